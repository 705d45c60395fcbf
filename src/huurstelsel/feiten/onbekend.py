"""Onbekende feiten die een bereik in de uitkomst geven; wat wordt aangenomen staat in `feiten.aannamen`.

Voor elk onbekend feit worden alle invullingen doorgerekend die een andere uitkomst kunnen geven. Verwarming en buitenoppervlakte
werken maar één kant op, dus daarvan volstaan de uitersten; woningtype, bouwjaar, ondertekening en aanrechtlengte niet.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from huurstelsel.feiten.rijen import Invulling
from huurstelsel.feiten.soorten import BINNENSHUIS, TELLEND_BINNEN, Klasse, Woningtype
from huurstelsel.reken.getallen import MM2
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.feiten.model import Document
    from huurstelsel.feiten.samenvoegen import WettelijkeRuimte

BOUWJAREN = (1900, 1970, 1977, 1980, 1985, 1995, 2000, 2010, 2016, 2018, 2021, 2024)
"""Eén bouwjaar uit elk tijdvak dat een regel onderscheidt: rubriek 4 en 11 en art. 8a lid 5; een test bewaakt dat."""

ONDERTEKENDATUMS = (date(2024, 6, 30), date(2024, 7, 1))
"""Vóór en na de inwerkingtreding van de Wet betaalbare huur (art. 8a Bhw)."""


LABELOPPERVLAKTEN = (20 * MM2, 30 * MM2, 60 * MM2)
"""Eén oppervlakte uit elke kolom van onderdeel 4.4 (mm²)."""


AANRECHTLENGTEN = (1, 999, 1_000, 2_000)
"""Eén lengte (mm) uit elke klasse van rubriek 5, en de grootste die nog te kort is; een kort aanrecht telt als wastafel."""

VRIJE_AANRECHTEN = 3


def _eenzijdig(ruimten: Sequence[WettelijkeRuimte]) -> Iterator[Melding]:
    """Onbekende feiten waarvan de gunstigste en de ongunstigste invulling volstaan."""
    for r in ruimten:
        pad = f"woning.ruimten[{r.nummer}]"
        if (r.verwarmd is None or r.keuken_verwarmd is None) and r.klasse in BINNENSHUIS:
            yield Melding(f"{pad}.verwarmd", f"Niet bekend of {r.id} verwarmd is (rubriek 3).")
        if r.oppervlakte is None and r.klasse in (*TELLEND_BINNEN, Klasse.BUITENRUIMTE):
            yield Melding(f"{pad}.oppervlakte", f"De oppervlakte van {r.id} is niet bekend.")


def _aanrechten(ruimten: Sequence[WettelijkeRuimte]) -> list[WettelijkeRuimte]:
    """Ruimten met een aanrecht van onbekende lengte."""
    return [r for r in ruimten if any(v.soort == "aanrecht" and v.lengte is None for v in r.voorzieningen)]


def _aanrechtlengten(ruimten: Sequence[WettelijkeRuimte]) -> list[tuple[tuple[str, int], ...]]:
    """Lengten om door te rekenen: elke combinatie voor de eerste drie ruimten, de andere gaan met de derde mee."""
    eerste, rest = ruimten[:VRIJE_AANRECHTEN], ruimten[VRIJE_AANRECHTEN:]
    uit = []
    for lengten in product(AANRECHTLENGTEN, repeat=len(eerste)):
        samen = zip(ruimten, [*lengten, *lengten[-1:] * len(rest)], strict=True)
        uit.append(tuple((r.id, mm) for r, mm in samen))
    return uit


def onbepaald(ruimten: Sequence[WettelijkeRuimte]) -> bool:
    """Of een oppervlakte binnen onbekend is: dan is er geen bovengrens."""
    return any(r.oppervlakte is None and r.klasse in TELLEND_BINNEN for r in ruimten)


def invullingen(
    document: Document, ruimten: Sequence[WettelijkeRuimte], *, overgang_kleine_woningen: bool
) -> tuple[list[Invulling], list[Melding]]:
    """Alle invullingen die een andere uitkomst kunnen geven, en de onbekende feiten waar zij over gaan.

    Args:
        overgang_kleine_woningen: op de peildatum gelden de overgangstabellen van onderdeel 4.4, die naar de oppervlakte op het label kijken.

    Returns:
        Ten minste één invulling; bij één invulling is alles bekend.
    """
    woning, contract = document.woning, document.contract
    meldingen = list(_eenzijdig(ruimten))
    ruim = (False, True) if meldingen else (False,)
    zonder_lengte = _aanrechten(ruimten)
    for r in zonder_lengte:
        zin = f"De lengte van het aanrecht in {r.id} is niet bekend (rubriek 3, 5 en 6)."
        meldingen.append(Melding(f"woning.ruimten[{r.nummer}].voorzieningen", zin))
    typen: tuple[Woningtype | None, ...] = (None,)
    jaren: tuple[int | None, ...] = (None,)
    datums: tuple[date | None, ...] = (None,)
    if woning.woningtype is None:
        typen = tuple(Woningtype)
        meldingen.append(
            Melding("woning.woningtype", "Niet bekend of de woning een eengezins- of meergezinswoning is (rubriek 4).")
        )
    if woning.bouwjaar is None:
        jaren = BOUWJAREN
        meldingen.append(Melding("woning.bouwjaar", "Het bouwjaar is niet bekend (rubriek 4 en 11, art. 8a Bhw)."))
    if woning.rijksmonument and contract.ondertekend is None:
        datums = ONDERTEKENDATUMS
        zin = "Niet bekend wanneer de huurovereenkomst is gesloten: vóór 1 juli 2024 telt een rijksmonument 50 punten, daarna 35% opslag."
        meldingen.append(Melding("contract.ondertekend", zin))
    label = overgang_kleine_woningen and any(
        e.soort == "energielabel" and e.gebruiksoppervlakte is None for e in woning.energieprestaties
    )
    if label:
        meldingen.append(
            Melding(
                "woning.energieprestaties", "De gebruiksoppervlakte op het energielabel is niet bekend (onderdeel 4.4)."
            )
        )
    labels = LABELOPPERVLAKTEN if label else (None,)
    alle = [Invulling(*keus) for keus in product(ruim, typen, jaren, datums, labels, _aanrechtlengten(zonder_lengte))]
    return alle, meldingen
