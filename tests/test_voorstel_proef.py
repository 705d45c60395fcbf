"""De proef op elk voorstel: wat vervallen mag, en wat niet te rekenen is."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from huurstelsel import Regeling, waardeer
from huurstelsel.fouten import Fout, GeenRecht, VoorstelFout
from huurstelsel.recht import laden
from huurstelsel.recht.voorstel import Nieuw, Regelwijziging, Voorstel, Wijziging, ingebouwd, voorstel
from huurstelsel.recht.voorstel_proef import _proef
from huurstelsel.recht.voorstel_proefwoningen import proefwoningen
from huurstelsel.regels.stelsel import stelsel
from voorstel_hulp import BRIEF, DAG, GOED, KOP, fouten, wijziging

PROEFDAGEN = (date(2024, 6, 30), date(2026, 1, 1))
STELSELS = [
    (dag, naam)
    for dag in PROEFDAGEN
    for naam in ("zelfstandig", "onzelfstandig", "woonwagen", "standplaats")[: 4 if dag.year > 2024 else 2]
]
REGELS = [(dag, naam, stap.naam) for dag, naam in STELSELS for stap in stelsel(naam, dag).volgorde]


def met_of_fout(v: Voorstel, dag: date) -> tuple[str, str]:
    """Waardeer proefwoningen, of geef pad en code van de enige fout."""
    try:
        Regeling.op(dag).met(voorstellen=[v])
    except VoorstelFout as e:
        [fout] = e.fouten
        assert fout.zin.startswith(("Zonder ", "Met "))
        return fout.pad, fout.code
    for woning in proefwoningen(dag, alle=False):
        with contextlib.suppress(GeenRecht):
            waardeer(woning, Regeling(dag, woning.woning.stelsel, (), (v,)))
    return "", ""


def met(dag: date, naam: str, **veranderingen: Any) -> Voorstel:
    """Een voorstel met alleen deze veranderingen, dat niet uit een bestand komt."""
    leeg: dict[str, Any] = {"wijzigingen": (), "regels": (), "overeenkomsten_voor": None, "inwerkingtreding": None}
    eigen = {"id": naam, "vingerafdruk": naam, "grondslag": dag, **leeg, **veranderingen}
    return replace(voorstel(BRIEF), **eigen)


@pytest.mark.parametrize(("dag", "naam", "regel"), REGELS)
def test_elke_regel_kan_vervallen_of_het_voorstel_zegt_waarom_niet(dag: date, naam: str, regel: str):
    v = met(dag, f"{naam}-{regel}", regels=(Regelwijziging(0, naam, regel, None, "", ""),))
    assert met_of_fout(v, dag) in {("", ""), ("regels[0]", "regel_nodig")}


GELDEND = [
    (dag, p.pad)
    for dag in PROEFDAGEN
    for onderwerp in sorted(
        {r.onderwerp for d, n in STELSELS if d == dag for r, _ in Regeling.op(d, n).stappen} | {"opslagen", "inleiding"}
    )
    for p in laden.onderwerp(onderwerp).values()
    if p.waarden[0].vanaf <= dag and not p.geldend(dag).toestand
]


@pytest.mark.parametrize(("dag", "pad"), GELDEND)
def test_elke_parameter_kan_vervallen_of_het_voorstel_zegt_waarom_niet(dag: date, pad: str):
    onderwerp, naam = pad.split(".")
    was = laden.onderwerp(onderwerp)[naam].geldend(dag).waarde
    w = Wijziging(0, onderwerp, naam, was, (Nieuw(None, None, None),), "art. 1", "")
    assert met_of_fout(met(dag, pad, wijzigingen=(w,)), dag) in {
        ("", ""),
        ("wijzigingen[0].wordt", "kan_niet_vervallen"),
    }


@pytest.mark.parametrize("naam", ingebouwd())
def test_de_ingebouwde_voorstellen_doorstaan_de_proef(naam: str):
    assert _proef((voorstel(naam),), DAG) == ()
    assert _proef((voorstel(naam),), date(2026, 1, 1)) == ()


@pytest.mark.parametrize("dag", [date(2022, 7, 1), *PROEFDAGEN])
def test_de_proefwoningen_zijn_te_waarderen(dag: date):
    eigen = {naam for d, naam in STELSELS if (d < date(2024, 7, 1)) == (dag < date(2024, 7, 1))}
    woningen = [w for w in proefwoningen(dag) if w.woning.stelsel in eigen]
    assert {w.woning.stelsel for w in woningen} == eigen
    for woning in woningen:
        assert waardeer(woning, dag).punten_minimaal is not None


def test_van_meer_wijzigingen_wordt_de_schuldige_genoemd(schrijf):
    regels = "regels:\n  - {stelsel: zelfstandig, regel: buitenruimten, vervalt: true}\n  - {stelsel: zelfstandig, regel: verwarming, vervalt: true}\n"
    v = voorstel(schrijf(f"{GOED}{regels}"))
    with pytest.raises(VoorstelFout) as fout:
        Regeling.op(DAG).met(voorstellen=[v])
    zin = "Zonder de regel “verwarming” is de regel “keuken” niet te rekenen (zij heeft “aanrecht” nodig); laat “keuken” ook vervallen, of laat “verwarming” staan."
    assert fout.value.fouten == (Fout("regels[1]", "regel_nodig", zin),)


def test_het_maximum_van_de_woz_blijft_onder_honderd_procent(schrijf):
    [(pad, code, _)] = fouten(schrijf(wijziging(pad="woz.maximum_procent", was="33", wordt="100")))
    assert (pad, code) == ("wijzigingen[0].wordt", "buiten_bereik")


def test_het_middensegment_begint_niet_na_het_hoge(schrijf):
    kop = KOP.replace("2023-01-25", "2026-01-01")
    regel = "  - {pad: opslagen.midden_vanaf, was: 144, wordt: %s, artikel: art. 1}\n"
    assert voorstel(schrijf(f"{kop}wijzigingen:\n{regel % 187}")).wijzigingen
    [(pad, code, _)] = fouten(schrijf(f"{kop}wijzigingen:\n{regel % 188}"))
    assert (pad, code) == ("wijzigingen[0].wordt", "segmenten_verwisseld")


def test_de_jaren_van_9_2_gelden_ook_voor_de_renovatie(schrijf):
    woning = {
        "woningtype": "eengezinswoning",
        "bouwjaar": 1990,
        "energieprestaties": [
            {"soort": "energielabel", "label": "A", "opnamedatum": "2022-03-14", "gebruiksoppervlakte": 90}
        ],
        "renovaties": [{"jaar": 2021, "voldoet_aan_nieuwbouweisen": True, "investering": 50_000}],
        "woz_waarden": [{"waarde": 200_000, "waardepeildatum": "2022-01-01"}],
        "ruimten": [{"soort": "woonkamer", "oppervlakte": 85, "verwarmd": True}, {"soort": "tuin", "oppervlakte": 30}],
    }
    v = voorstel(schrijf(wijziging(pad="woz.minimum_gebouwd", was="[2015, 2019]", wordt="[2015, 2022]")))
    uitkomst = waardeer({"woning": woning}, Regeling.op(DAG).met(voorstellen=[v]))
    assert uitkomst.punten == 167


@pytest.mark.parametrize(("jaren", "bouwjaar", "woz"), [
    ("[1990, 2019]", 1995, 40), ("[1990, 2019]", 1989, 31), ("[2015, 2070]", 2022, 40), ("[2015, 3000]", 1995, 31),
])  # fmt: skip
def test_de_jaren_van_9_2_mogen_elk_tijdvak_zijn(schrijf, jaren: str, bouwjaar: int, woz: int):
    """Rubriek 1 tot en met 8 geven 54 + 2 + 44 + 10 = 110 punten; 9.1 geeft 200.000 / 14.146 + 200.000 / 54 / 222 = 30,82, dus 31."""
    woning = {
        "woningtype": "eengezinswoning",
        "bouwjaar": bouwjaar,
        "energieprestaties": [
            {"soort": "energielabel", "label": "A++", "opnamedatum": "2023-03-14", "gebruiksoppervlakte": 90}
        ],
        "woz_waarden": [{"waarde": 200_000, "waardepeildatum": "2022-01-01"}],
        "ruimten": [{"soort": "woonkamer", "oppervlakte": 54, "verwarmd": True}, {"soort": "tuin", "oppervlakte": 300}],
    }
    v = voorstel(schrijf(wijziging(pad="woz.minimum_gebouwd", was="[2015, 2019]", wordt=jaren)))
    uitkomst = waardeer({"woning": woning}, Regeling.op(DAG).met(voorstellen=[v]))
    assert next(r.punten for r in uitkomst.rubrieken if r.rubriek == 9) == woz


def test_een_zorgtoeslag_boven_100_procent_past_niet_in_een_kolom(schrijf):
    bron = schrijf(wijziging(pad="bijzonder.procent_zorgwoning", was="35", wordt="101"))
    assert fouten(bron) == [
        ("wijzigingen[0].wordt", "buiten_bereik", "Een waarde in procent ligt hier tussen 0 en 100.")
    ]
