"""Een bestand dat een opdracht naast haar uitvoer schrijft: een figuur of een kalender."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.fouten import GebruikFout, waardoor
from huurstelsel.opdrachten.basis import ONVERWACHT, Antwoord
from huurstelsel.plaats import op_zijn_plaats

if TYPE_CHECKING:
    from collections.abc import Callable


def met_extensie(zin: str, *extensies: str) -> Callable[[str], Path]:
    """Een argument dat een bestand noemt waarvan de extensie zegt wat het wordt; `zin` noemt welke dat kunnen zijn."""

    def kies(tekst: str) -> Path:
        if Path(tekst).suffix.lower() in extensies:
            return Path(tekst)
        melding = f"{zin}; niet “{tekst}”."
        raise argparse.ArgumentTypeError(melding)

    return kies


def controleer(doel: Path, naam: str, pakket: str, extra: str) -> None:
    """Weiger een bestand dat niet te maken of te schrijven is, voordat er iets wordt uitgerekend.

    Args:
        naam: wat het wordt, zonder lidwoord (een de-woord).
        pakket: wat daarvoor geïnstalleerd moet zijn.
        extra: het onderdeel van huurstelsel dat dat pakket meebrengt.
    """
    from importlib.util import find_spec  # noqa: PLC0415

    if find_spec(pakket) is None:
        melding = (
            f"Voor een {naam} is {pakket} nodig, en dat is hier niet geïnstalleerd. "
            f'Installeer het met: pip install "huurstelsel[{extra}]"'
        )
        raise GebruikFout(melding)
    if doel.is_dir():
        melding = f"{doel} is een map; geef een bestand voor de {naam}."
        raise GebruikFout(melding)
    if not doel.parent.is_dir():
        melding = f"De map {doel.parent} bestaat niet; maak haar eerst."
        raise GebruikFout(melding)


def met_bestand(doel: Path, inhoud: bytes, uit: str) -> Antwoord:
    """De uitvoer als het bestand er staat; lukt schrijven niet, dan staat er niets op de uitvoer."""
    try:
        schrijf(doel, inhoud)
    except OSError as e:
        return Antwoord(ONVERWACHT, fout=f"Schrijven van {doel} is mislukt: {waardoor(e)}.\n")
    return Antwoord(0, uit)


def schrijf(doel: Path, inhoud: bytes) -> None:
    """Schrijf een bestand in één keer: eerst ernaast, dan hernoemd, zodat er nooit een half bestand staat.

    Raises:
        OSError: schrijven lukt niet; wat er stond, staat er nog.
    """
    with op_zijn_plaats(doel) as klad:
        klad.write_bytes(inhoud)
