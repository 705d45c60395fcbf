"""Eén woning op elke dag: haar waardering, en de dagen waarop die kan wisselen."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.feiten.lezen import lees, lees_document
from huurstelsel.feiten.model import Document, vastgesteld_op
from huurstelsel.fouten import FeitenFout, Fout, InvoerFout, NogNietBekend, OnbekendeKeuze, RechtFout
from huurstelsel.recht.laden import onderwerp, onderwerpen
from huurstelsel.recht.tabellen import tarieven
from huurstelsel.regeling import Regeling
from huurstelsel.regels.regel import EERSTE, VERSIES, WBH
from huurstelsel.regels.stelsel import VOOR_WBH
from huurstelsel.reken.datums import jaren_verder
from huurstelsel.vergelijking import Kant
from huurstelsel.waardering import waardeer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.recht.voorstel import Voorstel
    from huurstelsel.uitkomst import Huurprijs, Uitkomst

EEN_DAG = timedelta(days=1)
_DATUM = re.compile(r"\d{4}-\d\d-\d\d")
_VERST = 20  # jaren na de laatste huurtabel waarin gezocht wordt tot wanneer het recht bekend is


class Stand(NamedTuple):
    """De woning op één dag: gewaardeerd, of waarom dat niet kan."""

    dag: date
    kant: Kant | None
    fout: InvoerFout | RechtFout | None

    def kenmerk(self) -> tuple[object, ...]:
        """Wat een periode tot één geheel maakt."""
        if self.kant is not None:
            return _kenmerk(self.kant.uitkomst)
        fouten = self.fout.fouten if isinstance(self.fout, InvoerFout) else ()
        return type(self.fout), tuple((fout.pad, fout.code) for fout in fouten)


def _kenmerk(u: Uitkomst) -> tuple[object, ...]:
    prijzen = tuple(_prijs(huur) for huur in (u.huurprijs, u.huurprijs_hoogst))
    return u.punten, u.punten_minimaal, u.punten_maximaal, prijzen, u.segment


def _prijs(huur: Huurprijs | None) -> tuple[object, ...] | None:
    if huur is None:
        return None
    return huur.maximaal, huur.maximaal_met_opslag, tuple((o.id, o.procent) for o in huur.opslagen)


class Verloop:
    """Een woning die op elke dag te waarderen is; elke dag wordt één keer uitgerekend."""

    def __init__(
        self,
        feiten: Document | dict[str, Any] | str | Path,
        keuzes: dict[str, str],
        voorstellen: tuple[Voorstel, ...],
    ) -> None:
        """Lees en controleer de feiten."""
        bron = lees(Path(feiten)) if isinstance(feiten, str | Path) else feiten
        self.document = lees_document(bron)
        if self.document.kamers:
            zin = "Dit document beschrijft een adres met kamers; een tijdlijn gaat over één woonruimte per bestand."
            raise FeitenFout([Fout("kamers", "adres_met_kamers", zin)])
        self._vera = bron if isinstance(bron, dict) and "woning" not in bron else None
        self._keuzes, self._voorstellen = keuzes, voorstellen
        self._standen: dict[date, Stand] = {}

    @property
    def stelsel(self) -> str:
        """Het stelsel van de woning."""
        return self.document.woning.stelsel

    @cached_property
    def laatste_bekend(self) -> date | None:
        """De laatste dag waarvan alle bedragen zijn gepubliceerd: bekend is bekend tot een dag, en daarna niets meer."""
        begin = tarieven(self.stelsel)[-1].vanaf
        dagen = range((jaren_verder(begin, _VERST) - begin).days)
        eerste = bisect_left(dagen, x=True, key=lambda n: not self._bekend(begin + n * EEN_DAG))
        return None if eerste == len(dagen) else begin + (eerste - 1) * EEN_DAG

    def _bekend(self, dag: date) -> bool:
        try:
            Regeling.op(dag, self.stelsel)
        except NogNietBekend:
            return False
        return True

    def bereik(self, vanaf: date | None, tot_en_met: date | None) -> tuple[date, date]:
        """Eerste en laatste dag; wat niet is gevraagd, is zo ruim als het recht."""
        eerste = EERSTE if self.stelsel in VOOR_WBH else WBH
        laatste = self.laatste_bekend or jaren_verder(eerste, _VERST)
        begin = vanaf or min(eerste, tot_en_met or eerste)
        eind = tot_en_met or max(laatste, begin)
        if begin > eind:
            zin = f"De eerste dag {begin} ligt na de laatste dag {eind}."
            raise FeitenFout([Fout("vanaf", "vanaf_na_tot", zin)])
        return begin, eind

    # --- één dag ---

    def op(self, dag: date) -> Stand:
        """De woning op een dag."""
        if dag not in self._standen:
            self._standen[dag] = self._waardeer(dag)
        return self._standen[dag]

    def _waardeer(self, dag: date) -> Stand:
        try:
            document = self._feiten_op(dag)
            kaal = Regeling.op(dag, document.woning.stelsel)
            regeling = kaal.met(keuzes=self._keuzes, voorstellen=self._voorstellen)
            return Stand(dag, Kant(dag.isoformat(), document, regeling, waardeer(document, regeling)), None)
        except OnbekendeKeuze:
            raise
        except (InvoerFout, RechtFout) as e:
            return Stand(dag, None, e)

    def _feiten_op(self, dag: date) -> Document:
        """Het document op een dag, zonder renovaties die dan nog niet zijn begonnen."""
        if self._vera is not None:
            return lees_document(self._vera, dag)
        woning = self.document.woning
        gedaan = tuple(renovatie for renovatie in woning.renovaties if renovatie.jaar <= dag.year)
        woning = woning if gedaan == woning.renovaties else woning.model_copy(update={"renovaties": gedaan})
        return self.document.model_copy(update={"peildatum": dag, "woning": woning})

    # --- alle dagen ---

    def wisseldagen(self, begin: date, eind: date) -> list[date]:
        """De eerste dag, en elke dag waarop iets kan wisselen; liever een te veel dan een te weinig."""
        eerste, laatste = max(begin, EERSTE), min(eind, (self.laatste_bekend or eind) + EEN_DAG)
        jaren = (date(jaar, 1, 1) for jaar in range(eerste.year, laatste.year + 1))
        dagen = {EERSTE, *jaren, *self._in_het_recht(), *self._in_voorstellen(), *self._in_de_feiten(laatste)}
        return sorted({begin, *(dag for dag in dagen if eerste <= dag <= laatste and begin < dag)})

    def _in_het_recht(self) -> Iterator[date]:
        """Elke dag waarop een parameter, een regel of een huurtabel begint of eindigt."""
        for parameter in (p for naam in onderwerpen() for p in onderwerp(naam).values()):
            yield from (w.vanaf for w in parameter.waarden)
            yield from filter(None, [parameter.bekend_tot])
            if parameter.eenheid == "datum":
                yield from _als_dagen(w.waarde for w in parameter.waarden)
        for regel in (versie for versies in VERSIES.values() for versie in versies):
            yield from filter(None, (regel.vanaf, regel.tot))
        yield from (tarief.vanaf for tarief in tarieven(self.stelsel))

    def _in_voorstellen(self) -> Iterator[date]:
        """Elke dag waarop een voorstel, of een waarde daarin, begint of eindigt."""
        for v in self._voorstellen:
            yield from filter(None, (v.vanaf, v.tot))
            for wijziging in v.wijzigingen:
                yield from filter(None, (dag for nieuw in wijziging.wordt for dag in (nieuw.vanaf, nieuw.tot)))
                if onderwerp(wijziging.onderwerp)[wijziging.parameter].eenheid == "datum":
                    yield from _als_dagen(nieuw.waarde for nieuw in wijziging.wordt)

    def _in_de_feiten(self, laatste: date) -> Iterator[date]:
        """Elke dag waarop een feit begint of ophoudt te tellen."""
        woning = self.document.woning
        yield from map(vastgesteld_op, woning.woz_waarden)
        yield from filter(None, (v.datum for v in woning.woonvoorzieningen_gehandicapten))
        gebruik = woning.eerste_ingebruikname
        if gebruik is not None and gebruik <= laatste:
            yield from (dag for jaren in self._duren("opslagen", "nieuwbouw_duur") for dag in _verlopen(gebruik, jaren))
        for prestatie in woning.energieprestaties:
            yield from filter(None, [prestatie.geldig_tot, prestatie.registratiedatum])
            opname = prestatie.opnamedatum or prestatie.registratiedatum
            if opname is not None and opname <= laatste:
                yield from (opname, opname + EEN_DAG)
                jaren = self._duren("energieprestatie", "geldigheid")
                yield from (dag for n in jaren for dag in _verlopen(opname, n))
        yield from _datums_in(self._vera)

    def _duren(self, naam: str, parameter: str) -> set[int]:
        """Alle termijnen in jaren die een parameter ooit heeft, ook in een voorstel."""
        gewijzigd = (w for v in self._voorstellen for w in v.wijzigingen if w.pad == f"{naam}.{parameter}")
        waarden: list[object] = [w.waarde for w in onderwerp(naam)[parameter].waarden]
        return {w for w in (*waarden, *(n.waarde for w in gewijzigd for n in w.wordt)) if isinstance(w, int)}


def _als_dagen(waarden: Iterator[object]) -> Iterator[date]:
    return (date.fromordinal(waarde) for waarde in waarden if isinstance(waarde, int))


def _verlopen(begin: date, jaren: int) -> tuple[date, date]:
    """De dag waarop een termijn van hele jaren is verlopen; na 29 februari is dat soms een dag later."""
    return jaren_verder(begin, jaren), jaren_verder(begin, jaren) + EEN_DAG


def _datums_in(deel: object) -> Iterator[date]:
    """Elke datum in een VERA-bericht: daar heeft elk onderdeel een begin- en een einddatum."""
    stapel = [deel]
    while stapel:
        dit = stapel.pop()
        stapel.extend(dit.values() if isinstance(dit, dict) else dit if isinstance(dit, list) else ())
        if isinstance(dit, str) and _DATUM.match(dit):
            try:
                yield date.fromisoformat(dit[:10])
            except ValueError:
                continue
