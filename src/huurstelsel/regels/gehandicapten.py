"""Rubriek 7: woonvoorzieningen voor gehandicapten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.rijen import NOOIT
from huurstelsel.feiten.soorten import VOORZIENINGCODE
from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.tellen import aanwezig
from huurstelsel.reken.getallen import PUNT
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.reken.getallen import Kolom, Masker

WOONVOORZIENING = VOORZIENINGCODE["woonvoorziening_gehandicapten"]


def gedaan(ingreep: Kolom, p: Parameters) -> Masker:
    """Ingrepen die op de peildatum hebben plaatsgevonden; zonder datum geldt een ingreep als gedaan."""
    op_tijd: Masker = (ingreep <= p.peildatum.toordinal()) | (ingreep == NOOIT)
    return op_tijd


@regel(
    "gehandicapten", rubriek=7, gedeeld=9, artikel="Bhw bijlage I.A, rubriek 7", onderwerp="gehandicapten", vanaf=WBH
)
def gehandicapten(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """1 punt per € 332 netto kosten (naar rato) van deels gesubsidieerde ingrepen vanaf 1 april 1994 voor de huidige huurder.

    Een ingreep van na de peildatum heeft nog niet plaatsgevonden.
    """
    if not aanwezig(w, "woonvoorziening_gehandicapten"):
        return
    v = w.voorziening
    hier = np.flatnonzero(v.soort == WOONVOORZIENING)
    telt = np.zeros(v.n, np.int64)
    ingreep = v.ingreep[hier]
    telt[hier] = v.kosten[hier] * ((v.aantal[hier] > 0) & (ingreep >= p.ingreep_vanaf) & gedaan(ingreep, p))
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
