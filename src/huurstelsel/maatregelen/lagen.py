"""Woningen als kolommen veranderen: woningen kiezen, een ruimte of voorziening toevoegen, een kolom vervangen. Nooit ter plekke."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from huurstelsel.feiten.kolommen import (
    ENERGIE_GETALLEN,
    ENERGIE_VLAGGEN,
    RUIMTE_GETALLEN,
    RUIMTE_VLAGGEN,
    VOORZIENING_GETALLEN,
    WONING_GETALLEN,
    WONING_VLAGGEN,
    WOZ_GETALLEN,
    Energie,
    Groep,
    Ruimte,
    Voorziening,
    Woningen,
    Woz,
)
from huurstelsel.feiten.rijen import NOOIT, ONBEKEND
from huurstelsel.reken.laag import Laag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from huurstelsel.reken.getallen import Kolom, Masker

_L = TypeVar("_L", bound=Laag)

RUIMTE = (*RUIMTE_GETALLEN, *RUIMTE_VLAGGEN)
ENERGIE = (*ENERGIE_GETALLEN, *ENERGIE_VLAGGEN)
WONING = (*WONING_GETALLEN, *WONING_VLAGGEN)
_NIET = ("verwarmd", "verkoeld", "bevat_keuken", "keuken_verwarmd", "kast_op_verkeersruimte", "wastafels_met_maximum")
"""Vlaggen die van een nieuwe ruimte niet gelden; aan alle eisen voldoet zij."""


def neem(w: Woningen, rijen: Kolom) -> Woningen:
    """Deze woningen, in deze volgorde; een woning mag vaker voorkomen."""
    groepen, van_groep = _uitgeklapt(w.groep, rijen)
    ruimten, van_ruimte = _uitgeklapt(w.ruimte, van_groep)
    voorzieningen, van_voorziening = _uitgeklapt(w.voorziening, van_ruimte)
    prestaties, van_energie = _uitgeklapt(w.energie, rijen)
    waarden, van_woz = _uitgeklapt(w.woz, rijen)
    uit = Woningen(
        len(rijen),
        groep=_gekozen(Groep(groepen), w.groep, ("adressen", "kamers", "deler"), van_groep),
        ruimte=_gekozen(Ruimte(ruimten), w.ruimte, RUIMTE, van_ruimte),
        voorziening=_gekozen(Voorziening(voorzieningen), w.voorziening, VOORZIENING_GETALLEN, van_voorziening),
        energie=_gekozen(Energie(prestaties), w.energie, ENERGIE, van_energie),
        woz=_gekozen(Woz(waarden), w.woz, WOZ_GETALLEN, van_woz),
    )
    for naam in WONING:
        setattr(uit, naam, getattr(w, naam)[rijen])
    return uit


def _uitgeklapt(laag: Laag, ouders: Kolom) -> tuple[Kolom, Kolom]:
    """De grenzen en de elementen van een laag bij deze ouders."""
    begin = laag.offsets[ouders]
    aantallen = laag.offsets[ouders + 1] - begin
    grenzen = np.zeros(len(ouders) + 1, np.int64)
    np.cumsum(aantallen, out=grenzen[1:])
    return grenzen, np.arange(int(grenzen[-1])) + np.repeat(begin - grenzen[:-1], aantallen)


def _gekozen(nieuw: _L, laag: _L, namen: tuple[str, ...], elementen: Kolom) -> _L:
    for naam in namen:
        setattr(nieuw, naam, getattr(laag, naam)[elementen])
    return nieuw


def met(laag: _L, namen: tuple[str, ...], anders: Mapping[str, Kolom | Masker]) -> _L:
    """Dezelfde laag met andere kolommen."""
    nieuw = type(laag)(laag.offsets)
    for naam in namen:
        setattr(nieuw, naam, anders.get(naam, getattr(laag, naam)))
    return nieuw


def met_lagen(w: Woningen, **lagen: object) -> Woningen:
    """Dezelfde woningen met andere lagen of kolommen."""
    uit = copy.copy(w)
    uit.__dict__.update(lagen)
    return uit


def voeg_voorziening_toe(w: Woningen, ruimten: Kolom, soort: int, maat: int = ONBEKEND) -> Woningen:
    """Een voorziening erbij, achteraan in elk van deze ruimten (oplopend, elke ruimte één keer)."""
    v = w.voorziening
    nieuw = Voorziening(_met_een_erbij(v.offsets, ruimten))
    begin = (soort, 1, maat, maat, 0, NOOIT)  # in de volgorde van VOORZIENING_GETALLEN
    for naam, waarde in zip(VOORZIENING_GETALLEN, begin, strict=True):
        setattr(nieuw, naam, np.insert(getattr(v, naam), v.offsets[ruimten + 1], waarde))
    return met_lagen(w, voorziening=nieuw)


def voeg_ruimte_toe(w: Woningen, woningen: Kolom, soort: int, oppervlakte: int) -> Woningen:
    """Een privéruimte erbij in elk van deze woningen (oplopend), zonder voorzieningen; de oppervlakte in mm²."""
    r, v, groepen = w.ruimte, w.voorziening, w.groep.offsets[woningen]
    plaatsen = r.offsets[groepen + 1]
    nieuw = Ruimte(_met_een_erbij(r.offsets, groepen))
    waarden = {"soort": soort, "oppervlakte": oppervlakte, "aantal": 1, "parkeertype": 0}
    for naam in RUIMTE:
        setattr(nieuw, naam, np.insert(getattr(r, naam), plaatsen, waarden.get(naam, naam not in _NIET)))
    voorziening = Voorziening(np.insert(v.offsets, plaatsen, v.offsets[plaatsen]))
    for naam in VOORZIENING_GETALLEN:
        setattr(voorziening, naam, getattr(v, naam))
    return met_lagen(w, ruimte=nieuw, voorziening=voorziening)


def _met_een_erbij(grenzen: Kolom, ouders: Kolom) -> Kolom:
    erbij = np.zeros(len(grenzen), np.int64)
    erbij[ouders + 1] = 1
    uit: Kolom = grenzen + np.cumsum(erbij)
    return uit
