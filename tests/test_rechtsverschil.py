"""Wat er tussen twee dagen of onder een voorstel aan het recht verandert."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from huurstelsel.fouten import OnbekendeKeuze
from huurstelsel.recht.laden import SCHALEN, onderwerp, onderwerpen
from huurstelsel.recht.overzicht import NOG_NIET_BEKEND, huurrecht, onderwerpen_van, stelsels_op
from huurstelsel.recht.verschil import ANDERS, HERNUMMERD, NIEUW, VERVALT, Verschil, verschil
from huurstelsel.regeling import Regeling
from huurstelsel.regels.stelsel import NAMEN
from huurstelsel.uitleg import rechtsverschil as uitleg_verschil
from recht_hulp import D2025, D2026, SPATIE, WBH, regeling, regels_van


def v(van: date, naar: date, naam: str = "zelfstandig") -> Verschil:
    return verschil(regeling(van, naam), regeling(naar, naam))


def test_verschil_op_1_januari_2026_is_precies_dit() -> None:
    gevonden = v(date(2025, 12, 31), D2026)
    assert [(p.soort, p.naar.pad, p.van.waarde, p.naar.waarde) for p in gevonden.parameters] == [
        (ANDERS, "woz.onderdeel_1", 1_532_900, 1_695_400),
        (ANDERS, "woz.onderdeel_2", 24_200, 26_800),
        (ANDERS, "woz.onderdeel_2_klein", 10_300, 11_400),
        (ANDERS, "woz.minimumwaarde", 7_758_200, 8_580_600),
        (ANDERS, "opslagen.lage_huurgrens", 90_007, 93_293),
    ]
    assert (gevonden.regels, gevonden.rubrieken, gevonden.corop) == ((), (), None)
    assert gevonden.huurtabel is not None
    oud, nieuw = (h.tarief for h in gevonden.huurtabel)
    assert (oud and oud.vanaf, nieuw and nieuw.vanaf) == (D2025, D2026)
    regels = regels_van(uitleg_verschil.als_tekst(gevonden, 100).replace(SPATIE, " "))
    assert regels[:2] == [
        "Wat er voor zelfstandige woonruimte verandert van 31 december 2025 naar 1 januari 2026",
        "5 parameters veranderen; een andere huurtabel; 29 parameters buiten de puntentelling.",
    ]
    for verwacht in (
        "Euro WOZ-waarde per punt € 15.329 → € 16.954 onderdeel 11.1 [1]",
        "waardepeildatum 1 januari 2024 → 1 januari 2025",
        "211 van 211 bedragen veranderen; geïndexeerd met 3,65%.",
        "40 punten € 241,44 → € 250,26",
        "250 punten € 1.608,68 → € 1.667,40",
    ):
        assert verwacht in regels, verwacht


def test_verschil_op_1_januari_2025_vervalt_4_4() -> None:
    gevonden = v(date(2024, 12, 31), D2025)
    per_soort = {
        s: [p.naar.pad for p in gevonden.parameters if p.soort == s] for s in (VERVALT, ANDERS, NIEUW, HERNUMMERD)
    }
    assert per_soort[VERVALT] == [
        f"energieprestatie.overgang_{wat}"
        for wat in (
            "tot", "klein", "middel", "klein_eengezinswoning", "klein_meergezinswoning",
            "middel_eengezinswoning", "middel_meergezinswoning",
        )
    ]  # fmt: skip
    assert per_soort[ANDERS] == [
        "woz.onderdeel_1", "woz.onderdeel_2", "woz.onderdeel_2_klein", "woz.minimumwaarde", "opslagen.lage_huurgrens",
    ]  # fmt: skip
    assert per_soort[NIEUW] == per_soort[HERNUMMERD] == []
    assert {p.naar.bron.artikel for p in gevonden.parameters if p.soort == VERVALT} == {"Bhw art. 12b lid 1"}
    [regel] = gevonden.regels
    assert (regel.soort, regel.naam) == (ANDERS, "energieprestatie")
    assert (regel.van and regel.van.tot, regel.naar and regel.naar.vanaf) == (D2025, D2025)
    uit = uitleg_verschil.als_tekst(gevonden, 100).replace(SPATIE, " ")
    assert "7 parameters vervallen; 5 parameters veranderen; 1 regel is anders; een andere huurtabel;" in uit
    assert "energieprestatie: versie van 1 juli 2024 → versie van 1 januari 2025 (Bhw bijlage I.A, rubriek 4)" in uit
    assert "25 m² → vervallen" in uit


def test_verschil_binnen_een_tijdvak_is_leeg() -> None:
    for naam in NAMEN:
        gevonden = v(date(2025, 3, 1), date(2025, 6, 30), naam)
        assert gevonden.leeg
        assert "Er verandert niets." in uitleg_verschil.als_tekst(gevonden)


def test_verschil_toont_ook_wat_buiten_de_puntentelling_verandert() -> None:
    """Op 1 juli 2025 wijzigt alleen de huurverhoging (UR bijlage V): dat is niet niets."""
    for naam in NAMEN:
        gevonden = v(date(2025, 6, 30), date(2025, 7, 1), naam)
        assert (gevonden.parameters, gevonden.leeg) == ((), False)
        [huurverhoging] = gevonden.huurrecht
        assert {(uitleg_verschil.waarde_verschil(p).replace(SPATIE, " ")) for p in huurverhoging.parameters} == {
            "5,8% → 5%", "€ 300 → € 350",
        }  # fmt: skip
        uit = regels_van(uitleg_verschil.als_tekst(gevonden, 100).replace(SPATIE, " "))
        assert uit[1] == "3 parameters buiten de puntentelling."
        assert "Buiten de puntentelling" in uit
    assert [p["naar"]["pad"] for p in uitleg_verschil.als_dict(gevonden)["buiten_de_puntentelling"]] == [
        p.naar.pad for p in huurverhoging.parameters
    ]


def test_verschil_met_een_voorstel_toont_buiten_de_puntentelling_alleen_wat_het_wijzigt() -> None:
    """De Wet goed verhuurderschap van 1 juli 2023 is jonger dan de grondslag; het ontwerp laat haar niet vervallen."""
    dag = date(2024, 1, 1)
    gevonden = verschil(Regeling.op(dag), Regeling.op(dag).met(voorstellen=["consultatie-2023"]))
    paden = {p.naar.pad: p.soort for onderwerp_ in gevonden.huurrecht for p in onderwerp_.parameters}
    assert paden == {"leges.alle_verzoeken": ANDERS, "huurverhoging_index.opslag_midden": NIEUW}


def test_verschil_bij_de_wet_betaalbare_huur() -> None:
    gevonden = v(date(2024, 6, 30), WBH)
    soorten = {p.naar.pad: p.soort for p in gevonden.parameters}
    assert soorten["buitenruimte.carport"] == VERVALT
    assert soorten["buitenruimte.prive_per_m2"] == NIEUW
    assert soorten["woz.maximum_vanaf"] == ANDERS
    assert soorten["woz.kleiner_dan"] == HERNUMMERD
    assert soorten["opslagen.lage_huurgrens"] == HERNUMMERD
    assert "sanitair.douche" not in {pad for pad, soort in soorten.items() if soort != HERNUMMERD}
    assert [(r.soort, r.nummer) for r in gevonden.rubrieken] == [
        (ANDERS, 3), (ANDERS, 8), (ANDERS, 9), (ANDERS, 10), (NIEUW, 11), (VERVALT, 14),
    ]  # fmt: skip
    regels = {r.naam: r.soort for r in gevonden.regels}
    assert (regels["renovatie"], regels["parkeerruimten"], regels["woz_maximum"]) == (VERVALT, NIEUW, ANDERS)
    uit = regels_van(uitleg_verschil.als_tekst(gevonden, 110).replace(SPATIE, " "))
    assert "11: nieuw: Punten voor de WOZ-waarde, was rubriek 9" in uit
    assert "14: Rijksmonument → vervalt" in uit
    assert any(regel.startswith("De maximering geldt vanaf 142 punten → 187 punten onderdeel 11.3") for regel in uit)
    assert "oppervlakte_vertrekken: gedeelde ruimten: rubriek 1 → 9 (Bhw bijlage I.A, rubriek 1)" in uit
    assert {i.naam for i in gevonden.vervalt} >= {"kwaliteitsbijtelling", "carport_als_buitenruimte"}
    assert {i.naam for i in gevonden.begint} >= {"minpunten_e", "woz_ouder"}


def test_verschil_van_een_stelsel_dat_een_onderwerp_gaat_gebruiken() -> None:
    gevonden = v(date(2024, 6, 30), WBH, "onzelfstandig")
    soorten = {p.naar.pad: p.soort for p in gevonden.parameters}
    assert soorten["oppervlakte.punten_vertrek"] == NIEUW
    assert "oppervlakte.aftrek_toilet" not in soorten
    assert soorten["onzelfstandig_voor_wbh.punten_per_m2"] == VERVALT
    assert gevonden.corop == ((), (2022,))
    uit = uitleg_verschil.als_tekst(gevonden, 100)
    assert "Een andere schaal, niet te vergelijken: 1-750 punten → 0-250 punten." in uit
    assert "Kolommen naar waardepeildatum: geen → 2022." in uit


def test_verschil_met_een_onbekend_jaar() -> None:
    gevonden = v(date(2026, 12, 31), date(2027, 1, 1))
    assert {p.soort for p in gevonden.parameters} == {NOG_NIET_BEKEND}
    uit = uitleg_verschil.als_tekst(gevonden, 100).replace(SPATIE, " ")
    assert "5 parameters zijn nog niet bekend; een andere huurtabel; 24 parameters buiten de puntentelling." in uit
    assert "€ 16.954 → nog niet bekend" in uit
    assert "Huurtabel: vanaf 1 januari 2026 → nog niet bekend" in uit


def test_verschil_met_een_voorstel() -> None:
    dag = date(2024, 1, 1)
    ontwerp = Regeling.op(dag).met(voorstellen=["consultatie-2023"])
    gevonden = verschil(Regeling.op(dag), ontwerp)
    anders = {p.naar.pad: p for p in gevonden.parameters}
    assert (gevonden.huurtabel, gevonden.rubrieken) == (None, ())
    assert anders["woz.maximum_vanaf"].naar.waarde == 187 * SCHALEN["punten"]
    assert anders["opslagen.nieuwbouw"].soort == NIEUW
    assert uitleg_verschil.waarde_verschil(anders["opslagen.nieuwbouw"]) == "nieuw: 5%"
    groot = uitleg_verschil.waarde_verschil(anders["energieprestatie.label_groot_eengezinswoning"]).replace(SPATIE, " ")
    assert (
        groot
        == "A++++ 52 → 62 · A+++ 48 → 57 · A++ 44 → 52 · A+ 40 → 47 · A 36 → 40 · E 8 → −1 · F 4 → −5 · G 0 → −10 punten"
    )
    uit = uitleg_verschil.als_tekst(gevonden, 100).replace(SPATIE, " ")
    assert "naar voorstel consultatie-2023 op" in uit
    assert "consultatie-2023: Huurovereenkomsten van vóór 1 januari 2024 houden het oude recht" in uit
    assert "Artikel: van voorstel consultatie-2023, tenzij anders vermeld." in uit
    assert all(p.naar.bron.zekerheid == "voorstel" for p in gevonden.parameters)


def test_verschil_is_omkeerbaar() -> None:
    heen, terug = v(date(2024, 12, 31), D2025), v(D2025, date(2024, 12, 31))
    assert {(p.naar.pad, p.van.waarde, p.naar.waarde) for p in heen.parameters} == {
        (p.naar.pad, p.naar.waarde, p.van.waarde) for p in terug.parameters
    }


def test_verschil_van_verschillende_stelsels_kan_niet() -> None:
    with pytest.raises(OnbekendeKeuze, match="Vergelijk twee keer hetzelfde stelsel"):
        verschil(regeling(D2026), regeling(D2026, "woonwagen"))


def test_json_van_een_verschil() -> None:
    d = uitleg_verschil.als_dict(v(date(2025, 12, 31), D2026))
    assert json.loads(json.dumps(d)) == d
    assert next((p["van"]["waarde"], p["naar"]["waarde"]) for p in d["parameters"]) == ("15329", "16954")
    assert [h["hoogste"]["bedrag"] for h in d["huurtabel"]] == ["1608.68", "1667.40"]
    assert d["samenvatting"] == "5 parameters veranderen; een andere huurtabel; 29 parameters buiten de puntentelling."


def test_elke_wijziging_van_het_recht_is_een_verschil() -> None:
    """Op elke dag waarop een parameter een nieuwe waarde krijgt, toont het verschil met de dag ervoor precies die parameters."""
    vanaf = {w.vanaf for naam in onderwerpen() for p in onderwerp(naam).values() for w in p.waarden}
    for dag in sorted(d for d in vanaf if date(2022, 7, 1) < d <= D2026 and d != WBH):
        for naam in stelsels_op(dag):
            anders = v(dag - timedelta(1), dag, naam)
            buiten = {p.naar.pad for onderwerp_ in anders.huurrecht for p in onderwerp_.parameters}
            assert {p.naar.pad for p in anders.parameters} == _nieuw_op(dag, onderwerpen_van(regeling(dag, naam)))
            # Daar kan een nieuwe waarde ook gelijk zijn aan de oude, of nog steeds niet gevonden.
            assert buiten <= _nieuw_op(dag, huurrecht(regeling(dag, naam))), (dag, naam)


def _nieuw_op(dag: date, namen: tuple[str, ...]) -> set[str]:
    alle = (p for naam in namen for p in onderwerp(naam).values())
    return {p.pad for p in alle if dag in {*(w.vanaf for w in p.waarden), p.bekend_tot}}
