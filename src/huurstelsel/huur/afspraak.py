"""De afgesproken huurprijs op een dag: zonder tijdelijke verlagingen wegens gebreken, want die laten de afspraak staan (Uhw art. 12 lid 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.huur.feiten import Gegeven, aanvangshuurprijs, huurprijs_op, wijzigingen

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.huur.toetszaak import Toetszaak

_TIJDELIJK = "verlaging_gebreken"


def afspraken(t: Toetszaak) -> tuple[date, ...]:
    """De dagen waarop de afgesproken huurprijs veranderde."""
    return tuple(w.datum for w in wijzigingen(t.document.contract) if w.reden != _TIJDELIJK)


def afgesproken_op(t: Toetszaak, dag: date) -> Gegeven:
    """De huurprijs die partijen op een dag hadden afgesproken."""
    contract = t.document.contract
    if not any(w.reden == _TIJDELIJK and w.datum <= dag for w in contract.wijzigingen):
        return huurprijs_op(t.document, dag)
    eerder = [w for w in wijzigingen(contract) if w.reden != _TIJDELIJK and w.datum <= dag]
    return Gegeven(afgekapt(eerder[-1].huurprijs, 100)) if eerder else aanvangshuurprijs(t.document)
