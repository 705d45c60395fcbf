"""Een adres met kamers in een echte browser: van niets naar een uitkomst en een PDF per kamer, met en zonder JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from browser_hulp import SCHERM, TELEFOON, als_upload, bezoek, ga, kies, op, open_bestand_in, verder, wacht_op
from huurstelsel.waardering import waardeer_adres
from pagina_hulp import VOORBEELDEN, voorbeeld

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RUIMTEN = (  # knop, oppervlakte, plaatsen van de kamers die haar gebruiken
    ("woon_slaapkamer", "18,40", "0"),
    ("woon_slaapkamer", "14,10", "1"),
    ("slaapkamer", "11,25", "2"),
    ("keuken", "9,60", "alle"),
    ("badkamer", "4,30", "12"),
)


def _voeg_toe(page: Page, i: int, knop: str, oppervlakte: str) -> None:
    page.press(f'button[value="ruimte:{knop}"]', "Enter")
    op(page, f"woning.ruimten[{i}].oppervlakte").fill(oppervlakte)
    kies(page, f"woning.ruimten[{i}].verwarmd", "ja")


@pytest.mark.parametrize(
    ("taal", "maat", "js"),
    [("nl", TELEFOON, False), ("en", SCHERM, True)],
    ids=["nl-telefoon-zonder-js", "en-scherm-met-js"],
)
def test_een_huis_met_drie_kamers_van_niets_tot_uitkomst(
    browser: Browser, adres: str, taal: str, maat: dict[str, int], *, js: bool
) -> None:
    with bezoek(browser, adres, taal, maat, java_script_enabled=js) as page:
        kies(page, "woning.stelsel", "adres")
        page.click('button[value="begin"]')
        page.click('button[value="erbij:kamers"]')
        wacht_op(op(page, "kamers[2].id")).to_be_visible()
        op(page, "kamers[0].id").fill("Voor")
        op(page, "kamers[1].id").fill("Achter")
        op(page, "kamers[2].id").fill("Boven")
        op(page, "kamers[0].contract.huurprijs").fill("500")
        op(page, "peildatum").fill("2026-07-01")
        verder(page)
        op(page, "woning.bouwjaar").fill("1931")
        verder(page)
        for i, (knop, oppervlakte, _) in enumerate(RUIMTEN):
            _voeg_toe(page, i, knop, oppervlakte.replace(",", ".") if taal == "en" else oppervlakte)
        for i, (_, _, wie) in enumerate(RUIMTEN):
            for keuze in ("alle",) if wie == "alle" else wie:
                wat = op(page, f"woning.ruimten[{i}].gebruikers:{keuze}")
                if i == len(RUIMTEN) - 1:
                    wat.press("Space")  # van alle naar twee kamers
                wacht_op(wat).to_be_checked()
        verder(page)
        op(page, "woning.ruimten[3].voorzieningen[0].lengte").fill("2")
        op(page, "woning.ruimten[4].voorzieningen:douche").check()
        verder(page)
        verder(page)
        rijen = page.locator("table.kamers tbody tr")
        wacht_op(rijen).to_have_count(3)
        wacht_op(rijen.nth(0)).to_contain_text("Voor")
        assert page.evaluate("document.documentElement.scrollWidth") <= maat["width"]
        punten = [int(rijen.nth(i).locator("td").first.inner_text()) for i in range(3)]
        assert punten == _met_de_hand()
        with_rent = "€ 500,00" if taal == "nl" else "€500.00"
        wacht_op(rijen.nth(0)).to_contain_text(with_rent)
        rijen.nth(2).locator('button[value="kamer:2"]').press("Enter")
        wacht_op(page.locator("table.kamers tr[aria-current]")).to_contain_text("Boven")
        wacht_op(page.locator(".uitslag .cijfer").first).to_contain_text(str(punten[2]))


def _met_de_hand() -> list[int]:
    """Dezelfde feiten, buiten de bladzijde om gewaardeerd."""
    ruimten = [
        {"soort": "woon_slaapkamer", "gebruikers": "a", "oppervlakte": "18,40", "verwarmd": "ja"},
        {"soort": "woon_slaapkamer", "gebruikers": "b", "oppervlakte": "14,10", "verwarmd": "ja"},
        {"soort": "slaapkamer", "gebruikers": "c", "oppervlakte": "11,25", "verwarmd": "ja"},
        {
            "soort": "keuken",
            "gebruikers": "alle",
            "oppervlakte": "9,60",
            "verwarmd": "ja",
            "voorzieningen": [{"soort": "aanrecht", "lengte": 2}],
        },
        {
            "soort": "badkamer",
            "gebruikers": ["b", "c"],
            "oppervlakte": "4,30",
            "verwarmd": "ja",
            "voorzieningen": ["douche"],
        },
    ]
    woning = {"stelsel": "onzelfstandig", "bouwjaar": 1931, "ruimten": ruimten}
    document = {"peildatum": "2026-07-01", "woning": woning, "kamers": [{"id": id_} for id_ in "abc"]}
    return [uitkomst.punten or 0 for uitkomst in waardeer_adres(document)]


def test_van_elke_kamer_is_er_een_pdf(browser: Browser, adres: str) -> None:
    with bezoek(browser, adres, accept_downloads=True) as page:
        open_bestand_in(page, VOORBEELDEN / "studentenhuis.yaml")
        teksten = {}
        for waarde in ("nl:1", "nl:3"):
            with page.expect_download() as wacht:
                page.click(f'button[name="pdf"][value="{waarde}"]')
            lezer = PdfReader(wacht.value.path())
            teksten[wacht.value.suggested_filename] = " ".join(blad.extract_text() for blad in lezer.pages)
        assert list(teksten) == ["studentenhuis-achter.pdf", "studentenhuis-zolder.pdf"]
        for tekst, eigen, andere in zip(teksten.values(), ("529,80", "356,69"), ("356,69", "529,80"), strict=True):
            assert eigen in tekst
            assert andere not in tekst


def test_van_alle_kamers_is_er_samen_een_pdf(browser: Browser, adres: str) -> None:
    with bezoek(browser, adres, "en", TELEFOON, accept_downloads=True) as page:
        open_bestand_in(page, VOORBEELDEN / "studentenhuis.yaml")
        with page.expect_download() as wacht:
            page.get_by_role("button", name="All let rooms in one PDF").press("Enter")
        assert wacht.value.suggested_filename == "studentenhuis-alle.pdf"
        bladen = [blad.extract_text() for blad in PdfReader(wacht.value.path()).pages]
        assert sum("page 1 of" in blad for blad in bladen) == 4
        for bedrag in ("€590.95", "€529.80", "€519.58", "€356.69"):
            assert any(bedrag in blad for blad in bladen)


def test_een_kamer_weg_en_een_ruimte_zonder_gebruikers_wordt_gevraagd(browser: Browser, adres: str) -> None:
    with bezoek(browser, adres, maat=TELEFOON) as page:
        open_bestand_in(page, als_upload(voorbeeld("studentenhuis")))
        ga(page, "contract")
        page.locator('button[value="weg:kamers[0]"]').press("Enter")
        wacht_op(op(page, "kamers[0].id")).to_have_value("achter")
        ga(page, "ruimten")
        page.click('.onder button[value="verder"]')
        wacht_op(page.locator("#fouten")).to_be_focused()
        page.click("#fouten a")
        op(page, "woning.ruimten[0].gebruikers:1").press("Space")
        verder(page)
        wacht_op(page.locator("#stand")).to_contain_text("achter")


def test_een_bereik_past_op_een_telefoon(browser: Browser, adres: str) -> None:
    """“Ten minste” breekt geen woorden en duwt niets uit beeld."""
    boom = voorbeeld("studentenhuis")
    for ruimte in boom["woning"]["ruimten"][:3]:
        del ruimte["oppervlakte"]
    with bezoek(browser, adres, maat=TELEFOON) as page:
        open_bestand_in(page, als_upload(boom))
        wacht_op(page.locator("table.kamers tbody tr").first).to_contain_text("ten minste")
        assert page.evaluate("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.schuif'))")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        regels = "e => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects().length; }"
        for woord in ("Peildatum", "Ingangsdatum"):
            assert page.locator(f'.paren dt:text-is("{woord}")').first.evaluate(regels) == 1
        namen = page.locator("details.rubriek > summary > span:first-of-type")
        assert min(namen.nth(i).bounding_box()["width"] for i in range(namen.count())) >= 150


def test_een_vergelijking_past_op_een_telefoon(browser: Browser, adres: str) -> None:
    """Geen kolom van een letter breed, geen woord dat breekt, en geen getal buiten beeld."""
    with bezoek(browser, adres, maat=TELEFOON) as page:
        open_bestand_in(page, VOORBEELDEN / "portiekflat.yaml")
        page.set_input_files("#andere", VOORBEELDEN / "nieuwbouwappartement.yaml")
        page.click('button[value="vergelijk"]')
        vergelijking = page.locator('section[aria-labelledby="naast--kop"]')
        vergelijking.wait_for()
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.schuif'))")
        rand = vergelijking.bounding_box()
        assert rand is not None
        for wat, breed in ((".post p:first-child > span", 140), (".post .getal", 60)):
            for deel in (d.bounding_box() for d in vergelijking.locator(wat).all()):
                assert deel["width"] >= breed
                assert deel["x"] + deel["width"] <= rand["x"] + rand["width"]


@pytest.mark.parametrize(
    "pad", ["/", "/beleid?ervoor=2024-06-30&ervoor_recht=geldend&erna=2024-07-01&erna_recht=geldend&huren=2025"]
)
def test_op_papier_staat_geen_formulier(browser: Browser, adres: str, pad: str) -> None:
    page = browser.new_page(viewport=SCHERM)
    page.goto(adres + pad)
    if pad == "/":
        open_bestand_in(page, VOORBEELDEN / "studentenhuis.yaml")
    page.emulate_media(media="print")
    for wat in ("button:not(.verborgen)", "input:not([type=hidden])", "select", ".kamers .knoppen"):
        assert [deel.inner_text() for deel in page.locator(wat).all() if deel.is_visible()] == []
    page.close()
