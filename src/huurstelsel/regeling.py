"""Een regeling: de regels en parameters die op een peildatum gelden, met voorstellen en gekozen interpretaties. Onveranderlijk."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from huurstelsel.fouten import GeenRecht, OnbekendeKeuze, bedoelde_u
from huurstelsel.recht import interpretaties, ontwerprecht
from huurstelsel.recht.laden import Parameters
from huurstelsel.recht.tabellen import Tarief, tarief
from huurstelsel.regels.regel import WBH, Regel
from huurstelsel.regels.stelsel import NAMEN, Stap, Stelsel, stelsel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from huurstelsel.recht.laden import Waarde
    from huurstelsel.recht.voorstel import Voorstel


@dataclass(frozen=True)
class Regeling:
    """Regels, parameters en tarieven op één peildatum voor één stelsel.

    Attributes:
        peildatum: datum waarnaar wordt gewaardeerd.
        stelsel: "zelfstandig" (bijlage I.A), "onzelfstandig" (I.B), "woonwagen" of "standplaats" (I.C).
        afwijkend: gekozen interpretaties die van de standaard afwijken, op naam.
        voorstellen: ontwerprecht dat op de geldende regels wordt gelegd, in volgorde.
        overgangsrecht: de voorstellen die deze huurovereenkomst haar oude recht laten houden, omdat zij zo oud is.
    """

    peildatum: date
    stelsel: str = "zelfstandig"
    afwijkend: tuple[tuple[str, str], ...] = ()
    voorstellen: tuple[Voorstel, ...] = ()
    overgangsrecht: tuple[Voorstel, ...] = ()

    def __reduce__(self) -> tuple[type[Regeling], tuple[object, ...]]:
        """Over naar een ander proces gaan de gegevens; wat ervan is afgeleid, leidt dat proces zelf af."""
        return Regeling, tuple(getattr(self, veld.name) for veld in fields(self))

    @classmethod
    def op(cls, peildatum: date, stelsel: str = "zelfstandig") -> Regeling:
        """De regeling op een peildatum.

        Raises:
            GeenRecht: voor die datum kent huurstelsel geen stelsel.
            NogNietBekend: de bedragen voor die datum zijn nog niet gepubliceerd.
        """
        return _op(peildatum, stelsel)

    def met(
        self, *, keuzes: Mapping[str, str] | None = None, voorstellen: Iterable[Voorstel | str | Path] = ()
    ) -> Regeling:
        """Dezelfde regeling met andere benoemde interpretaties (docs/interpretaties.md) of voorstellen (docs/voorstellen.md).

        Args:
            voorstellen: namen van ingebouwde voorstellen, paden van eigen bestanden, of gelezen voorstellen; zij komen boven op elkaar.
                De naam “geldend” voegt niets toe.

        Raises:
            OnbekendeKeuze: naam of waarde bestaat niet; de melding noemt de dichtstbijzijnde.
            VoorstelFout: een voorstel klopt niet, of past niet op het recht; alle fouten tegelijk.
        """
        for naam, waarde in (keuzes or {}).items():
            interpretaties.controleer(naam, waarde)
        standaard = interpretaties.standaard()
        samen = {**dict(self.afwijkend), **(keuzes or {})}
        afwijkend = tuple(sorted((n, w) for n, w in samen.items() if standaard[n] != w))
        return self._met_voorstellen(replace(self, afwijkend=afwijkend), tuple(voorstellen))

    @staticmethod
    def _met_voorstellen(regeling: Regeling, nieuw: tuple[Voorstel | str | Path, ...]) -> Regeling:
        if not ontwerprecht(nieuw):
            return regeling
        from huurstelsel.recht.voorstel import controleer, voorstellen  # noqa: PLC0415 - alleen voor ontwerprecht

        uit = replace(regeling, voorstellen=(*regeling.voorstellen, *voorstellen(nieuw)))
        controleer(uit.voorstellen, uit.peildatum)
        _ = uit.stappen, uit.tarief
        return uit

    def voor(self, naam: str) -> Regeling:
        """Dezelfde peildatum, interpretaties en voorstellen voor een ander stelsel."""
        return self if naam == self.stelsel else _gekozen(self.peildatum, naam, self.afwijkend, self.voorstellen)

    def voor_overeenkomst(self, ondertekend: date | None) -> Regeling:
        """De regeling voor een huurovereenkomst: een voorstel kan overeenkomsten van vóór een datum het oude recht laten houden."""
        ongemoeid = tuple(v for v in self.voorstellen if v.laat_ongemoeid(ondertekend))
        return replace(self, overgangsrecht=ongemoeid) if ongemoeid else self

    @cached_property
    def rechtsdatum(self) -> date:
        """De dag waarvan de regels en parameters zijn: de grondslag van een voorstel, en anders de peildatum."""
        return next((v.grondslag for v in self.voorstellen if v.grondslag is not None), self.peildatum)

    @cached_property
    def keuzes(self) -> Mapping[str, str]:
        """Alle benoemde interpretaties met hun geldende waarde."""
        return MappingProxyType({**interpretaties.standaard(), **dict(self.afwijkend)})

    @cached_property
    def stappen(self) -> tuple[tuple[Regel, Parameters], ...]:
        """De regels in volgorde van berekening, elk met haar parameters."""
        return tuple((regel, self.parameters(regel.onderwerp)) for regel in map(self._regel, self._volgorde))

    @cached_property
    def _volgorde(self) -> tuple[Stap, ...]:
        volgorde = self.bijlage.volgorde
        for voorstel in self.voorstellen:
            if voorstel in self.overgangsrecht:
                continue
            volgorde = voorstel.volgorde(self.stelsel, volgorde)
        return volgorde

    def _nieuw(self, voorstel: Voorstel, onderwerp: str) -> dict[str, Waarde]:
        """De waarden van een voorstel voor deze overeenkomst."""
        if voorstel in self.overgangsrecht:
            return {}
        return voorstel.waarden(onderwerp, self.rechtsdatum, self.peildatum)

    def _regel(self, stap: Stap) -> Regel:
        """De regel die geldt; raakt een voorstel haar parameters, dan zegt haar artikel dat."""
        regel = stap.op(self.rechtsdatum)
        ids = [v.id for v in self.voorstellen if self._nieuw(v, regel.onderwerp)]
        return replace(regel, artikel=f"{regel.artikel} (voorstel {', '.join(ids)})") if ids else regel

    @cached_property
    def bijlage(self) -> Stelsel:
        """Het stelsel van bijlage I met zijn regels en rubrieken."""
        return stelsel(self.stelsel, self.rechtsdatum)

    def parameters(self, onderwerp: str) -> Parameters:
        """De parameters van een onderwerp op de peildatum."""
        if onderwerp not in self._parameters:
            wijzigingen = {naam: w for v in self.voorstellen for naam, w in self._nieuw(v, onderwerp).items()}
            self._parameters[onderwerp] = Parameters(
                onderwerp, self.peildatum, self.keuzes, rechtsdatum=self.rechtsdatum, wijzigingen=wijzigingen
            )
        return self._parameters[onderwerp]

    @cached_property
    def _parameters(self) -> dict[str, Parameters]:
        return {}

    @cached_property
    def tarief(self) -> Tarief:
        """De tabel met maximale huurprijzen op de peildatum.

        Raises:
            GeenRecht: de schaal van vóór de Wet betaalbare huur heeft na haar inwerkingtreding geen tabel meer.
        """
        if self.stelsel == "onzelfstandig" and self.bijlage.voor_wbh and self.peildatum >= WBH:
            melding = f"De schaal voor onzelfstandige woonruimte van vóór {WBH} heeft op {self.peildatum} geen tabel."
            raise GeenRecht(melding)
        return tarief(self.stelsel, self.peildatum)


@lru_cache(maxsize=64)
def _op(peildatum: date, naam: str) -> Regeling:
    if naam not in NAMEN:
        melding = f"Het stelsel “{naam}” bestaat niet.{bedoelde_u(naam, NAMEN)}"
        raise OnbekendeKeuze(melding)
    regeling = Regeling(peildatum, naam)
    _ = regeling.stappen, regeling.tarief
    return regeling


@lru_cache(maxsize=64)
def _gekozen(
    peildatum: date, naam: str, afwijkend: tuple[tuple[str, str], ...], voorstellen: tuple[Voorstel, ...]
) -> Regeling:
    """De regeling met deze keuzes en voorstellen; onthouden, zodat haar regels en parameters één keer worden gekozen."""
    if voorstellen:
        return Regeling(peildatum, naam, afwijkend, voorstellen)
    regeling = _op(peildatum, naam)
    return replace(regeling, afwijkend=afwijkend) if afwijkend else regeling
