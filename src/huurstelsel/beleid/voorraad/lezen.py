"""Een voorraad lezen, gemaakt of eigen: brokken in het schema van een portefeuille, altijd met gewicht en eigenaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from huurstelsel.beleid.voorraad.brokken import KOLOMMEN
from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.portefeuille.bron import PARQUET, Parquet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def lees_voorraad(pad: Path) -> Iterator[pa.RecordBatch]:
    """De brokken van een voorraad, gemaakt of een eigen portefeuille als geneste Parquet.

    Elk brok heeft de kolommen van de portefeuille die het bestand heeft, en alle kolommen van `KOLOMMEN`: zonder `gewicht` weegt een woning 1, en
    een andere kolom die het bestand niet heeft, is leeg. Namen zijn tekst, `gewicht` een kommagetal en `huurprijs_2021` een bedrag in euro.

    Raises:
        FeitenFout: het bestand is er niet, is geen Parquet, of heeft kolommen die een portefeuille niet kent; alle fouten tegelijk.
    """
    if not pad.exists():
        raise FeitenFout([Fout("", "bestand_niet_gevonden", f"{pad} bestaat niet.")])
    if pad.suffix.lower() not in PARQUET:
        zin = f"Een voorraad is een geneste Parquet (.parquet), zoals `huurstelsel portefeuille --schema` haar beschrijft; niet “{pad.name}”."
        raise FeitenFout([Fout("", "geen_parquet", zin)])
    bron = Parquet.van(pad, eigen_kolommen(pad))
    return (aangevuld(brok) for brok in bron.brokken(0))


def eigen_kolommen(pad: Path) -> tuple[str, ...]:
    """De kolommen van `KOLOMMEN` die het bestand heeft; een onleesbaar bestand heeft er geen."""
    try:
        namen = pq.read_schema(pad).names
    except (pa.ArrowException, OSError):
        return ()
    return tuple(naam for naam in KOLOMMEN if naam in namen)


def aangevuld(brok: pa.RecordBatch) -> pa.RecordBatch:
    """Het brok met elke kolom van `KOLOMMEN`, in haar eigen soort."""
    for naam, soort in KOLOMMEN.items():
        plaats = brok.schema.get_field_index(naam)
        if plaats >= 0:
            kolom = brok.column(plaats)
            kolom = kolom.dictionary_decode() if pa.types.is_dictionary(kolom.type) else kolom
            brok = brok.set_column(plaats, naam, kolom.cast(soort))
        else:
            brok = brok.append_column(naam, _zonder(naam, soort, brok.num_rows))
    return brok


def _zonder(naam: str, soort: pa.DataType, n: int) -> pa.Array:
    return pa.repeat(pa.scalar(1.0), n) if naam == "gewicht" else pa.nulls(n, soort)
