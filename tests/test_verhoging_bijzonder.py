"""Wat een verhoging naast haar uitkomst zegt: waarop een bedrag rust, welk artikel een verzuim draagt, en of de Huurcommissie oordeelt."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from huurstelsel import Regeling
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.huur.percentages import Reeks
from huurstelsel.huur.verhoging import Verhoging, verhoging
from huurstelsel.huur.verhoging_grens import Reeksen
from huurstelsel.huur.verhoging_zaak import Gevraagd
from huurstelsel.recht.laden import onderwerp

INGANG = date(2026, 7, 1)
WONING = {
    "woningtype": "meergezinswoning",
    "bouwjaar": 1960,
    "woz_waarden": [],
    "ruimten": [{"soort": "woonkamer", "oppervlakte": 160, "verwarmd": False}],
}
SOCIAAL = {"ondertekend": "2018-01-01", "ingangsdatum": "2018-01-01", "beding_huurverhoging": "nee"}
VOLLEDIG = {
    "gedaan": "2026-04-01",
    "schriftelijk": "ja",
    "vermeldt_percentage_of_bedrag": "ja",
    "vermeldt_ingangsdatum": "ja",
    "vermeldt_bezwaarmogelijkheid": "ja",
    "huishoudverklaring": "ja",
}


def _verhoging(contract: dict[str, Any], nieuw: int | None = None, **feiten: Any) -> Verhoging:
    document = lees_document({"woning": WONING, "contract": contract, **feiten})
    return verhoging(document, Regeling.op(INGANG), Gevraagd(INGANG, nieuw))


@pytest.mark.parametrize(("bedrag", "laatste_dag"), [("2,99", []), ("3", [date(2026, 8, 10)])])
def test_de_huurcommissie_oordeelt_niet_over_een_verbetering_van_minder_dan_drie_euro(bedrag: str, laatste_dag: list):
    v = _verhoging(SOCIAAL | {"huurprijs": 500}, woningverbetering={"gereed": "2026-05-10", "verhoging": bedrag})
    b = v["woningverbetering"]
    assert [d.dag for d in b.datums if "Huurcommissie" in d.naam] == laatste_dag
    assert ("Uhw art. 9 lid 4" in {r.artikel for r in b.redenen}) == (not laatste_dag)


@pytest.mark.parametrize(
    ("verzuim", "artikel"),
    [
        ({"huishoudverklaring": "nee"}, "BW 7:252a lid 5"),
        ({"vermeldt_ingangsdatum": "nee"}, "BW 7:252 lid 4"),
        ({"huishoudverklaring": "nee", "schriftelijk": "nee"}, "BW 7:252 lid 4"),
    ],
)
def test_een_verzuim_noemt_het_artikel_dat_de_oude_huurprijs_laat_gelden(verzuim: dict[str, str], artikel: str):
    huishouden = {"personen": "alleen", "inkomen_toetsjaar": 90000}
    v = _verhoging(
        SOCIAAL | {"huurprijs": 700}, 80000, huishouden=huishouden, huurverhogingsvoorstel=VOLLEDIG | verzuim
    )
    assert v["vormvereisten"].redenen[-1].artikel == artikel
    assert v["voorstel"].bedrag("huurprijs die geldt") == 70000


def test_een_overeengekomen_trap_rust_niet_op_het_percentage_van_het_jaar():
    trap = {"trappen": [{"datum": INGANG, "huurprijs": 700}], "aanvangshuurprijs": 600}
    nieuw = SOCIAAL | {"ondertekend": "2025-06-01", "ingangsdatum": "2025-07-01"}
    zekerheid = {b.naam: b.zekerheid for b in _verhoging(nieuw | trap).hoogste.bedragen}
    assert zekerheid["hoogste huurprijs"] == ""
    gewoon = {b.naam: b.zekerheid for b in _verhoging(SOCIAAL | {"huurprijs": 600}).hoogste.bedragen}
    assert gewoon["hoogste huurprijs"].startswith("secundair")


def test_een_inhaalverhoging_noemt_elke_stap_zonder_officiele_bron():
    wijzigingen = [{"datum": "2023-07-01", "huurprijs": 500, "reden": "bevriezing_op_verzoek"}]
    ingehaald = _verhoging(SOCIAAL | {"aanvangshuurprijs": 500, "wijzigingen": wijzigingen})["inhaalverhoging"]
    zekerheid = next(b.zekerheid for b in ingehaald.bedragen if b.naam == "huurprijs na inhalen")
    assert zekerheid.count("secundair") == 3  # 2023, 2024 en 2026; 2025 heeft een officiële bron


@pytest.mark.parametrize(("dag", "uitkomst"), [(date(2029, 4, 30), "ja"), (date(2029, 5, 1), "niet te beslissen")])
def test_een_raming_naar_lid_3_houdt_op_als_dat_naar_verwachting_vervalt(dag: date, uitkomst: str):
    cijfers = {(jaar, maand): Fraction(100 + 5 * (jaar - 2024)) for jaar in range(2024, 2030) for maand in range(1, 13)}
    reeksen = Reeksen({naam: Reeks(naam, cijfers) for naam in ("cpi", "cao")})
    contract = {
        "ondertekend": "2020-01-01",
        "ingangsdatum": "2020-01-01",
        "huurprijs": 1500,
        "beding_huurverhoging": "ja",
    }
    document = lees_document({"woning": WONING, "contract": contract})
    assert verhoging(document, Regeling(dag), Gevraagd(dag, reeksen=reeksen)).hoogste.uitkomst == uitkomst


def test_de_dag_waarop_lid_3_vervalt_staat_in_het_recht():
    tot = onderwerp("huurverhoging_index")["lid_3_tot"].geldend(INGANG)
    assert (date.fromordinal(tot.waarde), tot.zekerheid) == (date(2029, 5, 1), "afgeleid")


@pytest.mark.parametrize(("m2", "kan"), [(156, False), (155, True)])  # 143 en 142 punten
def test_het_verbod_bindt_bij_143_punten_maar_verlaging_kan_de_huurder_niet_voorstellen(m2: int, kan: bool):  # noqa: FBT001
    """Op 1 juli 2024 lag 143 punten onder de lage huurgrens (Wgv art. 23a lid 3), sinds 2025 is het bedrag gelijk (208e lid 2)."""
    oud = {
        "ondertekend": "2022-05-01",
        "ingangsdatum": "2022-05-01",
        "aanvangshuurprijs": 1000,
        "beding_huurverhoging": "ja",
    }
    ruimte = {"soort": "woonkamer", "oppervlakte": m2, "verwarmd": False}
    document = lees_document({"woning": WONING | {"ruimten": [ruimte]}, "contract": oud})
    v = verhoging(document, Regeling.op(INGANG), Gevraagd(INGANG))
    assert v["maximale_huurprijs"].uitkomst == "ja"
    assert ("BW 7:252 en 7:254" in v["huurverlaging_punten"].redenen[0].artikel) == kan
