"""Prijsopslagen van art. 8a Bhw en het segment naar punten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.recht.laden import onderwerp
from huurstelsel.recht.tabellen import tarieven
from huurstelsel.reken.datums import jaren_verder
from huurstelsel.reken.getallen import PUNT, Kolom, Masker, element, niet, waar
from huurstelsel.uitkomst import Opslag, Segment

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.recht.tabellen import Tarief

LAAG, MIDDEN, HOOG = 0, 1, 2
SEGMENTEN = (Segment.LAAG, Segment.MIDDEN, Segment.HOOG)


@dataclass(frozen=True, slots=True)
class Opslagen:
    """Welke opslagen gelden, per woning.

    Attributes:
        procent: som van de opslagen in hele procenten; percentages worden opgeteld voordat zij worden toegepast.
    """

    rijksmonument: Masker
    monument: Masker
    nieuwbouw: Masker
    gezicht: Masker
    procent: Kolom


def segment(punten: Kolom, p: Parameters) -> Kolom:
    """0 laag, 1 midden, 2 hoog naar hele punten (art. 2 lid 1 Bhw; vóór elke opslag, art. 8a lid 6)."""
    midden: Masker = punten * PUNT >= p.midden_vanaf
    hoog: Masker = punten * PUNT >= p.hoog_vanaf
    return midden * 1 + hoog


def opslagen(w: Woningen, punten: Kolom, p: Parameters, tarief: Tarief, *, altijd_laag: bool) -> Opslagen:
    """De opslagen van art. 8a Bhw bij een puntental.

    Args:
        punten: hele punten, met de 50 punten van een oud rijksmonument.
        altijd_laag: het stelsel kent geen middensegment en dus geen opslag voor nieuwbouw (lid 4).
    """
    monument = w.gemeentelijk_monument | w.provinciaal_monument
    rijks = w.rijksmonument & (w.ondertekend >= p.nieuw_contract_vanaf)
    gezicht = (
        w.gezicht & (w.bouwjaar > 0) & (w.bouwjaar < p.gezicht_gebouwd_voor) & niet(monument) & niet(w.rijksmonument)
    )
    nieuwbouw = _nieuwbouw(w, punten, p, tarief) & (not altijd_laag)
    procent = rijks * p.rijksmonument + monument * p.monument + nieuwbouw * p.nieuwbouw + gezicht * p.gezicht
    if p.kiest("rijks_en_gemeentelijk_monument", "hoogste"):
        procent = procent - (rijks & monument) * p.monument
        monument = monument & niet(rijks)
    return Opslagen(rijks, monument, nieuwbouw, gezicht, procent)


def _nieuwbouw(w: Woningen, punten: Kolom, p: Parameters, tarief: Tarief) -> Masker:
    """Lid 4: middensegment, na 1 juli 2024 voor het eerst gebruikt, bouw gestart vóór 2028, twintig jaar vanaf het gebruik."""
    kwaliteit = punten
    if p.kiest("nieuwbouwopslag_na_50_punten", "zonder_50_punten"):
        kwaliteit = punten - (w.rijksmonument & (w.ondertekend >= 0) & (w.ondertekend < p.nieuw_contract_vanaf)) * (
            p.rijksmonument_punten // PUNT
        )
    midden: Masker = segment(kwaliteit, p) == MIDDEN
    if p.kiest("nieuwbouwopslag_segment", "punten_of_aanvangshuur"):
        laag, hoog = _grenzen_bij_aanvang(w, p, tarief)
        midden = midden | ((w.huurprijs > laag) & (w.huurprijs <= hoog))
    gebruik = w.eerste_ingebruikname
    nieuw: Masker = (gebruik > p.nieuwbouw_gebruik_na) & (
        gebruik > jaren_verder(p.peildatum, -p.nieuwbouw_duur).toordinal()
    )
    start = waar(w.start_bouw >= 0, w.start_bouw, gebruik)  # wat in gebruik is, was eerder gestart
    gestart: Masker = (start >= 0) & (start < p.nieuwbouw_start_voor)
    return midden & nieuw & gestart


def _grenzen_bij_aanvang(w: Woningen, p: Parameters, tarief: Tarief) -> tuple[Kolom, Kolom]:
    """Lage grens en het bedrag bij 186 punten toen de huur inging (art. 1 Huisvestingswet 2014); onbekend: op de peildatum."""
    aanvang = waar(w.ingangsdatum < 0, p.peildatum.toordinal(), w.ingangsdatum)
    grenzen = onderwerp("opslagen")["lage_huurgrens"].waarden
    tabellen = [t for t in tarieven(tarief.soort) if t.vanaf >= grenzen[0].vanaf]
    bij_186 = [int(t.maximale_huurprijs(np.array([p.hoog_vanaf // PUNT - 1]))[0]) for t in tabellen]
    return _geldend([(g.vanaf, g.waarde) for g in grenzen], aanvang), _geldend(
        [(t.vanaf, bedrag) for t, bedrag in zip(tabellen, bij_186, strict=True)], aanvang
    )


def _geldend(gedateerd: list[tuple[date, int]], dag: Kolom) -> Kolom:
    """Het bedrag dat op elke dag geldt; vóór het eerste bedrag het eerste."""
    vanaf = np.array([datum.toordinal() for datum, _ in gedateerd])
    return np.array([bedrag for _, bedrag in gedateerd], np.int64)[np.maximum(vanaf.searchsorted(dag, "right") - 1, 0)]


def met_opslag(centen: Kolom, procent: Kolom, p: Parameters) -> Kolom:
    """Maximale huurprijs vermeerderd met de opslagen, in hele eurocenten volgens de keuze afronding_opslag.

    De wet rondt hier niet af; naar beneden is het hoogste bedrag in centen dat het maximum niet te boven gaat.
    """
    bij = {"naar_beneden": 0, "rekenkundig": 50, "naar_boven": 99}
    keuze = next(naam for naam in bij if p.kiest("afronding_opslag", naam))
    return (centen * (100 + procent) + bij[keuze] * (procent > 0)) // 100


def beschrijf(o: Opslagen, w: Woningen, i: int, p: Parameters) -> tuple[Opslag, ...]:
    """De opslagen van woning i met hun bepaling en reden."""
    einde = (
        jaren_verder(date.fromordinal(element(w.eerste_ingebruikname, i)), p.nieuwbouw_duur)
        if element(o.nieuwbouw, i)
        else None
    )
    alle = (
        (
            o.rijksmonument,
            "rijksmonument",
            p.rijksmonument,
            "rijksmonument, huurovereenkomst gesloten op of na 1 juli 2024",
            None,
        ),
        (o.monument, "gemeentelijk_of_provinciaal_monument", p.monument, "gemeentelijk of provinciaal monument", None),
        (
            o.nieuwbouw,
            "nieuwbouw",
            p.nieuwbouw,
            "middensegment, na 1 juli 2024 voor het eerst in gebruik, bouw gestart vóór 2028",
            einde,
        ),
        (
            o.gezicht,
            "beschermd_gezicht",
            p.gezicht,
            "rijksbeschermd stads- of dorpsgezicht, gebouwd vóór 1965, geen monument",
            None,
        ),
    )
    artikelen = {"rijksmonument": 1, "gemeentelijk_of_provinciaal_monument": 3, "nieuwbouw": 4, "beschermd_gezicht": 5}
    return tuple(
        Opslag(id_, procent, f"Bhw art. 8a lid {artikelen[id_]}", reden, tot)
        for masker, id_, procent, reden, tot in alle
        if element(masker, i)
    )
