"""`POST /v1/portefeuilles`: veel woningen in en uit, als Arrow-stroom of NDJSON, terwijl zij binnenkomen."""

from __future__ import annotations

import io
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import anyio
import orjson
from anyio import from_thread
from anyio.to_thread import run_sync
from starlette.responses import Response

from huurstelsel.fouten import FeitenFout, Fout, HuurstelselFout
from huurstelsel.opdrachten.basis import vandaag
from huurstelsel.portefeuille import stroom
from huurstelsel.regeling import Regeling
from huurstelsel.web.api.parameters import KEUZE, PEILDATUM, RECHT, lees
from huurstelsel.web.api.vormen import ARROW, NDJSON, invoer, uitvoer
from huurstelsel.web.problemen import Probleem, van_fout

if TYPE_CHECKING:
    import argparse
    from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator

    from pyarrow import RecordBatch
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

PARAMETERS = (PEILDATUM._replace(uitleg="Peildatum voor alle woningen; zonder: vandaag."), RECHT, KEUZE)
MEEST_TEGELIJK = 2
"""Portefeuilles die een werker tegelijk aanneemt; zij rekenen ieder een kern vol."""

STILTE = 30
"""Seconden zonder een byte waarna de invoer als afgebroken geldt."""

_VORMEN = (NDJSON, ARROW)
_BEZIG: set[int] = set()


async def portefeuilles(verzoek: Request) -> Response:
    """Waardeer de woningen in het lichaam; de uitvoer begint voordat de invoer op is."""
    soort = invoer(verzoek, _VORMEN)
    vorm = uitvoer(verzoek, (soort, *(v for v in _VORMEN if v != soort)))
    regeling = _regeling(lees(verzoek, PARAMETERS))
    if len(_BEZIG) >= MEEST_TEGELIJK:
        zin = "Er worden al zoveel portefeuilles gewaardeerd als hier kan; probeer het later nog eens."
        raise Probleem(503, zin, [Fout("", "te_druk", zin)], {"retry-after": "30"})
    lichaam = cast("BinaryIO", io.BufferedReader(Lichaam(verzoek.stream())))
    brokken = stroom.met_slot((stroom.uit_arrow if soort == ARROW else stroom.uit_regels)(lichaam, regeling))
    stukken = (stroom.als_arrow if vorm == ARROW else _als_regels)(brokken)
    _BEZIG.add(id(verzoek))
    try:
        eerste = await _volgende(stukken)
    except BaseException as e:
        _BEZIG.discard(id(verzoek))
        if isinstance(e, HuurstelselFout):
            raise van_fout(e) from None
        raise
    return Stroom(_stroom(verzoek, eerste, stukken), vorm)


def _regeling(gevraagd: argparse.Namespace) -> Regeling:
    try:
        regeling = Regeling.op(gevraagd.peildatum or vandaag())
        return regeling.met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    except HuurstelselFout as e:
        raise van_fout(e) from None


def _als_regels(brokken: Iterable[RecordBatch]) -> Iterator[bytes]:
    """Elke rij als een regel JSON; bedragen en punten als decimale tekst."""
    for brok in brokken:
        yield b"".join(orjson.dumps(rij, default=str, option=orjson.OPT_APPEND_NEWLINE) for rij in brok.to_pylist())


async def _stroom(verzoek: Request, eerste: bytes | None, stukken: Iterator[bytes]) -> AsyncGenerator[bytes]:
    try:
        stuk = eerste
        while stuk is not None:
            yield stuk
            stuk = await _volgende(stukken)
    finally:
        _BEZIG.discard(id(verzoek))


async def _volgende(stukken: Iterator[bytes]) -> bytes | None:
    return await run_sync(next, stukken, None)


class Stroom(Response):
    """Een antwoord dat wordt gestuurd terwijl het verzoek nog binnenkomt; `StreamingResponse` gooit weg wat er dan nog komt."""

    def __init__(self, stukken: AsyncGenerator[bytes], vorm: str) -> None:
        """Stuur deze stukken."""
        self.stukken, self.status_code, self.media_type, self.background = stukken, 200, vorm, None
        self.init_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Stuur de stukken een voor een."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async with aclosing(self.stukken) as stukken:
            async for stuk in stukken:
                await send({"type": "http.response.body", "body": stuk, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


class Lichaam(io.RawIOBase):
    """Het lichaam van een verzoek als bestand, voor een draad die het stuk voor stuk leest."""

    def __init__(self, stroom_: AsyncIterator[bytes]) -> None:
        """Lees uit deze stroom."""
        self._stroom, self._rest = stroom_, memoryview(b"")

    def readable(self) -> bool:
        """Hier is te lezen."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Vul de buffer met wat er is; 0 aan het einde.

        Raises:
            FeitenFout: er komt niets meer, of het werd te groot.
        """
        doel = memoryview(buffer).cast("B")
        while not self._rest:
            stuk = self._haal()
            if stuk is None:
                return 0
            self._rest = memoryview(stuk)
        aantal = min(len(doel), len(self._rest))
        doel[:aantal] = self._rest[:aantal]
        self._rest = self._rest[aantal:]
        return aantal

    def _haal(self) -> bytes | None:
        try:
            return from_thread.run(self._wacht)
        except TimeoutError:
            zin = f"Er kwam {STILTE} seconden niets; de rest is niet gewaardeerd."
            raise FeitenFout([Fout("", "te_traag", zin)]) from None
        except Probleem as e:
            raise FeitenFout(e.fouten) from None

    async def _wacht(self) -> bytes | None:
        with anyio.fail_after(STILTE):
            return await anext(self._stroom, None)


_REGELS = {"type": "string", "description": "Op elke regel één document of VERA-Eenheid als JSON."}
_BYTES = {"type": "string", "format": "binary", "description": "Arrow IPC streaming format, zonder compressie."}
GOED: dict[str, Any] = {
    NDJSON: {"schema": {"type": "string", "description": "Op elke regel een Portefeuillerij als JSON."}},
    ARROW: {"schema": _BYTES},
}
BESCHRIJVING: dict[str, Any] = {
    "operationId": "waardeerPortefeuille",
    "tags": ["huurprijsrecht"],
    "summary": "Waardeer veel woningen, als stroom",
    "description": (
        "Elke woning geeft één rij, op volgorde; wat niet klopt heeft zijn fouten in die rij. Breekt de invoer af, dan zegt een laatste rij "
        "zonder id waarom. De uitvoer begint voordat de invoer op is: lees terwijl u schrijft. De kolommen van een Arrow-stroom geeft "
        "`huurstelsel portefeuille --schema`; die van de uitvoer beschrijft Portefeuillerij."
    ),
    "requestBody": {"required": True, "content": {NDJSON: {"schema": _REGELS}, ARROW: {"schema": _BYTES}}},
}
