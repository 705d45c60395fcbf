"""Datums als termijnen van de wet: dezelfde dag zoveel jaren later of eerder; en voluit geschreven."""

from __future__ import annotations

from datetime import date

_MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905


def jaren_verder(dag: date, jaren: int) -> date:
    """Dezelfde dag zoveel jaren later (negatief: eerder); 29 februari wordt zo nodig 28 februari."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return dag.replace(year=dag.year + jaren, day=28)


def in_woorden(dag: date | int) -> str:
    """Een datum of dagnummer voluit: 1 juli 2024."""
    datum = date.fromordinal(dag) if isinstance(dag, int) else dag
    return f"{datum.day} {_MAANDEN[datum.month - 1]} {datum.year}"
