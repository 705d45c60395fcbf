"""Maatregelen in kolommen, als document en met de hand geven hetzelfde."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.maatregelen.advies import adviseer
from huurstelsel.maatregelen.lijst import MAATREGELEN
from huurstelsel.portefeuille.maatregelen import Effecten, van_brok, van_documenten
from huurstelsel.portefeuille.uitslag import GEEN
from maatregelen_hand import met_de_hand
from maatregelen_hulp import DAG, Woordenboek, aanrecht
from strategieen import documenten
from strategieen_onzelfstandig import kamerdocumenten
from test_portefeuille_brok import gewoon, in_brok

RUSTIG = settings(deadline=None, max_examples=6, suppress_health_check=list(HealthCheck))


def label_nu(document: Woordenboek, dag: date) -> str | None:
    """Het label dat telt, uit de vaststelling van een waardering."""
    zonder = copy.deepcopy(document)
    zonder["woning"].pop("energieprestatievergoeding", None)
    vast = next(v for v in waardeer({**zonder, "peildatum": dag}).vaststellingen if v.id == "energieprestatie")
    return vast.reden.split()[1].rstrip(":") if vast.uitkomst == "energielabel" else None


LABELS = st.fixed_dictionaries(
    {
        "soort": st.just("energielabel"),
        "label": st.sampled_from(["A++++", "A+", "A", "B", "D", "G"]),
        "opnamedatum": st.sampled_from([date(2021, 3, 1), date(2024, 6, 30), date(2024, 9, 1), date(2031, 1, 1)]),
        "gebruiksoppervlakte": st.just(Decimal("24.5")),
    },
    optional={"risico_oververhitting": st.sampled_from(["laag", "hoog"])},
)


def _ruimte(soort: str, *altijd: Any, soms: tuple[str, ...] = ()) -> st.SearchStrategy[Woordenboek]:
    """Een ruimte met wat er altijd in zit en een keuze uit wat er soms in zit."""
    erbij = st.lists(st.sampled_from([{"soort": s} for s in soms]), max_size=4) if soms else st.just([])
    vast = {"soort": st.just(soort), "oppervlakte": st.sampled_from([Decimal("5.25"), Decimal(12)])}
    inhoud = erbij.map(lambda lijst: [dict(v) for v in (*altijd, *lijst)])  # elke voorziening een eigen woordenboek
    return st.fixed_dictionaries({**vast, "verwarmd": st.booleans(), "voorzieningen": inhoud})


SANITAIR = ("wastafel", "meerpersoonswastafel", "handdoekenradiator", "eenhandsmengkraan", "toilet", "stopcontact")
APPARATEN = ("inbouw_koelkast", "inbouw_kookplaat_gas", "inbouw_oven_gas", "afzuiginstallatie", "eenhandsmengkraan")
GEWONE_RUIMTEN = st.tuples(
    st.one_of(*(_ruimte("keuken", aanrecht(lengte), soms=APPARATEN) for lengte in ("0.8", "1.8", "2.4"))),
    st.one_of(*(_ruimte("badkamer", {"soort": wat}, soms=SANITAIR) for wat in ("douche", "bad"))),
    _ruimte("toiletruimte", {"soort": "toilet"}),
    _ruimte("slaapkamer"),
)


@st.composite
def woningen(draw: st.DrawFn, soort: Any, dag: date) -> list[Woordenboek]:
    uit = [gewoon(d) for d in draw(st.lists(soort(dag), min_size=1, max_size=3))]
    for i, w in enumerate(uit):
        w["id"] = f"w{i}"
        if draw(st.booleans()):  # een gewone woning, zodat elke maatregel vaak genoeg kan
            w["woning"]["ruimten"] = [*w["woning"].get("ruimten", []), *draw(GEWONE_RUIMTEN)]
        w["woning"]["energieprestaties"] = draw(st.lists(LABELS, max_size=1))
    return uit


def gelijk(een: Effecten, ander: Effecten) -> None:
    for naam in ("tot", "punten", "euro"):
        for id_, kolom in getattr(een, naam).items():
            np.testing.assert_array_equal(kolom, getattr(ander, naam)[id_], err_msg=f"{naam} {id_}")


def als_met_de_hand(uit: Effecten, i: int, document: Woordenboek, dag: date) -> None:
    nu = waardeer({**document, "peildatum": dag})
    label = label_nu(document, dag)
    for m in MAATREGELEN:
        veranderd = met_de_hand(document, m.id, dag, label)
        if veranderd is None:
            assert uit.punten[m.id][i] == uit.euro[m.id][i] == GEEN, m.id
            continue
        na = waardeer({**veranderd, "peildatum": dag})
        assert na.punten is not None
        assert nu.punten is not None
        assert uit.punten[m.id][i] == na.punten - nu.punten, m.id
        assert uit.euro[m.id][i] == na.huurprijs.maximaal_met_opslag - nu.huurprijs.maximaal_met_opslag, m.id


@pytest.mark.parametrize("dag", [date(2024, 7, 1), date(2025, 1, 1), date(2026, 7, 1)])
@RUSTIG
@given(data=st.data())
def test_kolom_is_document_is_het_verschil_van_twee_waarderingen(dag: date, data: st.DataObject) -> None:
    lijst = data.draw(woningen(documenten, dag))
    regeling = Regeling.op(dag)
    uit = van_brok(in_brok(lijst), regeling)
    gelijk(uit, van_documenten(lijst, regeling))
    for i, document in enumerate(lijst):
        als_met_de_hand(uit, i, document, dag)


@RUSTIG
@given(data=st.data())
def test_ook_voor_kamers(data: st.DataObject) -> None:
    lijst = data.draw(woningen(kamerdocumenten, DAG))
    regeling = Regeling.op(DAG)
    uit = van_brok(in_brok(lijst), regeling)
    gelijk(uit, van_documenten(lijst, regeling))
    for i, document in enumerate(lijst):
        if (
            waardeer({**document, "peildatum": DAG}).punten is not None
            and not waardeer({**document, "peildatum": DAG}).onbekend
        ):
            als_met_de_hand(uit, i, document, DAG)


@RUSTIG
@given(data=st.data())
def test_het_advies_zegt_hetzelfde_als_de_kolommen(data: st.DataObject) -> None:
    document = data.draw(documenten(DAG))
    advies, uit = adviseer({**document, "peildatum": DAG}), van_documenten([document], Regeling.op(DAG))
    for regel in advies.regels:
        if regel.gevolg is None:
            assert uit.punten[regel.maatregel.id][0] == GEEN
        else:
            assert regel.gevolg.punten == (uit.punten[regel.maatregel.id][0],) * 2
            assert regel.gevolg.euro == (uit.euro[regel.maatregel.id][0],) * 2
