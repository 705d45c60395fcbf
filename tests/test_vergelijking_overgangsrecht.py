"""Een vergelijking onder een voorstel dat een huurovereenkomst haar oude recht laat houden."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from huurstelsel.uitleg.vergelijking import als_tekst
from huurstelsel.uitleg.vergelijking_json import als_dict
from huurstelsel.vergelijking import vergelijk
from vergelijking_hulp import VOORSTEL, Feiten, een, kant, sluit, woning, zonder_vaste_spatie


def oude_woning(ondertekend: str, *, smal: bool = True) -> Feiten:
    """Een woning van vóór de Wet betaalbare huur met label G, een hoge WOZ-waarde en een balkon van 6 m²."""
    feiten = woning(lambda w: w.update(woz_waarden=[{"waarde": 500_000, "waardepeildatum": "2021-01-01"}]))
    feiten["contract"]["ondertekend"] = ondertekend
    feiten["woning"]["energieprestaties"][0]["label"] = "G"
    balkon: Feiten = {"id": "balkon", "soort": "balkon", "oppervlakte": 6, "eisen": {"minimumafmeting": not smal}}
    feiten["woning"]["ruimten"].append(balkon)
    return feiten


@pytest.mark.parametrize(("a", "b"), [("2023-06-01", "2024-01-01"), ("2024-01-01", "2023-06-01")])
def test_een_andere_dag_van_ondertekening_kiest_ander_recht(a: str, b: str) -> None:
    """Ontwerp-art. 12a: wat dan anders telt, komt door de ondertekening en de parameter die daarbij hoort, niet door een ander feit."""
    dag = date(2024, 3, 1)
    v = vergelijk(kant(oude_woning(a), dag, voorstellen=[VOORSTEL]), kant(oude_woning(b), dag, voorstellen=[VOORSTEL]))
    sluit(v)
    zinnen = {x.post: zonder_vaste_spatie(x.toelichting) for x in v.verschillen if x.oorzaak == "feit"}
    assert {"energielabel", "geen_buitenruimte", "prive_buitenruimten", "maximering_woz"} == zinnen.keys()
    assert all("art. I onder D (Bhw art. 12a)" in zin and zin.startswith("ondertekend ") for zin in zinnen.values())
    grens = "142 punten → 187 punten" if a < b else "187 punten → 142 punten"
    assert zinnen["maximering_woz"].endswith(f"De maximering geldt vanaf: {grens}")
    assert {x.bewijs for x in v.verschillen if x.oorzaak == "feit"} == {"getekende huurovereenkomst"}
    letter = "A" if a < b else "B"
    assert f"{letter}: de huurovereenkomst is gesloten vóór 2024-01-01" in als_tekst(v)
    assert [bool(als_dict(v)[k]["overgangsrecht"]) for k in ("a", "b")] == [a < b, a > b]


def test_andere_feiten_en_een_andere_ondertekening_staan_los_van_elkaar() -> None:
    dag, groter = date(2024, 3, 1), oude_woning("2023-06-01")
    groter["woning"]["ruimten"][0]["oppervlakte"] = "24"
    v = vergelijk(
        kant(oude_woning("2024-01-01"), dag, voorstellen=[VOORSTEL]), kant(groter, dag, voorstellen=[VOORSTEL])
    )
    sluit(v)
    assert zonder_vaste_spatie(een(v, "vertrekken_m2").toelichting) == "42 m² → 46 m²: woonkamer 20 m² → 24 m²"
    assert een(v, "energielabel").bewijs == "getekende huurovereenkomst"


@pytest.mark.parametrize("breedte", [60, 100])
def test_een_rubriek_is_ook_dan_een_blok(breedte: int) -> None:
    """Een groter balkon en een andere ondertekening raken beide rubriek 8; zij staat er één keer, met de som."""
    dag, groter = date(2024, 3, 1), oude_woning("2023-06-01", smal=False)
    groter["woning"]["ruimten"][-1]["oppervlakte"] = 30
    v = vergelijk(
        kant(oude_woning("2024-01-01", smal=False), dag, voorstellen=[VOORSTEL]),
        kant(groter, dag, voorstellen=[VOORSTEL]),
    )
    sluit(v)
    oorzaken = [x.toelichting.split()[0] for x in v.verschillen if x.post == "prive_buitenruimten"]
    assert len(oorzaken) == 2
    koppen = [regel for regel in als_tekst(v, breedte).splitlines() if "Privé-buitenruimten  " in regel]
    assert len(koppen) == 1
    groepen = [x.groep for x in v.verschillen]
    assert [a for a, b in pairwise(groepen) if a != b] == list(dict.fromkeys(groepen))[:-1]
    assert groepen[-1] == "0"


def test_zonder_verschil_staat_er_waarom_het_voorstel_niets_doet() -> None:
    dag = date(2024, 3, 1)
    v = vergelijk(kant(oude_woning("2023-06-01"), dag), kant(oude_woning("2023-06-01"), dag, voorstellen=[VOORSTEL]))
    tekst = " ".join(als_tekst(v).split())
    assert "Geen verschil in punten of bedragen." in tekst
    assert (
        "B: de huurovereenkomst is gesloten vóór 2024-01-01; voorstel consultatie-2023 laat haar het oude recht"
        in tekst
    )


def test_een_balkon_dat_te_smal_is_staat_bij_zijn_posten() -> None:
    dag = date(2024, 3, 1)
    v = vergelijk(kant(oude_woning("2023-06-01", smal=False), dag), kant(oude_woning("2023-06-01"), dag))
    sluit(v)
    assert zonder_vaste_spatie(een(v, "prive_buitenruimten").toelichting) == "6 m² → 0: balkon 6 m² → 0"
    assert zonder_vaste_spatie(een(v, "geen_buitenruimte").toelichting) == "balkon 6 m² → 0"
