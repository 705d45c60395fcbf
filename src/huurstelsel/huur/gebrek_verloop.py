"""Het verloop van de lagere huurprijs bij gebreken: per tijdvak de laagste die bij de gebreken van dat tijdvak hoort (Bhw art. 6 lid 5)."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.huur.termijnen import eerste_van_volgende_maand
from huurstelsel.reken.datums import in_woorden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from huurstelsel.huur.gebrek_telt import Telling
    from huurstelsel.recht.laden import Parameters


class Tijdvak(NamedTuple):
    """Een tijdvak met zijn huurprijs.

    Attributes:
        tot: eerste dag waarop zij niet meer geldt; `None` zolang de gebreken er zijn.
        procent: deel van de huurprijs dat ten laagste in rekening wordt gebracht.
        huurprijs: de volledige huurprijs, in eurocenten.
        ten_laagste: het bedrag, naar boven op hele centen, en nooit meer dan de volledige huurprijs.
    """

    van: date
    tot: date | None
    procent: int
    huurprijs: int
    ten_laagste: int

    def naam(self) -> str:
        """Hoe het bedrag heet."""
        tot = "" if self.tot is None else f" tot {in_woorden(self.tot)}"
        return f"ten laagste {self.procent}%, vanaf {in_woorden(self.van)}{tot}"


def einde(hersteld: date | None) -> date | None:
    """De eerste dag van de maand na die van het herstel (Uhw art. 12 lid 4)."""
    return None if hersteld is None else eerste_van_volgende_maand(hersteld)


def tot_alles_hersteld(tellingen: Sequence[Telling], p: Parameters) -> list[Telling]:
    """De lagere huurprijs eindigt als alle genoemde gebreken zijn verholpen (keuze gebreken_herstel)."""
    tellend = [x for x in tellingen if x.telt]
    if p.kiest("gebreken_herstel", "per_gebrek") or not tellend:
        return tellend
    einden = [x.tot for x in tellend]
    laatste = None if None in einden else max(d for d in einden if d is not None)
    return [x._replace(tot=laatste) for x in tellend]


def tijdvakken(
    tellingen: Sequence[Telling],
    bedragen: Callable[[date, int], tuple[int, int] | None],
    wijzigingsdagen: Iterable[date] = (),
) -> list[Tijdvak] | None:
    """De tijdvakken, oplopend; `None` als de huurprijs van een van hen niet bekend is.

    Args:
        bedragen: volledige en laagste huurprijs op een dag bij een percentage.
        wijzigingsdagen: dagen waarop de huurprijs verandert.
    """
    grenzen = {d for x in tellingen for d in (x.van, x.tot) if d is not None}
    dagen = sorted(grenzen | {d for d in wijzigingsdagen if grenzen and d > min(grenzen)})
    uit: list[Tijdvak] = []
    for van, tot in zip_longest(dagen, dagen[1:]):
        actief = [x.procent for x in tellingen if x.van is not None and x.van <= van and (x.tot is None or x.tot > van)]
        gevonden = bedragen(van, min(actief)) if actief else (0, 0)
        if gevonden is None:
            return None
        if actief:
            uit.append(Tijdvak(van, tot, min(actief), *gevonden))
    return _samengevoegd(uit)


def _samengevoegd(tijdvakken: list[Tijdvak]) -> list[Tijdvak]:
    """Aansluitende tijdvakken met hetzelfde bedrag als één."""
    uit: list[Tijdvak] = []
    for x in tijdvakken:
        if uit and uit[-1].tot == x.van and uit[-1][2:] == x[2:]:
            uit[-1] = uit[-1]._replace(tot=x.tot)
        else:
            uit.append(x)
    return uit
