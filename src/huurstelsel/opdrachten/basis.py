"""Wat de opdrachten van de opdrachtregel delen: het antwoord, de slotcodes, en hoe een bestand wordt gelezen."""

from __future__ import annotations

import os
import sys
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.fouten import FeitenFout, Fout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.lezen_lijst import Deel

ONVERWACHT, GEBRUIK, FEITEN, RECHT, AFGEBROKEN, LEZER_WEG = 1, 2, 3, 4, 130, 141
BREEDSTE = 120  # breder leest een tabel niet prettiger


class Antwoord(NamedTuple):
    """Wat een opdracht schrijft en met welke code zij eindigt."""

    code: int
    uit: str = ""
    fout: str = ""


def vandaag() -> date:
    """De Nederlandse kalenderdag van nu; elke opdracht gebruikt haar als geen peildatum is gegeven."""
    return date.today()  # noqa: DTZ011


def lees(bestand: str) -> dict[str, Any] | list[Deel]:
    """De boom van een bestand of, bij “-”, van de standaardinvoer; een lijst is een lijst van delen."""
    from huurstelsel.feiten.lezen_lijst import MAX_LIJST_BYTES, lees_bestand, lees_inhoud  # noqa: PLC0415

    if bestand != "-":
        return lees_bestand(Path(bestand))
    return lees_inhoud(_standaardinvoer(MAX_LIJST_BYTES + 1))


def _standaardinvoer(hoogstens: int = -1) -> bytes:
    return b"" if sys.stdin is None else sys.stdin.buffer.read(hoogstens)


def lees_geen_lijst(bestand: str, code: str, zin: str) -> dict[str, Any]:
    """De boom van een bestand dat geen lijst is.

    Raises:
        FeitenFout: het is er niet, is niet te lezen, of is een lijst: dan met deze code en zin.
    """
    boom = lees(bestand)
    if isinstance(boom, list):
        raise FeitenFout([Fout("", code, zin)])
    return boom


def lees_tekst(bestand: str) -> str:
    """De tekst van een bestand of, bij “-”, van de standaardinvoer.

    Raises:
        FeitenFout: het is er niet, is een map, is geen UTF-8 of is niet te lezen.
    """
    from huurstelsel.feiten.lezen import inhoud_van, utf8  # noqa: PLC0415

    inhoud = _standaardinvoer() if bestand == "-" else inhoud_van(Path(bestand))
    return StringIO(utf8(inhoud), newline=None).getvalue()


def mislukt(code: int, fouten: Sequence[Fout], *, json: bool) -> Antwoord:
    """Alle fouten, een per regel op stderr; met `json` ook als JSON op stdout."""
    from huurstelsel.uitleg.blad import schoon  # noqa: PLC0415

    regels = "".join(f"{schoon(str(fout))}\n" for fout in fouten)
    lijst = [{"pad": fout.pad, "code": fout.code, "zin": fout.zin} for fout in fouten]
    return Antwoord(code, als_json({"fouten": lijst}) if json else "", regels)


def als_json(waarde: object) -> str:
    """Leesbare JSON."""
    import json  # noqa: PLC0415

    return json.dumps(waarde, ensure_ascii=False, indent=2) + "\n"


def breedte() -> int:
    """Breedte van de terminal, tussen 40 en 120 tekens."""
    from shutil import get_terminal_size  # noqa: PLC0415

    return max(40, min(get_terminal_size((80, 24)).columns, BREEDSTE))


def kleur() -> bool:
    """Of de uitvoer kleur verdraagt."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
