"""De webpagina: een puntentelling in zes stappen, door de server gemaakt, zonder JavaScript volledig en met JavaScript prettiger.

Alles wat een bezoeker invult reist met elk verzoek mee als document; de server bewaart niets.
"""

from huurstelsel.web.pagina.wegen import router

__all__ = ["router"]
