"""Registerwoningen waarvan ook de gemeente of het label onbekend is: de echte punten en huur liggen in het bereik."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from huurstelsel import Regeling, waardeer
from huurstelsel.huur.opslagen import SEGMENTEN
from huurstelsel.portefeuille import registers
from huurstelsel.portefeuille.registergrenzen import verklaard
from huurstelsel.portefeuille.uitslag import GEEN, Uitslag, als_brok
from test_portefeuille_brok import gelijk, in_brok

GRENZEN = verklaard()
DAGEN = pytest.mark.parametrize("dag", [date(2024, 7, 1), date(2025, 7, 1), date(2026, 7, 1)])
RUIMTEN: list[dict[str, Any]] = [
    {"soort": "woonkamer", "oppervlakte": Decimal(16), "verwarmd": True},
    {
        "soort": "keuken",
        "oppervlakte": Decimal(5),
        "verwarmd": True,
        "voorzieningen": [{"soort": "aanrecht", "lengte": Decimal(2)}],
    },
    {"soort": "badkamer", "oppervlakte": Decimal(4), "verwarmd": True, "voorzieningen": [{"soort": "douche"}]},
]
LABELS = {naam: [{"soort": "energielabel", "label": naam, "opnamedatum": date(2023, 3, 1)}] for naam in "AG"}


def _studio(dag: date, **anders: Any) -> dict[str, Any]:
    """Een nieuwe studio van 30 m² met een hoge WOZ-waarde per m²; `None` laat een feit weg."""
    woz = [{"waarde": Decimal(300_000), "waardepeildatum": date(dag.year - n, 1, 1)} for n in (2, 1)]
    woning = {
        "woningtype": "meergezinswoning",
        "bouwjaar": 2020,
        "gebruiksoppervlakte": Decimal(30),
        "energieprestaties": LABELS["A"],
        "woz_waarden": woz,
        **anders,
    }
    for label in woning["energieprestaties"] or []:
        label["gebruiksoppervlakte"] = Decimal(30)
    return {"woning": {naam: waarde for naam, waarde in woning.items() if waarde is not None}}


def _echt(document: dict[str, Any], dag: date, gemeente: str, **anders: Any) -> Any:
    woning = {**document["woning"], "ruimten": RUIMTEN, **anders}
    return waardeer({"adres": {"gemeente": gemeente}, "woning": woning}, dag)


def _uitslag(document: dict[str, Any], dag: date) -> Uitslag:
    """Als document; in kolommen is het hetzelfde."""
    uit, fouten = registers.waardeer_documenten([document], Regeling.op(dag), GRENZEN)
    assert fouten == {}
    snel = registers.waardeer(in_brok([document] * 3), Regeling.op(dag), GRENZEN)
    drie, _ = registers.waardeer_documenten([document] * 3, Regeling.op(dag), GRENZEN)
    gelijk(snel.uitslag, drie)
    np.testing.assert_array_equal(snel.uitslag.bepalend, drie.bepalend)
    assert snel.als_document == 0
    return uit


def _ligt_in(echt: Any, uit: Uitslag) -> None:
    assert uit.laag[0] <= echt.punten
    assert uit.hoog[0] == GEEN or echt.punten <= uit.hoog[0]
    assert uit.kaal_laag[0] <= echt.huurprijs.maximaal
    assert uit.huur_laag[0] <= echt.huurprijs.maximaal_met_opslag
    assert uit.kaal_hoog[0] == GEEN or echt.huurprijs.maximaal <= uit.kaal_hoog[0]
    assert uit.huur_hoog[0] == GEEN or echt.huurprijs.maximaal_met_opslag <= uit.huur_hoog[0]
    assert uit.segmenten[0] >> SEGMENTEN.index(echt.segment) & 1


@DAGEN
@pytest.mark.parametrize("bouwjaar", [2020, None])
def test_zonder_gemeente_ligt_elke_gemeente_in_het_bereik(dag: date, bouwjaar: int | None) -> None:
    document = _studio(dag, bouwjaar=bouwjaar)
    uit = _uitslag(document, dag)
    punten = [_echt(document, dag, naam, bouwjaar=2020) for naam in ("Groningen", "Amsterdam")]
    assert punten[1].punten > punten[0].punten + 50
    for echt in punten:
        _ligt_in(echt, uit)
    namen = als_brok(uit).to_pydict()["onbekend"][0]
    assert namen == ("overig, ruimten" if bouwjaar else "bouwjaar, overig, ruimten")


@DAGEN
@pytest.mark.parametrize("anders", [{"bouwjaar": 2017}, {"gebruiksoppervlakte": Decimal(73)}])
def test_waar_de_gemeente_niets_uitmaakt_is_zij_niet_onbekend(dag: date, anders: dict[str, Any]) -> None:
    document = _studio(dag, **anders)
    uit = _uitslag(document, dag)
    assert als_brok(uit).to_pydict()["onbekend"] == ["ruimten"]
    gelijk(uit, _uitslag({"adres": {"gemeente": "Amsterdam"}, **document}, dag))


def test_een_onbekende_labeloppervlakte_en_een_onbekende_gemeente_gaan_samen() -> None:
    """Beide zijn “overig”; samen zijn het vier invullingen."""
    dag = date(2024, 7, 1)
    document = _studio(dag)
    document["woning"]["energieprestaties"] = [{"soort": "energielabel", "label": "A", "opnamedatum": date(2022, 3, 1)}]
    uit, fouten = registers.waardeer_documenten([document], Regeling.op(dag), GRENZEN)
    assert fouten == {}
    assert als_brok(uit).to_pydict()["onbekend"] == ["overig, ruimten"]


@DAGEN
def test_zonder_label_ligt_ook_label_g_in_het_bereik(dag: date) -> None:
    karig = [{"soort": "keuken", "oppervlakte": Decimal("16.5"), "verwarmd": False}]
    document = _studio(dag, energieprestaties=None, bouwjaar=2005)
    uit = _uitslag(document, dag)
    echt = _echt(document, dag, "Groningen", energieprestaties=LABELS["G"], ruimten=karig)
    assert echt.punten < _echt(document, dag, "Groningen", ruimten=karig).punten - 30
    _ligt_in(echt, uit)
    assert uit.hoog[0] == GEEN
    assert als_brok(uit).to_pydict()["onbekend"] == ["ruimten"]
    assert uit.rubriek[4][0] == GEEN


def test_is_er_geen_label_dan_geldt_het_bouwjaar() -> None:
    dag = date(2026, 7, 1)
    geen, onbekend = (_uitslag(_studio(dag, energieprestaties=e, bouwjaar=2005), dag) for e in ([], None))
    assert geen.laag[0] > onbekend.laag[0] + 30
    assert geen.hoog[0] != GEEN
