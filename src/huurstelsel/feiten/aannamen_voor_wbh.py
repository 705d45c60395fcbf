"""Uitgangspunten die zichtbaar worden aangenomen op een peildatum van vóór de Wet betaalbare huur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.aannamen import bouw, energieprestaties, vergoeding, zorgvoorwaarden
from huurstelsel.feiten.aannamen_opslag import nieuwbouw, overeenkomst
from huurstelsel.feiten.aannamen_stellen import stellen
from huurstelsel.feiten.aannamen_voor_wbh_onzelfstandig import aannamen_kamer_voor_wbh, met_voorziening
from huurstelsel.feiten.aannamen_voor_wbh_ruimten import aannamen_ruimten_voor_wbh
from huurstelsel.feiten.model import vastgesteld_op
from huurstelsel.feiten.soorten import RUIMTESOORTEN, Klasse
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from huurstelsel.feiten.model import Document, Woning, WozWaarde
    from huurstelsel.regeling import Regeling

GEZICHT_GEBOUWD_VOOR = 1945  # art. 8a onder c Bhw, tot 1 juli 2024
WOZ = "woning.woz_waarden"


def aannamen_voor_wbh(document: Document, regeling: Regeling) -> list[Melding]:
    """De uitgangspunten die zijn aangenomen omdat het document er niets over zegt, alleen waar zij iets kunnen uitmaken."""
    woning = document.woning
    return [
        *overeenkomst(document, regeling),
        *(_zelfstandig(woning, regeling) if woning.stelsel == "zelfstandig" else ()),
        *(() if woning.ruimten_onbekend else stellen(woning)),
        *_monument(woning),
        *(aannamen_kamer_voor_wbh(woning) if woning.stelsel == "onzelfstandig" else ()),
    ]


def _zelfstandig(woning: Woning, regeling: Regeling) -> Iterator[Melding]:
    yield from aannamen_ruimten_voor_wbh(woning, regeling)
    yield from _energie(woning, regeling)
    yield from _woz(woning, regeling.peildatum)
    yield from bouw(woning, 9)
    yield from _warmtelevering(woning)
    yield from _investeringen(woning)
    yield from _zorgwoning(woning)
    yield from nieuwbouw(woning, regeling)


def _energie(woning: Woning, regeling: Regeling) -> Iterator[Melding]:
    yield from vergoeding(woning)
    if not woning.energieprestaties and not woning.energieprestatievergoeding:
        zin = "Geen energielabel opgegeven: het bouwjaar bepaalt de punten (rubriek 4)."
        yield Melding("woning.energieprestaties", zin)
    yield from energieprestaties(woning, regeling)


def _woz(woning: Woning, peildatum: date) -> Iterator[Melding]:
    telt = [w for w in woning.woz_waarden if vastgesteld_op(w) <= peildatum]
    if not telt:
        gegeven = "Geen WOZ-waarde opgegeven"
        if woning.woz_waarden:
            gegeven = f"Geen van de opgegeven WOZ-waarden was op {peildatum} al vastgesteld"
        yield Melding(WOZ, f"{gegeven}: de minimumwaarde telt (rubriek 9).")
    if telt and max(telt, key=_jaar).vastgesteld is None:
        zin = "Aangenomen dat een WOZ-waarde is vastgesteld op 1 januari na haar waardepeildatum (rubriek 9)."
        yield Melding(WOZ, zin)


def _jaar(woz: WozWaarde) -> date:
    return woz.waardepeildatum


def _warmtelevering(woning: Woning) -> Iterator[Melding]:
    """Levering van warmte; zij kost alleen punten als er een vertrek verwarmd is."""
    vertrekken = [r for r in woning.ruimten if RUIMTESOORTEN[r.soort].klasse == Klasse.VERTREK]
    if woning.warmtelevering_in_servicekosten is None and any(r.verwarmd is not False for r in vertrekken):
        zin = (
            "Aangenomen dat er geen levering van warmte is die als servicekosten in rekening is te brengen (rubriek 3)."
        )
        yield Melding("woning.warmtelevering_in_servicekosten", zin)


def _investeringen(woning: Woning) -> Iterator[Melding]:
    """Wat alleen met een opgegeven bedrag punten geeft: kwaliteit van een keuken of bad die er is, en een renovatie."""
    keuken = [r.extra_kwaliteit_keuken for r in met_voorziening(woning.ruimten, {"aanrecht"})]
    bad = [r.extra_kwaliteit_sanitair for r in met_voorziening(woning.ruimten, {"bad", "douche"})]
    if wat := [deel for deel, bedragen in ((("keuken", "5"), keuken), (("sanitair", "6"), bad)) if None in bedragen]:
        namen, rubrieken = " of ".join(naam for naam, _ in wat), " en ".join(rubriek for _, rubriek in wat)
        zin = f"Geen investering in extra kwaliteit van {namen} opgegeven: geen kwaliteitspunten (rubriek {rubrieken})."
        yield Melding("woning.ruimten", zin)
    if any(r.investering is None for r in woning.renovaties):
        zin = "Van een renovatie is geen investering opgegeven: geen punten (rubriek 10)."
        yield Melding("woning.renovaties", zin)


def _zorgwoning(woning: Woning) -> Iterator[Melding]:
    if woning.zorgwoning is None:
        yield Melding("woning.zorgwoning", "Aangenomen dat het geen zorgwoning is (rubriek 12).")
    else:
        yield from zorgvoorwaarden(woning.zorgwoning, gedeeld=False)


def _monument(woning: Woning) -> Iterator[Melding]:
    """Rijksmonument, en anders de opslag van art. 8a: beschermd gezicht, gebouwd voor 1945, met gelden voor de instandhouding."""
    if woning.rijksmonument is None:
        yield Melding("woning.rijksmonument", "Aangenomen dat de woonruimte geen (deel van een) rijksmonument is.")
    oud = woning.bouwjaar is None or woning.bouwjaar < GEZICHT_GEBOUWD_VOOR
    if not oud or woning.rijksmonument or False in (woning.rijksbeschermd_gezicht, woning.kosten_instandhouding):
        return
    if woning.rijksbeschermd_gezicht is None:
        zin = "Aangenomen dat de woonruimte niet tot een rijksbeschermd stads- of dorpsgezicht behoort (art. 8a Bhw)."
        yield Melding("woning.rijksbeschermd_gezicht", zin)
    elif woning.kosten_instandhouding is None:
        zin = "Aangenomen dat de verhuurder geen gelden heeft besteed voor de instandhouding van de monumentale waarde (art. 8a Bhw)."
        yield Melding("woning.kosten_instandhouding", zin)
