"""Een portefeuille van Parquet naar Parquet: tempo en piekgeheugen bij elke omvang, naast wat PyArrow nodig heeft om alleen te lezen.

Gebruik: python benchmarks/portefeuille.py [GROOTSTE] [FIGUUR.svg]; zonder GROOTSTE tot een miljoen woningen. Elke omvang is een eigen proces, zodat het
piekgeheugen van die run is. De maat is steeds dezelfde: alle gebruikte kolommen met PyArrow lezen, in hetzelfde proces, om en om met de run. Naast
de klok staat de processortijd: die telt niet mee wat andere processen op dezelfde machine doen. Ernaast: losse tabellen met tekst als sleutel, JSON Lines,
Spark (met de extra `spark` en Java), en met `pip install -e ".[vergelijk]"` woningwaardering op VERA-berichten.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
from maak_portefeuille import schrijf

if TYPE_CHECKING:
    from collections.abc import Callable

OMVANG = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_500_000, 10_000_000)
DAG = date(2026, 1, 1)
KERNEN = os.cpu_count() or 1


def klok(doe: Callable[[], object]) -> tuple[float, float]:
    """Hoeveel seconden iets duurt, op de klok en aan processortijd van alle draden."""
    begin, processor = time.perf_counter(), time.process_time()
    doe()
    return time.perf_counter() - begin, time.process_time() - processor


def lees(invoer: Path) -> int:
    """De maat: elk brok lezen en verder niets."""
    with pq.ParquetFile(invoer) as bestand:
        return sum(brok.num_rows for brok in bestand.iter_batches(16_384))


def run(invoer: Path, uitvoer: Path) -> dict[str, Any]:
    """Runs in dit proces, om en om met de maat; van alles de laagste tijd."""
    import pyarrow as pa  # noqa: PLC0415

    from huurstelsel import Regeling  # noqa: PLC0415
    from huurstelsel.portefeuille.run import Opdracht, draai  # noqa: PLC0415

    woningen, opdracht = pq.read_metadata(invoer).num_rows, Opdracht(invoer, uitvoer, Regeling.op(DAG))
    maat, duur = [], []
    for _ in range(min(5, 1 + 1_000_000 // woningen)):
        maat.append(klok(lambda: lees(invoer)))
        pa.default_memory_pool().release_unused()
        duur.append(klok(lambda: draai(opdracht)))
    (lezen, lezen_cpu), (waarderen, cpu) = ([min(tijden) for tijden in zip(*m, strict=True)] for m in (maat, duur))
    return {"woningen": woningen, "lezen": lezen, "lezen_cpu": lezen_cpu, "waarderen": waarderen, "cpu": cpu, **piek()}


def piek() -> dict[str, float]:
    """Het piekgeheugen van dit proces; Linux telt bij `getrusage` ook dat van het proces dat het begon."""
    status = Path("/proc/self/status")
    if not status.exists():
        return {"piek_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    return {"piek_mb": int(status.read_text(encoding="utf-8").partition("VmHWM:")[2].split()[0]) / 1024}


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
    platte = "adres.gemeente, woning.woningtype, woning.bouwjaar, woning.gebruiksoppervlakte, woning.rijksmonument, contract.*"
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


def schud(bron: Path, map_: Path) -> Path:
    """Dezelfde tabellen, elk in een willekeurige volgorde."""
    import duckdb  # noqa: PLC0415

    map_.mkdir()
    db = duckdb.connect(config={"memory_limit": "1GB", "temp_directory": str(map_)})
    for tabel in bron.glob("*.parquet"):
        vraag = f"SELECT * FROM '{tabel}' t ORDER BY hash(t)"  # noqa: S608 - eigen bestanden
        db.execute(f"COPY ({vraag}) TO '{map_ / tabel.name}' (FORMAT parquet)")
    db.close()
    return map_


def los(bron: Path, uitvoer: Path) -> dict[str, Any]:
    """Een run op losse tabellen."""
    from huurstelsel import Regeling  # noqa: PLC0415
    from huurstelsel.portefeuille.run import Opdracht, draai  # noqa: PLC0415

    opdracht = Opdracht(bron, uitvoer, Regeling.op(DAG))
    waarderen, cpu = klok(lambda: draai(opdracht))
    woningen = pq.read_metadata(bron / "woningen.parquet").num_rows
    return {"woningen": woningen, "waarderen": waarderen, "cpu": cpu, **piek()}


def regels(bron: Path, uitvoer: Path) -> dict[str, Any]:
    """Een run op JSON Lines."""
    from huurstelsel import Regeling  # noqa: PLC0415
    from huurstelsel.portefeuille.run import Opdracht, draai  # noqa: PLC0415

    verslag = []
    waarderen, cpu = klok(lambda: verslag.append(draai(Opdracht(bron, uitvoer, Regeling.op(DAG)))))
    return {"woningen": verslag[0].rijen, "waarderen": waarderen, "cpu": cpu, **piek()}


def als_regels(bron: Path, doel: Path) -> Path:
    """Dezelfde woningen als documenten, een op elke regel."""
    from huurstelsel.portefeuille.brok import documenten  # noqa: PLC0415

    with doel.open("w", encoding="utf-8") as bestand, pq.ParquetFile(bron) as parquet:
        for brok in parquet.iter_batches(4_096):
            bestand.writelines(f"{json.dumps(d, default=_in_json)}\n" for d in documenten(brok))
    return doel


def _in_json(waarde: object) -> object:
    return float(waarde) if isinstance(waarde, Decimal) else str(waarde)


def spark(invoer: Path, uitvoer: Path) -> dict[str, Any]:
    """Spark op twee draden (`local[2]`) naast de gewone run, van Parquet naar Parquet; de eerste ronde is om op te starten."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    from huurstelsel import Regeling  # noqa: PLC0415
    from huurstelsel.portefeuille.run import Opdracht, draai  # noqa: PLC0415
    from huurstelsel.portefeuille.spark import waardeer_spark  # noqa: PLC0415

    os.environ["PYSPARK_PYTHON"] = sys.executable
    regeling, begin = Regeling.op(DAG), time.perf_counter()
    bouwer = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    bouwer = bouwer.config("spark.sql.files.maxPartitionBytes", invoer.stat().st_size // 4)
    sessie = bouwer.config("spark.sql.execution.arrow.maxRecordsPerBatch", 16_384).getOrCreate()
    sessie.sparkContext.setLogLevel("ERROR")
    opstarten = time.perf_counter() - begin

    def op_spark() -> None:
        waardeer_spark(sessie.read.parquet(str(invoer)), regeling).write.mode("overwrite").parquet(f"{uitvoer}.spark")

    eerste, _ = klok(op_spark)
    tijden = [(klok(op_spark)[0], klok(lambda: draai(Opdracht(invoer, uitvoer, regeling)))[0]) for _ in range(3)]
    sessie.stop()
    in_spark, gewoon = (min(deel) for deel in zip(*tijden, strict=True))
    woningen = pq.read_metadata(invoer).num_rows
    return {"woningen": woningen, "opstarten": opstarten, "eerste": eerste, "spark": in_spark, "gewoon": gewoon}


def teken(metingen: list[dict[str, Any]], doel: Path) -> None:
    """Tempo en piekgeheugen tegen de omvang."""
    import matplotlib as mpl  # noqa: PLC0415

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "huurstelsel"
    from matplotlib import pyplot as plt  # noqa: PLC0415

    figuur, (boven, onder) = plt.subplots(2, 1, figsize=(7, 5.4), sharex=True, layout="constrained")
    n = [m["woningen"] for m in metingen]
    boven.plot(n, [m["woningen"] / m["waarderen"] / 1000 for m in metingen], "o-", color="#154273", label="op de klok")
    vrij = [KERNEN * m["woningen"] / m["cpu"] / 1000 for m in metingen]
    boven.plot(n, vrij, "o--", color="#154273", alpha=0.5, label=f"naar processortijd, {KERNEN} kernen")
    boven.set(ylabel="duizend woningen per seconde", xscale="log", ylim=(0, None))
    boven.legend(frameon=False, loc="center right", bbox_to_anchor=(1, 0.5))
    onder.plot(n, [m["piek_mb"] for m in metingen], "s-", color="#8a4b08")
    onder.set(ylabel="piekgeheugen in MB", xlabel="woningen in de portefeuille", ylim=(0, 1000))
    for as_ in (boven, onder):
        as_.grid(alpha=0.3)
        as_.spines[["top", "right"]].set_visible(False)
    figuur.savefig(doel, metadata={"Date": None})


def main() -> None:
    """Meet elke omvang, en teken zo nodig de figuur."""
    if sys.argv[1:2] and sys.argv[1] in METINGEN:
        print(json.dumps(METINGEN[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))))
        return
    grootste = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        metingen = [_omvang(map_, n) for n in OMVANG if n <= grootste]
        if len(sys.argv) > 2:
            teken(metingen, Path(sys.argv[2]))
        _ernaast(map_, min(grootste, 1_000_000))
    _ander(metingen[-1]["woningen"] / metingen[-1]["waarderen"])


def _omvang(map_: Path, n: int) -> dict[str, Any]:
    """Meet één omvang en druk haar af."""
    schrijf(map_ / "in.parquet", n)
    m = apart("run", str(map_ / "in.parquet"), str(map_ / "uit.parquet"))
    print(
        f"{n:>10,} woningen  {_tempo(m)}  {m['waarderen'] / m['lezen']:4.1f} x alleen lezen "
        f"({m['cpu'] / m['lezen_cpu']:4.1f} x zijn processortijd)",
        flush=True,
    )
    return m


def _tempo(m: dict[str, Any]) -> str:
    n = m["woningen"]
    vrij = KERNEN * n / m["cpu"]
    return f"{n / m['waarderen']:>9,.0f} per seconde  {vrij:>9,.0f} naar processortijd  piek {m['piek_mb']:5.0f} MB"


def _ernaast(map_: Path, n: int) -> None:
    """Losse tabellen, JSON Lines en Spark."""
    schrijf(map_ / "in.parquet", n)
    op_volgorde = tabellen(map_ / "in.parquet", map_ / "los")
    for naam, bron in (("op volgorde", op_volgorde), ("geschud", schud(op_volgorde, map_ / "geschud"))):
        metingen = [apart("los", str(bron), str(map_ / "uit.parquet")) for _ in range(2)]
        print(f"{n:>10,} los, {naam:12s} {_tempo(min(metingen, key=lambda m: m['cpu']))}", flush=True)
    invoer = als_regels(map_ / "in.parquet", map_ / "in.jsonl")
    print(f"{n:>10,} JSON Lines       {_tempo(apart('regels', str(invoer), str(map_ / 'uit.parquet')))}", flush=True)
    if find_spec("pyspark") is None or which("java") is None:
        print("Spark of Java is er niet")
        return
    m = apart("spark", str(map_ / "in.parquet"), str(map_ / "uit.parquet"))
    print(
        f"{n:>10,} Spark local[2] {n / m['spark']:,.0f} per seconde, {m['spark'] / m['gewoon']:.2f} x de gewone run "
        f"({n / m['gewoon']:,.0f}); opstarten {m['opstarten']:.1f} s, eerste run {m['eerste'] - m['spark']:.1f} s langer"
    )


METINGEN = {"run": run, "los": los, "regels": regels, "spark": spark}


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
    with tempfile.TemporaryDirectory() as map_:
        invoer = Path(map_) / "vera.jsonl"
        invoer.write_bytes(b"\n".join(json.dumps(json.loads(bericht)).encode() for bericht in berichten * 250))
        m = regels(invoer, Path(map_) / "uit.parquet")
    eigen = m["woningen"] / m["waarderen"]
    print(f"huurstelsel op dezelfde berichten: {eigen:,.0f} per seconde, {eigen / per_seconde:.1f} x zo snel")


if __name__ == "__main__":
    main()
