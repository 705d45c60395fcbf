"""Indexatie van de maximale huurprijsgrens: reeksen tot op de cent, dalingen, lonen, de verhoging, eigen reeksen, en wat niet kan."""

from __future__ import annotations

import itertools
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel.beleid.indexatie import AFRONDINGEN, Vraag, dalingen, grenzen, stijging, tegen_lonen, verschillen
from huurstelsel.beleid.reeksen import Reeks, ingebouwd, lees_reeks, reeks_van
from huurstelsel.beleid.samenspel import DAALT, GRENS, VERHOGING, huurloop, verhogingen
from huurstelsel.cli import main
from huurstelsel.fouten import InvoerFout, OnbekendeKeuze
from huurstelsel.recht.indexatie import indexeer
from huurstelsel.recht.tabellen import tarieven

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = Vraag(Fraction(50_000), 2010, 2024)
PERCENTAGES = st.lists(st.integers(-99, 300).map(lambda k: Fraction(k, 10)), min_size=14, max_size=14)


def centen(breuk: Fraction) -> int:
    """Op hele centen, de helft naar boven."""
    return int((breuk * 2 + 1) // 2)


def reeks(procenten: list[Fraction]) -> Reeks:
    return Reeks("eigen", "eigen", "toets", dict(enumerate(procenten, 2010)))


@pytest.mark.parametrize(
    ("naam", "grens", "promille", "totaal"),
    [
        ("cpi", 69_727, 394_535, 0),
        ("cpi+1", 79_891, 597_823, 777_661),
        ("cao", 66_746, 334_917, -205_212),
        ("koopwoningen", 79_998, 599_967, -325_552),
    ],
)
def test_de_reeksen_van_de_brief_tot_op_de_cent(naam: str, grens: int, promille: int, totaal: int) -> None:
    standen = grenzen(reeks_van(naam), BRIEF)
    assert centen(standen[2024]) == grens
    assert centen(stijging(standen) * 10_000) == promille
    assert centen(verschillen(standen, grenzen(reeks_van("cpi"), BRIEF))[-1].totaal) == totaal


def test_verschillen_per_maand_en_per_jaar() -> None:
    basis = grenzen(reeks_van("cpi"), BRIEF)
    laatste = verschillen(grenzen(reeks_van("cao"), BRIEF), basis)[-1]
    assert (centen(laatste.maand), centen(laatste.per_jaar)) == (-2_981, -35_771)
    assert centen(verschillen(grenzen(reeks_van("koopwoningen"), BRIEF), basis)[-1].per_jaar) == 123_260


def test_het_percentage_van_een_jaar_verandert_de_grens_van_het_jaar_erna() -> None:
    standen = grenzen(reeks_van("cpi"), BRIEF)
    assert standen[2010] == 50_000
    assert standen[2011] == 50_650
    assert grenzen(reeks_van("cpi").met(2024, Fraction(99)), BRIEF) == standen


def test_koopwoningen_doen_de_grens_dalen_een_jaar_na_de_negatieve_percentages() -> None:
    assert {jaar: centen(x) for jaar, x in dalingen(grenzen(reeks_van("koopwoningen"), BRIEF)).items()} == {
        2011: 1_000,
        2012: 1_127,
        2013: 3_016,
        2014: 2_826,
        2024: 2_389,
    }
    assert dalingen(grenzen(reeks_van("cpi"), BRIEF)) == {}


def test_een_eenmalige_verhoging_van_de_puntprijs_werkt_door_vanaf_haar_jaar() -> None:
    met = grenzen(reeks_van("cpi"), BRIEF._replace(eenmalig={2014: Fraction(10)}))
    zonder = grenzen(reeks_van("cpi"), BRIEF)
    assert [met[j] / zonder[j] for j in (2013, 2014, 2024)] == [1, Fraction(11, 10), Fraction(11, 10)]


def test_de_wettelijke_afronding_is_die_van_de_huurtabellen() -> None:
    """Van elke rij van de tabel van 2025 naar 2026 geeft de reeks wat `indexeer` geeft."""
    tabel = next(t for t in tarieven("zelfstandig") if t.vanaf.year == 2025)
    verwacht = indexeer(tabel.bedragen, Fraction("1.0365")).tolist()
    stap = Reeks("index", "index", "toets", {2025: Fraction("3.65")})
    gevonden = [
        grenzen(stap, Vraag(Fraction(c), 2025, 2026, AFRONDINGEN["wettelijk"]))[2026] for c in tabel.bedragen.tolist()
    ]
    assert gevonden == verwacht


def test_lonen_volgen_hetzelfde_jaar_en_de_grens_een_jaar_later() -> None:
    """Met de lonen zelf als index loopt de grens één jaar achter: wat overblijft is het eerste percentage tegen het laatste."""
    cao = reeks_van("cao")
    assert tegen_lonen(grenzen(cao, BRIEF), cao)[2024] == 100 * Fraction("1.013") / Fraction("1.065")


@given(PERCENTAGES)
def test_een_grens_is_het_product_van_haar_factoren(procenten: list[Fraction]) -> None:
    product = Fraction(50_000)
    for procent in procenten:
        product *= 1 + procent / 100
    assert grenzen(reeks(procenten), BRIEF)[2024] == product


@given(PERCENTAGES, PERCENTAGES, st.integers(1, 50_000))
def test_een_huur_gaat_nooit_boven_de_grens_en_daalt_alleen_als_het_moet(
    index: list[Fraction], verhoging: list[Fraction], huur: int
) -> None:
    standen = grenzen(reeks(index), BRIEF)
    stappen = huurloop(standen, Fraction(huur), dict(enumerate(verhoging, 2011)))
    for vorige, stap in itertools.pairwise(stappen):
        assert stap.huur <= stap.grens
        assert (stap.huur < vorige.huur) == (stap.door == DAALT) == (stap.grens < vorige.huur)
        assert (stap.huur == stap.mocht) == (stap.door == VERHOGING)


def test_de_verhoging_houdt_de_huur_onder_een_grens_die_sprongen_maakt() -> None:
    """Voetnoot 25 en 26 van de brief: in 2013 en 2014 moet de huur omlaag, en 15,1% in 2021 is niet in te halen."""
    standen = grenzen(reeks_van("koopwoningen"), BRIEF)
    stappen = {s.jaar: s for s in huurloop(standen, Fraction(50_000), verhogingen("cao+1", BRIEF.jaren[1:]))}
    assert [stappen[j].door for j in (2013, 2014, 2015, 2022)] == [DAALT, DAALT, GRENS, VERHOGING]
    assert (centen(stappen[2022].huur), centen(stappen[2022].onbenut)) == (52_359, 20_357)


def test_de_wettelijke_verhoging_komt_uit_het_recht() -> None:
    assert verhogingen("sociaal", range(2020, 2025)) == {
        2020: Fraction("5.1"), 2021: 0, 2022: Fraction("2.3"), 2023: Fraction("3.1"), 2024: Fraction("5.8"),
    }  # fmt: skip
    assert verhogingen("midden", [2025])[2025] == Fraction("7.7")
    with pytest.raises(InvoerFout) as fout:
        verhogingen("midden", [2022, 2023, 2099])
    assert [f.pad for f in fout.value.fouten] == ["midden[2022]", "midden[2023]", "midden[2099]"]


def test_een_huur_boven_de_grens_is_geen_begin() -> None:
    with pytest.raises(InvoerFout, match="boven de grens"):
        huurloop({2010: Fraction(1)}, Fraction(2), {})


# --- eigen reeksen -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("a.csv", "jaar;procent\n2010;1,5\n2011;-2,25%\n"),
        ("a.csv", "jaar,procent\n2010,1.5\n2011,-2.25\n"),
        ("a.yaml", 'naam: a\nprocent: {2010: 1.5, 2011: "−2,25"}\n'),
        ("a.json", '{"procent": {"2010": 1.5, "2011": -2.25}}'),
    ],
)
def test_een_eigen_reeks(tmp_path: Path, naam: str, inhoud: str) -> None:
    (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    eigen = reeks_van(str(tmp_path / naam))
    assert dict(eigen.procenten) == {2010: Fraction(3, 2), 2011: Fraction(-9, 4)}
    assert eigen.id == "a"


@pytest.mark.parametrize(
    ("naam", "inhoud", "fouten"),
    [
        ("a.csv", "jaar;procent\n10;x\n2010;1\n2010;2\n", [("regel 2", "geen_jaar"), ("regel 2", "geen_percentage"), ("regel 4", "dubbel_jaar")]),
        ("a.csv", "year;percent\n2010;1\n", [("regel 1", "verkeerde_kolommen")]),
        ("a.csv", "jaar;procent\n", [("procent", "leeg")]),
        ("a.csv", "jaar;procent\n2010\n", [("regel 2", "geen_percentage")]),
        ("a.csv", "jaar;procent\n2010;1;3\n", [("regel 2", "te_veel_velden")]),
        ("a.yaml", "procent: {2010: -100, 99: 1}\nnam: x\n", [("nam", "onbekend_veld"), ("procent.2010", "geen_percentage"), ("procent.99", "geen_jaar")]),
        ("a.yaml", "procent: [1, 2]\n", [("procent", "geen_groep")]),
        ("a.yaml", "procent: {2010: 1, 2010: 2}\n", [("procent.2010", "dubbel_veld")]),
        ("a.yaml", "- 1\n", [("", "geen_reeks")]),
        ("weg.csv", None, [("", "bestand_niet_gevonden")]),
    ],
)  # fmt: skip
def test_een_reeks_die_niet_klopt_meldt_alles_tegelijk(
    tmp_path: Path, naam: str, inhoud: str | None, fouten: list[tuple[str, str]]
) -> None:
    if inhoud is not None:
        (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_reeks(tmp_path / naam)
    assert [(f.pad, f.code) for f in fout.value.fouten] == fouten


def test_een_opslag_in_de_naam_telt_bij_elk_jaar() -> None:
    met = reeks_van("cao−0,5")
    assert met.id == "cao-0,5"
    assert {jaar: met.procenten[jaar] - p for jaar, p in ingebouwd()["cao"].procenten.items()} == dict.fromkeys(
        range(2010, 2025), Fraction(-1, 2)
    )
    assert reeks_van(met.id).procenten == met.procenten


def test_een_onbekende_reeks_krijgt_een_voorstel() -> None:
    with pytest.raises(OnbekendeKeuze, match="Bedoelde u “koopwoningen”"):
        reeks_van("koopwoning")


# --- de opdracht -------------------------------------------------------------------------------------------------------


def draai(capsys: pytest.CaptureFixture[str], *argumenten: str) -> tuple[int, str, str]:
    code = main(["beleid", "indexatie", *argumenten])
    uit, fout = capsys.readouterr()
    return code, uit, fout


def test_de_opdracht_toont_grenzen_verschillen_dalingen_en_lonen(capsys: pytest.CaptureFixture[str]) -> None:
    code, uit, _ = draai(capsys, "--lonen", "cao", "--eenmalig", "2024=10")
    assert code == 0
    for tekst in ("de puntprijs in 2024 eenmalig 10% hoger", "€ 766,99", "daalt de grens in 2011 (€ 10,00)", "geen uitkomst van een ministerie"):  # fmt: skip
        assert tekst in uit.replace("\xa0", " ")
    assert uit.splitlines()[-4].split() == ["2024", "109,3", "125,2", "104,6", "125,4"]


def test_de_opdracht_toont_elk_verschil_van_elk_jaar(capsys: pytest.CaptureFixture[str]) -> None:
    """2011: 500 × (1,023 − 1,013) = 5,00 per maand. 2012: 511,50 × 1,033 − 506,50 × 1,023 = 10,23; twaalf maal de som is 182,76."""
    regels = draai(capsys, "cpi", "cpi+1")[1].replace("\xa0", " ").splitlines()
    assert "maand in 2024" in regels[regels.index("Ten opzichte van cpi, bij een huur gelijk aan de grens") + 1]
    kop = next(i for i, regel in enumerate(regels) if regel.startswith("cpi+1, verschil met cpi"))
    assert regels[kop].split()[-5:] == ["per", "maand", "per", "jaar", "opgeteld"]
    assert regels[kop + 2].split() == ["2011", "€", "5,00", "€", "60,00", "€", "60,00"]
    assert regels[kop + 3].split() == ["2012", "€", "10,23", "€", "122,76", "€", "182,76"]
    assert regels[kop + 15].split()[-1] == "7.776,61"


def test_de_opdracht_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    boom: dict[str, Any] = json.loads(draai(capsys, "cpi", "cao", "--json", "--lonen", "cao")[1])
    cao = boom["reeksen"][1]["jaren"][-1]
    assert cao["verschil_totaal"] == "-2052.124595"
    assert cao["tegen_lonen"] == "95.1174"
    assert boom["basis"] == "cpi"


def test_de_opdracht_toont_het_samenspel(capsys: pytest.CaptureFixture[str]) -> None:
    _, uit, _ = draai(capsys, "cpi", "--verhoging", "sociaal", "--van", "2019", "--huur", "480")
    assert "2021  € 519,67      € 504,48  € 504,48         € 15,19  de verhoging" in uit.replace("\xa0", " ")
    boom = json.loads(draai(capsys, "koopwoningen", "--verhoging", "cao+1", "--json")[1])
    assert boom["reeksen"][0]["jaren"][1]["door"] == "moet omlaag naar de grens"


def test_de_opdracht_kent_elke_afronding(capsys: pytest.CaptureFixture[str]) -> None:
    for naam, afronding in AFRONDINGEN.items():
        assert json.loads(draai(capsys, "cpi", "--afronding", naam, "--json")[1])["afronding"] == afronding.naam


@pytest.mark.parametrize(
    ("argumenten", "code", "zin"),
    [
        (("cpi", "--tot", "2026"), 3, "cpi[2025]: De reeks cpi heeft geen percentage voor 2025."),
        (("cpi", "--tot", "2010"), 2, "moet na het eerste"),
        (("cpi", "--huur", "400"), 2, "Bij --huur hoort --verhoging."),
        (("cpi", "--eenmalig", "2030=10"), 2, "ligt buiten 2010 tot en met 2024"),
        (("cpi", "--eenmalig", "2020"), 2, "Schrijf JAAR=PROCENT"),
        (("cpi", "--brief"), 2, "Bij --brief horen geen reeksen"),
        (("koopwoningen-99",), 3, "koopwoningen-99[2012]: In 2012 komt koopwoningen-99 zo op −105,3%"),
        (("cpi", "--eenmalig", "2020=1", "--eenmalig", "2020=2"), 2, "elk jaar één keer"),
        (("--brief", "--van", "2012"), 2, "en geen andere opties dan --json"),
        (("--brief", "--lonen", "cao"), 2, "en geen andere opties dan --json"),
        (("cpi", "--begin", "0"), 2, "De grens begint boven € 0."),
        (("cpi", "--lonen", "cao", "--verhoging", "cao"), 2, "--lonen en --verhoging geven elk een eigen tabel"),
        (("cpi", "cao", "CPI"), 3, "cpi: Twee reeksen heten “Consumentenprijzen (CPI)”; noem elke reeks één keer"),
        (("cpo",), 2, "Bedoelde u “cpi”?"),
        (("--jsn",), 2, "Bedoelde u “--json”?"),
    ],
)
def test_wat_niet_kan(capsys: pytest.CaptureFixture[str], argumenten: tuple[str, ...], code: int, zin: str) -> None:
    gekregen, uit, fout = draai(capsys, *argumenten)
    assert (gekregen, uit) == (code, "")
    assert zin in fout


def test_een_eigen_reeks_die_heet_als_een_ingebouwde_is_een_fout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cpi.csv").write_text("jaar;procent\n2010;1\n", encoding="utf-8")
    code, _, fout = draai(capsys, "cpi", str(tmp_path / "cpi.csv"), "--tot", "2011")
    assert (code, "[dubbele_reeks]" in fout) == (3, True)


def test_een_onderdeel_dat_niet_bestaat(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["beleid", "indxatie"]) == 2
    assert "Het onderdeel “indxatie” bestaat niet. Bedoelde u “indexatie”?" in capsys.readouterr().err
