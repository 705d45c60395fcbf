"""Wat huurder, verhuurder en Huurcommissie in een zaak kunnen doen, en tot wanneer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.huur.beslissing import Beslissing, Datum, Reden

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.huur.toetszaak import Toetszaak

OPEN, VERLOPEN = "open", "verlopen"


class Rol(NamedTuple):
    """Wat een partij kan doen, met de bepaling."""

    zin: str
    artikel: str


def partijen(t: Toetszaak, wat: str, *rollen: Rol, uiterlijk: date | None = None) -> Beslissing:
    """De mogelijkheden van de drie partijen, en de weg naar de rechter na een uitspraak.

    Args:
        wat: de toets; begin van de id.
        uiterlijk: laatste dag waarop de huurder nog een verzoek kan doen; zonder is er geen.
    """
    redenen = [Reden(*rol) for rol in rollen]
    zin = (
        f"de Huurcommissie doet uitspraak binnen {t.p.uitspraak_maanden} maanden na de betaaltermijn van het voorschot"
    )
    redenen.append(Reden(zin, "Uhw art. 37"))
    zin = f"beide partijen kunnen tot {t.p.rechter_weken} weken na verzending van de uitspraak naar de rechter; daarna geldt wat zij vaststelt als afgesproken"
    redenen.append(Reden(zin, "BW 7:262"))
    datums = () if uiterlijk is None else (Datum("uiterste dag voor de huurder", uiterlijk),)
    uitkomst = VERLOPEN if uiterlijk is not None and t.gekeken > uiterlijk else OPEN
    return Beslissing(f"{wat}_partijen", "Wat kunnen de partijen doen?", uitkomst, tuple(redenen), (), datums)
