"""Wat misgaat als `application/problem+json` (RFC 9457): altijd met alle fouten, elk met pad, code en een Nederlandse zin."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import orjson
from starlette.responses import Response

from huurstelsel.fouten import Fout, InvoerFout, OnbekendeKeuze, RechtFout
from huurstelsel.lijst import als_fouten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.exceptions import HTTPException
    from starlette.requests import Request

    from huurstelsel.fouten import HuurstelselFout

SOORT = "application/problem+json"

TITELS = {
    400: "Het verzoek is niet te lezen",
    404: "Dit is er niet",
    405: "Dat kan hier niet",
    406: "Deze vorm is er niet",
    408: "Het verzoek kwam niet op tijd",
    413: "Het verzoek is te groot",
    415: "Deze vorm wordt niet gelezen",
    422: "De feiten zijn niet te gebruiken",
    500: "Er is iets misgegaan",
    503: "De server kan dit nu niet doen",
}
"""Status → titel; elke status die de server zelf geeft staat hier."""

_ZINNEN = {
    404: "Dit adres bestaat niet; /openapi.json beschrijft welke er zijn.",
    405: "Deze methode bestaat hier niet; de kop Allow noemt welke wel.",
}


class Probleem(Exception):
    """Een verzoek dat niet is uit te voeren.

    Attributes:
        status: HTTP-status, een sleutel van `TITELS`.
        zin: wat er mis is, voor mensen.
        fouten: alles wat er mis is, elk op zijn plaats.
        koppen: koppen die bij de status horen.
    """

    def __init__(
        self, status: int, zin: str, fouten: Iterable[Fout] = (), koppen: Mapping[str, str] | None = None
    ) -> None:
        """Bewaar wat er mis is."""
        self.status, self.zin, self.fouten, self.koppen = status, zin, tuple(fouten), dict(koppen or {})
        super().__init__(zin)

    def als_antwoord(self) -> Response:
        """Het antwoord."""
        boom = {
            "type": f"urn:huurstelsel:probleem:{self.status}",
            "title": TITELS[self.status],
            "status": self.status,
            "detail": self.zin,
            "fouten": [{"pad": f.pad, "code": f.code, "zin": f.zin} for f in self.fouten],
        }
        return Response(orjson.dumps(boom), self.status, self.koppen, SOORT)


def van_fout(e: HuurstelselFout, *, onvindbaar: int = 422) -> Probleem:
    """Een fout die huurstelsel meldt als probleem.

    Args:
        onvindbaar: status als het recht er niet is; een vraag naar het recht zelf is dan 404.
    """
    if isinstance(e, InvoerFout):
        aantal = len(e.fouten)
        zin = "Er is één fout." if aantal == 1 else f"Er zijn {aantal} fouten."
        return Probleem(422, zin, e.fouten)
    if isinstance(e, OnbekendeKeuze):
        return Probleem(400 if onvindbaar == 422 else onvindbaar, str(e), [Fout("", "onbekende_keuze", str(e))])
    if isinstance(e, RechtFout):
        return Probleem(onvindbaar, str(e), als_fouten(e))
    return Probleem(400, str(e), [Fout("", "gebruik", str(e))])


async def meld_probleem(_: Request, e: Exception) -> Response:
    """Behandel een `Probleem` dat een verzoek opleverde."""
    assert isinstance(e, Probleem)  # noqa: S101 - alleen hiervoor aangemeld
    return e.als_antwoord()


async def meld_http(_: Request, e: Exception) -> Response:
    """Behandel een status die de routes zelf geven: geen adres, of een andere methode."""
    fout: HTTPException = e  # type: ignore[assignment]
    status = fout.status_code if fout.status_code in TITELS else 400
    zin = _ZINNEN.get(status, HTTPStatus(status).phrase)
    return Probleem(status, zin, [Fout("", f"http_{status}", zin)], fout.headers).als_antwoord()
