"""Leges en verhuurderbijdrage: de zaken in `zaken_huur/leges` en `zaken_huur/bijdrage`, en hun eigenschappen."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handhaving_hulp import centen, regeling, vergelijk, zaken
from huurstelsel import Regeling
from huurstelsel.cli import main
from huurstelsel.feiten.huur import VerlorenUitspraak
from huurstelsel.fouten import GeenRecht, InvoerFout
from huurstelsel.huur.beslissing import JA, NEE
from huurstelsel.huur.leges import AFLOPEN, Verzoek, leges, trap
from huurstelsel.huur.leges_afloop import BETALING, UITKOMST
from huurstelsel.huur.verhuurderbijdrage import Bezit, grootste_resten, parameters_van_jaar, sla_om
from huurstelsel.huur.werkdagen import einde_termijn, feestdagen, is_werkdag, pasen, werkdagen_na

if TYPE_CHECKING:
    from pathlib import Path

LEGES = [pytest.param(z, id=f"{z['bestand']}: {z['naam']}") for z in zaken("leges")]
BIJDRAGE = [pytest.param(z, id=z["naam"]) for z in zaken("bijdrage")]
DAGEN = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize("zaak", LEGES)
def test_zaak_leges(zaak: dict[str, Any]) -> None:
    verloren = tuple(VerlorenUitspraak.model_validate(u) for u in zaak.get("verloren", ()))
    velden = {naam: zaak[naam] for naam in ("soort", "afloop", "oproep", "grondslag") if naam in zaak}
    verzoek = Verzoek(zaak["dag"], zaak["verzoeker"], verloren=verloren, **velden)
    p = regeling(zaak["dag"], "zelfstandig", zaak).parameters("leges")
    gevonden = {b.id: b for b in leges(verzoek, p)}
    for id_, verwacht in zaak["verwacht"].items():
        if verwacht is None:
            assert id_ not in gevonden
        else:
            vergelijk(gevonden[id_], verwacht)


def test_elke_afloop_heeft_een_zaak_en_een_betaling() -> None:
    assert {z.values[0].get("afloop") for z in LEGES} - {None} == set(AFLOPEN) == set(BETALING)
    assert set(BETALING.values()) == set(UITKOMST)


@pytest.mark.parametrize("dag", [date(2022, 7, 1), date(2024, 6, 30), date(2024, 7, 1), date(2026, 12, 31)])
def test_de_vergoeding_stijgt_met_elke_verloren_uitspraak(dag: date) -> None:
    p = Regeling.op(dag).parameters("leges")
    bedragen = [trap(n, p) for n in range(12)]
    assert bedragen == sorted(bedragen)
    assert bedragen[0] == bedragen[1]
    assert bedragen[5:] == [bedragen[5]] * 7


@given(
    dag=st.dates(date(2022, 7, 1), date(2026, 12, 31)),
    verloren=st.lists(st.dates(date(2015, 1, 1), date(2026, 12, 31)), max_size=8),
    verzoeker=st.sampled_from(["huurder", "verhuurder"]),
    afloop=st.sampled_from(sorted(AFLOPEN)),
)
def test_wat_wordt_betaald_en_teruggegeven_is_het_voorschot(
    dag: date, verloren: list[date], verzoeker: Any, afloop: str
) -> None:
    uitspraken = tuple(VerlorenUitspraak(datum=d, grondslag="BW 7:249") for d in verloren)
    p = Regeling.op(dag).parameters("leges")
    bedragen, voorschot, betaling = leges(Verzoek(dag, verzoeker, verloren=uitspraken, afloop=afloop), p)
    ander = "huurder" if verzoeker == "verhuurder" else "verhuurder"
    betaald, terug = betaling.bedrag(f"{verzoeker} betaalt"), betaling.bedrag(f"terug aan {verzoeker}")
    assert betaald + terug == voorschot.bedrag("voorschot") == bedragen.bedrag(f"vergoeding {verzoeker}")
    assert 0 <= betaling.bedrag(f"{ander} betaalt") <= bedragen.bedrag(f"vergoeding {ander}")


# --- verhuurderbijdrage ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zaak", BIJDRAGE)
def test_zaak_bijdrage(zaak: dict[str, Any]) -> None:
    bezit = [Bezit(**b) for b in zaak["bezit"]]
    recht = regeling(date(2024, 3, 1), "zelfstandig", zaak)
    totaal = centen(zaak["totaal"])
    uit = sla_om(totaal, bezit, parameters_van_jaar(recht, zaak["jaar"]), zaak["jaar"])
    verwacht = {naam: None if bedrag is None else centen(bedrag) for naam, bedrag in zaak["verwacht"].items()}
    gevonden = {
        b.naam: d.bedrag("verhuurderbijdrage") if d.uitkomst == JA else None
        for b, d in zip(bezit, uit.beslissingen, strict=True)
    }
    assert gevonden == verwacht
    assert sum(uit.centen) == totaal
    assert all(d.uitkomst in {JA, NEE} and d.redenen for d in uit.beslissingen)
    assert {d.datum("betalen uiterlijk op") for d in uit.beslissingen if d.datums} == {date(zaak["jaar"], 12, 31)}


def test_in_de_eerste_helft_van_2024_was_er_geen_bijdrage() -> None:
    p = Regeling.op(date(2024, 3, 1)).parameters("verhuurderbijdrage")
    with pytest.raises(GeenRecht, match="geen verhuurderbijdrage"):
        sla_om(100, [Bezit("A", 1)], p, 2024)


def test_alle_fouten_van_een_omslag_tegelijk() -> None:
    p = Regeling.op(date(2025, 1, 1)).parameters("verhuurderbijdrage")
    with pytest.raises(InvoerFout) as gemeld:
        sla_om(-1, [Bezit("A", -3), Bezit("A", 0)], p, 2025)
    codes = [(f.pad, f.code) for f in gemeld.value.fouten]
    assert codes == [
        ("totaal", "te_laag"),
        ("bezit[0].woongelegenheden", "te_laag"),
        ("bezit[1].naam", "dubbel"),
        ("bezit", "niemand_draagt_bij"),
    ]


@given(
    totaal=st.integers(0, 10**10),
    gewichten=st.lists(st.integers(0, 200_000), min_size=1, max_size=30).filter(any),
)
def test_de_omslag_is_exact_en_scheelt_nergens_een_cent(totaal: int, gewichten: list[int]) -> None:
    namen = [f"v{i:02d}" for i in range(len(gewichten))]
    delen = grootste_resten(totaal, gewichten, namen)
    som = sum(gewichten)
    assert sum(delen) == totaal
    for deel, gewicht in zip(delen, gewichten, strict=True):
        assert abs(deel - Fraction(totaal * gewicht, som)) < 1
    volgorde = sorted(zip(gewichten, delen, strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(volgorde) if a[0] < b[0])
    omgekeerd = grootste_resten(totaal, gewichten[::-1], namen[::-1])
    assert omgekeerd[::-1] == delen, "de volgorde van de lijst maakt niet uit"


# --- werkdagen -------------------------------------------------------------------------------------------------------


def test_pasen_is_dat_van_de_kalender() -> None:
    bekend = {2019: (4, 21), 2020: (4, 12), 2021: (4, 4), 2022: (4, 17), 2023: (4, 9), 2024: (3, 31), 2025: (4, 20)}
    bekend |= {2026: (4, 5), 2027: (3, 28), 2028: (4, 16), 2029: (4, 1), 2030: (4, 21), 2038: (4, 25), 2008: (3, 23)}
    assert {jaar: (pasen(jaar).month, pasen(jaar).day) for jaar in bekend} == bekend


def test_de_feestdagen_van_2025_en_2027() -> None:
    maand_dag = "1-1 4-18 4-21 4-26 5-5 5-29 6-9 12-25 12-26"  # Koningsdag op zaterdag: 27 april 2025 is een zondag
    assert feestdagen(2025) == {date(2025, *map(int, md.split("-"))) for md in maand_dag.split()}
    maand_dag = "1-1 3-26 3-29 4-27 5-5 5-6 5-17 12-25 12-26"
    assert feestdagen(2027) == {date(2027, *map(int, md.split("-"))) for md in maand_dag.split()}


@given(dag=DAGEN, aantal=st.integers(1, 30))
def test_werkdagen_na_telt_precies_zoveel_werkdagen(dag: date, aantal: int) -> None:
    eind = werkdagen_na(dag, aantal)
    tussen = [dag + timedelta(i) for i in range(1, (eind - dag).days + 1)]
    assert is_werkdag(eind)
    assert sum(map(is_werkdag, tussen)) == aantal


@given(dag=DAGEN)
def test_een_termijn_eindigt_op_een_werkdag(dag: date) -> None:
    eind = einde_termijn(dag)
    assert is_werkdag(eind)
    assert dag <= eind <= dag + timedelta(6)
    assert eind == dag or not is_werkdag(dag)


# --- opdracht --------------------------------------------------------------------------------------------------------


def test_de_opdracht_leges(capsys: pytest.CaptureFixture[str]) -> None:
    vraag = [
        "leges",
        "verhuurder",
        "--peildatum",
        "2025-03-01",
        "--verloren",
        "2024-02-01",
        "--verloren",
        "2024-03-01",
        "--afloop",
        "beiden",
    ]
    assert main(vraag) == 0
    uit = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "Leges van de Huurcommissie op 1 maart 2025" in uit
    assert "€ 700,00" in uit
    assert "€ 350,00" in uit
    assert main([*vraag, "--json", "--recht", "consultatie-2023"]) == 0
    assert '"bedrag": "700.00"' in capsys.readouterr().out


def test_de_leges_hebben_geen_stelsel_of_huurtabel_nodig(capsys: pytest.CaptureFixture[str]) -> None:
    """Uhw art. 7: op 15 januari 2027 zijn de WOZ-bedragen niet bekend, en vóór juli 2024 is er een ander stelsel."""
    for dag in ("2027-01-15", "2023-01-15"):
        assert main(["leges", "huurder", "--peildatum", dag]) == 0
        assert "€ 25,00" in capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")


def test_een_verloren_uitspraak_met_haar_grondslag(capsys: pytest.CaptureFixture[str]) -> None:
    """Tot 1 juli 2024 tellen alleen 7:249 en 7:258 lid 3 mee; zonder artikel is het niet te beslissen."""
    vraag = ["leges", "verhuurder", "--peildatum", "2024-01-15", "--verloren", "2023-05-01=7:249"]
    assert main([*vraag, "--verloren", "2023-06-01"]) == 0
    uit = capsys.readouterr().out
    assert "Niet te beslissen" in uit
    assert "1 tot 2 keer" in uit
    assert main([*vraag, "--verloren", "2023-06-01=7:249"]) == 0
    assert "€ 700,00" in capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert main([*vraag, "--verloren", "2023-06-01=7:253", "--grondslag", "7:249", "--keuze", "leges_telling=met_deze", "--afloop", "verzoeker_ongelijk"]) == 0  # fmt: skip
    assert "€ 700,00" in capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("vraag", "code", "melding"),
    [
        ("leges bank", 2, "“bank” is hier geen bekende waarde; mogelijk zijn: huurder, verhuurder."),
        ("leges huurder --afloop gewonnen", 2, "verzoeker_gelijk"),
        ("leges huurder --keuze leges_tellng=eerdere", 2, "Bedoelde u “leges_telling”?"),
        ("leges huurder --peildatum 2020-01-01", 4, "2020-01-01"),
        ("leges huurder --recht bestaat-niet", 3, "bestaat-niet"),
    ],
)
def test_de_opdracht_leges_met_een_fout(
    vraag: str, code: int, melding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(vraag.split()) == code
    assert melding in capsys.readouterr().err


def test_de_opdracht_bijdrage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Uhw art. 8d en 8e: alleen toegelaten instellingen, naar rato, en samen precies het bedrag."""
    bezit = tmp_path / "bezit.csv"
    bezit.write_text(
        "naam;woongelegenheden;toegelaten_instelling\nNoord;2;ja\nZuid;1;ja\nWest;9;nee\n", encoding="utf-8"
    )
    assert main(["bijdrage", str(bezit), "--jaar", "2026", "--totaal", "100"]) == 0
    uit = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "€ 66,67" in uit
    assert "€ 33,33" in uit
    assert "Draagt West bij over 2026? Nee" in uit
    assert main(["bijdrage", str(bezit), "--jaar", "2024", "--totaal", "100,50", "--json"]) == 0
    assert '"bedrag": "67.00"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("tekst", "codes"),
    [
        ("naam;woningen\n", ["kolom_ontbreekt", "onbekende_kolom"]),
        ("naam;woongelegenheden;toegelaten_instelling\n;veel;soms\n", ["naam_ontbreekt", "geen_aantal", "geen_ja_nee"]),
        ("naam,woongelegenheden\nNoord,1,000\n", ["te_veel_cellen"]),
        ("naam;woongelegenheden\n", ["niemand_draagt_bij"]),
        ("naam;woongelegenheden\nNoord;1\nNoord;2\n", ["dubbel"]),
    ],
)
def test_een_lijst_van_verhuurders_met_fouten(
    tekst: str, codes: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bezit = tmp_path / "bezit.csv"
    bezit.write_text(tekst, encoding="utf-8")
    assert main(["bijdrage", str(bezit), "--jaar", "2026", "--totaal", "100"]) == 3
    fout = capsys.readouterr().err
    assert [code for code in codes if f"[{code}]" in fout] == codes
    assert main(["bijdrage", str(bezit), "--jaar", "2026", "--totaal", "veel"]) == 2
