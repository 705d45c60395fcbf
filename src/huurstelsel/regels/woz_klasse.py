"""Rubriek 11 van bijlage I.B: de WOZ-waarde per m² van het adres tegenover het gemiddelde van het COROP-gebied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.recht.gebieden import woz_per_m2
from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.woz import MINIMUM, TAXATIE, waarde_die_telt
from huurstelsel.reken.getallen import MM2, Kolom, half_op, hoogstens, minstens, waar
from huurstelsel.reken.post import Post, Saldi, Vastgesteld

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters

LAGER, GELIJK, HOGER = 1, 2, 3
ZONDER_WAARDE = 4
_ARTIKEL = "Bhw bijlage I.B, onderdeel 11.1"
_UITKOMSTEN = {
    LAGER: ("lager", "de waarde per m² is meer dan 10% lager dan het gemiddelde van het COROP-gebied"),
    GELIJK: ("gelijk", "de waarde per m² wijkt ten hoogste 10% af van het gemiddelde van het COROP-gebied"),
    HOGER: ("hoger", "de waarde per m² is meer dan 10% hoger dan het gemiddelde van het COROP-gebied"),
    ZONDER_WAARDE: ("lager", "er is geen WOZ-waarde en geen taxatiewaarde; het laagste aantal punten telt"),
}


@regel("woz_klasse", rubriek=11, artikel=_ARTIKEL, onderwerp="woz_onzelfstandig", vanaf=WBH)
def woz_klasse(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """14 punten bij een waarde per m² die meer dan 10% hoger is dan gemiddeld, 10 als zij meer dan 10% lager is, anders 12.

    Zonder WOZ-waarde en taxatiewaarde tellen 10 punten (beleidsboek 2.11.1). `woz_klasse` van de woning gaat voor de berekening.
    """
    z = waarde_die_telt(w, p)
    procent = waar(z.bron == TAXATIE, p.procent_taxatie, 100)
    m2 = minstens(half_op(w.gebruiksoppervlakte, MM2) // MM2, 1)
    waarde, gemiddeld = z.waarde * procent * 100, _gemiddelde(w, p, z.jaar) * 100 * m2 * z.voortgang
    klasse = GELIJK + (waarde > gemiddeld * (100 + p.marge)) * 1 - (waarde < gemiddeld * (100 - p.marge)) * 1
    klasse = waar(w.woz_klasse > 0, w.woz_klasse, waar(z.bron == MINIMUM, LAGER, klasse))
    code = waar((z.bron == MINIMUM) & (w.woz_klasse == 0), ZONDER_WAARDE, klasse)
    yield Vastgesteld("woz_klasse", "woning", code, _UITKOMSTEN, _ARTIKEL)
    yield Post("woz_klasse", "woning", p.kolom("punten")[klasse - 1], aantal=z.waarde, eenheid="euro", schaal=100)


def _gemiddelde(w: Woningen, p: Parameters, jaar: Kolom) -> Kolom:
    """Gemiddelde van het gebied in hele euro's, uit de kolom van de waardepeildatum of anders de dichtstbijzijnde gepubliceerde."""
    eerste, tabel = woz_per_m2(p.peildatum)
    oudste = len(tabel) - 2 if p.kiest("woz_ouder", "oudste_kolom") else 0
    rij = hoogstens(minstens(jaar - eerste, max(oudste, 0)), len(tabel) - 1)
    gemiddelde: Kolom = tabel[rij, w.corop]
    return gemiddelde
