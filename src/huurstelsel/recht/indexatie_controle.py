"""De indexering tegen elk gepubliceerd bedrag: wat volgt uit zijn voorganger, en wat niet.

Is het indexcijfer gepubliceerd, dan moet het bedrag precies uitkomen. Is het dat niet, dan wordt het gezocht: het percentage waarmee de meeste
bedragen van dat jaar die de index delen precies uitkomen. Dat is een controle, want één percentage moet elk van hen verklaren.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.recht.indexatie_bedragen import Basis, Indexregel, maal, regels, waarnemingen
from huurstelsel.recht.laden import onderwerp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from huurstelsel.recht.indexatie_bedragen import Waarneming

GELIJK, PAST, VERSCHIL, ONBEKEND = "gelijk", "past", "verschil", "niet te controleren"

NIET_TE_CONTROLEREN = (
    ("Liberalisatiegrens vóór 2011", "de regel en de index van toen zijn niet gezien"),
    (
        "Inkomensgrenzen vóór 2022",
        "voor 2016 tot en met 2020 zijn geen bedragen gevonden, in 2021 golden er geen; de regel van toen is niet gezien",
    ),
    ("WOZ-bedragen vóór 2020", "niet gevonden"),
    (
        "Inkomensgrenzen voor passend toewijzen aan ouderen",
        "zij bevatten de inkomensondersteuning van art. 33a AOW, en die bedragen zijn niet gezien",
    ),
    ("Maximale huurgrens voor jongeren", "gelijk aan de kwaliteitskortingsgrens; daar gecontroleerd"),
    (
        "Normhuren en referentie-inkomens van de huurtoeslag",
        "gaan niet over de huurprijs; in 2026 is de huurtoeslag herzien",
    ),
    (
        "Percentages van art. 10 Uhw en de huursomstijging",
        "geen bedragen die worden geïndexeerd; huurstelsel verhoog rekent met hun formule",
    ),
    ("Leges, drempels en andere vaste bedragen", "de wet kent geen jaarlijkse wijziging"),
)
"""Waarvan de regel, de index of het bedrag niet bekend is, met de reden."""

Sleutel = tuple[str, int]
"""Naam van een index en het jaar waarop zij slaat."""


class Index(NamedTuple):
    """Een indexcijfer.

    Attributes:
        percentages: één als het vaststaat; meer als de bedragen er meer toelaten.
        gepubliceerd: of het cijfer zelf is gezien.
        uit: aantal bedragen waaruit het anders is afgeleid.
    """

    percentages: tuple[Fraction, ...]
    gepubliceerd: bool
    uit: int = 0


@dataclass(frozen=True, slots=True)
class Controle:
    """Eén gepubliceerd bedrag tegen de regel.

    Attributes:
        van: de dag van het bedrag waarvan is uitgegaan.
        oud, gepubliceerd: eurocenten.
        laag, hoog: wat de regel geeft; `None` als er geen index is.
        zin: wat erover te zeggen is.
    """

    regel: Indexregel
    reeks: str
    van: date
    vanaf: date
    oud: int
    gepubliceerd: int
    laag: int | None
    hoog: int | None
    index: Index | None
    uitkomst: str
    zin: str = ""


class Stap(NamedTuple):
    """Twee opeenvolgende gepubliceerde bedragen van een reeks."""

    regel: Indexregel
    reeks: str
    oud: Waarneming
    nieuw: Waarneming

    @property
    def sleutel(self) -> Sleutel:
        """De index die de wijziging gebruikt."""
        return self.regel.index, self.nieuw.vanaf.year - self.regel.vertraging


def stappen(regel: Indexregel, reeks: str) -> Iterator[Stap]:
    """De wijzigingen van een reeks; een nieuwe grondslag voor hetzelfde bedrag in hetzelfde jaar is er geen."""
    for oud, nieuw in pairwise(waarnemingen(reeks)):
        zelfde = oud.centen == nieuw.centen and oud.vanaf.year == nieuw.vanaf.year
        if nieuw.vanaf >= regel.vanaf and None not in {oud.centen, nieuw.centen} and not zelfde:
            yield Stap(regel, reeks, oud, nieuw)


def _alle() -> Iterator[Stap]:
    for regel in regels().values():
        for reeks in regel.reeksen:
            yield from stappen(regel, reeks)


@cache
def indexcijfers() -> Mapping[Sleutel, Index]:
    """Elk indexcijfer dat is gepubliceerd of uit de bedragen volgt."""
    per_sleutel: dict[Sleutel, list[Stap]] = {}
    for stap in _alle():
        per_sleutel.setdefault(stap.sleutel, []).append(stap)
    gevonden = {sleutel: _index(sleutel[1], deel) for sleutel, deel in per_sleutel.items()}
    return {sleutel: index for sleutel, index in gevonden.items() if index is not None}


def _index(jaar: int, deel: list[Stap]) -> Index | None:
    bekend = gepubliceerd(deel[0].regel, jaar)
    if bekend is not None:
        return Index((bekend,), gepubliceerd=True)
    telling = Counter(p for stap in deel if not stap.regel.onafgerond for p in kandidaten(stap))
    meest = max(telling.values(), default=0)
    if not meest:
        return None
    return Index(tuple(sorted(p for p, keer in telling.items() if keer == meest)), gepubliceerd=False, uit=meest)


def gepubliceerd(regel: Indexregel, jaar: int) -> Fraction | None:
    """Het gepubliceerde indexcijfer van een jaar, als percentage; van meer jaren samen het samengestelde.

    Args:
        jaar: het laatste jaar waarop het slaat.
    """
    if not regel.bron:
        return None
    factor = Fraction(1)
    for van_jaar in range(jaar - regel.jaren + 1, jaar + 1):
        cijfer = _jaarcijfer(regel.bron, van_jaar)
        if cijfer is None:
            return None
        factor *= maal(cijfer)
    return (factor - 1) * 100


def _jaarcijfer(pad: str, jaar: int) -> Fraction | None:
    naam, _, parameter = pad.partition(".")
    per_jaar = {w.vanaf.year: w.waarde for w in onderwerp(naam)[parameter].waarden if not w.toestand}
    return Fraction(per_jaar[jaar], 100) if jaar in per_jaar else None


def kandidaten(stap: Stap) -> set[Fraction]:
    """Elk percentage met het aantal decimalen van de index waarmee het nieuwe bedrag precies uit het oude volgt."""
    regel, oud, nieuw = stap.regel, stap.oud.centen or 0, stap.nieuw.centen or 0
    fijn = 10**regel.decimalen
    onder = floor((Fraction(nieuw - regel.stap, oud) - 1) * 100 * fijn)
    boven = ceil((Fraction(nieuw + regel.stap, oud) - 1) * 100 * fijn)
    mogelijk = (Fraction(k, fijn) for k in range(onder, boven + 1))
    return {p for p in mogelijk if regel.afgerond(oud * maal(p)) == nieuw}


@cache
def controles() -> tuple[Controle, ...]:
    """Elk gepubliceerd bedrag waarvan de regel bekend is."""
    return tuple(c for regel in regels().values() for reeks in regel.reeksen for c in _reeks(regel, reeks))


def _reeks(regel: Indexregel, reeks: str) -> Iterator[Controle]:
    """Langs een reeks: na een bedrag dat niet volgt, gaat de volgende wijziging uit van het berekende."""
    basis: Basis | None = None
    vorige: date | None = None
    for stap in stappen(regel, reeks):
        if basis is None or vorige != stap.oud.vanaf:
            basis = regel.start(stap.oud.centen or 0)
        controle, basis = _controleer(stap, basis)
        vorige = stap.nieuw.vanaf
        yield controle


def _controleer(stap: Stap, basis: Basis) -> tuple[Controle, Basis]:
    regel, nieuw, index = stap.regel, stap.nieuw.centen or 0, indexcijfers().get(stap.sleutel)
    if index is None:
        zin = "het indexcijfer is niet gezien en volgt niet uit de bedragen"
        return _uitkomst(stap, None, None, ONBEKEND, zin), regel.start(nieuw)
    zin = regel.opmerking(stap.reeks, stap.nieuw.vanaf)
    for percentage in index.percentages:
        verder = regel.vervolg(basis, maal(percentage), nieuw)
        if verder is not None:
            uitkomst = GELIJK if index.gepubliceerd else PAST
            return _uitkomst(stap, index, regel.uitkomsten(basis, maal(percentage)), uitkomst, zin), verder
    factor = maal(index.percentages[0])
    berekend = regel.uitkomsten(basis, factor)
    verder = basis.maal(factor) if regel.onafgerond else regel.start(berekend[0])
    return _uitkomst(stap, index, berekend, VERSCHIL, zin or "onverklaard verschil"), verder


def _uitkomst(stap: Stap, index: Index | None, berekend: tuple[int, int] | None, uitkomst: str, zin: str) -> Controle:
    laag, hoog = berekend or (None, None)
    oud, nieuw = stap.oud, stap.nieuw
    return Controle(
        regel=stap.regel,
        reeks=stap.reeks,
        van=oud.vanaf,
        vanaf=nieuw.vanaf,
        oud=oud.centen or 0,
        gepubliceerd=nieuw.centen or 0,
        laag=laag,
        hoog=hoog,
        index=index,
        uitkomst=uitkomst,
        zin=zin,
    )


def basis_op(regel: Indexregel, reeks: str, vanaf: date) -> Basis:
    """De basis voor een wijziging van het bedrag dat op een dag is gepubliceerd, zo nauw als de geschiedenis toelaat."""
    basis, laatste = regel.start(_centen(reeks, vanaf)), None
    for stap in stappen(regel, reeks):
        if stap.nieuw.vanaf > vanaf:
            break
        if laatste != stap.oud.vanaf:
            basis = regel.start(stap.oud.centen or 0)
        basis, laatste = _controleer(stap, basis)[1], stap.nieuw.vanaf
    return basis


def _centen(reeks: str, vanaf: date) -> int:
    return next(w.centen or 0 for w in waarnemingen(reeks) if w.vanaf == vanaf)
