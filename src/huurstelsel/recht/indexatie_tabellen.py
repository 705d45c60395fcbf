"""De indexering van de huurtabellen en van de gemiddelde WOZ-waarden per COROP-gebied, tegen elke gepubliceerde tabel."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import groupby, pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.recht.gebieden import WOZ_BEKEND_TOT, woz_per_m2
from huurstelsel.recht.indexatie import indexeer, indexeer_naar_hele_euro
from huurstelsel.recht.indexatie_bedragen import maal, regels
from huurstelsel.recht.indexatie_controle import gepubliceerd, indexcijfers
from huurstelsel.recht.tabellen import SOORTEN, tarieven
from huurstelsel.reken.datums import jaren_verder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from huurstelsel.recht.tabellen import Bijzonderheid, Tarief

ARTIKEL_OUD, ARTIKEL = "Bhw art. 12 lid 2 (oud)", "Bhw art. 12 lid 2; Wet op de huurtoeslag art. 27 lid 1"
ARTIKEL_COROP = "Bhw bijlage I.B, onderdeel 11.2"
JAARWISSEL = 2025  # sinds dat jaar wijzigen de tabellen op 1 januari, met de index van de huurtoeslag
MIDDEN, GELIJKGESTELD = 186, 143
"""Het puntental van de middengrens (Bhw art. 2 lid 1), en dat waarvan het bedrag sinds 2025 aan de lage huurgrens gelijk is."""

VERDACHT = "verdacht"


class Rijen(NamedTuple):
    """Aaneengesloten rijen van een tabel die anders zijn dan de regel geeft, met de bedragen van de eerste."""

    van: int
    tot_en_met: int
    berekend: int
    gepubliceerd: int
    zin: str


class Tabelcontrole(NamedTuple):
    """Een huurtabel tegen haar voorganger.

    Attributes:
        bron: waar de index van elders bekend is; `klopt` of hij daar gelijk is, `None` als er geen is.
    """

    soort: str
    vanaf: date
    zekerheid: str
    percentage: Fraction
    bron: str
    klopt: bool | None
    rijen: int
    gelijk: int
    anders: tuple[Rijen, ...]


@cache
def tabelcontroles() -> tuple[Tabelcontrole, ...]:
    """Elke tabel die door indexering uit haar voorganger volgt."""
    return tuple(c for soort in SOORTEN for c in _soort(tarieven(soort)))


def _soort(tabellen: Sequence[Tarief]) -> Iterator[Tabelcontrole]:
    """Langs de tabellen van een soort; van een tabel met een zetfout gaat de volgende uit van het berekende bedrag."""
    verbeterd = tabellen[0].bedragen
    for oud, nieuw in pairwise(tabellen):
        if nieuw.factor is None:
            verbeterd = nieuw.bedragen
            continue
        if len(verbeterd) != len(nieuw.bedragen):
            verbeterd = oud.bedragen
        berekend = indexeer(verbeterd, nieuw.factor)
        yield _tabel(nieuw, nieuw.factor, berekend)
        verbeterd = np.where(_verdacht(nieuw), berekend, nieuw.bedragen)


def _verdacht(tabel: Tarief) -> NDArray[np.bool_]:
    """De rijen met een vermoedelijke zetfout."""
    punten = np.arange(tabel.laagste, tabel.hoogste + 1)
    uit = np.zeros(len(punten), np.bool_)
    for b in tabel.bijzonderheden:
        if b.aard == VERDACHT:
            uit |= (punten >= b.van) & (punten <= b.tot_en_met)
    return uit


def _tabel(tabel: Tarief, factor: Fraction, berekend: NDArray[np.int64]) -> Tabelcontrole:
    anders = np.flatnonzero(berekend != tabel.bedragen)
    bron, klopt = _bron(tabel.vanaf, (factor - 1) * 100)
    return Tabelcontrole(
        soort=tabel.soort,
        vanaf=tabel.vanaf,
        zekerheid=tabel.zekerheid,
        percentage=(factor - 1) * 100,
        bron=bron,
        klopt=klopt,
        rijen=len(berekend),
        gelijk=len(berekend) - len(anders),
        anders=tuple(_rijen(tabel, anders.tolist(), berekend)),
    )


def _rijen(tabel: Tarief, anders: list[int], berekend: NDArray[np.int64]) -> Iterator[Rijen]:
    for _, groep in groupby(enumerate(anders), lambda paar: paar[1] - paar[0]):
        rijen = [i for _, i in groep]
        van, tot = rijen[0] + tabel.laagste, rijen[-1] + tabel.laagste
        zin = next((b.zin for b in tabel.bijzonderheden if _dekt(b, van, tot)), "onverklaard verschil")
        yield Rijen(van, tot, int(berekend[rijen[0]]), int(tabel.bedragen[rijen[0]]), zin)


def _dekt(b: Bijzonderheid, van: int, tot_en_met: int) -> bool:
    return b.van <= van and tot_en_met <= b.tot_en_met and b.aard in {VERDACHT, "afwijking"}


def _bron(vanaf: date, percentage: Fraction) -> tuple[str, bool | None]:
    """Of de factor van een tabel die van een indexcijfer van elders is."""
    if vanaf.year >= JAARWISSEL:
        regel = regels()["lage_huurgrens"]
        index = indexcijfers()[regel.index, vanaf.year]
        return f"{regel.index}, uit {index.uit} andere bedragen", percentage in index.percentages
    if (vanaf.year, vanaf.month) == (2024, 7):
        return "overgang naar de Wet betaalbare huur; geen indexcijfer gezien", None
    inflatie = gepubliceerd(regels()["minimumbijdrage_verhuiskosten"], vanaf.year - 1)
    return f"stijging van de consumentenprijzen in {vanaf.year - 1}", inflatie == percentage


def tegenspraak(soort: str, vanaf: date) -> tuple[Bijzonderheid, ...]:
    """De rijen waarover bronnen verschillen; de tabel houdt wat uit de indexering volgt."""
    return tuple(b for t in tarieven(soort) if t.vanaf == vanaf for b in t.bijzonderheden if b.aard == "tegenspraak")


class Coropcontrole(NamedTuple):
    """De gemiddelden van een waardepeildatum tegen die van een jaar eerder.

    Attributes:
        past: aantal gebieden waarvoor een index met één decimaal precies het gepubliceerde bedrag geeft.
    """

    jaar: int
    gebieden: int
    past: int
    zin: str


def coropcontroles() -> tuple[Coropcontrole, ...]:
    """Elk jaar van de gemiddelden per COROP-gebied; elk gebied heeft een eigen index, en die is niet gepubliceerd."""
    begin, tabel = woz_per_m2(jaren_verder(WOZ_BEKEND_TOT, -1))
    return tuple(_corop(begin + i + 1, oud, nieuw) for i, (oud, nieuw) in enumerate(pairwise(tabel)))


def _corop(jaar: int, oud: NDArray[np.int64], nieuw: NDArray[np.int64]) -> Coropcontrole:
    paren = [(int(a), int(b)) for a, b in zip(oud, nieuw, strict=True) if a]
    past = sum(_heeft_index(a, b) for a, b in paren)
    if past == len(paren):
        zin = "voor elk gebied is er een index met één decimaal die naar boven op hele euro's precies het bedrag geeft"
    else:
        zin = (
            "niet met een index van één decimaal: deze kolom is later vastgesteld, naar de gerealiseerde stijging volgens het CBS "
            "(toelichting bij de Regeling van 20 december 2024); die cijfers zijn niet gezien"
        )
    return Coropcontrole(jaar, len(paren), past, zin)


def _heeft_index(oud: int, nieuw: int) -> bool:
    """Of er een percentage met één decimaal is waarmee het ene bedrag het andere wordt."""
    onder, boven = floor((Fraction(nieuw - 1, oud) - 1) * 1000), ceil((Fraction(nieuw, oud) - 1) * 1000)
    return any(indexeer_naar_hele_euro(oud, maal(Fraction(k, 10))) == nieuw for k in range(onder, boven + 1))
