"""Wat aan de regels van een CSV-bestand mankeert, voordat het als tabel wordt gelezen."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import Fout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TEKENS = ";,\t|"
_TOON = 20
"""Zoveel regels worden er per bestand genoemd."""


def scheiding(pad: Path) -> str:
    """Het teken tussen de velden: dat wat het vaakst in de kop staat."""
    with pad.open(encoding="utf-8-sig", errors="replace") as bestand:
        kop = bestand.readline()
    return max(_TEKENS, key=kop.count)


def kop(pad: Path) -> list[str]:
    """De namen van de kolommen; een kolom zonder naam heet naar haar plaats."""
    with pad.open(encoding="utf-8-sig", errors="replace", newline="") as bestand:
        namen = next(csv.reader(bestand, delimiter=scheiding(pad)), [])
    return [naam.strip() or f"kolom {nummer}" for nummer, naam in enumerate(namen, 1)]


def regelfouten(pad: Path) -> list[Fout]:
    """De regels met meer of minder velden dan de kop; de eerste twintig."""
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        return list(islice(_fouten(pad.name, csv.reader(bestand, delimiter=scheiding(pad))), _TOON))


def _kopfouten(naam: str, kop_: list[str]) -> Iterator[Fout]:
    if not kop_:
        zin = f"{naam} is leeg, of begint met een lege regel; een CSV begint met de namen van de kolommen."
        yield Fout(naam, "leeg_bestand", zin)
    for kolom in sorted({kolom for kolom in kop_ if kolom and kop_.count(kolom) > 1}):
        yield Fout(f"{naam}.{kolom}", "dubbele_kolom", f"De kolom “{kolom}” staat twee keer of vaker in {naam}.")


def _fouten(naam: str, regels: Any) -> Iterator[Fout]:  # noqa: ANN401 - de lezer van csv heeft geen openbare soort
    try:
        kop_: list[str] = next(regels, [])
        yield from _kopfouten(naam, kop_)
        velden = len(kop_)
        for regel in regels:
            if regel and len(regel) != velden:
                zin = f"Regel {regels.line_num} van {naam} heeft {len(regel)} {'veld' if len(regel) == 1 else 'velden'}, en de kop heeft er {velden}."
                yield Fout(f"{naam}, regel {regels.line_num}", "aantal_velden", zin)
    except UnicodeDecodeError:
        yield Fout(naam, "geen_utf8", f"{naam} is geen UTF-8; bewaar het bestand als CSV met UTF-8.")
    except csv.Error as e:
        yield Fout(naam, "csv_ongeldig", f"Regel {regels.line_num} van {naam} is niet te lezen ({e}).")
