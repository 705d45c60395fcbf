"""Sommen als gegevens: een uitdrukking uit YAML, gerekend met gedrukte getallen die elk een afronding dragen.

Een getal is
- een geheel getal (`12`) of `{exact: "1.054"}`: precies wat er staat;
- een tekst (`"16500"`): gedrukt, en afgerond op zijn laatste cijfer dat geen nul achteraan is (hier honderd); of `{getal: "50000", stap: "1000"}`;
- `{tabel: {datum: 2022-07-01, punten: 186}}`: het bedrag van de huurtabel voor zelfstandige woningen, in euro;
- `{punten_bij: {datum: 2022-07-01, bedrag: "808.06"}}`: het hoogste puntental met een bedrag tot en met dat bedrag.

Een som is `{som: […]}`, `{verschil: [a, b]}`, `{product: […]}`, `{quotient: [a, b]}`, `{gemiddelde: […]}`, `{laagste: […]}`, `{hoogste: […]}` of
`{boven: [a, stap]}` (naar boven op een veelvoud). Alles is exact; een getal dat twee keer voorkomt, mag twee keer anders zijn afgerond.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.fouten import ParameterFout
from huurstelsel.recht.tabellen import tarieven

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

SOORT = "zelfstandig"


class Getal(NamedTuple):
    """Een uitkomst: zoals gedrukt, en het kleinste en grootste dat bij de afronding past."""

    waarde: Fraction
    laag: Fraction
    hoog: Fraction


def precies(waarde: Fraction) -> Getal:
    """Een getal zonder afronding."""
    return Getal(waarde, waarde, waarde)


def gedrukt(tekst: str, stap: Fraction | None = None) -> Getal:
    """Een gedrukt getal, met de afronding van zijn laatste cijfer dat geen nul achteraan is."""
    waarde, helft = Fraction(tekst), (stap or stap_van(tekst)) / 2
    return Getal(waarde, waarde - helft, waarde + helft)


def stap_van(tekst: str) -> Fraction:
    """De eenheid van het laatste cijfer: "16500" is op honderd, "9.2" op een tiende, "60.0" ook."""
    if "." in tekst:
        return Fraction(1, 10 ** len(tekst.partition(".")[2]))
    return Fraction(10 ** (len(tekst) - len(tekst.rstrip("0"))))


def reken(boom: object) -> Getal:
    """De uitkomst van een uitdrukking.

    Raises:
        ParameterFout: dit is geen uitdrukking.
    """
    if isinstance(boom, int) and not isinstance(boom, bool):
        return precies(Fraction(boom))
    if isinstance(boom, str):
        return gedrukt(boom)
    if isinstance(boom, dict) and len(boom) == 1:
        ((naam, deel),) = boom.items()
        if naam in _BLADEN:
            return _BLADEN[naam](deel)
        if naam in _SOMMEN:
            return _SOMMEN[naam]([reken(x) for x in deel])
    elif isinstance(boom, dict) and set(boom) == {"getal", "stap"}:
        return gedrukt(boom["getal"], Fraction(boom["stap"]))
    melding = f"geen uitdrukking: {boom}"
    raise ParameterFout(melding)


def _tabel(velden: Mapping[str, Any]) -> Getal:
    tabel, laagste = _tarief(velden["datum"])
    return precies(Fraction(tabel[velden["punten"] - laagste], 100))


def _punten_bij(velden: Mapping[str, Any]) -> Getal:
    tabel, laagste = _tarief(velden["datum"])
    centen = Fraction(velden["bedrag"]) * 100
    return precies(Fraction(laagste + sum(bedrag <= centen for bedrag in tabel) - 1))


def _tarief(dag: date) -> tuple[list[int], int]:
    tarief = next(t for t in tarieven(SOORT) if t.vanaf == dag)
    return tarief.bedragen.tolist(), tarief.laagste


def _som(delen: Sequence[Getal]) -> Getal:
    return Getal(*(sum(kant, Fraction(0)) for kant in zip(*delen, strict=True)))


def _verschil(delen: Sequence[Getal]) -> Getal:
    a, b = delen
    return Getal(a.waarde - b.waarde, a.laag - b.hoog, a.hoog - b.laag)


def _maal(a: Getal, b: Getal) -> Getal:
    hoeken = [x * y for x in a[1:] for y in b[1:]]
    return Getal(a.waarde * b.waarde, min(hoeken), max(hoeken))


def _quotient(delen: Sequence[Getal]) -> Getal:
    """De deler is in geen van de stukken nul of negatief."""
    a, b = delen
    return _maal(a, Getal(1 / b.waarde, 1 / b.hoog, 1 / b.laag))


def _gemiddelde(delen: Sequence[Getal]) -> Getal:
    return _maal(_som(delen), precies(Fraction(1, len(delen))))


def _uiterste(kies: Callable[[Sequence[Fraction]], Fraction]) -> Callable[[Sequence[Getal]], Getal]:
    return lambda delen: Getal(*(kies(kant) for kant in zip(*delen, strict=True)))


def _boven(delen: Sequence[Getal]) -> Getal:
    getal, stap = delen
    return Getal(*(ceil(x / stap.waarde) * stap.waarde for x in getal))


_BLADEN: dict[str, Callable[[Any], Getal]] = {
    "exact": lambda tekst: precies(Fraction(tekst)),
    "tabel": _tabel,
    "punten_bij": _punten_bij,
}
_SOMMEN: dict[str, Callable[[Sequence[Getal]], Getal]] = {
    "som": _som,
    "verschil": _verschil,
    "product": lambda delen: reduce(_maal, delen),
    "quotient": _quotient,
    "gemiddelde": _gemiddelde,
    "laagste": _uiterste(min),
    "hoogste": _uiterste(max),
    "boven": _boven,
}
