"""Een bronbestand openen: bestaat het, is het leesbaar, welke codering heeft het, en wat zit er in een zip.

Een zip wordt nooit in zijn geheel uitgepakt: een lid wordt als stroom gelezen, en wat meer dan honderd keer zo groot zou worden als het in
de zip is, wordt geweigerd.
"""

from __future__ import annotations

import codecs
import hashlib
import shutil
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.lezen import fout, open_bestand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_VERHOUDING = 100
"""Zoveel keer zo groot als in de zip mag een lid worden; echte leveringen blijven onder de dertig."""
ALTIJD_GOED = 10_000_000
"""Bytes: een lid dat uitgepakt zo klein is, kan geen kwaad."""
MAX_LEDEN = 100_000
_BLOK = 1 << 20
_SLEUTEL = 0x1


class Codering(NamedTuple):
    """Hoe de bytes van een tekst te lezen zijn, en hoeveel er vooraan overgeslagen worden (een byte order mark)."""

    naam: str
    overslaan: int


def som(pad: Path) -> str:
    """SHA-256 van een bestand.

    Raises:
        FeitenFout: het bestand is er niet, is een map, is leeg of is niet te lezen.
    """
    digest = hashlib.sha256()
    leeg = True
    with open_bestand(pad) as bestand:
        while blok := bestand.read(_BLOK):
            leeg = False
            digest.update(blok)
    if leeg:
        fout("leeg_bestand", f"Het bestand {pad.name} is leeg.")
    return digest.hexdigest()


def is_zip(pad: Path) -> bool:
    """Of een bestand met de kenmerken van een zip begint (ook een .xlsx doet dat)."""
    with open_bestand(pad) as bestand:
        return bestand.read(4) == b"PK\x03\x04"


@contextmanager
def open_zip(bron: Path | IO[bytes], naam: str) -> Iterator[zipfile.ZipFile]:
    """Open een zip en controleer de leden.

    Raises:
        FeitenFout: geen zip, beschadigd, versleuteld, of een zipbom.
    """
    try:
        inhoud = zipfile.ZipFile(bron)
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        fout("zip_beschadigd", f"De zip {naam} is beschadigd of niet volledig.")
    with inhoud:
        _controleer(inhoud, naam)
        yield inhoud


def _controleer(inhoud: zipfile.ZipFile, naam: str) -> None:
    leden = inhoud.infolist()
    if len(leden) > MAX_LEDEN:
        fout("zip_te_groot", f"De zip {naam} heeft meer dan {MAX_LEDEN} bestanden.")
    for lid in leden:
        if lid.flag_bits & _SLEUTEL:
            fout("zip_versleuteld", f"De zip {naam} is met een wachtwoord versleuteld.")
        if lid.file_size > ALTIJD_GOED and lid.file_size > MAX_VERHOUDING * max(1, lid.compress_size):
            zin = f"In de zip {naam} wordt {lid.filename[:60]} uitgepakt meer dan {MAX_VERHOUDING} keer zo groot; dat is geen gewone levering."
            fout("zip_te_groot", zin)


@contextmanager
def open_lid(inhoud: zipfile.ZipFile, lid: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    """Een lid van een zip als stroom.

    Raises:
        FeitenFout: het lid is beschadigd.
    """
    try:
        with inhoud.open(lid) as stroom:
            yield stroom
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
        fout("zip_beschadigd", f"{lid.filename[:60]} in de zip is beschadigd.")


@contextmanager
def zip_in_zip(inhoud: zipfile.ZipFile, lid: zipfile.ZipInfo) -> Iterator[zipfile.ZipFile]:
    """Een zip in een zip; zij staat even op schijf, want in een stroom is niet terug te bladeren."""
    with tempfile.TemporaryFile() as plek:
        with open_lid(inhoud, lid) as stroom:
            shutil.copyfileobj(stroom, plek, _BLOK)
        plek.seek(0)
        with open_zip(plek, lid.filename) as binnen:
            yield binnen


@contextmanager
def open_tekst(pad: Path) -> Iterator[IO[bytes]]:
    """De bytes van een tekstbestand, of van het ene .csv- of .txt-bestand in een zip.

    Raises:
        FeitenFout: er zit geen of meer dan één tekstbestand in de zip.
    """
    if not is_zip(pad):
        with open_bestand(pad) as bestand:
            yield bestand
        return
    with open_zip(pad, pad.name) as inhoud:
        leden = [lid for lid in inhoud.infolist() if lid.filename.lower().endswith((".csv", ".txt"))]
        if len(leden) != 1:
            zin = f"In de zip {pad.name} hoort één CSV-bestand te zitten; er zijn er {len(leden)}."
            fout("zip_zonder_csv" if not leden else "zip_meer_csv", zin)
        with open_lid(inhoud, leden[0]) as stroom:
            yield stroom


def codering(pad: Path) -> Codering:
    """UTF-8 (met of zonder byte order mark), of anders cp1252; leest het hele bestand één keer door.

    Raises:
        FeitenFout: UTF-16, of geen tekst.
    """
    with open_tekst(pad) as stroom:
        begin = stroom.read(4)
        if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            fout("geen_utf8", f"Het bestand {pad.name} is UTF-16; bewaar het als CSV UTF-8.")
        overslaan = len(codecs.BOM_UTF8) if begin.startswith(codecs.BOM_UTF8) else 0
        lezer = codecs.getincrementaldecoder("utf-8")()
        blok, utf8 = begin, True
        while blok:
            if b"\0" in blok:
                fout("geen_tekst", f"Het bestand {pad.name} is geen tekst; geef een CSV-bestand.")
            utf8 = utf8 and _past(lezer, blok)
            blok = stroom.read(_BLOK)
        utf8 = utf8 and _past(lezer, b"", einde=True)
    return Codering("utf-8" if utf8 else "cp1252", overslaan)


def _past(lezer: codecs.IncrementalDecoder, blok: bytes, *, einde: bool = False) -> bool:
    try:
        lezer.decode(blok, einde)
    except UnicodeDecodeError:
        return False
    return True
