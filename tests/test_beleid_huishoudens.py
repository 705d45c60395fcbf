"""Huishoudens: quotes voor en na, de gedrukte tabel van 2022 met haar inkomens, en het bereikbare deel van een voorraad."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huurstelsel.beleid.huishoudens import bereikbaar, gedrukte_tabel, gemiddelde_verlaging, lees_huishoudens
from huurstelsel.beleid.huren import lees_huren
from huurstelsel.cli import main
from huurstelsel.fouten import InvoerFout

if TYPE_CHECKING:
    from pathlib import Path

EIGEN = "huishoudens:\n  - {naam: een, netto_inkomen: 2.540, huur_voor: 1018, huur_na: '856,00'}\n  - {netto_inkomen: '1000', huur_voor: 0, huur_na: 250.50}\n"


def test_de_gedrukte_quotes_zijn_met_een_inkomen_te_rijmen() -> None:
    gevonden = [tuple(round(x / 100) for x in rij.inkomen() or ()) for rij in gedrukte_tabel()]
    assert gevonden == [(2514, 2555), (3063, 3126), (2826, 2877), (4053, 4224)]


def test_met_zo_een_inkomen_volgen_beide_gedrukte_quotes() -> None:
    for rij in gedrukte_tabel():
        samen = rij.inkomen()
        assert samen is not None
        midden = (samen.laag + samen.hoog) / 2
        afgerond = [(Fraction(h) / midden * 200 + 1) // 2 for h in (rij.voor, rij.na)]
        assert afgerond == [rij.quote_voor, rij.quote_na]


def test_net_buiten_het_interval_volgt_een_van_de_quotes_niet() -> None:
    for rij in gedrukte_tabel():
        samen = rij.inkomen()
        assert samen is not None
        for inkomen in (samen.laag - 1, samen.hoog + 1):
            afgerond = [(Fraction(h) / inkomen * 200 + 1) // 2 for h in (rij.voor, rij.na)]
            assert afgerond != [rij.quote_voor, rij.quote_na]


def test_de_gemiddelde_verlaging_is_niet_de_ongewogen() -> None:
    g = gemiddelde_verlaging()
    assert (g.gedrukt, g.ongewogen, g.laagste, g.hoogste, g.volgt) == (16_400, 16_225, 12_700, 21_700, False)


def test_eigen_huishoudens(tmp_path: Path) -> None:
    bestand = tmp_path / "h.yaml"
    bestand.write_text(EIGEN.replace("2.540", "2540"), encoding="utf-8")
    een, twee = lees_huishoudens(bestand)
    assert (een.quote_voor, een.quote_na) == (Fraction(1018, 2540), Fraction(856, 2540))
    assert (twee.naam, twee.quote_voor, twee.quote_na) == ("huishouden 2", 0, Fraction("0.2505"))


def test_huishoudens_die_niet_kloppen_melden_alles_tegelijk(tmp_path: Path) -> None:
    bestand = tmp_path / "h.yaml"
    bestand.write_text(
        "norm: 3\nhuishoudens:\n  - {netto_inkomen: 0, huur_voor: x, huur_na: -1}\n  - {netto_inkomen: 1.005, inkomn: 2}\n  - 4\n",
        encoding="utf-8",
    )
    with pytest.raises(InvoerFout) as fout:
        lees_huishoudens(bestand)
    assert [(f.pad, f.code) for f in fout.value.fouten] == [
        ("norm", "onbekend_veld"),
        ("huishoudens[0].huur_voor", "geen_bedrag"),
        ("huishoudens[0].huur_na", "geen_bedrag"),
        ("huishoudens[0].netto_inkomen", "geen_inkomen"),
        ("huishoudens[1].inkomn", "onbekend_veld"),
        ("huishoudens[1].netto_inkomen", "geen_bedrag"),
        ("huishoudens[1].huur_voor", "ontbreekt"),
        ("huishoudens[1].huur_na", "ontbreekt"),
        ("huishoudens[2]", "geen_groep"),
    ]


@pytest.mark.parametrize(
    ("inhoud", "code"), [("[]", "geen_huishoudens"), ("huishoudens: []", "leeg"), ("huishoudens: 3", "geen_lijst")]
)
def test_zonder_huishoudens_is_er_niets(tmp_path: Path, inhoud: str, code: str) -> None:
    (tmp_path / "h.yaml").write_text(inhoud, encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_huishoudens(tmp_path / "h.yaml")
    assert [f.code for f in fout.value.fouten] == [code]


# --- een voorraad -----------------------------------------------------------------------------------------------------


@pytest.fixture
def tabel(tmp_path: Path) -> Path:
    bestand = tmp_path / "t.csv"
    bestand.write_text("id;huur;n\na;600.00;1\nb;750.00;2\nc;750.01;1\nd;;5\n", encoding="utf-8")
    return bestand


def test_het_bereikbare_deel_telt_tot_en_met_de_grens(tabel: Path) -> None:
    uit = bereikbaar(
        lees_huren(tabel, "huur"), [Fraction(200_000), Fraction(250_000), Fraction(251_000)], Fraction(3, 10)
    )
    assert list(uit.delen.values()) == [pytest.approx(1 / 3), pytest.approx(2 / 3), 1]
    assert (uit.bekend, uit.onbekend) == (3, 1)


def test_een_tabel_met_tabs(tabel: Path) -> None:
    tabel.write_text(tabel.read_text(encoding="utf-8").replace(";", "\t"), encoding="utf-8")
    assert bereikbaar(lees_huren(tabel, "huur", "n"), [Fraction(250_000)], Fraction(3, 10)).delen == {250_000: 0.75}


def test_gewichten_tellen_mee_en_een_parquet_geeft_hetzelfde(tabel: Path, tmp_path: Path) -> None:
    assert bereikbaar(lees_huren(tabel, "huur", "n"), [Fraction(250_000)], Fraction(3, 10)).delen == {250_000: 0.75}
    soort = pa.decimal128(10, 2)
    huren = pa.array(["600.00", "750.00", "750.01", None]).cast(soort)
    pq.write_table(pa.table({"huur": huren, "n": [1, 2, 1, 5]}), tmp_path / "t.parquet")
    assert lees_huren(tmp_path / "t.parquet", "huur", "n").centen.tolist() == [60_000, 75_000, 75_001]


def test_van_een_voorraad_worden_alleen_de_huur_en_het_gewicht_gelezen(tmp_path: Path) -> None:
    """De woningen met al hun ruimten kosten geen geheugen: acht bytes per rij en kolom, en niet de vijftig MB van de lijst."""
    n = 1_000
    groot = pa.array([[float(i) for i in range(6_000)]] * n)
    pq.write_table(pa.table({"huur": [500.0] * n, "gewicht": [2.0] * n, "woning": groot}), tmp_path / "v.parquet")
    del groot
    pool = pa.proxy_memory_pool(pa.default_memory_pool())
    was = pa.default_memory_pool()
    pa.set_memory_pool(pool)
    try:
        huren = lees_huren(tmp_path / "v.parquet", "huur")
    finally:
        pa.set_memory_pool(was)
    assert huren.centen.sum() == 50_000 * n
    assert pool.max_memory() < 5_000_000


@pytest.mark.parametrize(
    ("argumenten", "code", "zin"),
    [
        (("--kolom", "hur", "--gewicht", "m"), 3, "hur: De tabel heeft geen kolom “hur”. Bedoelde u “huur”? [kolom_ontbreekt]\nm: "),
        (("--kolom", "id"), 3, "id: De kolom “id” bevat geen bedragen als 812.50. [geen_getallen]"),
        (("--kolom", "huur", "--norm", "-3"), 2, "De norm moet boven nul liggen."),
        (("--kolom", "huur", "--inkomen", "0"), 2, "Een inkomen moet boven nul liggen."),
    ],
)  # fmt: skip
def test_een_tabel_die_niet_klopt(
    tabel: Path, capsys: pytest.CaptureFixture[str], argumenten: tuple[str, ...], code: int, zin: str
) -> None:
    assert main(["beleid", "huishoudens", "--voorraad", str(tabel), "--inkomen", "2500", *argumenten]) == code
    assert zin in capsys.readouterr().err


@pytest.mark.parametrize(
    ("naam", "inhoud", "code"),
    [
        ("t.xlsx", "", "vorm_onbekend"),
        ("weg.csv", None, "bestand_niet_gevonden"),
        ("t.parquet", "x", "bestand_onleesbaar"),
        ("t.csv", "huur\n-1\n", "negatief"),
        ("t.csv", "huur\n800\n1e300\n", "te_hoog"),
        ("t.csv", "huur,gewicht\n800,1e300\n", "te_hoog"),
        ("t.csv", "huur,huur\n800,900\n", "dubbele_kolom"),
        ("t.csv", "huur,id\n800,a\n900\n", "bestand_onleesbaar"),
        ("t.csv", "huur,gewicht\n500,0\n", "geen_gewicht"),
        ("t.csv", "huur,id\ninf,a\n", "geen_huren"),
        ("t.csv", "id,huur\na,\n", "geen_huren"),
    ],
)
def test_een_bestand_dat_geen_huren_geeft(tmp_path: Path, naam: str, inhoud: str | None, code: str) -> None:
    if inhoud is not None:
        (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_huren(tmp_path / naam, "huur")
    assert [f.code for f in fout.value.fouten] == [code]


# --- de opdracht ------------------------------------------------------------------------------------------------------


def test_de_opdracht_toont_de_tabel_van_2022(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["beleid", "huishoudens"]) == 0
    uit = " ".join(capsys.readouterr().out.replace("\xa0", " ").split())
    assert "€ 1.018 → € 856 40% → 34% € 162 € 2.514 – € 2.555" in uit
    assert "is niet het ongewogen gemiddelde van de rijen (€ 162,25)" in uit
    assert main(["beleid", "huishoudens", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rijen"][3]["inkomen"] == ["4053.06", "4224.39"]


def test_de_opdracht_rekent_eigen_huishoudens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "h.yaml").write_text(EIGEN.replace("2.540", "2540"), encoding="utf-8")
    assert main(["beleid", "huishoudens", str(tmp_path / "h.yaml")]) == 0
    tekst = capsys.readouterr().out
    assert "quote na  procentpunt\n" in tekst
    assert "40,1%     33,7%         −6,4\n" in tekst
    assert main(["beleid", "huishoudens", str(tmp_path / "h.yaml"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["huishoudens"][0]["quote_na"] == "33.7008"


def test_de_opdracht_telt_een_voorraad(tabel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vraag = ["beleid", "huishoudens", "--voorraad", str(tabel), "--kolom", "huur", "--inkomen", "2500"]
    assert main(vraag) == 0
    uit = capsys.readouterr().out.replace("\xa0", " ")
    assert "€ 2.500,00            € 750,00  66,7%" in uit
    assert "3 rijen met een bekende huur; 1 zonder, die niet meedoen." in uit
    assert main([*vraag, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["inkomens"] == [{"netto_inkomen": "2500", "deel": "0.666667"}]


def test_meer_trekkingen_geven_een_bereik(tabel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Zonder --gewicht telt de kolom gewicht: in de tweede tabel past 3 van de 4 woningen, in de eerste 2 van de 3 rijen."""
    ander = tmp_path / "u.csv"
    ander.write_text("huur,gewicht\n700,3\n900,1\n", encoding="utf-8")
    vraag = ["beleid", "huishoudens", "--voorraad", str(tabel), "--voorraad", str(ander), "--kolom", "huur"]
    assert main([*vraag, "--inkomen", "2500"]) == 0
    uit = capsys.readouterr().out
    assert "70,8% (66,7%–75,0%)" in uit
    assert "Elk getal is het gemiddelde over de voorraden" in uit
    assert main([*vraag, "--inkomen", "2500", "--json"]) == 0
    rij = {"netto_inkomen": "2500", "deel": "0.708333", "laagst": "0.666667", "hoogst": "0.75"}
    assert json.loads(capsys.readouterr().out)["inkomens"] == [rij]


@pytest.mark.parametrize("argumenten", [("--inkomen", "2500"), ("--voorraad", "t.csv"), ("a.yaml", "--voorraad", "t.csv", "--inkomen", "1")])  # fmt: skip
def test_wat_niet_samengaat(capsys: pytest.CaptureFixture[str], argumenten: tuple[str, ...]) -> None:
    assert main(["beleid", "huishoudens", *argumenten]) == 2
    assert "--inkomen" in capsys.readouterr().err
