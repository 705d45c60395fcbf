"""Rubriek 8: privé-buitenruimten."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from orakel.basis import heel
from orakel.ruimten import BUITENRUIMTEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orakel_voor_wbh.basis import Keuzes
    from orakel_voor_wbh.ruimten import Plek

TREDEN = ((100, 10), (75, 8), (50, 6), (25, 4), (0, 2))  # m² vanaf, punten
GEEN_BUITENRUIMTE, CARPORT = -5, 2
EXTRA_VANAF, EXTRA_STAP, EXTRA_PUNTEN, HOOGSTENS = 100, 25, 2, 15  # toelichting rubriek 8


def _oppervlakte(eigen: Sequence[Plek], keuzes: Keuzes, *, extra_kwaliteit: bool) -> Fraction:
    """Punten voor de gezamenlijke oppervlakte."""
    m2 = sum((p.gemeten for p in eigen), Fraction(0))
    if not keuzes.is_standaard("buitenruimte_voor_wbh"):
        m2 = Fraction(heel(m2))
    punten = Fraction(next(punten for vanaf, punten in TREDEN if m2 >= vanaf))
    if not extra_kwaliteit or m2 <= EXTRA_VANAF:
        return punten
    stappen = (m2 - EXTRA_VANAF) / EXTRA_STAP
    if keuzes.is_standaard("buitenruimte_boven_100"):
        stappen = Fraction(floor(stappen))
    return min(Fraction(HOOGSTENS), punten + EXTRA_PUNTEN * stappen)


def rubriek_8(alle: Sequence[Plek], keuzes: Keuzes, *, extra_kwaliteit: bool) -> Fraction:
    """Naar de oppervlakte, twee per carport; zonder privé-buitenruimte min vijf. Wat gedeeld wordt, is niet privé."""
    prive = [p for p in alle if p.adressen == 1]
    carports = [p for p in prive if p.soort == "carport"]
    eigen = [p for p in prive if p.soort in BUITENRUIMTEN - {"carport"} and p.eisen.minimumafmeting is not False]
    punten = Fraction(CARPORT * len(carports))
    if eigen:
        return punten + _oppervlakte(eigen, keuzes, extra_kwaliteit=extra_kwaliteit)
    if carports and not keuzes.is_standaard("carport_als_buitenruimte"):
        return punten
    return punten + GEEN_BUITENRUIMTE
