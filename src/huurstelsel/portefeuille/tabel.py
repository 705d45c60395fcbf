"""Een tabel in het geheugen waarderen: wie met polars, pandas, PyArrow of DuckDB werkt, krijgt hetzelfde terug."""

from __future__ import annotations

import sys
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
import pyarrow as pa

from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.lijst import woning_id
from huurstelsel.portefeuille import bedoeld, documentsgewijs
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille.bron import BROK, als_dict
from huurstelsel.portefeuille.nesten import dubbel
from huurstelsel.portefeuille.schema import gewone_soort, schema, schemafouten
from huurstelsel.portefeuille.taak import leesbaar
from huurstelsel.portefeuille.tabellen import Tabellen
from huurstelsel.portefeuille.uitslag import Uitslag, als_brok, uitslagschema
from huurstelsel.portefeuille.volgorde import WONINGEN
from huurstelsel.portefeuille.vooraf import bezette_namen
from huurstelsel.regeling import Regeling
from huurstelsel.waardering import als_regeling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from huurstelsel.feiten.lezen_lijst import Deel

_T = TypeVar("_T")

FOUTEN = pa.list_(pa.struct([("pad", pa.string()), ("code", pa.string()), ("zin", pa.string())]))


_TOON = 20
"""Zoveel rijen die nergens bij horen worden genoemd; de rest wordt geteld."""


def waardeer_tabel(woningen: _T, regeling: Regeling | date | str | None = None, **onderdelen: Any) -> _T:  # noqa: ANN401
    """Waardeer elke woning van een tabel.

    Args:
        woningen: een tabel (polars, pandas, PyArrow, een DuckDB-relatie, of wat verder een Arrow-stroom geeft) met de kolommen van
            `portefeuille.schema`; of een platte tabel met een rij per woning, en dan `onderdelen`.
        regeling: een regeling of een peildatum, ook als jjjj-mm-dd; zonder is dat vandaag.
        onderdelen: bij een platte tabel de andere tabellen: `ruimten`, `voorzieningen`, `woz_waarden`, …, elk met `woning_id`.

    Returns:
        Een tabel van dezelfde soort, een rij per woning in dezelfde volgorde: de kolommen die niet bij een portefeuille horen, `id`, de
        kolommen van `uitslagschema`, en `fouten` van de woningen die niet te waarderen zijn. Van pandas blijft ook de index.

    Raises:
        FeitenFout: de tabellen zijn niet te gebruiken, of een rij hoort bij geen woning of ruimte; alle fouten tegelijk.
        RechtFout: voor de peildatum is het recht er niet of niet bekend.
    """
    regeling = als_regeling(regeling) or Regeling.op(date.today())  # noqa: DTZ011 - een Nederlandse kalenderdag
    gegeven = _alle_als_arrow({WONINGEN: woningen, **onderdelen})
    tabel = gegeven[WONINGEN]
    if "woning" in tabel.schema.names:
        eigen = tuple(naam for naam in tabel.schema.names if naam not in schema().names)
        if fouten := schemafouten(tabel.schema, eigen) + bezette_namen(eigen, uitvoerschema(pa.schema([]), ()).names):
            raise FeitenFout(fouten)
        tabel = gewone_tekst(tabel)
        stukken: Iterator[pa.RecordBatch] = iter(tabel.to_batches(max_chunksize=BROK))
    else:
        eigen = ()
        tabellen = Tabellen.van({naam: gewone_tekst(een) for naam, een in gegeven.items()}, eigen)
        if los := [fout for _, fout in tabellen.los()]:
            raise FeitenFout(eerste(los))
        stukken = tabellen.brokken(0)
    uit = [gewaardeerd(stuk, regeling, eigen) for stuk in stukken]
    return cast("_T", _als(woningen, pa.Table.from_batches(uit, uitvoerschema(tabel.schema, eigen))))


def eerste(fouten: list[Fout]) -> list[Fout]:
    """De eerste fouten, en hoeveel er nog zijn."""
    nog = len(fouten) - _TOON
    return [*fouten[:_TOON], *([Fout("", "en_meer", f"Zo zijn er nog {nog}.")] if nog > 0 else [])]


def gewaardeerd(stuk: pa.RecordBatch, regeling: Regeling, eigen: tuple[str, ...]) -> pa.RecordBatch:
    """Eén brok met zijn eigen kolommen, zijn uitslag en zijn fouten."""
    with leesbaar(stuk):
        gedaan, ids, dubbele = brokken.waardeer(stuk, regeling), bedoeld.ids(stuk), dubbel(stuk)
    gedaan.uitslag.zet(np.array(list(dubbele), np.int64), Uitslag(len(dubbele)), slice(None))
    return met_fouten(ids, gedaan.uitslag, gedaan.fouten | dubbele, {naam: stuk.column(naam) for naam in eigen})


def gewaardeerde_delen(delen: list[Deel], regeling: Regeling) -> pa.RecordBatch:
    """Gelezen documenten met hun uitslag en hun fouten."""
    uitslag, fouten = documentsgewijs.waardeer_delen(delen, regeling)
    return met_fouten(pa.array([woning_id(als_dict(deel)) for deel in delen], pa.string()), uitslag, fouten)


def met_fouten(
    ids: pa.Array,
    uitslag: Uitslag,
    fouten: Mapping[int, tuple[Fout, ...]],
    eigen: Mapping[str, pa.Array] = MappingProxyType({}),
) -> pa.RecordBatch:
    """Eén brok van de uitkomst: de eigen kolommen, de id, de uitslag en de fouten."""
    lijst = pa.array([_lijst(fouten.get(i, ())) for i in range(len(ids))], FOUTEN)
    kolommen = [*eigen.values(), ids, *als_brok(uitslag).columns, lijst]
    return pa.RecordBatch.from_arrays(kolommen, names=[*eigen, "id", *uitslagschema().names, "fouten"])


def _lijst(fouten: tuple[Fout, ...]) -> list[dict[str, str]] | None:
    return [{"pad": f.pad, "code": f.code, "zin": f.zin} for f in fouten] or None


def uitvoerschema(gegeven: pa.Schema, eigen: tuple[str, ...]) -> pa.Schema:
    """De kolommen van de uitkomst: de eigen kolommen, de id, de uitslag en de fouten."""
    velden = [gegeven.field(naam) for naam in eigen]
    return pa.schema([*velden, pa.field("id", pa.string()), *uitslagschema(), pa.field("fouten", FOUTEN)])


def _alle_als_arrow(gegeven: Mapping[str, Any]) -> dict[str, pa.Table]:
    """Elke tabel als Arrow.

    Raises:
        FeitenFout: een kolom is niet om te zetten; die van alle tabellen tegelijk.
    """
    uit: dict[str, pa.Table] = {}
    fouten: list[Fout] = []
    for naam, tabel in gegeven.items():
        try:
            uit[naam] = _als_arrow(tabel)
        except (pa.ArrowException, OverflowError):
            if _soort(tabel) != "pandas":
                raise
            fouten += _gemengd("" if naam == WONINGEN else f"{naam}.", tabel)
    if fouten:
        raise FeitenFout(fouten)
    return uit


def _gemengd(voor: str, tabel: Any) -> Iterator[Fout]:  # noqa: ANN401 - een DataFrame
    """De kolommen van een DataFrame die geen kolom van één soort zijn."""
    for nummer, naam in enumerate(tabel.columns):
        try:
            pa.Array.from_pandas(tabel.iloc[:, nummer])
        except (pa.ArrowException, OverflowError):
            zin = f"De kolom “{naam}” mengt soorten (bijvoorbeeld True en “nee”, of 20 en “30,5”); geef haar er één, bijvoorbeeld overal tekst."
            yield Fout(f"{voor}{naam}", "gemengde_kolom", zin)


def _als_arrow(tabel: Any) -> pa.Table:  # noqa: ANN401 - elke tabel met een Arrow-stroom
    """De tabel als Arrow."""
    if not hasattr(tabel, "__arrow_c_stream__"):
        melding = f"Geef een tabel van polars, pandas, PyArrow of DuckDB; niet {type(tabel).__name__}."
        raise TypeError(melding)
    if _soort(tabel) == "pandas":
        return _van_pandas(tabel)
    return pa.RecordBatchReader.from_stream(tabel).read_all()


def _soort(tabel: Any) -> str:  # noqa: ANN401 - elke tabel met een Arrow-stroom
    return type(tabel).__module__.split(".")[0]


def _van_pandas(tabel: Any) -> pa.Table:  # noqa: ANN401 - een DataFrame
    """Een DataFrame zonder haar index, want die is geen gegeven van de woning; een index die een sleutel is wordt een kolom."""
    vrij = [naam for naam in tabel.index.names if isinstance(naam, str) and naam not in tabel.columns]
    sleutels = [naam for naam in vrij if naam == "id" or naam.endswith("_id")]
    kaal = tabel.reset_index(level=sleutels) if sleutels else tabel
    return pa.Table.from_pandas(kaal, preserve_index=False)


def gewone_tekst(tabel: pa.Table) -> pa.Table:
    """Polars geeft tekst als “string view”; daar rekent Arrow nog niet overal mee."""
    return tabel.cast(pa.schema([pa.field(veld.name, gewone_soort(veld.type)) for veld in tabel.schema]))


def _als(voorbeeld: Any, tabel: pa.Table) -> Any:  # noqa: ANN401 - de soort van het voorbeeld
    """De tabel in de soort die de gebruiker gaf."""
    soort = _soort(voorbeeld)
    if soort in {"polars", "duckdb", "_duckdb"}:
        bibliotheek = sys.modules["polars" if soort == "polars" else "duckdb"]
        return bibliotheek.from_arrow(tabel)
    if soort != "pandas":
        return tabel
    uit = tabel.to_pandas()
    uit.index = voorbeeld.index
    return uit
