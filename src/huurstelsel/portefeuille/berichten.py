"""Een Arrow-stroom van iemand anders: elk bericht wordt bekeken voordat Arrow het leest.

Een bericht zegt zelf hoe groot het is, hoeveel rijen het heeft en of het is ingepakt. Wie dat gelooft, kan met een paar bytes
gigabytes vragen. Daarom staan er hier grenzen aan, en worden ingepakte berichten niet gelezen. De opbouw staat in Arrow Columnar Format
1.x, “Encapsulated message format”, en de schema's Message.fbs en Schema.fbs.
"""

from __future__ import annotations

import io
import struct
from typing import BinaryIO, NoReturn

from huurstelsel.feiten.lezen import fout

MAX_KOP = 2_000_000
MAX_BERICHT = 64_000_000
MAX_RIJEN = 65_536
MAX_WAARDEN = 20_000_000
"""Waarden in een brok, van alle kolommen en lijsten samen; ook wat leeg is en dus geen bytes heeft."""

MAX_WOORDENBOEKEN = 256_000_000
"""Bytes aan woordenboeken in een hele stroom; die blijven in het geheugen."""

_VERVOLG = b"\xff\xff\xff\xff"
_SCHEMA, _WOORDENBOEK, _BROK = 1, 2, 3


class Berichten(io.RawIOBase):
    """De bytes van een Arrow-stroom, per gecontroleerd bericht."""

    def __init__(self, bestand: BinaryIO) -> None:
        """Lees uit dit bestand.

        Raises:
            FeitenFout: bij het lezen, als een bericht te groot, ingepakt of geen bericht is.
        """
        self._bestand, self._rest, self._woordenboeken = bestand, memoryview(b""), 0

    def readable(self) -> bool:
        """Hier is te lezen."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Vul de buffer met wat er van het huidige bericht nog is, of met het begin van het volgende."""
        doel = memoryview(buffer).cast("B")
        if not self._rest:
            self._rest = memoryview(self._bericht())
        aantal = min(len(doel), len(self._rest))
        doel[:aantal] = self._rest[:aantal]
        self._rest = self._rest[aantal:]
        return aantal

    def _bericht(self) -> bytes:
        begin = self._bestand.read(8)
        if not begin:
            return b""
        if len(begin) < 8 or begin[:4] != _VERVOLG:
            _geen_stroom()
        (lengte,) = struct.unpack("<i", begin[4:])
        if lengte == 0:
            return begin
        if not 0 < lengte <= MAX_KOP:
            _geen_stroom()
        kop = self._precies(lengte)
        try:
            omvang = self._controleer(kop)
        except (struct.error, IndexError):
            _geen_stroom()
        return b"".join((begin, kop, self._precies(omvang)))

    def _precies(self, aantal: int) -> bytes:
        gelezen = self._bestand.read(aantal)
        if len(gelezen) < aantal:
            fout("stroom_afgebroken", "De Arrow-stroom houdt midden in een bericht op.")
        return gelezen

    def _controleer(self, kop: bytes) -> int:
        """De bytes die na de kop komen, als het bericht binnen de grenzen blijft."""
        bericht = _Tabel(kop, *struct.unpack_from("<I", kop))
        omvang = bericht.getal(3, "<q")
        if not 0 <= omvang <= MAX_BERICHT:
            fout(
                "bericht_te_groot",
                f"Een bericht in de stroom is hooguit {MAX_BERICHT // 1_000_000} MB; stuur minder rijen per brok.",
            )
        soort = bericht.getal(1, "<B")
        if soort == _SCHEMA:
            return omvang
        if soort not in {_WOORDENBOEK, _BROK}:
            _geen_stroom()
        brok = bericht.tabel(2)
        if soort == _WOORDENBOEK:
            self._woordenboeken += omvang
            brok = brok.tabel(1)
        if brok.plaats(3):
            fout("ingepakt", "De Arrow-stroom is ingepakt (compressie); stuur haar zonder.")
        rijen, waarden = brok.getal(0, "<q"), brok.lengten(1)
        ruim = self._woordenboeken <= MAX_WOORDENBOEKEN
        if not (0 <= rijen <= MAX_RIJEN and min(waarden, default=0) >= 0 and sum(waarden) <= MAX_WAARDEN and ruim):
            fout("brok_te_groot", f"Een brok heeft hooguit {MAX_RIJEN} rijen en {MAX_WAARDEN} waarden.")
        return omvang


class _Tabel:
    """Een tabel in een flatbuffer; alleen wat nodig is om een bericht te bekijken."""

    def __init__(self, kop: bytes, waar: int) -> None:
        self.kop, self.waar = kop, waar
        self.velden = waar - struct.unpack_from("<i", kop, waar)[0]
        if self.velden < 0:
            raise IndexError
        (self.grootte,) = struct.unpack_from("<H", kop, self.velden)

    def plaats(self, veld: int) -> int:
        """Waar een veld staat; 0 als het er niet is."""
        wijzer = 4 + 2 * veld
        if wijzer + 2 > self.grootte:
            return 0
        (afstand,) = struct.unpack_from("<H", self.kop, self.velden + wijzer)
        return self.waar + afstand if afstand else 0

    def getal(self, veld: int, vorm: str) -> int:
        """Een geheel getal; 0 als het er niet is."""
        plaats = self.plaats(veld)
        return int(struct.unpack_from(vorm, self.kop, plaats)[0]) if plaats else 0

    def _doel(self, veld: int) -> int:
        plaats = self.plaats(veld)
        if not plaats:
            raise IndexError
        return plaats + int(struct.unpack_from("<I", self.kop, plaats)[0])

    def tabel(self, veld: int) -> _Tabel:
        """De tabel waarnaar een veld wijst."""
        return _Tabel(self.kop, self._doel(veld))

    def lengten(self, veld: int) -> list[int]:
        """De lengte van elke kolom: het eerste van de twee getallen van een `FieldNode`."""
        if not self.plaats(veld):
            return []
        waar = self._doel(veld)
        (aantal,) = struct.unpack_from("<I", self.kop, waar)
        if aantal * 16 > len(self.kop):
            raise IndexError
        return [struct.unpack_from("<q", self.kop, waar + 4 + 16 * i)[0] for i in range(aantal)]


def _geen_stroom() -> NoReturn:
    fout("geen_arrow", "Dit is geen Arrow-stroom (IPC streaming format).")
