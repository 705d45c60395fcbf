"""Wat een maatregel is: een ingreep in de feiten, en waarom zij op een woning niet van toepassing kan zijn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from huurstelsel.feiten.soorten import RUIMTESOORTEN, Klasse

STELSELS = ("zelfstandig", "onzelfstandig")
"""De stelsels waarin maatregelen bestaan; van een woonwagen of standplaats is niet bekend wat er kan."""


@dataclass(frozen=True, slots=True)
class Plek:
    """Waar een ingreep kan: ruimten van de woning of van het eigen adres.

    Attributes:
        naam: van de reden als er geen is, “geen_keuken”.
        soorten: soorten ruimten.
        met: voorzieningen die een andere ruimte binnen ook tot zo'n plek maken.
        gedeeld: ook ruimten die met andere adressen worden gedeeld.
    """

    naam: str
    soorten: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    gedeeld: bool = False


def _soorten(eigenschap: str) -> tuple[str, ...]:
    return tuple(naam for naam, soort in RUIMTESOORTEN.items() if getattr(soort, eigenschap))


KEUKEN = Plek("keuken", met=("aanrecht",))
KEUKENRUIMTE = Plek("keuken", (*_soorten("keuken"), *_soorten("open_keuken")), ("aanrecht",))
BADRUIMTE = Plek("badruimte", _soorten("badruimte"))
BADKAMER = Plek("badkamer", ("badkamer", "badkamer_met_toilet"))
TOILETRUIMTE = Plek("toiletruimte", _soorten("toiletruimte"))
TOILETTEN = Plek("toilet", (*TOILETRUIMTE.soorten, *BADRUIMTE.soorten))
SLAAPKAMER = Plek("slaapkamer", ("slaapkamer",))
PARKEREN = Plek("parkeerruimte", ("oprit", "carport", "parkeerplaats", "garage", "parkeerplek"), gedeeld=True)


@dataclass(frozen=True, slots=True)
class Voorzie:
    """Breng een voorziening aan in de eerste ruimte waar dat kan.

    Attributes:
        zonder: alleen waar geen van deze al is; leeg is altijd.
        vereist: alleen waar een van deze is; de eerste is die van de reden, “vereist_bad”.
        vervangt: is een van deze er, dan komt de voorziening daarvoor in de plaats.
    """

    soort: str
    plek: Plek
    zonder: tuple[str, ...] = ()
    vereist: tuple[str, ...] = ()
    vervangt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aanrecht:
    """Vervang het (eerste) aanrecht door een van deze lengte (mm), of breng het aan."""

    lengte: int


@dataclass(frozen=True, slots=True)
class Verwarm:
    """Verwarm elke eigen onverwarmde ruimte van deze klassen."""

    klassen: tuple[Klasse, ...]


@dataclass(frozen=True, slots=True)
class Koel:
    """Koel elk eigen verwarmd vertrek."""


@dataclass(frozen=True, slots=True)
class Buitenruimte:
    """Voeg een privé-buitenruimte toe aan een woning die er geen heeft; m²."""

    soort: str
    oppervlakte: int


@dataclass(frozen=True, slots=True)
class Vergroot:
    """Vergroot de eerste privé-buitenruimte met zoveel m²."""

    oppervlakte: int


@dataclass(frozen=True, slots=True)
class Label:
    """Een energielabel dat de dag vóór de peildatum is opgenomen, met dezelfde oppervlakte en hetzelfde risico op oververhitting.

    Attributes:
        naar: het nieuwe label; `None` is één stap beter dan het huidige.
    """

    naar: str | None


@dataclass(frozen=True, slots=True)
class Deurbel:
    """Een aanbelfunctie met video en audio."""


Ingreep: TypeAlias = Voorzie | Aanrecht | Verwarm | Koel | Buitenruimte | Vergroot | Label | Deurbel


@dataclass(frozen=True, slots=True)
class Maatregel:
    """Een verbetering van een woning.

    Attributes:
        id: vaste naam; van kolommen in een portefeuille het begin.
        groep: van maatregelen met dezelfde groep kan er maar één.
        stelsels: waar zij bestaat.
    """

    id: str
    naam: str
    ingreep: Ingreep
    groep: str = ""
    stelsels: tuple[str, ...] = STELSELS


KAN, STELSEL, AL_AANWEZIG, LABEL_ONBEKEND, LABEL_AL_ZO_GOED, GEEN_PLEK, VEREIST, ONBEKEND = range(8)
"""Of een maatregel kan, en anders waarom niet."""


def redencode(reden: int, ingreep: Ingreep) -> str | None:
    """De vaste code van een reden; `None` als de maatregel kan."""
    if reden == GEEN_PLEK:
        return f"geen_{_plek(ingreep)}"
    if reden == VEREIST and isinstance(ingreep, Voorzie):
        return f"vereist_{ingreep.vereist[0]}"
    return _CODES.get(reden)


_CODES = {
    STELSEL: "niet_in_dit_stelsel",
    AL_AANWEZIG: "al_aanwezig",
    LABEL_ONBEKEND: "label_onbekend",
    LABEL_AL_ZO_GOED: "label_al_zo_goed",
    ONBEKEND: "onbekende_feiten",
}


def _plek(ingreep: Ingreep) -> str:
    if isinstance(ingreep, Voorzie):
        return ingreep.plek.naam
    namen = {Aanrecht: "keuken", Verwarm: "onverwarmde_ruimte", Koel: "verwarmd_vertrek", Vergroot: "buitenruimte"}
    return namen.get(type(ingreep), "plek")
