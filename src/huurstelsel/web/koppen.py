"""Koppen op elk antwoord: alleen eigen scripts, stijlen en letters, geen andere sites, niets in een cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

VEILIG = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""Gelden voor elk antwoord; wie http gebruikt, negeert `strict-transport-security`."""

NIET_BEWAREN = "no-store"
API_VERSIE = "1.0.0"
"""Versie van de API (semver); het hoofdnummer staat ook in het pad."""

_VAN_DE_API = ("/v1", "/openapi.json")

_RUW = [(naam.encode(), waarde.encode()) for naam, waarde in VEILIG.items()]


class Koppen:
    """Zet de koppen op elk antwoord; een antwoord dat zelf niets over bewaren zegt, wordt niet bewaard."""

    def __init__(self, app: ASGIApp) -> None:
        """Om deze toepassing heen."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Behandel een verzoek."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def met_koppen(bericht: Message) -> None:
            if bericht["type"] == "http.response.start":
                koppen = [*bericht["headers"], *_RUW]
                if not any(naam == b"cache-control" for naam, _ in koppen):
                    koppen.append((b"cache-control", NIET_BEWAREN.encode()))
                if scope["path"] in _VAN_DE_API or scope["path"].startswith("/v1/"):
                    koppen.append((b"api-version", API_VERSIE.encode()))
                bericht["headers"] = koppen
            await send(bericht)

        await self.app(scope, receive, met_koppen)
