"""De tijdlijn van de voorbeelden, de grenzen van de segmenten, ontwerprecht en onbekende feiten."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from huurstelsel.fouten import FeitenFout, GeenRecht, NogNietBekend, OnbekendeKeuze, VoorstelFout
from huurstelsel.tijdlijn import BEREIK, HUURTABEL, OPSLAG, RUBRIEK, SEGMENT, STELSEL, tijdlijn
from huurstelsel.uitleg.figuur import als_bytes
from huurstelsel.uitleg.tijdlijn import als_dict, als_tekst, opmerkingen
from tijdlijn_hulp import (
    EENGEZINS,
    FLAT,
    MET_DE_HAND,
    NIEUWBOUW,
    PLAATS,
    VERA,
    WAGEN,
    WBH,
    Feiten,
    dagen,
    kamer,
    kern,
    oorzaken,
    toelichting,
    woning,
)

if TYPE_CHECKING:
    from pathlib import Path


# --- de voorbeelden ---------------------------------------------------------------------------------------------------


def test_portiekflat() -> None:
    """Zonder gebruiksoppervlakte op het label zijn er tot 2025 drie tabellen mogelijk (4.1, 4.2, 4.3; daarna 4.4): een bereik."""
    t = tijdlijn(FLAT)
    rijen = als_dict(t)["perioden"]
    assert [(r["vanaf"], r["punten_minimaal"], r["punten_maximaal"]) for r in rijen] == [
        ("2022-07-01", 105, 122),
        ("2023-07-01", 105, 122),
        ("2024-07-01", 108, 125),
        ("2025-01-01", 125, 125),
        ("2026-01-01", 124, 124),
    ]
    assert [r["maximale_huurprijs"] for r in rijen] == [
        ["558.66", "655.73"],
        ["614.53", "721.31"],
        ["653.02", "763.09"],
        ["780.80", "780.80"],
        ["802.44", "802.44"],
    ]
    assert [r["segment"] for r in rijen] == ["gereguleerd", "gereguleerd", "laag", "laag", "laag"]
    assert [r["peildatum_document"] for r in rijen] == [False, False, False, False, True]
    assert oorzaken(t, "2026-01-01") == [(RUBRIEK, 11, Fraction(-1), -662), (HUURTABEL, None, Fraction(0), 2_826)]
    woz = toelichting(t, "2025-01-01", RUBRIEK)
    assert woz.startswith("minimumwaarde → WOZ-waarde; € 73.607 → € 198.000; ")
    assert toelichting(t, "2025-01-01", BEREIK) == "108 – 125 → 125 punten"
    assert any(zin.startswith("Vóór 1 januari 2025 is geen WOZ-waarde opgegeven") for zin in opmerkingen(t))


def test_eengezinswoning_met_opslag() -> None:
    t = tijdlijn(EENGEZINS)
    assert kern(t) == [
        ("2022-07-01", 155, 84_406, 84_406, "vrij"),
        ("2023-07-01", 155, 92_847, 92_847, "vrij"),
        ("2023-11-09", None, 99_127, 99_127, "vrij"),
        ("2024-07-01", None, 114_497, 131_671, None),
        ("2025-01-01", 184, 117_154, 134_727, "midden"),
        ("2026-01-01", 216, 143_399, 164_908, "hoog"),
    ]
    assert toelichting(t, "2023-11-09", RUBRIEK) == "label F → label D"
    assert toelichting(t, "2024-07-01", OPSLAG) == "geen → gemeentelijk of provinciaal monument 15%"
    assert toelichting(t, "2025-01-01", OPSLAG) == "gemeentelijk of provinciaal monument 15%"


def test_nieuwbouw_is_voor_haar_bouwjaar_niet_te_waarderen() -> None:
    t = tijdlijn(NIEUWBOUW)
    eerste, *rest = als_dict(t)["perioden"]
    assert (eerste["vanaf"], eerste["tot_en_met"], eerste["verandering"]) == ("2022-07-01", "2024-12-31", None)
    assert [f["code"] for f in eerste["niet_te_waarderen"]] == ["bouwjaar_na_peildatum"]
    assert "punten" not in eerste
    assert [(r["vanaf"], r["punten"], r["maximale_huurprijs_inclusief_opslag"][0]) for r in rest] == [
        ("2025-01-01", 145, "1004.59"),
        ("2025-09-03", 158, "1099.26"),
        ("2026-01-01", 182, "1320.67"),
    ]
    assert [o["procent"] for r in rest for o in r["opslagen"]] == [10, 10, 10]
    assert rest[0]["verandering"] is None
    assert "niet te waarderen: Het bouwjaar 2025" in als_tekst(t)


@pytest.mark.parametrize(("pad", "punten", "bedragen"), [(WAGEN, 76, (49_609, 50_760, 52_613)), (PLAATS, 61, (37_397, 38_265, 39_662))])  # fmt: skip
def test_woonwagen_en_standplaats_beginnen_bij_hun_stelsel(
    pad: Path, punten: int, bedragen: tuple[int, int, int]
) -> None:
    t = tijdlijn(pad)
    dagen_ = ("2024-07-01", "2025-01-01", "2026-01-01")
    assert kern(t) == [(dag, punten, b, b, "laag") for dag, b in zip(dagen_, bedragen, strict=True)]
    assert t.grenzen == ()


def test_een_kamer_krijgt_een_andere_schaal() -> None:
    """Vóór 1 juli 2024 telde een kamer tot 750 punten, daarna tot 250; dat staat erbij, en in de figuur loopt de lijn niet door."""
    t = tijdlijn(kamer())
    assert [(dag, punten) for dag, punten, *_ in kern(t)][1:3] == [("2023-07-01", 124), ("2024-07-01", 38)]
    assert toelichting(t, "2024-07-01", STELSEL) == "Wet betaalbare huur; andere schaal, van 1–750 naar 0–250 punten"
    assert "Vanaf 1 juli 2024 een andere schaal" in als_bytes(t, "svg").decode()


def test_een_vera_eenheid() -> None:
    """Het label is van 13 februari 2024 en telt vanaf de dag erna."""
    t = tijdlijn(VERA)
    assert date(2024, 2, 14) in [p.vanaf for p in t.perioden]
    assert t.document.peildatum is None
    assert not any(r["peildatum_document"] for r in als_dict(t)["perioden"])


# --- grenzen ----------------------------------------------------------------------------------------------------------


def test_de_grenzen_van_de_segmenten() -> None:
    """Liberalisatiegrens tot 1 juli 2024, daarna de lage huurgrens en de huur bij 186 punten."""
    grenzen = [(g["vanaf"], g["soort"], g["bedrag"], g["hoogste_huur_midden"]) for g in als_dict(tijdlijn(FLAT))["grenzen"]]  # fmt: skip
    assert grenzen == [
        ("2022-07-01", "liberalisatiegrens", "763.47", None),
        ("2023-01-01", "liberalisatiegrens", "808.06", None),
        ("2024-01-01", "liberalisatiegrens", "879.66", None),
        ("2024-07-01", "lage huurgrens", "879.66", "1157.95"),
        ("2025-01-01", "lage huurgrens", "900.07", "1184.82"),
        ("2026-01-01", "lage huurgrens", "932.93", "1228.07"),
    ]
    assert {(g.midden_vanaf, g.hoog_vanaf) for g in tijdlijn(FLAT, vanaf=WBH).grenzen} == {(144, 187)}


# --- bereik en ontwerprecht -------------------------------------------------------------------------------------------


def test_een_deel_van_de_tijd() -> None:
    t = tijdlijn(woning(), vanaf=date(2024, 2, 20), tot_en_met=date(2024, 7, 1))
    assert dagen(t) == [("2024-02-20", "2024-02-29"), ("2024-03-01", "2024-06-30"), ("2024-07-01", "2024-07-01")]
    assert not any("nog niet gepubliceerd" in zin for zin in opmerkingen(t))
    with pytest.raises(LookupError, match="2024-07-02"):
        t.op(date(2024, 7, 2))


def test_wat_buiten_het_recht_valt_staat_er_met_reden() -> None:
    t = tijdlijn(woning(), vanaf=date(2022, 1, 1), tot_en_met=date(2030, 6, 30))
    assert (t.perioden[0].tot_en_met, type(t.perioden[0].fout)) == (date(2022, 6, 30), GeenRecht)
    assert (t.perioden[-1].vanaf, type(t.perioden[-1].fout)) == (date(2027, 1, 1), NogNietBekend)
    assert kern(tijdlijn(woning())) == [
        (p.vanaf.isoformat(), *deel) for p, (_, *deel) in zip(t.perioden[1:-1], MET_DE_HAND, strict=True)
    ]
    assert "31 december 2026 is de laatste dag" in " ".join(opmerkingen(t))


@pytest.mark.parametrize(
    ("bereik", "fout"),
    [
        ({"vanaf": date(2027, 1, 1)}, NogNietBekend),
        ({"tot_en_met": date(2020, 1, 1)}, GeenRecht),
        ({"vanaf": date(2025, 1, 2), "tot_en_met": date(2025, 1, 1)}, FeitenFout),
        ({"keuzes": {"grens_110": "soms"}}, OnbekendeKeuze),
        ({"voorstellen": ("bestaat-niet",)}, VoorstelFout),
    ],
)
def test_wat_nergens_kan(bereik: dict[str, Any], fout: type[Exception]) -> None:
    with pytest.raises(fout):
        tijdlijn(woning(), **bereik)


def test_ontwerprecht_heet_overal_voorstel() -> None:
    """Het ontwerpbesluit van 2023 op het recht van 25 januari 2023: segmenten laag, midden en hoog, en geen ander stelsel in 2024."""
    t = tijdlijn(FLAT, voorstellen=["consultatie-2023"])
    assert [p.vanaf.isoformat() for p in t.perioden] == ["2022-07-01", "2023-07-01", "2024-07-01", "2025-01-01", "2026-01-01"]  # fmt: skip
    assert {a.soort for p in t.perioden for a in p.aandelen} == {RUBRIEK, HUURTABEL}
    assert {rij[4] for rij in kern(t)} == {"laag"}
    kop = "VOORSTEL consultatie-2023, op het recht van 25 januari 2023; geen geldend recht"
    assert kop in als_tekst(t, 120)
    assert (als_dict(t)["voorstel"], als_dict(t)["recht"]) == (True, kop)
    svg = als_bytes(t, "svg").decode()
    assert "<title>VOORSTEL: punten en maximale huurprijs, zelfstandige woonruimte</title>" in svg
    assert kop in svg


def test_de_grens_staat_er_alleen_als_zij_over_het_segment_gaat() -> None:
    """Van midden naar hoog gaat over punten (187), niet over de lage huurgrens, al verschuift die op dezelfde dag."""
    t = tijdlijn(EENGEZINS, vanaf=date(2025, 1, 1), voorstellen=["kamerbrief-2022-12-09"])
    assert [(dag, punten, segment) for dag, punten, _, _, segment in kern(t)] == [
        ("2025-01-01", 167, "midden"),
        ("2026-01-01", 198, "hoog"),
    ]
    assert toelichting(t, "2026-01-01", SEGMENT) == "midden → hoog"


def test_een_oude_overeenkomst_houdt_onder_het_ontwerp_haar_punten() -> None:
    """Een overeenkomst van vóór 1 januari 2024 houdt de oude telling: de 84 punten van 2022; en dat staat erbij."""
    t = tijdlijn(woning(), tot_en_met=date(2022, 12, 31), voorstellen=["consultatie-2023"])
    assert [rij[1] for rij in kern(t)] == [84]
    assert any(zin.startswith("De huurovereenkomst is gesloten vóór 2024-01-01") for zin in opmerkingen(t))


@pytest.fixture
def korte_opslag(tmp_path: Path) -> Path:
    """Een voorstel waarin de nieuwbouwopslag één jaar duurt, en vanaf 1 juli 2026 nog maar 5% is."""
    voorstel = {
        "voorstel": "korte-opslag",
        "titel": "Korte opslag",
        "kamerstuk": "geen",
        "bron": "eigen",
        "grondslag": date(2026, 1, 1),
        "wijzigingen": [
            {"pad": "opslagen.nieuwbouw_duur", "was": 20, "wordt": 1, "artikel": "art. 1"},
            {
                "pad": "opslagen.nieuwbouw",
                "was": 10,
                "wordt": [{"vanaf": date(2026, 7, 1), "waarde": 5}],
                "artikel": "art. 2",
            },
        ],
    }
    pad = tmp_path / "korte-opslag.yaml"
    pad.write_text(yaml.safe_dump(voorstel), encoding="utf-8")
    return pad


def test_einde_van_de_nieuwbouwopslag(korte_opslag: Path) -> None:
    """In gebruik sinds 1 oktober 2025; een jaar later is de opslag weg. 182 punten is € 1.200,61; met 10% € 1.320,67, met 5% € 1.260,64."""
    t = tijdlijn(NIEUWBOUW, vanaf=date(2026, 1, 1), voorstellen=[korte_opslag])
    assert kern(t) == [
        ("2026-01-01", 182, 120_061, 132_067, "midden"),
        ("2026-07-01", 182, 120_061, 126_064, "midden"),
        ("2026-10-01", 182, 120_061, 120_061, "midden"),
    ]
    assert oorzaken(t, "2026-07-01") == [(OPSLAG, None, Fraction(0), 126_064 - 132_067)]
    assert toelichting(t, "2026-07-01", OPSLAG) == "nieuwbouw 10% → nieuwbouw 5%"
    assert oorzaken(t, "2026-10-01") == [(OPSLAG, None, Fraction(0), 120_061 - 126_064)]
    assert toelichting(t, "2026-10-01", OPSLAG) == "nieuwbouw 5% → geen"


# --- onbekende feiten -------------------------------------------------------------------------------------------------


def zonder_oppervlakte() -> Feiten:
    return woning(lambda w: w["ruimten"][0].pop("oppervlakte"))


def test_zonder_bovengrens() -> None:
    t = tijdlijn(zonder_oppervlakte())
    eerste = als_dict(t)["perioden"][0]
    assert (eerste["punten"], eerste["punten_maximaal"], eerste["segment"]) == (None, None, None)
    assert eerste["maximale_huurprijs"][1] is None
    assert "zonder bovengrens" in als_tekst(t)
    assert "er is geen hoogste uitkomst" in als_bytes(t, "svg").decode()
