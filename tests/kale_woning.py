"""Een woning van precies een gevraagd puntental: zonder label, zonder WOZ-waarde, met één vertrek."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from huurstelsel import Regeling, waardeer

if TYPE_CHECKING:
    from datetime import date


def kaal(m2: int, stelsel: str = "zelfstandig") -> dict[str, Any]:
    """Een woning waarvan het puntental uit de oppervlakte volgt; een standplaats heeft geen oppervlakte."""
    if stelsel == "standplaats":
        return {"stelsel": stelsel}
    woning: dict[str, Any] = {
        "stelsel": stelsel,
        "woningtype": "meergezinswoning",
        "bouwjaar": 1960,
        "ruimten": [{"soort": "woonkamer", "oppervlakte": m2, "verwarmd": False}],
    }
    if stelsel == "onzelfstandig":
        woning |= {"kamers_op_adres": 1, "gebruiksoppervlakte": 100}
    return woning


@cache
def m2(punten: int, dag: date, stelsel: str = "zelfstandig", voorstel: str = "") -> int:
    """De oppervlakte waarmee een kale woning op die dag precies zoveel punten heeft."""
    recht = Regeling.op(dag, stelsel).met(voorstellen=[voorstel] if voorstel else [])
    for oppervlakte in (
        *range(25, 600),
        *range(4, 25),
    ):  # klein het laatst: dan geeft de minimumwaarde veel punten per m²
        if waardeer({"woning": kaal(oppervlakte, stelsel)}, recht).punten == punten:
            return oppervlakte
    raise AssertionError(punten)


def met_punten(punten: int, dag: date, stelsel: str = "zelfstandig", voorstel: str = "") -> dict[str, Any]:
    """Een kale woning met op die dag precies zoveel punten."""
    return kaal(m2(punten, dag, stelsel, voorstel), stelsel)
