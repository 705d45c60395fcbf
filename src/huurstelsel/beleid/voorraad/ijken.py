"""De samenhang van eigendom, gebied, type, bouwperiode, oppervlakte, energielabel en WOZ-waarde, geijkt op de marges.

De begintabel komt uit de aannamen; iteratieve proportionele aanpassing (`ipfn`) brengt haar zo weinig mogelijk veranderd op elke marge. Waar alleen een
gemiddelde is gepubliceerd, is de marge de verdeling met dat gemiddelde die het dichtst bij de aanname ligt (exponentieel gekanteld).
"""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.beleid.voorraad import marges
from huurstelsel.beleid.voorraad.aannamen import aannamen
from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.portefeuille.extra import eis

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from huurstelsel.beleid.voorraad.aannamen import Boom
    from huurstelsel.beleid.voorraad.marges import Reeks

ASSEN = ("eigenaar", "corop", "type", "periode", "oppervlakte", "label", "woz")
LABELGROEPEN = ("A en beter", "B", "C", "D", "E, F of G")
EENGEZINS = np.array([False, True, True, True])
_KLEIN = 1e-9
NAUWKEURIG = 1e-5
"""Grootste relatieve afwijking van een marge waarbij de aanpassing stopt."""


@dataclass(frozen=True, slots=True, eq=False)
class Klassen:
    """Klassen van een grootheid; een trekking is `van + (tot - van) * u ** macht` met u gelijk verdeeld tussen 0 en 1."""

    grenzen: Reeks
    macht: Reeks

    @property
    def gemiddeld(self) -> Reeks:
        """Het gemiddelde van elke klasse."""
        return self.grenzen[:-1] + np.diff(self.grenzen) / (1 + self.macht)

    def trek(self, klasse: NDArray[np.int64], u: Reeks) -> Reeks:
        """Een waarde binnen elke klasse."""
        uit: Reeks = self.grenzen[klasse] + np.diff(self.grenzen)[klasse] * u ** self.macht[klasse]
        return uit


@dataclass(frozen=True, slots=True, eq=False)
class Marge:
    """Wat de tabel over een paar assen moet optellen.

    Attributes:
        soort: "gepubliceerd", of "afgeleid" waar een gemiddelde of een aanname ertussen zit.
    """

    naam: str
    assen: tuple[int, ...]
    aantallen: Reeks
    soort: str


@dataclass(frozen=True, slots=True, eq=False)
class Ijking:
    """De geijkte tabel over `ASSEN`, met alle eigenaren; aantallen woningen op 1 januari 2023."""

    tabel: Reeks
    marges: tuple[Marge, ...]
    oppervlakte: Klassen
    woz: Klassen
    rondes: int

    def afwijking(self, marge: Marge) -> Reeks:
        """Relatieve afwijking van elke cel van een marge."""
        weg = tuple(as_ for as_ in range(len(ASSEN)) if as_ not in marge.assen)
        uit: Reeks = self.tabel.sum(axis=weg) / marge.aantallen - 1
        return uit


def ijk(a: Boom | None = None) -> Ijking:
    """De geijkte tabel bij de aannamen; zonder: de ingebouwde.

    Raises:
        FeitenFout: de bibliotheek ontbreekt, of de marges zijn met deze aannamen niet te halen.
    """
    return _ingebouwd() if a is None else _ijk(a)


@cache
def _ingebouwd() -> Ijking:
    return _ijk(aannamen())


def _ijk(a: Boom) -> Ijking:
    eis("ipfn", "een gemaakte voorraad", "beleid")
    from ipfn.ipfn import ipfn  # noqa: PLC0415 - alleen hier

    oppervlakte, woz = _klassen(a["oppervlakte"]), _klassen(a["woz"])
    begin = begintabel(a, oppervlakte, woz)
    alle = tuple(_marges(a, begin, oppervlakte, woz))
    if leeg := [marge.naam for marge in alle if not (marge.aantallen > 0).all()]:
        zin = f"Met deze aannamen heeft een cel van “{leeg[0]}” geen woningen, of minder dan geen."
        raise FeitenFout([Fout("", "aannamen_onmogelijk", zin)])
    aanpassing = ipfn(
        begin,
        [marge.aantallen for marge in alle[:-1]],  # de laatste volgt uit de voorlaatste
        [list(marge.assen) for marge in alle[:-1]],
        convergence_rate=NAUWKEURIG,
        rate_tolerance=0,
        verbose=2,
    )
    with redirect_stdout(io.StringIO()):  # de bibliotheek schrijft haar voortgang naar de uitvoer
        tabel, gelukt, rondes = aanpassing.iteration()
    if not gelukt:
        zin = f"Met deze aannamen zijn de marges na {len(rondes)} rondes niet samen te halen."
        raise FeitenFout([Fout("", "aannamen_onverenigbaar", zin)])
    return Ijking(tabel, alle, oppervlakte, woz, len(rondes))


def _klassen(a: Boom) -> Klassen:
    return Klassen(np.array(a["grenzen"], float), np.array(a["macht"], float))


def begintabel(a: Boom, oppervlakte: Klassen, woz: Klassen) -> Reeks:
    """De samenhang volgens de aannamen, zonder niveau: één tabel over `ASSEN`."""
    periode = _periode(a["bouwperiode"])  # eigenaar, type, periode
    maat = _oppervlakte(a["oppervlakte"], oppervlakte)  # eigenaar, type, periode, oppervlakte
    label = _label(a["energielabel"])  # periode, label
    kop = periode[:, :, :, None] * maat
    waarde = _woz(a["woz"], kop, oppervlakte, woz)  # eigenaar, corop, type, periode, oppervlakte, woz
    uit = kop[:, None, :, :, :, None, None] * label[None, None, None, :, None, :, None] * waarde[:, :, :, :, :, None, :]
    uit += _KLEIN
    uit[1:, :, :, :, -1] = 0  # een boerderij wordt gepacht, niet verhuurd
    return uit


def _periode(a: Boom) -> Reeks:
    """Kans op elke eigenaar per type en bouwperiode (3 × 4 × 5)."""
    groep = np.where(EENGEZINS, 1, 0)
    huur = np.array([a["huur"]["meergezins"], a["huur"]["eengezins"]])[groep]
    overig = np.array([a["overig_binnen_huur"]["meergezins"], a["overig_binnen_huur"]["eengezins"]])[groep]
    return np.stack([1 - huur, huur * (1 - overig), huur * overig])


def _oppervlakte(a: Boom, klassen: Klassen) -> Reeks:
    """Kans op elke klasse van oppervlakte, per eigenaar, type en bouwperiode (3 × 4 × 5 × klassen)."""
    gemiddeld = np.array([a["gemiddeld"][e] for e in marges.EIGENAREN])[:, :, None] * np.array(a["periode"])
    spreiding = np.array(a["spreiding"])[None, :, None]
    kans = _lognormaal(klassen, np.log(gemiddeld) - spreiding**2 / 2, spreiding)
    kans[0, -1] *= 1 - a["zeer_groot"]
    kans[0, -1, :, -1] += a["zeer_groot"]
    return kans


def _lognormaal(klassen: Klassen, midden: Reeks, spreiding: Reeks | float) -> Reeks:
    """Kansen van een lognormale verdeling op de klassen, naar de dichtheid in het midden van de klasse."""
    lengte, x = np.diff(np.log(klassen.grenzen)), np.log(klassen.gemiddeld)
    z = (x - midden[..., None]) / (spreiding[..., None] if isinstance(spreiding, np.ndarray) else spreiding)
    dichtheid = np.exp(-(z**2) / 2) * lengte
    uit: Reeks = dichtheid / np.maximum(dichtheid.sum(axis=-1, keepdims=True), 1e-300)
    return uit


_JAREN = {"< 1906": (1850, 1906), "> 2010": (2011, 2020)}
_PERIODEJAREN = ((1850, 1945), (1945, 1965), (1965, 1985), (1985, 2005), (2005, 2020))


def _label(a: Boom) -> Reeks:
    """Kans op elke labelgroep per bouwperiode (5 × 5): huurwoningen van 2011, naar de jaren die een klasse met een periode deelt."""
    tellen = np.zeros((5, 3))
    groepen = ["A of B", "C of D", "E, F of G"]
    for regel in marges.lees("label_bouwperiode.csv"):
        naam = regel["bouwjaar"]
        van, tot = _JAREN.get(naam) or (int(naam[:4]), int(naam[-4:]) + 1)
        for i, (begin, eind) in enumerate(_PERIODEJAREN):
            deel = max(0, min(tot, eind) - max(van, begin)) / (tot - van)
            tellen[i, groepen.index(regel["labels"])] += deel * float(regel["aantal"])
    kans = tellen / tellen.sum(axis=1, keepdims=True)
    ab, cd = np.array(a["a_binnen_ab"]), np.array(a["c_binnen_cd"])
    return np.stack([kans[:, 0] * ab, kans[:, 0] * (1 - ab), kans[:, 1] * cd, kans[:, 1] * (1 - cd), kans[:, 2]], axis=1)  # fmt: skip


def _woz(a: Boom, kop: Reeks, oppervlakte: Klassen, woz: Klassen) -> Reeks:
    """Kans op elke klasse van WOZ-waarde, gegeven eigenaar, gebied, type, bouwperiode en oppervlakte.

    De doorsneewoning van een eigenaar volgens `kop` (eigenaar, type, bouwperiode, oppervlakte) heeft het gepubliceerde gemiddelde van haar gebied.
    """
    maat = np.log(oppervlakte.gemiddeld) * a["naar_oppervlakte"]
    anders = np.array(a["naar_type"])[:, None, None] + np.array(a["naar_periode"])[:, None] + maat
    landelijk = kop * (marges.type_periode().sum(axis=0) / kop.sum(axis=(0, 3)))[None, :, :, None]
    doorsnee = (landelijk * anders).sum(axis=(1, 2, 3)) / landelijk.sum(axis=(1, 2, 3))
    midden = np.log(marges.woz()[:, :, -1])[:, :, None, None, None]
    return _lognormaal(woz, midden + (anders - doorsnee[:, None, None, None])[:, None], float(a["rest"])) + 1e-7


def _marges(a: Boom, begin: Reeks, oppervlakte: Klassen, woz: Klassen) -> list[Marge]:
    eigendom, type_periode = marges.eigendom(), marges.type_periode()
    per_type = type_periode.sum(axis=(0, 2))
    eigenaar_type = _eigenaar_type(a["woningtype"], eigendom.sum(axis=1), per_type)
    maat = _oppervlaktemarge(begin, type_periode.sum(axis=2), eigenaar_type, oppervlakte)
    labels = _labelaandelen(a["energielabel"]) * eigendom.sum(axis=1)[:, None]
    waarde = _wozmarge(a["woz"], eigendom, woz)
    return [
        Marge("woningtype x bouwperiode x gebied", (1, 2, 3), type_periode, "gepubliceerd"),
        Marge("eigenaar x woningtype", (0, 2), eigenaar_type, "afgeleid"),
        Marge("oppervlakte x woningtype x gebied", (1, 2, 4), maat, "afgeleid"),
        Marge("eigenaar x energielabel", (0, 5), labels, "afgeleid"),
        Marge("eigenaar x WOZ-klasse x gebied", (0, 1, 6), waarde, "afgeleid"),
        Marge("eigenaar x gebied", (0, 1), eigendom, "gepubliceerd"),
    ]


def _eigenaar_type(a: Boom, per_eigenaar: Reeks, per_type: Reeks) -> Reeks:
    """Woningen per eigenaar en type (3 × 4); wat verhuurders niet hebben, is koop."""
    eengezins = np.array([marges.cijfer("corporatie_eengezins") / 100, 1 - a["overig_meergezins"]])
    binnen = np.array([a["binnen_eengezins"][e] for e in marges.EIGENAREN[1:]])
    aandeel = np.concatenate([1 - eengezins[:, None], eengezins[:, None] * binnen], axis=1)
    huur = per_eigenaar[1:, None] * aandeel
    return np.concatenate([(per_type - huur.sum(axis=0))[None], huur])


def _oppervlaktemarge(begin: Reeks, gebied_type: Reeks, eigenaar_type: Reeks, klassen: Klassen) -> Reeks:
    """Woningen per gebied, type en klasse, met het gepubliceerde gemiddelde per gebied en de verhouding tussen eengezins en meergezins."""
    kans = begin.sum(axis=(1, 3, 5, 6))  # eigenaar, type, oppervlakte
    kans = kans / kans.sum(axis=2, keepdims=True)
    per_type = np.einsum("et,etk->tk", eigenaar_type / eigenaar_type.sum(axis=0), kans)
    tabel: Reeks = gebied_type[:, :, None] * per_type
    x, doel = klassen.gemiddeld, marges.oppervlakte()
    groep = np.array([marges.cijfer("oppervlakte_meergezins"), marges.cijfer("oppervlakte_eengezins")])
    omvang = np.array([gebied_type[:, ~EENGEZINS].sum(), gebied_type[:, EENGEZINS].sum()])
    groep = groep * (doel @ gebied_type.sum(axis=1)) / (groep @ omvang)  # het land volgt de gebieden
    for _ in range(40):
        for welke, gemiddeld in zip((~EENGEZINS, EENGEZINS), groep, strict=True):
            tabel[:, welke] = kantel(tabel[:, welke].reshape(1, -1, len(x)), x, np.array([gemiddeld])).reshape(40, -1, len(x))  # fmt: skip
        tabel = kantel(tabel, x, doel)
    return tabel


def kantel(tabel: Reeks, x: Reeks, doel: Reeks) -> Reeks:
    """Maak het gemiddelde van x in elke groep gelijk aan het doel, met een factor exp(λx) en behoud van elk subtotaal.

    Args:
        tabel: groepen × subtotalen × klassen; λ is per groep hetzelfde.
        x: waarde van elke klasse.
        doel: gemiddelde per groep; ligt binnen het bereik van x.
    """
    subtotaal = tabel.sum(axis=2, keepdims=True)
    schaal = x / x.max()
    proef, laag, hoog = tabel, np.full(len(doel), -60.0), np.full(len(doel), 60.0)
    for _ in range(60):
        lam = (laag + hoog) / 2
        proef = tabel * np.exp(lam[:, None, None] * (schaal - schaal.mean()))
        proef *= subtotaal / proef.sum(axis=2, keepdims=True)
        te_laag = (proef @ x).sum(axis=1) < doel * subtotaal.sum(axis=(1, 2))
        laag, hoog = np.where(te_laag, lam, laag), np.where(te_laag, hoog, lam)
    return proef


def _labelaandelen(a: Boom) -> Reeks:
    """Aandeel van elke labelgroep per eigenaar (3 × 5): gepubliceerd waar het kan, anders verdeeld als alle gelabelde woningen."""
    v = a["verdeling"]
    deel = {naam: marges.cijfer(naam) for naam in ("koop_label_ab", "koop_label_efg", "corporatie_label_a", "corporatie_label_abc", "corporatie_label_efg", "overig_label_efg")}  # fmt: skip
    ab, efg = deel["koop_label_ab"], deel["koop_label_efg"]
    koop = [ab * v["A"] / (v["A"] + v["B"]), ab * v["B"] / (v["A"] + v["B"]), 100 - ab - efg - a["koop_d"], a["koop_d"], efg]  # fmt: skip
    goed, c_goed, slecht = deel["corporatie_label_a"], deel["corporatie_label_abc"], deel["corporatie_label_efg"]
    bc = c_goed - goed
    corporatie = [goed, bc * v["B"] / (v["B"] + v["C"]), bc * v["C"] / (v["B"] + v["C"]), 100 - c_goed - slecht, slecht]
    rest = 100 - deel["overig_label_efg"]
    overig = [*(rest * v[g] / sum(v.values()) for g in "ABCD"), deel["overig_label_efg"]]
    uit: Reeks = np.array([koop, corporatie, overig]) / 100
    return uit


def _wozmarge(a: Boom, eigendom: Reeks, klassen: Klassen) -> Reeks:
    """Woningen per eigenaar, gebied en klasse, met de gepubliceerde gemiddelde WOZ-waarde van 2023 (3 × 40 × klassen)."""
    doel = marges.woz()[:, :, -1]
    spreiding = np.array([a["spreiding"][e] for e in marges.EIGENAREN])[:, None]
    kans = _lognormaal(klassen, np.log(doel) - spreiding**2 / 2, np.broadcast_to(spreiding, doel.shape))
    tabel = (eigendom[:, :, None] * kans).reshape(-1, 1, kans.shape[2])
    uit: Reeks = kantel(tabel, klassen.gemiddeld, doel.ravel()).reshape(kans.shape)
    return uit
