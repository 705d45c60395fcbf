"""Een onafhankelijk orakel: de waardering van één woning, recht uit de wettekst, met breuken en zonder parameterbestanden.

Geschreven uit het Besluit huurprijzen woonruimte (tekst per 2026-01-01), bijlage I.A met toelichting, art. 8a en 12b, en waar de
tekst twijfel laat de benoemde keuzes. Het deelt geen code met de motor dan het gelezen document. Peildata: van 2024-07-01 tot en
met 2026-12-31. Onbekende feiten volgen het uitgangspunt bij het veld; waar dat er niet is, volgt `Onbepaald`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from orakel import slot
from orakel.basis import KEUZES, Keuzes, Onbepaald, Waardering, heel, kwart
from orakel.binnen import rubriek_1, rubriek_2, rubriek_3
from orakel.buiten import rubriek_8, rubriek_10
from orakel.energie import blijft_koel, rubriek_4
from orakel.ruimten import plekken, prive
from orakel.voorzieningen import rubriek_5, rubriek_6, rubriek_7
from orakel.woz import NIEUWBOUW_MINIMUM_40, is_kleine_nieuwbouw, jaren_van_bouw, rubriek_11_1

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from huurstelsel.feiten.model import Document
    from orakel.ruimten import Plek

__all__ = ["KEUZES", "Keuzes", "Onbepaald", "Waardering", "orakel", "plekken"]

MINIMUM_WOZ, VANAF = 40, 110  # 11.2


def _een_tot_en_met_tien(
    document: Document, alle: Sequence[Plek], peildatum: date, keuzes: Keuzes
) -> dict[int, Fraction]:
    woning, eigen = document.woning, prive(alle)
    eigen_ingrepen = [v for v in woning.woonvoorzieningen_gehandicapten if v.gedeeld_met_adressen == 1]
    punten = {
        1: rubriek_1(eigen, keuzes),
        2: rubriek_2(eigen, keuzes),
        3: rubriek_3(eigen, keuzes, blijft_koel=blijft_koel(woning, peildatum, keuzes)),
        4: rubriek_4(document, peildatum, keuzes),
        5: rubriek_5(eigen),
        6: rubriek_6(eigen, keuzes),
        7: rubriek_7(eigen_ingrepen, keuzes),
        8: rubriek_8(alle, keuzes),
        9: slot.rubriek_9(document, alle, keuzes),
        10: rubriek_10(alle),
    }
    return {nummer: kwart(p) for nummer, p in punten.items()}


def _minimum_40(document: Document, punten: dict[int, Fraction], keuzes: Keuzes) -> bool:
    """11.2: gebouwd in 2015 tot en met 2019 en ten minste 110 punten zonder rubriek 11."""
    rubrieken = range(1, 11) if keuzes.is_standaard("grens_110_rubrieken") else range(1, 9)
    som = sum((punten[nummer] for nummer in (*rubrieken, 12)), Fraction(0))
    som = som if keuzes.is_standaard("grens_110") else Fraction(heel(som))
    return som >= VANAF and bool(jaren_van_bouw(document.woning) & set(NIEUWBOUW_MINIMUM_40))


def _maximeer(
    document: Document, alle: Sequence[Plek], punten: dict[int, Fraction], elf_1: Fraction, keuzes: Keuzes
) -> Fraction:
    """Pas 11.2 en 11.3 toe op `punten` (1 tot en met 10 en 12) en geef de waardering, met alleen daarin getelde 50 punten."""
    minimum = _minimum_40(document, punten, keuzes)
    punten[11] = woz = max(elf_1, Fraction(MINIMUM_WOZ)) if minimum else elf_1
    vijftig = 0 if keuzes.is_standaard("rijksmonument_50_punten") else slot.vijftig_punten(document)
    if is_kleine_nieuwbouw(document, alle, keuzes) or (minimum and not keuzes.is_standaard("wozcap_bij_minimum_40")):
        return sum(punten.values(), Fraction(vijftig))
    tien = sum((punten[nummer] for nummer in range(1, 11)), Fraction(0))
    gemaximeerd = slot.is_zorgwoning(document.woning) and not keuzes.is_standaard("zorg_in_wozcap")
    zonder_zorg = kwart(slot.rubriek_12(document.woning, alle, Fraction(0))) if gemaximeerd else punten[12]
    waardering = sum(punten.values(), Fraction(vijftig))
    punten[11] = slot.gemaximeerd(tien + zonder_zorg + vijftig, woz, waardering, keuzes)
    if gemaximeerd:
        punten[12] = kwart(slot.rubriek_12(document.woning, alle, tien + min(elf_1, punten[11])))
    waardering = sum(punten.values(), Fraction(vijftig))
    onder_de_grens = slot.in_punten(waardering, keuzes) < slot.VRIJ_VANAF
    return Fraction(slot.MIDDEN_TOT_EN_MET) if punten[11] < woz and onder_de_grens else waardering


def orakel(document: Document, peildatum: date, keuzes: Mapping[str, str] | None = None) -> Waardering:
    """Waardeer één volledig bekende woning.

    Raises:
        Onbepaald: een feit zonder uitgangspunt is niet opgegeven.
    """
    k = Keuzes(keuzes)
    alle = plekken(document)
    punten = _een_tot_en_met_tien(document, alle, peildatum, k)
    elf_1 = rubriek_11_1(document, alle, peildatum, k)
    punten[12] = kwart(slot.rubriek_12(document.woning, alle, sum(punten.values(), elf_1)))
    voor_cap = max(elf_1, Fraction(MINIMUM_WOZ)) if _minimum_40(document, punten, k) else elf_1
    waardering = _maximeer(document, alle, punten, elf_1, k)
    vijftig = slot.vijftig_punten(document)
    na_cap = k.is_standaard("rijksmonument_50_punten")
    totaal = waardering + (vijftig if na_cap else 0)
    beslist = totaal if k.is_standaard("nieuwbouwopslag_na_50_punten") else totaal - vijftig
    return Waardering(
        rubrieken=dict(sorted(punten.items())),
        woz_voor_cap=voor_cap,
        totaal=totaal,
        punten=heel(totaal),
        segment=slot.segment(heel(totaal)),
        opslagen=slot.opslagen(document, heel(beslist), peildatum, k),
    )
