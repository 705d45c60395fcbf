"""De agenda van een huurovereenkomst als tabel, als JSON en als iCalendar (RFC 5545).

In een iCalendar-bestand staat geen naam, geen adres en, tenzij daarom is gevraagd, geen id. Het vraagt icalendar (`huurstelsel[agenda]`).
Dezelfde agenda geeft steeds dezelfde bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from huurstelsel.huur.agenda_moment import LAATSTE, TELLING
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij, schoon
from huurstelsel.uitleg.tekst import GEEN_RECHTEN, VOORSTEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from icalendar import Event

    from huurstelsel.huur.agenda import Agenda
    from huurstelsel.huur.agenda_moment import Moment

HERINNERING = timedelta(days=14)
"""Zoveel eerder herinnert een kalender aan een laatste dag."""


def als_tekst(
    agenda: Agenda, breedte: int = 80, *, kleur: bool = False, naam: str = "", voorstellen: Sequence[str] = ()
) -> str:
    """Wat nog komt en wat voorbij is, elk als tabel met daaronder wat er te doen is."""
    blad = Blad(breedte, kleur=kleur)
    wie = f" · {schoon(naam)}" if naam else ""
    blad.alinea(f"Agenda van de huurovereenkomst, gezien op {in_woorden(agenda.peildatum)}{wie}", VET)
    if voorstellen:
        blad.alinea(f"{VOORSTEL} {', '.join(voorstellen)}", VET)
    _deel("Komt nog", agenda.komend, blad)
    _deel("Voorbij", agenda.voorbij, blad)
    if agenda.nodig:
        blad.wit()
        blad.alinea("Niet opgegeven, en van belang voor de agenda:", VET)
        for melding in agenda.nodig:
            blad.alinea(f"{schoon(melding.pad)}: {schoon(melding.zin)}", inspringen=2)
    blad.wit()
    blad.alinea(TELLING, DOF)
    blad.alinea(GEEN_RECHTEN, DOF)
    return "\n".join(blad.regels) + "\n"


def _deel(kop: str, momenten: Sequence[Moment], blad: Blad) -> None:
    if not momenten:
        return
    blad.wit()
    blad.alinea(kop, VET)
    genummerd = list(enumerate(momenten, 1))
    blad.tabel(
        [Rij((f"{i}. {m.wat}", m.soort, in_woorden(m.dag), m.voor), 2, 5) for i, m in genummerd],
        rechts=(1, 2),
    )
    blad.wit()
    for i, m in genummerd:
        blad.alinea(f"{i}. {m.doe} [{m.artikel}]", inspringen=2)
        if m.let_op:
            blad.alinea(f"Let op: {m.let_op}.", inspringen=4)


def als_dict(agenda: Agenda, *, naam: str = "", voorstellen: Sequence[str] = ()) -> dict[str, Any]:
    """De agenda als woordenboek voor JSON."""
    return {
        "id": naam or None,
        "peildatum": agenda.peildatum.isoformat(),
        "voorstel": list(voorstellen),
        "telling": TELLING,
        "momenten": [{**_moment(m), "voorbij": m.dag < agenda.peildatum} for m in agenda.momenten],
        "nodig": [{"pad": m.pad, "zin": m.zin} for m in agenda.nodig],
    }


def _moment(m: Moment) -> dict[str, Any]:
    return {
        "id": m.id,
        "wat": m.wat,
        "dag": m.dag.isoformat(),
        "soort": m.soort,
        "voor": m.voor,
        "doe": m.doe,
        "artikel": m.artikel,
        "let_op": m.let_op,
    }


def als_ical(agenda: Agenda, *, naam: str = "", voorstellen: Sequence[str] = ()) -> bytes:
    """Wat nog komt als iCalendar: elke datum een hele dag, een laatste dag met een herinnering veertien dagen eerder.

    Args:
        naam: alleen als zij erin mag; zij staat dan in de naam van de kalender en bij elke datum.
    """
    from icalendar import Calendar  # noqa: PLC0415 - alleen voor dit bestand nodig

    kalender = Calendar()
    kalender.add("prodid", "-//huurstelsel//agenda//NL")
    kalender.add("version", "2.0")
    kalender.add("x-wr-calname", f"Huurovereenkomst {naam}".strip())
    for m in agenda.komend:
        kalender.add_component(_gebeurtenis(m, agenda, naam, voorstellen))
    uit: bytes = kalender.to_ical()
    return uit


def _gebeurtenis(m: Moment, agenda: Agenda, naam: str, voorstellen: Sequence[str]) -> Event:
    from icalendar import Alarm, Event  # noqa: PLC0415

    uit = Event()
    uit.add("uid", _uid(m, naam))
    uit.add("dtstamp", datetime.combine(agenda.peildatum, time(), UTC))
    uit.add("dtstart", m.dag)
    uit.add("dtend", m.dag + timedelta(1))
    uit.add("summary", _titel(m, naam))
    uit.add("description", _beschrijving(m, voorstellen))
    uit.add("categories", [m.voor])
    uit.add("transp", "TRANSPARENT")
    if m.soort == LAATSTE:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -HERINNERING)
        alarm.add("description", _titel(m, naam))
        uit.add_component(alarm)
    return uit


def _uid(m: Moment, naam: str) -> str:
    """Vast per moment, zodat een kalender bij opnieuw inlezen bijwerkt; zonder id zijn gelijke momenten van twee huren één gebeurtenis."""
    from hashlib import sha256  # noqa: PLC0415

    sleutel = f"{naam}\n{m.id}\n{m.dag.isoformat()}\n{m.wat}"
    return f"{sha256(sleutel.encode()).hexdigest()[:32]}@huurstelsel"


def _titel(m: Moment, naam: str) -> str:
    laatste = "Laatste dag: " if m.soort == LAATSTE else ""
    return f"{laatste}{m.wat}{f' ({naam})' if naam else ''}"


def _beschrijving(m: Moment, voorstellen: Sequence[str]) -> str:
    """Wat er te doen is, de bepaling, en dat er geen rechten aan zijn te ontlenen."""
    delen = [f"{VOORSTEL} {', '.join(voorstellen)}"] if voorstellen else []
    delen += [m.doe, f"Bepaling: {m.artikel}."]
    delen += [f"Let op: {m.let_op}."] if m.let_op else []
    delen += [f"Telling: {TELLING}"] if m.soort == LAATSTE else []
    return "\n".join((*delen, GEEN_RECHTEN))
