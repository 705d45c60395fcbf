"""Een voorraad schrijven: hetzelfde zaad en dezelfde aannamen geven hetzelfde bestand, in brokken van vaste omvang."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from huurstelsel import __version__
from huurstelsel.beleid.voorraad import marges
from huurstelsel.beleid.voorraad.aannamen import aannamen
from huurstelsel.beleid.voorraad.brokken import maak_brok
from huurstelsel.beleid.voorraad.huren import huurmodel
from huurstelsel.beleid.voorraad.ijken import ijk
from huurstelsel.beleid.voorraad.ruimten import plattegrond
from huurstelsel.beleid.voorraad.trekken import cellen, kern
from huurstelsel.plaats import op_zijn_plaats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from huurstelsel.beleid.voorraad.aannamen import Boom
    from huurstelsel.beleid.voorraad.ijken import Ijking

BROK = 65_536
"""Woningen per brok; elk brok heeft zijn eigen reeks toevalsgetallen, zodat er nooit meer dan een brok in het geheugen hoeft."""

MINST, MEEST = 1_000, 10_000_000
"""Minste en meeste woningen in een voorraad."""


def brokken(n: int, zaad: int, eigen: Boom | None = None, ijking: Ijking | None = None) -> Iterator[pa.RecordBatch]:
    """De brokken van een voorraad van n woningen; elke woning weegt huurwoningen / n.

    Raises:
        FeitenFout: de bibliotheek voor het ijken ontbreekt.
    """
    ijking, a = ijking or ijk(eigen), eigen or aannamen()
    model = huurmodel(ijking, a, zaad)
    cel = cellen(ijking, n, np.random.default_rng([zaad, 0]))
    gewicht = marges.cijfer("huurwoningen") / n
    for nummer, eerste in enumerate(range(0, n, BROK)):
        toeval = np.random.default_rng([zaad, 2, nummer])
        woningen = kern(cel[eerste : eerste + BROK], ijking, a, toeval)
        plan = plattegrond(woningen, a, toeval)
        huren = model.trek(woningen, toeval)
        yield maak_brok(woningen, plan, huren, eerste, gewicht)


def schrijf(doel: Path, n: int, zaad: int, eigen: Boom | None = None, ijking: Ijking | None = None) -> None:
    """Schrijf een voorraad als Parquet; het bestand staat er in zijn geheel of niet.

    Args:
        eigen: eigen aannamen; ijking: wat `ijk(eigen)` gaf, om bij meer trekkingen niet opnieuw te ijken.

    Raises:
        OSError: schrijven lukt niet.
    """
    kenmerk = json.dumps({"versie": __version__, "woningen": n, "zaad": zaad, "eigen_aannamen": eigen is not None})
    with op_zijn_plaats(doel) as klad:
        alle = brokken(n, zaad, eigen, ijking)
        eerste = next(alle)
        schema = eerste.schema.with_metadata({"huurstelsel_voorraad": kenmerk})
        with pq.ParquetWriter(klad, schema, compression="snappy", store_decimal_as_integer=True) as uit:
            uit.write_batch(eerste.cast(schema), row_group_size=BROK)
            for brok in alle:
                uit.write_batch(brok.cast(schema), row_group_size=BROK)
