"""`huurstelsel leges`: de vergoeding voor een uitspraak of advies van de Huurcommissie, en wie haar betaalt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.huur.leges_afloop import AFLOPEN
from huurstelsel.opdrachten.argumenten import datum, een_van, recht_en_keuze
from huurstelsel.opdrachten.basis import Antwoord, vandaag
from huurstelsel.opdrachten.beslissen import Beslist, antwoord

if TYPE_CHECKING:
    import argparse
    from datetime import date


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
        metavar="DATUM[=ARTIKEL]",
        type=_verloren,
        action="append",
        default=[],
        help="Dag van een uitspraak die de verhuurder verloor, en op welk verzoek, bijvoorbeeld 2023-05-01=7:249; vaker te geven.",
    )
    p.add_argument("--grondslag", metavar="ARTIKEL", help="Artikel van dit verzoek, bijvoorbeeld 7:249.")
    p.add_argument(
        "--afloop", metavar="AFLOOP", type=een_van(*AFLOPEN), help=f"Hoe de zaak afliep: {', '.join(AFLOPEN)}."
    )
    p.add_argument("--oproep", metavar="DATUM", type=datum, help="Dag waarop de oproep tot betaling is verzonden.")
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de beslissingen als JSON.")
    p.set_defaults(opdracht=voer_uit)


def _verloren(tekst: str) -> tuple[date, str | None]:
    """Een verloren uitspraak: haar dag, en na “=” het artikel van het verzoek."""
    dag, _, artikel = tekst.partition("=")
    return datum(dag), artikel.strip() or None


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Beslis, en schrijf elke beslissing met haar redenen."""
    from huurstelsel.feiten.huur import VerlorenUitspraak  # noqa: PLC0415
    from huurstelsel.huur.leges import Verzoek, leges  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415
    from huurstelsel.reken.datums import in_woorden  # noqa: PLC0415

    dag = gevraagd.peildatum or vandaag()
    regeling = Regeling(dag)  # de leges hangen van geen stelsel en geen huurtabel af
    regeling = regeling.met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    verloren = tuple(VerlorenUitspraak(datum=d, grondslag=artikel) for d, artikel in gevraagd.verloren)
    verzoek = Verzoek(
        dag, gevraagd.verzoeker, gevraagd.soort, verloren, gevraagd.grondslag, gevraagd.afloop or "", gevraagd.oproep
    )
    kop = f"Leges van de Huurcommissie op {in_woorden(dag)}"
    return antwoord(gevraagd, Beslist(regeling, ((kop, leges(verzoek, regeling.parameters("leges"))),)))
