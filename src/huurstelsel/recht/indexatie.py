"""Indexering van wettelijke bedragen, in gehele getallen en dus exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from fractions import Fraction

    from numpy.typing import NDArray

_MAX = int(np.iinfo(np.int64).max)


def indexeer(bedragen: NDArray[np.int64], factor: Fraction) -> NDArray[np.int64]:
    """Indexeer maximale huurprijsgrenzen: eurocenten maal `factor`, naar boven op hele eurocenten (Bhw art. 12 lid 2).

    De wet zegt alleen dat de berekende bedragen naar boven worden afgerond. De gepubliceerde tabellen kappen het product
    eerst af op een tiende cent: 100,0004 wordt 100,00 en niet 100,01. Zonder die stap komt ongeveer een tiende van de rijen
    een cent te hoog uit.

    Args:
        bedragen: eurocenten, niet negatief.
        factor: bijvoorbeeld `Fraction("1.0365")` voor 3,65%; groter dan nul.

    Raises:
        ValueError: een negatief bedrag, of een factor die niet groter is dan nul.
    """
    if factor <= 0 or np.any(bedragen < 0):
        zin = "Indexeren gaat over bedragen van nul of meer, met een factor groter dan nul."
        raise ValueError(zin)
    teller, noemer = 10 * factor.numerator, factor.denominator
    past = int(bedragen.max(initial=1)) * teller <= _MAX and noemer <= _MAX
    # Een lange breuk past niet in 64 bits; dan rekent Python met gehele getallen zonder grens.
    tiende_cent = (bedragen if past else bedragen.astype(object)) * teller // noemer
    return np.asarray(-(-tiende_cent // 10), dtype=np.int64)


def indexeer_naar_hele_euro(bedrag_euro: int, factor: Fraction) -> int:
    """Indexeer een bedrag van rubriek 11.1: hele euro's maal `factor`, naar boven op hele euro's (Bhw bijlage I.A, 11.4).

    Args:
        bedrag_euro: hele euro's, bijvoorbeeld 15.329 per punt.
        factor: één plus de gemiddelde wijziging van de eigenwoningwaarden, bijvoorbeeld `Fraction("1.106")`.

    Raises:
        ValueError: een negatief bedrag, of een factor die niet groter is dan nul.
    """
    if factor <= 0 or bedrag_euro < 0:
        zin = "Indexeren gaat over bedragen van nul of meer, met een factor groter dan nul."
        raise ValueError(zin)
    return -(-bedrag_euro * factor.numerator // factor.denominator)
