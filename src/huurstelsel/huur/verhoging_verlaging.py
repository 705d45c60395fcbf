"""BW 7:252b en art. 14 lid 2 Uhw: verlaging na een inkomensdaling, gerekend over drie jaar terug."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.fouten import RechtFout
from huurstelsel.huur.beslissing import JA, NEE, Bedrag, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.liberalisatie import grens_op
from huurstelsel.huur.verhoging_grens import HOOG, LID_2, lid_2
from huurstelsel.huur.verhoging_inkomen import NAMEN, centen, klasse
from huurstelsel.huur.verhoging_tijdvak import JAARLIJKS
from huurstelsel.reken.datums import in_woorden, jaren_verder, maanden_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.huur.verhoging_zaak import Verhogingszaak

VERLAAGD = "hoogste huurprijs na verlaging"
PEILJAAR = Melding("huishouden.inkomen_peiljaar", "Het huishoudinkomen in het jaar vóór de verlaging.")

_ID, _VRAAG = "huurverlaging_inkomen", "Kan de huurder verlaging vragen om een inkomensdaling?"


def huurverlaging_inkomen(v: Verhogingszaak, regel: Beslissing) -> Beslissing | None:
    """`None` als de huurprijs niet naar inkomen is verhoogd."""
    if not any(w.reden == "verhoging_inkomen" for w in v.eerder):
        return None
    if regel.uitkomst != LID_2 or not v.soort.zelfstandig:
        return Beslissing(_ID, _VRAAG, NEE, (Reden("art. 252b geldt hier niet", "BW 7:247 en 7:247b"),))
    h = v.document.huishouden
    if h is None or h.inkomen_peiljaar is None:
        return onbeslist(_ID, _VRAAG, (PEILJAAR,))
    try:
        p = v.regeling.parameters("inkomensgrenzen")
        nu = klasse(centen(h.inkomen_peiljaar), p, alleen=h.personen == "alleen")
        if nu == HOOG:
            zin = "het inkomen is niet gedaald tot een lagere klasse"
            return Beslissing(_ID, _VRAAG, NEE, (Reden(zin, "BW 7:252b lid 1"),))
        return _herrekend(v, nu)
    except RechtFout as e:
        return onbeslist(_ID, _VRAAG, (Melding("", str(e)),))


AOW = Melding("huishouden.aow_leeftijd", "Of het huishouden door de AOW-leeftijd een ander norminkomen heeft.")


def _onder_norm(v: Verhogingszaak) -> bool | Melding:
    """Of het inkomen niet hoger is dan het bedrag van art. 14 lid 1 Wht; een `Melding` als dat van een onbekend feit of bedrag afhangt."""
    h, p = v.document.huishouden, v.regeling.parameters("inkomensgrenzen")
    if h is None or h.inkomen_peiljaar is None:
        return PEILJAAR
    wie = "alleen" if h.personen == "alleen" else "meer"
    namen = {False: [f"norminkomen_{wie}"], True: [f"norminkomen_aow_{wie}"]}
    gezocht = namen[h.aow_leeftijd] if h.aow_leeftijd is not None else [*namen[False], *namen[True]]
    try:
        onder = {centen(h.inkomen_peiljaar) <= getattr(p, naam) for naam in gezocht}
    except RechtFout as e:
        return AOW if h.aow_leeftijd is None else Melding("", f"{str(e)[:1].upper()}{str(e)[1:]}.")
    return onder.pop() if len(onder) == 1 else AOW


def _herrekend(v: Verhogingszaak, nu: int) -> Beslissing:
    """De huurprijs zoals die was geweest als de verhogingen van de laatste drie jaar op het lagere inkomen berustten."""
    huur, begin = v.huur.centen, jaren_verder(maanden_verder(v.ingang, -2), -3)
    pad = _pad(v, nu, begin)
    if huur is None or pad is None:
        return onbeslist(_ID, _VRAAG, (Melding("contract.aanvangshuurprijs", "De huurprijs van drie jaar geleden."),))
    redenen = [
        Reden(f"inkomen in het peiljaar {v.ingang.year - 1}: klasse {NAMEN[nu]}", "BW 7:252b lid 1"),
        Reden("de verhogingen van de laatste drie jaar, opnieuw naar die klasse", "Uhw art. 14 lid 2 onder b"),
    ]
    uit, grens = min(huur, pad), grens_op(v.z, v.ingang)
    onder_norm = _onder_norm(v) if uit > grens else False
    if isinstance(onder_norm, Melding):
        return onbeslist(_ID, _VRAAG, (onder_norm,), *redenen)
    if onder_norm:
        uit = grens
        redenen.append(_tot_de_grens(v))
    bedragen = (Bedrag("geldende huurprijs", huur), Bedrag("verlaging", huur - uit), Bedrag(VERLAAGD, uit))
    aanname = Melding("", "Aangenomen dat het voorstel twee maanden vóór de ingang is gedaan.")
    datums = (Datum("verhogingen vanaf", begin),)
    return Beslissing(_ID, _VRAAG, JA if uit < huur else NEE, tuple(redenen), bedragen, datums, aannamen=(aanname,))


def _tot_de_grens(v: Verhogingszaak) -> Reden:
    """Het bedrag van art. 3 lid 2 Uhw; voor een overeenkomst van vóór de wet blijft dat de liberalisatiegrens."""
    artikel = "Uhw art. 14 lid 2 onder c; Wet op de huurtoeslag art. 14 lid 1"
    zin = "het inkomen is niet hoger dan het norminkomen: niet hoger dan het bedrag bij 186 punten"
    if v.z.gesloten_voor or not v.z.nieuw_recht:
        zin = f"het inkomen is niet hoger dan het norminkomen: niet hoger dan de liberalisatiegrens van {in_woorden(v.ingang)}"
        artikel += "; Bhw art. 12a" if v.z.nieuw_recht else "; Bhw art. 2 (oud)"
    return Reden(zin, artikel)


def _pad(v: Verhogingszaak, nu: int, begin: date) -> int | None:
    """Het verloop van de huurprijs vanaf `begin`, met elke jaarlijkse verhoging ten hoogste die van de lagere klasse."""
    eerder = [w for w in v.eerder if w.datum < begin]
    werkelijk = afgekapt(eerder[-1].huurprijs, 100) if eerder else v.z.aanvang.centen
    pad = werkelijk
    for w in (w for w in v.eerder if w.datum >= begin):
        if werkelijk is None or pad is None:
            return None
        naar = afgekapt(w.huurprijs, 100)
        stap = naar - werkelijk
        if w.reden in JAARLIJKS and stap > 0:
            p = v.regeling_op(w.datum).parameters("huurverhoging")
            stap = min(stap, lid_2(pad, nu, p, zelfstandig=True).hoogste(pad, v.afronding) - pad)
        pad, werkelijk = min(pad + stap, naar), naar
    return pad
