"""De verklaarde grenzen van wat registers over de ruimten van een woning niet zeggen; de waarden staan in `registergrenzen.yaml`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huurstelsel.feiten.lezen import boom_van
from huurstelsel.feiten.lezen_lijst import vormfouten
from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u, waardoor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BESTAND = Path(__file__).with_name("registergrenzen.yaml")
_VELDEN = ("eenheid", "laag", "hoog", "reden")
_BREUK = re.compile(r"\d{1,9}([.,]\d{1,9})?|\d{1,9}/[1-9]\d{0,8}")
_MET_LAAG = ("vertrekken_oppervlakte", "overige_ruimten_oppervlakte", "overige_ruimten_erbuiten")
_TEN_HOOGSTE: dict[str, int | Fraction] = {
    "zolders_zonder_vaste_trap": 1,
    "parkeerplek_type_1": 1,
    "andere_vertrekken_per_m2": Fraction(1, 4),
    "vertrekken_oppervlakte": 2,
    "overige_ruimten_oppervlakte": 2,
    "buitenruimte": 100_000,
}
_ANDERS_TEN_HOOGSTE = {"m2": 1_000, "punten": 100, "aantal": 50}
_KWART = 4


@dataclass(frozen=True, slots=True)
class Grens:
    """Een verklaarde grens: laagste en hoogste waarde, en in één zin waarom."""

    naam: str
    eenheid: str
    laag: Fraction
    hoog: Fraction
    reden: str


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Alle grenzen, in de volgorde van het bestand; twee verzamelingen met dezelfde waarden zijn gelijk."""

    alle: tuple[Grens, ...]

    def laag(self, naam: str) -> Fraction:
        """De laagste waarde."""
        return self._van(naam).laag

    def hoog(self, naam: str) -> Fraction:
        """De hoogste waarde."""
        return self._van(naam).hoog

    def aantal(self, naam: str) -> int:
        """De hoogste waarde van een grens die een aantal is."""
        return int(self._van(naam).hoog)

    def _van(self, naam: str) -> Grens:
        return next(grens for grens in self.alle if grens.naam == naam)

    def als_dict(self) -> dict[str, list[str]]:
        """Per grens haar laagste en hoogste waarde, om bij een uitslag te bewaren."""
        return {grens.naam: [str(grens.laag), str(grens.hoog)] for grens in self.alle}

    @property
    def vingerafdruk(self) -> str:
        """Waaraan is te zien dat met dezelfde grenzen is gerekend."""
        tekst = "\n".join(f"{g.naam} {g.laag} {g.hoog}" for g in self.alle)
        return hashlib.sha256(tekst.encode()).hexdigest()


@cache
def verklaard() -> Grenzen:
    """De grenzen die met het pakket meekomen."""
    uit = []
    for naam, velden in _boom(BESTAND).items():
        uit.append(Grens(naam, velden["eenheid"], _getal(velden["laag"]), _getal(velden["hoog"]), velden["reden"]))
    return Grenzen(tuple(uit))


def lees(pad: Path | None) -> Grenzen:
    """De verklaarde grenzen, met de waarden van een eigen bestand ervoor in de plaats.

    Raises:
        FeitenFout: het bestand is niet te lezen of noemt iets dat niet kan; alle fouten tegelijk.
    """
    grenzen = verklaard()
    if pad is None:
        return grenzen
    eigen = _boom(pad)
    bekend = {grens.naam for grens in grenzen.alle}
    fouten = [
        Fout(naam, "onbekende_grens", f"De grens “{naam[:60]}” bestaat niet.{bedoelde_u(naam, bekend)}")
        for naam in eigen
        if naam not in bekend
    ]
    uit = []
    for grens in grenzen.alle:
        nieuw = _vervangen(grens, eigen[grens.naam], fouten) if grens.naam in eigen else grens
        fouten += _bezwaren(nieuw)
        uit.append(nieuw)
    if fouten:
        raise FeitenFout(fouten)
    return Grenzen(tuple(uit))


def _boom(pad: Path) -> Mapping[str, Any]:
    try:
        boom = boom_van(pad.read_bytes(), ".yaml")
    except OSError as e:
        zin = f"{pad} is niet te lezen: {waardoor(e)}."
        raise FeitenFout([Fout("", "bestand_niet_gevonden", zin)]) from None
    if not isinstance(boom.wortel, dict):
        zin = "Hier horen grenzen met hun naam, bijvoorbeeld toiletten: {hoog: 2}."
        raise FeitenFout([Fout("", "geen_grenzen", zin)])
    if fouten := vormfouten(boom.wortel, boom):
        raise FeitenFout(fouten)
    return boom.wortel


def _vervangen(grens: Grens, velden: object, fouten: list[Fout]) -> Grens:
    """De grens met de waarden van een eigen bestand; wat niet kan komt bij de fouten."""
    if not isinstance(velden, dict):
        fouten.append(Fout(grens.naam, "geen_grens", "Schrijf laag, hoog of beide: bijvoorbeeld {hoog: 2}."))
        return grens
    for veld in velden:
        if veld not in _VELDEN:
            zin = f"Een grens heeft geen veld “{str(veld)[:60]}”.{bedoelde_u(str(veld), _VELDEN)}"
            fouten.append(Fout(f"{grens.naam}.{veld}", "onbekend_veld", zin))
    if velden.get("eenheid", grens.eenheid) != grens.eenheid:
        zin = f"De eenheid van deze grens is {grens.eenheid}."
        fouten.append(Fout(f"{grens.naam}.eenheid", "andere_eenheid", zin))
    waarden = {}
    for veld in ("laag", "hoog"):
        try:
            waarden[veld] = _getal(velden[veld]) if veld in velden else getattr(grens, veld)
        except ValueError:
            zin = "Schrijf een getal van 0 of meer, bijvoorbeeld 2, 0,55 of 1/15."
            fouten.append(Fout(f"{grens.naam}.{veld}", "geen_getal", zin))
            waarden[veld] = getattr(grens, veld)
    return Grens(grens.naam, grens.eenheid, waarden["laag"], waarden["hoog"], str(velden.get("reden", grens.reden)))


def _getal(waarde: object) -> Fraction:
    """Een getal zoals het er staat, exact.

    Raises:
        ValueError: het is geen getal van 0 of meer.
    """
    tekst = format(waarde, "f") if isinstance(waarde, Decimal) else str(waarde)
    if isinstance(waarde, bool) or not _BREUK.fullmatch(tekst):
        raise ValueError(tekst)
    return Fraction(tekst.replace(",", "."))


def _bezwaren(grens: Grens) -> Iterator[Fout]:
    """Wat er aan de waarden van een grens niet kan."""
    if grens.laag > grens.hoog:
        yield Fout(grens.naam, "laag_boven_hoog", "De laagste waarde is hoger dan de hoogste.")
    if grens.laag and grens.naam not in _MET_LAAG:
        yield Fout(f"{grens.naam}.laag", "laag_niet_nul", "De laagste waarde van deze grens is altijd 0.")
    hoogst = _TEN_HOOGSTE[grens.naam] if grens.naam in _TEN_HOOGSTE else _ANDERS_TEN_HOOGSTE[grens.eenheid]
    if grens.hoog > hoogst:
        yield Fout(f"{grens.naam}.hoog", "te_hoog", f"De hoogste waarde is hier ten hoogste {hoogst}.")
    if grens.naam == "keukens" and grens.hoog < 1:
        yield Fout(
            "keukens.hoog", "te_laag", "Een zelfstandige woning heeft een eigen keuken (art. 7:234 BW): ten minste 1."
        )
    if grens.eenheid == "aantal" and grens.hoog.denominator != 1:
        yield Fout(f"{grens.naam}.hoog", "geen_geheel_getal", "Schrijf een geheel getal.")
    if grens.eenheid == "punten" and (grens.hoog * _KWART).denominator != 1:
        yield Fout(f"{grens.naam}.hoog", "geen_kwart", "Schrijf hele punten of kwarten.")
