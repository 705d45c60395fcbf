"""Een deel over de gevoeligheid voor parameters: met één as een lijn, met twee assen een vlak, met meer alleen de tabel."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

from huurstelsel.beleid.gevoeligheid import HUURMATEN, MATEN, bereken
from huurstelsel.beleid.gevoeligheid_assen import lees as lees_assen
from huurstelsel.beleid.hervorming import Spreiding
from huurstelsel.fouten import Fout, InvoerFout
from huurstelsel.uitleg.beleid.hervorming import AANNAMEN, BEREIK, EEN_VOORRAAD, MAATNAMEN, recht_naam, verantwoording
from huurstelsel.uitleg.beleid.rapport import velden
from huurstelsel.uitleg.beleid.rapport.blokken import LIJNEN, VLAK, Alinea, Deel, Figuur, Lijn, Tabel
from huurstelsel.uitleg.beleid.rapport.scenario import met_fouten
from huurstelsel.uitleg.beleid.rapport.spreiding import bedragen, getal, lijn
from huurstelsel.uitleg.beleid.rapport.voorraadveld import kant, voorraad

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from huurstelsel.beleid.gevoeligheid import Gevoeligheid
    from huurstelsel.recht.voorstel_velden import Groep
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitleg.beleid.rapport.blokken import Blok
    from huurstelsel.uitleg.beleid.rapport.voorraadveld import Woningen

VELDEN = ("voorraad", "recht", "assen", "maat")


def lees(groep: Groep, map_: Path) -> Callable[[], Deel]:
    """Lees de velden; alles wat eraan mankeert komt in de fouten van de groep."""
    woningen, regeling = voorraad(groep, map_), kant(groep, "recht", map_)
    assen = velden.teksten(groep, "assen", ())
    if regeling is not None:
        met_fouten(groep, "assen", lambda: lees_assen(assen, regeling))
    maat = velden.keuze(groep, "maat", (*MATEN, *HUURMATEN), "midden")
    return lambda: _deel(woningen, cast("Regeling", regeling), assen, maat)  # met een fout wordt het deel niet gerekend


def _deel(woningen: Woningen, regeling: Regeling, assen: Sequence[str], maat: str) -> Deel:
    with woningen.klaar() as paden:
        g = bereken(paden, regeling, assen)
    if maat not in g.kolommen:
        raise InvoerFout([Fout("maat", "geen_huren", f"Zonder bekende huren is er geen “{maat}”.")])
    waarden = [Spreiding(*g.waarde(punt, maat)) for punt in g.punten]
    return Deel(
        titel=f"Gevoeligheid: {_naam(maat)}",
        blokken=(Alinea(woningen.zin()), _gemeten(g), _blok(g, maat, waarden)),
        methode=(
            f"Elk punt van het rooster is een wijziging van {recht_naam(regeling)}; elke woning is er opnieuw onder gewaardeerd.",
            BEREIK if len(g.voorraden) > 1 else EEN_VOORRAAD,
        ),
        aannamen=AANNAMEN,
        bronnen=woningen.bronnen(),
    )


def _gemeten(g: Gevoeligheid) -> Alinea:
    per_voorraad = zip(g.voorraden, g.rijen, g.gemeten, g.afgekeurd, strict=True)
    return Alinea(" ".join(verantwoording(*m) for m in per_voorraad))


def _naam(maat: str) -> str:
    return MAATNAMEN.get(maat, maat.replace("_", " "))


def _schrijf(maat: str) -> Callable[[Spreiding | None], str]:
    in_centen = maat == "maximum" or maat.endswith("_centen")
    return (lambda s: bedragen(s, 0)) if in_centen else getal


def _blok(g: Gevoeligheid, maat: str, waarden: Sequence[Spreiding]) -> Blok:
    schrijf = _schrijf(maat)
    rijen = tuple(
        (*(as_.naam(w) for as_, w in zip(g.assen, punt.waarden, strict=True)), schrijf(s))
        for punt, s in zip(g.punten, waarden, strict=True)
    )
    titel = f"{_naam(maat)} naar {' en '.join(as_.tekst for as_ in g.assen)}"
    tabel = Tabel(titel, (*(as_.tekst for as_ in g.assen), _naam(maat)), rijen, links=())
    deler = 100 if maat == "maximum" or maat.endswith("_centen") else 1
    eenheid = "€ per maand" if deler == 100 else "punten" if maat == "punten" else "woningen"
    if len(g.assen) == 1:
        (as_,) = g.assen
        beschrijving = f"Een lijn van {rijen[0][0]} ({rijen[0][1]}) tot {rijen[-1][0]} ({rijen[-1][1]})."
        namen = tuple(as_.naam(w) for w in as_.waarden)
        return Figuur(
            titel,
            LIJNEN,
            beschrijving,
            namen,
            (lijn(_naam(maat), waarden, schrijf, _deel_door(deler)),),
            tabel,
            eenheid,
            as_.tekst,
        )
    if len(g.assen) == 2:
        return _vlak(g, waarden, schrijf, (titel, eenheid, deler), tabel)
    return tabel


def _deel_door(deler: int) -> Fraction:
    return Fraction(1, deler)


def _vlak(
    g: Gevoeligheid,
    waarden: Sequence[Spreiding],
    schrijf: Callable[[Spreiding | None], str],
    hoe: tuple[str, str, int],
    tabel: Tabel,
) -> Figuur:
    """De eerste as omhoog, de tweede opzij."""
    eerste, tweede = g.assen
    n = len(tweede.waarden)
    lijnen = tuple(
        Lijn(
            f"{eerste.tekst} {eerste.naam(w)}",
            tuple(float(s.midden) / hoe[2] for s in waarden[i * n : (i + 1) * n]),
            tuple(map(schrijf, waarden[i * n : (i + 1) * n])),
        )
        for i, w in enumerate(eerste.waarden)
    )
    laagst, hoogst = min(waarden, key=lambda s: s.midden), max(waarden, key=lambda s: s.midden)
    beschrijving = f"Een vlak met {eerste.tekst} omhoog en {tweede.tekst} opzij; donkerder is hoger. De laagste waarde is {schrijf(laagst)}, de hoogste {schrijf(hoogst)}."
    return Figuur(
        hoe[0], VLAK, beschrijving, tuple(tweede.naam(w) for w in tweede.waarden), lijnen, tabel, hoe[1], tweede.tekst
    )
