"""`huurstelsel huursom`: de gemiddelde huurstijging van een toegelaten instelling, en een plan van verhogingen binnen een doel."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.opdrachten.argumenten import datum, jaar, stijging
from huurstelsel.opdrachten.basis import Antwoord, als_json, breedte, kleur, lees_tekst

if TYPE_CHECKING:
    import argparse

    from huurstelsel.uitleg.huursom import Huursom


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "bestand", metavar="CSV", help="Een regel per woning: id, huur_begin, soort, …; “-” is de standaardinvoer."
    )
    p.add_argument("--jaar", metavar="JAAR", type=jaar, required=True, help="Het kalenderjaar van de stijging.")
    p.add_argument("--lokaal", action="store_true", help="Met het hogere percentage van lokale prestatieafspraken.")
    p.add_argument(
        "--doel", metavar="PERCENTAGE", type=stijging, help="Verdeel de hoogste verhogingen binnen deze stijging."
    )
    p.add_argument("--ingang", metavar="DATUM", type=datum, help="Ingang van de verhogingen; uitgangspunt: 1 juli.")
    p.add_argument("--json", action="store_true", help="Schrijf de uitkomst als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Toets de stijging, en maak met een doel een plan."""
    from huurstelsel.uitleg.huursom import als_dict, als_tekst  # noqa: PLC0415

    uit = _uitkomst(gevraagd)
    return Antwoord(0, als_json(als_dict(uit)) if gevraagd.json else als_tekst(uit, breedte(), kleur=kleur()))


def _uitkomst(gevraagd: argparse.Namespace) -> Huursom:
    from huurstelsel.huur.huursom import bijdragen, hoogste_percentage, toets  # noqa: PLC0415
    from huurstelsel.huur.huursom_lezen import lees  # noqa: PLC0415
    from huurstelsel.huur.huursom_plan import maak, te_hoog  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415
    from huurstelsel.uitleg.huursom import Huursom  # noqa: PLC0415

    woningen, aannamen = lees(lees_tekst(gevraagd.bestand))
    ingang = gevraagd.ingang or date(gevraagd.jaar, 7, 1)
    if ingang.year != gevraagd.jaar:
        raise FeitenFout([Fout("", "ingang_buiten_jaar", f"De ingang {ingang} ligt niet in {gevraagd.jaar}.")])
    regeling, hoogste = Regeling(ingang), hoogste_percentage(gevraagd.jaar, lokaal=gevraagd.lokaal).waarde
    if gevraagd.doel is not None and gevraagd.doel > hoogste:
        raise FeitenFout([Fout("", "doel_te_hoog", f"Het doel is hoger dan het maximum van {gevraagd.jaar}.")])
    return Huursom(
        f"Huursomstijging {gevraagd.jaar}",
        woningen,
        aannamen,
        toets(woningen, gevraagd.jaar, lokaal=gevraagd.lokaal),
        bijdragen(woningen, hoogste),
        list(te_hoog(woningen, regeling)),
        None if gevraagd.doel is None else maak(woningen, regeling, gevraagd.doel),
    )
