"""Een hervorming op één voorraad: brok voor brok beide kanten waarderen, en alle deelverzamelingen van haar delen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.beleid.hervorming_delen import (
    HUURTABEL,
    OPSLAGEN,
    PEILDATUM,
    PUNTENTELLING,
    AnderTarief,
    Mengsel,
    zelfde_regels,
)
from huurstelsel.beleid.hervorming_maten import huurmaten, middengrens, te_hoog, woningmaten
from huurstelsel.beleid.kenmerken import gewichten, huren, indelingen
from huurstelsel.beleid.stukken import Recht, Stuk, lees
from huurstelsel.beleid.tellen import Sommen, Telling, som
from huurstelsel.fouten import Fout
from huurstelsel.huur.opslagen import HOOG, SEGMENTEN
from huurstelsel.portefeuille.kernen import op_alle_kernen
from huurstelsel.recht.laden import onderwerp
from huurstelsel.recht.voorstel import Nieuw, Voorstel, Wijziging
from huurstelsel.reken.getallen import PUNT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from huurstelsel.beleid.hervorming_delen import Hervormingsdeel
    from huurstelsel.beleid.kenmerken import Indeling, Voorraad
    from huurstelsel.beleid.stukken import Gelezen, Waarden
    from huurstelsel.portefeuille.bron import Brok
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker

Keus = frozenset[str]
"""Namen van de delen die zijn ingevoerd."""

FOUTEN = 20
"""Zoveel afgekeurde rijen worden met hun fouten genoemd; de rest wordt geteld."""


class Afgekeurd(NamedTuple):
    """Een rij die niet te waarderen is."""

    rij: int
    fouten: tuple[Fout, ...]


@dataclass(slots=True)
class Meting:
    """De uitkomst op één voorraad.

    Attributes:
        rijen: gelezen woningen.
        gemeten: woningen die meetellen; het verschil is `onbekend` (een feit dat telt ontbreekt) en `afgekeurd`.
        telling: maten over alle woningen en per klasse.
        keuzen: per deelverzameling van de delen de maten onder alleen die delen.
        voorbeelden: de eerste afgekeurde rijen.
    """

    voorraad: str
    rijen: int = 0
    gemeten: int = 0
    onbekend: int = 0
    afgekeurd: int = 0
    telling: Telling = field(default_factory=Telling)
    keuzen: dict[Keus, Sommen] = field(default_factory=dict)
    voorbeelden: list[Afgekeurd] = field(default_factory=list)

    def neem_op(self, deel: Meting) -> None:
        """Tel een volgend brok hierbij op."""
        self.voorbeelden += [Afgekeurd(self.rijen + a.rij, a.fouten) for a in deel.voorbeelden]
        del self.voorbeelden[FOUTEN:]
        for naam in ("rijen", "gemeten", "onbekend", "afgekeurd"):
            setattr(self, naam, getattr(self, naam) + getattr(deel, naam))
        self.telling.neem_op(deel.telling)
        for keus, sommen in deel.keuzen.items():
            self.keuzen.setdefault(keus, Counter()).update(sommen)


class Plan:
    """Wat er op elk brok wordt gerekend; het recht is voor alle brokken hetzelfde.

    Attributes:
        fijn: beide kanten hebben dezelfde regels, zodat zij per parameter te mengen zijn.
        een_lezing: de woningen zijn voor beide kanten hetzelfde gelezen.
        gemengd: per deelverzameling van de delen het recht met alleen die delen.
    """

    def __init__(self, van: Regeling, naar: Regeling, delen: Iterable[Hervormingsdeel], huurkolom: str = "") -> None:
        """Bereid elke combinatie voor."""
        self.van, self.naar, self.delen, self.huurkolom = Recht(van), Recht(naar), tuple(delen), huurkolom
        self.fijn = zelfde_regels(van, naar)
        self.een_lezing = self.fijn and van.peildatum == naar.peildatum and _leest(van) == _leest(naar)
        self.zonder_cap = _zonder_cap(naar)
        self.gemengd = {keus: self._recht(keus) for keus in self._keuzen()}

    def _keuzen(self) -> list[Keus]:
        namen = [deel.naam for deel in self.delen]
        return [frozenset(keus) for n in range(len(namen) + 1) for keus in combinations(namen, n)] if namen else []

    def paden(self, keus: Keus) -> frozenset[str]:
        """De paden van de gekozen delen samen."""
        return frozenset().union(*(deel.paden for deel in self.delen if deel.naam in keus))

    def _recht(self, keus: Keus) -> Recht:
        van, naar, paden = self.van.regeling, self.naar.regeling, self.paden(keus)
        if self.fijn:
            return Recht(Mengsel.maak(van, naar, paden))
        return Recht(AnderTarief.maak(naar if OPSLAGEN in paden else van, naar if HUURTABEL in paden else van))

    def meet(self, brok: Brok) -> Meting:
        """Meet één brok."""
        stuk_van = Stuk(lees(brok, self.van.regeling), self.van)
        stuk_naar = stuk_van if self.een_lezing else Stuk(lees(brok, self.naar.regeling), self.naar)
        van = stuk_van.eigen()
        naar = stuk_van.waarden(self.naar) if self.een_lezing else stuk_naar.eigen()
        gewicht, zonder_gewicht = gewichten(brok)
        goed = stuk_van.goed & stuk_naar.goed & ~zonder_gewicht
        uit = _verslag(stuk_van.gelezen, stuk_naar.gelezen, goed, zonder_gewicht)
        gewicht = np.where(goed, gewicht, 0)
        huur = huren(brok, stuk_van, self.huurkolom)
        maten = woningmaten(van, naar) | huurmaten(stuk_van, huur, van, naar, self.naar.regeling)
        if self.zonder_cap is not None:
            maten |= _cap(stuk_naar.waarden(self.zonder_cap), naar, huur)
        uit.telling.tel(gewicht, maten, {**indelingen(brok, stuk_van), **self._mutatie(brok, stuk_van, huur)})
        for keus, recht in self.gemengd.items():
            waarden = self._gemengde(keus, recht, stuk_van, stuk_naar)
            uit.keuzen[keus] = _sommen(gewicht, van, waarden, huur)
        return uit

    def _gemengde(self, keus: Keus, recht: Recht, stuk_van: Stuk, stuk_naar: Stuk) -> Waarden:
        """De uitkomst onder alleen deze delen."""
        paden = self.paden(keus)
        if self.fijn:
            return (stuk_naar if PEILDATUM in paden else stuk_van).waarden(recht)
        punten = stuk_naar if PUNTENTELLING in paden else stuk_van
        return (stuk_naar if OPSLAGEN in paden else stuk_van).bij_punten(punten, recht)

    def _mutatie(self, brok: Brok, stuk: Stuk, huur: Kolom) -> dict[str, Indeling]:
        """Eigenaar en huur samen: daarvan hangt af hoe vaak er een nieuwe huurder komt."""
        nummers, namen = indelingen(brok, stuk)["eigenaar"]
        duur = huur > middengrens(self.naar.regeling)
        return {
            "mutatie": (nummers * 2 + duur, [f"{naam}/{soort}" for naam in namen for soort in ("midden", "duurder")])
        }


def _leest(regeling: Regeling) -> tuple[bool, ...]:
    """Waarvan het inlezen afhangt, naast de peildatum."""
    energie, woz = regeling.parameters("energieprestatie"), regeling.parameters("woz")
    return (energie.geldt("overgang_klein"), energie.geldt("klein_tot"), woz.geldt("gemeenten_bijlage_iii"))


def _zonder_cap(regeling: Regeling) -> Recht | None:
    """Hetzelfde recht zonder maximering van de WOZ-punten; `None` als het haar niet kent."""
    p = regeling.parameters("woz")
    if not p.geldt("maximum_vanaf") or not regeling.parameters("opslagen").geldt("hoog_vanaf"):
        return None
    naam, nooit = "maximum_vanaf", 10**6 * PUNT
    wijziging = Wijziging(0, "woz", naam, p.maximum_vanaf, (Nieuw(None, None, nooit),), "", onderwerp("woz")[naam].naam)
    v = Voorstel("zonder-maximering", "", "", "", "", None, None, None, None, None, "", (), (wijziging,), ())
    return Recht(replace(regeling, voorstellen=(*regeling.voorstellen, v)))


def _cap(zonder: Waarden, naar: Waarden, huur: Kolom) -> dict[str, Kolom]:
    """Woningen die alleen door de maximering niet in het hoge segment vallen, en of hun huur daardoor te hoog is."""
    door = (zonder.segment == HOOG) & (naar.segment != HOOG)
    lager = door & (huur > naar.maximaal)
    return {
        "cap": door.astype(np.int64),
        "cap_lager": lager.astype(np.int64),
        "cap_al_lager": (door & (huur >= 0) & ~lager).astype(np.int64),
    }


def _sommen(gewicht: Kolom, van: Waarden, naar: Waarden, huur: Kolom) -> Sommen:
    """De maten waarvan het effect over delen wordt verdeeld."""
    verschil = naar.maximaal - van.maximaal
    maten = {"punten": naar.punten, "maximum": naar.maximaal, "daalt": (verschil < 0) * 1, "stijgt": (verschil > 0) * 1}
    maten |= {str(naam): (naar.segment == i) * 1 for i, naam in enumerate(SEGMENTEN)}
    if (huur >= 0).any():
        maten |= te_hoog(huur, naar)
    return Counter({naam: som(gewicht, waarden) for naam, waarden in maten.items()})


def _verslag(van: Gelezen, naar: Gelezen, goed: Masker, zonder_gewicht: Masker) -> Meting:
    uit = Meting("", rijen=van.n, gemeten=int(goed.sum()))
    fouten = {**van.fouten, **{i: f for i, f in naar.fouten.items() if i not in van.fouten}}
    zin = "Het gewicht van deze rij is geen getal boven 0 en ten hoogste 10.000, op een miljoenste."
    fouten |= {
        int(i): (Fout("gewicht", "geen_gewicht", zin),) for i in np.flatnonzero(zonder_gewicht) if i not in fouten
    }
    uit.afgekeurd = len(fouten)
    uit.onbekend = uit.rijen - uit.gemeten - uit.afgekeurd
    uit.voorbeelden = [Afgekeurd(i, fouten[i]) for i in sorted(fouten)[:FOUTEN]]
    return uit


def meet(voorraad: Voorraad, plan: Plan) -> Meting:
    """Meet een voorraad, op alle kernen."""
    uit = Meting(voorraad.naam)
    for deel in op_alle_kernen(plan.meet, voorraad.brokken()):
        uit.neem_op(deel)
    return uit
