"""Losse tabellen met sleutels: woningen, ruimten, voorzieningen en zo meer, uit CSV, Parquet, Excel of een DuckDB-bestand.

Zij komen op de volgorde van de woningen (`volgorde`), en worden dan brok voor brok in elkaar gezet (`nesten`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u
from huurstelsel.portefeuille.bron import zonder_begin
from huurstelsel.portefeuille.csvregels import regelfouten
from huurstelsel.portefeuille.extra import eis
from huurstelsel.portefeuille.nesten import (
    begint_op_volgorde,
    groepen,
    meelopend,
    na_sorteren,
    onderdelen,
    staan_op_volgorde,
)
from huurstelsel.portefeuille.verbinding import RUIMTESLEUTEL, SLEUTEL, Verbinding
from huurstelsel.portefeuille.volgorde import RUIMTEN, VOORZIENINGEN, WONINGEN, sleutels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class Tabellen:
    """Een portefeuille in losse tabellen.

    Attributes:
        kolommen: per tabel die er is, haar kolommen.
        meteen: lees alsof alles op volgorde staat, zonder dat vooraf na te gaan; blijkt het niet zo, dan is dat `NietOpVolgorde`.
    """

    bron: Path | Mapping[str, pa.Table]
    behoud: tuple[str, ...]
    kolommen: dict[str, tuple[str, ...]]
    meteen: bool = False

    @classmethod
    def van(cls, bron: Path | Mapping[str, pa.Table], behoud: tuple[str, ...]) -> Tabellen:
        """Zoek de tabellen en controleer hun kolommen; alle fouten tegelijk."""
        eis("duckdb", "losse tabellen")
        if fouten := [fout for pad in _csv(bron) for fout in regelfouten(pad)]:
            raise FeitenFout(fouten)
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

    @cached_property
    def op_volgorde(self) -> bool:
        """Of er niets te sorteren is, en geen rij nergens bij hoort; zie `staan_op_volgorde`."""
        if self.meteen:
            return True
        with Verbinding(self.bron) as db:
            return staan_op_volgorde(db, self.kolommen)

    @property
    def begint_op_volgorde(self) -> bool:
        """Of het loont alles te lezen zoals het er staat; zie `nesten.begint_op_volgorde`."""
        with Verbinding(self.bron) as db:
            return begint_op_volgorde(db, self.kolommen)

    def brokken(self, vanaf: int) -> Iterator[pa.RecordBatch]:
        """De woningen met hun onderdelen, in de volgorde van hun tabel.

        Raises:
            NietOpVolgorde: er is `meteen` gelezen, en er was iets te sorteren of te melden.
        """
        lees = meelopend if self.op_volgorde else na_sorteren
        with Verbinding(self.bron) as db:
            yield from zonder_begin(lees(db, self.kolommen, self.behoud), vanaf)

    def los(self) -> Iterator[tuple[str | None, Fout]]:
        """Onderdelen waarvan de woning of de ruimte er niet is, met de id van die woning; `meteen` zijn die er nog niet."""
        if self.op_volgorde:
            return
        with Verbinding(self.bron) as db:
            for naam in self.kolommen:
                for woning, ruimte, woning_is_er in () if naam == WONINGEN else db.rijen(_wezen(naam)):
                    zin = f"Een rij van {naam} {_mist(woning, ruimte, woning_is_er)}."
                    yield woning, Fout(naam, "hoort_nergens_bij", zin)


def eigen_kolommen(bron: Path) -> dict[str, pa.DataType]:
    """De kolommen van `woningen` die niet bij een portefeuille horen, met hun soort.

    Raises:
        FeitenFout: een tabel is niet te lezen.
    """
    eis("duckdb", "losse tabellen")
    with Verbinding(bron) as db:
        if WONINGEN not in db.tabellen():
            return {}
        bekend = {*sleutels(WONINGEN), *_kolommen(WONINGEN, ())}
        soorten = {
            veld.name: veld.type for brok in db.lees(f"SELECT * FROM {WONINGEN} LIMIT 1", 1) for veld in brok.schema
        }
        return {naam: soorten.get(naam, pa.string()) for naam in db.kolommen(WONINGEN) if naam not in bekend}


def _csv(bron: Path | Mapping[str, pa.Table]) -> list[Path]:
    """De CSV-bestanden van een bron."""
    if not isinstance(bron, Path):
        return []
    return sorted(pad for pad in (bron.iterdir() if bron.is_dir() else [bron]) if pad.suffix.lower() == ".csv")


def _mist(woning: str | None, ruimte: str | None, woning_is_er: bool) -> str:  # noqa: FBT001 - een kolom van de vraag
    """Wat een rij mist die nergens bij hoort."""
    if woning is None:
        return f"heeft geen {SLEUTEL}"
    if not woning_is_er:
        return f"hoort bij woning “{woning}”, en die woning is er niet"
    if ruimte is None:
        return f"van woning “{woning}” heeft geen {RUIMTESLEUTEL}"
    return f"hoort bij ruimte “{ruimte}” van woning “{woning}”, en die ruimte is er niet"


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
        yield from _kolomfouten(naam, gegeven, behoud)
    if mogelijk.issuperset(kolommen):
        yield from _ruimtefouten(kolommen)
    for kolom in behoud:
        if kolom not in kolommen[WONINGEN]:
            yield Fout(kolom, "kolom_ontbreekt", f"De kolom “{kolom}” staat niet in {WONINGEN}.")


def _kolomfouten(naam: str, gegeven: tuple[str, ...], behoud: tuple[str, ...]) -> Iterator[Fout]:
    """Sleutels die een tabel mist, en kolommen die zij niet kent."""
    verwijzing, velden = sleutels(naam), _kolommen(naam, behoud)
    for sleutel in verwijzing:
        if sleutel not in gegeven:
            yield Fout(f"{naam}.{sleutel}", "sleutel_ontbreekt", f"De tabel “{naam}” mist de sleutel “{sleutel}”.")
    for kolom in gegeven:
        if kolom not in {*verwijzing, *velden}:
            zin = f"De tabel “{naam}” kent de kolom “{kolom}” niet.{bedoelde_u(kolom, velden)}"
            yield Fout(f"{naam}.{kolom}", "onbekende_kolom", zin)


def _ruimtefouten(kolommen: dict[str, tuple[str, ...]]) -> Iterator[Fout]:
    """Voorzieningen verwijzen naar de id van een ruimte."""
    if VOORZIENINGEN in kolommen and RUIMTEN not in kolommen:
        yield Fout("", "tabel_ontbreekt", f"Er is een tabel “{VOORZIENINGEN}”, maar geen tabel “{RUIMTEN}”.")
    elif VOORZIENINGEN in kolommen and "id" not in kolommen[RUIMTEN]:
        zin = f"De tabel “{RUIMTEN}” mist de sleutel “id”, waar “{VOORZIENINGEN}” naar verwijst."
        yield Fout(f"{RUIMTEN}.id", "sleutel_ontbreekt", zin)


def _kolommen(naam: str, behoud: tuple[str, ...]) -> tuple[str, ...]:
    if naam == WONINGEN:
        return (*(kolom for velden in groepen().values() for kolom in velden), *behoud)
    return tuple(onderdelen()[naam])


def _wezen(naam: str) -> str:
    """Rijen van een tabel waarvan de woning (of bij voorzieningen de ruimte) er niet is, en of de woning er is."""
    woning = f"EXISTS (SELECT 1 FROM {WONINGEN} w WHERE w.id = t.{SLEUTEL})"
    if naam == VOORZIENINGEN:
        ruimte = f"EXISTS (SELECT 1 FROM {RUIMTEN} r WHERE r.{SLEUTEL} = t.{SLEUTEL} AND r.id = t.{RUIMTESLEUTEL})"
        return f"SELECT t.{SLEUTEL}, t.{RUIMTESLEUTEL}, {woning} FROM {naam} t WHERE NOT ({woning} AND {ruimte})"
    return f"SELECT t.{SLEUTEL}, NULL, false FROM {naam} t WHERE NOT {woning}"
