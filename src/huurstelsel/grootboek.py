"""Van kolommen naar het grootboek van één woning: posten, rubrieken en vaststellingen, exact als breuken."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.feiten.soorten import VOORZIENINGSOORTEN
from huurstelsel.reken.getallen import PUNT, Kolom, breuk, element, stuk
from huurstelsel.reken.post import SLOT, Boeking, Saldi
from huurstelsel.uitkomst import Postregel, Rubriekuitkomst, Vaststelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.reken.laag import Laag

AFRONDINGSARTIKEL = "Bhw bijlage I.A, toelichting, inleiding"
SLOTARTIKEL = "Bhw bijlage I.A, toelichting, slotopmerking"


_NUL = Fraction(0)


def _kinderen(laag: Laag, ouders: range) -> range:
    """De elementen van een laag onder een aaneengesloten stuk ouders."""
    begin, einde = laag.offsets[[ouders.start, ouders.stop]].tolist()
    return range(begin, einde)


class _Blad:
    """De posten van een rubriek tijdens het opmaken; tellers met dezelfde deler worden opgeteld, zonder breuken."""

    __slots__ = ("na", "tellers", "voor")

    def __init__(self) -> None:
        self.voor: list[Postregel] = []
        self.na: list[Postregel] = []
        self.tellers: dict[int, int] = {}

    def schrijf(self, regel: Postregel, teller: int, deler: int, *, na_afronding: bool) -> None:
        """Schrijf een regel bij met zijn punten als teller en deler."""
        if na_afronding:
            self.na.append(regel)
        else:
            self.voor.append(regel)
            self.tellers[deler] = self.tellers.get(deler, 0) + teller

    def som(self) -> Fraction:
        """Punten van de regels vóór de afronding."""
        return sum((breuk(teller, deler) for deler, teller in self.tellers.items() if teller), _NUL)


class Grootboek:
    """Het grootboek van woning i uit een doorgerekende groep.

    Args:
        ruimte_ids: id per ruimte, in de volgorde van de kolommen van de hele groep.
        rubrieken: nummer → (naam, artikel) van het stelsel.
    """

    def __init__(
        self, w: Woningen, saldi: Saldi, i: int, ruimte_ids: list[str | None], rubrieken: dict[int, tuple[str, str]]
    ) -> None:
        """Zoek de grenzen van woning i in elke laag op."""
        self._w, self._saldi, self._i, self._ids = w, saldi, i, ruimte_ids
        self._rubrieken = rubrieken
        g = _kinderen(w.groep, range(i, i + 1))
        r = _kinderen(w.ruimte, g)
        v = _kinderen(w.voorziening, r)
        self._bereik = {"woning": range(i, i + 1), "groep": g, "ruimte": r, "voorziening": v}
        groepen = [(None, a, d) for a, d in zip(stuk(w.groep.adressen, g), stuk(w.groep.deler, g), strict=True)]
        per_groep = zip(stuk(w.ruimte.ouder, r), ruimte_ids[r.start : r.stop], strict=True)
        ruimten = [(id_, *groepen[groep - g.start][1:]) for groep, id_ in per_groep]
        voorzieningen = [ruimten[ruimte - r.start] for ruimte in stuk(w.voorziening.ouder, v)]
        self._plaats: dict[str, Sequence[tuple[str | None, int, int]]] = {
            "woning": [(None, 1, 1)],
            "groep": groepen,
            "ruimte": ruimten,
            "voorziening": voorzieningen,
        }

    def _regels(self, boeking: Boeking) -> Iterator[tuple[int, int, int, Postregel]]:
        """De regels van een post die punten of een hoeveelheid hebben: rubriek, teller, deler, regel."""
        post, bereik = boeking.post, self._bereik[boeking.post.niveau]
        toont = post.aantal if post.teller is None else post.teller
        if toont is None:
            return
        hier = bereik if post.plaats is None else self._deel(post.plaats, bereik)
        for n, waarde in zip(hier, stuk(toont, hier), strict=True):
            if waarde:
                j = n if post.plaats is None else int(post.plaats[n])
                teller = 0 if post.teller is None else waarde
                ruimte, adressen, gedeeld_door = self._plaats[post.niveau][j - bereik.start]
                deler = PUNT * gedeeld_door * (1 if post.deler is None else element(post.deler, n))
                hoeveelheid = None if post.aantal is None else breuk(element(post.aantal, n), post.schaal)
                id_ = VOORZIENINGSOORTEN[element(self._w.voorziening.soort, j)] if post.per_soort else post.id
                regel = Postregel(
                    id_, ruimte, breuk(teller, deler), hoeveelheid, post.eenheid, gedeeld_door, boeking.artikel
                )
                yield boeking.rubriek if adressen == 1 else boeking.gedeeld, teller, deler, regel

    def _deel(self, plaats: Kolom, bereik: range) -> range:
        """Welke plaatsen in het bereik van deze woning liggen; zij staan op volgorde."""
        if self._w.n == 1:
            return range(len(plaats))
        begin, einde = plaats.searchsorted((bereik.start, bereik.stop)).tolist()
        return range(begin, einde)

    def rubrieken(self) -> tuple[Rubriekuitkomst, ...]:
        """Alle rubrieken met hun posten; maximering en afronding zijn ook posten, zodat de posten optellen tot de punten."""
        bladen = {nummer: _Blad() for nummer in self._rubrieken}
        for boeking in self._saldi.boekingen:
            if boeking.rubriek != SLOT:
                for rubriek, teller, deler, regel in self._regels(boeking):
                    bladen[rubriek].schrijf(regel, teller, deler, na_afronding=boeking.post.na_afronding)
        return tuple(self._rubriek(nummer, bladen[nummer]) for nummer in self._rubrieken)

    def _rubriek(self, nummer: int, blad: _Blad) -> Rubriekuitkomst:
        """Een rubriek met haar posten, en daarachter de maximering, de afronding en wat na de afronding is geboekt."""
        naam, artikel = self._rubrieken[nummer]
        heel, rekening = element(self._saldi.punten(nummer), self._i), self._saldi.rekening(nummer)
        punten, posten = breuk(heel, PUNT), blad.voor
        if not blad.na and blad.tellers.keys() <= {PUNT} and blad.tellers.get(PUNT, 0) == heel:
            return Rubriekuitkomst(nummer, naam, artikel, punten, tuple(posten))
        if not rekening.stap:
            punten = self._saldi.waarden((self._i,), nummer)[0]
        som = blad.som()
        maximum = rekening.maximum
        if maximum is not None and som > (grens := breuk(maximum.hoogstens, PUNT)):
            posten.append(Postregel(maximum.id, None, grens - som, None, "", 1, artikel))
            som = grens
        doel = punten - sum((r.punten for r in blad.na), _NUL) if blad.na else punten
        if som != doel:
            id_, bepaling = (
                ("afronding_woz", rekening.afronding) if rekening.afronding else ("afronding", AFRONDINGSARTIKEL)
            )
            posten.append(Postregel(id_, None, doel - som, None, "", 1, bepaling))
        return Rubriekuitkomst(nummer, naam, artikel, punten, (*posten, *blad.na))

    def slotposten(self, onafgerond: Fraction, punten: int) -> tuple[Postregel, ...]:
        """Posten over de waardering als geheel, met de afronding op hele punten."""
        uit = [regel for b in self._saldi.boekingen if b.rubriek == SLOT for *_, regel in self._regels(b)]
        if onafgerond != punten:
            uit.append(Postregel("afronding_hele_punten", None, punten - onafgerond, None, "", 1, SLOTARTIKEL))
        return tuple(uit)

    def vaststellingen(self) -> list[Vaststelling]:
        """De vaststellingen van de regels over deze woning en haar ruimten."""
        uit = []
        for v in self._saldi.vastgesteld.values():
            bereik = self._bereik[v.niveau]
            for j, code in zip(bereik, stuk(v.code, bereik), strict=True):
                gevonden = v.uitkomsten.get(code)
                if gevonden is not None:
                    onderwerp = "" if v.niveau == "woning" else self._ids[j] or ""
                    uit.append(Vaststelling(v.id, onderwerp, gevonden[0], gevonden[1], v.artikel))
        return uit
