"""Van rijen naar kolommen: één woning of een miljoen worden `Woningen`."""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from huurstelsel.feiten.kolommen import (
    ENERGIE_GETALLEN,
    ENERGIE_VLAGGEN,
    RUIMTE_GETALLEN,
    RUIMTE_VLAGGEN,
    VOORZIENING_GETALLEN,
    WAGEN_GETALLEN,
    WONING_GETALLEN,
    WONING_VLAGGEN,
    WOZ_GETALLEN,
    Energie,
    Groep,
    Ruimte,
    Voorziening,
    Woningen,
    Woz,
    vul,
)
from huurstelsel.reken.laag import Laag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from huurstelsel.feiten.rijen import Getallen, Rij, RuimteRij, Vlaggen

_PRIVE = (1, 1, "")


def _kolommen(getallen: Sequence[Getallen], breedte: int) -> NDArray[Any]:
    plat = np.fromiter(chain.from_iterable(getallen), np.int64, len(getallen) * breedte)
    return np.array(plat.reshape(-1, breedte).T, order="C")


def _maskers(vlaggen: Sequence[Vlaggen], breedte: int) -> NDArray[Any]:
    plat = np.frombuffer(b"".join(map(bytes, vlaggen)), np.bool_)  # een vlag is één byte, net als in NumPy
    return np.array(plat.reshape(-1, breedte).T, order="C")


def _offsets(aantallen: Sequence[int]) -> NDArray[Any]:
    return np.fromiter(accumulate(aantallen, initial=0), np.int64, len(aantallen) + 1)


_L = TypeVar("_L", bound=Laag)


def _met(laag: _L, *delen: tuple[tuple[str, ...], NDArray[Any]]) -> _L:
    for namen, kolommen in delen:
        vul(laag, namen, kolommen)
    return laag


def _met_rijen(laag: _L, getallen: tuple[str, ...], vlaggen: tuple[str, ...], rijen: Sequence[Getallen]) -> _L:
    """Als `_met`; is er één element onder één ouder, dan zijn de kolommen de getallen zelf."""
    if laag.enkel:
        vul(laag, (*getallen, *vlaggen), rijen[0])
        return laag
    aantal = len(getallen)
    kolommen = _kolommen(rijen, aantal + len(vlaggen))
    return _met(laag, (getallen, kolommen[:aantal]), (vlaggen, kolommen[aantal:].astype(np.bool_)))


def _groepen(ruimten: Sequence[RuimteRij]) -> tuple[list[tuple[int, int, str]], list[int]]:
    """Adressen, kamers en stel van de groepen, en het aantal ruimten in elk; ruimten staan al op die volgorde."""
    groepen, aantallen = [_PRIVE], [0]
    for ruimte in ruimten:
        groep = (ruimte.adressen, ruimte.kamers, ruimte.stel)
        if groep != groepen[-1]:
            groepen.append(groep)
            aantallen.append(0)
        aantallen[-1] += 1
    return groepen, aantallen


def bouw(rijen: Sequence[Rij]) -> Woningen:
    """Zet rijen om in kolommen. De privégroep van elke woning bestaat altijd en staat vooraan."""
    delingen: list[tuple[int, int, str]] = []
    groepen: list[int] = []
    ruimten_per_groep: list[int] = []
    for r in rijen:
        van_rij, aantallen = _groepen(r.ruimten)
        delingen += van_rij
        groepen.append(len(van_rij))
        ruimten_per_groep += aantallen
    ruimten = [ruimte for r in rijen for ruimte in r.ruimten]
    voorzieningen = [v for ruimte in ruimten for v in ruimte.voorzieningen]
    groep = Groep(_offsets(groepen))
    delers = [deling[:2] for deling in delingen]
    vul(groep, ("adressen", "kamers"), delers[0] if groep.enkel else _kolommen(delers, 2))
    stellen = [stel for _, _, stel in delingen]
    groep.stellen = stellen if any(stellen) else ()
    groep.deler = groep.adressen * groep.kamers
    ruimtelaag = _met(
        Ruimte(_offsets(ruimten_per_groep)),
        (RUIMTE_GETALLEN, _kolommen([x.getallen for x in ruimten], len(RUIMTE_GETALLEN))),
        (RUIMTE_VLAGGEN, _maskers([x.vlaggen for x in ruimten], len(RUIMTE_VLAGGEN))),
    )
    voorzieninglaag = _met(
        Voorziening(_offsets([len(x.voorzieningen) for x in ruimten])),
        (VOORZIENING_GETALLEN, _kolommen(voorzieningen, len(VOORZIENING_GETALLEN))),
    )
    labels = [getallen + vlaggen for r in rijen for getallen, vlaggen in r.energie]
    energie = _met_rijen(Energie(_offsets([len(r.energie) for r in rijen])), ENERGIE_GETALLEN, ENERGIE_VLAGGEN, labels)
    waarden = [waarde for r in rijen for waarde in r.woz]
    woz = _met_rijen(Woz(_offsets([len(r.woz) for r in rijen])), WOZ_GETALLEN, (), waarden)
    woningen = Woningen(
        len(rijen), groep=groep, ruimte=ruimtelaag, voorziening=voorzieninglaag, energie=energie, woz=woz
    )
    enkel = len(rijen) == 1
    vul(
        woningen,
        WONING_GETALLEN,
        rijen[0].getallen if enkel else _kolommen([r.getallen for r in rijen], len(WONING_GETALLEN)),
    )
    vul(
        woningen,
        WONING_VLAGGEN,
        rijen[0].vlaggen if enkel else _maskers([r.vlaggen for r in rijen], len(WONING_VLAGGEN)),
    )
    if rijen[0].wagen:
        wagens = rijen[0].wagen if enkel else _kolommen([r.wagen for r in rijen], len(WAGEN_GETALLEN))
        vul(woningen, WAGEN_GETALLEN, wagens)
    return woningen
