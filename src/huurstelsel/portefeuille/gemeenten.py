"""Het COROP-gebied van elke woning in een brok: één keer opzoeken per verschillende gemeente of woonplaats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.ligging import COROP_AMSTERDAM_UTRECHT, aftrek_toilet
from huurstelsel.feiten.onbekend import ALTIJD_EEN_VERTREK
from huurstelsel.recht import gebieden
from huurstelsel.regels.soortkolommen import BADRUIMTE, BESTEMD_BINNEN
from huurstelsel.regels.woz import gebouwd_in
from huurstelsel.reken.getallen import HONDERDSTE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.portefeuille.kolom import Velden
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker

BESTAAT_NIET = -1
_GROOT = np.array([int(code) for code in COROP_AMSTERDAM_UTRECHT])


def corop(adres: Velden, dag: date) -> Kolom:
    """Nummer van het COROP-gebied, 0 als het niet vaststaat; wat niet bestaat is twijfel.

    De woonplaatscode gaat voor de gemeente, en die voor de naam van de woonplaats.
    """
    uit = np.zeros(adres.n, np.int64)
    for veld, zoek in (("woonplaats", _van_plaatsnaam), ("gemeente", _van_gemeente), ("woonplaatscode", _van_code)):
        nummer, gevonden = _per_naam(adres, veld, zoek, dag)
        adres.twijfel_als((nummer >= 0) & (gevonden == BESTAAT_NIET))
        uit = np.where(nummer >= 0, np.maximum(gevonden, 0), uit)
    return uit


def groot(nummers: Kolom) -> Masker:
    """Waar het gebied dat van Amsterdam of Utrecht is (rubriek 11.1 onder a)."""
    return np.isin(nummers, _GROOT)


def klein_gebouwd(w: Woningen, regeling: Regeling) -> Masker:
    """Waar het gebied niet vaststaat en de woning uit de jaren van 11.1 onder a is of kan zijn."""
    uit: Masker = (w.corop == 0) & ((w.bouwjaar == 0) | gebouwd_in(w, regeling.parameters("woz").klein_gebouwd))
    return uit


def kan_klein_zijn(w: Woningen, regeling: Regeling) -> Masker:
    """Waar het gebied niet vaststaat en beslist of de woning klein is (11.1 onder a); zie `feiten.onbekend.kan_klein_zijn`."""
    p = regeling.parameters("woz")
    uit: Masker = klein_gebouwd(w, regeling) & w.oppervlakten_bekend
    if not uit.any() or p.kiest("kleine_woning_oppervlakte", "gebruiksoppervlakte"):
        return uit
    r = w.ruimte
    zeker = BESTEMD_BINNEN[r.soort] & r.eisen_vertrek & r.begaanbaar & r.dak_beschoten & r.vaste_trap & r.gebruiksrecht
    zeker &= (r.oppervlakte >= ALTIJD_EEN_VERTREK) & r.van_ouder(w.groep.adressen == 1) & ~r.kast_op_verkeersruimte
    telt = r.oppervlakte // HONDERDSTE * HONDERDSTE - aftrek_toilet(regeling) * BADRUIMTE[r.soort]
    uit &= w.per_woning(telt * zeker) < p.kleiner_dan
    return uit


def in_bijlage_iii(adres: Velden, gemeenten: Sequence[str], dag: date) -> Masker:
    """Waar de gemeente in bijlage III Bhw staat (rubriek 9.1 onder a, tot 1 juli 2024); een gemeente die niet bestaat staat er niet in."""

    def zoek(naam: str, dag: date) -> int:
        gebied = gebieden.gebied(naam, dag)
        return int(gebied is not None and gebied.gemeente in gemeenten)

    uit: Masker = _per_naam(adres, "gemeente", zoek, dag)[1] > 0
    return uit


def _per_naam(adres: Velden, veld: str, zoek: Callable[[str, date], int], dag: date) -> tuple[Kolom, Kolom]:
    nummer, namen = adres.namen(veld)
    tabel = np.array([*(zoek(naam, dag) for naam in namen), 0], np.int64)
    return nummer, tabel[nummer]


def _van_plaatsnaam(naam: str, dag: date) -> int:
    return int(gebieden.corop_van_plaatsnaam(naam, dag) or 0)


def _van_gemeente(naam: str, dag: date) -> int:
    return BESTAAT_NIET if gebieden.gebied(naam, dag) is None else int(gebieden.corop(naam, dag) or 0)


def _van_code(code: str, dag: date) -> int:
    return int(gebieden.corop_van_woonplaats(code, dag) or 0) if gebieden.bestaat_woonplaats(code) else BESTAAT_NIET
