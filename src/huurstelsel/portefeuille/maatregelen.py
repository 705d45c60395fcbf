"""Maatregelen voor een portefeuille: per woning en maatregel de punten en euro's erbij, en de afstand tot de segmenten."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from huurstelsel.feiten.bouwen import bouw
from huurstelsel.fouten import HuurstelselFout, InvoerFout, RechtFout
from huurstelsel.maatregelen.advies import ruim
from huurstelsel.maatregelen.effect import effecten, grenzen, tekort
from huurstelsel.maatregelen.lijst import MAATREGELEN
from huurstelsel.maatregelen.maatregel import KAN
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille import inlezen
from huurstelsel.portefeuille.documentsgewijs import gelezen as gelezen_document
from huurstelsel.portefeuille.kolomsgewijs import (
    OPPERVLAKTE,
    RUIMTEN,
    VERWARMING,
    gevallen,
    meer_dan_een,
    open_feiten,
)
from huurstelsel.portefeuille.uitslag import BEDRAG, GEEN, decimaal, geheel
from huurstelsel.waardering import maak_zaak, reken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.portefeuille.bron import Brok
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.waardering import Zaak

_SEGMENTEN = ("midden", "hoog")
_RUIM = 1 << VERWARMING | 1 << OPPERVLAKTE | 1 << RUIMTEN
"""Wat maar één kant op werkt, of ruimten die niet zijn opgegeven: het effect van een maatregel is dan niet zeker."""


class Effecten:
    """Effecten van n woningen; `GEEN` waar een maatregel niet kan of haar effect niet zeker is.

    Attributes:
        tot: per segment hoeveel punten er nog ontbreken; nul of minder als de woning er is.
        punten, euro: per maatregel wat zij toevoegt; euro's in centen, met opslag.
    """

    def __init__(self, n: int) -> None:
        """Nog niets bekend."""
        self.n = n
        self.tot = {naam: np.full(n, GEEN, np.int64) for naam in _SEGMENTEN}
        self.punten = {m.id: np.full(n, GEEN, np.int64) for m in MAATREGELEN}
        self.euro = {m.id: np.full(n, GEEN, np.int64) for m in MAATREGELEN}

    def zet(self, rijen: Kolom, deel: Effecten, welke: Kolom | slice) -> None:
        """Neem rijen over uit andere effecten."""
        for eigen, ander in ((self.tot, deel.tot), (self.punten, deel.punten), (self.euro, deel.euro)):
            for naam, kolom in eigen.items():
                kolom[rijen] = ander[naam][welke]


class Bereik:
    """Het laagste en hoogste effect over de invullingen van wat onbekend is."""

    def __init__(self) -> None:
        """Nog geen invulling gezien."""
        self._grenzen: dict[tuple[str, str], tuple[Kolom, Kolom]] = {}

    def neem_op(self, soort: str, naam: str, waarden: Kolom) -> None:
        """Neem een invulling mee."""
        laag, hoog = self._grenzen.get((soort, naam), (waarden, waarden))
        self._grenzen[soort, naam] = np.minimum(laag, waarden), np.maximum(hoog, waarden)

    def effecten(self, n: int, begin: Kolom | None = None) -> Effecten:
        """Wat bij elke invulling hetzelfde is; met `begin` zijn de rijen vanaf elk begin de invullingen van één woning."""
        uit = Effecten(n)
        for (soort, naam), (laag, hoog) in self._grenzen.items():
            if begin is not None:
                laag, hoog = np.minimum.reduceat(laag, begin), np.maximum.reduceat(hoog, begin)  # noqa: PLW2901
            getattr(uit, soort)[naam][:] = np.where(laag == hoog, laag, GEEN)[:n]
        return uit


def _neem_op(bereik: Bereik, w: Woningen, regeling: Regeling) -> Masker:
    """Het effect van elke maatregel bij één invulling; geeft waar de bedragen voor een WOZ-waarde niet zijn gevonden."""
    g = reken(w, regeling, grootboek=False)
    for naam in grenzen(regeling):
        bereik.neem_op("tot", naam, tekort(g, naam, regeling))
    for e in effecten(w, g, regeling, MAATREGELEN):
        kan = e.reden == KAN
        bereik.neem_op("punten", e.maatregel.id, np.where(kan, e.punten, GEEN))
        bereik.neem_op("euro", e.maatregel.id, np.where(kan, e.euro, GEEN))
    zonder: Masker = np.broadcast_to(g.saldi.kolom.get("woz_zonder_bedrag", np.zeros(1)) > 0, w.n)
    return zonder


def van_brok(brok: Brok, regeling: Regeling) -> Effecten:
    """De effecten van elke rij; van een rij die niet klopt is er geen."""
    if isinstance(brok, list):
        return van_documenten([d.feiten if isinstance(d.feiten, dict) and not d.fouten else {} for d in brok], regeling)
    uit, anders = Effecten(brok.num_rows), np.ones(brok.num_rows, np.bool_)
    for stelsel in () if regeling.voorstellen else inlezen.STELSELS:
        hier = brokken.van_stelsel(brok, stelsel) & anders
        if hier.any():
            rijen = np.flatnonzero(hier)
            deel, weg = _in_kolommen(brok.filter(pa.array(hier)), regeling.voor(stelsel))
            uit.zet(rijen[~weg], deel, np.flatnonzero(~weg))
            anders[rijen[~weg]] = False
    uit.zet(
        np.flatnonzero(anders), van_documenten(brokken.documenten(brok.filter(pa.array(anders))), regeling), slice(None)
    )
    return uit


def _in_kolommen(brok: pa.RecordBatch, regeling: Regeling) -> tuple[Effecten, Masker]:
    """De effecten van een brok van één stelsel, en welke rijen als document moeten."""
    gelezen = inlezen.lees(meer_dan_een(brok), regeling)
    anders, uit = gelezen.anders[: brok.num_rows].copy(), Effecten(brok.num_rows)
    patronen = open_feiten(gelezen)[: brok.num_rows]
    for patroon in np.unique(patronen[~anders]).tolist():
        if patroon & _RUIM:
            continue
        rijen = np.flatnonzero((patronen == patroon) & ~anders)
        deel = gelezen
        if len(rijen) < brok.num_rows:
            deel = inlezen.lees(meer_dan_een(brok.take(pa.array(rijen))), regeling)
        bereik, zonder = Bereik(), np.zeros(deel.w.n, np.bool_)
        for geval in gevallen(deel, patroon):
            zonder |= _neem_op(bereik, geval, regeling)
        uit.zet(rijen, bereik.effecten(len(rijen)), slice(None))
        anders[rijen[zonder[: len(rijen)]]] = True
    return uit, anders


def van_documenten(feiten: Sequence[Mapping[str, Any]], regeling: Regeling) -> Effecten:
    """De effecten van woningen die als document zijn gegeven."""
    uit = Effecten(len(feiten))
    per_regeling: dict[Regeling, list[tuple[int, Zaak]]] = {}
    for i, woning in enumerate(feiten):
        try:
            document, recht = gelezen_document(woning, regeling)
            zaak = maak_zaak(document, recht)
        except (InvoerFout, RechtFout):
            continue  # de waardering zelf keurt deze rij af
        if recht.stelsel in inlezen.STELSELS and not ruim(zaak):
            per_regeling.setdefault(recht, []).append((i, zaak))
    for recht, zaken in per_regeling.items():
        _samen(zaken, recht, uit)
    return uit


def _samen(zaken: Sequence[tuple[int, Zaak]], regeling: Regeling, uit: Effecten) -> None:
    """De effecten van zaken onder dezelfde regeling; een die niet te waarderen is, neemt de andere niet mee."""
    rijen = [rij for _, zaak in zaken for rij in zaak.rijen]
    bereik = Bereik()
    try:
        _neem_op(bereik, bouw(rijen if len(rijen) > 1 else rijen * 2), regeling)
    except HuurstelselFout:
        if len(zaken) > 1:
            for een in zaken:
                _samen([een], regeling, uit)
        return
    aantallen = np.array([len(zaak.rijen) for _, zaak in zaken])
    begin = np.cumsum(aantallen) - aantallen
    uit.zet(np.array([i for i, _ in zaken]), bereik.effecten(len(zaken), begin), slice(None))


class Maatregelen:
    """De aanvulling van een run: per woning de effecten als kolommen, per maatregel een telling."""

    naam = "maatregelen"
    schema = pa.schema([
        *((f"punten_tot_{naam}", pa.int32()) for naam in _SEGMENTEN),
        *(veld for m in MAATREGELEN for veld in ((f"{m.id}_punten", pa.int32()), (f"{m.id}_euro", BEDRAG))),
    ])  # fmt: skip

    def kolommen(self, brok: Brok, regeling: Regeling) -> pa.RecordBatch:
        """De effecten van een brok, volgens `schema`."""
        e = van_brok(brok, regeling)
        per_maatregel = ((geheel(e.punten[m.id]), decimaal(e.euro[m.id], BEDRAG)) for m in MAATREGELEN)
        arrays = [*(geheel(e.tot[naam]) for naam in _SEGMENTEN), *(a for paar in per_maatregel for a in paar)]
        return pa.RecordBatch.from_arrays(arrays, schema=self.schema)

    def tellingen(self, uit: pa.RecordBatch) -> dict[str, Counter[str]]:
        """Per maatregel bij hoeveel woningen zij kan, en wat zij daar samen geeft aan punten en eurocenten."""
        woningen, punten, centen = Counter[str](), Counter[str](), Counter[str]()
        for m in MAATREGELEN:
            kolom, bedrag = uit.column(f"{m.id}_punten"), uit.column(f"{m.id}_euro")
            woningen[m.id] = len(kolom) - kolom.null_count
            punten[m.id] = pa.compute.sum(kolom).as_py() or 0
            centen[m.id] = int((pa.compute.sum(bedrag).as_py() or 0) * 100)
        return {"maatregel_woningen": woningen, "maatregel_punten": punten, "maatregel_centen": centen}

    def sluit(self) -> None:
        """Er is niets los te laten."""
