"""Rubrieken van een stelsel en hun codes in de VERA-lijst WONINGWAARDERINGSTELSELGROEP, in beide richtingen.

Per rubriek staat vooraan de code die VERA nu heeft; daarachter de codes die eerder golden of die corporaties nog sturen. Geschreven
wordt de eerste die op de peildatum in de lijst staat, gelezen worden ze alle.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from huurstelsel.feiten.vera.referentie import lijsten

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

LIJST = "WONINGWAARDERINGSTELSELGROEP"

STELSELS = MappingProxyType({"zelfstandig": "ZEL", "onzelfstandig": "ONZ", "woonwagen": "WOO", "standplaats": "STA"})
"""Ons stelsel → code van de lijst WONINGWAARDERINGSTELSEL."""

VOOR_WBH = "_voor_wbh"
"""Achter de naam van een stelsel: zijn rubrieken van vóór de Wet betaalbare huur."""

NIET_STANDAARD = "niet-standaardwoonwagen"
"""Een woonwagen met een afwijkende basiswaardering (Bhw bijlage I.C, toelichting I); VERA geeft haar eigen codes."""

EXACT, SLOTPOST = "exact.", "slotpost."
"""Begin van de naam van een extra attribuut: de exacte breuk van een criterium, en een post over de waardering als geheel."""

OPSLAG = 0
"""Sleutel van de opslagen van art. 8a Bhw; de wet geeft ze geen rubriek."""

_GELIJK: dict[int, tuple[str, ...]] = {
    1: ("OVZ",),
    2: ("OOZ",),
    3: ("VKV",),
    4: ("ENE",),
    5: ("KEU",),
    6: ("SAN",),
    7: ("GEH",),
    8: ("BUI",),
    10: ("GPA",),
    11: ("WOZ",),
}
_CODES: dict[str, dict[int, tuple[str, ...]]] = {
    "zelfstandig": {
        **_GELIJK,
        3: ("VKV", "VZE"),
        8: ("BUI", "PRI"),
        9: ("GVR",),
        12: ("BIA", "BIJ"),
        OPSLAG: ("PMN", "BMZ"),
    },
    "onzelfstandig": {
        **_GELIJK,
        1: ("OVZ", "OPO"),
        3: ("VKV", "VON"),
        5: ("KEU", "KOO"),
        6: ("SAN", "WAS", "TOI"),
        9: ("GBA",),
        12: ("BIZ", "BIJ"),
        13: ("AFT",),
        OPSLAG: ("PMO", "BMO"),
    },
    "zelfstandig_voor_wbh": {
        1: ("OVZ",),
        2: ("OOZ",),
        3: ("VZE", "VKV"),
        4: ("ENE",),
        5: ("KEU",),
        6: ("SAN",),
        7: ("GEH",),
        8: ("PRI", "BUI"),
        9: ("WOZ",),
        10: ("REN",),
        12: ("BIJ", "BIA"),
        14: ("BMZ",),
    },
    "onzelfstandig_voor_wbh": {
        1: ("OPO", "OVZ"),
        2: ("VON", "VKV"),
        3: ("KOO", "KEU"),
        4: ("TOI",),
        5: ("WAS", "SAN"),
        6: ("KWA",),
        7: ("BMO",),
    },
    "woonwagen": {10: ("OWS",), 13: ("VWS",), 15: ("KWS",), 18: ("GWS",)},
    NIET_STANDAARD: {10: ("OWN",), 13: ("VWN",), 15: ("KWN",), 18: ("GWN",)},
    "standplaats": {10: ("OST",), 13: ("VST",), 15: ("KST",), 17: ("EOS",), 18: ("GST",), 20: ("WST",), 40: ("MWS",)},
}
_GEBRUIKELIJK = MappingProxyType({"BIA": "BIJ", "BIZ": "BIJ"})
"""Code die VERA nu heeft → code die corporaties sturen, ook bij stelsel ONZ."""


def stelselgroep_code(
    rubriek: int, peildatum: date, stelsel: str = "zelfstandig", *, gebruikelijk: bool = False
) -> str | None:
    """Code van de VERA-lijst WONINGWAARDERINGSTELSELGROEP voor een rubriek; `None` als VERA er geen heeft.

    Args:
        rubriek: nummer in het stelsel, of `OPSLAG`.
        peildatum: bepaalt welke code geldt. GVR, GBA en AFT staan sinds 2024-10-04 in de lijst; daarvoor was er geen andere.
        stelsel: ons stelsel (met `VOOR_WBH` erachter zijn rubrieken van vóór die wet), of `NIET_STANDAARD`.
        gebruikelijk: de code die corporaties nu sturen (BIJ voor rubriek 12) in plaats van de geldende (BIA of BIZ).
    """
    codes = _CODES[stelsel].get(rubriek)
    if codes is None:
        return None
    if gebruikelijk:
        return _GEBRUIKELIJK.get(codes[0], codes[0])
    groepen = lijsten()[LIJST]
    return next((code for code in codes if groepen[code].geldt_op(peildatum)), codes[0])


def rubrieken(stelsel: str) -> Mapping[str, int]:
    """Code → rubriek (of `OPSLAG`), met alle codes die voor een stelsel worden begrepen."""
    tabellen = (_CODES["woonwagen"], _CODES[NIET_STANDAARD]) if stelsel == "woonwagen" else (_CODES[stelsel],)
    return {code: rubriek for tabel in tabellen for rubriek, codes in tabel.items() for code in codes}
