"""Verhuurderbijdrage: een geraamd bedrag omgeslagen over verhuurders naar hun woongelegenheden, tot op de cent (Uhw art. 8a tot en met 8g).

De wet zegt niet hoe de omslag wordt afgerond. Hier krijgt ieder zijn deel naar beneden op hele centen, en gaan de overgebleven centen een
voor een naar de grootste resten; bij een gelijke rest eerst naar wie meer woningen telt, dan naar de naam die in het alfabet vooraan staat.
Zo is de som precies het bedrag, en scheelt niemand een cent of meer van zijn exacte deel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.fouten import Fout, GeenRecht, InvoerFout, Vervallen
from huurstelsel.huur.beslissing import JA, NEE, Bedrag, Beslissing, Datum, Reden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from huurstelsel.recht.laden import Parameters
    from huurstelsel.regeling import Regeling

VERVALLEN = "Van 1 januari tot 1 juli 2024 kende de Uhw geen verhuurderbijdrage."


class Bezit(NamedTuple):
    """Een verhuurder en zijn woongelegenheden op 31 december van het jaar vóór het bijdragejaar.

    Hebben er meer het genot van een woning, dan telt zij bij wie de WOZ-beschikking kreeg (Uhw art. 8c). Tot en met 2023 zijn het zijn
    huurwoningen met een huurprijs van ten hoogste de liberalisatiegrens (Uhw art. 8b, oud).
    """

    naam: str
    woongelegenheden: int
    toegelaten_instelling: bool = True


@dataclass(frozen=True, slots=True)
class Omslag:
    """Wie wat bijdraagt.

    Attributes:
        centen: bijdrage per verhuurder, in de volgorde van de lijst; de som is het geraamde bedrag.
        tellend: woongelegenheden die meetellen, in dezelfde volgorde.
        beslissingen: per verhuurder of en waarom hij bijdraagt.
    """

    centen: tuple[int, ...]
    tellend: tuple[int, ...]
    beslissingen: tuple[Beslissing, ...]


def parameters_van_jaar(regeling: Regeling, bijdragejaar: int) -> Parameters:
    """De parameters van een bijdragejaar: die van 31 december, de uiterste dag van betaling (Uhw art. 8f)."""
    from huurstelsel.regeling import Regeling as Opnieuw  # noqa: PLC0415 - een andere dag dan die van de regeling

    op_de_dag = Opnieuw.op(date(bijdragejaar, 12, 31)).met(
        keuzes=dict(regeling.afwijkend), voorstellen=regeling.voorstellen
    )
    return op_de_dag.parameters("verhuurderbijdrage")


def sla_om(totaal: int, bezit: Sequence[Bezit], p: Parameters, bijdragejaar: int) -> Omslag:
    """Sla een bedrag in eurocenten om over verhuurders (Uhw art. 8e).

    Raises:
        InvoerFout: een negatief bedrag of aantal, een naam die twee keer voorkomt, of niemand die bijdraagt.
        GeenRecht: voor het bijdragejaar kende de wet geen bijdrage.
    """
    try:
        tellend = tuple(_telt(b, p) for b in bezit)
    except Vervallen:
        raise GeenRecht(VERVALLEN) from None
    if fouten := [*_fouten(totaal, bezit, sum(max(n, 0) for n in tellend))]:
        raise InvoerFout(fouten)
    centen = grootste_resten(totaal, tellend, [b.naam for b in bezit])
    beslissingen = tuple(_beslissing(b, n, c, p, bijdragejaar) for b, n, c in zip(bezit, tellend, centen, strict=True))
    return Omslag(centen, tellend, beslissingen)


def _telt(b: Bezit, p: Parameters) -> int:
    """Woongelegenheden die meetellen."""
    if p.alleen_toegelaten_instellingen and not b.toegelaten_instelling:
        return 0
    return max(0, b.woongelegenheden - int(p.eerste_vrij))


def _fouten(totaal: int, bezit: Sequence[Bezit], tellend: int) -> Iterator[Fout]:
    if totaal < 0:
        yield Fout("totaal", "te_laag", "Het geraamde bedrag kan niet negatief zijn.")
    for i, b in enumerate(bezit):
        if b.woongelegenheden < 0:
            yield Fout(f"bezit[{i}].woongelegenheden", "te_laag", "Een aantal kan niet negatief zijn.")
        if b.naam in {ander.naam for ander in bezit[:i]}:
            yield Fout(f"bezit[{i}].naam", "dubbel", f"De verhuurder “{b.naam}” staat er twee keer.")
    if not tellend:
        yield Fout("bezit", "niemand_draagt_bij", "Geen van deze verhuurders heeft woongelegenheden die meetellen.")


def grootste_resten(totaal: int, gewichten: Sequence[int], namen: Sequence[str]) -> tuple[int, ...]:
    """Verdeel een geheel bedrag naar rato van gewichten; de som is het bedrag."""
    som = sum(gewichten)
    delen = [divmod(totaal * gewicht, som) for gewicht in gewichten]
    over = totaal - sum(geheel for geheel, _ in delen)
    volgorde = sorted(range(len(delen)), key=lambda i: (-delen[i][1], -gewichten[i], namen[i]))
    erbij = set(volgorde[:over])
    return tuple(geheel + (i in erbij) for i, (geheel, _) in enumerate(delen))


def _beslissing(b: Bezit, tellend: int, centen: int, p: Parameters, jaar: int) -> Beslissing:
    vraag, id_ = f"Draagt {b.naam} bij over {jaar}?", "verhuurderbijdrage"
    redenen = tuple(_redenen(b, tellend, p))
    if not tellend:
        return Beslissing(id_, vraag, NEE, redenen)
    datums = (Datum("betalen uiterlijk op", date(jaar, 12, 31)),)
    return Beslissing(id_, vraag, JA, redenen, (Bedrag("verhuurderbijdrage", centen),), datums)


def _redenen(b: Bezit, tellend: int, p: Parameters) -> Iterable[Reden]:
    if p.alleen_toegelaten_instellingen and not b.toegelaten_instelling:
        yield Reden("alleen een toegelaten instelling draagt bij", p.bron("alleen_toegelaten_instellingen").artikel)
        return
    vrij = f", zonder de eerste {p.eerste_vrij}" if p.eerste_vrij else ""
    zin = f"{tellend} woongelegenheden tellen mee: het bezit op 31 december van het jaar ervoor{vrij}"
    yield Reden(zin, p.bron("eerste_vrij").artikel)
    if tellend:
        yield Reden(
            "naar rato omgeslagen; centen die overblijven gaan naar de grootste resten", p.bron("eerste_vrij").artikel
        )
