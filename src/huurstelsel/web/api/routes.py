"""De routes van de API; een verrichting geeft haar naam aan haar route, en zo heet zij in het logboek."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from huurstelsel.web.api import openapi, portefeuilles
from huurstelsel.web.api.verrichtingen import VERRICHTINGEN

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from huurstelsel.web.api.verrichting import Verrichting


def _route(v: Verrichting) -> Route:
    async def antwoord(verzoek: Request) -> Response:
        return await v.beantwoord(verzoek)

    antwoord.__name__ = v.naam
    return Route(f"/v1{v.pad}", antwoord, methods=[v.methode], name=v.naam)


ROUTES = (
    *map(_route, VERRICHTINGEN),
    Route("/v1/portefeuilles", portefeuilles.portefeuilles, methods=["POST"], name="portefeuilles"),
    *openapi.ROUTES,
)
