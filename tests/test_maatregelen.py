"""Wat een maatregel geeft: met getallen uit de wet, en altijd gelijk aan twee waarderingen van met de hand veranderde feiten."""

from __future__ import annotations

import copy
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.cli import main
from huurstelsel.maatregelen.advies import Advies, Gevolg, adviseer
from huurstelsel.maatregelen.lijst import MAATREGELEN
from huurstelsel.portefeuille import run
from huurstelsel.portefeuille.maatregelen import Effecten, Maatregelen, van_brok, van_documenten
from huurstelsel.portefeuille.run import Opdracht, draai
from huurstelsel.portefeuille.schema import schema
from huurstelsel.portefeuille.uitslag import GEEN
from huurstelsel.uitleg.maatregelen import REDENEN
from maatregelen_hand import HAND, met_de_hand
from strategieen import documenten
from strategieen_onzelfstandig import kamerdocumenten
from test_portefeuille_brok import gewoon, in_brok

WORTEL = Path(__file__).parents[1]
FLAT = WORTEL / "examples" / "portiekflat.yaml"
DAG = date(2026, 1, 1)
Woordenboek = dict[str, Any]
RUSTIG = settings(deadline=None, max_examples=6, suppress_health_check=list(HealthCheck))


def woning(**anders: Any) -> Woordenboek:
    """Een woning met een keuken, een badkamer en een kale slaapkamer."""
    ruimten = [
        {"id": "kamer", "soort": "woonkamer", "oppervlakte": Decimal(30), "verwarmd": True},
        {"id": "slaap", "soort": "slaapkamer", "oppervlakte": Decimal(12), "verwarmd": False},
        {
            "id": "keuken",
            "soort": "keuken",
            "oppervlakte": Decimal(8),
            "verwarmd": True,
            "voorzieningen": [aanrecht("1.8")],
        },
        {
            "id": "bad",
            "soort": "badkamer",
            "oppervlakte": Decimal(4),
            "verwarmd": True,
            "voorzieningen": [{"soort": "douche"}],
        },
    ]
    label = {"soort": "energielabel", "label": "D", "opnamedatum": date(2022, 1, 1)}
    vast = {"woningtype": "meergezinswoning", "bouwjaar": 1970, "energieprestaties": [label], "ruimten": ruimten}
    return {"peildatum": DAG, "woning": {**vast, **anders}}


def aanrecht(lengte: str) -> Woordenboek:
    return {"soort": "aanrecht", "lengte": Decimal(lengte)}


def gevolg(advies: Advies, id_: str) -> Gevolg:
    (regel,) = (r for r in advies.regels if r.maatregel.id == id_)
    assert regel.gevolg is not None, regel.reden
    return regel.gevolg


def erbij(document: Woordenboek, id_: str) -> str:
    laag, hoog = gevolg(adviseer(document), id_).onafgerond
    assert laag == hoog
    return str(laag)


def reden(document: Woordenboek, id_: str) -> str | None:
    return next(r.reden for r in adviseer(document).regels if r.maatregel.id == id_)


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


def parquet(pad: Path, lijst: list[Woordenboek]) -> Path:
    pq.write_table(
        pa.Table.from_pylist([{k: v for k, v in w.items() if k != "peildatum"} for w in lijst], schema=schema()), pad
    )
    return pad


def test_portefeuille_met_documenten_en_afgekeurde_rijen(tmp_path: Path) -> None:
    bijzonder = woning(renovaties=[{"jaar": 2015}])  # gaat als document
    lijst = [woning() | {"id": "a"}, bijzonder | {"id": "b"}, woning(bouwjaar=3000) | {"id": "fout"}]
    onbekend = woning() | {"id": "c"}
    del onbekend["woning"]["ruimten"][1]["verwarmd"]
    bron = parquet(tmp_path / "in.parquet", [*lijst, onbekend])
    verslag = draai(Opdracht(bron, tmp_path / "uit.parquet", Regeling.op(DAG), aanvullingen=(Maatregelen(),)))
    assert (verslag.rijen, verslag.gewaardeerd) == (4, 3)
    a, b, c = pq.read_table(tmp_path / "uit.parquet").to_pylist()
    nu = waardeer(woning()).punten
    assert nu is not None
    for rij in (a, b):
        assert (rij["punten"], rij["punten_tot_midden"], rij["punten_tot_hoog"]) == (nu, 144 - nu, 187 - nu)
        assert (rij["aanrecht_2m_punten"], rij["buitenruimte_groter_punten"]) == (3, None)
        assert rij["aanrecht_2m_euro"] == Decimal(gevolg(adviseer(woning()), "aanrecht_2m").euro[0]) / 100
    assert (c["aanrecht_2m_punten"], c["punten_tot_midden"]) == (None, None)
    assert verslag.tellingen["maatregel_woningen"]["aanrecht_2m"] == 2
    assert verslag.tellingen["maatregel_punten"]["aanrecht_2m"] == 6


@pytest.mark.parametrize("anders", [{}, {"renovaties": [{"jaar": 2015}]}])  # in kolommen en als document
def test_weggelaten_ruimten_geven_in_een_portefeuille_geen_effect(anders: Woordenboek, tmp_path: Path) -> None:
    zonder, leeg = woning(**anders) | {"id": "a"}, woning(ruimten=[], **anders) | {"id": "b"}
    del zonder["woning"]["ruimten"]
    bron = parquet(tmp_path / "in.parquet", [zonder, leeg])
    draai(Opdracht(bron, tmp_path / "uit.parquet", Regeling.op(DAG), aanvullingen=(Maatregelen(),)))
    a, b = pq.read_table(tmp_path / "uit.parquet").to_pylist()
    assert {a[naam] for naam in a if naam.startswith("punten_tot_") or naam in Maatregelen.schema.names} == {None}
    assert (b["punten_tot_midden"], b["deurbel_euro"] is None) == (144 - b["punten"], False)


def test_een_onbekend_woningtype_laat_wat_er_niet_van_afhangt_zeker(tmp_path: Path) -> None:
    zonder = woning() | {"id": "a"}
    del zonder["woning"]["woningtype"]
    bron = parquet(tmp_path / "in.parquet", [zonder])
    draai(Opdracht(bron, tmp_path / "uit.parquet", Regeling.op(DAG), aanvullingen=(Maatregelen(),)))
    (rij,) = pq.read_table(tmp_path / "uit.parquet").to_pylist()
    assert (rij["aanrecht_2m_punten"], rij["deurbel_euro"]) == (3, Decimal(0))
    assert (rij["label_c_punten"], rij["punten_tot_midden"]) == (None, None)


def test_hervatten_met_een_andere_aanvulling_begint_opnieuw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bron = parquet(tmp_path / "in.parquet", [woning() | {"id": str(i)} for i in range(12)])
    monkeypatch.setattr(run, "DEEL", 4)
    monkeypatch.setattr("huurstelsel.portefeuille.bron.BROK", 4)

    def breek_af(rijen: int) -> None:
        if rijen:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        draai(Opdracht(bron, tmp_path / "uit.parquet", Regeling.op(DAG), voortgang=breek_af))
    verslag = draai(Opdracht(bron, tmp_path / "uit.parquet", Regeling.op(DAG), aanvullingen=(Maatregelen(),)))
    assert (verslag.hervat, verslag.tellingen["maatregel_woningen"]["deurbel"]) == (0, 12)


@pytest.mark.parametrize("breed", [40, 80, 120])
def test_tekst_past_op_het_scherm(breed: int, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(breed))
    assert main(["maatregelen", str(FLAT)]) == 0
    uit = capsys.readouterr().out
    assert "BW 7:255" in uit
    assert uit.count("BW 7:255") == 1
    assert "nog 20" in uit
    if breed > 40:
        assert max(map(len, uit.splitlines())) <= breed
    if breed == 120:
        assert "Verwarming in elk onverwarmd vertrek · slaapkamer-2" in uit


def test_json(capsys: Any) -> None:
    assert main(["maatregelen", str(FLAT), "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    per_id = {m["id"]: m for m in uit["maatregelen"]}
    assert (uit["punten"], per_id["aanrecht_2m"]["punten"], per_id["aanrecht_2m"]["euro"]) == (124, 3, "20.58")
    assert per_id["inbouw_vaatwasmachine"]["punten_onafgerond"] == "1.5"
    assert (per_id["laadpaal"]["punten"], per_id["laadpaal"]["reden"]) == (None, "geen_parkeerruimte")
    assert per_id["koeling"]["begrensd_door"] == [
        {"rubriek": 3, "post": "maximering_verkoelde_vertrekken", "minder": "2"}
    ]
    assert uit["grenzen"][0]["combinatie"]["maatregelen"] == ["label_a"]


def test_portefeuille_op_de_opdrachtregel(tmp_path: Path, capsys: Any) -> None:
    bron = parquet(tmp_path / "in.parquet", [woning() | {"id": "a"}])
    assert main(["maatregelen", str(bron), str(tmp_path / "uit.csv"), "--peildatum", "2026-01-01"]) == 0
    uit = capsys.readouterr().out
    assert "Aanrecht van 2 meter" in uit
    assert uit.count("BW 7:255") == 1
    assert main(["maatregelen", str(bron)]) == 2
    assert "huurstelsel maatregelen IN UIT" in capsys.readouterr().err
    for optie in (["--behoud", "wijk"], ["--streng"]):
        assert main(["maatregelen", str(FLAT), *optie]) == 2
        assert "gaan alleen met UIT" in capsys.readouterr().err


def test_een_adres_met_kamers_en_een_woonwagen(capsys: Any) -> None:
    assert main(["maatregelen", str(WORTEL / "examples" / "studentenhuis.yaml")]) == 3
    assert "adres_met_kamers" in capsys.readouterr().err
    assert main(["maatregelen", str(WORTEL / "examples" / "woonwagen.yaml")]) == 0
    assert "Bestaat niet in dit stelsel" in capsys.readouterr().out


def test_voor_de_wet_betaalbare_huur_en_naar_een_voorstel(capsys: Any, tmp_path: Path) -> None:
    document = yaml.safe_load(FLAT.read_text(encoding="utf-8"))
    document["woning"]["woz_waarden"] = [{"waarde": 150000, "waardepeildatum": "2022-01-01"}]
    (tmp_path / "oud.yaml").write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    assert main(["maatregelen", str(tmp_path / "oud.yaml"), "--peildatum", "2024-01-01"]) == 0
    assert "Segment midden" not in capsys.readouterr().out  # toen besliste het bedrag


def test_de_documentatie_toont_de_echte_uitvoer(capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(WORTEL)
    tekst = (WORTEL / "docs" / "maatregelen.md").read_text(encoding="utf-8")
    opdracht, getoond = tekst.split("```")[3].strip("\n").split("\n", 1)
    assert main(opdracht.split()[2:]) == 0
    assert capsys.readouterr().out.startswith(getoond.removesuffix("…"))
