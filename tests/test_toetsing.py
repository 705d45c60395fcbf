"""Toetsing van de huurprijs: de zaken in `zaken_huur`, eigenschappen, een bereik, en tegenspraak in de feiten."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN
from huurstelsel.huur.gebreken import deel_van
from huurstelsel.huur.termijnen import na_kalendermaanden, vroegste_ingang
from huurstelsel.huur.toetscontrole import controleer_toets
from huurstelsel.huur.toetsing import toets
from huurstelsel.reken.datums import maanden_verder
from kale_woning import kaal

if TYPE_CHECKING:
    from huurstelsel.huur.beslissing import Beslissing


MAP = Path(__file__).parent / "zaken_huur"
MAPPEN = ("aanvangshuur", "verlaging", "gebreken", "all-in")
ZAKEN = [
    pytest.param(zaak, id=f"{pad.parent.name}/{pad.stem}: {zaak['naam']}")
    for map_ in MAPPEN
    for pad in sorted((MAP / map_).glob("*.yaml"))
    for zaak in yaml.safe_load(pad.read_text(encoding="utf-8"))
]
VELDEN = {
    *("naam", "bron", "artikel", "peildatum", "verwacht", "punten", "m2", "punten_op", "stelsel", "woning"),
    *("contract", "verzoek", "gebreken", "waarderingen", "keuzes", "voorstel"),
}


@cache
def _m2(punten: int, dag: date, stelsel: str, rest: str) -> int:
    """De oppervlakte waarmee de woning op die dag precies zoveel punten heeft."""
    regeling = Regeling.op(dag, stelsel)
    return next(m2 for m2 in range(4, 500) if _punten(m2, regeling, rest) == punten)


def _punten(m2: int, regeling: Regeling, rest: str) -> int | None:
    document = {"woning": kaal(m2, regeling.stelsel) | json.loads(rest), "contract": {"ondertekend": "2026-01-01"}}
    return waardeer(document, regeling).punten


def _dag(zaak: dict[str, Any]) -> date:
    """De dag waarop het puntental geldt: opgegeven, die van de aanvang bij een nieuwe huur, of de peildatum."""
    if "punten_op" in zaak:
        return zaak["punten_op"]
    start = zaak["contract"].get("ingangsdatum")
    return start if any(v.startswith("aanvangshuur") for v in zaak["verwacht"]) and _kan(start) else zaak["peildatum"]


def _kan(dag: date | None) -> bool:
    return dag is not None and dag >= date(2022, 7, 1)


def _document(zaak: dict[str, Any]) -> dict[str, Any]:
    stelsel, rest = zaak.get("stelsel", "zelfstandig"), zaak.get("woning", {})
    punten = zaak.get("punten")
    m2 = zaak.get("m2", 0) if punten is None else _m2(punten, _dag(zaak), stelsel, json.dumps(rest, default=str))
    delen = {naam: zaak[naam] for naam in ("contract", "verzoek", "gebreken", "waarderingen") if naam in zaak}
    return {"woning": kaal(m2, stelsel) | rest} | delen


def _regeling(zaak: dict[str, Any]) -> Regeling:
    voorstellen = [zaak["voorstel"]] if "voorstel" in zaak else []
    regeling = Regeling.op(zaak["peildatum"], zaak.get("stelsel", "zelfstandig"))
    return regeling.met(keuzes=zaak.get("keuzes", {}), voorstellen=voorstellen)


def _beslissingen(zaak: dict[str, Any]) -> dict[str, Beslissing]:
    document = lees_document(_document(zaak))
    assert controleer_toets(document) == []
    return {b.id: b for b in toets(document, _regeling(zaak))}


def _euro(tekst: str) -> int:
    assert tekst[-3] == ",", tekst
    return int(tekst.replace(",", "").replace(".", ""))


@pytest.mark.parametrize("zaak", ZAKEN)
def test_zaak(zaak: dict[str, Any]) -> None:
    assert {"naam", "bron", "artikel", "peildatum", "verwacht"} <= zaak.keys() <= VELDEN
    gevonden = _beslissingen(zaak)
    for id_, wens in zaak["verwacht"].items():
        if wens == "ontbreekt":
            assert id_ not in gevonden
            continue
        verwacht = {"uitkomst": wens} if isinstance(wens, str) else wens
        b = gevonden[id_]
        assert b.uitkomst == verwacht.get("uitkomst", b.uitkomst), b
        for naam, bedrag in verwacht.get("bedragen", {}).items():
            assert b.bedrag(naam) == _euro(bedrag), b
        for naam, dag in verwacht.get("datums", {}).items():
            assert b.datum(naam) == dag, b
        if "ontbreekt" in verwacht:
            assert [m.pad for m in b.ontbreekt] == verwacht["ontbreekt"]
        for deel in verwacht.get("redenen", []):
            assert any(deel in reden.zin for reden in b.redenen), b
    _volledig(gevonden)


def _volledig(gevonden: dict[str, Beslissing]) -> None:
    """Elke beslissing zegt waarom, met een bepaling, of wat eraan ontbreekt."""
    for b in gevonden.values():
        assert b.redenen or b.ontbreekt, b
        assert all(reden.zin and reden.artikel for reden in b.redenen), b
        assert (b.uitkomst == NIET_TE_BESLISSEN) <= bool(b.ontbreekt), b


def test_elke_zaak_noemt_haar_bron_en_elke_map_heeft_zaken() -> None:
    assert {p.parent.name for m in MAPPEN for p in (MAP / m).glob("*.yaml")} == set(MAPPEN)
    assert len(ZAKEN) > 120


NIEUW = {"ondertekend": date(2025, 12, 1), "ingangsdatum": date(2026, 1, 1)}
PUNTEN = (60, 100, 143, 144, 186, 187, 200)
centen = st.integers(100, 300_000)


def _toets(contract: dict[str, Any], punten: int, verzoek: dict[str, Any], **rest: Any) -> dict[str, Beslissing]:
    woning = kaal(_m2(punten, date(2026, 1, 1), "zelfstandig", "{}"))
    document = lees_document({"woning": woning, "contract": contract, "verzoek": verzoek, **rest})
    return {b.id: b for b in toets(document, Regeling.op(date(2026, 3, 1)))}


def _bedrag(c: int) -> str:
    return f"{c // 100},{c % 100:02d}"


@settings(deadline=None, max_examples=60)
@given(huur=centen, punten=st.sampled_from(PUNTEN))
def test_de_toets_maakt_de_huur_nooit_hoger_en_nooit_lager_dan_het_maximum(huur: int, punten: int) -> None:
    gevonden = _toets(NIEUW | {"huurprijs": _bedrag(huur)}, punten, {"soort": "aanvangshuurprijs"})
    uitkomst, daarna = gevonden["aanvangshuur_uitkomst"], gevonden["aanvangshuur_huurprijs"].bedrag("huurprijs")
    maximum, grens = uitkomst.bedrag("maximale huurprijs"), uitkomst.bedrag("grens bij aanvang")
    vrij = huur > grens and maximum > grens
    assert uitkomst.uitkomst == ("redelijk" if huur <= maximum or vrij else "niet redelijk")
    assert daarna == (huur if vrij else min(huur, maximum))
    assert gevonden["aanvangshuur_regime"].uitkomst == (JA if daarna > grens else NEE)


@settings(deadline=None, max_examples=60)
@given(huur=centen, erbij=st.integers(0, 50_000), punten=st.sampled_from(PUNTEN))
def test_een_hogere_huur_geeft_bij_verlaging_nooit_een_lagere_uitkomst_onder_de_grens(
    huur: int, erbij: int, punten: int
) -> None:
    """Oplopend in de huur zolang de aanvangshuur niet geliberaliseerd is."""
    contract = {"ondertekend": date(2020, 1, 1), "ingangsdatum": date(2020, 1, 1), "aanvangshuurprijs": "600"}
    verzoek = {"soort": "verlaging", "voorstel": {"ontvangen": date(2026, 1, 1)}}
    uit = [
        _toets(contract | {"huurprijs": _bedrag(h)}, punten, verzoek).get("verlaging_huurprijs")
        for h in (huur, huur + erbij)
    ]
    lager, hoger = (b.bedrag("huurprijs") if b is not None else None for b in uit)
    if lager is not None and hoger is not None:
        assert lager <= hoger


@settings(deadline=None, max_examples=60)
@given(
    huur=st.integers(2_000, 300_000),
    gebreken=st.lists(
        st.tuples(st.sampled_from("ABC"), st.dates(date(2025, 6, 1), date(2026, 1, 10))), min_size=1, max_size=4
    ),
)
def test_gebreken_nooit_onder_de_laagste_ondergrens_en_nooit_boven_de_huur(
    huur: int, gebreken: list[tuple[str, date]]
) -> None:
    contract = {"ondertekend": date(2020, 1, 1), "ingangsdatum": date(2020, 1, 1), "huurprijs": _bedrag(huur)}
    contract |= {"aanvangshuurprijs": "600"}
    feiten = [{"categorie": c, "gemeld": d} for c, d in gebreken]
    b = _toets(contract, 100, {"soort": "gebreken"}, gebreken=feiten)["gebreken_huurprijs"]
    laagste = min({"A": 20, "B": 30, "C": 40}[c] for c, _ in gebreken)
    assert min(x.centen for x in b.bedragen) == deel_van(huur, laagste)
    assert all(x.centen <= huur for x in b.bedragen)
    assert all(x.centen * 100 >= huur * 20 for x in b.bedragen)
    halfjaar = date(2025, 9, 1)
    begin = [maanden_verder(d.replace(day=1), 1) for _, d in gebreken]
    laat = [maanden_verder(d, 6) < date(2026, 3, 1) for _, d in gebreken]
    assert b.datum("vanaf") == min(max(x, halfjaar) if te_laat else x for x, te_laat in zip(begin, laat, strict=True))


@given(dag=st.dates(date(2003, 8, 1), date(2030, 1, 1)))
def test_een_voorstel_gaat_ten_minste_twee_maanden_later_in_op_de_eerste_van_een_maand(dag: date) -> None:
    p = Regeling.op(date(2026, 1, 1)).parameters("toetsing")
    ruim = na_kalendermaanden(dag, 2)
    assert ruim.day == 1
    assert vroegste_ingang(dag, 2, p) == maanden_verder(dag, 2) <= ruim < maanden_verder(dag, 3) + timedelta(1)


@settings(deadline=None, max_examples=40)
@given(prijs=st.integers(1_000, 500_000), huur=centen, voorschot=centen)
def test_all_in_is_nooit_lager_dan_de_delen_van_de_wet(prijs: int, huur: int, voorschot: int) -> None:
    woning = kaal(_m2(50, date(2026, 1, 1), "onzelfstandig", "{}"), "onzelfstandig")
    contract = {"ingangsdatum": date(2025, 1, 1), "all_in_prijs": _bedrag(prijs)}
    verzoek = {"soort": "all-in", "voorstel": {"huurprijs": _bedrag(huur), "voorschot": _bedrag(voorschot)}}
    document = lees_document({"woning": woning, "contract": contract, "verzoek": verzoek})
    b = next(x for x in toets(document, Regeling.op(date(2026, 3, 1), "onzelfstandig")) if x.id == "all_in_splitsing")
    redelijk = huur * 100 >= prijs * 55 and voorschot * 100 >= prijs * 25
    assert b.uitkomst == ("voorstel redelijk" if redelijk else "vastgesteld")
    assert 200 * b.bedrag("kale huurprijs") >= prijs * 110 - 100
    assert 200 * b.bedrag("voorschot") >= prijs * 50 - 100


def test_een_bereik_beslist_waar_het_kan_en_zegt_anders_wat_ontbreekt() -> None:
    woning = {"ruimten": [{"soort": "woonkamer", "oppervlakte": 60, "verwarmd": "onbekend"}], "bouwjaar": 1960}
    woning |= {"woningtype": "meergezinswoning"}
    uit = []
    for huur in ("200", "326", "900"):
        document = lees_document({"woning": woning, "contract": NIEUW | {"huurprijs": huur}})
        uit.append({b.id: b for b in toets(document, Regeling.op(date(2026, 3, 1)))})
    assert [u["aanvangshuur_uitkomst"].uitkomst for u in uit] == ["redelijk", NIET_TE_BESLISSEN, "niet redelijk"]
    assert [m.pad for m in uit[1]["aanvangshuur_uitkomst"].ontbreekt] == ["woning.ruimten[0].verwarmd"]
    na = uit[2]["aanvangshuur_huurprijs"]
    assert na.uitkomst == NIET_TE_BESLISSEN
    assert na.bedrag("maximale huurprijs, ten minste") < na.bedrag("maximale huurprijs, ten hoogste")
    assert uit[2]["aanvangshuur_regime"].uitkomst == NEE


def test_alle_tegenspraak_tegelijk() -> None:
    feiten = {
        "woning": kaal(20),
        "contract": {
            "ondertekend": date(2025, 1, 1),
            "ingangsdatum": date(2025, 2, 1),
            "einddatum": date(2025, 12, 1),
            "huurprijs": "900",
            "all_in_prijs": "800",
        },
        "gebreken": [
            {"categorie": "C", "nummer": 1, "gemeld": date(2025, 5, 1), "hersteld": date(2025, 4, 1)},
            {"categorie": "A", "bij_aanvang": True, "hersteld": date(2025, 1, 1), "aan_eigen_woonwagen": True},
        ],
        "waarderingen": [{"door": "gemeente", "peildatum": date(2025, 2, 1), "punten": 90}] * 2,
        "verzoek": {
            "soort": "verlaging",
            "verzoeker": "dienst_toeslagen",
            "ingediend": date(2024, 12, 1),
            "huurtoeslag_aangevraagd": date(2025, 3, 1),
            "voorstel": {
                "ontvangen": date(2024, 12, 15),
                "ingangsdatum": date(2025, 1, 15),
                "huurprijs": "900,005",
                "voorschot": "100",
            },
        },
    }
    document = lees_document(feiten)
    assert [(f.pad, f.code) for f in controleer_toets(document)] == [
        ("contract.huurprijs", "huurprijs_boven_all_in"),
        ("waarderingen[1]", "waardering_dubbel"),
        ("gebreken[0].nummer", "nummer_buiten_bijlage"),
        ("gebreken[0].hersteld", "hersteld_voor_melding"),
        ("gebreken[1].bij_aanvang", "hersteld_voor_aanvang"),
        ("gebreken[1].aan_eigen_woonwagen", "alleen_standplaats"),
        ("verzoek.verzoeker", "alleen_aanvangshuurprijs"),
        ("verzoek.ingediend", "verzoek_voor_aanvraag"),
        ("verzoek.ingediend", "verzoek_voor_ondertekening"),
        ("verzoek.ingediend", "verzoek_voor_voorstel"),
        ("verzoek.voorstel.ingangsdatum", "voorstel_voor_ingang"),
        ("verzoek.voorstel.huurprijs", "bedrag_in_centen"),
        ("verzoek.voorstel", "voorstel_boven_prijs"),
        ("verzoek.voorstel.huurprijs", "voorstel_geen_verlaging"),
    ]


def test_andere_tegenspraak_in_het_voorstel() -> None:
    contract = {"ingangsdatum": date(2025, 2, 1), "einddatum": date(2026, 2, 1), "huurprijs": "900"}
    voorstel = {"ingangsdatum": date(2026, 3, 1), "voorschot": "100"}
    document = lees_document({"woning": kaal(20), "contract": contract, "verzoek": {"voorstel": voorstel}})
    assert [f.code for f in controleer_toets(document)] == ["voorstel_na_einde", "alleen_all_in"]
