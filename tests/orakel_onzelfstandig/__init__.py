"""Een onafhankelijk orakel: de waardering van één kamer, recht uit de wettekst, met breuken en zonder parameterbestanden.

Geschreven uit het Besluit huurprijzen woonruimte (tekst per 2026-01-01), bijlage I.B met toelichting, en waar die naar bijlage I.A
terugverwijst met de feitenhulp van `orakel` (welke ruimten samen één ruimte zijn, welke een vertrek is, welk label geldt). Het deelt
geen code met de motor dan het gelezen document. Peildata: van 2024-07-01 tot en met 2026-12-31.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orakel.basis import Onbepaald, heel
from orakel_onzelfstandig import binnen, buiten, slot, voorzieningen
from orakel_onzelfstandig.basis import KEUZES, Keuzes, Waardering, kamer, per_rubriek

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from huurstelsel.feiten.model import Document
    from orakel_onzelfstandig.basis import Kamer

__all__ = ["KEUZES", "Keuzes", "Onbepaald", "Waardering", "orakel"]


def _een_tot_en_met_elf(k: Kamer) -> dict[int, Fraction]:
    punten = {
        1: binnen.rubriek_1(k),
        2: binnen.rubriek_2(k.eigen, k.keuzes),
        3: binnen.rubriek_3_eigen(k),
        4: binnen.rubriek_4(k),
        5: voorzieningen.rubriek_5(k.eigen),
        6: voorzieningen.rubriek_6(k.eigen, k.keuzes),
        7: voorzieningen.rubriek_7(k, gedeeld=False),
        8: buiten.rubriek_8(k),
        9: slot.rubriek_9(k),
        10: buiten.rubriek_10(k),
        11: slot.rubriek_11(k),
    }
    rubriek, winst = voorzieningen.zonder_maximum(k)
    punten[rubriek] += winst
    return punten


def orakel(document: Document, peildatum: date, keuzes: Mapping[str, str] | None = None) -> Waardering:
    """Waardeer één volledig bekende kamer.

    Raises:
        Onbepaald: een feit zonder uitgangspunt is niet opgegeven.
    """
    gekozen = Keuzes(keuzes)
    k = kamer(document, peildatum, gekozen)
    punten = _een_tot_en_met_elf(k)
    punten[12] = slot.rubriek_12(k, sum((per_rubriek(p, gekozen) for p in punten.values()), 0 * punten[11]))
    punten[13] = slot.rubriek_13(k)
    afgerond = {nummer: per_rubriek(p, gekozen) for nummer, p in punten.items()}
    totaal = sum(afgerond.values(), 0 * punten[11]) + slot.tien_punten(k)
    return Waardering(punten, afgerond, totaal, heel(totaal), slot.opslagen(k))
