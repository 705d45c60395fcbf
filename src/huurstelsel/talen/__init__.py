"""De uitvoer in het Nederlands of het Engels: zinnen, namen, bedragen, getallen en datums.

De kern spreekt Nederlands. Hier krijgt elke zin die zij maakt haar Engelse tegenhanger, uit de zinnenlijsten in `data/`; wat daar niet in
staat blijft Nederlands. Bepalingen (“Bhw bijlage I.A, rubriek 4”) blijven altijd Nederlands: zo staan zij in de wet en zo vindt de
Huurcommissie ze terug.
"""

from huurstelsel.talen.opmaak import Taal, bedrag, datum, getal, hoeveelheid, naam, opsomming, punten
from huurstelsel.talen.vertalen import onvertaald, soort, vertaal

__all__ = [
    "Taal",
    "bedrag",
    "datum",
    "getal",
    "hoeveelheid",
    "naam",
    "onvertaald",
    "opsomming",
    "punten",
    "soort",
    "vertaal",
]
