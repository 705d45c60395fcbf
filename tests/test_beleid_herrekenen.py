"""Een woning onder ander recht, met alleen de geraakte regels opnieuw, heeft de uitkomst van een gehele waardering."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beleid_hulp import brok, voorraden, woning
from huurstelsel import Regeling
from huurstelsel.beleid.gevoeligheid import variant
from huurstelsel.beleid.gevoeligheid_assen import lees as lees_assen
from huurstelsel.beleid.herrekenen import Basis
from huurstelsel.beleid.stukken import Recht, Stuk, Waarden, lees
from huurstelsel.feiten.lezen_lijst import Deel
from huurstelsel.huur.opslagen import HOOG, LAAG
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille import documentsgewijs, inlezen
from huurstelsel.recht.voorstel import ingebouwd

RUSTIG = settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
DAG = date(2026, 1, 1)
ASSEN = (
    "energieprestatie.eengezinswoning[8]=-12,3.25",
    "energieprestatie.meergezinswoning[2]+=-7.5,4",
    "energieprestatie.geldigheid=4",
    "woz.maximum_procent=10,45",
    "woz.maximum_vanaf=120,230",
    "woz.ondergrens=150",
    "woz.onderdeel_1=9000",
    "woz.minimum_punten=55",
    "woz.minimum_vanaf=60",
    "buitenruimte.prive_per_m2=0.1,1.25",
    "buitenruimte.gemeenschappelijk_per_m2=2",
    "buitenruimte.maximum=3",
    "buitenruimte.geen_buitenruimte=-20",
    "oppervlakte.punten_vertrek=0.75",
    "oppervlakte.minimum_vertrek=9",
    "verwarming.per_vertrek=0.5,3",
    "verwarming.maximum_overige_ruimten=1",
    "keuken.punten_lengtes[1]=1",
    "sanitair.douche=7.25",
    "bijzonder.zorgcomplex=8",
    "bijzonder.procent_zorgwoning=80",
    "opslagen.hoog_vanaf=170,200",
    "opslagen.midden_vanaf=100",
    "opslagen.nieuwbouw=25",
    "opslagen.monument=40",
    "huurtabel.procent=87.5",
    "huurtabel.euro_per_punt=0.37",
)


def gewone(brok_: Any, regeling: Regeling) -> Waarden:
    """De uitkomst van de gewone weg, waar die één getal is."""
    u, _ = documentsgewijs.waardeer(brokken.documenten(brok_), regeling)
    goed = (u.laag == u.hoog) & (u.huur_laag == u.huur_hoog)
    segment = np.log2(np.maximum(u.segmenten, 1)).astype(np.int64)
    return Waarden(*(np.where(goed, kolom, -1) for kolom in (u.laag, u.huur_laag, segment)))


def gelijk(stuk: Stuk, uit: Waarden, verwacht: Waarden) -> None:
    for naam, a, b in zip(Waarden._fields, uit, verwacht, strict=True):
        np.testing.assert_array_equal(a[stuk.goed], b[stuk.goed], err_msg=naam)


@RUSTIG
@given(
    woningen=voorraden(DAG),
    assen=st.lists(st.sampled_from(ASSEN), min_size=1, max_size=4, unique_by=lambda a: a.split("=")[0]),
    data=st.data(),
)
def test_een_roosterpunt_is_een_gewone_waardering_onder_dat_voorstel(
    woningen: list[dict[str, Any]], assen: list[str], data: st.DataObject
) -> None:
    regeling, rijen = Regeling.op(DAG), brok(woningen)
    gelezen = lees_assen(assen, regeling)
    waarden = [data.draw(st.sampled_from(as_.waarden)) for as_ in gelezen]
    stuk = Stuk(lees(rijen, regeling), Recht(regeling))
    gelijk(stuk, stuk.eigen(), gewone(rijen, regeling))
    ander = variant(regeling, gelezen, waarden)
    gelijk(stuk, stuk.waarden(Recht(ander)), gewone(rijen, ander))


@pytest.mark.parametrize("van", [date(2024, 6, 30), date(2024, 7, 1), date(2025, 1, 1), DAG])
@RUSTIG
@given(data=st.data())
def test_een_brok_gelezen_om_te_hervormen_heeft_de_gewone_uitkomst(van: date, data: st.DataObject) -> None:
    woningen = data.draw(voorraden(van, kamers=van >= date(2024, 7, 1)))
    stuk = Stuk(lees(brok(woningen), Regeling.op(van)), Recht(Regeling.op(van)))
    uitslag, fouten = documentsgewijs.waardeer(woningen, Regeling.op(van))
    assert stuk.gelezen.fouten == fouten
    vast = (uitslag.laag == uitslag.hoog) & (uitslag.huur_laag == uitslag.huur_hoog)
    np.testing.assert_array_equal(stuk.eigen().punten[stuk.goed], uitslag.laag[stuk.goed])
    np.testing.assert_array_equal(stuk.eigen().maximaal[stuk.goed], uitslag.huur_laag[stuk.goed])
    assert vast[stuk.goed].all()


@pytest.mark.parametrize("naam", ingebouwd())
def test_ontwerprecht_in_kolommen_is_als_document(naam: str) -> None:
    dag = date(2024, 1, 1)
    regeling = Regeling.op(dag).met(voorstellen=[naam])
    woningen = [woning(i) for i in range(150)]
    for w in woningen:
        w["contract"] |= {"ondertekend": dag, "ingangsdatum": dag}
    stuk = Stuk(lees(brok(woningen), Regeling.op(dag)), Recht(Regeling.op(dag)))
    uitslag, fouten = documentsgewijs.waardeer(woningen, regeling)
    assert not fouten
    assert stuk.goed.all()
    uit = stuk.waarden(Recht(regeling))
    np.testing.assert_array_equal(uit.punten, uitslag.laag)
    np.testing.assert_array_equal(uit.maximaal, uitslag.huur_laag)
    assert (uit.punten != stuk.eigen().punten).sum() > 50


def test_alleen_de_regels_die_een_parameter_lezen_gaan_opnieuw(monkeypatch: pytest.MonkeyPatch) -> None:
    regeling, rijen = Regeling.op(DAG), brok([woning(i) for i in range(30)])
    basis = Basis(inlezen.lees(rijen, regeling).w, regeling)
    geteld: list[str] = []
    assen = lees_assen(["woz.maximum_procent=5"], regeling)
    ander = variant(regeling, assen, [assen[0].waarden[0]])
    stappen = tuple((regel, p) for regel, p in ander.stappen)

    def geteld_door(naam: str, functie: Any) -> Any:
        def telt(*argumenten: Any) -> Any:
            geteld.append(naam)
            return functie(*argumenten)

        return telt

    telbaar = tuple((replace(r, functie=geteld_door(r.naam, r.functie)), p) for r, p in stappen)
    for stap, (r, _) in zip(basis.stappen, telbaar, strict=True):
        stap.functie = r.functie
    monkeypatch.setitem(ander.__dict__, "stappen", telbaar)
    punten = basis.met(ander)
    assert geteld == ["woz_maximum", "ondergrens_186"]
    assert (punten < basis.punten).sum() == (punten != basis.punten).sum() > 0


def test_een_woning_met_een_onbekend_feit_doet_niet_mee() -> None:
    regeling = Regeling.op(DAG)
    woningen = [woning(i) for i in range(4)]
    del woningen[1]["woning"]["bouwjaar"]
    woningen[2]["woning"]["bouwjaar"] = "2x"
    stuk = Stuk(lees([_deel(w) for w in woningen], regeling), Recht(regeling))
    assert stuk.goed.tolist() == [True, False, False, True]
    assert stuk.gelezen.onbekend.tolist() == [False, True, False, False]
    assert [f.pad for f in stuk.gelezen.fouten[2]] == ["woning.bouwjaar"]


def _deel(feiten: dict[str, Any]) -> Deel:
    return Deel("", feiten, ())


def test_het_segment_volgt_de_grens_van_de_variant() -> None:
    regeling, rijen = Regeling.op(DAG), brok([woning(i) for i in range(60)])
    stuk = Stuk(lees(rijen, regeling), Recht(regeling))
    assen = lees_assen(["opslagen.hoog_vanaf=144", "opslagen.midden_vanaf=144"], regeling)
    uit = stuk.waarden(Recht(variant(regeling, assen, [a.waarden[0] for a in assen])))
    np.testing.assert_array_equal(uit.segment, np.where(uit.punten >= 144, HOOG, LAAG))
    assert set(uit.segment.tolist()) == {LAAG, HOOG}
