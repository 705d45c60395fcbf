"""Een adres met kamers op de webpagina: beginnen, kamers erbij en weg, namen, gebruikers van een ruimte, en de uitkomst per kamer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from huurstelsel.waardering import waardeer_adres
from huurstelsel.web.pagina import kamers
from huurstelsel.web.pagina.boom import haal
from huurstelsel.web.pagina.verwerken import Ingezonden, verwerk
from pagina_hulp import VOORBEELDEN, Bladzijde, open_voorbeeld, voorbeeld, zend

if TYPE_CHECKING:
    from huurstelsel.talen import Taal

WIE = "woning.ruimten[{}].gebruikers"


def begin(taal: Taal = "nl") -> Bladzijde:
    velden = {"document": '{"woning": {}}', "stap": "contract", "taal": taal, "woning.stelsel": "adres", "doe": "begin"}
    return Bladzijde(verwerk(Ingezonden(velden), taal))


def test_een_adres_begint_met_twee_kamers_en_een_naam_in_de_taal() -> None:
    assert begin().boom == {"woning": {"stelsel": "onzelfstandig"}, "kamers": [{"id": "Kamer 1"}, {"id": "Kamer 2"}]}
    assert kamers.namen(zend(begin("en"), "erbij:kamers", "en").boom) == ["Let room 1", "Let room 2", "Let room 3"]


def test_van_een_kamer_wordt_een_adres_zonder_dat_een_feit_verloren_gaat() -> None:
    boom = {
        "contract": {"huurprijs": 500},
        "woning": {
            "stelsel": "onzelfstandig",
            "kamers_op_adres": 3,
            "aftrek": {"ruitoppervlakte": "0,50"},
            "ruimten": [
                {"id": "a", "soort": "slaapkamer"},
                {"id": "b", "soort": "keuken", "gedeeld_met_kamers": 3},
                {"id": "c", "soort": "badkamer", "gedeeld_met_kamers": 2},
                {"id": "d", "soort": "tuin", "gedeeld_met_adressen": 2},
            ],
        },
    }
    kamers.begin(boom, "nl")
    assert boom["kamers"][0] == {
        "id": "Kamer 1",
        "contract": {"huurprijs": 500},
        "aftrek": {"ruitoppervlakte": "0,50"},
    }
    assert kamers.namen(boom) == ["Kamer 1", "Kamer 2", "Kamer 3"]
    gebruikers = [ruimte["gebruikers"] for ruimte in boom["woning"]["ruimten"]]
    assert gebruikers == [["Kamer 1"], "alle", ["Kamer 1", "Kamer 2"], "alle"]
    assert "contract" not in boom
    assert set(boom["woning"]) == {"stelsel", "ruimten"}


def test_een_andere_naam_loopt_door_naar_ruimten_en_groepen() -> None:
    bladzijde = zend(open_voorbeeld("studentenhuis"), "naar:contract")
    boom = zend(bladzijde, "bijwerken", **{"kamers[3].id": "Zolder", "kamers[0].id": "voor & raam"}).boom
    assert kamers.namen(boom) == ["voor & raam", "achter", "boven", "Zolder"]
    assert haal(boom, "woning.ruimten[3].gebruikers") == "Zolder"
    assert haal(boom, "woning.ruimten[7].gebruikers") == ["voor & raam", "achter"]
    assert boom["groepen"] == {"bovenhuis": ["boven", "Zolder"]}


def test_een_naam_die_al_iets_betekent_krijgt_een_volgnummer_en_een_lege_naam_verandert_niets() -> None:
    bladzijde = zend(open_voorbeeld("studentenhuis"), "naar:contract")
    velden = {"kamers[0].id": "achter", "kamers[1].id": " ", "kamers[2].id": "alle", "kamers[3].id": "bovenhuis"}
    boom = zend(bladzijde, "bijwerken", **velden).boom
    assert kamers.namen(boom) == ["achter 2", "achter", "alle 2", "bovenhuis 2"]
    assert haal(boom, "woning.ruimten[0].gebruikers") == "achter 2"
    assert haal(boom, "woning.ruimten[1].gebruikers") == "achter"


def test_een_kamer_weg_haalt_haar_overal_weg_en_de_laatste_blijft() -> None:
    bladzijde = zend(zend(open_voorbeeld("studentenhuis"), "kamer:2"), "naar:contract")
    zonder = zend(bladzijde, "weg:kamers[0]")
    assert kamers.namen(zonder.boom) == ["achter", "boven", "zolder"]
    assert zonder.velden["kamer"] == "1"  # boven was gekozen, en is dat nog
    assert haal(zonder.boom, "woning.ruimten[7].gebruikers") == "achter"
    assert "gebruikers" not in zonder.boom["woning"]["ruimten"][0]
    gevraagd = zend(zend(zonder, "naar:ruimten"), "verder")
    assert "Noem de kamers die deze ruimte gebruiken" in gevraagd.zichtbaar
    assert 'href="#woning.ruimten%5B0%5D.gebruikers"' in gevraagd.html
    for _ in range(4):
        zonder = zend(zonder, "weg:kamers[0]")
    assert kamers.namen(zonder.boom) == ["zolder"]
    assert zonder.boom["groepen"] == {"bovenhuis": ["zolder"]}


def test_wat_net_is_aangevinkt_wint_van_alle_kamers() -> None:
    bladzijde = zend(open_voorbeeld("studentenhuis"), "naar:ruimten")
    keuken = WIE.format(4)
    assert bladzijde.velden[f"{keuken}:alle"] == "1"
    twee = zend(bladzijde, "bijwerken", **{f"{keuken}:0": "1", f"{keuken}:2": "1"})
    assert haal(twee.boom, keuken) == ["voor", "boven"]
    assert f"{keuken}:alle" not in twee.velden
    alle = zend(twee, "bijwerken", **{f"{keuken}:alle": "1"})
    assert haal(alle.boom, keuken) == "alle"
    los = zend(twee, "bijwerken", **{f"{keuken}:1": "1", f"{keuken}:3": "1"})
    assert haal(los.boom, keuken) == "alle"  # elke kamer los aangevinkt is ook alle


def test_een_groep_uit_een_bestand_blijft_een_groep_tot_iemand_haar_verandert() -> None:
    bladzijde = zend(open_voorbeeld("studentenhuis"), "naar:ruimten")
    badkamer = WIE.format(6)
    assert [naam for naam in bladzijde.velden if naam.startswith(f"{badkamer}:")] == [f"{badkamer}:2", f"{badkamer}:3"]
    assert haal(zend(bladzijde, "bijwerken").boom, badkamer) == "bovenhuis"
    assert haal(zend(bladzijde, "bijwerken", **{f"{badkamer}:0": "1"}).boom, badkamer) == ["voor", "boven", "zolder"]


def test_een_nieuw_slaapvertrek_is_van_de_eerste_kamer_zonder_eigen_ruimte() -> None:
    bladzijde = zend(begin(), "naar:ruimten")
    for soort in ("woon_slaapkamer", "slaapkamer", "slaapkamer", "keuken"):
        bladzijde = zend(bladzijde, f"ruimte:{soort}")
    gebruikers = [ruimte["gebruikers"] for ruimte in bladzijde.boom["woning"]["ruimten"]]
    assert gebruikers == ["Kamer 1", "Kamer 2", "Kamer 1", "alle"]


def test_het_resultaat_toont_elke_kamer_met_punten_huur_en_segment() -> None:
    resultaat = open_voorbeeld("studentenhuis")
    zichtbaar = resultaat.zichtbaar.replace("\N{NO-BREAK SPACE}", " ")
    tabel = zichtbaar.partition("Alle kamers van dit adres")[2]
    for uitkomst in waardeer_adres(VOORBEELDEN / "studentenhuis.yaml"):
        euro = f"{uitkomst.huurprijs.maximaal / 100:.2f}".replace(".", ",")
        deel = tabel.partition(str(uitkomst.id))[2]
        assert f"{uitkomst.punten} € {euro}" in deel[:80], uitkomst.id
    assert "€ 68,31 boven het maximum" in tabel
    zolder = zend(resultaat, "kamer:3")
    assert "kamers[3].contract.huurprijs" in zend(zolder, "naar:contract").velden
    engels = open_voorbeeld("studentenhuis", "en").zichtbaar
    assert "All let rooms at this address" in engels


def test_wie_van_kamer_wisselt_houdt_wat_er_net_is_getypt() -> None:
    eerste = zend(open_voorbeeld("studentenhuis"), "naar:contract")
    tweede = zend(eerste, "kamer", **{"kamers[0].contract.huurprijs": "580", "kies_kamer": "1"})
    assert tweede.velden["kamers[1].contract.huurprijs"] == "495,00"
    assert haal(tweede.boom, "kamers[0].contract.huurprijs") == "580"
    assert "Huurovereenkomst – achter" in tweede.zichtbaar


def test_een_kamer_die_er_niet_is_verandert_het_document_niet() -> None:
    velden = zend(open_voorbeeld("studentenhuis"), "naar:contract").velden
    for doe in ("kamer:9999", "kamer:²", "weg:kamers[²]", "weg:kamers[77]", "bijwerken"):
        uit = Bladzijde(verwerk(Ingezonden({**velden, "kamer": "9999", "doe": doe}), "nl"))
        assert uit.boom == voorbeeld("studentenhuis"), doe


def test_van_heel_veel_kamers_blijft_de_bladzijde_te_lezen() -> None:
    boom = voorbeeld("studentenhuis")
    boom["kamers"] = [{"id": f"k{i}"} for i in range(200)]
    boom["groepen"] = {}
    for ruimte in boom["woning"]["ruimten"]:
        ruimte["gebruikers"] = "alle"
    resultaat = zend(None, "naar:resultaat", document=json.dumps(boom, default=str))
    assert "Er staan er nog 140 in uw document" in resultaat.zichtbaar
    ruimten = zend(resultaat, "naar:ruimten")
    assert not any(":alle" in naam for naam in ruimten.velden)
    assert zend(ruimten, "bijwerken").boom == resultaat.boom


def test_wat_over_kamers_op_de_bladzijde_staat_wordt_niet_als_verborgen_genoemd() -> None:
    assert "wat dit formulier niet toont" not in zend(open_voorbeeld("studentenhuis"), "naar:contract").zichtbaar


def test_een_stel_kamers_vervalt_als_de_gebruikers_het_zeggen() -> None:
    """Alleen een stel van andere adressen blijft staan."""
    boom = {
        "woning": {
            "stelsel": "onzelfstandig",
            "kamers_op_adres": 3,
            "ruimten": [
                {"soort": "gang", "gedeeld_met_kamers": 2, "gedeeld_stel": "boven"},
                {"soort": "hal", "gedeeld_met_adressen": 4, "gedeeld_stel": "blok A"},
            ],
        }
    }
    kamers.begin(boom, "nl")
    gang, hal = boom["woning"]["ruimten"]
    assert ("gedeeld_stel" in gang, hal["gedeeld_stel"]) == (False, "blok A")
