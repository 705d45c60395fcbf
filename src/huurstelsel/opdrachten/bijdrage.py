"""`huurstelsel bijdrage`: de verhuurderbijdrage van een jaar, omgeslagen over verhuurders."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.fouten import InvoerFout, OnbekendeKeuze, RechtFout
from huurstelsel.opdrachten.basis import FEITEN, GEBRUIK, RECHT, Antwoord, breedte, kleur, mislukt, recht_en_keuze
from huurstelsel.opdrachten.huursom import inhoud, jaar

if TYPE_CHECKING:
    from huurstelsel.huur.beslissing import Beslissing


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
    from huurstelsel.lijst import als_fouten  # noqa: PLC0415
    from huurstelsel.uitleg.beslissingen import als_json, als_tekst  # noqa: PLC0415

    try:
        gevonden, voorstellen = _omslag(gevraagd)
    except OnbekendeKeuze as e:
        return Antwoord(GEBRUIK, fout=f"{e}\n")
    except (InvoerFout, RechtFout) as e:
        return mislukt(FEITEN if isinstance(e, InvoerFout) else RECHT, als_fouten(e), json=gevraagd.json)
    titel = f"Verhuurderbijdrage over {gevraagd.jaar}"
    if gevraagd.json:
        return Antwoord(0, als_json(titel, gevonden, voorstellen=voorstellen))
    return Antwoord(0, als_tekst(titel, gevonden, breedte(), kleur=kleur(), voorstellen=voorstellen))


def _omslag(gevraagd: argparse.Namespace) -> tuple[tuple[Beslissing, ...], tuple[str, ...]]:
    from huurstelsel.huur.verhuurderbijdrage import sla_om  # noqa: PLC0415
    from huurstelsel.huur.verhuurderbijdrage_lezen import lees  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415

    bezit = lees(inhoud(gevraagd.bestand))
    regeling = Regeling(
        date(gevraagd.jaar, 12, 31), "zelfstandig"
    )  # de dag waarop uiterlijk wordt betaald (Uhw art. 8f)
    regeling = regeling.met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    p = regeling.parameters("verhuurderbijdrage")
    uit = sla_om(gevraagd.totaal, bezit, p, gevraagd.jaar).beslissingen
    return uit, tuple(v.id for v in regeling.voorstellen)
