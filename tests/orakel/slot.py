"""Rubriek 9 en 12, de maximering van de WOZ-punten, het totaal en de opslagen."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from orakel.basis import Onbepaald, heel
from orakel.binnen import rubriek_1, rubriek_2, rubriek_3
from orakel.buiten import losse_laadpalen
from orakel.energie import jaren_later
from orakel.ruimten import gedeeld
from orakel.voorzieningen import rubriek_5, rubriek_6, rubriek_7

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.model import Document, Woning
    from orakel.basis import Keuzes
    from orakel.ruimten import Plek

ZORG = Fraction(35, 100)  # Bijlage I.A rubriek 12
AANBELFUNCTIE = Fraction(1, 4)
LAADPAAL = 2
DRIE_PUNTEN = Fraction(3)  # beleidsboek 2.9.4
WET_BETAALBARE_HUUR = date(2024, 7, 1)
RIJKSMONUMENT_PUNTEN = 50  # art. 8a lid 2
START_BOUW_VOOR = date(2028, 1, 1)  # art. 8a lid 4
LAAG_TOT_EN_MET, MIDDEN_TOT_EN_MET, VRIJ_VANAF = 143, 186, 187
LAGE_EN_MIDDENGRENS = {2024: ("879.66", "1157.95"), 2025: ("900.07", "1184.82"), 2026: ("932.93", "1228.07")}


def is_zorgwoning(woning: Woning) -> bool:
    """Alle vier de voorwaarden van de toelichting op rubriek 12."""
    z = woning.zorgwoning
    return z is not None and all(
        [
            z.in_woongebouw,
            z.drempelloos_toegankelijk,
            z.alarmering_in_huurovereenkomst,
            z.gemeenschappelijke_ruimte_in_huurovereenkomst,
        ]
    )


def rubriek_9(document: Document, plekken: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Wat met andere adressen wordt gedeeld, volgens rubriek 1, 2, 3, 5, 6 en 7, gedeeld door het aantal adressen."""
    woning = document.woning
    if woning.zorgwoning is not None and is_zorgwoning(woning) and woning.zorgwoning.drie_punten_gemeenschappelijk:
        return DRIE_PUNTEN
    punten = Fraction(0)
    maxima = keuzes.is_standaard("maxima_rubriek_3_gedeeld")
    for (adressen, _), groep in gedeeld(plekken).items():
        samen = rubriek_1(groep, keuzes) + rubriek_2(groep, keuzes) + rubriek_5(groep) + rubriek_6(groep, keuzes)
        punten += (samen + rubriek_3(groep, keuzes, blijft_koel=False, maxima=maxima)) / adressen
    ingrepen = woning.woonvoorzieningen_gehandicapten
    for adressen in {v.gedeeld_met_adressen for v in ingrepen} - {1}:
        punten += rubriek_7([v for v in ingrepen if v.gedeeld_met_adressen == adressen], keuzes) / adressen
    return punten


def rubriek_12(woning: Woning, plekken: Sequence[Plek], basis: Fraction) -> Fraction:
    """35% van `basis` voor een zorgwoning, de aanbelfunctie en de laadpalen buiten gemeenschappelijke parkeerplekken."""
    punten = ZORG * basis if is_zorgwoning(woning) else Fraction(0)
    punten += AANBELFUNCTIE if woning.aanbelfunctie_met_video else 0
    for paal in woning.laadpalen:
        punten += Fraction(LAADPAAL * paal.aantal, paal.gedeeld_met_adressen)
    for plek in plekken:
        punten += Fraction(LAADPAAL * losse_laadpalen(plek), plek.adressen)
    return punten


def gemaximeerd(rest: Fraction, woz: Fraction, totaal: Fraction, keuzes: Keuzes) -> Fraction:
    """11.3: de WOZ-punten, ten hoogste 33/67 van `rest`, als de waardering `totaal` zonder maximering 187 of meer is."""
    if in_punten(totaal, keuzes) < VRIJ_VANAF or woz * 100 <= 33 * (rest + woz):
        return woz
    return Fraction(max(0, floor(rest * 33 / 67)))


def in_punten(totaal: Fraction, keuzes: Keuzes) -> Fraction:
    """Het getal waaraan "lager dan 187" wordt getoetst."""
    return Fraction(heel(totaal)) if keuzes.is_standaard("grens_187") else totaal


def oud_rijksmonument(document: Document) -> bool:
    """Of art. 8a lid 2 geldt (50 punten) en niet lid 1 (35%)."""
    if not document.woning.rijksmonument:
        return False
    if document.contract.ondertekend is None:
        raise Onbepaald
    return document.contract.ondertekend < WET_BETAALBARE_HUUR


def vijftig_punten(document: Document) -> int:
    """De 50 punten van art. 8a lid 2, of nul."""
    return RIJKSMONUMENT_PUNTEN if oud_rijksmonument(document) else 0


def segment(punten: int) -> str:
    """Laag tot en met 143 punten, midden tot en met 186, anders hoog."""
    if punten <= LAAG_TOT_EN_MET:
        return "laag"
    return "midden" if punten <= MIDDEN_TOT_EN_MET else "hoog"


def _is_middeldure_huur(document: Document, punten: int, peildatum: date, keuzes: Keuzes) -> bool:
    huur = document.contract.huurprijs
    if keuzes.is_standaard("nieuwbouwopslag_segment") or huur is None:
        return segment(punten) == "midden"
    laag, midden = LAGE_EN_MIDDENGRENS[(document.contract.ingangsdatum or peildatum).year]
    return segment(punten) == "midden" or Fraction(laag) < Fraction(huur) <= Fraction(midden)


def _nieuwbouw(woning: Woning, peildatum: date) -> bool:
    eerste, start = woning.eerste_ingebruikname, woning.start_bouw
    if eerste is None:
        return False
    gestart = (start or eerste) < START_BOUW_VOOR  # wat in gebruik is, was eerder gestart
    return eerste > WET_BETAALBARE_HUUR and gestart and peildatum < jaren_later(eerste, 20)


def opslagen(document: Document, punten: int, peildatum: date, keuzes: Keuzes) -> tuple[int, ...]:
    """Percentages van art. 8a lid 1, 3, 4 en 5; `punten` beslist over het segment van lid 4."""
    w = document.woning
    ander = bool(w.provinciaal_monument or w.gemeentelijk_monument)
    lijst = []
    if w.rijksmonument and not oud_rijksmonument(document):
        lijst.append(35)
    if ander and (keuzes.is_standaard("rijks_en_gemeentelijk_monument") or 35 not in lijst):
        lijst.append(15)
    if _nieuwbouw(w, peildatum) and _is_middeldure_huur(document, punten, peildatum, keuzes):
        lijst.append(10)
    if w.rijksbeschermd_gezicht and not w.rijksmonument and not ander:
        if w.bouwjaar is None:
            raise Onbepaald
        if w.bouwjaar < 1965:
            lijst.append(5)
    return tuple(sorted(lijst))
