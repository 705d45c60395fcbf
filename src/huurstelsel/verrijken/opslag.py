"""Tussenopslag op schijf: wat de bronnen over de woningen van de portefeuille zeggen, en waar zij in strijd zijn.

Een tijdelijke SQLite-database die met het proces verdwijnt; het geheugen groeit niet met het aantal rijen.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LABEL, LABEL_WEG, OBJECT, WOZWAARDE, MONUMENT = "label", "label_weg", "bag", "woz", "monument"
_TEGELIJK = 500
_SCHEMA = """
CREATE TABLE feit (bag INTEGER, soort TEXT, sleutel TEXT, waarde TEXT, bron INTEGER, UNIQUE (bag, soort, sleutel, waarde));
CREATE TABLE pand (pand INTEGER, bag INTEGER, bron INTEGER, PRIMARY KEY (pand, bag)) WITHOUT ROWID;
CREATE TABLE strijdig (woning TEXT, pad TEXT, portefeuille TEXT, bestand TEXT, bron INTEGER, gekozen TEXT);
"""


class Feit(NamedTuple):
    """Wat één rij van een bron over een woning zegt."""

    soort: str
    waarde: dict[str, object]
    bron: int


class Opslag:
    """De tussenopslag; te gebruiken met `with`."""

    def __init__(self) -> None:
        """Open een lege database in een tijdelijk bestand."""
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN")

    def __enter__(self) -> Self:
        """Zichzelf."""
        return self

    def __exit__(self, *_: object) -> None:
        """Sluit, en gooi alles weg."""
        self._db.close()

    def bewaar(self, bag: int, soort: str, sleutel: str, waarde: dict[str, object], bron: int) -> None:
        """Bewaar een feit; wat letterlijk hetzelfde al is gezegd, staat er één keer."""
        rij = (bag, soort, sleutel, als_tekst(waarde), bron)
        self._db.execute("INSERT OR IGNORE INTO feit VALUES (?, ?, ?, ?, ?)", rij)

    def vervang(self, bag: int, soort: str, sleutel: str, waarde: dict[str, object], bron: int) -> None:
        """Bewaar een feit in de plaats van wat er onder dezelfde sleutel stond."""
        self._db.execute("DELETE FROM feit WHERE bag = ? AND soort = ? AND sleutel = ?", (bag, soort, sleutel))
        self.bewaar(bag, soort, sleutel, waarde, bron)

    def verwijder(self, bag: int, soort: str, past: dict[str, object]) -> int:
        """Verwijder de feiten die in elk genoemd veld gelijk zijn; geef hoeveel dat er waren."""
        rijen = self._db.execute("SELECT rowid, waarde FROM feit WHERE bag = ? AND soort = ?", (bag, soort)).fetchall()
        weg = [(rij,) for rij, tekst in rijen if past.items() <= van_tekst(tekst).items()]
        self._db.executemany("DELETE FROM feit WHERE rowid = ?", weg)
        return len(weg)

    def feiten(self, bags: Iterable[int]) -> dict[int, list[Feit]]:
        """Alles wat over deze woningen is gezegd, in de volgorde waarin het werd gelezen."""
        uit: dict[int, list[Feit]] = {}
        gevraagd = sorted(set(bags))
        for i in range(0, len(gevraagd), _TEGELIJK):
            deel = gevraagd[i : i + _TEGELIJK]
            vraag = (
                f"SELECT bag, soort, waarde, bron FROM feit WHERE bag IN ({','.join('?' * len(deel))}) ORDER BY rowid"  # noqa: S608 - alleen vraagtekens
            )
            for bag, soort, waarde, bron in self._db.execute(vraag, deel):
                uit.setdefault(bag, []).append(Feit(soort, van_tekst(waarde), bron))
        return uit

    def koppel_pand(self, pand: int, bag: int, bron: int) -> None:
        """Onthoud dat een verblijfsobject deel uitmaakt van een pand."""
        self._db.execute("INSERT OR IGNORE INTO pand VALUES (?, ?, ?)", (pand, bag, bron))

    def in_pand(self, pand: int) -> list[int]:
        """De verblijfsobjecten van de portefeuille die in een pand liggen."""
        return [bag for (bag,) in self._db.execute("SELECT bag FROM pand WHERE pand = ?", (pand,))]

    def noteer(self, woning: str, pad: str, portefeuille: object, bestand: object, bron: int, gekozen: str) -> None:  # noqa: PLR0913, PLR0917 - een regel van het verslag
        """Noteer een strijdigheid."""
        oud = None if portefeuille is None else leesbaar(portefeuille)
        rij = (woning, pad, oud, leesbaar(bestand), bron, gekozen)
        self._db.execute("INSERT INTO strijdig VALUES (?, ?, ?, ?, ?, ?)", rij)

    def strijdigheden(self) -> Iterator[dict[str, object]]:
        """Alle strijdigheden, in de volgorde van de portefeuille."""
        namen = ("woning", "pad", "portefeuille", "bestand", "bron", "gekozen")
        for rij in self._db.execute("SELECT * FROM strijdig ORDER BY rowid"):
            yield dict(zip(namen, rij, strict=True))


def als_tekst(waarde: dict[str, object]) -> str:
    """Een feit als JSON; datums en decimalen houden hun soort."""
    return _SCHRIJVER.encode(waarde)


def _soort(waarde: object) -> dict[str, str]:
    if isinstance(waarde, date):
        return {"datum": waarde.isoformat()}
    return {"getal": str(waarde)}


def van_tekst(tekst: str) -> dict[str, object]:
    """Een feit terug uit JSON."""
    uit: dict[str, object] = _LEZER.decode(tekst)
    return uit


def _terug(deel: dict[str, object]) -> object:
    if deel.keys() == {"datum"}:
        return date.fromisoformat(str(deel["datum"]))
    return Decimal(str(deel["getal"])) if deel.keys() == {"getal"} else deel


_SCHRIJVER = json.JSONEncoder(default=_soort, sort_keys=True)
_LEZER = json.JSONDecoder(object_hook=_terug)


def leesbaar(waarde: object) -> str:
    """Een waarde zoals het verslag haar toont."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, Decimal):
        return f"{waarde:f}"
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)
