"""Waarvoor een ruimte telt, en haar oppervlakte (rubriek 1 en 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.soorten import RUIMTECODE, VOORZIENINGCODE
from huurstelsel.regels.regel import EERSTE, WBH, Uitvoer, regel
from huurstelsel.regels.ruimten import TE_KLEIN, TERUGVAL, UITKOMSTEN
from huurstelsel.regels.soortkolommen import (
    BADRUIMTE,
    BESTEMD_BINNEN,
    BESTEMD_VERTREK,
    BUITENRUIMTE,
    KLASSE,
    VERKEERSRUIMTE,
    VERTREK,
    ZOLDER,
)
from huurstelsel.regels.tellen import aanwezig
from huurstelsel.reken.getallen import MM2, Kolom, Masker, ergens
from huurstelsel.reken.post import Post, Saldi, Vastgesteld

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters

ARTIKEL = "Bhw bijlage I.A, toelichting rubriek 1, 2 en 8"
CARPORT = RUIMTECODE["carport"]
TOILETTEN = [VOORZIENINGCODE["toilet"], VOORZIENINGCODE["hangend_toilet"]]


@regel("telt_als", rubriek=1, artikel=ARTIKEL, onderwerp="oppervlakte", vanaf=EERSTE, tot=WBH)
def telt_als(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Of een ruimte telt als vertrek, overige ruimte, verkeersruimte of privé-buitenruimte.

    Een vertrek kent geen eisen, behalve op zolder: een vaste trap, een beschoten dak en een begaanbare vloer. De oppervlakte wordt per
    ruimte niet afgerond; die van een bad- of doucheruimte met een toilet is 1 m² minder. Bewaart `telt_als` en `oppervlakte` (mm²).
    """
    r = w.ruimte
    klasse, bestemd, binnen = KLASSE[r.soort], BESTEMD_VERTREK[r.soort], BESTEMD_BINNEN[r.soort]
    vertrek, overig = bestemd, r.begaanbaar & (r.oppervlakte >= p.minimum_overige_ruimte)
    if ergens(zolder := ZOLDER[r.soort]):
        vertrek = vertrek & (~zolder | (r.vaste_trap & r.dak_beschoten & r.begaanbaar))
        overig &= ~zolder | (r.trap & r.dak_beschoten)
    prive = r.van_ouder(w.groep.deler == 1)
    voldoet = vertrek | (binnen & overig) | (klasse == VERKEERSRUIMTE) | ((klasse == BUITENRUIMTE) & prive)
    voldoet &= r.gebruiksrecht & ~r.kast_op_verkeersruimte
    telt = klasse * voldoet + (bestemd & ~vertrek & voldoet)  # een terugval naar overige ruimte is één klasse verder
    if p.kiest("kast_op_verkeersruimte", "vertrek"):
        telt[r.kast_op_verkeersruimte & r.gebruiksrecht] = VERTREK
    klein = (r.oppervlakte < p.minimum_overige_ruimte) & binnen
    waarom = (telt != klasse) * (TERUGVAL + (TE_KLEIN - TERUGVAL) * klein)
    eerder.kolom["telt_als"] = telt
    yield Vastgesteld("telt_als", "ruimte", telt + waarom, UITKOMSTEN, ARTIKEL)
    aftrek = np.minimum(met_toilet(w) * p.aftrek_toilet, r.oppervlakte)
    eerder.kolom["oppervlakte"] = r.oppervlakte - aftrek
    if ergens(aftrek):
        yield Post("toilet_in_badruimte", "ruimte", None, aantal=-aftrek, eenheid="m²", schaal=MM2)


def met_toilet(w: Woningen) -> Masker:
    """Bad- en doucheruimten waarin een toilet is geplaatst."""
    soort: Kolom = w.ruimte.soort
    met = soort == RUIMTECODE["badkamer_met_toilet"]
    if aanwezig(w, "toilet", "hangend_toilet"):
        met[w.voorziening.ouder[np.isin(w.voorziening.soort, TOILETTEN)]] = True
    uit: Masker = met & BADRUIMTE[soort]
    return uit
