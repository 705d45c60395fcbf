"""Feiten over de huurovereenkomst, haar partijen en het gehuurde die de punten niet raken, maar wel de rechten en plichten."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from huurstelsel.feiten.basis import Adressen, Basis, Bedrag
from huurstelsel.feiten.waarden import AlsGeheel, Datum, JaNee, Onbekend

Wijzigingsreden = Literal[
    "verhoging",
    "verhoging_inkomen",
    "verhoging_na_woningverbetering",
    "inhaalverhoging",
    "overeengekomen_trap",
    "verlaging_overeengekomen",
    "verlaging_op_verzoek",
    "verlaging_uitspraak",
    "verlaging_inkomen",
    "verlaging_gebreken",
    "bevriezing_op_verzoek",
]


class Huurwijziging(Basis):
    """Een wijziging van de kale huurprijs na de aanvang."""

    datum: Datum = Field(description="Dag waarop de nieuwe huurprijs inging.")
    huurprijs: Bedrag = Field(description="Nieuwe kale huurprijs per maand, in euro.")
    reden: Wijzigingsreden = Field("verhoging", description="Waarom de huurprijs veranderde.")


class Huishouden(Basis):
    """Het huishouden van de huurder op de ingangsdatum van een voorgestelde huurverhoging, of bij toewijzing."""

    personen: Annotated[Literal["alleen", "meer"] | None, Onbekend] = Field(
        None, description="De huurder woont alleen, of met een of meer anderen."
    )
    inkomen_toetsjaar: Annotated[Bedrag | None, Onbekend] = Field(
        None, description="Huishoudinkomen in het tweede jaar vóór de verhoging (inkomenstoetsjaar), in euro."
    )
    inkomen_peiljaar: Annotated[Bedrag | None, Onbekend] = Field(
        None, description="Huishoudinkomen in het jaar vóór de verhoging (peiljaar), in euro."
    )
    inkomen_toewijzing: Annotated[Bedrag | None, Onbekend] = Field(
        None,
        description="Verzamelinkomens van de aanvragers samen, kinderen uitgezonderd, in euro (Huisvestingswet 2014 art. 1); alleen voor toewijzing.",
    )
    aow_leeftijd: JaNee = Field(
        None,
        description="Het huishouden valt door de AOW-leeftijd onder art. 14 lid 1 onder c of d Wet op de huurtoeslag; alleen voor verlaging om een inkomensdaling.",
    )
    uitgezonderde_groep: JaNee = Field(
        None,
        description="Het huishouden hoort tot een groep die geen hogere verhoging naar inkomen krijgt; uitgangspunt: nee.",
    )


class Boete(Basis):
    """Een bestuurlijke boete of last voor een overtreding van de Wet goed verhuurderschap."""

    datum: Datum = Field(description="Dag waarop de boete of last is opgelegd.")
    bepaling: str = Field(max_length=100, description="Overtreden artikel, bijvoorbeeld 2, 2a, 2b, 3 of 5.")
    soort: Literal["boete", "last_onder_bestuursdwang", "last_onder_dwangsom"] = Field(
        "boete", description="Bestuurlijke boete, of een last onder bestuursdwang of dwangsom; uitgangspunt: boete."
    )
    openbaar_besluit: Annotated[Datum | None, Onbekend] = Field(
        None, description="Dagtekening van het besluit om de boete openbaar te maken (Wgv art. 20)."
    )
    openbaar_bekend: Annotated[Datum | None, Onbekend] = Field(
        None,
        description="Dag waarop dat besluit aan de verhuurder bekend is gemaakt; uitgangspunt: op de dagtekening.",
    )


class VerlorenUitspraak(Basis):
    """Een uitspraak van de Huurcommissie waarin de verhuurder in het ongelijk is gesteld."""

    datum: Datum = Field(description="Dag van de uitspraak.")
    grondslag: Annotated[str | None, Onbekend] = Field(
        None,
        max_length=100,
        description="Artikel van het verzoek, bijvoorbeeld BW 7:249. Tot 1 juli 2024 tellen alleen 7:249 en 7:258 lid 3 mee.",
    )


class Verhuurder(Basis):
    """De verhuurder, voor zover dat zijn plichten raakt."""

    soort: Annotated[Literal["toegelaten_instelling", "dochtermaatschappij", "andere_verhuurder"] | None, Onbekend] = (
        Field(
            None,
            description="Toegelaten instelling (woningcorporatie), haar dochtermaatschappij, of een andere verhuurder.",
        )
    )
    woongelegenheden: Annotated[Adressen | None, Onbekend] = Field(
        None, description="Aantal verhuurde woongelegenheden op 31 december van het vorige jaar."
    )
    verloren_uitspraken: Annotated[tuple[VerlorenUitspraak, ...], Field(max_length=10_000)] = Field(
        (), description="Uitspraken van de Huurcommissie waarin de verhuurder in het ongelijk is gesteld."
    )
    boetes: Annotated[tuple[Boete, ...], Field(max_length=10_000)] = Field(
        (), description="Boetes en lasten die deze verhuurder eerder kreeg voor overtreding van de Wgv."
    )


class Gebrek(Basis):
    """Een gebrek aan het gehuurde (Bhw art. 6, bijlage II)."""

    categorie: Literal["A", "B", "C"]
    nummer: Annotated[Annotated[int, Field(ge=1, le=8, strict=True), AlsGeheel] | None, Onbekend] = Field(
        None, description="Nummer in bijlage II, categorie A of B; zonder nummer: de woonruimte kan dit gebrek hebben."
    )
    omschrijving: str | None = Field(None, max_length=500)
    gemeld: Annotated[Datum | None, Onbekend] = Field(None, description="Dag waarop de huurder het gebrek meldde.")
    hersteld: Annotated[Datum | None, Onbekend] = Field(
        None, description="Dag waarop het gebrek was hersteld; uitgangspunt: niet hersteld."
    )
    bij_aanvang: JaNee = Field(
        None, description="Aanwezig toen de huur inging, voor de toets van de aanvangshuurprijs; uitgangspunt: ja."
    )
    ten_laagste: Annotated[Annotated[int, Field(ge=20, le=100, strict=True), AlsGeheel] | None, Onbekend] = Field(
        None,
        description="Percentage dat het gebrekenboek van de Huurcommissie voor dit gebrek noemt; uitgangspunt: dat van de categorie.",
    )
    aan_eigen_woonwagen: JaNee = Field(
        None, description="Alleen bij stelsel standplaats: een gebrek aan de eigen woonwagen; uitgangspunt: nee."
    )


class OverhandigdePuntentelling(Basis):
    """De puntentelling die de verhuurder bij de huurovereenkomst gaf (Wgv art. 2 lid 2 onder e, 6°)."""

    gegeven: JaNee = Field(
        None,
        description="De verhuurder heeft een puntentelling verstrekt; uitgangspunt: ja, als er iets over is opgegeven.",
    )
    datum: Annotated[Datum | None, Onbekend] = Field(
        None, description="Dag waarop de puntentelling is verstrekt; uitgangspunt: bij het sluiten van de overeenkomst."
    )
    punten_per_rubriek: JaNee = Field(None, description="De waardering van de kwaliteit staat erin.")
    naar_aanvang: JaNee = Field(None, description="Gewaardeerd naar de dag waarop de huur inging.")
    maximale_huurprijs: JaNee = Field(None, description="De maximale huurprijs die erbij hoort staat erin.")
    bewijs_opslag: JaNee = Field(None, description="Bij een prijsopslag: het bewijs van die opslag zit erbij.")
    einddatum_opslag: JaNee = Field(
        None,
        description="Alleen onder het ontwerp van 2023: de uiterste datum van een tijdelijke prijsopslag staat erin.",
    )


class Voorstel(Basis):
    """Een voorstel van de huurder aan de verhuurder: huurverlaging (BW 7:252), of splitsing van een all-in prijs (BW 7:258)."""

    ontvangen: Annotated[Datum | None, Onbekend] = Field(
        None,
        description="Dag waarop de verhuurder het ontving; per post de eerste werkdag na verzending, per e-mail de dag zelf.",
    )
    ingangsdatum: Annotated[Datum | None, Onbekend] = Field(
        None, description="Voorgestelde ingangsdatum; uitgangspunt: de vroegste die de termijn toelaat."
    )
    huurprijs: Annotated[Bedrag | None, Onbekend] = Field(
        None, description="Voorgestelde kale huurprijs per maand, in euro; uitgangspunt: de maximale huurprijs."
    )
    voorschot: Annotated[Bedrag | None, Onbekend] = Field(
        None,
        description="Alleen bij een all-in prijs: voorgesteld voorschot voor servicekosten en nutsvoorzieningen, in euro.",
    )
    volledig: JaNee = Field(
        None,
        description="Schriftelijk, met de geldende en de voorgestelde prijs, het verschil en de ingangsdatum; uitgangspunt: ja.",
    )
    puntentelling_bijgevoegd: JaNee = Field(
        None, description="Alleen bij verlaging: er zat een puntentelling bij (BW 7:252 lid 3); uitgangspunt: ja."
    )
    reactie: Annotated[Literal["ingestemd", "geweigerd", "geen"] | None, Onbekend] = Field(
        None, description="Wat de verhuurder deed; onbekend: alleen van belang vóór de voorgestelde ingangsdatum."
    )


class Verzoek(Basis):
    """Een verzoek aan de Huurcommissie (Uhw art. 4 lid 2), ingediend of overwogen."""

    soort: Literal["aanvangshuurprijs", "verlaging", "gebreken", "all-in"] | None = Field(
        None, description="Zonder soort gaat het over elk verzoek dat het document toelaat."
    )
    verzoeker: Literal["huurder", "verhuurder", "dienst_toeslagen"] = "huurder"
    ingediend: Annotated[Datum | None, Onbekend] = Field(
        None, description="Dag van indiening; uitgangspunt: de dag waarop wordt gekeken."
    )
    huurtoeslag_aangevraagd: Annotated[Datum | None, Onbekend] = Field(
        None, description="Dag waarop huurtoeslag voor deze woonruimte is aangevraagd (Uhw art. 11 lid 1)."
    )
    eerder_beslist: JaNee = Field(
        None,
        description="Er is al een onherroepelijke uitspraak op dezelfde grondslag (Uhw art. 9 lid 6); uitgangspunt: nee.",
    )
    nieuwe_feiten: JaNee = Field(
        None, description="Bij een eerdere uitspraak: het verzoek noemt nieuwe feiten of omstandigheden."
    )
    voorstel: Voorstel = Voorstel()


class Waardering(Basis):
    """Een waardering van de kwaliteit door een instantie (Uhw art. 10b)."""

    door: Literal["huurcommissie", "rechter", "gemeente"] = Field(
        description="Wie waardeerde; de gemeente zijn burgemeester en wethouders."
    )
    peildatum: Datum = Field(description="Dag waarnaar is gewaardeerd.")
    punten: Annotated[int, Field(ge=0, le=2_000, strict=True), AlsGeheel]
