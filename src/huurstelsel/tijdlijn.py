"""De tijdlijn van één woning: haar punten, maximale huurprijs, opslagen en segment op elke dag, en wat er bij elke stap verandert.

De woning wordt gewaardeerd op de eerste dag en op elke dag waarop iets kan wisselen: een waarde of regel in het recht, een huurtabel, een
kalenderjaar, of een feit met een datum (een energieprestatie, een WOZ-waarde, een nieuwbouwopslag). Daartussen staat alles stil.
Dagen die dezelfde uitkomst geven zijn samen één periode. Ruimten en voorzieningen hebben geen datum: die zijn altijd zoals opgegeven.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from huurstelsel.feiten.lezen import lees, lees_document
from huurstelsel.feiten.model import Document, vastgesteld_op
from huurstelsel.fouten import FeitenFout, Fout, InvoerFout, NogNietBekend, OnbekendeKeuze, RechtFout
from huurstelsel.posten import groep as betekenis
from huurstelsel.recht.laden import Waarde, onderwerp, onderwerpen
from huurstelsel.recht.tabellen import tarieven
from huurstelsel.recht.voorstel import voorstellen as lees_voorstellen
from huurstelsel.regeling import Regeling
from huurstelsel.regels.regel import EERSTE, VERSIES, WBH
from huurstelsel.regels.stelsel import VOOR_WBH
from huurstelsel.reken.datums import jaren_verder
from huurstelsel.reken.getallen import PUNT
from huurstelsel.reken.post import SLOT
from huurstelsel.reken.schrijven import euro, geheel
from huurstelsel.uitkomst import Segment
from huurstelsel.uitleg.labels import OPSLAGEN, POSTEN, label
from huurstelsel.vergelijking import Kant, Vergelijking, Verschil, vergelijk
from huurstelsel.waardering import waardeer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from huurstelsel.recht.voorstel import Voorstel
    from huurstelsel.uitkomst import Huurprijs, Uitkomst, Vaststelling

STELSEL, RUBRIEK, SLOTPOST, HUURTABEL = "stelsel", "rubriek", "slotpost", "huurtabel"
OPSLAG, SEGMENT, BEREIK = "opslag", "segment", "bereik"
SOORTEN = (STELSEL, RUBRIEK, SLOTPOST, HUURTABEL, OPSLAG, SEGMENT, BEREIK)
"""Waardoor iets verandert: andere regels als geheel, een rubriek, een post over het geheel, de huurtabel, de opslagen, de grens van een
segment, of alleen de bovenkant van een bereik."""

EEN_DAG = timedelta(days=1)
_DATUM = re.compile(r"\d{4}-\d\d-\d\d")
_VERST = 20  # jaren na de laatste huurtabel waarin gezocht wordt tot wanneer het recht bekend is


class Aandeel(NamedTuple):
    """Eén oorzaak van een stap.

    Attributes:
        soort: een van `SOORTEN`.
        rubriek: nummer van de rubriek, `None` als het geen rubriek is.
        naam: naam van de rubriek, de post of de oorzaak.
        punten: wat zij scheelt, onafgerond.
        centen: wat dat in eurocenten scheelt; van opslagen aan de huurprijs met opslag, van de rest aan de kale.
        toelichting: wat er precies anders is; "" als dat voor zich spreekt of per post verschilt.
    """

    soort: str
    rubriek: int | None
    naam: str
    punten: Fraction
    centen: int
    toelichting: str


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


@dataclass(frozen=True, slots=True)
class Periode:
    """Een reeks dagen met dezelfde punten, huurprijs, opslagen en segment.

    Attributes:
        kant: de woning op de eerste dag van de periode; `None` als zij dan niet te waarderen is.
        fout: waarom niet.
        vergelijking: de laatste dag van de vorige periode naast de eerste van deze; `None` als een van beide niet te waarderen is.
        aandelen: de oorzaken daarvan, in de volgorde van `SOORTEN` en daarbinnen de grootste eerst.
    """

    vanaf: date
    tot_en_met: date
    kant: Kant | None
    fout: InvoerFout | RechtFout | None
    vergelijking: Vergelijking | None
    aandelen: tuple[Aandeel, ...]


class Grens(NamedTuple):
    """De grenzen tussen segmenten in een reeks dagen; `None` waar het recht er geen kent.

    Attributes:
        lage_huurgrens: bedrag in eurocenten.
        liberalisatiegrens: dat bedrag scheidt gereguleerd van vrij (vóór de Wet betaalbare huur).
        midden_vanaf, hoog_vanaf: hele punten.
        hoogste_midden: maximale huurprijs bij de meeste punten van het middensegment, in eurocenten.
    """

    vanaf: date
    tot_en_met: date
    lage_huurgrens: int | None
    liberalisatiegrens: bool
    midden_vanaf: int | None
    hoog_vanaf: int | None
    hoogste_midden: int | None


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    """Eén woning over een reeks dagen.

    Attributes:
        document: de feiten zoals gegeven.
        laatste_bekend: laatste dag waarvan alle bedragen zijn gepubliceerd; `None` als het recht geen einde heeft.
        perioden: aaneengesloten, van `vanaf` tot en met `tot_en_met`.
        grenzen: aaneengesloten waar de woning te waarderen is en haar stelsel segmenten kent.
    """

    document: Document
    voorstellen: tuple[Voorstel, ...]
    laatste_bekend: date | None
    perioden: tuple[Periode, ...]
    grenzen: tuple[Grens, ...]

    @property
    def vanaf(self) -> date:
        """Eerste dag."""
        return self.perioden[0].vanaf

    @property
    def tot_en_met(self) -> date:
        """Laatste dag."""
        return self.perioden[-1].tot_en_met

    @property
    def regeling(self) -> Regeling:
        """De regeling van de laatste periode die te waarderen is."""
        return next(p.kant for p in reversed(self.perioden) if p.kant is not None).regeling

    def op(self, dag: date) -> Periode:
        """De periode waarin een dag valt.

        Raises:
            LookupError: de dag valt buiten de tijdlijn.
        """
        for periode in self.perioden:
            if periode.vanaf <= dag <= periode.tot_en_met:
                return periode
        melding = f"{dag} valt buiten {self.vanaf} tot en met {self.tot_en_met}"
        raise LookupError(melding)


def tijdlijn(
    feiten: Document | dict[str, Any] | str | Path,
    *,
    vanaf: date | None = None,
    tot_en_met: date | None = None,
    keuzes: Mapping[str, str] | None = None,
    voorstellen: Sequence[Voorstel | str | Path] = (),
) -> Tijdlijn:
    """Waardeer één woning op alle peildata.

    Args:
        feiten: een document, een dict in die vorm, een VERA-Eenheid, of het pad van een bestand; een peildatum hoeft niet.
        vanaf: eerste dag; zonder de eerste die huurstelsel voor het stelsel kent.
        tot_en_met: laatste dag; zonder de laatste waarvan alle bedragen bekend zijn.
        keuzes, voorstellen: zoals bij `Regeling.met`.

    Raises:
        FeitenFout, VoorstelFout: de feiten of een voorstel kloppen niet, of de woning is op geen enkele dag te waarderen.
        RechtFout: op geen enkele dag is het recht er.
        OnbekendeKeuze: een keuze bestaat niet.
    """
    gelezen = lees_voorstellen(voorstellen)
    verloop = _Verloop(feiten, dict(keuzes or {}), gelezen)
    begin, eind = verloop.bereik(vanaf, tot_en_met)
    standen = [verloop.op(dag) for dag in verloop.wisseldagen(begin, eind)]
    if all(stand.fout is not None for stand in standen):
        raise next(stand.fout for stand in reversed(standen) if stand.fout is not None)
    return Tijdlijn(
        verloop.document,
        gelezen,
        verloop.laatste_bekend,
        tuple(_perioden(verloop, standen, eind)),
        tuple(_grenzen(standen, eind)),
    )


class _Verloop:
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
        gebruik = woning.eerste_ingebruikname
        if gebruik is not None and gebruik <= laatste:
            yield from (dag for jaren in self._duren("opslagen", "nieuwbouw_duur") for dag in _verlopen(gebruik, jaren))
        for prestatie in woning.energieprestaties:
            yield from filter(None, [prestatie.geldig_tot])
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


# --- perioden --------------------------------------------------------------------------------------------------------


def _kenmerk(u: Uitkomst) -> tuple[object, ...]:
    prijzen = tuple(_prijs(huur) for huur in (u.huurprijs, u.huurprijs_hoogst))
    return u.punten, u.punten_minimaal, u.punten_maximaal, prijzen, u.segment


def _prijs(huur: Huurprijs | None) -> tuple[object, ...] | None:
    if huur is None:
        return None
    return huur.maximaal, huur.maximaal_met_opslag, tuple((o.id, o.procent) for o in huur.opslagen)


def _perioden(verloop: _Verloop, standen: Sequence[Stand], eind: date) -> Iterator[Periode]:
    eerste = [next(gelijk) for _, gelijk in groupby(standen, key=Stand.kenmerk)]
    tot_en_met = [*(stand.dag - EEN_DAG for stand in eerste[1:]), eind]
    for i, (stand, laatste) in enumerate(zip(eerste, tot_en_met, strict=True)):
        verschil = _verschil(verloop.op(stand.dag - EEN_DAG), stand) if i else None
        aandelen = () if verschil is None else tuple(_aandelen(verschil))
        yield Periode(stand.dag, laatste, stand.kant, stand.fout, verschil, aandelen)


def _verschil(voor: Stand, na: Stand) -> Vergelijking | None:
    """De dag vóór een stap naast de dag zelf."""
    if voor.kant is None or na.kant is None:
        return None
    try:
        return vergelijk(voor.kant, na.kant)
    except (InvoerFout, RechtFout):
        return None


# --- oorzaken --------------------------------------------------------------------------------------------------------


def _aandelen(v: Vergelijking) -> Iterator[Aandeel]:
    """Alles wat een stap veroorzaakt; posten, huurtabel en opslag tellen samen op tot het verschil."""
    if v.a.regeling.bijlage.voor_wbh != v.b.regeling.bijlage.voor_wbh:
        yield Aandeel(STELSEL, None, "Ander stelsel", Fraction(0), 0, f"Wet betaalbare huur{_schaal(v)}")
    gegroepeerd = groupby(v.verschillen, key=lambda x: (x.stap, x.groep))
    posten = (aandeel for _, deel in gegroepeerd for aandeel in _posten(v, list(deel)))
    yield from sorted(posten, key=lambda a: (-abs(a.punten), -abs(a.centen)))
    if v.tarief_centen:
        yield Aandeel(HUURTABEL, None, "Huurtabel", Fraction(0), v.tarief_centen, "")
    if v.opslag_centen or _opslagen(v.a) != _opslagen(v.b):
        opslagen = " → ".join(dict.fromkeys((_opslagen(v.a), _opslagen(v.b))))
        yield Aandeel(OPSLAG, None, "Opslag", Fraction(0), v.opslag_centen, opslagen)
    yield from _segment(v)
    yield from _bereik(v)


def _schaal(v: Vergelijking) -> str:
    """Dat de punten niet hetzelfde betekenen: een kamer telde vóór de Wet betaalbare huur tot 750 punten."""
    van, naar = v.a.tarief.hoogste, v.b.tarief.hoogste
    return "" if van == naar else f"; andere schaal, van 1–{van} naar 0–{naar} punten"


def _posten(v: Vergelijking, verschillen: Sequence[Verschil]) -> Iterator[Aandeel]:
    """Een rubriek als geheel; wat over de waardering als geheel gaat per post."""
    if verschillen[0].groep == str(SLOT):
        for x in verschillen:
            yield Aandeel(SLOTPOST, None, label(POSTEN, x.post), x.effect, x.centen, x.toelichting)
        return
    effect, centen = sum((x.effect for x in verschillen), Fraction(0)), sum(x.centen for x in verschillen)
    if effect or centen:
        nummer, naam = _rubriek(v, verschillen[0].groep)
        yield Aandeel(RUBRIEK, nummer, naam, effect, centen, _toelichting(v, verschillen))


def _rubriek(v: Vergelijking, groep: str) -> tuple[int, str]:
    """Nummer en naam van een rubriek: van na de stap, of van ervoor als zij daarna niet bestaat."""
    for regeling in (v.b.regeling, v.a.regeling):
        for nummer, (naam, _) in regeling.bijlage.rubrieken.items():
            if betekenis(regeling, nummer) == groep:
                return nummer, naam
    return SLOT, groep


def _toelichting(v: Vergelijking, verschillen: Sequence[Verschil]) -> str:
    """Welk feit telt en hoeveel, en dan wat er bij de grootste posten anders is; onder andere regels zegt het stelsel genoeg."""
    if v.a.regeling.bijlage.voor_wbh != v.b.regeling.bijlage.voor_wbh:
        return ""
    grootste = sorted(verschillen, key=lambda x: -abs(x.effect))
    zinnen = [_in_de_tijd(zin) for x in grootste for zin in x.toelichting.split("; ") if zin]
    zinnen.sort(key=lambda zin: ": " in zin)
    grof, fijn = _beslissing(v, verschillen[0].groep)
    return "; ".join(zin for zin in dict.fromkeys((fijn, *zinnen)) if zin and (zin != grof or not fijn))


def _in_de_tijd(zin: str) -> str:
    """A en B zijn hier dezelfde woning, vóór en na."""
    return zin.replace(" alleen bij B", " erbij").replace(" alleen bij A", " weg")


_BESLIST = {"4": "energieprestatie", "11": "woz_waarde"}
"""Welke vaststelling zegt welk feit in een rubriek telt."""


def _beslissing(v: Vergelijking, groep: str) -> tuple[str, str]:
    """Welk feit telt, als dat een ander is: in het kort (bouwjaar → energielabel) en precies (bouwjaar → label C)."""
    gevonden = [next((x for x in k.uitkomst.vaststellingen if x.id == _BESLIST.get(groep)), None) for k in (v.a, v.b)]
    a, b = gevonden
    if a is None or b is None or a == b:
        return "", ""
    return f"{a.uitkomst} → {b.uitkomst}", f"{_feit(a)} → {_feit(b)}"


def _feit(beslissing: Vaststelling) -> str:
    """Het feit dat telt; een energielabel met zijn letter, die vóór de dubbele punt van de reden staat."""
    kenmerk, dubbele_punt, _ = beslissing.reden.partition(": ")
    return kenmerk if dubbele_punt else beslissing.uitkomst.replace("woz", "WOZ")


def _opslagen(kant: Kant) -> str:
    opslagen = kant.uitkomst.huurprijs.opslagen
    return " + ".join(f"{label(OPSLAGEN, o.id).lower()} {o.procent}%" for o in opslagen) or "geen"


def _segment(v: Vergelijking) -> Iterator[Aandeel]:
    """Een ander segment, met de grens als die is verschoven."""
    van, naar = ("onbekend" if k.uitkomst.segment is None else k.uitkomst.segment.value for k in (v.a, v.b))
    if van == naar:
        return
    oud, nieuw = (_grensbedrag(kant) for kant in (v.a, v.b))
    anders = (
        oud is not None and nieuw is not None and oud != nieuw and {van, naar} & {Segment.LAAG, Segment.GEREGULEERD}
    )
    grens = f"; grens {euro(oud or 0)} → {euro(nieuw or 0)}" if anders else ""
    yield Aandeel(SEGMENT, None, "Segment", Fraction(0), 0, f"{van} → {naar}{grens}")


def _grensbedrag(kant: Kant) -> int | None:
    """Het bedrag dat over het segment beslist; `None` als de punten dat doen."""
    return None if _bron(kant.regeling, "midden_vanaf") is not None else _lage_huurgrens(kant)


def _bereik(v: Vergelijking) -> Iterator[Aandeel]:
    """Het bereik door onbekende feiten, als de hoogste uitkomst anders verschuift dan de laagste; de posten zijn van de laagste."""
    van, naar = (kant.uitkomst.punten_maximaal for kant in (v.a, v.b))
    if (van is None) != (naar is None) or (van is not None and naar is not None and naar - van != v.punten):
        oud, nieuw = (_laagst_tot_hoogst(kant.uitkomst) for kant in (v.a, v.b))
        yield Aandeel(BEREIK, None, "Bereik door onbekende feiten", Fraction(0), 0, f"{oud} → {nieuw} punten")


def _laagst_tot_hoogst(u: Uitkomst) -> str:
    if u.punten_maximaal is None:
        return f"≥ {geheel(u.punten_minimaal)}"
    return " – ".join(dict.fromkeys(map(geheel, (u.punten_minimaal, u.punten_maximaal))))


# --- grenzen van segmenten -------------------------------------------------------------------------------------------


def _lage_huurgrens(kant: Kant) -> int | None:
    if kant.regeling.bijlage.altijd_laag:
        return None
    waarde: Waarde | None = _bron(kant.regeling, "lage_huurgrens")
    return None if waarde is None else int(waarde.waarde)


def _bron(regeling: Regeling, naam: str) -> Waarde | None:
    p = regeling.parameters("opslagen")
    return p.bron(naam) if p.geldt(naam) else None


def _grenzen(standen: Sequence[Stand], eind: date) -> Iterator[Grens]:
    """De grenzen per reeks dagen waarop zij gelijk zijn."""
    tot_en_met = [*(na.dag - EEN_DAG for _, na in pairwise(standen)), eind]
    alle = [_grens(stand, laatste) for stand, laatste in zip(standen, tot_en_met, strict=True)]
    for _, deel in groupby(alle, key=lambda grens: grens and grens[2:]):
        gelijk = [grens for grens in deel if grens is not None]
        if gelijk:
            yield gelijk[0]._replace(tot_en_met=gelijk[-1].tot_en_met)


def _grens(stand: Stand, tot_en_met: date) -> Grens | None:
    if stand.kant is None or stand.kant.regeling.bijlage.altijd_laag:
        return None
    regeling = stand.kant.regeling.voor_overeenkomst(stand.kant.document.contract.ondertekend)
    midden, hoog = (
        None if waarde is None else int(waarde.waarde) // PUNT
        for waarde in (_bron(regeling, naam) for naam in ("midden_vanaf", "hoog_vanaf"))
    )
    huur = None if hoog is None else int(regeling.tarief.maximale_huurprijs(np.array([hoog - 1]))[0])
    vrij = midden is None and hoog is None
    return Grens(stand.dag, tot_en_met, _lage_huurgrens(stand.kant), vrij, midden, hoog, huur)
