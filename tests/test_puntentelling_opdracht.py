"""De opdracht `huurstelsel puntentelling`: welk bestand waar komt, met welke slotcode, en nooit een half."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from huurstelsel.cli import main
from pdf_hulp import tekst

VOORBEELDEN = Path(__file__).parents[1] / "examples"
FLAT, STUDENTENHUIS = str(VOORBEELDEN / "portiekflat.yaml"), str(VOORBEELDEN / "studentenhuis.yaml")


def test_schrijft_de_pdf_en_zegt_wat_erin_staat(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    uit = tmp_path / "bijlage.pdf"
    uit.write_text("wat er stond")
    assert main(["puntentelling", FLAT, str(uit)]) == 0
    assert capsys.readouterr().out == f"{uit}: 124 punten, hoogstens €\xa0802,44 per maand\n"
    assert "Punten 124" in tekst(uit.read_bytes())
    assert [p.name for p in tmp_path.iterdir()] == ["bijlage.pdf"]


def test_talen_en_peildatum(tmp_path: Path):
    uit = tmp_path / "bijlage.pdf"
    assert main(["puntentelling", FLAT, str(uit), "--taal", "en", "--peildatum", "2025-06-01"]) == 0
    assert "Self-contained accommodation (zelfstandige woonruimte), valued as at 1 June 2025" in tekst(uit.read_bytes())


def test_elke_kamer_krijgt_een_eigen_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["puntentelling", STUDENTENHUIS, str(tmp_path / "huis.pdf")]) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        f"huis-{kamer}.pdf" for kamer in ("achter", "boven", "voor", "zolder")
    ]
    assert (
        capsys.readouterr().out.splitlines()[-1].endswith("huis-zolder.pdf: 35 punten, hoogstens €\xa0356,69 per maand")
    )
    assert "kamer boven" in tekst((tmp_path / "huis-boven.pdf").read_bytes())


def test_een_gekozen_kamer_krijgt_precies_dit_bestand(tmp_path: Path):
    uit = tmp_path / "mijn.pdf"
    assert main(["puntentelling", STUDENTENHUIS, str(uit), "--kamer", "zolder"]) == 0
    assert [p.name for p in tmp_path.iterdir()] == ["mijn.pdf"]


def test_alle_kamers_achter_elkaar_in_een_bestand(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    uit = tmp_path / "huis.pdf"
    assert main(["puntentelling", STUDENTENHUIS, str(uit), "--kamer", "alle"]) == 0
    assert [p.name for p in tmp_path.iterdir()] == ["huis.pdf"]
    regels = capsys.readouterr().out.splitlines()
    assert len(regels) == 4
    assert regels[3] == f"{uit}: kamer zolder, 35 punten, hoogstens €\xa0356,69 per maand"
    assert main(["puntentelling", FLAT, str(uit), "--kamer", "alle"]) == 3
    assert "laat --kamer weg" in capsys.readouterr().err


def test_id_van_een_kamer_wordt_nooit_een_pad(tmp_path: Path):
    boom: dict[str, Any] = yaml.safe_load(Path(STUDENTENHUIS).read_text(encoding="utf-8"))
    ids = ["../../weg", "a/b", "A b", "…"]
    boom["kamers"] = [{"id": id_} for id_ in ids]
    boom["groepen"] = {}
    for ruimte in boom["woning"]["ruimten"]:
        ruimte["gebruikers"] = "alle"
    bestand = tmp_path / "adres.yaml"
    bestand.write_text(yaml.safe_dump(boom, allow_unicode=True), encoding="utf-8")
    map_ = tmp_path / "uit"
    map_.mkdir()
    assert main(["puntentelling", str(bestand), str(map_ / "huis.pdf")]) == 0
    assert sorted(p.name for p in map_.iterdir()) == [
        "huis-A-b-3.pdf",
        "huis-a-b.pdf",
        "huis-kamer.pdf",
        "huis-weg.pdf",
    ]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["adres.yaml", "uit"]


@pytest.fixture
def lege_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("argumenten", "code", "zin"),
    [
        ([FLAT, "uit.txt"], 2, "Een puntentelling eindigt op .pdf; niet “uit.txt”."),
        ([FLAT, "uit.pdf", "--taal", "de"], 2, "“de” is hier geen bekende waarde; mogelijk zijn: nl, en, beide."),
        ([FLAT, "nergens/uit.pdf"], 2, "De map nergens bestaat niet; maak haar eerst."),
        ([FLAT, "uit.pdf", "--kamer", "voor"], 3, "Dit bestand beschrijft geen kamers; laat --kamer weg."),
        ([STUDENTENHUIS, "uit.pdf", "--kamer", "zolde"], 3, "Bedoelde u “zolder”?"),
        ([FLAT, "uit.pdf", "--peildatum", "2010-01-01"], 4, "Voor 2010-01-01 kent huurstelsel nog geen recht"),
        ([FLAT, "uit.pdf", "--recht", "wensdroom"], 3, "Er is geen voorstel “wensdroom”."),
    ],
)
def test_wat_niet_kan_schrijft_niets(
    argumenten: list[str],
    code: int,
    zin: str,
    lege_map: Path,
    capsys: pytest.CaptureFixture[str],
):
    assert main(["puntentelling", *argumenten]) == code
    assert zin in capsys.readouterr().err
    assert list(lege_map.iterdir()) == []


def test_tegenspraak_in_de_overeenkomst_is_een_fout_en_geen_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    boom: dict[str, Any] = yaml.safe_load(Path(FLAT).read_text(encoding="utf-8"))
    boom["contract"] |= {"ingangsdatum": "2026-03-01", "einddatum": "2025-01-01"}
    bestand, uit = tmp_path / "woning.yaml", tmp_path / "uit.pdf"
    bestand.write_text(yaml.safe_dump(boom), encoding="utf-8")
    assert main(["puntentelling", str(bestand), str(uit)]) == 3
    assert "contract.einddatum" in capsys.readouterr().err
    assert not uit.exists()


def test_zonder_typst_zegt_de_opdracht_wat_nodig_is(tmp_path: Path):
    """In een proces dat het pakket niet kan vinden."""
    stuk = f"""
import importlib.util, sys
echt = importlib.util.find_spec
importlib.util.find_spec = lambda naam, *rest: None if naam == "typst" else echt(naam, *rest)
from huurstelsel.cli import main
sys.exit(main(["puntentelling", {FLAT!r}, {str(tmp_path / "uit.pdf")!r}]))
"""
    klaar = subprocess.run([sys.executable, "-c", stuk], capture_output=True, check=False, encoding="utf-8")
    assert klaar.returncode == 2
    assert 'pip install "huurstelsel[pdf]"' in klaar.stderr
    assert not (tmp_path / "uit.pdf").exists()
