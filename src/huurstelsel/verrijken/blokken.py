"""Blokken rijen: elk bronbestand wordt in stukken gelezen, en alleen de rijen van de portefeuille blijven over.

Welke rijen dat zijn wordt per blok met kolommen bepaald, niet rij voor rij; een bestand van miljoenen rijen kost zo weinig tijd en geen geheugen.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huurstelsel.verrijken.waarden import bag_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from huurstelsel.verrijken.verslag import Bron

BLOKRIJEN = 50_000
_DUBBELZINNIG = 3
_OBJECTEN = ("bag_id", "ligplaats_id", "standplaats_id")
_VORM = "^[0-9]{13,16}$"


class Blok(NamedTuple):
    """Een stuk van een bestand: kolommen met tekst, en wat het nummer van elke rij in het bestand is."""

    rijen: pa.RecordBatch
    nummer: Callable[[int], int]


class Rij(NamedTuple):
    """Een rij van een woning van de portefeuille: haar nummer in het bestand, haar BAG-sleutel, en veld → tekst."""

    nummer: int
    bag: int
    cellen: dict[str, str]


def sleutels(ids: Iterable[int]) -> NDArray[np.int64]:
    """De BAG-sleutels van de portefeuille, gesorteerd en elk één keer: acht bytes per woning."""
    return np.unique(np.fromiter(ids, dtype=np.int64))


def tekst(waarde: object) -> str:
    """Een cel als tekst; een geheel getal dat als kommagetal is bewaard, verliest zijn nul.

    Een getal met drie decimalen krijgt er een nul bij: als tekst is “1.234” dubbelzinnig, als getal niet.
    """
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, float):
        waarde = Decimal(int(waarde)) if waarde.is_integer() else Decimal(repr(waarde))
    if isinstance(waarde, Decimal):
        if not waarde.is_finite():
            return ""
        kaal = f"{waarde:f}"
        return kaal + "0" * (len(kaal.partition(".")[2]) == _DUBBELZINNIG)
    return str(waarde)


def gekoppeld(blok: Blok, ids: NDArray[np.int64], bron: Bron) -> Iterator[Rij]:
    """De rijen van een blok die bij een woning van de portefeuille horen; telt de rest."""
    kolom = _bag_ids(blok.rijen)
    bron.gelezen += len(kolom)
    vorm = pc.match_substring_regex(kolom, _VORM)
    getallen = pc.cast(pc.if_else(vorm, kolom, "0"), pa.int64()).to_numpy(zero_copy_only=False)
    goed = vorm.to_numpy(zero_copy_only=False)
    plek = np.searchsorted(ids, getallen)
    raak = goed & (plek < len(ids)) & (ids[np.minimum(plek, len(ids) - 1)] == getallen) if len(ids) else goed & False
    _tel_foute(blok, kolom, goed, bron)
    waar = np.flatnonzero(raak)
    cellen = blok.rijen.take(pa.array(waar)).to_pylist()
    for i, inhoud in zip(waar.tolist(), cellen, strict=True):
        bron.gekoppeld += 1
        if len(kolom[i].as_py()) < 16:
            bron.meldingen["voorloopnul_hersteld"] += 1
        gevuld = {veld: cel.strip() for veld, cel in inhoud.items() if cel and cel.strip()}
        yield Rij(blok.nummer(i), int(getallen[i]), gevuld)


def _bag_ids(rijen: pa.RecordBatch) -> Any:  # noqa: ANN401 - een kolom van PyArrow
    """De BAG-identificatie van elke rij: van het verblijfsobject, of anders van de ligplaats of de standplaats."""
    kolommen = [pc.utf8_trim_whitespace(rijen.column(naam)) for naam in _OBJECTEN if naam in rijen.schema.names]
    gevuld = [pc.if_else(pc.equal(kolom, ""), None, kolom) for kolom in kolommen]
    return pc.coalesce(*gevuld).fill_null("")


def _tel_foute(blok: Blok, kolom: Any, goed: NDArray[np.bool_], bron: Bron) -> None:  # noqa: ANN401 - een kolom van PyArrow
    """Rijen zonder BAG-identificatie, en rijen met een die niet kan."""
    leeg = np.asarray(pc.equal(kolom, "").to_numpy(zero_copy_only=False))
    if int(leeg.sum()):
        bron.meldingen["rij_zonder_bag_id"] += int(leeg.sum())
    for i in np.flatnonzero(~goed & ~leeg).tolist():
        with bron.keur(blok.nummer(i)):
            bag_id(kolom[i].as_py())


def van_lijst(rijen: list[dict[str, str]], velden: list[str], nummer: Callable[[int], int]) -> Blok:
    """Een blok uit een lijst van rijen."""
    kolommen = [pa.array([rij.get(veld, "") for rij in rijen], pa.string()) for veld in velden]
    return Blok(pa.RecordBatch.from_arrays(kolommen, names=velden), nummer)
