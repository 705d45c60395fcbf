"""Het bereik van rubriek 5 en 6 van een kamer vóór de Wet betaalbare huur: die lopen niet met één onbekend feit mee op.

Een aanrecht in een woonvertrek is een wastafel of, als het vertrek groter blijkt, een keuken; en van meer positieve punten wordt meer
afgetrokken. De andere rubrieken en het totaal lopen wel met oppervlakte en verwarming op.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.reken.getallen import PUNT, stuk

if TYPE_CHECKING:
    from huurstelsel.reken.getallen import Kolom
    from huurstelsel.reken.post import Saldi
    from huurstelsel.uitkomst import Bereik


def bereik_kamer(saldi: Saldi, rijen: range, *, begrensd: bool) -> dict[int, Bereik]:
    """Laagste en hoogste punten van rubriek 5 en 6, over alles wat tussen de invullingen ligt.

    Args:
        rijen: de invullingen van deze woning.
        begrensd: geen oppervlakte binnen is onbekend.
    """
    return {5: _wasgelegenheid(saldi, rijen, begrensd=begrensd), 6: _kwaliteit(saldi, rijen, begrensd=begrensd)}


def _punten(kolom: Kolom, rijen: range) -> list[Fraction]:
    return [Fraction(waarde, PUNT) for waarde in stuk(kolom, rijen)]


def _wasgelegenheid(saldi: Saldi, rijen: range, *, begrensd: bool) -> Bereik:
    punten = saldi.waarden(rijen, 5)
    vervalt = [Fraction(0)] * len(rijen) if begrensd else _punten(saldi.kolom["wastafel_kan_vervallen"], rijen)
    return min(p - v for p, v in zip(punten, vervalt, strict=True)), max(punten)


def _kwaliteit(saldi: Saldi, rijen: range, *, begrensd: bool) -> Bereik:
    """De bijtelling, verminderd met de aftrek of de helft van alle positieve punten; elk op hun uiterste."""
    bij, aftrek = _punten(saldi.kolom["bijtelling_kamer"], rijen), _punten(saldi.kolom["aftrek_kamer"], rijen)
    helft = [(p + b) / 2 for p, b in zip(saldi.waarden(rijen, 1, 2, 3, 4, 5, 7), bij, strict=True)]
    laagste = min(bij) - (min(max(aftrek), max(helft)) if begrensd else max(aftrek))
    return laagste, max(bij) - min(*aftrek, *helft) if begrensd else None
