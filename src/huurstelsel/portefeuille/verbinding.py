"""Tabellen uit CSV, Parquet, Excel, een DuckDB-bestand of het geheugen, onder hun eigen naam in één DuckDB."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self

import pyarrow as pa

from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.portefeuille.extra import eis
from huurstelsel.verrijken.bestand import open_zip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SLEUTEL, RUIMTESLEUTEL = "woning_id", "ruimte_id"
ENIGE = "woningen"
"""De naam van een tabel die alleen komt."""

_BROK = 16_384
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
            "memory_limit": "400MB",
            "temp_directory": self._schijf.name,
            "autoinstall_known_extensions": "false",  # niets van het net halen
        }
        self._db: Any = duckdb.connect(":memory:", config=instellingen)
        try:
            for naam, tabel in self._tabellen():
                self._namen.append(naam)
                soort = "TABLE" if tabel.startswith(_GEHEUGEN) else "VIEW"  # een cursor ziet wat is aangemeld niet
                self._db.execute(f'CREATE {soort} "{naam}" AS SELECT {self._kolommen(tabel)} FROM {tabel}')
        except FeitenFout:
            self.__exit__()
            raise
        except duckdb.Error as e:
            self.__exit__()
            zin = f"De tabellen zijn niet te lezen: {str(e).splitlines()[0][:160]}"
            raise FeitenFout([Fout("", "tabel_onleesbaar", zin)]) from None
        return self

    def __exit__(self, *_: object) -> None:
        """Sluit de tabellen."""
        self._db.close()
        self._schijf.cleanup()

    def _kolommen(self, tabel: str) -> str:
        """Elke kolom in een soort die een portefeuille kent."""
        uit = []
        for naam, soort, *_ in self._db.execute(f"DESCRIBE SELECT * FROM {tabel}").fetchall():
            als = "VARCHAR" if naam in {"id", SLEUTEL, RUIMTESLEUTEL} or soort.startswith(("ENUM", "UUID")) else None
            als = "DATE" if soort.startswith("TIMESTAMP") else "BIGINT" if soort == "HUGEINT" else als
            kolom = '"{}"'.format(naam.replace('"', '""'))
            uit.append(f"CAST({kolom} AS {als}) AS {kolom}" if als else kolom)
        return ", ".join(uit)

    def _tabellen(self) -> Iterator[tuple[str, str]]:
        """De naam van elke tabel, en waar DuckDB haar vindt."""
        if not isinstance(self._bron, Path):
            yield from self._uit_geheugen(self._bron.items())
        elif self._bron.suffix.lower() in {".duckdb", ".db"}:
            yield from self._uit_duckdb(self._bron)
        elif self._bron.suffix.lower() == ".xlsx":
            yield from self._uit_geheugen(_bladen(self._bron))
        elif self._bron.is_dir():
            bestanden = sorted(b for b in self._bron.iterdir() if b.suffix.lower() in {".csv", ".parquet"})
            yield from ((bestand.stem, _bestand(bestand)) for bestand in bestanden)
        else:
            yield ENIGE, _bestand(self._bron)

    def _uit_geheugen(self, tabellen: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - paren van naam en tabel
        for nummer, (naam, tabel) in enumerate(tabellen):
            self._db.register(f"{_GEHEUGEN}{nummer}", tabel)
            yield naam, f"{_GEHEUGEN}{nummer}"

    def _uit_duckdb(self, pad: Path) -> Iterator[tuple[str, str]]:
        self._db.execute(f"ATTACH '{_tekst(pad)}' AS bron (READ_ONLY)")
        vraag = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'bron'"
        for (naam,) in self._db.execute(vraag).fetchall():
            yield naam, f'bron."{naam}"'

    def tabellen(self) -> list[str]:
        """De namen van de tabellen."""
        return list(self._namen)

    def kolommen(self, naam: str) -> tuple[str, ...]:
        """De kolommen van een tabel."""
        return tuple(kolom for kolom, *_ in self._db.execute(f'DESCRIBE "{naam}"').fetchall())

    def een(self, vraag: str) -> Any:  # noqa: ANN401 - wat de vraag geeft
        """De ene waarde van een vraag."""
        return self._db.execute(vraag).fetchone()[0]

    def rijen(self, vraag: str) -> Iterator[Any]:
        """De rijen van een vraag."""
        antwoord = self._db.execute(vraag)
        while rijen := antwoord.fetchmany(1_000):
            yield from rijen

    def voer_uit(self, opdracht: str) -> None:
        """Voer een opdracht uit die niets geeft."""
        self._db.execute(opdracht)

    def lees(self, vraag: str) -> Iterator[pa.RecordBatch]:
        """Het antwoord op een vraag als brokken; meer vragen kunnen tegelijk openstaan."""
        yield from self._db.cursor().sql(vraag).to_arrow_reader(_BROK)


def _tekst(pad: Path) -> str:
    return str(pad).replace("'", "''")


def _bestand(pad: Path) -> str:
    lees = "read_csv" if pad.suffix.lower() == ".csv" else "read_parquet"
    opties = ", all_varchar = true, header = true" if lees == "read_csv" else ""
    return f"{lees}('{_tekst(pad)}'{opties})"


def _bladen(pad: Path) -> Iterator[tuple[str, pa.Table]]:
    """De bladen van een Excel-bestand, elke cel als tekst."""
    eis("python_calamine", "Excel")
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - alleen voor Excel

    with open_zip(pad, pad.name):
        pass  # een werkblad is een zip; een die ontploft wordt geweigerd
    try:
        boek = CalamineWorkbook.from_path(str(pad))
    except (CalamineError, OSError) as e:
        raise FeitenFout([Fout("", "geen_excel", f"{pad.name} is geen leesbaar Excel-bestand ({e}).")]) from None
    for naam in boek.sheet_names:
        rijen = boek.get_sheet_by_name(naam).to_python()
        if rijen:
            kop, *rest = rijen
            kolommen = {str(k): [_cel(rij[i]) for rij in rest] for i, k in enumerate(kop) if str(k)}
            yield naam, pa.table({k: pa.array(v, pa.string()) for k, v in kolommen.items()})


def _cel(waarde: object) -> str | None:
    """De tekst van een cel; een heel getal zonder decimalen, een dag zonder tijd."""
    if waarde == "" or waarde is None:
        return None
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return str(waarde)
