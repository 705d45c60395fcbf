"""Bijlage I.C, onder B: het waarderingsstelsel voor standplaatsen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.stelsel import Stap, Stelsel
from huurstelsel.regels.wagen import (
    BASIS,
    BUITENRUIMTE,
    GEHANDICAPTE,
    HINDER,
    KEUKEN_EN_SANITAIR,
    OMGEVING,
    TOELICHTING,
    VERWARMING,
)
from huurstelsel.reken.getallen import MM2, half_op, waar
from huurstelsel.reken.post import Post, Saldi, Vastgesteld

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.reken.getallen import Kolom

ONDERDEEL = "Bhw bijlage I.C, onderdeel I.B"
AFWIJKEND = 10  # code van de vaststelling, naast twee maal de rij plus sanitair


def _oppervlakte(w: Woningen, p: Parameters) -> Kolom:
    """De oppervlakte in mm², op hele m² afgerond (toelichting, inleiding) of zoals gemeten."""
    hele: Kolom = half_op(w.standplaatsoppervlakte, MM2)
    return w.standplaatsoppervlakte if p.kiest("standplaats_afronding", "gemeten") else hele


@regel("standplaats_basiswaardering", rubriek=BASIS, artikel=ONDERDEEL, onderwerp="standplaats", vanaf=WBH)
def basiswaardering(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """De rij van de oppervlakte, met of zonder sanitair, of een afwijkende basiswaardering."""
    oppervlakte, rij = _oppervlakte(w, p), _rij(w, p)
    tabel = waar(w.sanitair > 0, p.kolom("met_sanitair")[rij], p.kolom("zonder_sanitair")[rij])
    afwijkend = w.afwijkende_basiswaardering >= 0
    punten = waar(afwijkend, 0, tabel)
    yield Post("basiswaardering", "woning", punten, aantal=oppervlakte, eenheid="m²", schaal=MM2)
    yield Post("afwijkende_basiswaardering", "woning", waar(afwijkend, w.afwijkende_basiswaardering, 0))
    code = waar(afwijkend, AFWIJKEND, 2 * rij + (w.sanitair > 0))
    yield Vastgesteld("basiswaardering", "woning", code, _uitkomsten(p), ONDERDEEL)


def _rij(w: Woningen, p: Parameters) -> Kolom:
    """Plaats in de tabel: "van … tot" en "vanaf", of bij de laatste grens "groter dan"."""
    oppervlakte, (eerste, laatste) = _oppervlakte(w, p), p.oppervlakten
    groot = oppervlakte > laatste if p.kiest("standplaats_170", "groter_dan") else oppervlakte >= laatste
    return waar(groot, 2, (oppervlakte >= eerste) * 1)


def _uitkomsten(p: Parameters) -> dict[int, tuple[str, str]]:
    eerste, laatste = (grens // MM2 for grens in p.oppervlakten)
    namen = (f"kleiner dan {eerste} m²", f"van {eerste} tot {laatste} m²", f"vanaf {laatste} m²")
    voorzien = ("met berging, zonder sanitair", "met berging en sanitair")
    rijen = {2 * i + met: (f"{naam}, {voorzien[met]}", "") for i, naam in enumerate(namen) for met in (0, 1)}
    return {**rijen, AFWIJKEND: ("afwijkende basiswaardering", "opgegeven; de standplaats heeft geen berging")}


@regel(
    "standplaats_extra_kwaliteit",
    rubriek=KEUKEN_EN_SANITAIR,
    artikel=f"{TOELICHTING} I.6",
    onderwerp="standplaats",
    vanaf=WBH,
)
def extra_kwaliteit(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Opgegeven punten voor sanitair; `feiten.controle` bewaakt het maximum."""
    yield Post("extra_kwaliteit_sanitair", "woning", w.extra_sanitair)


@regel(
    "standplaats_buitenruimte",
    rubriek=BUITENRUIMTE,
    artikel=f"{TOELICHTING} I.7",
    onderwerp="standplaats",
    vanaf=WBH,
)
def extra_buitenruimte(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Opgegeven punten, alleen boven 200 m²; afgerond op hele m² kan een grotere standplaats daar net niet boven liggen."""
    groot = _oppervlakte(w, p) > p.extra_buitenruimte_boven
    yield Post("extra_buitenruimte", "woning", w.extra_buitenruimte * groot)
    telt_niet = (w.extra_buitenruimte > 0) * (1 - groot)
    reden = f"op hele m² afgerond niet groter dan {p.extra_buitenruimte_boven // MM2} m²"
    yield Vastgesteld("extra_buitenruimte_boven", "woning", telt_niet, {1: ("telt_niet", reden)}, f"{TOELICHTING} I.7")


@regel(
    "standplaats_omgeving",
    rubriek=OMGEVING,
    artikel="Bhw bijlage I.C, onderdeel II",
    onderwerp="standplaats",
    vanaf=WBH,
)
def woonomgeving(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Opgegeven punten, opgeteld; `feiten.controle` bewaakt het maximum."""
    yield Post("woonomgeving", "woning", w.woonomgeving)


@regel(
    "standplaats_hinder",
    rubriek=HINDER,
    artikel="Bhw bijlage I.C, onderdeel IV",
    onderwerp="standplaats",
    vanaf=WBH,
)
def hinder(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Opgegeven aftrek, opgeteld; `feiten.controle` bewaakt het maximum. Het totaal kan onder nul komen."""
    yield Post("hinderlijke_situaties", "woning", -w.hinder)


STELSEL = Stelsel(
    naam="standplaats",
    volgorde=(
        Stap("standplaats_basiswaardering"),
        Stap("wagen_verwarming"),
        Stap("standplaats_extra_kwaliteit"),
        Stap("standplaats_buitenruimte"),
        Stap("wagen_gehandicapten", ONDERDEEL),
        Stap("standplaats_omgeving"),
        Stap("standplaats_hinder"),
    ),
    rubrieken={
        BASIS: ("Basiswaardering", ONDERDEEL),
        VERWARMING: ("Verwarming", f"{TOELICHTING} I.3"),
        KEUKEN_EN_SANITAIR: ("Extra kwaliteit van sanitair", ONDERDEEL),
        BUITENRUIMTE: ("Privé-buitenruimte boven 200 m²", ONDERDEEL),
        GEHANDICAPTE: ("Woonvoorzieningen ten behoeve van een gehandicapte", ONDERDEEL),
        OMGEVING: ("Woonomgeving", "Bhw bijlage I.C, onderdeel II"),
        HINDER: ("Hinderlijke situaties", "Bhw bijlage I.C, onderdeel IV"),
    },
    zonder_oppervlakte=(BASIS, VERWARMING, KEUKEN_EN_SANITAIR, BUITENRUIMTE, GEHANDICAPTE, OMGEVING, HINDER),
    altijd_laag=True,
)
