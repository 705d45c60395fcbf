"""Meldingen: van de fouten van het model naar Nederlandse zinnen met pad en vaste code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core.core_schema import ErrorType

from huurstelsel.feiten.controle import controleer
from huurstelsel.feiten.lezen import LangGetal
from huurstelsel.feiten.model import Adres, Document, Energieprestatie, Kamer, Woning
from huurstelsel.feiten.ruimte import Ruimte
from huurstelsel.feiten.waarden import TE_LANG
from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u

if TYPE_CHECKING:
    from datetime import date

    from pydantic_core import ErrorDetails

__all__ = ["controleer", "naar_document", "vertaal"]

Plek = tuple[int | str, ...]
_M = TypeVar("_M", bound=BaseModel)

MAX_OPSOMMING = 12  # meer toegestane waarden staan in het schema, niet in een foutzin

MAX_VOORSTELLEN = 50  # zoeken wat iemand bedoelde kost een paar milliseconden per fout
MAX_FOUTEN = 1_000

_VAN_PYDANTIC = frozenset(get_args(ErrorType))  # al het andere is een eigen fout van het model, al in het Nederlands

_GEEN_GROEP = ("geen_groep", "Hier horen velden met elk een waarde, geen losse waarde of lijst.")
_GEEN_LIJST = ("geen_lijst", "Hier hoort een lijst (in YAML: regels die met een streepje beginnen).")
_GEEN_GETAL = ("geen_getal", "Dit is geen getal; schrijf bijvoorbeeld 24,51 of 24.51.")
_ZINNEN: dict[str, tuple[str, str]] = {
    "missing": ("ontbreekt", "Dit veld is verplicht."),
    "greater_than": ("te_laag", "Dit moet meer zijn dan {gt}."),
    "greater_than_equal": ("te_laag", "Dit moet ten minste {ge} zijn."),
    "less_than_equal": ("te_hoog", "Dit mag ten hoogste {le} zijn."),
    "string_type": ("geen_tekst", "Hier hoort een tekst; zet een getal tussen aanhalingstekens."),
    "string_too_long": ("te_lang", "Deze tekst mag ten hoogste {max_length} tekens lang zijn."),
    "string_too_short": ("leeg", "Dit mag niet leeg zijn."),
    "string_unicode": ("tekst_ongeldig", "Deze tekst bevat tekens die niet bestaan."),
    "model_type": _GEEN_GROEP,
    "dict_type": _GEEN_GROEP,
    "mapping_type": _GEEN_GROEP,
    "tuple_type": _GEEN_LIJST,
    "list_type": _GEEN_LIJST,
    "finite_number": _GEEN_GETAL,
    "decimal_type": _GEEN_GETAL,
    "decimal_parsing": _GEEN_GETAL,
    "invalid_key": ("geen_tekst", "Een veldnaam is altijd tekst."),
    "recursion_loop": ("verwijzing_naar_zichzelf", "Deze waarde bevat zichzelf."),
}
_VORMEN = {
    "postcode": "Schrijf een postcode als 1234 AB.",
    "woonplaatscode": "Een BAG-woonplaatscode heeft vier cijfers; zet haar tussen aanhalingstekens.",
    "bag_verblijfsobject": "Een BAG-verblijfsobject heeft zestien cijfers; zet ze tussen aanhalingstekens.",
}


def naar_document(boom: dict[str, Any], peildatum: date | None = None) -> Document:
    """Maak een document van een woordenboek.

    Raises:
        FeitenFout: met alle fouten, ook die tussen de onderdelen die op zich wel kloppen.
    """
    try:
        return Document.model_validate(boom)
    except ValidationError as e:
        fouten = vertaal(e, boom)
    vervolg = controleer(_wat_wel_klopt(boom, peildatum))
    raise FeitenFout([*fouten, *(fout for fout in vervolg if not _raakt(fout.pad, fouten))])


def _raakt(pad: str, fouten: Sequence[Fout]) -> bool:
    """Of er op of onder een pad al een fout staat; wat daarop volgt, kan van die fout komen."""
    return any(fout.pad == pad or fout.pad.startswith((f"{pad}.", f"{pad}[")) for fout in fouten)


def vertaal(e: ValidationError, boom: object) -> list[Fout]:
    """Fouten van het model in het Nederlands, elk pad en elke code één keer; na de eerste duizend alleen nog hoeveel er zijn."""
    alle = e.errors(include_url=False)
    fouten = [_vertaal_een(melding, boom, i < MAX_VOORSTELLEN) for i, melding in enumerate(alle[:MAX_FOUTEN])]
    uit = list({(fout.pad, fout.code): fout for fout in fouten}.values())
    if (rest := len(alle) - MAX_FOUTEN) > 0:
        uit.append(Fout("", "te_veel_fouten", f"Er zijn nog {rest} fouten; verbeter eerst deze."))
    return uit


def _vertaal_een(melding: ErrorDetails, boom: object, voorstel: bool) -> Fout:  # noqa: FBT001
    soort, plek = melding["type"], melding["loc"]
    if isinstance(melding["input"], LangGetal) and soort != "extra_forbidden":
        code, zin = TE_LANG
    elif plek[-1:] in {("str",), ("int",)}:
        code, zin = "geen_tekst_of_getal", "Hier hoort een tekst of een geheel getal."
    elif soort in _BIJZONDER:
        code, zin = _BIJZONDER[soort](melding)
    elif soort in _MET_VOORSTEL:
        code, zin = _MET_VOORSTEL[soort](melding, voorstel)
    elif soort in _ZINNEN:
        code, zin = _ZINNEN[soort][0], _ZINNEN[soort][1].format(**melding.get("ctx", {}))
    elif soort in _VAN_PYDANTIC:
        code, zin = "ongeldig", "Deze waarde past hier niet."
    else:
        code, zin = soort, melding["msg"]
    return Fout(_pad(plek, boom), code, zin)


def _pad(plek: Plek, boom: object) -> str:
    """Pad zoals de gebruiker het schreef; wat het model zelf toevoegt (keuzes in een unie) valt weg."""
    pad, hier = "", boom
    for i, deel in enumerate(plek):
        if isinstance(hier, Mapping) and (deel in hier or i == len(plek) - 1):
            pad, hier = f"{pad}.{deel}", hier.get(deel)
        elif isinstance(deel, int) and isinstance(hier, Sequence) and not isinstance(hier, str) and deel < len(hier):
            pad, hier = f"{pad}[{deel}]", hier[deel]
        else:
            break
    return pad.removeprefix(".")


def _onbekend_veld(melding: ErrorDetails, voorstel: bool) -> tuple[str, str]:  # noqa: FBT001
    *plek, veld = melding["loc"]
    naam, model = str(veld), _model_op(tuple(plek))
    if melding["input"] is None and naam.isdecimal():  # {oppervlakte: 12,5} is in YAML {oppervlakte: 12, 5: null}
        zin = f"Het veld “{naam}” bestaat niet. Zet een getal met een decimale komma tussen aanhalingstekens."
        return "onbekend_veld", zin
    raad = (_elders(naam) or bedoelde_u(naam, model.model_fields)) if voorstel else ""
    return "onbekend_veld", f"Het veld “{naam}” bestaat niet.{raad}"


def _elders(naam: str) -> str:
    """Zin die zegt waar een veld met deze naam wel hoort."""
    groepen = [groep for groep, velden in _velden_per_groep() if naam in velden]
    return f" Het hoort onder “{groepen[0]}”." if groepen else ""


@cache
def _velden_per_groep() -> tuple[tuple[str, frozenset[str]], ...]:
    """Elke groep van het document met haar velden."""
    return tuple((groep, frozenset(model.model_fields)) for groep, model in _groepen(Document))


def _groepen(model: type[BaseModel], pad: str = "") -> Iterator[tuple[str, type[BaseModel]]]:
    for naam, veld in model.model_fields.items():
        if (binnen := _model_in(veld.annotation)) is not None:
            yield f"{pad}{naam}", binnen
            yield from _groepen(binnen, f"{pad}{naam}.")


def _model_op(plek: Plek) -> type[BaseModel]:
    model: type[BaseModel] = Document
    for deel in plek:
        veld = model.model_fields.get(deel) if isinstance(deel, str) else None
        model = (_model_in(veld.annotation) if veld is not None else None) or model
    return model


def _model_in(soort: object) -> type[BaseModel] | None:
    """Het model in een annotatie als `tuple[Ruimte, ...]` of `Zorgwoning | None`."""
    if isinstance(soort, type) and not get_args(soort):
        return soort if issubclass(soort, BaseModel) else None
    return next((model for deel in get_args(soort) if (model := _model_in(deel)) is not None), None)


def _onbekende_waarde(melding: ErrorDetails, voorstel: bool) -> tuple[str, str]:  # noqa: FBT001
    gegeven, mogelijk = melding["input"], re.findall(r"'([^']*)'", str(melding.get("ctx", {}).get("expected", "")))
    if not isinstance(gegeven, str):
        return "onbekende_waarde", f"Hier hoort een van de vaste waarden.{_opsomming(mogelijk)}"
    klein = {waarde.casefold(): waarde for waarde in mogelijk}
    genormaliseerd = re.sub(r"[ -]", "_", gegeven.strip().casefold())
    gelijk = klein.get(gegeven.strip().casefold()) or klein.get(genormaliseerd)
    raad = f" Bedoelde u “{gelijk}”?" if gelijk else bedoelde_u(genormaliseerd, mogelijk) if voorstel else ""
    return "onbekende_waarde", f"“{gegeven[:40]}” is hier geen bekende waarde.{raad or _opsomming(mogelijk)}"


def _geen_geheel(melding: ErrorDetails) -> tuple[str, str]:
    tekst = melding["input"].strip() if isinstance(melding["input"], str) else ""
    hoe = ""
    if re.fullmatch("[+-]?[0-9]+", tekst):
        hoe = ", zonder nul vooraan" if re.match("[+-]?0[0-9]", tekst) else ", zonder aanhalingstekens"
    return "geen_geheel_getal", f"Hier hoort een geheel getal{hoe}."


def _verkeerde_vorm(melding: ErrorDetails) -> tuple[str, str]:
    return "verkeerde_vorm", _VORMEN.get(str(melding["loc"][-1]), "Deze tekst heeft niet de goede vorm.")


def _opsomming(mogelijk: Sequence[str]) -> str:
    if len(mogelijk) > MAX_OPSOMMING:
        return " De mogelijke waarden staan in `huurstelsel schema`."
    return f" Mogelijk zijn: {', '.join(mogelijk)}."


_MET_VOORSTEL = {
    "extra_forbidden": _onbekend_veld,
    "literal_error": _onbekende_waarde,
    "enum": _onbekende_waarde,
}
_BIJZONDER = {
    "int_type": _geen_geheel,
    "int_parsing": _geen_geheel,
    "int_parsing_size": _geen_geheel,
    "int_from_float": _geen_geheel,
    "string_pattern_mismatch": _verkeerde_vorm,
}


def _wat_wel_klopt(boom: Mapping[str, Any], peildatum: date | None) -> Document:
    """Het deel van een fout document dat wel klopt; op de plaats van een foute ruimte staat alleen haar id."""
    woning = boom.get("woning")
    velden = dict(woning) if isinstance(woning, Mapping) else {}
    delen: dict[str, Any] = {naam: _veld(velden, naam) for naam in Woning.model_fields if naam in velden}
    document = _poging(Document, {"woning": {}, "peildatum": boom.get("peildatum")})
    return Document.model_construct(
        peildatum=peildatum or (document.peildatum if isinstance(document, Document) else None),
        adres=_adres(boom.get("adres")),
        woning=Woning.model_construct(**delen),
        kamers=tuple(_poging(Kamer, deel) or _kamer(deel) for deel in _lijst(boom.get("kamers"))),
        groepen=_leden(boom.get("groepen")),
    )


def _adres(deel: object) -> Adres:
    """De velden van een adres die elk op zich kloppen; één verkeerde verbergt de fouten in de andere niet."""
    velden = deel if isinstance(deel, Mapping) else {}
    goed = ((naam, _poging(Adres, {naam: velden[naam]})) for naam in Adres.model_fields if naam in velden)
    return Adres.model_construct(**{naam: getattr(adres, naam) for naam, adres in goed if adres is not None})


def _kamer(deel: object) -> Kamer:
    id_ = deel.get("id") if isinstance(deel, Mapping) else None
    return Kamer.model_construct(id=id_ if isinstance(id_, str) else "")


def _leden(waarde: object) -> dict[str, tuple[str, ...]]:
    groepen = waarde if isinstance(waarde, Mapping) else {}
    return {str(naam): tuple(lid for lid in _lijst(leden) if isinstance(lid, str)) for naam, leden in groepen.items()}


def _veld(woning: Mapping[str, Any], naam: str) -> object:
    waarde = woning[naam]
    if naam == "ruimten":
        return tuple(_poging(Ruimte, deel) or _alleen_id(deel) for deel in _lijst(waarde))
    if naam == "energieprestaties":
        leeg = Energieprestatie.model_construct(soort="energielabel")
        return tuple(_poging(Energieprestatie, deel) or leeg for deel in _lijst(waarde))
    return getattr(_poging(Woning, {naam: waarde}) or Woning(), naam)


def _poging(model: type[_M], waarde: object) -> _M | None:
    try:
        return model.model_validate(waarde)
    except ValidationError:
        return None


def _alleen_id(deel: object) -> Ruimte:
    velden = deel if isinstance(deel, Mapping) else {}
    teksten = {naam: velden[naam] for naam in ("id", "onderdeel_van", "soort") if isinstance(velden.get(naam), str)}
    gebruikers = velden.get("gebruikers")
    namen = (gebruikers,) if isinstance(gebruikers, str) else tuple(n for n in _lijst(gebruikers) if isinstance(n, str))
    return Ruimte.model_construct(**{"soort": "overige_ruimte", **teksten, "gebruikers": namen or None})


def _lijst(waarde: object) -> Sequence[object]:
    return waarde if isinstance(waarde, list | tuple) else ()
