"""Een kamer zo aanvullen dat een oppervlakte, een waarde of een rubriek precies op, of net naast, een grens van de wet uitkomt."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from huurstelsel.feiten.model import Document
from orakel.basis import heel
from orakel_onzelfstandig import Keuzes, Waardering, orakel
from orakel_onzelfstandig.basis import Kamer, kamer
from orakel_onzelfstandig.binnen import vertrekken
from orakel_onzelfstandig.slot import GEMIDDELDE, KOLOM_VANAF

Woordenboek = dict[str, Any]
HOOGSTE_KOSTEN = 10**7
EURO_PER_PUNT = 332  # Bijlage I.B rubriek 7


@dataclass(frozen=True)
class Zaak:
    """Wat een waardering nodig heeft: een document (als woordenboek), een peildatum en gekozen lezingen."""

    document: Woordenboek
    peildatum: date
    keuzes: dict[str, str] = field(default_factory=dict)

    def gelezen(self) -> Document:
        """Het document, gelezen."""
        return Document.model_validate(self.document)

    def kamer(self) -> Kamer:
        """De kamer, met haar groepen."""
        return kamer(self.gelezen(), self.peildatum, Keuzes(self.keuzes))

    def verwacht(self) -> Waardering:
        """Wat het orakel vindt."""
        return orakel(self.gelezen(), self.peildatum, self.keuzes)


def richt_vertrekken(zaak: Zaak, doel: Fraction) -> None:
    """Vul met een koude, lege privékeuken aan tot de huurder exact `doel` m² vertrek heeft, vóór afronding op hele m²."""
    k = zaak.kamer()
    tekort = doel - sum((m2 / deler for m2, deler in vertrekken(k.eigen, k.keuzes)), Fraction(0))
    if tekort > 0 and (tekort * 1000).denominator == 1:
        keuken = {"soort": "keuken", "oppervlakte": Decimal(int(tekort * 1000)) / 1000, "verwarmd": False}
        zaak.document["woning"].setdefault("ruimten", []).append(keuken)


def richt_woz(zaak: Zaak, factor: Fraction, naast: int) -> None:
    """Zet een WOZ-waarde die per m², op `naast` eurocenten na, `factor` maal het gemiddelde van het gebied is."""
    woning = zaak.document["woning"]
    jaar = max(j for j, vanaf in KOLOM_VANAF.items() if vanaf <= zaak.peildatum)
    gemiddelde = GEMIDDELDE[zaak.document["adres"]["gemeente"]][jaar]
    centen = factor * gemiddelde * heel(Fraction(woning["gebruiksoppervlakte"])) * 100 + naast
    if centen > 0 and centen.denominator == 1:
        woning["woz_waarden"] = [{"waarde": Decimal(int(centen)) / 100, "waardepeildatum": date(jaar, 1, 1)}]


ACHTSTEN: dict[str, Woordenboek] = {  # elk voegt een oneven aantal achtsten toe aan de rubriek in haar naam
    "1": {"soort": "keuken", "oppervlakte": 1, "gedeeld_met_kamers": 8, "verwarmd": False},
    "2": {"soort": "berging", "oppervlakte": 2, "gedeeld_met_kamers": 4, "verwarmd": False},
    "3": {"soort": "gang", "oppervlakte": 1, "gedeeld_met_kamers": 8, "verwarmd": True},
    "4": {"soort": "keuken", "oppervlakte": 5, "gedeeld_met_kamers": 2, "verwarmd": False},  # 2,5 m²: bij label E -1/8
    "5": {
        "soort": "gang",
        "oppervlakte": 1,
        "gedeeld_met_kamers": 8,
        "verwarmd": False,
        "voorzieningen": [{"soort": "aanrecht", "lengte": 2}],
    },
    "6": {"soort": "hal", "oppervlakte": 1, "gedeeld_met_kamers": 8, "verwarmd": False, "voorzieningen": ["douche"]},
    "8": {"soort": "tuin", "oppervlakte": 2, "gedeeld_met_kamers": 4},
    "9": {
        "soort": "hal",
        "oppervlakte": 1,
        "gedeeld_met_adressen": 4,
        "gedeeld_met_kamers": 6,
        "verwarmd": False,
        "voorzieningen": ["douche"],
    },
    "10": {"soort": "parkeerplek", "type": "III", "gedeeld_met_adressen": 8, "gedeeld_met_kamers": 4},
    "12": {"soort": "tuin", "oppervlakte": 0, "gedeeld_met_adressen": 16, "voorzieningen": ["laadpaal"]},
}


def richt_achtste(zaak: Zaak, rubriek: str) -> None:
    """Voeg een ruimte toe die de rubriek een oneven aantal achtsten geeft, zodat de afronding op kwarten beslist."""
    woning = zaak.document["woning"]
    woning["kamers_op_adres"] = max(woning["kamers_op_adres"], 8)
    woning.setdefault("ruimten", []).append(deepcopy(ACHTSTEN[rubriek]))
    if rubriek == "4":
        woning["energieprestaties"] = [{"soort": "energielabel", "label": "E", "opnamedatum": date(2022, 5, 1)}]


def richt_rubriek_7(zaak: Zaak, punten: Fraction, gehandicapten: int) -> None:
    """Voeg een woonvoorziening toe die door zoveel gehandicapten gedeeld precies zoveel punten oplevert."""
    kosten = (
        punten * gehandicapten * EURO_PER_PUNT + 1
    )  # één euro subsidie, want rubriek 7 vraagt gedeeltelijke subsidie
    if kosten < HOOGSTE_KOSTEN and (kosten * 1000).denominator == 1:
        ingreep = {"kosten": Decimal(int(kosten * 1000)) / 1000, "subsidie": 1}
        ingreep["gedeeld_met_gehandicapten"] = gehandicapten
        zaak.document["woning"].setdefault("woonvoorzieningen_gehandicapten", []).append(ingreep)
