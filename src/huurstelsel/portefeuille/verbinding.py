"""Tabellen uit CSV, Parquet, Excel, een DuckDB-bestand of het geheugen, onder hun eigen naam in één DuckDB."""

from __future__ import annotations

import glob
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from huurstelsel import sql
from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.portefeuille.bladen import bladen
from huurstelsel.portefeuille.csvregels import kop, scheiding
from huurstelsel.portefeuille.schema import TIJDZONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SLEUTEL, RUIMTESLEUTEL = "woning_id", "ruimte_id"
ENIGE = "woningen"
"""De naam van een tabel die alleen komt."""

SCHIJF = "op_schijf"
"""Waar tussenstanden staan."""

_GEHEUGEN = "aangemeld_"


class Verbinding:
    """Een DuckDB in het geheugen, die naar schijf uitwijkt als het te groot wordt.

    Sleutels zijn tekst; wat uit CSV of Excel komt is dat ook, zodat “24,51” en een fout getal beide bij de gewone controle van het document
    uitkomen. Wat in de bron een getal of dag is, blijft dat.
    """

    def __init__(self, bron: Path | Mapping[str, pa.Table]) -> None:
        """Onthoud de bron; `with` opent haar."""
        self._bron = bron
        self._namen: list[str] = []

    def __enter__(self) -> Self:
        """Open de tabellen.

        Raises:
            FeitenFout: een tabel is niet te lezen.
        """
        import duckdb  # noqa: PLC0415 - alleen voor losse tabellen

        self._schijf = TemporaryDirectory(prefix="huurstelsel-")
        instellingen = {
            "memory_limit": "300MB",
            "temp_directory": self._schijf.name,
            "autoinstall_known_extensions": "false",  # niets van het net halen
        }
        self._db: Any = duckdb.connect(":memory:", config=instellingen)
        try:
            for naam, tabel, zones in self._tabellen():
                self._namen.append(naam)
                soort = "TABLE" if tabel.startswith(_GEHEUGEN) else "VIEW"  # een cursor ziet wat is aangemeld niet
                self._db.execute(f'CREATE {soort} "{naam}" AS SELECT {self._kolommen(tabel, zones)} FROM {tabel}')
        except FeitenFout:
            self.__exit__()
            raise
        except duckdb.Error as e:
            self.__exit__()
            raise _onleesbaar(e) from None
        return self

    def __exit__(self, *_: object) -> None:
        """Sluit de tabellen."""
        self._db.close()
        self._schijf.cleanup()

    def _kolommen(self, tabel: str, zones: Mapping[str, str]) -> str:
        """Elke kolom in een soort die een portefeuille kent."""
        beschrijving = self._db.execute(f"DESCRIBE SELECT * FROM {tabel}").fetchall()
        return ", ".join(_kolom(naam, soort, zones.get(naam, TIJDZONE)) for naam, soort, *_ in beschrijving)

    def _tabellen(self) -> Iterator[tuple[str, str, Mapping[str, str]]]:
        """De naam van elke tabel, waar DuckDB haar vindt, en de tijdzone van kolommen die er een hebben."""
        if not isinstance(self._bron, Path):
            yield from self._uit_geheugen(self._bron.items())
        elif self._bron.suffix.lower() in {".duckdb", ".db"}:
            yield from self._uit_duckdb(self._bron)
        elif self._bron.suffix.lower() == ".xlsx":
            yield from self._uit_geheugen(bladen(self._bron))
        elif self._bron.is_dir():
            bestanden = sorted(b for b in self._bron.iterdir() if b.suffix.lower() in {".csv", ".parquet"})
            yield from ((bestand.stem, *_bestand(bestand)) for bestand in bestanden)
        else:
            yield ENIGE, *_bestand(self._bron)

    def _uit_geheugen(self, tabellen: Iterable[tuple[str, pa.Table]]) -> Iterator[tuple[str, str, Mapping[str, str]]]:
        for nummer, (naam, tabel) in enumerate(tabellen):
            self._db.register(f"{_GEHEUGEN}{nummer}", tabel)
            yield naam, f"{_GEHEUGEN}{nummer}", _zones(tabel.schema)

    def _uit_duckdb(self, pad: Path) -> Iterator[tuple[str, str, Mapping[str, str]]]:
        self._db.execute(f"ATTACH {sql.tekst(str(pad))} AS bron (READ_ONLY)")
        vraag = (
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'bron' UNION ALL "
            "SELECT view_name FROM duckdb_views() WHERE database_name = 'bron' AND NOT internal"
        )
        for (naam,) in self._db.execute(vraag).fetchall():
            yield naam, f'bron."{naam}"', {}

    def tabellen(self) -> list[str]:
        """De namen van de tabellen."""
        return list(self._namen)

    def kolommen(self, naam: str) -> tuple[str, ...]:
        """De kolommen van een tabel."""
        return tuple(kolom for kolom, *_ in self._db.execute(f'DESCRIBE "{naam}"').fetchall())

    def een(self, vraag: str) -> Any:  # noqa: ANN401 - wat de vraag geeft
        """De ene waarde van een vraag."""
        with _leesbaar():
            return self._db.execute(vraag).fetchone()[0]

    def rijen(self, vraag: str) -> Iterator[Any]:
        """De rijen van een vraag."""
        with _leesbaar():
            antwoord = self._db.execute(vraag)
            while rijen := antwoord.fetchmany(1_000):
                yield from rijen

    def voer_uit(self, opdracht: str) -> None:
        """Voer een opdracht uit die niets geeft."""
        self._db.execute(opdracht)

    def op_schijf(self, naam: str, vraag: str) -> None:
        """Zet het antwoord op een vraag als tabel `SCHIJF.naam` op schijf, in die volgorde."""
        self._db.execute(f"ATTACH IF NOT EXISTS {sql.tekst(f'{self._schijf.name}/{SCHIJF}.duckdb')} AS {SCHIJF}")
        with _leesbaar():
            self._db.execute(f'CREATE TABLE {SCHIJF}."{naam}" AS {vraag}')

    def lees(self, vraag: str, rijen: int) -> Iterator[pa.RecordBatch]:
        """Het antwoord op een vraag als brokken van hoogstens zoveel rijen; meer vragen kunnen tegelijk openstaan.

        Raises:
            FeitenFout: een tabel is niet te lezen.
        """
        with _leesbaar():
            yield from self._db.cursor().sql(vraag).to_arrow_reader(rijen)


@contextmanager
def _leesbaar() -> Iterator[None]:
    """Wat pas bij het lezen misgaat (een weergave die niet klopt, tekst die geen UTF-8 is) is ook een fout in de tabellen."""
    import duckdb  # noqa: PLC0415 - alleen voor losse tabellen

    try:
        yield
    except (duckdb.Error, pa.ArrowException) as e:
        raise _onleesbaar(e) from None


def _onleesbaar(e: Exception) -> FeitenFout:
    zin = f"De tabellen zijn niet te lezen: {' '.join(str(e).split())[:160]}"
    return FeitenFout([Fout("", "tabel_onleesbaar", zin)])


def _kolom(naam: str, soort: str, zone: str) -> str:
    """Eén kolom in een soort die een portefeuille kent: een sleutel is tekst, een tijdstip de dag in zijn eigen zone."""
    kolom = sql.naam(naam)
    waarde = kolom
    if soort.startswith("TIMESTAMP"):
        ter_plaatse = f"timezone({sql.tekst(zone)}, {kolom})" if soort.endswith("TIME ZONE") else kolom
        # een ander tijdstip dan het begin van de dag blijft staan, en wordt bij de woning afgekeurd
        waarde = f"regexp_replace(CAST({ter_plaatse} AS VARCHAR), ' 00:00:00$', '')"
    elif naam in {"id", SLEUTEL, RUIMTESLEUTEL}:
        waarde = f"nullif({_sleutel(kolom, soort)}, '')"
    elif soort.startswith(("ENUM", "UUID")):
        waarde = f"CAST({kolom} AS VARCHAR)"
    elif soort == "HUGEINT":
        waarde = f"CAST({kolom} AS BIGINT)"
    return kolom if waarde == kolom else f"{waarde} AS {kolom}"


def _sleutel(kolom: str, soort: str) -> str:
    """Een sleutel als tekst; 7,0 is dezelfde sleutel als 7, want een kolom met lege cellen wordt vaak een kommagetal."""
    if not soort.startswith(("DOUBLE", "FLOAT", "DECIMAL")):
        return f"CAST({kolom} AS VARCHAR)"
    waarde = kolom if soort.startswith("DECIMAL") else f"nullif({kolom}, 'nan')"
    heel = f"abs({waarde}) < 1e15 AND {waarde} = trunc({waarde})"
    return f"CASE WHEN {heel} THEN CAST(CAST({waarde} AS BIGINT) AS VARCHAR) ELSE CAST({waarde} AS VARCHAR) END"


def _zones(schema: pa.Schema) -> dict[str, str]:
    return {veld.name: veld.type.tz for veld in schema if pa.types.is_timestamp(veld.type) and veld.type.tz}


def _alleen(pad: Path) -> str:
    """Het pad waarmee DuckDB dit bestand leest en geen ander: “bezit[1].csv” is daar anders een patroon, dat bij bezit1.csv past."""
    return sql.tekst(glob.escape(pad.as_posix()))


def _csv(pad: Path) -> str:
    """Hoe DuckDB een CSV leest: precies zoals `csvregels`; wat het zelf raadt (commentaar, aanhalingstekens) kan regels kosten."""
    soorten = ", ".join(f"{sql.tekst(naam)}: 'VARCHAR'" for naam in kop(pad))
    vorm = f"""header = true, delim = '{scheiding(pad)}', quote = '"', escape = '"', comment = '', auto_detect = false, hive_partitioning = false"""
    return f"read_csv({_alleen(pad)}, {vorm}, columns = {{{soorten}}})"


def _bestand(pad: Path) -> tuple[str, Mapping[str, str]]:
    """Hoe DuckDB een bestand leest, en de tijdzones die erin staan; zonder Arrow-schema noemt Parquet er geen."""
    if pad.suffix.lower() == ".csv":
        return _csv(pad), {}
    parquet = f"read_parquet({_alleen(pad)}, hive_partitioning = false)"
    try:
        metadata = pq.read_metadata(pad)
    except (pa.ArrowException, OSError):
        return parquet, {}  # DuckDB zegt wat eraan mankeert
    met_zone = b"ARROW:schema" in (metadata.metadata or {})
    return parquet, _zones(metadata.schema.to_arrow_schema()) if met_zone else {}
