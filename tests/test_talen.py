"""De Engelse uitvoer: elke zin die een lezer ziet heeft Engels, met dezelfde getallen, en getallen schrijven zoals CLDR dat doet."""

from __future__ import annotations

import ast
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

import talen_hulp as hulp
from huurstelsel import Regeling, bewijs
from huurstelsel.feiten.soorten import RUIMTESOORTEN, VOORZIENINGSOORTEN
from huurstelsel.maatregelen.lijst import MAATREGELEN
from huurstelsel.puntentelling.teksten import TEKSTEN
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.schrijven import MIN
from huurstelsel.talen import bedrag, datum, getal, hoeveelheid, naam, onvertaald, opsomming, punten, soort, vertaal
from huurstelsel.talen.zinnenlijst import paren
from huurstelsel.uitleg.labels import OPSLAGEN, POSTEN, VASTSTELLINGEN
from huurstelsel.uitleg.maatregelen import REDENEN

if TYPE_CHECKING:
    from collections.abc import Iterable

DOCS = Path(__file__).parents[1] / "docs"
KERN = Path(__file__).parents[1] / "src" / "huurstelsel"


# --- elke zin heeft Engels -------------------------------------------------------------------------------------------


def _zonder_engels(zinnen: Iterable[hulp.Zin]) -> list[hulp.Zin]:
    return sorted((waar, zin) for waar, zin in set(zinnen) if onvertaald(zin))


@pytest.fixture(scope="module")
def uitkomsten() -> list:
    return list(hulp.uitkomsten())


@pytest.fixture(scope="module")
def beslissingen(tmp_path_factory: pytest.TempPathFactory) -> set:
    with pytest.MonkeyPatch.context() as monkeypatch:
        return set(hulp.beslissingen(monkeypatch, tmp_path_factory.mktemp("beleid")))


def test_elke_zin_van_een_puntentelling_heeft_engels(uitkomsten: list):
    assert len(uitkomsten) > 500
    assert _zonder_engels(zin for u in uitkomsten for zin in hulp.van_uitkomst(u)) == []


def test_elke_post_opslag_en_vaststelling_heeft_een_naam(uitkomsten: list):
    posten = {post.id for u in uitkomsten for r in u.rubrieken for post in r.posten}
    posten |= {post.id for u in uitkomsten for post in u.slotposten}
    assert posten - POSTEN.keys() == set()
    assert {o.id for u in uitkomsten for o in u.huurprijs.opslagen} - OPSLAGEN.keys() == set()
    assert {v.id for u in uitkomsten for v in u.vaststellingen} - VASTSTELLINGEN.keys() == set()


def test_elke_zin_van_een_beslissing_heeft_engels(beslissingen: set):
    assert len(beslissingen) > 800
    assert _zonder_engels(beslissingen) == []


def test_elke_foutzin_heeft_engels():
    zinnen = set(hulp.fouten())
    assert len(zinnen) > 45
    assert _zonder_engels(zinnen) == []


def test_elke_zin_over_recht_dat_er_niet_is_heeft_engels():
    zinnen = set(hulp.rechtfouten())
    assert {soort for soort, _ in zinnen} >= {
        "GeenRecht",
        "NogNietBekend",
        "NietGevonden",
        "OnbekendeKeuze",
        "RechtFout",
    }
    assert _zonder_engels(zinnen) == []


# --- elke zin in de bron heeft Engels --------------------------------------------------------------------------------

ZINNEN_IN = ("huur/*.py", "regels/**/*.py", "feiten/*.py", "feiten/vera/*.py", "maatregelen/*.py", "bewijs.py")
GEEN_ZIN = (
    "feiten/schema.py",
    "feiten/kolommen.py",
    "feiten/patronen.py",
    "feiten/woonwagen.py",
    "feiten/vera/referentie.py",
)
BEPALING = re.compile(
    r"[;,]? ?(Bhw|Uhw|BW|Wgv|Overgangswet|Huisvestingswet|Woningwet|Gemeentewet|Wet|Wetboek|Algemene|Uitvoeringsregeling"
    r"|Beleidsboek|Regeling|toelichting|bijlage|onderdeel|art\.)\b.*"
)
UITGEZONDERD = {
    # van de JSON- en YAML-lezer, die Engels spreken
    *("Expecting value", "Expecting property name enclosed in double quotes", "Expecting ',' delimiter"),
    *("Expecting ':' delimiter", "Unterminated string starting at", "Extra data", "Invalid control character at"),
    *("that cannot start any token", "mapping values are not allowed", "expected <block end>", "expected key"),
    "end of stream",
    # een type
    "tuple[Beslissing, Beslissing | None, Beslissing | None, Beslissing | None]",
    # een pad, een omschrijving in het schema of een fout in de regels zelf
    *(", huur_begin", ", toegelaten_instelling", ": de versies vanaf "),
    *("Getal; decimalen met komma of punt tussen aanhalingstekens", "Datum: jjjj-mm-dd (of dd-mm-jjjj)"),
}


def _teksten(bron: str) -> Iterable[str]:
    """Tekst in de bron, zonder docstrings, omschrijvingen van velden en typen."""
    boom = ast.parse(bron)
    over: set[int] = set()
    for knoop in ast.walk(boom):
        los = isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Constant)
        veld = isinstance(knoop, ast.Call) and ast.unparse(knoop.func) in {"Field", "veld", "re.compile"}
        if los or veld or (isinstance(knoop, ast.keyword) and knoop.arg in {"description", "artikel", "title"}):
            over.update(map(id, ast.walk(knoop)))
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and id(knoop) not in over:
            yield knoop.value


def _kaal(tekst: str) -> str:
    """Zonder hoofdletters, plaats in de wet, datums en getallen; een gat is een getal of zomaar iets."""
    soorten = {"getal", "bedrag", "datum"}
    tekst = re.sub(r"\{\w*:?(\w*)\}", lambda gat: "#" if gat[1] in soorten else "\0", tekst.casefold())
    tekst = re.sub(r"\s*\((rubriek|toelichting|bijlage|art\.|wgv|uhw)[^()]*\)?\.?", "", tekst)
    tekst = re.sub(r"\d+ (januari|april|juli) \d+|€\s#|€\s\d[\d.,]*|[-−]?\d+(?:[.,]\d+)?", "#", tekst)
    return tekst.strip(" .,;:€")


def _heeft_engels(tekst: str, corpus: str) -> bool:
    """Een hele zin, of een stuk van een zin uit de lijsten."""
    tekst = tekst.removeprefix("{} ").removesuffix("{}")
    return all(not onvertaald(deel) or _kaal(deel) in corpus for deel in re.split(r"(?<=[.?!]) (?=[A-Z])", tekst))


def test_elke_zin_in_de_bron_heeft_engels():
    corpus = "\n".join(_kaal(paar.nl) for paar in paren())
    bestanden = {pad for waar in ZINNEN_IN for pad in KERN.glob(waar)} - {KERN / waar for waar in GEEN_ZIN}
    zonder = [
        (pad.relative_to(KERN).as_posix(), tekst)
        for pad in sorted(bestanden)
        for tekst in _teksten(pad.read_text("utf-8"))
        if " " in tekst.strip()
        and len(re.findall(r"[a-zéëï]{2,}", tekst)) > 1
        and tekst not in UITGEZONDERD
        and not BEPALING.fullmatch(tekst.strip())
        and not _heeft_engels(tekst, corpus)
    ]
    assert zonder == []


def test_een_nieuwe_zin_in_de_bron_valt_op():
    corpus = "\n".join(_kaal(paar.nl) for paar in paren())
    teksten = list(
        _teksten('"""Niet dit."""\nzin = f"De woning heeft {n} torens."\nx = Field(description="ook niet dit")\n')
    )
    assert teksten == ["De woning heeft ", " torens."]
    assert not _heeft_engels("De woning staat in een toren.", corpus)
    assert _heeft_engels("Het bouwjaar is niet bekend (rubriek 4).", corpus)


# --- de lijsten zelf -------------------------------------------------------------------------------------------------


def test_elk_paar_heeft_dezelfde_gaten_en_getallen_en_staat_er_een_keer():
    alle = list(paren())
    assert [paar.nl for paar in alle if set(re.findall(r"\{([^}\d\W]\w*)\}", paar.en)) != set(paar.soorten)] == []
    assert [paar.nl for paar in alle if _cijfers(_zonder_gaten(paar.nl)) != _cijfers(_zonder_gaten(paar.en))] == []
    namen = [paar.nl for paar in alle]
    assert [zin for zin in set(namen) if namen.count(zin) > 1] == []


def _zonder_gaten(zin: str) -> str:
    return re.sub(r"\{[^}]*\}", "", zin)


def _cijfers(zin: str) -> list[str]:
    """De groepen cijfers, gesorteerd; van een datum de dag en het jaar, want haar maand is in de vertaling een woord."""
    iso = r"(\d{4})-\d{2}-(\d{2})"
    zin = re.sub(iso, lambda dag: f"{dag[1]} {int(dag[2])}", zin)
    return sorted(re.findall(r"\d+", zin))


def test_een_vertaalde_zin_heeft_dezelfde_getallen(uitkomsten: list, beslissingen: set):
    zinnen = {zin for u in uitkomsten for _, zin in hulp.van_uitkomst(u)}
    zinnen |= {zin for _, zin in (*beslissingen, *hulp.fouten())}
    assert [zin for zin in zinnen if _cijfers(zin) != _cijfers(vertaal(zin, "en"))] == []
    assert [zin for zin in zinnen if re.search(r"\d,\d\d?(?!\d)|€ ", _zonder_citaat(vertaal(zin, "en")))] == []


def _zonder_citaat(zin: str) -> str:
    """Zonder voorbeelden van hoe men een getal in het document schrijft, en zonder de naam van een bron."""
    return re.sub(r"(write|for example|or|mean|source:) .*", "", zin)


# --- getallen, bedragen en datums ------------------------------------------------------------------------------------

BREUKEN = st.fractions(-10_000_000, 10_000_000, max_denominator=5_000)


@given(st.integers(-(10**9), 10**9))
def test_een_bedrag_zoals_cldr_het_schrijft(centen: int):
    euro = Decimal(centen) / 100
    assert bedrag(centen, "nl").replace(MIN, "-") == format_currency(euro, "EUR", locale="nl_NL")
    assert bedrag(abs(centen), "en") == format_currency(abs(euro), "EUR", locale="en_GB")
    assert bedrag(centen, "en") == (f"€{MIN}" if centen < 0 else "€") + bedrag(abs(centen), "en")[1:]


@given(BREUKEN)
def test_een_getal_zoals_cldr_het_schrijft(breuk: Fraction):
    afgerond = Decimal(getal(breuk, "en").replace(",", "").replace(MIN, "-"))
    assert abs(Fraction(afgerond) - breuk) <= Fraction(1, 20_000)
    for taal, locale in (("nl", "nl_NL"), ("en", "en_GB")):
        assert getal(breuk, taal).replace(MIN, "-") == format_decimal(afgerond, "#,##0.####", locale=locale)
        assert punten(breuk, taal).replace(MIN, "-") == format_decimal(afgerond, "#,##0.00##", locale=locale)


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_een_datum_zoals_cldr_haar_schrijft(dag: date):
    assert datum(dag, "nl") == format_date(dag, "d MMMM y", locale="nl_NL")
    assert datum(dag, "en") == format_date(dag, "d MMMM y", locale="en_GB")
    assert (
        vertaal(f"De kast komt uit op {dag} en telt daar mee.", "en")
        == f"The cupboard opens onto {dag} and is counted there."
    )
    assert vertaal(f"het verbod geldt vanaf {dag}", "en") == f"the prohibition applies from {datum(dag, 'en')}"


@pytest.mark.parametrize(
    ("aantal", "eenheid", "nl", "en"),
    [
        (None, "", "", ""),
        (Fraction(2451, 100), "m²", "24,51\N{NO-BREAK SPACE}m²", "24.51\N{NO-BREAK SPACE}m²"),
        (Fraction(25), "m²", "25\N{NO-BREAK SPACE}m²", "25\N{NO-BREAK SPACE}m²"),
        (Fraction(398_000), "euro", "€\N{NO-BREAK SPACE}398.000", "€398,000"),
        (Fraction(2), "stuks", "2", "2"),
        (Fraction(1_965), "", "1965", "1965"),
    ],
)
def test_een_hoeveelheid(aantal: Fraction | None, eenheid: str, nl: str, en: str):
    assert hoeveelheid(aantal, eenheid, "nl") == nl
    assert hoeveelheid(aantal, eenheid, "en") == en


# --- zinnen ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nl", "en"),
    [
        ("ja", "yes"),
        ("Niet te beslissen", "Cannot be decided"),
        ("120 punten", "120 points"),
        ("berekend: tabel van 2024-07-01 × 1,0232", "calculated: table of 1 July 2024 × 1.0232"),
        ("niet boven de maximale huurprijs van € 1.228,07", "not above the maximum rent of €1,228.07"),
        ("De oppervlakte van <b>x</b> is niet bekend.", "The floor area of <b>x</b> is not known."),
        ("Het bouwjaar is niet bekend (rubriek 4 en 11, art. 8a Bhw).", "The year of construction is not known (section 4 and 11, art. 8a Bhw)."),
        ("Geen aanrecht, geen toilet en geen bad of douche opgegeven: aangenomen van niet (rubriek 5 en 6).", "No kitchen counter, no toilet and no bath or shower given: assumed that there is none (section 5 and 6)."),
        (
            "Niet alle eisen zijn ingevuld: aangenomen dat is voldaan aan die voor een vertrek (1) en een balkon, dakterras of loggia (2).",
            "Not all requirements are filled in: assumed that those for a room (vertrek) (1) and a balcony, roof terrace or loggia (2) are met.",
        ),
        ("er is geen eigen toegang; bewoond door ten hoogste twee personen", "there is no entrance of its own; occupied by no more than two persons"),
        ("Het veld “bouwjar” bestaat niet. Bedoelde u “bouwjaar”?", "The field “bouwjar” does not exist. Did you mean “bouwjaar”?"),
        ("energielabel C → A", "energy label C → A"),
        ("24,51 m² → 25,00 m², gedeeld door 2 → 3", "24.51 m² → 25.00 m², divided by 2 → 3"),
    ],
)  # fmt: skip
def test_een_zin(nl: str, en: str):
    assert vertaal(nl, "nl") == nl
    assert vertaal(nl, "en") == en


@pytest.mark.parametrize(
    "zin", ["", "Deze zin bestaat nergens.", "ja; dit niet", "12 torens", "De kast komt uit op", "{naam}"]
)
def test_wat_in_geen_lijst_staat_blijft_zoals_het_is(zin: str):
    assert vertaal(zin, "en") == zin
    assert onvertaald(zin) == bool(zin)


@given(st.text(max_size=200))
def test_elke_tekst_gaat_erdoor(tekst: str):
    assert onvertaald(tekst) == (bool(tekst) and vertaal(tekst, "en") is tekst) or not onvertaald(tekst)
    binnen = vertaal(f"Niet bekend of “{tekst}” verwarmd is (rubriek 3).", "en")
    assert binnen == f"Not known whether “{tekst}” is heated (section 3)."


def test_een_lange_vijandige_tekst_kost_weinig():
    for stuk in ("a, ", "een keuken, ", " en ", "; ", ". A", " → ", "(rubriek 1) ", "ja; ", "1,1 → "):
        for lengte in (1_900, 1_000_000):
            begin, tekst = perf_counter(), stuk * (lengte // len(stuk))
            assert onvertaald(f"Aangenomen dat {tekst}.") or lengte < 2_000
            vertaal(tekst, "en")
            assert perf_counter() - begin < 2, (stuk, lengte)


def test_namen_en_soorten():
    assert naam(POSTEN, "aanrecht", "nl") == "Aanrecht"
    assert naam(POSTEN, "aanrecht", "en") == "Kitchen counter"
    assert naam(OPSLAGEN, "beschermd_gezicht", "en") == "Protected townscape"
    assert opsomming(["a", "b", "c"], "en") == "a, b and c"
    assert soort("badkamer_met_toilet", "nl") == "badkamer met toilet"
    assert soort("badkamer_met_toilet", "en") == "bathroom with toilet"
    namen = {*RUIMTESOORTEN, *VOORZIENINGSOORTEN}
    assert [kenmerk for kenmerk in namen if onvertaald(soort(kenmerk, "nl"))] == []


# --- vergelijking, maatregelen en bewijs -----------------------------------------------------------------------------


def test_alles_wat_een_vergelijking_of_een_advies_noemt_heeft_engels():
    parameters = {
        onderwerp(regel.onderwerp)[naam].naam
        for stelsel in ("zelfstandig", "onzelfstandig", "woonwagen", "standplaats")
        for dag in (date(2023, 9, 1), date(2024, 7, 1), date(2026, 1, 1))
        if stelsel in {"zelfstandig", "onzelfstandig"} or dag.year > 2023
        for regel, _ in Regeling.op(dag, stelsel).stappen
        for naam in onderwerp(regel.onderwerp)
    }
    maatregelen = {m.naam for m in MAATREGELEN} | set(REDENEN.values())
    stukken = {stuk for _, stuk in bewijs._FEITEN}
    assert len(parameters) > 150
    assert sorted(zin for zin in parameters | maatregelen | stukken if onvertaald(zin)) == []


# --- de woordenlijst -------------------------------------------------------------------------------------------------


def _rijen(bestand: str, kop: str) -> dict[str, list[str]]:
    regels = (DOCS / bestand).read_text("utf-8").partition(kop)[2].splitlines()
    cellen = [[cel.strip() for cel in regel.strip("| ").split(" | ")] for regel in regels if regel.startswith("| ")]
    return {cel[0]: cel[1:] for cel in cellen if cel[0] not in {"Nederlands", "Begrip"}}


def test_de_woordenlijst_is_die_van_de_zinnen_en_van_het_document():
    woorden = _rijen("talen.md", "## Woordenlijst")
    alle = [*((paar.nl, paar.en) for paar in paren()), *TEKSTEN.values()]
    assert len(woorden) > 50
    for woord, [engels] in woorden.items():
        heel = re.compile(rf"(?<![\w-]){re.escape(woord.casefold())}(?![\w-])")
        met = [(nl, en) for nl, en in alle if heel.search(_zonder_gaten(nl).casefold())]
        mogelijk = [woord.casefold(), *engels.casefold().split(" / ")]
        assert met, woord
        assert [nl for nl, en in met if not any(deel in en.casefold() for deel in mogelijk)] == [], woord


def test_de_begrippen_noemen_hetzelfde_engels():
    begrippen, woorden = _rijen("begrippen.md", "# Begrippen"), _rijen("talen.md", "## Woordenlijst")
    samen = begrippen.keys() & woorden.keys()
    assert len(samen) > 15
    anders = {
        w for w in samen if not any(d in begrippen[w][1].casefold() for d in woorden[w][0].casefold().split(" / "))
    }
    assert anders == set()
