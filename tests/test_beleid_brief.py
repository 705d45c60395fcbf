"""De brief van november 2025, cel voor cel: wat volgt, wat met geen uniforme afronding samengaat, en wat niet volgt."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.beleid.afrondingen import WETTELIJK, volgens
from huurstelsel.beleid.brief import (
    AFRONDING,
    VOLGT,
    VOLGT_NIET,
    bij_wettelijke_afronding,
    brief,
    een_cel_anders,
    niet_plus_een,
    oordelen,
    zoektocht,
    zonder_opslag,
)
from huurstelsel.beleid.reeksen import ingebouwd
from huurstelsel.cli import main

if TYPE_CHECKING:
    import pytest

VERWACHT = {
    ("cpi", "stijging"): ("39.5", "39.45", VOLGT),
    ("cpi", "grens"): ("697", "697.27", VOLGT),
    ("cpi+1", "stijging"): ("58.2", "59.78", VOLGT_NIET),
    ("cpi+1", "grens"): ("791", "798.91", VOLGT_NIET),
    ("cpi+1", "maand"): ("94", "101.64", VOLGT_NIET),
    ("cpi+1", "jaar"): ("1122", "1219.73", VOLGT_NIET),
    ("cpi+1", "totaal"): ("7071", "7776.61", VOLGT_NIET),
    ("cao", "stijging"): ("33.5", "33.49", VOLGT),
    ("cao", "grens"): ("668", "667.46", AFRONDING),
    ("cao", "maand"): ("-29", "-29.81", AFRONDING),
    ("cao", "jaar"): ("-348", "-357.71", AFRONDING),
    ("cao", "totaal"): ("-2052", "-2052.12", VOLGT),
    ("koopwoningen", "stijging"): ("60.0", "60.00", VOLGT),
    ("koopwoningen", "grens"): ("800", "799.98", VOLGT),
    ("koopwoningen", "maand"): ("103", "102.72", VOLGT),
    ("koopwoningen", "jaar"): ("1236", "1232.60", AFRONDING),
    ("koopwoningen", "totaal"): ("-3255", "-3255.52", AFRONDING),
}


def afgerond(getal: Fraction) -> Fraction:
    """Op twee decimalen, de helft van nul af."""
    heel = (abs(getal) * 200 + 1) // 2
    return Fraction(heel, 100) * (-1 if getal < 0 else 1)


def test_elke_gedrukte_cel_staat_er_met_haar_exacte_waarde_en_oordeel() -> None:
    gevonden = {o.cel.sleutel: (o.cel.gedrukt, afgerond(o.exact), o.oordeel) for o in oordelen()}
    assert gevonden == {k: (Fraction(g), Fraction(e), oordeel) for k, (g, e, oordeel) in VERWACHT.items()}


def test_geen_uniforme_afronding_geeft_de_gedrukte_rijen_samen() -> None:
    tocht, cellen = zoektocht(), zonder_opslag()
    assert (len(tocht.treffers), len(cellen)) == (4_320, 9)
    assert tocht.met(cellen) == []
    assert tocht.beste(cellen) == 8


def test_wie_de_cao_cellen_wil_verliest_de_eerste_rij() -> None:
    """668, −29, −348, −2.052, 800, 103, 1.236 en −3.255 komen samen alleen uit met € 698 voor CPI + 0%."""
    recepten = zoektocht().met(zonder_opslag() - {("cpi", "grens")})
    assert len(recepten) == 3
    for recept in recepten:
        assert volgens(recept, brief().reeksen(), brief().vraag)["cpi", "grens"] == 698


def test_met_de_afronding_van_de_wet_blijven_alleen_de_totalen_over() -> None:
    uit = bij_wettelijke_afronding()
    anders = {s: (uit[s], int(Fraction(VERWACHT[s][0]))) for s in zonder_opslag() if uit[s] != Fraction(VERWACHT[s][0])}
    assert anders == {("cao", "totaal"): (-2_051, -2_052), ("koopwoningen", "totaal"): (-3_256, -3_255)}


def test_de_zoektocht_en_een_enkel_recept_zeggen_hetzelfde() -> None:
    uit = volgens(WETTELIJK, brief().reeksen(), brief().vraag)
    gedrukt = {s: int(Fraction(g)) for s, (g, _, _) in VERWACHT.items() if s[1] != "stijging"}
    assert {s for s, g in gedrukt.items() if uit[s] == g} == zoektocht().treffers[WETTELIJK]


def test_geen_recept_geeft_iets_van_de_rij_cpi_plus_een_naast_de_eerste_rij() -> None:
    rij = {s for s in VERWACHT if s[0] == "cpi+1"}
    assert not any(raak & rij and ("cpi", "grens") in raak for raak in zoektocht().treffers.values())


def test_precies_een_enkele_cel_is_met_de_rij_cpi_plus_een_te_rijmen() -> None:
    (anders,) = een_cel_anders("cpi+1")
    assert (anders.jaar, anders.gedrukt, anders.gelezen) == (2015, Fraction("1.6"), Fraction("0.6"))
    assert {naam: afgerond(x) for naam, x in anders.uitkomsten.items() if naam != "jaar"} == {
        "stijging": Fraction("58.21"),
        "grens": Fraction("791.05"),
        "maand": Fraction("93.78"),
        "totaal": Fraction("7071.29"),
    }


def test_de_gedrukte_percentages_zijn_die_van_de_bron() -> None:
    """Opnieuw geteld langs een andere weg: de regels van tabel 1 zelf."""
    tabel = Path(__file__).with_name("data") / "brief_2025_tabel_1.csv"
    with tabel.open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            jaar = int(rij["jaar"])
            assert ingebouwd()["cpi"].procenten[jaar] == Fraction(rij["cpi"])
            assert brief().plus_een[jaar] == Fraction(rij["cpi+1"])
            assert ingebouwd()["cao"].procenten[jaar] == Fraction(rij["cao"])
            assert ingebouwd()["koopwoningen"].procenten[jaar] == Fraction(rij["koopwoningen"])


def test_de_gedrukte_kolom_cpi_plus_een_is_cpi_plus_een() -> None:
    assert len(brief().plus_een) == 15
    assert niet_plus_een() == []


def test_de_opdracht_legt_de_brief_ernaast(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["beleid", "indexatie", "--brief"]) == 0
    uit = " ".join(capsys.readouterr().out.replace("\xa0", " ").split())
    for tekst in (
        "verschil 2010–2024 € −2.052 € −2.052,12 volgt",
        "Van 4.320 uniforme afrondingen geeft geen enkele alle 9 bedragen",
        "te rijmen met 0,6% in plaats van 1,6% in 2015: dat geeft € 791,05, 58,2% en € 7.071,29",
        "elk van de 15 percentages van CPI + 1% dat van CPI + 0% plus 1, ook dat van 2015 (1,6%)",
        "Of zij de verklaring is, blijkt niet uit de brief.",
        "dan volgen ook € 668, € −29, € −348 en € 1.236; de totalen worden dan € −2.051 waar € −2.052 staat",
        "geen uitkomst van een ministerie",
    ):
        assert tekst in uit
    assert "fout" not in uit


def test_de_brief_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["beleid", "indexatie", "--brief", "--json"]) == 0
    cellen = json.loads(capsys.readouterr().out)["cellen"]
    assert cellen[5] == {
        "tabel": 2,
        "rij": "CPI + 1%",
        "grootheid": "grens",
        "gedrukt": "791",
        "exact": "798.911718",
        "oordeel": "volgt niet uit tabel 1",
    }
