"""Registerwoningen in een portefeuille: wie haar ruimten niet opgeeft, krijgt een bereik over alle ruimten die zij kan hebben.

Een registerwoning is een zelfstandige woning waarvan `woning.ruimten` ontbreekt of leeg is gelaten (null; een lege lijst zegt dat er geen
ruimten zijn). Zonder gebruiksoppervlakte, of met een die buiten de verklaarde grens valt, heeft zij geen bovengrens; zonder WOZ-waarde of
energieprestatie ook niet, behalve als een lege lijst zegt dat die er niet is.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from huurstelsel.feiten.bouwen import bouw
from huurstelsel.feiten.lezen import is_onbekend
from huurstelsel.feiten.rijen import Invulling
from huurstelsel.fouten import Fout, InvoerFout, RechtFout
from huurstelsel.lijst import als_fouten
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille import documentsgewijs, inlezen
from huurstelsel.portefeuille.kolom import Velden
from huurstelsel.portefeuille.kolomsgewijs import WAARDEN, gevallen, meer_dan_een, open_feiten
from huurstelsel.portefeuille.registerbereik import Deel, bereken
from huurstelsel.portefeuille.registerreken import per_geval
from huurstelsel.portefeuille.registerruimten import aantal_andere, aantal_klassen, maten
from huurstelsel.portefeuille.registerwoning import als_rijen, karige_kamers, ruime_kamers
from huurstelsel.portefeuille.uitslag import FEITEN, Uitslag
from huurstelsel.reken.getallen import MM2
from huurstelsel.waardering import maak_zaak, reken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from huurstelsel.portefeuille.registergrenzen import Grenzen
    from huurstelsel.portefeuille.registerruimten import Maten
    from huurstelsel.portefeuille.registerwoning import Kamer
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.waardering import Gewaardeerd

    Fouten = dict[int, tuple[Fout, ...]]

TEGELIJK = 400_000
"""Ruimten die tegelijk in kolommen staan; meer woningen gaan achter elkaar."""

_VERWARMING_OPPERVLAKTE = sum(1 << FEITEN.index(naam) for naam in ("verwarming", "oppervlakte"))
_FEIT = {"woningtype": "woningtype", "bouwjaar": "bouwjaar", "ondertekend": "ondertekend"}


def waardeer(brok: pa.RecordBatch, regeling: Regeling, grenzen: Grenzen) -> brokken.Gewaardeerd:
    """Waardeer elke rij van een brok, registerwoningen met een bereik; zoals `brok.waardeer`."""
    register = zonder_ruimten(brok)
    if not register.any():
        return brokken.waardeer(brok, regeling)
    uit, als_document = Uitslag(brok.num_rows), 0
    fouten: Fouten = {}
    for masker, doe in ((~register, brokken.waardeer), (register, _Registers(grenzen))):
        rijen = np.flatnonzero(masker)
        if len(rijen):
            gedaan = doe(brok.filter(pa.array(masker)), regeling)
            uit.zet(rijen, gedaan.uitslag, slice(None))
            fouten |= {int(rijen[i]): f for i, f in gedaan.fouten.items()}
            als_document += gedaan.als_document
    return brokken.Gewaardeerd(uit, fouten, als_document)


def zonder_ruimten(brok: pa.RecordBatch) -> Masker:
    """Welke rijen een zelfstandige woning zijn waarvan de ruimten niet zijn opgegeven."""
    zelfstandig = brokken.van_stelsel(brok, "zelfstandig")
    woning = Velden(dict(zip(brok.schema.names, brok.columns, strict=True)), brok.num_rows).groep("woning")
    uit: Masker = zelfstandig & ~woning.bekend("ruimten")
    return uit


class _Registers:
    """De waardering van een brok met alleen registerwoningen."""

    def __init__(self, grenzen: Grenzen) -> None:
        self.grenzen = grenzen

    def __call__(self, brok: pa.RecordBatch, regeling: Regeling) -> brokken.Gewaardeerd:
        uit = Uitslag(brok.num_rows)
        recht = regeling.voor("zelfstandig")
        gelezen = inlezen.lees(meer_dan_een(brok), recht)
        n, go = brok.num_rows, gelezen.w.gebruiksoppervlakte
        anders = (gelezen.anders | ~_begrensd(go, self.grenzen))[:n]
        omvang = (aantal_klassen(np.maximum(go, 0), self.grenzen) * (30 + aantal_andere(go, self.grenzen)))[:n]
        patronen = open_feiten(gelezen)[:n]
        for patroon in np.unique(patronen[~anders]).tolist():
            for rijen in _stukken(np.flatnonzero((patronen == patroon) & ~anders), omvang):
                deel, zonder_bedrag = self._in_kolommen(brok.take(pa.array(rijen)), patroon, recht)
                uit.zet(rijen, deel, np.arange(len(rijen)))
                anders[rijen] = zonder_bedrag[: len(rijen)]
        rijen = np.flatnonzero(anders)
        documenten = brokken.documenten(brok.filter(pa.array(anders)))
        gewone, fouten = waardeer_documenten(documenten, regeling, self.grenzen)
        uit.zet(rijen, gewone, slice(None))
        return brokken.Gewaardeerd(uit, {int(rijen[i]): f for i, f in fouten.items()}, len(rijen))

    def _in_kolommen(self, brok: pa.RecordBatch, patroon: int, recht: Regeling) -> tuple[Uitslag, Masker]:
        gelezen = inlezen.lees(meer_dan_een(brok), recht)
        alle = list(gevallen(gelezen, patroon))
        delen = [
            Deel(per_geval(alle, m, kamers, recht), _begin(m))
            for m, kamers in _delen(gelezen.w.gebruiksoppervlakte, self.grenzen, recht)
        ]
        assen = {feit: len(waarden) for feit, waarden in WAARDEN.items() if patroon >> feit & 1}
        return bereken(alle, delen, assen, gelezen.aangenomen, recht)


def _begrensd(oppervlakte: Kolom, grenzen: Grenzen) -> Masker:
    """Waar de gebruiksoppervlakte bekend is en binnen haar grens ligt."""
    uit: Masker = (oppervlakte > 0) & (oppervlakte <= int(grenzen.hoog("gebruiksoppervlakte") * MM2))
    return uit


def _stukken(rijen: Kolom, omvang: Kolom) -> Iterator[Kolom]:
    """De rijen in stukken van samen hoogstens `TEGELIJK` ruimten, en ten minste één woning."""
    nummer = np.cumsum(omvang[rijen]) // TEGELIJK
    yield from np.split(rijen, np.flatnonzero(np.diff(nummer)) + 1)


def _delen(oppervlakte: Kolom, grenzen: Grenzen, recht: Regeling) -> Iterator[tuple[Maten, list[Kamer]]]:
    """De karigste en de ruimste ruimten, zonder en met een plek in een garage."""
    karig, ruim = maten(oppervlakte, grenzen, recht)
    for garage in range(grenzen.aantal("parkeerplek_type_1") + 1):
        yield karig, karige_kamers(grenzen, garage=bool(garage))
        yield ruim, ruime_kamers(grenzen, recht, garage=bool(garage))


def _begin(m: Maten) -> Kolom:
    return np.flatnonzero(np.diff(m.woning, prepend=-1))


def is_registerwoning(feiten: Mapping[str, Any]) -> bool:
    """Of een document een zelfstandige woning beschrijft zonder haar ruimten."""
    woning = feiten.get("woning")
    if not isinstance(woning, dict) or feiten.get("kamers"):
        return False
    ruimten = woning.get("ruimten")
    return (ruimten is None or is_onbekend(ruimten)) and woning.get("stelsel") in {None, "zelfstandig"}


def waardeer_documenten(
    feiten: Sequence[Mapping[str, Any]], regeling: Regeling, grenzen: Grenzen
) -> tuple[Uitslag, Fouten]:
    """Waardeer documenten, registerwoningen met een bereik; zoals `documentsgewijs.waardeer`."""
    register = [is_registerwoning(een) for een in feiten]
    uit, fouten = documentsgewijs.waardeer(feiten, regeling)
    for i in np.flatnonzero(register).tolist():
        if i not in fouten:
            try:
                _zet_bereik(uit, i, feiten[i], regeling, grenzen)
            except (InvoerFout, RechtFout) as e:
                fouten[i] = als_fouten(e)
    return uit, fouten


def _zet_bereik(uit: Uitslag, i: int, feiten: Mapping[str, Any], regeling: Regeling, grenzen: Grenzen) -> None:
    """Zet het bereik van één document op zijn plaats; zonder gebruiksoppervlakte blijft het zonder bovengrens."""
    document, recht = documentsgewijs.gelezen(feiten, regeling)
    zaak = maak_zaak(document, recht)
    gevallen = [bouw([rij, rij]) for rij in zaak.rijen]
    oppervlakte = gevallen[0].gebruiksoppervlakte[:1]
    if not _begrensd(oppervlakte, grenzen).all():
        return
    kleinste = recht.parameters("oppervlakte").minimum_vertrek

    def deel(m: Maten, kamers: list[Kamer]) -> Deel:
        def doe(nummer: int) -> Gewaardeerd:
            rijen = [*als_rijen(zaak.rijen[nummer], m, kamers, kleinste)]
            w = bouw(rijen if len(rijen) > 1 else rijen * 2)  # van één rij zijn kolommen getallen
            return reken(w, recht, grootboek=False)

        return Deel(doe, np.zeros(1, np.int64))

    delen = [deel(m, kamers) for m, kamers in _delen(oppervlakte, grenzen, recht)]
    aangenomen = np.full(2, documentsgewijs.aangenomen(document.woning, recht))
    uitslag, _ = bereken(gevallen, delen, _assen(zaak.invullingen), aangenomen, recht)
    uit.zet(np.array([i]), uitslag, np.zeros(1, np.int64))


def _assen(invullingen: Sequence[Invulling]) -> dict[int, int]:
    """Per onbekend feit hoeveel waarden het doorloopt, in de volgorde waarin de invullingen hun product zijn."""
    aantallen = {veld.name: len({getattr(een, veld.name) for een in invullingen}) for veld in fields(Invulling)}
    return {FEITEN.index(_FEIT.get(naam, "overig")): aantal for naam, aantal in aantallen.items() if aantal > 1}
