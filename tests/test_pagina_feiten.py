"""Feiten die een huurder of verhuurder met het formulier moet kunnen geven, en wat de pagina er verder mee doet."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pypdf
import pytest

from huurstelsel.web.pagina.berekening import Berekend, bereken
from huurstelsel.web.pagina.bestand import naar_bestand
from huurstelsel.web.pagina.boom import zet
from huurstelsel.web.pagina.verwerken import Ingezonden, verwerk
from pagina_hulp import Bladzijde, open_voorbeeld, oud, voorbeeld, zend
from pdf_hulp import tekst
from web_hulp import klant

if TYPE_CHECKING:
    from huurstelsel.talen import Taal
    from huurstelsel.web.pagina.boom import Boom


def begin(stelsel: str = "zelfstandig") -> Bladzijde:
    return zend(None, "begin", **{"woning.stelsel": stelsel, "stap": "contract", "document": '{"woning": {}}'})


def _pdf(bladzijde: Bladzijde, taal: str) -> bytes:
    antwoord = klant().post("/telling/pdf", data=bladzijde.velden | {"pdf": taal})
    assert antwoord.headers["content-type"] == "application/pdf"
    return antwoord.content


def test_het_bag_nummer_van_de_pagina_staat_op_de_puntentelling() -> None:
    bladzijde = zend(open_voorbeeld("portiekflat"), "naar:contract")
    bladzijde = zend(bladzijde, "naar:resultaat", **{"adres.bag_verblijfsobject": "0014010011067299"})
    assert bladzijde.boom["adres"]["bag_verblijfsobject"] == "0014010011067299"
    assert "BAG-verblijfsobject 0014010011067299" in tekst(_pdf(bladzijde, "nl"))


def test_een_verkeerd_bag_nummer_wordt_bij_zijn_veld_gemeld() -> None:
    bladzijde = zend(begin(), "verder", **{"adres.bag_verblijfsobject": "12"})
    assert "Een BAG-verblijfsobject heeft zestien cijfers" in bladzijde.zichtbaar
    assert bladzijde.velden["stap"] == "contract"


def test_de_puntentelling_is_er_ook_in_beide_talen() -> None:
    resultaat = open_voorbeeld("woonwagen")
    assert "PDF in beide talen" in resultaat.zichtbaar
    geheel = tekst(_pdf(resultaat, "beide"))
    assert geheel.index("Puntentelling en maximale huurprijs") < geheel.index("Points statement and maximum rent")
    assert len(pypdf.PdfReader(io.BytesIO(_pdf(resultaat, "beide"))).pages) == 4


@pytest.mark.parametrize(
    ("taal", "zin", "knop"),
    [
        ("nl", "naar de dag waarop de huur ingaat, 1 maart 2026", "Reken naar de ingangsdatum"),
        ("en", "for the day the tenancy starts, 1 March 2026", "Calculate for the start date"),
    ],
)
def test_wie_naar_een_andere_dag_rekent_dan_de_ingang_leest_dat_en_kan_het_veranderen(
    taal: Taal, zin: str, knop: str
) -> None:
    resultaat = open_voorbeeld("portiekflat", taal)
    assert knop not in resultaat.zichtbaar
    anders = zend(zend(resultaat, "naar:contract", taal), "naar:resultaat", taal, peildatum="2026-08-01")
    assert zin in anders.zichtbaar
    assert knop in anders.zichtbaar
    terug = zend(anders, "ingangsdatum", taal)
    assert str(terug.boom["peildatum"]) == "2026-03-01"
    assert knop not in terug.zichtbaar


def _uitkomst(bladzijde: Bladzijde) -> Berekend:
    berekend = bereken(bladzijde.boom)
    assert isinstance(berekend, Berekend), berekend
    return berekend


def test_een_open_verbinding_maakt_van_twee_ruimten_een() -> None:
    bladzijde = zend(begin(), "naar:ruimten")
    for soort in ("woonkamer", "slaapkamer"):
        bladzijde = zend(bladzijde, f"ruimte:{soort}")
    maten = {"woning.ruimten[0].oppervlakte": "20", "woning.ruimten[1].oppervlakte": "3,00"}
    opening = {"met": "slaapkamer", "breedte_opening": "2", "breedte_muur": "3"}
    velden = {f"woning.ruimten[0].open_verbinding.{naam}": waarde for naam, waarde in opening.items()}
    zonder, met = (zend(bladzijde, "bijwerken", **maten, **extra) for extra in ({}, velden))
    aantal = [sum(v.id == "telt_als" for v in _uitkomst(b).uitkomst.vaststellingen) for b in (zonder, met)]
    assert aantal[0] == 2
    assert any(v.uitkomst == "één ruimte" for v in _uitkomst(met).uitkomst.vaststellingen)
    assert not any(v.uitkomst == "één ruimte" for v in _uitkomst(zonder).uitkomst.vaststellingen)
    weg = zend(met, "weg:woning.ruimten[1]")
    assert "open_verbinding" not in weg.boom["woning"]["ruimten"][0]


def test_een_half_ingevulde_opening_wordt_bij_haar_veld_gemeld() -> None:
    bladzijde = zend(begin(), "naar:ruimten")
    for soort in ("woonkamer", "slaapkamer"):
        bladzijde = zend(bladzijde, f"ruimte:{soort}")
    fout = zend(bladzijde, "verder", **{"woning.ruimten[0].open_verbinding.met": "slaapkamer"})
    assert fout.velden["stap"] == "ruimten"
    assert 'href="#woning.ruimten%5B0%5D.open_verbinding.breedte_opening"' in fout.html


def test_de_eisen_aan_keuken_bad_en_balkon_zijn_te_beantwoorden() -> None:
    bladzijde = zend(open_voorbeeld("portiekflat"), "naar:ruimten")
    velden = set(bladzijde.velden)
    assert {"woning.ruimten[4].eisen.inbouwkasten", "woning.ruimten[5].eisen.waterdichte_vloer"} <= velden
    balkon = zend(bladzijde, "naar:voorzieningen")
    assert "woning.ruimten[9].eisen.valbeveiliging" in balkon.velden
    zonder = zend(balkon, "bijwerken", **{"woning.ruimten[9].eisen.valbeveiliging": "nee"})
    voor, na = (_uitkomst(b).uitkomst.punten or 0 for b in (bladzijde, zonder))
    assert na < voor


def test_feiten_van_voor_juli_2024_zijn_in_te_vullen_en_tellen() -> None:
    boom = voorbeeld("portiekflat") | {"peildatum": "2023-07-01"}
    bladzijde = zend(Bladzijde(zend(None, "naar:woning", document=json.dumps(boom, default=str)).html), "bijwerken")
    assert "Alleen bij een telling naar een dag vóór 1 juli 2024" in bladzijde.zichtbaar
    anders = zend(bladzijde, "bijwerken", **{"woning.warmtelevering_in_servicekosten": "ja"})
    voor, na = (_uitkomst(b).uitkomst.punten_minimaal for b in (bladzijde, anders))
    assert voor - na == 2  # vier vertrekken met 1,5 in plaats van 2 punten


def test_de_woz_punten_zijn_op_de_pagina_na_te_rekenen() -> None:
    zichtbaar = open_voorbeeld("portiekflat").zichtbaar.replace("\N{NO-BREAK SPACE}", " ")
    assert "€ 211.000; een punt per € 16.954" in zichtbaar
    assert "54 m²; € 3.907,41, een punt per € 268" in zichtbaar


def test_een_voorgestelde_huurverhoging_wordt_beoordeeld_zoals_de_opdracht_dat_doet() -> None:
    boom = oud()
    vraag = {"verhoging.ingang": "2025-07-01", "verhoging.huurprijs": "700"}
    resultaat = zend(None, "verhoging", document=json.dumps(boom, default=str), stap="resultaat", **vraag)
    zichtbaar = resultaat.zichtbaar.replace("\N{NO-BREAK SPACE}", " ")
    assert "Mag de huurprijs op 1 juli 2025 omhoog? Ja" in zichtbaar
    assert "€ 682,50" in zichtbaar  # 5% per 1 juli 2025
    engels = zend(None, "verhoging", "en", document=json.dumps(boom, default=str), stap="resultaat", **vraag)
    assert "€682.50" in engels.zichtbaar
    assert "May the rent go up on 1 July 2025" in engels.zichtbaar


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ({}, "Dit veld is verplicht."),
        ({"verhoging.ingang": "2025-02-30"}, "is geen bestaande datum"),
        ({"verhoging.ingang": "2026-07-01", "verhoging.huurprijs": "<b>veel</b>"}, "is geen bedrag in euro"),
    ],
)
def test_een_vraag_over_een_verhoging_die_niet_klopt_wordt_bij_haar_veld_gemeld(
    vraag: dict[str, str], zin: str
) -> None:
    resultaat = zend(open_voorbeeld("portiekflat"), "verhoging", **({"verhoging.ingang": ""} | vraag))
    assert zin in resultaat.zichtbaar
    assert 'href="#verhoging.' in resultaat.html
    assert "<b>veel" not in resultaat.html
    assert "124 punten" in resultaat.zichtbaar


@pytest.mark.parametrize(
    ("stelsel", "veld"),
    [
        ("onzelfstandig", "woning.kamers_op_adres"),
        ("woonwagen", "woning.woonwagen.lengte"),
        ("standplaats", "woning.standplaats.oppervlakte"),
    ],
)
def test_het_ene_antwoord_dat_niet_te_missen_is_wordt_in_gewone_woorden_gevraagd(stelsel: str, veld: str) -> None:
    begonnen = zend(None, "begin", document='{"woning": {}}', stap="contract", **{"woning.stelsel": stelsel})
    bladzijde = zend(zend(begonnen, "verder"), "verder")
    assert "Zonder dit antwoord is er geen uitkomst." in bladzijde.zichtbaar
    assert "het veld “" not in bladzijde.zichtbaar
    assert f'href="#{veld}"' in bladzijde.html


def test_wie_overal_niets_invult_krijgt_een_ondergrens_en_geen_fout() -> None:
    bladzijde = begin()
    for _ in range(5):
        bladzijde = zend(bladzijde, "verder")
    assert bladzijde.velden["stap"] == "resultaat"
    assert "ten minste −15 punten" in bladzijde.zichtbaar


def _vergeleken(eigen: Bladzijde, andere: Boom) -> Bladzijde:
    bestanden = {"andere": ("x.json", naar_bestand(andere, "json").encode())}
    return Bladzijde(verwerk(Ingezonden({**eigen.velden, "doe": "vergelijk"}, bestanden), "nl"))


def test_twee_tellingen_van_een_adres_met_kamers_vergelijken_dezelfde_kamer() -> None:
    andere = voorbeeld("studentenhuis")
    zet(andere, "kamers[3].aftrek", {})
    andere["kamers"].reverse()
    zolder = zend(open_voorbeeld("studentenhuis"), "kamer:3")
    zichtbaar = _vergeleken(zolder, andere).zichtbaar
    assert "Punten 35 43 +8" in zichtbaar
    assert "Raamkozijn hoger dan 1,60 m" in zichtbaar
    zonder = andere | {"kamers": [kamer for kamer in andere["kamers"] if kamer["id"] != "zolder"]}
    zet(zonder, "woning.kamers_op_adres", 3)
    assert "geen daarvan heet zoals de uwe" in _vergeleken(zolder, zonder).zichtbaar


def test_een_bezoeker_leest_geen_naam_van_een_parameter() -> None:
    boom = voorbeeld("studentenhuis") | {"peildatum": "2026-11-22"}
    for taal, zin in (
        ("nl", "De waarde voor 2027-02-01 is nog niet"),
        ("en", "The value for 1 February 2027 has not been"),
    ):
        zichtbaar = zend(None, "naar:resultaat", taal, document=json.dumps(boom, default=str)).zichtbaar
        assert zin in zichtbaar
        assert "lage_huurgrens" not in zichtbaar


def test_bij_een_kamer_staat_het_delen_meteen_bij_de_ruimte_en_is_een_rubriek_zonder_grenzen_niet_bekend() -> None:
    bladzijde = zend(zend(begin("onzelfstandig"), "naar:ruimten"), "ruimte:keuken")
    voor_meer = bladzijde.html.partition('id="woning.ruimten[0]-meer"')[0]
    assert 'id="woning.ruimten[0].gedeeld_met_kamers"' in voor_meer
    resultaat = zend(zend(bladzijde, "naar:woning"), "naar:resultaat", **{"woning.kamers_op_adres": "3"})
    assert "Energieprestatie niet bekend" in resultaat.zichtbaar
    assert "ten minste ?" not in resultaat.zichtbaar
