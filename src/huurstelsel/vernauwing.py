"""Welk onbekend feit het bereik van een uitkomst het meest zou vernauwen, als iemand het opzocht.

Van elk onbekend feit worden de waarden doorgerekend die een andere uitkomst kunnen geven (`feiten.onbekend`), elk met de rest nog onbekend.
Wat er in het ongunstigste geval van het bereik overblijft, is de maat: zoveel smaller wordt het zeker.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.feiten.onbekend import AANRECHTLENGTEN, AANRECHTLENGTEN_KAMER, BOUWJAREN, ONDERTEKENDATUMS
from huurstelsel.feiten.ruimte import Ruimte, Voorziening
from huurstelsel.feiten.soorten import Woningtype
from huurstelsel.fouten import FeitenFout
from huurstelsel.waardering import maak_zaak, waardeer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.model import Document
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitkomst import Melding, Uitkomst

MAX_WERK = 100_000
"""Onbekende feiten maal invullingen maal ruimten; daarboven kost het seconden, en is er eerst genoeg anders op te zoeken."""

_RUIMTE = re.compile(r"woning\.ruimten\[(\d+)\]\.(\w+)")
_PROEFOPPERVLAKTE = 12  # m²: elke waarde haalt de bovengrens terug; hoeveel punten zij geeft staat vast zodra zij is gemeten


class Vernauwing(NamedTuple):
    """Wat het bekend worden van een feit met het bereik doet.

    Attributes:
        rest: hoeveel punten het bereik dan ten hoogste nog breed is; `None` als er ook dan geen bovengrens is.
        winst: hoeveel punten het bereik er zeker smaller van wordt; `None` als er nu geen bovengrens is.
    """

    melding: Melding
    rest: int | None
    winst: int | None


def vernauwingen(document: Document, regeling: Regeling, uitkomst: Uitkomst) -> tuple[Vernauwing, ...]:
    """De onbekende feiten van een uitkomst, het feit dat het bereik het smalst maakt voorop.

    Args:
        document: van één woning, zoals het is gewaardeerd.
        uitkomst: de waardering ervan onder deze regeling.

    Returns:
        Alleen feiten waarvan de mogelijke waarden bekend zijn; leeg als alles bekend is, of als er te veel onbekend is (`MAX_WERK`).
    """
    if not uitkomst.onbekend or len(uitkomst.onbekend) * _omvang(document, regeling) > MAX_WERK:
        return ()
    nu = _breedte(uitkomst)
    gevonden = [
        Vernauwing(melding, rest, None if nu is None or rest is None else nu - rest)
        for melding in uitkomst.onbekend
        if (rest := _rest(document, regeling, melding)) is not _GEEN
    ]
    return tuple(sorted(gevonden, key=lambda v: (v.rest is None, v.rest or 0)))


_GEEN = -1


def _omvang(document: Document, regeling: Regeling) -> int:
    """Hoeveel rijen één waardering doorrekent, maal haar ruimten."""
    zaak = maak_zaak(document, regeling)
    return len(zaak.invullingen) * (len(zaak.ruimten) + 1)


def _rest(document: Document, regeling: Regeling, melding: Melding) -> int | None:
    """De grootste breedte die overblijft; `_GEEN` als de waarden van dit feit niet zijn op te sommen."""
    try:
        breedten = [_breedte(waardeer(ingevuld, regeling)) for ingevuld in _ingevuld(document, melding.pad)]
    except FeitenFout:
        return _GEEN
    if not breedten:
        return _GEEN
    return None if None in breedten else max(b for b in breedten if b is not None)


def _breedte(uitkomst: Uitkomst) -> int | None:
    hoogst = uitkomst.punten_maximaal
    return None if hoogst is None else hoogst - uitkomst.punten_minimaal


def _ingevuld(document: Document, pad: str) -> Iterator[Document]:
    """Het document met elk van de waarden die het feit kan hebben."""
    if ruimte := _RUIMTE.fullmatch(pad):
        yield from _ruimten(document, int(ruimte[1]), ruimte[2])
    elif pad == "contract.ondertekend":
        for dag in ONDERTEKENDATUMS:
            yield document.model_copy(update={"contract": document.contract.model_copy(update={"ondertekend": dag})})
    elif pad in _WONING:
        veld = pad.removeprefix("woning.")
        for waarde in _WONING[pad]:
            yield _met_woning(document, veld, waarde)
    elif pad in {"woning.woonwagen.sanitair", "woning.standplaats.sanitair"}:
        soort = pad.split(".")[1]
        deel = getattr(document.woning, soort)
        for waarde in (False, True):
            yield _met_woning(document, soort, deel.model_copy(update={"sanitair": waarde}))


_WONING: dict[str, tuple[Any, ...]] = {"woning.woningtype": tuple(Woningtype), "woning.bouwjaar": BOUWJAREN}


def _met_woning(document: Document, veld: str, waarde: object) -> Document:
    return document.model_copy(update={"woning": document.woning.model_copy(update={veld: waarde})})


def _ruimten(document: Document, nummer: int, veld: str) -> Iterator[Document]:
    """Het document met elke waarde van een feit van één ruimte."""
    ruimten = document.woning.ruimten
    for ruimte in _waarden(ruimten[nummer], veld, document.woning.stelsel):
        yield _met_woning(document, "ruimten", (*ruimten[:nummer], ruimte, *ruimten[nummer + 1 :]))


def _waarden(ruimte: Ruimte, veld: str, stelsel: str) -> Iterator[Ruimte]:
    if veld == "verwarmd":
        yield from (ruimte.model_copy(update={"verwarmd": waarde}) for waarde in (False, True))
    elif veld == "oppervlakte":
        yield Ruimte.model_validate(ruimte.model_dump(exclude_unset=True) | {"oppervlakte": _PROEFOPPERVLAKTE})
    elif veld == "voorzieningen":
        for mm in AANRECHTLENGTEN if stelsel == "zelfstandig" else AANRECHTLENGTEN_KAMER:
            yield ruimte.model_copy(update={"voorzieningen": tuple(_met_lengte(v, mm) for v in ruimte.voorzieningen)})


def _met_lengte(voorziening: Voorziening, mm: int) -> Voorziening:
    """Een aanrecht zonder lengte met deze lengte; een andere voorziening zoals zij is."""
    if voorziening.soort != "aanrecht" or voorziening.lengte is not None:
        return voorziening
    return voorziening.model_copy(update={"lengte": Decimal(mm) / 1000})
