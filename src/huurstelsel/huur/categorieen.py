"""De geldboetecategorieën van art. 23 lid 4 Wetboek van Strafrecht, naar de dag; ook als het bedrag van die dag niet is gevonden."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.recht.laden import NIET_GEVONDEN, onderwerp

if TYPE_CHECKING:
    from datetime import date

_NAMEN = {"vierde": "vierde_categorie", "vijfde": "vijfde_categorie"}


class Categorie(NamedTuple):
    """Het bedrag van een categorie.

    Attributes:
        centen: eurocenten; is het bedrag van de dag niet gevonden, dan het laatste dat daarvoor bekend is.
        jaar: jaar waarin dat bedrag inging.
        gevonden: of het bedrag van de dag zelf bekend is.
        zekerheid: zin die zegt waarop het bedrag rust; leeg als een officiële bron is gezien.
    """

    centen: int
    jaar: int
    gevonden: bool
    zekerheid: str


def categorie(naam: str, dag: date) -> Categorie:
    """De vierde of vijfde categorie op een dag.

    Raises:
        RechtFout: vóór 2008 is geen bedrag opgenomen.
    """
    parameter = onderwerp("handhaving")[_NAMEN[naam]]
    geldend = parameter.geldend(dag)
    bekend = [w for w in parameter.waarden if w.vanaf <= dag and w.toestand != NIET_GEVONDEN][-1]
    if geldend.toestand == NIET_GEVONDEN:
        zin = f"het bedrag vanaf {geldend.vanaf.year} is niet gevonden; dit is dat van {bekend.vanaf.year} ({bekend.zekerheid}: {bekend.bron})"
    else:
        zin = (
            ""
            if bekend.zekerheid == "primair"
            else f"{bekend.zekerheid}: {bekend.bron}; een officiële bron is niet gezien"
        )
    return Categorie(bekend.waarde, bekend.vanaf.year, not geldend.toestand, zin)
