"""Het verslag over een gemaakte voorraad als tekst en als JSON."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huurstelsel.beleid.voorraad import marges
from huurstelsel.reken.schrijven import nederlands
from huurstelsel.uitleg.beleid.schrijven import GEEN_MINISTERIE
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.beleid.voorraad.verslag import Bereik, Gehaald, Groep, Rest, Verslag

GEMAAKT = "Gemaakte woningen, geen waarnemingen: wat geen gepubliceerde marge heeft, is een aanname."
_DECIMALEN = {"woningen": 0, "procent": 1, "m2": 1, "duizend euro": 0, "euro per maand": 0, "punten": 1}
_ERVOOR = {"duizend euro": "€\N{NO-BREAK SPACE}", "euro per maand": "€\N{NO-BREAK SPACE}"}
_ERNA = {"procent": "%", "m2": " m²", "duizend euro": ".000", "punten": " punten"}
_CIJFERS = 9


def als_tekst(v: Verslag, bestanden: Sequence[str], breedte: int = 80, *, kleur: bool = False) -> str:
    """Hoe ver de tabel van de marges ligt, de trekkingen van de tabel, en alles van de gepubliceerde cijfers."""
    blad = Blad(breedte, kleur=kleur)
    blad.alinea(f"Gemaakte voorraad: {nederlands(Fraction(v.rijen))} woningen, {v.trekkingen} trekkingen", VET)
    blad.alinea(GEMAAKT)
    blad.wit()
    _resten(blad, v)
    blad.wit()
    _groepen(blad, v)
    blad.wit()
    _doelen(blad, "Gepubliceerde cijfers waarop is geijkt", [g for g in v.doelen if g.doel.geijkt])
    blad.wit()
    _doelen(blad, "Gepubliceerde cijfers als toets", [g for g in v.doelen if not g.doel.geijkt])
    blad.wit()
    redenen = dict.fromkeys(g.doel.reden for g in v.doelen if g.doel.reden)
    blad.alinea("Waarom het kan verschillen", VET)
    for reden in redenen:
        blad.alinea(f"- {reden}")
    blad.wit()
    blad.alinea("Wat geen marge heeft", VET)
    for gat in marges.gaten():
        blad.alinea(f"- {gat.ontbreekt}. Wel bekend: {gat.bekend}. In de plaats: {gat.plaats}.")
    blad.wit()
    for bestand in bestanden:
        blad.alinea(f"Voorraad  {bestand}")
    blad.alinea(GEEN_MINISTERIE, DOF)
    return "\n".join(blad.regels) + "\n"


def _resten(blad: Blad, v: Verslag) -> None:
    blad.alinea(f"Geijkte tabel tegen de marges, na {v.rondes} rondes (delen per miljoen)", VET)
    rijen = [Rij(("Marge", "cellen", "grootste", "gemiddeld", "grens"), nadruk=VET)]
    rijen += [Rij(restrij(r)) for r in v.resten]
    blad.tabel(rijen, rechts=(1, 2, 3, 4))


def restrij(r: Rest) -> tuple[str, ...]:
    """Hoe ver de geijkte tabel van een marge ligt: cellen, grootste en gemiddelde afwijking en de grens, in delen per miljoen."""
    return (
        f"{r.naam} ({r.soort})",
        _getal(r.cellen, 0),
        *(_getal(x * 1e6, 1) for x in (r.grootste, r.gemiddeld, r.grens)),
    )


def _groepen(blad: Blad, v: Verslag) -> None:
    blad.alinea("Trekking tegen de tabel (procent)", VET)
    rijen = [Rij(("Groep", "cellen", "grootste afwijking", "gemiddelde afwijking"), nadruk=VET)]
    rijen += [Rij(groeprij(g)) for g in v.groepen]
    blad.tabel(rijen, rechts=(1, 2, 3))


def groeprij(g: Groep) -> tuple[str, ...]:
    """Hoe ver een trekking van de tabel ligt: cellen, grootste en gemiddelde afwijking, in procenten."""
    return g.naam, _getal(g.cellen, 0), _procenten(g.grootste), _procenten(g.gemiddeld)


def _procenten(b: Bereik) -> str:
    return _van_tot(b.laagste * 100, b.hoogste * 100, 2)


def _doelen(blad: Blad, kop: str, doelen: Sequence[Gehaald]) -> None:
    blad.alinea(kop, VET)
    rijen = [Rij(("Cijfer", "jaar", "gepubliceerd", "voorraad", "verschil"), nadruk=VET)]
    rijen += [Rij(doelrij(g)) for g in doelen]
    blad.tabel(rijen, rechts=(1, 2, 3, 4))


def doelrij(g: Gehaald) -> tuple[str, ...]:
    """Een gepubliceerd cijfer met zijn jaar, naast de voorraad, en het verschil."""
    uitkomst = _met_eenheid(g.doel.eenheid, g.uitkomst.laagste, g.uitkomst.hoogste)
    gepubliceerd = _met_eenheid(g.doel.eenheid, g.doel.waarde, g.doel.waarde)
    return g.doel.naam, g.doel.datum[:4], gepubliceerd, uitkomst, f"{_getal(100 * g.afwijking, 1)}%"


def _met_eenheid(eenheid: str, laagste: float, hoogste: float) -> str:
    ervoor, erna = _ERVOOR.get(eenheid, ""), _ERNA.get(eenheid, "")
    laag, hoog = (_getal(waarde, _DECIMALEN[eenheid]) for waarde in (laagste, hoogste))
    if laag == hoog:
        return f"{ervoor}{laag}{erna}"
    tussen = erna if eenheid == "duizend euro" else ""
    return f"{ervoor}{laag}{tussen} – {hoog}{erna}"


def _van_tot(laagste: float, hoogste: float, decimalen: int) -> str:
    laag, hoog = _getal(laagste, decimalen), _getal(hoogste, decimalen)
    return laag if laag == hoog else f"{laag} – {hoog}"


def _getal(waarde: float, decimalen: int) -> str:
    """Een gemeten getal, afgerond; een schatting, dus nooit op de cent."""
    return nederlands(Fraction(round(waarde, decimalen)).limit_denominator(10**decimalen), decimalen, decimalen)


def als_dict(v: Verslag, bestanden: Sequence[str]) -> dict[str, Any]:
    """Alles als woordenboek voor JSON, met de bron van elk cijfer en elke marge."""
    return {
        "woningen": v.rijen,
        "trekkingen": v.trekkingen,
        "bestanden": list(bestanden),
        "rondes": v.rondes,
        "marges": [
            {
                "naam": r.naam,
                "soort": r.soort,
                "cellen": r.cellen,
                "grootste": _rond(r.grootste),
                "gemiddeld": _rond(r.gemiddeld),
                "grens": r.grens,
            }
            for r in v.resten
        ],
        "groepen": [
            {"naam": g.naam, "cellen": g.cellen, "grootste": _bereik(g.grootste), "gemiddeld": _bereik(g.gemiddeld)}
            for g in v.groepen
        ],
        "cijfers": [_cijfer(g) for g in v.doelen],
        "bronnen": marges.bronnen(),
        "gaten": [gat._asdict() for gat in marges.gaten()],
        "let_op": [GEMAAKT, GEEN_MINISTERIE],
    }


def _cijfer(g: Gehaald) -> dict[str, Any]:
    doel = g.doel
    vast = {"naam": doel.naam, "gepubliceerd": doel.waarde, "eenheid": doel.eenheid, "bron": doel.bron}
    rest = {"datum": doel.datum, "geijkt": doel.geijkt, "uitkomst": _bereik(g.uitkomst)}
    return {**vast, **rest, "afwijking": _rond(g.afwijking), "reden": doel.reden}


def _bereik(b: Bereik) -> dict[str, float]:
    return {naam: _rond(waarde) for naam, waarde in zip(b._fields, b, strict=True)}


def _rond(waarde: float) -> float:
    return float(f"{waarde:.{_CIJFERS}g}")
