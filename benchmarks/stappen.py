"""Waar de tijd van een portefeuille blijft: elke stap van Parquet naar Parquet apart, en elke regel van de puntentelling.

Gebruik: python benchmarks/stappen.py. Processortijd van alle draden, in microseconden per woning, de laagste van een aantal rondes op acht brokken. De som van de
stappen, gedeeld door het aantal kernen, is het plafond van deze machine; lezen alleen is het plafond van elk programma dat hetzelfde bestand leest.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
from maak_portefeuille import schrijf

from huurstelsel import Regeling
from huurstelsel.portefeuille import delen, doel, inlezen, taak
from huurstelsel.portefeuille.bron import BROK, open_bron
from huurstelsel.portefeuille.run import Opdracht
from huurstelsel.portefeuille.uitslag import als_brok
from huurstelsel.reken.post import Saldi

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

    from huurstelsel.feiten.kolommen import Woningen

AANTAL, RONDES = 8 * BROK, 9
REGELING = Regeling.op(date(2026, 1, 1))


def laagste(doe: Callable[[], object]) -> float:
    """Microseconden processortijd per woning."""
    tijden = []
    for _ in range(RONDES):
        begin = time.process_time()
        doe()
        tijden.append(time.process_time() - begin)
    return min(tijden) / AANTAL * 1e6


def lees(pad: Path) -> list[pa.RecordBatch]:
    """Alle brokken, zoals een run ze leest."""
    return list(open_bron(pad).brokken(0))


def lees_kaal(pad: Path) -> None:
    """De maat: alle brokken zoals PyArrow ze uit zichzelf leest."""
    with pq.ParquetFile(pad) as bestand:
        for _ in bestand.iter_batches(BROK):
            pass


def schrijf_uit(pad: Path, brokken: list[pa.RecordBatch]) -> None:
    """De uitslag als Parquet."""
    with doel.open_doel(pad, brokken[0].schema) as schrijver:
        for brok in brokken:
            schrijver.schrijf(brok)


def regels(alle: list[Woningen]) -> dict[str, float]:
    """Elke regel, met het boeken van haar posten."""
    uit: dict[str, float] = defaultdict(lambda: float("inf"))
    for _ in range(RONDES):
        ronde: dict[str, float] = defaultdict(float)
        for w in alle:
            saldi = Saldi(w, grootboek=False, stap=REGELING.bijlage.rubriek_stap)
            for regel, parameters in REGELING.stappen:
                begin = time.process_time()
                saldi.boek(regel.rubriek, regel.gedeeld, regel.artikel, regel.functie(w, parameters, saldi))
                ronde[regel.naam] += (time.process_time() - begin) / AANTAL * 1e6
        for naam, duur in ronde.items():
            uit[naam] = min(uit[naam], duur)
    return uit


def main() -> None:
    """Meet en druk af."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        schrijf(map_ / "in.parquet", AANTAL)
        opdracht, brokken = Opdracht(map_ / "in.parquet", map_ / "uit.parquet", REGELING), lees(map_ / "in.parquet")
        gelezen = [inlezen.lees(brok, REGELING).w for brok in brokken]
        uitslagen = [taak.brokken.waardeer(brok, REGELING).uitslag for brok in brokken]
        klaar = [taak.waardeer_brok(brok, 0, opdracht).uit for brok in brokken]
        kolommen = laagste(lambda: [inlezen.lees(brok, REGELING) for brok in brokken])
        uitvoer = laagste(lambda: [als_brok(uitslag) for uitslag in uitslagen])
        waarderen = laagste(lambda: [taak.waardeer_brok(brok, 0, opdracht) for brok in brokken])
        stappen = {
            "Parquet lezen": laagste(lambda: lees(map_ / "in.parquet")),
            "kolommen maken": kolommen,
            "rekenen, huur en tellen": waarderen - kolommen - uitvoer,
            "uitslag in Arrow": uitvoer,
            "tussenstand op schijf": laagste(lambda: delen._bewaar(map_ / "x.arrow", klaar)),  # noqa: SLF001 - deze stap apart
            "Parquet schrijven": laagste(lambda: schrijf_uit(map_ / "y.parquet", klaar)),
        }
        alleen = laagste(lambda: lees_kaal(map_ / "in.parquet"))
    samen, kernen = sum(stappen.values()), os.cpu_count() or 1
    for naam, duur in stappen.items():
        print(f"{naam:28s} {duur:6.2f} µs  {duur / samen:5.0%}")
    print(
        f"{'samen':28s} {samen:6.2f} µs, op {kernen} kernen hoogstens {kernen / samen * 1e6:,.0f} woningen per seconde"
    )
    print(f"{'alleen lezen':28s} {alleen:6.2f} µs, op {kernen} kernen hoogstens {kernen / alleen * 1e6:,.0f}")
    per_regel = regels(gelezen)
    for naam, duur in sorted(per_regel.items(), key=lambda paar: -paar[1]):
        print(f"    {naam:28s} {duur:6.3f} µs")
    print(f"    {'alle regels':28s} {sum(per_regel.values()):6.3f} µs")


if __name__ == "__main__":
    main()
