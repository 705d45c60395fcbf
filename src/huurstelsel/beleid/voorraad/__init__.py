"""Een voorraad om op te rekenen: gemaakt uit gepubliceerde marges en verklaarde aannamen, of een eigen portefeuille."""

from huurstelsel.beleid.voorraad.brokken import KOLOMMEN
from huurstelsel.beleid.voorraad.lezen import lees_voorraad
from huurstelsel.beleid.voorraad.maken import schrijf

__all__ = ["KOLOMMEN", "lees_voorraad", "schrijf"]
