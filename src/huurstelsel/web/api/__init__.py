"""De REST-API onder `/v1`; elk antwoord is gelijk aan wat de opdracht met `--json` schrijft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from huurstelsel.web.api.beslissingen import HANDHAVINGEN, REGIMES, TOETSINGEN, VERHOGINGEN
from huurstelsel.web.api.recht import ONDERWERP, RECHT_OP_DATUM
from huurstelsel.web.api.waarderingen import VERGELIJKINGEN, WAARDERINGEN

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from huurstelsel.web.api.verrichting import Verrichting

VERRICHTINGEN = (
    WAARDERINGEN,
    VERGELIJKINGEN,
    REGIMES,
    TOETSINGEN,
    VERHOGINGEN,
    HANDHAVINGEN,
    RECHT_OP_DATUM,
    ONDERWERP,
)


def _route(v: Verrichting) -> Route:
    async def antwoord(verzoek: Request) -> Response:
        return await v.beantwoord(verzoek)

    antwoord.__name__ = v.naam  # zo heet de route in het logboek
    return Route(f"/v1{v.pad}", antwoord, methods=[v.methode], name=v.naam)


ROUTES = tuple(map(_route, VERRICHTINGEN))
