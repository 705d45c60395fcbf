"""Losse tabellen met sleutels: woningen, ruimten, voorzieningen en zo meer, uit CSV, Parquet, Excel of een DuckDB-bestand.

DuckDB voegt ze samen tot rijen van het geneste schema, in de volgorde van de woningen en met begrensd geheugen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyarrow as pa

from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u
from huurstelsel.portefeuille.extra import eis
from huurstelsel.portefeuille.schema import schema
from huurstelsel.portefeuille.verbinding import RUIMTESLEUTEL, SLEUTEL, Verbinding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

WONINGEN, RUIMTEN, VOORZIENINGEN = "woningen", "ruimten", "voorzieningen"
KEER = "keer_"
"""Kolom die zegt hoe vaak de id van een woning voorkomt."""
_EIS = "eis_"


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

    bron: Path | Mapping[str, pa.Table]
    behoud: tuple[str, ...]
    kolommen: dict[str, tuple[str, ...]]

    @classmethod
    def van(cls, bron: Path | Mapping[str, pa.Table], behoud: tuple[str, ...]) -> Tabellen:
        """Zoek de tabellen en controleer hun kolommen; alle fouten tegelijk."""
        eis("duckdb", "losse tabellen")
        with Verbinding(bron) as db:
            kolommen = {naam: db.kolommen(naam) for naam in db.tabellen()}
        if fouten := list(_fouten(kolommen, behoud)):
            raise FeitenFout(fouten)
        return cls(bron, behoud, kolommen)

    @cached_property
    def aantal(self) -> int:
        """Aantal woningen."""
        with Verbinding(self.bron) as db:
            return int(db.een(f"SELECT count(*) FROM {WONINGEN}"))

    def brokken(self, vanaf: int) -> Iterator[pa.RecordBatch]:
        """De woningen met hun onderdelen, in de volgorde van hun tabel."""
        with Verbinding(self.bron) as db:
            weg = vanaf
            for brok in db.lees(_vraag(self.kolommen, self.behoud)):
                if weg >= brok.num_rows:
                    weg -= brok.num_rows
                    continue
                yield brok.slice(weg)
                weg = 0

    def los(self) -> Iterator[tuple[str, Fout]]:
        """Onderdelen waarvan de woning of de ruimte er niet is, met de id van die woning."""
        with Verbinding(self.bron) as db:
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
