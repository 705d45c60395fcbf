"""JSON schrijven met exacte decimalen: een Decimal wordt een getal zonder omweg, een datum een tekst."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal


def als_json(waarde: object) -> str:
    """Eén regel JSON."""
    if isinstance(waarde, dict):
        return "{" + ", ".join(f"{_tekst(str(naam))}: {als_json(deel)}" for naam, deel in waarde.items()) + "}"
    if isinstance(waarde, list | tuple):
        return "[" + ", ".join(als_json(deel) for deel in waarde) + "]"
    if isinstance(waarde, Decimal):
        return f"{waarde:f}"
    if isinstance(waarde, date):
        return f'"{waarde.isoformat()}"'
    return _tekst(waarde)


def _tekst(waarde: object) -> str:
    return json.dumps(waarde, ensure_ascii=False)
