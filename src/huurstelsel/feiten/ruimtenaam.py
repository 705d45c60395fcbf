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


def nummers(ruimten: Sequence[Ruimte]) -> list[int]:
    """Het volgnummer van elke ruimte onder die met dezelfde naam, of zonder naam onder die van haar soort; 0 als zij de enige is."""
    heten = [(ruimte.naam, None if ruimte.naam else ruimte.soort) for ruimte in ruimten]
    vaak, geteld, uit = Counter(heten), Counter[tuple[str | None, str | None]](), []
    for heet in heten:
        geteld[heet] += 1
        uit.append(geteld[heet] if vaak[heet] > 1 else 0)
    return uit


def in_zinnen(ruimten: Sequence[Ruimte]) -> list[str]:
    """Hoe elke ruimte in een zin heet: “Kamer aan de straat”, de keuken, of slaapkamer 2 als er meer van die soort zijn."""
    return [_in_zin(ruimte, nummer) for ruimte, nummer in zip(ruimten, nummers(ruimten), strict=True)]


def _in_zin(ruimte: Ruimte, nummer: int) -> str:
    if ruimte.naam:
        return f"“{ruimte.naam}” ({nummer})" if nummer else f"“{ruimte.naam}”"
    naam = soortnaam(ruimte.soort)
    lidwoord = "het" if ruimte.soort in _HET else "de"
    return f"{naam} {nummer}" if nummer else f"{lidwoord} {naam}"
