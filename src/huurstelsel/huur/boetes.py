"""De bestuurlijke boete: welke categorie ten hoogste, met welk bedrag, en wat het beleid van de gemeente zegt (Wgv art. 19; Sr art. 23)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.huur.beslissing import NEE, Bedrag, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.categorieen import Categorie, categorie
from huurstelsel.huur.toezicht import BOETE
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.datums import in_woorden, jaren_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.huur.gemeente import Boeteregel
    from huurstelsel.huur.toezicht import Bevinding, Toezicht

VIERDE, VIJFDE = "vierde categorie", "vijfde categorie"
SR = "Wetboek van Strafrecht art. 23 lid 4"
OMVANG = Melding(
    "verhuurder.woongelegenheden", "Hoeveel woongelegenheden de verhuurder verhuurt; het beleid onderscheidt ernaar."
)


def boete(t: Toezicht) -> Beslissing:
    """Wgv art. 19 lid 1: ten hoogste de vierde categorie, en de vijfde na een boete in de vier jaar vóór de constatering."""
    vraag, id_ = "Kan de gemeente een bestuurlijke boete opleggen?", "boete"
    gevonden = t.overtreedt("boete_artikelen")
    if not gevonden and t.onbeslist:
        return onbeslist(id_, vraag, t.onbeslist)
    artikel = t.p.bron("boete_artikelen").artikel
    if not gevonden:
        return Beslissing(id_, vraag, NEE, (Reden("geen overtreding die met een boete is bedreigd", artikel),))
    return _opgelegd(t, vraag, gevonden)


def _opgelegd(t: Toezicht, vraag: str, gevonden: tuple[Bevinding, ...]) -> Beslissing:
    """De categorie met haar bedrag, en per overtreding wat de gemeente oplegt."""
    eerder = t.eerder("recidive_artikelen", "recidive_jaren", BOETE)
    naam = VIJFDE if eerder else VIERDE
    hoogst = categorie(naam.split()[0], t.dag)
    beleid = [_beleid(t, b, hoogst, herhaald=bool(eerder)) for b in gevonden]
    redenen = (*(Reden(b.zin, f"Wgv art. {b.artikel}") for b in gevonden), *_recidive(t), *_hoogte(hoogst))
    zinnen = dict.fromkeys(reden for deel in beleid for reden in deel.redenen)
    bedragen = (_maximum(hoogst), *(bedrag for deel in beleid for bedrag in deel.bedragen))
    datums = tuple(Datum(f"eerdere boete voor art. {b.bepaling.removeprefix('art. ')}", b.datum) for b in eerder)
    ontbreekt = tuple(dict.fromkeys(m for deel in beleid for m in deel.ontbreekt))
    return Beslissing("boete", vraag, f"ja, {naam}", (*redenen, *zinnen), bedragen, datums, ontbreekt)


def _recidive(t: Toezicht) -> Iterator[Reden]:
    """De eerdere boete die de vijfde categorie opent, of dat er geen is."""
    artikel, jaren = t.p.bron("recidive_artikelen").artikel, t.p.recidive_jaren
    eerder = t.eerder("recidive_artikelen", "recidive_jaren", BOETE)
    if eerder:
        zin = f"op {in_woorden(eerder[-1].datum)} kreeg de verhuurder al een boete: binnen {jaren} jaar vóór de constatering op {in_woorden(t.dag)}"
    else:
        begin, terug = onderwerp("handhaving")["boete_artikelen"].waarden[0].vanaf, jaren_verder(t.dag, -jaren)
        waarom = f"{jaren} jaar vóór de constatering" if terug >= begin else "toen de wet begon te gelden"
        zin = f"geen boete sinds {in_woorden(max(terug, begin))}, {waarom}"
    yield Reden(zin, artikel)
    if len(t.overtreedt("boete_artikelen")) > 1:
        yield Reden("het maximum geldt per overtreding", artikel)


def _hoogte(c: Categorie) -> Iterator[Reden]:
    if not c.gevonden:
        yield Reden("de categorie staat vast, haar bedrag op deze dag is niet gevonden", SR)


def _maximum(c: Categorie) -> Bedrag:
    return Bedrag("wettelijk maximum" if c.gevonden else "laatst bekende wettelijk maximum", c.centen, c.zekerheid)


class _Beleid(NamedTuple):
    """Wat de gemeente voor een overtreding oplegt, en wat daarvoor nog nodig is."""

    bedragen: tuple[Bedrag, ...] = ()
    redenen: tuple[Reden, ...] = ()
    ontbreekt: tuple[Melding, ...] = ()


def _beleid(t: Toezicht, b: Bevinding, hoogst: Categorie, *, herhaald: bool) -> _Beleid:
    """Het bedrag van het beleid, nooit boven de categorie; hangt het van een onbekende omvang af, dan een bereik."""
    g = t.gemeente
    if g is None or not g.boetes:
        return _Beleid()
    regels = [r for r in g.boetes if r.past_bij(b.artikel, t.verhuurder.woongelegenheden)]
    if not regels:
        zin = f"het beleid noemt geen bedrag voor art. {b.artikel} en een verhuurder van deze omvang"
        return _Beleid(redenen=(Reden(zin, g.bron),))
    centen = sorted({min(bedrag_van(r, herhaald=herhaald), hoogst.centen) for r in regels})
    naam, zeker = f"boete van {g.naam} voor art. {b.artikel}", _getoetst(t, hoogst)
    if len(centen) == 1:
        reden = Reden(_zin(regels[0], herhaald=herhaald), g.bron)
        return _Beleid((Bedrag(naam, centen[0], zeker),), (reden,))
    grenzen = (Bedrag(f"{naam}, ten minste", centen[0], zeker), Bedrag(f"{naam}, ten hoogste", centen[-1], zeker))
    return _Beleid(grenzen, (Reden("het bedrag hangt af van de omvang van de verhuurder", g.bron),), (OMVANG,))


def _getoetst(t: Toezicht, hoogst: Categorie) -> str:
    """Zin als het bedrag van het beleid alleen aan een ouder maximum is te toetsen."""
    if hoogst.gevonden:
        return ""
    return f"getoetst aan het wettelijk maximum van {hoogst.jaar}; dat van {t.dag.year} is niet gevonden"


def bedrag_van(regel: Boeteregel, *, herhaald: bool) -> int:
    """Het bedrag van een regel, in eurocenten; zwijgt het beleid over herhaling, dan dat van de eerste keer."""
    return regel.herhaling if herhaald and regel.herhaling is not None else regel.bedrag


def _zin(regel: Boeteregel, *, herhaald: bool) -> str:
    tot = "" if regel.tot_en_met is None else f" tot en met {regel.tot_en_met}"
    omvang = f"een verhuurder van {regel.van}{tot or ' of meer'} woongelegenheden"
    keer = "bij herhaling" if herhaald and regel.herhaling is not None else "de eerste keer"
    if herhaald and regel.herhaling is None:
        keer = "het bedrag van de eerste keer: het beleid noemt er geen bij herhaling"
    return f"het beleid van de gemeente: {omvang}, {keer}"
