"""`huurstelsel agenda`: elke datum die voor een huurovereenkomst telt, als tabel, als JSON en als iCalendar-bestand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.fouten import GebruikFout
from huurstelsel.opdrachten.argumenten import datum, recht_en_keuze
from huurstelsel.opdrachten.basis import Antwoord, als_json, breedte, kleur, vandaag
from huurstelsel.opdrachten.beslissen import ids, kamer_optie, lees_boom, regeling_op, woonruimte
from huurstelsel.opdrachten.bestand import controleer, met_bestand, met_extensie

if TYPE_CHECKING:
    import argparse

    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.agenda import Agenda


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "Feiten over de woning en haar huurovereenkomst, in YAML of JSON."
    p.add_argument("bestand", metavar="BESTAND", help=zin)
    zin = "De dag waarop wordt gekeken; gaat voor de peildatum in het bestand; zonder beide: vandaag."
    p.add_argument("--peildatum", metavar="DATUM", type=datum, help=zin)
    zin = "Schrijf wat nog komt ook in dit iCalendar-bestand (.ics); een bestaand bestand wordt vervangen."
    p.add_argument("--ics", metavar="UIT", type=met_extensie("Een iCalendar-bestand eindigt op .ics", ".ics"), help=zin)
    p.add_argument("--met-id", action="store_true", help="Zet de id van het document in het iCalendar-bestand.")
    kamer_optie(p)
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de agenda als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Maak de agenda, en zo nodig het bestand; lukt het bestand niet, dan staat er niets op de uitvoer."""
    if gevraagd.met_id and gevraagd.ics is None:
        zin = "Bij --met-id hoort --ics."
        raise GebruikFout(zin)
    if gevraagd.ics is not None:
        controleer(gevraagd.ics, "kalender", "icalendar", "agenda")
    return _toon(gevraagd)


def _toon(gevraagd: argparse.Namespace) -> Antwoord:
    from huurstelsel.uitleg import agenda as uitleg  # noqa: PLC0415

    document, agenda, voorstellen = _agenda(gevraagd)
    naam = document.id or ""
    if gevraagd.json:
        uit = als_json(uitleg.als_dict(agenda, naam=naam, voorstellen=voorstellen))
    else:
        uit = uitleg.als_tekst(agenda, breedte(), kleur=kleur(), naam=naam, voorstellen=voorstellen)
    if gevraagd.ics is None:
        return Antwoord(0, uit)
    inhoud = uitleg.als_ical(agenda, naam=naam if gevraagd.met_id else "", voorstellen=voorstellen)
    return met_bestand(gevraagd.ics, inhoud, uit if gevraagd.json else f"{uit}\niCalendar: {gevraagd.ics}\n")


def _agenda(gevraagd: argparse.Namespace) -> tuple[Document, Agenda, tuple[str, ...]]:
    from huurstelsel.huur.agenda import agenda  # noqa: PLC0415

    document = woonruimte(lees_boom(gevraagd.bestand), gevraagd.peildatum, gevraagd.kamer)
    regeling = regeling_op(document.peildatum or vandaag(), gevraagd, document.woning.stelsel, zonder_tabel=True)
    return document, agenda(document, regeling), ids(regeling)
