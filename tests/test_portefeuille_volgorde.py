"""Losse tabellen in de volgorde van hun woningen: meelopen waar het kan, sorteren waar het moet, met dezelfde uitkomst."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huurstelsel.portefeuille.tabellen import Tabellen
from huurstelsel.portefeuille.volgorde import NR, Lopend, NietOpVolgorde

IDS = [f"W{i}" for i in range(12)]
GROOTTEN = st.lists(st.integers(0, 4), max_size=12)


def _brokken(sleutels: list[str | None], grootten: list[int]) -> list[pa.RecordBatch]:
    """De rijen in brokken van deze grootten; de rest in het laatste."""
    tabel = pa.record_batch(
        {"woning_id": pa.array(sleutels, pa.string()), "x": pa.array(range(len(sleutels)), pa.int64())}
    )
    grenzen = [0]
    for grootte in grootten:
        grenzen.append(min(grenzen[-1] + grootte, len(sleutels)))
    return [tabel.slice(a, b - a) for a, b in pairwise([*grenzen, len(sleutels)])]


@settings(deadline=None)
@given(st.lists(st.integers(0, 11)), GROOTTEN, st.lists(st.integers(1, 5), min_size=1, max_size=12))
def test_meelopen_geeft_elke_rij_haar_woning(woningen: list[int], grootten: list[int], stappen: list[int]) -> None:
    """Op volgorde: elke rij komt precies één keer, bij het stuk met haar woning, waar de grenzen van de brokken ook liggen."""
    op = sorted(woningen)
    stroom, begin, gezien = Lopend(iter(_brokken([IDS[w] for w in op], grootten))), 0, []
    for stap in [*stappen, 12]:
        deel = stroom.tot(pa.array(IDS[begin : begin + stap], pa.string()), begin) if begin < 12 else None
        einde = min(begin + stap, 12)
        for nummer, x in zip(*(deel.to_pydict()[k] for k in (NR, "x")), strict=True) if deel else ():
            assert begin <= nummer < einde
            gezien.append((nummer, x))
        begin = einde
    assert gezien == [(w, x) for x, w in enumerate(op)]
    assert stroom.op()


@settings(deadline=None)
@given(st.lists(st.sampled_from([*IDS, "vreemd", None]), min_size=1), GROOTTEN)
def test_wat_niet_op_volgorde_staat_wordt_gezien(sleutels: list[str | None], grootten: list[int]) -> None:
    """Uit de volgorde, een woning die er niet is of een lege sleutel: dan blijft er een rij over of is er een fout."""
    nummers = [IDS.index(s) if s in IDS else -1 for s in sleutels]
    goed = nummers == sorted(nummers) and -1 not in nummers
    stroom = Lopend(iter(_brokken(sleutels, grootten)))
    try:
        for begin in (0, 4, 8):
            stroom.tot(pa.array(IDS[begin : begin + 4], pa.string()), begin)
    except NietOpVolgorde:
        assert not goed
    else:
        assert stroom.op() == goed


def _tabellen() -> dict[str, pa.Table]:
    """Vijf woningen: de derde zonder ruimten, de vierde zonder label, en in de tweede een ruimte met een hoger nummer dan 9."""
    ruimten = [("A", "r1"), ("A", "r2"), ("B", "r10"), ("B", "r9"), ("D", "r1"), ("E", "r1")]
    voorzieningen = [("A", "r2", "aanrecht"), ("A", "r2", "inbouw_koelkast"), ("B", "r9", "douche"), ("E", "r1", "bad")]
    return {
        "woningen": pa.table({"id": list("ABCDE"), "bouwjaar": [1950, 1960, 1970, 1980, 1990]}),
        "ruimten": pa.table({
            "woning_id": [w for w, _ in ruimten],
            "id": [r for _, r in ruimten],
            "soort": ["woonkamer", "keuken", "badkamer", "doucheruimte", "slaapkamer", "badkamer"],
            "oppervlakte": ["20", "8", "4,5", "3", "9", "5"],
        }),
        "voorzieningen": pa.table({
            "woning_id": [w for w, _, _ in voorzieningen],
            "ruimte_id": [r for _, r, _ in voorzieningen],
            "soort": [s for _, _, s in voorzieningen],
            "lengte": ["1,8", None, None, None],
        }),
        "energieprestaties": pa.table({"woning_id": list("ABCE"), "label": list("CDBA")}),
    }  # fmt: skip


def _genest(tabellen: dict[str, pa.Table]) -> list[dict[str, object]]:
    gelezen = Tabellen.van(tabellen, ())
    return sorted(pa.Table.from_batches(gelezen.brokken(0)).to_pylist(), key=lambda rij: rij["id"])


def test_op_volgorde_wordt_herkend_en_niets_hoort_nergens_bij() -> None:
    gelezen = Tabellen.van(_tabellen(), ())
    assert gelezen.op_volgorde
    assert list(gelezen.los()) == []


@pytest.mark.parametrize("zaad", range(8))
def test_een_andere_volgorde_geeft_dezelfde_woningen(zaad: int) -> None:
    """Alleen de volgorde van voorzieningen binnen een ruimte is die van de tabel."""
    tabellen, toeval = _tabellen(), np.random.default_rng(zaad)
    geschud = {naam: tabel.take(pa.array(toeval.permutation(len(tabel)))) for naam, tabel in tabellen.items()}
    assert not Tabellen.van(geschud, ()).op_volgorde

    def zonder_volgorde(rijen: list[dict[str, object]]) -> str:
        for rij in rijen:
            for ruimte in rij["woning"].get("ruimten") or ():  # type: ignore[attr-defined]
                ruimte["voorzieningen"].sort(key=lambda v: v["soort"])
        return str(rijen)

    assert zonder_volgorde(_genest(geschud)) == zonder_volgorde(_genest(tabellen))


def test_ruimten_staan_op_id_en_houden_hun_voorzieningen() -> None:
    """“r10” komt als tekst voor “r9”, ook als de tabel het andersom heeft."""
    tabellen = _tabellen()
    tabellen["ruimten"] = tabellen["ruimten"].take(pa.array([0, 1, 3, 2, 4, 5]))
    gelezen = Tabellen.van(tabellen, ())
    assert gelezen.op_volgorde
    b = _genest(tabellen)[1]["woning"]["ruimten"]  # type: ignore[index]
    assert [(r["id"], [v["soort"] for v in r["voorzieningen"]]) for r in b] == [("r10", []), ("r9", ["douche"])]


@pytest.mark.parametrize(
    ("tabel", "rij"),
    [
        ("ruimten", {"woning_id": "F", "id": "r1", "soort": "keuken", "oppervlakte": "5"}),
        ("ruimten", {"woning_id": None, "id": "r1", "soort": "keuken", "oppervlakte": "5"}),
        ("voorzieningen", {"woning_id": "E", "ruimte_id": "r2", "soort": "bad", "lengte": None}),
        ("voorzieningen", {"woning_id": "E", "ruimte_id": None, "soort": "bad", "lengte": None}),
    ],
)
def test_een_rij_die_nergens_bij_hoort_wordt_ook_aan_het_einde_gevonden(tabel: str, rij: dict[str, str | None]) -> None:
    tabellen = _tabellen()
    tabellen[tabel] = pa.concat_tables([tabellen[tabel], pa.Table.from_pylist([rij], tabellen[tabel].schema)])
    gelezen = Tabellen.van(tabellen, ())
    assert not gelezen.op_volgorde
    assert [fout.code for _, fout in gelezen.los()] == ["hoort_nergens_bij"]


def test_een_dubbele_id_is_niet_op_volgorde() -> None:
    """Ook als de twee woningen ver uit elkaar staan en de onderdelen wel op volgorde."""
    tabellen = _tabellen()
    tabellen["woningen"] = pa.table({"id": list("ABCDEA"), "bouwjaar": [1950] * 6})
    gelezen = Tabellen.van(tabellen, ())
    assert not gelezen.op_volgorde
    assert [rij["keer_"] for rij in _genest(tabellen)] == [2, 2, 1, 1, 1, 1]
