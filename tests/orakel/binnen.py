"""Rubriek 1, 2 en 3, voor een groep ruimten die evenveel adressen delen."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.basis import heel
from orakel.ruimten import OPEN_KEUKENS, VERKEERSRUIMTEN, ZOLDERS, is_overige_ruimte, is_vertrek, verwarmd

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orakel.basis import Keuzes
    from orakel.ruimten import Plek

PER_M2_OVERIG = Fraction(3, 4)  # Bijlage I.A rubriek 2
AFTREK_ZOLDER = Fraction(5)  # toelichting rubriek 2


def m2(plekken: Iterable[Plek]) -> Fraction:
    """Som van de op twee decimalen afgeronde oppervlakten."""
    return sum((p.m2_afgerond for p in plekken), Fraction(0))


def m2_vertrekken(groep: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Oppervlakte van de vertrekken, en in de ene lezing van kasten op een verkeersruimte."""
    op_gang = Fraction(0) if keuzes.is_standaard("kast_op_verkeersruimte") else sum(p.gangkasten for p in groep)
    return m2(p for p in groep if is_vertrek(p)) + op_gang


def rubriek_1(groep: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Eén punt per hele m² vertrek."""
    return Fraction(heel(m2_vertrekken(groep, keuzes)))


def rubriek_2(groep: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Driekwart punt per hele m² overige ruimte, min de aftrek voor een zolder zonder vaste trap."""
    ruimten = [p for p in groep if is_overige_ruimte(p)]
    punten = PER_M2_OVERIG * heel(m2(ruimten))
    zolders = [p for p in ruimten if p.soort in ZOLDERS and p.eisen.vaste_trap is False]
    van_zolders = punten - PER_M2_OVERIG * heel(m2([p for p in ruimten if p not in zolders]))
    if keuzes.is_standaard("zolder_aftrek"):
        return punten - min(AFTREK_ZOLDER, van_zolders)
    aftrek = sum((min(AFTREK_ZOLDER, PER_M2_OVERIG * m2([p])) for p in zolders), Fraction(0))
    return punten - min(aftrek, van_zolders)


def _verwarmde_vertrekken(plek: Plek, keuzes: Keuzes) -> int:
    """Aantal: een open keuken en de ruimte eromheen tellen ieder voor zich (toelichting rubriek 3)."""
    keuken = [verwarmd(r) for r in plek.delen if r.soort == "keuken"]
    rest = [verwarmd(r) for r in plek.delen if r.soort != "keuken"]
    aanrecht = plek.langste_aanrecht >= 1
    altijd = not keuzes.is_standaard("open_keuken_zonder_aanrecht")
    if keuken and plek.ander_vertrek and (aanrecht or altijd):
        return int(any(keuken)) + int(any(rest))
    met_open_keuken = bool(plek.ander_vertrek) and (
        aanrecht or (altijd and any(r.soort in OPEN_KEUKENS for r in plek.delen))
    )
    return int(any(keuken + rest)) * (2 if met_open_keuken else 1)


def rubriek_3(groep: Sequence[Plek], keuzes: Keuzes, *, blijft_koel: bool, maxima: bool = True) -> Fraction:
    """Twee punten per verwarmd vertrek, één per verwarmde andere ruimte (max. 4), één per verkoeld vertrek (max. 2)."""
    vertrekken = [p for p in groep if is_vertrek(p)]
    punten = 2 * sum(_verwarmde_vertrekken(p, keuzes) for p in vertrekken)
    anders = [p for p in groep if is_overige_ruimte(p) or p.soort in VERKEERSRUIMTEN]
    warm = sum(1 for p in anders if any(verwarmd(r) for r in p.delen))
    koel = sum(1 for p in vertrekken if blijft_koel or any(r.verkoeld for r in p.delen))
    return Fraction(punten + (min(4, warm) + min(2, koel) if maxima else warm + koel))
