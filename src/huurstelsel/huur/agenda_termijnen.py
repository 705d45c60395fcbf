"""Termijnen bij de Huurcommissie en rond begin en einde van de huur, als momenten van de agenda."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from huurstelsel.fouten import RechtFout
from huurstelsel.huur.aanvangshuur_termijn import uiterste_dag
from huurstelsel.huur.agenda_moment import BEIDE, HUURDER, LAATSTE, OP, VANAF, VERHUURDER, Moment, Vondsten, let_op
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN
from huurstelsel.huur.gebreken import vroegste_verzoek
from huurstelsel.huur.liberalisatie import geliberaliseerd, verlaging_mogelijk
from huurstelsel.huur.puntentelling_plicht import plicht
from huurstelsel.huur.termijnen import doorgelopen, weken_kaal, weken_na
from huurstelsel.huur.verlaging_termijn import ingang
from huurstelsel.huur.verlaging_termijn import uiterste_dag as uiterste_dag_verlaging
from huurstelsel.huur.zaak import INGANG
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.datums import in_woorden, maanden_verder

if TYPE_CHECKING:
    from collections.abc import Callable

    from huurstelsel.huur.agenda_moment import Zicht
    from huurstelsel.huur.beslissing import Beslissing


def aanvangshuur(s: Zicht) -> Vondsten:
    """BW 7:249, oud en nieuw; voor een ligplaats geldt het niet (7:247a), en alleen voor de eerste overeenkomst van deze huurder."""
    if s.ligplaats or s.contract.eerste_overeenkomst is False:
        return
    termijn = uiterste_dag(s.toets)
    if termijn.uiterlijk is None:
        yield INGANG
        return
    doe = "Vraag de Huurcommissie uiterlijk deze dag om een uitspraak over de aanvangshuurprijs; eerder mag ook."
    wat = "Toets van de aanvangshuurprijs vragen"
    yield Moment("aanvangshuur", wat, termijn.uiterlijk, LAATSTE, HUURDER, doe, termijn.artikel)
    yield from termijn.later


def puntentelling(s: Zicht) -> Vondsten:
    """Wgv art. 2 lid 2 onder e, 6°; niets als zij is gegeven."""
    if s.document.puntentelling is not None and s.document.puntentelling.gegeven is not False:
        return
    besluit = _of_niets(lambda: plicht(s.zaak, s.regeling.parameters("handhaving")))
    if besluit is None:
        return
    yield from besluit.ontbreekt
    for datum in besluit.datums:
        doe = "De verhuurder geeft de huurder de puntentelling naar de dag van ingang, met de maximale huurprijs en het bewijs van een prijsopslag."
        artikel = besluit.redenen[-1].artikel
        yield Moment("puntentelling", "Puntentelling geven", datum.dag, OP, VERHUURDER, doe, artikel)


def _of_niets(vraag: Callable[[], Beslissing]) -> Beslissing | None:
    """Een vraag waarvoor het recht van die dag er niet is, heeft geen moment."""
    try:
        return vraag()
    except RechtFout:
        return None


def verlaging(s: Zicht) -> Vondsten:
    """Een voorstel van de huurder tot verlaging (BW 7:252 lid 1 en 7:254), als het er is en kan."""
    voorstel = s.toets.verzoek.voorstel
    if s.toets.verzoek.soort not in {None, "verlaging"} or _all_in(s) or s.ligplaats:
        return
    if voorstel.ontvangen is None and voorstel.ingangsdatum is None:
        return
    mag = _of_niets(lambda: verlaging_mogelijk(s.zaak, geliberaliseerd(s.zaak)))
    if mag is None or mag.uitkomst == NEE:
        return
    yield from mag.ontbreekt
    dagen = ingang(s.toets)
    doe = "Vanaf deze dag geldt de lagere huurprijs, als de verhuurder instemt of de Huurcommissie zo beslist."
    artikel = "BW 7:252 lid 1 en 7:263"
    yield Moment(
        "verlaging_ingang", "Voorgestelde huurverlaging gaat in", dagen.vastgesteld, VANAF, BEIDE, doe, artikel
    )
    if voorstel.reactie != "ingestemd":
        dag, p = uiterste_dag_verlaging(s.toets, dagen), s.toets.p
        kaal = weken_kaal(dagen.voorgesteld, p.verzoek_weken, p)
        doe = "Stemde de verhuurder niet in: vraag de Huurcommissie uiterlijk deze dag om een uitspraak."
        wat = "Uitspraak over de huurverlaging vragen"
        yield Moment("verlaging_verzoek", wat, dag, LAATSTE, HUURDER, doe, "BW 7:254", let_op(kaal, dag))


def _all_in(s: Zicht) -> bool:
    verzoek, contract = s.toets.verzoek, s.contract
    return verzoek.soort == "all-in" or (verzoek.soort is None and contract.all_in_prijs is not None and contract.huurprijs is None)  # fmt: skip


def all_in(s: Zicht) -> Vondsten:
    """Een voorstel van de huurder om een all-in prijs te splitsen (BW 7:258 lid 3)."""
    dag = s.toets.verzoek.voorstel.ingangsdatum
    if dag is None or not _all_in(s) or s.ligplaats:
        return
    p = s.toets.p
    uiterlijk = weken_na(dag, p.verzoek_weken, p)
    nota = let_op(weken_kaal(dag, p.verzoek_weken, p), uiterlijk)
    doe = "Stemde de verhuurder niet in: vraag de Huurcommissie uiterlijk deze dag om de prijs te splitsen."
    wat = "Splitsing van de all-in prijs vragen"
    yield Moment("all_in_verzoek", wat, uiterlijk, LAATSTE, HUURDER, doe, "BW 7:258 lid 3", nota)


def gebreken(s: Zicht) -> Vondsten:
    """Gemelde gebreken die niet zijn hersteld (BW 7:257); niet bij een geliberaliseerde huurprijs of een ligplaats."""
    open_ = [(i, g.gemeld) for i, g in enumerate(s.document.gebreken, 1) if g.gemeld and not g.hersteld]
    if not open_ or s.ligplaats:
        return
    vrij = geliberaliseerd(s.zaak)
    if vrij.uitkomst == JA:
        return
    if vrij.uitkomst == NIET_TE_BESLISSEN:
        yield from vrij.ontbreekt
    p = s.toets.p
    for nummer, gemeld in open_:
        naam = f"gebrek {nummer}, gemeld op {in_woorden(gemeld)}"
        doe = "Is het gebrek dan niet hersteld, dan kan de huurder de Huurcommissie om een lagere huurprijs vragen."
        vanaf = vroegste_verzoek(gemeld, p)
        yield Moment("gebrek_vanaf", f"Lagere huurprijs vragen: {naam}", vanaf, VANAF, HUURDER, doe, "BW 7:257 lid 2")
        doe = f"Wie later vraagt, krijgt de verlaging over hoogstens {p.gebrek_maanden} maanden vóór het verzoek."
        dag = maanden_verder(gemeld, p.gebrek_maanden)
        wat = f"Lagere huurprijs zonder verlies van maanden vragen: {naam}"
        yield Moment("gebrek_tot", wat, dag, LAATSTE, HUURDER, doe, "BW 7:257 lid 2 en 3")


def waarborgsom(s: Zicht) -> Vondsten:
    """BW 7:261b lid 3, na het einde van de huur; of er een waarborgsom is, staat niet in de feiten."""
    einde, termijnen = s.contract.einddatum, onderwerp("waarborgsom")
    if einde is None or einde < termijnen["dagen"].waarden[0].vanaf:
        return
    for id_, wat, doe in (
        ("dagen", "Waarborgsom terug", "Is er een waarborgsom: de verhuurder betaalt haar terug."),
        (
            "dagen_met_verrekening",
            "Rest van de waarborgsom terug",
            "Verrekent de verhuurder schade of achterstand: hij betaalt de rest terug, met een specificatie van alle kosten.",
        ),
    ):
        waarde = termijnen[id_].geldend(einde)
        kaal = einde + timedelta(days=waarde.waarde)
        dag = doorgelopen(kaal, s.zaak.kiest)
        yield Moment(f"waarborgsom_{id_}", wat, dag, LAATSTE, VERHUURDER, doe, waarde.artikel, let_op(kaal, dag))
