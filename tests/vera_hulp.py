"""Bouwstenen voor VERA-berichten in tests, en wat de omzetting ervan maakt."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from huurstelsel.feiten.model import Document
from huurstelsel.feiten.vera import van_vera
from huurstelsel.fouten import FeitenFout

if TYPE_CHECKING:
    from datetime import date

VOORBEELDEN = Path(__file__).parent / "voorbeelden" / "vera"
ZEL = {"woningwaarderingstelsel": {"code": "ZEL"}}
ONZ = {"woningwaarderingstelsel": {"code": "ONZ"}}
Groep = dict[str, Any]

WOONWAGEN: Groep = {
    "id": "wagen",
    "woning": {
        "stelsel": "woonwagen",
        "woonwagen": {
            "lengte": 13,
            "sanitair": "ja",
            "verwarmde_vertrekken": 3,
            "extra_kwaliteit_keuken": {"punten": 2, "reden": "vaatwasmachine"},
        },
    },
}
STANDPLAATS: Groep = {
    "id": "plaats",
    "woning": {
        "stelsel": "standplaats",
        "standplaats": {
            "oppervlakte": 210,
            "berging": "ja",
            "sanitair": "ja",
            "extra_buitenruimte": {"punten": 3, "reden": "210 m²"},
            "woonomgeving": [{"punten": 20, "reden": "voorzieningen"}],
            "hinder": [{"punten": 5, "reden": "snelweg"}],
        },
    },
}
"""Documenten van bijlage I.C: 57 + 6 + 2 = 65 punten, en 53 + 3 + 20 - 5 = 71 punten."""


def code(waarde: str, naam: str | None = None) -> Groep:
    return {"code": waarde} if naam is None else {"code": waarde, "naam": naam}


def ruimte(soort: str, detail: str, **velden: object) -> Groep:
    return {"id": "r", "soort": code(soort), "detailSoort": code(detail), "oppervlakte": Decimal(10), **velden}


def eenheid(*ruimten: Groep, **velden: object) -> Groep:
    return {**ZEL, "id": "e", "ruimten": list(ruimten), **velden}


def kamer(*ruimten: Groep, **velden: object) -> Groep:
    """Een eenheid van stelsel ONZ."""
    return {**ONZ, "id": "k", "ruimten": list(ruimten), **velden}


def element(detail: str, **velden: object) -> Groep:
    return {"detailSoort": code(detail), **velden}


def woning_van(bericht: Groep, peildatum: date | None = None) -> Groep:
    document, _ = van_vera(bericht, peildatum)
    Document.model_validate(document)
    return document["woning"]  # type: ignore[return-value]


def eerste_ruimte(bericht: Groep) -> Groep:
    return woning_van(bericht)["ruimten"][0]  # type: ignore[no-any-return]


def meldingen(bericht: Groep, peildatum: date | None = None) -> list[tuple[str, str]]:
    return [(melding.pad, melding.zin) for melding in van_vera(bericht, peildatum)[1]]


def fouten(bericht: Groep) -> list[tuple[str, str]]:
    with pytest.raises(FeitenFout) as gevangen:
        van_vera(bericht)
    assert all(fout.zin.endswith((".", "?")) for fout in gevangen.value.fouten)
    return [(fout.pad, fout.code) for fout in gevangen.value.fouten]


def lees(naam: str) -> Groep:
    """Een voorbeeldbericht; zonder stelsel krijgt het dat van zijn naam, zoals wie het verstuurt het weet."""
    bericht = _lees(naam)
    return {**(ONZ if naam.startswith("onz__") else {}), **bericht}


def _lees(naam: str) -> Groep:
    return json.loads((VOORBEELDEN / naam).read_text(encoding="utf-8"), parse_float=Decimal)  # type: ignore[no-any-return]
