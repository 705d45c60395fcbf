"""Losse tabellen worden gelezen zoals zij er staan; blijkt er iets te sorteren of te melden, dan begint de run opnieuw."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel import Regeling
from huurstelsel.portefeuille import run
from huurstelsel.portefeuille.run import Opdracht, Verslag, draai
from huurstelsel.portefeuille.tabellen import Tabellen
from huurstelsel.portefeuille.volgorde import _loopt_op

if TYPE_CHECKING:
    from pathlib import Path

REGELING = Regeling.op(date(2026, 1, 1))
BROK = 2_048
AANTAL = 7 * BROK + 100
"""Acht brokken; een deel van de tussenstand is er een."""


@pytest.fixture(autouse=True)
def _delen_van_een_brok(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "DEEL", BROK)
    monkeypatch.setattr("huurstelsel.portefeuille.bron.BROK", BROK)


def _tabellen() -> dict[str, pa.Table]:
    """Woningen met een kamer van 20 m² (20 punten) en een keuken van 6 m² met een aanrecht van 1,8 m (6 en 4 punten)."""
    ids = [f"W{i}" for i in range(AANTAL)]
    twee = [id_ for id_ in ids for _ in "kq"]
    return {
        "woningen": pa.table({"id": ids, "woningtype": ["meergezinswoning"] * AANTAL, "bouwjaar": [1960] * AANTAL}),
        "ruimten": pa.table({
            "woning_id": twee,
            "id": ["k", "q"] * AANTAL,
            "soort": ["woonkamer", "keuken"] * AANTAL,
            "oppervlakte": [20, 6] * AANTAL,
            "verwarmd": [False] * (2 * AANTAL),
        }),
        "voorzieningen": pa.table({
            "woning_id": ids, "ruimte_id": ["q"] * AANTAL, "soort": ["aanrecht"] * AANTAL, "lengte": ["1,8"] * AANTAL
        }),
    }  # fmt: skip


def _schrijf(map_: Path, tabellen: dict[str, pa.Table]) -> Path:
    map_.mkdir()
    for naam, tabel in tabellen.items():
        pq.write_table(tabel, map_ / f"{naam}.parquet")
    return map_


def _achteraan(tabel: pa.Table, rij: int) -> pa.Table:
    """De tabel met een rij verplaatst naar het einde."""
    return pa.concat_tables([tabel.slice(0, rij), tabel.slice(rij + 1), tabel.slice(rij, 1)])


def _met(tabel: pa.Table, **rij: Any) -> pa.Table:
    return pa.concat_tables([tabel, pa.Table.from_pylist([rij], tabel.schema)])


def _draai(bron: Path, uitvoer: Path, **opties: Any) -> tuple[Verslag, list[int]]:
    """Het verslag, en wat de voortgang kreeg."""
    stappen: list[int] = []
    return draai(Opdracht(bron, uitvoer, REGELING, voortgang=stappen.append, **opties)), stappen


def _punten(uitvoer: Path) -> Counter[int | None]:
    return Counter(pq.read_table(uitvoer).column("punten").to_pylist())


def _opnieuw(stappen: list[int]) -> bool:
    return min(stappen) < 0


@pytest.fixture(scope="module")
def goed(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, bytes]:
    """De punten van elke woning, en het hele bestand, van tabellen die vooraf zijn nagegaan."""
    map_ = tmp_path_factory.mktemp("goed")
    bron = _schrijf(map_ / "in", _tabellen())
    verslag, _ = _draai(bron, map_ / "uit.parquet", streng=True)
    ((punten, aantal),) = _punten(map_ / "uit.parquet").items()
    assert (verslag.gewaardeerd, aantal) == (AANTAL, AANTAL)
    assert punten is not None
    return punten, (map_ / "uit.parquet").read_bytes()


def test_op_volgorde_begint_niet_opnieuw_en_geeft_hetzelfde_bestand(tmp_path: Path, goed: tuple[int, bytes]) -> None:
    _, stappen = _draai(_schrijf(tmp_path / "in", _tabellen()), tmp_path / "uit.parquet")
    assert stappen == [0, *[BROK] * 7, 100]
    assert (tmp_path / "uit.parquet").read_bytes() == goed[1]


@pytest.mark.parametrize(("tabel", "rij"), [("ruimten", 0), ("voorzieningen", 5), ("ruimten", 12 * BROK)])
def test_een_rij_die_pas_aan_het_einde_komt_telt_mee(
    tmp_path: Path, goed: tuple[int, bytes], tabel: str, rij: int
) -> None:
    """Dan zijn er al delen weggeschreven van woningen zonder die rij; die komen niet in de uitvoer."""
    tabellen = _tabellen()
    tabellen[tabel] = _achteraan(tabellen[tabel], rij)
    verslag, stappen = _draai(_schrijf(tmp_path / "in", tabellen), tmp_path / "uit.parquet")
    assert _opnieuw(stappen)
    assert sum(stappen) == AANTAL
    assert (verslag.rijen, verslag.gewaardeerd, verslag.hervat) == (AANTAL, AANTAL, 0)
    assert verslag.tellingen["stelsel"] == {"zelfstandig": AANTAL}
    assert (tmp_path / "uit.parquet").read_bytes() == goed[1]
    assert not (tmp_path / "uit.parquet.werk").exists()


def test_door_elkaar_geschudde_tabellen_worden_niet_eerst_voor_niets_gewaardeerd(
    tmp_path: Path, goed: tuple[int, bytes]
) -> None:
    tabellen, toeval = _tabellen(), np.random.default_rng(1)
    tabellen["ruimten"] = tabellen["ruimten"].take(pa.array(toeval.permutation(2 * AANTAL)))
    _, stappen = _draai(_schrijf(tmp_path / "in", tabellen), tmp_path / "uit.parquet")
    assert stappen == [0, *[BROK] * 7, 100]
    assert (tmp_path / "uit.parquet").read_bytes() == goed[1]


def test_een_tabel_die_pas_bij_een_latere_woning_begint_is_gewoon_op_volgorde(tmp_path: Path) -> None:
    """Label A (37 punten) in plaats van het bouwjaar 1960 (-15 punten)."""
    label = {"woning_id": [f"W{AANTAL - 1}"], "soort": ["energielabel"], "label": ["A"], "opnamedatum": ["2025-05-01"]}
    bron = _schrijf(tmp_path / "in", {**_tabellen(), "energieprestaties": pa.table(label)})
    _, stappen = _draai(bron, tmp_path / "uit.parquet")
    assert stappen == [0, *[BROK] * 7, 100]
    rubriek_4 = pq.read_table(tmp_path / "uit.parquet").column("rubriek_4")
    assert Counter(rubriek_4.to_pylist()) == {-15: AANTAL - 1, 37: 1}


def test_een_rij_die_nergens_bij_hoort_aan_het_einde_wordt_gemeld(tmp_path: Path, goed: tuple[int, bytes]) -> None:
    tabellen = _tabellen()
    tabellen["voorzieningen"] = _met(tabellen["voorzieningen"], woning_id="W1", ruimte_id="zolder", soort="bad")
    verslag, stappen = _draai(_schrijf(tmp_path / "in", tabellen), tmp_path / "uit.parquet")
    assert (_opnieuw(stappen), verslag.los, verslag.gewaardeerd) == (True, 1, AANTAL)
    assert (tmp_path / "uit.parquet.afgekeurd").read_text(encoding="utf-8").count("hoort_nergens_bij") == 1
    assert _punten(tmp_path / "uit.parquet") == {goed[0]: AANTAL}


def test_een_id_die_aan_het_einde_nog_eens_komt_keurt_beide_woningen_af(tmp_path: Path) -> None:
    tabellen = _tabellen()
    tabellen["woningen"] = _met(tabellen["woningen"], id="W3", woningtype="meergezinswoning", bouwjaar=1960)
    verslag, stappen = _draai(_schrijf(tmp_path / "in", tabellen), tmp_path / "uit.parquet")
    assert (_opnieuw(stappen), verslag.rijen, verslag.gewaardeerd) == (True, AANTAL + 1, AANTAL - 1)
    assert verslag.tellingen["fouten"] == {"id_dubbel": 2}


def test_streng_ziet_een_woning_waarvan_de_keuken_verderop_staat_niet_aan_voor_een_fout(tmp_path: Path) -> None:
    """Zonder haar eerste ruimte is een woning onvolledig; de run mag daar niet op stoppen."""
    tabellen = _tabellen()
    tabellen["ruimten"] = _achteraan(_achteraan(tabellen["ruimten"], 0), 0)
    verslag, stappen = _draai(_schrijf(tmp_path / "in", tabellen), tmp_path / "uit.parquet", streng=True)
    assert (verslag.gewaardeerd, _opnieuw(stappen)) == (AANTAL, False)


def _onderbreek(bron: Path, uitvoer: Path, na: int, *, opnieuw: bool = False) -> None:
    """Breek een run af nadat zoveel rijen klaar zijn, zo nodig pas als hij opnieuw is begonnen."""
    stappen: list[int] = []

    def voortgang(rijen: int) -> None:
        stappen.append(rijen)
        if rijen and sum(stappen) >= na and _opnieuw(stappen) == opnieuw:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        draai(Opdracht(bron, uitvoer, REGELING, voortgang=voortgang))


def test_een_onderbroken_run_op_volgorde_gaat_verder(tmp_path: Path, goed: tuple[int, bytes]) -> None:
    bron = _schrijf(tmp_path / "in", _tabellen())
    _onderbreek(bron, tmp_path / "uit.parquet", BROK)
    verslag, stappen = _draai(bron, tmp_path / "uit.parquet")
    assert (verslag.hervat, stappen) == (BROK, [BROK, *[BROK] * 6, 100])
    assert _punten(tmp_path / "uit.parquet") == {goed[0]: AANTAL}


def test_wat_een_onderbroken_run_te_vroeg_bewaarde_gaat_weg(tmp_path: Path, goed: tuple[int, bytes]) -> None:
    """De eerste run was nog niet bij de rij aan het einde; de tweede komt daar wel."""
    tabellen = _tabellen()
    tabellen["ruimten"] = _achteraan(tabellen["ruimten"], 0)
    bron = _schrijf(tmp_path / "in", tabellen)
    _onderbreek(bron, tmp_path / "uit.parquet", BROK)
    verslag, stappen = _draai(bron, tmp_path / "uit.parquet")
    assert (verslag.hervat, _opnieuw(stappen), sum(stappen)) == (0, True, AANTAL)
    assert _punten(tmp_path / "uit.parquet") == {goed[0]: AANTAL}


def test_een_onderbroken_run_na_sorteren_gaat_verder(tmp_path: Path, goed: tuple[int, bytes]) -> None:
    """Wie al wist dat er te sorteren was, probeert het niet nog eens zonder, en gooit niets weg."""
    tabellen = _tabellen()
    tabellen["ruimten"] = _achteraan(tabellen["ruimten"], 0)
    bron = _schrijf(tmp_path / "in", tabellen)
    _onderbreek(bron, tmp_path / "uit.parquet", 2 * BROK, opnieuw=True)
    verslag, stappen = _draai(bron, tmp_path / "uit.parquet")
    assert (verslag.hervat, stappen) == (2 * BROK, [2 * BROK, *[BROK] * 5, 100])
    assert _punten(tmp_path / "uit.parquet") == {goed[0]: AANTAL}


@given(st.lists(st.text("AB9", max_size=3) | st.none()))
def test_ids_die_oplopen_zijn_niet_dubbel(ids: list[str | None]) -> None:
    """Eerst naar lengte en dan als tekst; een lege id loopt nooit op."""
    teksten = [id_ for id_ in ids if id_ is not None]
    oplopend = len(teksten) == len(ids) and sorted(set(teksten), key=lambda t: (len(t), t)) == ids
    assert _loopt_op(pa.array(ids, pa.string())) == oplopend


def test_ids_die_niet_oplopen_maar_ook_niet_dubbel_zijn_blijven_op_volgorde() -> None:
    tabellen = _tabellen()
    woningen = tabellen["woningen"].slice(0, 4).take(pa.array([2, 0, 3, 1]))
    ruimten = tabellen["ruimten"].slice(0, 8).take(pa.array([4, 5, 0, 1, 6, 7, 2, 3]))
    gelezen = Tabellen.van({"woningen": woningen, "ruimten": ruimten}, ())
    assert gelezen.op_volgorde
    assert [rij["id"] for brok in gelezen.brokken(0) for rij in brok.to_pylist()] == ["W2", "W0", "W3", "W1"]
