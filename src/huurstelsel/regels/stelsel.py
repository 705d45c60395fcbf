"""Wat een stelsel is: regels in volgorde van berekening, en de rubrieken waarin hun posten verschijnen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from huurstelsel.regels.regel import Regel, geldende

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Stap:
    """Een regel in een stelsel; waar de wet naar een ander stelsel verwijst, met het eigen artikel en de eigen parameters."""

    naam: str
    artikel: str | None = None
    onderwerp: str | None = None

    def op(self, peildatum: date) -> Regel:
        """De versie van de regel die op de peildatum geldt.

        Raises:
            GeenRecht: geen versie geldt.
        """
        regel = geldende(self.naam, peildatum)
        return replace(regel, artikel=self.artikel or regel.artikel, onderwerp=self.onderwerp or regel.onderwerp)


@dataclass(frozen=True, slots=True)
class Stelsel:
    """Een waarderingsstelsel van bijlage I.

    Attributes:
        naam: zoals in het document en in de tarieven.
        volgorde: de regels in volgorde van berekening.
        rubrieken: nummer → (naam zoals de wet haar drukt, artikel), in volgorde van presentatie.
        zonder_oppervlakte: rubrieken die niet van de oppervlakte van vertrekken of overige ruimten afhangen.
        altijd_laag: de woonruimte valt bij elk puntental in het lage segment; de nieuwbouwopslag geldt dan niet.
    """

    naam: str
    volgorde: tuple[Stap, ...]
    rubrieken: dict[int, tuple[str, str]]
    zonder_oppervlakte: tuple[int, ...]
    altijd_laag: bool = False


NAMEN = ("zelfstandig", "onzelfstandig", "woonwagen", "standplaats")


def stelsel(naam: str) -> Stelsel:
    """Het stelsel met deze naam; de regels worden geladen als zij nodig zijn."""
    uit: Stelsel = import_module(f"huurstelsel.regels.{naam}").STELSEL
    return uit
