"""Getallen, bedragen, datums en namen zoals men ze in een taal schrijft.

Er is één manier van schrijven, die van `reken.schrijven`: de Engelse is de Nederlandse met de tekens die in het Engels anders zijn. Zo kan
een getal in een vertaalde zin nooit anders luiden dan een getal in een tabel.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from huurstelsel.reken import schrijven
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitleg.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable

Taal = Literal["nl", "en"]

VASTE_SPATIE = "\N{NO-BREAK SPACE}"
MAANDEN = {
    in_woorden(date(2024, nummer, 1)).split()[1]: engels
    for nummer, engels in enumerate(
        (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        1,
    )
}
"""Nederlandse naam van een maand → Engelse."""

_TEKENS = str.maketrans({".": ",", ",": "."})
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def engels_getal(nederlands: str) -> str:
    """Een Nederlands geschreven getal of bedrag in het Engels: “€ 1.228,50” wordt “€1,228.50”, “−0,25” wordt “−0.25”."""
    return re.sub(r"€\s?", "€", nederlands).translate(_TEKENS)


def engelse_datum(nederlands: str) -> str:
    """Een datum voluit of als jjjj-mm-dd in het Engels: “1 juli 2024” en “2024-07-01” worden “1 July 2024”."""
    if iso := _ISO.fullmatch(nederlands):
        jaar, maand, dag = map(int, iso.groups())
        return f"{dag} {tuple(MAANDEN.values())[maand - 1]} {jaar}"
    return re.sub("[a-z]+", lambda woord: MAANDEN[woord[0]], nederlands)


def getal(breuk: Fraction | int, taal: Taal, minstens: int = 0, hoogstens: int = 4) -> str:
    """Getal met zoveel decimalen: 2451/2 is “1.225,5” of “1,225.5”."""
    tekst = schrijven.nederlands(Fraction(breuk), minstens, hoogstens)
    return tekst if taal == "nl" else engels_getal(tekst)


def punten(breuk: Fraction | int, taal: Taal) -> str:
    """Punten met twee tot vier decimalen, zoals in de puntentelling: “24,50”, “0,3333”; in het Engels “24.50”."""
    return getal(breuk, taal, 2)


def bedrag(centen: int, taal: Taal) -> str:
    """Bedrag in eurocenten: 80244 is “€ 802,44” (met een vaste spatie) of “€802.44”."""
    tekst = schrijven.euro(centen)
    return tekst if taal == "nl" else engels_getal(tekst)


def datum(dag: date | int, taal: Taal) -> str:
    """Datum of dagnummer voluit: “1 juli 2024” of “1 July 2024”."""
    tekst = in_woorden(dag)
    return tekst if taal == "nl" else engelse_datum(tekst)


def hoeveelheid(aantal: Fraction | None, eenheid: str, taal: Taal) -> str:
    """Wat een post telde, met haar eenheid: “24,51 m²”, “2”, “€ 398.000”; leeg als er niets te tellen was.

    Args:
        aantal, eenheid: van een `Postregel`.
    """
    if aantal is None:
        return ""
    if eenheid == "euro":
        return bedrag(round(aantal * 100), taal).removesuffix(",00" if taal == "nl" else ".00")
    if eenheid in {"", "stuks"}:
        return getal(aantal, taal, 0, 2).replace("." if taal == "nl" else ",", "")
    minstens = 2 if eenheid in {"m²", "m"} and aantal.denominator != 1 else 0
    return f"{getal(aantal, taal, minstens, 2)}{VASTE_SPATIE}{eenheid}"


def opsomming(delen: Iterable[str], taal: Taal) -> str:
    """Een of meer delen achter elkaar: “a, b en c” of “a, b and c”."""
    return schrijven.opsomming(delen, "en" if taal == "nl" else "and")


def naam(namen: dict[str, tuple[str, str]], kenmerk: str, taal: Taal) -> str:
    """Naam bij een vast id, uit `uitleg.labels`: `naam(POSTEN, "aanrecht", "en")` is “Kitchen counter”."""
    return label(namen, kenmerk, engels=taal == "en")
