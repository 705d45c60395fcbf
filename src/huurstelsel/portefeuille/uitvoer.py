"""De uitslag en het grootboek wegschrijven op de achtergrond, terwijl het volgende deel wordt gewaardeerd."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from huurstelsel.portefeuille import doel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from concurrent.futures import Future
    from pathlib import Path
    from types import TracebackType

    import pyarrow as pa

    from huurstelsel.portefeuille.doel import Schrijver


class Uitvoer:
    """De bestanden van een run; pas als de run zonder fout eindigt, staan zij op hun plaats.

    Er is nooit meer dan één deel onderweg naar de schijf, zodat het geheugen begrensd blijft.
    """

    def __init__(self, merk: Mapping[str, str]) -> None:
        """Begin zonder bestanden; `merk` komt als metadata in elk schema."""
        self._merk = dict(merk)
        self._schrijvers: dict[Path, Schrijver] = {}
        self._open = ExitStack()
        self._draad = ThreadPoolExecutor(1)
        self._bezig: Future[None] | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        """Wacht tot alles is geschreven en zet de bestanden op hun plaats; na een fout verdwijnen zij."""
        try:
            if soort is None:
                self._wacht()
        except BaseException as eigen:
            self._draad.shutdown()
            self._open.__exit__(type(eigen), eigen, eigen.__traceback__)
            raise
        self._draad.shutdown()
        self._open.__exit__(soort, fout, spoor)

    def neem(self, pad: Path, brokken: Iterable[pa.RecordBatch]) -> None:
        """Schrijf deze brokken achter de vorige van hetzelfde bestand.

        Raises:
            FeitenFout, OSError: dit of een eerder deel past niet in de uitvoer of is niet te schrijven.
        """
        self._wacht()
        self._bezig = self._draad.submit(self._schrijf, pad, brokken)

    def _wacht(self) -> None:
        if self._bezig is not None:
            bezig, self._bezig = self._bezig, None
            bezig.result()

    def _schrijf(self, pad: Path, brokken: Iterable[pa.RecordBatch]) -> None:
        for brok in brokken:
            met_merk = brok.replace_schema_metadata(self._merk)
            if pad not in self._schrijvers:
                self._schrijvers[pad] = self._open.enter_context(doel.open_doel(pad, met_merk.schema))
            self._schrijvers[pad].schrijf(met_merk)
