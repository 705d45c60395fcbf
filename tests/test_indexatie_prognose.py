"""Een bedrag of tabel een jaar of meer verder, met een index of een interval."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel.fouten import NietGevonden
from huurstelsel.recht.indexatie_bedragen import Basis, maal, regels
from huurstelsel.recht.indexatie_prognose import coropprognose, middengrens, prognoses, tabelprognose


def test_prognose_uit_een_bekende_index():
    uit = prognoses(regels()["inkomensgrenzen"], None, None)
    assert [(p.vanaf, p.percentage) for p in uit] == [(date(2027, 1, 1), Fraction("3.76"))]
    assert [s.laag // 100 for s in uit[0].standen] == [61742, 71448, 72787, 97048, 72787, 97048]
    assert any("afgeleid uit 2 andere bedragen" in zin for zin in uit[0].rust_op)


def test_prognose_over_twee_jaar():
    uit = prognoses(regels()["minimumbijdrage_verhuiskosten"], None, None)
    assert [(p.vanaf, p.standen[0].laag) for p in uit] == [(date(2025, 3, 1), 767300), (date(2026, 3, 1), 792600)]
    assert uit[1].rust_op[0] == "de prognose van een jaar eerder"


def test_prognose_met_een_interval():
    (uit,) = prognoses(regels()["norminkomens"], Fraction("2.5"), None)
    assert [(s.laag, s.hoog) for s in uit.standen] == [(3012500, 3015000), (4090000, 4092500)]
    assert any("vóór afronding" in zin for zin in uit.rust_op)


def test_nagerekend_is_geen_prognose():
    (uit,) = prognoses(regels()["lage_huurgrens"], Fraction("3.65"), 2025)
    assert [(s.oud, s.laag, s.gepubliceerd) for s in uit.standen] == [(90007, 93293, 93293)]
    midden = middengrens(Fraction("3.65"), 2025)
    assert [(s.laag, s.gepubliceerd) for s in midden.standen] == [(122807, 122807)]


def test_tabelprognose_volgt_de_tabelregel():
    """Afkappen op een tiende cent: het bedrag bij 40 punten, 250,26 × 1,0365 = 259,3944 wordt 259,40."""
    uit = tabelprognose("zelfstandig", Fraction("3.65"), None)
    assert uit.standen[0][:3] == ("40 punten", 25026, 25940)
    assert len(uit.standen) == 211
    assert uit.vanaf == date(2027, 1, 1)
    assert len(coropprognose(Fraction(4)).standen) == 40


@pytest.mark.parametrize("naam", ["woz", "lage_huurgrens"])
def test_zonder_index_is_er_geen_prognose(naam: str):
    with pytest.raises(NietGevonden, match="geef er een met --index"):
        prognoses(regels()[naam], None, None)


def test_van_een_jaar_zonder_bedrag():
    with pytest.raises(NietGevonden, match="voor 2019 geen bedrag"):
        prognoses(regels()["woz"], Fraction(2), 2019)
    with pytest.raises(NietGevonden, match="Van 2009 is er geen huurtabel"):
        tabelprognose("woonwagen", Fraction(2), 2009)


@given(st.integers(0, 10**9), st.fractions(min_value=Fraction(1, 10), max_value=3, max_denominator=10**6))
def test_orakel(bedrag: int, factor: Fraction):
    """Elke regel met één basis, tegen een rechtstreekse afronding."""
    rond = {"naar_boven": ceil, "naar_beneden": floor, "rekenkundig": lambda x: floor(x + Fraction(1, 2))}
    for r in regels().values():
        basis = Basis(Fraction(bedrag), Fraction(bedrag))
        verwacht = rond[r.afronding](bedrag * factor / r.stap) * r.stap
        assert r.uitkomsten(basis, factor) == (verwacht, verwacht)


@given(
    st.sampled_from([r for r in regels().values() if r.onafgerond]),
    st.integers(1, 4000),
    st.integers(1, 999),
    st.fractions(min_value=Fraction(9, 10), max_value=2, max_denominator=1000),
)
def test_het_interval_bevat_elk_onafgerond_bedrag(regel, keer: int, deel: int, factor: Fraction):
    """Waar het onafgeronde bedrag ook ligt: zijn afronding valt binnen de uitkomsten, en het vervolg houdt het vast."""
    echt = regel.stap * (keer - Fraction(deel, 1000))
    basis = regel.start(regel.afgerond(echt))
    laag, hoog = regel.uitkomsten(basis, factor)
    nieuw = regel.afgerond(echt * factor)
    assert laag <= nieuw <= hoog
    verder = regel.vervolg(basis, factor, nieuw)
    assert verder is not None
    assert verder.laag <= echt * factor <= verder.hoog


@given(st.integers(0, 10**7), st.integers(0, 3000), st.integers(0, 3000))
def test_meer_index_is_nooit_minder_bedrag(bedrag: int, a: int, b: int):
    for r in regels().values():
        laag, hoog = (r.uitkomsten(r.start(bedrag + r.stap), maal(Fraction(x, 100))) for x in sorted((a, b)))
        assert laag <= hoog


@pytest.mark.parametrize("factor", [Fraction(0), Fraction(-1)])
def test_onzin_wordt_geweigerd(factor: Fraction):
    with pytest.raises(ValueError, match="nul of meer"):
        regels()["woz"].uitkomsten(Basis(Fraction(1), Fraction(1)), factor)
