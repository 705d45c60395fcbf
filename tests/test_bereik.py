"""Wat onbekend is, geeft een bereik dat de waarheid bevat: gevallen waar dat niet vanzelf gaat."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from huurstelsel import Regeling, waardeer, waardeer_tabel
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.feiten.onbekend import AANRECHTLENGTEN, BOUWJAREN
from huurstelsel.fouten import FeitenFout

VOORBEELDEN = Path(__file__).parents[1] / "examples"

DAG = "2026-07-01"


def _woning(*ruimten: dict[str, Any], **woning: Any) -> dict[str, Any]:
    vast = [
        {"id": "wk", "soort": "woonkamer", "oppervlakte": 25, "verwarmd": "ja"},
        {"id": "bad", "soort": "badkamer", "oppervlakte": 4, "verwarmd": "ja", "voorzieningen": ["douche", "wastafel"]},
        {"id": "balkon", "soort": "balkon", "oppervlakte": 5},
    ]
    basis = {
        "woningtype": "meergezinswoning",
        "bouwjaar": 1980,
        "energieprestaties": [{"soort": "energielabel", "label": "B", "opnamedatum": "2022-05-01"}],
        "woz_waarden": [{"waarde": 200_000, "waardepeildatum": "2025-01-01"}],
    }
    return {"woning": {**basis, **woning, "ruimten": [*vast, *ruimten]}}


def _met(document: dict[str, Any], *pad: str | int, waarde: Any) -> dict[str, Any]:
    anders = deepcopy(document)
    doel: Any = anders
    for stap in pad[:-1]:
        doel = doel[stap]
    doel[pad[-1]] = waarde
    return anders


def test_de_hoogste_huurprijs_kan_bij_de_minste_punten_liggen():
    """Rijksmonument zonder datum: 35% op 199 punten is meer dan de 50 punten erbij; de laagste huur hoort bij 249."""
    kamers = [{"id": f"s{i}", "soort": "slaapkamer", "oppervlakte": 20, "verwarmd": "ja"} for i in range(5)]
    document = _woning(*kamers, bouwjaar=1900, rijksmonument="ja")
    vaag = waardeer(document, DAG)
    oud = waardeer({**document, "contract": {"ondertekend": "2020-01-01"}}, DAG).huurprijs
    nieuw = waardeer({**document, "contract": {"ondertekend": "2025-01-01"}}, DAG).huurprijs
    assert vaag.huurprijs_hoogst is not None
    assert vaag.huurprijs.maximaal == min(oud.maximaal, nieuw.maximaal)
    assert vaag.huurprijs.maximaal_met_opslag == min(oud.maximaal_met_opslag, nieuw.maximaal_met_opslag)
    assert vaag.huurprijs_hoogst.maximaal_met_opslag == max(oud.maximaal_met_opslag, nieuw.maximaal_met_opslag)
    assert oud.maximaal_met_opslag < nieuw.maximaal_met_opslag


def test_een_opslag_staat_bij_het_uiterste_dat_haar_heeft():
    """Alleen met veel punten valt de woning in het middensegment, en krijgt zij de opslag voor nieuwbouw."""
    document = lees_document(VOORBEELDEN / "nieuwbouwappartement.yaml").model_dump(exclude_unset=True)
    woning = document["woning"]
    for feit in ("bouwjaar", "energieprestaties", "woz_waarden", "woningtype"):
        del woning[feit]
    for ruimte in woning["ruimten"]:
        ruimte.pop("verwarmd", None)

    uitkomst = waardeer(document, "2026-07-01")

    assert (uitkomst.punten_minimaal, uitkomst.punten_maximaal) == (85, 181)
    laagst, hoogst = uitkomst.huurprijs, uitkomst.huurprijs_hoogst
    assert (laagst.maximaal_met_opslag, laagst.opslagen) == (534_70, ())
    assert hoogst is not None
    assert (hoogst.maximaal, hoogst.maximaal_met_opslag) == (1_193_76, 1_313_13)
    assert [(opslag.id, opslag.procent) for opslag in hoogst.opslagen] == [("nieuwbouw", 10)]


def test_een_onbekende_oppervlakte_maakt_een_woning_niet_klein():
    """Zonder oppervlakte is niet zeker dat de woning kleiner is dan 40 m²; met 12 m² erbij is zij 186 punten en midden."""
    kamer = {"id": "s", "soort": "slaapkamer", "verwarmd": "nee"}
    document = _woning(kamer, bouwjaar=2020, woz_waarden=[{"waarde": 2_200_000, "waardepeildatum": "2025-01-01"}])
    document["adres"] = {"gemeente": "Amsterdam"}
    vaag, zeker = (
        waardeer(document, DAG),
        waardeer(_met(document, "woning", "ruimten", 3, "oppervlakte", waarde=12), DAG),
    )
    assert (zeker.punten, zeker.segment) == (186, "midden")
    assert vaag.punten_minimaal <= 186
    assert vaag.punten_maximaal is None
    assert vaag.segment is None


TELT_NOOIT = [
    {"soort": "vliering", "verwarmd": "nee", "eisen": {"trap": "nee"}},
    {"soort": "zoldervertrek", "verwarmd": "nee", "eisen": {"dak_beschoten": "nee"}},
    {"soort": "kelder", "verwarmd": "nee", "eisen": {"begaanbare_vloer": "nee"}},
    {"soort": "berging", "verwarmd": "nee", "gedeeld_met_adressen": 4, "eisen": {"exclusief_gebruiksrecht": "nee"}},
]


@pytest.mark.parametrize("ruimte", TELT_NOOIT, ids=lambda ruimte: ruimte["soort"])
def test_de_oppervlakte_van_een_ruimte_die_niet_kan_tellen_is_niet_nodig(ruimte: dict[str, Any]):
    """Een zolder zonder trap of dakbeschot telt niet mee, hoe groot zij ook is (toelichting 2); de rest staat vast."""
    for dag in (DAG, "2024-06-30"):
        erbij = ([], [ruimte], [{**ruimte, "oppervlakte": 40}])
        zonder, vaag, groot = (waardeer(_woning(*r, energieprestaties=[], woz_waarden=[]), dag) for r in erbij)
        assert zonder.punten is not None
        assert zonder.punten == vaag.punten == groot.punten
        assert vaag.onbekend == ()
    ruimten = [{"soort": "woonkamer", "oppervlakte": 25, "verwarmd": "ja"}, ruimte]
    woning = {"woningtype": "eengezinswoning", "bouwjaar": 1980, "ruimten": ruimten}
    for aantal in (1, 3):
        tabel = pa.Table.from_pylist([{"id": str(i), "woning": woning} for i in range(aantal)])
        for rij in waardeer_tabel(tabel, date.fromisoformat(DAG)).to_pylist():
            assert rij["punten"] == waardeer({"woning": woning}, DAG).punten


def test_de_oppervlakte_van_een_gangkast_is_niet_nodig():
    """Een kast op een gang telt niet (kast_op_verkeersruimte); alleen in de andere lezing is haar oppervlakte nodig."""
    gang = {"id": "gang", "soort": "gang", "verwarmd": "nee"}
    kast = {"id": "kast", "soort": "kast", "onderdeel_van": "gang"}
    uitkomst = waardeer(_woning(gang, kast), DAG)
    assert uitkomst.punten == waardeer(_woning(gang), DAG).punten
    assert uitkomst.onbekend == ()
    (reden,) = [v.reden for v in uitkomst.vaststellingen if v.id == "telt_als" and v.onderwerp == "kast"]
    assert reden == "voldoet niet aan de eisen voor waardering"
    vertrek = Regeling.op(date.fromisoformat(DAG)).met(keuzes={"kast_op_verkeersruimte": "vertrek"})
    assert waardeer(_woning(gang, kast), vertrek).punten_maximaal is None
    assert waardeer(_woning(gang, kast), "2024-06-30").punten_maximaal is None


@pytest.mark.parametrize("lengte", ["0,1", "0,4", "0,5", "1,0", "3"])
def test_een_tweede_aanrecht_van_onbekende_lengte(lengte: str):
    keuken = {
        "id": "k",
        "soort": "keuken",
        "oppervlakte": 8,
        "verwarmd": "ja",
        "voorzieningen": [{"soort": "aanrecht", "lengte": "1,5"}, "aanrecht"],
    }
    document = _woning(keuken)
    vaag = waardeer(document, DAG)
    aanrecht = {"soort": "aanrecht", "lengte": lengte}
    zeker = waardeer(_met(document, "woning", "ruimten", 3, "voorzieningen", 1, waarde=aanrecht), DAG)
    assert vaag.bereik[5] == (4, 7)
    assert [m.pad for m in vaag.onbekend] == ["woning.ruimten[3].voorzieningen"]
    assert vaag.punten_minimaal <= (zeker.punten or 0) <= (vaag.punten_maximaal or 0)


@pytest.mark.parametrize(("stuk", "bereik"), [("0,5", (0, 0)), ("1,5", (4, 7)), ("2,5", (7, 7))])
def test_een_aanrecht_is_niet_korter_dan_zijn_langste_stuk(stuk: str, bereik: tuple[int, int]):
    keuken = {"id": "k", "soort": "keuken", "oppervlakte": 8, "verwarmd": "ja"}
    vaag = waardeer(_woning({**keuken, "voorzieningen": [{"soort": "aanrecht", "aaneengesloten": stuk}]}), DAG)
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
    vaag = waardeer(_woning(keuken), DAG)
    zeker = [
        waardeer(
            _woning({**keuken, "verwarmd": warm, "voorzieningen": [{"soort": "aanrecht", "lengte": lengte}]}), DAG
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
    vaag = waardeer(_woning(keuken), DAG)
    assert vaag.bereik[3] == (4, 6)
    assert waardeer(_woning({**keuken, "verwarmd": "nee"}), DAG).bereik[3] == (4, 4)
    assert waardeer(_woning({**keuken, "verwarmd": "ja"}), DAG).bereik[3] == (6, 6)


@pytest.mark.parametrize(
    ("een", "ander", "punten"),
    [
        ({"soort": "slaapkamer", "oppervlakte": 12}, {"soort": "berging", "oppervlakte": 3}, [44, 0]),
        (
            {"soort": "slaapkamer", "oppervlakte": 12},
            {"soort": "zoldervertrek", "oppervlakte": 20, "eisen": {"vaste_trap": False}},
            [29, 19],  # 32 m² zonder vaste trap: 24 − 5
        ),
    ],
)
def test_een_samengevoegde_ruimte_hangt_niet_af_van_de_richting(
    een: dict[str, Any], ander: dict[str, Any], punten: list[int]
) -> None:
    een, ander = {"id": "een", "verwarmd": "nee", **een}, {"id": "ander", "verwarmd": "nee", **ander}
    opening = {"breedte_opening": 2, "breedte_muur": 3}
    heen = _woning({**een, "open_verbinding": {"met": "ander", **opening}}, ander)
    terug = _woning(een, {**ander, "open_verbinding": {"met": "een", **opening}})
    for document in (heen, terug):
        assert [r.punten for r in waardeer(document, DAG).rubrieken[:2]] == punten


@pytest.mark.parametrize("van", ["kast", "kamer"])
def test_een_verwarmde_inloopkast_verwarmt_de_kamer_waarmee_zij_een_is(van: str):
    """Een kast met een brede opening is een ruimte als elke andere; alleen een kast bij een ruimte doet niet mee (rubriek 3)."""
    kamer = {"id": "kamer", "soort": "slaapkamer", "oppervlakte": 12, "verwarmd": "nee"}
    kast = {"id": "kast", "soort": "kast", "oppervlakte": 3, "verwarmd": "ja"}
    een, ander = (kast, kamer) if van == "kast" else (kamer, kast)
    een["open_verbinding"] = {"met": ander["id"], "breedte_opening": 2, "breedte_muur": 3}
    assert waardeer(_woning(kamer, kast), DAG).bereik[3] == (6, 6)
    del een["open_verbinding"]
    kast["onderdeel_van"] = "kamer"
    assert waardeer(_woning(kamer, kast), DAG).bereik[3] == (4, 4)


@pytest.mark.parametrize("namen", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")])
def test_een_verwarmde_bijkeuken_verwarmt_de_open_keuken_niet(namen: tuple[str, str, str]):
    """Kamer en bijkeuken zijn verwarmd, de keuken niet: één verwarmd vertrek, hoe de ruimten ook heten (rubriek 3)."""
    kamer, keuken, bijkeuken = namen
    opening = {"breedte_opening": 2, "breedte_muur": 3}
    aanrecht = {"soort": "aanrecht", "lengte": 2}
    ruimten = [
        {"id": kamer, "soort": "eetkamer", "oppervlakte": 12, "verwarmd": "ja"},
        {"id": keuken, "soort": "keuken", "oppervlakte": 8, "verwarmd": "nee", "voorzieningen": [aanrecht]},
        {"id": bijkeuken, "soort": "bijkeuken", "oppervlakte": 3, "verwarmd": "ja"},
    ]
    for van, naar in ((0, 1), (2, 1)):
        ruimten[van]["open_verbinding"] = {"met": namen[naar], **opening}
    assert waardeer(_woning(*ruimten), DAG).bereik[3] == (6, 6)


def test_ruimten_met_verschillende_delers_worden_niet_samengevoegd():
    keuken = {
        "id": "k",
        "soort": "keuken",
        "oppervlakte": 8,
        "verwarmd": "ja",
        "open_verbinding": {"met": "wk", "breedte_opening": 2, "breedte_muur": 3},
    }
    uitkomst = waardeer(_woning({**keuken, "gedeeld_met_adressen": 4}), DAG)
    assert uitkomst.rubrieken[0].punten == 29
    assert uitkomst.rubrieken[8].punten == 2 + 0.5


@pytest.mark.parametrize(("waarde", "laagste"), [(560_000, 61), (500_000, 55.5)])
def test_de_maximering_kan_alleen_tussen_twee_invullingen_gelden(waarde: int, laagste: float):
    """62 WOZ-punten: bij 117 andere punten blijft het onder 187, bij 130 is het geen 33% meer, bij 125,75 worden het er 61 (11.3)."""
    balkon = {"soort": "balkon"}
    kamers = [{"soort": "slaapkamer", "oppervlakte": m2, "verwarmd": "ja"} for m2 in (30, 13)]
    document = _woning(*kamers, woz_waarden=[{"waarde": waarde, "waardepeildatum": "2025-01-01"}])
    document["woning"]["ruimten"] = [r for r in document["woning"]["ruimten"] if r["soort"] != "balkon"]
    ruimten = document["woning"]["ruimten"]
    vaag = waardeer(_met(document, "woning", "ruimten", waarde=[*ruimten, balkon]), DAG)
    zeker = [
        waardeer(_met(document, "woning", "ruimten", waarde=[*ruimten, {**balkon, "oppervlakte": m2}]), DAG).bereik[11]
        for m2 in range(41)
    ]
    assert vaag.bereik[11] == (laagste, max(zeker)[1])
    assert min(zeker)[0] == laagste


@pytest.mark.parametrize("aantal", [1, 3])
def test_net_onder_187_ligt_tussen_twee_invullingen_als_exact_wordt_getoetst(aantal: int):
    """Van 180 tot 193 zonder maximering: exact getoetst is 186,75 niet gemaximeerd en 187 punten, en 193 wordt 186 (11.3)."""
    kamers = [{"soort": "slaapkamer", "oppervlakte": 24, "verwarmd": "ja"} for _ in range(3)]
    woz_waarden = [{"waarde": 630_000, "waardepeildatum": "2025-01-01"}]
    woning = _woning(*kamers, {"soort": "tuin"}, woz_waarden=woz_waarden)["woning"]
    woning["ruimten"] = [r for r in woning["ruimten"] if r["soort"] in {"slaapkamer", "tuin"}]
    regeling = Regeling.op(date.fromisoformat(DAG)).met(keuzes={"grens_187": "exact"})
    tuin = [{**woning["ruimten"][-1], "oppervlakte": m2} for m2 in range(41)]
    zeker = [waardeer({"woning": {**woning, "ruimten": [*woning["ruimten"][:-1], t]}}, regeling).punten for t in tuin]
    vaag = waardeer({"woning": woning}, regeling)
    assert (vaag.punten_minimaal, vaag.punten_maximaal) == (min(zeker), max(zeker))  # type: ignore[type-var]
    assert vaag.segment is None
    tabel = pa.Table.from_pylist([{"id": str(i), "woning": woning} for i in range(aantal)])
    for rij in waardeer_tabel(tabel, regeling).to_pylist():
        assert (rij["punten_minimaal"], rij["punten_maximaal"]) == (min(zeker), max(zeker))  # type: ignore[type-var]


@pytest.mark.parametrize(("waarde", "woz"), [(560_000, None), (530_000, "58.75")])
@pytest.mark.parametrize("aantal", [1, 3])
def test_een_portefeuille_kent_de_maximering_tussen_twee_invullingen(aantal: int, waarde: int, woz: str | None):
    """Bij 58,75 WOZ-punten is 187 pas te halen als zij geen 33% meer zijn; bij 62 kan de maximering gelden (11.3)."""
    kamers = [{"soort": "slaapkamer", "oppervlakte": 24, "verwarmd": "ja"} for _ in range(3)]
    label = [{"soort": "energielabel", "label": "A", "opnamedatum": "2022-05-01"}]
    woz_waarden = [{"waarde": waarde, "waardepeildatum": "2025-01-01"}]
    woning = _woning(*kamers, {"soort": "tuin"}, energieprestaties=label, woz_waarden=woz_waarden)["woning"]
    woning["ruimten"] = [r for r in woning["ruimten"] if r["soort"] in {"slaapkamer", "tuin"}]
    tabel = pa.Table.from_pylist([{"id": str(i), "woning": woning} for i in range(aantal)])
    for rij in waardeer_tabel(tabel, date.fromisoformat(DAG)).to_pylist():
        assert rij["rubriek_11"] == (None if woz is None else Decimal(woz))


@pytest.mark.parametrize("aantal", [1, 3])
def test_een_gedeelde_garage_van_onbekende_oppervlakte_kan_een_parkeerplek_zijn(aantal: int):
    """Onder 12 m² geen punten, daarboven 9 door twee adressen (toelichting 10)."""
    garage = {"soort": "garage", "verwarmd": "nee", "gedeeld_met_adressen": 2}
    vaag = _woning(garage)
    zeker = [waardeer(_woning({**garage, "oppervlakte": m2}), DAG).bereik[10] for m2 in (11, 15)]
    assert zeker == [(0, 0), (4.5, 4.5)]
    assert waardeer(vaag, DAG).bereik[10] == (0, 4.5)
    ruimten = [r for r in vaag["woning"]["ruimten"] if "voorzieningen" not in r]
    woning = {**vaag["woning"], "ruimten": ruimten}
    tabel = pa.Table.from_pylist([{"id": str(i), "woning": woning} for i in range(aantal)])
    for rij in waardeer_tabel(tabel, date.fromisoformat(DAG)).to_pylist():
        assert rij["rubriek_10"] is None


def test_wie_een_nieuwe_woning_gebruikt_is_met_bouwen_begonnen():
    """Eerste ingebruikname vóór 2028 bewijst een start vóór 2028 (art. 8a lid 4)."""
    kamers = [{"id": f"s{i}", "soort": "slaapkamer", "oppervlakte": 12, "verwarmd": "ja"} for i in range(5)]
    document = _woning(*kamers, bouwjaar=2025, eerste_ingebruikname="2025-03-01")
    uitkomst = waardeer(document, DAG)
    assert uitkomst.segment == "midden"
    assert [(o.id, o.procent) for o in uitkomst.huurprijs.opslagen] == [("nieuwbouw", 10)]


@pytest.mark.parametrize(
    ("voorzieningen", "punten"),
    [(["douche", "wastafel", "bubbelfunctie"], 5), (["bad", "wastafel", "afscheiding_douche"], 7)],
)
def test_een_voorziening_zonder_haar_bad_of_douche_telt_niet(voorzieningen: list[str], punten: int):
    document = _met(_woning(), "woning", "ruimten", 1, "voorzieningen", waarde=voorzieningen)
    assert waardeer(document, DAG).rubrieken[5].punten == punten


def test_keuken_en_sanitair_tellen_alleen_binnen():
    tuin = {
        "id": "t",
        "soort": "tuin",
        "oppervlakte": 9,
        "voorzieningen": [{"soort": "aanrecht", "lengte": 2}, "toilet", "douche", "wastafel"],
    }
    uitkomst = waardeer(_woning(tuin), DAG)
    assert [r.punten for r in uitkomst.rubrieken[4:6]] == [0, 5]


def test_een_zolder_kost_nooit_punten():
    """Berging 2,5 m² is 3 m² en 2,25 punt; met 2,9 m² zolder zonder vaste trap blijft dat zo."""
    berging = {"id": "b", "soort": "berging", "oppervlakte": "2,5", "verwarmd": "nee"}
    zolder = {
        "id": "z",
        "soort": "zolder",
        "oppervlakte": "2,9",
        "verwarmd": "nee",
        "eisen": {"vaste_trap": "nee", "trap": "ja"},
    }
    assert waardeer(_woning(berging), DAG).rubrieken[1].punten == 2.25
    assert waardeer(_woning(berging, zolder), DAG).rubrieken[1].punten == 2.25


def test_een_datum_die_niet_bestaat_is_een_fout_van_huurstelsel():
    with pytest.raises(FeitenFout, match="geen bestaande datum"):
        waardeer(_woning(), "31-02-2026x")


def _keukens(aantal: int, lengte: float | None = None) -> list[dict[str, Any]]:
    aanrecht = {"soort": "aanrecht"} if lengte is None else {"soort": "aanrecht", "lengte": lengte}
    vorm = {"soort": "keuken", "oppervlakte": 8, "verwarmd": "ja", "voorzieningen": [aanrecht, "inbouw_koelkast"]}
    return [{"id": f"k{i}", **vorm} for i in range(aantal)]


def test_vier_aanrechten_zonder_lengte_lopen_los_van_elkaar():
    vaag = waardeer(_woning(*_keukens(4)), DAG)
    uitersten = [waardeer(_woning(*_keukens(4, mm / 1000)), DAG).punten for mm in (500, 2000)]
    assert (vaag.punten_minimaal, vaag.punten_maximaal) == tuple(uitersten)


def test_van_meer_aanrechten_is_de_lengte_verplicht():
    with pytest.raises(FeitenFout) as fout:
        waardeer(_woning(*_keukens(5)), DAG)
    assert {f.code for f in fout.value.fouten} == {"te_veel_aanrechten_zonder_lengte"}
    assert [f.pad for f in fout.value.fouten] == [f"woning.ruimten[{i}].voorzieningen" for i in range(3, 8)]


def test_is_er_samen_te_veel_onbekend_dan_is_er_geen_bereik():
    """Vier aanrechten (256), het bouwjaar (13), het woningtype (2) en de ruimten (2): 13.312 invullingen van zeven ruimten of meer."""
    ruim = {"id": "zolder", "soort": "slaapkamer"}
    velden = {"bouwjaar": None, "woningtype": None, "energieprestaties": []}
    with pytest.raises(FeitenFout) as fout:
        waardeer(_woning(*_keukens(4), ruim, **velden), DAG)
    assert {f.code for f in fout.value.fouten} == {"te_veel_onbekend"}
    paden = {f.pad for f in fout.value.fouten}
    assert {"woning.bouwjaar", "woning.woningtype", "woning.ruimten[7].oppervlakte"} <= paden
    assert waardeer(_woning(*_keukens(2), ruim, **velden), DAG).punten is None


@pytest.mark.parametrize("dag", ["20260701", "2026-W27-3", "2026-7-1", "gisteren", ""])
def test_een_peildatum_als_tekst_is_jjjj_mm_dd(dag: str):
    with pytest.raises(FeitenFout) as fout:
        waardeer(_woning(), dag)
    assert [f.code for f in fout.value.fouten] == ["geen_datum"]


def test_een_tijdstip_is_de_dag_zelf():
    assert waardeer(_woning(), datetime(2026, 7, 1, 23, 59, tzinfo=UTC)).peildatum == date(2026, 7, 1)


OPEN = _met(
    _woning(
        {"id": "slk", "soort": "slaapkamer", "oppervlakte": 9},
        {"id": "keuken", "soort": "keuken", "oppervlakte": 6, "verwarmd": "ja", "voorzieningen": ["aanrecht"]},
        energieprestaties=[],
        bouwjaar=None,
        woningtype=None,
    ),
    "peildatum",
    waarde=DAG,
)
WAARDEN: dict[tuple[str | int, ...], tuple[Any, ...]] = {
    ("woning", "woningtype"): ("eengezinswoning", "meergezinswoning"),
    ("woning", "bouwjaar"): BOUWJAREN,
    ("woning", "ruimten", 3, "verwarmd"): ("ja", "nee"),
    ("woning", "ruimten", 4, "voorzieningen"): tuple(
        [{"soort": "aanrecht", "lengte": f"0,{mm:03d}" if mm < 1000 else f"{mm // 1000}"}] for mm in AANRECHTLENGTEN
    ),
}


@pytest.mark.parametrize("bekend", [(), ("bouwjaar",), ("bouwjaar", "woningtype")], ids=len)
def test_het_bepalende_feit_laat_het_kleinste_bereik_over(bekend: tuple[str, ...]):
    document, waarden = OPEN, dict(WAARDEN)
    for naam in bekend:
        waarde = waarden.pop(("woning", naam))[0]
        document = _met(document, "woning", naam, waarde=waarde)

    def breedte(pad: tuple[str | int, ...], waarde: Any) -> int:
        uitkomst = waardeer(_met(document, *pad, waarde=waarde))
        assert uitkomst.punten_maximaal is not None
        return uitkomst.punten_maximaal - uitkomst.punten_minimaal

    over = {pad: max(breedte(pad, waarde) for waarde in alle) for pad, alle in waarden.items()}
    beste = min(over, key=lambda pad: over[pad])
    assert list(over.values()).count(over[beste]) == 1
    verwacht = "".join(f"[{stap}]" if isinstance(stap, int) else f".{stap}" for stap in beste).removeprefix(".")
    assert waardeer(document).bepalend == (verwacht,)


def test_zonder_onbekende_feiten_is_niets_bepalend():
    assert waardeer(_woning(), DAG).bepalend == ()


def test_een_onbekende_oppervlakte_binnen_gaat_voor():
    document = _woning({"id": "slk", "soort": "slaapkamer"}, bouwjaar=None)
    assert waardeer(document, DAG).bepalend == ("woning.ruimten[3].oppervlakte",)


ZONDER = {"woning": {"woningtype": "eengezinswoning", "bouwjaar": 1990}}


@pytest.mark.parametrize("stelsel", ["zelfstandig", "onzelfstandig"])
@pytest.mark.parametrize("dag", ["2024-01-01", DAG])
def test_weggelaten_ruimten_zijn_onbekend_en_niet_nul(stelsel: str, dag: str):
    document = _met(_met(ZONDER, "woning", "stelsel", waarde=stelsel), "woning", "kamers_op_adres", waarde=3)
    if stelsel == "zelfstandig":
        del document["woning"]["kamers_op_adres"]
    uitkomst = waardeer(document, dag)
    geen = waardeer(_met(document, "woning", "ruimten", waarde=[]), dag)
    assert (uitkomst.punten, uitkomst.punten_maximaal, uitkomst.huurprijs_hoogst) == (None, None, None)
    assert (uitkomst.segment is None) == (
        stelsel == "zelfstandig"
    )  # onzelfstandige woonruimte is altijd laag of gereguleerd
    assert geen.punten == geen.punten_maximaal
    assert geen.punten is not None
    assert uitkomst.punten_minimaal <= geen.punten
    assert "woning.ruimten" in [m.pad for m in uitkomst.onbekend]
    assert uitkomst.bepalend == ("woning.ruimten",)
    assert geen.onbekend == ()


def test_een_lijst_die_onbekend_is_is_niet_opgegeven():
    """Zoals weggelaten, en anders dan leeg."""
    lijsten = ("ruimten", "woz_waarden", "energieprestaties")
    onbekend = {"woning": {**ZONDER["woning"], **dict.fromkeys(lijsten, " Onbekend")}}
    assert lees_document(onbekend) == lees_document(ZONDER)
    assert lees_document(onbekend).woning.model_fields_set == {"woningtype", "bouwjaar"}
    een, geen = waardeer(onbekend, DAG), waardeer(ZONDER, DAG)
    assert (een.punten_minimaal, een.punten_maximaal, een.onbekend) == (geen.punten_minimaal, None, geen.onbekend)


def test_een_standplaats_heeft_geen_ruimten():
    document = {"woning": {"stelsel": "standplaats", "standplaats": {"oppervlakte": 100, "sanitair": True}}}
    assert waardeer(document, DAG).punten is not None


_ZORG = dict.fromkeys(
    (
        "in_woongebouw",
        "drempelloos_toegankelijk",
        "alarmering_in_huurovereenkomst",
        "gemeenschappelijke_ruimte_in_huurovereenkomst",
    ),
    "ja",
)
_LABEL_F = [{"soort": "energielabel", "label": "F", "opnamedatum": "2023-05-01"}]


def _rubrieken(document: dict[str, Any], regeling: Regeling) -> dict[int, Any]:
    return {r.rubriek: r.punten for r in waardeer(document, regeling).rubrieken}


def test_de_35_procent_over_gemaximeerde_woz_punten_heeft_de_goede_ondergrens():
    """Met een kleine slaapkamer is de WOZ-waarde per m² zo hoog dat 11.3 begint; de 35% gaat dan over 8 punten in plaats van 53."""
    regeling = Regeling.op(date(2026, 7, 1)).met(keuzes={"zorg_in_wozcap": "gemaximeerd"})
    woz = [{"waarde": 900_000, "waardepeildatum": "2025-01-01"}]

    def woning(slaapkamer: object) -> dict[str, Any]:
        kamers = [
            {"soort": "woonkamer", "oppervlakte": 30, "verwarmd": "ja"},
            {"soort": "slaapkamer", "oppervlakte": slaapkamer, "verwarmd": "ja"},
        ]
        vast = {"bouwjaar": 2010, "woningtype": "meergezinswoning", "zorgwoning": _ZORG}
        return {"woning": {**vast, "energieprestaties": _LABEL_F, "woz_waarden": woz, "ruimten": kamers}}

    vaag = waardeer(woning(None), regeling)
    bekend = [_rubrieken(woning(m2), regeling) for m2 in (0, 2, 4, 8, 40, 80)]
    assert vaag.bereik[12][0] == min(r[12] for r in bekend) == 9  # 35% van 18 + 8 punten is 9,10
    assert vaag.bereik[11][0] == min(r[11] for r in bekend) == 8


def test_de_35_procent_over_gemaximeerde_woz_punten_is_het_hoogst_net_voor_de_maximering():
    """Tussen een tuin van niets en een grote tuin in: tot 187 punten gaat de 35% nog over alle WOZ-punten."""
    regeling = Regeling.op(date(2026, 7, 1)).met(keuzes={"zorg_in_wozcap": "gemaximeerd"})
    label = [{"soort": "energielabel", "label": "A", "opnamedatum": "2023-05-01"}]
    woz = [{"waarde": 300_000, "waardepeildatum": "2025-01-01"}]

    def woning(tuin: object) -> dict[str, Any]:
        kamers = [{"soort": "woonkamer", "oppervlakte": 30, "verwarmd": "ja"}, {"soort": "tuin", "oppervlakte": tuin}]
        vast = {"bouwjaar": 2010, "woningtype": "meergezinswoning", "zorgwoning": _ZORG}
        return {"woning": {**vast, "energieprestaties": label, "woz_waarden": woz, "ruimten": kamers}}

    vaag = waardeer(woning(None), regeling)
    for m2 in (0, 5, 10, 15, 20, 25, 30, 40):
        bekend = _rubrieken(woning(m2), regeling)
        for nummer in (11, 12):
            laagst, hoogst = vaag.bereik[nummer]
            assert laagst is not None
            assert hoogst is not None
            assert laagst <= bekend[nummer] <= hoogst
