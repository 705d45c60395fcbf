"""De aannamen van de gemaakte voorraad: `aannamen.yaml`, met wat een eigen bestand daarin verandert."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from huurstelsel.feiten.lezen import fout
from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u

if TYPE_CHECKING:
    from collections.abc import Iterator

BESTAND = Path(__file__).with_name("aannamen.yaml")

Boom = dict[str, Any]

_MAG_NEGATIEF = ("naar_", "samenhang", "stijging")


@cache
def _eigen() -> Boom:
    return dict(yaml.safe_load(BESTAND.read_text(encoding="utf-8")))


def aannamen(eigen: Path | None = None) -> Boom:
    """Alle aannamen; wat in `eigen` staat, vervangt wat hier staat.

    Raises:
        FeitenFout: het eigen bestand is geen YAML, of noemt iets wat hier niet bestaat of een andere vorm heeft; alle fouten tegelijk.
    """
    if eigen is None:
        return _eigen()
    try:
        boom = yaml.safe_load(eigen.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        fout("aannamen_onleesbaar", f"{eigen} is geen leesbaar YAML-bestand.")
    if not isinstance(boom, dict):
        fout("geen_groep", f"{eigen} bevat geen aannamen.")
    if fouten := list(_fouten("", boom, _eigen())):
        raise FeitenFout(fouten)
    return _samen(_eigen(), boom)


def _fouten(pad: str, gegeven: object, bekend: object) -> Iterator[Fout]:
    """Wat niet bestaat, of niet dezelfde vorm heeft: een groep, een rij van dezelfde lengte, een getal."""
    if isinstance(bekend, dict) and isinstance(gegeven, dict):
        for naam, waarde in gegeven.items():
            eigen = f"{pad}.{naam}".lstrip(".")
            if naam in bekend:
                yield from _fouten(eigen, waarde, bekend[naam])
            else:
                yield Fout(eigen, "onbekende_aanname", f"Deze aanname bestaat niet.{bedoelde_u(str(naam), bekend)}")
    elif isinstance(bekend, list) and isinstance(gegeven, list) and len(bekend) == len(gegeven):
        if pad.endswith("grenzen") and all(isinstance(g, (int, float)) for g in gegeven) and gegeven != sorted(gegeven):
            yield Fout(pad, "niet_oplopend", "Grenzen lopen op.")
        for nummer, (waarde, hier) in enumerate(zip(gegeven, bekend, strict=True)):
            yield from _fouten(f"{pad}[{nummer}]", waarde, hier)
    elif isinstance(bekend, (int, float)):
        yield from _getalfouten(pad, gegeven)
    elif isinstance(bekend, (dict, list)) or type(gegeven) is not type(bekend):
        yield Fout(pad, "andere_vorm", "Deze aanname heeft hier een andere vorm; zie de ingebouwde aannamen.")


def _getalfouten(pad: str, gegeven: object) -> Iterator[Fout]:
    if isinstance(gegeven, bool) or not isinstance(gegeven, (int, float)):
        yield Fout(pad, "geen_getal", "Hier hoort een getal.")
    elif gegeven < 0 and not any(naam in pad for naam in _MAG_NEGATIEF):
        yield Fout(pad, "negatief", "Dit getal kan niet negatief zijn.")


def _samen(bekend: Boom, gegeven: Boom) -> Boom:
    return bekend | {
        naam: _samen(bekend[naam], waarde) if isinstance(waarde, dict) else waarde for naam, waarde in gegeven.items()
    }
