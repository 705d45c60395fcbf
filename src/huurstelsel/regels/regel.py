"""Wat een regel is: een functie over kolommen met haar rubriek, bepaling en geldigheid. Overlappende versies zijn een fout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from huurstelsel.feiten.kolommen import Woningen
from huurstelsel.fouten import GeenRecht, ParameterFout
from huurstelsel.recht.laden import Parameters
from huurstelsel.reken.post import Regelpost, Saldi

Uitvoer = Iterator[Regelpost]
Functie = Callable[[Woningen, Parameters, Saldi], Uitvoer]

EERSTE = date(2022, 7, 1)
"""Eerste peildatum die huurstelsel kent."""

WBH = date(2024, 7, 1)
"""Inwerkingtreding van de Wet betaalbare huur (Stb. 2024, 193)."""


@dataclass(frozen=True, slots=True)
class Regel:
    """Eén versie van een regel.

    Attributes:
        naam: naam die versies delen.
        rubriek: waar de posten horen; posten van gedeelde ruimten gaan naar `gedeeld`.
        onderwerp: parameterbestand dat de functie krijgt.
        vanaf, tot: geldig op peildata van `vanaf` tot (niet tot en met) `tot`.
    """

    naam: str
    functie: Functie
    rubriek: int
    gedeeld: int
    onderwerp: str
    artikel: str
    vanaf: date
    tot: date | None

    def geldt_op(self, peildatum: date) -> bool:
        """Of deze versie op de peildatum geldt."""
        return self.vanaf <= peildatum and (self.tot is None or peildatum < self.tot)


VERSIES: dict[str, list[Regel]] = {}
"""Alle versies van elke regel, in volgorde van registratie."""


def regel(  # noqa: PLR0913 - de kop van een regel is een tabel
    naam: str,
    *,
    rubriek: int,
    artikel: str,
    onderwerp: str,
    vanaf: date,
    tot: date | None = None,
    gedeeld: int | None = None,
) -> Callable[[Functie], Functie]:
    """Registreer een functie als versie van een regel.

    Raises:
        ParameterFout: de versie overlapt een eerdere met dezelfde naam.
    """

    def registreer(functie: Functie) -> Functie:
        nieuw = Regel(naam, functie, rubriek, gedeeld or rubriek, onderwerp, artikel, vanaf, tot)
        for oud in VERSIES.get(naam, []):
            if nieuw.vanaf < (oud.tot or date.max) and oud.vanaf < (nieuw.tot or date.max):
                melding = f"regel {naam}: de versies vanaf {oud.vanaf} en vanaf {nieuw.vanaf} overlappen"
                raise ParameterFout(melding)
        VERSIES.setdefault(naam, []).append(nieuw)
        return functie

    return registreer


def geldende(naam: str, peildatum: date) -> Regel:
    """De versie van een regel op een peildatum.

    Raises:
        GeenRecht: geen versie geldt.
    """
    for versie in VERSIES[naam]:
        if versie.geldt_op(peildatum):
            return versie
    melding = f"Op {peildatum} geldt geen regel “{naam}” die huurstelsel kent."
    raise GeenRecht(melding)
