"""Het recht als YAML in de vorm van regelrecht: dezelfde getallen, en schrijven is alles of niets."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from huurstelsel.recht.laden import SCHALEN
from huurstelsel.recht.overzicht import onderwerpen_van, standen, stelsels_op
from huurstelsel.recht.tabellen import tarief
from huurstelsel.recht.uitvoer_yaml import SchrijfFout, bestanden, nummer, schrijf
from recht_hulp import D2026, DAGEN, OUD, regeling

if TYPE_CHECKING:
    from pathlib import Path


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
