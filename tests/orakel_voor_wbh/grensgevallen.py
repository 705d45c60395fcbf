"""Kleine woningen met de hand: een bouwdoos, en gevallen waar de lezing van één woord beslist."""

from __future__ import annotations

from datetime import date
from typing import Any

from orakel_voor_wbh.richten import Zaak

PEILDATUM = date(2024, 1, 1)
PEILDATA = (
    date(2022, 7, 1),
    date(2022, 12, 31),
    date(2023, 1, 1),
    date(2023, 6, 30),
    date(2023, 7, 1),
    date(2024, 1, 1),
    date(2024, 6, 30),
)
ZORG = {
    "in_woongebouw": True,
    "drempelloos_toegankelijk": True,
    "alarmering_in_huurovereenkomst": True,
    "gemeenschappelijke_ruimte_in_huurovereenkomst": True,
}


def een_ruimte(soort: str, oppervlakte: object = 10, *voorzieningen: object, **rest: object) -> dict[str, Any]:
    vast = {"soort": soort, "oppervlakte": oppervlakte, "voorzieningen": list(voorzieningen), "verwarmd": False}
    return {**vast, **rest}


def aanrecht(lengte: object) -> dict[str, Any]:
    return {"soort": "aanrecht", "lengte": lengte}


def een_label(label: str, m2: object = 70, opname: date = date(2022, 5, 1), **rest: object) -> dict[str, Any]:
    vast = {"soort": "energielabel", "label": label, "opnamedatum": opname}
    return {**vast, **({} if m2 is None else {"gebruiksoppervlakte": m2}), **rest}


def een_woz(waarde: object, jaar: int = 2022) -> list[dict[str, Any]]:
    return [{"waarde": waarde, "waardepeildatum": date(jaar, 1, 1)}]


def een_zaak(
    *ruimten: dict[str, Any],
    peildatum: date = PEILDATUM,
    gemeente: str | None = None,
    keuzes: dict[str, str] | None = None,
    **woning: object,
) -> Zaak:
    vast = {"woningtype": "meergezinswoning", "bouwjaar": 1976, "ruimten": list(ruimten)}
    document = {"adres": {"gemeente": gemeente}, "woning": {**vast, **woning}}
    return Zaak(document, peildatum, keuzes or {})


TUIN = een_ruimte("tuin", 10)
_OPEN = {"breedte_opening": 2, "breedte_muur": 3}
GRENSGEVALLEN: dict[str, list[dict[str, Any]]] = {
    "open keuken naast kamer": [
        een_ruimte("woonkamer", 15, id="a", verwarmd=True),
        een_ruimte("keuken", 5, aanrecht(2), verwarmd=True, open_verbinding={"met": "a", **_OPEN}),
    ],
    "koude kamer, warme open keuken": [
        een_ruimte("woonkamer", 15, id="a"),
        een_ruimte("keuken", "1,5", aanrecht(1), verwarmd=True, open_verbinding={"met": "a", **_OPEN}),
    ],
    "bijkeuken open naar keuken": [
        een_ruimte("keuken", 5, aanrecht(1), id="a", verwarmd=True),
        een_ruimte("bijkeuken", "1,9", verwarmd=True, open_verbinding={"met": "a", **_OPEN}),
    ],
    "kamers met open keuken": [
        een_ruimte("woonkamer_met_open_keuken", 15, aanrecht("0,9"), verwarmd=True),
        een_ruimte("woonkamer", 15, aanrecht("0,5"), aanrecht("0,5"), verwarmd=True),
        een_ruimte("badkamer", 4, aanrecht(2), verwarmd=True),
        een_ruimte("bijkeuken", 4, aanrecht(2), verwarmd=True),
        een_ruimte("gang", 4, aanrecht("1,999"), "wastafel", verwarmd=True),
    ],
    "toilet in de badkamer": [
        een_ruimte("badkamer", "5,5", "toilet", "toilet", "douche"),
        een_ruimte("badkamer_met_toilet", "3,5"),
        een_ruimte("doucheruimte", "0,5", "hangend_toilet"),
        een_ruimte("toiletruimte", 2, "toilet", "wastafel"),
        een_ruimte("toiletruimte", "1,99", "hangend_toilet"),
        een_ruimte("slaapkamer", 9, "toilet", "hangend_toilet"),
    ],
    "kleine vertrekken": [
        een_ruimte("slaapkamer", "1,5", eisen={"daglicht": False, "vrije_hoogte": False, "begaanbare_vloer": False}),
        een_ruimte("serre", "0,999999", verwarmd=True),
        een_ruimte("berging", "1,999999", verwarmd=True),
        een_ruimte("berging", 2, verwarmd=True),
        een_ruimte("fietsenberging", "2,499999", verwarmd=True),
    ],
    "halve meters": [
        een_ruimte("woonkamer", "10,25"),
        een_ruimte("keuken", "0,249999"),
        een_ruimte("berging", "2,5"),
        een_ruimte("slaapkamer", "4,5", gedeeld_met_adressen=3),
        een_ruimte("slaapkamer", "4,5", gedeeld_met_adressen=7),
    ],
    "zoldervertrekken": [
        een_ruimte("zoldervertrek", 9, verwarmd=True),
        een_ruimte("zoldervertrek", 9, eisen={"vaste_trap": False}, verwarmd=True),
        een_ruimte("zoldervertrek", 3, eisen={"dak_beschoten": False}, verwarmd=True),
        een_ruimte("zolder", "2,6", eisen={"vaste_trap": False, "begaanbare_vloer": False}),
        een_ruimte("vliering", "2,6", eisen={"trap": False}),
    ],
    "zolders met losse trap": [
        een_ruimte("zolder", "2,5", eisen={"vaste_trap": False}),
        een_ruimte("vliering", "3,333", eisen={"vaste_trap": False}),
        een_ruimte("berging", "2,333"),
    ],
    "grote en kleine zolder met losse trap": [
        een_ruimte("zolder", 40, eisen={"vaste_trap": False}),
        een_ruimte("vliering", 3, eisen={"vaste_trap": False}),
    ],
    "gedeelde zolder met losse trap": [
        een_ruimte("zolder", 40, eisen={"vaste_trap": False}, gedeeld_met_adressen=7),
        een_ruimte("zolder", 40, eisen={"vaste_trap": False}, gedeeld_met_adressen=11),
    ],
    "kasten": [
        een_ruimte("slaapkamer", "3,9949", id="a"),
        een_ruimte("kast", "1,5051", "wastafel", onderdeel_van="a"),
        een_ruimte("hal", 3, id="b", verwarmd=True),
        een_ruimte("kast", "3,2", onderdeel_van="b"),
        een_ruimte("kast", "2,3"),
        een_ruimte("kast", "1,3"),
    ],
    "veel verwarmde bergingen": [een_ruimte("berging", 2, verwarmd=True) for _ in range(3)]
    + [een_ruimte("overloop", 1, verwarmd=True) for _ in range(2)]
    + [een_ruimte("berging", 2, verwarmd=True, gedeeld_met_adressen=30) for _ in range(6)],
    "baden en douches": [
        een_ruimte("badkamer", 6, "bad", "douche", "douche", extra_kwaliteit_sanitair="1134,45"),
        een_ruimte("badkamer", 6, "bad", "bad", extra_kwaliteit_sanitair=10_000),
        een_ruimte("doucheruimte", 2, "douche", eisen={"waterdichte_vloer": False}, extra_kwaliteit_sanitair=500),
        een_ruimte("slaapkamer", 9, "douche", "meerpersoonswastafel", extra_kwaliteit_sanitair="226,88"),
        een_ruimte("toiletruimte", 2, "toilet", extra_kwaliteit_sanitair=500),
    ],
    "keukens": [
        een_ruimte("keuken", 6, aanrecht("0,999"), extra_kwaliteit_keuken=500),
        een_ruimte("keuken", 6, aanrecht(1), extra_kwaliteit_keuken="907,55"),
        een_ruimte("keuken", 6, aanrecht("1,999999"), extra_kwaliteit_keuken="907,57"),
        een_ruimte("keuken", 6, aanrecht(1), aanrecht(1), "kokendwaterfunctie", extra_kwaliteit_keuken="0,01"),
        een_ruimte("keuken", 6, aanrecht(2), eisen={"inbouwkasten": False}, extra_kwaliteit_keuken=500),
        een_ruimte("keuken", 6, aanrecht(2), eisen={"waterdichte_wand_keuken": False}),
        een_ruimte("keuken", 6, aanrecht(3), extra_kwaliteit_keuken="333,33", gedeeld_met_adressen=29),
    ],
    "geen gebruiksrecht": [
        een_ruimte("balkon", 9, "laadpaal", eisen={"exclusief_gebruiksrecht": False}),
        een_ruimte("keuken", 9, aanrecht(2), eisen={"exclusief_gebruiksrecht": False}, verwarmd=True),
        een_ruimte("badkamer", 9, "bad", eisen={"exclusief_gebruiksrecht": False}, gedeeld_met_adressen=3),
    ],
    "alleen een carport": [een_ruimte("carport", 20)],
    "gedeelde carports": [een_ruimte("carport", 20, gedeeld_met_adressen=n) for n in (3, 17, 30)],
    "smal balkon": [een_ruimte("balkon", 20, eisen={"minimumafmeting": False}), een_ruimte("carport", 20)],
    "smalle carport": [een_ruimte("carport", 20, eisen={"minimumafmeting": False})],
    "frans balkon": [een_ruimte("frans_balkon", 1), een_ruimte("tuin", 60, gedeeld_met_adressen=2)],
    "balkon zonder hek": [een_ruimte("balkon", 26, eisen={"valbeveiliging": False, "toegang_via_deur": False})],
    "tuin van niets": [een_ruimte("tuin", 0)],
    "buiten de ruimten": [
        een_ruimte("buiten_de_ruimten", 0, "wastafel", "bad"),
        een_ruimte("parkeerplek", 15, type="I"),
    ],
    "verkoeld": [een_ruimte("slaapkamer", 9, verkoeld=True), een_ruimte("berging", 9, verkoeld=True)],
    "negentwintig adressen": [
        een_ruimte("woonkamer_met_open_keuken", "33,5", aanrecht(2), gedeeld_met_adressen=29, verwarmd=True),
        een_ruimte("badkamer", "4,5", "bad", "toilet", "wastafel", gedeeld_met_adressen=23, verwarmd=True),
        een_ruimte("wasruimte", 7, gedeeld_met_adressen=30, verwarmd=True),
        een_ruimte("trappenhuis", 7, gedeeld_met_adressen=19, verwarmd=True),
        een_ruimte("galerij", 7, gedeeld_met_adressen=17, verwarmd=True),
    ],
}
