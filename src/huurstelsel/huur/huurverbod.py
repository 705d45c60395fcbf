"""Is de huurprijs verboden, en hoeveel is er boven de maximale huurprijs betaald (Wgv art. 2a en 23a); ook naar het ontwerp van 2023."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.feiten import in_rekening_op, wijzigingen
from huurstelsel.huur.maximum import maximum
from huurstelsel.huur.middenhuur import blijft_boven
from huurstelsel.huur.verbod import verbod_begint, verbod_huurprijs, verboden
from huurstelsel.huur.zaak import HUURPRIJS, INGANG, ONDERTEKEND, Zaak
from huurstelsel.reken.datums import in_woorden, maanden_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.recht.laden import Parameters

_ID, _VRAAG = "huurprijs_verboden", "Is de huurprijs verboden?"
TE_VEEL = "te veel"
EEN_DAG = timedelta(1)
_TE_VEEL, _VRAAG_TE_VEEL = "te_veel_betaald", "Hoeveel is er boven de maximale huurprijs betaald?"
_NIET_NIETIG = Reden(
    "het verbod is publiekrecht en maakt de afspraak niet nietig: terugvragen kan de huurder alleen langs de Huurcommissie of de rechter",
    "Wgv art. 2a, artikelsgewijze toelichting bij het ontwerp van 2023; BW 7:246",
)
_WONING_ZO = Melding("woning", "De woning was in deze maanden zoals zij hier is beschreven.")


class Stand(NamedTuple):
    """De huurprijs tegen het maximum op één dag.

    Attributes:
        verbod: of verhuren boven het maximum die dag verboden was.
        huur: eurocenten, `None` als zij niet bekend is.
        laag, hoog: grenzen van de maximale huurprijs met opslag; `hoog` is `None` zonder bovengrens.
        ontbreekt: wat er nodig is om het te zeggen.
    """

    verbod: Beslissing
    huur: int | None
    laag: int
    hoog: int | None
    ontbreekt: tuple[Melding, ...]
    zekerheid: str = ""
    aannamen: tuple[Melding, ...] = ()

    @property
    def exact(self) -> bool:
        """Of de maximale huurprijs vaststaat."""
        return self.laag == self.hoog

    def boven(self) -> bool | None:
        """Of de huurprijs hoger is dan het maximum; `None` als dat van onbekende feiten afhangt."""
        if self.huur is None:
            return None
        if self.huur <= self.laag:
            return False
        return True if self.hoog is not None and self.huur > self.hoog else None


def verbod(z: Zaak) -> Beslissing:
    """Of verhuren boven de maximale huurprijs verboden is: naar de wet, of naar een voorstel dat het verbod zelf regelt."""
    p = z.regeling.parameters("handhaving")
    if not z.regeling.voorstellen or (p.geldt("verbod_vanaf") and p.bron("verbod_vanaf").zekerheid != "voorstel"):
        return verbod_huurprijs(z, blijft_boven(z))
    if not p.geldt("verbod_vanaf"):
        return _geen_verbod("het voorstel bevat geen tekst van een verbod", "Wgv art. 2a")
    return _ontwerp(z, p)


def _geen_verbod(zin: str, artikel: str, *datums: Datum) -> Beslissing:
    vraag = "Is verhuren boven de maximale huurprijs verboden?"
    return Beslissing("verbod_huurprijs", vraag, NEE, (Reden(zin, artikel),), datums=datums)


def _ontwerp(z: Zaak, p: Parameters) -> Beslissing:
    """Art. 2a van het ontwerp: elke woonruimte; een bestaande overeenkomst alleen als zij zelfstandig is en onder de lage grens ligt."""
    begin, later = date.fromordinal(p.verbod_vanaf), date.fromordinal(p.bestaande_overeenkomsten_vanaf)
    artikel, oud = p.bron("verbod_vanaf").artikel, p.bron("bestaande_overeenkomsten_vanaf").artikel
    if z.peildatum < begin:
        return _geen_verbod(f"het verbod geldt vanaf {in_woorden(begin)}", artikel)
    if z.gesloten_voor is None:
        return onbeslist("verbod_huurprijs", "Is verhuren boven de maximale huurprijs verboden?", (ONDERTEKEND,))
    if z.gesloten_voor:
        return _ontwerp_oud(z, later, oud)
    if z.zelfstandig:
        return verbod_huurprijs(z, blijft_boven(z))
    return verboden(z, "elke woonruimte, ook een kamer, woonwagen of standplaats", artikel, begin)


def _ontwerp_oud(z: Zaak, later: date, artikel: str) -> Beslissing:
    vraag = "Is verhuren boven de maximale huurprijs verboden?"
    if not z.zelfstandig:
        return _geen_verbod("gesloten vóór de wet, en geen zelfstandige woonruimte", artikel)
    toen, laag = z.waarderingen.maximaal(z.wet, opslag=False), z.waarderingen.grenzen(z.wet).laag
    onder = None if isinstance(toen, str) else toen.boven(laag - 1)
    if onder is None:
        zin = toen if isinstance(toen, str) else "Of de maximale huurprijs lager was dan de lage huurgrens."
        return onbeslist("verbod_huurprijs", vraag, (Melding("woning", zin),))
    if onder:
        return _geen_verbod(
            "gesloten vóór de wet, en de maximale huurprijs is niet lager dan de lage huurgrens", artikel
        )
    zin = f"gesloten vóór de wet; de maximale huurprijs is lager dan de lage huurgrens: vanaf {in_woorden(later)}"
    if z.peildatum < later:
        return _geen_verbod(zin, artikel, verbod_begint(z, later))
    return verboden(z, zin, artikel, later)


def stand(z: Zaak) -> Stand:
    """De huurprijs tegen het maximum op de peildatum van een zaak."""
    huur, hoogst = in_rekening_op(z.document, z.peildatum), maximum(z.document, z.waarderingen, z.peildatum)
    ontbreekt = (HUURPRIJS,) if huur.centen is None else ()
    if isinstance(hoogst, str):
        return Stand(verbod(z), huur.centen, 0, None, (*ontbreekt, Melding("woning", hoogst)))
    grens, nodig = hoogst.met_opslag, (*ontbreekt, *hoogst.onbekend)
    return Stand(verbod(z), huur.centen, grens.laag, grens.hoog, nodig, hoogst.zekerheid, huur.aannamen)


def huurprijs_verboden(z: Zaak, s: Stand) -> Beslissing:
    """Of de huurprijs op de peildatum verboden is, en hoeveel per maand."""
    besluit = _huurprijs_verboden(z, s)
    return replace(besluit, aannamen=s.aannamen) if besluit.bedragen else besluit


def _huurprijs_verboden(z: Zaak, s: Stand) -> Beslissing:
    einde = z.contract.einddatum
    if einde is not None and einde < z.peildatum:
        return Beslissing(_ID, _VRAAG, NEE, (Reden(f"de huur is op {in_woorden(einde)} geëindigd", "Wgv art. 2a"),))
    if s.verbod.uitkomst == NEE:
        return Beslissing(_ID, _VRAAG, NEE, s.verbod.redenen, datums=s.verbod.datums)
    boven = s.boven()
    if boven is False:
        zin = "de huurprijs is niet hoger dan de maximale huurprijs"
        return Beslissing(_ID, _VRAAG, NEE, (Reden(zin, "Wgv art. 2a"),), _bedragen(s))
    if s.verbod.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist(_ID, _VRAAG, tuple(dict.fromkeys((*s.verbod.ontbreekt, *s.ontbreekt))), *s.verbod.redenen)
    if boven is None:
        nodig = s.ontbreekt or (HUURPRIJS,)
        uit = onbeslist(_ID, _VRAAG, nodig, *s.verbod.redenen)
        return Beslissing(_ID, _VRAAG, uit.uitkomst, uit.redenen, _bedragen(s), ontbreekt=nodig)
    zin = "de huurprijs is hoger dan de maximale huurprijs"
    redenen = (*s.verbod.redenen, Reden(zin, s.verbod.redenen[-1].artikel))
    return Beslissing(_ID, _VRAAG, JA, redenen, _bedragen(s), s.verbod.datums)


def _bedragen(s: Stand) -> tuple[Bedrag, ...]:
    """De huurprijs, het maximum, en wat daar per maand boven ligt; een bereik als feiten onbekend zijn."""
    if s.huur is None:
        return ()
    uit = [Bedrag("huurprijs", s.huur)]
    if s.exact:
        uit.append(Bedrag("maximale huurprijs", s.laag, s.zekerheid))
        return (*uit, Bedrag("verboden per maand", s.huur - s.laag)) if s.huur > s.laag else tuple(uit)
    if s.hoog is not None:
        uit += [Bedrag("verboden per maand, ten minste", max(0, s.huur - s.hoog))]
    return (*uit, Bedrag("verboden per maand, ten hoogste", max(0, s.huur - s.laag)))


def te_veel_betaald(z: Zaak, s: Stand) -> Beslissing | None:
    """Wat sinds het verbod per maand boven het maximum is betaald; niets als het verbod de overeenkomst niet raakt."""
    if s.verbod.uitkomst != JA:
        return None
    if z.contract.ingangsdatum is None and z.gesloten_voor is not True:
        return onbeslist(_TE_VEEL, _VRAAG_TE_VEEL, (INGANG,))
    begin, eind = s.verbod.datum("verbod vanaf"), min(z.peildatum, z.contract.einddatum or z.peildatum)
    standen = {dag: stand(_op(z, dag)) for dag in _dagen(z, begin, eind)}
    twijfel = [x for x in standen.values() if x.boven() is None or not (x.exact or x.boven() is False)]
    if twijfel:
        return onbeslist(_TE_VEEL, _VRAAG_TE_VEEL, twijfel[0].ontbreekt or (HUURPRIJS,))
    return _opgeteld(standen, begin, eind)


def _op(z: Zaak, dag: date) -> Zaak:
    """Dezelfde zaak op een andere dag; de waarderingen worden gedeeld."""
    uit = Zaak(z.document, z.waarderingen.regeling_op(dag))
    uit.waarderingen = z.waarderingen
    return uit


def _dagen(z: Zaak, begin: date, eind: date) -> Sequence[date]:
    """Het begin van het verbod, de eerste van elke maand, en elke wijziging van de huurprijs; oplopend."""
    eersten = list(_maanden(begin, eind))
    wissels = [w.datum for w in wijzigingen(z.contract) if begin <= w.datum <= eind]
    return sorted({*([begin] if begin <= eind else []), *eersten, *wissels})


def _maanden(begin: date, eind: date) -> Iterator[date]:
    """De eerste dag van elke kalendermaand na een gebroken eerste, tot en met de maand van het einde."""
    dag = begin if begin.day == 1 else maanden_verder(begin.replace(day=1), 1)
    while dag <= eind:
        yield dag
        dag = maanden_verder(dag, 1)


def _opgeteld(standen: dict[date, Stand], begin: date, eind: date) -> Beslissing:
    """De som over de hele kalendermaanden die om zijn: wanneer de huur van de lopende maand wordt betaald, spreken partijen af."""
    boven = {dag: s.huur - s.laag for dag, s in standen.items() if s.huur is not None and _verboden(s)}
    maanden = [dag for dag in boven if dag.day == 1 and maanden_verder(dag, 1) - EEN_DAG <= eind]
    if not boven:
        zin = f"sinds {in_woorden(begin)} is niet meer betaald dan de maximale huurprijs"
        return Beslissing(
            _TE_VEEL, _VRAAG_TE_VEEL, "niets", (Reden(zin, "Wgv art. 2a"),), (Bedrag("te veel betaald", 0),)
        )
    niet = "een gebroken eerste of laatste maand en de lopende maand tellen niet mee"
    aantal = "1 hele kalendermaand" if len(maanden) == 1 else f"{len(maanden)} hele kalendermaanden"
    telling = f"{aantal}, elk met de huurprijs en het maximum van de eerste dag; {niet}"
    zin = telling if maanden else f"geen hele kalendermaand boven het maximum; {niet}"
    bedragen = (Bedrag("te veel betaald", sum(boven[dag] for dag in maanden)),)
    datums = (Datum("boven het maximum sinds", _sinds(standen, boven)),)
    redenen = (Reden(zin, "Wgv art. 2a"), _NIET_NIETIG)
    return Beslissing(_TE_VEEL, _VRAAG_TE_VEEL, TE_VEEL, redenen, bedragen, datums, aannamen=(_WONING_ZO,))


def _verboden(s: Stand) -> bool:
    return s.verbod.uitkomst == JA and s.boven() is True


def _sinds(standen: dict[date, Stand], boven: dict[date, int]) -> date:
    """Het begin van de laatste ononderbroken reeks dagen boven het maximum."""
    dagen = [*standen]
    laatste = max(i for i, dag in enumerate(dagen) if dag in boven)
    while laatste and dagen[laatste - 1] in boven:
        laatste -= 1
    return dagen[laatste]
