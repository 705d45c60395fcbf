"""De grens en de jaarlijkse verhoging samen: wat een lopende huur doet als beide haar begrenzen.

Stijgt de grens harder dan de huur mag stijgen, dan blijft de huur achter; daalt de grens onder de huur, dan moet de huur omlaag.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.beleid.reeksen import reeks_van
from huurstelsel.fouten import Fout, InvoerFout
from huurstelsel.recht.laden import onderwerp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BEGIN, VERHOGING, GRENS, DAALT = "begin", "de verhoging", "de grens", "moet dalen"
WETTELIJK = {
    "sociaal": ("huurverhoging", "zelfstandig"),
    "midden": ("huurverhoging_index", "midden"),
    "vrij": ("huurverhoging_index", "geliberaliseerd"),
}
"""Naam → parameter met de hoogste jaarlijkse verhoging van art. 10 lid 2, 4 en 3 Uhw."""


class Stap(NamedTuple):
    """De huur van één jaar, in eurocenten.

    Attributes:
        mocht: wat de huur met de verhoging alleen had mogen worden.
        door: wat de huur bepaalt: de verhoging, de grens, of een grens onder de huur van het jaar ervoor.
    """

    jaar: int
    grens: Fraction
    mocht: Fraction
    huur: Fraction
    door: str

    @property
    def onbenut(self) -> Fraction:
        """Wat er tot de grens overblijft."""
        return self.grens - self.huur


def verhogingen(tekst: str, jaren: Sequence[int]) -> dict[int, Fraction]:
    """De hoogste verhoging in elk jaar, in procenten.

    `sociaal`, `midden` en `vrij` zijn de wettelijke percentages op 1 juli van het jaar; van een reeks (`cao+1`) verhoogt het percentage
    van jaar t de huur in t + 1, zoals de index de grens.

    Raises:
        InvoerFout: er is voor een jaar geen percentage; elk jaar is een fout.
        OnbekendeKeuze: geen reeks met die naam.
    """
    if tekst in WETTELIJK:
        return _wettelijk(tekst, jaren)
    reeks = reeks_van(tekst)
    reeks.moet_hebben([jaar - 1 for jaar in jaren])
    return {jaar: reeks.procenten[jaar - 1] for jaar in jaren}


def _wettelijk(naam: str, jaren: Sequence[int]) -> dict[int, Fraction]:
    deel, parameter = WETTELIJK[naam]
    waarden = onderwerp(deel)[parameter]
    uit: dict[int, Fraction] = {}
    for jaar in jaren:
        dag = date(jaar, 7, 1)
        if waarden.waarden[0].vanaf <= dag and (waarden.bekend_tot is None or dag < waarden.bekend_tot):
            gevonden = waarden.geldend(dag).waarde
            if gevonden is not None:
                uit[jaar] = Fraction(gevonden, 100)
    weg = [jaar for jaar in jaren if jaar not in uit]
    if weg:
        zin = "De hoogste verhoging ({}) op 1 juli {} is niet bekend."
        raise InvoerFout(Fout(f"{naam}[{j}]", "jaar_ontbreekt", zin.format(naam, j)) for j in weg)
    return uit


def huurloop(standen: Mapping[int, Fraction], huur: Fraction, verhoging: Mapping[int, Fraction]) -> list[Stap]:
    """De huur van elk jaar, die elk jaar zo hoog wordt als de verhoging en de grens toelaten.

    Een negatief percentage verplicht niet tot een lagere huur; alleen een grens onder de huur doet dat.

    Args:
        standen: jaar → grens, in eurocenten.
        huur: in het eerste jaar; ten hoogste de grens.

    Raises:
        InvoerFout: de huur ligt boven de grens van het eerste jaar.
    """
    eerste, *rest = standen
    if huur > standen[eerste]:
        zin = "De huur ligt in het eerste jaar boven de grens; begin ten hoogste op de grens."
        raise InvoerFout([Fout("huur", "boven_de_grens", zin)])
    uit = [Stap(eerste, standen[eerste], huur, huur, BEGIN)]
    for jaar in rest:
        grens = standen[jaar]
        mocht = huur * (1 + max(verhoging[jaar], Fraction(0)) / 100)
        door = DAALT if grens < huur else GRENS if grens < mocht else VERHOGING
        huur = min(mocht, grens)
        uit.append(Stap(jaar, grens, mocht, huur, door))
    return uit
