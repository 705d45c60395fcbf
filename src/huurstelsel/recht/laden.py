"""Parameters van het recht: gedateerde waarden met artikel en bron, gelezen uit YAML en omgezet in gehele getallen.

Een bestand noemt een `onderwerp`, een `standaard` (velden die elke waarde erft) en `parameters`. Elke waarde heeft `vanaf`, `artikel`
en `bron`. In plaats van een waarde mag `toestand` staan: `vervallen` (de bepaling geldt niet meer) of `niet gevonden` (er is een
waarde, maar geen bron gezien). `bekend_tot` op een parameter zegt tot wanneer waarden zijn gepubliceerd. Een float, een overlap of
een onverklaard gat is een `ParameterFout`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import yaml

from huurstelsel.fouten import NietGevonden, NogNietBekend, ParameterFout, RechtFout, Vervallen, bedoelde_u
from huurstelsel.reken.getallen import MM2, PUNT

if TYPE_CHECKING:
    from numpy.typing import NDArray

_T = TypeVar("_T")

PARAMETERMAP = Path(__file__).parent / "parameters"

SCHALEN = {
    "punten": PUNT,
    "euro": 100,
    "m2": MM2,
    "meter": 1_000,
    "procent": 1,
    "percentage": 100,
    "jaar": 1,
    "aantal": 1,
    "energie-index": 1_000_000,
}
"""Eenheid in een bestand → aantal gehele eenheden in een kolom (1/PUNT, eurocent, mm², mm …)."""

_GETAL = re.compile(r"-?\d+(\.\d+|/[1-9]\d*)?")

VERVALLEN, NIET_GEVONDEN = "vervallen", "niet gevonden"


class _Lezer(yaml.CSafeLoader):
    """YAML zonder floats: een decimaal getal in het recht staat als tekst tussen aanhalingstekens."""


def _geen_float(_: yaml.CSafeLoader, knoop: yaml.ScalarNode) -> None:
    melding = (
        f"regel {knoop.start_mark.line + 1}: “{knoop.value}” is een float; schrijf decimalen tussen aanhalingstekens"
    )
    raise ParameterFout(melding)


def _geen_dubbele_sleutels(lezer: _Lezer, knoop: yaml.MappingNode) -> dict[object, object]:
    sleutels = [lezer.construct_object(k, deep=True) for k, _ in knoop.value]
    dubbel = {str(k) for k in sleutels if sleutels.count(k) > 1}
    if dubbel:
        melding = f"regel {knoop.start_mark.line + 1}: dubbele sleutel {', '.join(sorted(dubbel))}"
        raise ParameterFout(melding)
    return dict(zip(sleutels, (lezer.construct_object(v, deep=True) for _, v in knoop.value), strict=True))


_Lezer.add_constructor("tag:yaml.org,2002:float", _geen_float)
_Lezer.add_constructor("tag:yaml.org,2002:map", _geen_dubbele_sleutels)


def lees_yaml(tekst: str) -> Any:  # noqa: ANN401 - vorm verschilt per bestand
    """Lees een YAML-tekst van het recht; een float of een dubbele sleutel is een `ParameterFout`."""
    try:
        return yaml.load(tekst, Loader=_Lezer)  # noqa: S506 - afgeleid van CSafeLoader
    except yaml.YAMLError as fout:
        melding = f"geen geldige YAML: {fout}"
        raise ParameterFout(melding) from None


@dataclass(frozen=True, slots=True)
class Waarde:
    """Eén gedateerde waarde van een parameter.

    Attributes:
        waarde: geheel getal (geschaald naar de eenheid), tabel van gehele getallen, tekst, of `None` bij een toestand.
        toestand: "", "vervallen" of "niet gevonden".
        sleutel: waardepeildatum of een andere datum waarop de waarde slaat, als de parameter een cohort is.
    """

    vanaf: date
    waarde: Any
    toestand: str
    artikel: str
    bron: str
    jci: str
    zekerheid: str
    toelichting: str
    sleutel: date | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """Een parameter met haar geschiedenis, oplopend in `vanaf`.

    Attributes:
        jaarlijks: een bedrag dat elk jaar opnieuw wordt vastgesteld; het volgt ook onder een voorstel de peildatum.
    """

    pad: str
    naam: str
    eenheid: str
    waarden: tuple[Waarde, ...]
    bekend_tot: date | None
    jaarlijks: bool = False

    def geldend(self, peildatum: date) -> Waarde:
        """De waarde op een datum.

        Raises:
            NogNietBekend: de datum ligt na de laatste publicatie.
            RechtFout: de parameter bestond nog niet.
        """
        if self.bekend_tot is not None and peildatum >= self.bekend_tot:
            melding = f"{self.pad}: de waarde voor {peildatum} is nog niet gepubliceerd (bekend tot {self.bekend_tot})"
            raise NogNietBekend(melding)
        eerdere = [w for w in self.waarden if w.vanaf <= peildatum]
        if not eerdere:
            melding = f"{self.pad}: bestaat nog niet op {peildatum}"
            raise RechtFout(melding)
        return eerdere[-1]

    def cohorten(self, peildatum: date) -> dict[date, Waarde]:
        """Alle waarden naar sleutel (waardepeildatum), voor zover op de peildatum gepubliceerd."""
        self.geldend(peildatum)
        return {w.sleutel: w for w in self.waarden if w.sleutel is not None and w.vanaf <= peildatum}


def getal(tekst: object, eenheid: str, pad: str) -> int:
    """Zet een waarde uit een bestand om in het gehele getal van haar eenheid.

    Raises:
        ParameterFout: geen getal, of niet exact in de eenheid uit te drukken.
    """
    if not _GETAL.fullmatch(str(tekst)) or eenheid not in SCHALEN:
        melding = f"{pad}: “{tekst}” is geen getal in {eenheid}"
        raise ParameterFout(melding)
    breuk = Fraction(str(tekst)) * SCHALEN[eenheid]
    if breuk.denominator != 1 or isinstance(tekst, float):
        melding = f"{pad}: {tekst} is niet exact uit te drukken in {eenheid}"
        raise ParameterFout(melding)
    return breuk.numerator


def _omgezet(waarde: object, eenheid: str, pad: str) -> object:
    if isinstance(waarde, Mapping):
        return {sleutel: _omgezet(deel, eenheid, f"{pad}[{sleutel}]") for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return tuple(_omgezet(deel, eenheid, pad) for deel in waarde)
    if eenheid == "datum":
        if isinstance(waarde, date):
            return waarde.toordinal()
        melding = f"{pad}: “{waarde}” is geen datum"
        raise ParameterFout(melding)
    return str(waarde) if eenheid == "tekst" else getal(waarde, eenheid, pad)


_VELDEN = ("artikel", "bron", "jci", "zekerheid", "toelichting")


def _lees_waarde(ruw: dict[str, Any], eenheid: str, pad: str) -> Waarde:
    toestand = ruw.get("toestand", "")
    if toestand not in ("", VERVALLEN, NIET_GEVONDEN) or (toestand == "") == ("waarde" not in ruw):
        melding = f"{pad}: geef een waarde of een toestand ({VERVALLEN}, {NIET_GEVONDEN})"
        raise ParameterFout(melding)
    ontbreekt = [veld for veld in ("vanaf", "artikel", "bron") if not ruw.get(veld)]
    if ontbreekt:
        melding = f"{pad}: {', '.join(ontbreekt)} ontbreekt"
        raise ParameterFout(melding)
    vreemd = set(ruw) - {*_VELDEN, "vanaf", "waarde", "toestand", "sleutel"}
    if vreemd:
        melding = f"{pad}: onbekend veld {', '.join(sorted(vreemd))}"
        raise ParameterFout(melding)
    waarde = None if toestand else _omgezet(ruw["waarde"], eenheid, pad)
    overig = {veld: str(ruw.get(veld, "")) for veld in _VELDEN}
    return Waarde(vanaf=ruw["vanaf"], waarde=waarde, toestand=toestand, sleutel=ruw.get("sleutel"), **overig)


def _lees_parameter(onderwerp: str, naam: str, ruw: dict[str, Any], standaard: dict[str, Any]) -> Parameter:
    pad = f"{onderwerp}.{naam}"
    try:
        eenheid = ruw["eenheid"]
        waarden = tuple(_lees_waarde({**standaard, **w}, eenheid, pad) for w in ruw["waarden"])
    except (KeyError, TypeError):
        melding = f"{pad}: een parameter heeft naam, eenheid en waarden"
        raise ParameterFout(melding) from None
    volgorde = [(w.vanaf, w.sleutel or w.vanaf) for w in waarden]
    if volgorde != sorted(set(volgorde)):
        melding = f"{pad}: waarden overlappen of staan niet op volgorde"
        raise ParameterFout(melding)
    jaarlijks = bool(ruw.get("jaarlijks", False)) or any(w.sleutel for w in waarden)
    return Parameter(pad, ruw["naam"], eenheid, waarden, ruw.get("bekend_tot"), jaarlijks)


def lees_onderwerp(tekst: str, onderwerp: str) -> dict[str, Parameter]:
    """Lees één parameterbestand en controleer zijn eisen."""
    boom = lees_yaml(tekst)
    if not isinstance(boom, dict) or boom.get("onderwerp") != onderwerp or not isinstance(boom.get("parameters"), dict):
        melding = f"{onderwerp}.yaml: verwacht onderwerp: {onderwerp} en parameters"
        raise ParameterFout(melding)
    standaard = boom.get("standaard", {})
    return {naam: _lees_parameter(onderwerp, naam, ruw, standaard) for naam, ruw in boom["parameters"].items()}


def onderwerpen() -> tuple[str, ...]:
    """Namen van alle parameterbestanden."""
    return tuple(sorted(p.stem for p in PARAMETERMAP.glob("*.yaml")))


@cache
def onderwerp(naam: str) -> Mapping[str, Parameter]:
    """De parameters van een onderwerp, één keer gelezen.

    Raises:
        ParameterFout: geen bestand met die naam, of het voldoet niet aan zijn eisen.
    """
    bestand = PARAMETERMAP / f"{naam}.yaml"
    if not bestand.is_file():
        melding = f"geen parameterbestand {naam}.yaml.{bedoelde_u(naam, onderwerpen())}"
        raise ParameterFout(melding)
    return lees_onderwerp(bestand.read_text(encoding="utf-8"), naam)


@lru_cache(maxsize=1)
def vingerafdruk() -> str:
    """sha256 over alle parameters, tabellen en interpretaties, zonder voorstellen; staat op elke kwitantie."""
    som = hashlib.sha256()
    for bestand in sorted(_rechtsbestanden()):
        som.update(bestand.name.encode())
        som.update(bestand.read_bytes())
    return som.hexdigest()


def _rechtsbestanden() -> Iterator[Path]:
    wortel = PARAMETERMAP.parent
    buiten = {
        wortel / "dekking.yaml",
        *(wortel / "voorstellen").glob("*.yaml"),
    }  # daar wordt geen geldend recht mee berekend
    return (p for p in wortel.rglob("*") if p.suffix in (".yaml", ".csv") and p not in buiten)


class Parameters:
    """De parameters van één onderwerp op één peildatum, als attributen; onveranderlijk.

    Onder een voorstel zijn zij die van de rechtsdatum waarop het rust, met zijn wijzigingen; wat jaarlijks wordt vastgesteld, volgt de
    peildatum.

    Een attribuut is een geheel getal (1/PUNT, eurocent, mm², mm, jaar), een tabel of een tekst. Een waarde die vervallen of niet
    gevonden is, geeft bij gebruik `Vervallen` of `NietGevonden`.
    """

    peildatum: date

    def __init__(
        self,
        naam: str,
        peildatum: date,
        keuzes: Mapping[str, str],
        *,
        rechtsdatum: date | None = None,
        wijzigingen: Mapping[str, Waarde] | None = None,
    ) -> None:
        """Kies van elke parameter de waarde die geldt."""
        recht = rechtsdatum or peildatum
        datums = {k: peildatum if p.jaarlijks else recht for k, p in onderwerp(naam).items()}
        waarden = {k: p.geldend(datums[k]) for k, p in onderwerp(naam).items() if p.waarden[0].vanaf <= datums[k]}
        waarden.update(wijzigingen or {})
        self.__dict__.update({k: w.waarde for k, w in waarden.items() if not w.toestand})
        self.__dict__.update(peildatum=peildatum, _onderwerp=naam, _keuzes=keuzes, _waarden=waarden, _afgeleid={})

    def __setattr__(self, naam: str, waarde: object) -> None:
        """Weiger: recht verandert niet tijdens het rekenen."""
        raise AttributeError(naam)

    def __getattr__(self, naam: str) -> Any:  # noqa: ANN401 - getal, tabel of tekst
        """Wat geen geldende waarde heeft: onbekend, vervallen of niet gevonden."""
        waarde = self.bron(naam)
        soort = Vervallen if waarde.toestand == VERVALLEN else NietGevonden
        melding = f"{self._onderwerp}.{naam}: {waarde.toestand} op {self.peildatum}"
        raise soort(melding)

    def bron(self, naam: str) -> Waarde:
        """De waarde met artikel en bron."""
        waarden: dict[str, Waarde] = self.__dict__["_waarden"]
        if naam not in waarden:
            melding = (
                f"{self.__dict__['_onderwerp']}.{naam} bestaat niet op {self.peildatum}.{bedoelde_u(naam, waarden)}"
            )
            raise RechtFout(melding)
        return waarden[naam]

    def kent(self, naam: str) -> bool:
        """Of een parameter op de peildatum bestaat, ook als zij is vervallen of niet gevonden."""
        return naam in self.__dict__["_waarden"]

    def geldt(self, naam: str) -> bool:
        """Of een parameter een waarde heeft: zij bestaat al, is niet vervallen en is gevonden."""
        waarden: dict[str, Waarde] = self.__dict__["_waarden"]
        return naam in waarden and not waarden[naam].toestand

    def verschil(self, ander: Parameters) -> set[str]:
        """De namen waarvan de waarde in andere parameters van hetzelfde onderwerp anders is; ook `peildatum`, met wat haar volgt."""
        eigen, andere = ({n: (w.toestand, w.waarde) for n, w in p.__dict__["_waarden"].items()} for p in (self, ander))
        uit = {naam for naam in eigen.keys() | andere.keys() if eigen.get(naam) != andere.get(naam)}
        if self.peildatum != ander.peildatum:
            uit |= {"peildatum", *(naam for naam in eigen if self.bron(naam).sleutel is not None)}
        return uit

    def cohorten(self, naam: str) -> dict[date, Waarde]:
        """Alle gepubliceerde waarden van een cohortparameter, naar sleutel (waardepeildatum); een voorstel vervangt ze alle."""
        cohorten = onderwerp(self.__dict__["_onderwerp"])[naam].cohorten(self.peildatum)
        gekozen = self.bron(naam)
        return cohorten if gekozen.sleutel is not None else dict.fromkeys(cohorten, gekozen)

    def afgeleid(self, naam: str, maak: Callable[[Any], _T]) -> _T:
        """Een vorm van een parameter die regels nodig hebben, bijvoorbeeld een kolom; één keer gemaakt en bewaard."""
        bewaard: dict[str, Any] = self.__dict__["_afgeleid"]
        if naam not in bewaard:
            bewaard[naam] = maak(getattr(self, naam))
        uit: _T = bewaard[naam]
        return uit

    def kolom(self, naam: str) -> NDArray[np.int64]:
        """Een rij getallen als kolom."""
        return self.afgeleid(naam, _kolom)

    def cohortkolom(self, naam: str) -> tuple[int, NDArray[np.int64]]:
        """Bedragen van een cohortparameter in hele euro's: (eerste jaar van de waardepeildatum, kolom tot en met het nieuwste)."""
        bewaard: dict[str, Any] = self.__dict__["_afgeleid"]
        if naam not in bewaard:
            per_jaar = {sleutel.year: w.waarde // SCHALEN["euro"] for sleutel, w in self.cohorten(naam).items()}
            bewaard[naam] = (min(per_jaar), _kolom(per_jaar[jaar] for jaar in range(min(per_jaar), max(per_jaar) + 1)))
        uit: tuple[int, NDArray[np.int64]] = bewaard[naam]
        return uit

    def kiest(self, keuze: str, waarde: str) -> bool:
        """Of een benoemde interpretatie op `waarde` staat."""
        keuzes: Mapping[str, str] = self.__dict__["_keuzes"]
        return keuzes[keuze] == waarde


def _kolom(getallen: Iterable[int]) -> NDArray[np.int64]:
    kolom = np.fromiter(getallen, np.int64)
    kolom.flags.writeable = False
    return kolom
