"""Een prognose van geïndexeerde bedragen als tekst en als JSON, en hoe een regel afrondt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.recht.indexatie_bedragen import NAAR_BOVEN, REKENKUNDIG
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import decimaal, euro, nederlands
from huurstelsel.uitleg.als_json import bedrag
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij
from huurstelsel.uitleg.tekst import GEEN_RECHTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from huurstelsel.recht.indexatie_bedragen import Indexregel
    from huurstelsel.recht.indexatie_prognose import Prognose, Stand

PROGNOSE = "PROGNOSE, geen geldend recht"
_LANG = 60  # een tabel met meer rijen wordt in tekst een greep; JSON heeft ze alle
_OM_DE = 10


def afronding(regel: Indexregel) -> str:
    """Hoe een regel afrondt, als zin."""
    richting = {NAAR_BOVEN: "naar boven", REKENKUNDIG: "rekenkundig (de helft naar boven)"}
    op = {1: "op hele eurocenten", 100: "op hele euro's"}.get(regel.stap, f"op een veelvoud van {_rond(regel.stap)}")
    return f"{richting.get(regel.afronding, 'naar beneden')} {op}"


def _rond(centen: int) -> str:
    return euro(centen).removesuffix(",00")


def procent(percentage: Fraction) -> str:
    """Een percentage voluit: 3,65%."""
    return f"{nederlands(percentage, hoogstens=4)}%"


def prognose_als_tekst(prognoses: Sequence[Prognose], breedte: int = 80, *, kleur: bool = False) -> str:
    """Prognoses onder elkaar; wat inmiddels is gepubliceerd staat ernaast en heet geen prognose."""
    blad = Blad(breedte, kleur=kleur)
    for nummer, p in enumerate(prognoses):
        if nummer:
            blad.wit()
        _prognose(p, blad)
    blad.wit()
    blad.alinea(GEEN_RECHTEN, DOF)
    return "\n".join(blad.regels) + "\n"


def is_prognose(p: Prognose) -> bool:
    """Of nog niet alle bedragen zijn gepubliceerd."""
    return any(s.gepubliceerd is None for s in p.standen)


def _prognose(p: Prognose, blad: Blad) -> None:
    kop = PROGNOSE if is_prognose(p) else "Nagerekend"
    blad.alinea(f"{kop}: {p.naam} per {in_woorden(p.vanaf)}", VET)
    blad.alinea(f"Index {procent(p.percentage)} [{p.artikel}]")
    blad.wit()
    rijen = [_rij(s) for s in _greep(p.standen)]
    titels = (
        "Bedrag",
        in_woorden(p.van),
        in_woorden(p.vanaf),
        *(("gepubliceerd",) if any(r[3] for r in rijen) else ()),
    )
    blad.tabel([Rij(titels, nadruk=VET), *(Rij(r[: len(titels)], vervolg=2) for r in rijen)], rechts=(1, 2, 3))
    for s in _greep(p.standen):
        if s.zin:
            blad.alinea(f"{s.naam}: {s.zin}", inspringen=2)
    if len(p.standen) > _LANG:
        blad.alinea(f"Een greep uit {len(p.standen)} rijen; --json geeft ze alle.", DOF)
    blad.alinea("Rust op:")
    for zin in p.rust_op:
        blad.alinea(f"- {zin}", inspringen=2)


def _rij(s: Stand) -> tuple[str, str, str, str]:
    nieuw = euro(s.laag) if s.laag == s.hoog else f"{euro(s.laag)} tot en met {euro(s.hoog)}"
    return s.naam, euro(s.oud), nieuw, "" if s.gepubliceerd is None else euro(s.gepubliceerd)


def _greep(standen: Sequence[Stand]) -> list[Stand]:
    """Van een lange tabel de eerste, de laatste, elke tiende en wat een opmerking heeft."""
    if len(standen) <= _LANG:
        return list(standen)
    laatste = len(standen) - 1
    return [s for i, s in enumerate(standen) if i % _OM_DE == 0 or i == laatste or s.zin]


def prognose_als_lijst(prognoses: Iterable[Prognose]) -> list[dict[str, Any]]:
    """Prognoses als woordenboeken voor JSON; bedragen als decimale tekst in euro."""
    return [
        {
            "id": p.id,
            "naam": p.naam,
            "prognose": is_prognose(p),
            "van": p.van.isoformat(),
            "vanaf": p.vanaf.isoformat(),
            "index_procent": decimaal(p.percentage, 4),
            "artikel": p.artikel,
            "rust_op": list(p.rust_op),
            "bedragen": [_stand(s) for s in p.standen],
        }
        for p in prognoses
    ]


def _stand(s: Stand) -> dict[str, Any]:
    return {
        "naam": s.naam,
        "oud": bedrag(s.oud),
        "laagst": bedrag(s.laag),
        "hoogst": bedrag(s.hoog),
        "gepubliceerd": None if s.gepubliceerd is None else bedrag(s.gepubliceerd),
        "zin": s.zin,
    }
