"""Wat de tests van maatregelen delen: een kleine woning, een aanrecht en het gevolg van een maatregel."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from huurstelsel.maatregelen.advies import Advies, Gevolg, adviseer

WORTEL = Path(__file__).parents[1]
FLAT = WORTEL / "examples" / "portiekflat.yaml"
DAG = date(2026, 1, 1)
Woordenboek = dict[str, Any]


def woning(**anders: Any) -> Woordenboek:
    """Een woning met een keuken, een badkamer en een kale slaapkamer."""
    ruimten = [
        {"id": "kamer", "soort": "woonkamer", "oppervlakte": Decimal(30), "verwarmd": True},
        {"id": "slaap", "soort": "slaapkamer", "oppervlakte": Decimal(12), "verwarmd": False},
        {
            "id": "keuken",
            "soort": "keuken",
            "oppervlakte": Decimal(8),
            "verwarmd": True,
            "voorzieningen": [aanrecht("1.8")],
        },
        {
            "id": "bad",
            "soort": "badkamer",
            "oppervlakte": Decimal(4),
            "verwarmd": True,
            "voorzieningen": [{"soort": "douche"}],
        },
    ]
    label = {"soort": "energielabel", "label": "D", "opnamedatum": date(2022, 1, 1)}
    vast = {"woningtype": "meergezinswoning", "bouwjaar": 1970, "energieprestaties": [label], "ruimten": ruimten}
    return {"peildatum": DAG, "woning": {**vast, **anders}}


def aanrecht(lengte: str) -> Woordenboek:
    return {"soort": "aanrecht", "lengte": Decimal(lengte)}


def gevolg(advies: Advies, id_: str) -> Gevolg:
    (regel,) = (r for r in advies.regels if r.maatregel.id == id_)
    assert regel.gevolg is not None, regel.reden
    return regel.gevolg


def erbij(document: Woordenboek, id_: str) -> str:
    laag, hoog = gevolg(adviseer(document), id_).onafgerond
    assert laag == hoog
    return str(laag)


def reden(document: Woordenboek, id_: str) -> str | None:
    return next(r.reden for r in adviseer(document).regels if r.maatregel.id == id_)
