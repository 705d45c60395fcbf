"""Het Arrow-schema van een portefeuille: dezelfde velden als het document, één rij per woning.

Het schema wordt uit het model van het document afgeleid, zodat een veld overal hetzelfde heet. Een bestand mag velden weglaten, en mag
een getal ook als geheel getal, kommagetal of tekst hebben. Kolommen die hier niet in staan, moeten met naam worden behouden.
"""

from __future__ import annotations

import types
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel

from huurstelsel.feiten.model import Document
from huurstelsel.fouten import Fout, bedoelde_u

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GETAL = pa.decimal128(18, 6)
"""Bedragen, maten en oppervlakten; zes decimalen zijn mm² en meer dan elke meting."""

TIJDZONE = "Europe/Amsterdam"
"""De tijdzone van een tijdstip waarbij er geen staat."""

_BUITEN = ("peildatum", "kamers", "groepen")
"""Een portefeuille heeft één peildatum, en elke rij is één woonruimte."""

_EENVOUDIG = {bool: pa.bool_(), int: pa.int32(), Decimal: GETAL, date: pa.date32(), str: pa.string()}


@lru_cache(maxsize=1)
def schema() -> pa.Schema:
    """Het schema: id, adres, contract, woning (met ruimten en voorzieningen als lijsten), en wat een huurvraag verder nodig heeft."""
    velden = {naam: soort for naam, soort in _velden(Document) if naam not in _BUITEN}
    return pa.schema([pa.field(naam, soort) for naam, soort in velden.items()])


def _velden(model: type[BaseModel]) -> Iterator[tuple[str, pa.DataType]]:
    for naam, veld in model.model_fields.items():
        yield naam, _soort(veld.annotation)


def _soort(annotatie: Any) -> pa.DataType:  # noqa: ANN401 - een annotatie kan alles zijn
    """Het Arrow-type bij een veld van het model."""
    oorsprong, delen = get_origin(annotatie), get_args(annotatie)
    if oorsprong is Annotated:
        return _soort(delen[0])
    if oorsprong in {Union, types.UnionType}:
        return _soort(next(deel for deel in delen if deel is not types.NoneType))
    if oorsprong is tuple:
        return pa.list_(_soort(delen[0]))
    if isinstance(annotatie, type) and issubclass(annotatie, BaseModel):
        return pa.struct(list(_velden(annotatie)))
    return next((arrow for soort, arrow in _EENVOUDIG.items() if annotatie is soort), pa.string())


def schemafouten(gegeven: pa.Schema, behouden: Iterable[str] = ()) -> list[Fout]:
    """Alle kolommen en velden die een portefeuille niet kent of die niet van het goede soort zijn."""
    bekend = {veld.name: veld.type for veld in schema()}
    if not set(gegeven.names) & {"woning"}:
        zin = "De kolom “woning” ontbreekt; zie `huurstelsel portefeuille --schema`."
        return [Fout("woning", "kolom_ontbreekt", zin)]
    dubbel = sorted({naam for naam in gegeven.names if gegeven.names.count(naam) > 1})
    fouten = [Fout(naam, "dubbele_kolom", f"De kolom “{naam}” staat er twee keer in.") for naam in dubbel]
    for veld in gegeven:
        if veld.name not in bekend and veld.name not in set(behouden):
            raad = bedoelde_u(veld.name, bekend) or f" Neem haar mee met --behoud {veld.name}, of laat haar weg."
            fouten.append(
                Fout(veld.name, "onbekende_kolom", f"Een portefeuille kent de kolom “{veld.name}” niet.{raad}")
            )
        elif veld.name in bekend:
            fouten += _typefouten(veld.name, veld.type, bekend[veld.name])
    return fouten


def _typefouten(pad: str, gegeven: pa.DataType, bekend: pa.DataType) -> Iterator[Fout]:
    """Velden in structs en lijsten die er niet horen; de soort van een waarde wordt per rij gelezen."""
    if pa.types.is_null(gegeven):
        return
    if _is_lijst(bekend):
        if _is_lijst(gegeven):
            yield from _typefouten(f"{pad}[]", gegeven.value_type, bekend.value_type)
        else:
            yield Fout(pad, "geen_lijst", f"Hier hoort een lijst, niet {gegeven}.")
    elif pa.types.is_struct(bekend):
        if not pa.types.is_struct(gegeven):
            yield Fout(pad, "geen_groep", f"Hier horen velden, niet {gegeven}.")
            return
        namen = {veld.name: veld.type for veld in bekend}
        for veld in gegeven:
            if veld.name not in namen:
                zin = f"Het veld “{veld.name}” bestaat hier niet.{bedoelde_u(veld.name, namen)}"
                yield Fout(f"{pad}.{veld.name}", "onbekend_veld", zin)
            else:
                yield from _typefouten(f"{pad}.{veld.name}", veld.type, namen[veld.name])
    elif pa.types.is_nested(gegeven):
        yield Fout(pad, "geen_waarde", f"Hier hoort één waarde, niet {gegeven}.")


def gewone_soort(soort: pa.DataType, zone: str | None = None) -> pa.DataType:
    """De soort met tekst en lijsten in de gewone vorm; met een “string view” rekent Arrow nog niet overal.

    Args:
        zone: de tijdzone van tijdstippen waarvan alleen bekend is dat zij er een hebben.
    """
    if pa.types.is_string_view(soort) or pa.types.is_large_string(soort):
        return pa.string()
    if pa.types.is_struct(soort):
        return pa.struct([pa.field(veld.name, _binnenin(veld.type, zone)) for veld in soort])
    if zone and pa.types.is_timestamp(soort) and soort.tz:
        return pa.timestamp(soort.unit, zone)
    return pa.list_(_binnenin(soort.value_type, zone)) if _is_lijst(soort) else soort


def _binnenin(soort: pa.DataType, zone: str | None) -> pa.DataType:
    """De gewone soort; wat nergens is ingevuld wordt tekst, want in een lijst zet Arrow een kolom zonder soort niet om."""
    return pa.string() if pa.types.is_null(soort) else gewone_soort(soort, zone)


def tekstfouten(brok: pa.RecordBatch) -> list[Fout]:
    """De kolommen met tekst die geen UTF-8 is; Arrow kijkt daar bij het lezen van een bestand niet naar."""
    return [
        Fout(naam, "geen_utf8", f"In de kolom “{naam}” staat tekst die geen UTF-8 is; schrijf haar zo weg.")
        for naam, kolom in zip(brok.schema.names, brok.columns, strict=True)
        if not _is_utf8(kolom)
    ]


def _is_utf8(kolom: pa.Array) -> bool:
    try:
        kolom.validate(full=True)
        if pa.types.is_binary(kolom.type):
            kolom.cast(pa.string())
    except pa.ArrowInvalid:
        return False
    return True


def _is_lijst(soort: pa.DataType) -> bool:
    return bool(pa.types.is_list(soort) or pa.types.is_large_list(soort))
