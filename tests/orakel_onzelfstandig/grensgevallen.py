"""Kleine kamers met de hand: een bouwdoos, en gevallen waar een deling, een grens of de lezing van één woord beslist."""

from __future__ import annotations

from datetime import date
from typing import Any

from orakel.grensgevallen import een_ruimte
from orakel_onzelfstandig.richten import Zaak

PEILDATUM = date(2026, 1, 1)


def een_kamer(
    *ruimten: dict[str, Any],
    peildatum: date = PEILDATUM,
    kamers: int = 4,
    ondertekend: date = date(2025, 1, 1),
    **woning: object,
) -> Zaak:
    """Een kamer met deze ruimten, op een adres in Utrecht met zoveel kamers; bouwjaar 1990 geeft 0,20 punt per m²."""
    vast = {"stelsel": "onzelfstandig", "kamers_op_adres": kamers, "bouwjaar": 1990, "gebruiksoppervlakte": 120}
    contract = {"ondertekend": ondertekend}
    adres = {"gemeente": "Utrecht"}
    document = {"adres": adres, "contract": contract, "woning": {**vast, "ruimten": list(ruimten), **woning}}
    return Zaak(document, peildatum)


def aanrecht(lengte: object, **rest: object) -> dict[str, object]:
    """Een aanrecht van zoveel meter."""
    return {"soort": "aanrecht", "lengte": lengte, **rest}


def wastafels(aantal: int, soort: str = "wastafel") -> dict[str, object]:
    """Zoveel wastafels."""
    return {"soort": soort, "aantal": aantal}


def gedeeld(kamers: int, *args: Any, **rest: Any) -> dict[str, Any]:
    """Een ruimte op het eigen adres die zoveel kamers delen."""
    return een_ruimte(*args, gedeeld_met_kamers=kamers, **rest)


ZONDER_TRAP = {"vaste_trap": False}
LABEL_G = [{"soort": "energielabel", "label": "G", "opnamedatum": date(2023, 1, 1)}]
OPEN = {"met": "a", "breedte_opening": 2, "breedte_muur": 3}
ZORG = dict.fromkeys(
    [
        "in_woongebouw",
        "drempelloos_toegankelijk",
        "alarmering_in_huurovereenkomst",
        "gemeenschappelijke_ruimte_in_huurovereenkomst",
    ],
    True,
)
KOELBOX = {"verwarmd": True, "verkoeld": True}

GRENSGEVALLEN: dict[str, Zaak] = {
    "niets": een_kamer(),
    "12,5 m2 met label G: -1,875 is een achtste": een_kamer(
        een_ruimte("woon_slaapkamer", 12),
        gedeeld(2, "woonkamer", 1),
        gedeeld(2, "keuken", 1),
        energieprestaties=LABEL_G,
    ),
    "12,5 m2 uit 1980: -0,625": een_kamer(een_ruimte("woon_slaapkamer", 12), gedeeld(2, "keuken", 1), bouwjaar=1980),
    "monument zonder minpunten": een_kamer(
        een_ruimte("woon_slaapkamer", 15), bouwjaar=1900, gemeentelijk_monument=True
    ),
    "rijksmonument, oud contract": een_kamer(
        een_ruimte("woon_slaapkamer", 15), bouwjaar=1900, rijksmonument=True, ondertekend=date(2024, 6, 30)
    ),
    "rijksmonument, nieuw contract": een_kamer(
        een_ruimte("woon_slaapkamer", 15), rijksmonument=True, provinciaal_monument=True
    ),
    "beschermd gezicht": een_kamer(een_ruimte("woon_slaapkamer", 15), bouwjaar=1964, rijksbeschermd_gezicht=True),
    "energieprestatievergoeding": een_kamer(
        een_ruimte("woon_slaapkamer", "17,5"), gedeeld(4, "woonkamer", 33), energieprestatievergoeding=True
    ),
    "7,995 m2": een_kamer(een_ruimte("keuken", "7,995")),
    "7,9949 m2": een_kamer(een_ruimte("keuken", "7,9949")),
    "7,5 m2": een_kamer(een_ruimte("woon_slaapkamer", "7,5")),
    "7 en een halve m2 gedeeld": een_kamer(een_ruimte("woon_slaapkamer", 7), gedeeld(2, "keuken", 1)),
    "7 en 3/4 m2 gedeeld": een_kamer(een_ruimte("woon_slaapkamer", 7), gedeeld(4, "keuken", 3)),
    "8 m2 uit drie groepen": een_kamer(
        een_ruimte("woon_slaapkamer", 5), gedeeld(2, "keuken", "2,5"), gedeeld(4, "woonkamer", 7)
    ),
    "afronden voor of na het delen": een_kamer(
        een_ruimte("woon_slaapkamer", "14,49"),
        gedeeld(3, "woonkamer", "22,49"),
        een_ruimte("berging", "2,5"),
        gedeeld(3, "berging", "4,51"),
    ),
    "gedeelde zolder zonder trap": een_kamer(gedeeld(4, "zolder", 20, eisen=ZONDER_TRAP), een_ruimte("berging", "2,4")),
    "kleine gedeelde zolder zonder trap": een_kamer(gedeeld(4, "zolder", 3, eisen=ZONDER_TRAP)),
    "zolders in drie groepen": een_kamer(
        een_ruimte("zolder", 5, eisen=ZONDER_TRAP),
        gedeeld(2, "vliering", 30, eisen=ZONDER_TRAP),
        gedeeld(4, "zolder", "8,4", eisen=ZONDER_TRAP),
        gedeeld(4, "zolder", "2,2", eisen=ZONDER_TRAP),
        gedeeld(4, "kelder", "3,3"),
    ),
    "zolder met andere adressen": een_kamer(een_ruimte("zolder", 20, eisen=ZONDER_TRAP, gedeeld_met_adressen=3)),
    "vijf gangen warm per groep": een_kamer(
        *(een_ruimte("gang", 3, verwarmd=True) for _ in range(5)),
        *(gedeeld(4, "gang", 3, verwarmd=True) for _ in range(5)),
        *(een_ruimte("gang", 3, verwarmd=True, gedeeld_met_adressen=2) for _ in range(5)),
    ),
    "drie koele vertrekken per groep": een_kamer(
        *(een_ruimte("woon_slaapkamer", 9, **KOELBOX) for _ in range(3)),
        *(gedeeld(4, "woonkamer", 9, **KOELBOX) for _ in range(3)),
        *(een_ruimte("recreatieruimte", 9, gedeeld_met_adressen=2, **KOELBOX) for _ in range(3)),
    ),
    "laag risico op oververhitting": een_kamer(
        een_ruimte("woon_slaapkamer", 9),
        gedeeld(4, "woonkamer", 9),
        een_ruimte("recreatieruimte", 9, gedeeld_met_adressen=2),
        energieprestaties=[{**LABEL_G[0], "risico_oververhitting": "laag"}],
    ),
    "gedeelde open keuken": een_kamer(
        gedeeld(3, "woonkamer", 15, id="a", verwarmd=True),
        gedeeld(3, "keuken", 5, aanrecht(3), verwarmd=True, open_verbinding=OPEN),
    ),
    "aanrechten op elke grens": een_kamer(
        *(
            gedeeld(k, "keuken", 9, aanrecht(meter), *["inbouw_koelkast"] * 15)
            for k in (1, 7, 8)
            for meter in ("0,999", 1, "1,999", 2, "2,999", 3, "4,999", 5)
        ),
        kamers=8,
    ),
    "lange keuken met andere adressen": een_kamer(
        een_ruimte("keuken", 9, aanrecht(6), *["inbouw_oven_gas"] * 25, gedeeld_met_adressen=3),
        een_ruimte("keuken", 9, aanrecht(6), *["inbouw_oven_gas"] * 25, gedeeld_met_adressen=3, gedeeld_met_kamers=7),
        kamers=9,
    ),
    "twee halve lange aanrechten": een_kamer(gedeeld(8, "keuken", 9, aanrecht("2,5", aantal=2)), kamers=8),
    "badkamers per groep gemaximeerd": een_kamer(
        een_ruimte("badkamer", 5, "bad", "wastafel"),
        gedeeld(3, "badkamer", 5, "douche", "wastafel", "bubbelfunctie", *["handdoekenradiator"] * 5),
        gedeeld(4, "doucheruimte", 2, "douche", "bad", "wastafel", "bubbelfunctie", *["kastje_met_wastafel"] * 7),
    ),
    "wastafelruimte met acht kamers": een_kamer(
        een_ruimte("woon_slaapkamer", 9, wastafels(3)),
        gedeeld(8, "wasruimte", 9, wastafels(17), wastafels(2, "meerpersoonswastafel")),
        gedeeld(2, "wasruimte", 9, wastafels(6)),
        kamers=8,
    ),
    "wastafelruimte met zeven kamers": een_kamer(
        een_ruimte("woon_slaapkamer", 9, wastafels(3)), gedeeld(7, "wasruimte", 9, wastafels(17)), kamers=7
    ),
    "alleen verschillende wastafels": een_kamer(
        gedeeld(8, "wasruimte", 9, "wastafel", "meerpersoonswastafel"),
        gedeeld(8, "gang", 3, wastafels(5)),
        kamers=8,
    ),
    "wastafels bij de buren": een_kamer(
        een_ruimte("wasruimte", 9, wastafels(90), gedeeld_met_adressen=2),
        gedeeld(8, "wasruimte", 9, wastafels(5)),
        kamers=8,
    ),
    "wastafels in een kort aanrecht": een_kamer(gedeeld(4, "keuken", 9, aanrecht("0,5"), wastafels(3)), kamers=8),
    "een kort aanrecht is ook de wastafel van de badkamer": een_kamer(
        een_ruimte("badkamer", 5, aanrecht("0,5"), "bad", "handdoekenradiator", "stopcontact")
    ),
    "buitenruimten in vier groepen": een_kamer(
        een_ruimte("balkon", "1,49", "laadpaal"),
        gedeeld(4, "balkon", "4,5"),
        gedeeld(2, "tuin", "3,505", "laadpaal"),
        een_ruimte("dakterras", "52,5", gedeeld_met_adressen=5),
        een_ruimte("tuin", 9, "laadpaal", gedeeld_met_adressen=5, gedeeld_met_kamers=2),
        gedeeld(2, "plaats", 4, eisen={"minimumafmeting": False}),
        een_ruimte("plaats", 1, eisen={"minimumafmeting": False}),
    ),
    "meer dan vijftien punten buiten": een_kamer(een_ruimte("tuin", 20), gedeeld(2, "tuin", 60)),
    "parkeren": een_kamer(
        een_ruimte("parkeerplek", None, "laadpaal", type="I", aantal=7, gedeeld_met_adressen=10),
        een_ruimte("parkeerplek", None, type="III", gedeeld_met_kamers=4),
        een_ruimte("parkeerplek", 13, type="II", gedeeld_met_adressen=3, gedeeld_met_kamers=2),
        laadpalen=[{"aantal": 3, "gedeeld_met_adressen": 5}, {"aantal": 1}],
    ),
    "zaal met te weinig kamers": een_kamer(
        een_ruimte("recreatieruimte", 40, gedeeld_met_adressen=5, gedeeld_met_kamers=3, verwarmd=True),
        een_ruimte("recreatieruimte", 41, gedeeld_met_adressen=5, verwarmd=True),
        een_ruimte("woon_slaapkamer", 9),
    ),
    "woonvoorzieningen": een_kamer(
        woonvoorzieningen_gehandicapten=[
            {"kosten": 3321, "subsidie": 1, "gedeeld_met_gehandicapten": 3},
            {"kosten": 500, "subsidie": 1, "gedeeld_met_gehandicapten": 3},
            {"kosten": 3321, "subsidie": 1, "gedeeld_met_adressen": 2, "gedeeld_met_gehandicapten": 2},
            {"kosten": "42,5", "subsidie": 1},
        ]
    ),
    "elke aftrek": een_kamer(
        een_ruimte("keuken", 3),
        aftrek={"via_vertrek_verhuurder": True, "ruitoppervlakte": "0,7499999", "hoogte_raamkozijn": "1,6000001"},
        bouwjaar=1900,
    ),
    "precies geen aftrek": een_kamer(
        een_ruimte("keuken", 8),
        aftrek={"via_vertrek_verhuurder": False, "ruitoppervlakte": "0,75", "hoogte_raamkozijn": "1,60"},
    ),
    "adressen en kamers bij honderden": een_kamer(
        een_ruimte("woonkamer_met_open_keuken", 33, aanrecht(5), gedeeld_met_adressen=17, verwarmd=True),
        een_ruimte("tuin", 100, gedeeld_met_adressen=499),
        gedeeld(499, "tuin", 100),
        gedeeld(491, "badkamer", 7, "bad", "douche", "wastafel", verwarmd=True),
        een_ruimte(
            "parkeerplek", None, "laadpaal", gedeeld_met_adressen=499, gedeeld_met_kamers=487, type="I", aantal=7
        ),
        kamers=500,
    ),
    "zolder die bij samen niets toevoegt": een_kamer(
        een_ruimte("berging", "2,6"), gedeeld(4, "zolder", 3, eisen=ZONDER_TRAP)
    ),
    "zolder van achten die bij samen geen m2 haalt": een_kamer(gedeeld(8, "zolder", 3, eisen=ZONDER_TRAP), kamers=8),
    "WOZ-waarde ouder dan beide kolommen": een_kamer(
        woz_waarden=[{"waarde": 4_400 * 120, "waardepeildatum": date(2023, 1, 1)}]
    ),
    "WOZ-waarde ouder dan elke kolom": een_kamer(
        woz_waarden=[{"waarde": 4_400 * 120, "waardepeildatum": date(2020, 1, 1)}]
    ),
    "WOZ-waarde jonger dan de enige kolom": een_kamer(
        woz_waarden=[{"waarde": 4_400 * 120, "waardepeildatum": date(2023, 1, 1)}], peildatum=date(2024, 12, 31)
    ),
    "laadpaal in eigen en in gedeelde tuin": een_kamer(
        een_ruimte("tuin", 3, "laadpaal"), gedeeld(2, "tuin", 3, "laadpaal"), gedeeld(4, "oprit", 9, "laadpaal")
    ),
    "drie punten en wastafels elders": een_kamer(
        een_ruimte("wasruimte", 9, wastafels(90), gedeeld_met_adressen=2),
        gedeeld(8, "wasruimte", 9, wastafels(9)),
        kamers=8,
        zorgwoning=ZORG | {"drie_punten_gemeenschappelijk": True},
    ),
    "zorgwoning": een_kamer(
        een_ruimte("woon_slaapkamer", 20, verwarmd=True),
        een_ruimte("recreatieruimte", 40, gedeeld_met_adressen=10, gedeeld_met_kamers=3),
        zorgwoning=ZORG,
        aanbelfunctie_met_video=True,
    ),
}
