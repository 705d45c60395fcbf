"""Het gepubliceerde JSON Schema van een document (draft 2020-12), uit hetzelfde model dat documenten leest."""

from __future__ import annotations

from typing import Any, get_args

from annotated_types import Ge, Gt, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from huurstelsel.feiten import bewoning, patronen, woonwagen
from huurstelsel.feiten import model as m
from huurstelsel.feiten.lezen import MAX_RUIMTEN
from huurstelsel.feiten.soorten import COMBINATIES, VOORZIENINGSOORTEN
from huurstelsel.feiten.waarden import Onbekend

KENMERK = "urn:huurstelsel:document:1"

_TITELS = {
    "woz_waarden": "WOZ-waarden",
    "bag_verblijfsobject": "BAG-verblijfsobject",
    "geldig_voor_wws": "Geldig voor WWS",
}
_ONBEKEND = {"type": "string", "pattern": patronen.woord("onbekend")}
_LEEG = {"anyOf": [{"type": "null"}, _ONBEKEND]}
_GRENZEN = {"minimum": (Ge, "ge"), "exclusiveMinimum": (Gt, "gt"), "maximum": (Le, "le")}


def schema() -> dict[str, Any]:
    """JSON Schema met Nederlandse titels en beschrijvingen; wat het weigert, weigert het model ook."""
    uit = m.Document.model_json_schema()
    delen: dict[str, Any] = uit["$defs"]
    for naam, deel in [*delen.items(), ("Document", uit)]:
        soort = next((getattr(module, naam) for module in (m, bewoning, woonwagen) if hasattr(module, naam)), None)
        if isinstance(soort, type) and issubclass(soort, BaseModel):
            _verfraai(soort, deel)
    for naam, regels in _samenhang().items():
        delen[naam]["allOf"] = regels
    delen["WozWaarde"]["properties"]["waardepeildatum"]["pattern"] = patronen.eerste_januari()
    delen["Woning"]["properties"]["ruimten"]["maxItems"] = MAX_RUIMTEN
    for naam in m.ONBEKENDE_LIJSTEN:
        delen["Woning"]["properties"][naam] = _of_onbekend(delen["Woning"]["properties"][naam])
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
            eigenschap["anyOf"] += [{"const": "onbekend"}, dict(_ONBEKEND)]
        soorten = list(_metadata(veld))
        for keuze in _keuzes(eigenschap):
            _begrens(keuze, soorten)
            if str in soorten:
                _verruim(keuze)


def _keuzes(eigenschap: dict[str, Any]) -> list[dict[str, Any]]:
    """De eigenschap en alles wat er in een keuze (`anyOf`) onder hangt."""
    return [eigenschap, *(diep for deel in eigenschap.get("anyOf", ()) for diep in _keuzes(deel))]


def _begrens(deel: dict[str, Any], soorten: list[object]) -> None:
    """Zet onder- en bovengrens bij het getal, en in het patroon van een getal in tekst."""
    grenzen = {g: int(getattr(x, a)) for x in soorten for g, (k, a) in _GRENZEN.items() if isinstance(x, k)}
    if deel.get("type") in {"number", "integer"}:
        deel.update(grenzen)
    elif deel.get("pattern") == patronen.getal():
        laagst = grenzen.get("minimum", grenzen.get("exclusiveMinimum"))
        niet_nul = "exclusiveMinimum" in grenzen
        deel["pattern"] = patronen.getal(laagst, grenzen.get("maximum"), niet_nul=niet_nul)


def _verruim(deel: dict[str, Any]) -> None:
    """Een tekst mag witruimte eromheen hebben en zonder aanhalingstekens een getal zijn; een id is niet leeg."""
    if deel.get("type") != "string":
        return
    if "minLength" in deel:
        deel["pattern"] = r"\S"
    elif "pattern" in deel:
        deel["pattern"] = rf"^\s*(?:{deel['pattern'].removeprefix('^').removesuffix('$')})\s*$"
    deel["type"] = ["string", "number"]


def _gegeven(naam: str) -> dict[str, Any]:
    return {"required": [naam], "properties": {naam: {"not": _LEEG}}}


def _niet_gegeven(naam: str) -> dict[str, Any]:
    return {"properties": {naam: _LEEG}}


def _samenhang() -> dict[str, list[dict[str, Any]]]:
    """Wat velden van één groep over elkaar zeggen; dezelfde regels als de controles van het model."""

    def soort(naam: str) -> dict[str, Any]:
        return {"properties": {"soort": {"const": naam}}, "required": ["soort"]}

    def bij_stelsel(naam: str) -> dict[str, Any]:
        stelsel = {"properties": {"stelsel": {"const": naam}}, "required": ["stelsel"]}
        return {"if": stelsel, "then": _gegeven(naam), "else": _niet_gegeven(naam)}

    zonder_aantal = {"properties": {"aantal": {"const": 1}}}
    return {
        "Woning": [bij_stelsel("woonwagen"), bij_stelsel("standplaats")],
        "Energieprestatie": [
            {"if": soort("energielabel"), "then": _gegeven("label")},
            {"if": soort("energie-index"), "then": _gegeven("waarde")},
            {"anyOf": [_gegeven("opnamedatum"), _gegeven("registratiedatum")]},
        ],
        "Ruimte": [
            {
                "if": soort("parkeerplek"),
                "then": _gegeven("type"),
                "else": {"allOf": [_niet_gegeven("type"), zonder_aantal]},
            },
            {
                "if": _gegeven("lengte"),
                "then": {"allOf": [_gegeven("breedte"), _niet_gegeven("oppervlakte")]},
                "else": _niet_gegeven("breedte"),
            },
        ],
        "Voorziening": [
            {
                "if": soort("aanrecht"),
                "else": {"allOf": [_niet_gegeven("lengte"), _niet_gegeven("aaneengesloten")]},
            }
        ],
    }


def _metadata(veld: object) -> list[object]:
    """Alle annotaties van een veld, ook die binnen `Annotated[X | None, …]`."""
    if isinstance(veld, FieldInfo):
        return [*(x for deel in veld.metadata for x in _metadata(deel)), *_metadata(veld.annotation), *veld.metadata]
    return [veld, *(x for deel in get_args(veld) for x in _metadata(deel))]


def _of_onbekend(lijst: dict[str, Any]) -> dict[str, Any]:
    """Een lijst, of het woord `onbekend`."""
    om: dict[str, Any] = {naam: lijst[naam] for naam in ("title", "description", "default") if naam in lijst}
    vorm = {naam: waarde for naam, waarde in lijst.items() if naam not in om}
    return {**om, "anyOf": [vorm, {"const": "onbekend"}, dict(_ONBEKEND)]}


def _ook_alleen_de_naam(deel: dict[str, Any]) -> dict[str, Any]:
    namen = [*VOORZIENINGSOORTEN, *COMBINATIES]
    return {"title": "Voorziening", "description": deel["description"], "anyOf": [{"enum": namen}, deel]}
