"""De karigste en de ruimste registerwoning: haar ruimten met hun voorzieningen, als kolommen, als rijen en als document."""

from __future__ import annotations

import copy
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np

from huurstelsel.feiten.kolommen import (
    ENERGIE_GETALLEN,
    ENERGIE_VLAGGEN,
    RUIMTE_VLAGGEN,
    WONING_GETALLEN,
    WONING_VLAGGEN,
    WOZ_GETALLEN,
    Energie,
    Groep,
    Ruimte,
    Voorziening,
    Woningen,
    Woz,
    vul,
)
from huurstelsel.feiten.rijen import NOOIT, ONBEKEND, RuimteRij
from huurstelsel.feiten.soorten import ENERGIELABELS, RUIMTECODE, VOORZIENINGCODE
from huurstelsel.portefeuille.verplaatst import offsets
from huurstelsel.reken.getallen import HONDERDSTE, MM2, PUNT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.rijen import Getallen, Rij, Vlaggen
    from huurstelsel.portefeuille.registergrenzen import Grenzen
    from huurstelsel.portefeuille.registerruimten import Maten
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom
    from huurstelsel.reken.laag import Laag

VERTREK, OVERIG = -2, -3
"""In plaats van een oppervlakte: wat na de andere vertrekken van de vertrekken over is, en alle overige ruimten."""

DELERS = 16
"""Een gemeenschappelijke ruimte van zoveel adressen geeft elk kwartpunt, en is dan groot genoeg om een vertrek te zijn."""

_GENOEG = 10
"""Zoveel voorzieningen van een soort dat zij hun wettelijk maximum halen."""
_RUIM_AANRECHT = 5_000
_TYPEN = ("", "I", "II", "III")
_WEL = frozenset(RUIMTE_VLAGGEN) - {
    "verwarmd",
    "verkoeld",
    "bevat_keuken",
    "keuken_verwarmd",
    "kast_op_verkeersruimte",
    "wastafels_met_maximum",
}
_WARM = ("verwarmd", "verkoeld", "keuken_verwarmd")


class Kamer(NamedTuple):
    """Een ruimte van een registerwoning.

    Attributes:
        mm2: oppervlakte, `VERTREK` of `OVERIG`; van een parkeerplek niet gemeten.
        warm: verwarmd en verkoeld.
        voorzieningen: soort, aantal en lengte in mm (−1 zonder).
        trap: met vaste trap; alleen een zolder vraagt ernaar.
    """

    soort: str
    mm2: int
    warm: bool = False
    voorzieningen: tuple[tuple[str, int, int], ...] = ()
    parkeertype: int = 0
    adressen: int = 1
    trap: bool = True


def karige_kamers(grenzen: Grenzen, *, garage: bool) -> list[Kamer]:
    """Alles onverwarmd en leeg, de overige ruimten een zolder zonder vaste trap; een keuken is altijd een vertrek, hoe klein ook."""
    zolder = grenzen.aantal("zolders_zonder_vaste_trap") > 0
    overig = Kamer("zolder", OVERIG, trap=False) if zolder else Kamer("overige_ruimte", OVERIG)
    return [Kamer("keuken", VERTREK), overig, *([Kamer("parkeerplek", ONBEKEND, parkeertype=1)] if garage else [])]


def ruime_kamers(grenzen: Grenzen, regeling: Regeling, *, garage: bool) -> list[Kamer]:
    """Alles verwarmd, verkoeld en voorzien; de andere vertrekken komen er per rij bij, de gemeenschappelijke ruimte staat achteraan."""
    aantal = grenzen.aantal
    keuken, bad = tuple(_keukenvoorzieningen()), tuple(_badvoorzieningen(grenzen))
    uit = [Kamer("keuken", VERTREK, warm=True, voorzieningen=keuken if aantal("keukens") else ())]
    uit += [Kamer("keuken", 0, warm=True, voorzieningen=keuken)] * (aantal("keukens") - 1)
    uit.append(Kamer("overige_ruimte", OVERIG, warm=True))
    uit += [
        Kamer("badkamer", 0, warm=True, voorzieningen=(("bad", 1, ONBEKEND), ("douche", 1, ONBEKEND), *extra))
        for extra in [bad, *[()] * aantal("badruimten")][: aantal("badruimten")]
    ]
    toilet, wastafel = ("hangend_toilet", 1, ONBEKEND), ("meerpersoonswastafel", 1, ONBEKEND)
    los = 0 if aantal("badruimten") else aantal("wastafels")
    uit += [Kamer("toiletruimte", 0, voorzieningen=(toilet,))] * aantal("toiletten")
    uit += [Kamer("toiletruimte", 0, voorzieningen=(wastafel,))] * los
    uit += [Kamer("hal", 0, warm=True)] * aantal("verkeersruimten")
    if grenzen.hoog("buitenruimte"):
        uit.append(Kamer("tuin", int(grenzen.hoog("buitenruimte") * MM2)))
    plekken = [1] * garage + [2] * (aantal("parkeerplekken") - garage)
    for nummer, type_ in enumerate(plekken):
        paal = (("laadpaal", 1, ONBEKEND),) * (nummer < aantal("laadpalen"))
        uit.append(Kamer("parkeerplek", ONBEKEND, voorzieningen=paal, parkeertype=type_))
    return uit + _gemeenschappelijk(grenzen, regeling)


def _keukenvoorzieningen() -> Iterator[tuple[str, int, int]]:
    """Een lang aanrecht, en zoveel voorzieningen dat zij hun maximum halen."""
    yield "aanrecht", 1, _RUIM_AANRECHT
    yield "inbouw_kookplaat_inductie", _GENOEG, ONBEKEND


def _badvoorzieningen(grenzen: Grenzen) -> Iterator[tuple[str, int, int]]:
    """In de eerste badruimte alle wastafels, en zoveel voorzieningen dat alle badruimten samen hun maximum halen."""
    if wastafels := grenzen.aantal("wastafels"):
        yield "meerpersoonswastafel", wastafels, ONBEKEND
    yield "handdoekenradiator", _GENOEG * grenzen.aantal("badruimten"), ONBEKEND


def _gemeenschappelijk(grenzen: Grenzen, regeling: Regeling) -> list[Kamer]:
    """Een gemeenschappelijk vertrek dat precies de verklaarde punten geeft."""
    punten = grenzen.hoog("gemeenschappelijke_ruimten")
    if not punten:
        return []
    mm2 = punten * DELERS * PUNT / regeling.parameters("oppervlakte").punten_vertrek * MM2
    return [Kamer("recreatieruimte", int(mm2), adressen=DELERS)]


def uitgebreid(w: Woningen, m: Maten, kamers: list[Kamer], kleinste_vertrek: int) -> Woningen:
    """De woningen met deze ruimten: een woning per rij van de maten.

    Args:
        w: woningen zonder ruimten, met kolommen.
        kleinste_vertrek: oppervlakte van elk ander vertrek, in mm².
    """
    eigen = [k for k in kamers if k.adressen == 1]
    gedeeld = kamers[len(eigen) :]
    aantal = len(eigen) + m.andere
    begin = offsets(aantal + len(gedeeld))
    groep, per_groep = _groepen(aantal, gedeeld)
    uit = Woningen(
        len(m.woning),
        groep=groep,
        ruimte=_ruimten(per_groep, begin, m, kamers, kleinste_vertrek),
        voorziening=_voorzieningen(begin, kamers, len(eigen)),
        energie=_herhaald(w.energie, m.woning, Energie, (*ENERGIE_GETALLEN, *ENERGIE_VLAGGEN)),
        woz=_herhaald(w.woz, m.woning, Woz, WOZ_GETALLEN),
    )
    namen = (*WONING_GETALLEN, *WONING_VLAGGEN)
    vul(uit, namen, (getattr(w, naam)[m.woning] for naam in namen))
    uit.oppervlakten_bekend = np.ones(uit.n, np.bool_)
    return uit


def _groepen(eigen: Kolom, gedeeld: list[Kamer]) -> tuple[Groep, Kolom]:
    """De privégroep van elke rij en een per gemeenschappelijke ruimte, en hoeveel ruimten elke groep heeft."""
    breed = 1 + len(gedeeld)
    groep = Groep(np.arange(0, breed * len(eigen) + 1, breed))
    groep.adressen = np.tile(np.array([1, *(k.adressen for k in gedeeld)], np.int64), len(eigen))
    groep.kamers = np.ones(groep.n, np.int64)
    groep.deler = groep.adressen
    per_groep = np.ones((len(eigen), breed), np.int64)
    per_groep[:, 0] = eigen
    return groep, per_groep.ravel()


def _plaatsen(begin: Kolom, kamers: list[Kamer]) -> Kolom:
    """Waar de vaste ruimten van elke rij staan: de eigen vooraan, de gedeelde achteraan, de andere vertrekken ertussen."""
    eigen = sum(k.adressen == 1 for k in kamers)
    nummers = np.arange(len(kamers))
    uit: Kolom = np.where(nummers < eigen, begin[:-1, None] + nummers, begin[1:, None] - len(kamers) + nummers)
    return uit


def _ruimten(per_groep: Kolom, begin: Kolom, m: Maten, kamers: list[Kamer], kleinste_vertrek: int) -> Ruimte:
    """De ruimten; wat geen vaste ruimte is, is een ander vertrek."""
    hier, totaal = _plaatsen(begin, kamers), int(begin[-1])
    kolommen = {"soort": RUIMTECODE["slaapkamer"], "oppervlakte": kleinste_vertrek, "parkeertype": 0, "verwarmd": 1}
    kolommen["vaste_trap"] = 1
    vast = [(RUIMTECODE[k.soort], k.mm2, k.parkeertype, k.warm, k.trap) for k in kamers]
    gevuld = {naam: np.full(totaal, waarde, np.int64) for naam, waarde in kolommen.items()}
    for naam, waarden in zip(kolommen, zip(*vast, strict=True), strict=True):
        gevuld[naam][hier] = np.array(waarden, np.int64)
    rest = m.vertrekken * HONDERDSTE - m.andere * kleinste_vertrek
    for merk, mm2 in ((VERTREK, rest), (OVERIG, m.overig * HONDERDSTE)):
        nummer = next(i for i, k in enumerate(kamers) if k.mm2 == merk)
        gevuld["oppervlakte"][hier[:, nummer]] = mm2
    ruimte = Ruimte(offsets(per_groep))
    wel, niet, warm = np.ones(totaal, np.bool_), np.zeros(totaal, np.bool_), gevuld.pop("verwarmd").astype(np.bool_)
    vul(ruimte, RUIMTE_VLAGGEN, (warm if n in _WARM else wel if n in _WEL else niet for n in RUIMTE_VLAGGEN))
    ruimte.vaste_trap = gevuld.pop("vaste_trap").astype(np.bool_)
    vul(ruimte, (*gevuld, "aantal"), (*gevuld.values(), np.ones(totaal, np.int64)))
    return ruimte


def _voorzieningen(begin: Kolom, kamers: list[Kamer], eigen: int) -> Voorziening:
    """De voorzieningen van de eigen ruimten; gedeelde ruimten en andere vertrekken hebben er geen."""
    per_ruimte = np.zeros(int(begin[-1]), np.int64)
    per_ruimte[_plaatsen(begin, kamers)] = np.array([len(k.voorzieningen) for k in kamers])
    voorziening = Voorziening(offsets(per_ruimte))
    rijen = [(VOORZIENINGCODE[soort], n, mm) for k in kamers[:eigen] for soort, n, mm in k.voorzieningen]
    kolommen = np.array(rijen, np.int64).reshape(-1, 3).T
    soort, aantal, maat = (np.tile(kolom, len(begin) - 1) for kolom in kolommen)
    niets = np.zeros(len(soort), np.int64)
    vul(
        voorziening,
        ("soort", "aantal", "maat", "aaneengesloten", "kosten", "ingreep"),
        (soort, aantal, maat, maat, niets, niets + NOOIT),
    )
    return voorziening


_L = TypeVar("_L", bound="Laag")


def _herhaald(laag: _L, welke: Kolom, soort: type[_L], namen: tuple[str, ...]) -> _L:
    """Een laag van de woningen, herhaald voor elke rij."""
    aantallen = np.diff(laag.offsets)[welke]
    uit = soort(offsets(aantallen))
    plaats = np.arange(uit.n) + np.repeat(laag.offsets[:-1][welke] - uit.offsets[:-1], aantallen)
    vul(uit, namen, (getattr(laag, naam)[plaats] for naam in namen))
    return uit


def als_rijen(rij: Rij, m: Maten, kamers: list[Kamer], kleinste_vertrek: int) -> Iterator[Rij]:
    """Dezelfde woningen als rijen van één woning; wat zij buiten de ruimten om heeft (laadpalen, woonvoorzieningen) blijft erbij."""
    vlaggen = list(rij.vlaggen)
    vlaggen[WONING_VLAGGEN.index("oppervlakten_bekend")] = True
    for vertrekken, overig, andere in zip(*(kolom.tolist() for kolom in m[1:]), strict=True):
        rest = vertrekken * HONDERDSTE - andere * kleinste_vertrek
        gemeten = {VERTREK: rest, OVERIG: overig * HONDERDSTE}
        alle = [k._replace(mm2=gemeten.get(k.mm2, k.mm2)) for k in kamers]
        alle += [Kamer("slaapkamer", kleinste_vertrek, warm=True)] * andere
        ruimten = sorted([*map(_ruimterij, alle), *rij.ruimten], key=lambda r: (r.adressen, r.kamers))
        yield replace(rij, vlaggen=tuple(vlaggen), ruimten=ruimten)


@cache
def _ruimterij(k: Kamer) -> RuimteRij:
    vlaggen = [k.warm if naam in _WARM else naam in _WEL for naam in RUIMTE_VLAGGEN]
    vlaggen[RUIMTE_VLAGGEN.index("vaste_trap")] = k.trap
    getallen = (RUIMTECODE[k.soort], k.mm2, 1, k.parkeertype)
    voorzieningen: list[tuple[int, ...]] = [
        (VOORZIENINGCODE[soort], n, mm, mm, 0, NOOIT) for soort, n, mm in k.voorzieningen
    ]
    return RuimteRij(None, k.adressen, 1, getallen, tuple(vlaggen), voorzieningen)


def label_g(regeling: Regeling) -> tuple[Getallen, Vlaggen]:
    """Het slechtste label, als rij van `ENERGIE_GETALLEN` en `ENERGIE_VLAGGEN`, opgenomen op de dag vóór de peildatum."""
    dag = regeling.peildatum.toordinal() - 1
    return (0, len(ENERGIELABELS) - 1, ONBEKEND, dag, dag, NOOIT, ONBEKEND), (True, True, False, False, False)


def met_label_g(w: Woningen, regeling: Regeling) -> Woningen:
    """Woningen zonder energieprestatie, met het slechtste label."""
    uit = copy.copy(w)
    uit.energie = Energie(np.arange(w.n + 1))
    getallen, vlaggen = label_g(regeling)
    vul(uit.energie, ENERGIE_GETALLEN, (np.full(w.n, een, np.int64) for een in getallen))
    vul(uit.energie, ENERGIE_VLAGGEN, (np.full(w.n, een, np.bool_) for een in vlaggen))
    return uit


def als_document(kamers: list[Kamer], m: Maten, rij: int, kleinste_vertrek: int) -> list[dict[str, Any]]:
    """De ruimten van een rij zoals zij in een document staan, om haar met `waardeer` na te rekenen."""
    rest = int(m.vertrekken[rij]) * HONDERDSTE - int(m.andere[rij]) * kleinste_vertrek
    gemeten = {VERTREK: rest, OVERIG: int(m.overig[rij]) * HONDERDSTE}
    alle = [k._replace(mm2=gemeten.get(k.mm2, k.mm2)) for k in kamers if gemeten.get(k.mm2, 1) or k.mm2 == VERTREK]
    return [_ruimte(k) for k in alle + [Kamer("slaapkamer", kleinste_vertrek, warm=True)] * int(m.andere[rij])]


def _ruimte(k: Kamer) -> dict[str, Any]:
    uit: dict[str, Any] = {"soort": k.soort, "gedeeld_met_adressen": k.adressen}
    if k.parkeertype:
        uit["type"] = _TYPEN[k.parkeertype]
    else:
        uit |= {"oppervlakte": Decimal(k.mm2) / MM2, "verwarmd": k.warm, "verkoeld": k.warm}
    if not k.trap:
        uit["eisen"] = {"vaste_trap": False}
    uit["voorzieningen"] = [
        {"soort": soort, "aantal": n, **({"lengte": Decimal(mm) / 1000} if mm > 0 else {})}
        for soort, n, mm in k.voorzieningen
    ]
    return uit
