"""Voorzieningen tellen per ruimte: aantallen van drie soorten passen in één getal, zodat één som er drie oplevert."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.soorten import VOORZIENINGCODE
from huurstelsel.regels.soortkolommen import KLASSE, VERKEERSRUIMTE, VERTREK

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.reken.getallen import Kolom
    from huurstelsel.reken.post import Saldi

BITS = 20
"""Ruimte per soort: tot 2^20 stuks per ruimte; `feiten.model` staat er ten hoogste 1.000 regels van 1.000 stuks toe."""

_DRIETALLEN = (
    ("toilet", "hangend_toilet", "wastafel"),
    ("meerpersoonswastafel", "douche", "bad"),
    ("kastruimte", "stopcontact", "bubbelfunctie"),
    ("afscheiding_douche", "kastje_met_wastafel"),
)


def _factoren(soorten: tuple[str, ...]) -> Kolom:
    tabel = np.zeros(len(VOORZIENINGCODE), np.int64)
    for plaats, soort in enumerate(soorten):
        tabel[VOORZIENINGCODE[soort]] = 1 << (BITS * plaats)
    return tabel


_GEEN = np.zeros(0, np.int64)
_FACTOREN = tuple(_factoren(soorten) for soorten in _DRIETALLEN)
_PLAATS = {
    soort: (nummer, plaats) for nummer, soorten in enumerate(_DRIETALLEN) for plaats, soort in enumerate(soorten)
}


def aanwezig(w: Woningen, *soorten: str) -> bool:
    """Of een van deze soorten voorzieningen ergens voorkomt; zo niet, dan valt er niets te tellen."""
    return not w.voorziening.aanwezig.isdisjoint(soorten)


def tel(w: Woningen, eerder: Saldi, soort: str) -> Kolom:
    """Aantal voorzieningen van een soort per ruimte met voorzieningen, voor zover de huurder die ruimte mag gebruiken."""
    nummer, plaats = _PLAATS[soort]
    naam = f"aantallen_{nummer}"
    if naam not in eerder.kolom:
        v = w.voorziening
        eerder.kolom[naam] = v.som_gevuld(v.aantal * _FACTOREN[nummer][v.soort]) * binnen(w, eerder)
    return (eerder.kolom[naam] >> (BITS * plaats)) & ((1 << BITS) - 1)


def binnen(w: Woningen, eerder: Saldi) -> Kolom:
    """Of een ruimte met voorzieningen binnen ligt en de huurder haar mag gebruiken; alleen daar tellen keuken en sanitair (1 of 0)."""
    if "binnen" not in eerder.kolom:
        hier = w.voorziening.gevuld
        klasse = KLASSE[w.soort_gevuld]
        telt = (klasse >= VERTREK) & (klasse <= VERKEERSRUIMTE) & w.ruimte.gebruiksrecht[hier]
        eerder.kolom["binnen"] = telt.astype(np.int64)
    return eerder.kolom["binnen"]


def van_soort(w: Woningen, soort: str) -> Kolom:
    """Nummers van de voorzieningen van een zeldzame soort in ruimten die de huurder mag gebruiken."""
    v = w.voorziening
    if not aanwezig(w, soort):
        return _GEEN
    nummers = np.flatnonzero(v.soort == VOORZIENINGCODE[soort])
    return nummers[w.ruimte.gebruiksrecht[v.ouder[nummers]]]
