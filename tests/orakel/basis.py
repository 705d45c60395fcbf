"""Waar elk deel van het orakel op rust: de afrondingen van de wet, de keuzes en de uitkomst."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

HALF = Fraction(1, 2)

KEUZES: dict[str, tuple[str, ...]] = {
    "zorg_in_wozcap": ("ongemaximeerd", "gemaximeerd"),
    "rijksmonument_50_punten": ("na_de_cap", "voor_de_cap"),
    "nieuwbouwopslag_na_50_punten": ("met_50_punten", "zonder_50_punten"),
    "woz_parkeerplek": ("ongedeeld", "gedeeld"),
    "grens_110_rubrieken": ("1_10_en_12", "1_8_en_12"),
    "grens_110": ("exact", "afgerond"),
    "wozcap_bij_minimum_40": ("cap_geldt", "vrijgesteld"),
    "opname_op_peildatum": ("telt_niet", "telt"),
    "registratie_na_peildatum": ("telt", "telt_niet"),
    "ei_0_6": ("A++", "A+"),
    "wastafels_samen": ("afzonderlijk", "samen_anderhalf"),
    "wastafel_verkeersruimte": ("een", "geen"),
    "open_keuken_zonder_aanrecht": ("een_vertrek", "twee_vertrekken"),
    "maxima_rubriek_3_gedeeld": ("gelden", "gelden_niet"),
    "buitenruimte_afronding": ("hele_m2", "twee_decimalen", "onafgerond"),
    "kleine_woning_oppervlakte": ("wws", "gebruiksoppervlakte"),
    "rijks_en_gemeentelijk_monument": ("optellen", "hoogste"),
    "kast_op_verkeersruimte": ("telt_niet", "vertrek"),
    "zolder_aftrek": ("eenmaal", "per_zolder"),
    "grens_187": ("afgerond", "exact"),
    "minpunten_e": ("10d_voor_alles", "10d_alleen_labels"),
    "nieuwbouwopslag_segment": ("punten", "punten_of_aanvangshuur"),
    "woz_ouder": ("eigen_bedragen", "oudste_kolom"),
    "rubriek_7": ("naar_rato", "hele_bedragen"),
    "afronding_opslag": ("naar_beneden", "rekenkundig", "naar_boven"),
}
"""Naam → mogelijke waarden; de eerste is de standaard. De lezingen staan in docs/interpretaties.md; die over bedragen raken het orakel niet."""


class Onbepaald(Exception):
    """Een feit is niet opgegeven en de wet geeft geen uitgangspunt: de uitkomst is een bereik."""


class Keuzes:
    """De gekozen lezingen; wat niet is gekozen, heeft de standaard."""

    def __init__(self, gekozen: Mapping[str, str] | None = None) -> None:
        """Controleer dat elke keuze bestaat."""
        self._gekozen = dict(gekozen or {})
        for naam, waarde in self._gekozen.items():
            if waarde not in KEUZES[naam]:
                raise KeyError(naam, waarde)

    def is_standaard(self, naam: str) -> bool:
        """Of voor deze vraag de standaardlezing geldt."""
        return self[naam] == KEUZES[naam][0]

    def __getitem__(self, naam: str) -> str:
        """De gekozen waarde."""
        return self._gekozen.get(naam, KEUZES[naam][0])


@dataclass(frozen=True)
class Waardering:
    """Wat het orakel vindt.

    Attributes:
        rubrieken: punten per rubriek 1 tot en met 12, afgerond op kwarten; rubriek 11 na de maximering.
        woz_voor_cap: rubriek 11 na 11.1 en 11.2, vóór 11.3.
        totaal: de waardering vóór de afronding op hele punten, met de ondergrens van 186 en de 50 punten.
        punten: de waardering in hele punten.
        segment: laag, midden of hoog.
        opslagen: de percentages van art. 8a, oplopend.
    """

    rubrieken: dict[int, Fraction]
    woz_voor_cap: Fraction
    totaal: Fraction
    punten: int
    segment: str
    opslagen: tuple[int, ...]


def breuk(getal: Decimal | None) -> Fraction:
    """Exacte breuk; een onbekend getal is hier onbepaald."""
    if getal is None:
        raise Onbepaald
    return Fraction(getal)


def heel(getal: Fraction) -> int:
    """Op een heel getal: 0,5 of meer naar boven (toelichting rubriek 1, 2 en 11; slotopmerking)."""
    return floor(getal + HALF)


def honderdste(getal: Fraction) -> Fraction:
    """Op twee decimalen (toelichting rubriek 1 en 2: de oppervlakte per ruimte)."""
    return Fraction(heel(getal * 100), 100)


def kwart(punten: Fraction) -> Fraction:
    """Op 0,25 punt, een achtste naar boven (inleiding toelichting)."""
    return Fraction(heel(punten * 4), 4)
