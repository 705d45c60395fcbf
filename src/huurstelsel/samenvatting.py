"""Van de rijen van een woning naar wat zij samen zeggen: punten, huurprijs en segment, of het bereik daarvan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.bereik_kamer import bereik_kamer
from huurstelsel.bereik_voor_wbh import Omslagen, paren
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
    from collections.abc import Callable, Iterable, Sequence
    from fractions import Fraction

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
        self._paren = paren(zaak.invullingen, rijen.start)
        self._omslagen = self._zoek_omslagen()
        self._huren: list[tuple[Kolom, Huur, Sequence[int]]] = [(g.punten, huur, rijen)]
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
        ertussen = [*self._net_onder_187(), *(self._omslagen.punten if self._omslagen else ())]
        self.minimaal = min(punten + ertussen)
        self.maximaal = max(punten + ertussen) if begrensd else None
        self.punten = self.maximaal if self.maximaal == self.minimaal else None
        for hele, rijen in [*self._op_de_grens(), *((hele, self._rijen) for hele in ertussen)]:
            kolom = np.full(self._w.n, hele)
            self._huren.append((kolom, huren(self._w, kolom, self._regeling), rijen))
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

    def _net_onder_187(self) -> list[int]:
        """Hele punten die met de keuze grens_187 = exact alleen tussen twee invullingen in liggen; zie `regels.woz.net_onder_187`."""
        kolom, p = self._g.saldi.kolom, self._regeling.parameters("woz")
        if "rest_11_3" not in kolom or not p.kiest("grens_187", "exact"):
            return []
        totaal = self._stuk(kolom["rest_11_3"] + kolom["woz_11_3"])
        ligt, punten = net_onder_187(p, kolom, min(totaal), max(totaal))
        return sorted(set(self._stuk(punten))) if ligt else []

    def _zoek_omslagen(self) -> Omslagen | None:
        """Waar het totaal vóór de Wet betaalbare huur tussen twee invullingen in kan dalen."""
        saldi = self._g.saldi
        if (self._enkel and self.begrensd) or "rest" not in saldi.kolom:
            return None
        uit = Omslagen(saldi, self._regeling.parameters("woz"), self._paren, self._rijen)
        if not self.begrensd:
            uit.zonder_bovengrens()
        return uit

    def _op_de_grens(self) -> list[tuple[int, list[int]]]:
        """Ook 186 en 187 punten, met de rijen waartussen zij kunnen liggen.

        De huurprijs met opslag is niet monotoon in de punten: boven 186 vervalt de nieuwbouwopslag (art. 8a lid 4 Bhw).
        """
        if self._altijd_laag or not self._p.geldt("hoog_vanaf"):
            return []
        grens, punten = self._p.hoog_vanaf // PUNT, dict(zip(self._rijen, self._stuk(self._g.punten), strict=True))
        uit: dict[int, list[int]] = {}
        for paar in self._paren or [(rij, rij) for rij in self._rijen]:
            laag, hoog = sorted(punten[rij] for rij in paar)
            for hele in (grens - 1, grens):
                if laag <= hele <= (hoog if self.begrensd else max(hoog, grens)):
                    uit.setdefault(hele, []).extend(paar)
        return list(uit.items())

    def _bereik(self) -> dict[int, Bereik]:
        """Laagste en hoogste punten per rubriek; zonder grens waar een onbekende oppervlakte telt."""
        uit: dict[int, Bereik] = {}
        ertussen = self._punten_ertussen()
        for nummer in self._regeling.bijlage.rubrieken:
            mogelijk = [*self._uitersten(nummer), *ertussen.get(nummer, ())]
            uit[nummer] = (min(mogelijk), max(mogelijk) if self.begrensd or nummer in self._bovengrens else None)
        if "rest_11_3" in self._g.saldi.kolom:
            uit[12] = self._bijzonder(uit[12], uit[11][0] or breuk(0, PUNT))
        if "aftrek_kamer" in self._g.saldi.kolom:
            uit.update(bereik_kamer(self._g.saldi, self._rijen, begrensd=self.begrensd))
            if not self.begrensd and 5 not in self._bovengrens:
                uit[5] = (uit[5][0], None)
        per_m2 = self._g.saldi.kolom.get("energie_per_m2")
        if not self.begrensd and per_m2 is not None and min(self._stuk(per_m2)) < 0:
            uit[4] = (None, None)  # bijlage I.B: elke m² meer kost hier punten
        return uit

    def _punten_ertussen(self) -> dict[int, Sequence[Fraction]]:
        """Per rubriek wat zij ook kan hebben, buiten wat tussen de punten van de invullingen zelf ligt."""
        if self._omslagen:
            return {9: self._omslagen.woz, 12: self._omslagen.zorg()}
        if "rest_11_3" not in self._g.saldi.kolom:
            return {}
        if self.begrensd and all(self._stuk(self._g.saldi.kolom["gemaximeerd"])):
            return {}
        return {11: [self._laagste_woz()]}

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
        kaal = kies(kies(_waarden(maximaal, rijen)) for _, (maximaal, _, _), rijen in self._huren)
        per_huur = [(_waarden(hoog, rijen), o, rijen) for _, (_, o, hoog), rijen in self._huren]
        verhoogd = kies(kies(bedragen) for bedragen, _, _ in per_huur)
        welke, i = next((o, rijen[b.index(verhoogd)]) for b, o, rijen in per_huur if verhoogd in b)
        return self._huurprijs((kaal, welke, verhoogd), i)

    def _huurprijs(self, huur: Huur | tuple[int, Opslagen, int], i: int) -> Huurprijs:
        """De huurprijs van rij i met haar opslagen; bedragen als kolom, of als het bedrag zelf."""
        tarief, (kaal, welke, verhoogd) = self._regeling.tarief, huur
        opslagen_ = beschrijf(welke, self._w, i, self._p)
        return Huurprijs(element(kaal, i), opslagen_, element(verhoogd, i), tarief.bron, tarief.zekerheid)

    def segmentcodes(self) -> set[int]:
        """Codes van de segmenten die mogelijk zijn (`SEGMENTEN`)."""
        if self._altijd_laag:
            return {GEREGULEERD if self._regeling.bijlage.voor_wbh else LAAG}
        hoogste = set() if self.begrensd or self._p.geldt("hoog_vanaf") else {VRIJ}
        for punten, (kaal, _, hoog), rijen in self._huren:
            hoogste.update(_waarden(segmenten(punten, kaal, hoog, self._p), rijen))
        return hoogste

    def segment(self) -> Segment | None:
        """Het segment, als alle invullingen in hetzelfde vallen."""
        mogelijk = self.segmentcodes()
        eenduidig = len(mogelijk) == 1 and (self._altijd_laag or self.begrensd or mogelijk <= {HOOG, VRIJ})
        return SEGMENTEN[min(mogelijk)] if eenduidig else None


def _waarden(kolom: Kolom, rijen: Sequence[int]) -> list[int]:
    """De waarden van een kolom in deze rijen."""
    return stuk(kolom, rijen) if isinstance(rijen, range) else [element(kolom, i) for i in rijen]
