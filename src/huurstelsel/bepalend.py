"""Welk onbekend feit, eenmaal bekend, het bereik van de punten het kleinst maakt."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from huurstelsel.feiten.rijen import Invulling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.waardering import Zaak

OPPERVLAKTE, VERWARMING, VOORZIENINGEN = "oppervlakte", "verwarming", "voorzieningen"
RUIMTEN, OVERIG = "ruimten", "overig"

_FEIT = {
    "woning.ruimten": RUIMTEN,
    "woning.woningtype": "woningtype",
    "woning.bouwjaar": "bouwjaar",
    "contract.ondertekend": "ondertekend",
    "verwarmd": VERWARMING,
    "oppervlakte": OPPERVLAKTE,
    "voorzieningen": "aanrecht",
    "voorzieningen_onbekend": VOORZIENINGEN,
}
_VELDEN = {
    "woningtype": "woningtype",
    "bouwjaar": "bouwjaar",
    "ondertekend": "ondertekend",
    "aanrechten": "aanrecht",
    "plekken": OPPERVLAKTE,
}


def feit_van(pad: str) -> str:
    """Over welk soort feit een melding gaat, naar haar pad."""
    return _FEIT.get(pad) or _FEIT.get(pad.rsplit(".", 1)[-1], OVERIG)


def bepalend(zaak: Zaak, punten: Sequence[int], *, begrensd: bool) -> str | None:
    """Het soort feit dat het bereik in het ongunstigste geval het kleinst maakt; `None` als niets ertoe doet.

    Args:
        punten: hele punten per invulling van de zaak.
        begrensd: er is een bovengrens; zonder zijn de ruimten of een oppervlakte binnen onbekend, en die gaan voor.
    """
    if not begrensd:
        return RUIMTEN if zaak.document.woning.ruimten_onbekend else OPPERVLAKTE
    if max(punten) == min(punten):
        return None
    breedte = {}
    for veld in fields(Invulling):
        per_waarde: dict[object, list[int]] = {}
        for invulling, punt in zip(zaak.invullingen, punten, strict=True):
            per_waarde.setdefault(getattr(invulling, veld.name), []).append(punt)
        if len(per_waarde) > 1:
            breedte[veld.name] = max(max(deel) - min(deel) for deel in per_waarde.values())
    beste = min(breedte, key=lambda naam: breedte[naam])
    if beste == "ruim":
        soorten = {feit_van(m.pad) for m in zaak.onbekende}
        return next(soort for soort in (VERWARMING, VOORZIENINGEN, OPPERVLAKTE) if soort in soorten)
    return _VELDEN.get(beste, OVERIG)


def paden(zaak: Zaak, punten: Sequence[int], *, begrensd: bool) -> tuple[str, ...]:
    """De paden van de onbekende feiten van die soort."""
    soort = bepalend(zaak, punten, begrensd=begrensd)
    return tuple(m.pad for m in zaak.onbekende if feit_van(m.pad) == soort)
