"""Een beslissing over een huurovereenkomst: wat de uitkomst is en waarom, met bepalingen, bedragen en datums; of wat eraan ontbreekt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.uitkomst import Melding

JA, NEE, NIET_TE_BESLISSEN = "ja", "nee", "niet te beslissen"


class Reden(NamedTuple):
    """Eén stap van de redenering, met de bepaling waarop zij rust."""

    zin: str
    artikel: str


class Bedrag(NamedTuple):
    """Een bedrag in eurocenten met zijn naam; `zekerheid` zegt het als er geen officiële bron voor is."""

    naam: str
    centen: int
    zekerheid: str = ""


class Datum(NamedTuple):
    """Een datum met haar naam."""

    naam: str
    dag: date


@dataclass(frozen=True, slots=True)
class Beslissing:
    """De uitkomst van één vraag.

    Attributes:
        id: vaste naam; labels hangen hieraan.
        vraag: de vraag als Nederlandse zin.
        uitkomst: vaste waarde, bijvoorbeeld "ja", "midden" of "niet te beslissen".
        redenen: in de volgorde van de redenering; de laatste draagt de uitkomst.
        ontbreekt: welke feiten de vraag zouden beslissen, met hun pad; alleen leeg als de uitkomst vaststaat.
        aannamen: wat is aangenomen omdat het document er niets over zegt.
    """

    id: str
    vraag: str
    uitkomst: str
    redenen: tuple[Reden, ...]
    bedragen: tuple[Bedrag, ...] = ()
    datums: tuple[Datum, ...] = ()
    ontbreekt: tuple[Melding, ...] = ()
    aannamen: tuple[Melding, ...] = ()

    def bedrag(self, naam: str) -> int:
        """Het bedrag met deze naam, in eurocenten; `KeyError` als het er niet is."""
        return {b.naam: b.centen for b in self.bedragen}[naam]

    def datum(self, naam: str) -> date:
        """De datum met deze naam; `KeyError` als zij er niet is."""
        return {d.naam: d.dag for d in self.datums}[naam]


def onbeslist(id_: str, vraag: str, ontbreekt: tuple[Melding, ...], *redenen: Reden) -> Beslissing:
    """Een vraag die met deze feiten niet te beslissen is."""
    return Beslissing(id_, vraag, NIET_TE_BESLISSEN, redenen, ontbreekt=ontbreekt)
