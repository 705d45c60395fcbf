"""Feiten die elkaar tegenspreken, en wat het in punten scheelt als het verdachte feit niet zo was.

Elke tegenspraak is een masker over woningen en dezelfde woningen met andere kolommen; de inzet is het verschil in hele punten tussen beide.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.feiten.rijen import NOOIT
from huurstelsel.portefeuille.inlezen_ruimten import _BINNEN as BINNEN
from huurstelsel.portefeuille.kwaliteitgrenzen import grenzen
from huurstelsel.reken.datums import jaren_verder
from huurstelsel.reken.getallen import HONDERDSTE
from huurstelsel.waardering import reken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from huurstelsel.feiten.kolommen import Energie, Woningen
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker


class Tegenspraak(NamedTuple):
    """Een soort tegenspraak in een groep woningen.

    Attributes:
        waar: de woningen waar zij voorkomt.
        verschil: hele punten die zij scheelt, zonder teken; elders 0.
    """

    naam: str
    waar: Masker
    verschil: Kolom


def tegenspraken(w: Woningen, regeling: Regeling, telt: Masker, nu: Callable[[], Kolom]) -> Iterator[Tegenspraak]:
    """De tegenspraken die in deze woningen voorkomen (ten minste twee: van één zijn kolommen getallen).

    Args:
        telt: de woningen waar naar gekeken wordt.
        nu: geeft de hele punten die zij nu hebben.
    """
    for naam, zoek in SOORTEN.items():
        waar, anders = zoek(w, regeling)
        waar = waar & telt
        if waar.any():
            nieuw = reken(anders(), regeling, grootboek=False).punten
            yield Tegenspraak(naam, waar, np.abs(nieuw - nu()) * waar)


def _met_energie(w: Woningen, **kolommen: Kolom | Masker) -> Woningen:
    anders = copy.copy(w)
    anders.energie = copy.copy(w.energie)
    anders.energie.__dict__.update(kolommen)
    return anders


def _label_na_peildatum(w: Woningen, regeling: Regeling) -> tuple[Masker, Callable[[], Woningen]]:
    """Een energieprestatie is opgenomen na de peildatum; anders: op de dag ervoor."""
    e, gisteren = w.energie, regeling.peildatum.toordinal() - 1
    later = e.opname > gisteren + 1
    opname, registratie = np.minimum(e.opname, gisteren), np.minimum(e.registratie, gisteren)
    return e.som(later) > 0, lambda: _met_energie(
        w, opname=np.where(later, opname, e.opname), registratie=np.where(later, registratie, e.registratie)
    )


def _label_verlopen(w: Woningen, regeling: Regeling) -> tuple[Masker, Callable[[], Woningen]]:
    """Elke energieprestatie is op de peildatum verlopen; anders: de nieuwste is van de dag ervoor, de andere even lang eerder."""
    e, peildatum = w.energie, regeling.peildatum
    verlopen = _verlopen(e, regeling)
    alle = (e.som(verlopen) > 0) & (e.som(~verlopen) == 0)
    schuif = e.van_ouder(np.where(alle, peildatum.toordinal() - 1 - e.hoogste(e.opname, 0), 0))
    return alle, lambda: _met_energie(
        w,
        opname=e.opname + schuif,
        registratie=e.registratie + schuif,
        geldig_tot=np.where(e.van_ouder(alle), NOOIT, e.geldig_tot),
    )


def _verlopen(e: Energie, regeling: Regeling) -> Masker:
    jaren, dag = regeling.parameters("energieprestatie").geldigheid, regeling.peildatum
    uit: Masker = (e.geldig_tot <= dag.toordinal()) | (e.opname <= jaren_verder(dag, -jaren).toordinal())
    return uit


def _label_van_gebouw(w: Woningen, _: Regeling) -> tuple[Masker, Callable[[], Woningen]]:
    """Een energieprestatie is van het gebouw; anders: van de woning."""
    e = w.energie
    return e.som(~e.voor_woning) > 0, lambda: _met_energie(w, voor_woning=np.ones(e.n, np.bool_))


def _woz_sprong(w: Woningen, regeling: Regeling) -> tuple[Masker, Callable[[], Woningen]]:
    """Een WOZ-waarde verschilt veel van die van de waardepeildatum ervoor; anders: die eerdere waarde."""
    z = w.woz
    eerder = z.waarde.copy()
    volgorde = np.lexsort((z.jaar, z.ouder))
    zelfde = z.ouder[volgorde[1:]] == z.ouder[volgorde[:-1]]
    eerder[volgorde[1:][zelfde]] = z.waarde[volgorde[:-1][zelfde]]
    sprong = np.abs(z.waarde - eerder) * 100 > grenzen(regeling.peildatum).woz_sprong * eerder

    def anders() -> Woningen:
        nieuw = copy.copy(w)
        nieuw.woz = copy.copy(z)
        nieuw.woz.waarde = np.where(sprong, eerder, z.waarde)
        return nieuw

    return z.som(sprong) > 0, anders


def _oppervlakte(w: Woningen, regeling: Regeling) -> tuple[Masker, Callable[[], Woningen]]:
    """De privéruimten binnen wijken samen ver af van de gebruiksoppervlakte; anders: naar verhouding, op 0,01 m² naar beneden."""
    r, g = w.ruimte, grenzen(regeling.peildatum)
    binnen = BINNEN[r.soort] & (w.groep.adressen[r.ouder] == 1)
    hoort = np.maximum(w.gebruiksoppervlakte, 0) // HONDERDSTE
    som = w.per_woning(r.oppervlakte // HONDERDSTE * binnen)
    buiten = (som * 100 < g.oppervlakte_minstens * hoort) | (som * 100 > g.oppervlakte_hoogstens * hoort)
    bekend = (som > 0) & (hoort > 0) & w.oppervlakten_bekend & (regeling.stelsel == "zelfstandig")
    waar: Masker = buiten & bekend

    def anders() -> Woningen:
        nieuw = copy.copy(w)
        nieuw.ruimte = copy.copy(r)
        woning = w.groep.ouder[r.ouder]
        passend = r.oppervlakte // HONDERDSTE * hoort[woning] // np.maximum(som[woning], 1) * HONDERDSTE
        nieuw.ruimte.oppervlakte = np.where(binnen & waar[woning], passend, r.oppervlakte)
        return nieuw

    return waar, anders


SOORTEN: dict[str, Callable[[Woningen, Regeling], tuple[Masker, Callable[[], Woningen]]]] = {
    "label_na_peildatum": _label_na_peildatum,
    "label_verlopen": _label_verlopen,
    "label_van_gebouw": _label_van_gebouw,
    "woz_sprong": _woz_sprong,
    "oppervlakte_wijkt_af": _oppervlakte,
}
"""Naam → waar zij voorkomt, en de woningen zonder het verdachte feit."""
