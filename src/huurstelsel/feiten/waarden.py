"""Hoe een waarde in een document mag staan: decimalen met komma of punt, ja/nee, datums; en de foutzin als dat niet zo is."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from huurstelsel.feiten import patronen
from huurstelsel.feiten.lezen import MAX_CIJFERS, LangGetal, is_onbekend

_GETAL = re.compile(r"[+-]?([1-9][0-9]{0,2}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?|[+-]?[0-9]+(\.[0-9]+)?")
_DUIZENDTALLEN = re.compile(r"[+-]?[1-9][0-9]{0,2}(\.[0-9]{3})+")
_DATUM_NL = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_DATUM_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TE_LANG = ("getal_te_lang", "Dit getal is te groot of heeft te veel cijfers.")
_HOOGSTE_GEHEEL = 10**12  # ruim boven elk jaar of aantal; Decimal("1e999999") uitschrijven zou alles stilleggen
_JA_NEE = {"ja": True, "nee": False, "onbekend": None}


def _decimaal(waarde: object) -> object:
    """Maak van "24,51", "24.51", 24 of 24.51 een Decimal; "1.050" is dubbelzinnig en wordt geweigerd."""
    if isinstance(waarde, Decimal):
        return _begrensd(waarde)
    if isinstance(waarde, LangGetal) or (isinstance(waarde, int) and abs(waarde) >= 10**MAX_CIJFERS):
        raise PydanticCustomError(*TE_LANG)
    if isinstance(waarde, bool) or not isinstance(waarde, (str, int, float)):
        soort, zin = "geen_getal", "Dit is geen getal; schrijf bijvoorbeeld 24,51 of 24.51."
        raise PydanticCustomError(soort, zin)
    if isinstance(waarde, int):
        return Decimal(waarde)
    if not isinstance(waarde, str):
        return _begrensd(Decimal(repr(waarde)))
    tekst = waarde.strip().removeprefix("€").strip()
    if not _GETAL.fullmatch(tekst):
        soort, zin = "geen_getal", "“{tekst}” is geen getal; schrijf bijvoorbeeld 24,51 of 24.51."
        raise PydanticCustomError(soort, zin, {"tekst": waarde[:40]})
    if _DUIZENDTALLEN.fullmatch(tekst):
        soort, zin = "getal_dubbelzinnig", "“{tekst}” kan duizendtallen of decimalen betekenen; schrijf 1050 of 1,050."
        raise PydanticCustomError(soort, zin, {"tekst": waarde[:40]})
    getal = Decimal(tekst.replace(".", "").replace(",", ".") if "," in tekst else tekst)
    return getal if len(tekst) <= MAX_CIJFERS else _begrensd(getal)  # zonder macht heeft een korte tekst weinig cijfers


def _begrensd(getal: Decimal) -> Decimal:
    """Weiger wat geen maat of bedrag kan zijn; een macht als 1e-999999 zou elke exacte berekening stilleggen."""
    tekst = str(getal)
    if len(tekst) <= MAX_CIJFERS and "E" not in tekst:
        return getal
    _, cijfers, macht = getal.as_tuple()
    if isinstance(macht, int) and (abs(macht) > MAX_CIJFERS or len(cijfers) > MAX_CIJFERS):
        raise PydanticCustomError(*TE_LANG)
    return getal


def _geheel(waarde: object) -> object:
    """Maak van 1968.0 het gehele getal dat het is; een breuk, en wat geen getal is, blijft wat het was."""
    if isinstance(waarde, float) and waarde.is_integer() and abs(waarde) < _HOOGSTE_GEHEEL:
        return int(waarde)
    if isinstance(waarde, Decimal) and waarde.is_finite() and abs(waarde) < _HOOGSTE_GEHEEL and waarde == int(waarde):
        return int(waarde)
    return waarde


def _ja_nee(waarde: object) -> object:
    if isinstance(waarde, bool) or waarde is None:
        return waarde
    if isinstance(waarde, str) and (tekst := waarde.strip().lower()) in _JA_NEE:
        return _JA_NEE[tekst]
    soort, zin = "geen_ja_nee", "Antwoord hier met ja, nee of onbekend."
    raise PydanticCustomError(soort, zin)


EERSTE_DAG, LAATSTE_DAG = date(1000, 1, 1), date(2199, 12, 31)
"""Daarbuiten is een datum een vergissing, en een termijn van jaren niet te rekenen."""


def _datum(waarde: object) -> object:
    gelezen = _los(waarde)
    if not EERSTE_DAG <= gelezen <= LAATSTE_DAG:
        soort, zin = "datum_buiten_bereik", "Deze datum ligt vóór het jaar 1000 of na 2199; schrijf jjjj-mm-dd."
        raise PydanticCustomError(soort, zin)
    return gelezen


def _los(waarde: object) -> date:
    if isinstance(waarde, datetime):
        return waarde.date()
    if isinstance(waarde, date):
        return waarde
    if isinstance(waarde, str):
        tekst = waarde.strip()
        try:
            if nl := _DATUM_NL.fullmatch(tekst):
                return date(int(nl[3]), int(nl[2]), int(nl[1]))
            if _DATUM_ISO.fullmatch(tekst):
                return date.fromisoformat(tekst)
        except ValueError:
            pass
    soort, zin = "geen_datum", "Dit is geen bestaande datum; schrijf jjjj-mm-dd, bijvoorbeeld 2026-01-01."
    raise PydanticCustomError(soort, zin)


def _onbekend(waarde: object) -> object:
    return None if is_onbekend(waarde) else waarde


_GETAL_SCHEMA = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": patronen.getal()}],
    "description": "Getal; decimalen met komma of punt tussen aanhalingstekens",
}
_JA_NEE_SCHEMA = {
    "anyOf": [
        {"type": "boolean"},
        {"enum": ["ja", "nee", "onbekend"]},
        {"type": "string", "pattern": patronen.woord("ja", "nee", "onbekend")},
        {"type": "null"},
    ]
}
_DATUM_SCHEMA = {"type": "string", "pattern": patronen.datum(), "description": "Datum: jjjj-mm-dd (of dd-mm-jjjj)"}

AlsGetal, GetalSchema = BeforeValidator(_decimaal), WithJsonSchema(_GETAL_SCHEMA)
"""Lees als exact getal: decimalen met komma of punt in een tekst, of een getal zoals het in JSON of YAML staat.

Grenzen staan vóór `AlsGetal`: dan toetst pydantic ze zelf, en niet met een functie per grens.
"""

AlsGeheel = BeforeValidator(_geheel)
"""Lees 1968.0 als 1968: zo komt een geheel getal uit een rekenblad of een kolom met lege cellen. Grenzen staan ervóór."""

JaNee = Annotated[bool | None, BeforeValidator(_ja_nee), WithJsonSchema(_JA_NEE_SCHEMA)]
"""Ja, nee of onbekend (`None`)."""

Datum = Annotated[date, BeforeValidator(_datum), WithJsonSchema(_DATUM_SCHEMA)]
"""Datum als jjjj-mm-dd of dd-mm-jjjj."""

Onbekend = BeforeValidator(_onbekend)
"""Staat "onbekend" toe als waarde van een veld; het wordt `None`."""
