"""Wat een maatregel aan punten geeft, waarom zij niet kan, en welke combinatie de kleinste is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest

from huurstelsel import waardeer
from huurstelsel.maatregelen.advies import adviseer
from huurstelsel.maatregelen.lijst import MAATREGELEN
from huurstelsel.uitleg.maatregelen import REDENEN
from maatregelen_hand import HAND, met_de_hand
from maatregelen_hulp import DAG, FLAT, Woordenboek, erbij, gevolg, reden, woning


@pytest.mark.parametrize(
    ("maatregel", "punten"),
    [
        ("aanrecht_2m", "3"),  # 4 → 7 (5.1)
        ("verwarming_vertrekken", "2"),  # één slaapkamer
        ("koeling", "2"),  # drie vertrekken, hoogstens 2
        ("label_c", "4"),  # 4.1 meergezinswoning: D 11, C 15
        ("label_stap", "4"),
        ("label_b", "19"),  # B 30
        ("inbouw_kookplaat_inductie", "7/4"),
        ("inbouw_vaatwasmachine", "3/2"),
        ("extra_kastruimte", "3/4"),
        ("tweede_toilet", "2"),  # in een badkamer
        ("wastafel_slaapkamer", "1"),
        ("wastafel_badruimte", "1"),
        ("bad", "3"),  # douche 4 → bad en douche 7
        ("handdoekenradiator", "0"),  # zonder wastafel telt 6.2 niet
        ("balkon", "17/2"),  # −5 → 2 + 4 × 0,35 = 3,40, afgerond 3,50
        ("deurbel", "1/4"),
    ],
)
def test_punten_uit_de_wet(maatregel: str, punten: str) -> None:
    assert erbij(woning(), maatregel) == punten


def test_buitenruimte_groter_tot_het_maximum() -> None:
    tuin = {"id": "tuin", "soort": "tuin", "oppervlakte": Decimal(10)}
    document = woning()
    document["woning"]["ruimten"].append(tuin)
    assert erbij(document, "buitenruimte_groter") == "7/4"  # 5 × 0,35
    tuin["oppervlakte"] = Decimal(36)  # 2 + 12,60 = 14,60, afgerond 14,50; met 41 m² 16,35, hoogstens 15
    g = gevolg(adviseer(document), "buitenruimte_groter")
    assert g.onafgerond == (Fraction(1, 2), Fraction(1, 2))
    assert [(b.rubriek, b.post, b.punten) for b in g.begrenzingen] == [
        (8, "maximering_buitenruimten", Fraction("1.35"))
    ]


def test_een_vol_maximum_maakt_een_maatregel_niets_waard() -> None:
    document = woning()
    keuken = document["woning"]["ruimten"][2]
    keuken["voorzieningen"] += [
        {"soort": "inbouw_vaatwasmachine"},
        {"soort": "inbouw_kookplaat_inductie"},
        {"soort": "inbouw_koelkast"},
    ]
    g = gevolg(adviseer(document), "inbouw_magnetron")  # 1,5 + 1,75 + 1 is al meer dan 4
    assert (g.punten, g.onafgerond, g.euro) == ((0, 0), (0, 0), (0, 0))
    assert [(b.rubriek, b.post, b.punten) for b in g.begrenzingen] == [(5, "maximering_keukenvoorzieningen", 1)]
    lengte = gevolg(adviseer(document), "aanrecht_2m")
    assert lengte.onafgerond == (Fraction(13, 4), Fraction(13, 4))  # 3, en 0,25 die boven 4 niet telde
    assert [(b.post, b.punten) for b in lengte.begrenzingen] == [("maximering_keukenvoorzieningen", Fraction(-1, 4))]


def test_een_drempel_die_wordt_gehaald_staat_erbij() -> None:
    """11.2: een woning uit 2015-2019 met 110 of meer punten buiten de WOZ-waarde krijgt daar ten minste 40 voor."""
    document = woning(bouwjaar=2016)
    document["woning"]["ruimten"][0]["oppervlakte"] = Decimal(60)
    g = gevolg(adviseer(document), "label_a")
    (drempel,) = g.begrenzingen
    assert (drempel.rubriek, drempel.post) == (11, "minimum_40_punten")
    assert g.onafgerond[0] == 26 - drempel.punten > 26  # label D 11 → A 37, en de aanvulling


def test_redenen_waarom_een_maatregel_niet_kan() -> None:
    kaal = {"peildatum": DAG, "woning": {"woningtype": "meergezinswoning", "bouwjaar": 1970, "ruimten": []}}
    assert reden(kaal, "aanrecht_2m") == "geen_keuken"
    assert reden(kaal, "inbouw_koelkast") == "geen_keuken"
    assert reden(kaal, "tweede_toilet") == "geen_badruimte"
    assert reden(kaal, "label_a") == "label_onbekend"
    assert reden(kaal, "laadpaal") == "geen_parkeerruimte"
    assert reden(woning(), "bubbelfunctie") == "vereist_bad"
    assert reden(woning(), "buitenruimte_groter") == "geen_buitenruimte"
    assert reden(woning(), "aanrecht_3m") == "niet_in_dit_stelsel"
    label = {"soort": "energielabel", "label": "A", "opnamedatum": date(2022, 1, 1)}
    assert reden(woning(energieprestaties=[label]), "label_b") == "label_al_zo_goed"
    assert reden(woning(aanbelfunctie_met_video=True), "deurbel") == "al_aanwezig"


def test_elke_reden_heeft_een_zin_en_elke_maatregel_een_hand() -> None:
    assert [m.id for m in MAATREGELEN] == list(HAND)
    kaal = {"peildatum": DAG, "woning": {"woningtype": "meergezinswoning", "bouwjaar": 1970}}
    gezien = {r.reden for d in (kaal, woning()) for r in adviseer(d).regels if r.reden}
    assert gezien <= REDENEN.keys()


def test_een_gedeelde_keuken_is_niet_van_de_woning() -> None:
    document = woning()
    document["woning"]["ruimten"][2]["gedeeld_met_adressen"] = 4
    assert reden(document, "inbouw_koelkast") == "geen_keuken"


def test_de_flat() -> None:
    advies = adviseer(FLAT)
    assert [(g.segment, g.vanaf, g.tekort) for g in advies.grenzen] == [("midden", 144, 20), ("hoog", 187, 63)]
    midden, hoog = (g.combinatie for g in advies.grenzen)
    assert midden is not None
    assert [m.id for m in midden.maatregelen] == ["label_a"]  # 15 → 37
    assert (midden.punten, midden.euro, midden.kleinste) == (146, 95345, True)
    assert hoog is None
    assert gevolg(advies, "aanrecht_2m").euro == (2058, 2058)
    euros = [r.gevolg.euro[0] for r in advies.regels if r.gevolg is not None]
    assert euros == sorted(euros, reverse=True)


def test_onbekende_feiten_geven_een_bereik_of_geen_gevolg() -> None:
    zonder_type = woning()
    del zonder_type["woning"]["woningtype"]
    advies = adviseer(zonder_type)
    label, lengte = gevolg(advies, "label_c"), gevolg(advies, "aanrecht_2m")
    assert label.onafgerond == (4, 8)  # 4.1: meergezinswoning 11 → 15, eengezinswoning 14 → 22
    assert label.euro[0] < label.euro[1]
    assert lengte.punten == (3, 3)
    assert advies.grenzen == ()
    onverwarmd = woning()
    del onverwarmd["woning"]["ruimten"][1]["verwarmd"]
    assert reden(onverwarmd, "deurbel") == "onbekende_feiten"


def test_weggelaten_ruimten_zijn_geen_ontbrekende_keuken() -> None:
    zonder = woning()
    del zonder["woning"]["ruimten"]
    advies = adviseer(zonder)
    assert {r.reden for r in advies.regels} == {"onbekende_feiten"}
    assert advies.grenzen == ()
    assert reden(woning(ruimten=[]), "aanrecht_2m") == "geen_keuken"


def na_combinatie(document: Woordenboek, ids: tuple[str, ...]) -> int:
    for id_ in ids:
        document = met_de_hand(document, id_, DAG, "D") or document
    punten = waardeer(document).punten
    assert punten is not None
    return punten


def test_de_kleinste_combinatie_is_die_van_alle_gewaardeerde_combinaties() -> None:
    document = woning(woz_waarden=[{"waarde": Decimal(200_000), "waardepeildatum": date(2024, 1, 1)}])
    advies = adviseer(document)
    (midden,) = (g for g in advies.grenzen if g.segment == "midden")
    assert midden.combinatie is not None
    ids = [m.id for m in MAATREGELEN if any(r.maatregel is m and r.gevolg for r in advies.regels)]
    labels = {i for i in ids if i.startswith("label_")}
    for aantal in range(1, len(midden.combinatie.maatregelen) + 1):
        keuzes = [keus for keus in combinations(ids, aantal) if len(labels & set(keus)) < 2]
        halen = {keus: p for keus in keuzes if (p := na_combinatie(document, keus)) >= midden.vanaf}
        if aantal < len(midden.combinatie.maatregelen):
            assert not halen
        else:
            assert min(halen.values()) == midden.combinatie.punten
            assert halen[tuple(m.id for m in midden.combinatie.maatregelen)] == midden.combinatie.punten
