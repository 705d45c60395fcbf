"""Een voorraad om op te rekenen, gemaakt uit gepubliceerde marges en verklaarde aannamen."""

from huurstelsel.beleid.voorraad.brokken import KOLOMMEN
from huurstelsel.beleid.voorraad.maken import schrijf

__all__ = ["KOLOMMEN", "schrijf"]
