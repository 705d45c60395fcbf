"""Rubriek 1 tot en met 4: oppervlakte, verwarming en energieprestatie."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from orakel import binnen as zelfstandig
from orakel.basis import Onbepaald, breuk, heel
from orakel.energie import BOUWJAAR_VANAF, blijft_koel, geldende
from orakel.ruimten import ZOLDERS, is_overige_ruimte

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orakel.ruimten import Plek
    from orakel_onzelfstandig.basis import Groep, Kamer, Keuzes

PER_M2_OVERIG = Fraction(3, 4)  # Bijlage I.B rubriek 2
AFTREK_ZOLDER = Fraction(5)  # toelichting I.A rubriek 2
PER_M2 = {  # Bijlage I.B 4.1
    "A++++": "1",
    "A+++": "0.95",
    "A++": "0.85",
    "A+": "0.75",
    "A": "0.65",
    "B": "0.50",
    "C": "0.35",
    "D": "0.20",
    "E": "-0.05",
    "F": "-0.10",
    "G": "-0.15",
}
EI_TOT_EN_MET = {"A++": "0.6", "A+": "0.8", "A": "1.2", "B": "1.4", "C": "1.8", "D": "2.1", "E": "2.4", "F": "2.7"}
EPV = Fraction(1, 2)  # beleidsboek 2026-07, 2.4.6.3

Oppervlakten = list[tuple[Fraction, int]]
"""Per groep: vierkante meters op 0,01 m², en door hoeveel zij gaan."""


def toegerekend(oppervlakten: Oppervlakten, volgorde: str) -> Fraction:
    """Vierkante meters van deze huurder, in een van de drie volgordes van afronden, delen en optellen."""
    if volgorde == "samen":
        return Fraction(heel(sum((m2 / deler for m2, deler in oppervlakten), Fraction(0))))
    per_groep = sum((Fraction(heel(m2), deler) for m2, deler in oppervlakten), Fraction(0))
    return Fraction(heel(per_groep)) if volgorde == "beleidsboek" else per_groep


def vertrekken(groepen: Iterable[Groep], keuzes: Keuzes) -> Oppervlakten:
    """Oppervlakte van de vertrekken, per groep."""
    return [(zelfstandig.m2_vertrekken(g.plekken, keuzes), g.deler) for g in groepen]


def rubriek_1(kamer: Kamer) -> Fraction:
    """Eén punt per toegerekende m² vertrek; hiernaar kijken ook rubriek 4 en 13."""
    return toegerekend(vertrekken(kamer.eigen, kamer.keuzes), kamer.keuzes["m2_onzelfstandig"])


def _overig(groep: Groep) -> list[Plek]:
    return [p for p in groep.plekken if is_overige_ruimte(p)]


def _zolders(groep: Groep) -> list[Plek]:
    """Zolderruimten zonder vaste trap die als overige ruimte tellen."""
    return [p for p in _overig(groep) if p.soort in ZOLDERS and p.eisen.vaste_trap is False]


def _aftrek(groep: Groep, keuzes: Keuzes) -> Fraction:
    """Aftrek voor de zolders van één groep, voor deze huurder.

    Door de adressen deelt de wet uitdrukkelijk (toelichting I.A 9, stap 5); of vijf punten ook door de kamers gaan, is de vraag.
    """
    zolders = _zolders(groep)
    kamers = groep.kamers if keuzes.is_standaard("zolder_aftrek_gedeeld") else 1
    vijf = AFTREK_ZOLDER / groep.adressen / kamers
    if keuzes.is_standaard("zolder_aftrek"):
        return vijf if zolders else Fraction(0)
    return sum((min(vijf, PER_M2_OVERIG * plek.m2_afgerond / groep.deler) for plek in zolders), Fraction(0))


def _samen_gewaardeerd(groepen: Sequence[Groep], keuzes: Keuzes, volgorde: str) -> Fraction:
    """Groepen waarvan de m² samen zijn toegerekend; de aftrek is nooit meer dan wat de zolders daaraan toevoegen."""
    met = [(zelfstandig.m2(_overig(g)), g.deler) for g in groepen]
    zonder = [(zelfstandig.m2(p for p in _overig(g) if p not in _zolders(g)), g.deler) for g in groepen]
    punten, rest = (PER_M2_OVERIG * toegerekend(lijst, volgorde) for lijst in (met, zonder))
    aftrek = sum((_aftrek(groep, keuzes) for groep in groepen), Fraction(0))
    return punten - min(aftrek, punten - rest)


def rubriek_2(groepen: Sequence[Groep], keuzes: Keuzes, m2: str | None = None) -> Fraction:
    """Driekwart punt per toegerekende m², min de zolderaftrek.

    Args:
        m2: volgorde van afronden, delen en optellen; niet opgegeven: die van de keuze.
    """
    volgorde = m2 or keuzes["m2_onzelfstandig"]
    samen = [[groep] for groep in groepen] if volgorde == "per_groep" else [groepen]
    return sum((_samen_gewaardeerd(deel, keuzes, volgorde) for deel in samen), Fraction(0))


def rubriek_3(groepen: Sequence[Groep], keuzes: Keuzes, *, koel: bool = False, maxima: bool = True) -> Fraction:
    """Twee punten per verwarmd vertrek, één per verwarmde andere ruimte, één per verkoeld vertrek, gedeeld."""
    punten = Fraction(0)
    for g in groepen:
        punten += zelfstandig.rubriek_3(g.plekken, keuzes, blijft_koel=koel, maxima=maxima) / g.deler
    return punten


def rubriek_3_eigen(kamer: Kamer) -> Fraction:
    """Rubriek 3 op het eigen adres; het label geldt voor het hele adres."""
    koel = blijft_koel(kamer.woning, kamer.peildatum, kamer.keuzes)
    return rubriek_3(kamer.eigen, kamer.keuzes, koel=koel)


def _klasse(kamer: Kamer) -> str:
    """Label, of de klasse waaraan de energie-index of het bouwjaar gelijk is gesteld."""
    prestatie = geldende(kamer.woning, kamer.peildatum, kamer.keuzes)
    if prestatie is not None and prestatie.soort == "energielabel":
        return str(prestatie.label)
    if prestatie is not None:
        index = breuk(prestatie.waarde)
        if index == Fraction("0.6"):
            return kamer.keuzes["ei_0_6"]
        return next((klasse for klasse, grens in EI_TOT_EN_MET.items() if index <= Fraction(grens)), "G")
    if kamer.woning.bouwjaar is None:
        raise Onbepaald
    return next((klasse for jaar, klasse in BOUWJAAR_VANAF if kamer.woning.bouwjaar >= jaar), "G")


def per_m2(kamer: Kamer) -> Fraction:
    """Punten per toegerekende m² vertrek; een monument krijgt geen minpunten (4.2)."""
    woning = kamer.woning
    if woning.energieprestatievergoeding and kamer.keuzes.is_standaard("epv_kamer"):
        return EPV
    punten = Fraction(PER_M2[_klasse(kamer)])
    monument = woning.rijksmonument or woning.provinciaal_monument or woning.gemeentelijk_monument
    return max(Fraction(0), punten) if monument else punten


def rubriek_4(kamer: Kamer) -> Fraction:
    """Energieprestatie van het adres, per m² die volgens rubriek 1 aan de huurder is toe te rekenen."""
    return per_m2(kamer) * rubriek_1(kamer)
