"""De server als proces: niets van een bezoeker in het logboek, rustig stoppen, en vuilnis op de lijn."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import httpx
import pytest

from web_hulp import JSON, als_boom, server, voorbeeld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from web_hulp import Server

pytestmark = pytest.mark.server

MERK = "Zeldzaamstraat-8231"
VELDEN = {"tijd", "niveau", "bericht", "proces", "methode", "route", "status", "ms", "bytes", "fout", "plaats"}


@pytest.fixture(scope="module")
def draait(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with server(tmp_path_factory.mktemp("server"), "--workers", "2") as s:
        yield s


def _rauw(s: Server, inhoud: bytes) -> bytes:
    """Stuur bytes en lees tot de server ophoudt."""
    host, poort = s.adres.removeprefix("http://").split(":")
    with socket.create_connection((host, int(poort)), timeout=10) as lijn:
        uit = b""
        try:
            lijn.sendall(inhoud)
            lijn.shutdown(socket.SHUT_WR)
            while deel := lijn.recv(65_536):
                uit += deel
        except OSError:  # de server mag de verbinding gewoon verbreken
            pass
    return uit


def test_niets_van_een_bezoeker_staat_in_het_logboek(draait: Server):
    document = als_boom("portiekflat")
    document |= {"id": MERK, "adres": {"straatnaam": MERK, "postcode": "1234 AB"}}
    fout = {"woning": {MERK: 1, "ruimten": [{"soort": MERK}]}}
    pad = f"{draait.adres}/v1/waarderingen"
    with httpx.Client(headers={"user-agent": MERK, "cookie": MERK, "x-forwarded-for": "203.0.113.7"}) as klant:
        statussen = [
            klant.post(pad, json=document).status_code,
            klant.post(pad, json=fout).status_code,
            klant.post(pad, content=f'{{"{MERK}":'.encode(), headers=JSON).status_code,
            klant.post(pad, params={"peildatum": MERK, MERK: MERK}, json=document).status_code,
            klant.get(f"{draait.adres}/v1/recht/{MERK}").status_code,
            klant.get(f"{draait.adres}/{MERK}").status_code,
            klant.request(f"{MERK}", pad).status_code,
            klant.post(
                f"{draait.adres}/v1/portefeuilles",
                content=json.dumps(document),
                headers={"content-type": "application/x-ndjson"},
            ).status_code,
        ]
    assert statussen[:6] == [200, 422, 400, 400, 404, 404]
    assert statussen[7] == 200
    _rauw(draait, f"GET /{MERK} HTTP/9.9\r\n{MERK}\r\n\r\n".encode())
    time.sleep(0.2)
    gelogd = draait.gelogd()
    assert MERK not in gelogd
    assert "203.0.113.7" not in gelogd
    verzoeken = [regel for regel in draait.regels() if regel["bericht"] == "verzoek"]
    assert {"waardeer", "toonOnderwerp", "onbekend", "portefeuilles"} <= {regel["route"] for regel in verzoeken}
    assert all(set(regel) <= VELDEN for regel in draait.regels())
    assert "127.0.0.1" not in "".join(map(str, verzoeken))


def test_twee_werkers_geven_hetzelfde(draait: Server):
    antwoorden = set()
    for _ in range(30):
        antwoord = httpx.post(
            f"{draait.adres}/v1/waarderingen",
            content=voorbeeld("portiekflat"),
            headers={"content-type": "application/yaml"},
        )
        antwoorden.add(antwoord.text)
    assert len(antwoorden) == 1
    assert len({regel["proces"] for regel in draait.regels() if regel["bericht"] == "verzoek"}) == 2


@pytest.mark.parametrize(
    "inhoud",
    [
        b"\x00\xff" * 1_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\nx: " + b"a" * 5_000_000,
        b"POST /v1/waarderingen HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99999999999999999999\r\n\r\n{}",
        b"POST /v1/waarderingen HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{}",
        b"POST /v1/waarderingen HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /v1/recht/\xff\xfe HTTP/1.1\r\nhost: x\r\n\r\n",
    ],
)
def test_vuilnis_op_de_lijn(draait: Server, inhoud: bytes):
    antwoord = _rauw(draait, inhoud)
    assert antwoord[9:12] not in {b"200", b"500"}
    assert httpx.get(f"{draait.adres}/gezondheid/gereed").status_code == 200
    assert not [regel for regel in draait.regels() if regel["bericht"] == "onverwachte fout"]


def test_wie_stopt_maakt_eerst_af_wat_loopt(tmp_path: Path):
    """Anderhalve seconde rekenen (twee onbekende aanrechten) loopt door als de server een seinsignaal krijgt."""
    keukens = [{"soort": "keuken", "oppervlakte": 8, "voorzieningen": ["aanrecht"]}] * 2
    kamers = [{"soort": "slaapkamer"}] * 14
    woning = {"rijksmonument": "ja", "ruimten": [*keukens, *kamers]}
    labels = [{"soort": "energielabel", "label": "B", "opnamedatum": "2022-01-01"}]
    document = {"peildatum": "2024-08-01", "woning": {**woning, "energieprestaties": labels}}
    uit: list[httpx.Response] = []
    with server(tmp_path) as s:
        draad = threading.Thread(
            target=lambda: uit.append(httpx.post(f"{s.adres}/v1/waarderingen", json=document, timeout=30))
        )
        draad.start()
        time.sleep(0.3)
        s.proces.send_signal(signal.SIGTERM)
        draad.join(30)
        s.proces.wait(20)
    assert uit[0].status_code == 200
    assert uit[0].json()["punten"] is None
    assert any(regel["bericht"] == "verzoek" and regel["route"] == "waardeer" for regel in s.regels())


def _serveer(*opties: str) -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, "-m", "huurstelsel", "serveer", *opties]
    return subprocess.run(opdracht, capture_output=True, text=True, timeout=60, check=False)


def test_een_bezette_poort_en_een_onmogelijk_adres():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        bezet = _serveer("--poort", str(s.getsockname()[1]))
    assert (bezet.returncode, bezet.stdout) == (2, "")
    assert "kan de server niet luisteren: de poort is al in gebruik." in bezet.stderr
    elders, nergens = _serveer("--host", "203.0.113.1"), _serveer("--host", "niet.invalid")
    assert (elders.returncode, nergens.returncode) == (2, 2)
    assert "niet luisteren: het adres is niet van deze computer." in elders.stderr
    assert "niet luisteren: dit adres bestaat niet." in nergens.stderr


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        (["--poort", "0"], "“0” is geen poort van 1 tot en met 65535."),
        (["--workers", "veel"], "“veel” is geen aantal van 1 tot en met 64."),
        (["--port", "1"], "Bedoelde u “--poort”?"),
    ],
)
def test_verkeerde_opties(opties: list[str], zin: str):
    gedaan = _serveer(*opties)
    assert gedaan.returncode == 2
    assert zin in gedaan.stderr


def _stuk(inhoud: bytes) -> bytes:
    return f"{len(inhoud):x}\r\n".encode() + inhoud + b"\r\n"


def _leest(lijn: socket.socket, tot: bytes) -> bytes:
    uit = b""
    while tot not in uit:
        deel = lijn.recv(65_536)
        assert deel, uit[-300:]
        uit += deel
    return uit


def test_een_portefeuille_komt_terug_terwijl_zij_nog_wordt_gestuurd(draait: Server):
    """Na de eerste 512 regels is er uitvoer, voordat de laatste regel is gestuurd."""
    host, poort = draait.adres.removeprefix("http://").split(":")
    regel = json.dumps({"id": "eerste", "woning": {"ruimten": []}}).encode() + b"\n"
    kop = b"POST /v1/portefeuilles?peildatum=2026-01-01 HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n"
    with socket.create_connection((host, int(poort)), timeout=30) as lijn:
        lijn.sendall(kop + _stuk(regel * 512))
        begin = _leest(lijn, b'"id":"eerste"')
        assert begin.startswith(b"HTTP/1.1 200")
        lijn.sendall(_stuk(regel.replace(b"eerste", b"laatste")) + b"0\r\n\r\n")
        assert b'"fouten":null' in _leest(lijn, b'"id":"laatste"')
