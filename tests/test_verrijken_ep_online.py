"""Verrijken met EP-Online: koppen van v4 en v2, mutaties, verwijderingen, en rijen die niet kunnen."""

from __future__ import annotations

import tracemalloc
import zipfile
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel.fouten import FeitenFout
from huurstelsel.verrijken import csvbestand, kolomnamen, waarden
from verrijken_hulp import DATA, bag, draai, schrijf, woning

if TYPE_CHECKING:
    from pathlib import Path

V4 = DATA / "ep_v4.csv"
V2 = DATA / "ep_v2.csv"
MUTATIES = DATA / "ep_mutatie.csv"
KOP = "Registratiedatum;Opnamedatum;BAGVerblijfsobjectID;Energieklasse;Berekeningstype"
NTA = "NTA 8800:2024 (basisopname woningbouw)"


def labels(document: dict[str, Any]) -> list[dict[str, Any]]:
    lijst: list[dict[str, Any]] = document["woning"].get("energieprestaties", [])
    return lijst


def test_twee_labels_blijven_beide_en_elk_veld_komt_uit_zijn_kolom(tmp_path: Path) -> None:
    (w,), verslag = draai(tmp_path, woning(1), ep_online=V4)
    assert labels(w) == [
        {
            "soort": "energielabel",
            "label": "A",
            "opnamedatum": "2023-05-01",
            "registratiedatum": "2023-05-14",
            "geldig_tot": "2033-05-01",
            "gebruiksoppervlakte": Decimal("71.5"),
        },
        {
            "soort": "energielabel",
            "label": "E",
            "opnamedatum": "2016-03-01",
            "registratiedatum": "2016-03-08",
            "geldig_tot": "2026-03-01",
            "vereenvoudigd": True,
        },
    ]
    bron = verslag["bronnen"][0]
    assert (bron["publicatiedatum"], bron["volgnummer"], bron["indeling"]) == ("2026-04-01", 19345219, "v4")
    assert len(bron["sha256"]) == 64


def test_nader_voorschrift_is_een_index_en_wat_ouder_is_een_label(tmp_path: Path) -> None:
    (w,), _ = draai(tmp_path, woning(2), ep_online=V4)
    index, oud = labels(w)
    assert (index["soort"], index["waarde"], index["opnamedatum"]) == ("energie-index", Decimal("1.31"), "2019-06-20")
    assert "label" not in index
    assert "geldig_voor_wws" not in index  # het bestand zegt het niet
    assert (oud["soort"], oud["label"]) == ("energielabel", "F")
    assert "waarde" not in oud  # de index van vóór 2015 is een andere


def test_een_label_van_een_woongebouw_is_van_het_gebouw_behalve_bij_kamers(tmp_path: Path) -> None:
    (zelfstandig,), _ = draai(tmp_path, woning(3), ep_online=V4)
    assert labels(zelfstandig)[0]["voor"] == "gebouw"
    (kamer,), _ = draai(tmp_path, woning(3, stelsel="onzelfstandig"), ep_online=V4)
    assert "voor" not in labels(kamer)[0]


def test_wat_niet_kan_wordt_met_reden_en_regelnummer_afgekeurd(tmp_path: Path) -> None:
    (w,), verslag = draai(tmp_path, woning(4), ep_online=V4)
    assert labels(w) == []
    bron = verslag["bronnen"][0]
    assert bron["rijen_gelezen"] == 16
    assert bron["rijen_gekoppeld"] == 6
    assert [(r["rij"], r["code"]) for r in bron["afgekeurd"]] == [
        (9, "geen_datum"),
        (10, "onbekend_label"),
        (11, "geen_woning"),
        (12, "vergunningsaanvraag"),
        (13, "registratie_voor_opname"),
        (14, "index_ontbreekt"),
        (16, "bag_id_ongeldig"),
        (18, "aantal_kolommen"),
    ]
    assert bron["rijen_afgekeurd"] == 8
    assert "vijftien cijfers" in bron["afgekeurd"][6]["zin"]
    assert bron["meldingen"] == {}  # ook de rij met alleen een ligplaats heeft een identificatie


def test_een_verloren_nul_vooraan_wordt_hersteld_met_een_melding(tmp_path: Path) -> None:
    (w,), verslag = draai(tmp_path, woning(5), ep_online=V4)
    assert [(p["label"], "gebruiksoppervlakte" in p) for p in labels(w)] == [("G", False)]
    assert verslag["bronnen"][0]["meldingen"]["voorloopnul_hersteld"] == 1
    assert verslag["bronnen"][0]["meldingen"]["oppervlakte_onmogelijk"] == 1


def test_de_namen_van_v2_geven_dezelfde_velden(tmp_path: Path) -> None:
    (tweede, zesde), verslag = draai(tmp_path, woning(2), woning(6), ep_online=V2)
    (v4,), _ = draai(tmp_path, woning(2), ep_online=V4)
    assert labels(tweede) == [labels(v4)[0]]
    assert labels(zesde)[0]["label"] == "A++"
    assert labels(zesde)[0]["gebruiksoppervlakte"] == Decimal("98.1")
    bron = verslag["bronnen"][0]
    assert (bron["indeling"], bron["publicatiedatum"]) == ("v2", "onbekend")


def test_mutaties_voegen_toe_vervangen_en_verwijderen(tmp_path: Path) -> None:
    (een, twee, drie, vijf), verslag = draai(
        tmp_path, woning(1), woning(2), woning(3), woning(5), ep_online=[V4, MUTATIES]
    )
    assert [p["label"] for p in labels(een)] == ["E", "B"]  # A is vervangen door B van dezelfde opname
    assert [p["label"] for p in labels(twee)] == ["F", "A+"]  # de index is verwijderd, A+ kwam erbij
    assert [p["label"] for p in labels(drie)] == ["C"]  # stuurcode 7 bestaat niet
    assert labels(vijf) == []
    bron = verslag["bronnen"][1]
    assert bron["mutaties"] is True
    assert bron["meldingen"] == {"label_verwijderd": 2, "mutatie_al_verwerkt": 1}
    assert bron["afgekeurd_per_reden"] == {"stuurcode_onbekend": 1}


def test_een_verwijdering_raakt_een_label_van_de_portefeuille_alleen_met_voorrang(tmp_path: Path) -> None:
    oud = {"soort": "energielabel", "label": "D", "opnamedatum": "2021-03-01"}
    (blijft,), verslag = draai(tmp_path, woning(5, energieprestaties=[oud]), ep_online=MUTATIES)
    assert labels(blijft) == [oud]
    (strijd,) = verslag["strijdigheden"]
    assert (strijd["portefeuille"], strijd["bestand"]) == ("D van 2021-03-01", "verwijderd in EP-Online")
    (weg,), _ = draai(tmp_path, woning(5, energieprestaties=[oud]), ep_online=MUTATIES, voorrang="bestand")
    assert labels(weg) == []


def test_zip_zoals_geleverd(tmp_path: Path) -> None:
    pad = tmp_path / "v20260401_v4_csv.zip"
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as inhoud:
        inhoud.write(V4, "v20260401_v4_csv.csv")
    (uit_zip,), verslag = draai(tmp_path, woning(1), ep_online=pad)
    (los,), _ = draai(tmp_path, woning(1), ep_online=V4)
    assert uit_zip == los
    assert verslag["bronnen"][0]["publicatiedatum"] == "2026-04-01"


def test_een_zipbom_wordt_geweigerd(tmp_path: Path) -> None:
    pad = tmp_path / "bom.zip"
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as inhoud:
        inhoud.writestr("groot.csv", b"0" * 20_000_000)
    with pytest.raises(FeitenFout) as e:
        draai(tmp_path, woning(1), ep_online=pad)
    assert [f.code for f in e.value.fouten] == ["zip_te_groot"]


def test_een_afgebroken_zip_en_een_zip_zonder_csv(tmp_path: Path) -> None:
    heel = tmp_path / "heel.zip"
    with zipfile.ZipFile(heel, "w") as inhoud:
        inhoud.writestr("lees.mij", "niets")
    half = tmp_path / "half.zip"
    half.write_bytes(heel.read_bytes()[:40])
    with pytest.raises(FeitenFout) as e:
        draai(tmp_path, woning(1), ep_online=[heel, half])
    assert [(f.pad, f.code) for f in e.value.fouten] == [
        ("heel.zip", "zip_zonder_csv"),
        ("half.zip", "zip_beschadigd"),
    ]


@pytest.mark.parametrize(
    "kop",
    [
        KOP,
        "opname_datum;registratie datum;bag-verblijfsobject-id;ENERGIEKLASSE;berekeningstype",
        '"BAGVerblijfsobjectID";"Energieklasse";"Geldig_tot";"Opnamedatum";"Berekeningstype"',
        "Energieklasse,Opnamedatum,BAGVerblijfsobjectID,Berekeningstype",
    ],
)
def test_namen_en_volgorde_mogen_wisselen(tmp_path: Path, kop: str) -> None:
    teken = "," if "," in kop else ";"
    cellen = {"opnamedatum": "20230501", "bagverblijfsobjectid": bag(9), "energieklasse": "C", "berekeningstype": NTA}
    rij = teken.join(cellen.get(kolomnamen.kaal(naam), "") for naam in kop.split(teken))
    (w,), _ = draai(tmp_path, woning(9), ep_online=schrijf(tmp_path / "ep.csv", kop, rij))
    assert [(p["label"], p["opnamedatum"]) for p in labels(w)] == [("C", "2023-05-01")]


def test_ontbrekende_en_dubbele_kolommen_alle_tegelijk_met_raad(tmp_path: Path) -> None:
    fout = schrijf(tmp_path / "fout.csv", "Opnamedatum;BAGVerblijfsobjectID;Energieklase;EnergieIndex;Energie_Index")
    kaal = schrijf(tmp_path / "kaal.csv", "a;b;c", "1;2;3")
    with pytest.raises(FeitenFout) as e:
        draai(tmp_path, woning(1), ep_online=[fout, kaal])
    assert [(f.pad, f.code) for f in e.value.fouten] == [
        ("fout.csv: energie_index", "kolom_dubbel"),
        ("fout.csv: energieklasse", "kolom_ontbreekt"),
        ("kaal.csv: bag_id", "kolom_ontbreekt"),
        ("kaal.csv: energieklasse", "kolom_ontbreekt"),
    ]
    assert "Bedoelde u “Energieklase”?" in e.value.fouten[1].zin
    assert not (tmp_path / "uit.jsonl").exists()


def test_een_onbekend_berekeningstype_wordt_gemeld(tmp_path: Path) -> None:
    kop = "Opnamedatum;BAGVerblijfsobjectID;Energieklasse;EnergieIndex"
    pad = schrijf(tmp_path / "ep.csv", kop, f"20180501;{bag(9)};C;1,70", f"20220501;{bag(9)};B;1,10")
    (w,), verslag = draai(tmp_path, woning(9), ep_online=pad)
    assert [(p["soort"], p.get("waarde"), p.get("label")) for p in labels(w)] == [
        ("energie-index", Decimal("1.70"), None),
        ("energielabel", None, "B"),
    ]
    assert verslag["bronnen"][0]["meldingen"]["berekeningstype_onbekend"] == 2


def test_alleen_rijen_van_de_portefeuille_blijven_in_het_geheugen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Een bestand van twintig keer zo veel rijen vraagt niet meer geheugen: het stroomt in blokken."""
    monkeypatch.setattr(csvbestand, "BLOKGROOTTE", 1 << 16)

    def piek(rijen: int) -> int:
        vreemd = [f"20230501;20230501;{bag(i + 100)};A;{NTA}" for i in range(rijen)]
        pad = schrijf(tmp_path / "groot.csv", KOP, *vreemd, f"20230501;20230501;{bag(1)};C;{NTA}")
        del vreemd
        tracemalloc.start()
        (w,), verslag = draai(tmp_path, woning(1), ep_online=pad)
        hoogste = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert (labels(w)[0]["label"], verslag["bronnen"][0]["rijen_gelezen"]) == ("C", rijen + 1)
        return hoogste

    piek(100)  # eerst alles laden
    assert piek(40_000) < piek(2_000) + 3_000_000


@given(st.integers(0, 9999), st.sampled_from(["01", "02", "03"]), st.integers(0, 9_999_999_999))
def test_een_bag_id_zonder_nullen_vooraan_wordt_dezelfde(gemeente: int, soort: str, nummer: int) -> None:
    heel = f"{gemeente:04d}{soort}{nummer:010d}"
    kort = heel.lstrip("0")
    assert waarden.bag_id(heel) == (heel, False)
    if 13 <= len(kort) < 16:
        assert waarden.bag_id(kort) == (heel, True)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_een_datum_in_elke_schrijfwijze(dag: date) -> None:
    vormen = (f"{dag:%Y%m%d}", dag.isoformat(), f"{dag.isoformat()}T00:00:00", f"{dag.day}-{dag.month}-{dag.year}")
    assert {waarden.datum(vorm) for vorm in vormen} == {dag}


@given(st.text(max_size=20))
def test_geen_tekst_laat_een_lezer_struikelen(tekst: str) -> None:
    for lees in (
        waarden.bag_id,
        waarden.datum,
        waarden.getal,
        waarden.bedrag,
        waarden.label,
        waarden.ja_nee,
        waarden.bouwjaar,
        waarden.oppervlakte,
    ):
        with suppress(waarden.Onjuist):  # elke andere fout laat de proef vallen
            lees(tekst)


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("0999100000000001", "bag_id_ander_object"),
        ("0999200000000001", "bag_id_ander_object"),
        ("0999990000000001", "bag_id_ongeldig"),
        ("1980010000123450 (als getal bewaard)", "bag_id_ongeldig"),
        ("3,63E+14", "bag_id_ongeldig"),
        ("123", "bag_id_ongeldig"),
    ],
)
def test_een_verkeerde_bag_id(tekst: str, code: str) -> None:
    with pytest.raises(waarden.Onjuist) as e:
        waarden.bag_id(tekst)
    assert e.value.code == code


def test_elke_indeling_heeft_een_datum_en_een_bron() -> None:
    for bron in (kolomnamen.EP_ONLINE, kolomnamen.BAG, kolomnamen.WOZ, kolomnamen.MONUMENTEN):
        bekend = kolomnamen.indelingen(bron)
        assert {naam.indeling for naam in kolomnamen.namen(bron).values()} <= bekend.keys()
        assert all(i["wat"] and (i["bron"] or naam == "eigen") for naam, i in bekend.items())


@pytest.mark.parametrize(
    ("kolom", "soort"),
    [
        ("BAGLigplaatsID", "02"),
        ("BAGStandplaatsID", "03"),
        ("Pand_bagligplaatsid", "02"),
        ("Pand_bagstandplaatsid", "03"),
    ],
)
def test_een_label_van_een_ligplaats_of_standplaats_staat_in_een_eigen_kolom(
    tmp_path: Path, kolom: str, soort: str
) -> None:
    nummer = f"0363{soort}0000000007"
    w = woning(1)
    w["adres"]["bag_verblijfsobject"] = nummer
    kop = KOP.replace("BAGVerblijfsobjectID", f"BAGVerblijfsobjectID;{kolom}")
    rijen = [f"2023-05-14;2023-05-01;;{nummer};B;{NTA}", f"2023-05-14;2023-05-01;;;C;{NTA}"]
    (uit,), verslag = draai(tmp_path, w, ep_online=schrijf(tmp_path / "ep.csv", "\n".join([kop, *rijen])))
    assert [label["label"] for label in labels(uit)] == ["B"]
    bron = verslag["bronnen"][0]
    assert (bron["rijen_gelezen"], bron["rijen_gekoppeld"], bron["meldingen"]["rij_zonder_bag_id"]) == (2, 1, 1)
