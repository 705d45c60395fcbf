"""Een document als boom van woordenboeken en lijsten: opzoeken, zetten en wissen op een pad als `woning.ruimten[2].oppervlakte`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, TypeAlias

Boom: TypeAlias = dict[str, Any]

RUIMTEN = "woning.ruimten"
"""Het pad van de ruimten."""

_DEEL = re.compile(r"[^.\[\]]+|\[\d+\]")


def delen(pad: str) -> list[str | int]:
    """De stappen van een pad: namen van velden en plaatsen in een lijst."""
    return [int(deel[1:-1]) if deel.startswith("[") else deel for deel in _DEEL.findall(pad)]


def haal(boom: object, pad: str) -> Any:  # noqa: ANN401 - een waarde uit een document
    """De waarde op een pad, of `None` als zij er niet is."""
    hier: Any = boom
    for deel in delen(pad):
        if isinstance(deel, str) and isinstance(hier, dict):
            hier = hier.get(deel)
        elif isinstance(deel, int) and isinstance(hier, list) and deel < len(hier):
            hier = hier[deel]
        else:
            return None
    return hier


def zet(boom: Boom, pad: str, waarde: object) -> None:
    """Zet een waarde; groepen en lijsten op de weg erheen ontstaan vanzelf. Wat daar geen groep of lijst is, wordt vervangen."""
    *weg, laatste = delen(pad)
    hier: Any = boom
    for deel, volgende in pairwise([*weg, laatste]):
        soort = list if isinstance(volgende, int) else dict
        _maak_plaats(hier, deel)
        if not isinstance(hier[deel], soort):
            hier[deel] = soort()
        hier = hier[deel]
    _maak_plaats(hier, laatste)
    hier[laatste] = waarde


def _maak_plaats(hier: Any, deel: str | int) -> None:  # noqa: ANN401
    if isinstance(deel, int):
        hier.extend({} for _ in range(deel + 1 - len(hier)))
    else:
        hier.setdefault(deel, None)


def wis(boom: Boom, pad: str) -> None:
    """Haal een veld weg; een groep die daardoor leeg is verdwijnt ook, een regel van een lijst blijft staan."""
    *weg, laatste = delen(pad)
    ouder = haal(boom, schrijf(weg))
    if not isinstance(laatste, str) or not isinstance(ouder, dict):
        return
    ouder.pop(laatste, None)
    if not ouder and weg:
        wis(boom, schrijf(weg))


def schrijf(weg: list[str | int]) -> str:
    """Het pad van zijn stappen."""
    return "".join(f"[{deel}]" if isinstance(deel, int) else f".{deel}" for deel in weg).removeprefix(".")
