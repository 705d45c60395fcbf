"""Wat een run vooraf weigert: de eigen invoer overschrijven, kolommen die niet in de uitvoer passen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huurstelsel import Regeling, waardeer_tabel
from huurstelsel.cli import main
from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille.maatregelen import Maatregelen
from huurstelsel.portefeuille.run import Opdracht, draai

if TYPE_CHECKING:
    from pathlib import Path

REGELING = Regeling.op(date(2026, 1, 1))


@pytest.fixture
def bron(tmp_path: Path) -> Path:
    """Een portefeuille van één woning."""
    pq.write_table(pa.table({"id": ["w0"], "woning": [{"bouwjaar": 1968}]}), tmp_path / "in.parquet")
    return tmp_path / "in.parquet"


def codes(opdracht: Opdracht) -> list[str]:
    """De codes waarmee een opdracht wordt geweigerd."""
    with pytest.raises(FeitenFout) as gevangen:
        draai(opdracht)
    return [f.code for f in gevangen.value.fouten]


@pytest.mark.parametrize("opties", [
    {"uitvoer": "in.parquet"},
    {"uitvoer": "koppeling.parquet"},
    {"uitvoer": "uit.csv", "posten": "in.parquet"},
    {"uitvoer": "uit.csv", "posten": "uit.csv"},
    {"uitvoer": "uit.csv", "posten": "./uit.csv"},
])  # fmt: skip
def test_de_invoer_wordt_nooit_overschreven(bron: Path, opties: dict[str, str]) -> None:
    (bron.parent / "koppeling.parquet").symlink_to(bron)
    eerst = bron.read_bytes()
    paden: dict[str, Any] = {naam: bron.parent / pad for naam, pad in opties.items()}
    assert codes(Opdracht(bron, regeling=REGELING, **paden)) == ["zelfde_bestand"]
    assert bron.read_bytes() == eerst
    assert sorted(p.name for p in bron.parent.iterdir()) == ["in.parquet", "koppeling.parquet"]


def test_kwaliteit_en_tussenbestanden_vallen_nergens_mee_samen(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text("[]", encoding="utf-8")
    opdracht = Opdracht(tmp_path / "in.json", tmp_path / "uit.csv", REGELING, kwaliteit=tmp_path / "in.json")
    assert codes(opdracht) == ["zelfde_bestand"]
    (tmp_path / "uit.csv.afgekeurd").write_text("[]", encoding="utf-8")
    assert codes(Opdracht(tmp_path / "uit.csv.afgekeurd", tmp_path / "uit.csv", REGELING)) == ["zelfde_bestand"]
    assert (tmp_path / "uit.csv.afgekeurd").read_text(encoding="utf-8") == "[]"


@pytest.mark.parametrize("uitvoer", ["bezit/woningen.csv", "bezit/uit.csv", "bezit.csv"])
def test_een_map_met_tabellen_blijft_zoals_zij_is(tmp_path: Path, uitvoer: str) -> None:
    map_ = tmp_path / ("bezit.csv.werk" if uitvoer == "bezit.csv" else "bezit")
    map_.mkdir()
    (map_ / "woningen.csv").write_text("id,bouwjaar\nw0,1968\n", encoding="utf-8")
    assert "zelfde_bestand" in codes(Opdracht(map_, tmp_path / uitvoer, REGELING))
    assert [p.name for p in map_.iterdir()] == ["woningen.csv"]
    assert (map_ / "woningen.csv").read_text(encoding="utf-8") == "id,bouwjaar\nw0,1968\n"


def test_een_kolom_staat_nooit_twee_keer_in_de_uitvoer(tmp_path: Path) -> None:
    namen = ("punten", "rij", "segment", "regio", "regio")
    tabel = pa.table({"woning": [{"bouwjaar": 1968}], **{naam: ["x"] for naam in namen}})
    pq.write_table(tabel, tmp_path / "in.parquet")
    with pytest.raises(FeitenFout) as e:
        draai(Opdracht(tmp_path / "in.parquet", tmp_path / "uit.parquet", REGELING, behoud=namen))
    assert [(f.pad, f.code) for f in e.value.fouten] == [
        ("punten", "kolomnaam_bezet"),
        ("rij", "kolomnaam_bezet"),
        ("segment", "kolomnaam_bezet"),
        ("regio", "dubbele_kolom"),
    ]
    with pytest.raises(FeitenFout) as e:
        waardeer_tabel(pl.from_arrow(tabel), REGELING)
    assert [f.pad for f in e.value.fouten] == ["punten", "segment"]
    opdracht = Opdracht(tmp_path / "in.parquet", tmp_path / "u.csv", REGELING)
    assert codes(replace(opdracht, behoud=(Maatregelen.schema.names[2],), aanvullingen=(Maatregelen(),))) == [
        "kolomnaam_bezet"
    ]


@pytest.mark.parametrize("opdracht", ["portefeuille", "maatregelen"])
def test_de_opdrachtregel_weigert_met_slotcode_3(bron: Path, opdracht: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([opdracht, str(bron), str(bron), "--peildatum", "2026-01-01"]) == 3
    assert "in.parquet is de invoer en ook de uitvoer; schrijf naar een ander bestand." in capsys.readouterr().err
