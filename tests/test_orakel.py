"""Het orakel aan de rekenvoorbeelden van de wet en het beleidsboek, en de motor aan het orakel."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from orakel import KEUZES, Onbepaald, orakel
from orakel.basis import Keuzes, kwart
from orakel.grensgevallen import GRENSGEVALLEN, PEILDATUM, een_ruimte, een_zaak
from orakel.richten import Zaak, richt_rest, richt_woz
from orakel.ruimten import BADRUIMTEN, BINNEN
from orakel.slot import gemaximeerd
from strategieen import KEUKEN, SANITAIR, keuzes, zaken
from strategieen_basis import stellen_van

if TYPE_CHECKING:
    from collections.abc import Callable

    from huurstelsel.uitkomst import Uitkomst

VEEL = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WEINIG = settings(VEEL, max_examples=100)


def _punten(rubriek: int, *ruimten: dict[str, Any], **woning: Any) -> Fraction:
    return een_zaak(*ruimten, **woning).verwacht().rubrieken[rubriek]


def test_voorbeeld_rubriek_1() -> None:
    kamer = een_ruimte("woonkamer", None, lengte="3,76", breedte="4,12")
    keuken = een_ruimte("keuken", None, lengte="2,95", breedte="3,81")
    assert _punten(1, kamer, keuken) == 27


def test_voorbeeld_rubriek_2() -> None:
    garage = een_ruimte("garage", None, lengte="3,16", breedte="6,12")
    bijkeuken = een_ruimte("bijkeuken", None, lengte="2,11", breedte="2,87")
    assert _punten(2, garage, bijkeuken) == Fraction("18.75")


def test_voorbeeld_beleidsboek_keuken() -> None:
    aanrecht = {"soort": "aanrecht", "lengte": "1,6"}
    apparaten = ("inbouw_kookplaat_inductie", "afzuiginstallatie", "inbouw_oven_elektrisch", "inbouw_koelkast")
    assert _punten(5, een_ruimte("keuken", 10, aanrecht, *apparaten)) == 8


def test_voorbeeld_beleidsboek_sanitair() -> None:
    """Bad/douche 7, douche in de slaapkamer 4, extra 5,75; de wastafel die 6.2 eist geeft 1."""
    extra = [{"soort": "handdoekenradiator", "aantal": 2}, {"soort": "stopcontact", "aantal": 2}]
    extra += [{"soort": "eenhandsmengkraan", "aantal": 2}]
    namen = ("bad", "douche", "wastafel", "bubbelfunctie", "afscheiding_douche", "thermostatische_mengkraan")
    ruimten = een_ruimte("badkamer", 6, *namen, *extra), een_ruimte("slaapkamer", 9, "douche")
    assert _punten(6, *ruimten) == 7 + 4 + 1 + Fraction("5.75")


@pytest.mark.parametrize(("netto", "punten"), [(332, "1"), (500, "1.5"), ("41.5", "0.25"), ("41.49", "0")])
def test_rubriek_7(netto: object, punten: str) -> None:
    ingreep = {"kosten": Decimal(str(netto)) + 1, "subsidie": 1}
    assert _punten(7, woonvoorzieningen_gehandicapten=[ingreep]) == Fraction(punten)


def test_voorbeelden_rubriek_8() -> None:
    assert _punten(8, een_ruimte("tuin", 10)) == Fraction("5.5")
    assert _punten(8, een_ruimte("dakterras", 30, gedeeld_met_adressen=3)) == Fraction("7.5")
    assert _punten(8, een_ruimte("frans_balkon", 1)) == -5
    assert _punten(8, een_ruimte("tuin", 60)) == 15


def test_voorbeeld_rubriek_9() -> None:
    """20 + 1,5 + 2 + 10 + 4,75 = 38,25 door vier adressen: 9,5625, afgerond 9,50; een aanrecht van 2 m in een keuken."""
    apparaten = ("inbouw_koelkast", "inbouw_magnetron", "inbouw_kookplaat_keramisch")
    keuken = een_ruimte("keuken", 20, {"soort": "aanrecht", "lengte": 2}, *apparaten, verwarmd=True)
    toilet = een_ruimte("toiletruimte", 2, "hangend_toilet", "wastafel")
    assert _punten(9, *({**r, "gedeeld_met_adressen": 4} for r in (keuken, toilet))) == Fraction("9.5")


def test_voorbeeld_rubriek_10() -> None:
    met_paal = een_ruimte("parkeerplek", None, "laadpaal", type="II", aantal=5, gedeeld_met_adressen=10)
    zonder = een_ruimte("parkeerplek", None, type="III", aantal=2, gedeeld_met_adressen=10)
    assert _punten(10, met_paal, zonder) == Fraction("4.75")
    assert _punten(12, met_paal, zonder) == 0


@pytest.mark.parametrize(
    ("jaar", "waarde", "m2", "peildatum", "punten"),
    [
        (2024, 398_000, 70, PEILDATUM, "49.5"),  # toelichting 11, rekenvoorbeeld 1
        (2025, 440_188, 70, PEILDATUM, "49.5"),  # rekenvoorbeeld 2
        (2025, 300_000, 60, PEILDATUM, "36.25"),  # beleidsboek 2026-01, 2.11.2
        (2023, 300_000, 60, date(2024, 7, 1), "42.5"),  # beleidsboek 2025-01, 11.1
    ],
)
def test_voorbeelden_rubriek_11(jaar: int, waarde: int, m2: int, peildatum: date, punten: str) -> None:
    woz = [{"waarde": waarde, "waardepeildatum": date(jaar, 1, 1)}]
    assert _punten(11, een_ruimte("woonkamer", m2), woz_waarden=woz, peildatum=peildatum) == Fraction(punten)


def test_voorbeeld_kleine_nieuwbouw() -> None:
    """Beleidsboek 2025-01, 11.2: 20,63 + 88,37 = 109."""
    woz = [{"waarde": 300_000, "waardepeildatum": date(2023, 1, 1)}]
    woning = {"woz_waarden": woz, "bouwjaar": 2020, "peildatum": date(2024, 7, 1)}
    assert _punten(11, een_ruimte("woonkamer", 35), gemeente="Amsterdam", **woning) == 109
    assert _punten(11, een_ruimte("woonkamer", 35), gemeente="Rotterdam", **woning) == 58
    assert _punten(11, een_ruimte("woonkamer", 40), gemeente="Amsterdam", **woning) == Fraction("53.5")


@pytest.mark.parametrize(
    ("rest", "woz", "na_cap", "waardering"),
    [(134, 134, 66, 200), (80, 80, 80, 160), (109, 109, 53, 186)],
)
def test_voorbeelden_cap(rest: int, woz: int, na_cap: int, waardering: int) -> None:
    """Toelichting 11, rekenvoorbeelden 3, 4 en 5."""
    assert gemaximeerd(Fraction(rest), Fraction(woz), Fraction(rest + woz), Keuzes()) == na_cap
    verwacht = _samen(str(rest), str(woz)).verwacht()
    assert verwacht.rubrieken[11] == na_cap
    assert verwacht.punten == waardering


@pytest.mark.parametrize(
    ("label", "m2", "peildatum", "punten"),
    [
        ("A", "24.9", date(2024, 12, 31), 45),
        ("A", "25", date(2024, 12, 31), 37),
        ("A++++", "40", date(2024, 12, 31), 62),
        ("A++++", "40.1", date(2024, 12, 31), 58),
        ("A++++", "24.9", date(2025, 1, 1), 58),
        ("E", "24.9", date(2024, 12, 31), -4),
    ],
)
def test_overgangstabel_energielabel(label: str, m2: str, peildatum: date, punten: int) -> None:
    """4.4 (oud), beleidsboek 2025-01, 4.2."""
    vast = {"soort": "energielabel", "opnamedatum": date(2022, 5, 1)}
    prestaties = [{**vast, "label": label, "gebruiksoppervlakte": m2}]
    assert _punten(4, energieprestaties=prestaties, peildatum=peildatum) == punten


def _samen(rest: str, woz: str, **woning: Any) -> Zaak:
    """Een woning met zoveel punten buiten rubriek 11, en zoveel in rubriek 11 vóór de maximering."""
    zaak = een_zaak(**woning)
    richt_rest(zaak, Fraction(rest))
    richt_woz(zaak, Fraction(woz), 0)
    return zaak


def _lezingen(zaak: Zaak, naam: str) -> list[int]:
    return [replace(zaak, keuzes={naam: waarde}).verwacht().punten for waarde in KEUZES[naam]]


ZORG = {
    "in_woongebouw": True,
    "drempelloos_toegankelijk": True,
    "alarmering_in_huurovereenkomst": True,
    "gemeenschappelijke_ruimte_in_huurovereenkomst": True,
}


def test_lezingen_van_de_maximering() -> None:
    """De effecten die docs/interpretaties.md noemt."""
    zorg = _samen("125", "90")
    zorg.document["woning"]["zorgwoning"] = ZORG
    assert _lezingen(zorg, "zorg_in_wozcap") == [290, 251]
    oud = _samen("121", "90")
    oud.document["woning"]["rijksmonument"] = True
    oud.document["contract"]["ondertekend"] = date(2024, 6, 30)
    assert _lezingen(oud, "rijksmonument_50_punten") == [236, 255]
    assert _lezingen(_samen("130", "100", bouwjaar=2016), "wozcap_bij_minimum_40") == [194, 230]
    assert _lezingen(_samen("125.5", "80"), "grens_187") == [187, 186]
    assert _lezingen(_samen("109.75", "25", bouwjaar=2016), "grens_110") == [135, 150]


def test_onbepaald() -> None:
    peil = date(2026, 1, 1)
    for weg in ("bouwjaar", "woningtype"):
        zaak = een_zaak()
        del zaak.document["woning"][weg]
        with pytest.raises(Onbepaald):
            orakel(zaak.gelezen(), peil)
    for ruimte in ({"soort": "hal"}, {"soort": "woonkamer", "oppervlakte": 20}, {"soort": "keuken", "verwarmd": True}):
        with pytest.raises(Onbepaald):
            orakel(een_zaak(ruimte).gelezen(), peil)
    zaak = een_zaak(een_ruimte("keuken", 9, "aanrecht"))
    with pytest.raises(Onbepaald):
        orakel(zaak.gelezen(), peil)
    zaak = een_zaak(rijksmonument=True)
    del zaak.document["contract"]["ondertekend"]
    with pytest.raises(Onbepaald):
        orakel(zaak.gelezen(), peil)


def _motor(zaak: Zaak) -> Uitkomst:
    """De uitkomst van de motor, langs de voordeur."""
    return waardeer(zaak.document, Regeling.op(zaak.peildatum).met(keuzes=zaak.keuzes))


def _rubrieken(uitkomst: Uitkomst) -> dict[int, Fraction]:
    return {nummer: Fraction(0) for nummer in range(1, 13)} | {r.rubriek: r.punten for r in uitkomst.rubrieken}


def _vergelijk(zaak: Zaak) -> None:
    """Punten per rubriek, totaal, segment en opslagen zijn exact gelijk, en niets is onbekend."""
    uitkomst, verwacht = _motor(zaak), zaak.verwacht()
    assert _rubrieken(uitkomst) == verwacht.rubrieken
    assert uitkomst.punten_onafgerond == verwacht.totaal
    assert uitkomst.punten == uitkomst.punten_minimaal == uitkomst.punten_maximaal == verwacht.punten
    assert uitkomst.segment == verwacht.segment
    assert tuple(sorted(o.procent for o in uitkomst.huurprijs.opslagen)) == verwacht.opslagen
    assert uitkomst.onbekend == ()


@VEEL
@given(zaken())
def test_motor_is_orakel(zaak: Zaak) -> None:
    _vergelijk(zaak)


@WEINIG
@given(stellen_van(gedeeld_met_adressen=4), keuzes)
def test_motor_is_orakel_met_stellen(ruimten: list[dict[str, Any]], gekozen: dict[str, str]) -> None:
    _vergelijk(replace(een_zaak(*ruimten), keuzes=gekozen))


@pytest.mark.parametrize("naam", GRENSGEVALLEN)
def test_grensgevallen(naam: str) -> None:
    """Gevallen waar de lezing van één woord beslist; in elke lezing van elke keuze."""
    zaak = een_zaak(*GRENSGEVALLEN[naam], woz_waarden=[{"waarde": 250_000, "waardepeildatum": date(2025, 1, 1)}])
    _vergelijk(zaak)
    for keuze, waarden in KEUZES.items():
        for waarde in waarden[1:]:
            _vergelijk(replace(zaak, keuzes={keuze: waarde}))


@pytest.mark.parametrize("m2_woning", [None, 20, 70])
def test_overgangstabel_vraagt_de_oppervlakte_op_het_label(m2_woning: int | None) -> None:
    """4.4 (oud) gaat uit van de gebruiksoppervlakte die bij de verstrekking van het label is bepaald."""
    vast = {"soort": "energielabel", "opnamedatum": date(2022, 5, 1)}
    woning: dict[str, Any] = {"peildatum": date(2024, 12, 31), "gebruiksoppervlakte": m2_woning}
    onbekend = een_zaak(**woning, energieprestaties=[{**vast, "label": "A"}])
    with pytest.raises(Onbepaald):
        onbekend.verwacht()
    assert _motor(onbekend).bereik[4] == (Fraction(37), Fraction(45))
    _vergelijk(een_zaak(**woning, energieprestaties=[{**vast, "label": "G"}]))


@pytest.mark.parametrize("huurprijs", ["879,58", "879,59", "879,66", "879,67", "1157,95", "1157,96"])
def test_middeldure_aanvangshuur(huurprijs: str) -> None:
    """Huisvestingswet 2014 art. 1: boven de lage grens (€ 879,66 per 2024-07-01) en niet boven het bedrag bij 186 punten."""
    zaak = een_zaak(eerste_ingebruikname=date(2024, 7, 2), start_bouw=date(2022, 1, 1), peildatum=date(2024, 7, 2))
    zaak.document["contract"]["huurprijs"] = huurprijs
    _vergelijk(replace(zaak, keuzes={"nieuwbouwopslag_segment": "punten_of_aanvangshuur"}))


@pytest.mark.parametrize(("huurprijs", "opslagen"), [("1184,82", (10,)), ("1184,83", ()), ("900,07", ())])
def test_aanvangshuur_telt_naar_de_grenzen_bij_aanvang(huurprijs: str, opslagen: tuple[int, ...]) -> None:
    """De huur is bij aanvang van de huurovereenkomst overeengekomen; dan gelden ook de grenzen van die dag."""
    zaak = een_zaak(eerste_ingebruikname=date(2024, 7, 2), start_bouw=date(2022, 1, 1))
    zaak.document["contract"] |= {"huurprijs": huurprijs, "ingangsdatum": date(2025, 2, 1)}
    zaak = replace(zaak, keuzes={"nieuwbouwopslag_segment": "punten_of_aanvangshuur"})
    assert zaak.verwacht().opslagen == opslagen
    _vergelijk(zaak)


def test_rest_van_een_zorgwoning_staat_op_kwarten() -> None:
    """Bij `gemaximeerd` is 33/67 van 69 nog geen 34; met de 2/23 punt die op nul afrondt zou het meer zijn."""
    zaak = een_zaak(laadpalen=[{"gedeeld_met_adressen": 23}])
    richt_rest(zaak, Fraction(69))
    richt_woz(zaak, Fraction(400), 0)
    zaak.document["woning"]["zorgwoning"] = ZORG
    zaak = replace(zaak, keuzes={"zorg_in_wozcap": "gemaximeerd"})
    assert zaak.verwacht().rubrieken[11] == 33
    assert zaak.verwacht().rubrieken[12] == Fraction("35.75")  # 35% van 102 en 2/23
    _vergelijk(zaak)


@WEINIG
@given(zaken())
def test_posten_tellen_op(zaak: Zaak) -> None:
    """Elke rubriek is de som van haar posten, elk bereik één punt, en alles samen het puntental."""
    uitkomst = _motor(zaak)
    for rubriek in uitkomst.rubrieken:
        assert sum((post.punten for post in rubriek.posten), Fraction(0)) == rubriek.punten == kwart(rubriek.punten)
        assert uitkomst.bereik[rubriek.rubriek] == (rubriek.punten, rubriek.punten)
    slot = sum((post.punten for post in uitkomst.slotposten), Fraction(0))
    assert sum((r.punten for r in uitkomst.rubrieken), slot) == uitkomst.punten


def _orakelpunten(zaak: Zaak) -> dict[int, Fraction]:
    return zaak.verwacht().rubrieken


def _motorpunten(zaak: Zaak) -> dict[int, Fraction]:
    return _rubrieken(_motor(zaak))


beide = pytest.mark.parametrize("punten", [_orakelpunten, _motorpunten])


@beide
@WEINIG
@given(data=st.data(), zaak=zaken())
def test_volgorde_doet_er_niet_toe(
    punten: Callable[[Zaak], dict[int, Fraction]], data: st.DataObject, zaak: Zaak
) -> None:
    """Ruimten, voorzieningen en labels in een andere volgorde geven dezelfde punten."""
    anders = deepcopy(zaak.document)
    woning = anders["woning"]
    for nummer, ruimte in enumerate(woning.get("ruimten", []), start=1):
        ruimte.setdefault("id", f"ruimte-{nummer}")
    for lijst in ("ruimten", "energieprestaties", "woz_waarden", "laadpalen", "woonvoorzieningen_gehandicapten"):
        woning[lijst] = data.draw(st.permutations(woning.get(lijst, [])))
    for ruimte in woning["ruimten"]:
        ruimte["voorzieningen"] = data.draw(st.permutations(ruimte.get("voorzieningen", [])))
    assert punten(replace(zaak, document=anders)) == punten(zaak)


def _rubriek_van(soort: str, ruimte: str) -> int:
    """Rubriek waarin een voorziening in deze ruimte telt."""
    if soort in KEUKEN and not (soort in SANITAIR and ruimte in BADRUIMTEN):
        return 5
    return 6


@beide
@WEINIG
@given(data=st.data(), zaak=zaken(st.just({})))
def test_een_voorziening_erbij_verlaagt_haar_rubriek_niet(
    punten: Callable[[Zaak], dict[int, Fraction]], data: st.DataObject, zaak: Zaak
) -> None:
    ruimten = zaak.document["woning"].get("ruimten", [])
    binnen = [r for r in ruimten if r["soort"] in BINNEN and r["gedeeld_met_adressen"] == 1] or [None]
    soort = data.draw(st.sampled_from((*KEUKEN, *SANITAIR)))
    gekozen = data.draw(st.sampled_from(binnen))
    if gekozen is None:
        return
    vooraf = punten(zaak)
    erbij = {"soort": "aanrecht", "lengte": "1,2"} if soort == "aanrecht" else soort
    gekozen["voorzieningen"] = [*gekozen.get("voorzieningen", []), erbij]
    rubriek = _rubriek_van(soort, gekozen["soort"])
    assert punten(zaak)[rubriek] >= vooraf[rubriek]


def test_strategie_raakt_elke_rubriek() -> None:
    """De strategie is alleen een toets als zij elke rubriek, elk segment en de maximering raakt."""
    geraakt: Counter[object] = Counter()

    @settings(VEEL, max_examples=400, derandomize=True, database=None)
    @given(zaken())
    def tel(zaak: Zaak) -> None:
        verwacht = zaak.verwacht()
        geraakt.update([verwacht.segment, *(nummer for nummer, p in verwacht.rubrieken.items() if p)])
        geraakt["cap"] += verwacht.woz_voor_cap != verwacht.rubrieken[11]

    tel()
    assert all(geraakt[wat] >= 3 for wat in (*range(1, 13), "laag", "midden", "hoog", "cap"))
