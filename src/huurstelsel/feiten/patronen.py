"""Patronen voor het JSON Schema: welke teksten een getal, datum of vast woord zijn, in de taal die elke schematoets kent.

Zij volgen `waarden`: wat een patroon weigert, weigert het model ook.
"""

from __future__ import annotations

_JAAR = "(?:1[0-9]|2[01])[0-9]{2}"  # 1000 tot en met 2199
_SCHRIKKELJAAR = "(?:(?:1[0-9]|2[01])(?:0[48]|[2468][048]|[13579][26])|(?:12|16|20)00)"
_DAGEN = (  # dagen, maanden (zonder voorloopnul) en jaren die samen bestaan
    ("(?:0[1-9]|1[0-9]|2[0-8])", ("0[1-9]", "1[0-2]"), _JAAR),
    ("(?:29|30)", ("0[13-9]", "1[0-2]"), _JAAR),
    ("31", ("0[13578]", "1[02]"), _JAAR),
    ("29", ("02",), _SCHRIKKELJAAR),
)
_DECIMALEN = "[0-9]{1,40}"
_NULLEN = "0{1,40}"


def woord(*woorden: str) -> str:
    """Een van deze woorden, in hoofdletters of kleine letters."""
    letters = ("".join(f"[{letter.upper()}{letter}]" for letter in deel) for deel in woorden)
    return rf"^\s*(?:{'|'.join(letters)})\s*$"


def datum() -> str:
    """Een bestaande datum als jjjj-mm-dd of d-m-jjjj."""
    iso = [f"{jaar}-(?:{'|'.join(maanden)})-{dag}" for dag, maanden, jaar in _DAGEN]
    nederlands = [f"{_kort(dag)}-(?:{_kort('|'.join(maanden))})-{jaar}" for dag, maanden, jaar in _DAGEN]
    return rf"^\s*(?:{'|'.join([*iso, *nederlands])})\s*$"


def eerste_januari() -> str:
    """1 januari van een jaar."""
    return rf"^\s*(?:{_JAAR}-01-01|0?1-0?1-{_JAAR})\s*$"


def _kort(deel: str) -> str:
    """Dezelfde dagen of maanden, waarbij de nul vooraan mag ontbreken."""
    return deel.replace("0[", "0?[").replace("02", "0?2")


def getal(minimum: int | None = None, maximum: int | None = None, *, niet_nul: bool = False) -> str:
    """Een getal in tekst; duizendtallen met een punt alleen als er een decimale komma bij staat.

    Args:
        minimum: 0, een negatief getal van één cijfer met nullen, of `None` (geen ondergrens).
        maximum: een cijfer met nullen (20, 1000), of `None`.
        niet_nul: 0 mag niet.
    """
    plus = _tot(maximum)
    min_ = f"0+(?:[.,]{_NULLEN})?" if minimum == 0 else _tot(None if minimum is None else -minimum)
    nul = "(?=[^1-9]*[1-9])" if niet_nul else ""
    return rf"^{nul}\s*(?:€\s*)?(?:\+?(?:{plus})|-(?:{min_}))\s*$"


def _tot(hoogste: int | None) -> str:
    """Cijfers van een getal van 0 tot en met het hoogste, zonder teken."""
    dubbelzinnig = r"(?![1-9][0-9]{0,2}\.[0-9]{3}\s*$)"
    if hoogste is None:
        return rf"{dubbelzinnig}[0-9]+(?:[.,]{_DECIMALEN})?|[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+,{_DECIMALEN}"
    cijfer, nullen = int(str(hoogste)[0]), len(str(hoogste)) - 1
    kleiner = f"[0-9]{{1,{nullen}}}" + (f"|[1-{cijfer - 1}][0-9]{{{nullen}}}" if cijfer > 1 else "")
    delen = [
        rf"{dubbelzinnig}0*(?:{kleiner})(?:[.,]{_DECIMALEN})?",
        rf"{dubbelzinnig}0*{hoogste}(?:,{_NULLEN}|\.{_NULLEN})?",
    ]
    groepen, los = divmod(nullen, 3)
    if groepen > 1 or (groepen and los):
        delen.append(_met_punten(groepen, los))
    if groepen:
        delen.append(rf"{f'{hoogste:,}'.replace(',', chr(92) + '.')},{_NULLEN}")
    return "|".join(delen)


def _met_punten(groepen: int, los: int) -> str:
    """Getallen met duizendtalpunten en decimalen, van ten hoogste 3 × groepen + los cijfers."""
    vol = [rf"[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}}){{1,{groepen - 1}}}"] if groepen > 1 else []
    rest = [rf"[1-9][0-9]{{0,{los - 1}}}(?:\.[0-9]{{3}}){{{groepen}}}"] if los else []
    return f"(?:{'|'.join(vol + rest)}),{_DECIMALEN}"
