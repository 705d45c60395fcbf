"""Elk gepubliceerd percentage en elke inkomensgrens, en de indexcijfers waaruit zij volgen."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from huurstelsel import Regeling
from huurstelsel.fouten import FeitenFout
from huurstelsel.huur.percentages import Reeks, een_decimaal, geraamd, lees_reeksen, lid_3, lid_4, twaalf_maanden
from huurstelsel.huur.verhoging_grens import lid_2 as grens_lid_2
from huurstelsel.huur.verhoging_grens import procenten
from huurstelsel.huur.verhoging_inkomen import klasse
from verhoging_hulp import vlak


@pytest.mark.parametrize(
    ("dag", "percentage"),
    [
        (date(2020, 7, 1), "5.1"), (date(2021, 6, 30), "5.1"), (date(2021, 7, 1), "0"), (date(2022, 6, 30), "0"),
        (date(2022, 7, 1), "2.3"), (date(2023, 6, 30), "2.3"), (date(2023, 7, 1), "3.1"), (date(2024, 6, 30), "3.1"),
        (date(2024, 7, 1), "5.8"), (date(2025, 6, 30), "5.8"), (date(2025, 7, 1), "5.0"), (date(2026, 6, 30), "5.0"),
        (date(2026, 7, 1), "4.1"), (date(2027, 6, 30), "4.1"),
    ],
)  # fmt: skip
def test_elk_percentage_van_bijlage_v(dag: date, percentage: str):
    p = Regeling(dag).parameters("huurverhoging")
    assert grens_lid_2(100_000, 1, p, zelfstandig=True).percentage == Fraction(percentage)
    if dag >= date(2021, 7, 1):
        assert grens_lid_2(100_000, 3, p, zelfstandig=False).percentage == Fraction(percentage)


@pytest.mark.parametrize(
    ("dag", "vrij", "midden", "ligplaats"),
    [
        (date(2021, 5, 1), "2.4", None, None), (date(2021, 12, 31), "2.4", None, None),
        (date(2022, 1, 1), "3.3", None, None), (date(2022, 7, 1), "3.3", None, "3.3"),
        (date(2023, 1, 1), "4.1", None, None), (date(2024, 1, 1), "5.5", None, None),
        (date(2024, 4, 30), "5.5", None, None), (date(2024, 5, 1), "5.5", None, "5.5"),
        (date(2024, 7, 1), "5.5", "6.8", "5.5"), (date(2024, 12, 31), "5.5", "6.8", "5.5"),
        (date(2025, 1, 1), "4.1", "7.7", "4.1"), (date(2025, 12, 31), "4.1", "7.7", "4.1"),
        (date(2026, 1, 1), "4.4", "6.1", "4.4"), (date(2026, 12, 31), "4.4", "6.1", "4.4"),
    ],
)  # fmt: skip
def test_elk_percentage_van_lid_3_en_4(dag: date, vrij: str, midden: str | None, ligplaats: str | None):
    p = Regeling(dag).parameters("huurverhoging_index")
    for naam, verwacht in (("geliberaliseerd", vrij), ("midden", midden), ("ligplaats", ligplaats)):
        assert p.geldt(naam) is (verwacht is not None)
        assert verwacht is None or procenten(p, naam) == Fraction(verwacht)


def test_de_gepubliceerde_percentages_volgen_uit_de_indexcijfers():
    for jaar in (2024, 2025, 2026):
        p = Regeling(date(jaar, 12, 1)).parameters("huurverhoging_index")
        cpi, cao = procenten(p, "cpi"), procenten(p, "cao")
        assert lid_3(cpi, cao, procenten(p, "opslag_geliberaliseerd")) == procenten(p, "geliberaliseerd")
        assert lid_4(cao, procenten(p, "opslag_midden")) == procenten(p, "midden")
    for jaar in (2021, 2022):
        p = Regeling(date(jaar, 12, 1)).parameters("huurverhoging_index")
        assert procenten(p, "cpi") + 1 == procenten(p, "geliberaliseerd")
    p = Regeling(date(2023, 12, 1)).parameters("huurverhoging_index")
    assert procenten(p, "cao") + 1 == procenten(p, "geliberaliseerd")
    assert not p.geldt("cpi")


def test_het_sociale_percentage_is_de_huursom_plus_een_half():
    for jaar in (2025, 2026):
        sociaal = procenten(Regeling(date(jaar, 7, 1)).parameters("huurverhoging"), "zelfstandig")
        assert sociaal == procenten(Regeling(date(jaar, 7, 1)).parameters("huursom"), "percentage") + Fraction(1, 2)


@pytest.mark.parametrize(
    ("jaar", "alleen", "meer"),
    [
        (2022, (47_948, 56_527), (55_486, 75_369)),
        (2023, (48_836, 57_573), (56_513, 76_764)),
        (2024, (52_753, 62_191), (61_046, 82_921)),
        (2025, (57_143, 67_366), (66_126, 89_821)),
        (2026, (59_504, 70_149), (68_858, 93_531)),
    ],
)
def test_elke_inkomensgrens_aan_beide_kanten(jaar: int, alleen: tuple[int, int], meer: tuple[int, int]):
    for dag in (date(jaar, 1, 1), date(jaar, 12, 31)):
        p = Regeling(dag).parameters("inkomensgrenzen")
        for grenzen, is_alleen in ((alleen, True), (meer, False)):
            uit = [klasse(100 * g + d, p, alleen=is_alleen) for g in grenzen for d in (0, 1)]
            assert uit == [1, 2, 2, 3]


def test_het_indexjaar_loopt_van_december_tot_en_met_november():
    assert twaalf_maanden(2025) == ((2024, 12), *((2025, m) for m in range(1, 12)))


def test_een_reeks_die_de_gepubliceerde_percentages_van_2026_geeft():
    cpi = Reeks("cpi", vlak(2024, 2025, {2024: "100", 2025: "103.4"}))
    cao = Reeks("cao", vlak(2024, 2025, {2024: "200", 2025: "210.2"}))
    assert (cpi.ontwikkeling(2026), cao.ontwikkeling(2026)) == (Fraction("3.4"), Fraction("5.1"))
    reeksen = {"cpi": cpi, "cao": cao}
    assert geraamd(reeksen, 2026, Fraction(1), alleen_cao=False).percentage == Fraction("4.4")
    assert geraamd(reeksen, 2026, Fraction(1), alleen_cao=True).percentage == Fraction("6.1")


def test_het_laagste_van_de_twee_indexen_telt():
    assert lid_3(Fraction("9.5"), Fraction("3.1"), Fraction(1)) == Fraction("4.1")
    assert lid_3(Fraction("3.1"), Fraction("6.7"), Fraction(1)) == Fraction("4.1")


@pytest.mark.parametrize(("exact", "afgerond"), [("3.35", "3.4"), ("3.349", "3.3"), ("-0.05", "0"), ("-0.06", "-0.1")])
def test_op_een_decimaal_de_helft_naar_boven(exact: str, afgerond: str):
    assert een_decimaal(Fraction(exact)) == Fraction(afgerond)


def test_een_gemiddelde_is_exact_en_een_editie_gaat_voor():
    maanden = twaalf_maanden(2025)
    cijfers = {m: Fraction(100 + i) for i, m in enumerate(maanden)} | vlak(2024, 2024, {2024: "100"})
    reeks = Reeks("cao", cijfers, {2025: {maanden[-1]: Fraction(123)}})
    assert Reeks("cao", cijfers).gemiddelde(2025) == Fraction(1266, 12)
    assert reeks.gemiddelde(2025) == Fraction(1278, 12)
    assert reeks.gemiddelde(2024) == 100


def test_een_ontbrekende_maand_wordt_genoemd():
    reeks = Reeks("cpi", {m: Fraction(1) for m in twaalf_maanden(2025)[:-1]})
    with pytest.raises(FeitenFout) as e:
        reeks.gemiddelde(2025)
    assert [f.pad for f in e.value.fouten] == ["cpi[2025-11]"]


def test_een_reeks_uit_csv_met_alle_fouten_tegelijk():
    goed = 'reeks,jaar,maand,waarde,editie\ncpi,2025,1,"100,5",\ncao,2025,1,120.25,2025\n'
    reeksen = lees_reeksen(goed)
    assert reeksen["cpi"].cijfers == {(2025, 1): Fraction("100.5")}
    assert reeksen["cao"].edities == {2025: {(2025, 1): Fraction("120.25")}}
    fout = (
        "reeks;jaar;maand;waarde\nhuis;2025;1;1\ncpi;2025;13;1\ncpi;2025;2;nul\ncpi;2025;3;1\ncpi;2025;3;1\ncpi;x;3;1\n"
    )
    with pytest.raises(FeitenFout) as e:
        lees_reeksen(fout)
    codes = [f.code for f in e.value.fouten]
    assert codes == ["onbekende_reeks", "geen_maand", "geen_getal", "geen_maand", "maand_dubbel"]
    with pytest.raises(FeitenFout, match="meer cellen dan de kop"):
        lees_reeksen("reeks,jaar,maand,waarde\ncpi,2025,1,100,5\n")
    with pytest.raises(FeitenFout, match="“waarde” ontbreekt"):
        lees_reeksen("reeks,jaar,maand,waarden\ncpi,2025,1,1\n")
