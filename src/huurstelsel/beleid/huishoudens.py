"""Huishoudens: de huurquote voor en na, de gedrukte tabel van de brief van 2022, en welk deel van een voorraad bij een inkomen past.

Bedragen zijn eurocenten per maand, een quote is een breuk (0,4 is 40%). Een inkomen is netto en per maand.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from pydantic import TypeAdapter, ValidationError

from huurstelsel.beleid.hervorming import Spreiding
from huurstelsel.feiten.basis import Bedrag
from huurstelsel.fouten import InvoerFout
from huurstelsel.recht.laden import lees_yaml
from huurstelsel.recht.veldenbestand import Soort, bytes_van, velden_van
from huurstelsel.recht.voorstel_velden import Groep, kort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.beleid.huren import Huren

_SOORT = Soort("lijst van huishoudens", "geen_huishoudens", "huishoudens")
HALF_PROCENT = Fraction(1, 200)
_BESTAND = Path(__file__).with_name("huishoudens.yaml")


class Huishouden(NamedTuple):
    """Een huishouden met zijn netto inkomen en zijn huur voor en na een wijziging, in eurocenten per maand."""

    naam: str
    inkomen: Fraction
    voor: Fraction
    na: Fraction

    @property
    def quote_voor(self) -> Fraction:
        """De huur als deel van het inkomen, voor de wijziging."""
        return self.voor / self.inkomen

    @property
    def quote_na(self) -> Fraction:
        """De huur als deel van het inkomen, na de wijziging."""
        return self.na / self.inkomen


class Gedrukt(NamedTuple):
    """Een rij van de gedrukte tabel: huren in eurocenten, quotes in hele procenten."""

    naam: str
    voor: int
    na: int
    quote_voor: int
    quote_na: int

    def inkomen_voor(self) -> Interval:
        """De inkomens waarbij de quote vooraf op het gedrukte hele procent uitkomt."""
        return inkomen_bij(self.voor, self.quote_voor)

    def inkomen_na(self) -> Interval:
        """De inkomens waarbij de quote achteraf op het gedrukte hele procent uitkomt."""
        return inkomen_bij(self.na, self.quote_na)

    def inkomen(self) -> Interval | None:
        """De inkomens waarbij beide quotes uitkomen, of niets als die er niet zijn."""
        voor, na = self.inkomen_voor(), self.inkomen_na()
        samen = Interval(max(voor.laag, na.laag), min(voor.hoog, na.hoog))
        return samen if samen.laag < samen.hoog else None


class Interval(NamedTuple):
    """Van (niet inbegrepen) tot en met, in eurocenten."""

    laag: Fraction
    hoog: Fraction


def inkomen_bij(huur: int, procent: int) -> Interval:
    """De inkomens waarbij een huur, rekenkundig afgerond op hele procenten, zo'n quote is."""
    quote = Fraction(procent, 100)
    return Interval(huur / (quote + HALF_PROCENT), huur / (quote - HALF_PROCENT))


@cache
def gedrukte_tabel() -> tuple[Gedrukt, ...]:
    """De tabel van de brief van 9 december 2022, uit `huishoudens.yaml`."""
    rijen = lees_yaml(_BESTAND.read_text(encoding="utf-8"))["huishoudens"]
    return tuple(
        Gedrukt(r["naam"], r["huur_voor"] * 100, r["huur_na"] * 100, r["quote_voor"], r["quote_na"]) for r in rijen
    )


class Gemiddelde(NamedTuple):
    """De gedrukte gemiddelde verlaging naast het ongewogen gemiddelde van de rijen, in eurocenten."""

    gedrukt: Fraction
    ongewogen: Fraction
    laagste: int
    hoogste: int

    @property
    def volgt(self) -> bool:
        """Of het ongewogen gemiddelde, op hele euro's, het gedrukte is."""
        return (self.ongewogen + 50) // 100 * 100 == self.gedrukt


def gemiddelde_verlaging() -> Gemiddelde:
    """De gemiddelde verlaging van de tabel: met gewichten kan elk getal tussen de laagste en de hoogste uitkomen."""
    verlagingen = [rij.voor - rij.na for rij in gedrukte_tabel()]
    gedrukt = Fraction(lees_yaml(_BESTAND.read_text(encoding="utf-8"))["gemiddelde_verlaging"] * 100)
    return Gemiddelde(gedrukt, Fraction(sum(verlagingen), len(verlagingen)), min(verlagingen), max(verlagingen))


class Bereikbaar(NamedTuple):
    """Welk deel van een voorraad een huur heeft van ten hoogste `norm` maal een inkomen.

    Attributes:
        norm: hoogste huurquote, als breuk.
        delen: inkomen in eurocenten → deel van de rijen met een bekende huur.
        bekend, onbekend: aantal rijen met en zonder huur; wat onbekend is doet niet mee.
    """

    norm: Fraction
    delen: dict[Fraction, float]
    bekend: int
    onbekend: int


def bereikbaar(huren: Huren, inkomens: Sequence[Fraction], norm: Fraction) -> Bereikbaar:
    """Het bereikbare deel van een voorraad bij elk inkomen."""
    telt = np.ones(len(huren.centen)) if huren.gewichten is None else huren.gewichten
    totaal = float(telt.sum())
    delen = {inkomen: float(telt[huren.centen <= int(norm * inkomen)].sum()) / totaal for inkomen in inkomens}
    return Bereikbaar(norm, delen, len(huren.centen), huren.onbekend)


def delen(alle: Sequence[Bereikbaar]) -> dict[Fraction, Spreiding]:
    """Inkomen → het bereikbare deel op elke voorraad: het laagste, het gemiddelde en het hoogste."""
    uit = ((inkomen, Spreiding.van(Fraction(b.delen[inkomen]) for b in alle)) for inkomen in alle[0].delen)
    return {inkomen: s for inkomen, s in uit if s is not None}


# --- eigen huishoudens ------------------------------------------------------------------------------------------------

_VELDEN = ("naam", "netto_inkomen", "huur_voor", "huur_na")


def lees_huishoudens(bestand: Path) -> tuple[Huishouden, ...]:
    """Huishoudens uit YAML of JSON: een lijst `huishoudens` met `naam`, `netto_inkomen`, `huur_voor` en `huur_na`, per maand in euro.

    Raises:
        InvoerFout: met alle fouten tegelijk.
    """
    groep = velden_van(bytes_van(bestand, _SOORT), bestand, _SOORT)
    groep.alleen(("huishoudens",))
    uit = huishoudens_uit(groep)
    if groep.fouten:
        raise InvoerFout(dict.fromkeys(groep.fouten))
    return uit


def huishoudens_uit(groep: Groep) -> tuple[Huishouden, ...]:
    """De huishoudens van een groep velden; wat eraan mankeert komt in haar fouten."""
    uit = tuple(_huishoudens(groep))
    if not uit and not groep.fouten:
        groep.meld("huishoudens", "leeg", "Geef ten minste één huishouden.")
    return uit


def _huishoudens(groep: Groep) -> Iterator[Huishouden]:
    for i, deel in groep.groepen("huishoudens", _VELDEN):
        naam = deel.tekst("naam", verplicht=False) or f"huishouden {i + 1}"
        bedragen = [bedrag_van(deel, veld) for veld in _VELDEN[1:]]
        inkomen, voor, na = bedragen
        if inkomen is not None and inkomen <= 0:
            deel.meld(
                "netto_inkomen", "geen_inkomen", "Zonder inkomen is er geen huurquote; geef een bedrag boven nul."
            )
        elif inkomen is not None and voor is not None and na is not None:
            yield Huishouden(naam, inkomen, voor, na)


def bedrag_van(groep: Groep, veld: str) -> Fraction | None:
    """Een bedrag in euro en hele centen, in eurocenten; wat eraan mankeert komt in de fouten van de groep."""
    if not groep.heeft(veld):
        return None
    ruw = groep.velden[veld]
    try:
        euro: Decimal = TypeAdapter(Bedrag).validate_python(ruw)
    except ValidationError:
        euro = Decimal("0.001")
    if euro * 100 % 1:
        groep.meld(veld, "geen_bedrag", f"{kort(ruw)} is geen bedrag in euro; schrijf bijvoorbeeld 812,50.")
        return None
    return Fraction(euro) * 100
