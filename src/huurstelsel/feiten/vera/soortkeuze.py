"""Van VERA-ruimtesoort en -detailsoort naar de soort ruimte van huurstelsel, en het type van een parkeerplek.

De detailsoort zegt wat een ruimte is. Of een kamer, berging of kelder aan de eisen voor een vertrek voldoet, zegt VERA met de
ruimtesoort (`VTK` en `OVR` zijn gedefinieerd "volgens de woningwaardering"); waar de wet dat openlaat, volgt de soort haar.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.soorten import RUIMTESOORTEN, Klasse
from huurstelsel.feiten.vera.referentie import lijsten

if TYPE_CHECKING:
    from huurstelsel.feiten.vera.verslag import Knoop

SOORTEN: dict[str, str] = {
    "ATR": "patio",
    "ATU": "achtertuin",
    "BAD": "badkamer",
    "BAL": "balkon",
    "BAT": "badkamer_met_toilet",
    "BEG": "berging",
    "BER": "berging",
    "BIJ": "bijkeuken",
    "CAR": "carport",
    "CON": "containerruimte",
    "DAK": "dakterras",
    "DOU": "doucheruimte",
    "ENT": "entree",
    "ETS": "overige_ruimte",
    "GAK": "dakterras",
    "GAL": "galerij",
    "GAN": "gang",
    "GAR": "garage",
    "GDA": "dakterras",
    "GTU": "tuin",
    "HAL": "hal",
    "KAS": "kast",
    "KEL": "kelder",
    "KEU": "keuken",
    "LIF": "schacht",
    "LOG": "loggia",
    "MET": "meterruimte",
    "OBR": "buitenruimte",
    "OBU": "buitenruimte",
    "ORU": "overige_ruimte",
    "OVE": "overloop",
    "OVT": "vertrek",
    "PAR": "parkeerplaats",
    "REC": "recreatieruimte",
    "RON": "tuin",
    "SCA": "schacht",
    "SCH": "schuur",
    "SER": "serre",
    "SLA": "slaapkamer",
    "TEC": "technische_ruimte",
    "TER": "terras",
    "TOI": "toiletruimte",
    "TRH": "trappenhuis",
    "TUI": "tuin",
    "TUS": "tussenkamer",
    "VID": "vide",
    "VLI": "vliering",
    "VTU": "voortuin",
    "WAS": "wasruimte",
    "WOK": "woonkamer_met_open_keuken",
    "WOO": "woonkamer",
    "WSK": "woon_slaapkamer_met_open_keuken",
    "WSL": "woon_slaapkamer",
    "ZIJ": "zijtuin",
    "ZOL": "zolder",
    "ZVT": "zoldervertrek",
}
"""RUIMTEDETAILSOORT → onze soort. Parkeerplekken staan in `PARKEERTYPEN`; `OGR` is vervallen en volgt de ruimtesoort."""

PARKEERTYPEN: dict[str, str] = {
    "PIP": "I",
    "PUP": "I",
    "PBD": "II",
    "PBC": "III",
    "PSP": "I",
    "PNS": "I",
    "PAK": "I",
    "OPS": "II",
    "OPN": "II",
    "GPS": "III",
    "GPN": "III",
}
"""RUIMTEDETAILSOORT die altijd een plek in een gemeenschappelijke parkeerruimte is → type (rubriek 10)."""

_STELSEL_VAN_VOOR_2024 = frozenset({"PSP", "PNS", "PAK", "OPS", "OPN", "GPS", "GPN"})
_GEDEELD_PARKEREN = {"GAR": "I", "CAR": "II", "PAR": "III"}
_GEMEENSCHAPPELIJK = frozenset({"GTU", "GDA", "GAK"})
_ALGEMEEN = {"VTK": "vertrek", "OVR": "overige_ruimte", "VRK": "verkeersruimte", "BTR": "buitenruimte"}
_ALGEMENE_CODES = frozenset(_ALGEMEEN)
_KLASSE = {
    Klasse.VERTREK: "VTK",
    Klasse.OVERIGE_RUIMTE: "OVR",
    Klasse.VERKEERSRUIMTE: "VRK",
    Klasse.BUITENRUIMTE: "BTR",
}
_WET_LAAT_OPEN = frozenset(
    {"bijkeuken", "berging", "wasruimte", "schuur", "kelder", "containerruimte", "overige_ruimte"}
)
"""Overige ruimten "voor zover zij niet voldoen aan de eisen voor een vertrek" (Bhw bijlage I.A, toelichting rubriek 2)."""

_OVERIG = {"zoldervertrek": "zolder", "parkeerplaats": "garage", "buitenruimte": "overige_ruimte"}
"""Onze soort → wat zij is als VERA haar een overige ruimte noemt."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """Onze soort ruimte, waarvoor zij in de wet is bestemd, en bij een gemeenschappelijke parkeerplek haar type."""

    soort: str
    klasse: Klasse
    type: str | None = None


class Deling(NamedTuple):
    """Met hoeveel adressen en met hoeveel kamers van het eigen adres een ruimte wordt gedeeld; `None` is niet opgegeven."""

    adressen: int | None = None
    kamers: int | None = None

    @property
    def adressen_delen(self) -> bool:
        """Of ten minste twee adressen delen."""
        return (self.adressen or 1) > 1

    @property
    def gedeeld(self) -> bool:
        """Of de ruimte met een ander adres of een andere kamer wordt gedeeld."""
        return self.adressen_delen or (self.kamers or 1) > 1


@cache
def _keuze(soort: str, type_: str | None = None) -> Keuze:
    return Keuze(soort, RUIMTESOORTEN[soort].klasse, type_)


def kies_soort(ruimte: Knoop, deling: Deling) -> Keuze | None:
    """Onze soort voor een VERA-ruimte; `None` als het bericht daarvoor een fout bevat."""
    soort = ruimte.code("soort", "RUIMTESOORT")
    detail = ruimte.code("detailSoort", "RUIMTEDETAILSOORT", ook=_ALGEMENE_CODES)
    if (soort is None and ruimte.waarde("soort") is not None) or (
        detail is None and ruimte.waarde("detailSoort") is not None
    ):
        return None
    if detail in PARKEERTYPEN:
        return _parkeerplek(ruimte, detail, deling)
    if detail in _GEDEELD_PARKEREN and deling.adressen_delen:
        return _gedeelde_parkeerplek(ruimte, detail)
    keuze = (
        _algemeen(ruimte, detail or soort)
        if detail is None or detail in _ALGEMEEN
        else _bijzonder(ruimte, detail, soort)
    )
    if keuze is not None:
        _eis_aantal(ruimte, keuze, soort, detail, deling)
    return keuze


def _parkeerplek(ruimte: Knoop, detail: str, deling: Deling) -> Keuze:
    keuze = _keuze("parkeerplek", PARKEERTYPEN[detail])
    if detail in _STELSEL_VAN_VOOR_2024:
        naam = lijsten()["RUIMTEDETAILSOORT"][detail].naam
        ruimte.meld(
            "detailSoort",
            f"“{naam}” ({detail}) is een code van het stelsel van voor 1 juli 2024; gelezen als parkeerplek type {keuze.type}.",
        )
    if deling.adressen is None:
        ruimte.meld(
            "gedeeldMetAantalAdressen",
            "Het aantal adressen ontbreekt; aangenomen dat de parkeerplek voor één adres is.",
        )
    return keuze


def _gedeelde_parkeerplek(ruimte: Knoop, detail: str) -> Keuze:
    keuze = _keuze("parkeerplek", _GEDEELD_PARKEREN[detail])
    naam = lijsten()["RUIMTEDETAILSOORT"][detail].naam.lower()
    ruimte.meld(
        "detailSoort",
        f"Een gedeelde {naam} is een gemeenschappelijke parkeerruimte; gelezen als parkeerplek type {keuze.type}.",
    )
    return keuze


def _algemeen(ruimte: Knoop, code: str | None) -> Keuze | None:
    """Een ruimte zonder detailsoort, of met een ruimtesoort op de plaats van de detailsoort."""
    if code not in _ALGEMEEN:
        ruimte.fout(
            "detailSoort", "code_ontbreekt", "Noem de detailsoort van deze ruimte, bijvoorbeeld WOO (woonkamer)."
        )
        return None
    ruimte.meld(
        "detailSoort", f"Er staat geen detailsoort van een ruimte; gelezen als {_ALGEMEEN[code].replace('_', ' ')}."
    )
    return _keuze(_ALGEMEEN[code])


def _bijzonder(ruimte: Knoop, detail: str, soort: str | None) -> Keuze | None:
    if detail == "SCH" and _heet_schacht(ruimte):
        ruimte.meld_vaak(
            "detailSoort.code",
            "SCH is in VERA een schuur; door de naam “Schacht” gelezen als schacht, die niet meetelt.",
        )
        return _keuze("schacht")
    if detail not in SOORTEN:
        return _algemeen(ruimte, soort)
    keuze, meldingen = _volgens_lijst(detail, soort)
    for veld, zin in meldingen:
        ruimte.meld(veld, zin)
    return keuze


@cache
def _volgens_lijst(detail: str, soort: str | None) -> tuple[Keuze, tuple[tuple[str, str], ...]]:
    """De keuze bij een detailsoort en een ruimtesoort, met wat daarover te melden is (veld, zin)."""
    eigen = _keuze(SOORTEN[detail])
    keuze, meldingen = _naar_ruimtesoort(eigen, soort), _vervallen(detail)
    verwacht = _KLASSE.get(eigen.klasse)
    if soort is not None and verwacht is not None and soort not in {verwacht, "GEM"}:
        naam, soortnaam = lijsten()["RUIMTEDETAILSOORT"][detail].naam, lijsten()["RUIMTESOORT"][soort].naam.lower()
        zin = f"De soort ({soortnaam}) past niet bij de detailsoort ({naam}); gelezen als {keuze.soort.replace('_', ' ')}."
        meldingen.append(("soort", zin))
    return keuze, tuple(meldingen)


def _heet_schacht(ruimte: Knoop) -> bool:
    detail = ruimte.waarde("detailSoort")
    namen = (detail.get("naam") if isinstance(detail, dict) else None, ruimte.waarde("naam"))
    return any(isinstance(naam, str) and "schacht" in naam.casefold() for naam in namen)


def _vervallen(detail: str) -> list[tuple[str, str]]:
    waarde = lijsten()["RUIMTEDETAILSOORT"][detail]
    if waarde.einde is None:
        return []
    zin = f"“{waarde.naam}” ({detail}) is sinds {waarde.einde} vervallen in VERA; gelezen als {SOORTEN[detail].replace('_', ' ')}."
    return [("detailSoort.code", zin)]


def _naar_ruimtesoort(eigen: Keuze, soort: str | None) -> Keuze:
    """De ruimtesoort beslist waar de wet de bestemming openlaat; keuken, bad en toilet staan vast, een zolder blijft een zolder."""
    eigenschappen = RUIMTESOORTEN[eigen.soort]
    if soort == "VTK" and eigen.soort in _WET_LAAT_OPEN:
        return _keuze("vertrek")
    if soort == "VRK" and eigen.klasse in {Klasse.VERTREK, Klasse.OVERIGE_RUIMTE} and not eigenschappen.altijd_vertrek:
        return _keuze("verkeersruimte")
    if soort != "OVR":
        return eigen
    if eigen.soort in _OVERIG:
        return _keuze(_OVERIG[eigen.soort])
    return _keuze("overige_ruimte") if eigen.klasse == Klasse.VERTREK and not eigenschappen.altijd_vertrek else eigen


def _eis_aantal(ruimte: Knoop, keuze: Keuze, soort: str | None, detail: str | None, deling: Deling) -> None:
    """Een gemeenschappelijke ruimte zonder aantal is niet te waarderen; zonder gevolg voor de punten mag het."""
    gemeenschappelijk = (soort == "GEM" and detail != "REC") or detail in _GEMEENSCHAPPELIJK
    if not gemeenschappelijk or deling.gedeeld:
        return
    if keuze.klasse == Klasse.BUITEN_WAARDERING or (
        keuze.klasse == Klasse.VERKEERSRUIMTE and ruimte.waarde("verwarmd") is not True
    ):
        return
    if deling == (None, None):
        zin = "Deze ruimte is gemeenschappelijk; noem het aantal adressen dat toegang en gebruiksrecht heeft."
        ruimte.fout("gedeeldMetAantalAdressen", "aantal_adressen_ontbreekt", zin)
    else:
        zin = "De soort is gemeenschappelijk, maar de ruimte hoort bij één adres; gelezen als privé."
        ruimte.meld("gedeeldMetAantalAdressen", zin)
