"""Waar elk deel van het orakel op rust: de keuzes, de afronding per rubriek, de uitkomst en de groepen die samen delen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import orakel.basis as zelfstandig
from orakel.basis import kwart
from orakel.ruimten import BINNEN, GEEN_RUIMTE, heeft_gebruiksrecht, plekken
from orakel.slot import is_zorgwoning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from huurstelsel.feiten.model import Document, Woning
    from orakel.ruimten import Plek

VAN_OVEREENKOMSTIGE_TOEPASSING = (
    "opname_op_peildatum",
    "registratie_na_peildatum",
    "ei_0_6",
    "wastafels_samen",
    "wastafel_verkeersruimte",
    "open_keuken_zonder_aanrecht",
    "maxima_rubriek_3_gedeeld",
    "buitenruimte_afronding",
    "rijks_en_gemeentelijk_monument",
    "kast_op_verkeersruimte",
    "zolder_aftrek",
    "woz_ouder",
    "rubriek_7",
)
KEUZES: dict[str, tuple[str, ...]] = {
    "m2_onzelfstandig": ("per_groep", "samen", "beleidsboek"),
    "zolder_aftrek_gedeeld": ("gedeeld", "vol"),
    "achtste_negatief": ("naar_boven", "van_nul_af"),
    "epv_kamer": ("half_punt_per_m2", "geen"),
    "laadpaal_kamers": ("adressen", "ook_kamers"),
    "aftrek_8_m2": ("afgerond", "exact"),
    **{naam: zelfstandig.KEUZES[naam] for naam in VAN_OVEREENKOMSTIGE_TOEPASSING},
}
"""Naam → mogelijke waarden; de eerste is de standaard."""


class Keuzes(zelfstandig.Keuzes):
    """De gekozen lezingen; wat niet is gekozen, heeft de standaard."""

    def __init__(self, gekozen: Mapping[str, str] | None = None) -> None:
        """Controleer dat elke keuze bestaat."""
        super().__init__()
        self._gekozen = dict(gekozen or {})
        for naam, waarde in self._gekozen.items():
            if waarde not in KEUZES[naam]:
                raise KeyError(naam, waarde)

    def is_standaard(self, naam: str) -> bool:
        """Of voor deze vraag de standaardlezing geldt."""
        return self[naam] == KEUZES[naam][0]

    def __getitem__(self, naam: str) -> str:
        """De gekozen waarde."""
        return self._gekozen.get(naam, KEUZES[naam][0])


@dataclass(frozen=True)
class Waardering:
    """Wat het orakel vindt.

    Attributes:
        onafgerond: punten per rubriek 1 tot en met 13, vóór de afronding op kwarten.
        rubrieken: dezelfde punten, afgerond op kwarten.
        totaal: de waardering vóór de afronding op hele punten, met de 10 punten van art. 8a lid 2.
        punten: de waardering in hele punten.
        opslagen: de percentages van art. 8a, oplopend.
    """

    onafgerond: dict[int, Fraction]
    rubrieken: dict[int, Fraction]
    totaal: Fraction
    punten: int
    opslagen: tuple[int, ...]


def per_rubriek(punten: Fraction, keuzes: Keuzes) -> Fraction:
    """Op 0,25 punt, een achtste naar boven (inleiding toelichting I.A); onder nul in de ene lezing van nul af."""
    if punten < 0 and not keuzes.is_standaard("achtste_negatief"):
        return -kwart(-punten)
    return kwart(punten)


@dataclass(frozen=True)
class Groep:
    """Plekken die dezelfde adressen en, daarbinnen, dezelfde kamers delen."""

    adressen: int
    kamers: int
    plekken: tuple[Plek, ...]

    @property
    def deler(self) -> int:
        """Eerst door de adressen, daarna door de onzelfstandige woonruimten."""
        return self.adressen * self.kamers


def op_adres(woning: Woning) -> int:
    """Aantal onzelfstandige woonruimten op het adres."""
    aantal = woning.kamers_op_adres
    if aantal is None:
        raise zelfstandig.Onbepaald
    return aantal


def kamers(plek: Plek, woning: Woning) -> int:
    """Onzelfstandige woonruimten op het adres met toegang; niet opgegeven: privé, of bij meer adressen het hele adres."""
    gedeeld = plek.delen[0].gedeeld_met_kamers
    if gedeeld is not None:
        return gedeeld
    return 1 if plek.adressen == 1 else op_adres(woning)


def groepeer(lijst: Sequence[Plek], woning: Woning) -> list[Groep]:
    """De groepen, in oplopende volgorde."""
    per_deler: dict[tuple[int, int, str], list[Plek]] = {}
    for plek in lijst:
        per_deler.setdefault((plek.adressen, kamers(plek, woning), plek.stel), []).append(plek)
    return [Groep(a, k, tuple(per_deler[a, k, stel])) for a, k, stel in sorted(per_deler)]


@dataclass(frozen=True)
class Kamer:
    """Alles wat een rubriek nodig heeft.

    Attributes:
        eigen: groepen op het eigen adres (rubriek 1 tot en met 6).
        elders: gemeenschappelijke binnenruimten met meer adressen (rubriek 9), voor zover zij worden berekend.
        alle: elke plek van het document.
    """

    document: Document
    peildatum: date
    keuzes: Keuzes
    eigen: tuple[Groep, ...]
    elders: tuple[Groep, ...]
    alle: tuple[Plek, ...]

    @property
    def woning(self) -> Woning:
        """De woning van het document."""
        return self.document.woning


def drie_punten(woning: Woning) -> bool:
    """Of rubriek 9 de vaste 3 punten van een zorgwoning geeft (beleidsboek 2.9.4)."""
    zorg = woning.zorgwoning
    return zorg is not None and is_zorgwoning(woning) and bool(zorg.drie_punten_gemeenschappelijk)


def kamer(document: Document, peildatum: date, keuzes: Keuzes) -> Kamer:
    """Verdeel de ruimten; wat de huurder niet met uitsluiting van derden mag gebruiken, telt nergens."""
    alle = plekken(document)
    recht = [p for p in alle if heeft_gebruiksrecht(p)]
    binnen = [p for p in recht if p.adressen > 1 and p.soort in BINNEN | GEEN_RUIMTE]
    eigen = groepeer([p for p in recht if p.adressen == 1], document.woning)
    elders = [] if drie_punten(document.woning) else groepeer(binnen, document.woning)
    return Kamer(document, peildatum, keuzes, tuple(eigen), tuple(elders), tuple(alle))
