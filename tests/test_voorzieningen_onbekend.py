"""Voorzieningen waarvan niet bekend is of zij er zijn: het bereik is dat over elke combinatie, in het document, de portefeuille en op de pagina."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from itertools import chain, combinations
from typing import Any

import pyarrow as pa
import pytest

from huurstelsel import Regeling, waardeer
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille import brok
from huurstelsel.portefeuille.schema import schema
from huurstelsel.talen import vertaal
from huurstelsel.web.pagina.boom import haal
from pagina_hulp import voorbeeld, zend

ONBEKEND = {
    "badkamer": ["bad", "hangend_toilet", "handdoekenradiator", "afscheiding_douche"],
    "keuken": ["inbouw_oven_elektrisch", "afzuiginstallatie"],
}


def document(stelsel: str, dag: str, gekozen: dict[str, tuple[str, ...]] | None) -> dict[str, Any]:
    """Een badkamer en een keuken; met `gekozen` zijn die voorzieningen er, zonder zijn zij onbekend."""
    ruimten: list[dict[str, Any]] = [
        {"soort": "woonkamer", "oppervlakte": 20, "verwarmd": "ja"},
        {"soort": "badkamer", "oppervlakte": 5, "verwarmd": "ja", "voorzieningen": ["douche", "wastafel"]},
        {
            "soort": "keuken",
            "oppervlakte": 8,
            "verwarmd": "ja",
            "voorzieningen": [{"soort": "aanrecht", "lengte": "2,10"}],
        },
    ]
    for ruimte in ruimten:
        if gekozen is None and ruimte["soort"] in ONBEKEND:
            ruimte["voorzieningen_onbekend"] = ONBEKEND[ruimte["soort"]]
        elif gekozen is not None:
            ruimte.setdefault("voorzieningen", []).extend(gekozen.get(ruimte["soort"], ()))
    woning: dict[str, Any] = {"stelsel": stelsel, "woningtype": "eengezinswoning", "bouwjaar": 1990, "ruimten": ruimten}
    if stelsel == "onzelfstandig":
        woning["kamers_op_adres"] = 3
    return {"peildatum": dag, "woning": woning}


def _deelverzamelingen(soorten: list[str]) -> list[tuple[str, ...]]:
    return [*chain.from_iterable(combinations(soorten, n) for n in range(len(soorten) + 1))]


@pytest.mark.parametrize("dag", ["2023-07-01", "2026-07-01"])
@pytest.mark.parametrize("stelsel", ["zelfstandig", "onzelfstandig"])
def test_het_bereik_is_dat_over_elke_combinatie(stelsel: str, dag: str) -> None:
    uit = waardeer(document(stelsel, dag, None))
    elk = [
        waardeer(document(stelsel, dag, {"badkamer": bad, "keuken": keuken}))
        for bad in _deelverzamelingen(ONBEKEND["badkamer"])
        for keuken in _deelverzamelingen(ONBEKEND["keuken"])
    ]
    punten = [een.punten for een in elk if een.punten is not None]
    assert len(punten) == 64
    assert (uit.punten_minimaal, uit.punten_maximaal) == (min(punten), max(punten))
    assert uit.punten is None
    for rubriek in uit.rubrieken:
        laag, hoog = uit.bereik[rubriek.rubriek]
        alle = [r.punten for een in elk for r in een.rubrieken if r.rubriek == rubriek.rubriek]
        assert laag is None or laag <= min(alle), rubriek.naam
        assert hoog is None or hoog >= max(alle), rubriek.naam
    hoogste = uit.huurprijs_hoogst
    assert hoogste is not None
    assert (uit.huurprijs.maximaal, hoogste.maximaal) == (
        min(een.huurprijs.maximaal for een in elk),
        max(een.huurprijs.maximaal for een in elk),
    )


def test_de_zin_noemt_de_ruimte_en_wat_er_misschien_is() -> None:
    uit = waardeer(document("zelfstandig", "2026-07-01", None))
    assert (
        uit.onbekend[1].zin
        == "Niet bekend of de keuken dit heeft: inbouw oven elektrisch en afzuiginstallatie (rubriek 5, 6 en 10)."
    )
    assert vertaal(uit.onbekend[0].zin, "en").startswith(
        "Not known whether the bathroom has this: bath, wall-hung toilet"
    )
    assert uit.bepalend == ("woning.ruimten[1].voorzieningen_onbekend", "woning.ruimten[2].voorzieningen_onbekend")
    assert not any("bad" in m.zin and "opgegeven" in m.zin for m in uit.aannamen)


def test_een_portefeuille_geeft_hetzelfde_bereik() -> None:
    regeling = Regeling.op(date(2026, 7, 1))
    een = document("zelfstandig", "2026-07-01", None) | {"id": "a"}
    een.pop("peildatum")
    for ruimte in een["woning"]["ruimten"]:
        ruimte["verwarmd"] = True
        ruimte["voorzieningen"] = [v if isinstance(v, dict) else {"soort": v} for v in ruimte.get("voorzieningen", ())]
        for voorziening in ruimte["voorzieningen"]:
            if "lengte" in voorziening:
                voorziening["lengte"] = Decimal("2.1")
    uit = brok.waardeer(pa.RecordBatch.from_pylist([een], schema=schema()), regeling).uitslag
    alleen = waardeer(een, regeling)
    assert (uit.laag[0], uit.hoog[0]) == (alleen.punten_minimaal, alleen.punten_maximaal)
    assert uit.laag[0] < uit.hoog[0]


@pytest.mark.parametrize(
    ("onbekend", "code"),
    [(["aanrecht"], "aanrecht_onbekend"), (["wastafel"], "voorziening_bekend"), (["vijver"], "onbekende_waarde")],
)
def test_wat_niet_onbekend_kan_zijn_wordt_gemeld(onbekend: list[str], code: str) -> None:
    feiten = document("zelfstandig", "2026-07-01", {})
    feiten["woning"]["ruimten"][1]["voorzieningen_onbekend"] = onbekend
    with pytest.raises(FeitenFout) as fout:
        lees_document(feiten)
    assert [f.code for f in fout.value.fouten] == [code]


def test_op_de_pagina_is_niet_weten_een_antwoord_en_wint_wat_er_is() -> None:
    bladzijde = zend(None, "naar:voorzieningen", document=json.dumps(voorbeeld("portiekflat"), default=str))
    pad = "woning.ruimten[5].voorzieningen_onbekend"
    met = zend(bladzijde, "bijwerken", **{f"{pad}:bad": "1", f"{pad}:hangend_toilet": "1"})
    assert haal(met.boom, pad) == ["hangend_toilet", "bad"]
    assert met.velden[f"{pad}:bad"] == "1"
    resultaat = zend(met, "naar:resultaat")
    assert "Niet bekend of de doucheruimte dit heeft: hangend toilet en bad" in resultaat.zichtbaar
    assert f'value="naar:voorzieningen#{pad}:' in resultaat.html
    weg = zend(met, "bijwerken", **{"woning.ruimten[5].voorzieningen:bad": "1"})
    assert haal(weg.boom, pad) == ["hangend_toilet"]
    leeg = zend(weg, "bijwerken", **{f"{pad}:hangend_toilet": ""})
    assert haal(leeg.boom, pad) is None
