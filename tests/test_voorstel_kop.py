"""Elke fout in de kop van een voorstel, en alle fouten tegelijk."""

from __future__ import annotations

import pytest

from voorstel_hulp import GOED, KOP, fouten, wijziging


@pytest.mark.parametrize(
    ("oud", "nieuw", "pad", "code", "zin"),
    [
        ("voorstel: proef", "", "voorstel", "ontbreekt", "Het veld “voorstel” ontbreekt."),
        ("titel: Proef", "titel: ~", "titel", "ontbreekt", "Het veld “titel” ontbreekt."),
        ("kamerstuk: Stuk 1", "", "kamerstuk", "ontbreekt", "Het veld “kamerstuk” ontbreekt."),
        ("bron: eigen", "", "bron", "ontbreekt", "Het veld “bron” ontbreekt."),
        (
            "titel: Proef",
            "titel: 2023",
            "titel",
            "geen_tekst",
            "Hier hoort een tekst; zet hem tussen aanhalingstekens.",
        ),
        (
            "voorstel: proef",
            "voorstel: Mijn voorstel",
            "voorstel",
            "naam_ongeldig",
            "“Mijn voorstel” is geen naam voor een voorstel; gebruik kleine letters, cijfers en streepjes.",
        ),
        (
            "voorstel: proef",
            "voorstel: consultatie-2023",
            "voorstel",
            "naam_bezet",
            "“consultatie-2023” is een ingebouwd voorstel; geef uw voorstel een eigen naam.",
        ),
        (
            "bron: eigen",
            "bron: eigen\nbegin: 2024-01-01",
            "begin",
            "onbekend_veld",
            "Het veld “begin” bestaat niet.",
        ),
        (
            "bron: eigen",
            "bron: eigen\ninwerkingtreden: 2024-01-01",
            "inwerkingtreden",
            "onbekend_veld",
            "Het veld “inwerkingtreden” bestaat niet. Bedoelde u “inwerkingtreding”?",
        ),
        ("bron: eigen", "bron: eigen\nbron: ander", "bron", "dubbel_veld", "Het veld “bron” staat hier twee keer."),
        (
            "grondslag: 2023-01-25",
            "grondslag: 25-01-2023",
            "grondslag",
            "geen_datum",
            "“25-01-2023” is geen bestaande datum; schrijf jjjj-mm-dd, bijvoorbeeld 2023-01-25.",
        ),
        (
            "grondslag: 2023-01-25",
            "grondslag: [2023-01-25]",
            "grondslag",
            "geen_datum",
            "Hier hoort een datum; schrijf jjjj-mm-dd, bijvoorbeeld 2023-01-25.",
        ),
        (
            "bron: eigen",
            "bron: eigen\ninwerkingtreding: 2023-01-24",
            "inwerkingtreding",
            "voor_grondslag",
            "Deze datum ligt vóór de grondslag (2023-01-25).",
        ),
        (
            "bron: eigen",
            "bron: eigen\novereenkomsten_voor: 2023-01-24",
            "overeenkomsten_voor",
            "voor_grondslag",
            "Deze datum ligt vóór de grondslag (2023-01-25).",
        ),
        (
            "bron: eigen",
            "bron: eigen\ngeldt: {vanaf: 2024-01-01, tot: 2024-01-01}",
            "geldt.tot",
            "geldt_nooit",
            "Deze datum ligt niet na geldt.vanaf (2024-01-01); geen peildatum ligt ertussen.",
        ),
        (
            "bron: eigen",
            "bron: eigen\ngeldt: {van: 2024-01-01}",
            "geldt.van",
            "onbekend_veld",
            "Het veld “van” bestaat niet. Bedoelde u “vanaf”?",
        ),
        ("bron: eigen", "bron: eigen\ngeldt: 2024", "geldt", "geen_groep", "Hier horen velden: vanaf, tot."),
        (
            "bron: eigen",
            "bron: eigen\nlezingen: [{waar: a, tekst: b, lezing: c}]",
            "lezingen[0].waarom",
            "ontbreekt",
            "Het veld “waarom” ontbreekt.",
        ),
        (
            "bron: eigen",
            "bron: eigen\nlezingen: [a]",
            "lezingen[0]",
            "geen_groep",
            "Hier horen velden: waar, tekst, lezing, waarom.",
        ),
        (
            "bron: eigen",
            "bron: eigen\nregels: []",
            "regels",
            "lege_lijst",
            "Deze lijst is leeg; laat het veld weg.",
        ),
    ],
)
def test_foute_kop(schrijf, oud: str, nieuw: str, pad: str, code: str, zin: str):  # noqa: PLR0917 - een tabel
    gevonden = fouten(schrijf(GOED.replace(oud, nieuw)))
    assert gevonden == [(pad, code, zin)]


def test_een_grondslag_zonder_recht(schrijf):
    gevonden = fouten(schrijf(GOED.replace("2023-01-25", "2022-06-30").replace("was: 142", "was: geen")))
    zin = "Voor 2022-06-30 kent huurstelsel nog geen recht; het eerste geldt vanaf 2022-07-01."
    assert gevonden == [("grondslag", "geen_recht", zin)]


def test_een_gedateerde_waarde_van_voor_de_inwerkingtreding(schrijf):
    tekst = wijziging(wordt="[{vanaf: 2023-12-31, waarde: 150}]") + "inwerkingtreding: 2024-01-01\n"
    zin = "Deze datum ligt vóór de inwerkingtreding (2024-01-01)."
    assert fouten(schrijf(tekst)) == [("wijzigingen[0].wordt[0].vanaf", "voor_inwerkingtreding", zin)]


@pytest.mark.parametrize("rest", ["", "lezingen: []\n", "wijzigingen: ~\n"])
def test_een_voorstel_dat_niets_wijzigt(schrijf, rest: str):
    zin = "Het voorstel wijzigt niets; geef “wijzigingen” of “regels”."
    assert fouten(schrijf(KOP + rest)) == [("wijzigingen", "ontbreekt", zin)]


@pytest.mark.parametrize("wat", ["wijzigingen: {a: 1}", "wijzigingen: x"])
def test_wijzigingen_is_een_lijst(schrijf, wat: str):
    zin = "Hier hoort een lijst; begin elk deel met een streepje."
    assert fouten(schrijf(f"{KOP}{wat}\n")) == [("wijzigingen", "geen_lijst", zin)]


def test_alle_fouten_tegelijk_in_de_volgorde_van_het_bestand(schrijf):
    tekst = (
        "voorstel: Proef!\ntitel: Proef\nkamerstuk: Stuk 1\ngrondslag: 2023-01-25\ninwerkingtreding: 2022-01-01\n"
        "wijzigingen:\n"
        "  - {pad: woz.maximum_vanaf, was: 141, wordt: 187.5, artikel: a}\n"
        "  - {pad: woz.maximum_procent, was: 30, wordt: 40, artikel: a}\n"
        "  - {pad: wos.maximum_vanaf, was: 142, wordt: 187, artikl: a}\n"
        "  - {pad: woz.minimum_vanaf, was: 110, wordt: [{vanaf: 2021-01-01, waarde: 1.5}], artikel: a, artikel: b}\n"
        "regels:\n  - {stelsel: woonboot, regel: keuken, vervalt: true}\n"
    )
    assert [(pad, code) for pad, code, _ in fouten(schrijf(tekst))] == [
        ("voorstel", "naam_ongeldig"),
        ("inwerkingtreding", "voor_grondslag"),
        ("wijzigingen[0].wordt", "float"),
        ("wijzigingen[1].was", "was_klopt_niet"),
        ("wijzigingen[2].artikl", "onbekend_veld"),
        ("wijzigingen[2].artikel", "ontbreekt"),
        ("wijzigingen[2].pad", "onbekend_onderwerp"),
        ("wijzigingen[3].artikel", "dubbel_veld"),
        ("wijzigingen[3].wordt[0].waarde", "float"),
        ("regels[0].stelsel", "onbekend_stelsel"),
        ("bron", "ontbreekt"),
    ]
