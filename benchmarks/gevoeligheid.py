"""Een voorraad op honderd punten van een rooster, naast één gewone waardering van dezelfde voorraad in dezelfde run.

Gebruik: python benchmarks/gevoeligheid.py [AANTAL]; zonder AANTAL een miljoen woningen. De voorraad komt uit `maak_portefeuille`. Elk rooster is een eigen
proces, zodat het piekgeheugen van dat rooster is.
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

DAG = date(2026, 1, 1)
ROOSTERS = {
    "maximering en labels": (
        "woz.maximum_procent=24:42:2",
        "energieprestatie.eengezinswoning[8],energieprestatie.meergezinswoning[8]+=-5:4:1",
    ),
    "grens en huurtabel": ("opslagen.hoog_vanaf=178:196:2", "huurtabel.procent=91:109:2"),
    "buitenruimte": ("buitenruimte.prive_per_m2=0.1:1:0.1", "buitenruimte.prive_aanwezig=0:9:1"),
    "oppervlakte": ("oppervlakte.punten_vertrek=0.8:1.25:0.05", "oppervlakte.punten_overige_ruimte=0.55:1:0.05"),
}
"""Elk honderd punten; van licht (alleen het totaal) naar zwaar (alles wat van de oppervlakte afhangt)."""


def run(invoer: str, naam: str) -> dict[str, Any]:
    """Eén rooster in dit proces, met een gewone waardering ernaast."""
    from huurstelsel import Regeling  # noqa: PLC0415
    from huurstelsel.beleid.gevoeligheid import bereken  # noqa: PLC0415

    regeling = Regeling.op(DAG)
    begin = time.perf_counter()
    plat = bereken(invoer, regeling, ["woz.maximum_procent=33"])
    gewoon = time.perf_counter() - begin
    begin = time.perf_counter()
    uit = bereken(invoer, regeling, ROOSTERS[naam])
    return {
        "woningen": plat.rijen[0],
        "gemeten": plat.gemeten[0],
        "punten": len(uit.punten),
        "gewoon": gewoon,
        "rooster": time.perf_counter() - begin,
        "piek_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Meet elk rooster."""
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as map_:
        invoer = Path(map_) / "voorraad.parquet"
        maker = Path(__file__).with_name("maak_portefeuille.py")
        subprocess.run([sys.executable, str(maker), str(invoer), str(aantal)], check=True)
        for naam in ROOSTERS:
            opdracht = [sys.executable, __file__, str(invoer), naam]
            m = json.loads(subprocess.run(opdracht, check=True, capture_output=True, text=True).stdout)
            print(
                f"{naam:<22} {m['woningen']:>9,} woningen × {m['punten']} punten: {m['rooster']:6.1f} s"
                f" (een gewone waardering {m['gewoon']:5.1f} s, dus {m['rooster'] / m['gewoon']:5.1f} keer), piek {m['piek_mb']:,.0f} MB"
            )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(run(sys.argv[1], sys.argv[2])))
    else:
        main()
