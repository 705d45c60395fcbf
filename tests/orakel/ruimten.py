"""Ruimten zoals de wet ze ziet: kasten bij hun ruimte, open verbindingen samengevoegd, en waarvoor een ruimte telt."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from types import SimpleNamespace
from typing import TYPE_CHECKING

from huurstelsel.feiten.ruimte import Eisen
from orakel.basis import HALF, Onbepaald, breuk, honderdste

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.model import Document
    from huurstelsel.feiten.ruimte import OpenVerbinding, Ruimte, Voorziening

BADRUIMTEN = {"badkamer", "badkamer_met_toilet", "doucheruimte"}
ALTIJD_VERTREK = BADRUIMTEN | {"keuken"}  # toelichting rubriek 1
OPEN_KEUKENS = {"woonkamer_met_open_keuken", "woon_slaapkamer_met_open_keuken"}
ZOLDERS = {"zoldervertrek", "zolder", "vliering"}
WOONVERTREKKEN = {"woonkamer", "slaapkamer", "woon_slaapkamer", "eetkamer", "studeerkamer", "hobbykamer", "tussenkamer"}
VERTREKKEN = ALTIJD_VERTREK | OPEN_KEUKENS | WOONVERTREKKEN | {"serre", "recreatieruimte", "zoldervertrek", "vertrek"}
BERGRUIMTEN = {
    "bijkeuken",
    "berging",
    "wasruimte",
    "schuur",
    "kelder",
    "garage",
    "containerruimte",
    "kast",
    "fietsenberging",
}
OVERIGE_RUIMTEN = BERGRUIMTEN | {"zolder", "vliering", "toiletruimte", "technische_ruimte", "overige_ruimte"}
VERKEERSRUIMTEN = {"gang", "hal", "entree", "overloop", "trappenhuis", "galerij", "verkeersruimte"}
MET_HEKWERK = {"balkon", "dakterras", "loggia"}
PARKEREN_BUITEN = {"oprit", "carport", "parkeerplaats", "fietsenstalling"}
TUINEN = {"tuin", "voortuin", "achtertuin", "zijtuin", "plaats", "terras", "patio", "buitenruimte"}
BUITENRUIMTEN = MET_HEKWERK | PARKEREN_BUITEN | TUINEN
GEEN_RUIMTE = {"frans_balkon", "schacht", "meterruimte", "vide", "buiten_de_ruimten"}
BINNEN = VERTREKKEN | OVERIGE_RUIMTEN | VERKEERSRUIMTEN
EEN_RUIMTE = VERTREKKEN | OVERIGE_RUIMTEN  # inleiding toelichting: aangrenzende vertrekken of overige ruimten
KASTBREEDTE = Fraction(60, 100)
VERTREKEISEN = {"begaanbare_vloer", "vaste_wanden", "breedte", "vrije_hoogte"}
VERTREKEISEN |= {"daglicht", "ventilatie", "stopcontact_en_lichtpunt"}  # toelichting rubriek 1


def _voorrang(soort: str) -> tuple[bool, bool, bool, bool, bool]:
    anders = soort != "toiletruimte"
    return soort in BADRUIMTEN, soort in VERTREKKEN - {"keuken"}, soort == "keuken", soort in ZOLDERS, anders


_VOORRANG = {soort: _voorrang(soort) for soort in BINNEN | BUITENRUIMTEN | GEEN_RUIMTE | {"parkeerplek"}}


def gemeten(ruimte: Ruimte) -> Fraction:
    """Oppervlakte van één regel van het document in m², onafgerond."""
    if ruimte.lengte is not None:
        return breuk(ruimte.lengte) * breuk(ruimte.breedte)
    return breuk(ruimte.oppervlakte)


@dataclass(frozen=True)
class Plek:
    """Eén ruimte in de zin van de wet; `kasten` tellen alleen met hun oppervlakte."""

    delen: tuple[Ruimte, ...]
    kasten: tuple[Ruimte, ...] = ()

    @property
    def soort(self) -> str:
        """Soort van het geheel."""
        return str(self.hoofd.soort)

    @property
    def hoofd(self) -> Ruimte:
        """Het deel dat de soort geeft: badruimte boven vertrek boven keuken boven overige ruimte, en een zolder boven haar gelijken."""
        return max(self.delen, key=lambda r: _VOORRANG[r.soort])

    @property
    def eisen(self) -> SimpleNamespace:
        """Aan een eis van rubriek 1 voldoet het geheel als één deel dat doet; een andere eis geldt als een deel haar niet haalt."""
        uit = {}
        for naam in Eisen.model_fields:
            niet = [getattr(r.eisen, naam) is False for r in self.delen]
            uit[naam] = not (all(niet) if naam in VERTREKEISEN else any(niet))
        return SimpleNamespace(**uit)

    @property
    def adressen(self) -> int:
        """Aantal adressen dat toegang en gebruiksrecht heeft."""
        return self.delen[0].gedeeld_met_adressen

    @property
    def stel(self) -> str:
        """Met welke adressen of kamers; leeg als dat niet is gezegd, en dan is evenveel hetzelfde."""
        return self.delen[0].gedeeld_stel or ""

    @property
    def parkeertype(self) -> str | None:
        """Type van de parkeerplek; een garage, carport of parkeerplaats van meer adressen is er een (toelichting 2, 8 en 10)."""
        if self.soort == "parkeerplek":
            return str(self.delen[0].type)
        return {"garage": "I", "carport": "II", "parkeerplaats": "III"}.get(self.soort) if self.adressen > 1 else None

    @property
    def ander_vertrek(self) -> tuple[Ruimte, ...]:
        """Delen die op zichzelf een ander vertrek dan een keuken zijn; dan dient de ruimte niet uitsluitend als keuken."""
        return tuple(r for r in self.delen if r.soort in VERTREKKEN and r.soort != "keuken")

    @property
    def m2(self) -> Fraction:
        """Gemeten oppervlakte; hieraan worden 2 en 4 m² getoetst."""
        return sum((gemeten(r) for r in self.delen + self.kasten), Fraction(0))

    @property
    def m2_afgerond(self) -> Fraction:
        """Oppervlakte op twee decimalen."""
        return honderdste(self.m2)

    @property
    def voorzieningen(self) -> tuple[Voorziening, ...]:
        """Alles wat in de ruimte is aangebracht."""
        return tuple(v for r in self.delen + self.kasten for v in r.voorzieningen)

    def aantal(self, *soorten: str) -> int:
        """Aantal voorzieningen van deze soorten."""
        return sum(v.aantal for v in self.voorzieningen if v.soort in soorten)

    @property
    def aanrecht(self) -> Fraction:
        """Lengte van alle aanrechten samen in meter (toelichting 5.1)."""
        return sum((v.aantal * breuk(v.lengte) for v in self.voorzieningen if v.soort == "aanrecht"), Fraction(0))

    @property
    def langste_aanrecht(self) -> Fraction:
        """Langste stuk aanrecht in meter (toelichting 5)."""
        stukken = (
            v.lengte if v.aaneengesloten is None else v.aaneengesloten
            for v in self.voorzieningen
            if v.soort == "aanrecht"
        )
        return max((breuk(stuk) for stuk in stukken), default=Fraction(0))

    @property
    def spoelbak(self) -> int:
        """1 als er een aanrecht met water is dat in geen enkel stuk 1 m haalt: dan is het een wastafel (beleidsboek 2.5.2)."""
        return int(self.aanrecht > 0 and self.langste_aanrecht < 1 and self.eisen.water_aan_en_afvoer)

    @property
    def extra_kasten(self) -> int:
        """Extra kastruimte, per volle 60 cm van alle breedten samen; zonder breedte 60 cm per stuk (tabel 5.2)."""
        kasten = (v for v in self.voorzieningen if v.soort == "extra_kastruimte")
        breedte = sum(
            (v.aantal * (KASTBREEDTE if v.breedte is None else breuk(v.breedte)) for v in kasten), Fraction(0)
        )
        return floor(breedte / KASTBREEDTE)

    @property
    def gangkasten(self) -> Fraction:
        """Oppervlakte van de kasten die op deze verkeersruimte uitkomen."""
        op_gang = self.kasten if self.soort in VERKEERSRUIMTEN else ()
        return sum((honderdste(gemeten(r)) for r in op_gang), Fraction(0))


def _is_een_ruimte(opening: OpenVerbinding) -> bool:
    """Inleiding toelichting: breder dan 50% van de muur, 0,85 m breed, 2 m hoog, niet afsluitbaar, geen omlijsting."""
    breedte = breuk(opening.breedte_opening)
    return (
        breedte > HALF * breuk(opening.breedte_muur)
        and breedte >= Fraction(85, 100)
        and breuk(opening.hoogte_opening) >= 2
        and opening.afsluitbaar is not True
        and opening.omlijsting is not True
    )


def _kan_tellen(ruimte: Ruimte) -> bool:
    """Of het een vertrek of overige ruimte kan zijn: begaanbaar, van de huurder, en een zolder met trap en dakbeschot."""
    e = ruimte.eisen
    zolder = ruimte.soort in ZOLDERS and False in {e.trap, e.dak_beschoten}
    vloer = ruimte.soort not in ALTIJD_VERTREK and e.begaanbare_vloer is False
    parkeren = ruimte.soort == "garage" and ruimte.gedeeld_met_adressen > 1
    return ruimte.soort in EEN_RUIMTE and not parkeren and not (zolder or vloer or e.exclusief_gebruiksrecht is False)


def _gastheer(naam: str, ruimten: dict[str, Ruimte]) -> str:
    """De ruimte waar een keten van open verbindingen op uitkomt."""
    ruimte = ruimten[naam]
    opening = ruimte.open_verbinding
    if opening is None or not (_kan_tellen(ruimte) and _kan_tellen(ruimten[opening.met])):
        return naam
    if ruimte.gedeeld_stel != ruimten[opening.met].gedeeld_stel:
        return naam
    return _gastheer(opening.met, ruimten) if _is_een_ruimte(opening) else naam


def plekken(document: Document) -> list[Plek]:
    """Alle ruimten, met kasten en open verbindingen verwerkt."""
    ruimten = {r.id or f"ruimte-{n}": r for n, r in enumerate(document.woning.ruimten, start=1)}
    delen: dict[str, list[Ruimte]] = {}
    kasten: dict[str, list[Ruimte]] = {}
    for naam, ruimte in ruimten.items():
        if ruimte.onderdeel_van is None:
            delen.setdefault(_gastheer(naam, ruimten), []).append(ruimte)
        else:
            kasten.setdefault(_gastheer(ruimte.onderdeel_van, ruimten), []).append(ruimte)
    return [
        Plek((ruimten[naam], *(r for r in rest if r is not ruimten[naam])), tuple(kasten.get(naam, ())))
        for naam, rest in delen.items()
    ]


def is_vertrek(plek: Plek) -> bool:
    """Toelichting rubriek 1."""
    if plek.soort not in VERTREKKEN:
        return False
    if plek.soort in ALTIJD_VERTREK and not (plek.soort == "keuken" and plek.ander_vertrek):
        return True
    e = plek.eisen
    eisen = [e.begaanbare_vloer, e.vaste_wanden, e.breedte, e.vrije_hoogte, e.daglicht, e.ventilatie]
    eisen.append(e.stopcontact_en_lichtpunt)
    if plek.soort in ZOLDERS:
        eisen += [e.vaste_trap, e.trap, e.dak_beschoten]
    return plek.m2 >= 4 and False not in eisen


def is_overige_ruimte(plek: Plek) -> bool:
    """Toelichting rubriek 2."""
    if plek.parkeertype or plek.soort not in VERTREKKEN | OVERIGE_RUIMTEN or is_vertrek(plek):
        return False
    e = plek.eisen
    eisen = [e.begaanbare_vloer]
    if plek.soort in ZOLDERS:
        eisen += [e.trap, e.dak_beschoten]
    return plek.m2 >= 2 and False not in eisen


def verwarmd(ruimte: Ruimte) -> bool:
    """Of een regel van het document verwarmd is; koeling die kan verwarmen, verwarmt (toelichting rubriek 3)."""
    if ruimte.verkoeld:
        return True
    if ruimte.verwarmd is None:
        raise Onbepaald
    return ruimte.verwarmd


def heeft_gebruiksrecht(plek: Plek) -> bool:
    """Wat de huurder niet met uitsluiting van derden mag gebruiken, telt nergens (inleiding; toelichting 8, 9 en 10)."""
    return plek.eisen.exclusief_gebruiksrecht is not False


def gedeeld(alle: Sequence[Plek]) -> dict[tuple[int, str], list[Plek]]:
    """Gemeenschappelijke binnenruimten met gebruiksrecht, per stel adressen (toelichting rubriek 9)."""
    groepen: dict[tuple[int, str], list[Plek]] = {}
    for plek in alle:
        if plek.adressen > 1 and plek.soort in BINNEN | GEEN_RUIMTE and heeft_gebruiksrecht(plek):
            groepen.setdefault((plek.adressen, plek.stel), []).append(plek)
    return groepen


def prive(alle: Sequence[Plek]) -> list[Plek]:
    """Wat bij de woning zelf hoort; een bak of stortbad telt waar zij ook is aangebracht (toelichting 6.1)."""
    return [p for p in alle if p.adressen == 1 and heeft_gebruiksrecht(p)]
