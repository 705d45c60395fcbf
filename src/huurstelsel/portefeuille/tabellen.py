"""Losse tabellen met sleutels: woningen, ruimten, voorzieningen en zo meer, uit CSV, Parquet, Excel of een DuckDB-bestand.

DuckDB voegt ze samen tot rijen van het geneste schema, in de volgorde van de woningen en met begrensd geheugen. Alles wordt als tekst
gelezen, zodat “24,51” en een fout getal beide bij de gewone controle van het document uitkomen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import pyarrow as pa

from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u
from huurstelsel.portefeuille.extra import eis
from huurstelsel.portefeuille.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WONINGEN, RUIMTEN, VOORZIENINGEN = "woningen", "ruimten", "voorzieningen"
SLEUTEL, RUIMTESLEUTEL = "woning_id", "ruimte_id"
KEER = "keer_"
"""Kolom die zegt hoe vaak de id van een woning voorkomt."""
_EIS = "eis_"
_BROK = 16_384


def _velden(soort: pa.DataType) -> dict[str, pa.DataType]:
    return {veld.name: veld.type for veld in soort}


def _enkel(velden: dict[str, pa.DataType]) -> list[str]:
    """De velden die één waarde hebben."""
    return [naam for naam, soort in velden.items() if not pa.types.is_nested(soort)]


def onderdelen() -> dict[str, dict[str, pa.DataType]]:
    """Per tabel naast de woningen haar kolommen, zonder sleutels."""
    woning = _velden(schema().field("woning").type)
    lijsten = {n: s.value_type for n, s in woning.items() if pa.types.is_list(s) and pa.types.is_struct(s.value_type)}
    ruimte = _velden(lijsten[RUIMTEN])
    eisen = {f"{_EIS}{naam}": soort for naam, soort in _velden(ruimte["eisen"]).items()}
    uit = {naam: {k: v for k, v in _velden(s).items() if k in _enkel(_velden(s))} for naam, s in lijsten.items()}
    uit[RUIMTEN] = {**uit[RUIMTEN], **eisen}
    uit[VOORZIENINGEN] = _velden(ruimte["voorzieningen"].value_type)
    return uit


def groepen() -> dict[str, list[str]]:
    """Per groep van het document de kolommen van de tabel met woningen; een naam komt maar één keer voor."""
    return {groep: _enkel(_velden(schema().field(groep).type)) for groep in ("adres", "contract", "woning")}


@dataclass(frozen=True)
class Tabellen:
    """Een portefeuille in losse tabellen.

    Attributes:
        kolommen: per tabel die er is, haar kolommen.
    """

    pad: Path
    behoud: tuple[str, ...]
    kolommen: dict[str, tuple[str, ...]]

    @classmethod
    def van(cls, pad: Path, behoud: tuple[str, ...]) -> Tabellen:
        """Zoek de tabellen en controleer hun kolommen; alle fouten tegelijk."""
        eis("duckdb", "losse tabellen")
        with _Verbinding(pad) as db:
            kolommen = {naam: db.kolommen(naam) for naam in db.tabellen()}
        if fouten := list(_fouten(kolommen, behoud)):
            raise FeitenFout(fouten)
        return cls(pad, behoud, kolommen)

    @cached_property
    def aantal(self) -> int:
        """Aantal woningen."""
        with _Verbinding(self.pad) as db:
            return int(db.een(f"SELECT count(*) FROM {WONINGEN}"))

    def brokken(self, vanaf: int) -> Iterator[pa.RecordBatch]:
        """De woningen met hun onderdelen, in de volgorde van hun tabel."""
        with _Verbinding(self.pad) as db:
            weg = vanaf
            for brok in db.lees(_vraag(self.kolommen, self.behoud)):
                if weg >= brok.num_rows:
                    weg -= brok.num_rows
                    continue
                yield brok.slice(weg)
                weg = 0

    def los(self) -> Iterator[tuple[str, Fout]]:
        """Onderdelen waarvan de woning of de ruimte er niet is, met de id van die woning."""
        with _Verbinding(self.pad) as db:
            for naam in self.kolommen:
                for woning, ruimte in () if naam == WONINGEN else db.rijen(_wezen(naam)):
                    bij = f"woning “{woning}”" + (f", ruimte “{ruimte}”" if ruimte else "")
                    yield (
                        woning,
                        Fout(naam, "hoort_nergens_bij", f"Een rij van {naam} hoort bij {bij}, en die is er niet."),
                    )


def _fouten(kolommen: dict[str, tuple[str, ...]], behoud: tuple[str, ...]) -> Iterator[Fout]:
    bekend = onderdelen()
    if WONINGEN not in kolommen:
        gevonden = f" Gevonden: {', '.join(kolommen)}." if kolommen else ""
        yield Fout("", "tabel_ontbreekt", f"De tabel “{WONINGEN}” ontbreekt.{gevonden}")
        return
    mogelijk = {WONINGEN, *bekend}
    for naam, gegeven in kolommen.items():
        if naam not in mogelijk:
            yield Fout(
                naam,
                "onbekende_tabel",
                f"De tabel “{naam}” hoort niet bij een portefeuille.{bedoelde_u(naam, mogelijk)}",
            )
            continue
        sleutels, velden = _sleutels(naam), _kolommen(naam, behoud)
        for sleutel in sleutels:
            if sleutel not in gegeven:
                yield Fout(f"{naam}.{sleutel}", "sleutel_ontbreekt", f"De tabel “{naam}” mist de sleutel “{sleutel}”.")
        for kolom in gegeven:
            if kolom not in {*sleutels, *velden}:
                zin = f"De tabel “{naam}” kent de kolom “{kolom}” niet.{bedoelde_u(kolom, velden)}"
                yield Fout(f"{naam}.{kolom}", "onbekende_kolom", zin)
    for kolom in behoud:
        if kolom not in kolommen[WONINGEN]:
            yield Fout(kolom, "kolom_ontbreekt", f"De kolom “{kolom}” staat niet in {WONINGEN}.")


def _sleutels(naam: str) -> tuple[str, ...]:
    return {WONINGEN: ("id",), VOORZIENINGEN: (SLEUTEL, RUIMTESLEUTEL)}.get(naam, (SLEUTEL,))


def _kolommen(naam: str, behoud: tuple[str, ...]) -> tuple[str, ...]:
    if naam == WONINGEN:
        return (*(kolom for velden in groepen().values() for kolom in velden), *behoud)
    return tuple(onderdelen()[naam])


def _wezen(naam: str) -> str:
    """Rijen van een tabel waarvan de woning (of bij voorzieningen de ruimte) er niet is."""
    if naam == VOORZIENINGEN:
        bij = f"{RUIMTEN} r WHERE r.{SLEUTEL} = t.{SLEUTEL} AND r.id = t.{RUIMTESLEUTEL}"
        return f"SELECT t.{SLEUTEL}, t.{RUIMTESLEUTEL} FROM {naam} t WHERE NOT EXISTS (SELECT 1 FROM {bij})"
    bij = f"{WONINGEN} w WHERE w.id = t.{SLEUTEL}"
    return f"SELECT t.{SLEUTEL}, '' FROM {naam} t WHERE NOT EXISTS (SELECT 1 FROM {bij})"


def _groep(velden: dict[str, str]) -> str:
    """Een groep velden als struct; zonder velden is er niets."""
    delen = (f'"{naam}" := {uitdrukking}' for naam, uitdrukking in velden.items())
    return f"struct_pack({', '.join(delen)})"


def _vraag(kolommen: dict[str, tuple[str, ...]], behoud: tuple[str, ...]) -> str:
    """De vraag die van de tabellen geneste rijen maakt. Namen zijn gecontroleerd tegen het schema, of staan tussen aanhalingstekens."""
    aanwezig = set(kolommen[WONINGEN])
    lijsten = [naam for naam in onderdelen() if naam in kolommen and naam != VOORZIENINGEN]
    groep = {g: {k: f'w."{k}"' for k in velden if k in aanwezig} for g, velden in groepen().items()}
    groep["woning"] |= {naam: f"{naam}_.lijst" for naam in lijsten}
    keuze = [
        "w.id AS id",
        *(f"{_groep(v)} AS {g}" for g, v in groep.items() if v),
        *(f'w."{k}" AS "{k}"' for k in behoud),
    ]
    if not groep["woning"]:
        keuze.append("struct_pack(stelsel := NULL::VARCHAR) AS woning")
    bij = "".join(f" LEFT JOIN ({_lijst(naam, kolommen)}) {naam}_ ON {naam}_.{SLEUTEL} = w.id" for naam in lijsten)
    woningen = f"(SELECT *, row_number() OVER () AS nr_, count(*) OVER (PARTITION BY id) AS keer_ FROM {WONINGEN})"
    return f"SELECT {', '.join(keuze)}, w.keer_ AS {KEER} FROM {woningen} w{bij} ORDER BY w.nr_"


def _lijst(naam: str, kolommen: dict[str, tuple[str, ...]]) -> str:
    """Per woning de lijst met haar rijen uit een tabel, in de volgorde van die tabel."""
    aanwezig = kolommen[naam]
    velden = {k: f't."{k}"' for k in onderdelen()[naam] if k in aanwezig and not k.startswith(_EIS)}
    eisen = {k.removeprefix(_EIS): f't."{k}"' for k in aanwezig if k.startswith(_EIS)} if naam == RUIMTEN else {}
    if eisen:
        velden["eisen"] = _groep(eisen)
    bij = ""
    if naam == RUIMTEN and VOORZIENINGEN in kolommen:
        velden["voorzieningen"] = "v.lijst"
        per_ruimte = _groep({k: f'"{k}"' for k in onderdelen()[VOORZIENINGEN] if k in kolommen[VOORZIENINGEN]})
        sleutels = f"{SLEUTEL}, {RUIMTESLEUTEL}"
        bij = (
            f" LEFT JOIN (SELECT {sleutels}, list({per_ruimte}) AS lijst FROM {VOORZIENINGEN} GROUP BY {sleutels}) v"
            f" ON v.{SLEUTEL} = t.{SLEUTEL} AND v.{RUIMTESLEUTEL} = t.id"
        )
    genummerd = f"(SELECT *, row_number() OVER () AS nr_ FROM {naam})"
    return f"SELECT t.{SLEUTEL}, list({_groep(velden)} ORDER BY t.nr_) AS lijst FROM {genummerd} t{bij} GROUP BY t.{SLEUTEL}"


class _Verbinding:
    """Een DuckDB in het geheugen waarin elke tabel onder haar eigen naam staat, alles als tekst."""

    def __init__(self, pad: Path) -> None:
        self._pad = pad

    def __enter__(self) -> Self:
        import duckdb  # noqa: PLC0415 - alleen voor losse tabellen

        self._db: Any = duckdb.connect(
            ":memory:", config={"memory_limit": "600MB", "autoinstall_known_extensions": "false"}
        )
        self._namen: list[str] = []
        try:
            for naam, bron in self._bronnen():
                self._namen.append(naam)
                self._db.execute(f'CREATE VIEW "{naam}" AS SELECT {self._als_tekst(bron)} FROM {bron}')
        except duckdb.Error as e:
            self._db.close()
            zin = f"{self._pad.name} is niet te lezen: {str(e).splitlines()[0][:160]}"
            raise FeitenFout([Fout("", "tabel_onleesbaar", zin)]) from None
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def _als_tekst(self, bron: str) -> str:
        """Elke kolom als tekst; een kolom uit CSV is dat al."""
        namen = self._db.execute(f"DESCRIBE SELECT * FROM {bron}").fetchall()
        return ", ".join(f'CAST("{naam}" AS VARCHAR) AS "{naam}"' for naam, *_ in namen)

    def _bronnen(self) -> Iterator[tuple[str, str]]:
        extensie = self._pad.suffix.lower()
        if extensie in {".duckdb", ".db"}:
            self._db.execute(f"ATTACH '{_tekst(self._pad)}' AS bron (READ_ONLY)")
            for (naam,) in self._db.execute(
                "SELECT table_name FROM duckdb_tables() WHERE database_name = 'bron'"
            ).fetchall():
                yield naam, f'bron."{naam}"'
        elif extensie == ".xlsx":
            for naam, tabel in _bladen(self._pad):
                self._db.register(f"{naam}_blad", tabel)
                yield naam, f'"{naam}_blad"'
        elif self._pad.is_dir():
            for bestand in sorted(self._pad.iterdir()):
                if bestand.suffix.lower() in {".csv", ".parquet"}:
                    yield bestand.stem, _bestand(bestand)
        else:
            yield WONINGEN, _bestand(self._pad)

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

    def lees(self, vraag: str) -> Iterator[pa.RecordBatch]:
        """Het antwoord op een vraag als brokken."""
        yield from self._db.sql(vraag).to_arrow_reader(_BROK)


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
