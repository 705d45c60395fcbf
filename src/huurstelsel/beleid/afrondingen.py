"""Zoek of één afronding, overal gelijk toegepast, de gedrukte bedragen van tabel 2 van de brief geeft.

Een recept zegt hoe de grens elk jaar wordt afgerond, hoe een gedrukt bedrag, en waaruit de verschillen volgen. Elk recept geldt voor de
hele tabel; een recept dat per cel verschilt, is geen regel.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import product
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.beleid.indexatie import AFRONDINGEN, GEEN, HALF, MAANDEN, Afronding, grenzen, stijging, verschillen
from huurstelsel.reken.schrijven import nederlands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from huurstelsel.beleid.indexatie import Vraag
    from huurstelsel.beleid.reeksen import Reeks

Sleutel = tuple[str, str]
"""Reeks en grootheid."""

Manier = tuple[str, str]
"""Een grootheid en waaruit zij volgt."""

_RICHTINGEN: dict[str, Callable[[Fraction], int]] = {
    "rekenkundig": lambda x: floor(x + HALF),
    "naar boven": ceil,
    "naar beneden": floor,
    "half op even": round,
}
DRUK: dict[str, Callable[[Fraction], int]] = {
    **_RICHTINGEN,
    "afgekapt naar nul": int,
    "van nul af": lambda x: ceil(x) if x > 0 else floor(x),
}
"""Hoe een gedrukt bedrag op hele euro's is afgerond."""

STAPPEN = (Fraction(1, 10), Fraction(1), Fraction(5), Fraction(10), Fraction(25), Fraction(50), Fraction(100))
"""Waarop de grens elk jaar kan zijn afgerond, in eurocenten."""

MAAND, JAAR, TOTAAL = (
    ("onafgerond", "gedrukte grenzen"),
    ("onafgerond", "gedrukt maandverschil", "gedrukte percentages"),
    ("onafgerond", "gedrukte maandverschillen", "gedrukte grenzen", "gedrukte jaarverschillen"),
)
"""Waaruit het verschil per maand, per jaar en in totaal kan volgen."""


class Recept(NamedTuple):
    """Eén afronding van de hele tabel: van de grens per jaar, van wat is gedrukt, en waaruit de verschillen volgen."""

    jaarlijks: str
    druk: str
    maand: str
    jaar: str
    totaal: str

    def manieren(self) -> tuple[Manier, ...]:
        """Elke grootheid met de manier waarop zij volgt."""
        return ("grens", ""), ("maand", self.maand), ("jaar", f"{self.jaar}/{self.maand}"), ("totaal", self.totaal)


WETTELIJK = Recept(
    AFRONDINGEN["wettelijk"].naam, "rekenkundig", "gedrukte grenzen", "gedrukt maandverschil", "onafgerond"
)
"""De afronding die de wet voor de huurtabellen voorschrijft, met verschillen van wat is gedrukt."""


@dataclass(frozen=True, slots=True)
class Zoektocht:
    """Elk recept met de cellen die het precies geeft."""

    treffers: Mapping[Recept, frozenset[Sleutel]]

    def met(self, cellen: frozenset[Sleutel]) -> list[Recept]:
        """De recepten die al deze cellen geven."""
        return [recept for recept, raak in self.treffers.items() if cellen <= raak]

    def beste(self, cellen: frozenset[Sleutel]) -> int:
        """Hoeveel van deze cellen één recept ten hoogste geeft."""
        return max(len(cellen & raak) for raak in self.treffers.values())


@cache
def _jaarlijks() -> dict[str, Afronding]:
    namen = {GEEN.naam: GEEN, AFRONDINGEN["wettelijk"].naam: AFRONDINGEN["wettelijk"]}
    for stap, (richting, hoe) in product(STAPPEN, _RICHTINGEN.items()):
        naam = f"elk jaar {richting} op {nederlands(stap, hoogstens=1)} cent"
        namen[naam] = Afronding(naam, lambda x, s=stap, h=hoe: Fraction(h(x / s)) * s)  # type: ignore[misc]
    return namen


def zoek(reeksen: Sequence[Reeks], vraag: Vraag, gedrukt: Mapping[Sleutel, int]) -> Zoektocht:
    """Elk recept, met welke van de gedrukte bedragen (in hele euro's) het geeft; de eerste reeks is de basis."""
    treffers: dict[Recept, frozenset[Sleutel]] = {}
    for jaarlijks, afronding in _jaarlijks().items():
        per_reeks = [grenzen(reeks, vraag._replace(afronding=afronding)) for reeks in reeksen]
        loop = {reeks.id: stand for reeks, stand in zip(reeksen, per_reeks, strict=True)}
        for druk, rond in DRUK.items():
            raak = dict(_raak(loop, reeksen[0].id, rond, gedrukt))
            for maand, jaar, totaal in product(MAAND, JAAR, TOTAAL):
                recept = Recept(jaarlijks, druk, maand, jaar, totaal)
                treffers[recept] = frozenset(s for manier in recept.manieren() for s in raak[manier])
    return Zoektocht(treffers)


def _raak(
    loop: Mapping[str, Mapping[int, Fraction]],
    basis: str,
    rond: Callable[[Fraction], int],
    gedrukt: Mapping[Sleutel, int],
) -> Iterator[tuple[Manier, list[Sleutel]]]:
    """Per grootheid en manier de cellen die precies uitkomen."""
    uitkomsten = {id_: _uitkomsten(stand, loop[basis], rond) for id_, stand in loop.items()}
    for manier in uitkomsten[basis]:
        sleutels = [(id_, manier[0]) for id_ in loop if (id_, manier[0]) in gedrukt]
        yield manier, [s for s in sleutels if uitkomsten[s[0]][manier] == gedrukt[s]]


def _uitkomsten(
    stand: Mapping[int, Fraction], basis: Mapping[int, Fraction], rond: Callable[[Fraction], int]
) -> dict[Manier, int]:
    """Elk bedrag van een rij in hele euro's, op elke manier."""
    euro = {jaar: (stand[jaar] / 100, grens / 100) for jaar, grens in basis.items()}
    grens, grens_basis = euro[max(euro)]
    maand = {"onafgerond": rond(grens - grens_basis), "gedrukte grenzen": rond(grens) - rond(grens_basis)}
    punten = _een_decimaal(stijging(stand)) - _een_decimaal(stijging(basis))
    uit = {("grens", ""): rond(grens), **{("maand", hoe): bedrag for hoe, bedrag in maand.items()}}
    for hoe, bedrag in maand.items():
        uit["jaar", f"onafgerond/{hoe}"] = rond(MAANDEN * (grens - grens_basis))
        uit["jaar", f"gedrukt maandverschil/{hoe}"] = MAANDEN * bedrag
        uit["jaar", f"gedrukte percentages/{hoe}"] = rond(punten / 100 * basis[min(basis)] / 100 * MAANDEN)
    uit["totaal", "onafgerond"] = rond(verschillen(stand, basis)[-1].totaal / 100)
    uit["totaal", "gedrukte maandverschillen"] = MAANDEN * sum(rond(a - b) for a, b in euro.values())
    uit["totaal", "gedrukte grenzen"] = MAANDEN * sum(rond(a) - rond(b) for a, b in euro.values())
    uit["totaal", "gedrukte jaarverschillen"] = sum(rond(MAANDEN * (a - b)) for a, b in euro.values())
    return uit


def _een_decimaal(procent: Fraction) -> Fraction:
    return Fraction(floor(procent * 10 + HALF), 10)


def volgens(recept: Recept, reeksen: Sequence[Reeks], vraag: Vraag) -> dict[Sleutel, int]:
    """Wat een recept in elke cel zou drukken, in hele euro's; de eerste reeks is de basis."""
    afgerond = vraag._replace(afronding=_jaarlijks()[recept.jaarlijks])
    basis = grenzen(reeksen[0], afgerond)
    uit: dict[Sleutel, int] = {}
    for reeks in reeksen:
        bedragen = _uitkomsten(grenzen(reeks, afgerond), basis, DRUK[recept.druk])
        uit.update({(reeks.id, manier[0]): bedragen[manier] for manier in recept.manieren()})
    return uit
