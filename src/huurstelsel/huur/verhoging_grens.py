"""Hoeveel een huurprijs ten hoogste mag stijgen: het percentage of bedrag van art. 10 lid 2, 3 of 4 Uhw, los van de maximale huurprijs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.fouten import NogNietBekend, RechtFout
from huurstelsel.huur.percentages import geraamd
from huurstelsel.recht.laden import SCHALEN
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import euro, nederlands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from huurstelsel.huur.percentages import Reeks
    from huurstelsel.recht.laden import Parameters, Waarde
    from huurstelsel.regeling import Regeling

LID_2, LID_3, LID_4, GEEN = "art. 10 lid 2", "art. 10 lid 3", "art. 10 lid 4", "geen grens"
LAAG, HOGER_MIDDEN, HOOG = 1, 2, 3
"""De inkomensklassen van art. 10 lid 2 onder a, onder 1°, 2° en 3°."""

AFRONDING = {"naar_beneden": Fraction(0), "rekenkundig": Fraction(1, 2), "naar_boven": Fraction(1)}


class Grens(NamedTuple):
    """Een hoogste verhoging.

    Attributes:
        percentage: in procenten van de geldende huurprijs, of `None` als het een bedrag is.
        bedrag: in eurocenten, of `None` als het een percentage is.
        zekerheid: leeg als de bron officieel is.
    """

    naam: str
    percentage: Fraction | None
    bedrag: int | None
    artikel: str
    zekerheid: str = ""

    def hoogste(self, huur: int, afronding: str = "naar_beneden") -> int:
        """De hoogste huurprijs in eurocenten na deze verhoging.

        De wet zegt niet hoe op centen wordt afgerond; naar beneden komt nooit boven de grens uit.
        """
        if self.percentage is None:
            return huur + (self.bedrag or 0)
        exact = huur * (100 + self.percentage) / 100
        heel = exact.numerator // exact.denominator
        if afronding == "naar_boven":
            return heel + (exact > heel)
        return heel + (exact - heel >= Fraction(1, 2) if afronding == "rekenkundig" else 0)

    def tekst(self) -> str:
        """“5%” of “€ 25,00”."""
        return f"{nederlands(self.percentage)}%" if self.percentage is not None else euro(self.bedrag or 0)


class Soort(NamedTuple):
    """Wat voor woonruimte het is, voor zover de verhoging daarnaar kijkt."""

    zelfstandig: bool
    ligplaats: bool = False


class Reeksen(NamedTuple):
    """Indexcijfers waarmee een nog niet gepubliceerd percentage wordt geraamd; leeg zonder raming.

    Attributes:
        afgerond: elke ontwikkeling op één decimaal, zoals gepubliceerd.
    """

    cijfers: Mapping[str, Reeks]
    afgerond: bool = True


GEEN_REEKSEN = Reeksen({})


def zekerheid(waarde: Waarde) -> str:
    """Zin over de bron van een waarde; leeg als zij officieel is."""
    return "" if waarde.zekerheid == "primair" else f"{waarde.zekerheid}: {waarde.bron}"


def procenten(p: Parameters, naam: str) -> Fraction:
    """Een parameter als percentage."""
    return Fraction(getattr(p, naam), SCHALEN["percentage"])


def _percentage(p: Parameters, naam: str, zin: str) -> Grens:
    bron = p.bron(naam)
    return Grens(zin, procenten(p, naam), None, bron.artikel, zekerheid(bron))


def _bedrag(p: Parameters, naam: str, zin: str) -> Grens:
    bron = p.bron(naam)
    return Grens(zin, None, getattr(p, naam), bron.artikel, zekerheid(bron))


def lid_2(huur: int, klasse: int, p: Parameters, *, zelfstandig: bool) -> Grens:
    """Bijlage V, IIa en IIb: naar soort woonruimte, inkomensklasse en geldende huurprijs.

    Args:
        p: parameters van het onderwerp `huurverhoging`.
        klasse: 1, 2 of 3; van een onbekend inkomen is de klasse 1.
    """
    if not zelfstandig:
        return _percentage(p, "overige_woonruimte", "verhoging van overige woonruimte")
    gewoon = _gewoon(huur, p)
    if klasse == LAAG or not p.geldt("bedrag_hoog"):
        return gewoon
    naam = "bedrag_hoger_midden" if klasse == HOGER_MIDDEN else "bedrag_hoog"
    zin = "verhoging bij een hoger middeninkomen" if klasse == HOGER_MIDDEN else "verhoging bij een hoog inkomen"
    hoger = _bedrag(p, naam, zin)
    if p.kiest("hogere_inkomensklasse", "ten_minste_gewoon") and gewoon.hoogste(huur) > hoger.hoogste(huur):
        return gewoon
    return hoger


def _gewoon(huur: int, p: Parameters) -> Grens:
    """IIa onder a: een percentage, of een vast bedrag als de geldende huurprijs lager is dan de lage grens."""
    if p.geldt("lage_huur_onder") and huur < p.lage_huur_onder:
        return _bedrag(p, "lage_huur_bedrag", f"verhoging van een huurprijs lager dan {euro(p.lage_huur_onder)}")
    return _percentage(p, "zelfstandig", "verhoging van een zelfstandige woning")


def lid_3(p: Parameters, *, ligplaats: bool) -> Grens:
    """Art. 10 lid 3: het gepubliceerde percentage van het jaar, voor BW 7:247 of voor een ligplaats (7:247a).

    Args:
        p: parameters van het onderwerp `huurverhoging_index`.
    """
    if ligplaats:
        return _percentage(p, "ligplaats", "verhoging van een ligplaats")
    return _percentage(p, "geliberaliseerd", "verhoging van een geliberaliseerde huurprijs")


def lid_4(p: Parameters) -> Grens:
    """Art. 10 lid 4: de ontwikkeling van de cao-lonen met de opslag; onder een voorstel met zijn opslag."""
    cao, opslag = p.bron("cao"), p.bron("opslag_midden")
    percentage = procenten(p, "cao") + procenten(p, "opslag_midden")
    gelijk = p.geldt("midden") and procenten(p, "midden") == percentage
    bron = zekerheid(p.bron("midden")) if gelijk else zekerheid(cao)
    voorstel = f"; opslag volgens {opslag.artikel}" if opslag.zekerheid == "voorstel" else ""
    return Grens("verhoging van middeldure huur", percentage, None, opslag.artikel, f"{bron}{voorstel}".lstrip("; "))


def index(regeling: Regeling, reeksen: Reeksen, *, lid: str, ligplaats: bool = False) -> Grens:
    """De grens van lid 3 of 4 op de peildatum; is het percentage niet gepubliceerd, dan geraamd uit reeksen.

    Raises:
        NogNietBekend: niet gepubliceerd, en er is geen reeks.
        RechtFout: lid 3 geldt dan naar verwachting niet meer.
        FeitenFout: de reeksen zijn niet volledig.
    """
    if lid == LID_3:
        _nog_lid_3(regeling.peildatum)
    try:
        p = regeling.parameters("huurverhoging_index")
    except NogNietBekend:
        if not reeksen.cijfers:
            raise
        return _raming(regeling.peildatum.year, reeksen, lid)
    return lid_4(p) if lid == LID_4 else lid_3(p, ligplaats=ligplaats)


def _nog_lid_3(dag: date) -> None:
    tot = date.fromordinal(_laatste("lid_3_tot"))
    if dag >= tot:
        melding = f"of art. 10 lid 3 Uhw op {in_woorden(dag)} nog geldt, staat niet vast: het vervalt naar verwachting op {in_woorden(tot)}"
        raise RechtFout(melding)


def _raming(jaar: int, reeksen: Reeksen, lid: str) -> Grens:
    midden = lid == LID_4
    opslag = Fraction(_laatste("opslag_midden" if midden else "opslag_geliberaliseerd"), SCHALEN["percentage"])
    uit = geraamd(reeksen.cijfers, jaar, opslag, alleen_cao=midden, afgerond=reeksen.afgerond)
    return Grens("geraamde verhoging", uit.percentage, None, f"Uhw {lid}", uit.zin)


def _laatste(naam: str) -> int:
    from huurstelsel.recht.laden import onderwerp  # noqa: PLC0415

    waarde: int = onderwerp("huurverhoging_index")[naam].waarden[-1].waarde
    return waarde


def op_dag(  # noqa: PLR0913 - alles waar de wet naar kijkt
    regeling: Regeling, lid: str, huur: int, *, klasse: int, soort: Soort, reeksen: Reeksen
) -> Grens:
    """De grens op de peildatum van een regeling.

    Raises:
        RechtFout: het percentage is er niet of niet bekend.
    """
    if lid == GEEN:
        melding = f"op {regeling.peildatum} begrenst de wet de verhoging niet"
        raise RechtFout(melding)
    if lid == LID_2:
        return lid_2(huur, klasse, regeling.parameters("huurverhoging"), zelfstandig=soort.zelfstandig)
    return index(regeling, reeksen, lid=lid, ligplaats=soort.ligplaats)
