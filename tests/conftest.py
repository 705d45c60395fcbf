"""Voor alle tests: geduld, een bestand en een opdracht, een server in dit proces, en een browser.

Een trage of drukke machine laat een eigenschapstest niet falen; in een bouwstraat (CI=true) trekt hypothesis telkens dezelfde gevallen.
Server en browser zijn er één keer per bestand met tests die ze vragen; zonder Chromium slaan die zichzelf over. Langer kan niet: zolang de
browser open is, loopt er een lus in deze draad, en daarnaast kan een andere test er geen starten.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

import huurstelsel
from huurstelsel.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

settings.register_profile("geduldig", settings(), deadline=None, suppress_health_check=(HealthCheck.too_slow,))
settings.load_profile("geduldig")
if os.environ.get(
    "CI"
):  # hypothesis put getallen en woorden uit wat geladen is: anders hangen de gevallen van de verdeling over de kernen af
    for onderdeel in walk_packages(huurstelsel.__path__, "huurstelsel."):
        if not onderdeel.name.endswith("__main__"):
            import_module(onderdeel.name)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture
def schrijf(tmp_path: Path) -> Callable[..., Path]:
    """Schrijf een bestand in de map van deze test, en geef zijn pad."""

    def naar(tekst: str | bytes, naam: str = "proef.yaml") -> Path:
        pad = tmp_path / naam
        pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
        return pad

    return naar


@pytest.fixture
def draai(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, str, str]]:
    """Voer een opdracht uit in dit proces: (slotcode, uitvoer, fouten)."""

    def _draai(*argumenten: str) -> tuple[int, str, str]:
        code = main(argumenten)
        uit, fout = capfdbinary.readouterr()
        return code, uit.decode(), fout.decode()

    return _draai


@pytest.fixture(scope="module")
def adres() -> Iterator[str]:
    """De toepassing op een vrije poort."""
    import uvicorn  # noqa: PLC0415 - alleen voor de tests in de browser

    from huurstelsel.web.app import maak_app  # noqa: PLC0415

    server = uvicorn.Server(uvicorn.Config(maak_app(), port=0, log_level="error", lifespan="off"))
    draad = threading.Thread(target=server.run, daemon=True)
    draad.start()
    einde = time.monotonic() + 30
    while not server.started and time.monotonic() < einde:
        time.sleep(0.02)
    poort = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{poort}"
    server.should_exit = True
    draad.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, zonder venster."""
    if CHROMIUM is None:
        pytest.skip("er is geen chromium op deze machine")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
