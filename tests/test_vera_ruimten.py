"""Invoer uit VERA: ruimten, parkeerplekken en voorzieningen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from huurstelsel import waardeer
from huurstelsel.feiten.vera.referentie import lijsten
from huurstelsel.feiten.vera.soortkeuze import PARKEERTYPEN, SOORTEN
from huurstelsel.feiten.vera.voorzieningen import ELEMENTEN, INSTALLATIES
from vera_hulp import Groep, code, eenheid, eerste_ruimte, element, fouten, meldingen, ruimte, woning_van

# elke code heeft een plaats


def test_elke_ruimtedetailsoort_heeft_een_plaats() -> None:
    codes = set(lijsten()["RUIMTEDETAILSOORT"])
    assert len(codes) == 68
    assert codes - SOORTEN.keys() - PARKEERTYPEN.keys() == {"OGR"}
    assert (SOORTEN.keys() | PARKEERTYPEN.keys()) - codes == set()


@pytest.mark.parametrize("detail", sorted(lijsten()["RUIMTEDETAILSOORT"]))
def test_elke_ruimtedetailsoort_geeft_een_geldige_ruimte(detail: str) -> None:
    ouder = lijsten()["RUIMTEDETAILSOORT"][detail].ouder or "OVR"
    bericht = eenheid(ruimte(ouder, detail, gedeeldMetAantalAdressen=3))
    assert eerste_ruimte(bericht).get("gedeeld_met_adressen") == 3


def test_elke_installatie_en_elk_element_heeft_een_plaats() -> None:
    assert set(INSTALLATIES) == set(lijsten()["INSTALLATIESOORT"])
    assert set(ELEMENTEN) <= set(lijsten()["BOUWKUNDIGELEMENTDETAILSOORT"])
    alle = [code(installatie) for installatie in INSTALLATIES]
    gelezen = eerste_ruimte(eenheid(ruimte("VTK", "BAD", installaties=alle)))["voorzieningen"]
    assert len(gelezen) == 29


# ruimten


@pytest.mark.parametrize(
    ("soort", "detail", "verwacht"),
    [
        ("VTK", "SLA", "slaapkamer"),
        ("VTK", "WOK", "woonkamer_met_open_keuken"),
        ("OVR", "KEU", "keuken"),
        ("VTK", "TOI", "toiletruimte"),
        ("VTK", "ZOL", "zolder"),
        ("OVR", "ZVT", "zolder"),
        ("OVR", "SLA", "overige_ruimte"),
        ("VTK", "BER", "vertrek"),
        ("VRK", "ORU", "verkeersruimte"),
        ("OVR", "HAL", "hal"),
        ("OVR", "PAR", "garage"),
        ("BTR", "PAR", "parkeerplaats"),
        ("BTR", "CAR", "carport"),
        ("OVR", "OBR", "overige_ruimte"),
        ("BTR", "OBR", "buitenruimte"),
        ("VRK", "LIF", "schacht"),
        ("VTK", "VID", "vide"),
    ],
)
def test_soort_en_detailsoort(soort: str, detail: str, verwacht: str) -> None:
    gelezen = eerste_ruimte(eenheid(ruimte(soort, detail)))
    assert (gelezen["soort"], gelezen["oppervlakte"]) == (verwacht, 10)


def test_tegenspraak_tussen_soort_en_detailsoort_wordt_gemeld() -> None:
    paden = [pad for pad, _ in meldingen(eenheid(ruimte("OVR", "SLA"), ruimte("VTK", "SLA", id="b")))]
    assert paden == ["ruimten[0].soort"]


def test_schacht_en_schuur_delen_een_code() -> None:
    schacht = eenheid({**ruimte("OVR", "SCH"), "detailSoort": code("SCH", "Schacht")}, ruimte("OVR", "SCH", id="s"))
    assert [r["soort"] for r in woning_van(schacht)["ruimten"]] == ["schacht", "schuur"]
    assert [pad for pad, _ in meldingen(schacht)] == ["ruimten[0].detailSoort.code"]


def test_zonder_detailsoort_telt_de_ruimtesoort() -> None:
    kaal = {"id": "r", "soort": code("VTK"), "oppervlakte": 9}
    verwisseld = {"id": "s", "soort": code("OVR"), "detailSoort": code("OVR"), "oppervlakte": 3}
    assert [r["soort"] for r in woning_van(eenheid(kaal, verwisseld))["ruimten"]] == ["vertrek", "overige_ruimte"]
    assert fouten(eenheid({"id": "r", "oppervlakte": 9})) == [("ruimten[0].detailSoort", "code_ontbreekt")]


def test_adressen_en_de_verouderde_naam() -> None:
    nul, een = (
        ruimte("VTK", "SLA", gedeeldMetAantalAdressen=0),
        ruimte("VTK", "SLA", id="b", gedeeldMetAantalEenheden=1),
    )
    oud = ruimte("VTK", "SLA", id="c", gedeeldMetAantalEenheden=4)
    beide = ruimte("VTK", "SLA", id="d", gedeeldMetAantalAdressen=3, gedeeldMetAantalEenheden=4)
    bericht = eenheid(nul, een, oud, beide)
    assert [r.get("gedeeld_met_adressen") for r in woning_van(bericht)["ruimten"]] == [None, None, 4, 3]
    assert [pad for pad, _ in meldingen(bericht)] == ["ruimten[3].gedeeldMetAantalEenheden"]


def test_gemeenschappelijk_zonder_aantal_adressen() -> None:
    assert fouten(eenheid(ruimte("GEM", "BER"))) == [
        ("ruimten[0].gedeeldMetAantalAdressen", "aantal_adressen_ontbreekt")
    ]
    assert eerste_ruimte(eenheid(ruimte("GEM", "HAL")))["soort"] == "hal"
    assert [pad for pad, _ in meldingen(eenheid(ruimte("GEM", "BER", gedeeldMetAantalAdressen=1)))] == [
        "ruimten[0].gedeeldMetAantalAdressen"
    ]


def test_kast_wordt_deel_van_de_ruimte_die_haar_noemt() -> None:
    kast = {**ruimte("OVR", "KAS", id="k"), "oppervlakte": Decimal("0.7")}
    slaapkamer = ruimte("VTK", "SLA", id="s", verbondenRuimten=[kast, {**kast, "id": "alleen-hier"}])
    los = {**kast, "id": "los"}
    gelezen = woning_van(eenheid(slaapkamer, kast, los))["ruimten"]
    assert [(r["id"], r.get("onderdeel_van")) for r in gelezen] == [
        ("s", None),
        ("k", "s"),
        ("los", None),
        ("alleen-hier", "s"),
    ]
    assert [pad for pad, _ in meldingen(eenheid(slaapkamer, kast, los))] == ["ruimten[2]"]


def test_kast_telt_mee_voor_de_vier_vierkante_meter() -> None:
    kast = {**ruimte("OVR", "KAS", id="k"), "oppervlakte": Decimal("0.7")}
    kamer = ruimte("VTK", "SLA", oppervlakte=Decimal("3.8"), verwarmd=True, verbondenRuimten=[kast])
    uitkomst = waardeer(eenheid(kamer, bouwjaar=1990, panden=[{"soort": code("EGW")}]), "2026-07-01")
    assert [rubriek.punten for rubriek in uitkomst.rubrieken[:4]] == [5, 0, 2, 14]


def test_ruimte_met_aantal_nul_bestaat_niet() -> None:
    bericht = eenheid(ruimte("VTK", "SLA", aantal=0), ruimte("VTK", "SLA", id="b", aantal=2))
    assert [r["id"] for r in woning_van(bericht)["ruimten"]] == ["b"]
    assert [pad for pad, _ in meldingen(bericht)] == ["ruimten[0].aantal", "ruimten[1].aantal"]


def test_maten_in_millimeter_en_meter() -> None:
    tuin = {"soort": code("BTR"), "detailSoort": code("TUI")}
    mm, m = (
        {**tuin, "id": "a", "lengte": 10820, "breedte": 5290},
        {**tuin, "id": "b", "lengte": Decimal("3.26"), "breedte": 5},
    )
    gelezen = woning_van(eenheid(mm, m, {**tuin, "id": "c", "lengte": 4}))["ruimten"]
    assert [(r.get("lengte"), r.get("breedte")) for r in gelezen] == [
        (Decimal("10.82"), Decimal("5.29")),
        (Decimal("3.26"), 5),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("hoogte", "breedte", "lengte", "verwacht"),
    [(2100, 1500, 1500, True), (1999, 1500, 1500, False), (None, "1.4", 3, False), (None, 1500, 1500, None)],
)
def test_minimumafmeting_gemeenschappelijke_buitenruimte(
    hoogte: object, breedte: object, lengte: object, *, verwacht: bool | None
) -> None:
    maten = {"hoogte": hoogte, "breedte": breedte, "lengte": lengte}
    gedeeld = eerste_ruimte(eenheid(ruimte("BTR", "TUI", gedeeldMetAantalAdressen=4, **maten)))
    assert gedeeld.get("eisen", {}).get("minimumafmeting") is verwacht
    assert "eisen" not in eerste_ruimte(eenheid(ruimte("BTR", "TUI", **maten)))


@pytest.mark.parametrize(
    ("elementen", "verwacht", "aantal_meldingen"),
    [
        ([], {"vaste_trap": True, "trap": True}, 1),
        (["TRA"], {"vaste_trap": True, "trap": True}, 0),
        (["VTR"], {"vaste_trap": False, "trap": True}, 0),
        (["TRA", "VTR"], {"vaste_trap": True, "trap": True}, 0),
    ],
)
def test_trap_naar_de_zolder(elementen: list[str], verwacht: Groep, aantal_meldingen: int) -> None:
    bericht = eenheid(ruimte("OVR", "ZOL", naam="Zolder", bouwkundigeElementen=[element(e) for e in elementen]))
    assert eerste_ruimte(bericht)["eisen"] == verwacht
    assert len(meldingen(bericht)) == aantal_meldingen


def test_vliering_heeft_geen_vaste_trap() -> None:
    assert eerste_ruimte(eenheid(ruimte("OVR", "VLI")))["eisen"] == {"vaste_trap": False}


def test_verwarmd_uit_uitbreiding_of_klimaatbeheersing() -> None:
    delen = [
        ruimte("VTK", "SLA", id="a", verwarmd=True, verkoeld=False),
        ruimte("VTK", "SLA", id="b", klimaatbeheersing=[code("VER"), code("GEK")]),
        ruimte("VTK", "SLA", id="c", klimaatbeheersing=[code("ONV")]),
        ruimte("VTK", "SLA", id="d"),
        ruimte("VTK", "SLA", id="e", verwarmd=False, klimaatbeheersing=[code("CEV")]),
        ruimte("VTK", "SLA", id="f", klimaatbeheersing=[code("GAS")]),
        ruimte("VTK", "SLA", id="g", verwarmd=True, klimaatbeheersing=[code("GAS")]),
        ruimte("VTK", "SLA", id="h", bouwkundigeElementen=[element("RAD")]),
        ruimte("VTK", "SLA", id="i", verwarmd=False, bouwkundigeElementen=[element("RAD")]),
    ]
    gelezen = woning_van(eenheid(*delen))["ruimten"]
    assert [(r.get("verwarmd"), r.get("verkoeld")) for r in gelezen] == [
        (True, False),
        (True, True),
        (False, None),
        (None, None),
        (False, None),
        (None, None),
        (True, None),
        (True, None),
        (False, None),
    ]
    gemeld = [pad for pad, _ in meldingen(eenheid(*delen))]
    assert gemeld == ["ruimten[4].verwarmd", "ruimten[5].klimaatbeheersing", "ruimten[7].bouwkundigeElementen"]


# parkeren


@pytest.mark.parametrize(
    ("detail", "type_"),
    [
        ("PIP", "I"),
        ("PUP", "I"),
        ("PBD", "II"),
        ("PBC", "III"),
        ("CAR", "II"),
        ("PAR", "III"),
        ("GAR", "I"),
        ("PNS", "I"),
        ("OPS", "II"),
    ],
)
def test_gemeenschappelijke_parkeerplek(detail: str, type_: str) -> None:
    plek = eerste_ruimte(eenheid(ruimte("GEM", detail, gedeeldMetAantalAdressen=10, aantal=5, oppervlakte=12)))
    assert (plek["soort"], plek["type"], plek["aantal"], plek["oppervlakte"]) == ("parkeerplek", type_, 5, 12)


def test_parkeerplek_zonder_adressen_is_voor_een_adres() -> None:
    bericht = eenheid(ruimte("GEM", "PIP"))
    assert eerste_ruimte(bericht) == {"id": "r", "soort": "parkeerplek", "type": "I", "oppervlakte": 10}
    assert [pad for pad, _ in meldingen(bericht)] == ["ruimten[0].gedeeldMetAantalAdressen"]


def test_oppervlakte_van_een_hele_garage_is_geen_parkeerplek() -> None:
    bericht = eenheid(ruimte("OVR", "GAR", oppervlakte=200, gedeeldMetAantalAdressen=10, aantal=10))
    assert "oppervlakte" not in eerste_ruimte(bericht)
    assert meldingen(bericht)[-1][0] == "ruimten[0].oppervlakte"


# voorzieningen


def voorzieningen(detail: str, installaties: list[str], elementen: list[Groep]) -> list[tuple[str, int]]:
    kamer = ruimte("VTK", detail, installaties=[code(i) for i in installaties], bouwkundigeElementen=elementen)
    return [(v["soort"], v.get("aantal", 1)) for v in eerste_ruimte(eenheid(kamer)).get("voorzieningen", [])]


@pytest.mark.parametrize(
    ("installaties", "elementen", "verwacht"),
    [
        (["WAS"], ["WAS"], [("wastafel", 1)]),
        (["WAS"], ["WAS", "FON"], [("wastafel", 2)]),
        (["WAS", "WAS"], ["FON"], [("wastafel", 2)]),
        (["MPW"], ["WAS"], [("meerpersoonswastafel", 1)]),
        (["HTO"], ["CLO"], [("hangend_toilet", 1)]),
        (["STO"], ["CLO", "CLO"], [("toilet", 2)]),
        (["DRD"], ["DOU"], [("douche", 1)]),
        (["BDO"], ["BAD"], [("bad", 1), ("douche", 1)]),
        (["BAD", "DOU", "DRD"], [], [("bad", 1), ("douche", 2)]),
        ([], ["LAV", "BID", "URI", "DEU"], []),
        (["THM", "ABF", "SSR"], [], []),
        (["IKW"], [], [("kastje_met_wastafel", 1), ("wastafel", 1)]),
        (["IKW", "WAS"], [], [("kastje_met_wastafel", 1), ("wastafel", 1)]),
        (["OPL", "OPL"], [], [("laadpaal", 1)]),
        (["OPL", "OPL"], ["LAA"], [("laadpaal", 1)]),
        ([], ["LAA", "LAA"], [("laadpaal", 2)]),
    ],
)
def test_hoogste_van_installaties_en_elementen(
    installaties: list[str], elementen: list[str], verwacht: list[tuple[str, int]]
) -> None:
    assert voorzieningen("BAD", installaties, [element(e) for e in elementen]) == verwacht


def test_kast_is_alleen_in_de_badkamer_kastruimte() -> None:
    assert voorzieningen("BAD", [], [element("KAS")]) == [("kastruimte", 1)]
    assert voorzieningen("SLA", [], [element("KAS")]) == []


def test_aanrecht_in_millimeter() -> None:
    aanrechten = [
        element("AAN", lengte=2507),
        element("AAN"),
        element("AAN", lengte=Decimal("2.1")),
        element("AAN", lengte=0),
    ]
    bericht = eenheid(ruimte("VTK", "KEU", bouwkundigeElementen=aanrechten))
    gelezen = eerste_ruimte(bericht)["voorzieningen"]
    assert [v.get("lengte") for v in gelezen] == [Decimal("2.507"), None, Decimal("2.1"), None]
    assert [pad for pad, _ in meldingen(bericht)] == ["ruimten[0].bouwkundigeElementen[2].lengte"]


def test_strikt_vera_noemt_elementen_anders() -> None:
    bericht = eenheid(ruimte("VTK", "BAD", bouwkundigElementen=[element("DOU"), {"id": "verwijzing"}]))
    assert eerste_ruimte(bericht)["voorzieningen"] == [{"soort": "douche"}]
    assert [pad for pad, _ in meldingen(bericht)] == ["ruimten[0].bouwkundigElementen[1]"]


def test_element_met_einddatum() -> None:
    bericht = eenheid(ruimte("VTK", "BAD", bouwkundigeElementen=[element("DOU", einddatum="2025-01-01")]))
    assert len(woning_van(bericht)["ruimten"][0]["voorzieningen"]) == 1
    assert "voorzieningen" not in woning_van(bericht, date(2026, 1, 1))["ruimten"][0]
    assert len(meldingen(bericht)) == len(meldingen(bericht, date(2026, 1, 1))) == 1


def test_aanbelfunctie_en_zorg() -> None:
    bericht = eenheid(ruimte("VRK", "HAL", installaties=[code("ABF")]), doelgroep=code("ZOR"))
    woning = woning_van(bericht)
    assert woning["aanbelfunctie_met_video"] is True
    assert list(woning["zorgwoning"].values()) == [True] * 4
    assert [pad for pad, _ in meldingen(bericht)] == ["doelgroep"]


@pytest.mark.parametrize(
    ("aantal", "palen", "zin"),
    [(5, 2, "zijn 2 laadpalen"), (5, 1, "is 1 laadpaal"), (2, 2, None), (None, 2, None), (5, 0, None)],
)
def test_laadpalen_bij_gelijke_parkeerplekken(aantal: int | None, palen: int, zin: str | None) -> None:
    velden = {} if aantal is None else {"aantal": aantal}
    plek = ruimte("OVR", "PUP", gedeeldMetAantalAdressen=10, bouwkundigeElementen=[element("LAA")] * palen, **velden)
    gemeld = [gezegd for pad, gezegd in meldingen(eenheid(plek)) if pad == "ruimten[0].bouwkundigeElementen"]
    assert len(gemeld) == (zin is not None)
    assert zin is None or zin in gemeld[0]
