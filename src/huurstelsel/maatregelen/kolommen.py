"""Maatregelen uitvoeren op woningen als kolommen: één woning of een miljoen, uit een document of uit Arrow."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.feiten.kolommen import VOORZIENING_GETALLEN
from huurstelsel.feiten.rijen import NOOIT
from huurstelsel.feiten.rijen import ONBEKEND as GEEN_WAARDE
from huurstelsel.feiten.soorten import (
    BINNENSHUIS,
    ENERGIELABELS,
    RUIMTECODE,
    RUIMTESOORTEN,
    VOORZIENINGCODE,
    Klasse,
)
from huurstelsel.maatregelen.lagen import (
    ENERGIE,
    RUIMTE,
    met,
    met_lagen,
    voeg_ruimte_toe,
    voeg_voorziening_toe,
)
from huurstelsel.maatregelen.maatregel import (
    AL_AANWEZIG,
    GEEN_PLEK,
    KAN,
    KEUKENRUIMTE,
    LABEL_AL_ZO_GOED,
    LABEL_ONBEKEND,
    STELSEL,
    VEREIST,
    Aanrecht,
    Buitenruimte,
    Deurbel,
    Koel,
    Label,
    Maatregel,
    Plek,
    Vergroot,
    Verwarm,
    Voorzie,
)
from huurstelsel.regels.energieprestatie import INDEX, LABEL
from huurstelsel.regels.soortkolommen import BUITENRUIMTE, HEKWERK, KLASSE
from huurstelsel.reken.getallen import MM2

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.reken.post import Saldi

_AANRECHT = VOORZIENINGCODE["aanrecht"]
_BINNEN: Masker = np.isin(KLASSE, BINNENSHUIS)


class Stand(NamedTuple):
    """Het energielabel dat nu telt, per woning.

    Attributes:
        bekend: er is een geldig label of een geldige index.
        klasse: 0 (A++++) tot en met 10 (G).
        oppervlakte: op het label, mm²; −1 onbekend.
    """

    bekend: Masker
    klasse: Kolom
    laag_risico: Masker
    oppervlakte: Kolom

    def neem(self, rijen: Kolom) -> Stand:
        """De stand van deze woningen."""
        return Stand(self.bekend[rijen], self.klasse[rijen], self.laag_risico[rijen], self.oppervlakte[rijen])


_GEEN: Kolom = np.zeros(0, np.int64)


class Uitgevoerd(NamedTuple):
    """Woningen na een maatregel.

    Attributes:
        reden: per woning `KAN`, of waarom zij daar niet kan en er dus niets veranderde.
        ruimten: de ruimten waarin iets veranderde, zoals zij vóór de maatregel waren genummerd.
    """

    w: Woningen
    reden: Kolom
    ruimten: Kolom = _GEEN


def stand(saldi: Saldi) -> Stand:
    """Het label dat telt, uit een waardering van dezelfde woningen."""
    k = saldi.kolom
    bron = k["bron_zonder_vergoeding"]
    return Stand((bron == LABEL) | (bron == INDEX), k["energieklasse"], k["laag_risico"] > 0, k["label_oppervlakte"])


def voer_uit(
    w: Woningen, maatregel: Maatregel, regeling: Regeling, nu: Stand, waar: Masker | None = None
) -> Uitgevoerd:
    """Voer een maatregel uit op elke woning waar zij kan.

    Args:
        w: ten minste twee woningen, want van één zijn de kolommen getallen.
        waar: alleen op deze woningen; de andere blijven zoals zij zijn.
    """
    if regeling.stelsel not in maatregel.stelsels:
        return Uitgevoerd(w, np.full(w.n, STELSEL))
    mag = np.ones(w.n, np.bool_) if waar is None else waar
    match maatregel.ingreep:
        case Voorzie() as ingreep:
            uit = _voorzie(w, ingreep, mag)
        case Aanrecht(lengte):
            uit = _aanrecht(w, lengte, mag)
        case Verwarm(klassen):
            uit = _verwarm(w, klassen, mag)
        case Koel():
            uit = _koel(w, mag)
        case Buitenruimte(soort, m2):
            uit = _buitenruimte(w, soort, m2, mag, _prive_buiten(w, regeling))
        case Vergroot(m2):
            uit = _vergroot(w, m2, mag, _prive_buiten(w, regeling))
        case Label(naar):
            uit = _label(w, naar, regeling.peildatum.toordinal() - 1, nu, mag)
        case Deurbel():
            reden = np.where(w.aanbelfunctie, AL_AANWEZIG, KAN)
            uit = Uitgevoerd(met_lagen(w, aanbelfunctie=w.aanbelfunctie | mag), reden)
    return uit


def woning_van(w: Woningen) -> Kolom:
    """Per ruimte het nummer van haar woning."""
    uit: Kolom = w.groep.ouder[w.ruimte.ouder]
    return uit


def _per_woning(w: Woningen, ruimten: Masker) -> Masker:
    """Of een woning zo'n ruimte heeft."""
    uit = np.zeros(w.n, np.bool_)
    uit[woning_van(w)[ruimten]] = True
    return uit


def _eerste(w: Woningen, ruimten: Masker) -> Kolom:
    """Van elke woning de eerste van deze ruimten: privé gaat voor gedeeld, dan de volgorde van de feiten."""
    plaatsen = np.flatnonzero(ruimten)
    woningen = woning_van(w)[plaatsen]
    begin = np.ones(len(plaatsen), np.bool_)
    begin[1:] = woningen[1:] != woningen[:-1]
    return plaatsen[begin]


@lru_cache(maxsize=128)
def _ruimtetabel(soorten: tuple[str, ...]) -> Masker:
    return np.array([naam in soorten for naam in RUIMTESOORTEN], np.bool_)


@lru_cache(maxsize=128)
def _voorzieningtabel(soorten: tuple[str, ...]) -> Masker:
    return np.array([naam in soorten for naam in VOORZIENINGCODE], np.bool_)


def _met_een_van(w: Woningen, soorten: tuple[str, ...]) -> Masker:
    """Ruimten met een van deze voorzieningen."""
    uit = np.zeros(w.ruimte.n, np.bool_)
    v = w.voorziening
    uit[v.ouder[_voorzieningtabel(soorten)[v.soort]]] = True
    return uit


def _eigen(w: Woningen) -> Masker:
    """Ruimten van het eigen adres waar de huurder mag komen."""
    uit: Masker = w.ruimte.gebruiksrecht & w.ruimte.van_ouder(w.groep.adressen == 1)
    return uit


def _op(w: Woningen, plek: Plek) -> Masker:
    """De ruimten die deze plek zijn."""
    soort = w.ruimte.soort
    uit = _ruimtetabel(plek.soorten)[soort]
    if plek.met:
        uit |= _BINNEN[soort] & _met_een_van(w, plek.met)
    return uit & (w.ruimte.gebruiksrecht if plek.gedeeld else _eigen(w))


def _gekozen(w: Woningen, plek: Masker, kan: Masker, mag: Masker, anders: int = AL_AANWEZIG) -> tuple[Kolom, Kolom]:
    """De ruimte waarin het gebeurt, van elke woning die mag en kan; en per woning de reden."""
    reden = np.where(_per_woning(w, plek & kan), KAN, np.where(_per_woning(w, plek), anders, GEEN_PLEK))
    return _eerste(w, plek & kan & mag[woning_van(w)]), reden


def _voorzie(w: Woningen, i: Voorzie, mag: Masker) -> Uitgevoerd:
    """Vervang de eerste voorziening die plaatsmaakt, of voeg haar toe."""
    plek = _op(w, i.plek)
    mist = ~_met_een_van(w, i.zonder) if i.zonder else np.ones(w.ruimte.n, np.bool_)
    vereist = _met_een_van(w, i.vereist) if i.vereist else np.ones(w.ruimte.n, np.bool_)
    ruimten, reden = _gekozen(w, plek, mist & vereist, mag)
    reden[(reden == AL_AANWEZIG) & ~_per_woning(w, plek & vereist)] = VEREIST
    code = VOORZIENINGCODE[i.soort]
    wijkt = (
        np.isin(ruimten, np.flatnonzero(_met_een_van(w, i.vervangt))) if i.vervangt else np.zeros(len(ruimten), bool)
    )
    if wijkt.any():
        w = _vervang(w, ruimten[wijkt], i.vervangt, code)
    return Uitgevoerd(voeg_voorziening_toe(w, ruimten[~wijkt], code) if not wijkt.all() else w, reden, ruimten)


def _eerste_voorziening(w: Woningen, ruimten: Kolom, soorten: tuple[str, ...]) -> Kolom:
    """In elk van deze ruimten de eerste voorziening van deze soorten, voor zover die er is."""
    v = w.voorziening
    hier = np.zeros(w.ruimte.n, np.bool_)
    hier[ruimten] = True
    plaatsen = np.flatnonzero(_voorzieningtabel(soorten)[v.soort] & hier[v.ouder])
    ouders = v.ouder[plaatsen]
    begin = np.ones(len(plaatsen), np.bool_)
    begin[1:] = ouders[1:] != ouders[:-1]
    return plaatsen[begin]


def _vervang(w: Woningen, ruimten: Kolom, soorten: tuple[str, ...], code: int) -> Woningen:
    """Eén voorziening wordt een andere; zijn er daar meer van, dan blijft de rest."""
    v, plaatsen = w.voorziening, _eerste_voorziening(w, ruimten, soorten)
    soort, aantal = v.soort.copy(), v.aantal.copy()
    een = aantal[plaatsen] == 1
    soort[plaatsen[een]] = code
    aantal[plaatsen[~een]] -= 1
    w = met_lagen(w, voorziening=met(v, VOORZIENING_GETALLEN, {"soort": soort, "aantal": aantal}))
    return w if een.all() else voeg_voorziening_toe(w, ruimten[~een], code)


def _aanrecht(w: Woningen, lengte: int, mag: Masker) -> Uitgevoerd:
    v = w.voorziening
    totaal = v.som(v.maat * v.aantal * (v.soort == _AANRECHT))
    ruimten, reden = _gekozen(w, _op(w, KEUKENRUIMTE), totaal < lengte, mag)
    zonder = ~_met_een_van(w, ("aanrecht",))[ruimten]
    plaatsen = _eerste_voorziening(w, ruimten, ("aanrecht",))
    kolommen = {naam: getattr(v, naam).copy() for naam in ("aantal", "maat", "aaneengesloten")}
    for naam, waarde in (("aantal", 1), ("maat", lengte), ("aaneengesloten", lengte)):
        kolommen[naam][plaatsen] = waarde
    w = met_lagen(w, voorziening=met(v, VOORZIENING_GETALLEN, kolommen))
    return Uitgevoerd(
        voeg_voorziening_toe(w, ruimten[zonder], _AANRECHT, lengte) if zonder.any() else w, reden, ruimten
    )


def _verwarm(w: Woningen, klassen: tuple[Klasse, ...], mag: Masker) -> Uitgevoerd:
    r = w.ruimte
    koud = np.isin(KLASSE[r.soort], klassen) & ~r.verwarmd & ~r.kast_op_verkeersruimte & _eigen(w)
    reden = np.where(_per_woning(w, koud), KAN, GEEN_PLEK)
    koud &= mag[woning_van(w)]
    anders = {"verwarmd": r.verwarmd | koud, "keuken_verwarmd": r.keuken_verwarmd | koud}
    return Uitgevoerd(met_lagen(w, ruimte=met(r, RUIMTE, anders)), reden, np.flatnonzero(koud))


def _koel(w: Woningen, mag: Masker) -> Uitgevoerd:
    r = w.ruimte
    warm = (KLASSE[r.soort] == Klasse.VERTREK) & r.verwarmd & _eigen(w)
    reden = np.where(_per_woning(w, warm & ~r.verkoeld), KAN, np.where(_per_woning(w, warm), AL_AANWEZIG, GEEN_PLEK))
    nieuw = warm & ~r.verkoeld & mag[woning_van(w)]
    anders = {"verkoeld": r.verkoeld | nieuw}
    return Uitgevoerd(met_lagen(w, ruimte=met(r, RUIMTE, anders)), reden, np.flatnonzero(nieuw))


def _prive_buiten(w: Woningen, regeling: Regeling) -> Masker:
    """Privé-buitenruimten die in rubriek 8 tellen; de eisen aan een balkon, dakterras of loggia zijn van de Wet betaalbare huur."""
    r = w.ruimte
    telt = r.gebruiksrecht & (~HEKWERK[r.soort] | r.eisen_hekwerk | regeling.bijlage.voor_wbh)
    uit: Masker = (KLASSE[r.soort] == BUITENRUIMTE) & r.van_ouder(w.groep.deler == 1) & telt
    return uit


def _buitenruimte(w: Woningen, soort: str, m2: int, mag: Masker, buiten: Masker) -> Uitgevoerd:
    heeft = _per_woning(w, buiten)
    woningen = np.flatnonzero(mag & ~heeft)
    return Uitgevoerd(voeg_ruimte_toe(w, woningen, RUIMTECODE[soort], m2 * MM2), np.where(heeft, AL_AANWEZIG, KAN))


def _vergroot(w: Woningen, m2: int, mag: Masker, buiten: Masker) -> Uitgevoerd:
    ruimten, reden = _gekozen(w, buiten, buiten, mag)
    oppervlakte = w.ruimte.oppervlakte.copy()
    oppervlakte[ruimten] += m2 * MM2
    return Uitgevoerd(met_lagen(w, ruimte=met(w.ruimte, RUIMTE, {"oppervlakte": oppervlakte})), reden, ruimten)


def _label(w: Woningen, naar: str | None, dag: int, nu: Stand, mag: Masker) -> Uitgevoerd:
    """Het nieuwe label komt in de plaats van alles wat er is; er is dus altijd ten minste één element."""
    doel = np.maximum(nu.klasse - 1, 0) if naar is None else np.full(w.n, ENERGIELABELS.index(naar))
    kan = nu.bekend & (doel < nu.klasse)
    e = w.energie
    hier = e.van_ouder(kan & mag)
    nieuw: dict[str, Kolom | Masker | int] = {
        "is_index": 0,
        "klasse": e.van_ouder(doel),
        "waarde": GEEN_WAARDE,
        "opname": dag,
        "registratie": dag,
        "geldig_tot": NOOIT,
        "oppervlakte": e.van_ouder(nu.oppervlakte),
        "voor_woning": True,
        "geldig_voor_wws": True,
        "vereenvoudigd": False,
        "volledig": False,
        "laag_risico": e.van_ouder(nu.laag_risico),
    }
    kolommen = {naam: np.where(hier, waarde, getattr(e, naam)) for naam, waarde in nieuw.items()}
    reden = np.where(kan, KAN, np.where(nu.bekend, LABEL_AL_ZO_GOED, LABEL_ONBEKEND))
    return Uitgevoerd(met_lagen(w, energie=met(e, ENERGIE, kolommen)), reden)
