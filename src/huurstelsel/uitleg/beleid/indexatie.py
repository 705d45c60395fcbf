"""Indexatie van de maximale huurprijsgrens als tekst en als JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.beleid.indexatie import grenzen, stijging, verschillen
from huurstelsel.reken.schrijven import decimaal, nederlands
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij
from huurstelsel.uitleg.indexatie import procent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from huurstelsel.beleid.indexatie import Vraag
    from huurstelsel.beleid.reeksen import Reeks

GEEN_MINISTERIE = "Een eigen berekening met huurstelsel; geen uitkomst van een ministerie."


def bedrag(centen: Fraction) -> str:
    """Een breuk van eurocenten in euro's, op hele centen: € 697,27."""
    return f"€\N{NO-BREAK SPACE}{nederlands(centen / 100, 2)}"


def als_tekst(reeksen: Sequence[Reeks], vraag: Vraag, breedte: int = 80, *, kleur: bool = False) -> str:
    """Per jaar de grens met elke reeks, en wat elke volgende reeks meer geeft dan de eerste."""
    blad = Blad(breedte, kleur=kleur)
    standen = [grenzen(reeks, vraag) for reeks in reeksen]
    blad.alinea(f"Maximale huurprijsgrens van {bedrag(vraag.begin)} in {vraag.van}, tot en met {vraag.tot_en_met}", VET)
    blad.alinea(f"Het percentage van een jaar verandert de grens van het jaar erna; {vraag.afronding.naam}.")
    blad.wit()
    rijen = [Rij(("Jaar", *(r.id for r in reeksen)), nadruk=VET)]
    rijen += [Rij((str(jaar), *(bedrag(stand[jaar]) for stand in standen))) for jaar in vraag.jaren]
    rijen.append(Rij(("Stijging", *(procent(stijging(stand)) for stand in standen)), nadruk=VET))
    blad.tabel(rijen, rechts=range(1, len(reeksen) + 1))
    if len(reeksen) > 1:
        blad.wit()
        blad.alinea(f"Ten opzichte van {reeksen[0].id}, bij een huur gelijk aan de grens", VET)
        rijen = [Rij(("", f"per maand in {vraag.tot_en_met}", "per jaar", "in totaal"), nadruk=VET)]
        for reeks, stand in zip(reeksen[1:], standen[1:], strict=True):
            laatste = verschillen(stand, standen[0])[-1]
            rijen.append(Rij((reeks.naam, *(bedrag(x) for x in laatste[1:]))))
        blad.tabel(rijen, rechts=(1, 2, 3))
    blad.wit()
    blad.alinea(GEEN_MINISTERIE, DOF)
    return "\n".join(blad.regels) + "\n"


def als_dict(reeksen: Sequence[Reeks], vraag: Vraag) -> dict[str, Any]:
    """Alles als woordenboek voor JSON: bedragen als decimale tekst in euro, met zes decimalen."""
    standen = [grenzen(reeks, vraag) for reeks in reeksen]
    delen = [
        {
            "id": reeks.id,
            "naam": reeks.naam,
            "bron": reeks.bron,
            "stijging_procent": decimaal(stijging(stand), 6),
            "jaren": [
                {
                    "jaar": v.jaar,
                    "grens": _euro(stand[v.jaar]),
                    "verschil_per_maand": _euro(v.maand),
                    "verschil_per_jaar": _euro(v.per_jaar),
                    "verschil_totaal": _euro(v.totaal),
                }
                for v in verschillen(stand, standen[0])
            ],
        }
        for reeks, stand in zip(reeksen, standen, strict=True)
    ]
    return {"afronding": vraag.afronding.naam, "basis": reeksen[0].id, "reeksen": delen, "let_op": GEEN_MINISTERIE}


def _euro(centen: Fraction) -> str:
    return decimaal(centen / 100, 6)
