"""Segmenten, afrondingen en breuken tegen gewone Python-getallen en `Fraction`."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel.reken.breuken import exacte_som, rond_af
from huurstelsel.reken.datums import jaren_verder
from huurstelsel.reken.getallen import HONDERDSTE, KWART, MM2, PUNT, als_rij, half_op
from huurstelsel.reken.laag import Laag

GETAL = st.integers(-(10**15), 10**15)
SEGMENTEN = st.lists(st.lists(st.integers(-(10**9), 10**9), max_size=5), min_size=1, max_size=8)


def _half_op(x: Fraction, stap: int) -> int:
    return floor(x / stap + Fraction(1, 2)) * stap


def _laag(segmenten: list[list[int]]) -> tuple[Laag, np.ndarray]:
    offsets = np.array([0, *np.cumsum([len(s) for s in segmenten])], np.int64)
    return Laag(offsets), np.array([x for s in segmenten for x in s], np.int64)


@given(GETAL, st.sampled_from([KWART, PUNT, MM2, HONDERDSTE]))
def test_half_op_rondt_de_helft_naar_boven(x: int, stap: int):
    assert int(half_op(np.array([x]), stap)[0]) == _half_op(Fraction(x), stap)


@given(st.integers(-1000, 1000), st.sampled_from([KWART, PUNT, MM2]))
def test_half_op_op_de_grens(k: int, stap: int):
    precies_de_helft = k * stap + stap // 2
    assert half_op(np.array([precies_de_helft, precies_de_helft - 1]), stap).tolist() == [(k + 1) * stap, k * stap]


@pytest.mark.parametrize("n", range(1, 17))
def test_punt_is_deelbaar_tot_en_met_zestien_delers(n: int):
    assert PUNT % n == 0


def test_punt_draagt_elke_tabelwaarde():
    for waarde in ("0.35", "0.75", "1.25", "0.125", "0.0875", "0.0035"):
        assert (Fraction(waarde) * PUNT).denominator == 1


@given(SEGMENTEN)
def test_som_en_hoogste_per_ouder(segmenten: list[list[int]]):
    laag, x = _laag(segmenten)
    assert als_rij(laag.som(x)) == [sum(s) for s in segmenten]
    assert als_rij(laag.hoogste(x, -(10**18))) == [max(s, default=-(10**18)) for s in segmenten]
    assert als_rij(laag.som(x > 0)) == [sum(v > 0 for v in s) for s in segmenten]


@given(SEGMENTEN)
def test_van_ouder_spreidt_uit(segmenten: list[list[int]]):
    laag, _ = _laag(segmenten)
    ouders = np.arange(len(segmenten)) * 10
    assert laag.van_ouder(ouders).tolist() == [10 * i for i, s in enumerate(segmenten) for _ in s]


BREUK = st.tuples(st.integers(-(10**12), 10**12), st.integers(1, 500))


@given(
    st.lists(st.tuples(st.integers(-(10**12), 10**12), st.lists(BREUK, max_size=4)), min_size=1, max_size=6),
    st.none() | st.integers(0, 10**12),
)
def test_rond_af_is_fraction(rijen: list[tuple[int, list[tuple[int, int]]]], hoogstens: int | None):
    laag, teller = _laag([[t for t, _ in breuken] for _, breuken in rijen])
    deler = np.array([d for _, breuken in rijen for _, d in breuken], np.int64)
    exact = np.array([e for e, _ in rijen], np.int64)
    uit = rond_af(exact, [(laag, teller, deler)], KWART, hoogstens)
    for i, (heel, breuken) in enumerate(rijen):
        som = Fraction(heel) + sum((Fraction(t, d) for t, d in breuken), Fraction(0))
        assert exacte_som(exact, [(laag, teller, deler)], i) == som
        som = som if hoogstens is None else min(som, Fraction(hoogstens))
        assert uit[i] == _half_op(som, KWART)


@given(st.integers(-50, 50), st.integers(2, 500), st.integers(1, 499))
def test_rond_af_op_een_gemaakte_grens(k: int, deler: int, deel: int):
    """Breuken die samen precies een halve stap zijn, worden naar boven afgerond; een fractie minder niet."""
    grens = k * KWART + KWART // 2
    teller = np.array([deel, deler * grens - deel, deel, deler * grens - deel - 1], np.int64)
    laag = Laag(np.array([0, 2, 4], np.int64))
    uit = rond_af(np.zeros(2, np.int64), [(laag, teller, np.full(4, deler, np.int64))], KWART)
    assert uit.tolist() == [(k + 1) * KWART, k * KWART]


def test_jaren_verder():
    assert jaren_verder(date(2024, 2, 29), 10) == date(2034, 2, 28)
    assert jaren_verder(date(2026, 1, 1), -10) == date(2016, 1, 1)
