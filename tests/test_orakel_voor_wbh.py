"""De motor aan het orakel van vóór de Wet betaalbare huur."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from orakel_voor_wbh import KEUZES, RUBRIEKEN
from orakel_voor_wbh.grensgevallen import GRENSGEVALLEN, PEILDATA, TUIN, ZORG, een_label, een_ruimte, een_woz, een_zaak
from orakel_voor_wbh.richten import Zaak, een_half, richt_som, richt_woz
from strategieen_basis import stellen_van
from strategieen_voor_wbh import ALLES, keuzes, zaken

if TYPE_CHECKING:
    from huurstelsel.uitkomst import Uitkomst


VEEL = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def _motor(zaak: Zaak) -> Uitkomst:
    """De uitkomst van de motor, langs de voordeur."""
    return waardeer(zaak.document, Regeling.op(zaak.peildatum).met(keuzes=zaak.keuzes))


def _rubrieken(uitkomst: Uitkomst) -> dict[int, Fraction]:
    return dict.fromkeys(RUBRIEKEN, Fraction(0)) | {r.rubriek: r.punten for r in uitkomst.rubrieken}


def _vergelijk(zaak: Zaak) -> None:
    """Punten per rubriek, totaal, huurprijs, opslag en segment zijn exact gelijk, en niets is onbekend."""
    uitkomst, verwacht = _motor(zaak), zaak.verwacht()
    assert _rubrieken(uitkomst) == verwacht.rubrieken
    assert uitkomst.punten_onafgerond == verwacht.totaal
    assert uitkomst.punten == uitkomst.punten_minimaal == uitkomst.punten_maximaal == verwacht.punten
    assert uitkomst.huurprijs.maximaal == verwacht.maximaal
    assert [o.procent for o in uitkomst.huurprijs.opslagen] == [verwacht.opslag] * bool(verwacht.opslag)
    assert uitkomst.huurprijs.maximaal_met_opslag == verwacht.maximaal_met_opslag
    assert uitkomst.segment == verwacht.segment
    assert uitkomst.onbekend == ()


@VEEL
@given(zaken())
def test_motor_is_orakel(zaak: Zaak) -> None:
    _vergelijk(zaak)


@VEEL
@given(stellen_van(gedeeld_met_adressen=4), keuzes)
def test_motor_is_orakel_met_stellen(ruimten: list[dict[str, Any]], gekozen: dict[str, str]) -> None:
    _vergelijk(replace(een_zaak(*ruimten), keuzes=gekozen))


@pytest.mark.parametrize("naam", GRENSGEVALLEN)
def test_grensgevallen(naam: str) -> None:
    """Gevallen waar de lezing van één woord beslist; in elke lezing van elke keuze die ruimten raakt."""
    zaak = een_zaak(*GRENSGEVALLEN[naam], woz_waarden=een_woz(250_000))
    _vergelijk(zaak)
    for keuze, waarden in KEUZES.items():
        for waarde in waarden[1:]:
            _vergelijk(replace(zaak, keuzes={keuze: waarde}))


@pytest.mark.parametrize("peildatum", PEILDATA)
@pytest.mark.parametrize("naast", [-1, 0, 1])
def test_totaal_rond_een_half_punt(peildatum: date, naast: int) -> None:
    """Een totaal van precies n + 1/2, en van één cent woonvoorziening ernaast."""
    for doel in ("60.5", "141.5", "250.5"):
        zaak = een_zaak(een_ruimte("woonkamer", 20), TUIN, peildatum=peildatum)
        richt_som(zaak, Fraction(doel), naast, *ALLES)
        assert zaak.verwacht().totaal == Fraction(doel) + Fraction(naast, 22_689)
        _vergelijk(zaak)


@pytest.mark.parametrize("naast", [-1, 0, 1])
def test_woz_rond_een_half_punt(naast: int) -> None:
    """Zonder m² is elke € 7.073 een half punt; met m² komt een waarde in hele centen zelden precies uit."""
    for m2 in (0, 1, 30, 111):
        zaak = een_zaak(een_ruimte("woonkamer", m2), bouwjaar=2018, gemeente="Utrecht")
        richt_woz(zaak, een_half(zaak) or Fraction("40.5"), naast)
        _vergelijk(zaak)


@pytest.mark.parametrize("m2", ["24,99", "25", "39,99", "40", None])
def test_oppervlakte_op_het_label(m2: str | None) -> None:
    for label in ("A++++", "A+++", "A++", "C", "E", "G"):
        zaak = een_zaak(energieprestaties=[een_label(label, m2)], gebruiksoppervlakte=30)
        if m2 is not None or label == "G":
            _vergelijk(zaak)
    if m2 is None:
        onbekend = een_zaak(energieprestaties=[een_label("C", None)])
        assert _motor(onbekend).bereik[4] == (Fraction(15), Fraction(32))


@pytest.mark.parametrize("opname", [date(2014, 12, 31), date(2020, 12, 31), date(2021, 1, 1)])
@pytest.mark.parametrize("label_boven_a2", KEUZES["label_boven_a2"])
def test_labels_boven_a2(opname: date, label_boven_a2: str) -> None:
    """Geen tabel van het Bhw kent A+++ of A++++, ook niet die van 2014 en 2020."""
    for label, punten in (("A+++", 44), ("A++++", 48)):
        prestaties = [een_label(label, 70, opname, vereenvoudigd=False)]
        zaak = een_zaak(energieprestaties=prestaties, keuzes={"label_boven_a2": label_boven_a2})
        assert zaak.verwacht().rubrieken[4] == (punten if label_boven_a2 == "praktijk" else 40)
        _vergelijk(zaak)


@pytest.mark.parametrize("jaar", range(2014, 2025))
def test_renovatie_rond_haar_jaren(jaar: int) -> None:
    """Met en zonder 9.2, in elk jaar dat kan tellen."""
    for eisen in (None, True):
        for doel in (100, 110):
            renovatie = {"jaar": jaar, "investering": "34567,89", "voldoet_aan_nieuwbouweisen": eisen}
            zaak = een_zaak(renovaties=[renovatie], zorgwoning=ZORG, bouwjaar=1990)
            richt_som(zaak, Fraction(doel), 0, 1, 2, 3, 4, 5, 6, 7, 8, 12)
            _vergelijk(zaak)


def test_gemeenten_van_bijlage_iii() -> None:
    for gemeente in ("Woudenberg", "Amsterdam", "Beemster", "Vijfheerenlanden", "Wormerland", "Zaanstad", "Almere"):
        _vergelijk(een_zaak(een_ruimte("woonkamer", 30), bouwjaar=2020, gemeente=gemeente))


def test_de_dag_waarop_de_wet_wijzigt() -> None:
    """Op 30 juni 2024 geldt nog de oude wet, op 1 juli de nieuwe."""
    document = een_zaak(een_ruimte("woonkamer", "20,4"), een_ruimte("berging", 3), TUIN).document
    oud = waardeer(document, Regeling.op(date(2024, 6, 30)))
    nieuw = waardeer(document, Regeling.op(date(2024, 7, 1)))
    assert _rubrieken(oud)[8] == 2
    assert {r.rubriek: r.punten for r in nieuw.rubrieken}[8] == Fraction("5.5")


def test_strategie_raakt_elke_rubriek() -> None:
    """De strategie is alleen een toets als zij elke rubriek, beide segmenten, de opslag en de maximering raakt."""
    geraakt: Counter[object] = Counter()

    @settings(VEEL, max_examples=140, derandomize=True, database=None)
    @given(zaken())
    def tel(zaak: Zaak) -> None:
        verwacht = zaak.verwacht()
        geraakt.update([verwacht.segment, verwacht.opslag, *(nummer for nummer, p in verwacht.rubrieken.items() if p)])
        geraakt["cap"] += verwacht.woz_voor_cap != verwacht.rubrieken[9]

    tel()
    gemist = [wat for wat in (*RUBRIEKEN, "gereguleerd", "vrij", 15, "cap") if geraakt[wat] < 3]
    assert gemist == []


ONBEKEND_TE_MAKEN = ("bouwjaar", "woningtype")


@settings(VEEL, max_examples=40)
@given(zaak=zaken(), data=st.data())
def test_een_bereik_bevat_de_waarheid(zaak: Zaak, data: st.DataObject) -> None:
    """Wie een bekend feit weglaat, krijgt een bereik waar de oude uitkomst in ligt, per rubriek, in totaal en in huur."""
    zeker = _motor(zaak)
    woning = zaak.document["woning"]
    for naam in data.draw(st.sets(st.sampled_from(ONBEKEND_TE_MAKEN))):
        woning.pop(naam, None)
    for ruimte in woning["ruimten"]:
        if data.draw(st.integers(0, 3)) == 0:
            ruimte.pop("verwarmd", None)
        if ruimte["soort"] not in {"parkeerplek", "kast"} and data.draw(st.integers(0, 5)) == 0:
            for veld in ("oppervlakte", "lengte", "breedte"):
                ruimte.pop(veld, None)
    uitkomst = _motor(zaak)
    assert zeker.punten is not None
    assert uitkomst.punten_minimaal <= zeker.punten
    assert uitkomst.punten_maximaal is None or zeker.punten <= uitkomst.punten_maximaal
    assert uitkomst.huurprijs.maximaal <= zeker.huurprijs.maximaal
    hoogst = uitkomst.huurprijs_hoogst
    assert hoogst is None or zeker.huurprijs.maximaal <= hoogst.maximaal
    assert uitkomst.segment in {None, zeker.segment}
    for rubriek in zeker.rubrieken:
        laag, hoog = uitkomst.bereik[rubriek.rubriek]
        assert laag is None or laag <= rubriek.punten, rubriek.naam
        assert hoog is None or rubriek.punten <= hoog, rubriek.naam


def test_onbekende_oppervlakte_onder_de_maximering() -> None:
    """Zonder oppervlakte is er geen grens aan de WOZ-waarde per m², en dus kan de maximering bij elke rest gelden."""
    zaak = een_zaak(
        een_ruimte("woonkamer", 1, verwarmd=False),
        woningtype="meergezinswoning",
        bouwjaar=1976,
        woz_waarden=een_woz(558_767),
        woonvoorzieningen_gehandicapten=[{"kosten": "9302,49", "subsidie": "1"}],
    )
    bekend = _motor(zaak)
    zaak.document["woning"]["ruimten"][0].pop("oppervlakte")
    onbekend = _motor(zaak)
    assert bekend.punten == 55
    assert onbekend.punten_minimaal <= 55
    assert onbekend.bereik[9][0] is not None
    assert onbekend.bereik[9][0] <= 18
