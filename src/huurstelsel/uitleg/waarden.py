"""Waarden uit het recht schrijven: leesbaar in hun eenheid, of exact als decimale tekst."""

# ruff: noqa: ANN401 - een waarde is een getal, een rij, een tabel of een tekst
from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huurstelsel.recht.laden import SCHALEN
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import decimaal, euro, geheel, nederlands
from huurstelsel.uitleg.labels import POSTEN, label
from huurstelsel.uitleg.tekst import VASTE_SPATIE

if TYPE_CHECKING:
    from collections.abc import Callable

KLASSEN = ("A++++", "A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G")
JA_NEE = " (1 ja, 0 nee)"

_DECIMALEN = 10
_LANGSTE_DUUR = 999  # in de eenheid jaar is een kleiner getal een duur en een groter een kalenderjaar


def vaste_datum(dag: date) -> str:
    """Datum voluit, die niet wordt afgebroken: 1 januari 2026."""
    return in_woorden(dag).replace(" ", VASTE_SPATIE)


def leesbaar(waarde: Any, eenheid: str, toelichting: str = "", naam: str = "") -> str:
    """Een waarde zoals een lezer haar schrijft: 0,35 punt, € 226,89, 25 m², 1 juli 2024.

    Args:
        toelichting: zegt zij dat een rij van A++++ tot en met G loopt, dan staat de klasse bij elk getal.
        naam: naam van de parameter; eindigt zij op “(1 ja, 0 nee)”, dan wordt het getal een woord.
    """
    if isinstance(waarde, dict):
        return met_eenheid(" · ".join(f"{naam_van(k).lower()} {kaal(v, eenheid)}" for k, v in waarde.items()), eenheid)
    if isinstance(waarde, tuple):
        return _rij(waarde, eenheid, toelichting)
    if naam.endswith(JA_NEE):
        return "ja" if waarde else "nee"
    return met_eenheid(kaal(waarde, eenheid), eenheid, waarde)


def naam_van(sleutel: object) -> str:
    """Naam van een rij in een tabel."""
    return label(POSTEN, str(sleutel))


def _rij(waarden: tuple[Any, ...], eenheid: str, toelichting: str) -> str:
    los = [kaal(w, eenheid) for w in waarden]
    if "A++++ tot en met G" in toelichting and len(los) == len(KLASSEN):
        los = [f"{klasse}{VASTE_SPATIE}{punten}" for klasse, punten in zip(KLASSEN, los, strict=True)]
    return met_eenheid((", " if eenheid == "tekst" else " · ").join(los), eenheid)


def kaal(waarde: Any, eenheid: str) -> str:
    """Eén waarde zonder haar eenheid; een bedrag houdt zijn euroteken."""
    if isinstance(waarde, tuple):
        return "/".join(kaal(deel, eenheid) for deel in waarde)
    schrijf = _SCHRIJVERS.get(eenheid)
    return schrijf(waarde) if schrijf else _getal(Fraction(waarde, SCHALEN[eenheid]), eenheid)


_SCHRIJVERS: dict[str, Callable[[Any], str]] = {
    "tekst": str,
    "datum": lambda dag: vaste_datum(date.fromordinal(dag)),
    "euro": lambda centen: euro(centen).removesuffix(",00"),
    "jaar": geheel,
    "aantal": geheel,
}


def _getal(breuk: Fraction, eenheid: str) -> str:
    """Decimaal zoals de wet het schrijft, een maat met twee decimalen; wat geen eindig decimaal getal is als breuk."""
    if 10**_DECIMALEN % breuk.denominator:
        return str(breuk)
    return nederlands(breuk, 2 if eenheid in {"m2", "meter"} and breuk.denominator != 1 else 0, _DECIMALEN)


def met_eenheid(getal: str, eenheid: str, waarde: int | None = None) -> str:
    """Een getal met zijn eenheid erachter; `waarde` beslist over enkelvoud, en of een jaar een duur is."""
    if eenheid == "punten":
        enkelvoud = waarde is not None and 0 < abs(waarde) <= SCHALEN["punten"]
        return f"{getal}{VASTE_SPATIE}{'punt' if enkelvoud else 'punten'}"
    if eenheid in {"procent", "percentage"}:
        return f"{getal}%"
    if eenheid == "jaar" and waarde is not None and waarde <= _LANGSTE_DUUR:
        return f"{getal}{VASTE_SPATIE}jaar"
    achter = {"m2": "m²", "meter": "m"}.get(eenheid)
    return f"{getal}{VASTE_SPATIE}{achter}" if achter else getal


def exact(waarde: Any, eenheid: str) -> Any:
    """Een waarde zonder verlies voor machines: decimale tekst in de eenheid, een datum als jjjj-mm-dd, een breuk als “1/3”."""
    if waarde is None:
        return None
    if isinstance(waarde, dict):
        return {str(sleutel): exact(deel, eenheid) for sleutel, deel in waarde.items()}
    if isinstance(waarde, tuple):
        return [exact(deel, eenheid) for deel in waarde]
    if eenheid == "tekst":
        return str(waarde)
    if eenheid == "datum":
        return date.fromordinal(waarde).isoformat()
    breuk = Fraction(waarde, SCHALEN[eenheid])
    return str(breuk) if 10**_DECIMALEN % breuk.denominator else decimaal(breuk, _DECIMALEN)
