"""Losse tabellen waarin iets niet klopt: alles wordt gemeld, niets verschuift of verdwijnt."""

from __future__ import annotations

import json
import time
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from huurstelsel import Regeling, waardeer_tabel
from huurstelsel.cli import main
from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille.bladen import _cel
from huurstelsel.portefeuille.run import Gestopt, Opdracht, draai
from huurstelsel.portefeuille.tabellen import Tabellen
from huurstelsel.portefeuille.verbinding import Verbinding

if TYPE_CHECKING:
    from pathlib import Path

REGELING = Regeling.op(date(2026, 7, 1))
WONINGEN = "id;woningtype;bouwjaar\na;eengezinswoning;1968\nb;eengezinswoning;1968\n"
RUIMTEN = "woning_id;id;soort;oppervlakte;verwarmd\na;k;keuken;30;ja\nb;k;keuken;20;ja\n"


def bezit(map_: Path, **tabellen: str) -> Path:
    map_.mkdir()
    for naam, inhoud in tabellen.items():
        (map_ / f"{naam}.csv").write_text(inhoud, encoding="utf-8")
    return map_


def uitslag(bron: Path, **opties: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """De gewaardeerde en de afgekeurde rijen."""
    uit = bron.with_name("uit.parquet")
    draai(Opdracht(bron, uit, REGELING, **opties))
    afgekeurd = uit.with_name("uit.parquet.afgekeurd").read_text(encoding="utf-8").splitlines()
    return pq.read_table(uit).to_pylist(), [json.loads(regel) for regel in afgekeurd]


def test_een_voorziening_zonder_ruimte_telt_niet_mee(tmp_path: Path) -> None:
    ruimten = RUIMTEN + "a;;slaapkamer;8;nee\n"
    los = "woning_id;ruimte_id;soort;lengte\na;k;aanrecht;1,8\na;;aanrecht;2,5\n"
    goed = "woning_id;ruimte_id;soort;lengte\na;k;aanrecht;1,8\n"
    (met, _), afgekeurd = uitslag(bezit(tmp_path / "los", woningen=WONINGEN, ruimten=ruimten, voorzieningen=los))
    (zonder, _), _ = uitslag(bezit(tmp_path / "goed", woningen=WONINGEN, ruimten=ruimten, voorzieningen=goed))
    assert met["rubriek_5"] == zonder["rubriek_5"]
    assert [rij["fouten"][0]["code"] for rij in afgekeurd] == ["hoort_nergens_bij"]


def test_een_brok_zonder_ruimten_met_een_voorziening() -> None:
    """De eerste brok heeft een voorziening, en de enige ruimte hoort bij de laatste woning."""
    ids = [str(i) for i in range(40_000)]
    tabellen = {
        "woningen": pa.table({"id": ids}),
        "ruimten": pa.table({"woning_id": ids[-1:], "id": ["k"], "soort": ["keuken"]}),
        "voorzieningen": pa.table({"woning_id": ids[:1], "ruimte_id": ["k"], "soort": ["aanrecht"]}),
    }
    brokken = list(Tabellen.van(tabellen, ()).brokken(0))
    assert sum(len(brok) for brok in brokken) == 40_000
    assert brokken[-1].column("woning").to_pylist()[-1] == {"ruimten": [{"id": "k", "soort": "keuken"}]}


LOS = {
    "woningen": WONINGEN,
    "ruimten": RUIMTEN + "z;k;keuken;9;ja\n;k;keuken;9;ja\n",
    "voorzieningen": "woning_id;ruimte_id;soort\na;;aanrecht\nb;zolder;aanrecht\nz;k;aanrecht\n",
}
ZINNEN = [
    ("z", "Een rij van ruimten hoort bij woning “z”, en die woning is er niet."),
    (None, "Een rij van ruimten heeft geen woning_id."),
    ("a", "Een rij van voorzieningen van woning “a” heeft geen ruimte_id."),
    ("b", "Een rij van voorzieningen hoort bij ruimte “zolder” van woning “b”, en die ruimte is er niet."),
    ("z", "Een rij van voorzieningen hoort bij woning “z”, en die woning is er niet."),
]


def test_wat_nergens_bij_hoort_zegt_wat_er_ontbreekt(tmp_path: Path) -> None:
    rijen, afgekeurd = uitslag(bezit(tmp_path / "bezit", **LOS))
    assert len(rijen) == 2
    assert {(rij["id"], rij["fouten"][0]["zin"]) for rij in afgekeurd} == set(ZINNEN)
    assert len(afgekeurd) == 5


def test_wat_nergens_bij_hoort_telt_als_afgekeurd(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opdracht = ["portefeuille", str(bezit(tmp_path / "bezit", **LOS)), str(tmp_path / "uit.csv")]
    opdracht += ["--peildatum", "2026-07-01"]
    assert main(opdracht) == 3
    assert ".afgekeurd (5, waarvan 5 rijen die nergens bij horen)" in capsys.readouterr().out
    assert main([*opdracht, "--json"]) == 3
    verslag = json.loads(capsys.readouterr().out)
    assert (verslag["rijen"], verslag["gewaardeerd"], verslag["afgekeurd"]) == (2, 2, 5)


def test_streng_stopt_bij_een_rij_die_nergens_bij_hoort(tmp_path: Path) -> None:
    with pytest.raises(Gestopt, match="hoort_nergens_bij"):
        draai(Opdracht(bezit(tmp_path / "bezit", **LOS), tmp_path / "uit.csv", REGELING, streng=True))
    assert [pad.name for pad in tmp_path.iterdir()] == ["bezit"]


@pytest.mark.parametrize(
    ("ruimten", "code"),
    [
        ({}, "tabel_ontbreekt"),
        ({"ruimten": "woning_id;soort\na;keuken\n"}, "sleutel_ontbreekt"),
    ],
)
def test_voorzieningen_vragen_om_ruimten_met_een_id(tmp_path: Path, ruimten: dict[str, str], code: str) -> None:
    bron = bezit(tmp_path / "bezit", woningen=WONINGEN, voorzieningen=LOS["voorzieningen"], **ruimten)
    with pytest.raises(FeitenFout) as e:
        draai(Opdracht(bron, tmp_path / "uit.csv", REGELING))
    assert [fout.code for fout in e.value.fouten] == [code]
    assert "“ruimten”" in e.value.fouten[0].zin


LABELS = "energieprestaties"


def met_label(map_: Path, dag: pa.Array, **schrijf: Any) -> list[dict[str, Any]]:
    """Een woning met een ruimte en een energielabel, als Parquet-tabellen."""
    map_.mkdir()
    tabellen = {
        "woningen": pa.table({"id": ["a"], "woningtype": ["eengezinswoning"], "bouwjaar": [1968]}),
        "ruimten": pa.table({"woning_id": ["a"], "soort": ["keuken"], "oppervlakte": [30], "verwarmd": [True]}),
        LABELS: pa.table({"woning_id": ["a"], "soort": ["energielabel"], "label": ["B"], "opnamedatum": dag}),
    }
    for naam, tabel in tabellen.items():
        pq.write_table(tabel, map_ / f"{naam}.parquet", **schrijf)
    rijen, afgekeurd = uitslag(map_)
    return rijen or afgekeurd


@pytest.mark.parametrize("machine", ["UTC", "Europe/Amsterdam", "America/New_York"])
@pytest.mark.parametrize(
    ("zone", "met_schema", "tijd"),
    [
        ("Europe/Amsterdam", True, datetime.fromisoformat("2020-12-31T23:00")),
        ("UTC", True, datetime.fromisoformat("2021-01-01")),
        ("UTC", False, datetime.fromisoformat("2020-12-31T23:00")),  # zonder eigen zone: die van Nederland
        (None, True, datetime.fromisoformat("2021-01-01")),
    ],
)
def test_een_tijdstip_is_de_dag_in_zijn_eigen_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, machine: str, zone: str | None, tijd: datetime, *, met_schema: bool
) -> None:
    """Een label van 1 januari 2021 is van na die dag: een van 31 december 2020 telt anders."""
    monkeypatch.setenv("TZ", machine)
    time.tzset()
    dag = pa.array([tijd], pa.timestamp("us", zone))
    (goed,) = met_label(tmp_path / "dag", pa.array([date(2021, 1, 1)]))
    (rij,) = met_label(tmp_path / "tijd", dag, store_schema=met_schema)
    (eerder,) = met_label(tmp_path / "eerder", pa.array([date(2020, 12, 31)]))
    assert rij["rubriek_4"] == goed["rubriek_4"]
    assert eerder["rubriek_4"] != goed["rubriek_4"]


def test_een_ander_tijdstip_dan_middernacht_wordt_afgekeurd(tmp_path: Path) -> None:
    (rij,) = met_label(tmp_path / "tijd", pa.array([datetime.fromisoformat("2021-01-01T09:30")]))
    (fout,) = rij["fouten"]
    assert fout["pad"] == "woning.energieprestaties[0].opnamedatum"
    assert "geen bestaande datum" in fout["zin"]


def test_een_weergave_in_duckdb_is_ook_een_tabel(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "bezit.duckdb")) as db:
        db.sql("CREATE TABLE bron AS SELECT 'a' AS id, 1968 AS bouwjaar")
        db.sql("CREATE VIEW woningen AS SELECT id, bouwjaar FROM bron")
        db.sql("CREATE VIEW ruimten AS SELECT id AS woning_id, 'keuken' AS soort FROM bron")
    with Verbinding(tmp_path / "bezit.duckdb") as bron:
        assert set(bron.tabellen()) == {"bron", "woningen", "ruimten"}


def excel(pad: Path, **bladen: list[list[Any]]) -> Path:
    with xlsxwriter.Workbook(str(pad)) as boek:
        for naam, rijen in bladen.items():
            blad = boek.add_worksheet(naam)
            for i, rij in enumerate(rijen):
                blad.write_row(i, 0, rij)
    return pad


def test_excel_met_dubbele_of_naamloze_kolommen(tmp_path: Path) -> None:
    bron = excel(
        tmp_path / "bezit.xlsx",
        woningen=[["id", "bouwjaar", "bouwjaar"], ["a", 1968, 1999]],
        ruimten=[["woning_id", "soort", "", ""], ["a", "keuken", "", 12]],
    )
    with pytest.raises(FeitenFout) as e:
        draai(Opdracht(bron, tmp_path / "uit.csv", REGELING))
    assert [(fout.pad, fout.code) for fout in e.value.fouten] == [
        ("woningen.bouwjaar", "dubbele_kolom"),
        ("ruimten", "kolom_zonder_naam"),
    ]
    assert e.value.fouten[1].zin == "Kolom 4 van “ruimten” heeft geen naam, en er staat wel iets in."


def test_een_getal_in_excel_met_drie_decimalen(tmp_path: Path) -> None:
    ruimte = ["a", "k", "keuken", 84.125, "ja"]
    kop = ["woning_id", "id", "soort", "oppervlakte", "verwarmd"]
    woning = [["id", "woningtype", "bouwjaar"], ["a", "eengezinswoning", 1968]]
    (rij,), afgekeurd = uitslag(excel(tmp_path / "bezit.xlsx", woningen=woning, ruimten=[kop, ruimte]))
    assert (rij["rubriek_1"], afgekeurd) == (84, [])
    assert [_cel(x) for x in (84.125, 7.0, 0.1 + 0.2, -3.5, 1200.0)] == ["84,125", "7", "0,3", "-3,5", "1200"]


def test_een_tabel_met_een_dubbele_id() -> None:
    woningen = pd.DataFrame({"id": ["a", "a", "b"], "bouwjaar": [1968] * 3})
    ruimten = pd.DataFrame({"woning_id": ["a", "b"], "soort": ["keuken"] * 2, "oppervlakte": [30, 20]})
    uit = waardeer_tabel(pa.Table.from_pandas(woningen), REGELING, ruimten=ruimten).to_pylist()
    assert [[fout["code"] for fout in rij["fouten"] or ()] for rij in uit] == [["id_dubbel"], ["id_dubbel"], []]
    assert [rij["punten_minimaal"] for rij in uit] == [None, None, 21]


def test_een_tabel_met_ruimten_die_nergens_bij_horen() -> None:
    woningen = pd.DataFrame({"id": ["a"], "bouwjaar": [1968]})
    ruimten = pd.DataFrame({"woning_id": ["a", *(f"z{i}" for i in range(25))], "soort": "keuken"})
    with pytest.raises(FeitenFout, match="woning “z3”, en die woning is er niet") as e:
        waardeer_tabel(woningen, REGELING, ruimten=ruimten)
    assert e.value.fouten[-1].zin == "Zo zijn er nog 5."


def test_een_kommagetal_als_sleutel_is_het_hele_getal() -> None:
    woningen = pd.DataFrame({"id": [7, 8], "bouwjaar": [1968] * 2, "woningtype": ["eengezinswoning"] * 2})
    ruimten = pd.DataFrame(
        {"woning_id": [7.0, 8.0], "soort": ["keuken"] * 2, "oppervlakte": [30, 20], "verwarmd": True}
    )
    uit = waardeer_tabel(woningen, REGELING, ruimten=ruimten)
    assert uit["rubriek_1"].tolist() == [30, 20]
    with pytest.raises(FeitenFout, match="heeft geen woning_id"):
        waardeer_tabel(woningen, REGELING, ruimten=ruimten.assign(woning_id=[7.0, None]))


def test_een_regel_met_een_veld_te_veel_of_te_weinig(tmp_path: Path) -> None:
    bron = bezit(tmp_path / "bezit", woningen=WONINGEN + "c;eengezinswoning;1968;x\nd\n", ruimten=RUIMTEN)
    with pytest.raises(FeitenFout) as e:
        draai(Opdracht(bron, tmp_path / "uit.csv", REGELING))
    assert [fout.zin for fout in e.value.fouten] == [
        "Regel 4 van woningen.csv heeft 4 velden, en de kop heeft er 3.",
        "Regel 5 van woningen.csv heeft 1 veld, en de kop heeft er 3.",
    ]


def test_een_csv_in_een_andere_codering(tmp_path: Path) -> None:
    (tmp_path / "bezit.csv").write_bytes("id;plaats\na;Súdwest-Fryslân\n".encode("latin-1"))
    with pytest.raises(FeitenFout, match=r"bezit.csv is geen UTF-8"):
        draai(Opdracht(tmp_path / "bezit.csv", tmp_path / "uit.csv", REGELING))


def test_een_id_met_een_hekje_is_geen_commentaar(tmp_path: Path) -> None:
    regels = "".join(f"{'#' if i % 2 else ''}{i};eengezinswoning;1968\n" for i in range(50))
    rijen, afgekeurd = uitslag(bezit(tmp_path / "in", woningen="id;woningtype;bouwjaar\n" + regels))
    assert [rij["id"] for rij in rijen[:3]] == ["0", "#1", "2"]
    assert (len(rijen), afgekeurd) == (50, [])


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        ("", "leeg_bestand"),
        ("id;bouwjaar;bouwjaar\na;1968;1969\n", "dubbele_kolom"),
        ("id;bouwjaar;\na;1968;\n", "onbekende_kolom"),
        ("id;bouwjaar; Bouwjaar\na;1968;1969\n", "dubbele_kolom"),
        ("sep=;\nid;bouwjaar\na;1968\n", "sep_regel"),
        ('id;straatnaam\na;"open\nb;dicht\n', "csv_ongeldig"),
        ('id;straatnaam\na;"Kerk"laan\n', "csv_ongeldig"),
    ],
)
def test_een_csv_waarvan_de_kop_of_een_aanhalingsteken_niet_klopt(tmp_path: Path, inhoud: str, code: str) -> None:
    with pytest.raises(FeitenFout) as fout:
        uitslag(bezit(tmp_path / "in", woningen=inhoud))
    assert [f.code for f in fout.value.fouten] == [code]


def test_regels_die_verschillend_eindigen(tmp_path: Path) -> None:
    """Een regeleinde in een veld hoort bij het veld; zo bewaart Excel een cel met meer regels."""
    csv = tmp_path / "bezit.csv"
    csv.write_bytes(b'id;bouwjaar;straatnaam\r\na;1968;"Kerk\nlaan"\r\nb;1968;Hof\r\n')
    assert [rij["id"] for rij in next(Tabellen.van(csv, ()).brokken(0)).to_pylist()] == ["a", "b"]
    csv.write_bytes(b"id;bouwjaar;straatnaam\r\na;1968;Kerklaan\r\nb;1968;Hof\nc;1968;Hof\n")
    with pytest.raises(FeitenFout) as e:
        Tabellen.van(csv, ())
    assert [(fout.code, fout.zin) for fout in e.value.fouten] == [
        (
            "regeleinde",
            "Regel 3 van bezit.csv heeft een ander regeleinde (LF) dan de kop (CRLF); bewaar het bestand met overal hetzelfde.",
        )
    ]


@pytest.mark.parametrize("soort", ["csv", "parquet"])
@pytest.mark.parametrize(("map_", "ander"), [("bezit [2]", "bezit 2"), ("b?zit", "bezit"), ("bouwjaar=1900", "b")])
def test_de_naam_van_een_map_is_geen_patroon_en_geen_kolom(tmp_path: Path, map_: str, ander: str, soort: str) -> None:
    """DuckDB leest anders het bestand uit de andere map, of neemt het bouwjaar uit de naam."""
    for naam, jaar in ((map_, 1968), (ander, 2000)):
        (tmp_path / naam).mkdir()
        if soort == "csv":
            (tmp_path / naam / "woningen.csv").write_text(f"id;bouwjaar\n{naam};{jaar}\n", encoding="utf-8")
        else:
            pq.write_table(pa.table({"id": [naam], "bouwjaar": [str(jaar)]}), tmp_path / naam / "woningen.parquet")
    (brok,) = Tabellen.van(tmp_path / map_, ()).brokken(0)
    assert [(rij["id"], rij["woning"]["bouwjaar"]) for rij in brok.to_pylist()] == [(map_, "1968")]


def test_een_scheidingsteken_tussen_aanhalingstekens_scheidt_niet(tmp_path: Path) -> None:
    csv = tmp_path / "bezit.csv"
    csv.write_text('id,bouwjaar,"a;b;c;d"\na,1968,x\n', encoding="utf-8")
    (brok,) = Tabellen.van(csv, ("a;b;c;d",)).brokken(0)
    assert [(rij["id"], rij["a;b;c;d"]) for rij in brok.to_pylist()] == [("a", "x")]


def test_aanhalingstekens_en_apostroffen_in_een_csv(tmp_path: Path) -> None:
    """Alleen een dubbel aanhalingsteken om een heel veld hoort niet bij de tekst."""
    straten = ["'s-Gravenweg", "'t Hof'", '"Kerk ""1"" laan"', '"Kerk;straat"', 'De "Oude" weg', '"Twee\nregels"']
    regels = "".join(f"{nummer};1968;{straat}\n" for nummer, straat in enumerate(straten * 4))
    bron = bezit(tmp_path / "in", woningen="id;bouwjaar;straatnaam\n" + regels)
    gelezen = [straat for brok in Tabellen.van(bron, ()).brokken(0) for straat in brok["adres"].field(0).to_pylist()]
    assert gelezen == ["'s-Gravenweg", "'t Hof'", 'Kerk "1" laan', "Kerk;straat", 'De "Oude" weg', "Twee\nregels"] * 4
