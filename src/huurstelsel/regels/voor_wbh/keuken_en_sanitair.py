"""Rubriek 5 en 6: keuken en sanitair, met de bijtelling voor extra kwaliteit. De kolommen lopen over de ruimten met voorzieningen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.soorten import VOORZIENINGCODE
from huurstelsel.regels.keuken import punten_bij_lengte
from huurstelsel.regels.regel import EERSTE, WBH, Uitvoer, regel
from huurstelsel.regels.soortkolommen import BADRUIMTE, TOILETRUIMTE
from huurstelsel.regels.tellen import aanwezig, binnen, tel
from huurstelsel.reken.getallen import PUNT, Kolom
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters


@regel("keuken", rubriek=5, artikel="Bhw bijlage I.A, rubriek 5", onderwerp="keuken", vanaf=EERSTE, tot=WBH)
def keuken(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Punten naar de lengte van het aanrecht per ruimte, ten hoogste verdubbeld voor extra kwaliteit."""
    hier, lengte = w.voorziening.gevuld, eerder.kolom["aanrecht"]
    punten = punten_bij_lengte(p, lengte) * w.ruimte.keuken_voor_wbh[hier] * (binnen(w, eerder) > 0)
    yield Post("aanrecht", "ruimte", punten, aantal=lengte, eenheid="m", schaal=1000, plaats=hier)
    yield from _extra_kwaliteit(w, p, "extra_kwaliteit_keuken", punten)


@regel("toilet", rubriek=6, artikel="Bhw bijlage I.A, rubriek 6", onderwerp="sanitair", vanaf=EERSTE, tot=WBH)
def toilet(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """3 punten per toilet in een toilet-, bad- of doucheruimte, hangend of niet."""
    hier = w.voorziening.gevuld
    in_ruimte = TOILETRUIMTE[w.ruimte.soort[hier]] | BADRUIMTE[w.ruimte.soort[hier]]
    for soort, punten in (("toilet", p.toilet_toiletruimte), ("hangend_toilet", p.hangend_toilet_toiletruimte)):
        if aanwezig(w, soort):
            aantal = tel(w, eerder, soort)
            yield Post(soort, "ruimte", aantal * in_ruimte * punten, aantal=aantal, plaats=hier)


@regel("wastafel", rubriek=6, artikel="Bhw bijlage I.A, rubriek 6", onderwerp="sanitair", vanaf=EERSTE, tot=WBH)
def wastafel(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """1 punt per bak voor wassen en spoelen, waar ook; een meerpersoonswastafel is één bak."""
    hier = w.voorziening.gevuld
    for soort, punten in (("wastafel", p.wastafel), ("meerpersoonswastafel", p.meerpersoonswastafel)):
        if aanwezig(w, soort):
            aantal = tel(w, eerder, soort)
            yield Post(soort, "ruimte", aantal * punten, aantal=aantal, plaats=hier)


@regel("bad_en_douche", rubriek=6, artikel="Bhw bijlage I.A, rubriek 6", onderwerp="sanitair", vanaf=EERSTE, tot=WBH)
def bad_en_douche(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Bad 6, douche 4, bad met afzonderlijke douche in dezelfde ruimte 7; ten hoogste verdubbeld voor extra kwaliteit."""
    hier = w.voorziening.gevuld
    voldoet = w.ruimte.badruimte_voor_wbh[hier] * 1
    douche, bad = tel(w, eerder, "douche") * voldoet, tel(w, eerder, "bad") * voldoet
    samen = np.minimum(bad, douche)
    punten = samen * p.bad_en_douche + (bad - samen) * p.bad + (douche - samen) * p.douche
    for id_, aantal, per_stuk in (
        ("bad_en_douche", samen, p.bad_en_douche),
        ("bad", bad - samen, p.bad),
        ("douche", douche - samen, p.douche),
    ):
        yield Post(id_, "ruimte", aantal * per_stuk, aantal=aantal, plaats=hier)
    yield from _extra_kwaliteit(w, p, "extra_kwaliteit_sanitair", punten)


def _extra_kwaliteit(w: Woningen, p: Parameters, soort: str, ten_hoogste: Kolom) -> Uitvoer:
    """1 punt per bedrag aan investering, per ruimte ten hoogste de punten die zij al heeft; naar rato of per heel bedrag (kwaliteitsbijtelling)."""
    if not aanwezig(w, soort):
        return
    v, hier = w.voorziening, w.voorziening.gevuld
    investering = v.som_gevuld(v.kosten * (v.soort == VOORZIENINGCODE[soort]))
    if p.kiest("kwaliteitsbijtelling", "hele_bedragen"):
        investering = investering // p.extra_kwaliteit * p.extra_kwaliteit
    teller = np.minimum(investering * PUNT, ten_hoogste * p.extra_kwaliteit)
    yield Post(soort, "ruimte", None, aantal=investering, eenheid="euro", schaal=100, plaats=hier)
    yield Post(soort, "groep", w.ruimte_som_gevuld(teller), deler=p.extra_kwaliteit)
