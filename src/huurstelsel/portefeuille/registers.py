"""Registerwoningen in een portefeuille: wie haar ruimten niet opgeeft, krijgt een bereik over alle ruimten die zij kan hebben.

Een registerwoning is een zelfstandige woning waarvan `woning.ruimten` ontbreekt of leeg is gelaten (null; een lege lijst zegt dat er geen
ruimten zijn). Zonder gebruiksoppervlakte, of met een die buiten de verklaarde grens valt, heeft zij geen bovengrens; zonder WOZ-waarde of
energieprestatie ook niet, behalve als een lege lijst zegt dat die er niet is. Zonder energieprestatie is de ondergrens die bij label G of bij het
bouwjaar; staat de gemeente niet vast waar zij over een kleine woning beslist, dan telt elk gebied mee.
"""

from __future__ import annotations

import copy
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from huurstelsel.feiten.bouwen import bouw
from huurstelsel.feiten.kolommen import WONING_VLAGGEN
from huurstelsel.feiten.lezen import is_onbekend
from huurstelsel.feiten.rijen import Invulling, afgekapt
from huurstelsel.fouten import Fout, InvoerFout, RechtFout
from huurstelsel.lijst import als_fouten
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille import documentsgewijs, inlezen
from huurstelsel.portefeuille.gemeenten import klein_gebouwd
from huurstelsel.portefeuille.kolom import Velden
from huurstelsel.portefeuille.kolomsgewijs import WAARDEN, gevallen, meer_dan_een, open_feiten
from huurstelsel.portefeuille.registerbereik import Deel, bereken
from huurstelsel.portefeuille.registerreken import per_geval
from huurstelsel.portefeuille.registerruimten import aantal_andere, aantal_klassen, kan_kleiner_zijn, maten
from huurstelsel.portefeuille.registerwoning import als_rijen, karige_kamers, label_g, met_label_g, ruime_kamers
from huurstelsel.portefeuille.uitslag import AANGENOMEN, FEITEN, Uitslag
from huurstelsel.reken.getallen import MM2
from huurstelsel.waardering import maak_zaak, reken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.feiten.rijen import Rij
    from huurstelsel.portefeuille.registergrenzen import Grenzen
    from huurstelsel.portefeuille.registerruimten import Maten
    from huurstelsel.portefeuille.registerwoning import Kamer
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.waardering import Gewaardeerd, Zaak

    Fouten = dict[int, tuple[Fout, ...]]

TEGELIJK = 400_000
"""Ruimten die tegelijk in kolommen staan; meer woningen gaan achter elkaar."""

_VERWARMING_OPPERVLAKTE = sum(1 << FEITEN.index(naam) for naam in ("verwarming", "oppervlakte"))
_FEIT = {"woningtype": "woningtype", "bouwjaar": "bouwjaar", "ondertekend": "ondertekend"}
_OVERIG = FEITEN.index("overig")
_GEBIEDEN = (False, True)
_ZONDER_LABEL = len(FEITEN)
"""Bit van een patroon, naast die van `FEITEN`: er is geen energieprestatie opgegeven."""
_LABEL = AANGENOMEN.index("energieprestaties")


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
        patronen = (open_feiten(gelezen) | self._bij_registers(gelezen, recht))[:n]
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
        assen = {feit: len(waarden) for feit, waarden in WAARDEN.items() if patroon >> feit & 1}
        if patroon >> _OVERIG & 1:
            alle = [_in_gebied(w, ja=ja) for w in alle for ja in _GEBIEDEN]
            assen[_OVERIG] = len(_GEBIEDEN)
        paren = [*_delen(gelezen.w.gebruiksoppervlakte, self.grenzen, recht)]
        delen = [Deel(per_geval(alle, m, kamers, recht), _begin(m)) for m, kamers in paren]
        slechter = []
        if patroon >> _ZONDER_LABEL & 1:
            met_g = [met_label_g(w, recht) for w in alle]
            slechter = [Deel(per_geval(met_g, m, kamers, recht), _begin(m)) for m, kamers in paren[::2]]
        return bereken(alle, delen, assen, gelezen.aangenomen, recht, slechter=slechter)

    def _bij_registers(self, gelezen: inlezen.Ingelezen, recht: Regeling) -> Kolom:
        """Per woning wat bij een registerwoning ook onbekend is: het gebied waar het telt, en het label."""
        w, p = gelezen.w, recht.parameters("woz")
        gebied = klein_gebouwd(w, recht) & kan_kleiner_zijn(w.gebruiksoppervlakte, self.grenzen, p.kleiner_dan)
        label = gelezen.aangenomen >> _LABEL & 1
        uit: Kolom = gebied.astype(np.int64) << _OVERIG | label << _ZONDER_LABEL
        return uit


def _in_gebied(w: Woningen, *, ja: bool) -> Woningen:
    """De woningen in of buiten de gebieden van 11.1 onder a."""
    uit = copy.copy(w)
    uit.corop_amsterdam_utrecht = np.full(w.n, ja)
    return uit


def _begrensd(oppervlakte: Kolom, grenzen: Grenzen) -> Masker:
    """Waar de gebruiksoppervlakte bekend is en binnen haar grens ligt."""
    uit: Masker = (oppervlakte > 0) & (oppervlakte <= int(grenzen.hoog("gebruiksoppervlakte") * MM2))
    return uit


def _stukken(rijen: Kolom, omvang: Kolom) -> Iterator[Kolom]:
    """De rijen in stukken van samen hoogstens `TEGELIJK` ruimten, en ten minste één woning."""
    nummer = np.cumsum(omvang[rijen]) // TEGELIJK
    yield from np.split(rijen, np.flatnonzero(np.diff(nummer)) + 1)


def _delen(oppervlakte: Kolom, grenzen: Grenzen, recht: Regeling) -> Iterator[tuple[Maten, list[Kamer]]]:
    """Om en om de karigste en de ruimste ruimten, zonder en met een plek in een garage."""
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
    zaak = _met_gebied(maak_zaak(document, recht), recht, grenzen)
    gevallen = [bouw([rij, rij]) for rij in zaak.rijen]
    oppervlakte = gevallen[0].gebruiksoppervlakte[:1]
    if not _begrensd(oppervlakte, grenzen).all():
        return
    kleinste = recht.parameters("oppervlakte").minimum_vertrek

    def deel(alle: list[Rij], m: Maten, kamers: list[Kamer]) -> Deel:
        def doe(nummer: int) -> Gewaardeerd:
            rijen = [*als_rijen(alle[nummer], m, kamers, kleinste)]
            w = bouw(rijen if len(rijen) > 1 else rijen * 2)  # van één rij zijn kolommen getallen
            return reken(w, recht, grootboek=False)

        return Deel(doe, np.zeros(1, np.int64))

    paren = [*_delen(oppervlakte, grenzen, recht)]
    delen = [deel(zaak.rijen, m, kamers) for m, kamers in paren]
    aangenomen = np.full(2, documentsgewijs.aangenomen(document.woning, recht))
    slechter = []
    if aangenomen[0] >> _LABEL & 1:
        met_g = [replace(rij, energie=[label_g(recht)]) for rij in zaak.rijen]
        slechter = [deel(met_g, m, kamers) for m, kamers in paren[::2]]
    uitslag, _ = bereken(gevallen, delen, _assen(zaak.invullingen), aangenomen, recht, slechter=slechter)
    uit.zet(np.array([i]), uitslag, np.zeros(1, np.int64))


def _met_gebied(zaak: Zaak, recht: Regeling, grenzen: Grenzen) -> Zaak:
    """De zaak, met elk gebied waar dat niet vaststaat en beslist of de woning klein is (11.1 onder a)."""
    maat, p = zaak.document.woning.gebruiksoppervlakte, recht.parameters("woz")
    if maat is None or all(melding.pad != "adres.gemeente" for melding in zaak.meldingen):
        return zaak
    if not kan_kleiner_zijn(np.array([afgekapt(maat, MM2)]), grenzen, p.kleiner_dan).all():
        return zaak
    vlag = WONING_VLAGGEN.index("corop_amsterdam_utrecht")
    rijen = [
        replace(rij, vlaggen=(*rij.vlaggen[:vlag], ja, *rij.vlaggen[vlag + 1 :]))
        for rij in zaak.rijen
        for ja in _GEBIEDEN
    ]
    invullingen = [replace(een, in_corop=ja) for een in zaak.invullingen for ja in _GEBIEDEN]
    return replace(zaak, rijen=rijen, invullingen=invullingen)


def _assen(invullingen: Sequence[Invulling]) -> dict[int, int]:
    """Per onbekend feit hoeveel waarden het doorloopt, in de volgorde waarin de invullingen hun product zijn.

    Wat geen eigen naam heeft, staat achteraan en is samen één feit.
    """
    uit: dict[int, int] = {}
    for veld in fields(Invulling):
        aantal, feit = len({getattr(een, veld.name) for een in invullingen}), _FEIT.get(veld.name, "overig")
        if aantal > 1:
            uit[FEITEN.index(feit)] = uit.get(FEITEN.index(feit), 1) * aantal
    return uit
