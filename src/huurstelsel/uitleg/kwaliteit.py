"""De korte tabel over de kwaliteit van de gegevens in het verslag van een portefeuille."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.portefeuille.kwaliteit import TEGENSPRAAK
from huurstelsel.portefeuille.kwaliteitverslag import bevindingen, over_alle, punten_van
from huurstelsel.reken.schrijven import nederlands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.portefeuille.kwaliteit import Bevinding, Kwaliteit


def als_tabel(k: Kwaliteit, rijen: int, gewaardeerd: int) -> Iterator[str]:
    """De bevindingen die voorkomen, elk op een regel."""
    gevonden = [b for b in bevindingen(k) if k.aantal[b]]
    namen = [_naam(b) for b in gevonden]
    breed = max((len(naam) for naam in namen), default=0)
    yield f"{'Kwaliteit van de gegevens':<{breed + 2}}  {'aantal':>12}  aandeel  punten: gemiddeld  grootste"
    for b, naam in zip(gevonden, namen, strict=True):
        geheel, punten = (rijen if over_alle(b) else gewaardeerd), punten_van(b, k)
        deel = nederlands(Fraction(100 * k.aantal[b], geheel or 1), 1, 1)
        gemiddeld = nederlands(Fraction(punten["gemiddeld"]), 1, 1) if "gemiddeld" in punten else ""
        aantal = nederlands(Fraction(k.aantal[b]))
        regel = f"  {naam:<{breed}}  {aantal:>12}  {deel:>6}%  {gemiddeld:>17}  {punten.get('grootste', ''):>8}"
        yield regel.rstrip()
    yield ""


def _naam(b: Bevinding) -> str:
    soort = "" if b.soort == TEGENSPRAAK else f"{b.soort.replace('_', ' ')}: "
    return f"{soort}{b.veld}" + (f" ({b.code})" if b.code else "")
