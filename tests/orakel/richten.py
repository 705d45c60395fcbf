"""Een zaak zo aanvullen dat een totaal of een aandeel precies op, of één cent naast, een grens van de wet uitkomt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import Any

from huurstelsel.feiten.model import Document
from orakel import Waardering, orakel
from orakel.basis import Keuzes
from orakel.ruimten import plekken
from orakel.woz import bedragen_en_m2

Woordenboek = dict[str, Any]
HOOGSTE_WAARDE = 10**11  # eurocenten


@dataclass(frozen=True)
class Zaak:
    """Wat een waardering nodig heeft: een document (als woordenboek), een peildatum en gekozen lezingen."""

    document: Woordenboek
    peildatum: date
    keuzes: dict[str, str] = field(default_factory=dict)

    def gelezen(self) -> Document:
        """Het document, gelezen."""
        return Document.model_validate(self.document)

    def verwacht(self) -> Waardering:
        """Wat het orakel vindt."""
        return orakel(self.gelezen(), self.peildatum, self.keuzes)

    def rest(self) -> Fraction:
        """Punten van alle rubrieken behalve 11."""
        return sum((p for nummer, p in self.verwacht().rubrieken.items() if nummer != 11), Fraction(0))


def _woz_bedragen(zaak: Zaak) -> tuple[int, int, int]:
    """Euro per punt, euro per m² per punt en m², bij een WOZ-waarde van de nieuwste waardepeildatum."""
    document = zaak.gelezen()
    return bedragen_en_m2(document, plekken(document), zaak.peildatum.year - 1, Keuzes(zaak.keuzes))


def richt_rest(zaak: Zaak, doel: Fraction) -> None:
    """Vul met een woonvoorziening van € 332 per punt aan tot rubriek 1 tot en met 10 en 12 samen `doel` geven."""
    tekort = doel - zaak.rest()
    if tekort > 0:
        kosten = tekort * 332 + 1  # één euro subsidie, want rubriek 7 vraagt gedeeltelijke subsidie
        ingreep = {"kosten": Decimal(kosten.numerator) / kosten.denominator, "subsidie": 1}
        zaak.document["woning"].setdefault("woonvoorzieningen_gehandicapten", []).append(ingreep)


def richt_woz(zaak: Zaak, punten: Fraction, naast: int) -> None:
    """Zet een WOZ-waarde die, op `naast` eurocenten na, `punten` oplevert in 11.1."""
    i, ii, m2 = _woz_bedragen(zaak)
    punten_per_cent = 1 / Fraction(100 * i) + (1 / Fraction(100 * m2 * ii) if m2 else 0)
    centen = round(punten / punten_per_cent) + naast
    if 0 < centen < HOOGSTE_WAARDE:
        waarde = {"waarde": Decimal(centen) / 100, "waardepeildatum": date(zaak.peildatum.year - 1, 1, 1)}
        zaak.document["woning"]["woz_waarden"] = [waarde]


def een_achtste(zaak: Zaak) -> Fraction:
    """Het laagste oneven aantal achtsten waar een WOZ-waarde in hele eurocenten precies op uitkomt, of nul."""
    i, ii, m2 = _woz_bedragen(zaak)
    teller, noemer = (100 * i * ii * m2, 8 * (i + ii * m2)) if m2 else (100 * i, 8)
    stap = noemer // gcd(noemer, teller)
    return Fraction(stap, 8) if stap % 2 else Fraction(0)
