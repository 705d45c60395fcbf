"""Rubriek 6 en 7 van bijlage I.B zoals zij gold tot 1 juli 2024: kwaliteitsfactoren, aftrek en rijksmonument."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

from huurstelsel.feiten.soorten import RUIMTECODE
from huurstelsel.regels.kamer_voor_wbh import CV, KAMER, ONDERWERP, B, is_prive
from huurstelsel.regels.regel import EERSTE, WBH, Uitvoer, regel
from huurstelsel.regels.soortkolommen import BUITENRUIMTE, KLASSE
from huurstelsel.reken.breuken import kleiner_dan
from huurstelsel.reken.getallen import MM2, Kolom, Masker, ergens, half_op, niet
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.reken.breuken import Breuk

CARPORT, FIETSENBERGING = RUIMTECODE["carport"], RUIMTECODE["fietsenberging"]
RUBRIEKEN = (1, 2, 3, 4, 5, 6, 7)


@regel(
    "kwaliteit_kamer_voor_wbh",
    rubriek=6,
    artikel=f"{B} 6 BIJ",
    onderwerp=ONDERWERP,
    vanaf=EERSTE,
    tot=WBH,
)
def kwaliteit(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Bijtelling voor regelknoppen op de radiatoren van de cv, buitenruimten en fietsenbergingen; gemeenschappelijk wordt niet gedeeld.

    Bewaart `bijtelling_kamer` per woning.
    """
    bij = w.nul
    for id_, aanwezig, punten in _kwaliteiten(w, p):
        bij = bij + aanwezig * punten
        yield Post(id_, "woning", aanwezig * punten)
    eerder.kolom["bijtelling_kamer"] = bij


def _kwaliteiten(w: Woningen, p: Parameters) -> Iterator[tuple[str, Masker, int]]:
    prive = is_prive(w)
    yield "thermostaatknoppen", w.thermostaatknoppen & (w.verwarmingswijze == CV), p.thermostaatknoppen
    groot, klein = _buitenruimte(w, p, prive)
    yield "eigen_buitenruimte_groot", groot, p.eigen_buitenruimte_groot
    yield "eigen_buitenruimte", klein, p.eigen_buitenruimte
    groot, klein = _buitenruimte(w, p, niet(prive))
    yield "gemeenschappelijke_buitenruimte_groot", groot, p.gemeenschappelijke_buitenruimte_groot
    yield "gemeenschappelijke_buitenruimte", klein, p.gemeenschappelijke_buitenruimte
    fietsen = (w.ruimte.soort == FIETSENBERGING) & w.ruimte.gebruiksrecht
    yield "eigen_fietsenberging", w.per_woning(fietsen & prive) > 0, p.eigen_fietsenberging
    yield (
        "gemeenschappelijke_fietsenberging",
        w.per_woning(fietsen & niet(prive)) > 0,
        p.gemeenschappelijke_fietsenberging,
    )


def _buitenruimte(w: Woningen, p: Parameters, deel: Masker) -> tuple[Masker, Masker]:
    """Of er in dit deel een buitenruimte groter dan 10 m² is, en zo niet of er een van 4 m² of meer is (keuze buitenruimten_kamer_voor_wbh).

    Een carport telt niet, en wat te smal is evenmin (toelichting I.A, rubriek 8). Precies 10 m² is niet groter dan 10 m².
    """
    r = w.ruimte
    buiten = (KLASSE[r.soort] == BUITENRUIMTE) & (r.soort != CARPORT) & r.minimumafmeting & r.gebruiksrecht & deel
    mm2 = r.oppervlakte * buiten
    if p.kiest("buitenruimten_kamer_voor_wbh", "samen"):
        samen = w.per_woning(mm2)
        groot, genoeg = samen > p.buitenruimte_groter_dan, samen >= p.buitenruimte_vanaf
    else:
        groot = w.per_woning(mm2 > p.buitenruimte_groter_dan) > 0
        genoeg = w.per_woning(mm2 >= p.buitenruimte_vanaf) > 0
    return groot, genoeg & niet(groot)


@regel(
    "rijksmonument_kamer_voor_wbh",
    rubriek=7,
    artikel=f"{B} 7",
    onderwerp=ONDERWERP,
    vanaf=EERSTE,
    tot=WBH,
)
def rijksmonument(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """50 punten als de woonruimte een rijksmonument is of er deel van uitmaakt."""
    yield Post("rijksmonument_50_punten", "woning", w.rijksmonument * p.rijksmonument)


@regel(
    "aftrek_kamer_voor_wbh",
    rubriek=6,
    artikel=f"{B} 6 AF",
    onderwerp=ONDERWERP,
    vanaf=EERSTE,
    tot=WBH,
)
def aftrek(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """De aftrekpunten, samen ten hoogste de helft van alle positieve punten (voetnoot 4); na alle andere rubrieken.

    Bewaart `aftrek_kamer` per woning: de aftrek vóór dat maximum.
    """
    geheel, breuken = eerder.exact(*RUBRIEKEN)
    samen = w.nul
    for id_, aanwezig, punten in _redenen(w, p, eerder):
        samen = samen + aanwezig * punten
        yield Post(id_, "woning", aanwezig * -punten)
    eerder.kolom["aftrek_kamer"] = samen
    yield from _begrensd(w, p, samen, geheel, breuken)


def _redenen(w: Woningen, p: Parameters, eerder: Saldi) -> Iterator[tuple[str, Masker, int]]:
    weinig_glas = (w.ruitoppervlakte >= 0) & (w.ruitoppervlakte < p.ruitoppervlakte_onder)
    yield "aftrek_kleine_kamer", _te_klein(w, p, eerder), p.aftrek_kleine_kamer
    yield "aftrek_overlast", w.extreme_overlast, p.aftrek_overlast
    yield "aftrek_via_ander", w.via_vertrek_verhuurder, p.aftrek_via_ander
    yield "aftrek_hoog_zonder_lift", w.hoog_zonder_lift, p.aftrek_hoog_zonder_lift
    yield "aftrek_ruitoppervlakte", weinig_glas, p.aftrek_ruitoppervlakte
    yield "aftrek_raamkozijn", w.raamkozijn > p.raamkozijn_boven, p.aftrek_raamkozijn
    yield "aftrek_gevelwand", w.gevelwand_dichtbij, p.aftrek_gevelwand
    yield "aftrek_geen_warme_maaltijden", w.geen_warme_maaltijden, p.aftrek_geen_warme_maaltijden


def _te_klein(w: Woningen, p: Parameters, eerder: Saldi) -> Masker:
    """Of de eigen woon- en slaapvertrekken samen kleiner zijn dan 10 m²: gemeten, of op hele m² (keuze aftrek_10_m2)."""
    mm2 = w.per_woning(w.ruimte.oppervlakte * (eerder.kolom["telt_als"] == KAMER))
    if p.kiest("aftrek_10_m2", "hele_m2"):
        mm2 = half_op(mm2, MM2)
    klein: Masker = mm2 < p.kleine_kamer_onder
    return klein


def _begrensd(w: Woningen, p: Parameters, samen: Kolom, geheel: Kolom, breuken: Sequence[Breuk]) -> Uitvoer:
    """Wat de aftrek boven de helft van de positieve punten uitkomt, als bijtelling: exact, dus met de delingen van die punten.

    Args:
        samen: aftrek per woning, in 1/PUNT.
        geheel, breuken: alle positieve punten, zie `Saldi.exact`.
    """
    deel = gcd(p.aftrek_hoogstens, 100)
    teller, noemer = p.aftrek_hoogstens // deel, 100 // deel
    te_veel = kleiner_dan(teller * geheel, [(laag, teller * t, d) for laag, t, d in breuken], noemer * samen)
    if not ergens(te_veel):
        return
    yield Post("maximering_aftrek", "woning", (noemer * samen - teller * geheel) * te_veel, deler=noemer)
    per_groep = w.groep.van_ouder(te_veel)
    for _, gedeeld, deler in breuken:  # alleen rubriek 1 wordt gedeeld, per groep
        yield Post(
            "maximering_aftrek_gedeeld", "groep", -teller * gedeeld * per_groep, deler=noemer * deler // w.groep.deler
        )
