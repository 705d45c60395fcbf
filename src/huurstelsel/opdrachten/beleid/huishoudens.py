"""`huurstelsel beleid huishoudens`: de huurquote voor en na, de gedrukte tabel van 2022, en het deel van een voorraad dat bij een inkomen past."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.fouten import GebruikFout
from huurstelsel.opdrachten.argumenten import bedrag, percentage
from huurstelsel.opdrachten.basis import Antwoord, als_json, breedte, kleur

if TYPE_CHECKING:
    import argparse


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "Huishoudens in YAML of JSON: naam, netto_inkomen, huur_voor en huur_na, per maand. Zonder, en zonder --voorraad: de tabel van de brief van 2022."
    p.add_argument("bestand", metavar="BESTAND", nargs="?", help=zin)
    zin = "Toon per --inkomen welk deel van deze tabel (CSV of Parquet, bijvoorbeeld van huurstelsel portefeuille) betaalbaar is; vaker te geven voor meer trekkingen van dezelfde voorraad."
    p.add_argument("--voorraad", metavar="TABEL", action="append", default=[], help=zin)
    p.add_argument("--kolom", metavar="KOLOM", default="maximale_huurprijs", help="De kolom met huren in euro; zonder: maximale_huurprijs.")  # fmt: skip
    p.add_argument("--gewicht", metavar="KOLOM", default="", help="De kolom die zegt hoeveel woningen een rij voorstelt; zonder: gewicht, als die er is.")  # fmt: skip
    p.add_argument("--inkomen", metavar="EURO", type=bedrag, action="append", default=[], help="Een netto maandinkomen; vaker te geven.")  # fmt: skip
    p.add_argument("--norm", metavar="PERCENTAGE", type=percentage, default=percentage("30"), help="De hoogste huurquote; zonder: 30.")  # fmt: skip
    p.add_argument("--json", action="store_true", help="Schrijf de uitkomst als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Reken quotes, leg de tabel van 2022 uit, of tel het bereikbare deel van een voorraad."""
    from huurstelsel.beleid.huishoudens import lees_huishoudens  # noqa: PLC0415
    from huurstelsel.uitleg.beleid import huishoudens as uitleg  # noqa: PLC0415

    if gevraagd.voorraad:
        return _voorraad(gevraagd)
    if gevraagd.inkomen or gevraagd.gewicht:
        zin = "Bij --inkomen en --gewicht hoort --voorraad."
        raise GebruikFout(zin)
    if gevraagd.bestand is None:
        return Antwoord(0, als_json(uitleg.tabel_als_dict()) if gevraagd.json else uitleg.tabel_als_tekst(breedte(), kleur=kleur()))  # fmt: skip
    huishoudens = lees_huishoudens(Path(gevraagd.bestand))
    if gevraagd.json:
        return Antwoord(0, als_json(uitleg.quotes_als_dict(huishoudens)))
    return Antwoord(0, uitleg.quotes_als_tekst(huishoudens, breedte(), kleur=kleur()))


def _voorraad(gevraagd: argparse.Namespace) -> Antwoord:
    from huurstelsel.beleid.huishoudens import bereikbaar  # noqa: PLC0415
    from huurstelsel.beleid.huren import lees_huren  # noqa: PLC0415
    from huurstelsel.uitleg.beleid import huishoudens as uitleg  # noqa: PLC0415

    if gevraagd.bestand is not None or not gevraagd.inkomen:
        zin = "Geef bij --voorraad ten minste één --inkomen, en geen bestand met huishoudens."
        raise GebruikFout(zin)
    if gevraagd.norm <= 0:
        zin = "De norm moet boven nul liggen."
        raise GebruikFout(zin)
    if min(gevraagd.inkomen) <= 0:
        zin = "Een inkomen moet boven nul liggen."
        raise GebruikFout(zin)
    inkomens = [Fraction(euro) * 100 for euro in gevraagd.inkomen]
    tabellen = [lees_huren(Path(pad), gevraagd.kolom, gevraagd.gewicht) for pad in gevraagd.voorraad]
    uit = [bereikbaar(huren, inkomens, gevraagd.norm / 100) for huren in tabellen]
    if gevraagd.json:
        return Antwoord(0, als_json(uitleg.bereikbaar_als_dict(uit)))
    return Antwoord(0, uitleg.bereikbaar_als_tekst(uit, breedte(), kleur=kleur()))
