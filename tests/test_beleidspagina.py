"""De beleidspagina: dezelfde getallen als de opdracht die zij noemt, in twee talen, ook zonder het onderdeel `beleid`."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from fractions import Fraction
from html import unescape
from itertools import product
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from huurstelsel.beleid.hervorming_delen import delen
from huurstelsel.beleid.hervorming_doelen import algemene_reden, doelen
from huurstelsel.beleid.voorraad.ijken import ijk
from huurstelsel.beleid.voorraad.maken import brokken
from huurstelsel.cli import main
from huurstelsel.uitleg.beleid.hervorming import AANNAMEN
from huurstelsel.uitleg.beleid.schrijven import GEEN_MINISTERIE
from huurstelsel.web.beleid.keuze import VOORBEELDEN, Kant, dagen, rechten
from huurstelsel.web.beleid.teksten import inhoud
from huurstelsel.web.beleid.uitslag import VOORRAAD, WONINGEN
from web_hulp import klant

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

BRIEF = VOORBEELDEN["brief"].adres()
WBH = VOORBEELDEN["wbh"].adres()


def heel(getal: str | Fraction) -> str:
    """Een getal in hele eenheden, zoals de bladzijde."""
    return f"{float(getal):,.0f}".replace(",", ".").replace("-", "−")


def lees(html: str) -> str:
    """De tekst van een bladzijde, met gewone spaties."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_de_meegeleverde_voorraad_is_wat_de_opdracht_maakt() -> None:
    ijking = ijk()
    assert len(VOORRAAD) == 3
    assert sum(pad.stat().st_size for pad in VOORRAAD) < 300_000
    for zaad, pad in enumerate(VOORRAAD, 1):
        gemaakt = pa.Table.from_batches(list(brokken(WONINGEN, zaad, ijking=ijking)))
        assert pq.read_table(pad).to_pylist() == gemaakt.to_pylist()


def test_de_invoering_van_de_wet_van_begin_tot_eind() -> None:
    antwoord = klant().get("/beleid", params=WBH)
    tekst = lees(antwoord.text)
    assert antwoord.status_code == 200
    assert "Van het geldende recht op 30 juni 2024 naar het geldende recht op 1 juli 2024" in tekst
    assert "Maximum daalt 458.146 (421.030–480.183) gemiddeld € 29,85 (€ 28,52–31,13) per maand" in tekst
    assert "Huur moet omlaag 582.251 (511.499–626.326) gemiddeld € 229,77 (€ 205,84–244,30) per maand" in tekst
    assert "gereguleerd → laag 1.260.771 (1.210.897–1.308.325)" in tekst
    assert "de brief telt hurende huishoudens van alle verhuurders" in tekst
    assert GEEN_MINISTERIE in tekst
    assert all(zin in tekst for zin in AANNAMEN)


def test_het_engels_heeft_dezelfde_getallen() -> None:
    tekst = lees(klant().get("/en/policy", params=WBH).text)
    assert "Maximum falls 458,146 (421,030–480,183) €29.85 (€28.52–31.13) per month on average" in tekst
    assert "From the law in force on 30 June 2024 to the law in force on 1 July 2024" in tekst
    assert "not a result of any ministry" in tekst
    assert "rent too high in the low segment" in tekst


def test_de_genoemde_opdracht_geeft_de_getallen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    html = klant().get("/beleid", params=BRIEF).text
    gevonden = re.search(r"<code>(.*?)</code>", html, re.DOTALL)
    assert gevonden is not None
    maak, reken = gevonden[1].splitlines()
    assert maak == "huurstelsel beleid voorraad voorraad.parquet --woningen 1000 --zaden 3 --zonder-verslag"
    monkeypatch.chdir(VOORRAAD[0].parent)
    assert main([*shlex.split(reken)[1:], "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    tekst = lees(html)
    for maat in ("daalt", "stijgt", "omlaag"):
        laagst, midden, hoogst = (f"{float(uit['totaal'][maat][n]):,.0f}".replace(",", ".") for n in ("laagst", "midden", "hoogst"))  # fmt: skip
        assert f"{midden} ({laagst}–{hoogst})" in tekst, maat


def test_de_delen_en_de_ingroei_zijn_die_van_de_opdracht(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wat elk deel doet, telt gemiddeld over alle volgordes op tot het geheel; de laatste rij van de ingroei is die na tien jaar."""
    html = klant().get("/beleid", params=BRIEF).text
    monkeypatch.chdir(VOORRAAD[0].parent)
    opdracht = re.findall(r"<code>(.*?)</code>", html, re.DOTALL)[0].splitlines()[1]
    assert main([*shlex.split(opdracht)[1:], "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    tekst = lees(html)
    assert f"10 {heel(uit['ingroei'][10]['woningen']['midden'])} (" in tekst
    midden = [e for e in uit["deeleffecten"] if e["maat"] == "midden"]
    assert [e["deel"] for e in midden] == ["energieprestatie", "buitenruimte", "WOZ-waarde", "segmentgrens en opslagen"]
    stuk = tekst[tekst.index("Woningen in het middensegment deel") :]
    for e in midden:
        teken = "+" if float(e["gemiddeld"]["midden"]) > 0 else ""
        assert f"{teken}{heel(e['gemiddeld']['midden'])}" in stuk, e["deel"]
    som = sum(Fraction(e["gemiddeld"]["midden"]) for e in midden)
    assert f"samen +{heel(som)}" in stuk


def test_elk_deel_van_elke_keuze_heeft_een_naam_in_het_engels() -> None:
    kanten = [Kant(dag, recht).regeling() for dag, recht in product(dagen(), rechten())]
    namen = {deel.naam for van, naar in product(kanten, kanten) for deel in delen(van, naar, None)}
    assert namen == set(inhoud()["delen"])
    tekst = lees(klant().get("/en/policy", params=BRIEF).text)
    assert "What each part of the reform does" in tekst
    assert "segment limit and supplements" in tekst


def test_gelijk_recht_verandert_niets_en_heeft_geen_getallen_van_de_brief() -> None:
    tekst = lees(klant().get("/beleid", params={"ervoor": "2026-01-01", "erna": "2026-01-01"}).text)
    assert "Maximum daalt 0 Maximum stijgt 0" in tekst
    assert "Wat elk deel van de hervorming doet" not in tekst
    assert "Dat is niet deze hervorming" in tekst


def test_elke_dag_en_elk_recht_van_het_formulier_kan() -> None:
    for dag, recht in product(dagen(), rechten()):
        assert Kant(dag, recht).regeling().peildatum == dag


def test_alle_fouten_tegelijk_zonder_ze_te_herhalen() -> None:
    antwoord = klant().get("/beleid", params={"ervoor": "<b>x", "erna_recht": "../x", "huren": "1999"})
    tekst = lees(antwoord.text)
    assert antwoord.status_code == 400
    for naam in ("Dag ervoor", "Recht erna", "Huren om mee te vergelijken"):
        assert f"{naam}: deze waarde is hier niet te kiezen." in tekst
    assert "<b>x" not in antwoord.text
    laat = klant().get("/beleid", params={"erna": "2028-01-01"})
    assert laat.status_code == 400
    assert "nog niet gepubliceerd" in laat.text


def test_de_eerste_bladzijde_verwijst_ernaar_en_het_formulier_begint_leeg() -> None:
    assert 'href="/beleid"' in klant().get("/").text
    assert 'href="/en/policy"' in klant().get("/en/").text
    leeg = klant().get("/beleid").text
    assert '<option value="2024-06-30" selected>' in leeg
    assert "uitslag--kop" not in leeg


def test_alles_van_het_lab_is_er_in_het_engels() -> None:
    assert set(inhoud()["zinnen"]) == {*AANNAMEN, GEEN_MINISTERIE, algemene_reden()}
    assert set(inhoud()["doelen"]) == {doel.id for doel in doelen()}
    for naam, paar in inhoud()["teksten"].items():
        assert len(paar) == 2, naam
        assert all(paar), naam


def test_zonder_het_onderdeel_beleid_werkt_de_pagina(tmp_path: Path) -> None:
    (tmp_path / "zonder.py").write_text(
        "import sys\n"
        "sys.modules |= {naam: None for naam in ('ipfn', 'matplotlib')}\n"
        "from starlette.testclient import TestClient\n"
        "from huurstelsel.web.app import maak_app\n"
        "antwoord = TestClient(maak_app()).get('/beleid?erna=2024-07-01')\n"
        "assert antwoord.status_code == 200 and '458.146' in antwoord.text\n",
        encoding="utf-8",
    )
    subprocess.run([sys.executable, "-W", "ignore", str(tmp_path / "zonder.py")], check=True, timeout=60)
