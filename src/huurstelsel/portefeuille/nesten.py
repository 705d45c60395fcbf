"""Van losse tabellen naar rijen van het geneste schema, brok voor brok."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huurstelsel.fouten import Fout
from huurstelsel.portefeuille.schema import schema
from huurstelsel.portefeuille.uitslag import AANGENOMEN
from huurstelsel.portefeuille.verbinding import RUIMTESLEUTEL, SLEUTEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.portefeuille.verbinding import Verbinding
    from huurstelsel.reken.getallen import Kolom

WONINGEN, RUIMTEN, VOORZIENINGEN = "woningen", "ruimten", "voorzieningen"
EIS = "eis_"
"""Begin van de kolommen met eisen aan een ruimte; “breedte” is anders twee dingen."""

KEER = "keer_"
"""Kolom die zegt of de id van een woning één keer voorkomt, of vaker (2)."""

_NR = "nr_"


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


def in_elkaar(
    db: Verbinding, kolommen: dict[str, tuple[str, ...]], behoud: tuple[str, ...]
) -> Iterator[pa.RecordBatch]:
    """De woningen met hun onderdelen, in de volgorde van hun tabel.

    Args:
        kolommen: per tabel die er is, haar kolommen; gecontroleerd tegen `onderdelen` en `groepen`.
    """
    db.voer_uit(
        f"CREATE TABLE nummers_ AS SELECT id, min(nr) AS nr, count(*) AS keer FROM "
        f"(SELECT id, row_number() OVER () - 1 AS nr FROM {WONINGEN}) WHERE id IS NOT NULL GROUP BY id"
    )
    dubbel = pa.array([id_ for (id_,) in db.rijen("SELECT id FROM nummers_ WHERE keer > 1")], pa.string())
    stromen = {naam: _Stroom(db.lees(_op_volgorde(naam, kolommen[naam]))) for naam in kolommen if naam != WONINGEN}
    begin = 0
    for brok in db.lees(f"SELECT * FROM {WONINGEN}"):
        delen = {naam: stroom.tot(begin + brok.num_rows) for naam, stroom in stromen.items()}
        yield _genest(brok, begin, delen, kolommen, behoud, dubbel)
        begin += brok.num_rows


def dubbel(brok: pa.RecordBatch) -> dict[int, tuple[Fout, ...]]:
    """Woningen uit losse tabellen met een id die vaker voorkomt: welke onderdelen bij welke horen, is dan niet te zeggen."""
    if KEER not in brok.schema.names:
        return {}
    keer = brok.column(KEER).to_numpy()
    zin = "De id van deze woning komt vaker dan één keer voor."
    return {int(i): (Fout("id", "id_dubbel", zin),) for i in np.flatnonzero(keer > 1)}


def _op_volgorde(naam: str, kolommen: tuple[str, ...]) -> str:
    """De rijen van een tabel in de volgorde van hun woningen, ruimten binnen een woning op id."""
    sleutels = {SLEUTEL, RUIMTESLEUTEL} if naam == VOORZIENINGEN else {SLEUTEL}
    gewenst = [kolom for kolom in kolommen if kolom not in sleutels - {RUIMTESLEUTEL}]
    velden = ", ".join(f't."{kolom}"' for kolom in gewenst)
    daarna = ', t."id"' if naam == RUIMTEN and "id" in kolommen else ""
    return f"SELECT n.nr AS {_NR}, {velden} FROM {naam} t JOIN nummers_ n ON n.id = t.{SLEUTEL} ORDER BY n.nr{daarna}"


class _Stroom:
    """Een tabel op volgorde, waarvan telkens het volgende stuk wordt genomen."""

    def __init__(self, brokken: Iterator[pa.RecordBatch]) -> None:
        self._brokken = brokken
        self._rest: list[pa.RecordBatch] = []

    def tot(self, einde: int) -> pa.Table:
        """De rijen van de woningen met een lager nummer dan `einde`."""
        uit: list[pa.RecordBatch] = []
        while brok := self._volgende():
            nummers = brok.column(_NR).to_numpy()
            plaats = int(np.searchsorted(nummers, einde))
            uit.append(brok.slice(0, plaats))
            if plaats < len(nummers):
                self._rest.append(brok.slice(plaats))
                break
        return pa.Table.from_batches(uit) if uit else None

    def _volgende(self) -> pa.RecordBatch | None:
        return self._rest.pop() if self._rest else next(self._brokken, None)


def _genest(  # noqa: PLR0913, PLR0917 - een brok en alles wat erbij hoort
    brok: pa.RecordBatch,
    begin: int,
    delen: dict[str, pa.Table | None],
    kolommen: dict[str, tuple[str, ...]],
    behoud: tuple[str, ...],
    dubbel: pa.Array,
) -> pa.RecordBatch:
    """Een brok woningen met de stukken die erbij horen."""
    n, aanwezig = brok.num_rows, set(kolommen[WONINGEN])
    groep = {g: {k: brok.column(k) for k in velden if k in aanwezig} for g, velden in groepen().items()}
    for naam, deel in delen.items():
        if deel is not None and naam != VOORZIENINGEN:
            velden = _ruimtevelden(deel, delen.get(VOORZIENINGEN)) if naam == RUIMTEN else _gewone(deel)
            groep["woning"][naam] = _lijst(
                _grenzen(_nummers(deel) - begin, n), velden, leeg_is_onbekend=naam in {RUIMTEN, *AANGENOMEN}
            )
    if not groep["woning"]:
        groep["woning"]["stelsel"] = pa.nulls(n, pa.string())
    uit = {g: _struct(velden) for g, velden in groep.items() if velden}
    keer = pc.add(1, pc.is_in(brok.column("id"), value_set=dubbel).cast(pa.int64()))
    return pa.RecordBatch.from_pydict(
        {"id": brok.column("id"), **uit, **{k: brok.column(k) for k in behoud}, KEER: keer}
    )


def _gewone(deel: pa.Table) -> dict[str, pa.Array]:
    return {naam: deel.column(naam).combine_chunks() for naam in deel.column_names if naam != _NR}


def _ruimtevelden(ruimten: pa.Table, voorzieningen: pa.Table | None) -> dict[str, pa.Array]:
    """De velden van de ruimten, met hun eisen als groep en hun voorzieningen als lijst."""
    alle = _gewone(ruimten)
    velden = {naam: kolom for naam, kolom in alle.items() if not naam.startswith(EIS)}
    if eisen := {naam.removeprefix(EIS): kolom for naam, kolom in alle.items() if naam.startswith(EIS)}:
        velden["eisen"] = _struct(eisen)
    if voorzieningen is not None and "id" in velden:
        velden["voorzieningen"] = _per_ruimte(ruimten, voorzieningen)
    return velden


def _per_ruimte(ruimten: pa.Table, voorzieningen: pa.Table) -> pa.Array:
    """De voorzieningen als lijst per ruimte; wat bij geen ruimte hoort is elders gemeld."""
    ids = pa.chunked_array([*ruimten.column("id").chunks, *voorzieningen.column(RUIMTESLEUTEL).chunks], pa.string())
    codes = ids.combine_chunks().dictionary_encode()
    nummers = pc.fill_null(codes.indices, -1).to_numpy().astype(np.int64)
    soorten = len(codes.dictionary) + 1
    sleutel_r = _nummers(ruimten) * soorten + nummers[: len(ruimten)]
    sleutel_v = _nummers(voorzieningen) * soorten + nummers[len(ruimten) :]
    volgorde = np.argsort(sleutel_r, kind="stable")
    met_id = nummers[len(ruimten) :] >= 0  # zonder id hoort een voorziening bij geen ruimte, ook niet bij een zonder id
    hier = np.flatnonzero(met_id & np.isin(sleutel_v, sleutel_r))
    ruimte = volgorde[np.searchsorted(sleutel_r[volgorde], sleutel_v[hier])]
    plaats = np.argsort(ruimte, kind="stable")
    delen = _gewone(voorzieningen.drop_columns([RUIMTESLEUTEL]).take(pa.array(hier[plaats])))
    return _lijst(_grenzen(ruimte[plaats], len(ruimten)), delen)


def _nummers(deel: pa.Table) -> Kolom:
    nummers: Kolom = deel.column(_NR).to_numpy().astype(np.int64)
    return nummers


def _grenzen(nummers: Kolom, n: int) -> pa.Array:
    """Waar de elementen van elk nummer beginnen; de nummers lopen op."""
    return pa.array(np.searchsorted(nummers, np.arange(n + 1)).astype(np.int32))


def _lijst(grenzen: pa.Array, velden: dict[str, pa.Array], *, leeg_is_onbekend: bool = False) -> pa.Array:
    """Lijsten van groepen; een woning zonder rij in de tabel met ruimten, WOZ-waarden of energieprestaties zwijgt daarover."""
    leeg = pa.array(np.diff(grenzen.to_numpy()) == 0) if leeg_is_onbekend else None
    return pa.ListArray.from_arrays(grenzen, _struct(velden), mask=leeg)


def _struct(velden: dict[str, pa.Array]) -> pa.Array:
    return pa.StructArray.from_arrays(list(velden.values()), list(velden))
