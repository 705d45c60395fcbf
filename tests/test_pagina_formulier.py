"""Het formulier van de webpagina: heen en terug zonder verlies, antwoorden en knoppen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel.feiten.lezen import lees_document
from huurstelsel.waardering import waardeer
from huurstelsel.web.pagina.antwoord import lees, toon
from huurstelsel.web.pagina.bestand import naar_bestand, open_bestand
from huurstelsel.web.pagina.boom import haal, wis, zet
from huurstelsel.web.pagina.verwerken import Ingezonden, verwerk
from huurstelsel.web.pagina.voorzieningen import pas_aan, telling
from pagina_hulp import ALLE, STAPPEN, Bladzijde, begin, open_voorbeeld, voorbeeld, zend

if TYPE_CHECKING:
    from huurstelsel.talen import Taal


TALEN: tuple[Taal, ...] = ("nl", "en")


# --- heen en terug -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("taal", TALEN)
@pytest.mark.parametrize("naam", ALLE)
def test_wie_niets_verandert_verliest_niets(naam: str, taal: Taal) -> None:
    bladzijde = open_voorbeeld(naam, taal)
    for stap in STAPPEN:
        bladzijde = zend(bladzijde, f"naar:{stap}", taal)
        bladzijde = zend(bladzijde, "bijwerken", taal)
        assert bladzijde.boom == voorbeeld(naam), stap


@pytest.mark.parametrize("naam", ALLE)
@pytest.mark.parametrize("soort", ["yaml", "json"])
def test_een_bewaard_bestand_is_hetzelfde_document(naam: str, soort: str) -> None:
    boom = voorbeeld(naam)
    assert open_bestand(naar_bestand(boom, soort).encode(), f"x.{soort}") == boom


def test_wat_het_formulier_niet_toont_blijft_en_wordt_genoemd() -> None:
    boom = voorbeeld("portiekflat")
    zet(boom, "woning.ruimten[0].extra_kwaliteit_keuken", 500)
    zet(boom, "puntentelling", {"gegeven": "ja"})
    bladzijde = Bladzijde(
        verwerk(Ingezonden({"doe": "open"}, {"bestand": ("x.json", naar_bestand(boom, "json").encode())}), "nl")
    )
    bladzijde = zend(bladzijde, "naar:ruimten")
    assert "puntentelling.gegeven" in bladzijde.zichtbaar
    assert "ruimten.extra_kwaliteit_keuken" in bladzijde.zichtbaar
    assert "ruimten.soort" not in bladzijde.zichtbaar
    anders = zend(bladzijde, "verder", **{"woning.ruimten[0].oppervlakte": "20,10"})
    zet(boom, "woning.ruimten[0].oppervlakte", "20,10")
    assert anders.boom == boom


def test_het_stel_van_een_gedeelde_tuin_staat_op_de_bladzijde() -> None:
    """Twee tuinen met evenveel maar andere adressen worden apart afgerond: 11 m² en 11 m² in plaats van 21 m² (0,75 punt, gedeeld door 4)."""
    boom = voorbeeld("portiekflat")
    tuin = {"soort": "tuin", "oppervlakte": "10.5", "gedeeld_met_adressen": 4}
    boom["woning"]["ruimten"] = [{"soort": "woonkamer", "oppervlakte": 20, "verwarmd": "ja"}, tuin, dict(tuin)]
    html = verwerk(Ingezonden({"doe": "open"}, {"bestand": ("x.json", naar_bestand(boom, "json").encode())}), "nl")
    bladzijde = zend(Bladzijde(html), "naar:voorzieningen")
    velden = [f"woning.ruimten[{n}].gedeeld_stel" for n in (1, 2)]
    assert [bladzijde.velden[veld] for veld in velden] == ["", ""]
    anders = zend(bladzijde, "bijwerken", **dict(zip(velden, ("blok A", "blok B"), strict=True)))
    rubriek_8 = [
        next(r.punten for r in waardeer(lees_document(b.boom)).rubrieken if r.rubriek == 8) for b in (bladzijde, anders)
    ]
    assert rubriek_8 == [Decimal(4), Decimal("4.25")]


def test_andere_taal_houdt_de_antwoorden() -> None:
    bladzijde = zend(open_voorbeeld("portiekflat"), "naar:ruimten")
    engels = zend(bladzijde, "naar:ruimten", "en", **{"woning.ruimten[0].oppervlakte": "20,5"})
    assert engels.velden["woning.ruimten[0].oppervlakte"] == "20.5"
    assert haal(engels.boom, "woning.ruimten[0].oppervlakte") == "20,5"
    assert "Living room" in engels.zichtbaar


# --- antwoorden --------------------------------------------------------------------------------------------------


def test_een_komma_scheidt_in_het_engels_duizendtallen() -> None:
    assert lees("1,250", "bedrag", "en") == "1250"
    assert lees("€1,250.50", "bedrag", "en") == "1250.50"
    assert lees("19.84", "getal", "en") == "19.84"
    assert lees("1.250", "bedrag", "nl") == "1.250"  # dubbelzinnig: het model vraagt wat er bedoeld is


def test_een_heel_getal_wordt_een_getal_en_de_rest_blijft_wat_er_stond() -> None:
    assert lees(" 1965 ", "geheel", "nl") == 1965
    assert lees("negentien", "geheel", "nl") == "negentien"
    assert lees("", "geheel", "nl") is None


def test_een_datum_en_een_getal_worden_getoond_in_hun_vorm() -> None:
    assert toon("1-3-2026", "datum", "nl") == "2026-03-01"
    assert toon("eind 2026", "datum", "nl") == "eind 2026"
    assert toon(Decimal("12.50"), "getal", "nl") == "12,50"
    assert toon("12,50", "getal", "en") == "12.50"
    assert (toon(waarde=True, soort="ja_nee", taal="nl"), toon("Onbekend", "ja_nee", "nl")) == ("ja", "")


@given(
    st.from_regex(r"[a-z]{1,3}(\[[0-3]\])?(\.[a-z]{1,3}(\[[0-3]\])?){0,3}\.[a-z]{1,3}", fullmatch=True), st.integers()
)
def test_wat_op_een_pad_is_gezet_staat_er_en_is_weer_te_wissen(pad: str, waarde: int) -> None:
    boom: dict[str, object] = {}
    zet(boom, pad, waarde)
    assert haal(boom, pad) == waarde
    wis(boom, pad)
    assert haal(boom, pad) is None


def test_aantallen_van_voorzieningen_houden_de_andere_regels() -> None:
    lijst = ["douche", {"soort": "wastafel", "aantal": 2}, {"soort": "aanrecht", "lengte": "1,80"}, "wastafel"]
    assert telling(lijst, "wastafel") == 3
    assert pas_aan(lijst, "wastafel", 1) == [
        "douche",
        {"soort": "wastafel", "aantal": 1},
        {"soort": "aanrecht", "lengte": "1,80"},
    ]
    assert pas_aan(lijst, "douche", 0) == lijst[1:]
    assert pas_aan(lijst, "bad", 1) == [*lijst, "bad"]
    assert pas_aan([], "toilet", 2) == [{"soort": "toilet", "aantal": 2}]


# --- knoppen -----------------------------------------------------------------------------------------------------


def test_ruimten_erbij_en_weg_houden_hun_verwijzingen() -> None:
    bladzijde = zend(begin(), "naar:ruimten")
    for soort in ("slaapkamer", "slaapkamer", "kast"):
        bladzijde = zend(bladzijde, f"ruimte:{soort}")
    bladzijde = zend(bladzijde, "bijwerken", **{"woning.ruimten[2].onderdeel_van": "slaapkamer-2"})
    assert [r["id"] for r in bladzijde.boom["woning"]["ruimten"]] == ["slaapkamer", "slaapkamer-2", "kast"]
    een_weg = zend(bladzijde, "weg:woning.ruimten[0]")
    assert [r["id"] for r in een_weg.boom["woning"]["ruimten"]] == ["slaapkamer-2", "kast"]
    assert haal(een_weg.boom, "woning.ruimten[1].onderdeel_van") == "slaapkamer-2"
    twee_weg = zend(een_weg, "weg:woning.ruimten[0]")
    assert twee_weg.boom["woning"]["ruimten"] == [{"id": "kast", "soort": "kast"}]


def test_een_lege_woz_regel_komt_niet_in_het_document_en_een_label_krijgt_zijn_soort() -> None:
    bladzijde = zend(begin(), "naar:energie")
    assert "woz_waarden" not in zend(bladzijde, "verder").boom["woning"]
    velden = {"woning.energieprestaties[0].label": "B", "woning.energieprestaties[0].opnamedatum": "2023-05-01"}
    energie = zend(bladzijde, "verder", **velden).boom["woning"]["energieprestaties"]
    assert energie == [{"label": "B", "opnamedatum": "2023-05-01", "soort": "energielabel"}]


def test_een_ander_stelsel_laat_vervallen_wat_alleen_bij_het_vorige_hoort() -> None:
    bladzijde = zend(begin("onzelfstandig"), "naar:woning")
    bladzijde = zend(
        bladzijde,
        "naar:contract",
        **{"woning.kamers_op_adres": "4", "woning.aftrek.ruitoppervlakte": "1", "woning.bouwjaar": "1931"},
    )
    anders = zend(bladzijde, "verder", **{"woning.stelsel": "zelfstandig"})
    assert anders.boom["woning"] == {"stelsel": "zelfstandig", "bouwjaar": 1931}


def test_een_woonwagen_heeft_drie_stappen_en_haar_eigen_vragen() -> None:
    bladzijde = zend(begin("woonwagen"), "verder")
    assert "Stap 2 van 3" in bladzijde.zichtbaar
    velden = {
        "woning.woonwagen.lengte": "12,80",
        "woning.woonwagen.sanitair": "ja",
        "woning.woonwagen.verwarmde_vertrekken": "3",
    }
    resultaat = zend(bladzijde, "verder", **velden, **{"woning.rijksmonument": "nee"})
    verwacht = waardeer(lees_document(resultaat.boom))
    assert f"{verwacht.punten} punten" in resultaat.zichtbaar
    assert verwacht.stelsel == "woonwagen"


def test_een_kamer_van_een_adres_is_te_kiezen_en_houdt_haar_contract_apart() -> None:
    resultaat = open_voorbeeld("studentenhuis")
    assert "58 punten" in resultaat.zichtbaar
    achter = zend(resultaat, "naar:contract", kamer="1")
    assert achter.velden["kamers[1].contract.huurprijs"] == "495,00"
    anders = zend(achter, "naar:resultaat", **{"kamers[1].contract.huurprijs": "500"})
    assert (haal(anders.boom, "kamers[1].contract.huurprijs"), haal(anders.boom, "kamers[0].contract.huurprijs")) == (
        "500",
        "575,00",
    )
