"""Wat de proeven van `verrijk` delen: een kleine portefeuille, en één aanroep die document en verslag teruggeeft."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from huurstelsel.verrijken import Bestanden, verrijk, verslagpad

DATA = Path(__file__).parent / "data" / "verrijken"


def bag(nummer: int) -> str:
    """Een verzonnen BAG-identificatie."""
    return f"0999010000{nummer:06d}"


def woning(nummer: int, **velden: Any) -> dict[str, Any]:
    """Een woning met alleen een BAG-identificatie, en wat erbij wordt gegeven."""
    return {"id": f"w{nummer}", "adres": {"bag_verblijfsobject": bag(nummer)}, "woning": velden}


def regels(pad: Path, *woningen: dict[str, Any]) -> Path:
    """Een portefeuille als JSON Lines."""
    pad.write_text("".join(f"{json.dumps(w)}\n" for w in woningen), encoding="utf-8")
    return pad


def draai(
    tmp: Path, *woningen: dict[str, Any], voorrang: str = "portefeuille", **bronnen: Path | list[Path]
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Verrijk woningen; geef de woningen en het verslag zoals ze geschreven zijn."""
    bestanden = {soort: pad if isinstance(pad, list) else [pad] for soort, pad in bronnen.items()}
    uit = tmp / "uit.jsonl"
    verrijk(regels(tmp / "in.jsonl", *woningen), uit, Bestanden(**bestanden), voorrang)
    geschreven = [json.loads(regel, parse_float=Decimal) for regel in uit.read_text(encoding="utf-8").splitlines()]
    return geschreven, json.loads(verslagpad(uit).read_text(encoding="utf-8"))


def schrijf(pad: Path, *regels_: str, codec: str = "utf-8") -> Path:
    """Een tekstbestand."""
    pad.write_bytes(("\n".join(regels_) + "\n").encode(codec))
    return pad
