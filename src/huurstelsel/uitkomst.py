"""De uitkomst van een waardering: een grootboek van posten en vaststellingen, en wat daaruit volgt voor de huur.

Alles is exact: punten zijn `Fraction`, bedragen hele eurocenten. Een rubriek is de som van haar posten, het totaal de som van
de rubrieken en de slotposten; "maximering" en "afronding" zijn ook posten. Weergaven (tekst, JSON, VERA) lezen alleen hieruit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction


class Segment(StrEnum):
    """Kwaliteit naar punten: laag tot en met 143, midden 144 tot en met 186, hoog vanaf 187 (art. 2 lid 1 Bhw; art. 1 Huisvestingswet 2014).

    Vóór de Wet betaalbare huur besliste de aanvangshuur: gereguleerd of vrij zegt of de maximale huurprijs de liberalisatiegrens niet of
    wel te boven gaat (art. 2 Bhw zoals dat toen luidde).
    """

    LAAG = "laag"
    MIDDEN = "midden"
    HOOG = "hoog"
    GEREGULEERD = "gereguleerd"
    VRIJ = "vrij"


Bereik: TypeAlias = "tuple[Fraction | None, Fraction | None]"
"""Laagste en hoogste punten; `None` zonder grens aan die kant."""


class Postregel(NamedTuple):
    """Eén regel van het grootboek.

    Attributes:
        id: vaste naam van de post; labels en VERA-codes hangen hieraan.
        ruimte: id van de ruimte, of `None` als de post over de hele woning of een groep gaat.
        punten: exacte punten ná deling door `deler`; 0 als de regel alleen een hoeveelheid meldt.
        hoeveelheid, eenheid: wat er is geteld, bijvoorbeeld 24,51 m², 2 stuks, 398000 euro; `None` als er niets te tellen is.
        deler: aantal adressen dat deelt, maal het aantal kamers op het eigen adres; 1 is privé.
        artikel: bepaling waarop de post rust.
        stel: bij een post over een groep de naam van het stel adressen of kamers dat deelt, als die is gegeven.
    """

    id: str
    ruimte: str | None
    punten: Fraction
    hoeveelheid: Fraction | None
    eenheid: str
    deler: int
    artikel: str
    stel: str = ""


class Rubriekuitkomst(NamedTuple):
    """Een rubriek: haar punten (na afronding en maximering) zijn de som van haar posten."""

    rubriek: int
    naam: str
    artikel: str
    punten: Fraction
    posten: tuple[Postregel, ...]


class Vaststelling(NamedTuple):
    """Een beslissing die geen som is: gebruikte feiten, bepaling, uitkomst en reden.

    Attributes:
        id: vaste naam, bijvoorbeeld `energieprestatie` of `telt_als`.
        onderwerp: id van de ruimte, of "" voor de woning.
        uitkomst: korte uitkomst, bijvoorbeeld "overige_ruimte".
        reden: Nederlandse zin.
        artikel: bepaling.
    """

    id: str
    onderwerp: str
    uitkomst: str
    reden: str
    artikel: str


class Melding(NamedTuple):
    """Een aanname of een onbekend feit: waar in het document, wat, en wat het betekent."""

    pad: str
    zin: str


class Opslag(NamedTuple):
    """Een prijsopslag op de maximale huurprijs (art. 8a Bhw), in hele procenten."""

    id: str
    procent: int
    artikel: str
    reden: str
    einddatum: date | None = None


class Huurprijs(NamedTuple):
    """Maximale huurprijs in eurocenten bij een puntental, met opslagen."""

    maximaal: int
    opslagen: tuple[Opslag, ...]
    maximaal_met_opslag: int
    bron: str
    zekerheid: str


class Kwitantie(NamedTuple):
    """Waarmee de uitkomst is gemaakt; genoeg om haar over te doen.

    Attributes:
        parameters: sha256 van het recht.
        voorstellen, voorstelbestanden: naam van elk voorstel, en de sha256 van zijn bestand.
    """

    versie: str
    parameters: str
    peildatum: date
    voorstellen: tuple[str, ...]
    keuzes: tuple[tuple[str, str], ...]
    voorstelbestanden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Uitkomst voor één woning.

    Zijn er onbekende feiten die de punten raken, dan is `punten` alleen gevuld als elke invulling hetzelfde totaal geeft;
    `punten_minimaal` en `punten_maximaal` geven het bereik (`None`: geen bovengrens). De rubrieken tonen de laagste invulling.

    Attributes:
        punten: puntentotaal in hele punten, of `None` als het van onbekende feiten afhangt.
        punten_onafgerond: totaal vóór de laatste afronding op hele punten (laagste invulling).
        bereik: per rubriek (laagste, hoogste) punten; `None` zonder grens aan die kant.
        slotposten: posten over de waardering als geheel: ondergrens 186, rijksmonument 50 punten, afronding op hele punten.
        huurprijs: bij `punten`; is er iets onbekend, dan de laagste kale en de laagste verhoogde huurprijs over alle invullingen.
        huurprijs_hoogst: de hoogste kale en verhoogde; gelijk aan `huurprijs` als alles bekend is, `None` zonder bovengrens.
        segment: `None` als het bereik meer dan één segment raakt.
        overeengekomen_huurprijs: kale huurprijs uit het contract, eurocenten.
        bepalend: paden van de onbekende feiten die, eenmaal bekend, het bereik van de punten het kleinst maken.
        voor_wbh: gewaardeerd volgens het stelsel van vóór de Wet betaalbare huur, met zijn eigen rubrieken.
    """

    id: str | None
    peildatum: date
    stelsel: str
    punten: int | None
    punten_minimaal: int
    punten_maximaal: int | None
    punten_onafgerond: Fraction
    bereik: dict[int, Bereik]
    rubrieken: tuple[Rubriekuitkomst, ...]
    slotposten: tuple[Postregel, ...]
    huurprijs: Huurprijs
    huurprijs_hoogst: Huurprijs | None
    segment: Segment | None
    overeengekomen_huurprijs: int | None
    vaststellingen: tuple[Vaststelling, ...]
    aannamen: tuple[Melding, ...]
    onbekend: tuple[Melding, ...]
    kwitantie: Kwitantie
    bepalend: tuple[str, ...] = ()
    voor_wbh: bool = False
