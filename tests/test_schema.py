"""Het gepubliceerde schema en het lezen zeggen hetzelfde over een document."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError

from huurstelsel.feiten import basis, patronen
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.feiten.schema import schema
from huurstelsel.feiten.waarden import Datum, JaNee, Onbekend
from huurstelsel.fouten import FeitenFout

SCHEMA = jsonschema.Draft202012Validator(schema())


def leest(soort: TypeAdapter[Any], waarde: object) -> bool:
    try:
        soort.validate_python(waarde)
    except ValidationError:
        return False
    return True


def toegelaten(deel: str, veld: str, waarde: object) -> bool:
    return SCHEMA.evolve(schema=SCHEMA.schema["$defs"][deel]["properties"][veld]).is_valid(waarde)


def ruimte(**velden: Any) -> dict[str, Any]:
    return {"woning": {"ruimten": [{"soort": "slaapkamer", **velden}]}}


def prestatie(**velden: Any) -> dict[str, Any]:
    label = {"soort": "energielabel", "label": "C", "opnamedatum": "2024-01-01"}
    return {"woning": {"energieprestaties": [{**label, **velden}]}}


def woz(waardepeildatum: str) -> dict[str, Any]:
    return {"woning": {"woz_waarden": [{"waarde": 1, "waardepeildatum": waardepeildatum}]}}


GOED = [
    {"woning": {"rijksmonument": "Ja", "gemeentelijk_monument": " NEE ", "rijksbeschermd_gezicht": "Onbekend"}},
    {"woning": {"bouwjaar": "Onbekend", "woningtype": "ONBEKEND", "taxatiewaarde": " onbekend"}},
    {"woning": {"ruimten": "onbekend", "woz_waarden": " Onbekend", "energieprestaties": "ONBEKEND"}},
    {"woning": {"start_bouw": " 29-2-2024 ", "eerste_ingebruikname": "2024-02-29"}},
    {"peildatum": "01-12-2026", "woning": {}},
    {"adres": {"postcode": " 1234 ab ", "woonplaatscode": 3594, "huisletter": 4}, "woning": {}},
    {"contract": {"huurprijs": "€ 1.050,00"}, "woning": {}},
    {"contract": {"huurprijs": "1050.00"}, "woning": {}},
    {"woning": {"woz_waarden": [{"waarde": "398000", "waardepeildatum": "1-1-2025"}]}},
    prestatie(),
    prestatie(soort="energie-index", label="onbekend", waarde="-0,25", opnamedatum=None, registratiedatum="2016-05-04"),
    ruimte(oppervlakte="12,50"),
    ruimte(oppervlakte="0.500"),
    ruimte(lengte="3,5", breedte=2, oppervlakte="Onbekend"),
    ruimte(soort="parkeerplek", type="II", aantal=3),
    ruimte(type="onbekend", aantal=1),
    ruimte(voorzieningen=["bad", {"soort": "aanrecht", "lengte": "1,80"}, {"soort": "bad", "lengte": None}]),
]

FOUT = [
    {"peildatum": "2026-02-31", "woning": {}},
    {"peildatum": "29-2-2026", "woning": {}},
    {"peildatum": "20260101", "woning": {}},
    {"peildatum": "2026-W01-1", "woning": {}},
    {"contract": {"huurprijs": "1.050"}, "woning": {}},
    {"contract": {"huurprijs": "-20"}, "woning": {}},
    {"contract": {"huurprijs": "1000000000,01"}, "woning": {}},
    {"woning": {"taxatiewaarde": "0,00"}},
    {"woning": {"rijksmonument": "jaja"}},
    {"woning": {"bouwjaar": "weet niet"}},
    {"woning": {"ruimten": "weet niet"}},
    {"woning": {"woz_waarden": None}},
    {"woning": {"renovaties": "onbekend"}},
    {"adres": {"postcode": "0123 AB"}, "woning": {}},
    woz("2025-01-02"),
    woz("onbekend"),
    prestatie(label=None),
    prestatie(label="Onbekend"),
    prestatie(opnamedatum=None),
    prestatie(soort="energie-index"),
    prestatie(soort="energie-index", waarde="20,01"),
    {"woning": {"energieprestaties": [{"soort": "energielabel", "opnamedatum": "2024-01-01"}]}},
    ruimte(soort="parkeerplek"),
    ruimte(soort="parkeerplek", type="onbekend"),
    ruimte(type="I"),
    ruimte(aantal=2),
    ruimte(lengte=3),
    ruimte(breedte=3),
    ruimte(lengte=3, breedte=3, oppervlakte=9),
    ruimte(lengte="0", breedte=3),
    ruimte(oppervlakte="-20"),
    ruimte(oppervlakte="100.000,1"),
    ruimte(oppervlakte="12 m²"),
    ruimte(id=" "),
    ruimte(voorzieningen=[{"soort": "bad", "lengte": 2}]),
    {"woning": {"ruimten": [{"soort": "gang"}] * 10_001}},
]


@pytest.mark.parametrize("document", GOED)
def test_schema_laat_toe_wat_wij_lezen(document: dict[str, Any]) -> None:
    SCHEMA.validate(document)
    assert lees_document(document).woning.stelsel == "zelfstandig"


@pytest.mark.parametrize("document", FOUT)
def test_schema_weigert_wat_wij_weigeren(document: dict[str, Any]) -> None:
    assert not SCHEMA.is_valid(document)
    with pytest.raises(FeitenFout) as fout:
        lees_document(document)
    assert len(fout.value.fouten) == 1


def of_onbekend(soort: Any) -> TypeAdapter[Any]:
    return TypeAdapter(Annotated[soort | None, Onbekend])


DATUM, JA_NEE = TypeAdapter(Datum), TypeAdapter(JaNee)
VELDEN = [
    ("Ruimte", "oppervlakte", of_onbekend(basis.Oppervlakte)),
    ("Ruimte", "lengte", of_onbekend(basis.Maat)),
    ("Contract", "huurprijs", of_onbekend(basis.Bedrag)),
    ("Woning", "taxatiewaarde", of_onbekend(Annotated[basis.Bedrag, Field(gt=0)])),
    ("Energieprestatie", "waarde", of_onbekend(basis.Index)),
]
_CIJFERS = st.text("01259", min_size=1, max_size=4)
_GETAL = st.tuples(
    st.sampled_from(["", "€", " € ", "+", "-", "-€"]),
    st.lists(_CIJFERS | st.sampled_from(["0", "000", "100", "1000", "100000", "1000000000"]), min_size=1, max_size=4),
    st.lists(st.sampled_from([".", ".", ","]), min_size=3, max_size=3),
    st.sampled_from(["", " ", "\n"]),
).map(
    lambda d: d[0] + "".join(a + b for a, b in zip(d[1], d[2], strict=False))[: None if len(d[1]) == 4 else -1] + d[3]
)


@given(_GETAL | st.text("0123,.-+€ \n", max_size=9))
@example("1.050")
@example("100.000,0")
@example("1.000.000.000,00")
@example("1.000.000.000,01")
@example("-0,00")
@example("-10,0")
@example("-10,1")
@example("20.000")
@example("1.000,0")
@example("١٢")
def test_getal_in_tekst_volgens_schema_en_lezen(tekst: str) -> None:
    assert [(veld, toegelaten(deel, veld, tekst)) for deel, veld, _ in VELDEN] == [
        (veld, leest(soort, tekst)) for _, veld, soort in VELDEN
    ]


@given(st.text("Onbekd JajNne", max_size=9) | st.sampled_from(["ja", "NEE", "Onbekend", "\tjA"]))
def test_ja_nee_volgens_schema_en_lezen(tekst: str) -> None:
    assert toegelaten("Ruimte", "verwarmd", tekst) == leest(JA_NEE, tekst)


@pytest.mark.parametrize("jaar", [1000, 1200, 1600, 1900, 2000, 2023, 2024, 2100, 2199])
def test_elke_dag_van_een_jaar(jaar: int) -> None:
    patroon = re.compile(patronen.datum())
    dagen = [f"{jaar:04}-{maand:02}-{dag:02}" for maand in range(14) for dag in range(33)]
    assert [d for d in dagen if patroon.search(d)] == [d for d in dagen if leest(DATUM, d)]
    schrikkel = (date(jaar, 3, 1) - timedelta(days=1)).day == 29
    assert sum(1 for d in dagen if patroon.search(d)) == 365 + schrikkel
    kort = [f"{dag}-{maand}-{jaar:04}" for maand in range(14) for dag in range(33)]
    assert [d for d in kort if patroon.search(d)] == [d for d in kort if leest(DATUM, d)]
    lang = [f" {dag:02}-{maand:02}-{jaar:04}\n" for maand in range(14) for dag in range(33)]
    assert sum(1 for d in lang if patroon.search(d)) == sum(1 for d in lang if leest(DATUM, d)) == 365 + schrikkel


@pytest.mark.parametrize("jaar", [1, 400, 999, 2200, 2400, 9999])
def test_een_jaar_waarmee_niet_te_rekenen_is_wordt_geweigerd(jaar: int) -> None:
    for tekst in (f"{jaar:04}-12-31", f"31-12-{jaar:04}"):
        assert not re.search(patronen.datum(), tekst)
        assert not leest(DATUM, tekst)


@given(st.text("0123-", max_size=11))
def test_datum_volgens_schema_en_lezen(tekst: str) -> None:
    assert (re.search(patronen.datum(), tekst) is not None) == leest(DATUM, tekst)
