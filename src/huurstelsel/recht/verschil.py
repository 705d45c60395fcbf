"""Wat er in het recht verandert tussen twee regelingen: parameters, regels, rubrieken en de huurtabel; alleen wat verschilt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from huurstelsel.fouten import OnbekendeKeuze
from huurstelsel.recht.laden import VERVALLEN
from huurstelsel.recht.overzicht import (
    BESTAAT_NOG_NIET,
    HUURTABEL,
    INTERPRETATIES,
    groep,
    huurrecht,
    huurtabel,
    onderwerpen_van,
    overzicht,
    regels,
    standen,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from huurstelsel.recht.overzicht import Groep, Huurtabel, Interpretatie, Overzicht, Stand
    from huurstelsel.regeling import Regeling
    from huurstelsel.regels.regel import Regel

NIEUW, VERVALT, ANDERS, HERNUMMERD = "nieuw", "vervalt", "anders", "ander artikel"
"""Wat er met een parameter, regel of rubriek gebeurt; `ander artikel` is dezelfde waarde op een andere plaats in de wet."""


@dataclass(frozen=True, slots=True)
class Parameterverschil:
    """Een parameter waarvan de waarde, de toestand of het artikel verschilt.

    Attributes:
        soort: wat er gebeurt; wordt de waarde onbekend, dan die toestand (nog niet bekend, niet gevonden).
    """

    soort: str
    van: Stand
    naar: Stand


@dataclass(frozen=True, slots=True)
class Onderwerpverschil:
    """De verschillen binnen een onderwerp; `groep` is die van de kant waar het onderwerp in gebruik is, liefst de nieuwe."""

    groep: Groep
    parameters: tuple[Parameterverschil, ...]


@dataclass(frozen=True, slots=True)
class Regelverschil:
    """Een regel die begint, vervalt, of in een andere versie geldt; `None` aan de kant waar zij er niet is."""

    soort: str
    naam: str
    van: Regel | None
    naar: Regel | None


@dataclass(frozen=True, slots=True)
class Rubriekverschil:
    """Een rubriek die begint, vervalt, of onder haar nummer anders heet."""

    soort: str
    nummer: int
    van: str
    naar: str


@dataclass(frozen=True, slots=True)
class Verschil:
    """Alles wat tussen twee overzichten van hetzelfde stelsel verschilt.

    Attributes:
        onderwerpen: die van het stelsel, de puntentelling.
        huurrecht: wat buiten de puntentelling over de huurovereenkomst gaat, voor elk stelsel gelijk: leges, boete, huurverhoging.
        huurtabel: de tabellen, als een andere geldt.
        corop: de jaren van de gemiddelde WOZ-waarden per COROP-gebied, als er andere gelden.
        begint, vervalt: benoemde interpretaties die alleen aan de nieuwe of alleen aan de oude kant spelen.
    """

    van: Overzicht
    naar: Overzicht
    onderwerpen: tuple[Onderwerpverschil, ...]
    huurrecht: tuple[Onderwerpverschil, ...]
    regels: tuple[Regelverschil, ...]
    rubrieken: tuple[Rubriekverschil, ...]
    huurtabel: tuple[Huurtabel, Huurtabel] | None
    corop: tuple[tuple[int, ...], tuple[int, ...]] | None
    begint: tuple[Interpretatie, ...]
    vervalt: tuple[Interpretatie, ...]

    @property
    def parameters(self) -> tuple[Parameterverschil, ...]:
        """De verschillen van alle onderwerpen van de puntentelling achter elkaar."""
        return tuple(p for onderwerp in self.onderwerpen for p in onderwerp.parameters)

    @property
    def leeg(self) -> bool:
        """Of er niets verschilt."""
        tabellen = self.huurtabel or self.corop
        return not (
            self.parameters
            or self.huurrecht
            or self.regels
            or self.rubrieken
            or tabellen
            or self.begint
            or self.vervalt
        )


def verschil(van: Regeling, naar: Regeling, gekozen: Sequence[str] = ()) -> Verschil:
    """Wat er verandert van de ene regeling naar de andere.

    Args:
        gekozen: alleen deze onderwerpen; zonder alles.

    Raises:
        OnbekendeKeuze: de regelingen zijn van verschillende stelsels.
    """
    if van.stelsel != naar.stelsel:
        melding = f"Vergelijk twee keer hetzelfde stelsel, niet {van.stelsel} met {naar.stelsel}."
        raise OnbekendeKeuze(melding)
    oud, nieuw = overzicht(van), overzicht(naar)
    tabellen = (huurtabel(van), huurtabel(naar))
    onderwerpen = [naam for naam in gekozen if naam not in (HUURTABEL, INTERPRETATIES)]
    hier, daar = ({i.naam for i in o.interpretaties} for o in (oud, nieuw))
    return Verschil(
        van=oud,
        naar=nieuw,
        onderwerpen=tuple(_onderwerpen(van, naar, onderwerpen if gekozen else _onderwerpnamen(van, naar))),
        huurrecht=() if gekozen else tuple(_huurrecht(van, naar)),
        regels=() if gekozen else tuple(_regels(van, naar)),
        rubrieken=() if gekozen else tuple(_rubrieken(oud, nieuw)),
        huurtabel=tabellen if _vraagt(HUURTABEL, gekozen) and _andere_tabel(*tabellen) else None,
        corop=(oud.corop, nieuw.corop) if _vraagt(HUURTABEL, gekozen) and oud.corop != nieuw.corop else None,
        begint=tuple(i for i in nieuw.interpretaties if i.naam not in hier and _vraagt(INTERPRETATIES, gekozen)),
        vervalt=tuple(i for i in oud.interpretaties if i.naam not in daar and _vraagt(INTERPRETATIES, gekozen)),
    )


def _vraagt(wat: str, gekozen: Sequence[str]) -> bool:
    return not gekozen or wat in gekozen


def _onderwerpnamen(van: Regeling, naar: Regeling) -> Iterable[str]:
    return dict.fromkeys((*onderwerpen_van(naar), *onderwerpen_van(van)))


def _onderwerpen(van: Regeling, naar: Regeling, namen: Iterable[str]) -> Iterator[Onderwerpverschil]:
    for naam in namen:
        if gevonden := tuple(_parameters(van, naar, naam)):
            yield Onderwerpverschil(groep(naar if naam in onderwerpen_van(naar) else van, naam), gevonden)


def _huurrecht(van: Regeling, naar: Regeling) -> Iterator[Onderwerpverschil]:
    """Wat buiten de puntentelling verschilt; bij ander ontwerprecht alleen wat de ontwerpen wijzigen, en niet wat hun grondslag nog niet kende."""
    gewijzigd = {w.pad for regeling in (van, naar) for v in regeling.voorstellen for w in v.wijzigingen}
    alles = van.voorstellen == naar.voorstellen
    for verschil in _onderwerpen(van, naar, huurrecht(naar)):
        if blijft := tuple(p for p in verschil.parameters if alles or p.naar.pad in gewijzigd):
            yield replace(verschil, parameters=blijft)


def _parameters(van: Regeling, naar: Regeling, naam: str) -> Iterator[Parameterverschil]:
    hier, daar = (naam in onderwerpen_van(r) for r in (van, naar))
    for a, b in zip(standen(van, naam), standen(naar, naam), strict=True):
        # Een onderwerp dat een stelsel gaat gebruiken is daar nieuw, ook als een ander stelsel het al gebruikte.
        oud = replace(a, toestand=BESTAAT_NOG_NIET) if daar and not hier else a
        nieuw = replace(b, toestand=VERVALLEN) if hier and not daar and not b.toestand else b
        if soort := _soort(oud, nieuw):
            yield Parameterverschil(soort, oud, nieuw)


def _soort(a: Stand, b: Stand) -> str:
    """Wat er met een parameter gebeurt; leeg als zij gelijk blijft."""
    if a.toestand and b.toestand:
        return ""
    if a.toestand:
        return NIEUW
    if b.toestand:
        return VERVALT if b.toestand in {VERVALLEN, BESTAAT_NOG_NIET} else b.toestand
    if a.waarde != b.waarde:
        return ANDERS
    return HERNUMMERD if a.bron.artikel != b.bron.artikel else ""


def _regels(van: Regeling, naar: Regeling) -> Iterator[Regelverschil]:
    """Regels op naam; een andere functie, rubriek of ingangsdatum is een andere versie."""
    oud, nieuw = ({regel.naam: regel for regel in regels(r)} for r in (van, naar))
    for naam in dict.fromkeys((*oud, *nieuw)):
        a, b = oud.get(naam), nieuw.get(naam)
        if a is None or b is None:
            yield Regelverschil(NIEUW if a is None else VERVALT, naam, a, b)
        elif (a.functie, a.rubriek, a.gedeeld, a.vanaf) != (b.functie, b.rubriek, b.gedeeld, b.vanaf):
            yield Regelverschil(ANDERS, naam, a, b)


def _rubrieken(oud: Overzicht, nieuw: Overzicht) -> Iterator[Rubriekverschil]:
    for nummer in sorted({*oud.rubrieken, *nieuw.rubrieken}):
        a, b = (o.rubrieken.get(nummer, ("", ""))[0] for o in (oud, nieuw))
        if a != b:
            yield Rubriekverschil(NIEUW if not a else VERVALT if not b else ANDERS, nummer, a, b)


def _andere_tabel(a: Huurtabel, b: Huurtabel) -> bool:
    return a.tarief is not b.tarief or a.toestand != b.toestand
