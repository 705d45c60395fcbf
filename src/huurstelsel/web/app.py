"""De toepassing: API, webpagina en vaste bestanden, elk op haar eigen pad."""

from __future__ import annotations

import gc
from contextlib import asynccontextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from huurstelsel import __version__, waardeer
from huurstelsel.fouten import RechtFout
from huurstelsel.web import beleid, gezondheid, pagina
from huurstelsel.web.api import openapi, routes
from huurstelsel.web.foutbladzijde import Foutbladzijde
from huurstelsel.web.grenzen import Grenzen
from huurstelsel.web.koppen import Koppen
from huurstelsel.web.logboek import Logboek
from huurstelsel.web.problemen import Probleem, meld_http, meld_probleem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

STATISCH = Path(__file__).parent / "statisch"


def maak_app() -> FastAPI:
    """De toepassing zonder toestand: elk verzoek draagt alles wat nodig is, dus werkers weten niets van elkaar."""
    app = FastAPI(
        title="huurstelsel",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_opgewarmd,
    )
    app.router.routes.extend((*routes.ROUTES, *gezondheid.ROUTES))
    app.include_router(pagina.router, include_in_schema=False)
    app.include_router(beleid.router, include_in_schema=False)
    app.mount("/statisch", StaticFiles(directory=STATISCH))
    app.add_exception_handler(Probleem, meld_probleem)
    app.add_exception_handler(HTTPException, meld_http)
    for laag in (Grenzen, Logboek, Foutbladzijde, Koppen):  # de laatste staat buiten
        app.add_middleware(laag)
    return app


@asynccontextmanager
async def _opgewarmd(_: FastAPI) -> AsyncIterator[None]:
    """Laad het recht van vandaag voordat het eerste verzoek komt, en laat de vuilnisophaler het voortaan met rust."""
    with suppress(RechtFout):  # dan is de server niet gereed; `gezondheid` zegt waarom
        waardeer({"woning": {}}, date.today())  # noqa: DTZ011 - een Nederlandse kalenderdag
    openapi.document()
    gc.collect()
    gc.freeze()
    yield
