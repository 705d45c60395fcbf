"""Waarvoor een ruimte telt: de eisen aan vertrek, overige ruimte, buitenruimte en parkeerplek."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.regels.regel import WBH, Uitvoer, regel
from huurstelsel.regels.soortkolommen import (
    ALTIJD_VERTREK,
    BESTEMD_BINNEN,
    BESTEMD_VERTREK,
    BUITENRUIMTE,
    HEKWERK,
    KLASSE,
    OVERIGE_RUIMTE,
    PARKEERPLEK,
    PARKEERTYPE,
    VERKEERSRUIMTE,
    VERTREK,
    ZOLDER,
)
from huurstelsel.reken.getallen import HONDERDSTE, Masker, ergens, half_op, waar
from huurstelsel.reken.post import Saldi, Vastgesteld

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.recht.laden import Parameters

ARTIKEL = "Bhw bijlage I.A, toelichting rubriek 1, 2, 8, 9 en 10"
NIET = 0
TERUGVAL, TE_KLEIN = 10, 20  # bij de uitkomst opgeteld: waarom zij niet de bestemming is

UITKOMSTEN = {
    VERTREK: ("vertrek", "voldoet aan de eisen voor een vertrek"),
    OVERIGE_RUIMTE: ("overige_ruimte", "voldoet aan de eisen voor een overige ruimte"),
    OVERIGE_RUIMTE + TERUGVAL: (
        "overige_ruimte",
        "voldoet niet aan de eisen voor een vertrek, wel aan die voor een overige ruimte",
    ),
    OVERIGE_RUIMTE + TE_KLEIN: (
        "overige_ruimte",
        "is kleiner dan 4 m² en dus geen vertrek; voldoet aan de eisen voor een overige ruimte",
    ),
    NIET + TERUGVAL: ("telt_niet", "voldoet niet aan de eisen voor waardering"),
    NIET + TE_KLEIN: ("telt_niet", "is kleiner dan 2 m² en dus geen overige ruimte"),
}


def is_vertrek(eerder: Saldi) -> Masker:
    """Ruimten die als vertrek tellen."""
    vertrek: Masker = eerder.kolom["telt_als"] == VERTREK
    return vertrek


def is_overige_ruimte(eerder: Saldi) -> Masker:
    """Ruimten die als overige ruimte tellen, ook na terugval."""
    overig: Masker = eerder.kolom["telt_als"] == OVERIGE_RUIMTE
    return overig


def is_parkeerplek(w: Woningen) -> Masker:
    """Parkeerplekken, ook een garage, carport of parkeerplaats die met andere adressen wordt gedeeld; of zij voldoen is een andere vraag."""
    soort = w.ruimte.soort
    plek: Masker = KLASSE[soort] == PARKEERPLEK
    misschien = PARKEERTYPE[soort] > 0
    return plek | (misschien & w.ruimte.van_ouder(w.groep.adressen > 1)) if ergens(misschien) else plek


@regel("telt_als", rubriek=1, artikel=ARTIKEL, onderwerp="oppervlakte", vanaf=WBH)
def telt_als(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Of een ruimte telt als vertrek, overige ruimte, verkeersruimte, buitenruimte of parkeerplek.

    De minimumoppervlakte geldt voor de gemeten, niet de afgeronde oppervlakte. Keuken, badkamer en doucheruimte zijn altijd
    vertrek; wat aan een eis voor vertrek niet voldoet, kan nog overige ruimte zijn; andersom niet. De oppervlakte per ruimte wordt
    afgerond op 0,01 m² (toelichting rubriek 1 en 2) en bewaard als kolom `oppervlakte` (mm²); `telt_als` is de klasse
    waarvoor de ruimte telt, 0 als zij niet telt. Een met andere adressen gedeelde garage, carport of parkeerplaats is parkeerplek.
    """
    r = w.ruimte
    klasse, bestemd = KLASSE[r.soort], BESTEMD_VERTREK[r.soort]
    parkeren = is_parkeerplek(w)
    klasse = waar(parkeren, PARKEERPLEK, klasse)
    vertrek = r.eisen_vertrek & (r.oppervlakte >= p.minimum_vertrek)
    mag = r.begaanbaar & r.gebruiksrecht & ~r.kast_op_verkeersruimte
    if ergens(zolder := ZOLDER[r.soort]):
        vertrek &= ~zolder | (r.vaste_trap & r.dak_beschoten)
        mag &= ~zolder | (r.trap & r.dak_beschoten)
    overig = mag & (r.oppervlakte >= p.minimum_overige_ruimte)
    vertrek = bestemd & (vertrek | ALTIJD_VERTREK[r.soort])
    buiten = (~HEKWERK[r.soort] | r.eisen_hekwerk) & (r.minimumafmeting | r.van_ouder(w.groep.deler == 1))
    binnen = BESTEMD_BINNEN[r.soort]
    voldoet = vertrek | (binnen & overig) | (klasse == VERKEERSRUIMTE)
    voldoet |= (klasse == BUITENRUIMTE) & buiten
    voldoet = (voldoet & ~parkeren) | (parkeren & r.eisen_parkeerplek)
    voldoet &= r.gebruiksrecht & ~r.kast_op_verkeersruimte
    telt = klasse * voldoet + (bestemd & ~vertrek & voldoet)  # een terugval naar overige ruimte is één klasse verder
    if p.kiest("kast_op_verkeersruimte", "vertrek"):
        telt[r.kast_op_verkeersruimte & r.gebruiksrecht] = VERTREK
    klein = mag & (r.oppervlakte < waar(telt > 0, p.minimum_vertrek, p.minimum_overige_ruimte))
    waarom = (telt != klasse) * (TERUGVAL + (TE_KLEIN - TERUGVAL) * (klein & binnen))
    eerder.kolom["telt_als"] = telt
    eerder.kolom["oppervlakte"] = half_op(r.oppervlakte, HONDERDSTE)
    yield Vastgesteld("telt_als", "ruimte", telt + waarom, UITKOMSTEN, ARTIKEL)
