"""Sommen met delingen: exact afronden en vergelijken.

Ligt een som dichter bij een grens dan de fout die de delingen samen kunnen maken (per deling minder dan één eenheid), dan wordt die rij
met `Fraction` overgedaan.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, cast

import numpy as np

from huurstelsel.reken.getallen import Kolom, Masker, element, half_op, hoogstens, is_getal, stuk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.reken.laag import Laag

Breuk = tuple["Laag | None", Kolom, "Kolom | int"]
"""(laag, teller, deler): de laag somt naar de woning, `None` als de breuk al per woning is."""


def rond_af(exact: Kolom, breuken: Sequence[Breuk], stap: int, maximum: int | None = None) -> Kolom:
    """Rond exact + Σ teller/deler af op een veelvoud van `stap`, de helft naar boven, na `maximum`.

    Delingen ronden naar beneden: de echte som ligt in [som, som + aantal delingen). Ligt een afrondingsgrens in dat stuk, dan wordt
    die rij met `Fraction` overgedaan. Van één woning is de som meteen exact.
    """
    if breuken and is_getal(exact):
        teller, noemer = _van_een(exact, breuken)
        teller = teller if maximum is None else min(teller, maximum * noemer)
        return cast("Kolom", (2 * teller + stap * noemer) // (2 * stap * noemer) * stap)
    som = naar_beneden(exact, breuken)
    if maximum is not None:
        som = hoogstens(som, maximum)
    afgerond = half_op(som, stap)
    if not breuken:
        return afgerond
    fout = sum(1 if laag is None else laag.meeste for laag, _, _ in breuken)
    dichtbij = som + stap // 2 - afgerond >= stap - fout  # de rest, zonder nog een deling
    for i in np.flatnonzero(dichtbij).tolist():
        breuk = exacte_som(exact, breuken, i)
        breuk = breuk if maximum is None else min(breuk, Fraction(maximum))
        afgerond[i] = (2 * breuk + stap) // (2 * stap) * stap
    return afgerond


def kleiner_dan(exact: Kolom, breuken: Sequence[Breuk], grens: Kolom | int) -> Masker:
    """Of exact + Σ teller/deler kleiner is dan een gehele grens."""
    if is_getal(exact):
        teller, noemer = _van_een(exact, breuken)
        return cast("Masker", teller < element(grens, 0) * noemer)
    som = naar_beneden(exact, breuken)
    kleiner: Masker = som < grens
    for i in np.flatnonzero(kleiner & (som + _met_rest(exact, breuken) > grens)).tolist():
        kleiner[i] = exacte_som(exact, breuken, i) < element(grens, i)
    return kleiner


def _van_een(exact: Kolom, breuken: Sequence[Breuk]) -> tuple[int, int]:
    """Exact + Σ teller/deler van één woning, als teller en noemer."""
    delen: list[tuple[int, int]] = []
    for laag, teller, deler in breuken:
        alle = range(1 if laag is None else laag.n)
        delen += zip(stuk(teller, alle), stuk(deler, alle), strict=True)
    noemer = lcm(*(deler for _, deler in delen))
    return element(exact, 0) * noemer + sum(teller * (noemer // deler) for teller, deler in delen), noemer


def naar_beneden(exact: Kolom, breuken: Sequence[Breuk]) -> Kolom:
    """Exact + Σ teller/deler met elke deling naar beneden: de echte som is hooguit het aantal delingen met rest hoger."""
    for laag, teller, deler in breuken:
        quotient = teller // deler
        exact = exact + (quotient if laag is None else laag.som(quotient))
    return exact


def _met_rest(exact: Kolom, breuken: Sequence[Breuk]) -> Kolom:
    """Het aantal delingen met rest."""
    fout = exact * 0
    for laag, teller, deler in breuken:
        rest = (teller % deler != 0) * 1
        fout = fout + (rest if laag is None else laag.som(rest))
    return fout


def exacte_som(exact: Kolom, breuken: Sequence[Breuk], i: int) -> Fraction:
    """Exact + Σ teller/deler voor woning i, als breuk."""
    uit = Fraction(element(exact, i))
    for laag, teller, deler in breuken:
        deel = range(i, i + 1) if laag is None else range(int(laag.offsets[i]), int(laag.offsets[i + 1]))
        uit += sum((Fraction(element(teller, j), element(deler, j)) for j in deel), Fraction(0))
    return uit
