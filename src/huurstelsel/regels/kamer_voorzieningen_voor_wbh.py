"""Rubriek 3, 4 en 5 van bijlage I.B zoals zij gold tot 1 juli 2024: kookgelegenheid, toilet en wasgelegenheid.

De kolommen lopen over de ruimten met voorzieningen. Het aantal wooneenheden waar een voorziening bij behoort, is het aantal woonruimten dat
de ruimte deelt; haar punten worden daar niet door gedeeld.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.regels.kamer_voor_wbh import EIGEN_KEUKEN, KAMER, ONDERWERP, B
from huurstelsel.regels.regel import EERSTE, WBH, Uitvoer, regel
from huurstelsel.regels.soortkolommen import BADRUIMTE, KLASSE, TOILETRUIMTE, VERKEERSRUIMTE
from huurstelsel.regels.tellen import binnen, tel
from huurstelsel.regels.verwarming import AANRECHT
from huurstelsel.reken.getallen import MM2, Kolom, Masker, half_op, hoogstens
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters


def _delers(w: Woningen) -> Kolom:
    """Aantal woonruimten waar elke ruimte met voorzieningen bij behoort."""
    return np.broadcast_to(w.ruimte.van_ouder(w.groep.deler), (w.ruimte.n,))[w.voorziening.gevuld]


def _som(w: Woningen, gevuld: Kolom | Masker) -> Kolom:
    """Som per woning van een kolom over de ruimten met voorzieningen."""
    return w.groep.som(w.ruimte_som_gevuld(gevuld.astype(np.int64)))


def _rijen(w: Woningen, p: Parameters, *rijen: tuple[str, Kolom, int]) -> Iterator[Post]:
    """De rijen van één soort voorziening, de meeste punten eerst: alleen de beste, of elke (keuze voorzieningen_kamer_voor_wbh).

    Args:
        rijen: id van de post, aantal per woning, punten per stuk.
    """
    elke, vrij = p.kiest("voorzieningen_kamer_voor_wbh", "elke"), w.nul == 0
    for id_, aantal, punten in rijen:
        telt = aantal if elke else hoogstens(aantal, 1) * vrij
        yield Post(id_, "woning", telt * punten, aantal=telt)
        vrij = vrij & (aantal == 0)


@regel("keuken_kamer_voor_wbh", rubriek=3, artikel=f"{B} 3", onderwerp=ONDERWERP, vanaf=EERSTE, tot=WBH)
def keuken(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """20 of 10 punten voor een eigen keuken naar het vertrek waarin zij ligt, 4 voor een gemeenschappelijke bij hoogstens 5 wooneenheden.

    De aanrechten in een ruimte zijn samen één aanrecht. Bewaart `losse_aanrechten` (eigen aanrechten die niet als keuken zijn meegeteld) en
    `te_kleine_keukens` (daarvan die in een groter woonvertrek wel een keuken zouden zijn) per woning, voor rubriek 5.
    """
    v, delers = w.voorziening, _delers(w)
    lengte = v.som_gevuld(v.maat * v.aantal * (v.soort == AANRECHT))
    aanrecht = (lengte > 0) & (binnen(w, eerder) > 0) & w.ruimte.wateraansluiting[v.gevuld]
    keukens = aanrecht & (lengte >= p.aanrecht_vanaf) & w.ruimte.keuken_kamer_voor_wbh[v.gevuld]
    groot, klein, te_klein = _eigen_keukens(w, p, eerder, keukens)
    eigen = _som(w, groot | klein)
    geteld = eigen if p.kiest("voorzieningen_kamer_voor_wbh", "elke") else hoogstens(eigen, 1)
    eerder.kolom["losse_aanrechten"] = _som(w, aanrecht & (delers == 1)) - geteld
    eerder.kolom["te_kleine_keukens"] = _som(w, te_klein)
    gedeeld = keukens & (delers > 1) & (delers <= p.keuken_hoogstens)
    yield from _rijen(
        w,
        p,
        ("eigen_keuken", _som(w, groot), p.eigen_keuken),
        ("eigen_keuken_woonvertrek", _som(w, klein), p.eigen_keuken_woonvertrek),
        ("gemeenschappelijke_keuken", _som(w, gedeeld), p.gemeenschappelijke_keuken),
    )


def _eigen_keukens(w: Woningen, p: Parameters, eerder: Saldi, keukens: Masker) -> tuple[Masker, Masker, Masker]:
    """Eigen keukens in een afzonderlijk vertrek of groot woonvertrek, in een kleiner woonvertrek, en in een te klein woonvertrek.

    De grenzen gelden voor hele m², een halve naar boven (voetnoot 2).
    """
    hier = w.voorziening.gevuld
    telt = eerder.kolom["telt_als"][hier]
    m2 = half_op(w.ruimte.oppervlakte[hier], MM2)
    woon = keukens & (telt == KAMER)
    groot = (keukens & (telt == EIGEN_KEUKEN)) | (woon & (m2 >= p.groot_woonvertrek_vanaf))
    klein = woon & ~groot & (m2 > p.woonvertrek_groter_dan)
    return groot, klein, woon & ~groot & ~klein


@regel("toilet_kamer_voor_wbh", rubriek=4, artikel=f"{B} 4", onderwerp=ONDERWERP, vanaf=EERSTE, tot=WBH)
def toilet(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """12 punten voor een eigen w.c., 2 voor een gemeenschappelijke bij hoogstens 5 wooneenheden; in een toilet-, bad- of doucheruimte."""
    soort, delers = w.ruimte.soort[w.voorziening.gevuld], _delers(w)
    toiletten = tel(w, eerder, "toilet") + tel(w, eerder, "hangend_toilet")
    toiletten = toiletten * (TOILETRUIMTE[soort] | BADRUIMTE[soort])
    gedeeld = toiletten * ((delers > 1) & (delers <= p.toilet_hoogstens))
    yield from _rijen(
        w,
        p,
        ("eigen_toilet", _som(w, toiletten * (delers == 1)), p.eigen_toilet),
        ("gemeenschappelijk_toilet", _som(w, gedeeld), p.gemeenschappelijk_toilet),
    )


@regel("wasgelegenheid_kamer_voor_wbh", rubriek=5, artikel=f"{B} 5", onderwerp=ONDERWERP, vanaf=EERSTE, tot=WBH)
def wasgelegenheid(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Douche of bad: eigen 15, gemeenschappelijk bij hoogstens 8 wooneenheden 3; daarnaast een wastafel, zie `_wastafels`."""
    delers = _delers(w)
    baden = tel(w, eerder, "douche") + tel(w, eerder, "bad")
    baden = baden * w.ruimte.badruimte_voor_wbh[w.voorziening.gevuld]
    gedeeld = baden * ((delers > 1) & (delers <= p.bad_of_douche_hoogstens))
    yield from _rijen(
        w,
        p,
        ("eigen_bad_of_douche", _som(w, baden * (delers == 1)), p.eigen_bad_of_douche),
        ("gemeenschappelijk_bad_of_douche", _som(w, gedeeld), p.gemeenschappelijk_bad_of_douche),
    )
    yield from _wastafels(w, p, eerder)


def _wastafels(w: Woningen, p: Parameters, eerder: Saldi) -> Iterator[Post]:
    """10 punten voor een eigen wastafel of aanrecht dat geen keuken is, 2 voor een gemeenschappelijke bij hoogstens 5 wooneenheden.

    Gemeenschappelijk telt zij alleen in een afsluitbare ruimte (geen verkeersruimte), en niet als fonteintje in een toilet. Bewaart
    `wastafel_kan_vervallen`: punten die er niet zijn als een woonvertrek van onbekende oppervlakte groot is.
    """
    soort, delers = w.ruimte.soort[w.voorziening.gevuld], _delers(w)
    wastafels = tel(w, eerder, "wastafel") + tel(w, eerder, "meerpersoonswastafel")
    eigen, fonteintje = wastafels * (delers == 1), TOILETRUIMTE[soort]
    if p.kiest("fonteintje_eigen_toilet", "telt_niet"):
        eigen = eigen * ~fonteintje
    gedeeld = wastafels * ((delers > 1) & (delers <= p.wastafel_hoogstens))
    gedeeld = gedeeld * (~fonteintje & (KLASSE[soort] != VERKEERSRUIMTE))
    alle_eigen = _som(w, eigen) + eerder.kolom["losse_aanrechten"]
    eerder.kolom["wastafel_kan_vervallen"] = _kan_vervallen(p, eerder, alle_eigen) * p.eigen_wastafel
    yield from _rijen(
        w,
        p,
        ("eigen_wastafel", alle_eigen, p.eigen_wastafel),
        ("gemeenschappelijke_wastafel", _som(w, gedeeld), p.gemeenschappelijke_wastafel),
    )


def _kan_vervallen(p: Parameters, eerder: Saldi, eigen: Kolom) -> Kolom:
    """Hoeveel getelde eigen wastafels een keuken zijn als hun woonvertrek groter blijkt te zijn; telt alleen de beste, dan de enige."""
    te_klein = eerder.kolom["te_kleine_keukens"]
    elke = p.kiest("voorzieningen_kamer_voor_wbh", "elke")
    uit: Kolom = te_klein if elke else hoogstens(te_klein, 1) * (eigen == 1)
    return uit
