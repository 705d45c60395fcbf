"""Hoe ver de geijkte tabel van elke marge ligt, de trekkingen van de tabel, en alles samen van de gepubliceerde cijfers.

Een uitkomst over trekkingen is een laagste, een gemiddelde en een hoogste, nooit één getal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.beleid.voorraad import marges
from huurstelsel.beleid.voorraad.doelen import DOELEN
from huurstelsel.beleid.voorraad.ijken import NAUWKEURIG
from huurstelsel.beleid.voorraad.trekken import EIGENAREN, WOZPEILJAREN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from huurstelsel.beleid.voorraad.doelen import Doel
    from huurstelsel.beleid.voorraad.ijken import Ijking
    from huurstelsel.beleid.voorraad.marges import Reeks
    from huurstelsel.beleid.voorraad.meten import Meting


class Bereik(NamedTuple):
    """Een uitkomst over de trekkingen."""

    laagste: float
    gemiddeld: float
    hoogste: float

    @classmethod
    def van(cls, waarden: Iterable[float]) -> Bereik:
        """Het bereik van een of meer waarden."""
        alle = [float(waarde) for waarde in waarden]
        return cls(min(alle), sum(alle) / len(alle), max(alle))


class Rest(NamedTuple):
    """Hoe ver een marge na het ijken nog af is, relatief; `grens` is wat hoogstens mag."""

    naam: str
    soort: str
    cellen: int
    grootste: float
    gemiddeld: float
    grens: float


class Groep(NamedTuple):
    """Hoe ver trekkingen van de tabel liggen: de grootste en de gemiddelde relatieve afwijking over de cellen, per trekking."""

    naam: str
    cellen: int
    grootste: Bereik
    gemiddeld: Bereik


class Gehaald(NamedTuple):
    """Een gepubliceerd cijfer naast de uitkomst."""

    doel: Doel
    uitkomst: Bereik

    @property
    def afwijking(self) -> float:
        """Het gemiddelde ten opzichte van het cijfer."""
        return self.uitkomst.gemiddeld / self.doel.waarde - 1


class Verslag(NamedTuple):
    """Alles over een of meer trekkingen uit dezelfde tabel."""

    rijen: int
    trekkingen: int
    rondes: int
    resten: tuple[Rest, ...]
    groepen: tuple[Groep, ...]
    doelen: tuple[Gehaald, ...]


def verslag(ijking: Ijking, metingen: Sequence[Meting]) -> Verslag:
    """Het verslag over trekkingen van dezelfde omvang."""
    gehaald = tuple(Gehaald(doel, Bereik.van(doel.uitkomst(m, ijking) for m in metingen)) for doel in DOELEN)
    groepen = tuple(_groep(naam, doel, uitkomst, metingen) for naam, doel, uitkomst in _groepen(ijking))
    return Verslag(metingen[0].rijen, len(metingen), ijking.rondes, tuple(_resten(ijking)), groepen, gehaald)


def _resten(ijking: Ijking) -> Iterable[Rest]:
    for marge in ijking.marges:
        af = np.abs(ijking.afwijking(marge))
        yield Rest(marge.naam, marge.soort, af.size, float(af.max()), float(af.mean()), NAUWKEURIG)


def _groepen(ijking: Ijking) -> list[tuple[str, Reeks, Callable[[Meting], Reeks]]]:
    huur = ijking.tabel[list(marges.HUUR)]
    huur = huur * (marges.cijfer("huurwoningen") / huur.sum())
    bewoning = np.array([marges.bewoning()[e] for e in EIGENAREN])
    jaar = WOZPEILJAREN.index(2022)
    return [
        ("eigenaar x gebied", huur.sum(axis=(2, 3, 4, 5, 6)), lambda m: m.per_gebied),
        ("eigenaar x woningtype", huur.sum(axis=(1, 3, 4, 5, 6)), lambda m: m.type),
        ("eigenaar x bouwperiode", huur.sum(axis=(1, 2, 4, 5, 6)), lambda m: m.periode),
        ("eigenaar x labelgroep", huur.sum(axis=(1, 2, 3, 4, 6)), lambda m: _labelgroepen(m.label)),
        ("eigenaar x bewoning", bewoning, lambda m: m.bewoning),
        (
            "gemiddelde WOZ-waarde, eigenaar x gebied",
            marges.woz()[list(marges.HUUR)][:, :, -1] * 1_000,
            lambda m: m.woz[:, :, jaar] / np.maximum(m.per_gebied, 1e-9),
        ),
    ]


def _labelgroepen(label: Reeks) -> Reeks:
    """Van elf labels naar A en beter, B, C, D, en E tot en met G."""
    return np.add.reduceat(label, [0, 5, 6, 7, 8], axis=1)


def _groep(naam: str, doel: Reeks, uitkomst: Callable[[Meting], Reeks], metingen: Sequence[Meting]) -> Groep:
    af = [np.abs(uitkomst(m) / doel - 1) for m in metingen]
    return Groep(naam, doel.size, Bereik.van(a.max() for a in af), Bereik.van(a.mean() for a in af))
