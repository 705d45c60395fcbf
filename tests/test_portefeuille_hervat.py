"""Een run die is onderbroken of mislukt: wat blijft liggen, wat verdergaat, en wat opnieuw begint."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from threading import Event
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from huurstelsel import Regeling
from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille import doel, run
from huurstelsel.portefeuille.delen import Delen
from huurstelsel.portefeuille.run import Opdracht, draai
from huurstelsel.portefeuille.uitvoer import Uitvoer
from portefeuille_hulp import REGELING, breek_af_na, lees, parquet, punten, woning

if TYPE_CHECKING:
    from pathlib import Path


def test_een_onderbroken_run_gaat_verder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    woningen = [woning(i) for i in range(40)]
    bron = parquet(tmp_path / "in.parquet", woningen, row_group_size=8)
    monkeypatch.setattr(run, "DEEL", 16)
    monkeypatch.setattr("huurstelsel.portefeuille.bron.BROK", 8)
    uit = tmp_path / "uit.parquet"
    with pytest.raises(KeyboardInterrupt):
        draai(Opdracht(bron, uit, REGELING, voortgang=breek_af_na(24)))
    assert not uit.exists()
    verslag = draai(Opdracht(bron, uit, REGELING))
    assert (verslag.hervat, verslag.rijen) == (16, 40)
    assert verslag.tellingen["stelsel"] == {"zelfstandig": 40}
    assert lees(uit) == punten(woningen)
    assert not (tmp_path / "uit.parquet.werk").exists()


def test_streng_kijkt_ook_naar_wat_eerder_is_afgekeurd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    woningen = [woning(i, bouwjaar=3000) if i == 1 else woning(i) for i in range(10)]
    bron = parquet(tmp_path / "in.parquet", woningen, row_group_size=5)
    monkeypatch.setattr(run, "DEEL", 5)
    monkeypatch.setattr("huurstelsel.portefeuille.bron.BROK", 5)

    opdracht = Opdracht(bron, tmp_path / "uit.parquet", REGELING)
    with pytest.raises(KeyboardInterrupt):
        draai(replace(opdracht, voortgang=breek_af_na(1)))
    with pytest.raises(run.Gestopt, match=r"rij 1 \(w1\): woning.bouwjaar"):
        draai(replace(opdracht, streng=True))
    assert not opdracht.uitvoer.exists()
    assert draai(opdracht).hervat == 5


def test_ook_een_trage_run_bewaart_wat_klaar_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bron = parquet(tmp_path / "in.parquet", [woning(i) for i in range(10)], row_group_size=5)
    monkeypatch.setattr(run, "LANGST", -1)
    monkeypatch.setattr("huurstelsel.portefeuille.bron.BROK", 5)

    with pytest.raises(KeyboardInterrupt):
        draai(Opdracht(bron, tmp_path / "uit.parquet", REGELING, voortgang=breek_af_na(1)))
    assert draai(Opdracht(bron, tmp_path / "uit.parquet", REGELING)).hervat == 5


@pytest.mark.parametrize("laatste", ["uit.csv", "posten.csv"])
def test_wat_al_klaar_was_komt_maar_een_keer_in_de_uitvoer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, laatste: str
) -> None:
    """Ook als het volgende deel al is bewaard voordat de delen van de vorige keer zijn weggeschreven."""
    bron = parquet(tmp_path / "in.parquet", [woning(i) for i in range(40)], row_group_size=8)
    monkeypatch.setattr(run, "DEEL", 16)
    monkeypatch.setattr(run, "_MET_POSTEN", 1)
    monkeypatch.setattr("huurstelsel.portefeuille.bron.BROK", 8)
    heel, half = ({naam: tmp_path / f"{hoe}.{naam}" for naam in {"uit.csv", laatste}} for hoe in ("heel", "half"))
    draai(Opdracht(bron, heel["uit.csv"], REGELING, posten=heel.get("posten.csv")))
    bewaard = Event()
    voeg_toe, schrijf = Delen.voeg_toe, Uitvoer._schrijf

    def bewaar(*deel: Any) -> None:
        voeg_toe(*deel)
        bewaard.set()

    def wacht(zelf: Uitvoer, pad: Path, brokken: Any) -> None:
        assert pad != half[laatste] or bewaard.wait(30)
        schrijf(zelf, pad, brokken)

    def breek_af(rijen: int) -> None:
        if rijen and bewaard.is_set():
            raise KeyboardInterrupt

    monkeypatch.setattr(Delen, "voeg_toe", bewaar)
    opdracht = Opdracht(bron, half["uit.csv"], REGELING, posten=half.get("posten.csv"))
    with pytest.raises(KeyboardInterrupt):
        draai(replace(opdracht, voortgang=breek_af))
    bewaard.clear()
    monkeypatch.setattr(Uitvoer, "_schrijf", wacht)
    assert draai(opdracht).hervat == 16
    for naam, pad in half.items():
        assert pad.read_text(encoding="utf-8") == heel[naam].read_text(encoding="utf-8")


def test_klad_van_een_run_die_is_gedood_blijft_niet_liggen(tmp_path: Path) -> None:
    bron = parquet(tmp_path / "in.parquet", [woning(0)])
    weg = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    gedood = tmp_path / f".uit.csv.{int(weg.stdout)}"
    eigen = [tmp_path / f".uit.csv.{os.getppid()}", tmp_path / ".uit.csv.oud", tmp_path / ".uit.csv.0"]
    for pad in (gedood, *eigen):
        pad.write_text("half", encoding="utf-8")
    draai(Opdracht(bron, tmp_path / "uit.csv", REGELING))
    assert (gedood.exists(), [pad.exists() for pad in eigen]) == (False, [True, True, True])


def test_een_bron_zonder_woningen_geeft_een_uitvoer_zonder_rijen(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n", encoding="utf-8")
    draai(Opdracht(tmp_path / "in.jsonl", tmp_path / "uit.parquet", REGELING, posten=tmp_path / "posten.csv"))
    uit = pq.read_table(tmp_path / "uit.parquet")
    assert (uit.num_rows, uit.schema.names[:3]) == (0, ["rij", "id", "stelsel"])
    assert (tmp_path / "posten.csv").read_text(encoding="utf-8").count("\n") == 1


def test_een_fout_bij_het_wegschrijven_laat_geen_half_bestand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bron = parquet(tmp_path / "in.parquet", [woning(i) for i in range(20)], row_group_size=5)
    monkeypatch.setattr(run, "DEEL", 5)
    monkeypatch.setattr("huurstelsel.portefeuille.bron.BROK", 5)
    monkeypatch.setattr(doel, "MAX_EXCEL", 12)
    with pytest.raises(FeitenFout, match="ten hoogste 12 regels"):
        draai(Opdracht(bron, tmp_path / "uit.xlsx", REGELING))
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["in.parquet", "uit.xlsx.werk"]
    assert draai(Opdracht(bron, tmp_path / "uit.parquet", REGELING)).rijen == 20


def test_een_andere_run_begint_opnieuw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bron = parquet(tmp_path / "in.parquet", [woning(i) for i in range(20)], row_group_size=5)
    monkeypatch.setattr(run, "DEEL", 5)
    monkeypatch.setattr("huurstelsel.portefeuille.bron.BROK", 5)

    with pytest.raises(KeyboardInterrupt):
        draai(Opdracht(bron, tmp_path / "uit.parquet", REGELING, voortgang=breek_af_na(1)))
    verslag = draai(Opdracht(bron, tmp_path / "uit.parquet", Regeling.op(date(2025, 1, 1))))
    assert verslag.hervat == 0
