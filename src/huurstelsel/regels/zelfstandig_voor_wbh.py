"""Bijlage I.A vóór de Wet betaalbare huur, in de volgorde van berekening.

Eerst 1 tot en met 8, dan 9.1, 10, 12 en 14, en dan 9.2 en 9.3: 9.2 telt 12 mee, 12 neemt 9.1 en 10 mee, en 9.3 begrenst het totaal. Rubrieken
blijven exact; alleen de WOZ-punten en het totaal worden op hele punten afgerond. Punten van gemeenschappelijke ruimten worden over de
woningen verdeeld en horen bij hun eigen rubriek.
"""

from __future__ import annotations

from huurstelsel.regels import energieprestatie, oppervlakte  # noqa: F401 - importeren registreert de regels
from huurstelsel.regels.stelsel import Stap, Stelsel
from huurstelsel.regels.voor_wbh import (  # noqa: F401
    bijzonder,
    buitenruimte,
    keuken_en_sanitair,
    ruimten,
    verwarming,
    woz,
)
from huurstelsel.regels.voor_wbh import energieprestatie as energieprestatie_voor_wbh  # noqa: F401

_A = "Bhw bijlage I.A, rubriek"

RUBRIEKEN: dict[int, tuple[str, str]] = {
    1: ("Oppervlakte van vertrekken", f"{_A} 1"),
    2: ("Oppervlakte van overige ruimten", f"{_A} 2"),
    3: ("Verwarming", f"{_A} 3"),
    4: ("Energieprestatie", f"{_A} 4"),
    5: ("Keuken", f"{_A} 5"),
    6: ("Sanitair", f"{_A} 6"),
    7: ("Woonvoorzieningen voor gehandicapten", f"{_A} 7"),
    8: ("Privé-buitenruimten", f"{_A} 8"),
    9: ("Punten voor de WOZ-waarde", f"{_A} 9"),
    10: ("Punten bij renovatie", f"{_A} 10"),
    12: ("Bijzondere voorzieningen", f"{_A} 12"),
    14: ("Rijksmonument", f"{_A} 14"),
}
"""Nummer → (naam zoals de wet haar drukte, artikel); 11 en 13 waren vervallen."""

STELSEL = Stelsel(
    naam="zelfstandig",
    volgorde=(
        Stap("telt_als"),
        Stap("energieprestatie_kiezen"),
        Stap("oppervlakte_vertrekken", gedeeld=1),
        Stap("oppervlakte_overige_ruimten", gedeeld=2),
        Stap("verwarming"),
        Stap("energieprestatie"),
        Stap("keuken"),
        Stap("toilet"),
        Stap("wastafel"),
        Stap("bad_en_douche"),
        Stap("gehandicapten"),
        Stap("buitenruimten"),
        Stap("woz_waarde"),
        Stap("woz_oppervlakte"),
        Stap("woz_punten"),
        Stap("renovatiebedragen"),
        Stap("zorgprocent"),
        Stap("grens_110"),
        Stap("renovatie"),
        Stap("zorgwoning"),
        Stap("rijksmonument"),
        Stap("woz_minimum"),
        Stap("woz_maximum"),
    ),
    rubrieken=RUBRIEKEN,
    zonder_oppervlakte=(4, 5, 7, 8, 14),
    zonder_ruimten=(4, 7, 14),
    rubriek_stap=0,
    voor_wbh=True,
)
