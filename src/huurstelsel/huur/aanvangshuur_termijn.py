"""Toets van de aanvangshuurprijs: wie haar kan vragen en tot wanneer (BW 7:249, oud en nieuw)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.huur.beslissing import Beslissing, Datum
from huurstelsel.huur.eisen import (
    Eis,
    alle_eisen,
    binnen_termijn,
    niet_eerder_beslist,
    niet_vervuld,
    onzeker,
    van_de_huurder,
    vervuld,
)
from huurstelsel.huur.termijnen import maanden_na
from huurstelsel.huur.zaak import INGANG, ONDERTEKEND
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.datums import in_woorden, jaren_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from huurstelsel.huur.toetszaak import Toetszaak

OUD = "BW 7:249 lid 2 (oud); Overgangswet NBW art. 208ha lid 2"
_TIJD = Melding("contract.bepaalde_tijd", "Of de huur voor bepaalde tijd is aangegaan.")
_EINDE = Melding("contract.einddatum", "De dag waarop de tijdelijke huur eindigde of eindigt.")


class Termijn(NamedTuple):
    """De laatste dag voor een verzoek.

    Attributes:
        uiterlijk: laatste dag; `None` als de ingangsdatum niet bekend is.
        artikel: de bepaling die haar geeft.
        later: feiten waardoor de laatste dag nog later kan zijn.
    """

    uiterlijk: date | None
    artikel: str
    later: tuple[Melding, ...] = ()
    aannamen: tuple[Melding, ...] = ()


def ontvankelijk(t: Toetszaak) -> Beslissing:
    """BW 7:249: de huurder, eenmaal, tot zes maanden na de ingang; ook bij een geliberaliseerde huurprijs (BW 7:247)."""
    termijn = uiterste_dag(t)
    eisen = (_verzoeker(t), _eerste(t), _op_tijd(t, termijn), niet_eerder_beslist(t.verzoek, t.p))
    datums = () if termijn.uiterlijk is None else (Datum("uiterste dag van indiening", termijn.uiterlijk),)
    vraag = "Kan de aanvangshuurprijs worden getoetst?"
    return alle_eisen("aanvangshuur_ontvankelijk", vraag, eisen, datums)


def uiterste_dag(t: Toetszaak) -> Termijn:
    """Zes maanden na de ingang; bij oude tijdelijke huur van ten hoogste twee jaar zes maanden na afloop."""
    start = t.document.contract.ingangsdatum
    if start is None:
        return Termijn(None, "BW 7:249")
    gewoon = Termijn(maanden_na(start, t.p.aanvang_maanden, t.p), "BW 7:249")
    oud, contract = _oude_tekst(t), t.document.contract
    if oud is False or contract.bepaalde_tijd is False:
        return gewoon
    if contract.bepaalde_tijd is None and contract.einddatum is None:
        zin = "Niet opgegeven of de huur voor bepaalde tijd is aangegaan: aangenomen van niet."
        return gewoon._replace(aannamen=(Melding("contract.bepaalde_tijd", zin),) if oud else ())
    return _tijdelijk(t, start, gewoon, ((ONDERTEKEND, oud is None), (_TIJD, contract.bepaalde_tijd is None)))


def _tijdelijk(t: Toetszaak, start: date, gewoon: Termijn, feiten: tuple[tuple[Melding, bool], ...]) -> Termijn:
    """De termijn als het oude tweede lid geldt of kan gelden.

    Args:
        feiten: elk feit waarvan dat afhangt, en of het onbekend is.
    """
    verlengd = _na_afloop(t, start, gewoon)
    if verlengd != gewoon and (nodig := tuple(m for m, onbekend in feiten if onbekend)):
        verlengd = gewoon._replace(later=nodig)
    laatst = _laatst_mogelijk(t, start)
    te_laat = verlengd.later and _dag_van_verzoek(t) > laatst
    return Termijn(laatst, OUD) if te_laat else verlengd


def _laatst_mogelijk(t: Toetszaak, start: date) -> date:
    """Na deze dag is elk verzoek te laat, hoelang tijdelijke huur binnen de oude tekst ook duurde."""
    parameters = onderwerp("toetsing")
    langst = jaren_verder(start, parameters["afloop_duur"].waarden[-1].waarde)
    return maanden_na(langst, parameters["afloop_maanden"].waarden[0].waarde, t.p)


def _oude_tekst(t: Toetszaak) -> bool | None:
    """Of het oude tweede lid van BW 7:249 geldt: naar de dag van sluiten (Overgangswet NBW art. 208ha lid 2)."""
    begin, einde = (w.vanaf for w in onderwerp("toetsing")["afloop_maanden"].waarden)
    gesloten, start = t.document.contract.ondertekend, t.document.contract.ingangsdatum
    einde = (
        date.max if t.p.geldt("afloop_maanden") else einde
    )  # de tekst geldt nog, ook onder een voorstel dat haar laat staan
    if gesloten is not None:
        return begin <= gesloten < einde
    return True if start is not None and begin <= start < einde else None


def _na_afloop(t: Toetszaak, start: date, gewoon: Termijn) -> Termijn:
    einde, parameters = t.document.contract.einddatum, onderwerp("toetsing")
    if einde is None:
        return gewoon._replace(later=(_EINDE,))
    if einde > jaren_verder(start, parameters["afloop_duur"].waarden[-1].waarde):
        return gewoon
    maanden = parameters["afloop_maanden"].waarden[0].waarde
    return Termijn(maanden_na(einde, maanden, t.p), OUD)


def _verzoeker(t: Toetszaak) -> Eis:
    """De huurder, of de Dienst Toeslagen na een aanvraag om huurtoeslag (Uhw art. 11 lid 1)."""
    if t.verzoek.verzoeker != "dienst_toeslagen":
        return van_de_huurder(t.verzoek, "BW 7:249")
    zin = "een verzoek van de Dienst Toeslagen telt als verzoek, zodra de voorzitter verklaart dat de huurprijs hoger is dan het maximum"
    artikel = "Uhw art. 6 lid 1 onder b en 11 lid 1"
    if t.verzoek.huurtoeslag_aangevraagd is not None:
        return vervuld(zin, artikel)
    nodig = Melding("verzoek.huurtoeslag_aangevraagd", "De dag waarop huurtoeslag is aangevraagd.")
    return onzeker(zin, artikel, nodig)


def _eerste(t: Toetszaak) -> Eis:
    eerste, artikel = t.document.contract.eerste_overeenkomst, f"BW 7:249; {t.beleidsboek('3.1.1.2')}"
    if eerste is False:
        zin = "het is niet de eerste huurovereenkomst van deze huurder voor deze woonruimte"
        return niet_vervuld(zin, artikel)
    zin = (
        "Niet opgegeven of het de eerste huurovereenkomst van deze huurder voor deze woonruimte is: aangenomen van wel."
    )
    aannamen = () if eerste else (Melding("contract.eerste_overeenkomst", zin),)
    return vervuld("de eerste huurovereenkomst van deze huurder voor deze woonruimte", artikel, *aannamen)


def _op_tijd(t: Toetszaak, termijn: Termijn) -> Eis:
    """Een verzoek vóór de ingang mag; te laat is fataal, tenzij een ontbrekend feit de termijn nog kan verlengen."""
    if termijn.uiterlijk is None:
        return onzeker("", termijn.artikel, INGANG)
    dag, aannamen = _dag_van_verzoek(t), (*t.op_dag, *termijn.aannamen)
    eis = binnen_termijn(dag, termijn.uiterlijk, termijn.artikel)
    if eis.voldaan or not termijn.later:
        return eis._replace(aannamen=aannamen)
    zin = f"na {in_woorden(termijn.uiterlijk)} kan het alleen nog bij tijdelijke huur van vóór 1 juli 2024"
    return Eis(None, zin, "BW 7:249 lid 2 (oud)", termijn.later, aannamen)


def _dag_van_verzoek(t: Toetszaak) -> date:
    """De dag van indiening; bij een verzoek van de Dienst Toeslagen die waarop huurtoeslag is aangevraagd (Uhw art. 11 lid 1)."""
    toeslagen = t.verzoek.verzoeker == "dienst_toeslagen"
    return (t.verzoek.huurtoeslag_aangevraagd if toeslagen else None) or t.gekeken
