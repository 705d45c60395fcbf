"""Het gepubliceerde JSON Schema van een document (draft 2020-12), uit hetzelfde model dat documenten leest."""

from __future__ import annotations

from typing import Any, get_args

from annotated_types import Ge, Gt, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from huurstelsel.feiten import model as m
from huurstelsel.feiten.soorten import COMBINATIES, VOORZIENINGSOORTEN
from huurstelsel.feiten.waarden import Onbekend

KENMERK = "urn:huurstelsel:document:1"

_TITELS = {
    "woz_waarden": "WOZ-waarden",
    "bag_verblijfsobject": "BAG-verblijfsobject",
    "geldig_voor_wws": "Geldig voor WWS",
}
_GRENZEN = {"minimum": (Ge, "ge"), "exclusiveMinimum": (Gt, "gt"), "maximum": (Le, "le")}


def schema() -> dict[str, Any]:
    """JSON Schema met Nederlandse titels en beschrijvingen; wat het weigert, weigert het model ook."""
    uit = m.Document.model_json_schema()
    delen: dict[str, Any] = uit["$defs"]
    for naam, deel in [*delen.items(), ("Document", uit)]:
        soort = getattr(m, naam, None)
        if isinstance(soort, type) and issubclass(soort, BaseModel):
            _verfraai(soort, deel)
    delen["Voorziening"] = _ook_alleen_de_naam(delen["Voorziening"])
    kop = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": KENMERK,
        "title": "Huurstelsel: woning en huurovereenkomst",
    }
    return {**kop, **{naam: waarde for naam, waarde in uit.items() if naam != "title"}}


def _verfraai(model: type[BaseModel], deel: dict[str, Any]) -> None:
    for naam, veld in model.model_fields.items():
        eigenschap = deel["properties"][naam]
        eigenschap["title"] = _TITELS.get(naam, naam.replace("_", " ").capitalize())
        if eigenschap.get("default", ...) is None:
            del eigenschap["default"]
        elif isinstance(eigenschap.get("default"), dict):
            eigenschap["default"] = {}
        if Onbekend in veld.metadata:
            eigenschap["anyOf"].append({"const": "onbekend"})
        _begrens(eigenschap, veld)


def _begrens(eigenschap: dict[str, Any], veld: FieldInfo) -> None:
    """Zet onder- en bovengrens bij het getal; een getal in tekst toetst alleen het model."""
    grenzen = {g: getattr(x, a) for x in _metadata(veld) for g, (k, a) in _GRENZEN.items() if isinstance(x, k)}
    stapel = [eigenschap]
    while stapel:
        deel = stapel.pop()
        stapel.extend(deel.get("anyOf", ()))
        if deel.get("type") in {"number", "integer"}:
            deel.update({grens: int(waarde) for grens, waarde in grenzen.items()})


def _metadata(veld: object) -> list[object]:
    """Alle annotaties van een veld, ook die binnen `Annotated[X | None, …]`."""
    if isinstance(veld, FieldInfo):
        return [*(x for deel in veld.metadata for x in _metadata(deel)), *_metadata(veld.annotation), *veld.metadata]
    return [veld, *(x for deel in get_args(veld) for x in _metadata(deel))]


def _ook_alleen_de_naam(deel: dict[str, Any]) -> dict[str, Any]:
    namen = [*VOORZIENINGSOORTEN, *COMBINATIES]
    return {"title": "Voorziening", "description": deel["description"], "anyOf": [{"enum": namen}, deel]}
