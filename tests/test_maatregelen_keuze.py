"""In welke ruimte en voor welke voorziening een maatregel gebeurt: alleen waar zij telt, en één tegelijk."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from huurstelsel import Regeling, waardeer
from huurstelsel.maatregelen.advies import adviseer
from huurstelsel.portefeuille.maatregelen import van_brok
from maatregelen_hulp import erbij, gevolg, reden, woning

BALKON = {"id": "balkon", "soort": "balkon", "oppervlakte": 5}
TUIN = {"id": "tuin", "soort": "tuin", "oppervlakte": 10}
TELT_NIET = pytest.mark.parametrize("eisen", [{"valbeveiliging": "nee"}, {"exclusief_gebruiksrecht": "nee"}])


def _met(*ruimten: dict[str, Any]) -> dict[str, Any]:
    document = woning()
    document["woning"]["ruimten"] += ruimten
    return document


@TELT_NIET
def test_een_balkon_dat_niet_telt_staat_een_balkon_dat_wel_telt_niet_in_de_weg(eisen: dict[str, str]) -> None:
    document = _met({**BALKON, "eisen": eisen})
    assert erbij(document, "balkon") == "17/2"  # −5 → 2 + 4 × 0,35
    assert reden(document, "buitenruimte_groter") == "geen_buitenruimte"


@TELT_NIET
def test_groter_wordt_de_buitenruimte_die_telt(eisen: dict[str, str]) -> None:
    document = _met({**BALKON, "eisen": eisen}, TUIN)
    groter = gevolg(adviseer(document), "buitenruimte_groter")
    assert (str(groter.onafgerond[0]), groter.ruimten) == ("7/4", ("tuin",))  # 5 × 0,35
    assert reden(document, "balkon") == "al_aanwezig"


def test_van_twee_toiletten_wordt_er_een_vervangen() -> None:
    toiletten = {"soort": "toilet", "aantal": 2}
    document = _met(
        {"id": "wc", "soort": "toiletruimte", "oppervlakte": 2, "verwarmd": "nee", "voorzieningen": [toiletten]}
    )
    assert erbij(document, "hangend_toilet") == "3/4"  # 3 → 3,75, één keer


def _duur(**anders: Any) -> dict[str, Any]:
    """Een flat met een WOZ-waarde die op 186 punten wordt begrensd (11.3)."""
    ruimten = [
        {"soort": "woonkamer", "oppervlakte": 40, "verwarmd": True},
        {"soort": "keuken", "oppervlakte": 8, "verwarmd": True, "voorzieningen": [{"soort": "aanrecht", "lengte": 2}]},
    ]
    label = {"soort": "energielabel", "label": "B", "opnamedatum": "2022-01-01"}
    woz = [{"waarde": 900_000, "waardepeildatum": "2024-01-01"}]
    vast = {"woningtype": "meergezinswoning", "bouwjaar": 1990, "energieprestaties": [label], "woz_waarden": woz}
    return {"woning": {**vast, "ruimten": ruimten, **anders}}


RIJKSMONUMENT = {"rijksmonument": True}


@pytest.mark.parametrize(
    ("anders", "contract", "woz", "segmenten"),
    [
        ({}, {}, 350_000, {"midden", "hoog"}),
        ({}, {}, 450_000, {"hoog"}),
        ({}, {}, 900_000, {"hoog"}),
        (RIJKSMONUMENT, {"ondertekend": "2020-01-01"}, 300_000, {"hoog"}),
        (RIJKSMONUMENT, {"ondertekend": "2025-01-01"}, 300_000, {"midden", "hoog"}),
        ({"bouwjaar": 2016}, {}, 100_000, {"midden", "hoog"}),
        ({"bouwjaar": 2016}, {}, 230_000, {"midden", "hoog"}),
        ({"bouwjaar": 2014}, {}, 100_000, {"midden", "hoog"}),
    ],
)
def test_het_tekort_is_wat_er_echt_nodig_is(anders: Any, contract: Any, woz: int, segmenten: set[str]) -> None:
    """Met dat tekort erbij in een andere rubriek is de woning in het segment, met een punt minder niet.

    Ook bij de ondergrens van 186 (11.3), de 50 punten van een rijksmonument, en de 40 WOZ-punten vanaf 110 andere (11.2).
    """
    waarden = [{"waarde": woz, "waardepeildatum": "2024-01-01"}]
    document = {"contract": contract, **_duur(woz_waarden=waarden, **anders)}
    grenzen = [g for g in adviseer(document, "2026-01-01", combinaties=False).grenzen if g.tekort > 0]
    assert {g.segment for g in grenzen} == segmenten

    def met(punten: int) -> int:
        gedeeld = {
            "soort": "recreatieruimte",
            "oppervlakte": 16 * punten,
            "gedeeld_met_adressen": 16,
            "verwarmd": "nee",
        }
        ruimten = [*document["woning"]["ruimten"], gedeeld]
        uit = waardeer({**document, "woning": {**document["woning"], "ruimten": ruimten}}, "2026-01-01").punten
        assert uit is not None
        return uit

    tabel = pa.Table.from_pylist([{"id": "a", **document}] * 2).to_batches()[0]
    tot = van_brok(tabel, Regeling.op(date(2026, 1, 1))).tot
    for grens in grenzen:
        assert met(grens.tekort) >= grens.vanaf > met(grens.tekort - 1)
        assert tot[grens.segment].tolist() == [grens.tekort] * 2
