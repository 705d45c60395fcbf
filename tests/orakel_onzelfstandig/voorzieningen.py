"""Rubriek 5, 6 en 7: keuken, sanitair en woonvoorzieningen voor gehandicapten."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.ruimten import BADRUIMTEN, BINNEN, VERKEERSRUIMTEN
from orakel.voorzieningen import rubriek_7 as alle_samen
from orakel_onzelfstandig.basis import op_adres

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orakel.ruimten import Plek
    from orakel_onzelfstandig.basis import Groep, Kamer, Keuzes

ACHT_KAMERS = 8
AANRECHT = ((3, 10), (2, 7), (1, 4))  # Bijlage I.B 5.1: vanaf zoveel meter
LANG_AANRECHT, PUNTEN_LANG_AANRECHT = 5, 13
KEUKEN = {  # Bijlage I.B 5.2
    "afzuiginstallatie": "0.75",
    "inbouw_kookplaat_inductie": "1.75",
    "inbouw_kookplaat_keramisch": "1",
    "inbouw_kookplaat_gas": "0.5",
    "inbouw_koelkast": "1",
    "inbouw_vrieskast": "0.75",
    "inbouw_oven_elektrisch": "1",
    "inbouw_oven_gas": "0.5",
    "inbouw_magnetron": "1",
    "inbouw_vaatwasmachine": "1.5",
    "eenhandsmengkraan": "0.25",
    "thermostatische_mengkraan": "0.5",
    "kokendwaterfunctie": "0.5",
    "inbouw_combimagnetron": "2",  # twee voorzieningen in één object (toelichting I.A 5.2)
    "inbouw_koel_vriescombinatie": "1.75",
}
EXTRA_KAST = Fraction(3, 4)

DOUCHE, BAD, BAD_EN_DOUCHE = 3, 5, 6  # Bijlage I.B 6.1
WASTAFEL, MEERPERSOONS = Fraction(1), Fraction(3, 2)
TOILETRUIMTE, IN_BADKAMER, ZWEVEND = 3, 2, Fraction(3, 4)
IN_BADRUIMTE = {  # Bijlage I.B 6.2
    "bubbelfunctie": "1.5",
    "afscheiding_douche": "1.25",
    "handdoekenradiator": "0.75",
    "kastje_met_wastafel": "1",
    "eenhandsmengkraan": "0.25",
    "thermostatische_mengkraan": "0.5",
}
KASTRUIMTE, STOPCONTACT = Fraction(3, 4), Fraction(1, 4)


def _aanrecht(plek: Plek, kamers: int) -> int:
    """5.1, als de ruimte het basisniveau haalt (toelichting I.A 5)."""
    e = plek.eisen
    if plek.langste_aanrecht < 1:
        return 0
    if False in (e.water_aan_en_afvoer, e.kookaansluiting, e.inbouwkasten, e.waterdichte_wand_keuken):
        return 0
    if plek.aanrecht >= LANG_AANRECHT and kamers >= ACHT_KAMERS:
        return PUNTEN_LANG_AANRECHT
    return next(punten for meter, punten in AANRECHT if plek.aanrecht >= meter)


def rubriek_5(groepen: Sequence[Groep]) -> Fraction:
    """Per keuken: aanrecht, en voorzieningen tot ten hoogste de punten van het aanrecht."""
    punten = Fraction(0)
    for groep in groepen:
        for plek in (p for p in groep.plekken if p.soort in BINNEN):
            aanrecht = _aanrecht(plek, groep.kamers)
            kasten = EXTRA_KAST * plek.extra_kasten
            voorzieningen = sum((v.aantal * Fraction(KEUKEN.get(v.soort, 0)) for v in plek.voorzieningen), kasten)
            punten += (aanrecht + min(voorzieningen, Fraction(aanrecht))) / groep.deler
    return punten


def _toiletten(plek: Plek) -> Fraction:
    aantal, zwevend = plek.aantal("toilet", "hangend_toilet"), ZWEVEND * plek.aantal("hangend_toilet")
    if plek.soort == "toiletruimte":
        return TOILETRUIMTE * aantal + zwevend
    return IN_BADKAMER * aantal + zwevend if plek.soort in BADRUIMTEN else Fraction(0)


def _aantal_wastafels(plek: Plek) -> int:
    """Wastafels, en de spoelbak van een aanrecht dat te kort is voor rubriek 5 (beleidsboek 2.5.2)."""
    return plek.aantal("wastafel") + plek.spoelbak


def _alle_wastafels(plek: Plek, keuzes: Keuzes) -> Fraction:
    """Zonder maximum; in de ene lezing telt in een verkeersruimte geen wastafel."""
    if plek.soort in VERKEERSRUIMTEN and not keuzes.is_standaard("wastafel_verkeersruimte"):
        return Fraction(0)
    return WASTAFEL * _aantal_wastafels(plek) + MEERPERSOONS * plek.aantal("meerpersoonswastafel")


def _wastafels(plek: Plek, keuzes: Keuzes) -> Fraction:
    """Met het maximum per vertrek of overige ruimte, dat in een badkamer niet geldt."""
    alle = _alle_wastafels(plek, keuzes)
    if plek.soort in BADRUIMTEN or not alle:
        return alle
    meer = min(MEERPERSOONS, MEERPERSOONS * plek.aantal("meerpersoonswastafel"))
    samen = min(WASTAFEL, WASTAFEL * _aantal_wastafels(plek)) + meer
    return samen if keuzes.is_standaard("wastafels_samen") else min(samen, MEERPERSOONS)


def _bad_en_douche(plek: Plek) -> int:
    baden, douches = plek.aantal("bad"), plek.aantal("douche")
    samen = min(baden, douches)
    return BAD_EN_DOUCHE * samen + BAD * (baden - samen) + DOUCHE * (douches - samen)


def _in_badruimte(plek: Plek, kamers: int) -> Fraction:
    """6.2, alleen in een bad- of doucheruimte die aan de eisen van de toelichting bij I.A voldoet."""
    e = plek.eisen
    wastafels = _aantal_wastafels(plek) + plek.aantal("meerpersoonswastafel")
    eisen = [e.waterdichte_vloer, e.vrije_hoogte_badruimte, e.waterdichte_wand_badruimte]
    eisen += [e.mengkraan_en_spiegel, e.warm_en_koud_water]
    if plek.soort not in BADRUIMTEN or False in eisen or not wastafels or not plek.aantal("bad", "douche"):
        return Fraction(0)
    punten = KASTRUIMTE * min(1, plek.aantal("kastruimte")) + STOPCONTACT * min(
        plek.aantal("stopcontact"), 2 * wastafels
    )
    for soort, waarde in IN_BADRUIMTE.items():
        aantal = plek.aantal(soort)
        if soort in KEUKEN and _aanrecht(plek, kamers):
            aantal = 0  # een kraan bij een aanrecht telt in rubriek 5
        elif soort in {"bubbelfunctie", "afscheiding_douche"}:
            aantal = min(aantal, plek.aantal("bad" if soort == "bubbelfunctie" else "douche"))
        elif soort == "kastje_met_wastafel":
            aantal = min(aantal, wastafels)
        punten += aantal * Fraction(waarde)
    return punten


def rubriek_6(groepen: Sequence[Groep], keuzes: Keuzes) -> Fraction:
    """Sanitair; de voorzieningen van 6.2 ten hoogste de punten voor bad en douche van dezelfde groep."""
    punten = Fraction(0)
    for groep in groepen:
        binnen = [p for p in groep.plekken if p.soort in BINNEN]
        nat = Fraction(sum(_bad_en_douche(p) for p in binnen))
        extra = sum((_in_badruimte(p, groep.kamers) for p in binnen), Fraction(0))
        los = sum((_toiletten(p) + _wastafels(p, keuzes) for p in binnen), Fraction(0))
        punten += (los + nat + min(nat, extra)) / groep.deler
    return punten


def zonder_maximum(kamer: Kamer) -> tuple[int, Fraction]:
    """6.1: op een adres met acht kamers geldt het maximum voor één ruimte niet; rubriek en winst waar dat het meest geeft."""
    if op_adres(kamer.woning) < ACHT_KAMERS:
        return 6, Fraction(0)
    winst = [(Fraction(0), 6)]
    for rubriek, groepen in ((6, kamer.eigen), (9, kamer.elders)):
        for groep in groepen:
            for plek in groep.plekken:
                if plek.soort in BINNEN:
                    boven = _alle_wastafels(plek, kamer.keuzes) - _wastafels(plek, kamer.keuzes)
                    winst.append((boven / groep.deler, rubriek))
    meeste, rubriek = max(winst, key=lambda paar: (paar[0], -paar[1]))
    return rubriek, meeste


def rubriek_7(kamer: Kamer, *, gedeeld: bool) -> Fraction:
    """Eén punt per € 332, gedeeld door de gehandicapten en, als `gedeeld`, door de adressen."""
    punten = Fraction(0)
    ingrepen = [v for v in kamer.woning.woonvoorzieningen_gehandicapten if (v.gedeeld_met_adressen > 1) is gedeeld]
    for adressen, samen in {(v.gedeeld_met_adressen, v.gedeeld_met_gehandicapten) for v in ingrepen}:
        groep = [v for v in ingrepen if (v.gedeeld_met_adressen, v.gedeeld_met_gehandicapten) == (adressen, samen)]
        punten += alle_samen(groep, kamer.keuzes) / adressen / samen
    return punten
