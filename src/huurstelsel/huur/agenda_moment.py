"""Eén datum in de agenda van een huurovereenkomst: wat er dan is, voor wie, wat te doen, en de bepaling.

Zo wordt geteld: een termijn van maanden of weken na een dag eindigt op de dag met hetzelfde nummer, of dezelfde weekdag, en die dag telt mee
(“tot en met”); bestaat dat nummer in de maand niet, dan op haar laatste dag. Wie de keuze `laatste_dag_termijn` anders zet, houdt een dag minder
over. Een termijn die op een zaterdag, zondag of feestdag eindigt, wordt hier niet verlengd.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from huurstelsel.huur.toetszaak import Toetszaak
from huurstelsel.huur.werkdagen import einde_termijn, is_werkdag
from huurstelsel.huur.zaak import Zaak
from huurstelsel.reken.datums import in_woorden, jaren_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from huurstelsel.feiten.model import Document
    from huurstelsel.regeling import Regeling

LAATSTE, VANAF, OP = "tot en met", "vanaf", "op"
HUURDER, VERHUURDER, BEIDE = "huurder", "verhuurder", "beide"

TELLING = (
    "Een datum met “tot en met” is de laatste dag; die dag telt mee. Een termijn van maanden eindigt op de dag met hetzelfde nummer, zo nodig op de "
    "laatste dag van de maand; een termijn van weken op dezelfde weekdag. Een termijn die op een zaterdag, zondag of feestdag eindigt, is niet verlengd."
)

_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


class Moment(NamedTuple):
    """Een datum die ertoe doet.

    Attributes:
        id: vaste naam; twee momenten kunnen haar delen als hun dag verschilt.
        soort: “tot en met” (laatste dag), “vanaf” of “op”.
        doe: wat er te doen is of wat er verandert; noemt geen persoon en geen adres.
        let_op: bij een laatste dag die geen werkdag is, wat de Algemene termijnenwet daarover zegt.
    """

    id: str
    wat: str
    dag: date
    soort: str
    voor: str
    doe: str
    artikel: str
    let_op: str = ""


Vondst: TypeAlias = Moment | Melding
"""Een moment, of een feit dat ontbreekt om te weten of het er is."""

Vondsten: TypeAlias = Iterator[Vondst]


class Zicht:
    """Wat de agenda van een huurovereenkomst nodig heeft, op één peildatum.

    Attributes:
        zaak: de overeenkomst met haar regime.
        toets: dezelfde overeenkomst met een verzoek aan de Huurcommissie.
    """

    def __init__(self, document: Document, regeling: Regeling) -> None:
        """Bereid voor; gewaardeerd wordt pas als een vraag dat nodig heeft."""
        self.document, self.contract, self.regeling = document, document.contract, regeling
        self.peildatum = regeling.peildatum
        self.zaak, self.toets = Zaak(document, regeling), Toetszaak(document, regeling)
        self.ligplaats = document.contract.ligplaats is True


def let_op(dag: date) -> str:
    """Bij een wettelijke termijn van ten hoogste twaalf weken, drie maanden of negentig dagen die op een rustdag eindigt.

    Art. 1 lid 1 en art. 4 onder a van de Algemene termijnenwet verlengen haar dan; of dat bij een termijn als deze zo is, is niet beslist.
    """
    if is_werkdag(dag):
        return ""
    naam = _DAGEN[dag.weekday()]
    soort = naam if dag.weekday() > _DAGEN.index("vrijdag") else f"{naam}, een feestdag"
    verder = in_woorden(einde_termijn(dag))
    return f"{soort}: naar Algemene termijnenwet art. 1 lid 1 zou de termijn doorlopen tot en met {verder}; hier is dat niet geteld, reken er niet op"


def verlopen(begin: date, jaren: int) -> date:
    """De eerste dag waarop een termijn van hele jaren voorbij is; na 29 februari is dat in een gewoon jaar 1 maart."""
    dag = jaren_verder(begin, jaren)
    return dag if jaren_verder(dag, -jaren) >= begin else dag + timedelta(1)
