"""Wat een run vooraf weigert: de eigen invoer overschrijven, kolommen die niet in de uitvoer passen."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

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


PASSEND = {
    ".csv": {"zone", "tijd", "bytes", "tekst", "komma", "keus", "dag", "moment"},
    ".xlsx": {"tekst", "komma", "keus", "dag", "moment"},
}


def test_wat_niet_in_de_uitvoer_past_wordt_vooraf_geweigerd(tmp_path: Path) -> None:
    moment = datetime(2026, 1, 2, 3, 4)  # noqa: DTZ001 - de zone is die van de kolom
    kolommen = {
        "zone": pa.array([moment] * 3, pa.timestamp("us", "Europe/Amsterdam")),
        "tijd": pa.array([time(1, 2)] * 3),
        "bytes": pa.array([b"x"] * 3),
        "lijst": pa.array([[1]] * 3),
        "groep": pa.array([{"a": 1}] * 3),
        "tekst": pa.array(["a", None, "c"], pa.string_view()),
        "komma": pa.array([1.5, float("nan"), float("inf")]),
        "keus": pa.array(["noord", "zuid", None]).dictionary_encode(),
        "dag": pa.array([date(2026, 1, 2)] * 3),
        "moment": pa.array([moment] * 3, pa.timestamp("ns")),
    }
    tabel = pa.table({"id": ["a", "b", "c"], "woning": [{"bouwjaar": 1968}] * 3, **kolommen})
    pq.write_table(tabel, tmp_path / "in.parquet")
    for vorm, passend in PASSEND.items():
        uit = tmp_path / f"uit{vorm}"
        with pytest.raises(FeitenFout) as e:
            draai(Opdracht(tmp_path / "in.parquet", uit, REGELING, tuple(kolommen)))
        assert {f.pad for f in e.value.fouten} == set(kolommen) - passend
        assert not uit.with_name(f"{uit.name}.werk").exists()
        pq.write_table(tabel.select(["id", "woning", *sorted(passend)]), tmp_path / "past.parquet")
        draai(Opdracht(tmp_path / "past.parquet", uit, REGELING, tuple(sorted(passend))))
    draai(Opdracht(tmp_path / "in.parquet", tmp_path / "uit.parquet", REGELING, tuple(kolommen)))
    assert pq.read_table(tmp_path / "uit.parquet").column("lijst").to_pylist() == [[1]] * 3
    zinnen = {f.pad: f.zin for f in e.value.fouten}
    assert (
        zinnen["tijd"] == "De kolom “tijd” (time64[us]) past niet in .xlsx; kies .parquet of .csv, of behoud haar niet."
    )
    with (tmp_path / "uit.csv").open(encoding="utf-8", newline="") as bestand:
        assert [(r["komma"], r["tekst"]) for r in csv.DictReader(bestand)] == [("1.5", "a"), ("", ""), ("", "c")]
    kop, *rijen = CalamineWorkbook.from_path(str(tmp_path / "uit.xlsx")).get_sheet_by_name("uitslag").to_python()
    assert [rij[kop.index("komma")] for rij in rijen] == [1.5, "", ""]


def test_ook_uit_losse_tabellen_past_niet_elke_soort(tmp_path: Path) -> None:
    (tmp_path / "bezit").mkdir()
    tabel = pa.table({"id": ["a"], "bouwjaar": [1968], 'ei"gen': [[1, 2]]})
    pq.write_table(tabel, tmp_path / "bezit" / "woningen.parquet")
    opdracht = Opdracht(tmp_path / "bezit", tmp_path / "uit.csv", REGELING, ('ei"gen',))
    assert codes(opdracht) == ["soort_past_niet"]
    assert draai(replace(opdracht, uitvoer=tmp_path / "uit.parquet")).gewaardeerd == 1


@pytest.mark.parametrize("opdracht", ["portefeuille", "maatregelen"])
def test_de_opdrachtregel_weigert_met_slotcode_3(bron: Path, opdracht: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([opdracht, str(bron), str(bron), "--peildatum", "2026-01-01"]) == 3
    assert "in.parquet is de invoer en ook de uitvoer; schrijf naar een ander bestand." in capsys.readouterr().err
