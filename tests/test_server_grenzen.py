"""Wat te lang duurt of te druk is: een probleem, geen verzoek dat blijft hangen."""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING, Any

from huurstelsel.web import grenzen
from huurstelsel.web.app import maak_app
from huurstelsel.web.grenzen import Grens

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import pytest

_WONING = json.dumps({"woning": {"ruimten": []}}).encode()


async def _vraag(receive: Callable[[], Awaitable[dict[str, Any]]], app: Any = None) -> tuple[int, dict[str, Any]]:
    """Eén waardering, met een lichaam dat komt zoals `receive` het geeft."""
    koppen = [(b"host", b"x"), (b"content-type", b"application/json")]
    scope = {
        "type": "http", "method": "POST", "path": "/v1/waarderingen", "raw_path": b"/v1/waarderingen", "query_string": b"",
        "headers": koppen, "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http", "server": ("x", 80),
    }  # fmt: skip
    berichten: list[dict[str, Any]] = []

    async def send(bericht: dict[str, Any]) -> None:
        berichten.append(bericht)
        await asyncio.sleep(0)

    await (app or maak_app())(scope, receive, send)
    return berichten[0]["status"], json.loads(b"".join(b.get("body", b"") for b in berichten))


def _lichaam(inhoud: bytes, wacht: float = 0) -> Callable[[], Awaitable[dict[str, Any]]]:
    async def receive() -> dict[str, Any]:
        await asyncio.sleep(wacht)
        return {"type": "http.request", "body": inhoud, "more_body": False}

    return receive


def test_een_lichaam_dat_niet_komt(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(grenzen, "GEWOON", Grens(1_000_000, 0.2))
    begin = time.monotonic()
    status, probleem = asyncio.run(_vraag(_lichaam(_WONING, 60)))
    assert (status, probleem["fouten"][0]["code"]) == (408, "te_traag")
    assert time.monotonic() - begin < 30


def test_een_berekening_die_te_lang_duurt(monkeypatch: pytest.MonkeyPatch):
    """Duizend ruimten gaan in een draad, en duren langer dan een honderdste seconde."""
    ruimte = {
        "soort": "slaapkamer",
        "oppervlakte": 12,
        "naam": "een naam die het lichaam groter maakt",
        "verwarmd": "ja",
    }
    inhoud = json.dumps({"woning": {"ruimten": [ruimte] * 1_000}}).encode()
    monkeypatch.setattr(grenzen, "GEWOON", Grens(1_000_000, 0.01))
    status, probleem = asyncio.run(_vraag(_lichaam(inhoud)))
    assert (status, probleem["fouten"][0]["code"]) == (503, "te_lang")
    monkeypatch.undo()
    assert asyncio.run(_vraag(_lichaam(inhoud)))[0] == 200


def test_te_veel_verzoeken_tegelijk(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(grenzen, "MEEST_TEGELIJK", 3)
    app = maak_app()

    async def samen() -> list[tuple[int, dict[str, Any]]]:
        return await asyncio.gather(*(_vraag(_lichaam(_WONING, 0.1), app) for _ in range(5)))

    uit = asyncio.run(samen())
    assert sorted(status for status, _ in uit) == [200, 200, 200, 503, 503]
    assert {f["code"] for _, boom in uit for f in boom.get("fouten", ())} == {"te_druk"}
    assert asyncio.run(_vraag(_lichaam(_WONING), app))[0] == 200
