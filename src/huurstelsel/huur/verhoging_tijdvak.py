"""De tijdvakken van twaalf maanden: op welke dagen een jaarlijkse verhoging telt, en wanneer de volgende kan ingaan (BW 7:250 en 7:251)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.huur.feiten import OP_VERZOEK, blijvend
from huurstelsel.reken.datums import jaren_verder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from huurstelsel.feiten.contract import Contract
    from huurstelsel.feiten.huur import Huurwijziging

JAARLIJKS = frozenset({"verhoging", "verhoging_inkomen"})
"""Redenen van een jaarlijkse verhoging; een trap telt ook mee voor BW 7:250, maar niet voor 7:251."""
INHAAL = "inhaalverhoging"
JAREN = 3  # BW 7:252c onder a en b, Uhw art. 10a lid 2


def volgende(laatste: date, begin: date | None) -> date:
    """De eerste dag na een verhoging waarop de volgende kan ingaan.

    Was het tijdvak ervoor langer dan twaalf maanden, dan is dit evenveel korter (BW 7:250 lid 3). Was het langer dan 24 maanden, dan heeft
    die regel geen uitkomst en geldt de eerste verjaardag van het begin na de laatste verhoging; binnen 24 maanden is dat hetzelfde.

    Args:
        begin: de vorige verhoging, anders de ingang van de huur; `None` als lid 3 niet geldt.
    """
    if begin is None or laatste < jaren_verder(begin, 1):
        return jaren_verder(laatste, 1)
    jaren = laatste.year - begin.year
    dag = jaren_verder(begin, jaren)
    return dag if dag > laatste else jaren_verder(begin, jaren + 1)


def tellende_dagen(contract: Contract, tot: date, *, beding: bool, inhaal: bool) -> Sequence[date]:
    """De dagen vóór `tot` waarop de verhoging van een jaar is gebruikt, oplopend.

    Args:
        beding: een overeengekomen trap telt dan niet mee (BW 7:251 lid 1).
        inhaal: een inhaalverhoging gebruikt ook de jaarlijkse verhogingen die zij inhaalt.
    """
    redenen = JAARLIJKS if beding else JAARLIJKS | {"overeengekomen_trap"}
    eerder = [w for w in blijvend(contract) if w.datum < tot]
    dagen = {w.datum for w in eerder if w.reden in redenen}
    if inhaal:
        dagen |= {dag for w in eerder if w.reden == INHAAL for dag in _ingehaalde_dagen(contract, eerder, w)}
    return sorted(dagen)


def _ingehaalde_dagen(contract: Contract, eerder: Sequence[Huurwijziging], inhaal: Huurwijziging) -> Sequence[date]:
    """De dagen van de jaarlijkse verhogingen in een inhaalverhoging; leeg als het verzoek ervoor niet bekend is."""
    verzoek = ingehaald_verzoek(eerder, inhaal.datum)
    return [] if verzoek is None else list(inhaaldagen(contract, eerder, verzoek, inhaal.datum))


def ingehaald_verzoek(eerder: Sequence[Huurwijziging], dag: date) -> Huurwijziging | None:
    """De eerste bevriezing of verlaging op verzoek sinds de vorige inhaalverhoging, binnen drie jaar vóór de dag zo mogelijk."""
    na = max((w.datum for w in eerder if w.reden == INHAAL and w.datum < dag), default=None)
    alle = [w for w in eerder if w.reden in OP_VERZOEK and w.datum < dag and (na is None or w.datum > na)]
    binnen = [w for w in alle if w.datum >= jaren_verder(dag, -JAREN)]
    return next(iter(binnen or alle[-1:]), None)


def inhaaldagen(
    contract: Contract, eerder: Sequence[Huurwijziging], verzoek: Huurwijziging, tot_en_met: date
) -> Iterator[date]:
    """De dagen waarop sinds het verzoek telkens een jaarlijkse verhoging kon ingaan."""
    ervoor = [w.datum for w in eerder if w.reden in JAARLIJKS and w.datum < verzoek.datum]
    dag = verzoek.datum
    if ervoor:
        dag = max(dag, volgende(ervoor[-1], ervoor[-2] if len(ervoor) > 1 else contract.ingangsdatum))
    while dag <= tot_en_met:
        yield dag
        dag = jaren_verder(dag, 1)
