"""Het grootboek van veel woningen als kolommen: van elke post de elementen die punten of een hoeveelheid hebben.

Dezelfde regels als `uitleg.grootboek` voor één woning geeft; wat van alle regels samen afhangt (maximering, afronding) staat in `postsom`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.feiten.soorten import VOORZIENINGSOORTEN
from huurstelsel.portefeuille.uitslag import GEEN
from huurstelsel.reken.getallen import MM2
from huurstelsel.reken.post import SLOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.reken.post import Boeking, Post, Saldi

VOOR, MAXIMERING, AFRONDING, NA = range(4)
"""De volgorde van de regels binnen een rubriek: posten, maximering, afronding, en wat na de afronding is geboekt."""


class Regels(NamedTuple):
    """Regels van het grootboek als kolommen.

    Attributes:
        woning: nummer van de woning in de groep.
        rang: plaats van de rubriek in het stelsel; de slotposten komen na de laatste.
        fase: plaats binnen de rubriek, als `VOOR` tot en met `NA`.
        post, artikel, eenheid: nummer in `Woorden`.
        ruimte: nummer van de ruimte in haar laag, −1 als de regel over de woning of een groep gaat.
        aantal: hoeveelheid in miljoensten, `GEEN` als er niets te tellen is.
        deler: adressen maal kamers die delen, of alleen de adressen (`Post.per_adres`).
        stel: nummer van de naam van het stel van een groep, −1 als zij er geen heeft of de regel niet over een groep gaat.
        teller, noemer: punten in 1/PUNT.
    """

    woning: Kolom
    rang: Kolom
    fase: Kolom
    post: Kolom
    artikel: Kolom
    eenheid: Kolom
    ruimte: Kolom
    aantal: Kolom
    deler: Kolom
    stel: Kolom
    teller: Kolom
    noemer: Kolom


class Woorden:
    """Verschillende teksten met een nummer."""

    def __init__(self) -> None:
        """Begin zonder teksten."""
        self._nummers: dict[str, int] = {}

    def nummer(self, tekst: str) -> int:
        """Het nummer van een tekst; een nieuwe krijgt het volgende."""
        return self._nummers.setdefault(tekst, len(self._nummers))

    @property
    def teksten(self) -> list[str]:
        """De teksten op nummer."""
        return list(self._nummers)


def samen(delen: Sequence[Regels]) -> Regels:
    """Regels achter elkaar."""
    return Regels(*(np.concatenate(kolommen) for kolommen in zip(*delen, strict=True)))


def kies(regels: Regels, welke: Kolom) -> Regels:
    """Deze regels, in deze volgorde."""
    return Regels(*(kolom[welke] for kolom in regels))


def geboekt(  # noqa: PLR0913, PLR0917
    w: Woningen, saldi: Saldi, rubrieken: Sequence[int], telt: Masker, woorden: Woorden, stelnamen: Woorden
) -> Regels:
    """Alle geboekte regels van de woningen die tellen.

    Args:
        rubrieken: de rubrieken van het stelsel, op volgorde.
        stelnamen: de namen van de stellen.
    """
    rang = {SLOT: len(rubrieken), **{nummer: i for i, nummer in enumerate(rubrieken)}}
    leeg = Regels(*(np.zeros(0, np.int64) for _ in Regels._fields))
    stellen = np.array([stelnamen.nummer(naam) if naam else -1 for naam in w.groep.stellen], np.int64)
    return samen(
        [leeg, *(deel for b in saldi.boekingen for deel in _van_boeking(w, b, rang, telt, (woorden, stellen)))]
    )


def _van_boeking(
    w: Woningen, boeking: Boeking, rang: dict[int, int], telt: Masker, namen: tuple[Woorden, Kolom]
) -> Iterator[Regels]:
    post, (woorden, stellen) = boeking.post, namen
    toont = post.aantal if post.teller is None else post.teller
    if toont is None:
        return
    n = _lengte(w, post)
    welke = np.flatnonzero(_kolom(toont, n))
    plaats = welke if post.plaats is None else post.plaats[welke]
    woning, groep, ruimte = _ouders(w, post, plaats)
    if not telt.all():
        hier = telt[woning]
        welke, plaats, woning = welke[hier], plaats[hier], woning[hier]
        groep, ruimte = (None if x is None else x[hier] for x in (groep, ruimte))
    if not len(welke):
        return
    m = len(welke)
    deler = _kolom(1, m) if groep is None else w.groep.deler[groep]
    yield Regels(
        woning=woning,
        rang=_rang(w, boeking, rang, groep, m),
        fase=_kolom(NA if post.na_afronding else VOOR, m),
        post=_namen(w, post, plaats, woorden),
        artikel=_kolom(woorden.nummer(boeking.artikel), m),
        eenheid=_kolom(woorden.nummer(post.eenheid), m),
        ruimte=_kolom(-1, m) if ruimte is None else ruimte,
        aantal=_kolom(GEEN, m) if post.aantal is None else _kolom(post.aantal, n)[welke] * (MM2 // post.schaal),
        deler=w.groep.adressen[groep] if post.per_adres and groep is not None else deler,
        stel=stellen[groep] if len(stellen) and groep is not None and ruimte is None else _kolom(-1, m),
        teller=_kolom(0, m) if post.teller is None else _kolom(post.teller, n)[welke],
        noemer=deler if post.deler is None else deler * _kolom(post.deler, n)[welke],
    )


def _kolom(x: object, n: int) -> Kolom:
    uit: Kolom = np.broadcast_to(np.asarray(x).astype(np.int64, copy=False), (n,))
    return uit


def _lengte(w: Woningen, post: Post) -> int:
    if post.plaats is not None:
        return len(post.plaats)
    return w.n if post.niveau == "woning" else int(getattr(w, post.niveau).n)


def _ouders(w: Woningen, post: Post, plaats: Kolom) -> tuple[Kolom, Kolom | None, Kolom | None]:
    """De woning, de groep en de ruimte van elk element."""
    if post.niveau == "woning":
        return plaats, None, None
    ruimte = None
    if post.niveau != "groep":
        ruimte = w.voorziening.ouder[plaats] if post.niveau == "voorziening" else plaats
    groep = plaats if ruimte is None else w.ruimte.ouder[ruimte]
    return w.groep.ouder[groep], groep, ruimte


def _rang(w: Woningen, boeking: Boeking, rang: dict[int, int], groep: Kolom | None, n: int) -> Kolom:
    """Wat met andere adressen wordt gedeeld, hoort in de rubriek van het gedeelde."""
    eigen = rang[boeking.rubriek]
    if groep is None or boeking.gedeeld == boeking.rubriek or not w.is_gedeeld:
        return _kolom(eigen, n)
    return np.where(w.groep.adressen[groep] == 1, eigen, rang[boeking.gedeeld])


def _namen(w: Woningen, post: Post, plaats: Kolom, woorden: Woorden) -> Kolom:
    if not post.per_soort:
        return _kolom(woorden.nummer(post.id), len(plaats))
    nummers = np.array([woorden.nummer(naam) for naam in VOORZIENINGSOORTEN], np.int64)
    uit: Kolom = nummers[w.voorziening.soort[plaats]]
    return uit
