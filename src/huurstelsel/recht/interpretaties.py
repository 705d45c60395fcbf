"""Benoemde interpretaties van tekst die meer dan één lezing toelaat: naam, opties en de standaard; uitleg in docs/interpretaties.md."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import OnbekendeKeuze, bedoelde_u
from huurstelsel.recht.laden import lees_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=1)
def alle() -> Mapping[str, dict[str, Any]]:
    """Alle interpretaties zoals het bestand ze geeft: vraag, opties, standaard, effect, bepaling, waarom."""
    bestand = Path(__file__).parent / "interpretaties.yaml"
    interpretaties: dict[str, dict[str, Any]] = lees_yaml(bestand.read_text(encoding="utf-8"))
    return interpretaties


@lru_cache(maxsize=1)
def standaard() -> Mapping[str, str]:
    """Per interpretatie de waarde die geldt als niets is gekozen."""
    return {naam: str(velden["standaard"]) for naam, velden in alle().items()}


def controleer(naam: str, waarde: str) -> None:
    """Controleer een keuze.

    Raises:
        OnbekendeKeuze: naam of waarde bestaat niet.
    """
    if naam not in alle():
        melding = f"Er is geen interpretatie “{naam}”.{bedoelde_u(naam, alle())}"
        raise OnbekendeKeuze(melding)
    opties = [str(optie) for optie in alle()[naam]["opties"]]
    if waarde not in opties:
        melding = f"{naam} kent de waarden {', '.join(opties)}; niet “{waarde}”.{bedoelde_u(waarde, opties)}"
        raise OnbekendeKeuze(melding)
