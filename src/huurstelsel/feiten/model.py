"""Het document: wat een mens of een systeem over een woning en haar huurovereenkomst opgeeft.

Een veld dat ontbreekt of `onbekend` is, is onbekend en nooit nul. Wat een onbekend feit doet staat bij het veld: een
wettelijk of zichtbaar uitgangspunt ("uitgangspunt: …", verschijnt bij de aannamen) of een bereik in de uitkomst ("onbekend: bereik").
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from huurstelsel.feiten.basis import (
    Aantal,
    Adressen,
    Basis,
    Bedrag,
    Energielabel,
    Index,
    Jaar,
    Kosten,
    Kozijnhoogte,
    Oppervlakte,
)
from huurstelsel.feiten.bewoning import Bewoning
from huurstelsel.feiten.contract import Contract
from huurstelsel.feiten.huur import (
    Gebrek,
    Huishouden,
    OverhandigdePuntentelling,
    Verhuurder,
    Verzoek,
    Waardering,
)
from huurstelsel.feiten.lezen import is_onbekend
from huurstelsel.feiten.ruimte import Ruimte
from huurstelsel.feiten.soorten import Woningtype
from huurstelsel.feiten.verhoging import Huurverhogingsvoorstel, Woningverbetering
from huurstelsel.feiten.waarden import AlsGeheel, Datum, JaNee, Onbekend
from huurstelsel.feiten.woonwagen import Standplaats, Woonwagen

ONBEKENDE_LIJSTEN = ("energieprestaties", "woz_waarden", "ruimten")
"""Lijsten van een woning die `onbekend` mogen zijn: dan zijn zij niet opgegeven, wat iets anders is dan leeg."""

MAX_KOSTEN = 10_000_000  # euro; wat hoger is, is een typefout, en een kolom houdt het niet


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
        description="Naam of CBS-code (GM0344). Nodig voor kleine woningen uit 2018-2022 (rubriek 11.1a); onbekend geeft een bereik waar zij ertoe doet.",
    )
    bag_verblijfsobject: str | None = Field(None, pattern=r"^\d{16}$")


class Energieprestatie(Basis):
    """Een energielabel of energie-index uit EP-Online (rubriek 4)."""

    soort: Literal["energielabel", "energie-index"]
    label: Annotated[Energielabel | None, Onbekend] = None
    waarde: Annotated[Index | None, Onbekend] = Field(None, description="Energie-index, bijvoorbeeld 1,25.")
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
        None,
        description="Gebruiksoppervlakte op het label (m²); kiest vóór 1 juli 2024 tabel 4.1, 4.2 of 4.3, en daarna, tot 2025-01-01, overgangstabel 4.4.",
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
    voortgang_bouw: Annotated[Annotated[int, Field(ge=1, le=100, strict=True), AlsGeheel] | None, Onbekend] = Field(
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
    """Een renovatie: naar de nieuwbouweisen van dat jaar (rubriek 11, toelichting), of met een investering (rubriek 10 tot 1 juli 2024)."""

    jaar: Jaar
    voldoet_aan_nieuwbouweisen: JaNee = Field(
        None, description="Energieprestatie-eisen van art. 5.2 Bouwbesluit 2012; uitgangspunt: nee."
    )
    investering: Annotated[Kosten | None, Onbekend] = Field(
        None,
        description="Alleen vóór 1 juli 2024: wat in de woning is geïnvesteerd (euro), vanaf € 10.000; uitgangspunt: geen.",
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
    gedeeld_met_gehandicapten: Adressen = Field(
        1,
        description="Alleen bij onzelfstandige woonruimte: aantal gehandicapten op het adres met toegang en gebruiksrecht.",
    )

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


class Aftrek(Basis):
    """Feiten voor de aftrekpunten van een onzelfstandige woonruimte (bijlage I.B, rubriek 13; vóór 1 juli 2024 rubriek 6 onder f tot en met m)."""

    via_vertrek_verhuurder: JaNee = Field(
        None,
        description="De verhuurder heeft er zijn hoofdverblijf, en de kamer of het sanitair is alleen via zijn woon- of slaapvertrek bereikbaar; vóór 1 juli 2024: de kamer of de w.c. alleen via dat van een ander. Uitgangspunt: nee.",
    )
    ruitoppervlakte: Annotated[Oppervlakte | None, Onbekend] = Field(
        None, description="Zichtbaar glas in het (hoofd)woonvertrek in m²; uitgangspunt: ten minste 0,75."
    )
    hoogte_raamkozijn: Annotated[Kozijnhoogte | None, Onbekend] = Field(
        None,
        description="Hoogte van het laagste raamkozijn van het (hoofd)woonvertrek boven de vloer in m; uitgangspunt: ten hoogste 1,60.",
    )
    extreme_overlast: JaNee = Field(
        None,
        description="Alleen vóór 1 juli 2024: ernstige overlast door de woonomgeving van het pand; uitgangspunt: nee.",
    )
    hoog_zonder_lift: JaNee = Field(
        None,
        description="Alleen vóór 1 juli 2024: het woonvertrek ligt op de vijfde verdieping of hoger zonder lift; uitgangspunt: nee.",
    )
    gevelwand_dichtbij: JaNee = Field(
        None,
        description="Alleen vóór 1 juli 2024: binnen 5 m tegenover het grootste raam van het (hoofd)woonvertrek ligt een gevelwand; uitgangspunt: nee.",
    )
    geen_warme_maaltijden: JaNee = Field(
        None,
        description="Alleen vóór 1 juli 2024: in de kamer en in de gemeenschappelijke ruimten mogen geen warme maaltijden worden bereid; uitgangspunt: nee.",
    )


class Woning(Basis):
    """De woonruimte op en om de peildatum."""

    stelsel: Literal["zelfstandig", "onzelfstandig", "woonwagen", "standplaats"] = Field(
        "zelfstandig", description="Waarderingsstelsel; uitgangspunt: zelfstandig."
    )
    kamers_op_adres: Adressen | None = Field(
        None, description="Aantal onzelfstandige woonruimten op het adres; verplicht bij stelsel onzelfstandig."
    )
    aftrek: Aftrek = Aftrek()
    woonwagen: Woonwagen | None = Field(None, description="Verplicht bij stelsel woonwagen, en alleen daar.")
    standplaats: Standplaats | None = Field(None, description="Verplicht bij stelsel standplaats, en alleen daar.")
    bewoning: Bewoning = Field(
        Bewoning(), description="Of de woonruimte een zelfstandige woning vormt (BW 7:234, Bhw art. 1)."
    )
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
    kosten_instandhouding: JaNee = Field(
        None,
        description="Alleen vóór 1 juli 2024: de verhuurder heeft noodzakelijkerwijs gelden besteed voor de instandhouding van de monumentale waarde (art. 8a); uitgangspunt: nee.",
    )
    warmtelevering_in_servicekosten: JaNee = Field(
        None,
        description="Alleen vóór 1 juli 2024: levering van warmte die als servicekosten in rekening is te brengen (rubriek 3); uitgangspunt: nee.",
    )
    verwarmingswijze: Annotated[Literal["cv", "gaskachels", "schoorsteen"] | None, Onbekend] = Field(
        None,
        description="Alleen onzelfstandig vóór 1 juli 2024: cv, een gasaansluiting met rookafvoer, of alleen een bruikbare schoorsteen; uitgangspunt: cv.",
    )
    thermostaatknoppen: JaNee = Field(
        None,
        description="Alleen onzelfstandig vóór 1 juli 2024: thermostatische regelknoppen op de radiatoren van de cv; uitgangspunt: nee.",
    )
    buitenruimte_extra_kwaliteit: JaNee = Field(
        None,
        description="Alleen vóór 1 juli 2024: een privé-buitenruimte groter dan 100 m² (onder de Kamerbrief van 2022: 25 m²) is extra kwaliteit ten opzichte van wat ter plaatse gangbaar is (rubriek 8); uitgangspunt: nee.",
    )
    renovaties: Annotated[tuple[Renovatie, ...], Field(max_length=100)] = ()
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
    ruimten: Annotated[tuple[Ruimte, ...], Field(max_length=10_000)] = Field(
        (), description="Weggelaten zijn zij onbekend, en is er geen bovengrens; een lege lijst zegt dat er geen zijn."
    )

    @model_validator(mode="before")
    @classmethod
    def _onbekende_lijst_is_niet_opgegeven(cls, velden: object) -> object:
        if not isinstance(velden, dict):
            return velden
        return {naam: deel for naam, deel in velden.items() if naam not in ONBEKENDE_LIJSTEN or not is_onbekend(deel)}

    @property
    def ruimten_onbekend(self) -> bool:
        """Of een woning in een gebouw over haar ruimten zwijgt."""
        return self.stelsel in {"zelfstandig", "onzelfstandig"} and "ruimten" not in self.model_fields_set

    @model_validator(mode="after")
    def _kosten_te_overzien(self) -> Self:
        if sum(v.kosten for v in self.woonvoorzieningen_gehandicapten) > MAX_KOSTEN:
            soort, zin = "kosten_samen_te_hoog", "De woonvoorzieningen kosten samen meer dan € 10.000.000."
            raise PydanticCustomError(soort, zin)
        return self

    @model_validator(mode="after")
    def _woz_eenmaal_per_peildatum(self) -> Self:
        peildata = [w.waardepeildatum for w in self.woz_waarden]
        if len(set(peildata)) != len(peildata):
            soort, zin = "woz_dubbel", "Er staan twee WOZ-waarden met dezelfde waardepeildatum."
            raise PydanticCustomError(soort, zin)
        return self


class Kamer(Basis):
    """Een onzelfstandige woonruimte op een adres dat in zijn geheel is beschreven."""

    id: str = Field(min_length=1, max_length=100)
    contract: Contract = Contract()
    aftrek: Aftrek = Aftrek()
    zorgwoning: Zorgwoning | None = None
    woonvoorzieningen_gehandicapten: Annotated[tuple[Woonvoorziening, ...], Field(max_length=100)] = ()


class Document(Basis):
    """Feiten over één woning en haar huurovereenkomst."""

    model_config = ConfigDict(defer_build=False)

    id: str | None = Field(None, max_length=200)
    peildatum: Annotated[Datum | None, Onbekend] = Field(None, description="Datum waarnaar wordt gewaardeerd.")
    adres: Adres = Adres()
    contract: Contract = Contract()
    woning: Woning
    kamers: Annotated[tuple[Kamer, ...], Field(max_length=1_000)] = Field(
        (),
        description="De onzelfstandige woonruimten van een adres; “woning” beschrijft dan het hele adres, en elke ruimte noemt haar “gebruikers”.",
    )
    verhuurder: Verhuurder = Verhuurder()
    huishouden: Huishouden | None = None
    gebreken: Annotated[tuple[Gebrek, ...], Field(max_length=200)] = ()
    puntentelling: OverhandigdePuntentelling | None = Field(
        None, description="De puntentelling die bij de huurovereenkomst is gegeven."
    )
    verzoek: Verzoek | None = Field(None, description="Een verzoek aan de Huurcommissie, ingediend of overwogen.")
    waarderingen: Annotated[tuple[Waardering, ...], Field(max_length=100)] = Field(
        (), description="Waarderingen door de Huurcommissie, de rechter of de gemeente."
    )
    huurverhogingsvoorstel: Huurverhogingsvoorstel | None = Field(
        None, description="Het voorstel tot huurverhoging dat de verhuurder deed."
    )
    woningverbetering: Woningverbetering | None = Field(
        None, description="Een verbetering waarvoor de verhuurder een verhoging vraagt."
    )
    groepen: dict[str, tuple[str, ...]] = Field(
        {}, description="Namen voor kamers die samen iets gebruiken, bijvoorbeeld “boven: [kamer-3, kamer-4]”."
    )


def vastgesteld_op(woz: WozWaarde) -> date:
    """Dag waarop een WOZ-waarde geacht wordt te zijn vastgesteld: opgegeven, of 1 januari na de waardepeildatum."""
    return woz.vastgesteld or date(woz.waardepeildatum.year + 1, 1, 1)
