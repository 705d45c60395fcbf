"""Een adres met kamers: elke kamer in één keer, en de delen van een ruimte zijn samen het geheel."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.fouten import FeitenFout
from huurstelsel.waardering import waardeer_adres

ADRES: dict[str, Any] = {
    "peildatum": "2026-07-01",
    "adres": {"gemeente": "Utrecht"},
    "groepen": {"beneden": ["k1", "k2"], "boven": ["k3"]},
    "kamers": [{"id": "k1", "contract": {"huurprijs": "400,00"}}, {"id": "k2"}, {"id": "k3", "aftrek": {"ruitoppervlakte": "0,5"}}],
    "woning": {
        "stelsel": "onzelfstandig",
        "bouwjaar": 1980,
        "gebruiksoppervlakte": 100,
        "woz_waarden": [{"waarde": 500_000, "waardepeildatum": "2025-01-01"}],
        "ruimten": [
            {"id": "voor", "soort": "woon_slaapkamer", "oppervlakte": 18, "verwarmd": "ja", "gebruikers": "k1"},
            {"id": "achter", "soort": "woon_slaapkamer", "oppervlakte": 14, "verwarmd": "ja", "gebruikers": ["k2"]},
            {"id": "boven", "soort": "woon_slaapkamer", "oppervlakte": 11, "verwarmd": "ja", "gebruikers": "boven"},
            {
                "id": "keuken",
                "soort": "keuken",
                "oppervlakte": 9,
                "verwarmd": "nee",
                "gebruikers": "alle",
                "voorzieningen": [{"soort": "aanrecht", "lengte": 3}, "inbouw_koelkast"],
            },
            {
                "id": "wc",
                "soort": "toiletruimte",
                "oppervlakte": 1,
                "verwarmd": "nee",
                "gebruikers": ["beneden"],
                "voorzieningen": ["toilet"],
            },
        ],
    },
}  # fmt: skip


def _met(*pad: str | int, waarde: Any) -> dict[str, Any]:
    adres = deepcopy(ADRES)
    doel: Any = adres
    for stap in pad[:-1]:
        doel = doel[stap]
    doel[pad[-1]] = waarde
    return adres


def test_elke_kamer_krijgt_haar_eigen_telling():
    k1, k2, k3 = waardeer_adres(ADRES)
    punten = [[r.punten for r in u.rubrieken] for u in (k1, k2, k3)]
    # rubriek 1: 18, 14 en 11 m² en een derde van 9 m²; energie: G (1980: E, -0,05 per m²); 5: 11/3; 6: 3/2 voor beneden
    assert [p[0] for p in punten] == [21, 17, 14]
    assert [p[3] for p in punten] == [-1, Fraction(-3, 4), Fraction(-3, 4)]
    assert [p[4] for p in punten] == [Fraction(15, 4)] * 3
    assert [p[5] for p in punten] == [Fraction(3, 2), Fraction(3, 2), 0]
    assert [p[12] for p in punten] == [0, 0, -4]
    assert [u.id for u in (k1, k2, k3)] == ["k1", "k2", "k3"]
    assert (k1.overeengekomen_huurprijs, k2.overeengekomen_huurprijs) == (40_000, None)


def test_een_kamer_op_een_adres_is_een_kamer_alleen():
    """Dezelfde kamer, als document met aantallen in plaats van gebruikers."""
    alleen = deepcopy(ADRES)
    del alleen["kamers"], alleen["groepen"]
    woning = alleen["woning"]
    woning["kamers_op_adres"] = 3
    woning["ruimten"] = [r for r in woning["ruimten"] if r["id"] in {"voor", "keuken", "wc"}]
    for ruimte, delers in zip(woning["ruimten"], (1, 3, 2), strict=True):
        del ruimte["gebruikers"]
        ruimte["gedeeld_met_kamers"] = delers
    een, samen = waardeer(alleen), waardeer_adres(ADRES)[0]
    assert (een.rubrieken, een.huurprijs) == (samen.rubrieken, samen.huurprijs)


@given(st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=1, max_size=6), st.integers(1, 6))
def test_de_delen_van_alle_kamers_zijn_samen_het_geheel(gebruik: list[set[int]], oppervlakte: int):
    """Onafgerond: alle kamers samen hebben de oppervlakte, het aanrecht en de verwarming van elke ruimte precies één keer."""
    ruimten = [
        {
            "soort": "keuken",
            "oppervlakte": 4 * oppervlakte,
            "verwarmd": "ja",
            "gebruikers": [f"k{i}" for i in sorted(wie)],
            "voorzieningen": [{"soort": "aanrecht", "lengte": 2}],
        }
        for wie in gebruik
    ]
    kamers = [{"id": f"k{i}"} for i in range(6)]
    adres = {
        "peildatum": "2026-07-01",
        "kamers": kamers,
        "woning": {"stelsel": "onzelfstandig", "bouwjaar": 1980, "ruimten": ruimten},
    }
    som: dict[str, Fraction] = {}
    for uitkomst in waardeer_adres(adres):
        for rubriek in uitkomst.rubrieken:
            for post in rubriek.posten:
                som[post.id] = som.get(post.id, Fraction(0)) + post.punten
    assert som["vertrekken_m2"] == 4 * oppervlakte * len(gebruik)
    assert som["aanrecht"] == 7 * len(gebruik)
    assert som["verwarmd_vertrek"] == 2 * len(gebruik)


@pytest.mark.parametrize(
    ("adres", "pad", "code"),
    [
        (_met("woning", "ruimten", 0, "gebruikers", waarde="k9"), "woning.ruimten[0].gebruikers", "kamer_onbekend"),
        (_met("woning", "ruimten", 0, "gebruikers", waarde=[]), "woning.ruimten[0].gebruikers", "geen_gebruikers"),
        (_met("woning", "ruimten", 0, "gebruikers", waarde=None), "woning.ruimten[0].gebruikers", "geen_gebruikers"),
        (_met("woning", "ruimten", 3, "gedeeld_met_kamers", waarde=3), "woning.ruimten[3].gedeeld_met_kamers", "gebruikers_en_aantal"),
        (_met("groepen", "boven", waarde=["k7"]), "groepen.boven", "kamer_onbekend"),
        (_met("groepen", "boven", waarde=[]), "groepen.boven", "geen_gebruikers"),
        (_met("kamers", 1, "id", waarde="k1"), "kamers[1].id", "id_dubbel"),
        (_met("kamers", 1, "id", waarde="beneden"), "kamers[1].id", "id_dubbel"),
        (_met("woning", "kamers_op_adres", waarde=2), "woning.kamers_op_adres", "niet_alle_kamers"),
        (_met("woning", "kamers_op_adres", waarde=6), "woning.kamers_op_adres", "niet_alle_kamers"),
        (_met("groepen", "alle", waarde=["k1"]), "groepen.alle", "id_dubbel"),
        (_met("contract", waarde={"ondertekend": "2020-01-01"}), "contract", "hoort_bij_een_kamer"),
        (_met("woning", "aftrek", waarde={"ruitoppervlakte": "0,5"}), "woning.aftrek", "hoort_bij_een_kamer"),
        (_met("woning", "woonvoorzieningen_gehandicapten", waarde=[{"kosten": 332}]), "woning.woonvoorzieningen_gehandicapten", "hoort_bij_een_kamer"),
        (_met("woning", "stelsel", waarde="zelfstandig"), "kamers", "alleen_onzelfstandig"),
        (_met("kamers", waarde=[]), "groepen", "groepen_zonder_kamers"),
        (_met("kamers", waarde=[]), "woning.kamers_op_adres", "ontbreekt"),
        (_met("kamers", waarde=[]), "woning.ruimten[0].gebruikers", "gebruikers_zonder_kamers"),
    ],
)  # fmt: skip
def test_wat_niet_klopt_staat_bij_zijn_plek(adres: dict[str, Any], pad: str, code: str):
    with pytest.raises(FeitenFout) as fout:
        waardeer_adres(adres)
    assert (pad, code) in [(f.pad, f.code) for f in fout.value.fouten]


def test_een_kast_heeft_dezelfde_gebruikers_als_haar_ruimte():
    kast = {"id": "kast", "soort": "kast", "oppervlakte": 2, "onderdeel_van": "voor", "gebruikers": "alle"}
    adres = _met("woning", "ruimten", waarde=[*ADRES["woning"]["ruimten"], kast])
    with pytest.raises(FeitenFout) as fout:
        waardeer_adres(adres)
    assert [(f.pad, f.code) for f in fout.value.fouten] == [("woning.ruimten[5].gebruikers", "andere_gebruikers")]


def test_de_verkeerde_deur_zegt_welke_de_goede_is():
    with pytest.raises(FeitenFout) as adres:
        waardeer(ADRES)
    with pytest.raises(FeitenFout) as kamer:
        waardeer_adres({"woning": {}})
    assert [f.code for e in (adres, kamer) for f in e.value.fouten] == ["adres_met_kamers", "geen_kamers"]


@pytest.mark.parametrize(
    ("velden", "pad", "code"),
    [
        ({"gedeeld_met_kamers": 0}, "woning.ruimten[0].gedeeld_met_kamers", "te_laag"),
        ({"gedeeld_met_kamers": 5}, "woning.ruimten[0].gedeeld_met_kamers", "meer_kamers_dan_op_adres"),
    ],
)
def test_delers_van_een_kamer(velden: dict[str, Any], pad: str, code: str):
    ruimte = {"soort": "keuken", "oppervlakte": 8, **velden}
    with pytest.raises(FeitenFout) as fout:
        waardeer({"woning": {"stelsel": "onzelfstandig", "kamers_op_adres": 4, "ruimten": [ruimte]}}, "2026-07-01")
    assert [(f.pad, f.code) for f in fout.value.fouten] == [(pad, code)]


def test_een_fout_in_een_ruimte_of_kamer_geeft_geen_schijnfouten():
    """Een typefout naast een echte fout in de gebruikers: allebei, en verder niets."""
    adres = _met("woning", "ruimten", 0, "oppervlakte", waarde="veel")
    adres["woning"]["ruimten"][1]["gebruikers"] = "k8"
    adres["kamers"][0]["contract"]["huurprijs"] = "x"
    with pytest.raises(FeitenFout) as fout:
        waardeer_adres(adres)
    assert {(f.pad, f.code) for f in fout.value.fouten} == {
        ("woning.ruimten[0].oppervlakte", "geen_getal"),
        ("woning.ruimten[1].gebruikers", "kamer_onbekend"),
        ("kamers[0].contract.huurprijs", "geen_getal"),
    }


def _ruimten(*ruimten: dict[str, Any], kamers: int = 2) -> dict[str, Any]:
    return {
        "peildatum": "2026-07-01",
        "kamers": [{"id": f"k{i}"} for i in range(1, kamers + 1)],
        "woning": {"stelsel": "onzelfstandig", "bouwjaar": 1980, "ruimten": list(ruimten)},
    }


def _kamer(wie: str, oppervlakte: int, **velden: Any) -> dict[str, Any]:
    return {"soort": "woon_slaapkamer", "oppervlakte": oppervlakte, "verwarmd": "nee", "gebruikers": [wie], **velden}


ZONDER_ID = (
    _kamer("k1", 15),
    _kamer("k2", 12),
    {"soort": "gang", "oppervlakte": 10, "verwarmd": "nee", "gebruikers": ["alle"]},
)


@pytest.mark.parametrize(("doel", "m2"), [("ruimte-2", 13), ("ruimte-3", 12)])
def test_een_verwijzing_zonder_id_gaat_voor_elke_kamer_naar_dezelfde_ruimte(doel: str, m2: int):
    kast = {"soort": "kast", "oppervlakte": 1, "onderdeel_van": doel, "gebruikers": ["k2"]}
    uitkomsten = waardeer_adres(_ruimten(*ZONDER_ID, kast))
    assert [u.rubrieken[0].punten for u in uitkomsten] == [15, m2]


@pytest.mark.parametrize("doel", ["ruimte-1", "gang"])
def test_een_kast_bij_een_ruimte_van_een_ander_is_een_fout(doel: str):
    gang = {"id": "gang", "soort": "gang", "oppervlakte": 5, "verwarmd": "nee", "gebruikers": ["k1"]}
    kast = {"soort": "kast", "oppervlakte": 1, "gebruikers": ["k2"], "onderdeel_van": doel}
    with pytest.raises(FeitenFout) as fout:
        waardeer_adres(_ruimten(*ZONDER_ID, gang, kast))
    assert [(f.pad, f.code) for f in fout.value.fouten] == [("woning.ruimten[4].gebruikers", "andere_gebruikers")]


def test_onbekende_feiten_wijzen_naar_het_document_van_het_adres():
    zonder = {naam: waarde for naam, waarde in ZONDER_ID[1].items() if naam != "oppervlakte"}
    _, k2 = waardeer_adres(_ruimten(ZONDER_ID[0], zonder))
    assert "woning.ruimten[1].oppervlakte" in [m.pad for m in k2.onbekend]


@pytest.mark.parametrize("ruimten", [{}, {"ruimten": "onbekend"}])
def test_een_adres_dat_over_zijn_ruimten_zwijgt_heeft_geen_bovengrens(ruimten: dict[str, Any]):
    """Zoals bij een kamer alleen: niet opgegeven is niet hetzelfde als geen."""
    adres = _ruimten()
    leeg = [(u.punten, u.punten_minimaal, u.punten_maximaal) for u in waardeer_adres(adres)]
    adres["woning"] = {"stelsel": "onzelfstandig", "bouwjaar": 1980, **ruimten}
    open_ = [(u.punten, u.punten_minimaal, u.punten_maximaal) for u in waardeer_adres(adres)]
    assert (leeg, open_) == ([(6, 6, 6)] * 2, [(None, 6, None)] * 2)


def test_op_een_adres_heeft_een_ruimte_geen_maximum_aan_wastafels():
    """Acht kamers met elk twee wastafels: één kamer krijgt er twee; een gedeelde wasruimte met acht wastafels gaat voor."""
    kamers = [_kamer(f"k{i}", 12, voorzieningen=["wastafel"] * 2) for i in range(1, 9)]
    wasruimte = {
        "soort": "wasruimte",
        "oppervlakte": 6,
        "verwarmd": "nee",
        "gebruikers": "alle",
        "voorzieningen": ["wastafel"] * 8,
    }
    aangewezen = [*kamers[:4], {**kamers[4], "wastafels_zonder_maximum": "ja"}, *kamers[5:]]
    for ruimten, punten in (
        (kamers, [2, 1, 1, 1, 1, 1, 1, 1]),
        ([*kamers, wasruimte], [2] * 8),
        (aangewezen, [1, 1, 1, 1, 2, 1, 1, 1]),
    ):
        assert [u.rubrieken[5].punten for u in waardeer_adres(_ruimten(*ruimten, kamers=8))] == punten


def test_de_ruimte_zonder_maximum_is_waar_de_kamers_samen_het_meeste_winnen():
    """Een kort aanrecht is ook een wastafel; wat met tien adressen wordt gedeeld geeft een tiende; wat niet telt, neemt niets mee."""
    kort = [{"soort": "aanrecht", "lengte": "0,90"}, "wastafel"]
    eigen = [_kamer(f"k{i}", 12, voorzieningen=kort) for i in range(1, 9)]
    dubbel = [_kamer(f"k{i}", 12, voorzieningen=["wastafel"] * 2) for i in range(1, 9)]
    hal = {"soort": "hal", "verwarmd": "nee", "gebruikers": "alle", "voorzieningen": ["wastafel"] * 4}
    een_kamer = [2, 1, 1, 1, 1, 1, 1, 1]
    for ruimten in (
        eigen,
        [*dubbel, {**hal, "gedeeld_met_adressen": 10}],
        [*dubbel, {**hal, "eisen": {"exclusief_gebruiksrecht": "nee"}}],
    ):
        assert [u.rubrieken[5].punten for u in waardeer_adres(_ruimten(*ruimten, kamers=8))] == een_kamer


OPEN = {"breedte_opening": 3, "breedte_muur": 4, "hoogte_opening": "2,2"}


def _samen(wie: str, naam: str, velden: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Een kamer met een wastafel, en een deel met een wastafel dat er één ruimte mee is."""
    kamer = _kamer(wie, 12, id=naam, voorzieningen=["wastafel"])
    return kamer, {"gebruikers": [wie], "oppervlakte": 3, "verwarmd": "nee", "voorzieningen": ["wastafel"], **velden}


@pytest.mark.parametrize("hoe", ["kast", "opening"])
@pytest.mark.parametrize("aangewezen", [None, 4])
def test_samengevoegde_ruimten_zijn_een_ruimte_zonder_maximum(hoe: str, aangewezen: int | None):
    """Acht keer een wastafel in de kamer en een in de kast of nis: twee punten voor één kamer, de aangewezen of de eerste."""
    ruimten = []
    for i in range(8):
        naam = f"r{i}"
        deel = (
            {"soort": "kast", "onderdeel_van": naam}
            if hoe == "kast"
            else {"soort": "vertrek", "open_verbinding": {"met": naam, **OPEN}}
        )
        wijst_aan = {"wastafels_zonder_maximum": "ja"} if i == aangewezen else {}
        ruimten += _samen(f"k{i + 1}", naam, {**deel, **wijst_aan})
    punten = [u.rubrieken[5].punten for u in waardeer_adres(_ruimten(*ruimten, kamers=8))]
    assert punten == [2 if i == (aangewezen or 0) else 1 for i in range(8)]


def test_wat_opgaat_in_een_badkamer_of_geen_ruimte_zonder_maximum_is_laat_die_aan_een_ander():
    """Vier wastafels in een nis van de badkamer tellen al zonder maximum; zes die uitdrukkelijk het maximum houden niet."""
    badkamer = {"id": "bad", "soort": "badkamer", "oppervlakte": 6, "verwarmd": "nee", "gebruikers": "alle"}
    nis = {
        "soort": "vertrek",
        "oppervlakte": 6,
        "verwarmd": "nee",
        "gebruikers": "alle",
        "open_verbinding": {"met": "bad", **OPEN},
        "voorzieningen": ["wastafel"] * 4,
    }
    dubbel = [_kamer(f"k{i}", 12, voorzieningen=["wastafel"] * 2) for i in range(1, 8)]
    zes = _kamer("k8", 12, voorzieningen=["wastafel"] * 6, wastafels_zonder_maximum="nee")
    uitkomsten = waardeer_adres(_ruimten(badkamer, nis, zes, *dubbel, kamers=8))
    assert [u.rubrieken[5].punten for u in uitkomsten] == [Fraction(5, 2), *[Fraction(3, 2)] * 7]


def test_een_aangewezen_ruimte_gaat_voor_ook_zonder_de_rest_van_het_adres():
    """Twee wastafels in de aangewezen kamer en vier in een andere: 2 + 1, en zonder aanwijzing 1 + 4."""
    twee, vier = (
        {"soort": "slaapkamer", "oppervlakte": 12, "verwarmd": "nee", "voorzieningen": ["wastafel"] * n} for n in (2, 4)
    )
    for velden, punten in (({"wastafels_zonder_maximum": "ja"}, 3), ({}, 5)):
        woning = {
            "stelsel": "onzelfstandig",
            "kamers_op_adres": 8,
            "bouwjaar": 1980,
            "ruimten": [{**twee, **velden}, vier],
        }
        assert waardeer({"peildatum": "2026-07-01", "woning": woning}).rubrieken[5].punten == punten


def test_hangt_de_ruimte_zonder_maximum_van_een_onbekende_lengte_af_dan_is_die_nodig():
    """Is het aanrecht korter dan 1 m, dan zijn daar twee wastafels; anders wint een ander. Zonder ander of met zeven kamers maakt het niet uit."""
    misschien = _kamer("k1", 12, voorzieningen=["aanrecht", "wastafel"])
    dubbel = _kamer("k2", 12, voorzieningen=["wastafel"] * 2)
    with pytest.raises(FeitenFout) as fout:
        waardeer_adres(_ruimten(misschien, dubbel, kamers=8))
    assert [(f.pad, f.code) for f in fout.value.fouten] == [("woning.ruimten[0].voorzieningen", "wastafels_onbekend")]
    bereik = [
        u.bereik[6] for u in waardeer_adres(_ruimten(misschien, {**dubbel, "wastafels_zonder_maximum": "ja"}, kamers=8))
    ]
    assert bereik[:2] == [(1, 1), (2, 2)]
    assert next(u.bereik[6] for u in waardeer_adres(_ruimten(misschien, kamers=8))) == (1, 2)
    assert [u.bereik[6] for u in waardeer_adres(_ruimten(misschien, dubbel, kamers=7))][:2] == [(1, 1), (1, 1)]


@pytest.mark.parametrize(
    ("keuze", "regels"), [("adressen", [(1, 2), (5, Fraction(2, 5))]), ("ook_kamers", [(2, 1), (15, Fraction(2, 15))])]
)
def test_een_laadpaal_toont_waardoor_zij_is_gedeeld(keuze: str, regels: list[tuple[int, Fraction]]):
    """Bijlage I.B, rubriek 12: door de adressen, niet door de kamers; wat er staat is na te rekenen."""
    oprit = {"soort": "oprit", "oppervlakte": 12, "gebruikers": ["k1", "k2"], "voorzieningen": ["laadpaal"]}
    adres = _ruimten(*(_kamer(f"k{i}", 12) for i in range(1, 4)), oprit, kamers=3)
    adres["woning"]["laadpalen"] = [{"gedeeld_met_adressen": 5}]
    uitkomst, *_ = waardeer_adres(adres, Regeling.op(date(2026, 7, 1)).met(keuzes={"laadpaal_kamers": keuze}))
    palen = [post for post in uitkomst.rubrieken[11].posten if post.id == "laadpaal"]
    assert sorted((post.deler, post.punten) for post in palen) == regels
