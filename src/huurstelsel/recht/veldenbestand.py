"""Een bestand met velden dat geen document is: een voorstel, gemeentebeleid, een reeks, een lijst van huishoudens of een scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.lezen import boom_van, inhoud_van, structuurfouten
from huurstelsel.fouten import Fout, InvoerFout
from huurstelsel.recht.voorstel_velden import Groep

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1_000_000


class Soort(NamedTuple):
    """Wat een bestand hoort te zijn.

    Attributes:
        code: van de fout als het iets anders is.
        begin: het veld waarmee het begint.
        uitleg: bestand met documentatie, of leeg.
    """

    naam: str
    code: str
    begin: str
    uitleg: str = ""


def bytes_van(bestand: Path, soort: Soort) -> bytes:
    """De bytes van een bestand van hooguit 1 MB.

    Raises:
        InvoerFout: het is er niet, is niet te lezen of is te groot.
    """
    gelezen = inhoud_van(bestand, MAX_BYTES)
    if len(gelezen) > MAX_BYTES:
        zin = f"Het bestand is groter dan {MAX_BYTES // 1_000_000} MB; dat is geen {soort.naam}."
        raise InvoerFout([Fout("", "bestand_te_groot", zin)])
    return gelezen


def velden_van(gelezen: bytes, bestand: Path, soort: Soort) -> Groep:
    """De velden, met de fouten in de vorm van het bestand; het is YAML, tenzij de extensie JSON zegt.

    Raises:
        InvoerFout: het zijn geen velden.
    """
    boom = boom_van(gelezen, ".json" if bestand.suffix.lower() == ".json" else ".yaml")
    if not isinstance(boom.wortel, dict):
        uitleg = f" Zie {soort.uitleg}." if soort.uitleg else ""
        zin = f"Het bestand bevat geen {soort.naam}; begin met het veld “{soort.begin}:”.{uitleg}"
        raise InvoerFout([Fout("", soort.code, zin)])
    return Groep(boom.wortel, "", [*structuurfouten(boom)])
