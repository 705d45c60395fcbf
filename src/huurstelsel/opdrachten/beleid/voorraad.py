"""`huurstelsel beleid voorraad`: een gemaakte voorraad huurwoningen, in een of meer trekkingen, met een verslag van het ijken."""

from __future__ import annotations

import argparse
import gc
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.fouten import GebruikFout, waardoor
from huurstelsel.opdrachten.basis import ONVERWACHT, Antwoord, als_json, breedte, kleur
from huurstelsel.plaats import op_zijn_plaats

if TYPE_CHECKING:
    from huurstelsel.beleid.voorraad.verslag import Verslag

MEESTE_TREKKINGEN = 100
MINSTE_TREKKINGEN = 3
"""Een verslag is een bereik: zijn er minder trekkingen gevraagd, dan worden de volgende wel gemeten, maar niet geschreven."""


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "Uitvoer: een geneste Parquet in het schema van een portefeuille; met meer trekkingen krijgt elke een eigen bestand, UIT-zaad1.parquet."
    p.add_argument("uitvoer", metavar="UIT", help=zin)
    zin = "Hoeveel woningen; elke weegt de huurvoorraad gedeeld door dit aantal. Zonder: 100.000."
    p.add_argument("--woningen", metavar="AANTAL", type=_geheel, default=100_000, help=zin)
    zin = "Hetzelfde zaad geeft dezelfde voorraad; zonder: 1."
    p.add_argument("--zaad", metavar="GETAL", type=_geheel, default=1, help=zin)
    zin = "Zoveel trekkingen, met dit zaad en de volgende; het verslag geeft dan een bereik. Zonder: 1."
    p.add_argument("--zaden", metavar="AANTAL", type=_geheel, default=1, help=zin)
    zin = "Eigen aannamen als YAML; wat er niet in staat, blijft zoals het is."
    p.add_argument("--aannamen", metavar="BESTAND", help=zin)
    zin = "Schrijf alleen de voorraad, en meet haar niet."
    p.add_argument("--zonder-verslag", action="store_true", help=zin)
    p.add_argument("--verslag", metavar="BESTAND", help="Schrijf het verslag ook als JSON in dit bestand.")
    p.add_argument("--json", action="store_true", help="Schrijf het verslag als JSON.")
    p.set_defaults(opdracht=voer_uit)


def _geheel(tekst: str) -> int:
    kaal = tekst.strip().replace(".", "")
    if kaal.isascii() and kaal.isdigit() and len(kaal) <= 9:
        return int(kaal)
    melding = f"“{tekst[:20]}” is geen geheel getal van 0 of meer."
    raise argparse.ArgumentTypeError(melding)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Schrijf elke trekking, meet ze, en schrijf het verslag."""
    from huurstelsel.uitleg.beleid import voorraad as uitleg  # noqa: PLC0415

    paden = _paden(gevraagd)
    gc.enable()
    try:
        inhoud = _maak(gevraagd, paden)
        if inhoud is None:
            return Antwoord(0, "".join(f"Voorraad  {pad}\n" for pad in paden))
        als = als_json(uitleg.als_dict(inhoud, [pad.name for pad in paden]))
        if gevraagd.verslag:
            with op_zijn_plaats(Path(gevraagd.verslag)) as klad:
                klad.write_text(als, encoding="utf-8")
    except OSError as e:
        return Antwoord(ONVERWACHT, fout=f"Schrijven is mislukt: {waardoor(e)}.\n")
    if gevraagd.json:
        return Antwoord(0, als)
    return Antwoord(0, uitleg.als_tekst(inhoud, [str(pad) for pad in paden], breedte(), kleur=kleur()))


def _paden(gevraagd: argparse.Namespace) -> list[Path]:
    from huurstelsel.beleid.voorraad.maken import MEEST, MINST  # noqa: PLC0415
    from huurstelsel.portefeuille import doel  # noqa: PLC0415
    from huurstelsel.reken.schrijven import nederlands  # noqa: PLC0415

    if not MINST <= gevraagd.woningen <= MEEST:
        zin = f"Een voorraad heeft {nederlands(Fraction(MINST))} tot {nederlands(Fraction(MEEST))} woningen; niet {gevraagd.woningen}."
        raise GebruikFout(zin)
    if not 1 <= gevraagd.zaden <= MEESTE_TREKKINGEN:
        zin = f"Geef 1 tot {MEESTE_TREKKINGEN} trekkingen; niet {gevraagd.zaden}."
        raise GebruikFout(zin)
    uit = Path(gevraagd.uitvoer)
    doel.controleer(uit, (".parquet",))
    if gevraagd.verslag:
        doel.controleer(Path(gevraagd.verslag), (".json",))
    if gevraagd.zaden == 1:
        return [uit]
    zaden = range(gevraagd.zaad, gevraagd.zaad + gevraagd.zaden)
    return [uit.with_name(f"{uit.stem}-zaad{zaad}{uit.suffix}") for zaad in zaden]


def _maak(gevraagd: argparse.Namespace, paden: list[Path]) -> Verslag | None:
    from huurstelsel.beleid.kenmerken import voorraden  # noqa: PLC0415
    from huurstelsel.beleid.voorraad.aannamen import aannamen  # noqa: PLC0415
    from huurstelsel.beleid.voorraad.ijken import ijk  # noqa: PLC0415
    from huurstelsel.beleid.voorraad.maken import brokken, schrijf  # noqa: PLC0415
    from huurstelsel.beleid.voorraad.meten import meet  # noqa: PLC0415
    from huurstelsel.beleid.voorraad.verslag import verslag  # noqa: PLC0415

    eigen = aannamen(Path(gevraagd.aannamen)) if gevraagd.aannamen else None
    ijking = ijk(eigen)
    for zaad, pad in enumerate(paden, gevraagd.zaad):
        schrijf(pad, gevraagd.woningen, zaad, eigen, ijking)
    if gevraagd.zonder_verslag:
        return None
    rest = range(gevraagd.zaad + len(paden), gevraagd.zaad + MINSTE_TREKKINGEN)
    metingen = [meet(v.brokken()) for v in voorraden(paden)]
    metingen += [meet(brokken(gevraagd.woningen, zaad, eigen, ijking)) for zaad in rest]
    return verslag(ijking, metingen)
