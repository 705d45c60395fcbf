"""Ruimten die op een adres met evenveel maar andere kamers of adressen worden gedeeld, zijn een eigen stel."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from huurstelsel import waardeer
from huurstelsel.feiten.adres import per_kamer
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout
from huurstelsel.uitleg.als_json import als_dict
from huurstelsel.uitleg.tekst import als_tekst
from huurstelsel.waardering import waardeer_adres


def _huis(*ruimten: dict[str, Any], kamers: int = 3, peildatum: str = "2026-07-01") -> dict[str, Any]:
    """Een huis met kamers k1, k2, …, elk met een eigen woonslaapkamer van 12 m²."""
    eigen = [
        {"soort": "woon_slaapkamer", "oppervlakte": 12, "verwarmd": "nee", "gebruikers": f"k{i}"}
        for i in range(1, kamers + 1)
    ]
    return {
        "peildatum": peildatum,
        "kamers": [{"id": f"k{i}"} for i in range(1, kamers + 1)],
        "woning": {"stelsel": "onzelfstandig", "bouwjaar": 1980, "ruimten": [*eigen, *ruimten]},
    }


def _rubriek(uitkomst: Any, nummer: int) -> Fraction:
    return next(r.punten for r in uitkomst.rubrieken if r.rubriek == nummer)


def test_het_maximum_van_rubriek_3_geldt_per_stel_gebruikers():
    """Vier verwarmde gangen met k2 en vier met k3: 4 / 2 + 4 / 2; met k2 en k3 samen is het 4 / 3."""
    gangen = [
        {"soort": "gang", "oppervlakte": 4, "verwarmd": "ja", "gebruikers": ["k1", ander]}
        for ander in ("k2", "k3")
        for _ in range(4)
    ]
    assert [_rubriek(u, 3) for u in waardeer_adres(_huis(*gangen))] == [4, 2, 2]
    vijf = [*gangen, {"soort": "hal", "oppervlakte": 4, "verwarmd": "ja", "gebruikers": ["k2", "k1"]}]
    assert [_rubriek(u, 3) for u in waardeer_adres(_huis(*vijf))] == [4, 2, 2]  # de vijfde van het stel k1, k2


def test_vierkante_meters_en_de_zolderaftrek_gaan_per_stel():
    """Twee keer 4,50 m² afgerond op 5 (niet samen 9), en elke zolder zonder vaste trap vijf punten minder."""
    kamers = [
        {"soort": "eetkamer", "oppervlakte": "4,50", "verwarmd": "nee", "gebruikers": ["k1", k]} for k in ("k2", "k3")
    ]
    assert _rubriek(waardeer_adres(_huis(*kamers))[0], 1) == 12 + Fraction(5, 2) + Fraction(5, 2)
    eisen = {"vaste_trap": "nee", "trap": "ja", "dak_beschoten": "ja"}
    zolders = [
        {"soort": "zolder", "oppervlakte": 20, "verwarmd": "nee", "eisen": eisen, "gebruikers": ["k1", k]}
        for k in ("k2", "k3")
    ]
    assert _rubriek(waardeer_adres(_huis(*zolders))[0], 2) == 2 * Fraction(15 - 5, 2)


def test_wat_de_badkamer_van_een_stel_overlaat_komt_een_ander_stel_niet_ten_goede():
    """Onderdeel 6.2 is per stel ten hoogste de punten voor bad en douche: 3 + min(3, 4 × 0,75) en 3 + 0."""
    douche = {"soort": "badkamer", "oppervlakte": 4, "verwarmd": "nee", "voorzieningen": ["douche", "wastafel"]}
    vol = {**douche, "voorzieningen": [*douche["voorzieningen"], {"soort": "handdoekenradiator", "aantal": 8}]}
    samen, apart = (
        waardeer_adres(_huis({**vol, "gebruikers": ["k1", "k2"]}, {**douche, "gebruikers": ["k1", ander]}))[0]
        for ander in ("k2", "k3")
    )
    assert _rubriek(samen, 6) == Fraction(2 * (3 + 1) + 6, 2)
    assert _rubriek(apart, 6) == Fraction(2 * (3 + 1) + 3, 2)


def test_een_stel_heet_naar_zijn_gebruikers_als_er_meer_zijn():
    """Alleen dan: anders zegt het aantal genoeg."""
    ruimten = [{"soort": "gang", "oppervlakte": 4, "verwarmd": "ja", "gebruikers": ["k1", k]} for k in ("k2", "k3")]
    ruimten.append({"soort": "keuken", "oppervlakte": 8, "verwarmd": "ja", "gebruikers": "alle"})
    documenten = [k.document for k in per_kamer(lees_document(_huis(*ruimten)))]
    assert [r.gedeeld_stel for r in documenten[0].woning.ruimten] == [None, "k1, k2", "k1, k3", None]
    k2 = [r.gedeeld_stel for r in documenten[1].woning.ruimten]
    assert k2 == [None, "k1, k2", None]  # dezelfde ruimte heet voor elke kamer hetzelfde


def test_op_een_adres_zeggen_de_gebruikers_het_stel_en_met_andere_adressen_het_veld():
    gang = {"soort": "gang", "oppervlakte": 4, "verwarmd": "ja", "gebruikers": "alle", "gedeeld_stel": "boven"}
    with pytest.raises(FeitenFout) as e:
        waardeer_adres(_huis(gang))
    assert [(f.pad, f.code) for f in e.value.fouten] == [("woning.ruimten[3].gedeeld_stel", "stel_en_gebruikers")]
    gangen = [{**gang, "gedeeld_met_adressen": 4, "gedeeld_stel": blok} for blok in "AB" for _ in range(4)]
    # 4 / 4 adressen / 2 kamers van elk blok; met één blok de helft
    assert [_rubriek(u, 9) for u in waardeer_adres(_huis(*gangen, kamers=2))] == [1, 1]
    een = [{**gang, "gedeeld_met_adressen": 4} for gang in gangen[:4] * 2]
    assert [_rubriek(u, 9) for u in waardeer_adres(_huis(*een, kamers=2))] == [Fraction(1, 2)] * 2
    deels = [{**gang, "gebruikers": ["k1", k]} for k in ("k2", "k3") for gang in gangen]
    assert [_rubriek(u, 9) for u in waardeer_adres(_huis(*deels, kamers=3))] == [2, 1, 1]
    stellen = {r.gedeeld_stel for r in per_kamer(lees_document(_huis(*deels)))[0].document.woning.ruimten[1:]}
    assert stellen == {"A, k1, k2", "A, k1, k3", "B, k1, k2", "B, k1, k3"}


def test_een_bereik_door_onbekende_verwarming_houdt_de_stellen_uit_elkaar():
    gangen = [{"soort": "gang", "oppervlakte": 4, "gebruikers": ["k1", k]} for k in ("k2", "k3") for _ in range(5)]
    assert [u.bereik[3] for u in waardeer_adres(_huis(*gangen))] == [(0, 4), (0, 2), (0, 2)]


def test_een_post_over_een_stel_noemt_het():
    """In tekst en in JSON; zonder namen stonden er twee gelijke regels met dezelfde deler."""
    kamers = [
        {"soort": "eetkamer", "oppervlakte": m2, "verwarmd": "nee", "gebruikers": ["k1", k]}
        for k, m2 in (("k2", "4,50"), ("k3", "6,20"))
    ]
    document = per_kamer(lees_document(_huis(*kamers)))[0].document
    uitkomst = waardeer_adres(_huis(*kamers))[0]
    samen = [p for p in uitkomst.rubrieken[0].posten if p.id == "vertrekken_m2"]
    assert [(p.stel, p.hoeveelheid, p.punten) for p in samen] == [
        ("", 12, 12),
        ("k1, k2", 5, Fraction(5, 2)),
        ("k1, k3", 6, 3),
    ]
    posten = als_dict(uitkomst)["rubrieken"][0]["posten"]
    assert [p.get("stel") for p in posten if p["id"] == "vertrekken_m2"] == [None, "k1, k2", "k1, k3"]
    tekst = als_tekst(uitkomst)
    assert "Vertrekken samen · k1, k2" in tekst
    assert "Vertrekken samen · k1, k3" in tekst
    assert waardeer(document.model_copy(update={"peildatum": date(2026, 7, 1)})).rubrieken == uitkomst.rubrieken


def _met_kamers(ids: list[str], ruimten: list[dict[str, Any]]) -> dict[str, Any]:
    huis = _huis()
    return {**huis, "kamers": [{"id": id_} for id_ in ids], "woning": {**huis["woning"], "ruimten": ruimten}}


def test_twee_stellen_met_dezelfde_namen_achter_elkaar_blijven_twee_stellen():
    """Een komma in de naam van een kamer: x deelt vijf gangen met “a, b” en c, en vijf met a en “b, c”; 4 / 3 + 4 / 3."""
    gang = {"soort": "gang", "oppervlakte": 4, "verwarmd": "ja"}
    gangen = [{**gang, "gebruikers": wie} for wie in (["x", "a, b", "c"], ["x", "a", "b, c"]) for _ in range(5)]
    huis = _met_kamers(["x", "a, b", "a", "c", "b, c"], gangen)
    assert _rubriek(waardeer_adres(huis)[0], 3) == Fraction(11, 4)  # 2,67, afgerond op een kwart


def test_het_document_van_een_kamer_is_weer_te_lezen_ook_met_lange_namen():
    """De naam van een stel is hoogstens honderd tekens; die van adressen en kamers samen kan langer zijn."""
    lang = ["k" * 60 + str(i) for i in range(3)]
    gang = {"soort": "gang", "oppervlakte": 4, "verwarmd": "ja", "gedeeld_met_adressen": 2}
    stellen = [("z" * 100, lang[1]), ("z" * 100, lang[2]), ("z" * 99 + "y", lang[2]), ("stel 2", lang[1])]
    gangen = [{**gang, "gedeeld_stel": stel, "gebruikers": [lang[0], wie]} for stel, wie in stellen for _ in range(5)]
    huis = _met_kamers(lang, gangen)
    uitkomsten = waardeer_adres(huis)
    assert [_rubriek(u, 9) for u in uitkomsten] == [4, 2, 2]  # elk stel 4 / 2 adressen / 2 kamers
    for (document, _), uitkomst in zip(per_kamer(lees_document(huis)), uitkomsten, strict=True):
        opnieuw = lees_document(document.model_dump(exclude_unset=True))
        assert waardeer(opnieuw).rubrieken == uitkomst.rubrieken
