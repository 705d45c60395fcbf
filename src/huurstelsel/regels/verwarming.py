"""Rubriek 3: verkoeling en verwarming."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.soorten import VOORZIENINGCODE
from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.ruimten import is_overige_ruimte, is_vertrek
from huurstelsel.regels.soortkolommen import KEUKEN, OPEN_KEUKEN, VERKEERSRUIMTE
from huurstelsel.reken.getallen import ergens, minstens
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.reken.getallen import Kolom, Masker

AANRECHT = VOORZIENINGCODE["aanrecht"]


@regel("verwarming", rubriek=3, gedeeld=9, artikel="Bhw bijlage I.A, rubriek 3", onderwerp="verwarming", vanaf=WBH)
def verwarming(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """2 punten per verwarmd vertrek, een open keuken telt apart; 1 per overige of verkeersruimte (4); 1 per verkoeld vertrek (2).

    De maxima gelden per groep: privé, en elk stel gedeelde ruimten. Een koelvoorziening kan ook verwarmen, dus verkoeld is verwarmd.
    Met een geldig NTA 8800-label met een laag risico op oververhitting telt elk eigen vertrek als verkoeld.
    """
    r = w.ruimte
    vertrek = is_vertrek(eerder)
    open_keuken = open_keukens(w, p, eerder) & vertrek
    koelt = r.verkoeld & ~r.bevat_keuken  # bij een opgegane keuken staat in `verwarmd` en `keuken_verwarmd` welk deel
    warm = r.verwarmd | koelt | (r.keuken_verwarmd & ~open_keuken)
    overig = warm & (is_overige_ruimte(eerder) | (eerder.kolom["telt_als"] == VERKEERSRUIMTE))
    yield Post("verwarmd_vertrek", "ruimte", (vertrek & warm) * p.per_vertrek, aantal=vertrek)
    if ergens(open_keuken):
        open_warm = open_keuken & (r.keuken_verwarmd | koelt)
        yield Post("verwarmde_open_keuken", "ruimte", open_warm * p.per_vertrek, aantal=open_warm)
    yield Post("verwarmde_overige_ruimte", "ruimte", overig * p.per_overige_ruimte, aantal=overig)
    yield Post(
        "maximering_verwarmde_overige_ruimten",
        "groep",
        _te_veel(w, p, overig, p.per_overige_ruimte, p.maximum_overige_ruimten),
    )
    koel = vertrek & r.verkoeld
    laag = _laag_risico(w, eerder, vertrek & ~koel)
    if not ergens(koel | laag):
        return
    yield Post("verkoeld_vertrek", "ruimte", koel * p.per_verkoeld_vertrek, aantal=koel)
    yield Post("koel_zonder_koeling", "ruimte", laag * p.per_verkoeld_vertrek, aantal=laag)
    yield Post(
        "maximering_verkoelde_vertrekken",
        "groep",
        _te_veel(w, p, koel | laag, p.per_verkoeld_vertrek, p.maximum_verkoeld),
    )


def _laag_risico(w: Woningen, eerder: Saldi, vertrek: Masker) -> Masker:
    """Eigen vertrekken van een woning waarvan het label een laag risico op oververhitting geeft."""
    laag = (w.groep.van_ouder(eerder.kolom["laag_risico"]) > 0) & (w.groep.adressen == 1)
    return vertrek & w.ruimte.van_ouder(laag) if ergens(laag) else np.zeros(w.ruimte.n, np.bool_)


def _te_veel(w: Woningen, p: Parameters, geteld: Masker, per_stuk: int, maximum: int) -> Kolom:
    """Wat boven het maximum van de groep uitkomt, als negatieve post."""
    boven = minstens(w.ruimte.som(geteld) * per_stuk - maximum, 0)
    if p.kiest("maxima_rubriek_3_gedeeld", "gelden_niet"):
        boven = boven * (w.groep.adressen == 1)
    return -boven


def open_keukens(w: Woningen, p: Parameters, eerder: Saldi, *, maat: str = "langste_aanrecht") -> Masker:
    """Ruimten met een open keuken: niet uitsluitend keuken, met een aanrecht van voldoende lengte.

    Bewaart per ruimte met voorzieningen de lengte (mm) van alle aanrechten als kolom `aanrecht` en van het langste stuk als `langste_aanrecht`.
    """
    r, v = w.ruimte, w.voorziening
    aanrecht = v.soort == AANRECHT
    eerder.kolom["aanrecht"] = v.som_gevuld(v.maat * v.aantal * aanrecht)
    eerder.kolom["langste_aanrecht"] = v.hoogste_gevuld(v.aaneengesloten * aanrecht)
    open_keuken = _verspreid(w, eerder.kolom[maat] >= p.open_keuken_aanrecht)
    if p.kiest("open_keuken_zonder_aanrecht", "twee_vertrekken"):
        open_keuken |= OPEN_KEUKEN[r.soort] | r.bevat_keuken
    return open_keuken & ~KEUKEN[r.soort]


def _verspreid(w: Woningen, gevuld: Masker) -> Masker:
    """Van de ruimten met voorzieningen naar alle ruimten."""
    alle = np.zeros(w.ruimte.n, np.bool_)
    alle[w.voorziening.gevuld] = gevuld
    return alle
