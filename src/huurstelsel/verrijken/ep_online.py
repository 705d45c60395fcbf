"""EP-Online: van een rij van het totaal- of mutatiebestand naar een energieprestatie.

Wat de rij niet zegt, wordt niet ingevuld: het bestand heeft geen kolom voor “geldig voor WWS” en geen voor het risico op oververhitting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from huurstelsel.feiten.lezen import fout
from huurstelsel.verrijken import kolomnamen, opslag, tabel, waarden
from huurstelsel.verrijken.blokken import Rij, gekoppeld
from huurstelsel.verrijken.waarden import Onjuist, onjuist

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from huurstelsel.verrijken.opslag import Opslag
    from huurstelsel.verrijken.verslag import Bron

TOEVOEGEN, VERWIJDEREN = "1", "2"
WOONGEBOUW = "woongebouw met niet-zelfstandige woonruimte"
"""Gebouwtype van een label dat voor het hele gebouw is afgegeven (validaties EP-Online, CheckResidentialMultipleVboIds)."""
MIN_INDEX, MAX_INDEX = -10, 20

_NTA = re.compile(r"nta[ -]?8800", re.IGNORECASE)
_INDEX = re.compile(r"nader voorschrift", re.IGNORECASE)
_VEREENVOUDIGD = re.compile(r"definitief energielabel", re.IGNORECASE)
_OUD = re.compile(r"isso ?\d|^epa?\b", re.IGNORECASE)


def lees(pad: Path, ids: NDArray[np.int64], plek: Opslag, bron: Bron, nummer: int, verwerkt: int | None) -> None:  # noqa: PLR0913, PLR0917
    """Lees een totaal- of mutatiebestand; `verwerkt` is het mutatienummer tot en met welk alles al is verwerkt.

    Raises:
        FeitenFout: het bestand is niet te lezen of mist kolommen.
    """
    for blok in tabel.blokken(pad, kolomnamen.EP_ONLINE, bron):
        namen = blok.rijen.schema.names
        if not {"opnamedatum", "registratiedatum"} & set(namen):
            zin = f"In {bron.bestand} ontbreekt de kolom “Opnamedatum” of “Registratiedatum”."
            fout("kolom_ontbreekt", zin, f"{bron.bestand}: opnamedatum")
        bron.mutaties = "stuurcode" in namen
        for rij in gekoppeld(blok, ids, bron):
            with bron.keur(rij.nummer):
                _verwerk(rij, plek, bron, nummer, verwerkt)


def _verwerk(rij: Rij, plek: Opslag, bron: Bron, nummer: int, verwerkt: int | None) -> None:
    if bron.mutaties and verwerkt is not None and (_volgnummer(rij, bron) or verwerkt + 1) <= verwerkt:
        bron.meldingen["mutatie_al_verwerkt"] += 1
        return
    code = rij.cellen.get("stuurcode", TOEVOEGEN).lstrip("0")
    if code == VERWIJDEREN:
        _verwijder(rij, plek, bron, nummer)
        return
    if code != TOEVOEGEN:
        onjuist("stuurcode_onbekend", f"Stuurcode “{code[:10]}” is onbekend; 1 voegt toe en 2 verwijdert.")
    waarde = prestatie(rij.cellen, bron)
    sleutel = "|".join(str(waarde.get(veld, "")) for veld in ("soort", "opnamedatum", "registratiedatum"))
    bewaar = plek.vervang if bron.mutaties else plek.bewaar
    bewaar(rij.bag, opslag.LABEL, sleutel, waarde, nummer)


def _volgnummer(rij: Rij, bron: Bron) -> int | None:
    """Het nummer van de mutatie, of anders het laatste nummer van het bestand."""
    nummer = rij.cellen.get("mutatievolgnummer", "")
    return int(nummer) if nummer.isdecimal() else bron.volgnummer


def _verwijder(rij: Rij, plek: Opslag, bron: Bron, nummer: int) -> None:
    """Verwijder de labels die in elk genoemd veld gelijk zijn; noemt de rij er geen, dan alle van het verblijfsobject."""
    past: dict[str, object] = {}
    for veld in ("opnamedatum", "registratiedatum"):
        if veld in rij.cellen:
            past[veld] = waarden.datum(rij.cellen[veld])
    plek.verwijder(rij.bag, opslag.LABEL, past)
    plek.bewaar(rij.bag, opslag.LABEL_WEG, str(rij.nummer), past, nummer)
    bron.meldingen["label_verwijderd"] += 1


def prestatie(cellen: dict[str, str], bron: Bron) -> dict[str, object]:
    """Een rij als energieprestatie van het document; een leeg veld blijft weg.

    Raises:
        Onjuist: de rij is geen label of index van een opgeleverde woning, of een waarde kan niet.
    """
    _van_een_woning(cellen)
    datums = _datums(cellen)
    if not datums.keys() & {"opnamedatum", "registratiedatum"}:
        onjuist("datum_ontbreekt", "De rij heeft geen opnamedatum en geen registratiedatum.")
    inhoud: dict[str, object] = {}
    if _is_index(cellen, datums.get("opnamedatum") or datums["registratiedatum"], bron):
        inhoud |= {"soort": "energie-index", "waarde": _index(cellen)}
    else:
        if "energieklasse" not in cellen:
            onjuist("label_ontbreekt", "De rij heeft geen energieklasse.")
        inhoud |= {"soort": "energielabel", "label": waarden.label(cellen["energieklasse"])}
        inhoud |= _vereenvoudigd(cellen)
    inhoud |= datums | _oppervlakte(cellen, bron)
    if cellen.get("gebouwtype", "").casefold() == WOONGEBOUW:
        inhoud["voor"] = "gebouw"
    return inhoud


def _van_een_woning(cellen: dict[str, str]) -> None:
    klasse, status = cellen.get("gebouwklasse", "W").upper(), cellen.get("status", "")
    if klasse not in {"W", "WONINGBOUW", "WONING"}:
        onjuist("geen_woning", f"Gebouwklasse {klasse[:20]}: geen label van een woning.")
    if status.casefold() == "vergunningsaanvraag":
        onjuist(
            "vergunningsaanvraag",
            "Een energieprestatie bij een vergunningaanvraag is geen label van de opgeleverde woning.",
        )


def _datums(cellen: dict[str, str]) -> dict[str, Any]:
    datums: dict[str, Any] = {
        v: waarden.datum(cellen[v]) for v in ("opnamedatum", "registratiedatum", "geldig_tot") if v in cellen
    }
    opname, registratie = datums.get("opnamedatum"), datums.get("registratiedatum")
    begin, einde = opname or registratie, datums.get("geldig_tot")
    if opname and registratie and registratie < opname:
        onjuist("registratie_voor_opname", f"De registratiedatum {registratie} ligt voor de opnamedatum {opname}.")
    if begin and einde and einde < begin:
        onjuist("geldig_tot_voor_opname", f"De energieprestatie is verlopen ({einde}) voordat zij begon ({begin}).")
    return datums


def _is_index(cellen: dict[str, str], opname: date, bron: Bron) -> bool:
    """Naar het berekeningstype; is dat onbekend, dan is alleen wat van 2015 tot en met 2020 een index noemt er een."""
    soort = cellen.get("berekeningstype", "")
    if _INDEX.search(soort):
        return True
    if _NTA.search(soort) or _VEREENVOUDIGD.search(soort) or _OUD.search(soort):
        return False
    bron.meldingen["berekeningstype_onbekend"] += 1
    return 2015 <= opname.year <= 2020 and "energie_index" in cellen


def _index(cellen: dict[str, str]) -> Decimal:
    if "energie_index" not in cellen:
        onjuist("index_ontbreekt", "Bij een energie-index hoort een waarde; de energieklasse is daarvan afgeleid.")
    uit = waarden.getal(cellen["energie_index"])
    if not MIN_INDEX <= uit <= MAX_INDEX:
        onjuist("index_onmogelijk", f"{uit} is geen mogelijke energie-index.")
    return uit


def _vereenvoudigd(cellen: dict[str, str]) -> dict[str, object]:
    if "vereenvoudigd" in cellen:
        return {"vereenvoudigd": waarden.ja_nee(cellen["vereenvoudigd"])}
    return {"vereenvoudigd": True} if _VEREENVOUDIGD.search(cellen.get("berekeningstype", "")) else {}


def _oppervlakte(cellen: dict[str, str], bron: Bron) -> dict[str, object]:
    """Een oppervlakte die niet kan, maakt het label niet ongeldig; zij valt weg, met een melding."""
    return veilig("gebruiksoppervlakte", cellen, waarden.oppervlakte, bron)


def veilig(veld: str, cellen: dict[str, str], lees_cel: Callable[[str], object], bron: Bron) -> dict[str, object]:
    """Een bijkomend veld: wat niet kan valt weg met een melding, en de rest van de rij blijft."""
    if veld not in cellen:
        return {}
    try:
        return {veld: lees_cel(cellen[veld])}
    except Onjuist as e:
        bron.meldingen[e.code] += 1
        return {}
