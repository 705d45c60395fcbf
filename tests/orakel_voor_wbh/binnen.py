"""Rubriek 1, 2 en 3, voor een groep ruimten die evenveel adressen delen."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.basis import heel
from orakel.ruimten import OPEN_KEUKENS, VERKEERSRUIMTEN, ZOLDERS
from orakel_voor_wbh.ruimten import is_overige_ruimte, is_vertrek, m2, m2_overig, m2_vertrekken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orakel_voor_wbh.basis import Keuzes
    from orakel_voor_wbh.ruimten import Plek

PER_M2_OVERIG = Fraction(3, 4)  # Bijlage I.A rubriek 2
AFTREK_ZOLDER = Fraction(5)  # toelichting rubriek 2
PER_VERTREK, PER_VERTREK_WARMTELEVERING = Fraction(2), Fraction(3, 2)  # rubriek 3 en toelichting
HOOGSTENS_ANDERE = 4  # voetnoot * bij rubriek 3


def rubriek_1(groep: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Eén punt per hele m² vertrek."""
    return Fraction(heel(m2_vertrekken(groep, keuzes)))


def rubriek_2(groep: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Driekwart punt per hele m² overige ruimte, min de aftrek voor een zolder zonder vaste trap."""
    zolders = [p for p in groep if is_overige_ruimte(p) and p.soort in ZOLDERS and p.eisen.vaste_trap is False]
    punten = PER_M2_OVERIG * heel(m2_overig(groep))
    van_zolders = punten - PER_M2_OVERIG * heel(m2_overig([p for p in groep if p not in zolders]))
    aftrek = AFTREK_ZOLDER
    if not keuzes.is_standaard("zolder_aftrek"):
        per_zolder = [PER_M2_OVERIG * Fraction(int(100 * m2([p])), 100) for p in zolders]  # op 0,01 m² naar beneden
        aftrek = sum((min(AFTREK_ZOLDER, punten) for punten in per_zolder), Fraction(0))
    return punten - min(aftrek, van_zolders)


def _telt_dubbel(plek: Plek, keuzes: Keuzes) -> bool:
    """Of de ruimte ook een open keuken is; die telt als afzonderlijk vertrek."""
    altijd = not keuzes.is_standaard("open_keuken_zonder_aanrecht") and plek.soort in OPEN_KEUKENS
    return plek.soort != "keuken" and (plek.aanrecht >= 1 or altijd)


def rubriek_3(groep: Sequence[Plek], keuzes: Keuzes, *, warmtelevering: bool) -> Fraction:
    """Twee punten per verwarmd vertrek (of anderhalf), en één per verwarmde andere ruimte, hoogstens vier."""
    warm = [p for p in groep if is_overige_ruimte(p) or is_vertrek(p) or p.soort in VERKEERSRUIMTEN]
    warm = [p for p in warm if p.is_warm]
    vertrekken = sum(2 if _telt_dubbel(p, keuzes) else 1 for p in warm if is_vertrek(p))
    gangen = keuzes.is_standaard("verwarmde_verkeersruimte_voor_wbh")
    anders = sum(1 for p in warm if is_overige_ruimte(p) or (gangen and p.soort in VERKEERSRUIMTEN))
    per_vertrek = PER_VERTREK_WARMTELEVERING if warmtelevering else PER_VERTREK
    return per_vertrek * vertrekken + min(HOOGSTENS_ANDERE, anders)
