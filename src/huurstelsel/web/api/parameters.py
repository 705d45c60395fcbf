"""Wat na het vraagteken mag staan: dezelfde argumenten als op de opdrachtregel, met dezelfde zinnen als er iets niet klopt."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.feiten import patronen
from huurstelsel.fouten import Fout, OnbekendeKeuze, bedoelde_u
from huurstelsel.opdrachten.argumenten import GEEN_WAARDE, datum, een_van, keuze
from huurstelsel.recht import GELDEND, interpretaties
from huurstelsel.recht.voorstel import ingebouwd
from huurstelsel.regels.stelsel import NAMEN
from huurstelsel.web.problemen import Probleem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from starlette.requests import Request

MEESTE = 50
"""Zo vaak mag een parameter die vaker mag."""


class Parameter(NamedTuple):
    """Een parameter in de query.

    Attributes:
        lees: van tekst naar waarde; `ArgumentTypeError` met een Nederlandse zin als dat niet kan.
        schema: JSON Schema van één waarde.
        vaker: mag vaker staan; de waarde is dan een lijst.
    """

    naam: str
    lees: Callable[[str], Any]
    schema: dict[str, Any]
    uitleg: str
    vaker: bool = False


def dag(naam: str, uitleg: str) -> Parameter:
    """Een parameter met een datum."""
    return Parameter(naam, datum, {"type": "string", "pattern": patronen.datum()}, uitleg)


def kies(naam: str, mogelijk: Sequence[str], uitleg: str, *, vaker: bool = False) -> Parameter:
    """Een parameter met vaste waarden."""
    return Parameter(
        naam, een_van(*mogelijk, zin=GEEN_WAARDE), {"type": "string", "enum": list(mogelijk)}, uitleg, vaker=vaker
    )


def lezing(tekst: str) -> tuple[str, str]:
    """Een benoemde interpretatie als NAAM=WAARDE, die bestaat."""
    naam, waarde = keuze(tekst)
    interpretaties.controleer(naam, waarde)
    return naam, waarde


def tekst(naam: str, hoogstens: int, uitleg: str) -> Parameter:
    """Een parameter met vrije tekst."""

    def lees(waarde: str) -> str:
        if 0 < len(waarde) <= hoogstens:
            return waarde
        melding = f"Deze tekst is 1 tot en met {hoogstens} tekens lang."
        raise argparse.ArgumentTypeError(melding)

    return Parameter(naam, lees, {"type": "string", "minLength": 1, "maxLength": hoogstens}, uitleg)


PEILDATUM = dag("peildatum", "Gaat voor de peildatum in het document; zonder beide: vandaag.")
KAMER = tekst("kamer", 200, "De id van één kamer, als het document een adres met kamers beschrijft.")
RECHT = kies(
    "recht",
    (*ingebouwd(), GELDEND),
    "Reken met dit ontwerprecht; vaker te geven. Eigen voorstellen leest alleen de opdrachtregel.",
    vaker=True,
)


def _lezingen() -> list[str]:
    return [f"{naam}={optie}" for naam, velden in interpretaties.alle().items() for optie in velden["opties"]]


KEUZE = Parameter(
    "keuze",
    lezing,
    {"type": "string", "enum": _lezingen()},
    "Kies een andere lezing waar de wet er meer toelaat, als NAAM=WAARDE; vaker te geven. GET /v1/recht noemt ze.",
    vaker=True,
)
STELSEL = kies("stelsel", NAMEN, "Zonder: zelfstandig.")


def lees(verzoek: Request, bekend: Sequence[Parameter]) -> argparse.Namespace:
    """De parameters van een verzoek; wie er niet staat is `None`, of een lege lijst.

    Raises:
        Probleem: 400, met alles wat niet klopt.
    """
    fouten: list[Fout] = []
    uit = argparse.Namespace(**{p.naam: [] if p.vaker else None for p in bekend})
    namen = {p.naam: p for p in bekend}
    vreemd = [naam for naam in dict.fromkeys(verzoek.query_params) if naam not in namen]
    for naam in vreemd:
        zin = f"De parameter “{naam[:40]}” bestaat hier niet.{bedoelde_u(naam, namen)}"
        fouten.append(Fout("", "onbekende_parameter", zin))
    for parameter in bekend:
        waarden = verzoek.query_params.getlist(parameter.naam)
        fouten += _neem(parameter, waarden, uit)
    if fouten:
        raise Probleem(400, "De parameters in de query kloppen niet.", fouten)
    return uit


def _neem(parameter: Parameter, waarden: Sequence[str], uit: argparse.Namespace) -> Iterator[Fout]:
    """Lees de waarden van een parameter in `uit`, en geef wat niet klopt."""
    hoogstens = MEESTE if parameter.vaker else 1
    if len(waarden) > hoogstens:
        zin = f"Deze parameter staat er {len(waarden)} keer; ten hoogste {hoogstens} keer kan."
        yield Fout(parameter.naam, "te_vaak", zin)
        return
    gelezen = []
    for waarde in waarden:
        try:
            gelezen.append(parameter.lees(waarde))
        except (argparse.ArgumentTypeError, OnbekendeKeuze) as e:
            yield Fout(parameter.naam, "ongeldig", str(e))
    if gelezen:
        setattr(uit, parameter.naam, gelezen if parameter.vaker else gelezen[0])
