"""`huurstelsel agenda`: elke datum die voor een huurovereenkomst telt, als tabel, als JSON en als iCalendar-bestand."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.fouten import GeenRecht, InvoerFout, NogNietBekend, OnbekendeKeuze, RechtFout
from huurstelsel.opdrachten.basis import (
    FEITEN,
    GEBRUIK,
    ONVERWACHT,
    RECHT,
    Antwoord,
    als_json,
    breedte,
    datum,
    een_woonruimte,
    kamer_optie,
    keuze,
    kleur,
    lees,
    mislukt,
)

if TYPE_CHECKING:
    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.agenda import Agenda
    from huurstelsel.regeling import Regeling

_GEEN_ICALENDAR = (
    "Voor een iCalendar-bestand is icalendar nodig, en dat is hier niet geïnstalleerd. "
    'Installeer het met: pip install "huurstelsel[agenda]"'
)


class BestandFout(Exception):
    """Het iCalendar-bestand kan niet worden geschreven."""


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "Feiten over de woning en haar huurovereenkomst, in YAML of JSON."
    p.add_argument("bestand", metavar="BESTAND", help=zin)
    zin = "De dag waarop wordt gekeken; gaat voor de peildatum in het bestand; zonder beide: vandaag."
    p.add_argument("--peildatum", metavar="DATUM", type=datum, help=zin)
    zin = "Schrijf wat nog komt ook in dit iCalendar-bestand (.ics); een bestaand bestand wordt vervangen."
    p.add_argument("--ics", metavar="UIT", type=_ics, help=zin)
    p.add_argument("--met-id", action="store_true", help="Zet de id van het document in het iCalendar-bestand.")
    zin = "Volg een voorstel; vaker te geven."
    p.add_argument("--recht", metavar="VOORSTEL", action="append", default=[], help=zin)
    zin = "Kies een andere lezing; vaker te geven."
    p.add_argument("--keuze", metavar="NAAM=WAARDE", type=keuze, action="append", default=[], help=zin)
    kamer_optie(p)
    p.add_argument("--json", action="store_true", help="Schrijf de agenda als JSON.")
    p.set_defaults(opdracht=voer_uit)


def _ics(tekst: str) -> Path:
    """Een bestand dat een kalender herkent, als argument."""
    if Path(tekst).suffix.lower() == ".ics":
        return Path(tekst)
    melding = f"Een iCalendar-bestand eindigt op .ics; niet “{tekst}”."
    raise argparse.ArgumentTypeError(melding)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Maak de agenda, en zo nodig het bestand; lukt het bestand niet, dan staat er niets op de uitvoer."""
    if gevraagd.met_id and gevraagd.ics is None:
        return Antwoord(GEBRUIK, fout="Bij --met-id hoort --ics.\n")
    try:
        return _toon(gevraagd)
    except (OnbekendeKeuze, BestandFout) as e:
        return Antwoord(GEBRUIK, fout=f"{e}\n")
    except (InvoerFout, RechtFout) as e:
        from huurstelsel.lijst import als_fouten  # noqa: PLC0415 - alleen als het misgaat

        return mislukt(FEITEN if isinstance(e, InvoerFout) else RECHT, als_fouten(e), json=gevraagd.json)
    except OSError as e:
        return Antwoord(ONVERWACHT, fout=f"Schrijven van {gevraagd.ics} is mislukt: {e.strerror}.\n")


def _toon(gevraagd: argparse.Namespace) -> Antwoord:
    from huurstelsel.uitleg import agenda as uitleg  # noqa: PLC0415

    if gevraagd.ics is not None:
        _controleer(gevraagd.ics)
    document, agenda, voorstellen = _agenda(gevraagd)
    naam = document.id or ""
    if gevraagd.json:
        uit = als_json(uitleg.als_dict(agenda, naam=naam, voorstellen=voorstellen))
    else:
        uit = uitleg.als_tekst(agenda, breedte(), kleur=kleur(), naam=naam, voorstellen=voorstellen)
    if gevraagd.ics is None:
        return Antwoord(0, uit)
    from huurstelsel.opdrachten.tijdlijn import schrijf  # noqa: PLC0415 - alleen voor een bestand

    schrijf(gevraagd.ics, uitleg.als_ical(agenda, naam=naam if gevraagd.met_id else "", voorstellen=voorstellen))
    return Antwoord(0, uit if gevraagd.json else f"{uit}\niCalendar: {gevraagd.ics}\n")


def _controleer(doel: Path) -> None:
    """Weiger een bestand dat niet te maken of te schrijven is, voordat er iets wordt uitgerekend."""
    from importlib.util import find_spec  # noqa: PLC0415

    if find_spec("icalendar") is None:
        raise BestandFout(_GEEN_ICALENDAR)
    if doel.is_dir():
        melding = f"{doel} is een map; geef een bestand voor de kalender."
        raise BestandFout(melding)
    if not doel.parent.is_dir():
        melding = f"De map {doel.parent} bestaat niet; maak haar eerst."
        raise BestandFout(melding)


def _agenda(gevraagd: argparse.Namespace) -> tuple[Document, Agenda, tuple[str, ...]]:
    from huurstelsel.huur.agenda import agenda  # noqa: PLC0415

    document = een_woonruimte(lees(gevraagd.bestand), gevraagd.peildatum, gevraagd.kamer)
    dag = gevraagd.peildatum or document.peildatum or date.today()  # noqa: DTZ011 - een Nederlandse kalenderdag
    regeling = _regeling(gevraagd, dag, document.woning.stelsel)
    return document, agenda(document, regeling), tuple(v.id for v in regeling.voorstellen)


def _regeling(gevraagd: argparse.Namespace, dag: date, stelsel: str) -> Regeling:
    """De regeling op een dag; termijnen zijn er ook als het stelsel of de tabel van die dag er niet is."""
    from huurstelsel.regeling import Regeling  # noqa: PLC0415

    try:
        regeling = Regeling.op(dag, stelsel)
    except (GeenRecht, NogNietBekend):
        if gevraagd.recht:
            raise
        regeling = Regeling(dag, stelsel)
    return regeling.met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
