"""Beslissingen als tekst voor de terminal en als JSON: elke met haar uitkomst, redenen, bedragen, datums en wat eraan ontbreekt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.huur.beslissing import NIET_TE_BESLISSEN
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import euro
from huurstelsel.uitleg.als_json import bedrag
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij, schoon
from huurstelsel.uitleg.tekst import GEEN_RECHTEN, VOORSTEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from huurstelsel.huur.beslissing import Beslissing


def als_tekst(
    titel: str,
    beslissingen: Sequence[Beslissing],
    breedte: int = 80,
    *,
    kleur: bool = False,
    voorstellen: Sequence[str] = (),
) -> str:
    """Beslissingen onder een titel; regels van hooguit `breedte` tekens."""
    blad = Blad(breedte, kleur=kleur)
    blad.alinea(titel, VET)
    if voorstellen:
        blad.alinea(f"{VOORSTEL} {', '.join(voorstellen)}", VET)
    for beslissing in beslissingen:
        blad.wit()
        _beslissing(beslissing, blad)
    blad.wit()
    blad.alinea(GEEN_RECHTEN, DOF)
    return "\n".join(blad.regels) + "\n"


def _beslissing(b: Beslissing, blad: Blad) -> None:
    blad.alinea(f"{b.vraag} {_hoofdletter(b.uitkomst)}.", VET)
    for reden in b.redenen:
        blad.alinea(f"{schoon(reden.zin)} [{reden.artikel}]", inspringen=2)
    rijen = [Rij((_hoofdletter(x.naam), euro(x.centen)), 2, 4) for x in b.bedragen]
    rijen += [Rij((_hoofdletter(x.naam), in_woorden(x.dag)), 2, 4) for x in b.datums]
    if rijen:
        blad.tabel(rijen, rechts=[1])
    for x in b.bedragen:
        if x.zekerheid:
            blad.alinea(f"{_hoofdletter(x.naam)}: {x.zekerheid}", inspringen=2)
    _meldingen(blad, "Daarvoor is nodig:" if b.uitkomst == NIET_TE_BESLISSEN else "Nog niet bekend:", b.ontbreekt)
    _meldingen(blad, "Aangenomen:", b.aannamen)


def _hoofdletter(naam: str) -> str:
    return naam[:1].upper() + naam[1:]


def _meldingen(blad: Blad, kop: str, meldingen: Iterable[Any]) -> None:
    for nummer, melding in enumerate(meldingen):
        if nummer == 0:
            blad.alinea(kop, inspringen=2)
        blad.alinea(f"{schoon(melding.pad)}: {schoon(melding.zin)}", inspringen=4)


def als_lijst(beslissingen: Iterable[Beslissing]) -> list[dict[str, Any]]:
    """Beslissingen als woordenboeken voor JSON; bedragen als decimale tekst in euro."""
    return [
        {
            "id": b.id,
            "vraag": b.vraag,
            "uitkomst": b.uitkomst,
            "redenen": [{"zin": r.zin, "artikel": r.artikel} for r in b.redenen],
            "bedragen": [{"naam": x.naam, "bedrag": bedrag(x.centen), "zekerheid": x.zekerheid} for x in b.bedragen],
            "datums": [{"naam": x.naam, "dag": x.dag.isoformat()} for x in b.datums],
            "ontbreekt": [{"pad": m.pad, "zin": m.zin} for m in b.ontbreekt],
            "aannamen": [{"pad": m.pad, "zin": m.zin} for m in b.aannamen],
        }
        for b in beslissingen
    ]


def als_dict(titel: str, beslissingen: Iterable[Beslissing], *, voorstellen: Sequence[str] = ()) -> dict[str, Any]:
    """Beslissingen onder een titel, voor JSON."""
    return {"titel": titel, "voorstel": list(voorstellen), "beslissingen": als_lijst(beslissingen)}
