"""De opdracht `huurstelsel maatregelen`, voor een woning en voor een portefeuille."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from huurstelsel import Regeling, waardeer
from huurstelsel.cli import main
from huurstelsel.maatregelen.advies import adviseer
from huurstelsel.portefeuille import run
from huurstelsel.portefeuille.maatregelen import Maatregelen
from huurstelsel.portefeuille.run import Opdracht, draai
from huurstelsel.portefeuille.schema import schema
from maatregelen_hulp import DAG, FLAT, WORTEL, Woordenboek, gevolg, woning
from portefeuille_hulp import breek_af_na

if TYPE_CHECKING:
    from pathlib import Path


def parquet(pad: Path, lijst: list[Woordenboek]) -> Path:
    pq.write_table(
        pa.Table.from_pylist([{k: v for k, v in w.items() if k != "peildatum"} for w in lijst], schema=schema()), pad
    )
    return pad


def test_portefeuille_met_documenten_en_afgekeurde_rijen(tmp_path: Path) -> None:
    bijzonder = woning(renovaties=[{"jaar": 2015}])  # gaat als document
    lijst = [woning() | {"id": "a"}, bijzonder | {"id": "b"}, woning(bouwjaar=3000) | {"id": "fout"}]
    onbekend = woning() | {"id": "c"}
    del onbekend["woning"]["ruimten"][1]["verwarmd"]
    bron = parquet(tmp_path / "in.parquet", [*lijst, onbekend])
    verslag = draai(Opdracht(bron, tmp_path / "uit.parquet", Regeling.op(DAG), aanvullingen=(Maatregelen(),)))
    assert (verslag.rijen, verslag.gewaardeerd) == (4, 3)
    a, b, c = pq.read_table(tmp_path / "uit.parquet").to_pylist()
    nu = waardeer(woning()).punten
    assert nu is not None
    for rij in (a, b):
        assert (rij["punten"], rij["punten_tot_midden"], rij["punten_tot_hoog"]) == (nu, 144 - nu, 187 - nu)
        assert (rij["aanrecht_2m_punten"], rij["buitenruimte_groter_punten"]) == (3, None)
        assert rij["aanrecht_2m_euro"] == Decimal(gevolg(adviseer(woning()), "aanrecht_2m").euro[0]) / 100
    assert (c["aanrecht_2m_punten"], c["punten_tot_midden"]) == (None, None)
    assert verslag.tellingen["maatregel_woningen"]["aanrecht_2m"] == 2
    assert verslag.tellingen["maatregel_punten"]["aanrecht_2m"] == 6


@pytest.mark.parametrize("anders", [{}, {"renovaties": [{"jaar": 2015}]}])  # in kolommen en als document
def test_weggelaten_ruimten_geven_in_een_portefeuille_geen_effect(anders: Woordenboek, tmp_path: Path) -> None:
    zonder, leeg = woning(**anders) | {"id": "a"}, woning(ruimten=[], **anders) | {"id": "b"}
    del zonder["woning"]["ruimten"]
    bron = parquet(tmp_path / "in.parquet", [zonder, leeg])
    draai(Opdracht(bron, tmp_path / "uit.parquet", Regeling.op(DAG), aanvullingen=(Maatregelen(),)))
    a, b = pq.read_table(tmp_path / "uit.parquet").to_pylist()
    assert {a[naam] for naam in a if naam.startswith("punten_tot_") or naam in Maatregelen.schema.names} == {None}
    assert (b["punten_tot_midden"], b["deurbel_euro"] is None) == (144 - b["punten"], False)


def test_een_onbekend_woningtype_laat_wat_er_niet_van_afhangt_zeker(tmp_path: Path) -> None:
    zonder = woning() | {"id": "a"}
    del zonder["woning"]["woningtype"]
    bron = parquet(tmp_path / "in.parquet", [zonder])
    draai(Opdracht(bron, tmp_path / "uit.parquet", Regeling.op(DAG), aanvullingen=(Maatregelen(),)))
    (rij,) = pq.read_table(tmp_path / "uit.parquet").to_pylist()
    assert (rij["aanrecht_2m_punten"], rij["deurbel_euro"]) == (3, Decimal(0))
    assert (rij["label_c_punten"], rij["punten_tot_midden"]) == (None, None)


def test_hervatten_met_een_andere_aanvulling_begint_opnieuw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bron = parquet(tmp_path / "in.parquet", [woning() | {"id": str(i)} for i in range(12)])
    monkeypatch.setattr(run, "DEEL", 4)
    monkeypatch.setattr("huurstelsel.portefeuille.bron.BROK", 4)

    with pytest.raises(KeyboardInterrupt):
        draai(Opdracht(bron, tmp_path / "uit.parquet", Regeling.op(DAG), voortgang=breek_af_na(1)))
    verslag = draai(Opdracht(bron, tmp_path / "uit.parquet", Regeling.op(DAG), aanvullingen=(Maatregelen(),)))
    assert (verslag.hervat, verslag.tellingen["maatregel_woningen"]["deurbel"]) == (0, 12)


@pytest.mark.parametrize("breed", [40, 80, 120])
def test_tekst_past_op_het_scherm(breed: int, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(breed))
    assert main(["maatregelen", str(FLAT)]) == 0
    uit = capsys.readouterr().out
    assert "BW 7:255" in uit
    assert uit.count("BW 7:255") == 1
    assert "nog 20" in uit
    if breed > 40:
        assert max(map(len, uit.splitlines())) <= breed
    if breed == 120:
        assert "Verwarming in elk onverwarmd vertrek · slaapkamer-2" in uit


def test_json(capsys: Any) -> None:
    assert main(["maatregelen", str(FLAT), "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    per_id = {m["id"]: m for m in uit["maatregelen"]}
    assert (uit["punten"], per_id["aanrecht_2m"]["punten"], per_id["aanrecht_2m"]["euro"]) == (124, 3, "20.58")
    assert per_id["inbouw_vaatwasmachine"]["punten_onafgerond"] == "1.5"
    assert (per_id["laadpaal"]["punten"], per_id["laadpaal"]["reden"]) == (None, "geen_parkeerruimte")
    assert per_id["koeling"]["begrensd_door"] == [
        {"rubriek": 3, "post": "maximering_verkoelde_vertrekken", "minder": "2"}
    ]
    assert uit["grenzen"][0]["combinatie"]["maatregelen"] == ["label_a"]


def test_portefeuille_op_de_opdrachtregel(tmp_path: Path, capsys: Any) -> None:
    bron = parquet(tmp_path / "in.parquet", [woning() | {"id": "a"}])
    assert main(["maatregelen", str(bron), str(tmp_path / "uit.csv"), "--peildatum", "2026-01-01"]) == 0
    uit = capsys.readouterr().out
    assert "Aanrecht van 2 meter" in uit
    assert uit.count("BW 7:255") == 1
    assert main(["maatregelen", str(bron)]) == 2
    assert "huurstelsel maatregelen IN UIT" in capsys.readouterr().err
    for optie in (["--behoud", "wijk"], ["--streng"]):
        assert main(["maatregelen", str(FLAT), *optie]) == 2
        assert "gaan alleen met UIT" in capsys.readouterr().err


def test_een_adres_met_kamers_en_een_woonwagen(capsys: Any) -> None:
    assert main(["maatregelen", str(WORTEL / "examples" / "studentenhuis.yaml")]) == 3
    assert "adres_met_kamers" in capsys.readouterr().err
    assert main(["maatregelen", str(WORTEL / "examples" / "woonwagen.yaml")]) == 0
    assert "Bestaat niet in dit stelsel" in capsys.readouterr().out


def test_voor_de_wet_betaalbare_huur_en_naar_een_voorstel(capsys: Any, tmp_path: Path) -> None:
    document = yaml.safe_load(FLAT.read_text(encoding="utf-8"))
    document["woning"]["woz_waarden"] = [{"waarde": 150000, "waardepeildatum": "2022-01-01"}]
    (tmp_path / "oud.yaml").write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    assert main(["maatregelen", str(tmp_path / "oud.yaml"), "--peildatum", "2024-01-01"]) == 0
    assert "Segment midden" not in capsys.readouterr().out  # toen besliste het bedrag


def test_de_documentatie_toont_de_echte_uitvoer(capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(WORTEL)
    tekst = (WORTEL / "docs" / "maatregelen.md").read_text(encoding="utf-8")
    opdracht, getoond = tekst.split("```")[3].strip("\n").split("\n", 1)
    assert main(opdracht.split()[2:]) == 0
    assert capsys.readouterr().out.startswith(getoond.removesuffix("…"))
