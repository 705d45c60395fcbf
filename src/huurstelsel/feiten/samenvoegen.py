"""Wat in de wet één ruimte is: een kast hoort bij de ruimte waarop zij uitkomt, een brede opening maakt van twee ruimten één.

Inleiding en rubriek 1 van de toelichting bij bijlage I.A Bhw.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.feiten.ruimte import Eisen, OpenVerbinding, Ruimte, Voorziening, oppervlakte_van
from huurstelsel.feiten.ruimtenaam import in_zinnen
from huurstelsel.feiten.soorten import RUIMTESOORTEN, TELLEND_BINNEN, Klasse, Soort, is_gedeelde_plek
from huurstelsel.reken.schrijven import nederlands
from huurstelsel.uitkomst import Vaststelling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from huurstelsel.feiten.rijen import RuimteRij

_INLEIDING = "Bhw bijlage I.A, toelichting, inleiding"
_KASTEN = "Bhw bijlage I.A, toelichting rubriek 1 en 2"


GROTE_KAST = 2  # m²; vóór de Wet betaalbare huur (toelichting rubriek 1 en 2)

EISEN_VERTREK = frozenset((
    "begaanbare_vloer", "vaste_wanden", "breedte", "vrije_hoogte", "daglicht", "ventilatie", "stopcontact_en_lichtpunt",
))  # fmt: skip
"""Eisen van rubriek 1: wie er in één deel aan voldoet, voldoet er als geheel aan."""


@dataclass(frozen=True, slots=True)
class Openingseisen:
    """Vanaf welke opening twee ruimten er één zijn; maten in mm, aandeel van de muur in procenten (inleiding toelichting)."""

    procent_van_muur: int
    breedte: int
    hoogte: int


@dataclass(slots=True)
class WettelijkeRuimte:
    """Eén ruimte in de zin van de wet, met alles wat daarin is samengevoegd.

    Attributes:
        oppervlakte: m², exact; `None` als een deel onbekend is.
        nummer: plaats in het document, vanaf 0.
        soort: soort van het geheel; een keuken waarin een ander vertrek opgaat, is niet langer uitsluitend keuken.
        eisen: van het geheel; zie `_eisen_samen`.
        verwarmd: of het geheel buiten de keuken verwarmd is.
        bevat_keuken: er is een keuken of een ruimte met open keuken in opgegaan.
        keuken_apart: er is een ruimte die uitsluitend keuken was in opgegaan.
        gangkast_telt_niet: zij is een kast op een verkeersruimte, en die telt volgens de gekozen lezing niet.
        keuken_verwarmd: of de keuken verwarmd is die erin is opgegaan; zonder zo'n keuken gelijk aan `verwarmd`.
        voorzieningen_onbekend: soorten waarvan niet bekend is of zij er zijn; een deel dat erin opging, kan dezelfde noemen.
        wastafels_zonder_maximum: of zij de ene ruimte zonder maximum is; `None` als er geen is aangewezen.
        rijen: haar rij naar wat een invulling over haar zegt; kamers van een adres en invullingen van een document delen die.
    """

    id: str
    nummer: int
    bron: Ruimte
    soort: str
    eisen: Eisen
    oppervlakte: Decimal | Fraction | None
    verwarmd: bool | None
    verkoeld: bool | None
    voorzieningen: list[Voorziening]
    voorzieningen_onbekend: tuple[str, ...]
    keuken_verwarmd: bool | None
    wastafels_zonder_maximum: bool | None = None
    bevat_keuken: bool = False
    keuken_apart: bool = False
    kast_op_verkeersruimte: bool = False
    gangkast_telt_niet: bool = False
    rijen: dict[tuple[bool, int, int, bool], RuimteRij] = field(default_factory=dict)

    @property
    def klasse(self) -> Klasse:
        """Klasse van de soort van het geheel."""
        return RUIMTESOORTEN[self.soort].klasse

    @property
    def is_plek(self) -> bool:
        """Of zij een gedeelde garage, carport of parkeerplaats is, en dan een parkeerplek kan zijn (rubriek 10)."""
        return is_gedeelde_plek(self.soort, self.bron.gedeeld_met_adressen)

    @property
    def telt_nooit(self) -> bool:
        """Of zij, hoe groot ook, geen vertrek, overige ruimte of parkeerplek is; haar oppervlakte doet er dan niet toe."""
        e, soort = self.eisen, RUIMTESOORTEN[self.soort]
        nodig = [e.exclusief_gebruiksrecht]
        if soort.zolder:
            nodig += [e.trap, e.dak_beschoten]
        if soort.klasse == Klasse.OVERIGE_RUIMTE and not self.is_plek:  # aan een plek stelt rubriek 10 andere eisen
            nodig.append(e.begaanbare_vloer)
        return self.gangkast_telt_niet or False in nodig

    @property
    def zonder_maat(self) -> bool:
        """Of haar oppervlakte binnen kan tellen en onbekend is."""
        return self.oppervlakte is None and self.klasse in TELLEND_BINNEN and not self.telt_nooit


def is_een_ruimte(verbinding: OpenVerbinding, eisen: Openingseisen) -> tuple[bool, str]:
    """Of een opening twee ruimten tot één maakt, met de reden. Precies de helft van de muur is niet breder dan de helft."""
    if verbinding.omlijsting:
        return False, "in de opening zit een (deur)omlijsting"
    if verbinding.afsluitbaar:
        return False, "de opening is afsluitbaar"
    breedte, hoogte = Fraction(verbinding.breedte_opening), Fraction(verbinding.hoogte_opening)
    if 100 * breedte <= eisen.procent_van_muur * Fraction(verbinding.breedte_muur):
        return False, f"de opening is niet breder dan {eisen.procent_van_muur}% van de muur"
    if 1000 * breedte < eisen.breedte or 1000 * hoogte < eisen.hoogte:
        breed, hoog = nederlands(Fraction(eisen.breedte, 1000), 2), nederlands(Fraction(eisen.hoogte, 1000), 2)
        return False, f"de opening is niet over {breed} m breedte {hoog} m hoog"
    return True, f"de niet afsluitbare opening is breder dan {eisen.procent_van_muur}% van de muur"


def ruimte_ids(ruimten: tuple[Ruimte, ...]) -> list[str]:
    """De id van elke ruimte; zonder id is dat ruimte-1, ruimte-2, …."""
    return [r.id or f"ruimte-{nummer}" for nummer, r in enumerate(ruimten, 1)]


def _samen(deel: bool | None, geheel: bool | None) -> bool | None:  # noqa: FBT001 - drie waarden
    if deel or geheel:
        return True
    return None if deel is None or geheel is None else False


def _rang(soort: Soort) -> int:
    """Welke soort het geheel krijgt, van welke kant de opening ook is opgegeven: de hoogste."""
    if soort.klasse == Klasse.VERTREK:
        return 6 if soort.badruimte else 3 if soort.keuken else 5 if soort.zolder else 4
    return 0 if soort.toiletruimte else 2 if soort.zolder else 1


def _beurt(deel: WettelijkeRuimte) -> int:
    """Wanneer een deel erbij komt: een ander vertrek, dan een keuken, dan de rest, die zo nooit met de keuken verwarmd is (rubriek 3)."""
    soort = RUIMTESOORTEN[deel.soort]
    return 2 if soort.klasse != Klasse.VERTREK else 1 if soort.keuken else 0


def _eisen_samen(een: Eisen, ander: Eisen) -> Eisen:
    """Eisen van twee ruimten die er één zijn.

    Aan een eis voor een vertrek voldoet het geheel als een van de delen eraan voldoet; de andere eisen gaan over wat er in een deel is (keuken,
    badruimte, trap) en blijven gelden.
    """
    if een == ander:
        return een
    uit: dict[str, bool | None] = {}
    for naam in Eisen.model_fields:
        paar = (getattr(een, naam), getattr(ander, naam))
        if naam in EISEN_VERTREK:
            uit[naam] = False if paar == (False, False) else None if None in paar else True
        else:
            uit[naam] = False if False in paar else None if paar == (None, None) else True
    return een.model_copy(update=uit)


def _voeg_toe(geheel: WettelijkeRuimte, deel: WettelijkeRuimte) -> None:
    onbekend = geheel.oppervlakte is None or deel.oppervlakte is None
    geheel.oppervlakte = None if onbekend else Fraction(geheel.oppervlakte or 0) + Fraction(deel.oppervlakte or 0)
    geheel.voorzieningen += deel.voorzieningen
    geheel.voorzieningen_onbekend += deel.voorzieningen_onbekend
    vrij = (deel.wastafels_zonder_maximum, geheel.wastafels_zonder_maximum)
    geheel.wastafels_zonder_maximum = True if True in vrij else False if False in vrij else None
    if deel.bron.onderdeel_van is not None:
        return
    geheel.verkoeld = _samen(deel.verkoeld, geheel.verkoeld)
    geheel.eisen = _eisen_samen(geheel.eisen, deel.eisen)
    van, naar = RUIMTESOORTEN[deel.soort], RUIMTESOORTEN[geheel.soort]
    geheel.bevat_keuken |= naar.open_keuken | van.open_keuken
    if van.keuken and naar.klasse == Klasse.VERTREK and not naar.keuken:
        geheel.keuken_verwarmd = _samen(deel.verwarmd, geheel.keuken_verwarmd) if geheel.keuken_apart else deel.verwarmd
        geheel.bevat_keuken = geheel.keuken_apart = True
    elif naar.keuken and van.klasse == Klasse.VERTREK and not van.keuken:
        geheel.keuken_verwarmd, geheel.verwarmd = geheel.verwarmd, deel.verwarmd
        geheel.bevat_keuken = geheel.keuken_apart = True
    else:
        geheel.verwarmd = _samen(deel.verwarmd, geheel.verwarmd)
    if _rang(van) > _rang(naar):
        geheel.soort = deel.soort


def _wortel(id_: str, naar: dict[str, str]) -> str:
    while id_ in naar:
        id_ = naar[id_]
    return id_


def voeg_samen(
    ruimten: tuple[Ruimte, ...], eisen: Openingseisen | None, nummers: Sequence[int] | None = None
) -> tuple[list[WettelijkeRuimte], list[Vaststelling]]:
    """Maak van de opgegeven ruimten de ruimten in de zin van de wet, met een vaststelling per samenvoeging.

    Args:
        eisen: zonder voegt een opening niets samen.
        nummers: plaats van elke ruimte in het document waaruit zij komt; zonder is dat haar plaats hier.

    Verwijzingen moeten bestaan en mogen niet rondlopen (`feiten.controle` ziet daarop toe). Een ruimte die wordt samengevoegd, gaat op in de ruimte
    waarnaar zij verwijst; die behoudt haar soort en eisen, tenzij zij overige ruimte is en de ander vertrek: samen zijn zij dan vertrek.
    """
    plaatsen = range(len(ruimten)) if nummers is None else nummers
    op_id = {id_: _begin(nummer, id_, r) for nummer, id_, r in zip(plaatsen, ruimte_ids(ruimten), ruimten, strict=True)}
    naar: dict[str, str] = {}
    vast: list[Vaststelling] = []
    verwijst = [r for r in op_id.values() if r.bron.onderdeel_van is not None or r.bron.open_verbinding is not None]
    namen = dict(zip(op_id, in_zinnen(ruimten), strict=True)) if verwijst else {}
    for ruimte in verwijst:
        vast += _beslis(ruimte, op_id, naar, namen, eisen)
    for id_ in sorted(naar, key=lambda id_: (_beurt(op_id[id_]), id_)):
        _voeg_toe(op_id[_wortel(id_, naar)], op_id[id_])
    overgebleven = [r for id_, r in op_id.items() if id_ not in naar]
    aangewezen = any(ruimte.wastafels_zonder_maximum for ruimte in overgebleven)
    for ruimte in overgebleven:
        if not ruimte.keuken_apart:
            ruimte.keuken_verwarmd = ruimte.verwarmd
        if aangewezen:  # dan hebben alle andere ruimten het maximum
            ruimte.wastafels_zonder_maximum = ruimte.wastafels_zonder_maximum is True
    return overgebleven, vast


def _begin(nummer: int, id_: str, ruimte: Ruimte) -> WettelijkeRuimte:
    verwarmd = True if ruimte.verkoeld else ruimte.verwarmd  # een voorziening die koelt, verwarmt ook (rubriek 3)
    return WettelijkeRuimte(
        id=id_,
        nummer=nummer,
        bron=ruimte,
        soort=ruimte.soort,
        eisen=ruimte.eisen,
        oppervlakte=oppervlakte_van(ruimte),
        verwarmd=verwarmd,
        verkoeld=ruimte.verkoeld,
        voorzieningen=list(ruimte.voorzieningen),
        voorzieningen_onbekend=ruimte.voorzieningen_onbekend,
        keuken_verwarmd=verwarmd,
        wastafels_zonder_maximum=ruimte.wastafels_zonder_maximum,
    )


def _kan_tellen(ruimte: Ruimte) -> bool:
    """Of een ruimte vertrek of overige ruimte kan zijn; alleen die worden samen één ruimte."""
    soort, eisen = RUIMTESOORTEN[ruimte.soort], ruimte.eisen
    if is_gedeelde_plek(ruimte.soort, ruimte.gedeeld_met_adressen):  # een parkeerplek (rubriek 10)
        return False
    nodig = [eisen.exclusief_gebruiksrecht]
    if not soort.altijd_vertrek:
        nodig.append(eisen.begaanbare_vloer)
    if soort.zolder:
        nodig += [eisen.trap, eisen.dak_beschoten]
    return soort.klasse in TELLEND_BINNEN and False not in nodig


def _beslis(
    ruimte: WettelijkeRuimte,
    op_id: dict[str, WettelijkeRuimte],
    naar: dict[str, str],
    namen: dict[str, str],
    eisen: Openingseisen | None,
) -> list[Vaststelling]:
    """Beslis of een ruimte opgaat in een andere; `naar` krijgt de verwijzing."""
    if ruimte.bron.onderdeel_van is not None:
        if eisen is None and ruimte.oppervlakte is not None and ruimte.oppervlakte >= GROTE_KAST:
            zin = "De kast is 2 m² of groter en is dan zelf een berging."
            return [Vaststelling("kast", ruimte.id, "apart", zin, _KASTEN)]
        return _beslis_kast(ruimte, op_id[ruimte.bron.onderdeel_van], naar, namen)
    if ruimte.bron.open_verbinding is None or eisen is None:
        return []
    doel = op_id[ruimte.bron.open_verbinding.met]
    samen, reden = is_een_ruimte(ruimte.bron.open_verbinding, eisen)
    if samen and not (_kan_tellen(ruimte.bron) and _kan_tellen(doel.bron)):
        samen, reden = False, "een van beide is geen vertrek of overige ruimte"
    if samen and ruimte.bron.gedeeld_met_adressen != doel.bron.gedeeld_met_adressen:
        samen, reden = False, "de ruimten worden niet met evenveel adressen gedeeld"
    if samen and (ruimte.bron.gedeeld_met_kamers or 1) != (doel.bron.gedeeld_met_kamers or 1):
        samen, reden = False, "de ruimten worden niet met evenveel kamers gedeeld"
    if samen and ruimte.bron.gedeeld_stel != doel.bron.gedeeld_stel:
        samen, reden = False, "de ruimten worden niet met dezelfde adressen of kamers gedeeld"
    if samen:
        naar[ruimte.id] = doel.id
    uitkomst = "één ruimte" if samen else "twee ruimten"
    zin = f"{namen[ruimte.id]} en {namen[doel.id]}: {reden}."
    return [Vaststelling("open_verbinding", ruimte.id, uitkomst, zin, _INLEIDING)]


def _beslis_kast(
    kast: WettelijkeRuimte, doel: WettelijkeRuimte, naar: dict[str, str], namen: dict[str, str]
) -> list[Vaststelling]:
    if RUIMTESOORTEN[doel.bron.soort].klasse == Klasse.VERKEERSRUIMTE:
        kast.kast_op_verkeersruimte = True
        return [
            Vaststelling(
                "kast", kast.id, "apart", f"De kast komt uit op {namen[doel.id]}, een verkeersruimte.", _KASTEN
            )
        ]
    naar[kast.id] = doel.id
    return [
        Vaststelling("kast", kast.id, "onderdeel", f"De kast komt uit op {namen[doel.id]} en telt daar mee.", _KASTEN)
    ]
