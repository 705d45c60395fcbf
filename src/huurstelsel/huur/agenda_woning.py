"""Wat aan de woning of in het recht op een bekende dag verandert, als momenten van de agenda."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.fouten import RechtFout
from huurstelsel.huur.agenda_moment import BEIDE, OP, VANAF, VERHUURDER, Moment, Vondsten, verlopen
from huurstelsel.huur.beslissing import JA, NIET_TE_BESLISSEN
from huurstelsel.huur.liberalisatie import geliberaliseerd, onder_de_lage_grens
from huurstelsel.huur.middenhuur import blijft_boven
from huurstelsel.huur.verbod import verbod_huurprijs
from huurstelsel.recht.laden import onderwerp
from huurstelsel.regels.regel import WBH
from huurstelsel.reken.datums import in_woorden, jaren_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from huurstelsel.feiten.model import Energieprestatie
    from huurstelsel.huur.agenda_moment import Zicht
    from huurstelsel.recht.laden import Waarde
    from huurstelsel.uitkomst import Opslag, Uitkomst

MET_WOZ = ("zelfstandig", "onzelfstandig")


def _uitkomst(s: Zicht) -> Uitkomst | None:
    """De waardering op de peildatum, of niets als zij er niet is."""
    uit = None if s.ligplaats else s.zaak.waarderingen.op(s.peildatum)
    return None if uit is None or isinstance(uit, str) else uit


def energielabel(s: Zicht) -> Vondsten:
    """De nieuwste energieprestatie telt tien jaar na de opname, of tot het einde van haar geldigheid als dat eerder is."""
    if s.ligplaats or s.document.woning.stelsel not in MET_WOZ:
        return
    eigen = [e for e in s.document.woning.energieprestaties if e.voor == "woning"]
    nieuwste = max(eigen, key=_opname, default=None)
    if nieuwste is None:
        return
    opname, waarde = _opname(nieuwste), onderwerp("energieprestatie")["geldigheid"].waarden[-1]
    dag = min(verlopen(opname, waarde.waarde), nieuwste.geldig_tot or date.max)
    label = nieuwste.soort == "energielabel"
    naam = "Het energielabel" if label else "De energie-index"
    doe = f"{naam} van {in_woorden(opname)} telt vanaf deze dag niet meer: zonder nieuw label bepaalt het bouwjaar de punten. Laat tijdig een nieuw label maken."
    wat = f"{naam.split()[1].capitalize()} verloopt"
    yield Moment("energielabel", wat, dag, VANAF, VERHUURDER, doe, f"Bhw bijlage I, rubriek 4; {waarde.artikel}")


def _opname(e: Energieprestatie) -> date:
    """De dag van opname; zonder opnamedatum geldt de registratie, en een van beide is er altijd."""
    return e.opnamedatum or e.registratiedatum or date.min


def nieuwbouwopslag(s: Zicht) -> Vondsten:
    """Art. 8a lid 4 Bhw: twintig jaar na de eerste ingebruikname, als de opslag op de peildatum geldt of kan gelden."""
    uit, begin = _uitkomst(s), s.document.woning.eerste_ingebruikname
    if uit is None or begin is None:
        return
    zeker = _nieuwbouw(uit.huurprijs.opslagen)
    opslag = zeker or _nieuwbouw(uit.huurprijs_hoogst.opslagen if uit.huurprijs_hoogst else ())
    if opslag is None:
        return
    duur = s.regeling.parameters("opslagen").nieuwbouw_duur
    als = "" if zeker else "Als de opslag geldt, wat van onbekende feiten afhangt: "
    doe = f"{als}vanaf deze dag geldt de prijsopslag van {opslag.procent}% voor nieuwbouw niet meer, en is de maximale huurprijs die zonder opslag."
    wat, dag = "Einde van de nieuwbouwopslag", verlopen(begin, duur)
    yield Moment("nieuwbouwopslag", wat, dag, VANAF, BEIDE, doe[:1].upper() + doe[1:], opslag.artikel)


def _nieuwbouw(opslagen: tuple[Opslag, ...]) -> Opslag | None:
    return next((o for o in opslagen if o.id == "nieuwbouw"), None)


def jaarwisseling(s: Zicht) -> Vondsten:
    """De volgende huurtabel en WOZ-bedragen (Bhw art. 12 lid 2; bijlage I.A, 11.4), en de volgende WOZ-waarde."""
    if s.ligplaats:
        return
    dag, artikel = date(s.peildatum.year + 1, 1, 1), "Bhw art. 12 lid 2"
    if s.peildatum < WBH:
        dag, artikel = date(s.peildatum.year + (s.peildatum.month > 6), 7, 1), "Bhw art. 12 lid 2 (oud)"
    doe = "Vanaf deze dag geldt een nieuwe huurtabel. Maak de puntentelling opnieuw."
    if s.document.woning.stelsel in MET_WOZ and s.peildatum >= WBH:
        doe = f"Vanaf deze dag gelden een nieuwe huurtabel en nieuwe WOZ-bedragen; de nieuwe WOZ-waarde heeft waardepeildatum 1 januari {s.peildatum.year} en telt zodra zij is vastgesteld. Maak dan de puntentelling opnieuw."
        artikel = f"{artikel}; bijlage I.A, onderdeel 11.4; bijlage I.B, onderdeel 11.2"
    wat = "Nieuwe huurtabel en WOZ-bedragen" if "WOZ" in doe else "Nieuwe huurtabel"
    yield Moment("jaarwisseling", wat, dag, OP, BEIDE, doe, artikel)


def vervallen_regels(s: Zicht) -> Vondsten:
    """Art. 12b Bhw: 11.1 onder a vervalt in 2039 en 11.2 in 2042; alleen als deze woning ze nu gebruikt."""
    uit = _uitkomst(s)
    if uit is None or uit.stelsel != "zelfstandig" or uit.voor_wbh:
        return
    woz = onderwerp("woz")
    if any(v.id == "kleine_woning" for v in uit.vaststellingen):
        doe = "De gunstiger WOZ-punten voor kleine woningen uit 2018 tot en met 2022 vervallen; ook de maximering geldt dan voor deze woning."
        yield _vervalt(
            "klein_vervalt", "WOZ-punten voor kleine woningen vervallen", doe, woz["klein_vervalt"].waarden[-1]
        )
    if any(p.id == "minimum_40_punten" and p.punten > 0 for r in uit.rubrieken for p in r.posten):
        doe = "Het minimum van 40 WOZ-punten voor woningen uit 2015 tot en met 2019 vervalt."
        yield _vervalt("minimum_vervalt", "Minimum van 40 WOZ-punten vervalt", doe, woz["minimum_vervalt"].waarden[-1])


def _vervalt(id_: str, wat: str, doe: str, waarde: Waarde) -> Moment:
    return Moment(id_, wat, date.fromordinal(waarde.waarde), VANAF, BEIDE, doe, waarde.artikel)


def overgang(s: Zicht) -> Vondsten:
    """Overgangswet NBW art. 208e lid 2: het nieuwe BW 7:247 een jaar na de wet, bij een maximale huurprijs onder de lage huurgrens."""
    if not s.zaak.gesloten_voor or not s.zaak.zelfstandig or not s.zaak.nieuw_recht or s.ligplaats:
        return
    vrij = geliberaliseerd(s.zaak)
    if vrij.uitkomst == NIET_TE_BESLISSEN:
        yield from vrij.ontbreekt
        return
    dag = jaren_verder(s.zaak.wet, 1)
    onder = onder_de_lage_grens(s.zaak, max(dag, s.peildatum)) if vrij.uitkomst == JA else False
    if onder is None:
        zin = f"Of de maximale huurprijs lager is dan de lage huurgrens, en dus vanaf {in_woorden(dag)} verlaging kan worden gevraagd, is niet bekend."
        yield Melding("woning", zin)
    elif onder:
        doe = "De huurprijs is geliberaliseerd, maar de maximale huurprijs is lager dan de lage huurgrens: vanaf deze dag kan de huurder verlaging voorstellen."
        artikel = "Overgangswet NBW art. 208e lid 2; BW 7:247"
        yield Moment("overgang_247", "Nieuw recht voor een oude geliberaliseerde huur", dag, VANAF, BEIDE, doe, artikel)


def verbod(s: Zicht) -> Vondsten:
    """Wgv art. 2a en 23a: vanaf wanneer verhuren boven de maximale huurprijs is verboden."""
    if s.ligplaats:
        return
    try:
        besluit = verbod_huurprijs(s.zaak, blijft_boven(s.zaak))
    except RechtFout:
        return
    yield from besluit.ontbreekt
    for datum in besluit.datums:
        doe = "Vanaf deze dag is een huurprijs boven de maximale huurprijs verboden, op straffe van een boete van de gemeente."
        artikel = besluit.redenen[-1].artikel
        yield Moment("verbod", "Verbod om boven de maximale huurprijs te verhuren", datum.dag, VANAF, VERHUURDER, doe, artikel)  # fmt: skip
