"""Welke bepalingen zijn uitgevoerd, en naar welke regelingen het recht verwijst."""

from __future__ import annotations

import importlib
import re
from datetime import date
from typing import Any

import pytest

from huurstelsel.feiten.schema import schema
from huurstelsel.fouten import ParameterFout
from huurstelsel.recht import dekking
from huurstelsel.recht.laden import onderwerp, onderwerpen
from huurstelsel.recht.overzicht import stelsels_op
from huurstelsel.recht.wetten import WETTEN, delen, jci, wet_van
from huurstelsel.regels.regel import VERSIES
from huurstelsel.regels.stelsel import stelsel
from huurstelsel.uitleg import dekking as uitleg_dekking
from recht_hulp import D2026, DAGEN, OUD, SPATIE, WORTEL, op_pad, regels_van

# --- dekking ---------------------------------------------------------------------------------------------------------


def test_elke_regel_van_elk_stelsel_is_gedekt() -> None:
    for dag in DAGEN:
        genoemd = {r for b in dekking.op(dag) for r in b.regels}
        assert set(dekking.regels_op(dag)) == genoemd, dag


def test_wat_de_dekking_noemt_bestaat() -> None:
    for dag in DAGEN:
        for naam in stelsels_op(dag):
            stelsel(naam, dag)
    for b in dekking.alle():
        assert set(b.regels) <= set(VERSIES), b.artikel
        for module in b.code:
            importlib.import_module(f"huurstelsel.{module}")
        assert all((WORTEL / "tests" / "zaken" / map_).is_dir() for map_ in b.zaken), b.zaken
        assert wet_van(b.artikel) is not None, b.artikel
        assert b.stand != "uitgevoerd" or b.regels or b.code, b.artikel
        assert b.stand != "gevraagd" or b.feiten or b.waarom, b.artikel


def test_wat_de_dekking_vraagt_is_een_veld_van_het_document() -> None:
    velden = schema()
    for pad in {veld for b in dekking.alle() for veld in b.feiten}:
        assert _veld(velden, velden, pad.split(".")), pad


def _veld(hier: Any, geheel: Any, delen_: list[str]) -> bool:
    """Of een pad in het schema bestaat; “[]” is een element van een lijst."""
    if isinstance(hier, dict) and "$ref" in hier:
        return _veld(geheel["$defs"][hier["$ref"].rpartition("/")[2]], geheel, delen_)
    if not delen_:
        return True
    if isinstance(hier, dict):
        keuze = [deel for soort in ("anyOf", "oneOf", "allOf") for deel in hier.get(soort, ())]
        naam = delen_[0].removesuffix("[]")
        if naam in hier.get("properties", {}) and _veld(hier["properties"][naam], geheel, delen_[1:]):
            return True
        return any(_veld(deel, geheel, delen_) for deel in (*keuze, hier.get("items")) if deel)
    return False


def test_de_bepaling_van_elke_parameter_is_gedekt() -> None:
    for naam in onderwerpen():
        for p in onderwerp(naam).values():
            for w in p.waarden:
                dag = max(w.vanaf, date(2022, 7, 1))
                families = {dekking.familie(b.artikel) for b in dekking.op(dag)} | {"Wet betaalbare huur"}
                gemist = [deel for deel in delen(w.artikel) if dekking.familie(deel) not in families]
                assert not gemist, (p.pad, gemist)


@pytest.mark.parametrize(
    ("verwijzing", "familie"),
    [
        ("Bhw bijlage I.A, onderdeel 11.1 onder a", "Bhw bijlage I.A, rubriek 11"),
        ("Bhw bijlage I.A, toelichting rubriek 3 en 5", "Bhw bijlage I.A, rubriek 3"),
        ("Bhw bijlage I.A, toelichting, inleiding", "Bhw bijlage I.A, toelichting, inleiding"),
        ("Bhw bijlage I.B (tot 1 juli 2024), rubriek 6 onder a", "Bhw bijlage I.B, rubriek 6"),
        ("Bhw bijlage I.C, toelichting I.6", "Bhw bijlage I.C, onderdeel I"),
        ("Bhw art. 8a lid 5 onder b", "Bhw art. 8a"),
        ("Beleidsboek zelfstandige woonruimte 2.4.3 onder 3", "Beleidsboek zelfstandige woonruimte 2.4"),
        ("Huisvestingswet 2014 art. 1", "Huisvestingswet 2014 art. 1"),
    ],
)
def test_familie_van_een_verwijzing(verwijzing: str, familie: str) -> None:
    assert dekking.familie(verwijzing) == familie


def test_dekking_noemt_wat_buiten_de_software_blijft() -> None:
    standen_ = {(b.artikel, b.over): b.stand for b in dekking.op(D2026)}
    oordeel = {artikel for (artikel, _), stand_ in standen_.items() if stand_ == "oordeel"}
    assert {"Bhw art. 5 lid 2", "Beleidsboek zelfstandige woonruimte 2.4.6.2", "BW 7 art. 255 en 255a"} <= oordeel
    gevraagd = {over for (_, over), stand_ in standen_.items() if stand_ == "gevraagd"}
    assert "Duurzame gemeenschappelijke huishouding van drie of meer personen" in gevraagd
    assert "Woonomgeving van een standplaats" in gevraagd
    niet = {artikel for (artikel, _), stand_ in standen_.items() if stand_ == "niet gebouwd"}
    assert "Uhw art. 18 tot en met 19bis" in niet


def test_tekst_en_json_van_de_dekking() -> None:
    uit = uitleg_dekking.als_tekst(D2026, 100).replace(SPATIE, " ")
    regels = regels_van(uit)
    assert regels[0] == "Welke bepalingen huurstelsel uitvoert op 1 januari 2026"
    assert re.fullmatch(
        r"\d+ bepalingen: \d+ uitgevoerd, \d+ gevraagd, \d+ oordeel, \d+ niet gebouwd, \d+ buiten\. 40 regels\.",
        regels[1],
    )
    assert "Bhw bijlage I.A, rubriek 8 Buitenruimten" in regels
    assert "regels telt_als, buitenruimten" in regels
    assert all(len(regel) <= 100 for regel in uit.splitlines())
    d = uitleg_dekking.als_dict(D2026)
    rubriek_8 = next(b for b in d["bepalingen"] if b["artikel"] == "Bhw bijlage I.A, rubriek 8")
    assert rubriek_8["parameters"] == [f"buitenruimte.{n}" for n in (
        "prive_aanwezig", "prive_per_m2", "gemeenschappelijk_per_m2", "geen_buitenruimte", "maximum",
    )]  # fmt: skip
    assert {"naam": "woz_klasse", "stelsels": ["onzelfstandig"]} in d["regels"]
    assert uitleg_dekking.als_dict(OUD)["regels"] != d["regels"]


def test_dekking_met_een_fout_wordt_niet_gelezen() -> None:
    with pytest.raises(ParameterFout, match=r"Bhw art\. 1: geef artikel, over, een bestaande stand"):
        dekking._bepaling({"artikel": "Bhw art. 1", "over": "iets", "stand": "half"})
    with pytest.raises(ParameterFout, match="geen onbekende velden"):
        dekking._bepaling({"artikel": "Bhw art. 1", "over": "iets", "stand": "buiten", "regel": ["x"]})


# --- regelingen ------------------------------------------------------------------------------------------------------


def test_elke_verwijzing_is_van_een_bekende_regeling() -> None:
    for naam in onderwerpen():
        for p in onderwerp(naam).values():
            for w in p.waarden:
                assert all(wet_van(deel) for deel in delen(w.artikel)), (p.pad, w.artikel)
    assert all(re.fullmatch(r"BWBR\d{7}", wet.bwb) for wet in WETTEN if wet.bwb)


def test_delen_van_een_verwijzing() -> None:
    assert delen("Bhw bijlage I.A, onderdeel 4.1; Uhw art. 10d") == ("Bhw bijlage I.A, onderdeel 4.1", "Uhw art. 10d")
    assert delen("BW 7:234; Bhw bijlage I.A, toelichting, inleiding")[1] == "Bhw bijlage I.A, toelichting, inleiding"


def test_jci_van_een_andere_regeling_wordt_niet_getoond() -> None:
    grens = op_pad(D2026, "opslagen.lage_huurgrens").bron
    assert (wet_van(grens.artikel) or WETTEN[0]).bwb == "BWBR0035303"
    assert jci(grens) == ""
    assert jci(op_pad(D2026, "opslagen.nieuwbouw").bron) == "jci1.3:c:BWBR0003237&artikel=8a&g=2026-01-01&z=2026-01-01"
