"""Eén brok van een portefeuille waarderen: wat kan in kolommen, de rest als document, en elke fout bij haar rij."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huurstelsel.fouten import RechtFout
from huurstelsel.portefeuille import bedoeld, documentsgewijs, inlezen, kolomsgewijs
from huurstelsel.portefeuille.kolom import Velden
from huurstelsel.portefeuille.schema import schema
from huurstelsel.portefeuille.tekst import waarde
from huurstelsel.portefeuille.uitslag import Uitslag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from huurstelsel.fouten import Fout
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker


class Gewaardeerd(NamedTuple):
    """Een brok met zijn uitslag.

    Attributes:
        fouten: per rij (vanaf 0 in het brok) die niet te waarderen is al haar fouten; de uitslag zegt daar niets.
        als_document: hoeveel rijen als document zijn gelezen.
    """

    uitslag: Uitslag
    fouten: dict[int, tuple[Fout, ...]]
    als_document: int


def waardeer(brok: pa.RecordBatch, regeling: Regeling, per_invulling: int = 1) -> Gewaardeerd:
    """Waardeer elke rij van een brok met de kolommen van `schema`.

    Args:
        per_invulling: bij hoeveel woningen per invulling van onbekende feiten kolommen lonen; zie `kolomsgewijs.loont`.
    """
    uit, anders = _in_kolommen(brok, regeling, per_invulling)
    rijen = np.flatnonzero(anders)
    if not len(rijen):
        return Gewaardeerd(uit, {}, 0)
    gewone, fouten = documentsgewijs.waardeer(documenten(brok.filter(pa.array(anders))), regeling)
    uit.zet(rijen, gewone, slice(None))
    return Gewaardeerd(uit, {int(rijen[i]): f for i, f in fouten.items()}, len(rijen))


def _in_kolommen(brok: pa.RecordBatch, regeling: Regeling, per_invulling: int) -> tuple[Uitslag, Masker]:
    """Wat van elk stelsel in kolommen te waarderen is, en wat nog als document moet."""
    delen = list(_per_regeling(brok, regeling))
    if len(delen) == 1 and delen[0][0].all():
        return kolomsgewijs.waardeer(brok, delen[0][1], per_invulling)
    uit, anders = Uitslag(brok.num_rows), np.ones(brok.num_rows, np.bool_)
    for hier, recht in delen:
        gedaan = kolomsgewijs.waardeer(brok.filter(pa.array(hier)), recht, per_invulling)
        klaar, rijen = ~gedaan.anders, np.flatnonzero(hier)
        uit.zet(rijen[klaar], gedaan.uitslag, np.flatnonzero(klaar))
        anders[rijen[klaar]] = False
    return uit, anders


def _per_regeling(brok: pa.RecordBatch, regeling: Regeling) -> Iterator[tuple[Masker, Regeling]]:
    """Rijen met dezelfde regeling: naar stelsel, en naar het oude recht dat een voorstel aan oude overeenkomsten laat."""
    periode, dagen = _perioden(brok, regeling)
    for stelsel in inlezen.STELSELS:
        hier = van_stelsel(brok, stelsel)
        if not hier.any() or not kent(regeling, stelsel):
            continue
        for nummer, dag in enumerate(dagen):
            deel = hier if len(dagen) == 1 else hier & (periode == nummer)
            if deel.any():
                yield deel, regeling.voor(stelsel).voor_overeenkomst(dag)


def _perioden(brok: pa.RecordBatch, regeling: Regeling) -> tuple[Kolom, list[date | None]]:
    """Per rij het nummer van de periode waarin is ondertekend, en uit elke periode een dag; zonder dag geldt een voorstel."""
    grenzen = sorted({v.overeenkomsten_voor for v in regeling.voorstellen if v.overeenkomsten_voor is not None})
    if not grenzen:
        return np.zeros(brok.num_rows, np.int64), [None]
    velden = Velden(dict(zip(brok.schema.names, brok.columns, strict=True)), brok.num_rows)
    getekend = velden.groep("contract").dag("ondertekend", -1)
    periode = np.searchsorted(np.array([dag.toordinal() for dag in grenzen]), getekend, "right")
    eerste: list[date | None] = [grenzen[0] - timedelta(days=1), *grenzen]
    return np.where(getekend < 0, len(eerste), periode), [*eerste, None]


def kent(regeling: Regeling, stelsel: str) -> bool:
    """Of het recht voor een stelsel er is; zo niet, dan zegt de gewone weg bij elke woning waarom."""
    try:
        _ = regeling.voor(stelsel).stappen, regeling.voor(stelsel).tarief
    except RechtFout:
        return False
    return True


def van_stelsel(brok: pa.RecordBatch, stelsel: str) -> Masker:
    """Welke rijen dit stelsel hebben; zonder stelsel is het zelfstandig."""
    woning = brok.column("woning")
    velden = [veld.name for veld in woning.type] if pa.types.is_struct(woning.type) else []  # nergens ingevuld
    if "stelsel" not in velden:
        return np.full(brok.num_rows, stelsel == "zelfstandig")
    kolom = woning.flatten()[velden.index("stelsel")]
    if pa.types.is_dictionary(kolom.type):
        kolom = kolom.dictionary_decode()
    if pa.types.is_null(kolom.type):
        return np.full(brok.num_rows, stelsel == "zelfstandig")
    if not (pa.types.is_string(kolom.type) or pa.types.is_large_string(kolom.type)):  # zo geeft polars een categorie
        return np.zeros(brok.num_rows, np.bool_)
    gelijk = pc.equal(pc.fill_null(kolom, "zelfstandig"), stelsel)
    uit: Masker = gelijk.to_numpy(zero_copy_only=False)
    return uit


def documenten(brok: pa.RecordBatch) -> list[dict[str, Any]]:
    """Elke rij als document, zonder wat er niet is ingevuld; tekst wordt wat het document op die plaats verwacht."""
    bekend = _bekend()
    eigen = brok.select([naam for naam in brok.schema.names if naam in bekend])
    return [_velden(rij, bekend) for rij in bedoeld.rijen(eigen)]


@cache
def _bekend() -> dict[str, Any]:
    return {veld.name: _vorm(veld.type) for veld in schema()}


def _vorm(soort: pa.DataType) -> Any:  # noqa: ANN401 - een boom van velden
    """De velden van een groep, de vorm van wat in een lijst staat, of de soort van een waarde."""
    if pa.types.is_struct(soort):
        return {veld.name: _vorm(veld.type) for veld in soort}
    return _vorm(soort.value_type) if pa.types.is_list(soort) else soort


def _velden(rij: dict[str, Any], vormen: dict[str, Any]) -> dict[str, Any]:
    return {naam: _waarde(deel, vormen[naam]) for naam, deel in rij.items() if deel is not None}


def _waarde(deel: Any, vorm: Any) -> Any:  # noqa: ANN401 - een boom van velden
    if isinstance(deel, dict):
        return _velden(deel, vorm)
    if isinstance(deel, list):
        return [_waarde(element, vorm) for element in deel]
    if isinstance(deel, str):
        return waarde(deel, vorm)
    if isinstance(deel, float):
        return bedoeld.kommagetal(deel)
    return bedoeld.dag(deel) if isinstance(deel, datetime) else deel
