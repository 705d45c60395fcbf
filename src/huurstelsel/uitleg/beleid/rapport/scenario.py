"""Een scenario lezen: een titel, een inleiding, en delen die elk een soort hebben en hun eigen velden.

Een nieuw soort deel is een bestand in `delen` met `VELDEN` en `lees`, en een regel in `SOORTEN`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.fouten import Fout, HuurstelselFout, InvoerFout, bedoelde_u
from huurstelsel.recht.veldenbestand import Soort, bytes_van, velden_van
from huurstelsel.recht.voorstel_velden import Groep, kort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from huurstelsel.uitleg.beleid.rapport.blokken import Deel

_SOORT = Soort("scenario", "geen_scenario", "titel")
SOORTEN = ("indexatie", "brief", "cijfers", "huishoudens", "betaalbaar", "voorraad", "hervorming", "gevoeligheid")
"""De soorten deel, elk de naam van een bestand in `delen`."""

_VAST = ("soort", "titel", "toelichting")


class Gevraagd(NamedTuple):
    """Een deel dat klopt: zijn plaats in het scenario, zijn titel en toelichting (als die er zijn), en hoe het wordt gerekend."""

    pad: str
    titel: str
    toelichting: str
    maak: Callable[[], Deel]


@dataclass(frozen=True, slots=True)
class Scenario:
    """Een gelezen scenario; `som` is de sha256 van het bestand."""

    titel: str
    inleiding: str
    delen: tuple[Gevraagd, ...]
    tekst: str
    som: str


def lees_scenario(bestand: Path) -> Scenario:
    """Lees een scenario uit YAML of JSON; bestanden erin worden gezocht vanaf de map van het scenario.

    Raises:
        InvoerFout: met alle fouten, van alle delen tegelijk.
    """
    gelezen = bytes_van(bestand, _SOORT)
    groep = velden_van(gelezen, bestand, _SOORT)
    groep.alleen(("titel", "inleiding", "delen"))
    titel, inleiding = groep.tekst("titel"), groep.tekst("inleiding", verplicht=False)
    delen = tuple(_delen(groep, bestand.parent))
    if groep.fouten:
        raise InvoerFout(dict.fromkeys(groep.fouten))
    return Scenario(titel, inleiding, delen, gelezen.decode("utf-8-sig"), hashlib.sha256(gelezen).hexdigest())


def _delen(groep: Groep, map_: Path) -> Iterator[Gevraagd]:
    ruw = groep.velden.get("delen")
    if not isinstance(ruw, list) or not ruw:
        groep.meld("delen", "geen_delen", "Een scenario heeft een lijst met ten minste één deel.")
        return
    for i, velden in enumerate(ruw):
        if not isinstance(velden, dict):
            groep.meld(f"delen[{i}]", "geen_groep", f"Hier horen velden: soort ({', '.join(SOORTEN)}), titel, …")
            continue
        if gevraagd := _deel(Groep(velden, f"delen[{i}]", groep.fouten), map_):
            yield gevraagd


def _deel(groep: Groep, map_: Path) -> Gevraagd | None:
    if not groep.heeft("soort"):
        return None
    soort = groep.velden["soort"]
    if soort not in SOORTEN:
        zin = f"{kort(soort)} is geen soort deel; mogelijk zijn: {', '.join(SOORTEN)}.{bedoelde_u(str(soort), SOORTEN)}"
        groep.meld("soort", "onbekende_waarde", zin)
        return None
    module: Any = import_module(f"huurstelsel.uitleg.beleid.rapport.delen.{soort}")
    groep.alleen((*_VAST, *module.VELDEN))
    titel, toelichting = (groep.tekst(veld, verplicht=False) for veld in ("titel", "toelichting"))
    eerder = len(groep.fouten)
    maak = module.lees(groep, map_)
    return None if len(groep.fouten) > eerder else Gevraagd(groep.pad, titel, toelichting, maak)


def met_fouten(groep: Groep, veld: str, lees: Callable[[], Any]) -> Any:  # noqa: ANN401 - wat er gelezen wordt
    """Lees iets; wat eraan mankeert komt bij het veld te staan, en de uitkomst is dan `None`."""
    try:
        return lees()
    except InvoerFout as e:
        groep.fouten.extend(Fout(f"{groep.pad}.{veld}{f': {f.pad}' if f.pad else ''}", f.code, f.zin) for f in e.fouten)
    except HuurstelselFout as e:
        groep.meld(veld, "onbekende_waarde", str(e))
    return None
