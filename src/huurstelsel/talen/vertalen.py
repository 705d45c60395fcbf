"""Een zin van de kern in het Engels, met de zinnenlijsten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from huurstelsel.talen.opmaak import Taal, engels_getal, engelse_datum
from huurstelsel.talen.zinnenlijst import zinnenlijst

if TYPE_CHECKING:
    from collections.abc import Callable

    from huurstelsel.talen.zinnenlijst import Paar

_NAAR_ZIN = re.compile(r"(?<=[.?!]) (?=[A-ZÀ-Ý“])")
_MET_PLAATS = re.compile(
    r"(?P<zin>.*\S) \((?P<plaats>(?:rubriek|toelichting|bijlage|beleidsboek|art\.|Bhw|Uhw|BW|Wgv) [^()]*)\)(?P<punt>\.?)"
)
_PLAATSEN = {
    "rubriek ": "section ",
    " tot en met ": " to ",
    " en ": " and ",
    " onder ": " under ",
    "voetnoot": "footnote",
}
_SCHEIDING = re.compile("(, | en | of )")
_VOEGWOORDEN = {", ": ", ", " en ": " and ", " of ": " or "}
_LANGSTE_LIJST = 41


def vertaal(zin: str, taal: Taal) -> str:
    """Een zin, naam of uitkomst van de kern in een taal; wat in geen zinnenlijst staat blijft Nederlands."""
    return zin if taal == "nl" else _engels(zin) or zin


def onvertaald(zin: str) -> bool:
    """Of er voor deze zin geen Engels is."""
    return bool(zin) and _engels(zin) is None


def _engels(zin: str) -> str | None:
    """De zin in haar geheel, anders met een andere hoofdletter of punt, of deel voor deel."""
    return (
        _een(zin)
        or _kleine_letter(zin)
        or _andere_punt(zin)
        or _met_plaats(zin)
        or _delen(zin, _NAAR_ZIN.split(zin), " ")
        or _delen(zin, zin.split("; "), "; ")
    )


def _een(zin: str) -> str | None:
    lijst = zinnenlijst()
    if zin in lijst.vast:
        return lijst.vast[zin]
    return next((engels for paar in lijst.mogelijk(zin) if (engels := _ingevuld(paar, zin)) is not None), None)


def _kleine_letter(zin: str) -> str | None:
    """Een zin uit de lijst die hier met een hoofdletter begint."""
    if not zin[:1].isupper() or (engels := _een(zin[0].lower() + zin[1:])) is None:
        return None
    return engels[:1].upper() + engels[1:]


def _andere_punt(zin: str) -> str | None:
    """Een zin die hier met een punt eindigt en in de lijst niet, of andersom."""
    if zin.endswith("."):
        engels = _een(zin[:-1]) or _kleine_letter(zin[:-1])
        return engels and f"{engels}."
    engels = _een(f"{zin}.") or _kleine_letter(f"{zin}.")
    return engels and engels.removesuffix(".")


def _met_plaats(zin: str) -> str | None:
    """Een zin die eindigt met de plaats in de wet; alleen een rubriek heet daar anders, de bepaling blijft zoals zij is."""
    past = _MET_PLAATS.fullmatch(zin)
    if past is None or (engels := _engels(past["zin"] + past["punt"])) is None:
        return None
    plaats = past["plaats"]
    if plaats.startswith("rubriek "):
        for nederlands, in_het_engels in _PLAATSEN.items():
            plaats = plaats.replace(nederlands, in_het_engels)
    return f"{engels.removesuffix('.') if past['punt'] else engels} ({plaats}){past['punt']}"


def _delen(zin: str, delen: list[str], tussen: str) -> str | None:
    if delen == [zin]:
        return None
    engels = [_engels(deel) for deel in delen]
    return tussen.join(deel for deel in engels if deel) if all(engels) else None


def _ingevuld(paar: Paar, zin: str) -> str | None:
    gaten = paar.gaten(zin)
    if gaten is None:
        return None
    for naam, soort in paar.soorten.items():
        engels = _SOORTEN[soort](gaten[naam])
        if engels is None:
            return None
        gaten[naam] = engels
    return re.sub(r"\{(\w+)\}", lambda gat: gaten[gat[1]], paar.en)


def _lijst(tekst: str) -> str | None:
    """Een opsomming; elk deel wordt zelf vertaald, het langste eerst: ook “een balkon, dakterras of loggia” kan één deel zijn."""
    stukken = _SCHEIDING.split(tekst)
    return _vanaf(stukken) if len(stukken) <= _LANGSTE_LIJST else None


def _vanaf(stukken: list[str]) -> str | None:
    for tot in range(len(stukken), 0, -2):
        engels = _engels("".join(stukken[:tot]))
        if engels is not None:
            if tot == len(stukken):
                return engels
            if (rest := _vanaf(stukken[tot + 1 :])) is not None:
                return engels + _VOEGWOORDEN[stukken[tot]] + rest
    return None


_SOORTEN: dict[str | None, Callable[[str], str | None]] = {
    None: str,
    "getal": engels_getal,
    "bedrag": engels_getal,
    "datum": engelse_datum,
    "zin": _engels,
    "lijst": _lijst,
}
