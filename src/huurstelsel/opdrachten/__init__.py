"""De opdrachten van de opdrachtregel, elk in een eigen bestand met `argumenten` en `voer_uit`; alleen de gevraagde wordt geladen.

Een opdracht geeft haar antwoord, of een fout; `cli` maakt van elke fout een antwoord.
"""

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
    "puntentelling": Opdracht(
        "Maak de puntentelling als PDF, voor bij de huurovereenkomst.",
        "Maak de puntentelling die een verhuurder bij de huurovereenkomst geeft (Wgv art. 2 lid 2 onder e, 6°) als PDF, in het Nederlands, Engels of beide: punten, maximale huurprijs, opslagen met hun bewijs, termijnen en ondertekening. De feiten en de uitkomst zitten erin.",
    ),
    "portefeuille": Opdracht(
        "Waardeer een hele portefeuille, van bestand naar bestand.",
        "Waardeer veel woningen: punten per rubriek, maximale huurprijs, segment en wat er boven of onder het maximum zit. Feiten die ontbreken geven een bereik; wat niet klopt komt apart. Een onderbroken run gaat met dezelfde opdracht verder.",
    ),
    "maatregelen": Opdracht(
        "Zeg wat een verbetering van de woning aan punten en huur toevoegt.",
        "Wat elke verbetering van een woning (label, buitenruimte, keuken, sanitair, verwarming, koeling) aan punten en maximale huurprijs toevoegt, welk maximum haar begrenst, en welke combinatie het volgende segment haalt. Met UIT voor een hele portefeuille, met kolommen per maatregel.",
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
    "toets": Opdracht(
        "Zeg wat de Huurcommissie over een huurprijs kan beslissen.",
        "Toets de aanvangshuurprijs, een verlaging, gebreken en een all-in prijs: is een verzoek ontvankelijk en tot wanneer, naar welke dag wordt gewaardeerd, wat is de uitkomst, en welke huurprijs geldt daarna.",
    ),
    "verhoog": Opdracht(
        "Zeg wat de huurprijs ten hoogste mag worden, en of een voorstel mag.",
        "Zeg wat de huurprijs op een dag ten hoogste mag worden, of een voorgestelde huurprijs daarbinnen blijft, wat er te veel is, waarom, en tot wanneer de huurder ertegen kan opkomen.",
    ),
    "huursom": Opdracht(
        "Toets en plan de huursomstijging van een woningcorporatie.",
        "Toets de gemiddelde huurstijging van een toegelaten instelling in een jaar, met elke uitzondering, en verdeel de hoogste toegestane verhogingen binnen een doel.",
    ),
    "handhaaf": Opdracht(
        "Zeg of de huurprijs verboden is, en wat de gemeente kan doen.",
        "Zeg of de huurprijs verboden is, met hoeveel en sinds wanneer; of de puntentelling er moest zijn en volledig is; en welke boete, last, openbaarmaking of vergunningsmaatregel kan volgen. Met --beleid naar het beleid van een gemeente.",
    ),
    "leges": Opdracht(
        "Zeg wat een uitspraak van de Huurcommissie kost, en wie betaalt.",
        "Zeg welke vergoeding huurder en verhuurder voor een uitspraak of advies van de Huurcommissie verschuldigd zijn, wat de verzoeker vooraf betaalt, en bij een bekende afloop wie uiteindelijk betaalt.",
    ),
    "bijdrage": Opdracht(
        "Sla de verhuurderbijdrage van een jaar om over verhuurders.",
        "Sla het geraamde bedrag van de verhuurderbijdrage om over verhuurders, naar hun woongelegenheden op 31 december van het jaar ervoor, tot op de cent; met per verhuurder of en waarom hij bijdraagt.",
    ),
    "agenda": Opdracht(
        "Toon elke datum die voor een huurovereenkomst telt.",
        "Elke datum die voor een huurovereenkomst telt, met haar bepaling en wat er te doen is: termijnen bij de Huurcommissie, de volgende verhoging, het einde van een opslag of label. Met --ics ook als iCalendar-bestand.",
    ),
    "indexeer": Opdracht(
        "Reken een wettelijk bedrag een jaar verder, of reken alle na.",
        "Wat een wettelijk bedrag bij een index wordt, met zijn afronding: een prognose, met wat waarop zij rust. Met --controle elk gepubliceerd bedrag tegen zijn regel, met de verschillen.",
    ),
    "beleid": Opdracht(
        "Reken na wat een wijziging van de huurprijsregels doet.",
        "Het beleidslab: reken na en voor wat een wijziging van de huurprijsregels doet. Kies een onderdeel; elk heeft zijn eigen uitleg.",
    ),
    "recht": Opdracht(
        "Toon wat het recht op een datum zegt, of wat er verandert.",
        "Het recht op een datum: parameters met artikel, bron en zekerheid, de huurtabel en de interpretaties. Met --verschil wat er verandert, met --dekking wat huurstelsel uitvoert, met --export als YAML.",
    ),
    "verrijk": Opdracht(
        "Vul een portefeuille aan met EP-Online, BAG, WOZ en monumenten.",
        "Vul een portefeuille aan met wat bestanden van EP-Online, de BAG, de WOZ en het monumentenregister over haar woningen zeggen, op BAG-identificatie en zonder netwerk. Wat al bekend is wordt niet stil vervangen: elke strijdigheid staat in het verslag.",
    ),
    "serveer": Opdracht(
        "Start de webpagina en de API op deze computer.",
        "Start een server met de webpagina en de API, zonder account, database of netwerk. Niets van wat een bezoeker invult wordt bewaard of gelogd. Stop haar met Ctrl-C.",
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
