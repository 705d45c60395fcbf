"""Werk verdelen over de kernen, met een grens aan wat tegelijk onderweg is."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_T = TypeVar("_T")
_U = TypeVar("_U")

_KERNEN = os.cpu_count() or 1


def _niets() -> None:
    """Er is niets te stoppen."""


def op_alle_kernen(doe: Callable[[_T], _U], dingen: Iterable[_T], stop: Callable[[], None] = _niets) -> Iterator[_U]:
    """Wat `doe` van elk ding maakt, op volgorde; er zijn nooit meer dingen onderweg dan kernen plus twee.

    Args:
        stop: laat wat onderweg is eerder ophouden, als het werk wordt afgebroken.
    """
    return _verdeel(ThreadPoolExecutor(_KERNEN), doe, dingen, stop)


def in_eigen_processen(doe: Callable[[_T], _U], dingen: Iterable[_T]) -> Iterator[_U]:
    """Als `op_alle_kernen`, voor werk dat in Python gebeurt: dat gebruikt in draden maar één kern.

    Wat `doe`, de dingen en de uitkomsten zijn, gaat naar een ander proces en weer terug.
    """
    return _verdeel(eigen_processen(), doe, dingen, _niets)


def eigen_processen() -> ProcessPoolExecutor:
    """Een proces per kern; zij houden op als dit proces wegvalt, hoe dat ook komt."""
    return ProcessPoolExecutor(_KERNEN, multiprocessing.get_context("spawn"), initializer=_let_op_de_ouder)


def _let_op_de_ouder() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # wie Ctrl-C geeft, krijgt alleen van het hoofdproces antwoord
    Thread(target=_stop_met_de_ouder, daemon=True).start()


def _stop_met_de_ouder() -> None:
    ouder = multiprocessing.parent_process()
    if ouder is not None:
        ouder.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _verdeel(
    werkers: Executor, doe: Callable[[_T], _U], dingen: Iterable[_T], stop: Callable[[], None]
) -> Iterator[_U]:
    onderweg: deque[Future[_U]] = deque()
    with werkers:
        try:
            for ding in dingen:
                onderweg.append(werkers.submit(doe, ding))
                if len(onderweg) > _KERNEN + 1:
                    yield onderweg.popleft().result()
            while onderweg:
                yield onderweg.popleft().result()
        except BaseException:
            stop()
            raise
        finally:
            for taak in onderweg:
                taak.cancel()
