"""Ingroei: een verlaging die pas bij een nieuwe huurder geldt, komt er elk jaar bij een deel van de woningen."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.beleid.hervorming_binding import LATER, MOMENTEN, NU, WISSEL
from huurstelsel.beleid.tellen import aantal
from huurstelsel.recht.laden import lees_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from huurstelsel.beleid.tellen import Sommen, Telling

_BESTAND = Path(__file__).with_name("gegevens") / "mutatiegraad.yaml"


@dataclass(frozen=True, slots=True)
class Mutatiegraad:
    """Deel van de woningen van een groep dat per jaar een nieuwe huurder krijgt."""

    eigenaar: str
    huur: str
    procent: Fraction
    peiljaar: int
    bron: str
    toelichting: str


class Ingroeijaar(NamedTuple):
    """De stand na een aantal jaren: hoeveel huren omlaag zijn, en met hoeveel euro per maand samen (verwachtingen)."""

    jaar: int
    woningen: Fraction
    euro_per_maand: Fraction


@cache
def _gegevens() -> dict[str, Any]:
    gelezen: dict[str, Any] = lees_yaml(_BESTAND.read_text(encoding="utf-8"))
    return gelezen


def mutatiegraden() -> tuple[Mutatiegraad, ...]:
    """De gepubliceerde mutatiegraden."""
    return tuple(Mutatiegraad(**{**g, "procent": Fraction(g["procent"])}) for g in _gegevens()["graden"])


def groep(eigenaar: str) -> str:
    """De groep van een eigenaar: corporatie, privaat, of leeg als zij niet bekend is."""
    namen = _gegevens()["eigenaren"]
    return next((naam for naam, leden in namen.items() if eigenaar.strip().lower() in {naam, *leden}), "")


def graad(eigenaar: str, huur: str, eigen: Mapping[str, Fraction]) -> Fraction | None:
    """De mutatiegraad van een groep als deel van één; een eigen graad gaat voor, `None` zonder.

    Args:
        eigen: eigenaar of groep → procent per jaar.
    """
    naam = groep(eigenaar)
    for wie in (eigenaar, naam):
        if wie in eigen:
            return eigen[wie] / 100
    gevonden = (g.procent for g in mutatiegraden() if (g.eigenaar, g.huur) == (naam, huur))
    procent = next(gevonden, None)
    return None if procent is None else procent / 100


def ingroei(telling: Telling, jaren: int, eigen: Mapping[str, Fraction]) -> Iterator[Ingroeijaar]:
    """De stand na 0 tot en met zoveel jaren: na t jaar heeft een deel 1 − (1 − m)^t een nieuwe huurder gehad.

    Wat nu omlaag moet telt vanaf het begin, wat een jaar na de wet omlaag moet vanaf jaar 1. Een groep zonder mutatiegraad groeit niet in.
    """
    nu, later, wissel = (f"omlaag_{MOMENTEN[m]}" for m in (NU, LATER, WISSEL))
    groepen: list[tuple[Fraction | None, Sommen]] = []
    for sleutel, sommen in telling.per.get("mutatie", {}).items():
        eigenaar, huur = sleutel.rsplit("/", 1)
        groepen.append((graad(eigenaar, huur, eigen), sommen))
    for jaar in range(jaren + 1):
        delen = [(Fraction(1), telling.alle, nu), (Fraction(jaar > 0), telling.alle, later)]
        delen += [(1 - (1 - m) ** jaar, sommen, wissel) for m, sommen in groepen if m is not None]
        woningen = sum((deel * aantal(sommen, maat) for deel, sommen, maat in delen), Fraction(0))
        centen = sum((deel * aantal(sommen, f"{maat}_centen") for deel, sommen, maat in delen), Fraction(0))
        yield Ingroeijaar(jaar, woningen, centen / 100)


def onbekende_eigenaren(tellingen: Iterable[Telling], eigen: Mapping[str, Fraction]) -> list[str]:
    """Voor wie een eigen graad is opgegeven die nergens geldt: geen groep, en geen eigenaar in een van de voorraden."""
    namen = {*_gegevens()["eigenaren"]}
    namen |= {sleutel.rsplit("/", 1)[0] for t in tellingen for sleutel in t.per.get("mutatie", {})}
    return [wie for wie in eigen if wie not in namen]


def zonder_graad(telling: Telling, eigen: Mapping[str, Fraction]) -> Fraction:
    """Woningen waarvan de huur bij een nieuwe huurder omlaag moet, en waarvan niet bekend is hoe vaak die komt."""
    maat = f"omlaag_{MOMENTEN[WISSEL]}"
    uit = Fraction(0)
    for sleutel, sommen in telling.per.get("mutatie", {}).items():
        eigenaar, huur = sleutel.rsplit("/", 1)
        if graad(eigenaar, huur, eigen) is None:
            uit += aantal(sommen, maat)
    return uit
