"""Wat een rekenblad als formule zou lezen, is in elke uitvoer tekst: in de uitslag, in het grootboek, in Excel en in de kop."""

from __future__ import annotations

import csv
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huurstelsel import Regeling
from huurstelsel.portefeuille.run import Opdracht, draai
from huurstelsel.portefeuille.schema import schema

if TYPE_CHECKING:
    from pathlib import Path

REGELING = Regeling.op(date(2026, 1, 1))


def _bron(pad: Path, formule: str) -> Path:
    ruimte = {"id": formule, "soort": "woonkamer", "oppervlakte": 20, "verwarmd": True}
    woning = {"woningtype": "eengezinswoning", "bouwjaar": 1990, "ruimten": [ruimte]}
    velden = [("id", pa.string()), schema().field("woning"), (formule, pa.string())]
    tabel = pa.Table.from_pylist([{"id": formule, "woning": woning, formule: formule}], schema=pa.schema(velden))
    pq.write_table(tabel, pad)
    return pad


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", " =", "\r@", "＝", "＋"])
def test_een_id_die_op_een_formule_lijkt_wordt_er_nergens_een(tmp_path: Path, begin: str):
    formule = f'{begin}HYPERLINK("http://x","klik")'
    bron = _bron(tmp_path / "in.parquet", formule)
    draai(Opdracht(bron, tmp_path / "uit.csv", REGELING, behoud=(formule,), posten=tmp_path / "posten.csv"))
    draai(Opdracht(bron, tmp_path / "uit.xlsx", REGELING, behoud=(formule,)))
    for naam, minstens in (("uit.csv", 3), ("posten.csv", 1)):
        with (tmp_path / naam).open(encoding="utf-8", newline="") as bestand:
            cellen = [cel for rij in csv.reader(bestand) for cel in rij if "HYPERLINK" in cel]
        assert len(cellen) >= minstens
        assert {cel[0] for cel in cellen} == {"'"}
    with zipfile.ZipFile(tmp_path / "uit.xlsx") as boek:
        blad = boek.read("xl/worksheets/sheet1.xml").decode()
    assert blad.count("HYPERLINK") >= 3
    assert "<f>" not in blad


def test_tekst_die_alleen_een_getal_is_blijft_zoals_zij_is(tmp_path: Path):
    getallen = ["-5", "-12,50", "+31201234567", "-1.250,00", "-5+2", "-5\n=1"]
    woning = {"bouwjaar": 1990}
    tabel = pa.table({"id": getallen, "woning": [woning] * len(getallen), "saldo": getallen})
    pq.write_table(tabel, tmp_path / "in.parquet")
    draai(Opdracht(tmp_path / "in.parquet", tmp_path / "uit.csv", REGELING, behoud=("saldo",)))
    with (tmp_path / "uit.csv").open(encoding="utf-8", newline="") as bestand:
        rijen = [(rij["id"], rij["saldo"]) for rij in csv.DictReader(bestand)]
    assert rijen == [(g, g) for g in [*getallen[:4], "'-5+2", "'-5\n=1"]]


def test_gewone_tekst_en_negatieve_getallen_blijven_zoals_zij_zijn(tmp_path: Path):
    bron = _bron(tmp_path / "in.parquet", "flat 3-hoog")
    draai(Opdracht(bron, tmp_path / "uit.csv", REGELING, behoud=("flat 3-hoog",), posten=tmp_path / "posten.csv"))
    with (tmp_path / "uit.csv").open(encoding="utf-8") as bestand:
        rij = next(csv.DictReader(bestand))
    assert (rij["id"], rij["flat 3-hoog"]) == ("flat 3-hoog", "flat 3-hoog")
    with (tmp_path / "posten.csv").open(encoding="utf-8") as bestand:
        punten = [float(post["punten"]) for post in csv.DictReader(bestand) if post["post"] == "geen_buitenruimte"]
    assert punten == [-5]
