"""Rubriek 1 en 2: oppervlakte van vertrekken en van overige ruimten; privé, en het deel van wat kamers op het adres delen.

Bij een zelfstandige woonruimte is er op het adres alleen privé, en komen de keuzes over kamers op hetzelfde neer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.regels.regel import EERSTE, Uitvoer, regel
from huurstelsel.regels.ruimten import is_overige_ruimte, is_vertrek
from huurstelsel.regels.soortkolommen import ZOLDER
from huurstelsel.reken.breuken import kleiner_dan, rond_af
from huurstelsel.reken.getallen import HONDERDSTE, MM2, Kolom, ergens, half_op, hoogstens, niet, waar
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters


def toegerekend(w: Woningen, p: Parameters, per_groep: Kolom) -> tuple[Kolom, Kolom]:
    """Hele m² van deze oppervlakten, volgens de keuze m2_onzelfstandig.

    Args:
        per_groep: som van de ruimten per groep, elk afgerond op 0,01 m², in mm².

    Returns:
        m² per groep, nog te delen door haar deler; en m² per woning waarin de deling al zit. Wat in het ene staat, staat niet in het andere.
    """
    afgerond = half_op(per_groep, MM2)
    if p.kiest("m2_onzelfstandig", "per_groep"):
        return afgerond // MM2, w.nul
    eigen = w.groep.adressen == 1
    te_delen = per_groep if p.kiest("m2_onzelfstandig", "samen") else afgerond
    samen = rond_af(w.nul, [(w.groep, te_delen * eigen, w.groep.kamers)], MM2)
    return afgerond // MM2 * (w.groep.adressen > 1), samen // MM2


@regel(
    "oppervlakte_vertrekken",
    rubriek=1,
    gedeeld=9,
    artikel="Bhw bijlage I.A, rubriek 1",
    onderwerp="oppervlakte",
    vanaf=EERSTE,
)
def oppervlakte_vertrekken(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """1 punt per m² vertrek: de ruimten op 0,01 m², hun som op hele m², de helft naar boven; gedeelde vertrekken per groep.

    Bewaart `vertrekken_mm2` (per groep, op 0,01 m²) en `vertrekken_groep` en `vertrekken_woning` (zie `toegerekend`, m²) voor rubriek 4 en 13.
    """
    mm2 = eerder.kolom["oppervlakte"] * is_vertrek(eerder)
    eerder.kolom["vertrekken_mm2"] = per_groep = w.ruimte.som(mm2)
    groep, woning = toegerekend(w, p, per_groep)
    eerder.kolom["vertrekken_groep"], eerder.kolom["vertrekken_woning"] = groep, woning
    yield Post("opp_vertrek", "ruimte", None, aantal=mm2, eenheid="m²", schaal=MM2)
    yield Post("vertrekken_m2", "groep", groep * p.punten_vertrek, aantal=groep, eenheid="m²")
    if ergens(woning):
        yield Post("vertrekken_m2", "woning", woning * p.punten_vertrek, aantal=woning, eenheid="m²")


@regel(
    "oppervlakte_overige_ruimten",
    rubriek=2,
    gedeeld=9,
    artikel="Bhw bijlage I.A, rubriek 2",
    onderwerp="oppervlakte",
    vanaf=EERSTE,
)
def oppervlakte_overige_ruimten(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """0,75 punt per m² overige ruimte, als rubriek 1; zolderruimte zonder vaste trap 5 punten minder (keuze zolder_aftrek_gedeeld).

    De aftrek is niet hoger dan de punten die de zolderruimten samen toevoegen: `in_groep` aan hun groep.
    """
    r = w.ruimte
    mm2 = eerder.kolom["oppervlakte"] * is_overige_ruimte(eerder)
    met = r.som(mm2)
    groep, woning = toegerekend(w, p, met)
    yield Post("opp_overige_ruimte", "ruimte", None, aantal=mm2, eenheid="m²", schaal=MM2)
    yield Post("overige_ruimten_m2", "groep", groep * p.punten_overige_ruimte, aantal=groep, eenheid="m²")
    if ergens(woning):
        yield Post("overige_ruimten_m2", "woning", woning * p.punten_overige_ruimte, aantal=woning, eenheid="m²")
    zonder_trap = mm2 * (ZOLDER[r.soort] & ~r.vaste_trap)
    if not ergens(zonder_trap):
        return
    zonder = r.som(mm2 - zonder_trap)
    aftrek = _aftrek(w, p, zonder_trap)
    in_groep = (half_op(met, MM2) - half_op(zonder, MM2)) // MM2 * p.punten_overige_ruimte
    if p.kiest("m2_onzelfstandig", "per_groep"):
        yield Post("zolder_zonder_vaste_trap", "groep", -hoogstens(aftrek, in_groep))
    else:
        waard = (woning - toegerekend(w, p, zonder)[1]) * p.punten_overige_ruimte
        yield from _samen_begrensd(w, aftrek, in_groep, waard)


def _samen_begrensd(w: Woningen, aftrek: Kolom, in_groep: Kolom, waard: Kolom) -> Uitvoer:
    """De aftrek als het eigen adres over de groepen heen is afgerond: daar is zij samen ten hoogste wat de zolders waard zijn."""
    eigen = w.groep.adressen == 1
    te_veel = kleiner_dan(0 * waard, [(w.groep, -aftrek * eigen, w.groep.kamers)], -waard)
    aftrek = waar(eigen, aftrek * niet(w.groep.van_ouder(te_veel)), hoogstens(aftrek, in_groep))
    yield Post("zolder_zonder_vaste_trap", "groep", -aftrek)
    yield Post("zolder_zonder_vaste_trap", "woning", -waard * te_veel)


def _aftrek(w: Woningen, p: Parameters, zonder_trap: Kolom) -> Kolom:
    """Aftrek per groep, vóór deling: vijf punten, of vijf voor elke kamer."""
    ten_hoogste = p.aftrek_zolder * (w.groep.kamers if p.kiest("zolder_aftrek_gedeeld", "vol") else 1)
    if p.kiest("zolder_aftrek", "per_zolder"):
        per_zolder = zonder_trap // HONDERDSTE * (p.punten_overige_ruimte // 100)
        return w.ruimte.som(hoogstens(per_zolder, w.ruimte.van_ouder(ten_hoogste)))
    aftrek: Kolom = (w.ruimte.som(zonder_trap) > 0) * ten_hoogste
    return aftrek
