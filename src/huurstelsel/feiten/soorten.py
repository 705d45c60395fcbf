"""De soorten ruimten en voorzieningen die de wet kent, met de eigenschappen waar de regels naar kijken.

Een soort is een feit ("dit is een keuken"); of de ruimte als vertrek telt, beslist de regel (Bhw bijlage I.A, rubriek 1 en 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Klasse(IntEnum):
    """Waarvoor een ruimte in de wet is bestemd; de uitkomst (telt zij zo?) is een vaststelling van de regels."""

    BUITEN_WAARDERING = 0
    VERTREK = 1
    OVERIGE_RUIMTE = 2
    VERKEERSRUIMTE = 3
    BUITENRUIMTE = 4
    PARKEERPLEK = 5


TELLEND_BINNEN = (Klasse.VERTREK, Klasse.OVERIGE_RUIMTE)
"""Klassen waarvan de oppervlakte in rubriek 1 of 2 kan tellen."""

BINNENSHUIS = (*TELLEND_BINNEN, Klasse.VERKEERSRUIMTE)
"""Klassen van ruimten binnenshuis; zij kunnen verwarmd zijn (rubriek 3)."""


@dataclass(frozen=True, slots=True)
class Soort:
    """Eigenschappen van een soort ruimte.

    Attributes:
        klasse: bestemming van de ruimte.
        altijd_vertrek: keuken, badkamer en doucheruimte zijn altijd een vertrek (toelichting rubriek 1).
        badruimte: bad- of doucheruimte in de zin van rubriek 6.
        toiletruimte: aparte toiletruimte in de zin van rubriek 6.1.
        zolder: valt onder de extra eisen voor zolderruimten (rubriek 1 en 2).
        keuken: ruimte die uitsluitend als keuken dient.
        open_keuken: vertrek met open keuken (rubriek 3).
        hekwerk: balkon, dakterras of loggia, met de eisen van rubriek 8.
    """

    klasse: Klasse
    altijd_vertrek: bool = False
    badruimte: bool = False
    toiletruimte: bool = False
    zolder: bool = False
    keuken: bool = False
    open_keuken: bool = False
    hekwerk: bool = False


_V, _O, _K, _B = Klasse.VERTREK, Klasse.OVERIGE_RUIMTE, Klasse.VERKEERSRUIMTE, Klasse.BUITENRUIMTE

RUIMTESOORTEN: dict[str, Soort] = {
    "woonkamer": Soort(_V),
    "woonkamer_met_open_keuken": Soort(_V, open_keuken=True),
    "slaapkamer": Soort(_V),
    "woon_slaapkamer": Soort(_V),
    "woon_slaapkamer_met_open_keuken": Soort(_V, open_keuken=True),
    "eetkamer": Soort(_V),
    "studeerkamer": Soort(_V),
    "hobbykamer": Soort(_V),
    "tussenkamer": Soort(_V),
    "serre": Soort(_V),
    "recreatieruimte": Soort(_V),
    "zoldervertrek": Soort(_V, zolder=True),
    "vertrek": Soort(_V),
    "keuken": Soort(_V, altijd_vertrek=True, keuken=True),
    "badkamer": Soort(_V, altijd_vertrek=True, badruimte=True),
    "badkamer_met_toilet": Soort(_V, altijd_vertrek=True, badruimte=True),
    "doucheruimte": Soort(_V, altijd_vertrek=True, badruimte=True),
    "bijkeuken": Soort(_O),
    "berging": Soort(_O),
    "wasruimte": Soort(_O),
    "schuur": Soort(_O),
    "kelder": Soort(_O),
    "zolder": Soort(_O, zolder=True),
    "vliering": Soort(_O, zolder=True),
    "garage": Soort(_O),
    "toiletruimte": Soort(_O, toiletruimte=True),
    "technische_ruimte": Soort(_O),
    "containerruimte": Soort(_O),
    "kast": Soort(_O),
    "overige_ruimte": Soort(_O),
    "gang": Soort(_K),
    "hal": Soort(_K),
    "entree": Soort(_K),
    "overloop": Soort(_K),
    "trappenhuis": Soort(_K),
    "galerij": Soort(_K),
    "verkeersruimte": Soort(_K),
    "tuin": Soort(_B),
    "voortuin": Soort(_B),
    "achtertuin": Soort(_B),
    "zijtuin": Soort(_B),
    "plaats": Soort(_B),
    "terras": Soort(_B),
    "patio": Soort(_B),
    "balkon": Soort(_B, hekwerk=True),
    "dakterras": Soort(_B, hekwerk=True),
    "loggia": Soort(_B, hekwerk=True),
    "oprit": Soort(_B),
    "carport": Soort(_B),
    "parkeerplaats": Soort(_B),
    "fietsenstalling": Soort(_B),
    "buitenruimte": Soort(_B),
    "parkeerplek": Soort(Klasse.PARKEERPLEK),
    "frans_balkon": Soort(Klasse.BUITEN_WAARDERING),
    "schacht": Soort(Klasse.BUITEN_WAARDERING),
    "meterruimte": Soort(Klasse.BUITEN_WAARDERING),
    "vide": Soort(Klasse.BUITEN_WAARDERING),
    "buiten_de_ruimten": Soort(Klasse.BUITEN_WAARDERING),
    "fietsenberging": Soort(_O),
}
"""Naam van de soort → eigenschappen. De volgorde bepaalt de code in kolommen; nieuwe soorten komen achteraan."""

GEDEELD_PARKEREN = {"garage": 1, "carport": 2, "parkeerplaats": 3}
"""Soort die, met andere adressen gedeeld, een plek in een gemeenschappelijke parkeerruimte is → type (toelichting rubriek 2, 8 en 10)."""


def is_gedeelde_plek(soort: str, adressen: int) -> bool:
    """Of een ruimte van deze soort, met zoveel adressen gedeeld, een parkeerplek kan zijn."""
    return soort in GEDEELD_PARKEREN and adressen > 1


RUIMTECODE = {naam: code for code, naam in enumerate(RUIMTESOORTEN)}

VOORZIENINGSOORTEN: tuple[str, ...] = (
    # rubriek 5
    "aanrecht",
    "afzuiginstallatie",
    "inbouw_kookplaat_inductie",
    "inbouw_kookplaat_keramisch",
    "inbouw_kookplaat_gas",
    "inbouw_koelkast",
    "inbouw_vrieskast",
    "inbouw_oven_elektrisch",
    "inbouw_oven_gas",
    "inbouw_magnetron",
    "inbouw_vaatwasmachine",
    "extra_kastruimte",
    "kokendwaterfunctie",
    # rubriek 5 en 6: de ruimte bepaalt welke
    "eenhandsmengkraan",
    "thermostatische_mengkraan",
    # rubriek 6
    "toilet",
    "hangend_toilet",
    "wastafel",
    "meerpersoonswastafel",
    "douche",
    "bad",
    "bubbelfunctie",
    "afscheiding_douche",
    "handdoekenradiator",
    "kastje_met_wastafel",
    "kastruimte",
    "stopcontact",
    # rubriek 7, 10 en 12
    "woonvoorziening_gehandicapten",
    "laadpaal",
)
"""Naam van de voorziening; de plaats in de rij is de code in kolommen. Nieuwe soorten komen achteraan."""

BUITEN_DOCUMENT = ("extra_kwaliteit_keuken", "extra_kwaliteit_sanitair", "renovatie")
"""Investeringen die vóór de Wet betaalbare huur punten gaven; in kolommen staan zij als voorziening met kosten, in een document elders."""

ALLE_VOORZIENINGEN = (*VOORZIENINGSOORTEN, *BUITEN_DOCUMENT)

VOORZIENINGCODE = {naam: code for code, naam in enumerate(ALLE_VOORZIENINGEN)}

COMBINATIES: dict[str, tuple[str, ...]] = {
    "inbouw_combimagnetron": ("inbouw_magnetron", "inbouw_oven_elektrisch"),
    "inbouw_koel_vriescombinatie": ("inbouw_koelkast", "inbouw_vrieskast"),
}
"""Eén object met twee voorzieningen telt als beide (toelichting rubriek 5.2)."""

ENERGIELABELS: tuple[str, ...] = ("A++++", "A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G")
"""Energielabels van gunstig naar ongunstig; de plaats in de rij is de code in kolommen."""


class Woningtype(StrEnum):
    """Eengezinswoning: geen andere woning boven of onder de woning (toelichting 4.1)."""

    EENGEZINSWONING = "eengezinswoning"
    MEERGEZINSWONING = "meergezinswoning"
