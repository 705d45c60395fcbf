"""Wat de tests van de server delen: een server als proces, een klant in hetzelfde proces, en voorbeelden om te sturen."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx
from starlette.testclient import TestClient

from huurstelsel.feiten.lezen import lees
from huurstelsel.web.app import maak_app

if TYPE_CHECKING:
    from collections.abc import Iterator

VOORBEELDEN = Path(__file__).parents[1] / "examples"
YAML = {"content-type": "application/yaml"}
JSON = {"content-type": "application/json"}


def voorbeeld(naam: str) -> bytes:
    """Een voorbeeld als YAML."""
    return (VOORBEELDEN / f"{naam}.yaml").read_bytes()


def als_boom(naam: str) -> dict[str, Any]:
    """Een voorbeeld als JSON-boom, getallen als tekst."""
    boom: dict[str, Any] = json.loads(json.dumps(lees(VOORBEELDEN / f"{naam}.yaml"), default=str))
    return boom


def klant() -> TestClient:
    """Een klant van de toepassing in dit proces; een fout van de server is een antwoord, geen exceptie."""
    return TestClient(maak_app(), raise_server_exceptions=False)


class Server(NamedTuple):
    """Een server in een eigen proces."""

    adres: str
    proces: subprocess.Popen[bytes]
    uitvoer: Path

    def gelogd(self) -> str:
        """Alles wat de server heeft geschreven."""
        return self.uitvoer.read_text(encoding="utf-8")

    def regels(self) -> list[dict[str, Any]]:
        """De regels van het logboek."""
        return [json.loads(regel) for regel in self.gelogd().splitlines()]


def vrije_poort() -> int:
    """Een poort waarop nu niemand luistert."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def server(map_: Path, *opties: str) -> Iterator[Server]:
    """Start `huurstelsel serveer`, wacht tot hij gereed is, en stop hem rustig."""
    poort, uitvoer = vrije_poort(), map_ / "server.log"
    opdracht = [sys.executable, "-m", "huurstelsel", "serveer", "--poort", str(poort), *opties]
    with uitvoer.open("wb") as bestand:
        proces = subprocess.Popen(opdracht, stdout=bestand, stderr=bestand, env={**os.environ, "PYTHONWARNINGS": ""})
    uit = Server(f"http://127.0.0.1:{poort}", proces, uitvoer)
    try:
        _wacht(uit)
        yield uit
    finally:
        proces.send_signal(signal.SIGTERM)
        try:
            proces.wait(20)
        except subprocess.TimeoutExpired:
            proces.kill()


def _wacht(s: Server) -> None:
    einde = time.monotonic() + 60
    while time.monotonic() < einde:
        try:
            if httpx.get(f"{s.adres}/gezondheid/gereed", timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
        assert s.proces.poll() is None, s.gelogd()
    raise AssertionError(s.gelogd())
