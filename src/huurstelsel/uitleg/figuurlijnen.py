"""Welke lijnen in de figuur van een tijdlijn staan: hun waarde per periode, hun naam en hun uiterlijk. Vraagt geen matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.regels.regel import WBH
from huurstelsel.reken.schrijven import euro, geheel
from huurstelsel.uitleg.tijdlijn import dag_kort, overeengekomen
from huurstelsel.verloop import EEN_DAG

if TYPE_CHECKING:
    from huurstelsel.tijdlijn import Periode, Tijdlijn
    from huurstelsel.uitkomst import Uitkomst

INKT, GRIJS = "#1a1a1a", "#555555"
BLAUW, BRUIN = "#154273", "#a04000"

Schrijf = Callable[[int], str]


class Vlak(NamedTuple):
    """De waarde van een lijn in één periode; `hoog` is `None` zonder bovengrens."""

    van: int
    tot: int
    laag: int
    hoog: int | None


class Lijn(NamedTuple):
    """Een lijn met haar naam en haar uiterlijk."""

    naam: str
    vlakken: tuple[Vlak, ...]
    kleur: str
    dikte: float
    streep: Any = "-"


def gewaardeerde_perioden(t: Tijdlijn) -> list[tuple[Periode, Uitkomst]]:
    """De perioden die te waarderen zijn, elk met haar uitkomst."""
    return [(periode, periode.kant.uitkomst) for periode in t.perioden if periode.kant is not None]


def dagbereik(t: Tijdlijn) -> tuple[int, int]:
    """Van de eerste tot de laatste dag die te waarderen is."""
    gewaardeerd = gewaardeerde_perioden(t)
    return gewaardeerd[0][0].vanaf.toordinal(), (gewaardeerd[-1][0].tot_en_met + EEN_DAG).toordinal()


def _van_uitkomst(t: Tijdlijn, waarde: Callable[[Uitkomst], tuple[int, int | None]]) -> tuple[Vlak, ...]:
    return tuple(
        Vlak(p.vanaf.toordinal(), (p.tot_en_met + EEN_DAG).toordinal(), *waarde(u)) for p, u in gewaardeerde_perioden(t)
    )


def puntenvlakken(t: Tijdlijn) -> tuple[Vlak, ...]:
    """De punten; waar een andere schaal begint, stopt de lijn een dag eerder, want die punten zijn niet te vergelijken."""
    vlakken = _van_uitkomst(t, lambda u: (u.punten_minimaal, u.punten_maximaal))
    schalen = [p.kant.tarief.hoogste for p in t.perioden if p.kant is not None]
    anders = [*(voor != na for voor, na in pairwise(schalen)), False]
    return tuple(v._replace(tot=v.tot - nieuw) for v, nieuw in zip(vlakken, anders, strict=True))


def kale_vlakken(t: Tijdlijn) -> tuple[Vlak, ...]:
    """De maximale huurprijs zonder opslag."""
    return _van_uitkomst(t, lambda u: _huur(u, "maximaal"))


def verhoogde_vlakken(t: Tijdlijn) -> tuple[Vlak, ...]:
    """De maximale huurprijs met opslag."""
    return _van_uitkomst(t, lambda u: _huur(u, "maximaal_met_opslag"))


def puntlijnen(t: Tijdlijn) -> list[Lijn]:
    """De punten, en de grenzen tussen de segmenten."""
    return [
        Lijn("punten", puntenvlakken(t), BLAUW, 2.2),
        *_grenslijn(t, "midden_vanaf", "midden vanaf {}", geheel, (0, (6, 3))),
        *_grenslijn(t, "hoog_vanaf", "hoog vanaf {}", geheel, (0, (2, 2))),
    ]


def huurlijnen(t: Tijdlijn) -> list[Lijn]:
    """De maximale huur, waar er een opslag is ook daarmee, en wat er naast te leggen is."""
    kaal = kale_vlakken(t)
    met_opslag = tuple(vlak for vlak in verhoogde_vlakken(t) if vlak not in kaal)
    lijnen = [Lijn("maximale huur,\nkaal" if met_opslag else "maximale huur", kaal, BLAUW, 2.2)]
    if met_opslag:
        lijnen.append(Lijn("maximale huur\nmet opslag", met_opslag, BRUIN, 2.0, (0, (7, 1.5))))
    return [*lijnen, *_huurgrenzen(t), *_afgesproken(t)]


def _huur(u: Uitkomst, veld: str) -> tuple[int, int | None]:
    hoogst = u.huurprijs_hoogst
    return getattr(u.huurprijs, veld), None if hoogst is None else getattr(hoogst, veld)


def _huurgrenzen(t: Tijdlijn) -> Iterator[Lijn]:
    soorten = dict.fromkeys("liberalisatiegrens" if g.liberalisatiegrens else "lage huurgrens" for g in t.grenzen)
    naam = "\n".join(soorten) if len(soorten) < 2 else f"lage huurgrens;\ntot {_wbh()}\nliberalisatiegrens"
    yield from _grenslijn(t, "lage_huurgrens", naam, euro, (0, (6, 3)))
    hoogste = {g.hoog_vanaf - 1 for g in t.grenzen if g.hoog_vanaf is not None}
    yield from _grenslijn(t, "hoogste_midden", f"huur bij {max(hoogste, default=0)}\npunten", euro, (0, (2, 2)))


def _wbh() -> str:
    return dag_kort(WBH)


def _grenslijn(t: Tijdlijn, veld: str, naam: str, schrijf: Schrijf, streep: object) -> Iterator[Lijn]:
    """Een grens over de dagen waarop zij bestaat; in de naam komt haar laatste waarde."""
    vlakken = tuple(
        Vlak(g.vanaf.toordinal(), (g.tot_en_met + EEN_DAG).toordinal(), getattr(g, veld), getattr(g, veld))
        for g in t.grenzen
        if getattr(g, veld) is not None
    )
    if vlakken:
        yield Lijn(naam.format(schrijf(vlakken[-1].laag)), vlakken, GRIJS, 1.1, streep)


def _afgesproken(t: Tijdlijn) -> Iterator[Lijn]:
    """De overeengekomen huurprijs, vanaf de dag waarop de huur ingaat."""
    bedrag, (begin, eind) = overeengekomen(t), dagbereik(t)
    ingang = t.document.contract.ingangsdatum
    vanaf = begin if ingang is None else max(begin, ingang.toordinal())
    if bedrag is not None and vanaf < eind:
        vlak = Vlak(vanaf, eind, bedrag, bedrag)
        yield Lijn(f"overeengekomen\n{euro(bedrag)}", (vlak,), INKT, 1.8, (0, (1, 1.2)))
