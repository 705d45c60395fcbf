"""Wat het recht op een dag zegt: toestanden, het overzicht als tekst en als JSON, onderwerpen en interpretaties."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from huurstelsel.fouten import GeenRecht, OnbekendeKeuze
from huurstelsel.recht import interpretaties
from huurstelsel.recht.laden import lees_onderwerp, onderwerp, onderwerpen
from huurstelsel.recht.overzicht import (
    BESTAAT_NOG_NIET,
    HUURRECHT,
    NOG_NIET_BEKEND,
    hoort_bij,
    keuzes,
    kies_onderwerp,
    overzicht,
    stand,
    stelsels_met,
    stelsels_op,
)
from huurstelsel.recht.verschil import verschil
from huurstelsel.regeling import Regeling
from huurstelsel.regels.stelsel import NAMEN, stelsel
from huurstelsel.uitleg import dekking as uitleg_dekking
from huurstelsel.uitleg import recht as uitleg
from huurstelsel.uitleg import recht_json
from huurstelsel.uitleg import rechtsverschil as uitleg_verschil
from recht_hulp import D2025, D2026, DAGEN, OUD, SPATIE, WBH, WORTEL, op_pad, regeling, regels_van


def tekst(*, dag: date = D2026, naam: str = "zelfstandig", breedte: int = 100, gekozen: tuple[str, ...] = ()) -> str:
    return uitleg.als_tekst(overzicht(regeling(dag, naam), gekozen), breedte, gekozen=gekozen).replace(SPATIE, " ")


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
            tussen = verschil(regeling(date(2024, 6, 30), naam), regeling(WBH, naam))
            teksten.append(uitleg_verschil.als_tekst(tussen, breedte))
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
