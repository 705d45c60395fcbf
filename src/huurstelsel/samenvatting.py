"""Van de rijen van een woning naar wat zij samen zeggen: punten, huurprijs en segment, of het bereik daarvan."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.huur.opslagen import HOOG, SEGMENTEN, Opslagen, beschrijf, met_opslag, opslagen, segment
from huurstelsel.reken.getallen import PUNT, breuk, stuk
from huurstelsel.uitkomst import Bereik, Huurprijs, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.waardering import Gewaardeerd


Huur = tuple["Kolom", Opslagen, "Kolom"]
"""Maximale huurprijs, opslagen, en maximale huurprijs met opslag; bedragen in eurocenten."""


def huren(w: Woningen, punten: Kolom, regeling: Regeling) -> Huur:
    """De huur van elke rij bij deze hele punten."""
    p, tarief = regeling.parameters("opslagen"), regeling.tarief
    maximaal = tarief.maximale_huurprijs(punten)
    o = opslagen(w, punten, p, tarief, altijd_laag=regeling.bijlage.altijd_laag)
    return maximaal, o, met_opslag(maximaal, o.procent, p)


class Samenvatting:
    """Wat de invullingen van één woning samen zeggen: laagste, hoogste, en of het verschil ertoe doet.

    Args:
        huur: de huur van elke rij van de doorgerekende groep.
        rijen: de rijen van deze woning in die groep.
        begrensd: er is een bovengrens; zonder is een oppervlakte onbekend.

    Attributes:
        laagste: rij met de laagste punten.
        punten: hele punten, `None` als zij van onbekende feiten afhangen.
        maximaal: hoogste hele punten, `None` zonder bovengrens.
        bereik: per rubriek de laagste en de hoogste punten.
        zeker: het verschil tussen de invullingen maakt niets uit.
        laagst: de laagste kale en de laagste verhoogde huurprijs over alle invullingen.
        hoogst: de hoogste; `None` zonder bovengrens.
    """

    def __init__(  # noqa: PLR0913 - de groep, haar huur en welke rijen van haar
        self, w: Woningen, g: Gewaardeerd, regeling: Regeling, huur: Huur, rijen: range, *, begrensd: bool
    ) -> None:
        """Vat de rijen samen."""
        self._w, self._g, self._regeling, self._begrensd = w, g, regeling, begrensd
        self._rijen, self._enkel = rijen, len(rijen) == 1
        self._p = regeling.parameters("opslagen")
        self._altijd_laag = regeling.bijlage.altijd_laag
        self._huren = [huur, *(huren(w, punten, regeling) for punten in self._op_de_grens())]
        onafgerond, punten = self._stuk(g.onafgerond), self._stuk(g.punten)
        self.laagste = rijen.start + onafgerond.index(min(onafgerond))
        self.maximaal = max(punten) if begrensd else None
        self.punten = self.maximaal if self.maximaal == min(punten) else None
        self.bereik = self._bereik()
        gelijk = all(laag is not None and (laag is hoog or laag == hoog) for laag, hoog in self.bereik.values())
        self.laagst = self._uiterste(min)
        enkel = self._enkel and begrensd
        self.hoogst = self.laagst if enkel else self._uiterste(max) if begrensd else None
        self.zeker = gelijk and self.laagst == self.hoogst

    def _stuk(self, x: Kolom | Masker) -> list[int]:
        """De waarden van een kolom in de rijen van deze woning."""
        return stuk(x, self._rijen)

    def _op_de_grens(self) -> list[Kolom]:
        """Zijn er meer invullingen, dan ook 186 en 187 punten voor zover die er tussen liggen.

        De huurprijs met opslag is niet monotoon in de punten: boven 186 vervalt de nieuwbouwopslag (art. 8a lid 4 Bhw).
        """
        punten = self._g.punten
        if self._altijd_laag or (self._enkel and self._begrensd):
            return []
        laag, hoog, grens = min(self._stuk(punten)), max(self._stuk(punten)), self._p.hoog_vanaf // PUNT
        hoog = hoog if self._begrensd else max(hoog, grens)
        return [np.full(self._w.n, t) for t in (grens - 1, grens) if laag <= t <= hoog]

    def _bereik(self) -> dict[int, Bereik]:
        """Laagste en hoogste punten per rubriek; zonder grens waar een onbekende oppervlakte telt."""
        uit: dict[int, Bereik] = {}
        for nummer in self._regeling.bijlage.rubrieken:
            punten = self._stuk(self._g.saldi.punten(nummer))
            laagste = breuk(min(punten), PUNT)
            hoogste = (
                breuk(max(punten), PUNT)
                if self._begrensd or nummer in self._regeling.bijlage.zonder_oppervlakte
                else None
            )
            uit[nummer] = (laagste, hoogste)
        if "gemaximeerd" in self._g.saldi.kolom:
            uit[11] = (self._laagste_woz(), uit[11][1])
        per_m2 = self._g.saldi.kolom.get("energie_per_m2")
        if not self._begrensd and per_m2 is not None and min(self._stuk(per_m2)) < 0:
            uit[4] = (None, None)  # bijlage I.B: elke m² meer kost hier punten
        return uit

    def _laagste_woz(self) -> Fraction:
        """Ondergrens voor rubriek 11: tussen twee invullingen in kan de maximering van 11.3 lager uitkomen dan in een van beide."""
        saldi, p = self._g.saldi, self._regeling.parameters("woz")
        laagste = breuk(min(self._stuk(saldi.punten(11))), PUNT)
        if self._begrensd and (self._enkel or not any(self._stuk(saldi.kolom["gemaximeerd"]))):
            return laagste
        rest = max(min(self._stuk(saldi.kolom["tien"] + saldi.punten(12))), 0)
        return min(laagste, Fraction(rest * p.maximum_procent // ((100 - p.maximum_procent) * PUNT)))

    def _uiterste(self, kies: Callable[[Iterable[int]], int]) -> Huurprijs:
        """Kale en verhoogde huurprijs op hun uiterste (`min` of `max`), elk apart; de opslagen zijn die van de verhoogde."""
        kaal = kies(kies(self._stuk(maximaal)) for maximaal, _, _ in self._huren)
        verhoogd = kies(kies(self._stuk(hoog)) for _, _, hoog in self._huren)
        welke, i = next(
            (o, self._stuk(hoog).index(verhoogd)) for _, o, hoog in self._huren if verhoogd in self._stuk(hoog)
        )
        tarief = self._regeling.tarief
        return Huurprijs(
            kaal, beschrijf(welke, self._w, self._rijen.start + i, self._p), verhoogd, tarief.bron, tarief.zekerheid
        )

    def segment(self) -> Segment | None:
        """Het segment, als alle invullingen in hetzelfde vallen."""
        if self._altijd_laag:
            return Segment.LAAG
        segmenten = set(self._stuk(segment(self._g.punten, self._p)))
        eenduidig = len(segmenten) == 1 and (self._begrensd or segmenten == {HOOG})
        return SEGMENTEN[min(segmenten)] if eenduidig else None
