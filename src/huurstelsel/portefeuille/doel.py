"""Waar de uitslag naartoe gaat: Parquet, CSV of Excel, in één keer op zijn plaats gezet."""

from __future__ import annotations

import math
import re
from contextlib import ExitStack, contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq

from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u
from huurstelsel.plaats import op_zijn_plaats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VORMEN = (".parquet", ".csv", ".xlsx")
GROOT = (".parquet", ".csv")
"""Waar ook een grootboek in past."""

MAX_EXCEL = 1_048_575
_GROEP = 131_072
_FORMULE = r"^(\s*[=+\-@＝＋－＠])"
"""Waarmee een cel begint die een rekenblad als formule leest, ook na witruimte en in volle breedte."""
_KAAL_GETAL = r"^[+-]?[0-9][0-9.,]*$"
"""Tekst die alleen een getal is, rekent een rekenblad nergens mee uit."""


class Schrijver(Protocol):
    """Schrijft brokken van één schema."""

    def schrijf(self, brok: pa.RecordBatch) -> None:
        """Schrijf een brok."""


def controleer(doel: Path, vormen: tuple[str, ...] = VORMEN) -> None:
    """Weiger een doel dat niet te schrijven is, voordat er iets wordt uitgerekend.

    Raises:
        FeitenFout: de extensie is geen bekende vorm, of de map is er niet.
    """
    if doel.suffix.lower() not in vormen:
        raad = bedoelde_u(doel.suffix.lower(), vormen)
        zin = f"De uitvoer eindigt op {', '.join(vormen)}; niet “{doel.name}”.{raad}"
        raise FeitenFout([Fout("", "uitvoer_onbekend", zin)])
    if doel.is_dir():
        raise FeitenFout([Fout("", "is_map", f"{doel} is een map; geef een bestand voor de uitvoer.")])
    if not doel.parent.is_dir():
        raise FeitenFout([Fout("", "map_ontbreekt", f"De map {doel.parent} bestaat niet; maak haar eerst.")])
    if doel.suffix.lower() == ".xlsx":
        from huurstelsel.portefeuille.extra import eis  # noqa: PLC0415

        eis("xlsxwriter", "Excel")


def past(soort: pa.DataType, vorm: str) -> bool:
    """Of een kolom van deze soort in een uitvoer met deze extensie past."""
    kaal = _platte_soort(soort)
    if vorm == ".csv":
        return not (pa.types.is_nested(kaal) or isinstance(kaal, pa.BaseExtensionType))
    if vorm == ".xlsx":
        zonder_zone = pa.types.is_timestamp(kaal) and kaal.tz is None
        return zonder_zone or any(is_soort(kaal) for is_soort in _IN_EXCEL)
    return True


_IN_EXCEL = (
    pa.types.is_null,
    pa.types.is_boolean,
    pa.types.is_integer,
    pa.types.is_floating,
    pa.types.is_decimal,
    pa.types.is_date,
    pa.types.is_string,
    pa.types.is_large_string,
)


def _platte_soort(soort: pa.DataType) -> pa.DataType:
    """De soort zonder woordenboek, en tekst in de gewone vorm."""
    if pa.types.is_dictionary(soort):
        return _platte_soort(soort.value_type)
    if pa.types.is_string_view(soort):
        return pa.string()
    return pa.binary() if pa.types.is_binary_view(soort) else soort


@contextmanager
def open_doel(doel: Path, schema: pa.Schema) -> Iterator[Schrijver]:
    """Geef een schrijver; er staat nooit een half bestand op de plaats van het doel."""
    vorm = {".parquet": _parquet, ".csv": _csv, ".xlsx": _excel}[doel.suffix.lower()]
    with op_zijn_plaats(doel) as klad, vorm(klad, schema) as schrijver:
        yield schrijver


class _Parquet:
    """Verzamelt brokken tot een rijgroep: veel kleine rijgroepen maken een bestand traag."""

    def __init__(self, klad: Path, schema: pa.Schema, open_: ExitStack) -> None:
        self._klad, self._schema, self._open = klad, schema, open_
        self._schrijver: pq.ParquetWriter | None = None
        self._brokken, self._rijen = list[pa.RecordBatch](), 0

    def schrijf(self, brok: pa.RecordBatch) -> None:
        self._brokken.append(brok)
        self._rijen += brok.num_rows
        if self._rijen >= _GROEP:
            self._schrijf_groep()

    def sluit(self) -> None:
        """Schrijf wat er nog ligt; zonder brokken is het een bestand zonder rijen."""
        if self._brokken or self._schrijver is None:
            self._schrijf_groep()

    def _schrijf_groep(self) -> None:
        groep = pa.Table.from_batches(self._brokken, self._schema)
        if self._schrijver is None:
            self._schrijver = self._open.enter_context(self._nieuw(_herhaalt(groep)))
        self._schrijver.write_table(groep, row_group_size=self._rijen or None)
        self._brokken, self._rijen = [], 0

    def _nieuw(self, herhaalt: list[str]) -> pq.ParquetWriter:
        return pq.ParquetWriter(
            self._klad, self._schema, compression="snappy", store_decimal_as_integer=True, use_dictionary=herhaalt
        )


def _herhaalt(groep: pa.Table) -> list[str]:
    """De kolommen met een woordenboek in het bestand; van wat bijna steeds anders is, kost dat alleen tijd en ruimte."""
    begin = groep.slice(0, _STEEKPROEF)
    return [naam for naam, kolom in zip(begin.column_names, begin.columns, strict=True) if not _wisselt(kolom)]


def _wisselt(kolom: pa.ChunkedArray) -> bool:
    telbaar = any(is_soort(kolom.type) for is_soort in _TELBAAR)
    return telbaar and pc.count_distinct(kolom).as_py() * _HERHAALD > len(kolom)


_TELBAAR = (pa.types.is_primitive, pa.types.is_decimal, pa.types.is_string, pa.types.is_large_string)
_STEEKPROEF, _HERHAALD = 16_384, 4
"""In de eerste rijen van een bestand komt een waarde die zich herhaalt gemiddeld minstens zo vaak voor."""


@contextmanager
def _parquet(klad: Path, schema: pa.Schema) -> Iterator[Schrijver]:
    with ExitStack() as open_:
        verzamelaar = _Parquet(klad, schema, open_)
        yield verzamelaar
        verzamelaar.sluit()


class _Csv:
    def __init__(self, schrijver: pc_csv.CSVWriter, schema: pa.Schema) -> None:
        self._schrijver, self._schema = schrijver, schema

    def schrijf(self, brok: pa.RecordBatch) -> None:
        kolommen = [_plat(kolom) for kolom in brok.columns]
        self._schrijver.write_batch(pa.RecordBatch.from_arrays(kolommen, schema=self._schema))


def _plat(kolom: pa.Array) -> pa.Array:
    """Zonder woordenboek, zonder NaN of oneindig, en zonder tekst die een rekenblad als formule leest."""
    kolom = kolom.dictionary_decode() if pa.types.is_dictionary(kolom.type) else kolom
    kolom = kolom.cast(_platte_soort(kolom.type))
    if pa.types.is_floating(kolom.type):
        return pc.if_else(pc.is_finite(kolom), kolom, pa.scalar(None, kolom.type))
    if not (pa.types.is_string(kolom.type) or pa.types.is_large_string(kolom.type)):
        return kolom
    veilig = pc.replace_substring_regex(kolom, _FORMULE, r"'\1")
    return pc.if_else(pc.match_substring_regex(kolom, _KAAL_GETAL), kolom, veilig)


@contextmanager
def _csv(klad: Path, schema: pa.Schema) -> Iterator[Schrijver]:
    plat = pa.schema([
        (re.sub(_FORMULE, r"'\1", veld.name), _platte_soort(veld.type)) for veld in schema
    ])  # fmt: skip
    with pc_csv.CSVWriter(klad, plat) as schrijver:
        yield _Csv(schrijver, plat)


class _Excel:
    def __init__(self, blad: Any, schema: pa.Schema, formaten: dict[str, Any]) -> None:  # noqa: ANN401
        self._blad, self._rij, self._formaten = blad, 0, formaten
        for kolom, naam in enumerate(schema.names):
            blad.write_string(0, kolom, naam, formaten["kop"])

    def schrijf(self, brok: pa.RecordBatch) -> None:
        if self._rij + brok.num_rows > MAX_EXCEL:
            zin = f"Een Excel-blad heeft ten hoogste {MAX_EXCEL} regels; kies .parquet of .csv."
            raise FeitenFout([Fout("", "te_veel_voor_excel", zin)])
        for waarden in zip(*(kolom.to_pylist() for kolom in brok.columns), strict=True):
            self._rij += 1
            for kolom, waarde in enumerate(waarden):
                self._cel(kolom, waarde)

    def _cel(self, kolom: int, waarde: object) -> None:
        if waarde is None or (isinstance(waarde, float) and not math.isfinite(waarde)):
            return
        if isinstance(waarde, str):
            self._blad.write_string(self._rij, kolom, waarde)
        elif isinstance(waarde, date):
            self._blad.write_datetime(self._rij, kolom, waarde, self._formaten["datum"])
        elif isinstance(waarde, bool):
            self._blad.write_boolean(self._rij, kolom, waarde)
        else:
            self._blad.write_number(self._rij, kolom, waarde)


@contextmanager
def _excel(klad: Path, schema: pa.Schema) -> Iterator[Schrijver]:
    import xlsxwriter  # noqa: PLC0415 - alleen voor Excel

    with xlsxwriter.Workbook(str(klad), {"constant_memory": True}) as boek:
        blad = boek.add_worksheet("uitslag")
        blad.freeze_panes(1, 0)
        yield _Excel(blad, schema, {
            "kop": boek.add_format({"bold": True}),
            "datum": boek.add_format({"num_format": "yyyy-mm-dd"}),
        })  # fmt: skip
