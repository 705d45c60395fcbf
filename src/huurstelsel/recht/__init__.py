"""Het recht als gegevens: gedateerde parameters met hun bron, huurtabellen, gebieden en benoemde interpretaties."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

GELDEND = "geldend"  # de naam waarmee het recht zelf wordt gekozen waar ook een voorstel kan

_V = TypeVar("_V")


def ontwerprecht(gekozen: Iterable[_V]) -> tuple[_V, ...]:
    """De gekozen voorstellen, zonder de naam van het recht zelf: die voegt niets toe."""
    return tuple(v for v in gekozen if v != GELDEND)
