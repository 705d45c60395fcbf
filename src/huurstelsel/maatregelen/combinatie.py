"""De kleinste combinatie van maatregelen die een grens haalt; elke combinatie wordt in haar geheel gewaardeerd.

Effecten tellen niet op: een langer aanrecht geeft ruimte aan inbouwapparatuur, een hogere rest aan WOZ-punten. Daarom wordt niets
opgeteld. Tot en met drie maatregelen worden alle combinaties gewaardeerd, met vier alleen het beste label en het langste aanrecht. Meer gaat
stap voor stap, telkens met de maatregel die het meeste geeft; dat zo'n combinatie de kleinste is, staat dan niet vast.
"""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.maatregelen.kolommen import voer_uit
from huurstelsel.maatregelen.lagen import neem
from huurstelsel.samenvatting import huren
from huurstelsel.waardering import reken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.maatregelen.kolommen import Stand
    from huurstelsel.maatregelen.maatregel import Maatregel
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom

ALLES_TOT = 3
"""Zoveel maatregelen worden in elke combinatie gewaardeerd."""
MAX_COMBINATIES = 40_000
_BROK = 4_096

_Keus = tuple[int, ...]


class Combinatie(NamedTuple):
    """Maatregelen die samen een grens halen.

    Attributes:
        punten: hele punten erna.
        euro: maximale huurprijs met opslagen erna, in eurocenten.
        kleinste: met minder maatregelen kan het zeker niet.
    """

    maatregelen: tuple[Maatregel, ...]
    punten: int
    euro: int
    kleinste: bool


class Zoektocht:
    """Zoekt in de maatregelen die op één woning kunnen.

    Args:
        w: de woning (de eerste rij telt), met alles bekend.
        nu: haar label.
        kandidaten: in de volgorde waarin zij worden uitgevoerd.
    """

    def __init__(self, w: Woningen, nu: Stand, kandidaten: Sequence[Maatregel], regeling: Regeling) -> None:
        """Er is nog niets gewaardeerd."""
        self._w, self._nu, self._regeling, self._kandidaten = w, nu, regeling, tuple(kandidaten)

    def waardeer(self, keuzes: Sequence[_Keus]) -> tuple[Kolom, Kolom, Kolom]:
        """Hele punten, onafgeronde punten en huur met opslag bij elke keuze van kandidaten."""
        delen = [self._waardeer(keuzes[i : i + _BROK]) for i in range(0, len(keuzes), _BROK)]
        punten, onafgerond, huur = (np.concatenate(kolom) for kolom in zip(*delen, strict=True))
        return punten[: len(keuzes)], onafgerond[: len(keuzes)], huur[: len(keuzes)]

    def _waardeer(self, keuzes: Sequence[_Keus]) -> tuple[Kolom, Kolom, Kolom]:
        n = max(len(keuzes), 2)  # van één woning zijn kolommen getallen
        gekozen = np.zeros((len(self._kandidaten), n), np.bool_)
        for rij, keus in enumerate(keuzes):
            gekozen[list(keus), rij] = True
        rijen = np.zeros(n, np.int64)
        w, nu = neem(self._w, rijen), self._nu.neem(rijen)
        for maatregel, waar in zip(self._kandidaten, gekozen, strict=True):
            if waar.any():
                w = voer_uit(w, maatregel, self._regeling, nu, waar).w
        g = reken(w, self._regeling, grootboek=False)
        return g.punten, g.onafgerond, huren(w, g.punten, self._regeling)[2]

    def haal(self, grenzen: Sequence[int]) -> dict[int, Combinatie | None]:
        """Per grens (hele punten) de kleinste combinatie die haar haalt, en van de kleinste die met de minste punten."""
        uit: dict[int, Combinatie | None] = {}
        for keuzes in self._alle():
            punten, _, huur = self.waardeer(keuzes)
            for grens in grenzen:
                if grens not in uit and (punten >= grens).any():
                    beste = int(np.argmin(np.where(punten >= grens, punten, np.iinfo(np.int64).max)))
                    uit[grens] = self._combinatie(keuzes[beste], int(punten[beste]), int(huur[beste]), kleinste=True)
            if len(uit) == len(grenzen):
                return uit
        return uit | {grens: self._stap_voor_stap(grens) for grens in grenzen if grens not in uit}

    def _combinatie(self, keus: _Keus, punten: int, huur: int, *, kleinste: bool) -> Combinatie:
        return Combinatie(tuple(self._kandidaten[i] for i in sorted(keus)), punten, huur, kleinste)

    def _alle(self) -> Iterator[list[_Keus]]:
        """Alle combinaties van één, twee, drie en, uit minder kandidaten, vier maatregelen."""
        nummers, beste = range(len(self._kandidaten)), self._beste()
        for aantal in range(1, ALLES_TOT + 2):
            uit = nummers if aantal <= ALLES_TOT else beste
            if comb(len(uit), aantal) > MAX_COMBINATIES:
                return
            if keuzes := [keus for keus in combinations(uit, aantal) if self._kan(keus)]:
                yield keuzes

    def _kan(self, keus: _Keus) -> bool:
        groepen = [groep for i in keus if (groep := self._kandidaten[i].groep)]
        return len(set(groepen)) == len(groepen)

    def _beste(self) -> list[int]:
        """Van maatregelen waarvan er maar één kan alleen de beste."""
        if not self._kandidaten:
            return []
        _, onafgerond, _ = self.waardeer([(i,) for i in range(len(self._kandidaten))])
        groepen = [m.groep or m.id for m in self._kandidaten]
        return [
            i
            for i, groep in enumerate(groepen)
            if i == max((j for j, ander in enumerate(groepen) if ander == groep), key=lambda j: int(onafgerond[j]))
        ]

    def _stap_voor_stap(self, grens: int) -> Combinatie | None:
        """Telkens de maatregel erbij die het meeste geeft; `None` als de grens zo niet wordt gehaald."""
        keus: _Keus = ()
        over, hoogst = self._beste(), None
        while over:
            keuzes = [(*keus, i) for i in over]
            punten, onafgerond, huur = self.waardeer(keuzes)
            beste = int(np.argmax(onafgerond))
            if hoogst is not None and onafgerond[beste] <= hoogst:
                return None
            keus, hoogst = keuzes[beste], int(onafgerond[beste])
            if punten[beste] >= grens:
                return self._combinatie(keus, int(punten[beste]), int(huur[beste]), kleinste=False)
            del over[beste]
        return None
