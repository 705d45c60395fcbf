"""Een lijst van woningen: als tabel met één regel per woning, als JSON of als VERA."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from huurstelsel.lijst import document_van
from huurstelsel.reken.schrijven import euro, geheel
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij, schoon
from huurstelsel.uitleg.tekst import GEEN_RECHTEN, VOORSTEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.lijst import Regel
    from huurstelsel.uitkomst import Uitkomst

_KOP = ("Woning", "Stelsel", "Punten", "Maximale huurprijs", "Met opslag", "Segment")
_RECHTS = (2, 3, 4)
_MET_OPSLAG = 4


def als_tabel(regels: Sequence[Regel], breedte: int = 80, *, kleur: bool = False, alleen: bool = True) -> str:
    """Eén regel per woning in de volgorde van het bestand; een woning met fouten noemt hoeveel dat er zijn.

    Args:
        alleen: of er geen puntentellingen onder komen; die zeggen zelf dat er geen rechten aan zijn te ontlenen.
    """
    opslag = any(r.uitkomst is not None and _heeft_opslag(r.uitkomst) for r in regels)
    blad = Blad(breedte, kleur=kleur)
    voorstellen = {naam: None for r in regels if r.uitkomst for naam in r.uitkomst.kwitantie.voorstellen}
    if voorstellen:
        blad.alinea(f"{VOORSTEL} {', '.join(voorstellen)}", VET)
    rijen = [Rij(_zonder(_KOP, opslag=opslag), nadruk=VET)]
    rijen += [Rij(_zonder(_cellen(regel), opslag=opslag)) for regel in regels]
    blad.tabel(rijen, rechts=_RECHTS if opslag else _RECHTS[:-1])
    blad.wit()
    blad.alinea(_slot(regels))
    if alleen:
        blad.alinea(GEEN_RECHTEN, DOF)
    return "\n".join(blad.regels) + "\n"


def als_json(regels: Sequence[Regel]) -> str:
    """Een lijst van uitkomsten als JSON; een woning met fouten heeft een pad en haar fouten."""
    from huurstelsel.uitleg.als_json import als_dict  # noqa: PLC0415 - alleen de vorm die nodig is

    delen = [_mislukt(regel) if regel.uitkomst is None else als_dict(regel.uitkomst) for regel in regels]
    return json.dumps(delen, ensure_ascii=False, indent=2)


def als_vera(regels: Sequence[Regel]) -> str:
    """Een lijst van WoningwaarderingResultaten; wie geen uitkomst heeft staat er niet in."""
    from huurstelsel.uitleg.vera import naar_json, naar_vera  # noqa: PLC0415 - alleen de vorm die nodig is

    return naar_json([naar_vera(r.uitkomst, document_van(r.feiten)) for r in regels if r.uitkomst is not None])


def _mislukt(regel: Regel) -> dict[str, Any]:
    fouten = [{"pad": fout.pad, "code": fout.code, "zin": fout.zin} for fout in regel.fouten]
    return {"id": regel.id, "pad": regel.pad, "fouten": fouten}


def _zonder(cellen: tuple[str, ...], *, opslag: bool) -> tuple[str, ...]:
    return cellen if opslag else cellen[:_MET_OPSLAG] + cellen[_MET_OPSLAG + 1 :]


def _heeft_opslag(uitkomst: Uitkomst) -> bool:
    return bool(uitkomst.huurprijs.opslagen or (uitkomst.huurprijs_hoogst and uitkomst.huurprijs_hoogst.opslagen))


def _cellen(regel: Regel) -> tuple[str, ...]:
    wie = schoon(regel.id or regel.pad)
    if regel.uitkomst is None:
        aantal = len(regel.fouten)
        return wie, f"{aantal} fout{'en' if aantal > 1 else ''}", "", "", "", ""
    u = regel.uitkomst
    kaal, hoog = (_bedragen(u, veld) for veld in ("maximaal", "maximaal_met_opslag"))
    punten = _bereik(geheel(u.punten_minimaal), None if u.punten_maximaal is None else geheel(u.punten_maximaal))
    return wie, u.stelsel, punten, kaal, hoog if _heeft_opslag(u) else "", "" if u.segment is None else u.segment.value


def _bedragen(uitkomst: Uitkomst, veld: str) -> str:
    hoogst = uitkomst.huurprijs_hoogst
    return _bereik(euro(getattr(uitkomst.huurprijs, veld)), None if hoogst is None else euro(getattr(hoogst, veld)))


def _bereik(laagst: str, hoogst: str | None) -> str:
    if hoogst is None:
        return f"ten minste {laagst}"
    return laagst if laagst == hoogst else f"{laagst} tot {hoogst}"


def _slot(regels: Sequence[Regel]) -> str:
    mislukt = sum(regel.uitkomst is None for regel in regels)
    gelukt = len(regels) - mislukt
    woningen = f"{gelukt} {'woning' if gelukt == 1 else 'woningen'} gewaardeerd"
    return f"{woningen}, {mislukt} met fouten." if mislukt else f"{woningen}."
