"""Feiten over een verhoging van de huurprijs: de afgesproken trappen, het voorstel van de verhuurder en een woningverbetering."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from huurstelsel.feiten.basis import Basis, Bedrag, Kosten
from huurstelsel.feiten.waarden import Datum, JaNee, Onbekend


class Huurtrap(Basis):
    """Een stap van de bij aanvang overeengekomen stapsgewijze verhoging (BW 7:252c onder a)."""

    datum: Datum = Field(description="Dag waarop deze stap ingaat.")
    huurprijs: Bedrag = Field(description="Kale huurprijs per maand vanaf deze stap, in euro.")


class Huurverhogingsvoorstel(Basis):
    """Het voorstel tot huurverhoging dat de verhuurder deed (BW 7:252 en 7:252a): wanneer, en wat erin staat."""

    gedaan: Annotated[Datum | None, Onbekend] = Field(
        None, description="Dag waarop het voorstel is gedaan; ten minste twee maanden vóór de ingang."
    )
    schriftelijk: JaNee = None
    vermeldt_geldende_huurprijs: JaNee = None
    vermeldt_percentage_of_bedrag: JaNee = None
    vermeldt_voorgestelde_huurprijs: JaNee = None
    vermeldt_ingangsdatum: JaNee = None
    vermeldt_bezwaarmogelijkheid: JaNee = Field(
        None, description="Hoe en tot wanneer de huurder bezwaar kan maken, en wat er gebeurt als hij dat niet doet."
    )
    huishoudverklaring: JaNee = Field(
        None, description="Alleen bij een hogere verhoging naar inkomen: de huishoudverklaring is bijgevoegd."
    )
    aangetekend: JaNee = Field(None, description="Bij aangetekend schrijven gedaan; uitgangspunt: nee.")
    huurder_benadeeld: JaNee = Field(
        None, description="De huurder is door een verzuim benadeeld; uitgangspunt: ja, tenzij het tegendeel blijkt."
    )


class Woningverbetering(Basis):
    """Veranderingen of toevoegingen door de verhuurder tijdens de huur, met een verhoging (BW 7:255 en 7:255a)."""

    gereed: Datum = Field(description="Dag waarop de verbetering was gereedgekomen.")
    verhoging: Bedrag = Field(description="Gevraagde verhoging van de kale huurprijs per maand, in euro.")
    kosten: Annotated[Kosten | None, Onbekend] = Field(
        None, description="Kosten die de verhuurder maakte, in euro; voor de redelijke verhouding."
    )
    voor_gehandicapte: JaNee = Field(
        None, description="Voorziening voor een gehandicapte met een wettelijke tegemoetkoming; uitgangspunt: nee."
    )
    gebrek_verholpen: JaNee = Field(None, description="Alleen een gebrek verholpen (BW 7:204); uitgangspunt: nee.")
