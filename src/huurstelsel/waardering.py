"""De voordeur: van feiten en een regeling naar een uitkomst."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from huurstelsel import __version__
from huurstelsel.feiten import onbekend
from huurstelsel.feiten.aannamen import aannamen
from huurstelsel.feiten.lezen import lees_met_meldingen
from huurstelsel.feiten.rijen import bouw, rij
from huurstelsel.feiten.samenvoegen import Openingseisen, voeg_samen
from huurstelsel.fouten import FeitenFout, Fout, NietGevonden
from huurstelsel.huur.opslagen import HOOG, SEGMENTEN, Opslagen, beschrijf, met_opslag, opslagen, segment
from huurstelsel.recht import gebieden
from huurstelsel.recht.laden import vingerafdruk
from huurstelsel.regeling import Regeling
from huurstelsel.reken.getallen import PUNT, Kolom, als_rij, element, ergens, half_op
from huurstelsel.reken.post import SLOT, Saldi
from huurstelsel.uitkomst import Huurprijs, Kwitantie, Melding, Segment, Uitkomst
from huurstelsel.uitleg.grootboek import Grootboek, breuk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.feiten.model import Document

_JJJJ_MM_DD = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

COROP_AMSTERDAM_UTRECHT = (gebieden.GROOT_AMSTERDAM, gebieden.UTRECHT)


@dataclass(frozen=True, slots=True, eq=False)
class Gewaardeerd:
    """Een groep woningen na alle regels.

    Attributes:
        onafgerond: totaal in 1/PUNT vóór de afronding op hele punten.
        punten: hele punten (slotopmerking toelichting: de helft naar boven).
    """

    saldi: Saldi
    onafgerond: Kolom
    punten: Kolom


def reken(w: Woningen, regeling: Regeling, *, grootboek: bool = True) -> Gewaardeerd:
    """Pas alle regels van de regeling toe op een groep woningen; één woning is dezelfde aanroep als een miljoen."""
    saldi = Saldi(w, grootboek=grootboek)
    for regel, parameters in regeling.stappen:
        saldi.boek(regel.rubriek, regel.gedeeld, regel.artikel, regel.functie(w, parameters, saldi))
    onafgerond = saldi.kolom["tien"] + saldi.punten(11, 12) + saldi.rekening(SLOT).exact
    return Gewaardeerd(saldi, onafgerond, half_op(onafgerond, PUNT) // PUNT)


def waardeer(
    feiten: Document | dict[str, Any] | str | Path,
    regeling: Regeling | date | str | None = None,
) -> Uitkomst:
    """Waardeer één woning, met volledige uitleg.

    Args:
        feiten: een document (bijlage `huurstelsel voorbeeld`), een dict in die vorm, een VERA-Eenheid, of het pad van een bestand.
        regeling: een regeling of een peildatum; zonder geldt de peildatum van het document, en anders de dag van vandaag.

    Returns:
        De uitkomst: punten, maximale huurprijs in eurocenten, opslagen, segment, posten, vaststellingen, aannamen en kwitantie.

    Raises:
        FeitenFout: de feiten kloppen niet; alle fouten tegelijk.
        RechtFout: voor de peildatum is het recht er niet of niet bekend.
    """
    if isinstance(regeling, str):
        regeling = _peildatum(regeling)
    if isinstance(regeling, date):
        regeling = Regeling.op(regeling.date() if isinstance(regeling, datetime) else regeling)
    document, meldingen = lees_met_meldingen(feiten, regeling.peildatum if regeling else None)
    if regeling is not None:
        return _waardeer(document, regeling, meldingen)
    if document.peildatum is not None:
        return _waardeer(document, Regeling.op(document.peildatum), meldingen)
    vandaag = date.today()  # noqa: DTZ011 - een peildatum is een Nederlandse kalenderdag
    melding = Melding("peildatum", f"Geen peildatum opgegeven: gerekend met vandaag, {vandaag}.")
    return _waardeer(document, Regeling.op(vandaag), (*meldingen, melding))


def _peildatum(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst if _JJJJ_MM_DD.fullmatch(tekst) else "")
    except ValueError:
        zin = f"“{tekst}” is geen bestaande datum; schrijf jjjj-mm-dd, bijvoorbeeld 2026-01-01."
        raise FeitenFout([Fout("peildatum", "geen_datum", zin)]) from None


def _waardeer(document: Document, regeling: Regeling, extra: tuple[Melding, ...]) -> Uitkomst:
    inleiding, energie = regeling.parameters("inleiding"), regeling.parameters("energieprestatie")
    eisen = Openingseisen(inleiding.procent_van_muur, inleiding.breedte_opening, inleiding.hoogte_opening)
    ruimten, samengevoegd = voeg_samen(document.woning.ruimten, eisen)
    alle, onbekende = onbekend.invullingen(
        document, ruimten, overgang_kleine_woningen=not energie.bron("overgang_klein").toestand
    )
    in_corop, gebiedsmelding = _in_corop(document, regeling)
    rijen = [rij(document, ruimten, invulling, in_corop=in_corop) for invulling in alle]
    w = bouw(rijen)
    g = reken(w, regeling)
    if ergens(g.saldi.kolom["woz_zonder_bedrag"]):
        melding = "woning.woz_waarden: de bedragen voor de waardepeildatum van deze WOZ-waarde zijn niet gevonden (woz.onderdeel_1)."
        raise NietGevonden(melding)
    samenvatting = _Samenvatting(w, g, regeling, begrensd=not onbekend.onbepaald(ruimten))
    laagste = samenvatting.laagste
    ids = [r.id for deel in rijen for r in deel.ruimten]
    boek = Grootboek(w, g.saldi, laagste, ids, regeling.bijlage.rubrieken)
    onafgerond, punten = breuk(element(g.onafgerond, laagste), PUNT), element(g.punten, laagste)
    return Uitkomst(
        id=document.id,
        peildatum=regeling.peildatum,
        stelsel=regeling.stelsel,
        punten=samenvatting.punten,
        punten_minimaal=punten,
        punten_maximaal=samenvatting.maximaal,
        punten_onafgerond=onafgerond,
        bereik=samenvatting.bereik,
        rubrieken=boek.rubrieken(),
        slotposten=boek.slotposten(onafgerond, punten),
        huurprijs=samenvatting.laagst,
        huurprijs_hoogst=samenvatting.hoogst,
        segment=samenvatting.segment(),
        overeengekomen_huurprijs=huurprijs if (huurprijs := element(w.huurprijs, 0)) >= 0 else None,
        vaststellingen=(*samengevoegd, *boek.vaststellingen()),
        aannamen=(*extra, *aannamen(document), *gebiedsmelding),
        onbekend=() if samenvatting.zeker else tuple(onbekende),
        kwitantie=kwitantie(regeling),
    )


def _in_corop(document: Document, regeling: Regeling) -> tuple[bool, list[Melding]]:
    """Of de gemeente in het COROP-gebied Amsterdam of Utrecht ligt; staat dat niet vast, dan is het een aanname.

    Het gebied doet er alleen toe voor woningen uit de jaren van onderdeel 11.1 onder a.
    """
    adres, peildatum = document.adres, regeling.peildatum
    van, tot_en_met = regeling.parameters("woz").klein_gebouwd
    jaren = [document.woning.bouwjaar or van, *(r.jaar for r in document.woning.renovaties)]
    if not any(van <= jaar <= tot_en_met for jaar in jaren):
        return False, []
    if adres.woonplaatscode is not None:
        gevonden = gebieden.corop_van_woonplaats(adres.woonplaatscode, peildatum)
    elif adres.gemeente is not None:
        gevonden = gebieden.corop(adres.gemeente, peildatum)
    else:
        gevonden = gebieden.corop_van_plaatsnaam(adres.woonplaats, peildatum) if adres.woonplaats else None
    if gevonden is not None:
        return gevonden in COROP_AMSTERDAM_UTRECHT, []
    zin = "De gemeente staat niet vast: aangenomen dat de woning niet in het COROP-gebied Amsterdam of Utrecht ligt (rubriek 11.1 onder a)."
    return False, [Melding("adres.gemeente", zin)]


class _Samenvatting:
    """Wat de invullingen samen zeggen: laagste, hoogste, en of het verschil ertoe doet.

    Attributes:
        laagst: de laagste kale en de laagste verhoogde huurprijs over alle invullingen.
        hoogst: de hoogste; `None` zonder bovengrens.
    """

    def __init__(self, w: Woningen, g: Gewaardeerd, regeling: Regeling, *, begrensd: bool) -> None:
        self._w, self._g, self._regeling, self._begrensd = w, g, regeling, begrensd
        self._p = regeling.parameters("opslagen")
        self._huren = [self._huur(punten) for punten in self._puntentallen()]
        onafgerond, punten = als_rij(g.onafgerond), als_rij(g.punten)
        self.laagste = onafgerond.index(min(onafgerond))
        self.maximaal = max(punten) if begrensd else None
        self.punten = self.maximaal if self.maximaal == min(punten) else None
        self.bereik = self._bereik()
        gelijk = all(laag is hoog or laag == hoog for laag, hoog in self.bereik.values())
        self.laagst = self._uiterste(min)
        enkel = w.n == 1 and begrensd
        self.hoogst = self.laagst if enkel else self._uiterste(max) if begrensd else None
        self.zeker = gelijk and self.laagst == self.hoogst

    def _puntentallen(self) -> list[Kolom]:
        """De punten van elke invulling, en als er meer zijn ook 186 en 187 voor zover die er tussen liggen.

        De huurprijs met opslag is niet monotoon in de punten: boven 186 vervalt de nieuwbouwopslag (art. 8a lid 4 Bhw).
        """
        punten = self._g.punten
        if self._w.n == 1 and self._begrensd:
            return [punten]
        laag, hoog, grens = min(als_rij(punten)), max(als_rij(punten)), self._p.hoog_vanaf // PUNT
        hoog = hoog if self._begrensd else max(hoog, grens)
        return [punten, *(np.full(self._w.n, t) for t in (grens - 1, grens) if laag <= t <= hoog)]

    def _huur(self, punten: Kolom) -> tuple[Kolom, Opslagen, Kolom]:
        """Maximale huurprijs, opslagen en maximale huurprijs met opslag bij deze punten."""
        maximaal = self._regeling.tarief.maximale_huurprijs(punten)
        o = opslagen(self._w, punten, self._p, self._regeling.tarief)
        return maximaal, o, met_opslag(maximaal, o.procent, self._p)

    def _bereik(self) -> dict[int, tuple[Fraction, Fraction | None]]:
        """Laagste en hoogste punten per rubriek; zonder bovengrens waar een onbekende oppervlakte telt."""
        uit: dict[int, tuple[Fraction, Fraction | None]] = {}
        for nummer in self._regeling.bijlage.rubrieken:
            punten = als_rij(self._g.saldi.punten(nummer))
            laagste = breuk(min(punten), PUNT)
            hoogste = (
                breuk(max(punten), PUNT)
                if self._begrensd or nummer in self._regeling.bijlage.zonder_oppervlakte
                else None
            )
            uit[nummer] = (laagste, hoogste)
        uit[11] = (min(uit[11][0], self._laagste_woz()), uit[11][1])
        return uit

    def _laagste_woz(self) -> Fraction:
        """Ondergrens voor rubriek 11: tussen twee invullingen in kan de maximering van 11.3 lager uitkomen dan in een van beide."""
        saldi, p = self._g.saldi, self._regeling.parameters("woz")
        laagste = breuk(min(als_rij(saldi.punten(11))), PUNT)
        if self._begrensd and (self._w.n == 1 or not ergens(saldi.kolom["gemaximeerd"])):
            return laagste
        rest = max(min(als_rij(saldi.kolom["tien"] + saldi.punten(12))), 0)
        return min(laagste, Fraction(rest * p.maximum_procent // ((100 - p.maximum_procent) * PUNT)))

    def _uiterste(self, kies: Callable[[Iterable[int]], int]) -> Huurprijs:
        """Kale en verhoogde huurprijs op hun uiterste (`min` of `max`), elk apart; de opslagen zijn die van de verhoogde."""
        kaal = kies(kies(als_rij(maximaal)) for maximaal, _, _ in self._huren)
        verhoogd = kies(kies(als_rij(hoog)) for _, _, hoog in self._huren)
        welke, i = next((o, als_rij(hoog).index(verhoogd)) for _, o, hoog in self._huren if verhoogd in als_rij(hoog))
        tarief = self._regeling.tarief
        return Huurprijs(kaal, beschrijf(welke, self._w, i, self._p), verhoogd, tarief.bron, tarief.zekerheid)

    def segment(self) -> Segment | None:
        """Het segment, als alle invullingen in hetzelfde vallen."""
        segmenten = set(als_rij(segment(self._g.punten, self._p)))
        eenduidig = len(segmenten) == 1 and (self._begrensd or segmenten == {HOOG})
        return SEGMENTEN[min(segmenten)] if eenduidig else None


def kwitantie(regeling: Regeling) -> Kwitantie:
    """Versie, hash van het recht, peildatum en afwijkende keuzes: genoeg om de uitkomst over te doen."""
    return Kwitantie(__version__, vingerafdruk(), regeling.peildatum, (), regeling.afwijkend)
