"""Het Nederlandse huurprijsrecht als rekenregels.

>>> from huurstelsel import waardeer
>>> uitkomst = waardeer("woning.yaml", "2026-01-01")
>>> uitkomst.punten, uitkomst.huurprijs.maximaal

`waardeer` geeft een `Uitkomst`, `waardeer_adres` een per kamer van een adres, `waardeer_tabel` een tabel van veel woningen; een `Regeling` kiest peildatum en benoemde interpretaties. Fouten staan in `huurstelsel.fouten`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from huurstelsel.portefeuille.tabel import waardeer_tabel
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitkomst import Uitkomst
    from huurstelsel.waardering import waardeer, waardeer_adres

__version__ = "0.1.0"
__all__ = ["Regeling", "Uitkomst", "waardeer", "waardeer_adres", "waardeer_tabel"]

_PLAATS = {
    "Regeling": "huurstelsel.regeling",
    "Uitkomst": "huurstelsel.uitkomst",
    "waardeer": "huurstelsel.waardering",
    "waardeer_adres": "huurstelsel.waardering",
    "waardeer_tabel": "huurstelsel.portefeuille.tabel",
}


def __getattr__(naam: str) -> object:
    """Laad de rekenkern pas als zij wordt gebruikt; importeren van het pakket blijft gratis."""
    if naam not in _PLAATS:
        melding = f"module huurstelsel heeft geen attribuut {naam}"
        raise AttributeError(melding)
    return getattr(import_module(_PLAATS[naam]), naam)
