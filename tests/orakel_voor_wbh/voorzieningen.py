"""Rubriek 5 en 6, voor een groep ruimten die evenveel adressen delen, en rubriek 7."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.basis import breuk
from orakel.ruimten import BADRUIMTEN
from orakel_voor_wbh.basis import per_bedrag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from huurstelsel.feiten.model import Woonvoorziening
    from orakel_voor_wbh.basis import Keuzes
    from orakel_voor_wbh.ruimten import Plek

TOILET, WASTAFEL, DOUCHE, BAD, BAD_EN_DOUCHE = 3, 1, 4, 6, 7  # Bijlage I.A rubriek 6
EURO_PER_PUNT = Fraction("226.89")  # rubriek 7, en de toelichting bij 5 en 6


def _bijtelling(investering: Decimal | None, hoogstens: int, keuzes: Keuzes) -> Fraction:
    """Een punt per € 226,89 extra kwaliteit, hoogstens de punten waar het bij hoort."""
    kosten = Fraction(0) if investering is None else Fraction(investering)
    return min(Fraction(hoogstens), per_bedrag(kosten, EURO_PER_PUNT, keuzes, "kwaliteitsbijtelling"))


def _punten_aanrecht(plek: Plek) -> int:
    e = plek.eisen
    if plek.aanrecht < 1 or False in (e.water_aan_en_afvoer, e.kookaansluiting, e.inbouwkasten):
        return 0
    return 4 if plek.aanrecht < 2 else 7


def rubriek_5(groep: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Punten naar de lengte van het aanrecht, per ruimte hoogstens verdubbeld door extra kwaliteit."""
    totaal = Fraction(0)
    for plek in groep:
        aanrecht = _punten_aanrecht(plek)
        totaal += aanrecht + _bijtelling(plek.ruimte.extra_kwaliteit_keuken, aanrecht, keuzes)
    return totaal


def _bad_en_douche(plek: Plek) -> int:
    e = plek.eisen
    if False in (e.waterdichte_vloer, e.waterdichte_wand_badruimte, e.warm_en_koud_water):
        return 0
    baden, douches = plek.aantal("bad"), plek.aantal("douche")
    samen = min(baden, douches)
    return BAD_EN_DOUCHE * samen + BAD * (baden - samen) + DOUCHE * (douches - samen)


def rubriek_6(groep: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Toiletten in een daarvoor bestemde ruimte, alle wastafels, baden en douches met hun extra kwaliteit."""
    totaal = Fraction(0)
    for plek in groep:
        bestemd = plek.soort == "toiletruimte" or plek.soort in BADRUIMTEN
        totaal += TOILET * plek.aantal("toilet", "hangend_toilet") if bestemd else 0
        totaal += WASTAFEL * plek.aantal("wastafel", "meerpersoonswastafel")
        nat = _bad_en_douche(plek)
        totaal += nat + _bijtelling(plek.ruimte.extra_kwaliteit_sanitair, nat, keuzes)
    return totaal


def _netto(v: Woonvoorziening) -> Fraction:
    """Wat de verhuurder zelf heeft besteed; een subsidie, een datum of de zittende huurder is geen voorwaarde."""
    return breuk(v.kosten) - breuk(v.subsidie) - breuk(v.eigen_bijdrage)


def rubriek_7(voorzieningen: Sequence[Woonvoorziening], keuzes: Keuzes) -> Fraction:
    """Eén punt per € 226,89, voor alle ingrepen die evenveel adressen delen samen; gedeeld door die adressen."""
    netto: dict[int, Fraction] = {}
    for v in voorzieningen:
        netto[v.gedeeld_met_adressen] = netto.get(v.gedeeld_met_adressen, Fraction(0)) + _netto(v)
    groepen = ((per_bedrag(n, EURO_PER_PUNT, keuzes, "rubriek_7"), adressen) for adressen, n in netto.items())
    return sum((punten / adressen for punten, adressen in groepen), Fraction(0))
