"""Hoe een argument wordt gelezen: een datum, een jaar, een bedrag, een percentage, een vaste waarde, een voorstel of een lezing."""

from __future__ import annotations

import argparse
import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.fouten import bedoelde_u
from huurstelsel.recht import GELDEND

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

EERSTE_JAAR, LAATSTE_JAAR = 1989, 2199
VROEGSTE_JAAR = 1000  # van een datum, als in een document
HOOGSTE_PERCENTAGE = 1_000
GEEN_WAARDE = "“{tekst}” is hier geen bekende waarde; mogelijk zijn: {mogelijk}.{bedoeld}"


def datum(tekst: str) -> date:
    """Een datum als jjjj-mm-dd of d-m-jjjj, als argument."""
    delen = re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", tekst.strip())
    omgekeerd = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", tekst.strip())
    rij = (delen[3], delen[2], delen[1]) if delen else omgekeerd.groups() if omgekeerd else ()
    try:
        if rij and VROEGSTE_JAAR <= int(rij[0]) <= LAATSTE_JAAR:
            return date(*map(int, rij))
    except ValueError:
        pass
    melding = f"“{tekst}” is geen bestaande datum; schrijf jjjj-mm-dd, bijvoorbeeld 2026-01-01."
    raise argparse.ArgumentTypeError(melding)


def jaar(tekst: str) -> int:
    """Een kalenderjaar, als argument."""
    if re.fullmatch(r"\d{4}", tekst.strip()) and EERSTE_JAAR <= int(tekst) <= LAATSTE_JAAR:
        return int(tekst)
    melding = f"“{tekst}” is geen jaar; schrijf bijvoorbeeld 2026."
    raise argparse.ArgumentTypeError(melding)


def bedrag(tekst: str) -> Decimal:
    """Een bedrag in euro en hele centen, als argument; geschreven zoals in een document."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415

    from huurstelsel.feiten.basis import Bedrag  # noqa: PLC0415

    try:
        euro: Decimal = TypeAdapter(Bedrag).validate_python(tekst)
    except ValidationError:
        pass
    else:
        if euro * 100 % 1 == 0:
            return euro
    melding = f"“{tekst}” is geen bedrag in euro; schrijf bijvoorbeeld 812,50."
    raise argparse.ArgumentTypeError(melding)


def percentage(tekst: str) -> Fraction:
    """Een percentage, als argument; een daling is negatief."""
    getal = tekst.strip().removesuffix("%").strip().replace(",", ".").replace("−", "-")
    if re.fullmatch(r"-?\d{1,4}(\.\d{1,6})?", getal) and -100 < Fraction(getal) <= HOOGSTE_PERCENTAGE:
        return Fraction(getal)
    melding = f"“{tekst}” is geen percentage; schrijf bijvoorbeeld 5 of 4,1."
    raise argparse.ArgumentTypeError(melding)


def stijging(tekst: str) -> Fraction:
    """Een percentage dat geen daling is, als argument."""
    gelezen = percentage(tekst)
    if gelezen >= 0:
        return gelezen
    melding = f"“{tekst}” is een daling; schrijf een percentage van 0 of meer."
    raise argparse.ArgumentTypeError(melding)


def een_van(*mogelijk: str, zin: str = GEEN_WAARDE) -> Callable[[str], str]:
    """Een argument met vaste waarden; `zin` zegt wat er mis is met een andere tekst."""

    def kies(tekst: str) -> str:
        waarde = tekst.strip().lower()
        if waarde in mogelijk:
            return waarde
        melding = zin.format(tekst=tekst[:40], mogelijk=", ".join(mogelijk), bedoeld=bedoelde_u(waarde, mogelijk))
        raise argparse.ArgumentTypeError(melding)

    return kies


def keuze(tekst: str) -> tuple[str, str]:
    """Een benoemde interpretatie als NAAM=WAARDE, als argument."""
    naam, _, waarde = tekst.partition("=")
    if not naam.strip() or not waarde.strip():
        melding = f"Schrijf een keuze als NAAM=WAARDE; niet “{tekst}”."
        raise argparse.ArgumentTypeError(melding)
    return naam.strip(), waarde.strip()


def recht_en_keuze(p: argparse.ArgumentParser) -> None:
    """De opties `--recht` en `--keuze`, elk vaker te geven."""
    zin = f"Reken met een voorstel: de naam van een ingebouwd voorstel, of een eigen bestand; “{GELDEND}” is het recht zelf. Vaker te geven."
    p.add_argument("--recht", metavar="VOORSTEL", action="append", default=[], help=zin)
    zin = "Kies een andere lezing waar de wet er meer toelaat; vaker te geven."
    p.add_argument("--keuze", metavar="NAAM=WAARDE", type=keuze, action="append", default=[], help=zin)
