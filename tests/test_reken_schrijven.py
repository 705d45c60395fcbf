"""Getallen, bedragen en datums schrijven."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import decimaal, euro, geheel, nederlands
from huurstelsel.uitleg.als_json import bedrag


@pytest.mark.parametrize(
    ("breuk", "decimalen", "verwacht"),
    [
        (Fraction(7, 3), 4, "2.3333"),
        (Fraction(-7, 3), 2, "-2.33"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(-1, 1000), 2, "0"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(42), 10, "42"),
        (Fraction(1000), 0, "1000"),
        (Fraction(169, 4), 10, "42.25"),
    ],
)
def test_decimaal(breuk: Fraction, decimalen: int, verwacht: str) -> None:
    assert decimaal(breuk, decimalen) == verwacht


@given(st.fractions(max_denominator=10**9), st.integers(0, 12))
def test_decimaal_ligt_hooguit_een_halve_stap_van_de_breuk(breuk: Fraction, decimalen: int) -> None:
    assert abs(Fraction(decimaal(breuk, decimalen)) - breuk) <= Fraction(1, 2 * 10**decimalen)


def test_nederlandse_getallen() -> None:
    assert nederlands(Fraction("24.51"), 2) == "24,51"
    assert nederlands(Fraction(1228)) == "1.228"
    assert nederlands(Fraction("-1228.5"), 2) == "−1.228,50"
    assert nederlands(Fraction(2, 3), 2, 4) == "0,6667"
    assert nederlands(Fraction("42.25"), 2, 4) == "42,25"
    assert nederlands(Fraction(-1, 1000)) == "0"
    assert geheel(-15) == "−15"
    assert geheel(1228) == "1228"
    assert euro(122807) == "€\N{NO-BREAK SPACE}1.228,07"
    assert euro(5) == "€\N{NO-BREAK SPACE}0,05"
    assert bedrag(122807) == "1228.07"
    assert bedrag(-5) == "-0.05"
    assert in_woorden(date(2026, 12, 3)) == "3 december 2026"
