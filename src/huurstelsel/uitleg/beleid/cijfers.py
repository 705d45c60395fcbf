"""Gedrukte cijfers met hun controle, als tekst en als JSON."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from huurstelsel.beleid.cijfers import AFRONDING, PRECIES, VOLGT_NIET
from huurstelsel.reken.schrijven import decimaal, nederlands
from huurstelsel.uitleg.beleid.schrijven import GEEN_MINISTERIE
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from huurstelsel.beleid.cijfers import Cijfer

UITLEG = (
    "“Volgt precies”: de gedrukte getallen geven het cijfer. “Binnen de afronding”: zij geven het als elk van hen mag zijn afgerond op zijn laatste cijfer. "
    "“Volgt niet”: ook dan niet; wat het wel verklaart kan elders staan."
)


def getal(c: Cijfer, waarde: Fraction, hoogstens: int = 2) -> str:
    """Een getal met zijn eenheid; een gedrukt cijfer houdt zijn decimalen."""
    decimalen = len(decimaal(c.stap, 4).partition(".")[2])
    tekst = nederlands(waarde, decimalen, max(hoogstens, decimalen))
    if c.eenheid == "euro":
        return f"€\N{NO-BREAK SPACE}{tekst}"
    return f"{tekst}%" if c.eenheid == "procent" else tekst


def tel(cijfers: Sequence[Cijfer]) -> str:
    """Hoeveel cijfers elk oordeel krijgen, als zin."""
    delen = (f"{sum(c.oordeel == oordeel for c in cijfers)} {oordeel}" for oordeel in (PRECIES, AFRONDING, VOLGT_NIET))
    return f"{len(cijfers)} cijfers: {', '.join(delen)}."


def als_tekst(cijfers: Sequence[Cijfer], breedte: int = 80, *, kleur: bool = False) -> str:
    """Per stuk elk cijfer met zijn som, wat die geeft, en het oordeel."""
    blad = Blad(breedte, kleur=kleur)
    blad.alinea("Gedrukte cijfers die op te tellen of te delen zijn", VET)
    blad.alinea(UITLEG)
    for stuk, deel in groupby(cijfers, key=lambda c: c.stuk):
        blad.wit()
        blad.alinea(f"{stuk.titel}, {stuk.datum}", VET)
        rijen = [Rij(("Cijfer", "gedrukt", "som geeft", "oordeel"), nadruk=VET)]
        noten = []
        for c in deel:
            kop = f"{c.wat[0].upper()}{c.wat[1:]}: {c.som}"
            rijen.append(Rij((kop, getal(c, c.gedrukt), getal(c, c.afgeleid.waarde), c.oordeel), vervolg=2))
            noten += [f"{c.som}: {c.toelichting}"] if c.toelichting else []
        blad.tabel(rijen, rechts=(1, 2))
        for noot in noten:
            blad.alinea(f"- {noot}", DOF)
    blad.wit()
    blad.alinea(tel(cijfers))
    blad.alinea(GEEN_MINISTERIE, DOF)
    return "\n".join(blad.regels) + "\n"


def als_dict(cijfers: Sequence[Cijfer]) -> dict[str, Any]:
    """De cijfers als woordenboek voor JSON."""
    rijen = [
        {
            "id": c.id,
            "stuk": c.stuk.titel,
            "datum": c.stuk.datum,
            "plaats": c.plaats,
            "wat": c.wat,
            "eenheid": c.eenheid,
            "gedrukt": decimaal(c.gedrukt, 4),
            "som": c.som,
            "som_geeft": decimaal(c.afgeleid.waarde, 4),
            "laagst": decimaal(c.afgeleid.laag, 4),
            "hoogst": decimaal(c.afgeleid.hoog, 4),
            "oordeel": c.oordeel,
            "toelichting": c.toelichting,
        }
        for c in cijfers
    ]
    return {"uitleg": UITLEG, "cijfers": rijen, "let_op": GEEN_MINISTERIE}
