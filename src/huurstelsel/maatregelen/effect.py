"""Het effect van elke maatregel op veel woningen: punten en maximale huurprijs met opslag, vóór en na."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.huur.opslagen import GEREGULEERD, LAAG, segmenten
from huurstelsel.maatregelen.herrekenen import geraakte_rubrieken, herreken
from huurstelsel.maatregelen.kolommen import stand, voer_uit
from huurstelsel.maatregelen.lagen import neem
from huurstelsel.maatregelen.maatregel import KAN
from huurstelsel.reken.getallen import PUNT
from huurstelsel.samenvatting import huren
from huurstelsel.waardering import reken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.maatregelen.maatregel import Maatregel
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom
    from huurstelsel.waardering import Gewaardeerd

_BIJNA_ALLES = 4, 5
"""Kan een maatregel bij meer dan dit deel van de woningen, dan kost kiezen meer dan het spaart."""


_ANDERE_MAXIMERING = ("grens_187", "rijksmonument_50_punten", "zorg_in_wozcap", "wozcap_bij_minimum_40")
"""Keuzes waarbij onderdeel 11.3 anders rekent."""


class Effect(NamedTuple):
    """Wat een maatregel per woning toevoegt; 0 waar zij niet kan.

    Attributes:
        reden: `KAN`, of waarom zij niet kan.
        punten: hele punten.
        euro: maximale huurprijs met opslagen, in eurocenten.
    """

    maatregel: Maatregel
    reden: Kolom
    punten: Kolom
    euro: Kolom


def segmentcodes(punten: Kolom, kaal: Kolom, met_opslag: Kolom, regeling: Regeling) -> Kolom:
    """Het segment van elke woning (`SEGMENTEN`)."""
    if regeling.bijlage.altijd_laag:
        return np.full(len(punten), GEREGULEERD if regeling.bijlage.voor_wbh else LAAG)
    return segmenten(punten, kaal, met_opslag, regeling.parameters("opslagen"))


def grenzen(regeling: Regeling) -> dict[str, int]:
    """Vanaf hoeveel hele punten het midden- en het hoge segment beginnen; leeg als punten er niet over beslissen."""
    p = regeling.parameters("opslagen")
    if regeling.bijlage.altijd_laag or not (p.geldt("midden_vanaf") and p.geldt("hoog_vanaf")):
        return {}
    return {"midden": p.midden_vanaf // PUNT, "hoog": p.hoog_vanaf // PUNT}


def tekort(g: Gewaardeerd, segment: str, regeling: Regeling) -> Kolom:
    """Hele punten in de rubrieken buiten de WOZ-waarde die nog ontbreken voor een segment; nul of minder waar de woning er is.

    Bij een andere lezing van 11.3 of een voorstel is wat 11.2 en 11.3 doen niet gerekend.
    """
    vanaf = grenzen(regeling)[segment]
    uit: Kolom = vanaf - g.punten
    p, k = regeling.parameters("woz"), g.saldi.kolom
    anders = any(naam in _ANDERE_MAXIMERING for naam, _ in regeling.afwijkend) or bool(regeling.voorstellen)
    if anders or "gemaximeerd" not in k:
        return uit
    rest, monument = k["rest_11_3"], k["rijksmonument"]
    if vanaf * PUNT >= p.maximum_vanaf:
        kan = (uit > 0) & (k["vrij_11_3"] == 0) & (monument == 0)  # na de 50 punten van een rijksmonument is 186 genoeg
        uit = np.where(kan, np.maximum(uit, _in_hele(_rest_voor(p, vanaf) - rest)), uit)
    genoeg = vanaf * PUNT - PUNT // 2 - monument - p.minimum_punten
    met_minimum = _in_hele(np.maximum(k["tot_110"], genoeg - rest))
    return np.where((uit > 0) & (k["woz_11_3"] < p.minimum_punten), np.minimum(uit, met_minimum), uit)


def _rest_voor(p: Parameters, vanaf: int) -> int:
    """De minste punten buiten de WOZ-waarde (1/PUNT) waarmee een woning zoveel hele punten kan hebben.

    Onder 187 punten wordt de WOZ-waarde niet gemaximeerd, en door de maximering wordt het nooit minder dan 186 (11.3). Voor 187 moet de rest
    dus ook met de WOZ-punten die dan nog meetellen genoeg zijn.
    """
    overig, genoeg = 100 - p.maximum_procent, vanaf * PUNT - PUNT // 2
    return int(min(max(-(-woz * overig * PUNT // p.maximum_procent), genoeg - woz * PUNT) for woz in range(vanaf)))


def _in_hele(punten: Kolom) -> Kolom:
    """Punten (1/PUNT) in hele punten, naar boven."""
    uit: Kolom = -(-punten // PUNT)
    return uit


def effecten(w: Woningen, g: Gewaardeerd, regeling: Regeling, maatregelen: Iterable[Maatregel]) -> Iterator[Effect]:
    """Het effect van elke maatregel apart.

    Args:
        w: ten minste twee woningen.
        g: hun waardering zonder maatregel.
    """
    nu, huur = stand(g.saldi), huren(w, g.punten, regeling)[2]
    for maatregel in maatregelen:
        na, reden, _ = voer_uit(w, maatregel, regeling, nu)
        rijen = np.flatnonzero(reden == KAN)
        punten, euro = np.zeros(w.n, np.int64), np.zeros(w.n, np.int64)
        geraakt = geraakte_rubrieken(maatregel.ingreep, regeling)
        if geraakt is not None and len(rijen):  # wat niet verandert, wordt niet opnieuw gerekend
            hele = herreken(na, g, regeling, geraakt)
            punten, euro = hele - g.punten, huren(na, hele, regeling)[2] - huur
        elif len(rijen):
            hele, bedrag = _na(na, rijen, regeling)
            punten[rijen], euro[rijen] = hele - g.punten[rijen], bedrag - huur[rijen]
        yield Effect(maatregel, reden, punten, euro)


def _na(w: Woningen, rijen: Kolom, regeling: Regeling) -> tuple[Kolom, Kolom]:
    """Punten en huur met opslag van deze rijen; waar de maatregel maar zelden kan, wordt de rest niet gerekend."""
    teller, noemer = _BIJNA_ALLES
    alles = len(rijen) * noemer > w.n * teller
    deel = w if alles else neem(w, rijen if len(rijen) > 1 else np.repeat(rijen, 2))
    punten = reken(deel, regeling, grootboek=False).punten
    huur = huren(deel, punten, regeling)[2]
    return (punten[rijen], huur[rijen]) if alles else (punten[: len(rijen)], huur[: len(rijen)])
