"""Waaruit het document bestaat: secties met alinea's, termen, opsommingen en tabellen, zonder opmaak.

Alle tekst van buiten komt hier als gegeven doorheen; de opmaak leest haar als JSON en voert er nooit iets van uit.
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from huurstelsel.puntentelling.drukbaar import drukbaar
from huurstelsel.talen import Taal  # noqa: TC001 - een NamedTuple kent haar typen

LINKS, RECHTS, KOMMA = "links", "rechts", "komma"
GEWOON, KOP, SOM = "gewoon", "kop", "som"


class Kolom(NamedTuple):
    """Een kolom van een tabel.

    Attributes:
        delen: aandeel in de breedte die overblijft; 0 is zo breed als de inhoud.
        lijn: waarop de cellen staan uitgelijnd; `KOMMA` zet de decimaaltekens onder elkaar.
    """

    kop: str
    delen: int = 0
    lijn: str = LINKS


class Rij(NamedTuple):
    """Een rij van een tabel; een `KOP` geldt voor de rijen eronder en komt op een volgende bladzijde terug."""

    cellen: tuple[str, ...]
    soort: str = GEWOON


class Tabel(NamedTuple):
    """Een tabel met een kopregel; zij mag over bladzijden lopen, tenzij zij `heel` blijft."""

    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]
    heel: bool = False


class Termen(NamedTuple):
    """Namen met hun waarde, onder elkaar."""

    paren: tuple[tuple[str, str], ...]


class Alinea(NamedTuple):
    """Lopende tekst.

    Attributes:
        plakt: zij leidt in wat volgt, en staat daar op dezelfde bladzijde boven.
    """

    tekst: str
    klein: bool = False
    plakt: bool = False


class Opsomming(NamedTuple):
    """Regels met een teken ervoor; `vakje` is een leeg vak om aan te kruisen."""

    regels: tuple[str, ...]
    vakje: bool = False


class Invulvelden(NamedTuple):
    """Kolommen met regels om met de hand in te vullen, zoals een ondertekening; elke kolom is een naam en haar regels."""

    kolommen: tuple[tuple[str, tuple[str, ...]], ...]


class Beeld(NamedTuple):
    """De QR-code, met haar beschrijving, naast de termen van de kwitantie en wat daar verder van te zeggen is."""

    paren: tuple[tuple[str, str], ...]
    zinnen: tuple[str, ...]
    beschrijving: str


Blok: TypeAlias = "Tabel | Termen | Alinea | Opsomming | Invulvelden | Beeld"


class Sectie(NamedTuple):
    """Een kop met wat eronder staat."""

    kop: str
    blokken: tuple[Blok, ...]


class Kaart(NamedTuple):
    """Een kerngegeven boven aan het document."""

    naam: str
    waarde: str
    noot: str = ""


class Deel(NamedTuple):
    """Het hele document in één taal.

    Attributes:
        plek: waar de woonruimte is; `kop` is hetzelfde, kort genoeg om op elke bladzijde te staan.
    """

    taal: Taal
    titel: str
    plek: str
    kop: str
    ondertitel: str
    waarschuwingen: tuple[str, ...]
    kaarten: tuple[Kaart, ...]
    secties: tuple[Sectie, ...]


def als_boom(waarde: object) -> Any:  # noqa: ANN401 - woordenboeken, lijsten en teksten
    """Blokken als woordenboeken voor de opmaak, elk met zijn soort; elke tekst is drukbaar."""
    if isinstance(waarde, str):
        return drukbaar(waarde)
    if isinstance(waarde, tuple) and hasattr(waarde, "_fields"):
        velden = {naam: als_boom(deel) for naam, deel in zip(waarde._fields, waarde, strict=True)}
        return {"blok": type(waarde).__name__.lower(), **velden}
    return [als_boom(deel) for deel in waarde] if isinstance(waarde, tuple) else waarde
