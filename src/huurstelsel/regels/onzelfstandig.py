"""Bijlage I.B: het waarderingsstelsel voor woonruimte die niet een zelfstandige woning vormt, in de volgorde van berekening.

De toelichting bij bijlage I.A is van overeenkomstige toepassing tenzij die bij I.B afwijkt. Zulke regels staan hier met het artikel en de
parameters van I.B; alleen wat I.B zelf regelt heeft een eigen regel. Punten van wat kamers op het adres delen, worden door de kamers
gedeeld en horen bij de eigen rubriek; wat met andere adressen wordt gedeeld, hoort in rubriek 8, 9, 10 of 12.
"""

from __future__ import annotations

from huurstelsel.regels import (  # noqa: F401 - importeren registreert de regels
    aftrek,
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
    woz_klasse,
)
from huurstelsel.regels.stelsel import Stap, Stelsel

_B = "Bhw bijlage I.B, rubriek"

RUBRIEKEN: dict[int, tuple[str, str]] = {
    1: ("Oppervlakte van vertrekken", f"{_B} 1"),
    2: ("Oppervlakte van overige ruimten", f"{_B} 2"),
    3: ("Verkoeling en verwarming", f"{_B} 3"),
    4: ("Energieprestatie", f"{_B} 4"),
    5: ("Keuken", f"{_B} 5"),
    6: ("Sanitair", f"{_B} 6"),
    7: ("Woonvoorzieningen voor gehandicapten", f"{_B} 7"),
    8: ("Buitenruimten", f"{_B} 8"),
    9: ("Gemeenschappelijke binnenruimten gedeeld met meerdere adressen", f"{_B} 9"),
    10: ("Gemeenschappelijke parkeerruimte", f"{_B} 10"),
    11: ("Punten voor de WOZ-waarde", f"{_B} 11"),
    12: ("Bijzondere voorzieningen", f"{_B} 12"),
    13: ("Aftrekpunten", f"{_B} 13"),
}
"""Nummer → (naam zoals de wet haar drukt, artikel)."""

_SANITAIR = "sanitair_onzelfstandig"

STELSEL = Stelsel(
    naam="onzelfstandig",
    volgorde=(
        Stap("telt_als"),
        Stap("energieprestatie_kiezen"),
        Stap("oppervlakte_vertrekken", f"{_B} 1"),
        Stap("oppervlakte_overige_ruimten", f"{_B} 2"),
        Stap("verwarming", f"{_B} 3"),
        Stap("energieprestatie_kamer"),
        Stap("keuken_kamer"),
        Stap("toilet", f"{_B} 6", _SANITAIR),
        Stap("wastafel", f"{_B} 6", _SANITAIR),
        Stap("bad_en_douche", f"{_B} 6", _SANITAIR),
        Stap("sanitairvoorzieningen", "Bhw bijlage I.B, onderdeel 6.2", _SANITAIR),
        Stap("gehandicapten", f"{_B} 7"),
        Stap("buitenruimten", f"{_B} 8", "buitenruimte_onzelfstandig"),
        Stap("zorgcomplex", "Beleidsboek onzelfstandige woonruimte 2.9.4 (uitgave 2025: 9.1)"),
        Stap("parkeerruimten", f"{_B} 10"),
        Stap("woz_klasse"),
        Stap("laadpaal_kamer"),
        Stap("zorgwoning", f"{_B} 12"),
        Stap("aftrek"),
        Stap("rijksmonument_kamer"),
    ),
    rubrieken=RUBRIEKEN,
    zonder_oppervlakte=(5, 7, 8, 10, 11),
    zonder_ruimten=(7, 11),
    altijd_laag=True,
)
