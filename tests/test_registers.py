"""Registerwoningen: het echte getal ligt altijd in het bereik, en de uitersten worden gehaald door woningen die bestaan kunnen."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.feiten.bouwen import bouw
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.feiten.soorten import VOORZIENINGCODE
from huurstelsel.fouten import FeitenFout, RechtFout
from huurstelsel.huur.opslagen import SEGMENTEN
from huurstelsel.portefeuille import documentsgewijs, registers
from huurstelsel.portefeuille.registergrenzen import verklaard
from huurstelsel.portefeuille.registerwoning import als_document
from huurstelsel.portefeuille.uitslag import FEITEN, GEEN, Uitslag, als_brok
from huurstelsel.regels.soortkolommen import BADRUIMTE, KEUKEN, OVERIGE_RUIMTE, VERTREK
from huurstelsel.regels.verwarming import open_keukens
from huurstelsel.reken.getallen import HONDERDSTE, MM2, PUNT
from huurstelsel.waardering import maak_zaak, reken
from strategieen import documenten
from test_portefeuille_brok import gelijk, gewoon, in_brok

Woordenboek = dict[str, Any]
RUSTIG = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
DAG = date(2026, 1, 1)
GRENZEN = verklaard()
DAGEN = [date(2024, 7, 1), date(2025, 1, 1), DAG]
KLEINSTE = 4 * MM2


def flat(**anders: Any) -> Woordenboek:
    """Een flat zoals registers haar kennen; `None` laat een feit weg."""
    woning = {
        "woningtype": "meergezinswoning",
        "bouwjaar": 1975,
        "gebruiksoppervlakte": Decimal(72),
        "energieprestaties": [{"soort": "energielabel", "label": "C", "opnamedatum": date(2022, 3, 1)}],
        "woz_waarden": [{"waarde": Decimal(260_000), "waardepeildatum": date(2024, 1, 1)}],
        **anders,
    }
    return {"woning": {naam: waarde for naam, waarde in woning.items() if waarde is not None}}


def bereik(document: Woordenboek, dag: date = DAG) -> Uitslag:
    uit, fouten = registers.waardeer_documenten([document], Regeling.op(dag), GRENZEN)
    assert fouten == {}
    return uit


# ------------------------------------------------------------------------------------- het echte getal ligt in het bereik


class Geteld:
    """Wat er van een document meetelt, zoals de verklaarde grenzen het meten."""

    def __init__(self, document: Woordenboek, dag: date) -> None:
        regeling = Regeling.op(dag).voor("zelfstandig")
        zaak = maak_zaak(lees_document(document, dag), regeling)
        w = bouw([zaak.rijen[0]] * 2)
        saldi = reken(w, regeling).saldi
        r, helft = w.ruimte, w.ruimte.n // 2
        eigen = np.broadcast_to(r.van_ouder(w.groep.deler == 1), (r.n,))
        telt, soort = saldi.kolom["telt_als"], r.soort
        vertrek = eigen & (telt == VERTREK)
        hier = np.arange(r.n) < helft
        oppervlakte = saldi.kolom["oppervlakte"] // HONDERDSTE
        open_ = open_keukens(w, regeling.parameters("verwarming"), saldi) & vertrek
        self.vertrekken = int((oppervlakte * (vertrek & hier)).sum())
        self.overig = int((oppervlakte * (eigen & (telt == OVERIGE_RUIMTE) & hier)).sum())
        self.andere = int((vertrek & ~KEUKEN[soort] & ~BADRUIMTE[soort] & hier).sum())
        self.keukens = int((vertrek & KEUKEN[soort] & hier).sum() + (open_ & hier).sum())
        gevuld = w.voorziening.gevuld < helft
        self.keukens = max(self.keukens, int((saldi.kolom["keuken"] > 0)[gevuld].sum()))
        self.wastafels = int(saldi.kolom["wastafels"][gevuld].sum())
        self.toiletten = self._aantal(w, helft, "toilet", "hangend_toilet").sum()
        bad, douche = self._aantal(w, helft, "bad"), self._aantal(w, helft, "douche")
        self.dubbel = int(max(bad.max(initial=0), douche.max(initial=0)))
        self.badruimten = int(((BADRUIMTE[soort] & hier)[:helft] | (bad + douche > 0)).sum())
        self.gedeeld, self.parkeren = (Fraction(int(saldi.punten(n)[0]), PUNT) for n in (9, 10))
        self.garage = int(((saldi.kolom["parkeertype"] == 1) & (saldi.kolom["parkeren"] < helft)).sum())
        laadpaal = (v := w.voorziening).soort == VOORZIENINGCODE["laadpaal"]
        telt_plek = np.isin(v.ouder, saldi.kolom["parkeren"][saldi.kolom["parkeerplekken"] > 0])
        self.losse_laadpaal = bool((laadpaal & ~telt_plek).any())

    @staticmethod
    def _aantal(w: Any, helft: int, *soorten: str) -> Any:
        v = w.voorziening
        hier = np.isin(v.soort, [VOORZIENINGCODE[s] for s in soorten]) & (v.ouder < helft)
        return np.bincount(v.ouder[hier], v.aantal[hier], minlength=helft).astype(int)

    def oppervlakten(self) -> tuple[int, int]:
        """Laagste en hoogste gebruiksoppervlakte (0,01 m²) waarbij de grenzen kloppen."""
        laagst = max(self.vertrekken, -(-(self.overig - 2_000) * 100 // 35), 1_500 * (self.andere - 1), 1)
        return laagst, min(self.vertrekken * 100 // 55, 100_000)

    def past(self) -> bool:
        laagst, hoogst = self.oppervlakten()
        voorzien = self.keukens <= 1 and self.wastafels <= 4 and self.toiletten <= 3
        gebaad = self.badruimten <= 2 and self.dubbel <= 1
        return (
            laagst <= hoogst
            and voorzien
            and gebaad
            and self.garage == 0
            and not self.losse_laadpaal
            and self.gedeeld <= 4
            and self.parkeren <= 8
        )


def los(ruimte: Woordenboek) -> Woordenboek:
    """De ruimte zonder verwijzing naar een andere."""
    return {naam: deel for naam, deel in ruimte.items() if naam not in {"open_verbinding", "onderdeel_van"}}


@st.composite
def passende(draw: st.DrawFn, dag: date) -> Woordenboek:
    """Een volledig document waarvan de ruimten binnen de verklaarde grenzen liggen, vaak op een grens."""
    document = copy.deepcopy(draw(documenten(dag)))
    woning = document["woning"]
    kandidaten = [los(r) for r in woning.get("ruimten", ())]
    woonkamer = {"soort": "woonkamer", "oppervlakte": Decimal(draw(st.integers(800, 9_000))) / 100, "verwarmd": True}
    woning["ruimten"] = [woonkamer]
    for ruimte in kandidaten:
        met = {**document, "woning": {**woning, "ruimten": [*woning["ruimten"], ruimte]}}
        if Geteld(met, dag).past():
            woning["ruimten"].append(ruimte)
    laagst, hoogst = Geteld(document, dag).oppervlakten()
    assume(laagst <= hoogst)
    keus = draw(st.one_of(st.sampled_from([laagst, hoogst]), st.integers(laagst, hoogst)))
    woning["gebruiksoppervlakte"] = Decimal(keus) / 100
    return document


def met_lege_lijsten(document: Woordenboek) -> Woordenboek:
    """Hetzelfde document, dat zegt dat er geen WOZ-waarde en geen label is waar het die niet noemt."""
    return {**document, "woning": {"woz_waarden": [], "energieprestaties": [], **document["woning"]}}


@pytest.mark.parametrize("dag", DAGEN)
@RUSTIG
@given(data=st.data())
def test_het_echte_getal_ligt_in_het_bereik(dag: date, data: st.DataObject) -> None:
    document = met_lege_lijsten(data.draw(passende(dag)))
    try:
        echt = waardeer({**document, "peildatum": dag})
    except (FeitenFout, RechtFout):
        return
    woning = {naam: deel for naam, deel in document["woning"].items() if naam != "ruimten"}
    uit = bereik({**document, "woning": woning}, dag)
    assert uit.laag[0] <= echt.punten_minimaal <= uit.hoog[0]
    assert echt.punten_maximaal is None or echt.punten_maximaal <= uit.hoog[0]
    for huur in (echt.huurprijs, echt.huurprijs_hoogst):
        assert huur is not None
        assert uit.kaal_laag[0] <= huur.maximaal <= uit.kaal_hoog[0]
        assert uit.huur_laag[0] <= huur.maximaal_met_opslag <= uit.huur_hoog[0]
    if echt.segment is not None:
        assert uit.segmenten[0] >> SEGMENTEN.index(echt.segment) & 1
    for rubriek in echt.rubrieken:
        vast = int(uit.rubriek[rubriek.rubriek][0])
        assert vast == GEEN or echt.punten is None or Fraction(vast, PUNT) == rubriek.punten


# ------------------------------------------------------------------------------------- de uitersten bestaan

WONINGEN = {
    "flat": {},
    "dure_flat": {"woz_waarden": [{"waarde": Decimal(900_000), "waardepeildatum": date(2024, 1, 1)}]},
    "studio": {"gebruiksoppervlakte": Decimal("17.31")},
    "klein": {"gebruiksoppervlakte": Decimal("6.5")},
    "huis": {"gebruiksoppervlakte": Decimal("131.5"), "woningtype": "eengezinswoning", "bouwjaar": 2017},
}


def uitersten(document: Woordenboek) -> list[Woordenboek]:
    """De karigste en de ruimste woning bij elke totale oppervlakte, als documenten."""
    mm2 = np.array([int(document["woning"]["gebruiksoppervlakte"] * MM2)])
    return [
        {"woning": {**document["woning"], "ruimten": als_document(kamers, m, rij, KLEINSTE)}}
        for m, kamers in registers._delen(mm2, GRENZEN, Regeling.op(DAG).voor("zelfstandig"))
        for rij in range(len(m.woning))
    ]


@pytest.mark.parametrize("naam", WONINGEN)
def test_de_uitersten_zijn_die_van_echte_woningen(naam: str) -> None:
    document = flat(**WONINGEN[naam])
    alle, fouten = documentsgewijs.waardeer(uitersten(document), Regeling.op(DAG))
    assert fouten == {}
    uit = bereik(document)
    assert (uit.laag[0], uit.hoog[0]) == (alle.laag.min(), alle.hoog.max())
    assert (uit.kaal_laag[0], uit.kaal_hoog[0]) == (alle.kaal_laag.min(), alle.kaal_hoog.max())
    laagste = uitersten(document)[int(alle.laag.argmin())]
    assert waardeer({**laagste, "peildatum": DAG}).punten == uit.laag[0]


def test_een_flat_van_72_m2() -> None:
    uit = bereik(flat())
    assert (uit.laag[0], uit.hoog[0], uit.kaal_laag[0], uit.kaal_hoog[0]) == (90, 257, 56_903, 171_542)


# ------------------------------------------------------------------------------------- de aannamen onder de redenering


@pytest.mark.parametrize("woz", [100_000, 400_000, 900_000, 2_000_000])
@pytest.mark.parametrize("bouwjaar", [1975, 2017])
def test_meer_ruimten_geven_bij_dezelfde_oppervlakte_nooit_minder_punten(woz: int, bouwjaar: int) -> None:
    """Van karig naar ruim, een ding tegelijk, bij dezelfde totale oppervlakte."""
    waarde = [{"waarde": Decimal(woz), "waardepeildatum": date(2024, 1, 1)}]
    document = flat(woz_waarden=waarde, bouwjaar=bouwjaar)
    rij = [{"soort": "keuken", "oppervlakte": Decimal(40), "verwarmd": False}]
    rij += [{"soort": "zolder", "oppervlakte": Decimal(30), "verwarmd": False, "eisen": {"vaste_trap": False}}]
    stappen = [copy.deepcopy(rij)]
    rij[1] = {"soort": "berging", "oppervlakte": Decimal(30), "verwarmd": False}
    stappen.append(copy.deepcopy(rij))
    for m2 in range(1, 29):  # ruil overige ruimte voor vertrek
        rij[0]["oppervlakte"], rij[1]["oppervlakte"] = Decimal(40 + m2), Decimal(30 - m2)
        stappen.append(copy.deepcopy(rij))
    for anders in ({"verwarmd": True}, {"verkoeld": True}, {"voorzieningen": [{"soort": "aanrecht", "lengte": 2}]}):
        rij[0] |= anders
        stappen.append(copy.deepcopy(rij))
    for _ in range(4):  # splits een vertrek af
        rij[0]["oppervlakte"] -= 4
        rij.append({"soort": "slaapkamer", "oppervlakte": Decimal(4), "verwarmd": True})
        stappen.append(copy.deepcopy(rij))
    kamers = registers.ruime_kamers(GRENZEN, Regeling.op(DAG).voor("zelfstandig"), garage=False)
    _, m = registers.maten(np.array([72 * MM2]), GRENZEN, Regeling.op(DAG).voor("zelfstandig"))
    for kamer in als_document(kamers, m, 0, KLEINSTE):
        if not kamer.get("oppervlakte") or kamer["soort"] in {"tuin", "recreatieruimte"}:
            rij.append(kamer)
            stappen.append(copy.deepcopy(rij))
    alle = [{"woning": {**document["woning"], "ruimten": ruimten}} for ruimten in stappen]
    uit, fouten = documentsgewijs.waardeer(alle, Regeling.op(DAG))
    assert fouten == {}
    assert (np.diff(uit.laag) >= 0).all(), uit.laag.tolist()


@RUSTIG
@given(data=st.data())
def test_bij_een_vaste_woz_waarde_daalt_het_totaal_niet_als_de_rest_stijgt(data: st.DataObject) -> None:
    """Door de maximering van 11.3 heen; in de WOZ-waarde zelf geldt dat niet, want het maximum wordt naar beneden afgerond."""
    kwarten = data.draw(st.lists(st.integers(0, 700), min_size=12, max_size=12).map(sorted))
    woning = flat(bouwjaar=data.draw(st.sampled_from([1975, 2016])), woz_waarden=[_woz(data.draw(bedragen))])["woning"]
    if data.draw(st.booleans()):
        eisen = ("in_woongebouw", "drempelloos_toegankelijk", "alarmering_in_huurovereenkomst")
        alle = (*eisen, "gemeenschappelijke_ruimte_in_huurovereenkomst")
        woning["zorgwoning"] = dict.fromkeys(alle, True)
    ruimten = [{"soort": "woonkamer", "oppervlakte": Decimal(60), "verwarmd": False}]
    gedeeld = [{"soort": "recreatieruimte", "oppervlakte": Decimal(4 * n), "gedeeld_met_adressen": 16} for n in kwarten]
    alle_ = [{"woning": {**woning, "ruimten": [*ruimten, deel]}} for deel in gedeeld]
    uit, fouten = documentsgewijs.waardeer(alle_, Regeling.op(DAG))
    assert fouten == {}
    assert (np.diff(uit.laag) >= 0).all()


bedragen = st.integers(20, 2_000).map(lambda duizend: 1_000 * duizend)


def _woz(waarde: int) -> Woordenboek:
    return {"waarde": Decimal(waarde), "waardepeildatum": date(2024, 1, 1)}


# ------------------------------------------------------------------------------------- kolommen zijn als documenten


@pytest.mark.parametrize("dag", DAGEN)
@settings(RUSTIG, max_examples=8)
@given(data=st.data())
def test_in_kolommen_is_als_document(dag: date, data: st.DataObject) -> None:
    woningen = [gewoon(d) for d in data.draw(st.lists(documenten(dag), min_size=1, max_size=3))]
    for w in woningen:
        w["woning"].pop("ruimten", None)
        for naam in data.draw(st.sets(st.sampled_from(["woningtype", "bouwjaar", "gebruiksoppervlakte"]), max_size=1)):
            w["woning"].pop(naam, None)
    regeling = Regeling.op(dag)
    snel = registers.waardeer(in_brok(woningen), regeling, GRENZEN)
    gewone, fouten = registers.waardeer_documenten(woningen, regeling, GRENZEN)
    assert snel.fouten == fouten
    gelijk(snel.uitslag, gewone)
    np.testing.assert_array_equal(snel.uitslag.bepalend, gewone.bepalend)


def test_null_is_onbekend_en_een_lege_lijst_niet() -> None:
    brok = in_brok([flat(), flat(ruimten=[]), flat(gebruiksoppervlakte=None), flat(bouwjaar=None)])
    uit = als_brok(registers.waardeer(brok, Regeling.op(DAG), GRENZEN).uitslag).to_pydict()
    assert uit["onbekend"] == ["ruimten", None, "ruimten", "bouwjaar, overig, ruimten"]
    assert uit["bepalend_feit"] == ["ruimten", None, "ruimten", "ruimten"]
    assert uit["punten_maximaal"] == [257, 28 - 1, None, 272]
    assert uit["punten_minimaal"] == [90, 27, 27, 90]


def test_zonder_woz_waarde_of_label_is_er_geen_bovengrens() -> None:
    """Anders sluit het bereik de woning met een hoge WOZ-waarde uit; een lege lijst zegt dat er geen is."""
    zonder = [flat(woz_waarden=None), flat(energieprestaties=None), flat(woz_waarden=None, taxatiewaarde=Decimal(1))]
    woord = [flat(woz_waarden="onbekend", ruimten="onbekend"), flat(energieprestaties="Onbekend")]
    gelijk(*(registers.waardeer_documenten(een, Regeling.op(DAG), GRENZEN)[0] for een in (woord, zonder[:2])))
    leeg = [flat(woz_waarden=[]), flat(energieprestaties=[])]
    snel = registers.waardeer(in_brok([*zonder, *leeg]), Regeling.op(DAG), GRENZEN).uitslag
    gewone, _ = registers.waardeer_documenten([*zonder, *leeg], Regeling.op(DAG), GRENZEN)
    gelijk(snel, gewone)
    uit = als_brok(snel).to_pydict()
    assert uit["aangenomen"] == ["woz_waarden", "energieprestaties", None, None, None]
    assert uit["punten_maximaal"][:2] == [None, None]
    assert None not in uit["punten_maximaal"][2:]
    assert uit["segmenten_mogelijk"][0] == "laag/midden/hoog"
    duur = flat(woz_waarden=[{"waarde": Decimal(1_500_000), "waardepeildatum": date(2024, 1, 1)}])
    assert bereik(duur).hoog[0] > bereik(leeg[0]).hoog[0]


def test_het_bepalende_feit_kan_een_ander_zijn() -> None:
    """Ligt alles over de ruimten bijna vast, dan doet het bouwjaar er meer toe."""
    from huurstelsel.portefeuille.registergrenzen import Grens, Grenzen  # noqa: PLC0415

    nauw = {"vertrekken_oppervlakte": (Fraction(7, 10), Fraction(7, 10)), "buitenruimte": (0, 0)}
    leeg = (Fraction(0), Fraction(0))
    alle = tuple(
        Grens(g.naam, g.eenheid, *map(Fraction, nauw.get(g.naam, leeg)), g.reden)
        if g.naam not in {"gebruiksoppervlakte", "keukens"}
        else g
        for g in GRENZEN.alle
    )
    document = flat(bouwjaar=None, energieprestaties=None)
    uit, _ = registers.waardeer_documenten([document], Regeling.op(DAG), Grenzen(alle))
    assert FEITEN[uit.bepalend[0]] == "bouwjaar"
    brok = registers.waardeer(in_brok([document]), Regeling.op(DAG), Grenzen(alle))
    gelijk(brok.uitslag, uit)
