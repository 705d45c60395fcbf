"""Hoeveel er in één verzoek te rekenen mag zijn: ruimten van een woning, en kamers maal ruimten van een adres."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import FeitenFout, Fout

if TYPE_CHECKING:
    from huurstelsel.feiten.model import Document

MAX_RUIMTEN = 1_000
"""Ruimten van een woning in één verzoek; meer is geen woning, en het houdt de server vlot."""

MAX_SAMEN = 20_000
"""Kamers maal ruimten van een adres: elke ruimte wordt bij elke kamer bekeken, en een groep noemt er in één woord duizend."""


MAX_IN_PDF = 20
"""Kamers van een adres in één PDF; elke kost een halve seconde zetten."""


def begrens(boom: object) -> dict[str, Any]:
    """De feiten van één woning, als er niet te veel ruimten in staan.

    Raises:
        FeitenFout: het zijn geen velden, of er zijn te veel ruimten.
    """
    if not isinstance(boom, dict):
        raise FeitenFout([Fout("", "geen_document", "Hier hoort een woning: een document of een VERA-Eenheid.")])
    woning = boom.get("woning", boom)
    ruimten = woning.get("ruimten") if isinstance(woning, dict) else None
    if isinstance(ruimten, list) and len(ruimten) > MAX_RUIMTEN:
        pad = "woning.ruimten" if "woning" in boom else "ruimten"
        zin = f"Een woning heeft hier ten hoogste {MAX_RUIMTEN} ruimten."
        raise FeitenFout([Fout(pad, "te_veel_ruimten", zin)])
    kamers = boom.get("kamers")
    if isinstance(kamers, list) and isinstance(ruimten, list) and len(kamers) * len(ruimten) > MAX_SAMEN:
        zin = f"Een adres heeft hier ten hoogste {MAX_SAMEN} keer een kamer met een ruimte; deel het adres."
        raise FeitenFout([Fout("kamers", "te_veel_kamers", zin)])
    return boom


def begrens_pdf(document: Document) -> Document:
    """Een document met niet te veel kamers voor één PDF.

    Raises:
        FeitenFout: er zijn er te veel.
    """
    if len(document.kamers) > MAX_IN_PDF:
        zin = f"Een PDF heeft hier ten hoogste {MAX_IN_PDF} kamers; vraag haar per kamer."
        raise FeitenFout([Fout("kamers", "te_veel_kamers", zin)])
    return document
