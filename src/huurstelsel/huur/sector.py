"""Onder welk regime een huurovereenkomst valt: geliberaliseerd, middeldure huurwoonruimte, gebonden aan de maximale huurprijs; en haar segment.

Drie toetsen staan naast elkaar zoals de wetten ze stellen, elk met haar eigen maatstaf: BW 7:247 kijkt naar de aanvangshuur, de
Huisvestingswet naar de maximale huurprijs of de aanvangshuur, de Wet goed verhuurderschap naar de maximale huurprijs. Waar zij botsen, zegt
het segment dat.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import RechtFout
from huurstelsel.huur.beslissing import JA, NIET_TE_BESLISSEN, Beslissing, Reden, onbeslist
from huurstelsel.huur.liberalisatie import geliberaliseerd, overgang, verlaging_mogelijk
from huurstelsel.huur.middenhuur import blijft_boven, middeldure_huurwoonruimte
from huurstelsel.huur.ongeacht import ongeacht, voor_en_na
from huurstelsel.huur.verbod import verbod_huurprijs
from huurstelsel.huur.zaak import Zaak
from huurstelsel.uitkomst import Segment

if TYPE_CHECKING:
    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.waarderingen import Grenzen
    from huurstelsel.regeling import Regeling


ONGEACHT = (
    "geliberaliseerd",
    "verlaging_mogelijk",
    "middeldure_huurwoonruimte",
    "blijft_boven",
    "verbod_huurprijs",
    "segment",
)
"""Wat vast kan staan zonder dat bekend is wanneer is getekend; de overgang zelf niet, want die vraagt juist naar die dag."""


@dataclass(frozen=True, slots=True)
class Regime:
    """Alles wat over het regime van een huurovereenkomst is te zeggen, op een peildatum.

    Attributes:
        gesloten_voor_wbh: gesloten vóór de Wet betaalbare huur (of de dag die een voorstel noemt); `None` als dat niet bekend is.
        overgang: welk recht de overeenkomst bindt, naar de dag waarop zij is gesloten.
        geliberaliseerd: of BW 7:247 de meeste huurprijsbescherming uitsluit.
        verlaging_mogelijk: of bij een geliberaliseerde overeenkomst de nieuwe tekst van BW 7:247 geldt, met verlaging (252, 254).
        middeldure_huurwoonruimte: in de zin van art. 1 Huisvestingswet 2014.
        blijft_boven: of art. 2 lid 2 Bhw een woning boven de middengrens houdt.
        verbod_huurprijs: of verhuren boven de maximale huurprijs verboden is (Wgv art. 2a lid 1 en 3).
        segment: samenvatting: laag, midden of hoog; naar het recht van vóór 1 juli 2024 gereguleerd of vrij.
        grenzen: de bedragen op de peildatum.
    """

    gesloten_voor_wbh: bool | None
    overgang: Beslissing
    geliberaliseerd: Beslissing
    verlaging_mogelijk: Beslissing
    middeldure_huurwoonruimte: Beslissing
    blijft_boven: Beslissing
    verbod_huurprijs: Beslissing
    segment: Beslissing
    grenzen: Grenzen

    @property
    def beslissingen(self) -> tuple[Beslissing, ...]:
        """Alle beslissingen, de samenvatting voorop."""
        return (
            self.segment,
            self.overgang,
            self.geliberaliseerd,
            self.verlaging_mogelijk,
            self.middeldure_huurwoonruimte,
            self.blijft_boven,
            self.verbod_huurprijs,
        )


def regime(document: Document, regeling: Regeling) -> Regime:
    """Het regime van een huurovereenkomst op de peildatum van de regeling.

    Raises:
        FeitenFout: de feiten over de woning kloppen niet.
        RechtFout: voor de peildatum is het recht er niet of niet bekend.
    """
    zaak = Zaak(document, regeling)
    uit, beide = _regime(zaak), voor_en_na(zaak)
    if beide is None:
        return uit
    try:
        voor, na = (_regime(z) for z in beide)
    except RechtFout:  # van de dag van de wet is het recht niet bekend: de vraag blijft open
        return uit
    vast: dict[str, Any] = {
        naam: ongeacht(getattr(uit, naam), getattr(voor, naam), getattr(na, naam), zaak.wet) for naam in ONGEACHT
    }
    return replace(uit, **vast)


def _regime(zaak: Zaak) -> Regime:
    """Het regime van een overeenkomst, met wat bekend is over de dag van ondertekening."""
    vrij, middel, boven = geliberaliseerd(zaak), middeldure_huurwoonruimte(zaak), blijft_boven(zaak)
    return Regime(
        gesloten_voor_wbh=zaak.gesloten_voor,
        overgang=overgang(zaak),
        geliberaliseerd=vrij,
        verlaging_mogelijk=verlaging_mogelijk(zaak, vrij),
        middeldure_huurwoonruimte=middel,
        blijft_boven=boven,
        verbod_huurprijs=verbod_huurprijs(zaak, boven),
        segment=segment(zaak, vrij, middel),
        grenzen=zaak.grenzen,
    )


def segment(z: Zaak, vrij: Beslissing, middel: Beslissing) -> Beslissing:
    """Het segment waarnaar de huurprijsregels kijken, met een reden waar de toetsen botsen."""
    vraag, id_ = "In welk segment valt de huurovereenkomst?", "segment"
    oud = z.gesloten_voor or not z.nieuw_recht or z.grenzen.midden is None
    if vrij.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist(id_, vraag, vrij.ontbreekt)
    if vrij.uitkomst == JA:
        uitkomst = Segment.VRIJ if not z.nieuw_recht else Segment.HOOG
        redenen = [Reden("de huurprijs is geliberaliseerd", "BW 7:247")]
        if middel.uitkomst == JA and not oud:
            redenen.append(
                Reden(
                    "het is óók een middeldure huurwoonruimte: BW 7:248 lid 3 noemt beide grenzen voor de verhoging",
                    "BW 7:248 lid 3; Huisvestingswet 2014 art. 1",
                )
            )
        return Beslissing(id_, vraag, uitkomst.value, tuple(redenen))
    if oud:
        zin = "niet geliberaliseerd: de volledige huurprijsbescherming geldt"
        naam = Segment.GEREGULEERD if not z.nieuw_recht else Segment.LAAG
        return Beslissing(id_, vraag, naam.value, (Reden(zin, "BW 7:247 (oud); Overgangswet NBW art. 208e"),))
    if middel.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist(id_, vraag, middel.ontbreekt)
    midden = middel.uitkomst == JA
    zin = (
        "middeldure huurwoonruimte, niet geliberaliseerd"
        if midden
        else "niet geliberaliseerd en geen middeldure huurwoonruimte"
    )
    return Beslissing(
        id_, vraag, (Segment.MIDDEN if midden else Segment.LAAG).value, (Reden(zin, "BW 7:247 en 7:247b"),)
    )
