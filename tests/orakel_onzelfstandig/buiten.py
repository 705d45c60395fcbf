"""Rubriek 8 en 10: buitenruimten en gemeenschappelijke parkeerplekken."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.basis import heel, honderdste
from orakel.buiten import parkeerplekken
from orakel.ruimten import BUITENRUIMTEN, MET_HEKWERK
from orakel_onzelfstandig.basis import groepeer

if TYPE_CHECKING:
    from orakel.ruimten import Plek
    from orakel_onzelfstandig.basis import Groep, Kamer, Keuzes

PRIVE, PRIVE_PER_M2 = 2, Fraction(35, 100)  # Bijlage I.B rubriek 8
GEMEENSCHAPPELIJK_PER_M2 = Fraction(3, 4)
HOOGSTENS = Fraction(15)
PARKEERPLEK = {"I": 9, "II": 6, "III": 4}  # Bijlage I.B rubriek 10
LAADPAAL = 2  # toelichting I.A rubriek 10


def _telt(plek: Plek, *, prive: bool) -> bool:
    e = plek.eisen
    eisen = [e.exclusief_gebruiksrecht]
    if plek.soort in MET_HEKWERK:
        eisen += [e.beloopbare_afwerking, e.valbeveiliging, e.toegang_via_deur]
    if not prive:
        eisen.append(e.minimumafmeting)
    return plek.soort in BUITENRUIMTEN and not plek.parkeertype and False not in eisen


def _m2(plekken: list[Plek], keuzes: Keuzes) -> Fraction:
    if keuzes.is_standaard("buitenruimte_afronding"):
        return Fraction(heel(sum((p.m2_afgerond for p in plekken), Fraction(0))))
    samen = sum((p.m2 for p in plekken), Fraction(0))
    return samen if keuzes["buitenruimte_afronding"] == "onafgerond" else honderdste(samen)


def _buitenruimten(groep: Groep, keuzes: Keuzes) -> Fraction:
    prive = groep.deler == 1
    telt = [p for p in groep.plekken if _telt(p, prive=prive)]
    if prive:
        return PRIVE + PRIVE_PER_M2 * _m2(telt, keuzes) if telt else Fraction(0)
    return GEMEENSCHAPPELIJK_PER_M2 * _m2(telt, keuzes) / groep.deler


def rubriek_8(kamer: Kamer) -> Fraction:
    """Privé 2 + 0,35 per m², gemeenschappelijk 0,75 per m² gedeeld; samen ten hoogste 15. Niets kost niets."""
    groepen = groepeer(kamer.alle, kamer.woning)
    return min(HOOGSTENS, sum((_buitenruimten(groep, kamer.keuzes) for groep in groepen), Fraction(0)))


def rubriek_10(kamer: Kamer) -> Fraction:
    """Punten per type en per parkeerplek met laadpaal, door de adressen en daarna door de kamers."""
    punten = Fraction(0)
    for groep in groepeer(parkeerplekken(kamer.alle), kamer.woning):
        for plek in groep.plekken:
            per_vak = PARKEERPLEK[str(plek.parkeertype)] + (LAADPAAL if plek.aantal("laadpaal") else 0)
            punten += Fraction(per_vak * plek.delen[0].aantal, groep.deler)
    return punten
