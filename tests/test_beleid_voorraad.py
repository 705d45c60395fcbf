"""De gemaakte voorraad: de marges, het ijken, de trekking, de woningen, en wat een eigen portefeuille als voorraad geeft."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel.beleid.voorraad import KOLOMMEN, marges, schrijf
from huurstelsel.beleid.voorraad.aannamen import aannamen
from huurstelsel.beleid.voorraad.ijken import NAUWKEURIG, Ijking, ijk, kantel
from huurstelsel.beleid.voorraad.maken import brokken
from huurstelsel.beleid.voorraad.meten import Meting, meet
from huurstelsel.beleid.voorraad.trekken import EIGENAREN, WOZPEILJAREN, cellen
from huurstelsel.beleid.voorraad.verslag import Verslag, verslag
from huurstelsel.cli import main
from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille import kolomsgewijs
from huurstelsel.portefeuille.schema import schemafouten
from huurstelsel.regeling import Regeling

HUUR = list(marges.HUUR)


@pytest.fixture(scope="module")
def ijking() -> Ijking:
    return ijk()


@pytest.fixture(scope="module")
def woningen(ijking: Ijking) -> pa.RecordBatch:
    return next(brokken(20_000, 1, ijking=ijking))


@pytest.fixture(scope="module")
def metingen(ijking: Ijking) -> list[Meting]:
    return [meet(brokken(20_000, zaad, ijking=ijking)) for zaad in (1, 2, 3)]


@pytest.fixture(scope="module")
def gemeten(ijking: Ijking, metingen: list[Meting]) -> Verslag:
    return verslag(ijking, metingen)


def test_de_gepubliceerde_voorraad_telt_op() -> None:
    assert marges.cijfer("corporatiewoningen") + marges.cijfer("woningen_overige_verhuurders") == 3_479_588
    assert marges.cijfer("particulier_midden") + marges.cijfer("particulier_duur") == 503_000
    assert marges.cijfer("particulier_gereguleerd") + 503_000 == marges.cijfer("particuliere_huur")
    assert marges.eigendom().sum(axis=1).tolist() == [4_634_408, 2_312_982, 1_166_609]


def test_elk_gebied_heeft_evenveel_woningen_naar_type_als_naar_eigendom() -> None:
    assert marges.type_periode().sum(axis=(1, 2)) == pytest.approx(marges.eigendom().sum(axis=0), rel=1e-12)
    meergezins = marges.type_periode()[:, 0].sum() / marges.eigendom().sum()
    assert meergezins == pytest.approx(2_965_440 / 8_125_229, abs=2e-4)


def test_elk_bestand_heeft_een_bron_en_een_datum() -> None:
    assert set(marges.bronnen()) == {pad.name for pad in marges.MAP.glob("*.csv")}
    for bron in marges.bronnen().values():
        assert date.fromisoformat(bron["peildatum"]) < date(2026, 1, 1)
        assert len(bron["bron"]) > 5


def test_elk_gat_noemt_een_aanname_of_niets() -> None:
    assert len(marges.gaten()) == 10
    groepen = set(aannamen())
    for gat in marges.gaten():
        genoemd = groepen & set(gat.plaats.replace(",", "").replace(";", "").split())
        assert genoemd or gat.plaats.startswith(("niets", "de verdeling van 2020")), gat.ontbreekt


def test_elke_groep_aannamen_zegt_waarom() -> None:
    for naam, groep in aannamen().items():
        assert len(groep["waarom"]) > 40, naam


def test_eigen_aannamen_vervangen_wat_erin_staat(tmp_path: Path) -> None:
    eigen = tmp_path / "a.yaml"
    eigen.write_text("contract: {mutatie: {corporatie: 0.08}}\n", encoding="utf-8")
    assert aannamen(eigen)["contract"]["mutatie"] == aannamen()["contract"]["mutatie"] | {"corporatie": 0.08}


def test_eigen_aannamen_geven_elke_fout_tegelijk(tmp_path: Path) -> None:
    eigen = tmp_path / "a.yaml"
    eigen.write_text(
        "contract: {mutatie: {corporatie: veel, overig_dur: 1}}\nwoz: {grenzen: [1, 2]}\n", encoding="utf-8"
    )
    with pytest.raises(FeitenFout) as e:
        aannamen(eigen)
    assert [(f.pad, f.code) for f in e.value.fouten] == [
        ("contract.mutatie.corporatie", "geen_getal"),
        ("contract.mutatie.overig_dur", "onbekende_aanname"),
        ("woz.grenzen", "andere_vorm"),
    ]
    assert "overig_duur" in e.value.fouten[1].zin


def test_aannamen_die_niet_kunnen_zeggen_waarom(tmp_path: Path) -> None:
    eigen = tmp_path / "a.yaml"
    eigen.write_text("woz: {grenzen: [50, 40, 140, 180, 220, 270, 330, 420, 600, 2000], rest: -1}\n", encoding="utf-8")
    with pytest.raises(FeitenFout) as e:
        aannamen(eigen)
    assert [(f.pad, f.code) for f in e.value.fouten] == [("woz.grenzen", "niet_oplopend"), ("woz.rest", "negatief")]
    eigen.write_text("energielabel: {koop_d: 50}\n", encoding="utf-8")
    with pytest.raises(FeitenFout, match="eigenaar x energielabel"):
        ijk(aannamen(eigen))


@given(doel=st.floats(11, 28), gewicht=st.lists(st.floats(0.1, 10), min_size=3, max_size=3))
def test_kantelen_haalt_het_gemiddelde_en_houdt_elk_subtotaal(doel: float, gewicht: list[float]) -> None:
    x, tabel = np.array([10.0, 20.0, 30.0]), np.array([[gewicht, gewicht[::-1]]])
    uit = kantel(tabel, x, np.array([doel]))
    assert (uit @ x).sum() / uit.sum() == pytest.approx(doel, rel=1e-6)
    assert uit.sum(axis=2) == pytest.approx(tabel.sum(axis=2))


def test_de_geijkte_tabel_haalt_elke_marge(ijking: Ijking) -> None:
    assert NAUWKEURIG == 1e-5
    for marge in ijking.marges:
        assert np.abs(ijking.afwijking(marge)).max() <= NAUWKEURIG, marge.naam
    assert ijking.tabel[0].min() > 0
    assert (ijking.tabel[1:, :, :, :, :-1] > 0).all()
    assert not ijking.tabel[1:, :, :, :, -1].any()


def test_de_geijkte_tabel_haalt_de_gemiddelden(ijking: Ijking) -> None:
    per = ijking.tabel.sum(axis=(0, 2, 3, 5, 6))
    assert per @ ijking.oppervlakte.gemiddeld / per.sum(axis=1) == pytest.approx(marges.oppervlakte(), rel=1e-4)
    waarde = ijking.tabel.sum(axis=(2, 3, 4, 5))
    assert waarde @ ijking.woz.gemiddeld / waarde.sum(axis=2) == pytest.approx(marges.woz()[:, :, -1], rel=1e-4)


def test_de_trekking_rondt_elke_cel_af_en_houdt_elk_gebied_op_een_woning(ijking: Ijking) -> None:
    tabel = ijking.tabel[HUUR]
    verwacht = tabel.ravel() * (50_000 / tabel.sum())
    getrokken = np.bincount(cellen(ijking, 50_000, np.random.default_rng(7)), minlength=verwacht.size)
    assert getrokken.sum() == 50_000
    assert (getrokken >= np.floor(verwacht)).all()
    assert (getrokken <= np.floor(verwacht) + 1).all()
    per_gebied = getrokken.reshape(80, -1).sum(axis=1) - verwacht.reshape(80, -1).sum(axis=1)
    assert np.abs(per_gebied).max() <= 1


def test_hetzelfde_zaad_geeft_dezelfde_bytes(ijking: Ijking, tmp_path: Path) -> None:
    hashes = []
    for nummer, zaad in enumerate((5, 5, 6)):
        pad = tmp_path / f"{nummer}.parquet"
        schrijf(pad, 1_000, zaad, ijking=ijking)
        hashes.append(hashlib.sha256(pad.read_bytes()).hexdigest())
    assert hashes[0] == hashes[1]
    assert hashes[0] != hashes[2]
    kenmerk = json.loads(pq.read_schema(tmp_path / "2.parquet").metadata[b"huurstelsel_voorraad"])
    assert (kenmerk["woningen"], kenmerk["zaad"], kenmerk["eigen_aannamen"]) == (1_000, 6, False)


def test_de_gewichten_tellen_op_tot_de_huurvoorraad(woningen: pa.RecordBatch) -> None:
    assert woningen.num_rows == 20_000
    assert pa.compute.sum(woningen.column("gewicht")).as_py() == pytest.approx(3_479_588)
    assert set(KOLOMMEN) < set(woningen.schema.names)
    assert schemafouten(woningen.schema, KOLOMMEN) == []


@pytest.mark.parametrize("dag", [date(2022, 7, 1), date(2024, 1, 1), date(2024, 7, 1), date(2026, 7, 1)])
def test_elke_woning_gaat_in_kolommen_en_heeft_een_puntental(woningen: pa.RecordBatch, dag: date) -> None:
    gedaan = kolomsgewijs.waardeer(woningen.slice(0, 5_000), Regeling.op(dag).voor("zelfstandig"))
    assert not gedaan.anders.any()
    assert (gedaan.uitslag.laag == gedaan.uitslag.hoog).all()
    assert gedaan.uitslag.laag.min() >= 40
    assert gedaan.uitslag.laag.max() < 700


def test_de_ruimten_passen_in_de_woning(woningen: pa.RecordBatch) -> None:
    binnen = {"woonkamer", "keuken", "badkamer", "slaapkamer", "toiletruimte", "hal", "overloop", "berging", "zolder"}
    for woning in woningen.column("woning").slice(0, 500).to_pylist():
        maat = float(woning["gebruiksoppervlakte"])
        delen = [r for r in woning["ruimten"] if r["soort"] in binnen or r["soort"].startswith("woon")]
        assert sum(float(r["oppervlakte"]) for r in delen) <= maat * 1.02
        assert sum(r["soort"].startswith("badkamer") for r in delen) == 1
        aanrechten = [v for r in delen for v in r["voorzieningen"] if v["soort"] == "aanrecht"]
        toiletten = [v for r in delen for v in r["voorzieningen"] if "toilet" in v["soort"]]
        assert len(aanrechten) == 1
        assert aanrechten[0]["lengte"] >= 1
        assert len(toiletten) in {1, 2}


def test_een_huurovereenkomst_begint_na_de_bouw_en_voor_de_prijsdatum(woningen: pa.RecordBatch) -> None:
    contract = woningen.column("contract")
    ingang = contract.field("ingangsdatum").to_pylist()
    bouwjaar = woningen.column("woning").field("bouwjaar").to_pylist()
    assert all(date(jaar + 1, 1, 1) <= dag <= date(2025, 7, 1) for jaar, dag in zip(bouwjaar, ingang, strict=True))
    assert min(ingang) == date(1970, 1, 1)
    recent = np.array([dag > date(2024, 7, 1) for dag in ingang])
    corporatie = np.array(woningen.column("eigenaar").to_pylist()) == "corporatie"
    assert recent[corporatie].mean() == pytest.approx(1 - np.exp(-0.065), abs=0.01)


def test_de_huur_van_nu_is_die_van_2021_met_de_gepubliceerde_stijging(woningen: pa.RecordBatch) -> None:
    nu = np.array([float(x) for x in woningen.column("contract").field("huurprijs").to_pylist()])
    toen = np.array([float(x) for x in woningen.column("huurprijs_2021").to_pylist()])
    corporatie = np.array(woningen.column("eigenaar").to_pylist()) == "corporatie"
    laag = toen < 763.47
    assert (nu / toen)[corporatie & laag] == pytest.approx(1.026 * 1.001 * 1.056 * 1.051, abs=1e-4)
    assert (nu / toen)[~laag] == pytest.approx(1.038 * 1.045 * 1.05 * 1.044, abs=1e-4)


def test_de_woz_waarde_volgt_gebied_gemeente_en_jaar(metingen: list[Meting]) -> None:
    m = metingen[0]
    jaar = WOZPEILJAREN.index(2022)
    gemiddeld = m.woz[:, :, jaar].sum(axis=1) / m.per_eigenaar / 1_000
    assert gemiddeld == pytest.approx([249, 323], rel=0.02)
    amsterdam = EIGENAREN.index("overig"), marges.COROPS.index("23")
    assert m.woz[(*amsterdam, jaar)] / m.per_gebied[amsterdam] == pytest.approx(
        marges.woz()[2, 22, -1] * 1_000, rel=0.05
    )


def test_het_verslag_meet_elke_trekking(gemeten: Verslag) -> None:
    assert (gemeten.rijen, gemeten.trekkingen) == (20_000, 3)
    assert all(rest.grootste <= rest.grens for rest in gemeten.resten)
    assert [rest.cellen for rest in gemeten.resten] == [800, 12, 1_760, 15, 1_080, 120]
    gebied = next(groep for groep in gemeten.groepen if groep.naam == "eigenaar x gebied")
    assert gebied.gemiddeld.hoogste < 0.01
    woz = next(groep for groep in gemeten.groepen if groep.naam.startswith("gemiddelde WOZ"))
    assert woz.gemiddeld.hoogste < 0.04


GEIJKT = {
    "Vrije huur, alle verhuurders": 0.03,
    "Overig: huur tot en met € 763,47": 0.03,
    "Overig: huur boven € 1.000": 0.05,
}


def test_elk_geijkt_cijfer_ligt_binnen_zijn_grens(gemeten: Verslag) -> None:
    geijkt = [g for g in gemeten.doelen if g.doel.geijkt]
    assert len(geijkt) == 17
    for g in geijkt:
        assert abs(g.afwijking) < GEIJKT.get(g.doel.naam, 0.025), g.doel.naam


TOETSEN = {
    "Corporatie: gemiddelde punten": (148, 153),
    "Overig: tot en met 186 punten": (82, 88),
    "Corporatie: label B en beter": (54, 56),
    "Overig: woningen met één huishouden": (890_000, 920_000),
    "Corporatie: gemiddelde WOZ-waarde 2025, CR36": (270, 293),
    "Kop van Noord-Holland: 100 tot 150 m²": (40, 44),
}


def test_de_toetsen_komen_uit_waar_het_verslag_zegt(gemeten: Verslag) -> None:
    per_naam = {g.doel.naam: g for g in gemeten.doelen}
    for naam, (laagste, hoogste) in TOETSEN.items():
        uitkomst = per_naam[naam].uitkomst
        assert laagste < uitkomst.laagste <= uitkomst.gemiddeld <= uitkomst.hoogste < hoogste, naam
        assert per_naam[naam].doel.reden
        assert not per_naam[naam].doel.geijkt


def test_de_opdracht_schrijft_trekkingen_en_een_verslag(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uit, json_ = tmp_path / "v.parquet", tmp_path / "v.json"
    assert main(["beleid", "voorraad", str(uit), "--woningen", "1000", "--zaden", "2", "--verslag", str(json_)]) == 0
    tekst = capsys.readouterr().out
    assert "Gemaakte voorraad: 1.000 woningen, 3 trekkingen" in tekst
    assert "geen uitkomst van een ministerie" in tekst
    assert sorted(p.name for p in tmp_path.iterdir()) == ["v-zaad1.parquet", "v-zaad2.parquet", "v.json"]
    inhoud = json.loads(json_.read_text(encoding="utf-8"))
    assert inhoud["bestanden"] == ["v-zaad1.parquet", "v-zaad2.parquet"]
    huur = next(cijfer for cijfer in inhoud["cijfers"] if cijfer["naam"] == "Huurwoningen")
    assert (huur["gepubliceerd"], huur["uitkomst"]["laagste"]) == (3_479_588, 3_479_588)


@pytest.mark.parametrize(
    ("opties", "zin", "code"),
    [
        (["v.parquet", "--woningen", "10"], "1.000 tot 10.000.000 woningen", 2),
        (["v.parquet", "--zaden", "0"], "1 tot 100 trekkingen", 2),
        (["v.csv"], "eindigt op .parquet", 3),
        (["v.parquet", "--zaad", "-1"], "geen geheel getal", 2),
        (["v.parquet", "--aannamen", "weg.yaml"], "geen leesbaar YAML-bestand", 3),
    ],
)
def test_de_opdracht_weigert_wat_niet_kan(
    opties: list[str], zin: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["beleid", "voorraad", *opties]) == code
    assert zin in capsys.readouterr().err
    assert not Path("v.parquet").exists()
