"""Uitvoer als VERA: het schema van de standaard, de codes van de dag, en getallen die precies kloppen."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from huurstelsel import waardeer
from huurstelsel.feiten.vera import van_vera
from huurstelsel.feiten.vera.referentie import lijsten
from huurstelsel.feiten.vera.stelselgroepen import NIET_STANDAARD, OPSLAG, STELSELS, rubrieken, stelselgroep_code
from huurstelsel.uitkomst import Huurprijs, Opslag, Postregel, Rubriekuitkomst, Uitkomst
from huurstelsel.uitleg.als_json import als_dict
from huurstelsel.uitleg.vera import naar_json, naar_vera
from vera_hulp import STANDPLAATS, WOONWAGEN, lees

TESTS = Path(__file__).parent
VOORBEELDEN = sorted((TESTS / "voorbeelden" / "vera").glob("*.json"))
VOORBEELDEN = [pad for pad in VOORBEELDEN if "geen_corop" not in pad.name]  # een fout, zie test_voorbeelden_vera
SCHEMA = json.loads((TESTS / "data" / "vera_resultaat.schema.json").read_text(encoding="utf-8"))
RESULTAAT = "#/$defs/WoningwaarderingResultaten-WoningwaarderingResultaat"
GEHEEL = "zel__geheel__41162000015.json"
KAMER = "onz__geheel__15004000185.json"
DAG = date(2026, 7, 1)

Groep = dict[str, Any]


def strikt(schema: object) -> object:
    """Hetzelfde schema, waarin geen veld mag staan dat de standaard niet kent."""
    if isinstance(schema, list):
        return [strikt(deel) for deel in schema]
    if not isinstance(schema, dict):
        return schema
    uit = {naam: strikt(deel) for naam, deel in schema.items()}
    return {**uit, "additionalProperties": False} if "properties" in uit else uit


STANDAARD = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
STRIKT = Draft202012Validator({**strikt(SCHEMA), "$ref": RESULTAAT}, format_checker=Draft202012Validator.FORMAT_CHECKER)  # type: ignore[dict-item]


def uitkomst_van(naam: str, peildatum: date = DAG) -> Uitkomst:
    return waardeer(lees(naam), peildatum)


def als_vera(uitkomst: Uitkomst, document: Groep | None = None) -> Groep:
    """Het bericht zoals een ontvanger het leest, met exacte getallen."""
    return json.loads(naar_json(naar_vera(uitkomst, document)), parse_float=Decimal)  # type: ignore[no-any-return]


def groep(bericht: Groep, code: str) -> Groep:
    (gevonden,) = (g for g in bericht["groepen"] if g["criteriumGroep"]["stelselgroep"]["code"] == code)
    return gevonden  # type: ignore[no-any-return]


def extra(bericht: Groep) -> dict[str, str]:
    return {deel["naam"]: deel["waarde"] for deel in bericht["extra-attributen"]}


# codes


@pytest.mark.parametrize(
    ("stelsel", "peildatum", "codes"),
    [
        ("zelfstandig", date(2024, 7, 1), "OVZ OOZ VKV ENE KEU SAN GEH BUI GVR GPA WOZ BIJ PMN"),
        ("zelfstandig", date(2024, 10, 3), "OVZ OOZ VKV ENE KEU SAN GEH BUI GVR GPA WOZ BIJ PMN"),
        ("zelfstandig", date(2024, 10, 4), "OVZ OOZ VKV ENE KEU SAN GEH BUI GVR GPA WOZ BIA PMN"),
        ("zelfstandig", date(2026, 7, 1), "OVZ OOZ VKV ENE KEU SAN GEH BUI GVR GPA WOZ BIA PMN"),
        ("onzelfstandig", date(2024, 7, 1), "OVZ OOZ VKV ENE KEU SAN GEH BUI GBA GPA WOZ BIJ AFT BMO"),
        ("onzelfstandig", date(2024, 10, 4), "OVZ OOZ VKV ENE KEU SAN GEH BUI GBA GPA WOZ BIZ AFT BMO"),
        ("onzelfstandig", date(2024, 11, 14), "OVZ OOZ VKV ENE KEU SAN GEH BUI GBA GPA WOZ BIZ AFT BMO"),
        ("onzelfstandig", date(2024, 11, 15), "OVZ OOZ VKV ENE KEU SAN GEH BUI GBA GPA WOZ BIZ AFT PMO"),
        ("woonwagen", date(2026, 7, 1), "OWS VWS KWS GWS"),
        (NIET_STANDAARD, date(2026, 7, 1), "OWN VWN KWN GWN"),
        ("standplaats", date(2026, 7, 1), "OST VST KST EOS GST WST MWS"),
    ],
)
def test_stelselgroepen_op_de_peildatum(stelsel: str, peildatum: date, codes: str) -> None:
    gevonden = [stelselgroep_code(n, peildatum, stelsel) for n in [*range(1, 41), OPSLAG]]
    assert [code for code in gevonden if code is not None] == codes.split()


@pytest.mark.parametrize("stelsel", ["zelfstandig", "onzelfstandig"])
def test_code_die_corporaties_sturen(stelsel: str) -> None:
    assert stelselgroep_code(12, DAG, stelsel, gebruikelijk=True) == "BIJ"
    assert stelselgroep_code(7, DAG, stelsel, gebruikelijk=True) == "GEH"
    assert stelselgroep_code(14, DAG, stelsel) is None


@pytest.mark.parametrize("stelsel", [*STELSELS, NIET_STANDAARD])
def test_code_hoort_in_de_referentiedata_bij_haar_stelsel(stelsel: str) -> None:
    groepen = lijsten()["WONINGWAARDERINGSTELSELGROEP"]
    codes = [code for n in range(41) if (code := stelselgroep_code(n, DAG, stelsel))]
    assert {groepen[code].ouder for code in codes} <= {"", STELSELS.get(stelsel, "WOO")}
    assert all(groepen[code].geldt_op(DAG) for code in codes)
    assert set(codes) <= set(rubrieken("woonwagen" if stelsel == NIET_STANDAARD else stelsel))
    assert len(codes) == {"zelfstandig": 13, "onzelfstandig": 14, "standplaats": 7}.get(stelsel, 4)


def test_kamer_heeft_haar_eigen_groepen() -> None:
    bericht = als_vera(uitkomst_van(KAMER))
    codes = [g["criteriumGroep"]["stelselgroep"]["code"] for g in bericht["groepen"]]
    assert " ".join(codes) == "OVZ OOZ VKV ENE KEU SAN GEH BUI GBA GPA WOZ BIZ AFT PMO"
    assert (
        {g["criteriumGroep"]["stelsel"]["code"] for g in bericht["groepen"]} == {bericht["stelsel"]["code"]} == {"ONZ"}
    )
    assert (bericht["punten"], bericht["maximaleHuur"]) == (54, Decimal("550.19"))
    assert [rubriek["vera"] for rubriek in als_dict(uitkomst_van(KAMER))["rubrieken"]] == [*codes[:11], "BIJ", "AFT"]


@pytest.mark.parametrize(
    ("document", "stelsel", "groepen", "punten"),
    [
        (WOONWAGEN, "WOO", {"OWS": 57, "VWS": 6, "KWS": 2, "GWS": 0}, 65),
        (STANDPLAATS, "STA", {"OST": 53, "VST": 0, "KST": 0, "EOS": 3, "GST": 0, "WST": 20, "MWS": -5}, 71),
    ],
)
def test_woonwagen_en_standplaats(document: Groep, stelsel: str, groepen: dict[str, int], punten: int) -> None:
    bericht = als_vera(waardeer(document, DAG), document)
    assert [fout.message for fout in STANDAARD.iter_errors(bericht)] == []
    assert (bericht["stelsel"]["code"], bericht["punten"]) == (stelsel, punten)
    assert {g["criteriumGroep"]["stelselgroep"]["code"]: g["punten"] for g in bericht["groepen"]} == groepen


def test_niet_standaard_woonwagen_heeft_eigen_codes() -> None:
    wagen = {
        **WOONWAGEN["woning"]["woonwagen"],
        "lengte": 16,
        "afwijkende_basiswaardering": {"punten": 70, "reden": "x"},
    }
    uitkomst = waardeer({"woning": {"stelsel": "woonwagen", "woonwagen": wagen}}, DAG)
    codes = [g["criteriumGroep"]["stelselgroep"]["code"] for g in als_vera(uitkomst)["groepen"]]
    assert codes == ["OWN", "VWN", "KWN", "GWN"]
    assert [rubriek["vera"] for rubriek in als_dict(uitkomst)["rubrieken"]] == codes


def test_wat_vera_niet_kent_staat_in_de_extra_attributen() -> None:
    """Een rubriek of opslag zonder code in VERA verdwijnt niet."""
    uitkomst = waardeer(WOONWAGEN, DAG)
    extra_rubriek = Rubriekuitkomst(30, "Veroudering", "", Fraction(-3), ())
    opslag = Opslag("beschermd_gezicht", 5, "art. 8a lid 5 Bhw", "")
    tien = Postregel("rijksmonument_10_punten", None, Fraction(10), None, "", 1, "art. 8a lid 2 Bhw")
    anders = replace(
        uitkomst,
        rubrieken=(*uitkomst.rubrieken, extra_rubriek),
        huurprijs=uitkomst.huurprijs._replace(opslagen=(opslag,)),
        slotposten=(tien,),
    )
    gevonden = extra(als_vera(anders))
    assert gevonden["rubriek.30"] == "Veroudering: -3 punten"
    assert gevonden["opslag.beschermd_gezicht"] == "5%"
    assert gevonden["slotpost.rijksmonument_10_punten"] == "10"
    assert als_dict(anders)["rubrieken"][-1]["vera"] is None


def test_bericht_heeft_alle_groepen_in_volgorde_van_de_wet() -> None:
    codes = [g["criteriumGroep"]["stelselgroep"]["code"] for g in als_vera(uitkomst_van(GEHEEL))["groepen"]]
    assert " ".join(codes) == "OVZ OOZ VKV ENE KEU SAN GEH BUI GVR GPA WOZ BIA PMN"


# schema


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_bericht_voldoet_aan_het_schema(pad: Path) -> None:
    bericht = json.loads(naar_json(naar_vera(uitkomst_van(pad.name))))
    assert [fout.message for fout in STANDAARD.iter_errors(bericht)] == []
    assert set(bericht) - set(SCHEMA["$defs"][RESULTAAT.rpartition("/")[2]]["properties"]) == {"extra-attributen"}
    assert all(set(deel) == {"naam", "waarde"} for deel in bericht.pop("extra-attributen"))
    assert [fout.message for fout in STRIKT.iter_errors(bericht)] == []


def test_het_strikte_schema_weigert_een_vreemd_veld() -> None:
    bericht = json.loads(naar_json(naar_vera(uitkomst_van(GEHEEL))))
    assert len(list(STRIKT.iter_errors(bericht))) == 1
    bericht["groepen"][0]["naam"] = "x"
    assert len(list(STRIKT.iter_errors(bericht))) == 2


# getallen


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_regels_tellen_op_tot_de_groep(pad: Path) -> None:
    uitkomst = uitkomst_van(pad.name)
    bericht = als_vera(uitkomst)
    for rubriek, deel in zip(uitkomst.rubrieken, bericht["groepen"], strict=False):
        som = sum((Fraction(regel.get("punten", 0)) for regel in deel["woningwaarderingen"]), Fraction())
        assert som == Fraction(deel["punten"]) == rubriek.punten
        ids = [regel["criterium"]["id"] for regel in deel["woningwaarderingen"]]
        assert len(ids) == len(set(ids))


def test_totaal_en_bedragen() -> None:
    tekst = naar_json(naar_vera(uitkomst_van(GEHEEL)))
    assert '"punten": 148,' in tekst
    assert '"maximaleHuur": 967.18,' in tekst
    assert '"maximaleHuurInclusiefOpslag": 967.18,' in tekst
    assert '"huurprijsopslag": 0.00,' in tekst
    assert '"begindatum": "2026-07-01",' in tekst


def test_ruimten_dragen_hun_naam() -> None:
    bericht = json.loads((TESTS / "voorbeelden" / "vera" / GEHEEL).read_text(encoding="utf-8"), parse_float=Decimal)
    document, _ = van_vera(bericht)
    uitkomst = waardeer(document, DAG)
    namen = [regel["criterium"]["naam"] for regel in groep(als_vera(uitkomst, document), "VKV")["woningwaarderingen"]]
    assert [naam.split(":")[0] for naam in namen] == [
        "Badruimte",
        "Woonkamer",
        *["Slaapkamer"] * 2,
        "Keuken",
        "Slaapkamer",
    ]
    zonder = [regel["criterium"]["naam"] for regel in groep(als_vera(uitkomst), "VKV")["woningwaarderingen"]]
    assert zonder[0].startswith("Space_23762465: ")


def test_wat_gedeeld_wordt_hangt_onder_een_kop() -> None:
    bericht = als_vera(uitkomst_van("zel__gemeenschappelijke_parkeerruimten__voorbeeld_beleidsboek.json"))
    regels = groep(bericht, "GPA")["woningwaarderingen"]
    assert regels[0] == {"criterium": {"id": "GPA__gedeeld_met_10_adressen", "naam": "Gedeeld met 10 adressen"}}
    onder = [regel for regel in regels if "bovenliggendeCriterium" in regel["criterium"]]
    assert {regel["criterium"]["bovenliggendeCriterium"]["id"] for regel in onder} == {regels[0]["criterium"]["id"]}
    assert sorted(regel["punten"] for regel in onder) == [Decimal("0.8"), 1, 3]
    assert groep(bericht, "GPA")["punten"] == Decimal("4.75")


def test_kamers_die_delen_hangen_onder_een_kop() -> None:
    bericht = als_vera(uitkomst_van(KAMER))
    kop, *_ = groep(bericht, "KEU")["woningwaarderingen"]
    assert kop["criterium"] == {
        "id": "KEU__gedeeld_met_2_onzelfstandige_woonruimten",
        "naam": "Gedeeld met 2 onzelfstandige woonruimten",
    }
    energie = groep(bericht, "ENE")["woningwaarderingen"][1]
    assert (energie["aantal"], energie["criterium"]["meeteenheid"]["code"]) == (20, "M2")
    parkeren = als_vera(uitkomst_van("onz__gemeenschappelijke_parkeerruimten__warning_oude_parkeergarage.json"))
    kop, *_ = groep(parkeren, "GPA")["woningwaarderingen"]
    assert kop["criterium"] == {"id": "GPA__gedeeld_door_20", "naam": "Gedeeld door 20"}


def test_breuken_worden_sluitend_afgerond() -> None:
    """Drie posten van een derde en een afronding: zes decimalen elk, en samen precies 1 punt."""
    uitkomst = uitkomst_van(GEHEEL)
    derde = Postregel("verwarmd_vertrek", None, Fraction(1, 3), None, "", 3, "")
    rubriek = Rubriekuitkomst(9, "", "", Fraction(1), (derde, derde, derde))
    (deel, *_) = als_vera(replace(uitkomst, rubrieken=(rubriek,)))["groepen"]
    punten = [regel["punten"] for regel in deel["woningwaarderingen"][1:]]
    assert punten == [Decimal("0.333333"), Decimal("0.333333"), Decimal("0.333334")]
    assert [regel["criterium"]["id"].rpartition("__")[2] for regel in deel["woningwaarderingen"][1:]] == [
        "verwarmd_vertrek",
        "2",
        "3",
    ]
    exact = {
        naam: waarde
        for naam, waarde in extra(als_vera(replace(uitkomst, rubrieken=(rubriek,)))).items()
        if "/" in waarde
    }
    begin = "exact.GVR__gedeeld_met_3_adressen__verwarmd_vertrek"
    assert exact == {begin: "1/3", f"{begin}__2": "1/3", f"{begin}__3": "1/3"}


def test_euro_is_pas_sinds_2025_een_meeteenheid() -> None:
    def eenheden(peildatum: date) -> set[str]:
        bericht = als_vera(uitkomst_van(GEHEEL, peildatum))
        return {
            regel["criterium"]["meeteenheid"]["code"]
            for regel in groep(bericht, "WOZ")["woningwaarderingen"]
            if "meeteenheid" in regel["criterium"]
        }

    assert (eenheden(date(2025, 1, 2)), eenheden(date(2025, 1, 3))) == ({"M2"}, {"M2", "EUR"})


def test_hoeveelheden_hebben_hun_meeteenheid() -> None:
    bericht = als_vera(uitkomst_van("zel__geheel__87402000003.json"))
    (bouwjaar,) = groep(bericht, "ENE")["woningwaarderingen"]
    assert (bouwjaar["waarde"], bouwjaar["punten"], "meeteenheid" in bouwjaar["criterium"]) == ("1898", -15, False)
    toilet = groep(als_vera(uitkomst_van(GEHEEL)), "SAN")["woningwaarderingen"][-1]
    assert (toilet["aantal"], toilet["criterium"]["meeteenheid"]["code"]) == (1, "STU")


# wat VERA niet kent


def test_opslagen_in_hele_procenten() -> None:
    uitkomst = uitkomst_van(GEHEEL)
    opslagen = (
        Opslag("provinciaal_of_gemeentelijk_monument", 15, "art. 8a lid 3 Bhw", ""),
        Opslag("nieuwbouw", 10, "art. 8a lid 4 Bhw", "", date(2045, 3, 1)),
    )
    huur = uitkomst.huurprijs._replace(opslagen=opslagen, maximaal_met_opslag=120897)
    bericht = als_vera(replace(uitkomst, huurprijs=huur))
    deel = groep(bericht, "PMN")
    assert (bericht["opslagpercentage"], deel["opslagpercentage"], deel["punten"]) == (25, 25, 0)
    assert [(r["opslagpercentage"], r.get("einddatum")) for r in deel["woningwaarderingen"]] == [
        (15, None),
        (10, "2045-03-01"),
    ]
    assert (bericht["huurprijsopslag"], bericht["maximaleHuurInclusiefOpslag"]) == (
        Decimal("241.79"),
        Decimal("1208.97"),
    )


def test_slotposten() -> None:
    uitkomst = uitkomst_van(GEHEEL)
    vijftig = Postregel("rijksmonument_50_punten", None, Fraction(50), None, "", 1, "art. 8a lid 2 Bhw")
    ondergrens = Postregel("ondergrens_186", None, Fraction(1, 2), None, "", 1, "Bhw bijlage I.A, onderdeel 11.3")
    bericht = als_vera(replace(uitkomst, slotposten=(vijftig, ondergrens)))
    assert groep(bericht, "PMN")["punten"] == 50
    assert [r["criterium"]["id"] for r in groep(bericht, "PMN")["woningwaarderingen"]] == [
        "PMN__rijksmonument_50_punten"
    ]
    assert extra(bericht)["slotpost.ondergrens_186"] == "0.5"


def test_bereik_en_aannamen_staan_in_extra_attributen() -> None:
    uitkomst = uitkomst_van("zel__verkoeling_en_verwarming__woonkamer_aanrecht_zonder_lengte.json")
    bericht = als_vera(uitkomst)
    assert bericht["punten"] == uitkomst.punten_minimaal == int(extra(bericht)["punten.laagst"])
    assert extra(bericht)["punten.VKV"] == "2 tot 4"
    soorten = [deel["naam"] for deel in bericht["extra-attributen"]]
    assert soorten.count("aanname") == len(uitkomst.aannamen) > 0
    assert extra(bericht)["kwitantie.parameters"] == uitkomst.kwitantie.parameters
    assert not any(naam.startswith("punten.") for naam in extra(als_vera(uitkomst_van(GEHEEL))))


def test_zonder_bovengrens() -> None:
    uitkomst = uitkomst_van(GEHEEL)
    bereik = {**uitkomst.bereik, 1: (Fraction(53), None)}
    bericht = als_vera(replace(uitkomst, punten=None, punten_maximaal=None, huurprijs_hoogst=None, bereik=bereik))
    assert (extra(bericht)["punten.hoogst"], extra(bericht)["punten.OVZ"]) == (
        "geen bovengrens",
        "53 tot geen bovengrens",
    )
    assert bericht["punten"] == 148


# JSON


@pytest.mark.parametrize(
    ("deel", "tekst"),
    [
        (Decimal("0.10"), "0.10"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-7"), "0.0000001"),
        ({"a": [], "b": {}, "c": None}, '{\n  "a": [],\n  "b": {},\n  "c": null\n}'),
        ([1, 'é"', True], '[\n  1,\n  "é\\"",\n  true\n]'),
    ],
)
def test_json_schrijft_getallen_met_al_hun_cijfers(deel: object, tekst: str) -> None:
    assert naar_json(deel) == tekst
    assert json.loads(naar_json(deel), parse_float=Decimal) == deel


def test_een_bericht_verandert_niet_door_schrijven_en_lezen() -> None:
    uitkomst = uitkomst_van(GEHEEL)
    bericht = naar_vera(uitkomst)
    kopie = deepcopy(bericht)
    assert json.loads(naar_json(bericht), parse_float=Decimal) == bericht == kopie
    assert isinstance(uitkomst.huurprijs, Huurprijs)
    assert uitkomst.huurprijs.maximaal == 96718
