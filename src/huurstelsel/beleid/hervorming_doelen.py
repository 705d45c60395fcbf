"""Wat de Kamerbrief van december 2022 over de voorraad schat, naast wat hier uitkomt; elk verschil met een mogelijke reden."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huurstelsel.beleid.hervorming_ingroei import groep
from huurstelsel.beleid.tellen import aantal, gemiddeld
from huurstelsel.recht.laden import lees_yaml

if TYPE_CHECKING:
    from fractions import Fraction

    from huurstelsel.beleid.tellen import Sommen, Telling

_BESTAND = Path(__file__).with_name("gegevens") / "doelen_hervorming.yaml"
HUREN = frozenset({"middenhuur_naar", "te_hoog", "te_hoog_laag", "te_hoog_midden", "cap_lager", "cap_al_lager"})
"""Maten die zonder bekende huren niets zeggen."""


@dataclass(frozen=True, slots=True)
class Doel:
    """Een gepubliceerd getal, en waarmee het hier is te vergelijken.

    Attributes:
        soort: aantal (woningen), gemiddeld (euro per maand), aandeel of aandeel_niet (procent van `over`).
        eigenaar: privaat, corporatie of leeg.
        reden: waarom de uitkomst ervan kan afwijken.
    """

    id: str
    naam: str
    waarde: int
    soort: str
    maat: str
    reden: str
    over: str = ""
    eigenaar: str = ""

    def uitkomst(self, telling: Telling) -> Fraction | None:
        """Hetzelfde getal op een voorraad; `None` als de voorraad er niets over zegt."""
        sommen = telling.alle if not self.eigenaar else _van(telling, self.eigenaar)
        if not sommen.get("woningen") or (self.maat in HUREN and not sommen.get("huur_bekend")):
            return None
        if self.soort == "aantal":
            return aantal(sommen, self.maat)
        if self.soort == "gemiddeld":
            centen = gemiddeld(sommen, f"{self.maat}_centen", self.maat)
            return None if centen is None else centen / 100
        deel = gemiddeld(sommen, self.maat, self.over)
        return None if deel is None else 100 * (1 - deel if self.soort == "aandeel_niet" else deel)


def _van(telling: Telling, eigenaar: str) -> Sommen:
    """De sommen van alle eigenaren van een groep samen."""
    uit: Sommen = Counter()
    for naam, sommen in telling.per.get("eigenaar", {}).items():
        if groep(naam) == eigenaar:
            uit.update(sommen)
    return uit


@cache
def _gegevens() -> dict[str, Any]:
    gelezen: dict[str, Any] = lees_yaml(_BESTAND.read_text(encoding="utf-8"))
    return gelezen


def doelen() -> tuple[Doel, ...]:
    """Alle doelen."""
    return tuple(Doel(**velden) for velden in _gegevens()["doelen"])


def bron() -> str:
    """Waar de doelen staan."""
    return str(_gegevens()["bron"])


def algemene_reden() -> str:
    """Waarom elke uitkomst kan afwijken."""
    return str(_gegevens()["algemeen"])
