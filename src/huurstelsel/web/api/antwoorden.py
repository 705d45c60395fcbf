"""De vorm van elk antwoord, voor de beschrijving van de API; de tests houden echte antwoorden ertegen. Niets wordt hiermee gemaakt."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Getal = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$", description="Decimale tekst, exact; punt als decimaalteken.")]
Bedrag = Annotated[str, Field(pattern=r"^-?\d+\.\d\d$", description="Euro en centen.")]
Dag = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$", description="jjjj-mm-dd")]


class Vorm(BaseModel):
    """Geen andere velden dan deze."""

    model_config = ConfigDict(extra="forbid")


class Melding(Vorm):
    """Iets over een feit: dat het onbekend is, of wat is aangenomen."""

    pad: str
    zin: str


class Fout(Vorm):
    """Eén fout: plaats in het verzoek, vaste code, Nederlandse zin."""

    pad: str
    code: str
    zin: str


class Probleem(Vorm):
    """Wat er misging (RFC 9457), met alle fouten."""

    type: str
    title: str
    status: int
    detail: str
    fouten: list[Fout]


class Opslag(Vorm):
    """Een prijsopslag."""

    id: str
    procent: int
    artikel: str
    reden: str
    einddatum: Dag | None


class Tarief(Vorm):
    """Waar de huurtabel vandaan komt, en hoe zeker dat is."""

    bron: str
    zekerheid: str


class Post(Vorm):
    """Een regel van de puntentelling; `breuk` als de punten als decimale tekst niet exact zijn."""

    id: str
    naam: str
    ruimte: str | None
    hoeveelheid: Getal | None
    eenheid: str
    deler: int
    stel: str | None = Field(
        default=None, description="Naam van het stel adressen of kamers dat deelt; alleen als die is gegeven."
    )
    punten: Getal
    breuk: str | None = Field(default=None, description="Alleen als de decimale tekst niet exact is.")
    artikel: str


class Rubriek(Vorm):
    """Een rubriek met haar posten; `bereik` als de punten van onbekende feiten afhangen."""

    rubriek: int
    vera: str | None
    naam: str
    punten: Getal
    bereik: list[Getal | None] = Field(default=[], description="Laagste en hoogste punten; alleen bij een bereik.")
    posten: list[Post]


class Vaststelling(Vorm):
    """Wat over een feit is vastgesteld, en waarom."""

    id: str
    onderwerp: str
    uitkomst: str
    reden: str
    artikel: str


class Kwitantie(Vorm):
    """Genoeg om de uitkomst over te doen: versie, hash van het recht, peildatum, voorstellen en lezingen."""

    versie: str
    parameters: str
    peildatum: Dag
    voorstellen: list[str]
    voorstelbestanden: list[str]
    keuzes: dict[str, str]


class Uitkomst(Vorm):
    """De waardering van één woonruimte. Hangt zij van onbekende feiten af, dan is `punten` null en zijn de bedragen de laagste."""

    id: str | None
    peildatum: Dag
    stelsel: str
    voorstel: list[str] = Field(default=[], description="Alleen bij ontwerprecht: dit is geen geldend recht.")
    punten: int | None
    punten_minimaal: int
    punten_maximaal: int | None
    punten_onafgerond: Getal
    maximale_huurprijs: Bedrag
    opslagen: list[Opslag]
    maximale_huurprijs_inclusief_opslag: Bedrag
    tarief: Tarief
    maximale_huurprijs_bereik: list[Bedrag | None] = Field(default=[], description="Alleen bij een bereik.")
    maximale_huurprijs_inclusief_opslag_bereik: list[Bedrag | None] = Field(
        default=[], description="Alleen bij een bereik."
    )
    segment: str | None
    rubrieken: list[Rubriek]
    slotposten: list[Post]
    vaststellingen: list[Vaststelling]
    aannamen: list[Melding]
    onbekend: list[Melding]
    bepalend: list[str] = Field(description="De onbekende feiten die er voor het totaal het meest toe doen.")
    kwitantie: Kwitantie


class Kantopslag(Vorm):
    """Een opslag aan één kant van een vergelijking."""

    id: str
    naam: str
    procent: int


class Kant(Vorm):
    """Eén kant van een vergelijking."""

    naam: str
    id: str | None
    peildatum: Dag
    stelsel: str
    voorstellen: list[str]
    voorstelbestanden: list[str]
    keuzes: dict[str, str]
    punten: int | None
    punten_vergeleken: int
    punten_onafgerond: Getal
    maximale_huurprijs: Bedrag
    opslagen: list[Kantopslag]
    maximale_huurprijs_inclusief_opslag: Bedrag
    segment: str | None
    overgangsrecht: list[str] = Field(
        description="Waarom een voorstel deze huurovereenkomst haar oude recht laat houden."
    )
    onbekend: list[Melding]


class Totaalverschil(Vorm):
    """Het verschil van B met A."""

    punten: int
    maximale_huurprijs: Bedrag
    maximale_huurprijs_inclusief_opslag: Bedrag


class Rubrieknaam(Vorm):
    """Een rubriek met haar naam."""

    rubriek: int
    naam: str


class Verschil(Vorm):
    """Een verschil bij zijn post; `…_breuk` als de decimale tekst niet exact is."""

    stap: str
    rubriek: int
    rubrieken_a: list[Rubrieknaam]
    rubrieken_b: list[Rubrieknaam]
    post: str
    naam: str
    ruimte: str | None
    van: Getal
    van_breuk: str | None = None
    naar: Getal
    naar_breuk: str | None = None
    effect: Getal
    effect_breuk: str | None = None
    huur: Bedrag
    oorzaak: str
    toelichting: str
    bewijs: str | None
    artikel: str


class Feitverschil(Vorm):
    """Een feit dat aan beide kanten anders is."""

    pad: str
    ruimte: str | None
    veld: str
    a: Any
    b: Any
    bewijs: str | None


class Vergelijking(Vorm):
    """Twee puntentellingen naast elkaar."""

    a: Kant
    b: Kant
    verschil: Totaalverschil
    stappen: list[str]
    verschillen: list[Verschil]
    andere_huurtabel: Bedrag
    opslag: Bedrag
    feiten: list[Feitverschil]


class Reden(Vorm):
    """Een stap in de redenering, met haar bepaling."""

    zin: str
    artikel: str


class Naambedrag(Vorm):
    """Een bedrag met zijn naam."""

    naam: str
    bedrag: Bedrag
    zekerheid: str


class Naamdatum(Vorm):
    """Een datum met haar naam."""

    naam: str
    dag: Dag


class Beslissing(Vorm):
    """De uitkomst van één vraag, met alles waarop zij rust."""

    id: str
    vraag: str
    uitkomst: str
    redenen: list[Reden]
    bedragen: list[Naambedrag]
    datums: list[Naamdatum]
    ontbreekt: list[Melding]
    aannamen: list[Melding]


class Beslissingen(Vorm):
    """Beslissingen onder een titel."""

    titel: str
    voorstel: list[str]
    beslissingen: list[Beslissing]


class Portefeuillerij(Vorm):
    """Eén woning van een portefeuille; zonder uitkomst staan alle waarden op null en zegt `fouten` waarom."""

    id: str | None
    stelsel: str | None
    punten: int | None
    punten_minimaal: int | None
    punten_maximaal: int | None
    maximale_huurprijs: Bedrag | None
    opslag_procent: int | None
    maximale_huurprijs_inclusief_opslag: Bedrag | None
    maximale_huurprijs_minimaal: Bedrag | None
    maximale_huurprijs_maximaal: Bedrag | None
    segment: str | None
    segmenten_mogelijk: str | None
    huurprijs: Bedrag | None
    boven_maximum: str | None
    te_veel_minimaal: Bedrag | None
    te_veel_maximaal: Bedrag | None
    ruimte_minimaal: Bedrag | None
    ruimte_maximaal: Bedrag | None
    onbekend: str | None
    bepalend_feit: str | None
    aangenomen: str | None
    rubriek_1: Getal | None
    rubriek_2: Getal | None
    rubriek_3: Getal | None
    rubriek_4: Getal | None
    rubriek_5: Getal | None
    rubriek_6: Getal | None
    rubriek_7: Getal | None
    rubriek_8: Getal | None
    rubriek_9: Getal | None
    rubriek_10: Getal | None
    rubriek_11: Getal | None
    rubriek_12: Getal | None
    rubriek_13: Getal | None
    rubriek_14: Getal | None
    fouten: list[Fout] | None
