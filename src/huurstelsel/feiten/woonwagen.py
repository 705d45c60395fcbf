"""Een woonwagen of een standplaats in het document (Bhw bijlage I.C)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from huurstelsel.feiten.basis import Basis, Maat, Oppervlakte, Punten
from huurstelsel.feiten.waarden import AlsGeheel, JaNee, Onbekend

Telling = Annotated[int, Field(ge=0, le=100, strict=True), AlsGeheel]


class Toekenning(Basis):
    """Punten die iemand heeft toegekend of afgetrokken, met de reden; in hele of kwart punten."""

    punten: Punten
    reden: Annotated[str, Field(min_length=1, max_length=500)]


Toekenningen = Annotated[tuple[Toekenning, ...], Field(max_length=100)]

_VERTREKKEN = "Verwarmde vertrekken, een open keuken apart geteld (toelichting I.3, naar rubriek 3 van bijlage I.A); uitgangspunt: geen."
_OVERIGE = "Verwarmde overige ruimten en verkeersruimten (toelichting I.3); uitgangspunt: geen."
_SANITAIR = (
    "Kwaliteit van sanitair en bad- of doucheruimte boven het gangbare, ten hoogste 8 punten; uitgangspunt: geen."
)


class Woonwagen(Basis):
    """Een woonwagen, zonder de standplaats."""

    lengte: Maat = Field(description="Lengte van de woonwagen in meter, zonder aanbouw.")
    breedte: Annotated[Maat | None, Onbekend] = Field(
        None, description="In meter; alleen van belang voor een afwijkende basiswaardering boven 3,5 m."
    )
    sanitair: JaNee = Field(None, description="Toilet, wastafel en douche in de woonwagen; onbekend: bereik.")
    aanbouwen_slaapvoorziening: Annotated[Telling | None, Onbekend] = Field(
        None, description="Aantal aanbouwen voor extra slaapvoorziening; uitgangspunt: geen."
    )
    verwarmde_vertrekken: Annotated[Telling | None, Onbekend] = Field(None, description=_VERTREKKEN)
    verwarmde_overige_ruimten: Annotated[Telling | None, Onbekend] = Field(None, description=_OVERIGE)
    extra_kwaliteit_keuken: Toekenning | None = Field(
        None, description="Kwaliteit van de keuken boven het gangbare, ten hoogste 4 punten; uitgangspunt: geen."
    )
    extra_kwaliteit_sanitair: Toekenning | None = Field(None, description=_SANITAIR)
    afwijkende_basiswaardering: Toekenning | None = Field(
        None, description="Alleen bij een lengte boven 15 m of een breedte boven 3,5 m (toelichting I.1)."
    )


class Standplaats(Basis):
    """Een standplaats met haar voorzieningengebouw, zonder de woonwagen."""

    oppervlakte: Annotated[Oppervlakte, Field(gt=0)] = Field(description="m² van de hele standplaats.")
    berging: JaNee = Field(None, description="Uitgangspunt: ja (toelichting I.2).")
    sanitair: JaNee = Field(None, description="Sanitair in het voorzieningengebouw; onbekend: bereik.")
    verwarmde_vertrekken: Annotated[Telling | None, Onbekend] = Field(None, description=_VERTREKKEN)
    verwarmde_overige_ruimten: Annotated[Telling | None, Onbekend] = Field(None, description=_OVERIGE)
    extra_kwaliteit_sanitair: Toekenning | None = Field(None, description=_SANITAIR)
    extra_buitenruimte: Toekenning | None = Field(
        None, description="Alleen bij meer dan 200 m², ten hoogste 10 punten (toelichting I.7); uitgangspunt: geen."
    )
    woonomgeving: Toekenningen | None = Field(
        None, description="Punten voor de woonomgeving, samen ten hoogste 25; [] is geen. Uitgangspunt: geen."
    )
    hinder: Toekenningen | None = Field(
        None, description="Aftrek voor hinderlijke situaties, samen ten hoogste 40; [] is geen. Uitgangspunt: geen."
    )
    afwijkende_basiswaardering: Toekenning | None = Field(
        None, description="Alleen bij een standplaats zonder berging, waarvoor de bijlage geen waardering kent."
    )
