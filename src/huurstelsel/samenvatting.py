"""Van de rijen van een woning naar wat zij samen zeggen: punten, huurprijs en segment, of het bereik daarvan."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.bereik_kamer import bereik_kamer
from huurstelsel.feiten.onbekend import onbepaald
from huurstelsel.huur.opslagen import (
    GEREGULEERD,
    HOOG,
    LAAG,
    SEGMENTEN,
    VRIJ,
    Opslagen,
    beschrijf,
    met_opslag,
    opslagen,
    segmenten,
)
from huurstelsel.regels.woz import ONEINDIG, Uitersten, net_onder_187, woz_ertussen
from huurstelsel.reken.getallen import PUNT, breuk, element, minstens, stuk
from huurstelsel.uitkomst import Bereik, Huurprijs, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.waardering import Gewaardeerd, Zaak


VLAKBIJ = 1_000
"""In 1/PUNT: meer dan alle delingen van een rubriek samen kunnen schelen."""

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
        rijen: de rijen van de zaak in die groep.

    Attributes:
        begrensd: er is een bovengrens; zonder zijn de ruimten of een oppervlakte onbekend.
        laagste: rij met de laagste punten.
        minimaal: laagste hele punten; tussen twee invullingen in kan de maximering van de WOZ-punten lager uitkomen dan in een van beide.
        punten: hele punten, `None` als zij van onbekende feiten afhangen.
        maximaal: hoogste hele punten, `None` zonder bovengrens.
        bereik: per rubriek de laagste en de hoogste punten; leeg als alles bekend is, want dan zijn dat de punten van de rubriek.
        zeker: het verschil tussen de invullingen maakt niets uit.
        laagst: de laagste kale en de laagste verhoogde huurprijs over alle invullingen.
        hoogst: de hoogste; `None` zonder bovengrens.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - de zaak, de groep waarin zij is doorgerekend, en welke rijen daarvan
        self, zaak: Zaak, w: Woningen, g: Gewaardeerd, regeling: Regeling, huur: Huur, rijen: range
    ) -> None:
        """Vat de rijen samen."""
        bijlage, woning = regeling.bijlage, zaak.document.woning
        self._bovengrens = bijlage.zonder_ruimten if woning.ruimten_onbekend else bijlage.zonder_oppervlakte
        self._w, self._g, self._regeling = w, g, regeling
        self.begrensd = not onbepaald(woning, zaak.ruimten, voor_wbh=bijlage.voor_wbh)
        self._rijen, self._enkel = rijen, len(rijen) == 1
        self._p = regeling.parameters("opslagen")
        self._altijd_laag = regeling.bijlage.altijd_laag
        self._ertussen: list[Kolom] = []
        self._huren = [huur]
        self.laagste = rijen.start
        self.bereik: dict[int, Bereik] = {}
        if self._enkel and self.begrensd:
            self.minimaal = element(g.punten, rijen.start)
            self.maximaal: int | None = self.minimaal
            self.punten: int | None = self.minimaal
            self.hoogst: Huurprijs | None = self._huurprijs(huur, rijen.start)
            self.laagst, self.zeker = self.hoogst, True
        else:
            self._vat_samen()

    def _vat_samen(self) -> None:
        """Meer dan één rij, of geen bovengrens."""
        g, begrensd = self._g, self.begrensd
        onafgerond, punten = self._stuk(g.onafgerond), self._stuk(g.punten)
        self.laagste += onafgerond.index(min(onafgerond))
        self.minimaal = self._minimaal(punten)
        net_onder = self._net_onder_187()
        self.maximaal = max(*punten, *net_onder) if begrensd else None
        self.punten = self.maximaal if self.maximaal == self.minimaal else None
        self._ertussen = self._op_de_grens() + [np.full(self._w.n, t) for t in net_onder]
        self._huren += [huren(self._w, punten, self._regeling) for punten in self._ertussen]
        self.bereik = self._bereik()
        gelijk = all(laag is not None and (laag is hoog or laag == hoog) for laag, hoog in self.bereik.values())
        self.laagst = self._uiterste(min)
        self.hoogst = self._uiterste(max) if begrensd else None
        self.zeker = gelijk and self.laagst == self.hoogst

    @property
    def per_invulling(self) -> list[int]:
        """De hele punten van elke invulling."""
        return self._stuk(self._g.punten)

    def _stuk(self, x: Kolom | Masker) -> list[int]:
        """De waarden van een kolom in de rijen van deze woning."""
        return stuk(x, self._rijen)

    def _minimaal(self, punten: list[int]) -> int:
        """Laagste hele punten. Zonder ondergrens daalt het totaal als de maximering van de WOZ-punten begint, ook tussen invullingen in."""
        laagst = min(punten)
        if "rest" not in self._g.saldi.kolom:
            return laagst
        rest, deel = self._kleinste_rest(), self._regeling.parameters("woz").maximum_procent
        if rest is None:
            return laagst
        woz = max(rest, 0) * int(deel) // ((100 - int(deel)) * PUNT)
        return min(laagst, (2 * rest + PUNT) // (2 * PUNT) + woz)

    def _net_onder_187(self) -> list[int]:
        """Hele punten die met de keuze grens_187 = exact alleen tussen twee invullingen in liggen; zie `regels.woz.net_onder_187`."""
        kolom, p = self._g.saldi.kolom, self._regeling.parameters("woz")
        if "rest_11_3" not in kolom or not p.kiest("grens_187", "exact"):
            return []
        totaal = self._stuk(kolom["rest_11_3"] + kolom["woz_11_3"])
        ligt, punten = net_onder_187(p, kolom, min(totaal), max(totaal))
        return sorted(set(self._stuk(punten))) if ligt else []

    def _kleinste_rest(self) -> int | None:
        """Kleinste punten buiten de WOZ-waarde waarbij de maximering kan gelden, in 1/PUNT; `None` als zij bij geen invulling kan gelden.

        Met een onbekende oppervlakte binnen kan de WOZ-waarde per m² zo hoog zijn als men wil, en dan geldt zij bij elke rest.
        """
        p, saldi = self._regeling.parameters("woz"), self._g.saldi
        rest = self._stuk(saldi.kolom["rest"])
        if not any(self._stuk(saldi.kolom["kan_gemaximeerd"])):
            return None
        if not self.begrensd:
            return min(rest)
        woz = max(self._stuk(saldi.kolom["woz_ongemaximeerd"]))
        begin = p.maximum_vanaf - (0 if p.kiest("grens_187", "exact") else PUNT // 2) - woz
        return max(min(rest), begin) if max(rest) >= begin else None

    def _op_de_grens(self) -> list[Kolom]:
        """Zijn er meer invullingen, dan ook 186 en 187 punten voor zover die er tussen liggen, en de laagste punten.

        De huurprijs met opslag is niet monotoon in de punten: boven 186 vervalt de nieuwbouwopslag (art. 8a lid 4 Bhw).
        """
        punten = self._stuk(self._g.punten)
        ertussen = [] if self.minimaal == min(punten) else [self.minimaal]
        if not self._altijd_laag and self._p.geldt("hoog_vanaf"):
            grens = self._p.hoog_vanaf // PUNT
            hoog = max(punten) if self.begrensd else max(*punten, grens)
            ertussen += [t for t in (grens - 1, grens) if min(punten) <= t <= hoog]
        return [np.full(self._w.n, t) for t in ertussen]

    def _bereik(self) -> dict[int, Bereik]:
        """Laagste en hoogste punten per rubriek; zonder grens waar een onbekende oppervlakte telt."""
        uit: dict[int, Bereik] = {}
        for nummer in self._regeling.bijlage.rubrieken:
            laagste, hoogste = self._uitersten(nummer)
            uit[nummer] = (laagste, hoogste if self.begrensd or nummer in self._bovengrens else None)
        if "rest_11_3" in self._g.saldi.kolom:
            woz = self._laagste_woz()
            uit[11] = (woz, uit[11][1])
            uit[12] = self._bijzonder(uit[12], woz)
        if "rest" in self._g.saldi.kolom:
            uit[9] = (self._laagste_woz_voor_wbh(uit[9][0]), uit[9][1])
        if "aftrek_kamer" in self._g.saldi.kolom:
            uit.update(bereik_kamer(self._g.saldi, self._rijen, begrensd=self.begrensd))
            if not self.begrensd and 5 not in self._bovengrens:
                uit[5] = (uit[5][0], None)
        per_m2 = self._g.saldi.kolom.get("energie_per_m2")
        if not self.begrensd and per_m2 is not None and min(self._stuk(per_m2)) < 0:
            uit[4] = (None, None)  # bijlage I.B: elke m² meer kost hier punten
        return uit

    def _uitersten(self, nummer: int) -> tuple[Fraction, Fraction]:
        """Laagste en hoogste punten van een rubriek over de invullingen."""
        saldi = self._g.saldi
        punten = self._stuk(saldi.punten(nummer))
        laag, hoog = min(punten), max(punten)
        if saldi.rekening(nummer).stap or not saldi.exact(nummer)[1]:
            return breuk(laag, PUNT), breuk(hoog, PUNT)
        # naar beneden op 1/PUNT; alleen wie daar vlak bij een uiterste ligt, kan het exact zijn
        rijen = {
            waarde: rij
            for waarde, rij in zip(punten, self._rijen, strict=True)
            if min(waarde - laag, hoog - waarde) < VLAKBIJ
        }
        exact = saldi.waarden(rijen.values(), nummer)
        return min(exact), max(exact)

    def _laagste_woz_voor_wbh(self, laagste: Fraction | None) -> Fraction:
        """Ondergrens voor rubriek 9: de maximering bij de kleinste rest waarbij zij kan gelden."""
        rest, deel = self._kleinste_rest(), self._regeling.parameters("woz").maximum_procent
        if rest is None:
            return laagste or Fraction(0)
        return min(laagste or Fraction(0), Fraction(max(rest, 0) * deel // ((100 - deel) * PUNT)))

    def _laagste_woz(self) -> Fraction:
        """Ondergrens voor rubriek 11: tussen twee invullingen in kan de maximering van 11.3 lager uitkomen dan in een van beide."""
        saldi, p = self._g.saldi, self._regeling.parameters("woz")
        laagste = min(self._stuk(saldi.punten(11)))
        namen = ("vrij_11_3", "rest_11_3", "basis_11_3", "woz_11_3")
        rijen = zip(*(self._stuk(saldi.kolom[naam]) for naam in namen), strict=True)
        if geldt := [(rest, rest - basis, woz, basis) for vrij, rest, basis, woz in rijen if not vrij]:
            rest, buiten, woz, basis = (list(kolom) for kolom in zip(*geldt, strict=True))
            meest = max(woz) if self.begrensd else ONEINDIG
            uitersten = Uitersten(min(rest), max(rest), max(buiten), meest, min(basis))
            laagste = int(woz_ertussen(p, uitersten, laagste))
        return breuk(laagste, PUNT)

    def _bijzonder(self, bereik: Bereik, woz: Fraction) -> Bereik:
        """Rubriek 12 met de keuze zorg_in_wozcap = gemaximeerd: tussen twee invullingen in gaat de 35% over andere WOZ-punten.

        Laagst is zij over de minste gemaximeerde WOZ-punten, en hoogst over de meeste vóór de maximering begint.

        Args:
            bereik: over de invullingen zelf.
            woz: de minste punten van rubriek 11.
        """
        saldi, k, p = self._g.saldi, self._g.saldi.kolom, self._regeling.parameters("bijzonder")
        kan = self._w.zorgwoning & (k["vrij_11_3"] == 0)
        telt, gemaximeerd = self._stuk(kan), self._stuk(k["gemaximeerd"])
        if not any(telt) or not p.kiest("zorg_in_wozcap", "gemaximeerd"):
            return bereik
        laag, hoog = bereik
        if any(gemaximeerd) or woz * PUNT < min(self._stuk(k["woz_11_3"])):
            minder = minstens(k["woz_11_1"] - int(woz * PUNT), 0) * kan
            laagst = breuk(min(self._stuk(saldi.herrekend(12, -(minder * p.procent_zorgwoning // 100)))), PUNT)
            laag = laagst if laag is None else min(laag, laagst)
        if hoog is not None and any(gemaximeerd) and not all(gemaximeerd):
            hoog = max(hoog, breuk(max(self._stuk(saldi.herrekend(12, saldi.rekening(12).exact * 0))), PUNT))
        return laag, hoog

    def _uiterste(self, kies: Callable[[Iterable[int]], int]) -> Huurprijs:
        """Kale en verhoogde huurprijs op hun uiterste (`min` of `max`), elk apart; de opslagen zijn die van de verhoogde."""
        kaal = kies(kies(self._stuk(maximaal)) for maximaal, _, _ in self._huren)
        verhoogd = kies(kies(self._stuk(hoog)) for _, _, hoog in self._huren)
        welke, i = next(
            (o, self._stuk(hoog).index(verhoogd)) for _, o, hoog in self._huren if verhoogd in self._stuk(hoog)
        )
        return self._huurprijs((kaal, welke, verhoogd), self._rijen.start + i)

    def _huurprijs(self, huur: Huur | tuple[int, Opslagen, int], i: int) -> Huurprijs:
        """De huurprijs van rij i met haar opslagen; bedragen als kolom, of als het bedrag zelf."""
        tarief, (kaal, welke, verhoogd) = self._regeling.tarief, huur
        opslagen_ = beschrijf(welke, self._w, i, self._p)
        return Huurprijs(element(kaal, i), opslagen_, element(verhoogd, i), tarief.bron, tarief.zekerheid)

    def segmentcodes(self) -> set[int]:
        """Codes van de segmenten die mogelijk zijn (`SEGMENTEN`)."""
        if self._altijd_laag:
            return {GEREGULEERD if self._regeling.bijlage.voor_wbh else LAAG}
        punten = [self._g.punten, *self._ertussen]
        hoogste = set() if self.begrensd or self._p.geldt("hoog_vanaf") else {VRIJ}
        return hoogste | {
            code
            for hele, (kaal, _, hoog) in zip(punten, self._huren, strict=True)
            for code in self._stuk(segmenten(hele, kaal, hoog, self._p))
        }

    def segment(self) -> Segment | None:
        """Het segment, als alle invullingen in hetzelfde vallen."""
        mogelijk = self.segmentcodes()
        eenduidig = len(mogelijk) == 1 and (self._altijd_laag or self.begrensd or mogelijk <= {HOOG, VRIJ})
        return SEGMENTEN[min(mogelijk)] if eenduidig else None
