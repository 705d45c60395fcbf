"""VERA-berichten: een `Eenheid` zoals corporaties haar sturen, naar het document van huurstelsel.

Gelezen worden VERA BVG 4.3.0 en de uitbreidingen van het pakket woningwaardering (verwarmd, aantal adressen, installaties per
ruimte en dergelijke). VERA zegt niet alles wat de wet vraagt: elke aanname komt als melding terug, en elk veld dat VERA niet
kent ook. Fouten noemen hun pad in het bericht, alle tegelijk. Een `WoningwaarderingResultaat` leest `feiten.vera.resultaat`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.vera.eenheid import document_van
from huurstelsel.feiten.vera.referentie import VELDEN
from huurstelsel.feiten.vera.verslag import Knoop, Verslag, knoop_van
from huurstelsel.fouten import FeitenFout, Fout

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.uitkomst import Melding

__all__ = ["is_vera", "van_vera"]

_OOK_IN_EIGEN_DOCUMENT = frozenset(
    {"id", "adres", "naam", "bouwjaar", "gebruiksoppervlakte", "energieprestaties", "ruimten"}
)
_ALLEEN_VERA = VELDEN["eenheid"] - _OOK_IN_EIGEN_DOCUMENT
_STELSELS = {"ZEL": "zelfstandig", "ONZ": "onzelfstandig"}
_NIET_IN_VERA = {
    "WOO": (
        "een woonwagen",
        "lengte van de wagen, inpandig sanitair, aanbouw met slaapvoorziening, extra kwaliteit van keuken en sanitair",
    ),
    "STA": (
        "een standplaats",
        "oppervlakte van de standplaats, berging en sanitair, extra kwaliteit, woonomgeving en hinder",
    ),
}
"""Stelsel van bijlage I.C → waarvan VERA de feiten niet kent, en welke dat zijn."""


def is_vera(boom: dict[str, object]) -> bool:
    """Of een woordenboek een VERA-eenheid is: het mist “woning” en heeft een veld of een code zoals alleen VERA die kent."""
    if "woning" in boom:
        return False
    return any(naam in _ALLEEN_VERA for naam in boom) or _heeft_codes(boom)


def _heeft_codes(boom: dict[str, object]) -> bool:
    for veld in ("ruimten", "energieprestaties"):
        lijst = boom.get(veld)
        eerste = lijst[0] if isinstance(lijst, list | tuple) and lijst else None
        if isinstance(eerste, dict) and ("detailSoort" in eerste or isinstance(eerste.get("soort"), dict)):
            return True
    return False


def van_vera(boom: dict[str, object], peildatum: date | None = None) -> tuple[dict[str, object], list[Melding]]:
    """Zet een VERA-eenheid om naar een document in ons model.

    Args:
        boom: de eenheid; getallen bij voorkeur als `Decimal` gelezen.
        peildatum: beslist over onderdelen met een einddatum; zonder peildatum wordt hun geldigheid aangenomen en gemeld.

    Returns:
        Het document (datums als tekst, getallen exact) en wat er bij de omzetting is aangenomen of niet gelezen.

    Raises:
        FeitenFout: alle fouten in het bericht, elk met zijn pad; of een stelsel waarvan VERA de feiten niet kent.
    """
    verslag = Verslag()
    eenheid = knoop_van(boom, verslag)
    document = document_van(eenheid, _stelsel(eenheid), peildatum)
    if verslag.fouten:
        raise FeitenFout(verslag.fouten)
    return document, verslag.sluit_af()


def _stelsel(eenheid: Knoop) -> str:
    """Zelfstandig of onzelfstandig; met een onbekende code wordt de rest als zelfstandig nagekeken.

    Raises:
        FeitenFout: een woonwagen of standplaats; van de rest van het bericht is dan niets te waarderen.
    """
    veld = (
        "woningwaarderingstelsel"
        if eenheid.waarde("woningwaarderingstelsel") is not None
        else "Woningwaarderingstelsel"
    )
    code = eenheid.code(veld, "WONINGWAARDERINGSTELSEL")
    if code is None and eenheid.waarde(veld) is None:
        code = _afgeleid_stelsel(eenheid)
    if code in _NIET_IN_VERA:
        wat, feiten = _NIET_IN_VERA[code]
        zin = f"VERA kent de feiten niet waarmee {wat} ({code}) wordt gewaardeerd: {feiten}. Geef ze op in een document van huurstelsel."
        raise FeitenFout([Fout(veld, "stelsel_niet_in_vera", zin)])
    return _STELSELS.get(code or "", "zelfstandig")


def _afgeleid_stelsel(eenheid: Knoop) -> str:
    zelfstandig = eenheid.ja_nee("zelfstandig")
    if zelfstandig is not None:
        return "ZEL" if zelfstandig else "ONZ"
    if _deelt_met_kamers(eenheid.waarde("ruimten")):
        zin = "Het stelsel ontbreekt; gelezen als onzelfstandige woonruimte, omdat een ruimte met onzelfstandige woonruimten wordt gedeeld."
        eenheid.meld("woningwaarderingstelsel", zin)
        return "ONZ"
    eenheid.meld("woningwaarderingstelsel", "Het stelsel ontbreekt; gelezen als zelfstandige woonruimte.")
    return "ZEL"


def _deelt_met_kamers(ruimten: object) -> bool:
    if not isinstance(ruimten, list | tuple):
        return False
    aantallen = [r.get("gedeeldMetAantalOnzelfstandigeWoonruimten") for r in ruimten if isinstance(r, dict)]
    return any(isinstance(aantal, int) and aantal > 1 for aantal in aantallen)
