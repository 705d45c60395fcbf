"""Wat de webpagina na het formulier laat zien: elke fout bij haar veld, en het resultaat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from huurstelsel.waardering import waardeer
from huurstelsel.web.pagina.bestand import naar_bestand, naar_json
from huurstelsel.web.pagina.boom import zet
from huurstelsel.web.pagina.verwerken import Ingezonden, verwerk
from pagina_hulp import ALLE, STAPPEN, VOORBEELDEN, Bladzijde, begin, open_voorbeeld, voorbeeld, zend

if TYPE_CHECKING:
    from huurstelsel.talen import Taal


# --- fouten ------------------------------------------------------------------------------------------------------


def test_alle_fouten_van_een_stap_tegelijk_elk_met_haar_veld() -> None:
    velden = {"contract.huurprijs": "veel", "adres.postcode": "12", "contract.ondertekend": "2026-02-30"}
    bladzijde = zend(begin(), "verder", **velden)
    assert "Wat huurt u, en sinds wanneer?" in bladzijde.zichtbaar
    for naam in velden:
        assert f'href="#{naam}"' in bladzijde.html
        assert f"{naam}--fout" in bladzijde.ids
    assert bladzijde.velden["contract.huurprijs"] == "veel"
    assert "“veel” is geen getal" in bladzijde.zichtbaar


def test_een_fout_in_een_andere_stap_houdt_niemand_tegen_en_staat_bij_het_resultaat() -> None:
    bladzijde = zend(begin("onzelfstandig"), "verder")  # het aantal kamers is een vraag van de volgende stap
    assert "De woning" in bladzijde.zichtbaar
    resultaat = zend(bladzijde, "naar:resultaat")
    assert 'value="naar:woning#woning.kamers_op_adres"' in resultaat.html
    terug = zend(resultaat, "naar:woning#woning.kamers_op_adres")
    assert "Zonder dit antwoord is er geen uitkomst." in terug.zichtbaar


def test_fouten_zijn_in_het_engels_ook_engels() -> None:
    bladzijde = zend(begin(taal="en"), "verder", "en", **{"contract.huurprijs": "veel"})
    assert "“veel” is not a number" in bladzijde.zichtbaar


@pytest.mark.parametrize(
    "document",
    [
        "",
        "{",
        "[]",
        '{"woning": 1}',
        '{"woning": {"ruimten": 3, "stelsel": [1]}}',
        '{"kamers": [1], "woning": {"ruimten": [null, 4, {"soort": {}}]}}',
    ],
)
@pytest.mark.parametrize("stap", STAPPEN)
def test_een_kapot_document_geeft_een_bladzijde_en_geen_fout(document: str, stap: str) -> None:
    for doe in (
        "bijwerken",
        f"naar:{stap}",
        "weg:woning.ruimten[0]",
        "erbij:woning.woz_waarden",
        "aanrecht:0",
        "ruimte:keuken",
    ):
        assert "<h1>" in verwerk(
            Ingezonden({"document": document, "stap": stap, "doe": doe, "woning.bouwjaar": "9"}), "nl"
        )


def test_vijandige_tekst_blijft_tekst() -> None:
    kwaad = '"><script>alert(1)</script>'
    bladzijde = zend(zend(begin(), "naar:ruimten"), "ruimte:slaapkamer")
    for doe in ("bijwerken", "naar:voorzieningen", "naar:resultaat"):
        html = zend(bladzijde, doe, **{"woning.ruimten[0].naam": kwaad, "woning.ruimten[0].oppervlakte": "10"}).html
        assert "<script>alert" not in html
        assert "&lt;script&gt;" in html or "\\u003c" in html


def test_een_document_met_duizend_ruimten_past_op_een_bladzijde() -> None:
    ruimten = [{"soort": "slaapkamer", "oppervlakte": "veel"} for _ in range(1_000)]
    velden = {"document": naar_json({"woning": {"ruimten": ruimten}}), "stap": "contract"}
    html = verwerk(Ingezonden({**velden, "doe": "naar:ruimten"}), "nl")
    assert "Er staan er nog 940 in uw document" in html
    assert len(html) < 1_500_000
    resultaat = Bladzijde(verwerk(Ingezonden({**velden, "doe": "naar:resultaat"}), "nl"))
    assert resultaat.zichtbaar.count("“veel” is geen getal") == 50


@pytest.mark.parametrize(
    ("taal", "staat_er", "staat_er_niet"),
    [
        (
            "nl",
            (
                "Slaapkamer 1 1\xa0×",
                "+1 punt +€",
                "WOZ-waarde: de laatste WOZ-waarde",
                "Heeft de woonruimte een eigen toegang?",
            ),
            ("+1 punten", "woning.bewoning", "woz-waarde", "(EUPL-1.2)."),
        ),
        (
            "en",
            ("Bedroom 1 1\xa0×", "+1 point +€", "Does the accommodation have its own entrance?"),
            ("+1 points", "woning.bewoning", "(EUPL-1.2)."),
        ),
    ],
)
def test_het_resultaat_is_te_lezen(taal: Taal, staat_er: tuple[str, ...], staat_er_niet: tuple[str, ...]) -> None:
    """Een aantal heet geen kamernummer, één is geen punten, en een feit dat ontbreekt is een vraag en geen pad."""
    tekst = " ".join(open_voorbeeld("portiekflat", taal).zichtbaar.split())
    assert [deel for deel in staat_er if " ".join(deel.split()) not in tekst] == []
    assert [deel for deel in staat_er_niet if deel in tekst] == []


def test_de_herkomst_van_een_berekende_huurtabel_is_er_in_het_engels() -> None:
    tekst = open_voorbeeld("woonwagen", "en").zichtbaar
    assert "Rent table: calculated: table of" in tekst
    assert "berekend" not in tekst


def test_een_onbekend_of_leeg_bestand_zegt_wat_er_mis_is() -> None:
    leeg = Bladzijde(verwerk(Ingezonden({"doe": "open"}, {"bestand": ("", b"")}), "nl"))
    assert "Kies eerst een bestand." in leeg.zichtbaar
    kapot = Bladzijde(verwerk(Ingezonden({"doe": "open"}, {"bestand": ("x.yaml", b"ruimten: [")}), "nl"))
    assert "Geen geldige YAML" in kapot.zichtbaar
    nul = Bladzijde(verwerk(Ingezonden({"doe": "open"}, {"bestand": ("x.yaml", b"")}), "nl"))
    assert "Het bestand is leeg." in nul.zichtbaar
    lijst = Bladzijde(verwerk(Ingezonden({"doe": "open"}, {"bestand": ("x.yaml", b"- a")}), "nl"))
    assert "begin met het veld “woning:”." in lijst.zichtbaar
    assert "huurstelsel voorbeeld" not in lijst.zichtbaar


# --- resultaat ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", [naam for naam in ALLE if naam != "studentenhuis"])
def test_het_resultaat_zegt_wat_waardeer_zegt(naam: str) -> None:
    uitkomst = waardeer(VOORBEELDEN / f"{naam}.yaml")
    zichtbaar = open_voorbeeld(naam).zichtbaar
    assert f"{uitkomst.punten} punten" in zichtbaar
    for rubriek in uitkomst.rubrieken:
        assert rubriek.naam in zichtbaar
        assert all(post.artikel in zichtbaar for post in rubriek.posten)


def test_zonder_ruimten_wijst_het_resultaat_naar_de_stap_waar_zij_horen() -> None:
    resultaat = zend(begin(), "naar:resultaat")
    assert "ten minste" in resultaat.zichtbaar
    assert "De ruimten zijn niet opgegeven." in resultaat.zichtbaar
    assert 'value="naar:ruimten"' in resultaat.html.partition("onbekend--kop")[2]


def test_een_vergelijking_noemt_de_post_en_het_feit_dat_verschilt() -> None:
    bladzijde, andere = open_voorbeeld("portiekflat"), voorbeeld("portiekflat")
    zet(andere, "woning.ruimten[2].verwarmd", "ja")
    bestand = ("andere.json", naar_bestand(andere, "json").encode())
    html = verwerk(Ingezonden({**bladzijde.velden, "doe": "vergelijk"}, {"andere": bestand}), "nl")
    zichtbaar = Bladzijde(html).zichtbaar
    assert "124 126 +2" in zichtbaar
    assert "Verwarmd vertrek · Slaapkamer 2 0,00 → 2,00 (+2,00)" in zichtbaar
    assert "bewijs" in zichtbaar


def test_het_onbekende_feit_dat_het_bereik_het_smalst_maakt_staat_voorop() -> None:
    bladzijde = zend(open_voorbeeld("portiekflat"), "naar:woning")
    bladzijde = zend(bladzijde, "naar:ruimten", **{"woning.woningtype": ""})
    resultaat = zend(bladzijde, "naar:resultaat", **{"woning.ruimten[0].oppervlakte": ""})
    zichtbaar = resultaat.zichtbaar
    assert "ten minste" in zichtbaar
    assert zichtbaar.index("De oppervlakte van de woonkamer is niet bekend.") < zichtbaar.index(
        "eengezins- of meergezinswoning is"
    )
    assert 'value="naar:ruimten#woning.ruimten[0].oppervlakte"' in resultaat.html
