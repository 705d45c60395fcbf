"""De gedrukte cijfers van de stukken: elk met zijn eigen controle, en de sommen waarmee dat gaat."""

from __future__ import annotations

import json
import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel.beleid.cijfers import AFRONDING, PRECIES, VOLGT_NIET, Cijfer, cijfers, oordeel
from huurstelsel.beleid.uitdrukking import gedrukt, precies, reken, stap_van
from huurstelsel.cli import main
from huurstelsel.fouten import ParameterFout

NIET_PRECIES = {
    "aandeel_eigenaar_bewoners": "59.864",
    "prijsverschil": "87000",
    "aandeel_investeerders_2025": "9.1",
    "daling_particulieren": "23506.545",
    "groei_bedrijven": "10223.936",
    "jaar_cpi_plus_een": "1128",
    "jaar_koopwoningen_uit_percentages": "1230",
    "huurverlaging_gemiddeld": "191.609",
    "huurverlaging_aantal": "320000",
    "aandeel_vrij": "50.757",
    "aandeel_gereguleerd": "49.243",
    "aandeel_boven_duizend": "22.402",
    "aandeel_tot_duizend": "77.598",
    "betaalbare_nieuwbouw": "38.889",
    "middenhuur_per_jaar": "6250",
    "grensbedrag_woningwet": "39556579.736",
}
"""Wat de som geeft, op drie decimalen, bij elk cijfer dat alleen binnen de afronding volgt."""

ALLE = {c.id: c for c in cijfers()}


@pytest.mark.parametrize("cijfer", cijfers(), ids=lambda c: c.id)
def test_elk_gedrukt_cijfer_heeft_zijn_oordeel(cijfer: Cijfer) -> None:
    if cijfer.id == "huishoudens_gemiddeld":
        assert (cijfer.gedrukt, cijfer.afgeleid.waarde, cijfer.oordeel) == (164, Fraction("162.25"), VOLGT_NIET)
    elif cijfer.id in NIET_PRECIES:
        assert cijfer.oordeel == AFRONDING
        assert abs(cijfer.afgeleid.waarde - Fraction(NIET_PRECIES[cijfer.id])) <= Fraction(1, 2000)
    else:
        assert (cijfer.afgeleid.waarde, cijfer.oordeel) == (cijfer.gedrukt, PRECIES)


def test_de_cijfers_van_de_opgave_staan_erin() -> None:
    assert [ALLE[id_].gedrukt for id_ in ("verkopen_2025", "bezit_investeerders", "tweede_woningen", "woz_cap_geraakt", "woz_cap_privaat")] == [29_400, 762_000, 1_850, 47_000, 35_000]  # fmt: skip
    assert len(ALLE) == len(cijfers()) == 49


@pytest.mark.parametrize("cijfer", cijfers(), ids=lambda c: c.id)
def test_de_som_die_een_lezer_ziet_noemt_elk_gedrukt_getal_van_de_controle(cijfer: Cijfer) -> None:
    """De som als tekst en de som als gegevens staan apart in het bestand; een van beide wijzigen mag niet stil gaan."""
    from huurstelsel.beleid.cijfers import _BESTAND  # noqa: PLC0415
    from huurstelsel.recht.laden import lees_yaml  # noqa: PLC0415

    ruw = next(c for c in lees_yaml(_BESTAND.read_text(encoding="utf-8"))["cijfers"] if c["id"] == cijfer.id)
    getallen = {t.replace(".", "").replace(",", ".").replace("−", "") for t in re.findall(r"[\d.,]*\d", cijfer.som)}
    for blad in _bladen(ruw["controle"]):
        assert blad.lstrip("-") in getallen, blad


def _bladen(boom: object) -> list[str]:
    """De gedrukte getallen van een uitdrukking."""
    if isinstance(boom, str):
        return [boom]
    if isinstance(boom, dict) and "getal" in boom:
        return [boom["getal"]]
    if isinstance(boom, dict) and not {"exact", "tabel", "punten_bij"} & set(boom):
        return [blad for deel in boom.values() for blad in _bladen(deel)]
    return [blad for deel in boom for blad in _bladen(deel)] if isinstance(boom, list) else []


# --- uitdrukkingen ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "stap"), [("16500", 100), ("250", 10), ("9.2", "0.1"), ("60.0", "0.1"), ("-29", 1), ("800", 100)]
)
def test_een_gedrukt_getal_is_op_zijn_laatste_cijfer_afgerond(tekst: str, stap: str | int) -> None:
    assert stap_van(tekst) == Fraction(stap)
    assert gedrukt(tekst).hoog - gedrukt(tekst).laag == Fraction(stap)


@pytest.mark.parametrize(
    ("boom", "waarde", "laag", "hoog"),
    [
        ({"som": ["16500", 12]}, 16_512, 16_462, 16_562),
        ({"verschil": [12, "94"]}, -82, "-82.5", "-81.5"),
        ({"product": ["-3", 2]}, -6, -7, -5),
        ({"quotient": ["3", 2]}, "1.5", "1.25", "1.75"),
        ({"quotient": [3, "2"]}, "1.5", "1.2", 2),
        ({"gemiddelde": ["1", "2"]}, "1.5", 1, 2),
        ({"laagste": ["5", "4"]}, 4, "3.5", "4.5"),
        ({"hoogste": ["5", "4"]}, 5, "4.5", "5.5"),
        ({"boven": [{"product": [97, {"exact": "1.054"}]}, 1]}, 103, 103, 103),
        ({"tabel": {"datum": date(2022, 7, 1), "punten": 187}}, "1026.71", "1026.71", "1026.71"),
        ({"punten_bij": {"datum": date(2022, 7, 1), "bedrag": "809.83"}}, 149, 149, 149),
        ({"punten_bij": {"datum": date(2022, 7, 1), "bedrag": "809.82"}}, 148, 148, 148),
    ],
)
def test_een_som_met_de_afronding_van_haar_delen(boom: object, waarde: object, laag: object, hoog: object) -> None:
    assert reken(boom) == tuple(Fraction(str(x)) for x in (waarde, laag, hoog))


@pytest.mark.parametrize("boom", [True, 1.5, {"macht": [2, 3]}, {}, {"som": [1], "product": [2]}, None])
def test_wat_geen_uitdrukking_is_wordt_geweigerd(boom: object) -> None:
    with pytest.raises(ParameterFout, match="geen uitdrukking"):
        reken(boom)


@given(st.integers(1, 999), st.integers(1, 999), st.integers(-4, 4), st.integers(-4, 4))
def test_wat_de_afronding_toelaat_ligt_in_het_interval(a: int, b: int, da: int, db: int) -> None:
    """Elke twee echte getallen die zo worden gedrukt, geven een uitkomst binnen het interval."""
    echt_a, echt_b = a + Fraction(da, 10), b + Fraction(db, 10)
    een, twee = ({"getal": str(x), "stap": "1"} for x in (a, b))
    for soort, echt in (("som", echt_a + echt_b), ("verschil", echt_a - echt_b), ("product", echt_a * echt_b), ("quotient", echt_a / echt_b)):  # fmt: skip
        uit = reken({soort: [een, twee]})
        assert uit.laag <= echt <= uit.hoog


def test_de_drie_oordelen() -> None:
    assert oordeel(gedrukt("190"), precies(Fraction(190))) == PRECIES
    assert oordeel(gedrukt("190"), precies(Fraction(195))) == AFRONDING
    assert oordeel(gedrukt("190"), precies(Fraction("195.01"))) == VOLGT_NIET


# --- de opdracht ------------------------------------------------------------------------------------------------------


def test_de_opdracht_toont_elk_cijfer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["beleid", "cijfers"]) == 0
    uit = " ".join(capsys.readouterr().out.replace("\xa0", " ").split())
    assert "49 cijfers: 32 volgt precies, 16 binnen de afronding, 1 volgt niet." in uit
    assert "164 is te rijmen met gewichten, en die staan niet in de brief." in uit
    assert "geen uitkomst van een ministerie" in uit


def test_de_opdracht_van_een_stuk_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["beleid", "cijfers", "--stuk", "regeling_2024", "--json"]) == 0
    rijen = json.loads(capsys.readouterr().out)["cijfers"]
    assert {r["datum"] for r in rijen} == {"20 december 2024"}
    assert [(r["gedrukt"], r["som_geeft"], r["oordeel"]) for r in rijen][2] == ("77582", "77582", PRECIES)
    assert main(["beleid", "cijfers", "--stuk", "brief"]) == 2
    assert "mogelijk zijn: brief_2025" in capsys.readouterr().err
