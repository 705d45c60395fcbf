"""Feiten voor het huurrecht op de webpagina: inkomen, een voorstel, een verzoek en eerdere waarderingen doen wat het document doet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pagina_hulp import Bladzijde, oud, voorbeeld, zend

if TYPE_CHECKING:
    from huurstelsel.web.pagina.boom import Boom


def contract(boom: Boom) -> Bladzijde:
    """De eerste stap van een document."""
    return zend(None, "naar:contract", document=json.dumps(boom, default=str))


def _zin(bladzijde: Bladzijde) -> str:
    return bladzijde.zichtbaar.replace("\N{NO-BREAK SPACE}", " ")


def test_een_hoog_inkomen_maakt_een_hogere_verhoging_mogelijk() -> None:
    velden = {
        "huishouden.personen": "alleen",
        "huishouden.inkomen_toetsjaar": "90000",
        "huurverhogingsvoorstel.gedaan": "2025-04-20",
        "huurverhogingsvoorstel.huishoudverklaring": "ja",
    }
    ingevuld = zend(contract(oud()), "naar:resultaat", **velden)
    assert ingevuld.boom["huishouden"] == {"personen": "alleen", "inkomen_toetsjaar": "90000"}
    vraag = {"verhoging.ingang": "2025-07-01", "verhoging.huurprijs": ""}
    met = _zin(zend(ingevuld, "verhoging", **vraag))
    zonder = _zin(zend(zend(contract(oud()), "naar:resultaat"), "verhoging", **vraag))
    assert "€ 682,50" in zonder
    assert "€ 750,00" in met  # 650 + 100: de hoogste inkomensklasse
    assert "€ 750,00" not in zonder


def test_het_antwoord_op_de_vraag_naar_een_verhoging_staat_open() -> None:
    vraag = {"verhoging.ingang": "2025-07-01", "verhoging.huurprijs": ""}
    html = zend(zend(contract(oud()), "naar:resultaat"), "verhoging", **vraag).html
    deel = html.partition('id="verhoging--kop"')[2].partition("</section>")[0]
    assert deel.count('<details class="besluit" open>') == 1
    assert "682,50" in deel.partition("</details>")[0]


def test_wat_nog_niet_is_gepubliceerd_is_niet_in_te_vullen() -> None:
    vraag = {"verhoging.ingang": "2027-07-01", "verhoging.huurprijs": ""}
    html = zend(zend(contract(oud()), "naar:resultaat"), "verhoging", **vraag).html
    regels = [
        deel.partition("</li>")[0]
        for deel in html.split("<li>")
        if "nog niet gepubliceerd" in deel.partition("</li>")[0]
    ]
    assert regels
    assert not any("<button" in regel or ".zelfstandig" in regel or "onderdeel_1" in regel for regel in regels)


def test_een_verzoek_dat_te_laat_is_ingediend_wordt_zo_beslist() -> None:
    boom = voorbeeld("portiekflat")
    op_tijd, te_laat = (
        _zin(zend(contract(boom), "naar:resultaat", **{"verzoek.soort": "aanvangshuurprijs", "verzoek.ingediend": dag}))
        for dag in ("2026-08-31", "2026-09-02")
    )
    assert "Kan de aanvangshuurprijs worden getoetst? Ja" in op_tijd
    assert "Kan de aanvangshuurprijs worden getoetst? Nee" in te_laat
    assert "Verlaging van de huur" not in te_laat  # alleen het gekozen verzoek


def test_een_eerdere_waardering_staat_bij_het_resultaat() -> None:
    bladzijde = zend(contract(voorbeeld("portiekflat")), "erbij:waarderingen")
    velden = {"door": "huurcommissie", "peildatum": "2026-03-01", "punten": "121"}
    ingevuld = zend(bladzijde, "naar:resultaat", **{f"waarderingen[0].{veld}": wat for veld, wat in velden.items()})
    assert "Welke waardering van de kwaliteit geldt? 121 punten" in _zin(ingevuld)
    engels = zend(ingevuld, "naar:resultaat", "en")
    assert "Which valuation of the quality applies? 121 points" in _zin(engels)


@pytest.mark.parametrize("stelsel", ["woonwagen", "standplaats"])
def test_ook_een_woonwagen_en_een_standplaats_hebben_de_vragen(stelsel: str) -> None:
    velden = contract(voorbeeld(stelsel)).velden
    assert {"verzoek.soort", "huishouden.personen", "huurverhogingsvoorstel.gedaan", "woningverbetering.gereed"} <= set(
        velden
    )


def test_wat_een_beslissing_mist_is_meteen_in_te_vullen() -> None:
    boom = voorbeeld("portiekflat")
    del boom["contract"]["ondertekend"]
    resultaat = zend(contract(boom), "naar:resultaat")
    assert 'value="naar:contract#contract.ondertekend"' in resultaat.html
    terug = zend(resultaat, "naar:contract#contract.ondertekend")
    assert 'id="contract.ondertekend" name="contract.ondertekend"' in terug.html


def test_tegenspraak_in_een_verzoek_wordt_bij_het_resultaat_gemeld() -> None:
    velden = {"verzoek.verzoeker": "dienst_toeslagen", "verzoek.soort": "gebreken"}
    resultaat = zend(contract(voorbeeld("portiekflat")), "naar:resultaat", **velden)
    assert "De Dienst Toeslagen kan alleen de aanvangshuurprijs laten toetsen." in resultaat.zichtbaar
    assert "124 punten" in resultaat.zichtbaar
