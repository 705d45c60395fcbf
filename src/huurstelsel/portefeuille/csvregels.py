"""Wat aan de regels van een CSV-bestand mankeert, voordat het als tabel wordt gelezen."""

from __future__ import annotations

import csv
import re
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from huurstelsel.fouten import Fout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TEKENS = ";,\t|"
_AANGEHAALD = re.compile(r'"[^"]*"')
_TOON = 20
"""Zoveel regels worden er per bestand genoemd."""


def scheiding(pad: Path) -> str:
    """Het teken tussen de velden: dat wat het vaakst in de kop staat, buiten aanhalingstekens."""
    with pad.open(encoding="utf-8-sig", errors="replace") as bestand:
        kop = _AANGEHAALD.sub("", bestand.readline())
    return max(_TEKENS, key=kop.count)


def kop(pad: Path) -> list[str]:
    """De namen van de kolommen; een kolom zonder naam heet naar haar plaats."""
    with pad.open(encoding="utf-8-sig", errors="replace", newline="") as bestand:
        namen = next(csv.reader(bestand, delimiter=scheiding(pad), skipinitialspace=True), [])
    return [naam.strip() or f"kolom {nummer}" for nummer, naam in enumerate(namen, 1)]


def regelfouten(pad: Path) -> list[Fout]:
    """De regels met meer of minder velden dan de kop, en wat verder niet te lezen is; de eerste twintig."""
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        regels = _Regels(bestand, scheiding(pad))
        return list(islice(_fouten(pad.name, regels), _TOON))


class _Regels:
    """De regels van een CSV, met het regeleinde van de laatste; een regeleinde tussen aanhalingstekens hoort bij zijn veld."""

    def __init__(self, bestand: TextIO, teken: str) -> None:
        """Lees met dit teken tussen de velden; wat na een aanhalingsteken niet klopt, is een fout."""
        self._bestand, self._tekst = bestand, ""
        self._lezer = csv.reader(self._genoteerd(), delimiter=teken, strict=True, skipinitialspace=True)

    def _genoteerd(self) -> Iterator[str]:
        for tekst in self._bestand:
            self._tekst = tekst
            yield tekst

    def __iter__(self) -> Iterator[list[str]]:
        return self._lezer

    @property
    def nummer(self) -> int:
        """Nummer van de laatste regel in het bestand."""
        return self._lezer.line_num

    @property
    def einde(self) -> str:
        """Hoe de laatste regel eindigt; leeg aan het eind van het bestand."""
        return self._tekst[len(self._tekst.rstrip("\r\n")) :]


def _kopfouten(naam: str, kop_: list[str]) -> Iterator[Fout]:
    if not kop_:
        zin = f"{naam} is leeg, of begint met een lege regel; een CSV begint met de namen van de kolommen."
        yield Fout(naam, "leeg_bestand", zin)
    elif kop_[0].lower().startswith("sep="):
        zin = f"{naam} begint met “sep=”, een regel voor Excel; haal die regel weg, want een CSV begint met de namen van de kolommen."
        yield Fout(naam, "sep_regel", zin)
    namen = [kolom.strip().lower() for kolom in kop_]
    for kolom in sorted({kolom for kolom in namen if kolom and namen.count(kolom) > 1}):
        yield Fout(f"{naam}.{kolom}", "dubbele_kolom", f"De kolom “{kolom}” staat twee keer of vaker in {naam}.")


def _fouten(naam: str, regels: _Regels) -> Iterator[Fout]:
    try:
        kop_: list[str] = next(iter(regels), [])
        kopfouten = list(_kopfouten(naam, kop_))
        yield from kopfouten
        if any(fout.code != "dubbele_kolom" for fout in kopfouten):
            return
        velden, einde = len(kop_), regels.einde
        for regel in regels:
            if regel and len(regel) != velden:
                zin = f"Regel {regels.nummer} van {naam} heeft {len(regel)} {'veld' if len(regel) == 1 else 'velden'}, en de kop heeft er {velden}."
                yield Fout(f"{naam}, regel {regels.nummer}", "aantal_velden", zin)
            if regels.einde not in {einde, ""}:
                zin = f"Regel {regels.nummer} van {naam} heeft een ander regeleinde ({_EINDEN[regels.einde]}) dan de kop ({_EINDEN[einde]}); bewaar het bestand met overal hetzelfde."
                yield Fout(f"{naam}, regel {regels.nummer}", "regeleinde", zin)
                return
    except UnicodeDecodeError:
        yield Fout(naam, "geen_utf8", f"{naam} is geen UTF-8; bewaar het bestand als CSV met UTF-8.")
    except csv.Error as e:
        zin = next((zin for deel, zin in _LEESFOUTEN.items() if deel in str(e)), f"is niet te lezen ({e})")
        yield Fout(naam, "csv_ongeldig", f"Regel {regels.nummer} van {naam} {zin}.")


_EINDEN = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}
_LEESFOUTEN = {
    "expected after": "heeft na een aanhalingsteken nog tekst; zet een aanhalingsteken in een veld er twee keer",
    "unexpected end": "heeft een veld met een aanhalingsteken dat niet meer wordt gesloten",
    "field larger": "heeft een veld van meer dan 131.072 tekens; misschien ontbreekt er een aanhalingsteken",
}
