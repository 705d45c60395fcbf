"""Waarden van een voorstel: van wat er staat naar de gehele eenheid van de parameter, en terug.

Getallen zijn geheel of staan als tekst tussen aanhalingstekens; een float is een fout. Wat een waarde mag zijn, volgt uit de parameter:
haar eenheid, en of zij een getal, een rij, een tabel, een datum of een tekst is.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import Fout
from huurstelsel.recht import laden
from huurstelsel.recht.voorstel_velden import MAX_TEKENS, Groep, datum_van, geen_datum, kort

if TYPE_CHECKING:
    from huurstelsel.recht.laden import Parameter

FOUT = object()
"""Wat `omgezet` geeft als er iets aan een waarde mankeert."""

_BEREIK = {
    "punten": (-1_000, 1_000),
    "euro": (0, 10_000_000),
    "m2": (0, 10_000),
    "meter": (0, 1_000),
    "procent": (0, 1_000),
    "percentage": (0, 1_000),
    "jaar": (0, 9_999),
    "aantal": (0, 10_000),
    "energie-index": (0, 100),
}
"""Wat een waarde per eenheid ten minste en ten hoogste is; daarbuiten is zij een vergissing of loopt een kolom over."""

_EIGEN_BEREIK = {"bijzonder.procent_zorgwoning": (0, 100), "woz.maximum_procent": (0, 99)}
"""Parameters met een eigen bereik: een verhoging boven 100% past met haar breuken niet altijd in een kolom, en bij 100% WOZ-punten zou de
rest van de waardering, waardoor wordt gedeeld, niets zijn."""

_DELERS = frozenset(
    {
        "buitenruimte.extra_stap",
        "gehandicapten.euro_per_punt",
        "keuken.extra_kwaliteit",
        "keuken.kastbreedte",
        "renovatie.per_euro",
        "sanitair.extra_kwaliteit",
        "woz.onderdeel_1",
        "woz.onderdeel_2",
        "woz.onderdeel_2_klein",
    }
)
"""Parameters waardoor wordt gedeeld."""

_PER = {
    "buitenruimte.gemeenschappelijk_per_m2": 100,
    "buitenruimte.prive_per_m2": 100,
    "oppervlakte.punten_overige_ruimte": 100,
    "woz.onderdeel_1": 100,
    "woz.onderdeel_2": 100,
    "woz.onderdeel_2_klein": 100,
}
"""Punten die per 0,01 m² en bedragen die in hele euro's worden gerekend: een veelvoud hiervan in de gehele eenheid."""


def vorm_van(p: Parameter) -> Any:  # noqa: ANN401 - getal, rij, tabel of tekst
    """Een waarde van de wet die laat zien of een parameter een getal, een rij, een tabel of een tekst is."""
    return next((w.waarde for w in reversed(p.waarden) if w.waarde is not None), 0)


def omgezet(ruw: object, p: Parameter, pad: str, fouten: list[Fout]) -> object:
    """Een waarde in de gehele eenheid van haar parameter, of `FOUT` als er iets aan mankeert; wat, komt in `fouten`."""
    return _omgezet(ruw, p, vorm_van(p), pad, fouten)


def _omgezet(ruw: object, p: Parameter, vorm: object, pad: str, fouten: list[Fout]) -> object:
    if isinstance(vorm, dict):
        return _tabel(ruw, p, vorm, pad, fouten)
    if isinstance(vorm, tuple):
        return _rij(ruw, p, vorm, pad, fouten)
    code, zin, uit = _los(ruw, p)
    if code:
        fouten.append(Fout(pad, code, zin))
        return FOUT
    return uit


def _tabel(ruw: object, p: Parameter, vorm: dict[str, Any], pad: str, fouten: list[Fout]) -> object:
    if not isinstance(ruw, dict):
        fouten.append(Fout(pad, "geen_groep", f"Hier horen velden: {', '.join(vorm)}."))
        return FOUT
    groep = Groep(ruw, pad, fouten)
    groep.alleen(tuple(vorm))
    delen = {k: _omgezet(ruw[k], p, deel, f"{pad}.{k}", fouten) if groep.heeft(k) else FOUT for k, deel in vorm.items()}
    return FOUT if any(deel is FOUT for deel in delen.values()) else delen


def _rij(ruw: object, p: Parameter, vorm: tuple[Any, ...], pad: str, fouten: list[Fout]) -> object:
    if not isinstance(ruw, list) or not ruw:
        fouten.append(Fout(pad, "geen_lijst", f"Hier hoort een rij, zoals {als_yaml(vorm, p.eenheid)}."))
        return FOUT
    delen = [_omgezet(deel, p, vorm[0], f"{pad}[{i}]", fouten) for i, deel in enumerate(ruw)]
    return FOUT if any(deel is FOUT for deel in delen) else tuple(delen)


def _los(ruw: object, p: Parameter) -> tuple[str, str, object]:
    """(code, zin, waarde) van één getal, datum of tekst; de code is leeg als er niets aan mankeert."""
    if ruw is None:
        return "ontbreekt", "Hier ontbreekt een waarde.", None
    if isinstance(ruw, dict | list):
        return "verkeerde_vorm", f"Hier hoort één waarde ({p.eenheid}), geen {kort(ruw)[4:]}.", None
    if isinstance(ruw, Decimal):
        return "float", f'Schrijf een getal met decimalen als tekst: "{ruw}".', None
    if p.eenheid == "datum":
        datum = datum_van(ruw)
        return ("", "", datum.toordinal()) if datum else ("geen_datum", geen_datum(ruw), None)
    if p.eenheid != "tekst":
        return _getal(ruw, p)
    zin = "Hier hoort een tekst tussen aanhalingstekens."
    return ("", "", ruw) if isinstance(ruw, str) else ("geen_tekst", zin, None)


def _getal(ruw: object, p: Parameter) -> tuple[str, str, object]:
    tekst = str(ruw)
    laagste, hoogste = _EIGEN_BEREIK.get(p.pad, _BEREIK[p.eenheid])
    if isinstance(ruw, bool) or not re.fullmatch(r"-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?", tekst):
        hoe = " Schrijf decimalen met een punt." if re.fullmatch(r"-?[0-9]+,[0-9]+", tekst) else ""
        return "geen_getal", f"{kort(ruw)} is geen getal in {p.eenheid}.{hoe}", None
    if len(tekst) > MAX_TEKENS or not laagste <= Fraction(tekst) <= hoogste:
        return "buiten_bereik", f"Een waarde in {p.eenheid} ligt hier tussen {laagste} en {hoogste}.", None
    breuk = Fraction(tekst) * laden.SCHALEN[p.eenheid]
    if (breuk / _PER.get(p.pad, 1)).denominator != 1:
        return "niet_exact", f"Met de waarde {tekst} is {p.pad} niet exact te rekenen.", None
    return *_toegestaan(p, breuk.numerator), breuk.numerator


def _toegestaan(p: Parameter, getal: int) -> tuple[str, str]:
    """(code, zin) van een getal dat wel bestaat maar hier niet kan."""
    if p.pad in _DELERS and not getal:
        return "nul", f"Door {p.pad} wordt gedeeld; nul kan niet."
    if p.eenheid == "aantal" and "1 ja, 0 nee" in p.naam and getal not in (0, 1):
        return "geen_ja_nee", "Schrijf 1 (ja) of 0 (nee)."
    return "", ""


def als_yaml(waarde: Any, eenheid: str) -> str:  # noqa: ANN401 - getal, rij, tabel of tekst
    """Een waarde zoals zij in een voorstel wordt geschreven."""
    if isinstance(waarde, dict):
        return "{" + ", ".join(f"{sleutel}: {als_yaml(deel, eenheid)}" for sleutel, deel in waarde.items()) + "}"
    if isinstance(waarde, tuple):
        return "[" + ", ".join(als_yaml(deel, eenheid) for deel in waarde) + "]"
    if eenheid == "datum":
        return date.fromordinal(waarde).isoformat()
    return str(waarde) if eenheid == "tekst" else _als_getal(Fraction(waarde, laden.SCHALEN[eenheid]))


def _als_getal(breuk: Fraction) -> str:
    if breuk.denominator == 1:
        return str(breuk.numerator)
    decimaal = Decimal(breuk.numerator) / Decimal(breuk.denominator)
    return f'"{decimaal.normalize():f}"' if Fraction(decimaal) == breuk else f'"{breuk}"'
