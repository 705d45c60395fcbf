"""De toepassing: API, webpagina en vaste bestanden, elk op haar eigen pad."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from huurstelsel import __version__
from huurstelsel.web import api
from huurstelsel.web.koppen import Koppen

STATISCH = Path(__file__).parent / "statisch"
_PAGINA = "huurstelsel.web.pagina"


def maak_app() -> FastAPI:
    """De toepassing zonder toestand: elk verzoek draagt alles wat nodig is, dus werkers weten niets van elkaar."""
    app = FastAPI(title="huurstelsel", version=__version__, openapi_url="/openapi.json", docs_url=None, redoc_url=None)
    app.include_router(api.router)
    if find_spec(_PAGINA) is not None:
        app.include_router(import_module(_PAGINA).router, include_in_schema=False)
    if STATISCH.is_dir():
        app.mount("/statisch", StaticFiles(directory=STATISCH))
    app.add_middleware(Koppen)
    return app
