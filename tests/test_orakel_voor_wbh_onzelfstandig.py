"""Kamers vóór de Wet betaalbare huur: het orakel aan de tabel van bijlage I.B (tekst 1 januari 2024), en de motor aan het orakel."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.feiten.bouwen import bouw
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.feiten.rijen import Invulling, rijen_van
from huurstelsel.feiten.samenvoegen import voeg_samen
from huurstelsel.reken.getallen import element
from huurstelsel.waardering import reken
from orakel_voor_wbh_onzelfstandig import (
    BADRUIMTEN,
    BINNEN,
    BUITEN,
    KAMERS,
    KEUZES,
    OVERIG,
    VERKEER,
    Waardering,
    orakel,
)

PEILDATUM = date(2023, 7, 1)
RUBRIEKEN = range(1, 8)
VEEL = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WEINIG = settings(VEEL, max_examples=40)


# --------------------------------------------------------------------------------------------------------------- bouwdoos


def ruimte(soort: str, m2: object = 12, *voorzieningen: object, delen: int = 1, **rest: object) -> dict[str, Any]:
    """Een onverwarmde ruimte met deze voorzieningen, gedeeld door zoveel kamers."""
    velden = {"soort": soort, "oppervlakte": m2, "verwarmd": False, "gedeeld_met_kamers": delen, **rest}
    return {**velden, "voorzieningen": list(voorzieningen)}


def aanrecht(lengte: object = "1.8", **rest: object) -> dict[str, object]:
    return {"soort": "aanrecht", "lengte": lengte, **rest}


def kamer(*ruimten: dict[str, Any], **woning: object) -> dict[str, Any]:
    """Een document van een kamer met deze ruimten, op een adres met 500 kamers."""
    vast = {"stelsel": "onzelfstandig", "kamers_op_adres": 500, "bouwjaar": 1930, "ruimten": list(ruimten)}
    return {"woning": {**vast, **woning}}


def _orakel(document: dict[str, Any], keuzes: dict[str, str] | None = None) -> Waardering:
    return orakel(lees_document(document), keuzes)


def _punten(rubriek: int, *ruimten: dict[str, Any], keuzes: dict[str, str] | None = None, **woning: object) -> Fraction:
    """Punten van een rubriek; het woonvertrek van 30 m² houdt de aftrek voor een kleine kamer erbuiten."""
    ruim = () if any(r["soort"] in KAMERS for r in ruimten) else (ruimte("slaapkamer", 30),)
    return _orakel(kamer(*ruim, *ruimten, **woning), keuzes).rubrieken[rubriek]


# ---------------------------------------------------------------------------------------------- het orakel aan de wettekst


@pytest.mark.parametrize(
    ("ruimten", "punten"),
    [
        ([ruimte("woon_slaapkamer", "12.4")], 60),
        ([ruimte("woon_slaapkamer", "12.5")], 65),
        ([ruimte("woon_slaapkamer", "12.4"), ruimte("keuken", "4.1")], 85),  # 16,5 m²
        ([ruimte("slaapkamer", 10), ruimte("badkamer", 5), ruimte("berging", 6), ruimte("gang", 3)], 50),
        ([ruimte("slaapkamer", 10), ruimte("kast", "0.6", onderdeel_van="ruimte-1")], 55),
        ([ruimte("slaapkamer", 10), ruimte("kast", "1.99", onderdeel_van="ruimte-1")], 60),
        ([ruimte("slaapkamer", 10), ruimte("kast", "2", onderdeel_van="ruimte-1")], 50),
        ([ruimte("slaapkamer", 10), ruimte("woonkamer", 20, delen=4, verwarmd=True)], 75),
        ([ruimte("slaapkamer", 10), ruimte("woonkamer", 20, delen=4)], 50),  # niet verwarmd
        ([ruimte("slaapkamer", 10), ruimte("woonkamer", "14.99", delen=4, verwarmd=True)], 50),
        ([ruimte("slaapkamer", 10), ruimte("keuken", 15, delen=5, verwarmd=True)], 65),  # woonkeuken
        ([ruimte("zoldervertrek", 10, eisen={"vaste_trap": False})], 0),
    ],
)
def test_rubriek_1(ruimten: list[dict[str, Any]], punten: int) -> None:
    assert _punten(1, *ruimten) == punten


@pytest.mark.parametrize(
    ("wijze", "punten"), [(None, "9.75"), ("cv", "9.75"), ("gaskachels", "3"), ("schoorsteen", "0")]
)
def test_rubriek_2(wijze: str | None, punten: str) -> None:
    """8,3 + 4,2 m² is 12,5 m², dus 13 × 0,75; een verwarmde badkamer of gedeelde kamer telt niet mee."""
    warm = {"verwarmd": True}
    ruimten = ruimte("slaapkamer", "8.3", **warm), ruimte("keuken", "4.2", **warm), ruimte("badkamer", 5, **warm)
    rest = ruimte("woonkamer", 20, delen=2, **warm), ruimte("studeerkamer", 9)
    assert _punten(2, *ruimten, *rest, verwarmingswijze=wijze) == Fraction(punten)


@pytest.mark.parametrize(
    ("plek", "punten"),
    [
        (ruimte("keuken", 4, aanrecht()), 20),
        (ruimte("woon_slaapkamer", "24.5", aanrecht()), 20),  # afgerond 25
        (ruimte("woon_slaapkamer", "24.4", aanrecht()), 10),
        (ruimte("woon_slaapkamer", "15.5", aanrecht()), 10),  # afgerond 16
        (ruimte("woon_slaapkamer", "15.4", aanrecht()), 0),  # afgerond 15 is niet meer dan 15
        (ruimte("keuken", 8, aanrecht(), delen=5), 4),
        (ruimte("keuken", 8, aanrecht(), delen=6), 0),
        (ruimte("keuken", 8, aanrecht(), delen=3, gedeeld_met_adressen=2), 0),
        (ruimte("keuken", 4, aanrecht("0.99")), 0),
        (ruimte("keuken", 4, aanrecht("0.5", aantal=2)), 20),
        (ruimte("keuken", 4, aanrecht(), eisen={"inbouwkasten": False}), 0),
        (ruimte("keuken", 4, aanrecht(), eisen={"kookaansluiting": False}), 0),
        (ruimte("keuken", 4, aanrecht(), eisen={"warm_en_koud_water": False}), 0),
        (ruimte("keuken", 4, aanrecht(), eisen={"ventilatie": False}), 0),
        (ruimte("bijkeuken", 4, aanrecht()), 0),
        (ruimte("badkamer", 4, aanrecht()), 0),
        (ruimte("gang", 4, aanrecht(), delen=2), 4),
    ],
)
def test_rubriek_3(plek: dict[str, Any], punten: int) -> None:
    assert _punten(3, plek) == punten


@pytest.mark.parametrize(
    ("plek", "punten"),
    [
        (ruimte("toiletruimte", 1, "toilet"), 12),
        (ruimte("badkamer_met_toilet", 4, "hangend_toilet"), 12),
        (ruimte("toiletruimte", 1, "toilet", delen=5), 2),
        (ruimte("toiletruimte", 1, "toilet", delen=6), 0),
        (ruimte("berging", 3, "toilet"), 0),
        (ruimte("tuin", 3, "toilet"), 0),
    ],
)
def test_rubriek_4(plek: dict[str, Any], punten: int) -> None:
    assert _punten(4, plek) == punten


@pytest.mark.parametrize(
    ("plek", "punten"),
    [
        (ruimte("badkamer", 4, "douche"), 15),
        (ruimte("badkamer", 4, "douche", "bad"), 15),
        (ruimte("woon_slaapkamer", 20, "douche"), 15),
        (ruimte("badkamer", 4, "douche", delen=8), 3),
        (ruimte("badkamer", 4, "douche", delen=9), 0),
        (ruimte("badkamer", 4, "douche", eisen={"waterdichte_vloer": False}), 0),
        (ruimte("woon_slaapkamer", 20, "wastafel"), 10),
        (ruimte("woon_slaapkamer", 20, "meerpersoonswastafel"), 10),
        (ruimte("toiletruimte", 1, "wastafel"), 10),
        (ruimte("badkamer", 4, "wastafel", delen=5), 2),
        (ruimte("badkamer", 4, "wastafel", delen=6), 0),
        (ruimte("toiletruimte", 1, "wastafel", delen=2), 0),
        (ruimte("overloop", 4, "wastafel", delen=2), 0),
        (ruimte("keuken", 4, aanrecht("0.99")), 10),  # aanrecht dat geen keuken is
        (ruimte("keuken", 4, aanrecht("0.99"), eisen={"water_aan_en_afvoer": False}), 0),
        (ruimte("keuken", 4, aanrecht()), 0),
        (ruimte("woon_slaapkamer", 15, aanrecht()), 10),
        (ruimte("woon_slaapkamer", 16, aanrecht()), 0),
        (ruimte("keuken", 4, aanrecht("0.99"), delen=2), 0),
    ],
)
def test_rubriek_5(plek: dict[str, Any], punten: int) -> None:
    assert _punten(5, plek) == punten


@pytest.mark.parametrize(
    ("ruimten", "woning", "punten"),
    [
        ([], {"thermostaatknoppen": True}, 3),
        ([], {"thermostaatknoppen": True, "verwarmingswijze": "gaskachels"}, 0),
        ([ruimte("balkon", "3.99")], {}, 0),
        ([ruimte("balkon", 4)], {}, 3),
        ([ruimte("tuin", 10)], {}, 3),
        ([ruimte("tuin", "10.01")], {}, 9),
        ([ruimte("tuin", 11, delen=300)], {}, 6),
        ([ruimte("tuin", 10, delen=2)], {}, 2),
        ([ruimte("tuin", 11), ruimte("tuin", 11, delen=2)], {}, 15),
        ([ruimte("tuin", 20, eisen={"minimumafmeting": False})], {}, 0),
        ([ruimte("carport", 20), ruimte("frans_balkon", 20)], {}, 0),
        ([ruimte("fietsenberging", 3)], {}, 6),
        ([ruimte("fietsenberging", 3, delen=40), ruimte("fietsenberging", 9, delen=4)], {}, 3),
        ([ruimte("berging", 3)], {}, 0),
    ],
)
def test_rubriek_6_bij(ruimten: list[dict[str, Any]], woning: dict[str, object], punten: int) -> None:
    assert _punten(6, *ruimten, **woning) == punten


@pytest.mark.parametrize(
    ("m2", "aftrek", "punten"),
    [
        (10, {}, 0),
        ("9.99", {}, -10),
        (10, {"extreme_overlast": True}, -15),
        (10, {"via_vertrek_verhuurder": True}, -10),
        (10, {"hoog_zonder_lift": True}, -5),
        (10, {"ruitoppervlakte": "0.74"}, -10),
        (10, {"ruitoppervlakte": "0.75", "hoogte_raamkozijn": "1.60"}, 0),
        (10, {"hoogte_raamkozijn": "1.61"}, -10),
        (10, {"gevelwand_dichtbij": True}, -10),
        (10, {"geen_warme_maaltijden": True}, -20),
        (10, {"extreme_overlast": True, "hoogte_raamkozijn": 2}, -25),  # de helft van 50
        (10, {"extreme_overlast": True, "hoogte_raamkozijn": 2, "hoog_zonder_lift": True}, -25),
    ],
)
def test_rubriek_6_af(m2: object, aftrek: dict[str, object], punten: int) -> None:
    assert _punten(6, ruimte("woon_slaapkamer", m2), aftrek=aftrek) == punten


def test_de_helft_van_alle_positieve_punten() -> None:
    """Ook de bijtelling en de punten voor een rijksmonument zijn positieve punten; het totaal is nooit minder dan de helft."""
    alles = {
        "extreme_overlast": True,
        "gevelwand_dichtbij": True,
        "geen_warme_maaltijden": True,
        "hoogte_raamkozijn": 2,
    }
    w = _orakel(kamer(ruimte("slaapkamer", 10), ruimte("tuin", 12), aftrek=alles))
    assert (w.rubrieken[6], w.totaal, w.punten) == (9 - Fraction(59, 2), Fraction(59, 2), 30)
    w = _orakel(kamer(ruimte("slaapkamer", 10), rijksmonument=True, aftrek=alles))
    assert (w.rubrieken[7], w.rubrieken[6], w.punten) == (50, -50, 50)


def test_keuzes_van_het_orakel() -> None:
    """Elke andere lezing op een kamer waar zij verschil maakt."""
    slaap, woon = ruimte("slaapkamer", "10.4"), ruimte("woonkamer", 9, delen=2, verwarmd=True)
    andere = {naam: {naam: waarden[1]} for naam, waarden in KEUZES.items()}
    assert _punten(1, slaap, keuzes=andere["m2_kamer_voor_wbh"]) == 52
    assert _punten(1, slaap, woon, woon, keuzes=andere["verblijfsruimte_15_m2"]) == 50 + 45
    keuken = ruimte("keuken", 20, delen=2, verwarmd=True)
    assert _punten(1, slaap, keuken, keuzes=andere["woonkeuken_voor_wbh"]) == 50
    toiletten = ruimte("toiletruimte", 1, "toilet"), ruimte("toiletruimte", 1, "toilet", delen=2)
    assert [_punten(4, *toiletten, keuzes=k) for k in ({}, andere["voorzieningen_kamer_voor_wbh"])] == [12, 14]
    keukens = ruimte("keuken", 4, aanrecht()), ruimte("keuken", 4, aanrecht()), ruimte("keuken", 4, aanrecht(), delen=2)
    assert [_punten(3, *keukens, keuzes=k) for k in ({}, andere["voorzieningen_kamer_voor_wbh"])] == [20, 44]
    assert [_punten(5, *keukens, keuzes=k) for k in ({}, andere["voorzieningen_kamer_voor_wbh"])] == [10, 0]
    assert _punten(5, ruimte("toiletruimte", 1, "wastafel"), keuzes=andere["fonteintje_eigen_toilet"]) == 0
    balkons = ruimte("balkon", 6), ruimte("balkon", 6), ruimte("tuin", 3, delen=2), ruimte("tuin", 3, delen=3)
    assert [_punten(6, *balkons, keuzes=k) for k in ({}, andere["buitenruimten_kamer_voor_wbh"])] == [3, 11]
    assert [_punten(6, ruimte("slaapkamer", "9.5"), keuzes=k) for k in ({}, andere["aftrek_10_m2"])] == [-10, 0]


# ------------------------------------------------------------------------------------------------------------ strategieën


def _uit(tekst: str) -> st.SearchStrategy[Decimal]:
    return st.sampled_from([Decimal(t) for t in tekst.split()])


_M2 = st.one_of(
    _uit("3.99 4 9.49 9.5 9.99 10 10.01 14.49 14.5 14.99 15 15.49 15.5 24.49 24.5 25 0 0.5"),
    st.integers(0, 4_000).map(lambda n: Decimal(n) / 100),
    st.integers(0, 300_000).map(lambda n: Decimal(n) / 10_000),
)
_LENGTE = _uit("0.5 0.6 0.999 1 1.0005 1.2 2.4")
_EISEN = (
    "begaanbare_vloer vaste_trap trap dak_beschoten water_aan_en_afvoer kookaansluiting inbouwkasten waterdichte_vloer warm_en_koud_water ventilatie "
    "waterdichte_wand_badruimte minimumafmeting exclusief_gebruiksrecht daglicht vrije_hoogte mengkraan_en_spiegel"
)
_SANITAIR = ("toilet", "hangend_toilet", "wastafel", "meerpersoonswastafel", "douche", "bad")
_DELEN = st.sampled_from((None, None, 1, 1, 1, 2, 3, 5, 5, 6, 7, 8, 9, 499))


def _met_soms(velden: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Woordenboek met deze velden; `None` betekent: niet opgegeven."""
    return st.fixed_dictionaries(velden).map(lambda d: {naam: x for naam, x in d.items() if x is not None})


def _zelden(*waarden: object) -> st.SearchStrategy[Any]:
    return st.sampled_from((None, None, None, *waarden))


_JA_NEE = _zelden(*(True, False))
_AANRECHT = _met_soms({"soort": st.just("aanrecht"), "lengte": _LENGTE, "aantal": _zelden(2)})
_MEER = _met_soms({"soort": st.sampled_from(_SANITAIR), "aantal": st.sampled_from((1, 2, 3))})
_WAT_DAN_OOK = st.lists(
    st.one_of(st.sampled_from((*_SANITAIR, "handdoekenradiator", "inbouw_koelkast")), _MEER, _AANRECHT), max_size=3
)


def _met(eerste: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Deze voorziening, en soms nog iets."""
    return st.builds(lambda een, rest: [een, *rest], eerste, st.one_of(st.just([]), _WAT_DAN_OOK))


_INRICHTING = {
    "keuken": _met(_AANRECHT),
    "badkamer": _met(st.sampled_from(["douche", "bad", "toilet", "wastafel"])),
    "toiletruimte": _met(st.sampled_from(["toilet", "toilet", "hangend_toilet", "wastafel"])),
    "woon_slaapkamer": st.one_of(_met(_AANRECHT), st.just(["wastafel"]), st.just([])),
}
_GEWONE = st.sampled_from(
    [
        *("woon_slaapkamer", "woon_slaapkamer", "slaapkamer", "woonkamer", "woonkamer", "zoldervertrek"),
        *("keuken", "keuken", "badkamer", "badkamer", "toiletruimte", "toiletruimte", "toiletruimte"),
        *("tuin", "tuin", "balkon", "fietsenberging", "carport", "gang"),
    ]
)
_ALLE = st.sampled_from(sorted(KAMERS | BADRUIMTEN | OVERIG | VERKEER | BUITEN | {"frans_balkon", "carport", "keuken"}))

_EISEN_INGEVULD = st.one_of(
    st.none(), st.none(), st.none(), st.dictionaries(st.sampled_from(_EISEN.split()), st.booleans(), max_size=2)
)


def _ruimte(soort: str) -> st.SearchStrategy[dict[str, Any]]:
    return _met_soms(
        {
            "soort": st.just(soort),
            "oppervlakte": _M2,
            "verwarmd": st.booleans(),
            "verkoeld": _JA_NEE,
            "gedeeld_met_kamers": _DELEN,
            "gedeeld_met_adressen": _zelden(None, None, None, 2, 3),
            "eisen": _EISEN_INGEVULD,
            "voorzieningen": _INRICHTING.get(soort, _WAT_DAN_OOK),
        }
    )


_RUIMTE = st.one_of(_GEWONE, _GEWONE, _GEWONE, _ALLE).flatmap(_ruimte)
_EIGEN_KAMER = _met_soms(
    {
        "soort": st.sampled_from(["woon_slaapkamer", "slaapkamer"]),
        "oppervlakte": st.one_of(
            _uit("9.5 9.99 10 12.5 15 15.5 16 24.5 25"), st.integers(80, 350).map(lambda n: Decimal(n) / 10)
        ),
        "verwarmd": st.booleans(),
        "voorzieningen": _INRICHTING["woon_slaapkamer"],
    }
)
_AFTREK = _met_soms(
    {
        "extreme_overlast": _JA_NEE,
        "via_vertrek_verhuurder": _JA_NEE,
        "hoog_zonder_lift": _JA_NEE,
        "gevelwand_dichtbij": _JA_NEE,
        "geen_warme_maaltijden": _JA_NEE,
        "ruitoppervlakte": st.none() | _uit("0 0.7499999 0.75 2"),
        "hoogte_raamkozijn": st.none() | _uit("1 1.6 1.6000001 1.61"),
    }
)
peildata = st.one_of(
    st.sampled_from([date(2022, 7, 1), date(2023, 6, 30), date(2023, 7, 1), date(2024, 6, 30)]),
    st.integers(0, 729).map(lambda n: date(2022, 7, 1) + timedelta(days=n)),
)
keuzes = st.dictionaries(st.sampled_from(sorted(KEUZES)), st.sampled_from((0, 1, 1)), max_size=4).map(
    lambda gekozen: {naam: KEUZES[naam][n] for naam, n in gekozen.items()}
)


_WOONKAMER = _met_soms(
    {
        "soort": st.sampled_from(["woonkamer", "eetkamer", "keuken"]),
        "oppervlakte": _uit("5.5 9 14.99 15 15.5 16 17 23"),
        "verwarmd": st.sampled_from((True, True, True, False)),
        "gedeeld_met_kamers": st.sampled_from((2, 3, 3, 5, 7, 17)),
        "gedeeld_stel": st.sampled_from((None, "boven", "beneden")),
    }
)
_HOOGSTENS_EEN = st.sampled_from((0, 1, 1, 1)).flatmap(lambda n: st.lists(_EIGEN_KAMER, min_size=n, max_size=n))
_HOOGSTENS_TWEE = st.sampled_from((0, 0, 1, 2)).flatmap(lambda n: st.lists(_WOONKAMER, min_size=n, max_size=n))
_RUIMTEN = st.sampled_from((0, 2, 4, 6)).flatmap(lambda n: st.lists(_RUIMTE, min_size=n, max_size=n + 1))


@st.composite
def kamers(draw: st.DrawFn) -> dict[str, Any]:
    """Een kamer waarvan alles wat ertoe doet bekend is."""
    ruimten = [*draw(_HOOGSTENS_EEN), *draw(_HOOGSTENS_TWEE), *draw(_RUIMTEN)]
    for nummer, r in enumerate(ruimten, 1):
        r["id"] = f"r{nummer}"
    gastheren = [r for r in ruimten if r["soort"] in BINNEN - {"kast"}]
    for kast in [r for r in ruimten if r["soort"] == "kast"]:
        if gastheren and draw(st.booleans()):
            gastheer = draw(st.sampled_from(gastheren))
            kast["onderdeel_van"] = gastheer["id"]
            for veld in ("gedeeld_met_kamers", "gedeeld_met_adressen", "gedeeld_stel"):
                kast.pop(veld, None)
                kast.update({veld: gastheer[veld]} if veld in gastheer else {})
    woning = draw(
        _met_soms(
            {
                "verwarmingswijze": st.sampled_from((None, None, "cv", "gaskachels", "schoorsteen")),
                "thermostaatknoppen": _JA_NEE,
                "rijksmonument": _JA_NEE,
                "aftrek": _AFTREK,
            }
        )
    )
    return kamer(*ruimten, **woning)


# ------------------------------------------------------------------------------------------------------- motor en orakel


def _regeling(keuzes: dict[str, str] | None = None, peildatum: date = PEILDATUM) -> Regeling:
    return Regeling.op(peildatum, "onzelfstandig").met(keuzes=keuzes or {})


def _vergelijk(document: dict[str, Any], keuzes: dict[str, str], peildatum: date = PEILDATUM) -> None:
    uitkomst, verwacht = waardeer(document, _regeling(keuzes, peildatum)), _orakel(document, keuzes)
    assert {r.rubriek: r.punten for r in uitkomst.rubrieken} == verwacht.rubrieken
    assert uitkomst.punten_onafgerond == verwacht.totaal
    assert uitkomst.punten == uitkomst.punten_minimaal == uitkomst.punten_maximaal == verwacht.punten
    assert uitkomst.bereik == {nummer: (punten, punten) for nummer, punten in verwacht.rubrieken.items()}
    assert uitkomst.onbekend == ()
    for rubriek in uitkomst.rubrieken:
        assert sum((post.punten for post in rubriek.posten), Fraction(0)) == rubriek.punten
    slot = sum((post.punten for post in uitkomst.slotposten), Fraction(0))
    assert sum((r.punten for r in uitkomst.rubrieken), slot) == uitkomst.punten


def test_verblijfsruimten_van_twee_stellen_worden_apart_afgerond() -> None:
    """16 + 16 m² in plaats van 31 m², gedeeld door drie kamers."""
    vast = {"soort": "woonkamer", "oppervlakte": Decimal("15.5"), "verwarmd": True, "gedeeld_met_kamers": 3}
    for stellen, m2 in ((("a", "b"), 32), (("a", "a"), 31)):
        document = kamer(*({**vast, "id": f"r{n}", "gedeeld_stel": stel} for n, stel in enumerate(stellen)))
        _vergelijk(document, {})
        assert _orakel(document, {}).rubrieken[1] == Fraction(5 * m2, 3)


@VEEL
@given(kamers(), keuzes, peildata)
def test_motor_is_orakel(document: dict[str, Any], keuzes: dict[str, str], peildatum: date) -> None:
    _vergelijk(document, keuzes, peildatum)


WARM = {"verwarmd": True}
GRENSGEVALLEN = {
    "niets": kamer(),
    "één kale kamer": kamer(ruimte("woon_slaapkamer", 12)),
    "gedeeld door zeven, aftrek boven de helft": kamer(
        ruimte("slaapkamer", 9),
        ruimte("woonkamer", 16, delen=7, **WARM),
        ruimte("eetkamer", 22, delen=3, **WARM),
        aftrek={"extreme_overlast": True, "geen_warme_maaltijden": True, "gevelwand_dichtbij": True},
    ),
    "aftrek precies de helft, met derden": kamer(
        ruimte("slaapkamer", 8), ruimte("woonkamer", 30, delen=15, **WARM), aftrek={"extreme_overlast": True}
    ),
    "half punt": kamer(ruimte("slaapkamer", 11), ruimte("woonkamer", 17, delen=2, **WARM)),
    "drie keukens": kamer(
        ruimte("woon_slaapkamer", 16, aanrecht()),
        ruimte("keuken", 5, aanrecht()),
        ruimte("keuken", 16, aanrecht(), delen=5, **WARM),
    ),
    "zeventien m² verblijfsruimte in drie delen": kamer(
        ruimte("slaapkamer", 12),
        ruimte("eetkamer", "5.5", delen=3, **WARM),
        ruimte("eetkamer", "5.5", delen=3, **WARM),
        ruimte("studeerkamer", 6, delen=5, **WARM),
    ),
    "fonteintje en losse wastafel": kamer(
        ruimte("slaapkamer", "9.5"), ruimte("toiletruimte", 1, "toilet", "wastafel"), ruimte("hal", 2, "bad", delen=8)
    ),
    "twee balkons en een tuin": kamer(
        ruimte("slaapkamer", 10), ruimte("balkon", 6), ruimte("balkon", 6), ruimte("tuin", 3, delen=2)
    ),
    "kast met aanrecht in de keuken": kamer(
        ruimte("slaapkamer", 10),
        ruimte("keuken", "3.4", aanrecht("0.6"), id="k"),
        ruimte("kast", "1.2", aanrecht("0.6"), onderdeel_van="k"),
    ),
    "verkoelde woonkamer": kamer(ruimte("woon_slaapkamer", "10.5", verkoeld=True, verwarmd=None)),
}


@pytest.mark.parametrize("naam", GRENSGEVALLEN)
def test_grensgevallen(naam: str) -> None:
    """In elke lezing van elke keuze, en in alle andere lezingen samen."""
    _vergelijk(GRENSGEVALLEN[naam], {})
    for keuze, waarden in KEUZES.items():
        _vergelijk(GRENSGEVALLEN[naam], {keuze: waarden[1]})
    _vergelijk(GRENSGEVALLEN[naam], {keuze: waarden[1] for keuze, waarden in KEUZES.items()})


def _rij(document: dict[str, Any]) -> Any:
    d = lees_document(document)
    return rijen_van(d, voeg_samen(d.woning.ruimten, None)[0], [Invulling()], in_corop=False)[0]


@WEINIG
@given(documenten=st.lists(kamers(), min_size=1, max_size=5), gekozen=keuzes)
def test_een_kamer_is_rij_i_van_n(documenten: list[dict[str, Any]], gekozen: dict[str, str]) -> None:
    regeling, rijen = _regeling(gekozen), [_rij(d) for d in documenten]
    samen = reken(bouw(rijen), regeling, grootboek=False)
    for i, (r, document) in enumerate(zip(rijen, documenten, strict=True)):
        alleen, verwacht = reken(bouw([r]), regeling), _orakel(document, gekozen)
        assert element(samen.punten, i) == alleen.punten == verwacht.punten
        assert samen.totaal(i) == alleen.totaal(0) == verwacht.totaal
        for rubriek in RUBRIEKEN:
            assert samen.saldi.waarden([i], rubriek) == alleen.saldi.waarden([0], rubriek)


def _laat_weg(data: st.DataObject, document: dict[str, Any]) -> dict[str, Any]:
    """Hetzelfde document zonder enkele bekende feiten."""
    anders = deepcopy(document)
    for r in anders["woning"]["ruimten"]:
        for velden in (("verwarmd",), ("oppervlakte",)):
            if data.draw(st.sampled_from((False, False, True))):
                for veld in velden:
                    r.pop(veld, None)
    zonder_lengte = 0
    for r in anders["woning"]["ruimten"]:
        for voorziening in r.get("voorzieningen", []):
            if isinstance(voorziening, dict) and voorziening.get("lengte") and zonder_lengte < 2:
                zonder_lengte += 1
                del voorziening["lengte"]
    return anders


@WEINIG
@given(kamers(), keuzes, st.data())
def test_een_bereik_bevat_de_waarheid(document: dict[str, Any], gekozen: dict[str, str], data: st.DataObject) -> None:
    """Wie een bekend feit weglaat, krijgt een bereik waar de oude uitkomst in ligt, per rubriek en in totaal."""
    zeker, uitkomst = _orakel(document, gekozen), waardeer(_laat_weg(data, document), _regeling(gekozen))
    assert uitkomst.punten_minimaal <= zeker.punten
    assert uitkomst.punten_maximaal is None or zeker.punten <= uitkomst.punten_maximaal
    assert uitkomst.punten in {None, zeker.punten}
    for rubriek, punten in zeker.rubrieken.items():
        laagste, hoogste = uitkomst.bereik[rubriek]
        assert laagste is None or laagste <= punten
        assert hoogste is None or punten <= hoogste


def test_bereik_van_rubriek_5_en_6() -> None:
    """Een woonvertrek van onbekende oppervlakte met een aanrecht: wastafel of keuken; en onbekende verwarming bij veel aftrek."""
    onbekend = kamer(ruimte("woonkamer", None, aanrecht()), ruimte("slaapkamer", 14))
    del onbekend["woning"]["ruimten"][0]["oppervlakte"]
    assert waardeer(onbekend, _regeling()).bereik[5] == (0, 10)
    veel = {"extreme_overlast": True, "geen_warme_maaltijden": True, "gevelwand_dichtbij": True}
    kaal = kamer(ruimte("slaapkamer", 12, verwarmd=None), ruimte("tuin"), aftrek=veel)
    for r in kaal["woning"]["ruimten"]:
        r.pop("verwarmd", None)
    del kaal["woning"]["ruimten"][1]["oppervlakte"]
    uitkomst = waardeer(kaal, _regeling())
    assert uitkomst.bereik[6] == (-39, -21)  # 0 - 78/2 en 9 - 60/2
    assert (uitkomst.punten_minimaal, uitkomst.punten_maximaal) == (30, 39)


@WEINIG
@given(kamers(), keuzes, st.data())
def test_volgorde_doet_er_niet_toe(document: dict[str, Any], gekozen: dict[str, str], data: st.DataObject) -> None:
    anders = deepcopy(document)
    anders["woning"]["ruimten"] = data.draw(st.permutations(anders["woning"]["ruimten"]))
    uitkomst, verwacht = waardeer(anders, _regeling(gekozen)), _orakel(document, gekozen)
    assert {r.rubriek: r.punten for r in uitkomst.rubrieken} == verwacht.rubrieken


@WEINIG
@given(kamers(), keuzes, _RUIMTE)
def test_een_ruimte_erbij_kost_niets(document: dict[str, Any], gekozen: dict[str, str], extra: dict[str, Any]) -> None:
    """Meer ruimte of meer voorzieningen geeft nooit minder punten; de aftrek is hoogstens de helft van alle positieve punten."""
    meer = deepcopy(document)
    meer["woning"]["ruimten"].append({**extra, "id": "extra"})
    vooraf, daarna = (waardeer(d, _regeling(gekozen)).punten_onafgerond for d in (document, meer))
    assert daarna >= vooraf >= 0
    verwacht = _orakel(document, gekozen)
    positief = verwacht.totaal + min(Fraction(verwacht.aftrek), verwacht.totaal)
    assert 2 * vooraf >= positief


@pytest.mark.parametrize("delen", [2, 3, 7, 16, 17, 499])
def test_aandelen_zijn_samen_het_geheel(delen: int) -> None:
    """De punten van alle woonruimten voor een gemeenschappelijke woonkamer van 23 m² zijn samen die van een eigen woonkamer."""
    zonder, met = (
        kamer(ruimte("slaapkamer", 10)),
        kamer(ruimte("slaapkamer", 10), ruimte("woonkamer", 23, delen=delen, **WARM)),
    )
    verschil = [waardeer(d, _regeling()).punten_onafgerond for d in (zonder, met)]
    assert (verschil[1] - verschil[0]) * delen == 5 * 23


def test_strategie_raakt_elke_rij_van_de_tabel() -> None:
    """De strategie is alleen een toets als zij elke rubriek, elke rij en het maximum van de aftrek raakt."""
    geraakt: Counter[object] = Counter()

    @settings(VEEL, max_examples=700, derandomize=True, database=None)
    @given(kamers())
    def tel(document: dict[str, Any]) -> None:
        uitkomst, verwacht = waardeer(document, _regeling()), _orakel(document)
        geraakt.update({post.id for r in uitkomst.rubrieken for post in r.posten if post.punten})
        geraakt["half"] += verwacht.totaal.denominator == 2
        geraakt["deling"] += verwacht.totaal.denominator > 4

    tel()
    rijen = {
        *("kamers_m2", "verblijfsruimten_m2", "cv_m2", "gaskachels"),
        *("eigen_keuken", "eigen_keuken_woonvertrek", "gemeenschappelijke_keuken"),
        *("eigen_toilet", "gemeenschappelijk_toilet", "eigen_bad_of_douche", "gemeenschappelijk_bad_of_douche"),
        *("eigen_wastafel", "gemeenschappelijke_wastafel", "thermostaatknoppen", "rijksmonument_50_punten"),
        *("eigen_buitenruimte", "eigen_buitenruimte_groot", "eigen_fietsenberging", "maximering_aftrek"),
        *("gemeenschappelijke_buitenruimte", "gemeenschappelijke_buitenruimte_groot"),
        *("gemeenschappelijke_fietsenberging", "maximering_aftrek_gedeeld", "aftrek_kleine_kamer"),
        *("aftrek_overlast", "aftrek_via_ander", "aftrek_hoog_zonder_lift", "aftrek_ruitoppervlakte"),
        *("aftrek_raamkozijn", "aftrek_gevelwand", "aftrek_geen_warme_maaltijden", "half", "deling"),
    }
    assert {rij for rij in rijen if geraakt[rij] < 2} == set()
