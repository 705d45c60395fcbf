"""De grens tussen zelfstandig en onzelfstandig (BW 7:234; Bhw art. 1): elke tak met haar redenen, en wat er ontbreekt."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huurstelsel import waardeer
from huurstelsel.feiten.model import Document
from huurstelsel.regels.zelfstandigheid import (
    ARTIKEL_234,
    LID_2,
    LID_4,
    NIET_VAN_TOEPASSING,
    ONZELFSTANDIG,
    OPEN,
    VOORZIENINGEN,
    ZELFSTANDIG,
    Zelfstandigheid,
    beslis,
)
from huurstelsel.uitleg.tekst import als_tekst

KAMER = {"soort": "woonkamer", "oppervlakte": 20, "verwarmd": "ja"}
KEUKEN = {
    "soort": "keuken",
    "oppervlakte": 8,
    "verwarmd": "ja",
    "voorzieningen": [{"soort": "aanrecht", "lengte": "1,80"}],
}
BADKAMER = {"soort": "badkamer", "oppervlakte": 4, "verwarmd": "ja", "voorzieningen": ["douche", "wastafel"]}
WC = {"soort": "toiletruimte", "oppervlakte": 1, "verwarmd": "nee", "voorzieningen": ["toilet"]}
VOLLEDIG = [KAMER, KEUKEN, BADKAMER, WC]
ALLEEN = {"aantal_bewoners": 1, "eigen_toegang": "ja"}
LID_4_JA = dict.fromkeys(
    ("hoofdhuurder_een_huishouden", "aan_een_huishouden", "twee_jaar_alleen_bewoond", "huurovereenkomst_met_huurder"),
    "ja",
)


def document(ruimten: list[dict[str, Any]] | None = None, **bewoning: Any) -> dict[str, Any]:
    alle = VOLLEDIG if ruimten is None else ruimten
    return {"woning": {"ruimten": alle, "bewoning": bewoning, "woningtype": "meergezinswoning", "bouwjaar": 1980}}


def van(ruimten: list[dict[str, Any]] | None = None, **bewoning: Any) -> Zelfstandigheid:
    return beslis(Document.model_validate(document(ruimten, **bewoning)))


def ontbreekt(z: Zelfstandigheid) -> list[str]:
    assert z.uitkomst == OPEN
    assert z.redenen == ()
    return [m.pad.removeprefix("woning.bewoning.") for m in z.ontbreekt]


@pytest.mark.parametrize("ernaast", [[], [{**WC, "gedeeld_met_adressen": 2}]])
def test_een_voorziening_die_er_misschien_is_beslist_niet(ernaast: list[dict[str, Any]]):
    """Een eigen badkamer met misschien een toilet, ook naast een gedeelde wc; een gedeelde badkamer met misschien een toilet is niet eigen."""
    misschien = {**BADKAMER, "voorzieningen_onbekend": ["toilet"]}
    assert ontbreekt(van([*ernaast, KAMER, KEUKEN, misschien], **ALLEEN)) == ["toilet"]
    assert van([KAMER, KEUKEN, misschien, WC], **ALLEEN).uitkomst == ZELFSTANDIG
    elders = {**BADKAMER, "gedeeld_met_adressen": 2, "voorzieningen_onbekend": ["toilet"]}
    assert van([KAMER, KEUKEN, BADKAMER, elders], **ALLEEN).uitkomst == ONZELFSTANDIG


@pytest.mark.parametrize(
    ("bewoning", "uitkomst", "zin"),
    [
        ({"aantal_bewoners": 1}, ZELFSTANDIG, "bewoond door ten hoogste twee personen"),
        ({"aantal_bewoners": 2}, ZELFSTANDIG, "bewoond door ten hoogste twee personen"),
        (
            {"aantal_bewoners": 2, "duurzame_gemeenschappelijke_huishouding": "nee"},
            ZELFSTANDIG,
            "bewoond door ten hoogste twee personen",
        ),
        (
            {"aantal_bewoners": 3, "duurzame_gemeenschappelijke_huishouding": "ja"},
            ZELFSTANDIG,
            "bewoond door één duurzame gemeenschappelijke huishouding",
        ),
        (
            {"duurzame_gemeenschappelijke_huishouding": "ja"},
            ZELFSTANDIG,
            "bewoond door één duurzame gemeenschappelijke huishouding",
        ),
        (
            {"aantal_bewoners": 3, "duurzame_gemeenschappelijke_huishouding": "nee"},
            ONZELFSTANDIG,
            "bewoond door 3 personen zonder duurzame gemeenschappelijke huishouding",
        ),
    ],
)
def test_het_aantal_bewoners_en_de_huishouding(bewoning: dict[str, Any], uitkomst: str, zin: str) -> None:
    z = van(eigen_toegang="ja", **bewoning)
    assert z.uitkomst == uitkomst
    assert z.redenen[-1] == (zin, LID_2)
    assert z.ontbreekt == ()
    assert z.artikelen == (f"{ARTIKEL_234}; {LID_2}" if uitkomst == ZELFSTANDIG else LID_2)


@pytest.mark.parametrize(
    ("bewoning", "velden"),
    [
        ({}, ["eigen_toegang", "aantal_bewoners", "duurzame_gemeenschappelijke_huishouding"]),
        ({"eigen_toegang": "ja", "aantal_bewoners": 4}, ["duurzame_gemeenschappelijke_huishouding"]),
        ({"eigen_toegang": "ja", "duurzame_gemeenschappelijke_huishouding": "nee"}, ["aantal_bewoners"]),
        ({"aantal_bewoners": 1}, ["eigen_toegang"]),
        ({**ALLEEN, "toilet": "onbekend"}, None),
    ],
)
def test_wat_niet_bekend_is_wordt_gevraagd(bewoning: dict[str, Any], velden: list[str] | None) -> None:
    z = van(**bewoning)
    assert ontbreekt(z) == velden if velden is not None else z.uitkomst == ZELFSTANDIG


def test_zonder_ruimten_zijn_de_voorzieningen_niet_bekend() -> None:
    assert ontbreekt(van([], **ALLEEN)) == ["vertrek", "kookgelegenheid", "wasgelegenheid", "toilet"]
    opgegeven = dict.fromkeys(("vertrek", "kookgelegenheid", "wasgelegenheid", "toilet"), "ja")
    assert van([], **ALLEEN, **opgegeven).uitkomst == ZELFSTANDIG
    assert van([], **ALLEEN, **{**opgegeven, "toilet": "nee"}).redenen == (("er is geen eigen toilet", ARTIKEL_234),)


def test_geen_eigen_toegang_is_onzelfstandig() -> None:
    z = van(aantal_bewoners=1, eigen_toegang="nee")
    assert (z.uitkomst, z.redenen) == (ONZELFSTANDIG, (("er is geen eigen toegang", ARTIKEL_234),))


def gedeeld(ruimte: dict[str, Any]) -> dict[str, Any]:
    return {**ruimte, "gedeeld_met_adressen": 2}


@pytest.mark.parametrize(
    ("ruimten", "zinnen"),
    [
        ([KAMER, BADKAMER, WC], ["er is geen eigen kookgelegenheid opgegeven"]),
        ([KAMER, KEUKEN, WC], ["er is geen eigen wasgelegenheid opgegeven"]),
        ([KAMER, KEUKEN, BADKAMER], ["er is geen eigen toilet opgegeven"]),
        ([BADKAMER], ["er is geen vertrek opgegeven", "er is geen eigen kookgelegenheid opgegeven", "er is geen eigen toilet opgegeven"]),
        ([KAMER, gedeeld(KEUKEN), BADKAMER, WC], ["er is geen eigen kookgelegenheid (alleen een gedeelde)"]),
        ([KAMER, KEUKEN, gedeeld(BADKAMER), gedeeld(WC)], ["er is geen eigen wasgelegenheid (alleen een gedeelde)", "er is geen eigen toilet (alleen een gedeelde)"]),
        ([KAMER, {**KEUKEN, "eisen": {"kookaansluiting": "nee"}}, BADKAMER, WC], ["er is geen eigen kookgelegenheid opgegeven"]),
        ([KAMER, {**KEUKEN, "eisen": {"water_aan_en_afvoer": "nee"}}, BADKAMER, WC], ["er is geen eigen kookgelegenheid opgegeven"]),
    ],
)  # fmt: skip
def test_een_voorziening_die_ontbreekt_of_gedeeld_wordt(ruimten: list[dict[str, Any]], zinnen: list[str]) -> None:
    z = van(ruimten, **ALLEEN)
    assert z.uitkomst == ONZELFSTANDIG
    assert [r.zin for r in z.redenen] == zinnen
    assert z.artikelen == ARTIKEL_234


@pytest.mark.parametrize(
    "ruimten",
    [
        VOLLEDIG,
        [*VOLLEDIG, gedeeld(KEUKEN), gedeeld(WC)],
        [{"soort": "woon_slaapkamer_met_open_keuken"}, {"soort": "badkamer_met_toilet"}],
        [{**KAMER, "voorzieningen": ["aanrecht", "wastafel", "toilet"]}],
        [KAMER, {"soort": "keuken"}, {"soort": "doucheruimte", "voorzieningen": ["hangend_toilet"]}],
    ],
)
def test_genoeg_voorzieningen(ruimten: list[dict[str, Any]]) -> None:
    assert van(ruimten, **ALLEEN).uitkomst == ZELFSTANDIG


def test_een_opgegeven_voorziening_gaat_voor_de_ruimten() -> None:
    assert van([KAMER, BADKAMER, WC], **ALLEEN, kookgelegenheid="ja").uitkomst == ZELFSTANDIG
    assert ontbreekt(van([KAMER, BADKAMER, WC], **ALLEEN, kookgelegenheid="onbekend")) == ["kookgelegenheid"]
    assert van(**ALLEEN, kookgelegenheid="onbekend").uitkomst == ZELFSTANDIG
    assert van(**ALLEEN, kookgelegenheid="nee").redenen == (("er is geen eigen kookgelegenheid", ARTIKEL_234),)


DRIE = {"aantal_bewoners": 3, "duurzame_gemeenschappelijke_huishouding": "nee", "eigen_toegang": "ja"}


def test_onderverhuur_aan_een_huishouden_laat_het_deel_van_de_huurder_zelfstandig() -> None:
    z = van(**DRIE, onderverhuur=LID_4_JA)
    assert z.uitkomst == ZELFSTANDIG
    assert z.redenen[-1].artikel == LID_4


def onzelfstandig(ruimten: list[dict[str, Any]], **bewoning: Any) -> Zelfstandigheid:
    woning = {"stelsel": "onzelfstandig", "kamers_op_adres": 2, "ruimten": ruimten, "bewoning": bewoning}
    return beslis(Document.model_validate({"woning": woning}))


def test_met_onderverhuur_mag_het_inwonende_huishouden_delen_maar_een_ander_adres_niet() -> None:
    met_kamer = [KAMER, {**KEUKEN, "gedeeld_met_kamers": 2}, BADKAMER, WC]
    assert onzelfstandig(met_kamer, **DRIE, onderverhuur=LID_4_JA).uitkomst == ZELFSTANDIG
    assert onzelfstandig(met_kamer, **ALLEEN).uitkomst == ONZELFSTANDIG
    met_adres = [KAMER, gedeeld(KEUKEN), BADKAMER, WC]
    assert van(met_adres, **DRIE, onderverhuur=LID_4_JA).uitkomst == ONZELFSTANDIG


@pytest.mark.parametrize("voorwaarde", sorted(LID_4_JA))
def test_elke_voorwaarde_van_lid_4_beslist(voorwaarde: str) -> None:
    nee = van(**DRIE, onderverhuur={**LID_4_JA, voorwaarde: "nee"})
    assert nee.uitkomst == ONZELFSTANDIG
    assert [r.artikel for r in nee.redenen] == [LID_2, LID_4]
    onbekend = van(**DRIE, onderverhuur={**LID_4_JA, voorwaarde: "onbekend"})
    assert ontbreekt(onbekend) == [f"onderverhuur.{voorwaarde}"]


def test_lid_4_doet_er_niet_toe_als_lid_2_al_zelfstandig_maakt() -> None:
    z = van(aantal_bewoners=2, eigen_toegang="ja", onderverhuur={})
    assert (z.uitkomst, z.redenen[-1].artikel) == (ZELFSTANDIG, LID_2)
    assert (
        van(aantal_bewoners=2, eigen_toegang="ja", onderverhuur={"aan_een_huishouden": "nee"}).uitkomst == ZELFSTANDIG
    )


def test_lid_4_helpt_niet_zonder_eigen_toegang() -> None:
    assert van(**{**DRIE, "eigen_toegang": "nee"}, onderverhuur={}).uitkomst == ONZELFSTANDIG


@pytest.mark.parametrize(
    ("woning", "artikel"),
    [
        ({"stelsel": "woonwagen", "woonwagen": {"lengte": 13, "sanitair": "ja"}}, "Bhw art. 1 lid 2"),
        ({"stelsel": "standplaats", "standplaats": {"oppervlakte": 150, "sanitair": "ja"}}, "Bhw art. 1 lid 3"),
    ],
)
def test_een_woonwagen_en_een_standplaats_staan_erbuiten(woning: dict[str, Any], artikel: str) -> None:
    u = waardeer({"woning": woning}, "2026-01-01")
    gevonden = [(v.uitkomst, v.artikel) for v in u.vaststellingen if v.id == "zelfstandigheid"]
    assert gevonden == [(NIET_VAN_TOEPASSING, artikel)]
    assert [m for m in u.aannamen if m.pad == "woning.stelsel"] == []


def meldingen(feiten: dict[str, Any]) -> list[str]:
    return [m.zin for m in waardeer(feiten, "2026-01-01").aannamen if m.pad == "woning.stelsel"]


def test_een_document_zonder_keuken_krijgt_dat_te_horen() -> None:
    zonder = document([KAMER, BADKAMER, WC], **ALLEEN)
    reden = f"er is geen eigen kookgelegenheid opgegeven ({ARTIKEL_234})"
    zin = f"Het document zegt zelfstandig, maar zo is de woonruimte onzelfstandig: {reden}. Gewaardeerd is als zelfstandig."
    assert meldingen(zonder) == [zin]
    assert meldingen(document(**ALLEEN)) == []
    assert meldingen(document()) == []


def test_een_kamer_die_een_zelfstandige_woning_is_krijgt_dat_te_horen() -> None:
    kamer = {"stelsel": "onzelfstandig", "kamers_op_adres": 2}
    woning = {**document(**ALLEEN)["woning"], **kamer}
    assert len(meldingen({"woning": woning})) == 1
    assert "maar zo is de woonruimte zelfstandig" in meldingen({"woning": woning})[0]
    assert meldingen({"woning": {**woning, "bewoning": {"eigen_toegang": "nee"}}}) == []


def test_de_beslissing_staat_in_de_uitkomst_en_verandert_geen_punt() -> None:
    u, kaal = waardeer(document(**DRIE), "2026-01-01"), waardeer(document(), "2026-01-01")
    gevonden = [(v.uitkomst, v.reden, v.artikel) for v in u.vaststellingen if v.id == "zelfstandigheid"]
    assert gevonden == [
        (ONZELFSTANDIG, "bewoond door 3 personen zonder duurzame gemeenschappelijke huishouding", LID_2)
    ]
    assert (u.punten, u.huurprijs, u.stelsel) == (kaal.punten, kaal.huurprijs, "zelfstandig")
    regels = " ".join(als_tekst(kaal, 120).split())
    assert (
        "Zelfstandigheid: niet te beslissen; nog nodig: woning.bewoning.eigen_toegang, woning.bewoning.aantal_bewoners"
        in regels
    )


@st.composite
def _bewoning(draw: st.DrawFn) -> dict[str, Any]:
    feit = st.sampled_from(["ja", "nee", "onbekend"])
    namen = ("eigen_toegang", "duurzame_gemeenschappelijke_huishouding", "vertrek", "kookgelegenheid", "toilet")
    uit: dict[str, Any] = {naam: draw(feit) for naam in namen}
    uit["aantal_bewoners"] = draw(st.sampled_from(["onbekend", 1, 2, 3, 9]))
    if draw(st.booleans()):
        uit["onderverhuur"] = {naam: draw(feit) for naam in LID_4_JA}
    return uit


@settings(max_examples=300, deadline=None)
@given(_bewoning(), st.booleans())
def test_wat_beslist_is_blijft_zo_als_er_meer_bekend_wordt(bewoning: dict[str, Any], met_ruimten: bool) -> None:  # noqa: FBT001
    """En "niet te beslissen" noemt altijd een feit; dat ene feit is dan ook echt onbekend."""
    z = van(VOLLEDIG if met_ruimten else [], **bewoning)
    assert (z.uitkomst == OPEN) == bool(z.ontbreekt) == (not z.redenen)
    vast = {"aantal_bewoners", *(VOORZIENINGEN if met_ruimten else ())}  # wat in een ruimte staat, is niet onbekend
    for antwoord in ("ja", "nee"):
        aangevuld = {k: antwoord if v == "onbekend" and k not in vast else v for k, v in bewoning.items()}
        if z.uitkomst != OPEN:
            assert van(VOLLEDIG if met_ruimten else [], **aangevuld).uitkomst == z.uitkomst
    for pad in ontbreekt(z) if z.uitkomst == OPEN else ():
        deel: Any = bewoning
        for naam in pad.split("."):
            deel = deel.get(naam, "onbekend")
        assert deel == "onbekend"
