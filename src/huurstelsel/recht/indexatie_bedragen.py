"""Jaarlijkse wijziging van wettelijke bedragen: per regel de afronding en de index, als functies in gehele getallen en breuken.

De regels staan in `indexering.yaml`. De huurtabellen en de gemiddelden per COROP-gebied hebben eigen functies, in `indexatie` en
`indexatie_tabellen`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.fouten import ParameterFout
from huurstelsel.recht.laden import lees_yaml, onderwerp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

NAAR_BOVEN, REKENKUNDIG, NAAR_BENEDEN = "naar_boven", "rekenkundig", "naar_beneden"
AFRONDINGEN = (NAAR_BOVEN, REKENKUNDIG, NAAR_BENEDEN)

_BESTAND = Path(__file__).with_name("indexering.yaml")


class Waarneming(NamedTuple):
    """Eén gepubliceerd bedrag; `centen` is `None` als het bedrag niet is gevonden."""

    vanaf: date
    centen: int | None
    zekerheid: str


class Basis(NamedTuple):
    """Het bedrag waarvan een wijziging uitgaat, in eurocenten: één bedrag, of een interval als het onafgeronde niet is gepubliceerd.

    Het interval sluit aan de kant van het gepubliceerde bedrag: dat is er zelf in begrepen, de andere kant niet.
    """

    laag: Fraction
    hoog: Fraction

    @property
    def exact(self) -> bool:
        """Of het één bedrag is."""
        return self.laag == self.hoog

    def maal(self, factor: Fraction) -> Basis:
        """De basis, vermenigvuldigd."""
        return Basis(self.laag * factor, self.hoog * factor)


class Tekst(NamedTuple):
    """Wat de wet vanaf een dag over de wijziging zegt."""

    vanaf: date
    artikel: str
    zin: str


class Opmerking(NamedTuple):
    """Wat er met één gepubliceerd bedrag aan de hand is; een lege reeks is elke reeks van de regel."""

    reeks: str
    vanaf: date
    zin: str


@dataclass(frozen=True, slots=True)
class Indexregel:
    """Hoe een of meer bedragen jaarlijks wijzigen.

    Attributes:
        reeksen: de parameters die deze regel volgen.
        stap: veelvoud waarop wordt afgerond, in eurocenten.
        onafgerond: een volgende wijziging gaat uit van het bedrag vóór afronding.
        index: naam van het indexcijfer; regels met dezelfde naam delen het.
        decimalen: waarmee het indexcijfer, een percentage, wordt bekendgemaakt.
        bron: parameter met het gepubliceerde indexcijfer; leeg als dat niet is gezien.
        vertraging: aantal jaren dat het indexcijfer vóór de wijziging ligt.
        jaren: aantal jaarcijfers dat samen de index is.
        vanaf: eerste wijziging die de regel verklaart.
        per: maand en dag van een volgende wijziging.
    """

    id: str
    naam: str
    reeksen: tuple[str, ...]
    stap: int
    afronding: str
    index: str
    decimalen: int
    vanaf: date
    per: tuple[int, int]
    teksten: tuple[Tekst, ...]
    onafgerond: bool = False
    bron: str = ""
    vertraging: int = 0
    jaren: int = 1
    toelichting: str = ""
    opmerkingen: tuple[Opmerking, ...] = ()

    def start(self, centen: int) -> Basis:
        """De basis bij een gepubliceerd bedrag zonder geschiedenis."""
        if not self.onafgerond:
            return Basis(Fraction(centen), Fraction(centen))
        if self.afronding == NAAR_BENEDEN:
            return Basis(Fraction(centen), Fraction(centen + self.stap))
        return Basis(Fraction(centen - self.stap), Fraction(centen))

    def uitkomsten(self, basis: Basis, factor: Fraction) -> tuple[int, int]:
        """Het laagste en hoogste bedrag in eurocenten dat de wijziging kan geven; gelijk als de basis één bedrag is.

        Raises:
            ValueError: een negatief bedrag, of een factor die niet groter is dan nul.
        """
        if factor <= 0 or basis.laag < 0:
            zin = "Indexeren gaat over bedragen van nul of meer, met een factor groter dan nul."
            raise ValueError(zin)
        laag, hoog = basis.maal(factor)
        if basis.exact:
            return (self.afgerond(laag),) * 2
        stap = self.stap
        if self.afronding == NAAR_BENEDEN:
            return floor(laag / stap) * stap, (ceil(hoog / stap) - 1) * stap
        return (floor(laag / stap) + 1) * stap, ceil(hoog / stap) * stap

    def afgerond(self, centen: Fraction) -> int:
        """Een bedrag, afgerond zoals deze regel doet."""
        deel = centen / self.stap
        if self.afronding == NAAR_BOVEN:
            return ceil(deel) * self.stap
        return floor(deel + Fraction(1, 2) if self.afronding == REKENKUNDIG else deel) * self.stap

    def vervolg(self, basis: Basis, factor: Fraction, gepubliceerd: int) -> Basis | None:
        """De basis voor een volgende wijziging; `None` als het gepubliceerde bedrag niet uit deze volgt."""
        if not self.onafgerond:
            past = self.uitkomsten(basis, factor)[0] == gepubliceerd
            return self.start(gepubliceerd) if past else None
        nieuw, gedrukt = basis.maal(factor), self.start(gepubliceerd)
        samen = Basis(max(nieuw.laag, gedrukt.laag), min(nieuw.hoog, gedrukt.hoog))
        return samen if samen.laag < samen.hoog else None

    def tekst(self, dag: date) -> Tekst:
        """Wat de wet op een dag over de wijziging zegt; vóór de eerste tekst die eerste."""
        return next((t for t in reversed(self.teksten) if t.vanaf <= dag), self.teksten[0])

    def opmerking(self, pad: str, dag: date) -> str:
        """Wat er met een gepubliceerd bedrag aan de hand is, of niets."""
        return next((o.zin for o in self.opmerkingen if o.vanaf == dag and o.reeks in {"", pad}), "")


def maal(percentage: Fraction) -> Fraction:
    """De factor bij een percentage: 3,65 wordt 1,0365."""
    return 1 + percentage / 100


@cache
def regels() -> Mapping[str, Indexregel]:
    """Alle regels op naam.

    Raises:
        ParameterFout: het bestand voldoet niet aan zijn eisen.
    """
    boom = lees_yaml(_BESTAND.read_text(encoding="utf-8"))
    return {id_: _regel(id_, velden) for id_, velden in boom.items()}


def regel_van(pad: str) -> Indexregel | None:
    """De regel van een parameter, of `None` als er geen is."""
    return next((r for r in regels().values() if pad in r.reeksen), None)


def _regel(id_: str, velden: dict[str, Any]) -> Indexregel:
    if velden["afronding"] not in AFRONDINGEN:
        melding = f"indexering.{id_}: “{velden['afronding']}” is geen afronding"
        raise ParameterFout(melding)
    maand, dag = (int(deel) for deel in velden["per"].split("-"))
    teksten = tuple(Tekst(t["vanaf"], t["artikel"], t["zin"]) for t in velden["teksten"])
    opmerkingen = tuple(Opmerking(o.get("reeks", ""), o["vanaf"], o["zin"]) for o in velden.get("opmerkingen", ()))
    overig = {naam: velden[naam] for naam in _GEWOON if naam in velden}
    return Indexregel(
        id=id_,
        reeksen=tuple(velden["reeksen"]),
        stap=int(Fraction(velden["stap"]) * 100),
        per=(maand, dag),
        teksten=teksten,
        opmerkingen=opmerkingen,
        **overig,
    )


_GEWOON = (
    "naam",
    "afronding",
    "onafgerond",
    "index",
    "bron",
    "vertraging",
    "jaren",
    "decimalen",
    "vanaf",
    "toelichting",
)


def waarnemingen(pad: str) -> tuple[Waarneming, ...]:
    """De gepubliceerde bedragen van een parameter, van oud naar nieuw."""
    naam, _, parameter = pad.partition(".")
    return tuple(Waarneming(w.vanaf, w.waarde, w.zekerheid) for w in onderwerp(naam)[parameter].waarden)


def naam_van(pad: str) -> str:
    """De naam van een parameter."""
    naam, _, parameter = pad.partition(".")
    return onderwerp(naam)[parameter].naam
