"""Wat alle onderdelen van het document delen: de basisklasse en maten met hun grenzen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from huurstelsel.feiten.soorten import COMBINATIES, ENERGIELABELS, RUIMTESOORTEN, VOORZIENINGSOORTEN
from huurstelsel.feiten.waarden import AlsGeheel, AlsGetal, GetalSchema

MAX_OPPERVLAKTE = 100_000  # m²: ruim boven elke woning; wat groter is, is een typefout
MAX_BEDRAG = 1_000_000_000  # euro

Oppervlakte = Annotated[Decimal, Field(ge=0, le=MAX_OPPERVLAKTE), AlsGetal, GetalSchema]
Maat = Annotated[Decimal, Field(gt=0, le=1_000), AlsGetal, GetalSchema]
Bedrag = Annotated[Decimal, Field(ge=0, le=MAX_BEDRAG), AlsGetal, GetalSchema]
Kosten = Annotated[Decimal, Field(ge=0, le=MAX_BEDRAG // 100), AlsGetal, GetalSchema]
Index = Annotated[Decimal, Field(ge=-10, le=20), AlsGetal, GetalSchema]
Kozijnhoogte = Annotated[Decimal, Field(ge=0, le=20), AlsGetal, GetalSchema]
Punten = Annotated[Decimal, Field(ge=0, le=250), AlsGetal, GetalSchema]
Aantal = Annotated[int, Field(ge=1, le=1_000, strict=True), AlsGeheel]
Adressen = Annotated[int, Field(ge=1, le=100_000, strict=True), AlsGeheel]
Jaar = Annotated[int, Field(ge=1000, le=2100, strict=True), AlsGeheel]

if TYPE_CHECKING:  # een typechecker kan de lijsten van `soorten` niet lezen
    Ruimtesoort: TypeAlias = str
    Voorzieningsoort: TypeAlias = str
    Energielabel: TypeAlias = str
else:
    Ruimtesoort = Literal[tuple(RUIMTESOORTEN)]
    Voorzieningsoort = Literal[(*VOORZIENINGSOORTEN, *COMBINATIES)]
    Energielabel = Literal[ENERGIELABELS]


class Basis(BaseModel):
    """Gemeenschappelijk: onbekende velden zijn een fout, documenten veranderen niet na het lezen.

    Een deel maakt zijn eigen controle pas als iemand het los leest; het document als geheel heeft die van alle delen al.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, coerce_numbers_to_str=True, defer_build=True
    )
