"""Lezen van een VERA-bericht: getypte toegang tot velden, waarbij fouten en meldingen met hun pad worden verzameld."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING

from huurstelsel.feiten.vera.referentie import VELDEN, dichtstbij, lijsten
from huurstelsel.fouten import Fout, bedoelde_u
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_VOORSTELLEN = 100  # een voorstel zoeken kost tijd; een bericht vol verkeerde namen heeft er niet meer aan
_GETAL = re.compile(r"[+-]?\d{1,30}([.,]\d{1,30})?")
_UREN_WINTERTIJD, _UREN_ZOMERTIJD = 1, 2


@dataclass(slots=True)
class Verslag:
    """Wat er onderweg te melden viel.

    Attributes:
        vaak: zin die bij veel onderdelen gelijk is → de paden; wordt één melding met een aantal.
        vreemd: (soort groep, veld) dat niet wordt gelezen → de paden.
    """

    fouten: list[Fout] = field(default_factory=list)
    meldingen: list[Melding] = field(default_factory=list)
    vaak: dict[str, list[str]] = field(default_factory=dict)
    vreemd: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def sluit_af(self) -> list[Melding]:
        """Alle meldingen; wat vaak voorkomt en velden die niet worden gelezen staan achteraan, elk één keer met hun aantal."""
        vaak = [Melding(paden[0], f"{zin.removesuffix('.')}{_keren(paden)}.") for zin, paden in self.vaak.items()]
        return [*self.meldingen, *vaak, *self._vreemde_velden()]

    def _vreemde_velden(self) -> Iterator[Melding]:
        for i, ((soort, naam), paden) in enumerate(self.vreemd.items()):
            voorstel = _bedoeld_veld(soort, naam) if i < MAX_VOORSTELLEN else ""
            yield Melding(paden[0], f"Het veld “{naam}” van een {soort} wordt niet gelezen{_keren(paden)}.{voorstel}")


def _keren(paden: list[str]) -> str:
    return f" (komt {len(paden)} keer voor)" if len(paden) > 1 else ""


@lru_cache(maxsize=1_000)
def _bedoeld_veld(soort: str, naam: str) -> str:
    return bedoelde_u(naam, VELDEN[soort])


@dataclass(slots=True)
class Knoop:
    """Een groep in het bericht met haar pad. Een veld dat ontbreekt of `null` is, is onbekend."""

    velden: dict[str, object]
    pad: str
    verslag: Verslag

    def plek(self, veld: str) -> str:
        """Pad van een veld van deze groep."""
        return f"{self.pad}.{veld}" if self.pad else veld

    def fout(self, veld: str, code: str, zin: str) -> None:
        """Meld een fout bij een veld; zonder veld gaat zij over de groep zelf."""
        self.verslag.fouten.append(Fout(self.plek(veld) if veld else self.pad, code, zin))

    def meld(self, veld: str, zin: str) -> None:
        """Meld een aanname bij een veld; zonder veld gaat zij over de groep zelf."""
        self.verslag.meldingen.append(Melding(self.plek(veld) if veld else self.pad, zin))

    def meld_vaak(self, veld: str, zin: str) -> None:
        """Meld een aanname die bij veel onderdelen gelijk is; zij wordt één melding."""
        self.verslag.vaak.setdefault(zin, []).append(self.plek(veld))

    def waarde(self, veld: str) -> object:
        """Waarde zoals zij in het bericht staat."""
        return self.velden.get(veld)

    def groep(self, veld: str, soort: str) -> Knoop | None:
        """Onderliggende groep, of `None` als zij ontbreekt of geen groep is."""
        waarde = self.velden.get(veld)
        return None if waarde is None else _groep(waarde, self.plek(veld), soort, self.verslag)

    def lijst(self, veld: str, soort: str) -> Iterator[Knoop]:
        """Onderliggende groepen in een lijst."""
        waarde = self.velden.get(veld)
        if waarde is None:
            return
        if not isinstance(waarde, (list, tuple)):
            self.fout(veld, "geen_lijst", "Hier hoort een lijst.")
            return
        plek = self.plek(veld)
        for i, deel in enumerate(waarde):
            if (knoop := _groep(deel, f"{plek}[{i}]", soort, self.verslag)) is not None:
                yield knoop

    def code(self, veld: str, lijst: str, ook: frozenset[str] = frozenset()) -> str | None:
        """Code van een veld met referentiedata; `ook` noemt codes buiten de lijst die toch worden begrepen."""
        waarde = self.velden.get(veld)
        if waarde is None:
            return None
        if isinstance(waarde, dict) and waarde.keys() <= VELDEN["code"]:
            code = waarde.get("code")
            if isinstance(code, str) and code in lijsten()[lijst]:
                return code
        knoop = self.groep(veld, "code")
        return None if knoop is None else knoop.eigen_code(lijst, ook)

    def eigen_code(self, lijst: str, ook: frozenset[str] = frozenset()) -> str | None:
        """Code van deze groep, als de groep zelf referentiedata is; een onbekende code is een fout."""
        code = self.tekst("code")
        if code is None:
            self.fout("code", "code_ontbreekt", f"Hier hoort een code van de VERA-lijst {lijst}.")
            return None
        if code in ook or code.upper() in lijsten()[lijst]:
            return code if code in ook else code.upper()
        naam = self.waarde("naam")
        zin = f"“{code[:40]}” is geen code van de VERA-lijst {lijst}."
        if len(self.verslag.fouten) < MAX_VOORSTELLEN:
            zin = f"{zin} {dichtstbij(lijst, code[:40], naam[:200] if isinstance(naam, str) else None)}"
        self.fout("code", "onbekende_code", zin)
        return None

    def tekst(self, veld: str) -> str | None:
        """Tekst zonder witruimte eromheen; een lege tekst is onbekend. Een geheel getal mag ook."""
        waarde = self.velden.get(veld)
        if waarde is None:
            return None
        if isinstance(waarde, int) and not isinstance(waarde, bool):
            return str(waarde)
        if not isinstance(waarde, str):
            self.fout(veld, "geen_tekst", "Hier hoort een tekst.")
            return None
        return waarde.strip() or None

    def ja_nee(self, veld: str) -> bool | None:
        """Ja of nee (`true` of `false`)."""
        waarde = self.velden.get(veld)
        if waarde is not None and not isinstance(waarde, bool):
            self.fout(veld, "geen_ja_nee", "Hier hoort true of false.")
            return None
        return waarde

    def getal(self, veld: str, minimaal: int = 0, maximaal: int = 1_000_000_000) -> Decimal | None:
        """Exact getal, ook uit een tekst met punt of komma, tussen de grenzen (inbegrepen)."""
        waarde = self.velden.get(veld)
        if waarde is None or waarde == "":
            return None
        getal = _exact(waarde)
        if getal is None:
            self.fout(veld, "geen_getal", "Hier hoort een getal, bijvoorbeeld 24.51.")
            return None
        if not minimaal <= getal <= maximaal:
            code, grens = (
                ("te_laag", f"ten minste {minimaal}") if getal < minimaal else ("te_hoog", f"ten hoogste {maximaal}")
            )
            self.fout(veld, code, f"Dit moet {grens} zijn.")
            return None
        return getal

    def geheel(self, veld: str, minimaal: int = 0, maximaal: int = 100_000) -> int | None:
        """Geheel getal tussen de grenzen (inbegrepen)."""
        waarde = self.velden.get(veld)
        if waarde is None:
            return None
        if type(waarde) is int and minimaal <= waarde <= maximaal:
            return waarde
        getal = self.getal(veld, minimaal, maximaal)
        if getal is None:
            return None
        if getal != int(getal):
            self.fout(veld, "geen_geheel_getal", "Hier hoort een geheel getal.")
            return None
        return int(getal)

    def datum(self, veld: str) -> date | None:
        """Datum, of de Nederlandse datum van een tijdstip."""
        tekst = self.velden.get(veld)
        if tekst is None or tekst == "":
            return None
        if isinstance(tekst, str):
            try:
                return _nederlandse_datum(tekst.strip())
            except ValueError:
                pass
        self.fout(veld, "geen_datum", "Hier hoort een bestaande datum: jjjj-mm-dd, bijvoorbeeld 2026-01-01.")
        return None


def _groep(waarde: object, pad: str, soort: str, verslag: Verslag) -> Knoop | None:
    if not isinstance(waarde, dict):
        zin = (
            "Hier hoort referentiedata: {“code”: …, “naam”: …}."
            if soort == "code"
            else f"Hier hoort een groep met de velden van een {soort}."
        )
        verslag.fouten.append(Fout(pad, "geen_groep", zin))
        return None
    if not waarde.keys() <= VELDEN[soort]:
        for naam in (naam for naam in waarde if naam not in VELDEN[soort]):
            verslag.vreemd.setdefault((soort, str(naam)), []).append(f"{pad}.{naam}" if pad else str(naam))
    return Knoop(waarde, pad, verslag)


def knoop_van(boom: dict[str, object], verslag: Verslag, soort: str = "eenheid") -> Knoop:
    """Het bericht zelf als knoop."""
    return _groep(boom, "", soort, verslag) or Knoop({}, "", verslag)


def _exact(waarde: object) -> Decimal | None:
    if isinstance(waarde, Decimal):
        return waarde if waarde.is_finite() else None
    if isinstance(waarde, bool):
        return None
    if isinstance(waarde, int):
        return Decimal(waarde)
    if isinstance(waarde, str):
        tekst = waarde.strip()
        return Decimal(tekst.replace(",", ".")) if _GETAL.fullmatch(tekst) else None
    return Decimal(repr(waarde)) if isinstance(waarde, float) and isfinite(waarde) else None


def _nederlandse_datum(tekst: str) -> date:
    """Dag van een datum of tijdstip; een tijdstip met tijdzone wordt eerst Nederlandse tijd.

    Raises:
        ValueError: de tekst is geen datum.
    """
    if len(tekst) <= len("jjjj-mm-dd"):
        return date.fromisoformat(tekst)
    tijdstip = datetime.fromisoformat(tekst)
    if tijdstip.tzinfo is None:
        return tijdstip.date()
    try:
        utc = tijdstip.astimezone(UTC)
        return (utc + timedelta(hours=_UREN_ZOMERTIJD if _zomertijd(utc) else _UREN_WINTERTIJD)).date()
    except OverflowError as e:
        raise ValueError(tekst) from e


def _zomertijd(utc: datetime) -> bool:
    """Van de laatste zondag van maart tot die van oktober, 01.00 uur UTC."""
    return _laatste_zondag(utc.year, 3) <= utc.replace(tzinfo=None) < _laatste_zondag(utc.year, 10)


def _laatste_zondag(jaar: int, maand: int) -> datetime:
    laatste = date(jaar, maand, monthrange(jaar, maand)[1])
    return datetime(jaar, maand, laatste.day - (laatste.weekday() + 1) % 7, 1)  # noqa: DTZ001 - naïef UTC, alleen om te vergelijken
