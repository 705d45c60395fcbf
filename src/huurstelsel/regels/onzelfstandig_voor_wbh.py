"""Bijlage I.B zoals zij gold tot 1 juli 2024: het waarderingsstelsel voor onzelfstandige woonruimte, in de volgorde van berekening.

Een eigen stelsel van zeven rubrieken met een schaal van 1 tot en met 750 punten; de toelichting bij bijlage I.A geldt voor zover zij ook
daarop van toepassing is (art. 5 lid 1 onder c). Rubrieken blijven exact; alleen het totaal wordt op hele punten afgerond.
"""

from __future__ import annotations

from huurstelsel.regels import (  # noqa: F401 - importeren registreert de regels
    kamer_kwaliteit_voor_wbh,
    kamer_voor_wbh,
    kamer_voorzieningen_voor_wbh,
)
from huurstelsel.regels.stelsel import Stap, Stelsel

_B = "Bhw bijlage I.B, rubriek"

RUBRIEKEN: dict[int, tuple[str, str]] = {
    1: ("Oppervlakte", f"{_B} 1"),
    2: ("Verwarmingsmogelijkheden", f"{_B} 2"),
    3: ("Kookgelegenheid", f"{_B} 3"),
    4: ("Toilet", f"{_B} 4"),
    5: ("Wasgelegenheid", f"{_B} 5"),
    6: ("Kwaliteitsfactoren", f"{_B} 6"),
    7: ("Rijksmonument", f"{_B} 7"),
}
"""Nummer → (naam zoals de wet haar drukt, artikel); rubriek 1 heeft in de wet geen kop."""

STELSEL = Stelsel(
    naam="onzelfstandig",
    volgorde=(
        Stap("indeling_kamer_voor_wbh"),
        Stap("oppervlakte_kamer_voor_wbh"),
        Stap("verwarming_kamer_voor_wbh"),
        Stap("keuken_kamer_voor_wbh"),
        Stap("toilet_kamer_voor_wbh"),
        Stap("wasgelegenheid_kamer_voor_wbh"),
        Stap("kwaliteit_kamer_voor_wbh"),
        Stap("rijksmonument_kamer_voor_wbh"),
        Stap("aftrek_kamer_voor_wbh"),
    ),
    rubrieken=RUBRIEKEN,
    zonder_oppervlakte=(4, 5, 7),
    zonder_ruimten=(7,),
    altijd_laag=True,
    rubriek_stap=0,
    voor_wbh=True,
)
