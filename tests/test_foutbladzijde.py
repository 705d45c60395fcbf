"""Wat een bezoeker van de webpagina ziet als een verzoek niet lukt, en hoeveel een verzoek mag laten rekenen."""

from __future__ import annotations

import json
import threading
import time
from asyncio import CancelledError, gather, run, wait_for

import pytest

from huurstelsel.web.draden import in_draad
from huurstelsel.web.omvang import MAX_RUIMTEN, MAX_SAMEN
from huurstelsel.web.pagina.berekening import bereken
from web_hulp import klant

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
MENSEN = ("/telling/bestaat-niet", "/bestaat-niet", "/en/bestaat-niet")
PROGRAMMAS = ("/v1/bestaat-niet", "/v1", "/gezondheid/bestaat-niet")


@pytest.mark.parametrize("pad", MENSEN)
def test_een_adres_dat_er_niet_is_geeft_een_browser_een_bladzijde(pad: str) -> None:
    antwoord = klant().get(pad, headers=BROWSER)
    assert (antwoord.status_code, antwoord.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert ("This page does not exist" if pad.startswith("/en/") else "Deze bladzijde is er niet") in antwoord.text
    assert "script-src 'self'" in antwoord.headers["content-security-policy"]
    assert int(antwoord.headers["content-length"]) == len(antwoord.content)


@pytest.mark.parametrize("pad", PROGRAMMAS)
def test_de_api_geeft_ook_een_browser_een_probleem(pad: str) -> None:
    antwoord = klant().get(pad, headers=BROWSER)
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert antwoord.json()["status"] == 404


@pytest.mark.parametrize("pad", MENSEN)
def test_wie_niet_om_een_bladzijde_vraagt_krijgt_een_probleem(pad: str) -> None:
    assert klant().get(pad).headers["content-type"] == "application/problem+json"


def test_te_groot_en_onleesbaar_zijn_een_bladzijde() -> None:
    vorm = {"content-type": "application/x-www-form-urlencoded"}
    groot = klant().post("/en/count", content=b"x" * 1_100_000, headers=BROWSER | vorm)
    assert (groot.status_code, "This is too large" in groot.text) == (413, True)
    zonder_grens = klant().post("/telling", content=b"--x", headers=BROWSER | {"content-type": "multipart/form-data"})
    assert (zonder_grens.status_code, "Er is iets misgegaan" in zonder_grens.text) == (400, True)
    methode = klant().put("/telling", headers=BROWSER)
    assert (methode.status_code, methode.headers["allow"]) == (405, "POST")
    assert "<h1>" in methode.text


def test_het_kale_engelse_adres_gaat_naar_het_begin() -> None:
    antwoord = klant().get("/en", follow_redirects=False)
    assert (antwoord.status_code, antwoord.headers["location"]) == (303, "/en/")


@pytest.mark.parametrize("pad", ["/openapi.json", "/v1/recht", "/v1"])
def test_alles_van_de_api_noemt_haar_versie(pad: str) -> None:
    assert klant().get(pad).headers["api-version"] == "1.0.0"


def _codes(boom: dict[str, object]) -> list[str]:
    berekend = bereken(boom)
    assert isinstance(berekend, tuple)
    return [fout.code for fout in berekend]


def test_de_pagina_rekent_niet_meer_ruimten_en_kamers_dan_de_api() -> None:
    ruimte = {"soort": "slaapkamer", "oppervlakte": 10}
    assert _codes({"woning": {"ruimten": [ruimte] * (MAX_RUIMTEN + 1)}}) == ["te_veel_ruimten"]
    gedeeld = {"stelsel": "onzelfstandig", "ruimten": [ruimte | {"gebruikers": "alle"}] * 100}
    kamers = [{"id": str(i)} for i in range(MAX_SAMEN // 100 + 1)]
    boom = {"woning": gedeeld, "kamers": kamers}
    assert _codes(boom) == ["te_veel_kamers"]
    antwoord = klant().post("/telling", data={"doe": "naar:resultaat", "document": json.dumps(boom)})
    assert antwoord.status_code == 200
    assert "ten hoogste 20000 keer een kamer met een ruimte" in antwoord.text


def test_er_rekenen_nooit_meer_dan_twee_draden_ook_niet_na_een_afgebroken_verzoek() -> None:
    bezig, hoogst, slot = 0, 0, threading.Lock()

    def werk() -> None:
        nonlocal bezig, hoogst
        with slot:
            bezig += 1
            hoogst = max(hoogst, bezig)
        time.sleep(0.05)
        with slot:
            bezig -= 1

    async def verzoek() -> None:
        await wait_for(in_draad(werk), 0.01)

    async def storm() -> None:
        uit = await gather(*(verzoek() for _ in range(10)), return_exceptions=True)
        assert all(isinstance(e, TimeoutError | CancelledError) for e in uit)
        await in_draad(werk)

    run(storm())
    assert hoogst == 2
