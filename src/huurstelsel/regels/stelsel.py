"""Wat een stelsel is: regels in volgorde van berekening, en de rubrieken waarin hun posten verschijnen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from huurstelsel.fouten import GeenRecht
from huurstelsel.regels.regel import EERSTE, WBH, Regel, geldende
from huurstelsel.reken.getallen import KWART

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Stap:
    """Een regel in een stelsel; waar de wet naar een ander stelsel verwijst, met het eigen artikel en de eigen parameters."""

    naam: str
    artikel: str | None = None
    onderwerp: str | None = None
    gedeeld: int | None = None

    def op(self, peildatum: date) -> Regel:
        """De versie van de regel die op de peildatum geldt.

        Raises:
            GeenRecht: geen versie geldt.
        """
        regel = geldende(self.naam, peildatum)
        return replace(
            regel,
            artikel=self.artikel or regel.artikel,
            onderwerp=self.onderwerp or regel.onderwerp,
            gedeeld=self.gedeeld or regel.gedeeld,
        )


@dataclass(frozen=True, slots=True)
class Stelsel:
    """Een waarderingsstelsel van bijlage I.

    Attributes:
        naam: zoals in het document en in de tarieven.
        volgorde: de regels in volgorde van berekening.
        rubrieken: nummer → (naam zoals de wet haar drukt, artikel), in volgorde van presentatie.
        zonder_oppervlakte: rubrieken die niet van de oppervlakte van vertrekken of overige ruimten afhangen.
        zonder_ruimten: rubrieken die van geen enkele ruimte afhangen; zij staan vast als de ruimten niet zijn opgegeven.
        altijd_laag: de woonruimte valt bij elk puntental in het lage segment; de nieuwbouwopslag geldt dan niet.
        rubriek_stap: waarop de punten van een rubriek worden afgerond (1/PUNT), 0 als zij exact blijven.
        voor_wbh: het stelsel van vóór de Wet betaalbare huur.
    """

    naam: str
    volgorde: tuple[Stap, ...]
    rubrieken: dict[int, tuple[str, str]]
    zonder_oppervlakte: tuple[int, ...]
    zonder_ruimten: tuple[int, ...] = ()
    altijd_laag: bool = False
    rubriek_stap: int = KWART
    voor_wbh: bool = False


NAMEN = ("zelfstandig", "onzelfstandig", "woonwagen", "standplaats")


VOOR_WBH = {"zelfstandig": "zelfstandig_voor_wbh", "onzelfstandig": "onzelfstandig_voor_wbh"}


def stelsel(naam: str, rechtsdatum: date = WBH) -> Stelsel:
    """Het stelsel met deze naam zoals het op een datum geldt; de regels worden geladen als zij nodig zijn.

    Raises:
        GeenRecht: huurstelsel kent dit stelsel op die datum niet.
    """
    if rechtsdatum < WBH and (rechtsdatum < EERSTE or naam not in VOOR_WBH):
        eerste = EERSTE if naam in VOOR_WBH else WBH
        melding = (
            f"Voor {rechtsdatum} kent huurstelsel nog geen recht voor stelsel {naam}; het eerste geldt vanaf {eerste}."
        )
        raise GeenRecht(melding)
    module = VOOR_WBH[naam] if rechtsdatum < WBH else naam
    uit: Stelsel = import_module(f"huurstelsel.regels.{module}").STELSEL
    return uit
