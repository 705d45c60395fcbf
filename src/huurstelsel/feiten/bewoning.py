"""Wie de woonruimte bewoont en wat daarvoor wezenlijk is: de grens tussen zelfstandig en onzelfstandig (BW 7:234, Bhw art. 1)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from huurstelsel.feiten.basis import Adressen, Basis
from huurstelsel.feiten.waarden import JaNee, Onbekend


class Onderverhuur(Basis):
    """Een huurder die een deel onderverhuurt, en zelf in de rest woont (Bhw art. 1 lid 4); alle vier ja, anders geldt lid 2."""

    hoofdhuurder_een_huishouden: JaNee = Field(
        None,
        description="De huurder is één of twee personen, of meer personen met een duurzame gemeenschappelijke huishouding.",
    )
    aan_een_huishouden: JaNee = Field(
        None, description="Er wordt aan één ander huishouden onderverhuurd, niet aan meer."
    )
    twee_jaar_alleen_bewoond: JaNee = Field(
        None,
        description="Vóór de onderverhuur bewoonde alleen de huurder, twee jaar aaneengesloten, de hele woning (onder a).",
    )
    huurovereenkomst_met_huurder: JaNee = Field(
        None, description="Het inwonende huishouden huurt van de huurder (onder b)."
    )


class Bewoning(Basis):
    """Het gebruik zoals huurder en verhuurder dat zijn overeengekomen; wat zonder toestemming wordt onderverhuurd, verandert niets."""

    aantal_bewoners: Annotated[Adressen | None, Onbekend] = Field(
        None, description="Alle bewoners van de woonruimte, een inwonend huishouden meegeteld."
    )
    duurzame_gemeenschappelijke_huishouding: JaNee = Field(
        None, description="De bewoners voeren blijvend samen één huishouden, zoals een gezin; van belang vanaf drie."
    )
    eigen_toegang: JaNee = Field(
        None,
        description="Ook ja als afsluitbare vertrekken uitkomen op een gemeenschappelijke verkeersruimte (onvrije woning).",
    )
    vertrek: JaNee = Field(None, description="Ten minste één eigen vertrek. Uitgangspunt: volgens de ruimten.")
    kookgelegenheid: JaNee = Field(
        None,
        description="Eigen aanrecht met aan- en afvoer van water en een aansluiting om te koken. Uitgangspunt: volgens de ruimten.",
    )
    wasgelegenheid: JaNee = Field(None, description="Eigen douche, bad of wastafel. Uitgangspunt: volgens de ruimten.")
    toilet: JaNee = Field(None, description="Eigen toilet. Uitgangspunt: volgens de ruimten.")
    onderverhuur: Onderverhuur | None = Field(
        None, description="Alleen als de huurder zelf een deel onderverhuurt. Uitgangspunt: geen onderverhuur."
    )
