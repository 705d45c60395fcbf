"""Een ruimte in het document, met haar voorzieningen, eisen en openingen."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from huurstelsel.feiten.basis import Aantal, Adressen, Basis, Kosten, Maat, Oppervlakte, Ruimtesoort, Voorzieningsoort
from huurstelsel.feiten.waarden import JaNee, Onbekend


class Voorziening(Basis):
    """Een voorziening in een ruimte; in een document mag ook alleen de naam staan."""

    soort: Voorzieningsoort
    aantal: Aantal = 1
    lengte: Annotated[Maat | None, Onbekend] = Field(
        None, description="Lengte van het aanrecht in meter; onbekend: bereik."
    )
    aaneengesloten: Annotated[Maat | None, Onbekend] = Field(
        None, description="Langste stuk aanrecht in meter; uitgangspunt: de hele lengte."
    )
    breedte: Annotated[Maat | None, Onbekend] = Field(
        None,
        description="Breedte van extra kastruimte in meter; per volle 60 cm van alle kasten samen; uitgangspunt: 60 cm per stuk.",
    )

    @model_validator(mode="before")
    @classmethod
    def _alleen_de_naam(cls, waarde: object) -> object:
        return {"soort": waarde} if isinstance(waarde, str) else waarde

    @model_validator(mode="after")
    def _maten(self) -> Self:
        if self.soort != "aanrecht" and (self.lengte is not None or self.aaneengesloten is not None):
            soort, zin = "lengte_alleen_bij_aanrecht", "Een lengte hoort alleen bij een aanrecht."
            raise PydanticCustomError(soort, zin)
        if self.aaneengesloten is not None and self.lengte is not None and self.aaneengesloten > self.lengte:
            soort, zin = (
                "aaneengesloten_langer_dan_lengte",
                "Het langste stuk aanrecht is langer dan het hele aanrecht.",
            )
            raise PydanticCustomError(soort, zin)
        return self


class Eisen(Basis):
    """Eisen die de wet aan een ruimte stelt; uitgangspunt voor elke eis die niet is ingevuld: voldaan."""

    # rubriek 1: vertrek (begaanbare vloer ook rubriek 2)
    begaanbare_vloer: JaNee = None
    vaste_wanden: JaNee = None
    breedte: JaNee = Field(None, description="Ten minste 1,50 m breed over 80% van de langste zijde.")
    vrije_hoogte: JaNee = Field(None, description="Ten minste 2,10 m over de helft van de oppervlakte of over 11 m².")
    daglicht: JaNee = Field(None, description="Ten minste 0,5 m² transparant oppervlak aan de buitenlucht.")
    ventilatie: JaNee = None
    stopcontact_en_lichtpunt: JaNee = None
    # rubriek 1 en 2: zolder
    vaste_trap: JaNee = None
    trap: JaNee = Field(None, description="Bereikbaar via een tot de woning behorende trap, vast of niet.")
    dak_beschoten: JaNee = None
    # rubriek 5: basisniveau keuken
    water_aan_en_afvoer: JaNee = None
    kookaansluiting: JaNee = None
    inbouwkasten: JaNee = Field(None, description="Twee inbouwkasten van ten minste 50 cm breed.")
    waterdichte_wand_keuken: JaNee = None
    # rubriek 6.2: bad- of doucheruimte
    waterdichte_vloer: JaNee = None
    vrije_hoogte_badruimte: JaNee = Field(None, description="Ten minste 2,00 m over de helft van de oppervlakte.")
    waterdichte_wand_badruimte: JaNee = None
    mengkraan_en_spiegel: JaNee = None
    warm_en_koud_water: JaNee = None
    # rubriek 8: balkon, dakterras, loggia
    beloopbare_afwerking: JaNee = None
    valbeveiliging: JaNee = None
    toegang_via_deur: JaNee = None
    minimumafmeting: JaNee = Field(
        None,
        description="Gemeenschappelijke buitenruimte: ten minste 2 x 1,5 x 1,5 m (hoogte, breedte, diepte). Vóór 1 juli 2024 elke buitenruimte: ten minste 1,5 m diep en breed.",
    )
    # rubriek 8, 9 en 10: gemeenschappelijk
    exclusief_gebruiksrecht: JaNee = Field(
        None, description="Toegang en gebruiksrecht volgens de huurovereenkomst, zonder via privéruimte van een ander."
    )
    # rubriek 10: parkeerplek
    afgebakend_vak: JaNee = None
    onroerende_aanhorigheid: JaNee = None


GEEN_EISEN = Eisen()
"""Geen enkele eis ingevuld."""


class OpenVerbinding(Basis):
    """Opening naar een aangrenzende ruimte (Inleiding toelichting): samen één ruimte bij meer dan de helft van de muur."""

    met: str = Field(description="id van de andere ruimte")
    breedte_opening: Maat = Field(description="Breedte van de niet afsluitbare opening in meter")
    breedte_muur: Maat = Field(description="Breedte van de muur, gemeten in de ruimte waar hij het smalst is, in meter")
    hoogte_opening: Maat = Field(Decimal(2), description="Hoogte over ten minste 0,85 m breedte; uitgangspunt: 2 m")
    afsluitbaar: JaNee = Field(None, description="Uitgangspunt: nee")
    omlijsting: JaNee = Field(None, description="Met (deur)omlijsting zijn het altijd twee ruimten; uitgangspunt: nee")

    @model_validator(mode="after")
    def _past(self) -> Self:
        if self.breedte_opening > self.breedte_muur:
            soort, zin = "opening_breder_dan_muur", "De opening is breder dan de muur waarin zij zit."
            raise PydanticCustomError(soort, zin)
        return self


def _lijst(waarde: object) -> object:
    return (waarde,) if isinstance(waarde, str) else waarde


LANGSTE_STELNAAM = 100


class Ruimte(Basis):
    """Een ruimte van de woning of van het complex waartoe de huurder toegang heeft."""

    id: str | None = Field(None, min_length=1, max_length=100, description="Uitgangspunt: ruimte-1, ruimte-2, …")
    naam: str | None = Field(None, max_length=200)
    soort: Ruimtesoort
    oppervlakte: Annotated[Oppervlakte | None, Onbekend] = Field(
        None, description="m² volgens de meetinstructie (op 1,50 m hoogte); onbekend: geen bovengrens."
    )
    lengte: Annotated[Maat | None, Onbekend] = Field(
        None, description="In meter; met breedte in plaats van oppervlakte."
    )
    breedte: Annotated[Maat | None, Onbekend] = None
    verwarmd: JaNee = Field(None, description="Onbekend: bereik.")
    verkoeld: JaNee = Field(
        None, description="Koeling die ook kan verwarmen en aan de eisen van rubriek 3 voldoet; uitgangspunt: nee."
    )
    gedeeld_met_adressen: Adressen = Field(
        1, description="Aantal adressen met toegang en gebruiksrecht, het eigen adres inbegrepen; 1 is privé."
    )
    gedeeld_met_kamers: Adressen | None = Field(
        None,
        description="Alleen bij onzelfstandige woonruimte: aantal kamers van het adres met toegang en gebruiksrecht, de eigen kamer inbegrepen. Uitgangspunt: 1 (privé); bij een ruimte die met andere adressen wordt gedeeld alle kamers van het adres.",
    )
    gebruikers: Annotated[tuple[str, ...] | None, BeforeValidator(_lijst)] = Field(
        None,
        max_length=1_000,
        description="Alleen bij een adres met kamers: “alle”, de naam van een groep, of de id's van de kamers met toegang en gebruiksrecht.",
        json_schema_extra={
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}, {"type": "null"}]
        },
    )
    gedeeld_stel: str | None = Field(
        None,
        min_length=1,
        max_length=LANGSTE_STELNAAM,
        description="Naam van het stel adressen of kamers waarmee deze ruimte wordt gedeeld, bijvoorbeeld “portiek A”; alleen nodig als een andere ruimte met evenveel maar andere wordt gedeeld. Uitgangspunt: met evenveel is met dezelfde.",
    )
    onderdeel_van: str | None = Field(
        None, description="id van de ruimte waarop een kast uitkomt; de oppervlakte telt daar mee."
    )
    open_verbinding: OpenVerbinding | None = None
    eisen: Eisen = GEEN_EISEN
    type: Annotated[Literal["I", "II", "III"] | None, Onbekend] = Field(
        None, description="Alleen bij een gemeenschappelijke parkeerplek (rubriek 10)."
    )
    aantal: Aantal = Field(
        1, description="Aantal gelijke parkeerplekken; een laadpaal hoort dan bij elk van die plekken."
    )
    wastafels_zonder_maximum: JaNee = Field(
        None,
        description="Alleen op een adres met acht of meer kamers: de ene ruimte zonder maximum aan wastafels (bijlage I.B, 6.1). Uitgangspunt: de ruimte waar dat het meeste geeft.",
    )
    extra_kwaliteit_keuken: Annotated[Kosten | None, Onbekend] = Field(
        None,
        description="Alleen vóór 1 juli 2024: oorspronkelijke investering (euro) in keukenkwaliteit boven het gangbare niveau, voor zover redelijk; uitgangspunt: geen.",
    )
    extra_kwaliteit_sanitair: Annotated[Kosten | None, Onbekend] = Field(
        None,
        description="Alleen vóór 1 juli 2024: oorspronkelijke investering (euro) in kwaliteit van bad- of doucheruimte boven het gangbare niveau, voor zover redelijk; uitgangspunt: geen.",
    )
    voorzieningen: Annotated[tuple[Voorziening, ...], Field(max_length=1_000)] = ()
    voorzieningen_onbekend: Annotated[tuple[Voorzieningsoort, ...], Field(max_length=100)] = Field(
        (),
        description="Soorten voorzieningen waarvan niet bekend is of de ruimte er een heeft; onbekend: bereik. Van een aanrecht is alleen de lengte onbekend te laten.",
    )

    @property
    def is_gedeeld(self) -> bool:
        """Of zij met andere adressen of kamers wordt gedeeld, naar wat zij daar zelf over zegt."""
        return self.gedeeld_met_adressen > 1 or (self.gedeeld_met_kamers or 1) > 1

    @model_validator(mode="after")
    def _samenhang(self) -> Self:
        if (self.lengte is None) != (self.breedte is None):
            soort, zin = "lengte_en_breedte", "Geef lengte én breedte, of de oppervlakte."
            raise PydanticCustomError(soort, zin)
        if self.lengte is not None and self.oppervlakte is not None:
            soort, zin = "oppervlakte_dubbel", "Geef de oppervlakte of lengte en breedte, niet beide."
            raise PydanticCustomError(soort, zin)
        if "aanrecht" in self.voorzieningen_onbekend:
            soort, zin = (
                "aanrecht_onbekend",
                "Geef een aanrecht bij “voorzieningen”; de lengte mag daar onbekend zijn.",
            )
            raise PydanticCustomError(soort, zin)
        if not {v.soort for v in self.voorzieningen}.isdisjoint(self.voorzieningen_onbekend):
            soort, zin = (
                "voorziening_bekend",
                "Een voorziening is er, of het is niet bekend; dezelfde soort kan niet in “voorzieningen” én “voorzieningen_onbekend” staan.",
            )
            raise PydanticCustomError(soort, zin)
        if (self.soort == "parkeerplek") != (self.type is not None):
            soort, zin = (
                "parkeertype",
                "Het veld “type” (I, II of III) hoort bij een parkeerplek, en een parkeerplek heeft een type.",
            )
            raise PydanticCustomError(soort, zin)
        if self.aantal != 1 and self.soort != "parkeerplek":
            soort, zin = (
                "aantal_alleen_bij_parkeerplek",
                "Het veld “aantal” hoort alleen bij parkeerplekken; geef elke ruimte een eigen regel.",
            )
            raise PydanticCustomError(soort, zin)
        return self


def oppervlakte_van(ruimte: Ruimte) -> Decimal | Fraction | None:
    """Gemeten oppervlakte in m², onafgerond en exact; `None` als zij onbekend is."""
    if ruimte.lengte is not None and ruimte.breedte is not None:
        return Fraction(ruimte.lengte) * Fraction(ruimte.breedte)
    return ruimte.oppervlakte
