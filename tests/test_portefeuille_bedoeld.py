"""Kolommen zoals zij uit andere programma’s komen: kommagetallen met ruis, tijdstippen, lege ids, kolommen zonder soort, tekst die geen tekst is."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huurstelsel import Regeling, waardeer, waardeer_tabel
from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille import bedoeld
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille.run import Opdracht, draai
from huurstelsel.portefeuille.tabel import gewone_tekst

if TYPE_CHECKING:
    from pathlib import Path

DAG = date(2026, 7, 1)
REGELING = Regeling.op(DAG)
RUIMTE = {"soort": "woonkamer", "oppervlakte": Decimal(4), "verwarmd": True}
WONING = {"woningtype": "eengezinswoning", "bouwjaar": 1985, "ruimten": [RUIMTE]}


def tabel(groep: str, veld: str, waarden: pa.Array) -> pa.Table:
    """Woningen met deze waarden in een veld."""
    n = len(waarden)
    woning = pa.array([WONING] * n)
    groepen = {"id": pa.array([f"w{i}" for i in range(n)]), "woning": woning}
    al = {naam: woning.field(naam) for naam in WONING} if groep == "woning" else {}
    velden = {**al, veld: waarden}
    return pa.table({**groepen, groep: pa.StructArray.from_arrays(list(velden.values()), list(velden))})


def rijen(gegeven: pa.Table, map_: Path, **opties: Any) -> list[dict[str, Any]]:
    """De uitkomst van een run en van een tabel in het geheugen, die gelijk zijn; met de fouten van wat is afgekeurd."""
    pq.write_table(gegeven, map_ / "in.parquet", **opties)
    draai(Opdracht(map_ / "in.parquet", map_ / "uit.parquet", REGELING))
    uit = {rij["rij"]: rij for rij in pq.read_table(map_ / "uit.parquet").to_pylist()}
    regels = (map_ / "uit.parquet.afgekeurd").read_text(encoding="utf-8").splitlines()
    fouten = {regel["rij"]: [fout["code"] for fout in regel["fouten"]] for regel in map(json.loads, regels)}
    if opties.get("store_schema", True):
        for i, rij in enumerate(waardeer_tabel(gegeven, REGELING).to_pylist()):
            assert [f["code"] for f in rij["fouten"] or ()] == fouten.get(i, [])
            assert i in fouten or rij["punten"] == uit[i]["punten"]
    return [{"fouten": fouten[i]} if i in fouten else uit[i] for i in range(gegeven.num_rows)]


@pytest.mark.parametrize(
    "huren",
    [
        pa.array([Decimal("791.47"), Decimal("265.22")], pa.decimal128(18, 6)).cast(pa.float64()),
        pa.array([791.47, 265.22], pa.float32()),
        pa.array([791.4699999999999, 265.22]),
    ],
)
def test_een_kommagetal_is_wat_ermee_is_bedoeld(tmp_path: Path, huren: pa.Array) -> None:
    uit = rijen(tabel("contract", "huurprijs", huren), tmp_path)
    assert [rij["huurprijs"] for rij in uit] == [Decimal("791.47"), Decimal("265.22")]


@pytest.mark.parametrize("maat", [3.9999999999999996, 4.0, 4.000000000000002])
def test_ruis_maakt_een_vertrek_niet_te_klein(maat: float) -> None:
    woning = {**WONING, "bouwjaar": 1985.0000000000002, "ruimten": [{**RUIMTE, "oppervlakte": maat}]}
    (uit,) = waardeer_tabel(pa.Table.from_pylist([{"id": "a", "woning": woning}]), DAG).to_pylist()
    een = waardeer({"woning": WONING, "peildatum": DAG})
    assert (uit["punten"], uit["rubriek_1"]) == (een.punten, 4)


def test_ook_een_woning_die_als_document_gaat_heeft_geen_ruis() -> None:
    woning = {**WONING, "renovaties": [{"jaar": 2019}]}
    ruis = {**woning, "ruimten": [{**RUIMTE, "oppervlakte": 3.9999999999999996}]}
    (uit,) = waardeer_tabel(pa.Table.from_pylist([{"id": "a", "woning": ruis}]), DAG).to_pylist()
    assert (uit["punten"], uit["rubriek_1"]) == (waardeer({"woning": woning, "peildatum": DAG}).punten, 4)


def test_meer_decimalen_en_wat_geen_getal_is_blijven_staan() -> None:
    gegeven = np.array([12.3456789, 0.1 + 0.2, np.nan, np.inf, 1e300, -5.0, 1e9 + 0.1])
    np.testing.assert_array_equal(
        bedoeld.kommagetallen(gegeven), [12.3456789, 0.3, np.nan, np.inf, 1e300, -5.0, 1e9 + 0.1]
    )


@pytest.mark.parametrize("soort", [pa.timestamp("us"), pa.timestamp("ns"), pa.timestamp("ms", "Europe/Amsterdam")])
def test_een_tijdstip_is_alleen_om_middernacht_een_dag(tmp_path: Path, soort: pa.DataType) -> None:
    momenten = pa.array(["2025-07-01 00:00", "2025-07-01 14:30", None]).cast(pa.timestamp("us"))
    if soort.tz:
        momenten = pa.compute.assume_timezone(momenten, soort.tz)
    uit = rijen(tabel("contract", "ondertekend", momenten.cast(soort)), tmp_path)
    assert [rij.get("fouten") for rij in uit] == [None, ["geen_datum"], None]


def test_een_tijdstip_zonder_eigen_tijdzone_is_dat_van_nederland(tmp_path: Path) -> None:
    """Parquet zonder Arrow-schema (Spark) zegt alleen dat een tijdstip een tijdzone heeft, zoals bij losse tabellen."""
    momenten = pa.array(["2025-06-30 22:00Z", "2025-07-01 00:00Z"]).cast(pa.timestamp("us", "UTC"))
    gegeven = tabel("contract", "ondertekend", momenten)
    assert [rij.get("fouten") for rij in rijen(gegeven, tmp_path, store_schema=False)] == [None, ["geen_datum"]]
    assert [rij.get("fouten") for rij in rijen(gegeven, tmp_path)] == [["geen_datum"], None]


@pytest.mark.parametrize(
    "dagen",
    [
        pa.array([6_585_000, 20_000], pa.int32()).cast(pa.date32()),
        pa.array([10**14, 0], pa.timestamp("s")),
    ],
)
def test_een_dag_die_python_niet_kent_houdt_de_andere_niet_tegen(tmp_path: Path, dagen: pa.Array) -> None:
    uit = rijen(tabel("contract", "ondertekend", dagen), tmp_path)
    assert [rij.get("fouten") for rij in uit] == [["datum_buiten_bereik"], None]


@pytest.mark.parametrize("soort", [pa.int64(), pa.decimal128(19, 0)])
def test_het_laagste_gehele_getal_is_geen_nul(tmp_path: Path, soort: pa.DataType) -> None:
    uit = rijen(tabel("contract", "huurprijs", pa.array([-(2**63), 500]).cast(soort)), tmp_path)
    assert [rij.get("fouten") for rij in uit] == [["te_laag"], None]


@pytest.mark.parametrize("id_", ["", None])
def test_een_lege_id_is_er_geen(tmp_path: Path, id_: str | None) -> None:
    woning = {"id": id_, "woning": {"bouwjaar": 1985, "woningtype": "eengezinswoning"}}
    regels = [{**woning, "id": "a"}, woning, {**woning, "woning": {"bouwjaar": 3}}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, regels)), encoding="utf-8")
    pq.write_table(pa.Table.from_pylist(regels), tmp_path / "in.parquet")
    for naam in ("in.jsonl", "in.parquet"):
        draai(Opdracht(tmp_path / naam, tmp_path / "uit.parquet", REGELING))
        assert pq.read_table(tmp_path / "uit.parquet").column("id").to_pylist() == ["a", None]
        assert json.loads((tmp_path / "uit.parquet.afgekeurd").read_text(encoding="utf-8"))["id"] is None
    assert waardeer_tabel(pa.Table.from_pylist(regels), DAG).column("id").to_pylist() == ["a", None, None]


def test_een_veld_van_ruimten_dat_nergens_is_ingevuld(tmp_path: Path) -> None:
    """De soort van zo'n veld is null; in een lijst met meer elementen dan woningen kan Arrow die niet omzetten."""
    ruimten = [{**RUIMTE, "naam": None}, {**RUIMTE, "naam": None}]
    gegeven = pa.Table.from_pylist([{"id": "a", "woning": {**WONING, "ruimten": ruimten}}])
    een = waardeer({"woning": {**WONING, "ruimten": [RUIMTE, RUIMTE]}, "peildatum": DAG})
    grote_tekst = gegeven.set_column(0, "id", gegeven["id"].cast(pa.large_string()))
    assert [rij["punten"] for rij in rijen(grote_tekst, tmp_path)] == [een.punten]
    frame = pd.DataFrame({"id": ["a"], "woning": gegeven["woning"].to_pylist()})
    for uit in (waardeer_tabel(gegeven, DAG)["punten"].to_pylist(), waardeer_tabel(frame, DAG)["punten"].tolist()):
        assert uit == [een.punten]
    assert gewone_tekst(pa.table({"id": pa.nulls(1)})).schema.field("id").type == pa.null()


@pytest.mark.parametrize(("groep", "veld"), [("adres", "straatnaam"), ("woning", "woningtype")])
def test_tekst_die_geen_utf8_is_wordt_met_haar_kolom_genoemd(tmp_path: Path, groep: str, veld: str) -> None:
    gegeven = tabel(groep, veld, pa.array([b"Caf\xe9", b"Plein"], pa.binary()).view(pa.string()))
    with pytest.raises(FeitenFout, match=f"kolom “{groep}” staat tekst die geen UTF-8 is"):
        rijen(gegeven, tmp_path)
    with pytest.raises(FeitenFout, match="geen UTF-8"):
        waardeer_tabel(gegeven, DAG)
    assert [pad.name for pad in tmp_path.iterdir()] == ["in.parquet"]


def test_een_id_van_bytes_is_tekst_als_dat_kan(tmp_path: Path) -> None:
    gegeven = tabel("contract", "huurprijs", pa.array([500, 500]))
    goed = gegeven.set_column(0, "id", pa.array([b"a", b"b"]))
    assert [rij["id"] for rij in rijen(goed, tmp_path)] == ["a", "b"]
    with pytest.raises(FeitenFout, match="kolom “id” staat tekst die geen UTF-8 is"):
        rijen(gegeven.set_column(0, "id", pa.array([b"a", b"\xff"])), tmp_path)


def test_losse_tabellen_met_tekst_die_geen_utf8_is(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    straten = pa.array([b"Caf\xe9", b"Plein"], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"id": ["a", "b"], "straatnaam": straten}), tmp_path / "in" / "woningen.parquet")
    with pytest.raises(FeitenFout, match="De tabellen zijn niet te lezen"):
        draai(Opdracht(tmp_path / "in", tmp_path / "uit.parquet", REGELING))


def test_een_categorie_van_grote_tekst_gaat_in_kolommen() -> None:
    """Zoals polars een categorie geeft; ook het stelsel kan er een zijn."""
    stelsels = pa.array(["zelfstandig"] * 3, pa.large_string()).dictionary_encode()
    for brok in gewone_tekst(tabel("woning", "stelsel", stelsels)).to_batches():
        assert brokken.waardeer(brok, REGELING).als_document == 0
