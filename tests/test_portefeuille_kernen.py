"""Werk in eigen processen: op volgorde, en zonder processen die achterblijven."""

from __future__ import annotations

import subprocess
import sys
from operator import neg
from threading import Event
from typing import TYPE_CHECKING

import pytest

from huurstelsel.portefeuille.kernen import in_eigen_processen, op_alle_kernen

if TYPE_CHECKING:
    from collections.abc import Iterator

VALT_WEG = """
import os
import signal
from huurstelsel.portefeuille.kernen import eigen_processen
werkers = eigen_processen()
print(werkers.submit(os.getpid).result() != os.getpid(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("verdeel", [op_alle_kernen, in_eigen_processen])
def test_de_uitkomsten_staan_op_volgorde(verdeel) -> None:
    assert list(verdeel(neg, range(50))) == [-i for i in range(50)]


def test_wie_afbreekt_wacht_niet_op_wat_onderweg_is() -> None:
    los, klaar = Event(), list[bool]()

    def breek_af() -> Iterator[int]:
        yield 0
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(op_alle_kernen(lambda _: klaar.append(los.wait(60)), breek_af(), los.set))
    assert klaar == [True]


def test_eigen_processen_houden_op_als_het_hoofdproces_wegvalt() -> None:
    """De processen hebben dezelfde uitvoer; zolang er één leeft, komt daar geen einde aan."""
    klaar = subprocess.run([sys.executable, "-c", VALT_WEG], capture_output=True, timeout=60, check=False, text=True)
    assert (klaar.stdout.strip(), klaar.returncode) == ("True", -9)
