"""Een gemaakte voorraad woningen in kolommen, met een realistische mix van alle rubrieken, om snelheid mee te meten.

Geen statistiek: de verhoudingen zijn gekozen zodat elke regel werk heeft. Per woning ongeveer zes ruimten en vijf voorzieningen; een
op de acht woningen deelt ruimten, buitenruimte of parkeerplekken met andere adressen.
"""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from huurstelsel.feiten import kolommen as k
from huurstelsel.feiten.soorten import RUIMTECODE, VOORZIENINGCODE
from huurstelsel.reken.getallen import MM2

BINNEN = ("woonkamer", "slaapkamer", "slaapkamer", "keuken", "badkamer", "toiletruimte", "berging", "hal", "zolder")
BUITEN = ("balkon", "tuin", "dakterras")
IN_KEUKEN = ("aanrecht", "inbouw_koelkast", "inbouw_kookplaat_inductie", "afzuiginstallatie")
IN_BAD = ("douche", "wastafel", "handdoekenradiator", "thermostatische_mengkraan")
Kolom = NDArray[np.int64]


def _offsets(aantallen: Kolom) -> Kolom:
    uit = np.zeros(len(aantallen) + 1, np.int64)
    np.cumsum(aantallen, out=uit[1:])
    return uit


def _vlaggen(
    laag: object, namen: tuple[str, ...], n: int, toeval: np.random.Generator, zelden: tuple[str, ...] = ()
) -> None:
    for naam in namen:
        kans = 0.02 if naam in zelden else 0.97
        setattr(laag, naam, toeval.random(n) < kans)


def _groepen(n: int, toeval: np.random.Generator, *, kamers: bool) -> k.Groep:
    delend = toeval.random(n) < (0.9 if kamers else 1 / 8)
    groep = k.Groep(_offsets(1 + delend.astype(np.int64)))
    groep.adressen = np.ones(groep.n, np.int64)
    groep.adressen[groep.offsets[1:][delend] - 1] = toeval.integers(2, 60, int(delend.sum()))
    groep.kamers = np.ones(groep.n, np.int64)
    if kamers:  # de helft van wat wordt gedeeld, delen alleen kamers van het adres
        gedeeld = groep.adressen > 1
        groep.kamers[gedeeld] = toeval.integers(2, 13, int(gedeeld.sum()))
        groep.adressen[gedeeld & (toeval.random(groep.n) < 0.5)] = 1
    groep.deler = groep.adressen * groep.kamers
    return groep


def _ruimten(groep: k.Groep, toeval: np.random.Generator, *, kamers: bool) -> k.Ruimte:
    gedeeld = groep.deler > 1
    # een kamer heeft een of twee eigen ruimten en deelt er drie tot zes; een woning heeft er vier tot acht en deelt er hoogstens een
    samen, eigen = ((3, 7), (1, 3)) if kamers else ((1, 2), (4, 9))
    aantallen = np.where(gedeeld, toeval.integers(*samen, groep.n), toeval.integers(*eigen, groep.n))
    ruimte = k.Ruimte(_offsets(aantallen))
    n, is_gedeeld = ruimte.n, gedeeld[ruimte.ouder]
    binnen = np.array([RUIMTECODE[s] for s in BINNEN])[toeval.integers(0, len(BINNEN), n)]
    buiten = np.array([RUIMTECODE[s] for s in BUITEN])[toeval.integers(0, len(BUITEN), n)]
    ruimte.soort = np.where(toeval.random(n) < 0.15, buiten, binnen)
    ruimte.soort[is_gedeeld & (toeval.random(n) < 0.3)] = RUIMTECODE["parkeerplek"]
    parkeerplek = ruimte.soort == RUIMTECODE["parkeerplek"]
    ruimte.oppervlakte = toeval.integers(1 * MM2, 30 * MM2, n)
    ruimte.oppervlakte[parkeerplek] = 12 * MM2
    ruimte.aantal = np.where(parkeerplek, toeval.integers(1, 30, n), 1)
    ruimte.parkeertype = parkeerplek * toeval.integers(1, 4, n)
    _vlaggen(
        ruimte,
        k.RUIMTE_VLAGGEN,
        n,
        toeval,
        ("verkoeld", "bevat_keuken", "kast_op_verkeersruimte", "wastafels_met_maximum"),
    )
    ruimte.verwarmd = toeval.random(n) < 0.7
    ruimte.keuken_verwarmd = ruimte.verwarmd
    return ruimte


def _voorzieningen(ruimte: k.Ruimte, toeval: np.random.Generator) -> k.Voorziening:
    keuken, bad = ruimte.soort == RUIMTECODE["keuken"], ruimte.soort == RUIMTECODE["badkamer"]
    toilet = ruimte.soort == RUIMTECODE["toiletruimte"]
    voorziening = k.Voorziening(_offsets(np.where(keuken | bad, 4, np.where(toilet, 1, 0))))
    n, ouder = voorziening.n, voorziening.ouder
    plaats = np.arange(n) - voorziening.offsets[ouder]
    in_keuken = np.array([VOORZIENINGCODE[s] for s in IN_KEUKEN])[plaats]
    in_bad = np.array([VOORZIENINGCODE[s] for s in IN_BAD])[plaats]
    voorziening.soort = np.where(keuken[ouder], in_keuken, np.where(bad[ouder], in_bad, VOORZIENINGCODE["toilet"]))
    voorziening.aantal = np.ones(n, np.int64)
    voorziening.maat = np.where(voorziening.soort == VOORZIENINGCODE["aanrecht"], toeval.integers(800, 3500, n), -1)
    voorziening.aaneengesloten = voorziening.maat
    voorziening.kosten = np.zeros(n, np.int64)
    voorziening.ingreep = np.full(n, date.max.toordinal())
    return voorziening


def _energie(n: int, toeval: np.random.Generator) -> k.Energie:
    energie = k.Energie(_offsets(toeval.integers(0, 3, n)))
    m = energie.n
    energie.is_index = toeval.integers(0, 2, m)
    energie.klasse = toeval.integers(0, 11, m)
    energie.waarde = toeval.integers(300_000, 3_500_000, m)
    energie.opname = toeval.integers(date(2014, 1, 1).toordinal(), date(2025, 12, 1).toordinal(), m)
    energie.registratie = energie.opname + 10
    energie.geldig_tot = np.full(m, date.max.toordinal())
    energie.oppervlakte = np.full(m, 60 * MM2)
    _vlaggen(energie, k.ENERGIE_VLAGGEN, m, toeval, ("vereenvoudigd", "volledig", "laag_risico"))
    return energie


def _woz(n: int, toeval: np.random.Generator) -> k.Woz:
    woz = k.Woz(_offsets(toeval.integers(0, 3, n)))
    woz.jaar = 2025 - (np.arange(woz.n) - woz.offsets[woz.ouder])
    woz.vastgesteld = np.array(
        [date(2024, 1, 1).toordinal(), date(2025, 1, 1).toordinal(), date(2026, 1, 1).toordinal()]
    )[woz.jaar - 2023]
    woz.waarde = toeval.integers(80_000, 900_000, woz.n) * 100
    woz.voortgang = np.full(woz.n, 100)
    return woz


def maak(n: int, zaad: int = 1, *, kamers: bool = False) -> k.Woningen:
    """Maak n woningen, of onzelfstandige kamers, in kolommen; hetzelfde zaad geeft dezelfde voorraad."""
    toeval = np.random.default_rng(zaad)
    groep = _groepen(n, toeval, kamers=kamers)
    ruimte = _ruimten(groep, toeval, kamers=kamers)
    w = k.Woningen(
        n,
        groep=groep,
        ruimte=ruimte,
        voorziening=_voorzieningen(ruimte, toeval),
        energie=_energie(n, toeval),
        woz=_woz(n, toeval),
    )
    w.woningtype = toeval.integers(1, 3, n)
    w.bouwjaar = toeval.integers(1900, 2026, n)
    w.renovatiejaren = np.zeros(n, np.int64)
    w.gebruiksoppervlakte = toeval.integers(20, 150, n) * MM2
    w.taxatiewaarde = (toeval.random(n) < 0.1) * 25_000_000
    w.ondertekend = toeval.integers(date(2010, 1, 1).toordinal(), date(2026, 1, 1).toordinal(), n)
    w.ingangsdatum = w.ondertekend + 30
    w.start_bouw = np.full(n, -1)
    w.eerste_ingebruikname = np.full(n, -1)
    w.huurprijs = toeval.integers(40_000, 150_000, n)
    w.kamers_op_adres = toeval.integers(2, 13, n) if kamers else np.ones(n, np.int64)
    w.corop = toeval.integers(1, 41, n)
    w.woz_klasse = np.zeros(n, np.int64)
    w.ruitoppervlakte = toeval.integers(0, 3 * MM2, n)
    w.raamkozijn = toeval.integers(0, 2_000, n)
    zelden = tuple(naam for naam in k.WONING_VLAGGEN if naam != "oppervlakten_bekend")
    _vlaggen(w, k.WONING_VLAGGEN, n, toeval, zelden)
    w.corop_amsterdam_utrecht = toeval.random(n) < 0.15
    w.oppervlakten_bekend = np.ones(n, np.bool_)
    return w
