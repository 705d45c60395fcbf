"""Kolommen en groepen waarin nergens iets staat: Arrow geeft die een eigen soort, en ook dan zijn zij gewoon onbekend."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huurstelsel import Regeling, waardeer, waardeer_tabel
from huurstelsel.portefeuille.maatregelen import Maatregelen
from huurstelsel.portefeuille.run import Opdracht, draai
from huurstelsel.portefeuille.schema import schema

if TYPE_CHECKING:
    from pathlib import Path

DAG = date(2026, 7, 1)
REGELING = Regeling.op(DAG)
WONING: dict[str, Any] = {
    "id": "w0",
    "woning": {
        "woningtype": "meergezinswoning",
        "bouwjaar": 1968,
        "woz_waarden": [{"waarde": 200_000, "waardepeildatum": date(2024, 1, 1)}],
        "ruimten": [{"id": "k", "soort": "keuken", "oppervlakte": 8, "verwarmd": True}],
    },
}


def alles(bron: Path) -> list[dict[str, Any]]:
    """De uitslag van een run met alles erop en eraan."""
    uit, posten, kwaliteit = (bron.with_name(naam) for naam in ("uit.parquet", "posten.parquet", "k.json"))
    erbij = (Maatregelen(),)
    draai(Opdracht(bron, uit, REGELING, posten=posten, kwaliteit=kwaliteit, aanvullingen=erbij))
    return list(pq.read_table(uit).to_pylist())


@pytest.mark.parametrize("soort", [pa.null(), schema().field("woning").type])
def test_zonder_een_enkele_woning_wordt_elke_rij_afgekeurd(tmp_path: Path, soort: pa.DataType) -> None:
    tabel = pa.table({"id": ["a", "b"], "woning": pa.nulls(2, soort)})
    pq.write_table(tabel, tmp_path / "in.parquet")
    assert alles(tmp_path / "in.parquet") == []
    regels = (tmp_path / "uit.parquet.afgekeurd").read_text(encoding="utf-8").splitlines()
    verplicht = {"pad": "woning", "code": "ontbreekt", "zin": "Dit veld is verplicht."}
    assert [(r["id"], r["fouten"]) for r in map(json.loads, regels)] == [("a", [verplicht]), ("b", [verplicht])]
    assert [r["fouten"] for r in waardeer_tabel(tabel, REGELING).to_pylist()] == [[verplicht]] * 2


@pytest.mark.parametrize("naam", ["adres", "contract", "ruimten", "woz_waarden", "bouwjaar"])
def test_een_groep_of_veld_zonder_iets_erin_is_onbekend(tmp_path: Path, naam: str) -> None:
    woning = {**WONING, "woning": {k: v for k, v in WONING["woning"].items() if k != naam}}
    leeg: dict[str, Any] = {"woning": {**woning["woning"], naam: None}} if naam in WONING["woning"] else {naam: None}
    tabel = pa.Table.from_pylist([{**woning, **leeg}] * 2)  # de soort van wat leeg is, is null
    pq.write_table(tabel, tmp_path / "in.parquet")
    een = waardeer({**woning, "peildatum": DAG})
    verwacht = [(een.punten_minimaal, een.punten_maximaal)] * 2
    for rijen in (alles(tmp_path / "in.parquet"), waardeer_tabel(tabel, REGELING).to_pylist()):
        assert [(r["punten_minimaal"], r["punten_maximaal"]) for r in rijen] == verwacht
