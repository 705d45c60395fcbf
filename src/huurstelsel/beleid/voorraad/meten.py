"""Wat een gemaakte voorraad over de marges en de gepubliceerde cijfers zegt: gewogen tellingen, brok voor brok."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huurstelsel.beleid.voorraad import marges
from huurstelsel.beleid.voorraad.huren import GRENS
from huurstelsel.beleid.voorraad.trekken import BEWONING, EIGENAREN, LABELS, WOZPEILJAREN
from huurstelsel.portefeuille import kolomsgewijs
from huurstelsel.regeling import Regeling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from huurstelsel.beleid.voorraad.marges import Reeks
    from huurstelsel.beleid.voorraad.trekken import Heel

EERSTE_RECHT = date(2022, 7, 1)
"""Het oudste recht dat huurstelsel voor zelfstandige woningen kent; daarmee worden de punten van vóór de Wet betaalbare huur vergeleken."""

HUURGRENZEN = (GRENS, 1_000.0)
PUNTENGRENS = 186
_E, _C = len(EIGENAREN), len(marges.COROPS)


def _nul(*vorm: int) -> Reeks:
    return np.zeros((_E, *vorm))


@dataclass(slots=True, eq=False)
class Meting:
    """Gewogen aantallen per verhuurder (de eerste as).

    Attributes:
        woz: som van de WOZ-waarden (euro) per gebied en waardepeildatum; per_gebied telt de woningen.
        geregistreerd: labels van woningen met een geregistreerd label; label die van alle woningen.
        huur: som van de huren van 2021 (euro); huurklasse: woningen tot en met elke grens van `HUURGRENZEN`, en erboven.
        punten: som van de punten op `EERSTE_RECHT`; gewaardeerd en tot_186 tellen woningen.
        rijen: aantal woningen in het bestand.
    """

    per_gebied: Reeks = field(default_factory=lambda: _nul(_C))
    woz: Reeks = field(default_factory=lambda: _nul(_C, len(WOZPEILJAREN)))
    type: Reeks = field(default_factory=lambda: _nul(len(marges.TYPEN)))
    periode: Reeks = field(default_factory=lambda: _nul(len(marges.PERIODEN)))
    label: Reeks = field(default_factory=lambda: _nul(len(LABELS)))
    geregistreerd: Reeks = field(default_factory=lambda: _nul(len(LABELS)))
    bewoning: Reeks = field(default_factory=lambda: _nul(len(BEWONING)))
    huur: Reeks = field(default_factory=_nul)
    huurklasse: Reeks = field(default_factory=lambda: _nul(len(HUURGRENZEN) + 1))
    oppervlakte: Reeks = field(default_factory=_nul)
    punten: Reeks = field(default_factory=_nul)
    gewaardeerd: Reeks = field(default_factory=_nul)
    tot_186: Reeks = field(default_factory=_nul)
    rijen: int = 0

    @property
    def per_eigenaar(self) -> Reeks:
        """Woningen per verhuurder."""
        uit: Reeks = self.per_gebied.sum(axis=1)
        return uit


def meet(brokken: Iterable[pa.RecordBatch]) -> Meting:
    """Meet een gemaakte voorraad: de brokken van een geschreven bestand (`kenmerken.Voorraad`), of die van `maken.brokken`."""
    uit, regeling = Meting(), Regeling.op(EERSTE_RECHT).voor("zelfstandig")
    for brok in brokken:
        _tel(uit, brok)
        _waardeer(uit, brok, regeling)
    return uit


def _codes(brok: pa.RecordBatch, naam: str, namen: Sequence[str]) -> Heel:
    uit: Heel = (
        pc.index_in(brok.column(naam).dictionary_decode(), value_set=pa.array(namen, pa.string()))
        .to_numpy(zero_copy_only=False)
        .astype(np.int64)
    )
    return uit


def _tel(uit: Meting, brok: pa.RecordBatch) -> None:
    gewicht = brok.column("gewicht").to_numpy()
    eigenaar = _codes(brok, "eigenaar", EIGENAREN)
    gebied = _codes(brok, "corop", [f"CR{code}" for code in marges.COROPS])
    woning = brok.column("woning")

    def tel(doel: Reeks, klasse: Heel, waarde: Reeks = gewicht) -> None:
        np.add.at(doel, (eigenaar, klasse), waarde)

    tel(uit.per_gebied, gebied)
    tel(uit.type, _codes(brok, "type", marges.TYPEN))
    tel(uit.periode, _codes(brok, "bouwperiode", marges.PERIODEN))
    label = _codes(brok, "label", LABELS)
    tel(uit.label, label)
    aantal = pc.list_value_length(woning.field("energieprestaties")).to_numpy()
    tel(uit.geregistreerd, label, gewicht * (aantal > 0))
    tel(uit.bewoning, _codes(brok, "bewoning", BEWONING))
    waarde = woning.field("woz_waarden").flatten().field("waarde").cast("float64").to_numpy()
    np.add.at(uit.woz, (eigenaar, gebied), waarde.reshape(brok.num_rows, -1) * gewicht[:, None])
    huur = brok.column("huurprijs_2021").cast("float64").to_numpy()
    tel(uit.huurklasse, np.searchsorted(np.array(HUURGRENZEN), np.round(huur, 2)))
    uit.huur += np.bincount(eigenaar, huur * gewicht, _E)
    m2 = woning.field("gebruiksoppervlakte").cast("float64").to_numpy()
    uit.oppervlakte += np.bincount(eigenaar, m2 * gewicht, _E)
    uit.rijen += brok.num_rows


def _waardeer(uit: Meting, brok: pa.RecordBatch, regeling: Regeling) -> None:
    """Tel de punten op `EERSTE_RECHT`; een gemaakte woning mist geen feit, en gaat altijd in kolommen."""
    gedaan = kolomsgewijs.waardeer(brok, regeling)
    goed = ~gedaan.anders & (gedaan.uitslag.laag == gedaan.uitslag.hoog)
    eigenaar, punten = _codes(brok, "eigenaar", EIGENAREN)[goed], gedaan.uitslag.laag[goed]
    gewicht = brok.column("gewicht").to_numpy()[goed]
    uit.punten += np.bincount(eigenaar, punten * gewicht, _E)
    uit.gewaardeerd += np.bincount(eigenaar, gewicht, _E)
    uit.tot_186 += np.bincount(eigenaar, gewicht * (punten <= PUNTENGRENS), _E)
