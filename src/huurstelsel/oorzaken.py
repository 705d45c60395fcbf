"""Waardoor posten veranderen als het recht verandert: de berekening overdoen met telkens één ding zoals het was.

De berekening aan de nieuwe kant wordt herhaald terwijl één regel één parameter, één keuze of de peildatum van de oude kant terugkrijgt.
Een post die dan anders uitkomt, komt daardoor. Is de functie van haar regel een andere, dan is de regel zelf de oorzaak.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.fouten import HuurstelselFout
from huurstelsel.posten import VOLGT, Geteld, Sleutel, ids_tussen, posten
from huurstelsel.recht.doorgeven import Doorgeef, Genoteerd
from huurstelsel.recht.laden import Parameters, onderwerp
from huurstelsel.regeling import Regeling
from huurstelsel.uitleg.waarden import leesbaar, vaste_datum
from huurstelsel.waardering import waardeer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from huurstelsel.feiten.model import Document
    from huurstelsel.recht.laden import Parameter, Waarde
    from huurstelsel.regels.regel import Regel
    from huurstelsel.uitkomst import Uitkomst

FEIT, PARAMETER, REGEL, AFRONDING, GEVOLG = "feit", "parameter", "regel", "afronding", "gevolg"
KEUZE, DATUM = "keuze", "datum"
OORZAKEN = (FEIT, PARAMETER, KEUZE, DATUM, REGEL, AFRONDING, GEVOLG)
"""Een ander feit, bedrag of getal in de wet, gekozen lezing, feit dat op de peildatum telt, regel; de afronding; of andere posten."""

Stappen = tuple[tuple["Regel", Parameters], ...]


class Oorzaak(NamedTuple):
    """Waardoor een post verandert.

    Attributes:
        soort: een van `OORZAKEN`.
        zinnen: wat er precies anders is; leeg als de soort alles zegt.
        veld: het feit waaraan het ligt, als dat niet het feit van de post zelf is.
    """

    soort: str
    zinnen: tuple[str, ...] = ()
    veld: str = ""


@dataclass(frozen=True)
class _Herhaling(Regeling):
    """Een regeling met vastgelegde stappen, om een berekening over te doen."""

    vast: Stappen = ()

    @cached_property
    def stappen(self) -> Stappen:
        """De vastgelegde stappen."""
        return self.vast


class _Anders(Doorgeef):
    """Parameters van de ene kant waarin één ding van de andere kant is."""

    def __init__(self, eigen: Parameters, ander: Parameters, naam: str) -> None:
        """Neem één parameter, één keuze of de peildatum van de andere kant."""
        super().__init__(eigen)
        self.__dict__.update(_ander=ander, _naam=naam)

    def _bij(self, naam: str) -> Parameters:
        ander: Parameters = vars(self)["_ander"]
        return ander if naam == vars(self)["_naam"] else super()._bij(naam)


class Wijziging(NamedTuple):
    """Eén ding dat tussen twee regelingen verschilt: een parameter, een keuze of de peildatum."""

    soort: str
    naam: str
    oud: Any
    nieuw: Any
    onderwerp: str = ""

    def zin(self) -> str:
        """Wat er anders is, in woorden; de peildatum noemt de kop al."""
        if self.soort == DATUM:
            return ""
        if self.soort == KEUZE:
            return f"{self.naam}: {self.oud} → {self.nieuw}"
        parameter = onderwerp(self.onderwerp)[self.naam]
        return f"{parameter.naam.removesuffix(' (1 ja, 0 nee)')}: {_van_naar(parameter, self.oud, self.nieuw)}"


def _van_naar(parameter: Parameter, oud: Waarde | None, nieuw: Waarde | None) -> str:
    """Oude en nieuwe waarde; van een rij alleen de plaatsen die verschillen."""
    rijen = [w.waarde for w in (oud, nieuw) if w is not None and isinstance(w.waarde, tuple)]
    if len(rijen) == 2 and len(rijen[0]) == len(rijen[1]):
        anders = [(x, y) for x, y in zip(*rijen, strict=True) if x != y]
        if len(anders) > 3:
            return f"{len(anders)} van de {len(rijen[0])} waarden"
        return ", ".join(f"{leesbaar(x, parameter.eenheid)} → {leesbaar(y, parameter.eenheid)}" for x, y in anders)
    return " → ".join(_waarde(parameter, w) for w in (oud, nieuw))


def _waarde(parameter: Parameter, w: Waarde | None) -> str:
    if w is None or w.toestand:
        return "geen"
    return leesbaar(w.waarde, parameter.eenheid, w.toelichting, parameter.naam)


class Rechtsverschil:
    """Het verschil tussen twee regelingen voor één document.

    Args:
        document: de feiten aan beide kanten.
        oud, nieuw: de regelingen, voor het stelsel van het document.
        uitkomst_oud, uitkomst_nieuw: het document gewaardeerd onder elk.
    """

    def __init__(
        self, document: Document, oud: Regeling, nieuw: Regeling, uitkomst_oud: Uitkomst, uitkomst_nieuw: Uitkomst
    ) -> None:
        """Zoek op welke posten verschillen."""
        self._document, self._oud, self._nieuw = document, oud, nieuw
        self._voor, self._na = self._posten(uitkomst_oud, oud), self._posten(uitkomst_nieuw, nieuw)
        sleutels = dict.fromkeys((*self._voor, *self._na))
        self._anders = {s for s in sleutels if self._punten(self._voor, s) != self._punten(self._na, s)}
        self._stappen_oud = {regel.naam: (regel, p) for regel, p in oud.stappen}
        self._stappen_nieuw = {regel.naam: (regel, p) for regel, p in nieuw.stappen}

    def _posten(self, uitkomst: Uitkomst, regeling: Regeling) -> dict[Sleutel, Geteld]:
        return posten(uitkomst, regeling, ids=ids_tussen(self._oud, self._nieuw))

    @staticmethod
    def _punten(van: Mapping[Sleutel, Geteld], sleutel: Sleutel) -> Fraction:
        return van[sleutel].punten if sleutel in van else Fraction(0)

    def van(self, sleutel: Sleutel) -> Oorzaak:
        """De oorzaak van het verschil in een post."""
        if sleutel.post.startswith("afronding"):
            return Oorzaak(AFRONDING)
        eigen = self._eigen(sleutel)
        if any(map(self._andere_regel, eigen)):
            return Oorzaak(REGEL, self._alleen(sleutel))
        geraakt = [(naam, w) for naam, w, posten in self._proeven if sleutel in posten]
        volgt = VOLGT.match(sleutel.post) is not None
        direct = list(dict.fromkeys(w for naam, w in geraakt if naam in eigen or not (volgt or naam in self._boekend)))
        if direct:
            soort = min((w.soort for w in direct), key=(PARAMETER, KEUZE, DATUM).index)
            return Oorzaak(soort, tuple(filter(None, (w.zin() for w in direct))))
        if geraakt or volgt:
            return Oorzaak(GEVOLG)
        return self._zonder_proef(sleutel)

    @cached_property
    def _boekend(self) -> frozenset[str]:
        """De regels die hier posten boeken; de andere kiezen of delen in, en werken alleen door in de posten van andere regels."""
        return frozenset().union(*self._regels.values())

    def _alleen(self, sleutel: Sleutel) -> tuple[str, ...]:
        """Dat een post maar onder één van de twee regelingen bestaat."""
        if sleutel in self._voor and sleutel in self._na:
            return ()
        return (f"alleen in {self._recht(self._nieuw if sleutel in self._na else self._oud)}",)

    @staticmethod
    def _recht(regeling: Regeling) -> str:
        if regeling.voorstellen:
            return f"voorstel {' en '.join(v.id for v in regeling.voorstellen)}"
        return f"het recht van {vaste_datum(regeling.peildatum)}"

    def _eigen(self, sleutel: Sleutel) -> frozenset[str]:
        """De regels die een post boeken; een maximum over een hele rubriek is van alle regels van die rubriek."""
        if eigen := self._regels.get(sleutel):
            return eigen
        rubriek = (self._na.get(sleutel) or self._voor[sleutel]).rubriek
        alle = [regel for regel, _ in (*self._stappen_oud.values(), *self._stappen_nieuw.values())]
        return frozenset(regel.naam for regel in alle if rubriek in {regel.rubriek, regel.gedeeld})

    def _zonder_proef(self, sleutel: Sleutel) -> Oorzaak:
        """Geen enkele wijziging raakt de post op zichzelf: een andere regel eerder in de berekening, of anders de datum."""
        if any(self._andere_regel(naam) for naam in (*self._stappen_oud, *self._stappen_nieuw)):
            return Oorzaak(REGEL, self._alleen(sleutel))
        return Oorzaak(DATUM if self._oud.peildatum != self._nieuw.peildatum else GEVOLG)

    def _andere_regel(self, naam: str) -> bool:
        """Of een regel aan één kant ontbreekt of aan elke kant een andere functie heeft."""
        oud, nieuw = self._stappen_oud.get(naam), self._stappen_nieuw.get(naam)
        return oud is None or nieuw is None or oud[0].functie is not nieuw[0].functie

    @property
    def _regels(self) -> dict[Sleutel, frozenset[str]]:
        """De regels die elke post boeken."""
        return self._spoor[0]

    @cached_property
    def _spoor(self) -> tuple[dict[Sleutel, frozenset[str]], dict[str, set[str]]]:
        """Welke regels elke post boeken, en wat elke regel leest.

        De berekening nog eens, met de naam van de regel op de plaats van het artikel en met parameters die meeschrijven.
        """
        boekers: dict[Sleutel, frozenset[str]] = {}
        gelezen: dict[str, set[str]] = {}
        for regeling in (self._oud, self._nieuw):
            stappen = tuple(
                (replace(regel, artikel=regel.naam), Genoteerd(p, gelezen.setdefault(regel.naam, set())))
                for regel, p in regeling.stappen
            )
            for sleutel, geteld in self._posten(self._herhaal(regeling, stappen), regeling).items():
                namen = frozenset(regel.artikel for regel in geteld.regels) & gelezen.keys()
                boekers[sleutel] = boekers.get(sleutel, frozenset()) | namen
        return boekers, gelezen

    @cached_property
    def _proeven(self) -> list[tuple[str, Wijziging, frozenset[Sleutel]]]:
        """Regel, wat daarin anders is, en welke van de verschillende posten daardoor anders uitkomen."""
        return [proef for wijziging in self._wijzigingen() for proef in self._proef_op(wijziging)]

    def _proef_op(self, wijziging: Wijziging) -> Iterator[tuple[str, Wijziging, frozenset[Sleutel]]]:
        """Eerst alle regels tegelijk die het ding lezen, dan elk op zichzelf."""
        lezers = [naam for naam in self._gelijke_regels if self._leest(naam, wijziging)]
        geraakt = self._geraakt(wijziging, lezers) if lezers else None
        if geraakt:
            for naam in lezers:
                yield naam, wijziging, geraakt if len(lezers) == 1 else self._geraakt(wijziging, [naam])

    def _leest(self, regel: str, wijziging: Wijziging) -> bool:
        eigen = wijziging.onderwerp in {"", self._stappen_nieuw[regel][0].onderwerp}
        return eigen and wijziging.naam in self._spoor[1][regel]

    @cached_property
    def _gelijke_regels(self) -> list[str]:
        return [naam for naam in self._stappen_nieuw if not self._andere_regel(naam)]

    def _wijzigingen(self) -> Iterator[Wijziging]:
        """Alles wat tussen de regelingen verschilt behalve de regels zelf."""
        for naam in dict.fromkeys(self._stappen_nieuw[regel][0].onderwerp for regel in self._gelijke_regels):
            oud, nieuw = self._oud.parameters(naam), self._nieuw.parameters(naam)
            for parameter in onderwerp(naam):
                voor, na = _bron(oud, parameter), _bron(nieuw, parameter)
                if (voor and voor.waarde) != (na and na.waarde):
                    yield Wijziging(PARAMETER, parameter, voor, na, naam)
        for naam, waarde in self._nieuw.keuzes.items():
            if self._oud.keuzes[naam] != waarde:
                yield Wijziging(KEUZE, naam, self._oud.keuzes[naam], waarde)
        if self._oud.peildatum != self._nieuw.peildatum:
            yield Wijziging(DATUM, "peildatum", self._oud.peildatum, self._nieuw.peildatum)

    def _geraakt(self, wijziging: Wijziging, regels: Collection[str]) -> frozenset[Sleutel]:
        """De posten die anders uitkomen als deze regels de wijziging krijgen.

        De wijziging gaat aan de nieuwe kant terug en aan de oude vooruit: een bedrag dat aan de ene kant niet uitmaakt (een maximum), kan
        dat aan de andere wel doen.
        """
        terug = self._proef(self._nieuw, self._oud, self._na, wijziging.naam, regels)
        return terug | self._proef(self._oud, self._nieuw, self._voor, wijziging.naam, regels)

    def _proef(
        self, hier: Regeling, daar: Regeling, stand: Mapping[Sleutel, Geteld], naam: str, regels: Collection[str]
    ) -> frozenset[Sleutel]:
        """De posten die hier anders uitkomen met één ding van daar.

        Kan een regel zo niet rekenen (een parameter die daar niet bestaat), dan zijn het haar eigen posten.
        """
        stappen = tuple(
            (r, _Anders(p, daar.parameters(r.onderwerp), naam) if r.naam in regels else p) for r, p in hier.stappen
        )
        try:
            proef = self._posten(self._herhaal(hier, stappen), hier)
        except (HuurstelselFout, LookupError):
            return frozenset(s for s in self._anders if self._regels.get(s, frozenset()) & set(regels))
        return frozenset(s for s in self._anders if self._punten(proef, s) != self._punten(stand, s))

    def _herhaal(self, regeling: Regeling, stappen: Stappen) -> Uitkomst:
        velden = {veld.name: getattr(regeling, veld.name) for veld in fields(Regeling)}
        return waardeer(self._document, _Herhaling(**velden, vast=stappen))


def _bron(p: Parameters, naam: str) -> Waarde | None:
    """De waarde zoals zij geldt, `None` als zij er niet is of is vervallen."""
    return p.bron(naam) if p.geldt(naam) else None
