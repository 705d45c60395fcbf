"""Gewogen tellen zonder afronding: gewichten zijn gehele miljoensten, sommen zijn gehele getallen."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from huurstelsel.reken.getallen import Kolom

EEN = 1_000_000
"""Het gewicht van één woning."""

_BITS = 26
_GRENS = 1 << 63

Sommen = Counter[str]
"""Naam van een maat → som over woningen van gewicht × waarde; gewichten in 1/EEN."""


def som(gewicht: Kolom, waarden: Kolom) -> int:
    """Σ gewicht × waarde, exact; gewichten zijn niet negatief."""
    grootste = max(int(waarden.max(initial=0)), -int(waarden.min(initial=0)))
    if int(gewicht.sum()) * grootste < _GRENS:
        return int(np.dot(gewicht, waarden))
    return som_van(gewicht * waarden)


def som_van(getallen: Kolom) -> int:
    """Σ, exact, ook als zij niet in 64 bits past: in twee helften."""
    hoog, laag = _helften(getallen)
    return (int(hoog.sum()) << _BITS) + int(laag.sum())


def som_per(klassen: Kolom, n: int, getallen: Kolom) -> list[int]:
    """Som per klasse, exact; de som van elke helft van 26 bits past in een drijvend getal van 53 bits."""
    hoog, laag = (np.bincount(klassen, helft, n).tolist() for helft in _helften(getallen))
    return [(int(boven) << _BITS) + int(onder) for boven, onder in zip(hoog, laag, strict=True)]


def _helften(getallen: Kolom) -> tuple[Kolom, Kolom]:
    return getallen >> _BITS, getallen & ((1 << _BITS) - 1)


class Telling:
    """Sommen van maten over alle woningen, en per klasse van elke indeling.

    Attributes:
        alle: de sommen over alle woningen.
        per: indeling → klasse → sommen.
    """

    def __init__(self) -> None:
        """Nog niets geteld."""
        self.alle: Sommen = Counter()
        self.per: dict[str, dict[str, Sommen]] = {}

    def tel(
        self, gewicht: Kolom, maten: Mapping[str, Kolom], indelingen: Mapping[str, tuple[Kolom, Sequence[str]]]
    ) -> None:
        """Neem woningen op.

        Args:
            maten: naam → waarde per woning.
            indelingen: naam → (nummer van de klasse per woning, namen van de klassen).
        """
        gewogen = {naam: gewicht * waarden for naam, waarden in maten.items() if np.count_nonzero(waarden)}
        self.alle.update({naam: som_van(waarden) for naam, waarden in gewogen.items()})
        for indeling, (klassen, namen) in indelingen.items():
            per = self.per.setdefault(indeling, {})
            for maat, waarden in gewogen.items():
                for i, totaal in enumerate(som_per(klassen, len(namen), waarden)):
                    if totaal:
                        per.setdefault(namen[i], Counter())[maat] += totaal

    def neem_op(self, ander: Telling) -> None:
        """Tel een andere telling hierbij op."""
        self.alle.update(ander.alle)
        for indeling, klassen in ander.per.items():
            for klasse, sommen in klassen.items():
                self.per.setdefault(indeling, {}).setdefault(klasse, Counter()).update(sommen)


def aantal(sommen: Mapping[str, int], maat: str) -> Fraction:
    """Gewogen aantal of bedrag."""
    return Fraction(sommen.get(maat, 0), EEN)


def gemiddeld(sommen: Mapping[str, int], maat: str, over: str) -> Fraction | None:
    """Gewogen gemiddelde van een maat over wat een andere maat telt; `None` als dat niets is."""
    return Fraction(sommen.get(maat, 0), sommen[over]) if sommen.get(over) else None
