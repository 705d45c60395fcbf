"""Een bestand dat er in zijn geheel staat of niet."""

from __future__ import annotations

import glob
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def op_zijn_plaats(doel: Path) -> Iterator[Path]:
    """Geef een pad ernaast om te schrijven, en zet dat daarna op zijn plaats; lukt het niet, dan blijft wat er stond.

    Een symbolische verwijzing blijft een verwijzing.

    Raises:
        OSError: schrijven of hernoemen lukt niet.
    """
    doel = doel.resolve()
    klad = doel.with_name(f".{doel.name}.{os.getpid()}")
    try:
        yield klad
        klad.replace(doel)
    finally:
        klad.unlink(missing_ok=True)


def ruim_klad_op(doel: Path) -> None:
    """Verwijder wat een proces dat is gedood naast een doel heeft laten liggen."""
    doel = doel.resolve()
    for klad in doel.parent.glob(f".{glob.escape(doel.name)}.*"):
        nummer = klad.suffix.removeprefix(".")
        if os.name == "posix" and nummer.isdecimal() and not _leeft(int(nummer)):  # elders is vragen ook doden
            klad.unlink(missing_ok=True)


def _leeft(proces: int) -> bool:
    try:
        os.kill(proces, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # van iemand anders
        return True
    return True
