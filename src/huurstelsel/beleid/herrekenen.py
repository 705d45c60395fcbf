"""Dezelfde woningen onder veel regelingen: alleen opnieuw rekenen wat een verschil in het recht raakt.

De eerste keer rekent elke regel, en schrijft op welke parameters, tussenuitkomsten en rubrieken zij leest. Verschilt een andere regeling
in een parameter, dan rekent elke regel die haar las opnieuw, en daarna elke regel die iets las wat daardoor anders uitkwam. Van de andere
staat vast dat zij hetzelfde zouden doen: hun boekingen worden overgenomen. Welke regel wat leest staat dus nergens op een lijst.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from huurstelsel.recht.doorgeven import Genoteerd
from huurstelsel.reken.post import Rekening, Saldi
from huurstelsel.waardering import saldeer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.regeling import Regeling
    from huurstelsel.regels.regel import Functie, Regel
    from huurstelsel.reken.breuken import Breuk
    from huurstelsel.reken.getallen import Kolom


class _Kolommen(dict[str, "Kolom"]):
    """Tussenuitkomsten die bijhouden welke er zijn gelezen en geschreven; ook kijken of er een is, is lezen."""

    def __init__(self) -> None:
        super().__init__()
        self.gelezen: set[str] = set()
        self.geschreven: set[str] = set()

    def __getitem__(self, naam: str) -> Kolom:
        self.gelezen.add(naam)
        return super().__getitem__(naam)

    def __setitem__(self, naam: str, kolom: Kolom) -> None:
        self.geschreven.add(naam)
        super().__setitem__(naam, kolom)

    def __contains__(self, naam: object) -> bool:
        self.gelezen.add(str(naam))
        return super().__contains__(naam)

    def get(self, naam: str, anders: Any = None) -> Any:  # noqa: ANN401 - wat de vrager opgeeft
        self.gelezen.add(naam)
        return super().get(naam, anders)


class _Spoor(Saldi):
    """Een grootboek dat bijhoudt welke rubrieken een regel las."""

    kolom: _Kolommen

    def __init__(self, w: Woningen, stap: int) -> None:
        """Begin leeg."""
        super().__init__(w, grootboek=False, stap=stap)
        self.kolom = _Kolommen()
        self.rubrieken_gelezen: set[int] = set()

    def begin(self) -> None:
        """Begin aan een regel: zij heeft nog niets gelezen of geschreven."""
        self.kolom.gelezen, self.kolom.geschreven, self.rubrieken_gelezen = set(), set(), set()

    def punten(self, *rubrieken: int) -> Kolom:
        """Als `Saldi.punten`, met een spoor."""
        self.rubrieken_gelezen.update(rubrieken)
        return super().punten(*rubrieken)

    def exact(self, *rubrieken: int) -> tuple[Kolom, list[Breuk]]:
        """Als `Saldi.exact`, met een spoor."""
        self.rubrieken_gelezen.update(rubrieken)
        return super().exact(*rubrieken)

    def herrekend(self, rubriek: int, verschil: Kolom) -> Kolom:
        """Als `Saldi.herrekend`, met een spoor."""
        self.rubrieken_gelezen.add(rubriek)
        return super().herrekend(rubriek, verschil)


class _Stuk(NamedTuple):
    """Wat een regel op een rubriek boekt; `None` waar zij niets toevoegt.

    Attributes:
        kop: de rekening erna, als de regel haar maximum of afronding zet.
    """

    exact: Kolom | None
    gedeeld: Any
    breuken: tuple[Breuk, ...]
    kop: Rekening | None

    def boek(self, op: Rekening) -> None:
        """Boek hetzelfde op een rekening die verder anders is."""
        if self.exact is not None:
            op.exact = op.exact + self.exact
        if self.gedeeld is not None:
            op.gedeeld = self.gedeeld if op.gedeeld is None else op.gedeeld + self.gedeeld
        op.breuken += self.breuken
        if self.kop is not None:
            op.maximum, op.van_nul_af = self.kop.maximum, self.kop.van_nul_af
            op.stap, op.afronding = self.kop.stap, self.kop.afronding


@dataclass(slots=True, eq=False)
class _Stap:
    """Wat één regel deed.

    Attributes:
        parameters: wat zij ooit las, bij welke woningen ook.
        kolommen, rubrieken: wat zij bij deze woningen las.
        geschreven: haar tussenuitkomsten.
        stukken: per rubriek wat zij boekte.
        na: de rekeningen na haar.
    """

    functie: Functie
    parameters: frozenset[str]
    kolommen: set[str]
    rubrieken: set[int]
    geschreven: dict[str, Kolom]
    stukken: dict[int, _Stuk]
    na: dict[int, Rekening]


class Lezers:
    """De stappen van een regeling, met parameters die per regel bijhouden wat zij leest; te delen door alle brokken."""

    def __init__(self, regeling: Regeling) -> None:
        """Zet voor elke regel een leeg spoor klaar."""
        self.gelezen: list[set[str]] = [set() for _ in regeling.stappen]
        self.stappen: list[tuple[Regel, Parameters]] = [
            (regel, Genoteerd(p, gelezen)) for (regel, p), gelezen in zip(regeling.stappen, self.gelezen, strict=True)
        ]
        self._regeling = regeling
        self._verschillen: dict[Regeling, dict[str, frozenset[str]]] = {}

    def verschil(self, regeling: Regeling) -> dict[str, frozenset[str]]:
        """Per onderwerp waarin een andere regeling verschilt; één keer bepaald."""
        if regeling not in self._verschillen:
            self._verschillen[regeling] = _verschillen(self._regeling, regeling)
        return self._verschillen[regeling]


class Basis:
    """Woningen gewaardeerd onder een regeling, om er andere regelingen naast te leggen.

    Attributes:
        punten: hele punten per woning.
        kolom: de tussenuitkomsten van de regels.
    """

    def __init__(self, w: Woningen, regeling: Regeling, lezers: Lezers | None = None) -> None:
        """Reken elke regel, met haar spoor.

        Args:
            w: ten minste twee woningen (zie `reken.getallen.Kolom`).
            lezers: van dezelfde regeling.
        """
        self.w, self.regeling = w, regeling
        self.lezers = lezers = lezers or Lezers(regeling)
        saldi = _Spoor(w, regeling.bijlage.rubriek_stap)
        self._stappen: list[_Stap] = []
        voor: dict[int, Rekening] = {}
        for (regel, p), gelezen in zip(lezers.stappen, lezers.gelezen, strict=True):
            saldi.begin()
            saldi.boek(regel.rubriek, regel.gedeeld, regel.artikel, regel.functie(w, p, saldi))
            na = saldi.stand()
            self._stappen.append(
                _Stap(
                    regel.functie,
                    frozenset(gelezen),
                    saldi.kolom.gelezen,
                    saldi.rubrieken_gelezen,
                    {naam: dict.__getitem__(saldi.kolom, naam) for naam in saldi.kolom.geschreven},
                    {n: stuk for n, r in na.items() if (stuk := _stuk(voor.get(n), r, w)) is not None},
                    na,
                )
            )
            voor = na
        self.punten: Kolom = saldeer(saldi, regeling.bijlage).punten
        self.kolom: Mapping[str, Kolom] = dict(saldi.kolom)

    def met(self, regeling: Regeling) -> Kolom:
        """Hele punten van dezelfde woningen onder een andere regeling met dezelfde regels in dezelfde volgorde.

        Een regel mag een andere versie hebben; rubrieken en afrondingen zijn gelijk.
        """
        return _Variant(self, regeling).punten()

    @property
    def stappen(self) -> list[_Stap]:
        """Wat elke regel deed."""
        return self._stappen


class _Variant:
    """Eén andere regeling, stap voor stap naast de basis."""

    def __init__(self, basis: Basis, regeling: Regeling) -> None:
        self._basis, self._regeling = basis, regeling
        self._saldi = _Spoor(basis.w, regeling.bijlage.rubriek_stap)
        self._anders = basis.lezers.verschil(regeling)
        self._vuil: dict[int, Rekening] = {}
        self._vuile_kolommen: set[str] = set()

    def punten(self) -> Kolom:
        """Hele punten per woning."""
        voor: dict[int, Rekening] = {}
        for (regel, p), stap in zip(self._regeling.stappen, self._basis.stappen, strict=True):
            if self._geraakt(regel, stap):
                self._opnieuw(regel, p, stap, voor)
            else:
                self._neem_over(stap)
            voor = stap.na
        if not self._vuil:
            return self._basis.punten
        self._zet(voor)
        return saldeer(self._saldi, self._regeling.bijlage).punten

    def _geraakt(self, regel: Regel, stap: _Stap) -> bool:
        return (
            regel.functie is not stap.functie
            or not self._anders[regel.onderwerp].isdisjoint(stap.parameters)
            or not self._vuile_kolommen.isdisjoint(stap.kolommen)
            or not self._vuil.keys().isdisjoint(stap.rubrieken)
        )

    def _neem_over(self, stap: _Stap) -> None:
        for naam, kolom in stap.geschreven.items():
            self._saldi.kolom[naam] = kolom
            self._vuile_kolommen.discard(naam)
        for nummer in self._vuil.keys() & stap.stukken.keys():
            stap.stukken[nummer].boek(self._vuil[nummer])

    def _zet(self, schoon: Mapping[int, Rekening]) -> None:
        """Zet elke rekening zoals zij hier is: de eigen waar zij anders is, en anders die van de basis."""
        for nummer, rekening in {**schoon, **self._vuil}.items():
            self._saldi.zet(nummer, rekening)

    def _opnieuw(self, regel: Regel, p: Parameters, stap: _Stap, voor: Mapping[int, Rekening]) -> None:
        saldi, gesloten = self._saldi, _alleen_gesloten(voor, stap)
        self._zet({**voor, **gesloten})
        saldi.begin()
        saldi.boek(regel.rubriek, regel.gedeeld, regel.artikel, regel.functie(self._basis.w, p, saldi))
        for nummer in gesloten.keys() - saldi.rubrieken_gelezen - self._vuil.keys():
            saldi.zet(nummer, voor[nummer])
        for naam in saldi.kolom.geschreven | stap.geschreven.keys():
            self._vergelijk_kolom(naam, stap.geschreven.get(naam))
        for nummer, rekening in saldi.stand().items():
            oud = stap.na.get(nummer)
            if oud is not None and _zelfde_rekening(oud, rekening):
                self._vuil.pop(nummer, None)
            else:
                self._vuil[nummer] = rekening

    def _vergelijk_kolom(self, naam: str, oud: Kolom | None) -> None:
        if oud is not None and naam in self._saldi.kolom.geschreven and _zelfde(oud, self._saldi.kolom[naam]):
            self._vuile_kolommen.discard(naam)
        else:
            self._vuile_kolommen.add(naam)


def _alleen_gesloten(voor: Mapping[int, Rekening], stap: _Stap) -> dict[int, Rekening]:
    """De rekeningen die de regel sloot zonder erop te boeken: die zijn al afgerond, en dat is het duurste werk."""
    return {
        n: r
        for n, r in stap.na.items()
        if n not in stap.stukken and r.punten is not None and n in voor and voor[n].punten is None
    }


def _stuk(voor: Rekening | None, na: Rekening, w: Woningen) -> _Stuk | None:
    """Wat er tussen twee standen op een rekening is bijgekomen; `None` als dat niets is."""
    exact = (
        None if na.exact is (w.nul if voor is None else voor.exact) else na.exact - (0 if voor is None else voor.exact)
    )
    eerder: Any = None if voor is None else voor.gedeeld
    later: Any = na.gedeeld
    gedeeld = None if later is eerder else later if eerder is None else later - eerder
    breuken = tuple(na.breuken[0 if voor is None else len(voor.breuken) :])
    kop = None if voor is not None and _kop(voor) == _kop(na) else na
    niets = exact is None and gedeeld is None and not breuken and kop is None
    return None if niets else _Stuk(exact, gedeeld, breuken, kop)


def _kop(r: Rekening) -> tuple[Any, ...]:
    return r.maximum, r.van_nul_af, r.stap, r.afronding


def _zelfde_rekening(a: Rekening, b: Rekening) -> bool:
    if _kop(a) != _kop(b) or len(a.breuken) != len(b.breuken) or (a.punten is None) != (b.punten is None):
        return False
    breuken = ((x, y) for p, q in zip(a.breuken, b.breuken, strict=True) for x, y in zip(p[1:], q[1:], strict=True))
    delen: Iterable[tuple[Any, Any]] = ((a.exact, b.exact), (a.gedeeld, b.gedeeld), (a.punten, b.punten), *breuken)
    return all(_zelfde(x, y) for x, y in delen)


def _zelfde(a: Any, b: Any) -> bool:  # noqa: ANN401 - kolom, getal of niets
    return a is b or (a is not None and b is not None and np.array_equal(a, b))


def _verschillen(a: Regeling, b: Regeling) -> dict[str, frozenset[str]]:
    """Per onderwerp welke parameters en keuzes verschillen; bij een andere peildatum ook wat haar volgt."""
    keuzes = {naam for naam, waarde in a.keuzes.items() if b.keuzes[naam] != waarde}
    onderwerpen = {regel.onderwerp for regeling in (a, b) for regel, _ in regeling.stappen}
    return {naam: frozenset(keuzes | a.parameters(naam).verschil(b.parameters(naam))) for naam in onderwerpen}
