"""Eigenschappen van ruimtesoorten als tabellen op code, zodat een regel ze met één greep opzoekt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.soorten import GEDEELD_PARKEREN, RUIMTESOORTEN, VOORZIENINGCODE, Klasse

if TYPE_CHECKING:
    from huurstelsel.reken.getallen import Kolom, Masker

_SOORTEN = tuple(RUIMTESOORTEN.values())


def _masker(eigenschap: str) -> Masker:
    return np.array([getattr(s, eigenschap) for s in _SOORTEN], np.bool_)


KLASSE: Kolom = np.array([s.klasse for s in _SOORTEN], np.int64)
VERTREK, OVERIGE_RUIMTE = int(Klasse.VERTREK), int(Klasse.OVERIGE_RUIMTE)
VERKEERSRUIMTE, BUITENRUIMTE = int(Klasse.VERKEERSRUIMTE), int(Klasse.BUITENRUIMTE)
PARKEERPLEK = int(Klasse.PARKEERPLEK)

BESTEMD_VERTREK: Masker = KLASSE == VERTREK
BESTEMD_BINNEN: Masker = BESTEMD_VERTREK | (KLASSE == OVERIGE_RUIMTE)
ALTIJD_VERTREK = _masker("altijd_vertrek")
BADRUIMTE = _masker("badruimte")
TOILETRUIMTE = _masker("toiletruimte")
ZOLDER = _masker("zolder")
KEUKEN = _masker("keuken")
OPEN_KEUKEN = _masker("open_keuken")
HEKWERK = _masker("hekwerk")
PARKEERTYPE: Kolom = np.array([GEDEELD_PARKEREN.get(soort, 0) for soort in RUIMTESOORTEN], np.int64)
"""Type van de parkeerplek als de ruimte met andere adressen wordt gedeeld; 0 is geen."""


def puntentabel(punten: dict[str, int]) -> Kolom:
    """Punten per voorzieningcode; 0 voor een soort die niet in de lijst staat."""
    tabel = np.zeros(len(VOORZIENINGCODE), np.int64)
    for soort, waarde in punten.items():
        tabel[VOORZIENINGCODE[soort]] = waarde
    return tabel
