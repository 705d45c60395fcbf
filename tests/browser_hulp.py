"""Wat de tests in de browser delen: een bezoeker, en wat hij op een bladzijde doet. Alles wacht op wat er hoort te komen."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from huurstelsel.web.pagina.bestand import naar_bestand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from huurstelsel.web.pagina.boom import Boom

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is niet geïnstalleerd")
wacht_op = sync_api.expect

TELEFOON, SCHERM = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
PAD = {"nl": "/", "en": "/en/"}


@contextmanager
def bezoek(
    browser: Browser,
    adres: str,
    taal: str = "nl",
    maat: dict[str, int] = SCHERM,
    toegestaan: tuple[str, ...] = (),
    **opties: Any,
) -> Iterator[Page]:
    """Een bezoeker op de eerste bladzijde; elk verzoek naar buiten, elke andere fout in de console en elk venster laat de test falen."""
    context = browser.new_context(viewport=maat, locale="nl-NL" if taal == "nl" else "en-GB", **opties)
    page, mis = context.new_page(), []
    page.on("request", lambda r: None if r.url.startswith(adres) else mis.append(f"verzoek naar {r.url}"))
    page.on("console", lambda m: mis.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda e: mis.append(str(e)))
    page.on("dialog", lambda d: mis.append(d.message))
    page.goto(adres + PAD[taal])
    yield page
    assert not [wat for wat in mis if not any(deel in wat for deel in toegestaan)]
    assert "?" not in page.url
    context.close()


def op(page: Page, naam: str) -> Any:
    """Het veld met deze naam."""
    return page.locator(f'[id="{naam}"]')


def kies(page: Page, naam: str, waarde: str) -> None:
    """Kies een antwoord met het toetsenbord; een klik wacht tot de tussenstand onder aan het scherm er niet voor staat."""
    keuze = page.locator(f'input[name="{naam}"][value="{waarde}"]')
    keuze.press("Space")
    wacht_op(keuze).to_be_checked()


def ga(page: Page, stap: str) -> None:
    page.click(f'.stappen button[value="naar:{stap}"]')
    page.wait_for_selector(f'body:not([inert]) .stappen button[value="naar:{stap}"][aria-current]')


def verder(page: Page) -> None:
    stap = page.locator("input[name=stap]").first
    nu = stap.input_value()
    page.click('.onder button[value="verder"]')
    wacht_op(stap).not_to_have_value(nu)


def open_bestand_in(page: Page, bestand: Path | dict[str, Any]) -> None:
    page.set_input_files("#bestand", bestand)
    page.click('button[value="open"]')
    page.wait_for_selector("#telling")


def als_upload(boom: Boom) -> dict[str, Any]:
    """Een document als bestand om te kiezen."""
    return {"name": "x.json", "mimeType": "application/json", "buffer": naar_bestand(boom, "json").encode()}
