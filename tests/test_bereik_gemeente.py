"""Zonder gemeente is een kleine woning uit 2018 tot en met 2022 in Amsterdam of elders: een bereik, en nooit een zekerheid."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from huurstelsel import waardeer, waardeer_tabel

RUIMTEN: list[dict[str, Any]] = [
    {
        "soort": "woon_slaapkamer_met_open_keuken",
        "oppervlakte": 27,
        "verwarmd": "ja",
        "voorzieningen": [{"soort": "aanrecht", "lengte": 2}, {"soort": "inbouw_kookplaat_inductie"}],
    },
    {
        "soort": "badkamer",
        "oppervlakte": 4,
        "verwarmd": "ja",
        "voorzieningen": [{"soort": "douche"}, {"soort": "toilet"}],
    },
    {"soort": "berging", "oppervlakte": 5, "verwarmd": "nee"},
    {"soort": "balkon", "oppervlakte": 6},
]
DAGEN = pytest.mark.parametrize("dag", ["2023-07-01", "2024-12-31", "2026-07-01"])


def _document(gemeente: str | None, **anders: Any) -> dict[str, Any]:
    label = {"soort": "energielabel", "label": "A++", "opnamedatum": "2022-05-01", "gebruiksoppervlakte": 38}
    woz = [{"waarde": 330_000, "waardepeildatum": f"{jaar}-01-01"} for jaar in (2022, 2023, 2025)]
    vast = {"woningtype": "meergezinswoning", "bouwjaar": 2020, "energieprestaties": [label], "woz_waarden": woz}
    adres = {} if gemeente is None else {"adres": {"gemeente": gemeente}}
    return {**adres, "woning": {**vast, "ruimten": RUIMTEN, **anders}}


@DAGEN
@pytest.mark.parametrize(
    "anders", [{}, {"bouwjaar": 1970, "renovaties": [{"jaar": 2020, "voldoet_aan_nieuwbouweisen": "ja"}]}]
)
def test_de_uitkomst_van_elke_gemeente_ligt_binnen_het_bereik(dag: str, anders: dict[str, Any]) -> None:
    vaag = waardeer(_document(None, **anders), dag)
    punten = [waardeer(_document(naam, **anders), dag).punten for naam in ("Groningen", "Amsterdam")]
    assert punten[0] != punten[1]
    assert [vaag.punten_minimaal, vaag.punten_maximaal] == punten
    assert [m.pad for m in vaag.onbekend] == ["adres.gemeente"]
    assert not [m for m in vaag.aannamen if m.pad == "adres.gemeente"]


@DAGEN
@pytest.mark.parametrize("aantal", [1, 3])
def test_een_portefeuille_zegt_hetzelfde(dag: str, aantal: int) -> None:
    vaag = waardeer(_document(None), dag)
    tabel = pa.Table.from_pylist([{"id": str(i), **_document(None)} for i in range(aantal)])
    for rij in waardeer_tabel(tabel, date.fromisoformat(dag)).to_pylist():
        assert (rij["punten_minimaal"], rij["punten_maximaal"]) == (vaag.punten_minimaal, vaag.punten_maximaal)
        assert rij["onbekend"] == "overig"


def test_het_segment_is_zonder_gemeente_niet_zeker() -> None:
    assert [waardeer(_document(naam), "2026-07-01").segment for naam in ("Groningen", "Amsterdam", None)] == [
        "midden",
        "hoog",
        None,
    ]


@DAGEN
@pytest.mark.parametrize(
    "anders",
    [{"bouwjaar": 2017}, {"ruimten": [*RUIMTEN, {"soort": "slaapkamer", "oppervlakte": 10, "verwarmd": "ja"}]}],
)
def test_waar_de_gemeente_niets_uitmaakt_is_alles_bekend(dag: str, anders: dict[str, Any]) -> None:
    uit = waardeer(_document(None, **anders), dag)
    assert uit.punten == waardeer(_document("Amsterdam", **anders), dag).punten
    assert uit.onbekend == ()


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize("eisen", [{}, {"daglicht": None}, {"daglicht": "ja", "waterdichte_vloer": "nee"}])
def test_eisen_waaraan_is_voldaan_maken_een_woning_niet_klein(aantal: int, eisen: dict[str, Any]) -> None:
    """46 m² is nooit kleiner dan 40, ook als een kolom met eisen leeg is; een maat met zeven decimalen gaat als document."""
    ruim = {"soort": "slaapkamer", "oppervlakte": "46.1234567", "verwarmd": "ja", "eisen": eisen}
    document = _document(None, ruimten=[ruim])
    tabel = pa.Table.from_pylist([{"id": str(i), **document} for i in range(aantal)])
    for rij in waardeer_tabel(tabel, date(2026, 7, 1)).to_pylist():
        assert (rij["punten"], rij["onbekend"]) == (waardeer(document, "2026-07-01").punten, None)


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize(("dag", "maten"), [("2023-07-01", ["36,5"]), ("2026-07-01", ["13,334", "13,334", "9,334"])])
def test_de_oppervlakten_worden_gemeten_zoals_zij_tellen(dag: str, maten: list[str], aantal: int) -> None:
    """Met een badkamer van 4 m²: 40,5 m² min 1 voor het toilet (tot juli 2024), en 40,002 m² waarvan elke ruimte op 0,01 afrondt (39,99)."""
    kamers = [{"soort": "slaapkamer", "oppervlakte": m2, "verwarmd": "ja"} for m2 in maten]
    ruimten = [{**RUIMTEN[1], "oppervlakte": "4"}, *kamers]
    vaag = waardeer(_document(None, ruimten=ruimten), dag)
    punten = [waardeer(_document(naam, ruimten=ruimten), dag).punten for naam in ("Groningen", "Amsterdam")]
    assert punten[0] != punten[1]
    assert [vaag.punten_minimaal, vaag.punten_maximaal] == punten
    tabel = pa.Table.from_pylist([{"id": str(i), **_document(None, ruimten=ruimten)} for i in range(aantal)])
    for rij in waardeer_tabel(tabel, date.fromisoformat(dag)).to_pylist():
        assert [rij["punten_minimaal"], rij["punten_maximaal"]] == punten
