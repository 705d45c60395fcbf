"""`huurstelsel verrijk`: een portefeuille aanvullen met EP-Online, BAG, WOZ en monumenten, op BAG-identificatie en zonder netwerk."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.fouten import GebruikFout
from huurstelsel.opdrachten.basis import FEITEN, Antwoord, als_json

if TYPE_CHECKING:
    from huurstelsel.verrijken.verslag import Bron, Verslag


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "De portefeuille: .jsonl, een .yaml- of .json-lijst, of .parquet met een woning per rij."
    p.add_argument("invoer", metavar="IN", help=zin)
    zin = "De verrijkte portefeuille; .parquet alleen uit .parquet. Ernaast komt UIT.verrijking.json met het verslag."
    p.add_argument("uitvoer", metavar="UIT", help=zin)
    zin = "Totaal- of mutatiebestand van EP-Online, als CSV of zip; vaker te geven, eerst het totaal en dan de mutaties op volgorde."
    p.add_argument("--ep-online", metavar="BESTAND", action="append", default=[], help=zin)
    zin = "BAG: een export (CSV, Excel, Parquet, GeoPackage) of de zip van het BAG 2.0 Extract; vaker te geven."
    p.add_argument("--bag", metavar="BESTAND", action="append", default=[], help=zin)
    zin = "WOZ-waarden uit een eigen bestand (CSV, Excel, Parquet); vaker te geven."
    p.add_argument("--woz", metavar="BESTAND", action="append", default=[], help=zin)
    zin = "Lijst van monumenten met BAG-identificatie; vaker te geven."
    p.add_argument("--monumenten", metavar="BESTAND", action="append", default=[], help=zin)
    zin = "Wat telt als een bestand iets anders zegt dan de portefeuille: bestand of portefeuille; uitgangspunt: portefeuille."
    p.add_argument("--voorrang", metavar="WAT", type=voorrang, default="portefeuille", help=zin)
    p.add_argument("--json", action="store_true", help="Schrijf de samenvatting als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voorrang(tekst: str) -> str:
    """Wat voorgaat, als argument."""
    if tekst in {"bestand", "portefeuille"}:
        return tekst
    melding = f"“{tekst}” kan niet voorgaan; kies bestand of portefeuille."
    raise argparse.ArgumentTypeError(melding)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Verrijk de portefeuille, en zeg per bron wat ermee gebeurde."""
    from huurstelsel.verrijken import Bestanden, verrijk, verslagpad  # noqa: PLC0415 - pas als het nodig is

    soorten = (gevraagd.ep_online, gevraagd.bag, gevraagd.woz, gevraagd.monumenten)
    if not any(soorten):
        melding = "Geef ten minste één bestand: --ep-online, --bag, --woz of --monumenten."
        raise GebruikFout(melding)
    bestanden = Bestanden(*([Path(naam) for naam in namen] for namen in soorten))
    uitvoer = Path(gevraagd.uitvoer)
    verslag = verrijk(Path(gevraagd.invoer), uitvoer, bestanden, gevraagd.voorrang)
    uit = als_json(verslag.als_dict()) if gevraagd.json else _tekst(verslag, verslagpad(uitvoer).name)
    regels = [f"{regel['woning']}: {regel['zin']} [{regel['code']}]\n" for regel in verslag.genoemd]
    gebreken = sum(aantal for code, aantal in verslag.portefeuille.items() if code != "voorloopnul_hersteld")
    return Antwoord(FEITEN if gebreken else 0, uit, "".join(regels))


def _tekst(verslag: Verslag, naam: str) -> str:
    zonder = f", {verslag.zonder_bag_id} zonder BAG-identificatie" if verslag.zonder_bag_id else ""
    regels = [f"{verslag.verrijkt} van {verslag.woningen} woningen verrijkt{zonder}."]
    for bron in verslag.bronnen:
        regels += ["", *_bron(bron)]
    regels += ["", "Aangevuld", *_lijst(verslag.aangevuld)] if verslag.aangevuld else []
    if verslag.strijdig:
        regels += ["", f"In strijd met de portefeuille; voorrang: {verslag.voorrang}", *_lijst(verslag.strijdig)]
    return "\n".join([*regels, "", f"Verslag: {naam}"]) + "\n"


def _bron(bron: Bron) -> list[str]:
    datum = f"gepubliceerd {bron.publicatiedatum}" if bron.publicatiedatum else "publicatiedatum onbekend"
    geteld = f"{bron.gelezen} rijen, {bron.gekoppeld} van de portefeuille, {sum(bron.afgekeurd.values())} afgekeurd"
    return [f"{bron.soort}: {bron.bestand} ({datum})", f"  {geteld}", *_lijst(bron.afgekeurd), *_lijst(bron.meldingen)]


def _lijst(aantallen: dict[str, int]) -> list[str]:
    return [f"  {aantal:>9}  {wat}" for wat, aantal in sorted(aantallen.items())]
