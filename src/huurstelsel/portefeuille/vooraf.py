"""Wat aan een opdracht niet klopt, vastgesteld voordat er iets wordt gelezen of geschreven."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.portefeuille import doel
from huurstelsel.portefeuille.bron import Parquet
from huurstelsel.portefeuille.tabellen import Tabellen
from huurstelsel.portefeuille.uitslag import uitslagschema
from huurstelsel.portefeuille.verbinding import Verbinding
from huurstelsel.portefeuille.volgorde import WONINGEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyarrow as pa

    from huurstelsel.portefeuille.bron import Bron
    from huurstelsel.portefeuille.run import Opdracht


def controleer_paden(opdracht: Opdracht) -> None:
    """Weiger een opdracht die haar eigen invoer of een andere uitvoer zou overschrijven; koppelingen zijn gevolgd.

    Raises:
        FeitenFout: twee bestanden zijn hetzelfde, of het ene ligt in de map die het andere is.
    """
    if fouten := list(_samenvallend(opdracht)):
        raise FeitenFout(fouten)


def _samenvallend(opdracht: Opdracht) -> Iterator[Fout]:
    paden = {
        "de invoer": opdracht.invoer,
        "de uitvoer": opdracht.uitvoer,
        "het bestand met afgekeurde rijen": opdracht.afgekeurd,
        "de tussenstand": opdracht.werkmap,
        "het grootboek": opdracht.posten,
        "het verslag over de kwaliteit": opdracht.kwaliteit,
    }
    echte = [(wat, pad, pad.resolve()) for wat, pad in paden.items() if pad is not None]
    for (eerst, eerste, een), (dan, tweede, ander) in combinations(echte, 2):
        if een == ander:
            yield _zelfde(tweede, f"is {eerst} en ook {dan}; schrijf naar een ander bestand.")
        elif een in ander.parents:
            yield _zelfde(tweede, f"({dan}) ligt in de map {eerste.name}, en dat is {eerst}; schrijf daarbuiten.")
        elif ander in een.parents:
            yield _zelfde(eerste, f"({eerst}) ligt in de map {tweede.name}, en dat is {dan}; schrijf daarbuiten.")


def controleer_namen(opdracht: Opdracht) -> None:
    """Weiger kolommen die twee keer in de uitvoer zouden staan.

    Raises:
        FeitenFout: een behouden kolom heet als een kolom van de uitslag, of is twee keer gevraagd; alle tegelijk.
    """
    erbij = (naam for aanvulling in opdracht.aanvullingen for naam in aanvulling.schema.names)
    fouten = bezette_namen(opdracht.behoud, ("rij", "id", *uitslagschema().names, *erbij))
    dubbel = sorted({naam for naam in opdracht.behoud if opdracht.behoud.count(naam) > 1})
    fouten += [Fout(naam, "dubbele_kolom", f"De kolom “{naam}” is twee keer gevraagd.") for naam in dubbel]
    if fouten:
        raise FeitenFout(fouten)


def controleer_soorten(opdracht: Opdracht, bron: Bron) -> None:
    """Weiger behouden kolommen van een soort die niet in de uitvoer past.

    Raises:
        FeitenFout: een kolom past niet; alle tegelijk, met de vorm waar zij wel in past.
    """
    vorm = opdracht.uitvoer.suffix.lower()
    fouten = []
    for veld in _behouden(bron, opdracht.behoud):
        if not doel.past(veld.type, vorm):
            wel = " of ".join(ander for ander in doel.VORMEN if doel.past(veld.type, ander))
            zin = f"De kolom “{veld.name}” ({veld.type}) past niet in {vorm}; kies {wel}, of behoud haar niet."
            fouten.append(Fout(veld.name, "soort_past_niet", zin))
    if fouten:
        raise FeitenFout(fouten)


def _behouden(bron: Bron, behoud: tuple[str, ...]) -> Iterable[pa.Field]:
    """De behouden kolommen met hun soort; van een tabel zonder rijen geen."""
    if isinstance(bron, Parquet):
        schema = pq.read_schema(bron.pad)
        return [schema.field(naam) for naam in behoud]
    if not behoud or not isinstance(bron, Tabellen):
        return []
    with Verbinding(bron.bron) as db:
        eerste = next(db.lees(f"FROM {WONINGEN} LIMIT 1", 1), None)
        return [eerste.schema.field(naam) for naam in behoud] if eerste is not None else []


def bezette_namen(eigen: Iterable[str], uitvoer: Iterable[str]) -> list[Fout]:
    """Een fout voor elke eigen kolom die heet als een kolom van de uitvoer."""
    zin = "De kolom “{}” komt ook in de uitslag voor; geef haar een andere naam."
    return [Fout(naam, "kolomnaam_bezet", zin.format(naam)) for naam in sorted({*eigen} & {*uitvoer})]


def _zelfde(pad: Path, zin: str) -> Fout:
    return Fout("", "zelfde_bestand", f"{pad.name} {zin}")
