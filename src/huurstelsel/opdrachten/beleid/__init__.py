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
    "voorraad": Opdracht(
        "Maak een voorraad huurwoningen om op te rekenen.",
        "Een gemaakte voorraad huurwoningen met ruimten, huren en huurovereenkomsten, geijkt op gepubliceerde marges en verder naar verklaarde aannamen; met een verslag van hoe ver elke marge en elk gepubliceerd cijfer af is.",
    ),
}
"""Naam → uitleg, in de volgorde van het overzicht; de naam is ook die van het bestand."""


def argumenten(p: argparse.ArgumentParser) -> None:
    """De onderdelen, elk met zijn eigen argumenten."""
    onderdelen = p.add_subparsers(title="Onderdelen", metavar="ONDERDEEL", required=True)
    for naam, onderdeel in ONDERDELEN.items():
        eigen = onderdelen.add_parser(naam, help=onderdeel.regel, description=onderdeel.uitleg)
        import_module(f"huurstelsel.opdrachten.beleid.{naam}").argumenten(eigen)
