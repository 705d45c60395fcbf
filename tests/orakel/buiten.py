"""Rubriek 8 en 10: buitenruimten en gemeenschappelijke parkeerplekken."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.basis import Onbepaald, heel, honderdste
from orakel.ruimten import BUITENRUIMTEN, MET_HEKWERK, heeft_gebruiksrecht

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orakel.basis import Keuzes
    from orakel.ruimten import Plek

PRIVE, PRIVE_PER_M2 = 2, Fraction(35, 100)  # Bijlage I.A rubriek 8
GEDEELD_PER_M2 = Fraction(3, 4)
GEEN_BUITENRUIMTE, HOOGSTENS = -5, 15
PARKEERPLEK = {"I": 9, "II": 6, "III": 4}  # Bijlage I.A rubriek 10
LAADPAAL = 2
VAK = Fraction(12)  # toelichting rubriek 10: ten minste 12 m²


def _telt(plek: Plek) -> bool:
    e = plek.eisen
    eisen = [e.exclusief_gebruiksrecht]
    if plek.soort in MET_HEKWERK:
        eisen += [e.beloopbare_afwerking, e.valbeveiliging, e.toegang_via_deur]
    if plek.adressen > 1:
        eisen.append(e.minimumafmeting)
    return plek.soort in BUITENRUIMTEN and not plek.parkeertype and False not in eisen


def _m2(plekken: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    if keuzes.is_standaard("buitenruimte_afronding"):
        return Fraction(heel(sum((p.m2_afgerond for p in plekken), Fraction(0))))
    samen = sum((p.m2 for p in plekken), Fraction(0))
    return samen if keuzes["buitenruimte_afronding"] == "onafgerond" else honderdste(samen)


def rubriek_8(plekken: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Privé 2 + 0,35 per m²; gedeeld 0,75 per m² door het aantal adressen; niets: −5; samen ten hoogste 15."""
    telt = [p for p in plekken if _telt(p)]
    if not telt:
        return Fraction(GEEN_BUITENRUIMTE)
    eigen = [p for p in telt if p.adressen == 1]
    punten = PRIVE + PRIVE_PER_M2 * _m2(eigen, keuzes) if eigen else Fraction(0)
    for adressen, stel in {(p.adressen, p.stel) for p in telt if p.adressen > 1}:
        samen = [p for p in telt if (p.adressen, p.stel) == (adressen, stel)]
        punten += GEDEELD_PER_M2 * _m2(samen, keuzes) / adressen
    return min(Fraction(HOOGSTENS), punten)


def m2_vak(plek: Plek) -> Fraction:
    """Oppervlakte van één parkeerplek; niet opgegeven: 12 m² (beleidsboek 2.11.2)."""
    try:
        return plek.m2_afgerond
    except Onbepaald:
        return VAK


def _goed_vak(plek: Plek) -> bool:
    """Afgebakend, van de bewoners en onlosmakelijk; de maat is een andere eis (toelichting rubriek 10)."""
    e = plek.eisen
    return bool(plek.parkeertype) and False not in {
        e.afgebakend_vak,
        e.exclusief_gebruiksrecht,
        e.onroerende_aanhorigheid,
    }


def _groot_vak(plek: Plek) -> bool:
    ruimte = plek.delen[0]
    onbekend = plek.soort == "parkeerplek" and ruimte.oppervlakte is None and ruimte.lengte is None
    return onbekend or plek.m2 >= VAK


def parkeerplekken(plekken: Sequence[Plek]) -> list[Plek]:
    """Parkeerplekken die aan de eisen van rubriek 10 voldoen."""
    return [plek for plek in plekken if _goed_vak(plek) and _groot_vak(plek)]


def losse_laadpalen(plek: Plek) -> int:
    """Laadpalen voor rubriek 12: niet op een parkeerplek, of op een die alleen te klein is voor rubriek 10."""
    if not heeft_gebruiksrecht(plek) or (plek.parkeertype and (not _goed_vak(plek) or _groot_vak(plek))):
        return 0
    return plek.aantal("laadpaal") * plek.delen[0].aantal


def rubriek_10(plekken: Sequence[Plek]) -> Fraction:
    """Punten per type en per parkeerplek met laadpaal, gedeeld door het aantal adressen."""
    punten = Fraction(0)
    for plek in parkeerplekken(plekken):
        per_vak = PARKEERPLEK[str(plek.parkeertype)] + (LAADPAAL if plek.aantal("laadpaal") else 0)
        punten += Fraction(per_vak * plek.delen[0].aantal, plek.adressen)
    return punten
