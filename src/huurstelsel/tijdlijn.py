"""De tijdlijn van één woning: haar punten, maximale huurprijs, opslagen en segment op elke dag, en wat er bij elke stap verandert.

De woning wordt gewaardeerd op de eerste dag en op elke dag waarop iets kan wisselen: een waarde of regel in het recht, een huurtabel, een
kalenderjaar, of een feit met een datum (een energieprestatie, een WOZ-waarde, een nieuwbouwopslag). Daartussen staat alles stil.
Dagen die dezelfde uitkomst geven zijn samen één periode. Ruimten en voorzieningen hebben geen datum: die zijn altijd zoals opgegeven.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from huurstelsel.fouten import InvoerFout, RechtFout
from huurstelsel.posten import groep as betekenis
from huurstelsel.recht.voorstel import voorstellen as lees_voorstellen
from huurstelsel.reken.getallen import PUNT
from huurstelsel.reken.post import SLOT
from huurstelsel.reken.schrijven import euro, geheel
from huurstelsel.uitkomst import Segment
from huurstelsel.uitleg.labels import OPSLAGEN, POSTEN, label
from huurstelsel.vergelijking import Kant, Vergelijking, Verschil, vergelijk
from huurstelsel.verloop import EEN_DAG, Stand, Verloop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from huurstelsel.feiten.model import Document
    from huurstelsel.recht.laden import Waarde
    from huurstelsel.recht.voorstel import Voorstel
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitkomst import Uitkomst, Vaststelling

STELSEL, RUBRIEK, SLOTPOST, HUURTABEL = "stelsel", "rubriek", "slotpost", "huurtabel"
OPSLAG, SEGMENT, BEREIK = "opslag", "segment", "bereik"
SOORTEN = (STELSEL, RUBRIEK, SLOTPOST, HUURTABEL, OPSLAG, SEGMENT, BEREIK)
"""Waardoor iets verandert: andere regels als geheel, een rubriek, een post over het geheel, de huurtabel, de opslagen, de grens van een
segment, of alleen de bovenkant van een bereik."""


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
    verloop = Verloop(feiten, dict(keuzes or {}), gelezen)
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


# --- perioden --------------------------------------------------------------------------------------------------------


def _perioden(verloop: Verloop, standen: Sequence[Stand], eind: date) -> Iterator[Periode]:
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
