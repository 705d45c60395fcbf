"""De ruimten: wat is gemeten, waarvoor zij tellen, en met hoeveel m²."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.feiten.ruimte import oppervlakte_van
from huurstelsel.feiten.ruimtenaam import nummers
from huurstelsel.feiten.samenvoegen import ruimte_ids
from huurstelsel.feiten.soorten import RUIMTESOORTEN, Klasse
from huurstelsel.puntentelling.blokken import KOMMA, Kolom, Rij, Tabel
from huurstelsel.puntentelling.drukbaar import kort
from huurstelsel.puntentelling.overeenkomst import KORT
from huurstelsel.puntentelling.schrijver import hoofdletter
from huurstelsel.regels.ruimten import NIET, TERUGVAL, UITKOMSTEN

if TYPE_CHECKING:
    from huurstelsel.feiten.ruimte import Ruimte
    from huurstelsel.puntentelling.blokken import Blok
    from huurstelsel.puntentelling.schrijver import Schrijver
    from huurstelsel.puntentelling.woonruimte import Woonruimte
    from huurstelsel.uitkomst import Vaststelling

LANGSTE_NAAM = 80
_KLASSEN = {
    Klasse.VERKEERSRUIMTE: "verkeersruimte",
    Klasse.BUITENRUIMTE: "buitenruimte",
    Klasse.PARKEERPLEK: "parkeerplek",
    Klasse.BUITEN_WAARDERING: "telt niet",
}


def namen(w: Woonruimte, s: Schrijver) -> dict[str, str]:
    """Id → naam van elke ruimte, met het nummer dat zij in zinnen heeft; zonder naam de id.

    Een id die niet meer zegt dan de soort (`ruimte-3`, of zoals de webpagina haar geeft `slaapkamer`, `slaapkamer-2`), wordt de soort in woorden.
    """
    ruimten = w.document.woning.ruimten
    genummerd = zip(ruimte_ids(ruimten), ruimten, nummers(ruimten), strict=True)
    return {id_: kort(_naam(id_, ruimte, nummer, s), LANGSTE_NAAM) for id_, ruimte, nummer in genummerd}


def _naam(id_: str, ruimte: Ruimte, nummer: int, s: Schrijver) -> str:
    if ruimte.naam:
        return f"{ruimte.naam} ({nummer})" if nummer else ruimte.naam
    return _van_soort(ruimte, nummer, s) if re.fullmatch(rf"(ruimte|{ruimte.soort})(-[0-9]+)?", id_) else id_


def _van_soort(ruimte: Ruimte, nummer: int, s: Schrijver) -> str:
    return f"{hoofdletter(s.woord(ruimte.soort))} {nummer or ''}".rstrip()


def ruimten(w: Woonruimte, s: Schrijver) -> tuple[Blok, ...]:
    """Een rij per opgegeven ruimte; niets als er geen zijn."""
    if not w.document.woning.ruimten:
        return ()
    geteld = {p.ruimte: p.hoeveelheid for r in w.uitkomst.rubrieken for p in r.posten if p.id.startswith("opp_")}
    vast: dict[str, Vaststelling] = {}
    for v in w.uitkomst.vaststellingen:
        if v.id == "telt_als" or (v.id == "kast" and v.uitkomst == "onderdeel") or v.uitkomst == "één ruimte":
            vast.setdefault(v.onderwerp, v)
    rijen, alle = [], w.document.woning.ruimten
    for (id_, naam), ruimte, nummer in zip(namen(w, s).items(), alle, nummers(alle), strict=True):
        m2 = geteld.get(id_)
        telt = "" if m2 is None else s.m2(m2)
        rijen.append(
            Rij(
                (
                    naam,
                    _soort(ruimte, nummer if naam == id_ else 0, s),
                    _gemeten(ruimte, s),
                    _telt_als(ruimte, vast.get(id_), s),
                    telt,
                )
            )
        )
    kolommen = (
        Kolom(s("ruimte"), 5),
        Kolom(s("soort"), 6),
        Kolom(s("gemeten"), 0, KOMMA),
        Kolom(s("telt_als"), 7),
        Kolom(s("telt_voor"), 0, KOMMA),
    )
    return (Tabel(kolommen, tuple(rijen), heel=len(rijen) <= KORT),)


def _soort(ruimte: Ruimte, nummer: int, s: Schrijver) -> str:
    """De soort, met het nummer als de ruimte in een zin zo heet en haar naam hier een id is."""
    delen = [_van_soort(ruimte, nummer, s)]
    if ruimte.gedeeld_met_adressen > 1:
        delen.append(s("gedeeld_adressen", aantal=ruimte.gedeeld_met_adressen))
    if (ruimte.gedeeld_met_kamers or 1) > 1:
        delen.append(s("gedeeld_kamers", aantal=ruimte.gedeeld_met_kamers or 1))
    return ", ".join(delen) + (f" ({ruimte.gedeeld_stel})" if ruimte.gedeeld_stel else "")


def _gemeten(ruimte: Ruimte, s: Schrijver) -> str:
    oppervlakte = oppervlakte_van(ruimte)
    return s("onbekend") if oppervlakte is None else s.m2(Fraction(oppervlakte))


_NOOIT = UITKOMSTEN[NIET + TERUGVAL][1]
"""Reden die niet van de oppervlakte afhangt."""


def _telt_als(ruimte: Ruimte, v: Vaststelling | None, s: Schrijver) -> str:
    """Wat de regels over de ruimte vaststelden; anders waarvoor haar soort is bestemd."""
    if v is None:
        klasse = _KLASSEN.get(RUIMTESOORTEN[ruimte.soort].klasse)
        return hoofdletter(s("niet_geteld") if klasse is None else s.zin(klasse))
    if v.uitkomst == "telt_niet" and oppervlakte_van(ruimte) is None and v.reden != _NOOIT:
        return hoofdletter(s("oppervlakte_onbekend"))
    if v.uitkomst.endswith("telt_niet"):
        return hoofdletter(s("telt_niet", reden=s.zin(v.reden)))
    return hoofdletter(s.zin(v.reden).rstrip(".") if v.id != "telt_als" else s.woord(v.uitkomst))
