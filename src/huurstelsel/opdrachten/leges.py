"""`huurstelsel leges`: de vergoeding voor een uitspraak of advies van de Huurcommissie, en wie haar betaalt."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.fouten import InvoerFout, OnbekendeKeuze, RechtFout
from huurstelsel.huur.leges_afloop import AFLOPEN
from huurstelsel.opdrachten.basis import (
    FEITEN,
    GEBRUIK,
    RECHT,
    Antwoord,
    breedte,
    datum,
    kleur,
    mislukt,
    recht_en_keuze,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from huurstelsel.huur.beslissing import Beslissing


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "verzoeker", metavar="VERZOEKER", type=_een_van("huurder", "verhuurder"), help="huurder of verhuurder."
    )
    p.add_argument(
        "--soort",
        metavar="SOORT",
        type=_een_van("geschil", "overleg", "advies"),
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
        "--afloop", metavar="AFLOOP", type=_een_van(*AFLOPEN), help=f"Hoe de zaak afliep: {', '.join(AFLOPEN)}."
    )
    p.add_argument("--oproep", metavar="DATUM", type=datum, help="Dag waarop de oproep tot betaling is verzonden.")
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de beslissingen als JSON.")
    p.set_defaults(opdracht=voer_uit)


def _verloren(tekst: str) -> tuple[date, str | None]:
    """Een verloren uitspraak: haar dag, en na “=” het artikel van het verzoek."""
    dag, _, artikel = tekst.partition("=")
    return datum(dag), artikel.strip() or None


def _een_van(*mogelijk: str) -> Callable[[str], str]:
    """Een argument met vaste waarden, met een Nederlandse zin als het er geen van is."""

    def kies(tekst: str) -> str:
        waarde = tekst.strip().lower()
        if waarde in mogelijk:
            return waarde
        melding = f"“{tekst[:40]}” is hier geen bekende waarde; mogelijk zijn: {', '.join(mogelijk)}."
        raise argparse.ArgumentTypeError(melding)

    return kies


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Beslis, en schrijf elke beslissing met haar redenen."""
    from huurstelsel.lijst import als_fouten  # noqa: PLC0415
    from huurstelsel.reken.datums import in_woorden  # noqa: PLC0415
    from huurstelsel.uitleg.beslissingen import als_json, als_tekst  # noqa: PLC0415

    dag = gevraagd.peildatum or date.today()  # noqa: DTZ011 - een Nederlandse kalenderdag
    try:
        gevonden, voorstellen = _leges(gevraagd, dag)
    except OnbekendeKeuze as e:
        return Antwoord(GEBRUIK, fout=f"{e}\n")
    except (InvoerFout, RechtFout) as e:
        return mislukt(FEITEN if isinstance(e, InvoerFout) else RECHT, als_fouten(e), json=gevraagd.json)
    titel = f"Leges van de Huurcommissie op {in_woorden(dag)}"
    if gevraagd.json:
        return Antwoord(0, als_json(titel, gevonden, voorstellen=voorstellen))
    return Antwoord(0, als_tekst(titel, gevonden, breedte(), kleur=kleur(), voorstellen=voorstellen))


def _leges(gevraagd: argparse.Namespace, dag: date) -> tuple[tuple[Beslissing, ...], tuple[str, ...]]:
    from huurstelsel.feiten.huur import VerlorenUitspraak  # noqa: PLC0415
    from huurstelsel.huur.leges import Verzoek, leges  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415

    regeling = Regeling(dag, "zelfstandig")  # de leges hangen van geen stelsel en geen huurtabel af
    regeling = regeling.met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    verloren = tuple(VerlorenUitspraak(datum=d, grondslag=artikel) for d, artikel in gevraagd.verloren)
    verzoek = Verzoek(
        dag, gevraagd.verzoeker, gevraagd.soort, verloren, gevraagd.grondslag, gevraagd.afloop or "", gevraagd.oproep
    )
    return leges(verzoek, regeling.parameters("leges")), tuple(v.id for v in regeling.voorstellen)
