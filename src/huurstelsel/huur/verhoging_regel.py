"""Welke grens een verhoging bindt, en hoe zij tot stand komt: art. 10 lid 2, 3 of 4 Uhw, met een beding of met een voorstel."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Beslissing, Reden, onbeslist
from huurstelsel.huur.verhoging_grens import GEEN, LID_2, LID_3, LID_4
from huurstelsel.huur.verhoging_zaak import BEDING
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.datums import in_woorden, jaren_verder

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.huur.verhoging_zaak import Verhogingszaak

MET_BEDING, MET_VOORSTEL, BEIDE, NIETS = "beding", "voorstel", "beding of voorstel", "geen"


def regel(v: Verhogingszaak) -> Beslissing:
    """De bepaling die de hoogste verhoging geeft."""
    if v.soort.ligplaats:
        return _ligplaats(v)
    if not v.soort.zelfstandig:
        return _regel(LID_2, "geen zelfstandige woning: ongeacht het inkomen", "Uhw art. 10 lid 2; bijlage V, IIb")
    vrij = v.segment.vrij
    if vrij.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist(_ID, _VRAAG, vrij.ontbreekt)
    return _geliberaliseerd(v) if vrij.uitkomst == JA else _gereguleerd(v)


_ID, _VRAAG = "verhogingsregel", "Welke bepaling begrenst de verhoging?"


def _regel(uitkomst: str, *zinnen: str) -> Beslissing:
    """Een regel met haar redenen: om en om een zin en een artikel."""
    redenen = tuple(Reden(zin, artikel) for zin, artikel in zip(zinnen[::2], zinnen[1::2], strict=True))
    return Beslissing(_ID, _VRAAG, uitkomst, redenen)


def _geliberaliseerd(v: Verhogingszaak) -> Beslissing:
    """BW 7:247: lid 3, sinds de Wet maximering; is het ook middeldure huur, dan noemt 7:248 lid 3 ook lid 4."""
    eerste = onderwerp("huurverhoging_index")["geliberaliseerd"].waarden[0].vanaf
    if v.ingang < eerste:
        zin = f"tot {in_woorden(eerste)} begrensde de wet de verhoging van een geliberaliseerde huurprijs niet"
        return _regel(GEEN, zin, "Overgangswet NBW art. 208ea")
    midden = v.segment.midden
    if not v.nieuw_midden or midden.uitkomst == NEE:
        artikel = "Uhw art. 10 lid 3; art. 48" if v.z.gesloten_voor and v.z.nieuw_recht else "Uhw art. 10 lid 3"
        return _regel(LID_3, "de huurprijs is geliberaliseerd", f"BW 7:247 en 7:248 lid 3; {artikel}")
    zin = "geliberaliseerd en ook middeldure huurwoonruimte: lid 3 en lid 4 gelden beide, en lid 3 is nooit hoger"
    if v.z.kiest("grens_vrij_en_midden", "laagste"):
        return _regel(LID_3, zin, "BW 7:248 lid 3; Uhw art. 10 lid 3 en 4")
    if midden.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist(_ID, _VRAAG, midden.ontbreekt)
    return _regel(LID_4, "ook middeldure huurwoonruimte: gekozen is voor lid 4", "BW 7:248 lid 3; Uhw art. 10 lid 4")


def _gereguleerd(v: Verhogingszaak) -> Beslissing:
    """Niet geliberaliseerd: lid 4 voor middeldure huur, anders lid 2; van vóór de wet lid 2 (Uhw art. 48)."""
    if not v.z.nieuw_recht:
        return _regel(LID_2, "de huurprijs is niet geliberaliseerd", "BW 7:248 lid 2; Uhw art. 10 lid 2")
    midden = v.segment.midden
    if v.nieuw_midden:
        if midden.uitkomst == NIET_TE_BESLISSEN:
            return onbeslist(_ID, _VRAAG, midden.ontbreekt)
        if midden.uitkomst == JA:
            return _regel(LID_4, "middeldure huurwoonruimte", "BW 7:247b en 7:248 lid 3; Uhw art. 10 lid 4")
        zin = "niet geliberaliseerd en geen middeldure huurwoonruimte"
        return _regel(LID_2, zin, "BW 7:248 lid 2; Uhw art. 10 lid 2")
    return _oud_contract(v)


def _oud_contract(v: Verhogingszaak) -> Beslissing:
    """Gesloten vóór de wet en niet geliberaliseerd; art. 48 Uhw houdt lid 3 voor middeldure huur in stand."""
    zin = "niet geliberaliseerd, gesloten vóór de Wet betaalbare huur: 7:247b geldt niet"
    if v.z.kiest("uhw_48_gereguleerd", "lid_2"):
        return _regel(LID_2, zin, "BW 7:248 lid 2; Overgangswet NBW art. 208e lid 1; Uhw art. 10 lid 2")
    midden = v.segment.midden
    if midden.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist(_ID, _VRAAG, midden.ontbreekt)
    if midden.uitkomst == JA:
        return _regel(LID_3, "middeldure huurwoonruimte van vóór de wet: gekozen is voor lid 3", "Uhw art. 48")
    return _regel(LID_2, zin, "BW 7:248 lid 2; Uhw art. 10 lid 2")


def _ligplaats(v: Verhogingszaak) -> Beslissing:
    """BW 7:247a; van 1 januari 2023 tot 1 mei 2024 viel de ligplaats bij vergissing buiten lid 3."""
    parameter = onderwerp("huurverhoging_index")["ligplaats"]
    eerste = parameter.waarden[0].vanaf
    if v.ingang < eerste:
        return _regel(GEEN, f"tot {in_woorden(eerste)} was een ligplaats niet geregeld", "BW 7:247a")
    gesloten, later = v.contract.ondertekend or v.contract.ingangsdatum, jaren_verder(eerste, 2)
    if v.ingang < later and (gesloten is None or gesloten < eerste):
        return _oude_ligplaats(gesloten, eerste, later)
    weg = [(a.vanaf, b.vanaf) for a, b in pairwise(parameter.waarden) if a.toestand]
    for van, tot in weg:
        if van <= v.ingang < tot:
            zin = f"van {in_woorden(van)} tot {in_woorden(tot)} noemde lid 3 de ligplaats niet"
            return _regel(GEEN, zin, "Uhw art. 10 lid 3, tekst van 1 januari 2023")
    return _regel(LID_3, "huur van een ligplaats", "BW 7:247a en 7:248 lid 3; Uhw art. 10 lid 3")


def _oude_ligplaats(gesloten: date | None, eerste: date, later: date) -> Beslissing:
    if gesloten is None:
        from huurstelsel.huur.zaak import ONDERTEKEND  # noqa: PLC0415

        return onbeslist(_ID, _VRAAG, (ONDERTEKEND,))
    zin = f"gesloten vóór {in_woorden(eerste)}: de regels voor ligplaatsen gelden pas vanaf {in_woorden(later)}"
    return _regel(GEEN, zin, "Overgangswet NBW art. 208ec")


def grondslag(v: Verhogingszaak, regel_: Beslissing) -> Beslissing:
    """Hoe de verhoging tot stand kan komen: BW 7:248 lid 1, en 7:247, 7:247a en 7:247b waar alleen een beding telt."""
    vraag, id_ = "Waarop kan de verhoging berusten?", "grondslag"
    if regel_.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist(id_, vraag, regel_.ontbreekt)
    beding, artikel = v.contract.beding_huurverhoging, _artikel(v)
    if v.alleen_beding and beding is None:
        return onbeslist(id_, vraag, (BEDING,), Reden("alleen een beding in de overeenkomst", artikel))
    if v.alleen_beding and not beding:
        zin = "zonder beding in de overeenkomst kan de verhuurder de huurprijs niet eenzijdig verhogen"
        return Beslissing(id_, vraag, NIETS, (Reden(zin, artikel),))
    if beding:
        zin = "het beding in de overeenkomst; dat het in deze verhoging voorziet, is hier niet te toetsen"
        extra = () if v.alleen_beding else (Reden("een voorstel is dan uitgesloten", "BW 7:248 lid 1"),)
        return Beslissing(id_, vraag, MET_BEDING, (Reden(zin, artikel), *extra))
    if beding is None:
        zin = "een beding, of zonder beding een voorstel; welke van de twee is niet opgegeven"
        return Beslissing(id_, vraag, BEIDE, (Reden(zin, "BW 7:248 lid 1"),), ontbreekt=(BEDING,))
    return Beslissing(id_, vraag, MET_VOORSTEL, (Reden("geen beding: een voorstel", "BW 7:248 lid 1 en 7:252"),))


def _artikel(v: Verhogingszaak) -> str:
    if v.soort.ligplaats:
        return "BW 7:247a en 7:248 lid 3"
    if v.soort.zelfstandig and v.segment.vrij.uitkomst == JA:
        return "BW 7:247 en 7:248 lid 3"
    return "BW 7:247b en 7:248 lid 3" if v.alleen_beding else "BW 7:248 lid 1"
