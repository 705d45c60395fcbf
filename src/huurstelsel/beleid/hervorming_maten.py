"""Wat er van een hervorming wordt geteld: per woning de maten, als gehele getallen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.beleid.hervorming_binding import MOMENTEN, moment
from huurstelsel.huur.opslagen import GEREGULEERD, HOOG, LAAG, MIDDEN, SEGMENTEN, VRIJ
from huurstelsel.recht.tabellen import tarief
from huurstelsel.reken.getallen import PUNT

if TYPE_CHECKING:
    from huurstelsel.beleid.stukken import Stuk, Waarden
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker

PIJL = ">"
GEBONDEN = {"laag": (LAAG, GEREGULEERD), "midden": (MIDDEN,)}
"""De segmenten waarin een huurprijs aan het maximum is gebonden."""

Maten = dict[str, "Kolom"]


def cel(van: int, naar: int) -> str:
    """De maat van een cel van de verschuivingstabel."""
    return f"{SEGMENTEN[van]}{PIJL}{SEGMENTEN[naar]}"


def woningmaten(van: Waarden, naar: Waarden) -> Maten:
    """De maten die geen huur nodig hebben: punten, maxima, segmenten, en wie er daalt of stijgt."""
    verschil = naar.maximaal - van.maximaal
    uit = {
        "woningen": np.ones(len(verschil), np.int64),
        "punten_van": van.punten,
        "punten_naar": naar.punten,
        "maximum_van": van.maximaal,
        "maximum_naar": naar.maximaal,
        **_met_bedrag("daalt", verschil < 0, -verschil),
        **_met_bedrag("stijgt", verschil > 0, verschil),
    }
    code = van.segment * len(SEGMENTEN) + naar.segment
    for beide in np.unique(code).tolist():
        uit[cel(*divmod(beide, len(SEGMENTEN)))] = (code == beide).astype(np.int64)
    for i, naam in enumerate(SEGMENTEN):
        uit[f"naar_{naam}"] = (naar.segment == i).astype(np.int64)
    return uit


def _met_bedrag(naam: str, waar: Masker, bedrag: Kolom) -> Maten:
    """Hoeveel woningen, en hun bedragen samen."""
    return {naam: waar.astype(np.int64), f"{naam}_centen": waar * bedrag}


def te_hoog(huur: Kolom, naar: Waarden) -> Maten:
    """Huren boven het maximum in een gebonden segment, wanneer zij ook omlaag moeten."""
    gebonden = (naar.segment != HOOG) & (naar.segment != VRIJ)
    return _met_bedrag("te_hoog", (huur > naar.maximaal) & gebonden, huur - naar.maximaal)


def huurmaten(stuk: Stuk, huur: Kolom, van: Waarden, naar: Waarden, regeling: Regeling) -> Maten:
    """De maten van woningen met een bekende huur: welke omlaag moeten, hoeveel, wanneer en in welk segment.

    Args:
        huur: eurocenten, −1 onbekend.
        regeling: waarnaar.
    """
    bekend = huur >= 0
    if not bekend.any():
        return {}
    teveel = huur - naar.maximaal
    wanneer = moment(stuk, huur, naar.segment, regeling)
    omlaag = bekend & (teveel > 0) & (wanneer > 0)
    uit = {
        "huur_bekend": bekend.astype(np.int64),
        "huur_centen": bekend * huur,
        **_met_bedrag("boven_van", bekend & (huur > van.maximaal), huur - van.maximaal),
        **_met_bedrag("boven_naar", bekend & (teveel > 0), teveel),
        **_met_bedrag("omlaag", omlaag, teveel),
        **_met_bedrag("omlaag_door_maximum", omlaag & (huur <= van.maximaal), teveel),
        **te_hoog(huur, naar),
    }
    for code, naam in MOMENTEN.items():
        uit |= _met_bedrag(f"omlaag_{naam}", omlaag & (wanneer == code), teveel)
    for naam, segmenten in GEBONDEN.items():
        uit |= _met_bedrag(f"te_hoog_{naam}", bekend & (teveel > 0) & np.isin(naar.segment, segmenten), teveel)
    return uit | _huursegmenten(huur, bekend, naar, regeling)


def _huursegmenten(huur: Kolom, bekend: Masker, naar: Waarden, regeling: Regeling) -> Maten:
    """De huur zelf tegen de grenzen in euro's, zoals de brief van 2022 zijn voorraad indeelt."""
    laag = regeling.parameters("opslagen").lage_huurgrens
    midden = middengrens(regeling)
    gereguleerd = np.isin(naar.segment, (*GEBONDEN["laag"], *GEBONDEN["midden"]))
    nieuw = np.where(gereguleerd, np.minimum(huur, naar.maximaal), huur)
    return {
        "huur_tot_lage_grens": (bekend & (huur <= laag)).astype(np.int64),
        "huur_tot_middengrens": (bekend & (huur <= midden)).astype(np.int64),
        "middenhuur_naar": (bekend & (nieuw > laag) & (nieuw <= midden)).astype(np.int64),
        "gereguleerd_naar": (bekend & (gereguleerd | (huur <= midden))).astype(np.int64),
    }


def middengrens(regeling: Regeling) -> int:
    """Het bedrag in eurocenten bij het laatste punt van het middensegment; zonder middensegment de liberalisatiegrens."""
    p = regeling.parameters("opslagen")
    if not p.geldt("hoog_vanaf"):
        return int(p.lage_huurgrens)
    punten = np.array([p.hoog_vanaf // PUNT - 1])
    return int(tarief("zelfstandig", regeling.peildatum).maximale_huurprijs(punten)[0])
