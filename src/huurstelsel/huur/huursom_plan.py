"""Een plan van huurverhogingen binnen een huursomstijging: zo hoog als mag, gelijk verdeeld, tot op de cent.

Elke woning krijgt hetzelfde percentage, tot haar eigen wettelijke grens; wat een begrensde woning laat liggen gaat naar de andere. Het
percentage is het grootste waarbij de som past, exact als breuk. Daarna gaan de overgebleven centen naar de grootste resten. De som is zo het
kleinste van het doel en alle grenzen samen, en geen woning komt boven haar grens.

Is van een woning niet bekend of zij meetelt, dan past het plan met en zonder haar: zij krijgt zelf niet meer dan het doel, of meer voor zover
de andere het hunne niet kunnen gebruiken.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.fouten import RechtFout
from huurstelsel.huur.huursom import UITZONDERINGEN_WET, Huurwoning, uitgezonderd
from huurstelsel.huur.verhoging_grens import LAAG, lid_2, lid_3, lid_4

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from huurstelsel.recht.laden import Parameters
    from huurstelsel.regeling import Regeling

ONBEKEND_MAXIMUM = "de maximale huurprijs is niet opgegeven"
ZONDER_BEDING = "zonder beding kan de huurprijs niet omhoog"
ONBEKEND_BEDING = "of er een beding is, is niet bekend: gerekend met de laagste inkomensklasse"
ONBEKEND_REGIME = "het regime is niet opgegeven"
TELT_NIET = "telt niet mee in het gemiddelde"
ONZEKER = "of zij meetelt is niet bekend: het plan past met en zonder haar"


class Planregel(NamedTuple):
    """De verhoging van één woning.

    Attributes:
        ruimte: de hoogste verhoging van deze woning op zichzelf, in eurocenten.
        verhoging: de voorgestelde verhoging.
        zeker: of vaststaat dat zij meetelt.
        reden: waarom zij niets of haar eigen maximum krijgt, of leeg.
    """

    id: str
    begin: int
    ruimte: int
    verhoging: int
    telt: bool
    reden: str = ""
    zeker: bool = True

    @property
    def huurprijs(self) -> int:
        """De nieuwe huurprijs."""
        return self.begin + self.verhoging


class Plan(NamedTuple):
    """Een plan voor alle woningen.

    Attributes:
        doel: in procenten.
        budget: som van de verhogingen die het doel toelaat, in eurocenten per maand.
    """

    doel: Fraction
    ingang: date
    budget: int
    regels: tuple[Planregel, ...]

    @property
    def som(self) -> int:
        """De som van de voorgestelde verhogingen die meetellen."""
        return sum(r.verhoging for r in self.regels if r.telt)


def maak(woningen: Sequence[Huurwoning], regeling: Regeling, doel: Fraction) -> Plan:
    """Verdeel de hoogste verhogingen binnen een doel.

    Args:
        regeling: op de dag waarop de verhogingen ingaan.
        doel: stijging van het gemiddelde in procenten, ten hoogste het percentage van het jaar.

    Raises:
        RechtFout: de percentages van die dag zijn niet bekend.
    """
    los = list(_los(woningen, regeling))
    zeker = [i for i, r in enumerate(los) if r.telt and r.zeker]
    twijfel = [i for i, r in enumerate(los) if r.telt and not r.zeker]
    budget = int(sum(los[i].begin for i in zeker) * doel / 100)
    over = budget - _geef(los, zeker, budget)
    eigen = {i: min(los[i].ruimte, int(los[i].begin * doel / 100)) for i in twijfel}
    _geef(los, twijfel, over, eigen)
    samen = budget + sum(int(los[i].begin * doel / 100) for i in twijfel)
    return Plan(doel, regeling.peildatum, samen, tuple(los))


def _geef(los: list[Planregel], wie: Sequence[int], budget: int, al: Mapping[int, int] | None = None) -> int:
    """Verdeel een budget over deze regels, boven wat zij al krijgen.

    Returns:
        Wat is verdeeld.
    """
    al = al or {}
    ruimten = [los[i].ruimte - al.get(i, 0) for i in wie]
    deel = verdeel([los[i].begin for i in wie], ruimten, budget)
    for i, verhoging in zip(wie, deel, strict=True):
        los[i] = los[i]._replace(verhoging=al.get(i, 0) + verhoging)
    return sum(deel)


def _los(woningen: Sequence[Huurwoning], regeling: Regeling) -> Iterator[Planregel]:
    """Elke woning met haar eigen ruimte; wie niet meetelt krijgt die ruimte geheel."""
    for w in woningen:
        ruimte, reden = ruimte_van(w, regeling)
        uit, gronden = uitgezonderd(w, UITZONDERINGEN_WET)
        if uit:
            nu = 0 if any(g.id == "laatste_verhuur" for g in gronden) else ruimte
            yield Planregel(w.id, w.begin, nu, nu, telt=False, reden=reden or f"{TELT_NIET}: {gronden[0].zin}")
        else:
            zeker = uit is False
            yield Planregel(w.id, w.begin, ruimte, 0, telt=True, reden=reden or ("" if zeker else ONZEKER), zeker=zeker)


def ruimte_van(w: Huurwoning, regeling: Regeling) -> tuple[int, str]:
    """De hoogste verhoging van een woning op zichzelf, in eurocenten, en waarom zij nul is of groter kan zijn."""
    if w.geliberaliseerd is None or w.middenhuur is None:
        return 0, ONBEKEND_REGIME
    reden = ""
    if w.geliberaliseerd or w.middenhuur:
        if not w.beding:
            return 0, ZONDER_BEDING
        p = regeling.parameters("huurverhoging_index")
        hoogste = (lid_3(p, ligplaats=False) if w.geliberaliseerd else lid_4(p)).hoogste(w.begin)
    else:
        p = regeling.parameters("huurverhoging")
        klasse = _klasse(w, p)
        hoogste = lid_2(w.begin, klasse, p, zelfstandig=w.zelfstandig).hoogste(w.begin)
        reden = ONBEKEND_BEDING if w.beding is None and klasse < w.klasse else ""
    if w.geliberaliseerd and not w.middenhuur:
        return hoogste - w.begin, ""
    if w.maximaal is None:
        return 0, ONBEKEND_MAXIMUM
    return max(0, min(hoogste, w.maximaal) - w.begin), reden


def _klasse(w: Huurwoning, p: Parameters) -> int:
    """De inkomensklasse, van een zelfstandige woning; een beding sluit het voorstel van 7:252a uit, en een onbekend beding misschien ook (BW 7:248 lid 1)."""
    bij_beding = p.kiest("inkomensafhankelijk_bij_beding", "alleen_op_voorstel")
    return LAAG if bij_beding and w.zelfstandig and w.beding is not False else w.klasse


def te_hoog(woningen: Sequence[Huurwoning], regeling: Regeling) -> Iterator[tuple[Huurwoning, int]]:
    """De woningen waarvan de huurprijs aan het eind boven de eigen hoogste verhoging gaat, met het bedrag erboven.

    Een onbekend beding telt als geen: wat hierboven gaat, is hoe dan ook te hoog.
    """
    for w in woningen:
        if w.eind is None or w.eind <= w.begin:
            continue
        try:
            ruimte, reden = ruimte_van(w._replace(beding=bool(w.beding)), regeling)
        except RechtFout:
            continue
        if not reden and not _eigen_regels(w) and w.eind - w.begin > ruimte:
            yield w, w.eind - w.begin - ruimte


def _eigen_regels(w: Huurwoning) -> bool:
    """Of de nieuwe huurprijs niet (alleen) uit een jaarlijkse verhoging hoeft te komen."""
    return any((w.eerste_verhuur, w.nieuwe_huurder, w.verbeterd, w.op_verzoek, w.inkomensverlaging))


def verdeel(huren: Sequence[int], ruimten: Sequence[int], budget: int) -> list[int]:
    """Verdeel een budget in hele centen: gelijke percentages tot ieders ruimte, de resten naar de grootste.

    Returns:
        Per huur een verhoging; samen precies het kleinste van budget en alle ruimten.
    """
    if sum(ruimten) <= budget:
        return list(ruimten)
    deel = _deel(huren, ruimten, budget)
    exact = [min(Fraction(r), deel * h) for h, r in zip(huren, ruimten, strict=True)]
    uit = [x.numerator // x.denominator for x in exact]
    resten = sorted(range(len(uit)), key=lambda i: (uit[i] - exact[i], i))
    for i in resten[: budget - sum(uit)]:
        uit[i] += 1
    return uit


def _deel(huren: Sequence[int], ruimten: Sequence[int], budget: int) -> Fraction:
    """Het grootste deel van de huur dat ieder kan krijgen, begrensd op ieders ruimte, zonder boven het budget te komen."""
    volgorde = sorted((Fraction(r, h), h, r) for h, r in zip(huren, ruimten, strict=True) if h)
    over, noemer = budget, sum(h for _, h, _ in volgorde)
    for deel, huur, ruimte in volgorde:
        if over < deel * noemer:
            break
        over, noemer = over - ruimte, noemer - huur
    return Fraction(over, noemer) if noemer else Fraction(0)
