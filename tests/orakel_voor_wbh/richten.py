"""Een zaak zo aanvullen dat een oppervlakte, een waarde of een totaal precies op, of net naast, een grens van de wet uitkomt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, gcd
from typing import Any

from huurstelsel.feiten.model import Document
from orakel.ruimten import BUITENRUIMTEN
from orakel_voor_wbh import Keuzes, Waardering, orakel
from orakel_voor_wbh.ruimten import PRIVE, Plek, binnen, m2_vertrekken, plekken
from orakel_voor_wbh.slot import is_zorgwoning
from orakel_voor_wbh.woz import delers

Woordenboek = dict[str, Any]
HOOGSTE_WAARDE = 10**11  # eurocenten
HOOGSTE_KOSTEN = 10**9
CENTEN_PER_PUNT = 22_689
BERGING = {Fraction(1, 4): 3, Fraction(1, 2): 2, Fraction(3, 4): 5}  # m² die zoveel boven hele punten geven


@dataclass(frozen=True)
class Zaak:
    """Wat een waardering nodig heeft: een document (als woordenboek), een peildatum en gekozen lezingen."""

    document: Woordenboek
    peildatum: date
    keuzes: dict[str, str] = field(default_factory=dict)

    @property
    def woning(self) -> Woordenboek:
        """De woning, om aan te vullen."""
        woning: Woordenboek = self.document["woning"]
        return woning

    def gelezen(self) -> Document:
        """Het document, gelezen."""
        return Document.model_validate(self.document)

    def eigen(self) -> list[Plek]:
        """De privéruimten binnen."""
        return binnen(plekken(self.gelezen())).get(PRIVE, [])

    def verwacht(self) -> Waardering:
        """Wat het orakel vindt."""
        return orakel(self.gelezen(), self.peildatum, self.keuzes)

    def som(self, *rubrieken: int) -> Fraction:
        """Punten van deze rubrieken samen."""
        punten = self.verwacht().rubrieken
        return sum((punten[nummer] for nummer in rubrieken), Fraction(0))


def richt_vertrekken(zaak: Zaak, doel: Fraction) -> None:
    """Vul met een koude, lege privékeuken aan tot er privé exact `doel` m² vertrek is, vóór afronding op hele m²."""
    tekort = doel - m2_vertrekken(zaak.eigen(), Keuzes(zaak.keuzes))
    if tekort > 0 and (tekort * 10**6).denominator == 1:
        keuken = {"soort": "keuken", "oppervlakte": Decimal(int(tekort * 10**6)) / 10**6, "verwarmd": False}
        zaak.woning["ruimten"] = [*zaak.woning.get("ruimten", []), keuken]


def richt_buiten(zaak: Zaak, delen: list[Decimal]) -> None:
    """Maak van de privé-buitenruimten, behalve carports, een vide, en geef de woning tuinen van deze oppervlakten."""
    weg = BUITENRUIMTEN - {"carport"}
    over = [
        r | {"soort": "vide"} if r["soort"] in weg and r.get("gedeeld_met_adressen", 1) == 1 else r
        for r in zaak.woning.get("ruimten", [])
    ]
    zaak.woning["ruimten"] = over + [{"soort": "tuin", "oppervlakte": deel} for deel in delen]


def vul_aan(zaak: Zaak, tekort: Fraction, naast: int) -> None:
    """Geef met een woonvoorziening, op `naast` eurocenten na, zoveel punten erbij; de 35% van een zorgwoning meegerekend."""
    punten = tekort / Fraction("1.35") if is_zorgwoning(zaak.gelezen().woning) else tekort
    centen = ceil(punten * CENTEN_PER_PUNT) + naast
    if 0 < centen < HOOGSTE_KOSTEN:
        ingreep = {"kosten": Decimal(centen) / 100}
        eerder = zaak.woning.get("woonvoorzieningen_gehandicapten", [])
        zaak.woning["woonvoorzieningen_gehandicapten"] = [*eerder, ingreep]


def richt_som(zaak: Zaak, doel: Fraction, naast: int, *rubrieken: int) -> None:
    """Vul aan tot deze rubrieken samen `doel` geven; een berging brengt eerst de kwarten op hun plaats."""
    breukdeel = (doel - zaak.som(*rubrieken)) % 1
    if breukdeel in BERGING:
        berging = {"soort": "berging", "oppervlakte": BERGING[breukdeel], "verwarmd": False}
        zaak.woning["ruimten"] = [*zaak.woning.get("ruimten", []), berging]
    vul_aan(zaak, doel - zaak.som(*rubrieken), naast)


def _punten_per_cent(zaak: Zaak) -> Fraction:
    i, ii, m2 = delers(zaak.gelezen(), zaak.eigen(), zaak.peildatum, Keuzes(zaak.keuzes))
    return 1 / Fraction(100 * i) + (1 / Fraction(100 * m2 * ii) if m2 else 0)


def richt_woz(zaak: Zaak, punten: Fraction, naast: int) -> None:
    """Zet de laagste WOZ-waarde die, op `naast` eurocenten na, vóór afronding `punten` oplevert in 9.1."""
    centen = ceil(punten / _punten_per_cent(zaak)) + naast
    if 0 < centen < HOOGSTE_WAARDE:
        waardepeildatum = date(zaak.peildatum.year - 1, 1, 1)
        zaak.woning["woz_waarden"] = [{"waarde": Decimal(centen) / 100, "waardepeildatum": waardepeildatum}]


def een_half(zaak: Zaak) -> Fraction:
    """Het laagste oneven aantal halve punten waar een WOZ-waarde in hele eurocenten precies op uitkomt, of nul."""
    per_cent = _punten_per_cent(zaak)
    stap = 2 * per_cent.numerator // gcd(2 * per_cent.numerator, per_cent.denominator)
    return Fraction(stap, 2) if stap % 2 else Fraction(0)
