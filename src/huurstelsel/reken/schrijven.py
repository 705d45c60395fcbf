"""Schrijven zonder landinstelling: exacte breuken en centen als tekst, zonder drijvende komma, en een opsomming."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MIN = "−"


def decimaal(breuk: Fraction, decimalen: int) -> str:
    """Kortste decimale tekst met een punt, op zoveel decimalen afgerond (de helft van nul af): 7/3 op 4 wordt "2.3333"."""
    return als_decimaal(*breuk.as_integer_ratio(), decimalen)


@lru_cache(maxsize=65_536)
def als_decimaal(teller: int, noemer: int, decimalen: int) -> str:
    """Als `decimaal`, van een teller en een positieve noemer; onthouden, want puntwaarden komen steeds terug."""
    schaal: int = 10**decimalen
    eenheden = (2 * abs(teller) * schaal + noemer) // (2 * noemer)
    heel, rest = divmod(eenheden, schaal)
    cijfers = f"{heel}.{rest:0{decimalen}d}".rstrip("0").rstrip(".") if decimalen else str(heel)
    return f"-{cijfers}" if teller < 0 and eenheden else cijfers


def nederlands(breuk: Fraction, minstens: int = 0, hoogstens: int = 2) -> str:
    """Nederlands geschreven getal met zoveel decimalen: -1228.5 met minstens 2 wordt "−1.228,50"."""
    heel, _, rest = decimaal(breuk, hoogstens).partition(".")
    duizendtallen = f"{int(heel.lstrip('-')):,}".replace(",", ".")
    komma = f",{rest.ljust(minstens, '0')}" if rest or minstens else ""
    return f"{MIN if heel.startswith('-') else ''}{duizendtallen}{komma}"


def geheel(getal: int) -> str:
    """Geheel getal zonder duizendtalpunten: -15 wordt "−15"."""
    return f"{MIN if getal < 0 else ''}{abs(getal)}"


def euro(centen: int) -> str:
    """Bedrag in eurocenten: 122807 wordt "€ 1.228,07", met een vaste spatie."""
    return f"€\N{NO-BREAK SPACE}{nederlands(Fraction(centen, 100), 2)}"


def opsomming(delen: Iterable[str], voegwoord: str = "en") -> str:
    """Een of meer delen achter elkaar: “a, b en c”."""
    *eerste, laatste = delen
    return f"{', '.join(eerste)} {voegwoord} {laatste}" if eerste else laatste
