"""Een verrichting van de API: hoe een verzoek wordt gelezen, uitgerekend en beantwoord. De volgorde is 406, 415, 400, 422."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson
from starlette.responses import Response

from huurstelsel.fouten import HuurstelselFout
from huurstelsel.web.api.lichaam import lees_lichaam
from huurstelsel.web.api.parameters import Parameter, lees
from huurstelsel.web.api.vormen import JSON, PDF, VERA, YAML, invoer, uitvoer
from huurstelsel.web.draden import in_draad
from huurstelsel.web.problemen import van_fout

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

FEITEN = (JSON, YAML, VERA)
"""De vormen waarin feiten over een woning kunnen komen; VERA herkent zichzelf, ook als JSON."""

_KLEIN = 50_000
"""Bytes waaronder een verzoek zo kort duurt dat een draad ervoor meer kost dan zij oplevert; zie benchmarks/server.py."""


class Vraag(NamedTuple):
    """Wat een verzoek vraagt: de parameters, de feiten uit het lichaam, en de vorm van het antwoord."""

    gevraagd: argparse.Namespace
    boom: dict[str, Any]
    vorm: str


@dataclass(frozen=True, slots=True)
class Verrichting:
    """Een verrichting, zoals zij wordt uitgevoerd en beschreven.

    Attributes:
        pad: met /v1 ervoor; tussen accolades een deel van het pad.
        naam: `operationId`.
        lichaam: naam van het schema van het lichaam; leeg zonder lichaam.
        antwoorden: per vorm de naam van het schema, of leeg voor bytes.
        doe: rekent het antwoord uit; een woordenboek of lijst wordt JSON.
        onvindbaar: status als het recht er niet is.
    """

    pad: str
    naam: str
    titel: str
    uitleg: str
    parameters: tuple[Parameter, ...]
    lichaam: str
    antwoorden: Mapping[str, str]
    doe: Callable[[Vraag], object]
    onvindbaar: int = 422

    @property
    def methode(self) -> str:
        """POST met een lichaam, anders GET: waarin een adres kan staan, hoort nooit in een pad of query."""
        return "POST" if self.lichaam else "GET"

    async def beantwoord(self, verzoek: Request) -> Response:
        """Beantwoord een verzoek."""
        vorm = uitvoer(verzoek, tuple(self.antwoorden))
        soort = invoer(verzoek, FEITEN) if self.lichaam else ""
        gevraagd = lees(verzoek, self.parameters)
        vars(gevraagd).update(verzoek.path_params)
        inhoud = await verzoek.body() if self.lichaam else b""
        if len(inhoud) <= _KLEIN and vorm != PDF:
            uit = self._reken(gevraagd, inhoud, soort, vorm)
        else:
            uit = await in_draad(self._reken, gevraagd, inhoud, soort, vorm)
        return Response(uit, media_type=vorm)

    def _reken(self, gevraagd: argparse.Namespace, inhoud: bytes, soort: str, vorm: str) -> bytes:
        boom = lees_lichaam(inhoud, soort) if self.lichaam else {}
        try:
            uit = self.doe(Vraag(gevraagd, boom, vorm))
        except HuurstelselFout as e:
            raise van_fout(e, onvindbaar=self.onvindbaar) from None
        return uit if isinstance(uit, bytes) else orjson.dumps(uit)
