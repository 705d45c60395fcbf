"""Van een waarde in het document naar de tekst in een invoerveld, en terug.

Wie een antwoord niet verandert, verandert het document niet: dan blijft staan wat er stond, ook als dat anders was geschreven.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from huurstelsel.feiten.waarden import Datum

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.talen import Taal

GETALLEN = ("getal", "bedrag")
HELE = ("geheel", "aantal")

_MET_KOMMA = re.compile(r"[+-]?\d+,\d+")
_ENGELSE_DUIZENDEN = re.compile(r"(\d{1,3})((?:,\d{3})+)(\.\d+)?")
_HEEL = re.compile(r"[+-]?\d{1,9}")
_DATUM: TypeAdapter[date] = TypeAdapter(Datum)
_JA_NEE = {True: "ja", False: "nee"}


def toon(waarde: Any, soort: str, taal: Taal) -> str:  # noqa: ANN401 - een waarde uit een document
    """Een waarde zoals zij in een invoerveld staat; leeg als zij onbekend is."""
    if waarde is None or (isinstance(waarde, str) and waarde.strip().casefold() == "onbekend"):
        return ""
    if isinstance(waarde, bool):
        return _JA_NEE[waarde]
    if isinstance(waarde, Decimal):
        return f"{waarde:f}".replace(".", "," if taal == "nl" else ".")
    tekst = str(waarde).strip()
    if soort in GETALLEN and taal == "en" and _MET_KOMMA.fullmatch(tekst):
        return tekst.replace(",", ".")
    if soort in {"datum", "januari"}:
        return _datum(tekst)
    return tekst.casefold() if soort == "ja_nee" else tekst


def _datum(tekst: str) -> str:
    try:
        return _DATUM.validate_python(tekst).isoformat()
    except ValidationError:
        return tekst


def lees(tekst: str, soort: str, taal: Taal) -> object:
    """Wat iemand invulde als waarde voor het document; `None` als het leeg is. Of het klopt, zegt het model."""
    tekst = tekst.strip()
    if not tekst:
        return None
    if soort in HELE and _HEEL.fullmatch(tekst):
        return int(tekst)
    if soort in GETALLEN and taal == "en":
        return _uit_engels(tekst)
    return tekst


def _uit_engels(tekst: str) -> str:
    """In het Engels scheidt een komma duizendtallen: 1,250 is 1250, geen 1,25."""
    kaal = tekst.removeprefix("€").strip()
    return kaal.replace(",", "") if _ENGELSE_DUIZENDEN.fullmatch(kaal) else tekst
