"""Rubriek 7, 10, 12 en 14: woonvoorzieningen voor gehandicapten, renovatie, zorgwoning en rijksmonument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.soorten import VOORZIENINGCODE
from huurstelsel.regels.gehandicapten import WOONVOORZIENING, gedaan
from huurstelsel.regels.regel import EERSTE, WBH, Uitvoer, regel
from huurstelsel.regels.tellen import aanwezig
from huurstelsel.regels.voor_wbh.woz import ACHT, haalt_110
from huurstelsel.regels.woz import gebouwd
from huurstelsel.reken.breuken import naar_beneden
from huurstelsel.reken.getallen import PUNT, Kolom, ergens, niet, waar
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.reken.breuken import Breuk

RENOVATIE = VOORZIENINGCODE["renovatie"]
_ARTIKEL = "Bhw bijlage I.A, rubriek 10"


@regel(
    "gehandicapten", rubriek=7, artikel="Bhw bijlage I.A, rubriek 7", onderwerp="gehandicapten", vanaf=EERSTE, tot=WBH
)
def gehandicapten(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """1 punt per € 226,89 netto kosten, naar rato of per heel bedrag (keuze rubriek_7); subsidie is geen voorwaarde."""
    if not aanwezig(w, "woonvoorziening_gehandicapten"):
        return
    v = w.voorziening
    kosten = w.ruimte.som(v.som(v.kosten * ((v.soort == WOONVOORZIENING) & gedaan(v.ingreep, p))))
    telt = kosten // p.euro_per_punt * p.euro_per_punt if p.kiest("rubriek_7", "hele_bedragen") else kosten
    deler = p.euro_per_punt
    yield Post(
        "woonvoorziening_gehandicapten", "groep", telt * PUNT, deler=deler, aantal=kosten, eenheid="euro", schaal=100
    )


@regel("renovatiebedragen", rubriek=10, artikel=_ARTIKEL, onderwerp="renovatie", vanaf=EERSTE, tot=WBH)
def renovatiebedragen(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Welke investeringen in dit kalenderjaar tellen: vanaf € 10.000, in het jaar van de renovatie en de vijf daarna.

    Bewaart per voorziening `renovatie_kosten` (eurocent), als er renovaties zijn; en wat zij opleveren, als `renovatie_punten` (1/PUNT) per
    `renovatie_per` (eurocent).
    """
    eerder.kolom["renovatie_punten"], eerder.kolom["renovatie_per"] = w.nul + p.punten, w.nul + p.per_euro
    if not aanwezig(w, "renovatie"):
        return
    v, jaar = w.voorziening, w.voorziening.ingreep
    loopt = (v.soort == RENOVATIE) & (jaar <= p.peildatum.year) & (jaar >= p.peildatum.year - p.jaren)
    kosten = v.kosten * (loopt & (v.kosten >= p.minimum))
    if p.kiest("renovatie_per_1000", "hele_bedragen"):
        kosten = kosten // p.per_euro * p.per_euro
    eerder.kolom["renovatie_kosten"] = kosten
    yield from ()


def _naar_eisen_9_2(w: Woningen, jaren: tuple[int, int], eerder: Saldi) -> None:
    """Splits de investeringen, per woning in eurocenten: `renovatie_9_2` naar de nieuwbouweisen van de jaren van 9.2, en `renovatie_gewoon`."""
    k, v = eerder.kolom, w.voorziening
    k["renovatie_9_2"] = k["renovatie_gewoon"] = w.nul
    if "renovatie_kosten" in k:
        eisen = (v.maat == 1) & (v.ingreep >= jaren[0]) & (v.ingreep <= jaren[1])
        k["renovatie_9_2"] = _per_woning(w, k["renovatie_kosten"] * eisen)
        k["renovatie_gewoon"] = _per_woning(w, k["renovatie_kosten"] * ~eisen)


def _per_woning(w: Woningen, voorzieningen: Kolom) -> Kolom:
    return w.per_woning(w.voorziening.som(voorzieningen))


@regel("zorgprocent", rubriek=12, artikel="Bhw bijlage I.A, rubriek 12", onderwerp="bijzonder", vanaf=EERSTE, tot=WBH)
def zorgprocent(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Bewaart `zorgprocent` en `zorg_over_acht` (1 als de verhoging alleen rubriek 1 tot en met 8 betreft, keuze zorg_voor_wbh)."""
    eerder.kolom["zorgprocent"] = p.procent_zorgwoning * w.zorgwoning
    eerder.kolom["zorg_over_acht"] = w.nul + (1 if p.kiest("zorg_voor_wbh", "inleiding") else 0)
    yield from ()


@regel("grens_110", rubriek=9, artikel="Bhw bijlage I.A, onderdeel 9.2", onderwerp="woz", vanaf=EERSTE, tot=WBH)
def grens_110(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Of rubriek 1 tot en met 8 en 12 samen 110 halen zonder de renovatie naar nieuwbouweisen, en of die dan punten geeft (9.2).

    Rubriek 10 vervalt als de renovatie punten geeft op grond van 9.2, en dat hangt via rubriek 12 van rubriek 10 af; daarom telt zij voor
    deze vraag niet mee. Bewaart `haalt_110` en `geeft_9_2`, de investeringen in tweeën, en voor wie er zo'n renovatie heeft de som (`som_110`, 1/PUNT).
    """
    _naar_eisen_9_2(w, p.minimum_gebouwd, eerder)
    k, (geheel, breuken) = eerder.kolom, eerder.exact(*ACHT)
    alles = k["zorg_over_acht"] == 0
    zorg = _procent(w, k["zorgprocent"], geheel + eerder.punten(9) * alles, breuken)
    zorg.append(
        (None, k["renovatie_gewoon"] * alles * k["renovatie_punten"] * k["zorgprocent"], 100 * k["renovatie_per"])
    )
    haalt = haalt_110(p, geheel, [*breuken, *zorg])
    k["haalt_110"] = waar(haalt, 1, 0)
    if ergens(k["renovatie_9_2"]):
        k["som_110"] = naar_beneden(geheel, [*breuken, *zorg])
    geeft = haalt & (eerder.punten(9) < p.minimum_punten) & niet(gebouwd(w, p.minimum_gebouwd))
    k["geeft_9_2"] = waar(geeft | niet(w.oppervlakten_bekend), 1, 0)
    yield from ()


def _procent(w: Woningen, procent: Kolom, geheel: Kolom, breuken: list[Breuk]) -> list[Breuk]:
    """Zoveel procent van een geheel deel en breuken, als breuken."""
    per_groep = w.groep.van_ouder(procent)
    uit: list[Breuk] = [(None, geheel * procent, 100 + w.nul)]
    for laag, teller, deler in breuken:
        uit.append((laag, teller * (procent if laag is None else per_groep), deler * 100))
    return uit


@regel("renovatie", rubriek=10, artikel=_ARTIKEL, onderwerp="renovatie", vanaf=EERSTE, tot=WBH)
def renovatie(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """0,2 punt per € 1.000 investering, niet voor een renovatie die punten geeft op grond van 9.2."""
    k = eerder.kolom
    for bedrag in (k["renovatie_gewoon"], k["renovatie_9_2"] * (k["geeft_9_2"] == 0)):
        if ergens(bedrag):
            yield Post(
                "renovatie", "woning", bedrag * p.punten, deler=p.per_euro, aantal=bedrag, eenheid="euro", schaal=100
            )


@regel("zorgwoning", rubriek=12, artikel="Bhw bijlage I.A, rubriek 12", onderwerp="bijzonder", vanaf=EERSTE, tot=WBH)
def zorgwoning(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """35% van de punten van rubriek 1 tot en met 9.1 en 10, of van 1 tot en met 8 (keuze zorg_voor_wbh); delen van groepen apart."""
    if not ergens(w.zorgwoning):
        return
    over = ACHT if p.kiest("zorg_voor_wbh", "inleiding") else (*ACHT, 9, 10)
    geheel, breuken = eerder.exact(*over)
    for laag, teller, deler in _procent(w, eerder.kolom["zorgprocent"], geheel, breuken):
        if laag is None:
            yield Post("zorgwoning", "woning", teller, deler=deler)
        else:
            yield Post("zorgwoning", "groep", teller, deler=deler // w.groep.deler)


@regel("rijksmonument", rubriek=14, artikel="Bhw bijlage I.A, rubriek 14", onderwerp="bijzonder", vanaf=EERSTE, tot=WBH)
def rijksmonument(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """50 punten voor een rijksmonument."""
    yield Post("rijksmonument_50_punten", "woning", w.rijksmonument * p.rijksmonument_punten_voor_wbh)
