"""Het logboek: een regel JSON per verzoek, zonder iets wat over een mens of een woning gaat.

Een regel noemt de functie die antwoordt, niet het adres van het verzoek; geen query, geen lichaam, geen IP-adres. Van een onverwachte fout staan er
soort en plaats, niet haar tekst: die kan feiten bevatten.
"""

from __future__ import annotations

import json
import logging
import os
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.requests import ClientDisconnect

from huurstelsel.fouten import Fout
from huurstelsel.web.grenzen import Afgebroken
from huurstelsel.web.problemen import Probleem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger("huurstelsel.web")
_METHODEN = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_WEG = 499
"""Zo staat in het logboek dat de bezoeker wegging voordat het antwoord er was."""


class AlsJson(logging.Formatter):
    """Een regel als JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Tijd, niveau, bericht en de velden die erbij zijn gegeven."""
        regel: dict[str, Any] = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname.lower(),
            "bericht": record.getMessage(),
            "proces": os.getpid(),
            **getattr(record, "velden", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            regel |= plaats(record.exc_info[1])
        return json.dumps(regel, ensure_ascii=False)


def plaats(e: BaseException) -> dict[str, str]:
    """Welke fout het is en waar in de code zij ontstond; nooit haar tekst."""
    stappen = traceback.extract_tb(e.__traceback__)
    waar = [f"{Path(stap.filename).name}:{stap.lineno}" for stap in stappen[-4:]]
    return {"fout": type(e).__name__, "plaats": " > ".join(waar)}


def instellingen(niveau: str = "INFO") -> dict[str, Any]:
    """Instellingen voor `logging`: alles als JSON op de foutuitvoer."""
    uit = {"handlers": ["uit"], "level": niveau, "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": AlsJson}},
        "handlers": {"uit": {"class": "logging.StreamHandler", "formatter": "json"}},
        "loggers": {"uvicorn": uit, "huurstelsel": uit},
        "root": {"handlers": ["uit"], "level": "WARNING"},
    }


class Logboek:
    """Schrijf een regel per verzoek, en vang wat niemand verwachtte."""

    def __init__(self, app: ASGIApp) -> None:
        """Om deze toepassing heen."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Behandel een verzoek."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        meting = _Meting(scope, send)
        try:
            await self.app(scope, receive, meting.zend)
        except ClientDisconnect:
            meting.status = _WEG
        except Afgebroken:
            _LOG.warning("afgebroken", extra={"velden": meting.velden()})
            raise
        except Exception as e:  # noqa: BLE001 - de tekst van een fout mag nergens heen
            _LOG.error("onverwachte fout", extra={"velden": plaats(e)})
            await meting.red(scope, receive)
        _LOG.info("verzoek", extra={"velden": meting.velden()})


class _Meting:
    """Wat er van een verzoek in het logboek komt."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope, self.send, self.begin = scope, send, time.perf_counter()
        self.status, self.bytes = 0, 0

    async def zend(self, bericht: Message) -> None:
        """Geef een bericht door en tel mee."""
        if bericht["type"] == "http.response.start":
            self.status = bericht["status"]
        else:
            self.bytes += len(bericht.get("body", b""))
        await self.send(bericht)

    async def red(self, scope: Scope, receive: Receive) -> None:
        """Antwoord na een onverwachte fout; is er al begonnen, dan wordt de verbinding verbroken."""
        if self.status:
            raise Afgebroken from None
        zin = "Er is iets misgegaan; dit is een fout in huurstelsel. Er is niets bewaard."
        await Probleem(500, zin, [Fout("", "onverwacht", zin)]).als_antwoord()(scope, receive, self.zend)

    def velden(self) -> dict[str, Any]:
        """De velden van de regel."""
        methode = self.scope["method"]
        return {
            "methode": methode if methode in _METHODEN else "anders",
            "route": _naam(self.scope.get("endpoint")),
            "status": self.status,
            "ms": round((time.perf_counter() - self.begin) * 1000, 1),
            "bytes": self.bytes,
        }


def _naam(eindpunt: object) -> str:
    """De naam van de functie die antwoordt, ook als een deel van haar argumenten al vastligt."""
    return str(getattr(getattr(eindpunt, "func", eindpunt), "__name__", "onbekend"))
