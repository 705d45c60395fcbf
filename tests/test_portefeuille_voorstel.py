"""Ontwerprecht in kolommen geeft hetzelfde als elke woning apart als document, ook waar oude overeenkomsten het oude recht houden."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beleid_hulp import woning
from huurstelsel import Regeling
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.recht.voorstel import ingebouwd
from strategieen import documenten
from strategieen_onzelfstandig import kamerdocumenten
from strategieen_voor_wbh import oude_documenten
from test_portefeuille_brok import gewoon, in_brok, vergelijk

RUSTIG = settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
GETEKEND = st.sampled_from([None, date(2015, 3, 1), date(2023, 12, 31), date(2024, 1, 1), date(2025, 6, 1)])


def met_contract(document: dict[str, Any], dag: date | None) -> dict[str, Any]:
    uit = gewoon(document)
    uit["contract"] = {"ondertekend": dag} if dag else {}
    return uit


@pytest.mark.parametrize("naam", ingebouwd())
@RUSTIG
@given(data=st.data(), dag=st.sampled_from([date(2023, 7, 1), date(2024, 1, 1), date(2026, 1, 1)]))
def test_een_voorstel_in_kolommen_is_als_document(naam: str, dag: date, data: st.DataObject) -> None:
    een = st.one_of(documenten(dag), oude_documenten(dag), kamerdocumenten(dag))
    paren = data.draw(st.lists(st.tuples(een, GETEKEND), min_size=1, max_size=5))
    woningen = [met_contract(document, getekend) for document, getekend in paren]
    vergelijk(woningen, Regeling.op(dag).met(voorstellen=[naam]), None)


def test_oude_en_nieuwe_overeenkomsten_gaan_beide_in_kolommen() -> None:
    regeling = Regeling.op(date(2024, 1, 1)).met(voorstellen=["consultatie-2023"])
    woningen = [{**woning(i), "contract": {"ondertekend": date(2023 + i % 2, 1, 1)}} for i in range(40)]
    uit = brokken.waardeer(in_brok(woningen), regeling)
    assert uit.als_document == 0
    oud = brokken.waardeer(in_brok(woningen), Regeling.op(date(2024, 1, 1)))
    zelfde = (uit.uitslag.laag == oud.uitslag.laag) & (uit.uitslag.segmenten == oud.uitslag.segmenten)
    assert zelfde[::2].all()
    assert not zelfde[1::2].any()
