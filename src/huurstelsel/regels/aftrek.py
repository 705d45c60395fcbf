"""Rubriek 13 van bijlage I.B: aftrekpunten van een onzelfstandige woonruimte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.reken.breuken import kleiner_dan
from huurstelsel.reken.getallen import HONDERDSTE, MM2, Masker
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters


@regel("aftrek", rubriek=13, artikel="Bhw bijlage I.B, rubriek 13", onderwerp="aftrek", vanaf=WBH)
def aftrek(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """4 punten minder bij minder dan 8 m² vertrek, een weg door een vertrek van de verhuurder, weinig glas, en een hoog raamkozijn."""
    yield Post("aftrek_oppervlakte", "woning", _te_klein(w, p, eerder) * -p.punten)
    yield Post("aftrek_via_verhuurder", "woning", w.via_vertrek_verhuurder * -p.punten)
    weinig_glas = (w.ruitoppervlakte >= 0) & (w.ruitoppervlakte < p.ruitoppervlakte)
    yield Post("aftrek_ruitoppervlakte", "woning", weinig_glas * -p.punten)
    yield Post("aftrek_raamkozijn", "woning", (w.raamkozijn > p.raamkozijn) * -p.punten)


def _te_klein(w: Woningen, p: Parameters, eerder: Saldi) -> Masker:
    """Of de toe te rekenen oppervlakte van vertrekken kleiner is dan het minimum: zoals afgerond voor rubriek 1, of op 0,01 m².

    Alleen wat op het eigen adres ligt hoort bij rubriek 1; de vergelijking is exact, ook na deling door de kamers.
    """
    eigen = w.groep.adressen == 1
    if p.kiest("aftrek_8_m2", "exact"):
        gemeten = eerder.kolom["vertrekken_mm2"] // HONDERDSTE * eigen
        return kleiner_dan(w.nul, [(w.groep, gemeten, w.groep.kamers)], p.vertrekken // HONDERDSTE)
    gedeeld = [(w.groep, eerder.kolom["vertrekken_groep"] * eigen, w.groep.kamers)]
    return kleiner_dan(eerder.kolom["vertrekken_woning"], gedeeld, p.vertrekken // MM2)
