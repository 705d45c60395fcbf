"""De gepubliceerde marges waarop de voorraad wordt geijkt, zoals zij in de map `marges` staan; geen ervan wordt hier veranderd."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
import yaml
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping

MAP = Path(__file__).with_name("marges")

EIGENAREN = ("koop", "corporatie", "overig")
HUUR = (1, 2)
"""De plaats van de verhuurders in `EIGENAREN`; koopwoningen doen mee omdat type, bouwjaar en oppervlakte alleen van alle woningen bekend zijn."""

TYPEN = ("meergezins", "tussenwoning", "hoek/twee-onder-een-kap", "vrijstaand")
PERIODEN = ("voor 1945", "1945-1964", "1965-1984", "1985-2004", "2005 en later")
COROPS = tuple(f"{nummer:02}" for nummer in range(1, 41))
WOZJAREN = tuple(range(2019, 2024))
"""Jaren waarvan de WOZ-waarde naar eigendom is gepubliceerd; de waardepeildatum is 1 januari van het jaar ervoor."""

Reeks: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cijfer:
    """Een gepubliceerd landelijk cijfer."""

    waarde: float
    eenheid: str
    bron: str
    datum: str
    zekerheid: str


def lees(naam: str) -> list[dict[str, str]]:
    """De regels van een bestand met marges."""
    with (MAP / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


@cache
def cijfers() -> Mapping[str, Cijfer]:
    """De landelijke cijfers op naam."""
    boom: dict[str, Any] = yaml.safe_load((MAP / "landelijk.yaml").read_text(encoding="utf-8"))
    alle = {naam: boom["standaard"] | velden for naam, velden in boom["cijfers"].items()}
    return {naam: Cijfer(**velden | {"datum": str(velden["datum"])}) for naam, velden in alle.items()}


def cijfer(naam: str) -> float:
    """De waarde van een landelijk cijfer."""
    return cijfers()[naam].waarde


@cache
def bronnen() -> Mapping[str, Mapping[str, str]]:
    """Per bestand bron, peildatum, zekerheid en opmerking."""
    boom: dict[str, dict[str, Any]] = yaml.safe_load((MAP / "bron.yaml").read_text(encoding="utf-8"))
    return {naam: {veld: str(waarde) for veld, waarde in velden.items()} for naam, velden in boom.items()}


class Gat(NamedTuple):
    """Wat geen marge heeft, wat er wel van bekend is, en wat ervoor in de plaats staat."""

    ontbreekt: str
    bekend: str
    plaats: str


@cache
def gaten() -> tuple[Gat, ...]:
    """Alle gaten."""
    return tuple(Gat(**gat) for gat in yaml.safe_load((MAP / "gaten.yaml").read_text(encoding="utf-8")))


def eigendom() -> Reeks:
    """Woningen per eigenaar en COROP-gebied (3 × 40) op 1 januari 2023; woningen met een onbekende eigenaar tellen niet mee."""
    regels = lees("eigendom.csv")
    return np.array([[float(r[e]) for r in regels] for e in EIGENAREN])


def type_periode() -> Reeks:
    """Woningen per COROP-gebied, type en bouwperiode (40 × 4 × 5), op de schaal van `eigendom`.

    Eengezins en meergezins per gebied volgen CBS, de verdeling daarbinnen PBL.
    """
    pbl = np.array([[float(r[p]) for p in PERIODEN] for r in lees("bouwperiode.csv")]).reshape(40, 4, 5)
    cbs = np.array([[float(r["meergezins"]), float(r["eengezins"])] for r in lees("woningtype.csv")])
    per_groep = np.stack([pbl[:, 0].sum(axis=1), pbl[:, 1:].sum(axis=(1, 2))], axis=1)
    keer = cbs / per_groep
    geschaald = pbl * keer[:, [0, 1, 1, 1], None]
    schaal: Reeks = eigendom().sum(axis=0) / geschaald.sum(axis=(1, 2))
    uit: Reeks = geschaald * schaal[:, None, None]
    return uit


def oppervlakte() -> Reeks:
    """Gemiddelde gebruiksoppervlakte in m² per COROP-gebied (40)."""
    return np.array([float(r["m2"]) for r in lees("oppervlakte.csv")])


def woz() -> Reeks:
    """Gemiddelde WOZ-waarde in duizenden euro per eigenaar, COROP-gebied en jaar (3 × 40 × 5); waar een jaar ontbreekt NaN."""
    regels = {(r["eigenaar"], r["corop"]): r for r in lees("woz.csv")}
    return np.array([
        [[float(regels[e, c][str(jaar)] or "nan") for jaar in WOZJAREN] for c in COROPS] for e in EIGENAREN
    ])  # fmt: skip


def bewoning() -> Mapping[str, tuple[float, ...]]:
    """Per verhuurder de aantallen woningen met één huishouden, met iets anders en zonder ingeschreven bewoner."""
    regels = lees("bewoning.csv")
    return {e: tuple(float(r["aantal"]) for r in regels if r["eigenaar"] == e) for e in ("corporatie", "overig")}
