"""De webpagina in een echte browser: een hele telling, toegankelijkheid met axe, toetsenbord, en niets van buiten."""

from __future__ import annotations

import shutil
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from huurstelsel.web.app import maak_app
from huurstelsel.web.pagina.bestand import naar_bestand, open_bestand
from huurstelsel.web.pagina.boom import zet
from pagina_hulp import STAPPEN, VOORBEELDEN, voorbeeld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from huurstelsel.web.pagina.boom import Boom

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is niet geïnstalleerd")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is niet geïnstalleerd")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="er is geen chromium op deze machine")

TELEFOON, SCHERM = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAD = {"nl": "/", "en": "/en/"}
FLAT = VOORBEELDEN / "portiekflat.yaml"

RUIMTEN = (  # knop, soort als die anders is, oppervlakte, verwarmd
    ("woonkamer", "", "19,84", "ja"),
    ("slaapkamer", "", "12,36", "ja"),
    ("slaapkamer", "", "8,07", "nee"),
    ("berging", "kast", "0,74", ""),
    ("keuken", "", "6,62", "ja"),
    ("badkamer", "doucheruimte", "2,31", "ja"),
    ("toiletruimte", "", "0,98", "nee"),
    ("gang", "", "5,40", "ja"),
    ("berging", "", "4,25", "nee"),
    ("berging", "", "36", "nee"),
)
"""De ruimten binnen van examples/portiekflat.yaml."""


@pytest.fixture(scope="module")
def adres() -> Iterator[str]:
    """De toepassing op een vrije poort."""
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
    with sync_api.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def bezoek(
    browser: Browser, adres: str, taal: str = "nl", maat: dict[str, int] = SCHERM, **opties: Any
) -> Iterator[Page]:
    """Een bezoeker op de eerste bladzijde; elk verzoek naar buiten, elke fout in de console en elk venster laat de test falen."""
    context = browser.new_context(viewport=maat, locale="nl-NL" if taal == "nl" else "en-GB", **opties)
    page, mis = context.new_page(), []
    page.on("request", lambda r: None if r.url.startswith(adres) else mis.append(f"verzoek naar {r.url}"))
    page.on("console", lambda m: mis.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda e: mis.append(str(e)))
    page.on("dialog", lambda d: mis.append(d.message))
    page.goto(adres + PAD[taal])
    yield page
    assert not mis
    assert "?" not in page.url
    context.close()


def op(page: Page, naam: str) -> Any:
    """Het veld met deze naam."""
    return page.locator(f'[id="{naam}"]')


def kies(page: Page, naam: str, waarde: str) -> None:
    page.check(f'input[name="{naam}"][value="{waarde}"]')


def ga(page: Page, stap: str) -> None:
    page.click(f'.stappen button[value="naar:{stap}"]')
    page.wait_for_selector(f'.stappen button[value="naar:{stap}"][aria-current]')


def verder(page: Page) -> None:
    stap = page.locator("input[name=stap]").first
    nu = stap.input_value()
    page.click('.onder button[value="verder"]')
    sync_api.expect(stap).not_to_have_value(nu)


def open_bestand_in(page: Page, bestand: Path | dict[str, Any]) -> None:
    page.set_input_files("#bestand", bestand)
    page.click('button[value="open"]')
    page.wait_for_selector("#telling")


def getal(tekst: str, taal: str) -> str:
    return tekst.replace(",", ".") if taal == "en" else tekst


def vul_portiekflat(page: Page, taal: str) -> None:
    """Een hele telling: dezelfde feiten als examples/portiekflat.yaml, met de hand ingevuld."""
    page.click('button[value="begin"]')
    op(page, "adres.gemeente").fill("Groningen")
    op(page, "contract.ondertekend").fill("2026-02-12")
    op(page, "contract.ingangsdatum").fill("2026-03-01")
    op(page, "contract.huurprijs").fill(getal("815,00", taal))
    op(page, "peildatum").fill("2026-03-01")
    verder(page)
    op(page, "woning.woningtype").select_option("meergezinswoning")
    op(page, "woning.bouwjaar").fill("1965")
    kies(page, "woning.aanbelfunctie_met_video", "nee")
    verder(page)
    for i, (knop, soort, oppervlakte, verwarmd) in enumerate(RUIMTEN):
        pad = f"woning.ruimten[{i}]"
        page.click(f'button[value="ruimte:{knop}"]')
        page.wait_for_selector(f'[id="{pad}.soort"]')
        if soort:
            op(page, f"{pad}.soort").select_option(soort)
        op(page, f"{pad}.oppervlakte").fill(getal(oppervlakte, taal))
        kies(page, f"{pad}.verwarmd", verwarmd)
    page.click('[id="woning.ruimten[3]-meer"] > summary')
    op(page, "woning.ruimten[3].onderdeel_van").select_option("slaapkamer")
    page.click('[id="woning.ruimten[9]-meer"] > summary')
    op(page, "woning.ruimten[9].gedeeld_met_adressen").fill("8")
    verder(page)
    op(page, "woning.ruimten[4].voorzieningen[0].lengte").fill(getal("1,80", taal))
    op(page, "woning.ruimten[4].voorzieningen:afzuiginstallatie").check()
    op(page, "woning.ruimten[4].voorzieningen:eenhandsmengkraan").fill("1")
    op(page, "woning.ruimten[5].voorzieningen:douche").check()
    op(page, "woning.ruimten[5].voorzieningen:wastafel").fill("1")
    op(page, "woning.ruimten[5].voorzieningen:eenhandsmengkraan").fill("1")
    op(page, "woning.ruimten[6].voorzieningen:toilet").fill("1")
    page.click('button[value="ruimte:balkon"]')
    page.wait_for_selector('[id="woning.ruimten[10].oppervlakte"]')
    op(page, "woning.ruimten[10].oppervlakte").fill(getal("3,90", taal))
    verder(page)
    op(page, "woning.woz_waarden[0].waarde").fill("198000")
    op(page, "woning.woz_waarden[0].waardepeildatum").select_option("2024-01-01")
    page.click('button[value="erbij:woning.woz_waarden"]')
    page.wait_for_selector('[id="woning.woz_waarden[1].waarde"]')
    op(page, "woning.woz_waarden[1].waarde").fill("211000" if taal == "nl" else "211,000")
    op(page, "woning.woz_waarden[1].waardepeildatum").select_option("2025-01-01")
    op(page, "woning.energieprestaties[0].label").select_option("C")
    op(page, "woning.energieprestaties[0].opnamedatum").fill("2021-09-20")


@pytest.mark.parametrize(
    ("taal", "maat", "js"),
    [("nl", TELEFOON, False), ("en", SCHERM, True)],
    ids=["nl-telefoon-zonder-js", "en-scherm-met-js"],
)
def test_een_hele_telling_geeft_wat_waardeer_geeft(
    browser: Browser, adres: str, taal: str, maat: dict[str, int], *, js: bool
) -> None:
    with bezoek(browser, adres, taal, maat, java_script_enabled=js) as page:
        vul_portiekflat(page, taal)
        if js:  # de tussenstand rekent mee terwijl er wordt getypt
            sync_api.expect(page.locator("#stand")).to_contain_text("124")
            assert not page.locator("button.bijwerken").is_visible()
        else:
            page.click("button.bijwerken")
            assert "124" in page.inner_text("#stand")
        verder(page)
        uitslag = page.inner_text(".uitslag")
        verwacht = ("124 punten", "€ 802,44", "€ 815,00", "€ 12,56 boven het maximum")
        engels = ("124 points", "€802.44", "€815.00", "€12.56 above the maximum")
        for deel in verwacht if taal == "nl" else engels:
            assert deel in uitslag.replace("\N{NO-BREAK SPACE}", " ")
        assert page.locator("html").get_attribute("lang") == taal
        rubriek = page.locator("details.rubriek", has_text="WOZ")
        rubriek.locator("summary").click()
        assert getal("12,4454", taal) in rubriek.inner_text()
        assert "Bhw bijlage I.A, onderdeel 11.1" in rubriek.inner_text()


def als_upload(boom: Boom) -> dict[str, Any]:
    """Een document als bestand om te kiezen."""
    return {"name": "x.json", "mimeType": "application/json", "buffer": naar_bestand(boom, "json").encode()}


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
        page.click("form ul a >> nth=0")  # de eerste bekende hervorming
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
        page.wait_for_selector("#fouten")
        assert page.evaluate("document.activeElement.id") == "fouten"
        assert _schendingen(page) == []
        page.click("#fouten a >> nth=0")
        assert page.evaluate("document.activeElement.closest('.fout') !== null")


def _tab_naar(page: Page, kiezer: str) -> None:
    """Druk op Tab tot het gezochte de aandacht heeft; die is altijd te zien."""
    for _ in range(250):
        page.keyboard.press("Tab")
        if page.evaluate("k => document.activeElement.matches(k)", kiezer):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    pytest.fail(f"{kiezer} is met Tab niet te bereiken")


def test_een_telling_met_alleen_het_toetsenbord(browser: Browser, adres: str) -> None:
    with bezoek(browser, adres, maat=TELEFOON) as page:
        _tab_naar(page, 'input[value="zelfstandig"]')
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")  # woonwagen
        _tab_naar(page, 'button[value="begin"]')
        page.keyboard.press("Enter")
        page.wait_for_selector("#telling")
        _tab_naar(page, '[id="contract.huurprijs"]')
        page.keyboard.type("475")
        _tab_naar(page, 'button[value="verder"]')
        page.keyboard.press("Enter")
        page.wait_for_selector('[id="woning.woonwagen.lengte"]')
        _tab_naar(page, '[id="woning.woonwagen.lengte"]')
        page.keyboard.type("12,80")
        _tab_naar(page, 'input[name="woning.woonwagen.sanitair"]')
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")  # van weet ik niet, rond, naar nee
        _tab_naar(page, 'button[value="verder"]')
        page.keyboard.press("Enter")
        page.wait_for_selector(".uitslag")
        _tab_naar(page, "details.rubriek summary")
        page.keyboard.press("Enter")
        assert page.locator("details.rubriek[open]").count() == 1
        assert "€ 475,00" in page.inner_text(".uitslag").replace("\N{NO-BREAK SPACE}", " ")


def test_vijandige_tekst_is_tekst(browser: Browser, adres: str) -> None:
    kwaad = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    boom = voorbeeld("portiekflat")
    zet(boom, "id", kwaad)
    zet(boom, "woning.ruimten[0].naam", kwaad)
    with bezoek(browser, adres) as page:
        open_bestand_in(page, als_upload(boom))
        for stap in (*STAPPEN[:-1], "resultaat"):
            ga(page, stap)
            assert page.locator("img, main script").count() == 0
        page.locator("details.rubriek summary").first.click()
        assert kwaad in page.inner_text("main")


def test_bewaren_openen_vergelijken_en_pdf(browser: Browser, adres: str, tmp_path: Path) -> None:
    andere = voorbeeld("portiekflat")
    zet(andere, "woning.energieprestaties[0].label", "B")
    (tmp_path / "andere.yaml").write_text(naar_bestand(andere, "yaml"), encoding="utf-8")
    with bezoek(browser, adres, accept_downloads=True) as page:
        open_bestand_in(page, FLAT)
        for soort in ("yaml", "json"):
            with page.expect_download() as wacht:
                page.click(f'.bijzaak button[value="{soort}"]')
            assert wacht.value.suggested_filename == f"portiekflat.{soort}"
            inhoud = wacht.value.path().read_bytes()
            assert open_bestand(inhoud, f"x.{soort}") == voorbeeld("portiekflat")
        with page.expect_download() as wacht:
            page.click('button[name="pdf"][value="en"]')
        assert wacht.value.path().read_bytes().startswith(b"%PDF-")
        page.set_input_files("#andere", tmp_path / "andere.yaml")
        page.click('button[value="vergelijk"]')
        page.wait_for_selector("#naast--kop")
        naast = page.inner_text("section[aria-labelledby=naast--kop]").replace("\N{NO-BREAK SPACE}", " ")
        assert "Energieprestatie" in naast
        assert "+€ 102,95" in naast
        assert "C → B" in naast


def test_onbekend_is_een_antwoord_en_geeft_een_bereik(browser: Browser, adres: str) -> None:
    with bezoek(browser, adres) as page:
        open_bestand_in(page, FLAT)
        ga(page, "ruimten")
        kies(page, "woning.ruimten[0].verwarmd", "")
        sync_api.expect(page.locator("#stand")).to_contain_text("122 tot 124")
        ga(page, "resultaat")
        assert "Niet bekend of woonkamer verwarmd is" in page.inner_text("section[aria-labelledby=onbekend--kop]")
        page.click("section[aria-labelledby=onbekend--kop] button.koppel")
        page.wait_for_selector('[id="woning.ruimten[0].verwarmd"]')
        assert page.evaluate("document.activeElement.name") == "woning.ruimten[0].verwarmd"


def test_de_taal_wisselen_midden_in_een_telling(browser: Browser, adres: str) -> None:
    with bezoek(browser, adres) as page:
        open_bestand_in(page, FLAT)
        ga(page, "ruimten")
        page.click("button.taal")
        page.wait_for_selector('html[lang="en"]')
        assert op(page, "woning.ruimten[0].oppervlakte").input_value() == "19.84"
        assert "€802.44" in page.inner_text("#stand")
        assert page.url == f"{adres}/en/count"


def test_de_koppen_zijn_streng_en_een_kaal_adres_gaat_naar_het_begin(browser: Browser, adres: str) -> None:
    with bezoek(browser, adres) as page:
        antwoord = page.goto(f"{adres}/telling")
        assert page.url == f"{adres}/"
        assert antwoord is not None
        csp = antwoord.headers["content-security-policy"]
        assert "script-src 'self'" in csp
        assert "unsafe" not in csp
        assert antwoord.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("maat", [TELEFOON, SCHERM], ids=["telefoon", "scherm"])
def test_de_beleidspagina_is_toegankelijk_en_past(browser: Browser, adres: str, maat: dict[str, int]) -> None:
    with bezoek(browser, adres, maat=maat) as page:
        page.goto(f"{adres}/beleid")
        page.click("a:text('De Kamerbrief van 9 december 2022')")
        page.wait_for_selector("#delen--kop")
        assert _schendingen(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= maat["width"]
        page.goto(adres)
