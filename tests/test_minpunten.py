"""De minpunten van klasse E komen uit de Uhw, niet uit de tabel van het Bhw; de uitkomst zegt dat waar het zo is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from huurstelsel import Regeling, waardeer

LABEL = {"soort": "energielabel", "opnamedatum": "2024-05-01"}
INDEX = {"soort": "energie-index", "waarde": "2,3", "opnamedatum": "2018-05-01"}


def gewaardeerd(
    peildatum: str = "2026-07-01", keuzes: dict[str, str] | None = None, **feiten: Any
) -> tuple[int, list[str]]:
    woning = {
        "woningtype": "eengezinswoning",
        "bouwjaar": 1995,
        "ruimten": [{"soort": "woonkamer", "oppervlakte": 30, "verwarmd": True}],
        **feiten,
    }
    uitkomst = waardeer({"woning": woning}, Regeling.op(date.fromisoformat(peildatum)).met(keuzes=keuzes))
    punten = next(r.punten for r in uitkomst.rubrieken if r.rubriek == 4)
    return int(punten), [v.artikel for v in uitkomst.vaststellingen if v.id == "minpunten_e"]


@pytest.mark.parametrize(
    "feiten",
    [
        {"energieprestaties": [{**LABEL, "label": "E"}]},
        {"energieprestaties": [INDEX], "peildatum": "2026-07-01"},
        {"bouwjaar": 1980},
        {"energieprestaties": [{**LABEL, "label": "E"}], "peildatum": "2025-01-01"},
    ],
)
def test_klasse_e_noemt_artikel_10d(feiten: dict[str, Any]) -> None:
    assert gewaardeerd(**feiten) == (-4, ["Uhw art. 10d"])


@pytest.mark.parametrize(
    ("feiten", "punten"),
    [
        ({"energieprestaties": [{**LABEL, "label": "D"}]}, 14),
        ({"energieprestaties": [{**LABEL, "label": "F"}]}, -9),
        ({"energieprestaties": [{**LABEL, "label": "E"}], "gemeentelijk_monument": True}, 0),
        ({"bouwjaar": 1980, "keuzes": {"minpunten_e": "10d_alleen_labels"}}, -5),
    ],
)
def test_wat_niet_uit_artikel_10d_komt_noemt_het_niet(feiten: dict[str, Any], punten: int) -> None:
    assert gewaardeerd(**feiten) == (punten, [])
