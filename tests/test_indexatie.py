"""De indexering, getoetst aan elke gepubliceerde tabel en aan een orakel in breuken."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel.recht.indexatie import indexeer, indexeer_naar_hele_euro
from huurstelsel.recht.tabellen import SOORTEN, Tarief, tarieven

STAPPEN = [(a, b) for soort in SOORTEN for a, b in pairwise(tarieven(soort)) if b.factor is not None]

# De punten waarbij de tabel niet uit haar voorganger volgt. Een rij met een zetfout wijkt twee keer af: waar zij staat, en
# waar de volgende tabel op het juiste bedrag voortbouwt.
AFWIJKEND = {
    ("zelfstandig", "2025-01-01"): [143],
    ("woonwagen", "2011-07-01"): list(range(208, 251)),
    ("woonwagen", "2012-07-01"): list(range(208, 251)),
    ("standplaats", "2014-07-01"): list(range(107, 160)),
    ("standplaats", "2015-07-01"): list(range(107, 160)),
}


def orakel(centen: int, factor: Fraction) -> int:
    return ceil(Fraction(floor(centen * factor * 10), 10))


def cent(*bedragen: int) -> np.ndarray:
    return np.array(bedragen, dtype=np.int64)


def test_aantal_stappen() -> None:
    """Per soort zestien stappen; zelfstandig (2015-10-01) en onzelfstandig (2024-07-01) kregen één keer een nieuwe reeks."""
    assert len(STAPPEN) == 62


@pytest.mark.parametrize(("oud", "nieuw"), STAPPEN, ids=lambda t: f"{t.soort}-{t.vanaf}")
def test_elke_tabel_volgt_uit_haar_voorganger(oud: Tarief, nieuw: Tarief) -> None:
    assert nieuw.factor is not None
    anders = np.flatnonzero(indexeer(oud.bedragen, nieuw.factor) != nieuw.bedragen) + nieuw.laagste
    assert anders.tolist() == AFWIJKEND.get((nieuw.soort, str(nieuw.vanaf)), [])


@pytest.mark.parametrize(
    ("soort", "voor", "zetfout", "na", "rijen"),
    [
        ("woonwagen", "2010-07-01", "2011-07-01", "2012-07-01", slice(208 - 40, 251 - 40)),
        ("standplaats", "2013-07-01", "2014-07-01", "2015-07-01", slice(107 - 1, 160 - 1)),
    ],
)
def test_zetfouten_zijn_het_bedrag_van_een_jaar_eerder(
    soort: str, voor: str, zetfout: str, na: str, rijen: slice
) -> None:
    per_dag = {str(t.vanaf): t for t in tarieven(soort)}
    gedrukt, vorig, volgend = per_dag[zetfout], per_dag[voor], per_dag[na]
    assert gedrukt.bedragen[rijen].tolist() == vorig.bedragen[rijen].tolist()
    assert gedrukt.factor is not None
    assert volgend.factor is not None
    verbeterd = indexeer(vorig.bedragen[rijen], gedrukt.factor)
    assert indexeer(verbeterd, volgend.factor).tolist() == volgend.bedragen[rijen].tolist()


def test_143_punten_in_2025_is_de_lagehuurgrens() -> None:
    oud, nieuw = tarieven("zelfstandig")[-3:-1]
    assert indexeer(oud.bedragen, Fraction("1.0232"))[143 - 40] == 89999
    assert nieuw.bedragen[143 - 40] == 90007
    assert indexeer(cent(87966), Fraction("1.0232")).tolist() == [90007]


def test_keten_van_oktober_2015_tot_juli_2023() -> None:
    per_dag = {str(t.vanaf): t for t in tarieven("zelfstandig")}
    bedragen = per_dag["2015-10-01"].bedragen
    for factor in ("1.006", "1.003", "1.014", "1.017", "1.026", "1.013", "1.027", "1.1"):
        bedragen = indexeer(bedragen, Fraction(factor))
    assert per_dag["2023-07-01"].zekerheid == "secundair"
    assert bedragen.tolist() == per_dag["2023-07-01"].bedragen.tolist()


def test_zonder_afkappen_komen_rijen_een_cent_te_hoog_uit() -> None:
    """De officiële tabellen van 2025 naar 2026: alleen met afkappen op een tiende cent komt elke rij uit."""
    oud, nieuw = tarieven("zelfstandig")[-2:]
    kaal = [ceil(int(b) * Fraction("1.0365")) for b in oud.bedragen]
    verschil = (np.array(kaal) - nieuw.bedragen).tolist()
    assert set(verschil) == {0, 1}
    assert (sum(verschil), len(verschil)) == (20, 211)


@pytest.mark.parametrize(
    ("centen", "factor", "verwacht"),
    [
        (1000, "1.0001", 1001),  # 1000,1 cent: een hele tiende cent telt
        (1000, "1.00009", 1000),  # 1000,09: afgekapt op 1000,0
        (1000, "1.0009999", 1001),  # 1000,9999
        (1000, "1.001", 1001),  # precies een hele cent
        (24144, "1.0365", 25026),  # 250,2526 (40 punten, 2025 → 2026)
        (0, "1.0365", 0),
        (1, "1", 1),
    ],
)
def test_grensgevallen(centen: int, factor: str, verwacht: int) -> None:
    assert indexeer(cent(centen), Fraction(factor)).tolist() == [verwacht]


@given(
    st.lists(st.integers(0, 10**7), max_size=20),
    st.one_of(
        st.fractions(min_value=Fraction(1, 100), max_value=3, max_denominator=10**6),
        st.integers(1, 30_000).map(lambda n: Fraction(n, 10_000)),
        st.integers(1, 10**20).map(lambda n: Fraction(n, 10**20 - 1)),
    ),
)
def test_orakel(centen: list[int], factor: Fraction) -> None:
    uit = indexeer(cent(*centen), factor)
    assert uit.dtype == np.int64
    assert uit.tolist() == [orakel(c, factor) for c in centen]


@given(st.integers(1, 10**6), st.integers(1, 10**7), st.sampled_from([-1, 0, 1]))
def test_orakel_op_en_naast_een_tiende_cent(centen: int, tienden: int, ernaast: int) -> None:
    """Producten die precies op een hele of tiende cent vallen, en een miljardste ernaast."""
    factor = Fraction(tienden, 10 * centen) + Fraction(ernaast, 10**9)
    if factor > 0:
        assert indexeer(cent(centen), factor).tolist() == [orakel(centen, factor)]


@pytest.mark.parametrize(("centen", "factor"), [(-1, "1.02"), (100, "0"), (100, "-1")])
def test_onzin_wordt_geweigerd(centen: int, factor: str) -> None:
    with pytest.raises(ValueError, match="nul of meer"):
        indexeer(cent(centen), Fraction(factor))
    with pytest.raises(ValueError, match="nul of meer"):
        indexeer_naar_hele_euro(centen, Fraction(factor))


# Bedragen van rubriek 11.1 (tot 2024: 9.1): deelgetal I, deelgetal II, deelgetal II klein Amsterdam en Utrecht, minimum.
WOZ: dict[int, tuple[str, tuple[int, ...]]] = {
    2020: ("1", (10289, 160, 68, 52085)),
    2021: ("1.073", (11041, 172, 73, 55888)),
    2022: ("1.095", (12090, 189, 80, 61198)),
    2023: ("1.17", (14146, 222, 94, 71602)),
    2024: ("1.028", (14543, 229, 97, 73607)),
    2025: ("1.054", (15329, 242, 103, 77582)),
    2026: ("1.106", (16954, 268, 114, 85806)),
}


@pytest.mark.parametrize("jaar", [j for j in WOZ if j > 2020])
def test_woz_bedragen(jaar: int) -> None:
    factor, verwacht = WOZ[jaar]
    assert tuple(indexeer_naar_hele_euro(b, Fraction(factor)) for b in WOZ[jaar - 1][1]) == verwacht


@given(st.integers(0, 10**7), st.fractions(min_value=Fraction(1, 100), max_value=3))
def test_orakel_hele_euro(bedrag: int, factor: Fraction) -> None:
    assert indexeer_naar_hele_euro(bedrag, factor) == ceil(bedrag * factor)


def test_hele_euro_precies() -> None:
    assert indexeer_naar_hele_euro(1000, Fraction("1.054")) == 1054
    assert indexeer_naar_hele_euro(1000, Fraction("1.0541")) == 1055
