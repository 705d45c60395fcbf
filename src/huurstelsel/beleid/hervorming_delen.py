"""De delen van een hervorming: wat er tussen twee regelingen verschilt, en een regeling met alleen een deel daarvan.

Hebben beide dezelfde regels in dezelfde volgorde, dan is een deel een aantal parameters, regels en keuzes. Zo niet (vóór en na de Wet
betaalbare huur), dan zijn er drie delen: de puntentelling als geheel, de opslagen met de segmentgrenzen, en de huurtabel.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import Fout, InvoerFout, bedoelde_u
from huurstelsel.portefeuille.inlezen import STELSELS
from huurstelsel.recht.laden import VERVALLEN, Parameters, Waarde, onderwerp
from huurstelsel.regeling import Regeling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from huurstelsel.recht.tabellen import Tarief
    from huurstelsel.regels.regel import Regel

PEILDATUM, HUURTABEL, PUNTENTELLING, OPSLAGEN = "peildatum", "huurtabel", "puntentelling", "opslagen"
OVERIG = "overig"
MEESTE = 8
"""Meer delen is te veel: elke volgorde van acht delen is al 256 keer rekenen."""

_KEUZE = "keuze:"
_REGEL = "regel:"
_NAMEN = {
    "energieprestatie": "energieprestatie",
    "buitenruimte": "buitenruimte",
    "woz": "WOZ-waarde",
    "opslagen": "segmentgrens en opslagen",
    PEILDATUM: "jaarlijkse bedragen",
    HUURTABEL: "huurtabel",
    PUNTENTELLING: "puntentelling",
}


@dataclass(frozen=True, slots=True)
class Hervormingsdeel:
    """Een deel van een hervorming.

    Attributes:
        paden: wat erbij hoort: `onderwerp.parameter`, `regel:naam`, `keuze:naam`, `peildatum`, `huurtabel`, `puntentelling` of `opslagen`.
    """

    naam: str
    paden: frozenset[str]


def velden(regeling: Regeling) -> dict[str, Any]:
    """De velden van een regeling zelf, om er een andere soort regeling van te maken."""
    return {veld.name: getattr(regeling, veld.name) for veld in fields(Regeling)}


@dataclass(frozen=True)
class Mengsel(Regeling):
    """Een regeling waarin enkele paden van een andere regeling met dezelfde regels komen.

    De velden van `Regeling` zijn die van de eerste; is `peildatum` erbij, dan is alleen die van de parameters een andere.
    """

    andere: Regeling = field(kw_only=True)
    paden: frozenset[str] = frozenset()

    @classmethod
    def maak(cls, van: Regeling, naar: Regeling, paden: frozenset[str]) -> Mengsel:
        """Meng twee regelingen."""
        return cls(**velden(van), andere=naar, paden=paden)

    @cached_property
    def _van(self) -> Regeling:
        return Regeling(**velden(self))

    def voor(self, naam: str) -> Regeling:
        """Hetzelfde mengsel voor een ander stelsel."""
        return self if naam == self.stelsel else Mengsel.maak(self._van.voor(naam), self.andere.voor(naam), self.paden)

    @cached_property
    def keuzes(self) -> Mapping[str, str]:
        """De keuzes van de eerste, en die van de andere waar dat pad erbij is."""
        andere = {naam: waarde for naam, waarde in self.andere.keuzes.items() if f"{_KEUZE}{naam}" in self.paden}
        return MappingProxyType({**self._van.keuzes, **andere})

    @cached_property
    def stappen(self) -> tuple[tuple[Regel, Parameters], ...]:
        """De regels van de eerste, elk met haar parameters; een regel waarvan het pad erbij is heeft de versie van de andere."""
        paren = zip(self._van.stappen, self.andere.stappen, strict=True)
        regels = (b if f"{_REGEL}{b.naam}" in self.paden else a for (a, _), (b, _) in paren)
        return tuple((regel, self.parameters(regel.onderwerp)) for regel in regels)

    def parameters(self, naam: str) -> Parameters:
        """De parameters van een onderwerp, gemengd."""
        if naam not in self._parameters:
            self._parameters[naam] = self._gemengd(naam)
        return self._parameters[naam]

    def _gemengd(self, naam: str) -> Parameters:
        van, naar = self._van, self.andere
        nieuw = {n: w for v in van.voorstellen for n, w in van._nieuw(v, naam).items()}  # noqa: SLF001 - dezelfde klasse
        andere = naar.parameters(naam)
        for parameter in onderwerp(naam):
            if f"{naam}.{parameter}" in self.paden:
                nieuw[parameter] = _waarde(andere, parameter)
        dag = (naar if PEILDATUM in self.paden else van).peildatum
        return Parameters(naam, dag, self.keuzes, rechtsdatum=van.rechtsdatum, wijzigingen=nieuw)

    @cached_property
    def tarief(self) -> Tarief:
        """De huurtabel van de eerste, of van de andere als dat pad erbij is."""
        return (self.andere if HUURTABEL in self.paden else self._van).tarief


def _waarde(p: Parameters, naam: str) -> Waarde:
    if p.kent(naam):
        return p.bron(naam)
    return Waarde(p.peildatum, None, VERVALLEN, "", "", "", "", "")


@dataclass(frozen=True)
class AnderTarief(Regeling):
    """Een regeling met de huurtabel van een andere."""

    andere: Regeling = field(kw_only=True)

    @classmethod
    def maak(cls, regeling: Regeling, tarief_van: Regeling) -> AnderTarief:
        """Neem alleen de tabel over."""
        return cls(**velden(regeling), andere=tarief_van)

    def voor(self, naam: str) -> Regeling:
        """Hetzelfde voor een ander stelsel."""
        if naam == self.stelsel:
            return self
        return AnderTarief.maak(Regeling(**velden(self)).voor(naam), self.andere.voor(naam))

    @cached_property
    def tarief(self) -> Tarief:
        """De tabel van de andere."""
        return self.andere.tarief


def zelfde_regels(van: Regeling, naar: Regeling) -> bool:
    """Of beide regelingen dezelfde regels in dezelfde volgorde hebben, zodat zij te mengen zijn."""
    if van.bijlage.voor_wbh != naar.bijlage.voor_wbh:
        return False
    return all(
        [r.naam for r, _ in van.voor(s).stappen] == [r.naam for r, _ in naar.voor(s).stappen]
        and van.voor(s).bijlage is naar.voor(s).bijlage
        for s in STELSELS
    )


def verschilpaden(van: Regeling, naar: Regeling) -> tuple[str, ...]:
    """Alles wat tussen twee regelingen verschilt en in de waardering telt, als pad.

    Wat elk jaar wordt vastgesteld, volgt de peildatum en is samen met haar één pad; de huurtabel is er apart een.
    """
    if not zelfde_regels(van, naar):
        grof = [PUNTENTELLING, OPSLAGEN]
        return (*grof, HUURTABEL) if van.tarief is not naar.tarief else tuple(grof)
    uit: dict[str, None] = {}
    for stelsel in STELSELS:
        uit |= dict.fromkeys(_paden(van.voor(stelsel), naar.voor(stelsel)))
    if van.tarief is not naar.tarief:
        uit[HUURTABEL] = None
    return tuple(uit)


def _paden(van: Regeling, naar: Regeling) -> Iterable[str]:
    stappen = [*zip(van.stappen, naar.stappen, strict=True)]
    for (a, _), (b, _) in stappen:
        if a.functie is not b.functie:
            yield f"{_REGEL}{b.naam}"
    for naam in dict.fromkeys((*(a.onderwerp for (a, _), _ in stappen), OPSLAGEN)):
        p, q, parameters = van.parameters(naam), naar.parameters(naam), onderwerp(naam)
        eigen = {n for r in (van, naar) for v in r.voorstellen for n in r._nieuw(v, naam)}  # noqa: SLF001 - van deze regeling
        for n in sorted(p.verschil(q)):
            volgt = n == PEILDATUM or (parameters[n].jaarlijks and n not in eigen)
            yield PEILDATUM if volgt else f"{naam}.{n}"
    yield from (f"{_KEUZE}{n}" for n, w in van.keuzes.items() if naar.keuzes[n] != w)


def delen(
    van: Regeling, naar: Regeling, gekozen: Mapping[str, Iterable[str]] | None = None
) -> tuple[Hervormingsdeel, ...]:
    """De delen van een hervorming.

    Args:
        gekozen: eigen delen: naam → onderwerpen of paden; wat overblijft heet `overig`. Zonder is elk onderwerp een deel.

    Raises:
        InvoerFout: een pad verschilt niet of hoort bij twee delen, of er zijn te veel delen; alle fouten tegelijk.
    """
    paden = verschilpaden(van, naar)
    per_deel = _eigen_delen(paden, gekozen) if gekozen else _per_onderwerp(paden, van, naar)
    if len(per_deel) > MEESTE:
        zin = f"Er zijn {len(per_deel)} delen; kies er ten hoogste {MEESTE}, en voeg samen wat bij elkaar hoort."
        raise InvoerFout([Fout("deel", "te_veel_delen", zin)])
    return tuple(Hervormingsdeel(naam, frozenset(eigen)) for naam, eigen in per_deel.items())


def _per_onderwerp(paden: Iterable[str], van: Regeling, naar: Regeling) -> dict[str, set[str]]:
    onderwerp_van = {r.naam: r.onderwerp for s in STELSELS if zelfde_regels(van, naar) for r, _ in naar.voor(s).stappen}
    uit: dict[str, set[str]] = {}
    for pad in paden:
        kop = onderwerp_van[pad.removeprefix(_REGEL)] if pad.startswith(_REGEL) else pad.split(".")[0]
        uit.setdefault(_NAMEN.get(kop, kop.replace("_", " ")), set()).add(pad)
    return uit


def _eigen_delen(paden: tuple[str, ...], gekozen: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    uit: dict[str, set[str]] = {}
    fouten: list[Fout] = []
    over = dict.fromkeys(paden)
    for naam, gevraagd in gekozen.items():
        for pad in gevraagd:
            hier = {p for p in paden if p == pad or p.startswith(f"{pad}.")}
            if not hier:
                zin = f"“{pad}” verschilt niet tussen de twee kanten.{bedoelde_u(pad, paden)} Dit verschilt: {', '.join(paden) or 'niets'}."
                fouten.append(Fout(f"deel.{naam}", "verschilt_niet", zin))
            elif not hier <= over.keys():
                fouten.append(Fout(f"deel.{naam}", "twee_delen", f"“{pad}” hoort al bij een ander deel."))
            else:
                uit.setdefault(naam, set()).update(hier)
                over = {p: None for p in over if p not in hier}
    if fouten:
        raise InvoerFout(fouten)
    return {**uit, OVERIG: set(over)} if over else uit
