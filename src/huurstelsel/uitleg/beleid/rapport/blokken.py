"""Waaruit een verslag bestaat: alinea's, lijsten, tabellen en figuren. Alles is tekst of een getal dat er al is; niets is opmaak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

LIJNEN, STAVEN, VLAK = "lijnen", "staven", "vlak"
BEREIK = " ("
"""Waarmee een bereik achter een getal begint; in een tabel komt het eronder."""


@dataclass(frozen=True, slots=True)
class Alinea:
    """Lopende tekst; met `nadruk` staat zij in een kader."""

    tekst: str
    nadruk: bool = False


@dataclass(frozen=True, slots=True)
class Lijst:
    """Zinnen onder elkaar, elk met een streepje."""

    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """Een tabel met een titel.

    Attributes:
        links: kolommen die links worden uitgelijnd; de andere zijn getallen.
        vet: rijen die een uitkomst samenvatten.
    """

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    links: tuple[int, ...] = (0,)
    vet: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Lijn:
    """Een reeks van een figuur.

    Attributes:
        waarden: een per punt langs de as, in de eenheid van de figuur; `None` waar er geen is.
        teksten: dezelfde waarden zoals een lezer ze ziet.
        bereik: laagste en hoogste per punt, waar er een bereik is.
    """

    naam: str
    waarden: tuple[float | None, ...]
    teksten: tuple[str, ...]
    bereik: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Figuur:
    """Een figuur met haar beschrijving en de tabel met dezelfde getallen.

    Attributes:
        soort: lijnen of staven langs `as_`; of een vlak, met een lijn per rij.
        beschrijving: wat iemand ziet, voor wie haar niet ziet.
        eenheid: bij de schaal.
    """

    titel: str
    soort: str
    beschrijving: str
    as_: tuple[str, ...]
    lijnen: tuple[Lijn, ...]
    tabel: Tabel
    eenheid: str = ""
    as_naam: str = ""


Blok: TypeAlias = Alinea | Lijst | Tabel | Figuur


@dataclass(frozen=True, slots=True)
class Deel:
    """Een hoofdstuk van een verslag, met hoe het is gerekend, wat is aangenomen en waar het vandaan komt."""

    titel: str
    blokken: tuple[Blok, ...]
    methode: tuple[str, ...] = ()
    aannamen: tuple[str, ...] = ()
    bronnen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verslag:
    """Een heel verslag.

    Attributes:
        opdracht: waarmee het opnieuw is te maken.
        kenmerken: naam → waarde: versie, vingerafdrukken van scenario en recht.
        scenario: de tekst van het scenario.
    """

    titel: str
    inleiding: str
    delen: tuple[Deel, ...]
    opdracht: str
    kenmerken: tuple[tuple[str, str], ...]
    scenario: str = ""
    let_op: str = ""

    def bronnen(self) -> Sequence[str]:
        """Alle bronnen, elk één keer."""
        return tuple(dict.fromkeys(bron for deel in self.delen for bron in deel.bronnen))
