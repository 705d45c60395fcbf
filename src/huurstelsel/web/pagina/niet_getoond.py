"""Welke feiten van een document het formulier niet laat zien; zij reizen mee en tellen mee."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from huurstelsel.web.pagina import vragen as v

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.web.pagina.formulier import Formulier

_NUMMER = re.compile(r"\[\d+\]")
_ALTIJD = {"id", "woning.ruimten[].id", "kamers[].id", "groepen"}
HOOGSTENS = 12


def niet_getoond(formulier: Formulier) -> list[str]:
    """De paden van ingevulde feiten die geen enkele stap laat zien, zonder volgnummers; hooguit twaalf."""
    bekend = _getoond()
    paden = dict.fromkeys(_NUMMER.sub("[]", pad) for pad in _bladeren(formulier.boom, ""))
    over = (pad for pad in paden if not _kent(bekend, pad))
    return list(dict.fromkeys(pad.replace("[]", "").removeprefix("woning.") for pad in over))[:HOOGSTENS]


def _kent(bekend: frozenset[str], pad: str) -> bool:
    zonder_kamer = re.sub(r"^kamers\[\]\.", "", pad)
    return (
        any(p in bekend for p in (pad, zonder_kamer, f"woning.{zonder_kamer}"))
        or pad.split(".", maxsplit=1)[0] in bekend
    )


@cache
def _getoond() -> frozenset[str]:
    """De paden van alle vragen, en wat zonder vraag bij het formulier hoort."""
    paden = set(_ALTIJD)
    for groep in (groep for stap in v.stappen().values() for groep in stap.groepen):
        paden |= {vraag.pad for vraag in groep.vragen}
        if groep.lijst is not None:
            paden |= {f"{groep.lijst.pad}[].{vraag.pad}" for vraag in (*groep.lijst.vragen, *groep.lijst.meer)}
    ruimte = "woning.ruimten[]"
    paden |= {f"{ruimte}.eisen.{eis}" for eis in v.eisnamen()} | {
        f"{ruimte}.voorzieningen[]",
        f"{ruimte}.voorzieningen_onbekend[]",
        f"{ruimte}.gebruikers[]",
    }
    return frozenset(
        paden | {f"{ruimte}.voorzieningen[].{deel}" for deel in ("soort", "aantal", "lengte", "aaneengesloten")}
    )


def _bladeren(deel: object, pad: str) -> Iterator[str]:
    if isinstance(deel, dict):
        for naam, kind in deel.items():
            yield from _bladeren(kind, f"{pad}.{naam}".removeprefix("."))
    elif isinstance(deel, list):
        for i, kind in enumerate(deel):
            yield from _bladeren(kind, f"{pad}[{i}]")
    elif deel is not None:
        yield pad
