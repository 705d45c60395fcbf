"""Rubriek 5: keuken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.soorten import VOORZIENINGCODE
from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.soortkolommen import puntentabel
from huurstelsel.regels.tellen import aanwezig, binnen
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
    Bewaart per ruimte met voorzieningen `keuken` (punten voor het aanrecht) en `kort_aanrecht` (1 bij een aanrecht met water dat in geen enkel
    stuk 1 m haalt).
    """
    return _keuken(w, p, eerder, punten_bij_lengte(p, eerder.kolom["aanrecht"]))


@regel(
    "keuken_kamer",
    rubriek=5,
    gedeeld=9,
    artikel="Bhw bijlage I.B, rubriek 5",
    onderwerp="keuken_onzelfstandig",
    vanaf=WBH,
)
def keuken_kamer(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Als bij een zelfstandige woonruimte, met 10 punten vanaf 3 m, en 13 vanaf 5 m als ten minste acht kamers toegang tot de keuken hebben."""
    lengte = eerder.kolom["aanrecht"]
    genoeg = w.ruimte.van_ouder(w.groep.kamers >= p.kamers_groot)
    genoeg = genoeg[w.voorziening.gevuld] if isinstance(genoeg, np.ndarray) else genoeg
    groot = (lengte >= p.lengte_groot) & genoeg
    return _keuken(w, p, eerder, waar(groot, p.punten_groot, punten_bij_lengte(p, lengte)))


def punten_bij_lengte(p: Parameters, lengte: Kolom) -> Kolom:
    """Punten bij een lengte: die van de grootste lengte die wordt gehaald."""
    punten: Kolom = p.afgeleid("punten_lengtes", _met_nul)[p.kolom("lengtes").searchsorted(lengte, "right")]
    return punten


def _met_nul(punten: tuple[int, ...]) -> Kolom:
    return np.array([0, *punten], np.int64)


def _keuken(w: Woningen, p: Parameters, eerder: Saldi, punten: Kolom) -> Uitvoer:
    """De posten van de keukens, met deze punten per ruimte met voorzieningen als zij het basisniveau heeft."""
    v, hier = w.voorziening, w.voorziening.gevuld
    lengte, gebruiksrecht = eerder.kolom["aanrecht"], binnen(w, eerder)
    langste = eerder.kolom["langste_aanrecht"]
    basisniveau = (langste >= p.aaneengesloten) & w.ruimte.basisniveau_keuken[hier] & (gebruiksrecht > 0)
    aanrecht = basisniveau * punten
    eerder.kolom["keuken"] = aanrecht
    kort = (lengte > 0) & (langste < p.aaneengesloten) & w.ruimte.wateraansluiting[hier]
    eerder.kolom["kort_aanrecht"] = kort * gebruiksrecht
    yield Post("aanrecht", "ruimte", aanrecht, aantal=lengte, eenheid="m", schaal=1000, plaats=hier)
    if not aanwezig(w, *p.voorzieningen):
        return
    tabel = p.afgeleid("voorzieningen", puntentabel)
    extra = (tabel * _GEEN_KASTEN)[v.soort] * v.aantal * v.van_gevuld(aanrecht > 0)
    yield Post("keukenvoorziening", "voorziening", extra, aantal=v.aantal, per_soort=True)
    boven = v.som_gevuld(extra) - aanrecht
    if aanwezig(w, "extra_kastruimte"):
        kasten = _breedte(w, p) // p.kastbreedte * (aanrecht > 0)
        boven = boven + kasten * tabel[EXTRA_KASTRUIMTE]
        yield Post("extra_kastruimte", "ruimte", kasten * tabel[EXTRA_KASTRUIMTE], aantal=kasten, plaats=hier)
    yield Post("maximering_keukenvoorzieningen", "ruimte", -np.maximum(boven, 0), plaats=hier)


_GEEN_KASTEN = np.arange(len(VOORZIENINGCODE)) != EXTRA_KASTRUIMTE


def _breedte(w: Woningen, p: Parameters) -> Kolom:
    """Breedte van alle extra kastruimte samen per ruimte met voorzieningen (mm); zonder breedte telt een stuk als 60 cm."""
    v = w.voorziening
    per_stuk = waar(v.maat < 0, p.kastbreedte, v.maat)
    return v.som_gevuld(v.aantal * per_stuk * (v.soort == EXTRA_KASTRUIMTE))
