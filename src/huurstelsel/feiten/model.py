"""Het document: wat een mens of een systeem over een woning en haar huurovereenkomst opgeeft.

Een veld dat ontbreekt of `onbekend` is, is onbekend en nooit nul. Wat een onbekend feit doet staat bij het veld: een
wettelijk of zichtbaar uitgangspunt ("uitgangspunt: …", verschijnt bij de aannamen) of een bereik in de uitkomst ("onbekend: bereik").
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from huurstelsel.feiten.soorten import COMBINATIES, ENERGIELABELS, RUIMTESOORTEN, VOORZIENINGSOORTEN, Woningtype
from huurstelsel.feiten.waarden import Datum, Getal, JaNee, Onbekend

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


class Contract(Basis):
    """De huurovereenkomst, voor zover zij de waardering raakt."""

    ondertekend: Annotated[Datum | None, Onbekend] = Field(
        None,
        description="Datum waarop beide partijen tekenden. Kiest bij een rijksmonument tussen 35% en 50 punten (art. 8a Bhw); onbekend: bereik.",
    )
    ingangsdatum: Annotated[Datum | None, Onbekend] = Field(None, description="Datum waarop de huur ingaat.")
    huurprijs: Annotated[Bedrag | None, Onbekend] = Field(
        None, description="Overeengekomen kale huurprijs per maand, in euro."
    )

    @model_validator(mode="after")
    def _hele_centen(self) -> Self:
        if self.huurprijs is not None and (Fraction(self.huurprijs) * 100).denominator != 1:
            soort, zin = "bedrag_in_centen", "Een huurprijs heeft ten hoogste twee decimalen."
            raise PydanticCustomError(soort, zin)
        return self


class Adres(Basis):
    """Waar de woning staat. Alleen de gemeente raakt de waardering; de rest verschijnt op de puntentelling."""

    straatnaam: str | None = Field(None, max_length=200)
    huisnummer: str | int | None = None
    huisletter: str | None = Field(None, max_length=20)
    huisnummertoevoeging: str | None = Field(None, max_length=20)
    postcode: str | None = Field(None, pattern=r"^[1-9]\d{3} ?[A-Za-z]{2}$")
    woonplaats: str | None = Field(None, max_length=200)
    woonplaatscode: str | None = Field(None, pattern=r"^\d{4}$", description="BAG-woonplaatscode.")
    gemeente: str | None = Field(
        None,
        max_length=200,
        description="Naam of CBS-code (GM0344). Nodig voor kleine woningen uit 2018-2022 (rubriek 11.1a).",
    )
    bag_verblijfsobject: str | None = Field(None, pattern=r"^\d{16}$")


class Energieprestatie(Basis):
    """Een energielabel of energie-index uit EP-Online (rubriek 4)."""

    soort: Literal["energielabel", "energie-index"]
    label: Annotated[Energielabel | None, Onbekend] = None
    waarde: Annotated[Annotated[Getal, Field(ge=-10, le=20)] | None, Onbekend] = Field(
        None, description="Energie-index, bijvoorbeeld 1,25."
    )
    opnamedatum: Annotated[Datum | None, Onbekend] = Field(
        None, description="Datum van opname; zonder opnamedatum geldt de registratiedatum."
    )
    registratiedatum: Annotated[Datum | None, Onbekend] = None
    geldig_tot: Annotated[Datum | None, Onbekend] = Field(None, description="Uitgangspunt: tien jaar na de opname.")
    voor: Literal["woning", "gebouw"] = Field("woning", description="Een label voor het hele gebouw telt niet.")
    geldig_voor_wws: JaNee = Field(None, description="Vermelding bij een energie-index in EP-Online; uitgangspunt: ja.")
    vereenvoudigd: JaNee = Field(
        None, description="Vereenvoudigd label; uitgangspunt: ja voor labels opgenomen in 2015 tot en met 2020."
    )
    risico_oververhitting: Annotated[Literal["laag", "hoog"] | None, Onbekend] = Field(
        None, description="Van het uitgebreide NTA 8800-label; uitgangspunt: niet laag."
    )
    gebruiksoppervlakte: Annotated[Oppervlakte | None, Onbekend] = Field(
        None, description="Gebruiksoppervlakte op het label (m²); raakt alleen de overgangstabel 4.4, tot 2025-01-01."
    )

    @model_validator(mode="after")
    def _volledig(self) -> Self:
        if self.soort == "energielabel" and self.label is None:
            soort, zin = "label_ontbreekt", "Bij een energielabel hoort het veld “label” (A++++ tot en met G)."
            raise PydanticCustomError(soort, zin)
        if self.soort == "energie-index" and self.waarde is None:
            soort, zin = "waarde_ontbreekt", "Bij een energie-index hoort het veld “waarde”, bijvoorbeeld 1,25."
            raise PydanticCustomError(soort, zin)
        if self.opnamedatum is None and self.registratiedatum is None:
            soort, zin = "opnamedatum_ontbreekt", "Geef de opnamedatum of de registratiedatum van de energieprestatie."
            raise PydanticCustomError(soort, zin)
        return self


class WozWaarde(Basis):
    """Een vastgestelde WOZ-waarde met haar waardepeildatum (rubriek 11)."""

    waarde: Annotated[Bedrag, Field(gt=0)]
    waardepeildatum: Datum
    vastgesteld: Annotated[Datum | None, Onbekend] = Field(
        None,
        description="Datum waarop de waarde is vastgesteld; uitgangspunt: 1 januari van het jaar na de waardepeildatum.",
    )
    voortgang_bouw: Annotated[Annotated[int, Field(ge=1, le=100, strict=True)] | None, Onbekend] = Field(
        None, description="Percentage voltooid bij een gebouwd eigendom in aanbouw; de waarde wordt naar 100% herleid."
    )

    @model_validator(mode="after")
    def _eerste_januari(self) -> Self:
        if (self.waardepeildatum.month, self.waardepeildatum.day) != (1, 1):
            soort, zin = "waardepeildatum_niet_1_januari", "Een waardepeildatum is altijd 1 januari."
            raise PydanticCustomError(soort, zin)
        if self.vastgesteld is not None and self.vastgesteld.year <= self.waardepeildatum.year:
            soort, zin = (
                "vastgesteld_te_vroeg",
                "Een WOZ-waarde wordt vastgesteld in een later jaar dan haar waardepeildatum.",
            )
            raise PydanticCustomError(soort, zin)
        return self


class Renovatie(Basis):
    """Verbouw waarna de woning voldoet aan de nieuwbouweisen van dat jaar (rubriek 11, toelichting)."""

    jaar: Jaar
    voldoet_aan_nieuwbouweisen: JaNee = Field(
        None, description="Energieprestatie-eisen van art. 5.2 Bouwbesluit 2012; uitgangspunt: nee."
    )


class Zorgwoning(Basis):
    """De vier voorwaarden voor een zorgwoning (rubriek 12); alle vier ja, anders geen zorgwoning."""

    in_woongebouw: JaNee = None
    drempelloos_toegankelijk: JaNee = None
    alarmering_in_huurovereenkomst: JaNee = None
    gemeenschappelijke_ruimte_in_huurovereenkomst: JaNee = None
    drie_punten_gemeenschappelijk: JaNee = Field(
        None,
        description="Kies de vaste 3 punten van het beleidsboek (2.9.4) in plaats van de berekening van rubriek 9; uitgangspunt: nee.",
    )


class Woonvoorziening(Basis):
    """Woonvoorziening voor een gehandicapte (rubriek 7); bedragen in euro."""

    kosten: Kosten
    subsidie: Kosten = Decimal(0)
    eigen_bijdrage: Kosten = Decimal(0)
    datum: Annotated[Datum | None, Onbekend] = Field(
        None, description="Datum van de ingreep; uitgangspunt: op of na 1 april 1994."
    )
    deels_gesubsidieerd: JaNee = Field(None, description="Uitgangspunt: afgeleid uit “subsidie”.")
    voor_huidige_huurder: JaNee = Field(
        None,
        description="De huurder voor wie de ingreep is gedaan, of een nieuwe gehandicapte huurder, woont er; uitgangspunt: ja.",
    )
    gedeeld_met_adressen: Adressen = 1

    @model_validator(mode="after")
    def _niet_meer_dan_de_kosten(self) -> Self:
        if Fraction(self.subsidie) + Fraction(self.eigen_bijdrage) > Fraction(self.kosten):
            soort, zin = "bijdrage_boven_kosten", "Subsidie en eigen bijdrage zijn samen hoger dan de kosten."
            raise PydanticCustomError(soort, zin)
        return self


class Laadpaal(Basis):
    """Laadpaal buiten een gemeenschappelijke parkeerruimte (rubriek 12)."""

    aantal: Aantal = 1
    gedeeld_met_adressen: Adressen = 1


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
        None, description="Breedte van extra kastruimte in meter; per volle 60 cm; uitgangspunt: 60 cm per stuk."
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
        None, description="Gemeenschappelijke buitenruimte: ten minste 2 x 1,5 x 1,5 m (hoogte, breedte, diepte)."
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
    voorzieningen: Annotated[tuple[Voorziening, ...], Field(max_length=1_000)] = ()

    @model_validator(mode="after")
    def _samenhang(self) -> Self:
        if (self.lengte is None) != (self.breedte is None):
            soort, zin = "lengte_en_breedte", "Geef lengte én breedte, of de oppervlakte."
            raise PydanticCustomError(soort, zin)
        if self.lengte is not None and self.oppervlakte is not None:
            soort, zin = "oppervlakte_dubbel", "Geef de oppervlakte of lengte en breedte, niet beide."
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


class Woning(Basis):
    """De woonruimte op en om de peildatum."""

    stelsel: Literal["zelfstandig"] = Field("zelfstandig", description="Waarderingsstelsel; uitgangspunt: zelfstandig.")
    woningtype: Annotated[Woningtype | None, Onbekend] = Field(
        None, description="Onbekend: bereik, tenzij beide kolommen van rubriek 4 gelijk zijn."
    )
    bouwjaar: Annotated[Jaar | None, Onbekend] = Field(
        None, description="Jaar van oplevering volgens de BAG; onbekend: bereik."
    )
    gebruiksoppervlakte: Annotated[Oppervlakte | None, Onbekend] = Field(None, description="m² volgens de BAG.")
    energieprestaties: tuple[Energieprestatie, ...] = Field(
        (), description="Uitgangspunt: geen geldig label, dan telt het bouwjaar."
    )
    energieprestatievergoeding: JaNee = Field(None, description="Uitgangspunt: niet overeengekomen.")
    woz_waarden: tuple[WozWaarde, ...] = Field(
        (), description="Uitgangspunt: geen, dan 85% van de taxatiewaarde of de minimumwaarde."
    )
    taxatiewaarde: Annotated[Annotated[Bedrag, Field(gt=0)] | None, Onbekend] = Field(
        None, description="Van een Register-Taxateur, in euro."
    )
    rijksmonument: JaNee = Field(None, description="Uitgangspunt: nee; de verhuurder bewijst (beleidsboek 2.13.3).")
    provinciaal_monument: JaNee = None
    gemeentelijk_monument: JaNee = None
    rijksbeschermd_gezicht: JaNee = Field(None, description="Rijksbeschermd stads- of dorpsgezicht; uitgangspunt: nee.")
    renovaties: tuple[Renovatie, ...] = ()
    start_bouw: Annotated[Datum | None, Onbekend] = Field(
        None, description="Start van (ver)bouw; voor de nieuwbouwopslag (art. 8a lid 4)."
    )
    eerste_ingebruikname: Annotated[Datum | None, Onbekend] = Field(
        None, description="Eerste gebruik als woonruimte; voor de nieuwbouwopslag."
    )
    zorgwoning: Zorgwoning | None = Field(None, description="Uitgangspunt: geen zorgwoning.")
    aanbelfunctie_met_video: JaNee = Field(None, description="Uitgangspunt: nee.")
    laadpalen: Annotated[tuple[Laadpaal, ...], Field(max_length=100)] = ()
    woonvoorzieningen_gehandicapten: Annotated[tuple[Woonvoorziening, ...], Field(max_length=100)] = ()
    ruimten: Annotated[tuple[Ruimte, ...], Field(max_length=10_000)] = ()

    @model_validator(mode="after")
    def _woz_eenmaal_per_peildatum(self) -> Self:
        peildata = [w.waardepeildatum for w in self.woz_waarden]
        if len(set(peildata)) != len(peildata):
            soort, zin = "woz_dubbel", "Er staan twee WOZ-waarden met dezelfde waardepeildatum."
            raise PydanticCustomError(soort, zin)
        return self


class Document(Basis):
    """Feiten over één woning en haar huurovereenkomst."""

    id: str | None = Field(None, max_length=200)
    peildatum: Annotated[Datum | None, Onbekend] = Field(None, description="Datum waarnaar wordt gewaardeerd.")
    adres: Adres = Adres()
    contract: Contract = Contract()
    woning: Woning


def oppervlakte_van(ruimte: Ruimte) -> Decimal | Fraction | None:
    """Gemeten oppervlakte in m², onafgerond en exact; `None` als zij onbekend is."""
    if ruimte.lengte is not None and ruimte.breedte is not None:
        return Fraction(ruimte.lengte) * Fraction(ruimte.breedte)
    return ruimte.oppervlakte


def vastgesteld_op(woz: WozWaarde) -> date:
    """Dag waarop een WOZ-waarde geacht wordt te zijn vastgesteld: opgegeven, of 1 januari na de waardepeildatum."""
    return woz.vastgesteld or date(woz.waardepeildatum.year + 1, 1, 1)
