"""Grenzen aan een verzoek: hoe groot, hoe lang, hoeveel tegelijk. Wat een document mag bevatten begrenst `feiten.lezen`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.fouten import Fout
from huurstelsel.web.problemen import Probleem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEGABYTE = 1_000_000
MEEST_TEGELIJK = 256
"""Verzoeken die een werker tegelijk aanneemt; de rest krijgt 503 en mag het zo nog eens proberen."""


class Grens(NamedTuple):
    """Hoeveel bytes een verzoek mag hebben, en hoeveel seconden het mag duren."""

    bytes: int
    seconden: float


GEWOON = Grens(MEGABYTE, 20)
PORTEFEUILLE = Grens(1_000 * MEGABYTE, 900)
PORTEFEUILLES = "/v1/portefeuilles"


class Afgebroken(Exception):
    """Het antwoord was al begonnen en is niet af te maken; de verbinding wordt verbroken."""


class Grenzen:
    """Weiger wat te groot is, breek af wat te lang duurt."""

    def __init__(self, app: ASGIApp) -> None:
        """Om deze toepassing heen."""
        self.app, self.bezig = app, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Behandel een verzoek."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        self.bezig += 1
        try:
            if self.bezig > MEEST_TEGELIJK:
                raise _probleem(503, "te_druk", "Het is te druk; probeer het zo nog eens.", {"retry-after": "1"})
            await self._begrensd(scope, receive, send)
        except Probleem as e:
            await e.als_antwoord()(scope, receive, send)
        finally:
            self.bezig -= 1

    async def _begrensd(self, scope: Scope, receive: Receive, send: Send) -> None:
        grens = PORTEFEUILLE if scope["path"] == PORTEFEUILLES else GEWOON
        lichaam = _Lichaam(receive, grens.bytes)
        begonnen = False

        async def zend(bericht: Message) -> None:
            nonlocal begonnen
            begonnen = True
            await send(bericht)

        lichaam.controleer(dict(scope["headers"]).get(b"content-length", b""))
        try:
            async with asyncio.timeout(grens.seconden) as klok:
                await self.app(scope, lichaam, zend)
        except TimeoutError:
            if begonnen or not klok.expired():
                raise Afgebroken from None
            raise lichaam.te_laat(grens.seconden) from None


class _Lichaam:
    """Het lichaam van een verzoek, geteld."""

    def __init__(self, receive: Receive, hoogstens: int) -> None:
        self.receive, self.hoogstens, self.gelezen, self.compleet = receive, hoogstens, 0, False

    def controleer(self, lengte: bytes) -> None:
        """Weiger vooraf wat zegt te groot te zijn."""
        if lengte.isdigit() and (len(lengte) > 18 or int(lengte) > self.hoogstens):
            raise self._te_groot()

    async def __call__(self) -> Message:
        bericht = await self.receive()
        if bericht["type"] == "http.request":
            self.gelezen += len(bericht.get("body", b""))
            self.compleet = not bericht.get("more_body", False)
            if self.gelezen > self.hoogstens:
                raise self._te_groot()
        return bericht

    def _te_groot(self) -> Probleem:
        zin = f"Een verzoek is hier hooguit {self.hoogstens // MEGABYTE} MB."
        return _probleem(413, "te_groot", zin, {"connection": "close"})

    def te_laat(self, seconden: float) -> Probleem:
        """Het lichaam kwam niet, of de berekening duurde te lang."""
        if not self.compleet:
            return _probleem(408, "te_traag", "Het verzoek kwam niet op tijd binnen.", {"connection": "close"})
        return _probleem(503, "te_lang", f"De berekening duurde langer dan {seconden:.0f} seconden en is gestopt.")


def _probleem(status: int, code: str, zin: str, koppen: dict[str, str] | None = None) -> Probleem:
    return Probleem(status, zin, [Fout("", code, zin)], koppen)
