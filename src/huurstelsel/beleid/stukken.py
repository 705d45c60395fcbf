"""Een brok van een voorraad, één keer gelezen om onder veel regelingen te waarderen: wat kan in kolommen, de rest als document.

Elke woning telt als een nieuwe verhuring op de peildatum: ondertekening en ingang zijn de peildatum, en overgangsrecht voor lopende
overeenkomsten verandert de punten dus niet. De datums van de overeenkomst zelf blijven bij de kenmerken. Een energieprestatie zonder
oppervlakte heeft de gebruiksoppervlakte van haar woning. Een woning waarvan een ander feit ontbreekt dat een bereik geeft, doet niet mee.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa

from huurstelsel.beleid.herrekenen import Basis, Lezers
from huurstelsel.feiten.bouwen import bouw
from huurstelsel.feiten.rijen import ONBEKEND, afgekapt
from huurstelsel.fouten import Fout, HuurstelselFout, InvoerFout, OnbekendeKeuze, RechtFout
from huurstelsel.huur.opslagen import GEREGULEERD, LAAG, segmenten
from huurstelsel.lijst import als_fouten
from huurstelsel.maatregelen.lagen import neem
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille import inlezen
from huurstelsel.portefeuille.bron import als_dict
from huurstelsel.portefeuille.documentsgewijs import GEEN_BEDRAG
from huurstelsel.portefeuille.documentsgewijs import gelezen as gelezen_document
from huurstelsel.portefeuille.kolom import Velden
from huurstelsel.portefeuille.kolomsgewijs import ONDERTEKEND, meer_dan_een, open_feiten
from huurstelsel.portefeuille.nesten import dubbel
from huurstelsel.samenvatting import huren
from huurstelsel.waardering import maak_zaak

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.portefeuille.bron import Brok
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.waardering import Zaak

CONTRACT = ("huurprijs", "aanvangshuurprijs", "ondertekend", "ingangsdatum")
"""Wat van de overeenkomst bij de kenmerken hoort: eurocenten en dagnummers, −1 onbekend."""

_MAX = 10**9


class Waarden(NamedTuple):
    """De uitkomst van woningen onder een regeling.

    Attributes:
        punten: hele punten.
        maximaal: maximale huurprijs met opslagen, in eurocenten.
        segment: nummer in `huur.opslagen.SEGMENTEN`.
    """

    punten: Kolom
    maximaal: Kolom
    segment: Kolom


@dataclass(slots=True, eq=False)
class Deel:
    """Woningen van één stelsel in kolommen.

    Attributes:
        rijen: hun plaats in het brok.
        w: de woningen, als nieuw verhuurd; achter de laatste kan een kopie staan.
        goed: welke woningen meedoen; de kolommen van de andere zeggen niets.
        contract: zie `CONTRACT`.
    """

    rijen: Kolom
    w: Woningen
    stelsel: str
    goed: Masker
    contract: dict[str, Kolom]


@dataclass(slots=True, eq=False)
class Gelezen:
    """Een gelezen brok.

    Attributes:
        onbekend: woningen die een bereik hebben in plaats van één uitkomst.
        fouten: per rij die niet klopt haar fouten.
    """

    n: int
    delen: list[Deel]
    onbekend: Masker
    fouten: dict[int, tuple[Fout, ...]] = field(default_factory=dict)


def lees(brok: Brok, regeling: Regeling) -> Gelezen:
    """Lees een brok voor regelingen met deze peildatum en grondslag."""
    uit = Gelezen(len(brok), [], np.zeros(len(brok), np.bool_))
    if isinstance(brok, list):
        uit.fouten.update({i: d.fouten for i, d in enumerate(brok) if d.fouten})
        rijen = np.array([i for i, d in enumerate(brok) if not d.fouten], np.int64)
        _als_documenten([als_dict(brok[i]) for i in rijen.tolist()], rijen, regeling, uit)
        return uit
    anders = np.ones(len(brok), np.bool_)
    uit.fouten.update(dubbel(brok))
    anders[list(uit.fouten)] = False
    for stelsel in inlezen.STELSELS:
        hier = brokken.van_stelsel(brok, stelsel) & anders
        if hier.any() and brokken.kent(regeling, stelsel):
            deel, document = _in_kolommen(brok, np.flatnonzero(hier), regeling.voor(stelsel), uit)
            uit.delen.append(deel)
            anders[deel.rijen[~document]] = False
    if anders.any():
        _als_documenten(brokken.documenten(brok.filter(pa.array(anders))), np.flatnonzero(anders), regeling, uit)
    return uit


def _in_kolommen(brok: pa.RecordBatch, rijen: Kolom, regeling: Regeling, uit: Gelezen) -> tuple[Deel, Masker]:
    """De woningen van één stelsel, en welke als document moeten."""
    n = len(rijen)
    eigen = meer_dan_een(brok if n == brok.num_rows else brok.take(pa.array(rijen)))
    gelezen = inlezen.lees(eigen, regeling, labelmaat_van_woning=True)
    w, document = gelezen.w, gelezen.anders[:n]
    contract = Velden(dict(zip(eigen.schema.names, eigen.columns, strict=True)), w.n).groep("contract")
    aanvang = contract.getal("aanvangshuurprijs", 100, ONBEKEND, 0, _MAX)
    kolommen = (w.huurprijs, aanvang, w.ondertekend, w.ingangsdatum)
    onbekend = (open_feiten(gelezen)[:n] & ~(1 << ONDERTEKEND)) != 0
    uit.onbekend[rijen] = onbekend & ~document
    kenmerken = dict(zip(CONTRACT, (kolom[:n] for kolom in kolommen), strict=True))
    return Deel(rijen, _nieuw(w, regeling), regeling.stelsel, ~document & ~onbekend, kenmerken), document


def _nieuw(w: Woningen, regeling: Regeling) -> Woningen:
    """Dezelfde woningen, op de peildatum verhuurd."""
    w.ondertekend = w.ingangsdatum = np.full(w.n, regeling.peildatum.toordinal(), np.int64)
    return w


def _als_documenten(feiten: Sequence[Mapping[str, Any]], rijen: Kolom, regeling: Regeling, uit: Gelezen) -> None:
    """Lees woningen langs de gewone weg; wie één invulling heeft komt in kolommen, per stelsel."""
    per_regeling: dict[Regeling, list[tuple[int, Zaak]]] = {}
    for rij, woning in zip(rijen.tolist(), feiten, strict=True):
        try:
            document, recht = gelezen_document(_aangevuld(woning, regeling), regeling)
            zaak = maak_zaak(document, recht := regeling.voor(recht.stelsel))
        except OnbekendeKeuze:
            raise
        except (InvoerFout, RechtFout) as e:
            uit.fouten[rij] = als_fouten(e)
            continue
        if len(zaak.rijen) > 1 or any(invulling.ruim for invulling in zaak.invullingen):
            uit.onbekend[rij] = True
        else:
            per_regeling.setdefault(recht, []).append((rij, zaak))
    uit.delen += [_deel(zaken, recht) for recht, zaken in per_regeling.items()]


def _aangevuld(woning: Mapping[str, Any], regeling: Regeling) -> Mapping[str, Any]:
    """Zonder dag van ondertekening is een woning op de peildatum verhuurd; een label zonder oppervlakte heeft die van de woning."""
    contract, huis = woning.get("contract") or {}, woning.get("woning")
    if not isinstance(contract, dict) or not isinstance(huis, dict):
        return woning  # de gewone weg zegt wat eraan mankeert
    uit = {**woning, "contract": {"ondertekend": regeling.peildatum, **contract}}
    prestaties, maat = huis.get("energieprestaties"), huis.get("gebruiksoppervlakte")
    if isinstance(prestaties, list) and maat is not None and all(isinstance(e, dict) for e in prestaties):
        uit["woning"] = {**huis, "energieprestaties": [{"gebruiksoppervlakte": maat, **e} for e in prestaties]}
    return uit


def _deel(zaken: list[tuple[int, Zaak]], regeling: Regeling) -> Deel:
    rijen = [zaak.rijen[0] for _, zaak in zaken]
    w = bouw(rijen if len(rijen) > 1 else rijen * 2)
    contracten = [zaak.document.contract for _, zaak in zaken]
    kolommen = {
        naam: np.array([_getal(getattr(c, naam), naam) for c in contracten], np.int64)
        for naam in CONTRACT
    }  # fmt: skip
    plaats = np.array([rij for rij, _ in zaken], np.int64)
    return Deel(plaats, _nieuw(w, regeling), regeling.stelsel, np.ones(len(zaken), np.bool_), kolommen)


def _getal(waarde: Any, naam: str) -> int:  # noqa: ANN401 - bedrag, datum of niets
    if waarde is None:
        return ONBEKEND
    return afgekapt(waarde, 100) if naam.endswith("prijs") else int(waarde.toordinal())


class Recht:
    """Een regeling met haar vorm voor elk stelsel, en het spoor van haar regels; te delen door alle brokken."""

    def __init__(self, regeling: Regeling) -> None:
        """Er is nog niets gerekend."""
        self.regeling = regeling
        self._per_stelsel: dict[str, Regeling] = {}
        self._lezers: dict[str, Lezers] = {}

    def voor(self, stelsel: str) -> Regeling:
        """De regeling voor een stelsel."""
        if stelsel not in self._per_stelsel:
            self._per_stelsel[stelsel] = self.regeling.voor(stelsel)
        return self._per_stelsel[stelsel]

    def lezers(self, stelsel: str) -> Lezers:
        """De lezers voor een stelsel."""
        if stelsel not in self._lezers:
            self._lezers[stelsel] = Lezers(self.voor(stelsel))
        return self._lezers[stelsel]


class Stuk:
    """Een gelezen brok, gewaardeerd onder een basis; andere regelingen komen ernaast.

    Attributes:
        goed: welke woningen één uitkomst hebben.
    """

    def __init__(self, gelezen: Gelezen, basis: Recht) -> None:
        """Waardeer de basis."""
        self.n, self.gelezen, self._recht = gelezen.n, gelezen, basis
        self.goed = np.zeros(self.n, np.bool_)
        self._bases = [(deel, b) for heel in gelezen.delen for deel, b in self._basis(heel)]
        for deel, b in self._bases:
            self.goed[deel.rijen] = deel.goed & ~_zonder_bedrag(b, len(deel.rijen))
            for i in deel.rijen[deel.goed & ~self.goed[deel.rijen]].tolist():
                gelezen.fouten[i] = (Fout("woning.woz_waarden", "niet_gevonden", GEEN_BEDRAG),)
        self._eigen = [_waarden(b, b.punten, basis.voor(deel.stelsel)) for deel, b in self._bases]

    def _basis(self, deel: Deel) -> Iterator[tuple[Deel, Basis]]:
        """De basis van een deel; een woning die niet te rekenen is, neemt de andere niet mee."""
        try:
            yield deel, Basis(deel.w, self._recht.voor(deel.stelsel), self._recht.lezers(deel.stelsel))
        except HuurstelselFout as e:
            helft = len(deel.rijen) // 2
            if helft:
                yield from self._basis(_keuze(deel, np.arange(helft)))
                yield from self._basis(_keuze(deel, np.arange(helft, len(deel.rijen))))
                return
            fouten = (
                als_fouten(e) if isinstance(e, InvoerFout | RechtFout) else (Fout("", "niet_te_waarderen", str(e)),)
            )
            self.gelezen.fouten.update(dict.fromkeys(deel.rijen[deel.goed].tolist(), fouten))

    def kolom(self, naam: str, leeg: int) -> Kolom:
        """Een tussenuitkomst van de regels per woning, `leeg` waar zij er niet is."""
        uit = np.full(self.n, leeg, np.int64)
        for deel, b in self._bases:
            if naam in b.kolom:
                uit[deel.rijen] = np.broadcast_to(b.kolom[naam], b.w.n)[: len(deel.rijen)]
        return uit

    def veld(self, naam: str) -> Kolom:
        """Een kolom van de woningen zelf."""
        uit = np.full(self.n, ONBEKEND, np.int64)
        for deel, _ in self._bases:
            uit[deel.rijen] = getattr(deel.w, naam)[: len(deel.rijen)]
        return uit

    def van_stelsel(self, stelsel: str) -> Masker:
        """Welke woningen van dit stelsel zijn."""
        uit = np.zeros(self.n, np.bool_)
        for deel, _ in self._bases:
            uit[deel.rijen] = deel.stelsel == stelsel
        return uit

    def contract(self, naam: str) -> Kolom:
        """Een feit over de overeenkomst; zie `CONTRACT`."""
        uit = np.full(self.n, ONBEKEND, np.int64)
        for deel, _ in self._bases:
            uit[deel.rijen] = deel.contract[naam]
        return uit

    def eigen(self) -> Waarden:
        """De uitkomst onder de basis."""
        return self._samen(self._eigen)

    def waarden(self, recht: Recht) -> Waarden:
        """De uitkomst onder ander recht met dezelfde regels in dezelfde volgorde."""
        uit = []
        for (deel, b), eigen in zip(self._bases, self._eigen, strict=True):
            regeling = recht.voor(deel.stelsel)
            punten = b.met(regeling)
            uit.append(
                eigen if punten is b.punten and _zelfde_huur(b.regeling, regeling) else _waarden(b, punten, regeling)
            )
        return self._samen(uit)

    def bij_punten(self, andere: Stuk, recht: Recht) -> Waarden:
        """De huurprijs en het segment van deze woningen onder ander recht, bij de punten uit een ander stuk van hetzelfde brok."""
        punten = andere.eigen().punten
        uit = []
        for deel, b in self._bases:
            eigen = np.zeros(b.w.n, np.int64)
            eigen[: len(deel.rijen)] = punten[deel.rijen]
            uit.append(_waarden(b, eigen, recht.voor(deel.stelsel)))
        return self._samen(uit)

    def _samen(self, delen: Sequence[Waarden]) -> Waarden:
        if len(self._bases) == 1 and len(self._bases[0][0].rijen) == self.n == self._bases[0][1].w.n:
            return delen[0]
        uit = Waarden(*(np.zeros(self.n, np.int64) for _ in Waarden._fields))
        for (deel, _), waarden in zip(self._bases, delen, strict=True):
            for vol, kolom in zip(uit, waarden, strict=True):
                vol[deel.rijen] = kolom[: len(deel.rijen)]
        return uit


def _keuze(deel: Deel, welke: Kolom) -> Deel:
    """Enkele woningen van een deel."""
    w = neem(deel.w, welke if len(welke) > 1 else np.repeat(welke, 2))
    contract = {naam: kolom[welke] for naam, kolom in deel.contract.items()}
    return Deel(deel.rijen[welke], w, deel.stelsel, deel.goed[welke], contract)


def _zonder_bedrag(b: Basis, n: int) -> Masker:
    kolom = b.kolom.get("woz_zonder_bedrag", np.zeros(1, np.int64))
    uit: Masker = np.broadcast_to(kolom, b.w.n)[:n] > 0
    return uit


def _zelfde_huur(a: Regeling, b: Regeling) -> bool:
    """Of bij dezelfde punten dezelfde huurprijs en hetzelfde segment horen."""
    return (
        a.tarief is b.tarief
        and a.keuzes == b.keuzes
        and not a.parameters("opslagen").verschil(b.parameters("opslagen"))
    )


def _waarden(b: Basis, punten: Kolom, regeling: Regeling) -> Waarden:
    kaal, _, met = huren(b.w, punten, regeling)
    if regeling.bijlage.altijd_laag:
        segment = np.full(b.w.n, GEREGULEERD if regeling.bijlage.voor_wbh else LAAG, np.int64)
    else:
        segment = segmenten(punten, kaal, met, regeling.parameters("opslagen"))
    return Waarden(punten, met, segment)
