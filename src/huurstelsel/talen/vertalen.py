"""Een zin van de kern in het Engels, met de zinnenlijsten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from huurstelsel.talen.opmaak import Taal, engels_getal, engelse_datum
from huurstelsel.talen.zinnenlijst import zinnenlijst

if TYPE_CHECKING:
    from collections.abc import Callable

    from huurstelsel.talen.zinnenlijst import Paar

_NAAR_ZIN = re.compile(r"(?<=[.?!]) (?=[A-ZÀ-Ý“])")
_VOEGWOORDEN = {" en ": " and ", " of ": " or "}


def vertaal(zin: str, taal: Taal) -> str:
    """Een zin, naam of uitkomst van de kern in een taal; wat in geen zinnenlijst staat blijft Nederlands."""
    return zin if taal == "nl" else _engels(zin) or zin


def onvertaald(zin: str) -> bool:
    """Of er voor deze zin geen Engels is."""
    return bool(zin) and _engels(zin) is None


def _engels(zin: str) -> str | None:
    """De zin in haar geheel, anders met een kleine letter, anders deel voor deel: zinnen achter elkaar of met een puntkomma ertussen."""
    return (
        _een(zin) or _kleine_letter(zin) or _delen(zin, _NAAR_ZIN.split(zin), " ") or _delen(zin, zin.split("; "), "; ")
    )


def _een(zin: str) -> str | None:
    lijst = zinnenlijst()
    if zin in lijst.vast:
        return lijst.vast[zin]
    return next((engels for paar in lijst.mogelijk(zin) if (engels := _ingevuld(paar, zin)) is not None), None)


def _kleine_letter(zin: str) -> str | None:
    """Een zin uit de lijst die hier met een hoofdletter begint."""
    if not zin[:1].isupper() or (engels := _een(zin[0].lower() + zin[1:])) is None:
        return None
    return engels[:1].upper() + engels[1:]


def _delen(zin: str, delen: list[str], tussen: str) -> str | None:
    if delen == [zin]:
        return None
    engels = [_engels(deel) for deel in delen]
    return tussen.join(deel for deel in engels if deel) if all(engels) else None


def _ingevuld(paar: Paar, zin: str) -> str | None:
    gaten = paar.gaten(zin)
    if gaten is None:
        return None
    for naam, soort in paar.soorten.items():
        engels = _SOORTEN[soort](gaten[naam])
        if engels is None:
            return None
        gaten[naam] = engels
    return re.sub(r"\{(\w+)\}", lambda gat: gaten[gat[1]], paar.en)


def _lijst(tekst: str) -> str | None:
    """Een opsomming; elk deel wordt zelf vertaald."""
    if (geheel := _engels(tekst)) is not None:
        return geheel
    for nederlands, engels in _VOEGWOORDEN.items():
        begin, voegwoord, laatste = tekst.rpartition(nederlands)
        if voegwoord and (delen := [_engels(deel) for deel in (*begin.split(", "), laatste)]) and all(delen):
            *eerste, slot = [deel for deel in delen if deel]
            return f"{', '.join(eerste)}{engels}{slot}"
    return _delen(tekst, tekst.split(", "), ", ")


_SOORTEN: dict[str | None, Callable[[str], str | None]] = {
    None: str,
    "getal": engels_getal,
    "bedrag": engels_getal,
    "datum": engelse_datum,
    "zin": _engels,
    "lijst": _lijst,
}
