"""Handhaving en toewijzing: de zaken, het verbod, boetes en sancties, en tegenspraak in de feiten."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handhaving_hulp import D2025, document, gemeente, regeling, vergelijk, zaken
from huurstelsel import Regeling
from huurstelsel.feiten.huur import Boete, Huishouden, Verhuurder
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Beslissing, Reden, onbeslist
from huurstelsel.huur.boetes import VIERDE, VIJFDE, boete
from huurstelsel.huur.categorieen import categorie
from huurstelsel.huur.gemeente import Boeteregel, Gemeente
from huurstelsel.huur.handhaving import handhaaf
from huurstelsel.huur.sancties import beheer, intrekken, weigeren
from huurstelsel.huur.toewijzing import toewijzing
from huurstelsel.huur.toezicht import Bevinding, Toezicht, artikel_van
from huurstelsel.recht.laden import onderwerp
from huurstelsel.recht.tabellen import tarief
from huurstelsel.uitkomst import Melding
from kale_woning import kaal, met_punten

if TYPE_CHECKING:
    from pathlib import Path

    from huurstelsel.huur.handhaving import Handhaving


def _param(map_: str) -> list[Any]:
    return [pytest.param(z, id=f"{z['bestand']}: {z['naam']}") for z in zaken(map_)]


@pytest.mark.parametrize("zaak", _param("handhaving"))
def test_zaak_handhaving(zaak: dict[str, Any], tmp_path: Path) -> None:
    doc = document(zaak)
    gevonden = handhaaf(doc, regeling(zaak["peildatum"], doc.woning.stelsel, zaak), gemeente(zaak, tmp_path))
    for id_, verwacht in zaak["verwacht"].items():
        if verwacht is None:
            assert id_ not in gevonden, id_
        else:
            vergelijk(gevonden[id_], verwacht)


@pytest.mark.parametrize("zaak", _param("toewijzing"))
def test_zaak_toewijzing(zaak: dict[str, Any], tmp_path: Path) -> None:
    h = Huishouden.model_validate(zaak["huishouden"]) if "huishouden" in zaak else None
    recht = regeling(zaak["peildatum"], "zelfstandig", zaak)
    vergelijk(toewijzing(h, _middeldure(zaak.get("middeldure", JA)), recht, gemeente(zaak, tmp_path)), zaak["verwacht"])


def _middeldure(uitkomst: str) -> Beslissing:
    if uitkomst == NIET_TE_BESLISSEN:
        return onbeslist("middeldure_huurwoonruimte", "", (Melding("woning", "Punten."),))
    return Beslissing("middeldure_huurwoonruimte", "", uitkomst, (Reden("opgegeven", "Huisvestingswet 2014 art. 1"),))


# --- eigenschappen van het verbod --------------------------------------------------------------------------------------


@cache
def _woning(punten: int, stelsel: str) -> dict[str, Any]:
    return met_punten(punten, D2025, stelsel)


def _handhaaf(huur: int, punten: int = 130, stelsel: str = "zelfstandig") -> Handhaving:
    contract = {
        "ondertekend": "2025-01-20",
        "ingangsdatum": "2025-02-01",
        "huurprijs": f"{huur // 100},{huur % 100:02d}",
    }
    doc = lees_document({"woning": _woning(punten, stelsel), "contract": contract}, D2025)
    return handhaaf(doc, Regeling.op(D2025, stelsel))


def _maximum(punten: int, stelsel: str) -> int:
    return int(tarief(stelsel, D2025).maximale_huurprijs(np.array([punten]))[0])


@settings(max_examples=60, deadline=None)
@given(
    huur=st.integers(1_00, 3_000_00),
    punten=st.sampled_from([51, 88, 108, 130, 143, 144, 160, 186]),
    stelsel=st.sampled_from(["zelfstandig", "onzelfstandig"]),
)
def test_wat_verboden_is_is_precies_wat_boven_het_maximum_gaat(huur: int, punten: int, stelsel: str) -> None:
    punten = 95 if stelsel == "onzelfstandig" else punten
    b, maximum = _handhaaf(huur, punten, stelsel)["huurprijs_verboden"], _maximum(punten, stelsel)
    assert b.uitkomst == (JA if huur > maximum else NEE)
    assert b.bedrag("maximale huurprijs") == maximum
    if huur > maximum:
        assert b.bedrag("verboden per maand") == huur - maximum


@settings(max_examples=30, deadline=None)
@given(huur=st.integers(700_00, 1_000_00), meer=st.integers(0, 50_00))
def test_een_hogere_huurprijs_is_nooit_minder_verboden(huur: int, meer: int) -> None:
    laag, hoog = _handhaaf(huur), _handhaaf(huur + meer)
    teveel = [h["te_veel_betaald"].bedrag("te veel betaald") for h in (laag, hoog)]
    assert teveel[1] - teveel[0] == max(0, huur + meer - 813_91) - max(0, huur - 813_91)
    assert (laag["huurprijs_verboden"].uitkomst, hoog["huurprijs_verboden"].uitkomst) != (JA, NEE)


def test_de_dag_van_het_verbod_staat_in_het_recht() -> None:
    waarde = onderwerp("handhaving")["verbod_vanaf"].geldend(D2025)
    assert date.fromordinal(waarde.waarde) == date(2025, 1, 1)
    assert waarde.zekerheid == "afgeleid"


# --- boetes en sancties ------------------------------------------------------------------------------------------------


def _toezicht(
    dag: date, *boetes: Boete, artikel: str = "2a", g: Gemeente | None = None, n: int | None = None
) -> Toezicht:
    p = Regeling.op(min(dag, date(2026, 12, 31))).parameters("handhaving")
    return Toezicht(dag, Verhuurder(boetes=boetes, woongelegenheden=n), p, (Bevinding(artikel, "te hoog"),), (), g)


def _boete(dag: date, artikel: str = "2") -> Boete:
    return Boete(datum=dag, bepaling=artikel)


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [(date(2027, 9, 1), VIJFDE), (date(2027, 9, 2), VIERDE), (date(2023, 9, 2), VIJFDE), (date(2023, 9, 1), VIERDE)],
)
def test_vier_jaar_terug_tot_op_de_dag(dag: date, verwacht: str) -> None:
    assert boete(_toezicht(dag, _boete(date(2023, 9, 1)), artikel="2")).uitkomst == f"ja, {verwacht}"


@pytest.mark.parametrize(
    ("dag", "weiger", "trek_in"),
    [
        (date(2027, 9, 1), JA, JA),
        (date(2027, 9, 2), JA, NEE),
        (date(2031, 9, 1), JA, NEE),
        (date(2031, 9, 2), NEE, NEE),
    ],
)
def test_acht_jaar_weigeren_en_vier_jaar_intrekken(dag: date, weiger: str, trek_in: str) -> None:
    t = _toezicht(dag, _boete(date(2023, 9, 1)))
    assert (weigeren(t).uitkomst, intrekken(t).uitkomst) == (weiger, trek_in)


@pytest.mark.parametrize(("dag", "verwacht"), [(date(2027, 9, 1), JA), (date(2027, 9, 2), NEE)])
def test_twee_boetes_in_vier_jaar(dag: date, verwacht: str) -> None:
    assert beheer(_toezicht(dag, _boete(date(2023, 9, 1)), _boete(date(2026, 1, 1), "2a"))).uitkomst == verwacht


@pytest.mark.parametrize(
    ("bepaling", "artikel"),
    [
        ("2a", "2a"),
        ("art. 2a lid 1", "2a"),
        ("Artikel 2 lid 2 onder e", "2"),
        ("artikel 2B", "2b"),
        ("5", "5"),
        ("niets", ""),
        ("Wgv art. 2a", "2a"),
        ("Wgv 2b lid 1", "2b"),
        ("artikel 19 in samenhang met artikel 2a", "19"),
        ("lid 4 van art. 2a", "2a"),
        ("BW 7:247", ""),
    ],
)
def test_het_artikel_van_een_bepaling(bepaling: str, artikel: str) -> None:
    assert artikel_van(bepaling) == artikel


@pytest.mark.parametrize(
    ("dag", "vierde", "vijfde", "gevonden"),
    [
        (date(2008, 1, 1), 18_500_00, 74_000_00, True),
        (date(2013, 1, 1), 18_500_00, 74_000_00, False),
        (date(2014, 1, 1), 20_250_00, 81_000_00, True),
        (date(2016, 1, 1), 20_500_00, 82_000_00, True),
        (date(2018, 1, 1), 20_750_00, 83_000_00, True),
        (date(2020, 1, 1), 21_750_00, 87_000_00, True),
        (date(2023, 7, 1), 22_500_00, 90_000_00, True),
        (date(2024, 1, 1), 25_750_00, 103_000_00, True),
        (date(2025, 12, 31), 25_750_00, 103_000_00, True),
        (date(2026, 1, 1), 25_750_00, 103_000_00, False),
    ],
)
def test_de_boetecategorieen_per_jaar(dag: date, vierde: int, vijfde: int, gevonden: bool) -> None:  # noqa: FBT001
    c4, c5 = categorie("vierde", dag), categorie("vijfde", dag)
    assert (c4.centen, c5.centen, c4.gevonden) == (vierde, vijfde, gevonden)
    assert c5.centen == 4 * c4.centen
    assert bool(c4.zekerheid) == (not gevonden or dag.year not in {2008, 2016, 2018})


_REGELS = st.builds(
    Boeteregel,
    plaats=st.just(0),
    overtreding=st.just("2a"),
    van=st.integers(1, 20),
    tot_en_met=st.none() | st.integers(1, 40),
    bedrag=st.integers(0, 200_000_00),
    herhaling=st.none() | st.integers(0, 400_000_00),
)


@given(
    regels=st.lists(_REGELS, max_size=4).map(tuple),
    eerder=st.booleans(),
    dag=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    omvang=st.none() | st.integers(1, 50),
)
def test_een_boete_gaat_nooit_boven_de_categorie(
    regels: tuple[Boeteregel, ...],
    eerder: bool,  # noqa: FBT001
    dag: date,
    omvang: int | None,
) -> None:
    g = Gemeente("V", "Gemeenteblad", date(2025, 1, 1), None, regels, None, None, None, None)
    boetes = (_boete(date(2024, 1, 1)),) if eerder else ()
    b = boete(_toezicht(dag, *boetes, g=g, n=omvang))
    hoogst = categorie("vijfde" if eerder else "vierde", dag).centen
    assert b.uitkomst == f"ja, {VIJFDE if eerder else VIERDE}"
    assert max(x.centen for x in b.bedragen) == hoogst
    assert all(0 <= x.centen <= hoogst for x in b.bedragen)


@given(inkomen=st.integers(0, 150_000), meer=st.integers(0, 50_000), personen=st.sampled_from(["alleen", "meer"]))
def test_een_lager_inkomen_sluit_nooit_uit_wat_een_hoger_toelaat(inkomen: int, meer: int, personen: Any) -> None:
    recht = Regeling.op(D2025)
    uitkomsten = [
        toewijzing(Huishouden(personen=personen, inkomen_toewijzing=bedrag), _middeldure(JA), recht).uitkomst
        for bedrag in (inkomen, inkomen + meer)
    ]
    assert uitkomsten != [NEE, JA]


# --- tegenspraak in de feiten --------------------------------------------------------------------------------------------


def test_alle_tegenspraak_tegelijk() -> None:
    feiten = {
        "woning": kaal(140),
        "contract": {"ondertekend": "2025-03-01", "ingangsdatum": "2025-02-01", "huurprijs": 900},
        "puntentelling": {"gegeven": "nee", "maximale_huurprijs": "ja"},
        "verhuurder": {
            "boetes": [
                {"datum": "2023-06-30", "bepaling": "2"},
                {"datum": "2025-01-01", "bepaling": "2", "openbaar_besluit": "2024-12-31"},
                {
                    "datum": "2025-01-01",
                    "bepaling": "2",
                    "openbaar_besluit": "2025-01-02",
                    "openbaar_bekend": "2025-01-01",
                },
                {"datum": "2025-01-01", "bepaling": "de huurprijs"},
            ]
        },
    }
    with pytest.raises(FeitenFout) as gemeld:
        handhaaf(lees_document(feiten, D2025), Regeling.op(D2025))
    assert [(f.pad, f.code) for f in gemeld.value.fouten] == [
        ("contract.ingangsdatum", "ingang_voor_ondertekening"),
        ("verhuurder.boetes[0].datum", "boete_voor_de_wet"),
        ("verhuurder.boetes[1].openbaar_besluit", "openbaar_voor_boete"),
        ("verhuurder.boetes[2].openbaar_bekend", "bekend_voor_besluit"),
        ("verhuurder.boetes[3].bepaling", "bepaling_onleesbaar"),
        ("puntentelling.maximale_huurprijs", "puntentelling_niet_gegeven"),
    ]
