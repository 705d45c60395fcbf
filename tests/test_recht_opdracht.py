"""De opdracht `huurstelsel recht`: overzicht, verschil, dekking en export."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from huurstelsel.cli import main
from huurstelsel.recht.overzicht import overzicht
from huurstelsel.recht.tabellen import tarieven
from huurstelsel.recht.wetten import WETTEN, delen, wet_van
from huurstelsel.regeling import Regeling
from huurstelsel.regels.stelsel import NAMEN
from huurstelsel.uitleg import recht as uitleg
from huurstelsel.uitleg import recht_json
from recht_hulp import SPATIE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def draai(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Voer een opdracht uit in dit proces: (slotcode, uitvoer met gewone spaties, fouten)."""
    monkeypatch.setenv("COLUMNS", "100")

    def _draai(*argumenten: str) -> tuple[int, str, str]:
        code = main(argumenten)
        uit, fout = capfdbinary.readouterr()
        return code, uit.decode().replace(SPATIE, " "), fout.decode()

    return _draai


def test_opdracht_toont_het_recht(draai: Any) -> None:
    code, uit, fout = draai("recht", "--peildatum", "1-1-2026")
    assert (code, fout) == (0, "")
    assert uit.startswith("Het recht voor zelfstandige woonruimte op 1 januari 2026\n")
    assert "Eén onderwerp" not in uit
    assert "huurstelsel recht buitenruimte" in uit
    code, uit, _ = draai("recht", "8", "--peildatum", "2023-07-01", "--json")
    d = json.loads(uit)
    assert code == 0
    assert {p["pad"]: p["waarde"] for p in d["onderwerpen"][0]["parameters"]}["buitenruimte.trede_punten"] == [
        "2",
        "4",
        "6",
        "8",
        "10",
    ]


def test_opdracht_zoekt_het_stelsel_bij_een_onderwerp(draai: Any) -> None:
    code, uit, _ = draai("recht", "keuken_onzelfstandig", "--peildatum", "2026-01-01")
    assert code == 0
    assert uit.startswith("Het recht voor onzelfstandige woonruimte op 1 januari 2026")
    code, _, fout = draai("recht", "keuken_onzelfstandig", "--peildatum", "2026-01-01", "--stelsel", "zelfstandig")
    assert (code, fout) == (
        2,
        "Het onderwerp keuken_onzelfstandig hoort niet bij stelsel zelfstandig, wel bij onzelfstandig.\n",
    )


def test_overzicht_van_een_voorstel_noemt_het_overgangsrecht_en_de_lezingen() -> None:
    for naam, oud in (("consultatie-2023", True), ("kamerbrief-2022-12-09", False)):
        o = overzicht(Regeling.op(date(2024, 1, 1)).met(voorstellen=[naam]))
        uit = " ".join(uitleg.als_tekst(o, 100).split())
        assert ("Huurovereenkomsten van vóór 1 januari 2024 houden het oude recht (voorstel" in uit) is oud
        assert f"{len(o.voorstellen[0].lezingen)} lezingen van het stuk: zie het onderwerp interpretaties." in uit
        [gelezen] = recht_json.als_dict(o)["voorstellen"]
        assert gelezen["overeenkomsten_voor"] == ("2024-01-01" if oud else None)


def test_opdracht_met_een_voorstel(draai: Any) -> None:
    code, uit, _ = draai("recht", "opslagen", "--peildatum", "2024-01-01", "--recht", "consultatie-2023")
    assert code == 0
    assert "met voorstel consultatie-2023, op het recht van 25 januari 2023" in " ".join(uit.split())
    assert "VOORSTEL, geen geldend recht: consultatie-2023\n" in uit
    assert "Opslag nieuwbouw" in uit
    code, uit, _ = draai("recht", "interpretaties", "--peildatum", "2024-01-01", "--recht", "consultatie-2023")
    assert code == 0
    assert "Hoe consultatie-2023 is gelezen, waar de tekst zich tegenspreekt of zwijgt" in uit
    assert "    ● 15 tot 20 m² is 7,5 punten en 20 tot 25 m² is 9 punten." in uit
    code, uit, _ = draai("recht", "opslagen", "--peildatum", "2024-01-01", "--recht", "consultatie-2023", "--json")
    [voorstel] = json.loads(uit)["voorstellen"]
    assert (code, voorstel["id"], voorstel["grondslag"]) == (0, "consultatie-2023", "2023-01-25")
    code, zonder, _ = draai("recht", "opslagen", "--peildatum", "2024-01-01", "--recht", "geldend")
    assert code == 0
    assert "voorstel" not in zonder


@pytest.mark.parametrize(
    ("a", "b", "kop"),
    [
        ("2025-12-31", "2026-01-01", "van 31 december 2025 naar 1 januari 2026"),
        ("2024-06-30", "consultatie-2023", "van 30 juni 2024 naar voorstel consultatie-2023 op 30 juni 2024"),
        (
            "consultatie-2023@2023-07-01",
            "geldend@2024-07-01",
            "van voorstel consultatie-2023 op 1 juli 2023 naar 1 juli 2024",
        ),
        (
            "consultatie-2023",
            "kamerbrief-2022-12-09",
            "van voorstel consultatie-2023 op 1 januari 2024 naar voorstel kamerbrief-2022-12-09 op 1 januari 2024",
        ),
    ],
)
def test_opdracht_verschil(draai: Any, a: str, b: str, kop: str) -> None:
    code, uit, fout = draai("recht", "--verschil", a, b)
    assert (code, fout) == (0, "")
    assert " ".join(uit.split("\n\n")[0].split()).startswith(f"Wat er voor zelfstandige woonruimte verandert {kop}")


def test_opdracht_verschil_van_een_onderwerp(draai: Any) -> None:
    code, uit, _ = draai("recht", "woz", "--verschil", "2025-12-31", "2026-01-01", "--json")
    d = json.loads(uit)
    assert code == 0
    assert [p["naar"]["waarde"] for p in d["parameters"]] == ["16954", "268", "114", "85806"]
    assert d["huurtabel"] is None
    code, uit, _ = draai("recht", "huurtabel", "--verschil", "2025-12-31", "2026-01-01", "--stelsel", "standplaats")
    assert code == 0
    assert "Parameters" not in uit
    assert "Huurtabel: vanaf 1 januari 2025 → vanaf 1 januari 2026" in uit


def test_opdracht_dekking(draai: Any) -> None:
    code, uit, _ = draai("recht", "--dekking", "--peildatum", "2026-01-01")
    assert (code, uit.splitlines()[0]) == (0, "Welke bepalingen huurstelsel uitvoert op 1 januari 2026")
    code, uit, _ = draai("recht", "--dekking", "--json")
    assert code == 0
    assert json.loads(uit)["standen"]["oordeel"].startswith("voorbehouden aan huurcommissie")


def test_opdracht_export(draai: Any, tmp_path: Path) -> None:
    code, uit, fout = draai("recht", "--export", "--peildatum", "2026-01-01")
    assert (code, fout) == (0, "")
    assert next(d["$id"] for d in yaml.safe_load_all(uit)) == "besluit_huurprijzen_woonruimte"
    doel = tmp_path / "recht"
    argumenten = ("recht", "--export", str(doel), "--peildatum", "2026-01-01", "--stelsel", "woonwagen")
    code, uit, _ = draai(*argumenten)
    assert code == 0
    assert len(uit.splitlines()) == len(list(doel.rglob("*.yaml"))) == 4
    code, uit, fout = draai(*argumenten)
    assert (code, uit) == (2, "")
    assert (
        fout
        == f"De map {doel} is niet leeg. Geef een andere map, of --overschrijf om gelijknamige bestanden te vervangen.\n"
    )
    assert draai(*argumenten, "--overschrijf")[0] == 0
    code, _, fout = draai("recht", "--export", "/proc/huurstelsel", "--peildatum", "2026-01-01")
    assert code == 1
    assert fout.startswith("Schrijven in /proc/huurstelsel is mislukt: ")


@pytest.mark.parametrize(
    ("argumenten", "code", "zin"),
    [
        (("buitenruimt",), 2, "Er is geen onderwerp “buitenruimt”. Bedoelde u “buitenruimte”?"),
        (("--stelsel", "zelfstandige"), 2, "Het stelsel “zelfstandige” bestaat niet. Bedoelde u “zelfstandig”?"),
        (("--peildatum", "2026-13-01"), 2, "“2026-13-01” is geen bestaande datum; schrijf jjjj-mm-dd"),
        (
            ("--peildatum", "2022-06-30"),
            4,
            "peildatum: Voor 2022-06-30 kent huurstelsel nog geen recht voor stelsel zelfstandig",
        ),
        (
            ("--peildatum", "2023-01-01", "--stelsel", "woonwagen"),
            4,
            "peildatum: Voor 2023-01-01 kent huurstelsel nog geen recht",
        ),
        (
            ("--recht", "consultatie-203"),
            3,
            "voorstel: Er is geen voorstel “consultatie-203”. Bedoelde u “consultatie-2023”?",
        ),
        (("--verschil", "2025-01-01"), 2, "Geef twee waarden bij --verschil"),
        (("--verschil", "2025-01-01", "2025-02-30"), 2, "“2025-02-30” is geen bestaande datum"),
        (
            ("--verschil", "2025-01-01", "consultatie-2024"),
            3,
            "voorstel: Er is geen voorstel “consultatie-2024”. Bedoelde u “consultatie-2023”?",
        ),
        (("--verschil", "2025-01-01", "2026-01-01", "--peildatum", "2026-01-01"), 2, "Bij --verschil staan de datums"),
        (("--verschil", "2025-01-01", "2026-01-01", "--dekking"), 2, "Kies --verschil of --dekking, niet beide."),
        (("woz", "--dekking"), 2, "Bij --dekking horen alleen --peildatum en --json."),
        (("--export", "-", "--json"), 2, "Een export bevat al het geldende recht van één dag"),
        (("--export", "-", "--recht", "consultatie-2023"), 2, "Een export bevat al het geldende recht van één dag"),
        (("--overschrijf",), 2, "--overschrijf hoort bij --export."),
        (("--dekkin",), 2, "“--dekkin” hoort hier niet. Bedoelde u “--dekking”?"),
    ],
)
def test_opdracht_fouten(draai: Any, argumenten: tuple[str, ...], code: int, zin: str) -> None:
    slotcode, uit, fout = draai("recht", *argumenten)
    assert (slotcode, uit) == (code, "")
    assert fout.startswith(zin)


def test_fout_als_json(draai: Any) -> None:
    code, uit, fout = draai("recht", "--peildatum", "2020-01-01", "--json")
    assert code == 4
    assert json.loads(uit)["fouten"][0]["code"] == "geen_recht"
    assert fout.startswith("peildatum: ")


def test_tabellen_hebben_een_regeling() -> None:
    for naam in NAMEN:
        for t in tarieven(naam):
            assert (wet_van(delen(t.artikel)[-1]) or WETTEN[0]).bwb == "BWBR0015386"
