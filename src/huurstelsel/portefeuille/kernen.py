"""Werk verdelen over de kernen, met een grens aan wat tegelijk onderweg is."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_T = TypeVar("_T")
_U = TypeVar("_U")


def op_alle_kernen(doe: Callable[[_T], _U], dingen: Iterable[_T]) -> Iterator[_U]:
    """Wat `doe` van elk ding maakt, op volgorde; er zijn nooit meer dingen onderweg dan kernen plus twee."""
    kernen = os.cpu_count() or 1
    onderweg: deque[Future[_U]] = deque()
    with ThreadPoolExecutor(kernen) as draden:
        try:
            for ding in dingen:
                onderweg.append(draden.submit(doe, ding))
                if len(onderweg) > kernen + 1:
                    yield onderweg.popleft().result()
            while onderweg:
                yield onderweg.popleft().result()
        finally:
            for taak in onderweg:
                taak.cancel()
