"""Elke waarde van het recht leesbaar in haar eenheid, en exact terug te lezen."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from huurstelsel.recht.laden import SCHALEN, onderwerp, onderwerpen
from huurstelsel.uitleg.waarden import exact, leesbaar
from recht_hulp import D2026, SPATIE, op_pad


@pytest.mark.parametrize(
    ("pad", "leest", "precies"),
    [
        ("buitenruimte.prive_per_m2", "0,35 punt", "0.35"),
        ("buitenruimte.maximum", "15 punten", "15"),
        ("oppervlakte.punten_vertrek", "1 punt", "1"),
        ("sanitair.meerpersoonswastafel", "1,5 punten", "1.5"),
        ("energieprestatie.letterlijk_e", "−5 punten", "-5"),
        ("gehandicapten.euro_per_punt", "€ 332", "332"),
        ("opslagen.lage_huurgrens", "€ 932,93", "932.93"),
        ("oppervlakte.minimum_vertrek", "4 m²", "4"),
        ("keuken.kastbreedte", "0,60 m", "0.6"),
        ("opslagen.rijksmonument", "35%", "35"),
        ("energieprestatie.geldigheid", "10 jaar", "10"),
        ("opslagen.gezicht_gebouwd_voor", "1965", "1965"),
        ("gehandicapten.ingreep_vanaf", "1 april 1994", "1994-04-01"),
        ("woz.klein_gebouwd", "2018 · 2022", ["2018", "2022"]),
        ("parkeren.typen", "9 · 6 · 4 punten", ["9", "6", "4"]),
    ],
)
def test_waarde_in_haar_eenheid(pad: str, leest: str, precies: object) -> None:
    s = op_pad(D2026, pad)
    assert leesbaar(s.waarde, s.eenheid, s.bron.toelichting, s.naam).replace(SPATIE, " ") == leest
    assert exact(s.waarde, s.eenheid) == precies


def test_waarde_van_een_tabel_noemt_elke_rij() -> None:
    s = op_pad(D2026, "energieprestatie.eengezinswoning")
    leest = leesbaar(s.waarde, s.eenheid, s.bron.toelichting).replace(SPATIE, " ")
    assert leest == "A++++ 62 · A+++ 57 · A++ 52 · A+ 47 · A 41 · B 34 · C 22 · D 14 · E −4 · F −9 · G −15 punten"
    voorzieningen = op_pad(D2026, "sanitair.voorzieningen")
    assert exact(voorzieningen.waarde, "punten")["afscheiding_douche"] == "1.25"
    assert "volledige afscheiding van de douche 1,25 ·" in leesbaar(voorzieningen.waarde, "punten")


@pytest.mark.parametrize(
    ("waarde", "eenheid", "naam", "leest"),
    [
        (0, "punten", "", "0 punten"),
        (SCHALEN["punten"] // 3, "punten", "", "1/3 punt"),
        (22_689, "euro", "", "€ 226,89"),
        (1_000_000, "euro", "", "€ 10.000"),
        (1, "aantal", "Telt mee (1 ja, 0 nee)", "ja"),
        (0, "aantal", "Telt mee (1 ja, 0 nee)", "nee"),
        (("Baarn", "Zeist"), "tekst", "", "Baarn, Zeist"),
        (((25_000_000, 40_000_000), 60_000_000), "m2", "", "25/40 · 60 m²"),
        (600_000, "energie-index", "", "0,6"),
    ],
)
def test_bijzondere_waarden(waarde: object, eenheid: str, naam: str, leest: str) -> None:
    assert leesbaar(waarde, eenheid, naam=naam).replace(SPATIE, " ") == leest


def test_elke_waarde_is_exact_terug_te_lezen() -> None:
    for naam in onderwerpen():
        for p in onderwerp(naam).values():
            for w in p.waarden:
                assert _geschaald(exact(w.waarde, p.eenheid), p.eenheid) == w.waarde, p.pad


def _geschaald(uit: Any, eenheid: str) -> Any:
    """Het omgekeerde van `exact`."""
    if uit is None or eenheid == "tekst":
        return tuple(uit) if isinstance(uit, list) else uit
    if isinstance(uit, dict):
        return {k: _geschaald(v, eenheid) for k, v in uit.items()}
    if isinstance(uit, list):
        return tuple(_geschaald(v, eenheid) for v in uit)
    if eenheid == "datum":
        return date.fromisoformat(uit).toordinal()
    return Fraction(uit) * SCHALEN[eenheid]
