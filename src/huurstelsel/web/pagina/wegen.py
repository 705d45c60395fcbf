"""De wegen van de webpagina: elke bladzijde komt uit een POST met het document erin; nooit staat er een feit in een adres."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

import huurstelsel
from huurstelsel.feiten.adres import ALLE
from huurstelsel.feiten.lezen import MAX_BYTES, lees_document
from huurstelsel.fouten import InvoerFout
from huurstelsel.web.draden import in_draad
from huurstelsel.web.omvang import MAX_IN_PDF
from huurstelsel.web.pagina.berekening import bereken
from huurstelsel.web.pagina.bestand import SOORTEN, bestandsnaam, naar_bestand
from huurstelsel.web.pagina.bladzijde import WEGEN, Beeld, bladzijde, maak, start, tussenstand
from huurstelsel.web.pagina.verwerken import LAATSTE, Ingezonden, bij_kamer, formulier_van, heel, verwerk
from huurstelsel.web.pagina.vragen import stappen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from huurstelsel.puntentelling import Talen
    from huurstelsel.talen import Taal

MAX_VELDEN = 5_000
MAX_DEEL = MAX_BYTES + 1_000
PDF_TALEN: dict[str, Talen] = {"nl": "nl", "en": "en", "beide": "beide"}

router = APIRouter()


async def _ingezonden(request: Request) -> Ingezonden:
    """De velden en bestanden van een formulier."""
    async with request.form(max_files=2, max_fields=MAX_VELDEN, max_part_size=MAX_DEEL) as formulier:
        velden, bestanden = {}, {}
        for naam, waarde in formulier.multi_items():
            if isinstance(waarde, UploadFile):
                bestanden[naam] = (waarde.filename or "", await waarde.read(MAX_BYTES + 1))
            else:
                velden[naam] = waarde
    return Ingezonden(velden, bestanden)


async def _start(taal: Taal, _: Request) -> Response:
    return HTMLResponse(start(taal))


async def _naar_start(taal: Taal, _: Request) -> Response:
    """Wie het adres van een bladzijde zonder document opent, begint vooraan."""
    return RedirectResponse(WEGEN[taal]["start"], status_code=303)


async def _telling(taal: Taal, request: Request) -> Response:
    ingezonden = await _ingezonden(request)
    if ingezonden.velden.get("doe") == "voorbeeld":
        ingezonden = Ingezonden({"doe": "open"}, {"bestand": ("voorbeeld.yaml", _voorbeeld())})
    return HTMLResponse(await in_draad(verwerk, ingezonden, taal))


def _voorbeeld() -> bytes:
    return (Path(huurstelsel.__file__).parent / "feiten" / "voorbeeld.yaml").read_bytes()


async def _stand(taal: Taal, request: Request) -> Response:
    """De tussenstand bij wat er nu staat, voor wie JavaScript heeft."""
    ingezonden = await _ingezonden(request)
    return HTMLResponse(await in_draad(_maak_stand, ingezonden, taal))


def _maak_stand(ingezonden: Ingezonden, taal: Taal) -> str:
    try:
        stand, _ = tussenstand(formulier_van(ingezonden, taal))
    except InvoerFout:
        return ""
    return maak("stand.html", taal, stand=stand)


async def _document(taal: Taal, request: Request) -> Response:
    """Het document als bestand."""
    ingezonden = await _ingezonden(request)
    soort = ingezonden.velden.get("soort", "")
    soort = soort if soort in SOORTEN else "yaml"
    try:
        boom = formulier_van(ingezonden, taal).boom
    except InvoerFout as e:
        return HTMLResponse(start(taal, e.fouten), status_code=400)
    return _bijlage(naar_bestand(boom, soort).encode(), SOORTEN[soort], bestandsnaam(boom, soort))


async def _pdf(taal: Taal, request: Request) -> Response:
    """De puntentelling als PDF; lukt dat niet, dan het resultaat met de fouten."""
    ingezonden = await _ingezonden(request)
    return await in_draad(_maak_pdf, ingezonden, taal)


def _maak_pdf(ingezonden: Ingezonden, taal: Taal) -> Response:
    from huurstelsel.puntentelling import maak_pdf  # noqa: PLC0415 - alleen wie een PDF vraagt

    try:
        formulier = formulier_van(ingezonden, taal)
    except InvoerFout as e:
        return HTMLResponse(start(taal, e.fouten), status_code=400)
    talen, _, wie = ingezonden.velden.get("pdf", "").partition(
        ":"
    )  # “nl:2” is de derde kamer van een adres, “nl:alle” is elke
    if wie.isascii() and wie.isdigit():
        formulier = bij_kamer(formulier, heel(wie))
    alle = ALLE if wie == ALLE and formulier.kamers else None
    berekend = bereken(formulier.boom, formulier.kamer)
    if isinstance(berekend, tuple) or (alle and len(formulier.kamers) > MAX_IN_PDF):
        return HTMLResponse(bladzijde(Beeld(formulier, stappen()[LAATSTE])))
    document = lees_document(formulier.boom) if alle else berekend.document
    inhoud = maak_pdf(document, regeling=berekend.regeling, taal=PDF_TALEN.get(talen, taal), kamer=alle)
    return _bijlage(inhoud, "application/pdf", bestandsnaam(formulier.boom, "pdf", alle or formulier.kamernaam))


def _bijlage(inhoud: bytes, soort: str, naam: str) -> Response:
    return Response(inhoud, media_type=soort, headers={"content-disposition": f'attachment; filename="{naam}"'})


def _registreer() -> None:
    acties: dict[str, Callable[[Taal, Request], Awaitable[Response]]] = {
        "telling": _telling,
        "stand": _stand,
        "document": _document,
        "pdf": _pdf,
    }
    for taal, weg in WEGEN.items():
        router.add_route(weg["start"], partial(_start, taal), methods=["GET"])
        if kaal := weg["start"].rstrip("/"):  # /en is /en/
            router.add_route(kaal, partial(_naar_start, taal), methods=["GET"])
        for naam, actie in acties.items():
            router.add_route(weg[naam], partial(actie, taal), methods=["POST"])
            # op het adres van de telling zelf weet de browser na herladen nog bij welke stap hij was
            zonder = _start if naam == "telling" else _naar_start
            router.add_route(weg[naam], partial(zonder, taal), methods=["GET"])


_registreer()
