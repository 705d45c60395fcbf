"""De vragen van de webpagina uit `vragen/`, en de namen uit `namen.yaml` en `teksten.yaml`: elk in het Nederlands en het Engels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from huurstelsel.feiten.soorten import RUIMTESOORTEN


class Tekst(NamedTuple):
    """Een tekst in beide talen."""

    nl: str
    en: str


LEEG = Tekst("", "")
STELSELS = ("zelfstandig", "onzelfstandig", "woonwagen", "standplaats")


@dataclass(frozen=True, slots=True)
class Vraag:
    """Een vraag naar één feit.

    Attributes:
        pad: plaats in het document; in een lijst de plaats binnen een regel.
        soort: tekst, getal, bedrag, geheel, datum, januari, ja_nee, keuze, gebruikers, aantal of vink.
        onbekend: wat het betekent als het antwoord niet bekend is.
        smal: een kort invoerveld.
        aanvullen: wat een browser van de bezoeker mag invullen (WCAG 1.3.5).
        standaard: de keuze als er niets staat; zonder is dat “weet ik niet”.
    """

    pad: str
    soort: str
    vraag: Tekst
    waarom: Tekst = LEEG
    artikel: str = ""
    onbekend: Tekst = LEEG
    opties: tuple[tuple[str, Tekst], ...] = ()
    eenheid: str = ""
    smal: bool = False
    standaard: str = ""
    aanvullen: str = "off"
    stelsels: tuple[str, ...] = STELSELS


@dataclass(frozen=True, slots=True)
class Lijst:
    """Een rij van dezelfde vragen.

    Attributes:
        klassen: alleen ruimten van deze klassen; leeg als het geen ruimten zijn.
        snel: soorten ruimten met een eigen knop om er een toe te voegen.
        minstens: zoveel regels staan er altijd; een lege regel daarvan komt niet in het document.
        nieuw: velden waarmee een nieuwe regel begint.
        begin: wat er op de knop staat zolang er nog geen regel is; zonder is dat `erbij`.
    """

    pad: str
    titel: Tekst
    vragen: tuple[Vraag, ...]
    meer: tuple[Vraag, ...] = ()
    erbij: Tekst = LEEG
    klassen: tuple[str, ...] = ()
    snel: tuple[str, ...] = ()
    minstens: int = 0
    nieuw: tuple[tuple[str, str], ...] = ()
    begin: Tekst = LEEG


@dataclass(frozen=True, slots=True)
class Groep:
    """Vragen onder een kop; `uitleg` en `artikel` zeggen waarom, ook voor vragen die dat zelf niet doen."""

    titel: Tekst
    uitleg: Tekst = LEEG
    artikel: str = ""
    vragen: tuple[Vraag, ...] = ()
    lijst: Lijst | None = None
    ingeklapt: bool = False
    voorzieningen: bool = False
    stelsels: tuple[str, ...] = STELSELS


@dataclass(frozen=True, slots=True)
class Stap:
    """Een bladzijde van het formulier."""

    id: str
    naam: Tekst
    kop: Tekst
    groepen: tuple[Groep, ...]
    stelsels: tuple[str, ...]


@cache
def stappen() -> dict[str, Stap]:
    """Alle stappen op volgorde."""
    bestanden = sorted(bestand.name for bestand in (files(__package__) / "vragen").iterdir())
    ids = {naam.split(".")[1]: f"vragen/{naam}" for naam in bestanden if naam.endswith(".yaml")}
    return {id_: _stap(id_, _lees(naam)) for id_, naam in ids.items()}


def stappen_van(stelsel: str) -> tuple[Stap, ...]:
    """De stappen van een stelsel, op volgorde."""
    return tuple(stap for stap in stappen().values() if stelsel in stap.stelsels)


@cache
def teksten() -> dict[str, Tekst]:
    """De vaste teksten van de bladzijden."""
    return {naam: Tekst(*paar) for naam, paar in _lees("teksten.yaml").items()}


@cache
def ruimtegroepen() -> tuple[tuple[Tekst, dict[str, Tekst]], ...]:
    """De soorten ruimten met hun namen, bijeen zoals in het keuzemenu."""
    return tuple(
        (Tekst(*deel["groep"]), {soort: Tekst(*naam) for soort, naam in deel["soorten"].items()})
        for deel in _lees("namen.yaml")["ruimten"]
    )


@cache
def ruimtenamen() -> dict[str, Tekst]:
    """Soort ruimte → naam."""
    return {soort: naam for _, soorten in ruimtegroepen() for soort, naam in soorten.items()}


@cache
def voorzieningnamen(groep: str) -> dict[str, Tekst]:
    """Soort voorziening → naam, van een groep: keuken, kranen, sanitair of overig."""
    return {soort: Tekst(*naam) for soort, naam in _lees("namen.yaml")[groep].items()}


@cache
def telbaar() -> frozenset[str]:
    """Voorzieningen waarvan het aantal wordt gevraagd; van de andere alleen of zij er zijn."""
    return frozenset(_lees("namen.yaml")["telbaar"])


@cache
def eisnamen() -> dict[str, Tekst]:
    """Eis aan een ruimte → vraag."""
    return {eis: Tekst(*naam) for eis, naam in _lees("namen.yaml")["eisen"].items()}


def keuzes_soort(klassen: tuple[str, ...]) -> tuple[tuple[str, Tekst], ...]:
    """De soorten ruimten van deze klassen."""
    return tuple((s, naam) for s, naam in ruimtenamen().items() if RUIMTESOORTEN[s].klasse.name in klassen)


@cache
def _lees(naam: str) -> dict[str, Any]:
    inhoud = (files(__package__) / naam).read_text(encoding="utf-8")
    gelezen: dict[str, Any] = yaml.safe_load(inhoud)
    return gelezen


def _stap(id_: str, ruw: dict[str, Any]) -> Stap:
    groepen = tuple(_groep(groep) for groep in ruw["groepen"])
    stelsels = tuple(ruw.get("stelsels", STELSELS))
    return Stap(id_, Tekst(*ruw["naam"]), Tekst(*ruw["kop"]), groepen, stelsels)


def _groep(ruw: dict[str, Any]) -> Groep:
    teksten_ = {naam: Tekst(*ruw[naam]) for naam in ("titel", "uitleg") if naam in ruw}
    return Groep(
        **teksten_,
        artikel=ruw.get("artikel", ""),
        vragen=_vragen(ruw.get("vragen", ())),
        lijst=_lijst(ruw["lijst"]) if "lijst" in ruw else None,
        ingeklapt=ruw.get("ingeklapt", False),
        voorzieningen=ruw.get("voorzieningen", False),
        stelsels=tuple(ruw.get("stelsels", STELSELS)),
    )


def _lijst(ruw: dict[str, Any]) -> Lijst:
    return Lijst(
        pad=ruw["pad"],
        titel=Tekst(*ruw["titel"]),
        vragen=_vragen(ruw["vragen"]),
        meer=_vragen(ruw.get("meer", ())),
        erbij=Tekst(*ruw.get("erbij", LEEG)),
        klassen=tuple(ruw.get("klassen", ())),
        snel=tuple(ruw.get("snel", ())),
        minstens=ruw.get("minstens", 0),
        nieuw=tuple(ruw.get("nieuw", {}).items()),
        begin=Tekst(*ruw.get("begin", LEEG)),
    )


def _vragen(ruw: list[dict[str, Any] | str]) -> tuple[Vraag, ...]:
    """De vragen van een lijst; alleen een naam is een vraag uit `vaak.yaml`."""
    return tuple(_vraag(_lees("vaak.yaml")[vraag] if isinstance(vraag, str) else vraag) for vraag in ruw)


def _vraag(ruw: dict[str, Any]) -> Vraag:
    velden = dict(ruw)
    for naam in ("vraag", "waarom", "onbekend"):
        velden[naam] = Tekst(*ruw.get(naam, LEEG))
    velden["opties"] = tuple((waarde, Tekst(*naam)) for waarde, naam in ruw.get("opties", {}).items())
    velden["stelsels"] = tuple(ruw.get("stelsels", STELSELS))
    return Vraag(**velden)
