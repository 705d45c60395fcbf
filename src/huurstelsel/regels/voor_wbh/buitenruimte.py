"""Rubriek 8: privé-buitenruimten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.regels.regel import EERSTE, WBH, Uitvoer, regel
from huurstelsel.regels.soortkolommen import BUITENRUIMTE
from huurstelsel.regels.voor_wbh.ruimten import CARPORT
from huurstelsel.reken.getallen import MM2, Kolom, ergens, half_op, hoogstens, minstens
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters


@regel(
    "buitenruimten", rubriek=8, artikel="Bhw bijlage I.A, rubriek 8", onderwerp="buitenruimte", vanaf=EERSTE, tot=WBH
)
def buitenruimten(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Punten per trede van de oppervlakte samen, meer boven 100 m² bij extra kwaliteit; 2 per carport; geen privé-buitenruimte -5.

    Een ruimte smaller of ondieper dan 1,50 m telt niet mee.
    """
    r = w.ruimte
    telt, carport = eerder.kolom["telt_als"] == BUITENRUIMTE, r.soort == CARPORT
    buiten = telt & ~carport & (r.minimumafmeting | (p.minimumafmeting_prive == 0))
    mm2 = w.prive(r.som(r.oppervlakte * buiten))
    if p.kiest("buitenruimte_voor_wbh", "hele_m2"):
        mm2 = half_op(mm2, MM2)
    aantal = w.prive(r.som(buiten | (telt & carport) if p.kiest("carport_als_buitenruimte", "ja") else buiten))
    trede = p.kolom("trede_vanaf").searchsorted(mm2, "right") - 1
    punten = p.kolom("trede_punten")[trede] * (w.prive(r.som(buiten)) > 0)
    yield Post("opp_buitenruimte", "ruimte", None, aantal=r.oppervlakte * buiten, eenheid="m²", schaal=MM2)
    yield Post("prive_buitenruimten", "woning", punten, aantal=mm2, eenheid="m²", schaal=MM2)
    yield Post("geen_buitenruimte", "woning", (aantal == 0) * -p.geen_buitenruimte)
    if ergens(w.buitenruimte_extra_kwaliteit) and p.geldt("extra_punten"):
        yield _extra(w, p, mm2, punten)
    if ergens(carport):
        yield Post("carport", "ruimte", (telt & carport) * p.carport, aantal=telt & carport)


def _extra(w: Woningen, p: Parameters, mm2: Kolom, punten: Kolom) -> Post:
    """Meer punten voor een grote buitenruimte van extra kwaliteit, tot het maximum; per volle stap of naar rato (buitenruimte_boven_100)."""
    boven = minstens(mm2 - p.extra_vanaf, 0) * w.buitenruimte_extra_kwaliteit
    rest = minstens(p.maximum - punten, 0)
    if p.kiest("buitenruimte_boven_100", "volle_stappen"):
        return Post("extra_kwaliteit_buitenruimte", "woning", hoogstens(boven // p.extra_stap * p.extra_punten, rest))
    teller = hoogstens(boven * p.extra_punten, rest * p.extra_stap)
    return Post("extra_kwaliteit_buitenruimte", "woning", teller, deler=p.extra_stap)
