"""`huurstelsel bijdrage`: de verhuurderbijdrage van een jaar, omgeslagen over verhuurders."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.opdrachten.argumenten import jaar, recht_en_keuze
from huurstelsel.opdrachten.basis import lees_tekst
from huurstelsel.opdrachten.beslissen import Beslist, antwoord

if TYPE_CHECKING:
    from huurstelsel.opdrachten.basis import Antwoord


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "Een regel per verhuurder: naam, woongelegenheden op 31 december ervoor, toegelaten_instelling; “-” is de standaardinvoer."
    p.add_argument("bestand", metavar="CSV", help=zin)
    p.add_argument("--jaar", metavar="JAAR", type=jaar, required=True, help="Het bijdragejaar.")
    zin = "Het geraamde bedrag van de begroting, in euro (Uhw art. 8e)."
    p.add_argument("--totaal", metavar="BEDRAG", type=_bedrag, required=True, help=zin)
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de beslissingen als JSON.")
    p.set_defaults(opdracht=voer_uit)


def _bedrag(tekst: str) -> int:
    """Een bedrag in euro als hele centen, als argument; ook van vele miljoenen."""
    euro, _, cent = tekst.strip().removeprefix("€").strip().replace(",", ".").partition(".")
    if euro.isdecimal() and len(euro) <= _MEESTE_CIJFERS and (not cent or (cent.isdecimal() and len(cent) == _CENT)):
        return int(euro) * 100 + int(cent or 0)
    melding = f"“{tekst[:40]}” is geen bedrag; schrijf bijvoorbeeld 12000000 of 950,25."
    raise argparse.ArgumentTypeError(melding)


_MEESTE_CIJFERS, _CENT = 12, 2


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Sla om, en schrijf per verhuurder wat hij bijdraagt en waarom."""
    from huurstelsel.huur.verhuurderbijdrage import sla_om  # noqa: PLC0415
    from huurstelsel.huur.verhuurderbijdrage_lezen import lees  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415

    bezit = lees(lees_tekst(gevraagd.bestand))
    regeling = Regeling(date(gevraagd.jaar, 12, 31))  # de dag waarop uiterlijk wordt betaald (Uhw art. 8f)
    regeling = regeling.met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    uit = sla_om(gevraagd.totaal, bezit, regeling.parameters("verhuurderbijdrage"), gevraagd.jaar)
    kop = f"Verhuurderbijdrage over {gevraagd.jaar}"
    return antwoord(gevraagd, Beslist(regeling, ((kop, uit.beslissingen),)))
