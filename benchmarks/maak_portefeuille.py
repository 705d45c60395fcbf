"""Een gemaakte portefeuille als geneste Parquet, om snelheid mee te meten: per woning zes ruimten en vijf voorzieningen.

Gebruik: python benchmarks/maak_portefeuille.py UIT.parquet AANTAL [ZAAD]. Geen statistiek; een op de acht woningen deelt een ruimte, een
op de tien heeft geen label, en elke woning klopt en gaat in kolommen. Het bestand is zoals PyArrow het uit zichzelf schrijft.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

BLOK = 131_072
DAG_NUL = date(1970, 1, 1).toordinal()
RUIMTEN = ("woonkamer", "keuken", "badkamer", "slaapkamer", "toiletruimte", "balkon", "berging", "slaapkamer", "gang")
IN_KEUKEN = ("aanrecht", "inbouw_koelkast", "inbouw_kookplaat_inductie")
IN_BAD = ("douche", "wastafel")
LABELS = ("A++", "A+", "A", "B", "C", "D", "E", "F", "G")
GEMEENTEN = ("Amsterdam", "Utrecht", "Rotterdam", "Groningen", "Eindhoven")
Kolom = NDArray[np.int64]


def _offsets(aantallen: Kolom) -> pa.Array:
    return pa.array(np.concatenate([[0], np.cumsum(aantallen)]), pa.int32())


def _namen(codes: Kolom, namen: tuple[str, ...]) -> pa.Array:
    return pa.array(namen, pa.string()).take(pa.array(codes))


def _decimaal(waarden: Kolom, schaal: int) -> pa.Array:
    woorden = np.empty((len(waarden), 2), np.int64)
    woorden[:, 0], woorden[:, 1] = waarden, waarden >> 63
    return pa.Array.from_buffers(pa.decimal128(9, schaal), len(waarden), [None, pa.py_buffer(woorden)])


def _dagen(van: date, tot: date, n: int, toeval: np.random.Generator) -> pa.Array:
    return pa.array(toeval.integers(van.toordinal() - DAG_NUL, tot.toordinal() - DAG_NUL, n).astype(np.int32)).cast(
        pa.date32()
    )


def _struct(velden: dict[str, pa.Array]) -> pa.StructArray:
    return pa.StructArray.from_arrays(list(velden.values()), list(velden))


def _ruimten(n: int, toeval: np.random.Generator) -> pa.ListArray:
    per_woning = toeval.integers(4, 9, n)
    totaal = int(per_woning.sum())
    plaats = np.arange(totaal) - np.repeat(np.cumsum(per_woning) - per_woning, per_woning)
    soort = plaats % len(RUIMTEN)
    aantallen = np.where(soort == 1, len(IN_KEUKEN), np.where(soort == 2, len(IN_BAD), 0))
    tel = int(aantallen.sum())
    hier = np.arange(tel) - np.repeat(np.cumsum(aantallen) - aantallen, aantallen)
    in_bad = np.repeat(soort == 2, aantallen)
    voorziening = np.where(in_bad, hier + len(IN_KEUKEN), hier)
    lengte = _decimaal(toeval.integers(100, 350, tel), 2)
    is_aanrecht = pa.array(voorziening == 0)
    voorzieningen = _struct(
        {
            "soort": _namen(voorziening, (*IN_KEUKEN, *IN_BAD)),
            "lengte": pa.compute.if_else(is_aanrecht, lengte, pa.scalar(None, lengte.type)),
        }
    )
    gedeeld = np.where((plaats >= 5) & (toeval.random(totaal) < 0.05), toeval.integers(2, 60, totaal), 1)
    ruimten = _struct(
        {
            "soort": _namen(soort, RUIMTEN),
            "oppervlakte": _decimaal(toeval.integers(150, 3_500, totaal), 2),
            "verwarmd": pa.array(toeval.random(totaal) < 0.7),
            "gedeeld_met_adressen": pa.array(gedeeld, pa.int32()),
            "voorzieningen": pa.ListArray.from_arrays(_offsets(aantallen), voorzieningen),
        }
    )
    return pa.ListArray.from_arrays(_offsets(per_woning), ruimten)


def _woning(n: int, toeval: np.random.Generator) -> pa.StructArray:
    label = toeval.random(n) < 0.9
    labels = _struct(
        {
            "soort": _namen(np.zeros(int(label.sum()), np.int64), ("energielabel",)),
            "label": _namen(toeval.integers(0, len(LABELS), int(label.sum())), LABELS),
            "opnamedatum": _dagen(date(2017, 1, 1), date(2025, 12, 1), int(label.sum()), toeval),
            "vereenvoudigd": pa.array(toeval.random(int(label.sum())) < 0.02),
        }
    )
    woz = _struct(
        {
            "waarde": _decimaal(toeval.integers(120, 650, n) * 1_000, 0),
            "waardepeildatum": pa.array(np.full(n, date(2024, 1, 1).toordinal() - DAG_NUL, np.int32)).cast(pa.date32()),
        }
    )
    return _struct(
        {
            "woningtype": _namen(toeval.integers(0, 2, n), ("eengezinswoning", "meergezinswoning")),
            "bouwjaar": pa.array(toeval.integers(1900, 2024, n), pa.int32()),
            "gebruiksoppervlakte": _decimaal(toeval.integers(2_500, 15_000, n), 2),
            "energieprestaties": pa.ListArray.from_arrays(_offsets(label.astype(np.int64)), labels),
            "woz_waarden": pa.ListArray.from_arrays(_offsets(np.ones(n, np.int64)), woz),
            "rijksmonument": pa.array(toeval.random(n) < 0.01),
            "ruimten": _ruimten(n, toeval),
        }
    )


def maak(n: int, eerste: int, zaad: int) -> pa.RecordBatch:
    """Maak n woningen; hetzelfde zaad geeft dezelfde woningen."""
    toeval = np.random.default_rng(zaad)
    nummers = np.arange(eerste, eerste + n)
    contract = _struct(
        {
            "ondertekend": _dagen(date(2010, 1, 1), date(2026, 1, 1), n, toeval),
            "ingangsdatum": _dagen(date(2010, 1, 1), date(2026, 1, 1), n, toeval),
            "huurprijs": _decimaal(toeval.integers(40_000, 150_000, n), 2),
        }
    )
    adres = _struct({"gemeente": _namen(toeval.integers(0, len(GEMEENTEN), n), GEMEENTEN)})
    ids = pa.array(np.char.add("W", nummers.astype(str)))
    kolommen = {"id": ids.cast(pa.string()), "adres": adres, "contract": contract, "woning": _woning(n, toeval)}
    return pa.RecordBatch.from_pydict(kolommen)


def schrijf(doel: Path, aantal: int, zaad: int = 1) -> None:
    """Schrijf een portefeuille van `aantal` woningen, in rijgroepen."""
    with pq.ParquetWriter(doel, maak(2, 0, zaad).schema, compression="snappy") as uit:
        for eerste in range(0, aantal, BLOK):
            uit.write_batch(maak(min(BLOK, aantal - eerste), eerste, zaad + eerste), row_group_size=BLOK)


if __name__ == "__main__":
    schrijf(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
