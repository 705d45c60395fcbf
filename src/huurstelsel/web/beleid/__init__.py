"""De beleidspagina: kies twee keer een dag en een recht, en zie wat er op een kleine gemaakte voorraad verschuift.

Een keuze is geen persoonsgegeven en staat daarom in het adres, zodat een uitkomst is te delen. De voorraad wordt meegeleverd
(`voorraad/`), zodat niemand op het ijken wacht en de pagina geen onderdeel `beleid` vraagt.
"""

from huurstelsel.web.beleid.wegen import router

__all__ = ["router"]
