"""Rubriek 3: verwarming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.regels.regel import EERSTE, WBH, Uitvoer, regel
from huurstelsel.regels.ruimten import is_overige_ruimte, is_vertrek
from huurstelsel.regels.soortkolommen import VERKEERSRUIMTE
from huurstelsel.regels.verwarming import open_keukens
from huurstelsel.reken.getallen import ergens, minstens, waar
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters


@regel("verwarming", rubriek=3, artikel="Bhw bijlage I.A, rubriek 3", onderwerp="verwarming", vanaf=EERSTE, tot=WBH)
def verwarming(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """2 punten per verwarmd vertrek (1,5 bij levering van warmte als servicekosten), een open keuken telt apart; 1 per overige ruimte (4).

    Of een verwarmde verkeersruimte een overige ruimte is, is een keuze (verwarmde_verkeersruimte_voor_wbh).
    """
    r, vertrek = w.ruimte, is_vertrek(eerder)
    per_vertrek = waar(w.warmtelevering, p.per_vertrek_warmtelevering, p.per_vertrek)
    per_vertrek = r.van_ouder(w.groep.van_ouder(per_vertrek))
    open_warm = open_keukens(w, p, eerder, maat="aanrecht") & vertrek & r.verwarmd
    overig = is_overige_ruimte(eerder)
    if p.kiest("verwarmde_verkeersruimte_voor_wbh", "telt"):
        overig = overig | (eerder.kolom["telt_als"] == VERKEERSRUIMTE)
    overig = overig & r.verwarmd
    yield Post("verwarmd_vertrek", "ruimte", (vertrek & r.verwarmd) * per_vertrek, aantal=vertrek)
    if ergens(open_warm):
        yield Post("verwarmde_open_keuken", "ruimte", open_warm * per_vertrek, aantal=open_warm)
    yield Post("verwarmde_overige_ruimte", "ruimte", overig * p.per_overige_ruimte, aantal=overig)
    boven = minstens(r.som(overig) * p.per_overige_ruimte - p.maximum_overige_ruimten, 0)
    yield Post("maximering_verwarmde_overige_ruimten", "groep", -boven)
