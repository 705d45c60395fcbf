"""Indexatie van de maximale huurprijsgrens als tekst en als JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.beleid.indexatie import dalingen, stijging, tegen_lonen
from huurstelsel.beleid.indexatie import verschillen as _verschillen
from huurstelsel.beleid.samenspel import BEGIN, DAALT, GRENS, VERHOGING
from huurstelsel.reken.schrijven import decimaal, nederlands, opsomming
from huurstelsel.uitleg.beleid.schrijven import GEEN_MINISTERIE, bedrag, procent
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from huurstelsel.beleid.indexatie import Vraag
    from huurstelsel.beleid.reeksen import Reeks
    from huurstelsel.beleid.samenspel import Stap

    Loop = tuple[Reeks, Mapping[int, Fraction]]
    """Een reeks met de grens van elk jaar."""

METHODE = "Het percentage van een jaar verandert de grens van het jaar erna"
GEEN_BEGIN = "De grens begint boven € 0."
DOOR = {BEGIN: "begin", VERHOGING: "de verhoging", GRENS: "de grens", DAALT: "moet omlaag naar de grens"}


def als_tekst(
    lopen: Sequence[Loop], vraag: Vraag, lonen: Reeks | None, breedte: int = 80, *, kleur: bool = False
) -> str:
    """Per jaar de grens met elke reeks, wat elke volgende reeks per jaar meer geeft dan de eerste, waar de grens daalt, en de grens tegen de lonen."""
    blad = Blad(breedte, kleur=kleur)
    blad.alinea(f"Maximale huurprijsgrens van {bedrag(vraag.begin)} in {vraag.van}, tot en met {vraag.tot_en_met}", VET)
    blad.alinea(f"{METHODE}; {vraag.afronding.naam}{_eenmalig(vraag)}.")
    blad.wit()
    _grenzen(blad, lopen, vraag)
    if len(lopen) > 1:
        _verschil(blad, lopen, vraag)
    _dalingen(blad, lopen)
    if lonen is not None:
        _lonen(blad, lopen, lonen)
    blad.wit()
    blad.alinea(GEEN_MINISTERIE, DOF)
    return "\n".join(blad.regels) + "\n"


def _eenmalig(vraag: Vraag) -> str:
    delen = [
        f"de puntprijs in {jaar} eenmalig {nederlands(p, hoogstens=4)}% hoger"
        for jaar, p in (vraag.eenmalig or {}).items()
    ]
    return f"; {opsomming(delen)}" if delen else ""


def _grenzen(blad: Blad, lopen: Sequence[Loop], vraag: Vraag) -> None:
    rijen = [Rij(("Jaar", *(reeks.id for reeks, _ in lopen)), nadruk=VET)]
    rijen += [Rij((str(jaar), *(bedrag(stand[jaar]) for _, stand in lopen))) for jaar in vraag.jaren]
    rijen.append(Rij(("Stijging", *(procent(stijging(stand), 2) for _, stand in lopen)), nadruk=VET))
    blad.tabel(rijen, rechts=range(1, len(lopen) + 1))


def _verschil(blad: Blad, lopen: Sequence[Loop], vraag: Vraag) -> None:
    basis, stand_basis = lopen[0]
    blad.wit()
    blad.alinea(f"Ten opzichte van {basis.id}, bij een huur gelijk aan de grens", VET)
    rijen = [
        Rij(
            ("", f"maand in {vraag.tot_en_met}", f"jaar {vraag.tot_en_met}", f"{vraag.van}–{vraag.tot_en_met}"),
            nadruk=VET,
        )
    ]
    rijen += [
        Rij((reeks.naam, *(bedrag(x) for x in _verschillen(stand, stand_basis)[-1][1:])), vervolg=2)
        for reeks, stand in lopen[1:]
    ]
    blad.tabel(rijen, rechts=(1, 2, 3))
    for reeks, stand in lopen[1:]:
        blad.wit()
        rijen = [Rij((f"{reeks.id}, verschil met {basis.id}", "per maand", "per jaar", "opgeteld"), nadruk=VET)]
        rijen += [Rij((str(v.jaar), *(bedrag(x) for x in v[1:]))) for v in _verschillen(stand, stand_basis)]
        blad.tabel(rijen, rechts=(1, 2, 3))


def _dalingen(blad: Blad, lopen: Sequence[Loop]) -> None:
    for reeks, stand in lopen:
        gedaald = [f"{jaar} ({bedrag(daling)})" for jaar, daling in dalingen(stand).items()]
        if gedaald:
            blad.wit()
            blad.alinea(f"Met {reeks.id} daalt de grens in {opsomming(gedaald)}: een huur op de grens moet dan omlaag.")


def _lonen(blad: Blad, lopen: Sequence[Loop], lonen: Reeks) -> None:
    blad.wit()
    blad.alinea(
        f"De grens tegen de lonen ({lonen.id}); {min(lopen[0][1])} is 100, boven 100 is de huur duurder geworden", VET
    )
    standen = [tegen_lonen(stand, lonen) for _, stand in lopen]
    rijen = [Rij(("Jaar", *(reeks.id for reeks, _ in lopen)), nadruk=VET)]
    rijen += [Rij((str(jaar), *(nederlands(s[jaar], 1, 1) for s in standen))) for jaar in standen[0]]
    blad.tabel(rijen, rechts=range(1, len(lopen) + 1))


def samenspel_als_tekst(
    delen: Sequence[tuple[Reeks, Sequence[Stap]]], welke: str, breedte: int = 80, *, kleur: bool = False
) -> str:
    """Per reeks de loop van een huur die elk jaar zo hoog wordt als de verhoging en de grens toelaten."""
    blad = Blad(breedte, kleur=kleur)
    for reeks, stappen in delen:
        blad.alinea(
            f"Grens met {reeks.id}, verhoging {welke}: een huur van {bedrag(stappen[0].huur)} in {stappen[0].jaar}", VET
        )
        blad.wit()
        rijen = [Rij(("Jaar", "grens", "mocht worden", "huur", "onder de grens", "bepaald door"), nadruk=VET)]
        rijen += [
            Rij((str(s.jaar), *(bedrag(x) for x in (s.grens, s.mocht, s.huur, s.onbenut)), DOOR[s.door]))
            for s in stappen
        ]
        blad.tabel(rijen, rechts=(1, 2, 3, 4))
        blad.wit()
    blad.alinea(GEEN_MINISTERIE, DOF)
    return "\n".join(blad.regels) + "\n"


def als_dict(lopen: Sequence[Loop], vraag: Vraag, lonen: Reeks | None) -> dict[str, Any]:
    """Alles als woordenboek voor JSON: bedragen als decimale tekst in euro, met zes decimalen."""
    basis = lopen[0][1]
    return {
        "afronding": vraag.afronding.naam,
        "eenmalig_procent": {str(jaar): decimaal(p, 6) for jaar, p in (vraag.eenmalig or {}).items()},
        "basis": lopen[0][0].id,
        "reeksen": [_reeks(reeks, stand, basis, lonen) for reeks, stand in lopen],
        "let_op": GEEN_MINISTERIE,
    }


def _reeks(
    reeks: Reeks, stand: Mapping[int, Fraction], basis: Mapping[int, Fraction], lonen: Reeks | None
) -> dict[str, Any]:
    indexen = {} if lonen is None else tegen_lonen(stand, lonen)
    jaren = [
        {
            "jaar": v.jaar,
            "grens": _euro(stand[v.jaar]),
            "verschil_per_maand": _euro(v.maand),
            "verschil_per_jaar": _euro(v.per_jaar),
            "verschil_totaal": _euro(v.totaal),
            **({"tegen_lonen": decimaal(indexen[v.jaar], 4)} if indexen else {}),
        }
        for v in _verschillen(stand, basis)
    ]
    gedaald = {str(jaar): _euro(daling) for jaar, daling in dalingen(stand).items()}
    kop = {"id": reeks.id, "naam": reeks.naam, "bron": reeks.bron, "stijging_procent": decimaal(stijging(stand), 6)}
    return {**kop, "jaren": jaren, "dalingen": gedaald}


def samenspel_als_dict(delen: Sequence[tuple[Reeks, Sequence[Stap]]], welke: str) -> dict[str, Any]:
    """De huurlopen als woordenboek voor JSON."""
    return {
        "verhoging": welke,
        "reeksen": [
            {
                "id": reeks.id,
                "jaren": [
                    {
                        "jaar": s.jaar,
                        "grens": _euro(s.grens),
                        "mocht": _euro(s.mocht),
                        "huur": _euro(s.huur),
                        "door": DOOR[s.door],
                    }
                    for s in stappen
                ],
            }
            for reeks, stappen in delen
        ],
        "let_op": GEEN_MINISTERIE,
    }


def _euro(centen: Fraction) -> str:
    return decimaal(centen / 100, 6)
