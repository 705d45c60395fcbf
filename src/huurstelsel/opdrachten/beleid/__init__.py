"""`huurstelsel beleid …`: het beleidslab. Elk onderdeel staat in een eigen bestand met `argumenten` en `voer_uit`, en in `ONDERDELEN`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from huurstelsel.opdrachten import Opdracht

if TYPE_CHECKING:
    import argparse

ONDERDELEN: dict[str, Opdracht] = {
    "indexatie": Opdracht(
        "Reken de maximale huurprijsgrens door met een index.",
        "De maximale huurprijsgrens door de jaren met een of meer reeksen (CPI, CPI plus, cao-lonen, koopwoningen, een eigen reeks): per jaar de grens, het verschil per maand, per jaar en in totaal.",
    ),
    "huishoudens": Opdracht(
        "Toon de huurquote van huishoudens, voor en na.",
        "De huurquote van eigen huishoudens voor en na een wijziging; zonder bestand de tabel van de brief van 9 december 2022, met de inkomens die bij de gedrukte quotes passen. Met --voorraad het deel van een voorraad dat bij een inkomen past.",
    ),
    "cijfers": Opdracht(
        "Reken de gedrukte cijfers van de stukken na.",
        "Elk gedrukt cijfer van de stukken dat uit andere gedrukte cijfers is op te tellen of te delen: volgt het precies, binnen de afronding, of niet.",
    ),
    "voorraad": Opdracht(
        "Maak een voorraad huurwoningen om op te rekenen.",
        "Een gemaakte voorraad huurwoningen met ruimten, huren en huurovereenkomsten, geijkt op gepubliceerde marges en verder naar verklaarde aannamen; met een verslag van hoe ver elke marge en elk gepubliceerd cijfer af is.",
    ),
    "hervorming": Opdracht(
        "Bereken wat een hervorming met een voorraad doet.",
        "Twee regelingen (twee data, ontwerprecht, een eigen voorstel) op dezelfde woningen: welke van segment veranderen, welke maxima dalen of stijgen, welke huren omlaag moeten en wanneer, hoe dat ingroeit, en wat elk deel van de hervorming eraan bijdraagt.",
    ),
    "gevoeligheid": Opdracht(
        "Reken een parameter over een reeks waarden door.",
        "Een of meer parameters over een rooster van waarden (labelpunten, de maximering, een segmentgrens, de huurtabel), elk punt op dezelfde voorraad: punten, maxima, segmenten en huren boven het maximum. Als tabel, of met UIT als CSV, Parquet of JSON.",
    ),
    "rapport": Opdracht(
        "Maak van een scenario een webpagina, en een document.",
        "Reken een scenario door en schrijf één zelfstandige webpagina, en met --pdf een document: figuren met hun cijfers, methode, aannamen, bronnen en de opdracht die het verslag opnieuw maakt.",
    ),
}
"""Naam → uitleg, in de volgorde van het overzicht; de naam is ook die van het bestand."""


def argumenten(p: argparse.ArgumentParser) -> None:
    """De onderdelen, elk met zijn eigen argumenten."""
    onderdelen = p.add_subparsers(title="Onderdelen", metavar="ONDERDEEL", required=True)
    for naam, onderdeel in ONDERDELEN.items():
        eigen = onderdelen.add_parser(naam, help=onderdeel.regel, description=onderdeel.uitleg)
        import_module(f"huurstelsel.opdrachten.beleid.{naam}").argumenten(eigen)
