"""Rubriek 6: sanitair. De kolommen lopen over de ruimten met voorzieningen."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.soorten import VOORZIENINGCODE
from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.soortkolommen import BADRUIMTE, KLASSE, TOILETRUIMTE, VERKEERSRUIMTE, puntentabel
from huurstelsel.regels.tellen import aanwezig, tel
from huurstelsel.reken.getallen import Kolom, Masker, ergens, minstens, waar
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters

BEGRENSD = ("stopcontact", "kastruimte", "bubbelfunctie", "afscheiding_douche", "kastje_met_wastafel")
"""Voorzieningen met een eigen maximum per ruimte."""
ONBEGRENSD: Masker = ~np.isin(np.arange(len(VOORZIENINGCODE)), [VOORZIENINGCODE[soort] for soort in BEGRENSD])
KRANEN = [VOORZIENINGCODE["eenhandsmengkraan"], VOORZIENINGCODE["thermostatische_mengkraan"]]
ARTIKEL = "Bhw bijlage I.A, rubriek 6"


@regel("toilet", rubriek=6, gedeeld=9, artikel=ARTIKEL, onderwerp="sanitair", vanaf=WBH)
def toilet(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """3 (hangend 3,75) per toilet in een toiletruimte, 2 (2,75) in een badruimte; elders geen punten."""
    hier = w.voorziening.gevuld
    ruimtesoort = w.soort_gevuld
    for soort, in_toiletruimte, in_badruimte in (
        ("toilet", p.toilet_toiletruimte, p.toilet_badruimte),
        ("hangend_toilet", p.hangend_toilet_toiletruimte, p.hangend_toilet_badruimte),
    ):
        if aanwezig(w, soort):
            aantal = tel(w, eerder, soort)
            punten = aantal * TOILETRUIMTE[ruimtesoort] * in_toiletruimte
            yield Post(f"{soort}_toiletruimte", "ruimte", punten, aantal=aantal, plaats=hier)
            punten = aantal * BADRUIMTE[ruimtesoort] * in_badruimte
            yield Post(f"{soort}_badruimte", "ruimte", punten, aantal=aantal, plaats=hier)


@regel("wastafel", rubriek=6, gedeeld=9, artikel=ARTIKEL, onderwerp="sanitair", vanaf=WBH)
def wastafel(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """1 per wastafel, 1,5 per meerpersoonswastafel; buiten de badruimte hoogstens 1 en 1,5 per ruimte.

    Een aanrecht zonder 1 m in één stuk (dus geen keuken) telt als wastafel, mits op water aangesloten (toelichting 6.1; beleidsboek 2.5.2).
    Bewaart `wastafels` per ruimte.
    """
    hier = w.voorziening.gevuld
    soort = w.soort_gevuld
    badruimte = BADRUIMTE[soort]
    enkel, meer = tel(w, eerder, "wastafel"), tel(w, eerder, "meerpersoonswastafel")
    enkel = enkel + eerder.kolom["kort_aanrecht"]
    eerder.kolom["wastafels"] = enkel + meer
    if p.kiest("wastafel_verkeersruimte", "geen"):
        elders = (KLASSE[soort] != VERKEERSRUIMTE) & ~w.ruimte.kast_op_verkeersruimte[hier]
        enkel, meer = enkel * elders, meer * elders
    ten_hoogste = waar(badruimte, enkel, np.minimum(enkel, 1))
    meer_ten_hoogste = waar(badruimte, meer, np.minimum(meer, 1))
    if p.kiest("wastafels_samen", "samen_anderhalf"):
        ten_hoogste = ten_hoogste * (badruimte | (meer_ten_hoogste == 0))
    vrij = _zonder_maximum(
        w, p, (enkel - ten_hoogste) * p.wastafel + (meer - meer_ten_hoogste) * p.meerpersoonswastafel
    )
    if ergens(vrij):
        ten_hoogste, meer_ten_hoogste = waar(vrij, enkel, ten_hoogste), waar(vrij, meer, meer_ten_hoogste)
    yield Post("wastafel", "ruimte", ten_hoogste * p.wastafel, aantal=enkel, plaats=hier)
    if aanwezig(w, "meerpersoonswastafel"):
        punten = meer_ten_hoogste * p.meerpersoonswastafel
        yield Post("meerpersoonswastafel", "ruimte", punten, aantal=meer, plaats=hier)


def _zonder_maximum(w: Woningen, p: Parameters, meer_punten: Kolom) -> Masker:
    """Bij genoeg kamers op het adres: de ene ruimte zonder maximum (bijlage I.B, 6.1), waar dat deze kamer het meeste geeft.

    Args:
        meer_punten: punten die elke ruimte met voorzieningen zonder maximum meer zou hebben, in 1/PUNT, vóór deling.
    """
    geen: Masker = meer_punten < 0
    if not ergens(w.kamers_op_adres > 1) or not ergens(meer_punten):
        return geen
    hier, r = w.voorziening.gevuld, w.ruimte
    woning = np.repeat(np.arange(w.n), np.diff(r.offsets[w.groep.offsets]))[hier]
    deler = np.broadcast_to(r.van_ouder(w.groep.deler), (r.n,))[hier]
    mag = np.atleast_1d(w.kamers_op_adres >= p.kamers_vrij)[woning]
    vast = np.atleast_1d(w.zorgwoning & w.drie_punten_gemeenschappelijk)[woning]  # dan geeft een ruimte elders niets
    mag = mag & ~(vast & np.broadcast_to(r.van_ouder(w.groep.adressen > 1), (r.n,))[hier])
    mag = mag & (meer_punten > 0) & ~r.wastafels_met_maximum[hier]
    for i in np.unique(woning[mag]).tolist():
        plaatsen = np.flatnonzero(mag & (woning == i)).tolist()
        geen[max(plaatsen, key=lambda j: Fraction(int(meer_punten[j]), int(deler[j])))] = True
    return geen


@regel("bad_en_douche", rubriek=6, gedeeld=9, artikel=ARTIKEL, onderwerp="sanitair", vanaf=WBH)
def bad_of_douche(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Bad 6, douche 4, bad met afzonderlijke douche in dezelfde ruimte 7. Bewaart `bad_of_douche` (punten per ruimte)."""
    hier = w.voorziening.gevuld
    douche, bad = tel(w, eerder, "douche"), tel(w, eerder, "bad")
    samen = np.minimum(bad, douche)
    bad_en_douche = samen * p.bad_en_douche
    alleen_bad, alleen_douche = (bad - samen) * p.bad, (douche - samen) * p.douche
    eerder.kolom["bad_of_douche"] = bad_en_douche + alleen_bad + alleen_douche
    if aanwezig(w, "bad"):
        yield Post("bad_en_douche", "ruimte", bad_en_douche, aantal=samen, plaats=hier)
        yield Post("bad", "ruimte", alleen_bad, aantal=bad - samen, plaats=hier)
    if aanwezig(w, "douche"):
        yield Post("douche", "ruimte", alleen_douche, aantal=douche - samen, plaats=hier)


@regel(
    "sanitairvoorzieningen", rubriek=6, gedeeld=9, artikel=f"{ARTIKEL}, onderdeel 6.2", onderwerp="sanitair", vanaf=WBH
)
def sanitairvoorzieningen(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Voorzieningen in een bad- of doucheruimte met wastafel en bad of douche, tot de punten voor bad en douche van de groep.

    Hoogstens twee stopcontacten en één kastje per wastafel, één kastruimte per bad- of doucheruimte, een bubbelfunctie per bad en een afscheiding
    per douche.
    """
    if not aanwezig(w, *p.voorzieningen):
        return
    v, hier = w.voorziening, w.voorziening.gevuld
    wastafels, gewassen = eerder.kolom["wastafels"], eerder.kolom["bad_of_douche"]
    voldoet = BADRUIMTE[w.soort_gevuld] & w.ruimte.eisen_badruimte[hier] & (wastafels > 0) & (gewassen > 0)
    tabel = p.afgeleid("voorzieningen", puntentabel)
    extra = (tabel * ONBEGRENSD)[v.soort] * v.aantal * v.van_gevuld(voldoet)
    met_keuken = voldoet & (eerder.kolom["keuken"] > 0)
    if ergens(met_keuken):  # kranen die al in rubriek 5 tellen
        extra *= ~(v.van_gevuld(met_keuken) & np.isin(v.soort, KRANEN))
    hoogstens = {
        "stopcontact": p.stopcontacten_per_wastafel * wastafels,
        "kastruimte": p.kastruimten_per_badruimte,
        "bubbelfunctie": tel(w, eerder, "bad"),
        "afscheiding_douche": tel(w, eerder, "douche"),
        "kastje_met_wastafel": wastafels,
    }
    boven = v.som_gevuld(extra) - gewassen
    yield Post("sanitairvoorziening", "voorziening", extra, aantal=v.aantal, per_soort=True)
    for soort in BEGRENSD:
        if aanwezig(w, soort):
            aantal = np.minimum(tel(w, eerder, soort), hoogstens[soort]) * voldoet
            punten = aantal * tabel[VOORZIENINGCODE[soort]]
            boven = boven + punten
            yield Post(soort, "ruimte", punten, aantal=aantal, plaats=hier)
    yield Post("maximering_sanitairvoorzieningen", "groep", -minstens(w.ruimte_som_gevuld(boven), 0))
