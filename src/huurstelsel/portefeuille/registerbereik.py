"""Laagste en hoogste punten en huur van woningen waarvan de ruimten onbekend zijn.

Waarom dit klopt. Leg de totale oppervlakte in hele m² vast, en of er een plek in een garage is (die telt voor 12 m² mee). Dan staan de punten
voor de WOZ-waarde vóór haar maximering vast, en is het totaal niet-dalend in de punten van elke andere rubriek: de maximering van 11.3 begint
bij 187 punten en laat nooit minder dan 186 over, het minimum van 11.2 voegt alleen toe, en rubriek 12 neemt een vast deel. Elke
rubriek is niet-dalend in wat hier varieert: oppervlakte van vertrekken en van overige ruimten, verwarmde vertrekken en verkeersruimten, koeling,
keuken, toiletten, badruimten, wastafels, buitenruimte, gemeenschappelijke ruimten en parkeren; alleen een zolder zonder vaste trap werkt andersom.
Een m² vertrek is ten minste zoveel waard als een m² overige ruimte. Dus is bij elke totale oppervlakte de karigste woning de laagste en de ruimste
de hoogste. Over de totale oppervlakte heen geldt dat niet: onderdeel II van 11.1 daalt waar rubriek 1 en 2 stijgen, en ook in de WOZ-punten zelf is
het totaal niet overal stijgend, want hun maximum wordt op hele punten naar beneden afgerond. Daarom worden alle hele
m² doorgerekend; de uitersten zijn zo die van woningen die bestaan kunnen. De huur stijgt met de punten, behalve waar boven 186 de
nieuwbouwopslag vervalt; `_Stand.neem_grenzen_op` neemt die plaats mee.

Een WOZ-waarde of label die niet is opgegeven zit niet in die redenering: de minimumwaarde (bijlage I.A, 11.1) en het minste van label G en het
bouwjaar (rubriek 4) zijn dan een ondergrens. Elke hogere WOZ-waarde kan, en haar punten zijn alleen begrensd als deel van de rest (11.3); dan is er geen bovengrens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.fouten import GebruikFout
from huurstelsel.portefeuille.kolomsgewijs import Stand
from huurstelsel.portefeuille.uitslag import FEITEN, GEEN, Uitslag
from huurstelsel.regels.stelsel import NAMEN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.waardering import Gewaardeerd

    Paar = tuple[Kolom, Kolom]

RUIMTEN = FEITEN.index("ruimten")
_WOZ = 11
_NIET_EENZIJDIG = (
    "grens_187",
    "grens_110_rubrieken",
    "kleine_woning_oppervlakte",
    "kast_op_verkeersruimte",
    "zorg_in_wozcap",
)
"""Lezingen waarbij de punten niet één kant op werken, of waarvan dat niet is nagegaan; alleen de standaard kan."""


@dataclass(slots=True)
class Deel:
    """Een uiterste van de ruimten bij elke totale oppervlakte.

    Attributes:
        reken: rekent de woningen bij een geval door, een rij per oppervlakte.
        begin: eerste rij van elke woning.
        laag, hoog: per rij de laagste en hoogste punten over de gevallen tot nu toe.
    """

    reken: Callable[[int], Gewaardeerd]
    begin: Kolom
    laag: Kolom | None = None
    hoog: Kolom | None = None

    def neem_op(self, punten: Kolom) -> None:
        """Onthoud de punten van een geval per rij."""
        self.laag = punten if self.laag is None else np.minimum(self.laag, punten)
        self.hoog = punten if self.hoog is None else np.maximum(self.hoog, punten)

    def breedte(self) -> Kolom:
        """Per woning hoeveel punten de gevallen bij dezelfde ruimten ten hoogste schelen."""
        if self.laag is None or self.hoog is None:
            return np.zeros(len(self.begin), np.int64)
        uit: Kolom = np.maximum.reduceat(self.hoog - self.laag, self.begin)
        return uit


def controleer(regeling: Regeling) -> None:
    """Of met dit recht een bereik over de ruimten is te geven.

    Raises:
        GebruikFout: de punten zijn dan niet eenzijdig in de ruimten, of dat is niet nagegaan.
    """
    if regeling.voor("zelfstandig").bijlage.voor_wbh:
        melding = "--registers rekent vanaf peildatum 1 juli 2024 (Wet betaalbare huur)."
        raise GebruikFout(melding)
    if regeling.voorstellen:
        melding = "--registers gaat niet samen met een voorstel (--recht)."
        raise GebruikFout(melding)
    for naam, waarde in regeling.afwijkend:
        if naam in _NIET_EENZIJDIG:
            melding = f"--registers gaat niet samen met de keuze {naam}={waarde}: dat de punten dan nooit dalen als er meer is, staat niet vast."
            raise GebruikFout(melding)


def bereken(  # noqa: PLR0913 - de ondergrens van wie geen label heeft erbij
    gevallen: Sequence[Woningen],
    delen: Sequence[Deel],
    assen: Mapping[int, int],
    aangenomen: Kolom,
    regeling: Regeling,
    *,
    slechter: Sequence[Deel] = (),
) -> tuple[Uitslag, Masker]:
    """De uitslag over alle gevallen en alle ruimten, en waar de bedragen voor een WOZ-waarde niet zijn gevonden.

    Args:
        gevallen: de woningen zelf, met elke invulling van wat verder onbekend is.
        assen: per onbekend feit (nummer in `FEITEN`) hoeveel waarden het heeft; de gevallen zijn hun product, in deze volgorde.
        aangenomen: bits van `uitslag.AANGENOMEN`; waar er een is, is er geen bovengrens.
        slechter: de karigste ruimten bij het slechtste label, waar dat niet is opgegeven; alleen voor de ondergrens.
    """
    n = gevallen[0].n
    stand, uitersten = Stand(n, regeling, begrensd=aangenomen == 0), []
    for nummer, w in enumerate(gevallen):
        punten, rubrieken, zonder = _geval(nummer, delen, n, regeling)
        stand.neem_uitersten_op(w, punten, rubrieken)
        stand.zonder_bedrag |= zonder
        uitersten.append(punten)
        if slechter:
            punten, rubrieken, _ = _geval(nummer, slechter, n, regeling)
            stand.neem_uitersten_op(w, punten, rubrieken)
    for w in gevallen:
        stand.neem_grenzen_op(w)
    uit = stand.uitslag()
    uit.stelsel[:] = NAMEN.index(regeling.stelsel)
    uit.rubriek[_WOZ][:] = GEEN  # de maximering kan tussen de uitersten lager uitkomen
    uit.onbekend[:] = sum(1 << feit for feit in (*assen, RUIMTEN))
    uit.aangenomen = aangenomen
    uit.bepalend = _bepalend(uitersten, delen, assen, n)
    huurprijs = gevallen[0].huurprijs
    uit.huurprijs = np.where(huurprijs < 0, GEEN, huurprijs)
    return uit, stand.zonder_bedrag


def _geval(nummer: int, delen: Sequence[Deel], n: int, regeling: Regeling) -> tuple[Paar, dict[int, Paar], Masker]:
    """Laagste en hoogste punten van elke woning in een geval: in totaal en per rubriek."""
    alle: list[dict[int, Paar]] = []
    zonder = np.zeros(n, np.bool_)
    for deel in delen:
        g = deel.reken(nummer)
        deel.neem_op(g.punten)
        alle.append(_uitersten(g, deel.begin, n, regeling))
        weg = g.saldi.kolom.get("woz_zonder_bedrag")
        if weg is not None:
            zonder |= np.maximum.reduceat(weg, deel.begin) > 0
    samen = {
        naam: (
            np.minimum.reduce([een[naam][0] for een in alle]),
            np.maximum.reduce([een[naam][1] for een in alle]),
        )
        for naam in alle[0]
    }
    return samen.pop(0), samen, zonder


def _uitersten(g: Gewaardeerd, begin: Kolom, n: int, regeling: Regeling) -> dict[int, Paar]:
    """Per woning het laagste en het hoogste van elke rubriek, en onder 0 van de hele punten."""
    kolommen = {0: g.punten, **{nummer: g.saldi.punten(nummer) for nummer in regeling.bijlage.rubrieken}}
    return {
        naam: (
            np.broadcast_to(np.minimum.reduceat(kolom, begin), (n,)),
            np.broadcast_to(np.maximum.reduceat(kolom, begin), (n,)),
        )
        for naam, kolom in kolommen.items()
    }


def _bepalend(uitersten: list[Paar], delen: Sequence[Deel], assen: Mapping[int, int], n: int) -> Kolom:
    """Het feit dat, eenmaal bekend, het bereik van de punten in het ongunstigste geval het kleinst maakt; −1 als niets ertoe doet."""
    vorm = (*assen.values(), n)
    laag, hoog = (np.stack([paar[kant] for paar in uitersten]).reshape(vorm) for kant in (0, 1))
    alle = tuple(range(len(assen)))
    breedte = [np.broadcast_to(np.maximum.reduce([deel.breedte() for deel in delen]), (n,))]
    for as_ in alle:
        andere = tuple(i for i in alle if i != as_)
        breedte.append((hoog.max(axis=andere) - laag.min(axis=andere)).max(axis=0))
    geheel = hoog.max(axis=alle) - laag.min(axis=alle)
    beste = np.array([RUIMTEN, *assen])[np.argmin(np.stack(breedte), axis=0)]
    uit: Kolom = np.where(geheel > 0, beste, -1)
    return uit
