"""WOZ-waarden uit een eigen bestand van een eigenaar of gemeente; het WOZ-waardeloket wordt niet bevraagd."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from huurstelsel.verrijken import kolomnamen, opslag, tabel, waarden
from huurstelsel.verrijken.blokken import gekoppeld
from huurstelsel.verrijken.waarden import onjuist

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from huurstelsel.verrijken.opslag import Opslag
    from huurstelsel.verrijken.verslag import Bron


def lees(pad: Path, ids: NDArray[np.int64], plek: Opslag, bron: Bron, nummer: int) -> None:
    """Lees een bestand met een rij per waarde.

    Raises:
        FeitenFout: het bestand is niet te lezen of mist kolommen.
    """
    for blok in tabel.blokken(pad, kolomnamen.WOZ, bron):
        for rij in gekoppeld(blok, ids, bron):
            with bron.keur(rij.nummer):
                waarde = wozwaarde(rij.cellen)
                plek.bewaar(rij.bag, opslag.WOZWAARDE, str(waarde["waardepeildatum"]), waarde, nummer)


def wozwaarde(cellen: dict[str, str]) -> dict[str, object]:
    """Een rij als WOZ-waarde van het document; een jaar alleen is 1 januari van dat jaar.

    Raises:
        Onjuist: een waarde ontbreekt of kan niet.
    """
    for veld, zin in (("waardepeildatum", "De waardepeildatum ontbreekt."), ("waarde", "De waarde ontbreekt.")):
        if veld not in cellen:
            onjuist(f"{veld}_ontbreekt", zin)
    dag = cellen["waardepeildatum"]
    peildatum = waarden.datum(f"{dag}-01-01" if re.fullmatch(r"(19|20)\d\d", dag) else dag)
    if (peildatum.month, peildatum.day) != (1, 1):
        onjuist("waardepeildatum_niet_1_januari", f"Een waardepeildatum is altijd 1 januari; niet {peildatum}.")
    uit: dict[str, object] = {"waarde": waarden.bedrag(cellen["waarde"]), "waardepeildatum": peildatum}
    if "vastgesteld" in cellen:
        vastgesteld = waarden.datum(cellen["vastgesteld"])
        if vastgesteld.year <= peildatum.year:
            onjuist("vastgesteld_te_vroeg", f"De beschikking van {vastgesteld} is niet van na {peildatum}.")
        uit["vastgesteld"] = vastgesteld
    return uit
