"""`huurstelsel serveer`: de webpagina en de API, zonder account, database of netwerk."""

from __future__ import annotations

import argparse
import gc
import socket
from importlib.util import find_spec
from typing import TYPE_CHECKING

from huurstelsel.fouten import GebruikFout, waardoor
from huurstelsel.opdrachten.basis import Antwoord

if TYPE_CHECKING:
    from collections.abc import Callable

RUSTIG_STOPPEN = 30
"""Seconden die een lopend verzoek krijgt als de server stopt; langer dan een gewoon verzoek mag duren."""

HOOGSTE_POORT, MEESTE_WERKERS = 65_535, 64
_NODIG = ("fastapi", "uvicorn", "orjson", "jinja2")


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "Het adres waarop de server luistert; zonder: alleen deze computer."
    p.add_argument("--host", metavar="ADRES", default="127.0.0.1", help=zin)
    zin = "De poort; zonder: 8000."
    p.add_argument("--poort", metavar="POORT", type=tussen(1, HOOGSTE_POORT, "poort"), default=8000, help=zin)
    zin = "Hoeveel processen de verzoeken verdelen; zonder: een."
    p.add_argument("--workers", metavar="AANTAL", type=tussen(1, MEESTE_WERKERS, "aantal"), default=1, help=zin)
    p.set_defaults(opdracht=voer_uit)


def tussen(laagst: int, hoogst: int, naam: str) -> Callable[[str], int]:
    """Een geheel getal tussen twee grenzen, als argument."""

    def lees(tekst: str) -> int:
        if tekst.isdecimal() and len(tekst) < 10 and laagst <= int(tekst) <= hoogst:
            return int(tekst)
        melding = f"“{tekst[:40]}” is geen {naam} van {laagst} tot en met {hoogst}."
        raise argparse.ArgumentTypeError(melding)

    return lees


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Luister tot de server wordt gestopt."""
    if ontbreekt := [naam for naam in _NODIG if find_spec(naam) is None]:
        zin = f'Voor de server is {", ".join(ontbreekt)} nodig. Installeer het met: pip install "huurstelsel[web]"'
        raise GebruikFout(zin)
    import uvicorn  # noqa: PLC0415 - alleen voor de server

    from huurstelsel.web.logboek import instellingen  # noqa: PLC0415

    _controleer_poort(gevraagd.host, gevraagd.poort)
    gc.enable()  # de opdrachtregel zet dat uit; een server leeft lang
    uvicorn.run(
        "huurstelsel.web.app:maak_app",
        factory=True,
        host=gevraagd.host,
        port=gevraagd.poort,
        workers=gevraagd.workers,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        log_config=instellingen(),
        timeout_graceful_shutdown=RUSTIG_STOPPEN,
    )
    return Antwoord(0)


def _controleer_poort(host: str, poort: int) -> None:
    """Zeg het meteen als hier niet te luisteren valt.

    Raises:
        GebruikFout: het adres is niet van deze computer, of de poort is bezet of voorbehouden.
    """
    try:
        soort, *_, adres = socket.getaddrinfo(host, poort, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(soort) as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            proef.bind(adres)
    except (socket.gaierror, UnicodeError):
        zin = f"Op {host}, poort {poort}, kan de server niet luisteren: dit adres bestaat niet."
        raise GebruikFout(zin) from None
    except OSError as e:
        zin = f"Op {host}, poort {poort}, kan de server niet luisteren: {waardoor(e)}."
        raise GebruikFout(zin) from None
