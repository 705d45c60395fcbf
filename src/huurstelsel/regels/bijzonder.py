"""Rubriek 12: bijzondere voorzieningen, en de 50 punten van het rijksmonument met een oude huurovereenkomst."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.ruimten import is_parkeerplek
from huurstelsel.regels.tellen import van_soort
from huurstelsel.reken.getallen import Kolom, Masker, minstens
from huurstelsel.reken.post import SLOT, Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters

TIEN = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)


@regel("bijzondere_voorzieningen", rubriek=12, artikel="Bhw bijlage I.A, rubriek 12", onderwerp="bijzonder", vanaf=WBH)
def bijzondere_voorzieningen(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Aanbelfunctie 0,25; laadpaal 2 gedeeld door de adressen, buiten de parkeerplekken van rubriek 10."""
    yield Post("aanbelfunctie", "woning", w.aanbelfunctie * p.aanbelfunctie)
    palen, aantal = _laadpalen(w, eerder)
    if len(palen):
        yield Post("laadpaal", "voorziening", aantal * p.laadpaal, aantal=aantal, plaats=palen)


@regel("laadpaal_kamer", rubriek=12, artikel="Bhw bijlage I.B, rubriek 12", onderwerp="bijzonder", vanaf=WBH)
def laadpaal_kamer(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Aanbelfunctie 0,25; laadpaal 2, gedeeld door de adressen en (keuze laadpaal_kamers) ook door de kamers van het adres."""
    yield Post("aanbelfunctie", "woning", w.aanbelfunctie * p.aanbelfunctie)
    palen, per_paal = _laadpalen(w, eerder)
    if not len(palen):
        return
    geteld = np.zeros(w.voorziening.n, np.int64)
    geteld[palen] = per_paal
    aantal = w.ruimte.som(w.voorziening.som(geteld))
    per_adres = p.kiest("laadpaal_kamers", "adressen")
    weg = w.groep.kamers if per_adres else 1  # zo valt de deling door de kamers weg
    yield Post("laadpaal", "groep", aantal * p.laadpaal * weg, aantal=aantal, per_adres=per_adres)


def _laadpalen(w: Woningen, eerder: Saldi) -> tuple[Kolom, Kolom]:
    """Nummers van de laadpalen die niet in rubriek 10 tellen, met hun aantal.

    Op een parkeerplek telt de laadpaal in rubriek 10, tenzij de plek te klein is: rubriek 12 stelt aan de plek geen eis.
    """
    palen = van_soort(w, "laadpaal")
    if not len(palen):
        return palen, palen
    plekken, aantal = eerder.kolom["parkeren"], eerder.kolom["parkeerplekken"]
    ruimte = w.voorziening.ouder[palen]
    anders = ~is_parkeerplek(w)[ruimte] | np.isin(ruimte, plekken[aantal == 0])
    palen, ruimte = palen[anders], ruimte[anders]
    return palen, w.voorziening.aantal[palen] * w.ruimte.aantal[ruimte]


@regel("zorgwoning", rubriek=12, artikel="Bhw bijlage I.A, rubriek 12", onderwerp="bijzonder", vanaf=WBH)
def zorgwoning(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """35% van de punten van rubriek 1 tot en met 11.1, vóór de maximering van 11.3; de afgeronde punten zijn de toegekende.

    Bewaart `tien` (rubriek 1 tot en met 10), `woz_11_1` (rubriek 11 vóór 11.2 en 11.3) en `zorg`, in 1/PUNT.
    """
    tien, woz = eerder.punten(*TIEN), eerder.punten(11)
    eerder.kolom["tien"], eerder.kolom["woz_11_1"] = tien, woz
    eerder.kolom["zorg"] = (tien + woz) * w.zorgwoning * p.procent_zorgwoning // 100
    yield Post("zorgwoning", "woning", eerder.kolom["zorg"])


@regel(
    "zorgwoning_na_maximering",
    rubriek=12,
    artikel="Bhw bijlage I.A, rubriek 12 en onderdeel 11.3",
    onderwerp="bijzonder",
    vanaf=WBH,
)
def zorgwoning_na_maximering(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Alleen bij de keuze zorg_in_wozcap = gemaximeerd: de 35% over de gemaximeerde WOZ-punten, als een voorstel die laat bestaan."""
    if p.kiest("zorg_in_wozcap", "gemaximeerd") and "gemaximeerd" in eerder.kolom:
        minder = minstens(eerder.kolom["woz_11_1"] - eerder.punten(11), 0) * (
            eerder.kolom["gemaximeerd"] * w.zorgwoning
        )
        verschil = eerder.herrekend(12, -(minder * p.procent_zorgwoning // 100)) - eerder.punten(12)
        yield Post("zorgwoning_na_maximering", "woning", verschil * (minder > 0), na_afronding=True)


@regel("rijksmonument", rubriek=SLOT, artikel="Bhw art. 8a lid 2", onderwerp="opslagen", vanaf=WBH)
def rijksmonument(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """50 punten voor een rijksmonument met een huurovereenkomst van vóór de Wet betaalbare huur. Bewaart `rijksmonument`."""
    eerder.kolom["rijksmonument"] = _oud_contract(w, p) * p.rijksmonument_punten
    yield Post("rijksmonument_50_punten", "woning", eerder.kolom["rijksmonument"])


@regel("rijksmonument_kamer", rubriek=SLOT, artikel="Bhw art. 8a lid 2", onderwerp="opslagen", vanaf=WBH)
def rijksmonument_kamer(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """10 punten voor een onzelfstandige woonruimte in een rijksmonument met een huurovereenkomst van vóór de Wet betaalbare huur."""
    yield Post("rijksmonument_10_punten", "woning", _oud_contract(w, p) * p.rijksmonument_punten_onzelfstandig)


def _oud_contract(w: Woningen, p: Parameters) -> Masker:
    oud: Masker = w.rijksmonument & (w.ondertekend >= 0) & (w.ondertekend < p.nieuw_contract_vanaf)
    return oud
