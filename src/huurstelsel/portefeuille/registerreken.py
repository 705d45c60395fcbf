"""Eén uiterste van de ruimten van registerwoningen doorrekenen: wat niet van de oppervlakte afhangt één keer, de rest bij elke hele m².

De regels zelf rekenen alles. Rubriek 3 tot en met 9 hangen niet van de totale oppervlakte af, alleen van hoeveel andere vertrekken er zijn en of er
vertrekken en overige ruimten zijn; hun punten worden per woning en per zo'n stel één keer bepaald, met alle ruimten erbij, en daarna bij elke
oppervlakte geboekt. Rubriek 1, 2, 10, 11 en 12 worden bij elke oppervlakte opnieuw gerekend; die zien alleen oppervlakten en parkeerplekken.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.portefeuille.registerwoning import OVERIG, VERTREK, uitgebreid
from huurstelsel.reken.getallen import PUNT, half_op
from huurstelsel.reken.post import SLOT, Post, Saldi
from huurstelsel.waardering import Gewaardeerd, reken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.portefeuille.registerruimten import Maten
    from huurstelsel.portefeuille.registerwoning import Kamer
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom

VAST = (3, 4, 5, 6, 7, 8, 9)
_WISSELT = ("woningtype", "bouwjaar", "ondertekend", "corop_amsterdam_utrecht")
"""Wat tussen gevallen verschilt."""


def per_geval(
    gevallen: Sequence[Woningen], m: Maten, kamers: list[Kamer], regeling: Regeling
) -> Callable[[int], Gewaardeerd]:
    """Een functie die de rijen van de maten bij een geval doorrekent; de kolommen van de ruimten worden één keer gemaakt."""
    kleinste = regeling.parameters("oppervlakte").minimum_vertrek
    stel, eerste = _stellen(m)
    vol = m.rijen(eerste)
    volledig = uitgebreid(gevallen[0], vol, kamers, kleinste)
    klein = [k for k in kamers if k.mm2 in {VERTREK, OVERIG} or k.parkeertype]
    licht = uitgebreid(gevallen[0], m._replace(andere=np.zeros_like(m.andere)), klein, kleinste)

    def doe(nummer: int) -> Gewaardeerd:
        saldi = reken(_bij(volledig, gevallen[nummer], vol.woning), regeling, grootboek=False).saldi
        vast = {rubriek: saldi.punten(rubriek)[stel] for rubriek in VAST}
        return reken_met(_bij(licht, gevallen[nummer], m.woning), regeling, vast)

    return doe


def _stellen(m: Maten) -> tuple[Kolom, Kolom]:
    """Rijen van een woning waarvan rubriek 3 tot en met 9 gelijk zijn: het nummer van het stel van elke rij, en de eerste rij van elk stel."""
    verschilt = np.zeros(len(m.woning), np.bool_)
    verschilt[0] = True
    for kolom in (m.woning, m.andere, m.overig > 0, m.vertrekken > 0):
        verschilt[1:] |= kolom[1:] != kolom[:-1]
    return np.cumsum(verschilt) - 1, np.flatnonzero(verschilt)


def _bij(alle: Woningen, geval: Woningen, woning: Kolom) -> Woningen:
    uit = copy.copy(alle)
    for naam in _WISSELT:
        setattr(uit, naam, getattr(geval, naam)[woning])
    return uit


def reken_met(w: Woningen, regeling: Regeling, vast: Mapping[int, Kolom]) -> Gewaardeerd:
    """Als `waardering.reken`, met de punten van deze rubrieken gegeven."""
    saldi = Saldi(w, grootboek=False, stap=regeling.bijlage.rubriek_stap)
    for rubriek, punten in vast.items():
        if punten.any():
            saldi.boek(rubriek, rubriek, "", [Post("vast", "woning", punten)])
    for regel, parameters in regeling.stappen:
        if regel.rubriek not in vast:
            saldi.boek(regel.rubriek, regel.gedeeld, regel.artikel, regel.functie(w, parameters, saldi))
    slot = saldi.rekening(SLOT).exact
    onafgerond = saldi.punten(*regeling.bijlage.rubrieken) + slot
    return Gewaardeerd(saldi, onafgerond, half_op(onafgerond, PUNT) // PUNT, (onafgerond, []))
