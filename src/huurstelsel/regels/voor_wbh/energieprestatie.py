"""Rubriek 4: energieprestatie, naar de oppervlakte op het label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.regels.energieprestatie import BOUWJAAR, EPV, INDEX, LABEL, MEERGEZINS, per_type
from huurstelsel.regels.regel import EERSTE, WBH, Uitvoer, regel
from huurstelsel.reken.getallen import Kolom, hoogstens, minstens, niet, waar
from huurstelsel.reken.post import Post, Saldi

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters

KLASSE_A2, KLASSE_G = 2, 10


@regel(
    "energieprestatie",
    rubriek=4,
    artikel="Bhw bijlage I.A, rubriek 4",
    onderwerp="energieprestatie",
    vanaf=EERSTE,
    tot=WBH,
)
def energieprestatie(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Punten naar NTA 8800-label (tabel 4.1, 4.2 of 4.3), energie-index of ouder label, bouwjaar, of vast bij een vergoeding."""
    bron, klasse = eerder.kolom["energiebron"], eerder.kolom["energieklasse"]
    if p.kiest("label_boven_a2", "a_plus_plus"):
        klasse = minstens(klasse, KLASSE_A2)
    nieuw = (bron == LABEL) & (eerder.kolom["label_opname"] >= p.nta_vanaf)
    punten = waar(nieuw, _naar_oppervlakte(w, p, eerder), per_type(w, p, "oude_tabel_", klasse))
    yield Post("energielabel", "woning", punten * (bron == LABEL))
    yield Post("energie_index", "woning", punten * (bron == INDEX))
    jaarklasse = hoogstens(minstens(KLASSE_G - eerder.kolom["energieklasse"], 0), len(p.bouwjaar_eengezinswoning) - 1)
    bouwjaar = per_type(w, p, "bouwjaar_", jaarklasse) * (bron == BOUWJAAR)
    yield Post("bouwjaar", "woning", bouwjaar, aantal=w.bouwjaar * (bron == BOUWJAAR), eenheid="")
    epv = waar(w.woningtype == MEERGEZINS, p.epv_meergezinswoning, p.epv_eengezinswoning)
    yield Post("energieprestatievergoeding", "woning", epv * (bron == EPV))


def _naar_oppervlakte(w: Woningen, p: Parameters, eerder: Saldi) -> Kolom:
    """Punten van een NTA 8800-label; zonder oppervlakte op het label tabel 4.3."""
    klasse, oppervlakte = eerder.kolom["energieklasse"], eerder.kolom["label_oppervlakte"]
    if not p.boven_a2_in_tabel and p.kiest("label_boven_a2", "a_plus_plus"):
        klasse = minstens(klasse, KLASSE_A2)
    bekend = oppervlakte >= 0
    klein = bekend & (oppervlakte < p.klein_tot)
    middel = bekend & niet(klein) & (oppervlakte < p.middel_tot)
    groot = per_type(w, p, "label_groot_", klasse)
    return waar(
        klein, per_type(w, p, "label_klein_", klasse), waar(middel, per_type(w, p, "label_middel_", klasse), groot)
    )
