"""Wat de tests van voorstellen delen: een geldig voorstel om te bederven, en de fouten van een voorstel."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from huurstelsel.fouten import VoorstelFout
from huurstelsel.recht import laden
from huurstelsel.recht.voorstel import Voorstel, voorstel

WORTEL = Path(__file__).parents[1]
BRIEF, BESLUIT, TEKSTEN = "kamerbrief-2022-12-09", "consultatie-2023", "consultatie-2023-geconsolideerd"
DAG = date(2023, 7, 1)
KOP = "voorstel: proef\ntitel: Proef\nkamerstuk: Stuk 1\nbron: eigen\ngrondslag: 2023-01-25\n"
CAP = "  - {pad: woz.maximum_vanaf, was: 142, wordt: 187, artikel: art. 1}\n"
GOED = f"{KOP}wijzigingen:\n{CAP}"
NU = KOP.replace("2023-01-25", "2026-01-01")


def fouten(bron: Any) -> list[tuple[str, str, str]]:
    """(pad, code, zin) van elke fout."""
    with pytest.raises(VoorstelFout) as fout:
        voorstel(bron)
    assert all(f.zin.endswith((".", "?")) and (f.zin[0].isupper() or f.zin[0] in "“/") for f in fout.value.fouten)
    return [(f.pad, f.code, f.zin) for f in fout.value.fouten]


def wijziging(**velden: str) -> str:
    """Een voorstel met één wijziging van de WOZ-maximering, met andere velden."""
    basis = {"pad": "woz.maximum_vanaf", "was": "142", "wordt": "187", "artikel": "art. 1"}
    regels = [f"{naam}: {waarde}" for naam, waarde in {**basis, **velden}.items() if waarde]
    return f"{KOP}wijzigingen:\n  - " + "\n    ".join(regels) + "\n"


def getallen(v: Voorstel, pad: str, peildatum: date = DAG) -> Any:
    """De nieuwe waarde van een parameter in haar eenheid."""
    onderwerp, naam = pad.split(".")
    waarde = v.waarden(onderwerp, v.grondslag or peildatum, peildatum)[naam].waarde
    schaal = laden.SCHALEN[laden.onderwerp(onderwerp)[naam].eenheid]
    return [Fraction(w, schaal) for w in waarde] if isinstance(waarde, tuple) else Fraction(waarde, schaal)
