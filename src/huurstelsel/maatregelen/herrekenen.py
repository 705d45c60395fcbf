"""Alleen opnieuw rekenen wat een maatregel raakt: de andere rubrieken houden de punten van de waardering zonder maatregel.

Alleen voor bijlage I.A zoals zij sinds de Wet betaalbare huur luidt, en zonder voorstel: daar staat vast welke rubriek van welke
feiten afhangt. Een test legt elke uitkomst naast een gehele waardering.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.maatregelen.maatregel import Aanrecht, Deurbel, Ingreep, Koel, Label, Verwarm, Voorzie
from huurstelsel.reken.getallen import PUNT, half_op
from huurstelsel.reken.post import SLOT, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom
    from huurstelsel.waardering import Gewaardeerd

_TOTAAL = (11, 12, SLOT)
"""Rubrieken die naar het totaal kijken en dus altijd opnieuw gaan."""
_VASTE_WOZ = ("woz_waarde", "woz_oppervlakte", "woz_punten")
"""Regels van rubriek 11 die alleen naar de WOZ-waarde en de oppervlakte kijken."""
_PER_RUIMTE = ("binnen", "aantallen_")
"""Tussenuitkomsten over de ruimten met voorzieningen, die bij de eerste vraag worden gemaakt."""


def geraakte_rubrieken(ingreep: Ingreep, regeling: Regeling) -> frozenset[int] | None:
    """De rubrieken waarin een ingreep iets verandert, buiten 11, 12 en het slot; `None` als alles opnieuw moet.

    Een ingreep gaat over het eigen adres, dus rubriek 9 verandert niet.
    """
    anders = regeling.stelsel != "zelfstandig" or regeling.bijlage.voor_wbh or bool(regeling.voorstellen)
    if anders or (isinstance(ingreep, Voorzie) and ingreep.plek.gedeeld):
        return None
    return _GERAAKT.get(type(ingreep))


_GERAAKT: dict[type[Ingreep], frozenset[int]] = {
    Voorzie: frozenset({3, 5, 6}),
    Aanrecht: frozenset({3, 5, 6}),
    Verwarm: frozenset({3}),
    Koel: frozenset({3}),
    Label: frozenset({4}),
    Deurbel: frozenset(),
}


def herreken(w: Woningen, g: Gewaardeerd, regeling: Regeling, geraakt: frozenset[int]) -> Kolom:
    """Hele punten na een ingreep.

    Args:
        w: de woningen na de ingreep.
        g: de waardering van dezelfde woningen ervoor.
        geraakt: zie `geraakte_rubrieken`.
    """
    bijlage, opnieuw = regeling.bijlage, geraakt | set(_TOTAAL)
    saldi = Saldi(w, grootboek=False, stap=bijlage.rubriek_stap)
    vast = {nummer: g.saldi.punten(nummer) for nummer in bijlage.rubrieken if nummer not in opnieuw}
    kolommen = {naam: kolom for naam, kolom in g.saldi.kolom.items() if not naam.startswith(_PER_RUIMTE)}
    saldi.neem_over(vast | {11: g.saldi.kolom["woz_11_1"]}, kolommen)
    for regel, parameters in regeling.stappen:
        if regel.rubriek in opnieuw and regel.naam not in _VASTE_WOZ:
            saldi.boek(regel.rubriek, regel.gedeeld, regel.artikel, regel.functie(w, parameters, saldi))
    onafgerond = saldi.punten(*bijlage.rubrieken) + saldi.rekening(SLOT).exact
    uit: Kolom = half_op(onafgerond, PUNT) // PUNT
    return uit
