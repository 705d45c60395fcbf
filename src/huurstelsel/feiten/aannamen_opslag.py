"""Uitgangspunten over de nieuwbouwopslag, en over de huurovereenkomst als een voorstel oudere overeenkomsten ongemoeid laat."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.reken.datums import in_woorden, jaren_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.model import Document, Woning
    from huurstelsel.regeling import Regeling

ONDERTEKEND = "contract.ondertekend"


class _Nieuwbouw(NamedTuple):
    """De grenzen van de nieuwbouwopslag, waar zij staat, de peildatum en de duur in jaren."""

    gebruik_na: date
    start_voor: date
    waar: str
    peildatum: date
    duur: int


def overeenkomst(document: Document, regeling: Regeling) -> Iterator[Melding]:
    """Of de huurovereenkomst zo oud is dat een voorstel haar puntentelling laat zoals zij is."""
    grenzen = [v.overeenkomsten_voor for v in regeling.voorstellen if v.overeenkomsten_voor is not None]
    if grenzen and document.contract.ondertekend is None:
        zin = f"Niet bekend wanneer de huurovereenkomst is gesloten: aangenomen op of na {max(grenzen)}; een oudere houdt haar puntentelling."
        yield Melding(ONDERTEKEND, zin)


def _grenzen(regeling: Regeling) -> _Nieuwbouw | None:
    """De nieuwbouwopslag van de wet of van een voorstel; `None` als het recht haar niet kent."""
    p = regeling.parameters("opslagen")
    if not p.geldt("nieuwbouw") or not p.nieuwbouw:
        return None
    waar = "van het voorstel" if regeling.bijlage.voor_wbh else "(art. 8a lid 4 Bhw)"
    na, voor = date.fromordinal(p.nieuwbouw_gebruik_na), date.fromordinal(p.nieuwbouw_start_voor)
    return _Nieuwbouw(na, voor, waar, p.peildatum, p.nieuwbouw_duur)


def nieuwbouw(woning: Woning, regeling: Regeling) -> Iterator[Melding]:
    """Een onbekend begin van de bouw of van het gebruik, als de opslag daarvan kan afhangen."""
    n = _grenzen(regeling)
    if n is None:
        return
    begin = f"Over de nieuwbouwopslag {n.waar} is niet alles opgegeven: "
    gebruik = woning.eerste_ingebruikname
    if gebruik is None:
        if _kan_nieuw_zijn(woning, n):
            zin = f"{begin}zonder eerste ingebruikname is aangenomen dat de opslag niet geldt."
            yield Melding("woning.eerste_ingebruikname", zin)
    elif woning.start_bouw is None and _loopt(gebruik, n):
        eerder = gebruik < n.start_voor
        afleiding = "begon, want toen was de woning al in gebruik" if eerder else "niet begon; de opslag geldt dan niet"
        zin = f"{begin}aangenomen dat de bouw vóór {in_woorden(n.start_voor)} {afleiding}."
        yield Melding("woning.start_bouw", zin)


def _kan_nieuw_zijn(woning: Woning, n: _Nieuwbouw) -> bool:
    """Wie vóór het jaar van de grens is opgeleverd, is niet pas daarna voor het eerst gebruikt; behalve na een verbouw tot woning."""
    bouwjaar, start = woning.bouwjaar, woning.start_bouw
    nieuw = bouwjaar is None or bouwjaar >= n.gebruik_na.year or (start is not None and start.year > bouwjaar)
    op_tijd = start is None or start < n.start_voor
    return nieuw and op_tijd and n.peildatum > n.gebruik_na


def _loopt(gebruik: date, n: _Nieuwbouw) -> bool:
    """In gebruik genomen na de grens, en nog niet zo lang geleden dat de opslag voorbij is."""
    return gebruik > n.gebruik_na and gebruik > jaren_verder(n.peildatum, -n.duur)
