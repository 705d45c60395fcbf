"""De README laat zien wat het programma nu zegt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from huurstelsel import waardeer

WORTEL = Path(__file__).parents[1]


def test_de_readme_toont_de_echte_uitvoer() -> None:
    blok = (WORTEL / "README.md").read_text(encoding="utf-8").split("```")[1]
    opdracht, getoond = blok.strip("\n").split("\n", 1)
    assert opdracht == "$ huurstelsel waardeer examples/portiekflat.yaml"
    uit = subprocess.run(
        [sys.executable, "-m", "huurstelsel", *opdracht.split()[2:]],
        cwd=WORTEL,
        env={**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout
    tabel, huurprijs = getoond.split("\n…\n")
    assert uit.startswith(tabel)
    assert huurprijs.strip() in uit


def test_het_voorbeeld_in_python_klopt() -> None:
    uitkomst = waardeer(WORTEL / "examples" / "portiekflat.yaml", "2026-03-01")
    regel = f"# {uitkomst.punten} {uitkomst.huurprijs.maximaal} {uitkomst.segment}"
    assert regel == "# 124 80244 laag"
    assert regel in (WORTEL / "README.md").read_text(encoding="utf-8")
