"""Vanaf waar een gegeven van een portefeuille verdacht is. Dit is geen recht: een woning buiten een grens wordt gewoon gewaardeerd."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Grenzen in hele procenten, voor peildata vanaf `vanaf`.

    Attributes:
        oppervlakte_minstens, oppervlakte_hoogstens: privéruimten binnen samen, ten opzichte van de gebruiksoppervlakte.
        woz_sprong: verschil tussen twee opeenvolgende WOZ-waarden, ten opzichte van de eerdere.
        huur_minstens: overeengekomen huurprijs ten opzichte van de laagste maximale huurprijs.
        huur_hoogstens: dezelfde ten opzichte van de hoogste.
    """

    vanaf: date
    oppervlakte_minstens: int
    oppervlakte_hoogstens: int
    woz_sprong: int
    huur_minstens: int
    huur_hoogstens: int


GRENZEN = (
    Grenzen(
        vanaf=date(2022, 7, 1),
        # De gebruiksoppervlakte (NEN 2580) telt ook gangen, toilet en dunne binnenwanden, die vaak niet als ruimte zijn ingemeten: veel
        # kleiner dan 60% is een vergeten verdieping. Een berging of garage buiten de woning telt er niet in: tot 130% is gewoon.
        oppervlakte_minstens=60,
        oppervlakte_hoogstens=130,
        # WOZ-waarden stegen landelijk in geen jaar zoveel; 40% in één stap is een verbouwing, een bezwaar of een typefout.
        woz_sprong=40,
        # Onder de helft van het maximum, of meer dan de helft erboven, ligt eerder aan een feit dan aan de huur.
        huur_minstens=50,
        huur_hoogstens=150,
    ),
)
"""Op datum; de laatste die op de peildatum geldt, telt."""


def grenzen(peildatum: date) -> Grenzen:
    """De grenzen op een peildatum; vóór de eerste gelden de eerste."""
    geldend = [g for g in GRENZEN if g.vanaf <= peildatum]
    return geldend[-1] if geldend else GRENZEN[0]
