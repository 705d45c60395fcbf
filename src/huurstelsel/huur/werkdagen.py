"""Werkdagen en het einde van een termijn: geen zaterdag, zondag of feestdag (Algemene termijnenwet art. 1 en 3).

De feestdagen zijn die van art. 3 lid 1 en 2: Nieuwjaarsdag, Goede Vrijdag, tweede paasdag, de dag waarop de verjaardag van de Koning wordt
gevierd, 5 mei, Hemelvaartsdag, tweede pinksterdag en beide kerstdagen. De dagen die een besluit voor één jaar met een feestdag gelijkstelt
(lid 3) zijn niet opgenomen; een datum kan daardoor enkele dagen te vroeg zijn. Naar de tekst die geldt op 10 oktober 2010.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

EEN_DAG = timedelta(1)
ZATERDAG, ZONDAG = 5, 6


def pasen(jaar: int) -> date:
    """Eerste paasdag, naar de Gregoriaanse paasregel."""
    eeuw, in_eeuw = divmod(jaar, 100)
    gulden = jaar % 19
    maan = (19 * gulden + eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (eeuw % 4) + 2 * (in_eeuw // 4) - maan - in_eeuw % 4) % 7
    schuif = (gulden + 11 * maan + 22 * week) // 451
    maand, dag = divmod(maan + week - 7 * schuif + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """27 april, en 26 april als dat een zondag is."""
    dag = date(jaar, 4, 27)
    return dag - EEN_DAG if dag.weekday() == ZONDAG else dag


@lru_cache(maxsize=64)
def feestdagen(jaar: int) -> frozenset[date]:
    """De feestdagen van een jaar."""
    paas = pasen(jaar)
    rond_pasen = (paas + timedelta(dagen) for dagen in (-2, 1, 39, 50))
    vast = (date(jaar, maand, dag) for maand, dag in ((1, 1), (5, 5), (12, 25), (12, 26)))
    return frozenset((*rond_pasen, *vast, koningsdag(jaar)))


def is_werkdag(dag: date) -> bool:
    """Of een dag geen zaterdag, zondag of feestdag is."""
    return dag.weekday() < ZATERDAG and dag not in feestdagen(dag.year)


def werkdagen_na(dag: date, aantal: int) -> date:
    """De zoveelste werkdag na een dag; de dag zelf telt niet mee."""
    while aantal:
        dag += EEN_DAG
        aantal -= is_werkdag(dag)
    return dag


def einde_termijn(dag: date) -> date:
    """Een termijn die op een zaterdag, zondag of feestdag eindigt, loopt door tot en met de volgende werkdag (art. 1 lid 1)."""
    while not is_werkdag(dag):
        dag += EEN_DAG
    return dag
