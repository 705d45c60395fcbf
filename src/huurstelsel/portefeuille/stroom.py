"""Een portefeuille als stroom: woningen lezen terwijl zij binnenkomen, en hun uitslag schrijven terwijl de rest nog komt.

Elke woning is één rij van de uitvoer, op volgorde; wat niet klopt heeft zijn `fouten` in die rij. Breekt de invoer af, dan zegt de
laatste rij waarom: zij heeft geen id. Er is nooit meer in het geheugen dan een paar brokken.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

import pyarrow as pa

from huurstelsel.feiten.lezen import fout
from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille.berichten import Berichten
from huurstelsel.portefeuille.bron import BROK, begrensde_regels
from huurstelsel.portefeuille.regels import uit_regels as stapels
from huurstelsel.portefeuille.schema import schemafouten
from huurstelsel.portefeuille.tabel import gewaardeerd, gewaardeerde_delen, gewone_tekst, met_fouten, uitvoerschema
from huurstelsel.portefeuille.uitslag import Uitslag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from huurstelsel.fouten import Fout
    from huurstelsel.regeling import Regeling

SCHEMA = uitvoerschema(pa.schema([]), ())
"""De kolommen van de uitvoer."""


_SAMEN = 512
"""Regels per stapel: wie nog aan het sturen is, krijgt de eerste uitslagen al."""


def uit_regels(bestand: BinaryIO, regeling: Regeling) -> Iterator[pa.RecordBatch]:
    """Waardeer JSON Lines: op elke regel een document of VERA-Eenheid."""
    alle = ((nummer, regel) for nummer, regel in enumerate(begrensde_regels(bestand), 1) if regel.strip())
    for stapel in stapels(alle, regeling.peildatum, _SAMEN):
        for brok in stapel.brokken():
            yield gewaardeerde_delen(brok, regeling) if isinstance(brok, list) else gewaardeerd(brok, regeling, ())


def uit_arrow(bestand: BinaryIO, regeling: Regeling) -> Iterator[pa.RecordBatch]:
    """Waardeer een Arrow-stroom met de kolommen van `schema`.

    Raises:
        FeitenFout: de stroom is er geen, of haar kolommen zijn niet te gebruiken; alle fouten tegelijk.
    """
    try:
        with pa.ipc.open_stream(io.BufferedReader(Berichten(bestand))) as stroom:
            if fouten := schemafouten(stroom.schema):
                raise FeitenFout(fouten)
            for brok in stroom:
                brok.validate(full=True)
                for stuk in gewone_tekst(pa.Table.from_batches([brok])).to_batches(max_chunksize=BROK):
                    yield gewaardeerd(stuk, regeling, ())
    except (pa.ArrowException, OSError, ValueError, ArithmeticError):  # ook een decimaal met een onmogelijke schaal
        fout("geen_arrow", "De Arrow-stroom is niet te lezen.")


def met_slot(brokken: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """De brokken; breekt de invoer af als er al een is, dan een laatste rij zonder id die zegt waarom."""
    begonnen = False
    try:
        for brok in brokken:
            yield brok
            begonnen = True
    except FeitenFout as e:
        if not begonnen:
            raise
        yield slotrij(e.fouten)


def slotrij(fouten: tuple[Fout, ...]) -> pa.RecordBatch:
    """Eén rij zonder id en zonder uitslag, met deze fouten."""
    return met_fouten(pa.nulls(1, pa.string()), Uitslag(1), {0: fouten})


def als_arrow(brokken: Iterable[pa.RecordBatch]) -> Iterator[bytes]:
    """De rijen als Arrow-stroom."""
    buffer = _Buffer()
    with pa.ipc.new_stream(buffer, SCHEMA) as schrijver:
        for brok in brokken:
            schrijver.write_batch(brok)
            yield buffer.leeg()
    yield buffer.leeg()


class _Buffer(io.RawIOBase):
    """Onthoudt wat er is geschreven, tot iemand het haalt."""

    def __init__(self) -> None:
        self._delen: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, deel: object) -> int:
        self._delen.append(bytes(deel))  # type: ignore[call-overload]
        return len(self._delen[-1])

    def leeg(self) -> bytes:
        """Wat er sinds de vorige keer is geschreven."""
        uit = b"".join(self._delen)
        self._delen.clear()
        return uit
