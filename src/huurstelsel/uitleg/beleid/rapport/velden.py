"""Velden van een deel van een scenario: jaren, percentages, keuzes en reeksen."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.beleid.reeksen import BESTANDEN, reeks_van
from huurstelsel.fouten import bedoelde_u
from huurstelsel.recht.voorstel_velden import kort
from huurstelsel.reken.schrijven import nederlands
from huurstelsel.uitleg.beleid.rapport.scenario import met_fouten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from huurstelsel.beleid.reeksen import Reeks
    from huurstelsel.recht.voorstel_velden import Groep

EERSTE_JAAR, LAATSTE_JAAR = 1900, 2199
_PROCENT = re.compile(r"[+-]?\d{1,4}([.,]\d{1,6})?")


def jaar(groep: Groep, veld: str, anders: int) -> int:
    """Een kalenderjaar; zonder het veld `anders`."""
    if not groep.heeft(veld, verplicht=False):
        return anders
    ruw = groep.velden[veld]
    if isinstance(ruw, int) and not isinstance(ruw, bool) and EERSTE_JAAR <= ruw <= LAATSTE_JAAR:
        return ruw
    groep.meld(veld, "geen_jaar", f"{kort(ruw)} is geen jaar; schrijf bijvoorbeeld 2024.")
    return anders


def procent(groep: Groep, veld: str, anders: Fraction) -> Fraction:
    """Een percentage boven −100; zonder het veld `anders`."""
    if not groep.heeft(veld, verplicht=False):
        return anders
    tekst = str(groep.velden[veld]).strip().removesuffix("%").strip().replace("−", "-")
    if _PROCENT.fullmatch(tekst) and (gelezen := Fraction(tekst.replace(",", "."))) > -100:
        return gelezen
    groep.meld(veld, "geen_percentage", f"{kort(groep.velden[veld])} is geen percentage; schrijf bijvoorbeeld 4,1.")
    return anders


def geheel(groep: Groep, veld: str, mogelijk: range) -> int:
    """Een verplicht geheel getal in een bereik; wat daar niet in ligt is een fout, en de uitkomst dan de ondergrens."""
    if not groep.heeft(veld):
        return mogelijk[0]
    ruw = groep.velden[veld]
    if isinstance(ruw, int) and not isinstance(ruw, bool) and ruw in mogelijk:
        return ruw
    zin = f"{kort(ruw)} is geen geheel getal van {heel(mogelijk[0])} tot en met {heel(mogelijk[-1])}."
    groep.meld(veld, "buiten_bereik", zin)
    return mogelijk[0]


def heel(getal: int) -> str:
    """Een geheel getal met duizendtalpunten."""
    return nederlands(Fraction(getal))


def keuze(groep: Groep, veld: str, mogelijk: Iterable[str], anders: str) -> str:
    """Een vaste waarde; zonder het veld `anders`."""
    gekozen = groep.tekst(veld, verplicht=False) or anders
    if gekozen in mogelijk:
        return gekozen
    zin = f"{kort(gekozen)} is hier geen bekende waarde; mogelijk zijn: {', '.join(mogelijk)}.{bedoelde_u(gekozen, mogelijk)}"
    groep.meld(veld, "onbekende_waarde", zin)
    return anders


def teksten(groep: Groep, veld: str, anders: tuple[str, ...]) -> tuple[str, ...]:
    """Een lijst van teksten; zonder het veld `anders`."""
    if not groep.heeft(veld, verplicht=False):
        return anders
    ruw = groep.velden[veld]
    if isinstance(ruw, list) and ruw and all(isinstance(x, str) for x in ruw):
        return tuple(ruw)
    groep.meld(veld, "geen_lijst", "Hier hoort een lijst van teksten; begin elk deel met een streepje.")
    return anders


def bestand(tekst: str, map_: Path) -> str:
    """Een pad vanaf de map van het scenario."""
    return str(map_ / tekst)


def reeks(groep: Groep, veld: str, tekst: str, map_: Path) -> Reeks | None:
    """Een reeks op naam of uit een bestand; wat eraan mankeert komt bij het veld."""
    naam = bestand(tekst, map_) if Path(tekst).suffix.lower() in BESTANDEN else tekst
    gelezen: Reeks | None = met_fouten(groep, veld, lambda: reeks_van(naam))
    return gelezen
