"""`huurstelsel recht`: wat het recht op een datum zegt, wat er verandert, wat wordt uitgevoerd, en de uitvoer als YAML."""

from __future__ import annotations

import importlib
import json
import re
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from huurstelsel.cli import main
from huurstelsel.feiten.schema import schema
from huurstelsel.fouten import GeenRecht, OnbekendeKeuze, ParameterFout
from huurstelsel.recht import dekking, interpretaties
from huurstelsel.recht.laden import SCHALEN, lees_onderwerp, onderwerp, onderwerpen
from huurstelsel.recht.overzicht import (
    BESTAAT_NOG_NIET,
    HUURRECHT,
    NOG_NIET_BEKEND,
    Stand,
    hoort_bij,
    huurrecht,
    keuzes,
    kies_onderwerp,
    onderwerpen_van,
    overzicht,
    stand,
    standen,
    stelsels_met,
    stelsels_op,
)
from huurstelsel.recht.tabellen import tarief, tarieven
from huurstelsel.recht.uitvoer_yaml import SchrijfFout, bestanden, nummer, schrijf
from huurstelsel.recht.verschil import ANDERS, HERNUMMERD, NIEUW, VERVALT, Verschil, verschil
from huurstelsel.recht.wetten import WETTEN, delen, jci, wet_van
from huurstelsel.regeling import Regeling
from huurstelsel.regels.regel import VERSIES
from huurstelsel.regels.stelsel import NAMEN, stelsel
from huurstelsel.uitleg import dekking as uitleg_dekking
from huurstelsel.uitleg import recht as uitleg
from huurstelsel.uitleg import recht_json
from huurstelsel.uitleg import rechtsverschil as uitleg_verschil
from huurstelsel.uitleg.waarden import exact, leesbaar

WORTEL = Path(__file__).parent.parent
SPATIE = "\N{NO-BREAK SPACE}"

OUD, WBH, D2025, D2026 = date(2023, 7, 1), date(2024, 7, 1), date(2025, 1, 1), date(2026, 1, 1)
DAGEN = (date(2022, 7, 1), OUD, date(2024, 6, 30), WBH, D2025, date(2025, 12, 31), D2026, date(2026, 12, 31))


@pytest.fixture
def draai(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Voer een opdracht uit in dit proces: (slotcode, uitvoer met gewone spaties, fouten)."""
    monkeypatch.setenv("COLUMNS", "100")

    def _draai(*argumenten: str) -> tuple[int, str, str]:
        code = main(argumenten)
        uit, fout = capfdbinary.readouterr()
        return code, uit.decode().replace(SPATIE, " "), fout.decode()

    return _draai


def regeling(dag: date, naam: str = "zelfstandig") -> Regeling:
    """Een regeling, ook als nog niet alles bekend is."""
    return Regeling(dag, naam)


def op_pad(dag: date, pad: str, naam: str = "zelfstandig") -> Stand:
    return next(s for s in standen(regeling(dag, naam), pad.partition(".")[0]) if s.pad == pad)


def tekst(*, dag: date = D2026, naam: str = "zelfstandig", breedte: int = 100, gekozen: tuple[str, ...] = ()) -> str:
    return uitleg.als_tekst(overzicht(regeling(dag, naam), gekozen), breedte, gekozen=gekozen).replace(SPATIE, " ")


def regels_van(uit: str) -> list[str]:
    return [re.sub(r"\s+", " ", regel.strip()) for regel in uit.splitlines()]


# --- waarden ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pad", "leest", "precies"),
    [
        ("buitenruimte.prive_per_m2", "0,35 punt", "0.35"),
        ("buitenruimte.maximum", "15 punten", "15"),
        ("oppervlakte.punten_vertrek", "1 punt", "1"),
        ("sanitair.meerpersoonswastafel", "1,5 punten", "1.5"),
        ("energieprestatie.letterlijk_e", "−5 punten", "-5"),
        ("gehandicapten.euro_per_punt", "€ 332", "332"),
        ("opslagen.lage_huurgrens", "€ 932,93", "932.93"),
        ("oppervlakte.minimum_vertrek", "4 m²", "4"),
        ("keuken.kastbreedte", "0,60 m", "0.6"),
        ("opslagen.rijksmonument", "35%", "35"),
        ("energieprestatie.geldigheid", "10 jaar", "10"),
        ("opslagen.gezicht_gebouwd_voor", "1965", "1965"),
        ("gehandicapten.ingreep_vanaf", "1 april 1994", "1994-04-01"),
        ("woz.klein_gebouwd", "2018 · 2022", ["2018", "2022"]),
        ("parkeren.typen", "9 · 6 · 4 punten", ["9", "6", "4"]),
    ],
)
def test_waarde_in_haar_eenheid(pad: str, leest: str, precies: object) -> None:
    s = op_pad(D2026, pad)
    assert leesbaar(s.waarde, s.eenheid, s.bron.toelichting, s.naam).replace(SPATIE, " ") == leest
    assert exact(s.waarde, s.eenheid) == precies


def test_waarde_van_een_tabel_noemt_elke_rij() -> None:
    s = op_pad(D2026, "energieprestatie.eengezinswoning")
    leest = leesbaar(s.waarde, s.eenheid, s.bron.toelichting).replace(SPATIE, " ")
    assert leest == "A++++ 62 · A+++ 57 · A++ 52 · A+ 47 · A 41 · B 34 · C 22 · D 14 · E −4 · F −9 · G −15 punten"
    voorzieningen = op_pad(D2026, "sanitair.voorzieningen")
    assert exact(voorzieningen.waarde, "punten")["afscheiding_douche"] == "1.25"
    assert "volledige afscheiding van de douche 1,25 ·" in leesbaar(voorzieningen.waarde, "punten")


@pytest.mark.parametrize(
    ("waarde", "eenheid", "naam", "leest"),
    [
        (0, "punten", "", "0 punten"),
        (SCHALEN["punten"] // 3, "punten", "", "1/3 punt"),
        (22_689, "euro", "", "€ 226,89"),
        (1_000_000, "euro", "", "€ 10.000"),
        (1, "aantal", "Telt mee (1 ja, 0 nee)", "ja"),
        (0, "aantal", "Telt mee (1 ja, 0 nee)", "nee"),
        (("Baarn", "Zeist"), "tekst", "", "Baarn, Zeist"),
        (((25_000_000, 40_000_000), 60_000_000), "m2", "", "25/40 · 60 m²"),
        (600_000, "energie-index", "", "0,6"),
    ],
)
def test_bijzondere_waarden(waarde: object, eenheid: str, naam: str, leest: str) -> None:
    assert leesbaar(waarde, eenheid, naam=naam).replace(SPATIE, " ") == leest


def test_elke_waarde_is_exact_terug_te_lezen() -> None:
    for naam in onderwerpen():
        for p in onderwerp(naam).values():
            for w in p.waarden:
                assert _geschaald(exact(w.waarde, p.eenheid), p.eenheid) == w.waarde, p.pad


def _geschaald(uit: Any, eenheid: str) -> Any:
    """Het omgekeerde van `exact`."""
    if uit is None or eenheid == "tekst":
        return tuple(uit) if isinstance(uit, list) else uit
    if isinstance(uit, dict):
        return {k: _geschaald(v, eenheid) for k, v in uit.items()}
    if isinstance(uit, list):
        return tuple(_geschaald(v, eenheid) for v in uit)
    if eenheid == "datum":
        return date.fromisoformat(uit).toordinal()
    return Fraction(uit) * SCHALEN[eenheid]


# --- toestanden ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pad", "dag", "toestand", "vanaf"),
    [
        ("energieprestatie.overgang_klein", date(2024, 12, 31), "", WBH),
        ("energieprestatie.overgang_klein", D2025, "vervallen", D2025),
        ("energieprestatie.overgang_klein", OUD, BESTAAT_NOG_NIET, WBH),
        ("buitenruimte.carport", OUD, "", date(2022, 7, 1)),
        ("buitenruimte.carport", D2026, "vervallen", WBH),
        ("woz.onderdeel_1", date(2026, 12, 31), "", D2026),
        ("woz.onderdeel_1", date(2027, 1, 1), NOG_NIET_BEKEND, date(2027, 1, 1)),
    ],
)
def test_toestand_op_een_dag(pad: str, dag: date, toestand: str, vanaf: date) -> None:
    s = op_pad(dag, pad)
    assert (s.toestand, s.vanaf) == (toestand, vanaf)
    assert (s.waarde is None) == bool(toestand)


def test_niet_gevonden_is_geen_nul() -> None:
    [p] = lees_onderwerp(
        "onderwerp: proef\nparameters:\n  a:\n    naam: Proef\n    eenheid: punten\n    waarden:\n"
        "      - {vanaf: 2024-07-01, toestand: niet gevonden, artikel: Bhw art. 1, bron: geen}\n",
        "proef",
    ).values()
    s = stand(p, D2026)
    assert (s.toestand, s.waarde) == ("niet gevonden", None)
    assert uitleg.toestand(s).replace(SPATIE, " ") == "Niet gevonden vanaf 1 juli 2024 (Bhw art. 1)"
    d = recht_json.stand_dict(s)
    assert (d["toestand"], d["waarde"], d["tekst"]) == ("niet gevonden", None, None)


def test_een_oude_waarde_verwijst_niet_naar_de_tekst_van_nu() -> None:
    """Rubriek 9 van nu gaat over gemeenschappelijke ruimten; een bedrag van vóór de Wet betaalbare huur staat daar niet."""
    waarden = [(p.pad, w.vanaf, w.jci) for naam in onderwerpen() for p in onderwerp(naam).values() for w in p.waarden]
    te_nieuw = [
        (pad, vanaf) for pad, vanaf, jci_ in waarden if vanaf < WBH and re.search(r"BWBR0003237.*g=202[56]", jci_)
    ]
    assert te_nieuw == []
    assert onderwerp("woz")["onderdeel_1"].waarden[3].jci.endswith("g=2024-01-01&z=2024-01-01")


def test_toestanden_staan_als_zin_en_nooit_als_getal() -> None:
    vervallen = tekst(gekozen=("buitenruimte",))
    assert "Vervallen op 1 juli 2024 (Wet betaalbare huur (Stb. 2024, 193)): " in vervallen
    assert "Carport" in vervallen
    assert "Carport 0" not in vervallen
    onbekend = tekst(dag=date(2027, 6, 1), gekozen=("woz",))
    assert "Nog niet bekend (gepubliceerd tot 1 januari 2027): Euro WOZ-waarde per punt;" in onbekend
    assert "16.954" not in onbekend
    straks = tekst(dag=OUD, gekozen=("sanitair",))
    assert "Bestaat nog niet (begint op 1 juli 2024): " in straks
    assert "2,75 punten" not in straks


def test_cohorten_van_de_woz_waarde() -> None:
    s = op_pad(D2026, "woz.onderdeel_1")
    assert [(w.sleutel.year, w.waarde // 100) for w in (s.bron, *s.cohorten) if w.sleutel] == [
        (2025, 16_954), (2024, 15_329), (2023, 14_543), (2022, 14_146), (2021, 12_090), (2020, 11_041), (2019, 10_289),
    ]  # fmt: skip
    assert op_pad(OUD, "woz.onderdeel_1").cohorten == ()
    regels = regels_van(tekst(gekozen=("woz",)))
    assert "waardepeildatum 1 januari 2024 € 15.329 onderdeel 11.1 [4]" in regels


# --- overzicht -------------------------------------------------------------------------------------------------------


def test_overzicht_van_2026() -> None:
    regels = regels_van(tekst())
    assert regels[0] == "Het recht voor zelfstandige woonruimte op 1 januari 2026"
    assert regels[1].startswith("12 rubrieken, 25 regels, ")
    for verwacht in (
        "1 en 2 Oppervlakte van vertrekken; Oppervlakte van overige ruimten oppervlakte [1]",
        "Punten per m² overige ruimte 0,75 punt rubriek 2",
        "8 Buitenruimten buitenruimte [1]",
        "Punten per m² privé-buitenruimte 0,35 punt rubriek 8",
        "Vervallen op 1 januari 2025 (Bhw art. 12b lid 1): 7 parameters.",
        "Euro WOZ-waarde per punt € 16.954 onderdeel 11.1 [3]",
        "Regels: energieprestatie_kiezen, energieprestatie",
        "Artikel: van Bhw bijlage I.A, tenzij anders vermeld.",
        "Maximale huurprijsgrenzen vanaf 1 januari 2026",
        "40 punten € 250,26 eerste rij",
        "143 punten € 932,93 laag segment tot en met",
        "186 punten € 1.228,07 middensegment tot en met",
        "250 punten € 1.667,40 laatste rij",
        "elk punt meer € 6,86 boven 250 punten",
        "Indexering: 3,65%. Controle: gelijk aan de tabel van 2025-01-01 × 1,0365.",
        "grens_187 = afgerond rubriek 11.3",
        "jci1.3:c:BWBR0003237&bijlage=I&g=2026-01-01&z=2026-01-01",
    ):
        assert any(verwacht in regel for regel in regels), verwacht
    assert any(regel.startswith("113 punten (tegenspraak): De webpagina") for regel in regels)


def test_overzicht_van_voor_de_wet_betaalbare_huur() -> None:
    o = overzicht(regeling(OUD))
    assert list(o.rubrieken) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14]
    assert [g.naam for g in o.groepen if 9 in g.rubrieken] == ["woz"]
    assert "inleiding" not in {g.naam for g in o.groepen}
    regels = regels_van(tekst(dag=OUD))
    assert "14 Rijksmonument" in " ".join(regels) or "12 en 14 Bijzondere voorzieningen; Rijksmonument" in " ".join(
        regels
    )
    for verwacht in ("Carport 2 punten rubriek 8", "Netto kosten per punt € 226,89 rubriek 7"):
        assert any(verwacht in regel for regel in regels), verwacht


@pytest.mark.parametrize("breedte", [60, 71, 72, 80, 100, 120])
@pytest.mark.parametrize("dag", [OUD, D2026])
def test_tekst_past_op_het_blad(dag: date, breedte: int) -> None:
    teksten = [uitleg_dekking.als_tekst(dag, breedte)]
    for naam in stelsels_op(dag):
        o = overzicht(regeling(dag, naam))
        keuzen = ((), tuple(g.naam for g in o.groepen), ("huurtabel",), ("interpretaties",))
        teksten.extend(uitleg.als_tekst(o, breedte, gekozen=gekozen) for gekozen in keuzen)
        if naam in stelsels_op(date(2024, 6, 30)):
            teksten.append(uitleg_verschil.als_tekst(v(date(2024, 6, 30), WBH, naam), breedte))
    for uit in teksten:
        assert not [regel for regel in uit.splitlines() if len(regel) > breedte]
        assert not {"\x1b", "\x00"} & set(uit)


def test_kleur_verandert_geen_letter() -> None:
    o = overzicht(regeling(D2026))
    kleurig = uitleg.als_tekst(o, 100, kleur=True)
    assert kleurig.startswith("\x1b[1mHet recht voor")
    assert re.sub(r"\x1b\[\d*m", "", kleurig) == uitleg.als_tekst(o, 100)


def test_elke_regel_en_elk_onderwerp_staat_in_een_overzicht() -> None:
    gezien: set[str] = set()
    for dag in DAGEN:
        for naam in stelsels_op(dag):
            o = overzicht(regeling(dag, naam))
            gezien |= {g.naam for g in o.groepen}
            in_groepen = sorted(r.naam for g in o.groepen for r in g.regels)
            assert in_groepen == sorted(stap.naam for stap in stelsel(naam, dag).volgorde)
    van_de_huur = set(onderwerpen()) - gezien
    assert {"huurverhoging", "toetsing", "handhaving", "leges", "huursom"} <= van_de_huur
    for naam in van_de_huur:
        (gevraagd,) = (g for g in overzicht(regeling(D2026), [naam]).groepen if g.naam == naam)
        assert {stand.pad for stand in gevraagd.standen} == {f"{naam}.{kort}" for kort in onderwerp(naam)}


def test_json_van_het_overzicht() -> None:
    d = recht_json.als_dict(overzicht(regeling(D2026)))
    assert json.loads(json.dumps(d)) == d
    assert (d["peildatum"], d["stelsel"], len(d["rubrieken"])) == ("2026-01-01", "zelfstandig", 12)
    parameters = {p["pad"]: p for g in d["onderwerpen"] for p in g["parameters"]}
    assert parameters["buitenruimte.prive_per_m2"]["waarde"] == "0.35"
    assert parameters["buitenruimte.prive_per_m2"]["artikel"] == "Bhw bijlage I.A, rubriek 8"
    assert parameters["buitenruimte.prive_per_m2"]["zekerheid"] == "primair"
    assert parameters["buitenruimte.carport"] | {"bron": "", "jci": ""} == {
        "pad": "buitenruimte.carport",
        "naam": "Carport",
        "eenheid": "punten",
        "toestand": "vervallen",
        "vanaf": "2024-07-01",
        "waarde": None,
        "tekst": None,
        "artikel": "Wet betaalbare huur (Stb. 2024, 193)",
        "bron": "",
        "zekerheid": "primair",
        "jci": "",
        "toelichting": None,
    }
    assert parameters["woz.onderdeel_2"]["eerder"][0]["waarde"] == "242"
    assert d["huurtabel"]["bedragen"]["186"] == "1228.07"
    assert len(d["huurtabel"]["bedragen"]) == 211
    assert {i["naam"]: i["gekozen"] for i in d["interpretaties"]}["grens_110"] == "exact"


# --- onderwerpen -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gevraagd", "dag", "naam", "gekozen"),
    [
        ("buitenruimte", D2026, "zelfstandig", ("buitenruimte",)),
        ("Buitenruimte ", D2026, "zelfstandig", ("buitenruimte",)),
        ("8", D2026, "zelfstandig", ("buitenruimte",)),
        ("11.3", D2026, "zelfstandig", ("woz",)),
        ("9", OUD, "zelfstandig", ("woz",)),
        ("9", D2026, "zelfstandig", ("oppervlakte", "verwarming", "keuken", "sanitair", "gehandicapten", "bijzonder")),
        ("12", D2026, "onzelfstandig", ("bijzonder",)),
        ("huurtabel", D2026, "woonwagen", ("huurtabel",)),
        ("interpretaties", D2026, "standplaats", ("interpretaties",)),
        ("renovatie", D2026, "zelfstandig", ("renovatie",)),
    ],
)
def test_kies_onderwerp(gevraagd: str, dag: date, naam: str, gekozen: tuple[str, ...]) -> None:
    assert kies_onderwerp(gevraagd, regeling(dag, naam)) == gekozen


@pytest.mark.parametrize(
    ("gevraagd", "zin"),
    [
        (
            "buitenruimten",
            "Er is geen onderwerp “buitenruimten”. Bedoelde u “buitenruimte”? Kies inleiding, oppervlakte,",
        ),
        (
            "13",
            "Het stelsel zelfstandig heeft op 2026-01-01 geen rubriek 13, wel 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 en 12.",
        ),
        ("qqq", "Er is geen onderwerp “qqq”. Kies inleiding, oppervlakte,"),
    ],
)
def test_onbekend_onderwerp(gevraagd: str, zin: str) -> None:
    with pytest.raises(OnbekendeKeuze) as e:
        kies_onderwerp(gevraagd, regeling(D2026))
    assert str(e.value).startswith(zin)


def test_stelsels_van_een_onderwerp() -> None:
    assert stelsels_met("woz", regeling(D2026)) == ("zelfstandig",)
    assert stelsels_met("gehandicapten", regeling(D2026)) == NAMEN
    assert stelsels_met("renovatie", regeling(D2026)) == ()
    assert stelsels_op(OUD) == ("zelfstandig", "onzelfstandig")
    with pytest.raises(GeenRecht, match="2022-07-01"):
        stelsels_op(date(2022, 6, 30))


# --- interpretaties --------------------------------------------------------------------------------------------------


def test_elke_interpretatie_hoort_ergens_bij() -> None:
    getoond: dict[str, set[tuple[str, date]]] = {}
    for dag in (OUD, D2026):
        for naam in stelsels_op(dag):
            o = overzicht(regeling(dag, naam))
            for i in o.interpretaties:
                getoond.setdefault(i.naam, set()).add((naam, dag))
                assert any(hoort_bij(i, groep) for groep in o.groepen) == (not HUURRECHT.match(i.rubriek)), i.naam
                assert i.gekozen == i.standaard
    assert set(getoond) == set(interpretaties.alle())
    assert getoond["zolder_aftrek"] == {("zelfstandig", OUD), ("zelfstandig", D2026), ("onzelfstandig", D2026)}
    assert getoond["standplaats_170"] == {("standplaats", D2026)}
    assert getoond["nieuwbouwopslag_segment"] == {("zelfstandig", D2026)}


@pytest.mark.parametrize(
    ("patroon", "naam"),
    [("voor_wbh/*.py", "zelfstandig"), ("kamer_*voor_wbh.py", "onzelfstandig")],
)
def test_wat_het_oude_recht_kiest_wordt_getoond(patroon: str, naam: str) -> None:
    bronnen = (WORTEL / "src" / "huurstelsel" / "regels").glob(patroon)
    gekozen = {k for bron in bronnen for k in re.findall(r'kiest\(\s*"(\w+)"', bron.read_text(encoding="utf-8"))}
    assert gekozen
    assert gekozen <= {i.naam for i in keuzes(regeling(OUD, naam))}


def test_rubriek_van_een_interpretatie_is_die_van_de_dag() -> None:
    def rubrieken(dag: date, naam: str) -> dict[str, str]:
        return {i.naam: i.rubriek for i in keuzes(regeling(dag, naam))}

    assert rubrieken(D2026, "zelfstandig")["grens_187"] == "11.3"
    assert rubrieken(OUD, "zelfstandig")["grens_187"] == "9.3"
    assert rubrieken(OUD, "zelfstandig")["kwaliteitsbijtelling"] == "5 en 6"
    assert rubrieken(OUD, "onzelfstandig")["aftrek_10_m2"] == "6 (I.B)"


def test_afwijkende_keuze_staat_erbij() -> None:
    anders = Regeling.op(D2026).met(keuzes={"rubriek_7": "hele_bedragen"})
    uit = uitleg.als_tekst(overzicht(anders), 100)
    assert "rubriek_7 = hele_bedragen (standaard: naar_rato)" in uit


# --- verschil --------------------------------------------------------------------------------------------------------


def v(van: date, naar: date, naam: str = "zelfstandig") -> Verschil:
    return verschil(regeling(van, naam), regeling(naar, naam))


def test_verschil_op_1_januari_2026_is_precies_dit() -> None:
    gevonden = v(date(2025, 12, 31), D2026)
    assert [(p.soort, p.naar.pad, p.van.waarde, p.naar.waarde) for p in gevonden.parameters] == [
        (ANDERS, "woz.onderdeel_1", 1_532_900, 1_695_400),
        (ANDERS, "woz.onderdeel_2", 24_200, 26_800),
        (ANDERS, "woz.onderdeel_2_klein", 10_300, 11_400),
        (ANDERS, "woz.minimumwaarde", 7_758_200, 8_580_600),
        (ANDERS, "opslagen.lage_huurgrens", 90_007, 93_293),
    ]
    assert (gevonden.regels, gevonden.rubrieken, gevonden.corop) == ((), (), None)
    assert gevonden.huurtabel is not None
    oud, nieuw = (h.tarief for h in gevonden.huurtabel)
    assert (oud and oud.vanaf, nieuw and nieuw.vanaf) == (D2025, D2026)
    regels = regels_van(uitleg_verschil.als_tekst(gevonden, 100).replace(SPATIE, " "))
    assert regels[:2] == [
        "Wat er voor zelfstandige woonruimte verandert van 31 december 2025 naar 1 januari 2026",
        "5 parameters veranderen; een andere huurtabel; 29 parameters buiten de puntentelling.",
    ]
    for verwacht in (
        "Euro WOZ-waarde per punt € 15.329 → € 16.954 onderdeel 11.1 [1]",
        "waardepeildatum 1 januari 2024 → 1 januari 2025",
        "211 van 211 bedragen veranderen; geïndexeerd met 3,65%.",
        "40 punten € 241,44 → € 250,26",
        "250 punten € 1.608,68 → € 1.667,40",
    ):
        assert verwacht in regels, verwacht


def test_verschil_op_1_januari_2025_vervalt_4_4() -> None:
    gevonden = v(date(2024, 12, 31), D2025)
    per_soort = {
        s: [p.naar.pad for p in gevonden.parameters if p.soort == s] for s in (VERVALT, ANDERS, NIEUW, HERNUMMERD)
    }
    assert per_soort[VERVALT] == [
        f"energieprestatie.overgang_{wat}"
        for wat in (
            "tot", "klein", "middel", "klein_eengezinswoning", "klein_meergezinswoning",
            "middel_eengezinswoning", "middel_meergezinswoning",
        )
    ]  # fmt: skip
    assert per_soort[ANDERS] == [
        "woz.onderdeel_1", "woz.onderdeel_2", "woz.onderdeel_2_klein", "woz.minimumwaarde", "opslagen.lage_huurgrens",
    ]  # fmt: skip
    assert per_soort[NIEUW] == per_soort[HERNUMMERD] == []
    assert {p.naar.bron.artikel for p in gevonden.parameters if p.soort == VERVALT} == {"Bhw art. 12b lid 1"}
    [regel] = gevonden.regels
    assert (regel.soort, regel.naam) == (ANDERS, "energieprestatie")
    assert (regel.van and regel.van.tot, regel.naar and regel.naar.vanaf) == (D2025, D2025)
    uit = uitleg_verschil.als_tekst(gevonden, 100).replace(SPATIE, " ")
    assert "7 parameters vervallen; 5 parameters veranderen; 1 regel is anders; een andere huurtabel;" in uit
    assert "energieprestatie: versie van 1 juli 2024 → versie van 1 januari 2025 (Bhw bijlage I.A, rubriek 4)" in uit
    assert "25 m² → vervallen" in uit


def test_verschil_binnen_een_tijdvak_is_leeg() -> None:
    for naam in NAMEN:
        gevonden = v(date(2025, 3, 1), date(2025, 6, 30), naam)
        assert gevonden.leeg
        assert "Er verandert niets." in uitleg_verschil.als_tekst(gevonden)


def test_verschil_toont_ook_wat_buiten_de_puntentelling_verandert() -> None:
    """Op 1 juli 2025 wijzigt alleen de huurverhoging (UR bijlage V): dat is niet niets."""
    for naam in NAMEN:
        gevonden = v(date(2025, 6, 30), date(2025, 7, 1), naam)
        assert (gevonden.parameters, gevonden.leeg) == ((), False)
        [huurverhoging] = gevonden.huurrecht
        assert {(uitleg_verschil.waarde_verschil(p).replace(SPATIE, " ")) for p in huurverhoging.parameters} == {
            "5,8% → 5%", "€ 300 → € 350",
        }  # fmt: skip
        uit = regels_van(uitleg_verschil.als_tekst(gevonden, 100).replace(SPATIE, " "))
        assert uit[1] == "3 parameters buiten de puntentelling."
        assert "Buiten de puntentelling" in uit
    assert [p["naar"]["pad"] for p in uitleg_verschil.als_dict(gevonden)["buiten_de_puntentelling"]] == [
        p.naar.pad for p in huurverhoging.parameters
    ]


def test_verschil_met_een_voorstel_toont_buiten_de_puntentelling_alleen_wat_het_wijzigt() -> None:
    """De Wet goed verhuurderschap van 1 juli 2023 is jonger dan de grondslag; het ontwerp laat haar niet vervallen."""
    dag = date(2024, 1, 1)
    gevonden = verschil(Regeling.op(dag), Regeling.op(dag).met(voorstellen=["consultatie-2023"]))
    paden = {p.naar.pad: p.soort for onderwerp_ in gevonden.huurrecht for p in onderwerp_.parameters}
    assert paden == {"leges.alle_verzoeken": ANDERS, "huurverhoging_index.opslag_midden": NIEUW}


def test_verschil_bij_de_wet_betaalbare_huur() -> None:
    gevonden = v(date(2024, 6, 30), WBH)
    soorten = {p.naar.pad: p.soort for p in gevonden.parameters}
    assert soorten["buitenruimte.carport"] == VERVALT
    assert soorten["buitenruimte.prive_per_m2"] == NIEUW
    assert soorten["woz.maximum_vanaf"] == ANDERS
    assert soorten["woz.kleiner_dan"] == HERNUMMERD
    assert soorten["opslagen.lage_huurgrens"] == HERNUMMERD
    assert "sanitair.douche" not in {pad for pad, soort in soorten.items() if soort != HERNUMMERD}
    assert [(r.soort, r.nummer) for r in gevonden.rubrieken] == [
        (ANDERS, 3), (ANDERS, 8), (ANDERS, 9), (ANDERS, 10), (NIEUW, 11), (VERVALT, 14),
    ]  # fmt: skip
    regels = {r.naam: r.soort for r in gevonden.regels}
    assert (regels["renovatie"], regels["parkeerruimten"], regels["woz_maximum"]) == (VERVALT, NIEUW, ANDERS)
    uit = regels_van(uitleg_verschil.als_tekst(gevonden, 110).replace(SPATIE, " "))
    assert "11: nieuw: Punten voor de WOZ-waarde, was rubriek 9" in uit
    assert "14: Rijksmonument → vervalt" in uit
    assert any(regel.startswith("De maximering geldt vanaf 142 punten → 187 punten onderdeel 11.3") for regel in uit)
    assert "oppervlakte_vertrekken: gedeelde ruimten: rubriek 1 → 9 (Bhw bijlage I.A, rubriek 1)" in uit
    assert {i.naam for i in gevonden.vervalt} >= {"kwaliteitsbijtelling", "carport_als_buitenruimte"}
    assert {i.naam for i in gevonden.begint} >= {"minpunten_e", "woz_ouder"}


def test_verschil_van_een_stelsel_dat_een_onderwerp_gaat_gebruiken() -> None:
    gevonden = v(date(2024, 6, 30), WBH, "onzelfstandig")
    soorten = {p.naar.pad: p.soort for p in gevonden.parameters}
    assert soorten["oppervlakte.punten_vertrek"] == NIEUW
    assert "oppervlakte.aftrek_toilet" not in soorten
    assert soorten["onzelfstandig_voor_wbh.punten_per_m2"] == VERVALT
    assert gevonden.corop == ((), (2022,))
    uit = uitleg_verschil.als_tekst(gevonden, 100)
    assert "Een andere schaal, niet te vergelijken: 1-750 punten → 0-250 punten." in uit
    assert "Kolommen naar waardepeildatum: geen → 2022." in uit


def test_verschil_met_een_onbekend_jaar() -> None:
    gevonden = v(date(2026, 12, 31), date(2027, 1, 1))
    assert {p.soort for p in gevonden.parameters} == {NOG_NIET_BEKEND}
    uit = uitleg_verschil.als_tekst(gevonden, 100).replace(SPATIE, " ")
    assert "5 parameters zijn nog niet bekend; een andere huurtabel; 24 parameters buiten de puntentelling." in uit
    assert "€ 16.954 → nog niet bekend" in uit
    assert "Huurtabel: vanaf 1 januari 2026 → nog niet bekend" in uit


def test_verschil_met_een_voorstel() -> None:
    dag = date(2024, 1, 1)
    ontwerp = Regeling.op(dag).met(voorstellen=["consultatie-2023"])
    gevonden = verschil(Regeling.op(dag), ontwerp)
    anders = {p.naar.pad: p for p in gevonden.parameters}
    assert (gevonden.huurtabel, gevonden.rubrieken) == (None, ())
    assert anders["woz.maximum_vanaf"].naar.waarde == 187 * SCHALEN["punten"]
    assert anders["opslagen.nieuwbouw"].soort == NIEUW
    assert uitleg_verschil.waarde_verschil(anders["opslagen.nieuwbouw"]) == "nieuw: 5%"
    groot = uitleg_verschil.waarde_verschil(anders["energieprestatie.label_groot_eengezinswoning"]).replace(SPATIE, " ")
    assert (
        groot
        == "A++++ 52 → 62 · A+++ 48 → 57 · A++ 44 → 52 · A+ 40 → 47 · A 36 → 40 · E 8 → −1 · F 4 → −5 · G 0 → −10 punten"
    )
    uit = uitleg_verschil.als_tekst(gevonden, 100).replace(SPATIE, " ")
    assert "naar voorstel consultatie-2023 op" in uit
    assert "consultatie-2023: Huurovereenkomsten van vóór 1 januari 2024 houden het oude recht" in uit
    assert "Artikel: van voorstel consultatie-2023, tenzij anders vermeld." in uit
    assert all(p.naar.bron.zekerheid == "voorstel" for p in gevonden.parameters)


def test_verschil_is_omkeerbaar() -> None:
    heen, terug = v(date(2024, 12, 31), D2025), v(D2025, date(2024, 12, 31))
    assert {(p.naar.pad, p.van.waarde, p.naar.waarde) for p in heen.parameters} == {
        (p.naar.pad, p.naar.waarde, p.van.waarde) for p in terug.parameters
    }


def test_verschil_van_verschillende_stelsels_kan_niet() -> None:
    with pytest.raises(OnbekendeKeuze, match="Vergelijk twee keer hetzelfde stelsel"):
        verschil(regeling(D2026), regeling(D2026, "woonwagen"))


def test_json_van_een_verschil() -> None:
    d = uitleg_verschil.als_dict(v(date(2025, 12, 31), D2026))
    assert json.loads(json.dumps(d)) == d
    assert next((p["van"]["waarde"], p["naar"]["waarde"]) for p in d["parameters"]) == ("15329", "16954")
    assert [h["hoogste"]["bedrag"] for h in d["huurtabel"]] == ["1608.68", "1667.40"]
    assert d["samenvatting"] == "5 parameters veranderen; een andere huurtabel; 29 parameters buiten de puntentelling."


def test_elke_wijziging_van_het_recht_is_een_verschil() -> None:
    """Op elke dag waarop een parameter een nieuwe waarde krijgt, toont het verschil met de dag ervoor precies die parameters."""
    vanaf = {w.vanaf for naam in onderwerpen() for p in onderwerp(naam).values() for w in p.waarden}
    for dag in sorted(d for d in vanaf if date(2022, 7, 1) < d <= D2026 and d != WBH):
        for naam in stelsels_op(dag):
            anders = v(dag - timedelta(1), dag, naam)
            buiten = {p.naar.pad for onderwerp_ in anders.huurrecht for p in onderwerp_.parameters}
            assert {p.naar.pad for p in anders.parameters} == _nieuw_op(dag, onderwerpen_van(regeling(dag, naam)))
            # Daar kan een nieuwe waarde ook gelijk zijn aan de oude, of nog steeds niet gevonden.
            assert buiten <= _nieuw_op(dag, huurrecht(regeling(dag, naam))), (dag, naam)


def _nieuw_op(dag: date, namen: tuple[str, ...]) -> set[str]:
    alle = (p for naam in namen for p in onderwerp(naam).values())
    return {p.pad for p in alle if dag in {*(w.vanaf for w in p.waarden), p.bekend_tot}}


# --- dekking ---------------------------------------------------------------------------------------------------------


def test_elke_regel_van_elk_stelsel_is_gedekt() -> None:
    for dag in DAGEN:
        genoemd = {r for b in dekking.op(dag) for r in b.regels}
        assert set(dekking.regels_op(dag)) == genoemd, dag


def test_wat_de_dekking_noemt_bestaat() -> None:
    for dag in DAGEN:
        for naam in stelsels_op(dag):
            stelsel(naam, dag)
    for b in dekking.alle():
        assert set(b.regels) <= set(VERSIES), b.artikel
        for module in b.code:
            importlib.import_module(f"huurstelsel.{module}")
        assert all((WORTEL / "tests" / "zaken" / map_).is_dir() for map_ in b.zaken), b.zaken
        assert wet_van(b.artikel) is not None, b.artikel
        assert b.stand != "uitgevoerd" or b.regels or b.code, b.artikel
        assert b.stand != "gevraagd" or b.feiten or b.waarom, b.artikel


def test_wat_de_dekking_vraagt_is_een_veld_van_het_document() -> None:
    velden = schema()
    for pad in {veld for b in dekking.alle() for veld in b.feiten}:
        assert _veld(velden, velden, pad.split(".")), pad


def _veld(hier: Any, geheel: Any, delen_: list[str]) -> bool:
    """Of een pad in het schema bestaat; “[]” is een element van een lijst."""
    if isinstance(hier, dict) and "$ref" in hier:
        return _veld(geheel["$defs"][hier["$ref"].rpartition("/")[2]], geheel, delen_)
    if not delen_:
        return True
    if isinstance(hier, dict):
        keuze = [deel for soort in ("anyOf", "oneOf", "allOf") for deel in hier.get(soort, ())]
        naam = delen_[0].removesuffix("[]")
        if naam in hier.get("properties", {}) and _veld(hier["properties"][naam], geheel, delen_[1:]):
            return True
        return any(_veld(deel, geheel, delen_) for deel in (*keuze, hier.get("items")) if deel)
    return False


def test_de_bepaling_van_elke_parameter_is_gedekt() -> None:
    for naam in onderwerpen():
        for p in onderwerp(naam).values():
            for w in p.waarden:
                dag = max(w.vanaf, date(2022, 7, 1))
                families = {dekking.familie(b.artikel) for b in dekking.op(dag)} | {"Wet betaalbare huur"}
                gemist = [deel for deel in delen(w.artikel) if dekking.familie(deel) not in families]
                assert not gemist, (p.pad, gemist)


@pytest.mark.parametrize(
    ("verwijzing", "familie"),
    [
        ("Bhw bijlage I.A, onderdeel 11.1 onder a", "Bhw bijlage I.A, rubriek 11"),
        ("Bhw bijlage I.A, toelichting rubriek 3 en 5", "Bhw bijlage I.A, rubriek 3"),
        ("Bhw bijlage I.A, toelichting, inleiding", "Bhw bijlage I.A, toelichting, inleiding"),
        ("Bhw bijlage I.B (tot 1 juli 2024), rubriek 6 onder a", "Bhw bijlage I.B, rubriek 6"),
        ("Bhw bijlage I.C, toelichting I.6", "Bhw bijlage I.C, onderdeel I"),
        ("Bhw art. 8a lid 5 onder b", "Bhw art. 8a"),
        ("Beleidsboek zelfstandige woonruimte 2.4.3 onder 3", "Beleidsboek zelfstandige woonruimte 2.4"),
        ("Huisvestingswet 2014 art. 1", "Huisvestingswet 2014 art. 1"),
    ],
)
def test_familie_van_een_verwijzing(verwijzing: str, familie: str) -> None:
    assert dekking.familie(verwijzing) == familie


def test_dekking_noemt_wat_buiten_de_software_blijft() -> None:
    standen_ = {(b.artikel, b.over): b.stand for b in dekking.op(D2026)}
    oordeel = {artikel for (artikel, _), stand_ in standen_.items() if stand_ == "oordeel"}
    assert {"Bhw art. 5 lid 2", "Beleidsboek zelfstandige woonruimte 2.4.6.2", "BW 7 art. 255 en 255a"} <= oordeel
    gevraagd = {over for (_, over), stand_ in standen_.items() if stand_ == "gevraagd"}
    assert "Duurzame gemeenschappelijke huishouding van drie of meer personen" in gevraagd
    assert "Woonomgeving van een standplaats" in gevraagd
    niet = {artikel for (artikel, _), stand_ in standen_.items() if stand_ == "niet gebouwd"}
    assert "Uhw art. 18 tot en met 19bis" in niet


def test_tekst_en_json_van_de_dekking() -> None:
    uit = uitleg_dekking.als_tekst(D2026, 100).replace(SPATIE, " ")
    regels = regels_van(uit)
    assert regels[0] == "Welke bepalingen huurstelsel uitvoert op 1 januari 2026"
    assert re.fullmatch(
        r"\d+ bepalingen: \d+ uitgevoerd, \d+ gevraagd, \d+ oordeel, \d+ niet gebouwd, \d+ buiten\. 40 regels\.",
        regels[1],
    )
    assert "Bhw bijlage I.A, rubriek 8 Buitenruimten" in regels
    assert "regels telt_als, buitenruimten" in regels
    assert all(len(regel) <= 100 for regel in uit.splitlines())
    d = uitleg_dekking.als_dict(D2026)
    rubriek_8 = next(b for b in d["bepalingen"] if b["artikel"] == "Bhw bijlage I.A, rubriek 8")
    assert rubriek_8["parameters"] == [f"buitenruimte.{n}" for n in (
        "prive_aanwezig", "prive_per_m2", "gemeenschappelijk_per_m2", "geen_buitenruimte", "maximum",
    )]  # fmt: skip
    assert {"naam": "woz_klasse", "stelsels": ["onzelfstandig"]} in d["regels"]
    assert uitleg_dekking.als_dict(OUD)["regels"] != d["regels"]


def test_dekking_met_een_fout_wordt_niet_gelezen() -> None:
    with pytest.raises(ParameterFout, match=r"Bhw art\. 1: geef artikel, over, een bestaande stand"):
        dekking._bepaling({"artikel": "Bhw art. 1", "over": "iets", "stand": "half"})
    with pytest.raises(ParameterFout, match="geen onbekende velden"):
        dekking._bepaling({"artikel": "Bhw art. 1", "over": "iets", "stand": "buiten", "regel": ["x"]})


# --- regelingen ------------------------------------------------------------------------------------------------------


def test_elke_verwijzing_is_van_een_bekende_regeling() -> None:
    for naam in onderwerpen():
        for p in onderwerp(naam).values():
            for w in p.waarden:
                assert all(wet_van(deel) for deel in delen(w.artikel)), (p.pad, w.artikel)
    assert all(re.fullmatch(r"BWBR\d{7}", wet.bwb) for wet in WETTEN if wet.bwb)


def test_delen_van_een_verwijzing() -> None:
    assert delen("Bhw bijlage I.A, onderdeel 4.1; Uhw art. 10d") == ("Bhw bijlage I.A, onderdeel 4.1", "Uhw art. 10d")
    assert delen("BW 7:234; Bhw bijlage I.A, toelichting, inleiding")[1] == "Bhw bijlage I.A, toelichting, inleiding"


def test_jci_van_een_andere_regeling_wordt_niet_getoond() -> None:
    grens = op_pad(D2026, "opslagen.lage_huurgrens").bron
    assert (wet_van(grens.artikel) or WETTEN[0]).bwb == "BWBR0035303"
    assert jci(grens) == ""
    assert jci(op_pad(D2026, "opslagen.nieuwbouw").bron) == "jci1.3:c:BWBR0003237&artikel=8a&g=2026-01-01&z=2026-01-01"


# --- uitvoer als YAML ------------------------------------------------------------------------------------------------


def uitvoer(dag: date, *namen: str) -> dict[str, Any]:
    """Naam van een bestand → inhoud, elk getal nog als tekst."""
    inhoud = bestanden([regeling(dag, naam) for naam in namen or stelsels_op(dag)])
    return {naam: yaml.load(tekst_, Loader=yaml.BaseLoader) for naam, tekst_ in inhoud.items()}  # noqa: S506


def definities(inhoud: dict[str, Any]) -> dict[str, Any]:
    alle = [d for wet in inhoud.values() for a in wet["articles"] for d in a["machine_readable"]["definitions"].items()]
    assert len(dict(alle)) == len(alle)
    return dict(alle)


def test_uitvoer_in_de_vorm_van_regelrecht() -> None:
    inhoud = uitvoer(D2026)
    assert list(inhoud) == [
        "nl/amvb/besluit_huurprijzen_woonruimte/2026-01-01.yaml",
        "nl/uitvoeringsbeleid/beleidsboek_zelfstandige_woonruimte/2024-07-01.yaml",
        "nl/wet/huisvestingswet_2014/2026-01-01.yaml",
        "nl/uitvoeringsbeleid/beleidsboek_onzelfstandige_woonruimte/2024-07-01.yaml",
        "nl/ministeriele_regeling/uitvoeringsregeling_huurprijzen_woonruimte/2026-01-01.yaml",
    ]
    bhw = inhoud["nl/amvb/besluit_huurprijzen_woonruimte/2026-01-01.yaml"]
    assert {k: bhw[k] for k in ("$id", "regulatory_layer", "publication_date", "valid_from", "bwb_id", "url")} == {
        "$id": "besluit_huurprijzen_woonruimte",
        "regulatory_layer": "AMVB",
        "publication_date": "1979-04-26",
        "valid_from": "2026-01-01",
        "bwb_id": "BWBR0003237",
        "url": "https://wetten.overheid.nl/BWBR0003237/2026-01-01",
    }
    [artikel] = [a for a in bhw["articles"] if a["number"] == "Bijlage I, onder A, rubriek 8"]
    assert artikel["machine_readable"]["definitions"]["buitenruimte_prive_per_m2"] == {
        "value": "0.35",
        "type": "number",
        "unit": "punten",
        "description": "Punten per m² privé-buitenruimte",
        "path": "buitenruimte.prive_per_m2",
        "valid_from": "2024-07-01",
        "certainty": "primair",
        "source": "Besluit huurprijzen woonruimte, bijlage I onder A, tekst geldig op 2026-01-01; Wet betaalbare huur (Stb. 2024, 193)",
        "legal_basis": {
            "law": "Besluit huurprijzen woonruimte",
            "bwb_id": "BWBR0003237",
            "article": "Bijlage I, onder A, rubriek 8",
            "url": "https://wetten.overheid.nl/BWBR0003237/2024-07-01",
            "juriconnect": "jci1.3:c:BWBR0003237&bijlage=I&g=2026-01-01&z=2026-01-01",
            "explanation": "Bhw bijlage I.A, rubriek 8",
        },
    }


@pytest.mark.parametrize("dag", DAGEN)
def test_uitvoer_voldoet_aan_de_eisen_van_regelrecht(dag: date) -> None:
    """Wat het schema van regelrecht eist van een bestand, een artikel en een grondslag; zie docs/recht_export.md voor wat ontbreekt."""
    grondslag = {"law", "bwb_id", "article", "paragraph", "sentence", "url", "juriconnect", "explanation"}
    for wet in uitvoer(dag).values():
        assert {"regulatory_layer", "valid_from", "articles", "$schema", "$id"} <= set(wet)
        assert wet["regulatory_layer"] not in {"WET", "AMVB", "MINISTERIELE_REGELING"} or {"bwb_id", "url"} <= set(wet)
        assert date.fromisoformat(wet["valid_from"]) <= dag
        nummers = [a["number"] for a in wet["articles"]]
        assert len(set(nummers)) == len(nummers)
        for a in wet["articles"]:
            assert set(a) <= {"number", "text", "url", "machine_readable"}
            assert set(a["machine_readable"]) == {"definitions"}
    for naam, d in definities(uitvoer(dag)).items():
        assert re.fullmatch(r"[a-z0-9_]+", naam)
        assert d["type"] in {"string", "number", "boolean", "amount", "object", "array", "date"}
        assert set(d["legal_basis"]) <= grondslag
        assert re.fullmatch(
            r"jci1\.3:c:BWBR\d{7}(&[a-zA-Z_]+=.+)*", d["legal_basis"].get("juriconnect", "jci1.3:c:BWBR0000000")
        )
        assert ("value" in d) != ("state" in d)


@pytest.mark.parametrize("dag", DAGEN)
def test_uitvoer_geeft_dezelfde_getallen_terug(dag: date) -> None:
    gevonden = definities(uitvoer(dag))
    verwacht = 0
    for naam in stelsels_op(dag):
        for onderwerp_ in onderwerpen_van(regeling(dag, naam)):
            for s in standen(regeling(dag, naam), onderwerp_):
                for w in (s.bron, *s.cohorten) if not s.toestand else ():
                    d = gevonden[s.pad.replace(".", "_") + (f"_{w.sleutel.year}" if w.sleutel else "")]
                    assert _terug(d["value"], s.eenheid, d["type"]) == w.waarde, s.pad
                    assert (d["path"], d["source"], d["certainty"]) == (s.pad, w.bron, w.zekerheid)
                    verwacht += 1
        t = tarief(naam, dag)
        bedragen = {int(k): int(c) for k, c in gevonden[f"maximale_huurprijsgrenzen_{naam}"]["value"].items()}
        assert bedragen == {t.laagste + i: int(c) for i, c in enumerate(t.bedragen)}
    assert verwacht > 100
    assert not [d for d in gevonden.values() if "state" in d]


def _terug(uit: Any, eenheid: str, type_: str) -> Any:
    """Een waarde uit de YAML in de gehele eenheid van haar parameter."""
    if isinstance(uit, dict):
        return {k: _terug(v_, eenheid, "number") for k, v_ in uit.items()}
    if isinstance(uit, list):
        return tuple(_terug(v_, eenheid, "number") for v_ in uit)
    if eenheid == "tekst":
        return uit
    if type_ == "boolean":
        return {"true": 1, "false": 0}[uit]
    if eenheid == "datum":
        return date.fromisoformat(uit).toordinal()
    return Fraction(uit) * (1 if eenheid == "euro" else SCHALEN[eenheid])


def test_uitvoer_is_ook_gewone_yaml() -> None:
    """Wie met een gewone lezer leest, krijgt getallen; ook een drijvende komma heeft dan nog de cijfers van de wet."""
    inhoud = bestanden([regeling(D2026)])
    bhw = yaml.safe_load(inhoud["nl/amvb/besluit_huurprijzen_woonruimte/2026-01-01.yaml"])
    alle = {k: d for a in bhw["articles"] for k, d in a["machine_readable"]["definitions"].items()}
    assert alle["gehandicapten_euro_per_punt"]["value"] == 33_200
    assert repr(alle["buitenruimte_prive_per_m2"]["value"]) == "0.35"
    assert alle["energieprestatie_eengezinswoning"]["value"] == [62, 57, 52, 47, 41, 34, 22, 14, -4, -9, -15]
    assert alle["opslagen_nieuwbouw_start_voor"]["value"] == "2028-01-01"
    assert alle["woz_onderdeel_1_2025"] | {"source": "", "legal_basis": {}} == {
        "value": 1_695_400,
        "type": "amount",
        "type_spec": {"unit": "eurocent"},
        "unit": "eurocent",
        "description": "Euro WOZ-waarde per punt",
        "path": "woz.onderdeel_1",
        "waardepeildatum": "2025-01-01",
        "valid_from": "2026-01-01",
        "certainty": "primair",
        "source": "",
        "legal_basis": {},
    }


def test_uitvoer_na_de_laatste_publicatie_noemt_de_toestand() -> None:
    d = definities(uitvoer(date(2027, 6, 1)))
    assert d["opslagen_lage_huurgrens"]["state"] == "nog niet bekend"
    assert "value" not in d["opslagen_lage_huurgrens"]
    assert not [naam for naam in d if naam.startswith("maximale_huurprijsgrenzen")]


def test_uitvoer_laat_weg_wat_niet_geldt() -> None:
    assert "buitenruimte_carport" not in definities(uitvoer(D2026))
    assert definities(uitvoer(OUD))["buitenruimte_carport"]["value"] == "2"
    assert "buitenruimte_prive_per_m2" not in definities(uitvoer(OUD))
    assert set(definities(uitvoer(D2026, "woonwagen"))) < set(definities(uitvoer(D2026)))


@pytest.mark.parametrize(
    ("verwijzing", "verwacht"),
    [
        ("Bhw art. 8a lid 5 onder b", "8a"),
        ("Bhw art. 2 (oud): Wet op de huurtoeslag art. 13 lid 1 onder a", "2"),
        ("Bhw bijlage I.A, onderdeel 9.1 (oud)", "Bijlage I, onder A, onderdeel 9.1"),
        ("Bhw bijlage I.C, onderdeel I.A", "Bijlage I, onder C, onderdeel I.A"),
        ("Bhw bijlage III", "Bijlage III"),
        ("Beleidsboek zelfstandige woonruimte 2.11.2", "2.11.2"),
        ("Uitvoeringsregeling huurprijzen woonruimte art. 3 en bijlage II", "3"),
    ],
)
def test_nummer_van_een_artikel(verwijzing: str, verwacht: str) -> None:
    assert nummer(verwijzing) == verwacht


def test_schrijven_is_alles_of_niets(tmp_path: Path) -> None:
    inhoud = {"nl/a/1.yaml": "een\n", "nl/b/2.yaml": "twee\n"}
    doel = tmp_path / "diep" / "recht"
    assert schrijf(doel, inhoud) == (doel / "nl/a/1.yaml", doel / "nl/b/2.yaml")
    assert (doel / "nl/b/2.yaml").read_bytes() == b"twee\n"
    assert [p.name for p in doel.parent.iterdir()] == ["recht"]
    with pytest.raises(SchrijfFout, match="is niet leeg"):
        schrijf(doel, {"nl/a/1.yaml": "anders\n"})
    assert (doel / "nl/a/1.yaml").read_bytes() == b"een\n"
    (doel / "eigen.txt").write_text("blijft")
    schrijf(doel, {"nl/a/1.yaml": "anders\n"}, overschrijf=True)
    assert (doel / "nl/a/1.yaml").read_bytes() == b"anders\n"
    assert (doel / "nl/b/2.yaml").read_bytes() == b"twee\n"
    assert (doel / "eigen.txt").read_text() == "blijft"


def test_schrijven_in_een_lege_map(tmp_path: Path) -> None:
    schrijf(tmp_path, {"nl/a/1.yaml": "een\n"})
    assert [p.name for p in tmp_path.iterdir()] == ["nl"]


def test_mislukt_schrijven_laat_alles_zoals_het_was(tmp_path: Path) -> None:
    doel = tmp_path / "recht"
    doel.mkdir()
    (doel / "nl").write_text("een bestand waar een map moet komen")
    with pytest.raises(OSError, match="nl"):
        schrijf(doel, {"a.yaml": "een\n", "nl/b.yaml": "twee\n"}, overschrijf=True)
    assert [p.name for p in tmp_path.iterdir()] == ["recht"]
    assert [p.name for p in doel.iterdir()] == ["nl"]
    (doel / "a.yaml").mkdir()
    with pytest.raises(SchrijfFout, match=r"a\.yaml is een map"):
        schrijf(doel, {"a.yaml": "een\n"}, overschrijf=True)
    with pytest.raises(SchrijfFout, match="bestaat en is geen map"):
        schrijf(doel / "nl", {"a.yaml": "een\n"}, overschrijf=True)


# --- opdrachtregel ---------------------------------------------------------------------------------------------------


def test_opdracht_toont_het_recht(draai: Any) -> None:
    code, uit, fout = draai("recht", "--peildatum", "1-1-2026")
    assert (code, fout) == (0, "")
    assert uit.startswith("Het recht voor zelfstandige woonruimte op 1 januari 2026\n")
    assert "Eén onderwerp" not in uit
    assert "huurstelsel recht buitenruimte" in uit
    code, uit, _ = draai("recht", "8", "--peildatum", "2023-07-01", "--json")
    d = json.loads(uit)
    assert code == 0
    assert {p["pad"]: p["waarde"] for p in d["onderwerpen"][0]["parameters"]}["buitenruimte.trede_punten"] == [
        "2",
        "4",
        "6",
        "8",
        "10",
    ]


def test_opdracht_zoekt_het_stelsel_bij_een_onderwerp(draai: Any) -> None:
    code, uit, _ = draai("recht", "keuken_onzelfstandig", "--peildatum", "2026-01-01")
    assert code == 0
    assert uit.startswith("Het recht voor onzelfstandige woonruimte op 1 januari 2026")
    code, _, fout = draai("recht", "keuken_onzelfstandig", "--peildatum", "2026-01-01", "--stelsel", "zelfstandig")
    assert (code, fout) == (
        2,
        "Het onderwerp keuken_onzelfstandig hoort niet bij stelsel zelfstandig, wel bij onzelfstandig.\n",
    )


def test_overzicht_van_een_voorstel_noemt_het_overgangsrecht_en_de_lezingen() -> None:
    for naam, oud in (("consultatie-2023", True), ("kamerbrief-2022-12-09", False)):
        o = overzicht(Regeling.op(date(2024, 1, 1)).met(voorstellen=[naam]))
        uit = " ".join(uitleg.als_tekst(o, 100).split())
        assert ("Huurovereenkomsten van vóór 1 januari 2024 houden het oude recht (voorstel" in uit) is oud
        assert f"{len(o.voorstellen[0].lezingen)} lezingen van het stuk: zie het onderwerp interpretaties." in uit
        [gelezen] = recht_json.als_dict(o)["voorstellen"]
        assert gelezen["overeenkomsten_voor"] == ("2024-01-01" if oud else None)


def test_opdracht_met_een_voorstel(draai: Any) -> None:
    code, uit, _ = draai("recht", "opslagen", "--peildatum", "2024-01-01", "--recht", "consultatie-2023")
    assert code == 0
    assert "met voorstel consultatie-2023, op het recht van 25 januari 2023" in " ".join(uit.split())
    assert "VOORSTEL, geen geldend recht: consultatie-2023\n" in uit
    assert "Opslag nieuwbouw" in uit
    code, uit, _ = draai("recht", "interpretaties", "--peildatum", "2024-01-01", "--recht", "consultatie-2023")
    assert code == 0
    assert "Hoe consultatie-2023 is gelezen, waar de tekst zich tegenspreekt of zwijgt" in uit
    assert "    ● 15 tot 20 m² is 7,5 punten en 20 tot 25 m² is 9 punten." in uit
    code, uit, _ = draai("recht", "opslagen", "--peildatum", "2024-01-01", "--recht", "consultatie-2023", "--json")
    [voorstel] = json.loads(uit)["voorstellen"]
    assert (code, voorstel["id"], voorstel["grondslag"]) == (0, "consultatie-2023", "2023-01-25")
    code, zonder, _ = draai("recht", "opslagen", "--peildatum", "2024-01-01", "--recht", "geldend")
    assert code == 0
    assert "voorstel" not in zonder


@pytest.mark.parametrize(
    ("a", "b", "kop"),
    [
        ("2025-12-31", "2026-01-01", "van 31 december 2025 naar 1 januari 2026"),
        ("2024-06-30", "consultatie-2023", "van 30 juni 2024 naar voorstel consultatie-2023 op 30 juni 2024"),
        (
            "consultatie-2023@2023-07-01",
            "geldend@2024-07-01",
            "van voorstel consultatie-2023 op 1 juli 2023 naar 1 juli 2024",
        ),
        (
            "consultatie-2023",
            "kamerbrief-2022-12-09",
            "van voorstel consultatie-2023 op 1 januari 2024 naar voorstel kamerbrief-2022-12-09 op 1 januari 2024",
        ),
    ],
)
def test_opdracht_verschil(draai: Any, a: str, b: str, kop: str) -> None:
    code, uit, fout = draai("recht", "--verschil", a, b)
    assert (code, fout) == (0, "")
    assert " ".join(uit.split("\n\n")[0].split()).startswith(f"Wat er voor zelfstandige woonruimte verandert {kop}")


def test_opdracht_verschil_van_een_onderwerp(draai: Any) -> None:
    code, uit, _ = draai("recht", "woz", "--verschil", "2025-12-31", "2026-01-01", "--json")
    d = json.loads(uit)
    assert code == 0
    assert [p["naar"]["waarde"] for p in d["parameters"]] == ["16954", "268", "114", "85806"]
    assert d["huurtabel"] is None
    code, uit, _ = draai("recht", "huurtabel", "--verschil", "2025-12-31", "2026-01-01", "--stelsel", "standplaats")
    assert code == 0
    assert "Parameters" not in uit
    assert "Huurtabel: vanaf 1 januari 2025 → vanaf 1 januari 2026" in uit


def test_opdracht_dekking(draai: Any) -> None:
    code, uit, _ = draai("recht", "--dekking", "--peildatum", "2026-01-01")
    assert (code, uit.splitlines()[0]) == (0, "Welke bepalingen huurstelsel uitvoert op 1 januari 2026")
    code, uit, _ = draai("recht", "--dekking", "--json")
    assert code == 0
    assert json.loads(uit)["standen"]["oordeel"].startswith("voorbehouden aan huurcommissie")


def test_opdracht_export(draai: Any, tmp_path: Path) -> None:
    code, uit, fout = draai("recht", "--export", "--peildatum", "2026-01-01")
    assert (code, fout) == (0, "")
    assert next(d["$id"] for d in yaml.safe_load_all(uit)) == "besluit_huurprijzen_woonruimte"
    doel = tmp_path / "recht"
    argumenten = ("recht", "--export", str(doel), "--peildatum", "2026-01-01", "--stelsel", "woonwagen")
    code, uit, _ = draai(*argumenten)
    assert code == 0
    assert len(uit.splitlines()) == len(list(doel.rglob("*.yaml"))) == 4
    code, uit, fout = draai(*argumenten)
    assert (code, uit) == (2, "")
    assert (
        fout
        == f"De map {doel} is niet leeg. Geef een andere map, of --overschrijf om gelijknamige bestanden te vervangen.\n"
    )
    assert draai(*argumenten, "--overschrijf")[0] == 0
    code, _, fout = draai("recht", "--export", "/proc/huurstelsel", "--peildatum", "2026-01-01")
    assert code == 1
    assert fout.startswith("Schrijven in /proc/huurstelsel is mislukt: ")


@pytest.mark.parametrize(
    ("argumenten", "code", "zin"),
    [
        (("buitenruimt",), 2, "Er is geen onderwerp “buitenruimt”. Bedoelde u “buitenruimte”?"),
        (("--stelsel", "zelfstandige"), 2, "Het stelsel “zelfstandige” bestaat niet. Bedoelde u “zelfstandig”?"),
        (("--peildatum", "2026-13-01"), 2, "“2026-13-01” is geen bestaande datum; schrijf jjjj-mm-dd"),
        (
            ("--peildatum", "2022-06-30"),
            4,
            "peildatum: Voor 2022-06-30 kent huurstelsel nog geen recht voor stelsel zelfstandig",
        ),
        (
            ("--peildatum", "2023-01-01", "--stelsel", "woonwagen"),
            4,
            "peildatum: Voor 2023-01-01 kent huurstelsel nog geen recht",
        ),
        (
            ("--recht", "consultatie-203"),
            3,
            "voorstel: Er is geen voorstel “consultatie-203”. Bedoelde u “consultatie-2023”?",
        ),
        (("--verschil", "2025-01-01"), 2, "Geef twee waarden bij --verschil"),
        (("--verschil", "2025-01-01", "2025-02-30"), 2, "“2025-02-30” is geen bestaande datum"),
        (
            ("--verschil", "2025-01-01", "consultatie-2024"),
            3,
            "voorstel: Er is geen voorstel “consultatie-2024”. Bedoelde u “consultatie-2023”?",
        ),
        (("--verschil", "2025-01-01", "2026-01-01", "--peildatum", "2026-01-01"), 2, "Bij --verschil staan de datums"),
        (("--verschil", "2025-01-01", "2026-01-01", "--dekking"), 2, "Kies --verschil of --dekking, niet beide."),
        (("woz", "--dekking"), 2, "Bij --dekking horen alleen --peildatum en --json."),
        (("--export", "-", "--json"), 2, "Een export bevat al het geldende recht van één dag"),
        (("--export", "-", "--recht", "consultatie-2023"), 2, "Een export bevat al het geldende recht van één dag"),
        (("--overschrijf",), 2, "--overschrijf hoort bij --export."),
        (("--dekkin",), 2, "“--dekkin” hoort hier niet. Bedoelde u “--dekking”?"),
    ],
)
def test_opdracht_fouten(draai: Any, argumenten: tuple[str, ...], code: int, zin: str) -> None:
    slotcode, uit, fout = draai("recht", *argumenten)
    assert (slotcode, uit) == (code, "")
    assert fout.startswith(zin)


def test_fout_als_json(draai: Any) -> None:
    code, uit, fout = draai("recht", "--peildatum", "2020-01-01", "--json")
    assert code == 4
    assert json.loads(uit)["fouten"][0]["code"] == "geen_recht"
    assert fout.startswith("peildatum: ")


def test_tabellen_hebben_een_regeling() -> None:
    for naam in NAMEN:
        for t in tarieven(naam):
            assert (wet_van(delen(t.artikel)[-1]) or WETTEN[0]).bwb == "BWBR0015386"
