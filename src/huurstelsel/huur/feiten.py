"""Wat het document over het verloop van de huurprijs zegt: de aanvang, de wijzigingen, en of dat klopt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.fouten import Fout
from huurstelsel.huur.termijnen import eerste_van_volgende_maand
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from huurstelsel.feiten.huur import Huurwijziging
    from huurstelsel.feiten.model import Contract, Document

VERLAGINGEN = frozenset({
    "verlaging_overeengekomen",
    "verlaging_op_verzoek",
    "verlaging_uitspraak",
    "verlaging_inkomen",
})  # fmt: skip
"""Redenen die de huurprijs zelf verlagen."""

TIJDELIJK = "verlaging_gebreken"
"""Verlaagt alleen wat in rekening komt; de huurprijs blijft die van de afspraak (Uhw art. 12 lid 1 en 4, en 16)."""


class Gegeven(NamedTuple):
    """Een bedrag in eurocenten, `None` als het niet bekend is, en wat daarvoor is aangenomen."""

    centen: int | None
    aannamen: tuple[Melding, ...] = ()


def wijzigingen(contract: Contract) -> Sequence[Huurwijziging]:
    """De wijzigingen van de huurprijs, van oud naar nieuw."""
    return sorted(contract.wijzigingen, key=lambda w: w.datum)


def blijvend(contract: Contract) -> Sequence[Huurwijziging]:
    """De wijzigingen van de afgesproken huurprijs, van oud naar nieuw; een tijdelijke verlaging wegens gebreken is er geen."""
    return [w for w in wijzigingen(contract) if w.reden != TIJDELIJK]


def aanvangshuurprijs(document: Document) -> Gegeven:
    """De kale huurprijs bij aanvang; zonder opgave en zonder wijzigingen is dat de huurprijs."""
    contract = document.contract
    if contract.aanvangshuurprijs is not None:
        return Gegeven(afgekapt(contract.aanvangshuurprijs, 100))
    verlaagd = contract.huurprijs in {w.huurprijs for w in contract.wijzigingen}
    if contract.huurprijs is None or verlaagd or blijvend(contract):
        return Gegeven(None)
    zin = "Geen aanvangshuurprijs en geen wijzigingen opgegeven: aangenomen dat de huurprijs die van de aanvang is."
    return Gegeven(afgekapt(contract.huurprijs, 100), (Melding("contract.aanvangshuurprijs", zin),))


def huurprijs_op(document: Document, dag: date) -> Gegeven:
    """De afgesproken kale huurprijs op een dag: na de laatste wijziging, anders die van de aanvang of de opgegeven huurprijs."""
    eerder = [w for w in blijvend(document.contract) if w.datum <= dag]
    if eerder:
        return Gegeven(afgekapt(eerder[-1].huurprijs, 100))
    if document.contract.wijzigingen or document.contract.huurprijs is None:
        return aanvangshuurprijs(document)
    return Gegeven(afgekapt(document.contract.huurprijs, 100))


def in_rekening_op(document: Document, dag: date) -> Gegeven:
    """Wat op een dag in rekening komt: de afgesproken huurprijs, of minder zolang gebreken niet zijn verholpen (Uhw art. 12 lid 4 en 16 lid 4)."""
    eerder = [w for w in wijzigingen(document.contract) if w.datum <= dag]
    if not eerder or eerder[-1].reden != TIJDELIJK:
        return huurprijs_op(document, dag)
    einde = _einde_verlaging(document, eerder[-1].datum)
    if einde is not None and dag >= einde:
        return huurprijs_op(document, dag)
    zin = "Tot de gebreken zijn verholpen is gerekend met wat om die gebreken in rekening komt."
    return Gegeven(afgekapt(eerder[-1].huurprijs, 100), (Melding("gebreken", zin),))


def _einde_verlaging(document: Document, vanaf: date) -> date | None:
    """De dag waarop de volle huurprijs weer in rekening komt; `None` zolang een eerder gemeld gebrek niet is hersteld, of er geen is opgegeven."""
    hersteld = [g.hersteld for g in document.gebreken if g.gemeld is None or g.gemeld < vanaf]
    dagen = [dag for dag in hersteld if dag is not None]
    return eerste_van_volgende_maand(max(dagen)) if dagen and len(dagen) == len(hersteld) else None


def controleer_huurfeiten(document: Document) -> list[Fout]:
    """Tegenspraak in de feiten over de huurovereenkomst; alle fouten tegelijk."""
    return [*_aanvang(document.contract), *_verloop(document.contract), *_huishouden(document)]


def _aanvang(c: Contract) -> Iterator[Fout]:
    if c.ondertekend and c.ingangsdatum and c.ingangsdatum < c.ondertekend:
        zin = f"De huur gaat in op {c.ingangsdatum}, vóór de ondertekening op {c.ondertekend}."
        yield Fout("contract.ingangsdatum", "ingang_voor_ondertekening", zin)
    if c.ingangsdatum and c.einddatum and c.einddatum < c.ingangsdatum:
        zin = f"De huur eindigt op {c.einddatum}, vóór de ingang op {c.ingangsdatum}."
        yield Fout("contract.einddatum", "einde_voor_ingang", zin)


def _verloop(c: Contract) -> Iterator[Fout]:
    """Wijzigingen na de ingang, elk op een eigen dag, en de laatste gelijk aan de opgegeven huurprijs."""
    for i, w in enumerate(c.wijzigingen):
        pad = f"contract.wijzigingen[{i}].datum"
        if c.ingangsdatum and w.datum < c.ingangsdatum:
            zin = f"De huurprijs wijzigt op {w.datum}, vóór de ingang van de huur op {c.ingangsdatum}."
            yield Fout(pad, "wijziging_voor_ingang", zin)
        if any(w.datum == ander.datum for ander in c.wijzigingen[:i]):
            yield Fout(pad, "wijziging_dubbel", f"Er staan twee wijzigingen op {w.datum}.")
    laatste = {w.huurprijs for lijst in (wijzigingen(c), blijvend(c)) for w in lijst[-1:]}
    if laatste and c.huurprijs is not None and c.huurprijs not in laatste and blijvend(c):
        zin = "De huurprijs is niet die van de laatste wijziging."
        yield Fout("contract.huurprijs", "huurprijs_niet_van_laatste_wijziging", zin)


def _huishouden(document: Document) -> Iterator[Fout]:
    h = document.huishouden
    if h is None or h.personen is not None:
        return
    for veld in ("inkomen_toetsjaar", "inkomen_peiljaar"):
        if getattr(h, veld) is not None:
            zin = "Bij een inkomen hoort het veld “personen” (alleen of meer): de grenzen verschillen."
            yield Fout(f"huishouden.{veld}", "inkomen_zonder_personen", zin)
