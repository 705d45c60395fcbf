"""Een portefeuille over de lijn: dezelfde uitslag als uit een bestand, wat niet klopt in zijn eigen rij, en geen vertrouwen in de stroom."""

from __future__ import annotations

import json
import struct
from datetime import date
from typing import Any

import jsonschema
import pyarrow as pa
import pytest

from huurstelsel import waardeer_tabel
from huurstelsel.portefeuille import berichten
from huurstelsel.portefeuille.schema import schema
from huurstelsel.web.api import portefeuilles
from huurstelsel.web.api.openapi import document
from web_hulp import als_boom, klant

KLANT = klant()
NDJSON, ARROW = "application/x-ndjson", "application/vnd.apache.arrow.stream"
PAD = "/v1/portefeuilles?peildatum=2026-01-01"


def _stroom(tabel: pa.Table, **opties: Any) -> bytes:
    doel = pa.BufferOutputStream()
    with pa.ipc.new_stream(doel, tabel.schema, options=pa.ipc.IpcWriteOptions(**opties)) as schrijver:
        schrijver.write_table(tabel)
    return bytes(doel.getvalue().to_pybytes())


def _woningen() -> pa.Table:
    ruimte = {"soort": "woonkamer", "oppervlakte": 20, "verwarmd": True}
    goed = {"woningtype": "eengezinswoning", "bouwjaar": 1990, "ruimten": [ruimte]}
    rijen = [{"id": "goed", "woning": goed}, {"id": "fout", "woning": {**goed, "bouwjaar": 3}}]
    return pa.Table.from_pylist(rijen, schema=pa.schema([("id", pa.string()), schema().field("woning")]))


def _regels(antwoord: Any) -> list[dict[str, Any]]:
    assert antwoord.status_code == 200, antwoord.text
    assert antwoord.headers["content-type"] == NDJSON
    return [json.loads(regel) for regel in antwoord.text.splitlines()]


def test_regels_in_en_uit():
    boom, fout = als_boom("portiekflat"), {"id": "fout", "woning": {"bouwjaar": 3}}
    inhoud = "\n".join([json.dumps(boom), json.dumps(fout), "", '{"woning":', "[]"])
    rijen = _regels(KLANT.post(PAD, content=inhoud, headers={"content-type": NDJSON}))
    assert [rij["id"] for rij in rijen] == ["portiekflat", "fout", None, None]
    assert (rijen[0]["punten"], rijen[0]["maximale_huurprijs"], rijen[0]["fouten"]) == (124, "802.44", None)
    assert [[f["code"] for f in rij["fouten"]] for rij in rijen[1:]] == [
        ["te_laag"],
        ["json_afgebroken"],
        ["geen_document"],
    ]
    api = document()
    soort = {"$ref": "#/components/schemas/Portefeuillerij", "components": api["components"]}
    for rij in rijen:
        jsonschema.validate(rij, soort)


def test_arrow_in_en_uit_geeft_hetzelfde_als_een_tabel():
    antwoord = KLANT.post(PAD, content=_stroom(_woningen()), headers={"content-type": ARROW})
    assert antwoord.headers["content-type"] == ARROW
    uit = pa.ipc.open_stream(antwoord.content).read_all()
    assert uit.equals(waardeer_tabel(_woningen(), date(2026, 1, 1)))
    assert uit.column("fouten").to_pylist()[1][0]["code"] == "te_laag"


def test_de_ene_vorm_in_en_de_andere_uit():
    rijen = _regels(KLANT.post(PAD, content=_stroom(_woningen()), headers={"content-type": ARROW, "accept": NDJSON}))
    assert [rij["punten_minimaal"] is None for rij in rijen] == [False, True]
    inhoud = json.dumps({"id": "a", "woning": {"ruimten": []}})
    antwoord = KLANT.post(PAD, content=inhoud, headers={"content-type": NDJSON, "accept": ARROW})
    assert pa.ipc.open_stream(antwoord.content).read_all().column("id").to_pylist() == ["a"]


def test_een_lege_portefeuille():
    assert _regels(KLANT.post(PAD, content=b"", headers={"content-type": NDJSON})) == []
    leeg = KLANT.post(PAD, content=_stroom(_woningen().slice(0, 0)), headers={"content-type": ARROW})
    assert pa.ipc.open_stream(leeg.content).read_all().num_rows == 0


def test_een_stroom_die_afbreekt_zegt_het_in_de_laatste_rij():
    heel = _stroom(_woningen())
    brokken = [heel[: heel.rindex(b"\xff\xff\xff\xff", 0, len(heel) - 8)], heel]
    deel = brokken[0]  # het schema zonder het brok
    antwoord = KLANT.post(
        PAD, content=heel[:-8] + heel[len(deel) : -100], headers={"content-type": ARROW, "accept": NDJSON}
    )
    rijen = _regels(antwoord)
    assert [rij["id"] for rij in rijen] == ["goed", "fout", None]
    assert [f["code"] for f in rijen[-1]["fouten"]] == ["stroom_afgebroken"]


def _van(*waarden: int) -> bytes:
    return struct.pack(f"<{len(waarden)}i", *waarden)


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"", "geen_arrow"),
        (b"dit is geen arrow-stroom", "geen_arrow"),
        (b"ARROW1\0\0" + bytes(50), "geen_arrow"),
        (_van(-1, 2_000_000_000), "geen_arrow"),
        (_van(-1, 16, -1, -1, -1, -1), "geen_arrow"),
        (_van(-1, 16, 8, 0, 0, 0), "geen_arrow"),
        (_stroom(_woningen())[:300], "stroom_afgebroken"),
        (_stroom(_woningen(), compression="zstd"), "ingepakt"),
        (_stroom(pa.table({"woning": pa.nulls(berichten.MAX_RIJEN + 1)})), "brok_te_groot"),
        (_stroom(_woningen().rename_columns(["id", "wonig"])), "kolom_ontbreekt"),
        (_stroom(pa.table({"woning": [1], "geheim": [2]})), "onbekende_kolom"),
    ],
)
def test_een_stroom_die_niet_te_gebruiken_is(inhoud: bytes, code: str):
    antwoord = KLANT.post(PAD, content=inhoud, headers={"content-type": ARROW})
    assert (antwoord.status_code, antwoord.headers["content-type"]) == (422, "application/problem+json")
    assert code in {fout["code"] for fout in antwoord.json()["fouten"]}


def test_een_lijst_van_niets_telt_ook():
    """Een lijst met twintig miljoen keer niets is maar een paar bytes groot."""
    niets = pa.ListArray.from_arrays(
        pa.array([0, berichten.MAX_WAARDEN + 1], pa.int32()), pa.nulls(berichten.MAX_WAARDEN + 1)
    )
    woning = pa.StructArray.from_arrays([niets], ["ruimten"])
    inhoud = _stroom(pa.table({"woning": woning}))
    assert len(inhoud) < 2_000
    antwoord = KLANT.post(PAD, content=inhoud, headers={"content-type": ARROW})
    assert antwoord.json()["fouten"][0]["code"] == "brok_te_groot"


def test_parameters_en_drukte(monkeypatch: pytest.MonkeyPatch):
    koppen = {"content-type": NDJSON}
    assert KLANT.post("/v1/portefeuilles?peildatum=x", content=b"", headers=koppen).status_code == 400
    assert KLANT.post("/v1/portefeuilles?peildatum=1950-01-01", content=b"", headers=koppen).status_code == 422
    assert KLANT.post(PAD, content=b"", headers={"content-type": "application/json"}).status_code == 415
    monkeypatch.setattr(portefeuilles, "_BEZIG", {1, 2})
    druk = KLANT.post(PAD, content=b"", headers=koppen)
    assert (druk.status_code, druk.headers["retry-after"]) == (503, "30")
    monkeypatch.setattr(portefeuilles, "_BEZIG", set())
    assert KLANT.post(PAD, content=b"", headers=koppen).status_code == 200
    assert set() == portefeuilles._BEZIG
