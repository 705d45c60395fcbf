"""De zinnenlijsten: Nederlandse zinnen met gaten, elk met haar Engelse tegenhanger.

Een lijst is een YAML-bestand in `data/` met paren `nl` en `en`. Een gat heet `{naam:soort}`, of `{naam}` voor tekst van de gebruiker die
letterlijk wordt overgenomen. De soorten:

- `getal`, `bedrag`, `datum`: anders geschreven;
- `zin`: zelf vertaald; is dat niet mogelijk, dan past het paar niet;
- `lijst`: een opsomming met “en” of “of”, elk deel zelf vertaald;
- `waarde`: een feit of waarde, vertaald voor zover bekend;
- `ruimte`: hoe een ruimte in een zin heet (`feiten.ruimtenaam`); een eigen naam blijft wat hij is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from huurstelsel.talen.opmaak import MAANDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"

_GAT = re.compile(r"\{(?P<naam>[a-z_0-9]+)(?::(?P<soort>[a-z]+))?\}")
_GETAL = r"[−-]?\d+(?:\.\d{3})*(?:,\d+)?"
PATRONEN = {
    None: ".+?",
    "zin": ".+?",
    "lijst": ".+?",
    "waarde": ".+?",
    "ruimte": ".+?",
    "getal": _GETAL,
    "bedrag": rf"€\s?{_GETAL}",
    "datum": rf"\d{{1,2}}\s(?:{'|'.join(MAANDEN)})\s\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}",
}


@dataclass(slots=True)
class Paar:
    """Een Nederlandse zin met gaten, en haar Engelse.

    Attributes:
        begin, eind: wat er letterlijk vóór het eerste en na het laatste gat staat.
        kern: het langste stuk dat letterlijk in de zin staat.
        soorten: van elk gat zijn soort.
    """

    nl: str
    en: str
    begin: str
    eind: str
    kern: str
    soorten: dict[str, str | None]
    _patroon: re.Pattern[str] | None = field(default=None, repr=False)

    def gaten(self, zin: str) -> dict[str, str] | None:
        """Wat er in de zin op de plaats van elk gat staat, of `None` als zij niet past."""
        if not (zin.startswith(self.begin) and zin.endswith(self.eind)):
            return None
        self._patroon = self._patroon or re.compile(_patroon(self.nl), re.DOTALL)
        past = self._patroon.fullmatch(zin)
        return past.groupdict() if past else None


@dataclass(frozen=True, slots=True)
class Zinnenlijst:
    """Alle paren, zo geordend dat een zin haar paar snel vindt; wat het meest vastlegt staat voorop.

    Attributes:
        vast: zinnen zonder gaten.
        naar_begin: zinnen die met een vast woord beginnen, naar dat woord.
        naar_eind: de andere, naar het vaste woord waarmee zij eindigen; zonder ook dat onder “”.
    """

    vast: dict[str, str]
    naar_begin: dict[str, list[Paar]]
    naar_eind: dict[str, list[Paar]]

    def mogelijk(self, zin: str) -> Iterator[Paar]:
        """De paren die naar hun eerste of laatste woord en hun kern kunnen passen."""
        for paren_ in (
            self.naar_begin.get(zin.partition(" ")[0], ()),
            self.naar_eind.get(zin.rpartition(" ")[2], ()),
            self.naar_eind.get("", ()),
        ):
            yield from [paar for paar in paren_ if paar.kern in zin]


@cache
def zinnenlijst() -> Zinnenlijst:
    """De paren van alle bestanden samen."""
    lijst = Zinnenlijst({}, {}, {})
    for paar in sorted(paren(), key=_vastgelegd, reverse=True):
        eerste, na_eerste, _ = paar.begin.partition(" ")
        _, voor_laatste, laatste = paar.eind.rpartition(" ")
        if not paar.soorten:
            lijst.vast[paar.nl] = paar.en
        elif na_eerste:
            lijst.naar_begin.setdefault(eerste, []).append(paar)
        else:
            lijst.naar_eind.setdefault(laatste if voor_laatste else "", []).append(paar)
    return lijst


def paren() -> Iterator[Paar]:
    """Elk paar van elk bestand, in de volgorde waarin zij er staan."""
    for bestand in sorted(DATA.glob("*.yaml")):
        for paar in yaml.load(bestand.read_text("utf-8"), Loader=yaml.CBaseLoader):  # noqa: S506 - leest alleen teksten
            yield _paar(paar["nl"], paar["en"])


def _paar(nl: str, en: str) -> Paar:
    vast = _GAT.sub("\0", nl).split("\0")
    soorten = {gat["naam"]: gat["soort"] for gat in _GAT.finditer(nl)}
    return Paar(nl, en, vast[0], vast[-1] if soorten else "", max(vast, key=len), soorten)


def _vastgelegd(paar: Paar) -> tuple[int, int]:
    """Hoeveel tekens van de zin vaststaan, en dan hoeveel gaten niet zomaar iets mogen zijn."""
    return len(_GAT.sub("", paar.nl)), sum(soort is not None for soort in paar.soorten.values())


def _patroon(nl: str) -> str:
    delen, plaats = [], 0
    for gat in _GAT.finditer(nl):
        delen += [re.escape(nl[plaats : gat.start()]), f"(?P<{gat['naam']}>{PATRONEN[gat['soort']]})"]
        plaats = gat.end()
    return "".join((*delen, re.escape(nl[plaats:])))
