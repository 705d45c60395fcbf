"""De maximale huurprijs waaraan op een dag wordt getoetst: uit de waardering, een opgegeven puntental, of een uitspraak daarover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.fouten import InvoerFout, RechtFout
from huurstelsel.huur.opslagen import met_opslag
from huurstelsel.huur.waarderingen import Bereik
from huurstelsel.recht.tabellen import tarief
from huurstelsel.reken.getallen import element
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.waarderingen import Waarderingen
    from huurstelsel.recht.tabellen import Tarief
    from huurstelsel.uitkomst import Huurprijs, Uitkomst

BINDEND = (
    "rechter",
    "huurcommissie",
)  # Uhw art. 10b; een uitspraak van de rechter komt voor die van de huurcommissie (BW 7:262)


@dataclass(frozen=True, slots=True)
class Maximum:
    """Wat een woonruimte op een dag ten hoogste mag kosten, in eurocenten; een bereik als feiten onbekend zijn.

    Attributes:
        kaal, met_opslag: maximale huurprijs vóór en na de opslagen van art. 8a Bhw.
        punten: laagste en hoogste puntental.
        herkomst: hoe het puntental is gevonden.
        zekerheid: leeg als de huurtabel officieel is.
        onbekend: feiten waarvan het bereik afhangt.
    """

    kaal: Bereik
    met_opslag: Bereik
    punten: Bereik
    herkomst: str
    zekerheid: str = ""
    onbekend: tuple[Melding, ...] = ()
    aannamen: tuple[Melding, ...] = ()


def maximum(document: Document, waarderingen: Waarderingen, dag: date) -> Maximum | str:
    """Het maximum op een dag, of de zin die zegt waarom het er niet is."""
    try:
        uitkomst = waarderingen.op(dag)
    except InvoerFout as e:  # een voorstel dat op die dag niet geldt
        return "; ".join(fout.zin for fout in e.fouten)
    punten, herkomst = _opgegeven(document, dag)
    if punten is not None:
        return _bij_punten(waarderingen, dag, punten, herkomst, uitkomst)
    return uitkomst if isinstance(uitkomst, str) else _berekend(uitkomst)


def _opgegeven(document: Document, dag: date) -> tuple[int | None, str]:
    """Een puntental dat voorgaat: dat van rechter of Huurcommissie op dezelfde dag, of dat bij de aanvang."""
    for wie in BINDEND:
        for w in document.waarderingen:
            if w.door == wie and w.peildatum == dag:
                naam = "de rechter" if wie == "rechter" else "de Huurcommissie"
                return w.punten, f"{w.punten} punten volgens {naam}"
    punten = document.contract.punten_bij_aanvang
    if punten is not None and document.contract.ingangsdatum == dag:
        return punten, f"{punten} punten bij aanvang volgens het document"
    return None, ""


def _berekend(u: Uitkomst) -> Maximum:
    hoogst = u.huurprijs_hoogst
    tekst = (
        f"{u.punten} punten"
        if u.punten is not None
        else f"{u.punten_minimaal} tot {u.punten_maximaal} punten"
        if u.punten_maximaal is not None
        else f"ten minste {u.punten_minimaal} punten"
    )
    return Maximum(
        kaal=Bereik(u.huurprijs.maximaal, None if hoogst is None else hoogst.maximaal),
        met_opslag=Bereik(u.huurprijs.maximaal_met_opslag, None if hoogst is None else hoogst.maximaal_met_opslag),
        punten=Bereik(u.punten_minimaal, u.punten_maximaal),
        herkomst=tekst,
        zekerheid=_zekerheid(u.huurprijs.zekerheid, u.huurprijs.bron),
        onbekend=u.onbekend,
    )


def _bij_punten(
    waarderingen: Waarderingen, dag: date, punten: int, herkomst: str, uitkomst: Uitkomst | str
) -> Maximum | str:
    """Het maximum bij een opgegeven puntental; de opslagen zijn die van de eigen waardering."""
    try:
        tabel = tarief(waarderingen.document.woning.stelsel, dag)
    except RechtFout as e:
        return str(e)
    kaal = element(tabel.maximale_huurprijs(np.array([punten])), 0)
    zekerheid = _zekerheid(tabel.zekerheid, tabel.bron)
    if isinstance(uitkomst, str):
        zin = f"Geen opslag meegerekend: {uitkomst}"
        geen = (Melding("contract.punten_bij_aanvang", zin),)
        return Maximum(Bereik(kaal, kaal), Bereik(kaal, kaal), Bereik(punten, punten), herkomst, zekerheid, (), geen)
    p = waarderingen.regeling_op(dag).parameters("opslagen")
    hoogst = uitkomst.huurprijs_hoogst or uitkomst.huurprijs
    laag, hoog = (element(met_opslag(np.array([kaal]), np.array([_procent(h)]), p), 0) for h in (uitkomst.huurprijs, hoogst))  # fmt: skip
    return Maximum(Bereik(kaal, kaal), Bereik(laag, hoog), Bereik(punten, punten), herkomst, zekerheid)


def _procent(huurprijs: Huurprijs) -> int:
    return sum(opslag.procent for opslag in huurprijs.opslagen)


def _zekerheid(soort: str, bron: str) -> str:
    return "" if soort in {"", "primair"} else f"{soort}: {bron}; een officiële tabel is niet gezien"


def een_punt(tabel: Tarief, punten: Bereik, *, erboven: bool) -> Bereik:
    """Kleinste en grootste verschil dat één punt in de huurtabel maakt, bij een puntental of een bereik daarvan.

    Args:
        erboven: het verschil met één punt meer; anders met één punt minder.
    """
    hoogste = tabel.hoogste if punten.hoog is None else punten.hoog
    rij = np.arange(punten.laag, max(hoogste, punten.laag) + 1)
    anders = rij + 1 if erboven else rij - 1
    verschil = np.abs(tabel.maximale_huurprijs(anders) - tabel.maximale_huurprijs(rij))
    return Bereik(int(verschil.min()), int(verschil.max()))
