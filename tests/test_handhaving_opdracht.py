"""De opdracht `huurstelsel handhaaf`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from handhaving_hulp import BELEIDSKOP, D2025, VOORBEELDBELEID
from huurstelsel import Regeling
from huurstelsel.cli import main
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.huur.beslissing import JA
from huurstelsel.huur.handhaving import handhaaf
from kale_woning import kaal, met_punten


def _bestand(tmp_path: Path, **extra: Any) -> str:
    feiten = {
        "id": "proef",
        "woning": kaal(143),
        "contract": {"ondertekend": "2025-01-20", "ingangsdatum": "2025-02-01", "huurprijs": 900},
        **extra,
    }
    pad = tmp_path / "woning.yaml"
    pad.write_text(yaml.safe_dump(feiten), encoding="utf-8")
    return str(pad)


def test_de_opdracht_handhaaf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vraag = ["handhaaf", _bestand(tmp_path), "--peildatum", "2025-03-15", "--beleid", str(VOORBEELDBELEID)]
    assert main(vraag) == 0
    uit = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert uit.startswith("Handhaving op 15 maart 2025 · proef · gemeente Voorbeeldstad\n")
    assert "Is de huurprijs verboden? Ja." in uit
    assert "een officiële bron is" in uit
    assert main([*vraag, "--json"]) == 0
    beslissingen = {b["id"]: b for b in json.loads(capsys.readouterr().out)["beslissingen"]}
    assert {"naam": "huurprijs", "bedrag": "900.00", "zekerheid": ""} in beslissingen["huurprijs_verboden"]["bedragen"]
    assert beslissingen["boete"]["uitkomst"] == "ja, vierde categorie"


def test_de_opdracht_met_een_voorstel_en_met_beleid_dat_niet_geldt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vraag = ["handhaaf", _bestand(tmp_path), "--peildatum", "2024-03-15", "--beleid", str(VOORBEELDBELEID)]
    assert main([*vraag, "--recht", "consultatie-2023-geconsolideerd"]) == 0
    uit = " ".join(capsys.readouterr().out.split())
    assert "het beleid van Voorbeeldstad geldt die dag niet" in uit
    assert "consultatie-2023-geconsolideerd" in uit


def test_de_opdracht_noemt_het_bestand_van_een_fout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    beleid = tmp_path / "beleid.yaml"
    beleid.write_text(
        yaml.safe_dump({**BELEIDSKOP, "boetes": [{"overtreding": "2a", "bedrag": 30000}]}), encoding="utf-8"
    )
    assert main(["handhaaf", _bestand(tmp_path), "--peildatum", "2025-03-15", "--beleid", str(beleid)]) == 3
    assert f"{beleid}: boetes[0].bedrag" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("extra", "argumenten", "code", "melding"),
    [
        ({}, ["--kamer", "a"], 3, "geen_kamers"),
        ({}, ["--keuze", "puntentelling_tweede_helft=x"], 2, "puntentelling_tweede_helft_2024"),
        ({}, ["--beleid", "/bestaat/niet.yaml"], 3, "bestand_niet_gevonden"),
        ({}, ["--peildatum", "2021-01-01"], 4, "2021-01-01"),
        ({"verhuurder": {"boetes": [{"datum": "2020-01-01", "bepaling": "2"}]}}, [], 3, "boete_voor_de_wet"),
    ],
)
def test_de_opdracht_met_een_fout(  # noqa: PLR0917
    extra: dict[str, Any],
    argumenten: list[str],
    code: int,
    melding: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["handhaaf", _bestand(tmp_path, **extra), "--peildatum", "2025-03-15", *argumenten]) == code
    assert melding in capsys.readouterr().err


def test_een_document_met_een_inkomen_voor_toewijzing_krijgt_die_beslissing(tmp_path: Path) -> None:
    feiten = yaml.safe_load(
        Path(_bestand(tmp_path, huishouden={"personen": "alleen", "inkomen_toewijzing": 1})).read_text()
    )
    gevonden = handhaaf(lees_document({**feiten, "woning": met_punten(150, D2025)}, D2025), Regeling.op(D2025))
    assert gevonden["toewijzing"].uitkomst == JA
