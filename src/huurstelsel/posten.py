"""De posten van een uitkomst naast die van een andere: op wat hun rubriek betekent, hun id en hun ruimte."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.reken.post import SLOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from huurstelsel.regeling import Regeling
    from huurstelsel.uitkomst import Postregel, Uitkomst

VOLGT = re.compile(r"maximering|minimum|ondergrens|zorgwoning_na_maximering|afronding")
"""Begin van de id's van posten die alleen uit andere posten volgen."""

_BETEKENIS = {
    "zelfstandig": {9: "11", 10: "renovatie", 14: str(SLOT)},
    "onzelfstandig": {2: "3", 3: "5", 4: "6", 5: "6", 6: "kwaliteit", 7: str(SLOT)},
}
"""Rubrieken van vóór de Wet betaalbare huur: het nummer dat nu hetzelfde betekent, of een eigen naam als dat er niet is."""

_IDS_VOOR_WBH = {
    "toilet_toiletruimte": "toilet",
    "toilet_badruimte": "toilet",
    "hangend_toilet_toiletruimte": "hangend_toilet",
    "hangend_toilet_badruimte": "hangend_toilet",
    "prive_buitenruimten_m2": "prive_buitenruimten",
    "afronding_woz": "afronding",
}
"""Posten die vóór de Wet betaalbare huur een andere id hadden; zo zijn zij naast elkaar te leggen."""

_NUL = Fraction(0)


class Sleutel(NamedTuple):
    """Waaraan een post aan beide kanten te herkennen is.

    Attributes:
        groep: de betekenis van de rubriek: haar huidige nummer, “0” voor de slotposten, of een eigen naam als zij nu niet bestaat.
        ruimte: id van de ruimte, `None` als de post niet bij één ruimte hoort.
    """

    groep: str
    post: str
    ruimte: str | None


@dataclass(slots=True)
class Geteld:
    """Posten met dezelfde sleutel, bij elkaar opgeteld."""

    rubriek: int
    punten: Fraction = _NUL
    regels: list[Postregel] = field(default_factory=list)


class Paar(NamedTuple):
    """Wat een sleutel aan elke kant telt; `None` als zij daar niet voorkomt."""

    sleutel: Sleutel
    van: Geteld | None
    naar: Geteld | None

    @property
    def punten(self) -> tuple[Fraction, Fraction]:
        """Punten vóór en na; wat er niet is telt 0."""
        return (self.van.punten if self.van else _NUL, self.naar.punten if self.naar else _NUL)

    @property
    def geteld(self) -> Geteld:
        """De nieuwe kant, of anders de oude."""
        return self.naar or self.van or Geteld(SLOT)


def groep(regeling: Regeling, rubriek: int) -> str:
    """Wat een rubriek betekent, over de nummering van de wet heen."""
    if not regeling.bijlage.voor_wbh or rubriek == SLOT:
        return str(rubriek)
    return _BETEKENIS[regeling.stelsel].get(rubriek, str(rubriek))


def ids_tussen(a: Regeling, b: Regeling) -> Mapping[str, str]:
    """Welke id's gelijkgesteld moeten worden om posten van twee regelingen te vergelijken."""
    return _IDS_VOOR_WBH if a.bijlage.voor_wbh != b.bijlage.voor_wbh else {}


def regels(uitkomst: Uitkomst) -> Iterator[tuple[int, Postregel]]:
    """Alle posten met hun rubriek, de slotposten als laatste."""
    for rubriek in uitkomst.rubrieken:
        yield from ((rubriek.rubriek, post) for post in rubriek.posten)
    yield from ((SLOT, post) for post in uitkomst.slotposten)


def posten(
    uitkomst: Uitkomst,
    regeling: Regeling,
    *,
    ruimten: Mapping[str, str] | None = None,
    ids: Mapping[str, str] | None = None,
) -> dict[Sleutel, Geteld]:
    """De posten naar sleutel, in de volgorde van de uitkomst.

    Args:
        ruimten: id van een ruimte → hoe zij in de sleutel heet; zonder heet elke ruimte naar haar id.
        ids: id van een post → hoe zij in de sleutel heet (`ids_tussen`).
    """
    uit: dict[Sleutel, Geteld] = {}
    for rubriek, regel in regels(uitkomst):
        ruimte = regel.ruimte and (ruimten or {}).get(regel.ruimte, regel.ruimte)
        post = (ids or {}).get(regel.id, regel.id)
        geteld = uit.setdefault(Sleutel(groep(regeling, rubriek), post, ruimte), Geteld(rubriek))
        geteld.punten += regel.punten
        geteld.regels.append(regel)
    return uit


def paren(van: Mapping[Sleutel, Geteld], naar: Mapping[Sleutel, Geteld]) -> list[Paar]:
    """Alle posten van beide kanten in de volgorde van de wet: de slotposten, en in elke rubriek de afronding, het laatst."""
    nummers = {sleutel.groep: geteld.rubriek for kant in (van, naar) for sleutel, geteld in kant.items()}

    alle = [Paar(sleutel, van.get(sleutel), naar.get(sleutel)) for sleutel in dict.fromkeys((*van, *naar))]
    return sorted(alle, key=lambda paar: plaats(nummers, paar.sleutel.groep, paar.sleutel.post))


def plaats(nummers: Mapping[str, int], groep: str, post: str) -> tuple[bool, int, str, bool]:
    """Waarop posten in de volgorde van de wet komen; `nummers` geeft van elke groep het nummer van haar rubriek."""
    return groep == str(SLOT), nummers[groep], groep, post.startswith("afronding")


def punten(uitkomst: Uitkomst) -> int:
    """Het puntentotaal waar de posten op uitkomen; hangt het van onbekende feiten af, dan het laagste."""
    return int(sum((regel.punten for _, regel in regels(uitkomst)), _NUL))
