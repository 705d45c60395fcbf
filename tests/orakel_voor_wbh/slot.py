"""Rubriek 10, 12 en 14, de maximering van de WOZ-punten, en wat de waardering voor de huur betekent."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from huurstelsel.recht.tabellen import tarief
from orakel.basis import Onbepaald, breuk, heel
from orakel_voor_wbh.basis import per_bedrag
from orakel_voor_wbh.woz import MINIMUM_40

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from huurstelsel.feiten.model import Renovatie, Woning
    from orakel_voor_wbh.basis import Keuzes

MINIMALE_INVESTERING = 10_000  # euro, rubriek 10
DUIZEND, PER_DUIZEND = Fraction(1000), Fraction(1, 5)
JAREN_NA_RENOVATIE = range(6)  # het jaar zelf en de vijf daaropvolgende
ZORG = Fraction(35, 100)  # rubriek 12
RIJKSMONUMENT = 50  # rubriek 14
MAXIMERING_VANAF = 142  # 9.3
OPSLAG, GEBOUWD_VOOR = 15, 1945  # art. 8a
LIBERALISATIEGRENS = {2022: 763_47, 2023: 808_06, 2024: 879_66}  # Wet op de huurtoeslag art. 13 lid 1 onder a


def rubriek_10(renovaties: Iterable[Renovatie], peildatum: date, keuzes: Keuzes) -> Fraction:
    """0,2 punt per € 1.000 investering, in het jaar van de renovatie en de vijf jaar daarna."""
    punten = Fraction(0)
    for r in renovaties:
        kosten = Fraction(0) if r.investering is None else breuk(r.investering)
        if kosten >= MINIMALE_INVESTERING and peildatum.year - r.jaar in JAREN_NA_RENOVATIE:
            punten += PER_DUIZEND * per_bedrag(kosten, DUIZEND, keuzes, "renovatie_per_1000")
    return punten


def oorzaak_van_9_2(woning: Woning, renovatie: Renovatie) -> bool:
    """Of de woning alleen door zulke verbouw, en niet door haar bouwjaar, onder 9.2 kan vallen."""
    return (
        renovatie.voldoet_aan_nieuwbouweisen is True
        and renovatie.jaar in MINIMUM_40
        and woning.bouwjaar not in MINIMUM_40
    )


def is_zorgwoning(woning: Woning) -> bool:
    """Alle vier de voorwaarden van de toelichting op rubriek 12."""
    z = woning.zorgwoning
    if z is None:
        return False
    huur = z.alarmering_in_huurovereenkomst and z.gemeenschappelijke_ruimte_in_huurovereenkomst
    return bool(z.in_woongebouw and z.drempelloos_toegankelijk and huur)


def rubriek_12(woning: Woning, punten: dict[int, Fraction], rest: Fraction, keuzes: Keuzes) -> Fraction:
    """35% van rubriek 1 tot en met 8 en `rest` (9.1 en 10); volgens de inleiding alleen van 1 tot en met 8."""
    if not is_zorgwoning(woning):
        return Fraction(0)
    basis = sum((punten[nummer] for nummer in range(1, 9)), Fraction(0))
    return ZORG * (basis + rest if keuzes.is_standaard("zorg_voor_wbh") else basis)


def gemaximeerd(rest: Fraction, woz: Fraction, keuzes: Keuzes) -> Fraction:
    """9.3: de WOZ-punten, hoogstens 33 procent van de waardering en dan in hele punten naar beneden."""
    totaal = rest + woz
    getoetst = Fraction(heel(totaal)) if keuzes.is_standaard("grens_187") else totaal
    if getoetst < MAXIMERING_VANAF or woz <= totaal * 33 / 100:
        return woz
    return Fraction(max(0, floor(rest * 33 / 67)))  # w = 33% van (rest + w)


def opslag(woning: Woning) -> int:
    """Procenten van art. 8a."""
    if not woning.rijksbeschermd_gezicht or woning.rijksmonument or not woning.kosten_instandhouding:
        return 0
    if woning.bouwjaar is None:
        raise Onbepaald
    return OPSLAG if woning.bouwjaar < GEBOUWD_VOOR else 0


def maximale_huurprijs(punten: int, peildatum: date) -> int:
    """Eurocenten volgens de tabel; daaronder haar eerste bedrag, daarboven per punt haar laatste stap erbij."""
    tabel = tarief("zelfstandig", peildatum)
    bedragen = [int(bedrag) for bedrag in tabel.bedragen]
    binnen = min(max(punten, tabel.laagste), tabel.hoogste)
    return bedragen[binnen - tabel.laagste] + max(0, punten - tabel.hoogste) * (bedragen[-1] - bedragen[-2])


def met_opslag(maximaal: int, procent: int, keuzes: Keuzes) -> int:
    """Eurocenten met de opslag, op hele centen."""
    centen = maximaal * Fraction(100 + procent, 100)
    naar_boven_of_half = ceil(centen) if keuzes["afronding_opslag"] == "naar_boven" else heel(centen)
    return floor(centen) if keuzes.is_standaard("afronding_opslag") else naar_boven_of_half


def segment(met: int, peildatum: date) -> str:
    """Gereguleerd tot en met de liberalisatiegrens van het jaar."""
    return "gereguleerd" if met <= LIBERALISATIEGRENS[peildatum.year] else "vrij"
