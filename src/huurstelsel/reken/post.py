"""Posten, vaststellingen en hun saldering: punten bestaan alleen als som van posten.

Een post is een geheel getal in 1/PUNT, eventueel gedeeld door een geheel getal (adressen, euro's per punt). Pas bij het salderen
wordt gedeeld, één keer per groep of breuk (`reken.breuken`); alleen daar kan een rest ontstaan.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, cast

import numpy as np

from huurstelsel.reken.breuken import Breuk, exacte_som, naar_beneden, rond_af
from huurstelsel.reken.getallen import (
    KWART,
    PUNT,
    Kolom,
    Masker,
    als_rij,
    niet,
    stuk,
    waar,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from huurstelsel.feiten.kolommen import Woningen

Niveau = Literal["woning", "groep", "ruimte", "voorziening"]


@dataclass(slots=True, eq=False)
class Post:
    """Een post van het grootboek, als kolom over zijn niveau.

    Attributes:
        id: vaste naam; bij `per_soort` is dat de soort van de voorziening.
        niveau: laag waarover de kolom loopt; posten onder de woning worden gedeeld door de adressen en kamers van hun groep.
        teller: punten in 1/PUNT, vóór deling; `None` voor een regel die alleen een hoeveelheid meldt.
        deler: alleen op woning- en groepsniveau: deel de teller (ook) hierdoor.
        aantal: hoeveelheid in 1/schaal eenheid.
        plaats: nummers van de elementen waarover de kolommen lopen; `None` is alle.
        na_afronding: boek op woningniveau na de afronding van de rubriek.
        per_adres: alleen door de adressen gedeeld; de kamers staan al in de teller, en de deler die wordt getoond is het aantal adressen.
    """

    id: str
    niveau: Niveau
    teller: Kolom | None
    deler: Kolom | int | None = None
    aantal: Kolom | Masker | None = None
    eenheid: str = "stuks"
    schaal: int = 1
    plaats: Kolom | None = None
    per_soort: bool = False
    na_afronding: bool = False
    per_adres: bool = False


@dataclass(frozen=True, slots=True)
class Maximum:
    """De rubriek telt ten hoogste zoveel, in 1/PUNT, vóór de afronding."""

    id: str
    hoogstens: int


@dataclass(frozen=True, slots=True)
class VanNulAf:
    """De rubriek rondt een negatieve achtste van nul af, in plaats van naar boven."""


@dataclass(frozen=True, slots=True)
class Afgerond:
    """De rubriek rondt af op dit veelvoud (1/PUNT), anders dan de andere rubrieken van het stelsel."""

    stap: int
    artikel: str


@dataclass(slots=True, eq=False)
class Vastgesteld:
    """Een vaststelling als kolom: code per element, met per code een uitkomst en een reden.

    Attributes:
        uitkomsten: code → (uitkomst, Nederlandse zin); een code die ontbreekt is het vermelden niet waard.
    """

    id: str
    niveau: Literal["woning", "ruimte"]
    code: Kolom
    uitkomsten: Mapping[int, tuple[str, str]]
    artikel: str


Regelpost = Post | Maximum | VanNulAf | Afgerond | Vastgesteld
"""Wat een regel oplevert."""


@dataclass(slots=True, eq=False)
class Boeking:
    """Een post met de rubriek waar zij hoort; het deel van gedeelde ruimten gaat naar `gedeeld`."""

    rubriek: int
    gedeeld: int
    artikel: str
    post: Post


@dataclass(slots=True, eq=False)
class Rekening:
    """Wat op een rubriek is geboekt; en na sluiten de punten.

    Attributes:
        exact: wat niet gedeeld wordt, per woning.
        gedeeld: tellers per groep die door haar deler worden gedeeld; van één woning een lijst.
        breuken: andere delingen.
        stap: waarop de rubriek afrondt (1/PUNT); 0 is niet.
        afronding: de bepaling die haar eigen afronding voorschrijft, als zij die heeft.
    """

    exact: Kolom
    stap: int
    afronding: str = ""
    gedeeld: Kolom | list[int] | None = None
    breuken: list[Breuk] = field(default_factory=list)
    maximum: Maximum | None = None
    van_nul_af: bool = False
    punten: Kolom | None = None


SLOT = 0
"""Rubrieknummer van de slotposten: over de waardering als geheel."""


_Som = dict[tuple[str, int | None], tuple[Kolom | None, Kolom]]
"""Opgetelde tellers naar niveau en plaats."""


def _uitgespreid(teller: Kolom, plaats: Kolom, n: int) -> Kolom:
    vol = np.zeros(n, np.int64)
    vol[plaats] = teller
    return vol


class Saldi:
    """Het grootboek van een groep woningen: posten, vaststellingen en de saldi per rubriek.

    Attributes:
        kolom: tussenuitkomsten die meer regels nodig hebben, bijvoorbeeld de afgeronde oppervlakte per ruimte.
    """

    def __init__(self, w: Woningen, *, grootboek: bool = True, stap: int = KWART) -> None:
        """Begin leeg; zonder `grootboek` worden posten na het optellen vergeten (portefeuille). `stap`: waarop een rubriek afrondt."""
        self._w = w
        self._stap = stap
        self._grootboek = grootboek
        self._rekeningen: dict[int, Rekening] = {}
        self._nul = w.nul
        self.boekingen: list[Boeking] = []
        self.vastgesteld: dict[str, Vastgesteld] = {}
        self.kolom: dict[str, Kolom] = {}

    def rekening(self, rubriek: int) -> Rekening:
        """De rekening van een rubriek, zo nodig nieuw."""
        rekening = self._rekeningen.get(rubriek)
        if rekening is None:
            rekening = self._rekeningen[rubriek] = Rekening(self._nul, self._stap)
        return rekening

    def boek(self, rubriek: int, gedeeld: int, artikel: str, uitvoer: Iterable[Regelpost]) -> None:
        """Verwerk wat een regel oplevert; posten van ruimten die met andere adressen worden gedeeld gaan naar rubriek `gedeeld`."""
        som: _Som = {}
        for regel in uitvoer:
            if isinstance(regel, Post):
                if self._grootboek:
                    self.boekingen.append(Boeking(rubriek, gedeeld, artikel, regel))
                self._tel(regel, rubriek, gedeeld, som)
            elif isinstance(regel, Maximum):
                self.rekening(rubriek).maximum = regel
            elif isinstance(regel, VanNulAf):
                self.rekening(rubriek).van_nul_af = True
            elif isinstance(regel, Afgerond):
                rekening = self.rekening(rubriek)
                rekening.stap, rekening.afronding = regel.stap, regel.artikel
            else:
                self.vastgesteld[regel.id] = regel
        if som:
            self._verdeel(rubriek, gedeeld, self._naar_groep(som))

    def _tel(self, post: Post, rubriek: int, gedeeld: int, som: _Som) -> None:
        """Boek een post; posten onder de woning zonder eigen deler worden eerst per niveau opgeteld in `som`."""
        teller, niveau = post.teller, post.niveau
        if teller is None:
            return
        if post.deler is None and niveau != "woning":
            sleutel = (niveau, None if post.plaats is None else id(post.plaats))
            eerder = som.get(sleutel)
            som[sleutel] = (post.plaats, teller if eerder is None else eerder[1] + teller)
        elif post.na_afronding:
            self.rekening(rubriek).punten = self.punten(rubriek) + teller
        elif post.deler is None:
            rekening = self.rekening(rubriek)
            rekening.exact = rekening.exact + teller
        elif niveau == "woning":
            self.rekening(rubriek).breuken.append((None, teller, post.deler))
        else:
            groep, eigen_adres = self._w.groep, self._w.groep.adressen == 1
            self.rekening(rubriek).breuken.append((groep, teller * eigen_adres, groep.deler * post.deler))
            self.rekening(gedeeld).breuken.append((groep, teller * niet(eigen_adres), groep.deler * post.deler))

    def _naar_groep(self, som: _Som) -> Kolom:
        """Tel de niveaus onder de woning op tot de groep: één som per laag."""
        w = self._w
        if w.groep.enkel:  # alles is van één groep: de som van alles
            return cast("Kolom", sum(sum(als_rij(teller)) for _, teller in som.values()))
        if w.n == 1:
            return cast("Kolom", self._per_groep(som))
        per_niveau: dict[str, Kolom] = {}
        for (niveau, _), (plaats, teller) in som.items():
            vol = (
                teller
                if plaats is None
                else _uitgespreid(
                    teller, plaats, {"voorziening": w.voorziening, "ruimte": w.ruimte, "groep": w.groep}[niveau].n
                )
            )
            per_niveau[niveau] = per_niveau[niveau] + vol if niveau in per_niveau else vol
        for van, laag, naar in (("voorziening", w.voorziening, "ruimte"), ("ruimte", w.ruimte, "groep")):
            if van in per_niveau:
                van_onder = laag.som(per_niveau[van])
                per_niveau[naar] = per_niveau[naar] + van_onder if naar in per_niveau else van_onder
        return per_niveau["groep"]

    def _per_groep(self, som: _Som) -> list[int]:
        """De sommen per groep van één woning; voor een handvol elementen sneller dan NumPy."""
        uit = [0] * self._w.groep.n
        for (niveau, _), (plaats, teller) in som.items():
            groepen = self._w.groepen_van[niveau]
            hier = groepen if plaats is None else [groepen[j] for j in plaats.tolist()]
            for groep, deel in zip(hier, stuk(teller, range(len(hier))), strict=True):
                uit[groep] += deel
        return uit

    def _verdeel(self, rubriek: int, gedeeld: int, tellers: Kolom) -> None:
        """Het privédeel is exact; het gedeelde deel wacht per groep op zijn ene deling."""
        rekening, w = self.rekening(rubriek), self._w
        if not w.is_gedeeld:
            rekening.exact = rekening.exact + tellers
        elif w.n == 1:
            rekening.exact = rekening.exact + tellers[0]  # de privégroep staat vooraan
            if any(tellers[1:]):
                self._verdeel_een(rekening, self.rekening(gedeeld), tellers)
        else:
            rekening.exact = rekening.exact + w.prive(tellers)
            for naar, deel in ((rekening, w.groep.op_adres), (self.rekening(gedeeld), w.groep.met_adressen)):
                if deel is not None:
                    naar.gedeeld = tellers * deel if naar.gedeeld is None else naar.gedeeld + tellers * deel

    def _verdeel_een(self, eigen: Rekening, ander: Rekening, tellers: Iterable[int]) -> None:
        """Van één woning: wat alleen kamers op het adres delen hoort bij de eigen rubriek."""
        groep = self._w.groep
        for nummer, (teller, adressen) in enumerate(zip(tellers, groep.adressen.tolist(), strict=True)):
            naar = eigen if adressen == 1 else ander
            if nummer and teller:
                naar.gedeeld = list(naar.gedeeld or [0] * groep.n)  # een nieuwe lijst: een `stand` houdt de oude
                naar.gedeeld[nummer] += teller

    def _breuken(self, rekening: Rekening) -> list[Breuk]:
        """Alle delingen van een rekening."""
        if rekening.gedeeld is None:
            return rekening.breuken
        return [*rekening.breuken, (self._w.groep, np.asarray(rekening.gedeeld), self._w.groep.deler)]

    def _sluit(self, rekening: Rekening) -> Kolom:
        """Saldeer, pas het maximum toe en rond af: op 0,25 punt, een achtste naar boven (inleiding toelichting), of wat het stelsel zegt.

        Zonder afronding is de uitkomst naar beneden op 1/PUNT; `exact` geeft dan wat er staat.
        """
        breuken = self._breuken(rekening)
        if rekening.exact is self._nul and not breuken:
            return self._nul
        if not rekening.stap:
            return naar_beneden(rekening.exact, breuken)
        maximum = None if rekening.maximum is None else rekening.maximum.hoogstens
        afgerond = rond_af(rekening.exact, breuken, rekening.stap, maximum)
        if not rekening.van_nul_af:
            return afgerond
        omgekeerd = -rond_af(
            -rekening.exact, [(laag, -teller, deler) for laag, teller, deler in breuken], rekening.stap
        )
        return waar(omgekeerd < 0, omgekeerd, afgerond)

    def herrekend(self, rubriek: int, verschil: Kolom) -> Kolom:
        """Punten die de rubriek zou hebben als er `verschil` (1/PUNT per woning) bij was geboekt."""
        rekening = self.rekening(rubriek)
        return self._sluit(replace(rekening, exact=rekening.exact + verschil))

    def neem_over(self, punten: Mapping[int, Kolom], kolommen: Mapping[str, Kolom]) -> None:
        """Begin met rubrieken die al gesloten zijn, en met tussenuitkomsten; wat er nog op zo'n rubriek wordt geboekt, telt niet."""
        self.kolom.update(kolommen)
        for rubriek, waarden in punten.items():
            self.rekening(rubriek).punten = waarden

    def stand(self) -> dict[int, Rekening]:
        """De rekeningen zoals zij nu zijn; wat hierna wordt geboekt, verandert deze stand niet."""
        return {nummer: replace(r, breuken=[*r.breuken]) for nummer, r in self._rekeningen.items()}

    def zet(self, rubriek: int, rekening: Rekening) -> None:
        """Ga voor een rubriek verder met een rekening uit een stand; de stand zelf verandert niet."""
        self._rekeningen[rubriek] = replace(rekening, breuken=[*rekening.breuken])

    def punten(self, *rubrieken: int) -> Kolom:
        """Punten van rubrieken, opgeteld, in 1/PUNT; een rubriek die nog open staat, wordt gesloten."""
        som: Kolom | None = None
        for rubriek in rubrieken:
            rekening = self.rekening(rubriek)
            if rekening.punten is None:
                rekening.punten = self._sluit(rekening)
            som = rekening.punten if som is None else som + rekening.punten
        return self._nul if som is None else som

    def exact(self, *rubrieken: int) -> tuple[Kolom, list[Breuk]]:
        """Punten van rubrieken als geheel deel (1/PUNT) en breuken: wat een rubriek afrondt is geheel, de rest is onafgerond."""
        geheel, breuken = self._nul, list[Breuk]()
        for rubriek in rubrieken:
            rekening = self.rekening(rubriek)
            geheel = geheel + (self.punten(rubriek) if rekening.stap else rekening.exact)
            breuken += [] if rekening.stap else self._breuken(rekening)
        return geheel, breuken

    def waarden(self, rijen: Iterable[int], *rubrieken: int) -> list[Fraction]:
        """Exacte punten van rubrieken, opgeteld, van elke rij."""
        geheel, breuken = self.exact(*rubrieken)
        return [exacte_som(geheel, breuken, i) / PUNT for i in rijen]
