"""Eén verhoging van de huurprijs: de feiten, het regime en de huurprijs ervoor; wat elke vraag over de verhoging deelt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.fouten import Fout, RechtFout
from huurstelsel.huur.beslissing import JA, onbeslist
from huurstelsel.huur.feiten import blijvend, controleer_huurfeiten, huurprijs_op
from huurstelsel.huur.liberalisatie import geliberaliseerd
from huurstelsel.huur.middenhuur import blijft_boven, middeldure_huurwoonruimte
from huurstelsel.huur.verbod import verbod_huurprijs
from huurstelsel.huur.verhoging_grens import AFRONDING, GEEN_REEKSEN, Grens, Reeksen, Soort
from huurstelsel.huur.zaak import Zaak
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from fractions import Fraction

    from huurstelsel.feiten.huur import Huurwijziging
    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.beslissing import Beslissing
    from huurstelsel.huur.feiten import Gegeven
    from huurstelsel.regeling import Regeling

BEDING = Melding("contract.beding_huurverhoging", "Of de overeenkomst zelf een verhoging regelt.")


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """De verhoging waarnaar wordt gevraagd.

    Attributes:
        ingang: de dag waarop zij ingaat.
        nieuwe_huurprijs: voorgestelde kale huurprijs in eurocenten.
        percentage: of de voorgestelde verhoging in procenten.
        reeksen: indexcijfers voor een raming.
    """

    ingang: date
    nieuwe_huurprijs: int | None = None
    percentage: Fraction | None = None
    reeksen: Reeksen = GEEN_REEKSEN


class Segmentvragen(NamedTuple):
    """De toetsen van het regime waarvan de verhoging afhangt."""

    vrij: Beslissing
    midden: Beslissing
    verbod: Beslissing


class Verhogingszaak:
    """Een verhoging op haar ingangsdatum.

    Attributes:
        z: de huurovereenkomst op de ingangsdatum.
        soort: zelfstandig of niet, ligplaats of niet.
        afronding: hoe een verhoogde huurprijs op centen wordt afgerond.
    """

    def __init__(self, document: Document, regeling: Regeling, gevraagd: Gevraagd) -> None:
        """Leg de verhoging op de overeenkomst."""
        self.z, self.document, self.contract = Zaak(document, regeling), document, document.contract
        self.ingang, self.regeling = gevraagd.ingang, regeling
        ligplaats = document.contract.ligplaats is True
        self.soort = Soort(self.z.zelfstandig and not ligplaats, ligplaats)
        self.afronding = next(naam for naam in AFRONDING if self.z.kiest("afronding_huurverhoging", naam))
        afgerond = self.z.kiest("afronding_indexpercentage", "een_decimaal")
        self.reeksen = gevraagd.reeksen._replace(afgerond=afgerond)
        self.gevraagd = gevraagd

    @cached_property
    def huur(self) -> Gegeven:
        """De afgesproken kale huurprijs op de dag voor de verhoging."""
        eerder = [w for w in self.contract.wijzigingen if w.datum < self.ingang]
        contract = self.contract
        if len(eerder) < len(contract.wijzigingen):  # de opgegeven huurprijs is dan die van na de verhoging
            contract = contract.model_copy(update={"wijzigingen": tuple(eerder), "huurprijs": None})
        document = self.document.model_copy(update={"contract": contract})
        return huurprijs_op(document, self.ingang)

    @cached_property
    def eerder(self) -> tuple[Huurwijziging, ...]:
        """De wijzigingen van de afgesproken huurprijs vóór de verhoging, van oud naar nieuw."""
        return tuple(w for w in blijvend(self.contract) if w.datum < self.ingang)

    @cached_property
    def voorgesteld(self) -> int | None:
        """De voorgestelde huurprijs: opgegeven, uit een percentage, of die van een wijziging op de ingangsdatum zelf."""
        if self.gevraagd.nieuwe_huurprijs is not None:
            return self.gevraagd.nieuwe_huurprijs
        if self.gevraagd.percentage is not None and self.huur.centen is not None:
            gevraagd = Grens("gevraagd", self.gevraagd.percentage, None, "")
            return gevraagd.hoogste(self.huur.centen, self.afronding)
        op = [w for w in blijvend(self.contract) if w.datum == self.ingang]
        return afgekapt(op[0].huurprijs, 100) if op else None

    @cached_property
    def segment(self) -> Segmentvragen:
        """Geliberaliseerd, middeldure huurwoonruimte en het verbod, elk met haar eigen maatstaf."""
        z = self.z
        boven = _of_onbeslist("blijft_boven", lambda: blijft_boven(z))
        return Segmentvragen(
            geliberaliseerd(z),
            _of_onbeslist("middeldure_huurwoonruimte", lambda: middeldure_huurwoonruimte(z)),
            _of_onbeslist("verbod_huurprijs", lambda: verbod_huurprijs(z, boven)),
        )

    @property
    def nieuw_midden(self) -> bool:
        """Of de regels voor middeldure huur deze overeenkomst kunnen raken: nieuw recht, en niet van vóór de wet."""
        return self.z.nieuw_recht and self.z.gesloten_voor is False and self.z.zelfstandig

    @property
    def alleen_beding(self) -> bool:
        """Of alleen een beding de huurprijs eenzijdig kan verhogen (BW 7:247, 7:247a en 7:247b)."""
        midden = self.nieuw_midden and self.segment.midden.uitkomst == JA
        return self.soort.ligplaats or self.segment.vrij.uitkomst == JA or midden

    def regeling_op(self, dag: date) -> Regeling:
        """Dezelfde keuzes en voorstellen op een andere dag; ook op een dag zonder waarderingsstelsel."""
        return replace(self.regeling, peildatum=dag)


def _of_onbeslist(id_: str, vraag: Callable[[], Beslissing]) -> Beslissing:
    """Een vraag waarvoor het recht van die dag er niet is, is niet te beslissen."""
    try:
        return vraag()
    except RechtFout as e:
        return onbeslist(id_, "", (Melding("woning", str(e)),))


def controleer(document: Document, gevraagd: Gevraagd) -> list[Fout]:
    """Alles wat elkaar in de feiten en de vraag tegenspreekt, tegelijk."""
    return [*controleer_huurfeiten(document), *_vraag(document, gevraagd), *_trappen(document), *_overig(document)]


def _vraag(document: Document, gevraagd: Gevraagd) -> Iterator[Fout]:
    begin, dag = document.contract.ingangsdatum, in_woorden(gevraagd.ingang)
    if document.kamers:
        zin = "Dit document beschrijft een adres met kamers; geef één woonruimte."
        yield Fout("kamers", "adres_met_kamers", zin)
    if begin is not None and gevraagd.ingang <= begin:
        yield Fout(
            "", "verhoging_voor_ingang", f"De verhoging per {dag} ligt niet na de ingang van de huur op {begin}."
        )
    if document.contract.einddatum is not None and gevraagd.ingang > document.contract.einddatum:
        yield Fout("contract.einddatum", "verhoging_na_einde", f"De huur is op {dag} al geëindigd.")
    if gevraagd.nieuwe_huurprijs is not None and gevraagd.percentage is not None:
        yield Fout("", "huurprijs_en_percentage", "Geef een nieuwe huurprijs of een percentage, niet beide.")
    v = document.huurverhogingsvoorstel
    if v is not None and v.gedaan is not None and v.gedaan > gevraagd.ingang:
        zin = f"Het voorstel is gedaan op {v.gedaan}, na de ingang van de verhoging op {dag}."
        yield Fout("huurverhogingsvoorstel.gedaan", "voorstel_na_ingang", zin)


def _trappen(document: Document) -> Iterator[Fout]:
    trappen, begin = document.contract.trappen, document.contract.ingangsdatum
    for i, trap in enumerate(trappen):
        if begin is not None and trap.datum < begin:
            zin = f"De stap gaat in op {trap.datum}, vóór de ingang van de huur op {begin}."
            yield Fout(f"contract.trappen[{i}].datum", "trap_voor_ingang", zin)
    volgorde = sorted(trappen, key=lambda t: t.datum)
    if any(a.datum == b.datum or a.huurprijs > b.huurprijs for a, b in pairwise(volgorde)):
        yield Fout("contract.trappen", "trappen_niet_oplopend", "De stappen lopen niet op in datum en huurprijs.")


def _overig(document: Document) -> Iterator[Fout]:
    begin, verbetering = document.contract.ingangsdatum, document.woningverbetering
    if begin is not None and verbetering is not None and verbetering.gereed < begin:
        zin = f"De verbetering was gereed op {verbetering.gereed}, vóór de ingang van de huur op {begin}."
        yield Fout("woningverbetering.gereed", "verbetering_voor_ingang", zin)
    if document.contract.ligplaats and document.woning.stelsel != "zelfstandig":
        zin = "Een ligplaats heeft geen waarderingsstelsel; laat “woning.stelsel” weg."
        yield Fout("woning.stelsel", "ligplaats_met_stelsel", zin)
