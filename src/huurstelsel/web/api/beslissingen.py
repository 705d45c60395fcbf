"""Vragen over de huurovereenkomst: regimes, toetsingen, verhogingen en handhavingen, gelijk aan de opdrachten van die naam."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from huurstelsel.opdrachten import handhaaf, regime, toets, verhoog
from huurstelsel.opdrachten.argumenten import bedrag, datum, stijging
from huurstelsel.web.api.lichaam import getypt, velden
from huurstelsel.web.api.parameters import KAMER, KEUZE, PEILDATUM, RECHT, kies
from huurstelsel.web.api.verrichting import Verrichting
from huurstelsel.web.api.vormen import JSON
from huurstelsel.web.omvang import begrens

if TYPE_CHECKING:
    from collections.abc import Callable

    from huurstelsel.opdrachten.beslissen import Beslist
    from huurstelsel.web.api.verrichting import Vraag

_VAST = {"verzoek": None, "ingang": None, "voorstel": None, "ingediend": None}
"""Wat de opdrachtregel over een verzoek kan zeggen, staat hier in het document."""


def _met(beslis: Callable[[dict[str, Any], argparse.Namespace], Beslist]) -> Callable[[Vraag], object]:
    """Beslis over het document in het lichaam."""

    def doe(vraag: Vraag) -> object:
        gevraagd = argparse.Namespace(**{**_VAST, **vars(vraag.gevraagd)})
        return beslis(begrens(vraag.boom), gevraagd).als_boom()

    return doe


_VELDEN: dict[str, Callable[[Any], Any]] = {
    "document": begrens,
    "ingang": getypt(datum),
    "nieuwe_huurprijs": getypt(bedrag),
    "percentage": getypt(stijging),
    "kamer": getypt(str),
}


def _verhoog(vraag: Vraag) -> object:
    """Beslis over een verhoging; de bedragen staan in het lichaam, niet in de query."""
    v = velden(vraag.boom, _VELDEN, verplicht=("document", "ingang"))
    gevraagd = argparse.Namespace(
        **vars(vraag.gevraagd),
        ingang=v["ingang"],
        nieuwe_huur=v.get("nieuwe_huurprijs"),
        percentage=v.get("percentage"),
        kamer=v.get("kamer"),
        index=None,
    )
    return verhoog.beslis(v["document"], gevraagd).als_boom()


REGIMES = Verrichting(
    pad="/regimes",
    naam="bepaalRegime",
    titel="Onder welk recht en in welk segment een huurovereenkomst valt",
    uitleg="Gelijk aan `huurstelsel regime --json`. Van een adres met kamers één kamer.",
    parameters=(PEILDATUM, RECHT, KEUZE, KAMER),
    lichaam="Feiten",
    antwoorden={JSON: "Beslissingen"},
    doe=_met(regime.beslis),
)
TOETSINGEN = Verrichting(
    pad="/toetsingen",
    naam="toets",
    titel="Wat de Huurcommissie over een huurprijs kan beslissen",
    uitleg=(
        "Gelijk aan `huurstelsel toets --json`. Wat wordt verzocht staat in het document onder “verzoek”; zonder soort gaat het over elk "
        "verzoek dat het document toelaat. Van een adres met kamers komt er een lijst, een per kamer."
    ),
    parameters=(
        PEILDATUM,
        RECHT,
        KEUZE,
        KAMER,
        kies("verzoek", toets.SOORTEN, "Alleen dit verzoek; gaat voor de soort in het document."),
    ),
    lichaam="Feiten",
    antwoorden={JSON: "BeslissingenPerKamer"},
    doe=_met(toets.beslis),
)
VERHOGINGEN = Verrichting(
    pad="/verhogingen",
    naam="verhoog",
    titel="Wat de huurprijs ten hoogste mag worden, en of een voorstel mag",
    uitleg="Gelijk aan `huurstelsel verhoog --json`: geef een nieuwe huurprijs, een percentage, of geen van beide.",
    parameters=(RECHT, KEUZE),
    lichaam="Verhogingsvraag",
    antwoorden={JSON: "Beslissingen"},
    doe=_verhoog,
)
HANDHAVINGEN = Verrichting(
    pad="/handhavingen",
    naam="handhaaf",
    titel="Of de huurprijs verboden is, en wat de gemeente kan doen",
    uitleg=(
        "Gelijk aan `huurstelsel handhaaf --json`, zonder beleid van een gemeente: dat leest alleen de opdrachtregel. "
        "Van een adres met kamers één kamer."
    ),
    parameters=(PEILDATUM, RECHT, KEUZE, KAMER),
    lichaam="Feiten",
    antwoorden={JSON: "Beslissingen"},
    doe=_met(handhaaf.beslis),
)
