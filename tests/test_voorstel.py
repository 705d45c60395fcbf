"""Voorstellen als bestand: wat zij zeggen, en elke fout met pad, code en zin. Wat zij doen staat in zaken/voorstel-*."""

from __future__ import annotations

import contextlib
from dataclasses import FrozenInstanceError, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.cli import main
from huurstelsel.fouten import Fout, GeenRecht, VoorstelFout
from huurstelsel.huur.opslagen import met_opslag
from huurstelsel.recht import laden
from huurstelsel.recht.voorstel import (
    VOORSTELMAP,
    Nieuw,
    Regelwijziging,
    Voorstel,
    Wijziging,
    controleer,
    ingebouwd,
    voorstel,
)
from huurstelsel.recht.voorstel_lezen import MAX_BYTES
from huurstelsel.recht.voorstel_proef import _proef
from huurstelsel.recht.voorstel_proefwoningen import proefwoningen
from huurstelsel.recht.voorstel_waarden import als_yaml
from huurstelsel.regels.stelsel import stelsel

WORTEL = Path(__file__).parents[1]
BRIEF, BESLUIT, TEKSTEN = "kamerbrief-2022-12-09", "consultatie-2023", "consultatie-2023-geconsolideerd"
DAG = date(2023, 7, 1)
KOP = "voorstel: proef\ntitel: Proef\nkamerstuk: Stuk 1\nbron: eigen\ngrondslag: 2023-01-25\n"
CAP = "  - {pad: woz.maximum_vanaf, was: 142, wordt: 187, artikel: art. 1}\n"
GOED = f"{KOP}wijzigingen:\n{CAP}"
ZAK = "pad, was, wordt, artikel, toelichting"


@pytest.fixture
def schrijf(tmp_path: Path):
    def naar(tekst: str | bytes, naam: str = "proef.yaml") -> Path:
        pad = tmp_path / naam
        pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
        return pad

    return naar


def fouten(bron: Any) -> list[tuple[str, str, str]]:
    """(pad, code, zin) van elke fout."""
    with pytest.raises(VoorstelFout) as fout:
        voorstel(bron)
    assert all(f.zin.endswith((".", "?")) and (f.zin[0].isupper() or f.zin[0] in "“/") for f in fout.value.fouten)
    return [(f.pad, f.code, f.zin) for f in fout.value.fouten]


def wijziging(**velden: str) -> str:
    """Een voorstel met één wijziging van de WOZ-maximering, met andere velden."""
    basis = {"pad": "woz.maximum_vanaf", "was": "142", "wordt": "187", "artikel": "art. 1"}
    regels = [f"{naam}: {waarde}" for naam, waarde in {**basis, **velden}.items() if waarde]
    return f"{KOP}wijzigingen:\n  - " + "\n    ".join(regels) + "\n"


def getallen(v: Voorstel, pad: str, peildatum: date = DAG) -> Any:
    """De nieuwe waarde van een parameter in haar eenheid."""
    onderwerp, naam = pad.split(".")
    waarde = v.waarden(onderwerp, v.grondslag or peildatum, peildatum)[naam].waarde
    schaal = laden.SCHALEN[laden.onderwerp(onderwerp)[naam].eenheid]
    return [Fraction(w, schaal) for w in waarde] if isinstance(waarde, tuple) else Fraction(waarde, schaal)


# --- de ingebouwde voorstellen -------------------------------------------------------------------------------------------------------


def test_ingebouwd_zijn_de_brief_het_ontwerpbesluit_en_de_geconsolideerde_teksten():
    assert ingebouwd() == (BESLUIT, TEKSTEN, BRIEF)


@pytest.mark.parametrize(
    ("naam", "grondslag", "overeenkomsten_voor", "wijzigingen", "lezingen"),
    [
        (BRIEF, date(2022, 12, 9), None, 19, 14),
        (BESLUIT, date(2023, 1, 25), date(2024, 1, 1), 22, 19),
        (TEKSTEN, date(2023, 1, 25), date(2024, 1, 1), 38, 17),
    ],
)
def test_een_ingebouwd_voorstel_heet_naar_zijn_bestand_en_past_op_het_recht_van_zijn_grondslag(
    naam: str, grondslag: date, overeenkomsten_voor: date | None, wijzigingen: int, lezingen: int
):
    v = voorstel(naam)
    assert (v.id, v.grondslag, v.inwerkingtreding) == (naam, grondslag, date(2024, 1, 1))
    assert (v.overeenkomsten_voor, v.vanaf, v.tot, v.regels) == (overeenkomsten_voor, None, None, ())
    assert (len(v.wijzigingen), len(v.lezingen)) == (wijzigingen, lezingen)
    v.controleer(grondslag)
    assert v is voorstel(naam)


EENGEZINS = [62, 57, 52, 47, 40, 32, 22, 14, -1, -5, -10]
MEERGEZINS = [58, 53, 48, 43, 36, 28, 15, 11, -1, -5, -10]


@pytest.mark.parametrize("naam", [BRIEF, BESLUIT])
@pytest.mark.parametrize("maat", ["klein", "middel", "groot"])
def test_de_brief_en_het_ontwerpbesluit_hebben_een_labeltabel_voor_elke_oppervlakte(naam: str, maat: str):
    assert getallen(voorstel(naam), f"energieprestatie.label_{maat}_eengezinswoning") == EENGEZINS
    assert getallen(voorstel(naam), f"energieprestatie.label_{maat}_meergezinswoning") == MEERGEZINS


def test_de_geconsolideerde_teksten_laten_tabel_4_1_en_4_2_en_de_eis_van_1_50_m_staan():
    v = voorstel(TEKSTEN)
    assert set(v.waarden("energieprestatie", date(2023, 1, 25), DAG)) == {
        "label_groot_eengezinswoning",
        "label_groot_meergezinswoning",
        "boven_a2_in_tabel",
    }
    assert getallen(v, "energieprestatie.label_groot_eengezinswoning") == EENGEZINS
    assert getallen(v, "energieprestatie.label_groot_meergezinswoning") == MEERGEZINS
    assert set(v.waarden("buitenruimte", date(2023, 1, 25), DAG)) == {"trede_vanaf", "trede_punten", "extra_punten"}
    assert getallen(v, "buitenruimte.extra_punten") == 1


@pytest.mark.parametrize("naam", [BRIEF, BESLUIT, TEKSTEN])
def test_oude_tabellen_bouwjaar_en_energieprestatievergoeding_blijven(naam: str):
    gewijzigd = set(voorstel(naam).waarden("energieprestatie", DAG, DAG))
    assert not {p for p in gewijzigd if p.startswith(("oude_tabel", "bouwjaar", "grenzen", "epv"))}


@pytest.mark.parametrize(
    ("naam", "vanaf", "punten"),
    [
        (BRIEF, [0, 5, 10, 15, 20, 25], [2, 4, 6, Fraction("7.5"), 9, 10]),
        *(
            (
                naam,
                [0, 5, 10, 15, 20, 25, 50, 75, 100],
                [2, 4, 6, Fraction("7.5"), 9, Fraction("10.5"), 12, Fraction("13.5"), 15],
            )
            for naam in (BESLUIT, TEKSTEN)
        ),
    ],
)
def test_de_treden_van_de_buitenruimte(naam: str, vanaf: list[int], punten: list[Fraction]):
    assert getallen(voorstel(naam), "buitenruimte.trede_vanaf") == vanaf
    assert getallen(voorstel(naam), "buitenruimte.trede_punten") == punten


def test_alleen_het_ontwerpbesluit_schrapt_de_eis_van_1_50_m_en_de_extra_kwaliteit():
    waarden = voorstel(BESLUIT).waarden("buitenruimte", date(2023, 1, 25), DAG)
    assert waarden["minimumafmeting_prive"].waarde == 0
    assert waarden["extra_punten"].waarde == 0
    brief = voorstel(BRIEF)
    assert (getallen(brief, "buitenruimte.extra_vanaf"), getallen(brief, "buitenruimte.extra_stap")) == (25, 10)
    assert "extra_punten" not in brief.waarden("buitenruimte", date(2022, 12, 9), DAG)


@pytest.mark.parametrize("naam", [BRIEF, BESLUIT, TEKSTEN])
def test_bovengrens_maximering_en_nieuwbouwopslag(naam: str):
    v = voorstel(naam)
    assert getallen(v, "woz.maximum_vanaf") == 187
    assert getallen(v, "opslagen.hoog_vanaf") == 187
    assert getallen(v, "opslagen.segment_na_opslag") == 0
    assert (getallen(v, "opslagen.nieuwbouw"), getallen(v, "opslagen.nieuwbouw_duur")) == (5, 10)
    opslagen = v.waarden("opslagen", DAG, DAG)
    assert opslagen["nieuwbouw_gebruik_na"].waarde == date(2024, 1, 1).toordinal()
    assert opslagen["nieuwbouw_start_voor"].waarde == date(2025, 1, 1).toordinal()


@pytest.mark.parametrize("naam", [BESLUIT, TEKSTEN])
def test_het_artikel_gaat_voor_de_nota_bij_de_uitgefaseerde_regels(naam: str):
    woz = voorstel(naam).waarden("woz", DAG, DAG)
    assert woz["klein_vervalt"].waarde == date(2039, 1, 1).toordinal()
    assert woz["minimum_vervalt"].waarde == date(2042, 1, 1).toordinal()
    assert not {"klein_vervalt", "minimum_vervalt"} & set(voorstel(BRIEF).waarden("woz", DAG, DAG))


@pytest.mark.parametrize("naam", [BRIEF, BESLUIT, TEKSTEN])
def test_een_voorstel_neemt_niets_over_van_de_wet_betaalbare_huur(naam: str):
    """Geen ondergrens van 186, geen rijksmonument als opslag, geen nieuwe keuken of sanitair."""
    punten = {"energieprestatie", "buitenruimte", "woz", "opslagen"}
    huur = {"handhaving", "huurverhoging_index", "leges", "toewijzing", "verhuurderbijdrage"}
    onderwerpen = {w.onderwerp for w in voorstel(naam).wijzigingen}
    assert (onderwerpen - huur, onderwerpen & huur) == (
        punten,
        {"huurverhoging_index"} if naam == BRIEF else onderwerpen & huur,
    )
    assert "ondergrens" not in voorstel(naam).waarden("woz", DAG, DAG)
    assert not {"gezicht", "gezicht_gebouwd_voor", "monument", "rijksmonument", "midden_vanaf"} & set(
        voorstel(naam).waarden("opslagen", DAG, DAG)
    )


@pytest.mark.parametrize(
    ("naam", "teksten"),
    [
        (
            BRIEF,
            [
                "op gelijke wijze toepassen ongeacht de oppervlakte",
                ">25 m2 10–15",
                "2 punten per 10 m2 boven de 25 m2",
                "tot en met 186 punten",
                "meer dan 141",
                "na de oplevering",
            ],
        ),
        (
            BESLUIT,
            [
                "1-",
                "15 tot 25 m2 7,5",
                "20 tot 25 m2 9",
                ">25 m2 10–15",
                "12 punten per 25 m2 boven de 100 m2",
                "2 punten per 10 m2 boven de 25 m2",
                "stapgrootte voorgesteld van 4m2",
                "stapgrootte voorgesteld van 5m2",
                "9.2 (minimaal 40 punten) per 2042",
                "kleine woningen per 2042",
                "tot 187 punten",
                "tot 2036",
                "10 jaar na oplevering",
            ],
        ),
        (
            TEKSTEN,
            [
                "ter vervanging van alle andere tabellen",
                "15 tot 25 m2 7,5",
                "10 tot 15 punten",
                "12 punten per 25 m2 boven de 100 m2",
                "1,5 m of meer",
                "187142 punten",
                "-100-",
                "per 2039",
            ],
        ),
    ],
)
def test_elke_tegenspraak_in_de_stukken_heeft_een_lezing(naam: str, teksten: list[str]):
    lezingen = voorstel(naam).lezingen
    alles = "\n".join(lezing.tekst for lezing in lezingen)
    assert [tekst for tekst in teksten if tekst not in alles] == []
    assert all(lezing.waar and lezing.lezing and lezing.waarom for lezing in lezingen)
    assert len({lezing.waar for lezing in lezingen}) > len(lezingen) / 2


@pytest.mark.parametrize("naam", [BRIEF, BESLUIT, TEKSTEN])
def test_elk_ingebouwd_voorstel_staat_met_zijn_lezingen_in_de_documentatie(naam: str):
    tekst = (WORTEL / "docs" / "voorstellen.md").read_text(encoding="utf-8")
    assert f"`{naam}`" in tekst
    assert [lezing.lezing for lezing in voorstel(naam).lezingen if lezing.lezing not in tekst] == []


# --- waarden ----------------------------------------------------------------------------------------------------------------------------


def test_een_nieuwe_waarde_is_zichtbaar_van_een_voorstel():
    v = voorstel(BESLUIT)
    waarde = v.waarden("energieprestatie", date(2023, 1, 25), DAG)["label_klein_meergezinswoning"]
    assert waarde.artikel == "voorstel consultatie-2023, art. I onder E.1 (Bhw bijlage I.A, rubriek 4)"
    assert waarde.bron == v.kamerstuk
    assert (waarde.zekerheid, waarde.toestand, waarde.jci, waarde.sleutel) == ("voorstel", "", "", None)
    assert waarde.vanaf == date(2024, 1, 1)
    assert waarde.toelichting == "Onderdeel 4.1 vervalt; één tabel voor elke oppervlakte."


def test_een_onderwerp_dat_niet_verandert_geeft_niets():
    assert voorstel(BESLUIT).waarden("keuken", date(2023, 1, 25), DAG) == {}


def test_een_voorstel_is_onveranderlijk_en_te_vergelijken(schrijf):
    v = voorstel(BESLUIT)
    with pytest.raises(FrozenInstanceError):
        v.id = "anders"  # type: ignore[misc]
    een, twee = voorstel(schrijf(GOED)), voorstel(schrijf(GOED, "ander.yaml"))
    anders = voorstel(schrijf(GOED.replace("187", "186")))
    assert (een == twee, hash(een) == hash(twee), een == anders) == (True, True, False)
    assert een.vingerafdruk == twee.vingerafdruk != anders.vingerafdruk


def test_alle_eenheden(schrijf):
    regels = [
        ("woz.klein_vervalt", "geen", "2030-12-31", date(2030, 12, 31).toordinal()),
        ("verwarming.per_vertrek_warmtelevering", '"1.5"', '"1.25"', 5 * laden.SCHALEN["punten"] // 4),
        ("gehandicapten.euro_per_punt", '"226.89"', '"300.01"', 30001),
        ("buitenruimte.extra_stap", "25", '"12.5"', 12_500_000),
        ("opslagen.gezicht", "15", "0", 0),
        ("woz.gemeenten_bijlage_iii", None, "[Rotterdam, Den Haag]", ("Rotterdam", "Den Haag")),
        ("opslagen.lage_huurgrens", '"808.06"', '"1000"', 100_000),
    ]
    gemeenten = laden.onderwerp("woz")["gemeenten_bijlage_iii"].geldend(DAG).waarde
    delen = "".join(
        f"  - {{pad: {pad}, was: {was or als_yaml(gemeenten, 'tekst')}, wordt: {wordt}, artikel: a}}\n"
        for pad, was, wordt, _ in regels
    )
    v = voorstel(schrijf(f"{KOP}wijzigingen:\n{delen}"))
    for pad, _, _, exact in regels:
        onderwerp, naam = pad.split(".")
        assert v.waarden(onderwerp, DAG, DAG)[naam].waarde == exact


def test_gedateerde_waarden_volgen_de_peildatum_en_daarbuiten_geldt_de_grondslag(schrijf):
    dagen = (
        "[{vanaf: 2024-01-01, waarde: 150}, {vanaf: 2025-01-01, tot: 2026-01-01, waarde: vervalt},"
        " {vanaf: 2026-01-01, tot: 2027-01-01, waarde: 160}]"
    )
    v = voorstel(schrijf(wijziging(wordt=dagen)))

    def op(dag: date) -> object:
        waarde = v.waarden("woz", date(2023, 1, 25), dag).get("maximum_vanaf")
        punten = waarde and waarde.waarde
        return waarde and (waarde.vanaf.year, punten and punten // laden.SCHALEN["punten"], waarde.toestand)

    assert op(date(2023, 12, 31)) is None
    assert op(date(2024, 1, 1)) == op(date(2024, 12, 31)) == (2024, 150, "")
    assert op(date(2025, 1, 1)) == (2025, None, "vervallen")
    assert op(date(2026, 12, 31)) == (2026, 160, "")
    assert op(date(2027, 1, 1)) is None


def test_geldt_begrenst_de_peildatum(schrijf):
    v = voorstel(schrijf(f"{GOED}geldt: {{vanaf: 2023-07-01, tot: 2024-07-01}}\n"))
    assert set(v.waarden("woz", DAG, date(2023, 7, 1))) == set(v.waarden("woz", DAG, date(2024, 6, 30)))
    for dag, pad, zin in (
        (
            date(2023, 6, 30),
            "geldt.vanaf",
            "Het voorstel proef geldt op peildata vanaf 2023-07-01; niet op 2023-06-30.",
        ),
        (date(2024, 7, 1), "geldt.tot", "Het voorstel proef geldt op peildata vóór 2024-07-01; niet op 2024-07-01."),
    ):
        for doe in (lambda dag=dag: v.waarden("woz", DAG, dag), lambda dag=dag: controleer([v], dag)):
            with pytest.raises(VoorstelFout) as fout:
                doe()
            assert [(f.pad, f.code, f.zin) for f in fout.value.fouten] == [(pad, "buiten_geldigheid", zin)]


def test_zonder_grondslag_rust_een_voorstel_op_de_peildatum(schrijf):
    v = voorstel(schrijf(GOED.replace("grondslag: 2023-01-25\n", "")))
    assert v.grondslag is None
    controleer([v], DAG)
    with pytest.raises(VoorstelFout, match="Op 2026-01-01 geldt 187") as fout:
        controleer([v], date(2026, 1, 1))
    zin = "Op 2026-01-01 geldt 187 (Bhw bijlage I.A, onderdeel 11.3); niet 142."
    assert [(f.pad, f.code, f.zin) for f in fout.value.fouten] == [("wijzigingen[0].was", "was_klopt_niet", zin)]


def test_voorstellen_komen_boven_op_elkaar(schrijf):
    boven = schrijf(GOED.replace("grondslag: 2023-01-25\n", "").replace("was: 142, wordt: 187", "was: 187, wordt: 200"))
    onder = voorstel(BESLUIT)
    controleer([onder, voorstel(boven)], DAG)
    with pytest.raises(VoorstelFout) as fout:
        controleer([voorstel(boven), onder], DAG)
    zinnen = [f.zin for f in fout.value.fouten]
    assert zinnen[0] == "Op 2023-01-25 geldt 142 (Bhw bijlage I.A, onderdeel 9.3); niet 187."
    with pytest.raises(VoorstelFout) as fout:
        controleer([onder, voorstel(schrijf(GOED))], DAG)
    zin = "Op 2023-01-25 geldt 187 (voorstel consultatie-2023, art. I onder E.3 (Bhw bijlage I.A, onderdeel 9.3)); niet 142."
    assert [f.zin for f in fout.value.fouten] == [zin]


def test_voorstellen_op_elkaar_rusten_op_dezelfde_dag():
    with pytest.raises(VoorstelFout) as fout:
        controleer([voorstel(BRIEF), voorstel(BESLUIT)], DAG)
    zin = "Het voorstel consultatie-2023 rust op 2023-01-25, een eerder voorstel op 2022-12-09; dat gaat niet samen."
    assert [(f.pad, f.code, f.zin) for f in fout.value.fouten] == [("grondslag", "andere_grondslag", zin)]
    with pytest.raises(VoorstelFout) as fout:
        controleer([voorstel(BRIEF), voorstel(BRIEF)], DAG)
    zin = "Het voorstel kamerbrief-2022-12-09 staat er twee keer."
    assert [(f.pad, f.code, f.zin) for f in fout.value.fouten] == [("voorstel", "dubbel_voorstel", zin)]


# --- in de berekening --------------------------------------------------------------------------------------------------------------------

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


# --- regels -----------------------------------------------------------------------------------------------------------------------------

NU = KOP.replace("2023-01-25", "2026-01-01")


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


# --- fouten in een wijziging ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "pad", "code", "zin"),
    [
        (
            {"was": "141"},
            "was",
            "was_klopt_niet",
            "Op 2023-01-25 geldt 142 (Bhw bijlage I.A, onderdeel 9.3); niet 141.",
        ),
        (
            {"was": "geen"},
            "was",
            "was_klopt_niet",
            "Op 2023-01-25 heeft woz.maximum_vanaf wel een waarde: 142 (Bhw bijlage I.A, onderdeel 9.3).",
        ),
        (
            {"pad": "woz.klein_vervalt", "was": "2039-01-01", "wordt": "2040-01-01"},
            "was",
            "was_klopt_niet",
            "Op 2023-01-25 heeft woz.klein_vervalt geen waarde; schrijf “was: geen”.",
        ),
        (
            {"pad": "buitenruimte.extra_stap", "was": '"12.5"', "wordt": "10"},
            "was",
            "was_klopt_niet",
            'Op 2023-01-25 geldt 25 (Bhw bijlage I.A, toelichting rubriek 8); niet "12.5".',
        ),
        (
            {"wordt": "142"},
            "wordt",
            "wijzigt_niets",
            "De parameter woz.maximum_vanaf blijft hiermee zoals zij is; laat deze wijziging weg.",
        ),
        (
            {"pad": "woz.klein_vervalt", "was": "geen", "wordt": "vervalt"},
            "wordt",
            "wijzigt_niets",
            "De parameter woz.klein_vervalt blijft hiermee zoals zij is; laat deze wijziging weg.",
        ),
        ({"pad": ""}, "pad", "ontbreekt", "Het veld “pad” ontbreekt."),
        ({"was": ""}, "was", "ontbreekt", "Het veld “was” ontbreekt."),
        ({"wordt": ""}, "wordt", "ontbreekt", "Het veld “wordt” ontbreekt."),
        ({"wordt": "~"}, "wordt", "ontbreekt", "Het veld “wordt” ontbreekt."),
        ({"artikel": ""}, "artikel", "ontbreekt", "Het veld “artikel” ontbreekt."),
        ({"artikel": "[a]"}, "artikel", "geen_tekst", "Hier hoort een tekst; zet hem tussen aanhalingstekens."),
        (
            {"toelichtng": "x"},
            "toelichtng",
            "onbekend_veld",
            "Het veld “toelichtng” bestaat niet. Bedoelde u “toelichting”?",
        ),
        (
            {"pad": "maximum_vanaf"},
            "pad",
            "pad_ongeldig",
            "“maximum_vanaf” is geen pad; schrijf onderwerp.parameter. Bedoelde u “woz.maximum_vanaf”?",
        ),
        (
            {"pad": "wozz.maximum_vanaf"},
            "pad",
            "onbekend_onderwerp",
            "Het onderwerp “wozz” bestaat niet. Bedoelde u “woz”?",
        ),
        (
            {"pad": "rubriek9.maximum_vanaf"},
            "pad",
            "onbekend_onderwerp",
            "Het onderwerp “rubriek9” bestaat niet. Bedoelde u “woz.maximum_vanaf”?",
        ),
        (
            {"pad": "woz.maximum_vanf"},
            "pad",
            "onbekende_parameter",
            "De parameter “maximum_vanf” bestaat niet in woz. Bedoelde u “maximum_vanaf”?",
        ),
        (
            {"pad": "woz.hoog_vanaf"},
            "pad",
            "onbekende_parameter",
            "De parameter “hoog_vanaf” bestaat niet in woz. Bedoelde u “opslagen.hoog_vanaf”?",
        ),
        ({"wordt": "187.5"}, "wordt", "float", 'Schrijf een getal met decimalen als tekst: "187.5".'),
        ({"was": "142.0"}, "was", "float", 'Schrijf een getal met decimalen als tekst: "142.0".'),
        (
            {"wordt": '"187,5"'},
            "wordt",
            "geen_getal",
            "“187,5” is geen getal in punten. Schrijf decimalen met een punt.",
        ),
        ({"wordt": "1-"}, "wordt", "geen_getal", "“1-” is geen getal in punten."),
        ({"wordt": "true"}, "wordt", "geen_getal", "“True” is geen getal in punten."),
        ({"wordt": "vervallt"}, "wordt", "geen_getal", "“vervallt” is geen getal in punten."),
        ({"wordt": "[187]"}, "wordt", "verkeerde_vorm", "Hier hoort één waarde (punten), geen lijst."),
        ({"wordt": "{a: 1}"}, "wordt", "verkeerde_vorm", "Hier hoort één waarde (punten), geen groep."),
        ({"wordt": "1001"}, "wordt", "buiten_bereik", "Een waarde in punten ligt hier tussen -1000 en 1000."),
        ({"wordt": "9" * 5000}, "wordt", "buiten_bereik", "Een waarde in punten ligt hier tussen -1000 en 1000."),
        ({"wordt": '"1/17"'}, "wordt", "niet_exact", "Met de waarde 1/17 is woz.maximum_vanaf niet exact te rekenen."),
        (
            {"pad": "gehandicapten.euro_per_punt", "was": '"226.89"', "wordt": "0"},
            "wordt",
            "nul",
            "Door gehandicapten.euro_per_punt wordt gedeeld; nul kan niet.",
        ),
        (
            {"pad": "gehandicapten.euro_per_punt", "was": '"226.89"', "wordt": '"226.891"'},
            "wordt",
            "niet_exact",
            "Met de waarde 226.891 is gehandicapten.euro_per_punt niet exact te rekenen.",
        ),
        (
            {"pad": "gehandicapten.euro_per_punt", "was": '"226.89"', "wordt": "-1"},
            "wordt",
            "buiten_bereik",
            "Een waarde in euro ligt hier tussen 0 en 10000000.",
        ),
        (
            {"pad": "woz.onderdeel_1", "was": "12090", "wordt": '"12090.5"'},
            "wordt",
            "niet_exact",
            "Met de waarde 12090.5 is woz.onderdeel_1 niet exact te rekenen.",
        ),
        (
            {"pad": "opslagen.segment_na_opslag", "was": "1", "wordt": "2"},
            "wordt",
            "geen_ja_nee",
            "Schrijf 1 (ja) of 0 (nee).",
        ),
        (
            {"pad": "woz.klein_vervalt", "was": "geen", "wordt": "2039-02-30"},
            "wordt",
            "geen_datum",
            "“2039-02-30” is geen bestaande datum; schrijf jjjj-mm-dd, bijvoorbeeld 2023-01-25.",
        ),
        (
            {"pad": "woz.klein_vervalt", "was": "geen", "wordt": "2039"},
            "wordt",
            "geen_datum",
            "“2039” is geen bestaande datum; schrijf jjjj-mm-dd, bijvoorbeeld 2023-01-25.",
        ),
        (
            {"pad": "energieprestatie.grenzen_bouwjaar", "was": "[1976]", "wordt": "[1980, x]"},
            "wordt[1]",
            "geen_getal",
            "“x” is geen getal in jaar.",
        ),
        (
            {"pad": "buitenruimte.trede_punten", "was": "[2, 4, 6, 8, 10]", "wordt": "7.5"},
            "wordt",
            "geen_lijst",
            "Hier hoort een rij, zoals [2, 4, 6, 8, 10].",
        ),
        (
            {"pad": "buitenruimte.trede_punten", "was": "[2, 4, 6, 8, 10]", "wordt": "[2, 4, 6, 7.5, 10]"},
            "wordt[3]",
            "float",
            'Schrijf een getal met decimalen als tekst: "7.5".',
        ),
        (
            {"pad": "buitenruimte.trede_punten", "was": "[2, 4, 6, 8, 10]", "wordt": "[2, 4, [6], 8, 10]"},
            "wordt[2]",
            "verkeerde_vorm",
            "Hier hoort één waarde (punten), geen lijst.",
        ),
        (
            {"pad": "buitenruimte.trede_punten", "was": "[2, 4, 6, 8, 10]", "wordt": "[]"},
            "wordt",
            "geen_lijst",
            "Hier hoort een rij, zoals [2, 4, 6, 8, 10].",
        ),
        (
            {"pad": "buitenruimte.trede_punten", "was": "[2, 4, 6, 8, 10]", "wordt": "[2, 4, 6, 8, 10, 12]"},
            "wordt",
            "andere_lengte",
            "Deze rijen horen even lang te zijn: buitenruimte.trede_punten heeft er 6 en buitenruimte.trede_vanaf heeft er 5.",
        ),
        (
            {"pad": "buitenruimte.trede_vanaf", "was": "[0, 25, 50, 75, 100]", "wordt": "[0, 25, 20, 75, 100]"},
            "wordt",
            "niet_oplopend",
            "De grenzen van buitenruimte.trede_vanaf lopen op; deze rij doet dat niet.",
        ),
        (
            {"pad": "buitenruimte.trede_vanaf", "was": "[0, 25, 50, 75, 100]", "wordt": "[5, 25, 50, 75, 100]"},
            "wordt",
            "begint_niet_bij_nul",
            "De eerste grens van buitenruimte.trede_vanaf is 0.",
        ),
        (
            {
                "pad": "energieprestatie.label_groot_eengezinswoning",
                "was": "[52, 48, 44, 40, 36, 32, 22, 14, 8, 4, 0]",
                "wordt": "[62, 57]",
            },
            "wordt",
            "andere_lengte",
            "Deze rij heeft 2 waarden; energieprestatie.label_groot_eengezinswoning heeft er 11.",
        ),
        ({"wordt": "[{vanaf: 2024-01-01}]"}, "wordt[0].waarde", "ontbreekt", "Hier ontbreekt een waarde."),
        ({"wordt": "[{waarde: 3}]"}, "wordt[0].vanaf", "ontbreekt", "Het veld “vanaf” ontbreekt."),
        (
            {"wordt": "[{vanaf: 2024-01-01, waarde: 150, totdat: 2025-01-01}]"},
            "wordt[0].totdat",
            "onbekend_veld",
            "Het veld “totdat” bestaat niet. Bedoelde u “tot”?",
        ),
        (
            {"wordt": "[{vanaf: 2024-01-01, waarde: 150}, 160]"},
            "wordt[1]",
            "geen_groep",
            "Hier horen velden: vanaf, tot, waarde.",
        ),
        (
            {"wordt": "[{vanaf: 2024-01-01, tot: 2024-01-01, waarde: 150}]"},
            "wordt[0].tot",
            "geldt_nooit",
            "Deze datum ligt niet na vanaf (2024-01-01).",
        ),
        (
            {"wordt": "[{vanaf: 2024-01-01, tot: 2025-01-01, waarde: 150}, {vanaf: 2026-01-01, waarde: 160}]"},
            "wordt[1].vanaf",
            "gat",
            "Van 2025-01-01 tot 2026-01-01 is er geen waarde; laat de perioden op elkaar aansluiten.",
        ),
        (
            {"wordt": "[{vanaf: 2024-01-01, tot: 2025-01-01, waarde: 150}, {vanaf: 2024-12-31, waarde: 160}]"},
            "wordt[1].vanaf",
            "overlap",
            "Deze waarde begint op 2024-12-31, terwijl de vorige geldt vanaf 2024-01-01 tot 2025-01-01.",
        ),
        (
            {"wordt": "[{vanaf: 2025-01-01, waarde: 150}, {vanaf: 2024-01-01, waarde: 160}]"},
            "wordt[1].vanaf",
            "overlap",
            "Deze waarde begint op 2024-01-01, terwijl de vorige geldt vanaf 2025-01-01.",
        ),
    ],
)
def test_foute_wijziging(schrijf, velden: dict[str, str], pad: str, code: str, zin: str):
    assert fouten(schrijf(wijziging(**velden))) == [(f"wijzigingen[0].{pad}", code, zin)]


def test_een_tabel_heeft_precies_de_sleutels_van_de_wet(schrijf):
    wet = laden.onderwerp("sanitair")["voorzieningen"].geldend(date(2026, 1, 1)).waarde
    was = als_yaml(wet, "punten")
    nieuw = was.replace('bubbelfunctie: "1.5"', "bubelfunctie: 2")
    assert was.startswith('{bubbelfunctie: "1.5", afscheiding_douche: "1.25"')
    deel = f"  - {{pad: sanitair.voorzieningen, was: {was}, wordt: {nieuw}, artikel: a}}\n"
    zin = "Het veld “bubelfunctie” bestaat niet. Bedoelde u “bubbelfunctie”?"
    assert fouten(schrijf(f"{NU}wijzigingen:\n{deel}")) == [
        ("wijzigingen[0].wordt.bubelfunctie", "onbekend_veld", zin),
        ("wijzigingen[0].wordt.bubbelfunctie", "ontbreekt", "Het veld “bubbelfunctie” ontbreekt."),
    ]
    goed = deel.replace("bubelfunctie", "bubbelfunctie")
    v = voorstel(schrijf(f"{NU}wijzigingen:\n{goed}"))
    waarde = v.waarden("sanitair", date(2026, 1, 1), date(2026, 1, 1))["voorzieningen"].waarde
    assert waarde == {**wet, "bubbelfunctie": 2 * laden.SCHALEN["punten"]}


def test_een_parameter_twee_keer(schrijf):
    zin = "De parameter woz.maximum_vanaf staat ook bij wijzigingen[0]; noem elke parameter één keer."
    assert fouten(schrijf(GOED + CAP.replace("187", "186"))) == [("wijzigingen[1].pad", "dubbele_wijziging", zin)]


# --- fouten in de kop -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oud", "nieuw", "pad", "code", "zin"),
    [
        ("voorstel: proef", "", "voorstel", "ontbreekt", "Het veld “voorstel” ontbreekt."),
        ("titel: Proef", "titel: ~", "titel", "ontbreekt", "Het veld “titel” ontbreekt."),
        ("kamerstuk: Stuk 1", "", "kamerstuk", "ontbreekt", "Het veld “kamerstuk” ontbreekt."),
        ("bron: eigen", "", "bron", "ontbreekt", "Het veld “bron” ontbreekt."),
        (
            "titel: Proef",
            "titel: 2023",
            "titel",
            "geen_tekst",
            "Hier hoort een tekst; zet hem tussen aanhalingstekens.",
        ),
        (
            "voorstel: proef",
            "voorstel: Mijn voorstel",
            "voorstel",
            "naam_ongeldig",
            "“Mijn voorstel” is geen naam voor een voorstel; gebruik kleine letters, cijfers en streepjes.",
        ),
        (
            "voorstel: proef",
            "voorstel: consultatie-2023",
            "voorstel",
            "naam_bezet",
            "“consultatie-2023” is een ingebouwd voorstel; geef uw voorstel een eigen naam.",
        ),
        (
            "bron: eigen",
            "bron: eigen\nbegin: 2024-01-01",
            "begin",
            "onbekend_veld",
            "Het veld “begin” bestaat niet.",
        ),
        (
            "bron: eigen",
            "bron: eigen\ninwerkingtreden: 2024-01-01",
            "inwerkingtreden",
            "onbekend_veld",
            "Het veld “inwerkingtreden” bestaat niet. Bedoelde u “inwerkingtreding”?",
        ),
        ("bron: eigen", "bron: eigen\nbron: ander", "bron", "dubbel_veld", "Het veld “bron” staat hier twee keer."),
        (
            "grondslag: 2023-01-25",
            "grondslag: 25-01-2023",
            "grondslag",
            "geen_datum",
            "“25-01-2023” is geen bestaande datum; schrijf jjjj-mm-dd, bijvoorbeeld 2023-01-25.",
        ),
        (
            "grondslag: 2023-01-25",
            "grondslag: [2023-01-25]",
            "grondslag",
            "geen_datum",
            "Hier hoort een datum; schrijf jjjj-mm-dd, bijvoorbeeld 2023-01-25.",
        ),
        (
            "bron: eigen",
            "bron: eigen\ninwerkingtreding: 2023-01-24",
            "inwerkingtreding",
            "voor_grondslag",
            "Deze datum ligt vóór de grondslag (2023-01-25).",
        ),
        (
            "bron: eigen",
            "bron: eigen\novereenkomsten_voor: 2023-01-24",
            "overeenkomsten_voor",
            "voor_grondslag",
            "Deze datum ligt vóór de grondslag (2023-01-25).",
        ),
        (
            "bron: eigen",
            "bron: eigen\ngeldt: {vanaf: 2024-01-01, tot: 2024-01-01}",
            "geldt.tot",
            "geldt_nooit",
            "Deze datum ligt niet na geldt.vanaf (2024-01-01); geen peildatum ligt ertussen.",
        ),
        (
            "bron: eigen",
            "bron: eigen\ngeldt: {van: 2024-01-01}",
            "geldt.van",
            "onbekend_veld",
            "Het veld “van” bestaat niet. Bedoelde u “vanaf”?",
        ),
        ("bron: eigen", "bron: eigen\ngeldt: 2024", "geldt", "geen_groep", "Hier horen velden: vanaf, tot."),
        (
            "bron: eigen",
            "bron: eigen\nlezingen: [{waar: a, tekst: b, lezing: c}]",
            "lezingen[0].waarom",
            "ontbreekt",
            "Het veld “waarom” ontbreekt.",
        ),
        (
            "bron: eigen",
            "bron: eigen\nlezingen: [a]",
            "lezingen[0]",
            "geen_groep",
            "Hier horen velden: waar, tekst, lezing, waarom.",
        ),
        (
            "bron: eigen",
            "bron: eigen\nregels: []",
            "regels",
            "lege_lijst",
            "Deze lijst is leeg; laat het veld weg.",
        ),
    ],
)
def test_foute_kop(schrijf, oud: str, nieuw: str, pad: str, code: str, zin: str):  # noqa: PLR0917 - een tabel
    gevonden = fouten(schrijf(GOED.replace(oud, nieuw)))
    assert gevonden == [(pad, code, zin)]


def test_een_grondslag_zonder_recht(schrijf):
    gevonden = fouten(schrijf(GOED.replace("2023-01-25", "2022-06-30").replace("was: 142", "was: geen")))
    zin = "Voor 2022-06-30 kent huurstelsel nog geen recht; het eerste geldt vanaf 2022-07-01."
    assert gevonden == [("grondslag", "geen_recht", zin)]


def test_een_gedateerde_waarde_van_voor_de_inwerkingtreding(schrijf):
    tekst = wijziging(wordt="[{vanaf: 2023-12-31, waarde: 150}]") + "inwerkingtreding: 2024-01-01\n"
    zin = "Deze datum ligt vóór de inwerkingtreding (2024-01-01)."
    assert fouten(schrijf(tekst)) == [("wijzigingen[0].wordt[0].vanaf", "voor_inwerkingtreding", zin)]


@pytest.mark.parametrize("rest", ["", "lezingen: []\n", "wijzigingen: ~\n"])
def test_een_voorstel_dat_niets_wijzigt(schrijf, rest: str):
    zin = "Het voorstel wijzigt niets; geef “wijzigingen” of “regels”."
    assert fouten(schrijf(KOP + rest)) == [("wijzigingen", "ontbreekt", zin)]


@pytest.mark.parametrize("wat", ["wijzigingen: {a: 1}", "wijzigingen: x"])
def test_wijzigingen_is_een_lijst(schrijf, wat: str):
    zin = "Hier hoort een lijst; begin elk deel met een streepje."
    assert fouten(schrijf(f"{KOP}{wat}\n")) == [("wijzigingen", "geen_lijst", zin)]


def test_alle_fouten_tegelijk_in_de_volgorde_van_het_bestand(schrijf):
    tekst = (
        "voorstel: Proef!\ntitel: Proef\nkamerstuk: Stuk 1\ngrondslag: 2023-01-25\ninwerkingtreding: 2022-01-01\n"
        "wijzigingen:\n"
        "  - {pad: woz.maximum_vanaf, was: 141, wordt: 187.5, artikel: a}\n"
        "  - {pad: woz.maximum_procent, was: 30, wordt: 40, artikel: a}\n"
        "  - {pad: wos.maximum_vanaf, was: 142, wordt: 187, artikl: a}\n"
        "  - {pad: woz.minimum_vanaf, was: 110, wordt: [{vanaf: 2021-01-01, waarde: 1.5}], artikel: a, artikel: b}\n"
        "regels:\n  - {stelsel: woonboot, regel: keuken, vervalt: true}\n"
    )
    assert [(pad, code) for pad, code, _ in fouten(schrijf(tekst))] == [
        ("voorstel", "naam_ongeldig"),
        ("inwerkingtreding", "voor_grondslag"),
        ("wijzigingen[0].wordt", "float"),
        ("wijzigingen[1].was", "was_klopt_niet"),
        ("wijzigingen[2].artikl", "onbekend_veld"),
        ("wijzigingen[2].artikel", "ontbreekt"),
        ("wijzigingen[2].pad", "onbekend_onderwerp"),
        ("wijzigingen[3].artikel", "dubbel_veld"),
        ("wijzigingen[3].wordt[0].waarde", "float"),
        ("regels[0].stelsel", "onbekend_stelsel"),
        ("bron", "ontbreekt"),
    ]


# --- bestanden --------------------------------------------------------------------------------------------------------------------------


def test_een_naam_die_er_niet_is():
    zin = (
        "Er is geen voorstel “consultatie-2032”. Bedoelde u “consultatie-2023”? Ingebouwd zijn: consultatie-2023,"
        " consultatie-2023-geconsolideerd, kamerbrief-2022-12-09. Een eigen bestand geeft u met zijn pad, bijvoorbeeld"
        " ./voorstel.yaml."
    )
    assert fouten("consultatie-2032") == [("voorstel", "onbekend_voorstel", zin)]


@pytest.mark.parametrize("naam", ["", "x" * 100_000, "a b", "\0"])
def test_een_naam_die_geen_naam_is(naam: str):
    ((pad, code, _),) = fouten(naam)
    assert (pad, code) == ("voorstel", "onbekend_voorstel")


def test_een_leeg_voorstel_is_geen_leeg_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    leeg = tmp_path / "leeg.yaml"
    leeg.touch()
    flat = Path(__file__).parents[1] / "examples" / "portiekflat.yaml"
    assert main(["waardeer", str(flat), "--recht", str(leeg)]) == 3
    assert capsys.readouterr().err == "voorstel: Het bestand is leeg. [leeg_bestand]\n"


def test_een_bestand_dat_er_niet_is(tmp_path: Path):
    pad = tmp_path / "weg.yaml"
    assert fouten(pad) == fouten(str(pad)) == [("", "bestand_niet_gevonden", f"Het bestand {pad} bestaat niet.")]


def test_een_map(tmp_path: Path):
    assert fouten(tmp_path) == [("", "is_map", f"{tmp_path} is een map; geef een bestand.")]


@pytest.mark.parametrize("pad", ["./\0.yaml", "/" + "x" * 5000, "/proc/self/mem"])
def test_een_pad_dat_niet_te_lezen_is(pad: str):
    ((_, code, _),) = fouten(pad)
    assert code in {"bestand_onleesbaar", "geen_leesrecht"}


@pytest.mark.parametrize(
    ("inhoud", "code", "zin"),
    [
        (b"", "leeg_bestand", "Het bestand is leeg."),
        (b"  \n", "leeg_bestand", "Het bestand is leeg."),
        (b"\xff\xfe\x00", "geen_utf8", "Het bestand is geen UTF-8 (regel 1); bewaar het opnieuw als UTF-8."),
        (
            b"PAR1\x00\x01",
            "yaml_ongeldig",
            "Geen geldige YAML: dit is geen geldige YAML.",
        ),
        (
            b"voorstel: [a",
            "yaml_ongeldig",
            "Geen geldige YAML op regel 2, kolom 1: dit is geen geldige YAML.",
        ),
        (
            b"- a\n",
            "geen_voorstel",
            "Het bestand bevat geen voorstel; begin met het veld “voorstel:”. Zie docs/voorstellen.md.",
        ),
        (
            b"a: 1\n---\nb: 1\n",
            "meer_documenten",
            "Het bestand bevat meer dan één document; geef één voorstel per bestand.",
        ),
        (b"a: " + b"[" * 200 + b"]" * 200, "te_diep", "Het document is meer dan 100 niveaus diep."),
        (b"a: !!python/object:os.system x", "yaml_type", "Een YAML-type (!…) op regel 1, kolom 4 mag hier niet."),
        (b"#" * (MAX_BYTES + 1), "bestand_te_groot", "Het bestand is groter dan 1 MB; dat is geen voorstel."),
    ],
)
def test_een_bestand_dat_geen_voorstel_is(schrijf, inhoud: bytes, code: str, zin: str):
    assert fouten(schrijf(inhoud)) == [("", code, zin)]


def test_json_mag_ook(schrijf):
    wijziging_ = '{"pad": "woz.maximum_vanaf", "was": 142, "wordt": %s, "artikel": "a"}'
    kop = '{"voorstel": "proef", "titel": "a", "kamerstuk": "b", "bron": "c", "wijzigingen": [%s]}'
    v = voorstel(schrijf(kop % (wijziging_ % "187"), "proef.json"))
    assert getallen(v, "woz.maximum_vanaf") == 187
    assert fouten(schrijf(kop % (wijziging_ % "187.5"), "proef.json")) == [
        ("wijzigingen[0].wordt", "float", 'Schrijf een getal met decimalen als tekst: "187.5".')
    ]


def test_een_kopie_van_een_ingebouwd_voorstel_heeft_een_eigen_naam_nodig(schrijf):
    tekst = (VOORSTELMAP / f"{BESLUIT}.yaml").read_text(encoding="utf-8")
    assert [code for _, code, _ in fouten(schrijf(tekst))] == ["naam_bezet"]
    kopie = voorstel(schrijf(tekst.replace("voorstel: consultatie-2023\n", "voorstel: kopie\n")))
    assert kopie.wijzigingen == voorstel(BESLUIT).wijzigingen
    assert voorstel(VOORSTELMAP / f"{BESLUIT}.yaml") == voorstel(BESLUIT)


def test_het_voorbeeld_is_een_geldig_voorstel():
    v = voorstel(WORTEL / "examples" / "voorstellen" / "voorstel.yaml")
    assert (v.id, v.grondslag, v.overeenkomsten_voor) == (
        "voorbeeld-buitenruimte",
        date(2026, 1, 1),
        date(2026, 7, 1),
    )
    dag = date(2026, 8, 1)
    assert getallen(v, "buitenruimte.prive_per_m2", dag) == Fraction(1, 2)
    assert getallen(v, "energieprestatie.meergezinswoning", dag)[-1] == -20
    assert getallen(v, "opslagen.nieuwbouw", dag) == 5
    assert "nieuwbouw" not in v.waarden("opslagen", dag, date(2026, 6, 30))


STUKJES = st.sampled_from(
    [
        *KOP.splitlines(),
        *("wijzigingen:", "  - pad: woz.maximum_vanaf", "    was: 142", "    wordt: 187", "    artikel: a", "  - 1"),
        *("    wordt: [{vanaf: 2024-01-01, waarde: [1]}]", "    was: 1.5", "    wordt: {a: 1}", "    wordt: &x [*x]"),
        *(
            "regels: [{stelsel: x}]",
            "geldt: [1]",
            "? {a: b}",
            "*x",
            "lezingen: 3",
            "grondslag: 9999-99-99",
            "\t",
            "\x00",
        ),
    ]
)


@given(st.lists(STUKJES | st.text(max_size=8), max_size=14).map("\n".join))
def test_elk_bestand_is_een_voorstel_of_een_voorstelfout(tmp_path_factory, tekst: str):
    pad = tmp_path_factory.getbasetemp() / "willekeurig.yaml"
    pad.write_bytes(tekst.encode("utf-8", "surrogatepass"))
    try:
        uit = len(voorstel(pad).vingerafdruk)
    except VoorstelFout as fout:
        uit = -len(fout.fouten)
    assert uit


# --- op proef: wat niet te rekenen is ------------------------------------------------------------------------------------------------

PROEFDAGEN = (date(2024, 6, 30), date(2026, 1, 1))
STELSELS = [
    (dag, naam)
    for dag in PROEFDAGEN
    for naam in ("zelfstandig", "onzelfstandig", "woonwagen", "standplaats")[: 4 if dag.year > 2024 else 2]
]
REGELS = [(dag, naam, stap.naam) for dag, naam in STELSELS for stap in stelsel(naam, dag).volgorde]


def met_of_fout(v: Voorstel, dag: date) -> tuple[str, str]:
    """Waardeer proefwoningen, of geef pad en code van de enige fout."""
    try:
        Regeling.op(dag).met(voorstellen=[v])
    except VoorstelFout as e:
        [fout] = e.fouten
        assert fout.zin.startswith(("Zonder ", "Met "))
        return fout.pad, fout.code
    for woning in proefwoningen(dag, alle=False):
        with contextlib.suppress(GeenRecht):
            waardeer(woning, Regeling(dag, woning.woning.stelsel, (), (v,)))
    return "", ""


def met(dag: date, naam: str, **veranderingen: Any) -> Voorstel:
    """Een voorstel met alleen deze veranderingen, dat niet uit een bestand komt."""
    leeg: dict[str, Any] = {"wijzigingen": (), "regels": (), "overeenkomsten_voor": None, "inwerkingtreding": None}
    eigen = {"id": naam, "vingerafdruk": naam, "grondslag": dag, **leeg, **veranderingen}
    return replace(voorstel(BRIEF), **eigen)


@pytest.mark.parametrize(("dag", "naam", "regel"), REGELS)
def test_elke_regel_kan_vervallen_of_het_voorstel_zegt_waarom_niet(dag: date, naam: str, regel: str):
    v = met(dag, f"{naam}-{regel}", regels=(Regelwijziging(0, naam, regel, None, "", ""),))
    assert met_of_fout(v, dag) in {("", ""), ("regels[0]", "regel_nodig")}


GELDEND = [
    (dag, p.pad)
    for dag in PROEFDAGEN
    for onderwerp in sorted(
        {r.onderwerp for d, n in STELSELS if d == dag for r, _ in Regeling.op(d, n).stappen} | {"opslagen", "inleiding"}
    )
    for p in laden.onderwerp(onderwerp).values()
    if p.waarden[0].vanaf <= dag and not p.geldend(dag).toestand
]


@pytest.mark.parametrize(("dag", "pad"), GELDEND)
def test_elke_parameter_kan_vervallen_of_het_voorstel_zegt_waarom_niet(dag: date, pad: str):
    onderwerp, naam = pad.split(".")
    was = laden.onderwerp(onderwerp)[naam].geldend(dag).waarde
    w = Wijziging(0, onderwerp, naam, was, (Nieuw(None, None, None),), "art. 1", "")
    assert met_of_fout(met(dag, pad, wijzigingen=(w,)), dag) in {
        ("", ""),
        ("wijzigingen[0].wordt", "kan_niet_vervallen"),
    }


@pytest.mark.parametrize("naam", ingebouwd())
def test_de_ingebouwde_voorstellen_doorstaan_de_proef(naam: str):
    assert _proef((voorstel(naam),), DAG) == ()
    assert _proef((voorstel(naam),), date(2026, 1, 1)) == ()


@pytest.mark.parametrize("dag", [date(2022, 7, 1), *PROEFDAGEN])
def test_de_proefwoningen_zijn_te_waarderen(dag: date):
    eigen = {naam for d, naam in STELSELS if (d < date(2024, 7, 1)) == (dag < date(2024, 7, 1))}
    woningen = [w for w in proefwoningen(dag) if w.woning.stelsel in eigen]
    assert {w.woning.stelsel for w in woningen} == eigen
    for woning in woningen:
        assert waardeer(woning, dag).punten_minimaal is not None


def test_van_meer_wijzigingen_wordt_de_schuldige_genoemd(schrijf):
    regels = "regels:\n  - {stelsel: zelfstandig, regel: buitenruimten, vervalt: true}\n  - {stelsel: zelfstandig, regel: verwarming, vervalt: true}\n"
    v = voorstel(schrijf(f"{GOED}{regels}"))
    with pytest.raises(VoorstelFout) as fout:
        Regeling.op(DAG).met(voorstellen=[v])
    zin = "Zonder de regel “verwarming” is de regel “keuken” niet te rekenen (zij heeft “aanrecht” nodig); laat “keuken” ook vervallen, of laat “verwarming” staan."
    assert fout.value.fouten == (Fout("regels[1]", "regel_nodig", zin),)


def test_het_maximum_van_de_woz_blijft_onder_honderd_procent(schrijf):
    [(pad, code, _)] = fouten(schrijf(wijziging(pad="woz.maximum_procent", was="33", wordt="100")))
    assert (pad, code) == ("wijzigingen[0].wordt", "buiten_bereik")


def test_het_middensegment_begint_niet_na_het_hoge(schrijf):
    kop = KOP.replace("2023-01-25", "2026-01-01")
    regel = "  - {pad: opslagen.midden_vanaf, was: 144, wordt: %s, artikel: art. 1}\n"
    assert voorstel(schrijf(f"{kop}wijzigingen:\n{regel % 187}")).wijzigingen
    [(pad, code, _)] = fouten(schrijf(f"{kop}wijzigingen:\n{regel % 188}"))
    assert (pad, code) == ("wijzigingen[0].wordt", "segmenten_verwisseld")


def test_de_jaren_van_9_2_gelden_ook_voor_de_renovatie(schrijf):
    woning = {
        "woningtype": "eengezinswoning",
        "bouwjaar": 1990,
        "energieprestaties": [
            {"soort": "energielabel", "label": "A", "opnamedatum": "2022-03-14", "gebruiksoppervlakte": 90}
        ],
        "renovaties": [{"jaar": 2021, "voldoet_aan_nieuwbouweisen": True, "investering": 50_000}],
        "woz_waarden": [{"waarde": 200_000, "waardepeildatum": "2022-01-01"}],
        "ruimten": [{"soort": "woonkamer", "oppervlakte": 85, "verwarmd": True}, {"soort": "tuin", "oppervlakte": 30}],
    }
    v = voorstel(schrijf(wijziging(pad="woz.minimum_gebouwd", was="[2015, 2019]", wordt="[2015, 2022]")))
    uitkomst = waardeer({"woning": woning}, Regeling.op(DAG).met(voorstellen=[v]))
    assert uitkomst.punten == 167


@pytest.mark.parametrize(("jaren", "bouwjaar", "woz"), [
    ("[1990, 2019]", 1995, 40), ("[1990, 2019]", 1989, 31), ("[2015, 2070]", 2022, 40), ("[2015, 3000]", 1995, 31),
])  # fmt: skip
def test_de_jaren_van_9_2_mogen_elk_tijdvak_zijn(schrijf, jaren: str, bouwjaar: int, woz: int):
    """Rubriek 1 tot en met 8 geven 54 + 2 + 44 + 10 = 110 punten; 9.1 geeft 200.000 / 14.146 + 200.000 / 54 / 222 = 30,82, dus 31."""
    woning = {
        "woningtype": "eengezinswoning",
        "bouwjaar": bouwjaar,
        "energieprestaties": [
            {"soort": "energielabel", "label": "A++", "opnamedatum": "2023-03-14", "gebruiksoppervlakte": 90}
        ],
        "woz_waarden": [{"waarde": 200_000, "waardepeildatum": "2022-01-01"}],
        "ruimten": [{"soort": "woonkamer", "oppervlakte": 54, "verwarmd": True}, {"soort": "tuin", "oppervlakte": 300}],
    }
    v = voorstel(schrijf(wijziging(pad="woz.minimum_gebouwd", was="[2015, 2019]", wordt=jaren)))
    uitkomst = waardeer({"woning": woning}, Regeling.op(DAG).met(voorstellen=[v]))
    assert next(r.punten for r in uitkomst.rubrieken if r.rubriek == 9) == woz


def test_een_zorgtoeslag_boven_100_procent_past_niet_in_een_kolom(schrijf):
    bron = schrijf(wijziging(pad="bijzonder.procent_zorgwoning", was="35", wordt="101"))
    assert fouten(bron) == [
        ("wijzigingen[0].wordt", "buiten_bereik", "Een waarde in procent ligt hier tussen 0 en 100.")
    ]
