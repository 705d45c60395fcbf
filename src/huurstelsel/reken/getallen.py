"""Vaste komma: punten als gehele veelvouden van 1/PUNT, oppervlakten in mm², bedragen in eurocenten; en de wettelijke afrondingen."""

# ruff: noqa: ANN401 - getal of kolom
from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

Kolom = NDArray[np.int64]
"""Een kolom gehele getallen: één waarde per element van een laag.

Van één woning zijn de kolommen van de woning, en van elke laag met één element behalve ruimten en voorzieningen, gewone getallen: NumPy
laat een getal over elke laag meelopen, en een getal rekent twintig keer zo snel als een kolom van één. Wat een getal niet heeft
(`np.where`, `~`, `.any()`), staat hieronder als functie voor beide.
"""

Masker = NDArray[np.bool_]
"""Een kolom ja/nee; van één woning een gewone `bool`."""

PUNT = 18_018_000
"""Eén punt. Deelbaar door 1 tot en met 16 en door 10.000: tabelwaarden, achtsten, 0,35 punt per 0,01 m² en 35% van een kwartpunt zijn geheel."""

KWART = PUNT // 4
MM2 = 1_000_000
"""mm² in een m²."""
HONDERDSTE = MM2 // 100
"""mm² in 0,01 m²."""


def half_op(x: Kolom, stap: int) -> Kolom:
    """Rond af op een veelvoud van `stap` (even), de helft naar boven (ook bij negatieve getallen: naar +∞)."""
    return (x + stap // 2) // stap * stap


def hoogstens(x: Any, grens: Any) -> Kolom:
    """Elementsgewijs ten hoogste `grens`."""
    kolom = isinstance(x, np.ndarray) or isinstance(grens, np.ndarray)
    uit: Kolom = np.minimum(x, grens) if kolom else min(x, grens)
    return uit


def minstens(x: Any, grens: Any) -> Kolom:
    """Elementsgewijs ten minste `grens`."""
    kolom = isinstance(x, np.ndarray) or isinstance(grens, np.ndarray)
    uit: Kolom = np.maximum(x, grens) if kolom else max(x, grens)
    return uit


def waar(masker: Any, ja: Any, nee: Any) -> Kolom:
    """Elementsgewijs `ja` waar het masker geldt, anders `nee`; gehele getallen."""
    if not isinstance(masker, np.ndarray):
        return cast("Kolom", ja if masker else nee)
    if masker.size < _WEINIG:
        return cast("Kolom", np.where(masker, ja, nee))
    uit: Kolom = nee + masker * (ja - nee)  # op een wisselend masker vijf keer zo snel als `np.where`
    return uit


_WEINIG = 256


def niet(masker: Any) -> Masker:
    """Elementsgewijs het omgekeerde."""
    uit: Any = ~masker if isinstance(masker, np.ndarray) else not masker
    return cast("Masker", uit)


def ergens(masker: Any) -> bool:
    """Of het masker ergens geldt."""
    return bool(np.count_nonzero(masker) if isinstance(masker, np.ndarray) else masker)


def is_getal(x: Any) -> bool:
    """Of dit de waarde van één woning is, als gewoon getal."""
    return not isinstance(x, np.ndarray)


def element(x: Any, i: int) -> int:
    """Waarde nummer i; een getal is dat voor elke i."""
    return int(x[i]) if isinstance(x, np.ndarray) else int(x)


def als_rij(x: Any) -> list[int]:
    """De waarden als lijst gewone getallen; een getal is een lijst van één."""
    uit: list[int] = x.tolist() if isinstance(x, np.ndarray) else [int(x)]
    return uit


def stuk(x: Any, bereik: range) -> list[int]:
    """De waarden van een aaneengesloten stuk van een kolom; een getal geldt voor elk element."""
    if not isinstance(x, np.ndarray):
        return [int(x)] * len(bereik)
    uit: list[int] = x[bereik.start : bereik.stop].tolist()
    return uit


breuk = lru_cache(maxsize=65_536)(Fraction)
"""Fraction(teller, noemer), onthouden: puntwaarden komen steeds terug en het vereenvoudigen is duur."""
