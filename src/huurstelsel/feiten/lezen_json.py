"""JSON ontleden: getallen exact, dubbele velden onthouden, en een fout die regel en kolom noemt."""

from __future__ import annotations

import json
from typing import NoReturn

from huurstelsel.feiten.lezen import MAX_DIEPTE, Boom, decimaal, fout, geheel, te_diep

_GEEN_HAAK = bytes(set(range(256)) - set(b"[]{}"))

_UITLEG = {
    "Expecting value": "hier hoort een waarde",
    "Expecting property name enclosed in double quotes": "hier hoort een veldnaam tussen dubbele aanhalingstekens",
    "Expecting ',' delimiter": "hier ontbreekt een komma of een sluithaak",
    "Expecting ':' delimiter": "hier ontbreekt een dubbele punt",
    "Unterminated string starting at": "deze tekst wordt niet afgesloten",
    "Extra data": "hier had het document moeten eindigen",
    "Invalid control character at": "een regeleinde of stuurteken mag niet in een tekst staan",
}


def ontleed(tekst: str) -> Boom:
    """Ontleed JSON; NaN en Infinity zijn geen getallen."""
    dubbel: dict[int, list[str]] = {}

    def groep(paren: list[tuple[str, object]]) -> dict[str, object]:
        velden = dict(paren)
        if len(velden) != len(paren):
            namen = [naam for naam, _ in paren]
            dubbel[id(velden)] = [naam for naam in velden if namen.count(naam) > 1]
        return velden

    try:
        wortel = json.loads(
            tekst, parse_float=decimaal, parse_int=geheel, parse_constant=_geen_getal, object_pairs_hook=groep
        )
    except json.JSONDecodeError as e:
        _ongeldig(e)
    except RecursionError:
        te_diep()
    return Boom(wortel, dubbel, _is_gaaf(tekst))


def _is_gaaf(tekst: str) -> bool:
    """Of zonder te zoeken te zien is dat elke tekst te schrijven is en niets te diep: geen verwijzing naar een teken, en haken die kloppen."""
    if "\\" in tekst:
        return False
    haken = "".join(tekst.split('"')[::2]).encode().translate(None, _GEEN_HAAK)
    for _ in range(MAX_DIEPTE - 1):
        haken = haken.replace(b"[]", b"").replace(b"{}", b"")
        if not haken:
            return True
    return False


def _geen_getal(naam: str) -> NoReturn:
    fout("geen_getal", f"{naam} is geen getal; laat een onbekend feit weg of schrijf “onbekend”.")


def _ongeldig(e: json.JSONDecodeError) -> NoReturn:
    uitleg = _UITLEG.get(e.msg, "dit is geen geldige JSON")
    if e.pos >= len(e.doc.rstrip()) or e.msg.startswith("Unterminated"):
        fout("json_afgebroken", f"De JSON houdt te vroeg op (regel {e.lineno}, kolom {e.colno}): {uitleg}.")
    fout("json_ongeldig", f"Geen geldige JSON op regel {e.lineno}, kolom {e.colno}: {uitleg}.")
