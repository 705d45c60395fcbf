"""De tabellen van de brief naast wat exact volgt, als tekst en als JSON."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huurstelsel.beleid import brief as b
from huurstelsel.beleid.afrondingen import volgens
from huurstelsel.reken.schrijven import decimaal, opsomming
from huurstelsel.uitleg.beleid.schrijven import GEEN_MINISTERIE, aantal, bedrag, procent
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from huurstelsel.beleid.afrondingen import Sleutel

GROOTHEDEN = {
    "stijging": "stijging 2010–2024",
    "grens": "grens in 2024",
    "maand": "verschil per maand in 2024",
    "jaar": "verschil per jaar in 2024",
    "totaal": "verschil 2010–2024",
}


def waarde(grootheid: str, getal: Fraction, decimalen: int) -> str:
    """Een uitkomst als bedrag, of als percentage bij de stijging."""
    return procent(getal, decimalen) if grootheid == "stijging" else bedrag(getal * 100, decimalen)


def gedrukt(cel: b.Cel) -> str:
    """Een cel zoals gedrukt."""
    return waarde(cel.grootheid, cel.gedrukt, 1 if cel.grootheid == "stijging" else 0)


def per_rij() -> list[b.Oordeel]:
    """De oordelen per rij van de tabellen."""
    volgorde = list(b.brief().rijen)
    return sorted(b.oordelen(), key=lambda o: volgorde.index(o.cel.reeks))


def als_tekst(breedte: int = 80, *, kleur: bool = False) -> str:
    """Cel voor cel: gedrukt, exact en oordeel; daaronder wat de afrondingen en een enkele andere cel verklaren."""
    blad = Blad(breedte, kleur=kleur)
    blad.alinea(f"{b.brief().titel}: tabellen 1 en 2", VET)
    blad.alinea(METHODE)
    blad.wit()
    rijen = [Rij(("Cel", "gedrukt", "exact", "oordeel"), nadruk=VET)]
    vorige = ""
    for o in per_rij():
        if o.cel.reeks != vorige:
            rijen.append(Rij((b.brief().rijen[o.cel.reeks],), nadruk=VET))
            vorige = o.cel.reeks
        cellen = (GROOTHEDEN[o.cel.grootheid], gedrukt(o.cel), waarde(o.cel.grootheid, o.exact, 2), o.oordeel)
        rijen.append(Rij(cellen, inspringen=2, vervolg=4))
    blad.tabel(rijen, rechts=(1, 2))
    for zin in zinnen():
        blad.wit()
        blad.alinea(zin)
    blad.wit()
    blad.alinea(GEEN_MINISTERIE, DOF)
    return "\n".join(blad.regels) + "\n"


METHODE = "Uit de percentages van tabel 1 en een grens van € 500 in 2010. Het percentage van een jaar verandert de grens van het jaar erna; niets is vooraf afgerond."


def zinnen() -> Iterator[str]:
    """Wat de cellen samen zeggen, als zinnen."""
    yield from _afrondingen()
    yield from _wettelijk()
    yield _plus_een()
    for anders in b.een_cel_anders("cpi+1"):
        yield _anders(anders)


def _afrondingen() -> Iterator[str]:
    cellen, tocht = b.zonder_opslag(), b.zoektocht()
    samen = len(tocht.met(cellen))
    yield (
        f"Van {aantal(len(tocht.treffers))} uniforme afrondingen {'geeft geen enkele' if not samen else f'geven er {samen}'} alle {len(cellen)} bedragen "
        f"van CPI + 0%, cao-lonen en koopwoningen samen; de beste geeft er {tocht.beste(cellen)}. Beproefd zijn: de grens elk jaar afgerond op 0,1, 1, 5, 10, "
        "25, 50 of 100 cent (rekenkundig, naar boven, naar beneden, half op even), zoals de wet doet, of niet; wat is gedrukt op zes manieren; en verschillen uit "
        "onafgeronde of uit gedrukte bedragen."
    )
    zonder_cpi = tocht.met(cellen - {("cpi", "grens")})
    if zonder_cpi:
        eerste = volgens(zonder_cpi[0], b.brief().reeksen(), b.brief().vraag)["cpi", "grens"]
        druk = opsomming(sorted({f"“{r.druk}”" for r in zonder_cpi}), "of")
        yield (
            f"{len(zonder_cpi)} afrondingen (gedrukt {druk}) geven alle bedragen van cao-lonen en koopwoningen, maar dan hoort bij CPI + 0% "
            f"€ {eerste} en niet de gedrukte {gedrukt(_cel(('cpi', 'grens')).cel)}."
        )


def _wettelijk() -> Iterator[str]:
    uit, cellen = b.bij_wettelijke_afronding(), b.zonder_opslag()
    goed = {o.cel.sleutel for o in b.oordelen() if o.oordeel == b.AFRONDING and uit[o.cel.sleutel] == o.cel.gedrukt}
    fout = [_cel(s) for s in _op_volgorde(s for s in cellen if uit[s] != _cel(s).cel.gedrukt)]
    erbij = opsomming(gedrukt(_cel(s).cel) for s in _op_volgorde(goed))
    anders = opsomming(f"{bedrag(_centen(uit[o.cel.sleutel]), 0)} waar {gedrukt(o.cel)} staat" for o in fout)
    yield (
        f"Rondt men de grens elk jaar af zoals de wet de huurtabellen (Bhw art. 12 lid 2), en volgen verschillen uit gedrukte bedragen, dan volgen ook {erbij}; "
        f"de totalen worden dan {anders}."
    )


def _plus_een() -> str:
    mis, gedrukt_ = b.niet_plus_een(), b.brief().plus_een
    if mis:
        return f"In tabel 1 is de kolom CPI + 1% in {opsomming(map(str, mis))} niet die van CPI + 0% plus 1."
    return f"In tabel 1 is elk van de {len(gedrukt_)} percentages van CPI + 1% dat van CPI + 0% plus 1, ook dat van 2015 ({procent(gedrukt_[2015])})."


def _anders(anders: b.Anders) -> str:
    exact = {o.cel.grootheid: o.exact for o in b.oordelen() if o.cel.reeks == "cpi+1"}
    volgt, past = (
        opsomming(waarde(g, uit[g], 1 if g == "stijging" else 2) for g in ("grens", "stijging", "totaal"))
        for uit in (exact, anders.uitkomsten)
    )
    return (
        f"De rij CPI + 1% volgt niet uit de percentages van tabel 1: daaruit volgen {volgt}. De gedrukte rij is te rijmen met {procent(anders.gelezen)} in "
        f"plaats van {procent(anders.gedrukt)} in {anders.jaar}: dat geeft {past}. Van alle percentages met één decimaal is dit de enige enkele cel "
        "waarvoor dat geldt. Of zij de verklaring is, blijkt niet uit de brief."
    )


def _cel(sleutel: Sleutel) -> b.Oordeel:
    return next(o for o in b.oordelen() if o.cel.sleutel == sleutel and o.cel.tabel == 2)


def _op_volgorde(sleutels: Iterable[Sleutel]) -> list[Sleutel]:
    alle = [o.cel.sleutel for o in per_rij()]
    return sorted(sleutels, key=alle.index)


def _centen(euro: int) -> Fraction:
    return Fraction(euro * 100)


def als_dict() -> dict[str, Any]:
    """De cellen en de zinnen als woordenboek voor JSON."""
    cellen = [
        {
            "tabel": o.cel.tabel,
            "rij": b.brief().rijen[o.cel.reeks],
            "grootheid": o.cel.grootheid,
            "gedrukt": decimaal(o.cel.gedrukt, 1),
            "exact": decimaal(o.exact, 6),
            "oordeel": o.oordeel,
        }
        for o in b.oordelen()
    ]
    return {
        "bron": b.brief().titel,
        "methode": METHODE,
        "cellen": cellen,
        "toelichting": list(zinnen()),
        "let_op": GEEN_MINISTERIE,
    }
