"""Waar het totaal van een zelfstandige woning vóór de Wet betaalbare huur daalt terwijl een onbekend feit gunstiger wordt.

Begint de maximering van 9.3, dan daalt het totaal, want er was geen ondergrens. Haalt een gerenoveerde woning 110 punten, dan vervallen de
punten van die renovatie (9.2 en rubriek 10). Verder stijgt alles mee; dus volstaan de invullingen zelf, en de punten vlak vóór en op zo'n omslag.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

from huurstelsel.reken.getallen import PUNT, breuk, element, half_op, stuk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.feiten.rijen import Invulling
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.reken.getallen import Kolom
    from huurstelsel.reken.post import Saldi


def paren(invullingen: Sequence[Invulling], begin: int) -> list[tuple[int, int]]:
    """De karige en de ruime rij van elke invulling van de andere feiten: alleen daartussen kan iets liggen dat geen rij is.

    Args:
        begin: rij van de eerste invulling; eerst staan alle karige.
    """
    helft = len(invullingen) // 2 if invullingen[0].ruim != invullingen[-1].ruim else 0
    return [(begin + i, begin + helft + i) for i in range(helft)]


class Omslagen:
    """Waar het totaal van een woning tussen haar invullingen in daalt.

    Attributes:
        woz: WOZ-punten waar de maximering begint.
        punten: hele punten vlak vóór en op elke omslag.
    """

    def __init__(self, saldi: Saldi, p: Parameters, paren: Sequence[tuple[int, int]], rijen: range) -> None:
        """Zoek de omslagen tussen deze paren van rijen."""
        self._saldi, self._p, self._rijen = saldi, p, rijen
        self._renovaties = [paar for paar in paren if self._renovatie_vervalt(*paar)]
        self.punten = [punten for paar in self._renovaties for punten in self._om_110(*paar)]
        self.woz: list[Fraction] = []
        for rest in (rest for paar in paren for rest in self._begin(*paar)):
            self._maximeer(rest)
            self.punten.append(_hele(self._vanaf - 1))

    def zonder_bovengrens(self) -> None:
        """Met een onbekende oppervlakte binnen kan de WOZ-waarde per m² zo hoog zijn als men wil, en dan geldt 9.3 bij elke rest."""
        if any(stuk(self._saldi.kolom["kan_gemaximeerd"], self._rijen)):
            self._maximeer(min(stuk(self._saldi.kolom["rest"], self._rijen)))

    def _maximeer(self, rest: int) -> None:
        deel = int(self._p.maximum_procent)
        woz = max(rest, 0) * deel // ((100 - deel) * PUNT)
        self.woz.append(Fraction(woz))
        self.punten.append(_hele(rest) + woz)

    @property
    def _vanaf(self) -> int:
        """Totaal vanaf waar de maximering geldt, in 1/PUNT: op hele punten getoetst, of exact (keuze grens_187)."""
        return int(self._p.maximum_vanaf) - (0 if self._p.kiest("grens_187", "exact") else PUNT // 2)

    def _van(self, naam: str, rij: int) -> int:
        return element(self._saldi.kolom[naam], rij)

    def _begin(self, karig: int, ruim: int) -> Iterator[int]:
        """De minste punten buiten de WOZ-waarde (1/PUNT) waarbij de maximering geldt, als zij na de karige invulling begint.

        Een toilet maakt een badkamer kleiner, en de WOZ-punten per m² hoger; daarom kunnen die van de ruime hoger zijn.
        """
        rest, woz, deel = self._van("rest", karig), self._van("woz_ongemaximeerd", karig), int(self._p.maximum_procent)
        meest = max(woz, self._van("woz_ongemaximeerd", ruim))
        begin = max(rest, self._vanaf - meest)
        ertussen = rest + woz < self._vanaf and begin <= self._van("rest", ruim)
        kan = self._van("kan_gemaximeerd", karig) or self._van("kan_gemaximeerd", ruim)
        if ertussen and kan and meest * (100 - deel) > begin * deel:
            self.woz.append(breuk(meest, PUNT))
            yield begin

    def _renovatie_vervalt(self, karig: int, ruim: int) -> bool:
        return "som_110" in self._saldi.kolom and self._van("geeft_9_2", karig) < self._van("geeft_9_2", ruim)

    def _tot_110(self, karig: int, ruim: int) -> tuple[int, int]:
        """Hoeveel er bij de karige invulling bij moet voor 110 punten, en hoeveel de ruime erboven ligt (1/PUNT)."""
        grens = int(self._p.minimum_vanaf) - (PUNT // 2 if self._p.kiest("grens_110", "afgerond") else 0)
        return grens - self._van("som_110", karig), self._van("som_110", ruim) - grens

    def _om_110(self, karig: int, ruim: int) -> Iterator[int]:
        """De maximering geldt hier niet: 40 WOZ-punten zijn bij 110 andere geen 33%."""
        erbij, erboven = self._tot_110(karig, ruim)
        laag, hoog = (self._van("rest", rij) + self._van("woz_ongemaximeerd", rij) for rij in (karig, ruim))
        yield from (_hele(laag + erbij - 1), _hele(hoog - erboven))

    def zorg(self) -> list[Fraction]:
        """De punten van rubriek 12 vlak vóór en op 110 punten: ook de verhoging van een zorgwoning gaat over de renovatie."""
        uit = []
        for karig, ruim in self._renovaties:
            procent = self._van("zorgprocent", ruim)
            erbij, erboven = (breuk(deel, PUNT) * procent / (100 + procent) for deel in self._tot_110(karig, ruim))
            laag, hoog = self._saldi.waarden((karig, ruim), 12)
            uit += [laag + erbij, hoog - erboven]
        return uit


def _hele(punten: int) -> int:
    """Punten (1/PUNT) op hele punten, de helft naar boven."""
    return int(half_op(cast("Kolom", punten), PUNT)) // PUNT
