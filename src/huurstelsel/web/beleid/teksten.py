"""De vaste teksten van de beleidspagina, uit `teksten.yaml`, in de taal van de bezoeker."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from huurstelsel.beleid.hervorming_doelen import Doel
    from huurstelsel.talen import Taal


@cache
def inhoud() -> dict[str, Any]:
    """Naam → [Nederlands, Engels]; van de Nederlandse teksten van het lab alleen het Engels."""
    gelezen: dict[str, Any] = yaml.safe_load((files(__package__) / "teksten.yaml").read_text(encoding="utf-8"))
    return gelezen


@dataclass(frozen=True, slots=True)
class Teksten:
    """De teksten in één taal."""

    taal: Taal

    def __call__(self, naam: str, **gaten: object) -> str:
        """Een vaste tekst, met de gaten ingevuld."""
        tekst: str = inhoud()["teksten"][naam][self.taal == "en"]
        return tekst.format(**gaten)

    def zin(self, zin: str) -> str:
        """Een zin die het lab in het Nederlands heeft: een aanname, of dat dit geen uitkomst van een ministerie is."""
        return zin if self.taal == "nl" else str(inhoud()["zinnen"][zin])

    def deel(self, naam: str) -> str:
        """Hoe een deel van een hervorming heet."""
        return naam if self.taal == "nl" else str(inhoud()["delen"][naam])

    def doel(self, doel: Doel) -> tuple[str, str]:
        """Hoe een getal van de brief heet, en waarom de uitkomst kan afwijken."""
        if self.taal == "nl":
            return doel.naam, doel.reden
        naam, reden = inhoud()["doelen"][doel.id]
        return naam, reden
