"""Uitgangspunten die zichtbaar worden aangenomen op een peildatum van vóór de Wet betaalbare huur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.aannamen_voor_wbh_onzelfstandig import aannamen_kamer_voor_wbh
from huurstelsel.feiten.model import vastgesteld_op
from huurstelsel.feiten.soorten import RUIMTESOORTEN, Klasse
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from huurstelsel.feiten.model import Document, Woning
    from huurstelsel.regeling import Regeling

GEZICHT_GEBOUWD_VOOR = 1945  # art. 8a onder c Bhw, tot 1 juli 2024


def aannamen_voor_wbh(document: Document, regeling: Regeling) -> list[Melding]:
    """De uitgangspunten die zijn aangenomen omdat het document er niets over zegt, alleen waar zij iets kunnen uitmaken."""
    woning = document.woning
    return [
        *_overeenkomst(document, regeling),
        *_energie(woning),
        *_woz(woning, regeling.peildatum),
        *_investeringen(woning),
        *_buitenruimte(woning),
        *_monument(woning),
        *(aannamen_kamer_voor_wbh(woning) if woning.stelsel == "onzelfstandig" else ()),
    ]


def _overeenkomst(document: Document, regeling: Regeling) -> Iterator[Melding]:
    grenzen = [v.overeenkomsten_voor for v in regeling.voorstellen if v.overeenkomsten_voor is not None]
    if grenzen and document.contract.ondertekend is None:
        zin = f"Niet bekend wanneer de huurovereenkomst is gesloten: aangenomen op of na {max(grenzen)}; een oudere houdt haar puntentelling."
        yield Melding("contract.ondertekend", zin)


def _energie(woning: Woning) -> Iterator[Melding]:
    if woning.stelsel == "zelfstandig" and not woning.energieprestaties and not woning.energieprestatievergoeding:
        zin = "Geen energielabel opgegeven: het bouwjaar bepaalt de punten (rubriek 4)."
        yield Melding("woning.energieprestaties", zin)


def _woz(woning: Woning, peildatum: date) -> Iterator[Melding]:
    if woning.stelsel != "zelfstandig" or any(vastgesteld_op(w) <= peildatum for w in woning.woz_waarden):
        return
    gegeven = "Geen WOZ-waarde opgegeven"
    if woning.woz_waarden:
        gegeven = f"Geen van de opgegeven WOZ-waarden was op {peildatum} al vastgesteld"
    yield Melding("woning.woz_waarden", f"{gegeven}: de minimumwaarde telt (rubriek 9).")


def _investeringen(woning: Woning) -> Iterator[Melding]:
    """Wat alleen met een opgegeven bedrag punten geeft."""
    if woning.stelsel != "zelfstandig":
        return
    if woning.warmtelevering_in_servicekosten is None:
        zin = (
            "Aangenomen dat er geen levering van warmte is die als servicekosten in rekening is te brengen (rubriek 3)."
        )
        yield Melding("woning.warmtelevering_in_servicekosten", zin)
    if all(r.extra_kwaliteit_keuken is None and r.extra_kwaliteit_sanitair is None for r in woning.ruimten):
        zin = "Geen investering in extra kwaliteit van keuken of sanitair opgegeven: geen kwaliteitspunten (rubriek 5 en 6)."
        yield Melding("woning.ruimten", zin)
    if any(r.investering is None for r in woning.renovaties):
        zin = "Van een renovatie is geen investering opgegeven: geen punten (rubriek 10)."
        yield Melding("woning.renovaties", zin)


def _buitenruimte(woning: Woning) -> Iterator[Melding]:
    if woning.stelsel != "zelfstandig":
        return
    buiten = [
        r for r in woning.ruimten if RUIMTESOORTEN[r.soort].klasse == Klasse.BUITENRUIMTE and r.soort != "carport"
    ]
    if any(r.eisen.minimumafmeting is None and r.gedeeld_met_adressen == 1 for r in buiten):
        zin = "Aangenomen dat elke privé-buitenruimte ten minste 1,50 m diep en breed is (rubriek 8)."
        yield Melding("woning.ruimten", zin)
    if not buiten:
        yield Melding("woning.ruimten", "Geen privé-buitenruimte opgegeven: aangenomen dat die er niet is, -5 punten.")


def _monument(woning: Woning) -> Iterator[Melding]:
    if woning.rijksmonument is None:
        yield Melding("woning.rijksmonument", "Aangenomen dat de woonruimte geen (deel van een) rijksmonument is.")
    oud = woning.bouwjaar is None or woning.bouwjaar < GEZICHT_GEBOUWD_VOOR
    if woning.rijksbeschermd_gezicht and oud and woning.kosten_instandhouding is None:
        zin = "Aangenomen dat de verhuurder geen gelden heeft besteed voor de instandhouding van de monumentale waarde (art. 8a Bhw)."
        yield Melding("woning.kosten_instandhouding", zin)
