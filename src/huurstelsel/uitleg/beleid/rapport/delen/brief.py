"""Een deel met de tabellen 1 en 2 van de brief van november 2025, cel voor cel naast wat eruit volgt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.beleid.brief import brief
from huurstelsel.uitleg.beleid.brief import GROOTHEDEN, METHODE, gedrukt, per_rij, waarde, zinnen
from huurstelsel.uitleg.beleid.rapport.blokken import Deel, Lijst, Tabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from huurstelsel.recht.voorstel_velden import Groep

VELDEN: tuple[str, ...] = ()


def lees(groep: Groep, map_: Path) -> Callable[[], Deel]:  # noqa: ARG001 - elk deel wordt zo gelezen
    """Er is niets te kiezen: de brief legt alles vast."""
    return _deel


def _deel() -> Deel:
    rijen = tuple(
        (brief().rijen[o.cel.reeks], GROOTHEDEN[o.cel.grootheid], gedrukt(o.cel), waarde(o.cel.grootheid, o.exact, 2), o.oordeel)
        for o in per_rij()
    )  # fmt: skip
    tabel = Tabel("Gedrukt naast exact", ("Rij", "Cel", "gedrukt", "exact", "oordeel"), rijen, links=(0, 1, 4))
    return Deel(
        titel="Tabellen 1 en 2 van de brief van november 2025",
        blokken=(tabel, Lijst(tuple(zinnen()))),
        methode=(
            METHODE,
            (
                "“Volgt”: de exacte waarde, rekenkundig afgerond zoals gedrukt, is de gedrukte. “Geen uniforme afronding”: alleen met een andere afronding, "
                "en geen afronding geeft alle rijen samen. “Volgt niet uit tabel 1”: ook niet met een andere afronding die de eerste rij houdt."
            ),
        ),
        bronnen=(brief().titel,),
    )
