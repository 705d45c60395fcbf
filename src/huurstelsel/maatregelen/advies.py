"""Advies voor één woning: wat elke maatregel geeft en wat haar begrenst, en wat er nodig is voor een volgend segment."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from huurstelsel.feiten.bouwen import bouw
from huurstelsel.grootboek import Grootboek
from huurstelsel.huur.opslagen import SEGMENTEN
from huurstelsel.maatregelen.combinatie import Combinatie, Zoektocht
from huurstelsel.maatregelen.effect import grenzen, segmentcodes, tekort
from huurstelsel.maatregelen.kolommen import Stand, stand, voer_uit
from huurstelsel.maatregelen.lijst import MAATREGELEN
from huurstelsel.maatregelen.maatregel import KAN, ONBEKEND, STELSEL, STELSELS, Maatregel, redencode
from huurstelsel.samenvatting import huren
from huurstelsel.waardering import een_zaak, reken, waardeer_zaken

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.feiten.model import Document
    from huurstelsel.maatregelen.kolommen import Uitgevoerd
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitkomst import Segment, Uitkomst
    from huurstelsel.waardering import Gewaardeerd, Zaak

_T = TypeVar("_T", int, Fraction)


class Begrenzing(NamedTuple):
    """Een maximum waardoor een maatregel minder of niets waard is; `punten` is wat het daarvan afhaalt.

    Onder nul komt er juist bij: het maximum gaat omhoog, of een drempel (40 WOZ-punten, onderdeel 11.2) wordt gehaald.
    """

    rubriek: int
    post: str
    punten: Fraction


@dataclass(frozen=True, slots=True)
class Gevolg:
    """Wat een maatregel doet; elk paar is het laagste en hoogste over wat onbekend is.

    Attributes:
        punten, onafgerond: punten erbij, in hele punten en vóór die afronding.
        euro: maximale huurprijs met opslagen erbij, in eurocenten.
        punten_na, huur_na: wat het dan wordt.
        segmenten: de segmenten die dan kunnen; één als alles bekend is.
        ruimten: id's van de ruimten waarin iets verandert.
    """

    punten: tuple[int, int]
    onafgerond: tuple[Fraction, Fraction]
    euro: tuple[int, int]
    punten_na: tuple[int, int]
    huur_na: tuple[int, int]
    segmenten: tuple[Segment, ...]
    ruimten: tuple[str, ...]
    begrenzingen: tuple[Begrenzing, ...]


@dataclass(frozen=True, slots=True)
class Regel:
    """Een maatregel met haar gevolg, of de code van de reden dat er geen is."""

    maatregel: Maatregel
    reden: str | None
    gevolg: Gevolg | None


@dataclass(frozen=True, slots=True)
class Grens:
    """Het begin van een segment.

    Attributes:
        tekort: punten die nog ontbreken, zie `effect.tekort`; nul of minder als de woning er is.
        combinatie: maatregelen die haar halen; `None` als zij al gehaald is of deze maatregelen niet genoeg zijn.
    """

    segment: str
    vanaf: int
    tekort: int
    combinatie: Combinatie | None


@dataclass(frozen=True, slots=True)
class Advies:
    """Wat maatregelen voor een woning doen.

    Attributes:
        uitkomst: de waardering zoals de woning nu is.
        regels: elke maatregel; wat het meeste aan huur geeft eerst, wat niet kan achteraan.
        grenzen: van elk segment; leeg als punten er niet over beslissen of de punten nu niet vaststaan.
    """

    uitkomst: Uitkomst
    regels: tuple[Regel, ...]
    grenzen: tuple[Grens, ...]


def adviseer(
    feiten: Document | dict[str, Any] | str | Path,
    regeling: Regeling | date | str | None = None,
    *,
    combinaties: bool = True,
) -> Advies:
    """Reken voor één woning door wat elke maatregel geeft; zie `waardering.waardeer`.

    Args:
        combinaties: zoek ook naar maatregelen die samen een volgend segment halen; dat kan seconden duren.

    Raises:
        FeitenFout: de feiten kloppen niet; alle fouten tegelijk.
        RechtFout: voor de peildatum is het recht er niet of niet bekend.
    """
    zaak, regeling, meldingen = een_zaak(feiten, regeling, "geef elke kamer een eigen document")
    uitkomst = waardeer_zaken([zaak], regeling, meldingen)[0]
    niet = STELSEL if regeling.stelsel not in STELSELS else ONBEKEND if ruim(zaak) else KAN
    if niet:
        regels = tuple(Regel(m, redencode(niet, m.ingreep), None) for m in MAATREGELEN)
        tekorten = _Woning(zaak, regeling).tekorten() if grenzen(regeling) else {}
        return Advies(uitkomst, regels, _grenzen(uitkomst, {}, regeling, tekorten))
    return _Woning(zaak, regeling).advies(uitkomst, combinaties=combinaties)


def ruim(zaak: Zaak) -> bool:
    """Of de ruimten niet zijn opgegeven, of er een verwarming of oppervlakte van onbekend is: dan is geen effect zeker."""
    return zaak.document.woning.ruimten_onbekend or any(invulling.ruim for invulling in zaak.invullingen)


def _grenzen(
    uitkomst: Uitkomst, gehaald: dict[int, Combinatie | None], regeling: Regeling, tekorten: dict[str, int]
) -> tuple[Grens, ...]:
    if uitkomst.punten is None:
        return ()
    return tuple(Grens(s, vanaf, tekorten[s], gehaald.get(vanaf)) for s, vanaf in grenzen(regeling).items())


class _Woning:
    """Eén woning met een rij per invulling van wat onbekend is."""

    def __init__(self, zaak: Zaak, regeling: Regeling) -> None:
        self._regeling, self._aantal = regeling, len(zaak.rijen)
        rijen = zaak.rijen if self._aantal > 1 else zaak.rijen * 2  # van één woning zijn kolommen getallen
        self._ids = [r.id or "" for rij in rijen for r in rij.ruimten]
        self._w: Woningen = bouw(rijen)
        self._nu = _Waarden(self._w, regeling, self._aantal)

    def advies(self, uitkomst: Uitkomst, *, combinaties: bool) -> Advies:
        label = stand(self._nu.g.saldi)
        regels = [self._regel(m, voer_uit(self._w, m, self._regeling, label)) for m in MAATREGELEN]
        regels.sort(key=_volgorde)
        kunnen = [r for r in regels if r.gevolg is not None]
        gehaald = self._gehaald(uitkomst, kunnen, label) if combinaties else {}
        return Advies(uitkomst, tuple(regels), _grenzen(uitkomst, gehaald, self._regeling, self.tekorten()))

    def tekorten(self) -> dict[str, int]:
        """Hoeveel punten er voor elk segment nog ontbreken, bij de ongunstigste invulling."""
        return {s: int(tekort(self._nu.g, s, self._regeling).max()) for s in grenzen(self._regeling)}

    def _gehaald(self, uitkomst: Uitkomst, kunnen: list[Regel], label: Stand) -> dict[int, Combinatie | None]:
        """De combinatie bij elke grens die nog niet is gehaald, als alles bekend is."""
        nu = uitkomst.punten
        if nu is None or self._aantal > 1:
            return {}
        open_ = [vanaf for vanaf in grenzen(self._regeling).values() if vanaf > nu]
        ids = {r.maatregel.id for r in kunnen}
        kandidaten = [m for m in MAATREGELEN if m.id in ids]
        return Zoektocht(self._w, label, kandidaten, self._regeling).haal(open_) if open_ else {}

    def _regel(self, maatregel: Maatregel, gedaan: Uitgevoerd) -> Regel:
        redenen = gedaan.reden[: self._aantal].tolist()
        if KAN not in redenen:
            return Regel(maatregel, redencode(redenen[0], maatregel.ingreep), None)
        na, nu = _Waarden(gedaan.w, self._regeling, self._aantal), self._nu
        gevolg = Gevolg(
            punten=_verschil(na.punten, nu.punten),
            onafgerond=_verschil(na.onafgerond, nu.onafgerond),
            euro=_verschil(na.huur, nu.huur),
            punten_na=(min(na.punten), max(na.punten)),
            huur_na=(min(na.huur), max(na.huur)),
            segmenten=tuple(SEGMENTEN[code] for code in sorted(set(na.segmenten))),
            ruimten=tuple(dict.fromkeys(self._ids[i] for i in gedaan.ruimten.tolist() if self._ids[i])),
            begrenzingen=tuple(_begrensd(nu.maxima(), na.maxima())),
        )
        return Regel(maatregel, None, gevolg)


class _Waarden:
    """De waarden van de invullingen van een woning, als gewone getallen."""

    def __init__(self, w: Woningen, regeling: Regeling, aantal: int) -> None:
        self._w, self._regeling = w, regeling
        self.g: Gewaardeerd = reken(w, regeling)
        kaal, _, met_opslag = huren(w, self.g.punten, regeling)
        self.punten: list[int] = self.g.punten[:aantal].tolist()
        self.onafgerond = [self.g.totaal(i) for i in range(aantal)]
        self.huur: list[int] = met_opslag[:aantal].tolist()
        self.segmenten: list[int] = segmentcodes(self.g.punten, kaal, met_opslag, regeling)[:aantal].tolist()

    def maxima(self) -> dict[tuple[int, str], Fraction]:
        """Wat elk maximum er bij de eerste invulling afhaalt (onder nul), en wat het minimum aan WOZ-punten aanvult."""
        boek = Grootboek(self._w, self.g.saldi, range(1), [None] * self._w.ruimte.n, self._regeling.bijlage.rubrieken)
        uit: dict[tuple[int, str], Fraction] = {}
        for rubriek in boek.rubrieken(0):
            for post in rubriek.posten:
                if post.id.startswith("maximering") or post.id == "minimum_40_punten":
                    sleutel = rubriek.rubriek, post.id
                    uit[sleutel] = uit.get(sleutel, Fraction(0)) + post.punten
        return uit


def _verschil(na: list[_T], nu: list[_T]) -> tuple[_T, _T]:
    verschillen = [later - eerder for later, eerder in zip(na, nu, strict=True)]
    return min(verschillen), max(verschillen)


def _begrensd(nu: dict[tuple[int, str], Fraction], na: dict[tuple[int, str], Fraction]) -> list[Begrenzing]:
    verschil = {post: nu.get(post, Fraction(0)) - na.get(post, Fraction(0)) for post in (nu | na)}
    return [Begrenzing(rubriek, post, minder) for (rubriek, post), minder in verschil.items() if minder]


def _volgorde(regel: Regel) -> tuple[bool, int, Fraction]:
    """De meeste euro's eerst, bij gelijke stand de meeste punten; wat niet kan achteraan."""
    if regel.gevolg is None:
        return True, 0, Fraction(0)
    return False, -regel.gevolg.euro[0], -regel.gevolg.onafgerond[0]
