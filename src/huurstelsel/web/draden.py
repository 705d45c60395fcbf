"""De draden waarin wordt gerekend wat te lang duurt voor de lus van een werker."""

from __future__ import annotations

from asyncio import get_running_loop
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_DRADEN = ThreadPoolExecutor(2, thread_name_prefix="reken")
"""Twee per werker: meer maakt op één kern niets sneller, en alles trager."""


async def in_draad(doe: Callable[..., T], *argumenten: object) -> T:
    """Reken dit uit in een draad.

    Wordt het verzoek intussen afgebroken, dan begint werk dat nog wachtte niet meer. Werk dat loopt is niet af te breken: het houdt zijn
    draad tot het klaar is, zodat er nooit meer dan twee tegelijk lopen.
    """
    return await get_running_loop().run_in_executor(_DRADEN, doe, *argumenten)
