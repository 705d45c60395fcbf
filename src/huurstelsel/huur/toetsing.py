"""Toetsing van de huurprijs: welke verzoeken een huurovereenkomst toelaat, en wat de Huurcommissie erop kan beslissen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.huur.aanvangshuur import aanvangshuur
from huurstelsel.huur.all_in import all_in
from huurstelsel.huur.beslissing import Beslissing, Reden
from huurstelsel.huur.gebreken import gebreken
from huurstelsel.huur.toetszaak import Toetszaak
from huurstelsel.huur.verlaging import verlaging
from huurstelsel.reken.datums import in_woorden

if TYPE_CHECKING:
    from collections.abc import Callable

    from huurstelsel.feiten.huur import Verzoek
    from huurstelsel.feiten.model import Document
    from huurstelsel.regeling import Regeling

SOORTEN: dict[str, Callable[[Toetszaak], tuple[Beslissing, ...]]] = {
    "aanvangshuurprijs": aanvangshuur,
    "verlaging": verlaging,
    "gebreken": gebreken,
    "all-in": all_in,
}
"""Soort verzoek → de beslissingen erover, in de volgorde waarin zij verschijnen."""


def toets(document: Document, regeling: Regeling, verzoek: Verzoek | None = None) -> tuple[Beslissing, ...]:
    """Alle beslissingen over een verzoek; zonder soort over elk verzoek dat het document toelaat.

    Args:
        regeling: naar welk recht en op welke dag wordt gekeken; een dag van indiening in het verzoek gaat voor.
        verzoek: gaat voor het verzoek in het document.

    Raises:
        FeitenFout: de feiten over de woning kloppen niet.
    """
    t = Toetszaak(document, regeling, verzoek)
    soorten = [t.verzoek.soort] if t.verzoek.soort is not None else _uit_het_document(document)
    uit = [b for soort in soorten for b in SOORTEN[soort](t)]
    return (*geldende_waardering(t), *uit)


def _uit_het_document(document: Document) -> list[str]:
    """De verzoeken waarover het document iets zegt."""
    heeft = {"gebreken": bool(document.gebreken), "all-in": document.contract.all_in_prijs is not None}
    return [soort for soort in SOORTEN if heeft.get(soort, True)]


def geldende_waardering(t: Toetszaak) -> tuple[Beslissing, ...]:
    """Uhw art. 10b: die van de Huurcommissie of de rechter gaat voor die van de gemeente."""
    waarderingen = sorted(t.document.waarderingen, key=lambda w: w.peildatum)
    if not waarderingen:
        return ()
    vraag, artikel = "Welke waardering van de kwaliteit geldt?", "Uhw art. 10b"
    namen = {"rechter": "de rechter", "huurcommissie": "de Huurcommissie", "gemeente": "burgemeester en wethouders"}
    redenen = [
        Reden(f"{w.punten} punten volgens {namen[w.door]}, naar {in_woorden(w.peildatum)}", artikel)
        for w in waarderingen
    ]
    hoger = [w for w in waarderingen if w.door != "gemeente"]
    gekozen = (hoger or waarderingen)[-1]
    if hoger and len(hoger) < len(waarderingen):
        redenen.append(Reden("die van de Huurcommissie of de rechter gaat voor die van de gemeente", artikel))
    redenen.append(
        Reden("een toets naar een andere dag rekent met de feiten van die dag", "Uhw art. 11 lid 5 en 13 lid 6")
    )
    return (Beslissing("geldende_waardering", vraag, f"{gekozen.punten} punten", tuple(redenen)),)
