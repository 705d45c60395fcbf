"""Kleine woningen met de hand: een bouwdoos, en gevallen waar de lezing van één woord beslist."""

from __future__ import annotations

from datetime import date
from typing import Any

from orakel.richten import Zaak

PEILDATUM = date(2026, 1, 1)


def een_ruimte(soort: str, oppervlakte: object = 10, *voorzieningen: object, **rest: object) -> dict[str, Any]:
    vast = {"soort": soort, "oppervlakte": oppervlakte, "voorzieningen": list(voorzieningen), "verwarmd": False}
    return {**vast, **rest}


def een_zaak(
    *ruimten: dict[str, Any], peildatum: date = PEILDATUM, gemeente: str | None = None, **woning: object
) -> Zaak:
    vast = {"woningtype": "meergezinswoning", "bouwjaar": 2010, "ruimten": list(ruimten)}
    contract = {"ondertekend": date(2025, 1, 1)}
    document = {"adres": {"gemeente": gemeente}, "contract": contract, "woning": {**vast, **woning}}
    return Zaak(document, peildatum)


def _open(met: str) -> dict[str, Any]:
    return {"met": met, "breedte_opening": 2, "breedte_muur": 3}


AANRECHT = {"soort": "aanrecht", "lengte": 2}
KORT_AANRECHT = {"soort": "aanrecht", "lengte": "0,5"}
GRENSGEVALLEN = {
    "koude kamer, warme open keuken": [
        een_ruimte("woonkamer", 15, id="a"),
        een_ruimte("keuken", 5, AANRECHT, verwarmd=True, open_verbinding=_open("a")),
    ],
    "warme kamer, koude open keuken": [
        een_ruimte("woonkamer", 15, id="a", verwarmd=True),
        een_ruimte("keuken", 5, AANRECHT, open_verbinding=_open("a")),
    ],
    "keuken met bijkeuken": [
        een_ruimte("keuken", 15, AANRECHT, id="a", verwarmd=True),
        een_ruimte("bijkeuken", 5, open_verbinding=_open("a")),
    ],
    "kleine keuken met kamer": [
        een_ruimte("keuken", 2, AANRECHT, id="a", verwarmd=True),
        een_ruimte("eetkamer", "1,5", open_verbinding=_open("a"), verwarmd=True),
    ],
    "mengkraan in badkamer met keuken": [
        een_ruimte("badkamer", 6, AANRECHT, "thermostatische_mengkraan", "douche", "wastafel", "handdoekenradiator")
    ],
    "badkamer open naar slaapkamer": [
        een_ruimte("slaapkamer", 9, id="a", verwarmd=True),
        een_ruimte("badkamer", 6, "bad", "wastafel", "wastafel", "toilet", open_verbinding=_open("a"), verwarmd=True),
    ],
    "zolder open naar kamer": [
        een_ruimte("slaapkamer", 2, id="a", verwarmd=True),
        een_ruimte("zolder", 3, eisen={"vaste_trap": False}, open_verbinding=_open("a"), verwarmd=True),
    ],
    "kort aanrecht in badkamer": [
        een_ruimte("badkamer", 6, KORT_AANRECHT, KORT_AANRECHT, "bad", "stopcontact", "kastruimte")
    ],
    "kast met wastafel op gang": [een_ruimte("hal", 3, id="a"), een_ruimte("kast", 3, "wastafel", onderdeel_van="a")],
    "kast op kamer": [een_ruimte("slaapkamer", "3,9949", id="a"), een_ruimte("kast", "0,0051", onderdeel_van="a")],
    "zolder zonder trap": [
        een_ruimte("zoldervertrek", 9, eisen={"trap": False}),
        een_ruimte("zolder", 9, eisen={"trap": False}),
    ],
    "zolders met losse trap": [
        een_ruimte("vliering", 3, eisen={"vaste_trap": False}),
        een_ruimte("zolder", 3, eisen={"vaste_trap": False}),
    ],
    "geen gebruiksrecht": [
        een_ruimte("balkon", 9, "laadpaal", eisen={"exclusief_gebruiksrecht": False}),
        een_ruimte("keuken", 9, AANRECHT, eisen={"exclusief_gebruiksrecht": False}, verwarmd=True),
    ],
    "verkoelde berging": [
        een_ruimte("berging", 9, verkoeld=True),
        een_ruimte("hal", 1, verkoeld=True),
        een_ruimte("kast", 1, verkoeld=True),
    ],
    "fonteintje in klein toilet": [een_ruimte("toiletruimte", 1, "toilet", "wastafel", "meerpersoonswastafel")],
    "zeventien adressen": [
        een_ruimte("woonkamer_met_open_keuken", 33, AANRECHT, gedeeld_met_adressen=17, verwarmd=True),
        een_ruimte("tuin", 100, gedeeld_met_adressen=23),
        een_ruimte("parkeerplek", None, "laadpaal", gedeeld_met_adressen=499, type="I", aantal=7),
    ],
}
