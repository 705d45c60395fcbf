"""De controle van de indexering als tekst en als JSON: elk gepubliceerd bedrag tegen zijn regel, en de verschillen."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, Any

from huurstelsel.recht.indexatie_bedragen import naam_van
from huurstelsel.recht.indexatie_controle import GELIJK, NIET_TE_CONTROLEREN, PAST, VERSCHIL
from huurstelsel.recht.indexatie_tabellen import tegenspraak
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import decimaal, euro, nederlands
from huurstelsel.uitleg.als_json import bedrag
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij
from huurstelsel.uitleg.indexatie import afronding, procent
from huurstelsel.uitleg.tekst import GEEN_RECHTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from huurstelsel.recht.indexatie_bedragen import Indexregel
    from huurstelsel.recht.indexatie_controle import Controle
    from huurstelsel.recht.indexatie_tabellen import Coropcontrole, Tabelcontrole

_LEGENDA = (
    "Per bedrag: de dag, de index, het gepubliceerde en het berekende bedrag. Gelijk: volgt uit een gepubliceerde index. Past: volgt uit een index "
    "die uit dit bedrag, en zo mogelijk uit andere van dat jaar samen, is afgeleid."
)


def controle_als_tekst(
    controles: Sequence[Controle],
    tabellen: Sequence[Tabelcontrole],
    corop: Sequence[Coropcontrole],
    breedte: int = 80,
    *,
    kleur: bool = False,
) -> str:
    """Elk gepubliceerd bedrag tegen de regel, de verschillen, en wat niet te controleren is."""
    blad = Blad(breedte, kleur=kleur)
    blad.alinea("Indexering: elk gepubliceerd bedrag tegen de regel", VET)
    blad.alinea(_LEGENDA)
    for regel, deel in groupby(controles, lambda c: c.regel):
        blad.wit()
        _regel(regel, list(deel), blad)
    if tabellen:
        blad.wit()
        _tabellen(tabellen, blad)
    if corop:
        blad.wit()
        _corop(corop, blad)
    _slot(controles, tabellen, blad)
    blad.wit()
    blad.alinea(GEEN_RECHTEN, DOF)
    return "\n".join(blad.regels) + "\n"


def _regel(regel: Indexregel, deel: list[Controle], blad: Blad) -> None:
    blad.alinea(regel.naam, VET)
    blad.alinea(f"{afronding(regel)}; index: {regel.index}", inspringen=2)
    for tekst in regel.teksten:
        blad.alinea(f"vanaf {in_woorden(tekst.vanaf)}: {tekst.zin} [{tekst.artikel}]", inspringen=2)
    if regel.toelichting:
        blad.alinea(regel.toelichting, inspringen=2)
    for reeks, rij in groupby(deel, lambda c: c.reeks):
        blad.alinea(f"{naam_van(reeks)} ({reeks})", inspringen=2)
        blad.tabel([Rij(_cellen(c), 4, 6) for c in rij], rechts=(1, 2, 3))


def _cellen(c: Controle) -> tuple[str, ...]:
    index = "" if c.index is None else " of ".join(procent(p) for p in c.index.percentages)
    samen = f" ({c.index.uit} samen)" if c.index is not None and c.uitkomst == PAST and c.index.uit > 1 else ""
    return in_woorden(c.vanaf), index, euro(c.gepubliceerd), _berekend(c), f"{c.uitkomst}{samen}"


def _berekend(c: Controle) -> str:
    if c.laag is None or c.hoog is None:
        return "–"
    return euro(c.laag) if c.laag == c.hoog else f"{euro(c.laag)} of {euro(c.hoog)}"


def _tabellen(tabellen: Sequence[Tabelcontrole], blad: Blad) -> None:
    blad.alinea("Huurtabellen", VET)
    zin = "naar boven op hele eurocenten, na afkappen op een tiende cent; tot en met 2023 op 1 juli met de stijging van de consumentenprijzen, sinds 2025 op 1 januari met de index van de maximale huurgrens [Bhw art. 12 lid 2, oud en nieuw]"
    blad.alinea(zin, inspringen=2)
    blad.alinea("Een afgeleide tabel is zelf zo berekend: daarvan is alleen de index gecontroleerd.", inspringen=2)
    for soort, deel in groupby(tabellen, lambda t: t.soort):
        blad.alinea(soort, inspringen=2)
        blad.tabel([Rij(_tabelcellen(t), 4, 6) for t in deel], rechts=(1, 2))


def _tabelcellen(t: Tabelcontrole) -> tuple[str, ...]:
    index = {True: "index klopt", False: "index wijkt af", None: "index niet gezien"}[t.klopt]
    return in_woorden(t.vanaf), procent(t.percentage), f"{t.gelijk} van {t.rijen}", t.zekerheid, index


def _corop(corop: Sequence[Coropcontrole], blad: Blad) -> None:
    blad.alinea("Gemiddelde WOZ-waarde per m² per COROP-gebied", VET)
    zin = "elk gebied met zijn eigen wijziging van de eigenwoningwaarden, naar boven op hele euro's [Bhw bijlage I.B, onderdeel 11.2]; die wijzigingen zijn niet gepubliceerd gezien"
    blad.alinea(zin, inspringen=2)
    for c in corop:
        blad.alinea(f"1 januari {c.jaar}: {c.past} van {c.gebieden} gebieden; {c.zin}", inspringen=4)


def _slot(controles: Sequence[Controle], tabellen: Sequence[Tabelcontrole], blad: Blad) -> None:
    blad.wit()
    blad.alinea("Verschillen", VET)
    for zin in [*verschillen(controles, tabellen)] or ["geen"]:
        blad.alinea(f"- {zin}", inspringen=2)
    blad.wit()
    blad.alinea("Niet te controleren", VET)
    for wat, waarom in NIET_TE_CONTROLEREN:
        blad.alinea(f"- {wat}: {waarom}", inspringen=2)
    blad.wit()
    blad.alinea(samenvatting(controles, tabellen))


def verschillen(controles: Iterable[Controle], tabellen: Iterable[Tabelcontrole]) -> Iterator[str]:
    """Elk bedrag dat niet uit de regel volgt, en waar bronnen elkaar tegenspreken."""
    for c in controles:
        if c.uitkomst == VERSCHIL:
            yield f"{naam_van(c.reeks)}, {in_woorden(c.vanaf)}: gepubliceerd {euro(c.gepubliceerd)}, berekend {_berekend(c)}. {c.zin}"
        elif c.zin:
            yield f"{naam_van(c.reeks)}, {in_woorden(c.vanaf)}: {c.zin}"
    for t in tabellen:
        for r in t.anders:
            rijen = f"{r.van} punten" if r.van == r.tot_en_met else f"{r.van} tot en met {r.tot_en_met} punten"
            yield f"Huurtabel {t.soort}, {in_woorden(t.vanaf)}, {rijen}: gepubliceerd {euro(r.gepubliceerd)}, berekend {euro(r.berekend)}. {r.zin}"
        for b in tegenspraak(t.soort, t.vanaf):
            yield f"Huurtabel {t.soort}, {in_woorden(t.vanaf)}, {b.van} punten: {b.zin}"


def samenvatting(controles: Sequence[Controle], tabellen: Sequence[Tabelcontrole]) -> str:
    """Hoeveel bedragen er zijn gecontroleerd, en met welke uitkomst."""
    telling = Counter(c.uitkomst for c in controles)
    gedrukt = [t for t in tabellen if t.zekerheid != "afgeleid"]
    rijen, gelijk = sum(t.rijen for t in gedrukt), sum(t.gelijk for t in gedrukt)
    zin = f"{telling[GELIJK]} bedragen volgen uit een gepubliceerde index, {telling[PAST]} uit een index die uit de bedragen zelf is afgeleid, {telling[VERSCHIL]} niet."
    if not tabellen:
        return zin
    return f"{zin} Van {len(gedrukt)} gedrukte huurtabellen volgen {nederlands(Fraction(gelijk))} van {nederlands(Fraction(rijen))} rijen uit hun voorganger."


def controle_als_dict(
    controles: Sequence[Controle], tabellen: Sequence[Tabelcontrole], corop: Sequence[Coropcontrole]
) -> dict[str, Any]:
    """De controle als woordenboek voor JSON."""
    return {
        "bedragen": [_controle(c) for c in controles],
        "huurtabellen": [_tabel(t) for t in tabellen],
        "corop": [
            {"waardepeildatum": f"{c.jaar}-01-01", "gebieden": c.gebieden, "past": c.past, "zin": c.zin} for c in corop
        ],
        "verschillen": list(verschillen(controles, tabellen)),
        "niet_te_controleren": [{"wat": wat, "waarom": waarom} for wat, waarom in NIET_TE_CONTROLEREN],
        "samenvatting": samenvatting(controles, tabellen),
    }


def _controle(c: Controle) -> dict[str, Any]:
    index = c.index
    return {
        "regel": c.regel.id,
        "parameter": c.reeks,
        "artikel": c.regel.tekst(c.vanaf).artikel,
        "afronding": afronding(c.regel),
        "vanaf": c.vanaf.isoformat(),
        "oud": bedrag(c.oud),
        "index_procent": [] if index is None else [decimaal(p, 4) for p in index.percentages],
        "index_gepubliceerd": index is not None and index.gepubliceerd,
        "gepubliceerd": bedrag(c.gepubliceerd),
        "berekend_laagst": None if c.laag is None else bedrag(c.laag),
        "berekend_hoogst": None if c.hoog is None else bedrag(c.hoog),
        "uitkomst": c.uitkomst,
        "zin": c.zin,
    }


def _tabel(t: Tabelcontrole) -> dict[str, Any]:
    return {
        "soort": t.soort,
        "vanaf": t.vanaf.isoformat(),
        "zekerheid": t.zekerheid,
        "index_procent": decimaal(t.percentage, 4),
        "index_bron": t.bron,
        "index_klopt": t.klopt,
        "rijen": t.rijen,
        "gelijk": t.gelijk,
        "anders": [
            {
                "van": r.van,
                "tot_en_met": r.tot_en_met,
                "berekend": bedrag(r.berekend),
                "gepubliceerd": bedrag(r.gepubliceerd),
                "zin": r.zin,
            }
            for r in t.anders
        ],
    }
