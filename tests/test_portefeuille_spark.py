"""Spark rekent met dezelfde kern: cel voor cel hetzelfde als in het geheugen. Vraagt Java en de extra `spark`."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from huurstelsel import Regeling, waardeer_tabel
from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

pyspark = pytest.importorskip("pyspark", reason="PySpark ontbreekt: pip install .[spark]")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Java ontbreekt; Spark draait op Java 17 of nieuwer", allow_module_level=True)

from pyspark.sql import SparkSession  # noqa: E402
from pyspark.sql.pandas.types import from_arrow_schema  # noqa: E402

from huurstelsel.portefeuille.spark import in_vorm, waardeer_spark, zonder_woordenboek  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")

REGELING = Regeling.op(date(2026, 1, 1))


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    bouwer = SparkSession.builder.master("local[2]").appName("huurstelsel")
    sessie = bouwer.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    sessie.sparkContext.setLogLevel("ERROR")
    yield sessie
    sessie.stop()


def woning(nummer: int) -> dict[str, Any]:
    ruimten = [
        {"id": "a", "soort": "woonkamer", "oppervlakte": Decimal("18.75") + nummer % 9, "verwarmd": True},
        {"id": "b", "soort": "keuken", "oppervlakte": Decimal("6.2"), "verwarmd": None if nummer % 5 == 0 else True},
    ]
    if nummer % 7 == 0:
        opening = {"met": "a", "breedte_opening": Decimal(2), "breedte_muur": Decimal(3)}
        ruimten[1]["open_verbinding"] = opening
    bouwjaar = 3000 if nummer % 11 == 0 else 1950 + nummer
    return {
        "id": f"w{nummer:03d}",
        "contract": {"huurprijs": Decimal(600 + nummer)},
        "woning": {"woningtype": "meergezinswoning", "bouwjaar": bouwjaar, "ruimten": ruimten},
    }


def test_cel_voor_cel_hetzelfde(spark: Any) -> None:
    tabel = pa.Table.from_pylist([woning(i) for i in range(60)], schema=schema())
    tabel = tabel.append_column("regio", pa.array(["noord", "zuid"] * 30))
    vorm = from_arrow_schema(tabel.schema)
    uit = waardeer_spark(spark.createDataFrame(tabel.to_pylist(), vorm).repartition(3), REGELING)
    van_spark = uit.orderBy("id").collect()
    lokaal = waardeer_tabel(tabel, REGELING).to_pylist()
    assert [rij.asDict(recursive=True) for rij in van_spark] == lokaal
    assert sum(rij["fouten"] is not None for rij in lokaal) == 6
    assert any(rij["punten"] is None and rij["fouten"] is None for rij in lokaal)


def test_een_kolomnaam_die_bezet_is(spark: Any) -> None:
    rijen = spark.createDataFrame([({"bouwjaar": 1980}, 3)], "woning struct<bouwjaar:int>, punten int")
    with pytest.raises(FeitenFout, match="kolomnaam_bezet"):
        waardeer_spark(rijen, REGELING)


def test_een_veld_dat_niet_bestaat(spark: Any) -> None:
    rijen = spark.createDataFrame([({"bouwjar": 1980},)], "woning struct<bouwjar:int>")
    with pytest.raises(FeitenFout, match="Bedoelde u “bouwjaar”"):
        waardeer_spark(rijen, REGELING)


def test_de_vorm_voor_spark() -> None:
    brok = pa.record_batch({"a": pa.array(["x", None]).dictionary_encode()})
    vorm = zonder_woordenboek(brok.schema)
    assert in_vorm(brok, vorm).to_pydict() == {"a": ["x", None]}
    assert vorm.field("a").type == pa.string()
