"""De voorbeelden in docs/api.md geven wat er staat."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from huurstelsel.web.api.verrichtingen import VERRICHTINGEN
from web_hulp import server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from web_hulp import Server

WORTEL = Path(__file__).parents[1]
TEKST = (WORTEL / "docs" / "api.md").read_text(encoding="utf-8")
CURL = re.findall(r"```bash\n(.*?)```\n\n```json\n(.*?)```", TEKST, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", TEKST, re.DOTALL)
HIER = "http://localhost:8000"

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def draait(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with server(tmp_path_factory.mktemp("server")) as s:
        yield s


def _waarden(tekst: str) -> list[Any]:
    """De JSON-waarden die achter elkaar in een tekst staan."""
    lezer, uit, plaats = json.JSONDecoder(), [], 0
    while plaats < len(tekst.rstrip()):
        waarde, plaats = lezer.raw_decode(tekst, plaats)
        uit.append(waarde)
        plaats += len(tekst[plaats:]) - len(tekst[plaats:].lstrip())
    return uit


def _deel_van(deel: Any, geheel: Any) -> bool:
    """Of alles wat er staat klopt; velden en elementen die niet zijn genoemd mogen er ook zijn."""
    if isinstance(deel, dict):
        return isinstance(geheel, dict) and all(
            naam in geheel and _deel_van(w, geheel[naam]) for naam, w in deel.items()
        )
    if isinstance(deel, list):
        return isinstance(geheel, list) and len(deel) <= len(geheel) and all(map(_deel_van, deel, geheel))
    return bool(deel == geheel)


@pytest.mark.parametrize(("opdracht", "verwacht"), CURL)
def test_een_voorbeeld_met_curl(draait: Server, opdracht: str, verwacht: str):
    gedaan = subprocess.run(
        ["bash", "-c", opdracht.replace(HIER, draait.adres)],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    gekregen, waarden = _waarden(gedaan.stdout), _waarden(verwacht)
    assert len(gekregen) == len(waarden)
    for waarde, echt in zip(waarden, gekregen, strict=True):
        assert _deel_van(waarde, echt), gedaan.stdout[:2000]


@pytest.mark.parametrize("code", PYTHON)
def test_een_voorbeeld_in_python(draait: Server, code: str):
    exec(compile(code.replace(HIER, draait.adres), "docs/api.md", "exec"), {})  # noqa: S102 - onze eigen tekst


def test_elke_verrichting_staat_in_de_tabel():
    for v in VERRICHTINGEN:
        assert f"| `{v.methode} /v1{v.pad}` |" in TEKST
    assert (len(CURL), len(PYTHON)) == (7, 2)
