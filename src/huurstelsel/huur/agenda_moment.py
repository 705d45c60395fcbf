"""Eén datum in de agenda van een huurovereenkomst: wat er dan is, voor wie, wat te doen, en de bepaling.

Zo wordt geteld: een termijn van maanden of weken na een dag eindigt op de dag met hetzelfde nummer, of dezelfde weekdag, en die dag telt mee
(“tot en met”); bestaat dat nummer in de maand niet, dan op haar laatste dag. Wie de keuze `laatste_dag_termijn` anders zet, houdt een dag minder
over. Een korte termijn die op een zaterdag, zondag of feestdag eindigt, loopt door tot de volgende werkdag (keuze `termijn_op_rustdag`).
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
    "laatste dag van de maand; een termijn van weken op dezelfde weekdag. Een termijn van ten hoogste twaalf weken of drie maanden die op een zaterdag, zondag of feestdag "
    "eindigt, loopt door tot en met de eerstvolgende dag die dat niet is (Algemene termijnenwet art. 1)."
)

_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


class Moment(NamedTuple):
    """Een datum die ertoe doet.

    Attributes:
        id: vaste naam; twee momenten kunnen haar delen als hun dag verschilt.
        soort: “tot en met” (laatste dag), “vanaf” of “op”.
        doe: wat er te doen is of wat er verandert; noemt geen persoon en geen adres.
        let_op: bij een termijn die op een rustdag eindigt, wat de Algemene termijnenwet daarmee doet.
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


def let_op(kaal: date, dag: date) -> str:
    """Bij een korte termijn die op een rustdag eindigt (Algemene termijnenwet art. 1 lid 1 en 4 onder a).

    Args:
        kaal: de dag waarop de termijn eindigt.
        dag: de dag tot en met welke zij doorloopt; dezelfde als niet voor verlenging is gekozen.
    """
    if is_werkdag(kaal):
        return ""
    naam = _DAGEN[kaal.weekday()]
    soort = naam if kaal.weekday() > _DAGEN.index("vrijdag") else f"{naam}, een feestdag"
    if dag == kaal:
        verder = in_woorden(einde_termijn(kaal))
        return f"{soort}: naar Algemene termijnenwet art. 1 lid 1 loopt de termijn door tot en met {verder}; gekozen is om dat niet te tellen"
    return f"de termijn eindigt op {in_woorden(kaal)} ({soort}) en loopt door (Algemene termijnenwet art. 1 lid 1); eerder is zekerder"


def verlopen(begin: date, jaren: int) -> date:
    """De eerste dag waarop een termijn van hele jaren voorbij is; na 29 februari is dat in een gewoon jaar 1 maart."""
    dag = jaren_verder(begin, jaren)
    return dag if jaren_verder(dag, -jaren) >= begin else dag + timedelta(1)
