"""Waarden vergelijken zoals zij bedoeld zijn: “45,5” is 45.5, “ja” is waar, en 01-01-2025 is 2025-01-01."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from huurstelsel.verrijken.waarden import Onjuist, datum

_GETAL = re.compile(r"-?\d+([.,]\d+)?")
_JA_NEE = {"ja": True, "nee": False}


def leeg(waarde: object) -> bool:
    """Of een feit onbekend is."""
    return waarde is None or (isinstance(waarde, str) and waarde.strip().casefold() in {"", "onbekend"})


def gelijk(pad: str, een: object, ander: object) -> bool:
    """Of twee waarden hetzelfde zeggen."""
    if pad == "adres.gemeente":
        return _gemeente(str(een)) == _gemeente(str(ander))
    return gewoon(een) == gewoon(ander)


def gewoon(waarde: object) -> object:
    """Een waarde in haar gewone vorm: bool, date, Decimal of tekst zonder hoofdletters."""
    if isinstance(waarde, bool) or waarde is None:
        return waarde
    if isinstance(waarde, date):
        return date(waarde.year, waarde.month, waarde.day)
    if isinstance(waarde, int | float | Decimal):
        return Decimal(str(waarde))
    return _van_tekst(str(waarde).strip().removeprefix("€").strip())


def _van_tekst(tekst: str) -> object:
    if tekst.casefold() in _JA_NEE:
        return _JA_NEE[tekst.casefold()]
    if _GETAL.fullmatch(tekst):
        return Decimal(tekst.replace(",", "."))
    try:
        return datum(tekst)
    except Onjuist:
        return tekst.casefold()


def _gemeente(naam: str) -> str:
    """Naam en code van een gemeente zijn hetzelfde."""
    from huurstelsel.recht import gebieden  # noqa: PLC0415 - alleen als er twee gemeenten staan

    gevonden = gebieden.gebied(naam, date.max)
    return gevonden.gemeentecode if gevonden else naam.casefold()
