"""Van een scenario naar een verslag."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from huurstelsel import __version__
from huurstelsel.fouten import Fout, InvoerFout
from huurstelsel.recht.laden import vingerafdruk
from huurstelsel.uitleg.beleid.rapport.blokken import Alinea, Verslag
from huurstelsel.uitleg.beleid.schrijven import GEEN_MINISTERIE

if TYPE_CHECKING:
    from huurstelsel.uitleg.beleid.rapport.blokken import Deel
    from huurstelsel.uitleg.beleid.rapport.scenario import Gevraagd, Scenario

LET_OP = (
    f"{GEEN_MINISTERIE} Waar een uitkomst naast een gedrukt cijfer staat, zegt een verschil niets over hoe dat cijfer is ontstaan. Aan deze berekening "
    "kunnen geen rechten worden ontleend."
)


def maak(scenario: Scenario, opdracht: str) -> Verslag:
    """Reken elk deel uit.

    Args:
        opdracht: waarmee het verslag opnieuw is te maken.

    Raises:
        InvoerFout: een of meer delen zijn niet te rekenen, elk met zijn plaats in het scenario.
    """
    kenmerken = (
        ("huurstelsel", __version__),
        ("parameters van het recht (sha256)", vingerafdruk()[:16]),
        ("scenario (sha256)", scenario.som[:16]),
    )
    delen: list[Deel] = []
    fouten: list[Fout] = []
    for gevraagd in scenario.delen:
        try:
            delen.append(_deel(gevraagd))
        except InvoerFout as e:
            fouten += e.fouten
    if fouten:
        raise InvoerFout(fouten)
    return Verslag(scenario.titel, scenario.inleiding, tuple(delen), opdracht, kenmerken, scenario.tekst, LET_OP)


def _deel(gevraagd: Gevraagd) -> Deel:
    try:
        deel = gevraagd.maak()
    except InvoerFout as e:
        raise InvoerFout(Fout(f"{gevraagd.pad}{f': {f.pad}' if f.pad else ''}", f.code, f.zin) for f in e.fouten) from e
    blokken = (Alinea(gevraagd.toelichting), *deel.blokken) if gevraagd.toelichting else deel.blokken
    return replace(deel, titel=gevraagd.titel or deel.titel, blokken=blokken)
