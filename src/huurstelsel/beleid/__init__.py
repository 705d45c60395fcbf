"""Het beleidslab: indexatie van de maximale huur, een voorraad om op te rekenen, hervormingen, huishoudens en verslagen.

Alles wat gedrukt is en gerekend kan worden, wordt exact gerekend en ernaast gelegd. Geen uitkomst is er een van een ministerie.
"""
