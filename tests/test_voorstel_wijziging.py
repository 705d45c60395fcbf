"""Elke fout in een wijziging van een voorstel, met pad, code en zin."""

from __future__ import annotations

from datetime import date

import pytest

from huurstelsel.recht import laden
from huurstelsel.recht.voorstel import voorstel
from huurstelsel.recht.voorstel_waarden import als_yaml
from voorstel_hulp import CAP, GOED, NU, fouten, wijziging


@pytest.mark.parametrize(
    ("velden", "pad", "code", "zin"),
    [
        (
            {"was": "141"},
            "was",
            "was_klopt_niet",
            "Op 2023-01-25 geldt 142 (Bhw bijlage I.A, onderdeel 9.3); niet 141.",
        ),
        (
            {"was": "geen"},
            "was",
            "was_klopt_niet",
            "Op 2023-01-25 heeft woz.maximum_vanaf wel een waarde: 142 (Bhw bijlage I.A, onderdeel 9.3).",
        ),
        (
            {"pad": "woz.klein_vervalt", "was": "2039-01-01", "wordt": "2040-01-01"},
            "was",
            "was_klopt_niet",
            "Op 2023-01-25 heeft woz.klein_vervalt geen waarde; schrijf “was: geen”.",
        ),
        (
            {"pad": "buitenruimte.extra_stap", "was": '"12.5"', "wordt": "10"},
            "was",
            "was_klopt_niet",
            'Op 2023-01-25 geldt 25 (Bhw bijlage I.A, toelichting rubriek 8); niet "12.5".',
        ),
        (
            {"wordt": "142"},
            "wordt",
            "wijzigt_niets",
            "De parameter woz.maximum_vanaf blijft hiermee zoals zij is; laat deze wijziging weg.",
        ),
        (
            {"pad": "woz.klein_vervalt", "was": "geen", "wordt": "vervalt"},
            "wordt",
            "wijzigt_niets",
            "De parameter woz.klein_vervalt blijft hiermee zoals zij is; laat deze wijziging weg.",
        ),
        ({"pad": ""}, "pad", "ontbreekt", "Het veld “pad” ontbreekt."),
        ({"was": ""}, "was", "ontbreekt", "Het veld “was” ontbreekt."),
        ({"wordt": ""}, "wordt", "ontbreekt", "Het veld “wordt” ontbreekt."),
        ({"wordt": "~"}, "wordt", "ontbreekt", "Het veld “wordt” ontbreekt."),
        ({"artikel": ""}, "artikel", "ontbreekt", "Het veld “artikel” ontbreekt."),
        ({"artikel": "[a]"}, "artikel", "geen_tekst", "Hier hoort een tekst; zet hem tussen aanhalingstekens."),
        (
            {"toelichtng": "x"},
            "toelichtng",
            "onbekend_veld",
            "Het veld “toelichtng” bestaat niet. Bedoelde u “toelichting”?",
        ),
        (
            {"pad": "maximum_vanaf"},
            "pad",
            "pad_ongeldig",
            "“maximum_vanaf” is geen pad; schrijf onderwerp.parameter. Bedoelde u “woz.maximum_vanaf”?",
        ),
        (
            {"pad": "wozz.maximum_vanaf"},
            "pad",
            "onbekend_onderwerp",
            "Het onderwerp “wozz” bestaat niet. Bedoelde u “woz”?",
        ),
        (
            {"pad": "rubriek9.maximum_vanaf"},
            "pad",
            "onbekend_onderwerp",
            "Het onderwerp “rubriek9” bestaat niet. Bedoelde u “woz.maximum_vanaf”?",
        ),
        (
            {"pad": "woz.maximum_vanf"},
            "pad",
            "onbekende_parameter",
            "De parameter “maximum_vanf” bestaat niet in woz. Bedoelde u “maximum_vanaf”?",
        ),
        (
            {"pad": "woz.hoog_vanaf"},
            "pad",
            "onbekende_parameter",
            "De parameter “hoog_vanaf” bestaat niet in woz. Bedoelde u “opslagen.hoog_vanaf”?",
        ),
        ({"wordt": "187.5"}, "wordt", "float", 'Schrijf een getal met decimalen als tekst: "187.5".'),
        ({"was": "142.0"}, "was", "float", 'Schrijf een getal met decimalen als tekst: "142.0".'),
        (
            {"wordt": '"187,5"'},
            "wordt",
            "geen_getal",
            "“187,5” is geen getal in punten. Schrijf decimalen met een punt.",
        ),
        ({"wordt": "1-"}, "wordt", "geen_getal", "“1-” is geen getal in punten."),
        ({"wordt": "true"}, "wordt", "geen_getal", "“True” is geen getal in punten."),
        ({"wordt": "vervallt"}, "wordt", "geen_getal", "“vervallt” is geen getal in punten."),
        ({"wordt": "[187]"}, "wordt", "verkeerde_vorm", "Hier hoort één waarde (punten), geen lijst."),
        ({"wordt": "{a: 1}"}, "wordt", "verkeerde_vorm", "Hier hoort één waarde (punten), geen groep."),
        ({"wordt": "1001"}, "wordt", "buiten_bereik", "Een waarde in punten ligt hier tussen -1000 en 1000."),
        ({"wordt": "9" * 5000}, "wordt", "buiten_bereik", "Een waarde in punten ligt hier tussen -1000 en 1000."),
        ({"wordt": '"1/17"'}, "wordt", "niet_exact", "Met de waarde 1/17 is woz.maximum_vanaf niet exact te rekenen."),
        (
            {"pad": "gehandicapten.euro_per_punt", "was": '"226.89"', "wordt": "0"},
            "wordt",
            "nul",
            "Door gehandicapten.euro_per_punt wordt gedeeld; nul kan niet.",
        ),
        (
            {"pad": "gehandicapten.euro_per_punt", "was": '"226.89"', "wordt": '"226.891"'},
            "wordt",
            "niet_exact",
            "Met de waarde 226.891 is gehandicapten.euro_per_punt niet exact te rekenen.",
        ),
        (
            {"pad": "gehandicapten.euro_per_punt", "was": '"226.89"', "wordt": "-1"},
            "wordt",
            "buiten_bereik",
            "Een waarde in euro ligt hier tussen 0 en 10000000.",
        ),
        (
            {"pad": "woz.onderdeel_1", "was": "12090", "wordt": '"12090.5"'},
            "wordt",
            "niet_exact",
            "Met de waarde 12090.5 is woz.onderdeel_1 niet exact te rekenen.",
        ),
        (
            {"pad": "opslagen.segment_na_opslag", "was": "1", "wordt": "2"},
            "wordt",
            "geen_ja_nee",
            "Schrijf 1 (ja) of 0 (nee).",
        ),
        (
            {"pad": "woz.klein_vervalt", "was": "geen", "wordt": "2039-02-30"},
            "wordt",
            "geen_datum",
            "“2039-02-30” is geen bestaande datum; schrijf jjjj-mm-dd, bijvoorbeeld 2023-01-25.",
        ),
        (
            {"pad": "woz.klein_vervalt", "was": "geen", "wordt": "2039"},
            "wordt",
            "geen_datum",
            "“2039” is geen bestaande datum; schrijf jjjj-mm-dd, bijvoorbeeld 2023-01-25.",
        ),
        (
            {"pad": "energieprestatie.grenzen_bouwjaar", "was": "[1976]", "wordt": "[1980, x]"},
            "wordt[1]",
            "geen_getal",
            "“x” is geen getal in jaar.",
        ),
        (
            {"pad": "buitenruimte.trede_punten", "was": "[2, 4, 6, 8, 10]", "wordt": "7.5"},
            "wordt",
            "geen_lijst",
            "Hier hoort een rij, zoals [2, 4, 6, 8, 10].",
        ),
        (
            {"pad": "buitenruimte.trede_punten", "was": "[2, 4, 6, 8, 10]", "wordt": "[2, 4, 6, 7.5, 10]"},
            "wordt[3]",
            "float",
            'Schrijf een getal met decimalen als tekst: "7.5".',
        ),
        (
            {"pad": "buitenruimte.trede_punten", "was": "[2, 4, 6, 8, 10]", "wordt": "[2, 4, [6], 8, 10]"},
            "wordt[2]",
            "verkeerde_vorm",
            "Hier hoort één waarde (punten), geen lijst.",
        ),
        (
            {"pad": "buitenruimte.trede_punten", "was": "[2, 4, 6, 8, 10]", "wordt": "[]"},
            "wordt",
            "geen_lijst",
            "Hier hoort een rij, zoals [2, 4, 6, 8, 10].",
        ),
        (
            {"pad": "buitenruimte.trede_punten", "was": "[2, 4, 6, 8, 10]", "wordt": "[2, 4, 6, 8, 10, 12]"},
            "wordt",
            "andere_lengte",
            "Deze rijen horen even lang te zijn: buitenruimte.trede_punten heeft er 6 en buitenruimte.trede_vanaf heeft er 5.",
        ),
        (
            {"pad": "buitenruimte.trede_vanaf", "was": "[0, 25, 50, 75, 100]", "wordt": "[0, 25, 20, 75, 100]"},
            "wordt",
            "niet_oplopend",
            "De grenzen van buitenruimte.trede_vanaf lopen op; deze rij doet dat niet.",
        ),
        (
            {"pad": "buitenruimte.trede_vanaf", "was": "[0, 25, 50, 75, 100]", "wordt": "[5, 25, 50, 75, 100]"},
            "wordt",
            "begint_niet_bij_nul",
            "De eerste grens van buitenruimte.trede_vanaf is 0.",
        ),
        (
            {
                "pad": "energieprestatie.label_groot_eengezinswoning",
                "was": "[52, 48, 44, 40, 36, 32, 22, 14, 8, 4, 0]",
                "wordt": "[62, 57]",
            },
            "wordt",
            "andere_lengte",
            "Deze rij heeft 2 waarden; energieprestatie.label_groot_eengezinswoning heeft er 11.",
        ),
        ({"wordt": "[{vanaf: 2024-01-01}]"}, "wordt[0].waarde", "ontbreekt", "Hier ontbreekt een waarde."),
        ({"wordt": "[{waarde: 3}]"}, "wordt[0].vanaf", "ontbreekt", "Het veld “vanaf” ontbreekt."),
        (
            {"wordt": "[{vanaf: 2024-01-01, waarde: 150, totdat: 2025-01-01}]"},
            "wordt[0].totdat",
            "onbekend_veld",
            "Het veld “totdat” bestaat niet. Bedoelde u “tot”?",
        ),
        (
            {"wordt": "[{vanaf: 2024-01-01, waarde: 150}, 160]"},
            "wordt[1]",
            "geen_groep",
            "Hier horen velden: vanaf, tot, waarde.",
        ),
        (
            {"wordt": "[{vanaf: 2024-01-01, tot: 2024-01-01, waarde: 150}]"},
            "wordt[0].tot",
            "geldt_nooit",
            "Deze datum ligt niet na vanaf (2024-01-01).",
        ),
        (
            {"wordt": "[{vanaf: 2024-01-01, tot: 2025-01-01, waarde: 150}, {vanaf: 2026-01-01, waarde: 160}]"},
            "wordt[1].vanaf",
            "gat",
            "Van 2025-01-01 tot 2026-01-01 is er geen waarde; laat de perioden op elkaar aansluiten.",
        ),
        (
            {"wordt": "[{vanaf: 2024-01-01, tot: 2025-01-01, waarde: 150}, {vanaf: 2024-12-31, waarde: 160}]"},
            "wordt[1].vanaf",
            "overlap",
            "Deze waarde begint op 2024-12-31, terwijl de vorige geldt vanaf 2024-01-01 tot 2025-01-01.",
        ),
        (
            {"wordt": "[{vanaf: 2025-01-01, waarde: 150}, {vanaf: 2024-01-01, waarde: 160}]"},
            "wordt[1].vanaf",
            "overlap",
            "Deze waarde begint op 2024-01-01, terwijl de vorige geldt vanaf 2025-01-01.",
        ),
    ],
)
def test_foute_wijziging(schrijf, velden: dict[str, str], pad: str, code: str, zin: str):
    assert fouten(schrijf(wijziging(**velden))) == [(f"wijzigingen[0].{pad}", code, zin)]


def test_een_tabel_heeft_precies_de_sleutels_van_de_wet(schrijf):
    wet = laden.onderwerp("sanitair")["voorzieningen"].geldend(date(2026, 1, 1)).waarde
    was = als_yaml(wet, "punten")
    nieuw = was.replace('bubbelfunctie: "1.5"', "bubelfunctie: 2")
    assert was.startswith('{bubbelfunctie: "1.5", afscheiding_douche: "1.25"')
    deel = f"  - {{pad: sanitair.voorzieningen, was: {was}, wordt: {nieuw}, artikel: a}}\n"
    zin = "Het veld “bubelfunctie” bestaat niet. Bedoelde u “bubbelfunctie”?"
    assert fouten(schrijf(f"{NU}wijzigingen:\n{deel}")) == [
        ("wijzigingen[0].wordt.bubelfunctie", "onbekend_veld", zin),
        ("wijzigingen[0].wordt.bubbelfunctie", "ontbreekt", "Het veld “bubbelfunctie” ontbreekt."),
    ]
    goed = deel.replace("bubelfunctie", "bubbelfunctie")
    v = voorstel(schrijf(f"{NU}wijzigingen:\n{goed}"))
    waarde = v.waarden("sanitair", date(2026, 1, 1), date(2026, 1, 1))["voorzieningen"].waarde
    assert waarde == {**wet, "bubbelfunctie": 2 * laden.SCHALEN["punten"]}


def test_een_parameter_twee_keer(schrijf):
    zin = "De parameter woz.maximum_vanaf staat ook bij wijzigingen[0]; noem elke parameter één keer."
    assert fouten(schrijf(GOED + CAP.replace("187", "186"))) == [("wijzigingen[1].pad", "dubbele_wijziging", zin)]
