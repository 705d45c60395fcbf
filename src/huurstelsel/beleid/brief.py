"""De tabellen 1 en 2 van de brief van november 2025, cel voor cel naast wat uit tabel 1 volgt.

Een cel die niet volgt, zegt niets over hoe zij is ontstaan: wat ermee te rijmen is, heet zo, en niet meer.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.beleid.afrondingen import WETTELIJK, Sleutel, Zoektocht, volgens, zoek
from huurstelsel.beleid.indexatie import HALF, Vraag, grenzen, stijging, verschillen
from huurstelsel.beleid.reeksen import reeks_van
from huurstelsel.recht.laden import lees_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.beleid.reeksen import Reeks

VOLGT, AFRONDING, VOLGT_NIET = "volgt", "geen uniforme afronding", "volgt niet uit tabel 1"
_BESTAND = Path(__file__).with_name("brief.yaml")


class Cel(NamedTuple):
    """Eén gedrukte uitkomst: euro of procent, met de laatste gedrukte decimaal als `stap`."""

    tabel: int
    reeks: str
    grootheid: str
    gedrukt: Fraction
    stap: Fraction

    @property
    def sleutel(self) -> Sleutel:
        """Reeks en grootheid."""
        return self.reeks, self.grootheid

    def past(self, exact: Fraction) -> bool:
        """Of het exacte getal, rekenkundig afgerond op de gedrukte decimaal, de druk is."""
        return floor(exact / self.stap + HALF) * self.stap == self.gedrukt


class Oordeel(NamedTuple):
    """Een cel met wat exact uit tabel 1 volgt; `recepten` geven haar naast de gedrukte € 697 van CPI + 0%."""

    cel: Cel
    exact: Fraction
    oordeel: str
    recepten: int


class Anders(NamedTuple):
    """Eén cel van tabel 1 die, anders gelezen, de hele rij van tabel 2 geeft; percentages, en de uitkomsten die volgen."""

    jaar: int
    gedrukt: Fraction
    gelezen: Fraction
    uitkomsten: dict[str, Fraction]


@dataclass(frozen=True, slots=True)
class Brief:
    """De gedrukte tabellen: de rijen (reeks → naam) en de cellen; `plus_een` is de kolom CPI + 1% van tabel 1 (jaar → procent)."""

    titel: str
    vraag: Vraag
    rijen: dict[str, str]
    cellen: tuple[Cel, ...]
    plus_een: dict[int, Fraction]

    def reeksen(self) -> list[Reeks]:
        """De reeks van elke rij."""
        return [reeks_van(id_) for id_ in self.rijen]


@cache
def brief() -> Brief:
    """De brief, uit `brief.yaml`."""
    boom: dict[str, Any] = lees_yaml(_BESTAND.read_text(encoding="utf-8"))
    vraag = Vraag(Fraction(boom["begin"]) * 100, boom["van"], boom["tot_en_met"])
    cellen = (
        Cel(c["tabel"], c["reeks"], c["grootheid"], Fraction(c["gedrukt"]), Fraction(c["stap"])) for c in boom["cellen"]
    )
    plus_een = {jaar: Fraction(procent) for jaar, procent in boom["plus_een"].items()}
    return Brief(boom["titel"], vraag, boom["rijen"], tuple(cellen), plus_een)


def niet_plus_een() -> list[int]:
    """De jaren waarin de gedrukte kolom CPI + 1% niet die van CPI + 0% plus 1 is."""
    exact = reeks_van("cpi+1").procenten
    return [jaar for jaar, procent in brief().plus_een.items() if procent != exact.get(jaar)]


def uitkomsten(reeks: Reeks) -> dict[str, Fraction]:
    """Elke grootheid van een rij, exact: euro, of procent bij de stijging."""
    stand, basis = grenzen(reeks, brief().vraag), grenzen(brief().reeksen()[0], brief().vraag)
    laatste = verschillen(stand, basis)[-1]
    euro = {"grens": stand[laatste.jaar], "maand": laatste.maand, "jaar": laatste.per_jaar, "totaal": laatste.totaal}
    return {"stijging": stijging(stand), **{naam: centen / 100 for naam, centen in euro.items()}}


@cache
def zoektocht() -> Zoektocht:
    """Elke uniforme afronding, met de bedragen van tabel 2 die zij geeft."""
    gedrukt = {c.sleutel: int(c.gedrukt) for c in brief().cellen if c.tabel == 2}
    return zoek(brief().reeksen(), brief().vraag, gedrukt)


def zonder_opslag() -> frozenset[Sleutel]:
    """De cellen van tabel 2 van de drie rijen die uit tabel 1 te volgen zijn: CPI, cao-lonen en koopwoningen."""
    return frozenset(c.sleutel for c in brief().cellen if c.tabel == 2 and c.reeks != "cpi+1")


@cache
def oordelen() -> tuple[Oordeel, ...]:
    """Elke gedrukte cel met haar exacte waarde en oordeel, in de volgorde van de tabellen."""
    return tuple(_oordelen())


def _oordelen() -> Iterator[Oordeel]:
    exact = {reeks.id: uitkomsten(reeks) for reeks in brief().reeksen()}
    for cel in brief().cellen:
        waarde = exact[cel.reeks][cel.grootheid]
        met_cpi = frozenset({("cpi", "grens"), cel.sleutel})
        recepten = len(zoektocht().met(met_cpi)) if cel.tabel == 2 else 0
        oordeel = VOLGT if cel.past(waarde) else AFRONDING if recepten else VOLGT_NIET
        yield Oordeel(cel, waarde, oordeel, recepten)


def bij_wettelijke_afronding() -> dict[Sleutel, int]:
    """Wat elke cel van tabel 2 zou zijn als de grens elk jaar is afgerond zoals de wet de huurtabellen afrondt."""
    return volgens(WETTELIJK, brief().reeksen(), brief().vraag)


@cache
def een_cel_anders(id_: str) -> tuple[Anders, ...]:
    """Elke enkele cel van tabel 1 die, anders gelezen, de gedrukte stijging, grens, maand en totaal van een rij geeft.

    Het verschil per jaar blijft buiten beschouwing: dat is in geen van de rijen uit onafgeronde bedragen gerekend. Gezocht is naar
    percentages met één decimaal, zoals tabel 1 ze drukt.
    """
    return tuple(_een_cel_anders(reeks_van(id_)))


def _een_cel_anders(reeks: Reeks) -> Iterator[Anders]:
    vraag = brief().vraag
    cellen = {c.grootheid: c for c in brief().cellen if c.reeks == reeks.id and c.grootheid != "jaar"}
    grens = cellen["grens"]
    stand = grenzen(reeks, vraag)[vraag.tot_en_met] / 100
    for jaar in vraag.jaren[:-1]:
        per_factor = stand / reeks.factor(jaar)
        laagst, hoogst = ((grens.gedrukt + d * grens.stap / 2) / per_factor for d in (-1, 1))
        for k in range(ceil((laagst - 1) * 1000), floor((hoogst - 1) * 1000) + 1):
            gelezen = Fraction(k, 10)
            uit = uitkomsten(reeks.met(jaar, gelezen))
            if gelezen != reeks.procenten[jaar] and all(cel.past(uit[naam]) for naam, cel in cellen.items()):
                yield Anders(jaar, reeks.procenten[jaar], gelezen, uit)
