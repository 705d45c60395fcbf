"""Wat met een kommagetal, een tijdstip of een lege id is bedoeld."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from huurstelsel.reken.getallen import Kolom, Masker

DECIMALEN = 6
_RUIS = 4
"""Zoveel eenheden van het laatste cijfer verschuift een getal door rekenen en omzetten; PyArrow zelf verschuift er een."""
_GROOTSTE = 1e9
"""Daarboven zijn zes decimalen niet meer van elkaar te onderscheiden."""
_PER_DAG = {"s": 86_400, "ms": 86_400_000, "us": 86_400_000_000, "ns": 86_400_000_000_000}


def kommagetallen(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Elk getal als het getal van hoogstens zes decimalen dat ermee is bedoeld; wat meer decimalen heeft blijft wat het is.

    Een getal van 32 bits is het kortste dat ermee te schrijven is: 791.47 staat daarin als 791.469970703125.
    """
    klein = np.abs(x) < _GROOTSTE  # NaN is niet klein
    y = np.where(klein, x, 0.0)
    rond = np.rint(y * 10**DECIMALEN) / 10**DECIMALEN
    ruis = np.abs(rond - y) <= _RUIS * np.spacing(np.abs(y))
    uit: NDArray[np.float64] = np.where(klein & ruis, rond, x)
    kort = klein & ~ruis & (y.astype(np.float32) == y)
    if kort.any():
        uit[kort] = pa.array(y[kort].astype(np.float32)).cast(pa.string()).cast(pa.float64()).to_numpy()
    return uit


def kommagetal(x: float) -> float:
    """Eén getal, zoals `kommagetallen`."""
    return float(kommagetallen(np.array([x]))[0])


def dagen(kolom: pa.Array) -> tuple[Kolom, Masker]:
    """Van tijdstippen de dag in hun eigen tijdzone, geteld vanaf 1970, en waar het middernacht is."""
    plaatselijk = pc.local_timestamp(kolom) if pa.types.is_timestamp(kolom.type) and kolom.type.tz else kolom
    per_dag = _PER_DAG[kolom.type.unit if pa.types.is_timestamp(kolom.type) else "ms"]
    dag, rest = np.divmod(pc.fill_null(plaatselijk.view(pa.int64()), 0).to_numpy(), per_dag)
    return dag, rest == 0


def dag(tijdstip: datetime) -> date | str:
    """De dag van een tijdstip dat middernacht is; een ander tijdstip is tekst, en dus geen dag."""
    begin = datetime.combine(tijdstip.date(), time.min, tijdstip.tzinfo)
    return begin.date() if tijdstip == begin else str(tijdstip)


def ids(brok: pa.RecordBatch) -> pa.Array:
    """De id van elke rij als tekst; een lege tekst is geen id."""
    if "id" not in brok.schema.names:
        return pa.nulls(len(brok), pa.string())
    kolom = brok.column("id")
    kolom = kolom.dictionary_decode() if pa.types.is_dictionary(kolom.type) else kolom
    kolom = kolom.cast(pa.string())
    return pc.if_else(pc.equal(kolom, ""), pa.scalar(None, pa.string()), kolom)


def rijen(brok: pa.RecordBatch) -> list[dict[str, Any]]:
    """Elke rij als woordenboek; een dag die Python niet kent is de laatste die er is, en valt buiten het bereik."""
    try:
        return list(brok.to_pylist())
    except OverflowError:
        return [
            {naam: _element(kolom[i]) for naam, kolom in zip(brok.schema.names, brok.columns, strict=True)}
            for i in range(len(brok))
        ]


def _element(deel: pa.Scalar) -> Any:  # noqa: ANN401 - een boom van velden
    if isinstance(deel, pa.StructScalar):
        return {naam: _element(veld) for naam, veld in deel.items()} if deel.is_valid else None
    if isinstance(deel, pa.ListScalar):
        return [_element(een) for een in deel] if deel.is_valid else None
    try:
        return deel.as_py()
    except OverflowError:
        return date.max
