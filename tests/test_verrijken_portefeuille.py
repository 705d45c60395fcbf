"""Verrijken van begin tot eind: voorrang en strijdigheden, de vormen van een portefeuille, de opdracht, en de punten erna."""

from __future__ import annotations

import json
import os
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from huurstelsel import waardeer
from huurstelsel.cli import main
from huurstelsel.feiten.lezen import lees, lees_document
from huurstelsel.fouten import FeitenFout
from huurstelsel.verrijken import Bestanden, portefeuille, verrijk
from verrijken_hulp import DATA, bag, draai, regels, schrijf, woning

FLAT = Path(__file__).parent.parent / "examples" / "portiekflat.yaml"
NTA = "NTA 8800:2024 (basisopname woningbouw)"


@pytest.fixture
def opdracht(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Voer een opdracht uit in dit proces: (slotcode, uitvoer, fouten)."""

    def _opdracht(*argumenten: str | Path) -> tuple[int, str, str]:
        code = main([str(a) for a in argumenten])
        uit, fout = capfdbinary.readouterr()
        return code, uit.decode(), fout.decode()

    return _opdracht


@pytest.mark.parametrize(
    ("voorrang", "bouwjaar", "waarde", "label"), [("portefeuille", 1960, 230000, "B"), ("bestand", 1961, 231000, "A")]
)
def test_een_strijdigheid_wordt_genoteerd_en_de_voorrang_beslist(
    tmp_path: Path, voorrang: str, bouwjaar: int, waarde: int, label: str
) -> None:
    oud = woning(
        1,
        bouwjaar=1960,
        gebruiksoppervlakte="72,0",  # hetzelfde als 72: geen strijd
        woz_waarden=[{"waarde": 230000, "waardepeildatum": "01-01-2025"}],
        energieprestaties=[{"soort": "energielabel", "label": "B", "opnamedatum": "2023-05-01"}],
        rijksmonument="ja",
    )
    (w,), verslag = draai(
        tmp_path,
        oud,
        voorrang=voorrang,
        bag=DATA / "bag.csv",
        woz=DATA / "woz.csv",
        ep_online=DATA / "ep_v4.csv",
        monumenten=DATA / "monumenten.csv",
    )
    assert w["woning"]["bouwjaar"] == bouwjaar
    assert w["woning"]["woz_waarden"][0]["waarde"] == waarde
    assert w["woning"]["woz_waarden"][0]["vastgesteld"] == "2026-02-28"  # aangevuld
    assert w["woning"]["energieprestaties"][0]["label"] == label
    assert w["woning"]["energieprestaties"][0]["registratiedatum"] == "2023-05-14"  # aangevuld
    assert (w["woning"]["gebruiksoppervlakte"], w["woning"]["rijksmonument"]) == ("72,0", "ja")
    assert [(s["pad"], s["portefeuille"], s["bestand"], s["bron"], s["gekozen"]) for s in verslag["strijdigheden"]] == [
        ("woning.bouwjaar", "1960", "1961", "bag", voorrang),
        ("woning.woz_waarden[0].waarde", "230000", "231000", "woz", voorrang),
        ("woning.energieprestaties[0].label", "B", "A", "ep-online", voorrang),
    ]
    assert verslag["strijdigheden_per_veld"] == {
        "woning.bouwjaar": 1,
        "woning.energieprestaties.label": 1,
        "woning.woz_waarden.waarde": 1,
    }


def test_naam_en_code_van_een_gemeente_zijn_geen_strijd(tmp_path: Path) -> None:
    oud = woning(1)
    oud["adres"]["gemeente"] = "GM0344"
    (w,), verslag = draai(tmp_path, oud, bag=DATA / "bag.csv")
    assert w["adres"]["gemeente"] == "GM0344"
    assert verslag["strijdigheden"] == []


def test_nog_een_keer_verrijken_verandert_niets(tmp_path: Path) -> None:
    bronnen = {"ep_online": DATA / "ep_v4.csv", "bag": DATA / "bag.csv", "woz": DATA / "woz.csv"}
    eerste, _ = draai(tmp_path, *(woning(i) for i in range(1, 7)), **bronnen)
    opnieuw = [json.loads(json.dumps(w, default=str)) for w in eerste]
    _, verslag = draai(tmp_path, *opnieuw, **bronnen)
    assert (verslag["aangevuld"], verslag["woningen_verrijkt"]) == ({}, 0)


def test_de_bag_id_van_de_portefeuille(tmp_path: Path) -> None:
    kort, pand, geen = woning(1), woning(2), {"id": "w3", "woning": {}}
    kort["adres"]["bag_verblijfsobject"] = int(bag(1))
    pand["adres"]["bag_verblijfsobject"] = "0999100000000001"
    (een, twee, drie), verslag = draai(tmp_path, kort, pand, geen, bag=DATA / "bag.csv")
    assert (een["adres"]["bag_verblijfsobject"], een["woning"]["bouwjaar"]) == (bag(1), 1961)
    assert (twee, drie) == (pand, geen)
    assert verslag["portefeuille"] == {"bag_id_ander_object": 1, "voorloopnul_hersteld": 1}
    assert [(r["woning"], r["code"]) for r in verslag["portefeuille_genoemd"]] == [
        ("w1", "voorloopnul_hersteld"),
        ("w2", "bag_id_ander_object"),
    ]
    assert (verslag["woningen"], verslag["woningen_zonder_bag_id"]) == (3, 1)


def test_een_portefeuille_in_parquet_houdt_haar_kolommen_en_krijgt_de_herkomst(tmp_path: Path) -> None:
    soort = pa.schema(
        [
            ("id", pa.string()),
            ("adres", pa.struct([("bag_verblijfsobject", pa.string()), ("huisnummer", pa.int32())])),
            ("contract", pa.struct([("huurprijs", pa.decimal128(10, 2))])),
            ("woning", pa.struct([("bouwjaar", pa.string()), ("gebruiksoppervlakte", pa.float64())])),
            ("eigen", pa.string()),
        ]
    )
    rij = {
        "id": "w1",
        "adres": {"bag_verblijfsobject": bag(1), "huisnummer": 7},
        "contract": {"huurprijs": Decimal("815.25")},
        "woning": {"bouwjaar": None, "gebruiksoppervlakte": None},
        "eigen": "x",
    }
    pq.write_table(pa.Table.from_pylist([rij, {**rij, "id": "w9", "adres": None}], soort), tmp_path / "in.parquet")
    bestanden = Bestanden(ep_online=[DATA / "ep_v4.csv"], bag=[DATA / "bag.csv"], woz=[DATA / "woz.csv"])
    verrijk(tmp_path / "in.parquet", tmp_path / "uit.parquet", bestanden)
    tabel = pq.read_table(tmp_path / "uit.parquet")
    een, negen = tabel.to_pylist()
    assert (een["eigen"], een["contract"]["huurprijs"], een["adres"]["huisnummer"]) == ("x", Decimal("815.25"), 7)
    assert (een["woning"]["bouwjaar"], een["woning"]["gebruiksoppervlakte"]) == ("1961", 72.0)  # de eigen soorten
    assert een["woning"]["energieprestaties"][0]["opnamedatum"] == date(2023, 5, 1)
    assert een["woning"]["energieprestaties"][0]["gebruiksoppervlakte"] == Decimal("71.5")
    assert een["woning"]["woz_waarden"][0]["waarde"] == 231000
    assert negen["woning"]["energieprestaties"] is None
    ontvangst = json.loads(tabel.schema.metadata[b"huurstelsel.verrijking"])
    assert [(b["soort"], b["publicatiedatum"]) for b in ontvangst] == [
        ("ep-online", "2026-04-01"),
        ("bag", "onbekend"),
        ("woz", "onbekend"),
    ]


@pytest.mark.parametrize("extensie", [".json", ".yaml", ".jsonl"])
def test_lijsten_houden_hun_getallen_precies(tmp_path: Path, extensie: str) -> None:
    bron = schrijf(
        tmp_path / "in.json",
        '[{"id": "w1", "adres": {"bag_verblijfsobject": "' + bag(1) + '"}, "woning": {"ruimten":',
        '[{"soort": "woonkamer", "oppervlakte": 24.510000000000000001}]}}, {"id": "w2", "woning": {}}]',
    )
    uit = tmp_path / f"uit{extensie}"
    verrijk(bron, uit, Bestanden(bag=[DATA / "bag.csv"]))
    een, twee = portefeuille.documenten(uit)
    assert een["woning"]["ruimten"][0]["oppervlakte"] == Decimal("24.510000000000000001")
    assert (een["woning"]["bouwjaar"], twee) == (1961, {"id": "w2", "woning": {}})
    if extensie == ".yaml":
        assert len(yaml.safe_load(uit.read_text(encoding="utf-8"))) == 2


def test_alle_fouten_van_portefeuille_en_bronnen_tegelijk_en_geen_half_bestand(tmp_path: Path) -> None:
    invoer = schrijf(tmp_path / "in.jsonl", '{"id": 1', "[]", '{"woning": {}, "woning": {}}', '{"woning": {}}')
    leeg, map_ = tmp_path / "leeg.csv", tmp_path / "map"
    leeg.touch()
    map_.mkdir()
    utf16 = tmp_path / "utf16.csv"
    utf16.write_bytes("bag_id;waarde".encode("utf-16"))
    bestanden = Bestanden(bag=[leeg, map_, tmp_path / "weg.csv"], woz=[utf16])
    with pytest.raises(FeitenFout) as e:
        verrijk(invoer, tmp_path / "uit.jsonl", bestanden)
    assert [f.code for f in e.value.fouten] == [
        "json_afgebroken",
        "geen_document",
        "dubbel_veld",
        "leeg_bestand",
        "is_map",
        "bestand_niet_gevonden",
        "geen_utf8",
    ]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "leeg.csv", "map", "utf16.csv"]


def test_een_afgebroken_schrijfpoging_laat_de_oude_uitvoer_staan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uit = schrijf(tmp_path / "uit.jsonl", "oud")

    def breek_af(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("huurstelsel.verrijken._schrijf_verslag", breek_af)
    with pytest.raises(KeyboardInterrupt):
        verrijk(regels(tmp_path / "in.jsonl", woning(1)), uit, Bestanden(bag=[DATA / "bag.csv"]))
    assert uit.read_text(encoding="utf-8") == "oud\n"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "uit.jsonl"]


@pytest.mark.parametrize(
    ("invoer", "uitvoer", "code"),
    [
        ("in.jsonl", "in.jsonl", "zelfde_bestand"),
        ("in.jsonl", "uit.parquet", "vorm_onbekend"),
        ("in.jsonl", "uit.xml", "vorm_onbekend"),
        ("in.jsonl", "weg/uit.jsonl", "map_niet_gevonden"),
        ("in.jsonl", ".", "is_map"),
    ],
)
def test_waarheen_niet_geschreven_wordt(tmp_path: Path, invoer: str, uitvoer: str, code: str) -> None:
    regels(tmp_path / "in.jsonl", woning(1))
    with pytest.raises(FeitenFout) as e:
        verrijk(tmp_path / invoer, tmp_path / uitvoer, Bestanden(bag=[DATA / "bag.csv"]))
    assert [f.code for f in e.value.fouten] == [code]


def test_de_opdracht_vat_samen(opdracht: Any, tmp_path: Path) -> None:
    invoer = regels(tmp_path / "in.jsonl", *(woning(i) for i in range(1, 7)))
    code, uit, fout = opdracht("verrijk", invoer, tmp_path / "uit.jsonl", "--ep-online", DATA / "ep_v4.csv")
    assert (code, fout) == (0, "")
    gelezen = uit.splitlines()
    assert gelezen[0] == "4 van 6 woningen verrijkt."
    assert gelezen[2] == "ep-online: ep_v4.csv (gepubliceerd 2026-04-01)"
    assert gelezen[3] == "  16 rijen, 12 van de portefeuille, 8 afgekeurd"
    assert gelezen[-1] == "Verslag: uit.jsonl.verrijking.json"
    assert not any("9999AA" in tekst or "Laan" in tekst for tekst in gelezen)


def test_de_opdracht_meldt_fouten_zonder_traceback(opdracht: Any, tmp_path: Path) -> None:
    invoer = regels(tmp_path / "in.jsonl", woning(1))
    code, uit, fout = opdracht("verrijk", invoer, tmp_path / "uit.jsonl")
    assert (code, uit) == (2, "")
    assert fout.startswith("Geef ten minste één bestand")
    code, uit, fout = opdracht("verrijk", invoer, tmp_path / "uit.jsonl", "--woz", tmp_path / "weg.csv", "--json")
    assert code == 3
    assert "bestand_niet_gevonden" in fout
    assert json.loads(uit)["fouten"][0]["code"] == "bestand_niet_gevonden"
    code, _, fout = opdracht("verrijk", invoer, tmp_path / "uit.jsonl", "--voorrang", "niemand")
    assert (code, fout.splitlines()[0]) == (2, "“niemand” kan niet voorgaan; kies bestand of portefeuille.")
    fout_id = woning(1)
    fout_id["adres"]["bag_verblijfsobject"] = "12"
    code, _, fout = opdracht(
        "verrijk", regels(tmp_path / "in.jsonl", fout_id), tmp_path / "uit.jsonl", "--bag", DATA / "bag.csv"
    )
    assert code == 3
    assert fout == "w1: “12” is geen BAG-identificatie van zestien cijfers. Zij heeft 2 cijfers. [bag_id_ongeldig]\n"
    assert (tmp_path / "uit.jsonl").exists()


def test_cp1252_dat_geen_cp1252_is_en_kapotte_parquet_geven_een_zin(tmp_path: Path) -> None:
    raar = tmp_path / "raar.csv"
    raar.write_bytes(b"bag_id;waardepeildatum;waarde\n" + bag(1).encode() + b";2025;1\x81\n")
    kapot = tmp_path / "kapot.parquet"
    kapot.write_bytes(b"PAR1 niet")
    gpkg = tmp_path / "kapot.gpkg"
    gpkg.write_bytes(b"SQLite niet" * 100)
    xlsx = tmp_path / "kapot.xlsx"
    xlsx.write_bytes(b"PK\x03\x04 niet")
    with pytest.raises(FeitenFout) as e:
        draai(tmp_path, woning(1), woz=[raar, kapot, gpkg, xlsx])
    assert [f.code for f in e.value.fouten] == ["geen_utf8", "parquet_ongeldig", "gpkg_ongeldig", "zip_beschadigd"]


@pytest.mark.parametrize(("label", "punten"), [("A++", 48), ("C", 15)])
def test_na_verrijken_volgen_de_punten_het_label(opdracht: Any, tmp_path: Path, label: str, punten: int) -> None:
    """Meergezinswoning, label van ná 2021: A++ 48 punten en C 15, zonder label uit 1965 −15 (Bhw bijlage I.A, rubriek 4)."""
    flat = lees(FLAT)
    flat["woning"] |= {"energieprestaties": [], "woningtype": "meergezinswoning"}
    flat["adres"] = {**flat.get("adres", {}), "bag_verblijfsobject": bag(1)}
    invoer = tmp_path / "flat.json"
    invoer.write_text(json.dumps([flat], default=str), encoding="utf-8")
    kop = "Registratiedatum;Opnamedatum;GeldigTot;BAGVerblijfsobjectID;Energieklasse;Berekeningstype;Gebouwklasse"
    ep = schrijf(tmp_path / "ep.csv", kop, f"20230514;20230501;20330501;{bag(1)};{label};{NTA};W")
    assert opdracht("verrijk", invoer, tmp_path / "uit.json", "--ep-online", ep)[0] == 0
    code, uit, fout = opdracht("waardeer", tmp_path / "uit.json", "--json", "--peildatum", "2026-07-01")
    assert (code, fout) == (0, "")
    (na,) = json.loads(uit)["woningen"] if isinstance(json.loads(uit), dict) else json.loads(uit)
    energie = next(r for r in na["rubrieken"] if r["rubriek"] == 4)
    assert Decimal(energie["punten"]) == punten
    voor = waardeer(flat, "2026-07-01")
    assert Fraction(na["punten_onafgerond"]) - voor.punten_onafgerond == punten + 15
    (document,) = portefeuille.documenten(tmp_path / "uit.json")
    assert lees_document(document).woning.energieprestaties[0].label == label


@pytest.mark.skipif(os.name == "nt", reason="maprechten zijn op Windows anders")
def test_een_map_waarin_niet_geschreven_mag_worden(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root mag overal schrijven")
    dicht = tmp_path / "dicht"
    dicht.mkdir(mode=0o500)
    with pytest.raises(FeitenFout) as e:
        verrijk(regels(tmp_path / "in.jsonl", woning(1)), dicht / "uit.jsonl", Bestanden(bag=[DATA / "bag.csv"]))
    assert [f.code for f in e.value.fouten] == ["niet_te_schrijven"]
