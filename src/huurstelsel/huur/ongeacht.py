"""Is niet bekend wanneer is getekend, dan staat toch vast wat bij elke mogelijke dag van ondertekening hetzelfde is.

Een huur die op of na de inwerkingtreding van de Wet betaalbare huur inging, kan ervoor of erna zijn gesloten. Van vóór de wet geldt één recht,
van erna een ander; de dag zelf telt niet verder. Dat een huur dertig jaar vóór de ingang is gesloten (BW 7:247 onder a), blijft buiten beschouwing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from huurstelsel.huur.beslissing import NIET_TE_BESLISSEN, Beslissing, Reden
from huurstelsel.huur.zaak import Zaak
from huurstelsel.reken.datums import in_woorden

if TYPE_CHECKING:
    from datetime import date


def voor_en_na(z: Zaak) -> tuple[Zaak, Zaak] | None:
    """De zaak alsof vóór, en alsof na de inwerkingtreding is getekend; `None` als dat bekend is of elke dag er een kan zijn."""
    ingang = z.contract.ingangsdatum
    if z.gesloten_voor is not None or ingang is None or z.kiest("liberalisatiegrens_van", "ondertekening"):
        return None
    return _getekend(z, z.wet - timedelta(1)), _getekend(z, ingang)


def _getekend(z: Zaak, dag: date) -> Zaak:
    contract = z.contract.model_copy(update={"ondertekend": dag})
    return Zaak(z.document.model_copy(update={"contract": contract}), z.regeling)


def ongeacht(open_: Beslissing, voor: Beslissing, na: Beslissing, wet: date) -> Beslissing:
    """De beslissing die vóór en na de wet gelijk uitvalt, met beider redenen; anders de open beslissing.

    Args:
        open_: de beslissing zonder dag van ondertekening.
        wet: dag van inwerkingtreding.
    """
    if open_.uitkomst != NIET_TE_BESLISSEN or voor.uitkomst != na.uitkomst or na.uitkomst == NIET_TE_BESLISSEN:
        return open_
    zin = f"wanneer is getekend, is niet bekend; vóór en vanaf {in_woorden(wet)} is de uitkomst gelijk"
    redenen = (Reden(zin, "Overgangswet NBW art. 208e"), *voor.redenen, *na.redenen)
    return replace(
        na,
        redenen=tuple(dict.fromkeys(redenen)),
        bedragen=tuple(b for b in na.bedragen if b in voor.bedragen),
        datums=tuple(d for d in na.datums if d in voor.datums),
        aannamen=tuple(dict.fromkeys((*voor.aannamen, *na.aannamen))),
    )
