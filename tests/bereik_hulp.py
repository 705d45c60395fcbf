"""Wat de tests van een bereik delen: een woning om feiten uit weg te laten."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

DAG = "2026-07-01"


def woning_met(*ruimten: dict[str, Any], **woning: Any) -> dict[str, Any]:
    vast = [
        {"id": "wk", "soort": "woonkamer", "oppervlakte": 25, "verwarmd": "ja"},
        {"id": "bad", "soort": "badkamer", "oppervlakte": 4, "verwarmd": "ja", "voorzieningen": ["douche", "wastafel"]},
        {"id": "balkon", "soort": "balkon", "oppervlakte": 5},
    ]
    basis = {
        "woningtype": "meergezinswoning",
        "bouwjaar": 1980,
        "energieprestaties": [{"soort": "energielabel", "label": "B", "opnamedatum": "2022-05-01"}],
        "woz_waarden": [{"waarde": 200_000, "waardepeildatum": "2025-01-01"}],
    }
    return {"woning": {**basis, **woning, "ruimten": [*vast, *ruimten]}}


def met(document: dict[str, Any], *pad: str | int, waarde: Any) -> dict[str, Any]:
    anders = deepcopy(document)
    doel: Any = anders
    for stap in pad[:-1]:
        doel = doel[stap]
    doel[pad[-1]] = waarde
    return anders
