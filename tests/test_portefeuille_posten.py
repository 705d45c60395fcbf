"""Het grootboek van een portefeuille is regel voor regel dat van elke woning apart, en telt op zes decimalen op."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.cli import main
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille import run
from huurstelsel.portefeuille.bron import open_bron
from huurstelsel.portefeuille.posten import Boek, postenschema
from huurstelsel.portefeuille.postsom import miljoensten
from huurstelsel.portefeuille.run import Opdracht, draai
from huurstelsel.reken.getallen import PUNT
from portefeuille_hulp import DAG, REGELING, breek_af_na, parquet, woning
from strategieen import documenten
from strategieen_onzelfstandig import kamerdocumenten
from test_portefeuille_brok import RUSTIG, Woordenboek, gewoon, in_brok, vergeten

if TYPE_CHECKING:
    from pathlib import Path

    from huurstelsel.uitkomst import Uitkomst

DAGEN = [date(2024, 1, 1), date(2024, 7, 1), date(2026, 7, 1)]
SLUITEND = ("afronding", "afronding_woz", "afronding_hele_punten", "maximering_buitenruimten")


def grootboek(woningen: list[Woordenboek], regeling: Regeling) -> list[dict[str, Any]]:
    brok = in_brok(woningen)
    fouten = brokken.waardeer(brok, regeling).fouten
    boek = Boek(regeling, fouten)
    boek.kolommen(brok)
    tabel = boek.als_brok(pa.array([w.get("id") for w in woningen], pa.string()), 100)
    tabel.validate(full=True)
    assert tabel.schema == postenschema()
    rijen: list[dict[str, Any]] = tabel.to_pylist()
    assert {r["rij"] for r in rijen} == {100 + i for i in range(len(woningen)) if i not in fouten}
    return rijen


def zes(x: Fraction) -> Decimal:
    """Op zes decimalen, de helft naar boven."""
    return Decimal((2_000_000 * x + 1) // 2) / 1_000_000


def verwacht(een: Uitkomst) -> list[tuple[Any, ...]]:
    regels = [(r.rubriek, p) for r in een.rubrieken for p in r.posten] + [(0, p) for p in een.slotposten]
    return [
        (
            nummer,
            p.id,
            p.ruimte,
            None if p.hoeveelheid is None else zes(p.hoeveelheid),
            p.eenheid,
            p.deler,
            p.stel or None,
            p.artikel,
            zes(p.punten),
        )
        for nummer, p in regels
    ]


NAMEN = ("rubriek", "post", "ruimte", "hoeveelheid", "eenheid", "deler", "stel", "artikel", "punten")


def vergelijk(rijen: list[dict[str, Any]], een: Uitkomst) -> None:
    """Elke regel gelijk; per rubriek mag er één enkele miljoensten schelen, en dan tellen de regels juist op."""
    gevonden, gewoon_ = [tuple(r[naam] for naam in NAMEN) for r in rijen], verwacht(een)
    if len(gevonden) == len(gewoon_) + 1:  # alleen om de miljoensten van exacte rubrieken op te laten tellen
        assert gevonden[-1][1] == "afronding_hele_punten"
        assert abs(gevonden.pop()[-1]) < Decimal("0.0001")
    assert [r[:-1] for r in gevonden] == [r[:-1] for r in gewoon_]
    anders = defaultdict(list)
    for snel, regel in zip(gevonden, gewoon_, strict=True):
        if snel[-1] != regel[-1]:
            anders[snel[0]].append(snel[-1] - regel[-1])
    assert all(len(v) == 1 and abs(v[0]) <= Decimal("0.0000005") * len(gevonden) for v in anders.values())
    som: defaultdict[int, Decimal] = defaultdict(Decimal)
    for r in rijen:
        som[r["rubriek"]] += r["punten"]
    for rubriek in een.rubrieken:
        assert som[rubriek.rubriek] == zes(rubriek.punten)
    totaal = sum(som.values())
    assert totaal == int(totaal) >= een.punten_minimaal  # tussen twee invullingen in kan het lager uitkomen
    assert een.punten is None or totaal == een.punten


def beproef(woningen: list[Woordenboek], regeling: Regeling) -> None:
    per_rij: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for rij in grootboek(woningen, regeling):
        per_rij[rij["rij"] - 100].append(rij)
    for i, w in enumerate(woningen):
        if i in per_rij:
            vergelijk(per_rij[i], waardeer({**w, "peildatum": regeling.peildatum}, regeling))


@pytest.mark.parametrize("dag", DAGEN)
@RUSTIG
@given(data=st.data())
def test_grootboek_van_zelfstandige_woningen(dag: date, data: st.DataObject) -> None:
    woningen = data.draw(st.lists(documenten(dag), min_size=1, max_size=4))
    beproef([{**gewoon(w), "id": f"w{i}"} for i, w in enumerate(woningen)], Regeling.op(dag))


@pytest.mark.parametrize("dag", DAGEN)
@RUSTIG
@given(data=st.data())
def test_grootboek_van_kamers(dag: date, data: st.DataObject) -> None:
    woningen = data.draw(st.lists(kamerdocumenten(dag), min_size=1, max_size=3))
    beproef([gewoon(w) for w in woningen], Regeling.op(dag))


@RUSTIG
@given(data=st.data())
def test_grootboek_van_de_laagste_invulling(data: st.DataObject) -> None:
    dag = date(2026, 1, 1)
    feiten = st.sets(st.sampled_from(("woningtype", "bouwjaar", "ondertekend", "verwarmd", "buiten", "binnen")))
    paren = data.draw(st.lists(st.tuples(documenten(dag), feiten), min_size=1, max_size=3))
    beproef([vergeten(gewoon(document), wat) for document, wat in paren], Regeling.op(dag))


@RUSTIG
@given(
    st.lists(st.tuples(st.integers(-(10**15), 10**15), st.integers(1, 10**14) | st.integers(1, 100)), min_size=1),
)
def test_miljoensten_zijn_exact(breuken: list[tuple[int, int]]) -> None:
    tellers, noemers = (np.array(kolom, np.int64) for kolom in zip(*breuken, strict=True))
    gevonden, rest = miljoensten(tellers, noemers)
    for (teller, noemer), miljoen, anders in zip(breuken, gevonden.tolist(), rest.tolist(), strict=True):
        exact = Fraction(teller * 1_000_000, noemer * PUNT)
        assert miljoen == (2 * exact + 1) // 2
        assert anders == (exact.denominator != 1)


def test_een_gedeelde_ruimte_met_een_priemgetal_adressen() -> None:
    ruimten = [
        {"soort": "woonkamer", "oppervlakte": Decimal("20.4"), "verwarmd": True},
        *(
            {
                "id": f"g{i}",
                "soort": "slaapkamer",
                "oppervlakte": Decimal(10),
                "verwarmd": True,
                "gedeeld_met_adressen": 17,
            }
            for i in range(17)
        ),
    ]
    woning = {"id": "a", "woning": {"woningtype": "meergezinswoning", "bouwjaar": 1990, "ruimten": ruimten}}
    regeling = Regeling.op(date(2026, 1, 1))
    rijen = grootboek([woning], regeling)
    assert {r["ruimte"] for r in rijen if r["rubriek"] == 1} == {"ruimte-1", None}
    vergelijk(rijen, waardeer(woning, regeling))


def test_elke_som_over_een_stel_noemt_het_stel_in_kolommen_en_als_document() -> None:
    """Twee stellen met evenveel adressen hebben dezelfde deler; een onbekende verwarming gaat als document, meer dan 255 stellen ook."""
    kamer = {"soort": "recreatieruimte", "verwarmd": False, "gedeeld_met_adressen": 4}
    maten = (("10.25", "B"), ("6.25", "A"), ("8.40", "B"), ("5", None))
    ruimten = [{**kamer, "oppervlakte": Decimal(m2), "gedeeld_stel": stel} for m2, stel in maten]
    vast = {"woningtype": "meergezinswoning", "bouwjaar": 1990}
    veel = [{**kamer, "oppervlakte": Decimal(4), "gedeeld_stel": f"stel {n:03}"} for n in range(300)]
    anders = [{**ruimten[0], "gedeeld_stel": "C"}]
    alle = (ruimten, [{**r, "verwarmd": None} for r in ruimten], veel, anders, [ruimten[3]])
    rijen = grootboek([{"id": f"w{i}", "woning": {**vast, "ruimten": r}} for i, r in enumerate(alle)], REGELING)
    sommen: defaultdict[int, list[Any]] = defaultdict(list)
    for r in rijen:
        if r["post"] == "vertrekken_m2":
            sommen[r["rij"] - 100].append((r["stel"], r["hoeveelheid"], r["deler"], r["punten"]))
    drie = [(None, 5, 4, Decimal("1.25")), ("A", 6, 4, Decimal("1.5")), ("B", 19, 4, Decimal("4.75"))]
    assert sommen[0] == sommen[1] == drie
    assert sommen[2] == [(f"stel {n:03}", 4, 4, 1) for n in range(300)]
    assert sommen[3] == [("C", 10, 4, Decimal("2.5"))]
    assert sommen[4] == drie[:1]
    assert {r["stel"] for r in rijen if r["ruimte"] is not None} == {None}


def test_de_opdracht_schrijft_het_grootboek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    woningen = [woning(i) for i in range(40)]
    woningen[3]["woning"]["bouwjaar"] = 3000
    bron = parquet(tmp_path / "in.parquet", woningen, row_group_size=8)
    uit, boek = tmp_path / "uit.parquet", tmp_path / "boek.parquet"
    draai(Opdracht(bron, uit, REGELING, posten=boek))
    geheel = pq.read_table(boek)
    monkeypatch.setattr(run, "DEEL", 128)
    monkeypatch.setattr("huurstelsel.portefeuille.bron.BROK", 8)
    boek.unlink()
    with pytest.raises(KeyboardInterrupt):
        draai(Opdracht(bron, uit, REGELING, posten=boek, voortgang=breek_af_na(24)))
    assert not boek.exists()
    assert draai(Opdracht(bron, uit, REGELING, posten=boek)).hervat == 16
    assert pq.read_table(boek).to_pylist() == geheel.to_pylist()
    punten = {r["rij"]: r["punten"] for r in pq.read_table(uit).to_pylist()}
    som: defaultdict[int, Decimal] = defaultdict(Decimal)
    for r in geheel.to_pylist():
        som[r["rij"]] += r["punten"]
    assert som == punten
    assert 3 not in punten


def test_zonder_grootboek_hervat_niet_met(tmp_path: Path) -> None:
    bron = parquet(tmp_path / "in.parquet", [woning(0)])
    met, zonder = (Opdracht(bron, tmp_path / "uit.parquet", REGELING, posten=p) for p in (tmp_path / "boek.csv", None))
    assert run._kenmerk(met, open_bron(bron)) != run._kenmerk(zonder, open_bron(bron))


def test_documenten_hebben_ook_een_grootboek(tmp_path: Path) -> None:
    regels = [json.dumps(woning(0), default=str), "{kapot", json.dumps(woning(1), default=str)]
    (tmp_path / "in.jsonl").write_text("\n".join(regels), encoding="utf-8")
    draai(Opdracht(tmp_path / "in.jsonl", tmp_path / "uit.parquet", REGELING, posten=tmp_path / "boek.parquet"))
    rijen = pq.read_table(tmp_path / "boek.parquet").to_pylist()
    assert {(r["rij"], r["id"]) for r in rijen} == {(0, "w0"), (2, "w1")}
    vergelijk([r for r in rijen if r["rij"] == 2], waardeer({**woning(1), "peildatum": DAG}, REGELING))


def test_het_grootboek_gaat_niet_naar_excel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bron = parquet(tmp_path / "in.parquet", [woning(0)])
    opdracht = ["portefeuille", str(bron), str(tmp_path / "uit.csv"), "--peildatum", "2026-01-01", "--posten"]
    assert main([*opdracht, str(tmp_path / "boek.xlsx")]) == 3
    assert "[uitvoer_onbekend]" in capsys.readouterr().err
    assert main([*opdracht, str(tmp_path / "boek.csv")]) == 0
    assert "Grootboek" in capsys.readouterr().out
    kop, eerste, *_ = (tmp_path / "boek.csv").read_text(encoding="utf-8").splitlines()
    assert kop == '"rij","id","rubriek","post","ruimte","hoeveelheid","eenheid","deler","stel","punten","artikel"'
    assert eerste == '0,"w0",1,"opp_vertrek","k",20.500000,"m²",1,,0.000000,"Bhw bijlage I.A, rubriek 1"'
