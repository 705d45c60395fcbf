"""De motor als geheel: één woning is rij i van n, geen toestand van het proces telt mee, en een bereik bevat altijd de waarheid."""

from __future__ import annotations

import decimal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.feiten.bouwen import bouw
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.feiten.rijen import Invulling, rijen_van
from huurstelsel.feiten.samenvoegen import Openingseisen, voeg_samen
from huurstelsel.fouten import NietGevonden
from huurstelsel.reken.getallen import element
from huurstelsel.waardering import reken
from strategieen import documenten

RUSTIG = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
DAG = date(2026, 1, 1)
EISEN = Openingseisen(50, 850, 2000)


def _rij(document: dict[str, Any]):
    d = lees_document(document)
    return rijen_van(d, voeg_samen(d.woning.ruimten, EISEN)[0], [Invulling()], in_corop=False)[0]


@RUSTIG
@given(st.lists(documenten(DAG), min_size=1, max_size=5), st.sampled_from([date(2024, 7, 1), date(2025, 6, 1), DAG]))
def test_een_woning_is_rij_i_van_n(documenten_: list[dict[str, Any]], peildatum: date):
    regeling = Regeling.op(peildatum)
    rijen = [_rij(d) for d in documenten_]
    samen = reken(bouw(rijen), regeling, grootboek=False)
    for i, r in enumerate(rijen):
        alleen = reken(bouw([r]), regeling)
        assert element(samen.onafgerond, i) == alleen.onafgerond
        assert element(samen.punten, i) == alleen.punten
        for rubriek in range(1, 13):
            assert element(samen.saldi.punten(rubriek), i) == alleen.saldi.punten(rubriek)


FLAT: dict[str, Any] = {
    "woning": {
        "woningtype": "meergezinswoning",
        "bouwjaar": 1978,
        "rijksmonument": False,
        "woz_waarden": [{"waarde": 300_000, "waardepeildatum": "2025-01-01"}],
        "ruimten": [
            {
                "soort": "woonkamer",
                "oppervlakte": "24,51",
                "verwarmd": "ja",
                "voorzieningen": [{"soort": "aanrecht", "lengte": "1,50"}],
            },
            {"soort": "badkamer", "oppervlakte": "4,005", "verwarmd": "ja", "voorzieningen": ["douche", "wastafel"]},
            {"soort": "berging", "oppervlakte": "6,5", "verwarmd": "nee", "gedeeld_met_adressen": 7},
            {"soort": "balkon", "oppervlakte": "6"},
        ],
    }
}


def test_de_decimale_context_en_de_draad_doen_niet_mee():
    gewoon = waardeer(FLAT, DAG)
    with decimal.localcontext() as context:
        context.prec = 2
        context.rounding = decimal.ROUND_UP
        assert waardeer(FLAT, DAG) == gewoon
    with ThreadPoolExecutor(4) as draden:
        assert all(u == gewoon for u in draden.map(lambda _: waardeer(FLAT, DAG), range(24)))


def test_importeren_verandert_niets_aan_het_proces():
    code = """
import decimal, locale, sys, warnings
import huurstelsel
assert "numpy" not in sys.modules, "importeren van het pakket laadt de rekenkern niet"
import numpy, pydantic, yaml  # wat zij zelf aan het proces doen, is niet van ons
voor = (repr(decimal.getcontext()), locale.setlocale(locale.LC_ALL), list(warnings.filters), sys.excepthook, sys.getswitchinterval())
huurstelsel.waardeer
na = (repr(decimal.getcontext()), locale.setlocale(locale.LC_ALL), list(warnings.filters), sys.excepthook, sys.getswitchinterval())
assert voor == na
assert "pyarrow" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_waardeer_in_drie_regels():
    """29 + 6 - 9 + 4 + 5 + 4 + 0,75 + 56,25 = 96 punten; tabel 2026: € 610,19."""
    uitkomst = waardeer(FLAT, "2026-01-01")
    assert [r.punten for r in uitkomst.rubrieken] == [29, 0, 6, -9, 4, 5, 0, 4, Fraction(3, 4), 0, Fraction(225, 4), 0]
    assert (uitkomst.punten, uitkomst.huurprijs.maximaal, uitkomst.segment) == (96, 61_019, "laag")


ONBEKEND_TE_MAKEN = ("woningtype", "bouwjaar")


@RUSTIG
@given(documenten(DAG), st.data())
def test_een_bereik_bevat_de_waarheid(document: dict[str, Any], data: st.DataObject):
    """Wie een bekend feit weglaat, krijgt een bereik waar de oude uitkomst in ligt, per rubriek en in totaal."""
    zeker = waardeer(document, DAG)
    vaag = deepcopy(document)
    for naam in data.draw(st.sets(st.sampled_from(ONBEKEND_TE_MAKEN))):
        vaag["woning"].pop(naam, None)
    for ruimte in vaag["woning"].get("ruimten", []):
        if data.draw(st.booleans()):
            ruimte.pop("verwarmd", None)
    if data.draw(st.booleans()):
        vaag.get("contract", {}).pop("ondertekend", None)
    for ruimte in vaag["woning"].get("ruimten", []):
        # een parkeerplek zonder maat is een uitgangspunt (12 m²), geen bereik
        if ruimte["soort"] != "parkeerplek" and data.draw(st.integers(0, 5)) == 0:
            for veld in ("oppervlakte", "lengte", "breedte"):
                ruimte.pop(veld, None)
    uitkomst = waardeer(vaag, DAG)
    assert uitkomst.punten_minimaal <= zeker.punten
    assert uitkomst.punten_maximaal is None or zeker.punten <= uitkomst.punten_maximaal
    assert uitkomst.punten in {None, zeker.punten}
    assert uitkomst.segment in {None, zeker.segment}
    for rubriek in zeker.rubrieken:
        laagste, hoogste = uitkomst.bereik[rubriek.rubriek]
        assert laagste is None or laagste <= rubriek.punten
        assert hoogste is None or rubriek.punten <= hoogste


def test_een_waardepeildatum_zonder_bedrag_is_niet_gevonden():
    document = deepcopy(FLAT)
    document["woning"]["woz_waarden"] = [{"waarde": 200_000, "waardepeildatum": "2016-01-01"}]
    with pytest.raises(NietGevonden, match="waardepeildatum"):
        waardeer(document, DAG)


def test_zonder_grootboek_zijn_de_punten_dezelfde():
    regeling = Regeling.op(DAG)
    w = bouw([_rij(FLAT)])
    assert np.array_equal(reken(w, regeling).punten, reken(w, regeling, grootboek=False).punten)
