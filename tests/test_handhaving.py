"""Handhaving: de zaken in `zaken_huur/handhaving` en `zaken_huur/toewijzing`, de eigenschappen van verbod en boete, en het gemeentebeleid."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from handhaving_hulp import document, gemeente, regeling, vergelijk, zaken
from huurstelsel import Regeling
from huurstelsel.cli import main
from huurstelsel.feiten.huur import Boete, Huishouden, Verhuurder
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout, InvoerFout
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Beslissing, Reden, onbeslist
from huurstelsel.huur.boetes import VIERDE, VIJFDE, boete
from huurstelsel.huur.categorieen import categorie
from huurstelsel.huur.gemeente import Boeteregel, Gemeente, lees_gemeente
from huurstelsel.huur.handhaving import handhaaf
from huurstelsel.huur.sancties import beheer, intrekken, weigeren
from huurstelsel.huur.toewijzing import toewijzing
from huurstelsel.huur.toezicht import Bevinding, Toezicht, artikel_van
from huurstelsel.huur.verbod import VERBOD_VANAF
from huurstelsel.recht.laden import onderwerp
from huurstelsel.recht.tabellen import tarief
from huurstelsel.uitkomst import Melding
from kale_woning import kaal, met_punten

if TYPE_CHECKING:
    from huurstelsel.huur.handhaving import Handhaving

WORTEL = Path(__file__).parent.parent
VOORBEELDBELEID = WORTEL / "examples" / "gemeentebeleid" / "voorbeeldstad.yaml"
D2025 = date(2025, 3, 1)


def _param(map_: str) -> list[Any]:
    return [pytest.param(z, id=f"{z['bestand']}: {z['naam']}") for z in zaken(map_)]


@pytest.mark.parametrize("zaak", _param("handhaving"))
def test_zaak_handhaving(zaak: dict[str, Any], tmp_path: Path) -> None:
    doc = document(zaak)
    gevonden = handhaaf(doc, regeling(zaak["peildatum"], doc.woning.stelsel, zaak), gemeente(zaak, tmp_path))
    for id_, verwacht in zaak["verwacht"].items():
        if verwacht is None:
            assert id_ not in gevonden, id_
        else:
            vergelijk(gevonden[id_], verwacht)


@pytest.mark.parametrize("zaak", _param("toewijzing"))
def test_zaak_toewijzing(zaak: dict[str, Any], tmp_path: Path) -> None:
    h = Huishouden.model_validate(zaak["huishouden"]) if "huishouden" in zaak else None
    recht = regeling(zaak["peildatum"], "zelfstandig", zaak)
    vergelijk(toewijzing(h, _middeldure(zaak.get("middeldure", JA)), recht, gemeente(zaak, tmp_path)), zaak["verwacht"])


def _middeldure(uitkomst: str) -> Beslissing:
    if uitkomst == NIET_TE_BESLISSEN:
        return onbeslist("middeldure_huurwoonruimte", "", (Melding("woning", "Punten."),))
    return Beslissing("middeldure_huurwoonruimte", "", uitkomst, (Reden("opgegeven", "Huisvestingswet 2014 art. 1"),))


# --- eigenschappen van het verbod --------------------------------------------------------------------------------------


@cache
def _woning(punten: int, stelsel: str) -> dict[str, Any]:
    return met_punten(punten, D2025, stelsel)


def _handhaaf(huur: int, punten: int = 130, stelsel: str = "zelfstandig") -> Handhaving:
    contract = {
        "ondertekend": "2025-01-20",
        "ingangsdatum": "2025-02-01",
        "huurprijs": f"{huur // 100},{huur % 100:02d}",
    }
    doc = lees_document({"woning": _woning(punten, stelsel), "contract": contract}, D2025)
    return handhaaf(doc, Regeling.op(D2025, stelsel))


def _maximum(punten: int, stelsel: str) -> int:
    return int(tarief(stelsel, D2025).maximale_huurprijs(np.array([punten]))[0])


@settings(max_examples=60, deadline=None)
@given(
    huur=st.integers(1_00, 3_000_00),
    punten=st.sampled_from([51, 88, 108, 130, 143, 144, 160, 186]),
    stelsel=st.sampled_from(["zelfstandig", "onzelfstandig"]),
)
def test_wat_verboden_is_is_precies_wat_boven_het_maximum_gaat(huur: int, punten: int, stelsel: str) -> None:
    punten = 95 if stelsel == "onzelfstandig" else punten
    b, maximum = _handhaaf(huur, punten, stelsel)["huurprijs_verboden"], _maximum(punten, stelsel)
    assert b.uitkomst == (JA if huur > maximum else NEE)
    assert b.bedrag("maximale huurprijs") == maximum
    if huur > maximum:
        assert b.bedrag("verboden per maand") == huur - maximum


@settings(max_examples=30, deadline=None)
@given(huur=st.integers(700_00, 1_000_00), meer=st.integers(0, 50_00))
def test_een_hogere_huurprijs_is_nooit_minder_verboden(huur: int, meer: int) -> None:
    laag, hoog = _handhaaf(huur), _handhaaf(huur + meer)
    teveel = [h["te_veel_betaald"].bedrag("te veel betaald") for h in (laag, hoog)]
    assert teveel[1] - teveel[0] == max(0, huur + meer - 813_91) - max(0, huur - 813_91)
    assert (laag["huurprijs_verboden"].uitkomst, hoog["huurprijs_verboden"].uitkomst) != (JA, NEE)


def test_de_dag_van_het_verbod_is_die_van_de_parameters() -> None:
    waarde = onderwerp("handhaving")["verbod_vanaf"].geldend(D2025)
    assert date.fromordinal(waarde.waarde) == VERBOD_VANAF
    assert waarde.zekerheid == "afgeleid"


# --- boetes en sancties ------------------------------------------------------------------------------------------------


def _toezicht(
    dag: date, *boetes: Boete, artikel: str = "2a", g: Gemeente | None = None, n: int | None = None
) -> Toezicht:
    p = Regeling.op(min(dag, date(2026, 12, 31))).parameters("handhaving")
    return Toezicht(dag, Verhuurder(boetes=boetes, woongelegenheden=n), p, (Bevinding(artikel, "te hoog"),), (), g)


def _boete(dag: date, artikel: str = "2") -> Boete:
    return Boete(datum=dag, bepaling=artikel)


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [(date(2027, 9, 1), VIJFDE), (date(2027, 9, 2), VIERDE), (date(2023, 9, 2), VIJFDE), (date(2023, 9, 1), VIERDE)],
)
def test_vier_jaar_terug_tot_op_de_dag(dag: date, verwacht: str) -> None:
    assert boete(_toezicht(dag, _boete(date(2023, 9, 1)), artikel="2")).uitkomst == f"ja, {verwacht}"


@pytest.mark.parametrize(
    ("dag", "weiger", "trek_in"),
    [
        (date(2027, 9, 1), JA, JA),
        (date(2027, 9, 2), JA, NEE),
        (date(2031, 9, 1), JA, NEE),
        (date(2031, 9, 2), NEE, NEE),
    ],
)
def test_acht_jaar_weigeren_en_vier_jaar_intrekken(dag: date, weiger: str, trek_in: str) -> None:
    t = _toezicht(dag, _boete(date(2023, 9, 1)))
    assert (weigeren(t).uitkomst, intrekken(t).uitkomst) == (weiger, trek_in)


@pytest.mark.parametrize(("dag", "verwacht"), [(date(2027, 9, 1), JA), (date(2027, 9, 2), NEE)])
def test_twee_boetes_in_vier_jaar(dag: date, verwacht: str) -> None:
    assert beheer(_toezicht(dag, _boete(date(2023, 9, 1)), _boete(date(2026, 1, 1), "2a"))).uitkomst == verwacht


@pytest.mark.parametrize(
    ("bepaling", "artikel"),
    [
        ("2a", "2a"),
        ("art. 2a lid 1", "2a"),
        ("Artikel 2 lid 2 onder e", "2"),
        ("artikel 2B", "2b"),
        ("5", "5"),
        ("niets", ""),
        ("Wgv art. 2a", "2a"),
        ("Wgv 2b lid 1", "2b"),
        ("artikel 19 in samenhang met artikel 2a", "19"),
        ("lid 4 van art. 2a", "2a"),
        ("BW 7:247", ""),
    ],
)
def test_het_artikel_van_een_bepaling(bepaling: str, artikel: str) -> None:
    assert artikel_van(bepaling) == artikel


@pytest.mark.parametrize(
    ("dag", "vierde", "vijfde", "gevonden"),
    [
        (date(2008, 1, 1), 18_500_00, 74_000_00, True),
        (date(2013, 1, 1), 18_500_00, 74_000_00, False),
        (date(2014, 1, 1), 20_250_00, 81_000_00, True),
        (date(2016, 1, 1), 20_500_00, 82_000_00, True),
        (date(2018, 1, 1), 20_750_00, 83_000_00, True),
        (date(2020, 1, 1), 21_750_00, 87_000_00, True),
        (date(2023, 7, 1), 22_500_00, 90_000_00, True),
        (date(2024, 1, 1), 25_750_00, 103_000_00, True),
        (date(2025, 12, 31), 25_750_00, 103_000_00, True),
        (date(2026, 1, 1), 25_750_00, 103_000_00, False),
    ],
)
def test_de_boetecategorieen_per_jaar(dag: date, vierde: int, vijfde: int, gevonden: bool) -> None:  # noqa: FBT001
    c4, c5 = categorie("vierde", dag), categorie("vijfde", dag)
    assert (c4.centen, c5.centen, c4.gevonden) == (vierde, vijfde, gevonden)
    assert c5.centen == 4 * c4.centen
    assert bool(c4.zekerheid) == (not gevonden or dag.year not in {2008, 2016, 2018})


_REGELS = st.builds(
    Boeteregel,
    plaats=st.just(0),
    overtreding=st.just("2a"),
    van=st.integers(1, 20),
    tot_en_met=st.none() | st.integers(1, 40),
    bedrag=st.integers(0, 200_000_00),
    herhaling=st.none() | st.integers(0, 400_000_00),
)


@given(
    regels=st.lists(_REGELS, max_size=4).map(tuple),
    eerder=st.booleans(),
    dag=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    omvang=st.none() | st.integers(1, 50),
)
def test_een_boete_gaat_nooit_boven_de_categorie(
    regels: tuple[Boeteregel, ...],
    eerder: bool,  # noqa: FBT001
    dag: date,
    omvang: int | None,
) -> None:
    g = Gemeente("V", "Gemeenteblad", date(2025, 1, 1), None, regels, None, None, None, None)
    boetes = (_boete(date(2024, 1, 1)),) if eerder else ()
    b = boete(_toezicht(dag, *boetes, g=g, n=omvang))
    hoogst = categorie("vijfde" if eerder else "vierde", dag).centen
    assert b.uitkomst == f"ja, {VIJFDE if eerder else VIERDE}"
    assert max(x.centen for x in b.bedragen) == hoogst
    assert all(0 <= x.centen <= hoogst for x in b.bedragen)


@given(inkomen=st.integers(0, 150_000), meer=st.integers(0, 50_000), personen=st.sampled_from(["alleen", "meer"]))
def test_een_lager_inkomen_sluit_nooit_uit_wat_een_hoger_toelaat(inkomen: int, meer: int, personen: Any) -> None:
    recht = Regeling.op(D2025)
    uitkomsten = [
        toewijzing(Huishouden(personen=personen, inkomen_toewijzing=bedrag), _middeldure(JA), recht).uitkomst
        for bedrag in (inkomen, inkomen + meer)
    ]
    assert uitkomsten != [NEE, JA]


# --- tegenspraak in de feiten --------------------------------------------------------------------------------------------


def test_alle_tegenspraak_tegelijk() -> None:
    feiten = {
        "woning": kaal(140),
        "contract": {"ondertekend": "2025-03-01", "ingangsdatum": "2025-02-01", "huurprijs": 900},
        "puntentelling": {"gegeven": "nee", "maximale_huurprijs": "ja"},
        "verhuurder": {
            "boetes": [
                {"datum": "2023-06-30", "bepaling": "2"},
                {"datum": "2025-01-01", "bepaling": "2", "openbaar_besluit": "2024-12-31"},
                {
                    "datum": "2025-01-01",
                    "bepaling": "2",
                    "openbaar_besluit": "2025-01-02",
                    "openbaar_bekend": "2025-01-01",
                },
                {"datum": "2025-01-01", "bepaling": "de huurprijs"},
            ]
        },
    }
    with pytest.raises(FeitenFout) as gemeld:
        handhaaf(lees_document(feiten, D2025), Regeling.op(D2025))
    assert [(f.pad, f.code) for f in gemeld.value.fouten] == [
        ("contract.ingangsdatum", "ingang_voor_ondertekening"),
        ("verhuurder.boetes[0].datum", "boete_voor_de_wet"),
        ("verhuurder.boetes[1].openbaar_besluit", "openbaar_voor_boete"),
        ("verhuurder.boetes[2].openbaar_bekend", "bekend_voor_besluit"),
        ("verhuurder.boetes[3].bepaling", "bepaling_onleesbaar"),
        ("puntentelling.maximale_huurprijs", "puntentelling_niet_gegeven"),
    ]


# --- gemeentebeleid ------------------------------------------------------------------------------------------------------

KOP = {"gemeente": "Voorbeeldstad", "bron": "Gemeenteblad 2025, 1", "vanaf": "2025-01-01"}


def _fouten(tmp_path: Path, tekst: str | dict[str, Any]) -> list[tuple[str, str]]:
    pad = tmp_path / "beleid.yaml"
    pad.write_text(tekst if isinstance(tekst, str) else yaml.safe_dump(tekst), encoding="utf-8")
    with pytest.raises(InvoerFout) as gemeld:
        lees_gemeente(pad)
    assert all(f.zin.endswith((".", "?")) for f in gemeld.value.fouten)
    return [(f.pad, f.code) for f in gemeld.value.fouten]


@pytest.mark.parametrize(
    ("extra", "fouten"),
    [
        (
            {"gemeente": None, "bron": 12, "vanaf": "gisteren"},
            [("vanaf", "geen_datum"), ("gemeente", "ontbreekt"), ("bron", "geen_tekst")],
        ),
        ({"boete": []}, [("boete", "onbekend_veld")]),
        ({"tot": "2025-01-01"}, [("tot", "geldt_nooit")]),
        ({"vanaf": "2023-06-30", "boetes": [{"overtreding": 2, "bedrag": 1}]}, [("vanaf", "voor_de_wet")]),
        ({"boetes": {}}, [("boetes", "geen_lijst")]),
        ({"boetes": [{"overtreding": "9", "bedrag": 100}]}, [("boetes[0].overtreding", "onbekende_waarde")]),
        (
            {"boetes": [{"bedrag": "veel"}]},
            [("boetes[0].overtreding", "ontbreekt"), ("boetes[0].bedrag", "geen_getal")],
        ),
        ({"boetes": [{"overtreding": "2a", "bedrag": "1.000"}]}, [("boetes[0].bedrag", "geen_getal")]),
        ({"boetes": [{"overtreding": "2a", "bedrag": "-5"}]}, [("boetes[0].bedrag", "geen_getal")]),
        ({"boetes": [{"overtreding": "2a", "bedrag": True}]}, [("boetes[0].bedrag", "geen_getal")]),
        ({"boetes": [{"overtreding": "2a"}]}, [("boetes[0].bedrag", "ontbreekt")]),
        ({"boetes": [{"overtreding": "2a", "bedrag": "25750,01"}]}, [("boetes[0].bedrag", "boven_wettelijk_maximum")]),
        (
            {"boetes": [{"overtreding": "2a", "bedrag": 25750, "herhaling": 103001}]},
            [("boetes[0].herhaling", "boven_wettelijk_maximum")],
        ),
        (
            {"vanaf": "2023-07-01", "boetes": [{"overtreding": "2", "bedrag": 22501}]},
            [("boetes[0].bedrag", "boven_wettelijk_maximum")],
        ),
        (
            {"boetes": [{"overtreding": "2a", "van": 5, "tot_en_met": 4, "bedrag": 1}]},
            [("boetes[0].tot_en_met", "te_laag")],
        ),
        ({"boetes": [{"overtreding": "2a", "van": 0, "bedrag": 1}]}, [("boetes[0].van", "te_laag")]),
        ({"boetes": [{"overtreding": "2a", "van": "een", "bedrag": 1}]}, [("boetes[0].van", "geen_geheel_getal")]),
        (
            {
                "boetes": [
                    {"overtreding": "2a", "tot_en_met": 4, "bedrag": 1},
                    {"overtreding": "2a", "van": 4, "bedrag": 2},
                ]
            },
            [("boetes[1]", "overlap")],
        ),
        (
            {
                "boetes": [
                    {"overtreding": "2a", "van": 4, "bedrag": 1},
                    {"overtreding": "2a", "tot_en_met": 4, "bedrag": 2},
                ]
            },
            [("boetes[1]", "overlap")],
        ),
        ({"vergunningplicht": "soms"}, [("vergunningplicht", "geen_ja_nee")]),
        ({"vergunningplicht": 1}, [("vergunningplicht", "geen_ja_nee")]),
        ({"toewijzing": {"inkomen_alleen": 67365}}, [("toewijzing.inkomen_alleen", "onder_wettelijk_minimum")]),
        ({"toewijzing": {"inkomen": 70000}}, [("toewijzing.inkomen", "onbekend_veld")]),
        ({"toewijzing": "ja"}, [("toewijzing", "geen_groep")]),
    ],
)
def test_fout_gemeentebeleid(extra: dict[str, Any], fouten: list[tuple[str, str]], tmp_path: Path) -> None:
    assert _fouten(tmp_path, {**KOP, **extra}) == fouten


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("", "leeg_bestand"),
        ("- a\n", "geen_beleid"),
        ("gemeente: A\ngemeente: B\n", "dubbel_veld"),
        ("a: [", "yaml_ongeldig"),
    ],
)
def test_een_bestand_dat_geen_beleid_is(tekst: str, code: str, tmp_path: Path) -> None:
    assert code in {c for _, c in _fouten(tmp_path, tekst)}


def test_een_verkeerd_veld_noemt_het_goede(tmp_path: Path) -> None:
    pad = tmp_path / "b.yaml"
    pad.write_text(yaml.safe_dump({**KOP, "boetes": [{"overtreding": "2a", "bedragg": 5}]}), encoding="utf-8")
    with pytest.raises(InvoerFout, match="Bedoelde u “bedrag”"):
        lees_gemeente(pad)


def test_het_voorbeeld_van_gemeentebeleid() -> None:
    g = lees_gemeente(VOORBEELDBELEID)
    assert (g.naam, g.vanaf, g.vergunningplicht, g.middenhuur_aangewezen) == (
        "Voorbeeldstad",
        date(2025, 1, 1),
        True,
        True,
    )
    assert {r.overtreding for r in g.boetes} == {"2", "2a", "2b"}
    assert g.inkomen_alleen == 75_000_00
    assert "examples/gemeentebeleid/voorbeeldstad.yaml" in (WORTEL / "docs" / "gemeentebeleid.md").read_text("utf-8")


def test_precies_het_maximum_en_precies_het_inkomen_mogen(tmp_path: Path) -> None:
    boetes = [{"overtreding": 2, "bedrag": 25750, "herhaling": "€ 103000,00"}]
    pad = tmp_path / "b.json"
    beleid = {
        **KOP,
        "boetes": boetes,
        "vergunningplicht": "nee",
        "toewijzing": {"inkomen_alleen": 67366, "inkomen_meer": 89821},
    }
    pad.write_text(json.dumps(beleid), encoding="utf-8")
    g = lees_gemeente(pad)
    assert g.boetes == (Boeteregel(0, "2", 1, None, 25_750_00, 103_000_00),)
    assert (g.vergunningplicht, g.middenhuur_aangewezen) == (False, None)


# --- opdracht ------------------------------------------------------------------------------------------------------------


def _bestand(tmp_path: Path, **extra: Any) -> str:
    feiten = {
        "id": "proef",
        "woning": kaal(143),
        "contract": {"ondertekend": "2025-01-20", "ingangsdatum": "2025-02-01", "huurprijs": 900},
        **extra,
    }
    pad = tmp_path / "woning.yaml"
    pad.write_text(yaml.safe_dump(feiten), encoding="utf-8")
    return str(pad)


def test_de_opdracht_handhaaf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vraag = ["handhaaf", _bestand(tmp_path), "--peildatum", "2025-03-15", "--beleid", str(VOORBEELDBELEID)]
    assert main(vraag) == 0
    uit = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert uit.startswith("Handhaving op 15 maart 2025 · proef · gemeente Voorbeeldstad\n")
    assert "Is de huurprijs verboden? Ja." in uit
    assert "een officiële bron is" in uit
    assert main([*vraag, "--json"]) == 0
    beslissingen = {b["id"]: b for b in json.loads(capsys.readouterr().out)["beslissingen"]}
    assert {"naam": "huurprijs", "bedrag": "900.00", "zekerheid": ""} in beslissingen["huurprijs_verboden"]["bedragen"]
    assert beslissingen["boete"]["uitkomst"] == "ja, vierde categorie"


def test_de_opdracht_met_een_voorstel_en_met_beleid_dat_niet_geldt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vraag = ["handhaaf", _bestand(tmp_path), "--peildatum", "2024-03-15", "--beleid", str(VOORBEELDBELEID)]
    assert main([*vraag, "--recht", "consultatie-2023-geconsolideerd"]) == 0
    uit = " ".join(capsys.readouterr().out.split())
    assert "het beleid van Voorbeeldstad geldt die dag niet" in uit
    assert "consultatie-2023-geconsolideerd" in uit


def test_de_opdracht_noemt_het_bestand_van_een_fout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    beleid = tmp_path / "beleid.yaml"
    beleid.write_text(yaml.safe_dump({**KOP, "boetes": [{"overtreding": "2a", "bedrag": 30000}]}), encoding="utf-8")
    assert main(["handhaaf", _bestand(tmp_path), "--peildatum", "2025-03-15", "--beleid", str(beleid)]) == 3
    assert f"{beleid}: boetes[0].bedrag" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("extra", "argumenten", "code", "melding"),
    [
        ({}, ["--kamer", "a"], 3, "geen_kamers"),
        ({}, ["--keuze", "puntentelling_tweede_helft=x"], 2, "puntentelling_tweede_helft_2024"),
        ({}, ["--beleid", "/bestaat/niet.yaml"], 3, "bestand_niet_gevonden"),
        ({}, ["--peildatum", "2021-01-01"], 4, "2021-01-01"),
        ({"verhuurder": {"boetes": [{"datum": "2020-01-01", "bepaling": "2"}]}}, [], 3, "boete_voor_de_wet"),
    ],
)
def test_de_opdracht_met_een_fout(  # noqa: PLR0917
    extra: dict[str, Any],
    argumenten: list[str],
    code: int,
    melding: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["handhaaf", _bestand(tmp_path, **extra), "--peildatum", "2025-03-15", *argumenten]) == code
    assert melding in capsys.readouterr().err


def test_een_document_met_een_inkomen_voor_toewijzing_krijgt_die_beslissing(tmp_path: Path) -> None:
    feiten = yaml.safe_load(
        Path(_bestand(tmp_path, huishouden={"personen": "alleen", "inkomen_toewijzing": 1})).read_text()
    )
    gevonden = handhaaf(lees_document({**feiten, "woning": met_punten(150, D2025)}, D2025), Regeling.op(D2025))
    assert gevonden["toewijzing"].uitkomst == JA
