"""`huurstelsel handhaaf`: wat de gemeente kan vaststellen en doen, en met het beleid van de gemeente welke boete."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import Fout, InvoerFout
from huurstelsel.opdrachten.argumenten import datum, recht_en_keuze
from huurstelsel.opdrachten.basis import Antwoord, vandaag
from huurstelsel.opdrachten.beslissen import Beslist, antwoord, kamer_optie, lees_boom, regeling_op, titel, woonruimte

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from huurstelsel.huur.gemeente import Gemeente


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "bestand",
        metavar="BESTAND",
        help="Feiten over de woning, haar huurovereenkomst en de verhuurder, in YAML of JSON.",
    )
    p.add_argument(
        "--peildatum",
        metavar="DATUM",
        type=datum,
        help="Dag van de constatering; gaat voor de peildatum in het bestand.",
    )
    p.add_argument(
        "--beleid", metavar="BESTAND", help="Het beleid van de gemeente: boetebedragen, vergunningplicht en toewijzing."
    )
    kamer_optie(p)
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de beslissingen als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Beslis, en schrijf elke beslissing met haar redenen."""
    gemeente = _beleid(gevraagd.beleid)
    return antwoord(gevraagd, beslis(lees_boom(gevraagd.bestand), gevraagd, gemeente))


def beslis(boom: dict[str, Any], gevraagd: argparse.Namespace, gemeente: Gemeente | None = None) -> Beslist:
    """Wat de gemeente over één woonruimte kan vaststellen en doen."""
    from huurstelsel.huur.handhaving import handhaaf  # noqa: PLC0415
    from huurstelsel.reken.datums import in_woorden  # noqa: PLC0415

    document = woonruimte(boom, gevraagd.peildatum, gevraagd.kamer)
    dag = document.peildatum or vandaag()
    regeling = regeling_op(dag, gevraagd, document.woning.stelsel)
    kop = titel(f"Handhaving op {in_woorden(dag)}", document.id, _naam(gemeente, dag))
    return Beslist(regeling, ((kop, handhaaf(document, regeling, gemeente).beslissingen),))


def _beleid(bestand: str | None) -> Gemeente | None:
    """Het beleid van de gemeente; elke fout noemt het bestand waarin zij staat."""
    if bestand is None:
        return None
    from huurstelsel.huur.gemeente import lees_gemeente  # noqa: PLC0415

    try:
        return lees_gemeente(Path(bestand))
    except InvoerFout as e:
        raise InvoerFout(Fout(f"{bestand}: {f.pad or 'beleid'}", f.code, f.zin) for f in e.fouten) from None


def _naam(gemeente: Gemeente | None, dag: date) -> str:
    if gemeente is None:
        return ""
    return (
        f"gemeente {gemeente.naam}" if gemeente.geldt_op(dag) else f"het beleid van {gemeente.naam} geldt die dag niet"
    )
