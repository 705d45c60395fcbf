"""Indexatie van de maximale huurprijsgrens: de reeksen van de brief tot op de cent, eigen reeksen, en wat niet kan."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from huurstelsel.beleid.indexatie import AFRONDINGEN, Vraag, grenzen, stijging, verschillen
from huurstelsel.beleid.reeksen import reeks_van
from huurstelsel.cli import main

BRIEF = Vraag(Fraction(50_000), 2010, 2024)


def centen(breuk: Fraction) -> int:
    """Op hele centen, de helft naar boven."""
    return int((breuk * 2 + 1) // 2)


@pytest.mark.parametrize(
    ("reeks", "grens", "promille", "totaal"),
    [
        ("cpi", 69_727, 394_535, 0),
        ("cpi+1", 79_891, 597_823, 777_661),
        ("cao", 66_746, 334_917, -205_212),
        ("koopwoningen", 79_998, 599_967, -325_552),
    ],
)
def test_de_reeksen_van_de_brief_tot_op_de_cent(reeks: str, grens: int, promille: int, totaal: int) -> None:
    standen = grenzen(reeks_van(reeks), BRIEF)
    assert centen(standen[2024]) == grens
    assert centen(stijging(standen) * 10_000) == promille
    assert centen(verschillen(standen, grenzen(reeks_van("cpi"), BRIEF))[-1].totaal) == totaal


def test_het_percentage_van_een_jaar_verandert_de_grens_van_het_jaar_erna() -> None:
    standen = grenzen(reeks_van("cpi"), BRIEF)
    assert standen[2010] == 50_000
    assert standen[2011] == Fraction("506.5") * 100
    assert grenzen(reeks_van("cpi").met(2024, Fraction(99)), BRIEF) == standen


def test_een_onderdeel_dat_niet_bestaat(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["beleid", "indxatie"]) == 2
    assert "Het onderdeel “indxatie” bestaat niet. Bedoelde u “indexatie”?" in capsys.readouterr().err


def test_de_opdracht_kent_elke_afronding(capsys: pytest.CaptureFixture[str]) -> None:
    for naam, afronding in AFRONDINGEN.items():
        assert main(["beleid", "indexatie", "cpi", "--afronding", naam, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["afronding"] == afronding.naam
