"""`huurstelsel maatregelen`: wat een verbetering aan punten en maximale huurprijs toevoegt, voor één woning of een portefeuille."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.fouten import GebruikFout, waardoor
from huurstelsel.opdrachten.argumenten import datum, recht_en_keuze
from huurstelsel.opdrachten.basis import FEITEN, ONVERWACHT, Antwoord, als_json, breedte, kleur, lees, vandaag

if TYPE_CHECKING:
    import argparse


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "Feiten over één woning in YAML of JSON, of een VERA-Eenheid; “-” leest van de standaardinvoer. Met UIT: een portefeuille."
    p.add_argument("bestand", metavar="BESTAND", help=zin)
    zin = "Uitvoer voor een portefeuille: .parquet, .csv of .xlsx; per woning en maatregel de punten en euro's erbij."
    p.add_argument("uitvoer", metavar="UIT", nargs="?", help=zin)
    zin = "Gaat voor de peildatum in het bestand; zonder beide, en bij een portefeuille zonder deze: vandaag."
    p.add_argument("--peildatum", metavar="DATUM", type=datum, help=zin)
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf het advies of het verslag als JSON.")
    zin = "Alleen met UIT: neem deze kolom van de invoer ongewijzigd mee; vaker te geven. In .csv komt een ' voor tekst die een rekenblad als formule leest."
    p.add_argument("--behoud", metavar="KOLOM", action="append", default=[], help=zin)
    p.add_argument("--streng", action="store_true", help="Alleen met UIT: stop bij de eerste woning die niet klopt.")
    p.add_argument("--stil", action="store_true", help="Alleen met UIT: toon geen voortgang.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Adviseer over één woning, of reken een portefeuille door."""
    try:
        return _woning(gevraagd) if gevraagd.uitvoer is None else _portefeuille(gevraagd)
    except OSError as e:
        return Antwoord(ONVERWACHT, fout=f"Lezen of schrijven is mislukt: {waardoor(e)}.\n")


def _woning(gevraagd: argparse.Namespace) -> Antwoord:
    if gevraagd.behoud or gevraagd.streng:
        melding = "--behoud en --streng gaan alleen met UIT.\nZie: huurstelsel maatregelen --help"
        raise GebruikFout(melding)
    if Path(gevraagd.bestand).suffix.lower() in _PORTEFEUILLE or Path(gevraagd.bestand).is_dir():
        raise GebruikFout(_GEEF_UIT)
    boom = lees(gevraagd.bestand)
    if isinstance(boom, list):
        raise GebruikFout(_GEEF_UIT)
    from huurstelsel.lijst import document_van  # noqa: PLC0415
    from huurstelsel.maatregelen.advies import adviseer  # noqa: PLC0415 - pas als het bestand leesbaar is
    from huurstelsel.opdrachten.waardeer import regeling_van  # noqa: PLC0415
    from huurstelsel.opdrachten.waardeer import ruimtenamen as namen  # noqa: PLC0415
    from huurstelsel.uitleg import maatregelen as uitleg  # noqa: PLC0415

    advies = adviseer(boom, regeling_van(boom, gevraagd))
    if gevraagd.json:
        return Antwoord(0, als_json(uitleg.als_dict(advies)))
    ruimten = document_van(boom)["woning"].get("ruimten")
    return Antwoord(0, uitleg.als_tekst(advies, breedte(), kleur=kleur(), namen=namen(ruimten)))


_PORTEFEUILLE = {".parquet", ".pq", ".jsonl", ".ndjson", ".csv", ".xlsx", ".duckdb", ".db"}
_GEEF_UIT = "Een portefeuille heeft een bestand voor de uitvoer nodig: huurstelsel maatregelen IN UIT.\nZie: huurstelsel maatregelen --help"


def _portefeuille(gevraagd: argparse.Namespace) -> Antwoord:
    from huurstelsel.opdrachten.portefeuille import voortgangsbalk  # noqa: PLC0415
    from huurstelsel.portefeuille.maatregelen import Maatregelen  # noqa: PLC0415
    from huurstelsel.portefeuille.run import Opdracht, draai  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415
    from huurstelsel.uitleg import maatregelen, portefeuille  # noqa: PLC0415

    gc.enable()
    regeling = Regeling.op(gevraagd.peildatum or vandaag()).met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    invoer, behoud = Path(gevraagd.bestand), tuple(gevraagd.behoud)
    voortgang, sluit = voortgangsbalk(invoer, behoud, stil=gevraagd.stil)
    erbij = (Maatregelen(),)
    opdracht = Opdracht(invoer, Path(gevraagd.uitvoer), regeling, behoud, gevraagd.streng, voortgang, erbij)
    try:
        verslag = draai(opdracht)
    finally:
        sluit()
    code = FEITEN if verslag.afgekeurd else 0
    if gevraagd.json:
        return Antwoord(code, als_json(portefeuille.als_dict(verslag, opdracht)))
    return Antwoord(code, f"{portefeuille.als_tekst(verslag, opdracht)}\n{maatregelen.verslag(verslag)}")
