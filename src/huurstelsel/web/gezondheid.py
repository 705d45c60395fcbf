"""Of de server leeft, en of hij verzoeken kan aannemen; voor wie hem bewaakt."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import orjson
from starlette.responses import Response
from starlette.routing import Route

from huurstelsel import __version__
from huurstelsel.fouten import Fout, HuurstelselFout
from huurstelsel.regeling import Regeling
from huurstelsel.web.problemen import Probleem

if TYPE_CHECKING:
    from starlette.requests import Request


async def leeft(_: Request) -> Response:
    """De werker antwoordt."""
    return _als_json({"status": "leeft", "versie": __version__})


async def gereed(_verzoek: Request) -> Response:
    """Het recht van vandaag is geladen, zodat er te rekenen valt."""
    try:
        regeling = Regeling.op(date.today())  # noqa: DTZ011 - een Nederlandse kalenderdag
        _ = regeling.stappen, regeling.tarief
    except HuurstelselFout as e:
        raise Probleem(503, str(e), [Fout("", "recht_ontbreekt", str(e))]) from None
    return _als_json({"status": "gereed", "versie": __version__, "peildatum": regeling.peildatum.isoformat()})


def _als_json(boom: dict[str, str]) -> Response:
    return Response(orjson.dumps(boom), media_type="application/json")


ROUTES = (Route("/gezondheid/leeft", leeft, methods=["GET"]), Route("/gezondheid/gereed", gereed, methods=["GET"]))
