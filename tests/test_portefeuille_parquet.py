"""Parquet lezen en schrijven: woorden als nummers, hoe het bestand ook is geschreven, en een woordenboek waar het loont."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huurstelsel.portefeuille.bron import BROK, open_bron
from huurstelsel.portefeuille.doel import open_doel

if TYPE_CHECKING:
    from pathlib import Path

AANTAL = 40_000
SOORTEN = ("woonkamer", "keuken", "badkamer", "slaapkamer", "balkon")
SOORT = "woning.ruimten.list.element.soort"


def tabel() -> pa.Table:
    woningen = [
        {
            "id": f"w{i}",
            "label": f"eigen {i % 3}",
            "woning": {
                "woningtype": None if i % 7 == 0 else ("eengezinswoning", "meergezinswoning")[i % 2],
                "energieprestaties": [{"label": "ABCDEFG"[i % 7], "opnamedatum": date(2024, 1, 1)}] * (i % 2),
                "ruimten": [{"soort": SOORTEN[(i + r) % 5], "oppervlakte": Decimal(r + 4)} for r in range(i % 4)],
            },
        }
        for i in range(AANTAL)
    ]
    return pa.Table.from_pylist(woningen)


TABEL = tabel()

SCHRIJFWIJZEN: dict[str, tuple[dict[str, Any], bool]] = {
    "zoals PyArrow": ({}, True),
    "zonder Arrow-schema": ({"store_schema": False, "data_page_version": "2.0", "compression": "zstd"}, True),
    "woordenboek loopt vol": ({"dictionary_pagesize_limit": 20, "data_page_size": 500}, True),
    "rijgroepen van meer dan een brok": ({"row_group_size": BROK + 1_000}, True),
    "kleine rijgroepen": ({"row_group_size": 3_000}, False),
    "zonder woordenboek": ({"use_dictionary": False}, False),
    "met verschillen": ({"use_dictionary": ["id"], "column_encoding": {SOORT: "DELTA_BYTE_ARRAY"}}, False),
}


@pytest.mark.parametrize("naam", SCHRIJFWIJZEN)
@pytest.mark.parametrize("vanaf", [0, 5, 20_000])
def test_elke_schrijfwijze_geeft_dezelfde_rijen(tmp_path: Path, naam: str, vanaf: int) -> None:
    opties, als_nummers = SCHRIJFWIJZEN[naam]
    pq.write_table(TABEL, tmp_path / "in.parquet", **opties)
    brokken = list(open_bron(tmp_path / "in.parquet", ("label",)).brokken(vanaf))
    soorten = {brok["woning"].type.field("ruimten").type.value_type.field("soort").type for brok in brokken}
    assert {pa.types.is_dictionary(soort) for soort in soorten} == {als_nummers}
    gelezen = pa.concat_tables(pa.Table.from_batches([brok]).cast(TABEL.schema) for brok in brokken)
    assert gelezen.combine_chunks().equals(TABEL.slice(vanaf).combine_chunks())
    assert brokken[0].schema.field("label").type == pa.string(), "een eigen kolom houdt haar soort"
    assert vanaf or max(brok.num_rows for brok in brokken) == BROK


def test_een_bestand_dat_zelf_woorden_als_nummers_heeft(tmp_path: Path) -> None:
    """Zoals pandas en polars een categorie schrijven, in kleine rijgroepen: een brok in een lijst kan er geen twee beslaan."""
    soorten = pa.array(["woonkamer", "keuken"] * 3).dictionary_encode()
    ruimten = pa.ListArray.from_arrays([0, 2, 4, 6], pa.StructArray.from_arrays([soorten], ["soort"]))
    tabel = pa.table({"id": ["a", "b", "c"], "woning": pa.StructArray.from_arrays([ruimten], ["ruimten"])})
    pq.write_table(tabel, tmp_path / "in.parquet", row_group_size=1)
    gelezen = [rij for brok in open_bron(tmp_path / "in.parquet").brokken(1) for rij in brok.to_pylist()]
    assert gelezen == tabel.slice(1).to_pylist()


def test_een_woordenboek_alleen_voor_wat_zich_herhaalt(tmp_path: Path) -> None:
    n = 20_000
    kolommen = {
        "id": [f"w{i}" for i in range(n)],
        "punten": [i % 250 for i in range(n)],
        "huurprijs": [Decimal(i).scaleb(-2) for i in range(n)],
        "vier_keer": [i // 4 for i in range(n)],
        "drie_keer": [i // 3 for i in range(n)],
        "leeg": pa.nulls(n, pa.int32()),
        "niets": pa.nulls(n),
        "zicht": pa.array([f"w{i}" for i in range(n)], pa.string_view()),
        "lijst": [[i] for i in range(n)],
    }
    brok = pa.RecordBatch.from_pydict(kolommen)
    with open_doel(tmp_path / "uit.parquet", brok.schema) as schrijver:
        for begin in range(0, n, 3_000):
            schrijver.schrijf(brok.slice(begin, 3_000))
    assert pq.read_table(tmp_path / "uit.parquet").combine_chunks().to_batches()[0].equals(brok)
    groep = pq.read_metadata(tmp_path / "uit.parquet").row_group(0)
    met = {groep.column(i).path_in_schema: groep.column(i).has_dictionary_page for i in range(groep.num_columns)}
    assert groep.num_rows == n
    assert [naam for naam, woordenboek in met.items() if not woordenboek] == [
        "id",
        "huurprijs",
        "drie_keer",
        "lijst.list.element",
    ]


def test_een_doel_zonder_rijen_heeft_zijn_kolommen(tmp_path: Path) -> None:
    soorten = pa.schema([("id", pa.string()), ("huurprijs", pa.decimal128(13, 2))])
    with open_doel(tmp_path / "uit.parquet", soorten):
        pass
    assert pq.read_table(tmp_path / "uit.parquet").schema.equals(soorten)
    assert pq.read_metadata(tmp_path / "uit.parquet").num_rows == 0


def test_een_fout_onder_het_schrijven_laat_niets_achter(tmp_path: Path) -> None:
    brok = pa.RecordBatch.from_pydict({"id": ["w1"] * 140_000})

    def schrijf_en_struikel() -> None:
        with open_doel(tmp_path / "uit.parquet", brok.schema) as schrijver:
            schrijver.schrijf(brok)
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        schrijf_en_struikel()
    assert list(tmp_path.iterdir()) == []
