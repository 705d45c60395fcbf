"""Een deel over huishoudens: eigen huishoudens voor en na, of de gedrukte tabel van de brief van 2022."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.beleid.huishoudens import gedrukte_tabel, huishoudens_uit
from huurstelsel.uitleg.beleid.huishoudens import UITLEG_TABEL, gemiddelde_als_zin, inkomen
from huurstelsel.uitleg.beleid.rapport.blokken import STAVEN, Alinea, Deel, Figuur, Lijn, Tabel
from huurstelsel.uitleg.beleid.schrijven import bedrag, procent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from huurstelsel.beleid.huishoudens import Huishouden
    from huurstelsel.recht.voorstel_velden import Groep

VELDEN = ("huishoudens",)


def lees(groep: Groep, map_: Path) -> Callable[[], Deel]:  # noqa: ARG001 - elk deel wordt zo gelezen
    """Lees eigen huishoudens, als die er zijn."""
    if not groep.heeft("huishoudens", verplicht=False):
        return _gedrukt
    eigen = huishoudens_uit(groep)
    return lambda: _eigen(eigen)


def _gedrukt() -> Deel:
    rijen = gedrukte_tabel()
    cellen = tuple(
        (r.naam, *(bedrag(Fraction(x), 0) for x in (r.voor, r.na, r.voor - r.na)), f"{r.quote_voor}%", f"{r.quote_na}%", inkomen(r))
        for r in rijen
    )  # fmt: skip
    koppen = ("Huishouden", "huur voor", "huur na", "verlaging", "quote voor", "quote na", "netto inkomen dat past")
    tabel = Tabel("Voorbeeldhuishoudens", koppen, cellen)
    voor, na = ([Fraction(getattr(r, veld)) for r in rijen] for veld in ("quote_voor", "quote_na"))
    return Deel(
        titel="Voorbeeldhuishoudens van de brief van 9 december 2022",
        blokken=(_figuur([r.naam for r in rijen], voor, na, 0, tabel), Alinea(gemiddelde_als_zin())),
        methode=(UITLEG_TABEL,),
        bronnen=("Brief van 9 december 2022, Kamerstukken II 2022/23, 27 926, nr. 372; daar: WoON2021, bewerking BZK",),
    )


def _eigen(huishoudens: Sequence[Huishouden]) -> Deel:
    cellen = tuple(
        (h.naam, *(bedrag(x) for x in (h.inkomen, h.voor, h.na)), procent(h.quote_voor * 100), procent(h.quote_na * 100))
        for h in huishoudens
    )  # fmt: skip
    koppen = ("Huishouden", "netto inkomen", "huur voor", "huur na", "quote voor", "quote na")
    tabel = Tabel("Huishoudens voor en na", koppen, cellen)
    voor, na = ([getattr(h, veld) * 100 for h in huishoudens] for veld in ("quote_voor", "quote_na"))
    return Deel(
        titel="Huurquote van huishoudens",
        blokken=(_figuur([h.naam for h in huishoudens], voor, na, 1, tabel),),
        methode=(
            "De huurquote is de kale huur gedeeld door het netto inkomen per maand; huurtoeslag blijft buiten beschouwing.",
        ),
        bronnen=("eigen opgave in het scenario",),
    )


def _figuur(
    namen: Sequence[str], voor: Sequence[Fraction], na: Sequence[Fraction], decimalen: int, tabel: Tabel
) -> Figuur:
    lijnen = tuple(
        Lijn(naam, tuple(map(float, quotes)), tuple(procent(q, decimalen) for q in quotes))
        for naam, quotes in (("voor", voor), ("na", na))
    )
    delen = "; ".join(
        f"{n}: {a} voor, {b} na" for n, a, b in zip(namen, lijnen[0].teksten, lijnen[1].teksten, strict=True)
    )
    beschrijving = f"Staven per huishouden, voor en na. {delen}."
    return Figuur("Huurquote voor en na", STAVEN, beschrijving, tuple(namen), lijnen, tabel, "% van het netto inkomen")
