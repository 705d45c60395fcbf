"""De opdrachten van de opdrachtregel, elk in een eigen bestand met `argumenten` en `voer_uit`; alleen de gevraagde wordt geladen."""

from __future__ import annotations

from typing import NamedTuple


class Opdracht(NamedTuple):
    """Wat de uitleg over een opdracht zegt: één regel in het overzicht, en een alinea bij de opdracht zelf."""

    regel: str
    uitleg: str


OPDRACHTEN: dict[str, Opdracht] = {
    "waardeer": Opdracht(
        "Waardeer een woning, of een lijst van woningen.",
        "Waardeer een woning: puntentelling, maximale huurprijs en opslagen. Een lijst geeft een tabel met één regel per woning.",
    ),
    "vergelijk": Opdracht(
        "Leg twee puntentellingen naast elkaar.",
        "Vergelijk twee puntentellingen: van twee bestanden, of van één bestand op twee peildata of onder ander recht. Elk verschil staat bij zijn post, met zijn oorzaak, punten en huur.",
    ),
    "tijdlijn": Opdracht(
        "Toon een woning op alle peildata.",
        "Een woning op alle peildata: punten, maximale huurprijs, opslag en segment per periode, en wat er bij elke stap verandert. Met --figuur ook als figuur.",
    ),
    "regime": Opdracht(
        "Zeg onder welk recht en in welk segment een huurovereenkomst valt.",
        "Zeg onder welk recht en in welk segment een huurovereenkomst valt: geliberaliseerd, middeldure huurwoonruimte, gebonden aan de maximale huurprijs.",
    ),
    "recht": Opdracht(
        "Toon wat het recht op een datum zegt, of wat er verandert.",
        "Het recht op een datum: parameters met artikel, bron en zekerheid, de huurtabel en de interpretaties. Met --verschil wat er verandert, met --dekking wat huurstelsel uitvoert, met --export als YAML.",
    ),
    "schema": Opdracht(
        "Schrijf het JSON Schema van een document met feiten.", "Schrijf het JSON Schema van een document met feiten."
    ),
    "voorbeeld": Opdracht(
        "Schrijf een voorbeeld met uitleg, om zelf in te vullen.",
        "Schrijf een voorbeeld met uitleg, om zelf in te vullen.",
    ),
}
"""Naam → uitleg, in de volgorde van het overzicht; de naam is ook die van het bestand."""
