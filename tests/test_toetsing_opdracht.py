"""De opdracht `huurstelsel toets`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from huurstelsel import Regeling
from huurstelsel.cli import main
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout
from huurstelsel.huur.beslissing import NIET_TE_BESLISSEN
from huurstelsel.huur.toetsing import SOORTEN, toets
from kale_woning import kaal


def _bestand(tmp_path: Path, feiten: dict[str, Any]) -> str:
    pad = tmp_path / "zaak.yaml"
    pad.write_text(yaml.safe_dump(feiten, allow_unicode=True), encoding="utf-8")
    return str(pad)


VOORBEELD = {
    "id": "voorbeeld",
    "contract": {"ondertekend": date(2024, 1, 1), "ingangsdatum": date(2024, 1, 1), "huurprijs": "900"},
    "woning": kaal(60),
}


def test_opdracht_als_tekst_en_als_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = _bestand(tmp_path, VOORBEELD)
    rest = ["--peildatum", "2026-03-10", "--ingang", "1-3-2026", "--voorstel", "500", "--verzoek", "verlaging"]
    assert main(["toets", pad, *rest, "--ingediend", "2026-03-10"]) == 0
    tekst = capsys.readouterr().out
    assert "Toets van de huurprijs, gezien op 10 maart 2026 · voorbeeld" in tekst
    assert "Is de huurprijs redelijk? Niet redelijk." in tekst
    assert "Aanvangshuur" not in tekst.split("\n")[0]
    assert main(["toets", pad, *rest, "--json"]) == 0
    d = json.loads(capsys.readouterr().out)
    assert {b["id"] for b in d["beslissingen"]} == {
        *("verlaging_ontvankelijk", "verlaging_ingang", "verlaging_uitkomst"),
        *("verlaging_huurprijs", "verlaging_regime", "verlaging_partijen"),
    }
    assert next(b for b in d["beslissingen"] if b["id"] == "verlaging_huurprijs")["bedragen"][0]["bedrag"] == "319.02"


def test_opdracht_onder_een_voorstel_en_met_een_keuze(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = _bestand(tmp_path, VOORBEELD | {"peildatum": date(2025, 3, 1)})
    assert (
        main(["toets", pad, "--recht", "consultatie-2023", "--keuze", "termijn_voorstel=kalendermaanden", "--json"])
        == 0
    )
    d = json.loads(capsys.readouterr().out)
    assert d["voorstel"] == ["consultatie-2023"]
    ingang = next(b for b in d["beslissingen"] if b["id"] == "verlaging_ingang")
    assert {x["naam"]: x["dag"] for x in ingang["datums"]}["ingangsdatum"] == "2025-05-01"


def test_een_eigen_voorstel_wijzigt_een_percentage_en_geldt_niet_op_elke_dag(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wat het voorstel wijzigt telt; op een dag waarop het niet geldt, is niets te beslissen."""
    voorstel = {
        "voorstel": "zestig",
        "titel": "All-in 60%",
        "kamerstuk": "geen",
        "bron": "test",
        "geldt": {"vanaf": date(2026, 1, 1)},
        "wijzigingen": [{"pad": "toetsing.all_in_huur", "was": 55, "wordt": 60, "artikel": "Uhw art. 17 lid 1"}],
    }
    recht = tmp_path / "zestig.yaml"
    recht.write_text(yaml.safe_dump(voorstel), encoding="utf-8")
    feiten = {
        "contract": {"ondertekend": date(2025, 11, 1), "ingangsdatum": date(2025, 12, 1), "all_in_prijs": "1000"},
        "woning": kaal(20, "onzelfstandig"),
    }
    pad = _bestand(tmp_path, feiten)
    assert main(["toets", pad, "--peildatum", "2026-03-01", "--recht", str(recht), "--json"]) == 0
    gevonden = {b["id"]: b for b in json.loads(capsys.readouterr().out)["beslissingen"]}
    assert {x["naam"]: x["bedrag"] for x in gevonden["all_in_splitsing"]["bedragen"]}["kale huurprijs"] == "600.00"
    aanvang = gevonden["aanvangshuur_uitkomst"]
    assert aanvang["uitkomst"] == NIET_TE_BESLISSEN
    assert "geldt op peildata vanaf 2026-01-01" in aanvang["ontbreekt"][0]["zin"]


def test_opdracht_voor_een_adres_met_kamers(capsys: pytest.CaptureFixture[str]) -> None:
    pad = str(Path(__file__).parents[1] / "examples" / "studentenhuis.yaml")
    assert main(["toets", pad, "--json"]) == 0
    titels = [d["titel"].rpartition(" · ")[2] for d in json.loads(capsys.readouterr().out)]
    assert titels == ["voor", "achter", "boven", "zolder"]
    assert main(["toets", pad, "--verzoek", "aanvangshuurprijs"]) == 0
    assert capsys.readouterr().out.count("Kan de aanvangshuurprijs worden getoetst?") == len(titels)


@pytest.mark.parametrize(
    ("rest", "code", "melding"),
    [
        (["--verzoek", "verlagin"], 2, "Bedoelde u “verlaging”?"),
        (["--voorstel", "veel"], 2, "“veel” is geen bedrag in euro"),
        (["--voorstel", "901"], 3, "voorstel_geen_verlaging"),
        (["--ingang", "2023-12-01"], 3, "voorstel_voor_ingang"),
        (["--peildatum", "2027-01-01"], 4, "2027"),
        (["--keuze", "termijn_voorstel=maand"], 2, "termijn_voorstel kent de waarden"),
    ],
)
def test_wat_misgaat(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rest: list[str], code: int, melding: str
) -> None:
    basis = [] if "--peildatum" in rest else ["--peildatum", "2026-03-10"]
    assert main(["toets", _bestand(tmp_path, VOORBEELD), *basis, *rest]) == code
    assert melding in capsys.readouterr().err


def test_een_lijst_of_tegenspraak_bij_een_kamer_wordt_geweigerd(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lijst = tmp_path / "lijst.yaml"
    lijst.write_text(yaml.safe_dump([VOORBEELD]), encoding="utf-8")
    assert main(["toets", str(lijst)]) == 3
    assert "lijst_zonder_toets" in capsys.readouterr().err
    contract = {"ondertekend": date(2026, 2, 1), "ingangsdatum": date(2026, 1, 1)}
    woning = {
        "stelsel": "onzelfstandig",
        "ruimten": [{"soort": "woonkamer", "oppervlakte": 20, "gebruikers": ["alle"]}],
    }
    adres = {"woning": woning, "kamers": [{"id": "a"}, {"id": "b", "contract": contract}]}
    adres |= {"gebreken": [{"categorie": "C", "nummer": 2}]}
    assert main(["toets", _bestand(tmp_path, adres), "--json"]) == 3
    fouten = json.loads(capsys.readouterr().out)["fouten"]
    assert [f["pad"] for f in fouten] == ["gebreken[0].nummer", "kamers[1].contract.ingangsdatum"]


def test_zonder_soort_alleen_waarover_het_document_iets_zegt() -> None:
    assert tuple(SOORTEN) == ("aanvangshuurprijs", "verlaging", "gebreken", "all-in")
    ids = {b.id for b in toets(lees_document(VOORBEELD), Regeling.op(date(2026, 3, 1)))}
    assert "gebreken_bevoegd" not in ids
    assert "all_in" not in ids
    with pytest.raises(FeitenFout):
        lees_document(VOORBEELD | {"gebreken": [{"categorie": "D"}]})
