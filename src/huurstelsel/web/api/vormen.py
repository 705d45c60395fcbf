"""De vormen waarin de API leest en schrijft, en welke een verzoek wil (RFC 9110 § 12 en § 15.5.16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.fouten import Fout
from huurstelsel.web.problemen import Probleem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starlette.requests import Request

JSON = "application/json"
YAML = "application/yaml"
VERA = "application/vnd.vera+json"
PDF = "application/pdf"
NDJSON = "application/x-ndjson"
ARROW = "application/vnd.apache.arrow.stream"

_OOK = {
    "application/x-yaml": YAML,
    "text/yaml": YAML,
    "text/x-yaml": YAML,
    "application/jsonl": NDJSON,
    "application/ndjson": NDJSON,
}
"""Andere namen voor dezelfde vorm."""


def invoer(verzoek: Request, mogelijk: Sequence[str]) -> str:
    """De vorm van het lichaam.

    Raises:
        Probleem: 415 als zij hier niet wordt gelezen, of als het lichaam is ingepakt.
    """
    inpakking = verzoek.headers.get("content-encoding", "identity").strip().lower()
    if inpakking not in {"", "identity"}:
        zin = "Stuur het verzoek zonder Content-Encoding; ingepakte verzoeken worden niet gelezen."
        raise Probleem(415, zin, [Fout("", "ingepakt", zin)], {"accept-encoding": "identity"})
    soort, *rest = verzoek.headers.get("content-type", "").split(";")
    vorm = _naam(soort)
    tekens = [waarde.strip(' "').lower() for naam, _, waarde in _paren(rest) if naam == "charset"]
    if vorm not in mogelijk or any(naam not in {"utf-8", "utf8", "us-ascii"} for naam in tekens):
        zin = f"Stuur het verzoek als {_opsomming(mogelijk)}, in UTF-8."
        raise Probleem(415, zin, [Fout("", "vorm_niet_gelezen", zin)], {"accept": ", ".join(mogelijk)})
    return vorm


def uitvoer(verzoek: Request, mogelijk: Sequence[str]) -> str:
    """De vorm die het verzoek het liefst terugkrijgt; zonder voorkeur de eerste.

    Raises:
        Probleem: 406 als er geen is die het verzoek wil.
    """
    gewenst = verzoek.headers.get("accept")
    if not gewenst:
        return mogelijk[0]
    wensen = list(_wensen(gewenst))
    kansen = [max((w for w in wensen if _past(w[1], vorm)), default=(0, "", 0.0)) for vorm in mogelijk]
    beste = max(range(len(mogelijk)), key=lambda i: (kansen[i][2], -i))
    if kansen[beste][2] > 0:
        return mogelijk[beste]
    zin = f"Dit is er als {_opsomming(mogelijk)}."
    raise Probleem(406, zin, [Fout("", "vorm_onbekend", zin)])


def _wensen(kop: str) -> Iterator[tuple[int, str, float]]:
    """Elke wens: hoe bijzonder zij is, welke vorm, en hoe graag (0 tot en met 1)."""
    for deel in kop.split(",")[:50]:
        soort, *rest = deel.split(";")
        graag = next((waarde for naam, _, waarde in _paren(rest) if naam == "q"), "1")
        vorm = _naam(soort)
        yield 2 - vorm.count("*"), vorm, _getal(graag)


def _getal(tekst: str) -> float:
    try:
        return min(max(float(tekst), 0.0), 1.0)
    except ValueError:
        return 0.0


def _paren(delen: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for deel in delen:
        naam, teken, waarde = deel.partition("=")
        yield naam.strip().lower(), teken, waarde.strip()


def _naam(soort: str) -> str:
    naam = soort.strip().lower()
    return _OOK.get(naam, naam)


def _past(wens: str, vorm: str) -> bool:
    return wens in {"*/*", vorm, f"{vorm.partition('/')[0]}/*"}


def _opsomming(vormen: Sequence[str]) -> str:
    return " of ".join(vormen)
