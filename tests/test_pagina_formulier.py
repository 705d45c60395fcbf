"""De webpagina zonder browser: document naar formulier en terug zonder verlies, knoppen, fouten, en de tabel met vragen."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from huurstelsel.feiten.lezen import lees_document
from huurstelsel.feiten.model import Document
from huurstelsel.feiten.soorten import COMBINATIES, RUIMTESOORTEN, VOORZIENINGSOORTEN
from huurstelsel.waardering import waardeer
from huurstelsel.web.pagina import vragen as v
from huurstelsel.web.pagina.antwoord import lees, toon
from huurstelsel.web.pagina.bestand import naar_bestand, naar_json, open_bestand
from huurstelsel.web.pagina.boom import haal, wis, zet
from huurstelsel.web.pagina.verwerken import Ingezonden, verwerk
from huurstelsel.web.pagina.voorzieningen import pas_aan, telling
from pagina_hulp import STAPPEN, VOORBEELDEN, Bladzijde, open_voorbeeld, voorbeeld, zend

if TYPE_CHECKING:
    from huurstelsel.talen import Taal

ALLE = sorted(pad.stem for pad in VOORBEELDEN.glob("*.yaml"))
TALEN: tuple[Taal, ...] = ("nl", "en")
BEGIN = {"document": '{"woning": {}}', "stap": "contract", "taal": "nl"}


def begin(stelsel: str = "zelfstandig", taal: Taal = "nl") -> Bladzijde:
    velden = {**BEGIN, "taal": taal, "woning.stelsel": stelsel, "doe": "begin"}
    return Bladzijde(verwerk(Ingezonden(velden), taal))


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


# --- de tabel met vragen -----------------------------------------------------------------------------------------


def _vragen() -> list[tuple[v.Groep, v.Vraag, str]]:
    groepen = [groep for stap in v.stappen().values() for groep in stap.groepen]
    los = [(groep, vraag, vraag.pad) for groep in groepen for vraag in groep.vragen]
    lijsten = [(g, g.lijst) for g in groepen if g.lijst is not None]
    return los + [
        (g, vraag, f"{lijst.pad}.{vraag.pad}") for g, lijst in lijsten for vraag in (*lijst.vragen, *lijst.meer)
    ]


def _veld(pad: str) -> object:
    model: type[BaseModel] | None = Document
    veld: object = None
    for deel in pad.split("."):
        assert model is not None, pad
        veld = model.model_fields[deel].annotation
        model = _model(veld)
    return veld


def _model(soort: object) -> type[BaseModel] | None:
    if isinstance(soort, type) and issubclass(soort, BaseModel):
        return soort
    return next((m for deel in get_args(soort) if (m := _model(deel)) is not None), None)


@pytest.mark.parametrize(("groep", "vraag", "pad"), _vragen(), ids=lambda x: x if isinstance(x, str) else "")
def test_elke_vraag_bestaat_in_het_model_en_zegt_waarom_en_welke_bepaling(
    groep: v.Groep, vraag: v.Vraag, pad: str
) -> None:
    veld = _veld(pad)
    assert vraag.waarom.nl or groep.uitleg.nl
    assert vraag.artikel or groep.artikel
    if vraag.opties:
        assert {optie for optie, _ in vraag.opties} <= _waarden(veld)


def _waarden(soort: object) -> set[str]:
    if isinstance(soort, type):
        return {str(x.value) for x in soort} if hasattr(soort, "__members__") else set()
    if isinstance(soort, str):
        return {soort}
    return set().union(*(_waarden(deel) for deel in get_args(soort)))


def test_elke_tekst_is_er_in_beide_talen() -> None:
    for naam, tekst in v.teksten().items():
        assert tekst.nl, naam
        assert tekst.en, naam
    for _, vraag, pad in _vragen():
        for tekst in (vraag.vraag, vraag.waarom, vraag.onbekend, *(naam for _, naam in vraag.opties)):
            assert bool(tekst.nl) == bool(tekst.en), pad


def test_elke_vaste_tekst_wordt_gebruikt() -> None:
    pakket = Path(v.__file__).parent
    bron = "".join(pad.read_text(encoding="utf-8") for pad in (*pakket.glob("*.py"), *pakket.glob("sjablonen/*.html")))
    gemaakt = ("klaar_", "toets_", "fout_")  # uit een voorvoegsel en een id
    ongebruikt = {n for n in v.teksten() if not re.search(rf"[\"']{n}[\"']", bron) and not n.startswith(gemaakt)}
    assert not ongebruikt


def test_elke_soort_ruimte_en_voorziening_heeft_een_naam() -> None:
    assert set(v.ruimtenamen()) == set(RUIMTESOORTEN)
    namen = {s for groep in ("keuken", "kranen", "sanitair", "overig") for s in v.voorzieningnamen(groep)}
    assert namen == {*VOORZIENINGSOORTEN, *COMBINATIES} - {"aanrecht", "woonvoorziening_gehandicapten"}
