"""Gedrukte cijfers van de stukken, elk met zijn eigen controle op andere cijfers van dezelfde stukken.

Een cijfer volgt precies, past binnen de afronding van wat is gedrukt, of volgt niet. Dat laatste zegt alleen dat de gedrukte getallen het niet
geven: wat het wel verklaart (gewichten, een andere volgorde van afronden) kan elders staan.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.beleid.uitdrukking import Getal, reken
from huurstelsel.recht.laden import lees_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

PRECIES, AFRONDING, VOLGT_NIET = "volgt precies", "binnen de afronding", "volgt niet"
_BESTAND = Path(__file__).with_name("cijfers.yaml")


class Stuk(NamedTuple):
    """Een stuk waarin cijfers staan."""

    id: str
    titel: str
    datum: str


class Cijfer(NamedTuple):
    """Een gedrukt cijfer met de som die het zou moeten geven, en de uitkomst.

    Attributes:
        stap: de eenheid waarop het cijfer is gedrukt.
        som: de som zoals een lezer haar schrijft.
        afgeleid: de uitkomst van de som, met wat de afronding van de delen toelaat.
    """

    id: str
    stuk: Stuk
    plaats: str
    wat: str
    gedrukt: Fraction
    stap: Fraction
    eenheid: str
    som: str
    afgeleid: Getal
    oordeel: str
    toelichting: str


@cache
def cijfers() -> tuple[Cijfer, ...]:
    """Elk gedrukt cijfer met zijn controle, uit `cijfers.yaml`."""
    boom = lees_yaml(_BESTAND.read_text(encoding="utf-8"))
    stukken = {id_: Stuk(id_, velden["titel"], velden["datum"]) for id_, velden in boom["stukken"].items()}
    return tuple(_cijfer(velden, stukken) for velden in boom["cijfers"])


def _cijfer(velden: Mapping[str, Any], stukken: Mapping[str, Stuk]) -> Cijfer:
    druk = reken(velden["gedrukt"])
    afgeleid = reken(velden["controle"])
    return Cijfer(
        id=velden["id"],
        stuk=stukken[velden["stuk"]],
        plaats=velden["plaats"],
        wat=velden["wat"],
        gedrukt=druk.waarde,
        stap=druk.hoog - druk.laag,
        eenheid=velden["eenheid"],
        som=velden["som"],
        afgeleid=afgeleid,
        oordeel=oordeel(druk, afgeleid),
        toelichting=velden.get("toelichting", ""),
    )


def oordeel(druk: Getal, afgeleid: Getal) -> str:
    """Of een gedrukt getal uit een som volgt: precies, binnen de afronding van alle gedrukte getallen, of niet."""
    if druk.waarde == afgeleid.waarde:
        return PRECIES
    return AFRONDING if afgeleid.laag <= druk.hoog and druk.laag <= afgeleid.hoog else VOLGT_NIET
