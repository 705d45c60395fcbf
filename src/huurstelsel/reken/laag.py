"""Lagen: kolommen van één niveau met de grenzen van hun ouder, zoals Arrow-lijsten. Eén woning is hetzelfde als een miljoen."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TypeVar, cast

import numpy as np

from huurstelsel.reken.getallen import Kolom, Masker, als_rij

_K = TypeVar("_K", Kolom, Masker)


class Laag:
    """Een niveau (groep, ruimte, voorziening …) met voor elke ouder een aaneengesloten stuk.

    Attributes:
        offsets: n_ouders + 1 grenzen; de kinderen van ouder i staan op offsets[i] tot offsets[i + 1].
        een_ouder: er is één ouder en diens kolommen zijn getallen (zie `Kolom`); sommen zijn dat dan ook.
    """

    ouder_kan_getal_zijn = True

    def __init__(self, offsets: Kolom) -> None:
        """Leg de grenzen vast; `eenduidig` als elke ouder precies één kind heeft, dan zijn sommen de kolom zelf."""
        self.offsets = offsets
        self.n = int(offsets[-1])
        ouders = len(offsets) - 1
        self.eenduidig = self.n == ouders and (ouders < 2 or bool((offsets[1:] - offsets[:-1] == 1).all()))
        self.een_ouder = ouders == 1 and self.ouder_kan_getal_zijn
        self._weinig = ouders <= 8 and self.n <= 64 and not self.eenduidig  # dan telt Python sneller op dan NumPy

    @cached_property
    def ouder(self) -> Kolom:
        """Per element het nummer van zijn ouder."""
        return np.repeat(np.arange(len(self.offsets) - 1), self.offsets[1:] - self.offsets[:-1])

    def som(self, x: Kolom | Masker) -> Kolom:
        """Som per ouder, exact; een ouder zonder kinderen heeft som 0. Maskers tellen. Van één ouder is de som een getal."""
        if self.een_ouder:
            return cast("Kolom", sum(als_rij(x)))  # voor een handvol elementen sneller dan NumPy
        if self._weinig:
            waarden = x.tolist()
            return np.array([sum(waarden[begin:einde]) for begin, einde in self._stukken], np.int64)
        getallen = x.astype(np.int64, copy=False)  # eerst omzetten: cumsum over een ander type is tien keer zo traag
        if self.eenduidig:
            return getallen
        cumulatief = np.empty(len(x) + 1, np.int64)
        cumulatief[0] = 0
        getallen.cumsum(out=cumulatief[1:])
        return cumulatief[self.offsets[1:]] - cumulatief[self.offsets[:-1]]

    def hoogste(self, x: Kolom, leeg: int) -> Kolom:
        """Hoogste waarde per ouder; `leeg` voor een ouder zonder kinderen."""
        if self.eenduidig:
            return x
        if self.een_ouder:
            return cast("Kolom", max(als_rij(x), default=leeg))
        uit = np.full(len(self.offsets) - 1, leeg, np.int64)
        if len(self.gevuld):
            uit[self.gevuld] = np.maximum.reduceat(x, self._begin_gevuld)
        return uit

    @cached_property
    def _stukken(self) -> list[tuple[int, int]]:
        """Van elke ouder het begin en het einde van zijn kinderen."""
        return list(pairwise(self.offsets.tolist()))

    @cached_property
    def gevuld(self) -> Kolom:
        """De ouders met ten minste één kind."""
        return (self.offsets[1:] > self.offsets[:-1]).nonzero()[0]

    @cached_property
    def _begin_gevuld(self) -> Kolom:
        """Het eerste kind van elke gevulde ouder."""
        return self.offsets[self.gevuld]

    @cached_property
    def meeste(self) -> int:
        """Het grootste aantal kinderen van een ouder."""
        return int((self.offsets[1:] - self.offsets[:-1]).max(initial=0))

    @property
    def enkel(self) -> bool:
        """Eén element onder één ouder: de kolommen zijn getallen (zie `Kolom`)."""
        return self.een_ouder and self.n == 1

    def som_gevuld(self, x: Kolom) -> Kolom:
        """Som per gevulde ouder; goedkoper dan `som` waar veel ouders geen kinderen hebben."""
        return np.add.reduceat(x, self._begin_gevuld) if self.n else x

    def hoogste_gevuld(self, x: Kolom) -> Kolom:
        """Hoogste waarde per gevulde ouder."""
        return np.maximum.reduceat(x, self._begin_gevuld) if self.n else x

    def van_gevuld(self, x: _K) -> _K:
        """Spreid een waarde per gevulde ouder uit over zijn kinderen."""
        uit: _K = np.repeat(x, self.offsets[self.gevuld + 1] - self._begin_gevuld)
        return uit

    def van_ouder(self, x: _K) -> _K:
        """Spreid een waarde per ouder uit over zijn kinderen."""
        uit: _K = x if self.eenduidig or not isinstance(x, np.ndarray) else x[self.ouder]
        return uit
