"""Het oordeel over een huurprijs naast haar maximum: redelijk of niet, wat er daarna geldt, en of BW 7:247 dan nog werkt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.toetszaak import bedragen_van
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from huurstelsel.huur.maximum import Maximum

REDELIJK, NIET_REDELIJK = "redelijk", "niet redelijk"
VERLAAGD, ONGEWIJZIGD = "verlaagd", "ongewijzigd"


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Een oordeel met wat ervoor nodig was.

    Attributes:
        vanaf: dag waarop een lagere huurprijs ingaat.
        huur: de getoetste huurprijs, in eurocenten.
        m: het maximum; `None` als het niet bekend is.
        vrij: of de huurprijs bij aanvang geliberaliseerd was (BW 7:247).
        boven: of het maximum hoger is dan de grens van BW 7:247.
        ondergrens: lager dan dit gaat de huurprijs niet; alleen als een voorstel daarboven bleef.
    """

    beslissing: Beslissing
    vanaf: date | None = None
    huur: int = 0
    m: Maximum | None = None
    vrij: Beslissing | None = None
    boven: bool | None = False
    ondergrens: int = 0


def beslis(  # noqa: PLR0913 - alles waar een oordeel op rust
    id_: str,
    vraag: str,
    huur: Bedrag,
    m: Maximum,
    vrij: Beslissing,
    *,
    boven: bool | None,
    redenen: Sequence[Reden],
    vanaf: date,
    aannamen: Sequence[Melding] = (),
    artikel: str = "Uhw art. 11 lid 3",
    uitzondering: str = "Uhw art. 11 lid 4",
) -> Oordeel:
    """Redelijk als de huurprijs het maximum niet te boven gaat, of als zij geliberaliseerd is en het maximum boven de grens ligt."""
    hoger, vrijgesteld = _hoger(huur.centen, m), _en(_ja(vrij), boven)
    bedragen = (huur, *bedragen_van(m), *(b for b in vrij.bedragen if b.naam == "grens bij aanvang"))
    samen = tuple(dict.fromkeys((*aannamen, *m.aannamen, *vrij.aannamen)))
    if hoger is False or vrijgesteld:
        reden = _redelijk(artikel, uitzondering, hoger=hoger)
        beslissing = Beslissing(id_, vraag, REDELIJK, (*redenen, reden), bedragen, aannamen=samen)
    elif hoger and vrijgesteld is False:
        reden = Reden("de huurprijs is hoger dan het maximum en wordt daartoe verlaagd", artikel)
        beslissing = Beslissing(id_, vraag, NIET_REDELIJK, (*redenen, reden), bedragen, aannamen=samen)
    else:
        beslissing = Beslissing(
            id_, vraag, NIET_TE_BESLISSEN, tuple(redenen), bedragen, (), _ontbreekt(m, vrij, hoger), samen
        )
    return Oordeel(beslissing, vanaf, huur.centen, m, vrij, boven)


def _ja(b: Beslissing) -> bool | None:
    return {JA: True, NEE: False}.get(b.uitkomst)


def _en(a: bool | None, b: bool | None) -> bool | None:  # noqa: FBT001 - een waarheidstafel met een derde waarde
    if a is False or b is False:
        return False
    return True if a and b else None


def _hoger(huur: int, m: Maximum) -> bool | None:
    """Of de huurprijs hoger is dan het maximum met opslagen."""
    if m.met_opslag.hoog is not None and huur > m.met_opslag.hoog:
        return True
    return False if huur <= m.met_opslag.laag else None


def _redelijk(artikel: str, uitzondering: str, *, hoger: bool | None) -> Reden:
    if hoger is False:
        return Reden("de huurprijs is niet hoger dan het maximum en blijft zoals zij is", artikel)
    zin = "geliberaliseerd, en het maximum is hoger dan de grens van BW 7:247: de afgesproken huurprijs is redelijk"
    return Reden(zin, uitzondering)


def _ontbreekt(m: Maximum, vrij: Beslissing, hoger: bool | None) -> tuple[Melding, ...]:  # noqa: FBT001
    uit = list(m.onbekend) if hoger is None or m.onbekend else []
    uit += list(vrij.ontbreekt)
    return tuple(dict.fromkeys(uit)) or (Melding("woning", "Feiten die het puntental bepalen."),)


def na_uitspraak(o: Oordeel, wat: str) -> Beslissing:
    """Welke huurprijs na de uitspraak geldt, en vanaf wanneer."""
    vraag, id_ = "Welke huurprijs geldt na de uitspraak?", f"{wat}_huurprijs"
    if o.beslissing.uitkomst == REDELIJK or o.m is None or o.vanaf is None:
        zin = "de huurprijs blijft staan; een toets maakt haar nooit hoger"
        return Beslissing(id_, vraag, ONGEWIJZIGD, (Reden(zin, "BW 7:246"),), (Bedrag("huurprijs", o.huur),))
    datums = (Datum("vanaf", o.vanaf),)
    if o.m.met_opslag.laag != o.m.met_opslag.hoog:
        basis = onbeslist(
            id_, vraag, o.m.onbekend, Reden("het maximum hangt van onbekende feiten af", "Uhw art. 10 lid 1")
        )
        return Beslissing(id_, vraag, basis.uitkomst, basis.redenen, bedragen_van(o.m), datums, basis.ontbreekt)
    lager = nieuwe_huur(o)
    zin = f"vanaf {in_woorden(o.vanaf)}; wat daarna te veel is betaald, kan de huurder terugvragen"
    artikel = "Uhw art. 11 lid 3 en 5; BW 7:262" if wat == "aanvangshuur" else "Uhw art. 14 lid 1 en 3; BW 7:263"
    minder = Bedrag("verschil per maand", o.huur - lager)
    return Beslissing(id_, vraag, VERLAAGD, (Reden(zin, artikel),), (Bedrag("huurprijs", lager), minder), datums)


def nieuwe_huur(o: Oordeel) -> int:
    """De huurprijs na de uitspraak; bij een bereik de laagste."""
    if o.beslissing.uitkomst == REDELIJK or o.m is None:
        return o.huur
    return max(o.m.met_opslag.laag, o.ondergrens)


def regime_daarna(o: Oordeel, wat: str, grens: int | None = None) -> Beslissing:
    """Uhw art. 11 lid 4, tweede volzin, en BW 7:247: komt de huurprijs niet boven de grens uit, dan werkt BW 7:247 niet langer.

    Args:
        grens: de grens op de dag van de verlaging; zonder die van de aanvang.
    """
    vraag, id_, artikel = "Is de huurprijs daarna geliberaliseerd?", f"{wat}_regime", "Uhw art. 11 lid 4; BW 7:247"
    if o.vrij is None or o.m is None or o.vrij.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist(id_, vraag, () if o.vrij is None else o.vrij.ontbreekt)
    if o.vrij.uitkomst == NEE:
        return Beslissing(id_, vraag, NEE, (Reden("dat was zij daarvoor ook niet", "BW 7:247"),))
    grens = o.vrij.bedrag("grens bij aanvang") if grens is None else grens
    blijft = o.beslissing.uitkomst == REDELIJK or o.ondergrens > grens
    boven = True if blijft else o.m.met_opslag.boven(grens)
    if boven is None:
        return onbeslist(id_, vraag, o.m.onbekend)
    bedragen = (Bedrag("grens van BW 7:247", grens),)
    if boven:
        return Beslissing(
            id_, vraag, JA, (Reden("de huurprijs blijft boven de grens van BW 7:247", artikel),), bedragen
        )
    zin = "zodra de uitspraak onherroepelijk is, werkt BW 7:247 niet langer: de volledige huurprijsbescherming geldt"
    return Beslissing(id_, vraag, NEE, (Reden(zin, artikel),), bedragen)
