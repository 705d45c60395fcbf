"""Welk onbekend feit het bereik bepaalt, en wat weglaten betekent."""

from __future__ import annotations

from typing import Any

import pytest

from bereik_hulp import DAG, met, woning_met
from huurstelsel import waardeer
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.feiten.onbekend import AANRECHTLENGTEN, BOUWJAREN

OPEN = met(
    woning_met(
        {"id": "slk", "soort": "slaapkamer", "oppervlakte": 9},
        {"id": "keuken", "soort": "keuken", "oppervlakte": 6, "verwarmd": "ja", "voorzieningen": ["aanrecht"]},
        energieprestaties=[],
        bouwjaar=None,
        woningtype=None,
    ),
    "peildatum",
    waarde=DAG,
)
WAARDEN: dict[tuple[str | int, ...], tuple[Any, ...]] = {
    ("woning", "woningtype"): ("eengezinswoning", "meergezinswoning"),
    ("woning", "bouwjaar"): BOUWJAREN,
    ("woning", "ruimten", 3, "verwarmd"): ("ja", "nee"),
    ("woning", "ruimten", 4, "voorzieningen"): tuple(
        [{"soort": "aanrecht", "lengte": f"0,{mm:03d}" if mm < 1000 else f"{mm // 1000}"}] for mm in AANRECHTLENGTEN
    ),
}


@pytest.mark.parametrize("bekend", [(), ("bouwjaar",), ("bouwjaar", "woningtype")], ids=len)
def test_het_bepalende_feit_laat_het_kleinste_bereik_over(bekend: tuple[str, ...]):
    document, waarden = OPEN, dict(WAARDEN)
    for naam in bekend:
        waarde = waarden.pop(("woning", naam))[0]
        document = met(document, "woning", naam, waarde=waarde)

    def breedte(pad: tuple[str | int, ...], waarde: Any) -> int:
        uitkomst = waardeer(met(document, *pad, waarde=waarde))
        assert uitkomst.punten_maximaal is not None
        return uitkomst.punten_maximaal - uitkomst.punten_minimaal

    over = {pad: max(breedte(pad, waarde) for waarde in alle) for pad, alle in waarden.items()}
    beste = min(over, key=lambda pad: over[pad])
    assert list(over.values()).count(over[beste]) == 1
    verwacht = "".join(f"[{stap}]" if isinstance(stap, int) else f".{stap}" for stap in beste).removeprefix(".")
    assert waardeer(document).bepalend == (verwacht,)


def test_zonder_onbekende_feiten_is_niets_bepalend():
    assert waardeer(woning_met(), DAG).bepalend == ()


def test_een_onbekende_oppervlakte_binnen_gaat_voor():
    document = woning_met({"id": "slk", "soort": "slaapkamer"}, bouwjaar=None)
    assert waardeer(document, DAG).bepalend == ("woning.ruimten[3].oppervlakte",)


ZONDER = {"woning": {"woningtype": "eengezinswoning", "bouwjaar": 1990}}


@pytest.mark.parametrize("stelsel", ["zelfstandig", "onzelfstandig"])
@pytest.mark.parametrize("dag", ["2024-01-01", DAG])
def test_weggelaten_ruimten_zijn_onbekend_en_niet_nul(stelsel: str, dag: str):
    document = met(met(ZONDER, "woning", "stelsel", waarde=stelsel), "woning", "kamers_op_adres", waarde=3)
    if stelsel == "zelfstandig":
        del document["woning"]["kamers_op_adres"]
    uitkomst = waardeer(document, dag)
    geen = waardeer(met(document, "woning", "ruimten", waarde=[]), dag)
    assert (uitkomst.punten, uitkomst.punten_maximaal, uitkomst.huurprijs_hoogst) == (None, None, None)
    assert (uitkomst.segment is None) == (
        stelsel == "zelfstandig"
    )  # onzelfstandige woonruimte is altijd laag of gereguleerd
    assert geen.punten == geen.punten_maximaal
    assert geen.punten is not None
    assert uitkomst.punten_minimaal <= geen.punten
    assert "woning.ruimten" in [m.pad for m in uitkomst.onbekend]
    assert uitkomst.bepalend == ("woning.ruimten",)
    assert geen.onbekend == ()


def test_een_lijst_die_onbekend_is_is_niet_opgegeven():
    """Zoals weggelaten, en anders dan leeg."""
    lijsten = ("ruimten", "woz_waarden", "energieprestaties")
    onbekend = {"woning": {**ZONDER["woning"], **dict.fromkeys(lijsten, " Onbekend")}}
    assert lees_document(onbekend) == lees_document(ZONDER)
    assert lees_document(onbekend).woning.model_fields_set == {"woningtype", "bouwjaar"}
    een, geen = waardeer(onbekend, DAG), waardeer(ZONDER, DAG)
    assert (een.punten_minimaal, een.punten_maximaal, een.onbekend) == (geen.punten_minimaal, None, geen.onbekend)


def test_een_standplaats_heeft_geen_ruimten():
    document = {"woning": {"stelsel": "standplaats", "standplaats": {"oppervlakte": 100, "sanitair": True}}}
    assert waardeer(document, DAG).punten is not None
