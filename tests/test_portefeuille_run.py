"""Een portefeuille van bestand naar bestand: bronnen, doelen, afgekeurde rijen en de opdracht."""

from __future__ import annotations

import csv
import json
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
import yaml
from python_calamine import CalamineWorkbook

from huurstelsel import Regeling, waardeer
from huurstelsel.cli import main
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout
from huurstelsel.huur.verhoging import verhoging
from huurstelsel.huur.verhoging_zaak import Gevraagd
from huurstelsel.portefeuille import run
from huurstelsel.portefeuille.run import Opdracht, draai
from huurstelsel.portefeuille.verhogen import Verhoging
from portefeuille_hulp import REGELING, lees, parquet, punten, woning


def test_parquet_heen_en_terug(tmp_path: Path) -> None:
    woningen = [woning(i) for i in range(50)]
    verslag = draai(Opdracht(parquet(tmp_path / "in.parquet", woningen), tmp_path / "uit.parquet", REGELING))
    assert (verslag.rijen, verslag.gewaardeerd) == (50, 50)
    assert verslag.tellingen["rijen"]["als_document"] == 0
    assert lees(tmp_path / "uit.parquet") == punten(woningen)
    merk = json.loads(pq.read_schema(tmp_path / "uit.parquet").metadata[b"huurstelsel"])
    assert merk["peildatum"] == "2026-01-01"
    assert len(merk["parameters"]) == 64
    assert (tmp_path / "uit.parquet.afgekeurd").read_text() == ""
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.parquet", "uit.parquet", "uit.parquet.afgekeurd"]


def test_afgekeurde_rijen_staan_apart_met_al_hun_fouten(tmp_path: Path) -> None:
    fout = woning(1, bouwjaar=3000, woningtype="kasteel")
    verslag = draai(
        Opdracht(parquet(tmp_path / "in.parquet", [woning(0), fout, woning(2)]), tmp_path / "uit.csv", REGELING)
    )
    assert (verslag.rijen, verslag.gewaardeerd) == (3, 2)
    assert dict(verslag.tellingen["fouten"]) == {"te_hoog": 1, "onbekende_waarde": 1}
    (regel,) = (tmp_path / "uit.csv.afgekeurd").read_text(encoding="utf-8").splitlines()
    gelezen = json.loads(regel)
    assert (gelezen["rij"], gelezen["id"]) == (1, "w1")
    assert [f["pad"] for f in gelezen["fouten"]] == ["woning.woningtype", "woning.bouwjaar"]
    with (tmp_path / "uit.csv").open(encoding="utf-8") as bestand:
        assert [rij["id"] for rij in csv.DictReader(bestand)] == ["w0", "w2"]


def test_streng_stopt_en_schrijft_niets(tmp_path: Path) -> None:
    bron = parquet(tmp_path / "in.parquet", [woning(0), woning(1, bouwjaar=3000)])
    with pytest.raises(run.Gestopt, match=r"rij 1 \(w1\): woning.bouwjaar"):
        draai(Opdracht(bron, tmp_path / "uit.parquet", REGELING, streng=True))
    assert [pad.name for pad in tmp_path.iterdir()] == ["in.parquet"]


def test_een_bestand_dat_niet_te_lezen_is_laat_niets_achter(tmp_path: Path) -> None:
    bron = tmp_path / "in.yaml"
    bron.write_text("woning:\n\tbouwjaar: 1970\n", encoding="utf-8")
    with pytest.raises(FeitenFout):
        draai(Opdracht(bron, tmp_path / "uit.csv", REGELING))
    assert [pad.name for pad in tmp_path.iterdir()] == ["in.yaml"]


def test_excel_en_csv_zonder_formules(tmp_path: Path) -> None:
    w = woning(0)
    w["id"] = "=1+1"
    bron = parquet(tmp_path / "in.parquet", [w])
    draai(Opdracht(bron, tmp_path / "uit.csv", REGELING))
    draai(Opdracht(bron, tmp_path / "uit.xlsx", REGELING))
    with (tmp_path / "uit.csv").open(encoding="utf-8") as bestand:
        assert next(csv.DictReader(bestand))["id"] == "'=1+1"
    kop, rij = CalamineWorkbook.from_path(str(tmp_path / "uit.xlsx")).get_sheet_by_name("uitslag").to_python()
    assert dict(zip(kop, rij, strict=True))["id"] == "=1+1"  # als tekst geschreven, niet als formule
    assert dict(zip(kop, rij, strict=True))["punten"] == punten([w])["=1+1"]


def test_json_lines_met_vera_en_onleesbare_regels(tmp_path: Path, vera: dict[str, Any]) -> None:
    regels = [json.dumps(woning(0), default=str), "", "{kapot", json.dumps(vera), json.dumps([1])]
    (tmp_path / "in.jsonl").write_text("\n".join(regels), encoding="utf-8")
    verslag = draai(Opdracht(tmp_path / "in.jsonl", tmp_path / "uit.parquet", REGELING))
    assert (verslag.rijen, verslag.gewaardeerd) == (4, 2)
    afgekeurd = [json.loads(regel) for regel in (tmp_path / "uit.parquet.afgekeurd").read_text().splitlines()]
    assert [(a["rij"], a["plaats"], a["fouten"][0]["code"]) for a in afgekeurd] == [
        (1, "regel 3", "json_ongeldig"),
        (3, "regel 5", "geen_document"),
    ]
    een = waardeer(vera, REGELING)
    assert lees(tmp_path / "uit.parquet")[str(een.id)] == een.punten


@pytest.fixture
def vera() -> dict[str, Any]:
    pad = next(iter(sorted((Path(__file__).parent / "voorbeelden" / "vera").glob("zel__*.json"))))
    return dict(json.loads(pad.read_text(encoding="utf-8")))


def tabellen(woningen: list[dict[str, Any]]) -> dict[str, list[dict[str, str]]]:
    """Dezelfde woningen als losse tabellen met tekst, decimalen met een komma."""
    uit: dict[str, list[dict[str, str]]] = {"woningen": [], "ruimten": [], "voorzieningen": [], "woz_waarden": []}
    for w in woningen:
        d = w["woning"]
        uit["woningen"].append(
            {
                "id": w["id"],
                "bouwjaar": str(d["bouwjaar"]),
                "woningtype": d["woningtype"],
                "huurprijs": f"{w['contract']['huurprijs']:.2f}".replace(".", ","),
                "regio": "noord",
            }
        )
        for z in d["woz_waarden"]:
            rij = {"woning_id": w["id"], "waarde": str(z["waarde"]), "waardepeildatum": str(z["waardepeildatum"])}
            uit["woz_waarden"].append(rij)
        for r in d["ruimten"]:
            oppervlakte, warm = str(r["oppervlakte"]).replace(".", ","), "ja" if r["verwarmd"] else "nee"
            rij = {"woning_id": w["id"], "id": r["id"], "soort": r["soort"], "oppervlakte": oppervlakte}
            uit["ruimten"].append({**rij, "verwarmd": warm})
            uit["voorzieningen"] += [
                {"woning_id": w["id"], "ruimte_id": r["id"], "soort": v["soort"], "lengte": str(v["lengte"])}
                for v in r.get("voorzieningen", ())
            ]
    return uit


def als_csv(map_: Path, inhoud: dict[str, list[dict[str, str]]]) -> Path:
    map_.mkdir()
    for naam, rijen in inhoud.items():
        with (map_ / f"{naam}.csv").open("w", encoding="utf-8", newline="") as bestand:
            schrijver = csv.DictWriter(bestand, list(rijen[0]), delimiter=";")
            schrijver.writeheader()
            schrijver.writerows(rijen)
    return map_


def als_duckdb(map_: Path, inhoud: dict[str, list[dict[str, str]]]) -> Path:
    with duckdb.connect(str(map_.with_suffix(".duckdb"))) as db:
        for naam, rijen in inhoud.items():
            tabel = pa.Table.from_pylist(rijen)
            db.from_arrow(tabel).create(naam)
    return map_.with_suffix(".duckdb")


def als_excel(map_: Path, inhoud: dict[str, list[dict[str, str]]]) -> Path:
    with xlsxwriter.Workbook(str(map_.with_suffix(".xlsx"))) as boek:
        for naam, rijen in inhoud.items():
            blad = boek.add_worksheet(naam)
            blad.write_row(0, 0, list(rijen[0]))
            for i, rij in enumerate(rijen, 1):
                blad.write_row(i, 0, list(rij.values()))
    return map_.with_suffix(".xlsx")


@pytest.mark.parametrize("vorm", [als_csv, als_duckdb, als_excel])
def test_losse_tabellen(tmp_path: Path, vorm: Any) -> None:
    woningen = [woning(i) for i in (3, 1, 2, 0)]
    bron = vorm(tmp_path / "bezit", tabellen(woningen))
    verslag = draai(Opdracht(bron, tmp_path / "uit.parquet", REGELING, behoud=("regio",)))
    assert verslag.tellingen["rijen"]["als_document"] == 0
    rijen = pq.read_table(tmp_path / "uit.parquet").to_pylist()
    assert [rij["id"] for rij in rijen] == ["w3", "w1", "w2", "w0"]
    assert {rij["regio"] for rij in rijen} == {"noord"}
    assert {rij["id"]: rij["punten"] for rij in rijen} == punten(woningen)


def test_losse_tabellen_verliezen_niets(tmp_path: Path) -> None:
    inhoud = tabellen([woning(0), woning(1), woning(2)])
    inhoud["woningen"].append(dict(inhoud["woningen"][2]))
    inhoud["ruimten"].append({**inhoud["ruimten"][0], "woning_id": "weg"})
    inhoud["voorzieningen"].append({**inhoud["voorzieningen"][0], "ruimte_id": "zolder"})
    inhoud["ruimten"][0]["oppervlakte"] = "1.050"
    bron = als_csv(tmp_path / "bezit", inhoud)
    verslag = draai(Opdracht(bron, tmp_path / "uit.parquet", REGELING, behoud=("regio",)))
    assert (verslag.rijen, verslag.gewaardeerd) == (4, 1)
    afgekeurd = [json.loads(regel) for regel in (tmp_path / "uit.parquet.afgekeurd").read_text().splitlines()]
    gevonden = [(a["id"], a["fouten"][0]["pad"], a["fouten"][0]["code"]) for a in afgekeurd]
    assert gevonden[0] == ("w0", "woning.ruimten[0].oppervlakte", "getal_dubbelzinnig")
    assert gevonden[1:3] == [("w2", "id", "id_dubbel")] * 2
    assert sorted(gevonden[3:]) == [
        ("w0", "voorzieningen", "hoort_nergens_bij"),
        ("weg", "ruimten", "hoort_nergens_bij"),
    ]


def test_verkeerde_kolommen_worden_alle_genoemd(tmp_path: Path) -> None:
    inhoud = tabellen([woning(0)])
    inhoud["woningen"][0]["bouwjr"] = "1960"
    inhoud["ruimtes"] = inhoud.pop("ruimten")
    with pytest.raises(FeitenFout) as e:
        draai(Opdracht(als_csv(tmp_path / "bezit", inhoud), tmp_path / "uit.parquet", REGELING))
    zinnen = {f.pad: f.zin for f in e.value.fouten}
    assert "Bedoelde u “ruimten”?" in zinnen["ruimtes"]
    assert "Bedoelde u “bouwjaar”?" in zinnen["woningen.bouwjr"]
    assert set(zinnen) == {"ruimtes", "woningen.bouwjr", "woningen.regio"}


@pytest.mark.parametrize(
    ("naam", "inhoud", "code"),
    [
        ("leeg.parquet", b"", "geen_parquet"),
        ("kapot.parquet", b"PAR1xxxx", "geen_parquet"),
        ("kapot.xlsx", b"PK", "zip_beschadigd"),
        ("kapot.duckdb", b"niets", "tabel_onleesbaar"),
        ("leeg.json", b"", "leeg_bestand"),
        ("leeg.csv", b"", "leeg_bestand"),
        ("weg.parquet", None, "bestand_niet_gevonden"),
    ],
)
def test_een_onbruikbare_bron(
    tmp_path: Path, naam: str, inhoud: bytes | None, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if inhoud is not None:
        (tmp_path / naam).write_bytes(inhoud)
    assert main(["portefeuille", str(tmp_path / naam), str(tmp_path / "uit.parquet")]) == 3
    fout = capsys.readouterr().err
    assert f"[{code}]" in fout
    assert "Parquet file" not in fout
    assert [pad.name for pad in tmp_path.iterdir()] == ([] if inhoud is None else [naam])


def test_de_hoogste_huurprijs_is_die_van_verhoog(tmp_path: Path) -> None:
    contract = {"ondertekend": date(2020, 1, 1), "ingangsdatum": date(2020, 2, 1), "beding_huurverhoging": True}
    woningen = [
        {**woning(i), "contract": {**woning(i)["contract"], **contract, "huurprijs": Decimal(400 + i)}}
        for i in range(3)
    ]
    for w in woningen:
        w["woning"]["ruimten"][0]["oppervlakte"] = Decimal(70)
    woningen.append(woning(9))  # geen ondertekening: niet te beslissen
    dag = date(2026, 7, 1)
    vraag = Verhoging(dag, Regeling.op(dag))
    bron = parquet(tmp_path / "in.parquet", woningen)
    draai(Opdracht(bron, tmp_path / "uit.parquet", REGELING, aanvullingen=(vraag,)))
    rijen = pq.read_table(tmp_path / "uit.parquet").to_pylist()
    for rij, w in zip(rijen, woningen, strict=True):
        beslist = verhoging(lees_document(w, dag), Regeling.op(dag), Gevraagd(dag)).hoogste
        assert rij["verhoging"] == beslist.uitkomst
        bedragen = {b.naam: Decimal(b.centen) / 100 for b in beslist.bedragen}
        assert rij["hoogste_huurprijs"] == bedragen.get("hoogste huurprijs")
    assert [rij["verhoging"] for rij in rijen] == ["ja", "ja", "ja", "niet te beslissen"]
    assert rijen[0]["hoogste_huurprijs"] == Decimal("416.40")  # € 400 en 4,1%
    assert "contract.ondertekend" in rijen[3]["verhoging_ontbreekt"]


def test_de_opdracht(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    zonder = {**woning(2, bouwjaar=None), "adres": {"gemeente": "Groningen"}}
    bron = parquet(tmp_path / "in.parquet", [woning(0), woning(1, bouwjaar=3000), zonder])
    opdracht = ["portefeuille", str(bron), str(tmp_path / "uit.parquet"), "--peildatum", "2026-01-01"]
    assert main([*opdracht, "--json"]) == 3
    verslag = json.loads(capsys.readouterr().out)
    assert (verslag["rijen"], verslag["gewaardeerd"], verslag["afgekeurd"]) == (3, 2, 1)
    assert verslag["tellingen"]["onbekend"] == {"bouwjaar": 1}
    assert main(opdracht) == 3
    uit = capsys.readouterr().out
    assert "2 van 3 woningen gewaardeerd" in uit
    assert "Aan deze berekening kunnen geen rechten worden ontleend." in uit


def test_het_schema_noemt_elk_veld(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["portefeuille", "--schema"]) == 0
    regels = capsys.readouterr().out.splitlines()
    assert "  woning: groep" in regels
    assert "    ruimten: lijst van groep" in regels
    assert "      voorzieningen: lijst van groep" in regels
    assert "  maximale_huurprijs: decimal128(13, 2)" in regels


@pytest.mark.parametrize("naam", ["uit.parquetje", "map/uit.parquet"])
def test_een_onbruikbaar_doel(tmp_path: Path, naam: str) -> None:
    bron = parquet(tmp_path / "in.parquet", [woning(0)])
    with pytest.raises(FeitenFout):
        draai(Opdracht(bron, tmp_path / naam, REGELING))


def test_een_yaml_lijst(tmp_path: Path) -> None:
    lijst = [yaml.safe_load(json.dumps(woning(i), default=str)) for i in range(2)]
    (tmp_path / "in.yaml").write_text(yaml.safe_dump(lijst), encoding="utf-8")
    draai(Opdracht(tmp_path / "in.yaml", tmp_path / "uit.parquet", REGELING))
    assert lees(tmp_path / "uit.parquet") == punten([woning(0), woning(1)])


def test_het_voorbeeld_van_losse_tabellen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Het meegeleverde voorbeeld: een dubbelzinnig getal wordt afgekeurd, onbekende feiten geven een bereik."""
    bron = Path(__file__).parents[1] / "examples" / "portefeuille"
    opdracht = [
        "portefeuille",
        str(bron),
        str(tmp_path / "uit.parquet"),
        "--peildatum",
        "2026-07-01",
        "--behoud",
        "wijk",
    ]
    assert main(opdracht) == 3
    rijen = {rij["id"]: rij for rij in pq.read_table(tmp_path / "uit.parquet").to_pylist()}
    assert set(rijen) == {"linde-1", "linde-5", "haven-12", "haven-14", "haven-16"}
    assert (rijen["linde-1"]["punten"], rijen["linde-1"]["maximale_huurprijs"]) == (161, Decimal("1056.42"))
    assert rijen["haven-14"]["te_veel_minimaal"] == Decimal("10.65")
    assert (rijen["linde-5"]["segmenten_mogelijk"], rijen["linde-5"]["bepalend_feit"]) == ("laag/midden", "bouwjaar")
    assert "getal_dubbelzinnig" in capsys.readouterr().out


def test_een_woning_zonder_rijen_in_ruimten_zwijgt_daarover(tmp_path: Path) -> None:
    inhoud = tabellen([woning(0), woning(1)])
    for naam in ("ruimten", "voorzieningen"):
        inhoud[naam] = [rij for rij in inhoud[naam] if rij["woning_id"] == "w0"]
    draai(Opdracht(als_csv(tmp_path / "bezit", inhoud), tmp_path / "uit.parquet", REGELING, behoud=("regio",)))
    vol, leeg = pq.read_table(tmp_path / "uit.parquet").to_pylist()
    assert (vol["punten"], vol["onbekend"]) == (punten([woning(0)])["w0"], None)
    assert (leeg["punten"], leeg["punten_maximaal"], leeg["onbekend"]) == (None, None, "ruimten")


@pytest.mark.parametrize(
    ("misgaat", "zin"),
    [(BrokenProcessPool(), "Een werkproces is weggevallen"), (pa.ArrowMemoryError("malloc"), "Het geheugen is vol.")],
)
def test_te_weinig_geheugen_is_geen_fout_in_huurstelsel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], misgaat: Exception, zin: str
) -> None:
    def val_weg(*_: Any) -> None:
        raise misgaat

    bron = parquet(tmp_path / "in.parquet", [woning(0)])
    monkeypatch.setattr(run, "waardeer_brok", val_weg)
    assert main(["portefeuille", str(bron), str(tmp_path / "uit.parquet")]) == 1
    fout = capsys.readouterr().err
    assert zin in fout
    assert "dezelfde opdracht gaat verder" in fout
    assert "fout in huurstelsel" not in fout
