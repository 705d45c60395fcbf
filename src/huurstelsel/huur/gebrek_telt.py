"""Welk gebrek telt: of de woonruimte het kan hebben, en welk deel van de huurprijs er ten laagste bij hoort (Bhw art. 6, bijlage II)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.huur.beslissing import Reden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.feiten.huur import Gebrek
    from huurstelsel.huur.toetszaak import Toetszaak
    from huurstelsel.recht.laden import Parameters

ALLEEN_ZELFSTANDIG = (1, 6)  # bijlage II.1, categorie A: “de woonruimte welke een zelfstandige woning vormt”
OOK_EIGEN_WOONWAGEN = (1, 4, 5)  # bijlage II.2, onder 3


class Telling(NamedTuple):
    """Wat een gebrek doet.

    Attributes:
        reden: waarom het gebrek telt of niet telt.
        procent: deel van de huurprijs dat ten laagste in rekening wordt gebracht.
        van, tot: dagen waartussen dat geldt; `van` is `None` als het gebrek niet telt, `tot` zolang het er is.
        ontbreekt: feiten zonder welke niet te zeggen is of het telt.
    """

    reden: Reden
    procent: int = 0
    van: date | None = None
    tot: date | None = None
    ontbreekt: tuple[Melding, ...] = ()

    @property
    def telt(self) -> bool:
        """Of het gebrek de huurprijs lager maakt."""
        return self.van is not None


def naam_van(i: int, gebrek: Gebrek) -> str:
    """Hoe een gebrek in een zin heet."""
    nummer = f" onder {gebrek.nummer}" if gebrek.nummer else ""
    omschrijving = f" ({gebrek.omschrijving})" if gebrek.omschrijving else ""
    return f"gebrek {i + 1}, categorie {gebrek.categorie}{nummer}{omschrijving}"


def procent(gebrek: Gebrek, p: Parameters) -> int:
    """Het deel van het gebrekenboek, en anders dat van de categorie; lager dan dat van de categorie kan niet."""
    minstens: int = {"A": p.gebrek_a, "B": p.gebrek_b, "C": p.gebrek_c}[gebrek.categorie]
    return minstens if gebrek.ten_laagste is None else max(minstens, gebrek.ten_laagste)


def buiten_bijlage(t: Toetszaak, i: int, gebrek: Gebrek) -> Telling | None:
    """Een gebrek dat bij deze woonruimte niet telt, of waarvan dat niet te zeggen is; `None` als bijlage II het toelaat."""
    stelsel = t.document.woning.stelsel
    if stelsel == "onzelfstandig" and gebrek.categorie == "A" and gebrek.nummer in ALLEEN_ZELFSTANDIG:
        return telt_niet(i, gebrek, "bestaat alleen bij een zelfstandige woning", "Bhw bijlage II.1, categorie A")
    if stelsel != "standplaats" or not gebrek.aan_eigen_woonwagen:
        return None
    artikel = "Bhw bijlage II.2 onder 3 en 4"
    if gebrek.categorie != "A" or gebrek.nummer not in {None, *OOK_EIGEN_WOONWAGEN}:
        return telt_niet(i, gebrek, "een gebrek aan de eigen woonwagen raakt de huur van de standplaats niet", artikel)
    if gebrek.nummer is None:
        nodig = Melding(f"gebreken[{i}].nummer", "Bij de eigen woonwagen tellen alleen 1, 4 en 5 van categorie A.")
        return onbekend(i, gebrek, "aan de eigen woonwagen", artikel, nodig)
    return None


def telt_niet(i: int, gebrek: Gebrek, waarom: str, artikel: str) -> Telling:
    """Een gebrek dat om een andere reden niet telt."""
    return Telling(Reden(f"{naam_van(i, gebrek)}: {waarom}", artikel))


def onbekend(i: int, gebrek: Gebrek, waarom: str, artikel: str, nodig: Melding) -> Telling:
    """Een gebrek waarvan niet te zeggen is of het telt."""
    return Telling(Reden(f"{naam_van(i, gebrek)}: {waarom}", artikel), ontbreekt=(nodig,))
