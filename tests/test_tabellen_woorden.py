"""Kolommen met steeds dezelfde woorden worden als nummers gelezen; geen woord gaat daarbij verloren of wordt een ander."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huurstelsel.portefeuille import woorden
from huurstelsel.portefeuille.tabellen import Tabellen
from huurstelsel.portefeuille.verbinding import Verbinding

if TYPE_CHECKING:
    from pathlib import Path

WOORDEN = st.sampled_from(["keuken", "badkamer", "o'tje", 'een "woord"', "", " keuken", "KEUKEN", "é"])
MET_WOORDENBOEK = pa.dictionary(pa.int32(), pa.string())


def _gelezen(soorten: list[str | None], rijen: int, eigen: pa.DataType | None = None) -> list[pa.Array]:
    tabel = pa.table({"woning_id": ["A"] * len(soorten), "soort": pa.array(soorten, eigen or pa.string())})
    with Verbinding({"ruimten": tabel}) as db:
        velden = ", ".join(woorden.velden(db, "ruimten", tabel.column_names))
        return [brok.column("soort") for brok in woorden.samen(db.lees(f"FROM ruimten SELECT {velden}", rijen))]


@settings(max_examples=40, deadline=None)
@given(st.lists(WOORDEN | st.none(), min_size=1, max_size=12), st.integers(1, 12))
def test_elk_woord_blijft_wat_het_was(soorten: list[str | None], steekproef: int) -> None:
    """Ook een woord dat pas na de steekproef komt, en een lege cel."""
    with pytest.MonkeyPatch.context() as anders:
        anders.setattr(woorden, "_STEEKPROEF", steekproef)
        kolommen = _gelezen(soorten, 2048)
    assert [woord for kolom in kolommen for woord in kolom.to_pylist()] == soorten
    if any(woord is not None for woord in soorten[:steekproef]):
        assert {kolom.type for kolom in kolommen} == {MET_WOORDENBOEK}


def test_een_vreemd_woord_in_een_later_brok_past_bij_de_eerdere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(woorden, "_STEEKPROEF", 2048)
    kolommen = _gelezen(["keuken"] * 4096 + ["kasteel"] + ["keuken"] * 10, 2048)
    assert len(kolommen) > 1
    samen = pa.chunked_array(kolommen)
    assert samen.type == MET_WOORDENBOEK
    assert samen.value_counts().to_pylist() == [
        {"values": "keuken", "counts": 4106},
        {"values": "kasteel", "counts": 1},
    ]


def test_te_veel_woorden_blijven_tekst() -> None:
    namen = [f"woord {i}" for i in range(256)]
    (kolom,) = _gelezen(namen, 2048)
    assert (kolom.type, kolom.to_pylist()) == (pa.string(), namen)
    assert _gelezen(namen[:255], 2048)[0].type == MET_WOORDENBOEK


def test_een_kolom_met_getallen_blijft_een_kolom_met_getallen() -> None:
    (kolom,) = _gelezen([1, 2, None], 2048, pa.int64())  # type: ignore[list-item]
    assert (kolom.type, kolom.to_pylist()) == (pa.int64(), [1, 2, None])


@pytest.mark.parametrize("ids", [["A", "B", "C"], ["B", "A", "C"]])
def test_een_onbekende_soort_ver_in_de_tabel_wordt_met_haar_naam_afgekeurd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ids: list[str]
) -> None:
    """Langs een DuckDB-bestand, dat zelf al een soort met woorden kan hebben."""
    monkeypatch.setattr(woorden, "_STEEKPROEF", 2)
    db = duckdb.connect(str(tmp_path / "in.duckdb"))
    db.execute("CREATE TABLE woningen AS SELECT unnest(['A', 'B', 'C']) AS id")
    soorten = ["keuken", "woonkamer", "kasteel"]
    db.execute("CREATE TABLE ruimten AS SELECT unnest(?) AS woning_id, unnest(?) AS soort", [ids, soorten])
    db.close()
    gelezen = Tabellen.van(tmp_path / "in.duckdb", ())
    assert gelezen.op_volgorde == (ids == ["A", "B", "C"])
    rijen = [rij for brok in gelezen.brokken(0) for rij in brok.to_pylist()]
    soort = {rij["id"]: [ruimte["soort"] for ruimte in rij["woning"]["ruimten"]] for rij in rijen}
    assert soort == {id_: [naam] for id_, naam in zip(ids, soorten, strict=True)}
