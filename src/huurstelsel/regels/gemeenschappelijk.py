"""Rubriek 9 en 10: gemeenschappelijke ruimten en parkeerruimten.

De posten van gemeenschappelijke vertrekken, overige ruimten en hun voorzieningen ontstaan in de regels van rubriek 1, 2, 3, 5, 6 en 7;
`Saldi` boekt ze, gedeeld door de adressen, op rubriek 9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.soortkolommen import PARKEERPLEK, PARKEERTYPE
from huurstelsel.regels.tellen import van_soort
from huurstelsel.reken.getallen import ergens
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters


@regel(
    "zorgcomplex",
    rubriek=9,
    artikel="Beleidsboek zelfstandige woonruimte 2.9.4 (uitgave 2025: 9.1)",
    onderwerp="bijzonder",
    vanaf=WBH,
)
def zorgcomplex(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """3 punten in plaats van de berekening, voor een zorgwoning waarvoor dat uitdrukkelijk is gekozen."""
    vast = w.zorgwoning & w.drie_punten_gemeenschappelijk
    if ergens(vast):
        yield Post("zorgcomplex_3_punten", "woning", vast * (p.zorgcomplex - eerder.punten(9)), na_afronding=True)


@regel("parkeerruimten", rubriek=10, artikel="Bhw bijlage I.A, rubriek 10", onderwerp="parkeren", vanaf=WBH)
def parkeerruimten(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """9, 6 of 4 punten per parkeerplek naar type, 2 per plek met laadpaal, alles gedeeld door de adressen.

    Een plek waarvan de oppervlakte is gemeten, is ten minste 12 m². Bewaart `parkeren` (ruimten), `parkeerplekken` (aantal dat telt) en
    `parkeertype`.
    """
    r = w.ruimte
    hier = np.flatnonzero(eerder.kolom["telt_als"] == PARKEERPLEK)
    groot_genoeg = (r.oppervlakte[hier] < 0) | (r.oppervlakte[hier] >= p.minimale_oppervlakte)
    aantal, type_ = r.aantal[hier] * groot_genoeg, r.parkeertype[hier] + PARKEERTYPE[r.soort[hier]]
    eerder.kolom["parkeren"], eerder.kolom["parkeerplekken"], eerder.kolom["parkeertype"] = hier, aantal, type_
    if not len(hier):
        return
    for nummer, punten in enumerate(p.typen, 1):
        yield Post(
            f"parkeerplek_type_{nummer}", "ruimte", aantal * (type_ == nummer) * punten, aantal=aantal, plaats=hier
        )
    met_laadpaal = aantal * np.isin(hier, w.voorziening.ouder[van_soort(w, "laadpaal")])
    yield Post("laadpaal_parkeerplek", "ruimte", met_laadpaal * p.laadpaal, aantal=met_laadpaal, plaats=hier)
