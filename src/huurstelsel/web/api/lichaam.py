"""Het lichaam van een verzoek: van bytes naar feiten, en naar de velden van een vraag die meer vraagt dan een document."""

from __future__ import annotations

import argparse
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from huurstelsel.feiten.lezen_lijst import lees_inhoud
from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u
from huurstelsel.opdrachten.beslissen import GEEN_LIJST
from huurstelsel.web.api.vormen import YAML
from huurstelsel.web.problemen import Probleem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_EXTENSIE = {YAML: ".yaml"}


def lees_lichaam(inhoud: bytes, soort: str) -> dict[str, Any]:
    """De boom in een lichaam.

    Raises:
        Probleem: 400 als het niet te lezen is, 422 als het een lijst is.
    """
    try:
        boom = lees_inhoud(inhoud, _EXTENSIE.get(soort, ".json"))
    except FeitenFout as e:
        raise Probleem(400, "Het lichaam van het verzoek is niet te lezen.", e.fouten) from None
    if isinstance(boom, list):
        code, zin = GEEN_LIJST
        raise Probleem(422, zin, [Fout("", code, zin)])
    return boom


def velden(
    boom: Mapping[str, Any], bekend: Mapping[str, Callable[[Any], Any]], verplicht: Sequence[str]
) -> dict[str, Any]:
    """De velden van een vraag, gelezen; een veld dat null is, is er niet.

    Raises:
        FeitenFout: alles wat ontbreekt, onbekend is of niet klopt, tegelijk.
    """
    fouten = [
        Fout(naam, "onbekend_veld", f"Het veld “{naam[:40]}” bestaat hier niet.{bedoelde_u(naam, bekend)}")
        for naam in boom
        if naam not in bekend
    ]
    uit: dict[str, Any] = {}
    for naam, lees in bekend.items():
        if boom.get(naam) is not None:
            try:
                uit[naam] = lees(boom[naam])
            except argparse.ArgumentTypeError as e:
                fouten.append(Fout(naam, "ongeldig", str(e)))
            except FeitenFout as e:
                fouten += [op_pad(naam, f) for f in e.fouten]
        elif naam in verplicht:
            fouten.append(Fout(naam, "ontbreekt", "Dit veld is verplicht."))
    if fouten:
        raise FeitenFout(fouten)
    return uit


def getypt(lees: Callable[[str], Any]) -> Callable[[Any], Any]:
    """Een argument van de opdrachtregel als veld: een getal mag ook als getal."""

    def uit(waarde: object) -> object:
        if isinstance(waarde, bool) or not isinstance(waarde, str | int | Decimal):
            melding = "Hier hoort een tekst of een getal."
            raise argparse.ArgumentTypeError(melding)
        return lees(waarde if isinstance(waarde, str) else format(waarde, "f"))

    return uit


def op_pad(waar: str, fout: Fout) -> Fout:
    """Een fout met haar plaats in het hele lichaam."""
    pad = f"{waar}.{fout.pad}" if fout.pad and not fout.pad.startswith("[") else f"{waar}{fout.pad}"
    return Fout(pad, fout.code, fout.zin)
