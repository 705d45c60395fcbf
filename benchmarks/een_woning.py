"""Eén woning, van dict tot volledige uitleg, warm en in het proces; naast woningwaardering op dezelfde VERA-berichten.

Gebruik: python benchmarks/een_woning.py. Met `pip install -e ".[vergelijk]"` staat woningwaardering ernaast. De maat is telkens iets uit
hetzelfde proces, omdat machines verschillen: `sum(range(10_000))` voor de absolute tijd, woningwaardering voor de verhouding.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import time
import warnings
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huurstelsel import waardeer
from huurstelsel.feiten.lezen import lees
from huurstelsel.uitleg.als_json import als_dict

if TYPE_CHECKING:
    from collections.abc import Callable

HIER = Path(__file__).resolve().parents[1]
VOORBEELDEN = sorted((HIER / "examples").glob("*.yaml"))
OMGEVING = {naam: waarde for naam, waarde in os.environ.items() if naam != "PYTHONDONTWRITEBYTECODE"}
"""Een geïnstalleerd pakket heeft zijn bytecode al; zonder dit meet een koude start ook het vertalen."""
HELE_WONINGEN = sorted((HIER / "tests" / "voorbeelden" / "vera").glob("zel__geheel__*.json"))


def meet(functie: Callable[[], object], keer: int, rondes: int = 15) -> tuple[float, float]:
    """Mediaan en kleinste tijd per aanroep, in milliseconden."""
    functie()
    tijden = []
    for _ in range(rondes):
        begin = time.perf_counter()
        for _ in range(keer):
            functie()
        tijden.append((time.perf_counter() - begin) / keer * 1000)
    return statistics.median(tijden), min(tijden)


def regel(naam: str, tijd: tuple[float, float], maat: float) -> None:
    """Druk een meting af, met de verhouding tot de maat."""
    mediaan, laagste = tijd
    print(f"{naam:58s} mediaan {mediaan:7.3f} ms  laagste {laagste:7.3f} ms  {mediaan / maat:6.1f} x de maat")


def woningwaardering() -> Callable[[bytes], object] | None:
    """Het pakket woningwaardering als functie van een bericht, of `None` als het niet is geïnstalleerd."""
    if find_spec("woningwaardering") is None:
        return None
    from datetime import date  # noqa: PLC0415

    from woningwaardering import ZelfstandigeWoonruimten  # noqa: PLC0415
    from woningwaardering.vera.bvg.generated import EenhedenEenheid  # noqa: PLC0415

    warnings.simplefilter("ignore")
    stelsel = ZelfstandigeWoonruimten(peildatum=date(2026, 7, 1))
    return lambda bericht: stelsel.waardeer(EenhedenEenheid.model_validate_json(bericht))


def main() -> None:
    """Meet en druk af."""
    maat, _ = meet(lambda: sum(range(10_000)), 50)
    print(f"maat: sum(range(10_000)) {maat:.3f} ms; automatisch opruimen {'aan' if gc.isenabled() else 'uit'}")
    for pad in VOORBEELDEN:
        document: dict[str, Any] = lees(pad)
        if "kamers" in document:  # een adres; zie een_adres.py
            continue
        regel(f"{pad.name}: dict -> uitkomst", meet(lambda d=document: waardeer(d, "2026-07-01"), 20), maat)
        regel(
            f"{pad.name}: dict -> uitkomst -> uitleg (dict)",
            meet(lambda d=document: als_dict(waardeer(d, "2026-07-01")), 20),
            maat,
        )
    ander = woningwaardering()
    for pad in HELE_WONINGEN:
        bericht = pad.read_bytes()
        eigen = meet(lambda b=bericht: waardeer(json.loads(b, parse_float=Decimal), "2026-07-01"), 10, 9)
        regel(f"{pad.name}", eigen, maat)
        if ander is not None:
            hun = meet(lambda b=bericht: ander(b), 2, 5)
            print(f"{'    woningwaardering':58s} mediaan {hun[0]:7.3f} ms  = {hun[0] / eigen[0]:.1f} x huurstelsel")
    opdracht = [sys.executable, "-m", "huurstelsel", "waardeer", str(HIER / "examples" / "portiekflat.yaml")]
    regel(
        "heel proces: huurstelsel waardeer",
        meet(lambda: subprocess.run(opdracht, check=True, capture_output=True, env=OMGEVING), 1, 7),
        maat,
    )
    invoer = [sys.executable, "-c", "import huurstelsel"]
    regel("heel proces: import huurstelsel", meet(lambda: subprocess.run(invoer, check=True, env=OMGEVING), 1, 7), maat)
    regel(
        "heel proces: python zonder iets",
        meet(lambda: subprocess.run([sys.executable, "-c", ""], check=True), 1, 7),
        maat,
    )


if __name__ == "__main__":
    main()
