"""Een bestand met één woning of met een lijst van woningen: eigen documenten, VERA-Eenheden, of beide door elkaar.

Een lijst staat op het hoogste niveau, of onder “eenheden” zoals in een VERA-bericht. Zij is hooguit 100 MB groot, en in YAML
hooguit een miljoen waarden; voor elke woning gelden de grenzen van `feiten.lezen`. Een fout in één woning laat de andere heel.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.feiten.lezen import MAX_BYTES, Boom, boom_van, fout, inhoud_van, lees_bytes, structuurfouten, te_groot
from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u

if TYPE_CHECKING:
    from pathlib import Path

MAX_LIJST_BYTES = 100_000_000

_BEGIN_VAN_LIJST = re.compile(rb'(\xef\xbb\xbf)?\s*(\[|\{\s*"eenheden"\s*:|-\s|eenheden\s*:)')
_NAAST_EENHEDEN = frozenset({"extra-attributen", "informatieobjecten", "sturingslabels"})
"""Velden die elk VERA-bericht mag hebben; zij zeggen niets over een woning."""


class Deel(NamedTuple):
    """Eén woning uit een lijst, met haar plaats in het bestand en wat er aan de vorm mis is."""

    pad: str
    feiten: object
    fouten: tuple[Fout, ...]


def lees_bestand(pad: Path) -> dict[str, Any] | list[Deel]:
    """Lees een bestand met één document of met een lijst.

    Raises:
        FeitenFout: het bestand is er niet, is niet te lezen of is geen van beide; wat er in een lijst aan één woning mis is staat bij die woning.
    """
    return lees_inhoud(inhoud_van(pad, MAX_LIJST_BYTES), pad.suffix.lower())


def lees_inhoud(inhoud: bytes, extensie: str = "") -> dict[str, Any] | list[Deel]:
    """Als `lees_bestand`, uit bytes."""
    if len(inhoud) > MAX_LIJST_BYTES:
        zin = f"Het bestand is groter dan {MAX_LIJST_BYTES // 1_000_000} MB; splits de lijst."
        fout("bestand_te_groot", zin)
    if not _BEGIN_VAN_LIJST.match(inhoud):
        return lees_bytes(inhoud, extensie)
    boom = boom_van(inhoud, extensie)
    if isinstance(boom.wortel, list):
        return _delen(boom.wortel, "", boom)
    if isinstance(boom.wortel, dict) and isinstance(boom.wortel.get("eenheden"), list):
        _controleer_naast(boom.wortel, boom)
        return _delen(boom.wortel["eenheden"], "eenheden", boom)
    if len(inhoud) > MAX_BYTES:
        te_groot()
    return lees_bytes(inhoud, extensie)


def _delen(lijst: list[object], naam: str, boom: Boom) -> list[Deel]:
    if not lijst:
        fout("lege_lijst", "De lijst is leeg; er is geen woning om te waarderen.", naam)
    return [Deel(f"{naam}[{i}]", feiten, vormfouten(feiten, boom)) for i, feiten in enumerate(lijst)]


def vormfouten(feiten: object, boom: Boom) -> tuple[Fout, ...]:
    """Wat er aan de vorm van één woning mis is, los van wat erin staat."""
    if not isinstance(feiten, dict):
        return (Fout("", "geen_document", "Hier hoort een woning: een document of een VERA-Eenheid."),)
    try:
        return tuple(structuurfouten(boom._replace(wortel=feiten)))
    except FeitenFout as e:
        return e.fouten


def _controleer_naast(wortel: dict[str, object], boom: Boom) -> None:
    """Wat naast “eenheden” staat geldt voor geen enkele woning; dat mag niet stil verdwijnen."""
    vreemd = [naam for naam in wortel if naam != "eenheden" and naam not in _NAAST_EENHEDEN]
    zin = "Het veld “{}” staat naast “eenheden” en wordt niet gelezen; zet het bij elke woning.{}"
    fouten = [Fout(n, "onbekend_veld", zin.format(n, bedoelde_u(n, _NAAST_EENHEDEN))) for n in vreemd]
    fouten += [Fout(n, "dubbel_veld", f"Het veld “{n}” staat hier twee keer.") for n in boom.dubbel.get(id(wortel), ())]
    if fouten:
        raise FeitenFout(fouten)
