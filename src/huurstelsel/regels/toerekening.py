"""Oppervlakte die aan een onzelfstandige woonruimte is toe te rekenen: privé, en haar deel van wat kamers op het adres delen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.ruimten import is_overige_ruimte, is_vertrek
from huurstelsel.regels.soortkolommen import ZOLDER
from huurstelsel.reken.getallen import HONDERDSTE, MM2, Kolom, ergens, half_op, hoogstens, niet, waar
from huurstelsel.reken.post import Post, Saldi, kleiner_dan, rond_af

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters


def toegerekend(w: Woningen, p: Parameters, mm2: Kolom) -> tuple[Kolom, Kolom]:
    """Hele m² van de ruimten met deze oppervlakten, volgens de keuze m2_onzelfstandig.

    Args:
        mm2: oppervlakte per ruimte, afgerond op 0,01 m².

    Returns:
        m² per groep, nog te delen door haar deler; en m² per woning waarin de deling al zit. Wat in het ene staat, staat niet in het andere.
    """
    per_groep = w.ruimte.som(mm2)
    afgerond = half_op(per_groep, MM2)
    if p.kiest("m2_onzelfstandig", "per_groep"):
        return afgerond // MM2, w.nul
    eigen = w.groep.adressen == 1
    te_delen = per_groep if p.kiest("m2_onzelfstandig", "samen") else afgerond
    samen = rond_af(w.nul, [(w.groep, te_delen * eigen, w.groep.kamers)], MM2)
    return afgerond // MM2 * (w.groep.adressen > 1), samen // MM2


@regel(
    "vertrekken_kamer", rubriek=1, gedeeld=9, artikel="Bhw bijlage I.B, rubriek 1", onderwerp="oppervlakte", vanaf=WBH
)
def vertrekken_kamer(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """1 punt per m² vertrek; wat kamers delen telt voor hun deel.

    Bewaart `vertrekken_mm2` (per groep, op 0,01 m²) en `vertrekken_groep` en `vertrekken_woning` (zie `toegerekend`, m²) voor rubriek 4 en 13.
    """
    mm2 = eerder.kolom["oppervlakte"] * is_vertrek(eerder)
    groep, woning = toegerekend(w, p, mm2)
    eerder.kolom["vertrekken_mm2"] = w.ruimte.som(mm2)
    eerder.kolom["vertrekken_groep"], eerder.kolom["vertrekken_woning"] = groep, woning
    yield Post("opp_vertrek", "ruimte", None, aantal=mm2, eenheid="m²", schaal=MM2)
    yield Post("vertrekken_m2", "groep", groep * p.punten_vertrek, aantal=groep, eenheid="m²")
    if ergens(woning):
        yield Post("vertrekken_m2", "woning", woning * p.punten_vertrek, aantal=woning, eenheid="m²")


@regel(
    "overige_ruimten_kamer",
    rubriek=2,
    gedeeld=9,
    artikel="Bhw bijlage I.B, rubriek 2",
    onderwerp="oppervlakte",
    vanaf=WBH,
)
def overige_ruimten_kamer(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """0,75 punt per m² overige ruimte, als rubriek 1; zolderruimte zonder vaste trap 5 punten minder (keuze zolder_aftrek_gedeeld)."""
    r = w.ruimte
    mm2 = eerder.kolom["oppervlakte"] * is_overige_ruimte(eerder)
    groep, woning = toegerekend(w, p, mm2)
    yield Post("opp_overige_ruimte", "ruimte", None, aantal=mm2, eenheid="m²", schaal=MM2)
    yield Post("overige_ruimten_m2", "groep", groep * p.punten_overige_ruimte, aantal=groep, eenheid="m²")
    if ergens(woning):
        yield Post("overige_ruimten_m2", "woning", woning * p.punten_overige_ruimte, aantal=woning, eenheid="m²")
    zonder_trap = mm2 * (ZOLDER[r.soort] & ~r.vaste_trap)
    if ergens(zonder_trap):
        aftrek, in_groep = _aftrek(w, p, zonder_trap), _waard(w, p, mm2, zonder_trap)
        if p.kiest("m2_onzelfstandig", "per_groep"):
            yield Post("zolder_zonder_vaste_trap", "groep", -hoogstens(aftrek, in_groep))
        else:
            _, zonder = toegerekend(w, p, mm2 - zonder_trap)
            yield from _samen_begrensd(w, aftrek, in_groep, (woning - zonder) * p.punten_overige_ruimte)


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


def _waard(w: Woningen, p: Parameters, mm2: Kolom, zonder_trap: Kolom) -> Kolom:
    """Punten die de zolders aan hun groep toevoegen, vóór deling."""
    met, zonder = w.ruimte.som(mm2), w.ruimte.som(mm2 - zonder_trap)
    waard: Kolom = (half_op(met, MM2) - half_op(zonder, MM2)) // MM2 * p.punten_overige_ruimte
    return waard
