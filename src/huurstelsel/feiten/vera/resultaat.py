"""Een VERA-`WoningwaarderingResultaat` lezen: punten per rubriek, opslagen en huurprijs, exact zoals zij er staan.

Naast de codes die nu gelden worden ook de oudere gelezen die corporaties nog sturen (BIJ voor rubriek 12, VZE voor rubriek 3). Wat
`uitleg.vera` in `extra-attributen` zet omdat een decimaal getal het niet exact zegt, gaat voor het getal zelf.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.vera.referentie import lijsten
from huurstelsel.feiten.vera.stelselgroepen import EXACT, LIJST, OPSLAG, SLOTPOST, STELSELS, VOOR_WBH, rubrieken
from huurstelsel.feiten.vera.verslag import Verslag, knoop_van
from huurstelsel.fouten import FeitenFout
from huurstelsel.regels.regel import WBH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from huurstelsel.feiten.vera.verslag import Knoop

_BREUK = re.compile(r"-?\d{1,40}(\.\d{1,40}|/[1-9]\d{0,40})?")
_MEEST = 1_000_000_000


class Regel(NamedTuple):
    """Een post in een stelselgroep; `id` is die van haar criterium."""

    id: str
    punten: Fraction
    aantal: Fraction | None


class Opslag(NamedTuple):
    """Een opslag van art. 8a Bhw in procenten; `id` is die van haar criterium."""

    id: str
    procent: Fraction
    einddatum: date | None


@dataclass(frozen=True, slots=True)
class Resultaat:
    """Wat een WoningwaarderingResultaat zegt; een veld dat ontbreekt is `None`.

    Attributes:
        stelsel: zelfstandig, onzelfstandig, woonwagen of standplaats.
        rubrieken: rubriek → punten; twee groepen voor één rubriek tellen op.
        regels: rubriek (of `OPSLAG`) → haar posten, zonder koppen.
        slotposten: posten over de waardering als geheel.
        maximaal, maximaal_met_opslag: eurocenten.
        extra: de overige extra attributen, in volgorde.
    """

    id: str | None
    peildatum: date | None
    stelsel: str
    punten: Fraction | None
    rubrieken: Mapping[int, Fraction]
    regels: Mapping[int, tuple[Regel, ...]]
    opslagen: tuple[Opslag, ...]
    slotposten: Mapping[str, Fraction]
    maximaal: int | None
    maximaal_met_opslag: int | None
    extra: tuple[tuple[str, str], ...]


def lees_resultaat(bericht: dict[str, object]) -> Resultaat:
    """Lees een resultaat; getallen bij voorkeur als `Decimal` gelezen.

    Raises:
        FeitenFout: alle fouten in het bericht, elk met zijn pad; een onbekende code noemt de dichtstbijzijnde.
    """
    verslag = Verslag()
    resultaat = _resultaat(knoop_van(bericht, verslag, "resultaat"))
    if verslag.fouten or resultaat is None:
        raise FeitenFout(verslag.fouten)
    return resultaat


def _resultaat(knoop: Knoop) -> Resultaat | None:
    stelsel, peildatum = _stelsel(knoop), knoop.datum("begindatum")
    eenheid = knoop.groep("eenheid", "eenheid")
    extra = list(_extra(knoop))
    exact = {naam.removeprefix(EXACT): Fraction(waarde) for naam, waarde in extra if naam.startswith(EXACT)}
    groepen = (
        []
        if stelsel is None
        else [_groep(groep, _variant(stelsel, peildatum), exact) for groep in knoop.lijst("groepen", "stelselgroep")]
    )
    gelezen = [groep for groep in groepen if groep is not None]
    punten = knoop.getal("punten", -_MEEST)
    kaal, hoog = _centen(knoop, "maximaleHuur"), _centen(knoop, "maximaleHuurInclusiefOpslag")
    if stelsel is None:
        return None
    return Resultaat(
        id=None if eenheid is None else eenheid.tekst("id"),
        peildatum=peildatum,
        stelsel=stelsel,
        punten=None if punten is None else Fraction(punten),
        rubrieken=_opgeteld(gelezen),
        regels={
            r: tuple(regel for g in gelezen if g.rubriek == r for regel in g.regels)
            for r in {g.rubriek for g in gelezen}
        },
        opslagen=tuple(opslag for groep in gelezen for opslag in groep.opslagen),
        slotposten={n.removeprefix(SLOTPOST): Fraction(w) for n, w in extra if n.startswith(SLOTPOST)},
        maximaal=kaal,
        maximaal_met_opslag=hoog,
        extra=tuple((n, w) for n, w in extra if not n.startswith((EXACT, SLOTPOST))),
    )


def _variant(stelsel: str, peildatum: date | None) -> str:
    """Het stelsel met de rubrieken die op de peildatum gelden."""
    voor = peildatum is not None and peildatum < WBH and stelsel in {"zelfstandig", "onzelfstandig"}
    return stelsel + VOOR_WBH if voor else stelsel


class _Groep(NamedTuple):
    rubriek: int
    punten: Fraction
    regels: list[Regel]
    opslagen: list[Opslag]


def _opgeteld(groepen: list[_Groep]) -> dict[int, Fraction]:
    punten: dict[int, Fraction] = {}
    for groep in groepen:
        if groep.rubriek != OPSLAG:
            punten[groep.rubriek] = punten.get(groep.rubriek, Fraction()) + groep.punten
    return punten


def _stelsel(knoop: Knoop) -> str | None:
    code = knoop.code("stelsel", "WONINGWAARDERINGSTELSEL")
    if code is None and knoop.waarde("stelsel") is None:
        knoop.fout("stelsel", "ontbreekt", "Een resultaat noemt zijn stelsel: ZEL, ONZ, WOO of STA.")
    return next((naam for naam, eigen in STELSELS.items() if eigen == code), None)


def _extra(knoop: Knoop) -> Iterator[tuple[str, str]]:
    for deel in knoop.lijst("extra-attributen", "extra attribuut"):
        naam, waarde = deel.tekst("naam"), deel.tekst("waarde")
        if naam is None or waarde is None:
            continue
        if naam.startswith((EXACT, SLOTPOST)) and not _BREUK.fullmatch(waarde):
            deel.fout("waarde", "geen_breuk", "Hier hoort een getal of een breuk, bijvoorbeeld 7/12.")
            continue
        yield naam, waarde


def _groep(knoop: Knoop, stelsel: str, exact: Mapping[str, Fraction]) -> _Groep | None:
    criteriumgroep = knoop.groep("criteriumGroep", "criteriumgroep")
    code = None if criteriumgroep is None else criteriumgroep.code("stelselgroep", LIJST)
    punten = knoop.getal("punten", -_MEEST)
    regels = list(knoop.lijst("woningwaarderingen", "woningwaardering"))
    if criteriumgroep is None or code is None:
        if knoop.waarde("criteriumGroep") is None or (criteriumgroep and criteriumgroep.waarde("stelselgroep") is None):
            knoop.fout(
                "criteriumGroep",
                "code_ontbreekt",
                f"Een groep noemt haar stelselgroep: een code van de VERA-lijst {LIJST}.",
            )
        return None
    bekend = rubrieken(stelsel)
    if code not in bekend:
        naam = lijsten()[LIJST][code].naam
        zin = f"“{naam}” ({code}) is geen stelselgroep van {STELSELS[stelsel.removesuffix(VOOR_WBH)]}; kies uit {', '.join(sorted(bekend))}."
        criteriumgroep.fout("stelselgroep", "andere_stelselgroep", zin)
        return None
    posten = [regel for deel in regels if (regel := _regel(deel, exact)) is not None]
    opslagen = [opslag for deel in regels if (opslag := _opslag(deel)) is not None]
    return _Groep(bekend[code], exact.get(code, Fraction(punten or 0)), posten, opslagen)


def _id(knoop: Knoop) -> str:
    criterium = knoop.groep("criterium", "criterium")
    return "" if criterium is None else criterium.tekst("id") or ""


def _regel(knoop: Knoop, exact: Mapping[str, Fraction]) -> Regel | None:
    """Een post; een kop (zonder punten en aantal) en een opslag zijn dat niet."""
    punten, aantal, id_ = knoop.getal("punten", -_MEEST), knoop.getal("aantal", -_MEEST), _id(knoop)
    waarde = knoop.waarde("waarde")
    hoeveelheid = None if aantal is None else Fraction(aantal)
    if hoeveelheid is None and isinstance(waarde, str) and _BREUK.fullmatch(waarde):
        hoeveelheid = Fraction(waarde)  # een jaartal; een andere waarde is tekst
    if punten is None and hoeveelheid is None:
        return None
    return Regel(id_, exact.get(id_, Fraction(punten or 0)), exact.get(f"{id_}.aantal", hoeveelheid))


def _opslag(knoop: Knoop) -> Opslag | None:
    procent = knoop.getal("opslagpercentage")
    return None if procent is None else Opslag(_id(knoop), Fraction(procent), knoop.datum("einddatum"))


def _centen(knoop: Knoop, veld: str) -> int | None:
    bedrag = knoop.getal(veld)
    if bedrag is None:
        return None
    centen = Fraction(bedrag) * 100
    if centen.denominator != 1:
        knoop.fout(veld, "bedrag_in_centen", "Een huurprijs heeft ten hoogste twee decimalen.")
    return int(centen)
