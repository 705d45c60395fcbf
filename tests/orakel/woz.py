"""Rubriek 11: 11.1 en 11.2; de maximering van 11.3 gaat over de waardering als geheel en staat in `slot`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.basis import breuk, heel, kwart
from orakel.binnen import m2, m2_vertrekken
from orakel.buiten import m2_vak, parkeerplekken
from orakel.ruimten import is_overige_ruimte, prive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.model import Document, Woning
    from orakel.basis import Keuzes
    from orakel.ruimten import Plek


@dataclass(frozen=True)
class Bedragen:
    """Euro per punt (I), euro per m² per punt (II) en voor kleine woningen, en de minimumwaarde."""

    i: int
    ii: int
    klein: int
    minimum: int


BEDRAGEN = {  # jaar van de waardepeildatum; Bijlage I.A 11.1 en de jaarlijkse regelingen
    2019: Bedragen(10289, 160, 68, 52085),
    2020: Bedragen(11041, 172, 73, 55888),
    2021: Bedragen(12090, 189, 80, 61198),
    2022: Bedragen(14146, 222, 94, 71602),
    2023: Bedragen(14543, 229, 97, 73607),
    2024: Bedragen(15329, 242, 103, 77582),
    2025: Bedragen(16954, 268, 114, 85806),
}
COROP_AMSTERDAM_UTRECHT = {
    "Amsterdam",
    "GM0363",
    "Amstelveen",
    "GM0362",
    "Utrecht",
    "GM0344",
    "Amersfoort",
    "GM0307",
}
BUITEN_HET_GEBIED = {"Rotterdam", "GM0599", "Groningen", "GM0014", None}
KLEIN_TOT = 40
KLEINE_NIEUWBOUW = range(2018, 2023)  # 11.1 onder a
NIEUWBOUW_MINIMUM_40 = range(2015, 2020)  # 11.2
TAXATIE = Fraction(85, 100)


def nieuwste_jaar(peildatum: date) -> int:
    """Waardepeiljaar van de nieuwste kolom: per 1 juli 2024 is dat 2023, daarna elk 1 januari één jaar later."""
    return peildatum.year - 1


def _waarde_en_jaar(woning: Woning, peildatum: date) -> tuple[Fraction, int]:
    """De laatst vastgestelde waarde, anders 85% van de taxatie, anders het minimum; met het jaar van de bedragen."""
    gekend = [w for w in woning.woz_waarden if (w.vastgesteld or date(w.waardepeildatum.year + 1, 1, 1)) <= peildatum]
    if gekend:
        woz = max(gekend, key=lambda w: w.waardepeildatum)
        return breuk(woz.waarde) * 100 / (woz.voortgang_bouw or 100), woz.waardepeildatum.year
    jaar = nieuwste_jaar(peildatum)
    if woning.taxatiewaarde is not None:
        return TAXATIE * breuk(woning.taxatiewaarde), jaar
    return Fraction(BEDRAGEN[jaar].minimum), jaar


def jaren_van_bouw(woning: Woning) -> set[int]:
    """Bouwjaar en de jaren van verbouw naar nieuwbouweisen (toelichting rubriek 11)."""
    jaren = {r.jaar for r in woning.renovaties if r.voldoet_aan_nieuwbouweisen}
    return jaren | ({woning.bouwjaar} if woning.bouwjaar is not None else set())


def _binnen(plekken: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Som van de oppervlakten van rubriek 1 en 2."""
    eigen = prive(plekken)
    return m2_vertrekken(eigen, keuzes) + m2(p for p in eigen if is_overige_ruimte(p))


def is_kleine_nieuwbouw(document: Document, plekken: Sequence[Plek], keuzes: Keuzes) -> bool:
    """11.1 onder a."""
    woning, gemeente = document.woning, document.adres.gemeente
    if gemeente not in COROP_AMSTERDAM_UTRECHT | BUITEN_HET_GEBIED:
        raise KeyError(gemeente)
    if keuzes.is_standaard("kleine_woning_oppervlakte"):
        klein = _binnen(plekken, keuzes) < KLEIN_TOT
    else:
        klein = woning.gebruiksoppervlakte is not None and woning.gebruiksoppervlakte < KLEIN_TOT
    return klein and gemeente in COROP_AMSTERDAM_UTRECHT and bool(jaren_van_bouw(woning) & set(KLEINE_NIEUWBOUW))


def _parkeren(plekken: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Oppervlakte van de parkeerplekken van type I."""
    totaal = Fraction(0)
    for plek in parkeerplekken(plekken):
        if plek.parkeertype == "I":
            deler = 1 if keuzes.is_standaard("woz_parkeerplek") else plek.adressen
            totaal += m2_vak(plek) * plek.delen[0].aantal / deler
    return totaal


def bedragen_en_m2(document: Document, plekken: Sequence[Plek], jaar: int, keuzes: Keuzes) -> tuple[int, int, int]:
    """Euro per punt, euro per m² per punt en het aantal hele m² bij een waarde uit `jaar`."""
    bedragen = BEDRAGEN[jaar]
    per_m2 = bedragen.klein if is_kleine_nieuwbouw(document, plekken, keuzes) else bedragen.ii
    return bedragen.i, per_m2, heel(_binnen(plekken, keuzes) + _parkeren(plekken, keuzes))


def rubriek_11_1(document: Document, plekken: Sequence[Plek], peildatum: date, keuzes: Keuzes) -> Fraction:
    """Onderdeel I en II samen, afgerond op kwarten."""
    waarde, jaar = _waarde_en_jaar(document.woning, peildatum)
    oudste = nieuwste_jaar(peildatum) - 1
    jaar = jaar if keuzes.is_standaard("woz_ouder") else max(jaar, oudste)
    per_punt, per_m2, oppervlakte = bedragen_en_m2(document, plekken, jaar, keuzes)
    tweede = waarde / oppervlakte / per_m2 if oppervlakte else Fraction(0)
    return kwart(waarde / per_punt + tweede)
