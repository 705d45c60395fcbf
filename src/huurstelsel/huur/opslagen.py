"""Prijsopslagen van art. 8a Bhw en het segment: naar punten, en vóór de Wet betaalbare huur naar het bedrag."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.recht.laden import onderwerp
from huurstelsel.recht.tabellen import tarieven
from huurstelsel.regels.regel import WBH
from huurstelsel.reken.datums import in_woorden, jaren_verder
from huurstelsel.reken.getallen import PUNT, Kolom, Masker, element, niet, waar
from huurstelsel.uitkomst import Opslag, Segment

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.recht.tabellen import Tarief

LAAG, MIDDEN, HOOG, GEREGULEERD, VRIJ = 0, 1, 2, 3, 4
SEGMENTEN = (Segment.LAAG, Segment.MIDDEN, Segment.HOOG, Segment.GEREGULEERD, Segment.VRIJ)


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


def segmenten(punten: Kolom, maximaal: Kolom, met_opslag: Kolom, p: Parameters) -> Kolom:
    """Het segment bij hele punten en hun huurprijs in eurocenten.

    Zonder grens in punten voor het middensegment beslist het bedrag: de liberalisatiegrens (art. 2 Bhw vóór de Wet betaalbare huur), waarbij
    de opslag meetelt tenzij een voorstel haar uitsluit (art. 8a lid 3 van het ontwerpbesluit van 2023).
    """
    if p.geldt("midden_vanaf"):
        return segment(punten, p)
    boven = (met_opslag if p.segment_na_opslag else maximaal) > p.lage_huurgrens
    if not p.geldt("hoog_vanaf"):
        return waar(boven, VRIJ, GEREGULEERD)
    return waar(boven, waar(punten * PUNT >= p.hoog_vanaf, HOOG, MIDDEN), LAAG)


def opslagen(w: Woningen, punten: Kolom, p: Parameters, tarief: Tarief, *, altijd_laag: bool) -> Opslagen:
    """De opslagen van art. 8a Bhw bij een puntental.

    Args:
        punten: hele punten, met de 50 punten van een oud rijksmonument.
        altijd_laag: het stelsel kent geen middensegment en dus geen opslag voor nieuwbouw (lid 4).
    """
    if not p.geldt("monument"):
        return _opslagen_voor_wbh(w, punten, p, tarief, altijd_laag=altijd_laag)
    monument = w.gemeentelijk_monument | w.provinciaal_monument
    rijks = w.rijksmonument & (w.ondertekend >= p.nieuw_contract_vanaf)
    gezicht = (
        w.gezicht & (w.bouwjaar > 0) & (w.bouwjaar < p.gezicht_gebouwd_voor) & niet(monument) & niet(w.rijksmonument)
    )
    nieuwbouw = _middensegment(w, punten, p, tarief) & _nieuwbouw(w, p) & (not altijd_laag)
    procent = rijks * p.rijksmonument + monument * p.monument + nieuwbouw * p.nieuwbouw + gezicht * p.gezicht
    if p.kiest("rijks_en_gemeentelijk_monument", "hoogste"):
        procent = procent - (rijks & monument) * p.monument
        monument = monument & niet(rijks)
    return Opslagen(rijks, monument, nieuwbouw, gezicht, procent)


def _opslagen_voor_wbh(w: Woningen, punten: Kolom, p: Parameters, tarief: Tarief, *, altijd_laag: bool) -> Opslagen:
    """Art. 8a Bhw vóór de Wet betaalbare huur: alleen het rijksbeschermd gezicht; een voorstel kan een opslag voor nieuwbouw toevoegen."""
    geen: Masker = w.rijksmonument & niet(w.rijksmonument)
    gezicht = (
        w.gezicht
        & (w.bouwjaar > 0)
        & (w.bouwjaar < p.gezicht_gebouwd_voor)
        & niet(w.rijksmonument)
        & w.kosten_instandhouding
    )
    nieuwbouw, procent = geen, gezicht * p.gezicht
    if p.geldt("nieuwbouw") and not altijd_laag:
        maximaal = tarief.maximale_huurprijs(punten)
        nieuwbouw = (segmenten(punten, maximaal, maximaal, p) == MIDDEN) & _nieuwbouw(w, p)
        procent = procent + nieuwbouw * p.nieuwbouw
    return Opslagen(geen, geen, nieuwbouw, gezicht, procent)


def _middensegment(w: Woningen, punten: Kolom, p: Parameters, tarief: Tarief) -> Masker:
    """Of de woonruimte voor lid 4 in het middensegment valt."""
    kwaliteit = punten
    if p.kiest("nieuwbouwopslag_na_50_punten", "zonder_50_punten"):
        kwaliteit = punten - (w.rijksmonument & (w.ondertekend >= 0) & (w.ondertekend < p.nieuw_contract_vanaf)) * (
            p.rijksmonument_punten // PUNT
        )
    midden: Masker = segment(kwaliteit, p) == MIDDEN
    if p.kiest("nieuwbouwopslag_segment", "punten_of_aanvangshuur"):
        laag, hoog = _grenzen_bij_aanvang(w, p, tarief)
        midden = midden | ((w.huurprijs > laag) & (w.huurprijs <= hoog))
    return midden


def _nieuwbouw(w: Woningen, p: Parameters) -> Masker:
    """Lid 4: na een datum voor het eerst gebruikt, bouw gestart vóór een datum, een aantal jaren vanaf het gebruik."""
    gebruik = w.eerste_ingebruikname
    nieuw: Masker = (gebruik > p.nieuwbouw_gebruik_na) & (
        gebruik > jaren_verder(p.peildatum, -p.nieuwbouw_duur).toordinal()
    )
    start = waar(w.start_bouw >= 0, w.start_bouw, gebruik)  # wat in gebruik is, was eerder gestart
    gestart: Masker = (start >= 0) & (start < p.nieuwbouw_start_voor)
    return nieuw & gestart


def _grenzen_bij_aanvang(w: Woningen, p: Parameters, tarief: Tarief) -> tuple[Kolom, Kolom]:
    """Lage grens en het bedrag bij 186 punten toen de huur inging (art. 1 Huisvestingswet 2014); onbekend: op de peildatum."""
    aanvang = waar(w.ingangsdatum < 0, p.peildatum.toordinal(), w.ingangsdatum)
    grenzen = [g for g in onderwerp("opslagen")["lage_huurgrens"].waarden if g.vanaf >= WBH]
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
    uit = []
    for id_, masker in (
        ("rijksmonument", o.rijksmonument),
        ("gemeentelijk_of_provinciaal_monument", o.monument),
        ("nieuwbouw", o.nieuwbouw),
        ("beschermd_gezicht", o.gezicht),
    ):
        if element(masker, i):
            naam = _PARAMETER[id_]
            einde = date.fromordinal(element(w.eerste_ingebruikname, i)) if id_ == "nieuwbouw" else None
            tot = None if einde is None else jaren_verder(einde, p.nieuwbouw_duur)
            uit.append(Opslag(id_, getattr(p, naam), p.bron(naam).artikel, _reden(id_, p), tot))
    return tuple(uit)


_PARAMETER = {
    "rijksmonument": "rijksmonument",
    "gemeentelijk_of_provinciaal_monument": "monument",
    "nieuwbouw": "nieuwbouw",
    "beschermd_gezicht": "gezicht",
}


def _reden(id_: str, p: Parameters) -> str:
    """Waarom de opslag geldt, met de datums en jaren van het recht."""
    if id_ == "rijksmonument":
        return f"rijksmonument, huurovereenkomst gesloten op of na {in_woorden(p.nieuw_contract_vanaf)}"
    if id_ == "gemeentelijk_of_provinciaal_monument":
        return "gemeentelijk of provinciaal monument"
    if id_ == "nieuwbouw":
        start = date.fromordinal(p.nieuwbouw_start_voor)
        voor = str(start.year) if (start.month, start.day) == (1, 1) else in_woorden(p.nieuwbouw_start_voor)
        return f"middensegment, na {in_woorden(p.nieuwbouw_gebruik_na)} voor het eerst in gebruik, bouw gestart vóór {voor}"
    gezicht = f"rijksbeschermd stads- of dorpsgezicht, gebouwd vóór {p.gezicht_gebouwd_voor}"
    return (
        f"{gezicht}, geen monument"
        if p.geldt("monument")
        else f"{gezicht}, geen rijksmonument, gelden besteed voor de instandhouding"
    )
