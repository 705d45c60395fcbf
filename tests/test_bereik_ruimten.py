"""Zijn de ruimten niet opgegeven, dan staat geen rubriek vast die van een ruimte afhangt, en het segment ook niet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest

from huurstelsel import waardeer, waardeer_tabel

WONING: dict[str, Any] = {
    "woningtype": "eengezinswoning",
    "bouwjaar": 1995,
    "energieprestaties": [{"soort": "energielabel", "label": "B", "opnamedatum": "2022-05-01"}],
    "woz_waarden": [{"waarde": 300_000, "waardepeildatum": "2022-01-01"}],
}
KAMER = {**WONING, "stelsel": "onzelfstandig", "kamers_op_adres": 3, "gebruiksoppervlakte": 90}
STELSELS = pytest.mark.parametrize(
    ("woning", "dag", "vast"),
    [
        (WONING, "2026-07-01", {4, 7}),
        (WONING, "2024-06-30", {4, 7, 14}),
        (KAMER, "2026-07-01", {7, 11}),
        (KAMER, "2024-06-30", {7}),
    ],
)


@STELSELS
def test_alleen_wat_niet_van_een_ruimte_afhangt_heeft_een_bovengrens(woning: Any, dag: str, vast: set[int]):
    document = {"woning": woning, "adres": {"gemeente": "Utrecht"}}
    bereik = waardeer(document, dag).bereik
    assert {rubriek for rubriek, (_, hoogste) in bereik.items() if hoogste is not None} == vast


@STELSELS
@pytest.mark.parametrize("aantal", [1, 3])
def test_een_portefeuille_zegt_hetzelfde(woning: Any, dag: str, vast: set[int], aantal: int):
    document = {"woning": woning, "adres": {"gemeente": "Utrecht"}}
    tabel = pa.Table.from_pylist([{"id": str(i), **document} for i in range(aantal)])
    bereik = waardeer(document, dag).bereik
    gelijk = {rubriek for rubriek, (laagste, hoogste) in bereik.items() if laagste == hoogste}
    assert gelijk <= vast
    for rij in waardeer_tabel(tabel, date.fromisoformat(dag)).to_pylist():
        gevuld = {
            int(naam.removeprefix("rubriek_"))
            for naam, punten in rij.items()
            if "rubriek" in naam and punten is not None
        }
        assert gevuld == gelijk


@pytest.mark.parametrize(("aantal", "ruimten"), [(1, None), (3, None), (1, "zonder maat"), (3, "zonder maat")])
def test_onder_het_oude_recht_kan_een_woning_zonder_bovengrens_vrij_zijn(aantal: int, ruimten: str | None):
    met = {} if ruimten is None else {"ruimten": [{"soort": "woonkamer", "verwarmd": "ja"}]}
    document = {"woning": {**WONING, **met}}
    tabel = pa.Table.from_pylist([{"id": str(i), **document} for i in range(aantal)])
    assert waardeer(document, "2024-06-30").segment is None
    for rij in waardeer_tabel(tabel, date(2024, 6, 30)).to_pylist():
        assert (rij["segment"], rij["segmenten_mogelijk"]) == (None, "gereguleerd/vrij")


@pytest.mark.parametrize("aantal", [1, 3])
def test_onder_het_oude_recht_heeft_een_dure_woning_zonder_ruimten_geen_ondergrens(aantal: int):
    """Met een kamer van 20 m² is de woning 73 punten, minder dan zonder: de maximering van 9.3 kende geen ondergrens."""
    label = {**WONING["energieprestaties"][0], "gebruiksoppervlakte": 60}
    woz = [{"waarde": 2_000_000, "waardepeildatum": "2022-01-01"}]
    woning = {**WONING, "energieprestaties": [label], "woz_waarden": woz}
    tabel = pa.Table.from_pylist([{"id": str(i), "woning": woning} for i in range(aantal)])
    kamer = {"soort": "woonkamer", "oppervlakte": 20, "verwarmd": "ja"}
    zeker = waardeer({"woning": {**woning, "ruimten": [kamer]}}, "2024-06-30")
    vaag = waardeer({"woning": woning}, "2024-06-30")
    assert vaag.punten_minimaal <= (zeker.punten or 0)
    assert zeker.punten == 73
    for rij in waardeer_tabel(tabel, date(2024, 6, 30)).to_pylist():
        assert rij["punten_minimaal"] == vaag.punten_minimaal
        assert rij["maximale_huurprijs_minimaal"] == Decimal(vaag.huurprijs.maximaal) / 100
        assert rij["segmenten_mogelijk"] == "gereguleerd/vrij"


def test_een_laadpaal_op_een_plek_zonder_maat_telt_in_rubriek_10_of_12():
    """Acht kamers: op een plek van 5 m² 2 punten door twee adressen, vanaf 12 m² 4 + 2 door zestien; los van of de kamer is verwarmd."""
    plek = {"soort": "parkeerplaats", "gedeeld_met_adressen": 2, "voorzieningen": [{"soort": "laadpaal"}]}
    kamer = {"soort": "slaapkamer", "oppervlakte": 21}
    woning = {**KAMER, "kamers_op_adres": 8, "energieprestaties": [], "bouwjaar": 2002, "woz_waarden": []}
    document = {"adres": {"gemeente": "Utrecht"}, "woning": {**woning, "ruimten": [kamer, plek]}}
    bekend = {**woning, "ruimten": [{**kamer, "verwarmd": "ja"}, {**plek, "oppervlakte": 5}]}
    echt = waardeer({**document, "woning": bekend}, "2026-07-01")
    assert (echt.punten, echt.rubrieken[11].punten) == (48, 1)
    uitkomst = waardeer(document, "2026-07-01")
    assert (uitkomst.punten_minimaal, uitkomst.punten_maximaal) == (45, 48)
    assert (uitkomst.bereik[10], uitkomst.bereik[12]) == ((0, Fraction(1, 2)), (0, 1))
    assert uitkomst.bepalend == ("woning.ruimten[0].verwarmd",)
    tabel = pa.Table.from_pylist([{"id": str(i), **document} for i in range(3)])
    for rij in waardeer_tabel(tabel, date(2026, 7, 1)).to_pylist():
        assert (rij["punten_minimaal"], rij["punten_maximaal"]) == (45, 48)
