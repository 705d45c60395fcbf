"""Kolomnamen herkennen: welke kolom van een bronbestand welk veld is, naar de gedateerde namen in `kolomnamen.yaml`."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from huurstelsel.fouten import Fout, bedoelde_u

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EP_ONLINE, BAG, WOZ, MONUMENTEN = "ep-online", "bag", "woz", "monumenten"


class Naam(NamedTuple):
    """Een bekende kolomnaam: het veld dat zij is, en de indeling waarin zij is gezien."""

    veld: str
    indeling: str


class Kop(NamedTuple):
    """De herkende kolommen van een bestand: veld → naam zoals die er staat, en de indelingen die dat waren."""

    kolommen: dict[str, str]
    indelingen: tuple[str, ...]


def kaal(naam: str) -> str:
    """Een kolomnaam zonder hoofdletters, spaties en leestekens."""
    return re.sub(r"[^a-z0-9]", "", naam.casefold())


@lru_cache(maxsize=1)
def _bestand() -> dict[str, Any]:
    tekst = files("huurstelsel.verrijken").joinpath("kolomnamen.yaml").read_text(encoding="utf-8")
    inhoud: dict[str, Any] = yaml.safe_load(tekst)
    return inhoud


@lru_cache(maxsize=8)
def namen(bron: str) -> dict[str, Naam]:
    """Kale kolomnaam → veld en indeling, voor een bron."""
    velden = _bestand()[bron]["velden"]
    return {kaal(naam): Naam(veld, indeling) for veld, v in velden.items() for naam, indeling in v["namen"].items()}


@lru_cache(maxsize=8)
def verplicht(bron: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """De velden die niet mogen ontbreken, elk met de namen waaronder zij bekend zijn."""
    velden = _bestand()[bron]["velden"]
    return tuple((veld, tuple(v["namen"])) for veld, v in velden.items() if v.get("verplicht"))


def indelingen(bron: str) -> dict[str, dict[str, str]]:
    """De bekende indelingen van een bron, met hun datum en waar zij zijn gezien."""
    uit: dict[str, dict[str, str]] = _bestand()[bron]["indelingen"]
    return uit


def is_kop(bron: str, cellen: Iterable[str]) -> bool:
    """Of een regel de kop is: er staat een kolom met de BAG-identificatie in."""
    bekend = namen(bron)
    return any(bekend[kaal(cel)].veld == "bag_id" for cel in cellen if kaal(cel) in bekend)


def herken(bron: str, kop: Sequence[str]) -> tuple[Kop, list[Fout]]:
    """De kolommen die deze bron kent; ontbreekt er een of staat een veld er twee keer, dan zeggen de fouten welk."""
    bekend = namen(bron)
    gevonden = [(naam, bekend[kaal(naam)]) for naam in kop if kaal(naam) in bekend]
    aantallen = Counter(n.veld for _, n in gevonden)
    fouten = []
    for veld, aantal in aantallen.items():
        if aantal > 1:
            dubbel = ", ".join(f"“{naam}”" for naam, n in gevonden if n.veld == veld)
            fouten.append(Fout(veld, "kolom_dubbel", f"De kolommen {dubbel} zeggen hetzelfde; laat er een weg."))
    fouten += [_ontbreekt(veld, mogelijk, kop) for veld, mogelijk in verplicht(bron) if veld not in aantallen]
    kolommen = {n.veld: naam for naam, n in gevonden}
    return Kop(kolommen, tuple(dict.fromkeys(n.indeling for _, n in gevonden))), fouten


def _ontbreekt(veld: str, mogelijk: Sequence[str], kop: Sequence[str]) -> Fout:
    kaal_kop = {kaal(naam): naam for naam in kop}
    raad = next((zin for naam in mogelijk if (zin := bedoelde_u(kaal(naam), kaal_kop))), "")
    for kale, naam in kaal_kop.items():
        raad = raad.replace(f"“{kale}”", f"“{naam}”")
    eerste = " of ".join(f"“{naam}”" for naam in mogelijk[:3])
    return Fout(veld, "kolom_ontbreekt", f"De kolom {eerste} ontbreekt.{raad}")
