"""De toepassing: API, webpagina en vaste bestanden, elk op haar eigen pad."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from huurstelsel import __version__
from huurstelsel.web import gezondheid
from huurstelsel.web.api import routes
from huurstelsel.web.grenzen import Grenzen
from huurstelsel.web.koppen import Koppen
from huurstelsel.web.logboek import Logboek
from huurstelsel.web.problemen import Probleem, meld_http, meld_probleem

STATISCH = Path(__file__).parent / "statisch"
_PAGINA = "huurstelsel.web.pagina"


def maak_app() -> FastAPI:
    """De toepassing zonder toestand: elk verzoek draagt alles wat nodig is, dus werkers weten niets van elkaar."""
    app = FastAPI(
        title="huurstelsel",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.router.routes.extend((*routes.ROUTES, *gezondheid.ROUTES))
    if find_spec(_PAGINA) is not None:
        app.include_router(import_module(_PAGINA).router, include_in_schema=False)
    if STATISCH.is_dir():
        app.mount("/statisch", StaticFiles(directory=STATISCH))
    app.add_exception_handler(Probleem, meld_probleem)
    app.add_exception_handler(HTTPException, meld_http)
    for laag in (Grenzen, Logboek, Koppen):  # de laatste staat buiten
        app.add_middleware(laag)
    return app
