"""De kern kent haar randen niet: uitleg, opdrachten en opdrachtregel lezen de kern, nooit andersom."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

BRON = Path(__file__).parents[1] / "src" / "huurstelsel"
MAPPEN = ("beleid", "feiten", "huur", "portefeuille", "recht", "regels", "reken", "verrijken")
LOS = (
    "bereik_kamer",
    "bewijs",
    "fouten",
    "grootboek",
    "lijst",
    "plaats",
    "posten",
    "regeling",
    "samenvatting",
    "uitkomst",
    "waardering",
)
"""Wat waardeert; `oorzaken`, `tijdlijn` en `vergelijking` dragen zinnen en mogen de uitleg gebruiken."""
RANDEN = ("huurstelsel.cli", "huurstelsel.opdrachten", "huurstelsel.uitleg", "huurstelsel.web")


def _invoer(bron: Path) -> set[str]:
    """Elke module die een bestand importeert, ook binnen een functie."""
    namen = set()
    for knoop in ast.walk(ast.parse(bron.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Import):
            namen |= {deel.name for deel in knoop.names}
        elif isinstance(knoop, ast.ImportFrom):
            assert knoop.level == 0, f"{bron}: een relatieve import"
            namen |= {str(knoop.module), *(f"{knoop.module}.{deel.name}" for deel in knoop.names)}
    return namen


def _kern() -> list[Path]:
    return sorted([*(p for m in MAPPEN for p in (BRON / m).rglob("*.py")), *(BRON / f"{naam}.py" for naam in LOS)])


@pytest.mark.parametrize("bron", _kern(), ids=lambda pad: pad.relative_to(BRON).as_posix())
def test_de_kern_importeert_geen_rand(bron: Path) -> None:
    assert [naam for naam in _invoer(bron) if naam.startswith(RANDEN)] == []


def test_elke_map_van_de_kern_wordt_bekeken() -> None:
    assert {pad.relative_to(BRON).parts[0] for pad in _kern()} == {*MAPPEN, *(f"{naam}.py" for naam in LOS)}
    assert "huurstelsel.uitleg.toelichting" in _invoer(BRON / "vergelijking.py")
