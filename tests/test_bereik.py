"""Het bereik van een woning waarvan niet alles bekend is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from bereik_hulp import DAG, met, woning_met
from huurstelsel import Regeling, waardeer, waardeer_tabel
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout

if TYPE_CHECKING:
    from huurstelsel.uitkomst import Uitkomst

VOORBEELDEN = Path(__file__).parents[1] / "examples"


def test_de_hoogste_huurprijs_kan_bij_de_minste_punten_liggen():
    """Rijksmonument zonder datum: 35% op 199 punten is meer dan de 50 punten erbij; de laagste huur hoort bij 249."""
    kamers = [{"id": f"s{i}", "soort": "slaapkamer", "oppervlakte": 20, "verwarmd": "ja"} for i in range(5)]
    document = woning_met(*kamers, bouwjaar=1900, rijksmonument="ja")
    vaag = waardeer(document, DAG)
    oud = waardeer({**document, "contract": {"ondertekend": "2020-01-01"}}, DAG).huurprijs
    nieuw = waardeer({**document, "contract": {"ondertekend": "2025-01-01"}}, DAG).huurprijs
    assert vaag.huurprijs_hoogst is not None
    assert vaag.huurprijs.maximaal == min(oud.maximaal, nieuw.maximaal)
    assert vaag.huurprijs.maximaal_met_opslag == min(oud.maximaal_met_opslag, nieuw.maximaal_met_opslag)
    assert vaag.huurprijs_hoogst.maximaal_met_opslag == max(oud.maximaal_met_opslag, nieuw.maximaal_met_opslag)
    assert oud.maximaal_met_opslag < nieuw.maximaal_met_opslag


@pytest.mark.parametrize("aantal", [1, 3])
def test_tussen_een_oud_en_een_nieuw_contract_ligt_geen_186_punten(aantal: int):
    """Een rijksmonument met 170 punten en 35%, of met 220 en niets: nooit met 187 en 35%."""
    kamers = [{"id": f"s{i}", "soort": "slaapkamer", "oppervlakte": 20, "verwarmd": "ja"} for i in range(4)]
    document = woning_met(*kamers, bouwjaar=1900, rijksmonument="ja")
    document["woning"]["ruimten"] = [r for r in document["woning"]["ruimten"] if "voorzieningen" not in r]
    vaag = waardeer(document, DAG)
    zeker = [waardeer({**document, "contract": {"ondertekend": f"{jaar}-01-01"}}, DAG) for jaar in (2020, 2025)]
    oud, nieuw = zeker
    assert nieuw.punten == (oud.punten or 0) - 50
    assert (nieuw.punten or 0) < 186 < (oud.punten or 0)
    bedragen = sorted(een.huurprijs.maximaal_met_opslag for een in zeker)
    assert vaag.huurprijs_hoogst is not None
    assert [vaag.huurprijs.maximaal_met_opslag, vaag.huurprijs_hoogst.maximaal_met_opslag] == bedragen
    tabel = pa.Table.from_pylist([{"id": str(i), **document} for i in range(aantal)])
    for rij in waardeer_tabel(tabel, date.fromisoformat(DAG)).to_pylist():
        gevonden = [rij["maximale_huurprijs_minimaal"], rij["maximale_huurprijs_maximaal"]]
        assert gevonden == [Decimal(bedrag) / 100 for bedrag in bedragen]


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
    document = woning_met(kamer, bouwjaar=2020, woz_waarden=[{"waarde": 2_200_000, "waardepeildatum": "2025-01-01"}])
    document["adres"] = {"gemeente": "Amsterdam"}
    vaag, zeker = (
        waardeer(document, DAG),
        waardeer(met(document, "woning", "ruimten", 3, "oppervlakte", waarde=12), DAG),
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
        zonder, vaag, groot = (waardeer(woning_met(*r, energieprestaties=[], woz_waarden=[]), dag) for r in erbij)
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
    uitkomst = waardeer(woning_met(gang, kast), DAG)
    assert uitkomst.punten == waardeer(woning_met(gang), DAG).punten
    assert uitkomst.onbekend == ()
    (reden,) = [v.reden for v in uitkomst.vaststellingen if v.id == "telt_als" and v.onderwerp == "kast"]
    assert reden == "voldoet niet aan de eisen voor waardering"
    vertrek = Regeling.op(date.fromisoformat(DAG)).met(keuzes={"kast_op_verkeersruimte": "vertrek"})
    assert waardeer(woning_met(gang, kast), vertrek).punten_maximaal is None
    assert waardeer(woning_met(gang, kast), "2024-06-30").punten_maximaal is None


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
    heen = woning_met({**een, "open_verbinding": {"met": "ander", **opening}}, ander)
    terug = woning_met(een, {**ander, "open_verbinding": {"met": "een", **opening}})
    for document in (heen, terug):
        assert [r.punten for r in waardeer(document, DAG).rubrieken[:2]] == punten


@pytest.mark.parametrize("van", ["kast", "kamer"])
def test_een_verwarmde_inloopkast_verwarmt_de_kamer_waarmee_zij_een_is(van: str):
    """Een kast met een brede opening is een ruimte als elke andere; alleen een kast bij een ruimte doet niet mee (rubriek 3)."""
    kamer = {"id": "kamer", "soort": "slaapkamer", "oppervlakte": 12, "verwarmd": "nee"}
    kast = {"id": "kast", "soort": "kast", "oppervlakte": 3, "verwarmd": "ja"}
    een, ander = (kast, kamer) if van == "kast" else (kamer, kast)
    een["open_verbinding"] = {"met": ander["id"], "breedte_opening": 2, "breedte_muur": 3}
    assert waardeer(woning_met(kamer, kast), DAG).bereik[3] == (6, 6)
    del een["open_verbinding"]
    kast["onderdeel_van"] = "kamer"
    assert waardeer(woning_met(kamer, kast), DAG).bereik[3] == (4, 4)


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
    assert waardeer(woning_met(*ruimten), DAG).bereik[3] == (6, 6)


def test_ruimten_met_verschillende_delers_worden_niet_samengevoegd():
    keuken = {
        "id": "k",
        "soort": "keuken",
        "oppervlakte": 8,
        "verwarmd": "ja",
        "open_verbinding": {"met": "wk", "breedte_opening": 2, "breedte_muur": 3},
    }
    uitkomst = waardeer(woning_met({**keuken, "gedeeld_met_adressen": 4}), DAG)
    assert uitkomst.rubrieken[0].punten == 29
    assert uitkomst.rubrieken[8].punten == 2 + 0.5


@pytest.mark.parametrize(("waarde", "laagste"), [(560_000, 61), (500_000, 55.5)])
def test_de_maximering_kan_alleen_tussen_twee_invullingen_gelden(waarde: int, laagste: float):
    """62 WOZ-punten: bij 117 andere punten blijft het onder 187, bij 130 is het geen 33% meer, bij 125,75 worden het er 61 (11.3)."""
    balkon = {"soort": "balkon"}
    kamers = [{"soort": "slaapkamer", "oppervlakte": m2, "verwarmd": "ja"} for m2 in (30, 13)]
    document = woning_met(*kamers, woz_waarden=[{"waarde": waarde, "waardepeildatum": "2025-01-01"}])
    document["woning"]["ruimten"] = [r for r in document["woning"]["ruimten"] if r["soort"] != "balkon"]
    ruimten = document["woning"]["ruimten"]
    vaag = waardeer(met(document, "woning", "ruimten", waarde=[*ruimten, balkon]), DAG)
    zeker = [
        waardeer(met(document, "woning", "ruimten", waarde=[*ruimten, {**balkon, "oppervlakte": m2}]), DAG).bereik[11]
        for m2 in range(41)
    ]
    assert vaag.bereik[11] == (laagste, max(zeker)[1])
    assert min(zeker)[0] == laagste


@pytest.mark.parametrize("aantal", [1, 3])
def test_net_onder_187_ligt_tussen_twee_invullingen_als_exact_wordt_getoetst(aantal: int):
    """Van 180 tot 193 zonder maximering: exact getoetst is 186,75 niet gemaximeerd en 187 punten, en 193 wordt 186 (11.3)."""
    kamers = [{"soort": "slaapkamer", "oppervlakte": 24, "verwarmd": "ja"} for _ in range(3)]
    woz_waarden = [{"waarde": 630_000, "waardepeildatum": "2025-01-01"}]
    woning = woning_met(*kamers, {"soort": "tuin"}, woz_waarden=woz_waarden)["woning"]
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
    woning = woning_met(*kamers, {"soort": "tuin"}, energieprestaties=label, woz_waarden=woz_waarden)["woning"]
    woning["ruimten"] = [r for r in woning["ruimten"] if r["soort"] in {"slaapkamer", "tuin"}]
    tabel = pa.Table.from_pylist([{"id": str(i), "woning": woning} for i in range(aantal)])
    for rij in waardeer_tabel(tabel, date.fromisoformat(DAG)).to_pylist():
        assert rij["rubriek_11"] == (None if woz is None else Decimal(woz))


ZORG = {
    "in_woongebouw": "ja",
    "drempelloos_toegankelijk": "ja",
    "alarmering_in_huurovereenkomst": "ja",
    "gemeenschappelijke_ruimte_in_huurovereenkomst": "ja",
}


def _met_tuin(dag: str | Regeling, *kamers: float, **woning: Any) -> tuple[Uitkomst, list[Uitkomst]]:
    """Een woning met een tuin van onbekende oppervlakte, en met tuinen van 0 tot 150 m²."""
    label = {"soort": "energielabel", "label": "B", "opnamedatum": "2022-05-01", "gebruiksoppervlakte": 60}
    slaapkamers = [{"soort": "slaapkamer", "oppervlakte": m2, "verwarmd": "ja"} for m2 in kamers]
    document = {"adres": {"gemeente": "Groningen"}, **woning_met(*slaapkamers, energieprestaties=[label], **woning)}
    ruimten = [ruimte for ruimte in document["woning"]["ruimten"] if ruimte["soort"] != "balkon"]
    tuinen = [{"soort": "tuin"}, *({"soort": "tuin", "oppervlakte": m2} for m2 in range(0, 151, 5))]
    vaag, *zeker = (waardeer(met(document, "woning", "ruimten", waarde=[*ruimten, tuin]), dag) for tuin in tuinen)
    return vaag, zeker


def _omvat(vaag: Uitkomst, zeker: list[Uitkomst]) -> None:
    """Het bereik bevat de punten, de huurprijs en elke rubriek van alle uitkomsten."""
    assert vaag.punten_maximaal is not None
    assert vaag.huurprijs_hoogst is not None
    for een in zeker:
        assert vaag.punten_minimaal <= (een.punten or 0) <= vaag.punten_maximaal
        assert vaag.huurprijs.maximaal <= een.huurprijs.maximaal <= vaag.huurprijs_hoogst.maximaal
        for rubriek in een.rubrieken:
            laagste, hoogste = vaag.bereik[rubriek.rubriek]
            assert laagste is not None
            assert hoogste is not None
            assert laagste <= rubriek.punten <= hoogste


@pytest.mark.parametrize(("waarde", "minst", "meest"), [(300_000, 128, 141), (320_000, 122, 141), (340_000, 119, 131)])
def test_voor_juli_2024_is_net_onder_de_maximering_het_meest_te_halen(waarde: int, minst: int, meest: int):
    """Vanaf 142 punten telde de WOZ voor 33%, zonder ondergrens (9.3): met weinig tuin 140 punten, met veel 131."""
    vaag, zeker = _met_tuin("2024-06-30", 10, woz_waarden=[{"waarde": waarde, "waardepeildatum": "2023-01-01"}])
    _omvat(vaag, zeker)
    assert (vaag.punten_minimaal, vaag.punten_maximaal) == (minst, meest)


@pytest.mark.parametrize("waarde", [280_000, 300_000, 330_000])
def test_een_onbekend_toilet_in_de_badkamer_verhoogt_de_woz_punten_per_m2(waarde: int):
    """Tot juli 2024 maakte een toilet de badkamer 1 m² kleiner; dan kan de maximering gelden waar zij in geen van beide uitersten begint."""
    label = {"soort": "energielabel", "label": "B", "opnamedatum": "2022-05-01", "gebruiksoppervlakte": 60}
    woz = [{"waarde": waarde, "waardepeildatum": "2023-01-01"}]
    slaapkamer = {"soort": "slaapkamer", "oppervlakte": 10, "verwarmd": "ja"}
    document = {
        "adres": {"gemeente": "Groningen"},
        **woning_met(slaapkamer, energieprestaties=[label], woz_waarden=woz),
    }
    woonkamer, bad, _, _ = document["woning"]["ruimten"]

    def met_bad(extra: dict[str, Any], tuin: dict[str, Any]) -> Uitkomst:
        ruimten = [woonkamer, {**bad, **extra}, slaapkamer, {"soort": "tuin", **tuin}]
        return waardeer(met(document, "woning", "ruimten", waarde=ruimten), "2024-06-30")

    badkamers = [{}, {"voorzieningen": [*bad["voorzieningen"], "toilet"]}]
    zeker = [met_bad(een, {"oppervlakte": m2}) for een in badkamers for m2 in range(0, 151, 25)]
    _omvat(met_bad({"voorzieningen_onbekend": ["toilet"]}, {}), zeker)


def test_een_renovatie_die_bij_110_punten_vervalt():
    """Vanaf 110 punten geeft een renovatie uit 2019 ten minste 40 WOZ-punten, en dan geen 12 punten in rubriek 10 (9.2): 36 + 12 wordt 40."""
    renovatie = {"jaar": 2019, "voldoet_aan_nieuwbouweisen": "ja", "investering": 60_000}
    woz = [{"waarde": 250_000, "waardepeildatum": "2023-01-01"}]
    vaag, zeker = _met_tuin("2024-06-30", 20, 12, renovaties=[renovatie], woz_waarden=woz)
    _omvat(vaag, zeker)
    assert (vaag.punten_minimaal, vaag.punten_maximaal) == (150, 158)
    woz = [{"waarde": 120_000, "waardepeildatum": "2023-01-01"}]
    _omvat(*_met_tuin("2024-06-30", 4, renovaties=[renovatie], woz_waarden=woz, zorgwoning=ZORG))


def test_met_zorg_in_wozcap_gemaximeerd_daalt_rubriek_12_als_de_maximering_begint():
    """Van 45,75 zonder tuin naar 46,25 met 150 m², en daartussen 48,25 en 44,00."""
    regeling = Regeling.op(date.fromisoformat(DAG)).met(keuzes={"zorg_in_wozcap": "gemaximeerd"})
    woz = [{"waarde": 320_000, "waardepeildatum": "2025-01-01"}]
    vaag, zeker = _met_tuin(regeling, 4, woz_waarden=woz, zorgwoning=ZORG)
    _omvat(vaag, zeker)
    twaalf = [een.rubrieken[11].punten for een in zeker]
    assert (twaalf[0], twaalf[-1], min(twaalf), max(twaalf)) == (45.75, 46.25, 44, 48.25)


@pytest.mark.parametrize("aantal", [1, 3])
def test_een_gedeelde_garage_van_onbekende_oppervlakte_kan_een_parkeerplek_zijn(aantal: int):
    """Onder 12 m² geen punten, daarboven 9 door twee adressen (toelichting 10)."""
    garage = {"soort": "garage", "verwarmd": "nee", "gedeeld_met_adressen": 2}
    vaag = woning_met(garage)
    zeker = [waardeer(woning_met({**garage, "oppervlakte": m2}), DAG).bereik[10] for m2 in (11, 15)]
    assert zeker == [(0, 0), (4.5, 4.5)]
    assert waardeer(vaag, DAG).bereik[10] == (0, 4.5)
    ruimten = [r for r in vaag["woning"]["ruimten"] if "voorzieningen" not in r]
    woning = {**vaag["woning"], "ruimten": ruimten}
    tabel = pa.Table.from_pylist([{"id": str(i), "woning": woning} for i in range(aantal)])
    for rij in waardeer_tabel(tabel, date.fromisoformat(DAG)).to_pylist():
        assert rij["rubriek_10"] is None


@pytest.mark.parametrize("aantal", [1, 3])
def test_een_gedeelde_garage_zonder_begaanbare_vloer_kan_een_parkeerplek_zijn(aantal: int):
    """Haar oppervlakte telt dan bij de m² van onderdeel II (11.1); zonder haar is er geen bovengrens."""
    garage = {"soort": "garage", "verwarmd": "nee", "gedeeld_met_adressen": 23, "eisen": {"begaanbare_vloer": "nee"}}
    woz = [{"waarde": 700_000, "waardepeildatum": "2025-01-01"}]
    woning = woning_met(garage, woz_waarden=woz)["woning"]
    woning["ruimten"] = [r for r in woning["ruimten"] if "voorzieningen" not in r]
    zeker = [
        waardeer({"woning": {**woning, "ruimten": [*woning["ruimten"][:-1], {**garage, "oppervlakte": m2}]}}, DAG)
        for m2 in (5, 12, 37, 300)
    ]
    vaag = waardeer({"woning": woning}, DAG)
    assert len({een.bereik[11] for een in zeker}) > 2
    assert vaag.punten_maximaal is None
    assert vaag.punten_minimaal <= min(een.punten or 0 for een in zeker)
    tabel = pa.Table.from_pylist([{"id": str(i), "woning": woning} for i in range(aantal)])
    for rij in waardeer_tabel(tabel, date.fromisoformat(DAG)).to_pylist():
        assert (rij["punten_minimaal"], rij["punten_maximaal"]) == (vaag.punten_minimaal, None)


def test_wie_een_nieuwe_woning_gebruikt_is_met_bouwen_begonnen():
    """Eerste ingebruikname vóór 2028 bewijst een start vóór 2028 (art. 8a lid 4)."""
    kamers = [{"id": f"s{i}", "soort": "slaapkamer", "oppervlakte": 12, "verwarmd": "ja"} for i in range(5)]
    document = woning_met(*kamers, bouwjaar=2025, eerste_ingebruikname="2025-03-01")
    uitkomst = waardeer(document, DAG)
    assert uitkomst.segment == "midden"
    assert [(o.id, o.procent) for o in uitkomst.huurprijs.opslagen] == [("nieuwbouw", 10)]


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
    assert waardeer(woning_met(berging), DAG).rubrieken[1].punten == 2.25
    assert waardeer(woning_met(berging, zolder), DAG).rubrieken[1].punten == 2.25


def test_een_datum_die_niet_bestaat_is_een_fout_van_huurstelsel():
    with pytest.raises(FeitenFout, match="geen bestaande datum"):
        waardeer(woning_met(), "31-02-2026x")


@pytest.mark.parametrize("dag", ["20260701", "2026-W27-3", "2026-7-1", "gisteren", ""])
def test_een_peildatum_als_tekst_is_jjjj_mm_dd(dag: str):
    with pytest.raises(FeitenFout) as fout:
        waardeer(woning_met(), dag)
    assert [f.code for f in fout.value.fouten] == ["geen_datum"]


def test_een_tijdstip_is_de_dag_zelf():
    assert waardeer(woning_met(), datetime(2026, 7, 1, 23, 59, tzinfo=UTC)).peildatum == date(2026, 7, 1)
