"""Hoeveel woningen per seconde waardeert de motor als de feiten al in kolommen staan?

Gebruik: python benchmarks/miljoen.py [AANTAL] [BROK] [STELSEL]; zonder stelsel zelfstandig, of onzelfstandig. Alle rubrieken, maximale huurprijs en opslagen, op alle kernen, in brokken;
het geheugen wordt begrensd door de brok. Als maat naast de motor: dezelfde kolommen één keer optellen.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from voorraad import maak

from huurstelsel import Regeling
from huurstelsel.huur.opslagen import met_opslag, opslagen
from huurstelsel.waardering import reken

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Woningen


def waardeer_brok(w: Woningen, regeling: Regeling) -> int:
    """Waardeer een brok tot en met de huurprijs; geef een controlegetal."""
    g = reken(w, regeling, grootboek=False)
    p = regeling.parameters("opslagen")
    huur = regeling.tarief.maximale_huurprijs(g.punten)
    return int(
        met_opslag(
            huur, opslagen(w, g.punten, p, regeling.tarief, altijd_laag=regeling.bijlage.altijd_laag).procent, p
        ).sum()
    )


def tel_op(w: Woningen) -> int:
    """De maat: elke kolom van de ruimten en voorzieningen één keer lezen."""
    lagen = (w.ruimte, w.voorziening)
    return sum(int(x.sum()) for laag in lagen for x in laag.__dict__.values() if isinstance(x, np.ndarray))


def main() -> None:
    """Meet en druk af."""
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    brok = int(sys.argv[2]) if len(sys.argv) > 2 else 16_384
    kernen = os.cpu_count() or 1
    stelsel = sys.argv[3] if len(sys.argv) > 3 else "zelfstandig"
    regeling = Regeling.op(date(2026, 1, 1), stelsel)
    verschillend = [maak(brok, zaad, kamers=stelsel == "onzelfstandig") for zaad in range(8)]
    brokken = [verschillend[i % len(verschillend)] for i in range(-(-aantal // brok))]
    waardeer_brok(brokken[0], regeling)
    geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with ThreadPoolExecutor(kernen) as draden:
        for naam, functie in (("optellen", tel_op), ("waarderen", lambda w: waardeer_brok(w, regeling))):
            tijden = []
            for _ in range(3):
                begin = time.perf_counter()
                sum(draden.map(functie, brokken))
                tijden.append(time.perf_counter() - begin)
            per_seconde = len(brokken) * brok / min(tijden)
            print(f"{naam:10s} {min(tijden):8.2f} s  {per_seconde:14,.0f} woningen/s  ({kernen} kernen, brok {brok})")
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"geheugen   {piek / 1024:8.0f} MB piek, waarvan {(piek - geheugen) / 1024:.0f} MB tijdens het waarderen")


if __name__ == "__main__":
    main()
