"""De optie --registers van `portefeuille` en `waardeer`, en het bestand met grenzen."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path  # noqa: TC003 - pytest leest de annotaties
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huurstelsel.cli import main
from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille.registergrenzen import lees, verklaard
from huurstelsel.portefeuille.schema import schema

FLAT = """
id: flat
peildatum: 2026-01-01
contract: {huurprijs: 1750}
woning:
  woningtype: meergezinswoning
  bouwjaar: 1975
  gebruiksoppervlakte: 72
  energieprestaties: [{soort: energielabel, label: C, opnamedatum: 2022-03-01}]
  woz_waarden: [{waarde: 260000, waardepeildatum: 2024-01-01}]
"""


@pytest.fixture
def flat(tmp_path: Path) -> str:
    pad = tmp_path / "flat.yaml"
    pad.write_text(FLAT, encoding="utf-8")
    return str(pad)


def woning(nummer: int, **anders: Any) -> dict[str, Any]:
    woz = [{"waarde": Decimal(260_000), "waardepeildatum": date(2024, 1, 1)}]
    label = [{"soort": "energielabel", "label": "C", "opnamedatum": date(2022, 3, 1)}]
    kern = {"woningtype": "meergezinswoning", "bouwjaar": 1975, "gebruiksoppervlakte": Decimal(72)}
    return {
        "id": f"w{nummer}",
        "contract": {"huurprijs": Decimal("1750.00")},
        "woning": {**kern, "woz_waarden": woz, "energieprestaties": label, **anders},
    }


def test_een_woning_als_tekst(flat: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["waardeer", flat, "--registers"]) == 0
    uit = capsys.readouterr().out
    assert "Punten                  90 tot en met 257\n" in uit
    assert "Maximale huurprijs      € 569,03 tot en met € 1.715,42\n" in uit
    assert "Boven het maximum       zeker (€ 34,58 tot en met € 1.180,97)\n" in uit
    assert "aannamen zijn en geen recht" in uit
    assert "wastafels                    0 tot en met 4\n" in uit


def test_een_woning_als_json(flat: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    eigen = tmp_path / "grenzen.yaml"
    eigen.write_text("parkeerplek_type_1: {hoog: 0}\nparkeerplekken: {hoog: 0}\nlaadpalen: {hoog: 0}\n", "utf-8")
    assert main(["waardeer", flat, "--json", "--registers", "--grenzen", str(eigen)]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert uit["punten"]["minimaal"] == 90
    assert uit["punten"]["maximaal"] < 257
    assert uit["grenzen"]["parkeerplekken"]["hoog"] == "0"
    assert uit["segmenten_mogelijk"] == ["laag", "midden", "hoog"]
    assert uit["bepalend_feit"] == "ruimten"


def test_zonder_gebruiksoppervlakte_is_er_geen_bovengrens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = tmp_path / "flat.yaml"
    pad.write_text(FLAT.replace("  gebruiksoppervlakte: 72\n", ""), encoding="utf-8")
    assert main(["waardeer", str(pad), "--registers"]) == 0
    uit = capsys.readouterr().out
    assert "Punten                  ten minste 27\n" in uit
    assert "Boven het maximum       mogelijk" in uit


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        (["--peildatum", "2024-06-30"], "1 juli 2024"),
        (["--keuze", "grens_187=exact"], "grens_187"),
        (["--vera"], "VERA"),
    ],
)
def test_wat_er_niet_mee_samengaat(flat: str, opties: list[str], zin: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["waardeer", flat, "--registers", *opties]) == 2
    assert zin in capsys.readouterr().err


def test_een_woning_met_ruimten_is_geen_registerwoning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = tmp_path / "flat.yaml"
    pad.write_text(FLAT + "  ruimten: []\n", encoding="utf-8")
    assert main(["waardeer", str(pad), "--registers"]) == 3
    assert "geen_registerwoning" in capsys.readouterr().err


def test_een_portefeuille(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    woningen = [woning(0), woning(1, ruimten=[]), woning(2, bouwjaar=3000)]
    for vorm in ("parquet", "jsonl"):
        bron, doel = tmp_path / f"in.{vorm}", tmp_path / f"uit_{vorm}.parquet"
        if vorm == "parquet":
            pq.write_table(pa.Table.from_pylist(woningen, schema=schema()), bron)
        else:
            bron.write_text("".join(json.dumps(w, default=str) + "\n" for w in woningen), encoding="utf-8")
        assert main(["portefeuille", str(bron), str(doel), "--peildatum", "2026-01-01", "--registers", "--stil"]) == 3
        verslag = capsys.readouterr().out
        assert "Bij 1 woning zijn de ruimten onbekend" in verslag
        tabel = pq.read_table(doel)
        assert tabel.column("onbekend").to_pylist() == ["ruimten", None]
        assert tabel.column("punten_maximaal").to_pylist() == [257, 27]
        assert tabel.column("boven_maximum").to_pylist() == ["ja", "ja"]
        merk = json.loads(tabel.schema.metadata[b"huurstelsel"])
        assert merk["registergrenzen"]["vertrekken_oppervlakte"] == ["11/20", "1"]


def test_een_portefeuille_zonder_de_optie_blijft_zoals_zij_was(tmp_path: Path) -> None:
    bron, doel = tmp_path / "in.parquet", tmp_path / "uit.parquet"
    pq.write_table(pa.Table.from_pylist([woning(0)], schema=schema()), bron)
    assert main(["portefeuille", str(bron), str(doel), "--peildatum", "2026-01-01", "--stil"]) == 0
    tabel = pq.read_table(doel)
    assert tabel.column("punten_minimaal").to_pylist() == [27]
    assert tabel.column("punten_maximaal").to_pylist() == [None]
    assert tabel.column("bepalend_feit").to_pylist() == ["ruimten"]
    assert "registergrenzen" not in json.loads(tabel.schema.metadata[b"huurstelsel"])


@pytest.mark.parametrize(
    ("optie", "waarde"), [("--verhoging", "2026-07-01"), ("--posten", "p.csv"), ("--kwaliteit", "k.json")]
)
def test_wat_ruimten_vraagt_gaat_niet_samen_met_registers(
    tmp_path: Path, optie: str, waarde: str, capsys: pytest.CaptureFixture[str]
) -> None:
    opties = [optie, waarde, "--peildatum", "2026-01-01", "--registers"]
    assert main(["portefeuille", str(tmp_path / "in.parquet"), str(tmp_path / "uit.parquet"), *opties]) == 2
    assert optie in capsys.readouterr().err


def test_grenzen_zonder_registers(flat: str, capsys: pytest.CaptureFixture[str]) -> None:
    for opdracht in (["portefeuille", flat, "uit.parquet"], ["waardeer", flat]):
        assert main([*opdracht, "--grenzen", "g.yaml"]) == 2
        assert "hoort --registers" in capsys.readouterr().err


def test_de_verklaarde_grenzen_zijn_zelf_geldig(tmp_path: Path) -> None:
    leeg = tmp_path / "grenzen.yaml"
    leeg.write_text("\n".join(f"{g.naam}: {{laag: {g.laag}, hoog: {g.hoog}}}" for g in verklaard().alle), "utf-8")
    assert lees(leeg) == verklaard() == lees(None)
    assert all(g.reden.endswith(".") and g.eenheid for g in verklaard().alle)


def test_een_eigen_waarde_gaat_voor(tmp_path: Path) -> None:
    pad = tmp_path / "grenzen.yaml"
    pad.write_text("toiletten:\n  hoog: 2\nvertrekken_oppervlakte: {laag: 0.6}\n", encoding="utf-8")
    grenzen = lees(pad)
    assert grenzen.aantal("toiletten") == 2
    assert (grenzen.laag("vertrekken_oppervlakte"), grenzen.hoog("vertrekken_oppervlakte")) == (Fraction(3, 5), 1)
    assert grenzen.vingerafdruk != verklaard().vingerafdruk


@pytest.mark.parametrize(
    ("tekst", "codes"),
    [
        ("toileten: {hoog: 2}", ["onbekende_grens"]),
        ("toiletten: {hog: 2}", ["onbekend_veld"]),
        ("toiletten: {hoog: veel}\nwastafels: {hoog: -1}", ["geen_getal", "geen_getal"]),
        ("toiletten: {laag: 1}", ["laag_niet_nul"]),
        ("toiletten: {hoog: 1.5}", ["geen_geheel_getal"]),
        ("toiletten: 2", ["geen_grens"]),
        ("toiletten: {eenheid: m2}", ["andere_eenheid"]),
        ("vertrekken_oppervlakte: {laag: 0.9, hoog: 0.8}", ["laag_boven_hoog"]),
        ("keukens: {hoog: 0}", ["te_laag"]),
        ("gemeenschappelijke_ruimten: {hoog: 0.3}", ["geen_kwart"]),
        ("andere_vertrekken_per_m2: {hoog: 1/3}", ["te_hoog"]),
        ("- toiletten", ["geen_grenzen"]),
    ],
)
def test_fouten_in_een_eigen_bestand(tekst: str, codes: list[str], tmp_path: Path) -> None:
    pad = tmp_path / "grenzen.yaml"
    pad.write_text(tekst, encoding="utf-8")
    with pytest.raises(FeitenFout) as e:
        lees(pad)
    assert [f.code for f in e.value.fouten] == codes


def test_een_bestand_dat_er_niet_is(tmp_path: Path) -> None:
    with pytest.raises(FeitenFout, match="niet te lezen"):
        lees(tmp_path / "nergens.yaml")
