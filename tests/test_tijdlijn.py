"""De tijdlijn: per periode de punten, de huur en de oorzaak; elke wissel van beide kanten bekeken; en de figuur."""

from __future__ import annotations

import io
import itertools
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from copy import deepcopy
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
import pytest
import yaml
from matplotlib.image import imread

from huurstelsel import Regeling, waardeer
from huurstelsel.cli import main
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout, GeenRecht, NogNietBekend, OnbekendeKeuze, VoorstelFout
from huurstelsel.opdrachten.bestand import schrijf
from huurstelsel.tijdlijn import BEREIK, HUURTABEL, OPSLAG, RUBRIEK, SEGMENT, SLOTPOST, STELSEL, Tijdlijn, tijdlijn
from huurstelsel.uitleg.figuur import als_bytes, uiteen
from huurstelsel.uitleg.tijdlijn import als_dict, als_tekst, opmerkingen

if TYPE_CHECKING:
    from collections.abc import Callable

Feiten = dict[str, Any]

WORTEL = Path(__file__).parent.parent
FLAT, EENGEZINS, NIEUWBOUW, STUDENTENHUIS, WAGEN, PLAATS = (
    WORTEL / "examples" / f"{naam}.yaml"
    for naam in ("portiekflat", "eengezinswoning", "nieuwbouwappartement", "studentenhuis", "woonwagen", "standplaats")
)
VERA = WORTEL / "tests" / "voorbeelden" / "vera" / "zel__geheel__81065000089.json"
EERSTE, LAATSTE, WBH = date(2022, 7, 1), date(2026, 12, 31), date(2024, 7, 1)
EEN_DAG = timedelta(days=1)
SVG = "{http://www.w3.org/2000/svg}"


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


def gelijk(bron: Any, t: Tijdlijn, dag: date) -> None:
    """Op een dag zegt de tijdlijn wat een gewone waardering van die dag zegt."""
    kant = t.op(dag).kant
    u = waardeer(deepcopy(bron), dag)
    assert kant is not None
    verwacht = (u.punten, u.punten_minimaal, u.punten_maximaal, u.huurprijs[0], u.huurprijs[2], u.segment)
    v = kant.uitkomst
    assert (v.punten, v.punten_minimaal, v.punten_maximaal, v.huurprijs[0], v.huurprijs[2], v.segment) == verwacht, dag
    assert [(o.id, o.procent) for o in v.huurprijs.opslagen] == [(o.id, o.procent) for o in u.huurprijs.opslagen], dag


def sluit(t: Tijdlijn) -> None:
    """De perioden sluiten aan, verschillen van elkaar, en hun oorzaken tellen op tot het verschil."""
    for voor, na in zip(t.perioden, t.perioden[1:], strict=False):
        assert na.vanaf == voor.tot_en_met + EEN_DAG
        if na.vergelijking is not None:
            v = na.vergelijking
            assert sum(a.punten for a in na.aandelen) == v.punten
            assert sum(a.centen for a in na.aandelen if a.soort != OPSLAG) == v.centen
            assert sum(a.centen for a in na.aandelen) == v.centen_met_opslag


# --- met de hand ------------------------------------------------------------------------------------------------------

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


def test_een_woning_met_de_hand() -> None:
    """Ook 1 januari 2023 en 2024 zijn wisseldagen (een andere liberalisatiegrens), maar daar verandert niets."""
    t = tijdlijn(woning())
    assert kern(t) == MET_DE_HAND
    assert (t.vanaf, t.tot_en_met, t.laatste_bekend) == (EERSTE, LAATSTE, LAATSTE)
    assert dagen(t)[2:4] == [("2024-02-15", "2024-02-29"), ("2024-03-01", "2024-06-30")]
    assert t.perioden[0].aandelen == ()
    sluit(t)


def test_de_oorzaken_met_de_hand() -> None:
    """Tussen twee hele punten naar evenredigheid van de huurtabel; de WOZ-punten voor de afronding op 1 juli 2024 zijn 24."""
    t = tijdlijn(woning())
    tabel_2023 = 46_387 - 42_170  # 81 punten: € 421,70 in 2022, € 463,87 in 2023
    assert oorzaken(t, "2023-07-01") == [
        (RUBRIEK, 9, Fraction(-3), 42_170 - 43_881),
        (HUURTABEL, None, Fraction(0), tabel_2023),
    ]
    assert oorzaken(t, "2024-02-15") == [(RUBRIEK, 9, Fraction(6), 50_154 - 46_387)]
    assert toelichting(t, "2024-02-15", RUBRIEK) == "€ 100.000 → € 130.000"
    assert oorzaken(t, "2024-03-01") == [(RUBRIEK, 4, Fraction(-4), 47_644 - 50_154)]
    assert toelichting(t, "2024-03-01", RUBRIEK) == "label C → bouwjaar"
    stelsel, woz, afronding, tabel, segment = oorzaken(t, "2024-07-01")
    assert stelsel == (STELSEL, None, Fraction(0), 0)
    assert woz[:3] == (RUBRIEK, 11, Fraction("-0.75"))
    assert afronding[:3] == (SLOTPOST, None, Fraction("-0.25"))
    assert woz[3] + afronding[3] == 47_014 - 47_644  # 82 en 83 punten in de tabel van 2023
    assert tabel == (HUURTABEL, None, Fraction(0), 48_472 - 47_014)
    assert segment == (SEGMENT, None, Fraction(0), 0)
    assert toelichting(t, "2024-07-01", SEGMENT) == "gereguleerd → laag"
    assert oorzaken(t, "2025-01-01") == [(HUURTABEL, None, Fraction(0), 49_597 - 48_472)]
    assert oorzaken(t, "2025-05-11") == [(RUBRIEK, 4, Fraction(26), 66_817 - 49_597)]
    assert toelichting(t, "2025-05-11", RUBRIEK) == "bouwjaar → label A"


def test_alleen_het_segment_verandert() -> None:
    """Met een woonkamer van 88 m²: 108 + 8 = 116 punten, label 15, WOZ 8,2713 + 100.000/108/189 = 4,8991 samen 13: 144 punten.

    Dat is € 781,29 in 2022: boven de liberalisatiegrens van € 763,47, en vanaf 1 januari 2023 onder die van € 808,06.
    """
    t = tijdlijn(woning(lambda w: w["ruimten"][0].update(oppervlakte="88")), vanaf=EERSTE, tot_en_met=date(2023, 6, 30))
    assert kern(t) == [
        ("2022-07-01", 144, 78_129, 78_129, "vrij"),
        ("2023-01-01", 144, 78_129, 78_129, "gereguleerd"),
    ]
    assert oorzaken(t, "2023-01-01") == [(SEGMENT, None, Fraction(0), 0)]
    assert toelichting(t, "2023-01-01", SEGMENT) == "vrij → gereguleerd; grens € 763,47 → € 808,06"


def test_een_renovatie_telt_vanaf_haar_jaar() -> None:
    """€ 20.000 is 20 × 0,2 = 4 punten in rubriek 10, in 2023 en de vijf jaren erna; sinds 1 juli 2024 is die rubriek er niet.

    Vóór 2023 is de renovatie er nog niet, en dat is geen fout in de feiten.
    """
    t = tijdlijn(woning(lambda w: w.update(renovaties=[{"jaar": 2023, "investering": 20_000}])))
    verwacht = [(dag, p + 4 * (dag < "2024-07-01")) for dag, p, *_ in MET_DE_HAND]
    verwacht[1:1] = [("2023-01-01", 88)]
    verwacht[0] = ("2022-07-01", 84)
    assert [(dag, punten) for dag, punten, *_ in kern(t)] == verwacht
    assert oorzaken(t, "2023-01-01") == [(RUBRIEK, 10, Fraction(4), 46_166 - 43_881)]
    assert toelichting(t, "2023-01-01", RUBRIEK) == "renovatie erbij"
    assert (RUBRIEK, 10, Fraction(-4), 47_644 - 50_154) in oorzaken(t, "2024-07-01")
    sluit(t)


def test_een_woonvoorziening_telt_vanaf_haar_ingreep() -> None:
    """€ 3.320 netto, ingreep op 10 oktober 2025: daarvóór geen 10 punten (toelichting rubriek 7)."""
    ingreep = {"kosten": 4_320, "subsidie": 1_000, "datum": "2025-10-10"}
    zonder = kern(tijdlijn(woning(), vanaf=date(2025, 6, 1), tot_en_met=date(2025, 12, 31)))
    t = tijdlijn(
        woning(lambda w: w.update(woonvoorzieningen_gehandicapten=[ingreep])),
        vanaf=date(2025, 6, 1),
        tot_en_met=date(2025, 12, 31),
    )
    punten = zonder[0][1]
    assert [(dag, p) for dag, p, *_ in kern(t)] == [("2025-06-01", punten), ("2025-10-10", punten + 10)]


def test_een_label_van_een_schrikkeldag_verloopt_op_1_maart() -> None:
    """Opgenomen op 29 februari 2016 en tien jaar geldig: op 28 februari 2026 nog wel, op 1 maart niet meer."""
    label = {"soort": "energielabel", "label": "A", "opnamedatum": "2014-03-01", "geldig_tot": "2025-08-20"}
    schrikkel = {"soort": "energie-index", "waarde": "1,00", "opnamedatum": "2016-02-29"}
    t = tijdlijn(woning(lambda w: w.update(energieprestaties=[schrikkel])), vanaf=date(2026, 1, 1))
    assert [(dag, punten) for dag, punten, *_ in kern(t)] == [("2026-01-01", 108), ("2026-03-01", 82)]  # A 37, D 11
    t = tijdlijn(woning(lambda w: w.update(energieprestaties=[label])), vanaf=date(2024, 1, 1))
    assert "2024-03-01" in [dag for dag, *_ in kern(t)]  # een geldigheid van meer dan tien jaar telt niet


def test_einde_van_de_geldigheid_voor_tien_jaar() -> None:
    """Label C met een einddatum: op 19 augustus 2023 telt het nog (15), op de dag zelf het bouwjaar (11)."""
    eind = {"soort": "energielabel", "label": "C", "opnamedatum": "2014-03-01", "geldig_tot": "2023-08-20"}
    t = tijdlijn(
        woning(lambda w: w.update(energieprestaties=[eind])), vanaf=date(2023, 7, 1), tot_en_met=date(2023, 12, 31)
    )
    assert [(dag, punten) for dag, punten, *_ in kern(t)] == [("2023-07-01", 81), ("2023-08-20", 77)]


def test_opname_telt_op_de_dag_zelf_met_een_andere_lezing() -> None:
    t = tijdlijn(woning(), vanaf=date(2025, 1, 1), keuzes={"opname_op_peildatum": "telt"})
    assert [dag for dag, *_ in kern(t)] == ["2025-01-01", "2025-05-10", "2026-01-01"]
    assert als_dict(t)["kwitantie"]["keuzes"] == {"opname_op_peildatum": "telt"}
    assert "geldend recht · opname_op_peildatum=telt" in als_tekst(t, 120)


# --- elke dag ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bron", [woning(), kamer(), FLAT, EENGEZINS, NIEUWBOUW, WAGEN, PLAATS, VERA])
def test_elke_wissel_van_beide_kanten(bron: Any) -> None:
    """De dag vóór een wissel en de dag zelf zeggen wat een gewone waardering van die dag zegt."""
    t = tijdlijn(deepcopy(bron))
    assert len(t.perioden) >= 3
    for periode in t.perioden:
        for dag in (periode.vanaf, periode.tot_en_met):
            if periode.kant is not None:
                gelijk(bron, t, dag)
            else:
                with pytest.raises(FeitenFout):
                    waardeer(deepcopy(bron), dag)
    sluit(t)


@pytest.mark.parametrize(("bron", "eerste"), [(woning(), 0), (kamer(), 5), (EENGEZINS, 11)])
def test_tussen_de_wissels_staat_alles_stil(bron: Any, eerste: int) -> None:
    """Om de zeventien dagen van het hele bereik: ook daar is de tijdlijn wat een gewone waardering zegt."""
    document = lees_document(deepcopy(bron))
    t = tijdlijn(document)
    for n in range(eerste, (LAATSTE - EERSTE).days + 1, 17):
        gelijk(document, t, EERSTE + n * EEN_DAG)


def test_opeenvolgende_perioden_verschillen() -> None:
    for bron in (woning(), kamer(), FLAT, EENGEZINS, NIEUWBOUW):
        t = tijdlijn(deepcopy(bron))
        rijen = [als_dict(t)["perioden"][i] for i in range(len(t.perioden))]
        velden = ("punten_minimaal", "punten_maximaal", "maximale_huurprijs", "maximale_huurprijs_inclusief_opslag")
        kenmerken = [[rij.get(veld) for veld in (*velden, "opslagen", "segment")] for rij in rijen]
        assert all(a != b for a, b in itertools.pairwise(kenmerken))


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


# --- tekst ------------------------------------------------------------------------------------------------------------


def test_de_tabel() -> None:
    regels = als_tekst(tijdlijn(EENGEZINS)).replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert regels[0].startswith("Tijdlijn zelfstandige woonruimte, 1 juli 2022 tot en met 31 december 2026 ·")
    assert regels[2] == "geldend recht"
    assert "                tot                     183     € 1.104,28  € 1.104,28" in regels
    assert " 1 jan 2026 t/m 31 dec 2026 *           216     € 1.433,99  € 1.649,08  hoog" in regels
    assert "    4 Energieprestatie               +10,00       +€ 62,80" in regels
    assert "      label F → label D" in regels
    assert "* Hierin valt de peildatum van het document, 1 juli 2026." in regels
    assert regels[-1] == "Aan deze berekening kunnen geen rechten worden ontleend."


@pytest.mark.parametrize("breedte", [40, 60, 80, 120])
def test_de_tabel_past(breedte: int) -> None:
    """Op 40 tekens loopt alleen de tabel over; de rest past altijd."""
    for bron in (FLAT, EENGEZINS):
        te_breed = [regel for regel in als_tekst(tijdlijn(bron), breedte).splitlines() if len(regel) > breedte]
        assert not te_breed or breedte < 80


def test_het_document_zonder_peildatum() -> None:
    t = tijdlijn(woning())
    assert als_dict(t)["peildatum_document"] is None
    assert "*" not in als_tekst(t)


# --- figuur -----------------------------------------------------------------------------------------------------------


def teksten(svg: bytes) -> list[str]:
    wortel = ET.fromstring(svg)  # noqa: S314 - eigen uitvoer
    return [" ".join((deel.text or "").split()) for deel in wortel.iter(f"{SVG}text")]


def test_de_figuur_als_svg() -> None:
    svg = als_bytes(tijdlijn(EENGEZINS), "svg")
    tekst = teksten(svg)
    for verwacht in (
        "Punten en maximale huurprijs, zelfstandige woonruimte",
        "1 juli 2022 tot en met 31 december 2026",
        "Geldend recht",
        "Wet betaalbare huur",
        "peildatum document",
        "hoog vanaf 187",
        "midden vanaf 144",
        "huur bij 186",
        "liberalisatiegrens",
        "overeengekomen",
        "€ 1.495,00",
        "€ 1.649,08",
        "216",
        "vrij",
        "midden",
        "hoog",
        "Het recht na 31 december 2026 is nog niet gepubliceerd.",
        "Aan deze berekening kunnen geen rechten worden ontleend.",
    ):
        assert verwacht in tekst, verwacht
    assert not [t for t in tekst if "Dorpsstraat" in t or "3512" in t or "Utrecht" in t or t == "eengezinswoning"]


def test_de_figuur_noemt_geen_persoonsgegevens() -> None:
    """Ook een id dat een adres is, en een naam van een ruimte, staan er niet in."""
    feiten = woning(lambda w: w["ruimten"][0].update(naam="Kamer van Jansen"))
    feiten |= {"id": "Dorpsstraat 7, 9999 ZZ", "adres": {"gemeente": "Groningen", "straatnaam": "Dorpsstraat"}}
    svg = als_bytes(tijdlijn(feiten), "svg").decode()
    assert not [woord for woord in ("Dorpsstraat", "9999", "Groningen", "Jansen") if woord in svg]


def test_een_formule_in_een_naam_is_gewone_tekst(tmp_path: Path) -> None:
    """Een dollarteken begint in matplotlib een formule; in een naam van een gebruiker niet."""
    pad = tmp_path / "duur.yaml"
    kop = {"voorstel": "proef", "titel": "t", "kamerstuk": "k", "bron": "b", "grondslag": date(2026, 1, 1)}
    wijziging = {"pad": "opslagen.nieuwbouw", "was": 10, "wordt": 9, "artikel": "art. 1"}
    pad.write_text(yaml.safe_dump(kop | {"wijzigingen": [wijziging]}), encoding="utf-8")
    t = tijdlijn(woning(), vanaf=date(2026, 1, 1), voorstellen=[pad])
    object.__setattr__(t.voorstellen[0], "id", "$x^{$ <b>")
    tekst = teksten(als_bytes(t, "svg"))
    assert [regel for regel in tekst if "$x^{$ <b>" in regel]


def test_de_figuur_is_steeds_gelijk_en_laat_matplotlib_zoals_het_was() -> None:
    t, voor = tijdlijn(FLAT), dict(mpl.rcParams)
    eerste = als_bytes(t, "svg")
    with mpl.rc_context({"font.size": 33, "svg.fonttype": "path", "axes.facecolor": "red"}):
        assert als_bytes(tijdlijn(FLAT), "svg") == eerste
    assert dict(mpl.rcParams) == voor
    assert b"<dc:date>" not in eerste
    assert als_bytes(t, "png", 400) == als_bytes(t, "png", 400)


@pytest.mark.parametrize("breedte", [800, 1600])
def test_de_figuur_als_png(breedte: int) -> None:
    beeld = imread(io.BytesIO(als_bytes(tijdlijn(EENGEZINS), "png", breedte)))
    assert beeld.shape[:2] == (breedte * 7 // 8, breedte)
    grijs = np.asarray(beeld)[:, :, :3].mean(axis=2)
    inkt = (grijs < 0.5).mean()
    assert 0.005 < inkt < 0.2
    assert (grijs[:, :3] > 0.99).all()  # niets loopt van het blad af
    assert (grijs[:, -3:] > 0.99).all()


def test_namen_naast_de_figuur_raken_elkaar_niet() -> None:
    assert uiteen([10, 50, 90], [10, 10, 10], 100) == [10, 50, 90]
    assert uiteen([50, 52, 54], [10, 20, 10], 100) == [50, 65, 80]
    assert uiteen([95, 98, 99], [10, 10, 10], 100) == [80, 90, 100]
    assert uiteen([], [], 100) == []


# --- opdrachtregel ----------------------------------------------------------------------------------------------------


@pytest.fixture
def draai(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Voer een opdracht uit in dit proces: (slotcode, uitvoer, fouten)."""

    def _draai(*argumenten: object) -> tuple[int, str, str]:
        code = main(["tijdlijn", *map(str, argumenten)])
        uit, fout = capfdbinary.readouterr()
        return code, uit.decode(), fout.decode()

    return _draai


def test_de_opdracht(draai: Any) -> None:
    code, uit, fout = draai(FLAT, "--vanaf", "2025-06-01", "--tot", "30-6-2026")
    assert (code, fout) == (0, "")
    assert "1 jun 2025 t/m 31 dec 2025 " in uit
    assert "1 jan 2026 t/m 30 jun 2026 *" in uit
    code, uit, fout = draai(FLAT, "--json", "--recht", "geldend")
    assert (code, fout, json.loads(uit)["voorstel"]) == (0, "", False)
    assert json.loads(uit)["perioden"][-1]["verandering"]["andere_huurtabel"] == "28.26"


@pytest.mark.parametrize("naam", ["uit.svg", "uit.PNG"])
def test_de_opdracht_tekent(draai: Any, tmp_path: Path, naam: str) -> None:
    doel = tmp_path / naam
    doel.write_text("oud", encoding="utf-8")
    code, uit, fout = draai(FLAT, "--vanaf", "2026-01-01", "--figuur", doel)
    assert (code, fout) == (0, "")
    assert uit.endswith(f"\nFiguur: {doel}\n")
    begin = {".svg": b"<?xml", ".png": b"\x89PNG"}[doel.suffix.lower()]
    assert doel.read_bytes().startswith(begin)
    assert [pad.name for pad in tmp_path.iterdir()] == [naam]
    code, uit, _ = draai(FLAT, "--vanaf", "2026-01-01", "--json", "--figuur", doel)
    assert (code, len(json.loads(uit)["perioden"])) == (0, 1)


@pytest.mark.parametrize(
    ("argumenten", "code", "zin"),
    [
        ((FLAT, "--figuur", "uit.pdf"), 2, "eindigt op .svg of .png; niet “uit.pdf”"),
        ((FLAT, "--figuur", "bestaat/niet/uit.svg"), 2, "De map bestaat/niet bestaat niet"),
        ((FLAT, "--vanaf", "2025-01-02", "--tot", "2025-01-01"), 2, "2025-01-02 ligt na de laatste dag 2025-01-01"),
        ((FLAT, "--keuze", "grens_110=soms"), 2, "soms"),
        ((FLAT, "--vanaf", "morgen"), 2, "“morgen” is geen bestaande datum"),
        ((FLAT, "--recht", "consultatie-2024"), 3, "Bedoelde u “consultatie-2023”?"),
        ((STUDENTENHUIS,), 3, "een adres met kamers; een tijdlijn gaat over één woonruimte"),
        (("bestaat-niet.yaml",), 3, "bestaat niet"),
        ((FLAT, "--vanaf", "2027-01-01"), 4, "nog niet gepubliceerd"),
    ],
)
def test_wat_misgaat(draai: Any, argumenten: tuple[object, ...], code: int, zin: str) -> None:
    slot, uit, fout = draai(*argumenten)
    assert (slot, uit) == (code, "")
    assert zin in fout
    assert "Traceback" not in fout


def test_een_lijst_heeft_geen_tijdlijn(draai: Any, tmp_path: Path) -> None:
    lijst = tmp_path / "lijst.json"
    lijst.write_text(json.dumps([woning(), woning()]), encoding="utf-8")
    code, uit, fout = draai(lijst, "--json")
    assert (code, json.loads(uit)["fouten"][0]["code"]) == (3, "lijst_zonder_tijdlijn")
    assert "Dit bestand is een lijst" in fout


def test_een_map_als_figuur(draai: Any, tmp_path: Path) -> None:
    (tmp_path / "map.svg").mkdir()
    code, uit, fout = draai(FLAT, "--figuur", tmp_path / "map.svg")
    assert (code, uit) == (2, "")
    assert "is een map" in fout


def proces(code: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **omgeving},
    )


def test_zonder_matplotlib(tmp_path: Path) -> None:
    """De tabel heeft matplotlib niet nodig; een figuur zegt hoe zij te krijgen is, en schrijft niets."""
    code = "import sys; sys.modules['matplotlib'] = None; from huurstelsel.cli import main; sys.exit(main(sys.argv[1:] or {}))"
    doel = tmp_path / "uit.svg"
    zonder = proces(code.format(["tijdlijn", str(FLAT), "--vanaf", "2026-01-01"]))
    assert (zonder.returncode, zonder.stderr) == (0, "")
    assert "124" in zonder.stdout
    met = proces(code.format(["tijdlijn", str(FLAT), "--figuur", str(doel)]))
    assert (met.returncode, met.stdout) == (2, "")
    assert 'pip install "huurstelsel[figuren]"' in met.stderr
    assert not doel.exists()


def test_de_kern_laadt_geen_matplotlib_en_de_figuur_geen_pyplot() -> None:
    code = (
        "import sys; import huurstelsel.tijdlijn, huurstelsel.uitleg.tijdlijn, huurstelsel.opdrachten.tijdlijn as o; "
        "print('matplotlib' in sys.modules); from huurstelsel.uitleg.figuur import als_bytes; "
        f"print(len(als_bytes(huurstelsel.tijdlijn.tijdlijn({str(FLAT)!r}), 'svg')) > 9999, 'matplotlib.pyplot' in sys.modules)"
    )
    uit = proces(code)
    assert (uit.stdout.split(), uit.stderr) == (["False", "True", "False"], "")


# --- schrijven --------------------------------------------------------------------------------------------------------


def test_schrijven_is_alles_of_niets(tmp_path: Path) -> None:
    doel = tmp_path / "uit.svg"
    schrijf(doel, b"een")
    schrijf(doel, b"twee")
    assert doel.read_bytes() == b"twee"
    link = tmp_path / "link.svg"
    link.symlink_to(doel)
    schrijf(link, b"drie")
    assert (link.is_symlink(), doel.read_bytes()) == (True, b"drie")
    vol = tmp_path / "vol"
    (vol / "iets").mkdir(parents=True)
    with pytest.raises(OSError):  # noqa: PT011 - welke fout het is verschilt per systeem
        schrijf(vol, b"vier")
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["link.svg", "uit.svg", "vol"]
    assert [pad.name for pad in vol.iterdir()] == ["iets"]


def test_een_regeling_per_dag() -> None:
    """De kant van een periode is die van haar eerste dag."""
    for p in tijdlijn(woning()).perioden:
        assert p.kant is not None
        assert p.kant.regeling == Regeling.op(p.vanaf)
