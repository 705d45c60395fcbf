"""Een tabel in het geheugen: wat erin gaat komt in dezelfde soort terug, met dezelfde uitkomst als elke woning apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from huurstelsel import waardeer, waardeer_tabel
from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille.schema import schema

DAG = date(2026, 1, 1)


def woning(nummer: int) -> dict[str, Any]:
    ruimten = [{"soort": "woonkamer", "oppervlakte": Decimal("20.25") + nummer, "verwarmd": True}]
    return {"id": f"w{nummer}", "woning": {"woningtype": "eengezinswoning", "bouwjaar": 1985, "ruimten": ruimten}}


WONINGEN = [woning(i) for i in range(3)]
PUNTEN = [waardeer({**w, "peildatum": DAG}).punten for w in WONINGEN]
ARROW = pa.Table.from_pylist(WONINGEN, schema=schema()).append_column("regio", pa.array(["noord", "zuid", "zuid"]))


def test_pyarrow() -> None:
    uit = waardeer_tabel(ARROW, DAG)
    assert isinstance(uit, pa.Table)
    assert uit.column("punten").to_pylist() == PUNTEN
    assert uit.column("regio").to_pylist() == ["noord", "zuid", "zuid"]
    assert uit.column("fouten").null_count == 3


def test_polars() -> None:
    uit = waardeer_tabel(pl.DataFrame(pl.from_arrow(ARROW)), DAG)
    assert isinstance(uit, pl.DataFrame)
    assert uit["punten"].to_list() == PUNTEN
    assert uit["id"].to_list() == ["w0", "w1", "w2"]


def test_pandas() -> None:
    uit = waardeer_tabel(pd.DataFrame({"id": ["a", "b"], "woning": [w["woning"] for w in WONINGEN[:2]]}), DAG)
    assert isinstance(uit, pd.DataFrame)
    assert uit["punten"].tolist() == PUNTEN[:2]


def test_duckdb() -> None:
    with duckdb.connect() as db:
        uit: Any = waardeer_tabel(db.from_arrow(ARROW), DAG)
        assert isinstance(uit, duckdb.DuckDBPyRelation)
        assert uit.aggregate("sum(punten)").fetchall() == [(sum(p or 0 for p in PUNTEN),)]


def test_platte_tabellen() -> None:
    """Kommagetallen uit een rekenblad tellen als het decimale getal dat ermee is bedoeld."""
    woningen = pl.DataFrame({"id": [1, 2], "woningtype": ["eengezinswoning"] * 2, "bouwjaar": [1985, 1985]})
    ruimten = pl.DataFrame({
        "woning_id": [1, 2], "soort": ["woonkamer"] * 2, "oppervlakte": [20.25, 21.25], "verwarmd": [True, True],
    })  # fmt: skip
    uit = waardeer_tabel(woningen, DAG, ruimten=ruimten)
    assert uit["punten"].to_list() == PUNTEN[:2]
    assert uit["id"].to_list() == ["1", "2"]


def test_een_woning_zonder_rij_met_een_woz_waarde_zwijgt_daarover() -> None:
    woningen = pl.DataFrame({"id": ["a", "b"], "bouwjaar": [1985, 1985]})
    woz = pl.DataFrame({"woning_id": ["a"], "waarde": [250_000], "waardepeildatum": ["2025-01-01"]})
    uit = waardeer_tabel(woningen, DAG, woz_waarden=woz)
    assert uit["aangenomen"].to_list() == ["energieprestaties", "woz_waarden, energieprestaties"]


def test_een_rij_die_niet_klopt_noemt_haar_fouten() -> None:
    fout = {"id": "x", "woning": {"bouwjaar": 2030}}
    uit = waardeer_tabel(pa.Table.from_pylist([fout, WONINGEN[0]], schema=schema()), DAG).to_pylist()
    assert [f["code"] for f in uit[0]["fouten"]] == ["bouwjaar_na_peildatum"]
    assert (uit[0]["punten"], uit[1]["punten"], uit[1]["fouten"]) == (None, PUNTEN[0], None)


def test_een_veld_dat_niet_bestaat() -> None:
    tabel = pa.table({"woning": pa.array([{"bouwjar": 1980}])})
    with pytest.raises(FeitenFout, match="Bedoelde u “bouwjaar”"):
        waardeer_tabel(tabel, DAG)


def test_geen_tabel() -> None:
    with pytest.raises(TypeError, match="niet list"):
        waardeer_tabel([1], DAG)


@pytest.mark.parametrize("index", [[7, 3, 5], pd.Index(["x", "y", "z"], name="sleutel"), [2, 0, 1]])
def test_pandas_houdt_de_index_zodat_een_kolom_bij_haar_eigen_woning_komt(index: Any) -> None:
    df = pd.DataFrame({"id": ["a", "b", "c"], "woning": [w["woning"] for w in WONINGEN]}, index=index)
    df["punten"] = waardeer_tabel(df, DAG)["punten"]
    assert df["punten"].tolist() == PUNTEN
    assert "__index_level_0__" not in waardeer_tabel(df.drop(columns="punten"), DAG).columns


def test_platte_tabellen_van_pandas_na_een_selectie() -> None:
    woningen = pd.DataFrame({"id": ["a", "b"], "bouwjaar": [1985, 1985], "woningtype": "eengezinswoning"}, index=[5, 2])
    ruimten = pd.DataFrame(
        {"woning_id": ["a", "b"], "soort": "woonkamer", "oppervlakte": [20.25, 21.25], "verwarmd": True}, index=[9, 9]
    )
    uit = waardeer_tabel(woningen.set_index("id"), DAG, ruimten=ruimten)
    assert dict(zip(uit["id"], uit["punten"], strict=True)) == {"a": PUNTEN[0], "b": PUNTEN[1]}
    assert waardeer_tabel(woningen, DAG, ruimten=ruimten).index.tolist() == [5, 2]


@pytest.mark.parametrize("dag", ["2026-01-01", pd.Timestamp("2026-01-01")])
def test_een_peildatum_als_tekst_of_tijdstip(dag: Any) -> None:
    assert waardeer_tabel(ARROW, dag).column("punten").to_pylist() == PUNTEN


def test_een_peildatum_die_niet_bestaat() -> None:
    with pytest.raises(FeitenFout, match="geen_datum"):
        waardeer_tabel(ARROW, "2026-02-30")


def test_een_kolom_van_pandas_die_soorten_mengt_is_een_fout_met_haar_pad() -> None:
    woningen = pd.DataFrame({"id": ["a", "b"], "bouwjaar": [1985, 1990], "rijksmonument": [True, "nee"]})
    ruimten = pd.DataFrame({
        "woning_id": ["a", "b"], "soort": "woonkamer", "oppervlakte": [20, "30,5"], "verwarmd": ["ja", False],
    })  # fmt: skip
    with pytest.raises(FeitenFout) as gevangen:
        waardeer_tabel(woningen, DAG, ruimten=ruimten)
    paden = [(f.pad, f.code) for f in gevangen.value.fouten]
    assert paden == [(p, "gemengde_kolom") for p in ("rijksmonument", "ruimten.oppervlakte", "ruimten.verwarmd")]
    assert gevangen.value.fouten[0].zin.startswith("De kolom “rijksmonument” mengt soorten")


def test_een_geneste_kolom_van_pandas_die_soorten_mengt() -> None:
    ruimten = [{"soort": "woonkamer", "oppervlakte": 20, "verwarmd": verwarmd} for verwarmd in (True, "nee")]
    with pytest.raises(FeitenFout, match=r"woning.*mengt soorten"):
        waardeer_tabel(pd.DataFrame({"id": ["a"], "woning": [{"bouwjaar": 1985, "ruimten": ruimten}]}), DAG)
