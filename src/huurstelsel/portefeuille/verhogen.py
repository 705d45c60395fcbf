"""De hoogste huurprijs na een verhoging, voor elke woning van een brok: dezelfde beslissing als `huurstelsel verhoog`.

Een beslissing weegt de hele huurovereenkomst, en gaat daarom per woning; een brok wordt over de kernen verdeeld.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import InvoerFout, RechtFout
from huurstelsel.huur.verhoging import HOOGSTE, verhoging
from huurstelsel.huur.verhoging_zaak import Gevraagd
from huurstelsel.lijst import als_fouten
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille.bron import als_dict
from huurstelsel.portefeuille.kernen import eigen_processen
from huurstelsel.portefeuille.uitslag import BEDRAG, GEEN, decimaal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import ProcessPoolExecutor
    from datetime import date

    from huurstelsel.portefeuille.bron import Brok
    from huurstelsel.regeling import Regeling

KOLOMMEN = pa.schema([("verhoging", pa.string()), ("hoogste_huurprijs", BEDRAG), ("verhoging_ontbreekt", pa.string())])
_PER_TAAK = 64


class Verhoogd(NamedTuple):
    """De uitkomst van een woning: of het mag, tot hoeveel eurocenten, en welke feiten ontbreken of niet kloppen."""

    uitkomst: str
    centen: int
    ontbreekt: str


@dataclass(frozen=True)
class Verhoging:
    """Een verhoging van alle woningen op één dag.

    Attributes:
        regeling: de regeling op de ingangsdag.
    """

    ingang: date
    regeling: Regeling

    @property
    def naam(self) -> str:
        """De verhoging en haar dag."""
        return f"verhoging {self.ingang}"

    @property
    def schema(self) -> pa.Schema:
        """Of het mag, tot hoeveel, en wat er ontbreekt."""
        return KOLOMMEN

    @cached_property
    def _kernen(self) -> ProcessPoolExecutor:
        """Eigen processen: een beslissing is Python, en een proces gebruikt daarvoor één kern."""
        return eigen_processen()

    def kolommen(self, brok: Brok, _: Regeling) -> pa.RecordBatch:
        """De kolommen van `KOLOMMEN`, een rij per woning."""
        documenten = [als_dict(deel) for deel in brok] if isinstance(brok, list) else brokken.documenten(brok)
        taken = [self._kernen.submit(beslis, list(deel), self) for deel in _stukken(documenten)]
        alle = [verhoogd for taak in taken for verhoogd in taak.result()]
        centen = np.array([v.centen for v in alle], np.int64)
        uitkomsten = pa.array([v.uitkomst for v in alle], pa.string())
        ontbreekt = pa.array([v.ontbreekt or None for v in alle], pa.string())
        return pa.RecordBatch.from_arrays([uitkomsten, decimaal(centen, BEDRAG), ontbreekt], schema=KOLOMMEN)

    def tellingen(self, uit: pa.RecordBatch) -> dict[str, Counter[str]]:
        """Hoe vaak elke uitkomst voorkomt."""
        telling = pc.value_counts(uit.column("verhoging")).to_pylist()
        return {"verhoging": Counter({str(t["values"]): t["counts"] for t in telling})}

    def sluit(self) -> None:
        """Laat de processen los."""
        self._kernen.shutdown(cancel_futures=True)

    def __reduce__(self) -> tuple[type[Verhoging], tuple[date, Regeling]]:
        """Naar een ander proces gaan alleen de gegevens."""
        return Verhoging, (self.ingang, self.regeling)


def _stukken(documenten: Sequence[dict[str, Any]]) -> list[Sequence[dict[str, Any]]]:
    return [documenten[i : i + _PER_TAAK] for i in range(0, len(documenten), _PER_TAAK)]


def beslis(documenten: list[dict[str, Any]], vraag: Verhoging) -> list[Verhoogd]:
    """Beslis over elke woning; wat niet te beslissen is, zegt waarom niet."""
    return [_beslis(document, vraag) for document in documenten]


def _beslis(feiten: dict[str, Any], vraag: Verhoging) -> Verhoogd:
    try:
        document = lees_document(feiten, vraag.ingang)
        regeling = vraag.regeling.voor(document.woning.stelsel)
        hoogste = verhoging(document, regeling, Gevraagd(vraag.ingang)).hoogste
    except (InvoerFout, RechtFout) as e:
        return Verhoogd("fout", GEEN, "; ".join(f"{f.pad}: {f.zin}" for f in als_fouten(e)))
    bedragen = {b.naam: b.centen for b in hoogste.bedragen}
    ontbreekt = ", ".join(dict.fromkeys(melding.pad or melding.zin for melding in hoogste.ontbreekt))
    return Verhoogd(hoogste.uitkomst, bedragen.get(HOOGSTE, GEEN), ontbreekt)
