"""De huurovereenkomst in het document: wat is afgesproken, en hoe de huurprijs sindsdien veranderde."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from huurstelsel.feiten.basis import Basis, Bedrag
from huurstelsel.feiten.huur import Huurwijziging
from huurstelsel.feiten.verhoging import Huurtrap
from huurstelsel.feiten.waarden import AlsGeheel, Datum, JaNee, Onbekend


class Contract(Basis):
    """De huurovereenkomst, voor zover zij de waardering raakt."""

    ondertekend: Annotated[Datum | None, Onbekend] = Field(
        None,
        description="Datum waarop beide partijen tekenden. Kiest bij een rijksmonument tussen 35% opslag en punten: 50, bij een kamer 10 (art. 8a Bhw); onbekend: bereik.",
    )
    ingangsdatum: Annotated[Datum | None, Onbekend] = Field(None, description="Datum waarop de huur ingaat.")
    huurprijs: Annotated[Bedrag | None, Onbekend] = Field(
        None, description="Overeengekomen kale huurprijs per maand, in euro."
    )

    aanvangshuurprijs: Annotated[Bedrag | None, Onbekend] = Field(
        None,
        description="Kale huurprijs bij aanvang, in euro. Uitgangspunt zonder wijzigingen: gelijk aan de huurprijs.",
    )
    wijzigingen: Annotated[tuple[Huurwijziging, ...], Field(max_length=200)] = Field(
        (), description="Wijzigingen van de kale huurprijs na de aanvang, in willekeurige volgorde."
    )
    punten_bij_aanvang: Annotated[Annotated[int, Field(ge=0, le=2_000, strict=True), AlsGeheel] | None, Onbekend] = (
        Field(None, description="Puntental op de ingangsdatum. Uitgangspunt: berekend uit dit document.")
    )
    eerste_overeenkomst: JaNee = Field(
        None, description="Eerste huurovereenkomst van deze huurder voor deze woonruimte; uitgangspunt: ja."
    )
    bepaalde_tijd: JaNee = Field(None, description="Aangegaan voor bepaalde tijd; uitgangspunt: nee.")
    einddatum: Annotated[Datum | None, Onbekend] = Field(None, description="Dag waarop de huur eindigde of eindigt.")
    beding_huurverhoging: JaNee = Field(
        None,
        description="De overeenkomst bepaalt zelf hoe de huurprijs wordt verhoogd (BW 7:248); onbekend: niet te beslissen.",
    )
    trappen: Annotated[tuple[Huurtrap, ...], Field(max_length=20)] = Field(
        (), description="Bij aanvang overeengekomen stappen naar de overeengekomen huurprijs (BW 7:252c onder a)."
    )
    ligplaats: JaNee = Field(
        None,
        description="De overeenkomst betreft een ligplaats (BW 7:247a): alleen de verhoging is dan te beslissen; uitgangspunt: nee.",
    )
    all_in_prijs: Annotated[Bedrag | None, Onbekend] = Field(
        None, description="Eén prijs voor huur, servicekosten en nutsvoorzieningen samen, in euro (BW 7:258)."
    )
    verduurzaamd: JaNee = Field(
        None,
        description="Tijdens de huur kwam de waardering door verduurzaming met een beter energielabel boven 186 punten (Uhw art. 15b); onbekend: niet te beslissen waar het telt.",
    )

    @model_validator(mode="after")
    def _hele_centen(self) -> Self:
        if self.huurprijs is not None and (Fraction(self.huurprijs) * 100).denominator != 1:
            soort, zin = "bedrag_in_centen", "Een huurprijs heeft ten hoogste twee decimalen."
            raise PydanticCustomError(soort, zin)
        return self
