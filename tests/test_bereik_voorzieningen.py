"""Het bereik bij keukens en sanitair waarvan niet alles bekend is."""

from __future__ import annotations

from typing import Any

import pytest

from bereik_hulp import DAG, met, woning_met
from huurstelsel import waardeer
from huurstelsel.fouten import FeitenFout


@pytest.mark.parametrize("lengte", ["0,1", "0,4", "0,5", "1,0", "3"])
def test_een_tweede_aanrecht_van_onbekende_lengte(lengte: str):
    keuken = {
        "id": "k",
        "soort": "keuken",
        "oppervlakte": 8,
        "verwarmd": "ja",
        "voorzieningen": [{"soort": "aanrecht", "lengte": "1,5"}, "aanrecht"],
    }
    document = woning_met(keuken)
    vaag = waardeer(document, DAG)
    aanrecht = {"soort": "aanrecht", "lengte": lengte}
    zeker = waardeer(met(document, "woning", "ruimten", 3, "voorzieningen", 1, waarde=aanrecht), DAG)
    assert vaag.bereik[5] == (4, 7)
    assert [m.pad for m in vaag.onbekend] == ["woning.ruimten[3].voorzieningen"]
    assert vaag.punten_minimaal <= (zeker.punten or 0) <= (vaag.punten_maximaal or 0)


@pytest.mark.parametrize(("stuk", "bereik"), [("0,5", (0, 0)), ("1,5", (4, 7)), ("2,5", (7, 7))])
def test_een_aanrecht_is_niet_korter_dan_zijn_langste_stuk(stuk: str, bereik: tuple[int, int]):
    keuken = {"id": "k", "soort": "keuken", "oppervlakte": 8, "verwarmd": "ja"}
    vaag = waardeer(woning_met({**keuken, "voorzieningen": [{"soort": "aanrecht", "aaneengesloten": stuk}]}), DAG)
    assert vaag.bereik[5] == bereik
    assert (vaag.punten is None) == (bereik == (4, 7))


def test_een_kort_aanrecht_kan_meer_geven_dan_een_lang():
    """Zonder inbouwkasten is er geen keuken; een aanrecht van minder dan 1 m telt dan als wastafel."""
    keuken = {
        "id": "k",
        "soort": "keuken",
        "oppervlakte": 8,
        "eisen": {"inbouwkasten": "nee"},
        "voorzieningen": ["aanrecht"],
    }
    vaag = waardeer(woning_met(keuken), DAG)
    zeker = [
        waardeer(
            woning_met({**keuken, "verwarmd": warm, "voorzieningen": [{"soort": "aanrecht", "lengte": lengte}]}), DAG
        ).punten
        for warm in ("ja", "nee")
        for lengte in ("0,5", "3")
    ]
    assert (vaag.punten_minimaal, vaag.punten_maximaal) == (min(zeker), max(zeker))  # type: ignore[type-var]


def test_of_een_opgegane_keuken_verwarmd_is_kan_onbekend_zijn():
    opening = {"met": "wk", "breedte_opening": "2,5", "breedte_muur": 3}
    keuken = {
        "id": "k",
        "soort": "keuken",
        "oppervlakte": 8,
        "open_verbinding": opening,
        "voorzieningen": [{"soort": "aanrecht", "lengte": 2}],
    }
    vaag = waardeer(woning_met(keuken), DAG)
    assert vaag.bereik[3] == (4, 6)
    assert waardeer(woning_met({**keuken, "verwarmd": "nee"}), DAG).bereik[3] == (4, 4)
    assert waardeer(woning_met({**keuken, "verwarmd": "ja"}), DAG).bereik[3] == (6, 6)


@pytest.mark.parametrize(
    ("voorzieningen", "punten"),
    [(["douche", "wastafel", "bubbelfunctie"], 5), (["bad", "wastafel", "afscheiding_douche"], 7)],
)
def test_een_voorziening_zonder_haar_bad_of_douche_telt_niet(voorzieningen: list[str], punten: int):
    document = met(woning_met(), "woning", "ruimten", 1, "voorzieningen", waarde=voorzieningen)
    assert waardeer(document, DAG).rubrieken[5].punten == punten


def test_keuken_en_sanitair_tellen_alleen_binnen():
    tuin = {
        "id": "t",
        "soort": "tuin",
        "oppervlakte": 9,
        "voorzieningen": [{"soort": "aanrecht", "lengte": 2}, "toilet", "douche", "wastafel"],
    }
    uitkomst = waardeer(woning_met(tuin), DAG)
    assert [r.punten for r in uitkomst.rubrieken[4:6]] == [0, 5]


def _keukens(aantal: int, lengte: float | None = None) -> list[dict[str, Any]]:
    aanrecht = {"soort": "aanrecht"} if lengte is None else {"soort": "aanrecht", "lengte": lengte}
    vorm = {"soort": "keuken", "oppervlakte": 8, "verwarmd": "ja", "voorzieningen": [aanrecht, "inbouw_koelkast"]}
    return [{"id": f"k{i}", **vorm} for i in range(aantal)]


def test_vier_aanrechten_zonder_lengte_lopen_los_van_elkaar():
    vaag = waardeer(woning_met(*_keukens(4)), DAG)
    uitersten = [waardeer(woning_met(*_keukens(4, mm / 1000)), DAG).punten for mm in (500, 2000)]
    assert (vaag.punten_minimaal, vaag.punten_maximaal) == tuple(uitersten)


def test_van_meer_aanrechten_is_de_lengte_verplicht():
    with pytest.raises(FeitenFout) as fout:
        waardeer(woning_met(*_keukens(5)), DAG)
    assert {f.code for f in fout.value.fouten} == {"te_veel_aanrechten_zonder_lengte"}
    assert [f.pad for f in fout.value.fouten] == [f"woning.ruimten[{i}].voorzieningen" for i in range(3, 8)]


def test_is_er_samen_te_veel_onbekend_dan_is_er_geen_bereik():
    """Vier aanrechten (256), het bouwjaar (13), het woningtype (2) en de ruimten (2): 13.312 invullingen van zeven ruimten of meer."""
    ruim = {"id": "zolder", "soort": "slaapkamer"}
    velden = {"bouwjaar": None, "woningtype": None, "energieprestaties": []}
    with pytest.raises(FeitenFout) as fout:
        waardeer(woning_met(*_keukens(4), ruim, **velden), DAG)
    assert {f.code for f in fout.value.fouten} == {"te_veel_onbekend"}
    paden = {f.pad for f in fout.value.fouten}
    assert {"woning.bouwjaar", "woning.woningtype", "woning.ruimten[7].oppervlakte"} <= paden
    assert waardeer(woning_met(*_keukens(2), ruim, **velden), DAG).punten is None
