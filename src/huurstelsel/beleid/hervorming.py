"""Wat een hervorming met een voorraad doet: twee regelingen op dezelfde woningen, geteld en verdeeld.

`bereken` waardeert elke woning onder beide regelingen alsof zij op de peildatum nieuw wordt verhuurd. De tabellen tellen gewogen woningen;
elk getal is een `Spreiding` over de voorraden die zijn gegeven (trekkingen met een ander zaad). Sommen zijn exact. Geen uitkomst is er
een van een ministerie.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from math import factorial
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.beleid.hervorming_binding import MOMENTEN, inwerkingtreding
from huurstelsel.beleid.hervorming_delen import delen as maak_delen
from huurstelsel.beleid.hervorming_doelen import doelen
from huurstelsel.beleid.hervorming_ingroei import ingroei, onbekende_eigenaren, zonder_graad
from huurstelsel.beleid.hervorming_maten import GEBONDEN, cel
from huurstelsel.beleid.hervorming_meten import Meting, Plan, meet
from huurstelsel.beleid.kenmerken import op_volgorde
from huurstelsel.beleid.kenmerken import voorraden as open_alle
from huurstelsel.beleid.tellen import aantal, gemiddeld
from huurstelsel.fouten import Fout, InvoerFout
from huurstelsel.huur.opslagen import SEGMENTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from huurstelsel.beleid.hervorming_delen import Hervormingsdeel
    from huurstelsel.beleid.hervorming_doelen import Doel
    from huurstelsel.beleid.hervorming_meten import Keus
    from huurstelsel.beleid.kenmerken import Voorraad
    from huurstelsel.beleid.tellen import Sommen
    from huurstelsel.regeling import Regeling

INDELINGEN = ("eigenaar", "corop", "label", "woz")
DEELMATEN = ("punten", "maximum", "daalt", "stijgt", *map(str, SEGMENTEN), "te_hoog", "te_hoog_centen")
"""De maten waarvan het effect over de delen wordt verdeeld."""


class Spreiding(NamedTuple):
    """Een getal op elke voorraad: het laagste, het gemiddelde en het hoogste; `None` als geen voorraad er iets over zegt."""

    laagst: Fraction
    midden: Fraction
    hoogst: Fraction

    @classmethod
    def van(cls, waarden: Iterable[Fraction | None]) -> Spreiding | None:
        """De spreiding van wat er is."""
        bekend = [w for w in waarden if w is not None]
        return cls(min(bekend), sum(bekend, Fraction(0)) / len(bekend), max(bekend)) if bekend else None


class Verschuiving(NamedTuple):
    """Een cel van de verschuivingstabel."""

    van: str
    naar: str
    woningen: Spreiding


class Klasse(NamedTuple):
    """De maten van alle woningen, of van één klasse van een indeling; bedragen in eurocenten per maand.

    Attributes:
        indeling: een van `INDELINGEN`, of leeg voor alle woningen.
        verandering: gemiddelde verandering van het maximum, over alle woningen.
        huur_bekend: woningen waarvan de huur bekend is; de andere doen bij de huren niet mee.
        omlaag: huren die omlaag moeten, nu of later; `None` als hier geen huur bekend is.
    """

    indeling: str
    klasse: str
    woningen: Spreiding
    daalt: Spreiding
    gemiddelde_daling: Spreiding | None
    stijgt: Spreiding
    gemiddelde_stijging: Spreiding | None
    verandering: Spreiding | None
    huur_bekend: Spreiding
    omlaag: Spreiding | None
    gemiddeld_omlaag: Spreiding | None


class Omlaag(NamedTuple):
    """Huren die omlaag moeten, naar een kenmerk; het bedrag is in eurocenten per maand, gemiddeld.

    Attributes:
        soort: "moment" of "segment" (dan telt elke huur boven het maximum in dat segment, wanneer zij ook omlaag moet).
    """

    soort: str
    naam: str
    woningen: Spreiding
    gemiddeld: Spreiding | None


class Ingroeistand(NamedTuple):
    """De stand na een aantal jaren; het bedrag in euro per maand, van alle woningen samen."""

    jaar: int
    woningen: Spreiding
    euro_per_maand: Spreiding


class Deeleffect(NamedTuple):
    """Wat een deel van de hervorming met een maat doet.

    Attributes:
        maat: een van `DEELMATEN`; woningen, punten of eurocenten.
        alleen: als alleen dit deel wordt ingevoerd.
        laatst: als dit deel als laatste wordt ingevoerd: wat er weg is als het uit het geheel wordt gehaald.
        opvolgend: in de volgorde van de delen; deze tellen op tot het geheel.
        gemiddeld: gemiddeld over alle volgordes (Shapley); ook deze tellen op tot het geheel.
        volgorde: `laatst` − `alleen`: hoeveel de volgorde uitmaakt.
    """

    deel: str
    maat: str
    alleen: Spreiding
    laatst: Spreiding
    opvolgend: Spreiding
    gemiddeld: Spreiding
    volgorde: Spreiding


class Doelstand(NamedTuple):
    """Een gepubliceerd getal met wat er hier uitkomt."""

    doel: Doel
    uitkomst: Spreiding


@dataclass(frozen=True)
class Hervorming:
    """De uitkomst van een hervorming op een of meer voorraden.

    Attributes:
        delen: waarover het effect is verdeeld; leeg als daar niet om is gevraagd.
        metingen: een per voorraad.
        mutatie: eigen mutatiegraden, in procent per jaar.
    """

    van: Regeling
    naar: Regeling
    delen: tuple[Hervormingsdeel, ...]
    metingen: tuple[Meting, ...]
    jaren: int
    mutatie: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def huur_bekend(self) -> bool:
        """Of van ten minste één woning de huur bekend is."""
        return any(m.telling.alle.get("huur_bekend") for m in self.metingen)

    def _over(self, waarde: Callable[[Meting], Fraction | None]) -> Spreiding | None:
        return Spreiding.van(waarde(m) for m in self.metingen)

    def _zeker(self, waarde: Callable[[Meting], Fraction]) -> Spreiding:
        return self._over(waarde) or Spreiding(Fraction(0), Fraction(0), Fraction(0))

    def aantal(self, maat: str) -> Spreiding:
        """Een maat over alle woningen; zie `hervorming_maten`."""
        return self._zeker(lambda m: aantal(m.telling.alle, maat))

    def verschuiving(self, indeling: str = "", klasse: str = "") -> list[Verschuiving]:
        """Woningen naar segment ervoor en erna, van alle of van één klasse; cellen die in de hele voorraad leeg zijn staan er niet in."""
        sommen = _van_klasse(indeling, klasse) if indeling else _alle
        cellen = [(i, j) for i in range(len(SEGMENTEN)) for j in range(len(SEGMENTEN))]
        gevuld = [(i, j) for i, j in cellen if any(m.telling.alle.get(cel(i, j)) for m in self.metingen)]

        def woningen(maat: str) -> Spreiding:
            return self._zeker(lambda m: aantal(sommen(m), maat))

        return [Verschuiving(SEGMENTEN[i], SEGMENTEN[j], woningen(cel(i, j))) for i, j in gevuld]

    def totaal(self) -> Klasse:
        """De maten over alle woningen."""
        return self._klasse("", "alle", _alle)

    def klassen(self, indeling: str) -> list[Klasse]:
        """De maten per klasse van een indeling (`INDELINGEN`), in de volgorde van de klassen."""
        namen = dict.fromkeys(k for m in self.metingen for k in m.telling.per.get(indeling, {}))
        return [self._klasse(indeling, naam, _van_klasse(indeling, naam)) for naam in op_volgorde(indeling, namen)]

    def _klasse(self, indeling: str, naam: str, sommen: Callable[[Meting], Sommen]) -> Klasse:
        def tel(maat: str) -> Spreiding:
            return self._zeker(lambda m: aantal(sommen(m), maat))

        def gem(maat: str, over: str) -> Spreiding | None:
            return self._over(lambda m: gemiddeld(sommen(m), maat, over))

        def verandering(m: Meting) -> Fraction | None:
            van, naar = (gemiddeld(sommen(m), f"maximum_{kant}", "woningen") for kant in ("van", "naar"))
            return None if van is None or naar is None else naar - van

        def omlaag(m: Meting) -> Fraction | None:
            onbekend = sommen(m).get("woningen") and not sommen(m).get("huur_bekend")
            return None if onbekend else aantal(sommen(m), "omlaag")

        huur = tel("huur_bekend")
        return Klasse(
            indeling,
            naam,
            tel("woningen"),
            tel("daalt"),
            gem("daalt_centen", "daalt"),
            tel("stijgt"),
            gem("stijgt_centen", "stijgt"),
            self._over(verandering),
            huur,
            self._over(omlaag) if huur.hoogst else None,
            gem("omlaag_centen", "omlaag"),
        )

    def omlaag(self) -> list[Omlaag]:
        """Huren die omlaag moeten, naar het moment waarop en naar het segment; leeg als geen huur bekend is."""
        if not self.huur_bekend:
            return []
        rijen = [("moment", naam, f"omlaag_{naam}") for naam in MOMENTEN.values()]
        rijen += [("segment", naam, f"te_hoog_{naam}") for naam in GEBONDEN]
        return [
            Omlaag(soort, naam, self.aantal(maat), self._over(_gemiddelde(f"{maat}_centen", maat)))
            for soort, naam, maat in rijen
        ]

    def ingroei(self) -> list[Ingroeistand]:
        """De stand na elk jaar; leeg als geen huur bekend is."""
        if not self.huur_bekend:
            return []
        per_meting = [list(ingroei(m.telling, self.jaren, self.mutatie)) for m in self.metingen]
        uit = []
        for standen in zip(*per_meting, strict=True):
            woningen, euro = (
                Spreiding.van(getattr(s, naam) for s in standen) for naam in ("woningen", "euro_per_maand")
            )
            if woningen is not None and euro is not None:
                uit.append(Ingroeistand(standen[0].jaar, woningen, euro))
        return uit

    def zonder_mutatiegraad(self) -> Spreiding:
        """Woningen die niet ingroeien, omdat van hun eigenaar geen mutatiegraad bekend is."""
        return self._zeker(lambda m: zonder_graad(m.telling, self.mutatie))

    def deeleffecten(self) -> list[Deeleffect]:
        """Het effect van elk deel op elke maat; leeg als er geen delen zijn."""
        maten = [maat for maat in DEELMATEN if any(maat in s for m in self.metingen for s in m.keuzen.values())]
        return [self._deeleffect(i, maat) for maat in maten for i in range(len(self.delen))]

    def effect(self, maat: str) -> Spreiding:
        """Het effect van alle delen samen op een maat."""
        alle = frozenset(deel.naam for deel in self.delen)
        return self._zeker(lambda m: aantal(m.keuzen[alle], maat) - aantal(m.keuzen[frozenset()], maat))

    def _deeleffect(self, i: int, maat: str) -> Deeleffect:
        namen = [deel.naam for deel in self.delen]
        eigen, andere = namen[i], [n for n in namen if n != namen[i]]

        def erbij(m: Meting, keus: Iterable[str]) -> Fraction:
            zonder: Keus = frozenset(keus)
            return aantal(m.keuzen[zonder | {eigen}], maat) - aantal(m.keuzen[zonder], maat)

        return Deeleffect(
            eigen,
            maat,
            self._zeker(lambda m: erbij(m, ())),
            self._zeker(lambda m: erbij(m, andere)),
            self._zeker(lambda m: erbij(m, namen[:i])),
            self._zeker(lambda m: sum((deel * erbij(m, keus) for keus, deel in _gewichten(andere)), Fraction(0))),
            self._zeker(lambda m: erbij(m, andere) - erbij(m, ())),
        )

    def doelen(self) -> list[Doelstand]:
        """De getallen van de brief van december 2022 naast de uitkomst, voor zover de voorraad er iets over zegt.

        De brief schat wat de invoering van een middensegment doet: is er ervoor al een, of erna geen, dan zijn er geen doelen.
        """
        if inwerkingtreding(self.van) is not None or inwerkingtreding(self.naar) is None:
            return []
        standen = ((doel, self._over(_uitkomst(doel))) for doel in doelen())
        return [Doelstand(doel, stand) for doel, stand in standen if stand is not None]


def _alle(m: Meting) -> Sommen:
    return m.telling.alle


def _van_klasse(indeling: str, naam: str) -> Callable[[Meting], Sommen]:
    return lambda m: m.telling.per.get(indeling, {}).get(naam, Counter())


def _gemiddelde(maat: str, over: str) -> Callable[[Meting], Fraction | None]:
    return lambda m: gemiddeld(m.telling.alle, maat, over)


def _uitkomst(doel: Doel) -> Callable[[Meting], Fraction | None]:
    return lambda m: doel.uitkomst(m.telling)


def _gewichten(andere: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Fraction]]:
    """Elke groep delen die vóór een deel kan komen, met het aandeel van de volgordes waarin dat zo is."""
    n = len(andere) + 1
    for k in range(n):
        for keus in combinations(andere, k):
            yield keus, Fraction(factorial(k) * factorial(n - k - 1), factorial(n))


def bereken(  # noqa: PLR0913 - de vraag is een tabel
    voorraden: str | Path | Sequence[str | Path],
    van: Regeling,
    naar: Regeling,
    *,
    delen: Mapping[str, Iterable[str]] | bool = True,
    jaren: int = 10,
    mutatie: Mapping[str, Fraction] | None = None,
    huurkolom: str = "",
) -> Hervorming:
    """Bereken een hervorming op een of meer voorraden.

    Args:
        voorraden: bestanden van een portefeuille, zo nodig met de kolommen eigenaar, corop en gewicht; meer dan een zijn trekkingen van dezelfde voorraad.
        delen: verdeel het effect: over elk onderwerp (`True`), over eigen delen (naam → paden), of niet (`False`).
        jaren: hoe ver de ingroei gaat.
        mutatie: eigen mutatiegraden: eigenaar, of “privaat” of “corporatie” → procent per jaar.
        huurkolom: de kolom met de huur in euro; zonder is dat die van de huurovereenkomst.

    Raises:
        InvoerFout: een voorraad, of een deel, is niet te gebruiken, of een mutatiegraad is van niemand; alle fouten tegelijk.
        RechtFout: een van beide kanten is er op haar peildatum niet.
    """
    fouten: list[Fout] = []
    gekozen: tuple[Hervormingsdeel, ...] = ()
    bronnen: list[Voorraad] = []
    try:
        gekozen = () if delen is False else maak_delen(van, naar, None if delen is True else delen)
    except InvoerFout as e:
        fouten += e.fouten
    try:
        bronnen = open_alle(voorraden, huurkolom)
    except InvoerFout as e:
        fouten += e.fouten
    if fouten:
        raise InvoerFout(fouten)
    plan = Plan(van, naar, gekozen, huurkolom)
    metingen = tuple(meet(voorraad, plan) for voorraad in bronnen)
    if weg := onbekende_eigenaren((m.telling for m in metingen), mutatie or {}):
        zin = "Geen woning heeft de eigenaar “{}”; een mutatiegraad is van een eigenaar in de voorraad, van “privaat” of van “corporatie”."
        raise InvoerFout(Fout("mutatie", "onbekende_eigenaar", zin.format(wie[:40])) for wie in weg)
    return Hervorming(van, naar, gekozen, metingen, jaren, dict(mutatie or {}))
