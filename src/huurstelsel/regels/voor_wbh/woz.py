"""Rubriek 9: punten voor de WOZ-waarde (9.1), het minimum van 40 punten (9.2) en de maximering (9.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.regels.regel import EERSTE, WBH, Uitvoer, regel
from huurstelsel.regels.ruimten import is_overige_ruimte, is_vertrek
from huurstelsel.regels.woz import gebouwd, gebouwd_in, waarde_die_telt
from huurstelsel.reken.breuken import Breuk, kleiner_dan, rond_af
from huurstelsel.reken.getallen import MM2, PUNT, Kolom, Masker, half_op, minstens, niet, waar
from huurstelsel.reken.post import Afgerond, Post, Saldi, Vastgesteld

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters

ACHT = (1, 2, 3, 4, 5, 6, 7, 8)
_MINIMUM, _WOZ = 0, 2
_UITKOMSTEN = {
    _MINIMUM: ("minimumwaarde", "er is geen WOZ-waarde, of zij is lager; de minimumwaarde telt"),
    _WOZ: ("woz-waarde", "de laatste WOZ-waarde die op de peildatum is vastgesteld"),
}
_KLEIN = {1: ("ja", "kleiner dan 40 m², gebouwd in 2018-2022, in een gemeente van bijlage III")}
_ARTIKEL = "Bhw bijlage I.A, onderdeel 9.1"


@regel("woz_waarde", rubriek=9, artikel=_ARTIKEL, onderwerp="woz", vanaf=EERSTE, tot=WBH)
def woz_waarde(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """De laatst vastgestelde WOZ-waarde, ten minste de minimumwaarde van de peildatum; een taxatie telt niet.

    Bewaart `woz_waarde` (eurocenten) en `woz_voortgang` (procent gereed; een waarde in aanbouw geldt als ware de bouw voltooid).
    """
    z = waarde_die_telt(w, p)
    waarde, voortgang = z.waarde * (z.bron == _WOZ), z.voortgang
    te_laag = waarde * 100 < p.minimumwaarde * voortgang
    eerder.kolom["woz_waarde"] = waar(te_laag, p.minimumwaarde, waarde)
    eerder.kolom["woz_voortgang"] = waar(te_laag, 100, voortgang)
    yield Vastgesteld("woz_waarde", "woning", waar(te_laag, _MINIMUM, _WOZ), _UITKOMSTEN, _ARTIKEL)


@regel("woz_oppervlakte", rubriek=9, artikel=_ARTIKEL, onderwerp="woz", vanaf=EERSTE, tot=WBH)
def woz_oppervlakte(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Oppervlakte van de eigen vertrekken en overige ruimten samen, op hele m² (`woz_m2`), en of de woning klein is (`woz_klein`)."""
    tellend = eerder.kolom["oppervlakte"] * (is_vertrek(eerder) | is_overige_ruimte(eerder))
    binnen = w.prive(w.ruimte.som(tellend))
    eerder.kolom["woz_m2"] = half_op(binnen, MM2) // MM2
    maat = binnen
    if p.kiest("kleine_woning_oppervlakte", "gebruiksoppervlakte"):
        maat = waar(w.gebruiksoppervlakte >= 0, w.gebruiksoppervlakte, binnen)
    klein = (maat < p.kleiner_dan) & w.corop_amsterdam_utrecht & gebouwd_in(w, p.klein_gebouwd) & w.oppervlakten_bekend
    if p.geldt("klein_vervalt"):
        klein = klein & (p.peildatum.toordinal() < p.klein_vervalt)
    eerder.kolom["woz_klein"] = waar(klein, 1, 0)
    yield Vastgesteld("kleine_woning", "woning", eerder.kolom["woz_klein"], _KLEIN, f"{_ARTIKEL} onder a")


@regel("woz_punten", rubriek=9, artikel=_ARTIKEL, onderwerp="woz", vanaf=EERSTE, tot=WBH)
def woz_punten(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Waarde / bedrag + waarde / m² / bedrag, met de bedragen van de peildatum, samen op hele punten; zonder oppervlakte alleen het eerste."""
    k = eerder.kolom
    teller, m2, deel_1 = k["woz_waarde"] * PUNT, k["woz_m2"], p.onderdeel_1 // 100
    per_m2 = waar(k["woz_klein"] > 0, p.onderdeel_2_klein, p.onderdeel_2) // 100
    yield Afgerond(PUNT, "Bhw bijlage I.A, toelichting rubriek 9")
    deler = deel_1 * k["woz_voortgang"]
    yield Post("woz_onderdeel_1", "woning", teller, deler=deler, aantal=k["woz_waarde"], eenheid="euro", schaal=100)
    met_m2, deler = (m2 > 0) & w.oppervlakten_bekend, per_m2 * minstens(m2, 1) * k["woz_voortgang"]
    yield Post("woz_onderdeel_2", "woning", teller * met_m2, deler=deler, aantal=m2, eenheid="m²")


def haalt_110(p: Parameters, geheel: Kolom, breuken: list[Breuk]) -> Masker:
    """Of deze punten 110 of meer zijn, exact of op hele punten (keuze grens_110)."""
    if p.kiest("grens_110", "afgerond"):
        haalt: Masker = rond_af(geheel, breuken, PUNT) >= p.minimum_vanaf
        return haalt
    return niet(kleiner_dan(geheel, breuken, p.minimum_vanaf))


@regel("woz_minimum", rubriek=9, artikel="Bhw bijlage I.A, onderdeel 9.2", onderwerp="woz", vanaf=EERSTE, tot=WBH)
def woz_minimum(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Ten minste 40 punten voor woningen uit 2015-2019 met 110 of meer punten in rubriek 1 tot en met 8 en 12.

    Bij een woning die dat door een renovatie is, tellen de punten van die renovatie niet mee in rubriek 12 (zie `renovatie`).
    """
    zelf = gebouwd(w, p.minimum_gebouwd) & haalt_110(p, *eerder.exact(*ACHT, 12))
    geldt = zelf | (gebouwd_in(w, p.minimum_gebouwd) & (eerder.kolom["haalt_110"] > 0))
    if p.geldt("minimum_vervalt"):
        geldt = geldt & (p.peildatum.toordinal() < p.minimum_vervalt)
    eerder.kolom["woz_minimum"] = waar(geldt, 1, 0)
    tekort = minstens(p.minimum_punten - eerder.punten(9), 0) * geldt
    yield Post("minimum_40_punten", "woning", tekort, na_afronding=True)


@regel("woz_maximum", rubriek=9, artikel="Bhw bijlage I.A, onderdeel 9.3", onderwerp="woz", vanaf=EERSTE, tot=WBH)
def woz_maximum(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Hoogstens 33% van de waardering, in hele punten naar beneden, vanaf 142 punten; niet voor kleine woningen (9.1 onder a).

    Met w punten voor de WOZ-waarde en r voor de rest is 33% overschreden als 67 w > 33 r. Bewaart `rest`, `woz_ongemaximeerd` en
    `kan_gemaximeerd`, waaruit de laagste punten bij onbekende feiten volgen.
    """
    woz, (geheel, breuken) = eerder.punten(9), eerder.exact(*ACHT, 10, 12, 14)
    deel, overig = p.maximum_procent, 100 - p.maximum_procent
    vrij = eerder.kolom["woz_klein"] > 0
    if p.kiest("wozcap_bij_minimum_40", "vrijgesteld"):
        vrij = vrij | (eerder.kolom.get("woz_minimum", w.nul) > 0)
    maal_33: list[Breuk] = [(laag, deel * teller, deler) for laag, teller, deler in breuken]
    te_veel = niet(vrij) & _haalt_142(p, geheel + woz, breuken) & kleiner_dan(deel * geheel, maal_33, overig * woz)
    gedeeld: list[Breuk] = [(laag, teller, overig * deler) for laag, teller, deler in maal_33]
    hele = rond_af(w.nul - PUNT // 2, [(None, deel * geheel, overig + w.nul), *gedeeld], PUNT)  # naar beneden
    eerder.kolom["rest"], eerder.kolom["woz_ongemaximeerd"] = eerder.punten(*ACHT, 10, 12, 14), woz
    eerder.kolom["kan_gemaximeerd"] = waar(vrij, 0, 1)
    yield Post("maximering_woz", "woning", (minstens(hele, 0) - woz) * te_veel, na_afronding=True)


def _haalt_142(p: Parameters, totaal: Kolom, breuken: list[Breuk]) -> Masker:
    """Of de waardering vanaf welke de maximering geldt is bereikt: op hele punten, of exact (keuze grens_187)."""
    if p.kiest("grens_187", "exact"):
        return niet(kleiner_dan(totaal, breuken, p.maximum_vanaf))
    haalt: Masker = rond_af(totaal, breuken, PUNT) >= p.maximum_vanaf
    return haalt
