"""Een fout als bladzijde, voor wie de webpagina gebruikt; wie de API gebruikt krijgt `application/problem+json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from huurstelsel.web.pagina.bladzijde import fout
from huurstelsel.web.problemen import SOORT

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from huurstelsel.talen import Taal

_VOOR_PROGRAMMAS = ("/v1", "/openapi.json", "/gezondheid")


class Foutbladzijde:
    """Maakt van een probleem een bladzijde, als een browser om een bladzijde vroeg."""

    def __init__(self, app: ASGIApp) -> None:
        """Om deze toepassing heen."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Behandel een verzoek."""
        voor_mensen = scope["type"] == "http" and _wil_een_bladzijde(scope)
        await self.app(scope, receive, _Vertaald(scope, send).zend if voor_mensen else send)


def _wil_een_bladzijde(scope: Scope) -> bool:
    return not scope["path"].startswith(_VOOR_PROGRAMMAS) and "text/html" in Headers(scope=scope).get("accept", "")


class _Vertaald:
    """De berichten van een antwoord; een probleem komt altijd in één stuk, en wordt in zijn geheel vervangen."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope, self.send = scope, send
        self.begin: Message | None = None

    async def zend(self, bericht: Message) -> None:
        """Houd het begin van een probleem vast tot de bladzijde er is."""
        if bericht["type"] == "http.response.start" and Headers(raw=bericht["headers"]).get("content-type") == SOORT:
            self.begin = bericht
            return
        if self.begin is not None:
            begin, self.begin = self.begin, None
            taal: Taal = "en" if self.scope["path"].startswith("/en") else "nl"
            inhoud = fout(begin["status"], taal).encode()
            koppen = MutableHeaders(raw=list(begin["headers"]))
            koppen["content-type"], koppen["content-length"] = "text/html; charset=utf-8", str(len(inhoud))
            await self.send({**begin, "headers": koppen.raw})
            bericht = {**bericht, "body": b"" if self.scope["method"] == "HEAD" else inhoud}
        await self.send(bericht)
