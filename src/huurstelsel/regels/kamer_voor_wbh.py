"""Bijlage I.B zoals zij gold tot 1 juli 2024: waarvoor een ruimte telt, oppervlakte en verwarming (rubriek 1 en 2).

Wat uitsluitend tot de woonruimte behoort, is hier eigen. Alleen de oppervlakte van gemeenschappelijke verblijfsruimten wordt gedeeld, door het
aantal woonruimten dat deelt, op dit en op andere adressen.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

from huurstelsel.regels.regel import EERSTE, WBH, Uitvoer, regel
from huurstelsel.regels.soortkolommen import BADRUIMTE, BESTEMD_VERTREK, KEUKEN, ZOLDER
from huurstelsel.reken.getallen import MM2, Kolom, Masker, half_op, niet
from huurstelsel.reken.post import Post, Saldi, Vastgesteld

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters

ONDERWERP = "onzelfstandig_voor_wbh"
B = "Bhw bijlage I.B, rubriek"
CV, GASKACHELS, SCHOORSTEEN = 0, 1, 2
"""Codes van de kolom `verwarmingswijze`."""

WOONVERTREK: Masker = BESTEMD_VERTREK & ~KEUKEN & ~BADRUIMTE
"""Kamers: woonkamer en andere kamers, onderscheiden van keuken, badkamer en doucheruimte (toelichting I.A, rubriek 1)."""

KAMER, EIGEN_KEUKEN, VERBLIJFSRUIMTE, _GEEN_VERTREK, _GEEN_VERBLIJF = 1, 2, 3, 4, 5
_UITKOMSTEN = {
    KAMER: ("kamer", "kamer die uitsluitend tot de woonruimte behoort"),
    EIGEN_KEUKEN: ("keuken", "keuken die uitsluitend tot de woonruimte behoort"),
    VERBLIJFSRUIMTE: ("gemeenschappelijke_verblijfsruimte", "verwarmd, en groot genoeg"),
    _GEEN_VERTREK: (
        "telt_niet",
        "niet te gebruiken, of een zolder zonder vaste trap, beschoten dak of begaanbare vloer",
    ),
    _GEEN_VERBLIJF: (
        "oppervlakte_telt_niet",
        "gemeenschappelijk, en geen verwarmde verblijfsruimte die groot genoeg is",
    ),
}


def is_prive(w: Woningen) -> Masker:
    """Ruimten die uitsluitend tot de woonruimte behoren."""
    return w.ruimte.van_ouder(w.groep.deler == 1)


@regel("indeling_kamer_voor_wbh", rubriek=1, artikel=f"{B} 1", onderwerp=ONDERWERP, vanaf=EERSTE, tot=WBH)
def indeling(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Welke ruimten kamer, eigen keuken of verwarmde gemeenschappelijke verblijfsruimte zijn; bewaart dat als `telt_als`.

    Een ruimte die tot vertrek is bestemd, is dat ook; op zolder alleen met een vaste trap, een beschoten dak en een begaanbare vloer
    (toelichting I.A, rubriek 1).
    """
    r = w.ruimte
    woon, keuken = WOONVERTREK[r.soort], KEUKEN[r.soort]
    vertrek = r.gebruiksrecht & (~ZOLDER[r.soort] | (r.vaste_trap & r.dak_beschoten & r.begaanbaar))
    prive = is_prive(w)
    eigen = prive & vertrek
    verblijf = _verblijfsruimte(w, p, vertrek & niet(prive))
    telt = KAMER * (woon & eigen) + EIGEN_KEUKEN * (keuken & eigen) + VERBLIJFSRUIMTE * verblijf
    eerder.kolom["telt_als"] = telt
    bestemd = woon | keuken
    niet_geteld = bestemd & (telt == 0)
    waarom = _GEEN_VERTREK * (niet_geteld & ~vertrek) + _GEEN_VERBLIJF * (niet_geteld & vertrek)
    yield Vastgesteld("telt_als", "ruimte", telt + waarom, _UITKOMSTEN, f"{B} 1")


def _verblijfsruimte(w: Woningen, p: Parameters, gedeeld: Masker) -> Masker:
    """Verwarmde gemeenschappelijke verblijfsruimten van ten minste 15 m², elk of samen volgens de keuze verblijfsruimte_15_m2.

    Of een keuken van die grootte een woonkeuken is, zegt de keuze woonkeuken_voor_wbh.
    """
    r = w.ruimte
    groot = r.oppervlakte >= p.verblijfsruimte_vanaf
    soort = WOONVERTREK[r.soort]
    if p.kiest("woonkeuken_voor_wbh", "vanaf_15_m2"):
        soort = soort | (KEUKEN[r.soort] & groot)
    warm = soort & r.verwarmd & gedeeld
    if p.kiest("verblijfsruimte_15_m2", "samen"):
        genoeg = w.per_woning(r.oppervlakte * warm) >= p.verblijfsruimte_vanaf
        groot = r.van_ouder(w.groep.van_ouder(genoeg))
    uit: Masker = warm & groot
    return uit


@regel("oppervlakte_kamer_voor_wbh", rubriek=1, artikel=f"{B} 1", onderwerp=ONDERWERP, vanaf=EERSTE, tot=WBH)
def oppervlakte(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """5 punten per m² kamer en eigen keuken, en per m² gemeenschappelijke verblijfsruimte gedeeld door de woonruimten."""
    mm2, telt = w.ruimte.oppervlakte, eerder.kolom["telt_als"]
    yield Post("opp_vertrek", "ruimte", None, aantal=mm2 * (telt > 0), eenheid="m²", schaal=MM2)
    yield _per_m2(w, p, "kamers_m2", mm2 * ((telt > 0) & (telt < VERBLIJFSRUIMTE)))
    if w.is_gedeeld:
        yield _per_m2(w, p, "verblijfsruimten_m2", mm2 * (telt == VERBLIJFSRUIMTE))


def _per_m2(w: Woningen, p: Parameters, id_: str, mm2: Kolom) -> Post:
    """Punten per groep over haar oppervlakte: op hele m², een halve naar boven, of onafgerond (keuze m2_kamer_voor_wbh)."""
    per_groep = w.ruimte.som(mm2)
    if p.kiest("m2_kamer_voor_wbh", "onafgerond"):
        deel = gcd(p.punten_per_m2, MM2)  # houdt de teller klein genoeg voor een kolom
        teller = per_groep * (p.punten_per_m2 // deel)
        return Post(id_, "groep", teller, deler=MM2 // deel, aantal=per_groep, eenheid="m²", schaal=MM2)
    m2 = half_op(per_groep, MM2) // MM2
    return Post(id_, "groep", m2 * p.punten_per_m2, aantal=m2, eenheid="m²")


@regel("verwarming_kamer_voor_wbh", rubriek=2, artikel=f"{B} 2", onderwerp=ONDERWERP, vanaf=EERSTE, tot=WBH)
def verwarming(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Met cv 0,75 punt per m² verwarmde kamer en eigen keuken (samen op hele m²), met een aansluiting voor gaskachels 3, anders 0."""
    telt = eerder.kolom["telt_als"]
    mm2 = w.ruimte.oppervlakte * ((telt > 0) & (telt < VERBLIJFSRUIMTE) & w.ruimte.verwarmd)
    mm2 = mm2 * w.ruimte.van_ouder(w.groep.van_ouder(w.verwarmingswijze == CV))
    m2 = half_op(w.per_woning(mm2), MM2) // MM2
    yield Post("verwarmde_kamer", "ruimte", None, aantal=mm2, eenheid="m²", schaal=MM2)
    yield Post("cv_m2", "woning", m2 * p.cv_per_m2, aantal=m2, eenheid="m²")
    yield Post("gaskachels", "woning", (w.verwarmingswijze == GASKACHELS) * p.gaskachels)
    yield Post("schoorsteen", "woning", (w.verwarmingswijze == SCHOORSTEEN) * p.schoorsteen)
