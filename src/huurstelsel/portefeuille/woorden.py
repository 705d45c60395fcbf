"""Kolommen met steeds dezelfde woorden als nummers: DuckDB zoekt elk woord van een stuk Parquet dan één keer op, en niet voor elke rij."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from huurstelsel import sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from huurstelsel.portefeuille.verbinding import Verbinding

_MET_WOORDEN = {"soort", "label"}
_STEEKPROEF, _HOOGSTENS = 65_536, 255
"""Zoveel rijen worden bekeken om de woorden te vinden, en zoveel mogen dat er zijn."""

_VREEMD = "vreemd_"
"""Begin van de kolom met een woord dat niet in de steekproef zat."""


def velden(db: Verbinding, naam: str, kolommen: Iterable[str]) -> list[str]:
    """De kolommen van een tabel als velden van een vraag; `samen` begrijpt het antwoord."""
    uit: list[str] = []
    for kolom in kolommen:
        woorden = _woorden(db, naam, kolom) if kolom in _MET_WOORDEN else []
        uit += _als_nummers(db, naam, kolom, woorden) if woorden else [sql.naam(kolom)]
    return uit


def samen(brokken: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Het antwoord op een vraag met `velden`, met elke kolom weer heel: woorden zijn een woordenboek."""
    for brok in brokken:
        vreemd = [naam for naam in brok.schema.names if naam.startswith(_VREEMD)]
        uit = brok.drop_columns(vreemd)
        for naam in vreemd:
            kolom = naam.removeprefix(_VREEMD)
            heel = _samen(brok.column(kolom), brok.column(naam))
            uit = uit.set_column(uit.schema.get_field_index(kolom), kolom, heel)
        yield uit


def _samen(woorden: pa.DictionaryArray, vreemd: pa.Array) -> pa.DictionaryArray:
    if vreemd.null_count < len(vreemd):
        return pc.coalesce(woorden.dictionary_decode(), vreemd).dictionary_encode()
    return pa.DictionaryArray.from_arrays(woorden.indices.cast(pa.int32()), woorden.dictionary)


def _woorden(db: Verbinding, naam: str, kolom: str) -> list[str]:
    """De woorden in de eerste rijen van een kolom; geen als het er te veel zijn, of als het geen tekst is."""
    rijen = f"SELECT {sql.naam(kolom)} AS woord FROM {naam} LIMIT {_STEEKPROEF}"
    vraag = f"SELECT DISTINCT woord FROM ({rijen}) WHERE woord IS NOT NULL LIMIT {_HOOGSTENS + 1}"
    woorden = [woord for (woord,) in db.rijen(vraag)]
    return woorden if len(woorden) <= _HOOGSTENS and all(isinstance(woord, str) for woord in woorden) else []


def _als_nummers(db: Verbinding, naam: str, kolom: str, woorden: list[str]) -> tuple[str, str]:
    """De velden met het nummer van het woord, en met het woord als het geen nummer heeft."""
    soort, veld = sql.naam(f"woorden_{naam}_{kolom}"), sql.naam(kolom)
    lijst = ", ".join(map(sql.tekst, sorted(woorden)))
    db.voer_uit(f"CREATE TYPE {soort} AS ENUM ({lijst})")
    nummer = f"TRY_CAST({veld} AS {soort})"
    return f"{nummer} AS {veld}", f"CASE WHEN {nummer} IS NULL THEN {veld} END AS {sql.naam(_VREEMD + kolom)}"
