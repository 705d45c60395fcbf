"""`huurstelsel tijdlijn`: één woning op alle peildata, als tabel, als JSON en als figuur."""

from __future__ import annotations

import argparse
import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import FeitenFout, Fout, GebruikFout
from huurstelsel.opdrachten.basis import ONVERWACHT, Antwoord, breedte, datum, kleur, lees, recht_en_keuze

if TYPE_CHECKING:
    from huurstelsel.tijdlijn import Tijdlijn

SOORTEN = (".svg", ".png")
_GEEN_MATPLOTLIB = (
    "Voor een figuur is matplotlib nodig, en dat is hier niet geïnstalleerd. "
    'Installeer het met: pip install "huurstelsel[figuren]"'
)


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "bestand",
        metavar="BESTAND",
        help="Feiten in YAML of JSON, of een VERA-Eenheid; “-” leest van de standaardinvoer.",
    )
    p.add_argument("--vanaf", metavar="DATUM", type=datum, help="Eerste dag; zonder: de eerste die huurstelsel kent.")
    p.add_argument(
        "--tot", metavar="DATUM", type=datum, help="Laatste dag; zonder: de laatste waarvan het recht bekend is."
    )
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de tijdlijn als JSON.")
    p.add_argument(
        "--figuur",
        metavar="UIT",
        type=_figuur,
        help="Teken de tijdlijn ook in dit bestand (.svg of .png); een bestaand bestand wordt vervangen.",
    )
    p.set_defaults(opdracht=voer_uit)


def _figuur(tekst: str) -> Path:
    """Een bestand waarvan de extensie zegt wat het wordt, als argument."""
    if Path(tekst).suffix.lower() in SOORTEN:
        return Path(tekst)
    melding = f"Een figuur is een bestand dat eindigt op .svg of .png; niet “{tekst}”."
    raise argparse.ArgumentTypeError(melding)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Maak de tijdlijn, en zo nodig de figuur; lukt de figuur niet, dan staat er niets op de uitvoer."""
    if gevraagd.vanaf and gevraagd.tot and gevraagd.vanaf > gevraagd.tot:
        zin = f"De eerste dag {gevraagd.vanaf} ligt na de laatste dag {gevraagd.tot}."
        raise GebruikFout(zin)
    try:
        return _toon(gevraagd, _tijdlijn(gevraagd))
    except OSError as e:
        return Antwoord(ONVERWACHT, fout=f"Schrijven van {gevraagd.figuur} is mislukt: {e.strerror}.\n")


def _tijdlijn(gevraagd: argparse.Namespace) -> Tijdlijn:
    if gevraagd.figuur is not None:
        _controleer(gevraagd.figuur)
    boom = _lees(gevraagd.bestand)
    gc.enable()  # tientallen waarderingen duren lang genoeg om op te ruimen
    from huurstelsel.tijdlijn import tijdlijn  # noqa: PLC0415 - pas als het bestand leesbaar is

    return tijdlijn(
        boom, vanaf=gevraagd.vanaf, tot_en_met=gevraagd.tot, keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht
    )


def _lees(bestand: str) -> dict[str, Any]:
    """De feiten van één woning."""
    boom = lees(bestand)
    if isinstance(boom, list):
        zin = "Dit bestand is een lijst; een tijdlijn gaat over één woning per bestand."
        raise FeitenFout([Fout("", "lijst_zonder_tijdlijn", zin)])
    return boom


def _toon(gevraagd: argparse.Namespace, t: Tijdlijn) -> Antwoord:
    """De figuur geschreven, en de tijdlijn in de gevraagde vorm."""
    from huurstelsel.uitleg import tijdlijn as uitleg  # noqa: PLC0415

    uit = uitleg.als_json(t) + "\n" if gevraagd.json else uitleg.als_tekst(t, breedte(), kleur=kleur())
    if gevraagd.figuur is None:
        return Antwoord(0, uit)
    from huurstelsel.uitleg import figuur  # noqa: PLC0415 - matplotlib alleen voor een figuur

    schrijf(gevraagd.figuur, figuur.als_bytes(t, gevraagd.figuur.suffix.lower()[1:]))
    return Antwoord(0, uit if gevraagd.json else f"{uit}\nFiguur: {gevraagd.figuur}\n")


def _controleer(doel: Path) -> None:
    """Weiger een figuur die niet te maken of te schrijven is, voordat er iets wordt uitgerekend."""
    from importlib.util import find_spec  # noqa: PLC0415

    if find_spec("matplotlib") is None:
        raise GebruikFout(_GEEN_MATPLOTLIB)
    if doel.is_dir():
        melding = f"{doel} is een map; geef een bestand voor de figuur."
        raise GebruikFout(melding)
    if not doel.parent.is_dir():
        melding = f"De map {doel.parent} bestaat niet; maak haar eerst."
        raise GebruikFout(melding)


def schrijf(doel: Path, inhoud: bytes) -> None:
    """Schrijf een bestand in één keer: eerst ernaast, dan hernoemd, zodat er nooit een half bestand staat.

    Raises:
        OSError: schrijven lukt niet; wat er stond, staat er nog.
    """
    doel = doel.resolve()  # een symbolische verwijzing blijft een verwijzing
    klad = doel.with_name(f".{doel.name}.{os.getpid()}")
    try:
        with klad.open("xb") as bestand:
            bestand.write(inhoud)
        klad.replace(doel)
    finally:
        klad.unlink(missing_ok=True)
