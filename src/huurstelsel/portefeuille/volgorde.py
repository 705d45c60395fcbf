"""De tabellen naast de woningen in de volgorde van hun woningen, telkens het stuk dat bij een brok woningen hoort.

Staan de tabellen al zo, zoals in een uitdraai uit één systeem, dan loopt het lezen gewoon mee. Anders zet DuckDB ze op volgorde, zo nodig via
schijf. Aan de uitkomst is dat niet te zien.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huurstelsel.portefeuille import woorden
from huurstelsel.portefeuille.verbinding import RUIMTESLEUTEL, SCHIJF, SLEUTEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sized

    from huurstelsel.portefeuille.verbinding import Verbinding
    from huurstelsel.reken.getallen import Kolom

WONINGEN, RUIMTEN, VOORZIENINGEN = "woningen", "ruimten", "voorzieningen"
NR = "nr_"
"""De kolom met het nummer van de woning."""

_VAN = "van_woning_"

_RIJEN = 65_536

_T = TypeVar("_T", bound="Sized")


class NietOpVolgorde(Exception):
    """De rijen staan niet in de volgorde van de woningen."""


class Stroom(Protocol):
    """Een tabel op volgorde, waarvan telkens het volgende stuk wordt genomen."""

    def tot(self, ids: pa.Array, begin: int) -> pa.Table | None:
        """De rijen van de woningen met deze ids, met hun nummer vanaf `begin`; `None` na de laatste rij."""


class Gesorteerd:
    """Rijen die al een nummer hebben en daarop gesorteerd zijn."""

    def __init__(self, brokken: Iterator[pa.RecordBatch]) -> None:
        """Begin bij de eerste rij."""
        self._brokken = _Brokken(brokken)

    def tot(self, ids: pa.Array, begin: int) -> pa.Table | None:
        """De rijen met een nummer onder dat van de volgende woning."""
        uit: list[pa.RecordBatch] = []
        for brok in self._brokken:
            plaats = int(np.searchsorted(brok.column(NR).to_numpy(), begin + len(ids)))
            uit.append(brok.slice(0, plaats))
            if self._brokken.terug(brok.slice(plaats)):
                break
        return pa.Table.from_batches(uit) if uit else None


class Lopend:
    """Rijen die in de volgorde van de woningen staan, en hun nummer krijgen door mee te lopen."""

    def __init__(self, brokken: Iterator[pa.RecordBatch]) -> None:
        """Begin bij de eerste rij."""
        self._reeksen = _Brokken(map(_Reeksen.van, brokken))

    def tot(self, ids: pa.Array, begin: int) -> pa.Table | None:
        """De rijen tot de eerste van een woning die niet in `ids` staat.

        Raises:
            NietOpVolgorde: een woning staat na een die in `ids` na haar komt.
        """
        uit: list[pa.RecordBatch] = []
        vorige = -1
        for reeksen in self._reeksen:
            plaatsen = _plaatsen(reeksen.woning[: len(ids) + 1], ids, vorige)
            stappen = np.diff(plaatsen, prepend=vorige)
            if len(stappen) and (stappen[0] < 0 or (stappen[1:] <= 0).any()):  # een woning kan over twee brokken liggen
                raise NietOpVolgorde
            vorige = plaatsen[-1] if len(plaatsen) else vorige
            hier, rest = reeksen.splits(len(plaatsen))
            uit.append(hier.genummerd(plaatsen + begin))
            if self._reeksen.terug(rest):
                break
        return pa.Table.from_batches(uit) if uit else None

    def op(self) -> bool:
        """Of elke rij is genomen."""
        return next(self._reeksen, None) is None


@dataclass(frozen=True, slots=True)
class _Reeksen:
    """Een brok rijen als reeksen van dezelfde woning.

    Attributes:
        woning: de id van de woning van elke reeks.
        grenzen: waar elke reeks begint, en waar de laatste eindigt.
    """

    rijen: pa.RecordBatch
    woning: pa.Array
    grenzen: Kolom

    @classmethod
    def van(cls, brok: pa.RecordBatch) -> _Reeksen:
        """Zoek de reeksen; rijen zonder sleutel zijn elk een reeks."""
        sleutels = brok.column(SLEUTEL)
        anders = pc.fill_null(pc.not_equal(sleutels[1:], sleutels[:-1]), True)  # noqa: FBT003 - wat voor een lege sleutel geldt
        begin = np.append(0, np.flatnonzero(anders.to_numpy(zero_copy_only=False)) + 1)[: len(sleutels)]
        return cls(brok.drop_columns([SLEUTEL]), sleutels.take(pa.array(begin)), np.append(begin, len(sleutels)))

    def __len__(self) -> int:
        """Aantal rijen."""
        return int(self.rijen.num_rows)

    def splits(self, reeks: int) -> tuple[_Reeksen, _Reeksen]:
        """De reeksen tot deze, en vanaf deze."""
        rij = int(self.grenzen[reeks] - self.grenzen[0])
        return (
            _Reeksen(self.rijen.slice(0, rij), self.woning[:reeks], self.grenzen[: reeks + 1]),
            _Reeksen(self.rijen.slice(rij), self.woning[reeks:], self.grenzen[reeks:]),
        )

    def genummerd(self, nummers: Kolom) -> pa.RecordBatch:
        """De rijen, met het nummer van hun woning."""
        return self.rijen.append_column(NR, pa.array(np.repeat(nummers, np.diff(self.grenzen))))


class _Brokken(Generic[_T]):
    """Brokken waarvan het laatste deels terug kan."""

    def __init__(self, brokken: Iterator[_T]) -> None:
        self._brokken = brokken
        self._rest: _T | None = None

    def __iter__(self) -> Iterator[_T]:
        return self

    def __next__(self) -> _T:
        brok, self._rest = self._rest, None
        return next(self._brokken) if brok is None else brok

    def terug(self, rest: _T) -> bool:
        """Geef terug wat van een brok over is; zegt of er iets over was."""
        self._rest = rest if len(rest) else None
        return self._rest is not None


def _plaatsen(reeksen: pa.Array, ids: pa.Array, vorige: int) -> Kolom:
    """Van elke reeks de plaats van haar woning in `ids`; tot de eerste die er niet in staat."""
    if not len(reeksen):
        return np.zeros(0, np.int64)
    eerste = vorige + (vorige < 0 or reeksen[0] != ids[vorige])
    gelijk = min(len(reeksen), len(ids) - eerste)
    if not reeksen.null_count and reeksen[:gelijk].equals(ids[eerste : eerste + gelijk]):  # geen woning overgeslagen
        return np.arange(eerste, eerste + gelijk)
    plaatsen = pc.fill_null(pc.index_in(reeksen, value_set=ids, skip_nulls=True), -1).to_numpy().astype(np.int64)
    uit: Kolom = plaatsen[: int(np.argmax(np.append(plaatsen, -1) < 0))]
    return uit


def lopend(db: Verbinding, kolommen: Mapping[str, tuple[str, ...]]) -> dict[str, Lopend]:
    """Elke tabel naast de woningen zoals zij er staat."""
    vragen = {n: ", ".join(woorden.velden(db, n, alle)) for n, alle in kolommen.items() if n != WONINGEN}
    return {
        naam: Lopend(woorden.samen(db.lees(f"SELECT {velden} FROM {naam}", _RIJEN))) for naam, velden in vragen.items()
    }


def dubbele_ids(db: Verbinding) -> pa.Array:
    """De ids die meer dan één woning heeft."""
    keer = f"SELECT id FROM {WONINGEN} WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1"
    return pa.array([id_ for (id_,) in db.rijen(keer)], pa.string())


class Uniek:
    """Ziet erop toe dat geen id dubbel is: ids die oplopen, eerst naar lengte, zijn dat niet; van andere zoekt DuckDB het één keer uit."""

    def __init__(self, db: Verbinding) -> None:
        """Begin voor de eerste woning."""
        self._db = db
        self._laatste = pa.array([], pa.string())
        self._loopt_op = True

    def neem(self, ids: pa.Array) -> None:
        """De ids van het volgende brok.

        Raises:
            NietOpVolgorde: een id is dubbel.
        """
        if not self._loopt_op:
            return
        self._loopt_op = _loopt_op(pa.concat_arrays([self._laatste, ids]))
        self._laatste = ids[-1:]
        if not self._loopt_op and len(dubbele_ids(self._db)):
            raise NietOpVolgorde


def _loopt_op(ids: pa.Array) -> bool:
    """Of elke id langer is dan de vorige, of even lang en als tekst later; W9 komt dan voor W10."""
    lengte = pc.binary_length(ids)
    langer, even_lang = pc.greater(lengte[1:], lengte[:-1]), pc.equal(lengte[1:], lengte[:-1])
    later = pc.or_(langer, pc.and_(even_lang, pc.greater(ids[1:], ids[:-1])))
    return not ids.null_count and bool(pc.all(later, min_count=0).as_py())


def gesorteerd(db: Verbinding, kolommen: Mapping[str, tuple[str, ...]]) -> dict[str, Gesorteerd]:
    """Elke tabel naast de woningen, door DuckDB op de volgorde van de woningen gezet: een voor een, op schijf, want samen zijn zij te groot."""
    db.op_schijf(
        "nummers",
        f"SELECT id, min(nr) AS nr FROM (SELECT id, row_number() OVER () - 1 AS nr FROM {WONINGEN}) "
        f"WHERE id IS NOT NULL GROUP BY id",
    )
    naast = [naam for naam in kolommen if naam != WONINGEN]
    for naam in naast:
        db.op_schijf(naam, _op_nummer(db, naam, kolommen[naam]))
    return {naam: Gesorteerd(woorden.samen(db.lees(f"SELECT * FROM {SCHIJF}.{naam}", _RIJEN))) for naam in naast}


def _op_nummer(db: Verbinding, naam: str, kolommen: tuple[str, ...]) -> str:
    velden = ", ".join(woorden.velden(db, naam, (kolom for kolom in kolommen if kolom != SLEUTEL)))
    rijen = f"SELECT {SLEUTEL} AS {_VAN}, {velden} FROM {naam}"
    return f"SELECT t.* EXCLUDE {_VAN}, n.nr AS {NR} FROM ({rijen}) t JOIN {SCHIJF}.nummers n ON n.id = t.{_VAN} ORDER BY n.nr"


def sleutels(naam: str) -> tuple[str, ...]:
    """De kolommen die zeggen waar een rij van een tabel bij hoort."""
    return {WONINGEN: ("id",), VOORZIENINGEN: (SLEUTEL, RUIMTESLEUTEL)}.get(naam, (SLEUTEL,))
