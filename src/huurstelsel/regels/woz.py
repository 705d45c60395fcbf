"""Rubriek 11: punten voor de WOZ-waarde (11.1), het minimum van 40 punten (11.2) en de maximering (11.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from huurstelsel.feiten.kolommen import RENOVATIEJAREN
from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.ruimten import is_overige_ruimte, is_vertrek
from huurstelsel.reken.breuken import rond_af
from huurstelsel.reken.getallen import (
    HONDERDSTE,
    MM2,
    PUNT,
    Kolom,
    Masker,
    ergens,
    half_op,
    hoogstens,
    minstens,
    niet,
    waar,
)
from huurstelsel.reken.post import SLOT, Post, Saldi, Vastgesteld

if TYPE_CHECKING:
    from collections.abc import Mapping

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters

MINIMUM, TAXATIE, WOZ = 0, 1, 2
_UITKOMSTEN = {
    MINIMUM: ("minimumwaarde", "er is geen WOZ-waarde en geen taxatiewaarde; de minimumwaarde telt"),
    TAXATIE: ("taxatiewaarde", "er is geen WOZ-waarde; 85% van de taxatiewaarde telt"),
    WOZ: ("woz-waarde", "de laatste WOZ-waarde die op de peildatum is vastgesteld"),
}
_ARTIKEL = "Bhw bijlage I.A, onderdeel 11.1"

ONEINDIG = 1_000_000 * PUNT
"""Meer punten dan een woning kan hebben: zoveel als men wil, zolang een oppervlakte binnen niet bekend is."""


class Waarde(NamedTuple):
    """De waarde van een woning, in eurocenten.

    Attributes:
        bron: MINIMUM (geen waarde; 0), TAXATIE of WOZ.
        voortgang: procent gereed; 100 als het geen WOZ-waarde is.
        jaar: van de waardepeildatum; zonder WOZ-waarde het jaar van de peildatum.
    """

    bron: Kolom
    waarde: Kolom
    voortgang: Kolom
    jaar: Kolom


def waarde_die_telt(w: Woningen, p: Parameters) -> Waarde:
    """De laatst vastgestelde WOZ-waarde op de peildatum, of anders de taxatiewaarde."""
    z = w.woz
    geldig = z.vastgesteld <= p.peildatum.toordinal()
    laatste = z.hoogste(z.jaar * geldig, 0)
    gekozen = geldig & (z.jaar == z.van_ouder(laatste))
    bron = waar(laatste > 0, WOZ, waar(w.taxatiewaarde > 0, TAXATIE, MINIMUM))
    waarde = waar(bron == WOZ, z.som(z.waarde * gekozen), w.taxatiewaarde)
    voortgang = waar(bron == WOZ, z.som(z.voortgang * gekozen), 100)
    return Waarde(bron, waarde, voortgang, waar(bron == WOZ, laatste, p.peildatum.year))


@regel("woz_waarde", rubriek=11, artikel=_ARTIKEL, onderwerp="woz", vanaf=WBH)
def woz_waarde(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """De waarde die telt: laatst vastgestelde WOZ-waarde, 85% van de taxatiewaarde, of de minimumwaarde.

    Bewaart `woz_waarde` (eurocenten), `woz_factor` (PUNT, of 85% daarvan), `woz_voortgang` (procent gereed) en `woz_jaar` (van de
    waardepeildatum; taxatie- en minimumwaarde rekenen met de nieuwste bedragen).
    """
    z = waarde_die_telt(w, p)
    eerste, bedragen = p.cohortkolom("minimumwaarde")
    nieuwste = eerste + len(bedragen) - 1
    eerder.kolom["woz_waarde"] = waar(z.bron == MINIMUM, p.minimumwaarde, z.waarde)
    eerder.kolom["woz_factor"] = waar(z.bron == TAXATIE, PUNT // 100 * p.procent_taxatie, PUNT)
    eerder.kolom["woz_voortgang"] = z.voortgang
    eerder.kolom["woz_jaar"] = waar(z.bron == WOZ, z.jaar, nieuwste)
    yield Vastgesteld("woz_waarde", "woning", z.bron, _UITKOMSTEN, _ARTIKEL)


def gebouwd(w: Woningen, jaren: tuple[int, int]) -> Masker:
    """Gebouwd in de jaren van … tot en met …."""
    uit: Masker = (w.bouwjaar >= jaren[0]) & (w.bouwjaar <= jaren[1])
    return uit


def gebouwd_in(w: Woningen, jaren: tuple[int, int]) -> Masker:
    """Gebouwd, of verbouwd naar de nieuwbouweisen van dat jaar, in de jaren van … tot en met … (toelichting rubriek 11)."""
    eerste, laatste = max(jaren[0], RENOVATIEJAREN.start), min(jaren[1], RENOVATIEJAREN.stop - 1)
    periode = sum(1 << (jaar - RENOVATIEJAREN.start) for jaar in range(eerste, laatste + 1))
    verbouwd: Masker = (w.renovatiejaren & periode) != 0
    return gebouwd(w, jaren) | verbouwd


@regel("woz_oppervlakte", rubriek=11, artikel=_ARTIKEL, onderwerp="woz", vanaf=WBH)
def woz_oppervlakte(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Oppervlakte voor onderdeel II en of de woning klein is in de zin van 11.1 onder a.

    Bewaart `woz_m2`: vertrekken, overige ruimten (privé) en parkeerplekken type I samen, daarna afgerond op hele m²; en `woz_klein`.
    """
    oppervlakte = eerder.kolom["oppervlakte"] * (is_vertrek(eerder) | is_overige_ruimte(eerder))
    binnen = w.prive(w.ruimte.som(oppervlakte))
    eerder.kolom["woz_m2"] = _met_parkeerplekken(w, p, eerder, binnen) // MM2
    gebruik = w.gebruiksoppervlakte
    maat = (
        waar(gebruik >= 0, gebruik, binnen) if p.kiest("kleine_woning_oppervlakte", "gebruiksoppervlakte") else binnen
    )
    geldt = w.oppervlakten_bekend & (p.peildatum.toordinal() < p.klein_vervalt)
    klein = (maat < p.kleiner_dan) & w.corop_amsterdam_utrecht & gebouwd_in(w, p.klein_gebouwd) & geldt
    eerder.kolom["woz_klein"] = waar(klein, 1, 0)
    yield Vastgesteld("kleine_woning", "woning", eerder.kolom["woz_klein"], _KLEIN, f"{_ARTIKEL} onder a")


_KLEIN = {1: ("ja", "kleiner dan 40 m², gebouwd in 2018-2022, in het COROP-gebied Amsterdam of Utrecht")}


def _met_parkeerplekken(w: Woningen, p: Parameters, eerder: Saldi, binnen: Kolom) -> Kolom:
    """Oppervlakte binnen plus parkeerplekken type I, afgerond op hele m² (in mm²); 12 m² per plek zonder gemeten oppervlakte."""
    r, hier = w.ruimte, eerder.kolom["parkeren"]
    plekken = eerder.kolom["parkeerplekken"] * (eerder.kolom["parkeertype"] == 1)
    if not ergens(plekken):
        return half_op(binnen, MM2)
    gemeten = r.oppervlakte[hier]
    parkeren = np.zeros(r.n, np.int64)
    parkeren[hier] = plekken * waar(gemeten < 0, p.standaard_parkeerplek, half_op(gemeten, HONDERDSTE))
    per_groep = r.som(parkeren)
    if p.kiest("woz_parkeerplek", "gedeeld"):
        return rond_af(binnen, [(w.groep, per_groep, w.groep.adressen)], MM2)
    return half_op(binnen + w.groep.som(per_groep), MM2)


@regel("woz_punten", rubriek=11, artikel=_ARTIKEL, onderwerp="woz", vanaf=WBH)
def woz_punten(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Onderdeel I: waarde / bedrag; onderdeel II: waarde / m² / bedrag, beide onafgerond; bedragen van de waardepeildatum.

    Bewaart `woz_zonder_bedrag`: 1 waar voor de waardepeildatum geen bedrag is gevonden; die uitkomst mag niet worden gebruikt.
    Zonder oppervlakte, of als die niet volledig bekend is, is onderdeel II 0. Een waarde in aanbouw geldt als ware de bouw voltooid.
    """
    k = eerder.kolom
    eerste, deel_1 = p.cohortkolom("onderdeel_1")
    jaar = k["woz_jaar"] - eerste
    if p.kiest("woz_ouder", "oudste_kolom"):
        jaar = minstens(jaar, len(deel_1) - 2)
    k["woz_zonder_bedrag"] = waar(jaar < 0, 1, 0)
    jaar = minstens(jaar, 0)
    klein = p.cohortkolom("onderdeel_2_klein")[1][jaar]
    per_m2 = waar(k["woz_klein"] > 0, klein, p.cohortkolom("onderdeel_2")[1][jaar])
    teller = k["woz_waarde"] * k["woz_factor"]
    m2 = k["woz_m2"]
    met_m2 = (m2 > 0) & w.oppervlakten_bekend
    yield Post(
        "woz_onderdeel_1",
        "woning",
        teller,
        deler=deel_1[jaar] * k["woz_voortgang"],
        aantal=k["woz_waarde"],
        eenheid="euro",
        schaal=100,
    )
    deler = per_m2 * minstens(m2, 1) * k["woz_voortgang"]
    yield Post("woz_onderdeel_2", "woning", teller * met_m2, deler=deler, aantal=m2, eenheid="m²")


@regel("woz_minimum", rubriek=11, artikel="Bhw bijlage I.A, onderdeel 11.2", onderwerp="woz", vanaf=WBH)
def woz_minimum(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Ten minste 40 punten voor woningen uit 2015-2019 met 110 of meer punten in rubriek 1 tot en met 10 en 12.

    Bewaart `woz_minimum` (1 waar het geldt) en `tot_110`: de punten die nog ontbreken (1/PUNT), `ONEINDIG` waar het nooit geldt.
    """
    andere = eerder.kolom["tien"] + eerder.punten(12)
    if p.kiest("grens_110_rubrieken", "1_8_en_12"):
        andere = andere - eerder.punten(9, 10)
    if p.kiest("grens_110", "afgerond"):
        andere = half_op(andere, PUNT)
    kan = gebouwd_in(w, p.minimum_gebouwd) & (p.peildatum.toordinal() < p.minimum_vervalt)
    geldt = kan & (andere >= p.minimum_vanaf)
    tekort = minstens(p.minimum_punten - eerder.punten(11), 0) * geldt
    eerder.kolom["woz_minimum"], eerder.kolom["tot_110"] = (
        waar(geldt, 1, 0),
        waar(kan, p.minimum_vanaf - andere, ONEINDIG),
    )
    yield Post("minimum_40_punten", "woning", tekort, na_afronding=True)


@regel("woz_maximum", rubriek=11, artikel="Bhw bijlage I.A, onderdeel 11.3", onderwerp="woz", vanaf=WBH)
def woz_maximum(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Hoogstens 33% van de waardering, in hele punten naar beneden, vanaf 187 punten; niet voor kleine woningen (11.1 onder a).

    Met w punten voor de WOZ-waarde en r voor de rest is 33% overschreden als 67 w > 33 r. Bewaart `gemaximeerd`, en wat `woz_ertussen` nodig heeft.
    """
    woz, rest = eerder.punten(11), eerder.kolom["tien"] + eerder.punten(12)
    if p.kiest("rijksmonument_50_punten", "voor_de_cap"):
        rest = rest + eerder.kolom.get("rijksmonument", w.nul)
    basis = rest
    if p.kiest("zorg_in_wozcap", "gemaximeerd"):
        basis = rest - eerder.punten(12) + eerder.herrekend(12, -eerder.kolom["zorg"])
    deel, overig = p.maximum_procent, 100 - p.maximum_procent
    vrij = eerder.kolom["woz_klein"] > 0
    if p.kiest("wozcap_bij_minimum_40", "vrijgesteld"):
        vrij = vrij | (eerder.kolom.get("woz_minimum", w.nul) > 0)
    te_veel = niet(vrij) & (op_de_grens(p, rest + woz) >= p.maximum_vanaf) & (woz * overig > basis * deel)
    nieuw = minstens(basis * deel // (overig * PUNT), 0) * PUNT
    eerder.kolom["gemaximeerd"] = waar(te_veel, 1, 0)
    eerder.kolom["vrij_11_3"], eerder.kolom["woz_11_3"] = waar(vrij, 1, 0), woz
    eerder.kolom["rest_11_3"], eerder.kolom["basis_11_3"] = rest, basis
    yield Post("maximering_woz", "woning", (nieuw - woz) * te_veel, na_afronding=True)


class Uitersten(NamedTuple):
    """Over de invullingen waarvoor 11.3 kan gelden, in 1/PUNT, als kolom of als getal; zonder zo'n invulling is `woz` negatief.

    Attributes:
        laagst, hoogst: de punten buiten de WOZ-waarde.
        buiten: hoeveel daarvan ten hoogste buiten de grondslag van de 33% blijft (keuze zorg_in_wozcap).
        woz: de meeste punten voor de WOZ-waarde vóór 11.3.
        basis: de kleinste grondslag van de 33%.
    """

    laagst: Any
    hoogst: Any
    buiten: Any
    woz: Any
    basis: Any


def woz_ertussen(p: Parameters, u: Uitersten, laagste: Kolom | int) -> Kolom:
    """De minste WOZ-punten als 11.3 ook tussen de invullingen in kan gelden.

    De maximering begint bij 187 punten, met de kleinste rest waarbij dat totaal wordt gehaald; wie in beide uitersten niet wordt
    gemaximeerd, kan het daartussen wel worden.

    Args:
        laagste: de minste WOZ-punten van de invullingen zelf, in 1/PUNT.
    """
    deel, overig = p.maximum_procent, 100 - p.maximum_procent
    vanaf = p.maximum_vanaf - (0 if p.kiest("grens_187", "exact") else PUNT // 2)
    rest = minstens(u.laagst, vanaf - u.woz)
    basis = minstens(rest - u.buiten, u.basis)
    geldt = (u.woz >= 0) & (rest <= u.hoogst) & (u.woz * overig > basis * deel)
    return waar(geldt, hoogstens(minstens(basis * deel // (overig * PUNT), 0) * PUNT, laagste), laagste)


def net_onder_187(
    p: Parameters, kolom: Mapping[Any, Kolom], laagste: Kolom | int, hoogste: Kolom | int
) -> tuple[Masker, Kolom]:
    """Of een waardering van 186,50 tot 187 mogelijk is, en hoeveel hele punten dat zijn (alleen van belang bij grens_187 = exact).

    Onder precies 187 geldt 11.3 dan niet, en 186,50 is afgerond toch 187; wie er net boven komt, kan 186 punten hebben.

    Args:
        laagste, hoogste: de waardering zonder maximering over de invullingen, in 1/PUNT.
    """
    vanaf = p.maximum_vanaf
    ligt: Masker = (laagste < vanaf) & (hoogste >= vanaf - PUNT // 2)
    erbij = 0 if p.kiest("rijksmonument_50_punten", "voor_de_cap") else kolom["rijksmonument"]
    return ligt, (vanaf + erbij) // PUNT


@regel("ondergrens_186", rubriek=SLOT, artikel="Bhw bijlage I.A, onderdeel 11.3", onderwerp="woz", vanaf=WBH)
def ondergrens(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Komt de waardering door de maximering onder 187, dan is zij als geheel 186 punten; een voorstel kan beide laten vervallen."""
    if "gemaximeerd" not in eerder.kolom or not p.geldt("ondergrens"):
        return
    totaal = eerder.kolom["tien"] + eerder.punten(11, 12)
    if p.kiest("rijksmonument_50_punten", "voor_de_cap"):
        totaal = totaal + eerder.kolom.get("rijksmonument", w.nul)
    onder = (eerder.kolom["gemaximeerd"] > 0) & (op_de_grens(p, totaal) < p.maximum_vanaf)
    yield Post("ondergrens_186", "woning", (p.ondergrens - totaal) * onder)


def op_de_grens(p: Parameters, totaal: Kolom) -> Kolom:
    """Totaal waarop 186 en 187 worden getoetst: in hele punten (slotopmerking toelichting), of exact (keuze grens_187)."""
    return totaal if p.kiest("grens_187", "exact") else half_op(totaal, PUNT)
