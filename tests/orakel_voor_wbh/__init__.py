"""Een onafhankelijk orakel: de waardering van één zelfstandige woning vóór de Wet betaalbare huur, recht uit de wettekst, met breuken.

Geschreven uit het Besluit huurprijzen woonruimte (tekst per 2024-01-01), bijlage I.A met toelichting en art. 8a, en waar de tekst twijfel
laat de benoemde keuzes. Het deelt met de motor het gelezen document en de tabel met maximale huurprijzen. Peildata: van 2022-07-01 tot en
met 2024-06-30. Onbekende feiten volgen het uitgangspunt bij het veld; waar dat er niet is, volgt `Onbepaald`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.basis import Onbepaald, heel
from orakel_voor_wbh import slot
from orakel_voor_wbh.basis import KEUZES, RUBRIEKEN, Keuzes, Waardering, verdeeld
from orakel_voor_wbh.binnen import rubriek_1, rubriek_2, rubriek_3
from orakel_voor_wbh.buiten import rubriek_8
from orakel_voor_wbh.energie import rubriek_4
from orakel_voor_wbh.ruimten import PRIVE, binnen, plekken
from orakel_voor_wbh.voorzieningen import rubriek_5, rubriek_6, rubriek_7
from orakel_voor_wbh.woz import VEERTIG, is_kleine_nieuwbouw, krijgt_minimum_40, rubriek_9_1

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from huurstelsel.feiten.model import Document, Woning

__all__ = ["KEUZES", "RUBRIEKEN", "Keuzes", "Onbepaald", "Waardering", "orakel"]


def _een_tot_en_met_acht(document: Document, peildatum: date, keuzes: Keuzes) -> dict[int, Fraction]:
    woning, alle = document.woning, plekken(document)
    groepen, warmtelevering = binnen(alle), woning.warmtelevering_in_servicekosten is True
    return {
        1: verdeeld(groepen, lambda groep: rubriek_1(groep, keuzes)),
        2: verdeeld(groepen, lambda groep: rubriek_2(groep, keuzes)),
        3: verdeeld(groepen, lambda groep: rubriek_3(groep, keuzes, warmtelevering=warmtelevering)),
        4: rubriek_4(document, peildatum, keuzes),
        5: verdeeld(groepen, lambda groep: rubriek_5(groep, keuzes)),
        6: verdeeld(groepen, lambda groep: rubriek_6(groep, keuzes)),
        7: rubriek_7(woning.woonvoorzieningen_gehandicapten, keuzes),
        8: rubriek_8(alle, keuzes, extra_kwaliteit=woning.buitenruimte_extra_kwaliteit is True),
    }


def _woz_en_renovatie(
    woning: Woning, punten: dict[int, Fraction], negen_1: Fraction, peildatum: date, keuzes: Keuzes
) -> bool:
    """Vul rubriek 9 (vóór 9.3), 10 en 12 in, en geef of 9.2 geldt.

    Een renovatie geeft geen punten in rubriek 10 als zij in 9.2 punten gaf; daarom wordt 9.2 getoetst zonder haar punten.
    """
    zonder = [r for r in woning.renovaties if not slot.oorzaak_van_9_2(woning, r)]
    punten[10] = slot.rubriek_10(zonder, peildatum, keuzes)
    punten[12] = slot.rubriek_12(woning, punten, negen_1 + punten[10], keuzes)
    som = sum((punten[nummer] for nummer in (1, 2, 3, 4, 5, 6, 7, 8, 12)), Fraction(0))
    minimum = krijgt_minimum_40(woning, som, keuzes)
    punten[9] = max(negen_1, VEERTIG) if minimum else negen_1
    if punten[9] == negen_1:
        punten[10] = slot.rubriek_10(woning.renovaties, peildatum, keuzes)
        punten[12] = slot.rubriek_12(woning, punten, negen_1 + punten[10], keuzes)
    return minimum


def orakel(document: Document, peildatum: date, keuzes: Mapping[str, str] | None = None) -> Waardering:
    """Waardeer één volledig bekende woning.

    Raises:
        Onbepaald: een feit zonder uitgangspunt is niet opgegeven.
    """
    k, woning = Keuzes(keuzes), document.woning
    eigen = binnen(plekken(document)).get(PRIVE, [])
    punten = _een_tot_en_met_acht(document, peildatum, k)
    minimum = _woz_en_renovatie(woning, punten, rubriek_9_1(document, eigen, peildatum, k), peildatum, k)
    punten[14] = Fraction(slot.RIJKSMONUMENT if woning.rijksmonument else 0)
    voor_cap = punten.pop(9)
    vrijgesteld = minimum and not k.is_standaard("wozcap_bij_minimum_40")
    vrijgesteld = vrijgesteld or is_kleine_nieuwbouw(document, eigen, k)
    rest = sum(punten.values(), Fraction(0))
    punten[9] = voor_cap if vrijgesteld else slot.gemaximeerd(rest, voor_cap, k)
    totaal = rest + punten[9]
    maximaal, procent = slot.maximale_huurprijs(heel(totaal), peildatum), slot.opslag(woning)
    met = slot.met_opslag(maximaal, procent, k)
    return Waardering(
        rubrieken=dict(sorted(punten.items())),
        woz_voor_cap=voor_cap,
        totaal=totaal,
        punten=heel(totaal),
        maximaal=maximaal,
        opslag=procent,
        maximaal_met_opslag=met,
        segment=slot.segment(met, peildatum),
    )
