"""Dekking: welke bepalingen huurstelsel uitvoert, welke een opgegeven feit of een oordeel vragen, en welke er niet in zitten."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import GeenRecht, ParameterFout
from huurstelsel.recht.laden import lees_yaml, onderwerp, onderwerpen
from huurstelsel.recht.wetten import delen
from huurstelsel.regels.stelsel import NAMEN, stelsel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

STANDEN = {
    "uitgevoerd": "huurstelsel rekent de bepaling uit",
    "gevraagd": "huurstelsel vraagt het feit of de punten en beoordeelt niet",
    "oordeel": "voorbehouden aan huurcommissie, gemeente of rechter; huurstelsel rekent alsof het niet speelt",
    "niet gebouwd": "zit niet in huurstelsel",
    "buiten": "gaat niet over de huurprijs van een woonruimte",
}
"""Wat er met een bepaling is gedaan."""

_LIJSTEN = ("regels", "code", "feiten", "zaken")
_VELDEN = {"artikel", "over", "stand", "waarom", "vanaf", "tot", *_LIJSTEN}


@dataclass(frozen=True, slots=True)
class Bepaling:
    """Een bepaling en wat ermee is gedaan.

    Attributes:
        over: het onderwerp, in een paar woorden.
        stand: een van `STANDEN`.
        waarom: waarom niet uitgevoerd, of wat erbij hoort te weten.
        regels: namen van regels die haar uitvoeren.
        code: module die haar uitvoert, als het geen regel is.
        feiten: velden van het document die ernaar vragen.
        zaken: mappen met voorbeelden onder tests/zaken.
        vanaf, tot: peildata waarop zij gold, tot (niet tot en met) `tot`; `None` is onbegrensd.
    """

    artikel: str
    over: str
    stand: str
    waarom: str = ""
    regels: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    feiten: tuple[str, ...] = ()
    zaken: tuple[str, ...] = ()
    vanaf: date | None = None
    tot: date | None = None

    def geldt_op(self, dag: date) -> bool:
        """Of de bepaling op een dag gold."""
        return (self.vanaf is None or self.vanaf <= dag) and (self.tot is None or dag < self.tot)


@cache
def alle() -> tuple[Bepaling, ...]:
    """Alle bepalingen, in de volgorde van het bestand.

    Raises:
        ParameterFout: het bestand voldoet niet aan zijn eigen eisen.
    """
    ruw = lees_yaml((Path(__file__).parent / "dekking.yaml").read_text(encoding="utf-8"))
    return tuple(_bepaling(velden) for velden in ruw)


def _bepaling(velden: dict[str, Any]) -> Bepaling:
    if velden.get("stand") not in STANDEN or not {"artikel", "over"} <= set(velden) <= _VELDEN:
        melding = (
            f"dekking.yaml: {velden.get('artikel')}: geef artikel, over, een bestaande stand en geen onbekende velden"
        )
        raise ParameterFout(melding)
    delen_: dict[str, Any] = {veld: tuple(w) if veld in _LIJSTEN else w for veld, w in velden.items()}
    return Bepaling(**delen_)


def op(dag: date) -> tuple[Bepaling, ...]:
    """De bepalingen die op een dag golden."""
    return tuple(bepaling for bepaling in alle() if bepaling.geldt_op(dag))


def familie(verwijzing: str) -> str:
    """De bepaling waar een verwijzing onder valt: “Bhw bijlage I.A, onderdeel 11.1 onder a” hoort bij “Bhw bijlage I.A, rubriek 11”."""
    for patroon, vorm in _FAMILIES:
        if gevonden := patroon.match(verwijzing):
            return gevonden.expand(vorm)
    return verwijzing


_FAMILIES = tuple(
    (re.compile(patroon), vorm)
    for patroon, vorm in (
        (r"(Bhw bijlage I\.[AB])(?: \(.*?\))?, (?:toelichting )?(?:rubriek|onderdeel) (\d+)", r"\1, rubriek \2"),
        (r"(Bhw bijlage I\.C), (?:onderdeel|toelichting) ([IV]+)", r"\1, onderdeel \2"),
        (r"(Beleidsboek \w+ woonruimte \d+\.\d+)", r"\1"),
        (r"(Wet betaalbare huur)", r"\1"),
        (r"(Uitvoeringsregeling huurprijzen woonruimte bijlage \w+)", r"\1"),
        (r"(.*? art\. \w+)", r"\1"),
    )
)


def regels_op(dag: date) -> dict[str, tuple[str, ...]]:
    """De regels die op een dag gelden, elk met de stelsels die haar gebruiken."""
    uit: dict[str, tuple[str, ...]] = {}
    for naam in NAMEN:
        for regel in _regels(naam, dag):
            uit[regel] = (*uit.get(regel, ()), naam)
    return uit


def _regels(naam: str, dag: date) -> Iterator[str]:
    try:
        yield from (stap.naam for stap in stelsel(naam, dag).volgorde)
    except GeenRecht:
        return


def parameters(bepaling: Bepaling) -> tuple[str, ...]:
    """De parameters (`onderwerp.parameter`) met een waarde uit deze bepaling, voor zover haar artikel één bepaling noemt."""
    hier = familie(bepaling.artikel)
    return tuple(
        p.pad
        for naam in onderwerpen()
        for p in onderwerp(naam).values()
        if any(familie(deel) == hier for w in p.waarden if bepaling.geldt_op(w.vanaf) for deel in delen(w.artikel))
    )
