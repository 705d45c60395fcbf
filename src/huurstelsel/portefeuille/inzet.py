"""Hoeveel punten ervan afhangen dat een woning geen energieprestatie of geen WOZ-waarde heeft.

De waardering zelf neemt dan wat de wet voorschrijft (het bouwjaar, de minimumwaarde); hier staat hoeveel zij met dat feit had kunnen zijn.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.feiten.kolommen import ENERGIE_GETALLEN, ENERGIE_VLAGGEN, Energie, vul
from huurstelsel.feiten.rijen import NOOIT, ONBEKEND
from huurstelsel.feiten.soorten import ENERGIELABELS
from huurstelsel.waardering import reken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker

LABEL, WOZ = "woning.energieprestaties", "woning.woz_waarden"
HOGE_WAARDE = 10_000_000_000
"""Eurocenten; blijven de punten ook bij het dubbele gelijk, dan begrenst de wet ze (bijlage I.A, onderdeel 11.3)."""
ONBEGRENSD = -1


class Inzet(NamedTuple):
    """Wat een feit dat ontbreekt, kan schelen.

    Attributes:
        waar: de woningen waar het ontbreekt.
        breedte: hele punten tussen de laagste en de hoogste uitkomst; `ONBEGRENSD` zonder bovengrens.
    """

    veld: str
    waar: Masker
    breedte: Kolom


def inzet(w: Woningen, regeling: Regeling, telt: Masker, nu: Callable[[], Kolom]) -> Iterator[Inzet]:
    """De inzet van energieprestaties en WOZ-waarden die ontbreken (ten minste twee woningen: van één zijn kolommen getallen).

    Args:
        telt: de woningen waar naar gekeken wordt.
        nu: geeft de hele punten die zij nu hebben.
    """
    zonder_label = telt & (w.energie.som(np.ones(w.energie.n, np.int64)) == 0)
    zonder_woz = telt & (w.woz.som(np.ones(w.woz.n, np.int64)) == 0) & (w.taxatiewaarde <= 0)
    if zonder_label.any():
        yield Inzet(LABEL, zonder_label, _breedte([nu(), *(_punten(m, regeling) for m in _met_labels(w, regeling))]))
    if zonder_woz.any():
        hoog, hoger = (_punten(_met_waarde(w, keer * HOGE_WAARDE), regeling) for keer in (1, 2))
        yield Inzet(WOZ, zonder_woz, np.where(hoog == hoger, _breedte([nu(), hoog]), ONBEGRENSD))


def _punten(w: Woningen, regeling: Regeling) -> Kolom:
    return reken(w, regeling, grootboek=False).punten


def _breedte(punten: Sequence[Kolom]) -> Kolom:
    uit: Kolom = np.max(punten, axis=0) - np.min(punten, axis=0)
    return uit


def _met_labels(w: Woningen, regeling: Regeling) -> Iterator[Woningen]:
    """De woningen met elk één label, van de dag vóór de peildatum: eerst het beste, dan het slechtste."""
    gisteren = regeling.peildatum.toordinal() - 1
    for klasse in (0, len(ENERGIELABELS) - 1):
        getallen = (0, klasse, 0, gisteren, gisteren, NOOIT, ONBEKEND)
        vlaggen = (True, True, False, True, False)
        label = Energie(np.arange(w.n + 1))
        vul(label, ENERGIE_GETALLEN, (np.full(w.n, getal, np.int64) for getal in getallen))
        vul(label, ENERGIE_VLAGGEN, (np.full(w.n, vlag, np.bool_) for vlag in vlaggen))
        anders = copy.copy(w)
        anders.energie = label
        yield anders


def _met_waarde(w: Woningen, waarde: int) -> Woningen:
    """Zonder WOZ-waarde telt een taxatiewaarde; hoe hoog zij ook is, hier gaat het om de bovengrens."""
    anders = copy.copy(w)
    anders.taxatiewaarde = np.full(w.n, waarde, np.int64)
    return anders
