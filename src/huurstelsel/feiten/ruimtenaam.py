"""Hoe een ruimte in een zin heet: met haar eigen naam, of naar haar soort; een id zegt een lezer niets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.ruimte import Ruimte

_HET = {"balkon", "dakterras", "frans_balkon", "terras", "trappenhuis", "vertrek", "zoldervertrek"}


def soortnaam(soort: str) -> str:
    """Een soort ruimte als woord: woon-slaapkamer met open keuken."""
    return soort.replace("woon_slaap", "woon-slaap").replace("_", " ")


def in_zinnen(ruimten: Sequence[Ruimte]) -> list[str]:
    """Hoe elke ruimte in een zin heet: “Kamer aan de straat”, de keuken, of slaapkamer 2 als er meer van die soort zijn."""
    vaak, geteld, uit = Counter(r.soort for r in ruimten if not r.naam), Counter[str](), []
    for ruimte in ruimten:
        if ruimte.naam:
            uit.append(f"“{ruimte.naam}”")
            continue
        geteld[ruimte.soort] += 1
        naam = soortnaam(ruimte.soort)
        lidwoord = "het" if ruimte.soort in _HET else "de"
        uit.append(f"{naam} {geteld[ruimte.soort]}" if vaak[ruimte.soort] > 1 else f"{lidwoord} {naam}")
    return uit
