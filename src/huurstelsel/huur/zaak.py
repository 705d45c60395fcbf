"""Eén huurovereenkomst met haar waarderingen: wat elke vraag over haar regime deelt."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from huurstelsel.huur.feiten import aanvangshuurprijs
from huurstelsel.huur.waarderingen import Grenzen, Waarderingen
from huurstelsel.regels.regel import WBH
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.feiten import Gegeven
    from huurstelsel.regeling import Regeling

ONDERTEKEND = Melding("contract.ondertekend", "De dag waarop beide partijen tekenden.")
INGANG = Melding("contract.ingangsdatum", "De dag waarop de huur inging.")
AANVANG = Melding("contract.aanvangshuurprijs", "De kale huurprijs bij aanvang.")
HUURPRIJS = Melding("contract.huurprijs", "De huidige kale huurprijs.")


class Zaak:
    """Een huurovereenkomst op de peildatum van een regeling.

    Attributes:
        wet: dag van inwerkingtreding waarnaar het overgangsrecht kijkt: 1 juli 2024, of de dag die een voorstel noemt.
        nieuw_recht: op de peildatum geldt de Wet betaalbare huur, of een voorstel daartoe.
    """

    def __init__(self, document: Document, regeling: Regeling) -> None:
        """Bereid de waarderingen voor; zij worden pas gerekend als een vraag ze nodig heeft."""
        self.document, self.contract, self.regeling = document, document.contract, regeling
        self.waarderingen = Waarderingen(document, regeling)
        self.peildatum = regeling.peildatum
        self.zelfstandig = document.woning.stelsel == "zelfstandig"
        oud = [v.overeenkomsten_voor for v in regeling.voorstellen if v.overeenkomsten_voor is not None]
        self.wet: date = oud[0] if oud else WBH
        self.nieuw_recht = bool(regeling.voorstellen) or regeling.peildatum >= WBH

    @cached_property
    def aanvang(self) -> Gegeven:
        """De aanvangshuurprijs."""
        return aanvangshuurprijs(self.document)

    @cached_property
    def grenzen(self) -> Grenzen:
        """De bedragen op de peildatum."""
        return self.waarderingen.grenzen(self.peildatum)

    @property
    def gesloten_voor(self) -> bool | None:
        """Gesloten vóór de inwerkingtreding; wie vóór die dag huurde, had toen getekend. `None` als dat niet bekend is."""
        if self.contract.ondertekend is not None:
            return self.contract.ondertekend < self.wet
        if self.contract.ingangsdatum is not None and self.contract.ingangsdatum < self.wet:
            return True
        return None

    def kiest(self, keuze: str, waarde: str) -> bool:
        """Of een benoemde interpretatie op `waarde` staat."""
        return self.regeling.keuzes[keuze] == waarde
