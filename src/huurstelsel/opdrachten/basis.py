"""Wat de opdrachten van de opdrachtregel delen: het antwoord, de slotcodes, en hoe een argument wordt gelezen."""

from __future__ import annotations

import argparse
import os
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.recht import GELDEND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.lezen_lijst import Deel
    from huurstelsel.feiten.model import Document
    from huurstelsel.fouten import Fout

ONVERWACHT, GEBRUIK, FEITEN, RECHT, AFGEBROKEN, LEZER_WEG = 1, 2, 3, 4, 130, 141
EERSTE_JAAR, LAATSTE_JAAR = 1000, 2199  # als in een document
BREEDSTE = 120  # breder leest een tabel niet prettiger


class Antwoord(NamedTuple):
    """Wat een opdracht schrijft en met welke code zij eindigt."""

    code: int
    uit: str = ""
    fout: str = ""


def datum(tekst: str) -> date:
    """Een datum als jjjj-mm-dd of d-m-jjjj, als argument."""
    delen = re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", tekst.strip())
    omgekeerd = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", tekst.strip())
    rij = (delen[3], delen[2], delen[1]) if delen else omgekeerd.groups() if omgekeerd else ()
    try:
        if rij and EERSTE_JAAR <= int(rij[0]) <= LAATSTE_JAAR:
            return date(*map(int, rij))
    except ValueError:
        pass
    melding = f"“{tekst}” is geen bestaande datum; schrijf jjjj-mm-dd, bijvoorbeeld 2026-01-01."
    raise argparse.ArgumentTypeError(melding)


def keuze(tekst: str) -> tuple[str, str]:
    """Een benoemde interpretatie als NAAM=WAARDE, als argument."""
    naam, _, waarde = tekst.partition("=")
    if not naam.strip() or not waarde.strip():
        melding = f"Schrijf een keuze als NAAM=WAARDE; niet “{tekst}”."
        raise argparse.ArgumentTypeError(melding)
    return naam.strip(), waarde.strip()


def recht_en_keuze(p: argparse.ArgumentParser) -> None:
    """De opties `--recht` en `--keuze`, elk vaker te geven."""
    zin = f"Reken met een voorstel: de naam van een ingebouwd voorstel, of een eigen bestand; “{GELDEND}” is het recht zelf. Vaker te geven."
    p.add_argument("--recht", metavar="VOORSTEL", action="append", default=[], help=zin)
    zin = "Kies een andere lezing waar de wet er meer toelaat; vaker te geven."
    p.add_argument("--keuze", metavar="NAAM=WAARDE", type=keuze, action="append", default=[], help=zin)


def lees(bestand: str) -> dict[str, Any] | list[Deel]:
    """De boom van een bestand of, bij “-”, van de standaardinvoer; een lijst is een lijst van delen."""
    from huurstelsel.feiten.lezen_lijst import MAX_LIJST_BYTES, lees_bestand, lees_inhoud  # noqa: PLC0415

    if bestand != "-":
        return lees_bestand(Path(bestand))
    return lees_inhoud(b"" if sys.stdin is None else sys.stdin.buffer.read(MAX_LIJST_BYTES + 1))


def kamer_optie(p: argparse.ArgumentParser) -> None:
    """De optie `--kamer`."""
    p.add_argument(
        "--kamer", metavar="ID", help="De id van één kamer, als het bestand een adres met kamers beschrijft."
    )


def een_woonruimte(boom: dict[str, Any] | list[Deel], dag: date | None, kamer: str | None) -> Document:
    """Het document van één woonruimte: dat van het bestand, of van een adres met kamers dat van de gekozen kamer.

    Raises:
        FeitenFout: een lijst, feiten die niet kloppen, of geen kamer die zo heet; de zin noemt dan de kamers.
    """
    from huurstelsel.feiten.adres import per_kamer  # noqa: PLC0415 - pas als het bestand leesbaar is
    from huurstelsel.feiten.lezen import lees_document  # noqa: PLC0415
    from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u  # noqa: PLC0415

    if isinstance(boom, list):
        zin = "Geef één woning, of een adres met kamers; een lijst kan hier niet."
        raise FeitenFout([Fout("", "geen_enkele_woning", zin)])
    document = lees_document(boom, dag)
    ids = [k.id for k in document.kamers]
    if kamer is None and not ids:
        return document
    if not ids:
        raise FeitenFout([Fout("kamers", "geen_kamers", "Dit bestand beschrijft geen kamers; laat --kamer weg.")])
    if kamer is None:
        raise FeitenFout([Fout("kamers", "kamer_kiezen", f"Kies een kamer met --kamer: {', '.join(ids)}.")])
    if kamer not in ids:
        zin = f"Er is op dit adres geen kamer “{kamer}”.{bedoelde_u(kamer, ids)} De kamers zijn: {', '.join(ids)}."
        raise FeitenFout([Fout("kamers", "kamer_onbekend", zin)])
    return per_kamer(document)[ids.index(kamer)].document


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
