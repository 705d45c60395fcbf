"""Hoe een ruimte in een zin heet: eigen naam, soort met lidwoord, of soort met een nummer; in het Nederlands en het Engels."""

from __future__ import annotations

import pytest

from huurstelsel import waardeer
from huurstelsel.feiten.ruimte import Ruimte
from huurstelsel.feiten.ruimtenaam import in_zinnen, soortnaam
from huurstelsel.feiten.soorten import RUIMTESOORTEN
from huurstelsel.talen import vertaal
from huurstelsel.uitleg.tekst import als_tekst


def test_naam_dan_lidwoord_dan_nummer() -> None:
    soorten = (("slaapkamer", ""), ("keuken", ""), ("slaapkamer", "Zolder"), ("slaapkamer", ""), ("balkon", ""))
    ruimten = [Ruimte(id=f"r{i}", soort=soort, naam=naam or None) for i, (soort, naam) in enumerate(soorten)]
    assert in_zinnen(ruimten) == ["slaapkamer 1", "de keuken", "“Zolder”", "slaapkamer 2", "het balkon"]
    dubbel = [*ruimten, ruimten[2].model_copy(update={"soort": "keuken"})]
    assert in_zinnen(dubbel)[1:3] + in_zinnen(dubbel)[5:] == ["de keuken", "“Zolder” (1)", "“Zolder” (2)"]


@pytest.mark.parametrize("soort", list(RUIMTESOORTEN))
def test_elke_soort_heeft_een_engelse_naam_in_een_zin(soort: str) -> None:
    een, twee = (
        vertaal(f"De oppervlakte van {wat} is niet bekend.", "en")
        for wat in (f"de {soortnaam(soort)}", f"{soortnaam(soort)} 2")
    )
    assert een.startswith("The floor area of the ")
    assert twee == een.replace("of the ", "of ").replace(" is not", " 2 is not")


def test_een_onbekend_feit_noemt_de_ruimte_en_het_pad_blijft() -> None:
    ruimten = [
        {"id": "x-1", "soort": "woon_slaapkamer", "oppervlakte": 20},
        {"id": "x-2", "soort": "keuken", "oppervlakte": 8, "verwarmd": "ja", "voorzieningen": ["aanrecht"]},
        {"id": "x-3", "soort": "kast", "oppervlakte": 1, "onderdeel_van": "x-1"},
    ]
    woning = {"woningtype": "eengezinswoning", "bouwjaar": 1990, "ruimten": ruimten}
    uitkomst = waardeer({"peildatum": "2026-07-01", "woning": woning})
    assert {m.pad: m.zin for m in uitkomst.onbekend} == {
        "woning.ruimten[0].verwarmd": "Niet bekend of de woon-slaapkamer verwarmd is (rubriek 3).",
        "woning.ruimten[1].voorzieningen": "De lengte van het aanrecht in de keuken is niet bekend (rubriek 3, 5 en 6).",
    }
    tekst = " ".join(als_tekst(uitkomst, 200).split())
    assert "woning.ruimten[0].verwarmd: Niet bekend of de woon-slaapkamer verwarmd is" in tekst
    assert "De kast komt uit op de woon-slaapkamer en telt daar mee." in tekst
    engels = [vertaal(m.zin, "en") for m in uitkomst.onbekend]
    assert engels[0] == "Not known whether the bed-sitting room is heated (section 3)."
