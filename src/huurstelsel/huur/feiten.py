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
    from decimal import Decimal

    from huurstelsel.feiten.contract import Contract
    from huurstelsel.feiten.huur import Huurwijziging
    from huurstelsel.feiten.model import Document

UITSPRAAK = "verlaging_uitspraak"
"""Verlaging door de Huurcommissie of de rechter."""

VERLAGINGEN = frozenset({
    "verlaging_overeengekomen",
    "verlaging_op_verzoek",
    UITSPRAAK,
    "verlaging_inkomen",
})  # fmt: skip
"""Redenen die de huurprijs zelf verlagen."""

OP_VERZOEK = frozenset({"bevriezing_op_verzoek", "verlaging_op_verzoek"})
"""Redenen die later zijn in te halen (BW 7:252c onder b)."""

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
    c = document.contract
    return [*_aanvang(c), *_verloop(c), *_bedragen(c), *_oorzaken(c), *_nu(c), *_huishouden(document)]


def _aanvang(c: Contract) -> Iterator[Fout]:
    if c.ondertekend and c.ingangsdatum and c.ingangsdatum < c.ondertekend:
        zin = f"De huur gaat in op {c.ingangsdatum}, vóór de ondertekening op {c.ondertekend}."
        yield Fout("contract.ingangsdatum", "ingang_voor_ondertekening", zin)
    if c.ingangsdatum and c.einddatum and c.einddatum < c.ingangsdatum:
        zin = f"De huur eindigt op {c.einddatum}, vóór de ingang op {c.ingangsdatum}."
        yield Fout("contract.einddatum", "einde_voor_ingang", zin)


def _verloop(c: Contract) -> Iterator[Fout]:
    """Wijzigingen tijdens de huur, elk op een eigen dag."""
    for i, w in enumerate(c.wijzigingen):
        pad = f"contract.wijzigingen[{i}].datum"
        if c.ingangsdatum and w.datum < c.ingangsdatum:
            zin = f"De huurprijs wijzigt op {w.datum}, vóór de ingang van de huur op {c.ingangsdatum}."
            yield Fout(pad, "wijziging_voor_ingang", zin)
        if c.einddatum and w.datum > c.einddatum:
            zin = f"De huurprijs wijzigt op {w.datum}, na het einde van de huur op {c.einddatum}."
            yield Fout(pad, "wijziging_na_einde", zin)
        if any(w.datum == ander.datum for ander in c.wijzigingen[:i]):
            yield Fout(pad, "wijziging_dubbel", f"Er staan twee wijzigingen op {w.datum}.")


def _bedragen(c: Contract) -> Iterator[Fout]:
    """Een verhoging verhoogt, een verlaging verlaagt en een bevriezing laat gelijk, gerekend vanaf de huurprijs ervoor."""
    huur = c.aanvangshuurprijs
    for w in wijzigingen(c):
        if huur is not None and (fout := _bedrag(w, huur)):
            code, zin = fout
            yield Fout(f"contract.wijzigingen[{c.wijzigingen.index(w)}].huurprijs", code, f"{zin} ({huur}).")
        huur = huur if w.reden == TIJDELIJK else w.huurprijs


def _bedrag(w: Huurwijziging, huur: Decimal) -> tuple[str, str] | None:
    """Code en begin van de zin als het bedrag niet bij de reden past."""
    if w.reden in {*VERLAGINGEN, TIJDELIJK}:
        if w.huurprijs < huur:
            return None
        return (
            "verlaging_niet_lager",
            f"De verlaging op {w.datum} naar {w.huurprijs} is niet lager dan de huurprijs ervoor",
        )
    if w.reden == "bevriezing_op_verzoek":
        if w.huurprijs == huur:
            return None
        return (
            "bevriezing_met_ander_bedrag",
            f"Bij een bevriezing op {w.datum} blijft de huurprijs gelijk aan die ervoor",
        )
    if w.huurprijs > huur:
        return None
    zin = f"De verhoging op {w.datum} naar {w.huurprijs} is niet hoger dan de huurprijs ervoor"
    return "verhoging_niet_hoger", zin


def _oorzaken(c: Contract) -> Iterator[Fout]:
    """Inhalen kan alleen na een bevriezing of verlaging op verzoek, en een trap is bij aanvang overeengekomen."""
    for i, w in enumerate(c.wijzigingen):
        pad = f"contract.wijzigingen[{i}].reden"
        verzoek = any(ander.reden in OP_VERZOEK and ander.datum < w.datum for ander in c.wijzigingen)
        if w.reden == "inhaalverhoging" and not verzoek:
            zin = f"De inhaalverhoging van {w.datum} volgt niet op een bevriezing of verlaging op verzoek."
            yield Fout(pad, "inhalen_zonder_verzoek", zin)
        if w.reden == "overeengekomen_trap" and not c.trappen:
            zin = f"De trap van {w.datum} staat niet bij “contract.trappen”; geef daar de overeengekomen stappen."
            yield Fout(pad, "trap_zonder_trappen", zin)


def _nu(c: Contract) -> Iterator[Fout]:
    """De opgegeven huurprijs is die van de laatste wijziging, of zonder wijzigingen die van de aanvang."""
    if c.huurprijs is None:
        return
    laatste = {w.huurprijs for lijst in (wijzigingen(c), blijvend(c)) for w in lijst[-1:]}
    laatste |= {c.aanvangshuurprijs} if c.aanvangshuurprijs is not None and not blijvend(c) else set()
    if not laatste or c.huurprijs in laatste or not (blijvend(c) or c.aanvangshuurprijs is not None):
        return
    if c.wijzigingen:
        zin = "De huurprijs is niet die van de laatste wijziging."
        yield Fout("contract.huurprijs", "huurprijs_niet_van_laatste_wijziging", zin)
    else:
        zin = f"De huurprijs is {c.huurprijs} en bij aanvang {c.aanvangshuurprijs}; geef de wijzigingen ertussen, onder “contract.wijzigingen”."
        yield Fout("contract.huurprijs", "huurprijs_zonder_wijziging", zin)


def _huishouden(document: Document) -> Iterator[Fout]:
    h = document.huishouden
    if h is None or h.personen is not None:
        return
    for veld in ("inkomen_toetsjaar", "inkomen_peiljaar"):
        if getattr(h, veld) is not None:
            zin = "Bij een inkomen hoort het veld “personen” (alleen of meer): de grenzen verschillen."
            yield Fout(f"huishouden.{veld}", "inkomen_zonder_personen", zin)
