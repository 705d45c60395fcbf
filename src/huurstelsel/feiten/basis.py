"""Wat alle onderdelen van het document delen: de basisklasse en maten met hun grenzen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from huurstelsel.feiten.soorten import COMBINATIES, ENERGIELABELS, RUIMTESOORTEN, VOORZIENINGSOORTEN
from huurstelsel.feiten.waarden import Getal

MAX_OPPERVLAKTE = 100_000  # m²: ruim boven elke woning; wat groter is, is een typefout
MAX_BEDRAG = 1_000_000_000  # euro

Oppervlakte = Annotated[Getal, Field(ge=0, le=MAX_OPPERVLAKTE)]
Maat = Annotated[Getal, Field(gt=0, le=1_000)]
Bedrag = Annotated[Getal, Field(ge=0, le=MAX_BEDRAG)]
Kosten = Annotated[Getal, Field(ge=0, le=MAX_BEDRAG // 100)]
Aantal = Annotated[int, Field(ge=1, le=1_000, strict=True)]
Adressen = Annotated[int, Field(ge=1, le=100_000, strict=True)]
Jaar = Annotated[int, Field(ge=1000, le=2100, strict=True)]

if TYPE_CHECKING:  # een typechecker kan de lijsten van `soorten` niet lezen
    Ruimtesoort: TypeAlias = str
    Voorzieningsoort: TypeAlias = str
    Energielabel: TypeAlias = str
else:
    Ruimtesoort = Literal[tuple(RUIMTESOORTEN)]
    Voorzieningsoort = Literal[(*VOORZIENINGSOORTEN, *COMBINATIES)]
    Energielabel = Literal[ENERGIELABELS]


class Basis(BaseModel):
    """Gemeenschappelijk: onbekende velden zijn een fout, documenten veranderen niet na het lezen."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, coerce_numbers_to_str=True)
