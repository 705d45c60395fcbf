"""Een spreiding over trekkingen als tekst en als lijn van een figuur: het gemiddelde, met het laagste en het hoogste."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.reken.schrijven import MIN, nederlands
from huurstelsel.uitleg.beleid.rapport.blokken import BEREIK, Lijn
from huurstelsel.uitleg.beleid.schrijven import bedrag, procent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from huurstelsel.beleid.hervorming import Spreiding


def _schrijf(s: Spreiding | None, getal_: Callable[[Fraction], str]) -> str:
    if s is None:
        return "–"
    midden, laagst, hoogst = (getal_(x) for x in (s.midden, s.laagst, s.hoogst))
    tot = "–" if s.laagst >= 0 else " tot "
    return midden if laagst == hoogst else f"{midden}{BEREIK}{laagst}{tot}{hoogst})"


def getal(s: Spreiding | None) -> str:
    """In hele getallen: 47.000 (45.000–49.000)."""
    return _schrijf(s, lambda x: nederlands(x, 0, 0))


def procenten(s: Spreiding | None) -> str:
    """In hele procenten: 50% (49%–51%)."""
    return _schrijf(s, lambda x: procent(x, 0))


def getallen(s: Spreiding | None) -> str:
    """In hele getallen met een teken: +1.200."""
    return _schrijf(s, _met_teken)


def _met_teken(x: Fraction) -> str:
    tekst = nederlands(x, 0, 0)
    return tekst if tekst[0] in f"{MIN}0" else f"+{tekst}"


def bedragen(s: Spreiding | None, decimalen: int = 2) -> str:
    """Eurocenten als bedrag."""
    tekst = _schrijf(s, lambda centen: bedrag(centen, decimalen))
    return tekst.replace(f"–{bedrag(Fraction(0), 0)[:2]}", "–")  # het teken staat al bij het laagste


def maal(s: Spreiding, factor: Fraction | int) -> Spreiding:
    """Elk van de drie maal een factor."""
    return type(s)(*(x * factor for x in s))


def lijn(
    naam: str,
    spreidingen: Sequence[Spreiding | None],
    schrijf: Callable[[Spreiding | None], str],
    factor: Fraction | int = 1,
) -> Lijn:
    """Een lijn van een figuur, met een bereik als er meer trekkingen zijn; waar geen getal is, staat geen punt."""
    punten = [None if s is None else maal(s, factor) for s in spreidingen]
    spreidt = any(s is not None and s.laagst != s.hoogst for s in punten)
    bereik = tuple((0.0, 0.0) if s is None else (float(s.laagst), float(s.hoogst)) for s in punten) if spreidt else ()
    waarden = tuple(None if s is None else float(s.midden) for s in punten)
    return Lijn(naam, waarden, tuple(schrijf(s) for s in spreidingen), bereik)
