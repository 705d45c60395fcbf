"""Waar elk deel van dit orakel op rust: de keuzes, de uitkomst en de groepen ruimten die evenveel adressen delen."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from orakel_voor_wbh.ruimten import Plek

RUBRIEKEN = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14)  # 11 en 13 zijn vervallen

KEUZES: dict[str, tuple[str, ...]] = {
    "opname_op_peildatum": ("telt_niet", "telt"),
    "registratie_na_peildatum": ("telt", "telt_niet"),
    "ei_0_6": ("A++", "A+"),
    "label_boven_a2": ("praktijk", "a_plus_plus"),
    "open_keuken_zonder_aanrecht": ("een_vertrek", "twee_vertrekken"),
    "verwarmde_verkeersruimte_voor_wbh": ("telt", "telt_niet"),
    "kast_op_verkeersruimte": ("telt_niet", "vertrek"),
    "zolder_aftrek": ("eenmaal", "per_zolder"),
    "kwaliteitsbijtelling": ("naar_rato", "hele_bedragen"),
    "rubriek_7": ("naar_rato", "hele_bedragen"),
    "buitenruimte_voor_wbh": ("onafgerond", "hele_m2"),
    "buitenruimte_boven_100": ("volle_stappen", "naar_rato"),
    "carport_als_buitenruimte": ("nee", "ja"),
    "kleine_woning_oppervlakte": ("wws", "gebruiksoppervlakte"),
    "grens_110": ("exact", "afgerond"),
    "grens_187": ("afgerond", "exact"),
    "wozcap_bij_minimum_40": ("cap_geldt", "vrijgesteld"),
    "renovatie_per_1000": ("naar_rato", "hele_bedragen"),
    "zorg_voor_wbh": ("tabel", "inleiding"),
    "afronding_opslag": ("naar_beneden", "rekenkundig", "naar_boven"),
}
"""Naam → mogelijke waarden; de eerste is de standaard. De lezingen staan in docs/interpretaties.md."""


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
        rubrieken: exacte punten per rubriek; alleen rubriek 9 is op hele punten, en na de maximering van 9.3.
        woz_voor_cap: rubriek 9 na 9.1 en 9.2, vóór 9.3.
        totaal: de waardering vóór de afronding op hele punten.
        punten: de waardering in hele punten.
        maximaal: maximale huurprijs in eurocenten, zonder de opslag van art. 8a.
        opslag: procenten van art. 8a.
        maximaal_met_opslag: maximale huurprijs in eurocenten, met de opslag.
        segment: gereguleerd of vrij.
    """

    rubrieken: dict[int, Fraction]
    woz_voor_cap: Fraction
    totaal: Fraction
    punten: int
    maximaal: int
    opslag: int
    maximaal_met_opslag: int
    segment: str


def per_bedrag(kosten: Fraction, euro: Fraction, keuzes: Keuzes, naam: str) -> Fraction:
    """Aantal keer dat `euro` in `kosten` gaat: naar rato, of in de andere lezing alleen hele keren."""
    keer = kosten / euro
    return keer if keuzes.is_standaard(naam) else Fraction(floor(keer))


def verdeeld(
    groepen: Mapping[tuple[int, str], Sequence[Plek]], punten: Callable[[Sequence[Plek]], Fraction]
) -> Fraction:
    """De punten van elke groep, evenredig verdeeld over haar adressen (inleiding toelichting)."""
    return sum((punten(groep) / adressen for (adressen, _), groep in groepen.items()), Fraction(0))
