"""Tempo van `portefeuille --registers` naast de gewone run over hetzelfde aantal woningen zonder ruimten.

Gebruik: python benchmarks/registers.py AANTAL [MAP]. De woningen zijn die van maak_portefeuille, zonder hun ruimten.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from maak_portefeuille import BLOK, maak

from huurstelsel import Regeling
from huurstelsel.portefeuille.registergrenzen import Grenzen, verklaard
from huurstelsel.portefeuille.run import Opdracht, draai

REGELING = Regeling.op(date(2026, 1, 1))


def zonder_ruimten(brok: pa.RecordBatch) -> pa.Table:
    """De woningen zonder hun ruimten."""
    woning = brok.column("woning")
    namen = [veld.name for veld in woning.type]
    kolommen = dict(zip(namen, woning.flatten(), strict=True))
    del kolommen["ruimten"]
    kaal = pa.StructArray.from_arrays(list(kolommen.values()), list(kolommen))
    return pa.Table.from_batches([brok]).set_column(brok.schema.get_field_index("woning"), "woning", kaal)


def tempo(bron: Path, doel: Path, grenzen: Grenzen | None) -> float:
    """Woningen per seconde."""
    verslag = draai(Opdracht(bron, doel, REGELING, registers=grenzen))
    return verslag.rijen / verslag.seconden


def main() -> None:
    """Maak de portefeuille, en meet beide."""
    aantal = int(sys.argv[1])
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as map_:
        bron, doel = Path(map_, "in.parquet"), Path(map_, "uit.parquet")
        delen = [zonder_ruimten(maak(min(BLOK, aantal - i), i, 1 + i)) for i in range(0, aantal, BLOK)]
        pq.write_table(pa.concat_tables(delen), bron)
        gewoon, register = tempo(bron, doel, None), tempo(bron, doel, verklaard())
    print(f"gewoon {gewoon:,.0f}/s · --registers {register:,.0f}/s · verhouding {gewoon / register:,.0f}")
    print(f"geheugen {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
