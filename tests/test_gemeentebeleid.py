"""Het beleid van een gemeente als bestand: elke fout met pad en code, en wat het toelaat."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from handhaving_hulp import BELEIDSKOP, VOORBEELDBELEID, WORTEL
from huurstelsel.fouten import InvoerFout
from huurstelsel.huur.gemeente import Boeteregel, lees_gemeente

if TYPE_CHECKING:
    from pathlib import Path


def _fouten(tmp_path: Path, tekst: str | dict[str, Any]) -> list[tuple[str, str]]:
    pad = tmp_path / "beleid.yaml"
    pad.write_text(tekst if isinstance(tekst, str) else yaml.safe_dump(tekst), encoding="utf-8")
    with pytest.raises(InvoerFout) as gemeld:
        lees_gemeente(pad)
    assert all(f.zin.endswith((".", "?")) for f in gemeld.value.fouten)
    return [(f.pad, f.code) for f in gemeld.value.fouten]


@pytest.mark.parametrize(
    ("extra", "fouten"),
    [
        (
            {"gemeente": None, "bron": 12, "vanaf": "gisteren"},
            [("vanaf", "geen_datum"), ("gemeente", "ontbreekt"), ("bron", "geen_tekst")],
        ),
        ({"boete": []}, [("boete", "onbekend_veld")]),
        ({"tot": "2025-01-01"}, [("tot", "geldt_nooit")]),
        ({"vanaf": "2023-06-30", "boetes": [{"overtreding": 2, "bedrag": 1}]}, [("vanaf", "voor_de_wet")]),
        ({"boetes": {}}, [("boetes", "geen_lijst")]),
        ({"boetes": [{"overtreding": "9", "bedrag": 100}]}, [("boetes[0].overtreding", "onbekende_waarde")]),
        (
            {"boetes": [{"bedrag": "veel"}]},
            [("boetes[0].overtreding", "ontbreekt"), ("boetes[0].bedrag", "geen_getal")],
        ),
        ({"boetes": [{"overtreding": "2a", "bedrag": "1.000"}]}, [("boetes[0].bedrag", "geen_getal")]),
        ({"boetes": [{"overtreding": "2a", "bedrag": "-5"}]}, [("boetes[0].bedrag", "geen_getal")]),
        ({"boetes": [{"overtreding": "2a", "bedrag": True}]}, [("boetes[0].bedrag", "geen_getal")]),
        ({"boetes": [{"overtreding": "2a"}]}, [("boetes[0].bedrag", "ontbreekt")]),
        ({"boetes": [{"overtreding": "2a", "bedrag": "25750,01"}]}, [("boetes[0].bedrag", "boven_wettelijk_maximum")]),
        (
            {"boetes": [{"overtreding": "2a", "bedrag": 25750, "herhaling": 103001}]},
            [("boetes[0].herhaling", "boven_wettelijk_maximum")],
        ),
        (
            {"vanaf": "2023-07-01", "boetes": [{"overtreding": "2", "bedrag": 22501}]},
            [("boetes[0].bedrag", "boven_wettelijk_maximum")],
        ),
        (
            {"boetes": [{"overtreding": "2a", "van": 5, "tot_en_met": 4, "bedrag": 1}]},
            [("boetes[0].tot_en_met", "te_laag")],
        ),
        ({"boetes": [{"overtreding": "2a", "van": 0, "bedrag": 1}]}, [("boetes[0].van", "te_laag")]),
        ({"boetes": [{"overtreding": "2a", "van": "een", "bedrag": 1}]}, [("boetes[0].van", "geen_geheel_getal")]),
        (
            {
                "boetes": [
                    {"overtreding": "2a", "tot_en_met": 4, "bedrag": 1},
                    {"overtreding": "2a", "van": 4, "bedrag": 2},
                ]
            },
            [("boetes[1]", "overlap")],
        ),
        (
            {
                "boetes": [
                    {"overtreding": "2a", "van": 4, "bedrag": 1},
                    {"overtreding": "2a", "tot_en_met": 4, "bedrag": 2},
                ]
            },
            [("boetes[1]", "overlap")],
        ),
        ({"vergunningplicht": "soms"}, [("vergunningplicht", "geen_ja_nee")]),
        ({"vergunningplicht": 1}, [("vergunningplicht", "geen_ja_nee")]),
        ({"toewijzing": {"inkomen_alleen": 67365}}, [("toewijzing.inkomen_alleen", "onder_wettelijk_minimum")]),
        ({"toewijzing": {"inkomen": 70000}}, [("toewijzing.inkomen", "onbekend_veld")]),
        ({"toewijzing": "ja"}, [("toewijzing", "geen_groep")]),
    ],
)
def test_fout_gemeentebeleid(extra: dict[str, Any], fouten: list[tuple[str, str]], tmp_path: Path) -> None:
    assert _fouten(tmp_path, {**BELEIDSKOP, **extra}) == fouten


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("", "leeg_bestand"),
        ("- a\n", "geen_beleid"),
        ("gemeente: A\ngemeente: B\n", "dubbel_veld"),
        ("a: [", "yaml_ongeldig"),
    ],
)
def test_een_bestand_dat_geen_beleid_is(tekst: str, code: str, tmp_path: Path) -> None:
    assert code in {c for _, c in _fouten(tmp_path, tekst)}


def test_een_verkeerd_veld_noemt_het_goede(tmp_path: Path) -> None:
    pad = tmp_path / "b.yaml"
    pad.write_text(yaml.safe_dump({**BELEIDSKOP, "boetes": [{"overtreding": "2a", "bedragg": 5}]}), encoding="utf-8")
    with pytest.raises(InvoerFout, match="Bedoelde u “bedrag”"):
        lees_gemeente(pad)


def test_het_voorbeeld_van_gemeentebeleid() -> None:
    g = lees_gemeente(VOORBEELDBELEID)
    assert (g.naam, g.vanaf, g.vergunningplicht, g.middenhuur_aangewezen) == (
        "Voorbeeldstad",
        date(2025, 1, 1),
        True,
        True,
    )
    assert {r.overtreding for r in g.boetes} == {"2", "2a", "2b"}
    assert g.inkomen_alleen == 75_000_00
    assert "examples/gemeentebeleid/voorbeeldstad.yaml" in (WORTEL / "docs" / "gemeentebeleid.md").read_text("utf-8")


def test_precies_het_maximum_en_precies_het_inkomen_mogen(tmp_path: Path) -> None:
    boetes = [{"overtreding": 2, "bedrag": 25750, "herhaling": "€ 103000,00"}]
    pad = tmp_path / "b.json"
    beleid = {
        **BELEIDSKOP,
        "boetes": boetes,
        "vergunningplicht": "nee",
        "toewijzing": {"inkomen_alleen": 67366, "inkomen_meer": 89821},
    }
    pad.write_text(json.dumps(beleid), encoding="utf-8")
    g = lees_gemeente(pad)
    assert g.boetes == (Boeteregel(0, "2", 1, None, 25_750_00, 103_000_00),)
    assert (g.vergunningplicht, g.middenhuur_aangewezen) == (False, None)
