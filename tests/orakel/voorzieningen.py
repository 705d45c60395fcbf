"""Rubriek 5, 6 en 7, voor een groep ruimten die evenveel adressen delen."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from orakel.basis import breuk
from orakel.ruimten import BADRUIMTEN, BINNEN, VERKEERSRUIMTEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.model import Woonvoorziening
    from orakel.basis import Keuzes
    from orakel.ruimten import Plek

KEUKEN = {  # Bijlage I.A rubriek 5.2
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
    "inbouw_combimagnetron": "2",  # magnetron en elektrische oven (toelichting 5.2)
    "inbouw_koel_vriescombinatie": "1.75",  # koelkast en vrieskast (toelichting 5.2)
}
EXTRA_KAST = Fraction(3, 4)
MENGKRANEN = {"eenhandsmengkraan", "thermostatische_mengkraan"}  # in een ruimte met een keuken horen zij daarbij

DOUCHE, BAD, BAD_EN_DOUCHE = 4, 6, 7  # Bijlage I.A rubriek 6.1
MEERPERSOONS = Fraction(3, 2)
SANITAIR = {  # Bijlage I.A rubriek 6.2
    "bubbelfunctie": "1.5",
    "afscheiding_douche": "1.25",
    "handdoekenradiator": "0.75",
    "kastje_met_wastafel": "1",
    "eenhandsmengkraan": "0.25",
    "thermostatische_mengkraan": "0.5",
}
KASTRUIMTE = Fraction(3, 4)
STOPCONTACT = Fraction(1, 4)
EURO_PER_PUNT = 332  # Bijlage I.A rubriek 7
INGREEP_VANAF = date(1994, 4, 1)  # toelichting rubriek 7


def _punten_aanrecht(plek: Plek) -> int:
    """5.1, als de ruimte het basisniveau haalt (toelichting 5)."""
    e = plek.eisen
    eisen = [e.water_aan_en_afvoer, e.kookaansluiting, e.inbouwkasten, e.waterdichte_wand_keuken]
    if plek.langste_aanrecht < 1 or False in eisen:
        return 0
    return 4 if plek.aanrecht < 2 else 7


def rubriek_5(groep: Sequence[Plek]) -> Fraction:
    """Aanrecht en voorzieningen per keuken; de voorzieningen ten hoogste de punten van het aanrecht."""
    totaal = Fraction(0)
    for plek in (p for p in groep if p.soort in BINNEN):
        aanrecht = _punten_aanrecht(plek)
        extra = sum(
            (v.aantal * Fraction(KEUKEN.get(v.soort, 0)) for v in plek.voorzieningen), EXTRA_KAST * plek.extra_kasten
        )
        totaal += aanrecht + min(extra, Fraction(aanrecht))
    return totaal


def _toilet(plek: Plek) -> Fraction:
    """Alleen in een toiletruimte of badkamer (toelichting 6.1)."""
    hangend = Fraction(3, 4) * plek.aantal("hangend_toilet")
    toiletten = plek.aantal("toilet", "hangend_toilet")
    if plek.soort == "toiletruimte":
        return 3 * toiletten + hangend
    return 2 * toiletten + hangend if plek.soort in BADRUIMTEN else Fraction(0)


def _aantal_wastafels(plek: Plek) -> int:
    """Wastafels, en een aanrecht dat te kort is voor rubriek 5 (beleidsboek 2.5.2)."""
    return plek.aantal("wastafel") + plek.spoelbak


def _wastafels(plek: Plek, keuzes: Keuzes) -> Fraction:
    """In een badruimte alle; elders ten hoogste 1 punt, en 1,5 voor meerpersoonswastafels."""
    een = Fraction(_aantal_wastafels(plek))
    meer = MEERPERSOONS * plek.aantal("meerpersoonswastafel")
    if plek.soort in BADRUIMTEN:
        return een + meer
    if plek.soort in VERKEERSRUIMTEN and not keuzes.is_standaard("wastafel_verkeersruimte"):
        return Fraction(0)
    samen = min(een, Fraction(1)) + min(meer, MEERPERSOONS)
    return samen if keuzes.is_standaard("wastafels_samen") else min(samen, MEERPERSOONS)


def _bad_en_douche(plek: Plek) -> int:
    baden, douches = plek.aantal("bad"), plek.aantal("douche")
    samen = min(baden, douches)
    return BAD_EN_DOUCHE * samen + BAD * (baden - samen) + DOUCHE * (douches - samen)


def _extra_sanitair(plek: Plek) -> Fraction:
    """6.2, alleen in een bad- of doucheruimte die aan de eisen voldoet."""
    e = plek.eisen
    eisen = [e.waterdichte_vloer, e.vrije_hoogte_badruimte, e.waterdichte_wand_badruimte]
    eisen += [e.mengkraan_en_spiegel, e.warm_en_koud_water]
    wastafels = _aantal_wastafels(plek) + plek.aantal("meerpersoonswastafel")
    if plek.soort not in BADRUIMTEN or False in eisen or not wastafels or not plek.aantal("bad", "douche"):
        return Fraction(0)
    soorten = SANITAIR if _punten_aanrecht(plek) == 0 else SANITAIR.keys() - MENGKRANEN
    hoogstens = {"bubbelfunctie": plek.aantal("bad"), "afscheiding_douche": plek.aantal("douche")}
    hoogstens["kastje_met_wastafel"] = wastafels
    aantal = {soort: min(plek.aantal(soort), hoogstens.get(soort, plek.aantal(soort))) for soort in soorten}
    punten = sum((aantal[soort] * Fraction(SANITAIR[soort]) for soort in soorten), Fraction(0))
    punten += KASTRUIMTE * min(1, plek.aantal("kastruimte"))
    return punten + STOPCONTACT * min(plek.aantal("stopcontact"), 2 * wastafels)


def rubriek_6(alle: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Sanitair binnen; de extra voorzieningen ten hoogste de punten voor bad en douche samen."""
    groep = [p for p in alle if p.soort in BINNEN]
    nat = Fraction(sum(_bad_en_douche(p) for p in groep))
    extra = sum((_extra_sanitair(p) for p in groep), Fraction(0))
    return sum((_toilet(p) + _wastafels(p, keuzes) for p in groep), nat) + min(nat, extra)


def rubriek_7(voorzieningen: Sequence[Woonvoorziening], keuzes: Keuzes) -> Fraction:
    """Eén punt per € 332 nettokosten van deels gesubsidieerde ingrepen vanaf 1 april 1994, alle samen."""
    netto = Fraction(0)
    for v in voorzieningen:
        deels = (v.subsidie > 0 or v.deels_gesubsidieerd is True) and v.subsidie < v.kosten
        op_tijd = v.datum is None or v.datum >= INGREEP_VANAF
        if deels and op_tijd and v.voor_huidige_huurder is not False:
            netto += breuk(v.kosten) - breuk(v.subsidie) - breuk(v.eigen_bijdrage)
    punten = netto / EURO_PER_PUNT
    return punten if keuzes.is_standaard("rubriek_7") else Fraction(floor(punten))
