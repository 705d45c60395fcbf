"""Hoe de WOZ-waarde punten werd: de waarde waarmee is gerekend, en het bedrag per punt."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.model import vastgesteld_op

if TYPE_CHECKING:
    from huurstelsel.feiten.model import Woning
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitkomst import Uitkomst

EERSTE, TWEEDE = "woz_onderdeel_1", "woz_onderdeel_2"


class PerPunt(NamedTuple):
    """De rekensom achter een post, in euro: `waarde` (per m² bij onderdeel II) gedeeld door `bedrag` geeft de punten."""

    waarde: Fraction
    bedrag: Fraction


def per_punt(u: Uitkomst, woning: Woning, regeling: Regeling) -> dict[str, PerPunt]:
    """Van elke WOZ-post die punten geeft hoe zij is berekend.

    Een waarde in aanbouw telt alsof de bouw was voltooid, en van een taxatiewaarde een deel (Bhw bijlage I.A, rubriek 11). Het bedrag per punt
    volgt uit de post zelf, zodat het altijd dat van de berekening is.
    """
    posten = {p.id: p for r in u.rubrieken for p in r.posten if p.id in {EERSTE, TWEEDE}}
    gegeven = posten[EERSTE].hoeveelheid if EERSTE in posten else None
    if gegeven is None:
        return {}
    waarde = gegeven * _omgerekend(u, woning, regeling)
    uit = {}
    for id_, post in posten.items():
        deel = waarde if id_ == EERSTE else waarde / (post.hoeveelheid or 1)
        if post.punten > 0:
            uit[id_] = PerPunt(deel, deel / post.punten)
    return uit


def _omgerekend(u: Uitkomst, woning: Woning, regeling: Regeling) -> Fraction:
    """Waarmee de gegeven waarde is vermenigvuldigd voordat zij telde."""
    bron = next((v.uitkomst for v in u.vaststellingen if v.id == "woz_waarde"), "")
    if bron == "taxatiewaarde":
        return Fraction(regeling.parameters("woz").procent_taxatie, 100)
    geldig = [z for z in woning.woz_waarden if vastgesteld_op(z) <= u.peildatum]
    if bron != "woz-waarde" or not geldig:
        return Fraction(1)
    return Fraction(100, max(geldig, key=lambda z: z.waardepeildatum).voortgang_bouw or 100)
