"""Wat aan de gegevens van een portefeuille opvalt: dezelfde tellingen in elk formaat en bij elke grootte van de brokken."""

from __future__ import annotations

import copy
import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.cli import main
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille import run
from huurstelsel.portefeuille.inzet import ONBEGRENSD
from huurstelsel.portefeuille.kwaliteit import Kwaliteit, Onderzoek
from huurstelsel.portefeuille.kwaliteitgrenzen import GRENZEN, grenzen
from huurstelsel.portefeuille.run import Opdracht, draai
from portefeuille_hulp import DAG, REGELING, breek_af_na, parquet, woning
from strategieen import documenten
from strategieen_onzelfstandig import kamerdocumenten
from test_portefeuille_brok import RUSTIG, gewoon, in_brok, vergeten

if TYPE_CHECKING:
    from pathlib import Path

Woning = dict[str, Any]
FEITEN = st.sets(st.sampled_from(("woningtype", "bouwjaar", "ondertekend", "verwarmd", "buiten", "binnen")))


def onderzoek(bron: Path, naam: str = "kw") -> dict[tuple[str, ...], dict[str, Any]]:
    """De bevindingen van een run, op soort, veld en code."""
    doel = bron.with_name(f"{naam}.json")
    draai(Opdracht(bron, bron.with_name(f"{naam}.parquet"), REGELING, kwaliteit=doel))
    inhoud = json.loads(doel.read_text(encoding="utf-8"))
    return {(b["soort"], b["veld"], *([b["code"]] if "code" in b else [])): b for b in inhoud["bevindingen"]}


def label(**anders: Any) -> Woning:
    return {"soort": "energielabel", "label": "A", "opnamedatum": date(2022, 5, 1), "vereenvoudigd": False, **anders}


def punten(w: Woning) -> int:
    uit = waardeer({**w, "peildatum": DAG}, REGELING).punten
    assert uit is not None
    return uit


def met(nummer: int, **anders: Any) -> Woning:
    """Een woning waar niets op valt, of met andere velden."""
    uit = woning(nummer, **{"gebruiksoppervlakte": Decimal(40), **anders})
    return {**uit, "contract": {"huurprijs": Decimal(350)}}


WOZ = [
    {"waarde": Decimal(200_000), "waardepeildatum": date(2023, 1, 1)},
    {"waarde": Decimal(400_000), "waardepeildatum": date(2024, 1, 1)},
]
RUIM = [{"id": "k", "soort": "woonkamer", "oppervlakte": Decimal(40), "verwarmd": True}]
PAREN = {
    "label_na_peildatum": (
        {"energieprestaties": [label(opnamedatum=date(2026, 3, 1))]},
        {"energieprestaties": [label(opnamedatum=date(2025, 12, 31))]},
    ),
    "label_verlopen": (
        {"energieprestaties": [label(opnamedatum=date(2014, 3, 1)), label(opnamedatum=date(2013, 3, 1), label="G")]},
        {"energieprestaties": [label(opnamedatum=date(2025, 12, 31))]},
    ),
    "label_van_gebouw": ({"energieprestaties": [label(voor="gebouw")]}, {"energieprestaties": [label()]}),
    "woz_sprong": ({"woz_waarden": WOZ}, {"woz_waarden": [WOZ[0], {**WOZ[1], "waarde": Decimal(200_000)}]}),
    "oppervlakte_wijkt_af": (
        {"ruimten": RUIM, "gebruiksoppervlakte": Decimal(90)},
        {"ruimten": [{**RUIM[0], "oppervlakte": Decimal(90)}], "gebruiksoppervlakte": Decimal(90)},
    ),
}


@pytest.mark.parametrize("naam", PAREN)
def test_een_tegenspraak_kost_het_verschil_met_de_woning_zonder(tmp_path: Path, naam: str) -> None:
    verdacht, anders = (met(1, **velden) for velden in PAREN[naam])
    verschil = abs(punten(verdacht) - punten(anders))
    assert verschil
    gevonden = onderzoek(parquet(tmp_path / "in.parquet", [met(0), verdacht]))
    tegenspraken = {
        veld: b["aantal"] for (soort, veld), b in gevonden.items() if soort == "tegenspraak" and b["aantal"]
    }
    assert tegenspraken == {naam: 1}
    b = gevonden["tegenspraak", naam]
    assert b["punten"] == {"woningen": 1, "gemiddeld": str(verschil), "grootste": verschil}
    assert (b["aandeel"], b["voorbeelden"]) == ("50", ["w1"])


def test_een_ontbrekend_feit_kost_de_breedte_van_zijn_bereik(tmp_path: Path) -> None:
    zonder = [met(1, bouwjaar=None), met(2, bouwjaar=None), met(3, woningtype=None)]
    zonder = [{**w, "adres": {"gemeente": "Groningen"}} for w in zonder]  # anders is ook de gemeente onbekend
    gevonden = onderzoek(parquet(tmp_path / "in.parquet", [met(0), *zonder]))
    breedten = []
    for w in zonder[:2]:
        een = waardeer({**w, "peildatum": DAG}, REGELING)
        assert een.punten_maximaal is not None
        breedten.append(een.punten_maximaal - een.punten_minimaal)
    b = gevonden["ontbreekt", "woning.bouwjaar"]
    assert (b["aantal"], b["punten"]["woningen"], b["punten"]["grootste"]) == (2, 2, max(breedten))
    assert Decimal(b["punten"]["gemiddeld"]) == Decimal(sum(breedten)) / 2
    assert gevonden["ontbreekt", "woning.woningtype"]["aantal"] == 1
    assert gevonden["ontbreekt", "contract.ondertekend"]["aantal"] == 4
    assert "punten" not in gevonden["ontbreekt", "contract.ondertekend"]


KLEIN = [{"id": "k", "soort": "woonkamer", "oppervlakte": Decimal(30), "verwarmd": True}]
"""Kleiner dan 40 m² in Amsterdam: de WOZ-punten hebben geen maximum (onderdeel 11.1 onder a)."""


@pytest.mark.parametrize("stelsel", [{}, {"stelsel": "onzelfstandig", "kamers_op_adres": 4}])
def test_zonder_label_scheelt_het_beste_tot_het_slechtste(tmp_path: Path, stelsel: Woning) -> None:
    zonder = [met(i, energieprestaties=[], bouwjaar=jaar, **stelsel) for i, jaar in enumerate((1950, 2010))]
    verwacht = []
    for w in zonder:
        w["adres"] = {"gemeente": "Utrecht"}
        met_label = [{**w, "woning": {**w["woning"], "energieprestaties": [label(label=k)]}} for k in ("A++++", "G")]
        mogelijk = [punten(v) for v in (w, *met_label)]
        verwacht.append(max(mogelijk) - min(mogelijk))
    gevonden = onderzoek(parquet(tmp_path / "in.parquet", zonder))["ontbreekt", "woning.energieprestaties"]
    assert gevonden["punten"]["woningen"] == 2
    assert gevonden["punten"]["grootste"] == max(verwacht) > 10
    assert Decimal(gevonden["punten"]["gemiddeld"]) == Decimal(sum(verwacht)) / 2


def test_zonder_woz_waarde_begrenst_alleen_de_maximering(tmp_path: Path) -> None:
    gewoon_ = met(0, woz_waarden=[])
    klein = met(1, woz_waarden=[], bouwjaar=2020, gebruiksoppervlakte=Decimal(30), ruimten=KLEIN)
    klein["adres"] = {"gemeente": "Amsterdam"}
    rijk = [{"waarde": Decimal(90_000_000), "waardepeildatum": date(2024, 1, 1)}]
    verwacht = punten({**gewoon_, "woning": {**gewoon_["woning"], "woz_waarden": rijk}}) - punten(gewoon_)
    gevonden = onderzoek(parquet(tmp_path / "in.parquet", [gewoon_, klein]))["ontbreekt", "woning.woz_waarden"]
    assert gevonden["punten"] == {
        "woningen": 1,
        "gemiddeld": str(verwacht),
        "grootste": verwacht,
        "zonder_bovengrens": 1,
    }


def test_een_onbekende_oppervlakte_binnen_heeft_geen_bovengrens(tmp_path: Path) -> None:
    ruimten = [{"soort": "woonkamer", "verwarmd": True}]
    gevonden = onderzoek(parquet(tmp_path / "in.parquet", [woning(0, ruimten=ruimten)]))
    assert gevonden["ontbreekt", "woning.ruimten.oppervlakte"]["punten"] == {"woningen": 0, "zonder_bovengrens": 1}


def allerlei() -> list[Woning]:
    """Woningen met van alles, ook wat als document gaat en wat wordt afgekeurd."""
    uit = [met(i) for i in range(36)]
    for i, (verdacht, _) in enumerate(PAREN.values()):
        uit[7 * i]["woning"].update(copy.deepcopy(verdacht))
    for i in range(0, 36, 5):
        uit[i]["woning"]["bouwjaar"] = None
    for i in range(1, 36, 6):
        uit[i]["woning"]["ruimten"][0]["verwarmd"] = None
    uit[2]["woning"]["ruimten"][1]["voorzieningen"] = [{"soort": "aanrecht"}]
    uit[3]["woning"]["bouwjaar"], uit[30]["woning"]["bouwjaar"] = 3000, 3000
    uit[4]["woning"]["zorgwoning"] = {"in_woongebouw": True}
    uit[8]["id"] = uit[31]["id"] = uit[30]["id"] = "dubbel"
    uit[9]["contract"]["huurprijs"], uit[10]["contract"]["huurprijs"] = Decimal(10), Decimal(5_000)
    uit[10]["woning"] |= {"woz_waarden": [], "energieprestaties": uit[10]["woning"].get("energieprestaties") or []}
    uit[11]["id"] = None
    return uit


def test_de_grootte_van_de_brokken_maakt_niets_uit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bron = parquet(tmp_path / "in.parquet", allerlei(), row_group_size=8)
    geheel = onderzoek(bron)
    for grootte in (1, 3, 7):
        monkeypatch.setattr("huurstelsel.portefeuille.bron.BROK", grootte)
        monkeypatch.setattr(run, "DEEL", 5)
        assert onderzoek(bron, f"kw{grootte}") == geheel
    assert geheel["tegenspraak", "id_dubbel"]["aantal"] == 3
    assert geheel["tegenspraak", "id_dubbel"]["voorbeelden"] == ["dubbel"] * 3
    assert geheel["buiten_bereik", "woning.bouwjaar", "te_hoog"]["voorbeelden"] == ["w3", "dubbel"]
    assert geheel["ontbreekt", "id"]["voorbeelden"] == ["rij 11"]
    assert geheel["ontbreekt", "woning.ruimten.verwarmd"]["aantal"] == 6
    assert geheel["ontbreekt", "woning.ruimten.voorzieningen.lengte"]["punten"]["woningen"] == 1
    assert "w9" in geheel["tegenspraak", "huur_ver_onder_maximum"]["voorbeelden"]
    assert geheel["tegenspraak", "huur_ver_boven_maximum"]["voorbeelden"] == ["w10"]
    assert max(len(b["voorbeelden"]) for b in geheel.values()) == 5


def test_documenten_geven_hetzelfde_als_kolommen(tmp_path: Path) -> None:
    woningen = allerlei()
    kaal = [json.dumps(zonder_leeg(w), default=str) for w in woningen]
    (tmp_path / "in.jsonl").write_text("\n".join(kaal), encoding="utf-8")
    assert onderzoek(tmp_path / "in.jsonl", "a") == onderzoek(parquet(tmp_path / "in.parquet", woningen), "b")


def zonder_leeg(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {naam: zonder_leeg(deel) for naam, deel in waarde.items() if deel is not None}
    return [zonder_leeg(deel) for deel in waarde] if isinstance(waarde, list) else waarde


def test_een_onderbroken_run_telt_verder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bron = parquet(tmp_path / "in.parquet", allerlei(), row_group_size=4)
    geheel = onderzoek(bron)
    monkeypatch.setattr("huurstelsel.portefeuille.bron.BROK", 4)
    monkeypatch.setattr(run, "DEEL", 8)
    doel = tmp_path / "verder.json"
    opdracht = Opdracht(bron, tmp_path / "verder.parquet", REGELING, kwaliteit=doel, voortgang=breek_af_na(20))
    with pytest.raises(KeyboardInterrupt):
        draai(opdracht)
    assert not doel.exists()
    assert onderzoek(bron, "verder") == geheel


def test_de_tabel_in_het_verslag(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bron = parquet(tmp_path / "in.parquet", [met(0), met(1, woz_waarden=WOZ), met(2, bouwjaar=None)])
    opdracht = ["portefeuille", str(bron), str(tmp_path / "uit.csv"), "--peildatum", "2026-01-01", "--kwaliteit"]
    assert main([*opdracht, str(tmp_path / "kw.json")]) == 0
    regels = capsys.readouterr().out.splitlines()
    (sprong,) = (r.split() for r in regels if "woz_sprong" in r)
    assert sprong[1:3] == ["1", "33,3%"]
    assert any("ontbreekt: woning.bouwjaar" in r for r in regels)
    assert main([*opdracht, str(tmp_path / "kw.csv")]) == 3
    assert "[uitvoer_onbekend]" in capsys.readouterr().err


def test_de_grenzen_staan_op_datum() -> None:
    assert [g.vanaf for g in GRENZEN] == sorted(g.vanaf for g in GRENZEN)
    assert grenzen(date(2000, 1, 1)) == GRENZEN[0]
    assert grenzen(date(2030, 1, 1)) == GRENZEN[-1]


@pytest.mark.parametrize("dag", [date(2024, 1, 1), date(2024, 7, 1), date(2026, 7, 1)])
@settings(RUSTIG, max_examples=25)
@given(data=st.data())
def test_elk_document_is_te_onderzoeken(dag: date, data: st.DataObject) -> None:
    woningen = data.draw(st.lists(documenten(dag) | kamerdocumenten(dag), min_size=1, max_size=4))
    brok = in_brok([vergeten(gewoon(w), data.draw(FEITEN)) for w in woningen])
    uit = brokken.waardeer(brok, Regeling.op(dag))
    onderzocht = Onderzoek(Regeling.op(dag), len(brok), uit.fouten)
    onderzocht.kolommen(brok)
    kwaliteit = onderzocht.kwaliteit(brok.column("id"), 0)
    assert Kwaliteit(json.loads(json.dumps(kwaliteit.stand()))).stand() == kwaliteit.stand()
    for bevinding, aantal in kwaliteit.aantal.items():
        assert 0 < aantal <= len(woningen)
        assert kwaliteit.punten[bevinding].total() <= aantal
        assert min(kwaliteit.punten[bevinding], default=0) >= ONBEGRENSD
