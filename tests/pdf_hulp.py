"""Een PDF onderzoeken: tekst in leesvolgorde, structuurboom, ingesloten bestanden en wat er op de bladzijden te zien is."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdf
import pypdfium2
import zxingcpp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image


class Element:
    """Een element van de structuurboom met zijn kinderen; het houdt zijn PDF open."""

    def __init__(self, bron: pikepdf.Dictionary, pdf: pikepdf.Pdf) -> None:
        self.bron, self.soort, self.pdf = bron, str(bron.S), pdf
        inhoud = bron.get("/K", [])
        delen = inhoud if isinstance(inhoud, pikepdf.Array) else [inhoud]
        self.kinderen = [Element(d, pdf) for d in delen if isinstance(d, pikepdf.Dictionary) and "/S" in d]

    def alle(self, *soorten: str) -> Iterator[Element]:
        """Dit element en alles eronder van deze soorten, in leesvolgorde."""
        if self.soort in soorten:
            yield self
        for kind in self.kinderen:
            yield from kind.alle(*soorten)

    def eigenschap(self, naam: str) -> Any:
        """Een eigenschap uit de attributen, of `None`."""
        attributen = self.bron.get("/A", [])
        for deel in attributen if isinstance(attributen, pikepdf.Array) else [attributen]:
            if naam in deel:
                return deel[naam]
        return None


def open_pdf(inhoud: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(inhoud))


def boom(inhoud: bytes) -> Element:
    pdf = open_pdf(inhoud)
    wortel = pdf.Root.StructTreeRoot.K
    return Element(wortel[0] if isinstance(wortel, pikepdf.Array) else wortel, pdf)


def tekst(inhoud: bytes) -> str:
    """Alle tekst in de volgorde van het bestand, met één spatie tussen de woorden en zonder afbreekstreepjes."""
    bladzijden = pypdf.PdfReader(io.BytesIO(inhoud)).pages
    geheel = " ".join(bladzijde.extract_text() for bladzijde in bladzijden)
    return re.sub(r"\s+", " ", re.sub(r"\u00ad\s*", "", geheel))


def aantal_bladzijden(inhoud: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(inhoud)).pages)


def bijlagen(pdf: pikepdf.Pdf) -> dict[str, bytes]:
    return {naam: spec.get_file().read_bytes() for naam, spec in pdf.attachments.items()}


def beeld(inhoud: bytes, bladzijde: int, schaal: float = 1) -> Image:
    return pypdfium2.PdfDocument(inhoud)[bladzijde].render(scale=schaal).to_pil()


def qr_teksten(inhoud: bytes) -> list[str]:
    """Wat een lezer van QR-codes op elke bladzijde ziet."""
    bladzijden = range(aantal_bladzijden(inhoud))
    return [code.text for i in bladzijden for code in zxingcpp.read_barcodes(beeld(inhoud, i, 3))]


def in_volgorde(geheel: str, *delen: str) -> None:
    """Elk deel staat er, na het vorige."""
    plaats = 0
    for deel in delen:
        gevonden = geheel.find(deel, plaats)
        assert gevonden >= 0, f"{deel!r} staat niet na {geheel[max(plaats - 60, 0) : plaats]!r}"
        plaats = gevonden + len(deel)
