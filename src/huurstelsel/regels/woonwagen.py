"""Bijlage I.C, onder A: het waarderingsstelsel voor woonwagens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.stelsel import Stap, Stelsel
from huurstelsel.regels.wagen import BASIS, GEHANDICAPTE, KEUKEN_EN_SANITAIR, TOELICHTING, VERWARMING
from huurstelsel.reken.getallen import hoogstens, minstens, waar
from huurstelsel.reken.post import Post, Saldi, Vastgesteld

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.reken.getallen import Kolom

ONDERDEEL = "Bhw bijlage I.C, onderdeel I.A"
AFWIJKEND, LANG = 10, 20  # codes van de vaststelling, naast twee maal de rij plus sanitair


@regel("woonwagen_basiswaardering", rubriek=BASIS, artikel=ONDERDEEL, onderwerp="woonwagen", vanaf=WBH)
def basiswaardering(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """De rij van de lengte ("tot en met") met of zonder sanitair, of een afwijkende basiswaardering; en 11 punten per aanbouw."""
    rij = hoogstens(p.kolom("lengten").searchsorted(w.wagenlengte, "left"), len(p.lengten) - 1)
    afwijkend = w.afwijkende_basiswaardering >= 0
    punten = waar(afwijkend, 0, _punten(w, p, rij))
    yield Post("basiswaardering", "woning", punten, aantal=w.wagenlengte, eenheid="m", schaal=1_000)
    yield Post("afwijkende_basiswaardering", "woning", waar(afwijkend, w.afwijkende_basiswaardering, 0))
    yield Post("aanbouw_slaapvoorziening", "woning", w.aanbouwen * p.aanbouw, aantal=w.aanbouwen)
    code = waar(w.wagenlengte > p.lengten[-1], LANG, 2 * rij) + (w.sanitair > 0)
    yield Vastgesteld("basiswaardering", "woning", waar(afwijkend, AFWIJKEND, code), _uitkomsten(p), ONDERDEEL)


def _punten(w: Woningen, p: Parameters, rij: Kolom) -> Kolom:
    """Punten uit de tabel; de eerste rij drukt geen waardering met sanitair af."""
    met = p.kolom("met_sanitair")[minstens(rij - 1, 0)]
    zonder = p.kolom("zonder_sanitair")[rij]
    if p.kiest("woonwagen_kort_met_sanitair", "opbouw"):
        met = waar(rij == 0, zonder + p.sanitair, met)
    return waar(w.sanitair > 0, met, zonder)


def _uitkomsten(p: Parameters) -> dict[int, tuple[str, str]]:
    """Welke rij van de tabel geldt, en waar de bijlage geen rij heeft."""
    grenzen = [f"{mm // 1_000},{mm % 1_000 // 100}".removesuffix(",0") for mm in p.lengten]
    rijen = {
        2 * i + met: (f"tot en met {grens} m {'met' if met else 'zonder'} sanitair", "")
        for i, grens in enumerate(grenzen)
        for met in (0, 1)
    }
    lang = {
        LANG + met: (uitkomst, f"langer dan {grenzen[-1]} m: de rij van de grootste lengte")
        for met, (uitkomst, _) in ((met, rijen[2 * len(grenzen) - 2 + met]) for met in (0, 1))
    }
    kort = (rijen[1][0], "de tabel noemt voor deze lengte geen waardering met sanitair")
    return {**rijen, 1: kort, **lang, AFWIJKEND: ("afwijkende basiswaardering", "opgegeven")}


@regel(
    "woonwagen_extra_kwaliteit",
    rubriek=KEUKEN_EN_SANITAIR,
    artikel=f"{TOELICHTING} I.5 en I.6",
    onderwerp="woonwagen",
    vanaf=WBH,
)
def extra_kwaliteit(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Opgegeven punten voor keuken en sanitair; `feiten.controle` bewaakt de maxima."""
    yield Post("extra_kwaliteit_keuken", "woning", w.extra_keuken)
    yield Post("extra_kwaliteit_sanitair", "woning", w.extra_sanitair)


STELSEL = Stelsel(
    naam="woonwagen",
    volgorde=(
        Stap("woonwagen_basiswaardering"),
        Stap("wagen_verwarming"),
        Stap("woonwagen_extra_kwaliteit"),
        Stap("wagen_gehandicapten", ONDERDEEL),
    ),
    rubrieken={
        BASIS: ("Basiswaardering", ONDERDEEL),
        VERWARMING: ("Verwarming", f"{TOELICHTING} I.3"),
        KEUKEN_EN_SANITAIR: ("Extra kwaliteit van keuken en sanitair", ONDERDEEL),
        GEHANDICAPTE: ("Woonvoorzieningen ten behoeve van een gehandicapte", ONDERDEEL),
    },
    zonder_oppervlakte=(BASIS, VERWARMING, KEUKEN_EN_SANITAIR, GEHANDICAPTE),
    altijd_laag=True,
)
