"""Tekst van buiten zoals zij gedrukt kan worden: zonder stuurtekens, met alleen tekens die het lettertype heeft, en overal af te breken."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

LETTERTYPEN = Path(__file__).with_name("opmaak")
VERVANGING = "�"  # zo ziet een lezer dat er iets stond; het ingesloten document heeft het teken zelf
BREEKPUNT = "\N{ZERO WIDTH SPACE}"
_NIET_TE_ZETTEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_LANG_WOORD = re.compile(r"[^\s-]{31,}")
_STUK = re.compile(r".{10}(?=.)")


def drukbaar(tekst: str) -> str:
    """De tekst op één regel, in tekens die het lettertype heeft.

    Een teken dat het lettertype niet heeft of dat de leesrichting stuurt, wordt �; een woord van meer dan dertig tekens kan om de tien
    tekens worden afgebroken.
    """
    regel = re.sub(r"[\t\r\n\f\v ]+", " ", unicodedata.normalize("NFC", tekst))
    if not (regel.isascii() and regel.isprintable()):
        regel = "".join(teken if _te_zetten(teken) else VERVANGING for teken in regel)
    return _LANG_WOORD.sub(lambda woord: _STUK.sub(rf"\g<0>{BREEKPUNT}", woord[0]), regel)


def kort(tekst: str, tekens: int) -> str:
    """Hooguit zoveel tekens, met een beletselteken waar iets is weggelaten."""
    return tekst if len(tekst) <= tekens else f"{tekst[: tekens - 1]}…"


def _te_zetten(teken: str) -> bool:
    return ord(teken) in _in_lettertype() and unicodedata.category(teken) not in _NIET_TE_ZETTEN


@cache
def _in_lettertype() -> frozenset[int]:
    """De tekens die zowel het gewone als het vette lettertype heeft; zonder dat teken is een PDF niet toegankelijk."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - pas als er iets te zetten is

    tekens = []
    for bestand in sorted(LETTERTYPEN.glob("*.ttf")):
        with TTFont(bestand, lazy=True) as lettertype:
            tekens.append(frozenset(lettertype.getBestCmap()))
    return frozenset.intersection(*tekens)
