"""De webpagina naar WCAG 2.2 AA in een echte browser: axe vindt op geen stap, in geen taal, maat, kleur of stelsel iets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from browser_hulp import PAD, SCHERM, TELEFOON, als_upload, bezoek, ga, kies, open_bestand_in, verder, wacht_op
from huurstelsel.web.pagina.boom import zet
from pagina_hulp import STAPPEN, voorbeeld

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from huurstelsel.web.pagina.boom import Boom

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is niet geïnstalleerd")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def klein() -> Boom:
    """Van elke soort ruimte een: genoeg om elk veld te zien, en snel door axe."""
    boom = voorbeeld("portiekflat")
    ruimten = boom["woning"]["ruimten"]
    boom["woning"]["ruimten"] = [ruimten[i] for i in (0, 1, 3, 4, 5, 9)]
    boom["woning"]["ruimten"].append({"id": "plek", "soort": "parkeerplek", "type": "II", "gedeeld_met_adressen": 8})
    zet(boom, "woning.ruimten[0].verwarmd", "onbekend")
    return boom


def _schendingen(page: Page) -> list[str]:
    uit = (
        axe.Axe()
        .run(page, options={"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]})
        .response["violations"]
    )
    return [f"{v['id']}: {v['help']} – {n['html'][:160]}" for v in uit for n in v["nodes"][:3]]


@pytest.mark.parametrize(
    ("taal", "maat", "kleur"),
    [("nl", TELEFOON, "light"), ("en", SCHERM, "dark")],
    ids=["nl-telefoon-licht", "en-scherm-donker"],
)
def test_axe_vindt_op_geen_enkele_stap_iets(
    browser: Browser, adres: str, taal: str, maat: dict[str, int], kleur: str
) -> None:
    with bezoek(browser, adres, taal, maat, bypass_csp=True, color_scheme=kleur) as page:
        assert _schendingen(page) == []
        page.click(".voet a")
        page.wait_for_url(re.compile("beleid|policy"))
        page.click("form ul a >> nth=0")  # de eerste bekende hervorming
        page.wait_for_url(re.compile(r"\?"))
        assert _schendingen(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= maat["width"]
        page.goto(adres + PAD[taal])
        open_bestand_in(page, als_upload(klein()))
        for stap in ("resultaat", *STAPPEN[:-1]):
            ga(page, stap)
            page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
            assert _schendingen(page) == [], stap
            assert page.evaluate("document.documentElement.scrollWidth") <= maat["width"], stap


@pytest.mark.parametrize("stelsel", ["onzelfstandig", "woonwagen", "standplaats"])
def test_axe_vindt_ook_bij_andere_stelsels_en_bij_fouten_niets(browser: Browser, adres: str, stelsel: str) -> None:
    with bezoek(browser, adres, maat=TELEFOON, bypass_csp=True) as page:
        kies(page, "woning.stelsel", stelsel)
        page.click('button[value="begin"]')
        verder(page)
        page.click('.onder button[value="verder"]')  # er is nog niets ingevuld
        wacht_op(page.locator("#fouten")).to_be_focused()
        assert _schendingen(page) == []
        page.click("#fouten a >> nth=0")
        assert page.evaluate("document.activeElement.closest('.fout') !== null")


def test_axe_vindt_bij_een_adres_met_kamers_niets(browser: Browser, adres: str) -> None:
    boom = voorbeeld("studentenhuis")
    boom["woning"]["ruimten"] = [boom["woning"]["ruimten"][i] for i in (0, 1, 2, 3, 4)]
    with bezoek(browser, adres, maat=TELEFOON, bypass_csp=True) as page:
        open_bestand_in(page, als_upload(boom))
        for stap in ("resultaat", "contract", "ruimten"):
            ga(page, stap)
            assert _schendingen(page) == [], stap
            assert page.evaluate("document.documentElement.scrollWidth") <= TELEFOON["width"], stap


@pytest.mark.parametrize("maat", [TELEFOON, SCHERM], ids=["telefoon", "scherm"])
def test_de_beleidspagina_is_toegankelijk_en_past(browser: Browser, adres: str, maat: dict[str, int]) -> None:
    with bezoek(browser, adres, maat=maat, bypass_csp=True) as page:
        page.goto(f"{adres}/beleid")
        page.click("a:text('De Kamerbrief van 9 december 2022')")
        page.wait_for_selector("#delen--kop")
        assert _schendingen(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= maat["width"]
        page.goto(adres)
