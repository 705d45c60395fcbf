"""BW 7:255 en 7:255a: verhoging na een woningverbetering, met of zonder de maximale huurprijs als grens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.feiten import huurprijs_op
from huurstelsel.huur.termijnen import doorgelopen
from huurstelsel.huur.zaak import HUURPRIJS
from huurstelsel.reken.datums import maanden_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.feiten.verhoging import Woningverbetering
    from huurstelsel.huur.verhoging_zaak import Verhogingszaak
    from huurstelsel.recht.laden import Parameters

_ID, _VRAAG = "woningverbetering", "Mag de huurprijs om de verbetering omhoog?"
GEEN_BEPALING = "geen bepaling"
_OORDEEL = Reden(
    "of de verhoging in redelijke verhouding tot de kosten staat, is een oordeel en hier niet beslist", "Uhw art. 15"
)


def ingang(gereed: date) -> date:
    """De eerste dag van de maand na het gereedkomen (Uhw art. 15 lid 1)."""
    return maanden_verder(gereed.replace(day=1), 1)


def te_klein(verbetering: Woningverbetering, p: Parameters) -> bool:
    """Of het geschil onder de ondergrens van Uhw art. 9 lid 4 ligt, die ook voor gebreken geldt.

    Args:
        p: parameters van het onderwerp `toetsing`.
    """
    minstens: int = p.gebrek_minstens
    return afgekapt(verbetering.verhoging, 100) < minstens


def woningverbetering(v: Verhogingszaak) -> Beslissing | None:
    """`None` zonder opgegeven verbetering; zij telt niet mee voor de twaalf maanden (BW 7:251 lid 1)."""
    verbetering = v.document.woningverbetering
    if verbetering is None:
        return None
    if verbetering.gebrek_verholpen:
        zin = "het verhelpen van een gebrek is geen verbetering"
        return Beslissing(_ID, _VRAAG, NEE, (Reden(zin, "BW 7:255 lid 1 onder b"),))
    vrij, midden = v.segment.vrij.uitkomst, v.nieuw_midden and v.segment.midden.uitkomst == JA
    if v.soort.ligplaats or (vrij == JA and midden):
        zin = "7:247a sluit 7:255 en 7:255a uit" if v.soort.ligplaats else "7:247 sluit 7:255 uit en 7:247b 7:255a"
        return Beslissing(_ID, _VRAAG, GEEN_BEPALING, (Reden(zin, "BW 7:247, 7:247a en 7:247b"),))
    if vrij == NIET_TE_BESLISSEN:
        return onbeslist(_ID, _VRAAG, v.segment.vrij.ontbreekt)
    if vrij == JA:
        zin = "geliberaliseerd: de maximale huurprijs begrenst deze verhoging niet"
        return _uitkomst(v, verbetering, JA, (Reden(zin, "BW 7:255a; Uhw art. 15a"), _OORDEEL))
    return _begrensd(v, verbetering)


def _begrensd(v: Verhogingszaak, verbetering: Woningverbetering) -> Beslissing:
    """BW 7:255: de nieuwe huurprijs niet hoger dan de maximale huurprijs na de verbetering."""
    dag, vraagt = ingang(verbetering.gereed), afgekapt(verbetering.verhoging, 100)
    huur, maximaal = huurprijs_op(v.document, dag).centen, v.z.waarderingen.maximaal(dag, opslag=True)
    if huur is None or isinstance(maximaal, str):
        melding = HUURPRIJS if huur is None else Melding("woning", str(maximaal))
        return onbeslist(_ID, _VRAAG, (melding,))
    teveel = [max(0, huur + vraagt - max(huur, m)) for m in (maximaal.laag, maximaal.hoog) if m is not None]
    if maximaal.hoog is None and teveel[0]:
        teveel.append(0)
    reden = Reden("ten hoogste tot de maximale huurprijs na de verbetering", "BW 7:255 lid 1; Uhw art. 15 lid 2")
    bedragen = (
        Bedrag("geldende huurprijs", huur),
        Bedrag("maximale huurprijs", maximaal.laag),
        Bedrag("te veel", teveel[0]),
    )
    if len(set(teveel)) > 1:
        melding = Melding("woning", "De maximale huurprijs hangt van onbekende feiten af.")
        return onbeslist(_ID, _VRAAG, (melding,), reden)
    return _uitkomst(v, verbetering, NEE if teveel[0] else JA, (reden, _OORDEEL), bedragen)


def _uitkomst(
    v: Verhogingszaak,
    verbetering: Woningverbetering,
    uitkomst: str,
    redenen: tuple[Reden, ...],
    bedragen: tuple[Bedrag, ...] = (),
) -> Beslissing:
    gevraagd = Bedrag("gevraagde verhoging", afgekapt(verbetering.verhoging, 100))
    datums = [Datum("ingang van de verhoging", ingang(verbetering.gereed))]
    p = v.regeling.parameters("toetsing")
    if te_klein(verbetering, p):
        zin = f"het gaat om minder dan € {p.gebrek_minstens // 100} per maand: daarover doet de Huurcommissie geen uitspraak"
        redenen = (*redenen, Reden(zin, "Uhw art. 9 lid 4"))
    else:
        dag = doorgelopen(maanden_verder(verbetering.gereed, 3), v.z.kiest)
        datums.append(Datum("naar de Huurcommissie tot en met", dag))
    return Beslissing(_ID, _VRAAG, uitkomst, redenen, (gevraagd, *bedragen), tuple(datums))
