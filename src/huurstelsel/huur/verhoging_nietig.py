"""BW 7:248 lid 2 en 3: wat een beding eerder te veel gaf is nietig, en telt niet mee voor een volgende verhoging (keuze nietig_meerdere)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.fouten import RechtFout
from huurstelsel.huur.beslissing import NIET_TE_BESLISSEN
from huurstelsel.huur.feiten import VERLAGINGEN
from huurstelsel.huur.verhoging_grens import GEEN, HOOG, LAAG, op_dag
from huurstelsel.huur.verhoging_regel import regel
from huurstelsel.huur.verhoging_tijdvak import JAARLIJKS
from huurstelsel.huur.verhoging_zaak import Gevraagd, Verhogingszaak
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import euro
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from huurstelsel.feiten.huur import Huurwijziging
    from huurstelsel.feiten.model import Document


def zonder_nietig(v: Verhogingszaak) -> tuple[Document, tuple[Melding, ...]]:
    """Het document met de huurprijzen die van rechtswege golden, en wat daarvoor van een opgegeven huurprijs afging."""
    document, meldingen = v.document, []
    if not v.contract.beding_huurverhoging or not v.z.kiest("nietig_meerdere", "van_rechtswege"):
        return document, ()
    vorige = geldend = v.z.aanvang.centen
    for w in v.eerder:
        huur = afgekapt(w.huurprijs, 100)
        door = _doorgerekend(w.reden, huur, vorige, geldend)
        toegelaten = _toegelaten(document, v, w) if w.reden in JAARLIJKS else None
        vorige, geldend = huur, min(door, door if toegelaten is None else toegelaten)
        if geldend < huur:
            document = _met(document, w, geldend)
            zin = f"Van {euro(huur)} per {in_woorden(w.datum)} is {euro(huur - geldend)} nietig (BW 7:248): gerekend met {euro(geldend)}."
            meldingen.append(Melding(f"contract.wijzigingen[{v.contract.wijzigingen.index(w)}].huurprijs", zin))
    return document, tuple(meldingen)


def _doorgerekend(reden: str, huur: int, vorige: int | None, geldend: int | None) -> int:
    """Wat een opgegeven huurprijs is zonder wat al nietig was: een bevriezing en een verbetering gaan uit van de huurprijs die gold."""
    if vorige is None or geldend is None or geldend == vorige:
        return huur
    if reden in {"bevriezing_op_verzoek", "verhoging_na_woningverbetering"}:
        return geldend + huur - vorige
    return min(huur, geldend) if reden in VERLAGINGEN else huur


def _toegelaten(document: Document, v: Verhogingszaak, w: Huurwijziging) -> int | None:
    """De hoogste huurprijs van toen naar art. 10 Uhw; `None` als die niet bekend is. Van een verhoging naar inkomen de hoogste klasse."""
    toen = Verhogingszaak(document, replace(v.regeling, peildatum=w.datum), Gevraagd(w.datum))
    huur, regel_ = toen.huur.centen, regel(toen)
    if huur is None or regel_.uitkomst in {NIET_TE_BESLISSEN, GEEN}:
        return None
    klasse = HOOG if w.reden == "verhoging_inkomen" and toen.soort.zelfstandig else LAAG
    try:
        grens = op_dag(toen.regeling, regel_.uitkomst, huur, klasse=klasse, soort=toen.soort, reeksen=v.reeksen)
    except RechtFout:
        return None
    return grens.hoogste(huur, v.afronding)


def _met(document: Document, w: Huurwijziging, centen: int) -> Document:
    """Hetzelfde document met een andere huurprijs bij één wijziging."""
    anders = w.model_copy(update={"huurprijs": Decimal(centen) / 100})
    wijzigingen = tuple(anders if x.datum == w.datum else x for x in document.contract.wijzigingen)
    contract = document.contract.model_copy(update={"wijzigingen": wijzigingen, "huurprijs": None})
    return document.model_copy(update={"contract": contract})
