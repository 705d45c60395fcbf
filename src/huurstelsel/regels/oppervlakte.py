"""Rubriek 1 en 2: oppervlakte van vertrekken en van overige ruimten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.ruimten import is_overige_ruimte, is_vertrek
from huurstelsel.regels.soortkolommen import ZOLDER
from huurstelsel.reken.getallen import HONDERDSTE, MM2, Kolom, ergens, half_op, hoogstens
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters


@regel(
    "oppervlakte_vertrekken",
    rubriek=1,
    gedeeld=9,
    artikel="Bhw bijlage I.A, rubriek 1",
    onderwerp="oppervlakte",
    vanaf=WBH,
)
def oppervlakte_vertrekken(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """1 punt per m² vertrek: de ruimten op 0,01 m², hun som op hele m², de helft naar boven. Gedeelde vertrekken per groep."""
    oppervlakte = eerder.kolom["oppervlakte"] * is_vertrek(eerder)
    m2 = half_op(w.ruimte.som(oppervlakte), MM2) // MM2
    yield Post("opp_vertrek", "ruimte", None, aantal=oppervlakte, eenheid="m²", schaal=MM2)
    yield Post("vertrekken_m2", "groep", m2 * p.punten_vertrek, aantal=m2, eenheid="m²")


@regel(
    "oppervlakte_overige_ruimten",
    rubriek=2,
    gedeeld=9,
    artikel="Bhw bijlage I.A, rubriek 2",
    onderwerp="oppervlakte",
    vanaf=WBH,
)
def oppervlakte_overige_ruimten(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """0,75 punt per m² overige ruimte, afgerond als rubriek 1; zolderruimte zonder vaste trap 5 punten minder.

    De aftrek is niet hoger dan de punten die de zolderruimten samen aan de rubriek toevoegen.
    """
    r = w.ruimte
    oppervlakte = eerder.kolom["oppervlakte"] * is_overige_ruimte(eerder)
    m2 = half_op(r.som(oppervlakte), MM2) // MM2
    punten = m2 * p.punten_overige_ruimte
    yield Post("opp_overige_ruimte", "ruimte", None, aantal=oppervlakte, eenheid="m²", schaal=MM2)
    yield Post("overige_ruimten_m2", "groep", punten, aantal=m2, eenheid="m²")
    zolder_zonder_trap = ZOLDER[r.soort] & ~r.vaste_trap
    if not ergens(zolder_zonder_trap):
        return
    zonder_trap = oppervlakte * zolder_zonder_trap
    rest = half_op(r.som(oppervlakte - zonder_trap), MM2) // MM2 * p.punten_overige_ruimte
    yield Post("zolder_zonder_vaste_trap", "groep", -hoogstens(_aftrek(w, p, zonder_trap), punten - rest))


def _aftrek(w: Woningen, p: Parameters, zonder_trap: Kolom) -> Kolom:
    """Vijf punten voor de zolderruimten van een groep samen, of per zolder ten hoogste haar oppervlaktepunten."""
    if p.kiest("zolder_aftrek", "per_zolder"):
        punten = zonder_trap // HONDERDSTE * (p.punten_overige_ruimte // 100)
        return w.ruimte.som(np.minimum(punten, p.aftrek_zolder))
    aftrek: Kolom = (w.ruimte.som(zonder_trap) > 0) * p.aftrek_zolder
    return aftrek
