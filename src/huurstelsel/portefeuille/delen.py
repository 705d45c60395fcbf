"""Tussenstand van een run: elk deel staat af op schijf, zodat een onderbroken run verder kan en nooit een halve uitkomst geeft."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_STAND = "stand.json"


class Delen:
    """De map `UIT.werk` met de delen die klaar zijn; zij komt er met het eerste deel.

    Attributes:
        rijen: hoeveel rijen van de bron al klaar zijn.
        tellingen: wat over die rijen is geteld.
    """

    def __init__(self, map_: Path, kenmerk: dict[str, Any]) -> None:
        """Ga verder waar dezelfde run was gebleven; was het een andere, dan begint alles opnieuw."""
        self._map, self._kenmerk = map_, kenmerk
        self._delen: list[str] = []
        self.rijen, self.tellingen = 0, dict[str, Any]()
        stand = _stand(map_, kenmerk)
        if stand is not None:
            self._delen, self.rijen, self.tellingen = stand["delen"], stand["rijen"], stand["tellingen"]
        elif map_.exists():
            shutil.rmtree(map_)

    def voeg_toe(
        self,
        brokken: Sequence[pa.RecordBatch],
        afgekeurd: Sequence[str],
        rijen: int,
        tellingen: dict[str, Any],
        posten: Sequence[pa.RecordBatch] = (),
    ) -> None:
        """Schrijf een deel weg; pas als het helemaal staat, telt het mee.

        Args:
            afgekeurd: een regel JSON per afgekeurde rij.
            rijen: hoeveel rijen van de bron er nu klaar zijn.
            posten: het grootboek van die rijen, als erom is gevraagd.
        """
        naam = f"deel-{len(self._delen):06d}"
        self._map.mkdir(exist_ok=True)
        _bewaar(self._map / f"{naam}.arrow", brokken)
        if posten:
            _bewaar(self._map / f"{naam}.posten", posten)
        (self._map / f"{naam}.jsonl").write_text("".join(f"{regel}\n" for regel in afgekeurd), encoding="utf-8")
        self._delen.append(naam)
        self.rijen, self.tellingen = rijen, tellingen
        stand = {"kenmerk": self._kenmerk, "delen": self._delen, "rijen": rijen, "tellingen": tellingen}
        klad = self._map / f"{_STAND}.klad"
        klad.write_text(json.dumps(stand, ensure_ascii=False), encoding="utf-8")
        klad.replace(self._map / _STAND)

    def brokken(self) -> Iterator[pa.RecordBatch]:
        """Alle brokken van de delen die er nu zijn, op volgorde; wie ze later leest, ziet geen deel dat er dan bij is."""
        return _gelezen([self._map / f"{naam}.arrow" for naam in self._delen])

    def posten(self) -> Iterator[pa.RecordBatch]:
        """Het grootboek van de delen die er nu zijn, op volgorde."""
        return _gelezen([self._map / f"{naam}.posten" for naam in self._delen])

    def afgekeurd(self) -> Iterator[str]:
        """De regels van alle afgekeurde rijen, op volgorde."""
        for naam in self._delen:
            with (self._map / f"{naam}.jsonl").open(encoding="utf-8") as bestand:
                yield from bestand

    def ruim_op(self) -> None:
        """Verwijder de tussenstand."""
        shutil.rmtree(self._map)


def is_begonnen(map_: Path, kenmerk: dict[str, Any]) -> bool:
    """Of er delen zijn van een run met dit kenmerk."""
    return _stand(map_, kenmerk) is not None


def _bewaar(pad: Path, brokken: Sequence[pa.RecordBatch]) -> None:
    opties = pa.ipc.IpcWriteOptions(compression="lz4")
    with (
        pa.OSFile(str(pad), "wb") as bestand,
        pa.ipc.new_stream(bestand, brokken[0].schema, options=opties) as schrijver,
    ):
        for brok in brokken:
            schrijver.write_batch(brok)


def _gelezen(paden: Sequence[Path]) -> Iterator[pa.RecordBatch]:
    for pad in paden:
        if pad.exists():
            with pa.OSFile(str(pad)) as bestand, pa.ipc.open_stream(bestand) as lezer:
                yield from lezer


def _stand(map_: Path, kenmerk: dict[str, Any]) -> dict[str, Any] | None:
    """De stand van een run met dit kenmerk, als die er is."""
    try:
        stand = json.loads((map_ / _STAND).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    zelfde = isinstance(stand, dict) and stand["kenmerk"] == json.loads(json.dumps(kenmerk))
    return stand if zelfde else None
