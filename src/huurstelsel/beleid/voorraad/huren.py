"""Huren en huurovereenkomsten: de plaats in de gepubliceerde verdeling van 2021, verhoogd tot de prijsdatum, en hoe lang de huurder er woont."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.beleid.voorraad.trekken import EIGENAREN, Heel, Kern, cellen, kern

if TYPE_CHECKING:
    from huurstelsel.beleid.voorraad.aannamen import Boom
    from huurstelsel.beleid.voorraad.ijken import Ijking
    from huurstelsel.beleid.voorraad.marges import Reeks

PROEF = 65_536
"""Woningen waarmee een score naar een plaats in de verdeling wordt vertaald."""

GRENS = 763.47
"""Liberalisatiegrens in 2021 volgens WoON2021 (euro); erboven volgt een huur de stijging van de vrije sector."""

_TREDEN = 1_001
_DAG_NUL = date(1970, 1, 1)
_WAARDE2020 = 0  # plaats van waardepeildatum 2020 in de WOZ-waarden


@dataclass(frozen=True, slots=True, eq=False)
class Huren:
    """Per woning de huur per maand in centen op de eerste datum en op de prijsdatum, en de dagen van tekenen en ingaan sinds 1970."""

    toen: Heel
    nu: Heel
    ondertekend: Heel
    ingang: Heel


@dataclass(frozen=True, slots=True, eq=False)
class Huurmodel:
    """Per verhuurder de treden van de score, van laag naar hoog, uit een proef die alleen van het zaad afhangt."""

    a: Boom
    gemiddeld: Reeks
    spreiding: Reeks
    treden: Reeks

    def trek(self, woningen: Kern, toeval: np.random.Generator) -> Huren:
        """Huren en overeenkomsten van de woningen."""
        return _huren(self, woningen, toeval)


def huurmodel(ijking: Ijking, a: Boom, zaad: int) -> Huurmodel:
    """Het model bij een zaad."""
    toeval = np.random.default_rng([zaad, 1])
    woningen = kern(cellen(ijking, PROEF, toeval), ijking, a, toeval)
    duur, rest = toeval.standard_exponential(PROEF), toeval.standard_normal(PROEF)
    delen = _delen(woningen)
    gemiddeld, spreiding = [], []
    for e in range(len(EIGENAREN)):
        hier = woningen.eigenaar == e
        gemiddeld.append(delen[:, hier].mean(axis=1))
        spreiding.append(delen[:, hier].std(axis=1))
    model = Huurmodel(a, np.array(gemiddeld), np.array(spreiding), np.zeros((len(EIGENAREN), _TREDEN)))
    score = _score(model, woningen, duur, rest)
    treden = [np.quantile(score[woningen.eigenaar == e], np.linspace(0, 1, _TREDEN)) for e in range(len(EIGENAREN))]
    return Huurmodel(a, model.gemiddeld, model.spreiding, np.array(treden))


def _delen(w: Kern) -> Reeks:
    return np.stack([np.log(w.m2), np.log(w.woz[:, _WAARDE2020])])


def _score(model: Huurmodel, w: Kern, duur: Reeks, rest: Reeks) -> Reeks:
    """Hoe hoog de huur ligt binnen die van de eigenaar: een gewogen som van gestandaardiseerde delen."""
    gewicht = np.array([model.a["huur"]["samenhang"][e] for e in EIGENAREN])[w.eigenaar].T
    delen = (_delen(w) - model.gemiddeld[w.eigenaar].T) / model.spreiding[w.eigenaar].T
    uit: Reeks = gewicht[0] * delen[0] + gewicht[1] * delen[1] + gewicht[2] * (duur - 1) + gewicht[3] * rest
    return uit


def _huren(model: Huurmodel, w: Kern, toeval: np.random.Generator) -> Huren:
    a = model.a
    duur = toeval.standard_exponential(w.n)
    score = _score(model, w, duur, toeval.standard_normal(w.n))
    toen = np.zeros(w.n)
    for e, naam in enumerate(EIGENAREN):
        hier = w.eigenaar == e
        plaats = np.interp(score[hier], model.treden[e], np.linspace(0, 1, _TREDEN))
        deel, euro = np.array(a["huur"]["verdeling"][naam], float).T
        toen[hier] = np.interp(plaats, deel, euro)
    nu = toen * _stijging(a["huur"], w, toen)
    ingang = _ingang(a, w, toen, duur)
    getekend = ingang - toeval.integers(0, 46, w.n)
    return Huren(np.rint(toen * 100).astype(np.int64), np.rint(nu * 100).astype(np.int64), getekend, ingang)


def _stijging(a: Boom, w: Kern, toen: Reeks) -> Reeks:
    keer = {naam: float(np.prod(1 + np.array(procenten) / 100)) for naam, procenten in a["stijging"].items()}
    gereguleerd = np.array([keer[e] for e in EIGENAREN])[w.eigenaar]
    uit: Reeks = np.where(toen > GRENS, keer["vrij"], gereguleerd)
    return uit


def _ingang(a: Boom, w: Kern, toen: Reeks, duur: Reeks) -> Heel:
    """De dag waarop de huur inging: een exponentiële duur met de mutatiegraad als kans per jaar, en niet voor het jaar na de bouw."""
    m = a["contract"]["mutatie"]
    overig = np.where(toen <= GRENS, m["overig_gereguleerd"], np.where(toen <= 1_000, m["overig_midden"], m["overig_duur"]))  # fmt: skip
    kans = np.where(w.eigenaar == 0, m["corporatie"], overig)
    tot, vroegste = ((dag - _DAG_NUL).days for dag in (a["huur"]["tot"], a["contract"]["vroegste"]))
    gebouwd = (w.bouwjaar + 1 - 1970).astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64)
    ingang: Heel = np.maximum(tot - (duur / kans * 365.25).astype(np.int64), np.maximum(vroegste, gebouwd))
    return ingang
