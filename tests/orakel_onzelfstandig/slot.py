"""Rubriek 9, 11, 12 en 13, en wat artikel 8a toevoegt."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.basis import Onbepaald, breuk, heel
from orakel.buiten import losse_laadpalen
from orakel.slot import is_zorgwoning, oud_rijksmonument
from orakel_onzelfstandig.basis import drie_punten, groepeer, op_adres
from orakel_onzelfstandig.binnen import rubriek_1, rubriek_2, rubriek_3, toegerekend, vertrekken
from orakel_onzelfstandig.voorzieningen import rubriek_5, rubriek_6, rubriek_7

if TYPE_CHECKING:
    from orakel_onzelfstandig.basis import Kamer

DRIE_PUNTEN = Fraction(3)  # beleidsboek 2.9.4

GROOT_AMSTERDAM = {2022: 5596, 2023: 5482, 2024: 5751, 2025: 6378}  # gemiddelde WOZ-waarde per m², naar waardepeildatum
UTRECHT = {2022: 3930, 2023: 3948, 2024: 4197, 2025: 4684}
GROOT_RIJNMOND = {2022: 3255, 2023: 3414, 2024: 3537, 2025: 3884}
OVERIG_GRONINGEN = {2022: 2264, 2023: 2342, 2024: 2490, 2025: 2777}
GEMIDDELDE = {
    "Amsterdam": GROOT_AMSTERDAM,
    "GM0363": GROOT_AMSTERDAM,
    "Amstelveen": GROOT_AMSTERDAM,
    "Utrecht": UTRECHT,
    "GM0344": UTRECHT,
    "Amersfoort": UTRECHT,
    "Rotterdam": GROOT_RIJNMOND,
    "GM0599": GROOT_RIJNMOND,
    "Groningen": OVERIG_GRONINGEN,
    "GM0014": OVERIG_GRONINGEN,
}
KOLOM_VANAF = {2022: date(2024, 7, 1), 2023: date(2025, 1, 1), 2024: date(2025, 1, 1), 2025: date(2026, 1, 1)}
TAXATIE = Fraction(85, 100)
LAAG, GEMIDDELD, HOOG = Fraction(10), Fraction(12), Fraction(14)
TIEN_PROCENT = Fraction(1, 10)

ZORG = Fraction(35, 100)  # Bijlage I.B rubriek 12
AANBELFUNCTIE = Fraction(1, 4)
LAADPAAL = Fraction(2)

AFTREK = Fraction(-4)  # Bijlage I.B rubriek 13
KLEINSTE, KLEINSTE_RUIT, HOOGSTE_KOZIJN = Fraction(8), Fraction("0.75"), Fraction("1.60")

RIJKSMONUMENT_PUNTEN = 10  # art. 8a lid 2
GEBOUWD_VOOR = 1965  # art. 8a lid 5


def rubriek_9(kamer: Kamer) -> Fraction:
    """Binnenruimten met meer adressen, volgens rubriek 1, 2, 3, 5, 6 en 7, door de adressen en dan door de kamers."""
    if drie_punten(kamer.woning):
        return DRIE_PUNTEN
    groepen, keuzes = kamer.elders, kamer.keuzes
    punten = toegerekend(vertrekken(groepen, keuzes), "per_groep")
    punten += rubriek_2(groepen, keuzes, "per_groep")
    punten += rubriek_3(groepen, keuzes, maxima=keuzes.is_standaard("maxima_rubriek_3_gedeeld"))
    return punten + rubriek_5(groepen) + rubriek_6(groepen, keuzes) + rubriek_7(kamer, gedeeld=True)


def _waarde(kamer: Kamer) -> tuple[Fraction, int] | None:
    """De laatst vastgestelde waarde, anders 85% van de taxatie, met het jaar van haar kolom."""
    vastgesteld = [
        w
        for w in kamer.woning.woz_waarden
        if (w.vastgesteld or date(w.waardepeildatum.year + 1, 1, 1)) <= kamer.peildatum
    ]
    if vastgesteld:
        woz = max(vastgesteld, key=lambda w: w.waardepeildatum)
        return breuk(woz.waarde) * 100 / (woz.voortgang_bouw or 100), woz.waardepeildatum.year
    if kamer.woning.taxatiewaarde is not None:
        return TAXATIE * breuk(kamer.woning.taxatiewaarde), max(KOLOM_VANAF)
    return None


def kolom(jaar: int, kamer: Kamer) -> int:
    """De gepubliceerde kolom voor een waardepeildatum; daarbuiten de dichtstbijzijnde."""
    bekend = [j for j, vanaf in KOLOM_VANAF.items() if vanaf <= kamer.peildatum]
    oudste = min(bekend) if kamer.keuzes.is_standaard("woz_ouder") else max(bekend) - 1
    return min(max(jaar, oudste, min(bekend)), max(bekend))


def rubriek_11(kamer: Kamer) -> Fraction:
    """10, 12 of 14 punten: de WOZ-waarde per m² gebruiksoppervlakte tegen het gemiddelde van het COROP-gebied."""
    gevonden = _waarde(kamer)
    if gevonden is None:
        return LAAG
    gemeente, m2 = kamer.document.adres.gemeente, kamer.woning.gebruiksoppervlakte
    if gemeente is None or m2 is None:
        raise Onbepaald
    waarde, jaar = gevonden
    gemiddelde = GEMIDDELDE[gemeente][kolom(jaar, kamer)]
    verschil = waarde / heel(breuk(m2)) / gemiddelde - 1
    if verschil > TIEN_PROCENT:
        return HOOG
    return LAAG if verschil < -TIEN_PROCENT else GEMIDDELD


def rubriek_12(kamer: Kamer, een_tot_en_met_elf: Fraction) -> Fraction:
    """35% voor een zorgwoning, de aanbelfunctie, en de laadpalen buiten gemeenschappelijke parkeerplekken."""
    woning = kamer.woning
    punten = ZORG * een_tot_en_met_elf if is_zorgwoning(woning) else Fraction(0)
    punten += AANBELFUNCTIE if woning.aanbelfunctie_met_video else 0
    ook_kamers = not kamer.keuzes.is_standaard("laadpaal_kamers")
    for paal in woning.laadpalen:
        kamers = op_adres(woning) if ook_kamers and paal.gedeeld_met_adressen > 1 else 1  # op het eigen adres: privé
        punten += LAADPAAL * paal.aantal / paal.gedeeld_met_adressen / kamers
    for groep in groepeer([p for p in kamer.alle if losse_laadpalen(p)], woning):
        palen = sum(losse_laadpalen(p) for p in groep.plekken)
        punten += LAADPAAL * palen / (groep.deler if ook_kamers else groep.adressen)
    return punten


def rubriek_13(kamer: Kamer) -> Fraction:
    """Vier punten af voor elk van de vier gebreken; wat niet is opgegeven, is er niet."""
    aftrek = kamer.woning.aftrek
    m2 = rubriek_1(kamer)
    if not kamer.keuzes.is_standaard("aftrek_8_m2"):
        m2 = sum((oppervlakte / deler for oppervlakte, deler in vertrekken(kamer.eigen, kamer.keuzes)), Fraction(0))
    gebreken = [m2 < KLEINSTE]
    gebreken.append(aftrek.via_vertrek_verhuurder is True)
    gebreken.append(aftrek.ruitoppervlakte is not None and breuk(aftrek.ruitoppervlakte) < KLEINSTE_RUIT)
    gebreken.append(aftrek.hoogte_raamkozijn is not None and breuk(aftrek.hoogte_raamkozijn) > HOOGSTE_KOZIJN)
    return AFTREK * sum(gebreken)


def tien_punten(kamer: Kamer) -> int:
    """De 10 punten van art. 8a lid 2, of nul."""
    return RIJKSMONUMENT_PUNTEN if oud_rijksmonument(kamer.document) else 0


def opslagen(kamer: Kamer) -> tuple[int, ...]:
    """Percentages van art. 8a lid 1, 3 en 5; lid 4 gaat over middeldure huurwoonruimte en raakt een kamer niet."""
    w = kamer.woning
    ander = bool(w.provinciaal_monument or w.gemeentelijk_monument)
    procenten = [35] if w.rijksmonument and not oud_rijksmonument(kamer.document) else []
    if ander and (not procenten or kamer.keuzes.is_standaard("rijks_en_gemeentelijk_monument")):
        procenten.append(15)
    if w.rijksbeschermd_gezicht and not w.rijksmonument and not ander:
        if w.bouwjaar is None:
            raise Onbepaald
        procenten += [5] if w.bouwjaar < GEBOUWD_VOOR else []
    return tuple(sorted(procenten))
