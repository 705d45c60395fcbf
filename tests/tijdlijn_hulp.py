"""Wat de tests van de tijdlijn delen: een woning met wisselingen, en de kern van haar tijdlijn."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from huurstelsel.tijdlijn import Tijdlijn


Feiten = dict[str, Any]

WORTEL = Path(__file__).parent.parent
FLAT, EENGEZINS, NIEUWBOUW, STUDENTENHUIS, WAGEN, PLAATS = (
    WORTEL / "examples" / f"{naam}.yaml"
    for naam in ("portiekflat", "eengezinswoning", "nieuwbouwappartement", "studentenhuis", "woonwagen", "standplaats")
)
VERA = WORTEL / "tests" / "voorbeelden" / "vera" / "zel__geheel__81065000089.json"
EERSTE, LAATSTE, WBH = date(2022, 7, 1), date(2026, 12, 31), date(2024, 7, 1)


def woning(wijzig: Callable[[Feiten], object] = lambda w: w) -> Feiten:
    """Een flat van 40 m² uit 1990 met een verlopend label C, later label A, en twee WOZ-waarden; of wat `wijzig` ervan maakt."""
    feiten: Feiten = {
        "adres": {"gemeente": "Groningen"},
        "contract": {"ondertekend": "2022-06-01"},
        "woning": {
            "woningtype": "meergezinswoning",
            "bouwjaar": 1990,
            "energieprestaties": [
                {"soort": "energielabel", "label": "C", "opnamedatum": "2014-03-01"},
                {"soort": "energielabel", "label": "A", "opnamedatum": "2025-05-10"},
            ],
            "woz_waarden": [
                {"waarde": 100_000, "waardepeildatum": "2021-01-01"},
                {"waarde": 130_000, "waardepeildatum": "2023-01-01", "vastgesteld": "2024-02-15"},
            ],
            "ruimten": [
                {"id": "woonkamer", "soort": "woonkamer", "oppervlakte": "20", "verwarmd": True},
                {"id": "slaapkamer", "soort": "slaapkamer", "oppervlakte": "10", "verwarmd": False},
                {
                    "id": "keuken",
                    "soort": "keuken",
                    "oppervlakte": "6",
                    "verwarmd": False,
                    "voorzieningen": [{"soort": "aanrecht", "lengte": "1,5"}],
                },
                {
                    "id": "badkamer",
                    "soort": "badkamer",
                    "oppervlakte": "4",
                    "verwarmd": False,
                    "voorzieningen": ["douche"],
                },
                {"id": "wc", "soort": "toiletruimte", "verwarmd": False, "oppervlakte": 1, "voorzieningen": ["toilet"]},
            ],
        },
    }
    wijzig(feiten["woning"])
    return feiten


def kamer() -> Feiten:
    """Een kamer van 20 m² op een adres met vier kamers, met een gedeelde keuken en badkamer."""
    keuken = {"soort": "keuken", "oppervlakte": 10, "gedeeld_met_kamers": 4, "verwarmd": True}
    badkamer = {"soort": "badkamer", "oppervlakte": 4, "gedeeld_met_kamers": 4, "verwarmd": True}
    return {
        "adres": {"gemeente": "Utrecht"},
        "woning": {
            "stelsel": "onzelfstandig",
            "kamers_op_adres": 4,
            "gebruiksoppervlakte": 100,
            "woningtype": "eengezinswoning",
            "bouwjaar": 1930,
            "woz_waarden": [{"waarde": 400_000, "waardepeildatum": "2022-01-01"}],
            "ruimten": [
                {"soort": "slaapkamer", "oppervlakte": 20, "verwarmd": True},
                keuken | {"voorzieningen": [{"soort": "aanrecht", "lengte": 2}]},
                badkamer | {"voorzieningen": ["douche", "toilet"]},
            ],
        },
    }


def dagen(t: Tijdlijn) -> list[tuple[str, str]]:
    return [(p.vanaf.isoformat(), p.tot_en_met.isoformat()) for p in t.perioden]


def kern(t: Tijdlijn) -> list[tuple[str, int | None, int, int, str | None]]:
    """Per periode: eerste dag, punten, maximale huur, idem met opslag, segment."""
    uit = []
    for p in t.perioden:
        assert p.kant is not None
        u = p.kant.uitkomst
        huur, segment = u.huurprijs, None if u.segment is None else u.segment.value
        uit.append((p.vanaf.isoformat(), u.punten, huur.maximaal, huur.maximaal_met_opslag, segment))
    return uit


def oorzaken(t: Tijdlijn, dag: str) -> list[tuple[str, int | None, Fraction, int]]:
    periode = t.op(date.fromisoformat(dag))
    assert periode.vanaf.isoformat() == dag
    return [(a.soort, a.rubriek, a.punten, a.centen) for a in periode.aandelen]


def toelichting(t: Tijdlijn, dag: str, soort: str) -> str:
    (gevonden,) = [a.toelichting for a in t.op(date.fromisoformat(dag)).aandelen if a.soort == soort]
    return gevonden.replace("\N{NO-BREAK SPACE}", " ")


# Buiten de WOZ-waarde en de energieprestatie telt de flat onder elk recht hetzelfde:
#   rubriek 1: 20 + 10 + 6 + 4 = 40 m² is 40; rubriek 3: één verwarmd vertrek 2; rubriek 5: aanrecht van 1 tot 2 m 4;
#   rubriek 6: douche 4 en toilet 3; rubriek 8: geen buitenruimte −5. Samen 40 + 2 + 4 + 7 − 5 = 48.
# 2022-07-01  label C uit 2014: 15; WOZ 100.000/12.090 + 100.000/40/189 = 8,2713 + 13,2275 = 21,4988 is 21; 48 + 15 + 21 = 84 punten,
#             in de tabel van 2022 € 438,81
# 2023-07-01  WOZ 100.000/14.146 + 100.000/40/222 = 7,0691 + 11,2613 = 18,3304 is 18; 48 + 15 + 18 = 81, in de tabel van 2023 € 463,87
# 2024-02-15  WOZ 130.000/14.146 + 130.000/40/222 = 9,1899 + 14,6396 = 23,8295 is 24; 48 + 15 + 24 = 87: € 501,54
# 2024-03-01  label verlopen (tien jaar na de opname), bouwjaar 1990: 11; 48 + 11 + 24 = 83: € 476,44
# 2024-07-01  WOZ 130.000/14.543 + 130.000/40/229 = 8,9390 + 14,1921 = 23,1311 is 23,25; 48 + 11 + 23,25 = 82,25 is 82: € 484,72
# 2025-01-01  alleen de huurtabel: € 495,97
# 2025-05-11  label A, de dag na de opname: 37 in plaats van 11, dus 26 erbij: 108,25 is 108: € 668,17
# 2026-01-01  alleen de huurtabel: € 692,56
MET_DE_HAND = [
    ("2022-07-01", 84, 43_881, 43_881, "gereguleerd"),
    ("2023-07-01", 81, 46_387, 46_387, "gereguleerd"),
    ("2024-02-15", 87, 50_154, 50_154, "gereguleerd"),
    ("2024-03-01", 83, 47_644, 47_644, "gereguleerd"),
    ("2024-07-01", 82, 48_472, 48_472, "laag"),
    ("2025-01-01", 82, 49_597, 49_597, "laag"),
    ("2025-05-11", 108, 66_817, 66_817, "laag"),
    ("2026-01-01", 108, 69_256, 69_256, "laag"),
]
