"""`huurstelsel verhoog`: wat de huurprijs ten hoogste mag worden, en of een voorstel is toegestaan."""

from __future__ import annotations

import argparse
import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.opdrachten.basis import Antwoord, datum, lees, recht_en_keuze
from huurstelsel.opdrachten.beslissen import antwoord, regeling_op, titel

if TYPE_CHECKING:
    from huurstelsel.huur.verhoging_grens import Reeksen

MAX_PERCENTAGE = 1_000


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "bestand", metavar="BESTAND", help="Feiten over de woning en haar huurovereenkomst, in YAML of JSON."
    )
    p.add_argument("--ingang", metavar="DATUM", type=datum, required=True, help="De dag waarop de verhoging ingaat.")
    hoe = p.add_mutually_exclusive_group()
    hoe.add_argument("--nieuwe-huur", metavar="BEDRAG", type=bedrag, help="De voorgestelde kale huurprijs, in euro.")
    hoe.add_argument(
        "--percentage", metavar="PERCENTAGE", type=percentage, help="De voorgestelde verhoging, in procenten."
    )
    p.add_argument(
        "--index",
        metavar="CSV",
        help="Indexcijfers (reeks, jaar, maand, waarde) om een nog niet gepubliceerd percentage te ramen.",
    )
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de beslissingen als JSON.")
    p.set_defaults(opdracht=voer_uit)


def bedrag(tekst: str) -> int:
    """Een bedrag in euro als hele centen, als argument."""
    gevonden = re.fullmatch(r"(?:€ ?)?(\d{1,7})(?:[.,](\d\d))?", tekst.strip())
    if gevonden:
        return int(gevonden[1]) * 100 + int(gevonden[2] or 0)
    melding = f"“{tekst}” is geen bedrag; schrijf bijvoorbeeld 950 of 950,25."
    raise argparse.ArgumentTypeError(melding)


def percentage(tekst: str) -> Fraction:
    """Een percentage, als argument."""
    getal = tekst.strip().removesuffix("%").strip().replace(",", ".")
    if re.fullmatch(r"\d{1,4}(\.\d{1,6})?", getal) and Fraction(getal) <= MAX_PERCENTAGE:
        return Fraction(getal)
    melding = f"“{tekst}” is geen percentage; schrijf bijvoorbeeld 5 of 4,1."
    raise argparse.ArgumentTypeError(melding)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Beslis over de verhoging, en schrijf elke beslissing met haar redenen."""
    from huurstelsel.feiten.lezen import lees_document  # noqa: PLC0415
    from huurstelsel.huur.verhoging import verhoging  # noqa: PLC0415
    from huurstelsel.huur.verhoging_zaak import Gevraagd  # noqa: PLC0415
    from huurstelsel.reken.datums import in_woorden  # noqa: PLC0415

    boom = lees(gevraagd.bestand)
    if isinstance(boom, list):
        raise FeitenFout([Fout("", "geen_enkele_woning", "Geef één woonruimte; een lijst kan hier niet.")])
    document = lees_document(boom, gevraagd.ingang)
    regeling = regeling_op(gevraagd.ingang, gevraagd, document.woning.stelsel, zonder_tabel=True)
    vraag = Gevraagd(gevraagd.ingang, gevraagd.nieuwe_huur, gevraagd.percentage, _reeksen(gevraagd.index))
    kop = titel(f"Huurverhoging per {in_woorden(gevraagd.ingang)}", document.id)
    return antwoord(gevraagd, regeling, (kop, verhoging(document, regeling, vraag).beslissingen))


def _reeksen(bestand: str | None) -> Reeksen:
    from huurstelsel.huur.percentages import lees_reeksen  # noqa: PLC0415
    from huurstelsel.huur.verhoging_grens import GEEN_REEKSEN, Reeksen  # noqa: PLC0415

    if bestand is None:
        return GEEN_REEKSEN
    try:
        tekst = Path(bestand).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        zin = f"Het bestand “{bestand}” met indexcijfers is niet te lezen."
        raise FeitenFout([Fout("", "bestand_onleesbaar", zin)]) from None
    return Reeksen(lees_reeksen(tekst))
