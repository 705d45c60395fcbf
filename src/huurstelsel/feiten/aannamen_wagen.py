"""Uitgangspunten bij een woonwagen of standplaats, en de toekenningen met hun reden als vaststelling (Bhw bijlage I.C)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from huurstelsel.uitkomst import Melding, Vaststelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.feiten.model import Woning
    from huurstelsel.feiten.woonwagen import Standplaats, Toekenning, Woonwagen
    from huurstelsel.recht.tabellen import Tarief

LANGSTE, BREEDSTE = 15, Decimal("3.5")  # m, toelichting I.1
BIJLAGE = "Bhw bijlage I.C"

_OPEN = {
    "aanbouwen_slaapvoorziening": "aanbouw voor extra slaapvoorziening",
    "verwarmde_vertrekken": "verwarmde vertrekken",
    "verwarmde_overige_ruimten": "verwarmde overige ruimten",
    "extra_kwaliteit_keuken": "extra kwaliteit van de keuken",
    "extra_kwaliteit_sanitair": "extra kwaliteit van het sanitair",
    "woonomgeving": "woonomgeving",
    "hinder": "hinderlijke situaties",
}
_ARTIKELEN = {
    "afwijkende_basiswaardering": f"{BIJLAGE}, toelichting I.1; Bhw art. 5 lid 2",
    "extra_kwaliteit_keuken": f"{BIJLAGE}, toelichting I.5",
    "extra_kwaliteit_sanitair": f"{BIJLAGE}, toelichting I.6",
    "extra_buitenruimte": f"{BIJLAGE}, toelichting I.7",
    "woonomgeving": f"{BIJLAGE}, onderdeel II",
    "hinder": f"{BIJLAGE}, onderdeel IV",
}


def wagen(woning: Woning) -> Iterator[Melding]:
    """De uitgangspunten van een woonwagen of standplaats; niets bij een ander stelsel."""
    deel = woning.woonwagen or woning.standplaats
    if deel is None:
        return
    pad = f"woning.{woning.stelsel}"
    if woning.woonwagen is not None:
        yield from _maten(pad, woning.woonwagen)
    if woning.standplaats is not None and woning.standplaats.berging is None:
        yield Melding(f"{pad}.berging", "Aangenomen dat er een berging is (toelichting I.2).")
    open_ = [zin for naam, zin in _OPEN.items() if naam in type(deel).model_fields and getattr(deel, naam) is None]
    if open_:
        zin = f"Niets opgegeven over: {', '.join(open_)}. Aangenomen dat daar geen punten voor zijn."
        yield Melding(pad, zin)
    monumenten = [woning.rijksmonument, woning.gemeentelijk_monument, woning.provinciaal_monument]
    gezicht = woning.woonwagen is not None and woning.rijksbeschermd_gezicht is None and True not in monumenten
    if None in monumenten or gezicht:
        wat = (
            "Niet alles is opgegeven over monumenten en beschermde gezichten"
            if gezicht
            else "Niet alle monumenten zijn opgegeven"
        )
        yield Melding("woning", f"{wat}: aangenomen van niet (art. 8a Bhw).")


def _maten(pad: str, wagen: Woonwagen) -> Iterator[Melding]:
    """De bijlage laat boven de standaardmaten een andere basiswaardering toe, maar noemt er geen."""
    groot = wagen.lengte > LANGSTE or (wagen.breedte is not None and wagen.breedte > BREEDSTE)
    if groot and wagen.afwijkende_basiswaardering is None:
        zin = "Boven 15 m lang of 3,5 m breed kan een afwijkende basiswaardering worden gekozen (toelichting I.1); aangenomen is de rij van de tabel."
        yield Melding(f"{pad}.afwijkende_basiswaardering", zin)


def berekende_tabel(tarief: Tarief) -> Iterator[Melding]:
    """Dat de tabel met maximale huurprijzen niet in druk is gezien, hoort bij de uitkomst."""
    if tarief.zekerheid == "afgeleid":
        berekening = tarief.bron.removeprefix("berekend: ")
        zin = f"De tabel met maximale huurprijzen is berekend ({berekening}): {tarief.gecontroleerd}."
        yield Melding("huurprijs", zin)


def toekenningen(woning: Woning) -> Iterator[Vaststelling]:
    """Elke opgegeven toekenning of aftrek met haar reden."""
    for deel in (woning.woonwagen, woning.standplaats):
        for naam, artikel in _ARTIKELEN.items() if deel is not None else ():
            for toekenning in _lijst(deel, naam):
                punten = f"{toekenning.punten.normalize():f}".replace(".", ",")
                uitkomst = f"{punten} {'punt' if punten == '1' else 'punten'}"
                yield Vaststelling(naam, "", uitkomst, toekenning.reden, artikel)


def _lijst(deel: Woonwagen | Standplaats | None, naam: str) -> Sequence[Toekenning]:
    waarde = getattr(deel, naam, None)
    return () if waarde is None else waarde if isinstance(waarde, tuple) else (waarde,)
