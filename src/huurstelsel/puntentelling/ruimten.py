"""De ruimten: wat is gemeten, waarvoor zij tellen, en met hoeveel m²."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.feiten.ruimte import oppervlakte_van
from huurstelsel.feiten.samenvoegen import ruimte_ids
from huurstelsel.feiten.soorten import RUIMTESOORTEN, Klasse
from huurstelsel.puntentelling.blokken import KOMMA, Kolom, Rij, Tabel
from huurstelsel.puntentelling.drukbaar import kort
from huurstelsel.puntentelling.overeenkomst import KORT
from huurstelsel.puntentelling.schrijver import hoofdletter

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
    """Id → naam van elke ruimte; zonder naam de id, en bij een naam die vaker voorkomt allebei.

    Een id die niet meer zegt dan de soort, zoals de webpagina haar geeft (`slaapkamer`, `slaapkamer-2`), wordt de soort in woorden.
    """
    ruimten = w.document.woning.ruimten
    gegeven = [
        ruimte.naam or _van_soort(id_, ruimte, s) for id_, ruimte in zip(ruimte_ids(ruimten), ruimten, strict=True)
    ]
    return {
        id_: kort(naam if gegeven.count(naam) == 1 else f"{naam} ({id_})", LANGSTE_NAAM)
        for id_, naam in zip(ruimte_ids(ruimten), gegeven, strict=True)
    }


def _van_soort(id_: str, ruimte: Ruimte, s: Schrijver) -> str:
    rest = id_.removeprefix(ruimte.soort)
    if rest != id_ and re.fullmatch(r"(-[0-9]+)?", rest):
        return f"{hoofdletter(s.woord(ruimte.soort))} {rest[1:]}".rstrip()
    return id_


def ruimten(w: Woonruimte, s: Schrijver) -> tuple[Blok, ...]:
    """Een rij per opgegeven ruimte; niets als er geen zijn."""
    if not w.document.woning.ruimten:
        return ()
    geteld = {p.ruimte: p.hoeveelheid for r in w.uitkomst.rubrieken for p in r.posten if p.id.startswith("opp_")}
    vast: dict[str, Vaststelling] = {}
    for v in w.uitkomst.vaststellingen:
        if v.id == "telt_als" or (v.id == "kast" and v.uitkomst == "onderdeel") or v.uitkomst == "één ruimte":
            vast.setdefault(v.onderwerp, v)
    rijen = []
    for (id_, naam), ruimte in zip(namen(w, s).items(), w.document.woning.ruimten, strict=True):
        m2 = geteld.get(id_)
        telt = "" if m2 is None else s.m2(m2)
        rijen.append(Rij((naam, _soort(ruimte, s), _gemeten(ruimte, s), _telt_als(ruimte, vast.get(id_), s), telt)))
    kolommen = (
        Kolom(s("ruimte"), 5),
        Kolom(s("soort"), 6),
        Kolom(s("gemeten"), 0, KOMMA),
        Kolom(s("telt_als"), 7),
        Kolom(s("telt_voor"), 0, KOMMA),
    )
    return (Tabel(kolommen, tuple(rijen), heel=len(rijen) <= KORT),)


def _soort(ruimte: Ruimte, s: Schrijver) -> str:
    delen = [hoofdletter(s.woord(ruimte.soort))]
    if ruimte.gedeeld_met_adressen > 1:
        delen.append(s("gedeeld_adressen", aantal=ruimte.gedeeld_met_adressen))
    if (ruimte.gedeeld_met_kamers or 1) > 1:
        delen.append(s("gedeeld_kamers", aantal=ruimte.gedeeld_met_kamers or 1))
    return ", ".join(delen)


def _gemeten(ruimte: Ruimte, s: Schrijver) -> str:
    oppervlakte = oppervlakte_van(ruimte)
    return s("onbekend") if oppervlakte is None else s.m2(Fraction(oppervlakte))


def _telt_als(ruimte: Ruimte, v: Vaststelling | None, s: Schrijver) -> str:
    """Wat de regels over de ruimte vaststelden; anders waarvoor haar soort is bestemd."""
    if v is None:
        klasse = _KLASSEN.get(RUIMTESOORTEN[ruimte.soort].klasse)
        return hoofdletter(s("niet_geteld") if klasse is None else s.zin(klasse))
    if v.uitkomst == "telt_niet" and oppervlakte_van(ruimte) is None:
        return hoofdletter(s("oppervlakte_onbekend"))
    if v.uitkomst.endswith("telt_niet"):
        return hoofdletter(s("telt_niet", reden=s.zin(v.reden)))
    return hoofdletter(s.zin(v.reden).rstrip(".") if v.id != "telt_als" else s.woord(v.uitkomst))
