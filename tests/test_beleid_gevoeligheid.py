"""Een rooster: elk punt is een gewone run van dat voorstel, en elke fout in een as staat er tegelijk."""

from __future__ import annotations

import csv
import json
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from beleid_hulp import voorraad
from huurstelsel import Regeling
from huurstelsel.beleid.gevoeligheid import MATEN, bereken, variant, voorstel
from huurstelsel.beleid.gevoeligheid_assen import lees
from huurstelsel.beleid.hervorming import bereken as hervorming
from huurstelsel.cli import main
from huurstelsel.fouten import InvoerFout
from huurstelsel.reken.schrijven import nederlands

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

R = Regeling.op(date(2026, 1, 1))


@pytest.fixture(scope="module")
def stok(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return voorraad(tmp_path_factory.mktemp("stok") / "v.parquet", 90)


def fouten(assen: Sequence[str], regeling: Regeling = R) -> list[tuple[str, str]]:
    with pytest.raises(InvoerFout) as e:
        bereken("bestaat_niet.parquet", regeling, assen)
    return [(f.pad, f.code) for f in e.value.fouten]


def test_elk_punt_is_de_hervorming_naar_dat_voorstel(stok: Path) -> None:
    assen = [
        "woz.maximum_procent=20,33",
        "energieprestatie.eengezinswoning[8],energieprestatie.meergezinswoning[8]+=-6,0,2.5",
        "huurtabel.procent=95,100",
    ]
    g = bereken(stok, R, assen)
    assert len(g.punten) == 12
    for punt in g.punten:
        h = hervorming(stok, R, variant(R, g.assen, punt.waarden), delen=False)
        for maat, ander in {"punten": "punten_naar", "maximum": "maximum_naar"}.items():
            assert g.waarde(punt, maat)[1] == h.aantal(ander).midden, (punt.waarden, maat)
        for maat in ("daalt", "daalt_centen", "stijgt", "stijgt_centen", "te_hoog", "te_hoog_centen"):
            assert g.waarde(punt, maat)[1] == h.aantal(maat).midden, (punt.waarden, maat)
        for segment in ("laag", "midden", "hoog"):
            assert g.waarde(punt, segment)[1] == h.aantal(f"naar_{segment}").midden
    assert g.punten[9].waarden == (33, 0, 100)
    assert (g.waarde(g.punten[9], "daalt")[1], g.waarde(g.punten[9], "stijgt")[1]) == (0, 0)


def test_het_punt_van_nu_verandert_niets(stok: Path) -> None:
    g = bereken(stok, R, ["woz.maximum_procent=33", "verwarming.per_vertrek+=0", "huurtabel.euro_per_punt=0"])
    assert {
        maat: g.waarde(g.punten[0], maat)[1] for maat in ("daalt", "stijgt", "daalt_centen", "stijgt_centen")
    } == dict.fromkeys(("daalt", "stijgt", "daalt_centen", "stijgt_centen"), 0)
    assert variant(R, g.assen, g.punten[0].waarden) == R


def test_een_rij_beweegt_op_een_plaats() -> None:
    assen = lees(["energieprestatie.eengezinswoning[8]=-6", "energieprestatie.eengezinswoning[0]+=1"], R)
    v = voorstel(R, assen, [a.waarden[0] for a in assen])
    assert v is not None
    nu = R.parameters("energieprestatie").eengezinswoning
    nieuw = v.wijzigingen[0].wordt[0].waarde
    assert isinstance(nieuw, tuple)
    assert [Fraction(n - o, 18_018_000) for n, o in zip(nieuw, nu, strict=True) if n != o] == [1, -2]  # E is nu −4


def test_de_huurtabel_wordt_op_centen_afgerond() -> None:
    as_ = lees(["huurtabel.procent=50"], R)
    tabel, nu = variant(R, as_, [Fraction(50)]).tarief, R.tarief
    assert all(
        2 * half - heel in {0, 1} for half, heel in zip(tabel.bedragen.tolist(), nu.bedragen.tolist(), strict=True)
    )
    as_ = lees(["huurtabel.euro_per_punt=0.5"], R)
    tabel = variant(R, as_, [Fraction(1, 2)]).tarief
    assert [a - b for a, b in zip(tabel.bedragen.tolist(), nu.bedragen.tolist(), strict=True)] == [
        50 * p for p in range(nu.laagste, nu.hoogste + 1)
    ]


def test_alle_fouten_van_alle_assen_tegelijk() -> None:
    assert fouten(["woz.maximum_procen=1", "wozz.x=1", "x", "woz.maximum_procent=100", "energieprestatie.eengezinswoning=1", "woz.maximum_procent[0]=1", "energieprestatie.eengezinswoning[11]=1", "woz.klein_vervalt=2", "verwarming.per_vertrek=a", "verwarming.per_vertrek=3:1:1", "huurtabel.procent+=1", "sanitair.bad=1,1"]) == [
        ("as[0]", "onbekende_parameter"),
        ("as[1]", "onbekend_pad"),
        ("as[2]", "geen_as"),
        ("as[3]", "buiten_bereik"),
        ("as[4]", "verkeerde_vorm"),
        ("as[5]", "verkeerde_vorm"),
        ("as[6]", "verkeerde_vorm"),
        ("as[7]", "verkeerde_vorm"),
        ("as[8]", "geen_waarden"),
        ("as[9]", "geen_reeks"),
        ("as[10]", "buiten_bereik"),
        ("as[11]", "dubbele_waarde"),
    ]  # fmt: skip
    assert fouten([]) == [("as", "ontbreekt")]
    assert fouten(["woz.ondergrens=1:100:1", "woz.maximum_procent=1:99:1", "sanitair.bad=1,2"]) == [("as", "te_veel")]
    assert fouten(["sanitair.bad=1", "sanitair.bad+=2"]) == [("sanitair.bad", "dubbel")]


def test_een_punt_dat_niet_kan_noemt_het_punt() -> None:
    assert fouten(["opslagen.midden_vanaf=144,190", "opslagen.hoog_vanaf=187"]) == [
        ("opslagen.midden_vanaf=190, opslagen.hoog_vanaf=187", "segmenten_verwisseld")
    ]


def test_op_ontwerprecht(stok: Path) -> None:
    draft = Regeling.op(date(2023, 7, 1)).met(voorstellen=["kamerbrief-2022-12-09"])
    g = bereken(stok, draft, ["woz.maximum_vanaf=142,187"])
    assert g.waarde(g.punten[1], "daalt")[1] == 0  # 187 staat in de brief
    assert g.waarde(g.punten[0], "daalt")[1] > 0


def test_opdracht_schrijft_elk_soort_bestand(stok: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vraag = ["beleid", "gevoeligheid", str(stok), "--peildatum", "2026-01-01", "--as", "woz.maximum_procent=20:40:10"]
    for soort in ("csv", "parquet", "json"):
        assert main([*vraag, "--uit", str(tmp_path / f"uit.{soort}")]) == 0
    tekst = capsys.readouterr().out
    assert "Gevoeligheid op het recht van 1 januari 2026" in tekst
    with (tmp_path / "uit.csv").open() as bestand:
        rijen = list(csv.DictReader(bestand))
    assert [Fraction(r["woz.maximum_procent"]) for r in rijen] == [20, 30, 40]
    assert {"punten", "maximum_euro", "laag", "te_hoog_euro"} <= rijen[0].keys()
    tabel = pq.read_table(tmp_path / "uit.parquet").to_pylist()
    boom = json.loads((tmp_path / "uit.json").read_text())["punten"]
    for a, b, c in zip(rijen, tabel, boom, strict=True):
        assert (
            {k: Fraction(v) for k, v in a.items()}
            == {k: Fraction(v) for k, v in b.items()}
            == {k: Fraction(v) for k, v in c.items()}
        )


def test_elk_getal_op_meer_trekkingen_heeft_een_bereik(
    stok: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ander = voorraad(tmp_path / "v2.parquet", 100, vanaf=60)
    vraag = ["--peildatum", "2026-01-01", "--as", "verwarming.per_vertrek=1,3", "--as", "sanitair.bad=6"]
    g = bereken([stok, ander], R, ["verwarming.per_vertrek=1,3", "sanitair.bad=6"])
    laagst, midden, hoogst = (nederlands(x, 0, 0) for x in g.waarde(g.punten[0], "laag"))
    assert main(["beleid", "gevoeligheid", str(stok), str(ander), *vraag, "--maat", "laag"]) == 0
    assert f"{midden} ({laagst}–{hoogst})" in capsys.readouterr().out
    assert main(["beleid", "gevoeligheid", str(stok), *vraag]) == 0
    uit = " ".join(capsys.readouterr().out.split())
    assert "Eén voorraad: hoe ver een andere trekking ervan afwijkt, is niet bekend." in uit


def test_opdracht_als_vlak_en_met_fouten(stok: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vraag = ["beleid", "gevoeligheid", str(stok), "--peildatum", "2026-01-01"]
    assen = ["--as", "opslagen.hoog_vanaf=180,187", "--as", "verwarming.per_vertrek=1,2,3"]
    assert main([*vraag, *assen, "--maat", "hoog"]) == 0
    regels = capsys.readouterr().out.splitlines()
    kop = next(i for i, r in enumerate(regels) if r.startswith("waarde"))
    assert regels[kop].split() == ["waarde", "1", "2", "3"]
    assert [r.split()[0] for r in regels[kop + 1 : kop + 3]] == ["180", "187"]
    assert main([*vraag, *assen, "--maat", "hoo"]) == 2
    assert "Bedoelde u “hoog”?" in capsys.readouterr().err
    assert main([*vraag, *assen, "--uit", str(tmp_path / "uit.txt")]) == 2
    assert main([*vraag]) == 3
    capsys.readouterr()
    assert not list(tmp_path.iterdir())
    assert len(MATEN) == 12
