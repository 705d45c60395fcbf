"""JSON schrijven met exacte decimalen: een Decimal wordt een getal zonder omweg, een datum een tekst."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring

_VAST = {None: "null", True: "true", False: "false"}


def als_json(waarde: object) -> str:
    """Eén regel JSON; een getal dat geen getal is (NaN) is onbekend."""
    if isinstance(waarde, str):
        return encode_basestring(waarde)
    if waarde is None or isinstance(waarde, bool):
        return _VAST[waarde]
    if isinstance(waarde, dict):
        return "{" + ", ".join([f"{encode_basestring(str(naam))}: {als_json(w)}" for naam, w in waarde.items()]) + "}"
    if isinstance(waarde, list | tuple):
        return "[" + ", ".join([als_json(deel) for deel in waarde]) + "]"
    return _getal_of_datum(waarde)


def _getal_of_datum(waarde: object) -> str:
    if isinstance(waarde, Decimal):
        return f"{waarde:f}"
    if isinstance(waarde, date):
        return f'"{waarde.isoformat()}"'
    tekst = json.dumps(waarde)
    return "null" if tekst in {"NaN", "Infinity", "-Infinity"} else tekst
