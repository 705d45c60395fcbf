"""Rubriek 5: keuken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.soorten import VOORZIENINGCODE
from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.soortkolommen import puntentabel
from huurstelsel.regels.tellen import aanwezig, binnen
from huurstelsel.regels.verwarming import AANRECHT
from huurstelsel.reken.getallen import Kolom, waar
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters

EXTRA_KASTRUIMTE = VOORZIENINGCODE["extra_kastruimte"]


@regel("keuken", rubriek=5, gedeeld=9, artikel="Bhw bijlage I.A, rubriek 5", onderwerp="keuken", vanaf=WBH)
def keuken(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Punten naar de lengte van het aanrecht, en voorzieningen tot hoogstens evenveel, per ruimte.

    De lengten van de aanrechten in een ruimte tellen op; het langste stuk is ten minste 1 m en de ruimte heeft het basisniveau.
    Bewaart per ruimte met voorzieningen `keuken` (punten voor het aanrecht) en `kort_aanrecht` (1 bij minder dan 1 m).
    """
    v, hier = w.voorziening, w.voorziening.gevuld
    lengte, gebruiksrecht = eerder.kolom["aanrecht"], binnen(w, eerder)
    langste = v.hoogste_gevuld(v.aaneengesloten * (v.soort == AANRECHT))
    basisniveau = (langste >= p.aaneengesloten) & w.ruimte.basisniveau_keuken[hier] & (gebruiksrecht > 0)
    kort, lang = p.punten_lengtes
    aanrecht = basisniveau * waar(lengte >= p.lengtes[1], lang, kort * (lengte >= p.lengtes[0]))
    eerder.kolom["keuken"] = aanrecht
    eerder.kolom["kort_aanrecht"] = ((lengte > 0) & (lengte < p.lengtes[0])) * gebruiksrecht
    yield Post("aanrecht", "ruimte", aanrecht, aantal=lengte, eenheid="m", schaal=1000, plaats=hier)
    if not aanwezig(w, *p.voorzieningen):
        return
    extra = p.afgeleid("voorzieningen", puntentabel)[v.soort] * _aantal(w, p) * v.van_gevuld(aanrecht > 0)
    yield Post("keukenvoorziening", "voorziening", extra, aantal=v.aantal, per_soort=True)
    yield Post("maximering_keukenvoorzieningen", "ruimte", -np.maximum(v.som_gevuld(extra) - aanrecht, 0), plaats=hier)


def _aantal(w: Woningen, p: Parameters) -> Kolom:
    """Aantal voorzieningen; kastruimte telt per volle 60 cm breedte (zonder breedte: per stuk)."""
    v = w.voorziening
    if not aanwezig(w, "extra_kastruimte"):
        return v.aantal
    kasten = np.flatnonzero((v.soort == EXTRA_KASTRUIMTE) & (v.maat >= 0))
    aantal = v.aantal.copy()
    aantal[kasten] *= v.maat[kasten] // p.kastbreedte
    return aantal
