"""`huurstelsel regime`: onder welk recht een huurovereenkomst valt, en in welk segment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import FeitenFout
from huurstelsel.opdrachten.argumenten import datum, recht_en_keuze
from huurstelsel.opdrachten.basis import Antwoord, vandaag
from huurstelsel.opdrachten.beslissen import Beslist, antwoord, kamer_optie, lees_boom, regeling_op, titel, woonruimte

if TYPE_CHECKING:
    import argparse


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "bestand", metavar="BESTAND", help="Feiten over de woning en haar huurovereenkomst, in YAML of JSON."
    )
    p.add_argument(
        "--peildatum", metavar="DATUM", type=datum, help="Gaat voor de peildatum in het bestand; zonder beide: vandaag."
    )
    kamer_optie(p)
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de beslissingen als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Beslis, en schrijf elke beslissing met haar redenen."""
    return antwoord(gevraagd, beslis(lees_boom(gevraagd.bestand), gevraagd))


def beslis(boom: dict[str, Any], gevraagd: argparse.Namespace) -> Beslist:
    """Het regime van één woonruimte, met alles waarop het rust."""
    from huurstelsel.huur.feiten import controleer_huurfeiten  # noqa: PLC0415
    from huurstelsel.huur.sector import regime  # noqa: PLC0415
    from huurstelsel.reken.datums import in_woorden  # noqa: PLC0415

    document = woonruimte(boom, gevraagd.peildatum, gevraagd.kamer)
    if fouten := controleer_huurfeiten(document):
        raise FeitenFout(fouten)
    dag = document.peildatum or vandaag()
    regeling = regeling_op(dag, gevraagd, document.woning.stelsel)
    kop = titel(f"Regime van de huurovereenkomst op {in_woorden(dag)}", document.id)
    return Beslist(regeling, ((kop, regime(document, regeling).beslissingen),))
