"""De beschrijving van de API (OpenAPI 3.1), gemaakt uit de verrichtingen, het schema van het document en de vorm van de antwoorden."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import orjson
from pydantic.json_schema import models_json_schema
from starlette.responses import Response
from starlette.routing import Route

from huurstelsel.feiten import patronen, schema
from huurstelsel.web.api import antwoorden, antwoorden_recht, portefeuilles
from huurstelsel.web.api.verrichtingen import VERRICHTINGEN
from huurstelsel.web.api.vormen import JSON, VERA, YAML
from huurstelsel.web.koppen import API_VERSIE
from huurstelsel.web.problemen import SOORT, TITELS

if TYPE_CHECKING:
    from starlette.requests import Request

    from huurstelsel.web.api.parameters import Parameter
    from huurstelsel.web.api.verrichting import Verrichting

_PLEK = "#/components/schemas/"
_ANTWOORDEN = (
    antwoorden.Uitkomst,
    antwoorden.Vergelijking,
    antwoorden.Beslissingen,
    antwoorden.Portefeuillerij,
    antwoorden.Probleem,
    antwoorden_recht.Recht,
)
_ALTIJD = (400, 404, 405, 406, 408, 413, 422, 500, 503)
_MET_LICHAAM = (415,)
_UITLEG = (
    "Nederlands huurprijsrecht: punten, maximale huurprijs, opslagen, segment en wat daaruit volgt, elke regel met haar artikel. "
    "Niets van wat u stuurt wordt bewaard of gelogd. Aan een uitkomst zijn geen rechten te ontlenen."
)


def _ref(naam: str) -> dict[str, Any]:
    return {"$ref": f"{_PLEK}{naam}"}


def _of_lijst(naam: str, waarom: str) -> dict[str, Any]:
    return {"description": waarom, "oneOf": [_ref(naam), {"type": "array", "items": _ref(naam)}]}


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """De hele beschrijving."""
    paden: dict[str, Any] = {}
    for v in VERRICHTINGEN:
        paden.setdefault(f"/v1{v.pad}", {})[v.methode.lower()] = _verrichting(v)
    paden["/v1/portefeuilles"] = {"post": _portefeuilles()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "huurstelsel",
            "version": API_VERSIE,
            "description": _UITLEG,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": "huurprijsrecht"}],
        "paths": paden,
        "components": {
            "schemas": _schemas(),
            "responses": {str(status): _probleem(status) for status in (*_ALTIJD, *_MET_LICHAAM)},
            "headers": {"API-Version": {"description": "Versie van deze API.", "schema": {"type": "string"}}},
        },
    }


def _verrichting(v: Verrichting) -> dict[str, Any]:
    goed = {vorm: {"schema": _ref(naam)} for vorm, naam in v.antwoorden.items() if naam}
    goed |= {
        vorm: {"schema": {"type": "string", "format": "binary"}} for vorm, naam in v.antwoorden.items() if not naam
    }
    uit: dict[str, Any] = {
        "operationId": v.naam,
        "tags": ["huurprijsrecht"],
        "summary": v.titel,
        "description": v.uitleg,
        "parameters": [*_in_pad(v), *(parameter(p) for p in v.parameters)],
        "responses": _met_fouten(goed, met_lichaam=bool(v.lichaam)),
    }
    if v.lichaam:
        vormen = (JSON, YAML, VERA) if v.lichaam == "Feiten" else (JSON, YAML)
        uit["requestBody"] = {"required": True, "content": {vorm: {"schema": _ref(v.lichaam)} for vorm in vormen}}
    return uit


def _portefeuilles() -> dict[str, Any]:
    parameters = [parameter(p) for p in portefeuilles.PARAMETERS]
    return {**portefeuilles.BESCHRIJVING, "parameters": parameters, "responses": _met_fouten(portefeuilles.GOED)}


def _in_pad(v: Verrichting) -> list[dict[str, Any]]:
    namen = [deel.strip("{}") for deel in v.pad.split("/") if deel.startswith("{")]
    soort = {"type": "string", "minLength": 1, "maxLength": 100}
    return [{"name": naam, "in": "path", "required": True, "schema": soort} for naam in namen]


def parameter(p: Parameter) -> dict[str, Any]:
    """Een parameter in de query."""
    soort = {"type": "array", "items": p.schema, "maxItems": 50} if p.vaker else p.schema
    return {"name": p.naam, "in": "query", "required": False, "description": p.uitleg, "schema": soort}


def _met_fouten(goed: dict[str, Any], *, met_lichaam: bool = True) -> dict[str, Any]:
    kop = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
    uit: dict[str, Any] = {"200": {"description": "Gelukt", "headers": kop, "content": goed}}
    statussen = (*_ALTIJD, *(_MET_LICHAAM if met_lichaam else ()))
    return uit | {str(status): {"$ref": f"#/components/responses/{status}"} for status in sorted(statussen)}


def _probleem(status: int) -> dict[str, Any]:
    return {"description": TITELS[status], "content": {SOORT: {"schema": _ref("Probleem")}}}


def _schemas() -> dict[str, Any]:
    eigen = _verplaats(schema.schema())
    delen: dict[str, Any] = eigen.pop("$defs")
    for weg in ("$schema", "$id"):
        del eigen[weg]
    _, vormen = models_json_schema([(v, "validation") for v in _ANTWOORDEN], ref_template=f"{_PLEK}{{model}}")
    eigen["title"] = "Document"  # generatoren noemen een klasse naar haar titel
    return {**_vragen(), "Document": eigen, **delen, **vormen["$defs"]}


def _vragen() -> dict[str, Any]:
    getal = {"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "null"}]}
    return {
        "Feiten": {
            "description": "Een document van huurstelsel, of een VERA-Eenheid; die herkent zichzelf.",
            "anyOf": [_ref("Document"), _ref("VeraEenheid")],
        },
        "VeraEenheid": {
            "description": "Een Eenheid van VERA BVG 4.3.0; huurstelsel meldt wat het niet kan plaatsen.",
            "type": "object",
            "additionalProperties": True,
            "not": {"required": ["woning"]},
        },
        "Vergelijkingsvraag": {
            "type": "object",
            "additionalProperties": False,
            "required": ["a"],
            "properties": {"a": _ref("Feiten"), "b": {"anyOf": [_ref("Feiten"), {"type": "null"}]}},
        },
        "Verhogingsvraag": {
            "type": "object",
            "additionalProperties": False,
            "required": ["document", "ingang"],
            "properties": {
                "document": _ref("Feiten"),
                "ingang": {
                    "type": "string",
                    "pattern": patronen.datum(),
                    "description": "De dag waarop de verhoging ingaat.",
                },
                "nieuwe_huurprijs": {**getal, "description": "De voorgestelde kale huurprijs, in euro."},
                "percentage": {**getal, "description": "Of de voorgestelde verhoging in procenten."},
                "kamer": {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "Eén kamer van een adres."},
            },
        },
        "Waarderingen": _of_lijst("Uitkomst", "Van een adres met kamers een lijst, een per kamer."),
        "BeslissingenPerKamer": _of_lijst("Beslissingen", "Van een adres met kamers een lijst, een per kamer."),
        "VeraResultaten": _of_lijst("VeraResultaat", "Van een adres met kamers een lijst, een per kamer."),
        "VeraResultaat": {
            "description": "Een WoningwaarderingResultaat van VERA BVG 4.3.0.",
            "type": "object",
            "additionalProperties": True,
            "required": ["stelsel", "groepen", "punten", "maximaleHuur"],
        },
    }


def _verplaats(deel: Any) -> Any:  # noqa: ANN401 - een boom
    """Dezelfde boom met verwijzingen naar de plek waar schema's in een beschrijving staan.

    Een vaste waarde staat er als keuze uit één: dat betekent hetzelfde, en generatoren lezen een `const` in een keuze verkeerd.
    """
    if isinstance(deel, dict):
        if isinstance(deel.get("const"), str):
            return {"type": "string", "enum": [deel["const"]]}
        return {k: f"{_PLEK}{w.removeprefix('#/$defs/')}" if k == "$ref" else _verplaats(w) for k, w in deel.items()}
    return [_verplaats(x) for x in deel] if isinstance(deel, list) else deel


@lru_cache(maxsize=1)
def _als_json() -> bytes:
    return orjson.dumps(document())


async def toon(_: Request) -> Response:
    """De beschrijving; het enige antwoord dat een pagina van een andere herkomst mag lezen."""
    return Response(_als_json(), media_type="application/json", headers={"access-control-allow-origin": "*"})


ROUTES = (
    Route("/openapi.json", toon, methods=["GET"]),
    Route("/v1/openapi.json", toon, methods=["GET"]),
)
