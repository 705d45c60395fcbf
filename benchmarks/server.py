"""De server onder belasting: twee werkers op deze computer, 200 waarderingen per seconde, en wat er met het geheugen gebeurt.

De verzoeken vertrekken op hun tijd, of er nu antwoord is of niet, en de wachttijd telt vanaf dat moment: een server die stilvalt ziet
er dus niet goed uit doordat hij niets te doen krijgt. Ernaast staat hoe lang hetzelfde werk in één proces duurt, zonder server: achter elkaar,
en op het tempo waarop een werker het krijgt. Dat laatste is de bodem van deze machine.

    python benchmarks/server.py                      # 4.000 verzoeken, 20 seconden
    python benchmarks/server.py --verzoeken 100000   # ruim acht minuten
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import cast

import orjson
import uvloop

from huurstelsel.feiten.lezen import lees, lees_bytes
from huurstelsel.uitleg.als_json import als_dict
from huurstelsel.waardering import waardeer

VOORBEELD = Path(__file__).parents[1] / "examples" / "eengezinswoning.yaml"
HOOGSTENS = 900
"""Seconden waarna de meting hoe dan ook ophoudt."""


def main() -> None:
    """Meet, en druk af."""
    p = argparse.ArgumentParser(description="De server onder belasting.")
    p.add_argument("--verzoeken", type=int, default=4_000)
    p.add_argument("--per-seconde", type=int, default=200)
    p.add_argument("--workers", type=int, default=2)
    gevraagd = p.parse_args()
    inhoud = json.dumps(lees(VOORBEELD), default=str).encode()
    alleen, met_pauze = in_proces(inhoud, 0), in_proces(inhoud, gevraagd.workers / gevraagd.per_seconde)
    poort = vrije_poort()
    with tempfile.TemporaryFile() as log:
        opdracht = ["serveer", "--poort", str(poort), "--workers", str(gevraagd.workers)]
        server = subprocess.Popen([sys.executable, "-m", "huurstelsel", *opdracht], stdout=log, stderr=log)
        try:
            wacht(poort)
            belast(server.pid, poort, inhoud, gevraagd)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)
    for naam, gemeten in (("achter elkaar", alleen), ("op het tempo van een werker", met_pauze)):
        print(
            f"dezelfde berekening zonder server, {naam}: p50 {deel(gemeten, 0.5):.1f} ms, p99 {deel(gemeten, 0.99):.1f} ms"
        )


def belast(pid: int, poort: int, inhoud: bytes, gevraagd: argparse.Namespace) -> None:
    """Warm op, meet, en druk af."""
    uvloop.run(Belasting(poort, inhoud, 200, gevraagd.per_seconde).draai())
    meting = Belasting(poort, inhoud, gevraagd.verzoeken, gevraagd.per_seconde, lambda: geheugen(pid))
    begin, druk, gerekend, eigen = time.monotonic(), os.getloadavg()[0], rekentijd(pid), time.process_time()
    uvloop.run(meting.draai())
    duur, gerekend, eigen = time.monotonic() - begin, rekentijd(pid) - gerekend, time.process_time() - eigen
    tijden = sorted(meting.tijden)
    print(f"{len(tijden)} verzoeken in {duur:.0f} s ({len(tijden) / duur:.0f}/s), fouten: {meting.fouten}")
    for naam, welk in (("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p99,9", 0.999), ("langst", 1)):
        print(f"  {naam:6}{deel(tijden, welk):8.1f} ms")
    print(
        f"rekentijd per verzoek: {gerekend / len(tijden) * 1000:.1f} ms van de werkers, {eigen / len(tijden) * 1000:.1f} ms van deze meting"
    )
    stand = ", ".join(f"{mb:.0f}" for mb in meting.geheugen)
    print(f"geheugen van de werkers samen (MB), van begin tot eind: {stand}")
    print(f"belasting van de machine: {druk:.1f} ervoor, {os.getloadavg()[0]:.1f} erna, {os.cpu_count()} kernen")


def in_proces(inhoud: bytes, tussen: float) -> list[float]:
    """Hoe lang het duurt om dezelfde woning te lezen, te waarderen en te schrijven, in seconden, van kort naar lang.

    Args:
        tussen: seconden tussen het begin van twee berekeningen; een processor die steeds even niets doet, begint telkens koud.
    """
    tijden = []
    for _ in range(1_000):
        begin = time.perf_counter()
        orjson.dumps(als_dict(waardeer(lees_bytes(inhoud, ".json"))))
        tijden.append(time.perf_counter() - begin)
        time.sleep(max(0, tussen - tijden[-1]))
    return sorted(tijden)


def deel(tijden: list[float], welk: float) -> float:
    """Hoeveel milliseconden dit deel van de tijden hoogstens duurt."""
    return tijden[int(welk * (len(tijden) - 1))] * 1000


class Belasting:
    """Een open lus: verzoek i vertrekt op zijn tijd, over een eigen verbinding, zoals van een andere bezoeker.

    Een nieuwe verbinding komt bij de werker die vrij is; een verbinding die blijft, houdt haar werker, hoe druk die ook is.
    """

    def __init__(self, poort: int, inhoud: bytes, aantal: int, per_seconde: int, meet: object = None) -> None:
        """Bereid het verzoek voor."""
        kop = f"POST /v1/waarderingen HTTP/1.1\r\nhost: localhost:{poort}\r\ncontent-type: application/json\r\ncontent-length: {len(inhoud)}\r\nconnection: close\r\n\r\n"
        self.verzoek, self.poort = kop.encode() + inhoud, poort
        self.aantal, self.per_seconde, self.meet = aantal, per_seconde, meet
        self.tijden: list[float] = []
        self.geheugen: list[float] = []
        self.fouten = 0

    async def draai(self) -> None:
        """Stuur alles, en wacht op wat nog loopt."""
        begin, taken = time.perf_counter(), set()
        for i in range(self.aantal):
            vertrek = begin + i / self.per_seconde
            if (wacht_nog := vertrek - time.perf_counter()) > 0:
                await asyncio.sleep(wacht_nog)
            taken.add(taak := asyncio.create_task(self._een(vertrek)))
            taak.add_done_callback(taken.discard)
            if callable(self.meet) and i % max(1, self.aantal // 10) == 0:
                self.geheugen.append(self.meet())
            if time.perf_counter() - begin > HOOGSTENS:
                break
        await asyncio.gather(*taken)
        if callable(self.meet):
            self.geheugen.append(self.meet())

    async def _een(self, vertrek: float) -> None:
        try:
            async with asyncio.timeout(30):
                status = await self._stuur()
        except (OSError, TimeoutError, ValueError):
            status = 0
        self.tijden.append(time.perf_counter() - vertrek)
        self.fouten += status != 200

    async def _stuur(self) -> int:
        lus = asyncio.get_running_loop()
        antwoord = lus.create_future()
        verbinding, _ = await lus.create_connection(lambda: Antwoord(antwoord, self.verzoek), "127.0.0.1", self.poort)
        try:
            return int((await antwoord)[9:12])
        finally:
            verbinding.close()


class Antwoord(asyncio.Protocol):
    """Stuurt een verzoek en verzamelt het antwoord; lichter dan een lezer en een schrijver, want de server deelt de kernen met ons."""

    def __init__(self, antwoord: asyncio.Future[bytes], verzoek: bytes) -> None:
        """Bij `connection_lost` is `antwoord` compleet."""
        self.antwoord, self.verzoek, self.delen = antwoord, verzoek, [b""]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Stuur het verzoek."""
        cast("asyncio.WriteTransport", transport).write(self.verzoek)

    def data_received(self, data: bytes) -> None:
        """Bewaar een deel."""
        self.delen.append(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """Geef het geheel."""
        if not self.antwoord.done():
            self.antwoord.set_result(b"".join(self.delen)) if exc is None else self.antwoord.set_exception(exc)


def processen(pid: int) -> list[int]:
    """Een proces en zijn kinderen."""
    return [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]


def rekentijd(pid: int) -> float:
    """Seconden op een kern van een proces en zijn kinderen; die hangt minder dan de wachttijd van de drukte op de machine af."""
    velden = [Path(f"/proc/{p}/stat").read_text().rpartition(")")[2].split() for p in processen(pid)]
    return sum(int(v[11]) + int(v[12]) for v in velden) / os.sysconf("SC_CLK_TCK")


def geheugen(pid: int) -> float:
    """Het geheugen van een proces en zijn kinderen, in MB."""
    regels = [Path(f"/proc/{p}/status").read_text().splitlines() for p in processen(pid)]
    return sum(int(r.split()[1]) for deel in regels for r in deel if r.startswith("VmRSS")) / 1_000


def vrije_poort() -> int:
    """Een poort waarop nu niemand luistert."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def wacht(poort: int) -> None:
    """Wacht tot de server gereed is."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{poort}/gezondheid/gereed", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    sys.exit("De server wordt niet gereed.")


if __name__ == "__main__":
    main()
