"""Wie kwaad wil, krijgt een probleem of een gewoon antwoord, nooit een fout van de server, veel geheugen of veel tijd."""

from __future__ import annotations

import gzip
import json
import time
from typing import Any

import pytest

from huurstelsel.web import grenzen
from huurstelsel.web.omvang import MAX_RUIMTEN
from web_hulp import JSON, YAML, als_boom, klant

KLANT = klant()
SCRIPT = "<script>alert(1)</script>"


def _post(inhoud: bytes | str, koppen: dict[str, str] = JSON, pad: str = "waarderingen") -> Any:
    begin = time.monotonic()
    antwoord = KLANT.post(f"/v1/{pad}", content=inhoud, headers=koppen)
    assert time.monotonic() - begin < 10
    assert antwoord.status_code < 500, antwoord.text[:500]
    return antwoord


def _codes(antwoord: Any) -> set[str]:
    return {fout["code"] for fout in antwoord.json()["fouten"]}


def test_een_script_in_een_naam_blijft_tekst_in_json():
    document = als_boom("portiekflat")
    document["id"] = SCRIPT
    document["woning"]["ruimten"][0]["id"] = SCRIPT
    antwoord = _post(json.dumps(document))
    assert antwoord.json()["id"] == SCRIPT
    assert antwoord.headers["content-type"] == "application/json"
    assert antwoord.headers["x-content-type-options"] == "nosniff"


def test_te_veel_ruimten():
    ruimte = {"soort": "slaapkamer", "oppervlakte": 5, "verwarmd": "ja"}
    assert _codes(_post(json.dumps({"woning": {"ruimten": [ruimte] * 10_000}}))) == {"te_veel_ruimten"}
    assert _post(json.dumps({"woning": {"ruimten": [ruimte] * MAX_RUIMTEN}})).status_code == 200
    vraag = {"a": {"woning": {"ruimten": [ruimte] * 10_000}}}
    assert _codes(_post(json.dumps(vraag), pad="vergelijkingen")) == {"te_veel_ruimten"}


def test_te_veel_kamers_maal_ruimten():
    ruimten = [{"soort": "keuken", "oppervlakte": 9, "verwarmd": "ja", "gebruikers": "alle"}] * 500
    kamers = [{"id": f"k{i}"} for i in range(500)]
    adres = {"woning": {"stelsel": "onzelfstandig", "ruimten": ruimten}, "kamers": kamers}
    assert _codes(_post(json.dumps({**adres, "groepen": {"alle": [k["id"] for k in kamers]}}))) == {"te_veel_kamers"}


def test_duizenden_verkeerde_namen():
    """Er komen er duizend terug, met hoeveel het er meer zijn; alleen de eerste met een voorstel."""
    antwoord = _post(json.dumps({"woning": {f"bouwjaa{i}": 1 for i in range(20_000)}}))
    fouten = antwoord.json()["fouten"]
    assert (antwoord.status_code, len(fouten)) == (422, 1_001)
    assert fouten[0]["zin"].endswith("Bedoelde u “bouwjaar”?")
    assert fouten[-1]["zin"] == "Er zijn nog 19000 fouten; verbeter eerst deze."
    lang = _post(json.dumps({"ruimten": [{"id": "a", "detailSoort": {"code": "A" * 900_000, "naam": "b" * 10_000}}]}))
    assert lang.status_code == 422
    assert len(lang.content) < 10_000


@pytest.mark.parametrize("koppen", [JSON, YAML])
def test_diepe_nesting(koppen: dict[str, str]):
    for diep in ("[" * 100_000, '{"a":' * 100_000, '{"woning":' + "[" * 5_000 + "]" * 5_000 + "}"):
        antwoord = _post(diep, koppen)
        assert antwoord.status_code == 400
        assert _codes(antwoord) & {"te_diep", "json_afgebroken", "yaml_ongeldig"}


@pytest.mark.parametrize(
    ("getal", "code"),
    [
        ("NaN", "geen_getal"),
        ("Infinity", "geen_getal"),
        ("-Infinity", "geen_getal"),
        ("1e999999999", "te_lang"),
        ("9" * 100_000, "te_lang"),
        ("-5", "te_laag"),
        ("1e15", "te_lang"),
        ("99999999", "te_hoog"),
    ],
)
def test_bijzondere_getallen(getal: str, code: str):
    antwoord = _post(f'{{"woning":{{"ruimten":[{{"soort":"slaapkamer","oppervlakte":{getal}}}]}}}}')
    assert antwoord.status_code in {400, 422}
    assert any(code in c for c in _codes(antwoord)), antwoord.text[:300]


def test_een_verhoging_met_een_onmogelijk_bedrag():
    vraag = {"document": als_boom("portiekflat"), "ingang": "2026-07-01"}
    for bedrag in ("1e400", "9" * 400, "-1", "NaN", "\u0000", [1], {"a": 1}):
        for veld in ("nieuwe_huurprijs", "percentage"):
            assert _post(json.dumps({**vraag, veld: bedrag}), pad="verhogingen").status_code == 422


def test_een_zip_van_de_dood_wordt_niet_uitgepakt():
    bom = gzip.compress(b" " * 100_000_000)
    assert len(bom) < 200_000
    for naam in ("gzip", "deflate", "br", "zstd", "gzip, gzip"):
        antwoord = _post(bom, {**JSON, "content-encoding": naam})
        assert (antwoord.status_code, antwoord.headers["accept-encoding"]) == (415, "identity")


def test_een_bom_van_verwijzingen_in_yaml():
    lachen = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    lachen += "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 10))
    assert _codes(_post(lachen, YAML)) == {"te_groot_uitgeschreven"}
    assert _codes(_post("woning: &w\n  ruimten: *w\n", YAML)) == {"yaml_verwijzing"}
    assert _codes(_post("woning: !!python/object/apply:os.system [ls]\n", YAML)) == {"yaml_type"}


def test_veel_onbekende_feiten_samen():
    keukens = [{"soort": "keuken", "oppervlakte": 8, "voorzieningen": ["aanrecht"]}] * 4
    woning = {"stelsel": "onzelfstandig", "kamers_op_adres": 4, "rijksmonument": "ja", "ruimten": keukens}
    labels = [{"soort": "energielabel", "label": "B", "opnamedatum": "2022-01-01"}]
    document = {"peildatum": "2024-08-01", "woning": {**woning, "energieprestaties": labels}}
    assert _codes(_post(json.dumps(document))) == {"te_veel_onbekend"}


def test_te_groot_met_en_zonder_lengte():
    groot = b'{"woning":' + b" " * grenzen.GEWOON.bytes + b"{}}"
    assert _post(groot).status_code == 413
    stukken = KLANT.post("/v1/waarderingen", content=iter([groot[:500_000]] * 3), headers=JSON)
    assert (stukken.status_code, stukken.json()["fouten"][0]["code"]) == (413, "te_groot")


@pytest.mark.parametrize(
    "pad",
    [
        "/v1/recht/..%2f..%2fetc%2fpasswd",
        "/v1/recht/%2e%2e%2f",
        "/v1/recht/%00",
        "/statisch/..%2f..%2fapp.py",
        "/statisch/%2e%2e/app.py",
        "/statisch//etc/passwd",
        "/v1/../../etc/passwd",
        "/%ff%fe",
        "/v1/recht/" + "a" * 5_000,
    ],
)
def test_paden_die_ergens_anders_heen_willen(pad: str):
    antwoord = KLANT.get(pad)
    assert antwoord.status_code in {400, 404}
    assert "root:" not in antwoord.text


@pytest.mark.parametrize("recht", ["/etc/passwd", "../x.yaml", "./x", "http://x", "\x00", "a" * 5_000])
def test_een_voorstel_is_nooit_een_pad(recht: str):
    antwoord = KLANT.post("/v1/waarderingen", params={"recht": recht}, json=als_boom("portiekflat"))
    assert antwoord.status_code == 400
    assert [f["pad"] for f in antwoord.json()["fouten"]] == ["recht"]


def test_vreemde_koppen():
    for accept in (",,,;;;q=", "*/*;q=nan", "application/json;q=-1", "a" * 10_000, "*/*," * 5_000):
        _post(json.dumps(als_boom("portiekflat")), {**JSON, "accept": accept})
    for soort in ("application/json;" * 500, "application/json; charset", ";", "/", "application/json\t"):
        _post("{}", {"content-type": soort})


def test_een_fout_van_de_server_verklapt_niets(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
    """Ook een fout die niemand verwachtte noemt in antwoord en logboek geen feiten."""
    from huurstelsel.web.api import verrichting  # noqa: PLC0415

    def stuk(*_: object) -> None:
        melding = "geheim-adres-123"
        raise RuntimeError(melding)

    monkeypatch.setattr(verrichting, "lees_lichaam", stuk)
    with caplog.at_level("INFO", "huurstelsel.web"):
        antwoord = KLANT.post("/v1/waarderingen", json={"id": "geheim-adres-123"})
    assert antwoord.status_code == 500
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert "default-src 'none'" in antwoord.headers["content-security-policy"]
    velden = [getattr(r, "velden", {}) for r in caplog.records]
    assert velden[0]["fout"] == "RuntimeError"
    assert "test_api_vijandig.py" in velden[0]["plaats"]
    assert "geheim" not in antwoord.text + str(velden) + caplog.text
