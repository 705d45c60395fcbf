"""`huurstelsel verhoog`: wat de huurprijs ten hoogste mag worden, en of een voorstel is toegestaan."""

from __future__ import annotations

import argparse
import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.fouten import FeitenFout, Fout, GeenRecht, InvoerFout, NogNietBekend, OnbekendeKeuze, RechtFout
from huurstelsel.opdrachten.basis import (
    FEITEN,
    GEBRUIK,
    RECHT,
    Antwoord,
    breedte,
    datum,
    een_woonruimte,
    kamer_optie,
    kleur,
    lees,
    mislukt,
    recht_en_keuze,
)

if TYPE_CHECKING:
    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.verhoging import Verhoging
    from huurstelsel.huur.verhoging_grens import Reeksen
    from huurstelsel.regeling import Regeling

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
    kamer_optie(p)
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
    from huurstelsel.lijst import als_fouten  # noqa: PLC0415
    from huurstelsel.uitleg.beslissingen import als_json, als_tekst  # noqa: PLC0415

    try:
        titel, gevonden, voorstellen = _verhoging(gevraagd)
    except OnbekendeKeuze as e:
        return Antwoord(GEBRUIK, fout=f"{e}\n")
    except (InvoerFout, RechtFout) as e:
        return mislukt(FEITEN if isinstance(e, InvoerFout) else RECHT, als_fouten(e), json=gevraagd.json)
    if gevraagd.json:
        return Antwoord(0, als_json(titel, gevonden.beslissingen, voorstellen=voorstellen))
    return Antwoord(0, als_tekst(titel, gevonden.beslissingen, breedte(), kleur=kleur(), voorstellen=voorstellen))


def _verhoging(gevraagd: argparse.Namespace) -> tuple[str, Verhoging, tuple[str, ...]]:
    from huurstelsel.huur.verhoging import verhoging  # noqa: PLC0415
    from huurstelsel.huur.verhoging_zaak import Gevraagd  # noqa: PLC0415
    from huurstelsel.reken.datums import in_woorden  # noqa: PLC0415

    document = een_woonruimte(lees(gevraagd.bestand), gevraagd.ingang, gevraagd.kamer)
    regeling = _regeling(gevraagd, document)
    vraag = Gevraagd(gevraagd.ingang, gevraagd.nieuwe_huur, gevraagd.percentage, _reeksen(gevraagd.index))
    wie = f" · {document.id}" if document.id else ""
    titel = f"Huurverhoging per {in_woorden(gevraagd.ingang)}{wie}"
    return titel, verhoging(document, regeling, vraag), tuple(v.id for v in regeling.voorstellen)


def _regeling(gevraagd: argparse.Namespace, document: Document) -> Regeling:
    """De regeling op de ingangsdatum; ook waar geen waarderingsstelsel of tabel bekend is, want een percentage kan er wel zijn."""
    from huurstelsel.regeling import Regeling  # noqa: PLC0415

    stelsel = document.woning.stelsel
    try:
        regeling = Regeling.op(gevraagd.ingang, stelsel)
    except (GeenRecht, NogNietBekend):
        if gevraagd.recht:
            raise
        regeling = Regeling(gevraagd.ingang, stelsel)
    return regeling.met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)


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
