"""De API geeft hetzelfde als de opdrachten met --json, in de vorm die wordt gevraagd, en anders alle fouten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from huurstelsel.cli import _voer_uit
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.puntentelling import maak_pdf
from huurstelsel.web.koppen import API_VERSIE
from web_hulp import JSON, VOORBEELDEN, YAML, als_boom, klant, voorbeeld

KLANT = klant()
VERA = Path(__file__).parent / "voorbeelden/vera/zel__punten_voor_de_woz_waarde__geen_woz.json"


def _cli(*argumenten: str) -> Any:
    antwoord = _voer_uit([*argumenten, "--json"])
    assert antwoord.code == 0, antwoord.fout
    return json.loads(antwoord.uit)


def _pad(naam: str) -> str:
    return str(VOORBEELDEN / f"{naam}.yaml")


@pytest.mark.parametrize(
    ("pad", "opdracht"),
    [
        ("waarderingen", ("waardeer", "eengezinswoning")),
        ("waarderingen", ("waardeer", "studentenhuis")),
        ("waarderingen", ("waardeer", "portiekflat", "--peildatum", "2025-03-01")),
        ("waarderingen", ("waardeer", "woonwagen")),
        ("regimes", ("regime", "portiekflat")),
        ("regimes", ("regime", "studentenhuis", "--kamer", "achter")),
        ("toetsingen", ("toets", "eengezinswoning")),
        ("toetsingen", ("toets", "studentenhuis", "--verzoek", "verlaging")),
        ("handhavingen", ("handhaaf", "nieuwbouwappartement")),
    ],
)
def test_een_document_geeft_hetzelfde_als_de_opdracht(pad: str, opdracht: tuple[str, ...]):
    naam, bestand, *opties = opdracht
    query = dict(zip((o.removeprefix("--") for o in opties[::2]), opties[1::2], strict=True))
    antwoord = KLANT.post(f"/v1/{pad}", params=query, content=voorbeeld(bestand), headers=YAML)
    assert antwoord.status_code == 200, antwoord.text
    assert antwoord.json() == _cli(naam, _pad(bestand), *opties)
    assert antwoord.headers["api-version"] == API_VERSIE


def test_json_geeft_hetzelfde_als_yaml():
    antwoorden = [
        KLANT.post("/v1/waarderingen", content=voorbeeld("portiekflat"), headers=YAML),
        KLANT.post("/v1/waarderingen", json=als_boom("portiekflat")),
    ]
    assert antwoorden[0].json() == antwoorden[1].json()
    assert antwoorden[0].json()["maximale_huurprijs"] == "802.44"


def test_een_verhoging_geeft_hetzelfde_als_de_opdracht():
    vraag = {"document": als_boom("portiekflat"), "ingang": "2026-07-01", "percentage": "4,1"}
    antwoord = KLANT.post("/v1/verhogingen", json=vraag)
    assert antwoord.json() == _cli("verhoog", _pad("portiekflat"), "--ingang", "2026-07-01", "--percentage", "4,1")
    vraag = {"document": als_boom("portiekflat"), "ingang": "2026-07-01", "nieuwe_huurprijs": 812.5}
    antwoord = KLANT.post("/v1/verhogingen", json=vraag)
    assert antwoord.json() == _cli("verhoog", _pad("portiekflat"), "--ingang", "2026-07-01", "--nieuwe-huur", "812,50")


def test_een_vergelijking_geeft_hetzelfde_als_de_opdracht():
    query = {"peildatum": "2024-12-31", "peildatumB": "2026-01-01"}
    uit = KLANT.post("/v1/vergelijkingen", params=query, json={"a": als_boom("portiekflat")}).json()
    verwacht = _cli("vergelijk", _pad("portiekflat"), "--peildatum", "2024-12-31", "--peildatum-b", "2026-01-01")
    assert (uit["a"].pop("naam"), uit["b"].pop("naam")) == ("A", "B")
    assert {k.pop("naam") for k in (verwacht["a"], verwacht["b"])} == {"portiekflat.yaml"}
    assert uit == verwacht


def test_twee_documenten_vergelijken():
    a, b = als_boom("portiekflat"), als_boom("portiekflat")
    b["woning"]["ruimten"][0]["oppervlakte"] = "40"
    uit = KLANT.post("/v1/vergelijkingen", json={"a": a, "b": b}).json()
    assert [feit["veld"] for feit in uit["feiten"]] == ["oppervlakte"]
    assert uit["verschil"]["punten"] == uit["b"]["punten"] - uit["a"]["punten"] != 0


def test_gelijke_kanten_en_fouten_aan_beide_kanten():
    zelfde = KLANT.post("/v1/vergelijkingen", json={"a": als_boom("portiekflat")})
    assert (zelfde.status_code, zelfde.json()["fouten"][0]["code"]) == (422, "kanten_gelijk")
    fout = {"woning": {"ruimten": [{"soort": "kamertje"}]}}
    beide = KLANT.post("/v1/vergelijkingen", json={"a": fout, "b": {"woning": {"bouwjaar": 1}}})
    paden = [f["pad"] for f in beide.json()["fouten"]]
    assert (beide.status_code, paden[0], paden[-1]) == (422, "a.woning.ruimten[0].soort", "b.woning.bouwjaar")


@pytest.mark.parametrize("argumenten", [(), ("buitenruimte",), ("4",), ("huurtabel",), ("interpretaties",)])
def test_het_recht_op_een_datum(argumenten: tuple[str, ...]):
    antwoord = KLANT.get("/".join(("/v1/recht", *argumenten)), params={"peildatum": "2026-01-01"})
    assert antwoord.json() == _cli("recht", *argumenten, "--peildatum", "2026-01-01")


def test_een_voorstel_en_een_lezing():
    query = {"recht": "consultatie-2023", "peildatum": "2024-01-01", "keuze": "kast_op_verkeersruimte=vertrek"}
    uit = KLANT.post("/v1/waarderingen", params=query, content=voorbeeld("portiekflat"), headers=YAML).json()
    opties = ["--recht", "consultatie-2023", "--peildatum", "2024-01-01", "--keuze", query["keuze"]]
    assert uit == _cli("waardeer", _pad("portiekflat"), *opties)
    assert uit["kwitantie"]["keuzes"] == {"kast_op_verkeersruimte": "vertrek"}


def test_vera_heen_en_terug():
    bericht = json.loads(VERA.read_text("utf-8"))
    antwoord = KLANT.post("/v1/waarderingen", json=bericht, headers={"accept": "application/vnd.vera+json"})
    assert antwoord.headers["content-type"] == "application/vnd.vera+json"
    assert antwoord.json()["groepen"][0]["criteriumGroep"]["stelselgroep"]["code"] == "OVZ"


def test_de_puntentelling_als_pdf():
    koppen = {**YAML, "accept": "application/pdf"}
    antwoord = KLANT.post("/v1/waarderingen?taal=en", content=voorbeeld("portiekflat"), headers=koppen)
    assert antwoord.headers["content-type"] == "application/pdf"
    assert antwoord.content == maak_pdf(lees_document(VOORBEELDEN / "portiekflat.yaml"), taal="en")
    kamers = KLANT.post("/v1/waarderingen", content=voorbeeld("studentenhuis"), headers=koppen)
    assert (kamers.status_code, kamers.json()["fouten"][0]["code"]) == (422, "kamer_kiezen")
    alle = KLANT.post("/v1/waarderingen?kamer=alle", content=voorbeeld("studentenhuis"), headers=koppen)
    assert alle.content == maak_pdf(lees_document(VOORBEELDEN / "studentenhuis.yaml"), kamer="alle")


def test_een_pdf_van_te_veel_kamers_is_een_fout():
    kamers = [{"id": f"k{i}"} for i in range(21)]
    adres = {"peildatum": "2026-01-01", "kamers": kamers, "woning": {"stelsel": "onzelfstandig", "ruimten": []}}
    antwoord = KLANT.post("/v1/waarderingen?kamer=alle", json=adres, headers={"accept": "application/pdf"})
    assert (antwoord.status_code, antwoord.json()["fouten"][0]["code"]) == (422, "te_veel_kamers")


@pytest.mark.parametrize(
    ("kop", "vorm"),
    [
        ({}, "application/json"),
        ({"accept": "*/*"}, "application/json"),
        ({"accept": "application/*;q=0.5, text/html"}, "application/json"),
        ({"accept": "application/json;q=0.1, application/vnd.vera+json"}, "application/vnd.vera+json"),
        ({"accept": "*/*;q=0.9, application/json;q=0"}, "application/vnd.vera+json"),
    ],
)
def test_de_vorm_die_wordt_gevraagd(kop: dict[str, str], vorm: str):
    antwoord = KLANT.post("/v1/waarderingen", content=voorbeeld("portiekflat"), headers={**YAML, **kop})
    assert antwoord.headers["content-type"] == vorm


@pytest.mark.parametrize(
    ("verzoek", "status", "code"),
    [
        ({"url": "/v1/waarderingen", "headers": {"accept": "text/html"}}, 406, "vorm_onbekend"),
        ({"url": "/v1/waarderingen", "headers": {"content-type": "text/plain"}}, 415, "vorm_niet_gelezen"),
        ({"url": "/v1/waarderingen", "content": b"x"}, 415, "vorm_niet_gelezen"),
        (
            {"url": "/v1/waarderingen", "headers": {"content-type": "application/json; charset=latin-1"}},
            415,
            "vorm_niet_gelezen",
        ),
        ({"url": "/v1/waarderingen", "headers": {**JSON, "content-encoding": "gzip"}}, 415, "ingepakt"),
        ({"url": "/v1/waarderingen", "headers": JSON, "content": b""}, 400, "leeg_bestand"),
        ({"url": "/v1/waarderingen", "headers": JSON, "content": b'{"woning":'}, 400, "json_afgebroken"),
        ({"url": "/v1/waarderingen", "headers": JSON, "content": b"\xff"}, 400, "geen_utf8"),
        ({"url": "/v1/waarderingen", "headers": JSON, "content": b'{"a":1,"a":2}'}, 400, "dubbel_veld"),
        ({"url": "/v1/waarderingen?peildatum=gisteren", "json": {}}, 400, "ongeldig"),
        ({"url": "/v1/waarderingen?peildatum=2026-01-01&peildatum=2026-01-02", "json": {}}, 400, "te_vaak"),
        ({"url": "/v1/waarderingen?recht=./geheim.yaml", "json": {}}, 400, "ongeldig"),
        ({"url": "/v1/waarderingen?keuze=niets=iets", "json": {}}, 400, "ongeldig"),
        ({"url": "/v1/waarderingen", "json": [{"woning": {}}]}, 422, "geen_enkele_woning"),
        ({"url": "/v1/waarderingen?peildatum=1950-01-01", "json": {"woning": {}}}, 422, "geen_recht"),
        ({"url": "/v1/verhogingen", "json": {"document": 3}}, 422, "geen_document"),
        ({"url": "/v1/verhogingen", "json": {"document": {"woning": {}}, "ingang": True}}, 422, "ongeldig"),
        ({"url": "/v1/niets", "json": {}}, 404, "http_404"),
        ({"url": "/v1/waarderingen/", "json": {}}, 404, "http_404"),
        ({"url": "/v1/recht", "json": {}}, 405, "http_405"),
    ],
)
def test_elke_fout_is_een_probleem(verzoek: dict[str, Any], status: int, code: str):
    antwoord = KLANT.post(**verzoek)
    probleem = antwoord.json()
    assert (antwoord.status_code, probleem["status"]) == (status, status)
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert code in {fout["code"] for fout in probleem["fouten"]}
    assert probleem["title"]
    assert probleem["detail"]


def test_alle_fouten_tegelijk():
    document = {"woning": {"bouwjar": 1990, "ruimten": [{"soort": "kamertje"}, {"soort": "keuken", "oppervlakte": -1}]}}
    antwoord = KLANT.post("/v1/waarderingen", json=document)
    assert antwoord.status_code == 422
    assert antwoord.json()["detail"] == "Er zijn 3 fouten."
    assert {(f["pad"], f["code"]) for f in antwoord.json()["fouten"]} == {
        ("woning.bouwjar", "onbekend_veld"),
        ("woning.ruimten[0].soort", "onbekende_waarde"),
        ("woning.ruimten[1].oppervlakte", "te_laag"),
    }
    vraag = KLANT.post("/v1/regimes?peildatm=x&peildatum=y&kamer=", json={})
    assert [f["code"] for f in vraag.json()["fouten"]] == ["onbekende_parameter", "ongeldig", "ongeldig"]
    assert "Bedoelde u “peildatum”?" in vraag.json()["fouten"][0]["zin"]


def test_een_andere_methode_noemt_welke_wel_kan():
    assert KLANT.get("/v1/waarderingen").headers["allow"] == "POST"
    assert set(KLANT.delete("/v1/recht").headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_het_recht_dat_er_niet_is():
    assert KLANT.get("/v1/recht/zwembad").json()["fouten"][0]["code"] == "onbekende_keuze"
    assert KLANT.get("/v1/recht/zwembad").status_code == 404
    assert KLANT.get("/v1/recht?peildatum=1950-01-01").status_code == 404


def test_gezondheid():
    assert KLANT.get("/gezondheid/leeft").json()["status"] == "leeft"
    assert KLANT.get("/gezondheid/gereed").json()["status"] == "gereed"


@pytest.mark.parametrize("pad", ["/v1/recht", "/v1/niets", "/gezondheid/leeft", "/openapi.json", "/v1/waarderingen"])
def test_elk_antwoord_heeft_de_veilige_koppen(pad: str):
    koppen = KLANT.get(pad).headers
    csp = koppen["content-security-policy"]
    assert "default-src 'none'" in csp
    assert "unsafe" not in csp
    assert "frame-ancestors 'none'" in csp
    assert koppen["x-content-type-options"] == "nosniff"
    assert koppen["referrer-policy"] == "no-referrer"
    assert koppen["cache-control"] == "no-store"
    assert "set-cookie" not in koppen
    assert ("access-control-allow-origin" in koppen) == (pad == "/openapi.json")
