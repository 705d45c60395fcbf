"""De regels van het grootboek in zes decimalen, met de maximering en de afronding die ze laten optellen.

Elke regel is haar eigen punten, afgerond op zes decimalen (de helft naar boven). Wat dat samen van de punten van de rubriek scheelt, enkele
miljoensten, zit in de maximering van de rubriek; heeft zij die niet, in haar afronding; en anders in haar laatste regel die niet op zes
decimalen uitkomt. Zo tellen de regels van een rubriek altijd op tot haar punten. Wat het op het totaal scheelt, zit in `afronding_hele_punten`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.grootboek import AFRONDINGSARTIKEL, SLOTARTIKEL
from huurstelsel.portefeuille.postkolommen import AFRONDING, MAXIMERING, VOOR, Regels
from huurstelsel.portefeuille.uitslag import GEEN
from huurstelsel.reken.getallen import PUNT
from huurstelsel.samenvatting import VLAKBIJ

if TYPE_CHECKING:
    from huurstelsel.portefeuille.postkolommen import Woorden
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.reken.post import Rekening
    from huurstelsel.waardering import Gewaardeerd

MILJOEN = 1_000_000
_STAP, _PER_STAP = PUNT // 2_000, MILJOEN // 2_000
"""Een punt is `PUNT` eenheden en een miljoen miljoensten; in stappen van 1/2.000 punt zijn dat er 9.009 en 500."""

_GROOTSTE_NOEMER = 2**63 // (4 * _STAP * _PER_STAP)


def miljoensten(teller: Kolom, noemer: Kolom) -> tuple[Kolom, Masker]:
    """teller/noemer (1/PUNT) in miljoensten punt, de helft naar boven, en waar dat niet precies uitkomt."""
    if len(noemer) and noemer.max() > _GROOTSTE_NOEMER:
        teller, noemer = teller.astype(object), noemer.astype(object)
    stap = noemer * _STAP
    heel = teller // stap
    tweemaal = (teller - heel * stap) * (2 * _PER_STAP) + stap
    over = tweemaal // (2 * stap)
    niet = tweemaal - over * (2 * stap)
    afgerond = heel * _PER_STAP + over
    return afgerond.astype(np.int64), np.asarray(niet != stap, np.bool_)


class Sommen(NamedTuple):
    """Per rubriek (in stelselvolgorde, de slotposten als laatste) en woning wat er is geboekt.

    Attributes:
        voor, na: som in 1/PUNT vóór en na de afronding, elke deling naar beneden.
        rest: bij hoeveel regels vóór de afronding de deling een rest had.
        miljoen: som van alle regels zoals zij zijn afgerond.
    """

    voor: Kolom
    na: Kolom
    rest: Kolom
    miljoen: Kolom


class Sluiting:
    """Sluit de rubrieken van een groep woningen.

    Args:
        telt: de woningen waarvan het grootboek wordt opgemaakt.
    """

    def __init__(self, g: Gewaardeerd, regeling: Regeling, regels: Regels, telt: Masker, woorden: Woorden) -> None:
        """Rond de geboekte regels af en tel ze op."""
        self._g, self._regeling, self._regels, self._telt, self._woorden = g, regeling, regels, telt, woorden
        self._rubrieken = list(regeling.bijlage.rubrieken)
        self._n = len(telt)
        self._vak = regels.rang * self._n + regels.woning
        self.punten, self._onaf = miljoensten(regels.teller, regels.noemer)
        self._sommen = self._tel()
        self._extra: list[Regels] = []
        self._extra_punten: list[Kolom] = []

    def _tel(self) -> Sommen:
        r, vorm = self._regels, (len(self._rubrieken) + 1) * self._n
        heel = r.teller // r.noemer
        rest, voor = r.teller - heel * r.noemer, r.fase == VOOR
        uit = Sommen(*(np.zeros(vorm, np.int64) for _ in Sommen._fields))
        for doel, kolom in zip(uit, (heel * voor, heel * ~voor, ((rest != 0) & voor) * 1, self.punten), strict=True):
            np.add.at(doel, self._vak, kolom)
        return Sommen(*(som.reshape(-1, self._n) for som in uit))

    def _exact(self, rang: int, woningen: Kolom) -> list[Fraction]:
        """De exacte som (1/PUNT) vóór de afronding van een rubriek, van enkele woningen."""
        r = self._regels
        hier = np.flatnonzero((r.rang == rang) & (r.fase == VOOR) & np.isin(r.woning, woningen))
        uit = dict.fromkeys(woningen.tolist(), Fraction(0))
        for woning, teller, noemer in zip(*(x[hier].tolist() for x in (r.woning, r.teller, r.noemer)), strict=True):
            uit[woning] += Fraction(teller, noemer)
        return list(uit.values())

    def sluit(self) -> tuple[list[Regels], list[Kolom]]:
        """De regels van maximering en afronding, met hun miljoensten; de geboekte regels krijgen wat geen van beide kan dragen."""
        totaal = np.zeros(self._n, np.int64)
        for rang, nummer in enumerate(self._rubrieken):
            rekening = self._g.saldi.rekening(nummer)
            punten = np.broadcast_to(np.asarray(self._g.saldi.punten(nummer)), (self._n,))
            doel = self._doel(rang, rekening, punten)
            if rekening.stap:
                rest = self._rubriek(rang, nummer, rekening, punten, doel)
            else:
                rest = doel - self._sommen.miljoen[rang]
            self._in_de_laatste(rang, rest)
            totaal += doel
        self._slot(totaal)
        return self._extra, self._extra_punten

    def _doel(self, rang: int, rekening: Rekening, punten: Kolom) -> Kolom:
        """De punten van een rubriek in miljoensten; een rubriek die de wet niet afrondt is de exacte som van haar regels."""
        een = np.ones(self._n, np.int64)
        if rekening.stap:
            return miljoensten(punten, een)[0]
        voor, rest = self._sommen.voor[rang], self._sommen.rest[rang]
        uit, hoogst = miljoensten(voor, een)[0], miljoensten(voor + rest, een)[0]
        onzeker = np.flatnonzero((uit != hoogst) & self._telt)
        uit[onzeker] = [
            (2 * MILJOEN * som + PUNT) // (2 * PUNT) for som in (self._exact(rang, onzeker) if len(onzeker) else ())
        ]
        return uit

    def _rubriek(self, rang: int, nummer: int, rekening: Rekening, punten: Kolom, doel: Kolom) -> Kolom:
        """Maak maximering en afronding van een rubriek; geeft wat geen van beide kon dragen."""
        voor, na, rest, miljoen = (som[rang] for som in self._sommen)
        nog = punten - na
        over = np.zeros(self._n, np.bool_)
        tekort = doel - miljoen
        if rekening.maximum is not None:
            grens = rekening.maximum.hoogstens
            over = self._boven(rang, grens) & self._telt
            in_maximering = np.where(over, tekort - miljoensten(nog - grens, np.ones_like(nog))[0], 0)
            artikel = self._regeling.bijlage.rubrieken[nummer][1]
            self._schrijf(rang, MAXIMERING, rekening.maximum.id, artikel, over, in_maximering)
            tekort = tekort - in_maximering
            anders = np.where(over, nog != grens, (voor != nog) | (rest > 0))
        else:
            anders = (voor != nog) | (rest > 0)
        mogelijk_gelijk = anders & ~over & (rest > 0) & (voor < nog) & (nog < voor + rest) & self._telt
        for i in np.flatnonzero(mogelijk_gelijk).tolist():
            anders[i] = self._exact(rang, np.array([i]))[0] != int(nog[i])
        anders &= self._telt
        id_, bepaling = (
            ("afronding_woz", rekening.afronding) if rekening.afronding else ("afronding", AFRONDINGSARTIKEL)
        )
        self._schrijf(rang, AFRONDING, id_, bepaling, anders, tekort)
        return np.where(anders, 0, tekort)

    def _boven(self, rang: int, grens: int) -> Masker:
        """Waar de posten van een rubriek samen meer zijn dan haar maximum."""
        voor, rest = self._sommen.voor[rang], self._sommen.rest[rang]
        uit: Masker = (voor > grens) | ((voor == grens) & (rest > 0))
        onzeker = np.flatnonzero((voor < grens) & (voor + rest > grens) & self._telt)
        if len(onzeker):
            uit[onzeker] = [som > grens for som in self._exact(rang, onzeker)]
        return uit

    def _in_de_laatste(self, rang: int, rest: Kolom) -> None:
        """Geef de laatste regel van de rubriek die niet op zes decimalen uitkomt, wat de regels samen schelen."""
        if not (rest * self._telt).any():
            return
        r = self._regels
        hier = np.flatnonzero((r.rang == rang) & self._onaf & (rest[r.woning] != 0))
        hier = hier[np.lexsort((hier, r.fase[hier], r.woning[hier]))]
        laatste = hier[np.append(r.woning[hier][1:] != r.woning[hier][:-1], True)]
        self.punten[laatste] += rest[r.woning[laatste]]

    def _slot(self, totaal: Kolom) -> None:
        """De afronding van het totaal op hele punten."""
        rang, g = len(self._rubrieken), self._g
        tekort = g.punten * MILJOEN - totaal - self._sommen.miljoen[rang]
        verschil = g.onafgerond - g.punten * PUNT
        anders = ((tekort != 0) | (verschil != 0)) & self._telt
        if g.open[1]:
            for i in np.flatnonzero((np.abs(verschil) < VLAKBIJ) & (tekort == 0) & self._telt).tolist():
                anders[i] = g.totaal(i) != int(g.punten[i])
        self._schrijf(rang, AFRONDING, "afronding_hele_punten", SLOTARTIKEL, anders, tekort)

    def _schrijf(self, rang: int, fase: int, id_: str, artikel: str, waar: Masker, punten: Kolom) -> None:  # noqa: PLR0913, PLR0917
        woning = np.flatnonzero(waar)
        if not len(woning):
            return
        vast = {
            "rang": rang,
            "fase": fase,
            "post": self._woorden.nummer(id_),
            "artikel": self._woorden.nummer(artikel),
            "eenheid": self._woorden.nummer(""),
            "ruimte": -1,
            "aantal": GEEN,
            "deler": 1,
            "stel": -1,
            "teller": 0,
            "noemer": 1,
        }
        self._extra.append(Regels(woning, **{naam: np.full(len(woning), x) for naam, x in vast.items()}))
        self._extra_punten.append(punten[woning])
