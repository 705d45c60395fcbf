"""Woningen als kolommen: woning → groep → ruimte → voorziening, en woning → energieprestatie, woning → WOZ-waarde.

Een groep is wat dezelfde adressen en kamers delen; de privégroep (deler == 1) bestaat voor elke woning, ook als zij leeg is. Onbekende
gehele getallen zijn -1 tenzij anders vermeld. Datums zijn dagnummers (`date.toordinal`), oppervlakten mm² (naar beneden afgekapt: geen
enkele wettelijke grens ligt tussen twee mm²), lengten mm, bedragen eurocenten, de energie-index miljoensten (naar boven afgekapt).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from huurstelsel.feiten.soorten import ALLE_VOORZIENINGEN
from huurstelsel.reken.getallen import ergens
from huurstelsel.reken.laag import Laag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from huurstelsel.reken.getallen import Kolom, Masker

RENOVATIEJAREN = range(2000, 2060)
"""Jaren van een verbouwing naar nieuwbouweisen die een kolom kan onthouden; die eisen (art. 5.2 Bouwbesluit 2012) zijn jonger dan 2000."""

WONING_GETALLEN = (
    "woningtype",  # 0 onbekend, 1 eengezinswoning, 2 meergezinswoning
    "bouwjaar",  # 0 onbekend
    "renovatiejaren",  # bit j: in het jaar RENOVATIEJAREN[j] verbouwd naar nieuwbouweisen
    "gebruiksoppervlakte",  # mm²
    "taxatiewaarde",  # 0 geen
    "ondertekend",
    "ingangsdatum",
    "start_bouw",
    "eerste_ingebruikname",
    "huurprijs",
    "kamers_op_adres",  # 1 bij een zelfstandige woonruimte
    "corop",  # 0 onbekend
    "woz_klasse",  # 0 berekenen; anders de ingevulde klasse van bijlage I.B, rubriek 11
    "ruitoppervlakte",  # mm²
    "raamkozijn",  # mm
    "verwarmingswijze",  # 0 cv, 1 gaskachels, 2 schoorsteen
)
WONING_VLAGGEN = (
    "rijksmonument",
    "provinciaal_monument",
    "gemeentelijk_monument",
    "gezicht",
    "energieprestatievergoeding",
    "zorgwoning",
    "drie_punten_gemeenschappelijk",
    "aanbelfunctie",
    "corop_amsterdam_utrecht",
    "oppervlakten_bekend",
    "via_vertrek_verhuurder",
    "extreme_overlast",
    "hoog_zonder_lift",
    "gevelwand_dichtbij",
    "geen_warme_maaltijden",
    "kosten_instandhouding",
    "warmtelevering",
    "thermostaatknoppen",
    "buitenruimte_extra_kwaliteit",
)
RUIMTE_GETALLEN = ("soort", "oppervlakte", "aantal", "parkeertype")
RUIMTE_VLAGGEN = (
    "verwarmd",
    "verkoeld",
    "eisen_vertrek",  # alle eisen aan een vertrek behalve de oppervlakte
    "begaanbaar",
    "dak_beschoten",
    "vaste_trap",
    "trap",
    "basisniveau_keuken",  # alle eisen behalve de lengte van het aanrecht
    "eisen_badruimte",
    "eisen_hekwerk",
    "minimumafmeting",
    "gebruiksrecht",
    "eisen_parkeerplek",
    "bevat_keuken",  # er is een keuken in opgegaan
    "keuken_verwarmd",
    "kast_op_verkeersruimte",
    "wastafels_met_maximum",  # uitdrukkelijk niet de ene ruimte zonder maximum (bijlage I.B, 6.1)
    "keuken_voor_wbh",  # basisniveau vóór de Wet betaalbare huur
    "badruimte_voor_wbh",
    "keuken_kamer_voor_wbh",  # wat bijlage I.B, rubriek 3, voetnoot 3 toen van een keuken eiste
    "wateraansluiting",
)
VOORZIENING_GETALLEN = (
    "soort",
    "aantal",  # 0: woonvoorziening die niet deels gesubsidieerd of niet voor de huidige huurder is
    "maat",  # aanrecht: lengte; kastruimte: breedte; renovatie: 1 als zij aan de nieuwbouweisen voldoet
    "aaneengesloten",
    "kosten",  # woonvoorziening: netto; extra kwaliteit en renovatie: investering
    "ingreep",  # dag; bij een renovatie het jaar
)
ENERGIE_GETALLEN = ("is_index", "klasse", "waarde", "opname", "registratie", "geldig_tot", "oppervlakte")
ENERGIE_VLAGGEN = ("voor_woning", "geldig_voor_wws", "vereenvoudigd", "volledig", "laag_risico")
WOZ_GETALLEN = ("waarde", "jaar", "vastgesteld", "voortgang")
WAGEN_GETALLEN = (
    "wagenlengte",  # mm, naar boven: elke grens is "tot en met"; 0 bij een standplaats
    "standplaatsoppervlakte",  # mm²; 0 bij een woonwagen
    "sanitair",  # 0 of 1
    "aanbouwen",
    "verwarmde_vertrekken",
    "verwarmde_overige_ruimten",
    "extra_keuken",  # punten, als de rest hieronder
    "extra_sanitair",
    "extra_buitenruimte",
    "woonomgeving",
    "hinder",
    "afwijkende_basiswaardering",  # -1 geen
)
"""Kolommen die alleen een woonwagen of een standplaats heeft; punten in 1/PUNT."""


class Groep(Laag):
    """Wat dezelfde adressen en op het eigen adres dezelfde kamers delen; `deler` is het product van hun aantallen.

    Attributes:
        stellen: per groep de naam van het stel waarmee wordt gedeeld, waar die is gegeven; leeg als geen groep er een heeft, en in een
            portefeuille zonder grootboek.
    """

    stellen: Sequence[str] = ()
    adressen: Kolom
    kamers: Kolom
    deler: Kolom

    @cached_property
    def op_adres(self) -> Masker | None:
        """De groepen die alleen door kamers op het eigen adres worden gedeeld; `None` als die er niet zijn."""
        return _of_geen((self.adressen == 1) & (self.deler > 1))

    @cached_property
    def met_adressen(self) -> Masker | None:
        """De groepen die met andere adressen worden gedeeld; `None` als die er niet zijn."""
        return _of_geen(self.adressen > 1)


def _of_geen(masker: Masker) -> Masker | None:
    return masker if ergens(masker) else None


class Ruimte(Laag):
    """Ruimten; samengevoegde ruimten zijn er één."""

    soort: Kolom
    oppervlakte: Kolom
    aantal: Kolom
    parkeertype: Kolom
    verwarmd: Masker
    verkoeld: Masker
    eisen_vertrek: Masker
    begaanbaar: Masker
    dak_beschoten: Masker
    vaste_trap: Masker
    trap: Masker
    basisniveau_keuken: Masker
    eisen_badruimte: Masker
    eisen_hekwerk: Masker
    minimumafmeting: Masker
    gebruiksrecht: Masker
    eisen_parkeerplek: Masker
    bevat_keuken: Masker
    keuken_verwarmd: Masker
    kast_op_verkeersruimte: Masker
    wastafels_met_maximum: Masker
    keuken_voor_wbh: Masker
    badruimte_voor_wbh: Masker
    keuken_kamer_voor_wbh: Masker
    wateraansluiting: Masker


class Voorziening(Laag):
    """Voorzieningen in een ruimte."""

    ouder_kan_getal_zijn = False  # ruimten blijven kolommen, ook als het er één is

    soort: Kolom
    aantal: Kolom
    maat: Kolom
    aaneengesloten: Kolom
    kosten: Kolom
    ingreep: Kolom

    @cached_property
    def aanwezig(self) -> frozenset[str]:
        """De soorten die voorkomen."""
        codes: list[int] = np.flatnonzero(np.bincount(self.soort)).tolist()
        return frozenset(ALLE_VOORZIENINGEN[code] for code in codes)


class Energie(Laag):
    """Energielabels en energie-indexen van een woning."""

    is_index: Kolom
    klasse: Kolom
    waarde: Kolom
    opname: Kolom
    registratie: Kolom
    geldig_tot: Kolom
    oppervlakte: Kolom
    voor_woning: Masker
    geldig_voor_wws: Masker
    vereenvoudigd: Masker
    volledig: Masker
    laag_risico: Masker


class Woz(Laag):
    """Vastgestelde WOZ-waarden van een woning."""

    waarde: Kolom
    jaar: Kolom
    vastgesteld: Kolom
    voortgang: Kolom


_AFGELEID = frozenset({"nul", "groepen_van", "soort_gevuld"})


class Woningen:
    """Een aantal woningen als kolommen met hun lagen."""

    woningtype: Kolom
    bouwjaar: Kolom
    renovatiejaren: Kolom
    gebruiksoppervlakte: Kolom
    taxatiewaarde: Kolom
    ondertekend: Kolom
    ingangsdatum: Kolom
    start_bouw: Kolom
    eerste_ingebruikname: Kolom
    huurprijs: Kolom
    kamers_op_adres: Kolom
    corop: Kolom
    woz_klasse: Kolom
    ruitoppervlakte: Kolom
    raamkozijn: Kolom
    verwarmingswijze: Kolom
    rijksmonument: Masker
    provinciaal_monument: Masker
    gemeentelijk_monument: Masker
    gezicht: Masker
    energieprestatievergoeding: Masker
    zorgwoning: Masker
    drie_punten_gemeenschappelijk: Masker
    aanbelfunctie: Masker
    corop_amsterdam_utrecht: Masker
    oppervlakten_bekend: Masker
    via_vertrek_verhuurder: Masker
    extreme_overlast: Masker
    hoog_zonder_lift: Masker
    gevelwand_dichtbij: Masker
    geen_warme_maaltijden: Masker
    kosten_instandhouding: Masker
    warmtelevering: Masker
    thermostaatknoppen: Masker
    buitenruimte_extra_kwaliteit: Masker
    wagenlengte: Kolom
    standplaatsoppervlakte: Kolom
    sanitair: Kolom
    aanbouwen: Kolom
    verwarmde_vertrekken: Kolom
    verwarmde_overige_ruimten: Kolom
    extra_keuken: Kolom
    extra_sanitair: Kolom
    extra_buitenruimte: Kolom
    woonomgeving: Kolom
    hinder: Kolom
    afwijkende_basiswaardering: Kolom

    def __init__(  # noqa: PLR0913 - één argument per laag
        self, n: int, *, groep: Groep, ruimte: Ruimte, voorziening: Voorziening, energie: Energie, woz: Woz
    ) -> None:
        """Verbind de lagen; de kolommen van de woning zelf worden met `vul` gezet."""
        self.n = n
        self.groep = groep
        self.ruimte = ruimte
        self.voorziening = voorziening
        self.energie = energie
        self.woz = woz
        self.is_gedeeld = ergens(groep.deler > 1)

    def __copy__(self) -> Woningen:
        """Een kopie om lagen of kolommen in te vervangen; wat daarvan is afgeleid, leidt zij zelf af."""
        uit = object.__new__(Woningen)
        uit.__dict__.update({naam: w for naam, w in self.__dict__.items() if naam not in _AFGELEID})
        return uit

    @cached_property
    def nul(self) -> Kolom:
        """Nul per woning; wordt nooit ter plekke veranderd."""
        return cast("Kolom", 0) if self.n == 1 else np.zeros(self.n, np.int64)

    @cached_property
    def groepen_van(self) -> dict[str, list[int]]:
        """Van elke laag het nummer van de groep van elk element."""
        van_ruimte = self.ruimte.ouder.tolist()
        van_voorziening = [van_ruimte[ruimte] for ruimte in self.voorziening.ouder.tolist()]
        return {"groep": list(range(self.groep.n)), "ruimte": van_ruimte, "voorziening": van_voorziening}

    @cached_property
    def soort_gevuld(self) -> Kolom:
        """De soort van elke ruimte met voorzieningen."""
        return self.ruimte.soort[self.voorziening.gevuld]

    def per_woning(self, ruimtekolom: Kolom | Masker) -> Kolom:
        """Som over de ruimten van een woning, privé en gedeeld samen."""
        return self.groep.som(self.ruimte.som(ruimtekolom))

    def ruimte_som_gevuld(self, gevuld: Kolom) -> Kolom:
        """Som per groep van een kolom over de ruimten met voorzieningen."""
        vol = np.zeros(self.ruimte.n, np.int64)
        vol[self.voorziening.gevuld] = gevuld
        return self.ruimte.som(vol)

    def prive(self, groepkolom: Kolom) -> Kolom:
        """Waarde van de privégroep per woning."""
        if not self.is_gedeeld:
            return groepkolom
        return cast("Kolom", int(groepkolom[0])) if self.n == 1 else groepkolom[self.groep.offsets[:-1]]


def vul(laag: object, namen: tuple[str, ...], kolommen: Iterable[Any]) -> None:
    """Zet kolommen, of van één element de getallen (zie `Kolom`), als attributen op een laag."""
    laag.__dict__.update(zip(namen, kolommen, strict=True))
