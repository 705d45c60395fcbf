"""Datums als termijnen van de wet: dezelfde dag zoveel jaren later of eerder; en voluit geschreven."""

from __future__ import annotations

from datetime import date, timedelta

_MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905


def jaren_verder(dag: date, jaren: int) -> date:
    """Dezelfde dag zoveel jaren later (negatief: eerder); 29 februari wordt zo nodig 28 februari."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return dag.replace(year=dag.year + jaren, day=28)


def maanden_verder(dag: date, maanden: int) -> date:
    """Dezelfde dag zoveel maanden later (negatief: eerder); bestaat die dag niet, dan de laatste van de maand."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    laatste = (date(jaar + (maand == 11), (maand + 1) % 12 + 1, 1) - timedelta(1)).day
    return date(jaar, maand + 1, min(dag.day, laatste))


def in_woorden(dag: date | int) -> str:
    """Een datum of dagnummer voluit: 1 juli 2024."""
    datum = date.fromordinal(dag) if isinstance(dag, int) else dag
    return f"{datum.day} {_MAANDEN[datum.month - 1]} {datum.year}"
