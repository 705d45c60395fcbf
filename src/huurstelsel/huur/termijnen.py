"""Termijnen van het huurprijsrecht: de laatste dag van een termijn, hele kalendermaanden, en de eerste van een maand.

Een in een wet gestelde termijn die op een zaterdag, zondag of feestdag eindigt, loopt door tot en met de eerstvolgende dag die dat niet is
(Algemene termijnenwet art. 1 lid 1, keuze termijn_op_rustdag). Dat geldt niet voor meer dan twaalf weken, drie maanden of negentig dagen (art. 4
onder a), en niet voor een termijn die terugrekent (art. 1 lid 2), zoals de twee maanden vóór een verhoging.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from huurstelsel.huur.werkdagen import einde_termijn
from huurstelsel.reken.datums import maanden_verder

if TYPE_CHECKING:
    from huurstelsel.recht.laden import Parameters


def laatste_dag(na: date, p: Parameters) -> date:
    """De laatste dag van een termijn die op de dag `na` eindigt: die dag zelf, of de dag ervoor (keuze laatste_dag_termijn)."""
    return na - timedelta(1) if p.kiest("laatste_dag_termijn", "dag_ervoor") else na


MAANDEN, WEKEN = 3, 12  # Algemene termijnenwet art. 4 onder a
Kiest = Callable[[str, str], bool]
"""Of een benoemde interpretatie op een waarde staat; van een zaak of van parameters."""


def doorgelopen(dag: date, kiest: Kiest) -> date:
    """De laatste dag van een korte termijn die op deze dag eindigt; op een rustdag loopt zij door."""
    return einde_termijn(dag) if kiest("termijn_op_rustdag", "verlengd") else dag


def maanden_na(dag: date, maanden: int, p: Parameters) -> date:
    """De laatste dag van “uiterlijk zoveel maanden na” een dag."""
    uit = laatste_dag(maanden_verder(dag, maanden), p)
    return uit if maanden > MAANDEN else doorgelopen(uit, p.kiest)


def weken_kaal(dag: date, weken: int, p: Parameters) -> date:
    """De laatste dag van “uiterlijk zoveel weken na” een dag, ook als dat een rustdag is."""
    return laatste_dag(dag + timedelta(weeks=weken), p)


def weken_na(dag: date, weken: int, p: Parameters) -> date:
    """De laatste dag van “uiterlijk zoveel weken na” een dag."""
    uit = weken_kaal(dag, weken, p)
    return uit if weken > WEKEN else doorgelopen(uit, p.kiest)


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
