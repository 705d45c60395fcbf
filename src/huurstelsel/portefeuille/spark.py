"""Dezelfde kern op een cluster: een Spark-tabel met woningen, in Arrow-brokken gewaardeerd op elke machine (`mapInArrow`).

Vraagt de extra `spark` (PySpark, met Java). De uitkomst is cel voor cel die van `waardeer_tabel`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille.extra import eis
from huurstelsel.portefeuille.schema import schema, schemafouten
from huurstelsel.portefeuille.tabel import gewaardeerd, uitvoerschema
from huurstelsel.portefeuille.vooraf import bezette_namen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.regeling import Regeling


def waardeer_spark(woningen: Any, regeling: Regeling) -> Any:  # noqa: ANN401 - DataFrames van PySpark
    """Waardeer elke woning van een Spark-DataFrame.

    Args:
        woningen: een DataFrame met de kolommen van `portefeuille.schema`; andere kolommen gaan ongewijzigd mee.
        regeling: met ingebouwde voorstellen of keuzes; zij gaat als gegeven naar elke machine.

    Returns:
        Een DataFrame met de kolommen van `waardeer_tabel`, in de volgorde van de partities.

    Raises:
        FeitenFout: PySpark ontbreekt, of de kolommen zijn niet die van een portefeuille.
    """
    eis("pyspark", "Spark", "spark")
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema  # noqa: PLC0415

    arrow = to_arrow_schema(woningen.schema)
    eigen = tuple(naam for naam in arrow.names if naam not in schema().names)
    if fouten := schemafouten(arrow, eigen) + bezette_namen(eigen, uitvoerschema(pa.schema([]), ()).names):
        raise FeitenFout(fouten)
    uitvoer = zonder_woordenboek(uitvoerschema(arrow, eigen))

    def doe(brokken: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for brok in brokken:
            yield in_vorm(gewaardeerd(brok, regeling, eigen), uitvoer)

    return woningen.mapInArrow(doe, from_arrow_schema(uitvoer))


def zonder_woordenboek(gegeven: pa.Schema) -> pa.Schema:
    """Het schema zoals Spark het kent: een woordenboek is daar gewone tekst."""
    return pa.schema([
        (veld.name, veld.type.value_type if pa.types.is_dictionary(veld.type) else veld.type) for veld in gegeven
    ])  # fmt: skip


def in_vorm(brok: pa.RecordBatch, vorm: pa.Schema) -> pa.RecordBatch:
    """Het brok met de kolommen in deze soorten."""
    kolommen = [kolom.cast(veld.type) for kolom, veld in zip(brok.columns, vorm, strict=True)]
    return pa.RecordBatch.from_arrays(kolommen, schema=vorm)
