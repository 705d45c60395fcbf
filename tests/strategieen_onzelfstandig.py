"""Hypothesis-strategieën: kamers waarvan alles bekend is, gericht op delen door adressen en kamers en op gelijke standen daarna."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from orakel.ruimten import BADRUIMTEN, BINNEN
from orakel_onzelfstandig import KEUZES
from orakel_onzelfstandig.richten import (
    ACHTSTEN,
    Woordenboek,
    Zaak,
    richt_achtste,
    richt_rubriek_7,
    richt_vertrekken,
    richt_woz,
)
from orakel_onzelfstandig.slot import GEMIDDELDE
from strategieen import documenten, peildata
from strategieen_basis import STELLEN, zelfde_stel

KAMERS = (1, 2, 3, 4, 7, 8, 9, 16, 40, 499, 500)
ZELFSTANDIG = ("renovaties", "start_bouw", "eerste_ingebruikname", "woningtype")
EENS_IN_DE_VIER = st.sampled_from((False, False, False, True))


def _decimalen(tekst: str) -> st.SearchStrategy[Decimal]:
    """Eén van deze getallen."""
    return st.sampled_from([Decimal(t) for t in tekst.split()])


def _breuken(tekst: str) -> st.SearchStrategy[Fraction]:
    """Eén van deze breuken."""
    return st.sampled_from([Fraction(t) for t in tekst.split()])


keuzes = st.dictionaries(st.sampled_from(sorted(KEUZES)), st.integers(0, 5), max_size=6).map(
    lambda gekozen: {naam: KEUZES[naam][n % len(KEUZES[naam])] for naam, n in gekozen.items()}
)
_LANGE_AANRECHTEN = _decimalen("2.995 2.999 3 4.995 4.999 5 5 5 12")
_WASTAFELS = st.builds(
    lambda soort, aantal: {"soort": soort, "aantal": aantal},
    st.sampled_from(["wastafel", "meerpersoonswastafel"]),
    st.sampled_from([1, 2, 3, 11]),
)
_OPPERVLAKTEN = st.one_of(
    st.integers(20, 400),
    _decimalen("119.49 119.5 39.995 1"),
)
_GEHANDICAPTEN = st.sampled_from((1, 1, 2, 3, 8, 500))


_AFTREK = st.fixed_dictionaries(
    {
        "via_vertrek_verhuurder": st.sampled_from([None, None, True, False]),
        "ruitoppervlakte": st.none() | _decimalen("0 0.7499999 0.75 0.7500001 2"),
        "hoogte_raamkozijn": st.none() | _decimalen("0 1.5999 1.6 1.60 1.6000001 1.6004 2"),
    }
).map(lambda velden: {naam: waarde for naam, waarde in velden.items() if waarde is not None})


@st.composite
def _verdeeld(draw: st.DrawFn, ruimten: list[Woordenboek], op_adres: int) -> None:
    """Geef elke ruimte een aantal kamers; wat aan een andere ruimte hangt, deelt met evenveel."""
    palet = sorted({op_adres, min(op_adres, draw(st.sampled_from(KAMERS))), min(op_adres, draw(st.integers(1, 500)))})
    voorvoegsel = "r" if ruimten and "id" in ruimten[0] else "ruimte-"
    op_naam = {f"{voorvoegsel}{n}": ruimte for n, ruimte in enumerate(ruimten, start=1)}
    for ruimte in ruimten:
        gastheer = ruimte.get("onderdeel_van") or ruimte.get("open_verbinding", {}).get("met")
        aantal = op_naam[gastheer].get("gedeeld_met_kamers") if gastheer else draw(st.sampled_from([None, 1, *palet]))
        if aantal is not None:
            ruimte["gedeeld_met_kamers"] = aantal
        if ruimte["gedeeld_met_adressen"] == 1 and (aantal or 1) > 1 and (stel := draw(STELLEN)):
            ruimte["gedeeld_stel"] = stel
        if ruimte.get("onderdeel_van"):
            zelfde_stel(ruimte, op_naam[gastheer])


@st.composite
def _ingericht(draw: st.DrawFn, ruimte: Woordenboek) -> None:
    """Aanrechten tot voorbij vijf meter, en buiten de badkamer vaker een rij wastafels."""
    for voorziening in ruimte.get("voorzieningen", []):
        if isinstance(voorziening, dict) and voorziening["soort"] == "aanrecht" and draw(st.booleans()):
            voorziening["lengte"] = draw(_LANGE_AANRECHTEN)
    buiten_badkamer = ruimte["soort"] in BINNEN - BADRUIMTEN and "onderdeel_van" not in ruimte
    if buiten_badkamer and draw(EENS_IN_DE_VIER):
        ruimte["voorzieningen"] = [*ruimte.get("voorzieningen", []), draw(_WASTAFELS)]


@st.composite
def _kamers(draw: st.DrawFn, document: Woordenboek) -> Woordenboek:
    """Maak van een woning een kamer: verdeel haar ruimten, en voeg toe wat alleen bijlage I.B kent."""
    woning = {naam: waarde for naam, waarde in document["woning"].items() if naam not in ZELFSTANDIG}
    woning["ruimten"] = [dict(r) for r in woning.get("ruimten", [])]
    for ruimte in woning["ruimten"]:
        ruimte["voorzieningen"] = [dict(v) if isinstance(v, dict) else v for v in ruimte.get("voorzieningen", [])]
        draw(_ingericht(ruimte))
    woning["woonvoorzieningen_gehandicapten"] = [
        v | {"gedeeld_met_gehandicapten": draw(_GEHANDICAPTEN)}
        for v in woning.get("woonvoorzieningen_gehandicapten", [])
    ]
    op_adres = draw(st.sampled_from(KAMERS))
    draw(_verdeeld(woning["ruimten"], op_adres))
    woning |= {"stelsel": "onzelfstandig", "kamers_op_adres": op_adres, "gebruiksoppervlakte": draw(_OPPERVLAKTEN)}
    woning["aftrek"] = draw(_AFTREK)
    adres = {"gemeente": draw(st.sampled_from(sorted(GEMIDDELDE)))}
    return {"adres": adres, "contract": document["contract"], "woning": woning}


_PER_PEILDATUM: dict[Any, st.SearchStrategy[Woordenboek]] = {}


def kamerdocumenten(peildatum: Any) -> st.SearchStrategy[Woordenboek]:
    """Een kamer waarvan alles wat ertoe doet bekend is."""
    return _PER_PEILDATUM.setdefault(peildatum, documenten(peildatum).flatmap(_kamers))


_RICHTINGEN = st.sampled_from(["", "vertrekken", "woz", "achtste", "achtste", "rubriek 7", "woz", "vertrekken"])
_M2 = _breuken("8 7.995 7.994 7.99 7.5 7.499 7.495 7.25 7.75 12.5 2.5 0.5")
_FACTOREN = _breuken("1.1 0.9 1.1 0.9 1 1.2 0.8")
_NAAST = st.sampled_from((0, 0, 1, -1, 100, -100))
_ACHTSTEN = st.sampled_from([Fraction(n, 8) for n in (1, 2, 3, 4, 17, 80, 1604)])


@st.composite
def kamerzaken(draw: st.DrawFn, gekozen: st.SearchStrategy[dict[str, str]] = keuzes) -> Zaak:
    """Een kamer met peildatum en keuzes; soms zo aangevuld dat zij precies op een grens ligt."""
    peildatum = draw(peildata)
    zaak = Zaak(draw(kamerdocumenten(peildatum)), peildatum, draw(gekozen))
    richting = draw(_RICHTINGEN)
    if richting == "vertrekken":
        richt_vertrekken(zaak, draw(_M2))
    elif richting == "woz":
        richt_woz(zaak, draw(_FACTOREN), draw(_NAAST))
    elif richting == "achtste":
        richt_achtste(zaak, draw(st.sampled_from(sorted(ACHTSTEN))))
    elif richting == "rubriek 7":
        richt_rubriek_7(zaak, draw(_ACHTSTEN), draw(_GEHANDICAPTEN))
    return zaak
