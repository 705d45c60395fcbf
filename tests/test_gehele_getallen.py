"""Een geheel getal dat als kommagetal is geschreven (1968.0) is een geheel getal, in een document en in een kolom; 1968,5 niet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer, waardeer_tabel
from huurstelsel.feiten.lezen import lees_bytes, lees_document
from huurstelsel.fouten import FeitenFout
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille import documentsgewijs

DAG = date(2026, 7, 1)
REGELING = Regeling.op(DAG)


def woning(**velden: Any) -> dict[str, Any]:
    return {"woning": {"woningtype": "eengezinswoning", **velden}}


@pytest.mark.parametrize("jaar", [1968.0, Decimal("1968.00"), Decimal("1.968E3")])
def test_een_document_leest_een_jaar_zonder_breuk(jaar: object) -> None:
    document = lees_document(woning(bouwjaar=jaar, ruimten=[{"soort": "parkeerplek", "type": "I", "aantal": 2.0}]), DAG)
    assert (document.woning.bouwjaar, document.woning.ruimten[0].aantal) == (1968, 2)
    assert type(document.woning.bouwjaar) is int


@pytest.mark.parametrize("tekst", [b"woning: {bouwjaar: 1968.0}", b'{"woning": {"bouwjaar": 1968.0}}'])
def test_een_bestand_leest_een_jaar_zonder_breuk(tekst: bytes) -> None:
    assert lees_document(lees_bytes(tekst)).woning.bouwjaar == 1968


@pytest.mark.parametrize("jaar", [1968.5, Decimal("1968.5"), float("nan"), float("inf"), Decimal("NaN"), 1e15, True])
def test_een_breuk_blijft_een_fout(jaar: object) -> None:
    with pytest.raises(FeitenFout) as e:
        lees_document(woning(bouwjaar=jaar), DAG)
    assert [(f.pad, f.code) for f in e.value.fouten] == [("woning.bouwjaar", "geen_geheel_getal")]


def test_een_kolom_van_pandas_met_een_lege_cel() -> None:
    tabel = pd.DataFrame({"id": ["a", "b"], "woningtype": "eengezinswoning", "bouwjaar": [1968.0, None]})
    uit = waardeer_tabel(tabel, DAG)
    een = waardeer({**woning(bouwjaar=1968), "peildatum": DAG})
    assert uit["punten_minimaal"][0] == een.punten_minimaal
    assert list(uit["onbekend"]) == ["ruimten", "bouwjaar, ruimten"]


_JAREN = st.one_of(
    st.integers(900, 2200).map(float),
    st.sampled_from([1968.5, 0.0, -1.0, -1968.0, 1968.0000001, 1e9, 1e12, 1e300, float("inf"), 2026.0, 2027.0]),
)


@settings(deadline=None, max_examples=60)
@given(
    jaren=st.lists(st.none() | _JAREN, min_size=1, max_size=6), soort=st.sampled_from(["komma", "tekst", "decimaal"])
)
def test_een_kolom_geeft_hetzelfde_als_elk_document(jaren: list[float | None], soort: str) -> None:
    if soort == "decimaal":
        jaren = [j if j is None or abs(j) < 1e9 else None for j in jaren]
    als: dict[str, Any] = {
        "komma": lambda: pa.array(jaren, pa.float64()),
        "decimaal": lambda: pa.array([None if j is None else Decimal(f"{j:.6f}") for j in jaren], pa.decimal128(18, 6)),
        "tekst": lambda: pa.array([None if j is None else f"{j:.1f}".replace(".", ",") for j in jaren]),
    }
    kolom = als[soort]()
    velden = {"woningtype": pa.array(["eengezinswoning"] * len(jaren)), "bouwjaar": kolom}
    groep = pa.StructArray.from_arrays(list(velden.values()), list(velden))
    uit = brokken.waardeer(pa.RecordBatch.from_arrays([groep], names=["woning"]), REGELING)
    waarden = [_zonder_nullen(w) if isinstance(w, str) else w for w in kolom.to_pylist()]
    documenten = [woning() if w is None else woning(bouwjaar=w) for w in waarden]
    gewone, fouten = documentsgewijs.waardeer(documenten, REGELING)
    assert uit.fouten == fouten
    assert uit.uitslag.laag.tolist() == gewone.laag.tolist()


def _zonder_nullen(tekst: str) -> int | str:
    """Wat een kolom met tekst aan het document geeft."""
    kaal = tekst.removesuffix(",0")
    return int(kaal) if kaal.removeprefix("-").isdigit() and len(kaal) <= 12 else tekst


@pytest.mark.parametrize(("tekst", "goed"), [("1968,0", True), ("1968.0", True), ("1968,50", False), ("1.968", False)])
def test_tekst_in_een_kolom(tekst: str, *, goed: bool) -> None:
    groep = pa.array([{"woningtype": "eengezinswoning", "bouwjaar": tekst}])
    uit = brokken.waardeer(pa.RecordBatch.from_arrays([groep], names=["woning"]), REGELING)
    assert [f.code for f in uit.fouten.get(0, ())] == ([] if goed else ["geen_geheel_getal"])
    assert (uit.als_document == 0) == goed
