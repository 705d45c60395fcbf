"""Een bronbestand als blokken rijen, welke vorm het ook heeft: CSV (ook in een zip), Parquet, GeoPackage of Excel."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from huurstelsel import sql
from huurstelsel.feiten.lezen import fout
from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.portefeuille.extra import eis
from huurstelsel.verrijken import kolomnamen
from huurstelsel.verrijken.bestand import open_zip
from huurstelsel.verrijken.blokken import BLOKRIJEN, Blok, tekst, van_lijst
from huurstelsel.verrijken.csvbestand import blokken as csvblokken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from huurstelsel.verrijken.verslag import Bron

_MAX_CIJFERS = 15


def blokken(pad: Path, soort: str, bron: Bron) -> Iterator[Blok]:
    """De rijen van een bestand; de extensie beslist over de vorm, en zonder bekende extensie is het CSV.

    Raises:
        FeitenFout: het bestand is niet te lezen of mist kolommen.
    """
    lezers: dict[str, Callable[[Path, str, Bron], Iterator[Blok]]] = {
        ".parquet": _parquet,
        ".geoparquet": _parquet,
        ".gpkg": _geopackage,
        ".xlsx": _excel,
        ".xlsm": _excel,
    }
    if pad.suffix.lower() in {".xls", ".ods"}:
        fout("vorm_onbekend", f"Bewaar {pad.name} als .xlsx of als CSV UTF-8; deze vorm wordt niet gelezen.")
    yield from lezers.get(pad.suffix.lower(), csvblokken)(pad, soort, bron)


def _kolommen(soort: str, kop: Sequence[str], bron: Bron) -> dict[str, str]:
    herkend, fouten = kolomnamen.herken(soort, kop)
    if fouten:
        raise FeitenFout([Fout(f"{bron.bestand}: {f.pad}", f.code, f.zin) for f in fouten])
    bron.indeling = ", ".join(herkend.indelingen)
    return herkend.kolommen


def _parquet(pad: Path, soort: str, bron: Bron) -> Iterator[Blok]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - alleen als het nodig is

    try:
        bestand = pq.ParquetFile(pad)
    except (pa.ArrowInvalid, OSError):
        fout("parquet_ongeldig", f"{pad.name} is geen leesbaar Parquet-bestand.")
    with bestand:
        kolommen = _kolommen(soort, bestand.schema_arrow.names, bron)
        rijen = (
            rij for deel in bestand.iter_batches(BLOKRIJEN, columns=list(kolommen.values())) for rij in deel.to_pylist()
        )
        yield from _blokken(([rij[naam] for naam in kolommen.values()] for rij in rijen), list(kolommen), 1)


def _geopackage(pad: Path, soort: str, bron: Bron) -> Iterator[Blok]:
    """Een GeoPackage is een SQLite-database; de tabel “verblijfsobject”, of de enige met een BAG-identificatie."""
    try:
        with closing(sqlite3.connect(f"{pad.resolve().as_uri()}?mode=ro", uri=True)) as db:
            tabel, kop = _tabel(db, soort, bron)
            kolommen = _kolommen(soort, kop, bron)
            bron.publicatiedatum = _stand(db, tabel)
            velden = ", ".join(map(sql.naam, kolommen.values()))
            rijen = db.execute(f"SELECT {velden} FROM {sql.naam(tabel)}")  # noqa: S608 - namen uit de database zelf, met aanhalingstekens
            yield from _blokken(rijen, list(kolommen), 1)
    except sqlite3.Error:
        fout("gpkg_ongeldig", f"{pad.name} is geen leesbaar GeoPackage.")


def _tabel(db: sqlite3.Connection, soort: str, bron: Bron) -> tuple[str, list[str]]:
    namen = [naam for (naam,) in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    koppen = {naam: [rij[1] for rij in db.execute(f"PRAGMA table_info({sql.naam(naam)})")] for naam in namen}
    passend = [naam for naam, kop in koppen.items() if kolomnamen.is_kop(soort, kop)]
    if "verblijfsobject" in passend:
        passend = ["verblijfsobject"]
    if len(passend) != 1:
        zin = f"In {bron.bestand} hoort één tabel met een BAG-identificatie; er zijn er {len(passend)}."
        fout("tabel_niet_gevonden", zin)
    return passend[0], koppen[passend[0]]


def _stand(db: sqlite3.Connection, tabel: str) -> str | None:
    """De stand die het GeoPackage zelf noemt."""
    try:
        rij = db.execute("SELECT last_change FROM gpkg_contents WHERE table_name = ?", (tabel,)).fetchone()
    except sqlite3.Error:
        return None
    return str(rij[0])[:10] if rij and rij[0] else None


def _excel(pad: Path, soort: str, bron: Bron) -> Iterator[Blok]:
    eis("python_calamine", "Excel")
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - een extra

    with open_zip(pad, pad.name):
        pass  # een werkblad is een zip, en wordt net zo gewantrouwd
    try:
        rijen = iter(CalamineWorkbook.from_path(str(pad)).get_sheet_by_index(0).to_python())
    except (CalamineError, OSError):
        fout("excel_ongeldig", f"{pad.name} is geen leesbaar Excel-bestand.")
    kop = [str(cel).strip() for cel in next(rijen, ())]
    kolommen = _kolommen(soort, kop, bron)
    plekken = [kop.index(naam) for naam in kolommen.values()]
    cellen = ([_excelcel(rij[i]) if i < len(rij) else "" for i in plekken] for rij in rijen)
    yield from _blokken(cellen, list(kolommen), 2)


def _excelcel(waarde: object) -> str:
    """Een cel van Excel; van een getal met meer dan vijftien cijfers is het laatste niet te vertrouwen."""
    if isinstance(waarde, date):
        return waarde.isoformat()
    waarde = int(waarde) if isinstance(waarde, float) and waarde.is_integer() else waarde
    kaal = tekst(waarde)
    if isinstance(waarde, int | float) and not isinstance(waarde, bool) and len(kaal.lstrip("-")) > _MAX_CIJFERS:
        return f"{kaal} (als getal bewaard)"
    return kaal


def _blokken(rijen: Iterable[Sequence[Any]], velden: list[str], eerste: int) -> Iterator[Blok]:
    """Verzamel rijen tot blokken."""
    deel: list[dict[str, str]] = []
    for rij in rijen:
        deel.append({veld: tekst(cel) for veld, cel in zip(velden, rij, strict=True)})
        if len(deel) == BLOKRIJEN:
            yield van_lijst(deel, velden, _vanaf(eerste))
            eerste, deel = eerste + len(deel), []
    if deel:
        yield van_lijst(deel, velden, _vanaf(eerste))


def _vanaf(eerste: int) -> Callable[[int], int]:
    return lambda i: eerste + i
