"""Hypothesis-strategieën: woningen van vóór de Wet betaalbare huur waarvan alles bekend is, gericht op waar die wet afrondt of omslaat."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from orakel_voor_wbh import KEUZES
from orakel_voor_wbh.grensgevallen import PEILDATA, ZORG
from orakel_voor_wbh.richten import Woordenboek, Zaak, een_half, richt_buiten, richt_som, richt_vertrekken, richt_woz
from strategieen import documenten, met_gemeente
from strategieen_basis import een_van

ANDERS_DAN_WOZ = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14)
ALLES = (*ANDERS_DAN_WOZ, 9)
EEN_TOT_EN_MET_8_EN_12 = (1, 2, 3, 4, 5, 6, 7, 8, 12)
GEMEENTEN = ("Amsterdam", "Utrecht", "Woudenberg", "Purmerend", "GM0344", "Rotterdam", "Zaanstad", None)
_BEGIN = PEILDATA[0]
_DAGEN = (PEILDATA[-1] - _BEGIN).days

peildata = st.one_of(
    st.sampled_from(PEILDATA), st.sampled_from(PEILDATA), st.integers(0, _DAGEN).map(lambda n: _BEGIN + timedelta(n))
)
keuzes = st.dictionaries(st.sampled_from(sorted(KEUZES)), st.integers(0, 5), max_size=6).map(
    lambda gekozen: {naam: KEUZES[naam][n % len(KEUZES[naam])] for naam, n in gekozen.items()}
)
_EENS_IN_DE_DRIE = st.sampled_from((False, False, True))
_JA_NEE = st.sampled_from((None, None, False, True))


def _breuken(tekst: str) -> st.SearchStrategy[Fraction]:
    """Eén van deze breuken."""
    return st.sampled_from([Fraction(t) for t in tekst.split()])


_CENTEN = st.integers(0, 300_000).map(lambda n: Decimal(n) / 100)
_EXTRA_KWALITEIT = st.one_of(_CENTEN, een_van("226.88 226.89 226.90 453.78 907.55 907.56 907.57 1361.34 1588.23 0.01"))
_INVESTERINGEN = st.one_of(
    een_van("10000 9999.99 10000.01 10999.99 11000 12345.67 99999.99 100000"),
    st.none(),
    st.integers(0, 9_000_000).map(lambda n: Decimal(n) / 100),
)
_BOUWJAREN = st.one_of(
    st.sampled_from((1944, 1945, 1976, 1977, 1979, 1984, 1992, 1997, 1998, 1999, 2000, 2001, 2002)),
    st.sampled_from((1900, 1944, 1944, 2014, 2015, 2018, 2019, 2020, 2022)),
    st.integers(1850, 2022),
)
_BADEN = st.sampled_from((["bad"], ["douche"], ["bad", "douche"], ["bad", "douche", "douche"]))
_AANRECHTEN = een_van("0.99 1 1.8 1.999999 2 3.5")
_KLEINE_M2 = een_van("0.5 1 3.5 4.25 5.499999 6")
_MINIMA = een_van("61197.99 61198 61198.01 71601.99 71602 71602.01 30000")

# ------------------------------------------------------------------------------------------------------------- document


@st.composite
def _renovaties(draw: st.DrawFn, bouwjaar: int, peildatum: date) -> list[Woordenboek]:
    """Renovaties na de bouw, vaak in een jaar waarin iets omslaat."""
    jaren = [j for j in (peildatum.year, 2014, 2015, 2016, 2017, 2018, 2019, 2020) if bouwjaar <= j <= peildatum.year]
    gevonden = []
    for _ in range(draw(st.sampled_from((1, 0, 1, 2))) if jaren else 0):
        velden = {"voldoet_aan_nieuwbouweisen": draw(_JA_NEE), "investering": draw(_INVESTERINGEN)}
        renovatie = {"jaar": draw(st.sampled_from(jaren)), **velden}
        gevonden.append({naam: waarde for naam, waarde in renovatie.items() if waarde is not None})
    return gevonden


@st.composite
def _ruimten(draw: st.DrawFn, ruimten: list[Woordenboek]) -> list[Woordenboek]:
    """Dezelfde ruimten met hoogstens dertig adressen, en soms extra kwaliteit."""
    factor = draw(st.integers(1, 28))
    nieuw = []
    for oud in ruimten:
        ruimte = dict(oud)
        if ruimte["gedeeld_met_adressen"] > 1:
            ruimte["gedeeld_met_adressen"] = 2 + ruimte["gedeeld_met_adressen"] * factor % 29
        inhoud = "voorzieningen" in ruimte and "onderdeel_van" not in ruimte
        for soort in ("keuken", "sanitair") if inhoud and draw(_EENS_IN_DE_DRIE) else ():
            ruimte[f"extra_kwaliteit_{soort}"] = draw(_EXTRA_KWALITEIT)
        nieuw.append(ruimte)
    return nieuw


@st.composite
def _van_voor_wbh(draw: st.DrawFn, document: Woordenboek, peildatum: date) -> Woordenboek:
    """Voeg aan een woning toe wat alleen vóór de Wet betaalbare huur telt."""
    woning: dict[str, Any] = dict(document["woning"])
    woning["bouwjaar"] = draw(_BOUWJAREN)
    woning["renovaties"] = draw(_renovaties(woning["bouwjaar"], peildatum))
    woning["ruimten"] = draw(_ruimten(woning.get("ruimten", []))) + draw(_natte_ruimten())
    for naam in ("warmtelevering_in_servicekosten", "buitenruimte_extra_kwaliteit"):
        woning[naam] = draw(_JA_NEE)
    for naam in ("kosten_instandhouding", "rijksbeschermd_gezicht"):
        woning[naam] = draw(st.sampled_from((None, False, True, True)))
    if draw(_EENS_IN_DE_DRIE):
        woning |= {
            "bouwjaar": 1944,
            "rijksmonument": False,
            "rijksbeschermd_gezicht": True,
            "kosten_instandhouding": True,
        }
    if draw(_EENS_IN_DE_DRIE):
        woning["zorgwoning"] = ZORG
    if draw(_EENS_IN_DE_DRIE):
        woz = {"waarde": draw(_MINIMA), "waardepeildatum": date(peildatum.year - 1, 1, 1)}
        woning["woz_waarden"] = [woz]
    contract = document["contract"] if draw(st.booleans()) else {}
    adres = {"gemeente": draw(st.sampled_from(GEMEENTEN))}
    return met_gemeente({"adres": adres, "contract": contract, "woning": woning})


@st.composite
def _natte_ruimten(draw: st.DrawFn) -> list[Woordenboek]:
    """Soms een badkamer en een keuken zoals in elke woning, privé of gedeeld."""
    if draw(_EENS_IN_DE_DRIE):
        return []
    toilet = draw(st.sampled_from(("toilet", "hangend_toilet", "wastafel")))
    bad = {"soort": draw(st.sampled_from(("badkamer", "badkamer_met_toilet", "doucheruimte"))), "verwarmd": True}
    bad |= {"voorzieningen": [*draw(_BADEN), toilet], "extra_kwaliteit_sanitair": draw(_EXTRA_KWALITEIT)}
    keuken = {"soort": "keuken", "verwarmd": True, "extra_kwaliteit_keuken": draw(_EXTRA_KWALITEIT)}
    keuken["voorzieningen"] = [{"soort": "aanrecht", "lengte": draw(_AANRECHTEN)}]
    gedeeld = st.sampled_from((1, 1, 1, 2, 3, 17, 30))
    return [r | {"oppervlakte": draw(_KLEINE_M2), "gedeeld_met_adressen": draw(gedeeld)} for r in (bad, keuken)]


_PER_PEILDATUM: dict[date, st.SearchStrategy[Woordenboek]] = {}


def oude_documenten(peildatum: date) -> st.SearchStrategy[Woordenboek]:
    """Een woning waarvan alles wat ertoe doet bekend is."""
    if peildatum not in _PER_PEILDATUM:
        document = documenten(peildatum)
        _PER_PEILDATUM[peildatum] = document.flatmap(lambda gevonden: _van_voor_wbh(gevonden, peildatum))
    return _PER_PEILDATUM[peildatum]


# -------------------------------------------------------------------------------------------------------------- richten

_RICHTINGEN = st.sampled_from(["", "woz", "half", "som", "som", "som", "110", "110", "aandeel"])
_M2 = _breuken("20.5 20.499999 39.5 39.99 40 40.5 60.5 12.25")
_BUITEN = st.sampled_from(
    [
        [Decimal(deel) for deel in delen.split()]
        for delen in ("24.999999", "25", "49.5 0.5", "49.49", "74.5", "75", "99.5")
    ]
    + [
        [Decimal(deel) for deel in delen.split()]
        for delen in ("99.999", "100", "124.5", "125", "130.4", "150", "174", "300")
    ]
)
_WOZ_PUNTEN = _breuken("4.5 6 9 20 20.5 39.5 40.5 46.5 33 66 100.5 139.5")
_TOTALEN = _breuken("39.5 40 100.5 141 141.5 142 142.5 143 186.5 250 250.5 300.5")
_VERBOUWD = [{"jaar": jaar, "voldoet_aan_nieuwbouweisen": True, "investering": 43_210} for jaar in (2017, 2018, 2019)]
_NIEUWBOUW = st.sampled_from(
    [{"bouwjaar": 2015, "renovaties": []}, {"bouwjaar": 2018, "renovaties": _VERBOUWD[1:]}]
    + [{"bouwjaar": 2014, "renovaties": [verbouwd]} for verbouwd in _VERBOUWD]
)
_GRENS_110 = _breuken("109.25 109.5 109.75 110 110.25")
_REST = _breuken("67 134 95 95.5 101 102 134.75 201 122 66.5")
_NAAST = st.sampled_from((0, 0, 1, -1, 100, -100))


@st.composite
def zaken(draw: st.DrawFn, gekozen: st.SearchStrategy[dict[str, str]] = keuzes) -> Zaak:
    """Een document met peildatum en keuzes; vaak zo aangevuld dat iets op of naast een grens ligt."""
    peildatum = draw(peildata)
    zaak = Zaak(draw(oude_documenten(peildatum)), peildatum, draw(gekozen))
    if draw(_EENS_IN_DE_DRIE):
        richt_vertrekken(zaak, draw(_M2))
    if draw(_EENS_IN_DE_DRIE):
        richt_buiten(zaak, draw(_BUITEN))
    _richt(draw, zaak, draw(_RICHTINGEN))
    return zaak


def _richt(draw: st.DrawFn, zaak: Zaak, richting: str) -> None:
    """Breng de WOZ-punten, een som van rubrieken of het aandeel van de WOZ-punten op of naast een grens."""
    if richting in {"woz", "som"}:
        richt_woz(zaak, draw(_WOZ_PUNTEN), draw(_NAAST))
    if richting == "som":
        richt_som(zaak, draw(_TOTALEN), draw(_NAAST), *ALLES)
    elif richting == "half":
        richt_woz(zaak, een_half(zaak), draw(_NAAST))
    elif richting == "110":
        zaak.woning.update(draw(_NIEUWBOUW))
        zaak.document.update(met_gemeente(zaak.document))
        richt_som(zaak, draw(_GRENS_110), draw(_NAAST), *EEN_TOT_EN_MET_8_EN_12)
    elif richting == "aandeel":
        richt_som(zaak, draw(_REST), 0, *ANDERS_DAN_WOZ)
        aandeel = zaak.som(*ANDERS_DAN_WOZ) * 33 / 67
        richt_woz(zaak, aandeel + draw(_breuken("-0.5 0.5 -1.5 1.5")), draw(_NAAST))
