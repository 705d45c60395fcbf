"""Hoe het beleidslab bedragen, percentages en aantallen schrijft."""

from __future__ import annotations

from fractions import Fraction

from huurstelsel.reken.schrijven import nederlands

GEEN_MINISTERIE = (
    "Een eigen berekening met huurstelsel; geen uitkomst van een ministerie en niet door een ministerie getoetst."
)


def bedrag(centen: Fraction, decimalen: int = 2) -> str:
    """Een breuk van eurocenten in euro's: € 697,27."""
    return f"€\N{NO-BREAK SPACE}{nederlands(centen / 100, decimalen, decimalen)}"


def procent(getal: Fraction, decimalen: int = 1) -> str:
    """Een percentage op zoveel decimalen: 39,5%."""
    return f"{nederlands(getal, decimalen, decimalen)}%"


def aantal(getal: int) -> str:
    """Een aantal met duizendtalpunten: 4.320."""
    return nederlands(Fraction(getal))
