"""De maximale huurprijsgrens door de jaren, geïndexeerd met een reeks; exact, met afronding alleen waar zij is gevraagd en genoemd.

Het percentage van jaar t verandert de grens van jaar t + 1. Bedragen zijn breuken van eurocenten.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from huurstelsel.beleid.reeksen import Reeks

MAANDEN = 12
HALF = Fraction(1, 2)


class Afronding(NamedTuple):
    """Hoe elk jaar een bedrag in eurocenten wordt afgerond, met een naam die het zegt."""

    naam: str
    rond: Callable[[Fraction], Fraction]


def _op(stap: int, hoe: Callable[[Fraction], int]) -> Callable[[Fraction], Fraction]:
    return lambda centen: Fraction(hoe(centen / stap) * stap)


def _half_op(getal: Fraction) -> int:
    return floor(getal + HALF)


def _wettelijk(centen: Fraction) -> Fraction:
    """Bhw art. 12 lid 2 zoals de tabellen het doen (zie `recht.indexatie`): afgekapt op een tiende cent, dan naar boven."""
    return Fraction(-(-floor(centen * 10) // 10))


GEEN = Afronding("geen afronding", lambda centen: centen)
AFRONDINGEN: dict[str, Afronding] = {
    "geen": GEEN,
    "wettelijk": Afronding("elk jaar naar boven op hele centen, na afkappen op een tiende cent (Bhw art. 12 lid 2)", _wettelijk),
    "cent": Afronding("elk jaar rekenkundig op hele centen", _op(1, _half_op)),
    "cent_boven": Afronding("elk jaar naar boven op hele centen", _op(1, ceil)),
    "cent_beneden": Afronding("elk jaar naar beneden op hele centen", _op(1, floor)),
    "euro": Afronding("elk jaar rekenkundig op hele euro's", _op(100, _half_op)),
    "euro_boven": Afronding("elk jaar naar boven op hele euro's", _op(100, ceil)),
    "euro_beneden": Afronding("elk jaar naar beneden op hele euro's", _op(100, floor)),
}  # fmt: skip


class Vraag(NamedTuple):
    """Wat van een grens wordt doorgerekend.

    Attributes:
        begin: de grens in het eerste jaar, in eurocenten.
        eenmalig: jaar → verhoging van de puntprijs in dat jaar, in procenten, na de index van dat jaar.
    """

    begin: Fraction
    van: int
    tot_en_met: int
    afronding: Afronding = GEEN
    eenmalig: Mapping[int, Fraction] | None = None

    @property
    def jaren(self) -> range:
        """Elk jaar met een grens."""
        return range(self.van, self.tot_en_met + 1)


def grenzen(reeks: Reeks, vraag: Vraag) -> dict[int, Fraction]:
    """De grens van elk jaar, in eurocenten: die van t + 1 is die van t maal één plus het percentage van t.

    Raises:
        InvoerFout: de reeks mist een jaar.
    """
    reeks.moet_hebben(vraag.jaren[:-1])
    eenmalig = vraag.eenmalig or {}
    uit: dict[int, Fraction] = {}
    for jaar in vraag.jaren:
        grens = uit[jaar - 1] * reeks.factor(jaar - 1) if uit else vraag.begin
        verhoogd = grens * (1 + eenmalig.get(jaar, Fraction(0)) / 100)
        uit[jaar] = vraag.afronding.rond(verhoogd) if uit or jaar in eenmalig else verhoogd
    return uit


class Verschil(NamedTuple):
    """Een jaar van een variant tegen de basis, in eurocenten; `totaal` is het verschil per jaar, opgeteld vanaf het begin."""

    jaar: int
    maand: Fraction
    per_jaar: Fraction
    totaal: Fraction


def verschillen(variant: Mapping[int, Fraction], basis: Mapping[int, Fraction]) -> list[Verschil]:
    """Wat een variant per maand, per jaar en in totaal meer geeft dan de basis, voor een huur gelijk aan de grens."""
    uit: list[Verschil] = []
    totaal = Fraction(0)
    for jaar, grens in basis.items():
        maand = variant[jaar] - grens
        totaal += MAANDEN * maand
        uit.append(Verschil(jaar, maand, MAANDEN * maand, totaal))
    return uit


def stijging(standen: Mapping[int, Fraction]) -> Fraction:
    """Hoeveel de grens van het eerste tot het laatste jaar stijgt, in procenten."""
    eerste, *_, laatste = standen.values()
    return (laatste / eerste - 1) * 100


def dalingen(standen: Mapping[int, Fraction]) -> dict[int, Fraction]:
    """De jaren waarin de grens daalt, met de daling in eurocenten: een huur op de grens moet dan omlaag."""
    return {
        jaar: standen[jaar - 1] - grens
        for jaar, grens in standen.items()
        if jaar - 1 in standen and grens < standen[jaar - 1]
    }


def tegen_lonen(standen: Mapping[int, Fraction], lonen: Reeks) -> dict[int, Fraction]:
    """De grens van elk jaar ten opzichte van de lonen van dat jaar, met het eerste jaar op 100; boven 100 is de huur duurder geworden.

    De lonen van jaar t zijn die van t - 1 maal één plus het percentage van t; de grens volgt het percentage een jaar later.

    Raises:
        InvoerFout: de reeks van de lonen mist een jaar.
    """
    eerste, *rest = standen
    lonen.moet_hebben(rest)
    uit = {eerste: Fraction(100)}
    loon = Fraction(1)
    for jaar in rest:
        loon *= lonen.factor(jaar)
        uit[jaar] = standen[jaar] / standen[eerste] / loon * 100
    return uit
