"""De beschrijving van de API klopt met de API: voor mensen, voor een gegenereerde klant en voor wie haar zoekt kapot te krijgen."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from huurstelsel.feiten.schema import schema
from huurstelsel.web.api.openapi import document
from web_hulp import VOORBEELDEN, als_boom, klant, server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from web_hulp import Server

KLANT = klant()
PLEK = "#/components/schemas/"


@pytest.fixture(scope="module")
def draait(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with server(tmp_path_factory.mktemp("server")) as s:
        yield s


def _controleer(pad: str, methode: str, antwoord: Any) -> None:
    """Het antwoord is wat de beschrijving belooft."""
    api = document()
    belofte = api["paths"][pad][methode]["responses"][str(antwoord.status_code)]
    if "$ref" in belofte:
        belofte = api["components"]["responses"][str(antwoord.status_code)]
    soort = belofte["content"][antwoord.headers["content-type"]]["schema"]
    controle = jsonschema.Draft202012Validator({**soort, "components": api["components"]})
    fouten = [f"{f.json_path}: {f.message[:200]}" for f in controle.iter_errors(antwoord.json())]
    assert fouten == []


def test_de_beschrijving_staat_op_de_vaste_plaatsen():
    for pad in ("/openapi.json", "/v1/openapi.json"):
        antwoord = KLANT.get(pad)
        assert antwoord.json() == document()
        assert antwoord.headers["access-control-allow-origin"] == "*"
    assert document()["openapi"].startswith("3.1")


def test_elke_verwijzing_bestaat_en_elke_naam_komt_een_keer_voor():
    api = document()
    namen = {f"{PLEK}{naam}" for naam in api["components"]["schemas"]}
    gebruikt = set(re.findall(r'"(#/components/schemas/[^"]+)"', json.dumps(api)))
    assert gebruikt <= namen
    eigen = {f"{PLEK}{naam}" for naam in schema()["$defs"]}
    assert eigen <= namen
    assert "waardepeildatum" in api["components"]["schemas"]["WozWaarde"]["properties"]
    assert "punten_onafgerond" in api["components"]["schemas"]["Uitkomst"]["properties"]


def test_de_paden_volgen_de_ontwerpregels():
    for pad, methoden in document()["paths"].items():
        assert re.fullmatch(r"/v1(/[a-z]+(-[a-z]+)*|/\{[a-z][A-Za-z]*\})+", pad)
        for verrichting in methoden.values():
            assert {
                p["name"] for p in verrichting["parameters"] if not re.fullmatch("[a-z][a-zA-Z]*", p["name"])
            } == set()
            assert {"200", "400", "500"} <= set(verrichting["responses"])


@pytest.mark.parametrize("naam", [pad.stem for pad in sorted(VOORBEELDEN.glob("*.yaml"))])
def test_elk_antwoord_past_op_zijn_schema(naam: str):
    kamer = "?kamer=achter" if naam == "studentenhuis" else ""
    for pad in ("waarderingen", "toetsingen", f"regimes{kamer}", f"handhavingen{kamer}"):
        antwoord = KLANT.post(f"/v1/{pad}", json=als_boom(naam))
        assert antwoord.status_code == 200 or naam in {"standplaats", "woonwagen"}, antwoord.text
        _controleer(f"/v1/{pad.partition('?')[0]}", "post", antwoord)
    vera = KLANT.post("/v1/waarderingen", json=als_boom(naam), headers={"accept": "application/vnd.vera+json"})
    _controleer("/v1/waarderingen", "post", vera)


def test_ook_een_bereik_een_voorstel_een_vergelijking_en_het_recht_passen_op_hun_schema():
    vaag = {
        "id": "vaag",
        "woning": {"ruimten": [{"soort": "slaapkamer"}, {"soort": "keuken", "voorzieningen": ["aanrecht"]}]},
    }
    for query in ("?peildatum=2026-01-01", "?peildatum=2023-01-01&recht=consultatie-2023"):
        _controleer("/v1/waarderingen", "post", KLANT.post(f"/v1/waarderingen{query}", json=vaag))
    vergelijking = KLANT.post("/v1/vergelijkingen?peildatum=2026-01-01", json={"a": als_boom("portiekflat"), "b": vaag})
    assert vergelijking.json()["a"]["punten"] != vergelijking.json()["b"]["punten"]
    _controleer("/v1/vergelijkingen", "post", vergelijking)
    verhoging = {"document": als_boom("portiekflat"), "ingang": "2026-07-01", "nieuwe_huurprijs": "900"}
    _controleer("/v1/verhogingen", "post", KLANT.post("/v1/verhogingen", json=verhoging))
    for stelsel in ("zelfstandig", "onzelfstandig", "woonwagen", "standplaats"):
        for dag in ("2023-01-01", "2025-01-01", "2026-07-01"):
            query = {"stelsel": stelsel, "peildatum": dag}
            _controleer("/v1/recht", "get", KLANT.get("/v1/recht", params=query))
            _controleer("/v1/recht/{onderwerp}", "get", KLANT.get("/v1/recht/huurtabel", params=query))
    _controleer("/v1/recht", "get", KLANT.get("/v1/recht?recht=consultatie-2023&peildatum=2024-01-01"))


def test_het_stel_van_een_post_past_op_zijn_schema():
    gang = {"soort": "gang", "oppervlakte": 4, "verwarmd": "ja", "gedeeld_met_adressen": 8, "gedeeld_stel": "blok A"}
    antwoord = KLANT.post("/v1/waarderingen", json={"peildatum": "2026-07-01", "woning": {"ruimten": [gang] * 5}})
    posten = [p for r in antwoord.json()["rubrieken"] for p in r["posten"]]
    stellen = {p["id"]: p["stel"] for p in posten if "stel" in p}
    assert stellen == {"maximering_verwarmde_overige_ruimten": "blok A"}
    _controleer("/v1/waarderingen", "post", antwoord)


def test_de_voorbeelden_passen_op_het_schema_van_het_lichaam():
    feiten = {"$ref": f"{PLEK}Feiten", "components": document()["components"]}
    controle = jsonschema.Draft202012Validator(feiten)
    assert controle.is_valid(als_boom("portiekflat"))
    assert not controle.is_valid({"woning": {"bouwjar": 1990}})


@pytest.mark.server
def test_een_gegenereerde_klant_werkt(draait: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Wat een generator van de beschrijving maakt, waardeert een woning, leest de fouten en vraagt het recht."""
    (tmp_path / "openapi.json").write_text(json.dumps(document()), encoding="utf-8")
    (tmp_path / "klant.yaml").write_text("literal_enums: true\n", encoding="utf-8")  # A en A+ zijn twee labels
    opdracht = [
        "generate",
        "--path",
        "openapi.json",
        "--config",
        "klant.yaml",
        "--output-path",
        "klant",
        "--meta",
        "none",
    ]
    gemaakt = subprocess.run(
        [sys.executable, "-m", "openapi_python_client", *opdracht],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert gemaakt.returncode == 0, gemaakt.stdout + gemaakt.stderr
    monkeypatch.syspath_prepend(str(tmp_path))
    modellen = importlib.import_module("klant.models")
    with importlib.import_module("klant").Client(base_url=draait.adres) as verbinding:

        def vraag(naam: str, **rest: Any) -> Any:
            return importlib.import_module(f"klant.api.huurprijsrecht.{naam}").sync(client=verbinding, **rest)

        uit = vraag("waardeer", body=modellen.Document.from_dict(als_boom("portiekflat")))
        probleem = vraag("waardeer", body=modellen.Document.from_dict({"woning": {"bouwjaar": 3}}))
        recht = vraag("toon_onderwerp", onderwerp="buitenruimte")
    assert (type(uit).__name__, uit.punten, uit.maximale_huurprijs) == ("Uitkomst", 124, "802.44")
    assert [f.code for f in probleem.fouten] == ["te_laag"]
    assert recht.onderwerpen[0].rubrieken == [8]


SCHEMATHESIS = """
[checks]
positive_data_acceptance.expected-statuses = ["2xx", "404", "422"]
negative_data_rejection.expected-statuses = ["400", "404", "405", "406", "413", "415", "422"]
"""
"""Feiten die op het schema passen kunnen elkaar nog tegenspreken (422); wat te groot is, is dat voordat het fout is (413)."""


@pytest.mark.server
@pytest.mark.parametrize(
    "opties",
    [
        ("--phases", "fuzzing", "--max-examples", "4", "--exclude-path", "/v1/portefeuilles"),
        ("--phases", "coverage", "--include-path-regex", "^/v1/(recht|portefeuilles)"),
    ],
    ids=["willekeurig", "randen"],
)
def test_schemathesis_vindt_niets(draait: Server, tmp_path: Path, opties: tuple[str, ...]):
    """Een fout van de server, een antwoord dat niet is beschreven, of goede invoer die wordt geweigerd."""
    (tmp_path / "st.toml").write_text(SCHEMATHESIS, encoding="utf-8")
    omgeving = {
        **os.environ,
        "SCHEMATHESIS_HOOKS": "schemathesis_haken",
        "PYTHONPATH": f"{Path(__file__).parent}:{os.environ.get('PYTHONPATH', '')}",
    }
    opdracht = ["--config-file", "st.toml", "run", f"{draait.adres}/openapi.json", "--seed", "1", "--no-color", *opties]
    gedaan = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", *opdracht],
        cwd=tmp_path, env=omgeving, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert gedaan.returncode == 0, gedaan.stdout[-6000:] + gedaan.stderr[-2000:]
    assert re.search(r"(\d+) generated, \1 passed", gedaan.stdout), gedaan.stdout[-2000:]
    assert all(regel.get("status", 0) < 500 for regel in draait.regels())
