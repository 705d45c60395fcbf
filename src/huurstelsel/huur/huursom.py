"""Huursomstijging (Woningwet art. 54, Regeling toegelaten instellingen volkshuisvesting 2015 art. 40): stijgt de gemiddelde huur niet te veel?

De wet en de toelichting bij de regeling noemen andere uitzonderingen; de wet beslist, en beide staan in de uitkomst. Het gemiddelde gaat over
dezelfde woningen op beide datums, dus de toets is een som: elke woning telt met haar nieuwe huur min de oude vermeerderd met het percentage.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.fouten import RechtFout
from huurstelsel.huur.beslissing import JA, NEE, Bedrag, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.verhoging_grens import LAAG, procenten, zekerheid
from huurstelsel.recht.laden import Parameters
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import nederlands
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

WET, TOELICHTING = "Woningwet art. 54", "toelichting bij de Regeling van 20 december 2024"


class Huurwoning(NamedTuple):
    """Een woonruimte van een toegelaten instelling in een kalenderjaar; `None` is onbekend.

    Attributes:
        begin, eind: kale huurprijs in eurocenten op 1 januari van het jaar en van het volgende; `eind` is `None` als die er (nog) niet is.
        geliberaliseerd, middenhuur: huurovereenkomst in de zin van BW 7:247 of 7:247b op 1 januari van het volgende jaar.
        geliberaliseerd_begin: hetzelfde op 1 januari van het jaar zelf; alleen de toelichting kijkt daarnaar.
        inkomensverhoging: verhoogd op grond van BW 7:252a.
        afspraak: de prestatieafspraken bestemmen die opbrengst voor investeringen, en zij blijft binnen dat bedrag.
        op_verzoek: bevroren of verlaagd op verzoek, of daarna ingehaald (BW 7:252c onder b).
        maximaal: maximale huurprijs in eurocenten; alleen voor de verhoging per woning.
        klasse: inkomensklasse 1, 2 of 3; alleen voor de verhoging per woning.
        beding: de overeenkomst regelt de verhoging zelf; van belang bij geliberaliseerde en middeldure huur, en bij een klasse boven de laagste.
    """

    id: str
    begin: int
    eind: int | None
    zelfstandig: bool = True
    geliberaliseerd: bool | None = False
    geliberaliseerd_begin: bool | None = False
    middenhuur: bool | None = False
    eerste_verhuur: bool | None = False
    nieuwe_huurder: bool | None = False
    laatste_verhuur: bool | None = False
    verbeterd: bool | None = False
    inkomensverhoging: bool | None = False
    afspraak: bool | None = False
    inkomensverlaging: bool | None = False
    op_verzoek: bool | None = False
    maximaal: int | None = None
    klasse: int = LAAG
    beding: bool | None = False


class Uitzondering(NamedTuple):
    """Een grond om een woning buiten het gemiddelde te laten."""

    id: str
    zin: str
    artikel: str
    geldt: Callable[[Huurwoning], bool | None]


def _bestemd(w: Huurwoning) -> bool | None:
    """Verhoogd naar inkomen én bestemd in de prestatieafspraken."""
    a, b = w.inkomensverhoging, w.afspraak
    return False if a is False or b is False else None if a is None or b is None else True


_LID = "Woningwet art. 54 lid 2 onder"
_ONZELFSTANDIG = "geen zelfstandige woning"
_INKOMEN = "verhoogd naar inkomen, met een bestemming in de prestatieafspraken"
UITZONDERINGEN_WET = (
    Uitzondering("laatste_verhuur", "niet meer verhuurd", "Woningwet art. 54 lid 1", lambda w: w.laatste_verhuur),
    Uitzondering("geliberaliseerd", "geliberaliseerd op 1 januari erna", f"{_LID} a", lambda w: w.geliberaliseerd),
    Uitzondering("middenhuur", "middeldure huur op 1 januari erna", f"{_LID} b", lambda w: w.middenhuur),
    Uitzondering("eerste_verhuur", "in het jaar voor het eerst verhuurd", f"{_LID} c", lambda w: w.eerste_verhuur),
    Uitzondering("nieuwe_huurder", "in het jaar een nieuwe huurder", f"{_LID} c", lambda w: w.nieuwe_huurder),
    Uitzondering("verbeterd", "verhoogd om een woningverbetering", f"{_LID} d", lambda w: w.verbeterd),
    Uitzondering("inkomensverhoging", _INKOMEN, f"{_LID} e", _bestemd),
    Uitzondering("inkomensverlaging", "verlaagd om een inkomensdaling", f"{_LID} e", lambda w: w.inkomensverlaging),
    Uitzondering("op_verzoek", "op verzoek bevroren of verlaagd, of ingehaald", f"{_LID} f", lambda w: w.op_verzoek),
    Uitzondering("onzelfstandig", _ONZELFSTANDIG, f"{_LID} g", lambda w: not w.zelfstandig),
)
UITZONDERINGEN_TOELICHTING = (
    Uitzondering("onzelfstandig", _ONZELFSTANDIG, TOELICHTING, lambda w: not w.zelfstandig),
    Uitzondering(
        "geliberaliseerd_begin",
        "geliberaliseerd op 1 januari van het jaar",
        TOELICHTING,
        lambda w: w.geliberaliseerd_begin,
    ),
    Uitzondering("eerste_verhuur", "in het jaar voor het eerst verhuurd", TOELICHTING, lambda w: w.eerste_verhuur),
    Uitzondering("laatste_verhuur", "in het jaar voor het laatst verhuurd", TOELICHTING, lambda w: w.laatste_verhuur),
    Uitzondering("verbeterd", "verhoogd om een woningverbetering", TOELICHTING, lambda w: w.verbeterd),
    Uitzondering("inkomensverhoging", _INKOMEN, TOELICHTING, _bestemd),
    Uitzondering("inkomensverlaging", "verlaagd om een inkomensdaling", TOELICHTING, lambda w: w.inkomensverlaging),
)


def uitgezonderd(w: Huurwoning, gronden: Iterable[Uitzondering]) -> tuple[bool | None, tuple[Uitzondering, ...]]:
    """Of een woning buiten het gemiddelde blijft, met alle gronden; `None` als dat van een onbekend feit afhangt."""
    gevonden = [(g, g.geldt(w)) for g in gronden]
    ja = tuple(g for g, geldt in gevonden if geldt)
    if ja:
        return True, ja
    onbekend = tuple(g for g, geldt in gevonden if geldt is None)
    return (None, onbekend) if onbekend else (False, ())


@dataclass(frozen=True, slots=True)
class Gemiddelde:
    """De som over de woningen die meetellen.

    Attributes:
        woningen: aantal dat zeker meetelt.
        onzeker: aantal waarvan niet vaststaat of het meetelt.
        stijging: van het gemiddelde, in procenten; `None` zonder woningen of als iets onzeker is.
        zonder_eind: woningen die meetellen of kunnen meetellen, maar waarvan de huurprijs aan het eind niet bekend is.
        te_veel_laag, te_veel_hoog: som boven het percentage in eurocenten per maand, over elke invulling van het onzekere; exact.
    """

    naam: str
    woningen: int
    onzeker: int
    begin: int
    eind: int
    te_veel_laag: Fraction
    te_veel_hoog: Fraction
    zonder_eind: tuple[str, ...] = ()

    @property
    def stijging(self) -> Fraction | None:
        """De stijging van het gemiddelde in procenten."""
        return (
            None
            if not self.begin or self.onzeker or self.zonder_eind
            else Fraction(100 * (self.eind - self.begin), self.begin)
        )


def gemiddelde(
    naam: str, woningen: Iterable[Huurwoning], gronden: Sequence[Uitzondering], percentage: Fraction
) -> Gemiddelde:
    """Tel op wat meetelt; wie er aan het eind niet meer is, is uitgezonderd, en een lege huurprijs is dus onbekend."""
    aantal = onzeker = begin = eind = 0
    te_veel, laag, hoog = Fraction(0), Fraction(0), Fraction(0)
    zonder_eind: list[str] = []
    for w in woningen:
        uit, _ = uitgezonderd(w, gronden)
        if uit:
            continue
        if w.eind is None:
            zonder_eind.append(w.id)
            continue
        bijdrage = w.eind - w.begin * (1 + percentage / 100)
        if uit is None:
            onzeker, laag, hoog = onzeker + 1, laag + min(bijdrage, Fraction(0)), hoog + max(bijdrage, Fraction(0))
        else:
            aantal, begin, eind, te_veel = aantal + 1, begin + w.begin, eind + w.eind, te_veel + bijdrage
    return Gemiddelde(naam, aantal, onzeker, begin, eind, te_veel + laag, te_veel + hoog, tuple(zonder_eind))


def bijdragen(woningen: Iterable[Huurwoning], percentage: Fraction) -> list[tuple[Huurwoning, Fraction]]:
    """De woningen die het gemiddelde boven het percentage tillen, met hun bedrag erboven (exact, in eurocenten); de grootste voorop."""
    tellend = (w for w in woningen if not uitgezonderd(w, UITZONDERINGEN_WET)[0])
    gevonden = [(w, w.eind - w.begin * (1 + percentage / 100)) for w in tellend if w.eind is not None]
    return sorted(((w, x) for w, x in gevonden if x > 0), key=lambda paar: (-paar[1], paar[0].id))


class Percentage(NamedTuple):
    """Het hoogste percentage van een jaar."""

    waarde: Fraction
    artikel: str
    zekerheid: str


def hoogste_percentage(jaar: int, *, lokaal: bool = False) -> Percentage:
    """Het percentage van art. 40 van de regeling.

    Args:
        lokaal: het hogere percentage dat lokale prestatieafspraken mogen toestaan (onder b).

    Raises:
        RechtFout: niet gepubliceerd of niet gevonden.
    """
    p, naam = Parameters("huursom", date(jaar, 1, 1), {}), "percentage_lokaal" if lokaal else "percentage"
    waarde, bron = procenten(p, naam), p.bron(naam)
    return Percentage(waarde, bron.artikel, zekerheid(bron))


_ID = "huursomstijging"


def toets(woningen: Sequence[Huurwoning], jaar: int, *, lokaal: bool = False) -> tuple[Beslissing, ...]:
    """De toets naar de wet, en ernaast die naar de toelichting."""
    try:
        percentage = hoogste_percentage(jaar, lokaal=lokaal)
    except RechtFout as e:
        return (onbeslist(_ID, _vraag(jaar), (Melding("", f"{str(e)[:1].upper()}{str(e)[1:]}."),)),)
    delen = ((_ID, WET, UITZONDERINGEN_WET), (f"{_ID}_toelichting", TOELICHTING, UITZONDERINGEN_TOELICHTING))
    return tuple(
        _beslissing(id_, jaar, gemiddelde(naam, woningen, gronden, percentage.waarde), percentage)
        for id_, naam, gronden in delen
    )


def _vraag(jaar: int) -> str:
    return f"Blijft de stijging van de gemiddelde huur in {jaar} binnen het maximum?"


def _beslissing(id_: str, jaar: int, g: Gemiddelde, p: Percentage) -> Beslissing:
    vraag = f"{_vraag(jaar)[:-1]}, naar de {g.naam}?"
    reden = Reden(f"ten hoogste {nederlands(p.waarde)}% over {_aantal(g.woningen)}", p.artikel)
    datums = (Datum("van", date(jaar, 1, 1)), Datum("tot", date(jaar + 1, 1, 1)))
    if not g.woningen + g.onzeker:
        melding = Melding("", f"Geen woning telt mee met een huurprijs op {in_woorden(date(jaar + 1, 1, 1))}.")
        return onbeslist(id_, vraag, (melding,), reden)
    stijging = "" if g.stijging is None else _stijging(g.stijging)
    redenen = (reden, *((Reden(stijging, g.naam),) if stijging else ()))
    if g.zonder_eind:
        return onbeslist(id_, vraag, (_ontbrekende_huur(g.zonder_eind, jaar),), *redenen)
    if (g.te_veel_laag > 0) != (g.te_veel_hoog > 0):
        melding = Melding("", f"Van {_aantal(g.onzeker)} is niet bekend of zij meetellen, en dat beslist.")
        return onbeslist(id_, vraag, (melding,), *redenen)
    boven = max(g.te_veel_laag, Fraction(0))
    te_veel = -(-boven.numerator // boven.denominator)
    bedragen = (
        Bedrag("som van de huren bij aanvang", g.begin),
        Bedrag("som van de huren aan het eind", g.eind),
        Bedrag("te veel per maand" if not g.onzeker else "ten minste te veel per maand", te_veel, p.zekerheid),
    )
    return Beslissing(id_, vraag, NEE if te_veel else JA, redenen, bedragen, datums)


def _aantal(woningen: int) -> str:
    return "1 woning" if woningen == 1 else f"{woningen} woningen"


def _stijging(procent: Fraction) -> str:
    richting = "stijgt" if procent >= 0 else "daalt"
    return f"het gemiddelde {richting} met {nederlands(abs(procent), 2, 4)}%"


def _ontbrekende_huur(namen: Sequence[str], jaar: int) -> Melding:
    """Van een woning die meetelt, is de huurprijs aan het eind nodig."""
    meer = f" en nog {len(namen) - _GENOEMD}" if len(namen) > _GENOEMD else ""
    dag = in_woorden(date(jaar + 1, 1, 1))
    zin = f"De huurprijs op {dag} van {', '.join(namen[:_GENOEMD])}{meer}; is een woning niet meer verhuurd, zet dan “laatste_verhuur” op ja."
    return Melding("huur_eind", zin)


_GENOEMD = 5  # zoveel woningen bij naam
