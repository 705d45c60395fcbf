"""Ruimten zoals de wet ze vóór 1 juli 2024 ziet: elke ruimte apart, met de kasten die op haar uitkomen."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.basis import breuk
from orakel.ruimten import BADRUIMTEN, OVERIGE_RUIMTEN, VERKEERSRUIMTEN, VERTREKKEN, ZOLDERS, gemeten, verwarmd

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from huurstelsel.feiten.model import Document
    from huurstelsel.feiten.ruimte import Eisen, Ruimte, Voorziening
    from orakel_voor_wbh.basis import Keuzes

OVERIG = OVERIGE_RUIMTEN | {"fietsenberging"}
BINNEN = VERTREKKEN | OVERIG | VERKEERSRUIMTEN
TOILET = Fraction(1)  # m², toelichting rubriek 1
MINIMUM_OVERIG = 2  # m², toelichting rubriek 2


@dataclass(frozen=True)
class Plek:
    """Eén ruimte met haar kasten; een open verbinding maakt van twee ruimten niet één ruimte."""

    ruimte: Ruimte
    kasten: tuple[Ruimte, ...] = ()

    @property
    def soort(self) -> str:
        """Soort van de ruimte."""
        return str(self.ruimte.soort)

    @property
    def eisen(self) -> Eisen:
        """Eisen van de ruimte."""
        return self.ruimte.eisen

    @property
    def adressen(self) -> int:
        """Aantal adressen dat de ruimte deelt."""
        return self.ruimte.gedeeld_met_adressen

    @property
    def stel(self) -> str:
        """Met welke adressen; leeg als dat niet is gezegd, en dan is evenveel hetzelfde."""
        return self.ruimte.gedeeld_stel or ""

    @property
    def gemeten(self) -> Fraction:
        """Gemeten m², met de kasten."""
        return sum((gemeten(r) for r in (self.ruimte, *self.kasten)), Fraction(0))

    @property
    def m2(self) -> Fraction:
        """Als `gemeten`; een toilet in een bad- of doucheruimte kost een vierkante meter."""
        toilet = self.soort == "badkamer_met_toilet" or self.aantal("toilet", "hangend_toilet") > 0
        aftrek = TOILET if self.soort in BADRUIMTEN and toilet else Fraction(0)
        return max(Fraction(0), self.gemeten - aftrek)

    @property
    def voorzieningen(self) -> tuple[Voorziening, ...]:
        """Alles wat in de ruimte is aangebracht."""
        return tuple(v for r in (self.ruimte, *self.kasten) for v in r.voorzieningen)

    def aantal(self, *soorten: str) -> int:
        """Aantal voorzieningen van deze soorten."""
        return sum(v.aantal for v in self.voorzieningen if v.soort in soorten)

    @property
    def aanrecht(self) -> Fraction:
        """Lengte van alle aanrechten samen in meter."""
        return sum((v.aantal * breuk(v.lengte) for v in self.voorzieningen if v.soort == "aanrecht"), Fraction(0))

    @property
    def gangkasten(self) -> Fraction:
        """m² van de kasten, als dit een verkeersruimte is."""
        return sum((gemeten(r) for r in self.kasten), Fraction(0)) if self.soort in VERKEERSRUIMTEN else Fraction(0)

    @property
    def is_warm(self) -> bool:
        """Of de ruimte verwarmd is."""
        return verwarmd(self.ruimte)


def plekken(document: Document) -> list[Plek]:
    """Alle ruimten waarvan de huurder het gebruiksrecht heeft; een kast vanaf 2 m² is zelf een berging."""
    ruimten = {r.id or f"ruimte-{n}": r for n, r in enumerate(document.woning.ruimten, start=1)}
    klein = {naam: r.onderdeel_van is not None and gemeten(r) < MINIMUM_OVERIG for naam, r in ruimten.items()}
    hoort_bij = {naam: r.onderdeel_van if klein[naam] else None for naam, r in ruimten.items()}
    alle = [
        Plek(ruimte, tuple(kast for kast_id, kast in ruimten.items() if hoort_bij[kast_id] == naam))
        for naam, ruimte in ruimten.items()
        if hoort_bij[naam] is None
    ]
    return [p for p in alle if p.eisen.exclusief_gebruiksrecht is not False]


PRIVE = (1, "")


def binnen(alle: Sequence[Plek]) -> dict[tuple[int, str], list[Plek]]:
    """De ruimten binnen, per stel adressen; één adres is privé."""
    groepen: dict[tuple[int, str], list[Plek]] = {}
    for plek in alle:
        if plek.soort in BINNEN:
            groepen.setdefault((plek.adressen, plek.stel), []).append(plek)
    return groepen


def is_vertrek(plek: Plek) -> bool:
    """Toelichting rubriek 1: wat tot vertrek dient, is het; een zolder alleen met vaste trap, vloer en dak."""
    e = plek.eisen
    zolder_voldoet = False not in (e.vaste_trap, e.trap, e.dak_beschoten, e.begaanbare_vloer)
    return plek.soort in VERTREKKEN and (plek.soort not in ZOLDERS or zolder_voldoet)


def is_overige_ruimte(plek: Plek) -> bool:
    """Toelichting rubriek 2."""
    if plek.soort not in VERTREKKEN | OVERIG or is_vertrek(plek):
        return False
    e = plek.eisen
    eisen = [e.begaanbare_vloer]
    if plek.soort in ZOLDERS:
        eisen += [e.trap, e.dak_beschoten]
    return plek.gemeten >= MINIMUM_OVERIG and False not in eisen


def m2(groep: Iterable[Plek]) -> Fraction:
    """Som van de oppervlakten, onafgerond."""
    return sum((p.m2 for p in groep), Fraction(0))


def m2_vertrekken(groep: Sequence[Plek], keuzes: Keuzes) -> Fraction:
    """Oppervlakte van de vertrekken, en in de ene lezing van de kasten op een verkeersruimte."""
    op_gang = Fraction(0) if keuzes.is_standaard("kast_op_verkeersruimte") else sum(p.gangkasten for p in groep)
    return m2(p for p in groep if is_vertrek(p)) + op_gang


def m2_overig(groep: Sequence[Plek]) -> Fraction:
    """Oppervlakte van de overige ruimten."""
    return m2(p for p in groep if is_overige_ruimte(p))
