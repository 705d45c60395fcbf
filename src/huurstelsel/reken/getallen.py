"""Vaste komma: punten als gehele veelvouden van 1/PUNT, oppervlakten in mm², bedragen in eurocenten; en de wettelijke afrondingen."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Kolom = NDArray[np.int64]
"""Een kolom gehele getallen: één waarde per element van een laag."""

Masker = NDArray[np.bool_]
"""Een kolom ja/nee."""

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


def hoogstens(x: Kolom, grens: Any) -> Kolom:  # noqa: ANN401 - getal of kolom
    """Elementsgewijs ten hoogste `grens`."""
    uit: Kolom = np.minimum(x, grens)
    return uit


def waar(masker: Masker, ja: Any, nee: Any) -> Kolom:  # noqa: ANN401 - getal of kolom
    """Elementsgewijs `ja` waar het masker geldt, anders `nee`."""
    uit: Kolom = np.where(masker, ja, nee)
    return uit
