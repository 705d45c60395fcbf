"""Wat de tests van het recht delen: dagen waarop iets wisselt, en een regeling of overzicht op een dag."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from huurstelsel.recht.overzicht import Stand, standen
from huurstelsel.regeling import Regeling

WORTEL = Path(__file__).parent.parent
SPATIE = "\N{NO-BREAK SPACE}"

OUD, WBH, D2025, D2026 = date(2023, 7, 1), date(2024, 7, 1), date(2025, 1, 1), date(2026, 1, 1)
DAGEN = (date(2022, 7, 1), OUD, date(2024, 6, 30), WBH, D2025, date(2025, 12, 31), D2026, date(2026, 12, 31))


def regeling(dag: date, naam: str = "zelfstandig") -> Regeling:
    """Een regeling, ook als nog niet alles bekend is."""
    return Regeling(dag, naam)


def op_pad(dag: date, pad: str, naam: str = "zelfstandig") -> Stand:
    return next(s for s in standen(regeling(dag, naam), pad.partition(".")[0]) if s.pad == pad)


def regels_van(uit: str) -> list[str]:
    return [re.sub(r"\s+", " ", regel.strip()) for regel in uit.splitlines()]
