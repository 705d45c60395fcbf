"""Kolommen met tekst als getal, dag of ja/nee lezen, zoals `feiten.waarden` een waarde leest; wat niet past wordt leeg."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_GETAL = r"^[+-]?[0-9]{1,12}([.,][0-9]{1,6})?$"
_DUIZENDTAL = r"^[+-]?[1-9][0-9]{0,2}\.[0-9]{3}$"
_GEHEEL = r"^[0-9]{1,9}$"
_NULLEN = r"(,0{1,6}|\.0{1,2})"
"""Wat achter een geheel getal mag staan; “1.000” kan duizend zijn."""
_DAG = r"^(1[0-9]|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}$"
"""Van het jaar 1000 tot en met 2199, zoals `feiten.waarden`."""
_JA, _NEE = pa.array(["ja", "true"]), pa.array(["nee", "false"])


def _als(kolom: pa.Array, patroon: str, soort: pa.DataType) -> pa.Array:
    """Zet om wat aan het patroon voldoet; de rest wordt leeg."""
    past = pc.match_substring_regex(kolom, patroon)
    return pc.if_else(past, kolom, pa.scalar(None, kolom.type)).cast(soort)


def getal(kolom: pa.Array) -> pa.Array:
    """Getallen met komma of punt en hoogstens zes decimalen; “1.050” kan duizend vijftig zijn en wordt niet gelezen."""
    dubbelzinnig = pc.match_substring_regex(kolom, _DUIZENDTAL)
    kolom = pc.if_else(dubbelzinnig, pa.scalar(None, kolom.type), kolom)
    past = pc.match_substring_regex(kolom, _GETAL)
    met_punt = pc.replace_substring(pc.if_else(past, kolom, pa.scalar(None, kolom.type)), ",", ".")
    return met_punt.cast(pa.decimal128(18, 6))


def geheel(kolom: pa.Array) -> pa.Array:
    """Gehele getallen zonder teken, met of zonder nullen achter de komma."""
    kolom = pc.replace_substring_regex(kolom, rf"^([0-9]+){_NULLEN}$", r"\1")
    return _als(kolom, _GEHEEL, pa.int32())


def dag(kolom: pa.Array) -> pa.Array:
    """Dagen als jjjj-mm-dd; een dag die niet bestaat wordt leeg."""
    past = pc.match_substring_regex(kolom, _DAG)
    dagen = pc.strptime(
        pc.if_else(past, kolom, pa.scalar(None, kolom.type)), format="%Y-%m-%d", unit="s", error_is_null=True
    ).cast(pa.date32())
    terug = pc.equal(pc.strftime(dagen, format="%Y-%m-%d"), kolom)  # 31 februari wordt anders 3 maart
    return pc.if_else(pc.fill_null(terug, False), dagen, pa.scalar(None, pa.date32()))  # noqa: FBT003


def ja_nee(kolom: pa.Array) -> pa.Array:
    """Ja of nee, ook als true of false."""
    klein = pc.utf8_lower(kolom)
    ja, nee = pc.is_in(klein, value_set=_JA.cast(klein.type)), pc.is_in(klein, value_set=_NEE.cast(klein.type))
    return pc.if_else(ja, pa.scalar(True), pc.if_else(nee, pa.scalar(False), pa.scalar(None, pa.bool_())))  # noqa: FBT003


def waarde(tekst_: str, soort: pa.DataType) -> Any:  # noqa: ANN401 - een getal, ja of nee, of de tekst zelf
    """Eén tekst als wat het document op die plaats verwacht; wat niet past blijft tekst, en krijgt daar haar fout."""
    schoon = tekst_.strip()
    if pa.types.is_boolean(soort):
        return {"true": True, "false": False}.get(schoon.lower(), schoon)
    if pa.types.is_integer(soort):
        heel = re.fullmatch(rf"(-?[0-9]{{1,12}}){_NULLEN}?", schoon)
        return int(heel[1]) if heel else schoon
    return tekst_
