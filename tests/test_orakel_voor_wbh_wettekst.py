"""Het orakel van vóór de Wet betaalbare huur aan de wettekst: elke rubriek met de hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from orakel_voor_wbh import Keuzes, Onbepaald
from orakel_voor_wbh.grensgevallen import TUIN, ZORG, aanrecht, een_label, een_ruimte, een_woz, een_zaak
from orakel_voor_wbh.richten import richt_som, richt_woz
from orakel_voor_wbh.slot import gemaximeerd, maximale_huurprijs
from strategieen_voor_wbh import ALLES, ANDERS_DAN_WOZ

LABEL_1_1_2016 = date(2016, 1, 1)


def _punten(rubriek: int, *ruimten: dict[str, Any], **rest: Any) -> Fraction:
    return een_zaak(*ruimten, **rest).verwacht().rubrieken[rubriek]


def test_rubriek_1_en_2() -> None:
    """Som van de vertrekken 27,4907 m²; van de garage en bijkeuken 25,3949 m²; elk op hele m² na saldering."""
    kamers = een_ruimte("woonkamer", None, lengte="3,76", breedte="4,12"), een_ruimte("keuken", "11,9995")
    assert _punten(1, *kamers) == 27
    assert _punten(2, een_ruimte("garage", "19,3392"), een_ruimte("bijkeuken", "6,0557")) == Fraction("18.75")
    assert _punten(1, een_ruimte("slaapkamer", "0,49"), een_ruimte("keuken", "3,01")) == 4
    assert _punten(2, een_ruimte("berging", "1,99"), een_ruimte("schuur", "2,49")) == Fraction("1.5")


def test_rubriek_1_toilet_in_de_badkamer() -> None:
    """Een vierkante meter minder, ook voor de m² van rubriek 9; het toilet telt volledig."""
    badkamer = een_ruimte("badkamer", 5, "toilet", "wastafel")
    assert _punten(1, badkamer) == 4
    assert _punten(6, badkamer) == 4
    met = een_zaak(een_ruimte("woonkamer", 36), badkamer, woz_waarden=een_woz(300_000)).verwacht()
    assert met.rubrieken[9] == 55  # 300.000 / 14.146 = 21,21 en 300.000 / 40 / 222 = 33,78


def test_rubriek_2_zolder_zonder_vaste_trap() -> None:
    los = {"vaste_trap": False}
    assert _punten(2, een_ruimte("zolder", 12, eisen=los)) == 4
    assert _punten(2, een_ruimte("zolder", 6, eisen=los)) == 0
    assert _punten(2, een_ruimte("zoldervertrek", 12, eisen=los), een_ruimte("berging", 4)) == 7
    assert _punten(1, een_ruimte("zoldervertrek", 12)) == 12
    twee = een_ruimte("zolder", 12, eisen=los), een_ruimte("vliering", 4, eisen=los)
    assert _punten(2, *twee) == 7
    assert _punten(2, *twee, keuzes={"zolder_aftrek": "per_zolder"}) == 4


def test_rubriek_3() -> None:
    """Twee vertrekken, een open keuken, en van zes andere verwarmde ruimten vier."""
    ruimten = [een_ruimte("woonkamer", 20, aanrecht(2), verwarmd=True), een_ruimte("slaapkamer", 9, verwarmd=True)]
    ruimten += [een_ruimte("berging", 2, verwarmd=True)] * 3 + [een_ruimte("hal", 2, verwarmd=True)] * 3
    assert _punten(3, *ruimten) == 10
    assert _punten(3, *ruimten, warmtelevering_in_servicekosten=True) == Fraction("8.5")
    assert _punten(3, *ruimten, keuzes={"verwarmde_verkeersruimte_voor_wbh": "telt_niet"}) == 9


@pytest.mark.parametrize(
    ("label", "m2", "eengezins", "meergezins"),
    [
        ("A++", "24,99", 52, 48),
        ("A++", "25", 48, 44),
        ("A++", "39,99", 48, 44),
        ("A++", "40", 44, 40),
        ("A+++", "40", 48, 44),
        ("A++++", "24,99", 60, 56),
        ("A", "10", 44, 40),
        ("C", "39", 32, 28),
        ("D", "24", 32, 28),
        ("D", "25", 22, 15),
        ("E", "24", 22, 15),
        ("E", "39", 14, 11),
        ("E", "40", 8, 5),
        ("F", "1", 4, 1),
        ("G", "1", 0, 0),
    ],
)
def test_rubriek_4_labels(label: str, m2: str, eengezins: int, meergezins: int) -> None:
    prestaties = [een_label(label, m2)]
    assert _punten(4, energieprestaties=prestaties, woningtype="eengezinswoning") == eengezins
    assert _punten(4, energieprestaties=prestaties) == meergezins


@pytest.mark.parametrize(
    ("bouwjaar", "eengezins", "meergezins"),
    [
        *[(2002, 36, 32), (2001, 32, 28), (1999, 22, 15), (1998, 22, 15), (1997, 22, 11), (1992, 22, 11)],
        *[(1991, 14, 11), (1984, 14, 11), (1983, 8, 5), (1979, 8, 5), (1978, 4, 1), (1977, 4, 1), (1976, 0, 0)],
    ],
)
def test_rubriek_4_bouwjaar(bouwjaar: int, eengezins: int, meergezins: int) -> None:
    assert _punten(4, bouwjaar=bouwjaar, woningtype="eengezinswoning") == eengezins
    assert _punten(4, bouwjaar=bouwjaar) == meergezins


def test_rubriek_4_oude_tabellen() -> None:
    """Een energie-index en een label van voor 2015 hebben de punten van 4.3, hoe klein de woning ook is."""
    vast = {"soort": "energie-index", "opnamedatum": LABEL_1_1_2016}
    for waarde, punten in (("0,6", 40), ("0,61", 36), ("1,2", 32), ("2,1", 11), ("2,4", 5), ("2,7", 1), ("2,71", 0)):
        assert _punten(4, energieprestaties=[{**vast, "waarde": waarde}]) == punten
    oud = een_label("C", 20, date(2014, 12, 31))
    assert _punten(4, energieprestaties=[oud]) == 15
    assert _punten(4, energieprestaties=[een_label("A", 20, LABEL_1_1_2016)]) == 0  # vereenvoudigd label
    assert _punten(4, energieprestaties=[oud], energieprestatievergoeding=True) == 28


def test_rubriek_5() -> None:
    """Twee aanrechten van een meter zijn er samen twee; de bijtelling verdubbelt hoogstens."""
    assert [_punten(5, een_ruimte("keuken", 6, aanrecht(m))) for m in ("0,99", 1, "1,99", 2)] == [0, 4, 4, 7]
    assert _punten(5, een_ruimte("keuken", 6, aanrecht(1), aanrecht(1))) == 7
    keuken = een_ruimte("keuken", 6, aanrecht(1), extra_kwaliteit_keuken="340,34")
    assert _punten(5, keuken) == 4 + Fraction(34034, 22689)
    assert _punten(5, keuken, keuzes={"kwaliteitsbijtelling": "hele_bedragen"}) == 5
    assert _punten(5, keuken | {"extra_kwaliteit_keuken": 908}) == 8


def test_rubriek_6() -> None:
    badkamer = een_ruimte("badkamer", 6, "bad", "douche", "toilet", "wastafel", extra_kwaliteit_sanitair=10_000)
    assert _punten(6, badkamer) == 7 + 7 + 3 + 1
    assert _punten(6, badkamer | {"eisen": {"warm_en_koud_water": False}}) == 3 + 1
    assert _punten(6, een_ruimte("slaapkamer", 9, "toilet", "wastafel", "meerpersoonswastafel")) == 2


def test_rubriek_7() -> None:
    ingreep = {"kosten": "1134,45", "subsidie": 500, "eigen_bijdrage": "67,33"}
    assert _punten(7, woonvoorzieningen_gehandicapten=[ingreep]) == Fraction("567.12") / Fraction("226.89")
    gedeeld = {"kosten": "453,78", "datum": date(1990, 1, 1), "gedeeld_met_adressen": 7}
    assert _punten(7, woonvoorzieningen_gehandicapten=[gedeeld]) == Fraction(2, 7)


@pytest.mark.parametrize(
    ("m2", "punten", "met_extra"),
    [
        *[("0", 2, 2), ("24,99", 2, 2), ("25", 4, 4), ("50", 6, 6), ("75", 8, 8), ("99,99", 8, 8), ("100", 10, 10)],
        *[("124,99", 10, 10), ("125", 10, 12), ("150", 10, 14), ("174,99", 10, 14), ("175", 10, 15), ("900", 10, 15)],
    ],
)
def test_rubriek_8(m2: str, punten: int, met_extra: int) -> None:
    tuin = een_ruimte("tuin", m2)
    assert _punten(8, tuin) == punten
    assert _punten(8, tuin, buitenruimte_extra_kwaliteit=True) == met_extra


def test_rubriek_8_carport_en_geen_buitenruimte() -> None:
    carport = een_ruimte("carport", 18)
    assert _punten(8, carport) == -3
    assert _punten(8, carport, keuzes={"carport_als_buitenruimte": "ja"}) == 2
    assert _punten(8, carport, een_ruimte("tuin", 200), buitenruimte_extra_kwaliteit=True) == 17
    assert _punten(8, carport | {"gedeeld_met_adressen": 3}, TUIN) == 2
    assert _punten(8, een_ruimte("tuin", 60, gedeeld_met_adressen=2)) == -5
    extra = {"buitenruimte_extra_kwaliteit": True, "keuzes": {"buitenruimte_boven_100": "naar_rato"}}
    assert _punten(8, een_ruimte("tuin", "110,5"), **extra) == 10 + Fraction("0.84")
    assert _punten(8, een_ruimte("tuin", "24,5"), keuzes={"buitenruimte_voor_wbh": "hele_m2"}) == 4


@pytest.mark.parametrize(
    ("waarde", "m2", "peildatum", "punten"),
    [
        (300_000, 60, date(2022, 7, 1), 51),  # 24,81 + 26,46
        (300_000, 60, date(2023, 6, 30), 51),
        (300_000, 60, date(2023, 7, 1), 44),  # 21,21 + 22,52 = 43,73
        (120_900, 0, date(2023, 1, 1), 10),
        (1, 0, date(2022, 7, 1), 5),  # minimum 61.198 / 12.090 = 5,06
        (1, 20, date(2023, 7, 1), 21),  # 5,06 + 71.602 / 20 / 222 = 21,19
    ],
)
def test_rubriek_9_1(waarde: int, m2: int, peildatum: date, punten: int) -> None:
    woz = een_woz(waarde, 2020)
    assert _punten(9, een_ruimte("woonkamer", m2), woz_waarden=woz, peildatum=peildatum) == punten


def test_rubriek_9_1_kleine_nieuwbouw() -> None:
    """300.000 / 35 / 94 = 91,19 naast 21,21; bij 222 is het 38,61."""
    woning: dict[str, Any] = {"woz_waarden": een_woz(300_000), "bouwjaar": 2020}
    assert _punten(9, een_ruimte("woonkamer", 35), gemeente="Woudenberg", **woning) == 112
    assert een_zaak(een_ruimte("woonkamer", 35), gemeente="Rotterdam", **woning).verwacht().woz_voor_cap == 60
    assert een_zaak(een_ruimte("woonkamer", 40), gemeente="Utrecht", **woning).verwacht().woz_voor_cap == 55
    klein = een_ruimte("woonkamer", "39,99")
    assert een_zaak(klein, gemeente="Utrecht", **woning).verwacht().woz_voor_cap == 101
    met = een_ruimte("woonkamer", "37,5"), een_ruimte("badkamer", "3,49", "toilet")
    assert een_zaak(*met, gemeente="Utrecht", **woning).verwacht().woz_voor_cap == 101


def test_rubriek_9_2() -> None:
    zaak = een_zaak(bouwjaar=2016)
    richt_som(zaak, Fraction(110), 0, *ANDERS_DAN_WOZ)
    assert zaak.verwacht().rubrieken[9] == 40
    te_oud = replace(zaak, document={"woning": {**zaak.woning, "bouwjaar": 2014}})
    assert te_oud.verwacht().rubrieken[9] == 5
    bijna = een_zaak(bouwjaar=2016)
    richt_som(bijna, Fraction(110), -1, *ANDERS_DAN_WOZ)
    assert bijna.verwacht().rubrieken[9] == 5
    assert replace(bijna, keuzes={"grens_110": "afgerond"}).verwacht().rubrieken[9] == 40


@pytest.mark.parametrize(
    ("rest", "woz", "na_cap"),
    [
        *[("134", 66, 66), ("134", 67, 66), ("95", 46, 46), ("95", 47, 46), ("94", 47, 47), ("-5", 200, 0)],
        *[("201", 99, 99), ("201", 100, 99), ("95.5", 46, 46), ("94.5", 47, 46), ("94.49", 47, 47)],
    ],
)
def test_rubriek_9_3(rest: str, woz: int, na_cap: int) -> None:
    assert gemaximeerd(Fraction(rest), Fraction(woz), Keuzes()) == na_cap


def test_rubriek_9_3_exact() -> None:
    assert gemaximeerd(Fraction("94.5"), Fraction(47), Keuzes({"grens_187": "exact"})) == 47


def test_rubriek_10() -> None:
    """€ 12.345 geeft 2,469 punten, in het jaar van de renovatie en de vijf jaar daarna."""
    for jaar, punten in ((2018, "0"), (2019, "2.469"), (2024, "2.469")):
        assert _punten(10, renovaties=[{"jaar": jaar, "investering": 12_345}]) == Fraction(punten)
    assert _punten(10, renovaties=[{"jaar": 2024, "investering": "9999,99"}]) == 0
    hele = {"renovatie_per_1000": "hele_bedragen"}
    assert _punten(10, renovaties=[{"jaar": 2024, "investering": 12_345}], keuzes=hele) == Fraction("2.4")


def test_rubriek_10_en_9_2_gaan_niet_samen() -> None:
    """De verbouw van 2019 geeft 40 WOZ-punten en dan geen renovatiepunten; een renovatie van 2020 houdt de hare."""
    verbouw = {"jaar": 2019, "investering": 50_000, "voldoet_aan_nieuwbouweisen": True}
    later = {"jaar": 2020, "investering": 20_000}
    zaak = een_zaak(renovaties=[verbouw, later])
    assert zaak.verwacht().rubrieken[10] == 14
    richt_som(zaak, Fraction(110), 0, 1, 2, 3, 4, 5, 6, 7, 8, 12)
    assert [zaak.verwacht().rubrieken[nummer] for nummer in (9, 10)] == [40, 4]
    richt_woz(zaak, Fraction(40), 0)
    assert [zaak.verwacht().rubrieken[nummer] for nummer in (9, 10)] == [40, 14]


def test_rubriek_12_en_14() -> None:
    """35% van 20 m² en van −5, 2 en 41 WOZ-punten (14,14 en 27,03), en van 4 renovatiepunten; het monument telt er niet in mee."""
    renovatie = [{"jaar": 2024, "investering": 20_000}]
    woning: dict[str, Any] = {
        "zorgwoning": ZORG,
        "renovaties": renovatie,
        "woz_waarden": een_woz(200_000),
        "rijksmonument": True,
    }
    zaak = een_zaak(een_ruimte("woonkamer", "33,3", verwarmd=True), **woning)
    assert zaak.verwacht().woz_voor_cap == 41
    assert zaak.verwacht().rubrieken[12] == Fraction("0.35") * (33 + 2 - 5 + 41 + 4)
    assert replace(zaak, keuzes={"zorg_voor_wbh": "inleiding"}).verwacht().rubrieken[12] == Fraction("10.5")
    assert zaak.verwacht().rubrieken[14] == 50


@pytest.mark.parametrize(
    ("punten", "peildatum", "huur"),
    [(39, date(2022, 7, 1), 208_05), (40, date(2022, 12, 31), 208_05), (41, date(2023, 7, 1), 234_59)],
)
def test_maximale_huurprijs(punten: int, peildatum: date, huur: int) -> None:
    assert maximale_huurprijs(punten, peildatum) == huur


def test_opslag_en_segment() -> None:
    """15% in een beschermd gezicht; de verhoogde huurprijs wordt aan de liberalisatiegrens getoetst."""
    gezicht: dict[str, Any] = {
        "rijksbeschermd_gezicht": True,
        "kosten_instandhouding": True,
        "peildatum": date(2023, 1, 1),
    }
    zaak = een_zaak(**gezicht, bouwjaar=1944)
    richt_som(zaak, Fraction(130), 0, *ALLES)
    verwacht = zaak.verwacht()
    assert (verwacht.punten, verwacht.opslag, verwacht.segment) == (130, 15, "gereguleerd")
    assert verwacht.maximaal_met_opslag == verwacht.maximaal * 115 // 100
    richt_som(zaak, Fraction(135), 0, *ALLES)
    assert zaak.verwacht().segment == "vrij"
    jonger = replace(zaak, document={"woning": {**zaak.woning, "bouwjaar": 1945}})
    assert (jonger.verwacht().opslag, jonger.verwacht().segment) == (0, "gereguleerd")


def test_onbepaald() -> None:
    zaak = een_zaak()
    del zaak.woning["bouwjaar"]
    with pytest.raises(Onbepaald):
        zaak.verwacht()
    for kamer in ({"soort": "woonkamer", "oppervlakte": 20}, {"soort": "woonkamer", "verwarmd": True}):
        with pytest.raises(Onbepaald):
            een_zaak(kamer).verwacht()
    with pytest.raises(Onbepaald):
        een_zaak(energieprestaties=[een_label("A", None)]).verwacht()
