"""De webpagina in een echte browser: een hele telling, het toetsenbord, terug en vooruit, en niets van buiten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser_hulp import SCHERM, TELEFOON, als_upload, bezoek, ga, kies, op, open_bestand_in, verder, wacht_op
from huurstelsel.web.pagina.bestand import naar_bestand, open_bestand
from huurstelsel.web.pagina.boom import zet
from pagina_hulp import STAPPEN, VOORBEELDEN, voorbeeld

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

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
        page.press(f'button[value="ruimte:{knop}"]', "Enter")
        wacht_op(op(page, f"{pad}.soort")).to_be_attached()
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
            wacht_op(page.locator("#stand")).to_contain_text("124")
            assert not page.locator("button.bijwerken").is_visible()
        else:
            page.click("button.bijwerken")
            wacht_op(page.locator("#stand")).to_contain_text("124")
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
        for _ in range(3):  # kamer, adres met kamers, woonwagen
            page.keyboard.press("ArrowDown")
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
        wacht_op(page.locator("details.rubriek[open]")).to_have_count(1)
        assert "€ 475,00" in page.inner_text(".uitslag").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("js", [True, False], ids=["met-js", "zonder-js"])
def test_een_nieuwe_regel_krijgt_de_aandacht(browser: Browser, adres: str, *, js: bool) -> None:
    with bezoek(browser, adres, java_script_enabled=js) as page:
        kies(page, "woning.stelsel", "onzelfstandig")
        page.click('button[value="begin"]')
        page.click('button[value="erbij:kamers"]')
        wacht_op(op(page, "kamers[0]--kop")).to_be_focused()
        ga(page, "ruimten")
        page.click('button[value="ruimte:keuken"]')
        wacht_op(op(page, "woning.ruimten[0]--kop")).to_be_focused()


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
        wacht_op(page.locator("#stand")).to_contain_text("122 tot 124")
        ga(page, "resultaat")
        assert "Niet bekend of de woonkamer verwarmd is" in page.inner_text("section[aria-labelledby=onbekend--kop]")
        page.click("section[aria-labelledby=onbekend--kop] button.koppel")
        eerste = page.locator('input[name="woning.ruimten[0].verwarmd"]').first
        wacht_op(eerste).to_be_focused()


@pytest.mark.parametrize("js", [True, False], ids=["met-js", "zonder-js"])
def test_van_een_voorziening_is_weet_ik_niet_een_antwoord(browser: Browser, adres: str, *, js: bool) -> None:
    with bezoek(browser, adres, "en", TELEFOON, java_script_enabled=js) as page:
        open_bestand_in(page, FLAT)
        ga(page, "voorzieningen")
        misschien = op(page, "woning.ruimten[5].voorzieningen_onbekend")
        misschien.locator("summary").press("Enter")
        op(page, "woning.ruimten[5].voorzieningen_onbekend:bad").press("Space")
        if not js:
            page.locator("button.bijwerken").press("Enter")
        wacht_op(page.locator("#stand")).to_contain_text("124 to 127")
        ga(page, "resultaat")
        onbekend = page.locator("section[aria-labelledby=onbekend--kop]")
        wacht_op(onbekend).to_contain_text("Not known whether the shower room has this: bath")
        onbekend.locator("button.koppel").press("Enter")
        wacht_op(op(page, "woning.ruimten[5].voorzieningen_onbekend:bad")).to_be_visible()


def test_de_taal_wisselen_midden_in_een_telling(browser: Browser, adres: str) -> None:
    with bezoek(browser, adres) as page:
        open_bestand_in(page, FLAT)
        ga(page, "ruimten")
        page.click("button.taal")
        wacht_op(op(page, "woning.ruimten[0].oppervlakte")).to_have_value("19.84")
        wacht_op(page.locator("html")).to_have_attribute("lang", "en")
        wacht_op(page.locator("#stand")).to_contain_text("€802.44")
        wacht_op(page).to_have_url(f"{adres}/en/count")


def _vul_huur_en_bouwjaar_in(page: Page, huur: str) -> None:
    """De eerste twee stappen, tot en met het bouwjaar 1970."""
    page.click('button[value="begin"]')
    op(page, "contract.huurprijs").fill(huur)
    verder(page)
    op(page, "woning.bouwjaar").fill("1970")


def test_terug_en_vooruit_in_de_browser_houden_de_antwoorden(browser: Browser, adres: str) -> None:
    with bezoek(browser, adres, maat=TELEFOON) as page:
        _vul_huur_en_bouwjaar_in(page, "700")
        page.go_back()
        wacht_op(op(page, "contract.huurprijs")).to_have_value("700")
        page.go_forward()
        wacht_op(op(page, "woning.bouwjaar")).to_have_value("1970")
        page.go_back()
        wacht_op(op(page, "contract.huurprijs")).to_have_value("700")
        page.go_back()
        wacht_op(page.locator("#bestand")).to_be_visible()
        page.go_forward()
        wacht_op(op(page, "contract.huurprijs")).to_have_value("700")


def test_herladen_en_terugkomen_van_elders_houden_de_antwoorden(browser: Browser, adres: str) -> None:
    with bezoek(browser, adres, "en", TELEFOON) as page:
        _vul_huur_en_bouwjaar_in(page, "700.50")
        page.reload()
        wacht_op(op(page, "woning.bouwjaar")).to_have_value("1970")
        page.go_back()
        wacht_op(op(page, "contract.huurprijs")).to_have_value("700.50")
        page.go_forward()
        wacht_op(op(page, "woning.bouwjaar")).to_have_value("1970")
        page.goto("about:blank")
        page.go_back()
        wacht_op(op(page, "woning.bouwjaar")).to_have_value("1970")
        page.goto(f"{adres}/en/")
        page.reload()
        wacht_op(page.locator("#bestand")).to_be_visible()
        assert page.evaluate("sessionStorage.length") == 0


def test_zonder_verbinding_blijft_staan_wat_is_ingevuld(browser: Browser, adres: str) -> None:
    with bezoek(browser, adres, toegestaan=("ERR_INTERNET_DISCONNECTED",)) as page:
        page.click('button[value="begin"]')
        op(page, "contract.huurprijs").fill("700")
        page.context.set_offline(True)
        page.click('.onder button[value="verder"]')
        melding = page.locator("#mislukt")
        wacht_op(melding).to_be_focused()
        wacht_op(melding).to_have_text("Er is geen verbinding. Wat u invulde staat hier nog; probeer het opnieuw.")
        page.context.set_offline(False)
        verder(page)
        page.click('.onder button[value="terug"]')
        wacht_op(op(page, "contract.huurprijs")).to_have_value("700")


def test_een_te_groot_bestand_geeft_een_zin_en_geen_json(browser: Browser, adres: str) -> None:
    groot = {"name": "x.json", "mimeType": "application/json", "buffer": b" " * 1_100_000}
    with bezoek(browser, adres, toegestaan=("413",)) as page:
        page.set_input_files("#bestand", groot)
        page.click('button[value="open"]')
        wacht_op(page.locator("#mislukt")).to_contain_text("Dit is te groot.")


def test_de_koppen_zijn_streng_en_een_kaal_adres_gaat_naar_het_begin(browser: Browser, adres: str) -> None:
    with bezoek(browser, adres) as page:
        page.goto(f"{adres}/telling/pdf")
        assert page.url == f"{adres}/"
        antwoord = page.goto(f"{adres}/telling")
        wacht_op(page.locator("#bestand")).to_be_visible()
        assert antwoord is not None
        csp = antwoord.headers["content-security-policy"]
        assert "script-src 'self'" in csp
        assert "unsafe" not in csp
        assert antwoord.headers["cache-control"] == "no-store"
