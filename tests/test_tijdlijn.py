"""De tijdlijn van een woning: met de hand nagerekend, en elke dag gelijk aan een waardering op die dag."""

from __future__ import annotations

import itertools
from copy import deepcopy
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from huurstelsel import Regeling, waardeer
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout
from huurstelsel.tijdlijn import HUURTABEL, OPSLAG, RUBRIEK, SEGMENT, SLOTPOST, STELSEL, Tijdlijn, tijdlijn
from huurstelsel.uitleg.tijdlijn import als_dict, als_tekst
from tijdlijn_hulp import (
    EENGEZINS,
    EERSTE,
    FLAT,
    LAATSTE,
    MET_DE_HAND,
    NIEUWBOUW,
    PLAATS,
    VERA,
    WAGEN,
    dagen,
    kamer,
    kern,
    oorzaken,
    toelichting,
    woning,
)

EEN_DAG = timedelta(days=1)


def gelijk(bron: Any, t: Tijdlijn, dag: date) -> None:
    """Op een dag zegt de tijdlijn wat een gewone waardering van die dag zegt."""
    kant = t.op(dag).kant
    u = waardeer(deepcopy(bron), dag)
    assert kant is not None
    verwacht = (u.punten, u.punten_minimaal, u.punten_maximaal, u.huurprijs[0], u.huurprijs[2], u.segment)
    v = kant.uitkomst
    assert (v.punten, v.punten_minimaal, v.punten_maximaal, v.huurprijs[0], v.huurprijs[2], v.segment) == verwacht, dag
    assert [(o.id, o.procent) for o in v.huurprijs.opslagen] == [(o.id, o.procent) for o in u.huurprijs.opslagen], dag


def sluit(t: Tijdlijn) -> None:
    """De perioden sluiten aan, verschillen van elkaar, en hun oorzaken tellen op tot het verschil."""
    for voor, na in zip(t.perioden, t.perioden[1:], strict=False):
        assert na.vanaf == voor.tot_en_met + EEN_DAG
        if na.vergelijking is not None:
            v = na.vergelijking
            assert sum(a.punten for a in na.aandelen) == v.punten
            assert sum(a.centen for a in na.aandelen if a.soort != OPSLAG) == v.centen
            assert sum(a.centen for a in na.aandelen) == v.centen_met_opslag


def test_een_woning_met_de_hand() -> None:
    """Ook 1 januari 2023 en 2024 zijn wisseldagen (een andere liberalisatiegrens), maar daar verandert niets."""
    t = tijdlijn(woning())
    assert kern(t) == MET_DE_HAND
    assert (t.vanaf, t.tot_en_met, t.laatste_bekend) == (EERSTE, LAATSTE, LAATSTE)
    assert dagen(t)[2:4] == [("2024-02-15", "2024-02-29"), ("2024-03-01", "2024-06-30")]
    assert t.perioden[0].aandelen == ()
    sluit(t)


def test_de_oorzaken_met_de_hand() -> None:
    """Tussen twee hele punten naar evenredigheid van de huurtabel; de WOZ-punten voor de afronding op 1 juli 2024 zijn 24."""
    t = tijdlijn(woning())
    tabel_2023 = 46_387 - 42_170  # 81 punten: € 421,70 in 2022, € 463,87 in 2023
    assert oorzaken(t, "2023-07-01") == [
        (RUBRIEK, 9, Fraction(-3), 42_170 - 43_881),
        (HUURTABEL, None, Fraction(0), tabel_2023),
    ]
    assert oorzaken(t, "2024-02-15") == [(RUBRIEK, 9, Fraction(6), 50_154 - 46_387)]
    assert toelichting(t, "2024-02-15", RUBRIEK) == "€ 100.000 → € 130.000"
    assert oorzaken(t, "2024-03-01") == [(RUBRIEK, 4, Fraction(-4), 47_644 - 50_154)]
    assert toelichting(t, "2024-03-01", RUBRIEK) == "label C → bouwjaar"
    stelsel, woz, afronding, tabel, segment = oorzaken(t, "2024-07-01")
    assert stelsel == (STELSEL, None, Fraction(0), 0)
    assert woz[:3] == (RUBRIEK, 11, Fraction("-0.75"))
    assert afronding[:3] == (SLOTPOST, None, Fraction("-0.25"))
    assert woz[3] + afronding[3] == 47_014 - 47_644  # 82 en 83 punten in de tabel van 2023
    assert tabel == (HUURTABEL, None, Fraction(0), 48_472 - 47_014)
    assert segment == (SEGMENT, None, Fraction(0), 0)
    assert toelichting(t, "2024-07-01", SEGMENT) == "gereguleerd → laag"
    assert oorzaken(t, "2025-01-01") == [(HUURTABEL, None, Fraction(0), 49_597 - 48_472)]
    assert oorzaken(t, "2025-05-11") == [(RUBRIEK, 4, Fraction(26), 66_817 - 49_597)]
    assert toelichting(t, "2025-05-11", RUBRIEK) == "bouwjaar → label A"


def test_alleen_het_segment_verandert() -> None:
    """Met een woonkamer van 88 m²: 108 + 8 = 116 punten, label 15, WOZ 8,2713 + 100.000/108/189 = 4,8991 samen 13: 144 punten.

    Dat is € 781,29 in 2022: boven de liberalisatiegrens van € 763,47, en vanaf 1 januari 2023 onder die van € 808,06.
    """
    t = tijdlijn(woning(lambda w: w["ruimten"][0].update(oppervlakte="88")), vanaf=EERSTE, tot_en_met=date(2023, 6, 30))
    assert kern(t) == [
        ("2022-07-01", 144, 78_129, 78_129, "vrij"),
        ("2023-01-01", 144, 78_129, 78_129, "gereguleerd"),
    ]
    assert oorzaken(t, "2023-01-01") == [(SEGMENT, None, Fraction(0), 0)]
    assert toelichting(t, "2023-01-01", SEGMENT) == "vrij → gereguleerd; grens € 763,47 → € 808,06"


def test_een_renovatie_telt_vanaf_haar_jaar() -> None:
    """€ 20.000 is 20 × 0,2 = 4 punten in rubriek 10, in 2023 en de vijf jaren erna; sinds 1 juli 2024 is die rubriek er niet.

    Vóór 2023 is de renovatie er nog niet, en dat is geen fout in de feiten.
    """
    t = tijdlijn(woning(lambda w: w.update(renovaties=[{"jaar": 2023, "investering": 20_000}])))
    verwacht = [(dag, p + 4 * (dag < "2024-07-01")) for dag, p, *_ in MET_DE_HAND]
    verwacht[1:1] = [("2023-01-01", 88)]
    verwacht[0] = ("2022-07-01", 84)
    assert [(dag, punten) for dag, punten, *_ in kern(t)] == verwacht
    assert oorzaken(t, "2023-01-01") == [(RUBRIEK, 10, Fraction(4), 46_166 - 43_881)]
    assert toelichting(t, "2023-01-01", RUBRIEK) == "renovatie erbij"
    assert (RUBRIEK, 10, Fraction(-4), 47_644 - 50_154) in oorzaken(t, "2024-07-01")
    sluit(t)


def test_een_woonvoorziening_telt_vanaf_haar_ingreep() -> None:
    """€ 3.320 netto, ingreep op 10 oktober 2025: daarvóór geen 10 punten (toelichting rubriek 7)."""
    ingreep = {"kosten": 4_320, "subsidie": 1_000, "datum": "2025-10-10"}
    zonder = kern(tijdlijn(woning(), vanaf=date(2025, 6, 1), tot_en_met=date(2025, 12, 31)))
    t = tijdlijn(
        woning(lambda w: w.update(woonvoorzieningen_gehandicapten=[ingreep])),
        vanaf=date(2025, 6, 1),
        tot_en_met=date(2025, 12, 31),
    )
    punten = zonder[0][1]
    assert [(dag, p) for dag, p, *_ in kern(t)] == [("2025-06-01", punten), ("2025-10-10", punten + 10)]


@pytest.mark.parametrize(("keus", "dag"), [("telt", "2025-05-11"), ("telt_niet", "2025-08-14")])
def test_een_label_begint_na_de_opname_of_op_de_dag_van_registratie(keus: str, dag: str) -> None:
    """Wat op 10 mei 2025 is opgenomen en op 14 augustus is geregistreerd, telt naar keuze vanaf 11 mei of vanaf 14 augustus."""
    nieuw = {"soort": "energielabel", "label": "A", "opnamedatum": "2025-05-10", "registratiedatum": "2025-08-14"}
    t = tijdlijn(
        woning(lambda w: w.update(energieprestaties=[nieuw])),
        vanaf=date(2025, 2, 1),
        tot_en_met=date(2025, 12, 31),
        keuzes={"registratie_na_peildatum": keus},
    )
    assert [van for van, _ in dagen(t)] == ["2025-02-01", dag]
    sluit(t)


def test_een_label_van_een_schrikkeldag_verloopt_op_1_maart() -> None:
    """Opgenomen op 29 februari 2016 en tien jaar geldig: op 28 februari 2026 nog wel, op 1 maart niet meer."""
    label = {"soort": "energielabel", "label": "A", "opnamedatum": "2014-03-01", "geldig_tot": "2025-08-20"}
    schrikkel = {"soort": "energie-index", "waarde": "1,00", "opnamedatum": "2016-02-29"}
    t = tijdlijn(woning(lambda w: w.update(energieprestaties=[schrikkel])), vanaf=date(2026, 1, 1))
    assert [(dag, punten) for dag, punten, *_ in kern(t)] == [("2026-01-01", 108), ("2026-03-01", 82)]  # A 37, D 11
    t = tijdlijn(woning(lambda w: w.update(energieprestaties=[label])), vanaf=date(2024, 1, 1))
    assert "2024-03-01" in [dag for dag, *_ in kern(t)]  # een geldigheid van meer dan tien jaar telt niet


def test_einde_van_de_geldigheid_voor_tien_jaar() -> None:
    """Label C met een einddatum: op 19 augustus 2023 telt het nog (15), op de dag zelf het bouwjaar (11)."""
    eind = {"soort": "energielabel", "label": "C", "opnamedatum": "2014-03-01", "geldig_tot": "2023-08-20"}
    t = tijdlijn(
        woning(lambda w: w.update(energieprestaties=[eind])), vanaf=date(2023, 7, 1), tot_en_met=date(2023, 12, 31)
    )
    assert [(dag, punten) for dag, punten, *_ in kern(t)] == [("2023-07-01", 81), ("2023-08-20", 77)]


def test_opname_telt_op_de_dag_zelf_met_een_andere_lezing() -> None:
    t = tijdlijn(woning(), vanaf=date(2025, 1, 1), keuzes={"opname_op_peildatum": "telt"})
    assert [dag for dag, *_ in kern(t)] == ["2025-01-01", "2025-05-10", "2026-01-01"]
    assert als_dict(t)["kwitantie"]["keuzes"] == {"opname_op_peildatum": "telt"}
    assert "geldend recht · opname_op_peildatum=telt" in als_tekst(t, 120)


@pytest.mark.parametrize("bron", [woning(), kamer(), FLAT, EENGEZINS, NIEUWBOUW, WAGEN, PLAATS, VERA])
def test_elke_wissel_van_beide_kanten(bron: Any) -> None:
    """De dag vóór een wissel en de dag zelf zeggen wat een gewone waardering van die dag zegt."""
    t = tijdlijn(deepcopy(bron))
    assert len(t.perioden) >= 3
    for periode in t.perioden:
        for dag in (periode.vanaf, periode.tot_en_met):
            if periode.kant is not None:
                gelijk(bron, t, dag)
            else:
                with pytest.raises(FeitenFout):
                    waardeer(deepcopy(bron), dag)
    sluit(t)


@pytest.mark.parametrize(("bron", "eerste"), [(woning(), 0), (kamer(), 5), (EENGEZINS, 11)])
def test_tussen_de_wissels_staat_alles_stil(bron: Any, eerste: int) -> None:
    """Om de zeventien dagen van het hele bereik: ook daar is de tijdlijn wat een gewone waardering zegt."""
    document = lees_document(deepcopy(bron))
    t = tijdlijn(document)
    for n in range(eerste, (LAATSTE - EERSTE).days + 1, 17):
        gelijk(document, t, EERSTE + n * EEN_DAG)


def test_opeenvolgende_perioden_verschillen() -> None:
    for bron in (woning(), kamer(), FLAT, EENGEZINS, NIEUWBOUW):
        t = tijdlijn(deepcopy(bron))
        rijen = [als_dict(t)["perioden"][i] for i in range(len(t.perioden))]
        velden = ("punten_minimaal", "punten_maximaal", "maximale_huurprijs", "maximale_huurprijs_inclusief_opslag")
        kenmerken = [[rij.get(veld) for veld in (*velden, "opslagen", "segment")] for rij in rijen]
        assert all(a != b for a, b in itertools.pairwise(kenmerken))


def test_een_regeling_per_dag() -> None:
    """De kant van een periode is die van haar eerste dag."""
    for p in tijdlijn(woning()).perioden:
        assert p.kant is not None
        assert p.kant.regeling == Regeling.op(p.vanaf)
