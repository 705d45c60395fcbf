"""BAG: oppervlakte, bouwjaar, woonplaatscode en gemeente van een verblijfsobject uit een export (CSV, Parquet, GeoPackage, Excel)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.verrijken import kolomnamen, opslag, tabel, waarden
from huurstelsel.verrijken.blokken import gekoppeld
from huurstelsel.verrijken.ep_online import veilig
from huurstelsel.verrijken.waarden import onjuist

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from huurstelsel.verrijken.opslag import Opslag
    from huurstelsel.verrijken.verslag import Bron

VERVALLEN = re.compile(r"ingetrokken|niet gerealiseerd|ten onrechte", re.IGNORECASE)
"""Statussen van een verblijfsobject dat er niet (meer) is."""


def lees(pad: Path, ids: NDArray[np.int64], plek: Opslag, bron: Bron, nummer: int) -> None:
    """Lees een export van verblijfsobjecten.

    Raises:
        FeitenFout: het bestand is niet te lezen of mist kolommen.
    """
    for blok in tabel.blokken(pad, kolomnamen.BAG, bron):
        for rij in gekoppeld(blok, ids, bron):
            with bron.keur(rij.nummer):
                plek.bewaar(rij.bag, opslag.OBJECT, "", verblijfsobject(rij.cellen, bron), nummer)


def verblijfsobject(cellen: dict[str, str], bron: Bron) -> dict[str, object]:
    """De feiten van een verblijfsobject; een waarde die niet kan, valt weg met een melding.

    Raises:
        Onjuist: het object is ingetrokken of nooit gerealiseerd.
    """
    if VERVALLEN.search(cellen.get("status", "")):
        onjuist("object_vervallen", f"De status is “{cellen['status'][:60]}”.")
    if "gebruiksdoel" in cellen and "woonfunctie" not in cellen["gebruiksdoel"].casefold():
        bron.meldingen["geen_woonfunctie"] += 1
    return (
        veilig("oppervlakte", cellen, waarden.oppervlakte, bron)
        | veilig("bouwjaar", cellen, waarden.bouwjaar, bron)
        | veilig("woonplaatscode", cellen, woonplaatscode, bron)
        | veilig("gemeente", cellen, gemeente, bron)
    )


def woonplaatscode(tekst: str) -> str:
    """Een bestaande BAG-woonplaatscode.

    Raises:
        Onjuist: zij bestaat niet.
    """
    from huurstelsel.recht import gebieden  # noqa: PLC0415 - alleen als de kolom er is

    code = tekst.strip().zfill(4)
    if not re.fullmatch(r"\d{4}", code) or not gebieden.bestaat_woonplaats(code):
        onjuist("woonplaatscode_onbekend", f"De woonplaatscode “{tekst[:20]}” bestaat niet.")
    return code


def gemeente(tekst: str) -> str:
    """Een bestaande gemeente, met haar naam of met haar code als GM0344 of 0344.

    Raises:
        Onjuist: zij bestaat niet.
    """
    from huurstelsel.recht import gebieden  # noqa: PLC0415 - alleen als de kolom er is

    kaal = tekst.strip()
    naam = f"GM{kaal.zfill(4)}" if kaal.isdecimal() else kaal
    if gebieden.gebied(naam, date.max) is None:
        onjuist("gemeente_onbekend", f"De gemeente “{kaal[:40]}” bestaat niet.")
    return naam
