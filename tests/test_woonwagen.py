"""Woonwagens en standplaatsen (Bhw bijlage I.C): de tabellen tegen het overzicht, fouten, meldingen, en één rij als één van veel."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.cli import main
from huurstelsel.feiten.bouwen import bouw
from huurstelsel.feiten.model import Document
from huurstelsel.feiten.rijen import Invulling, rijen_van
from huurstelsel.feiten.schema import schema
from huurstelsel.fouten import FeitenFout, NogNietBekend
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.getallen import MM2, PUNT, als_rij
from huurstelsel.uitleg.als_json import als_dict
from huurstelsel.uitleg.tekst import als_tekst
from huurstelsel.waardering import reken

DAG = "2026-01-01"
WAGEN = {"lengte": "13", "sanitair": "ja"}
PLAATS = {"oppervlakte": 150, "berging": "ja", "sanitair": "ja"}


def wagen(**velden: Any) -> dict[str, Any]:
    return {"woning": {"stelsel": "woonwagen", "woonwagen": {**WAGEN, **velden}}}


def plaats(**velden: Any) -> dict[str, Any]:
    return {"woning": {"stelsel": "standplaats", "standplaats": {**PLAATS, **velden}}}


def met(document: dict[str, Any], **woning: Any) -> dict[str, Any]:
    return {"woning": {**document["woning"], **woning}}


def punten(n: Any) -> dict[str, Any]:
    return {"punten": n, "reden": "omdat"}


def fouten(document: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(FeitenFout) as fout:
        waardeer(document, DAG)
    return [(f.pad, f.code) for f in fout.value.fouten]


def waarden(soort: str, naam: str) -> list[int]:
    waarde = onderwerp(soort)[naam].geldend(date(2026, 1, 1)).waarde
    return [x // PUNT for x in waarde] if isinstance(waarde, tuple) else [waarde // PUNT]


def test_de_tabel_is_de_som_van_het_samenvattend_overzicht() -> None:
    """Toelichting bij bijlage I.C, samenvattend overzicht: vertrekken, warmte-isolatie, keuken, sanitair."""
    vertrekken, isolatie = [26, 31, 35, 40], [8, 9, 10, 11]
    zonder = [v + i + 4 for v, i in zip(vertrekken, isolatie, strict=True)]
    assert waarden("woonwagen", "zonder_sanitair") == zonder == [38, 44, 49, 55]
    assert waarden("woonwagen", "met_sanitair") == [z + 8 for z in zonder[1:]] == [52, 57, 63]
    buiten = [6 + 12, 10 + 15, 15 + 17]
    assert waarden("standplaats", "met_sanitair") == [10 + 3 + 8 + b for b in buiten] == [39, 46, 53]
    assert waarden("standplaats", "zonder_sanitair") == [5 + b for b in buiten] == [23, 30, 37]


@pytest.mark.parametrize(
    ("document", "pad", "code"),
    [
        ({"woning": {"stelsel": "woonwagen"}}, "woning.woonwagen", "woonwagen_ontbreekt"),
        ({"woning": {"stelsel": "standplaats"}}, "woning.standplaats", "standplaats_ontbreekt"),
        ({"woning": {"woonwagen": WAGEN}}, "woning.woonwagen", "alleen_woonwagen"),
        ({"woning": {"standplaats": PLAATS}}, "woning.standplaats", "alleen_standplaats"),
        (met(wagen(), standplaats=PLAATS), "woning.standplaats", "apart_gewaardeerd"),
        (met(plaats(), woonwagen=WAGEN), "woning.woonwagen", "apart_gewaardeerd"),
        (met(wagen(), ruimten=[{"soort": "keuken"}]), "woning.ruimten", "hoort_niet_bij_stelsel"),
        (met(plaats(), bouwjaar=1990), "woning.bouwjaar", "hoort_niet_bij_stelsel"),
        (met(plaats(), kamers_op_adres=3), "woning.kamers_op_adres", "hoort_niet_bij_stelsel"),
        (met(wagen(), aftrek={"ruitoppervlakte": 1}), "woning.aftrek", "alleen_onzelfstandig"),
        (
            met(wagen(), woz_waarden=[{"waarde": 1, "waardepeildatum": "2025-01-01"}]),
            "woning.woz_waarden",
            "hoort_niet_bij_stelsel",
        ),
        (wagen(extra_kwaliteit_keuken=punten("4,25")), "woning.woonwagen.extra_kwaliteit_keuken", "boven_maximum"),
        (wagen(extra_kwaliteit_sanitair=punten(9)), "woning.woonwagen.extra_kwaliteit_sanitair", "boven_maximum"),
        (plaats(extra_kwaliteit_sanitair=punten(9)), "woning.standplaats.extra_kwaliteit_sanitair", "boven_maximum"),
        (wagen(extra_kwaliteit_keuken=punten("1,1")), "woning.woonwagen.extra_kwaliteit_keuken", "geen_kwart_punten"),
        (
            wagen(sanitair="nee", extra_kwaliteit_sanitair=punten(1)),
            "woning.woonwagen.sanitair",
            "extra_kwaliteit_zonder_sanitair",
        ),
        (
            plaats(sanitair=None, extra_kwaliteit_sanitair=punten(1)),
            "woning.standplaats.sanitair",
            "extra_kwaliteit_zonder_sanitair",
        ),
        (
            wagen(lengte="15", breedte="3,5", afwijkende_basiswaardering=punten(70)),
            "woning.woonwagen.afwijkende_basiswaardering",
            "afwijking_niet_toegestaan",
        ),
        (
            wagen(lengte="15,1", afwijkende_basiswaardering=punten("70,1")),
            "woning.woonwagen.afwijkende_basiswaardering",
            "geen_kwart_punten",
        ),
        (plaats(berging="nee"), "woning.standplaats.berging", "geen_basiswaardering"),
        (plaats(berging="nee", sanitair="nee"), "woning.standplaats.berging", "geen_basiswaardering"),
        (
            plaats(afwijkende_basiswaardering=punten(40)),
            "woning.standplaats.afwijkende_basiswaardering",
            "afwijking_niet_toegestaan",
        ),
        (
            plaats(oppervlakte=200, extra_buitenruimte=punten(1)),
            "woning.standplaats.extra_buitenruimte",
            "standplaats_te_klein",
        ),
        (
            plaats(oppervlakte=300, extra_buitenruimte=punten(11)),
            "woning.standplaats.extra_buitenruimte",
            "boven_maximum",
        ),
        (plaats(woonomgeving=[punten(20), punten(6)]), "woning.standplaats.woonomgeving", "boven_maximum"),
        (plaats(hinder=[punten(20), punten("20,25")]), "woning.standplaats.hinder", "boven_maximum"),
        (wagen(lengte=None), "woning.woonwagen.lengte", "geen_getal"),
        (plaats(hinder=[{"punten": 3}]), "woning.standplaats.hinder[0].reden", "ontbreekt"),
        (plaats(hinder=[{"punten": -3, "reden": "x"}]), "woning.standplaats.hinder[0].punten", "te_laag"),
    ],
)
def test_fouten(document: dict[str, Any], pad: str, code: str) -> None:
    assert fouten(document) == [(pad, code)]


def test_samen_verhuurd_is_twee_documenten_en_een_optelling() -> None:
    with pytest.raises(FeitenFout, match="maak van elk een document en tel de maximale huurprijzen op"):
        waardeer(met(wagen(), standplaats=PLAATS), DAG)
    assert waardeer(wagen(), DAG).huurprijs.maximaal + waardeer(plaats(), DAG).huurprijs.maximaal == 39468 + 29914


def test_na_2026_zijn_de_tabellen_niet_bekend() -> None:
    with pytest.raises(NogNietBekend, match="2027-01-01"):
        waardeer(wagen(), "2027-01-01")


@pytest.mark.parametrize(
    ("document", "deel"),
    [
        (wagen(lengte="15,2"), "kan een afwijkende basiswaardering worden gekozen"),
        (wagen(breedte="3,6"), "kan een afwijkende basiswaardering worden gekozen"),
        (plaats(berging=None), "Aangenomen dat er een berging is"),
        (wagen(), "Niets opgegeven over: aanbouw voor extra slaapvoorziening, verwarmde vertrekken"),
        (plaats(), "woonomgeving, hinderlijke situaties. Aangenomen"),
        (wagen(), "Niet alles is opgegeven over monumenten en beschermde gezichten"),
        (plaats(), "Niet alle monumenten zijn opgegeven"),
        (wagen(), "tabel van 2025-01-01 × 1,0365"),
    ],
)
def test_een_uitgangspunt_is_zichtbaar(document: dict[str, Any], deel: str) -> None:
    assert sum(deel in m.zin for m in waardeer(document, DAG).aannamen) == 1


def test_op_de_standaardmaat_is_er_niets_te_kiezen() -> None:
    zinnen = [m.zin for m in waardeer(wagen(lengte="15", breedte="3,5"), DAG).aannamen]
    assert not any("afwijkende basiswaardering" in zin for zin in zinnen)


def test_een_volledig_document_neemt_alleen_de_berekende_tabel_aan() -> None:
    geen = {"verwarmde_vertrekken": 0, "verwarmde_overige_ruimten": 0}
    monument = dict.fromkeys(("rijksmonument", "provinciaal_monument", "gemeentelijk_monument"), "nee")
    vol = plaats(**geen, extra_kwaliteit_sanitair=punten(1), woonomgeving=[], hinder=[])
    assert [m.pad for m in waardeer(met(vol, **monument), DAG).aannamen] == ["huurprijs"]


def test_onbekend_sanitair_staat_bij_het_onbekende_en_een_gekozen_waardering_maakt_het_zeker() -> None:
    onbekend = waardeer(wagen(lengte=16, sanitair=None), DAG)
    assert (onbekend.punten_minimaal, onbekend.punten_maximaal) == (55, 63)
    assert [m.pad for m in onbekend.onbekend] == ["woning.woonwagen.sanitair"]
    gekozen = waardeer(wagen(lengte=16, sanitair=None, afwijkende_basiswaardering=punten(70)), DAG)
    assert (gekozen.punten, gekozen.onbekend) == (70, ())


def test_de_lengte_staat_in_meters_bij_de_basiswaardering() -> None:
    posten = waardeer(wagen(lengte="12,345"), "2026-07-01").rubrieken[0].posten
    assert [(post.hoeveelheid, post.eenheid) for post in posten if post.id == "basiswaardering"] == [
        (Fraction("12.345"), "m")
    ]


def test_buitenruimte_die_niet_telt_noemt_de_maat() -> None:
    uitkomst = waardeer(plaats(oppervlakte="200,4", extra_buitenruimte=punten(2)), "2026-07-01")
    redenen = [v.reden for v in uitkomst.vaststellingen if v.id == "extra_buitenruimte_boven"]
    assert redenen == ["op hele m² afgerond niet groter dan 200 m²"]


def test_rijksmonument_zonder_datum_is_een_bereik_van_de_huurprijs() -> None:
    u = waardeer(met(wagen(), rijksmonument="ja"), DAG)
    assert u.huurprijs_hoogst is not None
    assert (u.punten, u.huurprijs.maximaal_met_opslag, u.huurprijs_hoogst.maximaal_met_opslag) == (57, 39468, 53281)


def test_gezicht_telt_voor_een_woonwagen_van_voor_1965() -> None:
    def procenten(**woning: Any) -> list[int]:
        return [
            o.procent for o in waardeer(met(wagen(), rijksbeschermd_gezicht="ja", **woning), DAG).huurprijs.opslagen
        ]

    assert [procenten(bouwjaar=1964), procenten(bouwjaar=1965)] == [[5], []]
    assert waardeer(met(wagen(), rijksbeschermd_gezicht="ja"), DAG).onbekend[0].pad == "woning.bouwjaar"
    standplaats = waardeer(met(plaats(), rijksbeschermd_gezicht="ja"), DAG)
    assert (standplaats.huurprijs.opslagen, standplaats.onbekend) == ((), ())


@pytest.mark.parametrize("document", [wagen(), plaats(hinder=[punten(3)])])
def test_de_zekerheid_van_de_tabel_staat_in_de_uitkomst(document: dict[str, Any]) -> None:
    u = waardeer(document, DAG)
    assert u.huurprijs.zekerheid == "afgeleid"
    assert als_dict(u)["tarief"] == {"bron": "berekend: tabel van 2025-01-01 × 1,0365", "zekerheid": "afgeleid"}
    assert "(berekend: tabel van 2025-01-01 × 1,0365; afgeleid)" in als_tekst(u, 120)


def test_de_puntentelling_als_tekst() -> None:
    document = plaats(woonomgeving=[punten("2,5")], hinder=[{"punten": 12, "reden": "snelweg op 50 m"}])
    tekst = als_tekst(waardeer(document, DAG), 120).replace("\N{NO-BREAK SPACE}", " ")
    regels = [" ".join(regel.split()) for regel in tekst.splitlines()]
    assert regels[0] == "Puntentelling standplaats op 1 januari 2026"
    assert "10 Basiswaardering 46,00" in regels
    assert "Basiswaardering 150 m² 46,00 onderdeel I.B" in regels
    assert "Hinderlijke situaties −12,00 onderdeel IV" in regels
    assert "Hinderlijke situatie: 12 punten; snelweg op 50 m [onderdeel IV]" in regels
    assert "Woonomgeving: 2,5 punten; omdat [onderdeel II]" in regels
    assert "Totaal 37" in regels


def test_op_de_opdrachtregel(tmp_path: Any, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    bestand = tmp_path / "wagen.yaml"
    bestand.write_text(
        "peildatum: 2025-01-01\nwoning:\n  stelsel: woonwagen\n  woonwagen: {lengte: 9, sanitair: ja}\n",
        encoding="utf-8",
    )
    assert main(["waardeer", str(bestand), "--json", "--keuze", "woonwagen_kort_met_sanitair=opbouw"]) == 0
    uit = json.loads(capfdbinary.readouterr()[0])
    assert (uit["stelsel"], uit["punten"], uit["maximale_huurprijs"]) == ("woonwagen", 46, "307.24")
    assert [(r["rubriek"], r["vera"], r["punten"]) for r in uit["rubrieken"]] == [
        (10, "OWS", "46"),
        (13, "VWS", "0"),
        (15, "KWS", "0"),
        (18, "GWS", "0"),
    ]
    assert uit["kwitantie"]["keuzes"] == {"woonwagen_kort_met_sanitair": "opbouw"}


SCHEMA = jsonschema.Draft202012Validator(schema())


@pytest.mark.parametrize("document", [wagen(breedte="onbekend"), plaats(hinder=[punten("2,5")], woonomgeving=None)])
def test_het_schema_laat_toe(document: dict[str, Any]) -> None:
    SCHEMA.validate(document)
    assert waardeer(document, DAG).punten is not None


@pytest.mark.parametrize(
    "document",
    [
        {"woning": {"stelsel": "woonwagen"}},
        {"woning": {"woonwagen": WAGEN}},
        met(wagen(), standplaats=PLAATS),
        wagen(lengte=0),
        plaats(oppervlakte="0,0"),
        plaats(hinder=[punten(-1)]),
        plaats(hinder=[punten("251")]),
        plaats(hinder=[{"punten": 1, "reden": ""}]),
        plaats(hinder=[{"punten": 1}]),
        wagen(aanbouwen_slaapvoorziening=-1),
    ],
)
def test_het_schema_weigert(document: dict[str, Any]) -> None:
    assert not SCHEMA.is_valid(document)
    with pytest.raises(FeitenFout):
        waardeer(document, DAG)


KWART = st.integers(0, 16).map(lambda n: str(Fraction(n, 4).__float__()).replace(".", ","))
JA_NEE = st.sampled_from(["ja", "nee"])
WAGENS = st.fixed_dictionaries(
    {"lengte": st.integers(1, 2_000).map(lambda cm: f"{cm // 100},{cm % 100:02}"), "sanitair": JA_NEE},
    optional={
        "aanbouwen_slaapvoorziening": st.integers(0, 3),
        "verwarmde_vertrekken": st.integers(0, 6),
        "verwarmde_overige_ruimten": st.integers(0, 6),
        "extra_kwaliteit_keuken": KWART.map(punten),
    },
).filter(lambda w: w["lengte"] != "0,00")
PLAATSEN = st.fixed_dictionaries(
    {"oppervlakte": st.integers(1, 30_000).map(lambda a: f"{a // 100},{a % 100:02}"), "sanitair": JA_NEE},
    optional={
        "verwarmde_vertrekken": st.integers(0, 6),
        "verwarmde_overige_ruimten": st.integers(0, 6),
        "woonomgeving": st.lists(KWART.map(punten), max_size=6),
        "hinder": st.lists(KWART.map(punten), max_size=10),
    },
)


def verwacht(document: dict[str, Any]) -> Fraction:
    """Een tweede berekening, rechtstreeks uit de tekst."""
    deel = document["woning"].get("woonwagen") or document["woning"]["standplaats"]
    ja = deel["sanitair"] == "ja"

    def getal(tekst: Any) -> Fraction:
        return Fraction(str(tekst).replace(",", "."))

    if "lengte" in deel:
        rijen = [("9,1", 38, 52), ("11,1", 44, 52), ("13", 49, 57), ("15", 55, 63), ("20", 55, 63)]
        _, zonder, met_sanitair = next(r for r in rijen if getal(deel["lengte"]) <= getal(r[0]))
        basis = (met_sanitair if ja else zonder) + 11 * deel.get("aanbouwen_slaapvoorziening", 0)
    else:
        m2 = (getal(deel["oppervlakte"]) + Fraction(1, 2)) // 1
        basis = (39 if m2 < 145 else 46 if m2 < 170 else 53) - (0 if ja else 16)
    warm = 2 * deel.get("verwarmde_vertrekken", 0) + min(deel.get("verwarmde_overige_ruimten", 0), 4)
    extra = sum(getal(t["punten"]) for t in [deel.get("extra_kwaliteit_keuken"), *deel.get("woonomgeving", [])] if t)
    return basis + warm + extra - sum(getal(t["punten"]) for t in deel.get("hinder", []))


@settings(max_examples=200, deadline=None)
@given(WAGENS.map(lambda w: wagen(**w)) | PLAATSEN.map(lambda p: plaats(**p)))
def test_de_posten_zijn_de_punten_en_de_punten_die_van_de_wet(document: dict[str, Any]) -> None:
    u = waardeer(document, DAG)
    som = sum((r.punten for r in u.rubrieken), Fraction(0))
    assert all(sum((p.punten for p in r.posten), Fraction(0)) == r.punten for r in u.rubrieken)
    assert som == u.punten_onafgerond == verwacht(document)
    assert u.punten == som + sum(p.punten for p in u.slotposten) == (2 * som + 1) // 2


@settings(max_examples=50, deadline=None)
@given(st.lists(WAGENS, min_size=2, max_size=6), st.lists(PLAATSEN, min_size=2, max_size=6))
def test_een_rij_alleen_is_dezelfde_rij_tussen_andere(wagens: list[Any], plaatsen: list[Any]) -> None:
    for stelsel, delen in (("woonwagen", wagens), ("standplaats", plaatsen)):
        documenten = [Document.model_validate(wagen(**d) if stelsel == "woonwagen" else plaats(**d)) for d in delen]
        rijen = [rijen_van(d, [], [Invulling()], in_corop=False)[0] for d in documenten]
        for keuze in ({}, {"standplaats_170": "groter_dan", "woonwagen_kort_met_sanitair": "opbouw"}):
            regeling = Regeling.op(date(2026, 1, 1), stelsel).met(keuzes=keuze)
            samen = als_rij(reken(bouw(rijen), regeling).onafgerond)
            assert samen == [als_rij(reken(bouw([r]), regeling).onafgerond)[0] for r in rijen]


def test_de_grenzen_van_de_bijlage_staan_in_mm() -> None:
    assert onderwerp("woonwagen")["lengten"].waarden[0].waarde == (9_100, 11_100, 13_000, 15_000)
    assert onderwerp("standplaats")["oppervlakten"].waarden[0].waarde == (145 * MM2, 170 * MM2)
