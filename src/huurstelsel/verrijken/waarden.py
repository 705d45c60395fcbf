"""Cellen lezen: BAG-identificaties, datums, getallen, labels en ja/nee zoals registers en rekenbladen ze schrijven."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple, NoReturn

from huurstelsel.feiten.soorten import ENERGIELABELS

_CIJFERS = re.compile(r"\d{13,16}")
_ACHT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)([T ].*)?")
_NL = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})( .*)?")
_GETAL = re.compile(r"-?\d{1,12}([.,]\d{1,10})?")
_DRIE_NA_DE_KOMMA = re.compile(r"\d{1,3},\d{3}")
_DUIZENDTALLEN = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")
_JA = frozenset({"ja", "j", "true", "waar", "1", "yes", "y"})
_NEE = frozenset({"nee", "n", "false", "onwaar", "0", "no"})
_OBJECTEN = {"10": "een pand", "20": "een nummeraanduiding", "30": "een openbare ruimte"}
EERSTE_JAAR, LAATSTE_JAAR = 1000, 2100
MAX_OPPERVLAKTE, ONBEKENDE_OPPERVLAKTE = 100_000, 999_999
MAX_BEDRAG = 1_000_000_000


class Onjuist(ValueError):
    """Een cel die niet kan; `code` is vast, de tekst is de zin."""

    def __init__(self, code: str, zin: str) -> None:
        """Bewaar code en zin."""
        self.code, self.zin = code, zin
        super().__init__(zin)


def onjuist(code: str, zin: str) -> NoReturn:
    """Keur een cel of een rij af."""
    raise Onjuist(code, zin)


class BagId(NamedTuple):
    """Een BAG-identificatie van zestien cijfers, en of er nullen vooraan bij moesten."""

    id: str
    hersteld: bool


def bag_id(tekst: str) -> BagId:
    """Een BAG-identificatie; wie een nul vooraan verloor krijgt haar terug, als het dan een verblijfsobject is.

    Raises:
        Onjuist: geen verblijfsobject, ligplaats of standplaats.
    """
    cijfers = tekst.strip()
    if not _CIJFERS.fullmatch(cijfers):
        onjuist("bag_id_ongeldig", f"“{cijfers[:40]}” is geen BAG-identificatie van zestien cijfers.{_waarom(cijfers)}")
    heel = cijfers.zfill(16)
    if heel[4:6] in _OBJECTEN:
        onjuist(
            "bag_id_ander_object",
            f"{heel} is de identificatie van {_OBJECTEN[heel[4:6]]}, niet van een verblijfsobject.",
        )
    if heel[4:6] not in {"01", "02", "03"}:
        onjuist(
            "bag_id_ongeldig",
            f"{cijfers} is geen BAG-identificatie: cijfer 5 en 6 zeggen het soort object, en “{heel[4:6]}” is geen soort.",
        )
    return BagId(heel, len(cijfers) < len(heel))


def _waarom(tekst: str) -> str:
    if re.search(r"\d[eE]\+?\d", tekst) or "als getal" in tekst:
        return " Een rekenblad bewaart van een getal vijftien cijfers; maak de kolom tekst en voer haar opnieuw uit."
    return f" Zij heeft {len(tekst)} cijfers." if tekst.isdecimal() else ""


def datum(tekst: str) -> date:
    """Een datum als JJJJMMDD, jjjj-mm-dd (ook met een tijd) of d-m-jjjj.

    Raises:
        Onjuist: de datum bestaat niet.
    """
    kaal = tekst.strip()
    gevonden = _ACHT.fullmatch(kaal) or _ISO.fullmatch(kaal)
    nl = _NL.fullmatch(kaal)
    delen = gevonden.group(1, 2, 3) if gevonden else nl.group(3, 2, 1) if nl else None
    try:
        if delen is not None:
            return date(int(delen[0]), int(delen[1]), int(delen[2]))
    except ValueError:
        pass
    onjuist("geen_datum", f"“{kaal[:40]}” is geen bestaande datum.")


def getal(tekst: str) -> Decimal:
    """Een getal met een decimale komma of punt; “1.050” is dubbelzinnig en wordt geweigerd.

    Raises:
        Onjuist: geen getal.
    """
    kaal = tekst.strip()
    if not _GETAL.fullmatch(kaal) or _DUIZENDTALLEN.fullmatch(kaal):
        onjuist("geen_getal", f"“{kaal[:40]}” is geen eenduidig getal.")
    return Decimal(kaal.replace(",", "."))


def bedrag(tekst: str) -> Decimal:
    """Een bedrag in euro; punten tussen duizendtallen en een euroteken mogen, centen ook; “250,000” is dubbelzinnig en wordt geweigerd.

    Raises:
        Onjuist: geen bedrag, nul of minder, of te hoog.
    """
    kaal = re.sub(r"[\s€]", "", tekst).removesuffix(",-")
    if _DUIZENDTALLEN.fullmatch(kaal):
        uit = Decimal(kaal.replace(".", "").replace(",", "."))
    elif _DRIE_NA_DE_KOMMA.fullmatch(kaal):
        onjuist(
            "bedrag_dubbelzinnig",
            f"“{tekst.strip()[:40]}” kan duizendtallen of tienden van centen zijn; schrijf 250000.",
        )
    elif _GETAL.fullmatch(kaal):
        uit = Decimal(kaal.replace(",", "."))
    else:
        onjuist("geen_bedrag", f"“{tekst.strip()[:40]}” is geen bedrag.")
    if not 0 < uit <= MAX_BEDRAG:
        onjuist("bedrag_onmogelijk", f"{uit} is geen mogelijke WOZ-waarde.")
    return uit


def label(tekst: str) -> str:
    """Een energielabel van A++++ tot en met G.

    Raises:
        Onjuist: geen label dat de wet voor een woning kent.
    """
    kaal = tekst.strip().upper()
    if kaal not in ENERGIELABELS:
        onjuist("onbekend_label", f"“{tekst.strip()[:40]}” is geen energielabel van een woning (A++++ tot en met G).")
    return kaal


def ja_nee(tekst: str) -> bool:
    """Ja of nee, ook als true/false, 1/0 of waar/onwaar.

    Raises:
        Onjuist: geen van beide.
    """
    kaal = tekst.strip().casefold()
    if kaal not in _JA | _NEE:
        onjuist("geen_ja_nee", f"“{tekst.strip()[:40]}” is geen ja of nee.")
    return kaal in _JA


def oppervlakte(tekst: str) -> Decimal:
    """Een gebruiksoppervlakte in m²; 1 en 999999 zijn in de BAG plaatshouders voor onbekend.

    Raises:
        Onjuist: geen oppervlakte.
    """
    uit = getal(tekst)
    if uit in {1, ONBEKENDE_OPPERVLAKTE}:
        onjuist("oppervlakte_onbekend", f"{uit} m² staat in de BAG voor onbekend.")
    if not 0 < uit <= MAX_OPPERVLAKTE:
        onjuist("oppervlakte_onmogelijk", f"{uit} m² is geen mogelijke oppervlakte.")
    return uit


def bouwjaar(tekst: str) -> int:
    """Een bouwjaar; 1005 en 9999 staan in de BAG voor onbekend.

    Raises:
        Onjuist: geen jaar, of onbekend.
    """
    kaal = tekst.strip()
    if kaal in {"1005", "9999"}:
        onjuist("bouwjaar_onbekend", f"{kaal} staat in de BAG voor een onbekend bouwjaar.")
    if not re.fullmatch(r"\d{4}", kaal) or not EERSTE_JAAR <= int(kaal) <= LAATSTE_JAAR:
        onjuist("geen_jaar", f"“{kaal[:40]}” is geen bouwjaar.")
    return int(kaal)
