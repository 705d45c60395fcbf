"""Eén huurovereenkomst met een verzoek aan de Huurcommissie: wat elke toets deelt."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from huurstelsel.feiten.huur import Verzoek
from huurstelsel.fouten import InvoerFout, RechtFout
from huurstelsel.huur.all_in import gesplitst
from huurstelsel.huur.beslissing import Bedrag, Reden
from huurstelsel.huur.maximum import Maximum, maximum
from huurstelsel.huur.termijnen import eerste_van_volgende_maand
from huurstelsel.huur.waarderingen import Waarderingen
from huurstelsel.huur.zaak import Zaak
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.waarderingen import Grenzen
    from huurstelsel.regeling import Regeling


_ONZELFSTANDIG = {"3.1.2.4": "3.1.2.3", "3.1.2.4, schema 3.2": "3.1.2.5", "3.2.1.2": "3.2.1.1", "3.2.1.3": "3.2.1.2"}
"""Paragraaf van het beleidsboek zelfstandige woonruimte → die van het beleidsboek onzelfstandige woonruimte, waar zij verschilt."""


class Toetszaak:
    """Een huurovereenkomst en een verzoek, gezien op de peildatum van een regeling.

    Attributes:
        document: met een kale huurprijs; van een all-in prijs het deel dat de Huurcommissie kan vaststellen (Uhw art. 17a).
        opgegeven: het document zoals het is opgegeven.
        gekeken: de dag waarop het verzoek is of wordt ingediend.
        p: de parameters van de toetsing op die dag.
    """

    def __init__(self, document: Document, regeling: Regeling, verzoek: Verzoek | None = None) -> None:
        """Bereid de zaak voor; gewaardeerd wordt pas als een vraag dat nodig heeft."""
        self.opgegeven, self.regeling = document, regeling
        self.verzoek = verzoek or document.verzoek or Verzoek()
        self.gekeken: date = self.verzoek.ingediend or regeling.peildatum
        self.waarderingen = Waarderingen(document, regeling)
        self.p = self._regeling_op(self.gekeken).parameters("toetsing")
        self.document = self._met_huurprijs()
        self.waarderingen = Waarderingen(self.document, regeling)
        self._zaken: dict[date, Zaak | str] = {}

    @cached_property
    def op_dag(self) -> tuple[Melding, ...]:
        """De aanname over de dag van indiening, als het document haar niet noemt."""
        if self.verzoek.ingediend is not None:
            return ()
        zin = f"Geen dag van indiening: gekeken naar een verzoek op {in_woorden(self.gekeken)}."
        return (Melding("verzoek.ingediend", zin),)

    def vanaf(self, dag: date) -> date:
        """De dag waarop een lagere huurprijs ingaat; van een all-in prijs niet vóór de splitsing (Uhw art. 17a lid 2)."""
        return max(dag, eerste_van_volgende_maand(self.gekeken)) if self.all_in else dag

    @property
    def all_in(self) -> tuple[Reden, ...]:
        """De reden die zegt dat met een deel van de all-in prijs is gerekend."""
        if self.document is self.opgegeven:
            return ()
        zin = (
            f"er is alleen een all-in prijs: gerekend met {self.p.all_in_huur}% daarvan, dat de Huurcommissie ambtshalve kan vaststellen "
            "vanaf de eerste dag van de maand na ontvangst van het verzoek"
        )
        return (Reden(zin, "Uhw art. 17a"),)

    def beleidsboek(self, paragraaf: str) -> str:
        """De paragraaf van januari 2026 in het beleidsboek dat bij de woonruimte hoort; genummerd naar dat voor zelfstandige."""
        if self.document.woning.stelsel != "onzelfstandig":
            return f"Beleidsboek zelfstandige woonruimte {paragraaf}"
        return f"Beleidsboek onzelfstandige woonruimte {_ONZELFSTANDIG.get(paragraaf, paragraaf)}"

    def zaak(self, dag: date) -> Zaak | str:
        """De overeenkomst op een dag, of de zin die zegt waarom het recht van die dag er niet is."""
        if dag not in self._zaken:
            try:
                self._zaken[dag] = Zaak(self.document, self.waarderingen.regeling_op(dag))
            except RechtFout as e:
                self._zaken[dag] = str(e)
            except InvoerFout as e:
                self._zaken[dag] = "; ".join(fout.zin for fout in e.fouten)
        return self._zaken[dag]

    def maximum(self, dag: date) -> Maximum | str:
        """De maximale huurprijs op een dag, of waarom zij er niet is."""
        return maximum(self.document, self.waarderingen, dag)

    def grenzen(self, dag: date) -> Grenzen | None:
        """De huurprijsgrenzen op een dag; `None` als zij niet bekend zijn."""
        try:
            return self.waarderingen.grenzen(dag)
        except RechtFout:
            return None

    def opslag_telt_voor_grens(self, dag: date) -> bool:
        """Of de opslag meetelt voor de liberalisatiegrens: vóór de Wet betaalbare huur wel, daarna niet (Bhw art. 8a lid 6)."""
        p = self._regeling_op(dag).parameters("opslagen")
        return not p.geldt("midden_vanaf") and p.geldt("segment_na_opslag") and bool(p.segment_na_opslag)

    def _regeling_op(self, dag: date) -> Regeling:
        """De regeling op een dag; is er van die dag geen recht, dan die van de peildatum."""
        try:
            return self.waarderingen.regeling_op(dag)
        except (RechtFout, InvoerFout):
            return self.regeling

    def _met_huurprijs(self) -> Document:
        """Het document met een kale huurprijs, ook als er alleen een all-in prijs is afgesproken."""
        deel = gesplitst(self.opgegeven.contract, self.p)
        if deel is None:
            return self.opgegeven
        huurprijs = Decimal(deel.huurprijs) / 100
        contract = self.opgegeven.contract.model_copy(update={"huurprijs": huurprijs, "aanvangshuurprijs": huurprijs})
        return self.opgegeven.model_copy(update={"contract": contract})


def bedragen_van(m: Maximum) -> tuple[Bedrag, ...]:
    """De maximale huurprijs als bedragen, laagste en hoogste apart als feiten onbekend zijn."""
    if m.met_opslag.laag == m.met_opslag.hoog:
        uit = [Bedrag("maximale huurprijs", m.met_opslag.laag, m.zekerheid)]
    else:
        uit = [Bedrag("maximale huurprijs, ten minste", m.met_opslag.laag, m.zekerheid)]
        uit += [Bedrag("maximale huurprijs, ten hoogste", m.met_opslag.hoog)] if m.met_opslag.hoog is not None else []
    if m.kaal == m.met_opslag:
        return tuple(uit)
    return (*uit, Bedrag("maximale huurprijs vóór opslag", m.kaal.laag))
