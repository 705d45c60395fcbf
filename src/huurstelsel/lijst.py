"""Veel woningen na elkaar: elke woning haar uitkomst of haar fouten, en geen ervan houdt de andere tegen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.fouten import FeitenFout, Fout, InvoerFout, OnbekendeKeuze, RechtFout, VoorstelFout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from huurstelsel.feiten.lezen_lijst import Deel
    from huurstelsel.uitkomst import Uitkomst


class Regel(NamedTuple):
    """Eén woning van een lijst: met een uitkomst, of anders met fouten.

    Attributes:
        pad: plaats in het bestand, bijvoorbeeld eenheden[3].
        id: id van de woning, als die te lezen is.
        fouten: met het pad in het bestand.
    """

    pad: str
    id: str | None
    feiten: dict[str, Any]
    uitkomst: Uitkomst | None
    fouten: tuple[Fout, ...]


def waardeer_lijst(delen: Iterable[Deel], waardeer: Callable[[dict[str, Any]], Sequence[Uitkomst]]) -> Iterator[Regel]:
    """Waardeer elke woning van een lijst.

    Args:
        delen: zoals `feiten.lezen_lijst.lees_bestand` ze geeft.
        waardeer: wat van de feiten een of (bij een adres met kamers) meer uitkomsten maakt.

    Raises:
        OnbekendeKeuze: een keuze die niet bestaat geldt voor de hele lijst.
    """
    for deel in delen:
        feiten: dict[str, Any] = deel.feiten if isinstance(deel.feiten, dict) else {}
        fouten = deel.fouten
        if not fouten:
            try:
                yield from [Regel(deel.pad, u.id, feiten, u, ()) for u in waardeer(feiten)]
            except OnbekendeKeuze:
                raise
            except (FeitenFout, RechtFout) as e:
                fouten = als_fouten(e)
        if fouten:
            op_plek = tuple(Fout(_pad(deel.pad, fout.pad), fout.code, fout.zin) for fout in fouten)
            yield Regel(deel.pad, woning_id(feiten), feiten, None, op_plek)


def als_fouten(e: InvoerFout | RechtFout) -> tuple[Fout, ...]:
    """De fouten van een woning of een voorstel; dat het recht er niet is, is een fout bij de peildatum."""
    if isinstance(e, VoorstelFout):  # een bestand dat niet te lezen is, is hier niet het document
        return tuple(replace(fout, pad=fout.pad or "voorstel") for fout in e.fouten)
    if isinstance(e, InvoerFout):
        return e.fouten
    code = re.sub(r"(?<!^)(?=[A-Z])", "_", type(e).__name__).lower()
    return (Fout("peildatum", code, str(e)),)


def document_van(feiten: dict[str, Any]) -> dict[str, Any]:
    """De feiten als document; een VERA-Eenheid heeft haar ruimten op het hoogste niveau."""
    return feiten if "woning" in feiten else {"woning": feiten}


def _pad(lijst: str, deel: str) -> str:
    return f"{lijst}.{deel}" if lijst and deel else lijst or deel


def woning_id(feiten: dict[str, Any]) -> str | None:
    """De id van een document of VERA-Eenheid, als die te lezen is."""
    return next(
        (str(w) for veld in ("id", "idExtern") if isinstance(w := feiten.get(veld), str | int) and w != ""), None
    )
