"""Van kolommen naar het grootboek van een of meer woningen: posten, rubrieken en vaststellingen, exact als breuken."""

from __future__ import annotations

from collections import defaultdict
from math import lcm
from typing import TYPE_CHECKING

from huurstelsel.feiten.soorten import VOORZIENINGSOORTEN
from huurstelsel.reken.getallen import PUNT, Kolom, breuk, stuk
from huurstelsel.reken.post import SLOT, Boeking, Saldi
from huurstelsel.uitkomst import Postregel, Rubriekuitkomst, Vaststelling

if TYPE_CHECKING:
    from fractions import Fraction

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.reken.laag import Laag

AFRONDINGSARTIKEL = "Bhw bijlage I.A, toelichting, inleiding"
SLOTARTIKEL = "Bhw bijlage I.A, toelichting, slotopmerking"

_Plek = tuple[int, "str | None", int, int, str]
"""(woning, id van de ruimte, adressen, deler, stel): waar een element van een laag staat; het stel staat alleen bij een groep."""


def _kinderen(laag: Laag, ouders: range) -> range:
    """De elementen van een laag onder een aaneengesloten stuk ouders."""
    begin, einde = laag.offsets[[ouders.start, ouders.stop]].tolist()
    return range(begin, einde)


def _teller(tellers: dict[int, int], noemer: int) -> int:
    """Teller van Σ teller/deler bij een gemeenschappelijke noemer."""
    return sum(teller * (noemer // deler) for deler, teller in tellers.items())


class _Blad:
    """De posten van een rubriek tijdens het opmaken; tellers met dezelfde deler worden opgeteld, zonder breuken."""

    __slots__ = ("na", "na_tellers", "tellers", "voor")

    def __init__(self) -> None:
        self.voor: list[Postregel] = []
        self.na: list[Postregel] = []
        self.tellers: dict[int, int] = {}
        self.na_tellers: dict[int, int] = {}


class Grootboek:
    """Het grootboek van enkele woningen uit een doorgerekende groep; elke kolom wordt één keer gelezen.

    Args:
        rijen: de nummers van deze woningen in de groep, aaneengesloten.
        ruimte_ids: id per ruimte, in de volgorde van de kolommen van de hele groep.
        rubrieken: nummer → (naam, artikel) van het stelsel.
    """

    def __init__(
        self,
        w: Woningen,
        saldi: Saldi,
        rijen: range,
        ruimte_ids: list[str | None],
        rubrieken: dict[int, tuple[str, str]],
    ) -> None:
        """Zoek de grenzen van de woningen in elke laag op en schrijf hun posten."""
        self._w, self._saldi, self._ids, self._rubrieken = w, saldi, ruimte_ids, rubrieken
        self._begin = rijen.start
        self._punten = {nummer: stuk(saldi.punten(nummer), rijen) for nummer in rubrieken}
        g = _kinderen(w.groep, rijen)
        r = _kinderen(w.ruimte, g)
        v = _kinderen(w.voorziening, r)
        self._bereik = {"woning": rijen, "groep": g, "ruimte": r, "voorziening": v}
        self._plekken = self._maak_plekken()
        self._soorten = stuk(w.voorziening.soort, v)
        self._bladen: defaultdict[tuple[int, int], _Blad] = defaultdict(_Blad)
        for boeking in saldi.boekingen:
            self._schrijf(boeking)

    def _maak_plekken(self) -> dict[str, list[_Plek]]:
        """Van elke laag de plek van elk element in haar bereik."""
        w, bereik = self._w, self._bereik
        rijen, g, r, v = bereik["woning"], bereik["groep"], bereik["ruimte"], bereik["voorziening"]
        van = [rijen.start] * len(g) if len(rijen) == 1 else stuk(w.groep.ouder, g)
        stellen = w.groep.stellen[g.start : g.stop] or [""] * len(g)
        delers = zip(van, stuk(w.groep.adressen, g), stuk(w.groep.deler, g), stellen, strict=True)
        groepen: list[_Plek] = [(i, None, adressen, deler, stel) for i, adressen, deler, stel in delers]
        ruimten: list[_Plek] = []
        for groep, id_ in zip(stuk(w.ruimte.ouder, r), self._ids[r.start : r.stop], strict=True):
            i, _, adressen, deler, _ = groepen[groep - g.start]
            ruimten.append((i, id_, adressen, deler, ""))
        return {
            "woning": [(i, None, 1, 1, "") for i in rijen],
            "groep": groepen,
            "ruimte": ruimten,
            "voorziening": [ruimten[ruimte - r.start] for ruimte in stuk(w.voorziening.ouder, v)],
        }

    def _schrijf(self, boeking: Boeking) -> None:
        """Schrijf van een post de regels die punten of een hoeveelheid hebben."""
        post, bereik, plekken = boeking.post, self._bereik[boeking.post.niveau], self._plekken[boeking.post.niveau]
        toont = post.aantal if post.teller is None else post.teller
        if toont is None:
            return
        if post.plaats is not None:
            begin, bereik = bereik.start, self._deel(post.plaats, bereik)
            plekken = [plekken[j - begin] for j in stuk(post.plaats, bereik)]
        waarden = stuk(toont, bereik)
        if not any(waarden):
            return
        delers = None if post.deler is None else stuk(post.deler, bereik)
        aantallen = None if post.aantal is None else stuk(post.aantal, bereik)
        for n, waarde in enumerate(waarden):
            if waarde:
                i, ruimte, adressen, gedeeld_door, stel = plekken[n]
                teller = 0 if post.teller is None else waarde
                deler = PUNT * gedeeld_door * (1 if delers is None else delers[n])
                hoeveelheid = None if aantallen is None else breuk(aantallen[n], post.schaal)
                id_ = VOORZIENINGSOORTEN[self._soorten[n]] if post.per_soort else post.id
                toon = adressen if post.per_adres else gedeeld_door
                punten = breuk(teller, deler)
                regel = Postregel(id_, ruimte, punten, hoeveelheid, post.eenheid, toon, boeking.artikel, stel)
                blad = self._bladen[i, boeking.rubriek if adressen == 1 else boeking.gedeeld]
                regels, tellers = (blad.na, blad.na_tellers) if post.na_afronding else (blad.voor, blad.tellers)
                regels.append(regel)
                tellers[deler] = tellers.get(deler, 0) + teller

    def _deel(self, plaats: Kolom, bereik: range) -> range:
        """Welke plaatsen in het bereik van deze woningen liggen; zij staan op volgorde."""
        if len(self._bereik["woning"]) == self._w.n:
            return range(len(plaats))
        begin, einde = plaats.searchsorted((bereik.start, bereik.stop)).tolist()
        return range(begin, einde)

    def rubrieken(self, i: int) -> tuple[Rubriekuitkomst, ...]:
        """Alle rubrieken van een woning; maximering en afronding zijn ook posten, zodat de posten optellen tot de punten."""
        return tuple(self._rubriek(i, nummer) for nummer in self._rubrieken)

    def _rubriek(self, i: int, nummer: int) -> Rubriekuitkomst:
        """Een rubriek met haar posten, en daarachter de maximering, de afronding en wat na de afronding is geboekt."""
        naam, artikel = self._rubrieken[nummer]
        heel = self._punten[nummer][i - self._begin]
        punten = breuk(heel, PUNT)
        if not heel and (i, nummer) not in self._bladen:
            return Rubriekuitkomst(nummer, naam, artikel, punten, ())
        blad, rekening = self._bladen[i, nummer], self._saldi.rekening(nummer)
        posten = blad.voor
        if not blad.na and blad.tellers.keys() <= {PUNT} and blad.tellers.get(PUNT, 0) == heel:
            return Rubriekuitkomst(nummer, naam, artikel, punten, tuple(posten))
        if not rekening.stap:
            punten = self._saldi.waarden((i,), nummer)[0]
        noemer = lcm(PUNT, punten.denominator, *blad.tellers, *blad.na_tellers)
        som, doel = _teller(blad.tellers, noemer), punten.numerator * (noemer // punten.denominator)
        maximum = rekening.maximum
        if maximum is not None and som > (grens := maximum.hoogstens * (noemer // PUNT)):
            posten.append(Postregel(maximum.id, None, breuk(grens - som, noemer), None, "", 1, artikel))
            som = grens
        if verschil := doel - _teller(blad.na_tellers, noemer) - som:
            id_, bepaling = (
                ("afronding_woz", rekening.afronding) if rekening.afronding else ("afronding", AFRONDINGSARTIKEL)
            )
            posten.append(Postregel(id_, None, breuk(verschil, noemer), None, "", 1, bepaling))
        return Rubriekuitkomst(nummer, naam, artikel, punten, (*posten, *blad.na))

    def slotposten(self, i: int, onafgerond: Fraction, punten: int) -> tuple[Postregel, ...]:
        """Posten over de waardering als geheel, met de afronding op hele punten."""
        uit = self._bladen[i, SLOT].voor
        if onafgerond == punten:
            return tuple(uit)
        afronding = Postregel("afronding_hele_punten", None, punten - onafgerond, None, "", 1, SLOTARTIKEL)
        return (*uit, afronding)

    def vaststellingen(self, i: int) -> list[Vaststelling]:
        """De vaststellingen van de regels over een woning en haar ruimten."""
        uit = []
        ruimten = _kinderen(self._w.ruimte, _kinderen(self._w.groep, range(i, i + 1)))
        for v in self._saldi.vastgesteld.values():
            bereik = range(i, i + 1) if v.niveau == "woning" else ruimten
            for j, code in zip(bereik, stuk(v.code, bereik), strict=True):
                gevonden = v.uitkomsten.get(code)
                if gevonden is not None:
                    onderwerp = "" if v.niveau == "woning" else self._ids[j] or ""
                    uit.append(Vaststelling(v.id, onderwerp, gevonden[0], gevonden[1], v.artikel))
        return uit
