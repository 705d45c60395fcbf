"""Wat elke vraag over handhaving deelt: de verhuurder, wat er is bevonden, het beleid van de gemeente en het recht van de dag."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.reken.datums import jaren_verder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from huurstelsel.feiten.huur import Boete, Verhuurder
    from huurstelsel.huur.gemeente import Gemeente
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.uitkomst import Melding

BOETE, BESTUURSDWANG = "boete", "last_onder_bestuursdwang"
_ARTIKEL = re.compile(r"\bart(?:ikel|\.)?\s*(\d{1,2}[a-z]?)\b(?!:)", re.IGNORECASE)
_KORT = re.compile(r"(?:(?:Wgv|Wet goed verhuurderschap),?\s*)?(\d{1,2}[a-z]?)\b(?!:)", re.IGNORECASE)


class Bevinding(NamedTuple):
    """Een overtreding die uit de feiten volgt: het artikel van de Wgv en wat er mis is."""

    artikel: str
    zin: str


@dataclass(frozen=True, slots=True)
class Toezicht:
    """Het toezicht op één verhuurder, op één dag.

    Attributes:
        dag: dag waarop de overtreding wordt geconstateerd, een vergunning wordt gevraagd en een besluit bekend wordt gemaakt.
        p: parameters van het onderwerp `handhaving`.
        bevindingen: overtredingen die vaststaan.
        onbeslist: wat ontbreekt om over een mogelijke overtreding te beslissen.
        gemeente: haar beleid, als dat op de dag geldt.
    """

    dag: date
    verhuurder: Verhuurder
    p: Parameters
    bevindingen: tuple[Bevinding, ...] = ()
    onbeslist: tuple[Melding, ...] = ()
    gemeente: Gemeente | None = None

    def eerder(self, artikelen: str, jaren: str, *soorten: str) -> Sequence[Boete]:
        """Boetes en lasten van deze soorten voor een van de artikelen, in zoveel jaren vóór de dag; van oud naar nieuw.

        Args:
            artikelen, jaren: namen van parameters.
        """
        eerste, gezocht = jaren_verder(self.dag, -getattr(self.p, jaren)), getattr(self.p, artikelen)
        gevonden = (b for b in self.verhuurder.boetes if eerste <= b.datum < self.dag and b.soort in soorten)
        return sorted((b for b in gevonden if artikel_van(b.bepaling) in gezocht), key=lambda b: b.datum)

    def overtreedt(self, artikelen: str) -> tuple[Bevinding, ...]:
        """De bevindingen die over een van de artikelen gaan."""
        gezocht = getattr(self.p, artikelen)
        return tuple(b for b in self.bevindingen if b.artikel in gezocht)


def artikel_van(bepaling: str) -> str:
    """Het artikel in een bepaling: “art. 2a lid 1”, “Wgv art. 2a” en “2a” zijn 2a; leeg als er geen in staat."""
    gevonden = _ARTIKEL.search(bepaling) or _KORT.match(bepaling.strip())
    return gevonden[1].lower() if gevonden else ""
