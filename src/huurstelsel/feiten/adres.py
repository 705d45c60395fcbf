"""Een adres met kamers: één beschrijving van het hele adres wordt een document per kamer.

De ruimten noemen hun gebruikers; wat één kamer gebruikt is privé, wat meer kamers gebruiken delen zij. Zo tellen de delen van een ruimte
vanzelf op tot het geheel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.soorten import RUIMTESOORTEN, Klasse
from huurstelsel.fouten import Fout, bedoelde_u

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.model import Document, Kamer
    from huurstelsel.feiten.ruimte import Ruimte

ALLE = "alle"


def per_kamer(document: Document) -> list[Document]:
    """Een document per kamer, met haar eigen feiten en haar deel van wat zij met andere kamers gebruikt."""
    ids = [kamer.id for kamer in document.kamers]
    gebruikers = [_kamers_van(ruimte, document, ids) for ruimte in document.woning.ruimten]
    return [_document(document, kamer, gebruikers) for kamer in document.kamers]


def _document(document: Document, kamer: Kamer, gebruikers: list[list[str]]) -> Document:
    woning = document.woning
    eigen = [_deel(r, wie) for r, wie in zip(woning.ruimten, gebruikers, strict=True) if kamer.id in wie]
    over_kamer = {
        "ruimten": tuple(eigen),
        "kamers_op_adres": woning.kamers_op_adres or len(document.kamers),
        "aftrek": kamer.aftrek,
        "zorgwoning": kamer.zorgwoning or woning.zorgwoning,
        "woonvoorzieningen_gehandicapten": (
            *woning.woonvoorzieningen_gehandicapten,
            *kamer.woonvoorzieningen_gehandicapten,
        ),
    }
    return document.model_copy(
        update={
            "id": kamer.id,
            "contract": kamer.contract,
            "kamers": (),
            "groepen": {},
            "woning": woning.model_copy(update=over_kamer),
        }
    )


def _deel(ruimte: Ruimte, gebruikers: list[str]) -> Ruimte:
    return ruimte.model_copy(update={"gedeeld_met_kamers": len(gebruikers), "gebruikers": None})


def _kamers_van(ruimte: Ruimte, document: Document, ids: list[str]) -> list[str]:
    """De kamers die een ruimte gebruiken, elk één keer, in de volgorde van het document."""
    genoemd: set[str] = set()
    for naam in ruimte.gebruikers or ():
        genoemd |= set(ids) if naam == ALLE else set(document.groepen.get(naam, (naam,)))
    return [id_ for id_ in ids if id_ in genoemd]


def fouten(document: Document) -> Iterator[Fout]:
    """Wat er aan de kamers, de groepen en de gebruikers niet klopt."""
    if not document.kamers:
        yield from _zonder_kamers(document)
        return
    if document.woning.stelsel != "onzelfstandig":
        yield Fout("kamers", "alleen_onzelfstandig", "Kamers horen bij stelsel onzelfstandig.")
    if document.woning.kamers_op_adres is not None and document.woning.kamers_op_adres < len(document.kamers):
        zin = f"Er zijn {len(document.kamers)} kamers beschreven, maar op het adres zijn er {document.woning.kamers_op_adres}."
        yield Fout("woning.kamers_op_adres", "meer_kamers_dan_op_adres", zin)
    yield from _namen(document)
    bekend = {ALLE, *document.groepen, *(kamer.id for kamer in document.kamers)}
    for i, ruimte in enumerate(document.woning.ruimten):
        yield from _gebruikers(f"woning.ruimten[{i}]", ruimte, bekend, document)


def _zonder_kamers(document: Document) -> Iterator[Fout]:
    woning = document.woning
    if document.groepen:
        yield Fout("groepen", "groepen_zonder_kamers", "Groepen horen bij een document met kamers.")
    if woning.stelsel == "onzelfstandig" and woning.kamers_op_adres is None:
        yield Fout("woning.kamers_op_adres", "ontbreekt", "Geef het aantal onzelfstandige woonruimten op het adres.")
    for i, ruimte in enumerate(woning.ruimten):
        if ruimte.gebruikers is not None:
            zin = "Gebruikers horen bij een document met kamers; gebruik hier “gedeeld_met_kamers”."
            yield Fout(f"woning.ruimten[{i}].gebruikers", "gebruikers_zonder_kamers", zin)


def _namen(document: Document) -> Iterator[Fout]:
    """Dubbele kamers, namen die twee dingen betekenen, en groepen met onbekende of zonder kamers."""
    gezien: set[str] = set()
    for i, kamer in enumerate(document.kamers):
        if kamer.id in gezien or kamer.id == ALLE or kamer.id in document.groepen:
            zin = f"“{kamer.id}” bestaat al als kamer of groep; geef elke kamer een eigen id."
            yield Fout(f"kamers[{i}].id", "id_dubbel", zin)
        gezien.add(kamer.id)
    for naam, leden in document.groepen.items():
        if not leden:
            yield Fout(f"groepen.{naam}", "geen_gebruikers", "Een groep heeft ten minste één kamer.")
        for lid in leden:
            if lid not in gezien:
                zin = f"Er is op dit adres geen kamer “{lid}”.{bedoelde_u(lid, gezien)}"
                yield Fout(f"groepen.{naam}", "kamer_onbekend", zin)


def _gebruikers(pad: str, ruimte: Ruimte, bekend: set[str], document: Document) -> Iterator[Fout]:
    if ruimte.gedeeld_met_kamers is not None:
        zin = "Noem de gebruikers óf het aantal kamers, niet beide."
        yield Fout(f"{pad}.gedeeld_met_kamers", "gebruikers_en_aantal", zin)
    if not ruimte.gebruikers:
        zin = "Noem de kamers die deze ruimte gebruiken; “alle” mag ook."
        yield Fout(f"{pad}.gebruikers", "geen_gebruikers", zin)
    for naam in ruimte.gebruikers or ():
        if naam not in bekend:
            zin = f"Er is op dit adres geen kamer of groep “{naam}”.{bedoelde_u(naam, bekend)}"
            yield Fout(f"{pad}.gebruikers", "kamer_onbekend", zin)
    yield from _verwijzing(pad, ruimte, document)


def _verwijzing(pad: str, ruimte: Ruimte, document: Document) -> Iterator[Fout]:
    """Een kast of een open verbinding heeft dezelfde gebruikers als de ruimte waarnaar zij verwijst."""
    ids = [kamer.id for kamer in document.kamers]
    doelen = (ruimte.onderdeel_van, ruimte.open_verbinding.met if ruimte.open_verbinding else None)
    for doel in (r for r in document.woning.ruimten if r.id is not None and r.id in doelen):
        verkeer = RUIMTESOORTEN[doel.soort].klasse == Klasse.VERKEERSRUIMTE
        if not verkeer and _kamers_van(doel, document, ids) != _kamers_van(ruimte, document, ids):
            zin = f"Deze ruimte verwijst naar “{doel.id}”, maar heeft andere gebruikers."
            yield Fout(f"{pad}.gebruikers", "andere_gebruikers", zin)
