"""Wat er in de puntentelling staat: de echte getallen in leesvolgorde, per stelsel en per tijd, en wat er nooit in staat."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout
from huurstelsel.puntentelling import Talen, maak_pdf
from huurstelsel.puntentelling.drukbaar import drukbaar
from pdf_hulp import aantal_bladzijden, bijlagen, in_volgorde, open_pdf, tekst

VOORBEELDEN = Path(__file__).parents[1] / "examples"


def feiten(naam: str) -> dict[str, Any]:
    gelezen: dict[str, Any] = yaml.safe_load((VOORBEELDEN / f"{naam}.yaml").read_text(encoding="utf-8"))
    return gelezen


def gezet(naam: str, taal: Talen = "nl", dag: str | None = None, kamer: str | None = None) -> str:
    return tekst(maak_pdf(lees_document(VOORBEELDEN / f"{naam}.yaml"), taal=taal, regeling=dag, kamer=kamer))


def gemaakt(boom: dict[str, Any], regeling: Regeling | str | None = None, taal: Talen = "nl") -> str:
    return tekst(maak_pdf(lees_document(boom), regeling=regeling, taal=taal))


def test_portiekflat_leest_van_kern_naar_kwitantie():
    in_volgorde(
        gezet("portiekflat"),
        "Puntentelling en maximale huurprijs Voorbeeldlaan 41-II, 9731 AB Groningen",
        "Punten 124 124,25 vóór afronding Maximale kale huurprijs per maand € 802,44",
        "€ 815,00 € 12,56 boven het maximum Segment Laag",
        "Ondertekend 12 februari 2026 Ingangsdatum huur 1 maart 2026 Peildatum van deze telling 1 maart 2026",
        "1 Oppervlakte van vertrekken 50,00 Bhw bijlage I.A, rubriek 1",
        "Rubrieken samen 124,25 Afronding op hele punten −0,25",
        "Totaal, in hele punten 124",
        "WOZ-waarde € 211.000 waardepeildatum 1 januari 2025",
        "Energielabel C opgenomen 20 september 2021, geldig tot 20 september 2031",
        "Slaapkamer 1 Slaapkamer 12,36 Vertrek 13,10",
        "wc Toiletruimte 0,98 Telt niet: is kleiner dan 2 m²",
        "fietsenkelder Berging 2, gedeeld met 8 adressen 36,00 Overige ruimte 36,00",
        "Vertrekken samen: 49,94 m², afgerond 50 m² 50,00 rubriek 1",
        "Overige ruimten samen 36 m² 8 3,375 rubriek 2",
        "WOZ-waarde: een punt per € 16.954 € 211.000 12,4454 onderdeel 11.1",
        "WOZ-waarde per m²: € 3.907,41; een punt per € 268 54 m² 14,5799 onderdeel 11.1",
        "Huurtabel bij 124 punten € 802,44 Bhw art. 12 lid 1",
        "Is verhuren boven de maximale huurprijs verboden? Ja",
        "tot en met 1 september 2026 Toets van de aanvangshuurprijs vragen Huurder BW 7:249",
        "Meldpunt goed verhuurderschap van de gemeente Groningen",
        "Aangenomen dat het geen zorgwoning is.",
        "de waardering naar de ingangsdatum: staat in dit document",
        "Verhuurder",
        "Gemaakt met huurstelsel 0.1.0",
        "Aan deze berekening kunnen geen rechten worden ontleend.",
    )


def test_portiekflat_in_het_engels():
    geheel = gezet("portiekflat", "en")
    in_volgorde(
        geheel,
        "Points statement and maximum rent",
        "Points 124 124.25 before rounding Maximum basic rent per month €802.44",
        "€815.00 €12.56 above the maximum Segment Low",
        "1 Floor area of rooms 50.00 Bhw bijlage I.A, rubriek 1",
        "Rent table at 124 points €802.44",
        "Is letting above the maximum rent prohibited? Yes",
        "up to and including 1 September 2026",
        "No rights can be derived from this calculation.",
    )
    assert not re.search(r"\b(het|niet|wordt|huurprijs|aangenomen|deze|punten)\b", geheel)


def test_beide_talen_tekenen_en_verantwoorden_een_keer():
    geheel = gezet("nieuwbouwappartement", "beide")
    in_volgorde(geheel, "€ 1.320,67", "pagina 1 van 8", "Points statement and maximum rent", "€1,320.67", "page 8 of 8")
    for een_keer in ("Handtekening", "Aan deze berekening kunnen geen rechten", "Feiten (sha256)"):
        assert geheel.count(een_keer) == (2 if een_keer == "Handtekening" else 1)
    for nooit in ("Signature ", "No rights can be derived", "Contact details", "Signatures"):
        assert nooit not in geheel


def test_opslag_noemt_einde_en_bewijs():
    in_volgorde(
        gezet("nieuwbouwappartement"),
        "Huurtabel bij 182 punten € 1.200,61",
        "Opslag 10%: nieuwbouw",
        "tot 1 oktober 2045; Bhw art. 8a lid 4",
        "Maximale kale huurprijs € 1.320,67",
        "Overeengekomen kale huurprijs € 1.250,00 € 70,67 onder het maximum",
        "kruis aan wat bij deze puntentelling is gevoegd",
        "Startmelding van de bouw bij de gemeente",
        "BAG (pand in gebruik) en de eerste huurovereenkomst",
        "vanaf 1 oktober 2045 Einde van de nieuwbouwopslag",
        "bij een opslag: het bewijs daarvan: bij te voegen, zie hoofdstuk 6",
    )


@pytest.mark.parametrize(
    ("monument", "opslag", "bewijs"),
    [
        ("rijksmonument", "Opslag 35%: rijksmonument", "Rijksmonumentenregister Getekende huurovereenkomst"),
        ("provinciaal_monument", "Opslag 15%", "Provinciaal monumentenregister"),
        ("rijksbeschermd_gezicht", "Opslag 5%", "Monumentenregisters: geen rijks-, provinciaal of gemeentelijk"),
    ],
)
def test_bewijs_van_een_monument_of_gezicht(monument: str, opslag: str, bewijs: str):
    boom = feiten("portiekflat")
    boom["woning"] |= {monument: "ja", "bouwjaar": 1934}
    in_volgorde(gemaakt(boom), opslag, "kruis aan wat", bewijs, "zie hoofdstuk 6")


def test_kamer_heet_naar_haar_id_en_toont_geen_huur_van_een_ander():
    pdf = maak_pdf(lees_document(VOORBEELDEN / "studentenhuis.yaml"), kamer="zolder")
    in_volgorde(
        tekst(pdf),
        "Voorbeeldsingel 12, Utrecht · kamer zolder",
        "Punten 35 35,25 vóór afronding",
        "€ 356,69",
        "€ 425,00 € 68,31 boven het maximum",
        "er is geen eigen kookgelegenheid (alleen een gedeelde)",
        "Keuken Keuken, gedeeld met 4 kamers 9,60 Vertrek 9,60",
        "Vertrekken samen: 9,60 m², afgerond 10 m² 4 2,50",
        "Raamkozijn hoger dan 1,60 m −4,00 rubriek 13",
    )
    for stuk in (tekst(pdf), bijlagen(open_pdf(pdf))["document.json"].decode()):
        assert not re.search("voorkamer|575|495|450", stuk)


def test_kamer_onder_het_oude_stelsel():
    in_volgorde(
        gezet("studentenhuis", dag="2023-07-01", kamer="voor"),
        "Punten 129",
        "voorkamer Woon-slaapkamer 18,40 Kamer 18,40",
        "Keuken Keuken, gedeeld met 4 kamers 9,60 Telt niet: gemeenschappelijk, en geen verwarmde verblijfsruimte",
        "Kamers en eigen keuken samen: 18,40 m², afgerond 18 m² 90,00",
    )


def test_adres_met_kamers_vraagt_welke_kamer():
    document = lees_document(VOORBEELDEN / "studentenhuis.yaml")
    for kamer, code in ((None, "kamer_kiezen"), ("zolde", "kamer_onbekend")):
        with pytest.raises(FeitenFout) as fout:
            maak_pdf(document, kamer=kamer)
        assert [f.code for f in fout.value.fouten] == [code]


def test_standplaats_heeft_eigen_rubrieken_en_geen_ruimten():
    geheel = gezet("standplaats")
    in_volgorde(
        geheel,
        "Punten 61",
        "€ 396,62",
        "een standplaats is geen woning (Bhw art. 1 lid 3)",
        "40 Hinderlijke situaties −6,00 Bhw bijlage I.C, onderdeel IV",
        "Basiswaardering 212 m² 53,00 onderdeel I.B",
    )
    assert "Ruimten en oppervlakten" not in geheel
    assert "0,01 m²" not in geheel


def test_recht_van_voor_de_wet_betaalbare_huur_met_een_bereik():
    geheel = gezet("portiekflat", dag="2023-07-01")
    in_volgorde(
        geheel,
        "Niet alles is bekend: punten en huurprijs zijn een bereik. Zie “Onbekend” in hoofdstuk 9.",
        "Punten 105 tot 122",
        "€ 614,53 tot € 721,31",
        "ten minste € 93,69 boven het maximum Segment Gereguleerd",
        "huurtabel vanaf 1 juli 2023",
        "stelsel van vóór de Wet betaalbare huur",
        "4 Energieprestatie 15,00 tot 32,00",
        "In de telling: WOZ-waarde € 71.602",
        "Onbekend, en van invloed op de uitkomst: – De gebruiksoppervlakte op het energielabel is niet bekend",
        "gewaardeerd naar 1 juli 2023, de huur gaat in op 1 maart 2026",
        "de maximale huurprijs die erbij hoort: nog niet: er zijn onbekende feiten",
    )
    assert "0,25 punt" not in geheel  # die afronding kende het oude stelsel niet


def test_zonder_bovengrens_staat_er_ten_minste():
    boom = {"peildatum": "2026-03-01", "woning": {"ruimten": [{"soort": "woonkamer"}]}}
    in_volgorde(gemaakt(boom), "ten minste −15", "ten minste € 250,26", "onbekend Hangt af van de oppervlakte")


def test_voorstel_en_gekozen_lezing_staan_voorop_en_in_de_verantwoording():
    regeling = Regeling.op(date(2024, 1, 1)).met(
        voorstellen=["consultatie-2023"], keuzes={"afronding_opslag": "naar_boven"}
    )
    pdf = maak_pdf(lees_document(feiten("portiekflat")), regeling=regeling)
    in_volgorde(
        tekst(pdf),
        "Voorstel, geen geldend recht: consultatie-2023. Gebruik dit document niet bij een huurovereenkomst.",
        "Gekozen lezingen van de wet: – afronding_opslag = naar_boven",
        "Voorstellen consultatie-2023",
        "Lezingen afronding_opslag=naar_boven",
    )
    assert "vera.json" not in bijlagen(open_pdf(pdf))  # een WoningwaarderingResultaat kan geen voorstel zeggen


def test_zonder_peildatum_telt_de_ingangsdatum():
    boom = feiten("portiekflat")
    del boom["peildatum"]
    boom["contract"] |= {"ondertekend": "2025-05-20", "ingangsdatum": "2025-06-01"}
    in_volgorde(
        gemaakt(boom),
        "gewaardeerd naar 1 juni 2025",
        "Geen peildatum opgegeven: gewaardeerd naar de dag waarop de huur ingaat.",
        "de waardering naar de ingangsdatum: staat in dit document",
    )


def test_stelsel_met_zijn_reden_en_bag():
    boom = feiten("portiekflat")
    boom["woning"]["bewoning"] = {"eigen_toegang": "ja", "aantal_bewoners": 2}
    boom["adres"]["bag_verblijfsobject"] = "0014010011085415"
    in_volgorde(
        gemaakt(boom),
        "BAG-verblijfsobject 0014010011085415",
        "Zelfstandige woonruimte: eigen toegang en wezenlijke voorzieningen; bewoond door ten hoogste twee personen",
    )


HOSTIEL = [
    '#eval("1+1") $x^2$ @ref \\ *vet* _cursief_ `code` = kop',
    "<script>alert(1)</script> //commentaar /* x */",
    "#set page(width: 1cm)",
    '#import "/etc/passwd" ]} [[[ {{{ " \' \\n',
    "=== Kop",
    "+ 1. / Term: x ~~~ -- --- ... \\u{1F600}",
]


def test_opmaak_in_een_naam_blijft_tekst():
    boom = feiten("portiekflat")
    for ruimte, naam in zip(boom["woning"]["ruimten"], HOSTIEL, strict=False):
        ruimte["naam"] = naam
    boom["adres"]["straatnaam"] = "#pagebreak()"
    pdf = maak_pdf(lees_document(boom))
    zonder_spaties = [
        deel.replace(" ", "") for deel in ("#pagebreak() 41-II", *HOSTIEL, "Huurtabel bij 124 punten € 802,44")
    ]
    in_volgorde(tekst(pdf).replace(" ", ""), *zonder_spaties)
    assert aantal_bladzijden(pdf) <= 5
    assert {tuple(round(float(maat)) for maat in blad.MediaBox) for blad in open_pdf(pdf).pages} == {(0, 0, 595, 842)}


def test_lange_en_vreemde_namen_blijven_binnen_de_bladzijde():
    boom = feiten("portiekflat")
    namen = ["A" * 200, "\u202eomgekeerd\u202c", "日本語 😀", "regel\nregel\t\x07", "e\u0301\u200d"]
    for ruimte, naam in zip(boom["woning"]["ruimten"], namen, strict=False):
        ruimte["naam"] = naam
    boom["adres"]["huisnummer"] = "9" * 2_000
    pdf = maak_pdf(lees_document(boom), taal="beide")
    assert aantal_bladzijden(pdf) <= 10
    in_volgorde(tekst(pdf), "\ufffdomgekeerd\ufffd", "\ufffd\ufffd\ufffd \ufffd", "regel regel \ufffd", "é\ufffd")
    assert "日本語" in bijlagen(open_pdf(pdf))["document.json"].decode()  # in de feiten staat zij zoals gegeven


@given(st.text(max_size=300))
@settings(max_examples=100)
def test_drukbare_tekst_heeft_alleen_tekens_van_het_lettertype(willekeurig: str):
    gedrukt = drukbaar(willekeurig)
    assert "\n" not in gedrukt
    assert drukbaar(gedrukt.replace("\u200b", "")) == gedrukt
    assert all(len(stuk) <= 30 for stuk in re.split(r"[\s\u200b-]", gedrukt))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40), min_size=3, max_size=3))
@settings(max_examples=8, deadline=None)
def test_elke_naam_is_te_zetten(namen: list[str]):
    """Wat iemand ook intypt: de PDF komt er, met alle punten erin."""
    boom = feiten("standplaats")
    boom["id"], straat, plaats = namen
    boom["adres"] = {"straatnaam": straat, "woonplaats": plaats}
    assert "Punten 61 " in gemaakt(boom)
