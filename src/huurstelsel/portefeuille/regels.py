"""Documenten en VERA-Eenheden naar kolommen: wat op een regel JSON hetzelfde betekent als een rij, leest Arrow in één keer.

Wat Arrow anders zou lezen dan het document (een veld dat er niet hoort, een leeg veld dat niet leeg mag zijn, een getal met meer dan zes decimalen)
blijft een document. Daar komen de fouten vandaan, met hun pad en hun zin. Een test legt beide wegen naast elkaar.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, get_args

import pyarrow as pa
import pyarrow.json as pa_json
from pydantic import BaseModel

from huurstelsel.feiten.lezen import MAX_BYTES, boom_van, fout
from huurstelsel.feiten.lezen_lijst import Deel, vormfouten
from huurstelsel.feiten.model import Document
from huurstelsel.feiten.soorten import COMBINATIES, VOORZIENINGSOORTEN
from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille import tekst
from huurstelsel.portefeuille.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

REGELS_SAMEN, BYTES_SAMEN, DELEN_SAMEN = 4_096, 4_000_000, 512
"""Zoveel regels, of regels van samen zoveel bytes, of zoveel gelezen documenten zijn één stapel."""

ALLEEN = 16
"""Zit er in zo weinig regels één die niet past, dan gaan zij samen als document."""

_PROEF = 64
"""In zoveel regels staan bijna altijd alle velden van de rest."""

_PLAATSEN = b"plaatsen"
_WONING = "woning"
_NOOIT = frozenset({b"gebruikers"})
"""Hoort bij een adres met kamers; in een rij is ook een lege lijst een fout."""

_OVERAL = "peildatum"
"""Mag in elk document staan; voor een portefeuille geldt de peildatum van de opdracht."""

_CIJFERS = bytes.maketrans(b"123456789", b"0" * 9)
_LEEG = re.compile(rb'"([a-z_]+)"\s*:\s*null\b')
_GROTE_MACHT = re.compile(rb"0[eE][+-]?000*\s*[,}\]]")
_VRIENDELIJK = re.compile(rb'("[a-z_]+"\s*:\s*)"(?:(ja)|(nee)|(-?[0-9]+),([0-9]+))"(?=\s*[,}])')
"""Met de veldnaam erbij: wat zonder de aanhalingstekens geldige JSON is, was het ook mét."""

_HUISNUMMER = re.compile(rb'("huisnummer"\s*:\s*)(0|[1-9][0-9]{0,8})(?=\s*[,}])')
_ALLEEN_NAAM = re.compile(rb'(?<=[\[,])[ \t\r]*"([a-z_]+)"(?=\s*[,\]])')
_WIT = b" \t\r\n"
"""Wat in JSON om een document mag staan."""

_VOORZIENINGEN = frozenset(naam.encode() for naam in (*VOORZIENINGSOORTEN, *COMBINATIES))


Stuk: TypeAlias = "tuple[int, bytes] | Deel"
"""Een regel JSON met haar nummer, of een document dat al is gelezen."""


@dataclass(frozen=True, slots=True)
class Stapel:
    """Documenten die nog in kolommen te zetten zijn; klein genoeg om in één keer te doen.

    Attributes:
        vera_op: de enige peildatum waarop VERA-Eenheden worden gelezen; zonder blijven zij documenten.
    """

    stukken: list[Stuk]
    vera_op: date | None

    def __len__(self) -> int:
        """Hoeveel woningen het zijn."""
        return len(self.stukken)

    def brokken(self) -> Iterator[pa.RecordBatch | list[Deel]]:
        """De woningen op volgorde: in kolommen wat past, en wat daartussen staat als document."""
        rest: list[Deel] = []
        for deel in _passend([_kandidaat(stuk, self.vera_op) for stuk in self.stukken]):
            if isinstance(deel, list):
                rest += [kandidaat.deel() for kandidaat in deel]
                continue
            if rest:
                yield rest
                rest = []
            yield deel
        if rest:
            yield rest


def uit_regels(
    regels: Iterable[tuple[int, bytes]], vera_op: date | None, samen: int = REGELS_SAMEN
) -> Iterator[Stapel]:
    """Regels JSON met hun nummer als stapels van hooguit `samen` regels."""
    stapel, omvang = list[Stuk](), 0
    for nummer, regel in regels:
        stapel.append((nummer, regel))
        omvang += len(regel)
        if len(stapel) == samen or omvang > BYTES_SAMEN:
            yield Stapel(stapel, vera_op)
            stapel, omvang = [], 0
    if stapel:
        yield Stapel(stapel, vera_op)


def uit_delen(delen: Sequence[Deel], vera_op: date | None) -> Iterator[Stapel]:
    """Gelezen documenten als stapels."""
    for begin in range(0, len(delen), DELEN_SAMEN):
        yield Stapel([*delen[begin : begin + DELEN_SAMEN]], vera_op)


class _Kandidaat(NamedTuple):
    """Een woning die misschien in kolommen past.

    Attributes:
        plaats: waar zij in de bron staat.
        regel: haar document op één regel JSON; leeg als het zo niet te schrijven is.
        deel: leest haar als document.
    """

    plaats: str
    regel: bytes
    deel: Callable[[], Deel]


def _kandidaat(stuk: Stuk, vera_op: date | None) -> _Kandidaat:
    deel = stuk
    if not isinstance(deel, Deel):
        nummer, regel = deel
        if b'"woning"' in regel and len(regel) <= MAX_BYTES:
            return _Kandidaat(_plaats(nummer), regel.strip(_WIT), lambda: lees_regel(nummer, regel))
        deel = lees_regel(nummer, regel)
    return _Kandidaat(deel.pad, _als_regel(deel, vera_op), lambda: deel)


def _plaats(nummer: int) -> str:
    return f"regel {nummer}"


def lees_regel(nummer: int, regel: bytes) -> Deel:
    """Eén regel JSON als woning, met haar plaats en wat er aan de vorm mis is."""
    pad = _plaats(nummer)
    try:
        if len(regel) > MAX_BYTES:
            fout("regel_te_groot", f"Een regel is ten hoogste {MAX_BYTES // 1_000_000} MB.")
        boom = boom_van(regel.rstrip(b"\r\n"), ".json")
    except FeitenFout as e:
        return Deel(pad, {}, e.fouten)
    return Deel(pad, boom.wortel, vormfouten(boom.wortel, boom))


def _als_regel(deel: Deel, peildatum: date | None) -> bytes:
    from huurstelsel.feiten import vera  # noqa: PLC0415 - alleen nodig voor wat geen JSON-regel is

    feiten = deel.feiten
    if deel.fouten or not isinstance(feiten, dict):
        return b""
    try:
        if vera.is_vera(feiten):
            if peildatum is None:
                return b""
            feiten, _ = vera.van_vera(feiten, peildatum)
        return json.dumps(feiten, default=_kommagetal, separators=(",", ":")).encode()
    except (FeitenFout, TypeError, ValueError):  # ook van wat naar zichzelf verwijst
        return b""


def _kommagetal(waarde: object) -> float:
    """Een decimaal als het kommagetal waarvan zij de kortste schrijfwijze is; al het andere is geen JSON."""
    if isinstance(waarde, Decimal) and Decimal(repr(float(waarde))) == waarde:
        return float(waarde)
    raise TypeError


def _passend(samen: list[_Kandidaat]) -> Iterator[pa.RecordBatch | list[_Kandidaat]]:
    brok = _als_brok(samen)
    yield from [brok] if brok is not None else _gedeeld(_gewoon(samen))


def _gedeeld(samen: list[_Kandidaat]) -> Iterator[pa.RecordBatch | list[_Kandidaat]]:
    """Zoek in steeds kleinere stukken wat past."""
    if (brok := _als_brok(samen)) is not None:
        yield brok
    elif len(samen) <= ALLEEN:
        yield samen
    else:
        stap = -(-len(samen) // 4)
        for begin in range(0, len(samen), stap):
            yield from _gedeeld(samen[begin : begin + stap])


def _gewoon(samen: list[_Kandidaat]) -> list[_Kandidaat]:
    """Geschreven zoals Arrow ze leest: ja, nee, een getal met een komma, een huisnummer als getal en een voorziening met alleen haar naam."""
    inhoud = b"\n".join([k.regel for k in samen])
    inhoud = _VRIENDELIJK.sub(_als_waarde, inhoud)
    inhoud = _HUISNUMMER.sub(rb'\1"\2"', inhoud)
    inhoud = _ALLEEN_NAAM.sub(_als_groep, inhoud)
    return [k._replace(regel=regel) for k, regel in zip(samen, inhoud.split(b"\n"), strict=True)]


def _als_waarde(gevonden: re.Match[bytes]) -> bytes:
    veld, ja, nee, heel, decimalen = gevonden.groups()
    return bytes(veld + (b"true" if ja else b"false" if nee else heel + b"." + decimalen))


def _als_groep(gevonden: re.Match[bytes]) -> bytes:
    return b'{"soort":"%s"}' % gevonden[1] if gevonden[1] in _VOORZIENINGEN else gevonden[0]


def _als_brok(samen: Sequence[_Kandidaat]) -> pa.RecordBatch | None:
    """De woningen als kolommen van `schema`, of niets als een ervan misschien iets anders betekent."""
    regels = [k.regel for k in samen]
    if not all(regel[:1] == b"{" and regel[-1:] == b"}" for regel in regels):
        return None
    inhoud = b"\n".join(regels)
    if _ander_getal(inhoud) or not _leesbaar(inhoud) or not _mag_leeg(inhoud):
        return None
    tabel = _lees(inhoud, b"".join(regels[:_PROEF])) or _lees(inhoud, inhoud)
    if tabel is None or _WONING not in tabel.column_names:
        return None
    peildata = tabel.column(_OVERAL).combine_chunks()
    if tabel.num_rows != len(samen) or tekst.dag(peildata).null_count > peildata.null_count:
        return None
    (brok,) = tabel.drop_columns([_OVERAL]).combine_chunks().to_batches()
    return brok.replace_schema_metadata({_PLAATSEN: "\n".join([k.plaats for k in samen])})


def plaatsen(brok: pa.RecordBatch) -> list[str]:
    """Waar elke rij in de bron staat; leeg als dat alleen haar nummer is."""
    namen = (brok.schema.metadata or {}).get(_PLAATSEN)
    return [""] * brok.num_rows if namen is None else namen.decode().split("\n")


def _ander_getal(inhoud: bytes) -> bool:
    """Of er een getal kan staan dat in JSON of in een document niet bestaat, of dat meer cijfers heeft dan een kommagetal kan onderscheiden."""
    nullen = inhoud.translate(_CIJFERS)
    te_lang = any(teken in nullen for teken in (b"NaN", b"Inf", b"." + b"0" * 7, b"0" * 17))
    return te_lang or _GROTE_MACHT.search(nullen) is not None


def _leesbaar(inhoud: bytes) -> bool:
    try:
        return bool(inhoud.isascii() or inhoud.decode())
    except UnicodeDecodeError:
        return False


def _mag_leeg(inhoud: bytes) -> bool:
    """Of elk veld met `null` overal mag ontbreken, en dan hetzelfde betekent."""
    aantal = inhoud.count(b"null")
    if not aantal:
        return True
    velden = _LEEG.findall(inhoud)
    return len(velden) == aantal and _mag_ontbreken().issuperset(velden)


@cache
def _mag_ontbreken() -> frozenset[bytes]:
    """De velden die in elk onderdeel waarin zij voorkomen `null` als uitgangspunt hebben."""
    alle = list(_velden(Document))
    return frozenset(n.encode() for n, leeg in alle if leeg) - {n.encode() for n, leeg in alle if not leeg}


def _velden(model: type[BaseModel]) -> Iterator[tuple[str, bool]]:
    for naam, veld in model.model_fields.items():
        yield naam, veld.default is None
        for deel in _modellen(veld.annotation):
            yield from _velden(deel)


def _modellen(annotatie: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - een annotatie kan alles zijn
    if isinstance(annotatie, type) and issubclass(annotatie, BaseModel):
        yield annotatie
    for deel in get_args(annotatie):
        yield from _modellen(deel)


def _lees(inhoud: bytes, proef: bytes) -> pa.Table | None:
    """De regels met de velden die in de proef worden genoemd; elk veld te veel kost bij elke ruimte tijd, een veld te weinig is een fout."""
    velden = _leesschema(_veldnamen() & set(proef.split(b'"')))
    try:
        return pa_json.read_json(
            io.BytesIO(inhoud),
            read_options=pa_json.ReadOptions(use_threads=False, block_size=len(inhoud) + 1),
            parse_options=pa_json.ParseOptions(explicit_schema=velden, unexpected_field_behavior="error"),
        )
    except pa.ArrowInvalid:
        return None


@cache
def _veldnamen() -> frozenset[bytes]:
    return frozenset(naam.encode() for naam, _ in _velden(Document)) - _NOOIT


@lru_cache(maxsize=64)
def _leesschema(namen: frozenset[bytes]) -> pa.Schema:
    """Het schema met soorten die in JSON staan: elk getal een kommagetal, elke dag een tekst."""
    velden = {veld.name: _leessoort(veld.type, namen) for veld in schema() if veld.name.encode() in namen}
    return pa.schema({**velden, _OVERAL: pa.string()})


def _leessoort(soort: pa.DataType, namen: frozenset[bytes]) -> pa.DataType:
    if pa.types.is_struct(soort):
        return pa.struct([(veld.name, _leessoort(veld.type, namen)) for veld in soort if veld.name.encode() in namen])
    if pa.types.is_list(soort):
        return pa.list_(_leessoort(soort.value_type, namen))
    if pa.types.is_decimal(soort):
        return pa.float64()
    if pa.types.is_integer(soort):
        return pa.int64()
    return pa.string() if pa.types.is_date(soort) else soort
