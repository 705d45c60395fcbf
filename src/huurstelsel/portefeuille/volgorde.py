"""De tabellen naast de woningen in de volgorde van hun woningen, telkens het stuk dat bij een brok woningen hoort.

Staan de tabellen al zo, zoals in een uitdraai uit één systeem, dan loopt het lezen gewoon mee. Anders zet DuckDB ze op volgorde, zo nodig via
schijf. Aan de uitkomst is dat niet te zien.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huurstelsel.portefeuille.verbinding import RUIMTESLEUTEL, SCHIJF, SLEUTEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from huurstelsel.portefeuille.verbinding import Verbinding
    from huurstelsel.reken.getallen import Kolom

WONINGEN, RUIMTEN, VOORZIENINGEN = "woningen", "ruimten", "voorzieningen"
NR = "nr_"
"""De kolom met het nummer van de woning."""

_RIJEN = 65_536


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
        self._brokken = _Brokken(brokken)

    def tot(self, ids: pa.Array, begin: int) -> pa.Table | None:
        """De rijen tot de eerste van een woning die niet in `ids` staat.

        Raises:
            NietOpVolgorde: een woning staat na een die in `ids` na haar komt.
        """
        uit: list[pa.RecordBatch] = []
        vorige = -1
        for brok in self._brokken:
            plaatsen, einde = _plaatsen(brok.column(SLEUTEL), ids, vorige)
            stappen = np.diff(plaatsen, prepend=vorige)
            if len(stappen) and (stappen[0] < 0 or (stappen[1:] <= 0).any()):  # een woning kan over twee brokken liggen
                raise NietOpVolgorde
            vorige = plaatsen[-1] if len(plaatsen) else vorige
            nummers = np.repeat(plaatsen, np.diff(einde, prepend=0)) + begin
            stuk = brok.slice(0, len(nummers)).drop_columns([SLEUTEL])
            uit.append(stuk.append_column(NR, pa.array(nummers)))
            if self._brokken.terug(brok.slice(len(nummers))):
                break
        return pa.Table.from_batches(uit) if uit else None

    def op(self) -> bool:
        """Of elke rij is genomen."""
        return next(self._brokken, None) is None


class _Brokken:
    """Brokken waarvan het laatste deels terug kan."""

    def __init__(self, brokken: Iterator[pa.RecordBatch]) -> None:
        self._brokken = brokken
        self._rest: pa.RecordBatch | None = None

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        return self

    def __next__(self) -> pa.RecordBatch:
        brok, self._rest = self._rest, None
        return next(self._brokken) if brok is None else brok

    def terug(self, rest: pa.RecordBatch) -> bool:
        """Geef terug wat van een brok over is; zegt of er iets over was."""
        self._rest = rest if rest.num_rows else None
        return self._rest is not None


def _plaatsen(sleutels: pa.Array, ids: pa.Array, vorige: int) -> tuple[Kolom, Kolom]:
    """Van elke reeks gelijke sleutels vooraan de plaats in `ids`, en waar die reeks eindigt; tot de eerste die er niet in staat."""
    if not len(sleutels):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    anders = pc.fill_null(pc.not_equal(sleutels[1:], sleutels[:-1]), True)  # noqa: FBT003 - wat voor een lege sleutel geldt
    grenzen = np.flatnonzero(anders.to_numpy(zero_copy_only=False)) + 1
    grenzen = np.concatenate([[0], grenzen, [len(sleutels)]])[: len(ids) + 2]
    reeksen = sleutels.take(pa.array(grenzen[:-1]))
    eerste = vorige + (vorige < 0 or reeksen[0] != ids[vorige])
    gelijk = min(len(reeksen), len(ids) - eerste)
    if not reeksen.null_count and reeksen[:gelijk].equals(ids[eerste : eerste + gelijk]):  # geen woning overgeslagen
        return np.arange(eerste, eerste + gelijk), grenzen[1 : gelijk + 1]
    plaatsen = pc.fill_null(pc.index_in(reeksen, value_set=ids, skip_nulls=True), -1).to_numpy().astype(np.int64)
    aantal = int(np.argmax(np.append(plaatsen, -1) < 0))
    return plaatsen[:aantal], grenzen[1 : aantal + 1]


def lopend(db: Verbinding, kolommen: Mapping[str, tuple[str, ...]]) -> dict[str, Lopend]:
    """Elke tabel naast de woningen zoals zij er staat."""
    vragen = {
        naam: ", ".join(f'"{kolom}"' for kolom in velden) for naam, velden in kolommen.items() if naam != WONINGEN
    }
    return {naam: Lopend(db.lees(f"SELECT {velden} FROM {naam}", _RIJEN)) for naam, velden in vragen.items()}


def dubbele_ids(db: Verbinding) -> pa.Array:
    """De ids die meer dan één woning heeft."""
    vraag = f"SELECT id FROM {WONINGEN} WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1"
    return pa.array([id_ for (id_,) in db.rijen(vraag)], pa.string())


def gesorteerd(db: Verbinding, kolommen: Mapping[str, tuple[str, ...]]) -> dict[str, Gesorteerd]:
    """Elke tabel naast de woningen, door DuckDB op de volgorde van de woningen gezet: een voor een, op schijf, want samen zijn zij te groot."""
    db.op_schijf(
        "nummers",
        f"SELECT id, min(nr) AS nr FROM (SELECT id, row_number() OVER () - 1 AS nr FROM {WONINGEN}) "
        f"WHERE id IS NOT NULL GROUP BY id",
    )
    for naam, velden in kolommen.items():
        if naam != WONINGEN:
            db.op_schijf(naam, _op_nummer(naam, velden))
    return {
        naam: Gesorteerd(db.lees(f"SELECT * FROM {SCHIJF}.{naam}", _RIJEN)) for naam in kolommen if naam != WONINGEN
    }


def _op_nummer(naam: str, kolommen: tuple[str, ...]) -> str:
    velden = ", ".join(f't."{kolom}"' for kolom in kolommen if kolom != SLEUTEL)
    return f"SELECT {velden}, n.nr AS {NR} FROM {naam} t JOIN {SCHIJF}.nummers n ON n.id = t.{SLEUTEL} ORDER BY n.nr"


def sleutels(naam: str) -> tuple[str, ...]:
    """De kolommen die zeggen waar een rij van een tabel bij hoort."""
    return {WONINGEN: ("id",), VOORZIENINGEN: (SLEUTEL, RUIMTESLEUTEL)}.get(naam, (SLEUTEL,))
