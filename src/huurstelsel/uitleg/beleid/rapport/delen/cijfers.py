"""Een deel met de gedrukte cijfers van een stuk, elk met zijn controle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.beleid.cijfers import cijfers
from huurstelsel.uitleg.beleid.cijfers import UITLEG, getal, tel
from huurstelsel.uitleg.beleid.rapport import velden
from huurstelsel.uitleg.beleid.rapport.blokken import Alinea, Deel, Lijst, Tabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from huurstelsel.recht.voorstel_velden import Groep
    from huurstelsel.uitleg.beleid.rapport.blokken import Blok

VELDEN = ("stuk",)
_ALLE = "alle"


def lees(groep: Groep, map_: Path) -> Callable[[], Deel]:  # noqa: ARG001 - elk deel wordt zo gelezen
    """Lees welk stuk; zonder alle."""
    stukken = (_ALLE, *dict.fromkeys(c.stuk.id for c in cijfers()))
    stuk = velden.keuze(groep, "stuk", stukken, _ALLE)
    return lambda: _deel(stuk)


def _deel(stuk: str) -> Deel:
    gekozen = [c for c in cijfers() if stuk in {_ALLE, c.stuk.id}]
    blokken: list[Blok] = [Alinea(tel(gekozen))]
    for bron in dict.fromkeys(c.stuk for c in gekozen):
        eigen = [c for c in gekozen if c.stuk == bron]
        rijen = tuple(
            (f"{c.wat[0].upper()}{c.wat[1:]}", c.som, getal(c, c.gedrukt), getal(c, c.afgeleid.waarde), c.oordeel) for c in eigen
        )  # fmt: skip
        titel = f"{bron.titel} ({bron.datum})"
        blokken.append(Tabel(titel, ("Cijfer", "som", "gedrukt", "som geeft", "oordeel"), rijen, links=(0, 1, 4)))
        if noten := tuple(f"{c.som}: {c.toelichting}" for c in eigen if c.toelichting):
            blokken.append(Lijst(noten))
    stukken = dict.fromkeys(f"{c.stuk.titel}, {c.stuk.datum}" for c in gekozen)
    return Deel("Gedrukte cijfers nagerekend", tuple(blokken), methode=(UITLEG,), bronnen=tuple(stukken))
