"""Waarderingen van hetzelfde document op verschillende dagen, naar dezelfde keuzes en voorstellen; elke dag wordt één keer gerekend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.fouten import RechtFout
from huurstelsel.recht.laden import onderwerp
from huurstelsel.recht.tabellen import tarief
from huurstelsel.regeling import Regeling
from huurstelsel.regels.regel import WBH
from huurstelsel.reken.getallen import PUNT, element

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.feiten.model import Document
    from huurstelsel.uitkomst import Uitkomst

GRENSPUNTEN = 186  # art. 2 lid 1 Bhw


class Grenzen(NamedTuple):
    """De bedragen op een dag, in eurocenten.

    Attributes:
        laag: liberalisatiegrens, en vanaf 1 juli 2024 de lage huurgrens (Wht art. 13 lid 1 onder a).
        midden: bedrag bij 186 punten (art. 2 lid 1 Bhw); `None` als het recht van die dag die grens niet kent.
    """

    laag: int
    midden: int | None


class Bereik(NamedTuple):
    """Laagste en hoogste bedrag in eurocenten; `None` zonder bovengrens."""

    laag: int
    hoog: int | None

    def boven(self, grens: int) -> bool | None:
        """Of het bedrag hoger is dan de grens; `None` als dat van onbekende feiten afhangt."""
        if self.laag > grens:
            return True
        return False if self.hoog is not None and self.hoog <= grens else None


@dataclass(eq=False)
class Waarderingen:
    """De waarderingen van een document, onthouden per dag.

    Attributes:
        regeling: de regeling op de peildatum, met haar keuzes en voorstellen.
    """

    document: Document
    regeling: Regeling
    _per_dag: dict[date, Uitkomst | str] = field(default_factory=dict)

    def regeling_op(self, dag: date) -> Regeling:
        """Dezelfde keuzes en voorstellen op een andere dag.

        Raises:
            RechtFout: voor die dag is het recht er niet of niet bekend.
        """
        stelsel = self.document.woning.stelsel
        keuzes = dict(self.regeling.afwijkend)
        return Regeling.op(dag, stelsel).met(keuzes=keuzes, voorstellen=self.regeling.voorstellen)

    def op(self, dag: date) -> Uitkomst | str:
        """De uitkomst op een dag, of de zin die zegt waarom zij er niet is."""
        from huurstelsel.waardering import waardeer  # noqa: PLC0415 - de voordeur gebruikt zelf de opslagen van dit pakket

        if dag not in self._per_dag:
            try:
                self._per_dag[dag] = waardeer(self.document, self.regeling_op(dag))
            except RechtFout as e:
                self._per_dag[dag] = str(e)
        return self._per_dag[dag]

    def maximaal(self, dag: date, *, opslag: bool) -> Bereik | str:
        """De maximale huurprijs op een dag, met of zonder opslag; of waarom zij er niet is."""
        uitkomst = self.op(dag)
        if isinstance(uitkomst, str):
            return uitkomst
        laag, hoog = uitkomst.huurprijs, uitkomst.huurprijs_hoogst
        veld = "maximaal_met_opslag" if opslag else "maximaal"
        return Bereik(getattr(laag, veld), None if hoog is None else getattr(hoog, veld))

    def grenzen(self, dag: date) -> Grenzen:
        """De bedragen op een dag.

        Raises:
            RechtFout: zij zijn voor die dag niet bekend.
        """
        laag: int = onderwerp("opslagen")["lage_huurgrens"].geldend(dag).waarde
        if dag < WBH and not self._voorstel_met_middengrens:
            return Grenzen(laag, None)
        punten = self._hoog_vanaf // PUNT - 1 if self._voorstel_met_middengrens else GRENSPUNTEN
        return Grenzen(laag, element(tarief("zelfstandig", dag).maximale_huurprijs(np.array([punten])), 0))

    @property
    def _voorstel_met_middengrens(self) -> bool:
        return bool(self.regeling.voorstellen) and self.regeling.parameters("opslagen").geldt("hoog_vanaf")

    @property
    def _hoog_vanaf(self) -> int:
        vanaf: int = self.regeling.parameters("opslagen").hoog_vanaf
        return vanaf
