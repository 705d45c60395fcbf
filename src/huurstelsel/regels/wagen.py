"""Bijlage I.C: wat voor woonwagens en standplaatsen gelijk is: verwarming en woonvoorzieningen voor een gehandicapte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.regels.gehandicapten import gehandicapten
from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.reken.getallen import minstens
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters

BASIS, VERWARMING, KEUKEN_EN_SANITAIR, BUITENRUIMTE, GEHANDICAPTE, OMGEVING, HINDER = 10, 13, 15, 17, 18, 20, 40
"""Rubrieknummers: het tiental is het Romeinse cijfer van de bijlage, het cijfer daarachter het nummer in toelichting I.

De bijlage geeft de woonvoorzieningen voor een gehandicapte geen nummer; 18 is de plaats na het laatste van toelichting I.
"""

TOELICHTING = "Bhw bijlage I.C, toelichting"


@regel("wagen_verwarming", rubriek=VERWARMING, artikel=f"{TOELICHTING} I.3", onderwerp="verwarming", vanaf=WBH)
def verwarming(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Naar rubriek 3 van bijlage I.A: punten per verwarmd vertrek en per overige ruimte, de laatste met een maximum."""
    overige = w.verwarmde_overige_ruimten * p.per_overige_ruimte
    yield Post("verwarmd_vertrek", "woning", w.verwarmde_vertrekken * p.per_vertrek, aantal=w.verwarmde_vertrekken)
    yield Post("verwarmde_overige_ruimte", "woning", overige, aantal=w.verwarmde_overige_ruimten)
    te_veel = minstens(overige - p.maximum_overige_ruimten, 0)
    yield Post("maximering_verwarmde_overige_ruimten", "woning", -te_veel)


@regel(
    "wagen_gehandicapten",
    rubriek=GEHANDICAPTE,
    artikel="Bhw bijlage I.C, onderdeel I",
    onderwerp="gehandicapten",
    vanaf=WBH,
)
def woonvoorzieningen(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Als rubriek 7 van bijlage I.A; de bijlage noemt zelf geen aantal punten."""
    yield from gehandicapten(w, p, eerder)
