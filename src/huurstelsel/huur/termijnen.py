"""Termijnen van het huurprijsrecht: de laatste dag van een termijn, hele kalendermaanden, en de eerste van een maand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from huurstelsel.reken.datums import maanden_verder

if TYPE_CHECKING:
    from huurstelsel.recht.laden import Parameters


def laatste_dag(na: date, p: Parameters) -> date:
    """De laatste dag van een termijn die op de dag `na` eindigt: die dag zelf, of de dag ervoor (keuze laatste_dag_termijn)."""
    return na - timedelta(1) if p.kiest("laatste_dag_termijn", "dag_ervoor") else na


def maanden_na(dag: date, maanden: int, p: Parameters) -> date:
    """De laatste dag van “uiterlijk zoveel maanden na” een dag."""
    return laatste_dag(maanden_verder(dag, maanden), p)


def weken_na(dag: date, weken: int, p: Parameters) -> date:
    """De laatste dag van “uiterlijk zoveel weken na” een dag."""
    return laatste_dag(dag + timedelta(weeks=weken), p)


def eerste_van_volgende_maand(dag: date) -> date:
    """De eerste dag van de maand na die van `dag`."""
    return maanden_verder(dag.replace(day=1), 1)


def vroegste_ingang(ontvangen: date, maanden: int, p: Parameters) -> date:
    """De vroegste ingangsdatum van een voorstel dat zoveel maanden tevoren moet zijn ontvangen (keuze termijn_voorstel)."""
    if p.kiest("termijn_voorstel", "kalendermaanden"):
        return na_kalendermaanden(ontvangen, maanden)
    return maanden_verder(ontvangen, maanden)


def na_kalendermaanden(ontvangen: date, maanden: int) -> date:
    """De eerste dag na zoveel hele kalendermaanden; op de eerste van een maand telt die maand mee.

    Zo rekent de Huurcommissie: ontvangen op 10 januari is op zijn vroegst 1 april.
    """
    begin = ontvangen if ontvangen.day == 1 else eerste_van_volgende_maand(ontvangen)
    return maanden_verder(begin, maanden)
