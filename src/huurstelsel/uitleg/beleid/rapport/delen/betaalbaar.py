"""Een deel over het deel van een voorraad dat bij een inkomen past: een huur van ten hoogste een norm van het netto inkomen."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.beleid.huishoudens import bereikbaar
from huurstelsel.beleid.huishoudens import delen as delen_van
from huurstelsel.beleid.huren import VORMEN, lees_huren
from huurstelsel.uitleg.beleid.rapport import velden
from huurstelsel.uitleg.beleid.rapport.blokken import LIJNEN, Alinea, Deel, Figuur, Tabel
from huurstelsel.uitleg.beleid.rapport.spreiding import lijn, maal, procenten
from huurstelsel.uitleg.beleid.rapport.voorraadveld import voorraad
from huurstelsel.uitleg.beleid.schrijven import bedrag, procent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from huurstelsel.beleid.huishoudens import Bereikbaar
    from huurstelsel.recht.voorstel_velden import Groep
    from huurstelsel.uitleg.beleid.rapport.voorraadveld import Woningen

VELDEN = ("voorraad", "kolom", "gewicht", "inkomens", "norm")
_HOOGSTE = 1_000_000
_WETTELIJK = "maximale_huurprijs"


def lees(groep: Groep, map_: Path) -> Callable[[], Deel]:
    """Lees de velden; alles wat eraan mankeert komt in de fouten van de groep."""
    woningen = voorraad(groep, map_)
    for pad in woningen.bestanden:
        if pad.suffix.lower() not in VORMEN:
            groep.meld("voorraad", "vorm_onbekend", f"Geef een tabel als {', '.join(VORMEN)}; niet {pad.name}.")
    kolom = groep.tekst("kolom", verplicht=False) or _WETTELIJK
    gewicht = groep.tekst("gewicht", verplicht=False)
    norm = velden.procent(groep, "norm", Fraction(30))
    if norm <= 0:
        groep.meld("norm", "geen_norm", "De norm moet boven nul liggen.")
    inkomens = _inkomens(groep)
    return lambda: _deel(woningen, (kolom, gewicht), inkomens, norm / 100)


def _inkomens(groep: Groep) -> list[Fraction]:
    """Netto maandinkomens in hele euro's."""
    ruw = groep.velden.get("inkomens")
    if isinstance(ruw, list) and ruw and all(type(x) is int and 0 < x <= _HOOGSTE for x in ruw):
        return [Fraction(x * 100) for x in sorted(set(ruw))]
    groep.meld(
        "inkomens", "geen_inkomens", "Geef een lijst van netto maandinkomens in hele euro's, bijvoorbeeld [2000, 2500]."
    )
    return []


def _deel(woningen: Woningen, kolommen: tuple[str, str], inkomens: Sequence[Fraction], norm: Fraction) -> Deel:
    with woningen.klaar() as paden:
        alle = [bereikbaar(lees_huren(pad, *kolommen), inkomens, norm) for pad in paden]
    return Deel(
        titel="Betaalbaar deel van de voorraad per inkomen",
        blokken=(Alinea(woningen.zin()), _figuur(alle, inkomens, norm), Alinea(_geteld(alle))),
        methode=(
            f"Een woning is bij een inkomen betaalbaar als de kolom “{kolommen[0]}” ten hoogste {procent(norm * 100)} van het netto maandinkomen is.",
            "Huurtoeslag, servicekosten en de omvang van het huishouden blijven buiten beschouwing.",
        ),
        bronnen=woningen.bronnen(),
    )


def _geteld(alle: Sequence[Bereikbaar]) -> str:
    bekend, onbekend = (velden.heel(sum(getattr(b, veld) for b in alle)) for veld in ("bekend", "onbekend"))
    return f"{bekend} rijen met een bekende huur; {onbekend} zonder, die niet meedoen."


def _figuur(alle: Sequence[Bereikbaar], inkomens: Sequence[Fraction], norm: Fraction) -> Figuur:
    delen = [maal(s, 100) for s in delen_van(alle).values()]
    namen = tuple(bedrag(inkomen, 0) for inkomen in inkomens)
    rijen = tuple(
        (naam, bedrag(Fraction(int(norm * i))), procenten(s)) for naam, i, s in zip(namen, inkomens, delen, strict=True)
    )
    titel = f"Deel met een huur van ten hoogste {procent(norm * 100)} van het inkomen"
    tabel = Tabel(titel, ("netto inkomen", "huur tot en met", "deel"), rijen)
    beschrijving = f"Een lijn van {procenten(delen[0])} bij {namen[0]} tot {procenten(delen[-1])} bij {namen[-1]}."
    return Figuur(
        titel,
        LIJNEN,
        beschrijving,
        namen,
        (lijn("deel van de voorraad", delen, procenten),),
        tabel,
        "% van de voorraad",
        "netto inkomen per maand",
    )
