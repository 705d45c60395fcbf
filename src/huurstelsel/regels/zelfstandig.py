"""Bijlage I.A: het waarderingsstelsel voor zelfstandige woonruimte, in de volgorde van berekening.

Eerst 1 tot en met 10, dan 11.1, 12, 11.2, 11.3 over de waardering als geheel, en hele punten: 11.2 telt 12 mee, 12 neemt 11.1 mee, en
11.3 begrenst het totaal. De volgorde van presentatie is die van de wet.
"""

from __future__ import annotations

from huurstelsel.regels import (  # noqa: F401 - importeren registreert de regels
    bijzonder,
    buitenruimte,
    energieprestatie,
    gehandicapten,
    gemeenschappelijk,
    keuken,
    oppervlakte,
    ruimten,
    sanitair,
    verwarming,
    woz,
)
from huurstelsel.regels.stelsel import Stap, Stelsel

_VOLGORDE = (
    "telt_als",
    "energieprestatie_kiezen",
    "oppervlakte_vertrekken",
    "oppervlakte_overige_ruimten",
    "verwarming",
    "energieprestatie",
    "keuken",
    "toilet",
    "wastafel",
    "bad_en_douche",
    "sanitairvoorzieningen",
    "gehandicapten",
    "buitenruimten",
    "zorgcomplex",
    "parkeerruimten",
    "woz_waarde",
    "woz_oppervlakte",
    "woz_punten",
    "bijzondere_voorzieningen",
    "zorgwoning",
    "woz_minimum",
    "rijksmonument",
    "woz_maximum",
    "zorgwoning_na_maximering",
    "ondergrens_186",
)

RUBRIEKEN: dict[int, tuple[str, str]] = {
    1: ("Oppervlakte van vertrekken", "Bhw bijlage I.A, rubriek 1"),
    2: ("Oppervlakte van overige ruimten", "Bhw bijlage I.A, rubriek 2"),
    3: ("Verkoeling en verwarming", "Bhw bijlage I.A, rubriek 3"),
    4: ("Energieprestatie", "Bhw bijlage I.A, rubriek 4"),
    5: ("Keuken", "Bhw bijlage I.A, rubriek 5"),
    6: ("Sanitair", "Bhw bijlage I.A, rubriek 6"),
    7: ("Woonvoorzieningen voor gehandicapten", "Bhw bijlage I.A, rubriek 7"),
    8: ("Buitenruimten", "Bhw bijlage I.A, rubriek 8"),
    9: ("Gemeenschappelijke vertrekken, overige ruimten en voorzieningen", "Bhw bijlage I.A, rubriek 9"),
    10: ("Gemeenschappelijke parkeerruimte", "Bhw bijlage I.A, rubriek 10"),
    11: ("Punten voor de WOZ-waarde", "Bhw bijlage I.A, rubriek 11"),
    12: ("Bijzondere voorzieningen", "Bhw bijlage I.A, rubriek 12"),
}
"""Nummer → (naam zoals de wet haar drukt, artikel)."""

STELSEL = Stelsel(
    naam="zelfstandig",
    volgorde=tuple(Stap(naam) for naam in _VOLGORDE),
    rubrieken=RUBRIEKEN,
    zonder_oppervlakte=(4, 5, 7, 8, 10),
    zonder_ruimten=(4, 7),
)
