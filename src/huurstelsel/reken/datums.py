"""Datums als termijnen van de wet: dezelfde dag zoveel jaren later of eerder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def jaren_verder(dag: date, jaren: int) -> date:
    """Dezelfde dag zoveel jaren later (negatief: eerder); 29 februari wordt zo nodig 28 februari."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return dag.replace(year=dag.year + jaren, day=28)
