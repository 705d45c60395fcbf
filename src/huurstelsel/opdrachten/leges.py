"""`huurstelsel leges`: de vergoeding voor een uitspraak of advies van de Huurcommissie, en wie haar betaalt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.huur.leges_afloop import AFLOPEN
from huurstelsel.opdrachten.argumenten import datum, een_van, recht_en_keuze
from huurstelsel.opdrachten.basis import Antwoord, vandaag
from huurstelsel.opdrachten.beslissen import antwoord, regeling_op

if TYPE_CHECKING:
    import argparse


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "verzoeker", metavar="VERZOEKER", type=een_van("huurder", "verhuurder"), help="huurder of verhuurder."
    )
    p.add_argument(
        "--soort",
        metavar="SOORT",
        type=een_van("geschil", "overleg", "advies"),
        default="geschil",
        help="geschil (uitgangspunt), overleg (Uhw art. 4a) of advies (art. 5 lid 3).",
    )
    p.add_argument("--peildatum", metavar="DATUM", type=datum, help="Dag van het verzoek; zonder: vandaag.")
    p.add_argument(
        "--verloren",
        metavar="DATUM",
        type=datum,
        action="append",
        default=[],
        help="Dag van een uitspraak die de verhuurder verloor; vaker te geven.",
    )
    p.add_argument(
        "--afloop", metavar="AFLOOP", type=een_van(*AFLOPEN), help=f"Hoe de zaak afliep: {', '.join(AFLOPEN)}."
    )
    p.add_argument("--oproep", metavar="DATUM", type=datum, help="Dag waarop de oproep tot betaling is verzonden.")
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de beslissingen als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Beslis, en schrijf elke beslissing met haar redenen."""
    from huurstelsel.feiten.huur import VerlorenUitspraak  # noqa: PLC0415
    from huurstelsel.huur.leges import Verzoek, leges  # noqa: PLC0415
    from huurstelsel.reken.datums import in_woorden  # noqa: PLC0415

    dag = gevraagd.peildatum or vandaag()
    regeling = regeling_op(dag, gevraagd)
    verloren = tuple(VerlorenUitspraak(datum=d) for d in gevraagd.verloren)
    verzoek = Verzoek(
        dag, gevraagd.verzoeker, gevraagd.soort, verloren, afloop=gevraagd.afloop or "", oproep=gevraagd.oproep
    )
    kop = f"Leges van de Huurcommissie op {in_woorden(dag)}"
    return antwoord(gevraagd, regeling, (kop, leges(verzoek, regeling.parameters("leges"))))
