"""Huursomstijging: de zaken in `zaken_huur/huursom`, het plan binnen een doel, en de opdracht."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from bestanden_hulp import GEEN_BEHEERDER
from huurstelsel.cli import main
from huurstelsel.fouten import FeitenFout
from huurstelsel.huur.beslissing import NIET_TE_BESLISSEN
from huurstelsel.huur.huursom import (
    UITZONDERINGEN_TOELICHTING,
    UITZONDERINGEN_WET,
    Huurwoning,
    bijdragen,
    gemiddelde,
    hoogste_percentage,
    toets,
    uitgezonderd,
)
from huurstelsel.huur.huursom_lezen import lees
from huurstelsel.huur.huursom_plan import maak, ruimte_van, te_hoog, verdeel
from huurstelsel.regeling import Regeling

MAP = Path(__file__).parent / "zaken_huur" / "huursom"
ZAKEN = [zaak for pad in sorted(MAP.glob("*.yaml")) for zaak in yaml.safe_load(pad.read_text(encoding="utf-8"))]
JULI = Regeling(date(2025, 7, 1))


def _centen(tekst: str) -> int:
    return int(tekst.replace(",", ""))


def _woning(velden: dict[str, Any]) -> Huurwoning:
    eind = velden.get("eind")
    rest = {k: v for k, v in velden.items() if k not in {"begin", "eind"}}
    return Huurwoning(begin=_centen(velden["begin"]), eind=None if eind is None else _centen(eind), **rest)


@pytest.mark.parametrize("zaak", ZAKEN, ids=[z["naam"] for z in ZAKEN])
def test_zaak(zaak: dict[str, Any]):
    assert {"naam", "bron", "artikel", "jaar", "woningen", "verwacht"} <= zaak.keys()
    woningen = [_woning(w) for w in zaak["woningen"]]
    wet, *toelichting = toets(woningen, zaak["jaar"], lokaal=zaak.get("lokaal", False))
    verwacht = zaak["verwacht"]
    assert wet.uitkomst == verwacht["wet"], wet
    assert "toelichting" not in verwacht or toelichting[0].uitkomst == verwacht["toelichting"], toelichting
    if "te veel" in verwacht:
        assert wet.bedrag("te veel per maand") == _centen(verwacht["te veel"])
    if "bijdragen" in verwacht:
        percentage = hoogste_percentage(zaak["jaar"], lokaal=zaak.get("lokaal", False)).waarde
        assert [w.id for w, _ in bijdragen(woningen, percentage)] == verwacht["bijdragen"]


def test_elke_uitzondering_heeft_een_zaak():
    for gronden in (UITZONDERINGEN_WET, UITZONDERINGEN_TOELICHTING):
        gezien = {g.id for z in ZAKEN for w in z["woningen"] for g in uitgezonderd(_woning(w), gronden)[1]}
        assert gezien == {g.id for g in gronden}


def test_alle_gronden_van_een_woning_worden_genoemd():
    w = Huurwoning("a", 1, 1, zelfstandig=False, middenhuur=True, verbeterd=True, nieuwe_huurder=None)
    uit, gronden = uitgezonderd(w, UITZONDERINGEN_WET)
    assert (uit, [g.id for g in gronden]) == (True, ["middenhuur", "verbeterd", "onzelfstandig"])


# --- het plan --------------------------------------------------------------------------------------------------------

_HUREN = st.lists(st.tuples(st.integers(1, 200_000), st.integers(0, 20_000)), max_size=12)


@given(_HUREN, st.integers(0, 100_000))
@example([(100, 3), (100, 3), (100, 3)], 8)
@example([(60_000, 0), (50_000, 2_500)], 1)
def test_een_verdeling_is_precies_het_kleinste_van_budget_en_ruimte(paren: list[tuple[int, int]], budget: int):
    huren, ruimten = [h for h, _ in paren], [r for _, r in paren]
    uit = verdeel(huren, ruimten, budget)
    assert sum(uit) == min(budget, sum(ruimten))
    assert all(0 <= x <= r for x, r in zip(uit, ruimten, strict=True))


@given(_HUREN, st.integers(0, 50_000))
def test_een_verdeling_geeft_gelijke_percentages_tot_op_een_cent(paren: list[tuple[int, int]], budget: int):
    """Wie niet aan zijn eigen grens zit, krijgt op een cent na hetzelfde deel als ieder ander die dat niet zit."""
    huren, ruimten = [h for h, _ in paren], [r for _, r in paren]
    uit = verdeel(huren, ruimten, budget)
    delen = [(Fraction(x, h), Fraction(1, h)) for x, h, r in zip(uit, huren, ruimten, strict=True) if x + 1 < r]
    assert all(a - b <= marge + eigen for a, marge in delen for b, eigen in delen)


@given(st.lists(st.integers(20_000, 90_000), min_size=1, max_size=10), st.integers(0, 45))
def test_een_plan_blijft_binnen_het_doel_en_elke_eigen_grens(huren: list[int], tienden: int):
    woningen = [Huurwoning(str(i), h, None, maximaal=h + 1_000 * (i % 5)) for i, h in enumerate(huren)]
    plan = maak(woningen, JULI, Fraction(tienden, 10))
    na = [w._replace(eind=r.huurprijs) for w, r in zip(woningen, plan.regels, strict=True)]
    assert gemiddelde("", na, UITZONDERINGEN_WET, plan.doel).te_veel_hoog <= 0
    assert not list(te_hoog(na, JULI))
    assert plan.som == min(plan.budget, sum(r.ruimte for r in plan.regels))
    assert toets(na, 2025)[0].uitkomst == "ja"


@given(
    st.lists(st.tuples(st.integers(20_000, 90_000), st.sampled_from([False, None])), min_size=1, max_size=6),
    st.integers(0, 40),
)
@example([(60_000, False), (200_000, None)], 30)
def test_een_plan_past_met_en_zonder_wie_misschien_meetelt(huren: list[tuple[int, bool | None]], tienden: int):
    """Woningwet art. 54: welke van de onzekere woningen ook meetellen, het gemiddelde blijft binnen het doel."""
    woningen = [
        Huurwoning(str(i), h, None, nieuwe_huurder=nieuw, maximaal=h + 1_500 * (i % 3))
        for i, (h, nieuw) in enumerate(huren)
    ]
    plan = maak(woningen, JULI, Fraction(tienden, 10))
    na = [w._replace(eind=r.huurprijs) for w, r in zip(woningen, plan.regels, strict=True)]
    assert gemiddelde("", na, UITZONDERINGEN_WET, plan.doel).te_veel_hoog <= 0
    assert not list(te_hoog(na, JULI))


@pytest.mark.parametrize(
    ("velden", "ruimte", "reden"),
    [
        ({"maximaal": 80_000}, 3_000, ""),
        ({"maximaal": 61_000}, 1_000, ""),
        ({"maximaal": 50_000}, 0, ""),
        ({"maximaal": 80_000, "klasse": 2}, 5_000, ""),
        ({"maximaal": 80_000, "klasse": 3}, 10_000, ""),
        ({"maximaal": 80_000, "klasse": 3, "zelfstandig": False}, 3_000, ""),
        ({"maximaal": 80_000, "klasse": 3, "beding": True}, 3_000, ""),  # BW 7:248 lid 1 sluit 7:252a uit
        ({"maximaal": 80_000, "klasse": 2, "beding": None}, 3_000, "laagste inkomensklasse"),
        ({"maximaal": 80_000, "klasse": 3, "beding": None, "zelfstandig": False}, 3_000, ""),
        ({}, 0, "maximale huurprijs"),
        ({"geliberaliseerd": True, "beding": True}, 2_460, ""),
        ({"middenhuur": True, "beding": True, "maximaal": 90_000}, 4_620, ""),
        ({"middenhuur": True, "beding": True}, 0, "maximale huurprijs"),
        ({"geliberaliseerd": True}, 0, "beding"),
        ({"middenhuur": None}, 0, "regime"),
    ],
)
def test_de_ruimte_van_een_woning(velden: dict[str, Any], ruimte: int, reden: str):
    gevonden, waarom = ruimte_van(Huurwoning("a", 60_000, None, **velden), JULI)
    assert gevonden == ruimte
    assert (reden in waarom) if reden else not waarom


def test_de_keuze_voor_een_klasse_ook_bij_een_beding_geldt_in_het_plan():
    woning = Huurwoning("a", 60_000, None, maximaal=80_000, klasse=3, beding=True)
    ook = JULI.met(keuzes={"inkomensafhankelijk_bij_beding": "ook_bij_beding"})
    assert (ruimte_van(woning, JULI)[0], ruimte_van(woning, ook)[0]) == (3_000, 10_000)


@pytest.mark.parametrize(
    ("beding", "eind", "boven"), [(True, 65_000, [2_000]), (None, 65_000, []), (None, 72_000, [2_000])]
)
def test_te_hoog_is_alleen_wat_ook_zonder_beding_te_hoog_is(*, beding: bool | None, eind: int, boven: list[int]):
    woning = Huurwoning("a", 60_000, eind, maximaal=80_000, klasse=3, beding=beding)
    assert [bedrag for _, bedrag in te_hoog([woning], JULI)] == boven


def test_wie_niet_meetelt_krijgt_de_eigen_ruimte_en_wie_weg_is_niets():
    woningen = [
        Huurwoning("a", 60_000, None, maximaal=90_000),
        Huurwoning("b", 60_000, None, maximaal=90_000, nieuwe_huurder=True),
        Huurwoning("c", 60_000, None, maximaal=90_000, laatste_verhuur=True),
        Huurwoning("d", 60_000, None, maximaal=90_000, nieuwe_huurder=None),
    ]
    plan = maak(woningen, JULI, Fraction(1))
    assert [(r.verhoging, r.telt) for r in plan.regels] == [(600, True), (3_000, False), (0, False), (600, True)]
    assert "niet bekend" in plan.regels[3].reden


def test_een_huurprijs_boven_de_eigen_grens_valt_op_behalve_met_eigen_regels():
    a = Huurwoning("a", 60_000, 63_001, maximaal=90_000)
    woningen = [
        a,
        a._replace(id="b", eind=63_000),
        a._replace(id="c", verbeterd=True),
        a._replace(id="d", maximaal=None),
    ]
    assert [(w.id, boven) for w, boven in te_hoog(woningen, JULI)] == [("a", 1)]


# --- lezen -----------------------------------------------------------------------------------------------------------


def test_een_lijst_uit_csv():
    tekst = "id;soort;huur_begin;huur_eind;nieuwe_huurder;inkomensklasse\na;Zelfstandig;€ 600,50;;;hoog\nb;woonwagen;400;410.25;ja;\n"
    woningen, aannamen = lees(tekst)
    assert woningen[0] == Huurwoning("a", 60_050, None, nieuwe_huurder=None, klasse=3)
    assert woningen[1] == Huurwoning("b", 40_000, 41_025, zelfstandig=False, nieuwe_huurder=True)
    assert "nieuwe_huurder" not in {m.pad for m in aannamen}
    assert "middenhuur" in {m.pad for m in aannamen}


def test_alle_fouten_van_een_lijst_tegelijk():
    tekst = "id,soort,huur_begin,verbeterd,inkomensklasse,maximale_huur\na,huis,0,misschien,rijk,veel\na,zelfstandig,0,ja,laag,\n"
    with pytest.raises(FeitenFout) as e:
        lees(tekst)
    assert [f.code for f in e.value.fouten] == [
        "onbekende_soort", "geen_ja_nee", "onbekende_inkomensklasse", "geen_bedrag", "huur_ontbreekt", "id_dubbel",
    ]  # fmt: skip


def test_een_komma_als_decimaalteken_tussen_kommas_is_een_fout():
    with pytest.raises(FeitenFout) as e:
        lees("id,soort,huur_eind,huur_begin\na,zelfstandig,731,700,50\nb,zelfstandig,410.00,400.00\n")
    assert [(f.pad, f.code) for f in e.value.fouten] == [("regel 2", "te_veel_cellen")]


def test_een_lege_inkomensklasse_is_een_aanname():
    _, aannamen = lees("id,soort,huur_begin,inkomensklasse\na,zelfstandig,700,hoog\nb,zelfstandig,700,\n")
    assert "van 1 van de 2 woningen" in next(m.zin for m in aannamen if m.pad == "inkomensklasse")
    _, aannamen = lees("id,soort,huur_begin\na,zelfstandig,700\n")
    assert "inkomensklasse" in {m.pad for m in aannamen}


@pytest.mark.parametrize(
    ("tekst", "codes"),
    [
        ("", ["kolom_ontbreekt"] * 3),
        ("id,soort,huur_begin\n", ["geen_woningen"]),
        ("id,soort,huur_begin,verbetert\n", ["onbekende_kolom"]),
        ("id,soort,huur_begin,id\n", ["kolom_dubbel"]),
    ],
)
def test_een_kop_die_niet_klopt(tekst: str, codes: list[str]):
    with pytest.raises(FeitenFout) as e:
        lees(tekst)
    assert [f.code for f in e.value.fouten] == codes


# --- de opdracht -----------------------------------------------------------------------------------------------------

_CSV = (
    "id;soort;huur_begin;huur_eind;maximale_huur;nieuwe_huurder\n"
    "a;zelfstandig;600;631;700;nee\nb;zelfstandig;500;520;800;nee\nc;zelfstandig;340;365;500;ja\n"
)


def _bestand(tmp_path: Path) -> str:
    pad = tmp_path / "huren.csv"
    pad.write_text(_CSV, encoding="utf-8")
    return str(pad)


def test_de_opdracht_toont_toets_uitzonderingen_en_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["huursom", _bestand(tmp_path), "--jaar", "2025", "--doel", "4,5"]) == 0
    uit = " ".join(capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ").split())
    assert "naar de Woningwet art. 54? Nee." in uit
    assert "nieuwe huurder telt mee" in uit
    assert "Te veel per maand € 1,50" in uit
    assert "a € 600,00 € 631,00 € 4,00" in uit
    assert "Plan per 1 juli 2025 binnen 4,5%, € 49,50 van € 49,50 per maand" in uit


def test_de_opdracht_als_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["huursom", _bestand(tmp_path), "--jaar", "2025", "--doel", "2", "--lokaal", "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert [b["uitkomst"] for b in uit["beslissingen"]] == ["nee", "nee"]
    assert uit["plan"]["som"] == uit["plan"]["budget"] == "22.00"
    assert [w["verhoging"] for w in uit["plan"]["woningen"]] == ["12.00", "10.00", "25.00"]
    assert uit["te_hoog"] == [{"id": "a", "huur_eind": "631.00", "boven": "1.00"}]
    assert uit["uitzonderingen"][0]["wet"]["gronden"][0]["artikel"] == "Woningwet art. 54 lid 2 onder c"


@pytest.mark.parametrize(
    ("argumenten", "code"),
    [
        (["--jaar", "x"], 2), (["--jaar", "2027"], 4), (["--jaar", "2025", "--doel", "4,6"], 3),
        (["--jaar", "2025", "--ingang", "2026-07-01"], 3), ([], 2),
    ],
)  # fmt: skip
def test_slotcodes(tmp_path: Path, capsys: pytest.CaptureFixture[str], argumenten: list[str], code: int):
    assert main(["huursom", _bestand(tmp_path), *argumenten]) == code
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("naam", "code"),
    [
        ("niet.csv", "bestand_niet_gevonden"),
        (".", "is_map"),
        ("utf16.csv", "geen_utf8"),
        ("x" * 300, "bestand_onleesbaar"),
        pytest.param("dicht.csv", "geen_leesrecht", marks=GEEN_BEHEERDER),
    ],
)
def test_een_bestand_dat_niet_te_lezen_is(tmp_path: Path, capsys: pytest.CaptureFixture[str], naam: str, code: str):
    (tmp_path / "utf16.csv").write_text("id;soort;huur_begin\n", encoding="utf-16")
    (tmp_path / "dicht.csv").touch(mode=0)
    assert main(["huursom", str(tmp_path / naam), "--jaar", "2025"]) == 3
    assert f"[{code}]" in capsys.readouterr().err
    assert main(["bijdrage", str(tmp_path / naam), "--jaar", "2025", "--totaal", "5"]) == 3
    assert f"[{code}]" in capsys.readouterr().err
    flat = str(Path(__file__).parents[1] / "examples" / "portiekflat.yaml")
    assert main(["verhoog", flat, "--ingang", "2027-07-01", "--index", str(tmp_path / naam)]) == 3
    uit = capsys.readouterr().err
    assert uit.startswith("index: ")
    assert f"[{code}]" in uit


def test_een_lange_lijst_wordt_op_het_scherm_afgekapt(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    pad = tmp_path / "veel.csv"
    regels = [f"w{i};zelfstandig;500;600;900" for i in range(100)]
    pad.write_text("\n".join(["id;soort;huur_begin;huur_eind;maximale_huur", *regels]), encoding="utf-8")
    assert main(["huursom", str(pad), "--jaar", "2025"]) == 0
    assert "… en nog 60; --json geeft ze alle." in capsys.readouterr().out


def test_een_onbekende_huurprijs_aan_het_eind_is_niet_te_beslissen():
    """Woningwet art. 54 lid 1: het gemiddelde gaat over dezelfde woningen; een lege cel is onbekend, geen vertrek."""
    a, b = Huurwoning("a", 70_000, 74_000), Huurwoning("b", 70_000, None)
    wet, toelichting = toets([a, b], 2026)
    assert wet.uitkomst == toelichting.uitkomst == NIET_TE_BESLISSEN
    assert [m.pad for m in wet.ontbreekt] == ["huur_eind"]
    assert " b;" in wet.ontbreekt[0].zin
    assert toets([a, b._replace(laatste_verhuur=True)], 2026)[0].uitkomst == "nee"
    assert toets([a, b._replace(eind=70_000)], 2026)[0].uitkomst == "ja"


def test_een_daling_heet_een_daling():
    redenen = [r.zin for r in toets([Huurwoning("a", 70_000, 5_000)], 2026)[0].redenen]
    assert redenen == ["ten hoogste 3,6% over 1 woning", "het gemiddelde daalt met 92,8571%"]


def test_de_zekerheid_van_het_percentage_staat_bij_wat_ervan_afhangt():
    """Het percentage van 2026 is overgetypt; de huren zijn van wie ze opgaf."""
    begin_en_eind = {"begin": "600,00", "eind": "640,00"}
    for uitkomst in toets([_woning({"id": "a", **begin_en_eind})], 2026):
        zekerheid = {b.naam: b.zekerheid for b in uitkomst.bedragen}
        assert zekerheid.pop("te veel per maand").startswith("secundair")
        assert set(zekerheid.values()) == {""}


def test_zonder_percentage_is_er_geen_toets():
    assert toets([Huurwoning("a", 1, 1)], 2030)[0].uitkomst == NIET_TE_BESLISSEN
