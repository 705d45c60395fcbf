"""De opdracht `huurstelsel verhoog`."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from huurstelsel.cli import main
from kale_woning import met_punten
from verhoging_hulp import SOCIAAL, VRIJ, overeenkomst, vlakke_reeksen

if TYPE_CHECKING:
    from pathlib import Path


def _bestand(tmp_path: Path, contract: dict[str, Any], punten: int = 130) -> str:
    woning = met_punten(punten, date(2025, 7, 1))
    pad = tmp_path / "huur.json"
    pad.write_text(json.dumps({"id": "Dorpsstraat 1", "woning": woning, "contract": contract}), encoding="utf-8")
    return str(pad)


def test_de_opdracht_toont_te_veel_tot_op_de_cent(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code = main(["verhoog", _bestand(tmp_path, SOCIAAL), "--ingang", "2025-07-01", "--nieuwe-huur", "630,01"])
    uit = capsys.readouterr().out
    assert code == 0
    assert "Huurverhoging per 1 juli 2025 · Dorpsstraat 1" in uit
    assert "Te veel                   € 0,01".replace(" ", "") in uit.replace("\N{NO-BREAK SPACE}", "").replace(" ", "")


def test_de_opdracht_als_json_met_keuze_en_voorstel(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    contract = overeenkomst("2024-08-01", "950", "950", beding=True)
    bestand = _bestand(tmp_path, contract, 170)
    args = ["verhoog", bestand, "--ingang", "2025-08-01", "--recht", "consultatie-2023-geconsolideerd", "--json"]
    assert main(args) == 0
    uit = json.loads(capsys.readouterr().out)
    assert uit["voorstel"] == ["consultatie-2023-geconsolideerd"]
    regel = next(b for b in uit["beslissingen"] if b["id"] == "verhogingsregel")
    assert regel["uitkomst"] == "art. 10 lid 4"


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        (["--nieuwe-huur", "x"], 2), (["--percentage", "x"], 2), (["--nieuwe-huur", "1", "--percentage", "1"], 2),
        (["--keuze", "inhaal_som=niets"], 2), (["--recht", "niets"], 3), (["--index", "/bestaat/niet.csv"], 3),
        (["--percentage", "5"], 0),
    ],
)  # fmt: skip
def test_slotcodes(tmp_path: Path, capsys: pytest.CaptureFixture[str], extra: list[str], code: int):
    assert main(["verhoog", _bestand(tmp_path, SOCIAAL), "--ingang", "2025-07-01", *extra]) == code
    uit = capsys.readouterr()
    assert uit.out if code == 0 else uit.err


def test_zonder_ingang_en_met_een_lijst(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["verhoog", _bestand(tmp_path, SOCIAAL)]) == 2
    lijst = tmp_path / "lijst.json"
    lijst.write_text('[{"woning": {}}]', encoding="utf-8")
    assert main(["verhoog", str(lijst), "--ingang", "2025-07-01"]) == 3
    assert "geen_enkele_woning" in capsys.readouterr().err


def test_een_dag_zonder_stelsel_geeft_toch_het_percentage(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["verhoog", _bestand(tmp_path, VRIJ), "--ingang", "2021-08-01"]) == 0
    assert "2,4%" in capsys.readouterr().out


def test_een_raming_met_een_bestand(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    regels = ["reeks,jaar,maand,waarde"]
    for naam, reeks in vlakke_reeksen().cijfers.items():
        regels += [f"{naam},{jaar},{maand},{float(w)}" for (jaar, maand), w in reeks.cijfers.items()]
    csv = tmp_path / "index.csv"
    csv.write_text("\n".join(regels), encoding="utf-8")
    assert main(["verhoog", _bestand(tmp_path, VRIJ), "--ingang", "2027-05-01", "--index", str(csv)]) == 0
    uit = capsys.readouterr().out
    assert "raming uit de opgegeven indexcijfers" in " ".join(uit.split())
