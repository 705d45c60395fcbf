"""Voorstellen: wat de ingebouwde zeggen, welke waarden zij geven, en wat zij in de berekening doen; zie ook zaken/voorstel-*."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from huurstelsel.recht.voorstel import ingebouwd, voorstel
from voorstel_hulp import BESLUIT, BRIEF, DAG, TEKSTEN, WORTEL, getallen

ZAK = "pad, was, wordt, artikel, toelichting"


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
