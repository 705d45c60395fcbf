"""Een registerwoning als kolommen: bij elke oppervlakte die de grenzen toelaten haar karigste en haar ruimste ruimten.

Oppervlakten zijn hier honderdsten van een m²: elke ruimte telt afgerond op 0,01 m², en hun som op hele m² (toelichting rubriek 1 en 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.reken.getallen import HONDERDSTE, MM2

if TYPE_CHECKING:
    from fractions import Fraction

    from huurstelsel.portefeuille.registergrenzen import Grenzen
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker

M2 = 100
"""Honderdsten in een m²; een som ligt in de klasse van t m² vanaf t − 0,50 tot en met t + 0,49."""
_ONDER, _BOVEN = 50, 49


class Maten(NamedTuple):
    """Per rij de ruimten die meetellen, in honderdsten van een m².

    Attributes:
        woning: bij welke woning de rij hoort; rijen staan op woning.
        vertrekken, overig: oppervlakte van de vertrekken en van de overige ruimten; 0 is er geen.
        andere: aantal vertrekken naast keuken en badruimten.
    """

    woning: Kolom
    vertrekken: Kolom
    overig: Kolom
    andere: Kolom

    def rijen(self, welke: Kolom) -> Maten:
        """Alleen deze rijen."""
        return Maten(*(kolom[welke] for kolom in self))


@dataclass(frozen=True, slots=True)
class _Klasse:
    """Per rij een woning en een totale oppervlakte in hele m², met de grenzen die daar gelden."""

    woning: Kolom
    onder: Kolom
    boven: Kolom
    laagst: Kolom
    hoogst: Kolom
    overig_laagst: Kolom
    overig_hoogst: Kolom
    andere: Kolom
    kleinste_vertrek: int
    kleinste_overige: int

    @property
    def overig_minstens(self) -> Kolom:
        """Is er een overige ruimte, dan is zij ten minste zo groot."""
        return np.maximum(self.overig_laagst, self.kleinste_overige)

    @property
    def zonder_overige(self) -> Masker:
        """Waar het kan zonder overige ruimten."""
        van, tot = np.maximum(self.laagst, self.onder), np.minimum(self.hoogst, self.boven)
        uit: Masker = (self.overig_laagst == 0) & (van <= tot)
        return uit


def maten(oppervlakte: Kolom, grenzen: Grenzen, regeling: Regeling) -> tuple[Maten, Maten]:
    """De karigste en de ruimste ruimten van elke woning bij elke totale oppervlakte in hele m².

    Args:
        oppervlakte: gebruiksoppervlakte in mm².
    """
    k = _klassen(oppervlakte, grenzen, regeling)
    return _karig(k), _ruim(k)


def aantal_klassen(oppervlakte: Kolom, grenzen: Grenzen) -> Kolom:
    """Over hoeveel hele m² de totale oppervlakte van elke woning kan lopen."""
    van, tot = _uitersten(oppervlakte, grenzen)
    return tot - van + 1


def kan_kleiner_zijn(oppervlakte: Kolom, grenzen: Grenzen, dan: int) -> Masker:
    """Waar de kleinste totale oppervlakte kleiner is dan deze (mm²)."""
    laagst, _, overig_laagst, _ = _oppervlakten(oppervlakte, grenzen)
    uit: Masker = (laagst + overig_laagst) * HONDERDSTE < dan
    return uit


def aantal_andere(oppervlakte: Kolom, grenzen: Grenzen) -> Kolom:
    """Hoeveel vertrekken er naast keuken en badruimten ten hoogste zijn."""
    per_m2 = grenzen.hoog("andere_vertrekken_per_m2")
    return grenzen.aantal("andere_vertrekken_vast") + _keer(oppervlakte, per_m2 / MM2)


def _keer(x: Kolom, factor: Fraction, *, naar_boven: bool = False) -> Kolom:
    """Hele getallen × factor, exact, en dan op een geheel getal."""
    teller = x * factor.numerator
    uit: Kolom = -(-teller // factor.denominator) if naar_boven else teller // factor.denominator
    return uit


def _oppervlakten(oppervlakte: Kolom, grenzen: Grenzen) -> tuple[Kolom, Kolom, Kolom, Kolom]:
    """Laagste en hoogste oppervlakte van de vertrekken, en van de overige ruimten."""
    vertrek, overig, los = "vertrekken_oppervlakte", "overige_ruimten_oppervlakte", "overige_ruimten_erbuiten"
    laag = [_keer(oppervlakte, grenzen.laag(naam) / HONDERDSTE, naar_boven=True) for naam in (vertrek, overig)]
    hoog = [_keer(oppervlakte, grenzen.hoog(naam) / HONDERDSTE) for naam in (vertrek, overig)]
    erbuiten = -(-grenzen.laag(los) * M2 // 1), grenzen.hoog(los) * M2 // 1
    return laag[0], hoog[0], laag[1] + int(erbuiten[0]), hoog[1] + int(erbuiten[1])


def _uitersten(oppervlakte: Kolom, grenzen: Grenzen) -> tuple[Kolom, Kolom]:
    """Laagste en hoogste totale oppervlakte in hele m²."""
    laagst, hoogst, overig_laagst, overig_hoogst = _oppervlakten(oppervlakte, grenzen)
    return (laagst + overig_laagst + _ONDER) // M2, (hoogst + overig_hoogst + _ONDER) // M2


def _klassen(oppervlakte: Kolom, grenzen: Grenzen, regeling: Regeling) -> _Klasse:
    p = regeling.parameters("oppervlakte")
    van, tot = _uitersten(oppervlakte, grenzen)
    aantal = tot - van + 1
    woning = np.repeat(np.arange(len(oppervlakte)), aantal)
    nummer = np.arange(len(woning)) - np.repeat(np.cumsum(aantal) - aantal, aantal)
    m2 = (van[woning] + nummer) * M2
    laagst, hoogst, overig_laagst, overig_hoogst = (k[woning] for k in _oppervlakten(oppervlakte, grenzen))
    return _Klasse(
        woning,
        onder=m2 - _ONDER,
        boven=m2 + _BOVEN,
        laagst=laagst,
        hoogst=hoogst,
        overig_laagst=overig_laagst,
        overig_hoogst=overig_hoogst,
        andere=aantal_andere(oppervlakte, grenzen)[woning],
        kleinste_vertrek=-(-p.minimum_vertrek // HONDERDSTE),
        kleinste_overige=-(-p.minimum_overige_ruimte // HONDERDSTE),
    )


def _karig(k: _Klasse) -> Maten:
    """Zo weinig hele m² vertrek als kan, en dan zo weinig hele m² overige ruimte.

    Dat is het minst, want een m² vertrek is ten minste zoveel waard als een m² overige ruimte, en tot op een m² ruilen zij tegen elkaar.
    """
    minstens = k.overig_minstens
    begin = np.maximum(k.laagst, k.onder - k.overig_hoogst)
    kan = (begin <= np.minimum(k.hoogst, k.boven - minstens)) & (k.overig_hoogst >= minstens)
    heel = (begin + _ONDER) // M2
    vertrekken = np.minimum(np.minimum(k.hoogst, heel * M2 + _BOVEN), k.boven - minstens)
    overig = np.maximum(minstens, k.onder - vertrekken)
    zonder = ~kan & k.zonder_overige
    vertrekken = np.where(kan, vertrekken, np.maximum(k.laagst, k.onder))
    rijen = kan | zonder
    return Maten(k.woning[rijen], vertrekken[rijen], np.where(kan, overig, 0)[rijen], np.zeros(rijen.sum(), np.int64))


def _ruim(k: _Klasse) -> Maten:
    """Zoveel hele m² vertrek en vertrekken als kan, en dan zoveel hele m² overige ruimte; waar het vertrekken scheelt, ook zonder overige.

    Elk ander vertrek is zo groot als de wet eist, dus hun aantal is ook door de oppervlakte begrensd.
    """
    minstens = k.overig_minstens
    einde = np.minimum(k.hoogst, k.boven - minstens)
    kan = (np.maximum(k.laagst, k.onder - k.overig_hoogst) <= einde) & (k.overig_hoogst >= minstens)
    heel = (einde + _ONDER) // M2
    andere = np.minimum(k.andere, einde // k.kleinste_vertrek)
    delen = (heel * M2 - _ONDER, k.onder - k.overig_hoogst, andere * k.kleinste_vertrek)
    vertrekken = np.maximum.reduce([k.laagst, *delen])
    overig = np.minimum(k.overig_hoogst, k.boven - vertrekken)
    alleen = np.minimum(k.hoogst, k.boven)
    meer = np.minimum(k.andere, alleen // k.kleinste_vertrek)
    zonder = k.zonder_overige & (~kan | (meer > andere))
    volgorde = np.argsort(np.concatenate([k.woning[kan], k.woning[zonder]]), kind="stable")
    nul = np.zeros(int(zonder.sum()), np.int64)
    paren = ((k.woning, k.woning), (vertrekken, alleen), (overig, None), (andere, meer))
    kolommen = [np.concatenate([a[kan], nul if b is None else b[zonder]])[volgorde] for a, b in paren]
    return Maten(*kolommen)
