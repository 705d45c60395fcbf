"""Van losse tabellen naar rijen van het geneste schema, brok voor brok."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huurstelsel import sql
from huurstelsel.fouten import Fout
from huurstelsel.portefeuille import bron
from huurstelsel.portefeuille.schema import schema
from huurstelsel.portefeuille.uitslag import AANGENOMEN
from huurstelsel.portefeuille.verbinding import RUIMTESLEUTEL
from huurstelsel.portefeuille.volgorde import (
    NR,
    RUIMTEN,
    VOORZIENINGEN,
    WONINGEN,
    NietOpVolgorde,
    Uniek,
    dubbele_ids,
    gesorteerd,
    lopend,
    sleutels,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from huurstelsel.portefeuille.verbinding import Verbinding
    from huurstelsel.portefeuille.volgorde import Stroom
    from huurstelsel.reken.getallen import Kolom

EIS = "eis_"
"""Begin van de kolommen met eisen aan een ruimte; “breedte” is anders twee dingen."""

KEER = "keer_"
"""Kolom die zegt of de id van een woning één keer voorkomt, of vaker (2)."""


def _velden(soort: pa.DataType) -> dict[str, pa.DataType]:
    return {veld.name: veld.type for veld in soort}


def _enkel(velden: dict[str, pa.DataType]) -> list[str]:
    """De velden die één waarde hebben."""
    return [naam for naam, soort in velden.items() if not pa.types.is_nested(soort)]


@lru_cache(maxsize=1)
def onderdelen() -> dict[str, dict[str, pa.DataType]]:
    """Per tabel naast de woningen haar kolommen, zonder sleutels."""
    woning = _velden(schema().field("woning").type)
    lijsten = {n: s.value_type for n, s in woning.items() if pa.types.is_list(s) and pa.types.is_struct(s.value_type)}
    ruimte = _velden(lijsten[RUIMTEN])
    eisen = {f"{EIS}{naam}": soort for naam, soort in _velden(ruimte["eisen"]).items()}
    uit = {naam: {k: v for k, v in _velden(s).items() if k in _enkel(_velden(s))} for naam, s in lijsten.items()}
    uit[RUIMTEN] = {**uit[RUIMTEN], **eisen}
    uit[VOORZIENINGEN] = _velden(ruimte["voorzieningen"].value_type)
    return uit


@lru_cache(maxsize=1)
def groepen() -> dict[str, list[str]]:
    """Per groep van het document de kolommen van de tabel met woningen; een naam komt maar één keer voor."""
    return {groep: _enkel(_velden(schema().field(groep).type)) for groep in ("adres", "contract", "woning")}


@dataclass(frozen=True, slots=True)
class _Stuk:
    """Een brok woningen met de rijen die erbij horen.

    Attributes:
        begin: het nummer van de eerste woning.
        ruimte: van elke voorziening de plaats van haar ruimte, −1 als die er niet is; `None` zonder voorzieningen.
    """

    woningen: pa.RecordBatch
    begin: int
    delen: Mapping[str, pa.Table | None]
    ruimte: Kolom | None


def meelopend(
    db: Verbinding, kolommen: Mapping[str, tuple[str, ...]], behoud: tuple[str, ...]
) -> Iterator[pa.RecordBatch]:
    """De woningen met hun onderdelen, uit tabellen die op volgorde staan.

    Raises:
        NietOpVolgorde: een tabel staat niet in de volgorde van de woningen, een rij hoort nergens bij of een id is dubbel.
    """
    for stuk in _lopend(db, kolommen):
        keer = pa.array(np.ones(stuk.woningen.num_rows, np.int64))
        yield _genest(stuk, kolommen[WONINGEN], behoud, keer)


def na_sorteren(
    db: Verbinding, kolommen: Mapping[str, tuple[str, ...]], behoud: tuple[str, ...]
) -> Iterator[pa.RecordBatch]:
    """De woningen met hun onderdelen, in de volgorde van hun tabel, hoe de andere tabellen ook staan."""
    vaker = dubbele_ids(db)
    for stuk in _stukken(db, gesorteerd(db, kolommen), kolommen[WONINGEN]):
        keer = pc.add(1, pc.is_in(stuk.woningen.column("id"), value_set=vaker).cast(pa.int64()))
        yield _genest(stuk, kolommen[WONINGEN], behoud, keer)


def staan_op_volgorde(db: Verbinding, kolommen: Mapping[str, tuple[str, ...]]) -> bool:
    """Of elke tabel in de volgorde van de woningen staat, elke rij bij een woning en een ruimte hoort, en geen id dubbel is."""
    try:
        for _ in _lopend(db, _alleen_sleutels(kolommen)):
            pass
    except NietOpVolgorde:
        return False
    return True


def begint_op_volgorde(db: Verbinding, kolommen: Mapping[str, tuple[str, ...]]) -> bool:
    """Of elke tabel met rijen er bij het eerste brok woningen heeft staan: wat door elkaar staat, valt zo meestal meteen op."""
    alleen = _alleen_sleutels(kolommen)
    try:
        eerste = next(_stukken(db, lopend(db, alleen), alleen[WONINGEN]), None)
    except NietOpVolgorde:
        return False
    return eerste is None or all(deel is None or len(deel) for deel in eerste.delen.values())


def _alleen_sleutels(kolommen: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {naam: tuple(k for k in alle if k in {*sleutels(naam), "id"}) for naam, alle in kolommen.items()}


def _lopend(db: Verbinding, kolommen: Mapping[str, tuple[str, ...]]) -> Iterator[_Stuk]:
    """De stukken van tabellen die op volgorde staan; zie `meelopend`."""
    stromen, uniek = lopend(db, kolommen), Uniek(db)
    for stuk in _stukken(db, stromen, kolommen[WONINGEN]):
        if stuk.ruimte is not None and (stuk.ruimte < 0).any():
            raise NietOpVolgorde
        uniek.neem(stuk.woningen.column("id"))
        yield stuk
    if not all(stroom.op() for stroom in stromen.values()):
        raise NietOpVolgorde


def _stukken(db: Verbinding, stromen: Mapping[str, Stroom], aanwezig: tuple[str, ...]) -> Iterator[_Stuk]:
    """De woningen brok voor brok, met van elke andere tabel het stuk dat erbij hoort; ruimten op id."""
    begin = 0
    for brok in db.lees(f"SELECT {', '.join(map(sql.naam, aanwezig))} FROM {WONINGEN}", bron.BROK):
        delen = {naam: stroom.tot(brok.column("id"), begin) for naam, stroom in stromen.items()}
        ruimten, voorzieningen = delen.get(RUIMTEN), delen.get(VOORZIENINGEN)
        if ruimten is not None:
            ruimten = delen[RUIMTEN] = _op_id(ruimten)
        ruimte = None if voorzieningen is None else _ruimte_van(ruimten, voorzieningen)
        yield _Stuk(brok, begin, delen, ruimte)
        begin += brok.num_rows


def dubbel(brok: pa.RecordBatch) -> dict[int, tuple[Fout, ...]]:
    """Woningen uit losse tabellen met een id die vaker voorkomt: welke onderdelen bij welke horen, is dan niet te zeggen."""
    if KEER not in brok.schema.names:
        return {}
    keer = brok.column(KEER).to_numpy()
    zin = "De id van deze woning komt vaker dan één keer voor."
    return {int(i): (Fout("id", "id_dubbel", zin),) for i in np.flatnonzero(keer > 1)}


def _genest(stuk: _Stuk, aanwezig: Collection[str], behoud: tuple[str, ...], keer: pa.Array) -> pa.RecordBatch:
    """Een brok woningen met hun onderdelen erin.

    Args:
        aanwezig: de kolommen van de tabel met woningen.
        keer: hoe vaak de id van elke woning voorkomt.
    """
    brok, n = stuk.woningen, stuk.woningen.num_rows
    groep = {g: {k: brok.column(k) for k in velden if k in aanwezig} for g, velden in groepen().items()}
    for naam, deel in stuk.delen.items():
        if deel is not None and naam != VOORZIENINGEN:
            velden = _ruimtevelden(deel, stuk) if naam == RUIMTEN else _gewone(deel)
            groep["woning"][naam] = _lijst(
                _grenzen(_nummers(deel) - stuk.begin, n), velden, leeg_is_onbekend=naam in {RUIMTEN, *AANGENOMEN}
            )
    if not groep["woning"]:
        groep["woning"]["stelsel"] = pa.nulls(n, pa.string())
    uit = {g: _struct(velden) for g, velden in groep.items() if velden}
    behouden = {k: brok.column(k) for k in behoud}
    return pa.RecordBatch.from_pydict({"id": brok.column("id"), **uit, **behouden, KEER: keer})


def _op_id(ruimten: pa.Table) -> pa.Table:
    """De ruimten van een woning op id, zodat de volgorde in het bestand niets uitmaakt; elke id is één keer als tekst bewaard."""
    if "id" not in ruimten.column_names:
        return ruimten
    teksten, nummers = ruimten.column("id").combine_chunks(), _nummers(ruimten)
    ids = teksten.dictionary_encode()
    uit = ruimten.set_column(ruimten.column_names.index("id"), "id", ids)
    lager = pc.fill_null(pc.less(teksten[1:], teksten[:-1]), True)  # noqa: FBT003 - een lege id komt als laatste
    if not (lager.to_numpy(zero_copy_only=False) & (nummers[1:] == nummers[:-1])).any():
        return uit
    rang = np.append(pc.rank(ids.dictionary).to_numpy().astype(np.int64), len(ids))
    return uit.take(pa.array(np.lexsort((rang[pc.fill_null(ids.indices, -1).to_numpy()], nummers))))


def _gewone(deel: pa.Table) -> dict[str, pa.Array]:
    return {naam: deel.column(naam).combine_chunks() for naam in deel.column_names if naam != NR}


def _ruimtevelden(ruimten: pa.Table, stuk: _Stuk) -> dict[str, pa.Array]:
    """De velden van de ruimten, met hun eisen als groep en hun voorzieningen als lijst."""
    alle, voorzieningen = _gewone(ruimten), stuk.delen.get(VOORZIENINGEN)
    velden = {naam: kolom for naam, kolom in alle.items() if not naam.startswith(EIS)}
    if eisen := {naam.removeprefix(EIS): kolom for naam, kolom in alle.items() if naam.startswith(EIS)}:
        velden["eisen"] = _struct(eisen)
    if voorzieningen is not None and stuk.ruimte is not None:
        velden["voorzieningen"] = _per_ruimte(len(ruimten), voorzieningen, stuk.ruimte)
    return velden


def _per_ruimte(ruimten: int, voorzieningen: pa.Table, ruimte: Kolom) -> pa.Array:
    """De voorzieningen als lijst per ruimte; wat bij geen ruimte hoort is elders gemeld."""
    delen = voorzieningen.drop_columns([RUIMTESLEUTEL])
    if (ruimte < 0).any() or (ruimte[1:] < ruimte[:-1]).any():
        plaats = np.argsort(ruimte, kind="stable")[np.count_nonzero(ruimte < 0) :]
        ruimte, delen = ruimte[plaats], delen.take(pa.array(plaats))
    return _lijst(_grenzen(ruimte, ruimten), _gewone(delen))


def _ruimte_van(ruimten: pa.Table | None, voorzieningen: pa.Table) -> Kolom:
    """Van elke voorziening de plaats van haar ruimte; −1 als die er niet is."""
    if ruimten is None or not len(ruimten):
        return np.full(len(voorzieningen), -1)
    ids = ruimten.column("id").combine_chunks()
    verwijst = pc.index_in(voorzieningen.column(RUIMTESLEUTEL), value_set=ids.dictionary, skip_nulls=True)
    nummer_r, nummer_v = (pc.fill_null(x, -1).to_numpy().astype(np.int64) for x in (ids.indices, verwijst))
    soorten = len(ids.dictionary) + 1
    sleutel_r, sleutel_v = _nummers(ruimten) * soorten + nummer_r, _nummers(voorzieningen) * soorten + nummer_v
    volgorde = np.argsort(sleutel_r, kind="stable")
    op_volgorde = sleutel_r[volgorde]
    reeks = np.flatnonzero(np.diff(sleutel_v, prepend=-2))  # wat bij één ruimte hoort staat meestal bij elkaar
    gezocht = sleutel_v[reeks]
    plaats = np.minimum(np.searchsorted(op_volgorde, gezocht), len(ruimten) - 1)
    gevonden = (nummer_v[reeks] >= 0) & (op_volgorde[plaats] == gezocht)  # een lege id is geen verwijzing
    return np.repeat(np.where(gevonden, volgorde[plaats], -1), np.diff(reeks, append=len(sleutel_v)))


def _nummers(deel: pa.Table) -> Kolom:
    nummers: Kolom = deel.column(NR).to_numpy().astype(np.int64)
    return nummers


def _grenzen(nummers: Kolom, n: int) -> pa.Array:
    """Waar de elementen van elk nummer beginnen; de nummers lopen op."""
    return pa.array(np.concatenate([[0], np.cumsum(np.bincount(nummers, minlength=n))]).astype(np.int32))


def _lijst(grenzen: pa.Array, velden: dict[str, pa.Array], *, leeg_is_onbekend: bool = False) -> pa.Array:
    """Lijsten van groepen; een woning zonder rij in de tabel met ruimten, WOZ-waarden of energieprestaties zwijgt daarover."""
    leeg = pa.array(np.diff(grenzen.to_numpy()) == 0) if leeg_is_onbekend else None
    return pa.ListArray.from_arrays(grenzen, _struct(velden), mask=leeg)


def _struct(velden: dict[str, pa.Array]) -> pa.Array:
    return pa.StructArray.from_arrays(list(velden.values()), list(velden))
