"""Wat de tests van een run delen: woningen als Parquet, en hun punten."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from huurstelsel import Regeling, waardeer
from huurstelsel.portefeuille.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAG = date(2026, 1, 1)
REGELING = Regeling.op(DAG)


def woning(nummer: int, **anders: Any) -> dict[str, Any]:
    return {
        "id": f"w{nummer}",
        "contract": {"huurprijs": Decimal("700.00") + nummer},
        "woning": {
            "woningtype": "meergezinswoning",
            "bouwjaar": 1960 + nummer % 60,
            "woz_waarden": [{"waarde": Decimal(200_000), "waardepeildatum": date(2024, 1, 1)}],
            "ruimten": [
                {"id": "k", "soort": "woonkamer", "oppervlakte": Decimal("20.5") + nummer % 7, "verwarmd": True},
                {
                    "id": "q",
                    "soort": "keuken",
                    "oppervlakte": Decimal("6.25"),
                    "verwarmd": False,
                    "voorzieningen": [{"soort": "aanrecht", "lengte": Decimal("1.8")}],
                },
            ],
            **anders,
        },
    }


def parquet(pad: Path, woningen: list[dict[str, Any]], **opties: Any) -> Path:
    pq.write_table(pa.Table.from_pylist(woningen, schema=schema()), pad, **opties)
    return pad


def punten(woningen: list[dict[str, Any]]) -> dict[str, int | None]:
    return {w["id"]: waardeer({**w, "peildatum": DAG}, REGELING).punten for w in woningen}


def lees(pad: Path) -> dict[str, int | None]:
    return {rij["id"]: rij["punten"] for rij in pq.read_table(pad).to_pylist()}


def breek_af_na(genoeg: int) -> Callable[[int], None]:
    """Een voortgang die de run onderbreekt zodra zoveel rijen klaar zijn."""
    gezien = 0

    def breek_af(rijen: int) -> None:
        nonlocal gezien
        gezien += rijen
        if gezien >= genoeg:
            raise KeyboardInterrupt

    return breek_af
