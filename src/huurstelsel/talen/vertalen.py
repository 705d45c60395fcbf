"""Een zin van de kern in het Engels, met de zinnenlijsten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from huurstelsel.talen.opmaak import Taal, engels_getal, engelse_datum
from huurstelsel.talen.zinnenlijst import PATRONEN, zinnenlijst

if TYPE_CHECKING:
    from collections.abc import Callable

    from huurstelsel.talen.zinnenlijst import Paar

_NAAR_ZIN = re.compile(r"(?<=[.?!]) (?=[A-ZÀ-Ý“])")
_MET_PLAATS = re.compile(
    r"(?P<zin>.*\S) \((?P<plaats>(?:rubriek|toelichting|bijlage|beleidsboek|art\.|Bhw|Uhw|BW|Wgv) [^()]*)\)(?P<punt>\.?)",
    re.DOTALL,
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
_PIJL = " → "
_WOORDEN = re.compile("([,:;]? )")
_GETALLEN = re.compile(f"{PATRONEN['bedrag']}|{PATRONEN['getal']}")
_RUIMTE = re.compile(r"(?P<lidwoord>de |het )?(?P<soort>[a-z -]+?)(?P<nummer> [0-9]+)?")
_LANGSTE_ZIN = 2_000  # wat langer is komt niet van de kern
_LANGSTE_NAAM = 31
_LANGSTE_LIJST = 41


def vertaal(zin: str, taal: Taal) -> str:
    """Een zin, naam of uitkomst van de kern in een taal; wat in geen zinnenlijst staat blijft Nederlands."""
    return zin if taal == "nl" else _engels(zin) or zin


def onvertaald(zin: str) -> bool:
    """Of er voor deze zin geen Engels is."""
    return bool(zin) and _engels(zin) is None


def soort(kenmerk: str, taal: Taal) -> str:
    """Een vaste waarde van een document, leesbaar: “badkamer_met_toilet” is “badkamer met toilet” of “bathroom with toilet”."""
    return vertaal(kenmerk.replace("_", " "), taal)


def _engels(zin: str) -> str | None:
    """De zin in haar geheel, anders met een andere hoofdletter of punt, of deel voor deel."""
    if len(zin) > _LANGSTE_ZIN:
        return None
    return (
        zinnenlijst().vast.get(zin)
        or _met_plaats(zin)
        or _een(zin)
        or _kleine_letter(zin)
        or _andere_punt(zin)
        or _delen(zin, _NAAR_ZIN.split(zin), " ")
        or _delen(zin, zin.split("; "), "; ")
        or _van_naar(zin)
        or _delen(zin, zin.split(", "), ", ")
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
    """Een opsomming; elk deel wordt zelf vertaald, en “een balkon, dakterras of loggia” kan één deel zijn."""
    stukken = _SCHEIDING.split(tekst)
    return _vanaf(stukken) if len(stukken) <= _LANGSTE_LIJST else None


def _vanaf(stukken: list[str]) -> str | None:
    for tot in range(1, len(stukken) + 1, 2):
        engels = _een("".join(stukken[:tot]))
        if engels is not None and tot == len(stukken):
            return engels
        if engels is not None and (rest := _vanaf(stukken[tot + 1 :])) is not None:
            return engels + _VOEGWOORDEN[stukken[tot]] + rest
    return None


def _van_naar(zin: str) -> str | None:
    """Wat er tussen twee puntentellingen anders is: “energielabel C → A”."""
    return _PIJL.join(map(_waarde, zin.split(_PIJL))) if _PIJL in zin else None


def _waarde(tekst: str) -> str:
    """Een feit met zijn waarde: wat bekend is vertaald, de getallen anders geschreven, de rest zoals het is."""
    stukken, uit = _WOORDEN.split(tekst), []
    while stukken:
        tot, engels = _bekend(stukken)
        uit += [engels, *stukken[tot : tot + 1]]
        stukken = stukken[tot + 1 :]
    return "".join(uit)


def _bekend(stukken: list[str]) -> tuple[int, str]:
    """Hoeveel stukken vooraan samen een bekende naam zijn, met die naam; anders het eerste, met zijn getallen anders geschreven."""
    for tot in range(min(len(stukken), _LANGSTE_NAAM), 0, -2):
        if (engels := _een("".join(stukken[:tot]))) is not None:
            return tot, engels
    return 1, _GETALLEN.sub(lambda getal: engels_getal(getal[0]), stukken[0])


def _ruimte(tekst: str) -> str:
    """De keuken is the kitchen, slaapkamer 2 is bedroom 2; een eigen naam is wat hij is."""
    past = _RUIMTE.fullmatch(tekst)
    soort_ = zinnenlijst().vast.get(past["soort"].replace("-", " ")) if past else None
    if past is None or soort_ is None:
        return tekst
    return f"{'the ' if past['lidwoord'] else ''}{soort_}{past['nummer'] or ''}"


_SOORTEN: dict[str | None, Callable[[str], str | None]] = {
    None: str,
    "getal": engels_getal,
    "bedrag": engels_getal,
    "datum": engelse_datum,
    "zin": _engels,
    "lijst": _lijst,
    "waarde": _waarde,
    "ruimte": _ruimte,
}
