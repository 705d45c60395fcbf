"""Een regeling: de regels en parameters die op een peildatum gelden, met de gekozen interpretaties. Onveranderlijk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from huurstelsel.fouten import GeenRecht, OnbekendeKeuze, bedoelde_u
from huurstelsel.recht import interpretaties
from huurstelsel.recht.laden import Parameters
from huurstelsel.recht.tabellen import Tarief, tarief
from huurstelsel.regels.regel import WBH, Regel
from huurstelsel.regels.stelsel import NAMEN, Stelsel, stelsel

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True)
class Regeling:
    """Regels, parameters en tarieven op één peildatum voor één stelsel.

    Attributes:
        peildatum: datum waarnaar wordt gewaardeerd.
        stelsel: "zelfstandig" (bijlage I.A), "onzelfstandig" (I.B), "woonwagen" of "standplaats" (I.C).
        afwijkend: gekozen interpretaties die van de standaard afwijken, op naam.
    """

    peildatum: date
    stelsel: str = "zelfstandig"
    afwijkend: tuple[tuple[str, str], ...] = ()

    @classmethod
    def op(cls, peildatum: date, stelsel: str = "zelfstandig") -> Regeling:
        """De regeling op een peildatum.

        Raises:
            GeenRecht: voor die datum kent huurstelsel geen stelsel.
            NogNietBekend: de bedragen voor die datum zijn nog niet gepubliceerd.
        """
        return _op(peildatum, stelsel)

    def met(self, *, keuzes: Mapping[str, str]) -> Regeling:
        """Dezelfde regeling met andere benoemde interpretaties (docs/interpretaties.md).

        Raises:
            OnbekendeKeuze: naam of waarde bestaat niet; de melding noemt de dichtstbijzijnde.
        """
        for naam, waarde in keuzes.items():
            interpretaties.controleer(naam, waarde)
        standaard = interpretaties.standaard()
        samen = {**dict(self.afwijkend), **keuzes}
        return replace(self, afwijkend=tuple(sorted((n, w) for n, w in samen.items() if standaard[n] != w)))

    def voor(self, naam: str) -> Regeling:
        """Dezelfde peildatum en interpretaties voor een ander stelsel."""
        return self if naam == self.stelsel else _gekozen(self.peildatum, naam, self.afwijkend)

    @cached_property
    def keuzes(self) -> Mapping[str, str]:
        """Alle benoemde interpretaties met hun geldende waarde."""
        return MappingProxyType({**interpretaties.standaard(), **dict(self.afwijkend)})

    @cached_property
    def stappen(self) -> tuple[tuple[Regel, Parameters], ...]:
        """De regels in volgorde van berekening, elk met haar parameters."""
        regels = [stap.op(self.peildatum) for stap in self.bijlage.volgorde]
        return tuple((regel, self.parameters(regel.onderwerp)) for regel in regels)

    @cached_property
    def bijlage(self) -> Stelsel:
        """Het stelsel van bijlage I met zijn regels en rubrieken."""
        return stelsel(self.stelsel)

    def parameters(self, onderwerp: str) -> Parameters:
        """De parameters van een onderwerp op de peildatum."""
        if onderwerp not in self._parameters:
            self._parameters[onderwerp] = Parameters(onderwerp, self.peildatum, self.keuzes)
        return self._parameters[onderwerp]

    @cached_property
    def _parameters(self) -> dict[str, Parameters]:
        return {}

    @cached_property
    def tarief(self) -> Tarief:
        """De tabel met maximale huurprijzen op de peildatum."""
        return tarief(self.stelsel, self.peildatum)


@lru_cache(maxsize=64)
def _op(peildatum: date, naam: str) -> Regeling:
    if naam not in NAMEN:
        melding = f"Het stelsel “{naam}” bestaat niet.{bedoelde_u(naam, NAMEN)}"
        raise OnbekendeKeuze(melding)
    if peildatum < WBH:
        melding = f"Voor {peildatum} kent huurstelsel nog geen recht; het eerste stelsel geldt vanaf {WBH}."
        raise GeenRecht(melding)
    regeling = Regeling(peildatum, naam)
    _ = regeling.stappen, regeling.tarief
    return regeling


@lru_cache(maxsize=64)
def _gekozen(peildatum: date, naam: str, afwijkend: tuple[tuple[str, str], ...]) -> Regeling:
    """De regeling met deze afwijkende keuzes; onthouden, zodat haar regels en parameters één keer worden gekozen."""
    regeling = _op(peildatum, naam)
    return replace(regeling, afwijkend=afwijkend) if afwijkend else regeling
