"""Elementen van een laag die niet op hun plaats staan; in een gewone portefeuille zijn dat er weinig, en blijft de rest staan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from huurstelsel.reken.getallen import Kolom, Masker

if TYPE_CHECKING:
    from collections.abc import Mapping

_K = TypeVar("_K", Kolom, Masker)


@dataclass(frozen=True, slots=True, eq=False)
class Verplaatst:
    """Welke elementen van plaats wisselen.

    Attributes:
        naar: hun plaatsen, oplopend.
        van: per plaats waar het element vandaan komt; dezelfde plaatsen in een andere volgorde.
    """

    naar: Kolom
    van: Kolom

    def op(self, kolom: _K) -> _K:
        """De kolom met elk element op zijn plaats."""
        if not len(self.naar):
            return kolom
        uit = kolom.copy()
        uit[self.naar] = kolom[self.van]
        return uit

    def alle(self, kolommen: Mapping[str, Any]) -> dict[str, Any]:
        """Elke kolom met haar elementen op hun plaats; een kolom die onder meer namen staat, één keer."""
        verschillend = {id(kolom): self.op(kolom) for kolom in {id(k): k for k in kolommen.values()}.values()}
        return {naam: verschillend[id(kolom)] for naam, kolom in kolommen.items()}

    def kinderen(self, begin: Kolom) -> Verplaatst:
        """Wat er met de kinderen gebeurt; `begin` is waar die van elk element staan, vóór het verplaatsen."""
        return Verplaatst(_kinderen(begin, self.naar), _kinderen(begin, self.van))


def op_volgorde(sleutel: Kolom, ouder: Kolom, ouders: int) -> Verplaatst:
    """Wat moet wisselen om de sleutels oplopend te zetten, gelijke in de volgorde waarin zij staan.

    Args:
        sleutel: oplopend van ouder tot ouder; alleen binnen een ouder kan zij dalen.
        ouder: van elk element zijn ouder.
        ouders: het aantal ouders.
    """
    daalt = np.zeros(ouders, np.bool_)
    daalt[ouder[1:][sleutel[1:] < sleutel[:-1]]] = True
    naar = daalt[ouder].nonzero()[0]
    return Verplaatst(naar, naar[np.argsort(sleutel[naar], kind="stable")])


def offsets(aantallen: Kolom) -> Kolom:
    """Grenzen bij aantallen."""
    uit = np.zeros(len(aantallen) + 1, np.int64)
    np.cumsum(aantallen, out=uit[1:])
    return uit


def _kinderen(begin: Kolom, ouders: Kolom) -> Kolom:
    """De kinderen van deze ouders, achter elkaar."""
    aantallen = begin[ouders + 1] - begin[ouders]
    plaats = np.arange(int(aantallen.sum())) - np.repeat(offsets(aantallen)[:-1], aantallen)
    uit: Kolom = np.repeat(begin[ouders], aantallen) + plaats
    return uit
