"""Rubriek 7: woonvoorzieningen voor gehandicapten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.soorten import VOORZIENINGCODE
from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.tellen import aanwezig
from huurstelsel.reken.getallen import PUNT
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters

WOONVOORZIENING = VOORZIENINGCODE["woonvoorziening_gehandicapten"]


@regel(
    "gehandicapten", rubriek=7, gedeeld=9, artikel="Bhw bijlage I.A, rubriek 7", onderwerp="gehandicapten", vanaf=WBH
)
def gehandicapten(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """1 punt per € 332 netto kosten (naar rato) van deels gesubsidieerde ingrepen vanaf 1 april 1994 voor de huidige huurder."""
    if not aanwezig(w, "woonvoorziening_gehandicapten"):
        return
    v = w.voorziening
    hier = np.flatnonzero(v.soort == WOONVOORZIENING)
    telt = np.zeros(v.n, np.int64)
    telt[hier] = v.kosten[hier] * ((v.aantal[hier] > 0) & (v.ingreep[hier] >= p.ingreep_vanaf))
    kosten = w.ruimte.som(v.som(telt))
    if p.kiest("rubriek_7", "hele_bedragen"):
        yield Post(
            "woonvoorziening_gehandicapten",
            "groep",
            kosten // p.euro_per_punt * PUNT,
            aantal=kosten,
            eenheid="euro",
            schaal=100,
        )
    else:
        yield Post(
            "woonvoorziening_gehandicapten",
            "groep",
            kosten * PUNT,
            deler=p.euro_per_punt,
            aantal=kosten,
            eenheid="euro",
            schaal=100,
        )
