"""Invoer uit VERA van stelsel ONZ: kamers en adressen die delen, en wat bij het hele adres hoort."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from huurstelsel import Regeling, waardeer
from huurstelsel.feiten.controle import controleer
from huurstelsel.feiten.model import Document
from huurstelsel.feiten.vera import van_vera
from vera_hulp import VOORBEELDEN, Groep, code, eenheid, element, fouten, kamer, lees, meldingen, ruimte, woning_van

if TYPE_CHECKING:
    from pathlib import Path

KAMERS = "gedeeldMetAantalOnzelfstandigeWoonruimten"
ADRESSEN = "gedeeldMetAantalAdressen"
ZONDER_WOONPLAATS = "onz__punten_voor_de_woz_waarde__geen_corop_bij_woonplaats.json"


def slaapkamer(**velden: object) -> Groep:
    return ruimte("VTK", "SLA", **velden)


@pytest.mark.parametrize(
    "pad", sorted(p for p in VOORBEELDEN.glob("onz__*.json") if p.name != ZONDER_WOONPLAATS), ids=lambda pad: pad.stem
)
def test_voorbeeld_wordt_een_kloppend_document(pad: Path) -> None:
    document, _ = van_vera(lees(pad.name))
    gelezen = Document.model_validate(document)
    assert controleer(gelezen) == []
    assert gelezen.woning.stelsel == "onzelfstandig"


def test_woonplaats_die_niet_bestaat() -> None:
    assert fouten(lees(ZONDER_WOONPLAATS)) == [("adres.woonplaats.code", "onbekende_woonplaatscode")]


# delen


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({}, (None, None)),
        ({KAMERS: 0}, (None, None)),
        ({KAMERS: 1}, (None, None)),
        ({KAMERS: 4}, (None, 4)),
        ({ADRESSEN: 1, KAMERS: 4}, (None, 4)),
        ({ADRESSEN: 5}, (5, None)),
        ({ADRESSEN: 5, KAMERS: 0}, (5, 1)),
        ({ADRESSEN: 5, KAMERS: 1}, (5, 1)),
        ({ADRESSEN: 5, KAMERS: 3}, (5, 3)),
        ({"gedeeldMetAantalEenheden": 5, KAMERS: 3}, (5, 3)),
    ],
)
def test_adressen_en_kamers_die_delen(velden: Groep, verwacht: tuple[int | None, int | None]) -> None:
    (gelezen,) = woning_van(kamer(slaapkamer(**velden)))["ruimten"]
    assert (gelezen.get("gedeeld_met_adressen"), gelezen.get("gedeeld_met_kamers")) == verwacht


@pytest.mark.parametrize(
    ("aantallen", "op_adres", "begin"),
    [
        ([None], 1, "er 1 is"),
        ([0, 1], 1, "er 1 is"),
        ([5, 6, 2], 6, "er 6 zijn"),
    ],
)
def test_kamers_op_het_adres_zijn_ten_minste_de_kamers_die_delen(
    aantallen: list[int | None], op_adres: int, begin: str
) -> None:
    ruimten = [slaapkamer(id=str(i), **({} if n is None else {KAMERS: n})) for i, n in enumerate(aantallen)]
    bericht = kamer(*ruimten)
    assert woning_van(bericht)["kamers_op_adres"] == op_adres
    ((pad, zin),) = meldingen(bericht)
    assert pad == "ruimten"
    assert begin in zin


@pytest.mark.parametrize(
    ("genoemd", "delen", "op_adres", "pad"),
    [
        (9, None, 9, "aantalOnzelfstandigeEenheden"),
        (9, 9, 9, "aantalOnzelfstandigeEenheden"),
        (1, None, 1, "ruimten"),
        (0, 3, 3, "ruimten"),
        (4, 6, 6, "aantalOnzelfstandigeEenheden"),
    ],
)
def test_het_aantal_kamers_dat_de_eenheid_noemt(genoemd: int, delen: int | None, op_adres: int, pad: str) -> None:
    bericht = kamer(slaapkamer(**({} if delen is None else {KAMERS: delen})), aantalOnzelfstandigeEenheden=genoemd)
    assert woning_van(bericht)["kamers_op_adres"] == op_adres
    assert pad in [waar for waar, _ in meldingen(bericht)]


def test_wat_adressen_delen_is_van_alle_genoemde_kamers() -> None:
    """5 m² badkamer met vier adressen en negen kamers: 5 / 36 = 0,14, afgerond 0,25; zonder het aantal 1,25."""
    badkamer = ruimte("VTK", "BAD", oppervlakte=5, verwarmd=False, **{ADRESSEN: 4})
    uitkomst = waardeer(kamer(badkamer, aantalOnzelfstandigeEenheden=9), Regeling.op(date(2026, 1, 1)))
    assert uitkomst.rubrieken[8].punten == Fraction(1, 4)


def test_gedeeld_met_adressen_zonder_kamers_is_van_alle_kamers() -> None:
    bericht = kamer(slaapkamer(id="a", **{ADRESSEN: 2}), slaapkamer(id="b", **{ADRESSEN: 2}))
    assert [pad for pad, _ in meldingen(bericht)] == ["ruimten", f"ruimten[0].{KAMERS}"]
    assert meldingen(bericht)[1][1].endswith("delen (komt 2 keer voor).")


def test_zelfstandig_leest_geen_kamers() -> None:
    bericht = eenheid(slaapkamer(**{KAMERS: 4}))
    assert "gedeeld_met_kamers" not in woning_van(bericht)["ruimten"][0]
    assert "kamers_op_adres" not in woning_van(bericht)
    assert [pad for pad, _ in meldingen(bericht)] == [f"ruimten[0].{KAMERS}"]


@pytest.mark.parametrize(
    ("van_kast", "aantal_meldingen"), [({}, 0), ({ADRESSEN: 1}, 1), ({ADRESSEN: 3, KAMERS: 4}, 0), ({KAMERS: 9}, 1)]
)
def test_kast_wordt_gedeeld_zoals_haar_ruimte(van_kast: Groep, aantal_meldingen: int) -> None:
    kast = {**ruimte("OVR", "KAS", id="kast", **van_kast), "oppervlakte": Decimal("0.7")}
    bericht = kamer(slaapkamer(verbondenRuimten=[kast], **{ADRESSEN: 3, KAMERS: 4}), kast)
    document, gemeld = van_vera(bericht)
    assert controleer(Document.model_validate(document)) == []
    gelezen = document["woning"]["ruimten"][1]  # type: ignore[index]
    assert (gelezen["gedeeld_met_adressen"], gelezen["gedeeld_met_kamers"]) == (3, 4)
    assert sum(melding.pad == "ruimten[1]" for melding in gemeld) == aantal_meldingen


def test_kast_in_een_gedeelde_ruimte_van_een_zelfstandige_woning() -> None:
    kast = {**ruimte("OVR", "KAS", id="kast"), "oppervlakte": Decimal("0.7")}
    document, _ = van_vera(eenheid(slaapkamer(verbondenRuimten=[kast], **{ADRESSEN: 3})))
    assert controleer(Document.model_validate(document)) == []
    assert [r["gedeeld_met_adressen"] for r in document["woning"]["ruimten"]] == [3, 3]  # type: ignore[index]


def test_gemeenschappelijk_mag_ook_met_kamers() -> None:
    assert woning_van(kamer(ruimte("GEM", "BER", **{KAMERS: 4})))["ruimten"][0]["gedeeld_met_kamers"] == 4
    assert fouten(kamer(ruimte("GEM", "BER"))) == [(f"ruimten[0].{ADRESSEN}", "aantal_adressen_ontbreekt")]
    prive = kamer(ruimte("GEM", "BER", **{KAMERS: 1}))
    assert [pad for pad, _ in meldingen(prive)] == [f"ruimten[0].{ADRESSEN}", "ruimten"]


def test_buitenruimte_van_kamers_heeft_een_minimumafmeting() -> None:
    tuin = ruimte("BTR", "TUI", hoogte=2100, breedte=1400, lengte=3000, **{KAMERS: 3})
    assert woning_van(kamer(tuin))["ruimten"][0]["eisen"] == {"minimumafmeting": False}


@pytest.mark.parametrize(
    ("detail", "velden", "soort"),
    [
        ("CAR", {KAMERS: 3}, "carport"),
        ("CAR", {ADRESSEN: 2, KAMERS: 3}, "parkeerplek"),
        ("PAR", {KAMERS: 3}, "parkeerplaats"),
        ("PAR", {ADRESSEN: 2}, "parkeerplek"),
        ("PBD", {KAMERS: 3}, "parkeerplek"),
    ],
)
def test_parkeren(detail: str, velden: Groep, soort: str) -> None:
    (gelezen,) = woning_van(kamer(ruimte("BTR", detail, **velden)))["ruimten"]
    assert (gelezen["soort"], gelezen.get("gedeeld_met_kamers")) == (soort, velden.get(KAMERS))


def test_laadpaal_en_aanrecht_worden_gelezen() -> None:
    keuken = ruimte("VTK", "KEU", bouwkundigeElementen=[element("AAN", lengte=3001)], **{KAMERS: 8})
    plek = ruimte("GEM", "PBC", id="p", bouwkundigeElementen=[element("LAA")], **{ADRESSEN: 10, KAMERS: 8})
    gelezen = woning_van(kamer(keuken, plek))["ruimten"]
    assert [r["voorzieningen"] for r in gelezen] == [
        [{"soort": "aanrecht", "lengte": Decimal("3.001")}],
        [{"soort": "laadpaal"}],
    ]


# het adres


@pytest.mark.parametrize(
    ("object_", "eigen", "verwacht", "paden"),
    [
        ({"bagGebruikersOppervlakte": 58}, None, 58, []),
        ({"bagOppervlakteVerblijfsobject": 60, "bagGebruikersOppervlakte": 58}, None, 60, []),
        ({"bagGebruikersOppervlakte": 58}, 14, 58, ["gebruiksoppervlakte"]),
        ({"bagGebruikersOppervlakte": 0}, 14, None, ["gebruiksoppervlakte"]),
        (None, 14, None, ["gebruiksoppervlakte"]),
    ],
)
def test_gebruiksoppervlakte_is_van_het_adres(
    object_: Groep | None, eigen: int | None, verwacht: int | None, paden: list[str]
) -> None:
    bericht = kamer(adresseerbaarObjectBasisregistratie=object_, gebruiksoppervlakte=eigen)
    assert woning_van(bericht).get("gebruiksoppervlakte") == verwacht
    assert [pad for pad, _ in meldingen(bericht) if pad != "ruimten"] == paden


def test_wat_bij_de_woning_hoort_wordt_bij_elk_stelsel_gelezen() -> None:
    velden = {
        "bouwjaar": 1921,
        "doelgroep": code("ZOR"),
        "monumenten": [code("GEM")],
        "datumAfsluitenHuurovereenkomst": "2025-02-20",
        "adres": {"woonplaats": {"code": "3086", "naam": "ROTTERDAM"}},
        "wozEenheden": [{"waardepeildatum": "2024-01-01", "vastgesteldeWaarde": 205000}],
        "prijscomponenten": [{"detailSoort": code("EPV")}],
        "panden": [{"soort": code("MGW")}],
    }
    (onz, _), (zel, _) = van_vera(kamer(**velden)), van_vera(eenheid(**velden))
    eigen = {"stelsel", "kamers_op_adres"}
    assert {n: w for n, w in onz["woning"].items() if n not in eigen} == {  # type: ignore[attr-defined]
        n: w
        for n, w in zel["woning"].items()  # type: ignore[attr-defined]
        if n not in eigen
    }
    assert len(onz["woning"]) == 11  # type: ignore[arg-type]
    assert onz["contract"] == {"ondertekend": "2025-02-20"}
    assert onz["adres"] == {"woonplaats": "ROTTERDAM", "woonplaatscode": "3086"}


def test_stelsel_blijkt_uit_een_ruimte_die_kamers_delen() -> None:
    bericht = {"ruimten": [slaapkamer(**{KAMERS: 4})]}
    assert woning_van(bericht)["stelsel"] == "onzelfstandig"
    assert [pad for pad, _ in meldingen(bericht)] == ["woningwaarderingstelsel", "ruimten"]
    assert woning_van({"zelfstandig": False, "ruimten": []})["stelsel"] == "onzelfstandig"


def test_onbekende_code_is_ook_hier_een_fout_met_de_dichtstbijzijnde() -> None:
    bericht = kamer(slaapkamer(installaties=[code("DOUX", "Douche")], **{KAMERS: -1}))
    assert set(fouten(bericht)) == {
        (f"ruimten[0].{KAMERS}", "te_laag"),
        ("ruimten[0].installaties[0].code", "onbekende_code"),
    }
