"""Heen en terug: een uitkomst als VERA en weer gelezen, en een VERA-bericht als eigen document; er gaat niets verloren."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from huurstelsel import waardeer
from huurstelsel.feiten.lezen import lees_bytes
from huurstelsel.feiten.vera import van_vera
from huurstelsel.feiten.vera.resultaat import Resultaat, lees_resultaat
from huurstelsel.feiten.vera.stelselgroepen import OPSLAG
from huurstelsel.fouten import FeitenFout
from huurstelsel.uitleg.vera import naar_json, naar_vera
from strategieen import documenten
from strategieen_onzelfstandig import kamerdocumenten
from vera_hulp import STANDPLAATS, VOORBEELDEN, WOONWAGEN, Groep, lees

if TYPE_CHECKING:
    from huurstelsel.uitkomst import Uitkomst

DAG = date(2026, 7, 1)
NAMEN = sorted(pad.name for pad in VOORBEELDEN.glob("*.json") if "geen_corop" not in pad.name)
RUSTIG = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def heen_en_terug(uitkomst: Uitkomst) -> Resultaat:
    """Schrijf een uitkomst als tekst en lees die zoals een ontvanger dat doet."""
    return lees_resultaat(json.loads(naar_json(naar_vera(uitkomst)), parse_float=Decimal))


def controleer(uitkomst: Uitkomst) -> None:
    """Elk punt, elke rubriek, elke opslag en elke huurprijs is precies wat zij was."""
    r = heen_en_terug(uitkomst)
    assert (r.id, r.peildatum, r.stelsel) == (uitkomst.id, uitkomst.peildatum, uitkomst.stelsel)
    assert r.punten == (uitkomst.punten_minimaal if uitkomst.punten is None else uitkomst.punten)
    assert (r.maximaal, r.maximaal_met_opslag) == (uitkomst.huurprijs.maximaal, uitkomst.huurprijs.maximaal_met_opslag)
    assert r.rubrieken == {rubriek.rubriek: rubriek.punten for rubriek in uitkomst.rubrieken}
    for rubriek in uitkomst.rubrieken:
        gelezen = [(regel.punten, regel.aantal) for regel in r.regels[rubriek.rubriek]]
        assert gelezen == [(post.punten, post.hoeveelheid) for post in rubriek.posten]
    assert [(o.id.partition("__")[2], o.procent, o.einddatum) for o in r.opslagen] == [
        (o.id, o.procent, o.einddatum) for o in uitkomst.huurprijs.opslagen
    ]
    monument = {regel.id.partition("__")[2]: regel.punten for regel in r.regels.get(OPSLAG, ())}
    monument = {id_: punten for id_, punten in monument.items() if punten}
    assert {**r.slotposten, **monument} == {post.id: post.punten for post in uitkomst.slotposten if post.punten}
    extra = dict(r.extra)
    assert extra.get("segment") == (uitkomst.segment and uitkomst.segment.value)
    assert [waarde for naam, waarde in r.extra if naam == "aanname"] == [f"{m.pad}: {m.zin}" for m in uitkomst.aannamen]
    assert extra["kwitantie.parameters"] == uitkomst.kwitantie.parameters
    hoogst = uitkomst.huurprijs_hoogst
    if hoogst is not None and hoogst != uitkomst.huurprijs:
        assert Decimal(extra["maximaleHuur.hoogst"]) * 100 == hoogst.maximaal
        assert Decimal(extra["maximaleHuurInclusiefOpslag.hoogst"]) * 100 == hoogst.maximaal_met_opslag


# een uitkomst


@pytest.mark.parametrize("dag", [date(2024, 6, 30), date(2024, 7, 1), DAG])
@pytest.mark.parametrize("naam", NAMEN)
def test_uitkomst_van_een_voorbeeld(naam: str, dag: date) -> None:
    """Vóór juli 2024 zijn er posten met een negatief aantal (een toilet in een badruimte), en rubrieken op een breuk van een punt."""
    controleer(waardeer(lees(naam), dag))


@pytest.mark.parametrize("document", [WOONWAGEN, STANDPLAATS], ids=["woonwagen", "standplaats"])
def test_uitkomst_van_bijlage_i_c(document: Groep) -> None:
    controleer(waardeer(document, DAG))


@RUSTIG
@given(documenten(DAG))
def test_uitkomst_van_een_willekeurige_woning(document: dict[str, Any]) -> None:
    controleer(waardeer(document, DAG))


@RUSTIG
@given(kamerdocumenten(DAG))
def test_uitkomst_van_een_willekeurige_kamer(document: dict[str, Any]) -> None:
    controleer(waardeer(document, DAG))


def test_breuk_blijft_een_breuk() -> None:
    """Vier kamers delen door zeven: 9 m² / 7 heeft geen eindige decimale schrijfwijze."""
    kamer = {"soort": {"code": "VTK"}, "detailSoort": {"code": "SLA"}, "oppervlakte": 9}
    bericht = {
        "woningwaarderingstelsel": {"code": "ONZ"},
        "ruimten": [{**kamer, "gedeeldMetAantalOnzelfstandigeWoonruimten": 7}],
    }
    resultaat = heen_en_terug(waardeer(bericht, DAG))
    assert Fraction(9, 7) in [regel.punten for regel in resultaat.regels[1]]
    assert sum(regel.punten for regel in resultaat.regels[1]) == resultaat.rubrieken[1] == Fraction(5, 4)


# een bericht


@pytest.mark.parametrize("naam", NAMEN)
def test_bericht_als_eigen_document_geeft_dezelfde_uitkomst(naam: str) -> None:
    """VERA naar ons document, dat als JSON opgeschreven en gelezen: alleen de meldingen van de omzetting staan er niet meer bij."""
    rechtstreeks = waardeer(lees(naam), DAG)
    document, meldingen = van_vera(lees(naam), DAG)
    opnieuw = waardeer(lees_bytes(naar_json(document).encode(), ".json"), DAG)
    assert replace(opnieuw, aannamen=()) == replace(rechtstreeks, aannamen=())
    assert rechtstreeks.aannamen == (*meldingen, *opnieuw.aannamen)


# lezen


def resultaat(*groepen: Groep, stelsel: str = "ZEL", **velden: object) -> Groep:
    return {"stelsel": {"code": stelsel}, "groepen": list(groepen), **velden}


def groep(code: str, punten: object = 1, **velden: object) -> Groep:
    return {"criteriumGroep": {"stelselgroep": {"code": code}}, "punten": punten, **velden}


@pytest.mark.parametrize(
    ("stelsel", "codes", "rubrieken"),
    [
        ("ZEL", "OVZ VZE PRI GVR BIJ", [1, 3, 8, 9, 12]),
        ("ZEL", "VKV BUI BIA", [3, 8, 12]),
        ("ONZ", "OPO VON KOO GBA BIJ AFT", [1, 3, 5, 9, 12, 13]),
        ("ONZ", "BIZ GEH", [12, 7]),
        ("WOO", "OWS VWN", [10, 13]),
        ("STA", "OST MWS", [10, 40]),
    ],
)
def test_oudere_codes_worden_ook_gelezen(stelsel: str, codes: str, rubrieken: list[int]) -> None:
    gelezen = lees_resultaat(resultaat(*(groep(code) for code in codes.split()), stelsel=stelsel))
    assert list(gelezen.rubrieken) == rubrieken


def test_twee_groepen_voor_een_rubriek_tellen_op() -> None:
    gelezen = lees_resultaat(resultaat(groep("TOI", "1.5"), groep("WAS", Decimal("2.25")), stelsel="ONZ"))
    assert gelezen.rubrieken == {6: Fraction(15, 4)}


def test_resultaat_van_een_ander_mag_velden_missen() -> None:
    regel = {"criterium": {"id": "OVZ__a"}, "waarde": "ruim"}
    gelezen = lees_resultaat(resultaat(groep("OVZ", 3, woningwaarderingen=[regel, {"punten": 3}])))
    assert (gelezen.id, gelezen.peildatum, gelezen.punten, gelezen.maximaal) == (None, None, None, None)
    assert gelezen.regels == {1: (("", Fraction(3), None),)}


@pytest.mark.parametrize(
    ("bericht", "verwacht", "zin"),
    [
        (resultaat(groep("OVX")), [("groepen[0].criteriumGroep.stelselgroep.code", "onbekende_code")], "“OVZ”"),
        (resultaat(groep("GBA")), [("groepen[0].criteriumGroep.stelselgroep", "andere_stelselgroep")], "GVR"),
        (resultaat({"punten": 1}), [("groepen[0].criteriumGroep", "code_ontbreekt")], "WONINGWAARDERINGSTELSELGROEP"),
        (resultaat({"criteriumGroep": {}}), [("groepen[0].criteriumGroep", "code_ontbreekt")], "stelselgroep"),
        (resultaat(stelsel="ZLE"), [("stelsel.code", "onbekende_code")], "“ZEL”"),
        ({"groepen": []}, [("stelsel", "ontbreekt")], "ZEL, ONZ, WOO of STA"),
        (resultaat(maximaleHuur=Decimal("1.005")), [("maximaleHuur", "bedrag_in_centen")], "twee decimalen"),
        (
            resultaat(**{"extra-attributen": [{"naam": "exact.OVZ", "waarde": "1/0"}]}),
            [("extra-attributen[0].waarde", "geen_breuk")],
            "7/12",
        ),
        (resultaat(groep("OVX"), groep("OOZ", "veel")), [
            ("groepen[0].criteriumGroep.stelselgroep.code", "onbekende_code"),
            ("groepen[1].punten", "geen_getal"),
        ], "24.51"),
    ],
)  # fmt: skip
def test_fouten_in_een_resultaat_noemen_hun_pad(bericht: Groep, verwacht: list[tuple[str, str]], zin: str) -> None:
    with pytest.raises(FeitenFout) as gevangen:
        lees_resultaat(bericht)
    assert [(fout.pad, fout.code) for fout in gevangen.value.fouten] == verwacht
    assert zin in str(gevangen.value)
