"""Waar een portefeuille vandaan komt: elke bron geeft brokken, in vaste volgorde, en kan na een onderbreking verder lezen.

Een brok is een Arrow-brok met de kolommen van `schema`, of een lijst van gelezen documenten.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from huurstelsel.feiten.lezen import MAX_BYTES, fout
from huurstelsel.feiten.lezen_lijst import Deel, lees_bestand
from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.portefeuille.regels import Stapel, uit_delen, uit_regels
from huurstelsel.portefeuille.schema import TIJDZONE, gewone_soort, schema, schemafouten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

BROK = 16_384
"""Rijen per brok: past met alle tussenstanden in de cache van een kern."""

Brok: TypeAlias = "pa.RecordBatch | list[Deel]"
REGELS = (".jsonl", ".ndjson")
PARQUET = (".parquet", ".pq")


class Bron(Protocol):
    """Een portefeuille om te lezen."""

    @property
    def aantal(self) -> int | None:
        """Hoeveel woningen er zijn, als dat zonder lezen bekend is."""

    def brokken(self, vanaf: int) -> Iterator[Brok]:
        """De brokken vanaf een rij (de eerste is 0)."""

    def los(self) -> Iterable[tuple[str | None, Fout]]:
        """Wat bij geen enkele woning hoort: de id van de woning die er had moeten zijn, als die er staat, en de fout."""


def open_bron(pad: Path, behoud: Sequence[str] = (), vera_op: date | None = None) -> Bron:
    """De bron bij een bestand of map; de extensie en de inhoud beslissen.

    Args:
        behoud: kolommen die niet bij een portefeuille horen en toch mogen staan.
        vera_op: de enige peildatum waarop VERA-Eenheden worden gelezen; zonder blijven zij documenten.

    Raises:
        FeitenFout: er is geen portefeuille van te maken; alle fouten tegelijk.
    """
    if not pad.exists():
        fout("bestand_niet_gevonden", f"{pad} bestaat niet.")
    extensie = pad.suffix.lower()
    if pad.is_dir() or extensie in TABELLEN:
        from huurstelsel.portefeuille.tabellen import Tabellen  # noqa: PLC0415 - DuckDB alleen voor losse tabellen

        return Tabellen.van(pad, tuple(behoud))
    if extensie in PARQUET:
        return Parquet.van(pad, tuple(behoud))
    if behoud:
        fout("behoud_zonder_kolommen", "Kolommen behouden kan alleen uit Parquet of tabellen.")
    return Regels(pad, vera_op) if extensie in REGELS else Lijst(pad, vera_op)


TABELLEN = (".duckdb", ".db", ".xlsx", ".csv")


def eigen_kolommen(pad: Path) -> dict[str, pa.DataType]:
    """De kolommen die niet bij een portefeuille horen, met hun soort; een bron die niet te lezen is, heeft er geen."""
    try:
        if pad.is_dir() or pad.suffix.lower() in TABELLEN:
            from huurstelsel.portefeuille.tabellen import eigen_kolommen as van_tabellen  # noqa: PLC0415

            return van_tabellen(pad)
        gelezen = pq.read_schema(pad) if pad.suffix.lower() in PARQUET else ()
    except (pa.ArrowException, FeitenFout, OSError):
        return {}
    bekend = schema().names
    return {veld.name: veld.type for veld in gelezen if veld.name not in bekend}


@dataclass(frozen=True, slots=True)
class Parquet:
    """Een Parquet-bestand waarin elke rij een woning met haar ruimten is."""

    pad: Path
    kolommen: tuple[str, ...]

    @classmethod
    def van(cls, pad: Path, behoud: tuple[str, ...]) -> Parquet:
        """Controleer het schema."""
        try:
            gelezen = pq.read_schema(pad)
        except (pa.ArrowException, OSError):
            zin = f"{pad} is geen leesbaar Parquet-bestand."
            raise FeitenFout([Fout("", "geen_parquet", zin)]) from None
        ontbreekt = [naam for naam in behoud if naam not in gelezen.names]
        fouten = [Fout(naam, "kolom_ontbreekt", f"De kolom “{naam}” staat er niet in.") for naam in ontbreekt]
        if fouten := [*fouten, *schemafouten(gelezen, behoud)]:
            raise FeitenFout(fouten)
        return cls(pad, tuple(gelezen.names))

    @property
    def aantal(self) -> int:
        """Aantal rijen."""
        return int(pq.read_metadata(self.pad).num_rows)

    def brokken(self, vanaf: int) -> Iterator[pa.RecordBatch]:
        """De brokken; rijgroepen die al gedaan zijn worden niet gelezen."""
        metadata = pq.read_metadata(self.pad)
        with pq.ParquetFile(
            self.pad, metadata=metadata, read_dictionary=_woorden(metadata), pre_buffer=False
        ) as bestand:  # vooraf lezen houdt het hele bestand in het geheugen
            gelezen = bestand.schema_arrow
            gewoon = _gewoon(gelezen, metadata)
            groepen, weg = _vanaf(metadata, vanaf)
            # een brok over twee rijgroepen heeft twee woordenboeken, en dat kan Arrow in een lijst niet lezen
            apart = any(_met_woorden(veld.type) for veld in gelezen if pa.types.is_nested(veld.type))
            samen = [[groep] for groep in groepen] if apart else [groepen]
            alle = chain.from_iterable(bestand.iter_batches(BROK, row_groups=s, use_threads=True) for s in samen)
            for deel in zonder_begin(alle, weg):
                yield deel if gewoon.equals(gelezen) else deel.cast(gewoon)

    def los(self) -> tuple[()]:
        """Elke ruimte staat in haar woning."""
        return ()


def _gewoon(gelezen: pa.Schema, bestand: pq.FileMetaData) -> pa.Schema:
    """Het schema met gewone soorten; zonder Arrow-schema staat bij onze tijdstippen niet welke tijdzone zij hebben."""
    zone = None if b"ARROW:schema" in (bestand.metadata or {}) else TIJDZONE
    bekend = schema().names
    soorten = (gewone_soort(veld.type, zone if veld.name in bekend else None) for veld in gelezen)
    return pa.schema([veld.with_type(soort) for veld, soort in zip(gelezen, soorten, strict=True)])


def _vanaf(bestand: pq.FileMetaData, rij: int) -> tuple[list[int], int]:
    """De rijgroepen vanaf die met deze rij, en hoeveel rijen daarvan nog vóór haar liggen."""
    weg = rij
    rijen = _rijen(bestand)
    for eerste, aantal in enumerate(rijen):
        if weg < aantal:
            return [*range(eerste, len(rijen))], weg
        weg -= aantal
    return [], weg


def zonder_begin(brokken: Iterable[pa.RecordBatch], weg: int) -> Iterator[pa.RecordBatch]:
    """De brokken zonder hun eerste rijen."""
    for brok in brokken:
        if weg < brok.num_rows:
            yield brok.slice(weg)
        weg = max(0, weg - brok.num_rows)


_WOORDEN = {"soort", "label", "woningtype", "gemeente"}


def _woorden(bestand: pq.FileMetaData) -> list[str]:
    """De kolommen van onze velden met steeds dezelfde woorden: als nummers gelezen wordt elk woord één keer omgezet.

    Van een bestand met kleine rijgroepen geen: daarvan beslaat een brok er meer.
    """
    if any(rijen < BROK for rijen in _rijen(bestand)[:-1]):
        return []
    return [
        pad
        for nummer, pad in enumerate(bestand.schema.column(i).path for i in range(bestand.num_columns))
        if "." in pad and pad.rpartition(".")[2] in _WOORDEN and _met_woordenboek(bestand, nummer)
    ]


def _met_woorden(soort: pa.DataType) -> bool:
    """Of er ergens in een soort woorden als nummers staan: omdat wij ze zo lezen, of omdat het bestand zo is geschreven."""
    delen = (soort.field(nummer).type for nummer in range(soort.num_fields))
    return bool(pa.types.is_dictionary(soort)) or any(_met_woorden(deel) for deel in delen)


def _met_woordenboek(bestand: pq.FileMetaData, kolom: int) -> bool:
    """Of een kolom overal een woordenboek heeft, en niets dat Arrow niet als woordenboek kan lezen."""
    stukken = (bestand.row_group(groep).column(kolom) for groep in range(bestand.num_row_groups))
    return all(stuk.has_dictionary_page and _LEESBAAR.issuperset(stuk.encodings) for stuk in stukken)


_LEESBAAR = {"PLAIN", "RLE", "BIT_PACKED", "PLAIN_DICTIONARY", "RLE_DICTIONARY"}


def _rijen(bestand: pq.FileMetaData) -> list[int]:
    """Het aantal rijen van elke rijgroep."""
    return [bestand.row_group(nummer).num_rows for nummer in range(bestand.num_row_groups)]


@dataclass(frozen=True, slots=True)
class Documenten(ABC):
    """Een bestand met documenten en VERA-Eenheden."""

    pad: Path
    vera_op: date | None = None

    @property
    def aantal(self) -> None:
        """Dat is pas na het lezen bekend."""
        return

    @abstractmethod
    def stapels(self, vanaf: int) -> Iterator[Stapel]:
        """De woningen vanaf een rij, nog niet in kolommen."""

    def brokken(self, vanaf: int) -> Iterator[Brok]:
        """De stapels in kolommen en documenten."""
        for stapel in self.stapels(vanaf):
            yield from stapel.brokken()

    def los(self) -> tuple[()]:
        """Elke ruimte staat in haar woning."""
        return ()


class Regels(Documenten):
    """JSON Lines: op elke regel een document of VERA-Eenheid."""

    __slots__ = ()

    def stapels(self, vanaf: int) -> Iterator[Stapel]:
        """De regels; een lege regel telt niet."""
        with self.pad.open("rb") as bestand:
            gevuld = (
                (nummer, regel) for nummer, regel in enumerate(begrensde_regels(bestand), 1) if not _is_leeg(regel)
            )
            yield from uit_regels(islice(gevuld, vanaf, None), self.vera_op)


def begrensde_regels(bestand: BinaryIO) -> Iterator[bytes]:
    """De regels; van een te lange alleen het begin, want zij kan zo lang zijn als het bestand."""
    while regel := bestand.readline(MAX_BYTES + 1):
        yield regel
        while regel and not regel.endswith(b"\n"):
            regel = bestand.readline(MAX_BYTES)


def _is_leeg(regel: bytes) -> bool:
    return len(regel) <= MAX_BYTES and not regel.strip()


class Lijst(Documenten):
    """Een JSON- of YAML-bestand met een lijst van documenten of VERA-Eenheden, of met één."""

    __slots__ = ()

    def stapels(self, vanaf: int) -> Iterator[Stapel]:
        """De delen van de lijst."""
        inhoud = lees_bestand(self.pad)
        delen = inhoud if isinstance(inhoud, list) else [Deel("", inhoud, ())]
        yield from uit_delen(delen[vanaf:], self.vera_op)


def kenmerk(pad: Path) -> dict[str, Any]:
    """Waaraan een bron is te herkennen: grootte en tijd van elk bestand."""
    bestanden = sorted(p for p in pad.rglob("*") if p.is_file()) if pad.is_dir() else [pad]
    return {str(p.name): [p.stat().st_size, p.stat().st_mtime_ns] for p in bestanden}


def als_json(waarde: object) -> str:
    """JSON op één regel."""
    return json.dumps(waarde, ensure_ascii=False, separators=(",", ":"))


def als_dict(deel: Deel) -> dict[str, Any]:
    """De feiten van een woning; wat geen woning is heeft er geen."""
    return deel.feiten if isinstance(deel.feiten, dict) else {}
