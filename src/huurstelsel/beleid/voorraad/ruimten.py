"""De ruimten en voorzieningen van gemaakte woningen, als tabellen: een rij per woning, een kolom per plaats in de plattegrond."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from huurstelsel.beleid.voorraad.trekken import Heel, Kern, kies

if TYPE_CHECKING:
    from huurstelsel.beleid.voorraad.aannamen import Boom
    from huurstelsel.beleid.voorraad.marges import Reeks

Masker = NDArray[np.bool_]

SLAAPKAMERS = 5
PLAATSEN = (
    "woonkamer",
    "keuken",
    "badkamer",
    *("slaapkamer",) * SLAAPKAMERS,
    "toiletruimte",
    "hal",
    "overloop",
    "berging",
    "zolder",
    "schuur",
    "garage",
    "achtertuin",
    "voortuin",
    "balkon",
    "dakterras",
    "fietsenberging",
    "parkeerplek",
)
"""De soort van elke plaats; een woonkamer kan een open keuken hebben of ook slaapkamer zijn."""

SOORTEN = (*PLAATSEN, "woonkamer_met_open_keuken", "woon_slaapkamer", "woon_slaapkamer_met_open_keuken")
IN_KEUKEN = (
    "aanrecht",
    "afzuiginstallatie",
    "inbouw_kookplaat_inductie",
    "inbouw_kookplaat_gas",
    "inbouw_koelkast",
    "inbouw_vrieskast",
    "inbouw_oven_elektrisch",
    "inbouw_magnetron",
    "inbouw_vaatwasmachine",
    "extra_kastruimte",
    "eenhandsmengkraan",
)
IN_BADKAMER = (
    "douche",
    "bad",
    "wastafel",
    "meerpersoonswastafel",
    "toilet",
    "hangend_toilet",
    "afscheiding_douche",
    "handdoekenradiator",
    "thermostatische_mengkraan",
    "kastruimte",
    "stopcontact",
)
IN_TOILET = ("toilet", "hangend_toilet")
VOORZIENINGEN = (*IN_KEUKEN, *IN_BADKAMER, *IN_TOILET)

_P = {naam: PLAATSEN.index(naam) for naam in PLAATSEN}
_VERTREKKEN = [_P["woonkamer"], _P["keuken"], *range(_P["slaapkamer"], _P["slaapkamer"] + SLAAPKAMERS)]
_ETAGE = 75  # m²: een kleinere eengezinswoning heeft geen zolder of overloop
_SLAAPKAMERGEWICHT = (0.62, 0.50, 0.38, 0.34, 0.30)  # ten opzichte van de woonkamer


@dataclass(frozen=True, slots=True, eq=False)
class Plattegrond:
    """Ruimten (n × plaatsen) en voorzieningen (n × `VOORZIENINGEN`).

    Attributes:
        soort: plaats in `SOORTEN`; m2: in 1/100 m².
        vaste_trap: naar de zolder, per woning.
        adressen: met hoeveel adressen de ruimte wordt gedeeld.
        voorziening: of de voorziening er is; aanrecht: de lengte in cm, per woning.
    """

    er_is: Masker
    soort: Heel
    m2: Heel
    verwarmd: Masker
    vaste_trap: Masker
    adressen: Heel
    voorziening: Masker
    aanrecht: Heel

    @property
    def aantal_voorzieningen(self) -> Heel:
        """Voorzieningen per ruimte (n × plaatsen)."""
        uit = np.zeros(self.er_is.shape, np.int64)
        keuken = self.voorziening[:, : len(IN_KEUKEN)].sum(axis=1)
        dicht = self.er_is[:, _P["keuken"]]
        uit[:, _P["keuken"]], uit[:, _P["woonkamer"]] = keuken * dicht, keuken * ~dicht
        uit[:, _P["badkamer"]] = self.voorziening[:, len(IN_KEUKEN) : -len(IN_TOILET)].sum(axis=1)
        uit[:, _P["toiletruimte"]] = self.voorziening[:, -len(IN_TOILET) :].sum(axis=1)
        return uit


def plattegrond(w: Kern, a: Boom, toeval: np.random.Generator) -> Plattegrond:
    """Trek de ruimten van elke woning."""
    r = a["ruimten"]
    er_is = np.zeros((w.n, len(PLAATSEN)), np.bool_)
    m2 = np.zeros(er_is.shape)
    slaapkamers = _slaapkamers(w, r["slaapkamers"], toeval)
    open_ = (toeval.random(w.n) < np.array(r["open_keuken"])[w.periode]) | (slaapkamers == 0)
    er_is[:, [_P["woonkamer"], _P["badkamer"], _P["hal"]]] = True
    er_is[:, _P["keuken"]] = ~open_
    er_is[:, _P["slaapkamer"] : _P["slaapkamer"] + SLAAPKAMERS] = np.arange(SLAAPKAMERS) < slaapkamers[:, None]
    er_is[:, _P["toiletruimte"]] = toeval.random(w.n) < np.array(a["sanitair"]["toilet_apart"])[w.klasse]
    etage = ~w.meergezins & (w.m2 >= _ETAGE)
    er_is[:, _P["overloop"]] = etage
    er_is[:, _P["berging"]] = w.m2 >= r["berging_vanaf"]
    er_is[:, _P["zolder"]] = etage & (toeval.random(w.n) < r["zolder"]["kans"])
    vaste_trap = toeval.random(w.n) < r["zolder"]["vaste_trap"]
    _bijgebouwen(w, r, toeval, er_is, m2)
    _buiten(w, a["buitenruimte"], toeval, er_is, m2)
    _binnen(w, r, toeval, er_is, m2)
    adressen = np.ones(er_is.shape, np.int64)
    minstens, hoogstens = r["fietsenberging_gedeeld"]["adressen"]
    adressen[:, _P["fietsenberging"]] = toeval.integers(minstens, hoogstens, w.n)
    soort = np.broadcast_to(np.arange(len(PLAATSEN)), er_is.shape).copy()
    soort[:, 0] = np.where(slaapkamers == 0, len(PLAATSEN) + 2, np.where(open_, len(PLAATSEN), 0))
    maten = np.rint(m2 * 100).astype(np.int64)
    voorziening, aanrecht = _voorzieningen(w, a, er_is, toeval)
    verwarmd = _verwarmd(w, a["verwarming"], er_is.shape, toeval)
    return Plattegrond(er_is, soort, maten, verwarmd, vaste_trap, adressen, voorziening, aanrecht)


def _slaapkamers(w: Kern, kansen: Boom, toeval: np.random.Generator) -> Heel:
    tabel = np.array([*kansen["meergezins"], *kansen["eengezins"]], float)
    return kies(tabel, w.klasse + np.where(w.meergezins, 0, len(kansen["meergezins"])), toeval)


def _tussen(grenzen: list[float], n: int, toeval: np.random.Generator) -> Reeks:
    uit: Reeks = grenzen[0] + (grenzen[1] - grenzen[0]) * toeval.random(n)
    return uit


def _bijgebouwen(w: Kern, r: Boom, toeval: np.random.Generator, er_is: Masker, m2: Reeks) -> None:
    """Berging buiten, garage, gedeelde fietsenberging en parkeerplek."""
    b, corporatie = r["berging_buiten"], w.eigenaar == 0
    er_is[:, _P["schuur"]] = toeval.random(w.n) < np.where(w.meergezins, b["meergezins"], b["eengezins"])
    m2[:, _P["schuur"]] = _tussen(b["m2"], w.n, toeval)
    keer = np.where(corporatie, r["garage_corporatie"], 1.0)
    er_is[:, _P["garage"]] = toeval.random(w.n) < np.array(r["garage"])[w.type] * keer
    m2[:, _P["garage"]] = _tussen([15, 20], w.n, toeval)
    f, p = r["fietsenberging_gedeeld"], r["parkeerplek"]
    er_is[:, _P["fietsenberging"]] = w.meergezins & (toeval.random(w.n) < f["kans"])
    m2[:, _P["fietsenberging"]] = _tussen(f["m2"], w.n, toeval)
    kans = np.array(p["kans"])[w.periode] * np.where(corporatie, p["corporatie"], 1.0)
    er_is[:, _P["parkeerplek"]] = w.meergezins & (toeval.random(w.n) < kans)
    m2[:, _P["parkeerplek"]] = 12.5


def _buiten(w: Kern, b: Boom, toeval: np.random.Generator, er_is: Masker, m2: Reeks) -> None:
    """Tuin, balkon of dakterras; een meergezinswoning heeft er hoogstens een van."""
    m, u = b["meergezins"], toeval.random(w.n)
    tuin = u < np.where(w.meergezins, m["tuin"], b["eengezins_tuin"])
    er_is[:, _P["achtertuin"]] = tuin
    er_is[:, _P["voortuin"]] = tuin & ~w.meergezins & (toeval.random(w.n) < b["voortuin"]["kans"])
    er_is[:, _P["balkon"]] = w.meergezins & ~tuin & (u < m["tuin"] + m["balkon"])
    er_is[:, _P["dakterras"]] = w.meergezins & ~tuin & (u >= m["tuin"] + m["balkon"]) & (u < sum(m.values()))
    m2[:, _P["achtertuin"]] = np.array(b["achtertuin_m2"])[w.type] * _tussen([0.5, 1.5], w.n, toeval)
    m2[:, _P["voortuin"]] = _tussen(b["voortuin"]["m2"], w.n, toeval)
    m2[:, _P["balkon"]] = _tussen(b["balkon_m2"], w.n, toeval)
    m2[:, _P["dakterras"]] = _tussen(b["dakterras_m2"], w.n, toeval)


def _binnen(w: Kern, r: Boom, toeval: np.random.Generator, er_is: Masker, m2: Reeks) -> None:
    """Verdeel wat van de gebruiksoppervlakte in ruimten zit: eerst badkamer, keuken, berging en zolder, de rest over de kamers."""
    bruikbaar = w.m2 * _tussen(r["bruikbaar"], w.n, toeval)
    for naam in ("badkamer", "keuken"):
        deel, minstens, hoogstens = r[naam]
        m2[:, _P[naam]] = np.clip(deel * w.m2 * _tussen([0.8, 1.2], w.n, toeval), minstens, hoogstens)
    deel, minstens, hoogstens = r["berging_binnen"]
    m2[:, _P["berging"]] = np.clip(deel * w.m2 * _tussen([0.6, 1.4], w.n, toeval), minstens, hoogstens)
    m2[:, _P["zolder"]] = r["zolder"]["deel"] * w.m2 * _tussen([0.8, 1.2], w.n, toeval)
    m2[:, _P["toiletruimte"]] = _tussen([0.9, 1.5], w.n, toeval)
    m2[:, _P["hal"]], m2[:, _P["overloop"]] = w.m2 * 0.05, w.m2 * 0.04
    vast = [_P[naam] for naam in ("badkamer", "keuken", "berging", "zolder")]
    rest = np.maximum(bruikbaar - (m2[:, vast] * er_is[:, vast]).sum(axis=1), 0.4 * bruikbaar)
    kamers = [_P["woonkamer"], *_VERTREKKEN[2:]]
    gewicht = np.array([1.0, *_SLAAPKAMERGEWICHT]) * (0.85 + 0.3 * toeval.random((w.n, len(kamers)))) * er_is[:, kamers]
    m2[:, kamers] = rest[:, None] * gewicht / gewicht.sum(axis=1, keepdims=True)


def _verwarmd(w: Kern, v: Boom, vorm: tuple[int, ...], toeval: np.random.Generator) -> Masker:
    kans = np.zeros(vorm)
    kans[:, _VERTREKKEN] = np.array(v["vertrek"])[w.periode][:, None]
    kans[:, _P["badkamer"]] = np.array(v["badkamer"])[w.periode]
    kans[:, [_P["hal"], _P["overloop"]]], kans[:, _P["zolder"]] = v["verkeersruimte"], v["zolder"]
    uit: Masker = toeval.random(vorm) < kans
    return uit


def _voorzieningen(w: Kern, a: Boom, er_is: Masker, toeval: np.random.Generator) -> tuple[Masker, Heel]:
    """Welke voorzieningen er zijn (n × `VOORZIENINGEN`), en de lengte van het aanrecht in cm."""
    kans = {naam: np.array(rij)[w.eigenaar] for naam, rij in (a["keuken"]["kans"] | a["sanitair"]["kans"]).items()}
    trek = {naam: toeval.random(w.n) < waarde for naam, waarde in kans.items()}
    alle = np.ones(w.n, np.bool_)
    apart = er_is[:, _P["toiletruimte"]]
    tweede = toeval.random(w.n) < np.array(a["sanitair"]["tweede_toilet"])[w.klasse]
    hangend, groot, kookt = trek["hangend_toilet"], trek["meerpersoonswastafel"], trek["inbouw_kookplaat_inductie"]
    in_bad = ~apart | tweede
    er = trek | {
        "aanrecht": alle,
        "inbouw_kookplaat_gas": trek["inbouw_kookplaat_gas"] & ~kookt,
        "douche": alle,
        "wastafel": ~groot,
    }
    keuken = [er[naam] for naam in IN_KEUKEN]
    bad = [er[naam] for naam in IN_BADKAMER if "toilet" not in naam]
    plek = IN_BADKAMER.index("toilet")
    bad[plek:plek] = [in_bad & ~hangend, in_bad & hangend]
    maat = np.array(a["keuken"]["aanrecht"])[w.klasse]
    lengte = np.rint(100 * (maat[:, 0] + (maat[:, 1] - maat[:, 0]) * toeval.random(w.n))).astype(np.int64)
    return np.stack([*keuken, *bad, apart & ~hangend, apart & hangend], axis=1), lengte
