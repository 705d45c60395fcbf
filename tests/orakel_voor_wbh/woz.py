"""Rubriek 9: 9.1 en 9.2; de maximering van 9.3 gaat over de waardering als geheel en staat in `slot`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.basis import Onbepaald, breuk, heel
from orakel_voor_wbh.ruimten import m2_overig, m2_vertrekken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.model import Document, Woning
    from orakel_voor_wbh.basis import Keuzes
    from orakel_voor_wbh.ruimten import Plek


@dataclass(frozen=True)
class Bedragen:
    """Euro per punt (I), euro per m² per punt (II) en voor kleine woningen, en de minimumwaarde."""

    i: int
    ii: int
    klein: int
    minimum: int


BEDRAGEN = (  # 9.1, met ingang van; de bedragen van de peildatum, uit welk jaar de WOZ-waarde ook is
    (date(2023, 7, 1), Bedragen(14146, 222, 94, 71602)),
    (date(2022, 7, 1), Bedragen(12090, 189, 80, 61198)),
)
_BIJLAGE_III = (
    "Aalsmeer|Amersfoort|Amstelveen|Amsterdam|Baarn|Beemster|Bunnik|Bunschoten|De Bilt|De Ronde Venen|Diemen|Edam-Volendam|"
    "Eemnes|Graft-De Rijp|Haarlemmermeer|Houten|IJsselstein|Landsmeer|Leusden|Lopik|Montfoort|Nieuwegein|Oostzaan|"
    "Ouder-Amstel|Oudewater|Purmerend|Renswoude|Rhenen|Soest|Stichtse Vecht|Uithoorn|Utrecht|Utrechtse Heuvelrug|"
    "Veenendaal|Vijfheerenlanden|Waterland|Wijk bij Duurstede|Woerden|Woudenberg|Zeist"
)
BIJLAGE_III = set(_BIJLAGE_III.split("|"))
CODES = {"GM0363": "Amsterdam", "GM0344": "Utrecht", "GM0599": "Rotterdam", "GM0014": "Groningen"}
NIET_IN_BIJLAGE_III = {"Rotterdam", "Groningen", "Wormerland", "Zaanstad", "Gooise Meren", "Almere", None}
KLEIN_TOT = 40  # m²
KLEINE_NIEUWBOUW, MINIMUM_40 = range(2018, 2023), range(2015, 2020)
VEERTIG = Fraction(40)


def bedragen(peildatum: date) -> Bedragen:
    """De bedragen die op de peildatum gelden."""
    return next(b for vanaf, b in BEDRAGEN if peildatum >= vanaf)


def _waarde(woning: Woning, peildatum: date) -> Fraction:
    """De laatst vastgestelde waarde, als ware de bouw voltooid, en ten minste de minimumwaarde."""
    minimum = Fraction(bedragen(peildatum).minimum)
    gekend = [w for w in woning.woz_waarden if (w.vastgesteld or date(w.waardepeildatum.year + 1, 1, 1)) <= peildatum]
    if not gekend:
        return minimum
    woz = max(gekend, key=lambda w: w.waardepeildatum)
    return max(minimum, breuk(woz.waarde) * 100 / (woz.voortgang_bouw or 100))


def jaren_van_verbouw(woning: Woning) -> set[int]:
    """Jaren waarin verbouw naar de energieprestatie-eisen voor nieuwbouw gereedkwam."""
    return {r.jaar for r in woning.renovaties if r.voldoet_aan_nieuwbouweisen}


def jaren_van_bouw(woning: Woning) -> set[int]:
    """Bouwjaar en de jaren van zulke verbouw."""
    if woning.bouwjaar is None:
        raise Onbepaald
    return jaren_van_verbouw(woning) | {woning.bouwjaar}


def _in_bijlage_iii(gemeente: str | None) -> bool:
    naam = CODES.get(gemeente or "", gemeente)
    if naam not in BIJLAGE_III | NIET_IN_BIJLAGE_III:
        raise KeyError(naam)
    return naam in BIJLAGE_III


def m2(eigen: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Som van de oppervlakten van rubriek 1 en 2."""
    return m2_vertrekken(eigen, keuzes) + m2_overig(eigen)


def is_kleine_nieuwbouw(document: Document, eigen: Sequence[Plek], keuzes: Keuzes) -> bool:
    """9.1 onder a."""
    woning = document.woning
    klein = m2(eigen, keuzes) < KLEIN_TOT
    if not keuzes.is_standaard("kleine_woning_oppervlakte"):
        klein = woning.gebruiksoppervlakte is not None and woning.gebruiksoppervlakte < KLEIN_TOT
    return klein and _in_bijlage_iii(document.adres.gemeente) and bool(jaren_van_bouw(woning) & set(KLEINE_NIEUWBOUW))


def delers(document: Document, eigen: Sequence[Plek], peildatum: date, keuzes: Keuzes) -> tuple[int, int, int]:
    """Euro per punt, euro per m² per punt, en het aantal hele m²."""
    b = bedragen(peildatum)
    return b.i, b.klein if is_kleine_nieuwbouw(document, eigen, keuzes) else b.ii, heel(m2(eigen, keuzes))


def rubriek_9_1(document: Document, eigen: Sequence[Plek], peildatum: date, keuzes: Keuzes) -> Fraction:
    """Onderdeel I en II samen, afgerond op hele punten."""
    waarde = _waarde(document.woning, peildatum)
    per_punt, per_m2, oppervlakte = delers(document, eigen, peildatum, keuzes)
    tweede = waarde / oppervlakte / per_m2 if oppervlakte else Fraction(0)
    return Fraction(heel(waarde / per_punt + tweede))


def krijgt_minimum_40(woning: Woning, som: Fraction, keuzes: Keuzes) -> bool:
    """9.2, met `som` de punten van rubriek 1 tot en met 8 en 12."""
    getoetst = som if keuzes.is_standaard("grens_110") else Fraction(heel(som))
    return getoetst >= 110 and bool(jaren_van_bouw(woning) & set(MINIMUM_40))
