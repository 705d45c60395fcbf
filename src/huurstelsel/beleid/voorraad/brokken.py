"""Gemaakte woningen als Arrow-brokken in het schema van een portefeuille, met de kolommen van de voorraad erbij."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from huurstelsel.beleid.voorraad import marges, ruimten
from huurstelsel.beleid.voorraad.trekken import BEWONING, EIGENAREN, LABELS, WOZPEILJAREN, gemeenten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.beleid.voorraad.huren import Huren
    from huurstelsel.beleid.voorraad.ruimten import Plattegrond
    from huurstelsel.beleid.voorraad.trekken import Heel, Kern

KOLOMMEN: dict[str, Any] = {
    "gewicht": pa.float64(),
    "eigenaar": pa.string(),
    "corop": pa.string(),
    "type": pa.string(),
    "bouwperiode": pa.string(),
    "label": pa.string(),
    "bewoning": pa.string(),
    "huurprijs_2021": pa.decimal128(18, 2),
}
"""De kolommen die de voorraad naast het schema heeft; `huurstelsel portefeuille` neemt ze mee met --behoud."""

_ZOLDER, _PARKEERPLEK = ruimten.PLAATSEN.index("zolder"), ruimten.PLAATSEN.index("parkeerplek")
_DAG_NUL = date(1970, 1, 1).toordinal()


def maak_brok(w: Kern, plan: Plattegrond, huren: Huren, eerste: int, gewicht: float) -> pa.RecordBatch:
    """Een brok van de voorraad; `eerste` is de rij van de eerste woning."""
    contract = {
        "ondertekend": _dagen(huren.ondertekend),
        "ingangsdatum": _dagen(huren.ingang),
        "huurprijs": _decimaal(huren.nu, 2),
    }
    kolommen: dict[str, pa.Array] = {
        "id": pa.array(np.char.add("V", np.arange(eerste + 1, eerste + 1 + w.n).astype(str)), pa.string()),
        "adres": _struct({"gemeente": _namen(w.gemeente, gemeenten())}),
        "contract": _struct(contract),
        "woning": _woning(w, plan),
        "gewicht": pa.array(np.full(w.n, gewicht)),
        "eigenaar": _namen(w.eigenaar, EIGENAREN),
        "corop": _namen(w.corop, [f"CR{code}" for code in marges.COROPS]),
        "type": _namen(w.type, marges.TYPEN),
        "bouwperiode": _namen(w.periode, marges.PERIODEN),
        "label": _namen(w.label, LABELS),
        "bewoning": _namen(w.bewoning, BEWONING),
        "huurprijs_2021": _decimaal(huren.toen, 2),
    }
    return pa.RecordBatch.from_pydict(kolommen)


def _woning(w: Kern, plan: Plattegrond) -> pa.StructArray:
    rijks, gemeentelijk, gezicht = w.monument
    return _struct({
        "woningtype": _namen(w.meergezins.astype(np.int64), ("eengezinswoning", "meergezinswoning")),
        "bouwjaar": pa.array(w.bouwjaar, pa.int32()),
        "gebruiksoppervlakte": _decimaal(w.m2 * 100, 2),
        "energieprestaties": _labels(w),
        "woz_waarden": _woz(w),
        "rijksmonument": pa.array(rijks),
        "gemeentelijk_monument": pa.array(gemeentelijk),
        "rijksbeschermd_gezicht": pa.array(gezicht),
        "ruimten": _ruimten(plan),
    })  # fmt: skip


def _labels(w: Kern) -> pa.ListArray:
    welke = w.gelabeld
    velden = {
        "soort": _namen(np.zeros(int(welke.sum()), np.int64), ("energielabel",)),
        "label": _namen(w.label[welke], LABELS),
        "opnamedatum": _dagen(w.labeldag[welke]),
        "gebruiksoppervlakte": _decimaal(w.m2[welke] * 100, 2),
    }
    return pa.ListArray.from_arrays(_offsets(welke.astype(np.int64)), _struct(velden))


def _woz(w: Kern) -> pa.ListArray:
    dagen = np.array([date(jaar, 1, 1).toordinal() - _DAG_NUL for jaar in WOZPEILJAREN])
    velden = {"waarde": _decimaal(w.woz.ravel(), 0), "waardepeildatum": _dagen(np.tile(dagen, w.n))}
    return pa.ListArray.from_arrays(_offsets(np.full(w.n, len(WOZPEILJAREN))), _struct(velden))


def _ruimten(plan: Plattegrond) -> pa.ListArray:
    er_is = plan.er_is
    plaats = np.broadcast_to(np.arange(er_is.shape[1]), er_is.shape)[er_is]
    trap = np.broadcast_to(plan.vaste_trap[:, None], er_is.shape)[er_is]
    eisen = pa.StructArray.from_arrays([pa.array(trap)], ["vaste_trap"], mask=pa.array(plaats != _ZOLDER))
    velden = {
        "soort": _namen(plan.soort[er_is], ruimten.SOORTEN),
        "oppervlakte": _decimaal(plan.m2[er_is], 2),
        "verwarmd": pa.array(plan.verwarmd[er_is]),
        "gedeeld_met_adressen": pa.array(plan.adressen[er_is], pa.int32()),
        "type": pa.DictionaryArray.from_arrays(pa.array(np.zeros(len(plaats), np.int8), mask=plaats != _PARKEERPLEK), pa.array(["I"])),
        "eisen": eisen,
        "voorzieningen": _voorzieningen(plan),
    }  # fmt: skip
    return pa.ListArray.from_arrays(_offsets(er_is.sum(axis=1)), _struct(velden))


def _voorzieningen(plan: Plattegrond) -> pa.ListArray:
    er_is = plan.voorziening
    soort = np.broadcast_to(np.arange(er_is.shape[1]), er_is.shape)[er_is]
    lengte = _decimaal(np.broadcast_to(plan.aanrecht[:, None], er_is.shape)[er_is], 2)
    lengte = pa.compute.if_else(pa.array(soort == 0), lengte, pa.scalar(None, lengte.type))
    velden = {"soort": _namen(soort, ruimten.VOORZIENINGEN), "lengte": lengte}
    return pa.ListArray.from_arrays(_offsets(plan.aantal_voorzieningen[plan.er_is]), _struct(velden))


def _offsets(aantallen: Heel) -> pa.Array:
    return pa.array(np.concatenate([[0], np.cumsum(aantallen)]), pa.int32())


def _namen(codes: Heel, namen: Sequence[str]) -> pa.Array:
    """De naam bij elke code; een naam die twee codes heeft, staat één keer in het woordenboek, anders schrijft Arrow er geheugen achter."""
    eigen = list(dict.fromkeys(namen))
    nummers = np.array([eigen.index(naam) for naam in namen], np.int16)[codes]
    return pa.DictionaryArray.from_arrays(pa.array(nummers), pa.array(eigen, pa.string()))


def _dagen(dagen: Heel) -> pa.Array:
    return pa.array(dagen.astype(np.int32)).cast(pa.date32())


def _decimaal(waarden: Heel, schaal: int) -> pa.Array:
    """Gehele getallen met zoveel decimalen; rechtstreeks als buffer, want dat is vele malen sneller dan per waarde."""
    woorden = np.empty((len(waarden), 2), np.int64)
    woorden[:, 0], woorden[:, 1] = waarden, waarden >> 63
    return pa.Array.from_buffers(pa.decimal128(9, schaal), len(waarden), [None, pa.py_buffer(woorden)])


def _struct(velden: dict[str, pa.Array]) -> pa.StructArray:
    return pa.StructArray.from_arrays(list(velden.values()), list(velden))
