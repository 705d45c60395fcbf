"""`huurstelsel verhoog`: wat de huurprijs ten hoogste mag worden, en of een voorstel is toegestaan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import FeitenFout
from huurstelsel.opdrachten.argumenten import bedrag, datum, recht_en_keuze, stijging
from huurstelsel.opdrachten.basis import lees_tekst
from huurstelsel.opdrachten.beslissen import Beslist, antwoord, kamer_optie, lees_boom, regeling_op, titel, woonruimte

if TYPE_CHECKING:
    import argparse

    from huurstelsel.huur.verhoging_grens import Reeksen
    from huurstelsel.opdrachten.basis import Antwoord


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "bestand", metavar="BESTAND", help="Feiten over de woning en haar huurovereenkomst, in YAML of JSON."
    )
    p.add_argument("--ingang", metavar="DATUM", type=datum, required=True, help="De dag waarop de verhoging ingaat.")
    hoe = p.add_mutually_exclusive_group()
    hoe.add_argument("--nieuwe-huur", metavar="BEDRAG", type=bedrag, help="De voorgestelde kale huurprijs, in euro.")
    hoe.add_argument(
        "--percentage", metavar="PERCENTAGE", type=stijging, help="De voorgestelde verhoging, in procenten."
    )
    p.add_argument(
        "--index",
        metavar="CSV",
        help="Indexcijfers (reeks, jaar, maand, waarde) om een nog niet gepubliceerd percentage te ramen.",
    )
    kamer_optie(p)
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de beslissingen als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Beslis over de verhoging, en schrijf elke beslissing met haar redenen."""
    return antwoord(gevraagd, beslis(lees_boom(gevraagd.bestand), gevraagd))


def beslis(boom: dict[str, Any], gevraagd: argparse.Namespace) -> Beslist:
    """Wat de huurprijs van één woonruimte ten hoogste mag worden, en of het voorstel mag."""
    from huurstelsel.huur.verhoging import verhoging  # noqa: PLC0415
    from huurstelsel.huur.verhoging_zaak import Gevraagd  # noqa: PLC0415
    from huurstelsel.reken.datums import in_woorden  # noqa: PLC0415

    document = woonruimte(boom, gevraagd.ingang, gevraagd.kamer)
    regeling = regeling_op(gevraagd.ingang, gevraagd, document.woning.stelsel, zonder_tabel=True)
    huur = None if gevraagd.nieuwe_huur is None else int(gevraagd.nieuwe_huur * 100)
    vraag = Gevraagd(gevraagd.ingang, huur, gevraagd.percentage, _reeksen(gevraagd.index))
    kop = titel(f"Huurverhoging per {in_woorden(gevraagd.ingang)}", document.id)
    return Beslist(regeling, ((kop, verhoging(document, regeling, vraag).beslissingen),))


def _reeksen(bestand: str | None) -> Reeksen:
    from huurstelsel.huur.percentages import lees_reeksen  # noqa: PLC0415
    from huurstelsel.huur.verhoging_grens import GEEN_REEKSEN, Reeksen  # noqa: PLC0415

    if bestand is None:
        return GEEN_REEKSEN
    try:
        return Reeksen(lees_reeksen(lees_tekst(bestand)))
    except FeitenFout as e:
        raise FeitenFout(replace(fout, pad=fout.pad or "index") for fout in e.fouten) from None
