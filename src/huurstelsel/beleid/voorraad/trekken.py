"""Van de geijkte tabel naar woningen: een gehele steekproef van de cellen, en binnen elke cel de waarden die de ruimten en de huur bepalen.

De steekproef is truncate-replicate-sample: elke cel krijgt het gehele deel van haar verwachte aantal, en de overige plaatsen gaan stelselmatig naar de
resten (Madow), zodat elke cel precies haar verwachte aantal heeft en elke reeks cellen daar hoogstens één woning van afwijkt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from huurstelsel.beleid.voorraad import marges
from huurstelsel.recht import gebieden

if TYPE_CHECKING:
    from huurstelsel.beleid.voorraad.aannamen import Boom
    from huurstelsel.beleid.voorraad.ijken import Ijking
    from huurstelsel.beleid.voorraad.marges import Reeks

Heel = NDArray[np.int64]

EIGENAREN = tuple(marges.EIGENAREN[i] for i in marges.HUUR)
LABELS = ("A++++", "A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G")
BEWONING = ("huishouden", "anders", "leeg")
WOZPEILJAREN = tuple(range(2020, 2026))
"""Jaren van de waardepeildata die elke woning krijgt."""

_PERIODEJAREN = ((1880, 1945), (1945, 1965), (1965, 1985), (1985, 2005), (2005, 2023))
_LABELDAGEN = (date(2021, 1, 1) - date(1970, 1, 1)).days, (date(2021, 6, 1) - date(1970, 1, 1)).days
_LAATSTE = date(2026, 1, 1)  # de jongste gemiddelden per m²
_GEMETEN = 2022  # waardepeildatum van de jongste waarde naar eigendom


@dataclass(frozen=True, slots=True, eq=False)
class Kern:
    """Wat van een aantal woningen vaststaat voordat er ruimten zijn; elke kolom heeft een plaats per woning.

    Attributes:
        eigenaar: plaats in `EIGENAREN`; corop en gemeente: plaats in `marges.COROPS` en `gemeenten()`.
        klasse: klasse van oppervlakte.
        m2: gebruiksoppervlakte in hele m².
        label: plaats in `LABELS`; gelabeld: of het is geregistreerd.
        woz: in euro, per waardepeildatum van `WOZPEILJAREN`.
        labeldag: opname van het label, in dagen sinds 1970.
        monument: rijksmonument, gemeentelijk monument en beschermd gezicht (3 × n).
    """

    eigenaar: Heel
    corop: Heel
    type: Heel
    periode: Heel
    klasse: Heel
    m2: Heel
    bouwjaar: Heel
    label: Heel
    gelabeld: NDArray[np.bool_]
    woz: Heel
    gemeente: Heel
    bewoning: Heel
    labeldag: Heel
    monument: NDArray[np.bool_]

    @property
    def n(self) -> int:
        """Aantal woningen."""
        return len(self.eigenaar)

    @property
    def meergezins(self) -> NDArray[np.bool_]:
        """Waar de woning een meergezinswoning is."""
        uit: NDArray[np.bool_] = self.type == 0
        return uit


def cellen(ijking: Ijking, n: int, toeval: np.random.Generator) -> NDArray[np.int32]:
    """De cel van de tabel van n huurwoningen, in willekeurige volgorde."""
    verwacht = ijking.tabel[list(marges.HUUR)].ravel()
    verwacht = verwacht * (n / verwacht.sum())
    vast = np.floor(verwacht).astype(np.int64)
    rest = np.cumsum(verwacht - vast)
    over = n - int(vast.sum())
    plaatsen = toeval.random() + np.arange(over)
    vast += np.bincount(np.minimum(np.searchsorted(rest * (over / max(rest[-1], 1e-12)), plaatsen, side="right"), len(vast) - 1), minlength=len(vast))  # fmt: skip
    uit: NDArray[np.int32] = toeval.permutation(np.repeat(np.arange(len(vast), dtype=np.int32), vast))
    return uit


def kern(cel: NDArray[np.int32], ijking: Ijking, a: Boom, toeval: np.random.Generator) -> Kern:
    """Trek voor elke cel de waarden binnen haar klassen."""
    vorm = (len(EIGENAREN), *ijking.tabel.shape[1:])
    eigenaar, corop, type_, periode, klasse, label, woz = (as_.astype(np.int64) for as_ in np.unravel_index(cel, vorm))
    n = len(cel)
    jaren = np.array(_PERIODEJAREN)[periode]
    m2 = np.maximum(np.rint(ijking.oppervlakte.trek(klasse, toeval.random(n))).astype(np.int64), 15)
    bouwjaar = jaren[:, 0] + (toeval.random(n) * (jaren[:, 1] - jaren[:, 0])).astype(np.int64)
    fijn = _label(label, periode, a["energielabel"], toeval)
    zonder = np.array([a["energielabel"]["zonder_label"][e] for e in EIGENAREN])[eigenaar]
    gemeente = _gemeente(eigenaar, corop, toeval)
    waarde = ijking.woz.trek(woz, toeval.random(n)) * 1_000 * _gemeentefactor()[eigenaar, gemeente]
    waarden = np.maximum(np.rint(waarde[:, None] * _wozverloop()[eigenaar, corop] / 1_000).astype(np.int64), 10) * 1_000
    gelabeld = toeval.random(n) >= zonder
    labeldag = toeval.integers(_LABELDAGEN[0], _LABELDAGEN[1], n)
    bewoning = kies(np.array([marges.bewoning()[e] for e in EIGENAREN]), eigenaar, toeval)
    return Kern(
        eigenaar,
        corop,
        type_,
        periode,
        klasse,
        m2,
        bouwjaar,
        fijn,
        gelabeld,
        waarden,
        gemeente,
        bewoning,
        labeldag,
        _monument(periode, a["monument"], toeval),
    )


def _monument(periode: Heel, a: Boom, toeval: np.random.Generator) -> NDArray[np.bool_]:
    oud, u = periode == 0, toeval.random((3, len(periode)))
    rijks = oud & (u[0] < a["rijksmonument"])
    return np.stack([rijks, oud & ~rijks & (u[1] < a["gemeentelijk"]), oud & (u[2] < a["beschermd_gezicht"])])


def kies(kansen: Reeks, rij: Heel, toeval: np.random.Generator) -> Heel:
    """Trek voor elke woning een kolom van haar rij met kansen."""
    grens = np.cumsum(kansen, axis=1)
    grens = grens / grens[:, -1:]
    uit: Heel = (toeval.random(len(rij))[:, None] >= grens[rij, :-1]).sum(axis=1)
    return uit


def _label(groep: Heel, periode: Heel, a: Boom, toeval: np.random.Generator) -> Heel:
    """Een label binnen de groep: A naar bouwperiode, E tot en met G met vaste aandelen."""
    hoog = kies(np.array(a["binnen_a"]), periode, toeval)
    laag = 8 + kies(np.array([a["binnen_efg"]]), np.zeros_like(groep), toeval)
    return np.where(groep == 0, hoog, np.where(groep == 4, laag, groep + 4))


@cache
def gemeenten() -> tuple[str, ...]:
    """De codes van de gemeenten, indeling 2024."""
    return tuple(r["gemeente"] for r in marges.lees("gemeente.csv"))


@cache
def _gemeentetabel() -> tuple[Reeks, Reeks, Heel]:
    """Huurwoningen per verhuurder en gemeente (2 × 342), hun WOZ-waarde (NaN als niet gepubliceerd), en het gebied van elke gemeente."""
    regels = marges.lees("gemeente.csv")
    aantal = np.array([[float(r[e]) for r in regels] for e in EIGENAREN])
    woz = np.array([[float(r[f"woz_{e}"] or "nan") for r in regels] for e in EIGENAREN])
    return aantal, woz, np.array([marges.COROPS.index(r["corop"]) for r in regels])


@cache
def _gemeentegrenzen() -> tuple[Reeks, Heel]:
    """Oplopende kansen over de gemeenten van elke verhuurder en elk gebied achter elkaar, en bij elke grens de gemeente."""
    aantal, _, corop = _gemeentetabel()
    grenzen, welke = [], []
    for e in range(len(EIGENAREN)):
        for c in range(len(marges.COROPS)):
            hier = np.flatnonzero((corop == c) & (aantal[e] > 0))
            grenzen.append(e * len(marges.COROPS) + c + np.cumsum(aantal[e, hier]) / aantal[e, hier].sum())
            welke.append(hier)
    return np.concatenate(grenzen), np.concatenate(welke)


def _gemeente(eigenaar: Heel, corop: Heel, toeval: np.random.Generator) -> Heel:
    grenzen, welke = _gemeentegrenzen()
    punt = eigenaar * len(marges.COROPS) + corop + toeval.random(len(corop)) * (1 - 1e-12)
    uit: Heel = welke[np.searchsorted(grenzen, punt, side="right")]
    return uit


@cache
def _gemeentefactor() -> Reeks:
    """Gemiddelde WOZ-waarde van een gemeente, gedeeld door dat van haar gebied; gewogen over de gemeenten van een gebied is dat 1."""
    aantal, woz, corop = _gemeentetabel()
    doel = marges.woz()[list(marges.HUUR)][:, :, -1]
    factor = np.where(np.isnan(woz), 1.0, woz / doel[:, corop])
    for e in range(len(EIGENAREN)):
        gewicht = np.bincount(corop, aantal[e], len(marges.COROPS))
        factor[e] /= (np.bincount(corop, aantal[e] * factor[e], len(marges.COROPS)) / gewicht)[corop]
    return factor


@cache
def _wozverloop() -> Reeks:
    """WOZ-waarde op elke waardepeildatum ten opzichte van die van 2022, per verhuurder en gebied (2 × 40 × 6)."""
    gepubliceerd = marges.woz()[list(marges.HUUR)]
    laatste = gepubliceerd[:, :, -1:]
    vroeger = gepubliceerd[:, :, 2:] / laatste  # waardepeildatum 2020, 2021 en 2022
    gat = np.isnan(vroeger)
    vroeger = np.where(gat, np.nanmean(vroeger, axis=1, keepdims=True), vroeger)
    eerste, tabel = gebieden.woz_per_m2(_LAATSTE)
    per_m2 = tabel[:, 1:].astype(float)
    later = (per_m2[_GEMETEN + 1 - eerste :] / per_m2[_GEMETEN - eerste]).T[None]
    return np.concatenate([vroeger, np.broadcast_to(later, (len(EIGENAREN), *later.shape[1:]))], axis=2)
