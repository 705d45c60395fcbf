"""De huursomstijging als tekst en JSON: de toets, elke uitgezonderde woning, wat te hoog is, en het plan."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.huur.beslissing import NEE
from huurstelsel.huur.huursom import UITZONDERINGEN_TOELICHTING, UITZONDERINGEN_WET, uitgezonderd
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import decimaal, euro, nederlands
from huurstelsel.uitleg import beslissingen as uitleg
from huurstelsel.uitleg.als_json import bedrag
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij, schoon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.huur.beslissing import Beslissing
    from huurstelsel.huur.huursom import Huurwoning
    from huurstelsel.huur.huursom_plan import Plan
    from huurstelsel.uitkomst import Melding

MEESTE = 40  # regels van een tabel op het scherm; JSON geeft alles


class Huursom(NamedTuple):
    """Alles wat over de huursomstijging van een jaar is te zeggen.

    Attributes:
        bijdragen: wie het gemiddelde boven het maximum tilt, met het bedrag erboven in eurocenten.
        te_hoog: wie boven de hoogste verhoging van de woning zelf uitkomt, met het bedrag erboven.
    """

    titel: str
    woningen: tuple[Huurwoning, ...]
    aannamen: tuple[Melding, ...]
    beslissingen: tuple[Beslissing, ...]
    bijdragen: list[tuple[Huurwoning, Fraction]]
    te_hoog: list[tuple[Huurwoning, int]]
    plan: Plan | None


def als_tekst(h: Huursom, breedte: int = 80, *, kleur: bool = False) -> str:
    """De uitkomst; een tabel toont hooguit veertig woningen."""
    blad = Blad(breedte, kleur=kleur)
    _uitzonderingen(blad, h.woningen)
    if h.bijdragen and any(b.uitkomst == NEE for b in h.beslissingen[:1]):
        rijen = [Rij((schoon(w.id), euro(w.begin), euro(w.eind or 0), euro(-(-x // 1))), 2, 4) for w, x in h.bijdragen]
        _tabel(blad, "Woningen die het gemiddelde boven het maximum tillen, met het bedrag erboven", rijen)
    if h.te_hoog:
        kop = "Huurprijzen boven de hoogste verhoging van de woning zelf"
        _tabel(blad, kop, [Rij((schoon(w.id), euro(w.eind or 0), euro(boven)), 2, 4) for w, boven in h.te_hoog])
    if h.plan is not None:
        _plan(blad, h.plan)
    for nummer, melding in enumerate(h.aannamen):
        if nummer == 0:
            blad.wit()
            blad.alinea("Aangenomen:", DOF)
        blad.alinea(melding.zin, DOF, inspringen=2)
    return uitleg.als_tekst(h.titel, h.beslissingen, breedte, kleur=kleur) + "\n".join(blad.regels) + "\n"


def _uitzonderingen(blad: Blad, woningen: Sequence[Huurwoning]) -> None:
    """Elke woning die naar de wet of naar de toelichting niet meetelt, met haar gronden."""
    rijen = []
    for w in woningen:
        wet, toelichting = (_gronden(w, gronden) for gronden in (UITZONDERINGEN_WET, UITZONDERINGEN_TOELICHTING))
        if wet or toelichting:
            rijen.append(Rij((schoon(w.id), wet or "telt mee", toelichting or "telt mee"), 2, 4))
    if rijen:
        _tabel(blad, "Uitgezonderd", [Rij(("Woning", "Naar de wet", "Naar de toelichting"), 2, 4, VET), *rijen])


def _gronden(w: Huurwoning, gronden: Any) -> str:  # noqa: ANN401 - rij van uitzonderingen
    uit, gevonden = uitgezonderd(w, gronden)
    namen = ", ".join(g.id.replace("_", " ") for g in gevonden)
    return f"onbekend: {namen}" if uit is None else namen


def _tabel(blad: Blad, kop: str, rijen: Sequence[Rij]) -> None:
    blad.wit()
    blad.alinea(f"{kop}:", VET)
    blad.tabel(rijen[:MEESTE], rechts=[])
    if len(rijen) > MEESTE:
        blad.alinea(f"… en nog {len(rijen) - MEESTE}; --json geeft ze alle.", DOF, inspringen=2)


def _plan(blad: Blad, plan: Plan) -> None:
    som = f"{euro(plan.som)} van {euro(plan.budget)} per maand"
    kop = f"Plan per {in_woorden(plan.ingang)} binnen {nederlands(plan.doel)}%, {som}"
    rijen = [Rij(("Woning", "Huur", "Verhoging", "Nieuw", "%", ""), 2, 4, VET)]
    for r in plan.regels:
        procent = nederlands(Fraction(100 * r.verhoging, r.begin), 2, 2)
        rijen.append(Rij((schoon(r.id), euro(r.begin), euro(r.verhoging), euro(r.huurprijs), procent, r.reden), 2, 4))
    _tabel(blad, kop, rijen)


def als_dict(h: Huursom) -> dict[str, Any]:
    """De uitkomst voor machines; bedragen als decimale tekst in euro."""
    beide = (UITZONDERINGEN_WET, UITZONDERINGEN_TOELICHTING)
    return {
        "titel": h.titel,
        "beslissingen": uitleg.als_lijst(h.beslissingen),
        "uitzonderingen": [
            {"id": w.id, "wet": _als_lijst(w, beide[0]), "toelichting": _als_lijst(w, beide[1])}
            for w in h.woningen
            if any(uitgezonderd(w, g)[0] is not False for g in beide)
        ],
        "bijdragen": [{"id": w.id, "boven_het_maximum": decimaal(x / 100, 6)} for w, x in h.bijdragen],
        "te_hoog": [{"id": w.id, "huur_eind": bedrag(w.eind or 0), "boven": bedrag(boven)} for w, boven in h.te_hoog],
        "plan": None if h.plan is None else _plandict(h.plan),
        "aannamen": [{"pad": m.pad, "zin": m.zin} for m in h.aannamen],
    }


def _als_lijst(w: Huurwoning, gronden: Any) -> dict[str, Any]:  # noqa: ANN401 - rij van uitzonderingen
    uit, gevonden = uitgezonderd(w, gronden)
    return {"uitgezonderd": uit, "gronden": [{"id": g.id, "artikel": g.artikel} for g in gevonden]}


def _plandict(plan: Plan) -> dict[str, Any]:
    return {
        "doel": decimaal(plan.doel, 6),
        "ingang": plan.ingang.isoformat(),
        "budget": bedrag(plan.budget),
        "som": bedrag(plan.som),
        "woningen": [
            {
                "id": r.id,
                "huur": bedrag(r.begin),
                "ruimte": bedrag(r.ruimte),
                "verhoging": bedrag(r.verhoging),
                "nieuwe_huur": bedrag(r.huurprijs),
                "telt_mee": r.telt,
                "reden": r.reden,
            }
            for r in plan.regels
        ],
    }
