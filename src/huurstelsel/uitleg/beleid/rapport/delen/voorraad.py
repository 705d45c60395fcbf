"""Een deel over de gemaakte voorraad zelf: hoe ver zij van de marges en van gepubliceerde cijfers ligt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.beleid.voorraad import marges
from huurstelsel.uitleg.beleid.rapport import velden
from huurstelsel.uitleg.beleid.rapport.blokken import Alinea, Deel, Lijst, Tabel
from huurstelsel.uitleg.beleid.rapport.voorraadveld import voorraad
from huurstelsel.uitleg.beleid.voorraad import GEMAAKT, doelrij, groeprij, restrij

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from huurstelsel.beleid.voorraad.verslag import Verslag
    from huurstelsel.recht.voorstel_velden import Groep
    from huurstelsel.uitleg.beleid.rapport.voorraadveld import Woningen

VELDEN = ("voorraad",)


def lees(groep: Groep, map_: Path) -> Callable[[], Deel]:
    """Lees welke voorraad: alleen een gemaakte is met haar marges te vergelijken."""
    woningen = voorraad(groep, map_)
    if woningen.bestanden:
        groep.meld(
            "voorraad", "geen_zaden", "Geef hier {woningen: …, zaden: […]}: een eigen voorraad heeft geen marges."
        )
    return lambda: _deel(woningen)


def _gemeten(woningen: Woningen) -> Verslag:
    from huurstelsel.beleid.voorraad.ijken import ijk  # noqa: PLC0415 - ijken vraagt een extra
    from huurstelsel.beleid.voorraad.maken import brokken  # noqa: PLC0415
    from huurstelsel.beleid.voorraad.meten import meet  # noqa: PLC0415
    from huurstelsel.beleid.voorraad.verslag import verslag  # noqa: PLC0415

    ijking = ijk()
    return verslag(ijking, [meet(brokken(woningen.aantal, zaad, ijking=ijking)) for zaad in woningen.zaden])


def _deel(woningen: Woningen) -> Deel:
    v = _gemeten(woningen)
    koppen = ("cijfer", "jaar", "gepubliceerd", "voorraad", "verschil")
    geijkt, toets = (tuple(doelrij(g) for g in v.doelen if g.doel.geijkt == ja) for ja in (True, False))
    redenen = tuple(dict.fromkeys(g.doel.reden for g in v.doelen if g.doel.reden))
    marge = Tabel(
        "Geijkte tabel tegen de marges, in delen per miljoen",
        ("marge", "cellen", "grootste", "gemiddeld", "grens"),
        tuple(restrij(r) for r in v.resten),
    )
    trekking = Tabel(
        "Trekking tegen de tabel, in procenten",
        ("groep", "cellen", "grootste afwijking", "gemiddelde afwijking"),
        tuple(groeprij(g) for g in v.groepen),
    )
    return Deel(
        titel="De voorraad tegen haar marges",
        blokken=(
            Alinea(f"{woningen.zin()} {GEMAAKT}", nadruk=True),
            marge,
            trekking,
            Tabel("Gepubliceerde cijfers waarop is geijkt", koppen, geijkt),
            Tabel("Gepubliceerde cijfers als toets", koppen, toets),
            Alinea("Waarom het kan verschillen:"),
            Lijst(redenen),
        ),
        methode=(
            f"De tabel is in {velden.heel(v.rondes)} rondes aan de marges gelijk gemaakt (iterative proportional fitting); elke woning is daaruit getrokken.",
            "Ruimten, keuken, sanitair, buitenruimte en huur volgen verklaarde aannamen.",
        ),
        bronnen=tuple(f"{naam}: {bron['bron']}" for naam, bron in marges.bronnen().items()),
    )
