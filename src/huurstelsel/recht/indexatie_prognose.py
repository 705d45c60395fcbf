"""Bedragen die nog niet zijn gepubliceerd: een prognose uit een opgegeven of al bekende index, met wat waarop zij rust.

Een prognose is geen recht: zij neemt aan dat de regel niet wijzigt en dat de index uitkomt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.fouten import NietGevonden
from huurstelsel.recht.gebieden import WOZ_BEKEND_TOT, coropnaam, woz_per_m2
from huurstelsel.recht.indexatie import indexeer, indexeer_naar_hele_euro
from huurstelsel.recht.indexatie_bedragen import Basis, Indexregel, maal, naam_van, regels, waarnemingen
from huurstelsel.recht.indexatie_controle import Index, basis_op, gepubliceerd, indexcijfers
from huurstelsel.recht.indexatie_tabellen import ARTIKEL, ARTIKEL_COROP, GELIJKGESTELD, MIDDEN
from huurstelsel.recht.tabellen import tarieven
from huurstelsel.reken.datums import in_woorden, jaren_verder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.recht.indexatie_bedragen import Waarneming

ONGEWIJZIGD = "dat de regel voor deze wijziging niet verandert"
_GEEN_INDEX = "Voor {} is geen index bekend na {}; geef er een met --index."


class Stand(NamedTuple):
    """Eén bedrag in een prognose, in eurocenten.

    Attributes:
        naam: wat het is; bij een tabel het puntental, bij een gebied zijn naam.
        hoog: hoger dan `laag` als het bedrag vóór afronding niet is gepubliceerd en meer bedragen mogelijk zijn.
        gepubliceerd: het bedrag dat er inmiddels is; dan is het geen prognose meer.
    """

    naam: str
    oud: int
    laag: int
    hoog: int
    gepubliceerd: int | None = None
    zin: str = ""


@dataclass(frozen=True, slots=True)
class Prognose:
    """De bedragen van één dag.

    Attributes:
        van, vanaf: de dag van de bedragen waarvan is uitgegaan, en die van de nieuwe.
        rust_op: waarvan de uitkomst afhangt.
    """

    id: str
    naam: str
    van: date
    vanaf: date
    percentage: Fraction
    artikel: str
    standen: tuple[Stand, ...]
    rust_op: tuple[str, ...]


def prognoses(regel: Indexregel, percentage: Fraction | None, van_jaar: int | None) -> tuple[Prognose, ...]:
    """De volgende bedragen van een regel; zonder opgegeven index zo ver als bekende indexcijfers reiken.

    Args:
        percentage: de index, in procenten.
        van_jaar: het jaar van de bedragen waarvan wordt uitgegaan; zonder: het laatste dat is gepubliceerd.

    Raises:
        NietGevonden: van dat jaar is geen bedrag gepubliceerd, of er is geen index.
    """
    basis = {reeks: _laatste(regel, reeks, van_jaar) for reeks in regel.reeksen}
    jaar = max(w.vanaf.year for w, _ in basis.values())
    uit: list[Prognose] = []
    while percentages := _index(regel, jaar + regel.jaren, percentage, eerder=bool(uit)):
        jaar += regel.jaren
        prognose, basis = _volgende(regel, basis, jaar, percentages, opgegeven=percentage is not None, eerder=bool(uit))
        uit.append(prognose)
    if not uit:
        raise NietGevonden(_GEEN_INDEX.format(_klein(regel.naam), jaar))
    return tuple(uit)


def _klein(naam: str) -> str:
    return naam[:1].lower() + naam[1:]


def _index(regel: Indexregel, jaar: int, opgegeven: Fraction | None, *, eerder: bool) -> tuple[Fraction, ...]:
    """De index voor een wijziging in een jaar; een opgegeven index geldt voor één wijziging."""
    if opgegeven is None:
        return bekende_index(regel, jaar)
    return () if eerder else (opgegeven,)


_Bases = dict[str, tuple["Waarneming", Basis]]


def _laatste(regel: Indexregel, reeks: str, van_jaar: int | None) -> tuple[Waarneming, Basis]:
    bekend = [w for w in waarnemingen(reeks) if w.centen is not None and van_jaar in {None, w.vanaf.year}]
    if not bekend:
        zin = f"Van {_klein(naam_van(reeks))} is voor {van_jaar} geen bedrag gepubliceerd of gevonden."
        raise NietGevonden(zin)
    return bekend[-1], basis_op(regel, reeks, bekend[-1].vanaf)


def bekende_index(regel: Indexregel, jaar: int) -> tuple[Fraction, ...]:
    """Het indexcijfer van een wijziging in een jaar, als het is gepubliceerd of uit andere bedragen volgt."""
    cijfer = gepubliceerd(regel, jaar - regel.vertraging)
    if cijfer is not None:
        return (cijfer,)
    index = indexcijfers().get((regel.index, jaar - regel.vertraging))
    return index.percentages if index is not None and len(index.percentages) == 1 else ()


def _volgende(  # noqa: PLR0913 - één wijziging met al haar gegevens
    regel: Indexregel, bases: _Bases, jaar: int, percentages: tuple[Fraction, ...], *, opgegeven: bool, eerder: bool
) -> tuple[Prognose, _Bases]:
    percentage, vanaf = percentages[0], date(jaar, *regel.per)
    standen, nieuw = [], {}
    for reeks, (waarneming, basis) in bases.items():
        laag, hoog = regel.uitkomsten(basis, maal(percentage))
        standen.append(_stand(regel, reeks, waarneming, (laag, hoog), jaar))
        verder = basis.maal(maal(percentage)) if regel.onafgerond else Basis(Fraction(laag), Fraction(hoog))
        nieuw[reeks] = (waarneming._replace(vanaf=vanaf, centen=laag, zekerheid="prognose"), verder)
    oudste = min(w.vanaf for w, _ in bases.values())
    rust_op = (*_rust_op_bedragen(bases, eerder=eerder), _rust_op_index(regel, percentage, jaar, opgegeven=opgegeven), ONGEWIJZIGD)  # fmt: skip
    artikel = regel.teksten[-1].artikel
    return Prognose(regel.id, regel.naam, oudste, vanaf, percentage, artikel, tuple(standen), rust_op), nieuw


def _stand(regel: Indexregel, reeks: str, oud: Waarneming, uit: tuple[int, int], jaar: int) -> Stand:
    bekend = [w for w in waarnemingen(reeks) if w.vanaf.year == jaar and w.centen is not None and w.vanaf > oud.vanaf]
    zin = regel.opmerking(reeks, bekend[0].vanaf) if bekend else ""
    return Stand(naam_van(reeks), oud.centen or 0, *uit, bekend[0].centen if bekend else None, zin)


def _rust_op_bedragen(bases: _Bases, *, eerder: bool) -> Iterator[str]:
    if eerder:
        yield "de prognose van een jaar eerder"
        return
    for vanaf, zekerheid in sorted({(w.vanaf, w.zekerheid) for w, _ in bases.values()}):
        yield f"de bedragen van {in_woorden(vanaf)}{f' ({zekerheid})' if zekerheid else ''}"
    if any(not basis.exact for _, basis in bases.values()):
        yield "bedragen vóór afronding die niet zijn gepubliceerd: zij liggen binnen de grenzen die de afronding toelaat"


def _rust_op_index(regel: Indexregel, percentage: Fraction, jaar: int, *, opgegeven: bool) -> str:
    wat = f"de {regel.index}"
    if opgegeven:
        return f"{wat}: opgegeven"
    if gepubliceerd(regel, jaar - regel.vertraging) == percentage:
        return f"{wat}: gepubliceerd"
    index: Index = indexcijfers()[regel.index, jaar - regel.vertraging]
    return f"{wat}: niet gepubliceerd gezien, afgeleid uit {index.uit} andere bedragen die haar volgen"


def tabelprognose(soort: str, percentage: Fraction, van_jaar: int | None) -> Prognose:
    """De volgende huurtabel van een soort woonruimte.

    Raises:
        NietGevonden: van dat jaar is er geen tabel.
    """
    alle = [t for t in tarieven(soort) if van_jaar in {None, t.vanaf.year}]
    if not alle:
        zin = f"Van {van_jaar} is er geen huurtabel voor {soort}."
        raise NietGevonden(zin)
    oud = alle[-1]
    vanaf = date(oud.vanaf.year + 1, 1, 1)
    later = next((t for t in tarieven(soort) if t.vanaf == vanaf and len(t.bedragen) == len(oud.bedragen)), None)
    nieuw = indexeer(oud.bedragen, maal(percentage))
    bekend = [None] * len(nieuw) if later is None else later.bedragen.tolist()
    standen = tuple(
        Stand(f"{oud.laagste + i} punten", a, b, b, c, _bij(soort, oud.laagste + i))
        for i, (a, b, c) in enumerate(zip(oud.bedragen.tolist(), nieuw.tolist(), bekend, strict=True))
    )
    rust_op = (f"de tabel van {in_woorden(oud.vanaf)} ({oud.zekerheid})", f"de {regels()['lage_huurgrens'].index}: opgegeven", ONGEWIJZIGD)  # fmt: skip
    return Prognose(f"huurtabel.{soort}", f"Huurtabel {soort}", oud.vanaf, vanaf, percentage, ARTIKEL, standen, rust_op)


def middengrens(percentage: Fraction, van_jaar: int | None) -> Prognose:
    """De volgende middengrens: het bedrag bij 186 punten in de tabel voor zelfstandige woningen (Bhw art. 2 lid 1).

    Raises:
        NietGevonden: van dat jaar is er geen tabel.
    """
    tabel = tabelprognose("zelfstandig", percentage, van_jaar)
    stand = next(s for s in tabel.standen if s.naam == f"{MIDDEN} punten")
    artikel = f"Bhw art. 2 lid 1; {tabel.artikel}"
    naam = f"Middengrens, het bedrag bij {MIDDEN} punten"
    return replace(tabel, id="middengrens", naam=naam, artikel=artikel, standen=(stand._replace(zin=""),))


def _bij(soort: str, punten: int) -> str:
    """Wat bij één rij van de tabel voor zelfstandige woningen hoort te staan."""
    if soort != "zelfstandig":
        return ""
    if punten == GELIJKGESTELD:
        return "in 2025 gelijkgesteld aan de lage huurgrens; de bepaling daarvoor is niet gezien"
    return "de middengrens (Bhw art. 2 lid 1)" if punten == MIDDEN else ""


def coropprognose(percentage: Fraction) -> Prognose:
    """De volgende gemiddelden per COROP-gebied, alle met dezelfde index; de wet geeft elk gebied zijn eigen."""
    dag = jaren_verder(WOZ_BEKEND_TOT, -1)
    _, tabel = woz_per_m2(dag)
    standen = tuple(
        Stand(coropnaam(f"{code:02}"), euro * 100, *((indexeer_naar_hele_euro(euro, maal(percentage)) * 100,) * 2))
        for code, euro in enumerate(np.asarray(tabel[-1]).tolist())
        if euro
    )
    rust_op = (
        f"de bedragen van {in_woorden(dag)}",
        "één opgegeven index voor alle gebieden; de wet geeft elk gebied zijn eigen wijziging van de eigenwoningwaarden",
        ONGEWIJZIGD,
    )
    naam = "Gemiddelde WOZ-waarde per m² per COROP-gebied"
    return Prognose("corop", naam, dag, WOZ_BEKEND_TOT, percentage, ARTIKEL_COROP, standen, rust_op)
