"""Welke bepalingen huurstelsel uitvoert en welke niet, als tekst voor de terminal of als JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.recht.dekking import STANDEN, op, parameters, regels_op
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij
from huurstelsel.uitleg.waarden import vaste_datum

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from huurstelsel.recht.dekking import Bepaling

_UITGEVOERD, _BUITEN = "uitgevoerd", "buiten"


def als_tekst(dag: date, breedte: int = 80, *, kleur: bool = False) -> str:
    """De dekking op een dag als tekst van hooguit `breedte` tekens per regel, gegroepeerd naar stand."""
    blad, bepalingen = Blad(breedte, kleur=kleur), op(dag)
    blad.alinea(f"Welke bepalingen huurstelsel uitvoert op {vaste_datum(dag)}", VET)
    blad.alinea(_telling(bepalingen, dag), DOF)
    for stand, uitleg in STANDEN.items():
        _stand(blad, stand, uitleg, [b for b in bepalingen if b.stand == stand])
    return "\n".join(blad.regels) + "\n"


def _telling(bepalingen: Sequence[Bepaling], dag: date) -> str:
    aantallen = (f"{sum(b.stand == stand for b in bepalingen)} {stand}" for stand in STANDEN)
    return f"{len(bepalingen)} bepalingen: {', '.join(aantallen)}. {len(regels_op(dag))} regels."


def _stand(blad: Blad, stand: str, uitleg: str, bepalingen: Sequence[Bepaling]) -> None:
    if not bepalingen:
        return
    blad.wit()
    blad.alinea(f"{stand.capitalize()}: {uitleg}", VET)
    rijen = [rij for bepaling in bepalingen for rij in _bepaling(bepaling)]
    blad.tabel(rijen, rechts=[], dof=1, hoogstens=blad.breedte // 2)


def _bepaling(b: Bepaling) -> Iterator[Rij]:
    yield Rij((b.artikel, b.over), 2, 4)
    if waarmee := "; ".join(filter(None, (_namen("regels", b.regels), _namen("in", b.code), _namen("veld", b.feiten)))):
        yield Rij((waarmee, ""), 6, 8, DOF)
    if b.waarom:
        yield Rij((b.waarom, ""), 6, 8)


def _namen(soort: str, namen: Sequence[str]) -> str:
    return f"{soort} {', '.join(namen)}" if namen else ""


def als_dict(dag: date) -> dict[str, Any]:
    """De dekking op een dag als woordenboek."""
    stelsels = regels_op(dag)
    return {
        "peildatum": dag.isoformat(),
        "standen": STANDEN,
        "bepalingen": [_dict(b) for b in op(dag)],
        "regels": [{"naam": naam, "stelsels": list(namen)} for naam, namen in stelsels.items()],
    }


def _dict(b: Bepaling) -> dict[str, Any]:
    return {
        "artikel": b.artikel,
        "over": b.over,
        "stand": b.stand,
        "waarom": b.waarom or None,
        "regels": list(b.regels),
        "code": list(b.code),
        "feiten": list(b.feiten),
        "zaken": list(b.zaken),
        "parameters": list(parameters(b)) if b.stand == _UITGEVOERD else [],
        "vanaf": b.vanaf.isoformat() if b.vanaf else None,
        "tot": b.tot.isoformat() if b.tot else None,
    }
