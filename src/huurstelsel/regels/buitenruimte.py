"""Rubriek 8: buitenruimten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.soortkolommen import BUITENRUIMTE
from huurstelsel.reken.getallen import HONDERDSTE, MM2, Kolom, Masker, ergens, half_op, niet
from huurstelsel.reken.post import Maximum, Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters


@regel("buitenruimten", rubriek=8, artikel="Bhw bijlage I.A, rubriek 8", onderwerp="buitenruimte", vanaf=WBH)
def buitenruimten(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Privé 2 + 0,35 per m²; gemeenschappelijk 0,75 per m² gedeeld door de adressen; geen buitenruimte -5; hoogstens 15.

    De oppervlakte van privé en van elk stel gemeenschappelijke buitenruimten wordt apart opgeteld en afgerond als in rubriek 1.
    """
    buiten = eerder.kolom["telt_als"] == BUITENRUIMTE
    aantal = w.ruimte.som(buiten)
    yield Post("geen_buitenruimte", "woning", (w.groep.som(aantal) == 0) * -p.geen_buitenruimte)
    if not ergens(aantal):
        return
    prive = w.groep.deler == 1
    mm2 = _oppervlakte(w, p, eerder, buiten)
    yield Maximum("maximering_buitenruimten", p.maximum)
    yield Post(
        "opp_buitenruimte", "ruimte", None, aantal=eerder.kolom["oppervlakte"] * buiten, eenheid="m²", schaal=MM2
    )
    yield Post("prive_buitenruimte_aanwezig", "groep", ((aantal > 0) & prive) * p.prive_aanwezig)
    yield _per_m2("prive_buitenruimten_m2", mm2 * prive, p.prive_per_m2)
    if w.is_gedeeld:
        yield _per_m2("gemeenschappelijke_buitenruimten_m2", mm2 * niet(prive), p.gemeenschappelijk_per_m2)


def _oppervlakte(w: Woningen, p: Parameters, eerder: Saldi, buiten: Masker) -> Kolom:
    """Oppervlakte per groep in mm², afgerond volgens de gekozen lezing (docs/interpretaties.md, buitenruimte_afronding)."""
    if p.kiest("buitenruimte_afronding", "hele_m2"):
        return half_op(w.ruimte.som(eerder.kolom["oppervlakte"] * buiten), MM2)
    gemeten = w.ruimte.som(w.ruimte.oppervlakte * buiten)
    return half_op(gemeten, HONDERDSTE) if p.kiest("buitenruimte_afronding", "twee_decimalen") else gemeten


def _per_m2(id_: str, mm2: Kolom, per_m2: int) -> Post:
    """Post per m², exact: de teller in honderdsten, een rest in mm² gaat in de deler."""
    if ergens(mm2 % HONDERDSTE):
        return Post(
            id_,
            "groep",
            mm2 * (per_m2 // 100),
            deler=HONDERDSTE,
            aantal=mm2,
            eenheid="m²",
            schaal=MM2,
        )
    return Post(id_, "groep", mm2 // HONDERDSTE * (per_m2 // 100), aantal=mm2, eenheid="m²", schaal=MM2)
