"""Het beleid van een gemeente als bestand: haar boetebedragen (Wgv), of zij een verhuurvergunning eist, en haar toewijzing van middenhuur.

Het bestand is YAML of JSON; docs/gemeentebeleid.md beschrijft het. Alle fouten komen tegelijk, elk met pad, vaste code en een zin. Een boete
gaat nooit boven het wettelijk maximum, en een inkomen voor toewijzing nooit onder het wettelijke.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import InvoerFout
from huurstelsel.huur.gemeente_toets import boetefouten, toewijzingsfouten
from huurstelsel.recht.veldenbestand import Soort, bytes_van, velden_van
from huurstelsel.recht.voorstel_velden import Groep, kort

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SOORT = Soort("gemeentebeleid", "geen_beleid", "gemeente", "docs/gemeentebeleid.md")
GEVRAAGD = ("2", "2a", "2b", "3")
_BEDRAG = re.compile(r"[0-9]{1,9}([.,][0-9]{1,2})?")
_JA_NEE = {"ja": True, "nee": False, True: True, False: False}


@dataclass(frozen=True, slots=True)
class Boeteregel:
    """Wat de gemeente oplegt voor één overtreding door een verhuurder van een bepaalde omvang.

    Attributes:
        plaats: volgnummer in het bestand, vanaf 0.
        overtreding: artikel van de Wgv: 2, 2a, 2b of 3.
        van, tot_en_met: verhuurde woongelegenheden; `None` zonder bovengrens.
        bedrag, herhaling: eurocenten; `herhaling` na een boete in de vier jaar ervoor, `None` als het beleid daarover zwijgt.
    """

    plaats: int
    overtreding: str
    van: int
    tot_en_met: int | None
    bedrag: int
    herhaling: int | None

    def past_bij(self, overtreding: str, omvang: int | None) -> bool:
        """Of de regel over deze overtreding en (als zij bekend is) deze omvang gaat."""
        if overtreding != self.overtreding:
            return False
        return omvang is None or (self.van <= omvang and (self.tot_en_met is None or omvang <= self.tot_en_met))


@dataclass(frozen=True, slots=True)
class Gemeente:
    """Het beleid van een gemeente; wat er niet in staat is `None`, geldt niet of is niet bekend.

    Attributes:
        vanaf, tot: dagen waarop het beleid geldt, tot (niet tot en met) `tot`.
        vergunningplicht: voor de woning is een verhuurvergunning nodig (Wgv art. 5 lid 1).
        middenhuur_aangewezen: middeldure huurwoonruimte is in de huisvestingsverordening aangewezen (Huisvestingswet 2014 art. 7 lid 1).
        inkomen_alleen, inkomen_meer: middeninkomen in eurocenten, als de raad het hoger stelt dan de wet (art. 10 lid 4).
    """

    naam: str
    bron: str
    vanaf: date
    tot: date | None
    boetes: tuple[Boeteregel, ...]
    vergunningplicht: bool | None
    middenhuur_aangewezen: bool | None
    inkomen_alleen: int | None
    inkomen_meer: int | None

    def geldt_op(self, dag: date) -> bool:
        """Of het beleid op een dag geldt."""
        return self.vanaf <= dag and (self.tot is None or dag < self.tot)


def lees_gemeente(bestand: Path) -> Gemeente:
    """Lees het beleid van een gemeente.

    Raises:
        InvoerFout: met alle fouten, in de volgorde van het bestand.
    """
    groep = velden_van(bytes_van(bestand, _SOORT), bestand, _SOORT)
    uit = _gemeente(groep)
    if groep.fouten:
        raise InvoerFout(dict.fromkeys(groep.fouten))
    return uit


_VELDEN = ("gemeente", "bron", "vanaf", "tot", "boetes", "vergunningplicht", "toewijzing")


def _gemeente(groep: Groep) -> Gemeente:
    groep.alleen(_VELDEN)
    toewijzing = groep.groep("toewijzing", ("aangewezen", "inkomen_alleen", "inkomen_meer"))
    vanaf, tot = groep.datum("vanaf", verplicht=True), groep.datum("tot")
    if vanaf is not None and tot is not None and tot <= vanaf:
        groep.meld("tot", "geldt_nooit", f"Deze datum ligt niet na vanaf ({vanaf}).")
    uit = Gemeente(
        naam=groep.tekst("gemeente"),
        bron=groep.tekst("bron"),
        vanaf=vanaf or date.min,
        tot=tot,
        boetes=tuple(_boetes(groep)),
        vergunningplicht=_ja_nee(groep, "vergunningplicht"),
        middenhuur_aangewezen=None if toewijzing is None else _ja_nee(toewijzing, "aangewezen"),
        inkomen_alleen=None if toewijzing is None else _bedrag(toewijzing, "inkomen_alleen"),
        inkomen_meer=None if toewijzing is None else _bedrag(toewijzing, "inkomen_meer"),
    )
    if vanaf is not None:
        groep.fouten.extend((*boetefouten(uit), *toewijzingsfouten(uit)))
    return uit


def _boetes(groep: Groep) -> Iterator[Boeteregel]:
    for i, deel in groep.groepen("boetes", ("overtreding", "van", "tot_en_met", "bedrag", "herhaling")):
        eerder = len(deel.fouten)
        overtreding = _overtreding(deel)
        van, tot = _aantal(deel, "van"), _aantal(deel, "tot_en_met")
        bedrag, herhaling = _bedrag(deel, "bedrag", verplicht=True), _bedrag(deel, "herhaling")
        if tot is not None and van is not None and tot < van:
            deel.meld("tot_en_met", "te_laag", f"Dit moet ten minste {van} zijn, de ondergrens van deze regel.")
        if len(deel.fouten) == eerder and bedrag is not None:
            yield Boeteregel(i, overtreding, van or 1, tot, bedrag, herhaling)


def _overtreding(groep: Groep) -> str:
    """Het artikel van de Wgv; 2 mag ook een getal zijn."""
    if not groep.heeft("overtreding"):
        return ""
    tekst = str(groep.velden["overtreding"]).strip().lower().removeprefix("art.").strip()
    if tekst not in GEVRAAGD:
        zin = f"{kort(groep.velden['overtreding'])} is geen overtreding met een boete. Mogelijk zijn: {', '.join(GEVRAAGD)}."
        groep.meld("overtreding", "onbekende_waarde", zin)
    return tekst


def _aantal(groep: Groep, veld: str) -> int | None:
    if not groep.heeft(veld, verplicht=False):
        return None
    ruw = groep.velden[veld]
    if isinstance(ruw, bool) or not isinstance(ruw, int):
        groep.meld(veld, "geen_geheel_getal", "Hier hoort een geheel getal.")
        return None
    if ruw < 1:
        groep.meld(veld, "te_laag", "Dit moet ten minste 1 zijn.")
    return ruw


def _bedrag(groep: Groep, veld: str, *, verplicht: bool = False) -> int | None:
    """Een bedrag in eurocenten."""
    if not groep.heeft(veld, verplicht=verplicht):
        return None
    tekst = str(groep.velden[veld]).strip().removeprefix("€").strip()
    if isinstance(groep.velden[veld], bool) or not _BEDRAG.fullmatch(tekst):
        zin = f"{kort(groep.velden[veld])} is geen bedrag in euro; schrijf bijvoorbeeld 2500 of 2500,50."
        groep.meld(veld, "geen_getal", zin)
        return None
    euro, _, centen = tekst.replace(",", ".").partition(".")
    return int(euro) * 100 + int(centen.ljust(2, "0") or 0)


def _ja_nee(groep: Groep, veld: str) -> bool | None:
    ruw: Any = groep.velden.get(veld)
    if isinstance(ruw, str):
        ruw = ruw.strip().lower()
    if ruw in (None, "", "onbekend"):
        return None
    if not isinstance(ruw, bool | str) or ruw not in _JA_NEE:
        groep.meld(veld, "geen_ja_nee", "Antwoord hier met ja, nee of onbekend.")
        return None
    return _JA_NEE[ruw]
