"""Monumenten: een lijst met BAG-identificaties. Op adres wordt niet gekoppeld: adressen in het register wijken te vaak af van die in de BAG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.lezen import fout
from huurstelsel.fouten import FeitenFout
from huurstelsel.verrijken import kolomnamen, opslag, tabel, waarden
from huurstelsel.verrijken.blokken import gekoppeld

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from huurstelsel.verrijken.opslag import Opslag
    from huurstelsel.verrijken.verslag import Bron

VELDEN = ("rijksmonument", "provinciaal_monument", "gemeentelijk_monument", "rijksbeschermd_gezicht")


def lees(pad: Path, ids: NDArray[np.int64], plek: Opslag, bron: Bron, nummer: int) -> None:
    """Lees een lijst van rijksmonumenten, of een lijst van woningen met ja of nee per soort monument.

    Raises:
        FeitenFout: het bestand is niet te lezen, of heeft geen BAG-identificatie.
    """
    try:
        for blok in tabel.blokken(pad, kolomnamen.MONUMENTEN, bron):
            namen = set(blok.rijen.schema.names)
            alleen_lijst, genummerd = not set(VELDEN) & namen, "rijksmonumentnummer" in namen
            for rij in gekoppeld(blok, ids, bron):
                if alleen_lijst and genummerd and "rijksmonumentnummer" not in rij.cellen:
                    bron.meldingen["zonder_monumentnummer"] += 1
                    continue
                with bron.keur(rij.nummer):
                    waarde = monument(rij.cellen, alleen_lijst=alleen_lijst)
                    plek.bewaar(rij.bag, opslag.MONUMENT, "", waarde, nummer)
    except FeitenFout as e:
        if any(f.pad.endswith("bag_id") for f in e.fouten):
            zin = f"{e.fouten[0].zin} Een monument wordt alleen op zijn BAG-identificatie gekoppeld, niet op adres of monumentnummer."
            fout(e.fouten[0].code, zin, e.fouten[0].pad)
        raise


def monument(cellen: dict[str, str], *, alleen_lijst: bool) -> dict[str, object]:
    """Een rij van een lijst van rijksmonumenten is een rijksmonument; anders zeggen de kolommen het, en een lege cel zegt niets.

    Raises:
        Onjuist: een cel is geen ja of nee.
    """
    if alleen_lijst:
        return {"rijksmonument": True}
    return {veld: waarden.ja_nee(cellen[veld]) for veld in VELDEN if veld in cellen}
