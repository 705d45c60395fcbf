"""Een voorstel in de berekening: welke regels en bedragen dan gelden, en regels die vervallen of een andere worden."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from huurstelsel import Regeling, waardeer
from huurstelsel.fouten import GeenRecht, VoorstelFout
from huurstelsel.huur.opslagen import met_opslag
from huurstelsel.recht import laden
from huurstelsel.recht.voorstel import VOORSTELMAP, voorstel
from huurstelsel.regels.stelsel import stelsel
from voorstel_hulp import BESLUIT, BRIEF, DAG, GOED, KOP, NU, TEKSTEN, fouten, wijziging

FLAT = {
    "woning": {
        "woningtype": "meergezinswoning",
        "energieprestaties": [
            {"soort": "energielabel", "label": "A", "opnamedatum": "2022-01-01", "gebruiksoppervlakte": "60"}
        ],
        "woz_waarden": [{"waarde": 300000, "waardepeildatum": "2022-01-01"}],
        "ruimten": [
            {"soort": "woonkamer", "oppervlakte": "60", "verwarmd": True},
            {"soort": "balkon", "oppervlakte": "12"},
        ],
    }
}


def rubrieken(feiten: dict[str, Any], regeling: Regeling) -> dict[int, Fraction]:
    return {r.rubriek: r.punten for r in waardeer(feiten, regeling).rubrieken if r.punten}


def test_dezelfde_woning_met_en_zonder_voorstel():
    """60 + 2 + label + buitenruimte + 300.000 / 14.146 + 300.000 / 60 / 222 = 43,73, afgerond 44; € 884,54 is boven de grens van € 808,06."""
    nu = Regeling.op(DAG)
    zonder = rubrieken(FLAT, nu)
    assert zonder == {1: 60, 3: 2, 4: 32, 8: 2, 9: 44}
    for naam, label, balkon in ((BRIEF, 36, 6), (BESLUIT, 36, 6), (TEKSTEN, 36, 6)):
        regeling = nu.met(voorstellen=[naam])
        assert rubrieken(FLAT, regeling) == {1: 60, 3: 2, 4: label, 8: balkon, 9: 44}
        assert waardeer(FLAT, regeling).punten == 148
    assert rubrieken(FLAT, nu) == rubrieken(FLAT, Regeling.op(DAG)) == zonder
    assert waardeer(FLAT, nu).punten == 140


def test_een_uitkomst_noemt_haar_voorstel():
    regeling = Regeling.op(DAG).met(voorstellen=[BESLUIT])
    assert regeling.rechtsdatum == date(2023, 1, 25)
    uitkomst = waardeer(FLAT, regeling)
    assert uitkomst.kwitantie.voorstellen == (BESLUIT,)
    (label,) = (p for r in uitkomst.rubrieken for p in r.posten if p.id == "energielabel")
    assert label.artikel == "Bhw bijlage I.A, rubriek 4 (voorstel consultatie-2023)"
    assert waardeer(FLAT, Regeling.op(DAG)).kwitantie.voorstellen == ()


def test_de_voorbeelden_van_de_nota():
    """Nota 2.5 en 2.6: 900 wordt ten hoogste 945, 1.000 wordt ten hoogste 1.150 euro."""
    for naam in (BRIEF, BESLUIT, TEKSTEN):
        p = Regeling.op(DAG).met(voorstellen=[naam]).parameters("opslagen")
        centen = np.array([900_00, 1_000_00])
        assert [*met_opslag(centen, np.array([p.nieuwbouw, p.gezicht]), p)] == [945_00, 1_150_00]


def test_tot_en_met_186_punten_en_de_bedragen_van_de_stukken():
    """Nota 1.2: 1.021,02 euro, per 1 juli 2023 1.123,13 euro; voetnoot 3 van de brief: 187 punten is 1.026,71 euro."""
    juli = {jaar: Regeling.op(date(jaar, 7, 1)).met(voorstellen=[BESLUIT]).tarief for jaar in (2022, 2023)}
    assert [int(juli[2022].maximale_huurprijs(np.array([n]))[0]) for n in (186, 187)] == [102_102, 102_671]
    assert int(juli[2023].maximale_huurprijs(np.array([186]))[0]) == 112_313


def test_wat_elk_jaar_wordt_vastgesteld_volgt_de_peildatum():
    for dag, bedrag, grens in (
        (DAG, 14146, "808.06"),
        (date(2024, 1, 1), 14146, "879.66"),
        (date(2026, 1, 1), 16954, "932.93"),
    ):
        regeling = Regeling.op(dag).met(voorstellen=[BESLUIT])
        assert regeling.parameters("woz").onderdeel_1 == bedrag * 100
        assert Fraction(regeling.parameters("opslagen").lage_huurgrens, 100) == Fraction(grens)
        assert regeling.parameters("woz").maximum_vanaf == 187 * laden.SCHALEN["punten"]


@pytest.mark.parametrize(
    ("parameter", "feiten", "voor", "na"),
    [
        (
            "klein_vervalt",
            {"adres": {"gemeente": "Utrecht"}, "woning": {"bouwjaar": 2019, "ruimten": [("woonkamer", "30")]}},
            106,
            55,
        ),
        ("minimum_vervalt", {"woning": {"bouwjaar": 2017, "ruimten": [("woonkamer", "100")]}}, 40, 29),
    ],
)
def test_een_regel_die_op_een_dag_vervalt_geldt_tot_die_dag(
    schrijf, parameter: str, feiten: dict[str, Any], voor: int, na: int
):
    """30 m²: 17,67 + 250.000 / 30 / 94 (of 222) = 106 (of 55); 100 m²: 17,67 + 250.000 / 100 / 222 = 29, ten minste 40."""
    v = voorstel(schrijf(wijziging(pad=f"woz.{parameter}", was="geen", wordt="2024-01-01")))
    woning = {
        **feiten["woning"],
        "woningtype": "meergezinswoning",
        "woz_waarden": [{"waarde": 250000, "waardepeildatum": "2022-01-01"}],
        "ruimten": [{"soort": s, "oppervlakte": m2, "verwarmd": False} for s, m2 in feiten["woning"]["ruimten"]],
    }
    dagen = (date(2023, 12, 31), date(2024, 1, 1))
    punten = [rubrieken({**feiten, "woning": woning}, Regeling.op(dag).met(voorstellen=[v])) for dag in dagen]
    assert [p[9] for p in punten] == [voor, na]


def test_de_nieuwbouwopslag_loopt_tot_de_laatste_dag(schrijf):
    tekst = (VOORSTELMAP / f"{BESLUIT}.yaml").read_text(encoding="utf-8")
    kort = tekst.replace("voorstel: consultatie-2023\n", "voorstel: kort\n").replace("wordt: 10\n", "wordt: 1\n")
    v = voorstel(schrijf(kort))
    woning = {
        **FLAT["woning"],
        "eerste_ingebruikname": "2024-02-01",
        "ruimten": [{"soort": "woonkamer", "oppervlakte": "80"}, {"soort": "balkon", "oppervlakte": "12"}],
    }
    procent = [
        [o.procent for o in waardeer({"woning": woning}, Regeling.op(dag).met(voorstellen=[v])).huurprijs.opslagen]
        for dag in (date(2024, 2, 1), date(2025, 1, 31), date(2025, 2, 1))
    ]
    assert procent == [[5], [5], []]


@pytest.mark.parametrize("naam", [BRIEF, BESLUIT, TEKSTEN])
def test_een_kamer_houdt_haar_oude_punten(naam: str):
    """Nota 1.5.3: de modernisering geldt niet voor onzelfstandige woonruimte. 20 m² is 100 punten, een tuin 9."""
    feiten = {
        "woning": {
            "stelsel": "onzelfstandig",
            "kamers_op_adres": 3,
            "energieprestaties": [{"soort": "energielabel", "label": "G", "opnamedatum": "2022-01-01"}],
            "ruimten": [
                {"soort": "slaapkamer", "oppervlakte": "20", "verwarmd": False},
                {"soort": "tuin", "oppervlakte": "22"},
            ],
        }
    }
    nu = Regeling.op(DAG, "onzelfstandig")
    assert rubrieken(feiten, nu) == rubrieken(feiten, nu.met(voorstellen=[naam])) == {1: 100, 6: 9}


def test_een_stelsel_of_tabel_die_er_niet_is():
    with pytest.raises(GeenRecht, match="nog geen recht voor stelsel woonwagen"):
        Regeling.op(date(2025, 7, 1), "woonwagen").met(voorstellen=[BESLUIT])
    with pytest.raises(GeenRecht, match="heeft op 2025-07-01 geen tabel"):
        Regeling.op(date(2025, 7, 1), "onzelfstandig").met(voorstellen=[BESLUIT])


def test_een_regeling_weigert_een_fout_voorstel(schrijf):
    with pytest.raises(VoorstelFout) as fout:
        Regeling.op(DAG).met(voorstellen=[schrijf(wijziging(was="141"))])
    assert [f.code for f in fout.value.fouten] == ["was_klopt_niet"]
    v = voorstel(schrijf(f"{GOED}geldt: {{vanaf: 2024-01-01}}\n"))
    with pytest.raises(VoorstelFout) as fout:
        Regeling.op(DAG).met(voorstellen=[v])
    assert [f.code for f in fout.value.fouten] == ["buiten_geldigheid"]


def test_een_regel_die_vervalt_telt_niet(schrijf):
    v = voorstel(schrijf(f"{KOP}regels:\n  - {{stelsel: zelfstandig, regel: buitenruimten, vervalt: true}}\n"))
    assert rubrieken(FLAT, Regeling.op(DAG).met(voorstellen=[v])) == {1: 60, 3: 2, 4: 32, 9: 44}


def test_een_regel_vervalt_of_wordt_een_andere(schrijf):
    tekst = (
        f"{NU}regels:\n  - {{stelsel: zelfstandig, regel: ondergrens_186, vervalt: true}}\n"
        "  - {stelsel: zelfstandig, regel: keuken, wordt: toilet, artikel: art. 2}\n"
    )
    v = voorstel(schrijf(tekst))
    volgorde = stelsel("zelfstandig").volgorde
    nieuw = v.volgorde("zelfstandig", volgorde)
    namen = [stap.naam for stap in volgorde]
    assert len(nieuw) == len(volgorde) - 1
    assert [stap.naam for stap in nieuw] == ["toilet" if n == "keuken" else n for n in namen if n != "ondergrens_186"]
    assert nieuw[namen.index("keuken")].artikel == "voorstel proef, art. 2"
    assert v.volgorde("onzelfstandig", stelsel("onzelfstandig").volgorde) == stelsel("onzelfstandig").volgorde
    assert v.wijzigingen == ()


@pytest.mark.parametrize(
    ("regel", "pad", "code", "zin"),
    [
        (
            "{stelsel: zelfstandg, regel: keuken, vervalt: true}",
            "regels[0].stelsel",
            "onbekend_stelsel",
            "Het stelsel “zelfstandg” bestaat niet. Bedoelde u “zelfstandig”?",
        ),
        (
            "{stelsel: zelfstandig, regel: ondergrens_168, vervalt: true}",
            "regels[0].regel",
            "onbekende_regel",
            "De regel “ondergrens_168” staat op 2026-01-01 niet in stelsel zelfstandig. Bedoelde u “ondergrens_186”?",
        ),
        (
            "{stelsel: zelfstandig, regel: keuken, wordt: keukn}",
            "regels[0].wordt",
            "onbekende_regel",
            "Er is geen regel “keukn”. Bedoelde u “keuken”?",
        ),
        (
            "{stelsel: zelfstandig, regel: keuken, wordt: keuken}",
            "regels[0].wordt",
            "wijzigt_niets",
            "De regel “keuken” blijft hiermee zoals zij is.",
        ),
        (
            "{stelsel: zelfstandig, regel: keuken}",
            "regels[0].wordt",
            "vervalt_of_wordt",
            "Geef “vervalt: true” of “wordt” met de naam van een regel; één van beide.",
        ),
        (
            "{stelsel: zelfstandig, regel: keuken, wordt: toilet, vervalt: true}",
            "regels[0].wordt",
            "vervalt_of_wordt",
            "Geef “vervalt: true” of “wordt” met de naam van een regel; één van beide.",
        ),
        (
            "{stelsel: zelfstandig, regel: keuken, vervalt: nee}",
            "regels[0].vervalt",
            "geen_ja",
            "Schrijf “vervalt: true”, of laat het veld weg.",
        ),
        (
            "{stelsel: zelfstandig, regel: keuken, vervallt: true, wordt: toilet}",
            "regels[0].vervallt",
            "onbekend_veld",
            "Het veld “vervallt” bestaat niet. Bedoelde u “vervalt”?",
        ),
        ("{regel: keuken, vervalt: true}", "regels[0].stelsel", "ontbreekt", "Het veld “stelsel” ontbreekt."),
    ],
)
def test_foute_regels(schrijf, regel: str, pad: str, code: str, zin: str):
    assert fouten(schrijf(f"{NU}regels:\n  - {regel}\n")) == [(pad, code, zin)]


def test_een_regel_twee_keer(schrijf):
    regel = "  - {stelsel: zelfstandig, regel: keuken, vervalt: true}\n"
    zin = "De regel “keuken” staat ook bij regels[0]; noem elke regel één keer."
    assert fouten(schrijf(f"{NU}regels:\n{regel}{regel}")) == [("regels[1].regel", "dubbele_wijziging", zin)]


def test_een_stelsel_zonder_recht_op_de_grondslag(schrijf):
    gevonden = fouten(schrijf(f"{KOP}regels:\n  - {{stelsel: woonwagen, regel: keuken, vervalt: true}}\n"))
    zin = "Voor 2023-01-25 kent huurstelsel nog geen recht voor stelsel woonwagen; het eerste geldt vanaf 2024-07-01."
    assert gevonden == [("regels[0].stelsel", "geen_recht", zin)]
