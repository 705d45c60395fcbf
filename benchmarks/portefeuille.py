"""Een portefeuille van Parquet naar Parquet: tempo en piekgeheugen bij elke omvang, naast wat PyArrow nodig heeft om alleen te lezen.

Gebruik: python benchmarks/portefeuille.py [GROOTSTE] [FIGUUR.svg]; zonder GROOTSTE tot een miljoen woningen. Elke omvang is een eigen proces, zodat het
piekgeheugen van die run is. De maat is steeds dezelfde: alle gebruikte kolommen met PyArrow lezen, in hetzelfde proces en op evenveel
draden. Ernaast: losse tabellen met tekst als sleutel, en met `pip install -e ".[vergelijk]"` woningwaardering op VERA-berichten.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

OMVANG = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_500_000, 10_000_000)
DAG = date(2026, 1, 1)


def run(invoer: Path, uitvoer: Path) -> dict[str, Any]:
    """Eén run in dit proces, met de maat ernaast."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    from huurstelsel import Regeling  # noqa: PLC0415
    from huurstelsel.portefeuille.run import Opdracht, draai  # noqa: PLC0415

    begin = time.perf_counter()
    with pq.ParquetFile(invoer) as bestand:
        gelezen = sum(brok.num_rows for brok in bestand.iter_batches(16_384))
    maat = time.perf_counter() - begin
    pa.default_memory_pool().release_unused()
    verslag = draai(Opdracht(invoer, uitvoer, Regeling.op(DAG)))
    return {
        "woningen": gelezen,
        "lezen": maat,
        "waarderen": verslag.seconden,
        "piek_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def apart(*argumenten: str) -> dict[str, Any]:
    """Meet in een eigen proces."""
    uit = subprocess.run([sys.executable, __file__, *argumenten], check=True, capture_output=True, text=True).stdout
    return dict(json.loads(uit))


def tabellen(bron: Path, map_: Path) -> Path:
    """Dezelfde woningen als losse Parquet-tabellen, met de id van de woning als tekst in elke rij."""
    import duckdb  # noqa: PLC0415

    db = duckdb.connect(config={"memory_limit": "1GB", "temp_directory": str(map_)})
    map_.mkdir()
    b = f"read_parquet('{bron}')"
    platte = "woning.woningtype, woning.bouwjaar, contract.ondertekend, contract.ingangsdatum, contract.huurprijs"
    ruimte = "r.soort, r.oppervlakte, r.verwarmd, r.gedeeld_met_adressen"
    genest = f"SELECT id AS w, unnest(woning.ruimten) AS r, generate_subscripts(woning.ruimten, 1) AS nr FROM {b}"  # noqa: S608
    vragen = {
        "woningen": f"SELECT id, {platte} FROM {b}",  # noqa: S608
        "ruimten": f"SELECT w AS woning_id, 'r' || nr AS id, {ruimte} FROM ({genest})",  # noqa: S608
        "voorzieningen": f"SELECT w AS woning_id, 'r' || nr AS ruimte_id, unnest(r.voorzieningen, recursive := true) FROM ({genest})",  # noqa: S608
        "energieprestaties": f"SELECT id AS woning_id, unnest(woning.energieprestaties, recursive := true) FROM {b}",  # noqa: S608
        "woz_waarden": f"SELECT id AS woning_id, unnest(woning.woz_waarden, recursive := true) FROM {b}",  # noqa: S608
    }
    for naam, vraag in vragen.items():
        db.execute(f"COPY ({vraag}) TO '{map_ / naam}.parquet' (FORMAT parquet)")
    db.close()
    return map_


def los(bron: Path, uitvoer: Path) -> dict[str, Any]:
    """Een run op losse tabellen."""
    from huurstelsel import Regeling  # noqa: PLC0415
    from huurstelsel.portefeuille.run import Opdracht, draai  # noqa: PLC0415

    verslag = draai(Opdracht(bron, uitvoer, Regeling.op(DAG)))
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"woningen": verslag.rijen, "waarderen": verslag.seconden, "piek_mb": piek}


def teken(metingen: list[dict[str, Any]], doel: Path) -> None:
    """Tempo en piekgeheugen tegen de omvang."""
    import matplotlib as mpl  # noqa: PLC0415

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "huurstelsel"
    from matplotlib import pyplot as plt  # noqa: PLC0415

    figuur, (boven, onder) = plt.subplots(2, 1, figsize=(7, 5.4), sharex=True, layout="constrained")
    n = [m["woningen"] for m in metingen]
    boven.plot(n, [m["woningen"] / m["waarderen"] / 1000 for m in metingen], "o-", color="#154273")
    boven.set(ylabel="duizend woningen per seconde", xscale="log", ylim=(0, None))
    onder.plot(n, [m["piek_mb"] for m in metingen], "s-", color="#8a4b08")
    onder.set(ylabel="piekgeheugen in MB", xlabel="woningen in de portefeuille", ylim=(0, 1000))
    for as_ in (boven, onder):
        as_.grid(alpha=0.3)
        as_.spines[["top", "right"]].set_visible(False)
    figuur.savefig(doel, metadata={"Date": None})


def main() -> None:
    """Meet elke omvang, en teken zo nodig de figuur."""
    if sys.argv[1:2] == ["run"]:
        print(json.dumps(run(Path(sys.argv[2]), Path(sys.argv[3]))))
        return
    if sys.argv[1:2] == ["los"]:
        print(json.dumps(los(Path(sys.argv[2]), Path(sys.argv[3]))))
        return
    grootste = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    from maak_portefeuille import schrijf  # noqa: PLC0415

    metingen = []
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        for n in (n for n in OMVANG if n <= grootste):
            schrijf(map_ / "in.parquet", n)
            m = apart("run", str(map_ / "in.parquet"), str(map_ / "uit.parquet"))
            metingen.append(m)
            print(
                f"{m['woningen']:>10,} woningen  {m['woningen'] / m['waarderen']:>9,.0f} per seconde  "
                f"{m['waarderen'] / m['lezen']:5.1f} x alleen lezen  piek {m['piek_mb']:5.0f} MB",
                flush=True,
            )
        schrijf(map_ / "los.parquet", min(grootste, 300_000))
        m = apart("los", str(tabellen(map_ / "los.parquet", map_ / "los")), str(map_ / "los_uit.parquet"))
        tempo = m["woningen"] / m["waarderen"]
        print(f"losse tabellen: {m['woningen']:,} woningen, {tempo:,.0f} per seconde, piek {m['piek_mb']:.0f} MB")
    _ander(metingen[-1]["woningen"] / metingen[-1]["waarderen"])
    if len(sys.argv) > 2:
        teken(metingen, Path(sys.argv[2]))


def _ander(tempo: float) -> None:
    """Woningwaardering op VERA-berichten, in hetzelfde proces."""
    from een_woning import HELE_WONINGEN, meet, woningwaardering  # noqa: PLC0415

    ander = woningwaardering()
    if ander is None:
        print("woningwaardering is niet geïnstalleerd")
        return
    berichten = [pad.read_bytes() for pad in HELE_WONINGEN]
    hun, _ = meet(lambda: [ander(bericht) for bericht in berichten], 1, 3)
    per_seconde = len(berichten) / hun * 1000
    print(
        f"woningwaardering: {per_seconde:,.0f} woningen per seconde; huurstelsel {tempo / per_seconde:,.0f} x zo snel"
    )


if __name__ == "__main__":
    main()
