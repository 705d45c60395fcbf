"""De opdracht `huurstelsel indexeer`, en wat de documentatie ervan toont."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from huurstelsel.cli import main
from huurstelsel.opdrachten.argumenten import percentage
from huurstelsel.opdrachten.indexeer import namen
from huurstelsel.recht.indexatie_bedragen import regels
from huurstelsel.recht.indexatie_controle import controles
from huurstelsel.recht.indexatie_tabellen import tabelcontroles
from huurstelsel.uitleg.indexatie_controle import verschillen


def opdracht(capfd: pytest.CaptureFixture[str], *argumenten: str) -> tuple[int, str, str]:
    code = main(["indexeer", *argumenten])
    uit, fout = capfd.readouterr()
    return code, uit, fout


def test_opdracht_prognose(capfd: pytest.CaptureFixture[str]):
    code, uit, _ = opdracht(capfd, "grens_scheiding", "--index", "3,0")
    assert code == 0
    assert uit.startswith("PROGNOSE, geen geldend recht:")
    assert "42.210.035,11" in uit
    assert "de bedragen van 1 januari 2026 (primair)" in uit
    assert all(len(regel) <= 80 for regel in uit.splitlines())


def test_opdracht_nagerekend(capfd: pytest.CaptureFixture[str]):
    code, uit, _ = opdracht(capfd, "woz", "--index", "5,4", "--van", "2024")
    assert code == 0
    assert uit.startswith("Nagerekend:")
    assert uit.count("15.329,00") == 2


def test_opdracht_json(capfd: pytest.CaptureFixture[str]):
    code, uit, _ = opdracht(capfd, "huurtabel.onzelfstandig", "--index", "1", "--json")
    (boom,) = json.loads(uit)
    assert (code, boom["prognose"], len(boom["bedragen"]), boom["vanaf"]) == (0, True, 251, "2027-01-01")


def test_opdracht_controle(capfd: pytest.CaptureFixture[str]):
    code, uit, _ = opdracht(capfd, "--controle")
    assert code == 0
    assert "29 bedragen volgen uit een gepubliceerde index, 90 uit een index die uit de" in uit
    assert uit.count("kunnen geen rechten worden ontleend") == 1
    assert "6.726 van" in uit
    assert "Zetfout in de" in uit
    for regel in regels().values():
        assert regel.naam.split(";")[0][:40] in uit


def test_opdracht_controle_van_een_regel_als_json(capfd: pytest.CaptureFixture[str]):
    code, uit, _ = opdracht(capfd, "woz.onderdeel_2", "--controle", "--json")
    boom = json.loads(uit)
    assert code == 0
    assert {b["parameter"] for b in boom["bedragen"]} == {"woz.onderdeel_2"}
    assert [b["gepubliceerd"] for b in boom["bedragen"]][-1] == "268.00"
    assert not boom["huurtabellen"]


@pytest.mark.parametrize(
    ("argumenten", "code", "melding"),
    [
        (["wos", "--index", "2"], 2, "Bedoelde u “woz”"),
        (["woz", "--index", "veel"], 2, "is geen percentage"),
        (["woz", "--index", "-100"], 2, "expected|waarde|percentage"),
        (["woz", "--van", "26", "--index", "2"], 2, "is geen jaar"),
        (["woz", "--controle", "--van", "2025"], 2, "Bij --controle horen geen"),
        (["corop"], 2, "Geef bij corop een --index"),
        ([], 2, "Geef een PARAMETER"),
        (["woz"], 4, "geen index bekend na 2026"),
        (["woz", "--van", "2011", "--index", "2"], 4, "geen bedrag"),
    ],
)
def test_opdracht_fout(capfd: pytest.CaptureFixture[str], argumenten: list[str], code: int, melding: str):
    werkelijk, uit, fout = opdracht(capfd, *argumenten)
    assert (werkelijk, uit) == (code, "")
    assert any(deel in fout for deel in melding.split("|"))


def test_percentage():
    assert percentage("3,65%") == Fraction("3.65")
    assert percentage("−2.5") == Fraction("-2.5")


def test_elke_naam_geeft_een_prognose(capfd: pytest.CaptureFixture[str]):
    for naam in namen():
        code, uit, fout = opdracht(capfd, naam, "--index", "2,5")
        assert (code, fout) == (0, ""), naam
        assert "PROGNOSE" in uit


def test_de_documentatie_noemt_elk_verschil():
    tekst = " ".join((Path(__file__).parents[1] / "docs" / "indexering.md").read_text(encoding="utf-8").split())
    assert len([*verschillen(controles(), tabelcontroles())]) == 10
    for deel in (
        "35.784,56",
        "143 punten",
        "208 tot en met 250",
        "107 tot en met 159",
        "726,95",
        "883,95",
        "1128,20",
        "2016",
    ):
        assert deel in tekst, deel
